//! Whatever a file holds, reading it neither panics nor loses more than it must.

use proptest::prelude::*;
use smriti::domain::bank::check::checks;
use smriti::domain::bank::edit::format_bank;
use smriti::domain::bank::schema::{Defaults, decode, decode_question, encode_bank};

use super::decode::FORMATS;

fn snippet() -> impl Strategy<Value = String> {
    const TOKENS: &[&str] = &[
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        ",",
        ":",
        "=",
        "\"",
        "'",
        "“",
        "”",
        "\\",
        "/*",
        "*/",
        "//",
        "\n",
        "#![x]",
        "r#\"",
        "\"#",
        "id",
        "schema",
        "questions",
        "Some",
        "None",
        "true",
        "1",
        "-",
        "é",
        "हि",
        "\u{FEFF}",
        "\0",
    ];
    prop_oneof![prop::sample::select(TOKENS).prop_map(str::to_owned), ".{0,3}"]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_text_is_read_without_panic(parts in prop::collection::vec(snippet(), 0..60)) {
        let source = parts.concat();
        let (decoded, found) = decode(&source);
        prop_assert!(decoded.is_some() || !found.is_empty(), "nothing read, nothing said");
        let _ = checks(&source);
        let _ = format_bank(&source);
        let _ = decode_question(&source, &Defaults::default());
        let bank = format!("(schema: 1, id: \"x\", topics: [], questions: [{source}])");
        for problem in checks(&bank) {
            prop_assert!(bank.get(problem.place.range).is_some());
        }
    }

    #[test]
    fn a_bank_with_a_piece_put_in_or_cut_out_is_read_without_panic(
        at in 0_usize..FORMATS.len(),
        length in 0_usize..40,
        piece in snippet(),
    ) {
        let boundary = |mut at: usize| {
            while !FORMATS.is_char_boundary(at) {
                at -= 1;
            }
            at
        };
        let (start, end) = (boundary(at), boundary((at + length).min(FORMATS.len())));
        let source = format!("{}{piece}{}", &FORMATS[..start], &FORMATS[end..]);
        for problem in checks(&source) {
            prop_assert!(source.get(problem.place.range).is_some());
        }
        let tidy = format_bank(&source);
        let (Some(decoded), found) = decode(&source) else { return Ok(()) };
        for slice in &decoded.slices {
            prop_assert!(decode_question(&source[slice.clone()], &decoded.defaults).is_ok());
        }
        if let Ok(tidy) = tidy {
            prop_assert_eq!(decode(&tidy).0.map(|tidy| tidy.bank), Some(decoded.bank.clone()));
        }
        // What a bad entry of a list took with it cannot be written.
        if found.is_empty() {
            let written = encode_bank(&decoded.bank);
            prop_assert_eq!(decode(&written).0.map(|again| again.bank), Some(decoded.bank));
        }
    }
}

/// Takes out each byte of a kind within the questions, one at a time, and counts what is lost.
fn without_each(marks: &[u8]) {
    let whole = decode(FORMATS).0.expect("a bank");
    let all = whole.bank.questions.len();
    for slice in &whole.slices {
        for (offset, byte) in FORMATS[slice.clone()].bytes().enumerate() {
            if !marks.contains(&byte) {
                continue;
            }
            let at = slice.start + offset;
            let source = format!("{}{}", &FORMATS[..at], &FORMATS[at + 1..]);
            let (decoded, found) = decode(&source);
            let read = decoded.map_or(0, |decoded| decoded.bank.questions.len());
            let line = FORMATS[..at].matches('\n').count() + 1;
            assert!(
                read + 2 >= all,
                "line {line} without {}: only {read} of {all} questions are read",
                char::from(byte)
            );
            // A mark within a text is only a character.
            assert!(read == all || !found.is_empty(), "line {line}: a question is lost in silence");
        }
    }
}

#[test]
fn a_missing_bracket_costs_at_most_its_own_question_and_the_next() {
    without_each(b"()[]");
}

#[test]
fn a_missing_quote_costs_at_most_its_own_question_and_the_next() {
    without_each(b"\"");
}

#[test]
fn a_missing_comma_or_colon_costs_at_most_its_own_question_and_the_next() {
    without_each(b",:");
}

#[test]
fn brackets_without_end_are_refused_and_not_followed() {
    for bracket in ["(", "[", "{", "a(", "[["] {
        let deep = bracket.repeat(200_000);
        let bank = format!("(schema: 1, id: \"x\", topics: [], questions: [({deep})])");
        let (_, found) = decode(&bank);
        assert!(!found.is_empty());
    }
    let nested = format!("{}1{}", "(x: ".repeat(5_000), ")".repeat(5_000));
    let bank = format!("(schema: 1, id: \"x\", topics: [], questions: [{nested}])");
    assert!(!checks(&bank).is_empty());
}
