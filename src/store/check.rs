//! Whether a learner's file is what was written: first by its bytes, before SQLite is let near it,
//! then by its tables and checksums. Mending is `salvage`'s.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use rusqlite::Connection;

use super::codec::{Record, Sum};
use super::file::{self, About, Fault};
use super::home::Folder;
use super::replay::{self, Replayed};
use super::salvage::page::{Found, Header, Wal};
use super::{Error, Home, LearnerId, backup, disk, snapshot};
use crate::domain::progress::{Applied, Progress};

/// What the bytes of a file say before it is opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Standing {
    /// Nothing speaks against opening it.
    Sound,
    /// Of an older format, which it confirms.
    Older(About),
    /// Of a format not known here.
    Newer {
        /// That format.
        found: u32,
    },
    /// Not as it was written, and why.
    Damaged(String),
}

/// Looks at the headers of a file and its log. `known` is the newest format.
pub(super) fn glance(folder: &Folder, known: u32) -> Result<Standing, Error> {
    let log = read_log(folder)?;
    let wal = Wal::read(&log);
    let mut head = Vec::new();
    match File::open(folder.progress()) {
        Ok(file) => {
            file.take(100)
                .read_to_end(&mut head)
                .map_err(|error| disk::file_error(&folder.progress(), error))?;
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Ok(Standing::Damaged("the file is gone".to_owned()));
        }
        Err(error) => return Err(disk::file_error(&folder.progress(), error)),
    }
    // The log may hold a newer first page; then the one in the file says nothing.
    let header = Header::read(wal.header(&log).unwrap_or(&head));
    let Some(header) = header else {
        return Ok(Standing::Damaged("the head of the file".to_owned()));
    };
    if header.format == known {
        return Ok(Standing::Sound);
    }
    // Another format is a claim to be confirmed: the number may itself be damaged.
    let path = folder.progress();
    let about = if log.is_empty() { file::open_still(&path) } else { file::open_to_read(&path) }
        .and_then(|connection| file::about(&connection, &path));
    let named = || Standing::Damaged("the format in the head of the file".to_owned());
    Ok(match about {
        Ok(about) if about.format != header.format => named(),
        Ok(about) if header.format < known => Standing::Older(about),
        Ok(_) => Standing::Newer { found: header.format },
        // A later version may keep this row in another shape: then the header is all there is.
        Err(Fault::Damaged(_)) if header.format > known => Standing::Newer { found: header.format },
        Err(Fault::Damaged(_)) => named(),
        Err(Fault::Failed(error)) => return Err(error),
    })
}

fn read_log(folder: &Folder) -> Result<Vec<u8>, Error> {
    match fs::read(folder.wal()) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
        log => log.map_err(|error| disk::file_error(&folder.wal(), error)),
    }
}

/// Looks at everything that can be told before opening for writing, which may change the log. The
/// caller holds the lock.
pub(super) fn before_opening(folder: &Folder, known: u32) -> Result<Standing, Error> {
    let standing = glance(folder, known)?;
    if standing != Standing::Sound {
        return Ok(standing);
    }
    let log = read_log(folder)?;
    let fresh = folder.fresh();
    if !Wal::read(&log).broken && !fresh.exists() {
        return Ok(Standing::Sound);
    }
    // SQLite would pass over the rest of a broken log in silence, and knows nothing of a fresh file
    // that was about to take this one's place. If either holds an event that the file does not,
    // that is damage; if not, it is only an interrupted write.
    let mut found = Found::default();
    found.scan(&[], &log);
    found.scan(&fs::read(&fresh).unwrap_or_default(), &[]);
    let path = folder.progress();
    let missing = (|| {
        let connection = file::open_to_read(&path)?;
        for (device, sequence) in found.records.keys().chain(&found.listed) {
            let row = file::find(&connection, *device, *sequence);
            if row.map_err(|error| Fault::of(&path, error))?.is_none() {
                return Ok(true);
            }
        }
        Ok(false)
    })();
    match missing {
        Ok(true) => Ok(Standing::Damaged("the log of the last answers".to_owned())),
        Ok(false) => {
            disk::remove_if_there(&fresh)?;
            Ok(Standing::Sound)
        }
        Err(Fault::Damaged(why)) => Ok(Standing::Damaged(why)),
        Err(Fault::Failed(error)) => Err(error),
    }
}

/// Opens a file that nobody writes, such as a backup, and believes its pages and tables only if all
/// of them are sound. Its rows are still to be checked as they are read.
pub(super) fn open_sound(path: &Path) -> Result<(About, Connection), Fault> {
    let mut head = Vec::new();
    File::open(path)
        .and_then(|file| file.take(100).read_to_end(&mut head))
        .map_err(|error| disk::file_error(path, error))?;
    let header =
        Header::read(&head).ok_or_else(|| Fault::Damaged("the head of the file".to_owned()))?;
    if header.format > file::newest() {
        let (found, known) = (header.format, file::newest());
        return Err(Error::Newer { path: path.to_owned(), found, known }.into());
    }
    let connection = file::open_still(path)?;
    let about = file::about(&connection, path)?;
    if about.format != header.format {
        return Err(Fault::Damaged("the format in the head of the file".to_owned()));
    }
    if !file::schema_is_ours(&connection, path, steps(&about))? {
        return Err(Fault::Damaged("the tables of the file".to_owned()));
    }
    file::integrity(&connection, path)?;
    Ok((about, connection))
}

/// The rows of a file that nobody writes, if all of it is sound.
pub(super) fn read_still(path: &Path) -> Result<Vec<Record>, Fault> {
    let (_, connection) = open_sound(path)?;
    let mut records = Vec::new();
    file::read_intact(&connection, path, 0, |_, record| records.push(record))?;
    Ok(records)
}

/// The steps that led to a file's format.
fn steps(about: &About) -> &'static [&'static str] {
    file::STEPS.get(..about.format as usize).unwrap_or(file::STEPS)
}

/// What checking a learner thoroughly found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// How many events there are, each of them intact.
    pub events: u64,
    /// What replaying all of them comes to.
    pub digest: u64,
    /// Whether the cache, brought up to date, comes to the same; `None` if there is none.
    pub cache_agrees: Option<bool>,
    /// What is wrong with the file, if anything is; then the numbers are of what was read so far.
    pub damage: Option<String>,
    /// The backups that are sound, newest first.
    pub backups: Vec<backup::Backup>,
    /// The backups that are not.
    pub bad_backups: Vec<backup::Backup>,
}

/// Checks every page and checksum of a learner's file, replays it, compares the replay with the
/// cache, and reads every backup. Changes nothing, and may be done while the learner is open.
pub fn verify(home: &Home, learner: &LearnerId) -> Result<Verified, Error> {
    verify_folder(&home.folder(learner)?)
}

pub(super) fn verify_folder(folder: &Folder) -> Result<Verified, Error> {
    let path = folder.progress();
    let mut verified = Verified {
        events: 0,
        digest: Progress::default().digest(),
        cache_agrees: None,
        damage: None,
        backups: Vec::new(),
        bad_backups: Vec::new(),
    };
    match glance(folder, file::newest())? {
        Standing::Newer { found } => {
            return Err(Error::Newer { path, found, known: file::newest() });
        }
        Standing::Damaged(why) => verified.damage = Some(why),
        Standing::Sound | Standing::Older(_) => match thorough(folder) {
            Ok(thorough) => {
                verified.events = thorough.replayed.sum.count;
                verified.digest = thorough.replayed.progress.digest();
                verified.cache_agrees = thorough.cached.map(|digest| digest == verified.digest);
            }
            Err(Fault::Damaged(why)) => verified.damage = Some(why),
            Err(Fault::Failed(error)) => return Err(error),
        },
    }
    for backup in backup::list(folder)? {
        match rows_are_intact(&backup.path) {
            Ok(()) => verified.backups.push(backup),
            Err(_) => verified.bad_backups.push(backup),
        }
    }
    Ok(verified)
}

/// Whether all of a file that nobody writes is sound.
fn rows_are_intact(path: &Path) -> Result<(), Fault> {
    let (_, connection) = open_sound(path)?;
    file::read_intact(&connection, path, 0, |_, _| {}).map(|_| ())
}

/// A learner's file, checked and replayed through a connection of its own.
pub(super) struct Thorough {
    pub(super) replayed: Replayed,
    /// The digest of the cache, brought up to date; `None` if there is no cache, or one that can
    /// only be made again.
    cached: Option<u64>,
}

/// Reads all of a file that another may be writing, and fails with damage if any of it is unsound.
pub(super) fn thorough(folder: &Folder) -> Result<Thorough, Fault> {
    let path = folder.progress();
    let mut connection = file::open_to_read(&path)?;
    // One transaction, so that everything is of one moment.
    let transaction = connection.transaction().map_err(|error| Fault::of(&path, error))?;
    let about = file::about(&transaction, &path)?;
    if !file::schema_is_ours(&transaction, &path, steps(&about))? {
        return Err(Fault::Damaged("the tables of the file".to_owned()));
    }
    file::integrity(&transaction, &path)?;
    let replayed = replay::replay(&transaction, &path, |_| true)?;
    let kept = snapshot::read(&folder.snapshot())
        .ok()
        .filter(|(head, _)| snapshot::belongs(head, &transaction));
    let cached = match kept {
        Some((head, progress)) => cached(&transaction, &path, &head, progress)?,
        None => None,
    };
    Ok(Thorough { replayed, cached })
}

/// The digest of a snapshot once the rows since are folded into it.
fn cached(
    connection: &Connection,
    path: &Path,
    head: &snapshot::Head,
    mut progress: Progress,
) -> Result<Option<u64>, Fault> {
    let mut counted = Sum::default();
    let mut within_reach = true;
    file::read_intact(connection, path, 0, |row, record| {
        if row <= head.row {
            counted.add(record.checksum);
        } else if within_reach && let Some(event) = record.believed() {
            within_reach = progress.apply(&event) == Applied::Done;
        }
    })?;
    if counted != head.sum {
        // It counts other events than there are, which no digest would say.
        return Ok(Some(!progress.digest()));
    }
    Ok(within_reach.then(|| progress.digest()))
}
