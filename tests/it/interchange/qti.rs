//! QTI in and out.

mod items;
mod out;
mod packages;

use std::io::{Cursor, Write};

use smriti::domain::bank::{Body, Choices};
use smriti::domain::locale::{Locale, Localized, Text};
use smriti::interchange::{Item, Said, Taken};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

fn en(text: &str) -> Text {
    Localized::only(Locale::En, text.to_owned())
}

fn same(text: &str) -> Text {
    Localized::same(text.to_owned())
}

fn said(item: &Item) -> Vec<Said> {
    item.remarks.iter().map(|remark| remark.said.clone()).collect()
}

fn remarks(taken: &Taken) -> Vec<Said> {
    taken.remarks.iter().map(|remark| remark.said.clone()).collect()
}

fn choices(item: &Item) -> &Choices {
    match &item.body {
        Body::SingleBest(choices) | Body::MultiSelect(choices) | Body::FillIn(choices) => choices,
        other => panic!("no choices: {other:?}"),
    }
}

fn rights(item: &Item) -> Vec<bool> {
    choices(item).options.iter().map(|option| option.right).collect()
}

/// A zip of these files, as they are.
fn zipped(files: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        writer.start_file(*name, stored).expect("a name");
        writer.write_all(text.as_bytes()).expect("memory");
    }
    writer.finish().expect("a zip").into_inner()
}
