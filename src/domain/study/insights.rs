//! What the answers of a learner say about them: how well they are remembered, how sure and how
//! right they were, when they study, and what is weakest. Marks to come are in `predict`, what to
//! revise next in `planner`.

use super::outlook::TopicOutlook;
use crate::domain::bank::{FactId, QuestionId};
use crate::domain::progress::{Calibration, DayCounts};
use crate::domain::study::memory::Review;
use crate::domain::time::Day;

/// What is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Scope {
    /// One bank, by the stock's number, or all that are on.
    pub bank: Option<u32>,
    /// The first day looked at, or everything.
    pub since: Option<Day>,
}

/// What the answers say.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Insights {
    /// How each topic in the scope's bank is remembered today; days do not matter here.
    pub topics: Vec<TopicOutlook>,
    /// Every day of the scope with an answer, in order, over all banks.
    pub days: Vec<(Day, DayCounts)>,
    /// How sure against how often right, over all banks and the days of the scope.
    pub calibration: Calibration,
    /// Reviews of known facts in the scope, by what was foretold of them.
    pub reliability: Reliability,
    /// Answers by the hour of the local day, over all banks and the days of the scope.
    pub hours: [HourCounts; 24],
    /// The facts of the scope's bank remembered least, weakest first; at most [`WEAKEST`].
    pub weakest: Vec<WeakFact>,
    /// Facts that keep being forgotten, weakest first.
    pub leeches: Vec<WeakFact>,
    /// Facts answered surely and wrongly and not yet put right twice, weakest first.
    pub misconceptions: Vec<WeakFact>,
}

/// How many of the weakest facts are listed.
pub const WEAKEST: usize = 12;

/// A fact that needs work.
#[derive(Debug, Clone, PartialEq)]
pub struct WeakFact {
    /// The fact.
    pub fact: FactId,
    /// The question that would be asked next about it.
    pub question: QuestionId,
    /// Its topic, by the stock's number.
    pub topic: u32,
    /// The chance, from 0 to 1, that it is remembered today.
    pub remembered: f32,
    /// How many answers moved its schedule.
    pub reviews: u32,
    /// How often it was forgotten.
    pub lapses: u32,
}

/// What was done in one hour of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct HourCounts {
    /// Answers of every kind.
    pub answers: u32,
    /// Those that were right.
    pub right: u32,
}

/// How many bins foretold chances are put in: nought to a tenth, and so on.
pub const BINS: usize = 10;

/// What was foretold of reviews of known facts against what came.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Reliability {
    /// Reviews by the chance foretold of them, from the lowest.
    pub bins: [Bin; BINS],
}

/// Reviews of which about the same was foretold.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Bin {
    /// How many there were.
    pub reviews: u32,
    /// How many were recalled: graded Hard or better.
    pub recalled: u32,
    /// The sum of the chances foretold.
    pub foretold: f64,
}

/// One fact's past and the days ahead of it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FactCurve {
    /// The answers that moved its schedule, each with the chance of recall foretold just before it
    /// (`None` for the first).
    pub reviews: Vec<(Review, Option<f32>)>,
    /// The chance of recall on each day from the first review to [`AHEAD`] days from today.
    pub curve: Vec<(Day, f32)>,
}

/// How many days ahead a forgetting curve is drawn.
pub const AHEAD: i32 = 30;
