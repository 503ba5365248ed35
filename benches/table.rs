//! Tables of questions: from the bytes of a file to the bank on the disk.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::Write as _;

use divan::Bencher;
use smriti::domain::bank::schema::encode_bank;
use smriti::domain::bank::{Bank, BankId};
use smriti::domain::locale::{Locale, Text};
use smriti::interchange::table::{take, write_csv, write_xlsx};
use smriti::interchange::{Cover, Item, assemble};

use super::world;

/// A bank of what was brought.
fn bank(items: Vec<Item>) -> Bank {
    let cover = Cover {
        id: BankId::from("brought"),
        title: Text::only(Locale::En, "Brought".to_owned()),
        subject: Text::only(Locale::En, "Measured".to_owned()),
        licence: "CC0-1.0".to_owned(),
        authors: Vec::new(),
        languages: vec![Locale::En],
        exams: Vec::new(),
    };
    assemble(cover, items, |_| false)
}

/// A table as people have them: four options, a letter, an explanation and a topic.
fn csv(questions: usize) -> Vec<u8> {
    let mut text = String::from(
        "No,Question,Option A,Option B,Option C,Option D,Answer,Explanation,Topic,Difficulty\r\n",
    );
    for number in 1..=questions {
        let key = ["A", "B", "C", "D"][number % 4];
        let _ = write!(
            text,
            "{number},\"Under which article, as numbered in {number}, does the duty to keep \
             evidence arise?\",Article {},Article {},\"Article {}, paragraph 2\",None of these,{key},\
             \"The duty is in the chapter on procedure, which is where question {number} looks.\",\
             Topic {},{}\r\n",
            number % 68,
            number % 68 + 1,
            number % 68 + 2,
            number % 40,
            number % 5 + 1,
        );
    }
    text.into_bytes()
}

/// The whole of an import: read, made a bank, written as RON, and on the disk.
fn import(bytes: &[u8]) -> usize {
    let taken = take(bytes);
    let text = encode_bank(&bank(taken.items));
    let folder = world::folder("table");
    let (beside, path) = (folder.join("brought.part"), folder.join("brought.ron"));
    let mut file = File::create(&beside).expect("a file");
    file.write_all(text.as_bytes()).expect("written");
    file.sync_all().expect("flushed");
    fs::rename(&beside, &path).expect("renamed");
    File::open(&folder).and_then(|folder| folder.sync_all()).expect("flushed");
    text.len()
}

#[divan::bench(args = [10_000, world::MANY], sample_count = 5, sample_size = 1)]
fn from_csv(bencher: Bencher<'_, '_>, questions: usize) {
    let bytes = csv(questions);
    bencher.bench_local(|| import(&bytes));
}

#[divan::bench(args = [10_000], sample_count = 5, sample_size = 1)]
fn from_xlsx(bencher: Bencher<'_, '_>, questions: usize) {
    let made = bank(take(&csv(questions)).items);
    let bytes = write_xlsx(&made).expect("a workbook").bytes;
    bencher.bench_local(|| import(&bytes));
}

#[divan::bench(args = [10_000], sample_count = 5, sample_size = 1)]
fn to_csv(bencher: Bencher<'_, '_>, questions: usize) {
    let made = bank(take(&csv(questions)).items);
    bencher.bench_local(|| write_csv(&made));
}

#[divan::bench(args = [10_000], sample_count = 5, sample_size = 1)]
fn to_xlsx(bencher: Bencher<'_, '_>, questions: usize) {
    let made = bank(take(&csv(questions)).items);
    bencher.bench_local(|| write_xlsx(&made).expect("a workbook"));
}
