//! What is written is what is read.

use proptest::prelude::*;
use smriti::domain::bank::schema::{
    Defaults, decode, decode_each, decode_head, decode_question, encode_bank, encode_question,
};

use super::arbitrary;
use super::decode::FORMATS;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn a_bank_that_is_written_reads_the_same(bank in arbitrary::bank()) {
        let written = encode_bank(&bank);
        let (decoded, found) = decode(&written);
        prop_assert!(found.is_empty(), "{found:#?}\n{written}");
        prop_assert_eq!(decoded.expect("a bank").bank, bank, "{}", written);
    }

    #[test]
    fn a_question_that_is_written_reads_the_same_whatever_its_bank_says(
        question in arbitrary::question("q"),
        other in arbitrary::question("other"),
        level in 0_usize..4,
    ) {
        let defaults = Defaults { checked: other.checked, exams: other.exams };
        let written = encode_question(&question, &defaults, level);
        prop_assert_eq!(decode_question(&written, &defaults), Ok(question), "{}", written);
    }
}

#[test]
fn a_written_bank_looks_as_a_person_writes_it() {
    // The fixture is hand-written; only its comments and one multi-line source differ.
    let bank = decode(FORMATS).0.expect("a bank").bank;
    let written = encode_bank(&bank);
    let tidy = |text: &str| -> Vec<String> {
        let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        let lines: Vec<String> = lines.map(str::to_owned).collect();
        let from = lines.iter().position(|line| line == "    questions: [").expect("questions");
        lines[from..].to_vec()
    };
    assert_eq!(tidy(&written), tidy(FORMATS));
}

#[test]
fn slices_are_the_questions_and_can_be_read_alone() {
    let decoded = decode(FORMATS).0.expect("a bank");
    assert_eq!(decoded.slices.len(), decoded.bank.questions.len());
    let questions = decoded.bank.questions.iter().zip(&decoded.slices);
    for ((question, slice), place) in questions.zip(&decoded.skeleton.questions) {
        let slice_text = &FORMATS[slice.clone()];
        assert!(slice_text.starts_with('(') && slice_text.ends_with(')'));
        assert_eq!(decode_question(slice_text, &decoded.defaults).as_ref(), Ok(question));
        assert_eq!(place.line, FORMATS[..slice.start].matches('\n').count() + 1);
        assert_eq!(place.column, 9);
    }
}

#[test]
fn reading_one_by_one_gives_what_reading_at_once_gives() {
    let whole = decode(FORMATS).0.expect("a bank");
    let (mut questions, mut slices) = (Vec::new(), Vec::new());
    let (head, found) = decode_each(FORMATS, |question, slice| {
        questions.push(question);
        slices.push(slice);
    });
    let head = head.expect("a bank");
    assert!(found.is_empty());
    assert_eq!((questions, slices), (whole.bank.questions.clone(), whole.slices));
    assert!(head.bank.questions.is_empty());
    assert_eq!(head.bank.topics, whole.bank.topics);
    assert_eq!(decode_head(FORMATS).0, Some(head));
}
