//! Reads whatever bytes come as Aiken, strictly and leniently: nothing may panic, and what was taken
//! can be written.
#![no_main]

use libfuzzer_sys::fuzz_target;
use smriti::domain::bank::BankId;
use smriti::domain::locale::{Locale, Text};
use smriti::interchange::aiken::{self, Strictness};
use smriti::interchange::{Cover, assemble};

fuzz_target!(|bytes: &[u8]| {
    let Ok(source) = std::str::from_utf8(bytes) else { return };
    aiken::looks_like(source);
    for strictness in [Strictness::Strict, Strictness::Lenient] {
        let cover = Cover {
            id: BankId::from("bank"),
            title: Text::same("Bank".to_owned()),
            subject: Text::same("Subject".to_owned()),
            licence: "CC0-1.0".to_owned(),
            authors: Vec::new(),
            languages: vec![Locale::En],
            exams: Vec::new(),
        };
        let bank = assemble(cover, aiken::read(source, strictness).items, |_| false);
        aiken::write(&bank, Locale::En);
    }
});
