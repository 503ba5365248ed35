//! The answer key: the right letter of every question, a table for each set.

use super::asked::key as right;
use super::booklet::{MARGIN, title};
use super::column::{Group, Piece, flow, height};
use super::heading::{Of, heading};
use super::line::{Setter, Style};
use super::page::{A4, Mark, Page, Printout, Role};
use super::prose::{Room, paragraph};
use super::wording::{Language, Word, page_of};
use super::{Paper, order};

/// Letters are as large as in the paper, but never larger than this.
const LARGEST: f32 = 12.0;

/// The key of every set of a paper.
pub(super) fn key(paper: &Paper) -> Printout {
    let mut setter = Setter::default();
    let of = Of::Other(Word::AnswerKey);
    let none = |_: &str| None;
    let width = A4.0 - 2.0 * MARGIN.0;
    let tall = A4.1 - MARGIN.1 - MARGIN.2;
    let style = Style::of(paper.size.points().min(LARGEST));
    let room = Room { width, tallest: tall, style, locale: paper.language.first(), find: &none };
    let mut groups =
        vec![Group { pieces: heading(&mut setter, paper, of, room), ..Group::default() }];
    for set in &paper.sets {
        let name = format!("{} {}", paper.language.word(Word::Set), order::letter(*set));
        let head = Room { style: style.scaled(1.15).bold(), ..room };
        let mut pieces = paragraph(&mut setter, &name, head);
        let keys: Vec<String> = paper
            .order(*set)
            .into_iter()
            .filter_map(|place| paper.questions.get(place))
            .map(|asked| right(asked, paper.language))
            .collect();
        for piece in &mut pieces {
            piece.marks = std::mem::take(&mut piece.marks)
                .into_iter()
                .map(|mark| mark.as_a(Role::Heading))
                .collect();
        }
        pieces.append(&mut grid(&mut setter, &keys, paper.language, room));
        groups.push(Group::of(room.em(1.2), pieces));
    }
    let flowed = flow(&groups, 1, &|_| tall);
    let mut pages = vec![Page::default(); flowed.pages.max(1)];
    for (group, places) in groups.iter().zip(&flowed.places) {
        for (piece, place) in group.pieces.iter().zip(places) {
            let marks = piece.marks.iter().cloned();
            let marks = marks.map(|mark| mark.moved(MARGIN.0, MARGIN.1 + place.top));
            pages[place.page].marks.extend(marks);
        }
    }
    let count = pages.len();
    for (number, page) in pages.iter_mut().enumerate() {
        let said = paper.language.said(|locale| page_of(locale, number + 1, count));
        if let Some(line) = setter.label(&said, paper.language.first(), Style::of(9.0)) {
            let x = MARGIN.0 + (width - line.width) / 2.0;
            page.marks.push(Mark::words(x, A4.1 - MARGIN.2 + 30.0, line).as_a(Role::Aside));
        }
    }
    Printout {
        title: title(paper, of),
        locale: paper.language.first(),
        author: paper.header.institution.clone(),
        pages,
    }
}

/// Numbers and keys in cells, read row by row; written answers, which need more room, in lines below.
fn grid(setter: &mut Setter, keys: &[String], language: Language, room: Room<'_>) -> Vec<Piece> {
    const COLUMNS: usize = 10;
    let locale = language.first();
    let cell = room.width / 10.0;
    let mut pieces = Vec::new();
    let mut long: Vec<(usize, &String)> = Vec::new();
    for (row, keys) in keys.chunks(COLUMNS).enumerate() {
        let mut piece =
            Piece { gap: if row == 0 { room.em(0.4) } else { 0.0 }, ..Piece::default() };
        piece.height = room.em(1.75);
        let baseline = room.em(1.2);
        piece.baseline = baseline;
        let mut x = 0.0;
        for (column, key) in keys.iter().enumerate() {
            let number = row * COLUMNS + column + 1;
            let label = setter.label(&number.to_string(), locale, room.style.scaled(0.9));
            let mut from = x + room.em(0.35);
            if let Some(label) = label {
                let wide = label.width;
                piece.marks.push(Mark::words(from, baseline, label));
                from += wide.max(room.em(1.1)) + room.em(0.4);
            }
            let mut line = setter.label(key, locale, room.style.bold());
            if line.as_ref().is_some_and(|line| from + line.width > x + cell - room.em(0.2)) {
                long.push((number, key));
                line = setter.label("*", locale, room.style.bold());
            }
            piece.marks.extend(line.map(|line| Mark::words(from, baseline, line)));
            piece.marks.push(Mark::frame(x, 0.0, cell, piece.height, 0.4));
            x += cell;
        }
        piece.is_tied = row == 0;
        pieces.push(piece);
    }
    for (place, (number, key)) in long.into_iter().enumerate() {
        let mut set = paragraph(setter, &format!("* {number}: "), room);
        let shown = plainly(setter, key, room);
        let indent = room.em(3.4);
        let label = set.pop().and_then(|piece| piece.marks.into_iter().next());
        let mut set: Vec<Piece> = shown.into_iter().map(|piece| piece.moved(indent)).collect();
        if let (Some(first), Some(label)) = (set.first_mut(), label) {
            first.marks.insert(0, label);
            first.gap = room.em(if place == 0 { 0.4 } else { 0.1 });
        }
        pieces.append(&mut set);
    }
    debug_assert!(height(&pieces) >= 0.0, "pieces have heights");
    pieces
}

fn plainly(setter: &mut Setter, words: &str, room: Room<'_>) -> Vec<Piece> {
    paragraph(setter, words, room.beside(room.em(3.4)))
}
