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
