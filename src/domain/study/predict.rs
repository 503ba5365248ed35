//! Marks to come: what a learner would get under an exam's rules on a given day.

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
