//! The words that are printed around questions, in both languages: a paper is in its own languages,
//! whatever that of the interface. What stands within a question is in `domain::bank::wording`.

use crate::domain::locale::Locale;

/// The languages of a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Hindi.
    Hindi,
    /// English with Hindi under it.
    Both,
}

impl Language {
    /// Its languages, in the order in which they are printed.
    pub const fn locales(self) -> &'static [Locale] {
        match self {
            Self::English => &[Locale::En],
            Self::Hindi => &[Locale::Hi],
            Self::Both => &Locale::ALL,
        }
    }

    /// The first of them, in which the document is.
    pub const fn first(self) -> Locale {
        match self {
            Self::English | Self::Both => Locale::En,
            Self::Hindi => Locale::Hi,
        }
    }

    /// Words in its languages, with a stroke between them; once if they are the same in both.
    pub(super) fn said(self, of: impl Fn(Locale) -> String) -> String {
        let mut said: Vec<String> = Vec::new();
        for locale in self.locales() {
            let words = of(*locale);
            if !said.contains(&words) {
                said.push(words);
            }
        }
        said.join(" / ")
    }

    /// A word in its languages.
    pub(super) fn word(self, word: Word) -> String {
        self.said(|locale| word.text(locale).to_owned())
    }
}

/// A word or phrase that stands by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    Set,
    Time,
    MaximumMarks,
    Date,
    Class,
    Name,
    RollNumber,
    Instructions,
    TurnOver,
    End,
    AnswerKey,
    Solutions,
    AnswerSheet,
    Answer,
    Explanation,
    Source,
    SeveralRight,
    CandidateSignature,
    InvigilatorSignature,
    HowToFill,
    Right,
    Wrong,
    Holds,
    HoldsNot,
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
            Self::Set => ("Set", "सेट"),
            Self::Time => ("Time", "समय"),
            Self::MaximumMarks => ("Maximum marks", "पूर्णांक"),
            Self::Date => ("Date", "दिनांक"),
            Self::Class => ("Class", "कक्षा"),
            Self::Name => ("Name", "नाम"),
            Self::RollNumber => ("Roll No.", "अनुक्रमांक"),
            Self::Instructions => ("Instructions", "निर्देश"),
            Self::TurnOver => ("P.T.O.", "कृ.पृ.उ."),
            Self::End => ("END", "समाप्त"),
            Self::AnswerKey => ("Answer key", "उत्तर कुंजी"),
            Self::Solutions => ("Solutions", "हल"),
            Self::AnswerSheet => ("Answer sheet", "उत्तर पत्रक"),
            Self::Answer => ("Answer", "उत्तर"),
            Self::Explanation => ("Explanation", "व्याख्या"),
            Self::Source => ("Source", "स्रोत"),
            Self::SeveralRight => {
                ("(One or more options are correct.)", "(एक या अधिक विकल्प सही हैं।)")
            }
            Self::CandidateSignature => ("Signature of the candidate", "अभ्यर्थी के हस्ताक्षर"),
            Self::InvigilatorSignature => ("Signature of the invigilator", "निरीक्षक के हस्ताक्षर"),
            Self::HowToFill => (
                "Darken one circle fully in each row with a black or blue ball pen. Do not fold the sheet or write outside the boxes.",
                "हर पंक्ति में एक गोला काले या नीले बॉल पेन से पूरा भरें। पत्रक को न मोड़ें और खानों के बाहर कुछ न लिखें।",
            ),
            Self::Right => ("Right", "सही"),
            Self::Wrong => ("Wrong", "गलत"),
            Self::Holds => ("correct", "सही"),
            Self::HoldsNot => ("not correct", "सही नहीं"),
        }
    }
}

/// "Page 2 of 8".
pub(super) fn page_of(locale: Locale, page: usize, pages: usize) -> String {
    match locale {
        Locale::En => format!("Page {page} of {pages}"),
        Locale::Hi => format!("पृष्ठ {page} / {pages}"),
    }
}

/// What stands over a passage: which questions are about it, by their numbers.
pub(super) fn directions(locale: Locale, from: usize, to: usize) -> String {
    match locale {
        Locale::En if from == to => format!(
            "Directions (Question {from}): Read the following passage and answer the question that follows."
        ),
        Locale::En => format!(
            "Directions (Questions {from}–{to}): Read the following passage and answer the questions that follow."
        ),
        Locale::Hi if from == to => {
            format!(
                "निर्देश (प्रश्न {from}): निम्नलिखित गद्यांश को पढ़कर उसके बाद दिए गए प्रश्न का उत्तर दीजिए।"
            )
        }
        Locale::Hi => format!(
            "निर्देश (प्रश्न {from}–{to}): निम्नलिखित गद्यांश को पढ़कर उसके बाद दिए गए प्रश्नों के उत्तर दीजिए।"
        ),
    }
}

/// The letter of a choice on paper, from 0: "a". Past `z` it is its number.
pub fn letter(place: usize) -> String {
    u8::try_from(place)
        .ok()
        .filter(|place| *place < 26)
        .map_or_else(|| (place + 1).to_string(), |place| char::from(b'a' + place).to_string())
}

/// What candidates are told where a teacher has not written instructions.
pub(super) fn usual_instructions(
    locale: Locale,
    questions: usize,
    scheme: &str,
    both: bool,
) -> Vec<String> {
    let mut said = Vec::new();
    let is_english = locale == Locale::En;
    said.push(match (is_english, questions) {
        (true, 1) => {
            "This paper has one question. Mark your answer on the answer sheet.".to_owned()
        }
        (true, count) => {
            format!("This paper has {count} questions. Mark your answers on the answer sheet.")
        }
        (false, count) => {
            format!("इस प्रश्न-पत्र में {count} प्रश्न हैं। अपने उत्तर, उत्तर पत्रक पर अंकित कीजिए।")
        }
    });
    if both {
        said.push(
            match locale {
                Locale::En => "Each question is printed in English and in Hindi.",
                Locale::Hi => "हर प्रश्न अंग्रेज़ी और हिंदी दोनों में छपा है।",
            }
            .to_owned(),
        );
    }
    said.push(
        match locale {
            Locale::En => {
                "Write your roll number and your set on the answer sheet before you begin."
            }
            Locale::Hi => "आरंभ करने से पहले उत्तर पत्रक पर अपना अनुक्रमांक और सेट लिखिए।",
        }
        .to_owned(),
    );
    if !scheme.is_empty() {
        said.push(match locale {
            Locale::En => format!("Marks for each question: {scheme}"),
            Locale::Hi => format!("प्रति प्रश्न अंक: {scheme}"),
        });
    }
    said
}
