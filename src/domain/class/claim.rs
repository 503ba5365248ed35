//! What a seat takes home from a class: the answers that were given in it, as events of whoever sat
//! there. The same claim always gives the same events under the same names, so claiming twice, or on
//! two machines whose events are merged later, counts each answer once.

use super::lesson::Pace;
use super::outcome::response;
use super::room::{Given, Phase, Room, Round, Seat};
use crate::domain::answer::{Certainty, Response, Verdict};
use crate::domain::bank::schema::{content_hash, key_hash};
use crate::domain::bank::{FactId, QuestionId};
use crate::domain::event::{Answered, Clock, DeviceId, Event, EventId, Kind, Mode};
use crate::domain::seed::Seed;
use crate::domain::study::grade::MAPPING;
use crate::domain::time::Moment;

/// What one seat answered in one room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The name of the room, as its file is called.
    pub room: String,
    /// When it began.
    pub begun: Moment,
    /// What the lesson was called.
    pub title: String,
    /// The seat.
    pub seat: Seat,
    /// What its name was.
    pub name: String,
    /// The version of the mapping from answers to grades that is in force for them.
    pub mapping: u8,
    /// The answers, in the order of the votes; at most one for each vote.
    pub answers: Vec<Answer>,
}

/// An answer that was given in class, to a question whose key was told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// In which vote; for what a paper says to a question, the number of the question from the top.
    pub round: Round,
    /// The question.
    pub question: QuestionId,
    /// The fact that it schedules.
    pub fact: FactId,
    /// The hash of its content as it was asked.
    pub content: u64,
    /// The hash of its key as it was asked.
    pub key: u64,
    /// What was given; never blank.
    pub response: Response,
    /// Whether that was right.
    pub verdict: Verdict,
    /// How sure they said they were, if that was asked.
    pub certainty: Option<Certainty>,
    /// Milliseconds from the opening of the vote.
    pub millis: u32,
    /// When it was given.
    pub moment: Moment,
}

impl Claim {
    /// What this seat can take home now from the room of this name: what it answered in votes that
    /// have ended, where the key was told, or the lesson is over in which everybody went at their own
    /// pace; and, once the lesson is over, what its paper says where it did not vote. `None` if nobody
    /// sits there.
    pub fn of(room: &Room, name: &str, begun: Moment, seat: Seat) -> Option<Self> {
        let sitter = room.sitter(seat)?;
        let lesson = room.lesson();
        let is_own = matches!(lesson.rules.pace, Pace::Own { .. });
        let all_told = is_own && room.phase() == Phase::Over;
        let votes = (0_u32..).map(Round).zip(room.votes());
        let answer = |round: Round, item: usize, given: Given| {
            let (question, _) = lesson.question(item)?;
            let is_right = lesson.items.get(item)?.key == given.ticks;
            Some(Answer {
                round,
                question: question.id.clone(),
                fact: question.scheduled_fact(),
                content: content_hash(question),
                key: key_hash(question),
                response: response(room, item, given),
                verdict: if is_right { Verdict::Right } else { Verdict::Wrong },
                certainty: given.certainty,
                millis: u32::try_from(given.took).unwrap_or(u32::MAX),
                moment: room.moment(begun, given.at),
            })
        };
        let voted = votes.filter_map(|(round, vote)| {
            if vote.is_open || !(all_told || room.is_told(vote.item)) {
                return None;
            }
            let given = vote.given.get(&seat).filter(|given| !given.ticks.is_empty())?;
            answer(round, vote.item, *given)
        });
        let is_over = room.phase() == Phase::Over;
        let papers = (0..lesson.items.len()).filter(|_| is_over).filter_map(|item| {
            let told = room.outcome(seat, item);
            let given = told.given.filter(|_| told.on_paper)?;
            answer(Round(u32::MAX - u32::try_from(item).ok()?), item, given)
        });
        let answers = voted.chain(papers);
        Some(Self {
            room: name.to_owned(),
            begun,
            title: lesson.title.clone(),
            seat,
            name: sitter.name.clone(),
            mapping: MAPPING,
            answers: answers.collect(),
        })
    }

    /// The name of the event that an answer becomes. Each is the first event of a device that never
    /// was: so it is the same wherever it is claimed, no number is left out where only some of the
    /// answers are taken, and no device ever gives it again.
    pub fn event_id(&self, answer: &Answer) -> EventId {
        let device = self
            .drawn()
            .with(&self.seat.0.to_string())
            .with(&answer.round.0.to_string())
            .with(answer.question.as_str());
        EventId { device: DeviceId(device.0), sequence: 1 }
    }

    /// An answer as the event that it becomes, at the moment when it was given.
    pub fn event(&self, answer: &Answer) -> Event {
        Event {
            id: self.event_id(answer),
            clock: Clock(answer.moment.at.0),
            moment: answer.moment,
            day: answer.moment.study_day(),
            kind: Kind::Answered(Answered {
                question: answer.question.clone(),
                fact: answer.fact.clone(),
                content: answer.content,
                key: answer.key,
                response: answer.response.clone(),
                verdict: answer.verdict,
                certainty: answer.certainty,
                millis: answer.millis,
                mode: Mode::Class,
                session: self.drawn().with("session").0,
                mapping: self.mapping,
            }),
        }
    }

    /// When the last of it was answered.
    pub fn last(&self) -> Option<Moment> {
        self.answers.iter().map(|answer| answer.moment).max_by_key(|moment| moment.at)
    }

    /// Two rooms of one name in the world are told apart by when they began.
    fn drawn(&self) -> Seed {
        Seed::of("class answers").with(&self.room).with(&self.begun.at.0.to_string())
    }
}
