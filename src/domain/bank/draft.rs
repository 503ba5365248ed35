//! A question, or a bank's head, as it is being written: every text as two strings, every number as
//! it is typed. A
//! draft can hold what no question can, such as half a date; [`Draft::question`] says why not. What is
//! wrong with a draft that can be a question is for `check` to say.

mod blank;
mod head;
mod journal;
mod reading;
mod slot;
mod words;

use std::fmt;

use super::{
    Body, Choice, Choices, Difficulty, Evidence, Exam, Format, Numbering, PassageId, Question,
    Shuffle, SourceId, Statement, TopicId, Which,
};
use crate::domain::locale::{Locale, Text};

pub use self::blank::next_id;
pub use self::head::{Entry, Head, HeadSlot, Listed, free_name};
pub use self::slot::Slot;
pub use self::words::{Alone, Words};

/// The shapes that a question's body can have: what a writer chooses from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// One right option.
    Single,
    /// One right option under a negative stem.
    Negative,
    /// The odd one out.
    OddOneOut,
    /// A gap filled by choice.
    FillIn,
    /// Several right options.
    MultiSelect,
    /// Statements with codes.
    Statements,
    /// How many of the statements.
    HowMany,
    /// Which of the pairs.
    PairsCoded,
    /// How many of the pairs.
    PairsHowMany,
    /// List-I with List-II.
    Lists,
    /// Assertion and reason.
    AssertionReason,
    /// Statement-I explained by others.
    Explains,
    /// Things to be put in order.
    Order,
    /// True or false.
    TrueFalse,
    /// A number to be typed.
    Numeric,
    /// Words to be typed.
    Typed,
}

impl Kind {
    /// Every kind, in the order of the bank guide.
    pub const ALL: [Self; 16] = [
        Self::Single,
        Self::Negative,
        Self::Statements,
        Self::HowMany,
        Self::PairsCoded,
        Self::PairsHowMany,
        Self::Lists,
        Self::AssertionReason,
        Self::Explains,
        Self::Order,
        Self::OddOneOut,
        Self::MultiSelect,
        Self::FillIn,
        Self::TrueFalse,
        Self::Typed,
        Self::Numeric,
    ];

    /// The kind of a body.
    pub const fn of(body: &Body) -> Self {
        match body {
            Body::SingleBest(_) => Self::Single,
            Body::Negative(_) => Self::Negative,
            Body::OddOneOut(_) => Self::OddOneOut,
            Body::FillIn(_) => Self::FillIn,
            Body::MultiSelect(_) => Self::MultiSelect,
            Body::Statements(_) => Self::Statements,
            Body::HowMany(_) => Self::HowMany,
            Body::PairsCoded(_) => Self::PairsCoded,
            Body::PairsHowMany(_) => Self::PairsHowMany,
            Body::Lists(_) => Self::Lists,
            Body::AssertionReason(_) => Self::AssertionReason,
            Body::Explains(_) => Self::Explains,
            Body::Order(_) => Self::Order,
            Body::TrueFalse(_) => Self::TrueFalse,
            Body::Numeric(_) => Self::Numeric,
            Body::Typed(_) => Self::Typed,
        }
    }

    /// The format that learners know it by.
    pub const fn format(self) -> Format {
        match self {
            Self::Single => Format::SingleBest,
            Self::Negative => Format::Negative,
            Self::OddOneOut => Format::OddOneOut,
            Self::FillIn => Format::FillIn,
            Self::MultiSelect => Format::MultiSelect,
            Self::Statements => Format::Statements,
            Self::HowMany => Format::HowMany,
            Self::PairsCoded => Format::PairsCoded,
            Self::PairsHowMany => Format::PairsHowMany,
            Self::Lists => Format::Lists,
            Self::AssertionReason => Format::AssertionReason,
            Self::Explains => Format::Explains,
            Self::Order => Format::Order,
            Self::TrueFalse => Format::TrueFalse,
            Self::Numeric => Format::Numeric,
            Self::Typed => Format::Typed,
        }
    }

    /// Whether it is answered by options that its writer wrote.
    pub const fn has_options(self) -> bool {
        matches!(
            self,
            Self::Single | Self::Negative | Self::OddOneOut | Self::FillIn | Self::MultiSelect
        )
    }

    /// Whether its rows have a left and a right side.
    pub const fn has_two_sides(self) -> bool {
        matches!(self, Self::PairsCoded | Self::PairsHowMany | Self::Lists)
    }

    /// Whether it is about statements that are numbered.
    pub const fn has_statements(self) -> bool {
        matches!(self, Self::Statements | Self::HowMany)
    }

    /// Whether it has rows at all, and the fewest and the most that its rules take.
    pub const fn rows(self) -> Option<(usize, usize)> {
        match self {
            Self::Single | Self::Negative | Self::OddOneOut | Self::FillIn | Self::MultiSelect => {
                Some((2, 6))
            }
            Self::Statements => Some((2, 5)),
            Self::HowMany | Self::PairsHowMany => Some((3, 4)),
            Self::PairsCoded | Self::Lists | Self::Order => Some((3, 5)),
            Self::AssertionReason => Some((2, 2)),
            Self::Explains => Some((2, 3)),
            Self::TrueFalse | Self::Numeric | Self::Typed => None,
        }
    }

    /// How many rows a new question begins with.
    const fn first_rows(self) -> usize {
        match self {
            Self::Single | Self::Negative | Self::OddOneOut | Self::FillIn | Self::MultiSelect => 4,
            Self::Statements
            | Self::HowMany
            | Self::PairsCoded
            | Self::PairsHowMany
            | Self::Lists
            | Self::Order => 3,
            Self::AssertionReason | Self::Explains => 2,
            Self::TrueFalse | Self::Numeric | Self::Typed => 0,
        }
    }

    /// Whether a stem or an introduction stands above everything else.
    pub const fn has_stem(self) -> bool {
        !matches!(self, Self::AssertionReason | Self::Explains)
    }
}

/// One row of a draft: an option, a statement, a pair, an entry of the lists, a thing to be put in
/// order. What the format does not use is kept for when it changes again.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// Its text, or its left side.
    pub left: Words,
    /// Its right side.
    pub right: Words,
    /// Whether it is right, holds or is matched.
    pub holds: bool,
    /// Whether it explains.
    pub explains: bool,
    /// Whether it keeps its place.
    pub pinned: bool,
    /// Why it is wrong, or anything worth adding.
    pub why: Words,
    /// The fact it tests; empty for none.
    pub fact: String,
}

impl Row {
    /// A row with nothing in it.
    pub fn blank(alone: Alone) -> Self {
        Self {
            left: Words::blank(alone),
            right: Words::blank(alone),
            why: Words::blank(alone),
            ..Self::default()
        }
    }
}

/// A question as it is being written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its name.
    pub id: String,
    /// Its topic.
    pub topic: TopicId,
    /// The fact it schedules; empty for none.
    pub fact: String,
    /// Exams it is written for.
    pub exams: Vec<Exam>,
    /// How hard it is.
    pub difficulty: Difficulty,
    /// The passage it is about.
    pub passage: Option<PassageId>,
    /// Its format.
    pub kind: Kind,
    /// What is asked, or what introduces it; for true or false the statement.
    pub stem: Words,
    /// What stands over two columns.
    pub heads: [Words; 2],
    /// Its rows.
    pub rows: Vec<Row>,
    /// Entries of List-II that match nothing.
    pub extra: Vec<Words>,
    /// Wordings that are right.
    pub accept: Vec<Words>,
    /// Which statements are asked for.
    pub which: Which,
    /// How statements and pairs are numbered.
    pub numbering: Numbering,
    /// The writer's own codes: `1, 2; 1, 3`.
    pub codes: String,
    /// For true or false: whether the statement holds, why and its fact.
    pub own: Row,
    /// The number that is right.
    pub answer: String,
    /// How far off is still right; empty for not at all.
    pub tolerance: String,
    /// What is counted.
    pub unit: Words,
    /// Why the key is right.
    pub explanation: Words,
    /// Where the answer comes from.
    pub sources: Vec<SourceId>,
    /// Tags with commas between them.
    pub tags: String,
    /// The day it was last checked.
    pub checked: String,
    /// The last day on which it holds.
    pub valid_until: String,
    /// How well the fact is attested.
    pub grade: Option<Evidence>,
    /// Whether options may change places.
    pub shuffle: Shuffle,
    /// Whether a fifth option says "not attempted".
    pub fifth_option: bool,
    /// What a new text in one language stands for.
    alone: Alone,
}

impl Draft {
    /// A question to be changed, in a bank with these languages.
    pub fn of(question: &Question, languages: &[Locale]) -> Self {
        let alone = Alone::in_bank(languages);
        let mut draft = Self {
            id: question.id.to_string(),
            topic: question.topic.clone(),
            fact: text_of(question.fact.as_ref()),
            exams: question.exams.clone(),
            difficulty: question.difficulty,
            passage: question.passage.clone(),
            kind: Kind::of(&question.body),
            explanation: Words::of(question.explanation.as_ref(), alone),
            sources: question.sources.clone(),
            tags: reading::tags_shown(&question.tags),
            checked: text_of(question.checked.as_ref()),
            valid_until: text_of(question.valid_until.as_ref()),
            grade: question.grade,
            shuffle: question.shuffle,
            fifth_option: question.fifth_option,
            ..Self::empty(alone)
        };
        draft.take_body(&question.body);
        draft
    }

    /// Nothing at all.
    fn empty(alone: Alone) -> Self {
        let words = || Words::blank(alone);
        Self {
            id: String::new(),
            topic: TopicId::from(""),
            fact: String::new(),
            exams: Vec::new(),
            difficulty: Difficulty::default(),
            passage: None,
            kind: Kind::Single,
            stem: words(),
            heads: [words(), words()],
            rows: Vec::new(),
            extra: Vec::new(),
            accept: Vec::new(),
            which: Which::default(),
            numbering: Numbering::default(),
            codes: String::new(),
            own: Row::blank(alone),
            answer: String::new(),
            tolerance: String::new(),
            unit: words(),
            explanation: words(),
            sources: Vec::new(),
            tags: String::new(),
            checked: String::new(),
            valid_until: String::new(),
            grade: None,
            shuffle: Shuffle::default(),
            fifth_option: false,
            alone,
        }
    }

    #[expect(clippy::too_many_lines, reason = "one arm for each format")]
    fn take_body(&mut self, body: &Body) {
        let alone = self.alone;
        let words = |text: &Text| Words::of(Some(text), alone);
        let statement = |statement: &Statement, explains: bool| Row {
            left: words(&statement.text),
            holds: statement.holds,
            explains,
            why: Words::of(statement.why.as_ref(), alone),
            fact: text_of(statement.fact.as_ref()),
            ..Row::blank(alone)
        };
        let heads = |heads: &Option<(_, _)>| match heads {
            Some((left, right)) => [words(left), words(right)],
            None => [Words::blank(alone), Words::blank(alone)],
        };
        match body {
            Body::SingleBest(Choices { stem, options })
            | Body::Negative(Choices { stem, options })
            | Body::OddOneOut(Choices { stem, options })
            | Body::FillIn(Choices { stem, options })
            | Body::MultiSelect(Choices { stem, options }) => {
                self.stem = words(stem);
                let row = |choice: &Choice| Row {
                    left: words(&choice.text),
                    holds: choice.right,
                    pinned: choice.pinned,
                    why: Words::of(choice.why.as_ref(), alone),
                    ..Row::blank(alone)
                };
                self.rows = options.iter().map(row).collect();
            }
            Body::Statements(body) | Body::HowMany(body) => {
                self.stem = words(&body.intro);
                self.rows = body.statements.iter().map(|each| statement(each, false)).collect();
                self.which = body.which;
                self.numbering = body.numbering;
                self.codes = reading::codes_shown(&body.codes);
            }
            Body::PairsCoded(body) | Body::PairsHowMany(body) => {
                self.stem = words(&body.intro);
                self.heads = heads(&body.heads);
                self.rows = body
                    .pairs
                    .iter()
                    .map(|pair| Row {
                        left: words(&pair.left),
                        right: words(&pair.right),
                        holds: pair.matched,
                        why: Words::of(pair.why.as_ref(), alone),
                        fact: text_of(pair.fact.as_ref()),
                        ..Row::blank(alone)
                    })
                    .collect();
                self.numbering = body.numbering;
                self.codes = reading::codes_shown(&body.codes);
            }
            Body::Lists(body) => {
                self.stem = words(&body.intro);
                self.heads = heads(&body.heads);
                self.rows = body
                    .rows
                    .iter()
                    .map(|row| Row {
                        left: words(&row.left),
                        right: words(&row.right),
                        fact: text_of(row.fact.as_ref()),
                        ..Row::blank(alone)
                    })
                    .collect();
                self.extra = body.extra.iter().map(words).collect();
            }
            Body::AssertionReason(body) => {
                self.rows =
                    vec![statement(&body.assertion, false), statement(&body.reason, body.explains)];
            }
            Body::Explains(body) => {
                let others = body.others.iter();
                self.rows = std::iter::once(statement(&body.first, false))
                    .chain(others.map(|other| statement(&other.statement, other.explains)))
                    .collect();
            }
            Body::Order(body) => {
                self.stem = words(&body.intro);
                self.rows = body
                    .items
                    .iter()
                    .map(|item| Row {
                        left: words(&item.text),
                        why: Words::of(item.why.as_ref(), alone),
                        fact: text_of(item.fact.as_ref()),
                        ..Row::blank(alone)
                    })
                    .collect();
            }
            Body::TrueFalse(body) => {
                self.stem = words(&body.text);
                self.own = Row { left: Words::blank(alone), ..statement(body, false) };
            }
            Body::Numeric(body) => {
                self.stem = words(&body.stem);
                self.answer = reading::number_shown(body.answer);
                let is_exact = body.tolerance == num_rational::Ratio::ZERO;
                self.tolerance =
                    if is_exact { String::new() } else { reading::number_shown(body.tolerance) };
                self.unit = Words::of(body.unit.as_ref(), alone);
            }
            Body::Typed(body) => {
                self.stem = words(&body.stem);
                self.accept = body.accept.iter().map(words).collect();
            }
        }
    }

    /// Gives it another format. What the new one has no place for is kept, and comes back with the
    /// old one; what it needs is taken from what there is.
    pub fn become_kind(&mut self, kind: Kind) {
        if kind == self.kind {
            return;
        }
        let right = self.rows.iter().find(|row| row.holds).map(|row| row.left.clone());
        match kind {
            Kind::Typed if self.accept.is_empty() => {
                self.accept = match right {
                    Some(right) if self.kind.has_options() => vec![right],
                    _ => vec![Words::blank(self.alone)],
                };
            }
            Kind::Numeric if self.answer.is_empty() => {
                let shown = right.map(|words| words.shown().to_owned()).unwrap_or_default();
                if reading::is_number(&shown) {
                    self.answer = shown;
                }
            }
            Kind::TrueFalse if self.stem.is_empty() => {
                if let Some(first) = self.rows.first() {
                    self.stem = first.left.clone();
                    self.own.holds = first.holds;
                }
            }
            _ => {}
        }
        if self.rows.is_empty() && kind.rows().is_some() {
            let first = match self.kind {
                Kind::Typed => self.accept.first().cloned(),
                Kind::Numeric => Some(Words::plain(&self.answer, self.alone)),
                Kind::TrueFalse => Some(self.stem.clone()),
                _ => None,
            };
            self.rows.extend(first.map(|left| Row {
                left,
                holds: self.kind != Kind::TrueFalse || self.own.holds,
                ..Row::blank(self.alone)
            }));
        }
        self.kind = kind;
        while self.rows.len() < kind.first_rows() {
            self.rows.push(Row::blank(self.alone));
        }
    }

    /// Puts a blank row after this one, or first.
    pub fn add_row(&mut self, after: Option<usize>) {
        let place = after.map_or(0, |after| after + 1).min(self.rows.len());
        self.rows.insert(place, Row::blank(self.alone));
    }

    /// Takes a row out.
    pub fn remove_row(&mut self, place: usize) {
        if place < self.rows.len() {
            self.rows.remove(place);
        }
    }

    /// Moves a row down or up by one; says where it is now.
    pub fn shift_row(&mut self, place: usize, down: bool) -> Option<usize> {
        let other = if down { place.checked_add(1)? } else { place.checked_sub(1)? };
        if place.max(other) >= self.rows.len() {
            return None;
        }
        self.rows.swap(place, other);
        Some(other)
    }

    /// Marks a row as right, holding or matched, or not; where one answer is right, no other is.
    pub fn mark_row(&mut self, place: usize, holds: bool) {
        let one = self.kind.has_options() && self.kind != Kind::MultiSelect;
        for (number, row) in self.rows.iter_mut().enumerate() {
            if number == place {
                row.holds = holds;
            } else if one && holds {
                row.holds = false;
            }
        }
    }

    /// A blank text, as new ones are in this bank.
    pub fn blank_words(&self) -> Words {
        Words::blank(self.alone)
    }
}

fn text_of(value: Option<&impl fmt::Display>) -> String {
    value.map(ToString::to_string).unwrap_or_default()
}
