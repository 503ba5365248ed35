//! The memory model, FSRS-6: the only file that names the `fsrs` crate. Which answers count as
//! reviews, and when a fact is due, is in `progress`.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use fsrs::{
    CombinedProgressState, ComputeParametersInput, FSRS, FSRSItem, FSRSReview, MemoryState,
    TrainingConfig, compute_parameters,
};

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

/// On about how many reviews, at most, weights prove themselves before they are fitted to all.
const TRIAL_REVIEWS: usize = 20_000;

/// Histories are fitted up to this many reviews of one fact, as the crate does.
const FIT_LENGTH: usize = 256;

/// The range of each weight, the lowest and the highest, as the crate clips them.
pub const RANGES: [(f32, f32); WEIGHTS] = [
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
    /// It was stopped by [`Watch::cancel`].
    #[error("the fit was cancelled")]
    Cancelled,
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

    /// The memory after each review of a history, in order: the same as [`Model::next`] review by
    /// review, and faster.
    pub fn memories<I>(&self, history: I) -> Vec<Memory>
    where
        I: IntoIterator<Item = Review, IntoIter: Clone>,
    {
        let history = history.into_iter();
        let mut reviews = Vec::with_capacity(history.size_hint().0);
        push_reviews(&mut reviews, history.clone());
        if let Ok(states) = self.fsrs.historical_memory_states(FSRSItem { reviews }, None) {
            return states.into_iter().map(Memory::from).collect();
        }
        // Refused as a whole for one state that is not finite, after which a fact starts afresh.
        let mut before = None;
        steps(history).map(|(days, grade)| *before.insert(self.next(before, days, grade))).collect()
    }

    /// The memory that a whole history leads to; `None` without a review.
    pub fn after<I>(&self, history: I) -> Option<Memory>
    where
        I: IntoIterator<Item = Review, IntoIter: Clone>,
    {
        self.memories(history).pop()
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
    /// at least [`FIT_REVIEWS`] reviews of known facts and weights fitted to the earlier ones foretell
    /// the last fifth better than this model's: by log loss, and by more than its standard error, so
    /// that chance does not move the schedule. Of a long past a sample of facts decides that; what is
    /// then fitted is fitted to everything. The same histories always give the same weights.
    pub fn fit(&self, histories: &[Vec<Review>], watch: &Watch) -> Result<Option<Fit>, Error> {
        let reviews: usize = histories.iter().map(Vec::len).sum();
        let stride = reviews.div_ceil(TRIAL_REVIEWS).max(1);
        let sample: Vec<&[Review]> = histories.iter().step_by(stride).map(Vec::as_slice).collect();
        let known = histories.iter().map(|history| history.len().saturating_sub(1)).sum();
        if known < FIT_REVIEWS {
            return Ok(None);
        }
        let mut earlier = training(&sample);
        // The days of the last fifth, whole: what is foretold lies after all that was learned from.
        let Some((since, ..)) = earlier.get(earlier.len() / 5 * 4) else { return Ok(None) };
        let since = *since;
        earlier.truncate(earlier.partition_point(|(day, ..)| *day < since));
        watch.expect(earlier.len(), known);
        let trial = Self::trained(earlier, &watch.trial)?;
        let Some(proof) = Proof::of(self, &trial, &sample, since) else { return Ok(None) };
        if !proof.is_better() {
            return Ok(None);
        }
        let all: Vec<&[Review]> = histories.iter().map(Vec::as_slice).collect();
        let all = training(&all);
        let reviews = u32::try_from(all.len()).unwrap_or(u32::MAX);
        if all.len() < FIT_REVIEWS {
            return Ok(None);
        }
        let fitted = Self::trained(all, &watch.whole)?;
        let weights = fitted.weights.to_vec();
        Ok(Some(Fit {
            weights,
            reviews,
            log_loss_before: proof.before,
            log_loss_after: proof.after,
        }))
    }

    /// A model trained on these items, each with its fact, in the order of days.
    fn trained(dated: Vec<Dated>, progress: &Stage) -> Result<Self, Error> {
        if lock(progress).want_abort {
            return Err(Error::Cancelled);
        }
        let (items, facts) = dated.into_iter().map(|(_, fact, item)| (item, fact)).unzip();
        let weights = compute_parameters(ComputeParametersInput {
            train_set: items,
            card_ids: Some(facts),
            progress: Some(Arc::clone(progress)),
            ..ComputeParametersInput::default()
        });
        if lock(progress).want_abort {
            return Err(Error::Cancelled);
        }
        Self::new(&weights.map_err(|_| Error::Fit)?)
    }

    /// The log loss of what this model foretells of each review from a day on that is at least a day
    /// after the one before.
    fn losses(&self, histories: &[&[Review]], since: Day) -> Vec<f64> {
        /// No chance is believed beyond this: a single surprise would outweigh all else.
        const CERTAIN: f64 = 0.9999;
        let mut losses = Vec::new();
        for history in histories {
            let history = &history[..history.len().min(FIT_LENGTH)];
            if history.iter().all(|review| review.day < since) {
                continue;
            }
            let memories = self.memories(history.iter().copied());
            for (memory, pair) in memories.iter().zip(history.windows(2)) {
                let days = pair[1].day.since(pair[0].day);
                if pair[1].day >= since && days > 0 {
                    let chance = f64::from(self.retrievability(memory, days));
                    let chance = chance.clamp(1.0 - CERTAIN, CERTAIN);
                    let came = if pair[1].grade.is_recalled() { chance } else { 1.0 - chance };
                    losses.push(-came.ln());
                }
            }
        }
        losses
    }
}

/// How two models did on the same reviews, by mean log loss.
#[derive(Debug, Clone, Copy)]
struct Proof {
    before: f64,
    after: f64,
    /// The standard error of the difference.
    error: f64,
}

impl Proof {
    /// How they do on the reviews from a day on; `None` without two of them.
    fn of(before: &Model, after: &Model, histories: &[&[Review]], since: Day) -> Option<Self> {
        let before = before.losses(histories, since);
        let after = after.losses(histories, since);
        let reviews = f64::from(u32::try_from(before.len()).unwrap_or(u32::MAX));
        if reviews < 2.0 {
            return None;
        }
        let mean = |losses: &[f64]| losses.iter().sum::<f64>() / reviews;
        let (before_mean, after_mean) = (mean(&before), mean(&after));
        let gain = before_mean - after_mean;
        let squares = before.iter().zip(&after).map(|(before, after)| {
            let off = before - after - gain;
            off * off
        });
        let error = (squares.sum::<f64>() / (reviews - 1.0) / reviews).sqrt();
        Some(Self { before: before_mean, after: after_mean, error })
    }

    /// Whether the second did better, by more than chance does.
    fn is_better(&self) -> bool {
        self.before - self.after > self.error
    }
}

/// A fit seen from outside: how far it is, and a way to stop it. Clones are of the same fit.
#[derive(Debug, Clone, Default)]
pub struct Watch {
    trial: Stage,
    whole: Stage,
}

/// One of the two trainings of a fit.
type Stage = Arc<Mutex<CombinedProgressState>>;

impl Watch {
    /// How much of the work is done, from 0 to 1. Weights that do not prove themselves end it early.
    pub fn fraction(&self) -> f32 {
        let [done, all] = [&self.trial, &self.whole]
            .map(|stage| {
                let stage = lock(stage);
                [stage.current(), stage.total()]
            })
            .into_iter()
            .fold([0, 0], |[done, all], [current, total]| [done + current, all + total]);
        #[expect(clippy::cast_precision_loss, reason = "a share to be drawn")]
        let share = done as f32 / all.max(1) as f32;
        share.min(1.0)
    }

    /// Stops the fit soon, with [`Error::Cancelled`].
    pub fn cancel(&self) {
        for stage in [&self.trial, &self.whole] {
            lock(stage).want_abort = true;
        }
    }

    /// Says beforehand how many reviews each training has.
    fn expect(&self, trial: usize, whole: usize) {
        for (stage, reviews) in [(&self.trial, trial), (&self.whole, whole)] {
            let mut stage = lock(stage);
            stage.splits.clear();
            stage.splits.resize_with(1, Default::default);
            for split in &mut stage.splits {
                split.epoch_total = TrainingConfig::default().num_epochs;
                split.items_total = reviews;
            }
        }
    }
}

/// Nothing that is held under this lock is left half done.
fn lock(stage: &Stage) -> MutexGuard<'_, CombinedProgressState> {
    stage.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Weights fitted to a learner, better than those before.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    /// The weights.
    pub weights: Vec<f32>,
    /// How many reviews of known facts they were fitted on.
    pub reviews: u32,
    /// The mean log loss of the weights before, on reviews that were held out; lower is better.
    pub log_loss_before: f64,
    /// That of weights fitted to the reviews before those, on the same.
    pub log_loss_after: f64,
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

/// The days since the review before and the grade of each review; 0 days for the first.
fn steps(history: impl Iterator<Item = Review>) -> impl Iterator<Item = (u32, Grade)> {
    let mut last: Option<Day> = None;
    history.map(move |review| {
        let days = last.map_or(0, |last| review.day.since(last));
        last = Some(review.day);
        (days, review.grade)
    })
}

fn push_reviews(reviews: &mut Vec<FSRSReview>, history: impl Iterator<Item = Review>) {
    reviews.extend(
        steps(history)
            .map(|(days, grade)| FSRSReview { rating: u32::from(grade.rating()), delta_t: days }),
    );
}

/// A review with all reviews of its fact before it; its day, and the number of the fact.
type Dated = (Day, i64, FSRSItem);

/// Every review after the first of each fact, in the order of days: the crate gives later ones more
/// weight.
fn training(histories: &[&[Review]]) -> Vec<Dated> {
    let mut dated = Vec::new();
    for (fact, history) in (0_i64..).zip(histories) {
        let mut reviews = Vec::with_capacity(history.len());
        push_reviews(&mut reviews, history.iter().copied().take(FIT_LENGTH));
        // The crate needs one review on a later day in each item.
        let later = reviews.iter().position(|review| review.delta_t > 0);
        let Some(later) = later else { continue };
        for end in later + 1..=reviews.len() {
            dated.push((history[end - 1].day, fact, FSRSItem { reviews: reviews[..end].to_vec() }));
        }
    }
    // Stable, so that the reviews of one fact on one day keep their order.
    dated.sort_by_key(|(day, fact, _)| (*day, *fact));
    dated
}
