//! Reads whatever bytes come as a bank: nothing may panic, every place must lie in the file, what is
//! read must be written and read the same, and layout may not change what is read.
#![no_main]

use libfuzzer_sys::fuzz_target;
use smriti::domain::bank::check::checks;
use smriti::domain::bank::edit::format_bank;
use smriti::domain::bank::schema::{decode, decode_question, encode_bank};

fuzz_target!(|bytes: &[u8]| {
    let Ok(source) = std::str::from_utf8(bytes) else { return };
    for problem in checks(source) {
        assert!(source.get(problem.place.range).is_some(), "a place outside the file");
    }
    let tidy = format_bank(source);
    let Some(decoded) = decode(source).0 else { return };
    for slice in &decoded.slices {
        assert!(decode_question(&source[slice.clone()], &decoded.defaults).is_ok());
    }
    let again = decode(&encode_bank(&decoded.bank)).0.map(|again| again.bank);
    assert_eq!(again.map(|bank| bank.questions), Some(decoded.bank.questions.clone()));
    if let Ok(tidy) = tidy {
        let tidied = decode(&tidy).0.map(|tidied| tidied.bank);
        assert_eq!(tidied, Some(decoded.bank));
    }
});
