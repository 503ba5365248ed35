//! A bank's file while it is edited: moving, putting in and taking out change only the lines that
//! they must; edits made elsewhere are brought together with ours.

use proptest::prelude::*;
use smriti::domain::bank::edit::{
    Clash, EditError, Manuscript, Reconciled, Settled, copy_bank, reconcile,
};
use smriti::domain::bank::schema::{decode, encode_bank};
use smriti::domain::bank::{BankId, Body, Question, QuestionId, Source};
use smriti::domain::locale::Localized;

use super::arbitrary;

const WRITTEN: &str = r#"// Head.
(
    schema: 1, id: "own", title: "Own", subject: "S", licence: "CC0-1.0", languages: [En],
    topics: [(id: "t", title: "T")],
    questions: [
        // --- Part one ---

        // About one.
        (id: "one", topic: "t", ask: TrueFalse(text: "One is so.", holds: true)), // first
        (
            id: "two",
            topic: "t",
            ask: TrueFalse(text: "Two is so.", holds: true), // typed by hand
        ),

        // About three,
        // in two lines.
        (id: "three", topic: "t", ask: TrueFalse(text: "Three is so.", holds: true)) // no comma
    ],
)
// Tail.
"#;

fn open(text: &str) -> Manuscript {
    Manuscript::open(text.to_owned()).expect("a bank")
}

fn ids(text: &str) -> Vec<String> {
    let manuscript = open(text);
    (0..manuscript.len()).map(|at| manuscript.id(at).expect("an id").to_string()).collect()
}

/// The lines that only one of two texts has: what git would show.
fn changed<'a>(old: &'a str, new: &'a str) -> (Vec<&'a str>, Vec<&'a str>) {
    let only = |one: &'a str, other: &str| {
        let mut others: Vec<&str> = other.lines().collect();
        one.lines()
            .filter(|line| match others.iter().position(|known| known == line) {
                Some(at) => {
                    others.remove(at);
                    false
                }
                None => true,
            })
            .collect()
    };
    (only(old, new), only(new, old))
}

fn says(manuscript: &Manuscript, at: usize, text: &str) -> Question {
    let mut question = manuscript.question(at).expect("a question");
    if let Body::TrueFalse(statement) = &mut question.body {
        statement.text = Localized::same(text.to_owned());
    }
    question
}

#[test]
fn a_question_moves_with_its_comments_and_nothing_else_moves() {
    let mut manuscript = open(WRITTEN);
    manuscript.shift(0, 1).expect("a move");
    let moved = manuscript.source().to_owned();
    assert_eq!(ids(&moved), ["two", "one", "three"]);
    assert!(moved.contains("        // --- Part one ---\n\n        (\n            id: \"two\","));
    assert!(moved.contains(
        "        ),\n        // About one.\n        (id: \"one\", topic: \"t\", ask: TrueFalse(text: \"One is so.\", holds: true)), // first\n\n        // About three,"
    ), "{moved}");
    assert_eq!(changed(WRITTEN, &moved), (vec![], vec![]), "only the order of lines changed");
    manuscript.shift(1, 0).expect("a move back");
    assert_eq!(manuscript.source(), WRITTEN);
}

#[test]
fn the_last_question_gets_its_comma_when_it_moves_up() {
    let mut manuscript = open(WRITTEN);
    manuscript.shift(2, 0).expect("a move");
    let moved = manuscript.source();
    assert_eq!(ids(moved), ["three", "one", "two"]);
    let (gone, new) = changed(WRITTEN, moved);
    assert_eq!((gone.len(), new.len()), (1, 1), "{gone:?} {new:?}");
    assert!(new[0].ends_with("holds: true)), // no comma"));
    assert!(moved.contains("// in two lines.\n        (id: \"three\""));
    assert!(manuscript.shift(0, 3).is_err());
}

#[test]
fn questions_on_one_line_change_places_too() {
    let source = WRITTEN.replace(")), // first\n        (\n", ")), (\n");
    let mut manuscript = open(&source);
    manuscript.shift(0, 1).expect("a move");
    assert_eq!(ids(manuscript.source()), ["two", "one", "three"]);
}

#[test]
fn a_question_put_in_and_taken_back_leaves_the_file_as_it_was() {
    for at in 0..=3 {
        let mut manuscript = open(WRITTEN);
        let question = Question { id: "new".into(), ..says(&manuscript, 0, "New is so.") };
        let delta = manuscript.insert(at, &question).expect("room");
        assert_eq!(ids(manuscript.source())[at], "new");
        assert_eq!(manuscript.question(at), Ok(question));
        let (gone, _) = changed(WRITTEN, manuscript.source());
        assert!(gone.len() <= usize::from(at == 3), "only a comma is added: {gone:?}");
        manuscript.apply(&delta.reversed()).expect("back");
        assert_eq!(manuscript.source(), WRITTEN);
        manuscript.apply(&delta).expect("and again");
        assert_eq!(ids(manuscript.source()).len(), 4);
    }
    for at in 0..3 {
        let mut manuscript = open(WRITTEN);
        let delta = manuscript.remove(at).expect("a question");
        assert_eq!(manuscript.len(), 2);
        manuscript.apply(&delta.reversed()).expect("back");
        assert_eq!(manuscript.source(), WRITTEN);
    }
}

#[test]
fn what_is_said_again_is_written_again_as_it_was() {
    let by_hand = WRITTEN.replace("text: \"Two is so.\"", "text:   r#\"Two is so.\"#");
    let mut manuscript = open(&by_hand);
    let old = manuscript.question(1).expect("a question");
    manuscript.replace(1, &says(&manuscript, 1, "Two is not so.")).expect("an edit");
    assert_ne!(manuscript.source(), by_hand);
    manuscript.replace(1, &old).expect("an edit");
    assert_eq!(manuscript.source(), by_hand);
}

#[test]
fn an_edit_shows_as_one_line_of_a_diff() {
    let mut manuscript = open(WRITTEN);
    let question = says(&manuscript, 1, "Two is not quite so.");
    manuscript.replace(1, &question).expect("an edit");
    let (gone, new) = changed(WRITTEN, manuscript.source());
    assert_eq!(
        gone,
        ["            ask: TrueFalse(text: \"Two is so.\", holds: true), // typed by hand"]
    );
    assert_eq!(
        new,
        [
            "            ask: TrueFalse(text: \"Two is not quite so.\", holds: true), // typed by hand"
        ]
    );
    // The questions behind it are still found where they stand.
    assert_eq!(manuscript.question(2).map(|three| three.id), Ok(QuestionId::from("three")));
    assert_eq!(manuscript.apply(&manuscript.clone().remove(0).expect("one")), Ok(()));
}

fn edited(text: &str, at: usize, said: &str) -> String {
    let mut manuscript = open(text);
    manuscript.replace(at, &says(&manuscript, at, said)).expect("an edit");
    manuscript.source().to_owned()
}

#[test]
fn edits_of_different_questions_are_brought_together() {
    let mine = edited(WRITTEN, 0, "One is mine.");
    let theirs = edited(WRITTEN, 2, "Three is theirs.").replace("// Tail.", "// A longer tail.");
    let Reconciled::Merged(both) = reconcile(WRITTEN, &mine, &theirs, &[]) else {
        panic!("not merged")
    };
    assert_eq!(both, edited(&theirs, 0, "One is mine."));
}

#[test]
fn edits_of_one_question_are_asked_about() {
    let mine = edited(WRITTEN, 0, "One is mine.");
    let theirs = edited(WRITTEN, 0, "One is theirs.");
    let Reconciled::Clash(clash) = reconcile(WRITTEN, &mine, &theirs, &[]) else {
        panic!("no clash")
    };
    let my_one = says(&open(WRITTEN), 0, "One is mine.");
    let expected = Clash::Question {
        id: "one".into(),
        mine: Some(Box::new(my_one.clone())),
        theirs: Some(Box::new(says(&open(WRITTEN), 0, "One is theirs."))),
    };
    assert_eq!(*clash, expected);
    let settle = |how: Settled| match reconcile(WRITTEN, &mine, &theirs, &[(clash.about(), how)]) {
        Reconciled::Merged(text) => text,
        other => panic!("not settled: {other:?}"),
    };
    assert_eq!(settle(Settled::Mine), mine);
    assert_eq!(settle(Settled::Theirs), theirs);
    let both = settle(Settled::Both("one-b".into()));
    assert_eq!(ids(&both), ["one", "one-b", "two", "three"]);
    assert_eq!(open(&both).question(1).map(|one| one.body), Ok(my_one.body));
}

#[test]
fn what_was_put_in_or_taken_out_on_either_side_is_kept() {
    let mut mine = open(WRITTEN);
    let new = Question { id: "new".into(), ..says(&mine, 0, "New is so.") };
    mine.insert(1, &new).expect("room");
    mine.remove(3).expect("three");
    let mut theirs = open(WRITTEN);
    theirs.remove(1).expect("two");
    let Reconciled::Merged(both) = reconcile(WRITTEN, mine.source(), theirs.source(), &[]) else {
        panic!("not merged")
    };
    assert_eq!(ids(&both), ["one", "new"]);
    let changed = edited(WRITTEN, 2, "Three matters.");
    let Reconciled::Merged(both) = reconcile(WRITTEN, mine.source(), &changed, &[]) else {
        panic!("not merged")
    };
    assert_eq!(ids(&both), ["one", "new", "two", "three"], "what they changed is not thrown away");
    assert_eq!(reconcile(WRITTEN, mine.source(), "gone", &[]), Reconciled::NotABank);
}

#[test]
fn a_source_is_added_wherever_sources_stand() {
    let new = Source {
        id: "art-1".into(),
        short: Localized::same("Art. 1".to_owned()),
        cite: Localized::same("Article 1".to_owned()),
        url: None,
        note: None,
    };
    let entry = r#"(id: "art-1", short: "Art. 1", cite: "Article 1")"#;
    for (sources, then) in [
        ("", format!("sources: [\n        {entry},\n    ],\n    questions: [")),
        ("sources: [],\n    ", format!("sources: [\n        {entry},\n    ],\n    questions: [")),
        (
            "sources: [(id: \"s\", short: \"S\", cite: \"S\")],\n    ",
            format!(
                "sources: [(id: \"s\", short: \"S\", cite: \"S\"), {entry}],\n    questions: ["
            ),
        ),
    ] {
        let source = WRITTEN.replace("questions: [", &format!("{sources}questions: ["));
        let mut manuscript = open(&source);
        let mut head = manuscript.head().bank.clone();
        head.sources.push(new.clone());
        let delta = manuscript.set_head(&head).expect("room");
        assert!(manuscript.source().contains(&then), "{}", manuscript.source());
        assert_eq!(manuscript.head().bank.sources.last(), Some(&new));
        manuscript.apply(&delta.reversed()).expect("back");
        assert_eq!(manuscript.source(), source);
    }
}

#[test]
fn a_copy_has_names_of_its_own_and_nothing_else_new() {
    let copy = copy_bank(WRITTEN, &BankId::from("own-copy"), "copy").expect("a copy");
    assert_eq!(ids(&copy), ["one-copy", "two-copy", "three-copy"]);
    assert!(copy.starts_with("// Head.\n(\n    schema: 1, id: \"own-copy\", title: \"Own\""));
    assert_eq!(copy.replace("-copy", ""), WRITTEN);
    let long = WRITTEN.replace("\"one\"", &format!("\"{}\"", "x".repeat(63)));
    assert!(matches!(
        copy_bank(&long, &BankId::from("own-copy"), "copy"),
        Err(EditError::NotWritten { .. })
    ));
}

proptest! {
    #[test]
    fn any_move_can_be_taken_back_to_the_byte(
        bank in arbitrary::bank(),
        from in 0_usize..3,
        to in 0_usize..3,
    ) {
        let source = encode_bank(&bank);
        let mut manuscript = open(&source);
        let count = manuscript.len();
        match manuscript.shift(from, to) {
            Ok(delta) => {
                let mut order: Vec<QuestionId> =
                    bank.questions.iter().map(|question| question.id.clone()).collect();
                let moved = order.remove(from);
                order.insert(to, moved);
                let (decoded, _) = decode(manuscript.source());
                let now = decoded.expect("a bank").bank.questions;
                prop_assert_eq!(now.into_iter().map(|one| one.id).collect::<Vec<_>>(), order);
                manuscript.apply(&delta.reversed()).expect("back");
                prop_assert_eq!(manuscript.source(), source);
            }
            Err(_) => prop_assert!(from.max(to) >= count),
        }
    }
}
