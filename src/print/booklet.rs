//! Booklets: the question paper and the solutions. A heading, the questions in columns, and a foot on
//! every page.

use super::asked::{Manner, Solved, question};
use super::column::{Flow, Group, Piece, flow, height};
use super::heading::{Of, centred, heading};
use super::line::{Setter, Style};
use super::page::{A4, Mark, Page, Printout, Role};
use super::prose::{Room, prose};
use super::wording::{Word, directions, page_of};
use super::{Asked, Columns, Images, Paper, Size, order};
use crate::domain::exam::paper::Set;
use crate::domain::locale::Locale;

/// The margins of a page: left and right, top, and bottom with the foot in it.
pub(super) const MARGIN: (f32, f32, f32) = (42.0, 40.0, 54.0);
/// Between columns.
const GUTTER: f32 = 22.0;

/// The question paper of a set.
pub(super) fn questions(paper: &Paper, set: Set, images: Images<'_>) -> Printout {
    let order = paper.order(set);
    lay(paper, Of::Questions(set), &order, images)
}

/// The solutions, in the order of set A.
pub(super) fn solutions(paper: &Paper, images: Images<'_>) -> Printout {
    let order: Vec<usize> = paper.order(Set::A);
    lay(paper, Of::Other(Word::Solutions), &order, images)
}

/// What a document is called.
pub(super) fn title(paper: &Paper, of: Of) -> String {
    let header = &paper.header;
    let what = match of {
        Of::Questions(set) => format!("{} {}", paper.language.word(Word::Set), order::letter(set)),
        Of::Other(word) => paper.language.word(word),
    };
    let parts = [header.subject.as_str(), header.class.as_str(), &what];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// A page of paper and the columns on it.
#[derive(Clone, Copy)]
struct Grid {
    columns: usize,
    column: f32,
    width: f32,
    tall: f32,
}

impl Grid {
    fn of(paper: &Paper) -> Self {
        let width = A4.0 - 2.0 * MARGIN.0;
        let tall = A4.1 - MARGIN.1 - MARGIN.2;
        match (paper.columns, paper.size) {
            (Columns::Two, Size::Normal) => {
                Self { columns: 2, column: (width - GUTTER) / 2.0, width, tall }
            }
            _ => Self { columns: 1, column: width, width, tall },
        }
    }
}

fn lay(paper: &Paper, of: Of, order: &[usize], images: Images<'_>) -> Printout {
    let mut setter = Setter::default();
    let grid = Grid::of(paper);
    let none = |_: &str| None;
    let whole = Room {
        width: grid.width,
        tallest: grid.tall,
        style: Style::of(paper.size.points()),
        locale: paper.language.first(),
        find: &none,
    };
    let head = heading(&mut setter, paper, of, whole);
    let groups = groups(&mut setter, paper, of, order, whole, grid, images);
    let end = match of {
        Of::Questions(_) => end(&mut setter, paper, whole),
        Of::Other(_) => Vec::new(),
    };
    let mut pages = composed(head, &groups, &end, grid);
    if pages.is_empty() {
        pages.push(Page::default());
    }
    let count = pages.len();
    for (number, page) in pages.iter_mut().enumerate() {
        foot(&mut setter, paper, of, (number + 1, count), page);
    }
    Printout {
        title: title(paper, of),
        locale: paper.language.first(),
        author: paper.header.institution.clone(),
        pages,
    }
}

/// The questions as groups, each passage before its own.
fn groups(
    setter: &mut Setter,
    paper: &Paper,
    of: Of,
    order: &[usize],
    whole: Room<'_>,
    grid: Grid,
    images: Images<'_>,
) -> Vec<Group> {
    let widest = format!("{}.", order.len().max(10));
    let room = Room { width: grid.column, ..whole };
    let indent = setter.width(&widest, Locale::En, room.style.bold()) + room.em(0.45);
    let asked: Vec<&Asked> = order.iter().filter_map(|place| paper.questions.get(*place)).collect();
    let others: Vec<(Set, Vec<usize>)> = paper
        .sets
        .iter()
        .filter(|set| **set != Set::A)
        .map(|set| (*set, paper.order(*set)))
        .collect();
    let mut groups = Vec::new();
    for (place, each) in asked.iter().enumerate() {
        let find = |name: &str| images(&each.bank, name);
        let room = Room { find: &find, ..room };
        let is_first = place == 0 || asked[place - 1].passage != each.passage;
        if let Some(shared) = each.passage.as_ref().filter(|_| is_first) {
            let more =
                asked[place..].iter().take_while(|other| other.passage == each.passage).count();
            let mut pieces = Vec::new();
            let mut said: Vec<&str> = Vec::new();
            for locale in paper.language.locales() {
                let (words, locale) = shared.text.get(*locale);
                if said.contains(&words.as_str()) {
                    continue;
                }
                said.push(words);
                let room = room.in_locale(locale);
                let told = directions(locale, place + 1, place + more);
                let bold = Room { style: room.style.bold(), ..room };
                let mut head = prose(setter, &told, bold);
                for piece in head.iter_mut().skip(1) {
                    piece.is_tied = true;
                }
                if let Some(first) = head.first_mut() {
                    first.gap = room.em(0.5);
                }
                let mut text = prose(setter, words, room);
                for piece in text.iter_mut().take(2) {
                    piece.is_tied = true;
                }
                if let Some(first) = text.first_mut() {
                    first.gap = room.em(0.3);
                }
                pieces.append(&mut head);
                pieces.append(&mut text);
            }
            groups.push(Group::of(room.em(1.1), pieces));
        }
        let is_solved = matches!(of, Of::Other(_));
        let elsewhere =
            if is_solved { elsewhere(&others, order.get(place)) } else { String::new() };
        let solved = is_solved.then_some(Solved { elsewhere: &elsewhere });
        let manner = Manner { room, language: paper.language, indent, solved };
        let pieces = question(setter, &format!("{}.", place + 1), each, manner);
        // Reasons are read one by one, so solutions need not stay whole and leave gaps.
        groups.push(Group { is_loose: is_solved, ..Group::of(room.em(0.9), pieces) });
    }
    groups
}

/// What a question's number is in other sets: "B 7, C 12".
fn elsewhere(others: &[(Set, Vec<usize>)], question: Option<&usize>) -> String {
    let number = |(set, order): &(Set, Vec<usize>)| {
        let place = order.iter().position(|place| Some(place) == question)?;
        Some(format!("{} {}", order::letter(*set), place + 1))
    };
    others.iter().filter_map(number).collect::<Vec<_>>().join(", ")
}

/// The line that ends a paper.
fn end(setter: &mut Setter, paper: &Paper, room: Room<'_>) -> Vec<Piece> {
    let words = format!("— {} —", paper.language.word(Word::End));
    let mut pieces = centred(setter, &words, Room { style: room.style.bold(), ..room });
    for piece in &mut pieces {
        for mark in &mut piece.marks {
            mark.role = Role::Text;
        }
    }
    if let Some(first) = pieces.first_mut() {
        first.gap = room.em(1.0);
    }
    pieces
}

/// Pages of a heading, groups in columns under it, and what ends them.
fn composed(head: Vec<Piece>, groups: &[Group], end: &[Piece], grid: Grid) -> Vec<Page> {
    /// A heading may take so much of the first page; a longer one has pages of its own.
    const MOST: f32 = 0.6;
    let head_height = height(&head);
    let is_apart = head_height > grid.tall * MOST;
    let mut pages: Vec<Page> = Vec::new();
    let head = [Group { pieces: head, ..Group::default() }];
    let above = flow(&head, 1, &|_| grid.tall);
    place(&head, &above, &mut pages, &|_, _| (MARGIN.0, MARGIN.1));
    let skipped = if is_apart { pages.len() } else { 0 };
    let first_top = if is_apart { 0.0 } else { head_height + 12.0 };
    let top = |page: usize| if page == 0 { first_top } else { 0.0 };
    let end_height = end.first().map_or(0.0, |first| first.gap) + height(end);
    // The page that ends the paper needs room for saying so.
    let plain = flow(groups, grid.columns, &|page| grid.tall - top(page));
    let last = plain.pages.saturating_sub(1);
    let flowed = if top(last) + plain.bottom + end_height > grid.tall {
        flow(groups, grid.columns, &|page| {
            grid.tall - top(page) - if page >= last { end_height } else { 0.0 }
        })
    } else {
        plain
    };
    let corner = |page: usize, column: usize| {
        #[expect(clippy::cast_precision_loss, reason = "at most two columns")]
        let x = MARGIN.0 + (grid.column + GUTTER) * column as f32;
        (x, MARGIN.1 + top(page))
    };
    let mut body: Vec<Page> = Vec::new();
    place(groups, &flowed, &mut body, &corner);
    for (number, page) in body.iter_mut().enumerate() {
        if grid.columns > 1 {
            let is_last = number + 1 == flowed.pages;
            let down = if is_last { flowed.bottom } else { grid.tall - top(number) };
            let x = MARGIN.0 + grid.column + GUTTER / 2.0;
            page.marks.push(Mark::rule(x, MARGIN.1 + top(number), 0.0, down, 0.4));
        }
    }
    if let Some(page) = body.last_mut() {
        let number = flowed.pages.saturating_sub(1);
        let mut y = MARGIN.1 + top(number) + flowed.bottom + end.first().map_or(0.0, |end| end.gap);
        for piece in end {
            page.marks.extend(piece.marks.iter().cloned().map(|mark| mark.moved(MARGIN.0, y)));
            y += piece.height;
        }
    }
    for (number, page) in body.into_iter().enumerate() {
        match pages.get_mut(skipped + number) {
            Some(there) => there.marks.extend(page.marks),
            None => pages.push(page),
        }
    }
    pages
}

/// Puts groups where they flowed to.
fn place(
    groups: &[Group],
    flow: &Flow,
    pages: &mut Vec<Page>,
    corner: &dyn Fn(usize, usize) -> (f32, f32),
) {
    for (group, places) in groups.iter().zip(&flow.places) {
        for (piece, place) in group.pieces.iter().zip(places) {
            if pages.len() <= place.page {
                pages.resize(place.page + 1, Page::default());
            }
            let (x, y) = corner(place.page, place.column);
            let marks = piece.marks.iter().cloned().map(|mark| mark.moved(x, y + place.top));
            pages[place.page].marks.extend(marks);
        }
    }
}

/// What stands under every page: the set, the number of the page, and whether to turn over.
fn foot(setter: &mut Setter, paper: &Paper, of: Of, (page, pages): (usize, usize), on: &mut Page) {
    let language = paper.language;
    let style = Style::of(match paper.size {
        Size::Normal => 9.0,
        Size::Big => 12.0,
    });
    let top = A4.1 - MARGIN.2 + 14.0;
    let width = A4.0 - 2.0 * MARGIN.0;
    on.marks.push(Mark::rule(MARGIN.0, top, width, 0.0, 0.4));
    let left = match of {
        Of::Questions(set) => format!("{} {}", language.word(Word::Set), order::letter(set)),
        Of::Other(word) => language.word(word),
    };
    let right = match of {
        Of::Questions(_) if page < pages => language.word(Word::TurnOver),
        _ => String::new(),
    };
    let middle = language.said(|locale| page_of(locale, page, pages));
    let all = [(left, 0.0), (middle, 0.5), (right, 1.0)];
    for (words, share) in all {
        let style = if share > 0.0 && share < 1.0 { style } else { style.bold() };
        if let Some(line) = setter.label(&words, language.first(), style) {
            let x = MARGIN.0 + (width - line.width) * share;
            let mark = Mark::words(x, top + 3.0 + line.baseline, line);
            on.marks.push(mark.as_a(Role::Aside));
        }
    }
}
