//! What can be plotted: a chart with axes, a calendar, or named bars one below the other.

use iced::Size;

use super::chart::Chart;
use super::grid::{Calendar, Rows};
use super::scene::Scene;

/// A plot, whatever room it gets.
#[derive(Debug, Clone, PartialEq)]
pub enum Plot {
    /// Lines, bars and dots between two axes.
    Chart(Chart),
    /// A day a cell, a week a column.
    Calendar(Calendar),
    /// Named bars.
    Rows(Rows),
}

impl Plot {
    /// The plot drawn this wide.
    pub fn scene(&self, width: f32) -> Scene {
        match self {
            Self::Chart(chart) => chart.scene(width),
            Self::Calendar(calendar) => calendar.scene(width),
            Self::Rows(rows) => rows.scene(width),
        }
    }

    /// The room it takes at this width.
    pub fn size(&self, width: f32) -> Size {
        let height = match self {
            Self::Chart(chart) => chart.height(width),
            Self::Calendar(calendar) => calendar.height(width),
            Self::Rows(rows) => rows.height(),
        };
        Size::new(width, height)
    }
}
