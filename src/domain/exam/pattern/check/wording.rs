//! Contradictions in English: what is wrong, and what to write instead.

use num_rational::Ratio;

use super::{Contradiction, FINEST, MOST_DECIMALS};

/// "1/3", "2".
fn exact(ratio: Ratio<i64>) -> String {
    ratio.to_string()
}

impl Contradiction {
    /// What is wrong, in English; one sentence without a full stop.
    pub fn what(&self) -> String {
        match self {
            Self::NotAPattern => "this file does not begin with the `(` of a pattern".to_owned(),
            Self::OtherSchema { found } => format!(
                "this pattern is written in version {found} of the format; this Smriti reads version 1"
            ),
            Self::NoSections => "the paper has no sections".to_owned(),
            Self::Zero => "this is zero".to_owned(),
            Self::TooMany { most } => format!("this is more than {most}"),
            Self::NoMarks => "nothing says what a question of this section carries".to_owned(),
            Self::NotAboveZero { found } => {
                format!("a question cannot carry {} marks", exact(*found))
            }
            Self::BelowZero { found } => {
                format!("{} is below zero", exact(*found))
            }
            Self::SectionMarks { stated, sum } => format!(
                "the section is said to carry {} marks, but its questions carry {} together",
                exact(*stated),
                exact(*sum)
            ),
            Self::PaperMarks { stated, sum } => format!(
                "the paper is said to carry {} marks, but its sections carry {} together",
                exact(*stated),
                exact(*sum)
            ),
            Self::LockWithoutTime => {
                "this section closes by itself, but nothing says after how many minutes".to_owned()
            }
            Self::PartlyLocked => {
                "other sections close by themselves, but this one does not".to_owned()
            }
            Self::LockedInAnyOrder => {
                "sections that close by themselves cannot be sat in any order".to_owned()
            }
            Self::SharesWithNothing => {
                "the first section has none before it to share its time with".to_owned()
            }
            Self::SharesAndHasTime => {
                "this section shares the time of the one before it and has time of its own"
                    .to_owned()
            }
            Self::Times { stated, sum } => format!(
                "the paper is said to take {stated} minutes, but its sections take {sum} together"
            ),
            Self::AboveTheMark { penalty, mark } => format!(
                "{} is taken off where only {} can be earned",
                exact(*penalty),
                exact(*mark)
            ),
            Self::LimitWithoutOption => {
                "blanks disqualify, but there is no option “not attempted” to choose instead"
                    .to_owned()
            }
            Self::NoShare { found } => {
                format!("{} is not a share above 0 and at most 1", exact(*found))
            }
            Self::Options { found } => {
                format!("no exam prints {found} options; they print 4 or 5")
            }
            Self::SixthOption => {
                "“not attempted” would be the sixth option of a question with five".to_owned()
            }
            Self::EmptyTable => "this table has no rows".to_owned(),
            Self::FallingTable => {
                "a row of this table earns less than the row before it".to_owned()
            }
            Self::TooFine => {
                format!("these fractions need a common denominator above {FINEST}")
            }
            Self::Decimals { found } => {
                format!("{found} decimals are more than anybody reads")
            }
            Self::RoundedThird { found, meant } => {
                format!("{found} is not exactly {meant}; thirty such would not add up")
            }
        }
    }

    /// What to do about it, in English; one sentence without a full stop.
    pub fn fix(&self) -> String {
        match self {
            Self::NotAPattern => {
                "begin with `(`, then `schema: 1, id: …`; the guide has a pattern to start from"
                    .to_owned()
            }
            Self::OtherSchema { .. } => {
                "get a newer Smriti, or write `schema: 1` if the pattern follows its guide"
                    .to_owned()
            }
            Self::NoSections => {
                "write at least one section, even if the paper has no parts".to_owned()
            }
            Self::Zero => "write a number above zero".to_owned(),
            Self::TooMany { most } => format!("write {most} or less"),
            Self::NoMarks => {
                "write `mark: \"2\"` for each question, or `marks: \"200\"` for all of them"
                    .to_owned()
            }
            Self::NotAboveZero { .. } => "write marks above zero".to_owned(),
            Self::BelowZero { .. } => {
                "write what is taken off without a minus sign: Share(\"1/3\")".to_owned()
            }
            Self::SectionMarks { .. } => "keep one of `mark` and `marks`".to_owned(),
            Self::PaperMarks { sum, .. } => format!(
                "write `marks: \"{}\"`, or correct the questions and marks of the sections",
                exact(*sum)
            ),
            Self::LockWithoutTime => {
                "add `minutes: …`, or delete `lock`; to close with the section before it, write `shares_time: true`"
                    .to_owned()
            }
            Self::PartlyLocked => {
                "write `lock: true` with its minutes, or `shares_time: true` to close with the section before it"
                    .to_owned()
            }
            Self::LockedInAnyOrder => "write `order: Fixed`, or delete it".to_owned(),
            Self::SharesWithNothing => "delete `shares_time`".to_owned(),
            Self::SharesAndHasTime => {
                "keep `shares_time`, or `minutes` and `lock`, but not both".to_owned()
            }
            Self::Times { sum, .. } => {
                format!("write `minutes: {sum}` for the paper, or correct those of the sections")
            }
            Self::AboveTheMark { .. } => {
                "write what is taken off: Share(\"1/3\") of the mark, or Marks(\"1/4\")".to_owned()
            }
            Self::LimitWithoutOption => {
                "write `not_attempted: true`, or delete `blank_limit`".to_owned()
            }
            Self::NoShare { .. } => "write a share of the whole: \"1/10\", \"33/100\"".to_owned(),
            Self::Options { .. } => "write 4 or 5".to_owned(),
            Self::SixthOption => {
                "write `options: 4`; “not attempted” is counted apart".to_owned()
            }
            Self::EmptyTable => {
                "write the share for one, two, … right options: Table([\"1/4\", \"1/2\"])".to_owned()
            }
            Self::FallingTable => "let every row earn at least as much as the last".to_owned(),
            Self::TooFine => "write coarser fractions: 1/3, 0.25".to_owned(),
            Self::Decimals { .. } => format!("write {MOST_DECIMALS} or less"),
            Self::RoundedThird { meant, .. } => format!("write \"{meant}\""),
        }
    }
}
