//! `OpenDocument` sheets, read.

use quick_xml::events::{BytesStart, Event};

use super::super::rows::{Budget, Collector};
use super::super::{MAX_CELL, MAX_COLUMNS, MAX_SHEETS, Opened, Place, Remark, Said};
use super::{add_text, attribute, events, number, text_of};
use crate::interchange::archive::Archive;

pub(super) fn read(
    package: &mut Archive<'_>,
    budget: &mut Budget,
    opened: &mut Opened,
) -> Result<(), Said> {
    let unreadable = || Said::Unreadable { found: "content.xml".to_owned() };
    let text = text_of(package.part("content.xml")?.ok_or_else(unreadable)?);
    let mut reader = events(&text);
    let mut sheets = 0_usize;
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) if element.local_name().as_ref() == b"table" => {
                sheets += 1;
                if sheets > MAX_SHEETS {
                    let said = Said::Limit { what: "sheets", most: MAX_SHEETS };
                    opened.remarks.push(Remark { place: Place::Whole, said });
                    break;
                }
                let name = attribute(&element, "name");
                let sheet = Collector::new(name, budget, &mut opened.remarks);
                let mut table = Table::new(sheet);
                while table.take(reader.read_event()) {}
                opened.sheets.push(table.sheet.finish(&table.merges));
            }
            Ok(Event::Eof) => break,
            Err(error) => {
                return Err(Said::Unreadable {
                    found: error.to_string().chars().take(80).collect(),
                });
            }
            Ok(_) => {}
        }
    }
    if let [only] = opened.sheets.as_mut_slice() {
        only.name = None;
        for remark in &mut opened.remarks {
            if let Place::Cell { sheet, .. } = &mut remark.place {
                *sheet = None;
            }
        }
    }
    Ok(())
}

/// One sheet as it is read.
struct Table<'a> {
    sheet: Collector<'a>,
    /// How many tables are open: one within a cell is not of this sheet.
    depth: usize,
    /// The row, from 1, and how often it is repeated.
    row: usize,
    rows: usize,
    /// The cells of the row that have something in them: column, how many, text.
    cells: Vec<(usize, usize, String)>,
    column: usize,
    cell: Cell,
    is_open: bool,
    /// Whether text belongs to the cell: within a paragraph, and not within a note beside it.
    paragraphs: usize,
    notes: usize,
    merges: Vec<(usize, usize, usize)>,
    has_room: bool,
}

/// A cell as it is read.
#[derive(Default)]
struct Cell {
    /// How many cells in a row are alike.
    repeated: usize,
    kind: String,
    value: Option<String>,
    text: String,
    has_paragraph: bool,
}

impl<'a> Table<'a> {
    fn new(sheet: Collector<'a>) -> Self {
        Self {
            sheet,
            depth: 0,
            row: 1,
            rows: 1,
            cells: Vec::new(),
            column: 1,
            cell: Cell::default(),
            is_open: false,
            paragraphs: 0,
            notes: 0,
            merges: Vec::new(),
            has_room: true,
        }
    }

    /// Takes what comes next; `false` at the end of the sheet.
    fn take(&mut self, event: quick_xml::Result<Event<'_>>) -> bool {
        match event {
            Ok(Event::Start(element)) => self.start(&element),
            Ok(Event::End(element)) => return self.end(element.local_name().as_ref()),
            Ok(Event::Eof) | Err(_) => return false,
            Ok(event) => {
                let is_text = self.is_open && self.paragraphs > 0 && self.notes == 0;
                if is_text && self.cell.text.len() <= MAX_CELL {
                    add_text(&event, &mut self.cell.text);
                }
            }
        }
        true
    }

    fn start(&mut self, element: &BytesStart<'_>) {
        let count = |name: &str| {
            attribute(element, name).and_then(|count| count.parse::<usize>().ok()).unwrap_or(1)
        };
        match element.local_name().as_ref() {
            b"table" => self.depth += 1,
            _ if self.depth > 0 => {}
            b"table-row" => {
                self.rows = count("number-rows-repeated").max(1);
                self.column = 1;
                self.cells.clear();
            }
            b"table-cell" | b"covered-table-cell" => {
                let value = ["value", "date-value", "time-value", "boolean-value", "string-value"];
                self.cell = Cell {
                    repeated: count("number-columns-repeated").max(1),
                    kind: attribute_of(element, "office:value-type").unwrap_or_default(),
                    value: value
                        .iter()
                        .find_map(|name| attribute_of(element, &format!("office:{name}"))),
                    ..Cell::default()
                };
                let last = self.row.saturating_add(count("number-rows-spanned").max(1) - 1);
                if last > self.row && self.merges.len() < 20_000 {
                    self.merges.push((self.column, self.row, last));
                }
                self.is_open = true;
                self.paragraphs = 0;
                self.notes = 0;
            }
            b"annotation" => self.notes += 1,
            b"p" if self.is_open && self.notes == 0 => {
                if self.cell.has_paragraph {
                    self.cell.text.push('\n');
                }
                self.cell.has_paragraph = true;
                self.paragraphs += 1;
            }
            _ if !self.is_open || self.notes > 0 => {}
            b"s" => {
                let spaces = count("c").min(1_000);
                self.cell.text.extend(std::iter::repeat_n(' ', spaces));
            }
            b"tab" => self.cell.text.push('\t'),
            b"line-break" => self.cell.text.push('\n'),
            _ => {}
        }
    }

    fn end(&mut self, name: &[u8]) -> bool {
        match name {
            b"table" if self.depth == 0 => return false,
            b"table" => self.depth -= 1,
            _ if self.depth > 0 => {}
            b"annotation" => self.notes = self.notes.saturating_sub(1),
            b"p" if self.notes == 0 => self.paragraphs = self.paragraphs.saturating_sub(1),
            b"table-cell" | b"covered-table-cell" if self.is_open => {
                self.is_open = false;
                let text = self.cell.shown();
                let repeated = self.cell.repeated;
                if !text.trim().is_empty() {
                    self.cells.push((self.column, repeated, text));
                }
                self.column = self.column.saturating_add(repeated);
            }
            b"table-row" => self.put_row(),
            _ => {}
        }
        true
    }

    /// Puts the row down, as often as it is repeated; an empty one only counts.
    fn put_row(&mut self) {
        let next = self.row.saturating_add(self.rows);
        if !self.cells.is_empty() {
            for row in self.row..next {
                for (column, repeated, text) in &self.cells {
                    // Two columns may say the same; what is the same to the edge is a background.
                    let last = column.saturating_add(*repeated).min(MAX_COLUMNS + 2);
                    for column in *column..last.max(column + 1) {
                        self.has_room = self.has_room && self.sheet.push(row, column, text);
                    }
                    if !self.has_room {
                        break;
                    }
                }
                if !self.has_room {
                    break;
                }
            }
        }
        self.row = next;
        self.cells.clear();
    }
}

impl Cell {
    /// What the cell shows: of numbers and days the value, since their look is a matter of taste.
    fn shown(&mut self) -> String {
        let value = self.value.take();
        match (self.kind.as_str(), value) {
            ("float" | "currency", Some(value)) => number(&value),
            ("percentage", Some(value)) => {
                let hundredths = value.parse::<f64>().map(|value| (value * 100.0).to_string());
                format!("{}%", number(&hundredths.unwrap_or(value)))
            }
            ("date", Some(value)) => value.trim_end_matches("T00:00:00").replace('T', " "),
            ("boolean", Some(value)) => value.to_uppercase(),
            ("string", Some(value)) if !self.has_paragraph => value,
            _ => std::mem::take(&mut self.text),
        }
    }
}

/// An attribute, by its whole name.
fn attribute_of(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let mut all = attributes.with_checks(false).map_while(Result::ok);
    let found = all.find(|one| one.key.as_ref() == name.as_bytes())?;
    let raw = std::str::from_utf8(&found.value).ok()?;
    Some(quick_xml::escape::unescape(raw).map_or_else(|_| raw.to_owned(), Into::into))
}
