//! Excel's workbooks, read.

use std::collections::HashMap;

use jiff::civil::{Date, DateTime};
use quick_xml::events::{BytesStart, Event};

use super::super::rows::{Budget, Collector};
use super::super::{MAX_CELL, MAX_SHEETS, Opened, Place, Remark, Said};
use super::{add_text, attribute, events, legible, number, text_of};
use crate::interchange::archive::Archive;

/// The most cells that are joined to one, over all rows of a sheet.
const MAX_MERGES: usize = 20_000;

pub(super) fn read(
    package: &mut Archive<'_>,
    budget: &mut Budget,
    opened: &mut Opened,
) -> Result<(), Said> {
    let roots = relations(package, "_rels/.rels")?;
    let root = roots.values().find(|one| one.kind.ends_with("/officeDocument"));
    let book = root.map_or_else(|| "xl/workbook.xml".to_owned(), |one| resolve("", &one.target));
    let unreadable = || Said::Unreadable { found: book.clone() };
    let text = text_of(package.part(&book)?.ok_or_else(unreadable)?);
    let (folder, name) = book.rsplit_once('/').unwrap_or(("", &book));
    let links = relations(package, &join(folder, &format!("_rels/{name}.rels")))?;
    let of_kind = |kind: &str| {
        let found = links.values().find(|one| one.kind.ends_with(kind));
        found.map(|one| resolve(folder, &one.target))
    };
    let strings = match of_kind("/sharedStrings") {
        Some(name) => package.part(&name)?.map(text_of).map_or_else(Vec::new, |t| strings(&t)),
        None => Vec::new(),
    };
    let styles = match of_kind("/styles") {
        Some(name) => package.part(&name)?.map(text_of).map_or_else(Vec::new, |t| styles(&t)),
        None => Vec::new(),
    };
    let (sheets, from_1904) = listed(&text);
    if sheets.len() > MAX_SHEETS {
        let said = Said::Limit { what: "sheets", most: MAX_SHEETS };
        opened.remarks.push(Remark { place: Place::Whole, said });
    }
    let is_only = sheets.len() == 1;
    for (name, id) in sheets.into_iter().take(MAX_SHEETS) {
        let part = links.get(&id).map(|one| resolve(folder, &one.target));
        let Some(part) = part else { continue };
        let Some(bytes) = package.part(&part)? else { continue };
        let name = Some(name).filter(|_| !is_only);
        let sheet = Collector::new(name, budget, &mut opened.remarks);
        let book = Book { strings: &strings, styles: &styles, from_1904 };
        opened.sheets.push(cells(&text_of(bytes), &book, sheet));
    }
    Ok(())
}

/// A link from one part to another.
struct Relation {
    kind: String,
    target: String,
}

fn relations(package: &mut Archive<'_>, name: &str) -> Result<HashMap<String, Relation>, Said> {
    let mut found = HashMap::new();
    let Some(bytes) = package.part(name)? else { return Ok(found) };
    let text = text_of(bytes);
    let mut reader = events(&text);
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) if element.local_name().as_ref() == b"Relationship" => {
                let of = |name| attribute(&element, name).unwrap_or_default();
                found.insert(of("Id"), Relation { kind: of("Type"), target: of("Target") });
            }
            Ok(Event::Eof) | Err(_) => return Ok(found),
            Ok(_) => {}
        }
    }
}

fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

/// A target as the name of a part: from the folder that names it, or from the root.
fn resolve(folder: &str, target: &str) -> String {
    if let Some(name) = target.strip_prefix('/') {
        return name.to_owned();
    }
    let mut folder = folder;
    let mut target = target.strip_prefix("./").unwrap_or(target);
    while let Some(rest) = target.strip_prefix("../") {
        folder = folder.rsplit_once('/').map_or("", |(above, _)| above);
        target = rest;
    }
    join(folder, target)
}

/// The sheets by name and link, and whether days count from 1904.
fn listed(text: &str) -> (Vec<(String, String)>, bool) {
    let mut sheets = Vec::new();
    let mut from_1904 = false;
    let mut reader = events(text);
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) => match element.local_name().as_ref() {
                b"sheet" => {
                    let of = |name| attribute(&element, name).unwrap_or_default();
                    sheets.push((of("name"), of("id")));
                }
                b"workbookPr" => {
                    let said = attribute(&element, "date1904");
                    from_1904 = matches!(said.as_deref(), Some("1" | "true"));
                }
                _ => {}
            },
            Ok(Event::Eof) | Err(_) => return (sheets, from_1904),
            Ok(_) => {}
        }
    }
}

/// The texts that cells share, by number.
fn strings(text: &str) -> Vec<Box<str>> {
    let mut strings = Vec::new();
    let mut one = String::new();
    let mut reader = events(text);
    let (mut inside, mut sound) = (false, 0_usize);
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) => match element.local_name().as_ref() {
                b"si" => one.clear(),
                b"t" => inside = sound == 0,
                // How a word is spoken stands beside it in Japanese files.
                b"rPh" => sound += 1,
                _ => {}
            },
            Ok(Event::End(element)) => match element.local_name().as_ref() {
                b"si" => strings.push(unescaped(&one).into()),
                b"t" => inside = false,
                b"rPh" => sound = sound.saturating_sub(1),
                _ => {}
            },
            Ok(Event::Eof) | Err(_) => return strings,
            Ok(event) if inside => {
                add_text(&event, &mut one);
            }
            Ok(_) => {}
        }
    }
}

/// What a number in a cell stands for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Plain,
    Percent,
    Date,
    Time,
}

/// The styles of cells, by number.
fn styles(text: &str) -> Vec<Style> {
    let mut own: HashMap<u32, Style> = HashMap::new();
    let mut styles = Vec::new();
    let mut inside = false;
    let mut reader = events(text);
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) => match element.local_name().as_ref() {
                b"numFmt" => {
                    let id = attribute(&element, "numFmtId").and_then(|id| id.parse().ok());
                    let code = attribute(&element, "formatCode");
                    if let (Some(id), Some(code)) = (id, code) {
                        own.insert(id, style_of(&code));
                    }
                }
                b"cellXfs" => inside = true,
                b"xf" if inside => {
                    let id = attribute(&element, "numFmtId").and_then(|id| id.parse().ok());
                    styles.push(id.map_or(Style::Plain, |id| {
                        own.get(&id).copied().unwrap_or(match id {
                            9 | 10 => Style::Percent,
                            14..=17 | 22 | 27..=31 | 36 | 50..=58 => Style::Date,
                            18..=21 | 32..=35 | 45..=47 => Style::Time,
                            _ => Style::Plain,
                        })
                    }));
                }
                _ => {}
            },
            Ok(Event::End(element)) if element.local_name().as_ref() == b"cellXfs" => {
                inside = false;
            }
            Ok(Event::Eof) | Err(_) => return styles,
            Ok(_) => {}
        }
    }
}

/// What a format such as `dd/mm/yyyy` or `0.0%` shows; what stands in quotes or brackets is not part
/// of it.
fn style_of(code: &str) -> Style {
    let (mut date, mut time, mut percent) = (false, false, false);
    let (mut quoted, mut boxed, mut skip) = (false, false, false);
    for c in code.chars() {
        match c {
            _ if skip => skip = false,
            '\\' | '_' | '*' => skip = true,
            '"' => quoted = !quoted,
            _ if quoted => {}
            '[' => boxed = true,
            ']' => boxed = false,
            _ if boxed => {}
            'd' | 'y' | 'D' | 'Y' => date = true,
            'h' | 's' | 'H' | 'S' => time = true,
            '%' => percent = true,
            ';' => break,
            _ => {}
        }
    }
    // `General` has no such letter but its own.
    if code.eq_ignore_ascii_case("general") {
        Style::Plain
    } else if date {
        Style::Date
    } else if time {
        Style::Time
    } else if percent {
        Style::Percent
    } else {
        Style::Plain
    }
}

/// What cells refer to.
struct Book<'a> {
    strings: &'a [Box<str>],
    styles: &'a [Style],
    from_1904: bool,
}

/// A cell as it is read.
#[derive(Default)]
struct Cell {
    row: usize,
    column: usize,
    kind: String,
    style: usize,
    value: String,
    has_formula: bool,
}

fn cells(text: &str, book: &Book<'_>, mut sheet: Collector<'_>) -> super::super::Sheet {
    let mut reader = events(text);
    let mut cell = Cell::default();
    let (mut row, mut column) = (0, 0);
    let (mut inside, mut within) = (false, false);
    let mut merges = Vec::new();
    let mut value = String::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) => match element.local_name().as_ref() {
                b"row" => {
                    let own = attribute(&element, "r").and_then(|r| r.parse().ok());
                    row = own.unwrap_or(row + 1);
                    column = 0;
                }
                b"c" => {
                    (row, column) = begin(&element, &mut cell, row, column);
                    value.clear();
                    within = true;
                }
                b"v" | b"t" => inside = within,
                b"f" => cell.has_formula = true,
                b"mergeCell" if merges.len() < MAX_MERGES => {
                    merges.extend(attribute(&element, "ref").and_then(|range| merge(&range)));
                }
                _ => {}
            },
            Ok(Event::End(element)) => match element.local_name().as_ref() {
                b"v" | b"t" => inside = false,
                b"c" if within => {
                    within = false;
                    std::mem::swap(&mut cell.value, &mut value);
                    if !put(&cell, book, &mut sheet) {
                        break;
                    }
                }
                _ => {}
            },
            Ok(Event::Eof) => break,
            Err(error) => {
                let found = error.to_string().chars().take(80).collect();
                sheet.remark(row.max(1), None, Said::Unreadable { found });
                break;
            }
            Ok(event) if inside && value.len() <= MAX_CELL => {
                add_text(&event, &mut value);
            }
            Ok(_) => {}
        }
    }
    sheet.finish(&merges)
}

/// Where a cell is and how it is written; its row and column.
fn begin(element: &BytesStart<'_>, cell: &mut Cell, row: usize, column: usize) -> (usize, usize) {
    cell.kind.clear();
    cell.style = 0;
    cell.has_formula = false;
    let mut at = None;
    for attribute in element.attributes().with_checks(false).map_while(Result::ok) {
        let value = std::str::from_utf8(&attribute.value).unwrap_or_default();
        match attribute.key.as_ref() {
            b"r" => at = address(value),
            b"t" => cell.kind.push_str(value),
            b"s" => cell.style = value.parse().unwrap_or(0),
            _ => {}
        }
    }
    let (row, column) = at.unwrap_or((row.max(1), column + 1));
    (cell.row, cell.column) = (row, column);
    (row, column)
}

/// Puts a cell down as what it shows; `false` once there is no more room.
fn put(cell: &Cell, book: &Book<'_>, sheet: &mut Collector<'_>) -> bool {
    let Cell { row, column, value, .. } = cell;
    let (row, column) = (*row, *column);
    let unreadable = |found: String| Said::Unreadable { found };
    if value.len() > MAX_CELL {
        return sheet.push(row, column, value);
    }
    match cell.kind.as_str() {
        "s" => {
            let text = value.trim().parse::<usize>().ok().and_then(|at| book.strings.get(at));
            let Some(text) = text else {
                sheet.remark(row, Some(column), unreadable(value.chars().take(40).collect()));
                return true;
            };
            sheet.push(row, column, text)
        }
        "e" => {
            sheet.remark(row, Some(column), unreadable(value.chars().take(40).collect()));
            true
        }
        "b" => sheet.push(row, column, if value.trim() == "1" { "TRUE" } else { "FALSE" }),
        "inlineStr" | "str" => sheet.push(row, column, &unescaped(value)),
        "d" => sheet.push(row, column, value.trim_end_matches("T00:00:00")),
        _ if value.is_empty() && cell.has_formula => {
            // No program has run it yet.
            sheet.remark(row, Some(column), unreadable("a formula without its value".to_owned()));
            true
        }
        _ => {
            let style = book.styles.get(cell.style).copied().unwrap_or(Style::Plain);
            sheet.push(row, column, &shown(value.trim(), style, book.from_1904))
        }
    }
}

/// A number as its style shows it, days as `2024-12-24`.
fn shown(value: &str, style: Style, from_1904: bool) -> String {
    let plain = || number(value);
    let Ok(days) = value.parse::<f64>() else { return plain() };
    match style {
        Style::Plain => plain(),
        Style::Percent => format!("{}%", number(&(days * 100.0).to_string())),
        Style::Date | Style::Time => moment(days, from_1904).map_or_else(plain, |moment| {
            let time = moment.time();
            let is_midnight = time.hour() == 0 && time.minute() == 0 && time.second() == 0;
            match style {
                Style::Time if days < 1.0 => time.strftime("%H:%M:%S").to_string(),
                _ if is_midnight => moment.date().to_string(),
                _ => moment.strftime("%Y-%m-%d %H:%M:%S").to_string(),
            }
        }),
    }
}

/// The moment that a count of days stands for. Day 60 of the older count is a 29 February 1900 that
/// never was.
fn moment(days: f64, from_1904: bool) -> Option<DateTime> {
    if !(0.0..2_958_466.0).contains(&days) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "days of ten thousand years")]
    let seconds = (days * 86_400.0).round() as i64;
    let epoch = if from_1904 {
        Date::constant(1904, 1, 1)
    } else if days < 60.0 {
        Date::constant(1899, 12, 31)
    } else {
        Date::constant(1899, 12, 30)
    };
    let span = jiff::Span::new().try_seconds(seconds).ok()?;
    epoch.to_datetime(jiff::civil::Time::midnight()).checked_add(span).ok()
}

/// `C7` as row and column, from 1.
fn address(text: &str) -> Option<(usize, usize)> {
    let text = text.trim_start_matches('$');
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    if letters == 0 || letters > 4 {
        return None;
    }
    let column = text[..letters]
        .bytes()
        .fold(0, |column, byte| column * 26 + usize::from(byte.to_ascii_uppercase() - b'A') + 1);
    let row = text[letters..].trim_start_matches('$').parse().ok().filter(|row| *row > 0)?;
    Some((row, column))
}

/// `A2:A9` as a column with its first and last row, if it goes over several.
fn merge(range: &str) -> Option<(usize, usize, usize)> {
    let (first, last) = range.split_once(':')?;
    let ((top, left), (bottom, _)) = (address(first)?, address(last)?);
    (bottom > top).then_some((left, top, bottom))
}

/// The text that `_x000D_` and its like stand in.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        out.push_str(&rest[..at]);
        let code = rest.get(at + 2..at + 6).filter(|code| {
            code.bytes().all(|byte| byte.is_ascii_hexdigit()) && rest[at + 6..].starts_with('_')
        });
        let escaped = code.and_then(|code| u32::from_str_radix(code, 16).ok());
        if let Some(c) = escaped.and_then(char::from_u32) {
            out.push(legible(c));
            rest = &rest[at + 7..];
        } else {
            out.push_str("_x");
            rest = &rest[at + 2..];
        }
    }
    out.push_str(rest);
    out
}
