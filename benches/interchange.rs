//! Questions of other programs: a file of 100,000 becomes a bank, and the bank its RON text.

use std::fmt::Write as _;
use std::sync::LazyLock;

use divan::Bencher;
use smriti::domain::bank::schema::encode_bank;
use smriti::domain::bank::{Bank, BankId};
use smriti::domain::locale::{Locale, Text};
use smriti::interchange::{Cover, assemble, gift};

use super::world::MANY;

/// A file as a school exports it: categories, ids, feedback, both languages, every kind in turn.
static GIFT: LazyLock<String> = LazyLock::new(|| {
    let mut file = String::new();
    for number in 0..MANY {
        if number.is_multiple_of(500) {
            write!(file, "$CATEGORY: $course$/top/Subject {}/Unit\n\n", number / 500)
                .expect("text");
        }
        write!(file, "// question: {number}  name: Question {number} [id:school-{number}]\n::Question {number}::")
            .expect("text");
        match number % 5 {
            0 => write!(
                file,
                "[html]<p>In which year did event {number} of the <b>national</b> movement take \
                 place&nbsp;?</p>{{\n\t=<p>19{}</p>#<p>It was so.</p>\n\t~<p>1820</p>\n\t~<p>1750</p>\
                 \n\t~<p>1700</p>\n\t####<p>See chapter {}.</p>\n}}",
                number % 47,
                number % 30
            ),
            1 => write!(
                file,
                "घटना {number} किस वर्ष में हुई थी, और उसका नेतृत्व किसने किया था?{{\n\t=पहला विकल्प {number}\
                 \n\t~दूसरा विकल्प\n\t~तीसरा विकल्प\n\t~चौथा विकल्प\n}}"
            ),
            2 => write!(
                file,
                "Which of these belong to group {number}?{{\n\t~%50%First of them\n\t~%50%Second of \
                 them\n\t~%-100%None of them\\: not one\n\t~%-100%Another\n}}"
            ),
            3 => write!(file, "The number of articles in chapter {number} is {{#{}:0.5}}.", number % 60),
            _ => write!(file, "Statement {number} is what the law says.{{FALSE#It says another thing.}}"),
        }
        .expect("text");
        file.push_str("\n\n");
    }
    file
});

fn bank() -> Bank {
    let taken = gift::read(&GIFT);
    assert_eq!((taken.items.len(), taken.remarks.len()), (MANY, 0), "every question is taken");
    let cover = Cover {
        id: BankId::from("school"),
        title: Text::same("School".to_owned()),
        subject: Text::same("Everything".to_owned()),
        licence: "CC0-1.0".to_owned(),
        authors: Vec::new(),
        languages: vec![Locale::En],
        exams: Vec::new(),
    };
    assemble(cover, taken.items, |_| false)
}

/// All that an import does before the file is written: at most one second.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn gift_to_ron(bencher: Bencher<'_, '_>) {
    LazyLock::force(&GIFT);
    bencher.bench_local(|| encode_bank(&bank()));
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn gift_read(bencher: Bencher<'_, '_>) {
    LazyLock::force(&GIFT);
    bencher.bench_local(|| gift::read(&GIFT));
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn gift_to_bank(bencher: Bencher<'_, '_>) {
    LazyLock::force(&GIFT);
    bencher.bench_local(bank);
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn gift_written(bencher: Bencher<'_, '_>) {
    let bank = bank();
    bencher.bench_local(|| gift::write(&bank, Locale::En));
}
