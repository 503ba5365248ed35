//! Values with a comma, a semicolon, a tab or a bar between them. What separates is told from the
//! first rows; quotes are as in RFC 4180, and one that is never closed is taken for a letter.

use std::borrow::Cow;

use csv::{ReaderBuilder, StringRecord};

use super::cell::Cell;
use super::rows::{Budget, Collector};
use super::{MAX_COLUMNS, Opened, Remark, Said};
use crate::interchange::Format;
use crate::interchange::encoding::decode;

/// What may stand between two values, the usual first.
const SEPARATORS: [u8; 4] = [b',', b'\t', b';', b'|'];
/// How much of a file is looked at for its separator, in bytes and rows.
const SAMPLE: (usize, usize) = (64 << 10, 100);

pub(super) fn open(bytes: &[u8]) -> Opened {
    let (text, remark) = decode(bytes);
    let mut remarks: Vec<Remark> = remark.into_iter().collect();
    let mut budget = Budget::new();
    let mut sheet = Collector::new(None, &mut budget, &mut remarks);
    // Excel lets the first line say what separates.
    let said = text.lines().next().and_then(|line| {
        let mark = line.trim_end().strip_prefix("sep=")?;
        Some((*mark.as_bytes().first().filter(|_| mark.len() == 1)?, line.len()))
    });
    let (separator, begin) = said.unwrap_or_else(|| (separator(&text), 0));
    let rest = text.get(begin..).unwrap_or_default();
    let mut row = 1;
    if let Some(at) = rows(rest, separator, true, &mut row, &mut sheet) {
        sheet.remark(row, None, Said::Unclosed { mark: "\"".to_owned() });
        rows(rest.get(at..).unwrap_or_default(), separator, false, &mut row, &mut sheet);
    }
    let sheet = sheet.finish(&[]);
    let sheets = if sheet.rows.is_empty() { Vec::new() } else { vec![sheet] };
    Opened { format: Format::Csv, sheets, remarks }
}

/// Whether a row is the line of dashes under the heads of a table in Markdown.
fn is_rule(record: &StringRecord) -> bool {
    let dashes = |cell: &str| cell.len() >= 3 && cell.chars().all(|c| matches!(c, '-' | ':'));
    let mut cells = record.iter().map(str::trim).filter(|cell| !cell.is_empty()).peekable();
    cells.peek().is_some() && record.len() > 2 && cells.all(dashes)
}

/// Reads rows; where the last opens a quote that is never closed, that row is not taken, and where it
/// begins is the answer.
fn rows(
    text: &str,
    separator: u8,
    quoting: bool,
    row: &mut usize,
    sheet: &mut Collector<'_>,
) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut reader = ReaderBuilder::new()
        .delimiter(separator)
        .quoting(quoting)
        .has_headers(false)
        .flexible(true)
        .from_reader(bytes);
    let mut record = StringRecord::new();
    loop {
        // Empty lines are rows of a spreadsheet, but no records.
        let mut at = offset(&reader);
        while let Some(byte @ (b'\r' | b'\n')) = bytes.get(at) {
            let pair = *byte == b'\n' && at > 0 && bytes[at - 1] == b'\r';
            *row += usize::from(at > 0 && !pair && is_line_end(bytes[at - 1]) || at == 0);
            at += 1;
        }
        if !matches!(reader.read_record(&mut record), Ok(true)) {
            return None;
        }
        let end = offset(&reader);
        if quoting && end >= bytes.len() && is_open(&bytes[at.min(end)..end], separator) {
            return Some(at);
        }
        if is_rule(&record) {
            *row += 1;
            continue;
        }
        for (column, cell) in (1..).zip(record.iter()) {
            if column > MAX_COLUMNS && cell.trim().is_empty() {
                continue;
            }
            if !sheet.push(*row, column, unguarded(cell)) {
                return None;
            }
        }
        *row += 1;
    }
}

fn is_line_end(byte: u8) -> bool {
    matches!(byte, b'\r' | b'\n')
}

fn offset(reader: &csv::Reader<&[u8]>) -> usize {
    usize::try_from(reader.position().byte()).unwrap_or(usize::MAX)
}

/// Whether a row ends within quotes.
pub(in crate::interchange) fn is_open(row: &[u8], separator: u8) -> bool {
    let mut quoted = false;
    let mut begins = true;
    for byte in row {
        if *byte == b'"' && (quoted || begins) {
            // A doubled quote closes and opens again.
            quoted = !quoted;
            begins = quoted || begins;
        } else {
            begins = !quoted && *byte == separator;
        }
    }
    quoted
}

/// What separates the values: that by which the first rows come out the most alike and the widest.
fn separator(text: &str) -> u8 {
    let mut end = text.len().min(SAMPLE.0);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let sample = &text.as_bytes()[..end];
    let mut best = (0, SEPARATORS[0]);
    for separator in SEPARATORS {
        let score = alike(sample, separator, end < text.len());
        if score > best.0 {
            best = (score, separator);
        }
    }
    best.1
}

/// How many of a thousand rows would have the usual width, times that width up to a dozen.
fn alike(sample: &[u8], separator: u8, is_cut: bool) -> usize {
    let mut reader = ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(sample);
    let mut widths: Vec<usize> = reader
        .byte_records()
        .map_while(Result::ok)
        .take(SAMPLE.1)
        .map(|record| record.len())
        .collect();
    if is_cut && widths.len() > 1 && widths.len() < SAMPLE.1 {
        widths.pop();
    }
    let most = |width: usize| widths.iter().filter(|other| **other == width).count();
    let usual = widths.iter().copied().filter(|width| *width > 1).max_by_key(|width| most(*width));
    usual.map_or(0, |width| most(width) * 1_000 / widths.len() * width.min(12))
}

/// Whether a spreadsheet might take a value for a formula, after any apostrophes.
fn is_formula(text: &str) -> bool {
    let bare = text.trim_start_matches('\'');
    bare.starts_with(['=', '+', '-', '@'])
}

/// A value that no spreadsheet runs: with an apostrophe before what a formula begins with. A negative
/// number stays one.
fn guarded(text: &str) -> Cow<'_, str> {
    let is_number = text.strip_prefix('-').is_some_and(|rest| {
        !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
    });
    if is_formula(text) && !is_number { Cow::Owned(format!("'{text}")) } else { text.into() }
}

fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if is_formula(rest) => rest,
        _ => text,
    }
}

/// Rows as a file that spreadsheets open as it is meant: UTF-8 with its mark, commas, and lines that
/// end as RFC 4180 says.
pub(in crate::interchange) fn write<C: Cell>(rows: &[Vec<C>]) -> Vec<u8> {
    let mut out = String::from("\u{FEFF}");
    for row in rows {
        for (column, cell) in row.iter().enumerate() {
            if column > 0 {
                out.push(',');
            }
            let text = cell.text();
            let cell = if cell.is_number() { text.into() } else { guarded(text) };
            if cell.contains([',', '"', '\n', '\r', ';', '\t']) {
                out.push('"');
                out.push_str(&cell.replace('"', "\"\""));
                out.push('"');
            } else {
                out.push_str(&cell);
            }
        }
        out.push_str("\r\n");
    }
    out.into_bytes()
}
