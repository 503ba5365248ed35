//! One learner's folder: the names of what is in it, its lock, and exchanging its progress file for
//! another.

use std::path::{Path, PathBuf};

use crate::domain::time::Timestamp;
use crate::store::Error;
use crate::store::disk::{self, Lock};

/// A learner's folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::store) struct Folder(PathBuf);

impl Folder {
    pub(in crate::store) const fn new(path: PathBuf) -> Self {
        Self(path)
    }

    pub(in crate::store) fn path(&self) -> &Path {
        &self.0
    }

    /// The truth.
    pub(in crate::store) fn progress(&self) -> PathBuf {
        self.0.join("progress.sqlite")
    }

    /// Its write-ahead log.
    pub(in crate::store) fn wal(&self) -> PathBuf {
        self.0.join("progress.sqlite-wal")
    }

    /// A new progress file that has not taken its place yet.
    pub(in crate::store) fn fresh(&self) -> PathBuf {
        self.0.join("progress.fresh.sqlite")
    }

    /// The cache of what the events add up to.
    pub(in crate::store) fn snapshot(&self) -> PathBuf {
        self.0.join("snapshot")
    }

    pub(in crate::store) fn backups(&self) -> PathBuf {
        self.0.join("backups")
    }

    /// Takes the learner, or says that another Smriti has them.
    pub(in crate::store) fn lock(&self) -> Result<Lock, Error> {
        Lock::take(&self.0.join("lock"))?.ok_or(Error::InUse)
    }

    /// Puts the fresh file in the place of the progress file. The caller holds the lock and has
    /// nothing open. With `aside`, what was there is first kept under that name.
    ///
    /// A crash at any point leaves either the old file, or the new one, or the old one without its
    /// log but with the fresh file beside it; `check` knows the last.
    pub(in crate::store) fn swap_in(&self, aside: Option<&Path>) -> Result<(), Error> {
        if let Some(aside) = aside {
            disk::keep_copy(&self.progress(), aside)?;
            if self.wal().exists() {
                disk::keep_copy(&self.wal(), &with_wal(aside))?;
            }
            disk::sync_folder(&self.0)?;
        }
        disk::remove_if_there(&self.snapshot())?;
        disk::remove_if_there(&self.wal())?;
        disk::remove_if_there(&self.0.join("progress.sqlite-shm"))?;
        disk::sync_folder(&self.0)?;
        disk::rename(&self.fresh(), &self.progress())
    }

    /// A free name for a file put aside now: `damaged-2026-11-22T06-30-00Z.sqlite`.
    pub(in crate::store) fn aside(&self, what: &str, at: Timestamp) -> PathBuf {
        let time = disk::time_name(at);
        let free = |path: &PathBuf| !path.exists();
        let first = self.0.join(format!("{what}-{time}.sqlite"));
        let more = (2_u32..).map(|n| self.0.join(format!("{what}-{time}-{n}.sqlite")));
        std::iter::once(first).chain(more).find(free).unwrap_or_default()
    }
}

/// The name of the log that belongs to a file.
pub(in crate::store) fn with_wal(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("-wal");
    name.into()
}
