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
    let (Some(decoded), found) = decode(source) else { return };
    for slice in &decoded.slices {
        assert!(decode_question(&source[slice.clone()], &decoded.defaults).is_ok());
    }
    if let Ok(tidy) = tidy {
        let tidied = decode(&tidy).0.map(|tidied| tidied.bank);
        assert_eq!(tidied.as_ref(), Some(&decoded.bank));
    }
    // What a bad entry of a list took with it cannot be written.
    if found.is_empty() {
        let again = decode(&encode_bank(&decoded.bank)).0.map(|again| again.bank);
        assert_eq!(again, Some(decoded.bank));
    }
});
