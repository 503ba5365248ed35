//! What holds of every text: nothing panics, no line is lost, and what is printed comes back.

use proptest::collection::vec;
use proptest::prelude::*;
use smriti::interchange::Place;
use smriti::interchange::paste::{Pasted, read};

/// Every line with something on it has a role, every index is that of a question, and every remark
/// stands on a line.
fn accounts_for_every_line(source: &str, pasted: &Pasted) {
    for (number, line) in source.split('\n').enumerate() {
        if source.contains(['\r', '\u{B}', '\u{85}', '\u{2028}', '\u{2029}']) {
            break;
        }
        let taken = &pasted.lines[number];
        assert_eq!(line.trim().is_empty(), taken.roles.is_empty(), "line {}: {line:?}", number + 1);
    }
    let lines = pasted.lines.len();
    let questions = pasted.taken.items.len();
    for line in &pasted.lines {
        assert!(line.question.is_none_or(|question| question < questions));
    }
    let remarks = pasted.taken.items.iter().flat_map(|item| &item.remarks);
    for remark in remarks.chain(&pasted.taken.remarks) {
        match &remark.place {
            Place::Line(line) => assert!((1..=lines).contains(line)),
            Place::Whole => {}
            place => panic!("a remark at {place}"),
        }
    }
}

/// Pieces of papers in any order.
fn soup() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("\n".to_owned()),
        Just("\n\n".to_owned()),
        Just(" ".to_owned()),
        "[0-9]{1,4}[.)] ?",
        "\\(?[a-eA-E1-5][.)] ?",
        "\\[[A-E]\\] ",
        // Marks as people type them with the space bar.
        "\\( {0,3}[a-e1-4] {0,5}\\) {0,3}[a-z]{0,4}",
        "[0-9a-e] {1,3}[.)] {0,3}",
        "[IVX]{1,3}[.)] ",
        Just("Q1. ".to_owned()),
        Just("प्र. २ ".to_owned()),
        Just("(क) ".to_owned()),
        Just("Ans. (b)".to_owned()),
        Just("उत्तर: (ख)".to_owned()),
        Just("Answer Key\n1. (a) 2. (b)".to_owned()),
        Just("Explanation: ".to_owned()),
        Just("Match List-I with List-II".to_owned()),
        Just("Codes:".to_owned()),
        Just("Which of the statements given above is/are correct?".to_owned()),
        Just("1 and 2 only".to_owned()),
        Just("India | भारत".to_owned()),
        Just("Statement-I: ".to_owned()),
        Just("Assertion (A): ".to_owned()),
        Just("✅ *".to_owned()),
        Just("**".to_owned()),
        Just("____".to_owned()),
        Just("\u{AD}\n".to_owned()),
        Just("Directions (Q. 1-2): ".to_owned()),
        Just("Page 3\n".to_owned()),
        "[a-zA-Zक-ह ?.:/|]{1,12}",
    ];
    vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_text_is_read_and_no_line_lost(source in "(?s).{0,300}") {
        accounts_for_every_line(&source, &read(&source));
    }

    #[test]
    fn any_mix_of_papers_is_read_and_no_line_lost(source in soup()) {
        accounts_for_every_line(&source, &read(&source));
    }
}

/// What fuzzing found, each in a file of its own.
#[test]
fn what_was_lost_once_is_not_lost_again() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/interchange/paste/found");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).expect("the findings") {
        let bytes = std::fs::read(entry.expect("a finding").path()).expect("its bytes");
        let source = String::from_utf8_lossy(&bytes);
        accounts_for_every_line(&source, &read(&source));
        count += 1;
    }
    assert!(count > 0, "no finding was read");
}

#[test]
fn a_mark_with_spaces_in_it_is_one_mark() {
    let source = "1. Which tree is the tallest?\n(a) the redwood    (b    ) the lemon\n\
                  (c    ) the lime    (d) the pine\nAns. (a)\n";
    let pasted = read(source);
    accounts_for_every_line(source, &pasted);
    let [item] = pasted.taken.items.as_slice() else { panic!("one question: {pasted:?}") };
    let smriti::domain::bank::Body::SingleBest(body) = &item.body else { panic!("{item:?}") };
    assert_eq!(body.options.len(), 4, "{body:?}");
}
