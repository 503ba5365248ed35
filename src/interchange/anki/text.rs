//! Notes as text: one in a row, with a head of lines such as `#separator:tab` and `#tags column:3`
//! that says what stands where. Of two rows with the same name, or the same first field where rows
//! have no names, the later one holds, as when Anki takes them in.

use std::collections::HashMap;

use csv::{ReaderBuilder, StringRecord};

use super::package::Media;
use super::{Kind, NAME, Note, deck, note, own, tags};
use crate::interchange::card::settle;
use crate::interchange::html::Markup;
use crate::interchange::lines::beginning;
use crate::interchange::table::separated::is_open;
use crate::interchange::{Place, Remark, Said, Taken, limit};

/// The most columns of a row.
const COLUMNS: usize = 256;
/// The most kinds of notes.
const KINDS: usize = 500;
/// The most lines of a head that are looked at.
const HEAD: usize = 64;
/// What the lines of a head begin with.
const KEYS: [&str; 11] = [
    "separator",
    "html",
    "tags",
    "columns",
    "notetype",
    "deck",
    "notetype column",
    "deck column",
    "tags column",
    "guid column",
    "if matches",
];
/// The fields of a kind of notes that is widely shared, by which its rows are known without heads.
const ALL_IN_ONE: [&str; 11] = [
    "Question", "Title", "QType", "Q_1", "Q_2", "Q_3", "Q_4", "Q_5", "Answers", "Sources",
    "Extra 1",
];

/// What the head of a file says.
#[derive(Debug, Default)]
struct Head<'s> {
    separator: Option<u8>,
    html: Option<bool>,
    tags: Vec<String>,
    deck: Vec<String>,
    kind: &'s str,
    columns: Option<&'s str>,
    /// Columns from 1, with what is in them.
    special: HashMap<usize, Special>,
    /// How long the head is, in bytes and in lines.
    length: usize,
    lines: usize,
}

/// What a column holds that is no field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Special {
    Kind,
    Deck,
    Tags,
    Guid,
}

/// Whether a text begins as notes of Anki's do.
pub fn looks_like_text(source: &str) -> bool {
    let lines = without_mark(source).lines().take_while(|line| line.starts_with('#')).take(HEAD);
    lines.filter_map(setting).count() > 0
}

/// The questions of notes as text. One bad row costs no other.
pub fn read_text(source: &str) -> Taken {
    if source.len() > limit::FILE {
        return Taken::too_large();
    }
    let mut taken = Taken::default();
    let source = without_mark(source);
    let head = Head::of(source);
    let markup = match head.html {
        Some(true) => Markup::Html,
        None if has_markup(source) => Markup::Lines,
        Some(false) | None => Markup::Plain,
    };
    let mut rows = Rows::new(&head, &mut taken);
    rows.read(source);
    let Rows { notes, kinds, .. } = rows;
    let entries = note::entries(&notes, &kinds, &Media::none(), markup, &mut taken);
    settle(entries, &mut taken);
    taken
}

fn without_mark(source: &str) -> &str {
    source.strip_prefix('\u{feff}').unwrap_or(source)
}

/// Whether a text has tags of HTML in it.
fn has_markup(source: &str) -> bool {
    const TAGS: [&str; 8] = ["<br", "<div", "<b>", "<i>", "<p>", "<img", "<span", "&nbsp;"];
    TAGS.iter().any(|tag| source.contains(tag))
}

/// A line of a head, as its name and its value.
fn setting(line: &str) -> Option<(&'static str, &str)> {
    let (name, value) = line.strip_prefix('#')?.split_once(':')?;
    let name = name.trim().to_lowercase();
    let key = KEYS.into_iter().find(|key| *key == name)?;
    Some((key, value.trim_matches(['\r', '\n'])))
}

impl<'s> Head<'s> {
    fn of(source: &'s str) -> Self {
        let mut head = Self::default();
        for line in source.split_inclusive('\n').take(HEAD) {
            let is_old_tags = head.length == 0 && line.starts_with("tags:");
            if !line.starts_with('#') && !is_old_tags {
                break;
            }
            if is_old_tags {
                head.tags = tags(line.strip_prefix("tags:").unwrap_or_default());
            }
            if let Some((key, value)) = setting(line) {
                head.put(key, value);
            }
            head.length += line.len();
            head.lines += 1;
        }
        head
    }

    fn put(&mut self, key: &str, value: &'s str) {
        let column = |special| {
            let column = value.trim().parse::<usize>().ok().filter(|n| (1..=COLUMNS).contains(n));
            column.map(|column| (column, special))
        };
        match key {
            "separator" => self.separator = separator(value),
            "html" => self.html = Some(value.trim().eq_ignore_ascii_case("true")),
            "tags" => self.tags = tags(value),
            "columns" => self.columns = Some(value),
            "notetype" => self.kind = value.trim(),
            "deck" => self.deck = deck(value),
            "notetype column" => self.special.extend(column(Special::Kind)),
            "deck column" => self.special.extend(column(Special::Deck)),
            "tags column" => self.special.extend(column(Special::Tags)),
            "guid column" => self.special.extend(column(Special::Guid)),
            _ => {}
        }
    }
}

/// The mark that a name stands for.
fn separator(value: &str) -> Option<u8> {
    match value.trim().to_lowercase().as_str() {
        "tab" | "\\t" => Some(b'\t'),
        "comma" => Some(b','),
        "semicolon" => Some(b';'),
        "space" => Some(b' '),
        "pipe" => Some(b'|'),
        "colon" => Some(b':'),
        "" => value.bytes().next().filter(|byte| matches!(byte, b' ' | b'\t')),
        one => one.bytes().next().filter(|byte| one.len() == 1 && *byte != b'"'),
    }
}

/// The rows on their way to notes.
struct Rows<'h, 's, 't> {
    head: &'h Head<'s>,
    separator: u8,
    /// The names of the columns, if the head tells them.
    names: Vec<String>,
    taken: &'t mut Taken,
    notes: Vec<Note>,
    kinds: HashMap<i64, Kind>,
    /// The numbers of kinds by their names.
    numbers: HashMap<String, i64>,
    /// Where the note of this kind and name is.
    places: HashMap<(i64, String), usize>,
}

impl<'h, 's, 't> Rows<'h, 's, 't> {
    fn new(head: &'h Head<'s>, taken: &'t mut Taken) -> Self {
        let separator = head.separator.unwrap_or(b'\t');
        let names = head.columns.map_or_else(Vec::new, |columns| {
            let mut record = StringRecord::new();
            let mut reader = reader(columns, separator, true);
            if matches!(reader.read_record(&mut record), Ok(true)) {
                record
                    .iter()
                    .take(COLUMNS)
                    .map(|name| name.trim().chars().take(NAME).collect())
                    .collect()
            } else {
                Vec::new()
            }
        });
        Self {
            head,
            separator,
            names,
            taken,
            notes: Vec::new(),
            kinds: HashMap::new(),
            numbers: HashMap::new(),
            places: HashMap::new(),
        }
    }

    fn read(&mut self, source: &str) {
        let body = source.get(self.head.length..).unwrap_or_default();
        let line = self.head.lines + 1;
        if let Some((line, rest)) = self.rows(body, line, true) {
            let said = Said::Unclosed { mark: "\"".to_owned() };
            self.taken.remarks.push(Remark { place: Place::Line(line), said });
            self.rows(rest, line, false);
        }
    }

    /// Reads rows from this line on; where the last opens a quote that is never closed it is not
    /// taken, and where it begins is the answer.
    fn rows<'b>(&mut self, body: &'b str, first: usize, quoting: bool) -> Option<(usize, &'b str)> {
        let mut reader = reader(body, self.separator, quoting);
        let mut record = StringRecord::new();
        let offset = |place: &csv::Position| usize::try_from(place.byte()).unwrap_or(usize::MAX);
        while matches!(reader.read_record(&mut record), Ok(true)) {
            let begin = record.position().cloned().unwrap_or_else(csv::Position::new);
            let end = offset(reader.position());
            let source = body.get(offset(&begin)..end.min(body.len())).unwrap_or_default();
            // Empty lines before a row are counted to it.
            let blank = source.len() - source.trim_start_matches(['\r', '\n']).len();
            let blanks = source[..blank].matches('\n').count();
            let line = first + usize::try_from(begin.line()).unwrap_or(1) - 1 + blanks;
            if quoting && end >= body.len() && is_open(&source.as_bytes()[blank..], self.separator)
            {
                return Some((line, &source[blank..]));
            }
            if !self.row(&record, line) {
                break;
            }
        }
        None
    }

    /// Adds the note of a row. Returns whether there may be more.
    fn row(&mut self, record: &StringRecord, line: usize) -> bool {
        if record.iter().all(|cell| cell.trim().is_empty()) {
            return true;
        }
        let place = Place::Line(line);
        if self.notes.len() == limit::QUESTIONS {
            let said = Said::Limit { what: "notes", most: limit::QUESTIONS };
            self.taken.remarks.push(Remark { place, said });
            return false;
        }
        let mut note = Note { place, ..Note::default() };
        note.deck.clone_from(&self.head.deck);
        note.tags.clone_from(&self.head.tags);
        let mut kind = self.head.kind;
        for (column, cell) in (1..).zip(record.iter()).take(COLUMNS) {
            match self.head.special.get(&column) {
                None => note.fields.push(cell.to_owned()),
                Some(Special::Kind) => kind = cell.trim(),
                Some(Special::Deck) => note.deck = deck(cell),
                Some(Special::Guid) => cell.trim().clone_into(&mut note.guid),
                Some(Special::Tags) => {
                    let more = tags(cell);
                    note.tags.extend(more.into_iter().filter(|tag| !self.head.tags.contains(tag)));
                }
            }
        }
        // Rows are as wide as the widest kind of note.
        while note.fields.last().is_some_and(String::is_empty) {
            note.fields.pop();
        }
        note.kind = self.kind(kind);
        let name = if note.guid.is_empty() {
            note.fields.first().cloned().unwrap_or_default()
        } else {
            note.guid.clone()
        };
        let key = (note.kind, name);
        match self.places.get(&key).and_then(|at| self.notes.get_mut(*at)) {
            Some(earlier) if !key.1.is_empty() => {
                let said = |note: &Note| beginning(note.fields.get(1).map_or("", String::as_str));
                if earlier.fields != note.fields {
                    note.said.clone_from(&earlier.said);
                    note.said.push(Said::KeysDiffer { taken: said(&note), other: said(&*earlier) });
                    note.said.truncate(4);
                }
                *earlier = note;
            }
            _ => {
                self.places.insert(key, self.notes.len());
                self.notes.push(note);
            }
        }
        true
    }

    /// The number of a kind of notes.
    fn kind(&mut self, name: &str) -> i64 {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        if self.numbers.len() > KINDS {
            // So many names are no names of kinds.
            return -1;
        }
        let number = i64::try_from(self.numbers.len()).unwrap_or(i64::MAX);
        let fields = if self.names.is_empty() && name.starts_with("AllInOne") {
            ALL_IN_ONE.map(str::to_owned).to_vec()
        } else if self.names.is_empty() && name.starts_with(own::NAME) {
            own::FIELDS.map(str::to_owned).to_vec()
        } else {
            let names = (1..).zip(&self.names);
            let own = names.filter(|(column, _)| !self.head.special.contains_key(column));
            own.map(|(_, name)| name.clone()).collect()
        };
        self.kinds.insert(number, Kind { name: name.to_owned(), fields, ..Kind::default() });
        self.numbers.insert(name.to_owned(), number);
        number
    }
}

fn reader(text: &str, separator: u8, quoting: bool) -> csv::Reader<&[u8]> {
    ReaderBuilder::new()
        .delimiter(separator)
        .quoting(quoting)
        .comment(Some(b'#'))
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
}
