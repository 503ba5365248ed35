//! Reads whatever bytes come as GIFT: nothing may panic, and what was taken can be written and read
//! again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use smriti::domain::bank::BankId;
use smriti::domain::locale::{Locale, Text};
use smriti::interchange::{Cover, assemble, gift};

fuzz_target!(|bytes: &[u8]| {
    let Ok(source) = std::str::from_utf8(bytes) else { return };
    gift::looks_like(source);
    let cover = Cover {
        id: BankId::from("bank"),
        title: Text::same("Bank".to_owned()),
        subject: Text::same("Subject".to_owned()),
        licence: "CC0-1.0".to_owned(),
        authors: Vec::new(),
        languages: vec![Locale::En],
        exams: Vec::new(),
    };
    let bank = assemble(cover, gift::read(source).items, |_| false);
    let written = gift::write(&bank, Locale::En);
    gift::read(&written.text);
});
