//! Questions of other programs, in and out: the bytes of a file become questions with remarks, and
//! a bank becomes bytes, and so do the results of a test. What a bank must be like is in
//! `domain::bank`; nothing here opens a file.

pub mod aiken;
pub mod anki;
pub mod answers;
mod archive;
mod assemble;
mod card;
pub mod detect;
pub mod encoding;
pub mod export;
pub mod files;
pub mod flat;
pub mod gift;
pub mod html;
pub mod limit;
mod lines;
pub mod moodle;
pub mod pack;
pub mod paste;
pub mod qti;
pub mod quizlet;
mod remark;
pub mod results;
pub mod roll;
pub mod table;
pub mod tex;
pub mod text2qti;
pub mod tongue;

use std::fmt;

use crate::domain::bank::{Body, Difficulty, Shuffle};
use crate::domain::locale::Text;

pub use self::assemble::{Cover, assemble, file_under};
pub use self::files::File;
pub use self::remark::{Remark, Said, Weight};

/// A format that questions come in, or go out in, beside our own RON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// Our own: the RON file of a bank, or a pack of it with its images.
    Smriti,
    /// Plain text as it is pasted from a PDF, a document, a web page or a message.
    Paste,
    /// Aiken, as Moodle reads it.
    Aiken,
    /// GIFT, as Moodle reads it.
    Gift,
    /// Moodle XML.
    MoodleXml,
    /// QTI 1.2 to 3.0, alone, in a package or in a Common Cartridge.
    Qti,
    /// A table with a question in each row: comma, semicolon or tab between columns.
    Csv,
    /// The same as an Excel workbook.
    Xlsx,
    /// The same as an `OpenDocument` sheet.
    Ods,
    /// Kahoot's template for quizzes, an Excel workbook.
    Kahoot,
    /// Wayground's template (it was Quizizz), as CSV or Excel workbook.
    Wayground,
    /// A package of Anki's: a deck or a whole collection.
    AnkiPackage,
    /// Notes of Anki's as text.
    AnkiText,
    /// A set of Quizlet's: terms and what they mean.
    Quizlet,
    /// A quiz of text2qti.
    Text2qti,
}

impl Format {
    /// Every format, in the order of the guide.
    pub const ALL: [Self; 15] = [
        Self::Smriti,
        Self::Paste,
        Self::Aiken,
        Self::Gift,
        Self::MoodleXml,
        Self::Qti,
        Self::Csv,
        Self::Xlsx,
        Self::Ods,
        Self::Kahoot,
        Self::Wayground,
        Self::AnkiPackage,
        Self::AnkiText,
        Self::Quizlet,
        Self::Text2qti,
    ];

    /// A stable name for the command line and reports, in kebab case.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Smriti => "smriti",
            Self::Paste => "paste",
            Self::Aiken => "aiken",
            Self::Gift => "gift",
            Self::MoodleXml => "moodle-xml",
            Self::Qti => "qti",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Ods => "ods",
            Self::Kahoot => "kahoot",
            Self::Wayground => "wayground",
            Self::AnkiPackage => "anki-package",
            Self::AnkiText => "anki-text",
            Self::Quizlet => "quizlet",
            Self::Text2qti => "text2qti",
        }
    }

    /// Whether it is text that a person can correct: not a workbook or another package.
    pub const fn is_text(self) -> bool {
        match self {
            Self::Smriti
            | Self::Paste
            | Self::Aiken
            | Self::Gift
            | Self::MoodleXml
            | Self::Qti
            | Self::Csv
            | Self::AnkiText
            | Self::Quizlet
            | Self::Text2qti => true,
            Self::Xlsx | Self::Ods | Self::Kahoot | Self::Wayground | Self::AnkiPackage => false,
        }
    }

    /// The format of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }
}

/// What a file came to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Taken {
    /// What the file calls the whole, if it does.
    pub title: Option<String>,
    /// The questions that were taken, in the order of the file.
    pub items: Vec<Item>,
    /// The images that their texts name.
    pub files: Vec<File>,
    /// What was left out, and what else is to be said of the file as a whole, in its order.
    pub remarks: Vec<Remark>,
}

impl Taken {
    /// What comes of a file with more than [`limit::FILE`] bytes.
    fn too_large() -> Self {
        let said = Said::Limit { what: "bytes", most: limit::FILE };
        Self { remarks: vec![Remark { place: Place::Whole, said }], ..Self::default() }
    }
}

/// A bank as another program reads it, in a format of text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Written {
    /// The file.
    pub text: String,
    /// What was left out and what was changed, in the order of the bank.
    pub remarks: Vec<Remark>,
}

/// A question as it was brought. It need not be sound: one without a key has a remark that says so,
/// and whoever saves it meets the rules of [`crate::domain::bank::check`].
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Where it begins.
    pub place: Place,
    /// What the file names it by, if it does.
    pub id: Option<String>,
    /// The path of the category it is filed under, outermost first; empty if there is none.
    pub topic: Vec<String>,
    /// What else it is filed under.
    pub tags: Vec<String>,
    /// How hard the file says that it is.
    pub difficulty: Option<Difficulty>,
    /// A text that it is about, which its neighbours may share.
    pub passage: Option<Text>,
    /// What is asked.
    pub body: Body,
    /// Why the key is right.
    pub explanation: Option<Text>,
    /// Whether its options may change places.
    pub shuffle: Shuffle,
    /// What was changed or is in doubt, in the order of the file.
    pub remarks: Vec<Remark>,
}

impl Item {
    /// A question at a place, with nothing said of it beyond its body.
    pub fn new(place: Place, body: Body) -> Self {
        Self {
            place,
            id: None,
            topic: Vec::new(),
            tags: Vec::new(),
            difficulty: None,
            passage: None,
            body,
            explanation: None,
            shuffle: Shuffle::default(),
            remarks: Vec::new(),
        }
    }

    /// Whether something about it should be looked at before it is believed.
    pub fn is_in_doubt(&self) -> bool {
        self.remarks.iter().any(|remark| remark.said.weight() != Weight::Changed)
    }
}

/// Where in a file something stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Place {
    /// The file as a whole.
    #[default]
    Whole,
    /// A line, from 1.
    Line(usize),
    /// A cell of a sheet, or its whole row.
    Cell {
        /// The sheet, where there are several.
        sheet: Option<String>,
        /// The row, from 1.
        row: usize,
        /// The column, from 1; `None` for the row.
        column: Option<usize>,
    },
    /// A note of a collection, from 1.
    Note(usize),
    /// A question of a bank that is written, by its id.
    Question(String),
    /// A line of a file within the file.
    Within {
        /// Its name.
        file: String,
        /// The line, from 1.
        line: usize,
    },
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole => f.write_str("the file"),
            Self::Line(line) => write!(f, "line {line}"),
            Self::Cell { sheet, row, column } => {
                if let Some(sheet) = sheet {
                    write!(f, "{sheet}: ")?;
                }
                match column {
                    Some(column) => write!(f, "cell {}{row}", letters(*column)),
                    None => write!(f, "row {row}"),
                }
            }
            Self::Note(number) => write!(f, "note {number}"),
            Self::Question(id) => write!(f, "question {id}"),
            Self::Within { file, line } => write!(f, "{file}: line {line}"),
        }
    }
}

/// The letters of a column of a sheet, from 1: A, B, …, Z, AA.
pub fn letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.into_iter().rev().collect()
}
