//! Reads the payload of an answer exactly as `shape` writes it, some twenty times faster than a
//! reader of any RON could: a learner has up to a million of them. Whatever deviates by a byte is
//! left to that reader.

use std::str::FromStr;

use crate::domain::answer::{Certainty, Response, Verdict};
use crate::domain::event::{Answered, Mode};

/// The answer in a payload of version 1, or `None` if it is not in the one layout known here.
pub(super) fn answered(payload: &str) -> Option<Answered> {
    let mut rest = Rest(payload);
    rest.eat("(question:")?;
    let question = rest.text()?;
    rest.eat(",fact:")?;
    let fact = rest.text()?;
    rest.eat(",content:")?;
    let content = rest.number()?;
    rest.eat(",key:")?;
    let key = rest.number()?;
    rest.eat(",response:")?;
    let response = rest.response()?;
    rest.eat(",verdict:")?;
    let verdict = match rest.word()? {
        "Right" => Verdict::Right,
        "Wrong" => Verdict::Wrong,
        "Blank" => Verdict::Blank,
        "NotAttempted" => Verdict::NotAttempted,
        _ => return None,
    };
    rest.eat(",certainty:")?;
    let certainty = match rest.word()? {
        "None" => None,
        "Some" => {
            rest.eat("(")?;
            let certainty = match rest.word()? {
                "Guess" => Certainty::Guess,
                "ThinkSo" => Certainty::ThinkSo,
                "Sure" => Certainty::Sure,
                _ => return None,
            };
            rest.eat(")")?;
            Some(certainty)
        }
        _ => return None,
    };
    rest.eat(",millis:")?;
    let millis = rest.number()?;
    rest.eat(",mode:")?;
    let mode = match rest.word()? {
        "Review" => Mode::Review,
        "Practice" => Mode::Practice,
        "Mock" => Mode::Mock,
        "Class" => Mode::Class,
        _ => return None,
    };
    rest.eat(",session:")?;
    let session = rest.number()?;
    rest.eat(",mapping:")?;
    let mapping = rest.number()?;
    rest.eat(")")?;
    rest.0.is_empty().then(|| Answered {
        question: question.into(),
        fact: fact.into(),
        content,
        key,
        response,
        verdict,
        certainty,
        millis,
        mode,
        session,
        mapping,
    })
}

/// What has not been read yet.
struct Rest<'a>(&'a str);

impl<'a> Rest<'a> {
    fn eat(&mut self, expected: &str) -> Option<()> {
        self.0 = self.0.strip_prefix(expected)?;
        Some(())
    }

    /// A text in quotes without anything escaped in it.
    fn text(&mut self) -> Option<&'a str> {
        self.eat("\"")?;
        let end = self.0.bytes().position(|byte| matches!(byte, b'"' | b'\\'))?;
        let (text, rest) = self.0.split_at(end);
        self.0 = rest.strip_prefix('"')?;
        Some(text)
    }

    fn number<N: FromStr>(&mut self) -> Option<N> {
        let end = self.0.bytes().position(|byte| !byte.is_ascii_digit())?;
        let (digits, rest) = self.0.split_at(end);
        self.0 = rest;
        digits.parse().ok()
    }

    fn word(&mut self) -> Option<&'a str> {
        let end = self.0.bytes().position(|byte| !byte.is_ascii_alphabetic())?;
        let (word, rest) = self.0.split_at(end);
        self.0 = rest;
        Some(word)
    }

    fn response(&mut self) -> Option<Response> {
        let response = match self.word()? {
            "Blank" => return Some(Response::Blank),
            "One" => {
                self.eat("(")?;
                Response::One(self.text()?.into())
            }
            "Typed" => {
                self.eat("(")?;
                Response::Typed(self.text()?.to_owned())
            }
            "Many" => {
                self.eat("([")?;
                let mut ids = std::collections::BTreeSet::new();
                while self.eat("]").is_none() {
                    if !ids.is_empty() {
                        self.eat(",")?;
                    }
                    ids.insert(self.text()?.into());
                }
                Response::Many(ids)
            }
            _ => return None,
        };
        self.eat(")")?;
        Some(response)
    }
}
