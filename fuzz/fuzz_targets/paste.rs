//! Reads whatever text comes as a pasted paper: nothing may panic, no line with something on it may
//! be without a role, and whatever a line or a remark names must be there.
#![no_main]

use libfuzzer_sys::fuzz_target;
use smriti::interchange::Place;
use smriti::interchange::paste::read;

fuzz_target!(|bytes: &[u8]| {
    let source = String::from_utf8_lossy(bytes);
    let pasted = read(&source);
    let questions = pasted.taken.items.len();
    for line in &pasted.lines {
        assert!(line.question.is_none_or(|question| question < questions));
    }
    let remarks = pasted.taken.items.iter().flat_map(|item| &item.remarks);
    for remark in remarks.chain(&pasted.taken.remarks) {
        if let Place::Line(line) = remark.place {
            assert!((1..=pasted.lines.len()).contains(&line), "a remark outside the text");
        }
    }
    if !source.contains(['\r', '\u{B}', '\u{85}', '\u{2028}', '\u{2029}']) {
        for (line, taken) in source.split('\n').zip(&pasted.lines) {
            assert_eq!(line.trim().is_empty(), taken.roles.is_empty(), "a line was lost");
        }
    }
});
