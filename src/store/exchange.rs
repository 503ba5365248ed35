//! A learner's events as a text file, one event a line, to take to another machine; and the union
//! with such a file. Lines are rows, so kinds not known here travel unchanged.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::Path;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::codec::Record;
use super::file::{self, Fault};
use super::home::Folder;
use super::{Error, Home, LearnerId, disk};

/// The version of the lines.
const FORMAT: u32 = 1;

/// The first line of an export.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Heading {
    smriti_events: u32,
    learner: String,
    name: String,
    events: u64,
}

/// A line of an export.
#[derive(Serialize, Deserialize)]
struct Line {
    device: String,
    sequence: i64,
    clock: i64,
    utc_ms: i64,
    offset_minutes: i64,
    day: i64,
    kind: String,
    version: i64,
    payload: String,
    checksum: String,
}

impl From<&Record> for Line {
    fn from(record: &Record) -> Self {
        Self {
            device: format!("{:016x}", record.device),
            sequence: record.sequence,
            clock: record.clock,
            utc_ms: record.utc_ms,
            offset_minutes: record.offset_minutes,
            day: record.day,
            kind: record.kind.clone(),
            version: record.version,
            payload: record.payload.clone(),
            checksum: format!("{:016x}", record.checksum),
        }
    }
}

impl Line {
    /// The row, if it is as it was written.
    fn record(self) -> Option<Record> {
        let hex = |text: &str| u64::from_str_radix(text, 16).ok().map(u64::cast_signed);
        let record = Record {
            device: hex(&self.device)?,
            sequence: self.sequence,
            clock: self.clock,
            utc_ms: self.utc_ms,
            offset_minutes: self.offset_minutes,
            day: self.day,
            kind: self.kind,
            version: self.version,
            payload: self.payload,
            checksum: hex(&self.checksum)?,
        };
        let plausible = record.sequence <= LAST_NUMBER && record.clock <= LAST_CLOCK;
        (plausible && record.is_intact()).then_some(record)
    }
}

/// The bounds of what an export may hold, since ours must be able to follow: numbers that a device
/// gives in a million years, and clocks up to the year 9999.
const LAST_NUMBER: i64 = 1 << 53;
const LAST_CLOCK: i64 = 253_402_300_799_999;

/// What merging an export does, or would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merge {
    /// Whose events they are: their id where the export was made.
    pub learner: String,
    /// What they were called there.
    pub name: String,
    /// Events that are new here.
    pub new: u64,
    /// Events that are here already.
    pub known: u64,
    /// Events whose name is taken here by another: ours are kept, theirs are put in a file beside
    /// the progress file. It happens when a whole data directory was copied to a second machine.
    pub conflicts: u64,
    /// The lines that are not as they were written, from 1. They are left out.
    pub damaged: Vec<u64>,
    /// How many events the file should hold and does not: it was cut short.
    pub missing: u64,
}

/// Writes all events of a learner, in the order they were written down; the learner may be open
/// meanwhile. Returns how many there are. Each is checked before it is written.
pub fn export(home: &Home, learner: &LearnerId, out: &mut impl Write) -> Result<u64, Error> {
    let folder = home.folder(learner)?;
    let name = folder.card(learner).name;
    write(&folder, learner, &name, out)
}

/// Writes an export to a file, which is there whole or not at all.
pub fn export_to_file(home: &Home, learner: &LearnerId, path: &Path) -> Result<u64, Error> {
    export_to(&home.folder(learner)?, learner, path)
}

pub(super) fn export_to(folder: &Folder, learner: &LearnerId, path: &Path) -> Result<u64, Error> {
    let part = disk::beside(path);
    let fail = |error| disk::file_error(&part, error);
    let result = File::create(&part).map_err(fail).and_then(|file| {
        let mut out = BufWriter::new(file);
        let name = folder.card(learner).name;
        let count = write(folder, learner, &name, &mut out)?;
        let file = out.into_inner().map_err(|error| fail(error.into_error()))?;
        file.sync_all().map_err(fail)?;
        Ok(count)
    });
    match result {
        Ok(count) => disk::rename(&part, path).map(|()| count),
        Err(error) => {
            disk::remove_if_there(&part)?;
            Err(error)
        }
    }
}

/// Writes a text for other programs to a file, which afterwards holds it whole or is as it was.
pub fn write_text(path: &Path, text: &str) -> Result<(), Error> {
    write_bytes(path, text.as_bytes())
}

/// The same for what is no text.
pub fn write_bytes(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    // A bare name has no folder to wait for.
    let path = std::path::absolute(path).map_err(|error| disk::file_error(path, error))?;
    disk::write_whole(&path, bytes)
}

/// Writes several files into a folder, which is made if it is not there; each is there whole or not at
/// all, and takes the place of one of its name.
pub fn write_folder(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<(), Error> {
    let folder = std::path::absolute(folder).map_err(|error| disk::file_error(folder, error))?;
    disk::make_folder(&folder)?;
    for (name, bytes) in files {
        disk::write_whole(&folder.join(name), bytes)?;
    }
    Ok(())
}

fn write(
    folder: &Folder,
    learner: &LearnerId,
    name: &str,
    out: &mut impl Write,
) -> Result<u64, Error> {
    let path = folder.progress();
    let unread = |fault: Fault| fault.into_error(&path);
    let fault = |error| Fault::of(&path, error).into_error(&path);
    let fail = |error| disk::file_error(folder.path(), error);
    let mut connection = file::open_to_read(&path).map_err(unread)?;
    // Counting and reading see the same moment.
    let transaction = connection.transaction().map_err(fault)?;
    let events: i64 = transaction
        .query_row("select count(*) from events", [], |row| row.get(0))
        .map_err(fault)?;
    let heading = Heading {
        smriti_events: FORMAT,
        learner: learner.as_str().to_owned(),
        name: name.to_owned(),
        events: events.cast_unsigned(),
    };
    write_line(out, &heading).map_err(fail)?;
    let mut failed = None;
    let sum = file::read_intact(&transaction, &path, 0, |_, record| {
        if failed.is_none() {
            failed = write_line(out, &Line::from(&record)).err();
        }
    })
    .map_err(unread)?;
    match failed {
        Some(error) => Err(fail(error)),
        None => out.flush().map_err(fail).map(|()| sum.count),
    }
}

fn write_line(out: &mut impl Write, line: &impl Serialize) -> io::Result<()> {
    let text = ron::to_string(line).map_err(io::Error::other)?;
    writeln!(out, "{text}")
}

/// An export as read.
pub(super) struct Import {
    heading: Heading,
    records: Vec<Record>,
    damaged: Vec<u64>,
}

/// Reads an export. Lines that are damaged are named and left out.
pub(super) fn read(path: &Path) -> Result<Import, Error> {
    let fail = |error| disk::file_error(path, error);
    let not_ours = || Error::NotAnExport { path: path.to_owned() };
    let mut reader = BufReader::new(File::open(path).map_err(fail)?);
    let mut bytes = Vec::new();
    io::Read::take(&mut reader, 64 * 1024).read_until(b'\n', &mut bytes).map_err(fail)?;
    let heading: Heading = std::str::from_utf8(&bytes)
        .ok()
        .and_then(|text| ron::from_str(text.trim_end()).ok())
        .ok_or_else(not_ours)?;
    if heading.smriti_events > FORMAT {
        let (found, known) = (heading.smriti_events, FORMAT);
        return Err(Error::Newer { path: path.to_owned(), found, known });
    }
    let mut import = Import { heading, records: Vec::new(), damaged: Vec::new() };
    for number in 2.. {
        bytes.clear();
        if reader.read_until(b'\n', &mut bytes).map_err(fail)? == 0 {
            break;
        }
        let text = bytes.trim_ascii();
        if text.is_empty() {
            continue;
        }
        let record = std::str::from_utf8(text)
            .ok()
            .and_then(|text| ron::from_str::<Line>(text).ok())
            .and_then(Line::record);
        match record {
            Some(record) => import.records.push(record),
            None => import.damaged.push(number),
        }
    }
    Ok(import)
}

/// An import, held against what is here.
pub(super) struct Sorted {
    pub(super) merge: Merge,
    pub(super) new: Vec<Record>,
    /// Their events whose names are taken here.
    pub(super) theirs: Vec<Record>,
}

/// Holds an import against a file.
pub(super) fn sort(connection: &Connection, import: Import) -> rusqlite::Result<Sorted> {
    let Import { heading, mut records, damaged } = import;
    records.sort_by_key(|record| (record.device, record.sequence, record.checksum));
    records.dedup();
    let there = records.len() + damaged.len();
    let mut sorted = Sorted {
        merge: Merge {
            learner: heading.learner,
            name: heading.name,
            new: 0,
            known: 0,
            conflicts: 0,
            missing: heading.events.saturating_sub(there as u64),
            damaged,
        },
        new: Vec::new(),
        theirs: Vec::new(),
    };
    for record in records {
        let taken = match sorted.new.last() {
            // Two of one name in the same file: the first stands.
            Some(last) if (last.device, last.sequence) == (record.device, record.sequence) => true,
            _ => match file::find(connection, record.device, record.sequence)? {
                Some(ours) if ours == record => {
                    sorted.merge.known += 1;
                    continue;
                }
                Some(_) => true,
                None => false,
            },
        };
        if taken {
            sorted.theirs.push(record);
        } else {
            sorted.new.push(record);
        }
    }
    sorted.merge.new = sorted.new.len() as u64;
    sorted.merge.conflicts = sorted.theirs.len() as u64;
    // Written down in the order of events, as far as their own go.
    sorted.new.sort_by_key(|record| (record.clock, record.device, record.sequence));
    Ok(sorted)
}

/// What merging an export would do, reading through a connection of its own.
pub(super) fn preview(folder: &Folder, path: &Path) -> Result<Merge, Error> {
    let live = folder.progress();
    let import = read(path)?;
    let connection = file::open_to_read(&live).map_err(|fault| fault.into_error(&live))?;
    sort(&connection, import)
        .map(|sorted| sorted.merge)
        .map_err(|error| file::sql_error(&live, error))
}

/// Puts events that could not be merged in a file of lines.
pub(super) fn keep_conflicts(path: &Path, records: &[Record]) -> Result<(), Error> {
    let mut bytes = Vec::new();
    for record in records {
        write_line(&mut bytes, &Line::from(record))
            .map_err(|error| disk::file_error(path, error))?;
    }
    disk::write_whole(path, &bytes)
}
