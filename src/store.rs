//! Keeping things on disk: learners, their events, backups, and the files of banks. Returns domain
//! types, never rows.
//!
//! A learner's events are the truth; everything else here is a cache or a copy. One thread owns
//! the file ([`Handle`]), an answer is acknowledged only when it is on disk, and damage is named
//! ([`Notice::Damaged`]) and never believed.

pub mod alike;
pub mod backup;
pub mod bring;
mod check;
pub mod classes;
mod codec;
mod disk;
pub mod exchange;
mod file;
pub mod home;
mod keeper;
pub mod library;
pub mod papers;
pub mod patterns;
mod replay;
pub mod rooms;
mod salvage;
pub mod search;
mod snapshot;
mod worker;
pub mod writing;

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

pub use backup::Backup;
pub use check::{Verified, verify};
pub use home::{Home, LearnerCard, LearnerId};
pub use keeper::Restored;
pub use worker::{Handle, Pending};

use crate::domain::event::{DeviceId, EventId};
use crate::domain::progress::Progress;
use crate::domain::time::{Moment, Timestamp};

/// Why something could not be kept or read. The text is for logs; people read the window's words.
#[derive(Debug, Clone, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Another Smriti has this learner open.
    #[error("this learner is open in another Smriti; close it there first")]
    InUse,
    /// Another Smriti holds this room.
    #[error("this room is held in another Smriti; close it there first")]
    RoomInUse,
    /// The file was written by a later version. It has not been touched.
    #[error(
        "{} was written by a newer Smriti (format {found}, this one knows {known}); it has been \
         left as it is: update Smriti to open it", path.display()
    )]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its format.
        found: u32,
        /// The newest format known here.
        known: u32,
    },
    /// Nothing could be read from a file, and there is no backup to take its place. It has not
    /// been touched.
    #[error("{} cannot be read ({why}), and there is no backup of it", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// There is no such learner here.
    #[error("there is no learner `{name}` here")]
    NoLearner {
        /// What was asked for.
        name: String,
    },
    /// There is no such room here.
    #[error("there is no room `{name}` here")]
    NoRoom {
        /// What was asked for.
        name: String,
    },
    /// What happened could not be written down. Nothing has been acknowledged; it may be tried
    /// again.
    #[error("not saved: {why}")]
    NotSaved {
        /// Why not.
        why: Arc<Error>,
    },
    /// A file is not a sound copy of a learner's progress.
    #[error("{} is not a sound backup: {why}", path.display())]
    NotABackup {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// A file does not begin as an export does.
    #[error("{} is not an export of Smriti's", path.display())]
    NotAnExport {
        /// The file.
        path: PathBuf,
    },
    /// The disk is full.
    #[error("the disk is full: {}", path.display())]
    Full {
        /// What was being written.
        path: PathBuf,
    },
    /// The file or its folder may not be written.
    #[error("{} may not be written", path.display())]
    ReadOnly {
        /// What was being written.
        path: PathBuf,
    },
    /// The file system failed.
    #[error("{}: {source}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: Arc<io::Error>,
    },
    /// SQLite failed.
    #[error("{}: {source}", path.display())]
    Sql {
        /// The file.
        path: PathBuf,
        /// What SQLite said.
        source: Arc<rusqlite::Error>,
    },
    /// The file system cannot keep a write-ahead log, as on some network drives.
    #[error("{} is on a drive that cannot keep progress safely; choose another folder", path.display())]
    NoWal {
        /// The file.
        path: PathBuf,
    },
    /// The SQLite in use is too old to be trusted with a write-ahead log.
    #[error("SQLite {found} is too old; 3.51.3 or later is needed")]
    OldSqlite {
        /// Its version.
        found: &'static str,
    },
    /// The learner has been closed.
    #[error("this learner has been closed")]
    Closed,
}

/// A learner, open.
#[derive(Debug)]
pub struct Opened {
    /// The way to write and to ask.
    pub handle: Handle,
    /// What all events up to now add up to.
    pub progress: Progress,
    /// What the learner should know about this opening.
    pub notices: Vec<Notice>,
}

/// Something the learner should know that is not an answer to what was asked.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Notice {
    /// The computer's clock is before the last event of this device. Order is kept all the same.
    ClockWentBack {
        /// When the last event was written.
        last: Timestamp,
        /// What the clock says now.
        now: Timestamp,
    },
    /// The file was damaged and has been written anew from what was intact.
    Damaged(Damage),
    /// The file was of an older format and has been brought up to date.
    Migrated {
        /// The format it had.
        from: u32,
        /// The format it has.
        to: u32,
        /// The copy made before.
        backup: Backup,
    },
    /// The cache did not match the events and was made again from them. Nothing is lost.
    CacheRebuilt,
    /// An automatic backup was made, read back and replayed.
    BackedUp(Backup),
    /// A backup could not be made, or was not equal to the events when read back.
    BackupFailed {
        /// Why.
        why: Error,
    },
}

/// What became of a damaged file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damage {
    /// What was wrong.
    pub what: String,
    /// How many events were intact in the file.
    pub kept: u64,
    /// How many more came back from a backup.
    pub restored: u64,
    /// The backup they came from.
    pub backup: Option<Backup>,
    /// The events that could not be brought back. The very last ones may be missing from this
    /// list, if nothing in the file speaks of them any more.
    pub lost: Vec<Span>,
    /// Where the damaged file is kept; `None` if the file was gone.
    pub aside: Option<PathBuf>,
}

/// A run of events of one device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// Who wrote them.
    pub device: DeviceId,
    /// The number of the first.
    pub from: u64,
    /// The number of the last.
    pub to: u64,
}

impl Span {
    /// Whether an event is one of them.
    pub fn contains(&self, id: EventId) -> bool {
        id.device == self.device && (self.from..=self.to).contains(&id.sequence)
    }

    /// How many they are.
    pub const fn count(&self) -> u64 {
        self.to.saturating_sub(self.from).saturating_add(1)
    }

    /// Runs as text: `00000000000000a1:4-7`, one a line.
    fn write_all(spans: &[Self]) -> String {
        let lines: Vec<String> = spans
            .iter()
            .map(|span| format!("{:016x}:{}-{}", span.device.0, span.from, span.to))
            .collect();
        lines.join("\n")
    }

    /// Reads what [`Span::write_all`] wrote.
    fn read_all(text: &str) -> Option<Vec<Self>> {
        text.lines()
            .map(|line| {
                let (device, run) = line.split_once(':')?;
                let (from, to) = run.split_once('-')?;
                Some(Self {
                    device: DeviceId(u64::from_str_radix(device, 16).ok()?),
                    from: from.parse().ok()?,
                    to: to.parse().ok()?,
                })
            })
            .collect()
    }
}

/// Opens a learner for writing: checks the file, mends it if it is damaged, brings it up to date
/// if it is old, and folds its events. One Smriti at a time may have a learner open.
///
/// `moment` is now. May take as long as reading the file takes; a large file is checked
/// thoroughly only after this returns, and anything found comes as a [`Handle::notice`].
pub fn open(home: &Home, learner: &LearnerId, moment: Moment) -> Result<Opened, Error> {
    worker::open(home, learner, moment)
}
