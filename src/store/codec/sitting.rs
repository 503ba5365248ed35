//! The shapes of what happens in a mock exam, version 1: its records, its marks, what felt weak, why
//! a question went wrong. Its paper is in `paper`.

use num_rational::Ratio;
use serde::{Deserialize, Serialize};

use super::shape::{CertaintyWord, Response, read, text};
use crate::domain::bank::{BankId, QuestionId, TopicId};
use crate::domain::event::{self, Kind};
use crate::domain::exam::sitting::{self, What};
use crate::domain::locale::Locale;
use crate::domain::progress::settings::QuestionLanguage;
use crate::domain::time::Timestamp;

#[derive(Serialize, Deserialize)]
struct SittingKept {
    sitting: u64,
    kept: Vec<Kept>,
}

#[derive(Serialize, Deserialize)]
struct Kept {
    elapsed: u64,
    wall: i64,
    mono: u64,
    what: WhatWord,
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "What")]
enum WhatWord {
    Opened { slot: usize },
    Chosen { slot: usize, response: Response },
    Saved { slot: usize, response: Response, marked: bool },
    Cleared { slot: usize },
    Bubbled { slot: usize, choice: String, millis: u32 },
    Tagged { slot: usize, certainty: Option<CertaintyWord> },
    Read { slot: usize, language: LanguageWord },
    PartEnded { part: usize, ended: EndedWord, at: u64 },
    Submitted { ended: EndedWord, at: u64 },
    Resumed,
    ClockMoved { by: i64 },
    Checkpoint,
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "Language")]
enum LanguageWord {
    English,
    Hindi,
    Both,
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "Ended")]
enum EndedWord {
    ByCandidate,
    ByTime,
}

#[derive(Serialize, Deserialize)]
struct SittingMarked {
    sitting: u64,
    obtained: Fraction,
    out_of: Fraction,
    right: u32,
    wrong: u32,
    left: u32,
    elapsed: u64,
    remarked: bool,
    skipped: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct FeltWeak {
    sitting: u64,
    topics: Vec<TopicShape>,
}

#[derive(Serialize, Deserialize)]
struct TopicShape {
    bank: String,
    topic: String,
}

#[derive(Serialize, Deserialize)]
struct CauseGiven {
    question: String,
    cause: Option<CauseWord>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "Cause")]
enum CauseWord {
    DidNotKnow,
    Misread,
    EliminatedBadly,
    Slip,
    Time,
}

/// A fraction in its lowest terms, above and below the line.
#[derive(Serialize, Deserialize)]
pub(super) struct Fraction(i64, i64);

impl Fraction {
    pub(super) const fn of(ratio: Ratio<i64>) -> Self {
        Self(*ratio.numer(), *ratio.denom())
    }

    /// The fraction, if it is one in its lowest terms.
    pub(super) fn ratio(&self) -> Option<Ratio<i64>> {
        let sound = self.1 > 0 && self.0 != i64::MIN;
        let ratio = sound.then(|| Ratio::new(self.0, self.1))?;
        (*ratio.denom() == self.1).then_some(ratio)
    }
}

pub(super) fn encode_kept(sitting: u64, kept: &[sitting::Kept]) -> String {
    text(&SittingKept { sitting, kept: kept.iter().map(Kept::of).collect() })
}

pub(super) fn decode_kept(payload: &str) -> Option<(u64, Vec<sitting::Kept>)> {
    let SittingKept { sitting, kept } = read(payload)?;
    Some((sitting, kept.into_iter().map(Kept::record).collect()))
}

pub(super) fn encode_marked(
    sitting: u64,
    marked: &event::Marked,
    skipped: &[QuestionId],
) -> String {
    text(&SittingMarked {
        sitting,
        obtained: Fraction::of(marked.obtained),
        out_of: Fraction::of(marked.out_of),
        right: marked.right,
        wrong: marked.wrong,
        left: marked.left,
        elapsed: marked.elapsed,
        remarked: marked.remarked,
        skipped: skipped.iter().map(|id| id.as_str().to_owned()).collect(),
    })
}

pub(super) fn decode_marked(payload: &str) -> Option<Kind> {
    let shape: SittingMarked = read(payload)?;
    Some(Kind::SittingMarked {
        sitting: shape.sitting,
        marked: event::Marked {
            obtained: shape.obtained.ratio()?,
            out_of: shape.out_of.ratio()?,
            right: shape.right,
            wrong: shape.wrong,
            left: shape.left,
            elapsed: shape.elapsed,
            remarked: shape.remarked,
        },
        skipped: shape.skipped.into_iter().map(Into::into).collect(),
    })
}

pub(super) fn encode_felt_weak(sitting: u64, topics: &[(BankId, TopicId)]) -> String {
    let topic = |(bank, topic): &(BankId, TopicId)| TopicShape {
        bank: bank.as_str().to_owned(),
        topic: topic.as_str().to_owned(),
    };
    text(&FeltWeak { sitting, topics: topics.iter().map(topic).collect() })
}

pub(super) fn decode_felt_weak(payload: &str) -> Option<Kind> {
    let FeltWeak { sitting, topics } = read(payload)?;
    let topics = topics.into_iter().map(|shape| (shape.bank.into(), shape.topic.into()));
    Some(Kind::FeltWeak { sitting, topics: topics.collect() })
}

pub(super) fn encode_cause(question: &QuestionId, cause: Option<event::Cause>) -> String {
    let word = |cause| match cause {
        event::Cause::DidNotKnow => CauseWord::DidNotKnow,
        event::Cause::Misread => CauseWord::Misread,
        event::Cause::EliminatedBadly => CauseWord::EliminatedBadly,
        event::Cause::Slip => CauseWord::Slip,
        event::Cause::Time => CauseWord::Time,
    };
    text(&CauseGiven { question: question.as_str().to_owned(), cause: cause.map(word) })
}

pub(super) fn decode_cause(payload: &str) -> Option<Kind> {
    let CauseGiven { question, cause } = read(payload)?;
    let cause = cause.map(|word| match word {
        CauseWord::DidNotKnow => event::Cause::DidNotKnow,
        CauseWord::Misread => event::Cause::Misread,
        CauseWord::EliminatedBadly => event::Cause::EliminatedBadly,
        CauseWord::Slip => event::Cause::Slip,
        CauseWord::Time => event::Cause::Time,
    });
    Some(Kind::CauseGiven { question: question.into(), cause })
}

impl Kept {
    fn of(kept: &sitting::Kept) -> Self {
        let what = match &kept.what {
            What::Opened { slot } => WhatWord::Opened { slot: *slot },
            What::Chosen { slot, response } => {
                WhatWord::Chosen { slot: *slot, response: response.into() }
            }
            What::Saved { slot, response, marked } => {
                WhatWord::Saved { slot: *slot, response: response.into(), marked: *marked }
            }
            What::Cleared { slot } => WhatWord::Cleared { slot: *slot },
            What::Bubbled { slot, choice, millis } => WhatWord::Bubbled {
                slot: *slot,
                choice: choice.as_str().to_owned(),
                millis: *millis,
            },
            What::Tagged { slot, certainty } => {
                WhatWord::Tagged { slot: *slot, certainty: certainty.map(Into::into) }
            }
            What::Read { slot, language } => {
                WhatWord::Read { slot: *slot, language: (*language).into() }
            }
            What::PartEnded { part, ended, at } => {
                WhatWord::PartEnded { part: *part, ended: (*ended).into(), at: *at }
            }
            What::Submitted { ended, at } => {
                WhatWord::Submitted { ended: (*ended).into(), at: *at }
            }
            What::Resumed => WhatWord::Resumed,
            What::ClockMoved { by } => WhatWord::ClockMoved { by: *by },
            What::Checkpoint => WhatWord::Checkpoint,
        };
        Self { elapsed: kept.elapsed, wall: kept.wall.0, mono: kept.mono, what }
    }

    fn record(self) -> sitting::Kept {
        let what = match self.what {
            WhatWord::Opened { slot } => What::Opened { slot },
            WhatWord::Chosen { slot, response } => What::Chosen { slot, response: response.into() },
            WhatWord::Saved { slot, response, marked } => {
                What::Saved { slot, response: response.into(), marked }
            }
            WhatWord::Cleared { slot } => What::Cleared { slot },
            WhatWord::Bubbled { slot, choice, millis } => {
                What::Bubbled { slot, choice: choice.into(), millis }
            }
            WhatWord::Tagged { slot, certainty } => {
                What::Tagged { slot, certainty: certainty.map(Into::into) }
            }
            WhatWord::Read { slot, language } => What::Read { slot, language: language.into() },
            WhatWord::PartEnded { part, ended, at } => {
                What::PartEnded { part, ended: ended.into(), at }
            }
            WhatWord::Submitted { ended, at } => What::Submitted { ended: ended.into(), at },
            WhatWord::Resumed => What::Resumed,
            WhatWord::ClockMoved { by } => What::ClockMoved { by },
            WhatWord::Checkpoint => What::Checkpoint,
        };
        sitting::Kept { elapsed: self.elapsed, wall: Timestamp(self.wall), mono: self.mono, what }
    }
}

impl From<QuestionLanguage> for LanguageWord {
    fn from(language: QuestionLanguage) -> Self {
        match language {
            QuestionLanguage::One(Locale::En) => Self::English,
            QuestionLanguage::One(Locale::Hi) => Self::Hindi,
            QuestionLanguage::Both => Self::Both,
        }
    }
}

impl From<LanguageWord> for QuestionLanguage {
    fn from(word: LanguageWord) -> Self {
        match word {
            LanguageWord::English => Self::One(Locale::En),
            LanguageWord::Hindi => Self::One(Locale::Hi),
            LanguageWord::Both => Self::Both,
        }
    }
}

impl From<sitting::Ended> for EndedWord {
    fn from(ended: sitting::Ended) -> Self {
        match ended {
            sitting::Ended::ByCandidate => Self::ByCandidate,
            sitting::Ended::ByTime => Self::ByTime,
        }
    }
}

impl From<EndedWord> for sitting::Ended {
    fn from(word: EndedWord) -> Self {
        match word {
            EndedWord::ByCandidate => Self::ByCandidate,
            EndedWord::ByTime => Self::ByTime,
        }
    }
}
