//! One learner's progress file: opening it, its versions, and its rows in and out. Whether it is
//! sound is judged in `check`; who writes to it and when is `worker`'s.

use std::path::Path;
use std::sync::Arc;

use rusqlite::{Connection, ErrorCode, OpenFlags, params};
use xxhash_rust::xxh3::xxh3_64;

use super::codec::{Record, Sum};
use super::{Error, Span, disk};
use crate::domain::event::{Clock, DeviceId};
use crate::domain::time::Timestamp;

/// Marks a file as ours: `Smrt`.
pub(super) const APPLICATION_ID: u32 = 0x536d_7274;

/// The steps that lead to the newest format, from an empty file. Format `n` is what the first `n`
/// of them make.
pub(super) const STEPS: &[&str] = &[include_str!("sql/001.sql")];

/// The oldest SQLite that may write: earlier ones could lose a WAL (fixed in 3.51.3).
const OLDEST_SQLITE: i32 = 3_051_003;

/// Why a file could not be used: because it is damaged, or because something failed that says
/// nothing about the file.
#[derive(Debug, Clone)]
pub(super) enum Fault {
    /// What is in the file is not what was written.
    Damaged(String),
    /// The disk, a lock, or another program.
    Failed(Error),
}

impl Fault {
    /// Sorts an error of SQLite's into damage and failure.
    pub(super) fn of(path: &Path, error: rusqlite::Error) -> Self {
        match error {
            rusqlite::Error::SqliteFailure(cause, _)
                if matches!(
                    cause.code,
                    ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase | ErrorCode::Unknown
                ) =>
            {
                Self::Damaged(error.to_string())
            }
            rusqlite::Error::SqlInputError { .. }
            | rusqlite::Error::InvalidColumnType(..)
            | rusqlite::Error::IntegralValueOutOfRange(..)
            | rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::Utf8Error(..)
            | rusqlite::Error::QueryReturnedNoRows => Self::Damaged(error.to_string()),
            other => Self::Failed(sql_error(path, other)),
        }
    }

    /// The fault as an error, where damage cannot be mended.
    pub(super) fn into_error(self, path: &Path) -> Error {
        match self {
            Self::Damaged(why) => Error::Unreadable { path: path.to_owned(), why },
            Self::Failed(error) => error,
        }
    }
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

/// An error of SQLite's, as one of ours.
pub(super) fn sql_error(path: &Path, error: rusqlite::Error) -> Error {
    let path = path.to_owned();
    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => Error::Full { path },
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Error::ReadOnly { path },
        _ => Error::Sql { path, source: Arc::new(error) },
    }
}

/// What a file says of itself: its one row of `about`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct About {
    /// The format, the same as in the file's header.
    pub(super) format: u32,
    /// Whose progress this is.
    pub(super) learner: String,
    /// Events known to be lost, so that a loss is not reported twice.
    pub(super) lost: Vec<Span>,
}

impl About {
    /// The columns of the row.
    pub(super) fn columns(&self) -> (i64, String, String, i64) {
        let lost = Span::write_all(&self.lost);
        let sum = Self::sum(self.format.into(), &self.learner, &lost);
        (self.format.into(), self.learner.clone(), lost, sum)
    }

    /// The row with these columns, or `None` if it is not as it was written.
    pub(super) fn from_columns(
        format: i64,
        learner: &str,
        lost: &str,
        checksum: i64,
    ) -> Option<Self> {
        (checksum == Self::sum(format, learner, lost)).then_some(())?;
        Some(Self {
            format: u32::try_from(format).ok()?,
            learner: learner.to_owned(),
            lost: Span::read_all(lost)?,
        })
    }

    fn sum(format: i64, learner: &str, lost: &str) -> i64 {
        xxh3_64(format!("{format}\n{learner}\n{lost}").as_bytes()).cast_signed()
    }
}

/// Opens a progress file for writing. It must exist and be of the newest format.
pub(super) fn open(path: &Path) -> Result<Connection, Fault> {
    if rusqlite::version_number() < OLDEST_SQLITE {
        return Err(Error::OldSqlite { found: rusqlite::version() }.into());
    }
    let fault = |error| Fault::of(path, error);
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(fault)?;
    connection.busy_timeout(std::time::Duration::from_secs(2)).map_err(fault)?;
    connection.execute_batch(include_str!("sql/open.sql")).map_err(fault)?;
    let mode: String =
        connection.query_row("pragma journal_mode = wal", [], |row| row.get(0)).map_err(fault)?;
    if mode != "wal" {
        return Err(Error::NoWal { path: path.to_owned() }.into());
    }
    Ok(connection)
}

/// Opens a progress file that another may be writing, without ever changing it.
pub(super) fn open_to_read(path: &Path) -> Result<Connection, Fault> {
    let fault = |error| Fault::of(path, error);
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(fault)?;
    connection.busy_timeout(std::time::Duration::from_secs(2)).map_err(fault)?;
    Ok(connection)
}

/// Opens a file that nobody writes, such as a backup, leaving no trace beside it.
pub(super) fn open_still(path: &Path) -> Result<Connection, Fault> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_URI;
    let uri = format!("file:{}?immutable=1", percent(path));
    Connection::open_with_flags(uri, flags).map_err(|error| Fault::of(path, error))
}

/// A path as it stands in an SQLite URI.
fn percent(path: &Path) -> String {
    let text = path.to_string_lossy().replace('\\', "/");
    let mut uri = String::with_capacity(text.len() + 1);
    if text.as_bytes().get(1) == Some(&b':') {
        uri.push('/');
    }
    for c in text.chars() {
        match c {
            '%' => uri.push_str("%25"),
            '?' => uri.push_str("%3f"),
            '#' => uri.push_str("%23"),
            other => uri.push(other),
        }
    }
    uri
}

/// Writes a new file with these rows, whole and on disk when this returns. The name must be free.
pub(super) fn write<'a>(
    path: &Path,
    about: &About,
    records: impl IntoIterator<Item = &'a Record>,
) -> Result<(), Error> {
    let result = try_write(path, about, records);
    if result.is_err() {
        disk::remove_if_there(path)?;
    }
    result
}

fn try_write<'a>(
    path: &Path,
    about: &About,
    records: impl IntoIterator<Item = &'a Record>,
) -> Result<(), Error> {
    let fail = |error| sql_error(path, error);
    let mut connection = Connection::open(path).map_err(fail)?;
    connection
        .execute_batch("pragma journal_mode = off; pragma synchronous = off;")
        .map_err(fail)?;
    let transaction = connection.transaction().map_err(fail)?;
    for step in STEPS.iter().take(about.format as usize) {
        transaction.execute_batch(step).map_err(fail)?;
    }
    set_format(&transaction, about).map_err(fail)?;
    {
        let mut insert = transaction.prepare(INSERT).map_err(fail)?;
        for record in records {
            insert_one(&mut insert, record).map_err(fail)?;
        }
    }
    transaction.commit().map_err(fail)?;
    // Turned on here, and not when the file is first opened: the change itself goes through a
    // journal, and a crash within it would leave a file that cannot be read without writing.
    connection.query_row("pragma journal_mode = wal", [], |_| Ok(())).map_err(fail)?;
    connection.close().map_err(|(_, error)| fail(error))?;
    disk::sync_file(path)
}

/// The newest format this version knows.
pub(super) fn newest() -> u32 {
    format_of(STEPS)
}

/// The format that these steps lead to.
pub(super) fn format_of(steps: &[&str]) -> u32 {
    u32::try_from(steps.len()).unwrap_or(u32::MAX)
}

/// Brings a file from its format to that of `steps`, in one transaction.
pub(super) fn migrate(
    connection: &mut Connection,
    about: &About,
    steps: &[&str],
) -> rusqlite::Result<()> {
    let transaction = connection.transaction()?;
    for step in steps.iter().skip(about.format as usize) {
        transaction.execute_batch(step)?;
    }
    set_format(&transaction, &About { format: format_of(steps), ..about.clone() })?;
    transaction.commit()?;
    connection.query_row("pragma wal_checkpoint(truncate)", [], |_| Ok(()))
}

/// Says in the header and in `about` which format this is and whose.
fn set_format(connection: &Connection, about: &About) -> rusqlite::Result<()> {
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    connection.pragma_update(None, "user_version", about.format)?;
    connection.execute("delete from about", [])?;
    let (format, learner, lost, checksum) = about.columns();
    connection
        .execute(
            "insert into about values (?1, ?2, ?3, ?4)",
            params![format, learner, lost, checksum],
        )
        .map(|_| ())
}

/// What the file says of itself.
pub(super) fn about(connection: &Connection, path: &Path) -> Result<About, Fault> {
    let row = connection
        .query_row("select format, learner, lost, checksum from about", [], |row| {
            Ok((row.get(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?, row.get(3)?))
        })
        .map_err(|error| Fault::of(path, error))?;
    About::from_columns(row.0, &row.1, &row.2, row.3)
        .ok_or_else(|| Fault::Damaged("the file's row about itself".to_owned()))
}

/// Whether the tables are those that these steps make, to the letter.
pub(super) fn schema_is_ours(
    connection: &Connection,
    path: &Path,
    steps: &[&str],
) -> Result<bool, Fault> {
    let list =
        |connection: &Connection| -> rusqlite::Result<Vec<(String, String, Option<String>)>> {
            connection
                .prepare("select type, name, sql from sqlite_schema order by rowid")?
                .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
                .collect()
        };
    let expected = (|| {
        let connection = Connection::open_in_memory()?;
        for step in steps {
            connection.execute_batch(step)?;
        }
        list(&connection)
    })()
    .map_err(|error| sql_error(path, error))?;
    Ok(list(connection).map_err(|error| Fault::of(path, error))? == expected)
}

const INSERT: &str = include_str!("sql/insert.sql");

/// Adds rows. The caller has begun a transaction and commits it.
pub(super) fn insert<'a>(
    connection: &Connection,
    records: impl IntoIterator<Item = &'a Record>,
) -> rusqlite::Result<()> {
    let mut insert = connection.prepare_cached(INSERT)?;
    for record in records {
        insert_one(&mut insert, record)?;
    }
    Ok(())
}

fn insert_one(insert: &mut rusqlite::Statement<'_>, record: &Record) -> rusqlite::Result<()> {
    let changed = insert.execute(params![
        record.device,
        record.sequence,
        record.clock,
        record.utc_ms,
        record.offset_minutes,
        record.day,
        record.kind,
        record.version,
        record.payload,
        record.checksum,
    ])?;
    if changed == 1 { Ok(()) } else { Err(rusqlite::Error::StatementChangedRows(changed)) }
}

/// Calls `each` with every row written after row `after` and its number. Stops at the first row
/// that cannot be read.
pub(super) fn read_after(
    connection: &Connection,
    path: &Path,
    after: i64,
    mut each: impl FnMut(i64, Record) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let fault = |error| Fault::of(path, error);
    let mut statement = connection.prepare_cached(include_str!("sql/after.sql")).map_err(fault)?;
    let mut rows = statement.query([after]).map_err(fault)?;
    while let Some(row) = rows.next().map_err(fault)? {
        let record = record(row).map_err(fault)?;
        each(row.get(0).map_err(fault)?, record)?;
    }
    Ok(())
}

/// The row that a statement stands on, its number in the first column.
pub(super) fn record(row: &rusqlite::Row<'_>) -> rusqlite::Result<Record> {
    Ok(Record {
        device: row.get(1)?,
        sequence: row.get(2)?,
        clock: row.get(3)?,
        utc_ms: row.get(4)?,
        offset_minutes: row.get(5)?,
        day: row.get(6)?,
        kind: row.get(7)?,
        version: row.get(8)?,
        payload: row.get(9)?,
        checksum: row.get(10)?,
    })
}

/// Every row after row `after`, each of them intact, and what they come to.
pub(super) fn read_intact(
    connection: &Connection,
    path: &Path,
    after: i64,
    mut each: impl FnMut(i64, Record),
) -> Result<Sum, Fault> {
    let mut sum = Sum::default();
    read_after(connection, path, after, |row, record| {
        if !record.is_intact() {
            return Err(Fault::Damaged(format!("the event in row {row}")));
        }
        sum.add(record.checksum);
        each(row, record);
        Ok(())
    })?;
    Ok(sum)
}

/// Calls `each` with every row whose clock is within these bounds, all of them intact. No index
/// holds the clocks, and none is needed: those of one device grow with its numbers, so the first is
/// found by halving.
pub(super) fn read_between(
    connection: &Connection,
    path: &Path,
    from: Clock,
    to: Clock,
    mut each: impl FnMut(Record),
) -> Result<(), Fault> {
    let fault = |error| Fault::of(path, error);
    let devices = connection
        .prepare_cached(include_str!("sql/devices.sql"))
        .and_then(|mut devices| devices.query_map([], |row| row.get(0))?.collect())
        .map_err(fault)?;
    let devices: Vec<i64> = devices;
    let mut rows = connection.prepare_cached(include_str!("sql/of_device.sql")).map_err(fault)?;
    for device in devices {
        let first = first_from(connection, device, from).map_err(fault)?;
        let mut rows = rows.query([device, first]).map_err(fault)?;
        while let Some(row) = rows.next().map_err(fault)? {
            let (number, record) =
                (row.get::<_, i64>(0).map_err(fault)?, record(row).map_err(fault)?);
            if !record.is_intact() {
                return Err(Fault::Damaged(format!("the event in row {number}")));
            }
            if Clock(record.clock) > to {
                break;
            }
            each(record);
        }
    }
    Ok(())
}

/// The smallest number from which on the clocks of a device are at least `from`.
fn first_from(connection: &Connection, device: i64, from: Clock) -> rusqlite::Result<i64> {
    let mut next = connection.prepare_cached(include_str!("sql/clock.sql"))?;
    let last = connection
        .prepare_cached(include_str!("sql/last.sql"))?
        .query_row([device], |row| row.get::<_, i64>(0))?;
    let (mut low, mut high) = (1, last.saturating_add(1));
    while low < high {
        let middle = low + (high - low) / 2;
        // Numbers may be missing after a loss: the next one that is there speaks for them.
        let found = next
            .query_map([device, middle], |row| Ok((row.get(0)?, row.get(1)?)))?
            .next()
            .transpose()?;
        match found {
            Some((sequence, clock)) if Clock(clock) < from => {
                low = i64::saturating_add(sequence, 1);
            }
            Some(_) | None => high = middle,
        }
    }
    Ok(low)
}

/// The row of this name, if it is there.
pub(super) fn find(
    connection: &Connection,
    device: i64,
    sequence: i64,
) -> rusqlite::Result<Option<Record>> {
    connection
        .prepare_cached(include_str!("sql/find.sql"))?
        .query_map([device, sequence], record)?
        .next()
        .transpose()
}

/// The rows of a kind, in the order in which they were written.
pub(super) fn of_kind(connection: &Connection, kind: &str) -> rusqlite::Result<Vec<Record>> {
    connection.prepare_cached(include_str!("sql/of_kind.sql"))?.query_map([kind], record)?.collect()
}

/// Where a device goes on writing: after the newest clock of the file, and its own last number and
/// time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Tip {
    /// The greatest clock of any device.
    pub(super) clock: Clock,
    /// The last sequence number of this device; 0 if it has written nothing.
    pub(super) sequence: u64,
    /// The latest time written down by this device.
    pub(super) last: Option<Timestamp>,
}

impl Tip {
    /// Counts one more event.
    pub(super) fn add(&mut self, record: &Record, writer: DeviceId) {
        self.clock = self.clock.max(Clock(record.clock));
        if record.device == writer.0.cast_signed() {
            let sequence = record.sequence.cast_unsigned();
            if sequence > self.sequence {
                self.sequence = sequence;
                self.last = Some(Timestamp(record.utc_ms));
            }
        }
    }
}

/// SQLite's own check of the pages, the tables and the index; the first thing it finds wrong.
pub(super) fn integrity(connection: &Connection, path: &Path) -> Result<(), Fault> {
    let verdict: String = connection
        .query_row("pragma integrity_check(1)", [], |row| row.get(0))
        .map_err(|error| Fault::of(path, error))?;
    if verdict == "ok" { Ok(()) } else { Err(Fault::Damaged(verdict)) }
}
