//! The rows of a file folded as they are read, so that a million events are never in memory at
//! once. What the fold means is the domain's.

use std::path::Path;
use std::sync::mpsc;
use std::{mem, thread};

use rusqlite::Connection;

use super::codec::{Record, Sum};
use super::disk::file_error;
use super::file::{self, Fault};
use super::home::Card;
use crate::domain::event::{Clock, Event, EventId};
use crate::domain::progress::{Progress, Replay};

/// So many events are handed over at once.
const BATCH: usize = 2_048;
/// So many times that may wait to be folded.
const BATCHES: usize = 2;

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
    let mut replayed = Replayed::empty();
    let mut last = None;
    let mut ordered = true;
    // Reading and folding take about as long as each other; the next events are read meanwhile.
    let progress = thread::scope(|scope| -> Result<Progress, Fault> {
        let (hand_over, batches) = mpsc::sync_channel::<Vec<Event>>(BATCHES);
        let mut replay = Replay::new(&undos);
        let folding = thread::Builder::new().name("fold".to_owned()).spawn_scoped(scope, || {
            for event in batches.into_iter().flatten() {
                replay.feed(&event);
            }
            replay.finish()
        });
        let folding = folding.map_err(|error| Fault::Failed(file_error(path, error)))?;
        let mut batch = Vec::with_capacity(BATCH);
        file::read_intact(connection, path, 0, |row, record| {
            if !ordered || !keep(&record) {
                return;
            }
            replayed.sum.add(record.checksum);
            replayed.last = (row, record.checksum);
            if let Some(event) = record.believed() {
                ordered = last.is_none_or(|last| last < event.order());
                last = Some(event.order());
                replayed.card.apply(&event, finder(connection));
                batch.push(event);
                if batch.len() == BATCH {
                    // Nobody takes them if the fold has failed, which is told at the end.
                    drop(hand_over.send(mem::replace(&mut batch, Vec::with_capacity(BATCH))));
                }
            }
        })?;
        drop(hand_over.send(batch));
        drop(hand_over);
        Ok(folding.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    })?;
    if !ordered {
        return replay_sorted(connection, path, keep);
    }
    replayed.clock = last.map(|(clock, _)| clock).unwrap_or_default();
    replayed.progress = progress;
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
