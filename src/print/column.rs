//! Pieces flow into columns and pages. What belongs together stays together where it fits in a column;
//! what is longer is broken where its pieces allow it.

use super::page::Mark;

/// Something as high as it is that stays whole: a line, a row of a table, an image.
#[derive(Debug, Clone, Default)]
pub(super) struct Piece {
    /// Its height.
    pub(super) height: f32,
    /// The space above it, unless it is the first in its column.
    pub(super) gap: f32,
    /// From its top to where its first letters stand.
    pub(super) baseline: f32,
    /// Whether it may not be the first in a column, while what is before it is in another.
    pub(super) is_tied: bool,
    /// What is in it, from its top left corner.
    pub(super) marks: Vec<Mark>,
}

impl Piece {
    /// The same so far right.
    pub(super) fn moved(mut self, right: f32) -> Self {
        self.marks = self.marks.into_iter().map(|mark| mark.moved(right, 0.0)).collect();
        self
    }
}

/// Pieces that belong together: a question, a passage.
#[derive(Debug, Clone, Default)]
pub(super) struct Group {
    /// The space above it, unless it is the first in its column.
    pub(super) gap: f32,
    /// Its pieces, from top to bottom.
    pub(super) pieces: Vec<Piece>,
    /// Whether it begins where there is room for its beginning, instead of staying whole.
    pub(super) is_loose: bool,
}

impl Group {
    /// A group of these pieces that is never broken after its first or before its last piece.
    pub(super) fn of(gap: f32, mut pieces: Vec<Piece>) -> Self {
        if let Some(second) = pieces.get_mut(1) {
            second.is_tied = true;
        }
        if let Some(last) = pieces.last_mut() {
            last.is_tied = true;
        }
        Self { gap, pieces, is_loose: false }
    }

    fn height(&self) -> f32 {
        height(&self.pieces)
    }
}

/// How high pieces are one under the other, without the space above the first.
pub(super) fn height(pieces: &[Piece]) -> f32 {
    let gaps: f32 = pieces.iter().skip(1).map(|piece| piece.gap).sum();
    gaps + pieces.iter().map(|piece| piece.height).sum::<f32>()
}

/// Where a piece came to stand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Place {
    /// The page, from 0.
    pub(super) page: usize,
    /// The column on it, from 0.
    pub(super) column: usize,
    /// From the top of the column.
    pub(super) top: f32,
}

/// Where the pieces of groups came to stand.
#[derive(Debug, Clone, Default)]
pub(super) struct Flow {
    /// For each group, for each piece of it.
    pub(super) places: Vec<Vec<Place>>,
    /// How many pages there are.
    pub(super) pages: usize,
    /// How often a group was broken.
    breaks: usize,
    /// How low the last page reaches.
    pub(super) bottom: f32,
}

/// Lengths that differ by less are the same.
const NEARLY: f32 = 0.01;

/// Puts groups into columns: `columns` to a page, as high as `height` says of each page. The columns of
/// the last page are made about even.
pub(super) fn flow(groups: &[Group], columns: usize, height: &dyn Fn(usize) -> f32) -> Flow {
    let greedy = fill(groups, columns, height);
    if columns < 2 || greedy.pages == 0 {
        return greedy;
    }
    let last = greedy.pages - 1;
    let (mut low, mut high) = (0.0, height(last));
    let mut best = greedy.clone();
    for _ in 0..14 {
        let middle = f32::midpoint(low, high);
        let tried = fill(groups, columns, &|page| if page == last { middle } else { height(page) });
        if tried.pages == greedy.pages && tried.breaks <= greedy.breaks && tried.bottom <= middle {
            high = middle;
            best = tried;
        } else {
            low = middle;
        }
    }
    best
}

/// Fills columns one after the other.
fn fill(groups: &[Group], columns: usize, height: &dyn Fn(usize) -> f32) -> Flow {
    let mut pen = Pen { columns, height, page: 0, column: 0, y: 0.0, is_empty: true, bottom: 0.0 };
    let mut flow = Flow::default();
    for group in groups {
        let mut places = Vec::with_capacity(group.pieces.len());
        let fits = pen.has_room(group.gap, group.height());
        if !fits && !group.is_loose && group.height() <= pen.next_height() {
            pen.turn();
        }
        let mut from = 0;
        while from < group.pieces.len() {
            let gap = if from == 0 { group.gap } else { 0.0 };
            let rest = &group.pieces[from..];
            let count = match pen.fitting(gap, rest) {
                0 if pen.is_empty && !pen.is_low() => pen.forced(rest),
                0 => {
                    pen.turn();
                    continue;
                }
                count => count,
            };
            pen.put(gap, &rest[..count], &mut places);
            from += count;
            if from < group.pieces.len() {
                flow.breaks += 1;
                pen.turn();
            }
        }
        flow.places.push(places);
    }
    flow.pages = if groups.is_empty() { 0 } else { pen.page + 1 };
    flow.bottom = pen.bottom;
    flow
}

/// Where the next piece goes.
struct Pen<'a> {
    columns: usize,
    height: &'a dyn Fn(usize) -> f32,
    page: usize,
    column: usize,
    y: f32,
    is_empty: bool,
    /// How low this page reaches.
    bottom: f32,
}

impl Pen<'_> {
    fn has_room(&self, gap: f32, needed: f32) -> bool {
        let gap = if self.is_empty { 0.0 } else { gap };
        self.y + gap + needed <= (self.height)(self.page) + NEARLY
    }

    fn next_height(&self) -> f32 {
        let page = if self.column + 1 < self.columns { self.page } else { self.page + 1 };
        (self.height)(page)
    }

    /// Whether there is more room on the next page, because a heading takes some of this.
    fn is_low(&self) -> bool {
        (self.height)(self.page) + NEARLY < (self.height)(self.page + 1)
    }

    fn turn(&mut self) {
        self.column += 1;
        if self.column >= self.columns {
            self.column = 0;
            self.page += 1;
            self.bottom = 0.0;
        }
        self.y = 0.0;
        self.is_empty = true;
    }

    /// How many of the pieces can stand here, so that it may be broken after them.
    fn fitting(&self, gap: f32, pieces: &[Piece]) -> usize {
        let fit = self.counted(gap, pieces);
        let may_end = |count: &usize| pieces.get(*count).is_none_or(|next| !next.is_tied);
        (1..=fit).rev().find(may_end).unwrap_or_default()
    }

    /// How many of the pieces can stand here if they must be broken anywhere: one at least.
    fn forced(&self, pieces: &[Piece]) -> usize {
        self.counted(0.0, pieces).max(1)
    }

    fn counted(&self, gap: f32, pieces: &[Piece]) -> usize {
        let mut needed = 0.0;
        let fits = |(number, piece): (usize, &Piece)| {
            needed += piece.height + if number == 0 { 0.0 } else { piece.gap };
            self.has_room(gap, needed)
        };
        pieces.iter().enumerate().map(fits).take_while(|fits| *fits).count()
    }

    fn put(&mut self, gap: f32, pieces: &[Piece], places: &mut Vec<Place>) {
        for (number, piece) in pieces.iter().enumerate() {
            let gap = if number == 0 { gap } else { piece.gap };
            self.y += if self.is_empty { 0.0 } else { gap };
            places.push(Place { page: self.page, column: self.column, top: self.y });
            self.y += piece.height;
            self.is_empty = false;
        }
        self.bottom = self.bottom.max(self.y);
    }
}
