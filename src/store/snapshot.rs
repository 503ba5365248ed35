//! The cache of what the events add up to, kept beside the progress file: a line with what it
//! belongs to, then the bytes of the progress. It may be deleted at any time; nothing in it is
//! believed without its checksum.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

use super::codec::Sum;
use super::home::Card;
use super::{Error, disk};
use crate::domain::event::Clock;
use crate::domain::progress::{Progress, snapshot};

const MAGIC: &str = "smriti-snapshot-1";

/// What a snapshot belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Head {
    /// The last row it counts.
    pub(super) row: i64,
    /// The checksum of that row: it ties the snapshot to this file.
    pub(super) row_checksum: i64,
    /// All rows it counts.
    pub(super) sum: Sum,
    /// The greatest clock among them.
    pub(super) clock: Clock,
    /// What the progress in it must digest to.
    pub(super) digest: u64,
    /// The picker's line at that point.
    pub(super) card: Card,
}

#[derive(Serialize, Deserialize)]
struct Line {
    engine: u32,
    row: i64,
    row_checksum: i64,
    count: u64,
    checksums: u64,
    clock: i64,
    digest: u64,
    card: Card,
    bytes: u64,
    bytes_checksum: u64,
}

/// What a snapshot belongs to, without the progress itself.
pub(super) fn read_head(path: &Path) -> Option<Head> {
    read_line(&mut BufReader::new(fs::File::open(path).ok()?)).map(|(head, _)| head)
}

/// Why there is no snapshot to begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unusable {
    /// There is none, or one of another version of the fold.
    Absent,
    /// Its bytes are not those that were written.
    Damaged,
}

/// A snapshot and the progress in it, if every byte is as written and the engine the same.
pub(super) fn read(path: &Path) -> Result<(Head, Progress), Unusable> {
    let file = fs::File::open(path).map_err(|_| Unusable::Absent)?;
    let mut reader = BufReader::new(file);
    let (head, line) = read_line(&mut reader).ok_or(Unusable::Damaged)?;
    if line.engine != snapshot::ENGINE {
        return Err(Unusable::Absent);
    }
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes).map_err(|_| Unusable::Damaged)?;
    let sound = line.bytes == bytes.len() as u64 && line.bytes_checksum == xxh3_64(&bytes);
    if !sound {
        return Err(Unusable::Damaged);
    }
    let progress = snapshot::decode(&bytes).ok_or(Unusable::Damaged)?;
    if progress.digest() == head.digest { Ok((head, progress)) } else { Err(Unusable::Damaged) }
}

fn read_line(reader: &mut impl BufRead) -> Option<(Head, Line)> {
    let mut text = String::new();
    // The line is short; a file without one must not be read whole.
    reader.take(64 * 1024).read_line(&mut text).ok()?;
    let mut parts = text.trim_end().splitn(3, ' ');
    let (magic, checksum, ron) = (parts.next()?, parts.next()?, parts.next()?);
    let sound = magic == MAGIC
        && u64::from_str_radix(checksum, 16).is_ok_and(|sum| sum == xxh3_64(ron.as_bytes()));
    sound.then_some(())?;
    let line: Line = ron::from_str(ron).ok()?;
    let head = Head {
        row: line.row,
        row_checksum: line.row_checksum,
        sum: Sum { count: line.count, checksums: line.checksums },
        clock: Clock(line.clock),
        digest: line.digest,
        card: line.card.clone(),
    };
    Some((head, line))
}

/// Writes a snapshot, replacing the one before.
pub(super) fn write(path: &Path, head: &Head, progress: &Progress) -> Result<(), Error> {
    let bytes = snapshot::encode(progress);
    let line = Line {
        engine: snapshot::ENGINE,
        row: head.row,
        row_checksum: head.row_checksum,
        count: head.sum.count,
        checksums: head.sum.checksums,
        clock: head.clock.0,
        digest: head.digest,
        card: head.card.clone(),
        bytes: bytes.len() as u64,
        bytes_checksum: xxh3_64(&bytes),
    };
    let ron = ron::to_string(&line).unwrap_or_default();
    let mut file = format!("{MAGIC} {:016x} {ron}\n", xxh3_64(ron.as_bytes())).into_bytes();
    file.extend_from_slice(&bytes);
    disk::write_whole(path, &file)
}

/// Whether a snapshot was made of this file: its last row is there, with the same checksum.
pub(super) fn belongs(head: &Head, connection: &Connection) -> bool {
    let row: rusqlite::Result<i64> =
        connection.query_row("select checksum from events where rowid = ?1", [head.row], |row| {
            row.get(0)
        });
    row.is_ok_and(|checksum| checksum == head.row_checksum)
}
