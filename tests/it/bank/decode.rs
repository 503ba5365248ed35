//! What a bank's file says is what the domain gets.

use smriti::domain::bank::Format;
use smriti::domain::bank::check::checks;
use smriti::domain::bank::schema::decode;

pub(super) const FORMATS: &str = include_str!("../../fixtures/banks/good/formats.ron");

#[test]
fn every_format_is_read_and_passes_the_checks() {
    let (decoded, found) = decode(FORMATS);
    assert!(found.is_empty(), "{found:#?}");
    let bank = decoded.expect("a bank").bank;
    for format in Format::ALL {
        assert!(
            bank.questions.iter().any(|question| question.format() == format),
            "no question is in the format {}",
            format.name()
        );
    }
    let found = checks(FORMATS);
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn a_bank_saved_by_notepad_reads_the_same() {
    let windows = format!("\u{FEFF}{}", FORMATS.replace('\n', "\r\n"));
    assert!(checks(&windows).is_empty(), "{:#?}", checks(&windows));
    let bank = decode(&windows).0.map(|decoded| decoded.bank);
    assert_eq!(bank, decode(FORMATS).0.map(|decoded| decoded.bank));
}
