//! What the tables of results say besides names and numbers, in English and in Hindi. Which of them
//! is not decided here: whoever writes a table asks in the language of its reader.

use crate::domain::locale::Locale;

/// A word or phrase of the tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Word {
    /// The sheet of questions.
    Questions,
    /// The sheet of students.
    Students,
    /// The sheet of the test.
    Test,
    /// The number of a question.
    Number,
    /// The id of a question.
    Question,
    /// What it asks.
    Asked,
    /// The letters that are right.
    Key,
    /// The most marks it can earn.
    Most,
    /// The least.
    Least,
    /// Who was there when it was asked.
    There,
    /// Right answers.
    Right,
    /// Answers that earned some of the marks.
    Partly,
    /// Wrong answers.
    Wrong,
    /// Questions left; in a cell, that it was.
    Omitted,
    /// Questions for which there was no time; in a cell, that there was none.
    NotReached,
    /// Questions missed; in a cell, that it was.
    Absent,
    /// The share of those who reached a question that left it.
    OmitRate,
    /// The facility index.
    Facility,
    /// The standard deviation of its marks.
    ItemSd,
    /// The median time, in seconds.
    MedianTime,
    /// How many the figures of discrimination rest on.
    Compared,
    /// Moodle's discrimination index.
    Discrimination,
    /// The lower end of its interval.
    DiscriminationLow,
    /// The upper end.
    DiscriminationHigh,
    /// Moodle's discriminative efficiency.
    Efficiency,
    /// The classical index of discrimination.
    ClassicalD,
    /// Alpha without the question.
    AlphaWithout,
    /// What should be looked at.
    Flags,
    /// The share that took a choice.
    Share,
    /// The top third of the class.
    Top,
    /// The middle third.
    Middle,
    /// The bottom third.
    Bottom,
    /// Too few candidates.
    FlagTooFew,
    /// Negative discrimination.
    FlagNegative,
    /// A distractor that beat the key; its letter follows.
    FlagBeatsKey,
    /// A distractor that nobody took; its letter follows.
    FlagUnchosen,
    /// A facility below the usual.
    FlagTooHard,
    /// A facility above it.
    FlagTooEasy,
    /// What a student is called.
    Student,
    /// Their roll number.
    Roll,
    /// Their marks.
    Marks,
    /// The same in per cent.
    Percent,
    /// Their rank.
    Rank,
    /// Their percentile.
    Percentile,
    /// Their third of the class.
    Third,
    /// What stands before the number of a question at the head of its answers.
    ShortQuestion,
    /// The head of the names of figures.
    Figure,
    /// The head of their values.
    Value,
    /// What the test is called.
    Title,
    /// How many questions.
    QuestionCount,
    /// The marks that it has to give.
    OutOf,
    /// The least total that is possible.
    LeastTotal,
    /// How many students.
    StudentCount,
    /// How many were there for all questions; on these the figures below rest.
    WholeCount,
    /// How far figures can be trusted.
    Sample,
    /// Not at all.
    SampleTooFew,
    /// Roughly.
    SampleRough,
    /// Well.
    SampleSteady,
    /// The mean.
    Mean,
    /// The mean in per cent.
    MeanPercent,
    /// The median.
    Median,
    /// The median in per cent.
    MedianPercent,
    /// The standard deviation.
    Sd,
    /// The standard deviation in per cent.
    SdPercent,
    /// The skewness.
    Skewness,
    /// The excess kurtosis.
    Kurtosis,
    /// Cronbach's alpha.
    Alpha,
    /// The error ratio.
    ErrorRatio,
    /// The standard error of measurement.
    Sem,
    /// How many are in the top third.
    TopCount,
    /// How many in the middle third.
    MiddleCount,
    /// How many in the bottom third.
    BottomCount,
}

impl Word {
    /// Every word.
    pub const ALL: [Self; 72] = [
        Self::Questions,
        Self::Students,
        Self::Test,
        Self::Number,
        Self::Question,
        Self::Asked,
        Self::Key,
        Self::Most,
        Self::Least,
        Self::There,
        Self::Right,
        Self::Partly,
        Self::Wrong,
        Self::Omitted,
        Self::NotReached,
        Self::Absent,
        Self::OmitRate,
        Self::Facility,
        Self::ItemSd,
        Self::MedianTime,
        Self::Compared,
        Self::Discrimination,
        Self::DiscriminationLow,
        Self::DiscriminationHigh,
        Self::Efficiency,
        Self::ClassicalD,
        Self::AlphaWithout,
        Self::Flags,
        Self::Share,
        Self::Top,
        Self::Middle,
        Self::Bottom,
        Self::FlagTooFew,
        Self::FlagNegative,
        Self::FlagBeatsKey,
        Self::FlagUnchosen,
        Self::FlagTooHard,
        Self::FlagTooEasy,
        Self::Student,
        Self::Roll,
        Self::Marks,
        Self::Percent,
        Self::Rank,
        Self::Percentile,
        Self::Third,
        Self::ShortQuestion,
        Self::Figure,
        Self::Value,
        Self::Title,
        Self::QuestionCount,
        Self::OutOf,
        Self::LeastTotal,
        Self::StudentCount,
        Self::WholeCount,
        Self::Sample,
        Self::SampleTooFew,
        Self::SampleRough,
        Self::SampleSteady,
        Self::Mean,
        Self::MeanPercent,
        Self::Median,
        Self::MedianPercent,
        Self::Sd,
        Self::SdPercent,
        Self::Skewness,
        Self::Kurtosis,
        Self::Alpha,
        Self::ErrorRatio,
        Self::Sem,
        Self::TopCount,
        Self::MiddleCount,
        Self::BottomCount,
    ];

    /// The word in this language.
    pub const fn text(self, locale: Locale) -> &'static str {
        match locale {
            Locale::En => self.english(),
            Locale::Hi => self.hindi(),
        }
    }

    const fn english(self) -> &'static str {
        match self {
            Self::Questions => "Questions",
            Self::Students => "Students",
            Self::Test => "Test",
            Self::Number => "No.",
            Self::Question => "Question",
            Self::Asked => "Asked",
            Self::Key => "Key",
            Self::Most => "Most marks",
            Self::Least => "Least marks",
            Self::There => "Students there",
            Self::Right => "Right",
            Self::Partly => "Partly right",
            Self::Wrong => "Wrong",
            Self::Omitted => "Left blank",
            Self::NotReached => "Not reached",
            Self::Absent => "Absent",
            Self::OmitRate => "Left blank (%)",
            Self::Facility => "Facility index (%)",
            Self::ItemSd => "SD (marks)",
            Self::MedianTime => "Median time (s)",
            Self::Compared => "Students compared",
            Self::Discrimination => "Discrimination index",
            Self::DiscriminationLow => "Discrimination, low (95%)",
            Self::DiscriminationHigh => "Discrimination, high (95%)",
            Self::Efficiency => "Discriminative efficiency (%)",
            Self::ClassicalD => "Upper-lower 27% index (D)",
            Self::AlphaWithout => "Alpha if removed",
            Self::Flags => "To look at",
            Self::Share => "%",
            Self::Top => "top third",
            Self::Middle => "middle third",
            Self::Bottom => "bottom third",
            Self::FlagTooFew => "too few students to tell",
            Self::FlagNegative => "negative discrimination: check the key",
            Self::FlagBeatsKey => "top third chose it more than the key",
            Self::FlagUnchosen => "nobody chose it",
            Self::FlagTooHard => "too hard",
            Self::FlagTooEasy => "too easy",
            Self::Student => "Student",
            Self::Roll => "Roll number",
            Self::Marks => "Marks",
            Self::Percent => "Marks (%)",
            Self::Rank => "Rank",
            Self::Percentile => "Percentile",
            Self::Third => "Third of the class",
            Self::ShortQuestion => "Q",
            Self::Figure => "Figure",
            Self::Value => "Value",
            Self::Title => "Name of the test",
            Self::QuestionCount => "Questions asked",
            Self::OutOf => "Marks there are",
            Self::LeastTotal => "Least marks possible",
            Self::StudentCount => "Students who sat it",
            Self::WholeCount => "Students there for all questions",
            Self::Sample => "How far to trust these figures",
            Self::SampleTooFew => "not at all: too few students",
            Self::SampleRough => "roughly: another class may well differ",
            Self::SampleSteady => "well",
            Self::Mean => "Mean (marks)",
            Self::MeanPercent => "Mean (%)",
            Self::Median => "Median (marks)",
            Self::MedianPercent => "Median (%)",
            Self::Sd => "Standard deviation (marks)",
            Self::SdPercent => "Standard deviation (%)",
            Self::Skewness => "Skewness",
            Self::Kurtosis => "Kurtosis (excess)",
            Self::Alpha => "Cronbach's alpha (internal consistency)",
            Self::ErrorRatio => "Error ratio (%)",
            Self::Sem => "Standard error of measurement (marks)",
            Self::TopCount => "Students in the top third",
            Self::MiddleCount => "Students in the middle third",
            Self::BottomCount => "Students in the bottom third",
        }
    }

    const fn hindi(self) -> &'static str {
        match self {
            Self::Questions => "प्रश्न",
            Self::Students => "विद्यार्थी",
            Self::Test => "परीक्षा",
            Self::Number => "क्र.",
            Self::Question => "प्रश्न की पहचान",
            Self::Asked => "क्या पूछा गया",
            Self::Key => "उत्तर कुंजी",
            Self::Most => "अधिकतम अंक",
            Self::Least => "न्यूनतम अंक",
            Self::There => "उपस्थित विद्यार्थी",
            Self::Right => "सही",
            Self::Partly => "आंशिक सही",
            Self::Wrong => "ग़लत",
            Self::Omitted => "ख़ाली छोड़ा",
            Self::NotReached => "समय नहीं मिला",
            Self::Absent => "अनुपस्थित",
            Self::OmitRate => "ख़ाली छोड़ा (%)",
            Self::Facility => "सरलता सूचकांक (%)",
            Self::ItemSd => "अंकों का मानक विचलन",
            Self::MedianTime => "समय की माध्यिका (सेकंड)",
            Self::Compared => "तुलना में शामिल विद्यार्थी",
            Self::Discrimination => "विभेदन सूचकांक",
            Self::DiscriminationLow => "विभेदन सूचकांक, निचली सीमा (95%)",
            Self::DiscriminationHigh => "विभेदन सूचकांक, ऊपरी सीमा (95%)",
            Self::Efficiency => "विभेदन दक्षता (%)",
            Self::ClassicalD => "ऊपरी और निचले 27% का सूचकांक (D)",
            Self::AlphaWithout => "प्रश्न हटाने पर अल्फ़ा (α)",
            Self::Flags => "ध्यान देने योग्य",
            Self::Share => "चयन (%)",
            Self::Top => "ऊपरी तिहाई",
            Self::Middle => "मध्य तिहाई",
            Self::Bottom => "निचली तिहाई",
            Self::FlagTooFew => "विद्यार्थी इतने कम कि कुछ कहा नहीं जा सकता",
            Self::FlagNegative => "ऋणात्मक विभेदन: उत्तर कुंजी जाँचें",
            Self::FlagBeatsKey => "ऊपरी तिहाई ने इसे सही उत्तर से अधिक चुना",
            Self::FlagUnchosen => "किसी ने नहीं चुना",
            Self::FlagTooHard => "बहुत कठिन",
            Self::FlagTooEasy => "बहुत सरल",
            Self::Student => "विद्यार्थी का नाम",
            Self::Roll => "रोल नंबर",
            Self::Marks => "प्राप्त अंक",
            Self::Percent => "प्रतिशत",
            Self::Rank => "क्रम (रैंक)",
            Self::Percentile => "शतमक (पर्सेंटाइल)",
            Self::Third => "कक्षा की तिहाई",
            Self::ShortQuestion => "प्र.",
            Self::Figure => "आँकड़ा",
            Self::Value => "मान",
            Self::Title => "परीक्षा का नाम",
            Self::QuestionCount => "पूछे गए प्रश्न",
            Self::OutOf => "पूर्णांक",
            Self::LeastTotal => "न्यूनतम संभव अंक",
            Self::StudentCount => "परीक्षा देने वाले विद्यार्थी",
            Self::WholeCount => "सभी प्रश्नों में उपस्थित विद्यार्थी",
            Self::Sample => "इन आँकड़ों पर कितना भरोसा करें",
            Self::SampleTooFew => "बिल्कुल नहीं: विद्यार्थी बहुत कम हैं",
            Self::SampleRough => "मोटे तौर पर: दूसरी कक्षा में ये अलग हो सकते हैं",
            Self::SampleSteady => "काफ़ी हद तक",
            Self::Mean => "माध्य (अंक)",
            Self::MeanPercent => "माध्य (%)",
            Self::Median => "माध्यिका (अंक)",
            Self::MedianPercent => "माध्यिका (%)",
            Self::Sd => "मानक विचलन (अंक)",
            Self::SdPercent => "मानक विचलन (%)",
            Self::Skewness => "विषमता",
            Self::Kurtosis => "ककुदता (आधिक्य)",
            Self::Alpha => "क्रोनबाख अल्फ़ा (आंतरिक संगति)",
            Self::ErrorRatio => "त्रुटि अनुपात (%)",
            Self::Sem => "मापन की मानक त्रुटि (अंक)",
            Self::TopCount => "ऊपरी तिहाई में विद्यार्थी",
            Self::MiddleCount => "मध्य तिहाई में विद्यार्थी",
            Self::BottomCount => "निचली तिहाई में विद्यार्थी",
        }
    }
}
