//! Which column is what, and how answers are written: by the heads, in English and Hindi, and where
//! they say nothing by what stands below them. A guess shows what it came from.

use std::collections::{BTreeMap, HashSet};

use super::heads;
use super::key::{self, BETWEEN, Keys, Mark, Offered};
use super::mapping::{Column, Field, KeyForm, Mapping};
use super::rows::{Row, Sheet};
use super::{Format, Taken, read};
use crate::domain::locale::{Locale, Text};

/// How many rows at the beginning may hold the heads: some templates put a page of advice there.
const HEAD_ROWS: usize = 20;
/// How many rows below are looked at.
const SAMPLE: usize = 1_000;
/// How many examples are shown.
const EXAMPLES: usize = 5;

/// How a sheet would be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guess {
    /// The mapping, to be shown and changed.
    pub mapping: Mapping,
    /// How much of it is certain.
    pub confidence: Confidence,
    /// What a person should settle.
    pub unclear: Vec<Unclear>,
    /// Some rows as they would be read.
    pub examples: Vec<Example>,
}

/// How much of a guess is certain, the least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// Something in it is as likely as not.
    Unclear,
    /// It fits what is in the cells, but no head says so.
    Likely,
    /// The heads say it, and the cells fit.
    Sure,
}

/// What a guess cannot tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unclear {
    /// Which column asks.
    Question,
    /// Which column holds the right answers.
    Answer,
    /// Whether the numbers of options count from 0 or from 1.
    Base,
    /// How answers are written, since there are several ways.
    Mixed,
}

/// A row as it would be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// Which row, from 1.
    pub row: usize,
    /// The beginning of what is asked.
    pub stem: String,
    /// The answer as it is written.
    pub written: String,
    /// What it is taken to mean: the beginnings of the options it names.
    pub meant: Vec<String>,
}

impl Guess {
    /// A sheet as a person says that it is to be read.
    pub(super) fn set(sheet: &Sheet, mapping: &Mapping) -> Self {
        let has = |field| mapping.columns.values().any(|column| column.field == field);
        let mut unclear = Vec::new();
        if !has(Field::Question) {
            unclear.push(Unclear::Question);
        }
        if !has(Field::Answer) {
            unclear.push(Unclear::Answer);
        }
        let sample: Vec<&Row> =
            sheet.rows.iter().filter(|row| row.number() >= mapping.first).take(SAMPLE).collect();
        let confidence = if unclear.is_empty() { Confidence::Sure } else { Confidence::Unclear };
        let examples = examples(&sample, mapping);
        Self { mapping: mapping.clone(), confidence, unclear, examples }
    }

    /// The questions as they are guessed, each in doubt where the guess is unclear of its answer.
    pub fn take(&self, sheet: &Sheet) -> Taken {
        read::read_with(sheet, &self.mapping, self.unclear.contains(&Unclear::Base))
    }
}

/// The row that heads the columns, by what it says: one that names the question and something else,
/// or answers and options.
pub(super) fn header_of(sheet: &Sheet) -> Option<usize> {
    let rows = sheet.rows.iter().take_while(|row| row.number() <= HEAD_ROWS);
    let score = |row: &Row| {
        let fields: HashSet<Field> = row
            .cells()
            .filter_map(|(_, head)| heads::field(head))
            .map(|(field, _)| field)
            .collect();
        let options = fields.iter().filter(|field| matches!(field, Field::Option(_))).count();
        let has = |field| fields.contains(&field);
        let answers = has(Field::Answer) || options > 1;
        let is_head = has(Field::Question) && fields.len() > 1 || answers && fields.len() > 2;
        // Options alone could be the letters of a question about letters.
        let is_named = has(Field::Question) || has(Field::Answer);
        (is_head && is_named).then_some(fields.len())
    };
    let scored = rows.filter_map(|row| Some((score(row)?, row.number())));
    // The first of the best: a template may repeat its heads as an example.
    scored
        .fold(None, |best: Option<(usize, usize)>, one| match best {
            Some(best) if best.0 >= one.0 => Some(best),
            _ => Some(one),
        })
        .map(|(_, row)| row)
}

/// How a sheet would be read, as far as can be told.
pub fn guess(sheet: &Sheet) -> Guess {
    let header = header_of(sheet);
    let mut columns = BTreeMap::new();
    let mut format = Format::Csv;
    let mut first = 1;
    if let Some(row) = header.and_then(|row| sheet.row(row)) {
        first = row.number() + 1;
        columns = named_columns(row);
        format = template(row);
        if format == Format::Wayground && is_advice(sheet.row(first), &columns) {
            first += 1;
        }
    }
    let sample: Vec<&Row> =
        sheet.rows.iter().filter(|row| row.number() >= first).take(SAMPLE).collect();
    let is_named = !columns.is_empty();
    fill_by_content(&mut columns, &sample);
    let unknown = (!is_named).then(|| unknown_head(&sample, &columns)).flatten();
    let header = header.or(unknown);
    let sample = if unknown.is_some() { sample[1..].to_vec() } else { sample };
    first = unknown.map_or(first, |row| row + 1);
    let mut mapping =
        Mapping { format, header, first, columns, key: KeyForm::Letter, several: None };
    let mut unclear = Vec::new();
    let has = |mapping: &Mapping, field| mapping.columns.values().any(|c| c.field == field);
    if !has(&mapping, Field::Question) {
        unclear.push(Unclear::Question);
    }
    if has(&mapping, Field::Answer) {
        let head = header.and_then(|row| sheet.row(row)).and_then(|row| {
            let answer = mapping.columns.iter().find(|(_, c)| c.field == Field::Answer);
            answer.map(|(column, _)| row.cell(*column))
        });
        Ways::of(&sample, &mapping).settle(&mut mapping, head, &mut unclear);
    } else {
        unclear.push(Unclear::Answer);
    }
    let confidence = match (unclear.is_empty(), is_named) {
        (false, _) => Confidence::Unclear,
        (true, false) => Confidence::Likely,
        (true, true) => Confidence::Sure,
    };
    let examples = examples(&sample, &mapping);
    Guess { mapping, confidence, unclear, examples }
}

/// The columns that their heads name; of two heads for one thing the first.
fn named_columns(head: &Row) -> BTreeMap<usize, Column> {
    let mut columns: BTreeMap<usize, Column> = BTreeMap::new();
    for (number, words) in head.cells() {
        let Some((field, mut language)) = heads::field(words) else { continue };
        let same = |columns: &BTreeMap<usize, Column>, language| {
            columns.values().any(|column| column.field == field && column.language == language)
        };
        if !field.may_repeat() && same(&columns, language) {
            // A second head for the same thing is its twin if it is in Hindi: `Question`, `प्रश्न`.
            let is_hindi = words.chars().any(|c| ('\u{900}'..='\u{97F}').contains(&c));
            if !(is_hindi && field.is_text()) || same(&columns, Some(Locale::Hi)) {
                continue;
            }
            language = Some(Locale::Hi);
        }
        columns.insert(number, Column { field, language });
    }
    columns
}

/// Whose table it is, by its heads.
fn template(head: &Row) -> Format {
    let has = |wanted: &str| head.cells().any(|(_, words)| words.to_lowercase().contains(wanted));
    if has("question - max 120") {
        Format::Kahoot
    } else if has("question text") && has("question type") && has("time in seconds") {
        Format::Wayground
    } else {
        Format::Csv
    }
}

/// Whether the row below the heads is the template's advice on what to write.
fn is_advice(row: Option<&Row>, columns: &BTreeMap<usize, Column>) -> bool {
    let Some(row) = row else { return false };
    let cell = |field| {
        let column = columns.iter().find(|(_, column)| column.field == field);
        column.map_or("", |(number, _)| row.cell(*number)).to_lowercase()
    };
    let kind = cell(Field::Kind);
    cell(Field::Question).starts_with("text of the question")
        || kind.contains("default is")
        || kind.starts_with("question type")
}

/// What a column holds, over the rows that are looked at.
struct Held {
    column: usize,
    /// How many cells have something in them.
    count: usize,
    /// How many characters they have, on average.
    length: usize,
    /// How many name an option by letter or number.
    keys: usize,
    /// How many say what another cell of their row says.
    echoes: usize,
    /// Whether they are numbers that go up by one.
    is_serial: bool,
}

fn held(sample: &[&Row], column: usize, others: &[usize]) -> Held {
    let mut held =
        Held { column, count: 0, length: 0, keys: 0, echoes: 0, is_serial: sample.len() > 1 };
    let mut last: Option<i64> = None;
    for row in sample {
        let cell = row.cell(column);
        if cell.is_empty() {
            continue;
        }
        held.count += 1;
        held.length += cell.len().min(500);
        let parts = cell.split(BETWEEN).map(str::trim).filter(|part| !part.is_empty());
        let fits = |part: &str| match key::token(part) {
            Some(token) if token.rest.is_empty() => match token.mark {
                Mark::Letter(letter) => letter < 8,
                Mark::Number(number) => number < 9,
            },
            _ => key::truth(part).is_some(),
        };
        held.keys += usize::from(parts.clone().all(fits));
        held.echoes +=
            usize::from(others.iter().any(|other| *other != column && row.cell(*other) == cell));
        let number = cell.trim_end_matches('.').parse::<i64>().ok();
        let goes_on = match (last, number) {
            (Some(last), Some(number)) => number == last + 1,
            (None, Some(_)) => true,
            (_, None) => false,
        };
        held.is_serial &= goes_on;
        last = number;
    }
    held.length /= held.count.max(1);
    held.is_serial &= held.count > 1;
    held
}

/// Finds question, options and answer among the columns that no head names.
fn fill_by_content(columns: &mut BTreeMap<usize, Column>, sample: &[&Row]) {
    let has = |columns: &BTreeMap<usize, Column>, wanted: fn(Field) -> bool| {
        columns.values().any(|column| wanted(column.field))
    };
    let is_question = |field| field == Field::Question;
    let is_answer = |field| field == Field::Answer;
    let is_option = |field| matches!(field, Field::Option(_));
    if has(columns, is_question) && has(columns, is_answer) && has(columns, is_option) {
        return;
    }
    let is_headed = !columns.is_empty();
    let width = sample.iter().flat_map(|row| row.cells().map(|cell| cell.0)).max().unwrap_or(0);
    let all: Vec<usize> = (1..=width.min(40)).collect();
    let open: Vec<Held> = all
        .iter()
        .filter(|column| !columns.contains_key(column))
        .map(|column| held(sample, *column, &all))
        .filter(|held| held.count > 0 && !held.is_serial)
        .collect();
    let put = |columns: &mut BTreeMap<usize, Column>, column: usize, field: Field| {
        columns.insert(column, Column { field, language: None });
    };
    if !has(columns, is_question) {
        // A question is the first column of words; a table without heads begins with it.
        let longest = open.iter().filter(|held| held.keys * 2 < held.count).map(|h| h.length).max();
        let asks = open.iter().find(|held| {
            held.keys * 2 < held.count && held.length >= 8 && Some(held.length * 3) >= longest
        });
        let Some(asks) = asks else { return };
        put(columns, asks.column, Field::Question);
    }
    let question = columns.iter().find(|(_, c)| is_question(c.field)).map_or(0, |(n, _)| *n);
    if !has(columns, is_answer) {
        let rest = open.iter().filter(|held| held.column > question);
        let is_key = |held: &&Held| held.keys * 5 >= held.count * 4;
        // Options are short numbers too in a paper of arithmetic, and stand before the answer.
        let answers = rest.clone().filter(is_key).max_by_key(|held| held.column).or_else(|| {
            rest.filter(|held| held.echoes * 5 >= held.count * 4).max_by_key(|held| held.column)
        });
        let Some(answers) = answers.map(|held| held.column) else {
            // Words alone, without heads, are a letter or a list.
            if !is_headed {
                columns.clear();
            }
            return;
        };
        put(columns, answers, Field::Answer);
    }
    let answer = columns.iter().find(|(_, c)| is_answer(c.field)).map_or(0, |(n, _)| *n);
    if !has(columns, is_option) && !is_headed {
        let between =
            |held: &&Held| held.column > question && (answer < question || held.column < answer);
        for (number, held) in (1..=6).zip(open.iter().filter(between)) {
            put(columns, held.column, Field::Option(number));
        }
        let longest = open
            .iter()
            .filter(|held| held.column > answer && !columns.contains_key(&held.column))
            .max_by_key(|held| held.length);
        if let Some(column) = longest.filter(|held| held.length >= 12).map(|held| held.column) {
            put(columns, column, Field::Explanation);
        }
    }
}

/// What a head says without the number or letter at its end.
fn bare(head: &str) -> &str {
    head.trim_end_matches(|c: char| c.is_alphanumeric() && !c.is_lowercase())
}

/// A first row that heads the columns in words we do not know: its options say the same but for a
/// number (`Vaihtoehto 1`, `Vaihtoehto 2`), and its answer names none of them.
fn unknown_head(sample: &[&Row], columns: &BTreeMap<usize, Column>) -> Option<usize> {
    let (head, rest) = sample.split_first()?;
    let column = |wanted: fn(Field) -> bool| {
        columns.iter().filter(move |(_, column)| wanted(column.field)).map(|(number, _)| *number)
    };
    let options: Vec<&str> =
        column(|field| matches!(field, Field::Option(_))).map(|number| head.cell(number)).collect();
    let first = options.first().copied().filter(|first| bare(first).trim().chars().count() > 2)?;
    let alike = options.iter().all(|option| {
        bare(option) == bare(first) && bare(option).len() < option.len() && option.len() < 40
    });
    let answer = column(|field| field == Field::Answer).next().map(|number| head.cell(number))?;
    let names = key::token(answer).is_some_and(|token| token.rest.is_empty())
        || options.contains(&answer)
        || answer.is_empty();
    (options.len() > 1 && alike && !names && !rest.is_empty()).then(|| head.number())
}

/// How many answers can be read in which way.
#[derive(Default)]
struct Ways {
    letters: usize,
    numbers: usize,
    named: usize,
    spoken: usize,
    /// Numbers that are 0, and those that are the last option's counting from 1.
    zeros: usize,
    lasts: usize,
    /// Rows with several answers, by what stands between them.
    several: BTreeMap<char, usize>,
}

impl Ways {
    fn of(sample: &[&Row], mapping: &Mapping) -> Self {
        let mut ways = Self::default();
        let layout = read::Layout::of(mapping);
        for row in sample {
            let options = layout.options(row);
            let answer = layout.answer(row);
            if answer.is_empty() || options.len() < 2 || !layout.has_choices(row) {
                continue;
            }
            let offered = read::offered(&options);
            ways.count(answer, &offered);
        }
        ways
    }

    fn count(&mut self, answer: &str, options: &[Offered<'_>]) {
        if key::spoken(answer, options).is_some() {
            self.spoken += 1;
        }
        let last = options.iter().map(|option| option.number + 1).max().unwrap_or(0);
        let fits = |part: &str| {
            let token = key::token(part.trim())?;
            let fits = match token.mark {
                Mark::Letter(letter) => letter < last,
                Mark::Number(number) => number <= last,
            };
            fits.then_some((token.is_named, token.mark))
        };
        let several = BETWEEN.iter().find_map(|between| {
            let parts: Option<Vec<_>> =
                answer.split(*between).filter(|part| !part.trim().is_empty()).map(fits).collect();
            parts.filter(|parts| parts.len() > 1).map(|parts| (*between, parts))
        });
        let parts = match (fits(answer), several) {
            (Some(one), _) => vec![one],
            (None, Some((between, parts))) => {
                *self.several.entry(between).or_default() += 1;
                parts
            }
            (None, None) => return,
        };
        let Some((is_named, mark)) = parts.first() else { return };
        match mark {
            Mark::Letter(_) => self.letters += 1,
            Mark::Number(_) if *is_named => self.named += 1,
            Mark::Number(_) => self.numbers += 1,
        }
        for (_, mark) in &parts {
            if let Mark::Number(number) = mark {
                self.zeros += usize::from(*number == 0);
                self.lasts += usize::from(*number == last);
            }
        }
    }

    fn settle(&self, mapping: &mut Mapping, head: Option<&str>, unclear: &mut Vec<Unclear>) {
        let ways = [self.letters, self.numbers, self.named, self.spoken];
        let most = ways.into_iter().max().unwrap_or(0);
        mapping.several = self.several.iter().max_by_key(|(_, count)| **count).map(|(c, _)| *c);
        if most == 0 {
            return;
        }
        let others = |own: usize| ways.iter().filter(|count| **count > 0).count() > 1 && own > 0;
        if self.letters == most {
            mapping.key = KeyForm::Letter;
        } else if self.numbers == most {
            let promised = head.and_then(heads::counts_from);
            let is_template = matches!(mapping.format, Format::Kahoot | Format::Wayground);
            let base = match (self.zeros > 0, self.lasts > 0) {
                _ if is_template => Some(1),
                (true, false) => Some(0),
                (false, true) => Some(1),
                (true, true) => None,
                (false, false) => promised,
            };
            mapping.key = if base == Some(0) { KeyForm::ZeroBased } else { KeyForm::OneBased };
            if base.is_none() {
                unclear.push(Unclear::Base);
            }
        } else if self.named == most {
            mapping.key = KeyForm::OptionN;
        } else {
            mapping.key = KeyForm::Text;
        }
        // What is words in some rows and letters in others is mixed; an option that says "2" is not.
        let marked = self.letters + self.numbers + self.named;
        let is_mixed = match mapping.key {
            KeyForm::Text => marked > 0 && others(self.spoken) && self.spoken < marked * 20,
            KeyForm::Letter => self.numbers + self.named > 0,
            KeyForm::OneBased | KeyForm::ZeroBased => self.letters + self.named > 0,
            KeyForm::OptionN => self.letters + self.numbers > 0,
        };
        if is_mixed {
            unclear.push(Unclear::Mixed);
        }
    }
}

fn examples(sample: &[&Row], mapping: &Mapping) -> Vec<Example> {
    let layout = read::Layout::of(mapping);
    let keys = Keys { form: mapping.key, several: mapping.several, is_base_unclear: false };
    let begin = |text: &str| text.chars().take(80).collect::<String>();
    let example = |row: &&Row| {
        let stem = layout.question(row)?;
        let options = layout.options(row);
        let written = layout.answer(row).to_owned();
        let named = key::named(&written, &read::offered(&options), keys);
        let meant = named.right.iter().filter_map(|at| options.get(*at));
        let said = |text: &Text| begin(text.text(Locale::En));
        Some(Example {
            row: row.number(),
            stem: said(&stem),
            written,
            meant: meant.map(|option| said(&option.text)).collect(),
        })
    };
    sample.iter().filter_map(example).take(EXAMPLES).collect()
}
