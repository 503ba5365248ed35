//! Copies of a learner's file: made while it is in use, read back and replayed before they count,
//! and thinned as they grow old. Putting one back is the keeper's.

mod thin;

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
pub use thin::thin;

use super::codec::Record;
use super::file::{self, Fault};
use super::home::Folder;
use super::{Error, Home, LearnerId, check, disk, replay};
use crate::domain::time::{Moment, Timestamp};

/// How old the newest backup may grow while events are being written: 30 minutes, in milliseconds.
pub const EVERY_MS: i64 = 30 * 60_000;

/// A copy of a learner's file that was read back and replayed when it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// Where it is.
    pub path: PathBuf,
    /// When it was made, to the second.
    pub at: Timestamp,
    /// Its size in bytes.
    pub bytes: u64,
}

/// What would change if a copy were put back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// Answers given and not taken back, as things are.
    pub answers_now: u64,
    /// The same in the copy.
    pub answers_then: u64,
    /// When the newest event of the copy was written.
    pub newest_then: Option<Timestamp>,
    /// How many events would be set aside. They stay in the backup that is made first.
    pub set_aside: u64,
    /// How many events are in the copy and not in the file.
    pub brought_back: u64,
}

/// The backups of a learner, newest first.
pub(super) fn list(folder: &Folder) -> Result<Vec<Backup>, Error> {
    let path = folder.backups();
    let fail = |error| disk::file_error(&path, error);
    let entries = match fs::read_dir(&path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.map_err(fail)?,
    };
    let mut backups = Vec::new();
    for entry in entries {
        let entry = entry.map_err(fail)?;
        let name = entry.file_name();
        let at =
            name.to_str().and_then(|name| name.strip_suffix(".sqlite")).and_then(disk::named_time);
        if let Some(at) = at {
            let bytes = entry.metadata().map_err(fail)?.len();
            backups.push(Backup { path: entry.path(), at, bytes });
        }
    }
    backups.sort_by_key(|backup| std::cmp::Reverse(backup.at));
    Ok(backups)
}

/// The backups of a learner, newest first, whether or not they are open.
pub fn of(home: &Home, learner: &LearnerId) -> Result<Vec<Backup>, Error> {
    list(&home.folder(learner)?)
}

/// Makes a backup of a learner now, whether or not they are open elsewhere.
pub fn make(home: &Home, learner: &LearnerId, moment: Moment) -> Result<Backup, Error> {
    let folder = home.folder(learner)?;
    make_in(&folder, moment).map_err(|fault| fault.into_error(&folder.progress()))
}

/// Copies the file, reads the copy back, replays it, and only then gives it its name. Reads through
/// connections of its own, so that answers go on being written meanwhile.
pub(super) fn make_in(folder: &Folder, moment: Moment) -> Result<Backup, Fault> {
    disk::make_folder(&folder.backups())?;
    let part = folder.backups().join(format!("{:016x}.part", process_mark()));
    let result = copy(folder, &part).and_then(|()| Ok(name(folder, &part, moment)?));
    if result.is_err() {
        disk::remove_if_there(&part)?;
    }
    let backup = result?;
    thin_out(folder, moment.at)?;
    Ok(backup)
}

/// Two programs may back up one learner at once: each writes under a name of its own.
fn process_mark() -> u64 {
    u64::from(std::process::id())
}

fn copy(folder: &Folder, part: &Path) -> Result<(), Fault> {
    disk::remove_if_there(part)?;
    let path = folder.progress();
    {
        let live = file::open_to_read(&path)?;
        let name = part.to_string_lossy();
        live.execute("vacuum into ?1", [name.as_ref()]).map_err(|error| Fault::of(&path, error))?;
    }
    disk::sync_file(part)?;
    let bad_copy = |fault| match fault {
        // Damage in the copy says nothing against the file it was made of.
        Fault::Damaged(why) => Fault::Failed(Error::NotABackup { path: part.to_owned(), why }),
        Fault::Failed(error) => Fault::Failed(error),
    };
    let copied = check::open_sound(part).and_then(|(_, copy)| {
        let replayed = replay::replay(&copy, part, |_| true)?;
        Ok((replayed, last_numbers(&copy).map_err(|error| Fault::of(part, error))?))
    });
    let (copied, last) = copied.map_err(bad_copy)?;

    // Events are only ever added, and each device's in order: what the file held at the moment of
    // the copy is what it holds now, up to the last number of each device in the copy.
    let connection = file::open_to_read(&path)?;
    let live = replay::replay(&connection, &path, |record| {
        last.get(&record.device).is_some_and(|last| record.sequence <= *last)
    })?;
    if copied.sum != live.sum || copied.progress.digest() != live.progress.digest() {
        let why = "it does not come to the same as the file it was made of".to_owned();
        return Err(Error::NotABackup { path: part.to_owned(), why }.into());
    }
    Ok(())
}

/// The last sequence number of each device.
fn last_numbers(connection: &Connection) -> rusqlite::Result<BTreeMap<i64, i64>> {
    connection
        .prepare("select device, max(sequence) from events group by device")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}

fn name(folder: &Folder, part: &Path, moment: Moment) -> Result<Backup, Error> {
    let mut at = Timestamp(moment.at.0.div_euclid(1000) * 1000);
    let path = loop {
        let path = folder.backups().join(format!("{}.sqlite", disk::time_name(at)));
        if !path.exists() {
            break path;
        }
        at.0 += 1000;
    };
    let bytes = fs::metadata(part).map_err(|error| disk::file_error(part, error))?.len();
    disk::rename(part, &path)?;
    Ok(Backup { path, at, bytes })
}

fn thin_out(folder: &Folder, now: Timestamp) -> Result<(), Error> {
    let backups = list(folder)?;
    let times: Vec<Timestamp> = backups.iter().map(|backup| backup.at).collect();
    let keep = thin(&times, now);
    for backup in backups.iter().filter(|backup| !keep.contains(&backup.at)) {
        disk::remove_if_there(&backup.path)?;
    }
    Ok(())
}

/// What putting a copy back would change.
pub(super) fn preview(folder: &Folder, path: &Path) -> Result<Preview, Error> {
    let live = folder.progress();
    let then = glance(&open(path)?, path).map_err(|fault| not_a_backup(path, fault))?;
    let now = file::open_to_read(&live)
        .and_then(|connection| glance(&connection, &live))
        .map_err(|fault| fault.into_error(&live))?;
    Ok(Preview {
        answers_now: now.answers,
        answers_then: then.answers,
        newest_then: then.newest.map(Timestamp),
        set_aside: now.names.difference(&then.names).count() as u64,
        brought_back: then.names.difference(&now.names).count() as u64,
    })
}

/// What a preview needs to know of a file.
struct Glance {
    names: HashSet<(i64, i64)>,
    answers: u64,
    newest: Option<i64>,
}

fn glance(connection: &Connection, path: &Path) -> Result<Glance, Fault> {
    let mut glance = Glance { names: HashSet::new(), answers: 0, newest: None };
    file::read_intact(connection, path, 0, |_, record| {
        glance.names.insert((record.device, record.sequence));
        glance.newest = glance.newest.max(Some(record.utc_ms));
    })?;
    glance.answers = replay::replay(connection, path, |_| true)?.card.answers;
    Ok(glance)
}

/// Opens a copy whose pages and tables are sound.
fn open(path: &Path) -> Result<Connection, Error> {
    check::open_sound(path).map(|(_, copy)| copy).map_err(|fault| not_a_backup(path, fault))
}

/// The rows of a sound copy.
pub(super) fn read_records(path: &Path) -> Result<Vec<Record>, Error> {
    check::read_still(path).map_err(|fault| not_a_backup(path, fault))
}

fn not_a_backup(path: &Path, fault: Fault) -> Error {
    match fault {
        Fault::Damaged(why) => Error::NotABackup { path: path.to_owned(), why },
        Fault::Failed(error) => error,
    }
}
