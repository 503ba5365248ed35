//! Editing one question leaves every other byte alone.

use proptest::prelude::*;
use smriti::domain::bank::edit::{EditError, insert_question, remove_question, replace_question};
use smriti::domain::bank::schema::{
    Defaults, content_hash, decode, decode_question, encode_bank, key_hash,
};
use smriti::domain::bank::{Body, Difficulty, Exam, Question, QuestionId};
use smriti::domain::locale::{Locale, Localized};

use super::arbitrary;
use super::decode::FORMATS;

/// A bank full of comments and of its author's own habits.
const COMMENTED: &str = r#"// Head.
(
  schema: 1, id: "own", title: "Own", subject: "S", licence: "CC0-1.0", languages: [En],
  topics: [(id: "t", title: "T")],
  questions: [
    // Before the first.
    (
      id: "first",   // its name
      topic: "t",
      difficulty: 3, // as by default
      // Above the format.
      ask: Single(
        // Above the stem.
        stem: "Wich one?", // a typo
        options: [
          // The right one:
          (text: "One", right: true), // sure
          (text: "Two", why: "No."),
          /* two more */
          (text: "Three", why: "No."),
          (text: "Four", why: "No.") // no comma
        ]
      ),
      explain: "Because one it is, and nothing else.",
      // Above nothing.
    ), // behind the first

    // Before the second.
    (id: "second", topic: "t", ask: TrueFalse(text: "So it is.", holds: true), explain: "It is so, as everybody knows."),
    // At the end.
  ],
)
// Tail.
"#;

fn read(source: &str, id: &str) -> Question {
    let (decoded, found) = decode(source);
    let bank = decoded.unwrap_or_else(|| panic!("{found:#?}\n{source}")).bank;
    let question = bank.questions.into_iter().find(|question| question.id.as_str() == id);
    question.unwrap_or_else(|| panic!("no {id}: {found:#?}\n{source}"))
}

fn id(name: &str) -> QuestionId {
    QuestionId::from(name)
}

/// Edits a question and makes sure that the file then says exactly that.
fn edited(source: &str, name: &str, change: impl FnOnce(&mut Question)) -> String {
    let mut question = read(source, name);
    change(&mut question);
    let after = replace_question(source, &id(name), &question).expect("an edit");
    assert_eq!(read(&after, question.id.as_str()), question);
    after
}

fn stem(text: &str) -> impl FnOnce(&mut Question) {
    move |question: &mut Question| {
        if let Body::SingleBest(body) = &mut question.body {
            body.stem = Localized::same(text.to_owned());
        }
    }
}

#[test]
fn a_typo_mended_changes_its_own_bytes_only() {
    let after = edited(COMMENTED, "first", stem("Which one?"));
    assert_eq!(after, COMMENTED.replace("Wich", "Which"));
    let (before, after) = (read(COMMENTED, "first"), read(&after, "first"));
    assert_ne!(content_hash(&before), content_hash(&after));
    assert_eq!(key_hash(&before), key_hash(&after));
}

#[test]
fn another_right_option_changes_two_lines() {
    let after = edited(COMMENTED, "first", |question| {
        if let Body::SingleBest(body) = &mut question.body {
            body.options[0].right = false;
            body.options[0].why = Some(Localized::same("No.".to_owned()));
            body.options[2].right = true;
        }
    });
    let expected = COMMENTED
        .replace("(text: \"One\", right: true)", "(text: \"One\", why: \"No.\")")
        .replace("(text: \"Three\", why", "(text: \"Three\", right: true, why");
    assert_eq!(after, expected);
    assert_ne!(key_hash(&read(COMMENTED, "first")), key_hash(&read(&after, "first")));
}

#[test]
fn nothing_changed_changes_nothing() {
    assert_eq!(edited(COMMENTED, "first", |_| ()), COMMENTED);
    assert_eq!(edited(COMMENTED, "second", |_| ()), COMMENTED);
    for question in decode(FORMATS).0.expect("a bank").bank.questions {
        assert_eq!(replace_question(FORMATS, &question.id, &question).as_deref(), Ok(FORMATS));
    }
}

#[test]
fn a_default_that_was_written_out_is_changed_in_its_place() {
    let after = edited(COMMENTED, "first", |question| {
        question.difficulty = Difficulty::new(5).expect("1 to 5");
    });
    assert_eq!(after, COMMENTED.replace("difficulty: 3", "difficulty: 5"));
}

#[test]
fn a_new_field_gets_a_line_of_its_own_and_comments_stay() {
    let after = edited(COMMENTED, "first", |question| question.exams = vec![Exam::Upsc]);
    assert_eq!(
        after,
        COMMENTED.replace("      difficulty: 3", "      exams: [Upsc],\n      difficulty: 3")
    );
    let after = edited(COMMENTED, "first", |question| question.fifth_option = true);
    let line = "nothing else.\",\n";
    assert_eq!(after, COMMENTED.replace(line, &format!("{line}      fifth_option: true,\n")));
    let after = edited(COMMENTED, "second", |question| question.exams = vec![Exam::Ssc]);
    let from = "\"second\", topic: \"t\",";
    assert_eq!(after, COMMENTED.replace(from, &format!("{from} exams: [Ssc],")));
}

#[test]
fn an_option_more_or_less_leaves_the_others_alone() {
    let more = edited(COMMENTED, "first", |question| {
        if let Body::SingleBest(body) = &mut question.body {
            let mut fifth = body.options[3].clone();
            fifth.text = Localized::same("Five".to_owned());
            body.options.push(fifth);
        }
    });
    let last = "(text: \"Four\", why: \"No.\") // no comma";
    let five =
        "(text: \"Four\", why: \"No.\"), // no comma\n          (text: \"Five\", why: \"No.\"),";
    assert_eq!(more, COMMENTED.replace(last, five));

    let less = edited(COMMENTED, "first", |question| {
        if let Body::SingleBest(body) = &mut question.body {
            body.options.remove(1);
        }
    });
    assert_eq!(less, COMMENTED.replace("          (text: \"Two\", why: \"No.\"),\n", ""));
}

#[test]
fn a_field_taken_out_takes_its_line() {
    let source = COMMENTED.replace("difficulty: 3, // as by default", "difficulty: 4, // hard");
    let after = edited(&source, "first", |question| question.difficulty = Difficulty::default());
    assert_eq!(after, source.replace("      difficulty: 4, // hard\n", ""));
}

#[test]
fn another_format_replaces_the_format_alone() {
    let truth = read(COMMENTED, "second").body;
    let after = edited(COMMENTED, "first", |question| question.body = truth);
    for comment in
        ["its name", "as by default", "Above the format", "Above nothing", "behind the first"]
    {
        assert!(after.contains(comment), "{comment} is lost:\n{after}");
    }
}

#[test]
fn a_translation_added_keeps_the_other_questions_bytes() {
    let after = edited(FORMATS, "f-order", |question| {
        if let Body::Order(body) = &mut question.body {
            body.items[0].why = Some(Localized::both("2001, in Budapest".into(), "2001 में".into()));
        }
    });
    let expected =
        FORMATS.replace("why: \"2001\"", "why: (en: \"2001, in Budapest\", hi: \"2001 में\")");
    assert_eq!(after, expected);
}

#[test]
fn a_question_renamed_keeps_its_place_and_never_takes_anothers_name() {
    let after = edited(COMMENTED, "first", |question| question.id = id("third"));
    assert_eq!(after, COMMENTED.replace("\"first\"", "\"third\""));
    let mut question = read(COMMENTED, "first");
    question.id = id("second");
    let refused = replace_question(COMMENTED, &id("first"), &question);
    assert_eq!(refused, Err(EditError::RepeatedId { id: id("second") }));
}

#[test]
fn a_question_that_could_not_be_read_can_be_written_over() {
    let broken = COMMENTED.replace("right: true), // sure", "right: Ture), // sure");
    assert!(decode(&broken).0.expect("a bank").bank.questions.iter().all(|q| q.id != id("first")));
    let mended =
        replace_question(&broken, &id("first"), &read(COMMENTED, "first")).expect("an edit");
    assert_eq!(read(&mended, "first"), read(COMMENTED, "first"));
    assert!(mended.contains("// Before the first.") && mended.contains("// behind the first"));
}

#[test]
fn a_question_goes_in_where_it_is_asked_to_and_comes_out_without_a_trace() {
    let mut new = read(COMMENTED, "second");
    new.id = id("new");
    let order = |source: &str| -> Vec<String> {
        let bank = decode(source).0.expect("a bank").bank;
        bank.questions.iter().map(|question| question.id.to_string()).collect()
    };
    let after_first = insert_question(COMMENTED, Some(&id("first")), &new).expect("an edit");
    assert_eq!(order(&after_first), ["first", "new", "second"]);
    assert!(after_first.contains("), // behind the first\n    (\n        id: \"new\",\n"));
    let at_end = insert_question(COMMENTED, None, &new).expect("an edit");
    assert_eq!(order(&at_end), ["first", "second", "new"]);
    for with in [after_first, at_end] {
        let without = remove_question(&with, &new.id).expect("an edit");
        assert_eq!(order(&without), ["first", "second"]);
        for comment in ["Before the second", "At the end", "Tail", "behind the first"] {
            assert!(without.contains(comment), "{comment} is lost:\n{without}");
        }
    }
    let again = insert_question(COMMENTED, None, &read(COMMENTED, "second"));
    assert_eq!(again, Err(EditError::RepeatedId { id: id("second") }));
    let nowhere = insert_question(COMMENTED, Some(&id("none")), &new);
    assert_eq!(nowhere, Err(EditError::NoSuchQuestion { id: id("none") }));
}

#[test]
fn the_first_question_of_an_empty_bank_is_written_below_its_comments() {
    let question = read(COMMENTED, "second");
    for list in ["[]", "[\n    // To come.\n  ]"] {
        let start = COMMENTED.find("questions: [").expect("the list");
        let empty = format!("{}questions: {list},\n)\n", &COMMENTED[..start]);
        let after = insert_question(&empty, None, &question).expect("an edit");
        assert_eq!(read(&after, "second"), question);
        assert_eq!(after.contains("// To come."), list.contains("To come"));
    }
}

#[test]
fn removing_all_but_one_and_then_that_one_works() {
    let mut source = FORMATS.to_owned();
    let questions = decode(FORMATS).0.expect("a bank").bank.questions;
    for question in &questions {
        source = remove_question(&source, &question.id).expect("an edit");
        assert!(!source.contains(&format!("id: \"{}\"", question.id)));
    }
    assert!(decode(&source).0.expect("a bank").bank.questions.is_empty());
    let gone = remove_question(&source, &questions[0].id);
    assert_eq!(gone, Err(EditError::NoSuchQuestion { id: questions[0].id.clone() }));
}

#[test]
fn a_file_whose_brackets_are_in_doubt_is_not_touched() {
    let question = read(COMMENTED, "first");
    let broken = COMMENTED.trim_end().trim_end_matches("// Tail.").trim_end().trim_end_matches(')');
    let refused = replace_question(broken, &question.id, &question);
    assert_eq!(refused, Err(EditError::NotABank));
    assert_eq!(remove_question("", &question.id), Err(EditError::NotABank));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn whatever_is_replaced_by_whatever_the_rest_stays(
        bank in arbitrary::bank(),
        new in arbitrary::question("q-2"),
    ) {
        prop_assume!(bank.questions.len() == 3);
        let written = encode_bank(&bank);
        let slices = decode(&written).0.expect("a bank").slices;
        let after = replace_question(&written, &id("q-2"), &new).expect("an edit");
        let read = decode(&after).0.expect("a bank");
        prop_assert_eq!(&read.bank.questions[1], &new);
        prop_assert_eq!(&after[..slices[1].start], &written[..slices[1].start]);
        prop_assert!(after.ends_with(&written[slices[1].end..]));
    }

    #[test]
    fn a_question_taken_out_and_put_back_is_the_same_bank(bank in arbitrary::bank()) {
        prop_assume!(bank.questions.len() == 3);
        let written = encode_bank(&bank);
        let without = remove_question(&written, &id("q-2")).expect("an edit");
        let back = insert_question(&without, Some(&id("q-1")), &bank.questions[1]).expect("an edit");
        prop_assert_eq!(back, written);
    }

    #[test]
    fn comments_in_a_question_survive_the_edit_of_another_field(
        question in arbitrary::question("q"),
        words in "[a-z ]{1,20}",
    ) {
        let defaults = Defaults::default();
        let bank = |slice: &str| format!(
            "(schema: 1, id: \"b\", title: \"T\", subject: \"S\", licence: \"L\",\n\
             topics: [(id: \"t\", title: \"T\")], passages: [(id: \"p\", text: \"P\")],\n\
             sources: [(id: \"s\", short: \"S\", cite: \"C\")],\nquestions: [\n{slice}\n])"
        );
        let written = smriti::domain::bank::schema::encode_question(&question, &defaults, 0);
        let noted = written.replace('\n', "\n// a note\n");
        let source = bank(&noted);
        let mut new = question.clone();
        prop_assume!(!words.trim().is_empty());
        new.explanation = Some(Localized::only(Locale::En, words));
        let after = replace_question(&source, &question.id, &new).expect("an edit");
        prop_assert_eq!(after.matches("// a note").count(), source.matches("// a note").count());
        prop_assert!(decode_question(&written, &defaults).is_ok());
    }
}
