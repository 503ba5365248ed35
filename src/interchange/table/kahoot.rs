//! Kahoot's template for quizzes: heads in row 8, at most four answers, and few characters. What is
//! too long is cut, and said.

use std::borrow::Cow;

use super::workbook::{Grid, xlsx};
use super::write::{cut, said_of};
use super::{Remark, Said};
use crate::domain::bank::{Bank, Question};
use crate::domain::locale::Locale;
use crate::interchange::export::Exported;
use crate::interchange::flat::{Flat, FlatAnswer, flat_options};

/// The most characters of a question, and of an answer.
const MOST: (usize, usize) = (120, 75);
/// The most answers.
const ANSWERS: usize = 4;
/// The row of the heads.
const HEADER: usize = 8;
/// Seconds to answer in: those that Kahoot takes for a question of usual length, and a long one.
const SECONDS: (&str, &str) = ("30", "60");

const HEADS: [&str; 8] = [
    "",
    "Question - max 120 characters",
    "Answer 1 - max 75 characters",
    "Answer 2 - max 75 characters",
    "Answer 3 - max 75 characters",
    "Answer 4 - max 75 characters",
    "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
    "Correct answer(s) - choose at least one",
];

/// The questions of a bank that Kahoot can ask, in one language; an error if they are too many for a
/// workbook.
pub fn write(bank: &Bank, locale: Locale) -> Result<Exported, Said> {
    let mut remarks = Vec::new();
    let mut rows: Vec<Vec<Cow<'_, str>>> = vec![Vec::new(); HEADER - 1];
    rows[0] = vec!["".into(), bank.title.text(locale).to_owned().into()];
    rows.push(HEADS.map(Cow::Borrowed).to_vec());
    for question in &bank.questions {
        let passage = question.passage.as_ref();
        let passage = passage.and_then(|id| bank.passages.iter().find(|one| one.id == *id));
        let flat = flat_options(question, passage, locale);
        match row(question, &flat, rows.len() + 1 - HEADER, &mut remarks) {
            Ok(row) => rows.push(row),
            Err(said) => remarks.push(said_of(question, said)),
        }
    }
    let grid = Grid {
        name: "Quiz",
        header: HEADER,
        widths: &[6, 60, 30, 30, 30, 30, 16, 16],
        rows: &rows,
    };
    let bytes = xlsx(&[grid]).map_err(|_| Said::Unwritable { what: "so large a workbook" })?;
    Ok(Exported { bytes, remarks })
}

fn row(
    question: &Question,
    flat: &Flat,
    number: usize,
    remarks: &mut Vec<Remark>,
) -> Result<Vec<Cow<'static, str>>, Said> {
    let options: Vec<(String, bool)> = match &flat.answer {
        FlatAnswer::One(options) | FlatAnswer::Many(options) => {
            options.iter().map(|option| (option.text.clone(), option.right)).collect()
        }
        FlatAnswer::TrueFalse { holds, .. } => match flat.locale {
            Locale::En => vec![("True".to_owned(), *holds), ("False".to_owned(), !holds)],
            Locale::Hi => vec![("सत्य".to_owned(), *holds), ("असत्य".to_owned(), !holds)],
        },
        FlatAnswer::Number { .. } => return Err(Said::Unwritable { what: "a number to be typed" }),
        FlatAnswer::Words(_) => return Err(Said::Unwritable { what: "words to be typed" }),
        FlatAnswer::Pairs { .. } => return Err(Said::Unwritable { what: "lists to be matched" }),
    };
    if options.len() > ANSWERS {
        return Err(Said::TooMany { count: options.len(), most: ANSWERS });
    }
    let right: Vec<String> = (1..)
        .zip(&options)
        .filter(|(_, option)| option.1)
        .map(|(number, _): (usize, _)| number.to_string())
        .collect();
    if right.is_empty() {
        return Err(Said::NoKey);
    }
    remarks.extend(flat.remarks.iter().map(|said| said_of(question, said.clone())));
    let is_long = flat.stem.chars().count() > MOST.0 / 2;
    let mut cells: Vec<Cow<'static, str>> = vec![number.to_string().into()];
    let mut put = |text: &str, most: usize, cells: &mut Vec<Cow<'static, str>>| {
        let (text, is_cut) = cut(text.trim().to_owned(), most);
        if is_cut {
            remarks.push(said_of(question, Said::Cut { most }));
        }
        cells.push(text.into());
    };
    put(&flat.stem, MOST.0, &mut cells);
    for (text, _) in &options {
        put(text, MOST.1, &mut cells);
    }
    cells.resize(2 + ANSWERS, "".into());
    cells.push(if is_long { SECONDS.1 } else { SECONDS.0 }.into());
    cells.push(right.join(",").into());
    Ok(cells)
}
