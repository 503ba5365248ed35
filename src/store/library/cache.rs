//! The indexes of bank files, kept between starts. A cache is only ever a shortcut: one that is missing,
//! damaged, or written by another version counts as empty and is made again.
//!
//! The file is a mark, the hash of all that follows, and the entries (postcard). An index belongs to
//! the bytes of a bank, by their length and hash, wherever the file now lies. A file whose length,
//! dates and place on the disk are those seen when it was hashed is not read again, unless it was
//! changed so shortly before that its date might not show another change.

use std::borrow::Cow;
use std::fs::{self, Metadata};
use std::io::{self, Write};
use std::path::Path;
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

use super::index::Index;

/// The first bytes of a cache. The number is raised whenever an index of the same bytes may come out
/// otherwise: another shape, another rule that leaves questions out, another hash of content or key.
const MARK: &[u8; 16] = b"smriti-banks 003";

/// Two changes of a file less than this apart may bear the same date (FAT counts in steps of 2 s).
const DATE_STEP: Duration = Duration::from_secs(2);

/// How a file looked from outside when it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Stamp {
    length: u64,
    /// Nanoseconds since 1970.
    modified: i128,
    /// When anything about it last changed, and its place on the disk; 0 where the system has none.
    changed: i128,
    inode: u64,
}

impl Stamp {
    /// The stamp of a file.
    pub(super) fn of(metadata: &Metadata) -> Self {
        let since = |time: SystemTime| match time.duration_since(SystemTime::UNIX_EPOCH) {
            Ok(after) => i128::try_from(after.as_nanos()).unwrap_or(i128::MAX),
            Err(before) => {
                i128::try_from(before.duration().as_nanos()).map_or(i128::MIN, |nanos| -nanos)
            }
        };
        let modified = metadata.modified().map_or(0, since);
        #[cfg(unix)]
        let (changed, inode) = {
            use std::os::unix::fs::MetadataExt;
            let changed =
                i128::from(metadata.ctime()) * 1_000_000_000 + i128::from(metadata.ctime_nsec());
            (changed, metadata.ino())
        };
        #[cfg(not(unix))]
        let (changed, inode) = (0, 0);
        Self { length: metadata.len(), modified, changed, inode }
    }

    /// The length of the file in bytes.
    pub(super) const fn length(&self) -> u64 {
        self.length
    }

    /// Whether the file had been left alone for so long when this was written that any later change
    /// shows in its dates.
    fn is_settled(&self, written: &Self) -> bool {
        let step = i128::try_from(DATE_STEP.as_nanos()).unwrap_or(i128::MAX);
        let last = self.modified.max(self.changed);
        written.modified.saturating_sub(last) > step
    }
}

/// The bytes of a bank, by their length and hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(in crate::store) struct Content {
    /// In bytes.
    pub(in crate::store) length: u64,
    /// XXH3, 64 bits.
    pub(in crate::store) hash: u64,
}

impl Content {
    /// That of a text.
    pub(in crate::store) fn of(text: &str) -> Self {
        Self { length: text.len() as u64, hash: xxh3_64(text.as_bytes()) }
    }
}

/// An index and what it belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry<'a> {
    /// The file, as it is called in the library.
    pub(super) file: Cow<'a, str>,
    /// How it looked; `None` for a bank that is part of the program.
    pub(super) stamp: Option<Stamp>,
    /// Its bytes.
    pub(super) content: Content,
    /// Its index.
    #[serde(borrow)]
    pub(super) index: Index<'a>,
}

/// The bytes of a cache file, as read.
#[derive(Debug, Default)]
pub(super) struct Bytes {
    bytes: Vec<u8>,
    written: Option<Stamp>,
}

/// The entries of a cache.
#[derive(Debug, Default)]
pub(super) struct Cache<'a> {
    entries: Vec<Entry<'a>>,
    written: Option<Stamp>,
}

impl Bytes {
    /// Reads a cache file; one that cannot be read is empty.
    pub(super) fn read(path: &Path) -> Self {
        let read = || -> io::Result<Self> {
            let mut file = fs::File::open(path)?;
            let written = Some(Stamp::of(&file.metadata()?));
            let mut bytes = Vec::new();
            io::Read::read_to_end(&mut file, &mut bytes)?;
            Ok(Self { bytes, written })
        };
        read().unwrap_or_default()
    }

    /// What it says, or nothing if it is damaged or of another version.
    pub(super) fn cache(&self) -> Cache<'_> {
        let entries = || {
            let (hash, payload) = self.bytes.strip_prefix(MARK)?.split_first_chunk::<8>()?;
            if u64::from_le_bytes(*hash) != xxh3_64(payload) {
                return None;
            }
            let (entries, rest) = postcard::take_from_bytes(payload).ok()?;
            rest.is_empty().then_some(entries)
        };
        entries().map_or_else(Cache::default, |entries| Cache { entries, written: self.written })
    }
}

impl<'a> Cache<'a> {
    /// The entry of a file that looks as it did, so that it need not be read again.
    pub(super) fn unchanged(&self, file: &str, stamp: &Stamp) -> Option<&Entry<'a>> {
        let written = self.written?;
        self.entries.iter().find(|entry| {
            entry.file == file && entry.stamp.as_ref() == Some(stamp) && stamp.is_settled(&written)
        })
    }

    /// The index of these bytes.
    pub(super) fn of(&self, content: Content) -> Option<&Index<'a>> {
        self.entries.iter().find(|entry| entry.content == content).map(|entry| &entry.index)
    }

    /// Whether it holds exactly these entries.
    pub(super) fn is(&self, entries: &[Entry<'_>]) -> bool {
        self.entries == entries
    }
}

/// Writes a cache, beside its place first, so that it is whole or not there at all.
pub(super) fn write(path: &Path, entries: &[Entry<'_>]) -> io::Result<()> {
    let mut bytes = MARK.to_vec();
    bytes.extend_from_slice(&[0; 8]);
    let mut bytes = postcard::to_extend(entries, bytes).map_err(io::Error::other)?;
    let start = MARK.len() + 8;
    let hash = xxh3_64(&bytes[start..]);
    bytes[MARK.len()..start].copy_from_slice(&hash.to_le_bytes());
    if let Some(directory) = path.parent() {
        fs::create_dir_all(directory)?;
    }
    let new = path.with_extension(format!("new-{}", std::process::id()));
    let written = fs::File::create(&new)
        .and_then(|mut file| file.write_all(&bytes))
        .and_then(|()| fs::rename(&new, path));
    if written.is_err() {
        // Nothing is lost with it; what matters is why it could not be written.
        drop(fs::remove_file(&new));
    }
    written
}
