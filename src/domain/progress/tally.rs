//! Counts over answers: by day, by certainty, and how long answers take. Each can be taken back
//! exactly. What is remembered is not here.

use std::ops::AddAssign;

use crate::domain::answer::{Certainty, Response};
use crate::domain::share::Share;
use crate::domain::time::Timestamp;

/// An answer longer than this counts as this long: the learner had left. Ten minutes.
pub const LONGEST_MILLIS: u32 = 600_000;

/// From one answer to the next, reading what was wrong included, at most five minutes; anything
/// longer was a pause.
const LONGEST_GAP: i64 = 300_000;

/// How long one answer takes, in milliseconds, before there are ten to go by.
const USUAL_GAP: u32 = 30_000;

/// What was done on one study day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct DayCounts {
    /// Answers of every kind.
    pub answers: u32,
    /// Those that were right.
    pub right: u32,
    /// Facts that were known before and reviewed: their first answer of the day.
    pub reviews: u32,
    /// Those of them that were recalled: graded Hard or better.
    pub recalled: u32,
    /// Facts met for the first time.
    pub new: u32,
    /// Milliseconds spent answering, each answer counted up to [`LONGEST_MILLIS`].
    pub millis: u64,
    /// How sure against how often right, practice left out.
    pub certainty: Calibration,
}

impl AddAssign for DayCounts {
    fn add_assign(&mut self, other: Self) {
        self.answers += other.answers;
        self.right += other.right;
        self.reviews += other.reviews;
        self.recalled += other.recalled;
        self.new += other.new;
        self.millis += other.millis;
        self.certainty += other.certainty;
    }
}

/// What was done in one hour of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct HourCounts {
    /// Answers of every kind.
    pub answers: u32,
    /// Those that were right.
    pub right: u32,
}

impl AddAssign for HourCounts {
    fn add_assign(&mut self, other: Self) {
        self.answers += other.answers;
        self.right += other.right;
    }
}

/// How often answers given with one certainty were right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Hits {
    /// All such answers.
    pub answers: u32,
    /// Those that were right.
    pub right: u32,
}

impl Hits {
    /// The share of right answers with its interval; `None` without answers.
    pub fn share(self) -> Option<Share> {
        Share::of(self.right, self.answers)
    }
}

/// How sure the learner was against how often they were right, practice left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Calibration(pub(super) [Hits; 3]);

impl AddAssign for Calibration {
    fn add_assign(&mut self, other: Self) {
        for (hits, more) in self.0.iter_mut().zip(other.0) {
            hits.answers += more.answers;
            hits.right += more.right;
        }
    }
}

impl Calibration {
    /// The answers given with this certainty.
    pub const fn hits(&self, certainty: Certainty) -> Hits {
        self.0[Self::place(certainty)]
    }

    /// The certainty-based mark of these answers, as the mean for one: from −6 to 3, and 1 at most
    /// for guesses. `None` without an answer. See [`Certainty::mark`].
    pub fn score(&self) -> Option<f64> {
        let (mut answers, mut marks) = (0_u64, 0_i64);
        for certainty in Certainty::ALL {
            let Hits { answers: all, right } = self.hits(certainty);
            let wrong = all.saturating_sub(right);
            answers += u64::from(all);
            marks += i64::from(right) * i64::from(certainty.mark(true));
            marks += i64::from(wrong) * i64::from(certainty.mark(false));
        }
        #[expect(clippy::cast_precision_loss, reason = "nobody answers 2^53 times")]
        let (answers, marks) = (answers as f64, marks as f64);
        (answers > 0.0).then(|| marks / answers)
    }

    fn add(&mut self, certainty: Certainty, right: bool) {
        let hits = &mut self.0[Self::place(certainty)];
        hits.answers += 1;
        hits.right += u32::from(right);
    }

    const fn place(certainty: Certainty) -> usize {
        certainty.level() as usize - 1
    }
}

impl FromIterator<(Certainty, bool)> for Calibration {
    /// Counts answers: how sure, and whether right.
    fn from_iter<I: IntoIterator<Item = (Certainty, bool)>>(answers: I) -> Self {
        let mut calibration = Self::default();
        for (certainty, right) in answers {
            calibration.add(certainty, right);
        }
        calibration
    }
}

/// Durations counted in steps of an eighth of an octave, so that a median is known to within a
/// tenth, in constant space, whatever their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Durations {
    counts: Vec<u32>,
}

impl Durations {
    /// From a quarter of a second to ten minutes.
    const STEPS: usize = 90;
    const FIRST_OCTAVE: u32 = 8;

    pub(super) fn add(&mut self, millis: u32) {
        self.counts[Self::step(millis)] += 1;
    }

    pub(super) fn remove(&mut self, millis: u32) {
        let count = &mut self.counts[Self::step(millis)];
        *count = count.saturating_sub(1);
    }

    /// The median in milliseconds (the middle of its step), if there are at least `least`.
    pub(super) fn median(&self, least: u32) -> Option<u32> {
        let total: u64 = self.counts.iter().copied().map(u64::from).sum();
        if total == 0 || total < u64::from(least) {
            return None;
        }
        let mut below = 0;
        for (step, count) in (0_u32..).zip(&self.counts) {
            below += u64::from(*count);
            if below * 2 >= total {
                return Some(Self::middle(step));
            }
        }
        None
    }

    /// The count of each step, for a snapshot.
    pub(super) fn counts(&self) -> &[u32] {
        &self.counts
    }

    /// The durations with these counts, if they are the right number.
    pub(super) fn from_counts(counts: Vec<u32>) -> Option<Self> {
        (counts.len() == Self::STEPS).then_some(Self { counts })
    }

    fn step(millis: u32) -> usize {
        let millis = millis.clamp(1 << Self::FIRST_OCTAVE, LONGEST_MILLIS);
        let octave = millis.ilog2();
        let eighth = (millis >> (octave - 3)) & 7;
        (((octave - Self::FIRST_OCTAVE) * 8 + eighth) as usize).min(Self::STEPS - 1)
    }

    const fn middle(step: u32) -> u32 {
        let octave = step / 8 + Self::FIRST_OCTAVE;
        let width = 1 << (octave - 3);
        (1 << octave) + (step % 8) * width + width / 2
    }
}

impl Default for Durations {
    fn default() -> Self {
        Self { counts: vec![0; Self::STEPS] }
    }
}

/// How long the learner takes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Pace {
    /// Right and sure answers, by how they are given: one choice, several, typed.
    pub(super) kinds: [Durations; 3],
    /// From one answer to the next in a session.
    pub(super) gaps: Durations,
    /// The last answer: its session and when.
    pub(super) last: Option<(u64, Timestamp)>,
}

impl Pace {
    /// The kind of answer that times are compared within.
    pub(super) const fn kind(response: &Response) -> usize {
        match response {
            Response::One(_) | Response::Blank => 0,
            Response::Many(_) => 1,
            Response::Typed(_) => 2,
        }
    }

    /// Milliseconds since the answer before in the same session, unless a pause lies between.
    pub(super) fn gap(&self, session: u64, at: Timestamp) -> Option<u32> {
        let (last, then) = self.last?;
        let gap = at.since(then);
        if last != session || !(1..=LONGEST_GAP).contains(&gap) {
            return None;
        }
        u32::try_from(gap).ok()
    }

    /// How long one question takes in a session, reading its explanation included, in milliseconds.
    pub(super) fn usual_gap(&self) -> u32 {
        self.gaps.median(10).unwrap_or(USUAL_GAP)
    }
}
