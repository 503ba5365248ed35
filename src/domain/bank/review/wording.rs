//! What each concern says, in English, to the person who wrote the bank.

use std::fmt;

use super::Concern;
use crate::domain::locale::Locale;

const fn language(locale: Locale) -> &'static str {
    match locale {
        Locale::En => "English",
        Locale::Hi => "Hindi",
    }
}

fn of((with, without): (usize, usize)) -> String {
    format!("{with} of {}", with + without)
}

impl fmt::Display for Concern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::KeyPlaces { counts: [first, second, third, fourth] } => write!(
                f,
                "the right option is first {first}, second {second}, third {third} and fourth \
                 {fourth} times: move \
                 some so that each place has its share"
            ),
            Self::LongestKey { locale, longest, questions } => write!(
                f,
                "in {} the longest option is right in {longest} of {questions} questions: shorten \
                 keys or lengthen distractors",
                language(*locale)
            ),
            Self::CueWord { word, right, wrong } => write!(
                f,
                "“{word}” stands in {} right texts and in {} wrong ones, which gives them away",
                of(*right),
                of(*wrong)
            ),
            Self::NoSuchPattern { pattern } => {
                let said = pattern.map(|holds| if holds { "true" } else { "false" });
                write!(f, "three statements are never {}", said.join(", "))
            }
            Self::Lopsided { hold, statements } => {
                write!(f, "{hold} of {statements} statements hold, so guessing one way pays")
            }
            Self::SameQuestion { other } => write!(f, "asks nearly the same as {other}"),
            Self::OtherFactText { fact, first } => {
                write!(f, "{fact} is said in other words than in {first}")
            }
            Self::SameStatement { statement, other } => {
                write!(f, "statement {statement} stands in {other} too")
            }
            Self::GivesAway { other } => write!(f, "gives away the answer to {other}"),
            Self::LongStem { locale, length } => write!(
                f,
                "what is read is {length} characters long in {}; papers print at most 700",
                language(*locale)
            ),
            Self::LongOption { locale, length } => write!(
                f,
                "an option is {length} characters long in {}; papers print at most 200",
                language(*locale)
            ),
            Self::NoDate => f.write_str("nothing says when the answer was checked"),
            Self::NoGrade => f.write_str("nothing says how well its facts are attested (grade)"),
            Self::OtherGrade { fact, grade } => {
                write!(f, "{fact} is of grade {grade:?}, so the question cannot be graded higher")
            }
            Self::NotToBeAsked { fact } => write!(f, "{fact} is not sure enough to be asked"),
            Self::NoWarning { fact } => write!(
                f,
                "{fact} rests on a text that was not read; a source must carry a note that says so"
            ),
            Self::NoLastDay { fact } => {
                write!(f, "{fact} can change, so the question needs valid_until")
            }
            Self::OtherNumbers { field, english, hindi } => write!(
                f,
                "{field}: numbers differ; only in English: [{}], only in Hindi: [{}]",
                english.join(", "),
                hindi.join(", ")
            ),
            Self::OtherMonths { field } => write!(f, "{field}: the months differ"),
            Self::NoCounterpart { field, term, missing } => {
                write!(f, "{field}: “{term}” has no counterpart in {}", language(*missing))
            }
            Self::NoSuchArticle { field, article } => {
                write!(f, "{field}: the treaty has no Article {article}")
            }
            Self::OtherArticle { field, article, title } => {
                write!(
                    f,
                    "{field}: Article {article} is “{title}”, and this is about something else"
                )
            }
            Self::NotCovered { fact, own, formats, questions } => write!(
                f,
                "{fact} is asked by {questions} questions in {formats} formats, {own} of them its \
                 own: it needs two in different formats, one its own"
            ),
            Self::NoTrap { trap, place: None } => write!(f, "mistake {trap} is met nowhere"),
            Self::NoTrap { trap, place: Some(place) } => {
                write!(f, "mistake {trap}: nothing wrong stands at {place}")
            }
        }
    }
}
