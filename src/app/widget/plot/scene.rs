//! A plot as a list of lines, bars, dots and labels in a room of its own, in colours by role. The
//! canvas draws it, and files are made of the same list.

use iced::advanced::graphics::text::Paragraph;
use iced::advanced::text::{Paragraph as _, Shaping, Text, Wrapping};
use iced::widget::text::{Alignment, LineHeight};
use iced::{Color, Font, Pixels, Point, Rectangle, Size, Vector, alignment};

use crate::app::font;
use crate::app::theme::Palette;
use crate::app::widget::parts::mix;

/// The size of labels.
pub const LABEL: f32 = 12.5;

/// A colour by role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// Names and values.
    Text,
    /// Labels of axes.
    Muted,
    /// Edges and grids.
    Line,
    /// The ground of the card.
    Surface,
    /// What bars run on.
    Sunken,
    /// What is plotted.
    Primary,
    /// The range around it.
    Soft,
    /// What it is held against, and what falls short.
    Accent,
    /// What went wrong.
    Bad,
    /// A shade of a calendar, from 0 for nothing to 4 for most.
    Shade(u8),
}

impl Ink {
    /// The colour in this palette.
    pub fn color(self, p: &Palette) -> Color {
        match self {
            Self::Text => p.text,
            Self::Muted => p.muted,
            Self::Line => p.line,
            Self::Surface => p.surface,
            Self::Sunken | Self::Shade(0) => p.sunken,
            Self::Primary => p.primary,
            Self::Soft => p.primary_soft,
            Self::Accent => p.accent,
            Self::Bad => p.bad,
            Self::Shade(level) => mix(p.surface, p.primary, f32::from(level.min(4)) / 4.0),
        }
    }
}

/// How a bar is filled; told apart without colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fill {
    /// All of it.
    Full,
    /// Only its edge.
    Hollow,
    /// Stripes.
    Striped,
}

/// Where a label stands to its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// To the right of it.
    After,
    /// Around it.
    Around,
    /// To the left of it.
    Before,
}

/// One thing that is drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A line through points.
    Line {
        /// The points.
        points: Vec<Point>,
        /// Its colour.
        ink: Ink,
        /// How thick it is.
        width: f32,
        /// Whether it is broken.
        dashed: bool,
    },
    /// A ground within these corners.
    Area {
        /// The corners.
        points: Vec<Point>,
        /// Its colour.
        ink: Ink,
    },
    /// A bar or a cell.
    Bar {
        /// Where.
        room: Rectangle,
        /// Its colour.
        ink: Ink,
        /// How it is filled.
        fill: Fill,
        /// How round its corners are.
        radius: f32,
    },
    /// A dot.
    Dot {
        /// Its middle.
        at: Point,
        /// How large it is.
        radius: f32,
        /// Its colour.
        ink: Ink,
        /// Whether only its edge is drawn.
        hollow: bool,
    },
    /// Words, in the middle of their line at this height.
    Label {
        /// The words.
        text: String,
        /// The point they stand at.
        at: Point,
        /// Their colour.
        ink: Ink,
        /// How they stand to it.
        stands: Stands,
        /// Their size.
        size: f32,
        /// Whether they are set in bold.
        bold: bool,
    },
}

/// A value that can be pointed at.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot {
    /// Where it is drawn.
    pub at: Point,
    /// What it is, in one line or two.
    pub label: String,
}

/// Which value is meant by a place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Nearest {
    /// The one nearest to its left or right.
    Across,
    /// The one nearest above or below.
    Down,
    /// The one no further off than this.
    Within(f32),
}

/// A plot, drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// The room it takes.
    pub size: Size,
    /// What is drawn, in order.
    pub shapes: Vec<Shape>,
    /// The values that can be pointed at.
    pub spots: Vec<Spot>,
    /// How a value is pointed at.
    pub nearest: Nearest,
}

impl Scene {
    /// An empty room.
    pub const fn new(size: Size, nearest: Nearest) -> Self {
        Self { size, shapes: Vec::new(), spots: Vec::new(), nearest }
    }

    /// Draws a line.
    pub fn line(&mut self, points: Vec<Point>, ink: Ink, width: f32, dashed: bool) {
        self.shapes.push(Shape::Line { points, ink, width, dashed });
    }

    /// Draws a bar.
    pub fn bar(&mut self, room: Rectangle, ink: Ink, fill: Fill, radius: f32) {
        self.shapes.push(Shape::Bar { room, ink, fill, radius });
    }

    /// Writes words.
    pub fn label(&mut self, text: impl Into<String>, at: Point, ink: Ink, stands: Stands) {
        let (text, size) = (text.into(), LABEL);
        self.shapes.push(Shape::Label { text, at, ink, stands, size, bold: false });
    }

    /// The value meant by this place, by its number.
    pub fn pointed(&self, at: Point) -> Option<usize> {
        let distance = |spot: &Spot| {
            let off = spot.at - at;
            match self.nearest {
                // Of several at one place the nearer one.
                Nearest::Across => off.x.abs() + off.y.abs() / 1_000.0,
                Nearest::Down => off.y.abs(),
                Nearest::Within(_) => off.x.hypot(off.y),
            }
        };
        let (number, least) = self
            .spots
            .iter()
            .map(distance)
            .enumerate()
            .min_by(|one, other| one.1.total_cmp(&other.1))?;
        match self.nearest {
            Nearest::Within(reach) if least > reach => None,
            Nearest::Across | Nearest::Down | Nearest::Within(_) => Some(number),
        }
    }

    /// The same, as it stands alone in a file: under a title, over lines that say what it is.
    #[must_use]
    pub fn titled(self, title: &str, below: &[String]) -> Self {
        const EDGE: f32 = 24.0;
        const TITLE: f32 = 18.0;
        const LINE: f32 = 20.0;
        let top = EDGE + TITLE + 22.0;
        let lines: Vec<String> =
            below.iter().flat_map(|line| wrapped(line, self.size.width, LABEL)).collect();
        #[expect(clippy::cast_precision_loss, reason = "a few lines")]
        let foot = lines.len() as f32 * LINE;
        let size = Size::new(
            self.size.width + EDGE * 2.0,
            top + self.size.height + 14.0 + foot + EDGE * 0.75,
        );
        let mut sheet = Self::new(size, self.nearest);
        sheet.shapes.push(Shape::Label {
            text: elided(title, self.size.width, TITLE),
            at: Point::new(EDGE, EDGE + TITLE / 2.0),
            ink: Ink::Text,
            stands: Stands::After,
            size: TITLE,
            bold: true,
        });
        let by = Vector::new(EDGE, top);
        let height = self.size.height;
        sheet.spots = self
            .spots
            .into_iter()
            .map(|spot| Spot { at: spot.at + by, label: spot.label })
            .collect();
        sheet.shapes.extend(self.shapes.into_iter().map(|shape| shape.moved(by)));
        let mut y = top + height + 14.0 + LINE / 2.0;
        for line in lines {
            sheet.label(line, Point::new(EDGE, y), Ink::Muted, Stands::After);
            y += LINE;
        }
        sheet
    }
}

impl Shape {
    fn moved(self, by: Vector) -> Self {
        let all = |points: Vec<Point>| points.into_iter().map(|point| point + by).collect();
        match self {
            Self::Line { points, ink, width, dashed } => {
                Self::Line { points: all(points), ink, width, dashed }
            }
            Self::Area { points, ink } => Self::Area { points: all(points), ink },
            Self::Bar { room, ink, fill, radius } => {
                Self::Bar { room: room + by, ink, fill, radius }
            }
            Self::Dot { at, radius, ink, hollow } => Self::Dot { at: at + by, radius, ink, hollow },
            Self::Label { text, at, ink, stands, size, bold } => {
                Self::Label { text, at: at + by, ink, stands, size, bold }
            }
        }
    }
}

/// How wide these words are. The fonts must be loaded.
pub fn width(text: &str, size: f32) -> f32 {
    room(text, size, font::REGULAR).width
}

/// The room these words take, line by line.
pub fn room(text: &str, size: f32, face: Font) -> Size {
    Paragraph::with_text(Text {
        content: text,
        bounds: Size::INFINITE,
        size: Pixels(size),
        line_height: LineHeight::default(),
        font: face,
        align_x: Alignment::Default,
        align_y: alignment::Vertical::Top,
        shaping: Shaping::Advanced,
        wrapping: Wrapping::None,
    })
    .min_bounds()
}

/// These words, cut at a whole word and marked as cut if they are wider than this.
pub fn elided(text: &str, most: f32, size: f32) -> String {
    if width(text, size) <= most {
        return text.to_owned();
    }
    let words: Vec<&str> = text.split(' ').collect();
    let cut = (1..words.len()).rev().map(|count| format!("{} …", words[..count].join(" ")));
    let mut cut = cut.skip_while(|cut| width(cut, size) > most);
    cut.next().unwrap_or_else(|| words.first().map_or_else(String::new, |word| (*word).to_owned()))
}

/// These words as lines no wider than this, broken between words.
fn wrapped(text: &str, most: f32, size: f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(&format!("{line} {word}"), size) <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
