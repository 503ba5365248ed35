//! Reads whatever bytes come as a package of Anki's, as the collection in one of either age, as its
//! list of media, and as fields of a note: nothing may panic, and nothing may spin.
#![no_main]

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use smriti::interchange::anki::read;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn package(name: &str, collection: &[u8], media: &[u8]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in [(name, collection), ("media", media)] {
        writer.start_file(name, stored).expect("a part");
        writer.write_all(bytes).expect("written");
    }
    writer.finish().expect("finished").into_inner()
}

fuzz_target!(|bytes: &[u8]| {
    // The first byte says as what the others are read.
    let Some((kind, rest)) = bytes.split_first() else { return };
    match kind % 4 {
        0 => drop(read(&[b"PK\x03\x04", rest].concat())),
        1 => drop(read(&package("collection.anki21b", rest, rest))),
        2 => drop(read(&package("collection.anki2", rest, rest))),
        _ => drop(read(rest)),
    }
});
