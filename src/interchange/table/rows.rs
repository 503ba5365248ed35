//! A sheet as rows of cells, of which only those with something in them take room.

use super::{MAX_BYTES, MAX_CELL, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, Place, Remark, Said};

/// A sheet of a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    /// Its name, where the file names its sheets.
    pub name: Option<String>,
    /// Its rows with something in them, from top to bottom.
    pub rows: Vec<Row>,
}

impl Sheet {
    /// A cell, or a whole row.
    pub fn place(&self, row: usize, column: Option<usize>) -> Place {
        Place::Cell { sheet: self.name.clone(), row, column }
    }

    /// The row of this number, if there is something in it.
    pub fn row(&self, number: usize) -> Option<&Row> {
        let at = self.rows.binary_search_by_key(&number, Row::number).ok()?;
        self.rows.get(at)
    }

    /// The last column with something in it, from 1; 0 in an empty sheet.
    pub fn width(&self) -> usize {
        self.rows.iter().filter_map(|row| row.cells.last()).map(|cell| cell.0).max().unwrap_or(0)
            as usize
    }
}

/// A row of a sheet. Cells are trimmed, their lines end with `\n`, and none is empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    number: usize,
    text: String,
    /// Columns from 1, ascending, each with where its text ends.
    cells: Vec<(u32, u32)>,
}

impl Row {
    /// The row of this number, with cells from its first column on.
    pub fn new<'a>(number: usize, cells: impl IntoIterator<Item = &'a str>) -> Self {
        let mut row = Self { number, ..Self::default() };
        for (column, cell) in (1..).zip(cells) {
            row.push(column, cell.trim());
        }
        row
    }

    /// Its number, from 1, as a spreadsheet counts.
    pub fn number(&self) -> usize {
        self.number
    }

    /// What stands in a column, from 1; empty if nothing does.
    pub fn cell(&self, column: usize) -> &str {
        // Most rows are full, so a cell is where its number says or a little before.
        let place = |at: usize| self.cells.get(at).is_some_and(|cell| cell.0 as usize == column);
        let at = match column.checked_sub(1) {
            Some(at) if place(at) => at,
            _ => match self.cells.binary_search_by_key(&column, |cell| cell.0 as usize) {
                Ok(at) => at,
                Err(_) => return "",
            },
        };
        self.nth(at)
    }

    /// The cells with something in them and their columns, from 1.
    pub fn cells(&self) -> impl Iterator<Item = (usize, &str)> {
        (0..self.cells.len()).map(|at| (self.cells[at].0 as usize, self.nth(at)))
    }

    fn nth(&self, at: usize) -> &str {
        let begin = at.checked_sub(1).map_or(0, |before| self.cells[before].1 as usize);
        let end = self.cells[at].1 as usize;
        self.text.get(begin..end).unwrap_or_default()
    }

    fn push(&mut self, column: usize, text: &str) {
        if text.is_empty() {
            return;
        }
        self.text.push_str(text);
        let end = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        self.cells.push((u32::try_from(column).unwrap_or(u32::MAX), end));
    }

    fn is_in_order(&self) -> bool {
        self.cells.is_sorted_by(|one, next| one.0 < next.0)
    }

    /// The cells by column; of two in one column the first.
    fn put_in_order(&mut self, also: &[(usize, String)]) {
        let own = std::mem::take(self);
        let mut cells: Vec<(usize, &str)> = own.cells().collect();
        cells.extend(also.iter().map(|(column, text)| (*column, text.as_str())));
        cells.sort_by_key(|cell| cell.0);
        cells.dedup_by_key(|cell| cell.0);
        self.number = own.number;
        for (column, text) in cells {
            self.push(column, text);
        }
    }
}

/// What all sheets of a file may still take.
pub(super) struct Budget {
    bytes: usize,
    cells: usize,
    rows: usize,
}

impl Budget {
    pub(super) const fn new() -> Self {
        Self { bytes: MAX_BYTES, cells: MAX_CELLS, rows: MAX_ROWS }
    }
}

/// A sheet as it is read, cell by cell and in any order.
pub(super) struct Collector<'a> {
    sheet: Sheet,
    budget: &'a mut Budget,
    remarks: &'a mut Vec<Remark>,
    /// What there was too much of, which is said once.
    said: Vec<&'static str>,
    garbled: bool,
}

impl<'a> Collector<'a> {
    pub(super) fn new(
        name: Option<String>,
        budget: &'a mut Budget,
        remarks: &'a mut Vec<Remark>,
    ) -> Self {
        let sheet = Sheet { name, rows: Vec::new() };
        Self { sheet, budget, remarks, said: Vec::new(), garbled: false }
    }

    /// Says something of a cell.
    pub(super) fn remark(&mut self, row: usize, column: Option<usize>, said: Said) {
        // A file of nothing but mistakes says the first of them.
        if self.remarks.len() < 10_000 {
            self.remarks.push(Remark { place: self.sheet.place(row, column), said });
        }
    }

    fn limit(&mut self, row: usize, column: usize, what: &'static str, most: usize) {
        if !self.said.contains(&what) {
            self.said.push(what);
            self.remark(row, Some(column), Said::Limit { what, most });
        }
    }

    /// Takes a cell, if there is something in it and room for it; `false` once there is room for
    /// none.
    pub(super) fn push(&mut self, row: usize, column: usize, text: &str) -> bool {
        // With the spaces around it, since a reader that stops at the limit may stop at a space.
        if text.len() > MAX_CELL {
            self.limit(row, column, "bytes in a cell", MAX_CELL);
            return true;
        }
        let text = text.trim();
        if text.is_empty() {
            return true;
        }
        if column > MAX_COLUMNS {
            self.limit(row, column, "columns", MAX_COLUMNS);
            return true;
        }
        let new = self.sheet.rows.last().is_none_or(|last| last.number != row);
        if new && self.budget.rows == 0 {
            self.limit(row, column, "rows", MAX_ROWS);
            return false;
        }
        if self.budget.cells == 0 {
            self.limit(row, column, "cells", MAX_CELLS);
            return false;
        }
        if self.budget.bytes < text.len() {
            self.limit(row, column, "bytes", MAX_BYTES);
            return false;
        }
        self.budget.cells -= 1;
        self.budget.bytes -= text.len();
        if new {
            self.budget.rows -= 1;
            let size =
                self.sheet.rows.last().map_or((0, 0), |row| (row.text.len(), row.cells.len()));
            let (text, cells) = (String::with_capacity(size.0), Vec::with_capacity(size.1));
            self.sheet.rows.push(Row { number: row, text, cells });
        }
        if !self.garbled && text.contains('\u{FFFD}') {
            self.garbled = true;
            let found = text.chars().take(24).collect();
            self.remark(row, Some(column), Said::Garbled { found });
        }
        if text.contains('\r') {
            self.last(column, &text.replace("\r\n", "\n").replace('\r', "\n"));
        } else {
            self.last(column, text);
        }
        true
    }

    fn last(&mut self, column: usize, text: &str) {
        if let Some(last) = self.sheet.rows.last_mut() {
            last.push(column, text);
        }
    }

    /// The sheet, its rows and cells in order. What a cell says holds for every row it was merged
    /// over: each merge is a column with its first and last row.
    pub(super) fn finish(mut self, merges: &[(usize, usize, usize)]) -> Sheet {
        let mut rows = std::mem::take(&mut self.sheet.rows);
        if !rows.is_sorted_by(|one, next| one.number < next.number) {
            rows.sort_by_key(Row::number);
            let mut whole: Vec<Row> = Vec::with_capacity(rows.len());
            for row in rows {
                match whole.last_mut().filter(|last| last.number == row.number) {
                    Some(last) => {
                        for (column, text) in row.cells() {
                            last.push(column, text);
                        }
                    }
                    None => whole.push(row),
                }
            }
            rows = whole;
        }
        for row in rows.iter_mut().filter(|row| !row.is_in_order()) {
            row.put_in_order(&[]);
        }
        self.sheet.rows = rows;
        for (column, first, last) in merges {
            self.fill(*column, *first, *last);
        }
        self.sheet
    }

    fn fill(&mut self, column: usize, first: usize, last: usize) {
        let Ok(at) = self.sheet.rows.binary_search_by_key(&first, Row::number) else { return };
        let text = self.sheet.rows[at].cell(column).to_owned();
        if text.is_empty() {
            return;
        }
        for below in at + 1..self.sheet.rows.len() {
            let row = &mut self.sheet.rows[below];
            if row.number > last || self.budget.cells == 0 || self.budget.bytes < text.len() {
                break;
            }
            if row.cell(column).is_empty() {
                self.budget.cells -= 1;
                self.budget.bytes -= text.len();
                row.put_in_order(&[(column, text.clone())]);
            }
        }
    }
}
