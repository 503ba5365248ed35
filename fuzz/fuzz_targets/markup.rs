//! Reads whatever text comes as the little Markdown of a bank and as mathematics: nothing may panic,
//! a place must lie in the text, and what is read out is bounded by what was written.
#![no_main]

use libfuzzer_sys::fuzz_target;
use smriti::domain::bank::markup::{self, Block, blocks, maths, runs};
use smriti::interchange::tex::unicode;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    // Nothing but marks is taken away, and a mark never adds.
    let said: usize = runs(text).iter().map(|run| run.text.len()).sum();
    assert!(said <= text.len());
    let _ = (markup::is_marked(text), markup::plain(text));
    let line = markup::one_line(text);
    assert!(!line.contains(['\n', '\r', '\t']) && line.trim() == line);
    for block in blocks(text) {
        match block {
            Block::Paragraph(words) => assert!(!words.trim().is_empty()),
            Block::List(entries) => assert!(!entries.is_empty()),
            Block::Table(table) => {
                let wide = table.rows.first().map_or(0, Vec::len);
                assert!(wide >= 2 && table.rows.iter().all(|row| row.len() == wide));
            }
            Block::Image { file, .. } => assert!(!file.is_empty()),
        }
    }
    let mut from = 0;
    for found in maths(text) {
        assert!(from <= found.whole.start && text.get(found.whole.clone()).is_some());
        let inside = text.get(found.inside.clone()).expect("a place in the text");
        if let Some(said) = unicode(inside) {
            assert!(said.len() <= 16 * inside.len() + 16, "mathematics grew without bound");
        }
        from = found.whole.end;
    }
});
