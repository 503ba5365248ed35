//! Adding events: numbered, timed, committed, and acknowledged only then; and what is believed
//! after a commit that failed.

use super::Keeper;
use crate::domain::event::{Event, EventId, Kind};
use crate::domain::time::Moment;
use crate::store::codec::Record;
use crate::store::file::{self, Fault};
use crate::store::{Error, check};

/// What one call of `append` asks for.
pub(in crate::store) type Batch = (Vec<Kind>, Moment);

impl Keeper {
    /// Writes these batches in one transaction. When this returns `Ok` they are on disk; otherwise
    /// none of them has been acknowledged.
    pub(in crate::store) fn append(&mut self, batches: &[Batch]) -> Result<Vec<Vec<Event>>, Fault> {
        self.connection()?;
        let mut tip = self.tip;
        let mut written = Vec::with_capacity(batches.len());
        let mut records = Vec::new();
        let mut surfaced = std::mem::take(&mut self.surfaced);
        for (kinds, moment) in batches {
            // Tried again after a failed commit that had reached the disk after all: it is there.
            if !kinds.is_empty()
                && surfaced.len() >= kinds.len()
                && surfaced.iter().zip(kinds).all(|(event, kind)| event.kind == *kind)
            {
                written.push(surfaced.drain(..kinds.len()).collect());
                continue;
            }
            let mut events = Vec::with_capacity(kinds.len());
            for kind in kinds {
                tip.sequence += 1;
                tip.clock = tip.clock.next(*moment);
                tip.last = Some(moment.at);
                let event = Event {
                    id: EventId { device: self.writer, sequence: tip.sequence },
                    clock: tip.clock,
                    moment: *moment,
                    day: moment.study_day(),
                    kind: kind.clone(),
                };
                records.push(Record::of(&event));
                events.push(event);
            }
            written.push(events);
        }
        if records.is_empty() {
            return Ok(written);
        }
        match self.commit(&records) {
            Ok(row) => {
                self.tip = tip;
                self.row = row;
                self.since_snapshot += records.len() as u64;
                self.changed_since_backup = true;
                Ok(written)
            }
            Err(error) => {
                // After a failed flush the system may show what is not on disk: nothing read
                // through this connection is believed any more.
                self.connection = None;
                self.unclear = records.iter().filter_map(Record::event).collect();
                let fault = Fault::of(&self.folder.progress(), error);
                tracing::warn!(?fault, "a commit failed");
                if let Fault::Damaged(_) = fault {
                    return Err(fault);
                }
                let complete = self.unclear.len();
                if self.reopen().is_ok() && self.surfaced.len() == complete {
                    self.surfaced.clear();
                    return Ok(written);
                }
                Err(fault)
            }
        }
    }

    fn commit(&mut self, records: &[Record]) -> rusqlite::Result<i64> {
        let Some(connection) = self.connection.as_mut() else {
            return Err(rusqlite::Error::QueryReturnedNoRows);
        };
        let transaction =
            connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        file::insert(&transaction, records)?;
        let row = transaction.last_insert_rowid();
        transaction.commit()?;
        Ok(row)
    }

    /// Opens the file again after a failure and finds out what is on disk.
    pub(super) fn reopen(&mut self) -> Result<(), Error> {
        let path = self.folder.progress();
        let result = self.read_again();
        if let Err(fault) = &result {
            tracing::warn!(?fault, "the file could not be opened again");
        }
        result.map_err(|fault| fault.into_error(&path))
    }

    fn read_again(&mut self) -> Result<(), Fault> {
        let path = self.folder.progress();
        match check::glance(&self.folder, file::format_of(self.steps))? {
            check::Standing::Sound => {}
            other => return Err(Fault::Damaged(format!("{other:?}"))),
        }
        let connection = file::open(&path)?;
        // Written once more and flushed once more, into the file itself: what comes through this
        // is on disk, whatever became of the log.
        let busy: i64 = connection
            .query_row("pragma wal_checkpoint(truncate)", [], |row| row.get(0))
            .map_err(|error| Fault::of(&path, error))?;
        if busy != 0 {
            return Err(Error::InUse.into());
        }
        let mut tip = self.tip;
        let mut last = self.row;
        let mut found = Vec::new();
        file::read_intact(&connection, &path, self.row, |row, record| {
            tip.add(&record, self.writer);
            last = row;
            found.extend(record.believed());
        })?;
        // Nobody else writes here, so these can only be the unclear ones.
        self.since_snapshot += found.len() as u64;
        self.changed_since_backup |= !found.is_empty();
        self.surfaced.extend(found);
        self.unclear.clear();
        self.tip = tip;
        self.row = last;
        self.connection = Some(connection);
        Ok(())
    }
}
