//! Questions read from their files to go out to another program: a whole bank, or some of several.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::bulk::{Chosen, Refused};
use super::read;
use crate::domain::bank::edit::gather;
use crate::domain::bank::schema::decode_each;
use crate::domain::bank::{Bank, BankId, Question, QuestionId};
use crate::domain::locale::Text;
use crate::store::library::shipped;

/// What is to go out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whole {
    /// All questions of the bank in this file; of one that is part of the program by its name there.
    Bank(PathBuf),
    /// Some questions, under this title.
    Some(Vec<Chosen>, Text),
}

/// What was read.
#[derive(Debug, Clone)]
pub struct Gathered {
    /// The questions, as one bank.
    pub bank: Bank,
    /// How many of those asked for cannot be read as they are.
    pub unreadable: usize,
    /// The file of a whole bank as its author wrote it, if all of it can be read.
    pub text: Option<String>,
    /// The files that the questions come from, beside which their images are.
    pub files: Vec<PathBuf>,
}

/// Reads what is to go out. `progress` is told how many questions were read, and may stop it.
///
/// # Errors
///
/// If a file cannot be read, or not as a bank. `None` comes if it was stopped.
pub fn gathered(
    whole: &Whole,
    progress: &mut dyn FnMut(usize) -> ControlFlow<()>,
) -> Result<Option<Gathered>, Refused> {
    let mut read = 0;
    let mut stopped = false;
    let mut step = || {
        read += 1;
        stopped |= progress(read).is_break();
        !stopped
    };
    let mut unreadable = 0;
    let mut whole_text = None;
    let mut files = Vec::new();
    let bank = match whole {
        Whole::Bank(path) => {
            let text = text_of(path)?;
            let (mut bank, questions, lost) = questions_of(path, &text, &mut step)?;
            unreadable += lost;
            files.push(path.clone());
            whole_text = (lost == 0).then_some(text);
            bank.questions = questions;
            bank
        }
        Whole::Some(chosen, title) => {
            let mut parts: Vec<(Bank, Vec<Question>)> = Vec::with_capacity(chosen.len());
            for Chosen { path, questions: wanted } in chosen {
                let wanted: std::collections::HashSet<&QuestionId> = wanted.iter().collect();
                let (bank, mut questions, _) = questions_of(path, &text_of(path)?, &mut step)?;
                files.push(path.clone());
                let mut seen = std::collections::HashSet::new();
                questions.retain(|one| wanted.contains(&one.id) && seen.insert(one.id.clone()));
                unreadable += wanted.len() - questions.len();
                parts.push((bank, questions));
            }
            let id =
                parts.first().map_or_else(|| BankId::from("export"), |(bank, _)| bank.id.clone());
            // Some of one bank still go by its name.
            let title = match parts.as_slice() {
                [(only, _)] => only.title.clone(),
                _ => title.clone(),
            };
            let parts = parts.iter_mut().map(|(bank, questions)| {
                let questions = std::mem::take(questions);
                (&*bank, questions)
            });
            gather(id, title, parts.collect())
        }
    };
    let gathered = Gathered { bank, unreadable, text: whole_text, files };
    Ok((!stopped).then_some(gathered))
}

/// The text of a bank's file.
fn text_of(path: &Path) -> Result<String, Refused> {
    Ok(match path.to_str().and_then(shipped) {
        Some(text) => text.to_owned(),
        None => read(path)?,
    })
}

/// A bank's head, its questions, and how many cannot be read.
fn questions_of(
    path: &Path,
    text: &str,
    step: &mut dyn FnMut() -> bool,
) -> Result<(Bank, Vec<Question>, usize), Refused> {
    let mut questions = Vec::new();
    let (decoded, wrong) = decode_each(text, |question, _| {
        if step() {
            questions.push(question);
        }
    });
    let decoded = decoded.ok_or_else(|| Refused::NotABank(path.to_owned()))?;
    let mut lost: Vec<_> = wrong.iter().filter_map(|wrong| wrong.question.as_ref()).collect();
    lost.dedup();
    Ok((decoded.bank, questions, lost.len()))
}
