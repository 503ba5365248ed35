//! The owner of one learner's open file: loads it, adds events, writes the snapshot, and puts
//! another file in its place. Knows nothing of threads; `worker` calls it, one request at a time.

mod append;
mod replace;
#[cfg(test)]
mod tests;

use std::fs;

use rusqlite::Connection;

pub use replace::Restored;

use super::codec::{Record, Sum};
use super::disk::Lock;
use super::file::{self, Fault, Tip};
use super::home::Folder;
use super::snapshot::{self, Head};
use super::{Error, Home, LearnerId, Notice, backup, check, replay, salvage};
use crate::domain::event::{Clock, DeviceId, Event};
use crate::domain::progress::{Applied, Progress};
use crate::domain::time::{Moment, Timestamp};

/// Up to this size a file is checked page by page before it is opened; a larger one just after.
/// 4 MiB hold about 12,000 answers and take some 20 ms.
const SMALL: u64 = 4 << 20;

/// How far a clock may be behind the last event before the learner is told: a minute, in
/// milliseconds. Clocks are set right by less than that all the time.
const CLOCK_SLACK_MS: i64 = 60_000;

/// How large the write-ahead log may grow before it is folded into the file between two answers.
const LOG_LIMIT: u64 = 1 << 20;

/// How many events may follow the snapshot before a new one is written between two answers.
const SNAPSHOT_EVERY: u64 = 2_000;

/// One learner's file, open.
#[derive(Debug)]
pub(super) struct Keeper {
    home: Home,
    learner: LearnerId,
    folder: Folder,
    steps: &'static [&'static str],
    /// Held as long as the file may be written.
    lock: Option<Lock>,
    writer: DeviceId,
    /// `None` after a failure, until the file has been read again.
    connection: Option<Connection>,
    tip: Tip,
    /// The last row known to be on disk.
    row: i64,
    /// Events whose commit failed: they may be on disk or not.
    unclear: Vec<Event>,
    /// Those of them that were found on disk after all, and that nobody has been told of.
    surfaced: Vec<Event>,
    since_snapshot: u64,
    changed_since_backup: bool,
    last_backup: Option<Timestamp>,
    /// Whether the whole file was checked when it was opened.
    pub(super) checked: bool,
}

/// A file as loaded.
struct Loaded {
    connection: Connection,
    progress: Progress,
    tip: Tip,
    row: i64,
    since_snapshot: u64,
    checked: bool,
    cache_was_wrong: bool,
}

impl Keeper {
    /// Opens a learner's file: see [`super::open`]. `steps` lead to the format in use.
    pub(super) fn open(
        home: &Home,
        learner: &LearnerId,
        moment: Moment,
        steps: &'static [&'static str],
    ) -> Result<(Self, Progress, Vec<Notice>), Error> {
        let folder = home.folder(learner)?;
        let lock = folder.lock()?;
        let mut notices = Vec::new();
        let known = file::format_of(steps);
        match check::before_opening(&folder, known)? {
            check::Standing::Sound => {}
            check::Standing::Newer { found } => {
                return Err(Error::Newer { path: folder.progress(), found, known });
            }
            check::Standing::Damaged(what) => {
                notices.push(rebuild(home, learner, &folder, what, moment)?);
            }
            check::Standing::Older(about) => {
                match replace::migrate(&folder, &about, moment, steps) {
                    Ok(notice) => notices.push(notice),
                    Err(Fault::Damaged(what)) => {
                        notices.push(rebuild(home, learner, &folder, what, moment)?);
                    }
                    Err(Fault::Failed(error)) => return Err(error),
                }
            }
        }
        let loaded = match load(&folder, home.writer(learner), steps) {
            Err(Fault::Damaged(what)) => {
                notices.push(rebuild(home, learner, &folder, what, moment)?);
                load(&folder, home.writer(learner), steps)
            }
            loaded => loaded,
        };
        let loaded = loaded.map_err(|fault| fault.into_error(&folder.progress()))?;
        if loaded.cache_was_wrong {
            notices.push(Notice::CacheRebuilt);
        }
        if let Some(last) = loaded.tip.last
            && last.since(moment.at) > CLOCK_SLACK_MS
        {
            notices.push(Notice::ClockWentBack { last, now: moment.at });
        }
        // A backup from a time that has not come says nothing about how old the last one is.
        let last_backup =
            backup::list(&folder)?.iter().map(|backup| backup.at).find(|at| *at <= moment.at);
        let changed_since_backup = match (loaded.tip.last, last_backup) {
            (Some(event), Some(backup)) => event.0.div_euclid(1000) * 1000 > backup.0,
            (Some(_), None) => true,
            (None, _) => false,
        };
        let keeper = Self {
            home: home.clone(),
            learner: learner.clone(),
            folder,
            steps,
            lock: Some(lock),
            writer: home.writer(learner),
            connection: Some(loaded.connection),
            tip: loaded.tip,
            row: loaded.row,
            unclear: Vec::new(),
            surfaced: Vec::new(),
            since_snapshot: loaded.since_snapshot,
            changed_since_backup,
            last_backup,
            checked: loaded.checked,
        };
        Ok((keeper, loaded.progress, notices))
    }

    pub(super) const fn folder(&self) -> &Folder {
        &self.folder
    }

    pub(super) const fn learner(&self) -> &LearnerId {
        &self.learner
    }

    /// Whether the newest backup is too old at `now`.
    pub(super) fn backup_is_due(&self, now: Timestamp) -> bool {
        self.changed_since_backup
            && self.last_backup.is_none_or(|last| {
                let age = now.since(last);
                // Set back by more than that, the clock says nothing about the backup's age.
                !(0..=backup::EVERY_MS).contains(&age)
            })
    }

    /// Whether anything was written since the newest backup.
    pub(super) const fn has_changed(&self) -> bool {
        self.changed_since_backup
    }

    /// Counts a backup that is about to be made: what is written from now on is not in it.
    pub(super) const fn backup_begins(&mut self, now: Timestamp) {
        self.changed_since_backup = false;
        self.last_backup = Some(now);
    }

    /// Counts a backup that did not come about.
    pub(super) const fn backup_failed(&mut self) {
        self.changed_since_backup = true;
    }

    /// Folds the log into the file and the events into the snapshot, where either has grown.
    /// Between two answers: both may take longer than one.
    pub(super) fn tidy(&mut self, readers: bool) -> Result<(), Error> {
        if self.since_snapshot >= SNAPSHOT_EVERY {
            self.write_snapshot()?;
        }
        // Somebody reading holds the log back; waiting for them would hold up the answers.
        let log = fs::metadata(self.folder.wal()).map_or(0, |log| log.len());
        if !readers && log > LOG_LIMIT {
            self.fold_log()?;
        }
        Ok(())
    }

    /// Moves everything from the log into the file. A busy log is left for another time.
    fn fold_log(&mut self) -> Result<(), Error> {
        let path = self.folder.progress();
        let connection = self.connection()?;
        let folded: rusqlite::Result<()> = (|| {
            connection.busy_timeout(std::time::Duration::ZERO)?;
            connection.query_row("pragma wal_checkpoint(truncate)", [], |_| Ok(()))?;
            connection.busy_timeout(std::time::Duration::from_secs(2))
        })();
        match folded {
            Err(error) if error.sqlite_error_code() != Some(rusqlite::ErrorCode::DatabaseBusy) => {
                self.connection = None;
                Err(file::sql_error(&path, error))
            }
            _ => Ok(()),
        }
    }

    /// Writes the snapshot anew from the one before and the events since.
    pub(super) fn write_snapshot(&mut self) -> Result<(), Error> {
        let folder = self.folder.clone();
        let connection = self.connection()?;
        let sum =
            fold(&folder, connection, 0).map_err(|fault| fault.into_error(&folder.progress()))?;
        if let Some(head) = sum.head {
            snapshot::write(&folder.snapshot(), &head, &sum.progress)?;
        }
        self.since_snapshot = 0;
        Ok(())
    }

    /// All events, in the order of replay.
    pub(super) fn events(&mut self) -> Result<Vec<Event>, Error> {
        let path = self.folder.progress();
        let connection = self.connection()?;
        let mut events = Vec::new();
        file::read_intact(connection, &path, 0, |_, record| events.extend(record.believed()))
            .map_err(|fault| fault.into_error(&path))?;
        events.sort_by_key(Event::order);
        Ok(events)
    }

    /// The events of these clocks, in the order of replay.
    pub(super) fn events_between(&mut self, from: Clock, to: Clock) -> Result<Vec<Event>, Error> {
        let path = self.folder.progress();
        let connection = self.connection()?;
        let mut events = Vec::new();
        file::read_between(connection, &path, from, to, |record| events.extend(record.believed()))
            .map_err(|fault| fault.into_error(&path))?;
        events.sort_by_key(Event::order);
        Ok(events)
    }

    /// Closes the file and lets others open it. The snapshot and the log are folded if they can be;
    /// nothing depends on it.
    pub(super) fn close(&mut self) {
        if self.lock.is_some() {
            let tidied = if self.since_snapshot > 0 { self.write_snapshot() } else { Ok(()) };
            if let Err(error) = tidied.and_then(|()| self.fold_log()) {
                tracing::warn!(%error, "the snapshot could not be written");
            }
        }
        self.connection = None;
        self.lock = None;
    }

    /// The open connection, after a failure only once the file has been read again.
    fn connection(&mut self) -> Result<&mut Connection, Error> {
        if self.lock.is_none() {
            return Err(Error::Closed);
        }
        if self.connection.is_none() {
            self.reopen()?;
        }
        self.connection.as_mut().ok_or(Error::Closed)
    }
}

/// Mends a damaged file, and writes as another device from now on.
fn rebuild(
    home: &Home,
    learner: &LearnerId,
    folder: &Folder,
    what: String,
    moment: Moment,
) -> Result<Notice, Error> {
    tracing::warn!(%what, "the progress file is damaged");
    let damage = salvage::rebuild(folder, learner, what, moment.at)?;
    home.fork_writer(learner, moment)?;
    Ok(Notice::Damaged(damage))
}

/// Opens the file, checks it as far as its size allows, and folds its events.
fn load(folder: &Folder, writer: DeviceId, steps: &[&str]) -> Result<Loaded, Fault> {
    let path = folder.progress();
    let connection = file::open(&path)?;
    let about = file::about(&connection, &path)?;
    if about.format != file::format_of(steps) || !file::schema_is_ours(&connection, &path, steps)? {
        return Err(Fault::Damaged("the tables of the file".to_owned()));
    }
    let size = [path.clone(), folder.wal()]
        .iter()
        .map(|file| fs::metadata(file).map_or(0, |file| file.len()))
        .sum::<u64>();
    let checked = size <= SMALL;
    if checked {
        file::integrity(&connection, &path)?;
    }
    let all = fold(folder, &connection, if checked { i64::MAX } else { 0 })?;
    let own = connection.query_row(include_str!("sql/last.sql"), [writer.0.cast_signed()], |row| {
        Ok((row.get::<_, i64>(0)?, row.get(1)?))
    });
    let (sequence, last) = match own {
        Ok((sequence, last)) => (sequence.cast_unsigned(), Some(Timestamp(last))),
        Err(rusqlite::Error::QueryReturnedNoRows) => (0, None),
        Err(error) => return Err(Fault::of(&path, error)),
    };
    let (clock, row) = all.head.as_ref().map(|head| (head.clock, head.row)).unwrap_or_default();
    Ok(Loaded {
        connection,
        progress: all.progress,
        tip: Tip { clock, sequence, last },
        row,
        since_snapshot: all.since_snapshot,
        checked,
        cache_was_wrong: all.cache_was_wrong,
    })
}

/// The events of a file, folded.
struct Folded {
    progress: Progress,
    /// What a snapshot of this progress would say; `None` if there are no events.
    head: Option<Head>,
    since_snapshot: u64,
    cache_was_wrong: bool,
}

/// Folds all events, beginning with the snapshot where there is one. Rows up to `recheck` are read
/// again although the snapshot counts them, and must come to what it says.
fn fold(folder: &Folder, connection: &Connection, recheck: i64) -> Result<Folded, Fault> {
    let path = folder.progress();
    let kept = snapshot::read(&folder.snapshot());
    let mut cache_was_wrong = matches!(kept, Err(snapshot::Unusable::Damaged));
    if let Ok((head, progress)) = kept {
        if snapshot::belongs(&head, connection) {
            if let Some(folded) = fold_tail(&path, connection, recheck, head, progress)? {
                return Ok(folded);
            }
        } else {
            cache_was_wrong = true;
        }
    }
    let all = replay::replay(connection, &path, |_| true)?;
    let head = (all.sum.count > 0).then(|| Head {
        row: all.last.0,
        row_checksum: all.last.1,
        sum: all.sum,
        clock: all.clock,
        digest: all.progress.digest(),
        card: all.card,
    });
    let since_snapshot = all.sum.count;
    Ok(Folded { progress: all.progress, head, since_snapshot, cache_was_wrong })
}

/// Folds the events since a snapshot; `None` if they reach back into what it counts, as taking
/// back an old answer does.
fn fold_tail(
    path: &std::path::Path,
    connection: &Connection,
    recheck: i64,
    head: Head,
    mut progress: Progress,
) -> Result<Option<Folded>, Fault> {
    let mut counted = Sum::default();
    let mut tail: Vec<(i64, Record)> = Vec::new();
    let after = if recheck > 0 { 0 } else { head.row };
    file::read_intact(connection, path, after, |row, record| {
        if row <= head.row {
            counted.add(record.checksum);
        } else {
            tail.push((row, record));
        }
    })?;
    if recheck > 0 && counted != head.sum {
        return Err(Fault::Damaged("events that were counted before are missing".to_owned()));
    }
    let mut new = Head { sum: head.sum, ..head };
    for (row, record) in &tail {
        let Some(event) = record.believed() else { continue };
        if event.clock <= new.clock || progress.apply(&event) == Applied::NeedsReplay {
            return Ok(None);
        }
        new.row = *row;
        new.row_checksum = record.checksum;
        new.sum.add(record.checksum);
        new.clock = event.clock;
        new.card.apply(&event, replay::finder(connection));
    }
    if !tail.is_empty() {
        new.digest = progress.digest();
    }
    let since_snapshot = tail.len() as u64;
    Ok(Some(Folded { progress, head: Some(new), since_snapshot, cache_was_wrong: false }))
}
