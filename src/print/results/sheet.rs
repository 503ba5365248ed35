//! Pieces one under the other on as many pages as they need, and tables whose head is repeated.

use super::cells::{Cell, Pen, Side};
use super::said::page_of;
use crate::print::booklet::MARGIN;
use crate::print::column::{Piece, height};
use crate::print::page::{A4, Mark, Page, Role};

/// How wide the room on a page is.
pub(super) const WIDTH: f32 = A4.0 - 2.0 * MARGIN.0;
/// How high it is.
const TALL: f32 = A4.1 - MARGIN.1 - MARGIN.2;

/// Pages on their way to being filled.
#[derive(Default)]
pub(super) struct Sheet {
    pages: Vec<Page>,
    /// How far down the last page is filled.
    y: f32,
}

impl Sheet {
    /// Begins another page.
    fn turn(&mut self) {
        self.pages.push(Page::default());
        self.y = 0.0;
    }

    fn has_room(&self, needed: f32) -> bool {
        !self.pages.is_empty() && self.y + needed <= TALL
    }

    /// Puts a piece under what is there, on another page if it has no room on this.
    pub(super) fn put(&mut self, piece: Piece) {
        let gap = if self.y > 0.0 { piece.gap } else { 0.0 };
        if !self.has_room(gap + piece.height) && (self.pages.is_empty() || self.y > 0.0) {
            self.turn();
        }
        let top = self.y + if self.y > 0.0 { piece.gap } else { 0.0 };
        let marks = piece.marks.into_iter().map(|mark| mark.moved(MARGIN.0, MARGIN.1 + top));
        if let Some(page) = self.pages.last_mut() {
            page.marks.extend(marks);
        }
        self.y = top + piece.height;
    }

    /// Puts pieces that belong together on one page.
    pub(super) fn together(&mut self, pieces: Vec<Piece>) {
        let gap = pieces.first().map_or(0.0, |first| first.gap);
        let needed = gap + height(&pieces);
        if self.y > 0.0 && !self.has_room(needed) && needed <= TALL {
            self.turn();
        }
        for piece in pieces {
            self.put(piece);
        }
    }

    /// Puts a table: what it is called and its head with its first row, and the head again on every
    /// further page. A row stays whole.
    pub(super) fn table(&mut self, title: Vec<Piece>, head: &Piece, rows: Vec<Piece>) {
        let mut rows = rows.into_iter();
        let mut first = title;
        first.push(head.clone());
        first.extend(rows.next());
        self.together(first);
        for row in rows {
            if !self.has_room(row.gap + row.height) {
                self.turn();
                // It was read to those who listen once, and is of the page from here on.
                let mut again = head.clone();
                for mark in &mut again.marks {
                    mark.role = Role::Aside;
                }
                self.put(again);
            }
            self.put(row);
        }
    }

    /// The pages, each with its number and what the document is called.
    pub(super) fn finished(mut self, pen: &mut Pen, title: &str) -> Vec<Page> {
        if self.pages.is_empty() {
            self.turn();
        }
        let count = self.pages.len();
        let style = pen.style.scaled(0.9);
        let top = A4.1 - MARGIN.2 + 14.0;
        for (number, page) in self.pages.iter_mut().enumerate() {
            page.marks.push(Mark::rule(MARGIN.0, top, WIDTH, 0.0, 0.4));
            let told = page_of(pen.locale, number + 1, count);
            let (number, _) = pen.words(&told, Cell::new(0.0, WIDTH, Side::Right), style);
            let name = pen.cut(title, WIDTH - 110.0, style);
            let (name, _) = pen.words(&name, Cell::new(0.0, WIDTH - 100.0, Side::Left), style);
            let all = name.into_iter().chain(number);
            let all = all.map(|mark| mark.moved(MARGIN.0, top + 3.0).as_a(Role::Aside));
            page.marks.extend(all);
        }
        self.pages
    }
}
