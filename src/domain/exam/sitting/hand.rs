//! What a candidate can do, and what must be kept of it before it counts. Nothing here changes a
//! sitting.

use super::clock::{CHECKPOINT_MS, Now};
use super::keep::{Ended, Kept, What};
use super::{Sitting, is_answer};
use crate::domain::answer::{Certainty, Response};
use crate::domain::bank::ChoiceId;
use crate::domain::exam::pattern::Saving;
use crate::domain::progress::settings::QuestionLanguage;

/// What a candidate does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// Goes to a question by the palette, a tab or a link.
    Open(usize),
    /// Chooses or types an answer to the open question, without saving. The same choice once more
    /// takes it back.
    Choose(Response),
    /// Saves the answer, takes the mark for review away and goes on.
    SaveAndNext,
    /// Saves the answer, marks the question for review and goes on.
    MarkAndNext,
    /// Takes the answer away.
    Clear,
    /// Goes back by one.
    Previous,
    /// Fills a bubble of the OMR sheet.
    Bubble {
        /// The row.
        slot: usize,
        /// The bubble.
        choice: ChoiceId,
        /// Milliseconds that filling it took.
        millis: u32,
    },
    /// Says how sure they are of the open question; the same once more takes it back.
    Tag(Certainty),
    /// Reads the open question in another language.
    Read(QuestionLanguage),
    /// Closes the open part for good and goes to the next one. After the last it submits.
    EndPart,
    /// Hands the paper in.
    Submit,
}

/// What comes of an input: records to keep and then to apply, in this order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Step {
    /// What must be kept.
    pub keep: Vec<Kept>,
    /// Why the input itself does nothing; what time did meanwhile is kept all the same.
    pub refused: Option<Refused>,
}

/// Why an input does nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The sitting is over.
    #[error("the sitting is over")]
    Over,
    /// The time for what was open is over.
    #[error("the time for this is over")]
    TimeUp,
    /// The question is in a part that is closed, or not open yet.
    #[error("this part of the paper is closed")]
    Closed,
    /// There is no such question.
    #[error("there is no such question")]
    NoSuchQuestion,
    /// A sheet of bubbles has no such button.
    #[error("this cannot be done on a sheet of bubbles")]
    NotOnASheet,
    /// At a computer there are no bubbles.
    #[error("there are no bubbles here")]
    NoBubbles,
    /// The bubble is filled already.
    #[error("the bubble is filled already")]
    Filled,
}

impl Sitting {
    /// What must be kept of an input. Time that is over is noticed first: nothing counts after it.
    pub fn take(&self, input: &Input, now: Now) -> Step {
        let mut step = Step { keep: self.time(now), refused: None };
        if self.ended.is_some() {
            step.refused = Some(Refused::Over);
            return step;
        }
        let over =
            |kept: &Kept| matches!(kept.what, What::PartEnded { .. } | What::Submitted { .. });
        if step.keep.iter().any(over) {
            step.refused = Some(Refused::TimeUp);
            return step;
        }
        match self.answer(input, now) {
            Ok(what) => {
                let elapsed = self.elapsed(now);
                let record = |what| Kept { elapsed, wall: now.wall, mono: now.mono, what };
                step.keep.extend(what.into_iter().map(record));
            }
            Err(refused) => step.refused = Some(refused),
        }
        step
    }

    /// What must be kept because time passed: parts and the paper ending, a jump of the clock, and
    /// now and then the time alone.
    pub fn tick(&self, now: Now) -> Vec<Kept> {
        let mut keep = self.time(now);
        if keep.is_empty() && self.ended.is_none() && self.clock.since_record(now) >= CHECKPOINT_MS
        {
            keep.push(self.kept(now, What::Checkpoint));
        }
        keep
    }

    /// What must be kept when the program is started again, before anything else.
    pub fn resume(&self, now: Now) -> Vec<Kept> {
        if self.ended.is_some() {
            return Vec::new();
        }
        let elapsed = self.clock.elapsed_after_restart(now.wall);
        let record = |what| Kept { elapsed, wall: now.wall, mono: now.mono, what };
        let mut keep = vec![record(What::Resumed)];
        keep.extend(self.clock.set_back(now.wall).map(|by| record(What::ClockMoved { by })));
        keep.extend(self.endings(elapsed).into_iter().map(record));
        keep
    }

    fn kept(&self, now: Now, what: What) -> Kept {
        Kept { elapsed: self.elapsed(now), wall: now.wall, mono: now.mono, what }
    }

    /// A jump of the clock, and what ended since the last record.
    fn time(&self, now: Now) -> Vec<Kept> {
        if self.ended.is_some() {
            return Vec::new();
        }
        let jump = self.clock.jump(now).map(|by| What::ClockMoved { by });
        let endings = self.endings(self.elapsed(now));
        jump.into_iter().chain(endings).map(|what| self.kept(now, what)).collect()
    }

    /// What is over at this time: parts one after another, and with the last one the paper.
    fn endings(&self, elapsed: u64) -> Vec<What> {
        let mut endings = Vec::new();
        let ended = Ended::ByTime;
        let (mut part, mut from) = (self.part, self.part_from);
        while let Some(millis) = self.parts.get(part).and_then(|part| part.millis) {
            let at = from.saturating_add(millis);
            if elapsed < at {
                return endings;
            }
            if part + 1 >= self.parts.len() {
                endings.push(What::Submitted { ended, at });
                return endings;
            }
            endings.push(What::PartEnded { part, ended, at });
            (part, from) = (part + 1, at);
        }
        let at = self.allowed();
        if elapsed >= at {
            endings.push(What::Submitted { ended, at });
        }
        endings
    }

    fn answer(&self, input: &Input, now: Now) -> Result<Vec<What>, Refused> {
        let slot = self.current;
        let sheet = self.sheets.get(slot).ok_or(Refused::NoSuchQuestion)?;
        let at = self.elapsed(now);
        match input {
            Input::Open(target) => self.go(*target),
            Input::Choose(_) | Input::SaveAndNext | Input::MarkAndNext | Input::Clear
                if self.is_omr() =>
            {
                Err(Refused::NotOnASheet)
            }
            Input::Choose(response) => {
                let is_same = matches!(response, Response::One(_)) && response == sheet.shown();
                let response = if is_same { Response::Blank } else { response.clone() };
                Ok(vec![What::Chosen { slot, response }])
            }
            Input::SaveAndNext => Ok(self.save_and_next(false)),
            Input::MarkAndNext => Ok(self.save_and_next(true)),
            Input::Clear => Ok(vec![What::Cleared { slot }]),
            Input::Previous => self.go(self.before(slot)),
            Input::Bubble { slot, choice, millis } => {
                if !self.is_omr() {
                    return Err(Refused::NoBubbles);
                }
                self.can_open(*slot)?;
                if self.bubbles(*slot).contains(choice) {
                    return Err(Refused::Filled);
                }
                Ok(vec![What::Bubbled { slot: *slot, choice: choice.clone(), millis: *millis }])
            }
            Input::Tag(certainty) => {
                let certainty = Some(*certainty).filter(|new| sheet.certainty != Some(*new));
                Ok(vec![What::Tagged { slot, certainty }])
            }
            Input::Read(language) => Ok(vec![What::Read { slot, language: *language }]),
            Input::EndPart => {
                let mut what = self.save_on_leaving();
                let ended = Ended::ByCandidate;
                what.push(if self.part + 1 >= self.parts.len() {
                    What::Submitted { ended, at }
                } else {
                    What::PartEnded { part: self.part, ended, at }
                });
                Ok(what)
            }
            Input::Submit => {
                let mut what = self.save_on_leaving();
                what.push(What::Submitted { ended: Ended::ByCandidate, at });
                Ok(what)
            }
        }
    }

    fn can_open(&self, slot: usize) -> Result<(), Refused> {
        if slot >= self.sheets.len() {
            Err(Refused::NoSuchQuestion)
        } else if self.is_open(slot) {
            Ok(())
        } else {
            Err(Refused::Closed)
        }
    }

    fn go(&self, target: usize) -> Result<Vec<What>, Refused> {
        self.can_open(target)?;
        if target == self.current {
            return Ok(Vec::new());
        }
        let mut what = self.save_on_leaving();
        what.push(What::Opened { slot: target });
        Ok(what)
    }

    /// Where leaving saves, the record that does.
    fn save_on_leaving(&self) -> Vec<What> {
        let slot = self.current;
        let Some(sheet) = self.sheets.get(slot) else { return Vec::new() };
        match (self.start.saving, &sheet.draft) {
            (Saving::OnLeaving, Some(draft)) => {
                vec![What::Saved { slot, response: draft.clone(), marked: sheet.marked }]
            }
            (Saving::OnLeaving, None) | (Saving::Strict, _) => Vec::new(),
        }
    }

    fn save_and_next(&self, marked: bool) -> Vec<What> {
        let slot = self.current;
        let shown = self.sheets.get(slot).map_or(&Response::Blank, |sheet| sheet.shown());
        let response = if is_answer(shown) { shown.clone() } else { Response::Blank };
        let mut what = vec![What::Saved { slot, response, marked }];
        let next = self.after(slot);
        if next != slot {
            what.push(What::Opened { slot: next });
        }
        what
    }

    /// The next question of the open part; after its last, its first.
    fn after(&self, slot: usize) -> usize {
        let Some(part) = self.parts.get(self.part) else { return slot };
        if slot + 1 < part.slots.end { slot + 1 } else { part.slots.start }
    }

    /// The question before; before the first of the open part, that one.
    fn before(&self, slot: usize) -> usize {
        let first = self.parts.get(self.part).map_or(slot, |part| part.slots.start);
        slot.saturating_sub(1).max(first)
    }
}
