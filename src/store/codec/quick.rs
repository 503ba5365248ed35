//! Reads the payload of an answer, and of a step of a sitting, exactly as `shape` and `sitting` write
//! it, some twenty times faster than a reader of any RON could: a learner has up to a million of
//! them. Whatever deviates by a byte is left to that reader.

use std::str::FromStr;

use crate::domain::answer::{Certainty, Response, Verdict};
use crate::domain::event::{Answered, Mode};
use crate::domain::exam::sitting::{Ended, Kept, What};
use crate::domain::locale::Locale;
use crate::domain::progress::settings::QuestionLanguage;
use crate::domain::time::Timestamp;

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
    let certainty = rest.certainty()?;
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

/// The sitting and its records in a payload of version 1, or `None` if it is not in the one layout
/// known here.
pub(super) fn kept(payload: &str) -> Option<(u64, Vec<Kept>)> {
    let mut rest = Rest(payload);
    rest.eat("(sitting:")?;
    let sitting = rest.number()?;
    rest.eat(",kept:[")?;
    let mut kept = Vec::new();
    while rest.eat("]").is_none() {
        if !kept.is_empty() {
            rest.eat(",")?;
        }
        rest.eat("(elapsed:")?;
        let elapsed = rest.number()?;
        rest.eat(",wall:")?;
        let wall = Timestamp(rest.signed()?);
        rest.eat(",mono:")?;
        let mono = rest.number()?;
        rest.eat(",what:")?;
        let what = rest.what()?;
        rest.eat(")")?;
        kept.push(Kept { elapsed, wall, mono, what });
    }
    rest.eat(")")?;
    rest.0.is_empty().then_some((sitting, kept))
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

    fn signed(&mut self) -> Option<i64> {
        if self.eat("-").is_some() {
            let number: i64 = self.number()?;
            return Some(-number);
        }
        self.number()
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

    #[expect(clippy::option_option, reason = "unread, not asked and a certainty are three things")]
    fn certainty(&mut self) -> Option<Option<Certainty>> {
        match self.word()? {
            "None" => Some(None),
            "Some" => {
                self.eat("(")?;
                let certainty = match self.word()? {
                    "Guess" => Certainty::Guess,
                    "ThinkSo" => Certainty::ThinkSo,
                    "Sure" => Certainty::Sure,
                    _ => return None,
                };
                self.eat(")")?;
                Some(Some(certainty))
            }
            _ => None,
        }
    }

    fn ended(&mut self) -> Option<Ended> {
        match self.word()? {
            "ByCandidate" => Some(Ended::ByCandidate),
            "ByTime" => Some(Ended::ByTime),
            _ => None,
        }
    }

    fn flag(&mut self) -> Option<bool> {
        self.word()?.parse().ok()
    }

    fn what(&mut self) -> Option<What> {
        let what = match self.word()? {
            "Resumed" => return Some(What::Resumed),
            "Checkpoint" => return Some(What::Checkpoint),
            "ClockMoved" => {
                self.eat("(by:")?;
                What::ClockMoved { by: self.signed()? }
            }
            "Submitted" => {
                self.eat("(ended:")?;
                let ended = self.ended()?;
                self.eat(",at:")?;
                What::Submitted { ended, at: self.number()? }
            }
            "PartEnded" => {
                self.eat("(part:")?;
                let part = self.number()?;
                self.eat(",ended:")?;
                let ended = self.ended()?;
                self.eat(",at:")?;
                What::PartEnded { part, ended, at: self.number()? }
            }
            word @ ("Opened" | "Chosen" | "Saved" | "Cleared" | "Bubbled" | "Tagged" | "Read") => {
                self.eat("(slot:")?;
                let slot = self.number()?;
                self.of_slot(word, slot)?
            }
            _ => return None,
        };
        self.eat(")")?;
        Some(what)
    }

    fn of_slot(&mut self, word: &str, slot: usize) -> Option<What> {
        match word {
            "Opened" => Some(What::Opened { slot }),
            "Cleared" => Some(What::Cleared { slot }),
            "Chosen" => {
                self.eat(",response:")?;
                Some(What::Chosen { slot, response: self.response()? })
            }
            "Saved" => {
                self.eat(",response:")?;
                let response = self.response()?;
                self.eat(",marked:")?;
                Some(What::Saved { slot, response, marked: self.flag()? })
            }
            "Bubbled" => {
                self.eat(",choice:")?;
                let choice = self.text()?.into();
                self.eat(",millis:")?;
                Some(What::Bubbled { slot, choice, millis: self.number()? })
            }
            "Tagged" => {
                self.eat(",certainty:")?;
                Some(What::Tagged { slot, certainty: self.certainty()? })
            }
            "Read" => {
                self.eat(",language:")?;
                let language = match self.word()? {
                    "English" => QuestionLanguage::One(Locale::En),
                    "Hindi" => QuestionLanguage::One(Locale::Hi),
                    "Both" => QuestionLanguage::Both,
                    _ => return None,
                };
                Some(What::Read { slot, language })
            }
            _ => None,
        }
    }
}
