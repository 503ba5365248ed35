//! A document before it is a file: pages of placed marks, in points from their top left corner. It is
//! what tests look at; how it becomes a PDF is in `pdf`.

use std::sync::Arc;

use super::line::Line;
use super::picture::Picture;
use crate::domain::locale::Locale;

/// An A4 page, upright: width and height.
pub const A4: (f32, f32) = (595.28, 841.89);

/// A document to be printed.
#[derive(Debug, Clone, PartialEq)]
pub struct Printout {
    /// What it is called.
    pub title: String,
    /// The language that most of it is in.
    pub locale: Locale,
    /// Who made it: the school; may be empty.
    pub author: String,
    /// Its pages, all of [`A4`].
    pub pages: Vec<Page>,
}

/// A page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Page {
    /// What is on it, in the order in which it is read.
    pub marks: Vec<Mark>,
}

/// Something on a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// How far it is from the left.
    pub x: f32,
    /// How far it is from the top: where letters stand, or where a shape begins.
    pub y: f32,
    /// What it is.
    pub what: What,
    /// What it is to those who have the page read to them.
    pub role: Role,
}

/// What a mark is.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// Words; `y` is where they stand.
    Words(Arc<Line>),
    /// A straight line to a point that is so far right and down.
    Rule {
        /// How far right it goes.
        right: f32,
        /// How far down it goes.
        down: f32,
        /// How thick it is.
        weight: f32,
    },
    /// A frame.
    Frame {
        /// Its width.
        width: f32,
        /// Its height.
        height: f32,
        /// How thick its line is.
        weight: f32,
    },
    /// A black rectangle.
    Block {
        /// Its width.
        width: f32,
        /// Its height.
        height: f32,
    },
    /// A circle around a point.
    Circle {
        /// Its radius.
        radius: f32,
        /// How thick its line is.
        weight: f32,
        /// Whether it is filled.
        is_full: bool,
    },
    /// An image.
    Picture {
        /// The image.
        picture: Arc<Picture>,
        /// How wide it is shown.
        width: f32,
        /// How high it is shown.
        height: f32,
        /// What it shows, in words.
        alt: String,
    },
}

/// What a mark is in the structure of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Role {
    /// Part of what is read.
    #[default]
    Text,
    /// The heading of a document or a part of it.
    Heading,
    /// Of the page and not of the text: rules, page numbers.
    Aside,
}

impl Mark {
    /// Words that stand at a point.
    pub fn words(x: f32, y: f32, line: Line) -> Self {
        Self { x, y, what: What::Words(Arc::new(line)), role: Role::Text }
    }

    /// A thin straight line.
    pub const fn rule(x: f32, y: f32, right: f32, down: f32, weight: f32) -> Self {
        Self { x, y, what: What::Rule { right, down, weight }, role: Role::Aside }
    }

    /// A frame.
    pub const fn frame(x: f32, y: f32, width: f32, height: f32, weight: f32) -> Self {
        Self { x, y, what: What::Frame { width, height, weight }, role: Role::Aside }
    }

    /// The same in another role.
    #[must_use]
    pub fn as_a(self, role: Role) -> Self {
        Self { role, ..self }
    }

    /// The same so far right and down.
    #[must_use]
    pub fn moved(mut self, right: f32, down: f32) -> Self {
        self.x += right;
        self.y += down;
        self
    }

    /// What it covers: left, top, right and bottom. Words cover the height of their line and their
    /// width without spaces at the end.
    pub fn extent(&self) -> (f32, f32, f32, f32) {
        let (x, y) = (self.x, self.y);
        match &self.what {
            What::Words(line) => {
                (x, y - line.baseline, x + line.width, y - line.baseline + line.height)
            }
            What::Rule { right, down, .. } => (x, y, x + right, y + down),
            What::Frame { width, height, .. }
            | What::Block { width, height }
            | What::Picture { width, height, .. } => (x, y, x + width, y + height),
            What::Circle { radius, .. } => (x - radius, y - radius, x + radius, y + radius),
        }
    }

    /// What it says, if it is words.
    pub fn said(&self) -> Option<&str> {
        match &self.what {
            What::Words(line) => Some(line.said()),
            What::Rule { .. }
            | What::Frame { .. }
            | What::Block { .. }
            | What::Circle { .. }
            | What::Picture { .. } => None,
        }
    }
}
