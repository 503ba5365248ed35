//! The words of a printed report, in both languages, and its numbers. They say what a teacher can do
//! with a figure, and not only what it is called.

use num_rational::Ratio;

use crate::domain::items::LEAST;
use crate::domain::items::guide::{Consistency, Range};
use crate::domain::locale::Locale;

/// A word or sentence that stands by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    Report,
    NotOver,
    NobodyAnswered,
    HandsOnly,
    OutOf,
    Mean,
    Median,
    MedianMeans,
    Sd,
    Alpha,
    Sem,
    SemMeans,
    Spread,
    Worst,
    TeachAgain,
    Questions,
    QuestionsMean,
    Number,
    Question,
    Facility,
    Discrimination,
    Efficiency,
    Left,
    Time,
    Option,
    Chosen,
    Top,
    Middle,
    Bottom,
    Negative,
    Weak,
    TooHard,
    TooEasy,
    Students,
    PercentileMeans,
    Rank,
    Roll,
    Name,
    Marks,
    Right,
    Wrong,
    Missed,
    Percentile,
}

impl Word {
    /// It in a language.
    pub(super) const fn text(self, locale: Locale) -> &'static str {
        let (english, hindi) = self.both();
        match locale {
            Locale::En => english,
            Locale::Hi => hindi,
        }
    }

    const fn both(self) -> (&'static str, &'static str) {
        match self {
            Self::Report => ("Report", "रिपोर्ट"),
            Self::NotOver => (
                "The lesson is not over: this is how it stands.",
                "पाठ अभी पूरा नहीं हुआ है: यह अब तक की स्थिति है।",
            ),
            Self::NobodyAnswered => {
                ("Nobody answered a question.", "किसी ने किसी प्रश्न का उत्तर नहीं दिया।")
            }
            Self::HandsOnly => (
                "Only hands were counted. Hands belong to nobody, so there are no marks and no students to tell of.",
                "केवल हाथ गिने गए। हाथ किसी एक विद्यार्थी के नहीं होते, इसलिए न अंक हैं, न विद्यार्थियों की सूची।",
            ),
            Self::OutOf => ("Marks there were", "पूर्णांक"),
            Self::Mean => ("Mean", "माध्य (औसत)"),
            Self::Median => ("Median", "माध्यिका"),
            Self::MedianMeans => (
                "Half of the class has more than this, half has less.",
                "आधी कक्षा के अंक इससे अधिक हैं, आधी के कम।",
            ),
            Self::Sd => ("Standard deviation", "मानक विचलन"),
            Self::Alpha => ("Cronbach’s alpha", "क्रोनबाख अल्फ़ा"),
            Self::Sem => ("Standard error", "मापन की मानक त्रुटि"),
            Self::SemMeans => (
                "In two of three cases a student’s marks are no further than this from what they would earn on average over many tests like it. Smaller differences say nothing.",
                "ऐसी कई परीक्षाओं के औसत से विद्यार्थी के अंक तीन में से दो बार इतने ही ऊपर या नीचे रहते हैं। इससे छोटे अंतर का कोई अर्थ नहीं।",
            ),
            Self::Spread => ("Students by marks", "अंकों के अनुसार विद्यार्थी"),
            Self::Worst => ("What went worst", "जो सबसे ख़राब रहा"),
            Self::TeachAgain => ("teach again", "फिर पढ़ाना है"),
            Self::Questions => ("Questions", "प्रश्न"),
            Self::QuestionsMean => (
                "Facility: the mean mark as a share of the most; 30 to 70 % tells most. Discrimination index (−100 to 100): whether those who did well elsewhere did well here; 25 should be reached, 35 is good. Efficiency: the same, fair to very easy and very hard questions; over 50 is good.",
                "सरलता: पूर्णांक में माध्य अंक का हिस्सा; 30 से 70 % पर सबसे अधिक पता चलता है। विभेदन सूचकांक (−100 से 100): बाक़ी प्रश्नों में अच्छे रहे विद्यार्थी यहाँ भी अच्छे रहे या नहीं; 25 होना चाहिए, 35 अच्छा है। दक्षता: वही बात, बहुत सरल और बहुत कठिन प्रश्नों के लिए भी उचित; 50 से ऊपर अच्छी है।",
            ),
            Self::Number => ("No.", "क्र."),
            Self::Question => ("Question", "प्रश्न"),
            Self::Facility => ("Facility", "सरलता"),
            Self::Discrimination => ("Discrim.", "विभेदन"),
            Self::Efficiency => ("Efficiency", "दक्षता"),
            Self::Left => ("Left", "छोड़े"),
            Self::Time => ("Median time", "समय (माध्यिका)"),
            Self::Option => ("Option (✓ is right)", "विकल्प (✓ सही है)"),
            Self::Chosen => ("chosen by", "कितनों ने चुना"),
            Self::Top => ("of top third", "ऊपरी तिहाई"),
            Self::Middle => ("of middle", "मध्य तिहाई"),
            Self::Bottom => ("of bottom", "निचली तिहाई"),
            Self::Negative => (
                "Those who did well elsewhere did worse here: check the key and the wording.",
                "बाक़ी में अच्छे रहे विद्यार्थी यहाँ पिछड़े: उत्तर कुंजी और शब्द जाँचें।",
            ),
            Self::Weak => (
                "It hardly tells those who know more from those who know less.",
                "इससे अधिक और कम जानने वालों में अंतर लगभग नहीं दिखता।",
            ),
            Self::TooHard => (
                "Fewer than 30 % of the marks were earned: teach it again, or ask it more simply.",
                "30 % से कम अंक मिले: फिर पढ़ाएँ, या सरल करके पूछें।",
            ),
            Self::TooEasy => (
                "More than 70 % of the marks were earned: it is known, and tells little.",
                "70 % से अधिक अंक मिले: यह आता है, और इससे कम पता चलता है।",
            ),
            Self::Students => ("Students", "विद्यार्थी"),
            Self::PercentileMeans => (
                "Percentile: the share of this class with as many marks or fewer, as the Railway Recruitment Boards count it.",
                "पर्सेंटाइल: इस कक्षा में उतने ही या उससे कम अंक पाने वालों का प्रतिशत, जैसे रेलवे भर्ती बोर्ड गिनते हैं।",
            ),
            Self::Rank => ("Rank", "रैंक"),
            Self::Roll => ("Roll No.", "रोल नंबर"),
            Self::Name => ("Name", "नाम"),
            Self::Marks => ("Marks", "अंक"),
            Self::Right => ("Right", "सही"),
            Self::Wrong => ("Wrong", "ग़लत"),
            Self::Missed => ("Missed", "अनुपस्थित"),
            Self::Percentile => ("Percentile", "पर्सेंटाइल"),
        }
    }
}

/// "10 questions · 38 students".
pub(super) fn counts(locale: Locale, questions: u32, students: u32) -> String {
    let (one, other) = ("question", "questions");
    let asked = match locale {
        Locale::En => format!("{questions} {}", if questions == 1 { one } else { other }),
        Locale::Hi => format!("{questions} प्रश्न"),
    };
    let sat = match (locale, students) {
        (_, 0) => return asked,
        (Locale::En, 1) => "1 student".to_owned(),
        (Locale::En, _) => format!("{students} students"),
        (Locale::Hi, _) => format!("{students} विद्यार्थी"),
    };
    format!("{asked} · {sat}")
}

/// That the class was too small to say anything.
pub(super) fn too_few(locale: Locale, whole: u32) -> String {
    match locale {
        Locale::En => format!(
            "Students there for every question: {whole}. With fewer than {LEAST} no figure can be trusted: read the answers, not the numbers."
        ),
        Locale::Hi => format!(
            "हर प्रश्न में उपस्थित विद्यार्थी: {whole}। {LEAST} से कम पर किसी आँकड़े पर भरोसा नहीं किया जा सकता: संख्याएँ नहीं, उत्तर देखें।"
        ),
    }
}

/// That another class may well give other figures.
pub(super) fn rough(locale: Locale, whole: u32) -> String {
    match locale {
        Locale::En => {
            format!(
                "Students there for every question: {whole}. The figures are rough: another class may well give others."
            )
        }
        Locale::Hi => {
            format!("हर प्रश्न में उपस्थित विद्यार्थी: {whole}। आँकड़े मोटे हैं: दूसरी कक्षा में ये अलग हो सकते हैं।")
        }
    }
}

/// What the mean says.
pub(super) fn mean(locale: Locale, range: Range) -> String {
    let (english, hindi) = match range {
        Range::Below => {
            ("Hard for this class; 50 to 75 % is usual.", "इस कक्षा के लिए कठिन; 50 से 75 % सामान्य है।")
        }
        Range::Within => {
            ("As it should be: 50 to 75 % is usual.", "जैसा होना चाहिए: 50 से 75 % सामान्य है।")
        }
        Range::Above => {
            ("Easy for this class; 50 to 75 % is usual.", "इस कक्षा के लिए सरल; 50 से 75 % सामान्य है।")
        }
    };
    of(locale, english, hindi)
}

/// What the standard deviation says.
pub(super) fn spread(locale: Locale, range: Range) -> String {
    let (english, hindi) = match range {
        Range::Below => {
            ("Marks are close together; 12 to 18 % is usual.", "अंक पास-पास हैं; 12 से 18 % सामान्य है।")
        }
        Range::Within => ("Usual: 12 to 18 % is.", "सामान्य: 12 से 18 % होता है।"),
        Range::Above => {
            ("Marks are far apart; 12 to 18 % is usual.", "अंक दूर-दूर हैं; 12 से 18 % सामान्य है।")
        }
    };
    of(locale, english, hindi)
}

/// What alpha says.
pub(super) fn alpha(locale: Locale, consistency: Consistency) -> String {
    let (english, hindi) = match consistency {
        Consistency::Satisfactory => (
            "Satisfactory: the questions agree on who knows more.",
            "संतोषजनक: प्रश्न मिलकर बताते हैं कि कौन अधिक जानता है।",
        ),
        Consistency::Middling => (
            "Middling: do not rank students by this alone.",
            "मध्यम: केवल इसी से विद्यार्थियों का क्रम न तय करें।",
        ),
        Consistency::Unsatisfactory => (
            "Unsatisfactory for ranking students; usual with few questions. It is still good for teaching.",
            "विद्यार्थियों का क्रम तय करने के लिए असंतोषजनक; कम प्रश्नों में ऐसा होता है। पढ़ाने के लिए फिर भी उपयोगी है।",
        ),
    };
    of(locale, english, hindi)
}

/// That a wrong option was chosen more than the right one by the best.
pub(super) fn beats_key(locale: Locale, letter: &str) -> String {
    match locale {
        Locale::En => {
            format!(
                "The top third chose {letter} more than the key: check the key, or teach why {letter} is wrong."
            )
        }
        Locale::Hi => format!(
            "ऊपरी तिहाई ने सही उत्तर से अधिक {letter} चुना: उत्तर कुंजी जाँचें, या पढ़ाएँ कि {letter} क्यों ग़लत है।"
        ),
    }
}

/// That nobody chose some options.
pub(super) fn unchosen(locale: Locale, letters: &str) -> String {
    match locale {
        Locale::En => format!("Nobody chose {letters}: a wrong option that tempts nobody can go."),
        Locale::Hi => {
            format!("{letters} किसी ने नहीं चुना: जो ग़लत विकल्प किसी को न लुभाए, वह हट सकता है।")
        }
    }
}

/// "12 of 40 right".
pub(super) fn right_of(locale: Locale, right: u32, total: u32) -> String {
    match locale {
        Locale::En => format!("{right} of {total} right"),
        Locale::Hi => format!("{total} में से {right} सही"),
    }
}

/// "Page 2 of 8".
pub(super) fn page_of(locale: Locale, page: usize, pages: usize) -> String {
    crate::print::wording::page_of(locale, page, pages)
}

/// Milliseconds as seconds: "24 s".
pub(super) fn seconds(locale: Locale, millis: u32) -> String {
    let seconds = (u64::from(millis) + 500) / 1_000;
    match locale {
        Locale::En => format!("{seconds} s"),
        Locale::Hi => format!("{seconds} से."),
    }
}

fn of(locale: Locale, english: &str, hindi: &str) -> String {
    match locale {
        Locale::En => english.to_owned(),
        Locale::Hi => hindi.to_owned(),
    }
}

/// The letter of a choice: "A".
pub(super) fn letter(place: usize) -> String {
    crate::print::wording::letter(place).to_uppercase()
}

/// A share in whole per cent, with a true minus sign.
pub(super) fn percent(share: f64) -> String {
    format!("{} %", plain(share, 0))
}

/// A number with so many decimals at most, with a true minus sign.
pub(super) fn plain(value: f64, decimals: usize) -> String {
    let text = format!("{value:.decimals$}");
    let text = if decimals > 0 { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    if text == "-0" { "0".to_owned() } else { text.replace('-', "−") }
}

/// Marks, whole or to two decimals.
pub(super) fn marks(marks: Ratio<i64>) -> String {
    let hundredths = (marks * 100).round().to_integer();
    let sign = if hundredths < 0 { "−" } else { "" };
    let (whole, part) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    let text = format!("{sign}{whole}.{part:02}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
