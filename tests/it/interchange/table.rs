//! Tables of questions, in and out.

mod guess;
mod keys;
mod round_trip;
mod rows;
mod templates;
mod workbook;

use std::fs;

use smriti::domain::bank::{Body, Choices};
use smriti::interchange::table::{Guess, Sheet, guess, open, take};
use smriti::interchange::{Item, Place, Remark, Said, Taken};

/// The questions of a table in text.
fn taken(text: &str) -> Taken {
    take(text.as_bytes())
}

fn fixture(name: &str) -> Vec<u8> {
    fs::read(format!("tests/fixtures/interchange/table/{name}")).expect("a fixture")
}

fn only_sheet(bytes: &[u8]) -> Sheet {
    let opened = open(bytes);
    assert_eq!(opened.sheets.len(), 1, "{:?}", opened.remarks);
    opened.sheets.into_iter().next().expect("one sheet")
}

fn guessed(text: &str) -> Guess {
    guess(&only_sheet(text.as_bytes()))
}

/// The cells of a sheet, row by row, with their numbers.
fn cells(sheet: &Sheet) -> Vec<(usize, Vec<(usize, String)>)> {
    let row = |row: &smriti::interchange::table::Row| {
        (row.number(), row.cells().map(|(column, text)| (column, text.to_owned())).collect())
    };
    sheet.rows.iter().map(row).collect()
}

fn choices(item: &Item) -> &Choices {
    match &item.body {
        Body::SingleBest(choices) | Body::MultiSelect(choices) => choices,
        other => panic!("no options: {other:?}"),
    }
}

/// The right options of a question, by number from 1.
fn right(item: &Item) -> Vec<usize> {
    let options = choices(item).options.iter().enumerate();
    options.filter(|(_, option)| option.right).map(|(at, _)| at + 1).collect()
}

fn said(remarks: &[Remark]) -> Vec<&Said> {
    remarks.iter().map(|remark| &remark.said).collect()
}

fn cell(row: usize, column: usize) -> Place {
    Place::Cell { sheet: None, row, column: Some(column) }
}

fn row(row: usize) -> Place {
    Place::Cell { sheet: None, row, column: None }
}
