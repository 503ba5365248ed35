//! Anki in and out. The packages in `fixtures` were written by Anki 26.09: one as it writes them
//! today, one as for Anki 2.1, one as a whole collection without its media.

mod export;
mod package;
mod text;

use std::io::{Cursor, Write as _};

use rusqlite::{Connection, params};
use smriti::interchange::anki::read;
use smriti::interchange::{Item, Said, Taken};

use super::told::told;

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(format!("tests/fixtures/interchange/anki/{name}")).expect("a fixture")
}

/// A zip of these parts.
fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in parts {
        writer.start_file(*name, stored).expect("a part");
        writer.write_all(bytes).expect("written");
    }
    writer.finish().expect("finished").into_inner()
}

/// The bytes of a database that these statements make.
fn database(make: impl FnOnce(&Connection)) -> Vec<u8> {
    let mut db = Connection::open_in_memory().expect("memory");
    make(&db);
    db.serialize("main").expect("bytes").to_vec()
}

const TABLES: &str = "CREATE TABLE col (models, decks);
    CREATE TABLE cards (id INTEGER PRIMARY KEY, nid, ord, did, odid);
    CREATE TABLE notes (id INTEGER PRIMARY KEY, guid, mid, tags, flds);";

/// A kind of note in the JSON of old packages, numbered 1.
fn model(name: &str, kind: u8, fields: &[&str], front: &str, back: &str) -> String {
    let field = |(at, name): (usize, &&str)| format!("{{\"name\":\"{name}\",\"ord\":{at}}}");
    let fields: Vec<String> = fields.iter().enumerate().map(field).collect();
    format!(
        "{{\"1\":{{\"name\":\"{name}\",\"type\":{kind},\"flds\":[{}],\
         \"tmpls\":[{{\"qfmt\":\"{front}\",\"afmt\":\"{back}\"}}]}}}}",
        fields.join(",")
    )
}

/// An old package of these notes of one kind, all in the deck `A::B`.
fn package(model: &str, notes: &[&[&str]]) -> Vec<u8> {
    let collection = database(|db| {
        db.execute_batch(TABLES).expect("tables");
        let decks = "{\"7\":{\"name\":\"A::B\"}}";
        db.execute("INSERT INTO col VALUES (?1, ?2)", [model, decks]).expect("a row");
        for (at, fields) in (1_i64..).zip(notes) {
            let fields = fields.join("\u{1f}");
            db.execute("INSERT INTO notes VALUES (?1, '', 1, '', ?2)", params![at, fields])
                .expect("a note");
            db.execute("INSERT INTO cards VALUES (?1, ?1, 0, 7, 0)", [at]).expect("a card");
        }
    });
    zipped(&[("collection.anki2", &collection)])
}

fn basic(notes: &[&[&str]]) -> Taken {
    read(&package(&model("Basic", 0, &["Front", "Back"], "{{Front}}", "{{Back}}"), notes))
}

fn said(item: &Item) -> Vec<Said> {
    item.remarks.iter().map(|remark| remark.said.clone()).collect()
}

fn whole(taken: &Taken) -> Vec<Said> {
    taken.remarks.iter().map(|remark| remark.said.clone()).collect()
}

/// What the questions of a package come to, the place, the deck and the remarks aside.
fn short(taken: &Taken) -> Vec<String> {
    let told = told(taken);
    let lines = told.lines().filter(|line| line.starts_with("note"));
    lines.map(|line| line.split_once(": ").expect("a place").1.replace("<A|B> ", "")).collect()
}
