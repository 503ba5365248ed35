//! What the tests of study share: a diary that writes events as a device would, and a stock of facts
//! and questions made of nothing but numbers.

use std::collections::BTreeMap;

use smriti::domain::answer::{Certainty, Response, Verdict};
use smriti::domain::bank::{ChoiceId, Difficulty, FactId, QuestionId};
use smriti::domain::event::{Answered, Clock, DeviceId, Event, EventId, Kind, Mode};
use smriti::domain::study::grade::MAPPING;
use smriti::domain::study::session::Given;
use smriti::domain::study::stock::Stock;
use smriti::domain::time::{Day, Moment, Timestamp};

pub(super) const INDIA: i16 = 330;
const HOUR: i64 = 3_600_000;

/// An answer at nine in the morning of a study day in India, unless told otherwise.
#[derive(Debug, Clone)]
pub(super) struct Said {
    pub(super) fact: String,
    pub(super) question: String,
    pub(super) verdict: Verdict,
    pub(super) certainty: Option<Certainty>,
    pub(super) mode: Mode,
    pub(super) millis: u32,
    pub(super) session: u64,
}

impl Said {
    pub(super) fn right(fact: &str, certainty: Certainty) -> Self {
        Self {
            fact: fact.to_owned(),
            question: format!("q-{fact}"),
            verdict: Verdict::Right,
            certainty: Some(certainty),
            mode: Mode::Review,
            millis: 8_000,
            session: 1,
        }
    }

    pub(super) fn sure(fact: &str) -> Self {
        Self::right(fact, Certainty::Sure)
    }

    pub(super) fn wrong(fact: &str) -> Self {
        Self { verdict: Verdict::Wrong, ..Self::right(fact, Certainty::ThinkSo) }
    }

    pub(super) fn sure_and_wrong(fact: &str) -> Self {
        Self { verdict: Verdict::Wrong, ..Self::sure(fact) }
    }

    pub(super) fn unasked(self) -> Self {
        Self { certainty: None, ..self }
    }

    pub(super) fn within(self, session: u64) -> Self {
        Self { session, ..self }
    }

    pub(super) fn mode(self, mode: Mode) -> Self {
        Self { mode, ..self }
    }

    pub(super) fn taking(self, millis: u32) -> Self {
        Self { millis, ..self }
    }

    pub(super) fn question(self, question: &str) -> Self {
        Self { question: question.to_owned(), ..self }
    }

    pub(super) fn kind(self) -> Kind {
        Kind::Answered(Answered {
            question: QuestionId::from(self.question),
            fact: FactId::from(self.fact),
            content: 11,
            key: 22,
            response: Response::One(ChoiceId::from("1")),
            verdict: self.verdict,
            certainty: self.certainty,
            millis: self.millis,
            mode: self.mode,
            session: self.session,
            mapping: MAPPING,
        })
    }
}

/// Writes events with the ids and clocks that one device gives them.
#[derive(Debug, Clone)]
pub(super) struct Diary {
    pub(super) events: Vec<Event>,
    device: DeviceId,
    clock: Clock,
    pub(super) offset: i16,
    /// Milliseconds after nine o'clock at which the next event is written.
    later: i64,
}

impl Diary {
    pub(super) fn new() -> Self {
        Self::of(1)
    }

    pub(super) fn of(device: u64) -> Self {
        Self {
            events: Vec::new(),
            device: DeviceId(device),
            clock: Clock::default(),
            offset: INDIA,
            later: 0,
        }
    }

    /// Writes an event on a study day, half a minute after the one before.
    pub(super) fn write(&mut self, day: i32, kind: Kind) -> EventId {
        self.later += 30_000;
        let local = i64::from(day) * 24 * HOUR + 9 * HOUR + self.later % (12 * HOUR);
        let at = Timestamp(local - i64::from(self.offset) * 60_000);
        self.write_at(Moment { at, offset_minutes: self.offset }, kind)
    }

    pub(super) fn write_at(&mut self, moment: Moment, kind: Kind) -> EventId {
        let sequence = self.events.len() as u64 + 1;
        let id = EventId { device: self.device, sequence };
        self.clock = self.clock.next(moment);
        let day = moment.study_day();
        self.events.push(Event { id, clock: self.clock, moment, day, kind });
        id
    }

    pub(super) fn answer(&mut self, day: i32, said: Said) -> EventId {
        self.write(day, said.kind())
    }

    pub(super) fn last(&self) -> &Event {
        self.events.last().unwrap()
    }
}

pub(super) fn fact(id: &str) -> FactId {
    FactId::from(id)
}

pub(super) fn day(day: i32) -> Day {
    Day(day)
}

pub(super) fn given(certainty: Certainty) -> Given {
    Given {
        response: Response::One(ChoiceId::from("1")),
        certainty: Some(certainty),
        millis: 8_000,
        content: 11,
        key: 22,
    }
}

/// A question of a made-up stock.
#[derive(Debug, Clone)]
pub(super) struct Card {
    pub(super) id: String,
    pub(super) fact: u32,
    pub(super) bank: &'static str,
    pub(super) difficulty: u8,
    pub(super) passage: Option<u32>,
    pub(super) rows: Vec<u32>,
}

/// A made-up stock: facts `f0`, `f1`, … each with its topic and its questions.
#[derive(Debug, Clone, Default)]
pub(super) struct Shelf {
    facts: Vec<(String, u32, Vec<u32>)>,
    cards: Vec<Card>,
    by_id: BTreeMap<String, u32>,
}

impl Shelf {
    /// Facts with one plain question each, in these topics.
    pub(super) fn with_topics(topics: impl IntoIterator<Item = u32>) -> Self {
        let mut shelf = Self::default();
        for topic in topics {
            let fact = shelf.fact(topic);
            shelf.card(fact, |_| {});
        }
        shelf
    }

    pub(super) fn fact(&mut self, topic: u32) -> u32 {
        let number = u32::try_from(self.facts.len()).unwrap();
        self.facts.push((format!("f{number}"), topic, Vec::new()));
        number
    }

    pub(super) fn card(&mut self, fact: u32, change: impl FnOnce(&mut Card)) -> u32 {
        let number = u32::try_from(self.cards.len()).unwrap();
        let mut card = Card {
            id: format!("q{number}"),
            fact,
            bank: "bank",
            difficulty: 3,
            passage: None,
            rows: Vec::new(),
        };
        change(&mut card);
        self.by_id.insert(card.id.clone(), number);
        self.cards.push(card);
        self.facts[fact as usize].2.push(number);
        number
    }

    pub(super) fn cards(&self) -> &[Card] {
        &self.cards
    }

    pub(super) fn change(&mut self, card: u32, change: impl FnOnce(&mut Card)) {
        change(&mut self.cards[card as usize]);
    }
}

impl Stock for Shelf {
    fn facts(&self) -> u32 {
        u32::try_from(self.facts.len()).unwrap()
    }

    fn fact_id(&self, fact: u32) -> &str {
        &self.facts[fact as usize].0
    }

    fn topic(&self, fact: u32) -> u32 {
        self.facts[fact as usize].1
    }

    fn questions(&self, fact: u32) -> &[u32] {
        &self.facts[fact as usize].2
    }

    fn question_id(&self, question: u32) -> &str {
        &self.cards[question as usize].id
    }

    fn find_question(&self, id: &str) -> Option<u32> {
        self.by_id.get(id).copied()
    }

    fn fact_of(&self, question: u32) -> u32 {
        self.cards[question as usize].fact
    }

    fn topic_of(&self, question: u32) -> u32 {
        self.topic(self.fact_of(question))
    }

    fn bank_of(&self, question: u32) -> u32 {
        u32::from(self.bank_id(question) != self.bank_id(0))
    }

    fn bank_id(&self, question: u32) -> &str {
        self.cards[question as usize].bank
    }

    fn difficulty(&self, question: u32) -> Difficulty {
        Difficulty::new(self.cards[question as usize].difficulty).unwrap()
    }

    fn passage(&self, question: u32) -> Option<u32> {
        self.cards[question as usize].passage
    }

    fn rows(&self, question: u32) -> &[u32] {
        &self.cards[question as usize].rows
    }
}
