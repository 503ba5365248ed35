//! Tests of the interface's words: both languages whole, and no string too many or too few.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use smriti::domain::locale::Locale;
use smriti::i18n::{ENGLISH, HINDI, Tr};

/// Each message's id with its pattern as written.
fn messages(source: &str) -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    let mut last = None;
    for line in source.lines() {
        if line.starts_with('#') || line.trim().is_empty() {
            continue;
        }
        if line.starts_with(|c: char| c.is_ascii_lowercase()) {
            let (id, pattern) = line.split_once('=').expect("an id and its text");
            let id = id.trim().to_owned();
            assert!(!found.contains_key(&id), "{id} stands twice");
            found.insert(id.clone(), pattern.to_owned());
            last = Some(id);
        } else {
            let id = last.as_ref().expect("a message to go on with");
            let pattern = found.get_mut(id).expect("the last message");
            pattern.push('\n');
            pattern.push_str(line);
        }
    }
    found
}

fn arguments(pattern: &str) -> BTreeSet<String> {
    pattern
        .split('$')
        .skip(1)
        .map(|rest| rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect())
        .collect()
}

fn sources(folder: &Path, text: &mut String) {
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, text);
        } else {
            text.push_str(&fs::read_to_string(&path).expect("a source file"));
        }
    }
}

#[test]
fn both_languages_have_the_same_messages_with_the_same_arguments() {
    let (english, hindi) = (messages(ENGLISH), messages(HINDI));
    let ids = |all: &BTreeMap<String, String>| all.keys().cloned().collect::<BTreeSet<_>>();
    let missing: Vec<_> = ids(&english).symmetric_difference(&ids(&hindi)).cloned().collect();
    assert!(missing.is_empty(), "in one language only: {missing:?}");
    for (id, pattern) in &english {
        assert_eq!(arguments(pattern), arguments(&hindi[id]), "the arguments of {id}");
    }
}

#[test]
fn every_message_is_used_and_every_used_one_exists() {
    let mut code = String::new();
    sources(Path::new("src"), &mut code);
    let english = messages(ENGLISH);
    let unused: Vec<_> = english.keys().filter(|id| !code.contains(&format!("\"{id}\""))).collect();
    assert!(unused.is_empty(), "not used: {unused:?}");
    let mut unknown = Vec::new();
    for call in [
        "tr.get(\"",
        "tr.count(\"",
        "tr.with(\"",
        "tr.with(\n            \"",
        "tr.with(\n                \"",
    ] {
        for (at, _) in code.match_indices(call) {
            let id: String = code[at + call.len()..].chars().take_while(|c| *c != '"').collect();
            if !english.contains_key(&id) {
                unknown.push(id);
            }
        }
    }
    assert!(unknown.is_empty(), "not there: {unknown:?}");
}

#[test]
fn every_message_can_be_formatted_in_both_languages() {
    for locale in Locale::ALL {
        let tr = Tr::new(locale);
        for (id, pattern) in messages(ENGLISH) {
            let names = arguments(&pattern);
            for number in [0, 1, 2, 21] {
                let values = names.iter().map(|name| (name.as_str(), number.into()));
                let said = tr.with(&id, values);
                assert!(!said.contains("{$") && !said.contains("{ $"), "{locale} {id}: {said}");
                assert!(said != id, "{locale} {id} has no text");
            }
        }
    }
}

#[test]
fn hindi_is_in_devanagari() {
    // Names, key labels and the switch itself stay as they are.
    let same = ["language-switch-en", "welcome-exam-hint"];
    for (id, pattern) in messages(HINDI) {
        let has_words = pattern.chars().any(|c| matches!(c, '\u{0900}'..='\u{097F}'));
        let formats = ["date-short", "date-time", "date-long", "date-day-month", "date-month-year"];
        let is_format = formats.contains(&id.as_str());
        assert!(has_words || is_format || same.contains(&id.as_str()), "{id} = {pattern}");
    }
}
