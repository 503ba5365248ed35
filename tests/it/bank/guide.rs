//! The guide for authors keeps its word: every example in it can be used as it stands.

use std::collections::BTreeSet;

use smriti::domain::bank::Format;
use smriti::domain::bank::check::checks;
use smriti::domain::bank::edit::format_bank;
use smriti::domain::bank::schema::decode;

const GUIDE: &str = include_str!("../../../docs/bank-format.md");

/// The `ron` examples of the guide: whole banks, and questions.
fn examples() -> Vec<&'static str> {
    let blocks = GUIDE.split("\n```ron\n").skip(1);
    blocks.map(|block| block.split("\n```").next().expect("the end of an example")).collect()
}

/// A bank around one example, in the languages that the example is in.
fn bank_around(example: &str) -> String {
    if example.contains("schema:") {
        return example.to_owned();
    }
    let bilingual = example.contains("hi:");
    let (languages, text) = if bilingual {
        ("[En, Hi]", "(en: \"Example text\", hi: \"उदाहरण पाठ\")")
    } else if example.chars().any(|c| ('\u{0904}'..='\u{0939}').contains(&c)) {
        ("[Hi]", "\"उदाहरण\"")
    } else {
        ("[En]", "\"Example text\"")
    };
    let declared = |list: &str, fields: &str, ids: &[&str]| {
        let named = ids.iter().filter(|id| example.contains(&format!("\"{id}\"")));
        let entries: Vec<String> = named.map(|id| format!("(id: \"{id}\", {fields})")).collect();
        format!("{list}: [{}],", entries.join(", "))
    };
    let sources = declared(
        "sources",
        &format!("short: {text}, cite: {text}"),
        &["convention", "res-79-243", "ets-185"],
    );
    let passages = declared("passages", &format!("text: {text}"), &["p-adoption"]);
    format!(
        "(schema: 1, id: \"example\", title: {text}, subject: {text}, licence: \"CC0-1.0\",\n\
         languages: {languages},\n\
         topics: [(id: \"timeline\", title: {text}), (id: \"offences\", title: {text})],\n\
         {sources}\n{passages}\nquestions: [\n{example}\n],\n)"
    )
}

#[test]
fn every_example_can_be_used_as_it_stands() {
    assert!(examples().len() >= 20, "only {} examples were found", examples().len());
    for example in examples() {
        let found = checks(&bank_around(example));
        assert!(found.is_empty(), "{found:#?}\n{example}");
    }
}

#[test]
fn every_format_has_an_example() {
    let mut formats = BTreeSet::new();
    let (mut pinned, mut fifth) = (false, false);
    for example in examples() {
        let bank = decode(&bank_around(example)).0.expect("a bank").bank;
        formats.extend(bank.questions.iter().map(smriti::domain::bank::Question::format));
        pinned |= example.contains("pin: true");
        fifth |= bank.questions.iter().any(|question| question.fifth_option);
    }
    for format in Format::ALL {
        assert!(formats.contains(&format), "{} has no example", format.name());
    }
    assert!(pinned && fifth);
}

#[test]
fn every_example_is_laid_out_as_the_formatter_does() {
    for example in examples().into_iter().filter(|example| example.contains("schema:")) {
        assert_eq!(format_bank(example).expect("a bank").trim_end(), example);
    }
}
