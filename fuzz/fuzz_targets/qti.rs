//! Reads whatever comes as QTI: as a bare file, as a zip, and as the files of a package. Nothing may
//! panic, texts are bounded, and what was read can be written and read again without losing a question.
#![no_main]

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use smriti::domain::locale::{Locale, Localized};
use smriti::interchange::qti::{is_content_package, looks_like, read, write};
use smriti::interchange::{Cover, Taken, assemble};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The files of a package, in the order in which bytes are dealt out to them.
const FILES: [&str; 4] = ["imsmanifest.xml", "items/a.xml", "test.xml", "items/b.xml"];
const MANIFEST: &str = "<manifest><resources><resource type='imsqti_item_xmlv2p1' href='items/a.xml'/>\
    <resource type='imsqti_test_xmlv2p1' href='test.xml'/>\
    <resource type='imsqti_stimulus_xmlv2p2' href='items/b.xml'/></resources></manifest>";

fuzz_target!(|bytes: &[u8]| {
    let _ = looks_like(bytes);
    come_back(read(bytes));
    // As the zip itself, which is hardly ever whole.
    let zip = [b"PK\x03\x04", bytes].concat();
    let _ = is_content_package(&zip);
    read(&zip);
    let texts = || bytes.split(|byte| *byte == 0).chain(std::iter::repeat(&[][..]));
    for own in [true, false] {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let stored =
            SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        let from = usize::from(!own);
        if !own {
            writer.start_file(FILES[0], stored).expect("a part");
            writer.write_all(MANIFEST.as_bytes()).expect("written");
        }
        for (name, text) in FILES.into_iter().skip(from).zip(texts()) {
            writer.start_file(name, stored).expect("a part");
            writer.write_all(text).expect("written");
        }
        come_back(read(&writer.finish().expect("finished").into_inner()));
    }
});

fn come_back(taken: Taken) {
    let count = taken.items.len();
    assert!(taken.items.iter().all(|item| item.remarks.len() < 1_000));
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
    let packed = write(&bank, Locale::En).expect("written");
    let back = read(&packed.bytes);
    // What cannot be answered is said of the package as a whole, too.
    assert!(back.items.len() + back.remarks.len() >= count);
}
