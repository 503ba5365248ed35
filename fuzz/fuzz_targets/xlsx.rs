//! Reads whatever bytes come as the parts of a workbook, of both kinds: nothing may panic, whether the
//! zip is whole or not.
#![no_main]

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use smriti::interchange::table::take;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The parts of a workbook, in the order in which bytes are dealt out to them.
const PARTS: [&str; 4] =
    ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "content.xml"];

const BOOK: &str = "<workbook><sheets><sheet name='S' r:id='r1'/></sheets></workbook>";
const LINKS: &str = "<R><Relationship Id='r1' Type='/worksheet' Target='worksheets/sheet1.xml'/>\
    <Relationship Id='r2' Type='/sharedStrings' Target='sharedStrings.xml'/>\
    <Relationship Id='r3' Type='/styles' Target='styles.xml'/></R>";

fuzz_target!(|bytes: &[u8]| {
    // As the zip itself, which is hardly ever whole.
    take(&[b"PK\x03\x04", bytes].concat());
    let texts = bytes.split(|byte| *byte == 0).chain(std::iter::repeat(&[][..]));
    for parts in [&PARTS[..3], &PARTS[3..]] {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let stored =
            SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        let fixed = [("xl/workbook.xml", BOOK), ("xl/_rels/workbook.xml.rels", LINKS)];
        let fixed = fixed.map(|(name, text)| (name, text.as_bytes()));
        let dealt = parts.iter().copied().zip(texts.clone());
        for (name, text) in fixed.into_iter().chain(dealt) {
            writer.start_file(name, stored).expect("a part");
            writer.write_all(text).expect("written");
        }
        take(&writer.finish().expect("finished").into_inner());
    }
});
