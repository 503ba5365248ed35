//! Learners that are made up, to see which way of choosing what to revise gets them more marks. Their
//! memory is in `mind`, ways of choosing in `policy`; the planner they try is the one that learners
//! use.

pub mod mind;
pub mod policy;
pub mod table;

use self::mind::{Dice, Family, Held, Mind};
use self::policy::{Policy, Seen};
use crate::domain::seed::Seed;
use crate::domain::study::planner::law::Law;
use crate::domain::study::planner::{Costs, Time, Worth};
use crate::domain::study::predict::{Stake, Stakes};

/// What looks cost made-up learners, in seconds.
pub const COSTS: Costs = Costs::USUAL;

/// What a fact is worth to one who, of what they do not recall, believes so much to be right, and who
/// slips so often although they recall.
pub fn worth(stake: &Stake, unaware: f64, slips: f32) -> Worth {
    let (right, wrong) = marks(stake);
    let recalled = (1.0 - slips) * right - slips * wrong;
    Worth { recalled, ..Stakes::of_one(*stake).worth(unaware) }
}

/// Marks for a right answer and marks off for a wrong one, in few digits: learners are named by them.
pub fn marks(stake: &Stake) -> (f32, f32) {
    #[expect(clippy::cast_possible_truncation, reason = "marks need no more than an f32")]
    let marks = (stake.right as f32, stake.wrong as f32);
    marks
}

/// One setting that learners are tried in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cell {
    /// Their law of memory.
    pub family: Family,
    /// How many facts there are.
    pub facts: usize,
    /// Days until the exam.
    pub days: u16,
    /// Minutes of revision a day.
    pub minutes: u16,
    /// The marks of each question.
    pub stake: Stake,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Outcome {
    /// Marks expected on exam day of what is truly held then, as a share of all marks.
    pub marks: f64,
    /// The share of the time there was that was used.
    pub used: f64,
    /// The share of facts that were looked at.
    pub seen: f64,
}

/// One learner's days up to the exam.
pub fn run(cell: &Cell, policy: Policy, learner: Seed) -> Outcome {
    let mind = Mind::new(cell.family, cell.facts, learner);
    let mut truth: Vec<Held> = (0..cell.facts).map(|fact| mind.fresh(fact)).collect();
    let mut seen = Seen::new(cell, policy, &mind, learner);
    let luck = learner.with("luck").0;
    let exam = f32::from(cell.days);
    let daily = f32::from(cell.minutes) * 60.0;
    let mut used = 0.0_f64;
    for day in 0..cell.days {
        let day = f32::from(day);
        let time = Time { today: day, exam, daily, off: [false; 7], preparation: exam };
        // The last day is light for our planner only; the others use all of it.
        let budget = match policy {
            Policy::Ours | Policy::Oracle => time.on(day),
            _ => daily,
        };
        let list = seen.list(&mind, &truth, time);
        let mut spent = 0.0;
        for fact in list {
            if spent + COSTS.recalled > budget {
                break;
            }
            let looks = seen.looks(fact);
            let mut dice = Dice(luck ^ ((fact as u64) << 32 | u64::from(looks) << 8), 0);
            let held = truth[fact];
            let recalled = dice.even() < mind.chance(&held, day);
            let (slip, unaware, lucky) = (dice.even(), dice.even(), dice.even());
            let (right, sure) = if recalled {
                (slip >= mind.slips, true)
            } else {
                (lucky < 1.0 / f32::from(cell.stake.options), unaware < mind.unaware)
            };
            spent += if looks == 0 {
                COSTS.new
            } else if right && sure {
                COSTS.recalled
            } else {
                COSTS.forgotten
            };
            truth[fact] =
                if recalled { mind.recalled(&held, day) } else { mind.forgotten(&held, day) };
            seen.answered(fact, day, right, sure);
        }
        seen.slept();
        used += f64::from(spent);
    }
    let worth = worth(&cell.stake, mind.unaware.into(), mind.slips);
    let marks: f64 =
        truth.iter().map(|held| f64::from(worth.of(mind.chance(held, exam)))).sum::<f64>();
    #[expect(clippy::cast_precision_loss, reason = "some thousand facts")]
    let facts = cell.facts as f64;
    let met = truth.iter().filter(|held| !mind.is_new(held)).count();
    #[expect(clippy::cast_precision_loss, reason = "some thousand facts")]
    let met = met as f64;
    Outcome {
        marks: marks / (facts * cell.stake.right),
        used: used / (f64::from(cell.days) * f64::from(daily)),
        seen: met / facts,
    }
}
