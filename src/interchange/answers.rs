//! What a class marked on paper, as a table: a row for each candidate, a column for each question as it
//! stands on their paper, and who they are. CSV, Excel workbooks and `OpenDocument` sheets are read
//! alike. Nothing is guessed silently: a cell that is not clear is left out and named.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::table::{self, Row, Sheet};
use crate::domain::answer::ascii_digits;
use crate::domain::class::lesson::{MOST_CHOICES, Ticks};
use crate::domain::class::roll::{LONGEST_NUMBER, MOST_PUPILS, plain_number};
use crate::domain::class::room::LONGEST_NAME;
use crate::domain::exam::paper::Set;

/// How many rows at the beginning may hold the heads.
const HEAD_ROWS: usize = 20;
/// The most remarks; a file of nothing but mistakes says the first of them.
const MOST_REMARKS: usize = 2_000;
/// The longest piece of a cell that a remark repeats, in characters.
const QUOTED: usize = 24;

/// The test that papers are of.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Test {
    /// What its questions offer, in the order of the lesson.
    pub offers: Vec<Offer>,
    /// Which of them stands at each number, in sets A to D.
    pub orders: [Vec<usize>; 4],
}

/// What a question offers on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offer {
    /// How many choices.
    pub choices: usize,
    /// Whether several may be marked.
    pub several: bool,
    /// The place behind them that says "not attempted", if it is printed.
    pub pass: Option<usize>,
}

/// What was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Taken {
    /// The papers, from top to bottom.
    pub papers: Vec<Paper>,
    /// How many columns are of questions.
    pub columns: usize,
    /// What is not clear or was not taken, from top to bottom.
    pub remarks: Vec<Remark>,
}

/// Somebody's paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// Its row, from 1.
    pub row: usize,
    /// The name, empty if the table says none.
    pub name: String,
    /// The roll number, if the table says one.
    pub roll: Option<String>,
    /// Its set, if the table says one.
    pub set: Option<Set>,
    /// What it says, by question of the lesson and as it stands on the paper; none for a blank.
    pub answers: Vec<(usize, Ticks)>,
}

/// Something to be looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The row, from 1; 0 for the whole.
    pub row: usize,
    /// The column, from 1; 0 for the row.
    pub column: usize,
    /// What.
    pub doubt: Doubt,
}

/// What is not clear or was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// The file is no table, or none that can be read.
    NoTable,
    /// No row names columns of questions: 1, 2, 3 or Q1, Q2, Q3.
    NoHeads,
    /// No column says who candidates are.
    NoWho,
    /// A column is of a question that the paper does not have.
    NoSuch(String),
    /// Two columns are of one question; the first is taken.
    Twice(usize),
    /// The row says not who it is of.
    Nobody,
    /// The row is of somebody whose paper an earlier row has.
    Again(usize),
    /// The name or the number is too long.
    TooLong,
    /// The set is none of A to D; the row is not taken.
    NoSet(String),
    /// This is no choice of the question.
    NoChoice {
        /// The number of the question.
        number: usize,
        /// What is written.
        written: String,
    },
    /// Several are marked where one can be.
    Several {
        /// The number of the question.
        number: usize,
        /// What is written.
        written: String,
    },
    /// The row says nothing to any question: its candidate was absent.
    Absent,
    /// There are more rows than a class has pupils.
    Rows,
}

/// Reads papers out of a file.
pub fn read(bytes: &[u8], test: &Test) -> Taken {
    let mut taken = Taken::default();
    let opened = table::open(bytes);
    let Some(sheet) = opened.sheets.iter().max_by_key(|sheet| sheet.rows.len()) else {
        taken.doubt(0, 0, Doubt::NoTable);
        return taken;
    };
    let Some((at, heads)) = Heads::of(sheet, test, &mut taken) else {
        taken.doubt(0, 0, Doubt::NoHeads);
        return taken;
    };
    if heads.name.is_none() && heads.roll.is_none() {
        taken.doubt(0, 0, Doubt::NoWho);
        return taken;
    }
    let mut seen = Seen::default();
    taken.columns = heads.numbers.len();
    for row in sheet.rows.get(at + 1..).unwrap_or_default() {
        if taken.papers.len() >= MOST_PUPILS {
            taken.doubt(row.number(), 0, Doubt::Rows);
            break;
        }
        if let Some(paper) = heads.paper(row, test, &mut seen, &mut taken) {
            taken.papers.push(paper);
        }
    }
    taken
}

impl Taken {
    fn doubt(&mut self, row: usize, column: usize, doubt: Doubt) {
        if self.remarks.len() < MOST_REMARKS {
            self.remarks.push(Remark { row, column, doubt });
        }
    }
}

/// Whose papers were read, with their rows: by number, or by name where there is none.
#[derive(Default)]
struct Seen {
    numbers: HashMap<String, usize>,
    names: HashMap<String, usize>,
}

impl Seen {
    /// The row of an earlier paper of the same candidate; without one this is theirs.
    fn earlier(&mut self, name: &str, roll: Option<&str>, row: usize) -> Option<usize> {
        let known = match roll {
            Some(roll) => self.numbers.entry(plain_number(roll)),
            None => self.names.entry(name.to_lowercase()),
        };
        match known {
            Entry::Occupied(earlier) => Some(*earlier.get()),
            Entry::Vacant(free) => {
                free.insert(row);
                None
            }
        }
    }
}

/// Which column is what.
struct Heads {
    name: Option<usize>,
    roll: Option<usize>,
    set: Option<usize>,
    /// The columns of questions and the numbers of those, from 0.
    numbers: Vec<(usize, usize)>,
}

impl Heads {
    /// The heads of a sheet and the row they are in, by its place: the first that names a question.
    fn of(sheet: &Sheet, test: &Test, taken: &mut Taken) -> Option<(usize, Self)> {
        let has_numbers = |row: &Row| {
            let named = row.cells().filter(|(_, cell)| numbered(cell).is_some()).count();
            // A row of a candidate may begin with a bare number, too.
            let other = row.cells().any(|(_, cell)| who(cell).is_some());
            named > 0 && (other || named == row.cells().count())
        };
        let at = sheet.rows.iter().take(HEAD_ROWS).position(has_numbers)?;
        let row = sheet.rows.get(at)?;
        let mut heads = Self { name: None, roll: None, set: None, numbers: Vec::new() };
        for (column, cell) in row.cells() {
            match (who(cell), numbered(cell)) {
                (Some(Who::Name), _) => heads.name = heads.name.or(Some(column)),
                (Some(Who::Roll), _) => heads.roll = heads.roll.or(Some(column)),
                (Some(Who::Set), _) => heads.set = heads.set.or(Some(column)),
                (None, Some(number)) if (1..=test.offers.len()).contains(&number) => {
                    if heads.numbers.iter().any(|(_, known)| *known + 1 == number) {
                        taken.doubt(row.number(), column, Doubt::Twice(number));
                    } else {
                        heads.numbers.push((column, number - 1));
                    }
                }
                (None, Some(_)) => {
                    taken.doubt(row.number(), column, Doubt::NoSuch(quoted(cell)));
                }
                (None, None) => {}
            }
        }
        Some((at, heads)).filter(|(_, heads)| !heads.numbers.is_empty())
    }

    fn paper(&self, row: &Row, test: &Test, seen: &mut Seen, taken: &mut Taken) -> Option<Paper> {
        let at = row.number();
        let cell = |column: Option<usize>| column.map_or("", |column| row.cell(column));
        let name = cell(self.name).split_whitespace().collect::<Vec<_>>().join(" ");
        let roll = Some(cell(self.roll).trim()).filter(|roll| !roll.is_empty()).map(str::to_owned);
        let says = self.numbers.iter().any(|(column, _)| !row.cell(*column).is_empty());
        if name.is_empty() && roll.is_none() {
            if says {
                taken.doubt(at, 0, Doubt::Nobody);
            }
            return None;
        }
        if !says {
            taken.doubt(at, 0, Doubt::Absent);
            return None;
        }
        let is_long = name.chars().count() > LONGEST_NAME
            || roll.as_ref().is_some_and(|roll| roll.chars().count() > LONGEST_NUMBER);
        if is_long {
            taken.doubt(at, 0, Doubt::TooLong);
            return None;
        }
        let written = cell(self.set);
        let set = match set_of(written) {
            _ if written.is_empty() => None,
            Some(set) => Some(set),
            None => {
                taken.doubt(at, self.set.unwrap_or(0), Doubt::NoSet(quoted(written)));
                return None;
            }
        };
        if let Some(earlier) = seen.earlier(&name, roll.as_deref(), at) {
            taken.doubt(at, 0, Doubt::Again(earlier));
            return None;
        }
        let order = &test.orders[set.unwrap_or_default() as usize];
        let mut answers = Vec::new();
        for (column, place) in &self.numbers {
            let Some(item) = order.get(*place).copied() else { continue };
            let Some(offer) = test.offers.get(item) else { continue };
            let (written, number) = (row.cell(*column), place + 1);
            match offer.marked(written) {
                Ok(ticks) => answers.push((item, ticks)),
                Err(Unclear::NoChoice) => {
                    let written = quoted(written);
                    taken.doubt(at, *column, Doubt::NoChoice { number, written });
                }
                Err(Unclear::Several) => {
                    let written = quoted(written);
                    taken.doubt(at, *column, Doubt::Several { number, written });
                }
            }
        }
        Some(Paper { row: at, name, roll, set, answers })
    }
}

/// Why a cell is no answer.
enum Unclear {
    NoChoice,
    Several,
}

impl Offer {
    /// The choice at this place on the paper as an answer: a blank where it says "not attempted", and
    /// `None` if there is none.
    pub fn tick(self, place: usize) -> Option<Ticks> {
        if place < self.choices.min(MOST_CHOICES) {
            return Some(Ticks::at(place));
        }
        (self.pass == Some(place)).then_some(Ticks::NONE)
    }

    /// What is written in a cell: letters or numbers from 1, or that it was left blank.
    fn marked(self, written: &str) -> Result<Ticks, Unclear> {
        const BLANK: &[&str] =
            &["", "-", "–", "—", "_", ".", "0", "*blank", "blank", "na", "n/a", "nil"];
        let written = ascii_digits(written).to_lowercase();
        if BLANK.contains(&written.trim()) {
            return Ok(Ticks::NONE);
        }
        let mut places = Vec::new();
        let mut digits = String::new();
        for c in written.chars().chain([' ']) {
            if c.is_ascii_digit() {
                digits.push(c);
                continue;
            }
            if !digits.is_empty() {
                let number: usize = digits.parse().map_err(|_| Unclear::NoChoice)?;
                places.push(number.checked_sub(1).ok_or(Unclear::NoChoice)?);
                digits.clear();
            }
            match c {
                'a'..='z' => places.push(usize::from(u8::try_from(c).unwrap_or(b'z') - b'a')),
                ' ' | '\t' | '\n' | ',' | ';' | '/' | '+' | '&' | '(' | ')' | '[' | ']' | '.' => {}
                _ => return Err(Unclear::NoChoice),
            }
            if places.len() > MOST_CHOICES {
                return Err(Unclear::NoChoice);
            }
        }
        let mut ticks = Ticks::NONE;
        for place in &places {
            ticks = ticks.and(self.tick(*place).ok_or(Unclear::NoChoice)?);
        }
        if places.len() > 1 && !self.several {
            return Err(Unclear::Several);
        }
        Ok(ticks)
    }
}

/// What a column says of a candidate.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Who {
    Name,
    Roll,
    Set,
}

/// What a head says that stands for no question.
fn who(cell: &str) -> Option<Who> {
    const ROLLS: &[&str] =
        &["roll", "r. no", "r.no", "rno", "adm", "enrol", "reg", "id", "अनुक्रमांक", "रोल"];
    const NAMES: &[&str] = &["name", "student", "candidate", "pupil", "नाम", "विद्यार्थी", "अभ्यर्थी"];
    const SETS: &[&str] = &["set", "series", "booklet", "सेट"];
    const OTHERS: &[&str] = &["father", "mother", "school", "पिता", "माता", "विद्यालय"];
    let head = cell.trim().to_lowercase();
    if OTHERS.iter().any(|word| head.contains(word)) {
        return None;
    }
    let begins = |words: &[&str]| words.iter().any(|word| head.starts_with(word));
    if begins(ROLLS) {
        Some(Who::Roll)
    } else if head.contains("name") || begins(NAMES) {
        Some(Who::Name)
    } else if begins(SETS) {
        Some(Who::Set)
    } else {
        None
    }
}

/// The number of the question that a head names: "7", "Q7", "Q. 7", "Question 7", "प्रश्न 7".
fn numbered(cell: &str) -> Option<usize> {
    const BEFORE: &[&str] = &["question", "ques", "que", "q", "item", "no", "प्रश्न", "प्र"];
    let head = ascii_digits(cell.trim()).to_lowercase();
    let rest = BEFORE.iter().find_map(|word| head.strip_prefix(word)).unwrap_or(&head);
    let rest = rest.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '.' | '-' | '_' | ')' | ':' | '#' | '(')
    });
    let is_number = (1..=4).contains(&rest.len()) && rest.bytes().all(|byte| byte.is_ascii_digit());
    rest.parse().ok().filter(|_| is_number)
}

/// The set that is named: A to D, in either case, or as "Set B".
fn set_of(written: &str) -> Option<Set> {
    let said = written.trim().to_lowercase();
    let letter = ["set", "सेट"].iter().find_map(|word| said.strip_prefix(word)).unwrap_or(&said);
    match letter.trim_matches(|c: char| !c.is_alphanumeric()) {
        "a" | "1" => Some(Set::A),
        "b" | "2" => Some(Set::B),
        "c" | "3" => Some(Set::C),
        "d" | "4" => Some(Set::D),
        _ => None,
    }
}

fn quoted(written: &str) -> String {
    written.chars().take(QUOTED).collect()
}
