//! The collection of a package, which is an `SQLite` file: read from memory and never written to. It
//! comes from strangers, so nothing of its own is run: it may have no views, triggers or columns that
//! are worked out, and what is read of it is counted.
//!
//! Schema 11 keeps note types and decks as JSON in one row, which `SQLite` reads itself; schema 18
//! keeps them in tables, with messages (see `wire`) for what is rarely asked.

use std::collections::HashMap;

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, MAIN_DB, Row};

use super::{Kind, Note, wire};
use crate::interchange::{Place, Said, limit};

/// The most rows of all tables that are read: notes, their cards, and a good many of the rest.
const ROWS: usize = 4_000_000;
/// The longest value, in bytes.
const VALUE: i32 = 64 * 1024 * 1024;
/// The most kinds of notes.
const KINDS: usize = 10_000;
/// The most fields of a note.
const FIELDS: usize = 256;
/// The most steps that `SQLite` may take, in thousands.
const STEPS: u32 = 500_000;

/// What a collection holds.
#[derive(Debug, Default)]
pub(super) struct Collection {
    /// Its notes, in the order in which they were written.
    pub(super) notes: Vec<Note>,
    /// The kinds of notes, by number.
    pub(super) kinds: HashMap<i64, Kind>,
    /// Why it was not read to its end, if it was not.
    pub(super) cut: Option<Said>,
}

/// Why a collection cannot be read.
enum Failed {
    Sql(rusqlite::Error),
    Limit(Said),
}

impl From<rusqlite::Error> for Failed {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sql(error)
    }
}

impl Failed {
    fn said(self) -> Said {
        match self {
            Self::Sql(error) => Said::Unreadable { found: error.to_string() },
            Self::Limit(said) => said,
        }
    }
}

/// Reads a collection. What was read before it broke is kept.
pub(super) fn read(file: Vec<u8>) -> Collection {
    let mut collection = Collection::default();
    let cut = open(file).and_then(|db| Reader::new(&db).read(&mut collection));
    collection.cut = cut.err().map(Failed::said);
    collection
}

/// The names of media in a list of JSON, each with the part that it is in.
pub(super) fn media_names(list: &[u8]) -> Vec<(String, String)> {
    let names = || -> Result<Vec<(String, String)>, Failed> {
        let db = guarded()?;
        let mut names = Vec::new();
        let list = String::from_utf8_lossy(list);
        Reader::new(&db).each("SELECT value, key FROM json_each(?1)", &[&list], |row| {
            names.push((text(row, 0)?, text(row, 1)?));
            Ok(())
        })?;
        Ok(names)
    };
    names().unwrap_or_default()
}

/// A database in memory in which a file can do as little as may be.
fn guarded() -> Result<Connection, Failed> {
    let mut db = Connection::open_in_memory()?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
    db.set_limit(Limit::SQLITE_LIMIT_LENGTH, VALUE)?;
    db.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
    db.set_limit(Limit::SQLITE_LIMIT_EXPR_DEPTH, 50)?;
    // Only the order of rows hangs on it, and none is asked for.
    db.create_collation("unicase", |one: &str, other: &str| {
        one.to_lowercase().cmp(&other.to_lowercase())
    })?;
    let mut steps = 0;
    db.progress_handler(
        1_000,
        Some(move || {
            steps += 1;
            steps > STEPS
        }),
    )?;
    Ok(db)
}

fn open(mut file: Vec<u8>) -> Result<Connection, Failed> {
    // Anki writes with a log beside the file, which a package does not hold and memory cannot.
    if let Some(versions) = file.get_mut(18..20) {
        versions.fill(1);
    }
    let mut db = guarded()?;
    db.deserialize_read_exact(MAIN_DB, file.as_slice(), file.len(), true)?;
    db.pragma_update(None, "cell_size_check", true)?;
    Ok(db)
}

/// Reads rows, and counts them.
struct Reader<'a> {
    db: &'a Connection,
    /// How many rows may still be read.
    rows: usize,
    /// How many bytes may still be read.
    bytes: usize,
}

impl<'a> Reader<'a> {
    const fn new(db: &'a Connection) -> Self {
        Self { db, rows: ROWS, bytes: limit::FILE }
    }

    fn read(mut self, collection: &mut Collection) -> Result<(), Failed> {
        let decks = if self.has("notetypes")? {
            self.need(&["notes", "cards", "notetypes", "fields", "templates", "decks"])?;
            self.kinds(&mut collection.kinds)?;
            self.decks()?
        } else {
            self.need(&["notes", "cards", "col"])?;
            self.old_kinds(&mut collection.kinds)?;
            self.old_decks()?
        };
        let notes = self.notes(&mut collection.notes);
        self.file_under(&decks, &mut collection.notes)?;
        notes
    }

    /// Whether there is a table of this name, and no other thing.
    fn has(&mut self, table: &str) -> Result<bool, Failed> {
        const TABLE: &str =
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 AND name = ?1";
        let mut has = false;
        self.each(TABLE, &[table], |_| {
            has = true;
            Ok(())
        })?;
        Ok(has)
    }

    /// Fails unless there are these tables, and all their columns are what is written in them.
    fn need(&mut self, tables: &[&str]) -> Result<(), Failed> {
        for table in tables {
            let mut is_plain = self.has(table)?;
            self.each("SELECT hidden FROM pragma_table_xinfo(?1)", &[table], |row| {
                is_plain &= number(row, 0)? == 0;
                Ok(())
            })?;
            if !is_plain {
                let found = format!("no plain table {table}");
                return Err(Failed::Limit(Said::Unreadable { found }));
            }
        }
        Ok(())
    }

    /// Shows each row of a query.
    fn each(
        &mut self,
        query: &str,
        values: &[&str],
        mut see: impl FnMut(&Row<'_>) -> rusqlite::Result<()>,
    ) -> Result<(), Failed> {
        let mut statement = self.db.prepare(query)?;
        let columns = statement.column_count();
        let mut rows = statement.query(rusqlite::params_from_iter(values))?;
        while let Some(row) = rows.next()? {
            let limit = |what, most| Failed::Limit(Said::Limit { what, most });
            self.rows = self.rows.checked_sub(1).ok_or_else(|| limit("rows", ROWS))?;
            let mut length = 0;
            for column in 0..columns {
                if let ValueRef::Text(bytes) | ValueRef::Blob(bytes) = row.get_ref(column)? {
                    length += bytes.len();
                }
            }
            self.bytes =
                self.bytes.checked_sub(length).ok_or_else(|| limit("bytes", limit::FILE))?;
            see(row)?;
        }
        Ok(())
    }

    fn kinds(&mut self, kinds: &mut HashMap<i64, Kind>) -> Result<(), Failed> {
        self.each("SELECT id, name, config FROM notetypes", &[], |row| {
            let config = blob(row, 2)?;
            if kinds.len() == KINDS {
                return Ok(());
            }
            let kind = Kind {
                name: text(row, 1)?,
                is_cloze: wire::number_of(config, 1) == 1,
                is_occlusion: wire::number_of(config, 9) == 6,
                ..Kind::default()
            };
            kinds.insert(number(row, 0)?, kind);
            Ok(())
        })?;
        self.each("SELECT ntid, ord, name FROM fields", &[], |row| {
            if let Some(kind) = kinds.get_mut(&number(row, 0)?) {
                kind.put_field(number(row, 1)?, text(row, 2)?);
            }
            Ok(())
        })?;
        self.each("SELECT ntid, ord, config FROM templates", &[], |row| {
            if let Some(kind) = kinds.get_mut(&number(row, 0)?)
                && number(row, 1)? == 0
            {
                let config = blob(row, 2)?;
                kind.front = wire::text_of(config, 1);
                kind.back = wire::text_of(config, 2);
            }
            Ok(())
        })
    }

    fn decks(&mut self) -> Result<HashMap<i64, Vec<String>>, Failed> {
        let mut decks = HashMap::new();
        self.each("SELECT id, name FROM decks", &[], |row| {
            decks.insert(number(row, 0)?, super::deck(&text(row, 1)?));
            Ok(())
        })?;
        Ok(decks)
    }

    /// A value of the one row of schema 11.
    fn column(&mut self, query: &str) -> Result<String, Failed> {
        let mut column = String::new();
        self.each(query, &[], |row| {
            column = text(row, 0)?;
            Ok(())
        })?;
        Ok(column)
    }

    fn old_kinds(&mut self, kinds: &mut HashMap<i64, Kind>) -> Result<(), Failed> {
        const MODELS: &str = "SELECT key, json_extract(value, '$.name'),
            json_extract(value, '$.type'), json_extract(value, '$.originalStockKind'),
            json_extract(value, '$.tmpls[0].qfmt'), json_extract(value, '$.tmpls[0].afmt'), value
            FROM json_each(?1)";
        const FIELDS_OF: &str = "SELECT json_extract(value, '$.ord'),
            json_extract(value, '$.name') FROM json_each(?1, '$.flds')";
        let models = self.column("SELECT models FROM col LIMIT 1")?;
        let mut found: Vec<(i64, String)> = Vec::new();
        self.each(MODELS, &[&models], |row| {
            let id = number(row, 0)?;
            if kinds.len() == KINDS {
                return Ok(());
            }
            let kind = Kind {
                name: text(row, 1)?,
                is_cloze: number(row, 2)? == 1,
                is_occlusion: number(row, 3)? == 6,
                front: text(row, 4)?,
                back: text(row, 5)?,
                ..Kind::default()
            };
            kinds.insert(id, kind);
            found.push((id, text(row, 6)?));
            Ok(())
        })?;
        for (id, model) in &found {
            let Some(kind) = kinds.get_mut(id) else { continue };
            self.each(FIELDS_OF, &[model], |row| {
                kind.put_field(number(row, 0)?, text(row, 1)?);
                Ok(())
            })?;
        }
        Ok(())
    }

    fn old_decks(&mut self) -> Result<HashMap<i64, Vec<String>>, Failed> {
        const DECKS: &str = "SELECT key, json_extract(value, '$.name') FROM json_each(?1)";
        let list = self.column("SELECT decks FROM col LIMIT 1")?;
        let mut decks = HashMap::new();
        self.each(DECKS, &[&list], |row| {
            decks.insert(number(row, 0)?, super::deck(&text(row, 1)?));
            Ok(())
        })?;
        Ok(decks)
    }

    fn notes(&mut self, notes: &mut Vec<Note>) -> Result<(), Failed> {
        let most = (limit::QUESTIONS + 1).to_string();
        self.each("SELECT id, guid, mid, tags, flds FROM notes LIMIT ?1", &[&most], |row| {
            let fields = text(row, 4)?;
            notes.push(Note {
                place: Place::Note(notes.len() + 1),
                id: number(row, 0)?,
                guid: text(row, 1)?,
                kind: number(row, 2)?,
                deck: Vec::new(),
                tags: super::tags(&text(row, 3)?),
                fields: fields.split('\u{1F}').take(FIELDS).map(str::to_owned).collect(),
                said: Vec::new(),
            });
            Ok(())
        })?;
        if notes.len() > limit::QUESTIONS {
            notes.truncate(limit::QUESTIONS);
            return Err(Failed::Limit(Said::Limit { what: "notes", most: limit::QUESTIONS }));
        }
        Ok(())
    }

    /// Files notes under the deck of their first card; what is lent to a deck of a search is at home
    /// in another.
    fn file_under(
        &mut self,
        decks: &HashMap<i64, Vec<String>>,
        notes: &mut [Note],
    ) -> Result<(), Failed> {
        let mut places: HashMap<i64, (i64, i64)> = HashMap::with_capacity(notes.len());
        for note in &*notes {
            places.insert(note.id, (i64::MAX, 0));
        }
        self.each("SELECT nid, ord, did, odid FROM cards", &[], |row| {
            let (order, home) = (number(row, 1)?, number(row, 3)?);
            let deck = if home == 0 { number(row, 2)? } else { home };
            if let Some(place) = places.get_mut(&number(row, 0)?)
                && order < place.0
            {
                *place = (order, deck);
            }
            Ok(())
        })?;
        for note in notes {
            let deck = places.get(&note.id).and_then(|(_, deck)| decks.get(deck));
            note.deck = deck.cloned().unwrap_or_default();
        }
        Ok(())
    }
}

/// A text; a number as it is written, and nothing where there is none.
fn text(row: &Row<'_>, column: usize) -> rusqlite::Result<String> {
    Ok(match row.get_ref(column)? {
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => {
            String::from_utf8_lossy(bytes).into_owned()
        }
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Null => String::new(),
    })
}

/// A whole number, which JSON may hold as a text or with a point; nought for anything else.
fn number(row: &Row<'_>, column: usize) -> rusqlite::Result<i64> {
    Ok(match row.get_ref(column)? {
        ValueRef::Integer(number) => number,
        ValueRef::Text(bytes) => {
            std::str::from_utf8(bytes).ok().and_then(|text| text.parse().ok()).unwrap_or_default()
        }
        ValueRef::Real(_) | ValueRef::Blob(_) | ValueRef::Null => 0,
    })
}

fn blob<'r>(row: &'r Row<'_>, column: usize) -> rusqlite::Result<&'r [u8]> {
    Ok(match row.get_ref(column)? {
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => bytes,
        ValueRef::Integer(_) | ValueRef::Real(_) | ValueRef::Null => &[],
    })
}
