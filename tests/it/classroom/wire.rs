//! The protocol, as it is written down: every message of docs/class-protocol.md is read, and written
//! as it stands there.

use std::fs;

use proptest::prelude::*;
use smriti::classroom::wire::{MOST_BYTES, Misread, Said, Tell, read, write};

/// The messages in the page, of phones or of the host: lines of its code blocks after this mark.
fn written(mark: &str) -> Vec<String> {
    let page = fs::read_to_string("docs/class-protocol.md").expect("the page");
    let fence = format!("```json {mark}\n");
    let blocks = page.split(&fence).skip(1);
    let messages: Vec<String> = blocks
        .flat_map(|block| block.split("```").next().unwrap_or_default().lines())
        .map(str::to_owned)
        .collect();
    assert!(!messages.is_empty());
    messages
}

fn kind(message: &str) -> String {
    let value: serde_json::Value = serde_json::from_str(message).expect("JSON");
    value["t"].as_str().expect("a kind").to_owned()
}

#[test]
fn what_phones_say_is_as_written() {
    let messages = written("phone");
    for message in &messages {
        let said = read(message).expect(message);
        assert_eq!(&serde_json::to_string(&said).expect("a message"), message);
    }
    let mut kinds: Vec<_> = messages.iter().map(|message| kind(message)).collect();
    kinds.sort();
    kinds.dedup();
    assert_eq!(kinds, ["answer", "ask", "beat", "claim", "hello", "join"]);
}

#[test]
fn what_the_host_says_is_as_written() {
    let messages = written("host");
    for message in &messages {
        let tell: Tell = serde_json::from_str(message).expect(message);
        assert_eq!(write(&tell).as_str(), message);
    }
    let mut kinds: Vec<_> = messages.iter().map(|message| kind(message)).collect();
    kinds.sort();
    kinds.dedup();
    assert_eq!(
        kinds,
        [
            "beat", "claim", "in", "item", "kept", "mine", "no", "now", "out", "reason", "told",
            "who"
        ]
    );
}

/// Every reason and phase is explained.
#[test]
fn every_word_of_the_protocol_is_in_the_page() {
    let page = fs::read_to_string("docs/class-protocol.md").expect("the page");
    let source = fs::read_to_string("src/classroom/wire.rs").expect("the source");
    for name in ["Why", "Phase", "To"] {
        let body = source.split(&format!("pub enum {name} {{")).nth(1).expect(name);
        let body = body.split("\n}").next().expect(name);
        let words = body.lines().map(str::trim).filter(|line| !line.starts_with("///"));
        for word in words.filter_map(|line| line.strip_suffix(',')) {
            let word = format!("`{}`", word.to_lowercase());
            assert!(page.contains(&word), "{word} is not explained");
        }
    }
}

#[test]
fn what_is_too_long_or_not_ours_is_not_read() {
    let long = format!(r#"{{"t":"join","name":"{}"}}"#, "a".repeat(MOST_BYTES));
    assert_eq!(read(&long), Err(Misread::TooLong));
    for bad in [
        r#"{"t":"hello","v":1,"secret":"00"}"#,
        r#"{"t":"hello","v":1,"secret":"0000000000000000000000000000000G"}"#,
        r#"{"t":"answer","round":0,"turn":1,"pick":"K"}"#,
        r#"{"t":"answer","round":0,"turn":1,"pick":"AA"}"#,
        r#"{"t":"answer","round":0,"turn":1,"pick":"é"}"#,
        r#"{"t":"answer","round":4294967296,"turn":1,"pick":"A"}"#,
        r#"{"t":"told"}"#,
        "",
    ] {
        assert_eq!(read(bad), Err(Misread::NotOurs), "{bad}");
    }
    // What a later version may add is passed over.
    assert_eq!(read(r#"{"t":"beat","new":[1]}"#), Ok(Said::Beat));
}

proptest! {
    #[test]
    fn anything_is_read_or_refused(text in ".{0,200}") {
        if let Ok(said) = read(&text) {
            let again = serde_json::to_string(&said).expect("a message");
            prop_assert_eq!(read(&again), Ok(said));
        }
    }
}
