//! Rooms of a class on disk: one file for each, with the lesson as it was when the room opened and all
//! that happened since. A room is only ever added to, one flush for all that waits, and can be taken
//! up again where a crash left it.

mod past;
mod shape;

use std::error::Error as StdError;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, params};
use xxhash_rust::xxh3::Xxh3;

use super::file::sql_error;
use super::{Error, disk, file};
use crate::domain::bank::schema::decode;
use crate::domain::bank::schema::encode_bank;
use crate::domain::class::journal::Journal;
use crate::domain::class::lesson::Lesson;
use crate::domain::class::roll::ClassId;
use crate::domain::class::room::{Entry, Millis};
use crate::domain::seed::Seed;
use crate::domain::time::{Moment, Timestamp};

/// The format of the files that are written here.
const FORMAT: u32 = 1;

/// Names a room: the day it began and a few letters, as its file is called.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RoomId(String);

impl RoomId {
    /// The room that is called so, unless no room can be: small letters, digits and hyphens.
    pub fn read(name: &str) -> Option<Self> {
        let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        let is_name = !name.is_empty() && name.len() <= 64 && name.bytes().all(fits);
        is_name.then(|| Self(name.to_owned()))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RoomId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A room as it is listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoomCard {
    /// Which.
    pub id: RoomId,
    /// When it began.
    pub begun: Moment,
    /// What its lesson is called.
    pub title: String,
    /// The class it was for, and what that was called; `None` for whoever was there.
    pub class: Option<(ClassId, String)>,
}

/// A room read from disk.
#[derive(Debug)]
pub struct Kept {
    /// When it began.
    pub begun: Moment,
    /// What it is about.
    pub lesson: Lesson,
    /// What happened, in order.
    pub entries: Vec<Entry>,
    /// How many entries were not as they had been written, and are left out.
    pub damaged: usize,
}

/// Where the rooms are.
#[derive(Debug, Clone)]
pub struct Rooms {
    folder: PathBuf,
}

/// A room's file while the room is held. Nobody else can write to it meanwhile.
#[derive(Debug)]
pub struct RoomFile {
    path: PathBuf,
    connection: Connection,
    next: i64,
    _lock: disk::Lock,
}

impl Rooms {
    /// The rooms in this folder, which need not be there yet.
    pub fn at(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    /// Makes the file of a room that begins now. `seed` is chance, for its name.
    ///
    /// # Errors
    ///
    /// If the file cannot be made.
    pub fn create(
        &self,
        lesson: &Lesson,
        begun: Moment,
        seed: Seed,
    ) -> Result<(RoomId, RoomFile), Error> {
        disk::make_folder(&self.folder)?;
        let day = begun.study_day();
        let free = (0_u64..).find_map(|number| {
            let drawn = seed.with("room").with(&number.to_string()).0;
            let name = RoomId(format!("{day}-{:06x}", drawn & 0xff_ffff));
            (!self.path(&name).exists()).then_some(name)
        });
        let id = free.unwrap_or_else(|| RoomId(day.to_string()));
        let (path, lock) = (self.path(&id), self.lock(&id)?);
        let failed = |error| sql_error(&path, error);
        // An empty file is an empty database.
        fs::File::create_new(&path).map_err(|error| disk::file_error(&path, error))?;
        let mut connection = open(&path)?;
        let about = About {
            format: FORMAT.into(),
            begun,
            lesson: shape::encode_lesson(lesson),
            bank: encode_bank(&lesson.bank),
        };
        let transaction = connection.transaction().map_err(failed)?;
        transaction.execute_batch(include_str!("sql/room.sql")).map_err(failed)?;
        transaction
            .execute(
                "insert into about values (?1, ?2, ?3, ?4, ?5, ?6)",
                params![
                    about.format,
                    begun.at.0,
                    begun.offset_minutes,
                    about.lesson,
                    about.bank,
                    about.sum()
                ],
            )
            .map_err(failed)?;
        transaction.commit().map_err(failed)?;
        disk::sync_folder(&self.folder)?;
        Ok((id, RoomFile { path, connection, next: 0, _lock: lock }))
    }

    /// Opens a room to go on with it.
    ///
    /// # Errors
    ///
    /// If there is none of that name, if it is open elsewhere, or if its lesson cannot be read.
    pub fn open(&self, id: &RoomId) -> Result<(Kept, RoomFile), Error> {
        let path = self.path(id);
        if !path.exists() {
            return Err(Error::NoRoom { name: id.to_string() });
        }
        let lock = self.lock(id)?;
        let connection = open(&path)?;
        let (kept, next) = read(&path, &connection)?;
        Ok((kept, RoomFile { path, connection, next, _lock: lock }))
    }

    /// Reads a room without ever changing it, even while it is held.
    ///
    /// # Errors
    ///
    /// If there is none of that name, or if its lesson cannot be read.
    pub fn read(&self, id: &RoomId) -> Result<Kept, Error> {
        let path = self.path(id);
        let connection = open_to_read(&path)?;
        Ok(read(&path, &connection)?.0)
    }

    /// All rooms, the last one first. A file that is no room is left out.
    pub fn list(&self) -> Vec<RoomCard> {
        let files = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let mut cards: Vec<RoomCard> = files
            .filter_map(|file| {
                let path = file.path();
                let is_room = path.extension().is_some_and(|kind| kind == "room");
                let id = RoomId::read(path.file_stem()?.to_str()?).filter(|_| is_room)?;
                let about = about(&path, &open_to_read(&path).ok()?).ok()?;
                let (title, class) = shape::title(&about.lesson)?;
                Some(RoomCard { id, begun: about.begun, title, class })
            })
            .collect();
        cards.sort_by(|a, b| (b.begun.at, &b.id).cmp(&(a.begun.at, &a.id)));
        cards
    }

    fn lock(&self, id: &RoomId) -> Result<disk::Lock, Error> {
        let path = self.folder.join(format!("{id}.lock"));
        disk::Lock::take(&path)?.ok_or(Error::RoomInUse)
    }

    pub(super) fn letterhead_path(&self) -> PathBuf {
        self.folder.join("letterhead.ron")
    }

    fn path(&self, id: &RoomId) -> PathBuf {
        self.folder.join(format!("{id}.room"))
    }
}

impl Journal for RoomFile {
    fn append(&mut self, entries: &[Entry]) -> Result<(), Box<dyn StdError + Send + Sync>> {
        Ok(self.keep(entries)?)
    }
}

impl RoomFile {
    /// Its file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn keep(&mut self, entries: &[Entry]) -> Result<(), Error> {
        let failed = |error| sql_error(&self.path, error);
        let transaction = self.connection.transaction().map_err(failed)?;
        let mut next = self.next;
        {
            let mut insert = transaction
                .prepare_cached("insert into entries values (?1, ?2, ?3, ?4)")
                .map_err(failed)?;
            for entry in entries {
                let at = entry.at.0.cast_signed();
                let what = shape::encode(&entry.what);
                let sum = sum(next, at, &what);
                insert.execute(params![next, at, what, sum]).map_err(failed)?;
                next += 1;
            }
        }
        transaction.commit().map_err(failed)?;
        self.next = next;
        Ok(())
    }
}

impl Drop for RoomFile {
    fn drop(&mut self) {
        // What is in the log is safe there; this only makes one file of it.
        if let Err(error) = self.connection.execute_batch("pragma wal_checkpoint(truncate)") {
            tracing::debug!(%error, "the log of a room stays beside it");
        }
    }
}

/// What a room's file says of itself.
struct About {
    format: i64,
    begun: Moment,
    lesson: String,
    bank: String,
}

impl About {
    fn sum(&self) -> i64 {
        let mut sum = Xxh3::new();
        for number in [self.format, self.begun.at.0, self.begun.offset_minutes.into()] {
            sum.update(&number.to_le_bytes());
        }
        for text in [&self.lesson, &self.bank] {
            sum.update(&(text.len() as u64).to_le_bytes());
            sum.update(text.as_bytes());
        }
        sum.digest().cast_signed()
    }
}

fn sum(number: i64, at: i64, what: &str) -> i64 {
    let mut sum = Xxh3::new();
    sum.update(&number.to_le_bytes());
    sum.update(&at.to_le_bytes());
    sum.update(what.as_bytes());
    sum.digest().cast_signed()
}

/// Opens a room's file for writing.
fn open(path: &Path) -> Result<Connection, Error> {
    let connection = file::open(path).map_err(|fault| fault.into_error(path))?;
    // Nobody checkpoints between votes, so the log would grow for ever.
    connection
        .execute_batch("pragma wal_autocheckpoint = 4000")
        .map_err(|error| sql_error(path, error))?;
    Ok(connection)
}

/// Opens a room's file that another may be writing.
fn open_to_read(path: &Path) -> Result<Connection, Error> {
    let connection = file::open_to_read(path).map_err(|fault| fault.into_error(path))?;
    connection
        .execute_batch("pragma trusted_schema = off; pragma cell_size_check = on;")
        .map_err(|error| sql_error(path, error))?;
    Ok(connection)
}

fn about(path: &Path, connection: &Connection) -> Result<About, Error> {
    let unreadable = |why: &str| Error::Unreadable { path: path.to_owned(), why: why.to_owned() };
    let (about, sum): (About, i64) = connection
        .query_row("select * from about", [], |row| {
            let moment = Moment { at: Timestamp(row.get(1)?), offset_minutes: row.get(2)? };
            let about = About {
                format: row.get(0)?,
                begun: moment,
                lesson: row.get(3)?,
                bank: row.get(4)?,
            };
            Ok((about, row.get(5)?))
        })
        .map_err(|error| match error {
            rusqlite::Error::QueryReturnedNoRows => unreadable("it is empty"),
            error => sql_error(path, error),
        })?;
    if about.format > FORMAT.into() {
        let found = u32::try_from(about.format).unwrap_or(u32::MAX);
        return Err(Error::Newer { path: path.to_owned(), found, known: FORMAT });
    }
    if about.sum() != sum {
        return Err(unreadable("what it says of its lesson is not what was written"));
    }
    Ok(about)
}

/// The room, and the number of the next entry.
fn read(path: &Path, connection: &Connection) -> Result<(Kept, i64), Error> {
    let about = about(path, connection)?;
    let unreadable = |why: &str| Error::Unreadable { path: path.to_owned(), why: why.to_owned() };
    let bank = decode(&about.bank).0.ok_or_else(|| unreadable("its questions cannot be read"))?;
    let lesson = shape::decode_lesson(&about.lesson, bank.bank)
        .ok_or_else(|| unreadable("its lesson cannot be read"))?;
    let failed = |error| sql_error(path, error);
    let mut select = connection.prepare("select * from entries order by number").map_err(failed)?;
    let rows = select
        .query_map([], |row| {
            let (number, at): (i64, i64) = (row.get(0)?, row.get(1)?);
            let (what, wanted): (String, i64) = (row.get(2)?, row.get(3)?);
            let is_intact = sum(number, at, &what) == wanted;
            let read = is_intact.then(|| shape::decode(&what)).flatten();
            let at = Millis(u64::try_from(at).unwrap_or(0));
            Ok((number, read.map(|what| Entry { at, what })))
        })
        .map_err(failed)?;
    let mut entries = Vec::new();
    let mut next = 0;
    for row in rows {
        let (number, entry) = row.map_err(failed)?;
        next = number + 1;
        entries.extend(entry);
    }
    let damaged = usize::try_from(next).unwrap_or(0).saturating_sub(entries.len());
    Ok((Kept { begun: about.begun, lesson, entries, damaged }, next))
}
