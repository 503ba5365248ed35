//! A question of any format as other programs can hold it: a stem, an answer of one of six kinds and
//! an explanation, in one language. Which characters a file escapes is the matter of its format.
//!
//! What no foreign format has is not here: the facts, the sources, the difficulty, the days on which
//! it was checked, and the fifth option "Question not attempted", which is a rule of an exam.

use num_rational::Ratio;

use super::Said;
use crate::domain::bank::check::{complete_in, each_text};
use crate::domain::bank::printed::{Block, Form, Line, Printed, PrintedChoice, TableRow};
use crate::domain::bank::{Body, Choices, Lists, Passage, Question};
use crate::domain::locale::{Locale, Text};

/// A question in one language, without structure of ours. `**bold**` is left as it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Flat {
    /// What is read before answering; its lines are parted by line breaks.
    pub stem: String,
    /// What is answered.
    pub answer: FlatAnswer,
    /// What is said with the key.
    pub explanation: Option<String>,
    /// What was changed on the way, each thing once.
    pub remarks: Vec<Said>,
    /// The language that it is in.
    pub locale: Locale,
}

/// The kinds of answer that foreign formats have.
#[derive(Debug, Clone, PartialEq)]
pub enum FlatAnswer {
    /// One option is right.
    One(Vec<FlatOption>),
    /// Several options are right, and all of them are to be chosen.
    Many(Vec<FlatOption>),
    /// A number to be typed.
    Number {
        /// The right one.
        answer: Ratio<i64>,
        /// How far off is still right.
        tolerance: Ratio<i64>,
        /// What is counted.
        unit: Option<String>,
    },
    /// Words to be typed; each of these is right.
    Words(Vec<String>),
    /// The stem holds, or does not.
    TrueFalse {
        /// Whether it does.
        holds: bool,
        /// Why it does not, or anything worth adding.
        why: Option<String>,
    },
    /// Each on the left goes with one on the right.
    Pairs {
        /// Left and right.
        rows: Vec<(String, String)>,
        /// More on the right, which go with nothing.
        extra: Vec<String>,
    },
}

/// An option.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlatOption {
    /// What it says.
    pub text: String,
    /// Whether it is to be chosen.
    pub right: bool,
    /// What is said of it with the key.
    pub why: Option<String>,
}

/// A question for a format that has matching. It is in `locale` if every text of it is, else in the
/// other language if every text is in that.
pub fn flat(question: &Question, passage: Option<&Passage>, locale: Locale) -> Flat {
    flattened(question, passage, locale, Holds::Pairs)
}

/// A question for a format without matching: two lists become options such as "A-2, B-1, C-3".
pub fn flat_coded(question: &Question, passage: Option<&Passage>, locale: Locale) -> Flat {
    flattened(question, passage, locale, Holds::Statements)
}

/// A question for a format without matching and without true and false: these are options too.
pub fn flat_options(question: &Question, passage: Option<&Passage>, locale: Locale) -> Flat {
    flattened(question, passage, locale, Holds::Options)
}

/// What a format can hold beside options and typed answers, each with all before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Holds {
    Options,
    Statements,
    Pairs,
}

fn flattened(question: &Question, passage: Option<&Passage>, wished: Locale, holds: Holds) -> Flat {
    let other_is_whole = !complete_in(question, wished) && complete_in(question, wished.other());
    let locale = if other_is_whole { wished.other() } else { wished };
    let mut flat = Flat {
        stem: String::new(),
        answer: FlatAnswer::One(Vec::new()),
        explanation: question.explanation.as_ref().map(|text| said(text, locale)),
        remarks: Vec::new(),
        locale,
    };
    if let Some(passage) = passage {
        flat.paragraph(passage.text.text(locale));
        flat.remarks.push(Said::Reworked { what: "a passage" });
    }
    match &question.body {
        Body::SingleBest(choices)
        | Body::Negative(choices)
        | Body::OddOneOut(choices)
        | Body::FillIn(choices) => {
            flat.paragraph(choices.stem.text(locale));
            flat.answer = FlatAnswer::One(options(choices, locale));
        }
        Body::MultiSelect(choices) => {
            flat.paragraph(choices.stem.text(locale));
            flat.answer = FlatAnswer::Many(options(choices, locale));
        }
        Body::TrueFalse(statement) if holds >= Holds::Statements => {
            flat.paragraph(statement.text.text(locale));
            let why = statement.why.as_ref().map(|why| said(why, locale));
            flat.answer = FlatAnswer::TrueFalse { holds: statement.holds, why };
        }
        Body::Numeric(numeric) => {
            flat.paragraph(numeric.stem.text(locale));
            flat.answer = FlatAnswer::Number {
                answer: numeric.answer,
                tolerance: numeric.tolerance,
                unit: numeric.unit.as_ref().map(|unit| said(unit, locale)),
            };
        }
        Body::Typed(typed) => {
            flat.paragraph(typed.stem.text(locale));
            // What is right in either language may be typed.
            let mut words: Vec<String> = Vec::new();
            for locale in [locale, locale.other()] {
                for text in typed.accept.iter().filter_map(|text| text.exact(locale)) {
                    if !words.contains(text) {
                        words.push(text.clone());
                    }
                }
            }
            flat.answer = FlatAnswer::Words(words);
        }
        Body::Lists(lists) if holds >= Holds::Pairs => flat.pairs(lists),
        Body::Lists(_)
        | Body::TrueFalse(_)
        | Body::Statements(_)
        | Body::HowMany(_)
        | Body::PairsCoded(_)
        | Body::PairsHowMany(_)
        | Body::AssertionReason(_)
        | Body::Explains(_)
        | Body::Order(_) => flat.printed(question),
    }
    if drops_a_language(question, passage, locale) {
        flat.remarks.push(Said::LanguageDropped);
    }
    flat
}

impl Flat {
    /// Adds to the stem, after an empty line.
    fn paragraph(&mut self, text: &str) {
        if !self.stem.is_empty() {
            self.stem.push_str("\n\n");
        }
        self.stem.push_str(text);
    }

    fn pairs(&mut self, lists: &Lists) {
        let locale = self.locale;
        self.paragraph(lists.intro.text(locale));
        if let Some((left, right)) = &lists.heads {
            self.stem.push('\n');
            self.stem.push_str(&beside(left.text(locale), right.text(locale)));
            self.remarks.push(Said::Reworked { what: "headings" });
        }
        let row =
            |row: &crate::domain::bank::Row| (said(&row.left, locale), said(&row.right, locale));
        self.answer = FlatAnswer::Pairs {
            rows: lists.rows.iter().map(row).collect(),
            extra: lists.extra.iter().map(|text| said(text, locale)).collect(),
        };
    }

    /// The question as the exam prints it: its blocks become lines of the stem, its choices options,
    /// and what is said of its lines with the key goes into the explanation.
    fn printed(&mut self, question: &Question) {
        let locale = self.locale;
        let Printed { blocks, form } = Printed::of(question, None);
        let mut lines: Vec<String> = Vec::new();
        let mut whys: Vec<String> = Vec::new();
        for block in &blocks {
            match block {
                Block::Passage(text) | Block::Stem(text) | Block::Ask(text) => {
                    lines.push(said(text, locale));
                }
                Block::Items(items) => {
                    for Line { label, text, why, .. } in items {
                        let label = label.text(locale);
                        lines.push(format!("{label} {}", text.text(locale)));
                        whys.extend(why.as_ref().map(|why| labelled(label, why, locale)));
                    }
                }
                Block::Table { heads, rows } => table(heads.as_ref(), rows, locale, &mut lines),
            }
            if let Block::Table { rows, .. } = block {
                for row in rows {
                    let label = row.left.as_ref().map_or("", |(label, _)| label);
                    whys.extend(row.why.as_ref().map(|why| labelled(label, why, locale)));
                }
            }
        }
        self.paragraph(&lines.join("\n"));
        if !whys.is_empty() {
            let explanation = self.explanation.take();
            self.explanation =
                Some(explanation.into_iter().chain(whys).collect::<Vec<_>>().join("\n"));
        }
        let options = match form {
            Form::One(choices) | Form::Many(choices) => choices,
            Form::Number { .. } | Form::Words { .. } => Vec::new(),
        };
        let option = |choice: PrintedChoice| FlatOption {
            text: said(&choice.text, locale),
            right: choice.right,
            why: choice.why.as_ref().map(|why| said(why, locale)),
        };
        let options = options.into_iter().filter(|choice| !choice.not_attempted).map(option);
        self.answer = FlatAnswer::One(options.collect());
        self.remarks.push(Said::Flattened);
    }
}

/// Rows of two columns as lines: pairs side by side, two lists of one's own one after the other.
fn table(heads: Option<&(Text, Text)>, rows: &[TableRow], locale: Locale, lines: &mut Vec<String>) {
    let are_lists = rows.iter().any(|row| matches!(row.right, Some((Some(_), _))));
    let left = |row: &TableRow| {
        row.left.as_ref().map(|(label, text)| format!("{label} {}", text.text(locale)))
    };
    if are_lists {
        lines.extend(heads.map(|(head, _)| said(head, locale)));
        lines.extend(rows.iter().filter_map(left));
        lines.extend(heads.map(|(_, head)| said(head, locale)));
        lines.extend(rows.iter().filter_map(|row| row.right.as_ref()).map(|(label, text)| {
            format!("{} {}", label.as_deref().unwrap_or_default(), text.text(locale))
        }));
    } else {
        lines.extend(heads.map(|(left, right)| beside(left.text(locale), right.text(locale))));
        lines.extend(rows.iter().map(|row| {
            let right = row.right.as_ref().map_or("", |(_, text)| text.text(locale));
            beside(&left(row).unwrap_or_default(), right)
        }));
    }
}

fn beside(left: &str, right: &str) -> String {
    format!("{left} : {right}")
}

fn labelled(label: &str, why: &Text, locale: Locale) -> String {
    format!("{label} {}", why.text(locale)).trim_start().to_owned()
}

fn said(text: &Text, locale: Locale) -> String {
    text.text(locale).to_owned()
}

fn options(choices: &Choices, locale: Locale) -> Vec<FlatOption> {
    let option = |option: &crate::domain::bank::Choice| FlatOption {
        text: said(&option.text, locale),
        right: option.right,
        why: option.why.as_ref().map(|why| said(why, locale)),
    };
    choices.options.iter().map(option).collect()
}

/// Whether there are words in the other language that stay behind.
fn drops_a_language(question: &Question, passage: Option<&Passage>, locale: Locale) -> bool {
    let drops = |text: &Text| {
        !text.is_same() && text.exact(locale).is_some() && text.exact(locale.other()).is_some()
    };
    let mut dropped = passage.is_some_and(|passage| drops(&passage.text));
    each_text(question, &mut |_, text| dropped |= drops(text));
    dropped
}
