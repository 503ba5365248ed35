//! Reads whatever comes as Moodle XML: nothing may panic, texts are bounded, and what was read can be
//! written and read again without losing a question.
#![no_main]

use libfuzzer_sys::fuzz_target;
use smriti::domain::bank::Body;
use smriti::domain::locale::{Locale, Localized};
use smriti::interchange::moodle::{looks_like, read, write};
use smriti::interchange::{Cover, assemble, limit};

fuzz_target!(|source: &str| {
    let _ = looks_like(source.as_bytes());
    let taken = read(source);
    let count = taken.items.len();
    for item in &taken.items {
        assert!(item.remarks.len() < 1_000);
        if let Body::SingleBest(choices) | Body::MultiSelect(choices) = &item.body {
            assert!(choices.options.len() >= 2);
            assert!(choices.stem.text(Locale::En).len() <= limit::TEXT);
        }
    }
    let name = || Localized::same("fuzz".to_owned());
    let cover = Cover {
        id: "fuzz".into(),
        title: name(),
        subject: name(),
        licence: "CC0-1.0".to_owned(),
        authors: Vec::new(),
        languages: vec![Locale::En],
        exams: Vec::new(),
    };
    let bank = assemble(cover, taken.items, |_| false);
    let back = read(&write(&bank, Locale::En).text);
    assert_eq!(back.items.len() + back.remarks.len(), count);
});
