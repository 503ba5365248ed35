//! Marks to come: what a learner would get under an exam's rules on a given day, and between which
//! marks that will lie. What to revise is in `planner`.

use num_rational::Ratio;

use super::planner::Worth;
use crate::domain::answer::Certainty;
use crate::domain::exam::pattern::{Merit, Pattern};
use crate::domain::progress::Calibration;
use crate::domain::time::Day;

/// Marks foretold for a day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MarksOn {
    /// The day.
    pub day: Day,
    /// The marks expected.
    pub mean: f64,
    /// Four outcomes in five lie between this
    pub low: f64,
    /// and this.
    pub high: f64,
}

/// Questions that carry the same marks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stake {
    /// How many there are.
    pub questions: u32,
    /// Marks for a right answer.
    pub right: f64,
    /// Marks off for a wrong one.
    pub wrong: f64,
    /// How many options they print; with one there is nothing to get wrong.
    pub options: u8,
}

impl Stake {
    /// The chance that a blind guess is right.
    fn luck(&self) -> f64 {
        1.0 / f64::from(self.options.max(1))
    }

    /// Marks expected of a blind guess.
    pub fn guess(&self) -> f64 {
        self.luck() * self.right - (1.0 - self.luck()) * self.wrong
    }

    /// What a fact is worth to one who believes this share of what they do not recall to be right: the
    /// rest is guessed where that pays, and left where it does not.
    fn outcomes(&self, unaware: f64) -> Outcomes {
        let attempts = if self.guess() > 0.0 { 1.0 } else { unaware };
        let luck = self.luck();
        let square = luck * self.right * self.right + (1.0 - luck) * self.wrong * self.wrong;
        Outcomes {
            recalled: self.right,
            forgotten: attempts * self.guess(),
            square: attempts * square,
        }
    }
}

/// What a question comes to, in marks.
#[derive(Debug, Clone, Copy)]
struct Outcomes {
    recalled: f64,
    /// The mean where the fact is not recalled, and the mean square.
    forgotten: f64,
    square: f64,
}

impl Outcomes {
    /// The mean and the mean square with this chance of recall. A question that promises less than
    /// nothing is left.
    fn at(&self, chance: f64) -> (f64, f64) {
        let mean = chance * self.recalled + (1.0 - chance) * self.forgotten;
        if mean <= 0.0 {
            return (0.0, 0.0);
        }
        let square = chance * self.recalled * self.recalled + (1.0 - chance) * self.square;
        (mean, square)
    }
}

/// The paper that marks are foretold for.
#[derive(Debug, Clone, PartialEq)]
pub struct Stakes(Vec<Stake>);

impl Stakes {
    /// The sections of this pattern whose marks count.
    pub fn of(pattern: &Pattern) -> Self {
        let number = |ratio: Ratio<i64>| {
            #[expect(clippy::cast_precision_loss, reason = "marks are small numbers")]
            let number = *ratio.numer() as f64 / *ratio.denom() as f64;
            number
        };
        let counts = pattern.sections.iter().filter(|section| section.merit == Merit::Counts);
        let stakes = counts.map(|section| Stake {
            questions: section.questions,
            right: number(section.mark),
            wrong: number(pattern.penalty_in(section)),
            options: pattern.options,
        });
        Self(stakes.collect())
    }

    /// Questions that all carry the same marks.
    pub fn of_one(stake: Stake) -> Self {
        Self(vec![stake])
    }

    /// A hundred questions of one mark without a penalty: per cent of what is asked.
    pub fn per_cent() -> Self {
        Self::of_one(Stake { questions: 100, right: 1.0, wrong: 0.0, options: 4 })
    }

    /// Marks that can be obtained.
    pub fn out_of(&self) -> f64 {
        self.0.iter().map(|stake| f64::from(stake.questions) * stake.right).sum()
    }

    /// How many questions the paper asks.
    pub fn questions(&self) -> f64 {
        self.0.iter().map(|stake| f64::from(stake.questions)).sum()
    }

    /// What recall of a fact is worth on average, for planning.
    pub fn worth(&self, unaware: f64) -> Worth {
        let questions = self.questions();
        let mut worth = (0.0, 0.0);
        for stake in &self.0 {
            let share = f64::from(stake.questions) / questions.max(1.0);
            let outcomes = stake.outcomes(unaware);
            worth.0 += share * outcomes.recalled;
            worth.1 += share * outcomes.forgotten;
        }
        #[expect(clippy::cast_possible_truncation, reason = "marks need no more than an f32")]
        let worth = Worth { recalled: worth.0 as f32, forgotten: worth.1 as f32 };
        worth
    }

    /// Marks of a paper drawn from these facts (the chance of recall of each, and its weight), on a
    /// day. `level` is how far the learner stands off the model.
    pub fn foretell(
        &self,
        facts: impl Iterator<Item = (f32, f32)> + Clone,
        unaware: f64,
        level: &Level,
        day: Day,
    ) -> MarksOn {
        let expected = |more: f64| {
            let (mut mean, mut variance) = (0.0, 0.0);
            for stake in &self.0 {
                let (one, spread) = moments(stake, facts.clone(), unaware, level, more);
                mean += f64::from(stake.questions) * one;
                variance += f64::from(stake.questions) * spread;
            }
            (mean, variance)
        };
        let (mean, variance) = expected(0.0);
        let (above, _) = expected(level.doubt);
        let (below, _) = expected(-level.doubt);
        let off = (above - below) / 2.0;
        let reach = FOUR_IN_FIVE * (variance + off * off).sqrt();
        let out_of = self.out_of();
        MarksOn {
            day,
            mean,
            low: (mean - reach).clamp(-out_of, out_of),
            high: (mean + reach).clamp(-out_of, out_of),
        }
    }
}

/// How many standard deviations either way hold four outcomes in five of a normal distribution.
const FOUR_IN_FIVE: f64 = 1.2816;

/// The mean of one question of this stake, and the variance that it adds to a paper.
fn moments(
    stake: &Stake,
    facts: impl Iterator<Item = (f32, f32)>,
    unaware: f64,
    level: &Level,
    more: f64,
) -> (f64, f64) {
    let outcomes = stake.outcomes(unaware);
    let (mut all, mut mean, mut squares, mut means) = (0.0, 0.0, 0.0, 0.0);
    let mut count = 0.0;
    for (chance, weight) in facts {
        let weight = f64::from(weight);
        let (one, square) = outcomes.at(level.put_right(f64::from(chance), more));
        all += weight;
        mean += weight * one;
        squares += weight * (square - one * one);
        means += weight * one * one;
        count += 1.0;
    }
    if all <= 0.0 {
        return (0.0, 0.0);
    }
    let mean = mean / all;
    let within = (squares / all).max(0.0);
    // Which facts are asked matters the less, the more of them a paper asks.
    let asked = (f64::from(stake.questions) / f64::max(count, 1.0)).min(1.0);
    let between = (means / all - mean * mean).max(0.0) * (1.0 - asked);
    (mean, within + between)
}

/// Log odds of a chance, held away from certainty.
fn odds(chance: f64) -> f64 {
    let chance = chance.clamp(0.01, 0.99);
    (chance / (1.0 - chance)).ln()
}

/// Nobody answers more than this of what they hold: anyone slips.
const SLIP: f64 = 0.04;

/// How far a learner stands off the memory model of late: a running calibrator. The log odds of
/// recall are `offset + slope · (log odds that the model gives)`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Level {
    /// Log odds added to every chance of recall.
    pub offset: f64,
    /// How much what the model tells apart is apart.
    pub slope: f64,
    /// The standard deviation of the log odds of a fact that is held fairly well.
    pub doubt: f64,
}

impl Level {
    /// A chance of recall that the model gives, put right, with so much added to its log odds.
    fn put_right(&self, chance: f64, more: f64) -> f64 {
        if chance <= 0.0 {
            return 0.0;
        }
        let odds = self.offset + more + self.slope * odds(chance);
        (1.0 - SLIP) / (1.0 + (-odds).exp())
    }
}

/// What is believed of offset and slope before any review: their standard deviations about 0 and 1.
const OFFSET: f64 = 0.4;
const SLOPE: f64 = 0.2;

/// What no number of reviews rules out, in log odds: an exam is another place than a desk.
const ALWAYS: f64 = 0.28;

/// After so many days a review counts half.
const HALF: f64 = 30.0;

/// A fact that is held fairly well, in log odds: about 82 %.
const FAIRLY: f64 = 1.5;

/// In how many bins foretold chances are put.
const BINS: usize = 25;

/// Reviews of known facts, counted for a [`Level`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Recent {
    /// For each bin of foretold chances: reviews, those recalled, and the sum of the log odds.
    bins: [(f64, f64, f64); BINS],
}

impl Default for Recent {
    fn default() -> Self {
        Self { bins: [(0.0, 0.0, 0.0); BINS] }
    }
}

impl Recent {
    /// Takes in a review so many days ago, of which recall was foretold with this chance.
    pub fn add(&mut self, days_ago: u32, foretold: f32, recalled: bool) {
        let weight = (-f64::from(days_ago) / HALF).exp2();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "a chance from 0 to 1 in some bins"
        )]
        let bin = (foretold.clamp(0.0, 1.0) * BINS as f32) as usize;
        let bin = &mut self.bins[bin.min(BINS - 1)];
        bin.0 += weight;
        bin.1 += weight * f64::from(u8::from(recalled));
        bin.2 += weight * odds(f64::from(foretold));
    }

    /// Where that puts the learner: the most likely offset and slope, found by Newton's steps.
    pub fn level(&self) -> Level {
        let (mut offset, mut slope) = (0.0, 1.0);
        let mut spread = (OFFSET * OFFSET, 0.0, SLOPE * SLOPE);
        for _ in 0..12 {
            // The gradient and the curvature of the logarithm of how likely it is.
            let mut pull = (-offset / (OFFSET * OFFSET), (1.0 - slope) / (SLOPE * SLOPE));
            let mut bend = (1.0 / (OFFSET * OFFSET), 0.0, 1.0 / (SLOPE * SLOPE));
            for (reviews, recalled, sum) in self.bins {
                if reviews <= 0.0 {
                    continue;
                }
                let at = sum / reviews;
                let chance = 1.0 / (1.0 + (-(offset + slope * at)).exp());
                let miss = recalled - reviews * chance;
                let weight = reviews * chance * (1.0 - chance);
                pull = (pull.0 + miss, pull.1 + miss * at);
                bend = (bend.0 + weight, bend.1 + weight * at, bend.2 + weight * at * at);
            }
            let size = bend.0 * bend.2 - bend.1 * bend.1;
            spread = (bend.2 / size, -bend.1 / size, bend.0 / size);
            offset += (spread.0 * pull.0 + spread.1 * pull.1).clamp(-1.0, 1.0);
            slope += (spread.1 * pull.0 + spread.2 * pull.1).clamp(-0.5, 0.5);
        }
        let known = spread.0 + 2.0 * FAIRLY * spread.1 + FAIRLY * FAIRLY * spread.2;
        Level { offset, slope, doubt: (known + ALWAYS * ALWAYS).sqrt() }
    }
}

/// Of what the learner does not recall, the share they believe they do: wrong answers given as sure
/// or "think so", against those and all guesses.
pub fn unaware(calibration: &Calibration) -> f64 {
    let wrong = |certainty: Certainty| {
        let hits = calibration.hits(certainty);
        f64::from(hits.answers - hits.right.min(hits.answers))
    };
    let believed = wrong(Certainty::ThinkSo) + wrong(Certainty::Sure);
    let missed = believed + f64::from(calibration.hits(Certainty::Guess).answers);
    unaware_of(believed, missed)
}

/// The share, from 0 to 1, of what is not recalled that is believed to be: so many answers were
/// believed of all that were missed. Three in ten until answers say otherwise.
pub fn unaware_of(believed: f64, missed: f64) -> f64 {
    (believed + 0.3 * 20.0) / (missed + 20.0)
}
