//! Which format a file is in, told from what is in it and never from its name; and reading it.

use std::borrow::Cow;

use super::encoding::decode;
use super::paste::TakenLine;
use super::table::{self, Confidence, Unclear, is_package};
use super::{
    Format, Place, Remark, Said, Taken, aiken, anki, gift, limit, moodle, paste, quizlet, text2qti,
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
}

/// The format that these bytes are in, as far as it can be told; pasted text takes everything.
pub fn detect(bytes: &[u8]) -> Format {
    if is_package(bytes) {
        return if anki::looks_like(bytes) {
            Format::AnkiPackage
        } else {
            table::open(bytes).format
        };
    }
    if moodle::looks_like(bytes) {
        return Format::MoodleXml;
    }
    of_text(&decode(bytes).0)
}

/// The same of a text.
pub fn of_text(text: &str) -> Format {
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
        let guess = table::guess(sheet);
        sheet.width() > 2
            && guess.confidence > Confidence::Unclear
            && !guess.unclear.contains(&Unclear::Question)
    })
}

/// The questions of a file, in this format or, without one, in the one it is in.
pub fn open(bytes: &[u8], format: Option<Format>) -> Opened {
    if bytes.len() > limit::FILE {
        let said = Said::Limit { what: "bytes", most: limit::FILE };
        let remarks = vec![Remark { place: Place::Whole, said }];
        let taken = Taken { remarks, ..Taken::default() };
        return Opened { format: format.unwrap_or(Format::Paste), taken, lines: Vec::new() };
    }
    if format.is_none() && is_package(bytes) && !anki::looks_like(bytes) {
        let opened = table::open(bytes);
        return Opened { format: opened.format, taken: opened.take(), lines: Vec::new() };
    }
    let format = format.unwrap_or_else(|| detect(bytes));
    match format {
        Format::Csv | Format::Xlsx | Format::Ods | Format::Kahoot | Format::Wayground => {
            Opened { format, taken: table::take(bytes), lines: Vec::new() }
        }
        Format::AnkiPackage => Opened { format, taken: anki::read(bytes), lines: Vec::new() },
        Format::Paste
        | Format::Aiken
        | Format::Gift
        | Format::MoodleXml
        | Format::AnkiText
        | Format::Quizlet
        | Format::Text2qti => {
            let (text, remark) = decode(bytes);
            let mut opened = open_text(&text, Some(format));
            opened.taken.remarks.splice(0..0, remark);
            opened
        }
    }
}

/// The same of a text.
pub fn open_text(text: &str, format: Option<Format>) -> Opened {
    let format = format.unwrap_or_else(|| of_text(text));
    let (taken, lines) = match format {
        Format::Paste => {
            let pasted = paste::read(text);
            (pasted.taken, pasted.lines)
        }
        Format::Aiken => {
            // Only what Moodle would not take is read leniently, and then says so.
            let strict = aiken::read(text, aiken::Strictness::Strict);
            let taken = if strict.remarks.is_empty() {
                strict
            } else {
                aiken::read(text, aiken::Strictness::Lenient)
            };
            (taken, Vec::new())
        }
        Format::Gift => (gift::read(text), Vec::new()),
        Format::MoodleXml => (moodle::read(text), Vec::new()),
        Format::Csv | Format::Xlsx | Format::Ods | Format::Kahoot | Format::Wayground => {
            (table::take(text.as_bytes()), Vec::new())
        }
        Format::Quizlet => (quizlet::read(text), Vec::new()),
        Format::Text2qti => (text2qti::read(text), Vec::new()),
        Format::AnkiText => (anki::read_text(text), Vec::new()),
        Format::AnkiPackage => (anki::read(text.as_bytes()), Vec::new()),
    };
    Opened { format, taken, lines }
}

/// Whether these bytes are text, which can be shown and corrected, and that text.
pub fn text(bytes: &[u8]) -> Option<Cow<'_, str>> {
    if is_package(bytes) || bytes.len() > limit::FILE {
        return None;
    }
    Some(decode(bytes).0)
}
