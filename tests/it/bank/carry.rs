//! Many questions at once: carried from one bank's file into another's with what belongs to them,
//! tagged, and taken out; and a bank's head written anew.

use proptest::prelude::*;
use smriti::domain::bank::check::{Severity, checks};
use smriti::domain::bank::edit::{Carrying, Coming, Manuscript};
use smriti::domain::bank::schema::{decode, encode_bank};
use smriti::domain::bank::{Body, Choices, Question, QuestionId, Topic, TopicId};
use smriti::domain::locale::Localized;

use super::arbitrary;

const FROM: &str = r#"(
    schema: 1, id: "from", title: "From", subject: "S", licence: "CC0-1.0", languages: [En],
    checked: "2026-01-02",
    topics: [(id: "t", title: "Courts"), (id: "u", title: "Houses")],
    facts: [(id: "f", text: "A fact in words.")],
    sources: [(id: "s", short: "Art. 1", cite: "Article 1"), (id: "r", short: "R", cite: "R")],
    passages: [(id: "p", text: "A passage.")],
    questions: [
        // About one,
        // in two lines.
        (
            id: "one", // by hand
            topic: "t",
            fact: "f",
            sources: ["s"],
            passage: "p",
            ask: TrueFalse(text: "One is so.", holds: true),
        ), // first

        (id: "two", topic: "u", ask: TrueFalse(text: "Two is so.", holds: true)),
    ],
)
"#;

const INTO: &str = r#"// The other bank.
(
  schema: 1, id: "into", title: "Into", subject: "S", licence: "CC0-1.0", languages: [En],
  topics: [
    // the only one
    (id: "t", title: "Rivers"),
  ],
  sources: [(id: "s", short: "Another", cite: "Another")],
  questions: [
    (id: "old", topic: "t", sources: ["s"], ask: TrueFalse(text: "Old is so.", holds: true)) // last
  ],
)
"#;

fn open(text: &str) -> Manuscript {
    Manuscript::open(text.to_owned()).expect("a bank")
}

fn ids(manuscript: &Manuscript) -> Vec<String> {
    (0..manuscript.len()).map(|at| manuscript.id(at).expect("an id").to_string()).collect()
}

/// How questions are moved where no name is taken.
const MOVED: Carrying<'_> = Carrying { topic: None, coming: Coming::Moved, is_taken: &|_| false };

fn lacks_nothing(text: &str) {
    let wrong = checks(text);
    let errors: Vec<_> = wrong.iter().filter(|one| one.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:?} in {text}");
}

#[test]
fn a_question_comes_with_its_comments_and_with_all_that_it_names() {
    let from = open(FROM);
    let mut into = open(INTO);
    let names = into.carry(&from, &from.places_of(&["one".into()]), &MOVED).expect("room");
    assert_eq!(names.len(), 1);
    assert_eq!((names[0].from.as_str(), names[0].to.as_str()), ("one", "one"));
    let text = into.source();
    lacks_nothing(text);
    assert!(
        text.starts_with("// The other bank.\n(\n  schema: 1") && text.contains("// the only one")
    );
    assert!(
        text.contains(
            "holds: true)), // last\n    // About one,\n    // in two lines.\n    (\n        id: \"one\", // by hand\n"
        ),
        "{text}"
    );
    assert!(text.contains("\n    ), // first\n  ],"), "{text}");
    let one = into.question(1).expect("a question");
    let head = &into.head().bank;
    // The topic is another of the same id, and so is the source.
    assert_eq!(one.topic, TopicId::from("t-2"));
    assert_eq!(head.topics[1].title, Localized::same("Courts".to_owned()));
    assert_eq!(one.sources[0].as_str(), "s-2");
    assert_eq!(head.sources.len(), 2, "only what it cites");
    assert_eq!((head.facts.len(), head.passages.len()), (1, 1));
    // There the bank said once when it was checked.
    assert_eq!(one.checked, from.question(0).expect("a question").checked);
    assert!(one.checked.is_some());
    // What is there by the same words is not brought twice.
    into.carry(&from, &[1], &Carrying { topic: Some(&"t-2".into()), ..MOVED }).expect("room");
    assert_eq!(ids(&into), ["old", "one", "two"]);
    assert_eq!(into.head().bank.topics.len(), 2);
    assert_eq!(into.question(2).expect("a question").topic, TopicId::from("t-2"));
}

#[test]
fn names_that_are_taken_are_made_anew_and_progress_goes_on() {
    let from = open(FROM);
    let mut into = open(&INTO.replace("\"old\"", "\"two\""));
    let names = into.carry(&from, &[1], &MOVED).expect("room");
    assert_eq!(names[0].to, QuestionId::from("two-own"));
    let moved = into.question(1).expect("a question");
    assert_eq!(moved.scheduled_fact().as_str(), "two");
    // A copy needs a name that is free in every bank.
    let taken = |id: &QuestionId| ["two", "two-own-2"].contains(&id.as_str());
    let copied = Carrying { coming: Coming::Copied, is_taken: &taken, ..MOVED };
    let names = into.carry(&from, &[1], &copied).expect("room");
    assert_eq!(names[0].to, QuestionId::from("two-own-3"));
    lacks_nothing(into.source());
}

#[test]
fn what_is_taken_out_takes_its_comments_along_and_leaves_the_rest() {
    let mut from = open(FROM);
    from.remove_all(&[0]).expect("a question");
    assert_eq!(ids(&from), ["two"]);
    assert!(!from.source().contains("About one") && !from.source().contains("// first"));
    assert!(from.source().contains("questions: [\n\n        (id: \"two\""), "{}", from.source());
    // Several on one line, the last ones among them.
    let line = |id: &str| {
        format!("(id: \"{id}\", topic: \"t\", ask: TrueFalse(text: \"X\", holds: true))")
    };
    let text = INTO.replace(
        "    (id: \"old\", topic: \"t\", sources: [\"s\"], ask: TrueFalse(text: \"Old is so.\", holds: true)) // last\n",
        &format!("    {}, {}, {}, {}\n", line("a"), line("b"), line("c"), line("d")),
    );
    let mut row = open(&text);
    row.remove_all(&[1, 2, 3]).expect("three questions");
    assert_eq!(ids(&row), ["a"]);
    assert!(row.remove_all(&[4]).is_err());
}

#[test]
fn many_are_changed_at_once_and_only_their_lines() {
    let mut from = open(FROM);
    let tagged = (0..2).map(|at| {
        let mut question = from.question(at).expect("a question");
        question.tags.push("week 3".to_owned());
        (at, question)
    });
    let tagged: Vec<_> = tagged.collect();
    from.replace_all(&tagged).expect("tags");
    assert_eq!(from.question(0), Ok(tagged[0].1.clone()));
    assert_eq!(from.question(1), Ok(tagged[1].1.clone()));
    let gone: Vec<_> = FROM.lines().filter(|line| !from.source().contains(line)).collect();
    assert_eq!(
        gone.len(),
        1,
        "a tag is one line more, or stands in the line of its question: {gone:?}"
    );
    let before = from.source().to_owned();
    from.replace_all(&tagged).expect("nothing");
    assert_eq!(from.source(), before);
}

#[test]
fn a_head_is_written_anew_where_it_changed() {
    let mut into = open(INTO);
    let mut head = into.head().bank.clone();
    head.title = Localized::both("Into".to_owned(), "में".to_owned());
    head.about = Some(Localized::same("About it.".to_owned()));
    head.topics.insert(0, Topic { id: "new".into(), title: Localized::same("New".to_owned()) });
    let delta = into.set_head(&head).expect("a head");
    assert_eq!(into.head().bank, head);
    let text = into.source().to_owned();
    assert!(text.contains("// the only one") && text.contains("holds: true)) // last"), "{text}");
    let gone: Vec<_> = INTO.lines().filter(|line| !text.contains(line)).collect();
    assert_eq!(gone.len(), 1, "the line of the title: {gone:?} in {text}");
    lacks_nothing(&text);
    into.apply(&delta.reversed()).expect("back");
    assert_eq!(into.source(), INTO);
    // What is taken out again is gone.
    let mut head = into.head().bank.clone();
    head.sources.clear();
    into.set_head(&head).expect("a head");
    assert!(!into.source().contains("Another"), "{}", into.source());
}

#[test]
fn what_was_in_no_bank_is_added_as_it_is_under_names_and_topics_of_the_bank() {
    let mut brought = decode(FROM).0.expect("a bank").bank;
    // Nothing is right, and a name is taken: by one of this bank, and by one of another.
    brought.questions[1].id = "old".into();
    brought.questions[1].body = Body::SingleBest(Choices {
        stem: Localized::same("Which?".to_owned()),
        options: Vec::new(),
    });
    brought.topics[0].title = Localized::same("Rivers".to_owned());
    let taken = |id: &QuestionId| id.as_str() == "old-2";
    let new = Carrying { coming: Coming::New, is_taken: &taken, ..MOVED };
    let mut into =
        open(&INTO.replace("title: \"Rivers\"", "title: (en: \"Rivers\", hi: \"नदियाँ\")"));
    let names = into.add(brought.clone(), &new).expect("room");
    assert_eq!(ids(&into), ["old", "one", "old-3"]);
    assert_eq!((names[1].from.as_str(), names[1].to.as_str()), ("old", "old-3"));
    let [one, other] = [1, 2].map(|at| into.question(at).expect("a question"));
    assert_eq!(one.topic, TopicId::from("t"), "the topic of that name, in whichever language");
    assert_eq!(other.topic, TopicId::from("u"), "made, since there is none of its name");
    assert_eq!(other.body, brought.questions[1].body);
    assert_eq!(other.fact, None, "nothing was learned of it under another name");
    assert_eq!((one.checked, &one.passage), (brought.questions[0].checked, &Some("p".into())));
    let errors = checks(into.source());
    let errors: Vec<_> = errors
        .iter()
        .filter(|one| one.severity == Severity::Error)
        .map(|one| &one.question)
        .collect();
    assert!(!errors.is_empty() && errors.iter().all(|one| **one == Some("old-3".into())));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn whatever_is_added_is_read_as_it_was_and_touches_no_other_line(
        from in arbitrary::bank(),
        into in arbitrary::bank(),
    ) {
        let mut from = from;
        // What an import names is passages at most, and those are lines of the head.
        from.passages.clear();
        for question in &mut from.questions {
            (question.passage, question.fact) = (None, None);
            question.sources.clear();
        }
        from.facts.clear();
        let before = encode_bank(&into);
        let mut target = open(&before);
        let count = target.len();
        let topic = into.topics.first().map(|topic| topic.id.clone());
        let new = Carrying { topic: topic.as_ref(), coming: Coming::New, is_taken: &|_| false };
        // A list without a question is one line, in which the first is put.
        prop_assume!(topic.is_some() && !into.questions.is_empty());
        target.add(from.clone(), &new).expect("room");
        prop_assert_eq!(target.len(), count + from.questions.len());
        for (at, was) in from.questions.iter().enumerate() {
            let is = target.question(count + at).expect("a question");
            let meant = Question { id: is.id.clone(), topic: is.topic.clone(), ..was.clone() };
            prop_assert_eq!(&is, &meant);
            prop_assert_eq!(Some(&is.topic), topic.as_ref());
        }
        // The file is what it was with lines put in.
        let mut rest = target.source().lines();
        for line in before.lines() {
            prop_assert!(rest.any(|now| now == line), "{} is gone: {}", line, target.source());
        }
    }

    #[test]
    fn whatever_is_carried_says_there_what_it_said(
        from in arbitrary::bank(),
        into in arbitrary::bank(),
    ) {
        let source = open(&encode_bank(&from));
        let mut target = open(&encode_bank(&into));
        let count = target.len();
        let places: Vec<usize> = (0..source.len()).collect();
        let names = target.carry(&source, &places, &MOVED).expect("room");
        prop_assert_eq!(target.len(), count + places.len());
        for (at, name) in names.iter().enumerate() {
            let was = source.question(at).expect("a question");
            let is = target.question(count + at).expect("a question");
            prop_assert_eq!(&is.id, &name.to);
            prop_assert_eq!(&is.body, &was.body);
            prop_assert_eq!(is.scheduled_fact(), was.scheduled_fact());
            prop_assert_eq!((&is.exams, is.checked, &is.tags), (&was.exams, was.checked, &was.tags));
            prop_assert_eq!(is.sources.len(), was.sources.len());
            let short = |bank: &smriti::domain::bank::Bank, id: &smriti::domain::bank::SourceId| {
                bank.sources.iter().find(|one| one.id == *id).map(|one| one.cite.clone())
            };
            for (here, there) in is.sources.iter().zip(&was.sources) {
                prop_assert_eq!(short(&target.head().bank, here), short(&from, there));
            }
        }
        let mut rest = source.clone();
        rest.remove_all(&places).expect("all of them");
        prop_assert_eq!(rest.len(), 0);
    }

    #[test]
    fn any_head_becomes_any_other(from in arbitrary::bank(), into in arbitrary::bank()) {
        let mut from = from;
        // What the bank falls back on is not part of what is changed here.
        from.questions.clear();
        let mut manuscript = open(&encode_bank(&from));
        let mut head = into;
        head.questions.clear();
        let delta = manuscript.set_head(&head).expect("a head");
        prop_assert_eq!(&manuscript.head().bank, &head);
        manuscript.apply(&delta.reversed()).expect("back");
        prop_assert_eq!(manuscript.source(), encode_bank(&from));
    }
}
