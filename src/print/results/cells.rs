//! Words in cells, and bars beside them.

use crate::domain::locale::Locale;
use crate::print::column::Piece;
use crate::print::line::{Setter, Style};
use crate::print::page::{Mark, Role, What};

/// On which side of a cell words stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Right,
}

/// A cell: from where, how wide, and on which side its words stand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell {
    pub(super) x: f32,
    pub(super) width: f32,
    side: Side,
}

impl Cell {
    pub(super) const fn new(x: f32, width: f32, side: Side) -> Self {
        Self { x, width, side }
    }
}

/// Cells of these widths, one beside the other with a space between them.
pub(super) fn cells<const N: usize>(widths: [(f32, Side); N]) -> [Cell; N] {
    const BETWEEN: f32 = 6.0;
    let mut x = 0.0;
    widths.map(|(width, side)| {
        let cell = Cell::new(x, width - BETWEEN, side);
        x += width;
        cell
    })
}

/// What sets words.
pub(super) struct Pen {
    pub(super) setter: Setter,
    pub(super) locale: Locale,
    pub(super) style: Style,
}

impl Pen {
    /// Words in a cell, and how high they are.
    pub(super) fn words(&mut self, content: &str, cell: Cell, style: Style) -> (Vec<Mark>, f32) {
        let mut y = 0.0;
        let lines = self.setter.plain(content, self.locale, style, Some(cell.width));
        let marks = lines.into_iter().map(|line| {
            let x = match cell.side {
                Side::Left => cell.x,
                Side::Right => cell.x + cell.width - line.width,
            };
            let (baseline, height) = (line.baseline, line.height);
            let mark = Mark::words(x, y + baseline, line);
            y += height;
            mark
        });
        let marks = marks.collect();
        (marks, y)
    }

    /// A row of cells with words in them, as high as the highest.
    pub(super) fn row(&mut self, row: &[(Cell, &str, Style)]) -> Piece {
        let mut piece = Piece::default();
        for (cell, content, style) in row {
            let (marks, height) = self.words(content, *cell, *style);
            piece.height = piece.height.max(height);
            piece.marks.extend(marks);
        }
        piece
    }

    /// A paragraph as wide as a cell.
    pub(super) fn paragraph(&mut self, content: &str, cell: Cell, style: Style) -> Piece {
        self.row(&[(cell, content, style)])
    }

    /// The heading of a part.
    pub(super) fn heading(&mut self, content: &str, cell: Cell, size: f32) -> Piece {
        let style = self.style.scaled(size).bold();
        let mut piece = self.paragraph(content, cell, style);
        for mark in &mut piece.marks {
            mark.role = Role::Heading;
        }
        piece
    }

    /// The beginning of words, as much as fits on a line, with a mark where more follows.
    pub(super) fn cut(&mut self, content: &str, width: f32, style: Style) -> String {
        let room = width - style.points;
        let lines = self.setter.plain(content, self.locale, style, Some(width));
        if lines.len() < 2 {
            return content.to_owned();
        }
        let lines = self.setter.plain(content, self.locale, style, Some(room));
        let first = lines.first().map_or("", |line| line.said().trim_end());
        format!("{first}…")
    }
}

/// A bar with a share of a track filled: full for what is right, hollow for what is not.
pub(super) fn bar(cell: Cell, top: f32, tall: f32, share: f64, is_full: bool) -> Vec<Mark> {
    const WEIGHT: f32 = 0.7;
    #[expect(clippy::cast_possible_truncation, reason = "drawn, not counted")]
    let width = share.clamp(0.0, 1.0) as f32 * cell.width;
    let mut marks = vec![Mark::rule(cell.x, top + tall, cell.width, 0.0, 0.3)];
    if width > WEIGHT {
        let what = if is_full {
            What::Block { width, height: tall }
        } else {
            What::Frame { width, height: tall, weight: WEIGHT }
        };
        marks.push(Mark { x: cell.x, y: top, what, role: Role::Aside });
    }
    marks
}

/// A rule under a piece, so far below it.
pub(super) fn ruled(mut piece: Piece, below: f32, width: f32, weight: f32) -> Piece {
    piece.height += below;
    piece.marks.push(Mark::rule(0.0, piece.height, width, 0.0, weight));
    piece
}
