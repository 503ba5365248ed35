//! One part of the index as a file: an SQLite file that is written once, beside its place, and never
//! changed, so that any number of programs can read it without waiting for one another. Nothing in it
//! is believed without its sum.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, params};
use xxhash_rust::xxh3::{xxh3_64, xxh3_64_with_seed};

use super::draft::{Draft, Span};
use super::packed::{put, rising};
use crate::domain::bank::shelf::Shelf;
use crate::store::library::{Content, Library};
use crate::store::{Error, disk, file};

/// Comes before the name of a part. The number is raised whenever an index of the same bytes may come
/// out otherwise: another shape, another rule of what a word is or sounds like.
const VERSION: &str = "1-";

/// Stands for a question that the shelf does not have.
pub(super) const NOT_THERE: u32 = u32::MAX;

/// A part that is damaged, or cannot be read any more. What matters is that it is not used.
#[derive(Debug)]
pub(super) struct Broken(pub(super) String);

impl From<rusqlite::Error> for Broken {
    fn from(error: rusqlite::Error) -> Self {
        Self(error.to_string())
    }
}

fn broken(what: &str) -> Broken {
    Broken(what.to_owned())
}

/// A part of the index, open.
#[derive(Debug)]
pub(super) struct Segment {
    /// Its file; `None` if it could not be kept.
    pub(super) path: Option<PathBuf>,
    connection: Connection,
    spans: Vec<Span>,
    /// The shelf's number of each of its questions.
    pub(super) numbers: Vec<u32>,
    /// How many of them the shelf has, by their words.
    pub(super) live: u32,
}

/// Whether a file of this name may be a part of this version.
pub(super) fn is_named_so(name: &str) -> bool {
    name.starts_with(VERSION) && name.ends_with(".sqlite")
}

/// Writes a part into a folder, or keeps it in memory without one.
pub(super) fn write(folder: Option<&Path>, draft: Draft) -> Result<Segment, Error> {
    let Some(folder) = folder else {
        let connection = Connection::open_in_memory()
            .map_err(|error| file::sql_error(Path::new("search"), error))?;
        return fill(Path::new("search"), connection, draft).and_then(|connection| {
            Segment::of(None, connection).map_err(|Broken(why)| unread(why))
        });
    };
    let contents: Vec<u8> =
        draft.spans.iter().flat_map(|span| span.content.hash.to_le_bytes()).collect();
    let path = folder.join(format!("{VERSION}{:016x}.sqlite", xxh3_64(&contents)));
    let beside = disk::beside(&path);
    disk::remove_if_there(&beside)?;
    let written = Connection::open(&beside)
        .map_err(|error| file::sql_error(&beside, error))
        .and_then(|connection| fill(&beside, connection, draft))
        .map(drop)
        .and_then(|()| disk::sync_file(&beside))
        .and_then(|()| disk::rename(&beside, &path));
    if let Err(error) = written {
        disk::remove_if_there(&beside)?;
        return Err(error);
    }
    Segment::open(&path).map_err(|Broken(why)| unread(why))
}

fn unread(why: String) -> Error {
    Error::Unreadable { path: PathBuf::from("search"), why }
}

fn fill(path: &Path, mut connection: Connection, draft: Draft) -> Result<Connection, Error> {
    let fail = |error| file::sql_error(path, error);
    connection
        .execute_batch(
            "pragma page_size = 4096; pragma journal_mode = off; pragma synchronous = off;",
        )
        .map_err(fail)?;
    let (spans, forms) = draft.done();
    let transaction = connection.transaction().map_err(fail)?;
    transaction.execute_batch(include_str!("../sql/search.sql")).map_err(fail)?;
    let mut all = 0_i64;
    {
        let mut first = 0_u32;
        let mut insert =
            transaction.prepare("insert into spans values (?1, ?2, ?3, ?4)").map_err(fail)?;
        for span in &spans {
            let Content { length, hash } = span.content;
            let starts = packed_starts(&span.starts);
            let sum = sum(&format!("{length} {hash}"), &starts);
            insert
                .execute(params![first, length.cast_signed(), hash.cast_signed(), starts])
                .map_err(fail)?;
            first += u32::try_from(span.starts.len()).unwrap_or(u32::MAX);
            all = all.wrapping_add(sum);
        }
    }
    {
        let mut words =
            transaction.prepare("insert into words values (?1, ?2, ?3)").map_err(fail)?;
        for (form, list) in &forms {
            let sum = sum(form, &list.questions);
            words.execute(params![form, sum, list.questions]).map_err(fail)?;
            all = all.wrapping_add(of_row(form, sum));
        }
    }
    {
        let mut places =
            transaction.prepare("insert into places values (?1, ?2, ?3)").map_err(fail)?;
        for (form, list) in forms {
            places.execute(params![form, sum(&form, &list.places), list.places]).map_err(fail)?;
        }
    }
    transaction.execute("insert into about values (?1)", [all]).map_err(fail)?;
    transaction.commit().map_err(fail)?;
    Ok(connection)
}

fn packed_starts(starts: &[u32]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(starts.len() * 2);
    let mut next = 0;
    for start in starts {
        put(&mut bytes, start.wrapping_sub(next));
        next = start.wrapping_add(1);
    }
    bytes
}

/// The sum of a form and what is kept under it.
fn sum(form: &str, blob: &[u8]) -> i64 {
    xxh3_64_with_seed(blob, xxh3_64(form.as_bytes())).cast_signed()
}

/// What a row adds to the sum of all: that of its form and of its own sum.
fn of_row(form: &str, sum: i64) -> i64 {
    xxh3_64_with_seed(&sum.to_le_bytes(), xxh3_64(form.as_bytes())).cast_signed()
}

impl Segment {
    /// Opens a part and looks whether all its forms are there. What is under each is looked at when it
    /// is asked for.
    pub(super) fn open(path: &Path) -> Result<Self, Broken> {
        let connection =
            file::open_still(path).map_err(|fault| Broken(fault.into_error(path).to_string()))?;
        Self::of(Some(path.to_owned()), connection)
    }

    fn of(path: Option<PathBuf>, connection: Connection) -> Result<Self, Broken> {
        // Parts are few and pages are soon read again from the system's own cache.
        connection.execute_batch("pragma cache_size = -512; pragma mmap_size = 0;")?;
        let about: i64 = connection.query_row("select sum from about", [], |row| row.get(0))?;
        let mut all = 0_i64;
        let mut spans = Vec::new();
        {
            let mut select =
                connection.prepare("select length, hash, starts from spans order by first")?;
            let mut rows = select.query([])?;
            while let Some(row) = rows.next()? {
                let length = row.get::<_, i64>(0)?.cast_unsigned();
                let hash = row.get::<_, i64>(1)?.cast_unsigned();
                let starts: Vec<u8> = row.get(2)?;
                all = all.wrapping_add(sum(&format!("{length} {hash}"), &starts));
                let starts = rising(&starts).collect();
                spans.push(Span { content: Content { length, hash }, starts });
            }
            let mut select = connection.prepare("select form, sum from words")?;
            let mut rows = select.query([])?;
            while let Some(row) = rows.next()? {
                let form = row.get_ref(0)?.as_str().map_err(|_| broken("a form is no text"))?;
                all = all.wrapping_add(of_row(form, row.get(1)?));
            }
        }
        if all != about {
            return Err(broken("a form is not as it was written"));
        }
        Ok(Self { path, connection, spans, numbers: Vec::new(), live: 0 })
    }

    /// How many questions it holds, also of banks that are gone.
    pub(super) fn len(&self) -> usize {
        self.spans.iter().map(|span| span.starts.len()).sum()
    }

    /// Gives its questions the numbers of a shelf. `claim` says which bank has these bytes, and only
    /// once: the next part with the same bank is not to find it again.
    pub(super) fn number(
        &mut self,
        library: &Library,
        mut claim: impl FnMut(Content) -> Option<u32>,
    ) {
        self.numbers.clear();
        self.live = 0;
        let shelf: &Shelf = library.shelf();
        for span in &self.spans {
            let Some(bank) = claim(span.content) else {
                self.numbers.extend(span.starts.iter().map(|_| NOT_THERE));
                continue;
            };
            let mut entries = shelf.of_bank(bank).peekable();
            for start in &span.starts {
                while entries.next_if(|entry| entry.slice.start < *start).is_some() {}
                let entry = entries.next_if(|entry| entry.slice.start == *start);
                self.live += u32::from(entry.is_some());
                self.numbers.push(entry.map_or(NOT_THERE, |entry| entry.number));
            }
        }
    }

    /// Hands on every form that is this one, or begins with it, with the questions it stands in.
    pub(super) fn each_form(
        &self,
        form: &str,
        is_whole: bool,
        mut each: impl FnMut(&str, &[u8]) -> ControlFlow<()>,
    ) -> Result<(), Broken> {
        let mut select = self.connection.prepare_cached(
            "select form, sum, questions from words where form >= ?1 and form < ?2",
        )?;
        let mut rows = select.query([form, &end_of(form, is_whole)])?;
        while let Some(row) = rows.next()? {
            let (found, questions) = checked(row, 0)?;
            if each(found, questions).is_break() {
                break;
            }
        }
        Ok(())
    }

    /// As [`each_form`](Self::each_form), with the places too.
    pub(super) fn each_place(
        &self,
        form: &str,
        is_whole: bool,
        mut each: impl FnMut(&[u8], &[u8]) -> ControlFlow<()>,
    ) -> Result<(), Broken> {
        let mut select = self.connection.prepare_cached(
            "select words.form, words.sum, questions, places.form, places.sum, places \
             from words left join places on places.form = words.form \
             where words.form >= ?1 and words.form < ?2",
        )?;
        let mut rows = select.query([form, &end_of(form, is_whole)])?;
        while let Some(row) = rows.next()? {
            let (_, questions) = checked(row, 0)?;
            let (_, places) = checked(row, 3)?;
            if each(questions, places).is_break() {
                break;
            }
        }
        Ok(())
    }
}

/// The first text after all that begin with this one, or after this one alone.
fn end_of(form: &str, is_whole: bool) -> String {
    format!("{form}{}", if is_whole { '\0' } else { char::MAX })
}

/// A form and what is kept under it, from three columns, if their sum is right.
fn checked<'a>(row: &'a rusqlite::Row<'_>, first: usize) -> Result<(&'a str, &'a [u8]), Broken> {
    let form = row.get_ref(first)?.as_str().map_err(|_| broken("a form is no text"))?;
    let blob = row.get_ref(first + 2)?.as_blob().map_err(|_| broken("a list is no blob"))?;
    if row.get::<_, i64>(first + 1)? != sum(form, blob) {
        return Err(broken("a list is not as it was written"));
    }
    Ok((form, blob))
}
