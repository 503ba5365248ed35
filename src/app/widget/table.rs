//! A table of words: heads, rows and hairlines between them. What stands in it is the screen's.

use iced::widget::{Column, Row, container};
use iced::{Center, Color, Element, Fill, Font, Length};

use crate::app::font;
use crate::app::theme::{Palette, size};
use crate::app::widget::parts::{hairline, words};

/// A column: its head, and its share of the width.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// What stands over it.
    pub label: String,
    /// How wide it is against the others.
    pub portion: u16,
}

/// A column with this head.
pub fn head(label: impl Into<String>, portion: u16) -> Head {
    Head { label: label.into(), portion }
}

/// A cell of words in this colour.
pub fn cell<'a, Message: 'a>(
    content: impl Into<String>,
    face: Font,
    color: Color,
) -> Element<'a, Message> {
    words(content, size::LABEL, face, color)
}

/// The table. Every row has as many cells as there are heads.
pub fn table<'a, Message: 'a>(
    p: &'static Palette,
    heads: Vec<Head>,
    rows: Vec<Vec<Element<'a, Message>>>,
) -> Element<'a, Message> {
    let portions: Vec<u16> = heads.iter().map(|head| head.portion).collect();
    let line = |cells: Vec<Element<'a, Message>>| {
        let cells = cells.into_iter().zip(&portions).map(|(content, portion)| {
            container(content).width(Length::FillPortion(*portion)).into()
        });
        container(Row::with_children(cells).spacing(8).align_y(Center)).padding([7, 4]).width(Fill)
    };
    let titles = heads
        .iter()
        .map(|head| words(head.label.clone(), size::SMALL, font::MEDIUM, p.muted))
        .collect();
    let mut shown = Column::new().push(line(titles)).push(hairline(p)).width(Fill);
    for (place, row) in rows.into_iter().enumerate() {
        shown = shown.push((place > 0).then(|| hairline(p))).push(line(row));
    }
    shown.into()
}
