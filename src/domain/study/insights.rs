//! What the answers of a learner say about them: how well they are remembered, how sure and how
//! right they were, when they study, and what is weakest. Marks to come are in `predict`, what to
//! revise next in `planner`.

use super::memory::{LONGEST_INTERVAL, Review};
use super::outlook::{TopicOutlook, Topics};
use super::queue::Table;
use super::stock::Stock;
use crate::domain::bank::{FactId, QuestionId};
pub use crate::domain::progress::HourCounts;
use crate::domain::progress::{Calibration, DayCounts, FactView, Misconception, Progress};
use crate::domain::share::Share;
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
    /// The first day of all with an answer, whatever the scope.
    pub began: Option<Day>,
    /// Every day of the scope with an answer, in order, over all banks. Milliseconds spent, answers
    /// and their certainty are among its counts.
    pub days: Vec<(Day, DayCounts)>,
    /// How sure against how often right, over all banks and the days of the scope.
    pub calibration: Calibration,
    /// Reviews of known facts in the scope, by what was foretold of them.
    pub reliability: Reliability,
    /// Answers by the hour of the local day, over all banks and the days of the scope.
    pub hours: [HourCounts; 24],
    /// The known facts of the scope's bank that come back on each of the next days if nothing is
    /// revised before, from today on; on the first, overdue ones too.
    pub ahead: [u32; AHEAD as usize],
    /// The facts of the scope's bank remembered least, weakest first; at most [`WEAKEST`].
    pub weakest: Vec<WeakFact>,
    /// Facts that keep being forgotten, weakest first.
    pub leeches: Vec<WeakFact>,
    /// Facts answered surely and wrongly and not yet put right twice, weakest first.
    pub misconceptions: Vec<WeakFact>,
}

/// How many days ahead what comes back is counted and a forgetting curve is drawn.
pub const AHEAD: i32 = 30;

/// How many of the weakest facts are listed.
pub const WEAKEST: usize = 12;

impl Insights {
    /// What the answers say on this day: of facts, only those that a bank which is on can still ask.
    pub fn on(stock: &impl Stock, progress: &Progress, scope: Scope, today: Day) -> Self {
        let table = Table::new(stock, progress.settings()).within_bank(scope.bank);
        let mut topics = Topics::default();
        let mut reliability = Reliability::default();
        let (mut weakest, mut leeches, mut misconceptions) = <(Ranked, Ranked, Ranked)>::default();
        let mut ahead = [0; AHEAD as usize];
        for fact in table.facts() {
            let found = progress.history_named(stock.fact_id(fact));
            let Some((view, reviews)) = found.filter(|(view, _)| !view.is_new()) else {
                topics.add(table.topic(fact), None);
                continue;
            };
            let chance = progress.retrievability(&view, today).unwrap_or(0.0);
            topics.add(table.topic(fact), Some((chance, view.is_due(today))));
            reliability.add(reviews, scope.since);
            let due = view.days_ahead(today);
            if let Some(count) = due.and_then(|days| ahead.get_mut(days as usize)) {
                *count += 1;
            }
            weakest.push(chance, fact);
            if view.is_leech() {
                leeches.push(chance, fact);
            }
            if view.misconception() != Misconception::None {
                misconceptions.push(chance, fact);
            }
        }
        let days: Vec<_> =
            progress.days_since(scope.since).map(|(day, counts)| (day, *counts)).collect();
        let mut calibration = Calibration::default();
        for (_, counts) in &days {
            calibration += counts.certainty;
        }
        let mut hours = [HourCounts::default(); 24];
        for (_, hour, counts) in progress.hours_since(scope.since) {
            if let Some(sum) = hours.get_mut(usize::from(hour)) {
                *sum += counts;
            }
        }
        let told = |ranked: Vec<(f32, u32)>| {
            ranked
                .into_iter()
                .filter_map(|(chance, fact)| WeakFact::of(&table, progress, fact, chance))
                .collect()
        };
        Self {
            topics: topics.outlooks(),
            began: progress.days_since(None).next().map(|(day, _)| day),
            days,
            calibration,
            reliability,
            hours,
            ahead,
            weakest: told(weakest.lowest(WEAKEST)),
            leeches: told(leeches.lowest(usize::MAX)),
            misconceptions: told(misconceptions.lowest(usize::MAX)),
        }
    }

    /// What was done on all days of the scope together.
    pub fn totals(&self) -> DayCounts {
        let mut totals = DayCounts::default();
        for (_, counts) in &self.days {
            totals += *counts;
        }
        totals
    }
}

/// Facts with the chance that each is remembered.
#[derive(Debug, Default)]
struct Ranked(Vec<(u32, u32)>);

impl Ranked {
    fn push(&mut self, chance: f32, fact: u32) {
        // The bits of a number that is not negative are in the order of the numbers.
        self.0.push((chance.max(0.0).to_bits(), fact));
    }

    /// At most so many, those remembered least first; of equals, the one authored first.
    fn lowest(mut self, count: usize) -> Vec<(f32, u32)> {
        if count < self.0.len() {
            self.0.select_nth_unstable(count);
            self.0.truncate(count);
        }
        self.0.sort_unstable();
        self.0.into_iter().map(|(bits, fact)| (f32::from_bits(bits), fact)).collect()
    }
}

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

impl WeakFact {
    fn of<S: Stock>(
        table: &Table<'_, S>,
        progress: &Progress,
        fact: u32,
        remembered: f32,
    ) -> Option<Self> {
        let stock = table.stock();
        let view: FactView = progress.fact_named(stock.fact_id(fact))?;
        Some(Self {
            fact: FactId::from(stock.fact_id(fact)),
            question: QuestionId::from(stock.question_id(table.next_question(progress, fact)?)),
            topic: table.topic(fact),
            remembered,
            reviews: view.reviews(),
            lapses: view.lapses(),
        })
    }
}

/// How many bins foretold chances are put in: nought to a tenth, and so on.
pub const BINS: usize = 10;

/// What was foretold of reviews of known facts against what came.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Reliability {
    /// Reviews by the chance foretold of them, from the lowest.
    pub bins: [Bin; BINS],
}

impl Reliability {
    /// All bins together: the true retention is its share recalled, against its mean foretold.
    pub fn total(&self) -> Bin {
        let mut total = Bin::default();
        for bin in &self.bins {
            total.reviews += bin.reviews;
            total.recalled += bin.recalled;
            total.foretold += bin.foretold;
        }
        total
    }

    /// Counts the reviews of a fact from a day on.
    fn add(&mut self, reviews: impl Iterator<Item = (Review, Option<f32>)>, since: Option<Day>) {
        for (review, foretold) in reviews {
            let Some(chance) = foretold.filter(|_| since.is_none_or(|day| review.day >= day))
            else {
                continue;
            };
            let bin = &mut self.bins[Self::bin(chance)];
            bin.reviews += 1;
            bin.recalled += u32::from(review.grade.is_recalled());
            bin.foretold += f64::from(chance);
        }
    }

    /// The bin of a chance; the highest holds certainty too.
    fn bin(chance: f32) -> usize {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "a chance in tenths"
        )]
        let bin = (chance * BINS as f32) as usize;
        bin.min(BINS - 1)
    }
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

impl Bin {
    /// The share that was recalled, with its interval; `None` without reviews.
    pub fn share(&self) -> Option<Share> {
        Share::of(self.recalled, self.reviews)
    }

    /// The mean of the chances foretold, from 0 to 1; `None` without reviews.
    pub fn mean_foretold(&self) -> Option<f64> {
        (self.reviews > 0).then(|| self.foretold / f64::from(self.reviews))
    }
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

impl FactCurve {
    /// The past of a fact and the days ahead of it, under the weights in force. On the day of a
    /// review the chance is that after it. Empty for a fact never reviewed. Days more than a hundred
    /// years ago are left out, and so is what a review dated before the one before it contradicts.
    pub fn of(progress: &Progress, fact: &FactId, today: Day) -> Self {
        let reviews: Vec<_> = progress.reviews_of(fact).collect();
        let model = progress.model();
        let memories = model.memories(reviews.iter().map(|(review, _)| *review));
        let earliest = today.plus(-LONGEST_INTERVAL.cast_signed());
        let end = today.plus(AHEAD);
        let mut curve: Vec<(Day, f32)> = Vec::new();
        for (place, ((review, _), memory)) in reviews.iter().zip(&memories).enumerate() {
            while curve.last().is_some_and(|(day, _)| *day >= review.day) {
                curve.pop();
            }
            let until = reviews.get(place + 1).map_or(end, |(next, _)| next.day.plus(-1).min(end));
            let first = review.day.max(earliest);
            curve.extend(
                (first.0..=until.0)
                    .map(Day)
                    .map(|day| (day, model.retrievability(memory, day.since(review.day)))),
            );
        }
        Self { reviews, curve }
    }
}
