//! Workbooks: zips of XML, as Excel writes them (`xlsx`) and as `OpenDocument` has them (`ods`). They
//! are read as a stream of cells, so a cell far away costs no more than one nearby. Formulas are never
//! run: what the last program that ran them put down is taken.

mod ods;
mod out;
mod xlsx;

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::rows::Budget;
use super::{Format, Opened, Place, Remark};
use crate::interchange::archive::Archive;
use crate::interchange::encoding::{decode, is_no_text};

pub(in crate::interchange) use self::out::{Grid, MOST_CHARACTERS, xlsx};

/// The sheets of a workbook, whichever of the two kinds it is.
pub(super) fn open(bytes: &[u8]) -> Opened {
    let mut opened = Opened { format: Format::Xlsx, sheets: Vec::new(), remarks: Vec::new() };
    let mut budget = Budget::new();
    let read = Archive::open(bytes).and_then(|mut package| {
        if package.has("content.xml") {
            opened.format = Format::Ods;
            ods::read(&mut package, &mut budget, &mut opened)
        } else {
            xlsx::read(&mut package, &mut budget, &mut opened)
        }
    });
    if let Err(said) = read {
        opened.remarks.push(Remark { place: Place::Whole, said });
    }
    opened.sheets.retain(|sheet| !sheet.rows.is_empty());
    opened
}

/// The text of a part. What is said of its encoding is of no use to a reader: what is no text is said
/// of the cell that holds it.
fn text_of(bytes: Vec<u8>) -> String {
    decode(&bytes).0.into_owned()
}

/// A stream of elements that does not mind tags that close nothing.
fn events(text: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.expand_empty_elements = true;
    reader
}

/// An attribute, by its name without the part before a colon.
fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found =
        element.attributes().with_checks(false).map_while(Result::ok).find(|attribute| {
            let key = attribute.key.as_ref();
            let local = key.iter().rposition(|byte| *byte == b':').map_or(0, |at| at + 1);
            key[local..] == *name.as_bytes()
        })?;
    let raw = std::str::from_utf8(&found.value).ok()?;
    Some(quick_xml::escape::unescape(raw).map_or_else(|_| raw.to_owned(), Into::into))
}

/// Adds what a piece of text says; `true` if the event was one.
fn add_text(event: &Event<'_>, to: &mut String) -> bool {
    match event {
        Event::Text(text) => {
            if let Ok(text) = std::str::from_utf8(text) {
                to.push_str(text);
            }
        }
        Event::CData(text) => {
            if let Ok(text) = std::str::from_utf8(text) {
                to.push_str(text);
            }
        }
        Event::GeneralRef(reference) => to.extend(character(reference)),
        _ => return false,
    }
    true
}

/// The character that `&amp;` or `&#65;` stands for; entities of a file's own are not followed.
fn character(reference: &BytesRef<'_>) -> Option<char> {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return Some(legible(c));
    }
    match &**reference {
        b"amp" => Some('&'),
        b"lt" => Some('<'),
        b"gt" => Some('>'),
        b"quot" => Some('"'),
        b"apos" => Some('\''),
        _ => None,
    }
}

/// A character that an escape stands for, or the mark of one that is none.
fn legible(c: char) -> char {
    if is_no_text(c) { '\u{FFFD}' } else { c }
}

/// A number as a person would write it: what a program's arithmetic adds in the sixteenth place is
/// left away.
fn number(text: &str) -> String {
    let is_short = text.len() <= 15 && !text.contains(['e', 'E']);
    let Some(value) = text.parse::<f64>().ok().filter(|value| value.is_finite()) else {
        return text.to_owned();
    };
    if is_short {
        return text.strip_suffix(".0").unwrap_or(text).to_owned();
    }
    if value == 0.0 || !(1e-9..1e18).contains(&value.abs()) {
        return value.to_string();
    }
    let whole = value.abs().log10().floor();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 24")]
    let digits = (14.0 - whole).clamp(0.0, 24.0) as usize;
    let text = format!("{value:.digits$}");
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text
    }
}
