//! Quizzes of text2qti.

use proptest::prelude::*;
use smriti::domain::bank::Body;
use smriti::domain::locale::Locale;
use smriti::interchange::detect::of_text;
use smriti::interchange::text2qti::{looks_like, read};
use smriti::interchange::{Format, Said};

use super::told::told;

/// A quiz that text2qti 0.8 reads without a word, and to the same.
const TREATIES: &str = include_str!("../../fixtures/interchange/text2qti/treaties.txt");

/// What a text comes to, in lines.
fn check(source: &str, expected: &[&str]) {
    let told = told(&read(source));
    let found: Vec<&str> = told.lines().collect();
    assert_eq!(found, expected, "{source}");
}

#[test]
fn a_quiz_is_read_with_all_it_has() {
    assert_eq!(read(TREATIES).title.as_deref(), Some("Treaties on cybercrime"));
    check(
        TREATIES,
        &[
            "line 13: #Drafting one: Which body drew up the Budapest Convention?⏎⏎It was opened in `2001`. \
             -Interpol [It sits in Lyon.] +Council of Europe -ITU (It is treaty 185 of the Council.⏎⏎Well read.)",
            "  a comment on an answer was dropped",
            "line 25: many: Which are treaties of the Council of Europe? +Budapest Convention \
             +Its first protocol -UN Convention",
            "line 30: true: The UN Convention was opened in Hanoi. [It was, on 25 October 2025.]",
            "line 35: typed: Name the city. +Ha Noi +Hanoi",
            "line 39: number: How much is $\\sqrt{2}$? +7071/5000 ±1/10000",
            "line 42: number: How many States must ratify? +40 ±2 (Article 65 says forty.)",
            "line 46: number: How long is the coast, in km? +200 ±4",
            "line 49: number: How many articles? +68 ±0",
            "line 56: one: In which year was it adopted? -==2023 +==2024",
            "line 60: one: In which year was it signed? +==2025 -==2026",
            "line 9 left: a text that asks nothing",
            "line 53 left: read as it was meant: a group to pick from, of which all were taken",
            "line 66 left: a question that only a person can mark",
            "line 69 left: a question that only a person can mark",
            "line 78 left: a kind of question we do not have: a program, which is never run",
        ],
    );
}

#[test]
fn a_quiz_is_known_by_its_marks_if_nothing_stands_outside_of_them() {
    assert_eq!(of_text(TREATIES), Format::Text2qti);
    assert!(looks_like("1. Which?\na) one\n*b) two\n"));
    assert!(looks_like("1. Which?\n[ ] one\n[*] two\n"));
    assert!(!looks_like("1. Which?\na) one\nb) two\n"), "nothing says which is right");
    assert!(!looks_like("1. Which?\na) one\n*b) two\nKey: b\n"));
    assert!(!looks_like("*b) two\n"));
    assert!(!looks_like(""));
}

#[test]
fn pasted_papers_are_no_quizzes_and_no_sets_of_cards() {
    let mut seen = 0;
    for file in std::fs::read_dir("tests/fixtures/interchange/paste").expect("a folder") {
        let path = file.expect("a file").path();
        if path.extension().is_some_and(|extension| extension == "txt") {
            let text = std::fs::read_to_string(&path).expect("a text");
            assert!(!looks_like(&text), "{}", path.display());
            assert!(!smriti::interchange::quizlet::looks_like(&text), "{}", path.display());
            seen += 1;
        }
    }
    assert!(seen > 50);
}

#[test]
fn mistakes_cost_only_their_question() {
    check(
        "Stray words.\n1. No answers?\n2. Mixed?\na) one\n* two\n3. One?\n*a) it\n4. Sound?\n*a) yes\nb) no\n",
        &[
            "line 8: one: Sound? +yes -no",
            "line 1 left: cannot be read: Stray words.",
            "line 2 left: a question without answers",
            "line 3 left: a kind of question we do not have: answers of several kinds",
            "line 6 left: 1 answers where 2 are needed",
        ],
    );
    check(
        "1. None?\na) one\nb) two\n2. Both?\n*a) one\n*b) two\n3. One?\n[*] one\n[ ] two\n4. Same?\n*a) one\nb) one\n",
        &[
            "line 1: one: None? -one -two",
            "  no answer is marked right",
            "line 4: one: Both? +one +two",
            "  several options are marked right",
            "line 7: one: One? +one -two",
            "  read as it was meant: several options may be chosen, but one is right",
            "line 10: one: Same? +one -one",
            "  two options say the same",
        ],
    );
    for (number, is_good) in [
        ("5", true),
        ("1e3", true),
        ("[3, 1]", false),
        ("[1, 2", false),
        ("5 +- -1", false),
        ("five", false),
        ("99999999999999999999", false),
        ("-5 +- 10%", true),
        ("9000000000000000000 +- 90%", true),
        ("[9000000000000000000, 9000000000000000001]", false),
    ] {
        let taken = read(&format!("1. How many?\n= {number}\n"));
        assert_eq!(taken.items.len(), usize::from(is_good), "{number}");
        let is_bad = matches!(taken.remarks.as_slice(), [remark] if matches!(remark.said, Said::BadNumber { .. }));
        assert_eq!(is_bad, !is_good, "{number}");
    }
}

#[test]
fn what_goes_on_below_belongs_to_what_is_above() {
    let taken = read(
        "1.  Look:\n\n    - one\n    - two\n\n    ```\n    a)  b\n    c\n    ```\n    Then?\n*a) It\n    goes on.\nb)  No\n",
    );
    let [item] = taken.items.as_slice() else { panic!("{}", told(&taken)) };
    let Body::SingleBest(choices) = &item.body else { panic!("{:?}", item.body) };
    let stem = choices.stem.text(Locale::En);
    assert!(stem.starts_with("Look:\n"), "{stem}");
    assert!(stem.contains("- one\n- two"), "{stem}");
    assert!(stem.ends_with("Then?"), "{stem}");
    assert_eq!(choices.options[0].text.text(Locale::En), "It goes on.");
}

#[test]
fn what_is_never_closed_takes_the_rest_and_says_so() {
    for (open, mark) in [("COMMENT", "COMMENT"), ("```{.python .run}", "```")] {
        let taken =
            read(&format!("1. Which?\n*a) one\nb) two\n\n{open}\n2. Which?\n*a) one\nb) two\n"));
        assert_eq!(taken.items.len(), 1);
        let unclosed = Said::Unclosed { mark: mark.to_owned() };
        assert!(taken.remarks.iter().any(|remark| remark.said == unclosed), "{open}");
    }
}

proptest! {
    #[test]
    fn any_text_can_be_read(source in "\\PC{0,200}") {
        read(&source);
        looks_like(&source);
    }

    #[test]
    fn any_pieces_can_be_read(pieces in proptest::collection::vec(0_usize..24, 0..40)) {
        const PIECES: [&str; 24] = [
            "1. ", "a) ", "*b) ", "[*] ", "[ ] ", "* ", "= ", "... ", "+ ", "- ", "! ", "___\n",
            "^^^\n", "GROUP\n", "END_GROUP\n", "pick: 1\n", "COMMENT\n", "```\n", "Title: x\n",
            "Text: x\n", "    ", "word\n", "[1, 2]\n", "\n",
        ];
        let source: String = pieces.into_iter().map(|at| PIECES[at]).collect();
        read(&source);
        looks_like(&source);
    }
}
