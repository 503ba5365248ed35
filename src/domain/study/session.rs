//! One sitting of study: asking, judging, asking again, taking back. It knows nothing of the disk:
//! an answer is judged first, stored by the caller, and only then [recorded](Session::recorded)
//! here. What an answer does to memory is in `progress`.

use std::collections::{BTreeMap, HashSet, VecDeque};

use super::grade::{Grade, MAPPING};
use super::queue::{Ask, Plan, Reason};
use crate::domain::answer::{Certainty, Response, Verdict, mark};
use crate::domain::bank::{FactId, Question};
use crate::domain::event::{Answered, Event, EventId, Kind, Mode};
use crate::domain::progress::{LEECH_EVERY, LEECH_LAPSES, LONGEST_MILLIS, Outcome, Progress};
use crate::domain::time::Day;

/// How many other questions come before a missed fact is asked again, if there are as many.
pub const AGAIN_AFTER: usize = 4;

/// How often a missed fact is asked again in one session.
pub const AGAIN_AT_MOST: u8 = 3;

/// A session under way.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    id: u64,
    /// What is still to be asked; the first is being asked.
    ahead: VecDeque<Slot>,
    /// What was done, the latest at the end.
    trail: Vec<Move>,
}

/// A question with what has happened to it in this session.
#[derive(Debug, Clone, PartialEq)]
struct Slot {
    ask: Ask,
    /// How often the fact has been asked again.
    again: u8,
    /// Whether it was put off once.
    skipped: bool,
}

#[derive(Debug, Clone, PartialEq)]
enum Move {
    Answered(Done),
    PutOff,
    Dropped(Slot),
}

#[derive(Debug, Clone, PartialEq)]
struct Done {
    event: EventId,
    slot: Slot,
    /// Where the fact was put in to be asked again.
    again_at: Option<usize>,
    outcome: Outcome,
    millis: u32,
    comes_back: Option<Day>,
}

/// An answer as the learner gave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// What was chosen or typed.
    pub response: Response,
    /// How sure they said they were.
    pub certainty: Option<Certainty>,
    /// Milliseconds from question to answer.
    pub millis: u32,
    /// The hash of the question's content as shown.
    pub content: u64,
    /// The hash of its key as shown.
    pub key: u64,
}

/// What to tell the learner about an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Feedback {
    /// Whether it was right.
    pub verdict: Verdict,
    /// The same with luck told apart.
    pub outcome: Outcome,
    /// The grade it was given; `None` if it was practice.
    pub grade: Option<Grade>,
    /// Whether it was sure and wrong.
    pub misconception: bool,
    /// How often the fact has been forgotten, when that is worth saying: at [`LEECH_LAPSES`], and at
    /// every [`LEECH_EVERY`] more.
    pub leech: Option<u32>,
    /// When the fact comes back.
    pub comes_back: ComesBack,
}

impl Feedback {
    /// Whether it was right by a guess.
    pub const fn is_lucky(&self) -> bool {
        matches!(self.outcome, Outcome::Lucky)
    }
}

/// When a fact comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ComesBack {
    /// Whether it is asked once more in this session.
    pub again_in_session: bool,
    /// The study day it is due; `None` if nothing has moved its schedule yet.
    pub day: Option<Day>,
}

/// What became of a question that was skipped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Skipped {
    /// It comes at the end of the session.
    PutOff,
    /// It is left for another day.
    Dropped,
}

/// How far a session is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// Questions answered.
    pub done: usize,
    /// Those and the ones to come; grows when a fact is to be asked again.
    pub total: usize,
}

/// What a session came to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Summary {
    /// Facts answered: `right`, `lucky` and `wrong` together.
    pub facts: u32,
    /// Right at the first answer.
    pub right: u32,
    /// Right by a guess at the first answer.
    pub lucky: u32,
    /// Wrong, or left, at the first answer.
    pub wrong: u32,
    /// Facts met for the first time.
    pub new: u32,
    /// Answers to facts that were asked again.
    pub again: u32,
    /// Milliseconds spent answering, each answer counted up to [`LONGEST_MILLIS`].
    pub millis: u64,
    /// How each topic went, by the stock's number.
    pub topics: Vec<TopicSummary>,
    /// The first day on which one of these facts comes back.
    pub next_due: Option<Day>,
}

/// How a topic went in a session, by the first answer to each fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TopicSummary {
    /// The topic, by the stock's number.
    pub topic: u32,
    /// Facts answered.
    pub facts: u32,
    /// Those that were right, and not by a guess.
    pub right: u32,
}

impl Summary {
    /// The topic with the lowest share of right answers, if any was missed.
    pub fn weakest(&self) -> Option<&TopicSummary> {
        self.topics.iter().filter(|topic| topic.right < topic.facts).min_by(|one, other| {
            // One share against the other, without dividing.
            let (a, b) = (u64::from(one.right), u64::from(other.right));
            (a * u64::from(other.facts)).cmp(&(b * u64::from(one.facts)))
        })
    }
}

impl Session {
    /// Begins a session. The number is written into each of its answers and must be new.
    pub fn start(plan: Plan, id: u64) -> Self {
        let slots = plan.asks.into_iter().map(|ask| Slot { ask, again: 0, skipped: false });
        Self { id, ahead: slots.collect(), trail: Vec::new() }
    }

    /// The number of this session.
    pub const fn id(&self) -> u64 {
        self.id
    }

    /// What is being asked; `None` at the end.
    pub fn current(&self) -> Option<&Ask> {
        self.ahead.front().map(|slot| &slot.ask)
    }

    /// What is still to be asked, the current question first.
    pub fn ahead(&self) -> impl ExactSizeIterator<Item = &Ask> {
        self.ahead.iter().map(|slot| &slot.ask)
    }

    /// Judges an answer to the current question, to be written to disk and then
    /// [recorded](Self::recorded). `None` if this question is not the current one. Nothing changes.
    pub fn judge(&self, question: &Question, given: Given) -> Option<Answered> {
        if self.current()?.question != question.id {
            return None;
        }
        let verdict = mark(question, &given.response);
        self.answered(verdict, given)
    }

    /// The answer to the current question with this verdict; `None` at the end.
    pub fn answered(&self, verdict: Verdict, given: Given) -> Option<Answered> {
        let ask = self.current()?;
        Some(Answered {
            question: ask.question.clone(),
            fact: ask.fact.clone(),
            content: given.content,
            key: given.key,
            response: given.response,
            verdict,
            certainty: given.certainty,
            millis: given.millis,
            mode: if ask.reason.is_review() { Mode::Review } else { Mode::Practice },
            session: self.id,
            mapping: MAPPING,
        })
    }

    /// Goes on after an answer that is on disk and taken into `progress`. A fact that was missed, or
    /// right by luck, is put in again: after [`AGAIN_AFTER`] other questions or at the end, by
    /// another question if there is one, at most [`AGAIN_AT_MOST`] times. `None`, and no change, if
    /// the event is no answer of this session to its current question.
    pub fn recorded(&mut self, event: &Event, progress: &Progress) -> Option<Feedback> {
        let Kind::Answered(answer) = &event.kind else { return None };
        let current = self.current()?;
        if answer.session != self.id || answer.question != current.question {
            return None;
        }
        // In a session nothing is out of reach: what was not answered was left.
        let outcome = Outcome::of(answer).unwrap_or(Outcome::Left);
        let slot = self.ahead.pop_front()?;
        let again_at = (!outcome.is_right() && slot.again < AGAIN_AT_MOST).then(|| {
            let again = slot.once_more();
            let at = self.place_again(&again);
            self.ahead.insert(at, again);
            at
        });
        let view = progress.fact(&slot.ask.fact);
        let grade = progress.effect(event.id).and_then(|effect| effect.grade);
        let lapses = view.map_or(0, |view| view.lapses());
        let told = lapses >= LEECH_LAPSES && (lapses - LEECH_LAPSES).is_multiple_of(LEECH_EVERY);
        let known = slot.ask.reviews > 0;
        let comes_back = view.and_then(|view| view.comes_back());
        self.trail.push(Move::Answered(Done {
            event: event.id,
            slot,
            again_at,
            outcome,
            millis: answer.millis.min(LONGEST_MILLIS),
            comes_back,
        }));
        Some(Feedback {
            verdict: answer.verdict,
            outcome,
            grade,
            misconception: answer.verdict == Verdict::Wrong
                && answer.certainty == Some(Certainty::Sure),
            leech: (told && known && grade == Some(Grade::Again)).then_some(lapses),
            comes_back: ComesBack { again_in_session: again_at.is_some(), day: comes_back },
        })
    }

    /// Where a missed fact goes: next to no question of its topic if a place near by allows it, and
    /// never into the middle of a passage's set.
    fn place_again(&self, again: &Slot) -> usize {
        let first = AGAIN_AFTER.min(self.ahead.len());
        let splits = |at: usize| {
            let (Some(before), Some(after)) =
                (at.checked_sub(1).and_then(|at| self.ahead.get(at)), self.ahead.get(at))
            else {
                return false;
            };
            before.ask.passage.is_some() && before.ask.passage == after.ask.passage
        };
        let meets_topic = |at: usize| {
            [at.checked_sub(1), Some(at)]
                .into_iter()
                .flatten()
                .filter_map(|at| self.ahead.get(at))
                .any(|slot| slot.ask.topic == again.ask.topic)
        };
        let mut free = (first..=self.ahead.len()).filter(|at| !splits(*at));
        let nearest = free.clone().next().unwrap_or(self.ahead.len());
        free.find(|at| *at <= nearest + 2 && !meets_topic(*at)).unwrap_or(nearest)
    }

    /// Puts the current question off to the end, once; the second time, or when it is the last, it
    /// is left for another day. Nothing is written about it. `None` at the end.
    pub fn skip(&mut self) -> Option<Skipped> {
        let mut slot = self.ahead.pop_front()?;
        if slot.skipped || self.ahead.is_empty() {
            self.trail.push(Move::Dropped(slot));
            return Some(Skipped::Dropped);
        }
        slot.skipped = true;
        self.ahead.push_back(slot);
        self.trail.push(Move::PutOff);
        Some(Skipped::PutOff)
    }

    /// The answer that [`Session::undo`] would take back: the one to name in an
    /// [`Undone`](Kind::Undone) event, which is written first.
    pub fn last_answer(&self) -> Option<EventId> {
        self.trail.iter().rev().find_map(|step| match step {
            Move::Answered(done) => Some(done.event),
            Move::PutOff | Move::Dropped(_) => None,
        })
    }

    /// Takes back the last answer and whatever was skipped after it: the session is exactly as it
    /// was before that answer, with its question current. `None` if there is none, and no change.
    pub fn undo(&mut self) -> Option<EventId> {
        let answer = self.last_answer()?;
        while let Some(step) = self.trail.pop() {
            match step {
                Move::PutOff => {
                    if let Some(mut slot) = self.ahead.pop_back() {
                        slot.skipped = false;
                        self.ahead.push_front(slot);
                    }
                }
                Move::Dropped(slot) => self.ahead.push_front(slot),
                Move::Answered(done) => {
                    if let Some(at) = done.again_at {
                        self.ahead.remove(at);
                    }
                    self.ahead.push_front(done.slot);
                    break;
                }
            }
        }
        Some(answer)
    }

    /// How far the session is.
    pub fn position(&self) -> Position {
        let done = self.answers().count();
        Position { done, total: done + self.ahead.len() }
    }

    /// What the session came to so far.
    pub fn summary(&self) -> Summary {
        let mut summary = Summary::default();
        let mut topics: BTreeMap<u32, TopicSummary> = BTreeMap::new();
        let mut back: BTreeMap<&FactId, Day> = BTreeMap::new();
        let mut met: HashSet<&FactId> = HashSet::new();
        for done in self.answers() {
            let ask = &done.slot.ask;
            summary.millis += u64::from(done.millis);
            if let Some(day) = done.comes_back {
                back.insert(&ask.fact, day);
            }
            if !met.insert(&ask.fact) {
                summary.again += 1;
                continue;
            }
            let right = done.outcome.is_right();
            summary.facts += 1;
            summary.new += u32::from(ask.reason == Reason::New);
            match done.outcome {
                Outcome::Right => summary.right += 1,
                Outcome::Lucky => summary.lucky += 1,
                Outcome::Wrong | Outcome::Left => summary.wrong += 1,
            }
            let topic = topics.entry(ask.topic).or_insert(TopicSummary {
                topic: ask.topic,
                facts: 0,
                right: 0,
            });
            topic.facts += 1;
            topic.right += u32::from(right);
        }
        summary.topics = topics.into_values().collect();
        summary.next_due = back.into_values().min();
        summary
    }

    fn answers(&self) -> impl Iterator<Item = &Done> {
        self.trail.iter().filter_map(|step| match step {
            Move::Answered(done) => Some(done),
            Move::PutOff | Move::Dropped(_) => None,
        })
    }
}

impl Slot {
    /// The same fact, to be asked again by its next question.
    fn once_more(&self) -> Self {
        let mut ask = self.ask.clone();
        if !ask.others.is_empty() {
            let next = ask.others.remove(0);
            ask.others.push(std::mem::replace(&mut ask.question, next));
            // The next question belongs to no set that is still to come.
            ask.passage = None;
        }
        ask.reason = Reason::AgainSoon;
        Self { ask, again: self.again + 1, skipped: false }
    }
}
