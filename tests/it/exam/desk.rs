//! A candidate at a desk: a sitting with its two clocks and everything that was kept of it.

use smriti::domain::answer::Response;
use smriti::domain::bank::Question;
use smriti::domain::bank::schema::decode as decode_bank;
use smriti::domain::exam::draw::{Wish, draw};
use smriti::domain::exam::paper::{ExtraTime, Paper};
use smriti::domain::exam::pattern::{Pattern, Saving};
use smriti::domain::exam::sitting::{Input, Kept, Now, Refused, Sitting, Start, What};
use smriti::domain::seed::Seed;
use smriti::domain::time::{Moment, Timestamp};

use super::draw::cards;

/// 21 November 2026, 18:40 in India.
pub(super) const BEGUN: Moment = Moment { at: Timestamp(1_795_266_600_000), offset_minutes: 330 };

pub(super) const SECOND: u64 = 1_000;
pub(super) const MINUTE: u64 = 60 * SECOND;

/// A candidate at work.
#[derive(Debug, Clone)]
pub(super) struct Desk {
    pub(super) sitting: Sitting,
    pub(super) now: Now,
    pub(super) kept: Vec<Kept>,
}

pub(super) fn paper(pattern: Pattern) -> Paper {
    draw(&cards(400, |number, card| card.topic = number % 5), &Wish::of(pattern), Seed(3))
        .expect("a paper")
}

impl Desk {
    pub(super) fn at(pattern: Pattern) -> Self {
        let saving = pattern.saving;
        Self::with(pattern, saving, ExtraTime::None)
    }

    pub(super) fn with(pattern: Pattern, saving: Saving, extra: ExtraTime) -> Self {
        let start = Start { moment: BEGUN, mono: 5_000, extra, saving };
        let now = Now { wall: BEGUN.at, mono: 5_000 };
        Self { sitting: Sitting::begin(paper(pattern), start), now, kept: Vec::new() }
    }

    pub(super) fn keep(&mut self, records: Vec<Kept>) {
        for record in records {
            self.sitting.apply(&record);
            self.kept.push(record);
        }
    }

    /// Lets both clocks run.
    pub(super) fn pass(&mut self, millis: u64) {
        self.now.mono += millis;
        self.set_wall(i64::try_from(millis).expect("a short time"));
    }

    /// Sets the wall clock, forward or back.
    pub(super) fn set_wall(&mut self, millis: i64) {
        self.now.wall.0 += millis;
    }

    pub(super) fn tick(&mut self) {
        let records = self.sitting.tick(self.now);
        self.keep(records);
    }

    pub(super) fn does(&mut self, input: Input) -> Option<Refused> {
        let step = self.sitting.take(&input, self.now);
        self.keep(step.keep);
        step.refused
    }

    /// Does something that must not be refused.
    pub(super) fn must(&mut self, input: Input) {
        assert_eq!(self.does(input.clone()), None, "{input:?}");
    }

    pub(super) fn answer(&mut self, choice: &str) {
        self.must(Input::Choose(one(choice)));
        self.must(Input::SaveAndNext);
    }

    /// The program is killed and started again after so long by the wall clock; its steady clock
    /// begins anew.
    pub(super) fn killed_for(&mut self, millis: u64) {
        self.set_wall(i64::try_from(millis).expect("a short time"));
        self.now.mono = 77;
        let (paper, start) = (self.sitting.paper().clone(), self.sitting.start());
        self.sitting = Sitting::replay(paper, start, &self.kept);
        let records = self.sitting.resume(self.now);
        self.keep(records);
    }

    pub(super) fn left(&self) -> u64 {
        self.sitting.left(self.now)
    }

    pub(super) fn kinds(&self) -> Vec<&What> {
        self.kept.iter().map(|kept| &kept.what).collect()
    }
}

pub(super) fn one(choice: &str) -> Response {
    Response::One(choice.into())
}

/// The questions of a paper, each with four options of which the first is right.
pub(super) fn questions(paper: &Paper) -> Vec<Question> {
    let each: Vec<String> = paper
        .slots
        .iter()
        .map(|slot| {
            format!(
                "(id: \"{}\", topic: \"t\", explain: \"It is so.\", ask: Single(stem: \"Which?\", \
                 options: [(text: \"a\", right: true), (text: \"b\"), (text: \"c\"), \
                 (text: \"d\")])),",
                slot.question
            )
        })
        .collect();
    let bank = format!(
        "(schema: 1, id: \"x\", title: \"x\", subject: \"x\", licence: \"CC0-1.0\", \
         topics: [(id: \"t\", title: \"t\")], questions: [{}])",
        each.concat()
    );
    let (decoded, found) = decode_bank(&bank);
    let questions = decoded.expect("a bank").bank.questions;
    assert_eq!(questions.len(), paper.slots.len(), "{found:?}");
    questions
}
