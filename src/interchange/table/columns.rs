//! A sheet as it is shown before it is taken: what heads each column, what is in it and what it is
//! taken for, as guessed or as a person has set it.

use std::collections::BTreeMap;

use super::guess::{Guess, guess};
use super::mapping::{Mapping, shape_of_header};
use super::rows::Sheet;

/// The most columns that are shown; what is to the right of them is read if a mapping says so.
const MOST_SHOWN: usize = 60;
/// How many cells of a column are shown.
const CELLS: usize = 3;
/// Where a column is empty in all of so many rows, nobody looks further.
const ROWS: usize = 200;
/// How many characters of a cell are shown.
const BEGINNING: usize = 60;

/// Mappings that a person has set, by [`shape_of_header`].
pub type Mappings = BTreeMap<u64, Mapping>;

/// A sheet with what its columns are taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    /// The name of the sheet, where there are several.
    pub sheet: Option<String>,
    /// What a mapping for sheets like it is kept under: see [`shape_of_header`].
    pub shape: u64,
    /// Its columns, from the left, without those that are empty.
    pub heads: Vec<Head>,
    /// How it is read.
    pub guess: Guess,
    /// Whether a person has said how.
    pub is_chosen: bool,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Its number, from 1.
    pub column: usize,
    /// What heads it; empty if nothing does.
    pub head: String,
    /// How some of its cells begin.
    pub cells: Vec<String>,
}

impl Columns {
    /// A sheet as it is read: as one of these mappings says, or as it is guessed.
    pub(super) fn of(sheet: &Sheet, mappings: &Mappings) -> Self {
        let shape = shape_of_header(sheet);
        let chosen = mappings.get(&shape);
        let guess = chosen.map_or_else(|| guess(sheet), |mapping| Guess::set(sheet, mapping));
        Self {
            sheet: sheet.name.clone(),
            shape,
            heads: heads(sheet, &guess.mapping),
            guess,
            is_chosen: chosen.is_some(),
        }
    }
}

fn heads(sheet: &Sheet, mapping: &Mapping) -> Vec<Head> {
    let mut heads: BTreeMap<usize, Head> = BTreeMap::new();
    let at = |column: usize| Head { column, head: String::new(), cells: Vec::new() };
    if let Some(row) = mapping.header.and_then(|row| sheet.row(row)) {
        for (column, head) in row.cells().filter(|cell| cell.0 <= MOST_SHOWN) {
            heads.entry(column).or_insert_with(|| at(column)).head = beginning(head);
        }
    }
    for row in sheet.rows.iter().filter(|row| row.number() >= mapping.first).take(ROWS) {
        for (column, cell) in row.cells().filter(|cell| cell.0 <= MOST_SHOWN) {
            let head = heads.entry(column).or_insert_with(|| at(column));
            if head.cells.len() < CELLS && !cell.is_empty() {
                head.cells.push(beginning(cell));
            }
        }
    }
    heads.into_values().collect()
}

/// How a cell begins, on one line.
fn beginning(cell: &str) -> String {
    let mut words = String::new();
    for word in cell.split_whitespace() {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
        if words.chars().nth(BEGINNING).is_some() {
            words = words.chars().take(BEGINNING).collect();
            words.push('…');
            break;
        }
    }
    words
}
