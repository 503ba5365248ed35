//! The roll of a class, as teachers have it: lines that are pasted, a table, a file of a spreadsheet.
//! What is taken becomes lines of a number and a name, which the teacher sees and mends before they are
//! kept; whatever cannot be taken is named with its line.

use unicode_segmentation::UnicodeSegmentation;

use super::encoding::decode;
use super::table;
use crate::domain::class::roll::{LONGEST_NUMBER, MOST_PUPILS, Pupil, plain_number};
use crate::domain::class::room::LONGEST_NAME;

/// A roll as it was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Roll {
    /// Who is on it, in order.
    pub pupils: Vec<Pupil>,
    /// What was not taken, in order.
    pub doubts: Vec<Doubt>,
    /// Whether nobody had a number, so that they were counted.
    pub is_counted: bool,
}

/// A line that was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// Its number, from 1.
    pub line: usize,
    /// Why.
    pub why: Why,
}

/// Why a line of a roll was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// Others have numbers, and it has none.
    NoNumber,
    /// It has no name.
    NoName,
    /// Its number is that of an earlier line.
    SameNumber(usize),
    /// Its number is longer than [`LONGEST_NUMBER`].
    LongNumber,
    /// Its name is longer than [`LONGEST_NAME`].
    LongName,
    /// There are [`MOST_PUPILS`] before it.
    TooMany,
}

/// Heads of the columns that hold a roll number, as they stand or begin.
const NUMBERS: &[&str] = &[
    "roll",
    "r. no",
    "r.no",
    "rno",
    "no",
    "no.",
    "s. no",
    "s.no",
    "sno",
    "sr",
    "number",
    "id",
    "admission",
    "enrol",
    "reg",
    "#",
    "अनुक्रमांक",
    "क्रमांक",
    "क्रम",
    "क्र",
    "रोल",
    "संख्या",
];

/// Whose names are not those of the class.
const OTHERS: &[&str] =
    &["father", "mother", "guardian", "parent", "school", "पिता", "माता", "अभिभावक"];

/// The most lines that are looked at.
const MOST_LINES: usize = 20_000;

/// A line of a roll, taken apart.
struct Line {
    number: usize,
    fields: Vec<String>,
    /// All of it.
    whole: String,
}

/// A file as lines of a number and a name, to be looked at and mended: a workbook, separated values, or
/// plain lines. `None` if it is none of these.
pub fn lines_of(bytes: &[u8]) -> Option<String> {
    let opened = table::open(bytes);
    let sheet = opened.sheets.into_iter().max_by_key(|sheet| sheet.rows.len())?;
    let is_table = sheet.width() > 1;
    if !is_table && !bytes.starts_with(b"PK") {
        return Some(decode(bytes).0.into_owned());
    }
    let lines: Vec<Line> = sheet
        .rows
        .iter()
        .take(MOST_LINES)
        .map(|row| {
            let fields: Vec<String> =
                (1..=sheet.width()).map(|column| plain(row.cell(column))).collect();
            Line { number: row.number(), whole: fields.join(" ").trim().to_owned(), fields }
        })
        .collect();
    let read = told_apart(&lines);
    let said = read.iter().map(|(_, number, name)| match number.as_str() {
        "" => name.clone(),
        number => format!("{number}\t{name}"),
    });
    Some(said.collect::<Vec<_>>().join("\n"))
}

/// A roll of lines that were pasted or typed: a number and a name, in either order, with a tab, a comma,
/// a full stop or spaces between them; or names alone, which are counted.
pub fn read(text: &str) -> Roll {
    let separator = ['\t', ';', ','].into_iter().find(|sign| text.contains(*sign));
    let lines: Vec<Line> = text
        .lines()
        .zip(1..)
        .take(MOST_LINES)
        .filter(|(line, _)| !line.trim().is_empty())
        .map(|(line, number)| {
            let fields = match separator.filter(|sign| line.contains(*sign)) {
                Some(sign) => line.split(sign).map(plain).collect(),
                None => apart(line),
            };
            Line { number, fields, whole: plain(line) }
        })
        .collect();
    let read = told_apart(&lines);
    let is_counted = !read.is_empty() && read.iter().all(|(_, number, _)| number.is_empty());
    let mut roll = Roll { is_counted, ..Roll::default() };
    let mut taken = std::collections::BTreeMap::new();
    for (line, number, name) in read {
        let number = if is_counted { (roll.pupils.len() + 1).to_string() } else { number };
        let known = taken.get(&plain_number(&number)).copied();
        let why = if name.is_empty() {
            Some(Why::NoName)
        } else if number.is_empty() {
            Some(Why::NoNumber)
        } else if let Some(earlier) = known {
            Some(Why::SameNumber(earlier))
        } else if number.chars().count() > LONGEST_NUMBER {
            Some(Why::LongNumber)
        } else if name.graphemes(true).count() > LONGEST_NAME {
            Some(Why::LongName)
        } else if roll.pupils.len() >= MOST_PUPILS {
            Some(Why::TooMany)
        } else {
            None
        };
        if let Some(why) = why {
            roll.doubts.push(Doubt { line, why });
        } else {
            taken.insert(plain_number(&number), line);
            roll.pupils.push(Pupil { number, name });
        }
    }
    roll
}

/// The numbers and names of lines, a head left out. A number is empty where there is none.
fn told_apart(lines: &[Line]) -> Vec<(usize, String, String)> {
    let head = lines.first().filter(|line| is_head(line));
    let rest = lines.get(usize::from(head.is_some())..).unwrap_or_default();
    let heads: Vec<String> =
        head.iter().flat_map(|line| &line.fields).map(|field| field.to_lowercase()).collect();
    let width = rest.iter().map(|line| line.fields.len()).max().unwrap_or(0);
    let number = heads
        .iter()
        .position(|head| NUMBERS.iter().any(|word| head.starts_with(word)))
        .or_else(|| (0..width).find(|column| mostly(rest, *column, has_digit)));
    let is_name = |head: &&String| {
        (head.contains("name") || head.contains("नाम") || head.contains("student"))
            && !OTHERS.iter().any(|word| head.contains(word))
    };
    let mut names: Vec<usize> = heads
        .iter()
        .enumerate()
        .filter(|(column, head)| is_name(head) && Some(*column) != number)
        .map(|(column, _)| column)
        .collect();
    // A first name and a last one stand beside each other; of two whole names the first is meant.
    let is_part = |column: &usize| {
        heads.get(*column).is_some_and(|head| {
            ["first", "last", "sur", "middle", "family", "given"].iter().any(|w| head.contains(w))
        })
    };
    if names.iter().any(|column| !is_part(column)) {
        let whole = names.iter().copied().find(|column| !is_part(column));
        names = whole.into_iter().collect();
    }
    if names.is_empty() {
        let other = (0..width).find(|column| {
            Some(*column) != number && mostly(rest, *column, |field| !has_digit(field))
        });
        // Names with digits in them, where there is nothing else.
        names = other
            .or_else(|| (0..width).find(|column| Some(*column) != number))
            .into_iter()
            .collect();
    }
    rest.iter()
        .map(|line| {
            let field = |column: usize| line.fields.get(column).cloned().unwrap_or_default();
            let Some(number) = number else {
                return (line.number, String::new(), line.whole.clone());
            };
            let name = names.iter().map(|column| field(*column)).collect::<Vec<_>>().join(" ");
            let number = Some(field(number)).filter(|number| has_digit(number));
            match number {
                Some(number) => (line.number, number, name.trim().to_owned()),
                // Not as the others: all of it may be a name.
                None => (line.number, String::new(), line.whole.clone()),
            }
        })
        .collect()
}

/// A line without separators as a number and a name, if it begins or ends with a number.
fn apart(line: &str) -> Vec<String> {
    let line = line.trim();
    let is_number = |word: &str| {
        let word = word.trim_end_matches(['.', ')', ':', '-', '–']);
        has_digit(word) && word.chars().all(|c| c.is_alphanumeric() || "/-_".contains(c))
    };
    let bare = |word: &str| {
        word.trim_start_matches('(').trim_end_matches(['.', ')', ':', '-', '–']).to_owned()
    };
    if let Some((first, rest)) = line.split_once(char::is_whitespace)
        && is_number(first.trim_start_matches('('))
    {
        let rest = rest.trim_start_matches(['-', '–', '.', ':', ')', ' ']);
        return vec![bare(first), plain(rest)];
    }
    if let Some((rest, last)) = line.rsplit_once(char::is_whitespace)
        && is_number(last.trim_start_matches('('))
    {
        return vec![bare(last), plain(rest.trim_end_matches(['-', '–', ':', ' ']))];
    }
    // "12.Asha": without a space.
    let digits = line.find(|c: char| !c.is_numeric()).unwrap_or(0);
    let (number, rest) = line.split_at(digits);
    match rest.strip_prefix(['.', ')', ':', '-']) {
        Some(rest) if !number.is_empty() => vec![number.to_owned(), plain(rest)],
        _ => vec![plain(line)],
    }
}

fn is_head(line: &Line) -> bool {
    let says = |field: &String| {
        let field = field.to_lowercase();
        field.contains("name") || field.contains("नाम") || field.starts_with("roll")
    };
    line.fields.iter().any(says) && !line.fields.iter().any(|field| has_digit(field))
}

/// Whether nine of ten of what stands in a column are so, and something stands there.
fn mostly(lines: &[Line], column: usize, is_so: impl Fn(&str) -> bool) -> bool {
    let fields = lines.iter().filter_map(|line| line.fields.get(column));
    let filled: Vec<&String> = fields.filter(|field| !field.is_empty()).collect();
    let so = filled.iter().filter(|field| is_so(field)).count();
    so > 0 && so * 10 >= filled.len() * 9 && filled.len() * 2 >= lines.len()
}

fn has_digit(text: &str) -> bool {
    text.chars().any(char::is_numeric)
}

/// A field without quotes, and with single spaces.
fn plain(field: &str) -> String {
    let field = field.trim().trim_matches('"');
    field.split_whitespace().collect::<Vec<_>>().join(" ")
}
