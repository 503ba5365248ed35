//! What the tables of results say besides names and numbers. Other languages are not here: whoever
//! writes a table says each word in that of the reader.

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

    /// The word in English, for the command line.
    pub const fn english(self) -> &'static str {
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
}
