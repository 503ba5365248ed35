//! The mistakes notebook: every question whose last answer went wrong in any way, in whatever mode.
//! Mistakes by fact, as study puts them right, are in the parent.

use super::Progress;
use super::record::Shown;
use crate::domain::answer::{Certainty, Verdict};
use crate::domain::bank::QuestionId;
use crate::domain::event::{Cause, Clock, Mode};
use crate::domain::time::Day;

/// How an answer went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MistakeKind {
    /// Wrong.
    Wrong,
    /// Wrong, and sure of it.
    ConfidentWrong,
    /// Right by a guess.
    Lucky,
    /// Left without an answer.
    Skipped,
}

impl MistakeKind {
    /// All four, in the order of the notebook.
    pub const ALL: [Self; 4] = [Self::Wrong, Self::ConfidentWrong, Self::Lucky, Self::Skipped];

    /// How an answer went wrong; `None` if it did not.
    pub const fn of(verdict: Verdict, certainty: Option<Certainty>) -> Option<Self> {
        match (verdict, certainty) {
            (Verdict::Wrong, Some(Certainty::Sure)) => Some(Self::ConfidentWrong),
            (Verdict::Wrong, _) => Some(Self::Wrong),
            (Verdict::Right, Some(Certainty::Guess)) => Some(Self::Lucky),
            (Verdict::Right, _) => None,
            (Verdict::Blank | Verdict::NotAttempted, _) => Some(Self::Skipped),
        }
    }
}

/// A question in the notebook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake<'a> {
    /// The question.
    pub question: QuestionId,
    /// How its last answer went wrong.
    pub kind: MistakeKind,
    /// When that was, in the order of all devices.
    pub clock: Clock,
    /// The study day on which it was.
    pub day: Day,
    /// Where it was.
    pub mode: Mode,
    /// Why, if the learner said so.
    pub cause: Option<Cause>,
    /// What they wrote about the question.
    pub note: Option<&'a str>,
    /// Whether it is bookmarked.
    pub is_bookmarked: bool,
    /// Whether its key was found changed since: the answer may have been right after all.
    pub key_changed: bool,
}

impl Progress {
    /// The mistakes notebook, the latest first. A question left open in a mock exam is in it until it
    /// is answered.
    pub fn mistakes(&self) -> Vec<Mistake<'_>> {
        let skipped = &self.state.skipped;
        let mut mistakes: Vec<Mistake<'_>> = self
            .state
            .questions
            .iter()
            .zip(&self.state.shown)
            .filter_map(|(id, shown)| {
                let kind = MistakeKind::of(shown.verdict, shown.certainty)?;
                Some((QuestionId::from(id), shown, kind))
            })
            .filter(|(id, shown, _)| skipped.get(id).is_none_or(|(clock, _)| *clock < shown.clock))
            .map(|(id, shown, kind)| self.mistake(id, kind, shown))
            .collect();
        let left_since = skipped.iter().filter(|(id, (clock, _))| {
            let number = self.state.questions.find(id.as_str());
            let shown = number.and_then(|number| self.state.shown.get(number));
            shown.is_none_or(|shown| shown.clock <= *clock)
        });
        mistakes.extend(left_since.map(|(id, (clock, day))| Mistake {
            question: id.clone(),
            kind: MistakeKind::Skipped,
            clock: *clock,
            day: *day,
            mode: Mode::Mock,
            cause: self.cause(id),
            note: self.note(id),
            is_bookmarked: self.is_bookmarked(id),
            key_changed: false,
        }));
        mistakes.sort_by(|one, other| {
            other.clock.cmp(&one.clock).then_with(|| one.question.cmp(&other.question))
        });
        mistakes
    }

    fn mistake(&self, question: QuestionId, kind: MistakeKind, shown: &Shown) -> Mistake<'_> {
        Mistake {
            kind,
            clock: shown.clock,
            day: shown.day,
            mode: shown.mode,
            cause: self.cause(&question),
            note: self.note(&question),
            is_bookmarked: self.is_bookmarked(&question),
            key_changed: shown.change.is_of_key(),
            question,
        }
    }

    /// Why a question went wrong, as the learner said.
    pub fn cause(&self, question: &QuestionId) -> Option<Cause> {
        self.state.causes.get(question).copied()
    }
}
