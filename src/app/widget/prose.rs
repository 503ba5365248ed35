//! Texts of banks as they are set: paragraphs, lists, tables and images, with what is bold,
//! emphasised, raised and lowered in them. What the marks are is in `domain::bank::markup`.

use iced::border::Radius;
use iced::widget::{Column, Row, column, container, rich_text, row, span};
use iced::{Alignment, Border, Color, Element, Fill, Font, Length, Padding};

use crate::app::context::Context;
use crate::app::font;
use crate::app::theme::{Palette, leading, style};
use crate::app::widget::parts::{hairline, words};
use crate::app::widget::picture::{self, picture};
use crate::app::widget::ruled::ruled;
use crate::app::widget::scripted::{Piece, scripted};
use crate::domain::bank::check::graphemes;
use crate::domain::bank::markup::{
    Block, Entry, Look, Run, Style, Table, blocks, one_line, plain, runs,
};

/// How words are set before their marks say otherwise.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Type {
    /// Their size in logical pixels.
    pub points: f32,
    /// Their face.
    pub face: Font,
    /// Their colour.
    pub color: Color,
}

/// A text with its blocks. A text of one paragraph is as wide as its words; any other block takes
/// the width there is.
pub fn prose<'a, Message: Clone + 'a>(
    context: &Context<'_>,
    content: &str,
    set: Type,
) -> Element<'a, Message> {
    let found = blocks(content);
    if let [Block::Paragraph(only)] = found.as_slice() {
        return inline(only, set);
    }
    let shown = found.into_iter().map(|block| match block {
        Block::Paragraph(words) => inline(words, set),
        Block::List(entries) => list(&entries, set),
        Block::Table(table) => self::table(context, &table, set),
        Block::Image { alt, file } => picture(context, alt, file, set),
    });
    Column::with_children(shown).spacing(set.points * 0.5).width(Fill).into()
}

/// A text where there is room for words alone, as in an option: an image is one, lists and tables
/// are lines.
pub fn short<'a, Message: Clone + 'a>(
    context: &Context<'_>,
    content: &str,
    set: Type,
) -> Element<'a, Message> {
    let found = blocks(content);
    match found.as_slice() {
        [Block::Image { alt, file }] => container(picture::in_option(context, alt, file, set))
            .padding(Padding { bottom: 4.0, ..Padding::ZERO })
            .into(),
        many if many.iter().any(|block| matches!(block, Block::Table(_) | Block::Image { .. })) => {
            words(plain(content), set.points, set.face, set.color)
        }
        _ => inline(content, set),
    }
}

/// A text in a list of many: one paragraph with its marks, any other on one line without.
pub fn listed<'a, Message: Clone + 'a>(content: &str, set: Type) -> Element<'a, Message> {
    match blocks(content).as_slice() {
        [Block::Paragraph(only)] => inline(only, set),
        _ => words(one_line(content), set.points, set.face, set.color),
    }
}

/// Words with their marks, without blocks.
pub fn inline<'a, Message: Clone + 'a>(content: &str, set: Type) -> Element<'a, Message> {
    let found = runs(content);
    let is_plain = |run: &Run<'_>| run.look == Look::default();
    match found.as_slice() {
        [] => return words(content, set.points, set.face, set.color),
        [only] if is_plain(only) => return words(only.text, set.points, set.face, set.color),
        _ => {}
    }
    let height = leading(content);
    if found.iter().any(|run| run.look.script.is_some()) {
        return scripted(pieces(&found, set), set.points, set.face, height).into();
    }
    let spans: Vec<iced::widget::text::Span<'a, (), Font>> = pieces(&found, set)
        .into_iter()
        .map(|piece| {
            let plain = span(piece.text).font(piece.face).underline(piece.is_underlined);
            if piece.color == set.color { plain } else { plain.color(piece.color) }
        })
        .collect();
    rich_text(spans).size(set.points).font(set.face).line_height(height).color(set.color).into()
}

/// The runs as they are set. Nothing is fetched from the web, so a link says its address.
fn pieces(runs: &[Run<'_>], set: Type) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(runs.len());
    for (place, run) in runs.iter().enumerate() {
        let piece = Piece {
            text: run.text.to_owned(),
            face: if run.look.style == Style::Bold { font::BOLD } else { set.face },
            color: set.color,
            is_underlined: run.look.style == Style::Emphasis,
            script: run.look.script,
        };
        pieces.push(piece);
        let next = runs.get(place + 1).and_then(|next| next.look.link);
        if let Some(address) = run.look.link.filter(|link| next != Some(*link)) {
            pieces.push(Piece {
                text: format!(" ({address})"),
                face: set.face,
                color: set.color.scale_alpha(0.75),
                is_underlined: false,
                script: None,
            });
        }
    }
    pieces
}

/// Entries with their marks hanging before them.
fn list<'a, Message: Clone + 'a>(entries: &[Entry<'_>], set: Type) -> Element<'a, Message> {
    let em = set.points;
    // Numbers are as wide as the longest of them, so that words begin below words.
    let longest = entries.iter().filter_map(|entry| entry.number);
    let longest = longest.map(|number| f32::from(letters(number, 8))).fold(0.0, f32::max);
    let room = em * (0.6 * longest + 0.3).max(1.0);
    let shown = entries.iter().map(|entry| {
        let mark = words(entry.number.unwrap_or("•"), em, set.face, set.color);
        let mark = container(mark).width(room).align_x(Alignment::End);
        let said = container(inline(entry.text, set)).width(Fill);
        let indent = em * 1.6 * f32::from(entry.depth);
        container(row![mark, said].spacing(em * 0.5))
            .padding(Padding { left: indent, ..Padding::ZERO })
            .width(Fill)
            .into()
    });
    Column::with_children(shown).spacing(em * 0.25).width(Fill).into()
}

/// A table with lines between its rows and columns; no wider than its words need. Where even single
/// words would not fit, each row stands by itself.
fn table<'a, Message: Clone + 'a>(
    context: &Context<'_>,
    table: &Table<'_>,
    set: Type,
) -> Element<'a, Message> {
    /// What a letter and the sides of a cell take, in sizes of the words and in pixels.
    const LETTER: f32 = 0.62;
    const SIDES: f32 = 26.0;
    /// How wide words of a question are set at most, in pixels.
    const WIDEST: f32 = 860.0;
    let p = context.p;
    let columns = table.rows.first().map_or(0, Vec::len);
    let widths: Vec<(f32, f32)> = (0..columns)
        .map(|column| {
            let cells = table.rows.iter().filter_map(|row| row.get(column)).map(|cell| plain(cell));
            let (mut whole, mut word) = (3, 3);
            for cell in cells {
                whole = whole.max(letters(&cell, 60) + 1);
                let longest = cell.split_whitespace().map(|word| letters(word, 16) + 1).max();
                word = word.max(longest.unwrap_or_default());
            }
            let room = |letters: u16| f32::from(letters) * set.points * LETTER + SIDES;
            (room(whole), room(word))
        })
        .collect();
    let needed: f32 = widths.iter().map(|(_, word)| word).sum();
    let wished: f32 = widths.iter().map(|(whole, _)| whole).sum();
    // What stands beside the words of a question.
    let margin = if context.is_narrow() { 80.0 } else { 150.0 };
    let room = (context.size.width - margin).min(WIDEST);
    if needed > room {
        return stacked(p, table, set);
    }
    let portions: Vec<u16> = widths
        .iter()
        .map(|(whole, word)| {
            // Where words must be broken over lines, long cells give way to others.
            let share = (whole * room / wished.max(room)).max(*word);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a share of the width in whole pixels"
            )]
            let share = share.clamp(1.0, 4000.0) as u16;
            share
        })
        .collect();
    let count = table.rows.len();
    let rows = table.rows.iter().enumerate().map(|(number, cells)| {
        let is_head = table.has_head && number == 0;
        let set = Type { face: if is_head { font::SEMIBOLD } else { set.face }, ..set };
        let mut line = Row::new();
        for (cell, portion) in cells.iter().zip(&portions) {
            let said = container(inline(cell, set)).padding([6, 11]);
            line = line.push(said.width(Length::FillPortion(*portion)));
        }
        let line = container(ruled(line, p.line)).width(Fill);
        let line = if is_head { line.style(move |_| head(p)) } else { line };
        column![line].push((number + 1 < count).then(|| hairline(p))).into()
    });
    let rows = Column::with_children(rows);
    container(rows)
        .padding(1)
        .width(Fill)
        .max_width(wished.max(needed) + 2.0)
        .style(move |_| style::note(p.surface, p.line))
        .into()
}

/// A table in a narrow place: each row in a frame of its own, each cell beside its head.
fn stacked<'a, Message: Clone + 'a>(
    p: &'static Palette,
    table: &Table<'_>,
    set: Type,
) -> Element<'a, Message> {
    let heads = table.rows.first().filter(|_| table.has_head);
    let bold = Type { face: font::SEMIBOLD, ..set };
    let rows = table.rows.iter().skip(usize::from(table.has_head)).map(|cells| {
        let lines = cells.iter().enumerate().map(|(place, cell)| {
            let head = heads
                .and_then(|heads| heads.get(place))
                .map(|head| container(inline(head, bold)).width(Length::FillPortion(2)));
            let cell = container(inline(cell, set)).width(Length::FillPortion(3));
            Row::new().push(head).push(cell).spacing(12).into()
        });
        container(Column::with_children(lines).spacing(4))
            .padding([8, 12])
            .width(Fill)
            .style(move |_| style::note(p.surface, p.line))
            .into()
    });
    Column::with_children(rows).spacing(6).width(Fill).into()
}

/// How many letters there are, of at most so many.
fn letters(words: &str, most: u16) -> u16 {
    u16::try_from(graphemes(words)).unwrap_or(most).min(most)
}

/// The ground of a head, with the corners of the table.
fn head(p: &Palette) -> container::Style {
    let radius = Radius::new(0.0).top(style::CONTROL_RADIUS - 1.0);
    container::Style { border: Border { radius, ..Border::default() }, ..style::ground(p.sunken) }
}
