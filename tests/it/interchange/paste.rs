//! Papers as strangers type them. Each fixture is a text and a listing of what it must come to:
//! places, formats, texts, keys, remarks, and what every line was taken for.

mod laws;
mod listing;
mod printed;

use std::fs;
use std::path::{Path, PathBuf};

use smriti::interchange::paste::read;

use listing::listing;

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new("tests/fixtures/interchange/paste");
    let entries = fs::read_dir(folder).expect("the folder of fixtures");
    let mut found: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    found.sort();
    found
}

/// With `SMRITI_BLESS` the listings are written, to be read by eye before they are kept.
#[test]
fn papers_of_every_shape_come_in_as_listed() {
    let fixtures = fixtures();
    assert!(fixtures.len() >= 40, "{} fixtures", fixtures.len());
    let mut wrong = Vec::new();
    for path in fixtures {
        let source = fs::read_to_string(&path).expect("a fixture");
        let found = listing(&source, &read(&source));
        if smriti::env::variable("SMRITI_BLESS").is_some() {
            fs::write(path.with_extension("expected"), &found).expect("a listing");
        }
        let expected = fs::read_to_string(path.with_extension("expected")).unwrap_or_default();
        if found != expected {
            wrong.push(format!("== {}\n{found}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "not as listed:\n{}", wrong.join("\n"));
}
