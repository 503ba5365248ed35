//! Calendars, a day a cell and a week a column; and named bars one below the other.

use iced::{Point, Rectangle, Size};

use super::scene::{Fill, Ink, LABEL, Nearest, Scene, Shape, Spot, Stands, elided, width as wide};

/// A day of a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The week, from the left.
    pub week: u16,
    /// The weekday, from the top, 0 to 6.
    pub weekday: u8,
    /// How much: 0 for nothing to 4 for most.
    pub level: u8,
    /// What it says.
    pub label: String,
}

/// A calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// The days.
    pub cells: Vec<Cell>,
    /// What weeks are called, by the first week of each month.
    pub months: Vec<(u16, String)>,
    /// What the weekdays are called, from the top.
    pub weekdays: [String; 7],
    /// What stands before the shades in the legend.
    pub less: String,
    /// What each shade means, from nothing.
    pub shades: [String; 5],
}

const MONTHS: f32 = 20.0;
const LEGEND: f32 = 26.0;

impl Calendar {
    fn weeks(&self) -> u16 {
        self.cells.iter().map(|cell| cell.week + 1).max().unwrap_or(1)
    }

    fn left(&self) -> f32 {
        self.weekdays.iter().map(|name| wide(name, LABEL)).fold(0.0, f32::max) + 8.0
    }

    fn step(&self, width: f32) -> f32 {
        ((width - self.left()) / f32::from(self.weeks())).clamp(4.0, 22.0)
    }

    fn shade_rows(&self, width: f32) -> Vec<(u8, f32)> {
        let (mut row, mut x) = (0, wide(&self.less, LABEL) + 10.0);
        let place = |words: &String| {
            let takes = 18.0 + wide(words, LABEL) + 12.0;
            if x + takes > width {
                row += 1;
                x = 0.0;
            }
            x += takes;
            (row, x - takes)
        };
        self.shades.iter().map(place).collect()
    }

    /// How high it is at this width.
    pub fn height(&self, width: f32) -> f32 {
        let rows = self.shade_rows(width).last().map_or(0, |(row, _)| *row + 1);
        MONTHS + self.step(width) * 7.0 + 8.0 + LEGEND * f32::from(rows)
    }

    /// The calendar drawn this wide.
    pub fn scene(&self, width: f32) -> Scene {
        let (left, step) = (self.left(), self.step(width));
        let size = Size::new(width, self.height(width));
        let mut scene = Scene::new(size, Nearest::Within(step));
        let mut taken = 0.0;
        for (week, name) in &self.months {
            let x = left + f32::from(*week) * step;
            let end = x + wide(name, LABEL);
            if x >= taken && end <= width {
                scene.label(name.as_str(), Point::new(x, 8.0), Ink::Muted, Stands::After);
                taken = end + 8.0;
            }
        }
        // Where days are small, only some weekdays are named.
        let every = [1, 2, 3].into_iter().find(|every| f32::from(*every) * step >= 15.0);
        let every = usize::from(every.unwrap_or(6_u8));
        for (row, name) in (0_u8..).zip(&self.weekdays).step_by(every) {
            let y = MONTHS + (f32::from(row) + 0.5) * step;
            scene.label(name.as_str(), Point::new(0.0, y), Ink::Muted, Stands::After);
        }
        let gap = (step * 0.2).min(3.0);
        let side = step - gap;
        for cell in &self.cells {
            let room = Rectangle {
                x: left + f32::from(cell.week) * step,
                y: MONTHS + f32::from(cell.weekday) * step,
                width: side,
                height: side,
            };
            scene.bar(room, Ink::Shade(cell.level), Fill::Full, (side * 0.25).min(3.0));
            scene.spots.push(Spot { at: room.center(), label: cell.label.clone() });
        }
        let top = MONTHS + step * 7.0 + 8.0;
        scene.label(
            self.less.as_str(),
            Point::new(0.0, top + LEGEND / 2.0),
            Ink::Muted,
            Stands::After,
        );
        for ((row, x), (level, words)) in
            self.shade_rows(width).into_iter().zip((0_u8..).zip(&self.shades))
        {
            let y = top + (f32::from(row) + 0.5) * LEGEND;
            let swatch = Rectangle { x, y: y - 6.0, width: 12.0, height: 12.0 };
            scene.bar(swatch, Ink::Shade(level), Fill::Full, 3.0);
            scene.label(words.as_str(), Point::new(x + 18.0, y), Ink::Muted, Stands::After);
        }
        scene
    }
}

/// A named bar.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its name.
    pub name: String,
    /// How much of it is filled, 0 to 1; `None` where nothing is known.
    pub share: Option<f32>,
    /// What is written at its end.
    pub value: String,
    /// Whether it falls short.
    pub is_low: bool,
    /// What it says when it is pointed at.
    pub label: String,
}

/// Named bars, one below the other.
#[derive(Debug, Clone, PartialEq)]
pub struct Rows {
    /// The bars.
    pub rows: Vec<Row>,
}

const ROW: f32 = 42.0;
const NAME: f32 = 14.0;

impl Rows {
    /// How high they are together.
    pub fn height(&self) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "a few rows")]
        let rows = self.rows.len().max(1) as f32;
        rows * ROW
    }

    /// The bars drawn this wide.
    pub fn scene(&self, width: f32) -> Scene {
        let mut scene = Scene::new(Size::new(width, self.height()), Nearest::Down);
        let mut top = 0.0;
        for row in &self.rows {
            let value = wide(&row.value, NAME) + 10.0;
            let mut write = |text: String, at: Point, stands: Stands, bold: bool| {
                let ink = if bold || row.share.is_some() { Ink::Text } else { Ink::Muted };
                scene.shapes.push(Shape::Label { text, at, ink, stands, size: NAME, bold });
            };
            let name = elided(&row.name, width - value - 16.0, NAME);
            write(name, Point::new(0.0, top + 12.0), Stands::After, false);
            let is_known = row.share.is_some();
            write(row.value.clone(), Point::new(width, top + 12.0), Stands::Before, is_known);
            let track = Rectangle { x: 0.0, y: top + 25.0, width, height: 8.0 };
            scene.bar(track, Ink::Sunken, Fill::Full, 4.0);
            if let Some(share) = row.share {
                let ink = if row.is_low { Ink::Accent } else { Ink::Primary };
                let filled = (width * share.clamp(0.0, 1.0)).max(8.0);
                scene.bar(Rectangle { width: filled, ..track }, ink, Fill::Full, 4.0);
            }
            let at = Point::new(width / 2.0, top + ROW / 2.0);
            scene.spots.push(Spot { at, label: row.label.clone() });
            top += ROW;
        }
        scene
    }
}
