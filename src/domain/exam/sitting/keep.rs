//! What is kept of a sitting, record by record, and what each record does to it. Nothing else
//! changes a sitting.

use super::{ClockJump, Sheet, Sitting};
use crate::domain::answer::{Certainty, Response};
use crate::domain::bank::ChoiceId;
use crate::domain::progress::settings::QuestionLanguage;
use crate::domain::time::Timestamp;

/// One thing that happened in a sitting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Milliseconds of the sitting.
    pub elapsed: u64,
    /// The wall clock.
    pub wall: Timestamp,
    /// The monotonic clock of the program that was running.
    pub mono: u64,
    /// What happened.
    pub what: What,
}

/// What can happen in a sitting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// A question came on the screen; what was chosen and not saved on the one before is gone.
    Opened {
        /// Its place.
        slot: usize,
    },
    /// Something was chosen or typed, and is not saved. A blank means that a choice was taken back.
    Chosen {
        /// The question.
        slot: usize,
        /// What the screen shows.
        response: Response,
    },
    /// An answer was saved.
    Saved {
        /// The question.
        slot: usize,
        /// The answer.
        response: Response,
        /// Whether the question is marked for review with it.
        marked: bool,
    },
    /// The answer was cleared.
    Cleared {
        /// The question.
        slot: usize,
    },
    /// A bubble was filled, for good.
    Bubbled {
        /// The question.
        slot: usize,
        /// The bubble.
        choice: ChoiceId,
        /// Milliseconds that filling it took.
        millis: u32,
    },
    /// The candidate said how sure they are.
    Tagged {
        /// The question.
        slot: usize,
        /// How sure; `None` takes it back.
        certainty: Option<Certainty>,
    },
    /// The candidate asked to read a question in another language.
    Read {
        /// The question.
        slot: usize,
        /// The language, or both.
        language: QuestionLanguage,
    },
    /// The open part was closed, and the next one opened.
    PartEnded {
        /// The part, by place.
        part: usize,
        /// How.
        ended: Ended,
        /// When, in milliseconds of the sitting; earlier than the record if nobody was there.
        at: u64,
    },
    /// The paper was handed in.
    Submitted {
        /// How.
        ended: Ended,
        /// When, in milliseconds of the sitting; earlier than the record if nobody was there.
        at: u64,
    },
    /// The program was started again.
    Resumed,
    /// The wall clock left the steady one.
    ClockMoved {
        /// By so many milliseconds: see [`ClockJump`].
        by: i64,
    },
    /// Nothing, but time passed.
    Checkpoint,
}

/// How a part, or the paper, ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ended {
    /// The candidate ended it.
    ByCandidate,
    /// Its time was over.
    ByTime,
}

impl Sitting {
    /// Takes over a record that is kept. A record of a question that the paper does not have, or
    /// after the end, only moves the clock.
    pub fn apply(&mut self, kept: &Kept) {
        let elapsed = kept.elapsed;
        self.clock.record(elapsed, kept.wall, kept.mono);
        if self.ended.is_some() {
            return;
        }
        match &kept.what {
            What::Opened { slot } => {
                if *slot < self.sheets.len() {
                    self.leave(elapsed);
                    self.open(*slot, elapsed);
                }
            }
            What::Chosen { slot, response } => self.on(*slot, |sheet| {
                sheet.draft = Some(response.clone()).filter(|draft| *draft != sheet.saved);
            }),
            What::Saved { slot, response, marked } => self.on(*slot, |sheet| {
                sheet.save(response.clone(), elapsed);
                sheet.marked = *marked;
            }),
            What::Cleared { slot } => self.on(*slot, |sheet| {
                sheet.save(Response::Blank, elapsed);
                sheet.certainty = None;
            }),
            What::Bubbled { slot, choice, millis } => {
                let mut filled = self.bubbles(*slot);
                filled.insert(choice.clone());
                let response = match filled.len() {
                    1 => Response::One(choice.clone()),
                    _ => Response::Many(filled),
                };
                self.on(*slot, |sheet| {
                    sheet.visited = true;
                    sheet.save(response, elapsed);
                });
                self.filling = self.filling.saturating_add((*millis).into());
            }
            What::Tagged { slot, certainty } => self.on(*slot, |sheet| {
                sheet.certainty = *certainty;
            }),
            What::Read { slot, language } => self.on(*slot, |sheet| {
                sheet.language = Some(*language);
            }),
            What::PartEnded { part, ended: _, at } => {
                self.leave(*at);
                self.part = part.saturating_add(1);
                self.part_from = *at;
                match self.parts.get(self.part).map(|part| part.slots.start) {
                    Some(first) => self.open(first, *at),
                    None => self.ended = Some((Ended::ByTime, *at)),
                }
            }
            What::Submitted { ended, at } => {
                self.leave(*at);
                self.ended = Some((*ended, *at));
            }
            What::Resumed => {
                self.interruptions = self.interruptions.saturating_add(1);
                // Nobody was looking at the question in between.
                self.opened_at = elapsed.max(self.opened_at);
            }
            What::ClockMoved { by } => {
                self.jumps.push(ClockJump { elapsed, by: *by });
                if let Ok(away) = u64::try_from(*by) {
                    self.opened_at = self.opened_at.saturating_add(away).min(elapsed);
                }
            }
            What::Checkpoint => {
                self.spend(elapsed);
            }
        }
    }

    fn on(&mut self, slot: usize, change: impl FnOnce(&mut Sheet)) {
        if let Some(sheet) = self.sheets.get_mut(slot) {
            change(sheet);
        }
    }

    /// Counts the time of the open question up to now.
    fn spend(&mut self, elapsed: u64) {
        let spent = elapsed.saturating_sub(self.opened_at);
        self.opened_at = self.opened_at.max(elapsed);
        let current = self.current;
        self.on(current, |sheet| sheet.millis = sheet.millis.saturating_add(spent));
    }

    fn leave(&mut self, elapsed: u64) {
        self.spend(elapsed);
        let current = self.current;
        self.on(current, |sheet| sheet.draft = None);
    }

    fn open(&mut self, slot: usize, elapsed: u64) {
        self.current = slot;
        self.opened_at = elapsed;
        self.on(slot, |sheet| sheet.visited = true);
    }
}

impl Sheet {
    fn save(&mut self, response: Response, elapsed: u64) {
        self.draft = None;
        if self.saved != response {
            self.history.push(response.clone());
            self.saved = response;
            self.saved_at = Some(elapsed);
        }
    }
}
