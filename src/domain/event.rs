//! What is remembered for ever: events, each written once by one device and never changed. How they
//! are encoded and stored is in `store`; what they add up to is in `progress`.

use jiff::civil::Date;
use num_rational::Ratio;

use super::answer::{Certainty, Response, Verdict};
use super::bank::{BankId, FactId, PassageId, QuestionId, TopicId};
use super::exam::paper::Paper;
use super::exam::sitting::{Kept, Start};
use super::locale::Text;
use super::time::{Day, Moment};

/// One installation of Smriti. Drawn at random on its first start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DeviceId(pub u64);

/// Names an event: no two have the same device and sequence number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EventId {
    /// The device that wrote it.
    pub device: DeviceId,
    /// Its number there, from 1, without gaps.
    pub sequence: u64,
}

/// A hybrid logical clock: milliseconds since 1970, pushed forward where the wall clock was not.
/// Events of all devices are ordered by (clock, device, sequence).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Clock(pub i64);

impl Clock {
    /// The clock of an event written at `moment` after an event with this clock: it never repeats
    /// and never goes back.
    #[must_use]
    pub const fn next(self, moment: Moment) -> Self {
        let after = self.0.saturating_add(1);
        Self(if moment.at.0 > after { moment.at.0 } else { after })
    }
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// Its name.
    pub id: EventId,
    /// Its place in the order of all devices.
    pub clock: Clock,
    /// When and at what offset from UTC it was written.
    pub moment: Moment,
    /// The study day it was written on; never worked out again.
    pub day: Day,
    /// What happened.
    pub kind: Kind,
}

impl Event {
    /// The place of this event in the order of replay.
    pub const fn order(&self) -> (Clock, EventId) {
        (self.clock, self.id)
    }
}

/// What can happen.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// The learner was named or renamed.
    Named(String),
    /// The exam they prepare for, and its date; either may be unknown.
    ExamChosen {
        /// What it is called, as typed or picked.
        name: Option<String>,
        /// The day of the exam.
        date: Option<Date>,
    },
    /// A setting was changed; the last one for a key stands.
    Set {
        /// Which setting: see `progress::settings`.
        key: String,
        /// Its value as text.
        value: String,
    },
    /// A question was answered.
    Answered(Answered),
    /// An earlier event was taken back.
    Undone(EventId),
    /// A question was bookmarked, or its bookmark removed.
    Bookmarked {
        /// The question.
        question: QuestionId,
        /// Whether it is bookmarked now.
        on: bool,
    },
    /// The learner wrote something about a question, such as a mistake in it; empty text removes it.
    Noted {
        /// The question.
        question: QuestionId,
        /// What they wrote.
        text: String,
    },
    /// A question they had seen was found changed in its bank.
    Edited {
        /// The question.
        question: QuestionId,
        /// Whether the right answer changed, so that the fact must be asked again.
        key_changed: bool,
    },
    /// Weights were fitted to this learner's answers and found better than those before.
    Fitted {
        /// The model they are for: `fsrs-6`.
        model: String,
        /// The weights.
        weights: Vec<f32>,
        /// How many reviews they were fitted on.
        reviews: u32,
    },
    /// A mock exam was begun.
    SittingBegun(Box<SittingBegun>),
    /// Something happened in it: the records of one step, in order.
    SittingKept {
        /// The sitting.
        sitting: u64,
        /// The records.
        kept: Vec<Kept>,
    },
    /// It was marked: together with the record that ends it, and again whenever a corrected key or a
    /// withdrawn question changes its marks.
    SittingMarked {
        /// The sitting.
        sitting: u64,
        /// What it came to.
        marked: Marked,
        /// Questions that were opened and left; none when it is marked again.
        skipped: Vec<QuestionId>,
    },
    /// Before the key was shown the learner said which topics had felt weak; maybe none.
    FeltWeak {
        /// The sitting.
        sitting: u64,
        /// The topics, each with its bank.
        topics: Vec<(BankId, TopicId)>,
    },
    /// The learner said why a question went wrong, or took that back.
    CauseGiven {
        /// The question.
        question: QuestionId,
        /// Why.
        cause: Option<Cause>,
    },
    /// Written by a later version of Smriti: kept, carried along and not understood.
    Unknown {
        /// Its kind.
        kind: String,
        /// The version of its payload.
        version: u16,
        /// Its payload, exactly as stored.
        payload: String,
    },
}

impl Kind {
    /// Whether this belongs to a sitting: what was done in the hall cannot be taken back.
    pub const fn is_of_a_sitting(&self) -> bool {
        match self {
            Self::Answered(answered) => matches!(answered.mode, Mode::Mock),
            Self::SittingBegun(_)
            | Self::SittingKept { .. }
            | Self::SittingMarked { .. }
            | Self::FeltWeak { .. } => true,
            Self::Named(_)
            | Self::ExamChosen { .. }
            | Self::Set { .. }
            | Self::Undone(_)
            | Self::Bookmarked { .. }
            | Self::Noted { .. }
            | Self::Edited { .. }
            | Self::Fitted { .. }
            | Self::CauseGiven { .. }
            | Self::Unknown { .. } => false,
        }
    }
}

/// A sitting as it began, with everything needed to go on with it and to review it, whatever becomes
/// of the banks. How it is made and read back is in `exam::record`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SittingBegun {
    /// Its number, drawn from a seed.
    pub sitting: u64,
    /// The paper.
    pub paper: Paper,
    /// How it began.
    pub start: Start,
    /// For each place of the paper the question exactly as it was, in RON: what
    /// `bank::schema::decode_question` reads when a bank says nothing for all its questions.
    pub texts: Vec<String>,
    /// The passages that the questions are about.
    pub passages: Vec<StoredPassage>,
}

/// A passage as it was when a sitting began.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredPassage {
    /// Its bank.
    pub bank: BankId,
    /// Its name there.
    pub id: PassageId,
    /// Its text.
    pub text: Text,
}

/// What a finished sitting came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marked {
    /// Marks obtained, exactly.
    pub obtained: Ratio<i64>,
    /// Marks that could be obtained.
    pub out_of: Ratio<i64>,
    /// Questions that were right.
    pub right: u32,
    /// Questions that were wrong, or right only in part.
    pub wrong: u32,
    /// Questions without an answer, "not attempted" included. Those withdrawn are not counted.
    pub left: u32,
    /// Milliseconds from its beginning to its end.
    pub elapsed: u64,
    /// Whether it had been marked before.
    pub remarked: bool,
}

/// Why a question went wrong, as the learner sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Cause {
    /// Did not know it.
    DidNotKnow,
    /// Misread the question.
    Misread,
    /// Ruled out the right option.
    EliminatedBadly,
    /// Knew it, and slipped.
    Slip,
    /// Ran out of time.
    Time,
}

impl Cause {
    /// All five, in the order of the notebook.
    pub const ALL: [Self; 5] =
        [Self::DidNotKnow, Self::Misread, Self::EliminatedBadly, Self::Slip, Self::Time];
}

/// One answer, with everything needed to judge it again under another rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// The question shown.
    pub question: QuestionId,
    /// The fact it scheduled then.
    pub fact: FactId,
    /// The hash of the question's content as shown.
    pub content: u64,
    /// The hash of its key as shown: a later difference means that the key changed.
    pub key: u64,
    /// What was given.
    pub response: Response,
    /// Whether it was right, by the key of that day.
    pub verdict: Verdict,
    /// How sure the learner was; `None` where it was not asked.
    pub certainty: Option<Certainty>,
    /// Milliseconds from question to answer.
    pub millis: u32,
    /// Where it was asked.
    pub mode: Mode,
    /// The session: all answers between one Start and End share it.
    pub session: u64,
    /// The version of the mapping from answers to grades in force: see `study::grade`.
    pub mapping: u8,
}

/// Where an answer was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Mode {
    /// A due or a new fact in a study session: the first of the day moves the schedule.
    Review,
    /// Asked again within a session, or a chosen drill: never moves the schedule.
    Practice,
    /// In a mock exam.
    Mock,
    /// In class.
    Class,
}
