//! What is known of mock exams without reading them again: one line for each. What happened in them,
//! record by record, is not kept here; `exam::record` reads it from the events.

use crate::domain::bank::{BankId, TopicId};
use crate::domain::event::{Clock, Event, Kind, Marked};
use crate::domain::exam::pattern::PatternId;
use crate::domain::exam::sitting::What;
use crate::domain::locale::Text;
use crate::domain::time::{Day, Moment, Timestamp};

/// A sitting, in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SittingView {
    /// Its number.
    pub sitting: u64,
    /// When it began.
    pub begun: Moment,
    /// The study day on which it began.
    pub day: Day,
    /// The place of its beginning among the events: all of it is from here …
    pub clock: Clock,
    /// … to here, the place of its last record. Marks and what felt weak may come later.
    pub last: Clock,
    /// When its time began to run, by the wall clock.
    pub started: Timestamp,
    /// Milliseconds of each part that closes by itself; empty where none does.
    pub parts: Vec<u64>,
    /// When its time is over by the wall clock: earlier once a part was closed before its time.
    pub deadline: Timestamp,
    /// The exam.
    pub pattern: PatternId,
    /// What the exam was called.
    pub title: Text,
    /// How many questions the paper had.
    pub questions: u32,
    /// Whether it is over.
    pub is_over: bool,
    /// What it came to when it was marked last.
    pub marked: Option<Marked>,
    /// The topics that felt weak before the key was shown; `None` if it was not said.
    pub felt_weak: Option<Vec<(BankId, TopicId)>>,
}

impl SittingView {
    /// A part was closed at this millisecond of the sitting: what is left are the parts after it.
    fn part_ended(&mut self, part: usize, at: u64) {
        if self.parts.is_empty() {
            return;
        }
        let ahead: u64 = self.parts.iter().skip(part.saturating_add(1)).sum();
        self.deadline = self.started.after(at.saturating_add(ahead));
    }
}

/// All sittings, in the order in which they began.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Sittings(pub(super) Vec<SittingView>);

impl Sittings {
    /// Takes in what happened to a sitting. What is said of one that never began, or begins twice,
    /// does nothing.
    pub(super) fn take_in(&mut self, event: &Event) {
        match &event.kind {
            Kind::SittingBegun(begun) if self.find(begun.sitting).is_none() => {
                let pattern = &begun.paper.pattern;
                let parts = begun.paper.parts(begun.start.extra);
                self.0.push(SittingView {
                    sitting: begun.sitting,
                    begun: event.moment,
                    day: event.day,
                    clock: event.clock,
                    last: event.clock,
                    started: begun.start.moment.at,
                    parts: parts.iter().filter_map(|part| part.millis).collect(),
                    deadline: begun.start.moment.at.after(begun.paper.millis(begun.start.extra)),
                    pattern: pattern.id.clone(),
                    title: pattern.title.clone(),
                    questions: u32::try_from(begun.paper.slots.len()).unwrap_or(u32::MAX),
                    is_over: false,
                    marked: None,
                    felt_weak: None,
                });
            }
            Kind::SittingKept { sitting, kept } => {
                if let Some(view) = self.find(*sitting) {
                    view.last = event.clock;
                    for record in kept {
                        if let What::PartEnded { part, at, .. } = record.what {
                            view.part_ended(part, at);
                        }
                    }
                    let ends = |what: &What| matches!(what, What::Submitted { .. });
                    view.is_over |= kept.iter().any(|record| ends(&record.what));
                }
            }
            Kind::SittingMarked { sitting, marked, .. } => {
                if let Some(view) = self.find(*sitting) {
                    view.is_over = true;
                    view.marked = Some(*marked);
                }
            }
            Kind::FeltWeak { sitting, topics } => {
                if let Some(view) = self.find(*sitting) {
                    view.felt_weak = Some(topics.clone());
                }
            }
            _ => {}
        }
    }

    /// The sitting of this number; the last ones are found first.
    fn find(&mut self, sitting: u64) -> Option<&mut SittingView> {
        self.0.iter_mut().rev().find(|view| view.sitting == sitting)
    }
}
