//! What a bank says of itself while it is written: as a draft, in the text of the bank, and brought
//! together with what others made of it.

use proptest::prelude::*;
use smriti::domain::bank::check::{Problem, Severity};
use smriti::domain::bank::draft::{Head, HeadSlot, Listed};
use smriti::domain::bank::edit::{
    Clash, HeadPart, Manuscript, Portion, Reconciled, Settled, reconcile,
};
use smriti::domain::bank::editing::Editing;
use smriti::domain::bank::schema::encode_bank;
use smriti::domain::bank::{Bank, Topic};
use smriti::domain::locale::{Locale, Localized};

use super::arbitrary;

const WRITTEN: &str = r#"// Head.
(
    schema: 1,
    id: "own", // for the class
    title: (en: "Own", hi: "अपना"),
    subject: "S",
    licence: "CC0-1.0",
    authors: ["A teacher"],
    languages: [En, Hi],
    topics: [
        (id: "t", title: (en: "First", hi: "पहला")), // the first
        (id: "u", title: (en: "Second", hi: "दूसरा")),
    ],
    questions: [
        // About one.
        (id: "one", topic: "t", ask: TrueFalse(text: (en: "One is so.", hi: "एक ऐसा है।"), holds: true)),
        (id: "two", topic: "t", ask: TrueFalse(text: (en: "Two is so.", hi: "दो ऐसा है।"), holds: true)),
    ],
)
// Tail.
"#;

fn editing() -> Editing {
    let mut editing = Editing::open(WRITTEN.to_owned()).expect("a bank");
    assert!(editing.go(0));
    editing.open_head();
    editing
}

fn head_of(text: &str) -> Bank {
    Manuscript::open(text.to_owned()).expect("a bank").head().bank.clone()
}

/// The bank whose head says something else.
fn saying(change: impl FnOnce(&mut Bank)) -> String {
    let mut manuscript = Manuscript::open(WRITTEN.to_owned()).expect("a bank");
    let mut head = manuscript.head().bank.clone();
    change(&mut head);
    manuscript.set_head(&head).expect("a head");
    manuscript.source().to_owned()
}

fn lines(text: &str, other: &str) -> Vec<String> {
    let others: Vec<&str> = other.lines().collect();
    text.lines().filter(|line| !others.contains(line)).map(str::to_owned).collect()
}

fn merged(mine: &str, theirs: &str, settled: &[(Portion, Settled)]) -> String {
    match reconcile(WRITTEN, mine, theirs, settled) {
        Reconciled::Merged(text) => text,
        other => panic!("not merged: {other:?}"),
    }
}

fn topic(id: &str, title: &str) -> Topic {
    Topic { id: id.into(), title: Localized::both(title.to_owned(), "नया".to_owned()) }
}

#[test]
fn only_the_lines_of_what_was_edited_change() {
    let mut editing = editing();
    editing.type_in_head(HeadSlot::Title, Locale::En, "Our own".to_owned());
    editing.type_in_head(HeadSlot::Text(Listed::Topics, 1), Locale::Hi, "दूसरा खंड".to_owned());
    editing.pause().expect("written");
    let text = editing.source();
    assert_eq!(
        lines(text, WRITTEN),
        [
            "    title: (en: \"Our own\", hi: \"अपना\"),",
            "        (id: \"u\", title: (en: \"Second\", hi: \"दूसरा खंड\")),",
        ]
    );
    assert_eq!(lines(WRITTEN, text).len(), 2);
}

#[test]
fn new_entries_get_a_name_from_what_they_say_and_blank_ones_are_not_written() {
    let mut editing = editing();
    editing.change_head(|head| {
        head.add(Listed::Topics);
        let at = head.add(Listed::Topics);
        head.type_in(
            HeadSlot::Text(Listed::Topics, at),
            Locale::En,
            "Entry into Force!".to_owned(),
        );
        head.type_in(HeadSlot::Text(Listed::Topics, at), Locale::Hi, "प्रवर्तन".to_owned());
        let at = head.add(Listed::Facts);
        head.type_in(HeadSlot::Text(Listed::Facts, at), Locale::Hi, "तथ्य एक".to_owned());
        head.type_in(HeadSlot::Text(Listed::Facts, at), Locale::En, "तथ्य".to_owned());
        let at = head.add(Listed::Topics);
        head.type_in(HeadSlot::Text(Listed::Topics, at), Locale::Hi, "केवल हिंदी".to_owned());
        assert_eq!(head.path(HeadSlot::Text(Listed::Topics, at)), "topics[4].title");
    });
    editing.pause().expect("written");
    let bank = editing.bank();
    let names: Vec<&str> = bank.topics.iter().map(|topic| topic.id.as_str()).collect();
    assert_eq!(names, ["t", "u", "entry-into-force", "topic"]);
    assert_eq!(bank.facts[0].id.as_str(), "fact");
    // As long as no question can name it, it is called by what it says at last.
    editing.type_in_head(HeadSlot::Text(Listed::Topics, 3), Locale::En, "In force".to_owned());
    editing.pause().expect("written");
    assert_eq!(editing.bank().topics[2].id.as_str(), "in-force");
    assert!(editing.go(0));
    editing.open_head();
    editing.type_in_head(HeadSlot::Text(Listed::Topics, 2), Locale::En, "Later".to_owned());
    editing.pause().expect("written");
    assert_eq!(editing.bank().topics[2].id.as_str(), "in-force", "a name stays");
}

#[test]
fn what_is_an_error_is_said_and_written_all_the_same() {
    let mut editing = editing();
    editing.type_in_head(HeadSlot::Title, Locale::En, String::new());
    editing.type_in_head(HeadSlot::Title, Locale::Hi, String::new());
    editing.type_in_head(HeadSlot::Licence, Locale::En, "CC-BY-4.0".to_owned());
    assert_eq!(editing.head_faults()[0], ("title".to_owned(), Problem::EmptyText));
    assert!(editing.is_unwritten());
    editing.pause().expect("written");
    assert!(!editing.is_unwritten());
    let text = editing.source();
    assert!(text.contains("title: \"\",") && text.contains("CC-BY-4.0"), "{text}");
    assert!(editing.undo() && editing.undo() && editing.undo());
    editing.pause().expect("written");
    assert_eq!(editing.source(), WRITTEN);
}

#[test]
fn steps_are_taken_back_in_their_order_with_the_form_they_were_made_in() {
    let mut editing = editing();
    editing.type_in_head(HeadSlot::Licence, Locale::En, "CC-BY-4.0".to_owned());
    editing.pause().expect("written");
    assert!(editing.go(1));
    editing.change(|draft| draft.own.holds = false);
    editing.pause().expect("written");
    assert!(editing.undo());
    assert!(editing.undo());
    editing.pause().expect("written");
    assert_eq!(editing.head().expect("the head").typed(HeadSlot::Licence, Locale::En), "CC0-1.0");
    assert_eq!(editing.source(), WRITTEN);
    assert!(editing.redo() && editing.redo());
    assert_eq!(editing.current(), Some(1));
    editing.pause().expect("written");
    let text = editing.source();
    assert!(text.contains("CC-BY-4.0") && text.contains("holds: false"));
}

#[test]
fn what_questions_name_is_counted() {
    let uses = editing().uses();
    assert_eq!(uses.of(Listed::Topics, "t"), 2);
    assert_eq!(uses.of(Listed::Topics, "u"), 0);
    assert_eq!(uses.of(Listed::Facts, "one"), 1, "a question without one is a fact of its own");
}

#[test]
fn a_topic_that_a_question_names_mends_it_in_the_list_as_soon_as_it_is_there() {
    let named = WRITTEN.replace("id: \"two\", topic: \"t\"", "id: \"two\", topic: \"later\"");
    let mut editing = Editing::open(named).expect("a bank");
    editing.open_head();
    assert_eq!(editing.lines()[1].worst(), Some(Severity::Error));
    editing.change_head(|head| {
        let at = head.add(Listed::Topics);
        head.type_in(HeadSlot::Text(Listed::Topics, at), Locale::En, "Later".to_owned());
    });
    editing.pause().expect("written");
    assert_eq!(editing.lines()[1].worst(), Some(Severity::Warning), "no reason is given");
}

#[test]
fn at_least_one_language_is_promised() {
    let mut editing = editing();
    editing.change_head(|head| head.toggle_language(Locale::Hi));
    editing.pause().expect("written");
    assert_eq!(editing.bank().languages, [Locale::En]);
    editing.change_head(|head| head.toggle_language(Locale::En));
    assert_eq!(editing.head().expect("a head").languages(), [Locale::En], "one must stay");
    editing.change_head(|head| head.toggle_language(Locale::Hi));
    assert_eq!(editing.head().expect("a head").languages(), Locale::ALL);
}

#[test]
fn different_parts_of_a_head_are_brought_together() {
    let mine = saying(|bank| {
        bank.licence = "CC-BY-4.0".to_owned();
        bank.topics.push(topic("mine", "Mine"));
        bank.topics[0].title = Localized::both("The first".to_owned(), "पहला".to_owned());
    });
    let theirs = saying(|bank| {
        bank.about = Some(Localized::both("About.".to_owned(), "बारे में।".to_owned()));
        bank.topics.insert(0, topic("theirs", "Theirs"));
        bank.topics.remove(2);
    });
    let theirs = theirs.replace("// Tail.", "// A longer tail.");
    let both = merged(&mine, &theirs, &[]);
    let head = head_of(&both);
    assert_eq!((head.licence.as_str(), head.about.is_some()), ("CC-BY-4.0", true));
    let names: Vec<&str> = head.topics.iter().map(|topic| topic.id.as_str()).collect();
    assert_eq!(names, ["theirs", "t", "mine"]);
    assert_eq!(head.topics[1].title.text(Locale::En), "The first");
    assert!(both.contains("// A longer tail.") && both.contains("// for the class"));
}

#[test]
fn the_same_part_is_asked_about_and_all_else_is_kept_either_way() {
    let mine = saying(|bank| {
        bank.title = Localized::both("Mine".to_owned(), "मेरा".to_owned());
        bank.licence = "CC-BY-4.0".to_owned();
        bank.topics[1].title = Localized::both("My second".to_owned(), "दूसरा".to_owned());
    });
    let theirs = saying(|bank| {
        bank.title = Localized::both("Theirs".to_owned(), "उनका".to_owned());
        bank.authors.push("Another".to_owned());
        bank.topics[1].title = Localized::both("Their second".to_owned(), "दूसरा".to_owned());
    });
    let Reconciled::Clash(clash) = reconcile(WRITTEN, &mine, &theirs, &[]) else {
        panic!("no clash")
    };
    let Clash::Head { parts, .. } = &*clash else { panic!("not the head") };
    assert_eq!(*parts, [HeadPart::Title, HeadPart::Topic("u".into())]);
    for (how, title, second) in
        [(Settled::Mine, "Mine", "My second"), (Settled::Theirs, "Theirs", "Their second")]
    {
        let head = head_of(&merged(&mine, &theirs, &[(clash.about(), how)]));
        assert_eq!(head.title.text(Locale::En), title);
        assert_eq!(head.topics[1].title.text(Locale::En), second);
        assert_eq!(head.licence, "CC-BY-4.0");
        assert_eq!(head.authors, ["A teacher", "Another"]);
    }
}

#[test]
fn an_order_that_one_side_changed_is_kept() {
    let turned = saying(|bank| bank.topics.reverse());
    let other = saying(|bank| bank.topics.push(topic("new", "New")));
    for (mine, theirs) in [(&turned, &other), (&other, &turned)] {
        let head = head_of(&merged(mine, theirs, &[]));
        let names: Vec<&str> = head.topics.iter().map(|topic| topic.id.as_str()).collect();
        assert_eq!(names, ["u", "new", "t"], "what is new stays behind what it stood behind");
    }
}

#[test]
fn what_one_side_took_out_and_the_other_changed_stays() {
    let gone = saying(|bank| {
        bank.topics.remove(1);
    });
    let changed = saying(|bank| bank.topics[1] = topic("u", "Changed"));
    for (mine, theirs) in [(&gone, &changed), (&changed, &gone)] {
        let head = head_of(&merged(mine, theirs, &[]));
        assert_eq!(head.topics[1].title.text(Locale::En), "Changed");
    }
    let both = merged(&gone, &gone, &[]);
    assert_eq!(head_of(&both).topics.len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn a_head_that_is_only_looked_at_says_what_it_said(bank in arbitrary::bank()) {
        let head = Head::of(&bank);
        let mut bank = bank;
        bank.questions.clear();
        prop_assert_eq!(&head.reading(), &bank);
        let kept = Head::from_journal(&head.journal(), &bank).expect("a journal");
        prop_assert_eq!(&kept.reading(), &bank);
    }

    #[test]
    fn what_one_side_alone_made_of_a_head_is_what_comes_of_it(
        base in arbitrary::bank(),
        other in arbitrary::bank(),
    ) {
        let mut base = base;
        let mut other = other;
        base.questions.clear();
        other.questions.clear();
        let (base, mut changed) = (encode_bank(&base), base);
        changed.clone_from(&other);
        let mut manuscript = Manuscript::open(base.clone()).expect("a bank");
        manuscript.set_head(&changed).expect("a head");
        let edited = manuscript.source();
        for (mine, theirs) in [(edited, base.as_str()), (base.as_str(), edited), (edited, edited)] {
            let Reconciled::Merged(text) = reconcile(&base, mine, theirs, &[]) else {
                panic!("not merged")
            };
            prop_assert_eq!(&head_of(&text), &changed);
        }
    }
}
