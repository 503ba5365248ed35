//! One attempt at a paper, as a pure state machine. What a candidate does is first turned into
//! [`Kept`] records; they are stored, and only then [applied](Sitting::apply), so that replaying what
//! is stored gives the same sitting after any interruption. How time is counted is in `clock`; marks
//! are in [`report`](super::report).

mod clock;
mod hand;
mod keep;

use std::collections::BTreeSet;

use super::paper::{ExtraTime, Paper, Part};
use super::pattern::{Mode, Saving};
use crate::domain::answer::{Certainty, Response};
use crate::domain::bank::ChoiceId;
use crate::domain::progress::settings::QuestionLanguage;
use crate::domain::time::{Moment, Timestamp};

use self::clock::Clock;

pub use self::clock::{CHECKPOINT_MS, JUMP_MS, Now};
pub use self::hand::{Input, Refused, Step};
pub use self::keep::{Ended, Kept, What};

/// How a sitting begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Start {
    /// When, by the wall clock. The deadline hangs on it.
    pub moment: Moment,
    /// The monotonic clock then: see [`Now`].
    pub mono: u64,
    /// Whether the candidate has extra time.
    pub extra: ExtraTime,
    /// Whether going elsewhere saves. Usually what the pattern says.
    pub saving: Saving,
}

/// The five states of a question in the palette.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Palette {
    /// Not opened yet.
    NotVisited,
    /// Opened and left without a saved answer.
    NotAnswered,
    /// Answered, and the answer is saved.
    Answered,
    /// Marked for review without an answer: it will not be evaluated.
    Marked,
    /// Answered and marked for review: it will be evaluated.
    AnsweredAndMarked,
}

impl Palette {
    /// All five, in the order of the legend.
    pub const ALL: [Self; 5] = [
        Self::NotVisited,
        Self::NotAnswered,
        Self::Answered,
        Self::Marked,
        Self::AnsweredAndMarked,
    ];
}

/// How many questions are in each state, in the order of [`Palette::ALL`].
pub type PaletteCounts = [u32; 5];

/// A question of the paper, as far as it has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Whether it was opened.
    pub visited: bool,
    /// Whether it is marked for review.
    pub marked: bool,
    /// What was saved: this is evaluated.
    pub saved: Response,
    /// What is chosen on the screen and not saved; `None` if that is what was saved.
    pub draft: Option<Response>,
    /// How sure the candidate said they were.
    pub certainty: Option<Certainty>,
    /// Milliseconds during which it was open.
    pub millis: u64,
    /// Every answer that was ever saved, cleared ones as blanks, in order.
    pub history: Vec<Response>,
    /// When it was saved last, in milliseconds of the sitting.
    pub saved_at: Option<u64>,
    /// The language the candidate asked to read it in; `None` for that of the whole paper.
    pub language: Option<QuestionLanguage>,
}

impl Sheet {
    const fn new() -> Self {
        Self {
            visited: false,
            marked: false,
            saved: Response::Blank,
            draft: None,
            certainty: None,
            millis: 0,
            history: Vec::new(),
            saved_at: None,
            language: None,
        }
    }

    /// What the screen shows as chosen.
    pub fn shown(&self) -> &Response {
        self.draft.as_ref().unwrap_or(&self.saved)
    }

    /// Its state in the palette.
    pub fn palette(&self) -> Palette {
        match (self.visited, is_answer(&self.saved), self.marked) {
            (_, true, true) => Palette::AnsweredAndMarked,
            (_, true, false) => Palette::Answered,
            (_, false, true) => Palette::Marked,
            (true, false, false) => Palette::NotAnswered,
            (false, false, false) => Palette::NotVisited,
        }
    }
}

/// Whether a response answers anything.
pub(super) fn is_answer(response: &Response) -> bool {
    match response {
        Response::Blank => false,
        Response::One(_) => true,
        Response::Many(ids) => !ids.is_empty(),
        Response::Typed(text) => !text.trim().is_empty(),
    }
}

/// What happened to the clock during a sitting, to be said in the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClockJump {
    /// When, in milliseconds of the sitting.
    pub elapsed: u64,
    /// By how many milliseconds the wall clock left the steady one: above zero it was set forward,
    /// or the machine slept; below zero it was set back.
    pub by: i64,
}

/// One attempt at a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sitting {
    paper: Paper,
    start: Start,
    parts: Vec<Part>,
    clock: Clock,
    sheets: Vec<Sheet>,
    /// The question on the screen.
    current: usize,
    /// When it was opened, in milliseconds of the sitting.
    opened_at: u64,
    /// The part that is open.
    part: usize,
    /// When it was opened, in milliseconds of the sitting.
    part_from: u64,
    jumps: Vec<ClockJump>,
    interruptions: u32,
    filling: u64,
    ended: Option<(Ended, u64)>,
}

impl Sitting {
    /// Begins a sitting: the first question is open, and time runs.
    pub fn begin(paper: Paper, start: Start) -> Self {
        let parts = paper.parts(start.extra);
        let mut sheets = vec![Sheet::new(); paper.slots.len()];
        if let Some(first) = sheets.first_mut() {
            first.visited = true;
        }
        Self {
            parts,
            clock: Clock::starting(start.moment.at, start.mono),
            sheets,
            current: 0,
            opened_at: 0,
            part: 0,
            part_from: 0,
            jumps: Vec::new(),
            interruptions: 0,
            filling: 0,
            ended: None,
            paper,
            start,
        }
    }

    /// The sitting that these records, in the order in which they were kept, lead to. To go on with
    /// it, [resume](Self::resume) it first.
    pub fn replay<'a>(
        paper: Paper,
        start: Start,
        kept: impl IntoIterator<Item = &'a Kept>,
    ) -> Self {
        let mut sitting = Self::begin(paper, start);
        for record in kept {
            sitting.apply(record);
        }
        sitting
    }

    /// The paper.
    pub const fn paper(&self) -> &Paper {
        &self.paper
    }

    /// How it began.
    pub const fn start(&self) -> Start {
        self.start
    }

    /// The question on the screen, by its place in the paper.
    pub const fn current(&self) -> usize {
        self.current
    }

    /// Every question, in the order of the paper.
    pub fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// A question by its place.
    pub fn sheet(&self, slot: usize) -> Option<&Sheet> {
        self.sheets.get(slot)
    }

    /// How it ended, and when, in milliseconds of the sitting; `None` while it goes on.
    pub const fn ended(&self) -> Option<(Ended, u64)> {
        self.ended
    }

    /// Jumps of the clock, in order.
    pub fn jumps(&self) -> &[ClockJump] {
        &self.jumps
    }

    /// How often the program was closed, or broke off, in the middle.
    pub const fn interruptions(&self) -> u32 {
        self.interruptions
    }

    /// Milliseconds spent filling bubbles.
    pub const fn filling(&self) -> u64 {
        self.filling
    }

    /// The parts of the paper, each with its own time if the exam locks it.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// The part that is open.
    pub const fn part(&self) -> usize {
        self.part
    }

    /// Whether a question can be opened now: in locked papers only those of the open part can.
    pub fn is_open(&self, slot: usize) -> bool {
        self.ended.is_none()
            && self.parts.get(self.part).is_some_and(|part| part.slots.contains(&slot))
    }

    /// Whether the tab of a section can be pressed now.
    pub fn is_section_open(&self, section: usize) -> bool {
        self.ended.is_none()
            && self.parts.get(self.part).is_some_and(|part| part.sections.contains(&section))
    }

    /// How many questions are in each state.
    pub fn counts(&self) -> PaletteCounts {
        self.count(|_| true)
    }

    /// How many questions of a section are in each state.
    pub fn counts_of(&self, section: usize) -> PaletteCounts {
        self.count(|of| of == section)
    }

    fn count(&self, take: impl Fn(usize) -> bool) -> PaletteCounts {
        let mut counts = PaletteCounts::default();
        for (sheet, slot) in self.sheets.iter().zip(&self.paper.slots) {
            if take(slot.section) {
                let state = sheet.palette();
                for (count, one) in counts.iter_mut().zip(Palette::ALL) {
                    *count += u32::from(one == state);
                }
            }
        }
        counts
    }

    /// Milliseconds for the whole paper.
    pub fn allowed(&self) -> u64 {
        self.paper.millis(self.start.extra)
    }

    /// When the time of the whole paper is over by the wall clock, if every part is used to its end.
    /// It does not move, whatever happens.
    pub fn deadline(&self) -> Timestamp {
        self.start.moment.at.after(self.allowed())
    }

    /// Milliseconds of the sitting that are gone: never fewer than at any earlier look that was kept.
    pub fn elapsed(&self, now: Now) -> u64 {
        match self.ended {
            Some((_, at)) => at,
            None => self.clock.elapsed(now),
        }
    }

    /// Milliseconds left for what is open: the part, if it has its own time, or the paper.
    pub fn left(&self, now: Now) -> u64 {
        match self.ended {
            Some(_) => 0,
            None => self.closes_at().saturating_sub(self.clock.elapsed(now)),
        }
    }

    /// When what is open closes, in milliseconds of the sitting.
    fn closes_at(&self) -> u64 {
        let own = self.parts.get(self.part).and_then(|part| part.millis);
        own.map_or_else(|| self.allowed(), |millis| self.part_from.saturating_add(millis))
    }

    /// The bubbles filled for a question.
    pub fn bubbles(&self, slot: usize) -> BTreeSet<ChoiceId> {
        self.sheet(slot).map(|sheet| sheet.saved.choices()).unwrap_or_default()
    }

    /// Whether it is sat with a pen on a sheet of bubbles.
    pub const fn is_omr(&self) -> bool {
        matches!(self.paper.pattern.mode, Mode::Omr)
    }
}
