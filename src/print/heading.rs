//! What stands over a document: the school, what is examined, time and marks, and what candidates are
//! told.

use super::column::{Piece, height};
use super::line::{Setter, Style};
use super::page::{Mark, Role, What};
use super::prose::{Room, labelled, paragraph, prose};
use super::wording::{Language, Word, usual_instructions};
use super::{Paper, Size, order};
use crate::domain::exam::paper::Set;

/// What a heading is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    /// A question paper, in a set.
    Questions(Set),
    /// Any other document, called so.
    Other(Word),
}

/// The heading of a document, as pieces as wide as the room.
pub(super) fn heading(setter: &mut Setter, paper: &Paper, of: Of, room: Room<'_>) -> Vec<Piece> {
    let mut pieces = title(setter, paper, of, room);
    pieces.append(&mut facts(setter, paper, of, room));
    if let Of::Questions(_) = of {
        pieces.append(&mut candidate(setter, paper.language, room));
        pieces.append(&mut instructions(setter, paper, room));
    }
    pieces.push(Piece {
        height: 2.5,
        gap: room.em(0.6),
        marks: vec![
            Mark::rule(0.0, 0.5, room.width, 0.0, 1.2),
            Mark::rule(0.0, 2.5, room.width, 0.0, 0.4),
        ],
        ..Piece::default()
    });
    pieces
}

/// School, subject and class in the middle, and on a question paper its set in a box.
fn title(setter: &mut Setter, paper: &Paper, of: Of, room: Room<'_>) -> Vec<Piece> {
    let header = &paper.header;
    let side = match of {
        Of::Questions(_) => room.em(5.6),
        Of::Other(_) => 0.0,
    };
    let middle = Room { width: (room.width - 2.0 * side).max(1.0), ..room };
    let style = room.style;
    let class = if header.class.is_empty() {
        String::new()
    } else {
        format!("{}: {}", paper.language.word(Word::Class), header.class)
    };
    let name = match of {
        Of::Questions(_) => String::new(),
        Of::Other(word) => paper.language.word(word),
    };
    // What is big already need not be much bigger.
    let (first, second) = match paper.size {
        Size::Normal => (1.5, 1.2),
        Size::Big => (1.2, 1.1),
    };
    let rows = [
        (header.institution.as_str(), style.scaled(first).bold()),
        (header.subject.as_str(), style.scaled(second).bold()),
        (class.as_str(), style),
        (name.as_str(), style.scaled(second).bold()),
    ];
    let mut pieces = Vec::new();
    for (words, style) in rows {
        for mut piece in centred(setter, words, Room { style, ..middle }) {
            piece.gap = room.em(0.15);
            pieces.push(piece.moved(side));
        }
    }
    if let Of::Questions(set) = of {
        boxed(setter, paper.language, set, room, side, &mut pieces);
    }
    pieces
}

/// The letter of the set in a box at the top right.
fn boxed(
    setter: &mut Setter,
    language: Language,
    set: Set,
    room: Room<'_>,
    side: f32,
    pieces: &mut Vec<Piece>,
) {
    let width = side - room.em(0.8);
    let locale = language.first();
    let small = setter.label(&language.word(Word::Set), locale, room.style.scaled(0.85));
    let large = setter.label(order::letter(set), locale, room.style.scaled(2.2).bold());
    let tall = small.as_ref().map_or(0.0, |line| line.height)
        + large.as_ref().map_or(0.0, |line| line.height)
        + room.em(0.2);
    let left = room.width - width;
    let mut marks = vec![Mark::frame(left, 0.0, width, tall, 1.0)];
    let mut y = room.em(0.1);
    for line in [small, large].into_iter().flatten() {
        let x = left + (width - line.width) / 2.0;
        let (stands, next) = (y + line.baseline, y + line.height);
        marks.push(Mark::words(x, stands, line).as_a(Role::Heading));
        y = next;
    }
    if pieces.is_empty() {
        pieces.push(Piece::default());
    }
    if let Some(first) = pieces.first_mut() {
        first.marks.extend(marks);
    }
    let missing = tall - height(pieces);
    if let Some(last) = pieces.last_mut().filter(|_| missing > 0.0) {
        last.height += missing;
    }
}

/// Lines in the middle of a room.
pub(super) fn centred(setter: &mut Setter, words: &str, room: Room<'_>) -> Vec<Piece> {
    paragraph(setter, words, room)
        .into_iter()
        .map(|mut piece| {
            for mark in &mut piece.marks {
                mark.role = Role::Heading;
                if let What::Words(line) = &mark.what {
                    mark.x = (room.width - line.width).max(0.0) / 2.0;
                }
            }
            piece
        })
        .collect()
}

/// Time on the left, date in the middle, marks on the right; under each other where they do not fit.
fn facts(setter: &mut Setter, paper: &Paper, of: Of, room: Room<'_>) -> Vec<Piece> {
    let header = &paper.header;
    let locale = paper.language.first();
    let all = [
        (Word::Time, &header.time, matches!(of, Of::Questions(_))),
        (Word::Date, &header.date, true),
        (Word::MaximumMarks, &header.marks, matches!(of, Of::Questions(_))),
    ];
    let said: Vec<String> = all
        .into_iter()
        .filter(|(_, value, is_wanted)| *is_wanted && !value.is_empty())
        .map(|(word, value, _)| format!("**{}:** {value}", paper.language.word(word)))
        .collect();
    let lines: Vec<_> =
        said.iter().filter_map(|words| setter.label(words, locale, room.style)).collect();
    let gap = room.em(0.5);
    let needed: f32 = lines.iter().map(|line| line.width + room.em(1.0)).sum();
    if lines.is_empty() {
        return Vec::new();
    }
    if needed > room.width || lines.len() != said.len() {
        let mut pieces: Vec<Piece> =
            said.iter().flat_map(|words| paragraph(setter, words, room)).collect();
        if let Some(first) = pieces.first_mut() {
            first.gap = gap;
        }
        return pieces;
    }
    let tall = lines.iter().map(|line| line.height).fold(0.0, f32::max);
    let baseline = lines.iter().map(|line| line.baseline).fold(0.0, f32::max);
    let last = lines.len().saturating_sub(1);
    let marks = lines.into_iter().enumerate().map(|(number, line)| {
        let x = match number {
            0 if last > 0 => 0.0,
            number if number == last && last > 0 => room.width - line.width,
            _ => (room.width - line.width) / 2.0,
        };
        Mark::words(x, baseline, line)
    });
    vec![Piece { height: tall, gap, baseline, is_tied: false, marks: marks.collect() }]
}

/// Room for the candidate's name and roll number.
fn candidate(setter: &mut Setter, language: Language, room: Room<'_>) -> Vec<Piece> {
    const BOXES: u8 = 8;
    /// The least room for a name, in ems.
    const LEAST: f32 = 12.0;
    let style: Style = room.style;
    let name = setter.label(&language.word(Word::Name), language.first(), style);
    let roll = setter.label(&language.word(Word::RollNumber), language.first(), style);
    let (Some(name), Some(roll)) = (name, roll) else { return Vec::new() };
    let side = room.em(1.7);
    let right = room.width - side * f32::from(BOXES);
    let label = right - roll.width - room.em(0.6);
    let baseline = room.em(1.25);
    let from = name.width + room.em(0.5);
    let to = label - room.em(1.0);
    let mut numbered = vec![Mark::words(label, baseline, roll)];
    for number in 0..BOXES {
        numbered.push(Mark::frame(right + side * f32::from(number), 0.0, side, side, 0.6));
    }
    let line = |to: f32| Mark::rule(from, baseline + 2.0, (to - from).max(1.0), 0.0, 0.5);
    let named = Mark::words(0.0, baseline, name);
    let piece = |gap: f32, marks| Piece { height: side, gap, baseline, is_tied: false, marks };
    // In big type and two languages the name has a line of its own.
    if to - from < room.em(LEAST) {
        let own = piece(room.em(0.2), vec![named, line(room.width)]);
        return vec![own, piece(room.em(0.7), numbered)];
    }
    let mut marks = vec![named, line(to)];
    marks.append(&mut numbered);
    vec![piece(room.em(0.7), marks)]
}

/// What candidates are told, numbered, in each language.
fn instructions(setter: &mut Setter, paper: &Paper, room: Room<'_>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let small = Room { style: room.style.scaled(0.92), ..room };
    for locale in paper.language.locales() {
        let own: Vec<String> = paper
            .header
            .instructions
            .iter()
            .map(|text| text.text(*locale).to_owned())
            .filter(|text| !text.trim().is_empty())
            .collect();
        let is_again = !pieces.is_empty()
            && paper
                .header
                .instructions
                .iter()
                .all(|text| text.is_same() || text.exact(*locale).is_none());
        let is_usual = paper.header.instructions.is_empty();
        if is_again && !is_usual {
            break;
        }
        let told = if is_usual {
            let is_both = paper.language == Language::Both;
            usual_instructions(*locale, paper.questions.len(), &paper.header.scheme, is_both)
        } else {
            own
        };
        let room = small.in_locale(*locale);
        let mut head = paragraph(
            setter,
            Word::Instructions.text(*locale),
            Room { style: room.style.bold(), ..room },
        );
        if let Some(first) = head.first_mut() {
            first.gap = room.em(0.6);
        }
        pieces.append(&mut head);
        let indent = room.em(1.6);
        for (number, words) in (1..).zip(told) {
            let label = setter.label(&format!("{number}."), *locale, room.style);
            let set = prose(setter, &words, room.beside(indent));
            let mut set = labelled(label, set, indent);
            if let Some(first) = set.first_mut() {
                first.gap = room.em(0.08);
            }
            pieces.append(&mut set);
        }
    }
    pieces
}
