//! What phones and the host say to each other: JSON objects in text messages of a WebSocket, told
//! apart by `t`. docs/class-protocol.md is the same in words, for whoever writes another client. What
//! is decided by it is elsewhere; here are only its shapes and bounds.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::class::lesson::{MOST_CHOICES, Ticks};
use crate::domain::class::room::Token;

/// The version of the protocol, said in `hello`, `who` and `in`. Fields may be added within one.
pub const VERSION: u32 = 1;

/// The most bytes in a message from a phone.
pub const MOST_BYTES: usize = 1_024;

/// A frame as it is sent: made once, shared by all it is sent to.
pub type Frame = axum::extract::ws::Utf8Bytes;

/// What a phone says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "t", rename_all = "lowercase")]
pub enum Said {
    /// The first message: who knocks.
    Hello {
        /// The version that the phone speaks.
        v: u32,
        /// The code of the room, six digits. Not needed by a device that has a seat.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        code: String,
        /// What the device proves its seat with.
        secret: Secret,
    },
    /// Takes a seat, after `who`.
    Join {
        /// The name, where the room has no roll.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        name: String,
        /// The roll number, where it has one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        roll: Option<String>,
    },
    /// Gives or changes an answer.
    Answer {
        /// To which vote, as `now` or `item` named it.
        round: u32,
        /// The number of this change, rising within the round; the same again changes nothing.
        turn: u32,
        /// The letters as this phone shows them; none takes the answer back.
        pick: Pick,
        /// How sure they are: 1 guess, 2 think so, 3 sure.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        sure: Option<u8>,
    },
    /// Wants a question, while all are open.
    Ask {
        /// Which, from 1.
        n: usize,
    },
    /// Wants to take its answers home, once the lesson is over.
    Claim,
    /// Whether anybody is there. Answered by `beat`.
    Beat,
}

/// Why a message was not understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Misread {
    /// It is longer than [`MOST_BYTES`].
    #[error("the message is too long")]
    TooLong,
    /// It is none of ours.
    #[error("the message is none of this protocol")]
    NotOurs,
}

/// Reads what a phone said.
///
/// # Errors
///
/// If it is too long or none of ours.
pub fn read(text: &str) -> Result<Said, Misread> {
    if text.len() > MOST_BYTES {
        return Err(Misread::TooLong);
    }
    serde_json::from_str(text).map_err(|_| Misread::NotOurs)
}

/// A device's secret: 32 hexadecimal digits in small letters. Only a digest of it is kept.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Secret(String);

impl Secret {
    /// What is kept of it.
    pub fn token(&self) -> Token {
        use sha2::Digest as _;
        let mut digest = sha2::Sha256::new();
        digest.update(b"smriti seat 1\n");
        digest.update(self.0.as_bytes());
        let mut token = [0; 16];
        for (kept, byte) in token.iter_mut().zip(digest.finalize()) {
            *kept = byte;
        }
        Token(token)
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret")
    }
}

impl TryFrom<String> for Secret {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let is_hex = text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        if text.len() == 32 && is_hex { Ok(Self(text)) } else { Err("a secret is 32 digits") }
    }
}

impl From<Secret> for String {
    fn from(secret: Secret) -> Self {
        secret.0
    }
}

/// Some choices by the letters they are shown with: `""`, `"B"`, `"ACD"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Pick(pub Ticks);

impl TryFrom<String> for Pick {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let mut ticks = Ticks::NONE;
        for byte in text.bytes() {
            let place = usize::from(byte.wrapping_sub(b'A'));
            if place >= MOST_CHOICES || ticks.has(place) {
                return Err("a pick is letters from A to J, each once");
            }
            ticks = ticks.and(Ticks::at(place));
        }
        Ok(Self(ticks))
    }
}

impl From<Pick> for String {
    fn from(pick: Pick) -> Self {
        let letters = ('A'..='Z').enumerate();
        letters.filter(|(place, _)| pick.0.has(*place)).map(|(_, letter)| letter).collect()
    }
}

/// What the host says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "t", rename_all = "lowercase")]
pub enum Tell {
    /// The code was right: now take a seat.
    Who {
        /// The version that the host speaks.
        v: u32,
        /// What the lesson is called.
        title: String,
        /// Whether seats are taken by roll number and not by name.
        roll: bool,
    },
    /// This is the seat. Sent again when its name changes.
    In {
        /// The version that the host speaks.
        v: u32,
        /// A name of the room that means nothing: where it differs, nothing of the last room holds.
        room: String,
        /// The number of the seat, from 1.
        seat: u32,
        /// The name as it is shown.
        name: String,
        /// Whether the teacher has yet to see the name.
        held: bool,
        /// What the lesson is called.
        title: String,
        /// How many questions there are.
        of: usize,
        /// Whether to say how sure one is.
        sure: bool,
    },
    /// How far the room is. What it does not say is as if never said.
    Now(Now),
    /// What this seat has given that stands: after `in`, for the votes that are open.
    Mine {
        /// The answers.
        given: Vec<Mine>,
    },
    /// The answer is kept: it is on the host's disk.
    Kept {
        /// In which vote.
        round: u32,
        /// Which change; a later one than was sent if that was kept before.
        turn: u32,
    },
    /// What was wanted is not done.
    No {
        /// The `t` of the message that is answered.
        to: To,
        /// Why not.
        why: Why,
        /// The vote, if the message named one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        round: Option<u32>,
        /// The change, if the message named one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        turn: Option<u32>,
    },
    /// A question that was asked for, while all are open.
    Item {
        /// Which, from 1.
        n: usize,
        /// Its vote.
        round: u32,
        /// The question.
        item: Item,
    },
    /// What became of the answer, once the key is told.
    Told {
        /// Which question, from 1.
        n: usize,
        /// The letters that are right, as this phone shows them.
        key: Pick,
        /// What was chosen.
        pick: Pick,
        /// Whether that is right.
        right: bool,
        /// What it earned: an exact fraction, `"1"`, `"-2/3"`.
        earned: String,
        /// What the seat has earned with all questions that were told.
        total: String,
        /// Its rank, from 1, if the room tells ranks.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        rank: Option<usize>,
    },
    /// Why, when that is shown.
    Reason {
        /// Which question, from 1.
        n: usize,
        /// In each language there is, by its tag (`en`, `hi`): text with little Markdown.
        text: BTreeMap<String, String>,
    },
    /// By what the seat's answers are fetched.
    Claim {
        /// The ticket: `"K7QM-4RXT"`.
        ticket: String,
        /// How many answers there are, at least one.
        answers: usize,
    },
    /// The connection ends, and is not to be made again.
    Out {
        /// Why.
        why: Why,
    },
    /// Somebody is there.
    Beat,
}

/// How far the room is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Now {
    /// What is going on.
    pub phase: Phase,
    /// Whether the clock stands still: no answers are taken.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub paused: bool,
    /// The question that is shown, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub n: Option<usize>,
    /// The vote on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub round: Option<u32>,
    /// Milliseconds that are left, from when this was sent; none if there is no hurry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left: Option<u64>,
    /// Milliseconds there were.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<u64>,
    /// The question, where one is shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<Item>,
}

/// What is going on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Phase {
    /// Seats are taken.
    Lobby,
    /// A question is read, without choices yet.
    Stem,
    /// Answers are taken.
    Open,
    /// No more, and the key is not told.
    Closed,
    /// The key is told: see `told`.
    Told,
    /// All questions are open: see `ask`.
    Own,
    /// The lesson is over.
    Over,
    /// The host cannot keep answers: nothing is taken until it is started again.
    Halted,
}

/// A question as a phone shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// How many choices there are: A, B, C, …
    pub letters: usize,
    /// Whether several may be chosen.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub several: bool,
    /// What it says, where phones show that, by language (`en`, `hi`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<BTreeMap<String, Words>>,
}

/// A question in one language, with little Markdown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// What is read.
    pub stem: String,
    /// The choices, A first; none before they are shown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<String>,
}

/// An answer that stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mine {
    /// Which question, from 1.
    pub n: usize,
    /// In which vote.
    pub round: u32,
    /// The number of the last change.
    pub turn: u32,
    /// What was chosen, as this phone shows it.
    pub pick: Pick,
    /// How sure they said they were.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sure: Option<u8>,
}

/// Which message is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum To {
    /// `hello`.
    Hello,
    /// `join`.
    Join,
    /// `answer`.
    Answer,
    /// `ask`.
    Ask,
    /// `claim`.
    Claim,
}

/// Why not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Why {
    /// The host speaks another version: load the page again.
    Version,
    /// The code is wrong.
    Code,
    /// Too many wrong codes or joins: try again later.
    Wait,
    /// Nobody can join now.
    Locked,
    /// There is no seat left.
    Full,
    /// The name is empty or too long.
    Name,
    /// The roll has no such number.
    Roll,
    /// Somebody has that roll number.
    Taken,
    /// The seat was taken away.
    Removed,
    /// There is no such vote, or no such question now.
    Gone,
    /// Time is up.
    Closed,
    /// The clock stands still: send it again when it goes on.
    Paused,
    /// These choices cannot be given.
    Choices,
    /// It cannot be done now.
    Order,
    /// The lesson is over.
    Over,
    /// The host cannot keep answers. Whether this one was kept shows when it is back.
    Halted,
    /// The seat is used by a newer connection of the same device.
    Elsewhere,
    /// Too many messages, or none that could be read.
    Noise,
}

/// Writes what the host says.
pub fn write(tell: &Tell) -> Frame {
    // Maps with text keys, numbers and text: nothing of this can fail to be written.
    serde_json::to_string(tell).unwrap_or_default().into()
}
