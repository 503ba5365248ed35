//! The numbers that Insights tells. They are gathered in `desk::insights`.

use std::collections::BTreeMap;

use crate::domain::bank::FactId;
use crate::domain::locale::Text;
use crate::domain::study::insights::{Insights, Scope};
use crate::domain::study::predict::MarksOn;
use crate::domain::time::Day;

/// All that the screen and its files tell.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Board {
    /// What was looked at.
    pub scope: Scope,
    /// The day it was looked at.
    pub today: Day,
    /// What the answers say.
    pub insights: Insights,
    /// The banks that can be looked at, by the stock's number.
    pub banks: Vec<(u32, Text)>,
    /// The topics, by the stock's number.
    pub topics: BTreeMap<u32, Topic>,
    /// What the listed facts say, or what is asked about them.
    pub facts: BTreeMap<FactId, Text>,
    /// Marks behind and ahead; `None` as long as nothing can be foretold.
    pub marks: Option<Marks>,
    /// The next days, from this one; at most 30.
    pub forecast: Vec<Ahead>,
    /// Whether the numbers are still being worked out.
    pub is_filling: bool,
}

/// A topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// Its bank, by the stock's number.
    pub bank: u32,
    /// What it is called.
    pub title: Text,
}

/// Marks day by day.
#[derive(Debug, Clone, PartialEq)]
pub struct Marks {
    /// What would have been foretold on the days behind, up to this one.
    pub past: Vec<MarksOn>,
    /// What is foretold for the days ahead, up to the exam, if the plan is kept.
    pub ahead: Vec<MarksOn>,
    /// Marks that can be obtained.
    pub out_of: f64,
    /// The day of the exam.
    pub exam: Option<Day>,
    /// The learner's own target.
    pub target: Option<u16>,
}

/// A coming day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ahead {
    /// Which day.
    pub day: Day,
    /// Facts that come back on it if nothing is revised before; on the first day, overdue ones too.
    pub due: u32,
    /// What the plan asks on it; `None` without a plan.
    pub plan: Option<Planned>,
}

/// What a plan asks on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Planned {
    /// Reviews of known facts.
    pub reviews: u32,
    /// New facts.
    pub new: u32,
}
