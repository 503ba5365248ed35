//! Which events have been taken back. An undo is an event like any other, and can be taken back
//! itself: that is how an answer is redone.

use std::collections::HashMap;

use crate::domain::event::{Clock, Event, EventId, Kind};

/// The events that are taken back, each with the place of the undo that did it.
#[derive(Debug, Clone, Default)]
pub struct Undone(HashMap<EventId, (Clock, EventId)>);

impl Undone {
    /// Finds what is taken back by these events, in whatever order; those that are not undos are
    /// passed over. An undo counts unless a later one that counts took it back, and only for events
    /// before it.
    pub fn by<'a>(events: impl IntoIterator<Item = &'a Event>) -> Self {
        let mut undos: Vec<_> = events
            .into_iter()
            .filter_map(|event| match event.kind {
                Kind::Undone(target) => Some((event.order(), target)),
                _ => None,
            })
            .collect();
        undos.sort_unstable();
        let mut undone = Self::default();
        for (order, target) in undos.into_iter().rev() {
            if !undone.contains(order) {
                // The latest undo of an event is met first, and reaches furthest.
                undone.0.entry(target).or_insert(order);
            }
        }
        undone
    }

    /// Whether the event at this place is taken back.
    pub fn contains(&self, order: (Clock, EventId)) -> bool {
        !self.0.is_empty() && self.0.get(&order.1).is_some_and(|undo| order < *undo)
    }
}
