//! Ways of choosing compared over a grid of settings: which there are, which learners are tried in
//! them, and what came of it with how far chance may have moved it. Learners are tried one by one
//! (`Grid::attempt`), so that whoever has threads can use them; the table is the same however many.

use super::mind::Family;
use super::policy::Policy;
use super::{Cell, Outcome, marks, run};
use crate::domain::seed::Seed;
use crate::domain::study::predict::Stake;

/// The retentions of which the best is chosen in hindsight.
pub const FIXED: [f32; 6] = [0.70, 0.75, 0.80, 0.85, 0.90, 0.95];

/// What is compared.
pub const POLICIES: [Policy; 12] = [
    Policy::Ours,
    Policy::Anki { retention: 0.9, new: 20, reviews: 200 },
    Policy::Anki { retention: 0.9, new: usize::MAX, reviews: usize::MAX },
    Policy::Sm2,
    Policy::Cram(7),
    Policy::Oracle,
    Policy::Fixed(FIXED[0]),
    Policy::Fixed(FIXED[1]),
    Policy::Fixed(FIXED[2]),
    Policy::Fixed(FIXED[3]),
    Policy::Fixed(FIXED[4]),
    Policy::Fixed(FIXED[5]),
];

/// Where our planner is among them.
pub const OURS: usize = 0;
/// Where Anki's default is: 20 new facts and 200 reviews a day.
pub const ANKI: usize = 1;
/// Where Anki without these limits is.
pub const UNLIMITED: usize = 2;
/// Where SM-2 is.
pub const SM2: usize = 3;
/// Where cramming in the last week is.
pub const CRAM: usize = 4;
/// Where the oracle is.
pub const ORACLE: usize = 5;
/// Where the first of [`FIXED`] is; the others follow.
const FIRST_FIXED: usize = 6;

/// UPSC's marks: two for a right answer, a third of them off for a wrong one.
pub const UPSC: Stake = Stake { questions: 1, right: 2.0, wrong: 2.0 / 3.0, options: 4 };

/// SSC's: two for a right answer, half a mark off for a wrong one.
pub const SSC: Stake = Stake { questions: 1, right: 2.0, wrong: 0.5, options: 4 };

/// Marks that make every guess dear: as much is lost as there was to win.
pub const HEAVY: Stake = Stake { questions: 1, right: 1.0, wrong: 1.0, options: 4 };

/// Settings, and how many learners are tried in each.
#[derive(Debug, Clone, PartialEq)]
pub struct Grid {
    /// The settings.
    pub cells: Vec<Cell>,
    /// Learners in each, at least one.
    pub learners: u32,
}

/// One learner in one setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attempt {
    /// The setting, by its place in the grid.
    pub cell: usize,
    /// The learner's number in it.
    pub learner: u32,
}

/// What came of an attempt, by policy.
pub type Outcomes = [Outcome; POLICIES.len()];

/// Facts, days and minutes a day of the whole grid.
const SETTINGS: [(usize, u16, u16); 11] = [
    (300, 14, 10),
    (300, 14, 30),
    (300, 60, 10),
    (300, 60, 20),
    (1_000, 30, 30),
    (1_000, 60, 20),
    (1_000, 60, 40),
    (1_000, 120, 10),
    (1_000, 120, 30),
    (2_000, 90, 60),
    (3_000, 180, 30),
];

/// The settings that are tried under other marks as well.
const OTHER_MARKS: [(usize, u16, u16); 2] = [(300, 60, 10), (1_000, 60, 20)];

impl Grid {
    /// Few and short settings, to see in a moment that all works.
    pub fn small() -> Self {
        let cells = [(100, 14, 5), (300, 30, 10)];
        Self { cells: across(&cells, UPSC).collect(), learners: 2 }
    }

    /// What is reported.
    pub fn whole() -> Self {
        let others = [SSC, HEAVY].into_iter().flat_map(|stake| across(&OTHER_MARKS, stake));
        Self { cells: across(&SETTINGS, UPSC).chain(others).collect(), learners: 12 }
    }

    /// Every learner in every setting, those that take longest first.
    pub fn attempts(&self) -> Vec<Attempt> {
        let mut attempts: Vec<Attempt> = (0..self.cells.len())
            .flat_map(|cell| (0..self.learners).map(move |learner| Attempt { cell, learner }))
            .collect();
        attempts.sort_by_key(|attempt| {
            let cell = &self.cells[attempt.cell];
            std::cmp::Reverse(cell.facts * usize::from(cell.days))
        });
        attempts
    }

    /// Tries one learner with every policy, who meets the same luck in all.
    pub fn attempt(&self, attempt: Attempt) -> Outcomes {
        let cell = &self.cells[attempt.cell];
        let learner = cell.seed().with(&attempt.learner.to_string());
        POLICIES.map(|policy| run(cell, policy, learner))
    }
}

/// Settings with every family of memory.
fn across(settings: &[(usize, u16, u16)], stake: Stake) -> impl Iterator<Item = Cell> {
    Family::ALL.into_iter().flat_map(move |family| {
        settings.iter().map(move |(facts, days, minutes)| Cell {
            family,
            facts: *facts,
            days: *days,
            minutes: *minutes,
            stake,
        })
    })
}

impl Cell {
    /// What its learners are drawn from: other settings have other learners.
    fn seed(&self) -> Seed {
        let Self { family, facts, days, minutes, stake } = self;
        let ((right, wrong), options) = (marks(stake), stake.options);
        let stake = format!("Stake {{ right: {right:?}, wrong: {wrong:?}, options: {options} }}");
        Seed::of(&format!("{family:?} {facts} {days} {minutes} {stake}"))
    }
}

/// A number from a sample of learners.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// What it is on average.
    pub mean: f64,
    /// Half the width of the 95 % interval around it.
    pub half: f64,
}

impl Estimate {
    /// The mean of a number from each learner.
    pub fn of(sample: &[f64]) -> Self {
        Self { mean: mean(sample), half: t95(sample.len()) * error(sample) }
    }

    /// The ratio of two means over the same learners. Its error is that of what is left of the one
    /// after so many times the other (the delta method).
    pub fn ratio(above: &[f64], below: &[f64]) -> Self {
        let ratio = mean(above) / mean(below);
        let rest: Vec<f64> =
            above.iter().zip(below).map(|(above, below)| above - ratio * below).collect();
        Self { mean: ratio, half: t95(rest.len()) * error(&rest) / mean(below) }
    }

    /// The lower end of the interval.
    pub fn low(&self) -> f64 {
        self.mean - self.half
    }

    /// The upper end of the interval.
    pub fn high(&self) -> f64 {
        self.mean + self.half
    }
}

fn mean(sample: &[f64]) -> f64 {
    sample.iter().sum::<f64>() / count(sample.len())
}

/// The standard error of the mean.
fn error(sample: &[f64]) -> f64 {
    let mean = mean(sample);
    let squares: f64 = sample.iter().map(|number| (number - mean).powi(2)).sum();
    (squares / count(sample.len().saturating_sub(1).max(1)) / count(sample.len())).sqrt()
}

#[expect(clippy::cast_precision_loss, reason = "learners and settings are few")]
const fn count(of: usize) -> f64 {
    of as f64
}

/// Student's t, two-sided at 95 %, by the size of the sample; beyond the table its limit.
fn t95(sample: usize) -> f64 {
    const T: [f64; 30] = [
        12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160,
        2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056,
        2.052, 2.048, 2.045, 2.042,
    ];
    match sample {
        0 | 1 => f64::INFINITY,
        _ => T.get(sample - 2).copied().unwrap_or(1.960),
    }
}

/// What came of one setting.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The setting.
    pub cell: Cell,
    /// The share of all marks that each policy got.
    pub marks: [Estimate; POLICIES.len()],
    /// The fixed retention that did best on average.
    pub best: f32,
    /// Where it is among the policies.
    pub fixed: usize,
    /// Our marks less those of the best fixed retention, learner by learner.
    pub over_fixed: Estimate,
    /// Our marks over those of Anki's default.
    pub over_anki: Estimate,
    /// Our marks over those of Anki without limits.
    pub over_unlimited: Estimate,
}

impl Row {
    fn of(cell: Cell, learners: &[Outcomes]) -> Self {
        let of = |policy: usize| -> Vec<f64> {
            learners.iter().map(|outcomes| outcomes[policy].marks).collect()
        };
        let marks: [Estimate; POLICIES.len()] =
            std::array::from_fn(|policy| Estimate::of(&of(policy)));
        let (fixed, best) = FIXED.into_iter().enumerate().fold(
            (FIRST_FIXED, FIXED[0]),
            |(best, retention), (place, other)| {
                let place = FIRST_FIXED + place;
                if marks[place].mean > marks[best].mean {
                    (place, other)
                } else {
                    (best, retention)
                }
            },
        );
        let ours = of(OURS);
        let difference: Vec<f64> =
            ours.iter().zip(of(fixed)).map(|(ours, fixed)| ours - fixed).collect();
        Self {
            cell,
            best,
            fixed,
            over_fixed: Estimate::of(&difference),
            over_anki: Estimate::ratio(&ours, &of(ANKI)),
            over_unlimited: Estimate::ratio(&ours, &of(UNLIMITED)),
            marks,
        }
    }

    /// Whether ours did worse than the best fixed retention, beyond chance.
    pub fn is_below(&self) -> bool {
        self.over_fixed.high() < 0.0
    }
}

/// What came of a grid.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// How many learners were tried in each setting.
    pub learners: u32,
    /// Setting by setting.
    pub rows: Vec<Row>,
    /// Our marks over those of Anki's default, on average over the settings.
    pub over_anki: Estimate,
    /// The same over Anki without limits.
    pub over_unlimited: Estimate,
    /// The share of the gap from Anki's default to the oracle that ours closes, over all settings.
    pub closed: Estimate,
}

impl Table {
    /// Sums up what came of a grid's attempts, in whatever order they are given.
    pub fn of(grid: &Grid, outcomes: &[(Attempt, Outcomes)]) -> Self {
        let mut sorted: Vec<Vec<(u32, Outcomes)>> = vec![Vec::new(); grid.cells.len()];
        for (attempt, outcomes) in outcomes {
            sorted[attempt.cell].push((attempt.learner, *outcomes));
        }
        let mut rows = Vec::with_capacity(sorted.len());
        let mut gaps = Vec::with_capacity(sorted.len());
        for (cell, mut learners) in grid.cells.iter().zip(sorted) {
            learners.sort_by_key(|(learner, _)| *learner);
            let learners: Vec<Outcomes> =
                learners.into_iter().map(|(_, outcomes)| outcomes).collect();
            rows.push(Row::of(*cell, &learners));
            let gap = |policy: usize| -> Vec<f64> {
                learners.iter().map(|all| all[policy].marks - all[ANKI].marks).collect()
            };
            gaps.push((gap(OURS), gap(ORACLE)));
        }
        Self {
            learners: grid.learners,
            over_anki: average(rows.iter().map(|row| row.over_anki)),
            over_unlimited: average(rows.iter().map(|row| row.over_unlimited)),
            closed: closed(&gaps),
            rows,
        }
    }

    /// The same of those settings alone that are kept.
    pub fn of_part(
        grid: &Grid,
        outcomes: &[(Attempt, Outcomes)],
        keeps: impl Fn(&Cell) -> bool,
    ) -> Self {
        let kept: Vec<usize> =
            (0..grid.cells.len()).filter(|cell| keeps(&grid.cells[*cell])).collect();
        let part = Grid {
            cells: kept.iter().map(|cell| grid.cells[*cell]).collect(),
            learners: grid.learners,
        };
        let outcomes: Vec<(Attempt, Outcomes)> = outcomes
            .iter()
            .filter_map(|(attempt, outcomes)| {
                let cell = kept.iter().position(|cell| *cell == attempt.cell)?;
                Some((Attempt { cell, ..*attempt }, *outcomes))
            })
            .collect();
        Self::of(&part, &outcomes)
    }

    /// The settings in which ours did worse than the best fixed retention, beyond chance.
    pub fn below(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| row.is_below())
    }
}

/// The mean of estimates from different learners.
fn average(estimates: impl Iterator<Item = Estimate> + Clone) -> Estimate {
    let all = count(estimates.clone().count());
    let (sum, squares) = estimates
        .fold((0.0, 0.0), |(sum, squares), one| (sum + one.mean, squares + one.half.powi(2)));
    Estimate { mean: sum / all, half: squares.sqrt() / all }
}

/// What the one closes of the other, in the sum over settings with different learners.
fn closed(gaps: &[(Vec<f64>, Vec<f64>)]) -> Estimate {
    let ours: f64 = gaps.iter().map(|(ours, _)| mean(ours)).sum();
    let all: f64 = gaps.iter().map(|(_, oracle)| mean(oracle)).sum();
    let share = ours / all;
    let squares: f64 = gaps
        .iter()
        .map(|(ours, oracle)| {
            let rest: Vec<f64> =
                ours.iter().zip(oracle).map(|(ours, oracle)| ours - share * oracle).collect();
            (t95(rest.len()) * error(&rest)).powi(2)
        })
        .sum();
    Estimate { mean: share, half: squares.sqrt() / all }
}
