//! The shapes of payloads, one for each kind and version. A shape that was ever released is never
//! changed: a new one gets the next version, and the old one goes on being read.

use jiff::civil::Date;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::{paper, quick, sitting};
use crate::domain::answer::{self, Certainty, Verdict};
use crate::domain::event::{self, DeviceId, EventId, Kind, Mode};

#[derive(Serialize, Deserialize)]
struct Named {
    name: String,
}

#[derive(Serialize, Deserialize)]
struct ExamChosen {
    name: Option<String>,
    date: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct Set {
    key: String,
    value: String,
}

#[derive(Serialize, Deserialize)]
struct Answered {
    question: String,
    fact: String,
    content: u64,
    key: u64,
    response: Response,
    verdict: VerdictWord,
    certainty: Option<CertaintyWord>,
    millis: u32,
    mode: ModeWord,
    session: u64,
    mapping: u8,
}

#[derive(Serialize, Deserialize)]
pub(super) enum Response {
    One(String),
    Many(Vec<String>),
    Typed(String),
    Blank,
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "Verdict")]
enum VerdictWord {
    Right,
    Wrong,
    Blank,
    NotAttempted,
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "Certainty")]
pub(super) enum CertaintyWord {
    Guess,
    ThinkSo,
    Sure,
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "Mode")]
enum ModeWord {
    Review,
    Practice,
    Mock,
    Class,
}

#[derive(Serialize, Deserialize)]
struct Undone {
    device: u64,
    sequence: u64,
}

#[derive(Serialize, Deserialize)]
struct Bookmarked {
    question: String,
    on: bool,
}

#[derive(Serialize, Deserialize)]
struct Noted {
    question: String,
    text: String,
}

#[derive(Serialize, Deserialize)]
struct Edited {
    question: String,
    key_changed: bool,
}

#[derive(Serialize, Deserialize)]
struct Fitted {
    model: String,
    weights: Vec<f32>,
    reviews: u32,
}

/// The kind, version and payload of what happened.
pub(super) fn encode(kind: &Kind) -> (String, u16, String) {
    let (name, payload) = match kind {
        Kind::Named(name) => ("named", text(&Named { name: name.clone() })),
        Kind::ExamChosen { name, date } => (
            "exam-chosen",
            text(&ExamChosen { name: name.clone(), date: date.map(|date| date.to_string()) }),
        ),
        Kind::Set { key, value } => ("set", text(&Set { key: key.clone(), value: value.clone() })),
        Kind::Answered(answered) => ("answered", text(&Answered::from(answered))),
        Kind::Undone(id) => {
            ("undone", text(&Undone { device: id.device.0, sequence: id.sequence }))
        }
        Kind::Bookmarked { question, on } => {
            ("bookmarked", text(&Bookmarked { question: question.as_str().to_owned(), on: *on }))
        }
        Kind::Noted { question, text: note } => {
            ("noted", text(&Noted { question: question.as_str().to_owned(), text: note.clone() }))
        }
        Kind::Edited { question, key_changed } => (
            "edited",
            text(&Edited { question: question.as_str().to_owned(), key_changed: *key_changed }),
        ),
        Kind::Fitted { model, weights, reviews } => (
            "fitted",
            text(&Fitted { model: model.clone(), weights: weights.clone(), reviews: *reviews }),
        ),
        Kind::SittingBegun(begun) => ("sitting-begun", paper::encode(begun)),
        Kind::SittingKept { sitting, kept } => {
            ("sitting-kept", sitting::encode_kept(*sitting, kept))
        }
        Kind::SittingMarked { sitting, marked, skipped } => {
            ("sitting-marked", sitting::encode_marked(*sitting, marked, skipped))
        }
        Kind::FeltWeak { sitting, topics } => {
            ("felt-weak", sitting::encode_felt_weak(*sitting, topics))
        }
        Kind::CauseGiven { question, cause } => {
            ("cause-given", sitting::encode_cause(question, *cause))
        }
        Kind::Unknown { kind, version, payload } => {
            return (kind.clone(), *version, payload.clone());
        }
    };
    (name.to_owned(), 1, payload)
}

/// What a payload says, or `None` if this version of Smriti does not understand it.
pub(super) fn decode(kind: &str, version: u16, payload: &str) -> Option<Kind> {
    Some(match (kind, version) {
        ("named", 1) => Kind::Named(read::<Named>(payload)?.name),
        ("exam-chosen", 1) => {
            let ExamChosen { name, date } = read(payload)?;
            let date = match date {
                Some(date) => Some(date.parse::<Date>().ok()?),
                None => None,
            };
            Kind::ExamChosen { name, date }
        }
        ("set", 1) => {
            let Set { key, value } = read(payload)?;
            Kind::Set { key, value }
        }
        ("answered", 1) => Kind::Answered(match quick::answered(payload) {
            Some(answered) => answered,
            None => slow_answered(payload)?,
        }),
        ("undone", 1) => {
            let Undone { device, sequence } = read(payload)?;
            Kind::Undone(EventId { device: DeviceId(device), sequence })
        }
        ("bookmarked", 1) => {
            let Bookmarked { question, on } = read(payload)?;
            Kind::Bookmarked { question: question.into(), on }
        }
        ("noted", 1) => {
            let Noted { question, text } = read(payload)?;
            Kind::Noted { question: question.into(), text }
        }
        ("edited", 1) => {
            let Edited { question, key_changed } = read(payload)?;
            Kind::Edited { question: question.into(), key_changed }
        }
        ("fitted", 1) => {
            let Fitted { model, weights, reviews } = read(payload)?;
            Kind::Fitted { model, weights, reviews }
        }
        ("sitting-begun", 1) => Kind::SittingBegun(Box::new(paper::decode(payload)?)),
        ("sitting-kept", 1) => {
            let read = quick::kept(payload).or_else(|| sitting::decode_kept(payload));
            let (sitting, kept) = read?;
            Kind::SittingKept { sitting, kept }
        }
        ("sitting-marked", 1) => sitting::decode_marked(payload)?,
        ("felt-weak", 1) => sitting::decode_felt_weak(payload)?,
        ("cause-given", 1) => sitting::decode_cause(payload)?,
        _ => return None,
    })
}

/// An answer in any RON that says the same as the one layout in `quick`.
pub(super) fn slow_answered(payload: &str) -> Option<event::Answered> {
    read::<Answered>(payload).map(Into::into)
}

#[expect(clippy::expect_used, reason = "plain structs of texts and numbers always have RON")]
pub(super) fn text(shape: &impl Serialize) -> String {
    ron::to_string(shape).expect("a payload is plain data")
}

pub(super) fn read<T: DeserializeOwned>(payload: &str) -> Option<T> {
    ron::from_str(payload).ok()
}

impl From<&event::Answered> for Answered {
    fn from(answered: &event::Answered) -> Self {
        Self {
            question: answered.question.as_str().to_owned(),
            fact: answered.fact.as_str().to_owned(),
            content: answered.content,
            key: answered.key,
            response: (&answered.response).into(),
            verdict: match answered.verdict {
                Verdict::Right => VerdictWord::Right,
                Verdict::Wrong => VerdictWord::Wrong,
                Verdict::Blank => VerdictWord::Blank,
                Verdict::NotAttempted => VerdictWord::NotAttempted,
            },
            certainty: answered.certainty.map(Into::into),
            millis: answered.millis,
            mode: match answered.mode {
                Mode::Review => ModeWord::Review,
                Mode::Practice => ModeWord::Practice,
                Mode::Mock => ModeWord::Mock,
                Mode::Class => ModeWord::Class,
            },
            session: answered.session,
            mapping: answered.mapping,
        }
    }
}

impl From<Answered> for event::Answered {
    fn from(shape: Answered) -> Self {
        Self {
            question: shape.question.into(),
            fact: shape.fact.into(),
            content: shape.content,
            key: shape.key,
            response: shape.response.into(),
            verdict: match shape.verdict {
                VerdictWord::Right => Verdict::Right,
                VerdictWord::Wrong => Verdict::Wrong,
                VerdictWord::Blank => Verdict::Blank,
                VerdictWord::NotAttempted => Verdict::NotAttempted,
            },
            certainty: shape.certainty.map(Into::into),
            millis: shape.millis,
            mode: match shape.mode {
                ModeWord::Review => Mode::Review,
                ModeWord::Practice => Mode::Practice,
                ModeWord::Mock => Mode::Mock,
                ModeWord::Class => Mode::Class,
            },
            session: shape.session,
            mapping: shape.mapping,
        }
    }
}

impl From<&answer::Response> for Response {
    fn from(response: &answer::Response) -> Self {
        match response {
            answer::Response::One(id) => Self::One(id.as_str().to_owned()),
            answer::Response::Many(ids) => {
                Self::Many(ids.iter().map(|id| id.as_str().to_owned()).collect())
            }
            answer::Response::Typed(typed) => Self::Typed(typed.clone()),
            answer::Response::Blank => Self::Blank,
        }
    }
}

impl From<Response> for answer::Response {
    fn from(shape: Response) -> Self {
        match shape {
            Response::One(id) => Self::One(id.into()),
            Response::Many(ids) => Self::Many(ids.into_iter().map(Into::into).collect()),
            Response::Typed(typed) => Self::Typed(typed),
            Response::Blank => Self::Blank,
        }
    }
}

impl From<Certainty> for CertaintyWord {
    fn from(certainty: Certainty) -> Self {
        match certainty {
            Certainty::Guess => Self::Guess,
            Certainty::ThinkSo => Self::ThinkSo,
            Certainty::Sure => Self::Sure,
        }
    }
}

impl From<CertaintyWord> for Certainty {
    fn from(word: CertaintyWord) -> Self {
        match word {
            CertaintyWord::Guess => Self::Guess,
            CertaintyWord::ThinkSo => Self::ThinkSo,
            CertaintyWord::Sure => Self::Sure,
        }
    }
}
