//! The file in which a seat's answers go home: a JSON object with a checksum at its end.
//! docs/class-protocol.md says what stands in it. What becomes of it there is the app's.

use std::collections::{BTreeSet, HashSet};
use std::fmt;

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

use crate::domain::answer::{Certainty, Response, Verdict};
use crate::domain::bank::ChoiceId;
use crate::domain::class::claim::{Answer, Claim};
use crate::domain::class::lesson::{MOST_CHOICES, MOST_ITEMS};
use crate::domain::class::room::{Round, Seat};
use crate::domain::seed::Seed;
use crate::domain::time::{Moment, Timestamp};

/// The version of the file.
pub const FORMAT: u32 = 1;

/// The most bytes that are read.
pub const MOST_BYTES: usize = 2 * 1_024 * 1_024;

/// What a file of ours begins with, white space aside.
const BEGINS: &str = "{\"smriti_class_answers\":";

/// What its checksum stands behind.
const SUM: &str = ",\"checksum\":\"";

/// Votes on one question that are taken from a file, on average.
const MOST_VOTES: usize = 4;

/// The longest id, title or name that is taken, in bytes.
const LONGEST: usize = 1_024;

/// The last millisecond of the year 9999, as in exports of events.
const LAST: i64 = 253_402_300_799_999;

/// Why a file cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// It is something else.
    #[error("this is no file of class answers")]
    NotOurs,
    /// A later version of Smriti wrote it.
    #[error("the file is of version {0}")]
    Newer(u32),
    /// It is not what was written: changed, or cut short.
    #[error("the file is not what was written")]
    Damaged,
}

/// Whether this looks like a file of class answers, sound or not.
pub fn is_ours(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().starts_with(BEGINS.as_bytes())
}

/// What the file of a seat is called: without a name, which a phone may not be able to write.
pub fn file_name(claim: &Claim) -> String {
    format!("smriti-class-{}-seat-{}.json", claim.begun.local_date(), claim.seat.0 + 1)
}

/// What a seat's file is fetched by: eight letters and digits, drawn for the seat of one room while it
/// is held. Whoever has it can read what the seat answered, and nothing else.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Ticket([u8; 8]);

impl Ticket {
    /// The letters and digits there are: none that are read as another.
    const SIGNS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// That of a seat; the seed must be one that nobody can foretell: `env::seed`.
    pub fn drawn(seed: Seed, seat: Seat) -> Self {
        use sha2::Digest as _;
        let mut digest = sha2::Sha256::new();
        digest.update(b"smriti class ticket 1\n");
        digest.update(seed.0.to_le_bytes());
        digest.update(seat.0.to_le_bytes());
        let mut signs = [b'A'; 8];
        for (sign, byte) in signs.iter_mut().zip(digest.finalize()) {
            *sign = Self::SIGNS[usize::from(byte % 32)];
        }
        Self(signs)
    }

    /// The one that was typed, hyphens, spaces and capitals aside.
    pub fn read(typed: &str) -> Option<Self> {
        let mut signs = [0; 8];
        let mut place = 0;
        for c in typed.chars().filter(|c| !c.is_whitespace() && *c != '-') {
            let sign = u8::try_from(c.to_ascii_uppercase()).ok()?;
            if !Self::SIGNS.contains(&sign) {
                return None;
            }
            *signs.get_mut(place)? = sign;
            place += 1;
        }
        (place == signs.len()).then_some(Self(signs))
    }
}

impl fmt::Display for Ticket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, sign) in self.0.iter().enumerate() {
            if place == 4 {
                f.write_str("-")?;
            }
            write!(f, "{}", char::from(*sign))?;
        }
        Ok(())
    }
}

impl fmt::Debug for Ticket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Ticket")
    }
}

/// Writes a claim.
pub fn write(claim: &Claim) -> Vec<u8> {
    let shape = Shape {
        smriti_class_answers: FORMAT,
        room: claim.room.clone(),
        utc_ms: claim.begun.at.0,
        offset_minutes: claim.begun.offset_minutes,
        title: claim.title.clone(),
        seat: claim.seat.0.saturating_add(1),
        name: claim.name.clone(),
        mapping: claim.mapping,
        answers: claim.answers.iter().map(AnswerShape::of).collect(),
    };
    // Text, numbers and lists of them: nothing of this can fail to be written.
    let mut text = serde_json::to_string(&shape).unwrap_or_default();
    text.pop();
    let sum = xxh3_64(text.as_bytes());
    format!("{text}{SUM}{sum:016x}\"}}\n").into_bytes()
}

/// Reads a claim from whatever somebody brings.
///
/// # Errors
///
/// If it is none of ours, of a later version, or not what was written.
pub fn read(bytes: &[u8]) -> Result<Claim, Fault> {
    if bytes.len() > MOST_BYTES || !is_ours(bytes) {
        return Err(Fault::NotOurs);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| Fault::Damaged)?.trim();
    let version: Version = serde_json::from_str(text).map_err(|_| Fault::Damaged)?;
    if version.smriti_class_answers > FORMAT {
        return Err(Fault::Newer(version.smriti_class_answers));
    }
    let (told, sum) = text.rsplit_once(SUM).ok_or(Fault::Damaged)?;
    let sum = sum.strip_suffix("\"}").filter(|sum| sum.len() == 16).ok_or(Fault::Damaged)?;
    if u64::from_str_radix(sum, 16) != Ok(xxh3_64(told.as_bytes())) {
        return Err(Fault::Damaged);
    }
    let shape: Shape = serde_json::from_str(text).map_err(|_| Fault::Damaged)?;
    shape.claim().ok_or(Fault::Damaged)
}

#[derive(Deserialize)]
struct Version {
    smriti_class_answers: u32,
}

#[derive(Serialize, Deserialize)]
struct Shape {
    smriti_class_answers: u32,
    room: String,
    utc_ms: i64,
    offset_minutes: i16,
    title: String,
    seat: u32,
    name: String,
    mapping: u8,
    answers: Vec<AnswerShape>,
}

#[derive(Serialize, Deserialize)]
struct AnswerShape {
    round: u32,
    question: String,
    fact: String,
    content: String,
    key: String,
    response: ResponseShape,
    right: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sure: Option<u8>,
    millis: u32,
    utc_ms: i64,
    offset_minutes: i16,
}

/// One choice, or several where several may be chosen.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum ResponseShape {
    One(String),
    Many(BTreeSet<String>),
}

impl AnswerShape {
    fn of(answer: &Answer) -> Self {
        Self {
            round: answer.round.0,
            question: answer.question.as_str().to_owned(),
            fact: answer.fact.as_str().to_owned(),
            content: format!("{:016x}", answer.content),
            key: format!("{:016x}", answer.key),
            response: match &answer.response {
                Response::One(choice) => ResponseShape::One(choice.as_str().to_owned()),
                other => ResponseShape::Many(
                    other.choices().iter().map(|choice| choice.as_str().to_owned()).collect(),
                ),
            },
            right: answer.verdict.is_right(),
            sure: answer.certainty.map(Certainty::level),
            millis: answer.millis,
            utc_ms: answer.moment.at.0,
            offset_minutes: answer.moment.offset_minutes,
        }
    }

    fn answer(self) -> Option<Answer> {
        let id = |text: String| (!text.is_empty() && text.len() <= LONGEST).then_some(text);
        let hash = |text: &str| {
            let is_hash = text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
            is_hash.then(|| u64::from_str_radix(text, 16).ok()).flatten()
        };
        let response = match self.response {
            ResponseShape::One(choice) => Response::One(ChoiceId::from(id(choice)?)),
            ResponseShape::Many(choices) => {
                if choices.is_empty() || choices.len() > MOST_CHOICES {
                    return None;
                }
                let choices = choices.into_iter().map(|choice| id(choice).map(ChoiceId::from));
                Response::Many(choices.collect::<Option<_>>()?)
            }
        };
        Some(Answer {
            round: Round(self.round),
            question: id(self.question)?.into(),
            fact: id(self.fact)?.into(),
            content: hash(&self.content)?,
            key: hash(&self.key)?,
            response,
            verdict: if self.right { Verdict::Right } else { Verdict::Wrong },
            certainty: match self.sure {
                Some(level) => Some(Certainty::from_level(level)?),
                None => None,
            },
            millis: self.millis,
            moment: moment(self.utc_ms, self.offset_minutes)?,
        })
    }
}

impl Shape {
    fn claim(self) -> Option<Claim> {
        let texts = [&self.room, &self.title, &self.name];
        let fits = texts.iter().all(|text| text.len() <= LONGEST);
        if !fits || self.answers.len() > MOST_ITEMS * MOST_VOTES {
            return None;
        }
        let answers: Vec<Answer> =
            self.answers.into_iter().map(AnswerShape::answer).collect::<Option<_>>()?;
        let mut rounds = HashSet::new();
        if !answers.iter().all(|answer| rounds.insert(answer.round)) {
            return None;
        }
        Some(Claim {
            room: self.room,
            begun: moment(self.utc_ms, self.offset_minutes)?,
            title: self.title,
            seat: Seat(self.seat.checked_sub(1)?),
            name: self.name,
            mapping: self.mapping,
            answers,
        })
    }
}

/// A moment from 1970 to 9999, at an offset that a place on earth can have.
fn moment(utc_ms: i64, offset_minutes: i16) -> Option<Moment> {
    let is_moment = (0..=LAST).contains(&utc_ms) && (-1_080..=1_080).contains(&offset_minutes);
    is_moment.then_some(Moment { at: Timestamp(utc_ms), offset_minutes })
}
