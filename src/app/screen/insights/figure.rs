//! A plot with its table, its words and its sample: one description for the screen and for files.

use std::sync::Arc;

use crate::app::widget::plot::shape::Plot;

/// Which plot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// Marks day by day.
    Marks,
    /// How sure against how often right.
    Certainty,
    /// Days with answers.
    Calendar,
    /// What is remembered, by topic.
    Topics,
    /// What comes back, and what the plan makes of it.
    Forecast,
    /// What was foretold of reviews against what came.
    Reliability,
    /// Answers by the hour.
    Hours,
    /// Time spent.
    Time,
    /// The forgetting curve of one fact.
    Fact,
}

impl Kind {
    /// Those of the screen itself, in the order in which they are read.
    pub const ALL: [Self; 8] = [
        Self::Marks,
        Self::Certainty,
        Self::Calendar,
        Self::Topics,
        Self::Forecast,
        Self::Reliability,
        Self::Hours,
        Self::Time,
    ];

    /// Its name in files and of its controls.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Marks => "marks",
            Self::Certainty => "certainty",
            Self::Calendar => "calendar",
            Self::Topics => "topics",
            Self::Forecast => "forecast",
            Self::Reliability => "reliability",
            Self::Hours => "hours",
            Self::Time => "time",
            Self::Fact => "fact",
        }
    }
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// What stands over it.
    pub said: String,
    /// What it is called in a file, with its unit, in English whatever the interface speaks.
    pub plain: &'static str,
    /// How wide it is against the others; 0 for one that only files have.
    pub portion: u16,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// As it is read on the screen.
    pub said: String,
    /// As it stands in a file: numbers without units, days as `2026-11-21`.
    pub plain: String,
}

/// A cell that reads the same everywhere.
pub fn cell(said: impl Into<String>) -> Cell {
    let said = said.into();
    Cell { plain: said.clone(), said }
}

/// A cell that is read one way and stands in a file another.
pub fn told(said: impl Into<String>, plain: impl ToString) -> Cell {
    Cell { said: said.into(), plain: plain.to_string() }
}

/// A cell with nothing in it.
pub fn nothing() -> Cell {
    told("–", "")
}

/// A plot to be shared between what is kept and what is drawn.
pub fn plotted(plot: Plot) -> Option<Arc<Plot>> {
    Some(Arc::new(plot))
}

/// A plot with all that is said of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Which.
    pub kind: Kind,
    /// What it is called.
    pub title: String,
    /// What is drawn; `None` while there is nothing to draw.
    pub plot: Option<Arc<Plot>>,
    /// The columns of its table.
    pub heads: Vec<Head>,
    /// The rows: everything that is drawn, and nothing else. Days are in order, as in files.
    pub rows: Vec<Vec<Cell>>,
    /// How many of the first rows are days up to this one: on the screen they come first, the last
    /// of them on top.
    pub behind: usize,
    /// Its unit, its sample, and how to read it.
    pub notes: Vec<String>,
    /// That there is too little to go by.
    pub few: Option<String>,
}

impl Figure {
    /// A figure with nothing in it yet.
    pub fn new(kind: Kind, title: String) -> Self {
        Self {
            kind,
            title,
            plot: None,
            heads: Vec::new(),
            rows: Vec::new(),
            behind: 0,
            notes: Vec::new(),
            few: None,
        }
    }

    /// The rows in the order in which they are read on the screen: this day and those before it,
    /// back to the first, then those ahead.
    pub fn rows_read(&self) -> impl Iterator<Item = &Vec<Cell>> {
        let (behind, ahead) = self.rows.split_at(self.behind.min(self.rows.len()));
        behind.iter().rev().chain(ahead)
    }
}
