//! The rows of a file folded as they are read, so that a million events are never in memory at
//! once. What the fold means is the domain's.

use std::path::Path;

use rusqlite::Connection;

use super::codec::{Record, Sum};
use super::file::{self, Fault};
use super::home::Card;
use crate::domain::event::{Clock, Event, EventId};
use crate::domain::progress::{Progress, Replay};

/// What the rows of a file add up to.
#[derive(Debug)]
pub(super) struct Replayed {
    pub(super) progress: Progress,
    pub(super) card: Card,
    pub(super) sum: Sum,
    /// The last row and its checksum; zeros if there is none.
    pub(super) last: (i64, i64),
    /// The greatest clock.
    pub(super) clock: Clock,
}

impl Replayed {
    fn empty() -> Self {
        Self {
            progress: Progress::default(),
            card: Card::default(),
            sum: Sum::default(),
            last: (0, 0),
            clock: Clock::default(),
        }
    }
}

/// Folds all rows that `keep` lets through. Fails with damage at the first that is not intact.
pub(super) fn replay(
    connection: &Connection,
    path: &Path,
    keep: impl Fn(&Record) -> bool,
) -> Result<Replayed, Fault> {
    // What was taken back has to be known before it comes.
    let undos = undos(connection, path, &keep)?;
    let mut replay = Replay::new(&undos);
    let mut replayed = Replayed::empty();
    let mut last = None;
    let mut ordered = true;
    file::read_intact(connection, path, 0, |row, record| {
        if !ordered || !keep(&record) {
            return;
        }
        replayed.sum.add(record.checksum);
        replayed.last = (row, record.checksum);
        if let Some(event) = record.believed() {
            ordered = last.is_none_or(|last| last < event.order());
            last = Some(event.order());
            replay.feed(&event);
            replayed.card.apply(&event, finder(connection));
        }
    })?;
    if !ordered {
        return replay_sorted(connection, path, keep);
    }
    replayed.clock = last.map(|(clock, _)| clock).unwrap_or_default();
    replayed.progress = replay.finish();
    Ok(replayed)
}

/// The same where a merge has made the order of rows another than that of events.
fn replay_sorted(
    connection: &Connection,
    path: &Path,
    keep: impl Fn(&Record) -> bool,
) -> Result<Replayed, Fault> {
    let mut replayed = Replayed::empty();
    let mut events = Vec::new();
    file::read_intact(connection, path, 0, |row, record| {
        if keep(&record) {
            replayed.sum.add(record.checksum);
            replayed.last = (row, record.checksum);
            events.extend(record.believed());
        }
    })?;
    events.sort_by_key(Event::order);
    for event in &events {
        replayed.card.apply(event, finder(connection));
    }
    replayed.clock = events.last().map(|event| event.clock).unwrap_or_default();
    replayed.progress = Progress::replay(&events);
    Ok(replayed)
}

fn undos(
    connection: &Connection,
    path: &Path,
    keep: impl Fn(&Record) -> bool,
) -> Result<Vec<Event>, Fault> {
    let fault = |error| Fault::of(path, error);
    let mut undos = Vec::new();
    let mut statement = connection.prepare_cached(include_str!("sql/undone.sql")).map_err(fault)?;
    let mut rows = statement.query([]).map_err(fault)?;
    while let Some(row) = rows.next().map_err(fault)? {
        let record = file::record(row).map_err(fault)?;
        // One that is not intact is found out when it is read in its turn.
        if keep(&record) {
            undos.extend(record.event());
        }
    }
    Ok(undos)
}

/// Finds earlier events by name.
pub(super) fn finder(connection: &Connection) -> impl FnMut(EventId) -> Option<Event> {
    |id| {
        file::find(connection, id.device.0.cast_signed(), id.sequence.cast_signed())
            .ok()
            .flatten()?
            .event()
    }
}
