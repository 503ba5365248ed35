//! Tests of `print`: what is on the pages, where, and in which order; and the PDFs, read again.

#![expect(clippy::expect_used, reason = "what helpers of tests rely on")]

mod layout;
pub(crate) mod reading;
mod results;
mod sets;
mod written;

use smriti::domain::bank::markup::{self, Block, Look};
use smriti::domain::bank::printed::{Block as Printed, Form};
use smriti::domain::bank::{Bank, BankId, schema};
use smriti::domain::exam::paper::Set;
use smriti::domain::locale::{Locale, Text};
use smriti::domain::seed::Seed;
use smriti::print::{Asked, Columns, Header, Language, Paper, Printout, Size};

const FORMATS: &str = include_str!("../fixtures/banks/good/formats.ron");

fn bank(source: &str) -> Bank {
    let (decoded, problems) = schema::decode(source);
    assert!(problems.is_empty(), "{problems:?}");
    decoded.expect("a bank").bank
}

/// The shipped banks.
fn shipped() -> Vec<Bank> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/questions/un-cybercrime-convention");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "ron"))
        .collect();
    paths.sort();
    paths.iter().map(|path| bank(&std::fs::read_to_string(path).expect("a file"))).collect()
}

fn asked(bank: &Bank) -> Vec<Asked> {
    bank.questions.iter().map(|question| Asked::of(question, bank)).collect()
}

fn paper(questions: Vec<Asked>, language: Language) -> Paper {
    Paper {
        header: Header {
            institution: "Government School, Nainital".to_owned(),
            subject: "Cybercrime".to_owned(),
            class: "XII".to_owned(),
            date: "12 December 2026".to_owned(),
            time: "1 hour".to_owned(),
            marks: "100".to_owned(),
            scheme: "+2, −0.66".to_owned(),
            instructions: Vec::new(),
        },
        questions,
        language,
        columns: Columns::Two,
        size: Size::Normal,
        sets: Set::ALL.to_vec(),
        seed: Seed(7),
    }
}

fn no_images(_: &BankId, _: &str) -> Option<Vec<u8>> {
    None
}

/// All documents of a paper.
fn all(paper: &Paper) -> Vec<Printout> {
    let mut all: Vec<Printout> =
        paper.sets.iter().map(|set| paper.question_paper(*set, &no_images)).collect();
    all.push(paper.answer_sheet());
    all.push(paper.answer_key());
    all.push(paper.solutions(&no_images));
    all
}

/// What a text says, a piece for each paragraph, entry and cell, without its marks.
fn said(text: &str) -> Vec<String> {
    let words = |marked: &str| {
        let runs = markup::runs(marked);
        runs.iter()
            .filter(|run| run.look.link.is_none() || run.look == Look::default())
            .map(|run| run.text)
            .collect::<String>()
    };
    let mut said = Vec::new();
    for block in markup::blocks(text) {
        match block {
            Block::Paragraph(text) => said.push(words(text)),
            Block::List(entries) => said.extend(entries.iter().map(|entry| words(entry.text))),
            Block::Table(table) => said.extend(table.rows.iter().flatten().map(|cell| words(cell))),
            Block::Image { .. } => {}
        }
    }
    said
}

/// Every text that a candidate reads of a question.
fn texts(asked: &Asked) -> Vec<&Text> {
    let mut texts = Vec::new();
    for block in &asked.printed.blocks {
        match block {
            Printed::Passage(text) | Printed::Stem(text) | Printed::Ask(text) => texts.push(text),
            Printed::Items(lines) => texts.extend(lines.iter().map(|line| &line.text)),
            Printed::Table { heads, rows } => {
                texts.extend(heads.iter().flat_map(|(left, right)| [left, right]));
                for row in rows {
                    texts.extend(row.left.iter().map(|(_, text)| text));
                    texts.extend(row.right.iter().map(|(_, text)| text));
                }
            }
        }
    }
    if let Form::One(choices) | Form::Many(choices) = &asked.printed.form {
        texts.extend(choices.iter().map(|choice| &choice.text));
    }
    texts.extend(asked.passage.iter().map(|shared| &shared.text));
    texts
}

/// The languages in which everything of a paper must be.
const LANGUAGES: [(Language, &[Locale]); 3] = [
    (Language::English, &[Locale::En]),
    (Language::Hindi, &[Locale::Hi]),
    (Language::Both, &Locale::ALL),
];
