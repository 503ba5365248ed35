//! `bank fmt` changes white space only, and only once.

use proptest::prelude::*;
use smriti::domain::bank::edit::{EditError, format_bank};
use smriti::domain::bank::schema::{decode, encode_bank};

use super::arbitrary;
use super::decode::FORMATS;

/// White space outside strings and comments, put in by chance.
fn jumble(source: &str, choices: &[u8]) -> String {
    let mut out = String::new();
    let mut in_text = false;
    let mut escaped = false;
    let mut choices = choices.iter().cycle();
    for (number, line) in source.lines().enumerate() {
        if number > 0 {
            out.push('\n');
        }
        let comment = line.trim_start().starts_with("//") && !in_text;
        for c in line.chars() {
            out.push(c);
            if escaped {
                escaped = false;
            } else if in_text && c == '\\' {
                escaped = true;
            } else if c == '"' && !comment {
                in_text = !in_text;
            }
            if !in_text && !comment && matches!(c, '(' | ')' | '[' | ']' | ',') {
                match choices.next() {
                    Some(0) => out.push('\n'),
                    Some(1) => out.push_str("   "),
                    Some(2) => out.push_str("\r\n\t"),
                    Some(3) => out.push_str(" /* aside */ "),
                    Some(4) => out.push_str("\n\n\n// note\n"),
                    _ => {}
                }
            }
        }
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn formatting_keeps_what_is_read_and_every_comment(
        bank in arbitrary::bank(),
        choices in prop::collection::vec(0_u8..12, 1..40),
    ) {
        let untidy = jumble(&encode_bank(&bank), &choices);
        let tidy = format_bank(&untidy).expect("a bank");
        prop_assert_eq!(decode(&tidy).0.expect("a bank").bank, bank);
        prop_assert_eq!(tidy.matches("// note").count(), untidy.matches("// note").count());
        prop_assert_eq!(tidy.matches("/* aside */").count(), untidy.matches("/* aside */").count());
        prop_assert_eq!(format_bank(&tidy), Ok(tidy));
    }

    #[test]
    fn what_is_written_is_laid_out_already(bank in arbitrary::bank()) {
        let written = encode_bank(&bank);
        prop_assert_eq!(format_bank(&written), Ok(written));
    }
}

#[test]
fn a_tidy_bank_stays_as_it_is() {
    assert_eq!(format_bank(FORMATS).as_deref(), Ok(FORMATS));
}

#[test]
fn lines_are_indented_by_the_brackets_they_stand_in() {
    let untidy = "( schema:1,id : \"x\",\n\n\n\n// a note\ntopics:[\n(id:\"t\" , title:\"T\"), // aside\n  ],\n\
                  questions:[ ( id:\"q\",\n ask:Single (\nstem:\"a  b\" ),), ]\n\n)";
    let tidy = format_bank(untidy).expect("a bank");
    insta::assert_snapshot!(tidy, @r#"
    (schema: 1, id: "x",

        // a note
        topics: [
            (id: "t", title: "T"), // aside
        ],
        questions: [(id: "q",
            ask: Single(
                stem: "a  b"),),]
    )
    "#);
}

#[test]
fn a_bank_whose_brackets_are_in_doubt_is_left_alone() {
    for broken in ["", "(", "(a: [)", "(a: \"x)", "(a: 1) b", "(questions: [(id: \"q\", [)])"] {
        assert_eq!(format_bank(broken), Err(EditError::NotABank), "{broken}");
    }
}
