//! What the events add up to: a pure fold, the same for any order of arrival, and the questions the
//! screens ask of it. Storing it is not here, nor is choosing what to ask next (see `study`).
//!
//! The first answer of a study day to a fact, outside practice, moves its schedule; everything else
//! is only counted. What was done in a mock exam is never taken back. Memories, and what was foretold
//! of each review, are a function of those answers and of the weights in force, so they can be worked
//! out at the end of a replay, once.

mod fold;
mod mistakes;
mod names;
mod record;
pub mod settings;
mod sittings;
pub mod snapshot;
mod tally;
mod undone;

use std::collections::VecDeque;
use std::ops::Bound;

use jiff::civil::Date;

pub use mistakes::{Mistake, MistakeKind};
pub use record::{
    FactView, LEECH_EVERY, LEECH_HEALED, LEECH_LAPSES, Misconception, Outcome, QuestionView,
};
pub use sittings::SittingView;
pub use tally::{Calibration, DayCounts, Hits, HourCounts, LONGEST_MILLIS};
pub use undone::Undone;

use self::fold::{Memories, State, Step};
use self::record::Change;
use self::settings::Settings;
use super::bank::{FactId, QuestionId};
use super::event::{Clock, Event, EventId, Kind};
use super::study::grade::Grade;
use super::study::memory::{FIT_REVIEWS, Model, Review};
use super::time::Day;

/// How many answers can be taken back without a replay.
const STEPS: usize = 256;

/// How many days a forecast covers.
pub const FORECAST_DAYS: usize = 14;

/// Everything known about a learner, folded from their events.
#[derive(Debug, Clone, Default)]
pub struct Progress {
    state: State,
    /// How many events were taken in, whether or not they count.
    events: u64,
    /// The place of the last of them.
    last: Option<(Clock, EventId)>,
    /// The last answers with what they changed, the latest at the end. Empty after a replay.
    steps: VecDeque<(EventId, Option<Step>)>,
}

/// Equal when they add up to the same from the same number of events; how far one can take back
/// answers without a replay makes no difference.
impl PartialEq for Progress {
    fn eq(&self, other: &Self) -> bool {
        self.events == other.events && self.last == other.last && self.state == other.state
    }
}

/// Whether an event could be taken in on its own.
#[must_use]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Applied {
    /// It could.
    Done,
    /// It changes what earlier events add up to: the progress is as it was, and has to be replayed
    /// from all events, this one included.
    NeedsReplay,
}

/// What an answer did to its fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Effect {
    /// The grade it was given; `None` if it did not move the schedule.
    pub grade: Option<Grade>,
}

/// A replay under way, for events that are too many to be held at once.
#[derive(Debug, Clone)]
pub struct Replay {
    progress: Progress,
    undone: Undone,
}

impl Replay {
    /// Begins a replay. It must be told beforehand of every [`Kind::Undone`] among the events, in
    /// any order; other events are passed over here.
    pub fn new<'a>(undos: impl IntoIterator<Item = &'a Event>) -> Self {
        Self { progress: Progress::default(), undone: Undone::by(undos) }
    }

    /// Takes in the next event in the order of [`Event::order`], undos included. The same event
    /// twice in a row counts once.
    pub fn feed(&mut self, event: &Event) {
        let order = event.order();
        let progress = &mut self.progress;
        if progress.last == Some(order) {
            return;
        }
        progress.events += 1;
        progress.last = Some(order);
        if self.undone.contains(order) && !event.kind.is_of_a_sitting() {
            return;
        }
        match &event.kind {
            Kind::Answered(answer) => {
                progress.state.answer(event, answer, Memories::AtTheEnd);
            }
            _ => {
                progress.state.other(event, Memories::AtTheEnd);
            }
        }
    }

    /// Works out the memories.
    pub fn finish(mut self) -> Progress {
        self.progress.state.remember();
        self.progress
    }
}

impl Progress {
    /// Folds all events, given in the order of [`Event::order`]. Use [`Replay`] for events that are
    /// not all in memory.
    pub fn replay<'a, I>(events: I) -> Self
    where
        I: IntoIterator<Item = &'a Event>,
        I::IntoIter: Clone,
    {
        let events = events.into_iter();
        let mut replay = Replay::new(events.clone());
        for event in events {
            replay.feed(event);
        }
        replay.finish()
    }

    /// Folds one more event that has just been written. Taking back the last answer is cheap, one
    /// answer after another; taking back anything else, or an event that belongs before one already
    /// taken in, needs a replay.
    pub fn apply(&mut self, event: &Event) -> Applied {
        let order = event.order();
        if self.last == Some(order) {
            return Applied::Done;
        }
        if self.last.is_some_and(|last| order < last) {
            return Applied::NeedsReplay;
        }
        match &event.kind {
            Kind::Answered(answer) => {
                let step = self.state.answer(event, answer, Memories::Now);
                if event.kind.is_of_a_sitting() {
                    // It stays, and so it may lie on what an earlier answer changed.
                    self.steps.clear();
                } else {
                    if self.steps.len() == STEPS {
                        self.steps.pop_front();
                    }
                    self.steps.push_back((event.id, step));
                }
            }
            Kind::Undone(target) => {
                if self.steps.back().is_none_or(|(id, _)| id != target) {
                    return Applied::NeedsReplay;
                }
                if let Some((_, Some(step))) = self.steps.pop_back() {
                    self.state.take_back(step);
                }
            }
            _ => {
                if !self.state.other(event, Memories::Now) {
                    self.steps.clear();
                }
            }
        }
        self.events += 1;
        self.last = Some(order);
        Applied::Done
    }

    /// A number that is equal for equal progress, to compare a replay with a cache on the same
    /// machine: the last bits of a memory may differ between platforms. Events that were taken back
    /// leave no trace in it.
    pub fn digest(&self) -> u64 {
        snapshot::digest(&self.state)
    }

    /// How many events it was folded from, those taken back and those not understood included.
    pub const fn events(&self) -> u64 {
        self.events
    }

    /// The place of the last event it was folded from.
    pub const fn last_event(&self) -> Option<(Clock, EventId)> {
        self.last
    }

    /// What one of the last answers did, unless it was taken back or a replay lies between.
    pub fn effect(&self, answer: EventId) -> Option<Effect> {
        let (_, step) = self.steps.iter().rev().find(|(id, _)| *id == answer)?;
        Some(Effect { grade: step.as_ref().and_then(|step| step.grade) })
    }

    /// The learner's name.
    pub fn name(&self) -> Option<&str> {
        self.state.name.as_deref()
    }

    /// The exam they prepare for.
    pub fn exam(&self) -> Option<&str> {
        self.state.exam.as_deref()
    }

    /// The day of that exam.
    pub const fn exam_date(&self) -> Option<Date> {
        self.state.exam_date
    }

    /// Their settings.
    pub const fn settings(&self) -> &Settings {
        &self.state.settings
    }

    /// The memory model in force.
    pub const fn model(&self) -> &Model {
        &self.state.model
    }

    /// On how many reviews of known facts its weights were fitted; `None` for the published weights,
    /// and for fewer reviews than [`FIT_REVIEWS`].
    pub fn personalised(&self) -> Option<u32> {
        let reviews = self.state.fitted_reviews;
        let is_own = self.state.model != Model::default();
        (is_own && reviews as usize >= FIT_REVIEWS).then_some(reviews)
    }

    /// What is known of a fact; `None` if it was never answered.
    pub fn fact(&self, fact: &FactId) -> Option<FactView> {
        self.fact_named(fact.as_str())
    }

    /// What is known of the fact with this id; `None` if it was never answered.
    pub fn fact_named(&self, id: &str) -> Option<FactView> {
        self.state.facts.find(id).map(|number| self.view(number))
    }

    /// Every fact that was ever answered, in the order of its first answer, whether or not a bank
    /// still has it.
    pub fn facts(&self) -> impl Iterator<Item = (&str, FactView)> {
        self.state.facts.iter().enumerate().map(|(number, id)| (id, self.view(number)))
    }

    fn view(&self, number: usize) -> FactView {
        FactView { record: self.state.records[number] }
    }

    /// What is known of a question; `None` if it was never answered.
    pub fn question(&self, question: &QuestionId) -> Option<QuestionView> {
        self.question_named(question.as_str())
    }

    /// What is known of the question with this id; `None` if it was never answered.
    pub fn question_named(&self, id: &str) -> Option<QuestionView> {
        self.state.questions.find(id).map(|number| self.state.shown[number].into())
    }

    /// Every question that was ever answered, whether or not a bank still has it.
    pub fn questions(&self) -> impl Iterator<Item = &str> {
        self.state.questions.iter()
    }

    /// Whether a question differs from what the learner last saw, judged by the hashes of its
    /// content and its key, and that is not yet known: the event to write then, or `None`.
    pub fn edit(&self, question: &QuestionId, content: u64, key: u64) -> Option<Kind> {
        let number = self.state.questions.find(question.as_str())?;
        let shown = &self.state.shown[number];
        let key_changed = shown.key != key && !shown.change.is_of_key();
        let edited = shown.content != content && shown.change == Change::None;
        (key_changed || edited).then(|| Kind::Edited { question: question.clone(), key_changed })
    }

    /// The chance, from 0 to 1, that a fact is recalled on this day; `None` before its first review.
    pub fn retrievability(&self, fact: &FactView, today: Day) -> Option<f32> {
        let memory = fact.memory()?;
        Some(self.state.model.retrievability(&memory, today.since(fact.record.last)))
    }

    /// Each reviewed fact with the chance that it is recalled on this day.
    pub fn remembered(&self, today: Day) -> impl Iterator<Item = (&str, f32)> {
        self.facts().filter_map(move |(id, fact)| Some((id, self.retrievability(&fact, today)?)))
    }

    /// The day a fact comes back; `None` before its first review.
    pub fn comes_back(&self, fact: &FactId) -> Option<Day> {
        self.fact(fact)?.comes_back()
    }

    /// Facts that are to be asked on this day, whether or not a bank still has them.
    pub fn due_facts(&self, today: Day) -> impl Iterator<Item = (&str, FactView)> {
        self.facts().filter(move |(_, fact)| fact.is_due(today))
    }

    /// How many facts come back on each of the next days, from this one, on which everything
    /// overdue is counted.
    pub fn forecast(&self, today: Day) -> [u32; FORECAST_DAYS] {
        let mut days = [0; FORECAST_DAYS];
        for (_, fact) in self.facts() {
            if let Some(ahead) = fact.days_ahead(today)
                && let Some(day) = days.get_mut(ahead as usize)
            {
                *day += 1;
            }
        }
        days
    }

    /// How many new facts may still be shown on this day.
    pub fn new_allowance(&self, today: Day) -> u32 {
        let introduced = self.day(today).new;
        u32::from(self.state.settings.new_per_day).saturating_sub(introduced)
    }

    /// What was done on a study day.
    pub fn day(&self, day: Day) -> DayCounts {
        self.state.days.get(&day).copied().unwrap_or_default()
    }

    /// What was done on each study day with an answer, from this one on or from the first, in order.
    pub fn days_since(&self, since: Option<Day>) -> impl Iterator<Item = (Day, &DayCounts)> {
        let first = since.map_or(Bound::Unbounded, Bound::Included);
        let days = self.state.days.range((first, Bound::Unbounded));
        days.map(|(day, counts)| (*day, counts))
    }

    /// What was done on all days together.
    pub fn totals(&self) -> DayCounts {
        let mut totals = DayCounts::default();
        for counts in self.state.days.values() {
            totals += *counts;
        }
        totals
    }

    /// Study days in a row with an answer, up to this one or, if there is none yet today, up to
    /// yesterday.
    pub fn streak(&self, today: Day) -> u32 {
        let studied = |day: Day| self.state.days.contains_key(&day);
        let mut day = if studied(today) { today } else { today.plus(-1) };
        let mut streak = 0;
        while studied(day) {
            streak += 1;
            let before = day.plus(-1);
            if before == day {
                break;
            }
            day = before;
        }
        streak
    }

    /// Facts that were missed, or right by luck, and not put right in another session since.
    pub fn missed_facts(&self) -> impl Iterator<Item = (&str, FactView)> {
        self.facts().filter(|(_, fact)| fact.is_mistake())
    }

    /// Facts answered surely and wrongly, and not yet put right twice.
    pub fn misconceptions(&self) -> impl Iterator<Item = (&str, FactView)> {
        self.facts().filter(|(_, fact)| fact.misconception() != Misconception::None)
    }

    /// Facts that keep being forgotten.
    pub fn leeches(&self) -> impl Iterator<Item = (&str, FactView)> {
        self.facts().filter(|(_, fact)| fact.is_leech())
    }

    /// The learner's mock exams, in the order in which they began.
    pub fn sittings(&self) -> &[SittingView] {
        &self.state.sittings.0
    }

    /// The mock exam of this number.
    pub fn sitting(&self, number: u64) -> Option<&SittingView> {
        self.state.sittings.0.iter().rev().find(|view| view.sitting == number)
    }

    /// The mock exam that was begun last of those that are not over.
    pub fn open_sitting(&self) -> Option<&SittingView> {
        self.state.sittings.0.iter().rev().find(|view| !view.is_over)
    }

    /// The bookmarked questions, by id.
    pub fn bookmarks(&self) -> impl ExactSizeIterator<Item = &QuestionId> {
        self.state.bookmarks.iter()
    }

    /// Whether a question is bookmarked.
    pub fn is_bookmarked(&self, question: &QuestionId) -> bool {
        self.state.bookmarks.contains(question)
    }

    /// What the learner wrote about a question.
    pub fn note(&self, question: &QuestionId) -> Option<&str> {
        self.state.notes.get(question).map(String::as_str)
    }

    /// Every note, by question.
    pub fn notes(&self) -> impl ExactSizeIterator<Item = (&QuestionId, &str)> {
        self.state.notes.iter().map(|(question, text)| (question, text.as_str()))
    }

    /// What was done in each hour of the local day (0 to 23) of each study day, in order; hours
    /// without an answer are left out. The hours after midnight are those of the day before. From
    /// this study day on, or from the first.
    pub fn hours_since(&self, since: Option<Day>) -> impl Iterator<Item = (Day, u8, HourCounts)> {
        let first = since.map_or(Bound::Unbounded, |day| Bound::Included((day, 0)));
        let hours = self.state.hours.range((first, Bound::Unbounded));
        hours.map(|((day, hour), counts)| (*day, *hour, *counts))
    }

    /// How many minutes this many questions will take at the learner's own pace, reading the
    /// explanations included; at least one for any question.
    pub fn expected_minutes(&self, questions: u32) -> u32 {
        let millis = u64::from(questions) * u64::from(self.state.pace.usual_gap());
        u32::try_from(millis.div_ceil(60_000)).unwrap_or(u32::MAX)
    }

    /// Seconds from one question to the next in a session, reading what was wrong included.
    pub fn seconds_a_question(&self) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "at most five minutes")]
        let millis = self.state.pace.usual_gap() as f32;
        millis / 1_000.0
    }

    /// The answers that moved the schedule of a fact, in order, each with the chance of recall, from
    /// 0 to 1 and to within a five-hundredth, that the weights in force give it from those before.
    /// `None` for the first. Nothing for a fact that is not known.
    pub fn reviews_of(&self, fact: &FactId) -> impl Iterator<Item = (Review, Option<f32>)> {
        let number = self.state.facts.find(fact.as_str());
        number.into_iter().flat_map(|number| self.reviews(number))
    }

    /// What is known of the fact with this id, and its reviews as in [`Progress::reviews_of`].
    pub fn history_named(
        &self,
        id: &str,
    ) -> Option<(FactView, impl Iterator<Item = (Review, Option<f32>)>)> {
        let number = self.state.facts.find(id)?;
        Some((self.view(number), self.reviews(number)))
    }

    fn reviews(&self, number: usize) -> impl Iterator<Item = (Review, Option<f32>)> {
        let history = self.state.histories[number].iter();
        history.map(|packed| (packed.review(), packed.foretold()))
    }

    /// The answers that moved the schedule, fact by fact: what [`Model::fit`] asks for.
    pub fn histories(&self) -> Vec<Vec<Review>> {
        self.state
            .histories
            .iter()
            .filter(|history| history.len() > 1)
            .map(|history| history.iter().map(|packed| packed.review()).collect())
            .collect()
    }
}
