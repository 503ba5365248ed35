//! Aiken as Moodle reads it and as people write it, and out again.

use std::fs;

use proptest::prelude::*;
use smriti::domain::bank::markup;
use smriti::domain::bank::schema::decode;
use smriti::domain::bank::{BankId, Body};
use smriti::domain::locale::{Locale, Text};
use smriti::interchange::aiken::Strictness::{Lenient, Strict};
use smriti::interchange::aiken::{Strictness, looks_like, read, write};
use smriti::interchange::flat::{FlatAnswer, flat_options};
use smriti::interchange::{Cover, Place, Said, assemble, limit};

use super::told::told;
use crate::bank::arbitrary;

fn fixture(name: &str) -> String {
    fs::read_to_string(format!("tests/fixtures/interchange/aiken/{name}")).expect("a fixture")
}

#[track_caller]
fn comes_to(strictness: Strictness, aiken: &str, expected: &str) {
    assert_eq!(told(&read(aiken, strictness)).trim_end(), expected, "{aiken}");
}

const ONE: &str = "line 1: one: Where is it? +Vienna -Paris";

#[test]
fn the_strict_reader_is_moodles() {
    comes_to(Strict, "Where is it?\nA) Vienna\nB) Paris\nANSWER: A", ONE);
    comes_to(Lenient, "Where is it?\nA) Vienna\nB) Paris\nANSWER: A", ONE);
    // Lines are trimmed, short ones are passed over, blank ones mean nothing.
    comes_to(
        Strict,
        "\u{feff}Where is it?\r\n\r\n  A.Vienna \r\nx\r\nB)\tParis\r\n\r\nANSWER:AB\r\n",
        ONE,
    );
    comes_to(Strict, "Where is it?\rA) Vienna\rB) Paris\rANSWER: A", ONE);
    comes_to(
        Strict,
        "It is in ____.\nA) Vienna\nB) Paris\nANSWER: B",
        "line 1: gap: It is in ____. -Vienna +Paris",
    );
}

#[test]
fn the_strict_reader_throws_away_what_moodle_does() {
    // Of a stem of two lines the last is left.
    comes_to(
        Strict,
        "Of these places,\nwhere is it?\nA) Vienna\nB) Paris\nANSWER: A",
        "line 2: one: where is it? +Vienna -Paris\nline 1 left: a question without answers",
    );
    // Small letters are stems.
    comes_to(
        Strict,
        "Where?\na) Vienna\nANSWER: A",
        "line 1 left: a question without answers\nline 2 left: 0 answers where 2 are needed",
    );
    comes_to(Strict, "Where?\nA) Vienna\nANSWER: A", "line 1 left: 1 answers where 2 are needed");
    comes_to(Strict, "Where?\nA) Vienna\nB) Paris\n", "line 1 left: a question without answers");
    comes_to(
        Strict,
        "C. V. Raman was\nA) One\nB) Two\nANSWER: A\n\nWhere?\nA) Here\nB) There\nANSWER: B",
        "line 6: one: Where? -Here +There\nline 1 left: answers without a question",
    );
    comes_to(Strict, "ANSWER: A", "line 1 left: answers without a question");
    comes_to(
        Strict,
        "Where?\nA) Here\nB) There\nANSWER : B",
        "line 1 left: a question without answers\nline 4 left: a question without answers",
    );
}

#[test]
fn a_key_must_name_an_option() {
    let two = "Where?\nA) Here\nB) There\nANSWER:";
    comes_to(
        Strict,
        &format!("{two} C"),
        "line 1: one: Where? -Here -There\n  the key C names an option that is not there",
    );
    comes_to(
        Strict,
        &format!("{two} b"),
        "line 1: one: Where? -Here -There\n  the key b names an option that is not there",
    );
    comes_to(Strict, two, "line 1: one: Where? -Here -There\n  no answer is marked right");
    comes_to(
        Strict,
        "Where?\nA) Here\nB) Here\nANSWER: A",
        "line 1: one: Where? +Here -Here\n  two options say the same",
    );
}

#[test]
fn the_lenient_reader_takes_what_people_write() {
    assert_eq!(told(&read(&fixture("people.txt"), Lenient)), fixture("people.told"));
}

#[test]
fn what_the_lenient_reader_assumed_is_said() {
    let meant = "  read as it was meant:";
    comes_to(
        Lenient,
        "Where is it?\n(a) Vienna\n(b) Paris\nAns.(a)",
        &format!("{ONE}\n{meant} (a) Vienna\n{meant} (b) Paris\n{meant} Ans.(a)"),
    );
    comes_to(
        Lenient,
        "Where is it?\nA) Vienna\nB) Paris\nCorrect Answer: vienna",
        &format!("{ONE}\n{meant} Correct Answer: vienna"),
    );
    comes_to(
        Lenient,
        "Where is it?\nA) Vienna\nB) Paris\nAnswer - A) Paris",
        &format!(
            "{ONE}\n{meant} Answer - A) Paris\n  two keys differ: A was taken, B is written too"
        ),
    );
    comes_to(
        Lenient,
        "Where is it?\nA) Vienna\nB) Paris\nANSWER: Berlin",
        &format!(
            "{}\n{meant} ANSWER: Berlin\n  the key Berlin names an option that is not there",
            ONE.replace('+', "-")
        ),
    );
    comes_to(
        Lenient,
        "C. V. Raman was\nA) One\nB) Two\nANSWER: A",
        "line 1: one: C. V. Raman was +One -Two",
    );
    comes_to(
        Lenient,
        "Who was\nA. P. J. Abdul Kalam?\nA) One\nB) Two\nANSWER: A",
        &format!(
            "line 1: one: Who was⏎A. P. J. Abdul Kalam? +One -Two\n{meant} a stem of several lines"
        ),
    );
    comes_to(
        Lenient,
        "Where is it?\nA) Vienna,\nin Austria\nB) Paris\nANSWER: A",
        &format!(
            "line 1: one: Where is it? +Vienna, in Austria -Paris\n{meant} an option of several lines"
        ),
    );
    comes_to(
        Lenient,
        "Where is it?\nA) Vienna\nB) Paris\n\nAnd that?\nA) Here\nB) There\nANSWER: B",
        &format!(
            "{}\n  no answer is marked right\nline 5: one: And that? -Here +There",
            ONE.replace('+', "-")
        ),
    );
    comes_to(
        Lenient,
        "Where is it?\nA) Vienna\nC) Paris\nANSWER: A",
        &format!("{ONE}\n  does this belong to the question? C) Paris"),
    );
    comes_to(
        Lenient,
        "Where is it?\nA) Vienna\nB) Paris\nANSWER: A\nExplanation: so\nit is.\nAnd that?\nA) Here\nB) There\nANSWER: B",
        &format!(
            "{ONE} (so⏎it is.)\n{meant} an explanation\nline 7: one: And that? -Here +There\n  does this belong to the question? it is."
        ),
    );
    comes_to(Lenient, "Which?\nANSWER: A", "line 1 left: 0 answers where 2 are needed");
    comes_to(Lenient, "Just a line.", "line 1 left: a question without answers");
    comes_to(
        Lenient,
        "Answer the following:\n\nWhere is it?\nA) Vienna\nB) Paris\nANSWER: A",
        &format!(
            "line 1: one: Answer the following:⏎Where is it? +Vienna -Paris\n{meant} a stem of several lines\n  does this belong to the question? Where is it?"
        ),
    );
}

#[test]
fn there_is_a_limit_to_everything() {
    let long = "x".repeat(limit::TEXT + 1);
    let taken = read(&format!("{long}\nA) Here\nB) There\nANSWER: A"), Strict);
    let said = Said::Limit { what: "bytes of one text", most: limit::TEXT };
    assert_eq!((taken.items.len(), &taken.remarks[0].said), (0, &said));
    let many = format!("Where?\n{}ANSWER: A", "A) Here\n".repeat(65));
    assert_eq!(read(&many, Strict).remarks[0].said, Said::TooMany { count: 65, most: 64 });
    let lines = "a line\n".repeat(3000);
    let taken = read(&format!("{lines}A) Here\nB) There\nANSWER: A"), Lenient);
    assert_eq!(taken.remarks[0].said, Said::Limit { what: "lines of one question", most: 2000 });
    for strictness in [Strict, Lenient] {
        let all = "Where?\nA) Here\nB) There\nANSWER: A\n\n".repeat(limit::QUESTIONS + 2);
        let taken = read(&all, strictness);
        assert_eq!(taken.items.len(), limit::QUESTIONS);
        assert_eq!(taken.remarks.len(), 1);
        assert_eq!(taken.remarks[0].place, Place::Line(5 * limit::QUESTIONS + 1));
    }
}

#[test]
fn aiken_is_known_when_it_is_seen() {
    assert_eq!(looks_like("Where?\nA) Here\nB) There\nANSWER: A"), 100);
    assert!((40..=60).contains(&looks_like(&fixture("people.txt"))));
    for other in [
        "",
        "Some prose.\n\nMore of it.",
        "Is it? {T}\n\nWhich? {=a ~b}",
        "a,b,c\n1,2,3",
        "<quiz></quiz>",
    ] {
        assert_eq!(looks_like(other), 0, "{other}");
    }
    assert_eq!(looks_like(&fs::read_to_string("ARCHITECTURE.md").expect("a file")), 0);
}

fn cover() -> Cover {
    Cover {
        id: BankId::from("bank"),
        title: Text::same("Bank".to_owned()),
        subject: Text::same("Subject".to_owned()),
        licence: "CC0-1.0".to_owned(),
        authors: Vec::new(),
        languages: vec![Locale::En],
        exams: Vec::new(),
    }
}

#[test]
fn what_aiken_has_no_place_for_is_said() {
    let source = r#"(schema: 1, id: "b", title: "B", subject: "S", licence: "x", languages: [en, hi],
        topics: [(id: "t", title: "T")], questions: [
        (id: "s", topic: "t", ask: Single(stem: "C. V. Raman was **not**", options: [
            (text: "a painter", right: true, why: "So."), (text: "born\nin 1888")])),
        (id: "f", topic: "t", ask: TrueFalse(text: (en: "It was so.", hi: "ऐसा था।"), holds: false)),
        (id: "n", topic: "t", ask: Numeric(stem: "How long?", answer: "2")),
        (id: "w", topic: "t", ask: Typed(stem: "Who?", accept: ["She"])),
        (id: "m", topic: "t", ask: MultiSelect(stem: "Which?", options: [
            (text: "one", right: true), (text: "two", right: true), (text: "three")])),
    ])"#;
    let (decoded, found) = decode(source);
    let bank = decoded.map(|decoded| decoded.bank).filter(|bank| bank.questions.len() == 5);
    let bank = bank.unwrap_or_else(|| panic!("{found:?}"));
    let written = write(&bank, Locale::Hi);
    assert_eq!(
        written.text,
        "प्रश्न: C. V. Raman was not\nA) a painter\nB) born in 1888\nANSWER: A\n\n\
         ऐसा था। यह कथन सत्य है या असत्य?\nA) सत्य\nB) असत्य\nANSWER: B\n"
    );
    let said: Vec<String> =
        written.remarks.iter().map(|r| format!("{}: {}", r.place, r.said)).collect();
    assert_eq!(
        said,
        [
            "question s: a comment on an answer was dropped",
            "question s: markup was dropped: **",
            "question s: the format has no place of its own for lines",
            "question s: the format has no place of its own for a stem that begins like an option",
            "question f: written as options, since the format has no such kind",
            "question f: only one language can be held",
            "question f: the format has no place of its own for lines",
            "question n: the format cannot hold a number to be typed",
            "question w: the format cannot hold words to be typed",
            "question m: the format cannot hold several right options",
        ]
    );
}

fn snippets() -> impl Strategy<Value = String> {
    let snippet = prop_oneof![
        proptest::sample::select(vec![
            "A)",
            "B.",
            "(a)",
            "[b]",
            "क)",
            "(ख)",
            "अ.",
            "ANSWER:",
            "Answer: b",
            "उत्तर: (क)",
            "Ans",
            "\n",
            "\n\n",
            "\r",
            " ",
            "Explanation: x",
            "व्याख्या:",
            "Q1.",
            "1. x",
            "प्र. २) y",
            "x",
            "A) x\nB) y\n",
            "ANSWER: A\n",
            "\0",
            "\u{feff}",
            "़",
            "é",
            "-",
            ":",
            "(",
        ])
        .prop_map(str::to_owned),
        any::<String>(),
    ];
    proptest::collection::vec(snippet, 0..40).prop_map(|snippets| snippets.concat())
}

/// What Aiken holds of a text: its words, on one line and without marks for bold.
fn held(words: &str) -> String {
    markup::one_line(words).into_owned()
}

proptest! {
    #[test]
    fn anything_can_be_read(source in snippets()) {
        for strictness in [Strict, Lenient] {
            let bank = assemble(cover(), read(&source, strictness).items, |_| false);
            write(&bank, Locale::En);
        }
        looks_like(&source);
    }

    /// Of a question with one right option Aiken holds the words of the stem and of the options, and
    /// which is right; of others nothing.
    #[test]
    fn what_is_written_is_read_back(bank in arbitrary::bank()) {
        let written = write(&bank, Locale::En);
        let back = read(&written.text, Strict);
        prop_assert_eq!(&back.remarks, &[]);
        let asked: Vec<_> = bank
            .questions
            .iter()
            .map(|question| {
                let passage = question.passage.as_ref().map(|_| &bank.passages[0]);
                flat_options(question, passage, Locale::En)
            })
            .filter_map(|flat| match flat.answer {
                FlatAnswer::One(options) => Some((flat.stem, options)),
                _ => None,
            })
            .collect();
        prop_assert_eq!(back.items.len(), asked.len());
        for (item, (stem, options)) in back.items.iter().zip(asked) {
            let (Body::SingleBest(choices) | Body::FillIn(choices)) = &item.body else {
                panic!("{item:?}")
            };
            let read = choices.stem.text(Locale::En);
            let stem = held(&stem);
            // What begins like an option has a word before it, in its own language.
            let read = ["Question: ", "प्रश्न: "].into_iter().find_map(|word| read.strip_prefix(word)).unwrap_or(read);
            prop_assert_eq!(read, stem);
            let read: Vec<_> = choices
                .options
                .iter()
                .map(|option| (option.text.text(Locale::En).to_owned(), option.right))
                .collect();
            let options: Vec<_> =
                options.iter().map(|option| (held(&option.text), option.right)).collect();
            prop_assert_eq!(read, options);
        }
    }
}
