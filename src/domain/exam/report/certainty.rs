//! How often answers are right by how sure the candidate was, with how far that can be trusted, and
//! whether attempting pays at that rate under the exam's rules.

use num_rational::Ratio;

use super::Line;
use crate::domain::answer::Certainty;
use crate::domain::exam::marks::{Instead, Outcome, break_even};
use crate::domain::exam::pattern::Pattern;
use crate::domain::share::Share;

/// The fewest answers of one certainty from which advice is given.
pub const FEWEST: u32 = 10;

/// How many answers were right, of how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Level {
    /// Answers.
    pub count: u32,
    /// Right ones.
    pub right: u32,
}

impl Level {
    /// The share of right answers with its interval; `None` without answers.
    pub fn share(self) -> Option<Share> {
        Share::of(self.right, self.count)
    }

    const fn plus(self, other: Self) -> Self {
        Self { count: self.count + other.count, right: self.right + other.right }
    }

    fn add(&mut self, outcome: Outcome) {
        self.count += 1;
        self.right += u32::from(outcome == Outcome::Right);
    }
}

/// Answers by how sure they were. Blanks are no answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Calibration {
    /// Guesses, think-sos and sures, in the order of [`Certainty::ALL`].
    pub levels: [Level; 3],
    /// Answers without a tag.
    pub untagged: Level,
}

impl Calibration {
    pub(super) fn of(questions: &[Line]) -> Self {
        let mut calibration = Self::default();
        for line in questions.iter().filter(|line| line.outcome.is_attempt()) {
            match line.certainty {
                None => calibration.untagged.add(line.outcome),
                Some(certainty) => {
                    for (level, one) in calibration.levels.iter_mut().zip(Certainty::ALL) {
                        if one == certainty {
                            level.add(line.outcome);
                        }
                    }
                }
            }
        }
        calibration
    }

    /// The answers of one certainty.
    pub fn level(&self, certainty: Certainty) -> Level {
        let mut both = Certainty::ALL.into_iter().zip(self.levels);
        both.find(|(one, _)| *one == certainty).map_or_else(Level::default, |(_, level)| level)
    }

    /// The answers of two sittings together.
    #[must_use]
    pub fn with(&self, other: &Self) -> Self {
        let mut levels = self.levels;
        for (level, more) in levels.iter_mut().zip(other.levels) {
            *level = level.plus(more);
        }
        Self { levels, untagged: self.untagged.plus(other.untagged) }
    }

    /// Whether attempting at these rates pays where this chance of being right is the least that
    /// does.
    pub fn advise(&self, certainty: Certainty, break_even: Ratio<i64>) -> Advice {
        let level = self.level(certainty);
        let least = ratio(break_even);
        let verdict = match level.share() {
            _ if break_even <= Ratio::from_integer(0) => Verdict::AlwaysAttempt,
            Some(share) if level.count >= FEWEST => {
                if share.low > least {
                    Verdict::Attempt
                } else if share.high < least {
                    Verdict::Skip
                } else {
                    Verdict::Unclear
                }
            }
            Some(_) | None => Verdict::TooFew,
        };
        Advice { certainty, level, break_even, verdict }
    }
}

/// The share of right answers, 0 to 1, that saying this promises among so many options: a guess is
/// blind, sure leaves one in twenty, and "think so" stands half-way between them.
pub fn promised(certainty: Certainty, options: u8) -> f64 {
    /// What "sure" promises.
    const SURE: f64 = 0.95;
    let blind = 1.0 / f64::from(options.max(1));
    match certainty {
        Certainty::Guess => blind,
        Certainty::ThinkSo => f64::midpoint(blind, SURE),
        Certainty::Sure => SURE,
    }
}

/// Whether to attempt a question when so sure of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Advice {
    /// How sure.
    pub certainty: Certainty,
    /// The learner's own answers of that certainty.
    pub level: Level,
    /// The chance of being right above which an attempt pays under the exam's rules.
    pub break_even: Ratio<i64>,
    /// What follows.
    pub verdict: Verdict,
}

/// What own rates say about attempting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// A wrong answer costs nothing (or less than none does): attempt whatever it is.
    AlwaysAttempt,
    /// The whole interval is above break-even.
    Attempt,
    /// The whole interval is below it.
    Skip,
    /// The interval holds the break-even: it hardly matters, or more answers will tell.
    Unclear,
    /// Fewer than [`FEWEST`] answers.
    TooFew,
}

/// Advice by certainty, least sure first. Where sections differ, their break-evens are averaged over
/// the questions.
pub(super) fn advice(
    calibration: &Calibration,
    questions: &[Line],
    rules: &Pattern,
) -> Vec<Advice> {
    let mut sum = Ratio::from_integer(0);
    let mut count = 0_i64;
    for (number, section) in rules.sections.iter().enumerate() {
        let own = questions.iter().filter(|line| line.section == number).count();
        let own = i64::try_from(own).unwrap_or(0);
        sum += break_even(rules, section, Instead::Cheapest) * own;
        count += own;
    }
    let least = if count == 0 { sum } else { sum / count };
    Certainty::ALL.into_iter().map(|certainty| calibration.advise(certainty, least)).collect()
}

/// A fraction for comparing and drawing, where it need not be exact.
pub(super) fn ratio(ratio: Ratio<i64>) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "it is not added up")]
    let (top, bottom) = (*ratio.numer() as f64, *ratio.denom() as f64);
    top / bottom
}
