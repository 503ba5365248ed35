//! Laws of drafts: opening and saving changes nothing, formats lose nothing, and what was done can be
//! taken back.

use proptest::prelude::*;
use smriti::domain::bank::Body;
use smriti::domain::bank::check::Problem;
use smriti::domain::bank::draft::{Draft, Kind, Slot, next_id};
use smriti::domain::bank::editing::Editing;
use smriti::domain::bank::printed::Printed;
use smriti::domain::bank::schema::{Defaults, decode_question, encode_bank};
use smriti::domain::locale::{Locale, Localized};

use super::arbitrary;

fn languages() -> impl Strategy<Value = Vec<Locale>> {
    prop_oneof![Just(vec![Locale::En]), Just(vec![Locale::Hi]), Just(Locale::ALL.to_vec())]
}

proptest! {
    #[test]
    fn opening_and_saving_changes_nothing(
        question in arbitrary::question("q-1"),
        languages in languages(),
    ) {
        let draft = Draft::of(&question, &languages);
        prop_assert_eq!(draft.question(), Ok(question));
    }

    #[test]
    fn a_draft_outlives_a_crash_as_it_was_typed(
        question in arbitrary::question("q-1"),
        languages in languages(),
        typed in "[0-9a-z /-]{0,9}",
    ) {
        let mut draft = Draft::of(&question, &languages);
        for slot in [Slot::Checked, Slot::ValidUntil, Slot::Answer, Slot::Codes] {
            draft.type_in(slot, Locale::En, typed.clone());
        }
        let again = Draft::from_journal(&draft.journal(), &languages).expect("a draft");
        prop_assert_eq!(again.reading(), draft.reading());
    }

    #[test]
    fn a_format_tried_on_and_taken_off_leaves_the_question_as_it_was(
        question in arbitrary::question("q-1"),
        kinds in proptest::collection::vec(0..Kind::ALL.len(), 1..5),
    ) {
        let draft = Draft::of(&question, &Locale::ALL);
        let mut tried = draft.clone();
        for kind in kinds {
            tried.become_kind(Kind::ALL[kind]);
            prop_assert_eq!(&tried.explanation, &draft.explanation);
            if draft.kind.has_stem() {
                prop_assert_eq!(&tried.stem, &draft.stem);
            }
            // Whatever became of it can be asked about without a panic, and written.
            let (now, _) = tried.reading();
            prop_assert_eq!(Kind::of(&now.body), tried.kind);
        }
        let rows = draft.rows.len();
        tried.become_kind(draft.kind);
        tried.rows.truncate(rows);
        prop_assert_eq!(tried.question(), Ok(question));
    }

    #[test]
    fn whatever_is_being_written_can_be_laid_out(
        question in arbitrary::question("q-1"),
        kind in 0..Kind::ALL.len(),
        rows in 0_usize..7,
        holds in proptest::collection::vec(any::<(bool, bool)>(), 7),
        codes in "[0-9 ,;]{0,12}",
    ) {
        let mut draft = Draft::of(&question, &Locale::ALL);
        draft.become_kind(Kind::ALL[kind]);
        draft.rows.truncate(rows);
        for (row, (holds, explains)) in draft.rows.iter_mut().zip(holds) {
            row.holds = holds;
            row.explains = explains;
        }
        draft.codes = codes;
        // Neither panics nor goes on for ever.
        let printed = Printed::of(&draft.reading().0, None);
        prop_assert!(printed.blocks.len() < 20);
    }

    #[test]
    fn whatever_is_typed_is_taken_back_and_done_again(
        bank in arbitrary::bank(),
        typed in proptest::collection::vec((any::<usize>(), any::<bool>(), "[a-zक-ह0-9 ,;-]{0,9}", any::<bool>()), 1..12),
    ) {
        let source = encode_bank(&bank);
        let mut editing = Editing::open(source.clone()).expect("a bank");
        if editing.lines().is_empty() {
            return Ok(());
        }
        prop_assert!(editing.go(0));
        let first = editing.draft().cloned();
        for (number, hindi, text, pauses) in typed {
            let slots = editing.draft().expect("a draft").slots();
            let slot = slots[number % slots.len()];
            // Names are for another test: here every draft stays where it is.
            if slot != Slot::Id {
                editing.type_in(slot, if hindi { Locale::Hi } else { Locale::En }, text);
            }
            if pauses {
                // Half a date waits, and is taken back all the same.
                drop(editing.pause());
            }
        }
        let last = editing.draft().cloned();
        while editing.undo() {
            drop(editing.write());
        }
        prop_assert_eq!(editing.draft().cloned(), first);
        prop_assert_eq!(editing.source(), source.as_str(), "the file is as it was, to the byte");
        while editing.redo() {}
        prop_assert_eq!(editing.draft().cloned(), last);
    }
}

fn bank_of(questions: &str) -> String {
    format!(
        "(\n    schema: 1, id: \"b\", title: \"B\", subject: \"S\", licence: \"CC0-1.0\", languages: [En, Hi],\n    topics: [(id: \"t\", title: \"T\")],\n    questions: [\n{questions}    ],\n)\n"
    )
}

const SINGLE: &str = r#"(id: "off-014", topic: "t", ask: Single(stem: (en: "Who?"), options: [(text: "1999", right: true), (text: (en: "No one")), (text: "c"), (text: "d")]))"#;

fn single() -> Draft {
    let question = decode_question(SINGLE, &Defaults::default()).expect("a question");
    Draft::of(&question, &Locale::ALL)
}

#[test]
fn a_text_is_in_the_languages_it_is_written_in() {
    let mut draft = single();
    let text = |draft: &Draft| match draft.reading().0.body {
        Body::SingleBest(body) => (body.stem, body.options[0].text.clone()),
        other => panic!("another format: {other:?}"),
    };
    draft.type_in(Slot::Stem, Locale::Hi, "कौन?".to_owned());
    assert_eq!(text(&draft).0, Localized::both("Who?".to_owned(), "कौन?".to_owned()));
    draft.type_in(Slot::Stem, Locale::En, String::new());
    assert_eq!(text(&draft).0, Localized::only(Locale::Hi, "कौन?".to_owned()));
    // A year stays the same in both languages; a sentence in a new field is of its own.
    draft.type_in(Slot::Left(0), Locale::En, "2000".to_owned());
    assert_eq!(text(&draft).1, Localized::same("2000".to_owned()));
    draft.type_in(Slot::Why(1), Locale::En, "It was the other one.".to_owned());
    draft.type_in(Slot::Why(2), Locale::En, "1998".to_owned());
    let Body::SingleBest(body) = draft.reading().0.body else { panic!("another format") };
    let of_english = Localized::only(Locale::En, "It was the other one.".to_owned());
    assert_eq!(body.options[1].why, Some(of_english));
    assert_eq!(body.options[2].why, Some(Localized::same("1998".to_owned())));
}

#[test]
fn options_become_statements_and_typed_words_with_what_they_said() {
    let mut draft = single();
    draft.become_kind(Kind::Statements);
    let Body::Statements(body) = draft.reading().0.body else { panic!("no statements") };
    assert_eq!(body.statements.len(), 4);
    assert!(body.statements[0].holds && !body.statements[1].holds);
    draft.become_kind(Kind::Single);
    draft.become_kind(Kind::Typed);
    let Body::Typed(body) = draft.reading().0.body else { panic!("no typed words") };
    assert_eq!(body.accept, [Localized::same("1999".to_owned())]);
    draft.become_kind(Kind::Single);
    draft.become_kind(Kind::Numeric);
    let Body::Numeric(body) = draft.question().expect("a question").body else { panic!("none") };
    assert_eq!(body.answer, 1999.into());
}

#[test]
fn what_no_question_can_hold_is_named_by_its_field() {
    let mut draft = single();
    draft.type_in(Slot::Checked, Locale::En, "2026-13".to_owned());
    draft.become_kind(Kind::Numeric);
    draft.type_in(Slot::Answer, Locale::En, "four".to_owned());
    let wrong = draft.question().expect_err("neither a number nor a date");
    let found = |at: Slot| wrong.iter().find(|(slot, _)| *slot == at).map(|(_, why)| why.clone());
    assert_eq!(found(Slot::Answer), Some(Problem::BadNumber { found: "four".to_owned() }));
    assert_eq!(found(Slot::Checked), Some(Problem::BadDate { found: "2026-13".to_owned() }));
}

#[test]
fn one_right_option_takes_the_mark_from_another() {
    let mut draft = single();
    draft.mark_row(2, true);
    assert_eq!(draft.rows.iter().filter(|row| row.holds).count(), 1);
    draft.become_kind(Kind::MultiSelect);
    draft.mark_row(0, true);
    assert_eq!(draft.rows.iter().filter(|row| row.holds).count(), 2);
}

#[test]
fn new_names_follow_the_numbers_of_the_bank() {
    let ids = ["off-014", "off-015", "x"];
    let next = |like| next_id(ids.into_iter(), like, "bank").to_string();
    assert_eq!(next(Some("off-014")), "off-016");
    assert_eq!(next(Some("x")), "x-2");
    assert_eq!(next_id(std::iter::empty(), None, "bank").as_str(), "bank-001");
    assert_eq!(next_id(["q-99"].into_iter(), None, "bank").as_str(), "q-100");
}

#[test]
fn checks_are_those_of_the_file_at_the_path_of_each_field() {
    let source = bank_of(&format!("        {SINGLE},\n"));
    let (_, found) = smriti::domain::bank::check::examine(&source);
    let mut editing = Editing::open(source).expect("a bank");
    assert!(editing.go(0));
    let mut of_file: Vec<_> =
        found.into_iter().map(|said| (said.field, format!("{:?}", said.problem))).collect();
    let mut live: Vec<_> =
        editing.faults().into_iter().map(|(path, why)| (path, format!("{why:?}"))).collect();
    // The bank's own titles are in one language as well; they belong to no question.
    of_file.retain(|(path, _)| path.starts_with("ask") || path == "explain" || path == "sources");
    of_file.sort();
    live.sort();
    assert_eq!(live, of_file);
    assert!(live.iter().any(|(path, _)| path == "ask.options[2].why"), "{live:?}");
    // Every path of a fault about a field belongs to a field of the form, or to its row.
    let draft = editing.draft().expect("a draft");
    let paths: Vec<String> = draft.slots().into_iter().map(|slot| draft.path(slot)).collect();
    assert!(paths.contains(&"ask.options[2].why".to_owned()), "{paths:?}");
}

#[test]
fn a_question_like_this_keeps_topic_and_format_and_nothing_that_was_asked() {
    let source = bank_of(&format!("        {SINGLE},\n"));
    let mut editing = Editing::open(source.clone()).expect("a bank");
    assert!(editing.go(0));
    editing.insert(Kind::TrueFalse, true).expect("room");
    let draft = editing.draft().expect("a draft");
    assert_eq!((draft.id.as_str(), draft.kind), ("off-015", Kind::Single));
    assert!(draft.stem.is_empty());
    assert_eq!(editing.current(), Some(1));
    // What is written into a blank text is of its own language, and a number of both.
    editing.type_in(Slot::Stem, Locale::En, "Who came first?".to_owned());
    editing.type_in(Slot::Left(0), Locale::En, "1999".to_owned());
    let Some(Body::SingleBest(body)) = editing.reading().map(|now| now.body) else { panic!() };
    assert_eq!(body.stem, Localized::only(Locale::En, "Who came first?".to_owned()));
    assert_eq!(body.options[0].text, Localized::same("1999".to_owned()));
    assert!(editing.undo() && editing.undo());
    assert!(editing.undo());
    assert_eq!(editing.source(), source);
    assert_eq!(editing.current(), Some(0));
    assert!(editing.redo());
    assert_eq!(editing.lines().len(), 2);
}

#[test]
fn a_draft_that_cannot_be_written_is_there_when_one_comes_back() {
    let other = SINGLE.replace("off-014", "off-015");
    let source = bank_of(&format!("        {SINGLE},\n        {other},\n"));
    let mut editing = Editing::open(source.clone()).expect("a bank");
    assert!(editing.go(0));
    editing.type_in(Slot::Checked, Locale::En, "2026".to_owned());
    assert!(editing.pause().is_err());
    assert!(editing.go(1));
    assert_eq!(editing.source(), source);
    assert!(editing.is_unwritten());
    assert!(editing.go(0));
    assert_eq!(editing.draft().expect("a draft").checked, "2026");
    editing.type_in(Slot::Checked, Locale::En, "2026-11-22".to_owned());
    assert_eq!(editing.pause(), Ok(()));
    assert!(!editing.is_unwritten());
    assert!(editing.source().contains("checked: \"2026-11-22\""));
}

#[test]
fn a_taken_name_waits() {
    let other = SINGLE.replace("off-014", "off-015");
    let source = bank_of(&format!("        {SINGLE},\n        {other},\n"));
    let mut editing = Editing::open(source.clone()).expect("a bank");
    assert!(editing.go(0));
    editing.type_in(Slot::Id, Locale::En, "off-015".to_owned());
    let waiting = editing.pause().expect_err("the name is taken");
    assert_eq!(waiting.path, "id");
    assert_eq!(editing.source(), source);
}
