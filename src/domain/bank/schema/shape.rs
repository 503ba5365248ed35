//! Schema 1 as serde sees it, and how it becomes the domain's types. Writing is in `write`; nothing
//! here knows where in the file a value stands.

use jiff::civil::Date;
use num_rational::Ratio;
use ron::extensions::Extensions;
use serde::Deserialize;
use serde::de::{self, DeserializeOwned, MapAccess, Visitor};

use super::Defaults;
use crate::domain::answer::parse_number;
use crate::domain::bank::check::Problem;
use crate::domain::bank::check::path::Path;
use crate::domain::bank::{
    AssertionReason, Body, Choice, Choices, Difficulty, Evidence, Exam, Explains, Explanation,
    Item, Lists, Numbering, Numeric, Order, Pair, Pairs, Question, Row, Shuffle, Statement,
    Statements, Typed, Which,
};
use crate::domain::locale::{Locale, Localized, Text};

/// What is wrong with a value that could be read, and in which field.
pub(crate) type Fault = (Path, Problem);

/// Reads one value of RON.
pub(crate) fn read<T: DeserializeOwned>(source: &str) -> Result<T, ron::error::SpannedError> {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME).from_str(source)
}

/// A date as banks write it: `2026-11-21`.
pub(crate) fn date(written: &str) -> Result<Date, Problem> {
    let shaped = written.len() == 10 && written.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    let date = shaped.then(|| written.parse().ok()).flatten();
    date.ok_or_else(|| Problem::BadDate { found: written.to_owned() })
}

/// A text: `(en: "…", hi: "…")`, one of the two, or a plain string for every language.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct T(pub(crate) Text);

impl<'de> Deserialize<'de> for T {
    fn deserialize<D: de::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Words;

        impl<'de> Visitor<'de> for Words {
            type Value = T;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a text in quotes or (en: \"…\", hi: \"…\")")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
                Ok(T(Localized::same(text.to_owned())))
            }

            fn visit_string<E: de::Error>(self, text: String) -> Result<T, E> {
                Ok(T(Localized::same(text)))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
                let (mut en, mut hi) = (None, None);
                while let Some(language) = map.next_key::<Language>()? {
                    let (slot, name) = match language {
                        Language::En => (&mut en, "en"),
                        Language::Hi => (&mut hi, "hi"),
                    };
                    if slot.replace(map.next_value::<String>()?).is_some() {
                        return Err(de::Error::duplicate_field(name));
                    }
                }
                match (en, hi) {
                    (Some(en), Some(hi)) => Ok(T(Localized::both(en, hi))),
                    (Some(en), None) => Ok(T(Localized::only(Locale::En, en))),
                    (None, Some(hi)) => Ok(T(Localized::only(Locale::Hi, hi))),
                    (None, None) => Err(de::Error::missing_field("en")),
                }
            }
        }

        deserializer.deserialize_any(Words)
    }
}

#[derive(Deserialize)]
#[serde(field_identifier, rename_all = "lowercase")]
enum Language {
    En,
    Hi,
}

#[derive(Debug, Clone, Copy, Deserialize)]
pub(crate) enum LocaleShape {
    En,
    Hi,
}

impl From<LocaleShape> for Locale {
    fn from(shape: LocaleShape) -> Self {
        match shape {
            LocaleShape::En => Self::En,
            LocaleShape::Hi => Self::Hi,
        }
    }
}

#[derive(Debug, Deserialize)]
pub(crate) enum ExamShape {
    Upsc,
    Ssc,
    StatePsc,
    Banking,
    Railway,
    Defence,
    Other,
}

impl From<ExamShape> for Exam {
    fn from(shape: ExamShape) -> Self {
        match shape {
            ExamShape::Upsc => Self::Upsc,
            ExamShape::Ssc => Self::Ssc,
            ExamShape::StatePsc => Self::StatePsc,
            ExamShape::Banking => Self::Banking,
            ExamShape::Railway => Self::Railway,
            ExamShape::Defence => Self::Defence,
            ExamShape::Other => Self::Other,
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TopicShape {
    pub(crate) id: String,
    pub(crate) title: T,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WordedShape {
    pub(crate) id: String,
    pub(crate) text: T,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SourceShape {
    pub(crate) id: String,
    pub(crate) short: T,
    pub(crate) cite: T,
    #[serde(default)]
    pub(crate) url: Option<String>,
    #[serde(default)]
    pub(crate) note: Option<T>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct QuestionShape {
    id: String,
    topic: String,
    #[serde(default)]
    fact: Option<String>,
    #[serde(default)]
    exams: Option<Vec<ExamShape>>,
    #[serde(default)]
    difficulty: Option<u8>,
    #[serde(default)]
    passage: Option<String>,
    ask: Ask,
    #[serde(default)]
    explain: Option<T>,
    #[serde(default)]
    sources: Vec<String>,
    #[serde(default)]
    tags: Vec<String>,
    /// `None` is written to say that the bank's own date does not hold for this question.
    #[expect(clippy::option_option, reason = "absent, none and a date are three things")]
    #[serde(default, deserialize_with = "written")]
    checked: Option<Option<String>>,
    #[serde(default)]
    valid_until: Option<String>,
    #[serde(default)]
    grade: Option<Grade>,
    #[serde(default)]
    shuffle: ShuffleShape,
    #[serde(default)]
    fifth_option: bool,
}

#[expect(clippy::option_option, reason = "absent, none and a date are three things")]
fn written<'de, D>(deserializer: D) -> Result<Option<Option<String>>, D::Error>
where
    D: de::Deserializer<'de>,
{
    Option::deserialize(deserializer).map(Some)
}

#[derive(Debug, Deserialize)]
enum Grade {
    A,
    B,
}

#[derive(Debug, Default, Deserialize)]
enum ShuffleShape {
    #[default]
    WhereSafe,
    Never,
}

#[derive(Debug, Default, Deserialize)]
enum WhichShape {
    #[default]
    Correct,
    Incorrect,
}

#[derive(Debug, Default, Deserialize)]
enum NumberingShape {
    #[default]
    Arabic,
    Roman,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
enum Ask {
    Single {
        stem: T,
        options: Vec<OptionShape>,
    },
    Negative {
        stem: T,
        options: Vec<OptionShape>,
    },
    OddOneOut {
        stem: T,
        options: Vec<OptionShape>,
    },
    FillIn {
        stem: T,
        options: Vec<OptionShape>,
    },
    MultiSelect {
        stem: T,
        options: Vec<OptionShape>,
    },
    Statements {
        intro: T,
        statements: Vec<StatementShape>,
        #[serde(default)]
        which: WhichShape,
        #[serde(default)]
        numbering: NumberingShape,
        #[serde(default)]
        codes: Vec<Vec<usize>>,
    },
    HowMany {
        intro: T,
        statements: Vec<StatementShape>,
        #[serde(default)]
        which: WhichShape,
        #[serde(default)]
        numbering: NumberingShape,
    },
    PairsCoded {
        intro: T,
        #[serde(default)]
        heads: Option<Heads>,
        pairs: Vec<PairShape>,
        #[serde(default)]
        numbering: NumberingShape,
        #[serde(default)]
        codes: Vec<Vec<usize>>,
    },
    PairsHowMany {
        intro: T,
        #[serde(default)]
        heads: Option<Heads>,
        pairs: Vec<PairShape>,
        #[serde(default)]
        numbering: NumberingShape,
    },
    Lists {
        intro: T,
        #[serde(default)]
        heads: Option<Heads>,
        rows: Vec<RowShape>,
        #[serde(default)]
        extra: Vec<T>,
    },
    AssertionReason {
        assertion: StatementShape,
        reason: StatementShape,
        #[serde(default)]
        explains: bool,
    },
    Explains {
        first: StatementShape,
        others: Vec<OtherShape>,
    },
    Order {
        intro: T,
        items: Vec<ItemShape>,
    },
    TrueFalse {
        text: T,
        holds: bool,
        #[serde(default)]
        why: Option<T>,
        #[serde(default)]
        fact: Option<String>,
    },
    Numeric {
        stem: T,
        answer: String,
        #[serde(default)]
        tolerance: Option<String>,
        #[serde(default)]
        unit: Option<T>,
    },
    Typed {
        stem: T,
        accept: Vec<T>,
    },
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct OptionShape {
    text: T,
    #[serde(default)]
    right: bool,
    #[serde(default)]
    why: Option<T>,
    #[serde(default)]
    pin: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct StatementShape {
    text: T,
    holds: bool,
    #[serde(default)]
    why: Option<T>,
    #[serde(default)]
    fact: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct OtherShape {
    text: T,
    holds: bool,
    #[serde(default)]
    explains: bool,
    #[serde(default)]
    why: Option<T>,
    #[serde(default)]
    fact: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Heads {
    left: T,
    right: T,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PairShape {
    left: T,
    right: T,
    matched: bool,
    #[serde(default)]
    why: Option<T>,
    #[serde(default)]
    fact: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RowShape {
    left: T,
    right: T,
    #[serde(default)]
    fact: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ItemShape {
    text: T,
    #[serde(default)]
    why: Option<T>,
    #[serde(default)]
    fact: Option<String>,
}

impl QuestionShape {
    /// The question in the domain's types, with what the bank says for all its questions.
    pub(crate) fn question(self, defaults: &Defaults) -> Result<Question, Fault> {
        let difficulty = match self.difficulty {
            None => Difficulty::default(),
            Some(level) => Difficulty::new(level)
                .ok_or_else(|| (Path::of("difficulty"), Problem::BadDifficulty { found: level }))?,
        };
        let day = |written: &str, field| date(written).map_err(|bad| (Path::of(field), bad));
        let checked = match &self.checked {
            None => defaults.checked,
            Some(None) => None,
            Some(Some(written)) => Some(day(written, "checked")?),
        };
        let valid_until =
            self.valid_until.as_deref().map(|written| day(written, "valid_until")).transpose()?;
        Ok(Question {
            id: self.id.into(),
            topic: self.topic.into(),
            fact: self.fact.map(Into::into),
            exams: match self.exams {
                None => defaults.exams.clone(),
                Some(exams) => exams.into_iter().map(Into::into).collect(),
            },
            difficulty,
            passage: self.passage.map(Into::into),
            body: self.ask.body()?,
            explanation: self.explain.map(|text| text.0),
            sources: self.sources.into_iter().map(Into::into).collect(),
            tags: self.tags,
            checked,
            valid_until,
            grade: self.grade.map(|grade| match grade {
                Grade::A => Evidence::A,
                Grade::B => Evidence::B,
            }),
            shuffle: match self.shuffle {
                ShuffleShape::WhereSafe => Shuffle::WhereSafe,
                ShuffleShape::Never => Shuffle::Never,
            },
            fifth_option: self.fifth_option,
        })
    }
}

fn choices(stem: T, options: Vec<OptionShape>) -> Choices {
    let options = options.into_iter().map(|option| Choice {
        text: option.text.0,
        right: option.right,
        why: words(option.why),
        pinned: option.pin,
    });
    Choices { stem: stem.0, options: options.collect() }
}

fn words(text: Option<T>) -> Option<Text> {
    text.map(|text| text.0)
}

fn heads(heads: Option<Heads>) -> Option<(Text, Text)> {
    heads.map(|heads| (heads.left.0, heads.right.0))
}

impl From<StatementShape> for Statement {
    fn from(shape: StatementShape) -> Self {
        Self {
            text: shape.text.0,
            holds: shape.holds,
            why: words(shape.why),
            fact: shape.fact.map(Into::into),
        }
    }
}

impl From<PairShape> for Pair {
    fn from(shape: PairShape) -> Self {
        Self {
            left: shape.left.0,
            right: shape.right.0,
            matched: shape.matched,
            why: words(shape.why),
            fact: shape.fact.map(Into::into),
        }
    }
}

impl From<WhichShape> for Which {
    fn from(shape: WhichShape) -> Self {
        match shape {
            WhichShape::Correct => Self::Correct,
            WhichShape::Incorrect => Self::Incorrect,
        }
    }
}

impl From<NumberingShape> for Numbering {
    fn from(shape: NumberingShape) -> Self {
        match shape {
            NumberingShape::Arabic => Self::Arabic,
            NumberingShape::Roman => Self::Roman,
        }
    }
}

fn statements(
    intro: T,
    statements: Vec<StatementShape>,
    which: WhichShape,
    numbering: NumberingShape,
    codes: Vec<Vec<usize>>,
) -> Statements {
    Statements {
        intro: intro.0,
        statements: statements.into_iter().map(Into::into).collect(),
        which: which.into(),
        numbering: numbering.into(),
        codes,
    }
}

fn pairs(
    intro: T,
    over: Option<Heads>,
    pairs: Vec<PairShape>,
    numbering: NumberingShape,
    codes: Vec<Vec<usize>>,
) -> Pairs {
    Pairs {
        intro: intro.0,
        heads: heads(over),
        pairs: pairs.into_iter().map(Into::into).collect(),
        numbering: numbering.into(),
        codes,
    }
}

fn number(written: &str, field: &'static str) -> Result<Ratio<i64>, Fault> {
    parse_number(written).ok_or_else(|| {
        (Path::of("ask").field(field), Problem::BadNumber { found: written.to_owned() })
    })
}

impl Ask {
    fn body(self) -> Result<Body, Fault> {
        Ok(match self {
            Self::Single { stem, options } => Body::SingleBest(choices(stem, options)),
            Self::Negative { stem, options } => Body::Negative(choices(stem, options)),
            Self::OddOneOut { stem, options } => Body::OddOneOut(choices(stem, options)),
            Self::FillIn { stem, options } => Body::FillIn(choices(stem, options)),
            Self::MultiSelect { stem, options } => Body::MultiSelect(choices(stem, options)),
            Self::Statements { intro, statements: list, which, numbering, codes } => {
                Body::Statements(statements(intro, list, which, numbering, codes))
            }
            Self::HowMany { intro, statements: list, which, numbering } => {
                Body::HowMany(statements(intro, list, which, numbering, Vec::new()))
            }
            Self::PairsCoded { intro, heads, pairs: list, numbering, codes } => {
                Body::PairsCoded(pairs(intro, heads, list, numbering, codes))
            }
            Self::PairsHowMany { intro, heads, pairs: list, numbering } => {
                Body::PairsHowMany(pairs(intro, heads, list, numbering, Vec::new()))
            }
            Self::Lists { intro, heads: over, rows, extra } => Body::Lists(Lists {
                intro: intro.0,
                heads: heads(over),
                rows: rows
                    .into_iter()
                    .map(|row| Row {
                        left: row.left.0,
                        right: row.right.0,
                        fact: row.fact.map(Into::into),
                    })
                    .collect(),
                extra: extra.into_iter().map(|text| text.0).collect(),
            }),
            Self::AssertionReason { assertion, reason, explains } => {
                Body::AssertionReason(AssertionReason {
                    assertion: assertion.into(),
                    reason: reason.into(),
                    explains,
                })
            }
            Self::Explains { first, others } => Body::Explains(Explains {
                first: first.into(),
                others: others
                    .into_iter()
                    .map(|other| Explanation {
                        statement: Statement {
                            text: other.text.0,
                            holds: other.holds,
                            why: words(other.why),
                            fact: other.fact.map(Into::into),
                        },
                        explains: other.explains,
                    })
                    .collect(),
            }),
            Self::Order { intro, items } => Body::Order(Order {
                intro: intro.0,
                items: items
                    .into_iter()
                    .map(|item| Item {
                        text: item.text.0,
                        why: words(item.why),
                        fact: item.fact.map(Into::into),
                    })
                    .collect(),
            }),
            Self::TrueFalse { text, holds, why, fact } => Body::TrueFalse(Statement {
                text: text.0,
                holds,
                why: words(why),
                fact: fact.map(Into::into),
            }),
            Self::Numeric { stem, answer, tolerance, unit } => Body::Numeric(Numeric {
                stem: stem.0,
                answer: number(&answer, "answer")?,
                tolerance: match tolerance {
                    None => Ratio::ZERO,
                    Some(written) => number(&written, "tolerance")?,
                },
                unit: words(unit),
            }),
            Self::Typed { stem, accept } => Body::Typed(Typed {
                stem: stem.0,
                accept: accept.into_iter().map(|text| text.0).collect(),
            }),
        })
    }
}
