//! What one event does to the state, and how the last answers are taken back. Which events count,
//! and in which order they come, is decided in the parent.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::names::Names;
use super::record::{Change, Outcome, Packed, Record, Shown, foretell, session_mark};
use super::settings::Settings;
use super::sittings::Sittings;
use super::tally::{DayCounts, HourCounts, LONGEST_MILLIS, Pace};
use crate::domain::answer::Certainty;
use crate::domain::bank::QuestionId;
use crate::domain::event::{Answered, Cause, Clock, Event, Kind, Mode};
use crate::domain::study::grade::{self, Given, Grade, QUICK_SAMPLES};
use crate::domain::study::memory::{self, Model, Review};
use crate::domain::time::{Day, Timestamp};

/// Everything the events add up to. Equal for equal live events.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct State {
    pub(super) name: Option<String>,
    pub(super) exam: Option<String>,
    pub(super) exam_date: Option<Date>,
    pub(super) settings: Settings,
    pub(super) model: Model,
    /// On how many reviews the weights were fitted; 0 for the published ones.
    pub(super) fitted_reviews: u32,
    /// The ids of facts; `records` and `histories` are in the same order.
    pub(super) facts: Names,
    pub(super) records: Vec<Record>,
    /// The answers that moved the schedule, so that other weights can be applied to them, each with
    /// what the weights in force foretell of it from those before.
    pub(super) histories: Vec<Vec<Packed>>,
    /// The ids of questions; `shown` is in the same order.
    pub(super) questions: Names,
    pub(super) shown: Vec<Shown>,
    pub(super) days: BTreeMap<Day, DayCounts>,
    /// By study day and hour of the local day.
    pub(super) hours: BTreeMap<(Day, u8), HourCounts>,
    pub(super) pace: Pace,
    pub(super) bookmarks: BTreeSet<QuestionId>,
    pub(super) notes: BTreeMap<QuestionId, String>,
    pub(super) causes: BTreeMap<QuestionId, Cause>,
    pub(super) sittings: Sittings,
    /// Questions left open in a mock exam, with the place and the day of the last time.
    pub(super) skipped: BTreeMap<QuestionId, (Clock, Day)>,
}

/// Whether memories are worked out with each answer or all at once at the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Memories {
    Now,
    AtTheEnd,
}

/// What an answer changed, so that it can be taken back exactly while nothing else has touched the
/// same things.
#[derive(Debug, Clone)]
pub(super) struct Step {
    /// The grade, if the answer moved the schedule.
    pub(super) grade: Option<Grade>,
    fact: usize,
    record: Option<Record>,
    question: usize,
    shown: Option<Shown>,
    day: Day,
    counts: Option<DayCounts>,
    hour: u8,
    hour_counts: Option<HourCounts>,
    last: Option<(u64, Timestamp)>,
    gap: Option<u32>,
    quick: Option<(usize, u32)>,
}

impl State {
    /// Takes in an answer. `None` if it changed nothing: a question that was never reached.
    pub(super) fn answer(
        &mut self,
        event: &Event,
        answer: &Answered,
        memories: Memories,
    ) -> Option<Step> {
        let outcome = Outcome::of(answer)?;
        let fact = self.facts.intern(answer.fact.as_str())?;
        let question = self.questions.intern(answer.question.as_str())?;
        let day = event.day;
        let right = answer.verdict.is_right();

        let before = self.records.get(fact).copied();
        let mut record = before.unwrap_or_else(|| Record::new(day));
        let grade =
            if record.is_moved_by(answer.mode, day) { self.grade(answer, &record) } else { None };
        let known = record.reviews > 0;
        if before.is_none() {
            self.records.push(record);
            self.histories.push(Vec::new());
        }
        if let Some(grade) = grade {
            self.move_schedule(&mut record, fact, Review { day, grade }, answer, memories);
        }
        record.answered = day;
        record.outcome = outcome;
        let mark = session_mark(answer.session);
        match outcome {
            Outcome::Right if record.mistake != Some(mark) => record.mistake = None,
            Outcome::Right => {}
            Outcome::Lucky | Outcome::Wrong | Outcome::Left => record.mistake = Some(mark),
        }
        self.records[fact] = record;

        let shown = self.show(event, answer, fact, question);

        let counts = self.days.get(&day).copied();
        let millis = answer.millis.min(LONGEST_MILLIS);
        let said = answer.certainty.filter(|_| answer.mode != Mode::Practice);
        *self.days.entry(day).or_default() += DayCounts {
            answers: 1,
            right: u32::from(right),
            reviews: u32::from(grade.is_some() && known),
            recalled: u32::from(known && grade.is_some_and(Grade::is_recalled)),
            new: u32::from(grade.is_some() && !known),
            millis: u64::from(millis),
            certainty: said.map(|certainty| (certainty, right)).into_iter().collect(),
        };
        let hour = u8::try_from(event.moment.local_hour()).unwrap_or(0);
        let hour_counts = self.hours.get(&(day, hour)).copied();
        *self.hours.entry((day, hour)).or_default() +=
            HourCounts { answers: 1, right: u32::from(right) };

        // A class goes at its teacher's pace, and says nothing of the learner's own.
        let is_own_pace = answer.mode != Mode::Class;
        let quick = (is_own_pace && right && answer.certainty == Some(Certainty::Sure))
            .then(|| (Pace::kind(&answer.response), millis));
        if let Some((kind, millis)) = quick {
            self.pace.kinds[kind].add(millis);
        }
        let gap = is_own_pace.then(|| self.pace.gap(answer.session, event.moment.at)).flatten();
        if let Some(gap) = gap {
            self.pace.gaps.add(gap);
        }
        let last = self.pace.last;
        if is_own_pace {
            self.pace.last = Some((answer.session, event.moment.at));
        }

        Some(Step {
            grade,
            fact,
            record: before,
            question,
            shown,
            day,
            counts,
            hour,
            hour_counts,
            last,
            gap,
            quick,
        })
    }

    fn grade(&self, answer: &Answered, record: &Record) -> Option<Grade> {
        let sure = answer.certainty == Some(Certainty::Sure);
        let usual_millis = (sure && answer.verdict.is_right())
            .then(|| self.pace.kinds[Pace::kind(&answer.response)].median(QUICK_SAMPLES))
            .flatten();
        let mark = session_mark(answer.session);
        grade::grade(
            answer.mapping,
            &Given {
                verdict: answer.verdict,
                certainty: answer.certainty,
                millis: answer.millis,
                usual_millis,
                right_before: record.unasked.is_some_and(|first| first != mark),
            },
        )
    }

    fn move_schedule(
        &mut self,
        record: &mut Record,
        fact: usize,
        review: Review,
        answer: &Answered,
        memories: Memories,
    ) {
        let Review { day, grade } = review;
        let sure = answer.certainty == Some(Certainty::Sure);
        record.misconception = record.misconception.after(grade, answer.verdict, sure);
        record.key_changed = None;
        if grade == Grade::Again {
            record.unasked = None;
            record.lapses += u32::from(record.reviews > 0);
        } else if answer.certainty.is_none() && record.unasked.is_none() {
            record.unasked = Some(session_mark(answer.session));
        }
        let history = &mut self.histories[fact];
        let mut packed = Packed::new(review);
        if memories == Memories::Now {
            // As the history has them, so that it leads to the same memory.
            let last = history.last().map(|last| last.review().day);
            let days = last.map_or(0, |last| packed.review().day.since(last));
            if let Some(before) = &record.memory {
                packed = packed.foretelling(self.model.retrievability(before, days));
            }
            record.memory = Some(self.model.next(record.memory, days, grade));
        }
        record.reviews += 1;
        record.last = day;
        history.push(packed);
        if memories == Memories::Now {
            record.schedule(&self.model, self.settings.desired_retention());
        }
    }

    /// Notes that the question was shown, and returns what was known of it.
    fn show(
        &mut self,
        event: &Event,
        answer: &Answered,
        fact: usize,
        question: usize,
    ) -> Option<Shown> {
        let before = self.shown.get(question).copied();
        let now = Shown {
            // `Names` numbers nothing beyond a u32.
            fact: u32::try_from(fact).unwrap_or(u32::MAX),
            clock: event.clock,
            day: event.day,
            content: answer.content,
            key: answer.key,
            times: before.map_or(0, |shown| shown.times).saturating_add(1),
            verdict: answer.verdict,
            certainty: answer.certainty,
            mode: answer.mode,
            change: Change::None,
        };
        match self.shown.get_mut(question) {
            Some(shown) => *shown = now,
            None => self.shown.push(now),
        }
        before
    }

    /// Takes back what an answer changed. Only right for the last answer that is still in force.
    pub(super) fn take_back(&mut self, step: Step) {
        if let Some((kind, millis)) = step.quick {
            self.pace.kinds[kind].remove(millis);
        }
        if let Some(gap) = step.gap {
            self.pace.gaps.remove(gap);
        }
        self.pace.last = step.last;
        match step.counts {
            Some(counts) => self.days.insert(step.day, counts),
            None => self.days.remove(&step.day),
        };
        match step.hour_counts {
            Some(counts) => self.hours.insert((step.day, step.hour), counts),
            None => self.hours.remove(&(step.day, step.hour)),
        };
        if let Some(shown) = step.shown {
            self.shown[step.question] = shown;
        } else {
            self.shown.pop();
            self.questions.pop();
        }
        if step.grade.is_some() {
            self.histories[step.fact].pop();
        }
        if let Some(record) = step.record {
            self.records[step.fact] = record;
        } else {
            self.records.pop();
            self.histories.pop();
            self.facts.pop();
        }
    }

    /// Takes in an event that is no answer and takes nothing back. Returns whether steps noted
    /// before it still fit.
    pub(super) fn other(&mut self, event: &Event, memories: Memories) -> bool {
        match &event.kind {
            Kind::Named(name) => self.name = Some(name.clone()),
            Kind::ExamChosen { name, date } => {
                self.exam.clone_from(name);
                self.exam_date = *date;
            }
            Kind::Set { key, value } => {
                let before = self.settings.retention;
                self.settings.set(key, value);
                if self.settings.retention != before {
                    if memories == Memories::Now {
                        self.reschedule();
                    }
                    return false;
                }
            }
            Kind::Bookmarked { question, on: true } => {
                self.bookmarks.insert(question.clone());
            }
            Kind::Bookmarked { question, on: false } => {
                self.bookmarks.remove(question);
            }
            Kind::Noted { question, text } if text.is_empty() => {
                self.notes.remove(question);
            }
            Kind::Noted { question, text } => {
                self.notes.insert(question.clone(), text.clone());
            }
            Kind::Edited { question, key_changed } => {
                self.edited(question, *key_changed, event.day);
                return false;
            }
            Kind::Fitted { model, weights, reviews } => {
                // Weights of another model, or damaged ones, leave those before in force.
                if let (memory::NAME, Ok(model)) = (model.as_str(), Model::new(weights)) {
                    self.model = model;
                    self.fitted_reviews = *reviews;
                    if memories == Memories::Now {
                        self.remember();
                    }
                    return false;
                }
            }
            Kind::CauseGiven { question, cause: Some(cause) } => {
                self.causes.insert(question.clone(), *cause);
            }
            Kind::CauseGiven { question, cause: None } => {
                self.causes.remove(question);
            }
            Kind::SittingBegun(_) | Kind::SittingKept { .. } | Kind::FeltWeak { .. } => {
                self.sittings.take_in(event);
            }
            Kind::SittingMarked { skipped, .. } => {
                self.sittings.take_in(event);
                for question in skipped {
                    self.skipped.insert(question.clone(), (event.clock, event.day));
                }
            }
            Kind::Answered(_) | Kind::Undone(_) | Kind::Unknown { .. } => {}
        }
        true
    }

    fn edited(&mut self, question: &QuestionId, key_changed: bool, day: Day) {
        let Some(number) = self.questions.find(question.as_str()) else { return };
        let shown = &mut self.shown[number];
        if key_changed || shown.change == Change::None {
            shown.change = if key_changed { Change::Key } else { Change::Text };
        }
        if !key_changed {
            return;
        }
        let record = &mut self.records[shown.fact as usize];
        if record.reviews > 0 {
            record.key_changed.get_or_insert(day);
            record.schedule(&self.model, self.settings.desired_retention());
        }
    }

    /// Works out every memory from its history, what was foretold on the way, and when each fact
    /// comes back.
    pub(super) fn remember(&mut self) {
        for (record, history) in self.records.iter_mut().zip(&mut self.histories) {
            let memories = self.model.memories(history.iter().map(|packed| packed.review()));
            foretell(history, &self.model, &memories);
            record.memory = memories.last().copied();
        }
        self.reschedule();
    }

    fn reschedule(&mut self) {
        let desired = self.settings.desired_retention();
        for record in &mut self.records {
            record.schedule(&self.model, desired);
        }
    }
}
