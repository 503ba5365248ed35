//! Events that were made elsewhere than on a device of the learner's and become theirs, such as the
//! answers they gave in a class: each under a name of its own, so that bringing it again changes
//! nothing.

use rusqlite::Connection;

use super::Error;
use super::codec::Record;
use super::file;
use super::home::Folder;
use crate::domain::event::{Event, EventId, Kind};
use crate::domain::progress::Undone;

/// Whether an event is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// It is not.
    New,
    /// It is.
    Here,
    /// It is, and was taken back.
    TakenBack,
}

/// What bringing events came to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Brought {
    /// The events that were not here.
    pub new: Vec<EventId>,
    /// Those that had been taken back and count again.
    pub again: Vec<EventId>,
    /// How many were here and stay as they are.
    pub here: usize,
}

/// Events held against a file.
pub(super) struct Held {
    /// How each of them stands, in their order.
    pub(super) standings: Vec<Standing>,
    /// The undos that keep any of them taken back.
    pub(super) undos: Vec<EventId>,
}

/// How these stand in a learner's file, read through a connection of its own.
pub(super) fn standings(folder: &Folder, ids: &[EventId]) -> Result<Vec<Standing>, Error> {
    let live = folder.progress();
    let connection = file::open_to_read(&live).map_err(|fault| fault.into_error(&live))?;
    let held = hold(&connection, ids).map_err(|error| file::sql_error(&live, error))?;
    Ok(held.standings)
}

pub(super) fn hold(connection: &Connection, ids: &[EventId]) -> rusqlite::Result<Held> {
    let mut standings = Vec::with_capacity(ids.len());
    let mut here = Vec::new();
    for id in ids {
        let (device, sequence) = (id.device.0.cast_signed(), id.sequence.cast_signed());
        let found = file::find(connection, device, sequence)?.and_then(|record| record.event());
        standings.push(if found.is_some() { Standing::Here } else { Standing::New });
        here.extend(found);
    }
    let mut undos = Vec::new();
    if !here.is_empty() {
        // Rare enough to read every undo there is for it.
        let all = file::of_kind(connection, "undone")?;
        let all: Vec<Event> = all.iter().filter_map(Record::event).collect();
        let undone = Undone::by(&all);
        for event in &here {
            if undone.contains(event.order()) {
                let place = ids.iter().position(|id| *id == event.id);
                if let Some(standing) = place.and_then(|place| standings.get_mut(place)) {
                    *standing = Standing::TakenBack;
                }
                let of_it = all.iter().filter(|undo| {
                    matches!(undo.kind, Kind::Undone(target) if target == event.id)
                        && !undone.contains(undo.order())
                        && event.order() < undo.order()
                });
                undos.extend(of_it.map(|undo| undo.id));
            }
        }
    }
    Ok(Held { standings, undos })
}
