//! The database of a package that is written: schema 11, which every Anki and whatever else reads
//! packages takes in. What is in JSON there is written by `SQLite`.

use rusqlite::{Connection, MAIN_DB, params};

use super::own;
use crate::domain::time::Timestamp;

/// The number of the kind of note, the same in all packages, so that Anki knows it again.
const KIND: i64 = 1_755_000_000_000;
/// When its cards were last changed, in seconds: to be raised with every change of them.
const KIND_CHANGED: i64 = 1_755_000_000;
/// The deck that every collection has.
const DEFAULT: i64 = 1;

const TABLES: &str = include_str!("tables.sql");

/// A deck.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Deck {
    /// Its name with those it is within, parted by two colons.
    pub(super) name: String,
}

/// A note to be written.
#[derive(Debug)]
pub(super) struct OutNote {
    /// What names it in all collections.
    pub(super) guid: String,
    /// Its deck, as an index.
    pub(super) deck: usize,
    /// Without spaces.
    pub(super) tags: Vec<String>,
    /// What it is sorted by.
    pub(super) sort: String,
    pub(super) fields: [String; own::FIELDS.len()],
}

/// What a package is to hold.
#[derive(Debug, Default)]
pub(super) struct Content {
    decks: Vec<Deck>,
    pub(super) notes: Vec<OutNote>,
}

impl Content {
    /// The index of a deck, which is added if it is not there.
    pub(super) fn deck(&mut self, deck: Deck) -> usize {
        // Questions of a topic stand together, so it is mostly the last.
        self.decks.iter().rposition(|other| *other == deck).unwrap_or_else(|| {
            self.decks.push(deck);
            self.decks.len() - 1
        })
    }
}

/// The bytes of the database.
pub(super) fn collection(content: &Content, now: Timestamp) -> rusqlite::Result<Vec<u8>> {
    let mut db = Connection::open_in_memory()?;
    db.execute_batch(TABLES)?;
    // Notes, cards and decks are numbered by when they were made, in milliseconds.
    let first = now.0.max(1_000_000_000_000);
    let seconds = first / 1_000;
    let written = db.transaction()?;
    let decks = decks(&written, content, first)?;
    written.execute(
        "INSERT INTO col VALUES (1, ?1, ?2, ?2, 11, 0, 0, 0, ?3, ?4, ?5, ?6, '{}')",
        params![seconds, first, CONF, kinds(&written)?, decks, DECK_CONF],
    )?;
    {
        let mut notes = written
            .prepare("INSERT INTO notes VALUES (?1, ?2, ?3, ?4, -1, ?5, ?6, ?7, 0, 0, '')")?;
        let mut cards = written.prepare(
            "INSERT INTO cards VALUES
             (?1, ?1, ?2, 0, ?3, -1, 0, 0, ?4, 0, 0, 0, 0, 0, 0, 0, 0, '')",
        )?;
        for (at, note) in (0_i64..).zip(&content.notes) {
            let id = first + at;
            let tags = if note.tags.is_empty() {
                String::new()
            } else {
                format!(" {} ", note.tags.join(" "))
            };
            let fields = note.fields.join("\u{1F}");
            notes.execute(params![id, note.guid, KIND, seconds, tags, fields, note.sort])?;
            cards.execute(params![id, deck_id(first, note.deck), seconds, at + 1])?;
        }
    }
    written.commit()?;
    Ok(db.serialize(MAIN_DB)?.to_vec())
}

fn deck_id(first: i64, at: usize) -> i64 {
    first + i64::try_from(at).unwrap_or_default()
}

/// The decks as JSON, by number.
fn decks(db: &Connection, content: &Content, first: i64) -> rusqlite::Result<String> {
    let mut one = db.prepare(
        "SELECT json_object('id', ?1, 'name', ?2, 'mod', ?3, 'usn', -1, 'desc', '', 'dyn', 0,
         'conf', 1, 'collapsed', json('false'), 'browserCollapsed', json('false'),
         'extendNew', 0, 'extendRev', 0, 'newToday', json('[0,0]'), 'revToday', json('[0,0]'),
         'lrnToday', json('[0,0]'), 'timeToday', json('[0,0]'))",
    )?;
    let mut put = |id: i64, name: &str, changed: i64| -> rusqlite::Result<String> {
        let deck: String = one.query_row(params![id, name, changed], |row| row.get(0))?;
        Ok(format!("\"{id}\":{deck}"))
    };
    let mut all = vec![put(DEFAULT, "Default", 0)?];
    for (at, deck) in content.decks.iter().enumerate() {
        all.push(put(deck_id(first, at), &deck.name, first / 1_000)?);
    }
    Ok(format!("{{{}}}", all.join(",")))
}

/// The kind of note as JSON, by number.
fn kinds(db: &Connection) -> rusqlite::Result<String> {
    let mut fields: Vec<String> = Vec::new();
    for (at, name) in (0_i64..).zip(own::FIELDS) {
        fields.push(db.query_row(
            "SELECT json_object('name', ?1, 'ord', ?2, 'sticky', json('false'),
             'rtl', json('false'), 'font', 'Arial', 'size', 20, 'media', json('[]'))",
            params![name, at],
            |row| row.get(0),
        )?);
    }
    db.query_row(
        "SELECT json_object(?1, json_object('id', ?2, 'name', ?3, 'type', 0, 'mod', ?4,
         'usn', -1, 'sortf', 0, 'did', NULL, 'flds', json(?5), 'css', ?6, 'latexPre', ?7,
         'latexPost', '\\end{document}', 'latexsvg', json('false'), 'tags', json('[]'),
         'vers', json('[]'), 'req', json('[[0,\"any\",[0]]]'),
         'tmpls', json_array(json_object('name', 'Question', 'ord', 0, 'qfmt', ?8, 'afmt', ?9,
         'bqfmt', '', 'bafmt', '', 'did', NULL, 'bfont', '', 'bsize', 0))))",
        params![
            KIND.to_string(),
            KIND,
            own::NAME,
            KIND_CHANGED,
            format!("[{}]", fields.join(",")),
            own::STYLE,
            LATEX,
            own::FRONT,
            own::BACK,
        ],
        |row| row.get(0),
    )
}

/// What Anki puts before formulas.
const LATEX: &str = "\\documentclass[12pt]{article}\n\\special{papersize=3in,5in}\n\
    \\usepackage[utf8]{inputenc}\n\\usepackage{amssymb,amsmath}\n\\pagestyle{empty}\n\
    \\setlength{\\parindent}{0in}\n\\begin{document}\n";

/// How a collection is shown and how its decks are learned: as Anki has it from the beginning.
const CONF: &str = "{\"activeDecks\":[1],\"addToCur\":true,\"collapseTime\":1200,\"curDeck\":1,\
    \"curModel\":null,\"dueCounts\":true,\"estTimes\":true,\"newSpread\":0,\"nextPos\":1,\
    \"sortBackwards\":false,\"sortType\":\"noteFld\",\"timeLim\":0}";
const DECK_CONF: &str = "{\"1\":{\"id\":1,\"mod\":0,\"name\":\"Default\",\"usn\":0,\
    \"maxTaken\":60,\"autoplay\":true,\"timer\":0,\"replayq\":true,\"dyn\":false,\
    \"new\":{\"bury\":false,\"delays\":[1.0,10.0],\"initialFactor\":2500,\"ints\":[1,4,0],\
    \"order\":1,\"perDay\":20},\
    \"rev\":{\"bury\":false,\"ease4\":1.3,\"ivlFct\":1.0,\"maxIvl\":36500,\"perDay\":200,\
    \"hardFactor\":1.2},\
    \"lapse\":{\"delays\":[10.0],\"leechAction\":1,\"leechFails\":8,\"minInt\":1,\"mult\":0.0}}}";
