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
    /// When its time is over by the wall clock.
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
                self.0.push(SittingView {
                    sitting: begun.sitting,
                    begun: event.moment,
                    day: event.day,
                    clock: event.clock,
                    last: event.clock,
                    deadline: begun.start.after(begun.paper.millis(begun.start.extra)),
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
