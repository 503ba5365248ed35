//! Which questions of the shelf a reader wants to see: by where they are filed, how they are asked and
//! how the learner stands with them. Searching their words is in `bank::find`.

use super::bank::find::{Facets, Picked};
use super::bank::shelf::{Entry, Shelf};
use super::bank::{Difficulty, Exam, Format};
use super::locale::Text;
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

    /// Whether the learner stands so with this question.
    fn holds(self, entry: &Entry<'_>, shelf: &Shelf, progress: &Progress) -> bool {
        let was_seen = || progress.question_named(entry.id).is_some();
        match self {
            Self::Unseen => !was_seen(),
            Self::Seen => was_seen(),
            Self::Mistaken => progress
                .fact_named(shelf.fact_name(entry.fact))
                .is_some_and(|fact| fact.is_mistake()),
            Self::Bookmarked => progress.is_bookmarked(&entry.question_id()),
        }
    }

    /// The questions of the shelf with which the learner stands so.
    pub fn pick(self, shelf: &Shelf, progress: &Progress) -> Picked {
        Picked::of(shelf.len(), |number| {
            shelf.entry(number).is_some_and(|entry| self.holds(&entry, shelf, progress))
        })
    }
}

/// What is wanted; nothing said means everything.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
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
    /// Only with a source that has this label, which the shelf does not know.
    pub source: Option<Text>,
    /// Only with this tag, which the shelf does not know.
    pub tag: Option<String>,
}

impl Wanted {
    /// Whether anything narrows what is shown of a bank.
    pub const fn narrows(&self) -> bool {
        self.topic.is_some()
            || self.format.is_some()
            || self.exam.is_some()
            || self.difficulty.is_some()
            || self.standing.is_some()
            || self.has_labels()
    }

    /// Whether it asks for what only a search in the text can tell.
    pub const fn has_labels(&self) -> bool {
        self.source.is_some() || self.tag.is_some()
    }

    /// What the shelf knows of it.
    pub fn facets(&self) -> Facets {
        Facets {
            banks: self.bank.into_iter().collect(),
            topics: self.topic.into_iter().collect(),
            formats: self.format.into_iter().collect(),
            exams: self.exam.into_iter().collect(),
            difficulties: self.difficulty.into_iter().collect(),
        }
    }

    /// The questions that are wanted, as far as the shelf can tell, by its numbers, in the order of the
    /// banks.
    pub fn among(&self, shelf: &Shelf, progress: &Progress) -> Vec<u32> {
        let mut picked = self.facets().pick(shelf);
        if let Some(standing) = self.standing {
            picked.keep(&standing.pick(shelf, progress));
        }
        picked.iter().collect()
    }
}
