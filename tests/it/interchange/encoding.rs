//! Bytes of any program become text, and what is no text is said.

use std::borrow::Cow;

use proptest::prelude::*;
use smriti::interchange::encoding::decode;
use smriti::interchange::{Place, Said};

fn said(bytes: &[u8]) -> (String, Option<Said>) {
    let (text, remark) = decode(bytes);
    (text.into_owned(), remark.map(|remark| remark.said))
}

fn named(name: &str) -> Said {
    Said::Encoding { name: name.to_owned() }
}

fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(to_bytes).collect()
}

#[test]
fn utf_8_is_taken_as_it_is_with_a_mark_or_without() {
    let plain = "प्रश्न,answer\n";
    assert!(matches!(decode(plain.as_bytes()), (Cow::Borrowed(text), None) if text == plain));
    let marked = format!("\u{FEFF}{plain}");
    assert!(matches!(decode(marked.as_bytes()), (Cow::Borrowed(text), None) if text == plain));
    assert_eq!(said(b""), (String::new(), None));
}

#[test]
fn windows_1252_is_read_where_utf_8_is_broken() {
    assert_eq!(
        said(b"\x93Caf\xE9\x94 \x96 5 \x80"),
        ("“Café” – 5 €".into(), Some(named("Windows-1252")))
    );
}

#[test]
fn one_broken_letter_leaves_a_page_of_hindi_readable() {
    let mut bytes = "भारत की राजधानी".as_bytes().to_vec();
    bytes.push(0xE0);
    let (text, remark) = decode(&bytes);
    assert_eq!(text, "भारत की राजधानी\u{FFFD}");
    assert!(matches!(remark.map(|remark| remark.said), Some(Said::Garbled { .. })));
}

#[test]
fn utf_16_is_known_by_its_mark_and_by_its_zeros() {
    for text in ["Question\tAnswer\r\nWho?\tB\r\n", "प्रश्न उत्तर\nक ख ग घ यह वह\n"]
    {
        for (name, bytes) in [
            ("UTF-16LE", utf16(text, u16::to_le_bytes)),
            ("UTF-16BE", utf16(text, u16::to_be_bytes)),
        ] {
            assert_eq!(said(&bytes), (text.to_owned(), Some(named(name))), "without a mark");
            let mark: &[u8] = if name == "UTF-16LE" { b"\xFF\xFE" } else { b"\xFE\xFF" };
            let marked = [mark, &bytes].concat();
            assert_eq!(said(&marked), (text.to_owned(), Some(named(name))), "with a mark");
        }
    }
    // Tabs between single letters are a table and no Hindi.
    assert_eq!(said(b"a\tb\tc\td\t").1, None);
}

#[test]
fn what_is_no_text_is_replaced_and_said_with_its_line() {
    let (text, remark) = decode(b"one\ntwo \x00\x07 three\n");
    assert_eq!(text, "one\ntwo \u{FFFD}\u{FFFD} three\n");
    let remark = remark.expect("said");
    assert_eq!(remark.place, Place::Line(2));
    let Said::Garbled { found } = remark.said else { panic!("{:?}", remark.said) };
    assert!(found.contains("two \u{FFFD}"), "{found}");
}

proptest! {
    #[test]
    fn no_bytes_fail(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let (text, _) = decode(&bytes);
        prop_assert!(!text.contains('\0'));
    }

    #[test]
    fn every_text_comes_back(text in "[\t\n -~\u{900}-\u{97F}€é]{0,80}") {
        prop_assert_eq!(&decode(text.as_bytes()).0, &text);
        let marked = [&b"\xFF\xFE"[..], &utf16(&text, u16::to_le_bytes)].concat();
        prop_assert_eq!(&decode(&marked).0, &text);
    }
}
