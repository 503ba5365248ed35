//! Changing a file as a whole: bringing it up to date, putting a backup back, merging another
//! machine's events into it, mending it while it is open.

use std::path::Path;

use super::{Keeper, load, rebuild};
use crate::domain::event::{Event, EventId, Kind};
use crate::domain::progress::Progress;
use crate::domain::time::Moment;
use crate::store::backup::{self, Backup};
use crate::store::bring::{self, Brought, Standing};
use crate::store::codec::Record;
use crate::store::exchange::{self, Merge};
use crate::store::file::{self, About, Fault};
use crate::store::home::Folder;
use crate::store::{Error, Notice, disk};

/// A learner put back to an earlier state.
#[derive(Debug, Clone)]
pub struct Restored {
    /// What the events add up to now.
    pub progress: Progress,
    /// The backup of how things were before.
    pub before: Backup,
}

/// Makes a backup, then brings the file to the format in use. If any of it fails the file stays as
/// it was.
pub(super) fn migrate(
    folder: &Folder,
    about: &About,
    moment: Moment,
    steps: &[&str],
) -> Result<Notice, Fault> {
    let path = folder.progress();
    let backup = backup::make_in(folder, moment)?;
    let mut connection = file::open(&path)?;
    file::migrate(&mut connection, about, steps).map_err(|error| Fault::of(&path, error))?;
    disk::remove_if_there(&folder.snapshot())?;
    Ok(Notice::Migrated { from: about.format, to: file::format_of(steps), backup })
}

impl Keeper {
    /// Puts a sound copy in the place of the file, after a backup of the file as it is. What is
    /// written from then on is written as another device, since the numbers that follow the copy
    /// were given before.
    pub(in crate::store) fn restore(
        &mut self,
        path: &Path,
        moment: Moment,
    ) -> Result<Restored, Error> {
        let mut records = backup::read_records(path)?;
        if records.is_empty() {
            let why = "there are no events in it".to_owned();
            return Err(Error::NotABackup { path: path.to_owned(), why });
        }
        let live = self.folder.progress();
        let about =
            file::about(self.connection()?, &live).map_err(|fault| fault.into_error(&live))?;
        let before =
            backup::make_in(&self.folder, moment).map_err(|fault| fault.into_error(&live))?;
        records.sort_by_key(|record| (record.clock, record.device, record.sequence));
        let fresh = self.folder.fresh();
        let part = disk::beside(&fresh);
        disk::remove_if_there(&part)?;
        file::write(&part, &About { format: file::newest(), ..about }, &records)?;
        // Writing as another device comes first: it is harmless if the rest does not come about.
        self.home.fork_writer(&self.learner, moment)?;
        self.writer = self.home.writer(&self.learner);
        self.connection = None;
        let swapped = disk::rename(&part, &fresh).and_then(|()| self.folder.swap_in(None));
        let progress = self.load_again()?;
        swapped?;
        // Should the file be damaged before the next backup, what was set aside must not return.
        self.backup_begins(moment.at);
        if let Err(fault) = backup::make_in(&self.folder, moment) {
            // What was asked for is done all the same; the next answer brings the next backup.
            tracing::warn!(?fault, "no backup after putting one back");
            self.backup_failed();
        }
        Ok(Restored { progress, before })
    }

    /// Adds the events of an export that are not here yet.
    pub(in crate::store) fn merge(
        &mut self,
        path: &Path,
        moment: Moment,
    ) -> Result<(Merge, Progress), Error> {
        let live = self.folder.progress();
        let import = exchange::read(path)?;
        let connection = self.connection()?;
        let sorted =
            exchange::sort(connection, import).map_err(|error| file::sql_error(&live, error))?;
        if !sorted.theirs.is_empty() {
            let name = format!("conflicts-{}.ron", disk::time_name(moment.at));
            exchange::keep_conflicts(&self.folder.path().join(name), &sorted.theirs)?;
        }
        if sorted.new.is_empty() {
            let progress = self.load_again()?;
            return Ok((sorted.merge, progress));
        }
        let progress = self.put_between(&sorted.new)?;
        Ok((sorted.merge, progress))
    }

    /// Adds events that were made elsewhere, as far as they are not here yet; those that were taken
    /// back count again.
    pub(in crate::store) fn bring(
        &mut self,
        events: &[Event],
        moment: Moment,
    ) -> Result<(Brought, Progress), Error> {
        let live = self.folder.progress();
        let ids: Vec<EventId> = events.iter().map(|event| event.id).collect();
        let held =
            bring::hold(self.connection()?, &ids).map_err(|error| file::sql_error(&live, error))?;
        let of = |wanted: Standing| {
            let all = events.iter().zip(&held.standings);
            all.filter(move |(_, standing)| **standing == wanted).map(|(event, _)| event)
        };
        let brought = Brought {
            new: of(Standing::New).map(|event| event.id).collect(),
            again: of(Standing::TakenBack).map(|event| event.id).collect(),
            here: of(Standing::Here).count(),
        };
        let mut new: Vec<Record> = of(Standing::New).map(Record::of).collect();
        new.sort_by_key(|record| (record.clock, record.device, record.sequence));
        new.dedup_by_key(|record| (record.device, record.sequence));
        if !held.undos.is_empty() {
            let kinds = held.undos.into_iter().map(Kind::Undone).collect();
            self.append(&[(kinds, moment)])
                .map_err(|fault| Error::NotSaved { why: fault.into_error(&live).into() })?;
        }
        let progress = if new.is_empty() { self.load_again()? } else { self.put_between(&new)? };
        Ok((brought, progress))
    }

    /// Adds events that may come between those that are here, and folds everything anew.
    fn put_between(&mut self, records: &[Record]) -> Result<Progress, Error> {
        let live = self.folder.progress();
        // The snapshot goes first: events that come between those it counts must not be folded on
        // top of it.
        disk::remove_if_there(&self.folder.snapshot())?;
        let added = (|| {
            let transaction =
                self.connection()?.transaction().map_err(|error| file::sql_error(&live, error))?;
            file::insert(&transaction, records).map_err(|error| file::sql_error(&live, error))?;
            transaction.commit().map_err(|error| file::sql_error(&live, error))
        })();
        // Read again in either case: after a failure nothing of this connection is believed.
        self.connection = None;
        let progress = self.load_again()?;
        added.map_err(|why| Error::NotSaved { why: why.into() })?;
        self.changed_since_backup = true;
        Ok(progress)
    }

    /// Mends the file while it is open.
    pub(in crate::store) fn mend(&mut self, what: String, moment: Moment) -> Result<Notice, Error> {
        self.connection = None;
        let unclear = std::mem::take(&mut self.unclear);
        let notice = rebuild(&self.home, &self.learner, &self.folder, what, moment)?;
        self.writer = self.home.writer(&self.learner);
        self.load_again()?;
        // What a failed commit left in the log may have been found intact there.
        if let Some(connection) = &self.connection {
            self.surfaced = unclear
                .into_iter()
                .filter(|event| {
                    let (device, sequence) = (event.id.device.0, event.id.sequence);
                    file::find(connection, device.cast_signed(), sequence.cast_signed())
                        .is_ok_and(|row| row.is_some())
                })
                .collect();
        }
        self.changed_since_backup = true;
        Ok(notice)
    }

    /// Loads the file anew and goes on from what it holds.
    pub(in crate::store) fn load_again(&mut self) -> Result<Progress, Error> {
        if self.lock.is_none() {
            return Err(Error::Closed);
        }
        self.connection = None;
        let loaded = load(&self.folder, self.writer, self.steps)
            .map_err(|fault| fault.into_error(&self.folder.progress()))?;
        self.connection = Some(loaded.connection);
        self.tip = loaded.tip;
        self.row = loaded.row;
        self.since_snapshot = loaded.since_snapshot;
        self.unclear.clear();
        self.surfaced.clear();
        Ok(loaded.progress)
    }
}
