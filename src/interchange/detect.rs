//! Which format a file is in, told from what is in it and never from its name; and reading it.

use std::borrow::Cow;

use super::archive::is_zip;
use super::encoding::decode;
use super::paste::TakenLine;
use super::table::{self, Columns, Confidence, Mappings, Unclear};
use super::{
    Format, Taken, aiken, anki, gift, limit, moodle, pack, paste, qti, quizlet, tex, text2qti,
};

/// How sure a format of text must be of itself, of 100, to be taken before others.
const SURE: u8 = 50;

/// A file that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// The format it was read in.
    pub format: Format,
    /// What it came to.
    pub taken: Taken,
    /// What each line was taken for, if it was read as pasted text.
    pub lines: Vec<TakenLine>,
    /// What the columns of each sheet were taken for, if it is a table.
    pub sheets: Vec<Columns>,
}

impl Opened {
    fn of(format: Format, taken: Taken) -> Self {
        Self { format, taken, lines: Vec::new(), sheets: Vec::new() }
    }

    fn of_table(format: Format, table: table::Opened, how: &How) -> Self {
        let (taken, sheets) = table.take(&how.mappings);
        Self { sheets, ..Self::of(format, taken) }
    }
}

/// How a file is to be read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct How {
    /// The format; without one, the one it is in.
    pub format: Option<Format>,
    /// What the columns of tables are, where a person has said so.
    pub mappings: Mappings,
}

impl How {
    /// In this format or, without one, in the one that a file is in.
    pub fn of(format: Option<Format>) -> Self {
        Self { format, ..Self::default() }
    }
}

/// The format that these bytes are in, as far as it can be told; pasted text takes everything.
pub fn detect(bytes: &[u8]) -> Format {
    match told(bytes) {
        Told::Format(format) => format,
        Told::Workbook(opened) => opened.format,
    }
}

/// What bytes are told to be.
enum Told {
    Format(Format),
    /// A workbook, which had to be opened to know whose it is.
    Workbook(table::Opened),
}

fn told(bytes: &[u8]) -> Told {
    let format = if pack::looks_like(bytes) {
        Format::Smriti
    } else if is_zip(bytes) {
        if qti::is_content_package(bytes) {
            Format::Qti
        } else if anki::looks_like(bytes) {
            Format::AnkiPackage
        } else {
            return Told::Workbook(table::open(bytes));
        }
    } else if qti::looks_like(bytes) {
        Format::Qti
    } else if moodle::looks_like(bytes) {
        Format::MoodleXml
    } else {
        of_text(&decode(bytes).0)
    };
    Told::Format(format)
}

/// The same of a text.
pub fn of_text(text: &str) -> Format {
    if pack::is_ron(text) {
        return Format::Smriti;
    }
    if qti::looks_like(text.as_bytes()) {
        return Format::Qti;
    }
    if moodle::looks_like(text.as_bytes()) {
        return Format::MoodleXml;
    }
    if anki::looks_like_text(text) {
        return Format::AnkiText;
    }
    let (gift, aiken) = (gift::looks_like(text), aiken::looks_like(text));
    if gift >= SURE && gift >= aiken {
        Format::Gift
    } else if aiken > 60 {
        // What only a lenient reader takes for Aiken is read better as pasted text.
        Format::Aiken
    } else if text2qti::looks_like(text) {
        Format::Text2qti
    } else if is_table(text) {
        Format::Csv
    } else if quizlet::looks_like(text) {
        Format::Quizlet
    } else {
        Format::Paste
    }
}

/// Whether a text has the columns of a table of questions, judged by its beginning.
fn is_table(text: &str) -> bool {
    const ENOUGH: usize = 64 * 1024;
    let start = &text[..text.floor_char_boundary(ENOUGH)];
    table::open(start.as_bytes()).sheets.iter().any(|sheet| {
        // A paper with two lists side by side, or with options such as `B, D, A`, has columns in
        // some lines; a table has them in most.
        let wide = sheet.rows.iter().filter(|row| row.cells().count() > 2).count();
        if wide * 5 < sheet.rows.len() * 3 {
            return false;
        }
        let guess = table::guess(sheet);
        // Heads make it one, whatever is unclear of the rows below them.
        let is_sure = guess.mapping.header.is_some() || guess.confidence > Confidence::Unclear;
        let is_paper = guess.mapping.header.is_none() && paste::is_paper(start);
        sheet.width() > 2 && !is_paper && is_sure && !guess.unclear.contains(&Unclear::Question)
    })
}

/// The questions of a file, read as is said or as it seems to be. Mathematics as TeX becomes
/// characters where it can.
pub fn open(bytes: &[u8], how: &How) -> Opened {
    settled(of_bytes(bytes, how))
}

/// The same of a text.
pub fn open_text(text: &str, how: &How) -> Opened {
    settled(of_words(text, how))
}

/// What every format has in common once it is read.
fn settled(mut opened: Opened) -> Opened {
    tex::settle(&mut opened.taken);
    opened
}

fn of_bytes(bytes: &[u8], how: &How) -> Opened {
    if bytes.len() > limit::FILE {
        return Opened::of(how.format.unwrap_or(Format::Paste), Taken::too_large());
    }
    let format = match how.format.map_or_else(|| told(bytes), Told::Format) {
        Told::Format(format) => format,
        Told::Workbook(opened) => return Opened::of_table(opened.format, opened, how),
    };
    match format {
        Format::Csv | Format::Xlsx | Format::Ods | Format::Kahoot | Format::Wayground => {
            Opened::of_table(format, table::open(bytes), how)
        }
        Format::Smriti => Opened::of(format, pack::read(bytes)),
        Format::Qti => Opened::of(format, qti::read(bytes)),
        Format::AnkiPackage => Opened::of(format, anki::read(bytes)),
        Format::Paste
        | Format::Aiken
        | Format::Gift
        | Format::MoodleXml
        | Format::AnkiText
        | Format::Quizlet
        | Format::Text2qti => {
            let (text, remark) = decode(bytes);
            let how = How { format: Some(format), ..how.clone() };
            let mut opened = of_words(&text, &how);
            opened.taken.remarks.splice(0..0, remark);
            opened
        }
    }
}

fn of_words(text: &str, how: &How) -> Opened {
    let format = how.format.unwrap_or_else(|| of_text(text));
    let taken = match format {
        Format::Paste => {
            let pasted = paste::read(text);
            return Opened { lines: pasted.lines, ..Opened::of(format, pasted.taken) };
        }
        Format::Aiken => {
            // Only what Moodle would not take is read leniently, and then says so.
            let strict = aiken::read(text, aiken::Strictness::Strict);
            if strict.remarks.is_empty() {
                strict
            } else {
                aiken::read(text, aiken::Strictness::Lenient)
            }
        }
        Format::Gift => gift::read(text),
        Format::MoodleXml => moodle::read(text),
        Format::Smriti => pack::read(text.as_bytes()),
        Format::Qti => qti::read_text(text),
        Format::Csv | Format::Xlsx | Format::Ods | Format::Kahoot | Format::Wayground => {
            return Opened::of_table(format, table::open(text.as_bytes()), how);
        }
        Format::Quizlet => quizlet::read(text),
        Format::Text2qti => text2qti::read(text),
        Format::AnkiText => anki::read_text(text),
        Format::AnkiPackage => anki::read(text.as_bytes()),
    };
    Opened::of(format, taken)
}

/// Whether these bytes are text, which can be shown and corrected, and that text.
pub fn text(bytes: &[u8]) -> Option<Cow<'_, str>> {
    if is_zip(bytes) || bytes.len() > limit::FILE {
        return None;
    }
    Some(decode(bytes).0)
}
