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

    /// A hundred questions of one mark without a penalty: per cent of what is asked.
    pub fn per_cent() -> Self {
        Self(vec![Stake { questions: 100, right: 1.0, wrong: 0.0, options: 4 }])
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
        let expected = |offset: f64| {
            let (mut mean, mut variance) = (0.0, 0.0);
            for stake in &self.0 {
                let (one, spread) = moments(stake, facts.clone(), unaware, offset);
                mean += f64::from(stake.questions) * one;
                variance += f64::from(stake.questions) * spread;
            }
            (mean, variance)
        };
        let (mean, variance) = expected(level.offset);
        let (above, _) = expected(level.offset + level.doubt);
        let (below, _) = expected(level.offset - level.doubt);
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
    offset: f64,
) -> (f64, f64) {
    let outcomes = stake.outcomes(unaware);
    let (mut all, mut mean, mut squares, mut means) = (0.0, 0.0, 0.0, 0.0);
    let mut count = 0.0;
    for (chance, weight) in facts {
        let weight = f64::from(weight);
        let (one, square) = outcomes.at(shifted(f64::from(chance), offset));
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

/// A chance with its log odds shifted.
fn shifted(chance: f64, offset: f64) -> f64 {
    if offset == 0.0 || chance <= 0.0 || chance >= 1.0 {
        return chance;
    }
    let odds = (chance / (1.0 - chance)) * offset.exp();
    odds / (1.0 + odds)
}

/// How far a learner stands off the memory model of late: a running calibrator. Of their last reviews
/// so many were recalled where the model foretold so many.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Level {
    /// Log odds added to every chance of recall.
    pub offset: f64,
    /// The standard deviation of that.
    pub doubt: f64,
}

/// Reviews as many as this that went as foretold are taken for granted.
const BEFORE: f64 = 30.0;

/// What no number of reviews rules out, in log odds: an exam is another place than a desk.
const ALWAYS: f64 = 0.2;

/// After so many days a review counts half.
const HALF: f64 = 30.0;

/// Reviews of known facts, counted for a [`Level`].
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Recent {
    reviews: f64,
    recalled: f64,
    foretold: f64,
}

impl Recent {
    /// Takes in a review so many days ago, of which recall was foretold with this chance.
    pub fn add(&mut self, days_ago: u32, foretold: f32, recalled: bool) {
        let weight = (-f64::from(days_ago) / HALF).exp2();
        self.reviews += weight;
        self.recalled += weight * f64::from(u8::from(recalled));
        self.foretold += weight * f64::from(foretold);
    }

    /// Where that puts the learner.
    pub fn level(&self) -> Level {
        let odds = |share: f64| {
            let share = share.clamp(0.02, 0.98);
            (share / (1.0 - share)).ln()
        };
        let foretold = if self.reviews > 0.0 { self.foretold / self.reviews } else { 0.85 };
        let count = self.reviews + BEFORE;
        let recalled = (self.recalled + BEFORE * foretold) / count;
        let share = recalled.clamp(0.02, 0.98);
        Level {
            offset: odds(recalled) - odds(foretold),
            doubt: (1.0 / (count * share * (1.0 - share)) + ALWAYS * ALWAYS).sqrt(),
        }
    }
}

/// Of what the learner does not recall, the share they believe they do: wrong answers given as sure
/// or "think so", against those and all guesses. Three in ten until answers say otherwise.
pub fn unaware(calibration: &Calibration) -> f64 {
    let wrong = |certainty: Certainty| {
        let hits = calibration.hits(certainty);
        f64::from(hits.answers - hits.right.min(hits.answers))
    };
    let believed = wrong(Certainty::ThinkSo) + wrong(Certainty::Sure);
    let missed = believed + f64::from(calibration.hits(Certainty::Guess).answers);
    (believed + 0.3 * 20.0) / (missed + 20.0)
}
