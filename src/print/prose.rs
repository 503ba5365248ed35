//! Texts of banks as they are printed: paragraphs, lists, tables and images become pieces that can be
//! put one under the other. What the marks are is in `domain::bank::markup`.

use std::sync::Arc;

use super::column::{Piece, height};
use super::line::{Line, Setter, Style};
use super::page::{Mark, Role, What};
use super::picture::Picture;
use crate::domain::bank::markup::{Block, Entry, Table, blocks};
use crate::domain::locale::Locale;

/// The images that a text may name.
pub(super) type Find<'a> = &'a dyn Fn(&str) -> Option<Vec<u8>>;

/// Where and how texts are set.
#[derive(Clone, Copy)]
pub(super) struct Room<'a> {
    /// How wide it is.
    pub(super) width: f32,
    /// How high a column is at least; nothing that cannot be broken is higher.
    pub(super) tallest: f32,
    /// How words are set.
    pub(super) style: Style,
    /// The language they are in.
    pub(super) locale: Locale,
    /// The images.
    pub(super) find: Find<'a>,
}

impl Room<'_> {
    /// What is left of it beside so much on the left.
    pub(super) fn beside(self, indent: f32) -> Self {
        Self { width: (self.width - indent).max(1.0), ..self }
    }

    /// A share of the size of words.
    pub(super) fn em(&self, share: f32) -> f32 {
        self.style.points * share
    }

    /// The same in another language.
    pub(super) const fn in_locale(self, locale: Locale) -> Self {
        Self { locale, ..self }
    }
}

/// A text with its blocks.
pub(super) fn prose(setter: &mut Setter, text: &str, room: Room<'_>) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for block in blocks(text) {
        let mut set = match block {
            Block::Paragraph(words) => paragraph(setter, words, room),
            Block::List(entries) => list(setter, &entries, room),
            Block::Table(table) => self::table(setter, &table, room),
            Block::Image { alt, file } => picture(setter, alt, file, room),
        };
        if let Some(first) = set.first_mut() {
            first.gap = room.em(0.4);
        }
        pieces.append(&mut set);
    }
    pieces
}

/// Words in lines, never with one line alone at the foot or the head of a column.
pub(super) fn paragraph(setter: &mut Setter, words: &str, room: Room<'_>) -> Vec<Piece> {
    let lines = setter.lines(words, room.locale, room.style, Some(room.width));
    tied(lines.into_iter().map(|line| of_line(line, 0.0)).collect())
}

/// Lines of which two stay together at either end.
pub(super) fn tied(mut pieces: Vec<Piece>) -> Vec<Piece> {
    let count = pieces.len();
    for (number, piece) in pieces.iter_mut().enumerate() {
        piece.is_tied = number == 1 || (number > 0 && number + 1 == count);
    }
    pieces
}

/// A line as a piece, so far from the left.
pub(super) fn of_line(line: Line, x: f32) -> Piece {
    let (height, baseline) = (line.height, line.baseline);
    let marks = vec![Mark::words(x, baseline, line)];
    Piece { height, gap: 0.0, baseline, is_tied: false, marks }
}

/// Pieces with a label before the first of them, all of them so far from the left.
pub(super) fn labelled(label: Option<Line>, pieces: Vec<Piece>, indent: f32) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = pieces.into_iter().map(|piece| piece.moved(indent)).collect();
    match (label, pieces.first_mut()) {
        (Some(label), Some(first)) => {
            let y = first.baseline.max(label.baseline);
            first.height = first.height.max(label.height);
            first.marks.insert(0, Mark::words(0.0, y, label));
        }
        (Some(label), None) => pieces.push(of_line(label, 0.0)),
        (None, _) => {}
    }
    pieces
}

fn list(setter: &mut Setter, entries: &[Entry<'_>], room: Room<'_>) -> Vec<Piece> {
    let marks: Vec<&str> = entries.iter().map(|entry| entry.number.unwrap_or("•")).collect();
    let widest =
        marks.iter().map(|mark| setter.width(mark, room.locale, room.style)).fold(0.0, f32::max);
    let mut pieces = Vec::new();
    for (entry, mark) in entries.iter().zip(marks) {
        let inset = (room.em(1.4) * f32::from(entry.depth)).min(room.width * 0.4);
        let indent = widest + room.em(0.45);
        let inner = room.beside(inset + indent);
        let words = paragraph(setter, entry.text, inner);
        let label = setter.label(mark, room.locale, room.style);
        let mut set = labelled(label, words, indent);
        if let Some(first) = set.first_mut() {
            first.gap = room.em(0.12);
        }
        pieces.extend(set.into_iter().map(|piece| piece.moved(inset)));
    }
    pieces
}

/// An image as large as there is room for; what it shows in words, if it is not to be had.
fn picture(setter: &mut Setter, alt: &str, file: &str, room: Room<'_>) -> Vec<Piece> {
    let Some(picture) = (room.find)(file).and_then(Picture::of) else {
        let said = if alt.is_empty() { file } else { alt };
        return framed(setter, said, room);
    };
    let (width, height) = picture.fitted(room.width, (room.tallest * 0.5).max(1.0));
    let what = What::Picture { picture: Arc::new(picture), width, height, alt: alt.to_owned() };
    let mark = Mark { x: 0.0, y: 0.0, what, role: Role::Text };
    let baseline = room.em(1.0).min(height);
    vec![Piece { height, gap: 0.0, baseline, is_tied: false, marks: vec![mark] }]
}

/// Words in a frame, for an image that cannot be shown.
fn framed(setter: &mut Setter, said: &str, room: Room<'_>) -> Vec<Piece> {
    let pad = room.em(0.5);
    let inner = Room { width: (room.width - 2.0 * pad).max(1.0), ..room };
    let words = paragraph(setter, said, inner);
    let inside = height(&words);
    if inside + 2.0 * pad > room.tallest * 0.5 {
        return words;
    }
    let (mut marks, mut y) = (Vec::new(), pad);
    let baseline = words.first().map_or(0.0, |first| first.baseline) + pad;
    for piece in words {
        marks.extend(piece.marks.into_iter().map(|mark| mark.moved(pad, y)));
        y += piece.height;
    }
    marks.push(Mark::frame(0.0, 0.0, room.width, inside + 2.0 * pad, 0.5));
    vec![Piece { height: inside + 2.0 * pad, gap: 0.0, baseline, is_tied: false, marks }]
}

/// A table with lines between its rows and columns, no wider than its words need.
fn table(setter: &mut Setter, table: &Table<'_>, room: Room<'_>) -> Vec<Piece> {
    let pad = room.em(0.4);
    let columns = table.rows.first().map_or(0, Vec::len);
    let style_of =
        |row: usize| if table.has_head && row == 0 { room.style.bold() } else { room.style };
    let mut natural = vec![0.0_f32; columns];
    for (number, row) in table.rows.iter().enumerate() {
        for (width, cell) in natural.iter_mut().zip(row) {
            *width = width.max(setter.width(cell, room.locale, style_of(number)) + 2.0 * pad + 0.5);
        }
    }
    let least = room.em(2.2) + 2.0 * pad;
    let Some(widths) = shared(&natural, room.width, least) else {
        return stacked(setter, table, room);
    };
    let mut pieces = Vec::new();
    for (number, row) in table.rows.iter().enumerate() {
        let cells: Vec<Vec<Piece>> = row
            .iter()
            .zip(&widths)
            .map(|(cell, width)| {
                let inner =
                    Room { width: (width - 2.0 * pad).max(1.0), style: style_of(number), ..room };
                paragraph(setter, cell, inner)
            })
            .collect();
        let tall = cells.iter().map(|cell| height(cell)).fold(room.em(1.2), f32::max);
        if tall + 2.0 * pad > room.tallest {
            return stacked(setter, table, room);
        }
        pieces.push(row_of(cells, &widths, (pad, pad * 0.6), tall, number == 0));
    }
    tied(pieces)
}

/// A row of cells with its lines: below it, beside every cell, and above it if it is the first.
fn row_of(
    cells: Vec<Vec<Piece>>,
    widths: &[f32],
    pad: (f32, f32),
    tall: f32,
    is_first: bool,
) -> Piece {
    const WEIGHT: f32 = 0.5;
    let all: f32 = widths.iter().sum();
    let height = tall + 2.0 * pad.1;
    let baseline = cells.iter().find_map(|cell| cell.first()).map_or(0.0, |first| first.baseline);
    let mut marks = Vec::new();
    if is_first {
        marks.push(Mark::rule(0.0, 0.0, all, 0.0, WEIGHT));
    }
    let mut x = 0.0;
    marks.push(Mark::rule(x, 0.0, 0.0, height, WEIGHT));
    for (cell, width) in cells.into_iter().zip(widths) {
        let mut y = pad.1;
        for piece in cell {
            marks.extend(piece.marks.into_iter().map(|mark| mark.moved(x + pad.0, y)));
            y += piece.height;
        }
        x += width;
        marks.push(Mark::rule(x, 0.0, 0.0, height, WEIGHT));
    }
    marks.push(Mark::rule(0.0, height, all, 0.0, WEIGHT));
    Piece { height, gap: 0.0, baseline: baseline + pad.1, is_tied: false, marks }
}

/// Every cell in a line of its own, where there is no room for columns.
fn stacked(setter: &mut Setter, table: &Table<'_>, room: Room<'_>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for row in &table.rows {
        for (number, cell) in row.iter().enumerate() {
            let mut set = paragraph(setter, cell, room);
            if let Some(first) = set.first_mut() {
                first.gap = room.em(if number == 0 { 0.4 } else { 0.0 });
            }
            pieces.append(&mut set);
        }
    }
    pieces
}

/// Widths for columns that would be so wide by themselves: as they are if there is room for them, else
/// the narrow ones as they are and the rest of the room shared among the wide ones. `None` if each
/// cannot have `least`, or what it needs if that is less.
pub(super) fn shared(natural: &[f32], room: f32, least: f32) -> Option<Vec<f32>> {
    let all: f32 = natural.iter().sum();
    if all <= room {
        return Some(natural.to_vec());
    }
    if natural.iter().map(|width| width.min(least)).sum::<f32>() > room {
        return None;
    }
    // Whoever needs no more than an even share of what is left has it; the rest give way.
    let mut order: Vec<usize> = (0..natural.len()).collect();
    order.sort_by(|one, other| natural[*one].total_cmp(&natural[*other]));
    let mut widths = natural.to_vec();
    let mut left = room;
    for (place, column) in order.iter().enumerate() {
        #[expect(clippy::cast_precision_loss, reason = "a table has few columns")]
        let even = left / (order.len() - place) as f32;
        widths[*column] = natural[*column].min(even);
        left -= widths[*column];
    }
    Some(widths)
}
