//! What a bank is held against, as tables that stand beside it and open in a spreadsheet: the words
//! that go together in two languages, the articles of the treaty, the facts that must be asked, the
//! common mistakes that must be met.
//!
//! | file | columns |
//! |---|---|
//! | `glossary.csv` | `english`, `hindi`, `also english`, `also hindi`, `note` |
//! | `articles.csv` | `article`, `chapter`, `title`, `words` |
//! | `facts.csv` | `fact`, `grade`, `unchecked`, `moves`, `statement` |
//! | `traps.csv` | `trap`, `statement`, `where` |
//!
//! Several forms in one field are separated by ` / `, several words by spaces.

use csv::{ReaderBuilder, StringRecord};
use thiserror::Error;

use crate::domain::bank::{FactId, QuestionId};

/// A term and its official translation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Its forms in English; any of them asks for its counterpart.
    pub english: Vec<String>,
    /// The beginnings of its forms in Hindi; any of them asks for its counterpart.
    pub hindi: Vec<String>,
    /// English that will do as a counterpart and asks for none.
    pub also_english: Vec<String>,
    /// Hindi that will do as a counterpart and asks for none.
    pub also_hindi: Vec<String>,
}

/// An article of the treaty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// Its number.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// Beginnings of words by which a sentence shows that it is about this article.
    pub words: Vec<String>,
}

/// How well a fact of the register is attested.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// A or B: to be asked.
    Asked(crate::domain::bank::Evidence),
    /// C: not to be asked.
    NotAsked,
}

/// A fact that the banks should ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registered {
    /// Its id.
    pub fact: FactId,
    /// Its grade.
    pub standing: Standing,
    /// Whether the text it rests on was not read.
    pub unchecked: bool,
    /// Whether it can change.
    pub moves: bool,
    /// What it says.
    pub statement: String,
}

/// A part of a question that can be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// An option.
    Option,
    /// A statement; in a pair of assertion and reason the first is the assertion.
    Statement,
    /// A pair.
    Pair,
}

/// Where a mistake is met: a part of a question, counted from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrapPlace {
    /// The question.
    pub question: QuestionId,
    /// The kind of part.
    pub part: Part,
    /// Its number.
    pub number: usize,
}

/// A mistake that people make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trap {
    /// Its number.
    pub number: u32,
    /// What is wrongly believed.
    pub statement: String,
    /// Where it stands as a distractor, a false statement or a false pair.
    pub places: Vec<TrapPlace>,
}

/// All tables; those that are not there are empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tables {
    /// `glossary.csv`.
    pub glossary: Vec<Term>,
    /// `articles.csv`.
    pub articles: Vec<Article>,
    /// `facts.csv`.
    pub facts: Vec<Registered>,
    /// `traps.csv`.
    pub traps: Vec<Trap>,
}

/// A table that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("line {line}: {problem}")]
pub struct TableError {
    /// The line, from 1.
    pub line: u64,
    /// What is wrong there.
    pub problem: String,
}

/// The names of the files, in the order of reading.
pub const NAMES: [&str; 4] = ["glossary.csv", "articles.csv", "facts.csv", "traps.csv"];

impl Tables {
    /// Adds the rows of the file with this name; a name that is none of [`NAMES`] adds nothing.
    ///
    /// # Errors
    ///
    /// The first line that cannot be read; nothing of the file is added then.
    pub fn add(&mut self, name: &str, text: &str) -> Result<(), TableError> {
        match name {
            "glossary.csv" => self.glossary.extend(read(text, term)?),
            "articles.csv" => self.articles.extend(read(text, article)?),
            "facts.csv" => self.facts.extend(read(text, registered)?),
            "traps.csv" => self.traps.extend(read(text, trap)?),
            _ => {}
        }
        Ok(())
    }

    /// The fact with this id.
    pub fn fact(&self, fact: &FactId) -> Option<&Registered> {
        self.facts.iter().find(|registered| registered.fact == *fact)
    }

    /// The article with this number.
    pub fn article(&self, number: u32) -> Option<&Article> {
        self.articles.iter().find(|article| article.number == number)
    }
}

/// One row, with its columns by name.
struct Row<'a> {
    heads: &'a StringRecord,
    record: StringRecord,
}

impl Row<'_> {
    fn get(&self, name: &str) -> &str {
        let column = self.heads.iter().position(|head| head.trim() == name);
        column.and_then(|column| self.record.get(column)).unwrap_or_default().trim()
    }

    fn forms(&self, name: &str) -> Vec<String> {
        let forms = self.get(name).split(" / ").map(str::trim);
        forms.filter(|form| !form.is_empty()).map(str::to_owned).collect()
    }

    fn yes(&self, name: &str) -> Result<bool, String> {
        match self.get(name) {
            "yes" => Ok(true),
            "" | "no" => Ok(false),
            other => Err(format!("{name} is yes or nothing, not {other}")),
        }
    }

    fn number<T: std::str::FromStr>(&self, name: &str) -> Result<T, String> {
        let written = self.get(name);
        written.parse().map_err(|_| format!("{name} is a number, not {written:?}"))
    }
}

fn read<T>(text: &str, row: impl Fn(&Row<'_>) -> Result<T, String>) -> Result<Vec<T>, TableError> {
    let mut reader = ReaderBuilder::new().from_reader(text.as_bytes());
    let broken = |error: &csv::Error| TableError {
        line: error.position().map_or(1, csv::Position::line),
        problem: error.to_string(),
    };
    let heads = reader.headers().map_err(|error| broken(&error))?.clone();
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| broken(&error))?;
        let line = record.position().map_or(1, csv::Position::line);
        let read = row(&Row { heads: &heads, record });
        rows.push(read.map_err(|problem| TableError { line, problem })?);
    }
    Ok(rows)
}

fn term(row: &Row<'_>) -> Result<Term, String> {
    let term = Term {
        english: row.forms("english"),
        hindi: row.forms("hindi"),
        also_english: row.forms("also english"),
        also_hindi: row.forms("also hindi"),
    };
    if term.english.is_empty() || term.hindi.is_empty() {
        return Err("a term needs its English and its Hindi".to_owned());
    }
    Ok(term)
}

fn article(row: &Row<'_>) -> Result<Article, String> {
    let words = row.get("words").split_whitespace().map(str::to_lowercase);
    Ok(Article {
        number: row.number("article")?,
        title: row.get("title").to_owned(),
        words: words.collect(),
    })
}

fn registered(row: &Row<'_>) -> Result<Registered, String> {
    use crate::domain::bank::Evidence;
    let standing = match row.get("grade") {
        "A" => Standing::Asked(Evidence::A),
        "B" => Standing::Asked(Evidence::B),
        "C" => Standing::NotAsked,
        other => return Err(format!("grade is A, B or C, not {other:?}")),
    };
    Ok(Registered {
        fact: FactId::from(row.get("fact")),
        standing,
        unchecked: row.yes("unchecked")?,
        moves: row.yes("moves")?,
        statement: row.get("statement").to_owned(),
    })
}

fn trap(row: &Row<'_>) -> Result<Trap, String> {
    let places = row.forms("where").iter().map(|place| trap_place(place)).collect::<Result<_, _>>();
    Ok(Trap {
        number: row.number("trap")?,
        statement: row.get("statement").to_owned(),
        places: places?,
    })
}

/// `uncc-tl-004 statement 2`.
fn trap_place(written: &str) -> Result<TrapPlace, String> {
    let wrong = || format!("a place is like \"bank-001 statement 2\", not {written:?}");
    let mut words = written.split_whitespace();
    let (Some(question), Some(part), Some(number), None) =
        (words.next(), words.next(), words.next(), words.next())
    else {
        return Err(wrong());
    };
    let part = match part {
        "option" => Part::Option,
        "statement" => Part::Statement,
        "pair" => Part::Pair,
        _ => return Err(wrong()),
    };
    let number = number.parse().ok().filter(|number| *number > 0).ok_or_else(wrong)?;
    Ok(TrapPlace { question: QuestionId::from(question), part, number })
}
