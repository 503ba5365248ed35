//! The memory model, FSRS-6: the only file that names the `fsrs` crate. Which answers count as
//! reviews, and when a fact is due, is in `progress`.

use fsrs::{ComputeParametersInput, FSRS, FSRSItem, FSRSReview, MemoryState, compute_parameters};

use super::grade::Grade;
use crate::domain::time::Day;

/// What this model is called in the log.
pub const NAME: &str = "fsrs-6";

/// How many weights it has.
pub const WEIGHTS: usize = 21;

/// The lowest chance of recall that an interval may be planned for.
pub const LOWEST_RETENTION: f32 = 0.70;

/// The highest chance of recall that an interval may be planned for: at 1 it would be no time.
pub const HIGHEST_RETENTION: f32 = 0.99;

/// The longest interval, in days: a hundred years.
pub const LONGEST_INTERVAL: u32 = 36_500;

/// How many reviews of known facts it takes before weights are fitted to a learner.
pub const FIT_REVIEWS: usize = 64;

/// Histories are fitted up to this many reviews of one fact, as the crate does.
const FIT_LENGTH: usize = 256;

/// The range of each weight, as the crate clips them.
const RANGES: [(f32, f32); WEIGHTS] = [
    (0.001, 100.0),
    (0.001, 100.0),
    (0.001, 100.0),
    (0.001, 100.0),
    (1.0, 10.0),
    (0.001, 4.0),
    (0.001, 4.0),
    (0.001, 0.75),
    (0.0, 4.5),
    (0.0, 0.8),
    (0.001, 3.5),
    (0.001, 5.0),
    (0.001, 0.25),
    (0.001, 0.9),
    (0.0, 4.0),
    (0.0, 1.0),
    (1.0, 6.0),
    (0.0, 2.0),
    (0.0, 2.0),
    (0.0, 0.8),
    (0.1, 0.8),
];

/// Why a model could not be made or fitted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// Not [`WEIGHTS`] finite numbers.
    #[error("{0} weights were given that are not {WEIGHTS} finite numbers")]
    Weights(usize),
    /// The fit was given histories it cannot work with, or came to no number.
    #[error("the weights could not be fitted")]
    Fit,
}

/// How well a fact is held.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Memory {
    /// Days until the chance of recall falls to 90 %.
    pub stability: f32,
    /// From 1 (easy) to 10.
    pub difficulty: f32,
}

/// One review that moved the schedule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Review {
    /// The study day it was on.
    pub day: Day,
    /// How well the fact was recalled.
    pub grade: Grade,
}

/// The model with its weights: the published ones, or the learner's own.
#[derive(Debug, Clone)]
pub struct Model {
    weights: [f32; WEIGHTS],
    /// Between 0.1 and 0.8, as the crate clips it.
    decay: f32,
    fsrs: FSRS,
}

impl PartialEq for Model {
    fn eq(&self, other: &Self) -> bool {
        self.weights == other.weights
    }
}

impl Default for Model {
    fn default() -> Self {
        Self::of(fsrs::DEFAULT_PARAMETERS, FSRS::default())
    }
}

impl Model {
    /// The model with these weights. Those out of range are brought to its ends, as in FSRS.
    pub fn new(weights: &[f32]) -> Result<Self, Error> {
        let exact = <[f32; WEIGHTS]>::try_from(weights)
            .ok()
            .filter(|weights| weights.iter().all(|weight| weight.is_finite()))
            .ok_or(Error::Weights(weights.len()))?;
        let fsrs = FSRS::new(&exact).map_err(|_| Error::Weights(weights.len()))?;
        Ok(Self::of(exact, fsrs))
    }

    fn of(weights: [f32; WEIGHTS], fsrs: FSRS) -> Self {
        Self { weights, decay: weights[20].clamp(0.1, 0.8), fsrs }
    }

    /// Its weights, as they were given.
    pub const fn weights(&self) -> &[f32; WEIGHTS] {
        &self.weights
    }

    /// Its weights brought into the ranges that FSRS-6 reckons with.
    pub(super) fn effective_weights(&self) -> [f32; WEIGHTS] {
        let mut weights = self.weights;
        for (weight, (low, high)) in weights.iter_mut().zip(RANGES) {
            *weight = weight.clamp(low, high);
        }
        weights
    }

    /// The memory of a fact after a review `days` after the one before. `None` is a fact never
    /// reviewed, for which `days` says nothing; 0 days uses the formula for the same day.
    #[must_use]
    pub fn next(&self, before: Option<Memory>, days: u32, grade: Grade) -> Memory {
        let review = FSRSReview { rating: u32::from(grade.rating()), delta_t: days };
        let before = before.map(MemoryState::from);
        self.step(vec![review], before).unwrap_or_else(|| self.first(grade))
    }

    /// The memory that a whole history leads to: the same as [`Model::next`] review by review, and
    /// faster. `None` without a review.
    pub fn after(&self, history: impl IntoIterator<Item = Review>) -> Option<Memory> {
        let mut reviews = Vec::new();
        push_reviews(&mut reviews, history);
        let last = reviews.last()?.rating;
        let grade = u8::try_from(last).ok().and_then(Grade::from_rating)?;
        Some(self.step(reviews, None).unwrap_or_else(|| self.first(grade)))
    }

    fn step(&self, reviews: Vec<FSRSReview>, before: Option<MemoryState>) -> Option<Memory> {
        // The crate refuses only states that are not finite; a fact then starts afresh.
        self.fsrs.memory_state(FSRSItem { reviews }, before).ok().map(Memory::from)
    }

    fn first(&self, grade: Grade) -> Memory {
        Memory {
            stability: self.weights[usize::from(grade.rating() - 1)].max(0.001),
            difficulty: 5.0,
        }
    }

    /// The chance that a fact is recalled `days` after its last review, from 0 to 1:
    /// R = (1 + (0.9^(−1/d) − 1) · days / S)^(−d), where d is the 21st weight.
    pub fn retrievability(&self, memory: &Memory, days: u32) -> f32 {
        // Past 16 million days an f32 no longer counts single days, and the chance is nil anyway.
        #[expect(clippy::cast_precision_loss, reason = "exact for forty thousand years")]
        let days = days as f32;
        fsrs::current_retrievability(MemoryState::from(*memory), days, self.decay).clamp(0.0, 1.0)
    }

    /// Days until the chance of recall falls to `desired` (taken into
    /// [`LOWEST_RETENTION`]..=[`HIGHEST_RETENTION`]), rounded, from 1 to [`LONGEST_INTERVAL`].
    /// Nothing is added by chance: what is due can be foretold exactly.
    pub fn interval(&self, stability: f32, desired: f32) -> u32 {
        let desired = if desired.is_nan() {
            0.90
        } else {
            desired.clamp(LOWEST_RETENTION, HIGHEST_RETENTION)
        };
        let days = self.fsrs.next_interval(Some(stability), desired, 3).round();
        // A float cast saturates, and NaN becomes 0: both ends are then clamped.
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "saturates, then clamped"
        )]
        let days = days as u32;
        days.clamp(1, LONGEST_INTERVAL)
    }

    /// Weights fitted to a learner's histories (one for each fact, in order of review), if there are
    /// at least [`FIT_REVIEWS`] reviews of known facts and the fitted weights foretell them better,
    /// by log loss, than this model's. The same histories always give the same weights.
    pub fn fit(&self, histories: &[Vec<Review>]) -> Result<Option<Fit>, Error> {
        let (items, facts) = training(histories);
        if items.len() < FIT_REVIEWS {
            return Ok(None);
        }
        let reviews = u32::try_from(items.len()).unwrap_or(u32::MAX);
        let fitted = compute_parameters(ComputeParametersInput {
            train_set: items.clone(),
            card_ids: Some(facts.clone()),
            ..ComputeParametersInput::default()
        })
        .map_err(|_| Error::Fit)?;
        let fitted = Self::new(&fitted)?;
        let log_loss_before = self.log_loss(items.clone(), facts.clone())?;
        let log_loss_after = fitted.log_loss(items, facts)?;
        Ok((log_loss_after < log_loss_before).then(|| Fit {
            weights: fitted.weights.to_vec(),
            reviews,
            log_loss_before,
            log_loss_after,
        }))
    }

    fn log_loss(&self, items: Vec<FSRSItem>, facts: Vec<i64>) -> Result<f32, Error> {
        self.fsrs
            .evaluate_with_card_ids(items, facts, |_| true)
            .map(|evaluation| evaluation.log_loss)
            .map_err(|_| Error::Fit)
    }
}

/// Weights fitted to a learner, better than those before.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    /// The weights.
    pub weights: Vec<f32>,
    /// How many reviews of known facts they were fitted on.
    pub reviews: u32,
    /// The log loss of the weights before, on those reviews; lower is better.
    pub log_loss_before: f32,
    /// The log loss of these weights, on the same reviews.
    pub log_loss_after: f32,
}

impl From<Memory> for MemoryState {
    fn from(memory: Memory) -> Self {
        Self { stability: memory.stability, difficulty: memory.difficulty }
    }
}

impl From<MemoryState> for Memory {
    fn from(state: MemoryState) -> Self {
        Self { stability: state.stability, difficulty: state.difficulty }
    }
}

fn push_reviews(reviews: &mut Vec<FSRSReview>, history: impl IntoIterator<Item = Review>) {
    let mut last: Option<Day> = None;
    reviews.extend(history.into_iter().map(|review| {
        let days = last.map_or(0, |last| review.day.since(last));
        last = Some(review.day);
        FSRSReview { rating: u32::from(review.grade.rating()), delta_t: days }
    }));
}

/// Every review after the first of each fact, with all reviews before it, in the order of days: the
/// crate gives later ones more weight. Beside each, the number of its fact.
fn training(histories: &[Vec<Review>]) -> (Vec<FSRSItem>, Vec<i64>) {
    let mut dated = Vec::new();
    for (fact, history) in (0_i64..).zip(histories) {
        let mut reviews = Vec::with_capacity(history.len());
        push_reviews(&mut reviews, history.iter().copied());
        reviews.truncate(FIT_LENGTH);
        for end in 2..=reviews.len() {
            // The crate needs one review on a later day in each item.
            if reviews[..end].iter().any(|review| review.delta_t > 0) {
                let item = FSRSItem { reviews: reviews[..end].to_vec() };
                dated.push((history[end - 1].day, fact, item));
            }
        }
    }
    // Stable, so that the reviews of one fact on one day keep their order.
    dated.sort_by_key(|(day, fact, _)| (*day, *fact));
    dated.into_iter().map(|(_, fact, item)| (item, fact)).unzip()
}
