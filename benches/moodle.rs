//! Moodle XML: a course of made-up questions, in and out.

use std::fmt::Write as _;

use divan::Bencher;
use divan::counter::BytesCount;
use smriti::domain::bank::Bank;
use smriti::domain::locale::{Locale, Localized};
use smriti::interchange::html::to_markdown;
use smriti::interchange::moodle::{read, write};
use smriti::interchange::{Cover, assemble};

const QUESTIONS: usize = 10_000;

/// A course as Moodle writes it, with HTML in every text.
fn course() -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n");
    for number in 0..QUESTIONS {
        let stem = format!(
            "<p dir=\"ltr\">Which article of the <b>Convention</b> is about matter {number}&nbsp;?<br></p>"
        );
        let _ = write!(
            out,
            "<question type=\"multichoice\"><name><text>Q {number}</text></name>\
             <questiontext format=\"html\"><text><![CDATA[{stem}]]></text></questiontext>\
             <generalfeedback format=\"html\"><text><![CDATA[<p>It says so in <em>so many</em> \
             words: the matter is one for the Conference of the States Parties.</p>]]></text></generalfeedback>\
             <defaultgrade>1.0000000</defaultgrade><penalty>0.3333333</penalty><hidden>0</hidden>\
             <idnumber>q-{number}</idnumber><single>true</single><shuffleanswers>true</shuffleanswers>"
        );
        for option in 0..4 {
            let fraction = if option == number % 4 { 100 } else { 0 };
            let _ = write!(
                out,
                "<answer fraction=\"{fraction}\" format=\"html\">\
                 <text><![CDATA[<p>Article {}, paragraph {option}</p>]]></text>\
                 <feedback format=\"html\"><text><![CDATA[<p>That is another matter.</p>]]></text></feedback></answer>",
                number % 68
            );
        }
        out.push_str("<tags><tag><text>made up</text></tag></tags></question>\n");
    }
    out.push_str("</quiz>\n");
    out
}

fn bank(course: &str) -> Bank {
    let name = || Localized::same("Course".to_owned());
    let cover = Cover {
        id: "course".into(),
        title: name(),
        subject: name(),
        licence: "CC0-1.0".to_owned(),
        authors: Vec::new(),
        languages: vec![Locale::En],
        exams: Vec::new(),
    };
    assemble(cover, read(course).items, |_| false)
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn read_course(bencher: Bencher<'_, '_>) {
    let course = course();
    assert_eq!(read(&course).items.len(), QUESTIONS);
    bencher.counter(BytesCount::of_str(&course)).bench_local(|| read(&course));
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn write_course(bencher: Bencher<'_, '_>) {
    let bank = bank(&course());
    bencher.bench_local(|| write(&bank, Locale::En));
}

/// Tag soup of 16 MiB: the time for each byte is that of a short text.
#[divan::bench(args = ["<b>a</i> ", "<table><td>", "&amp;&", "<ul><li><p>x"], sample_count = 3, sample_size = 1)]
fn soup(bencher: Bencher<'_, '_>, piece: &str) {
    let source = piece.repeat((16 << 20) / piece.len());
    bencher.counter(BytesCount::of_str(&source)).bench_local(|| to_markdown(&source));
}
