//! What is kept of one fact and of one question. How answers change it is in `fold`.

use std::num::NonZeroU64;

use crate::domain::answer::{Certainty, Verdict};
use crate::domain::event::{Answered, Clock, Mode};
use crate::domain::study::grade::Grade;
use crate::domain::study::memory::{Memory, Model, Review};
use crate::domain::time::Day;

/// After how many lapses a fact is a leech.
pub const LEECH_LAPSES: u32 = 8;

/// How many lapses more before the learner is told again.
pub const LEECH_EVERY: u32 = 4;

/// The stability in days from which a fact is a leech no longer.
pub const LEECH_HEALED: f32 = 21.0;

/// How the last answer to a fact went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Outcome {
    /// Right, and not by a guess.
    Right,
    /// Right by a guess.
    Lucky,
    /// Wrong.
    Wrong,
    /// Left without an answer.
    Left,
}

impl Outcome {
    /// How this answer went; `None` for a question that was never reached.
    pub fn of(answer: &Answered) -> Option<Self> {
        Some(match (answer.verdict, answer.certainty) {
            (Verdict::Right, Some(Certainty::Guess)) => Self::Lucky,
            (Verdict::Right, _) => Self::Right,
            (Verdict::Wrong, _) => Self::Wrong,
            (Verdict::Blank, _) if answer.millis == 0 => return None,
            (Verdict::Blank | Verdict::NotAttempted, _) => Self::Left,
        })
    }

    /// Whether the fact was known.
    pub const fn is_right(self) -> bool {
        matches!(self, Self::Right)
    }
}

/// How far a confident error has been put right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Misconception {
    /// There is none.
    #[default]
    None,
    /// Sure and wrong: asked again by the next day.
    Fresh,
    /// Put right once: asked again within a week, since corrections fade.
    Fading,
}

impl Misconception {
    /// The longest interval it allows, in days.
    const fn cap(self) -> u32 {
        match self {
            Self::None => u32::MAX,
            Self::Fresh => 1,
            Self::Fading => 7,
        }
    }

    /// What an answer that moves the schedule makes of it.
    pub(super) const fn after(self, grade: Grade, verdict: Verdict, sure: bool) -> Self {
        match (grade, self) {
            (Grade::Again, _) if sure && matches!(verdict, Verdict::Wrong) => Self::Fresh,
            (Grade::Again, Self::Fresh | Self::Fading) => Self::Fresh,
            (Grade::Hard | Grade::Good | Grade::Easy, Self::Fresh) => Self::Fading,
            (_, Self::None | Self::Fading) => Self::None,
        }
    }
}

/// A session as a mark that takes no more room than it must.
pub(super) fn session_mark(session: u64) -> NonZeroU64 {
    NonZeroU64::MIN | xxhash_rust::xxh3::xxh3_64(&session.to_le_bytes())
}

/// What is kept of a fact besides its history.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Record {
    /// How well it is held; `None` before the first answer that moved the schedule.
    pub(super) memory: Option<Memory>,
    /// The day of the last answer that moved the schedule.
    pub(super) last: Day,
    /// The day it comes back.
    pub(super) due: Day,
    /// How many answers moved the schedule.
    pub(super) reviews: u32,
    /// How many of them were Again although the fact had been reviewed before.
    pub(super) lapses: u32,
    /// The day of the last answer of any kind.
    pub(super) answered: Day,
    /// How that answer went.
    pub(super) outcome: Outcome,
    /// The session of a mistake that has not been put right in another.
    pub(super) mistake: Option<NonZeroU64>,
    /// The first session in which it was right without being asked how sure, since the last miss.
    pub(super) unasked: Option<NonZeroU64>,
    /// How far a confident error has been put right.
    pub(super) misconception: Misconception,
    /// The day on which its key was found changed, until it is asked again.
    pub(super) key_changed: Option<Day>,
}

impl Record {
    /// A fact before its first answer, which is on `day`.
    pub(super) const fn new(day: Day) -> Self {
        Self {
            memory: None,
            last: day,
            due: day,
            reviews: 0,
            lapses: 0,
            answered: day,
            outcome: Outcome::Left,
            mistake: None,
            unasked: None,
            misconception: Misconception::None,
            key_changed: None,
        }
    }

    /// Whether an answer in this mode on this day moves the schedule: the first of its day does,
    /// practice never.
    pub(super) fn is_moved_by(&self, mode: Mode, day: Day) -> bool {
        match mode {
            Mode::Practice => false,
            Mode::Review | Mode::Mock | Mode::Class => self.reviews == 0 || self.last != day,
        }
    }

    /// Works out the day it comes back: what the model says, sooner for a confident error or a
    /// changed key, never on the day of the last review itself.
    pub(super) fn schedule(&mut self, model: &Model, desired: f32) {
        let Some(memory) = &self.memory else { return };
        let days = model.interval(memory.stability, desired).min(self.misconception.cap());
        let due = self.last.plus(i32::try_from(days).unwrap_or(i32::MAX));
        self.due = match self.key_changed {
            Some(found) => due.min(found.max(self.last.plus(1))),
            None => due,
        };
    }

    /// Whether it is to be asked on this day. A review dated after tomorrow was written while the
    /// clock ran ahead: asking once more puts it right.
    pub(super) fn is_due(&self, today: Day) -> bool {
        self.reviews > 0 && (self.due <= today || self.last > today.plus(1))
    }
}

/// A fact as the screens see it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FactView {
    pub(super) record: Record,
}

impl FactView {
    /// How well it is held; `None` if it was only practised so far.
    pub const fn memory(&self) -> Option<Memory> {
        self.record.memory
    }

    /// The day of the last answer that moved the schedule.
    pub fn last_review(&self) -> Option<Day> {
        (self.record.reviews > 0).then_some(self.record.last)
    }

    /// The day it comes back; `None` if it was only practised so far.
    pub fn comes_back(&self) -> Option<Day> {
        (self.record.reviews > 0).then_some(self.record.due)
    }

    /// In how many days it is to be asked, 0 if it is due; `None` before its first review.
    pub fn days_ahead(&self, today: Day) -> Option<u32> {
        let due = self.comes_back()?;
        Some(if self.is_due(today) { 0 } else { due.since(today) })
    }

    /// Whether it is still to be asked on this day.
    pub fn is_due(&self, today: Day) -> bool {
        self.record.is_due(today)
    }

    /// Whether no answer has moved its schedule yet.
    pub const fn is_new(&self) -> bool {
        self.record.reviews == 0
    }

    /// How many answers moved the schedule.
    pub const fn reviews(&self) -> u32 {
        self.record.reviews
    }

    /// How often it was forgotten after it had been reviewed.
    pub const fn lapses(&self) -> u32 {
        self.record.lapses
    }

    /// The day of the last answer of any kind.
    pub const fn last_answer(&self) -> Day {
        self.record.answered
    }

    /// How that answer went.
    pub const fn outcome(&self) -> Outcome {
        self.record.outcome
    }

    /// Whether it was missed, or right by luck, and has not been put right in another session since.
    pub const fn is_mistake(&self) -> bool {
        self.record.mistake.is_some()
    }

    /// How far a confident error has been put right.
    pub const fn misconception(&self) -> Misconception {
        self.record.misconception
    }

    /// Whether its key changed since it was last reviewed.
    pub const fn is_key_changed(&self) -> bool {
        self.record.key_changed.is_some()
    }

    /// Whether it keeps being forgotten: [`LEECH_LAPSES`] lapses, and not yet held for
    /// [`LEECH_HEALED`] days.
    pub fn is_leech(&self) -> bool {
        self.record.lapses >= LEECH_LAPSES
            && self.record.memory.is_some_and(|memory| memory.stability < LEECH_HEALED)
    }
}

/// What is kept of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shown {
    /// The number of the fact it scheduled when it was last answered.
    pub(super) fact: u32,
    /// When it was last answered, in the order of all devices.
    pub(super) clock: Clock,
    /// The day it was last answered.
    pub(super) day: Day,
    /// The hash of its content then.
    pub(super) content: u64,
    /// The hash of its key then.
    pub(super) key: u64,
    /// How often it was answered.
    pub(super) times: u32,
    /// Whether the last answer was right.
    pub(super) verdict: Verdict,
    /// How sure the learner was of it.
    pub(super) certainty: Option<Certainty>,
    /// Where it was given.
    pub(super) mode: Mode,
    /// What was found changed since.
    pub(super) change: Change,
}

/// What was found changed of a question since it was last answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    /// Nothing.
    None,
    /// Its text.
    Text,
    /// Its key.
    Key,
}

impl Change {
    pub(super) const fn is_of_key(self) -> bool {
        matches!(self, Self::Key)
    }
}

/// A question as the screens see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuestionView {
    /// When it was last answered, in the order of all devices.
    pub last: Clock,
    /// The day it was last answered.
    pub day: Day,
    /// How often it was answered.
    pub times: u32,
    /// Whether the last answer was right.
    pub verdict: Verdict,
    /// Whether its text changed since it was last answered.
    pub edited: bool,
    /// Whether its key changed since it was last answered.
    pub key_changed: bool,
}

impl From<Shown> for QuestionView {
    fn from(shown: Shown) -> Self {
        Self {
            last: shown.clock,
            day: shown.day,
            times: shown.times,
            verdict: shown.verdict,
            edited: shown.change != Change::None,
            key_changed: shown.change.is_of_key(),
        }
    }
}

/// A review with what was foretold of it, in four bytes: 22 bits of day (5,700 years either way),
/// eight of the chance of recall just before it, two of grade.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Packed(pub(super) u32);

impl Packed {
    const REACH: i32 = 1 << 21;

    /// How many steps a chance is counted in. A byte holds one more than the steps, and 0 says that
    /// nothing was foretold: chances are known to within a five-hundredth.
    const STEPS: f32 = 254.0;

    /// A review of which nothing was foretold, such as the first of its fact.
    pub(super) fn new(review: Review) -> Self {
        let day = review.day.0.clamp(-Self::REACH, Self::REACH - 1);
        Self((day << 10).cast_unsigned() | u32::from(review.grade.rating() - 1))
    }

    /// The same review, of which this chance was foretold.
    pub(super) fn foretelling(self, chance: f32) -> Self {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "from 0 to 254, and 0 for what is no number"
        )]
        let steps = (chance.clamp(0.0, 1.0) * Self::STEPS).round() as u32;
        Self(self.0 & !(0xff << 2) | (steps + 1) << 2)
    }

    /// The chance, from 0 to 1, foretold just before it; `None` for the first review of a fact.
    pub(super) fn foretold(self) -> Option<f32> {
        let [_, _, _, byte] = (self.0 >> 2).to_be_bytes();
        (byte > 0).then(|| f32::from(byte - 1) / Self::STEPS)
    }

    pub(super) const fn review(self) -> Review {
        let grade = match self.0 & 3 {
            0 => Grade::Again,
            1 => Grade::Hard,
            2 => Grade::Good,
            _ => Grade::Easy,
        };
        Review { day: Day(self.0.cast_signed() >> 10), grade }
    }
}

/// Writes beside each review after the first the chance that these memories, each that after the
/// review before, gave it.
pub(super) fn foretell(history: &mut [Packed], model: &Model, memories: &[Memory]) {
    let mut before: Option<(Day, &Memory)> = None;
    for (packed, memory) in history.iter_mut().zip(memories) {
        let day = packed.review().day;
        if let Some((last, held)) = before {
            *packed = packed.foretelling(model.retrievability(held, day.since(last)));
        }
        before = Some((day, memory));
    }
}
