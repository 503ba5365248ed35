//! Copies of a learner's file: made while it is in use, read back and replayed before they count,
//! and thinned as they grow old. Putting one back is the keeper's.

mod thin;

use std::fs;
use std::path::{Path, PathBuf};

pub use thin::thin;

use super::codec::{Record, Sum};
use super::file::{self, Fault};
use super::home::Folder;
use super::{Error, Home, LearnerId, check, disk};
use crate::domain::event::{Event, Kind};
use crate::domain::progress::Progress;
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
    let (_, copied, sum) = check::read_still(part).map_err(bad_copy)?;

    // Events are only ever added, and each device's in order: what the file held at the moment of
    // the copy is what it holds now, up to the last number of each device in the copy.
    let last = check::last_numbers(&copied);
    let mut live_sum = Sum::default();
    let mut live = Vec::new();
    let connection = file::open_to_read(&path)?;
    file::read_intact(&connection, &path, 0, |_, record| {
        if last.get(&record.device).is_some_and(|last| record.sequence <= *last) {
            live_sum.add(record.checksum);
            live.extend(record.believed());
        }
    })?;
    live.sort_by_key(Event::order);
    let expected = Progress::replay(&live).digest();
    drop(live);
    let replayed = Progress::replay(&events(copied)).digest();
    if sum != live_sum || replayed != expected {
        let why = "it does not come to the same as the file it was made of".to_owned();
        return Err(Error::NotABackup { path: part.to_owned(), why }.into());
    }
    Ok(())
}

/// The events of intact rows, in the order of replay.
pub(super) fn events(records: Vec<Record>) -> Vec<Event> {
    let mut events: Vec<Event> = records.iter().filter_map(Record::believed).collect();
    events.sort_by_key(Event::order);
    events
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
    let then = read(path)?;
    let now =
        check::read_through(folder).map_err(|fault| fault.into_error(&folder.progress()))?.events;
    let ids = |events: &[Event]| -> std::collections::BTreeSet<_> {
        events.iter().map(|event| event.id).collect()
    };
    let (ids_then, ids_now) = (ids(&then), ids(&now));
    Ok(Preview {
        answers_now: answers(&now),
        answers_then: answers(&then),
        newest_then: then.iter().map(|event| event.moment.at).max(),
        set_aside: ids_now.difference(&ids_then).count() as u64,
        brought_back: ids_then.difference(&ids_now).count() as u64,
    })
}

/// The events of a sound copy.
pub(super) fn read(path: &Path) -> Result<Vec<Event>, Error> {
    read_records(path).map(events)
}

/// The rows of a sound copy.
pub(super) fn read_records(path: &Path) -> Result<Vec<Record>, Error> {
    match check::read_still(path) {
        Ok((_, records, _)) => Ok(records),
        Err(Fault::Damaged(why)) => Err(Error::NotABackup { path: path.to_owned(), why }),
        Err(Fault::Failed(error)) => Err(error),
    }
}

/// How many answers these events leave standing.
fn answers(events: &[Event]) -> u64 {
    let undone: std::collections::BTreeSet<_> = events
        .iter()
        .filter_map(|event| match event.kind {
            Kind::Undone(id) => Some(id),
            _ => None,
        })
        .collect();
    let targets: std::collections::BTreeMap<_, _> = events
        .iter()
        .filter(|event| undone.contains(&event.id))
        .map(|event| (event.id, event.clone()))
        .collect();
    let mut card = super::home::Card::default();
    for event in events {
        card.apply(event, |id| targets.get(&id).cloned());
    }
    card.answers
}
