//! Files that are there whole or not at all, and the times in their names.

use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Error;
use crate::domain::time::Timestamp;

/// An error of the file system's, as one of ours.
pub(super) fn file_error(path: &Path, error: io::Error) -> Error {
    let path = path.to_owned();
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Error::Full { path },
        io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => {
            Error::ReadOnly { path }
        }
        _ => Error::File { path, source: Arc::new(error) },
    }
}

/// Something taken for this process until this is dropped or the process ends.
#[derive(Debug)]
pub(super) struct Lock(File);

impl Lock {
    /// Takes what this file stands for, or `None` if another process has it.
    pub(super) fn take(path: &Path) -> Result<Option<Self>, Error> {
        let fail = |error| file_error(path, error);
        let file =
            File::options().create(true).truncate(false).write(true).open(path).map_err(fail)?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Self(file))),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(fail(error)),
        }
    }
}

impl Drop for Lock {
    /// Closing alone would not do: a program just being started holds a copy of every open file
    /// for a moment, and the lock with it.
    fn drop(&mut self) {
        if let Err(error) = self.0.unlock() {
            tracing::warn!(%error, "what was locked could not be given up");
        }
    }
}

/// Makes a folder and those above it.
pub(super) fn make_folder(path: &Path) -> Result<(), Error> {
    fs::create_dir_all(path).map_err(|error| file_error(path, error))
}

/// Waits until the contents of a file are on disk.
pub(super) fn sync_file(path: &Path) -> Result<(), Error> {
    // Windows flushes only through a handle that may write.
    File::options()
        .write(true)
        .open(path)
        .and_then(|file| file.sync_all())
        .map_err(|error| file_error(path, error))
}

/// Waits until the names in a folder are on disk.
pub(super) fn sync_folder(path: &Path) -> Result<(), Error> {
    if cfg!(windows) {
        return Ok(());
    }
    File::open(path).and_then(|folder| folder.sync_all()).map_err(|error| file_error(path, error))
}

/// Gives a file another name, replacing what was there, and waits until it is on disk.
pub(super) fn rename(from: &Path, to: &Path) -> Result<(), Error> {
    fs::rename(from, to).map_err(|error| file_error(to, error))?;
    to.parent().map_or(Ok(()), sync_folder)
}

/// Writes a file: afterwards it holds these bytes, or what it held before.
pub(super) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let beside = beside(path);
    let result = File::create(&beside)
        .and_then(|mut file| {
            file.write_all(bytes)?;
            file.sync_all()
        })
        .map_err(|error| file_error(&beside, error));
    match result {
        Ok(()) => rename(&beside, path),
        Err(error) => {
            remove_if_there(&beside)?;
            Err(error)
        }
    }
}

/// The name under which a file is written before it gets its own.
pub(super) fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    path.with_file_name(name)
}

/// Removes a file unless it is already gone.
pub(super) fn remove_if_there(path: &Path) -> Result<(), Error> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(file_error(path, error)),
        _ => Ok(()),
    }
}

/// Keeps a copy of a file under another name, sharing its bytes where the disk can.
pub(super) fn keep_copy(from: &Path, to: &Path) -> Result<(), Error> {
    if fs::hard_link(from, to).is_err() {
        fs::copy(from, to).map_err(|error| file_error(to, error))?;
        sync_file(to)?;
    }
    Ok(())
}

const NAME: &str = "%Y-%m-%dT%H-%M-%SZ";

/// A time as it stands in a file name: `2026-11-22T06-30-00Z`. Times outside the years −9999 to
/// 9999 are taken to 1970.
pub(super) fn time_name(at: Timestamp) -> String {
    jiff::Timestamp::from_millisecond(at.0).unwrap_or_default().strftime(NAME).to_string()
}

/// The time in a file name, to the second.
pub(super) fn named_time(name: &str) -> Option<Timestamp> {
    let civil = jiff::civil::DateTime::strptime(NAME, name).ok()?;
    let zoned = civil.to_zoned(jiff::tz::TimeZone::UTC).ok()?;
    Some(Timestamp(zoned.timestamp().as_millisecond()))
}
