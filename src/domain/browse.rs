//! Which questions of the shelf a reader wants to see: by where they are filed, how they are asked and
//! how the learner stands with them. Searching their text is the store's business.

use super::bank::shelf::{Entry, Shelf};
use super::bank::{Difficulty, Exam, Format};
use super::progress::Progress;

/// How the learner stands with a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// It was never answered.
    Unseen,
    /// It was answered, right or wrong.
    Seen,
    /// The last answer to its fact was wrong, or lucky, and was not put right since.
    Mistaken,
    /// It is bookmarked.
    Bookmarked,
}

impl Standing {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Unseen, Self::Seen, Self::Mistaken, Self::Bookmarked];
}

/// What is wanted; nothing said means everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Wanted {
    /// Only of this bank, by the shelf's number.
    pub bank: Option<u32>,
    /// Only of this topic, by the shelf's number.
    pub topic: Option<u32>,
    /// Only in this format.
    pub format: Option<Format>,
    /// Only written for this exam.
    pub exam: Option<Exam>,
    /// Only this hard.
    pub difficulty: Option<Difficulty>,
    /// Only where the learner stands so.
    pub standing: Option<Standing>,
}

impl Wanted {
    /// Whether anything narrows what is shown of a bank.
    pub const fn narrows(&self) -> bool {
        self.topic.is_some()
            || self.format.is_some()
            || self.exam.is_some()
            || self.difficulty.is_some()
            || self.standing.is_some()
    }

    /// Whether this question is among what is wanted.
    pub fn takes(&self, entry: &Entry<'_>, shelf: &Shelf, progress: &Progress) -> bool {
        self.bank.is_none_or(|bank| entry.bank == bank)
            && self.topic.is_none_or(|topic| entry.topic == topic)
            && self.format.is_none_or(|format| entry.format == format)
            && self.exam.is_none_or(|exam| entry.exams.contains(exam))
            && self.difficulty.is_none_or(|difficulty| entry.difficulty == difficulty)
            && self.standing.is_none_or(|standing| stands(standing, entry, shelf, progress))
    }

    /// The questions that are wanted, by the shelf's numbers, in the order of the banks.
    pub fn among(&self, shelf: &Shelf, progress: &Progress) -> Vec<u32> {
        let takes = |entry: &Entry<'_>| self.takes(entry, shelf, progress);
        match self.bank {
            Some(bank) => shelf.of_bank(bank).filter(takes).map(|entry| entry.number).collect(),
            None => shelf.entries().filter(takes).map(|entry| entry.number).collect(),
        }
    }
}

fn stands(standing: Standing, entry: &Entry<'_>, shelf: &Shelf, progress: &Progress) -> bool {
    let was_seen = || progress.question_named(entry.id).is_some();
    match standing {
        Standing::Unseen => !was_seen(),
        Standing::Seen => was_seen(),
        Standing::Mistaken => {
            progress.fact_named(shelf.fact_name(entry.fact)).is_some_and(|fact| fact.is_mistake())
        }
        Standing::Bookmarked => progress.is_bookmarked(&entry.question_id()),
    }
}
