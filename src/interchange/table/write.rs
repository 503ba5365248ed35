//! A bank as a table: one row for each question, in both languages side by side. Read back with the
//! mapping that is guessed for it, it is the same as far as a table goes: a question of statements,
//! pairs or lists has become one with options; facts, sources and dates stay behind.

use std::borrow::Cow;
use std::collections::HashMap;

use super::mapping::{Column, Field, MOST_OPTIONS};
use super::workbook::{Grid, MOST_CHARACTERS, xlsx};
use super::{Format, Place, Remark, Said, key, number, separated};
use crate::domain::bank::check::complete_in;
use crate::domain::bank::{Bank, Body, Choice, Choices, PassageId, Question, Shuffle};
use crate::domain::locale::{Locale, Text};
use crate::interchange::export::Exported;
use crate::interchange::flat::{Flat, FlatAnswer, FlatOption, flat_coded};
use crate::interchange::tongue;

/// The bank as comma-separated values, which a spreadsheet opens in UTF-8 and runs nothing of.
pub fn write_csv(bank: &Bank) -> Exported {
    let (rows, remarks) = rows(bank, Format::Csv);
    Exported { bytes: separated::write(&rows), remarks }
}

/// The bank as an Excel workbook; an error if it is too large for one.
pub fn write_xlsx(bank: &Bank) -> Result<Exported, Said> {
    let (rows, remarks) = rows(bank, Format::Xlsx);
    let width = |column: usize| {
        let widest = rows.iter().take(200).filter_map(|row| row.get(column)).map(|cell| cell.len());
        widest.max().unwrap_or(8).clamp(8, 48) + 2
    };
    let widths: Vec<usize> = (0..rows.first().map_or(0, Vec::len)).map(width).collect();
    let grid = Grid { name: "Questions", header: 1, widths: &widths, rows: &rows };
    let bytes = xlsx(&[grid]).map_err(|_| Said::Unwritable { what: "so large a workbook" })?;
    Ok(Exported { bytes, remarks })
}

/// A question on its way to a row.
struct Line<'a> {
    question: &'a Question,
    kind: &'static str,
    stem: Cow<'a, Text>,
    options: Cow<'a, [Choice]>,
    /// Beside a statement that is true or false.
    why: Option<&'a Text>,
    answer: String,
    explanation: Option<Cow<'a, Text>>,
    passage: Option<&'a Text>,
    unit: Option<&'a Text>,
    tolerance: String,
}

type Rows<'a> = Vec<Vec<Cow<'a, str>>>;

fn rows(bank: &Bank, format: Format) -> (Rows<'static>, Vec<Remark>) {
    let mut remarks = left_behind(bank);
    let passages = bank.passages.iter().map(|passage| (&passage.id, &passage.text)).collect();
    let lines: Vec<Line<'_>> =
        bank.questions.iter().map(|question| line(question, &passages, &mut remarks)).collect();
    let columns = columns(&lines);
    let mut rows = Vec::with_capacity(lines.len() + 1);
    let head = |column: &Column| match column.language {
        Some(language) => Cow::Owned(format!("{}_{language}", column.field.name())),
        None => Cow::Owned(column.field.name()),
    };
    rows.push(columns.iter().map(head).collect());
    for line in &lines {
        let cell = |column: &Column| {
            let text = line.cell(bank, *column);
            let most = if format == Format::Xlsx { MOST_CHARACTERS } else { usize::MAX };
            let (text, is_cut) = cut(tidy(&text), most);
            (Cow::Owned(text), is_cut)
        };
        let cells: Vec<(Cow<'static, str>, bool)> = columns.iter().map(cell).collect();
        if cells.iter().any(|cell| cell.1) {
            remarks.push(said_of(line.question, Said::Cut { most: MOST_CHARACTERS }));
        }
        rows.push(cells.into_iter().map(|cell| cell.0).collect());
    }
    (rows, remarks)
}

pub(super) fn said_of(question: &Question, said: Said) -> Remark {
    Remark { place: Place::Question(question.id.as_str().to_owned()), said }
}

/// What no row has room for, each thing once.
fn left_behind(bank: &Bank) -> Vec<Remark> {
    let any = |has: fn(&Question) -> bool| bank.questions.iter().any(has);
    let both = bank.topics.iter().any(|topic| {
        topic.title.exact(Locale::En) != topic.title.exact(Locale::Hi)
            && topic.title.locales().count() == 2
    });
    let facts =
        |question: &Question| question.fact.is_some() || !question.body.row_facts().is_empty();
    let dates = |question: &Question| {
        question.checked.is_some() || question.valid_until.is_some() || question.grade.is_some()
    };
    let unwritable = |what| Said::Unwritable { what };
    [
        (any(facts), unwritable("facts")),
        (any(|question| !question.sources.is_empty()), unwritable("sources")),
        (any(|question| !question.exams.is_empty()), unwritable("exams")),
        (any(dates), unwritable("when and how well an answer was checked")),
        (any(|question| question.fifth_option), unwritable("the option \"not attempted\"")),
        (both, Said::LanguageDropped),
    ]
    .into_iter()
    .filter(|(is_there, _)| *is_there)
    .map(|(_, said)| Remark { place: Place::Whole, said })
    .collect()
}

fn line<'a>(
    question: &'a Question,
    passages: &HashMap<&PassageId, &'a Text>,
    remarks: &mut Vec<Remark>,
) -> Line<'a> {
    let empty = Text::same(String::new());
    let mut line = Line {
        question,
        kind: question.body.format().name(),
        stem: Cow::Owned(empty),
        options: Cow::Borrowed(&[]),
        why: None,
        answer: String::new(),
        explanation: question.explanation.as_ref().map(Cow::Borrowed),
        passage: question.passage.as_ref().and_then(|id| passages.get(id).copied()),
        unit: None,
        tolerance: String::new(),
    };
    match &question.body {
        Body::SingleBest(choices)
        | Body::Negative(choices)
        | Body::OddOneOut(choices)
        | Body::FillIn(choices)
        | Body::MultiSelect(choices) => {
            line.stem = Cow::Borrowed(&choices.stem);
            line.options = Cow::Borrowed(&choices.options);
            line.answer = letters(choices);
        }
        Body::TrueFalse(statement) => {
            line.stem = Cow::Borrowed(&statement.text);
            line.why = statement.why.as_ref();
            line.answer = String::from(if statement.holds { "TRUE" } else { "FALSE" });
        }
        Body::Numeric(numeric) => {
            line.stem = Cow::Borrowed(&numeric.stem);
            line.unit = numeric.unit.as_ref();
            line.answer = number::text(numeric.answer);
            if numeric.tolerance != 0.into() {
                line.tolerance = number::text(numeric.tolerance);
            }
        }
        Body::Typed(typed) => {
            line.stem = Cow::Borrowed(&typed.stem);
            let option = |text: &Text| plain(text.clone(), true, None);
            line.options = typed.accept.iter().map(option).collect();
        }
        Body::Statements(_)
        | Body::HowMany(_)
        | Body::PairsCoded(_)
        | Body::PairsHowMany(_)
        | Body::Lists(_)
        | Body::AssertionReason(_)
        | Body::Explains(_)
        | Body::Order(_) => {
            let (choices, explanation) = flattened(question);
            line.kind = "single-best";
            line.answer = letters(&choices);
            line.stem = Cow::Owned(choices.stem);
            line.options = Cow::Owned(choices.options);
            line.explanation = explanation.map(Cow::Owned);
            remarks.push(said_of(question, Said::Flattened));
        }
    }
    let most = usize::from(MOST_OPTIONS);
    if line.options.len() > most {
        let said = Said::TooMany { count: line.options.len(), most };
        remarks.push(said_of(question, said));
        line.options.to_mut().truncate(most);
    }
    line
}

fn plain(text: Text, right: bool, why: Option<Text>) -> Choice {
    Choice { text, right, why, pinned: false }
}

/// The letters of the right options: `A,C`.
fn letters(choices: &Choices) -> String {
    let right = choices.options.iter().enumerate().filter(|(_, option)| option.right);
    right.map(|(number, _)| key::letter_of(number)).collect::<Vec<_>>().join(",")
}

/// A question with structure as one with options, in every language that all of it is in.
fn flattened(question: &Question) -> (Choices, Option<Text>) {
    let whole = Locale::ALL.into_iter().filter(|locale| complete_in(question, *locale));
    let mut flats: Vec<Flat> = whole.map(|locale| flat_coded(question, None, locale)).collect();
    if flats.is_empty() {
        flats.push(flat_coded(question, None, Locale::En));
    }
    let count = flats.first().map_or(0, |flat| options(flat).len());
    let option = |at: usize| {
        let of = |flat: &Flat| options(flat).get(at).cloned();
        let right = flats.first().and_then(of).is_some_and(|option| option.right);
        let why = said(&flats, |flat| of(flat)?.why);
        Some(plain(said(&flats, |flat| Some(of(flat)?.text))?, right, why))
    };
    let stem = said(&flats, |flat| Some(flat.stem.clone()));
    let choices = Choices {
        stem: stem.unwrap_or_else(|| Text::same(String::new())),
        options: (0..count).filter_map(option).collect(),
    };
    (choices, said(&flats, |flat| flat.explanation.clone()))
}

fn options(flat: &Flat) -> &[FlatOption] {
    match &flat.answer {
        FlatAnswer::One(options) | FlatAnswer::Many(options) => options,
        FlatAnswer::Number { .. }
        | FlatAnswer::Words(_)
        | FlatAnswer::TrueFalse { .. }
        | FlatAnswer::Pairs { .. } => &[],
    }
}

/// What the same question says in one language or in both.
fn said(flats: &[Flat], of: impl Fn(&Flat) -> Option<String>) -> Option<Text> {
    let mut said = flats.iter().filter_map(|flat| Some((flat.locale, of(flat)?)));
    Some(match (said.next()?, said.next()) {
        ((_, one), Some((_, other))) if one == other => Text::same(one),
        ((_, english), Some((_, hindi))) => Text::both(english, hindi),
        ((locale, only), None) => Text::only(locale, only),
    })
}

/// The columns that these lines need: those of text in two languages if some text is not in that of
/// its script, or in both.
fn columns(lines: &[Line<'_>]) -> Vec<Column> {
    let options = lines.iter().map(|line| line.options.len()).max().unwrap_or(0).max(4);
    let options = u8::try_from(options).unwrap_or(MOST_OPTIONS).min(MOST_OPTIONS);
    let mut fields = vec![Field::Id, Field::Kind, Field::Question];
    fields.extend((1..=options).map(Field::Option));
    fields.extend([Field::Answer, Field::Explanation]);
    fields.extend((1..=options).map(Field::Why));
    fields.extend([Field::Topic, Field::Difficulty, Field::Tags, Field::Passage]);
    fields.extend([Field::Unit, Field::Tolerance, Field::Fixed, Field::Shuffle]);
    let is_apart = lines.iter().any(|line| {
        let texts = fields.iter().filter_map(|field| line.text(*field));
        texts.into_iter().any(|text| {
            let (words, _) = text.get(Locale::En);
            let words = tidy(words);
            let own = text.map(|_, words| tidy(words));
            !words.is_empty() && tongue::text(&words) != own
        })
    });
    let mut columns = Vec::new();
    for field in fields {
        let usual = matches!(
            field,
            Field::Id
                | Field::Kind
                | Field::Question
                | Field::Answer
                | Field::Explanation
                | Field::Topic
                | Field::Difficulty
                | Field::Tags
                | Field::Option(1..=4)
        );
        if !usual && !lines.iter().any(|line| line.has(field)) {
            continue;
        }
        if is_apart && field.is_text() && field != Field::Answer {
            columns.extend(Locale::ALL.map(|one| Column { field, language: Some(one) }));
        } else {
            columns.push(Column { field, language: None });
        }
    }
    columns
}

impl Line<'_> {
    fn has(&self, field: Field) -> bool {
        match field {
            Field::Tolerance => !self.tolerance.is_empty(),
            Field::Fixed => self.options.iter().any(|option| option.pinned),
            Field::Shuffle => self.question.shuffle == Shuffle::Never,
            field => self.text(field).is_some(),
        }
    }

    fn text(&self, field: Field) -> Option<&Text> {
        let option = |number: u8| self.options.get(usize::from(number) - 1);
        match field {
            Field::Question => Some(self.stem.as_ref()),
            Field::Option(number) => option(number).map(|option| &option.text),
            Field::Why(1) if self.why.is_some() => self.why,
            Field::Why(number) => option(number).and_then(|option| option.why.as_ref()),
            Field::Explanation => self.explanation.as_deref(),
            Field::Passage => self.passage,
            Field::Unit => self.unit,
            Field::Id
            | Field::Kind
            | Field::Answer
            | Field::Topic
            | Field::Difficulty
            | Field::Tags
            | Field::Tolerance
            | Field::Fixed
            | Field::Shuffle => None,
        }
    }

    fn cell(&self, bank: &Bank, column: Column) -> String {
        let question = self.question;
        match column.field {
            Field::Id => question.id.as_str().to_owned(),
            Field::Kind => self.kind.to_owned(),
            Field::Answer => self.answer.clone(),
            Field::Topic => {
                let topic = bank.topics.iter().find(|topic| topic.id == question.topic);
                topic.map_or_else(
                    || question.topic.as_str().to_owned(),
                    |topic| topic.title.text(Locale::En).to_owned(),
                )
            }
            Field::Difficulty => question.difficulty.level().to_string(),
            Field::Tags => tags(&question.tags),
            Field::Tolerance => self.tolerance.clone(),
            Field::Fixed => {
                let pinned = self.options.iter().enumerate().filter(|(_, option)| option.pinned);
                pinned.map(|(number, _)| key::letter_of(number)).collect::<Vec<_>>().join(",")
            }
            Field::Shuffle if question.shuffle == Shuffle::Never => "no".to_owned(),
            Field::Shuffle => String::new(),
            field => {
                let text = self.text(field);
                let said = match column.language {
                    Some(language) => {
                        text.and_then(|text| text.exact(language)).map(String::as_str)
                    }
                    None => text.map(|text| text.text(Locale::En)),
                };
                said.unwrap_or_default().to_owned()
            }
        }
    }
}

/// Tags with semicolons between them; a tag has none itself.
fn tags(tags: &[String]) -> String {
    let mut cell = tags.iter().map(|tag| tag.replace(';', ",")).collect::<Vec<_>>().join("; ");
    if tags.len() == 1 && cell.contains([',', '|', '\n']) {
        cell.push(';');
    }
    cell
}

/// A text as a cell holds it: without spaces around it, the line ends of other systems, or what is no
/// text.
pub(in crate::interchange) fn tidy(text: &str) -> String {
    let is_plain = |c: char| c == '\n' || c == '\t' || !c.is_control();
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text: String = text.chars().filter(|c| is_plain(*c)).collect();
    text.trim().to_owned()
}

/// At most so many characters as Excel counts them, and whether there were more.
pub(in crate::interchange) fn cut(text: String, most: usize) -> (String, bool) {
    if text.len() <= most || text.encode_utf16().count() <= most {
        return (text, false);
    }
    let mut kept = String::new();
    let mut count = 1;
    for c in text.chars() {
        count += c.len_utf16();
        if count > most {
            break;
        }
        kept.push(c);
    }
    kept.push('…');
    (kept, true)
}
