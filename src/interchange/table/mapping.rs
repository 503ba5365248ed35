//! Which column is what, and how answers are written; as a value that the window shows and changes,
//! and as a line of text that is kept.

use std::collections::BTreeMap;

use xxhash_rust::xxh3::xxh3_64;

use super::Format;
use super::guess::header_of;
use super::rows::Sheet;
use crate::domain::locale::Locale;

/// What is in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// What names the question.
    Id,
    /// The kind of question.
    Kind,
    /// What is asked.
    Question,
    /// An option, from 1.
    Option(u8),
    /// Why an option is wrong, from 1; of a statement that is not true, why it is not.
    Why(u8),
    /// What is right.
    Answer,
    /// Why it is right.
    Explanation,
    /// A topic; of several columns the first is the widest.
    Topic,
    /// How hard it is.
    Difficulty,
    /// What else it is filed under; several columns add up.
    Tags,
    /// The text that it is about.
    Passage,
    /// What a number counts.
    Unit,
    /// How far off a number may be.
    Tolerance,
    /// The letters of options that keep their places.
    Fixed,
    /// Whether options may change places.
    Shuffle,
}

impl Field {
    const PLAIN: [(Self, &'static str); 13] = [
        (Self::Id, "id"),
        (Self::Kind, "kind"),
        (Self::Question, "question"),
        (Self::Answer, "answer"),
        (Self::Explanation, "explanation"),
        (Self::Topic, "topic"),
        (Self::Difficulty, "difficulty"),
        (Self::Tags, "tags"),
        (Self::Passage, "passage"),
        (Self::Unit, "unit"),
        (Self::Tolerance, "tolerance"),
        (Self::Fixed, "fixed"),
        (Self::Shuffle, "shuffle"),
    ];

    /// The name as it heads a column of ours: `question`, `option_1`.
    pub fn name(self) -> String {
        match self {
            Self::Option(number) => format!("option_{number}"),
            Self::Why(number) => format!("why_{number}"),
            other => {
                let plain = Self::PLAIN.iter().find(|(field, _)| *field == other);
                plain.map_or("", |(_, name)| name).to_owned()
            }
        }
    }

    /// The field of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        let numbered = |prefix: &str| {
            let number = name.strip_prefix(prefix)?.parse::<u8>().ok()?;
            (1..=MOST_OPTIONS).contains(&number).then_some(number)
        };
        numbered("option_").map(Self::Option).or_else(|| numbered("why_").map(Self::Why)).or_else(
            || Self::PLAIN.iter().find(|(_, plain)| *plain == name).map(|(field, _)| *field),
        )
    }

    /// Whether several columns may be the same.
    pub const fn may_repeat(self) -> bool {
        matches!(self, Self::Topic | Self::Tags)
    }

    /// Whether it is text that may have a twin in Hindi.
    pub const fn is_text(self) -> bool {
        matches!(
            self,
            Self::Question
                | Self::Option(_)
                | Self::Why(_)
                | Self::Answer
                | Self::Explanation
                | Self::Passage
                | Self::Unit
        )
    }
}

/// The most options that a row may have.
pub(super) const MOST_OPTIONS: u8 = 26;

/// What is in a column, and in which language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Column {
    /// What it is.
    pub field: Field,
    /// The language of its texts; `None` where each is in that of its script.
    pub language: Option<Locale>,
}

/// How a cell of answers names an option.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KeyForm {
    /// By its letter: `B`, `(b)`, `ख`.
    Letter,
    /// By its number, the first being 1.
    OneBased,
    /// By its number, the first being 0.
    ZeroBased,
    /// `Option3`.
    OptionN,
    /// By what it says.
    Text,
}

impl KeyForm {
    /// Every form.
    pub const ALL: [Self; 5] =
        [Self::Letter, Self::OneBased, Self::ZeroBased, Self::OptionN, Self::Text];

    const fn name(self) -> &'static str {
        match self {
            Self::Letter => "letter",
            Self::OneBased => "one-based",
            Self::ZeroBased => "zero-based",
            Self::OptionN => "option-n",
            Self::Text => "text",
        }
    }
}

/// How a sheet is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    /// Whose table it is: [`Format::Csv`] for any, or a template such as [`Format::Kahoot`].
    pub format: Format,
    /// The row that heads the columns, from 1, if one does.
    pub header: Option<usize>,
    /// The first row that may be a question, from 1.
    pub first: usize,
    /// The columns that are read, by their number from 1.
    pub columns: BTreeMap<usize, Column>,
    /// How answers name options.
    pub key: KeyForm,
    /// What stands between several right answers, if some questions have several.
    pub several: Option<char>,
}

/// What a mapping in text begins with.
const VERSION: &str = "table-1";

impl Mapping {
    /// Says what is in a column, or that it is not read. What only one column can be, no other is
    /// then.
    pub fn set(&mut self, number: usize, column: Option<Column>) {
        self.columns.remove(&number);
        let Some(column) = column else { return };
        if !column.field.may_repeat() {
            self.columns.retain(|_, other| *other != column);
        }
        self.columns.insert(number, column);
    }

    /// Says which row heads the columns, if one does; questions begin below it.
    pub fn set_header(&mut self, row: Option<usize>) {
        self.header = row;
        self.first = row.unwrap_or(0) + 1;
    }

    /// The mapping as one line, the same for ever, by [`Mapping::from_text`] read back.
    pub fn to_text(&self) -> String {
        let header = self.header.map_or_else(|| "none".to_owned(), |row| row.to_string());
        let several = self.several.map_or_else(|| "none".to_owned(), |c| u32::from(c).to_string());
        let mut text = format!(
            "{VERSION} format={} header={header} first={} key={} several={several}",
            self.format.name(),
            self.first,
            self.key.name(),
        );
        for (number, column) in &self.columns {
            text.push(' ');
            text.push_str(&number.to_string());
            text.push('=');
            text.push_str(&column.field.name());
            if let Some(language) = column.language {
                text.push('.');
                text.push_str(language.tag());
            }
        }
        text
    }

    /// The mapping that a line holds; `None` if it was not written by [`Mapping::to_text`].
    pub fn from_text(text: &str) -> Option<Self> {
        let mut words = text.strip_prefix(VERSION)?.strip_prefix(' ')?.split(' ');
        let mut named = |name: &str| words.next()?.strip_prefix(name)?.strip_prefix('=');
        let format = Format::from_name(named("format")?)?;
        let header = match named("header")? {
            "none" => None,
            row => Some(row.parse().ok()?),
        };
        let first = named("first")?.parse().ok()?;
        let key = named("key")?;
        let key = KeyForm::ALL.into_iter().find(|form| form.name() == key)?;
        let several = match named("several")? {
            "none" => None,
            code => Some(char::from_u32(code.parse().ok()?)?),
        };
        let mut columns = BTreeMap::new();
        for word in words {
            let (number, name) = word.split_once('=')?;
            let (name, language) = match name.split_once('.') {
                Some((name, tag)) => (name, Some(Locale::from_tag(tag)?)),
                None => (name, None),
            };
            let column = Column { field: Field::from_name(name)?, language };
            columns.insert(number.parse().ok()?, column);
        }
        Some(Self { format, header, first, columns, key, several })
    }
}

/// A number for the heads of a sheet, or for its width where it has none: files of the same kind have
/// the same, so a mapping is remembered by it.
pub fn shape_of_header(sheet: &Sheet) -> u64 {
    let mut shape = String::new();
    match header_of(sheet).and_then(|row| sheet.row(row)) {
        Some(row) => {
            for (column, head) in row.cells() {
                let words = head.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
                shape.push_str(&column.to_string());
                shape.push('\u{1F}');
                shape.push_str(&words.join(" "));
                shape.push('\u{1E}');
            }
        }
        None => shape = format!("no heads, {} columns", sheet.width()),
    }
    xxh3_64(shape.as_bytes())
}
