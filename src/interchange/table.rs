//! Tables with a question in each row: CSV, Excel workbooks and `OpenDocument` sheets become
//! [`Sheet`]s; [`guess`] says which column is what, a [`Mapping`] holds it, and [`read`] makes
//! questions of the rows. [`write_csv`] and [`write_xlsx`] go the other way.
//!
//! The mapping is shown before anything is taken, so that what was guessed wrong is put right once,
//! and is kept by [`shape_of_header`] for the next file of the same kind.

pub(super) mod cell;
mod columns;
mod guess;
pub(super) mod heads;
mod kahoot;
pub(super) mod key;
mod mapping;
mod number;
mod read;
mod rows;
pub(super) mod separated;
pub(super) mod workbook;
pub(super) mod write;

use super::archive::is_zip;
use super::limit::{FILE as MAX_BYTES, QUESTIONS as MAX_QUESTIONS, TEXT as MAX_CELL};
use super::{Format, Place, Remark, Said, Taken};

pub use self::columns::{Columns, Head, Mappings};
pub use self::guess::{Confidence, Example, Guess, Unclear, guess};
pub use self::kahoot::write as write_kahoot;
pub use self::mapping::{Column, Field, KeyForm, Mapping, shape_of_header};
pub use self::read::read;
pub use self::rows::{Row, Sheet};
pub use self::write::{write_csv, write_xlsx};

/// The most columns that are looked at.
const MAX_COLUMNS: usize = 256;
/// The most rows with something in them, in all sheets: those of questions, heads and notes.
const MAX_ROWS: usize = MAX_QUESTIONS + 10_000;
/// The most cells with something in them, in all sheets.
const MAX_CELLS: usize = 6_000_000;
/// The most sheets of a workbook.
const MAX_SHEETS: usize = 64;

/// A file as it was found: its sheets, with nothing yet made of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// What kind of file it is.
    pub format: Format,
    /// Its sheets, those without a cell left out; a file of separated values is one sheet.
    pub sheets: Vec<Sheet>,
    /// What is to be said of the file.
    pub remarks: Vec<Remark>,
}

/// The sheets of a file, whose kind is told from its bytes.
pub fn open(bytes: &[u8]) -> Opened {
    let whole = |said| vec![Remark { place: Place::Whole, said }];
    if bytes.len() > MAX_BYTES {
        let remarks = whole(Said::Limit { what: "bytes", most: MAX_BYTES });
        return Opened { format: Format::Csv, sheets: Vec::new(), remarks };
    }
    if !is_zip(bytes) {
        return separated::open(bytes);
    }
    workbook::open(bytes)
}

/// The questions of a file as its columns are guessed, with a doubt wherever the guess is one.
pub fn take(bytes: &[u8]) -> Taken {
    open(bytes).take(&Mappings::new()).0
}

impl Opened {
    /// The questions as these mappings say and, for other sheets, as the columns are guessed, with a
    /// doubt wherever the guess is one; and how each sheet was read.
    pub fn take(self, mappings: &Mappings) -> (Taken, Vec<Columns>) {
        let mut taken = Taken { remarks: self.remarks, ..Taken::default() };
        let mut all = Vec::new();
        for sheet in &self.sheets {
            let columns = Columns::of(sheet, mappings);
            let guess = columns.guess.clone();
            all.push(columns);
            if guess.unclear.contains(&Unclear::Question) {
                taken.remarks.push(Remark { place: sheet.place(1, None), said: Said::NotAsked });
                continue;
            }
            let mut more = guess.take(sheet);
            let room = MAX_QUESTIONS - taken.items.len();
            if more.items.len() > room {
                more.items.truncate(room);
                let said = Said::Limit { what: "questions", most: MAX_QUESTIONS };
                taken.remarks.push(Remark { place: Place::Whole, said });
            }
            taken.items.append(&mut more.items);
            taken.remarks.append(&mut more.remarks);
        }
        (taken, all)
    }
}
