//! Banks that are handed on: packed, looked at, and known if they were changed on the way.

use std::io::{Cursor, Write as _};

use proptest::collection::vec;
use proptest::prelude::*;
use smriti::domain::bank::schema::{decode, encode_bank};
use smriti::interchange::File;
use smriti::interchange::pack::{Fault, Sums, is_spdx, looks_like, open, write};
use zip::write::SimpleFileOptions;

use crate::bank::arbitrary;

const RIVERS: &str = include_str!("../../fixtures/interchange/pack/rivers.ron");

fn image(name: &str, bytes: &[u8]) -> File {
    File { name: name.to_owned(), bytes: bytes.to_vec() }
}

fn packed(images: &[File]) -> Vec<u8> {
    let bank = decode(RIVERS).0.expect("a bank").bank;
    write(&bank, RIVERS, images).expect("it fits")
}

/// A zip of these parts.
fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(bytes).expect("its bytes");
    }
    writer.finish().expect("a zip").into_inner()
}

/// The parts of a zip by name.
fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    use std::io::Read as _;
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    (0..archive.len())
        .map(|place| {
            let mut part = archive.by_index(place).expect("a part");
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).expect("its bytes");
            (part.name().expect("a name").into_owned(), bytes)
        })
        .collect()
}

#[test]
fn a_pack_holds_the_bank_as_written_its_images_its_licence_and_checksums() {
    let images = [image("delta.png", b"png"), image("नदी.svg", b"<svg/>")];
    let bytes = packed(&images);
    assert!(looks_like(&bytes));
    let held = parts(&bytes);
    let names: Vec<&str> = held.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        [
            "rivers/rivers.ron",
            "rivers/LICENCE.txt",
            "rivers/images/delta.png",
            "rivers/images/नदी.svg",
            "rivers/SHA256SUMS"
        ]
    );
    let text = |place: usize| String::from_utf8(held[place].1.clone()).expect("text");
    assert_eq!(text(0), RIVERS);
    assert!(text(1).starts_with("Rivers of India\nby A. Rao\n"), "{}", text(1));
    assert!(text(1).contains("https://spdx.org/licenses/CC-BY-4.0.html"), "{}", text(1));
    // As sha256sum writes it: printf png | sha256sum.
    let sum = "8f8cbb7dcf46e0bc7d53265749a6c17d116093a6ba95e442764060c76fd4a86c  images/delta.png";
    assert_eq!(text(4).lines().count(), 4);
    assert!(text(4).lines().any(|line| line == sum), "{}", text(4));
    let opened = open(&bytes).expect("a pack");
    assert_eq!((opened.text.as_str(), opened.sums), (RIVERS, Sums::Right));
    assert_eq!(opened.images, images);
    assert_eq!(packed(&images), bytes, "the same bytes at any time");
}

#[test]
fn what_was_changed_on_the_way_is_named() {
    let mut held = parts(&packed(&[image("delta.png", b"png"), image("mouth.png", b"other")]));
    held[0].1.extend_from_slice(b"\n// one more line\n");
    held.retain(|(name, _)| !name.ends_with("delta.png"));
    held.push(("rivers/images/slipped-in.png".to_owned(), b"new".to_vec()));
    let again: Vec<(&str, &[u8])> =
        held.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let opened = open(&zipped(&again)).expect("a pack");
    let wrong = ["images/delta.png", "images/slipped-in.png", "rivers.ron"];
    assert_eq!(opened.sums, Sums::Wrong(wrong.map(str::to_owned).to_vec()));
}

#[test]
fn a_bank_alone_and_a_zip_made_by_hand_are_taken_without_checksums() {
    let alone = open(RIVERS.as_bytes()).expect("a bank");
    assert_eq!((alone.text.as_str(), alone.sums), (RIVERS, Sums::Missing));
    let by_hand = zipped(&[
        ("my rivers.RON", RIVERS.as_bytes()),
        ("images/a.webp", b"a"),
        ("images/.hidden.png", b"b"),
        ("__MACOSX/._my rivers.ron", b"c"),
    ]);
    assert!(looks_like(&by_hand));
    let opened = open(&by_hand).expect("a bank");
    assert_eq!(opened.sums, Sums::Missing);
    assert_eq!(opened.images, [image("a.webp", b"a")]);
}

#[test]
fn names_that_lead_elsewhere_are_never_taken() {
    let hostile = zipped(&[
        ("bank/bank.ron", RIVERS.as_bytes()),
        ("bank/images/../../../escaped.png", b"x"),
        ("bank/images//etc/passwd.png", b"x"),
        ("bank/images/..\\..\\escaped.png", b"x"),
        ("bank/images/deeper/a.png", b"x"),
        ("bank/images/a.png\0.exe", b"x"),
        ("bank/images/run.sh", b"x"),
        ("/bank/images/root.png", b"x"),
    ]);
    assert_eq!(open(&hostile).expect("a bank").images, []);
}

#[test]
fn what_is_no_bank_says_what_it_is() {
    let fault = |bytes: &[u8]| open(bytes).expect_err("no bank");
    assert_eq!(fault(b"Which river is longest?"), Fault::NoBank);
    assert_eq!(fault(&[0xFF, 0xFE, 0x00]), Fault::NotText);
    assert_eq!(fault(&zipped(&[("quiz.xml", b"<quiz/>")])), Fault::NoBank);
    let two = zipped(&[("a.ron", RIVERS.as_bytes()), ("b.ron", RIVERS.as_bytes())]);
    assert_eq!(fault(&two), Fault::SeveralBanks(2));
    let not_text = zipped(&[("a.ron", &[0xFF, 0xFE][..])]);
    assert_eq!(fault(&not_text), Fault::NotText);
    assert!(matches!(fault(b"PK\x03\x04 broken"), Fault::Unreadable(_)));
    for text in
        ["(a) a schema: what is it?\n(b) another", "(1) The schema of", "(", "", "// (schema: 1"]
    {
        assert!(!looks_like(text.as_bytes()), "{text}");
    }
    for text in
        ["/* a */ (// b\n schema : 1", "Bank(id: \"a\", schema: 1", "#![enable(x)]\n(schema:1"]
    {
        assert!(looks_like(text.as_bytes()), "{text}");
    }
}

#[test]
fn a_bomb_is_not_unpacked() {
    // 300 MiB of one letter, which is 300 KiB packed.
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("a.ron", SimpleFileOptions::default()).expect("a part");
    let chunk = vec![b'a'; 1 << 20];
    for _ in 0..300 {
        writer.write_all(&chunk).expect("its bytes");
    }
    let bytes = writer.finish().expect("a zip").into_inner();
    assert!(bytes.len() < 1 << 20);
    assert!(matches!(open(&bytes), Err(Fault::Unreadable(_))));
}

#[test]
fn one_identifier_is_a_licence_by_name() {
    for (licence, is_one) in
        [("CC-BY-SA-4.0", true), ("MIT OR Apache-2.0", false), ("All rights reserved", false)]
    {
        assert_eq!(is_spdx(licence), is_one, "{licence}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bank_comes_back_as_it_was_packed(
        bank in arbitrary::bank(),
        names in proptest::collection::btree_set("[a-z]{1,8}\\.(png|svg)", 0..4),
        bytes in vec(any::<u8>(), 0..200),
    ) {
        let text = encode_bank(&bank);
        let images: Vec<File> = names.iter().map(|name| image(name, &bytes)).collect();
        let opened = open(&write(&bank, &text, &images).expect("it fits")).expect("a pack");
        prop_assert_eq!(opened.text, text);
        prop_assert_eq!(opened.images, images);
        prop_assert_eq!(opened.sums, Sums::Right);
    }

    #[test]
    fn no_bytes_are_too_odd(bytes in vec(any::<u8>(), 0..300)) {
        let _ = (looks_like(&bytes), open(&bytes));
        let zip = [b"PK\x03\x04".as_slice(), &bytes].concat();
        let _ = (looks_like(&zip), open(&zip));
    }
}
