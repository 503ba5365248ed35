//! Between a sitting and the events it is kept as: what to append for its beginning and for each
//! step, and the same sitting again from what was appended, with its questions as they were. Where
//! events are kept is not known here; marking again is in [`remark`](super::remark).
//!
//! The order is: [`SittingBegun::of`], append; [`Attempt::of`]; for every input
//! [`Sitting::take`], [`Attempt::keep`], append, [`Attempt::apply`].

use std::collections::BTreeSet;

use super::marks::Outcome;
use super::paper::Paper;
use super::pattern::NotAttempted;
use super::report::{self, Asked, Report};
use super::sitting::{Kept, Sitting, Start, What, is_answer};
use crate::domain::answer::Verdict;
use crate::domain::bank::printed::Printed;
use crate::domain::bank::schema::{
    Defaults, content_hash, decode_question, encode_question, key_hash,
};
use crate::domain::bank::{Passage, Question, QuestionId};
use crate::domain::event::{Answered, Event, Kind, Marked, Mode, SittingBegun, StoredPassage};
use crate::domain::study::grade::MAPPING;

/// A question of a paper as it is in its bank, with the passage it is about.
#[derive(Debug, Clone, Copy)]
pub struct Drawn<'a> {
    /// The question.
    pub question: &'a Question,
    /// Its passage, if it has one.
    pub passage: Option<&'a Passage>,
}

/// Why a sitting cannot begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// The question in this place is not the one that was drawn, or was edited since: draw again.
    #[error("question {} is not as it was drawn", place + 1)]
    Changed {
        /// Its place, from 0.
        place: usize,
    },
    /// The passage of the question in this place is missing.
    #[error("the passage of question {} is missing", place + 1)]
    NoPassage {
        /// Its place, from 0.
        place: usize,
    },
}

/// Why a sitting cannot be had from its events.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unread {
    /// Its beginning is not among them.
    #[error("the beginning of the sitting is missing")]
    NoBeginning,
    /// The question stored for this place cannot be read.
    #[error("question {} of the sitting cannot be read", place + 1)]
    NoQuestion {
        /// Its place, from 0.
        place: usize,
    },
}

impl SittingBegun {
    /// What to append when a sitting begins. `drawn` has the questions of the paper in its order.
    ///
    /// Fails if any of them is not what was drawn: the paper is then to be drawn again.
    pub fn of(
        sitting: u64,
        paper: Paper,
        start: Start,
        drawn: &[Drawn<'_>],
    ) -> Result<Self, Unfit> {
        let mut texts = Vec::with_capacity(paper.slots.len());
        let mut passages: Vec<StoredPassage> = Vec::new();
        for (place, slot) in paper.slots.iter().enumerate() {
            let drawn = drawn.get(place).ok_or(Unfit::Changed { place })?;
            let question = drawn.question;
            let is_same = question.id == slot.question
                && content_hash(question) == slot.content
                && key_hash(question) == slot.key;
            if !is_same {
                return Err(Unfit::Changed { place });
            }
            if let Some(id) = &question.passage {
                let passage = drawn.passage.filter(|passage| passage.id == *id);
                let passage = passage.ok_or(Unfit::NoPassage { place })?;
                if !passages.iter().any(|known| known.bank == slot.bank && known.id == *id) {
                    let (bank, text) = (slot.bank.clone(), passage.text.clone());
                    passages.push(StoredPassage { bank, id: id.clone(), text });
                }
            }
            texts.push(encode_question(question, &Defaults::default(), 0));
        }
        Ok(Self { sitting, paper, start, texts, passages })
    }
}

/// A sitting with its number and its questions as they were when it began.
#[derive(Debug, Clone, PartialEq)]
pub struct Attempt {
    number: u64,
    sitting: Sitting,
    questions: Vec<Question>,
    passages: Vec<StoredPassage>,
}

impl Attempt {
    /// The sitting at its beginning.
    pub fn of(begun: &SittingBegun) -> Result<Self, Unread> {
        let places = 0..begun.paper.slots.len();
        let questions = places.map(|place| {
            let text = begun.texts.get(place).ok_or(Unread::NoQuestion { place })?;
            decode_question(text, &Defaults::default()).map_err(|_| Unread::NoQuestion { place })
        });
        Ok(Self {
            number: begun.sitting,
            questions: questions.collect::<Result<_, _>>()?,
            passages: begun.passages.clone(),
            sitting: Sitting::begin(begun.paper.clone(), begun.start),
        })
    }

    /// The sitting of this number as these events leave it, in the order of replay; what belongs to
    /// others is passed over. If it is not over, [resume](Sitting::resume) it before anything else.
    pub fn read<'a>(
        number: u64,
        events: impl IntoIterator<Item = &'a Event>,
    ) -> Result<Self, Unread> {
        let mut attempt: Option<Self> = None;
        for event in events {
            match (&event.kind, &mut attempt) {
                (Kind::SittingBegun(begun), None) if begun.sitting == number => {
                    attempt = Some(Self::of(begun)?);
                }
                (Kind::SittingKept { .. }, Some(attempt)) => attempt.apply(event),
                _ => {}
            }
        }
        attempt.ok_or(Unread::NoBeginning)
    }

    /// Its number.
    pub const fn number(&self) -> u64 {
        self.number
    }

    /// The sitting.
    pub const fn sitting(&self) -> &Sitting {
        &self.sitting
    }

    /// Its questions as they were, in the order of the paper.
    pub fn questions(&self) -> &[Question] {
        &self.questions
    }

    /// The question in a place, as it was.
    pub fn question(&self, place: usize) -> Option<&Question> {
        self.questions.get(place)
    }

    /// The passage that the question in a place is about, as it was.
    pub fn passage(&self, place: usize) -> Option<Passage> {
        let id = self.questions.get(place)?.passage.as_ref()?;
        let bank = &self.sitting.paper().slots.get(place)?.bank;
        let found = self.passages.iter().find(|one| one.bank == *bank && one.id == *id)?;
        Some(Passage { id: found.id.clone(), text: found.text.clone() })
    }

    /// A question as the hall prints it in this place: "not attempted" stands under it where the
    /// exam has it, and nowhere else.
    pub fn printed(&self, place: usize, question: &Question) -> Printed {
        let rule = self.sitting.paper().pattern.not_attempted;
        let fifth_option = rule == NotAttempted::LastOption;
        let question = Question { fifth_option, ..question.clone() };
        Printed::of(&question, self.passage(place).as_ref())
    }

    /// What to append, all at once, for the records of one step: these, and if they end the sitting
    /// its marks and its answers. Nothing if there are none.
    pub fn keep(&self, kept: Vec<Kept>) -> Vec<Kind> {
        if kept.is_empty() {
            return Vec::new();
        }
        let may_end = kept
            .iter()
            .any(|record| matches!(record.what, What::Submitted { .. } | What::PartEnded { .. }));
        let closing = if may_end && self.sitting.ended().is_none() {
            let mut over = self.clone();
            for record in &kept {
                over.sitting.apply(record);
            }
            over.closing()
        } else {
            Vec::new()
        };
        let mut kinds = Vec::with_capacity(1 + closing.len());
        kinds.push(Kind::SittingKept { sitting: self.number, kept });
        kinds.extend(closing);
        kinds
    }

    /// Takes over an event that is on disk. One of another sitting, or of another kind, changes
    /// nothing.
    pub fn apply(&mut self, event: &Event) {
        if let Kind::SittingKept { sitting, kept } = &event.kind
            && *sitting == self.number
        {
            for record in kept {
                self.sitting.apply(record);
            }
        }
    }

    /// The report by the keys with which the paper was drawn.
    pub fn report(&self) -> Result<Report, report::Refused> {
        let slots = &self.sitting.paper().slots;
        let asked: Vec<Option<Asked<'_>>> = self
            .questions
            .iter()
            .zip(slots)
            .map(|(question, slot)| Some(Asked { question, key: slot.key }))
            .collect();
        Report::of(&self.sitting, &asked, &BTreeSet::new())
    }

    /// What follows from the end of the sitting: its marks, and an answer for every question that was
    /// answered. Nothing while it goes on. [`keep`](Self::keep) appends this by itself; it is asked
    /// for where the marks are missing although the sitting is over, as after damage.
    pub fn closing(&self) -> Vec<Kind> {
        let Ok(report) = self.report() else { return Vec::new() };
        let left = report.questions.iter().filter(|line| {
            line.visited && matches!(line.outcome, Outcome::Blank | Outcome::NotAttempted)
        });
        let skipped: Vec<QuestionId> = left.map(|line| line.question.clone()).collect();
        let marked = Marked::of(&report, false);
        let mut kinds = vec![Kind::SittingMarked { sitting: self.number, marked, skipped }];
        for (place, line) in report.questions.iter().enumerate() {
            let verdict = match line.outcome {
                Outcome::Right => Verdict::Right,
                Outcome::Wrong | Outcome::Multiple | Outcome::Partial(_) => Verdict::Wrong,
                Outcome::Blank | Outcome::NotAttempted | Outcome::Dropped => continue,
            };
            let sheet = self.sitting.sheet(place).filter(|sheet| is_answer(&sheet.saved));
            let slot = self.sitting.paper().slots.get(place);
            let (Some(sheet), Some(slot), Some(question)) = (sheet, slot, self.question(place))
            else {
                continue;
            };
            kinds.push(Kind::Answered(Answered {
                question: slot.question.clone(),
                fact: question.scheduled_fact(),
                content: slot.content,
                key: slot.key,
                response: sheet.saved.clone(),
                verdict,
                certainty: sheet.certainty,
                millis: u32::try_from(sheet.millis).unwrap_or(u32::MAX),
                mode: Mode::Mock,
                session: self.number,
                mapping: MAPPING,
            }));
        }
        kinds
    }
}

impl Marked {
    /// What a report comes to in a line.
    pub fn of(report: &Report, remarked: bool) -> Self {
        let counts = &report.marks.counts;
        Self {
            obtained: report.marks.obtained,
            out_of: report.marks.out_of,
            right: counts.right,
            wrong: counts.wrong + counts.partial,
            left: counts.blank + counts.not_attempted,
            elapsed: report.time.used,
            remarked,
        }
    }
}
