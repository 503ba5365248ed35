//! Item analysis: what a test that several candidates sat says of its questions, of itself and of
//! them. The figures are those of Moodle's quiz statistics, by the same formulas
//! (`docs.moodle.org/dev/Quiz_statistics_calculations`), and the classical ones that teachers ask for
//! beside them. Marks come in as exact fractions, and totals, ranks and groups are made of these, so
//! that candidates with equal marks are equal; only what is a root or a quotient of sums is a float.
//! Who earned which mark is not judged here (see `exam::marks`), and nothing is put in words.
//!
//! # Answers that are missing
//!
//! A question that was left, or not reached before time was up, counts with the mark it earned, which
//! is nothing in most exams: Moodle's rule. Whoever was *absent* when a question was asked is left out
//! of its own figures ([`ItemFigures::there`]), and out of whatever compares totals (discrimination,
//! thirds, every figure of the test), which rest on those who were there for all of it
//! ([`TestFigures::whole`]): the sum of eighteen questions is no total of twenty. If absence should
//! cost marks, as it does in an exam hall, it is to be handed in as [`Entry::NotReached`].
//!
//! # Marks below nothing
//!
//! No formula takes the least mark for zero. A facility is below zero where wrong answers cost more
//! than right ones brought.

mod group;
pub mod guide;
mod histogram;
mod item;
mod spread;
mod standing;
mod test;

use std::collections::BTreeSet;

use num_rational::Ratio;

use self::group::Groups;
use self::spread::Column;
use super::answer::Response;
use super::bank::{ChoiceId, QuestionId};
use super::exam::marks::{Kind, NOT_ATTEMPTED};

pub use self::group::Third;
pub use self::histogram::{Bar, histogram};
pub use self::item::{Count, Flag, Index, ItemFigures, Picked};
pub use self::standing::Standing;
pub use self::test::{Sample, TestFigures};

/// Below this facility a question is too hard to tell candidates apart: Moodle's users ask for 30 to
/// 70 per cent.
pub const HARD: f64 = 0.30;
/// Above this facility it is too easy.
pub const EASY: f64 = 0.70;
/// With fewer candidates than this nothing is said against a question: of ten, a half that are right
/// stand for 24 to 76 in a hundred (Wilson's interval of 95 %), and a discrimination of nothing may
/// come out as anything from −63 to 63.
pub const LEAST: u32 = 10;
/// With fewer candidates than this, figures are rough: an index of 25, the least that is usually
/// asked for, cannot be told from nothing below about 62 (Fisher's interval of 95 %: 25 ± 25).
pub const STEADY: u32 = 62;

/// No marks.
const NOTHING: Ratio<i64> = Ratio::new_raw(0, 1);

/// A question of the test. One that was withdrawn and earns nobody anything is best left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The question.
    pub question: QuestionId,
    /// How it is answered.
    pub kind: Kind,
    /// What there is to choose, in the order in which it is told; nothing where it is typed. The
    /// choice "not attempted" is one of them where the paper has it, and counts as leaving it.
    pub choices: Vec<ChoiceId>,
    /// The right choices: of a question with several answers all of them together, of another one any
    /// of them. None where it is typed or was withdrawn.
    pub key: BTreeSet<ChoiceId>,
    /// The most marks that it can earn.
    pub most: Ratio<i64>,
    /// The least, which is below zero where a wrong answer costs.
    pub least: Ratio<i64>,
}

/// Someone who sat the test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// What they are called.
    pub label: String,
    /// Their roll number, where there are any.
    pub roll: Option<String>,
    /// What became of each question, in the order of the items. Where there are fewer, the candidate
    /// was absent for the rest.
    pub entries: Vec<Entry>,
}

/// What became of one question with one candidate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// They had it before them.
    Reached {
        /// What they gave, which may be nothing.
        response: Response,
        /// What that earned.
        mark: Ratio<i64>,
        /// How long they took, in milliseconds, if it is known.
        millis: Option<u32>,
    },
    /// Time was up before they came to it.
    NotReached {
        /// What that earned: nothing in most exams.
        mark: Ratio<i64>,
    },
    /// They were not there when it was asked.
    Absent,
}

/// What an entry came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Became {
    /// The key was given, or all marks were earned.
    Right,
    /// Some marks were earned.
    Partly,
    /// An answer was given and earned nothing, or less.
    Wrong,
    /// Nothing was given, or "not attempted".
    Omitted,
    /// Time was up.
    NotReached,
    /// They were not there.
    Absent,
}

/// All that is said of a test.
#[derive(Debug, Clone, PartialEq)]
pub struct Analysis {
    /// Of each question, in the order of the items.
    pub items: Vec<ItemFigures>,
    /// Of each candidate, in their order.
    pub standings: Vec<Standing>,
    /// Of the test.
    pub test: TestFigures,
}

impl Analysis {
    /// What these candidates' answers to these questions say.
    pub fn of(items: &[Item], candidates: &[Candidate]) -> Self {
        let totals: Vec<Ratio<i64>> = candidates.iter().map(|one| one.total(items.len())).collect();
        let whole: Vec<usize> =
            (0..candidates.len()).filter(|at| candidates[*at].is_whole(items.len())).collect();
        let total = Column::of(whole.iter().map(|at| totals[*at]).collect());
        let groups = Groups::of(&total);
        let mut third = vec![None; candidates.len()];
        for (at, own) in whole.iter().zip(&groups.thirds) {
            third[*at] = Some(*own);
        }
        let columns: Vec<Column> = (0..items.len())
            .map(|item| Column::of(whole.iter().map(|at| candidates[*at].mark(item)).collect()))
            .collect();
        let table = Table { items, candidates, whole: &whole, total: &total, columns: &columns };
        Self {
            items: (0..items.len()).map(|at| ItemFigures::of(&table, at, &groups)).collect(),
            standings: standing::all(items, candidates, &totals, &third),
            test: TestFigures::of(&table, &groups),
        }
    }
}

/// The answers, and the marks of those who were there for all of it.
struct Table<'a> {
    items: &'a [Item],
    candidates: &'a [Candidate],
    /// The places of the candidates who were there for every question.
    whole: &'a [usize],
    /// Their totals.
    total: &'a Column,
    /// Their marks by question.
    columns: &'a [Column],
}

impl Item {
    /// What an entry comes to.
    pub fn became(&self, entry: &Entry) -> Became {
        let (response, mark) = match entry {
            Entry::Absent => return Became::Absent,
            Entry::NotReached { .. } => return Became::NotReached,
            Entry::Reached { response, mark, .. } => (response, *mark),
        };
        if is_omission(response) {
            Became::Omitted
        } else if (self.most > NOTHING && mark >= self.most) || self.is_key(response) {
            Became::Right
        } else if mark > self.least.max(NOTHING) {
            Became::Partly
        } else {
            Became::Wrong
        }
    }

    /// Whether a choice is wrong, and no way of leaving the question.
    pub fn is_distractor(&self, choice: &ChoiceId) -> bool {
        !self.key.is_empty() && !self.key.contains(choice) && choice.as_str() != NOT_ATTEMPTED
    }

    fn is_key(&self, response: &Response) -> bool {
        match self.kind {
            Kind::Several => !self.key.is_empty() && response.choices() == self.key,
            Kind::OneChoice => {
                let chosen = response.choices();
                chosen.len() == 1 && chosen.is_subset(&self.key)
            }
            Kind::Typed => false,
        }
    }
}

/// Whether a response leaves the question.
fn is_omission(response: &Response) -> bool {
    match response {
        Response::Blank => true,
        Response::One(id) => id.as_str() == NOT_ATTEMPTED,
        Response::Many(ids) => ids.iter().all(|id| id.as_str() == NOT_ATTEMPTED),
        Response::Typed(typed) => typed.trim().is_empty(),
    }
}

impl Candidate {
    /// What became of a question, by its place.
    pub fn entry(&self, item: usize) -> &Entry {
        self.entries.get(item).unwrap_or(&Entry::Absent)
    }

    fn mark(&self, item: usize) -> Ratio<i64> {
        self.entry(item).mark().unwrap_or(NOTHING)
    }

    fn total(&self, items: usize) -> Ratio<i64> {
        (0..items).map(|item| self.mark(item)).sum()
    }

    /// Whether they were there for all of so many questions.
    pub fn is_whole(&self, items: usize) -> bool {
        (0..items).all(|item| self.entry(item).mark().is_some())
    }

    fn was_there(&self, items: usize) -> bool {
        (0..items).any(|item| self.entry(item).mark().is_some())
    }
}

impl Entry {
    /// What it earned; `None` of those who were absent.
    pub const fn mark(&self) -> Option<Ratio<i64>> {
        match self {
            Self::Reached { mark, .. } | Self::NotReached { mark } => Some(*mark),
            Self::Absent => None,
        }
    }
}

/// A number of people or questions.
fn count(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(u32::MAX)
}
