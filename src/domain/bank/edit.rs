//! Writing back: only the text of the question that was edited changes. Every other byte of the
//! file, comments included, stays as its author left it. Reading is in `schema`.

mod copy;
mod gather;
mod heads;
mod layout;
mod manuscript;
mod merge;
mod reconcile;
mod splice;

use std::ops::Range;

use thiserror::Error;

use self::splice::{Splices, insert_after};
use super::schema::split::{Entry, Piece, split};
use super::schema::{self, Defaults, tree};
use super::{Question, QuestionId};

pub use self::copy::copy_bank;
pub use self::gather::gather;
pub use self::heads::HeadPart;
pub use self::layout::format_bank;
pub use self::manuscript::{Carrying, Coming, Delta, Manuscript, Renamed};
pub use self::reconcile::{Clash, Portion, Reconciled, Settled, reconcile};

/// Why a bank was not changed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum EditError {
    /// The file cannot be read as a bank, or its brackets are in doubt.
    #[error("the file cannot be read as a bank; check it first")]
    NotABank,
    /// The bank has no question of this name.
    #[error("the bank has no question `{id}`")]
    NoSuchQuestion {
        /// The name.
        id: QuestionId,
    },
    /// The bank has another question of this name.
    #[error("the bank has a question `{id}` already")]
    RepeatedId {
        /// The name.
        id: QuestionId,
    },
    /// The changed file would not say what was meant, so nothing was changed.
    #[error("the question `{id}` cannot be written")]
    NotWritten {
        /// The question.
        id: QuestionId,
    },
}

/// A bank's file, cut where questions can be put in or taken out.
struct Sheet<'a> {
    source: &'a str,
    defaults: Defaults,
    list: Range<usize>,
    entries: Vec<Entry>,
}

impl<'a> Sheet<'a> {
    fn open(source: &'a str) -> Result<Self, EditError> {
        let head = schema::decode_head(source).0.ok_or(EditError::NotABank)?;
        let pieces = split(source);
        // Between the pieces everything must be plain, or a question might be put in a wrong place.
        if !pieces.problems.is_empty() {
            return Err(EditError::NotABank);
        }
        match pieces.field("questions").cloned() {
            Some(Piece { value, entries: Some(entries), .. }) => {
                Ok(Self { source, defaults: head.defaults, list: value, entries })
            }
            _ => Err(EditError::NotABank),
        }
    }

    fn slice(&self, range: &Range<usize>) -> &'a str {
        self.source.get(range.clone()).unwrap_or_default()
    }

    fn find(&self, id: &QuestionId) -> Option<usize> {
        self.entries.iter().position(|entry| {
            let slice = self.slice(&entry.range);
            slice.contains(id.as_str()) && tree::parse(slice).0.id(slice) == Some(id.as_str())
        })
    }

    fn entry(&self, id: &QuestionId) -> Result<&Entry, EditError> {
        self.find(id)
            .and_then(|at| self.entries.get(at))
            .ok_or_else(|| EditError::NoSuchQuestion { id: id.clone() })
    }

    /// A question as written anew at a place that is indented like this.
    fn fresh(&self, question: &Question, indent: &str) -> String {
        schema::encode_question(question, &self.defaults, 0).replace('\n', &format!("\n{indent}"))
    }

    /// What a question with these neighbours is indented by.
    fn indent(&self) -> String {
        match self.entries.first() {
            Some(first) => splice::indent_at(self.source, first.range.start).to_owned(),
            None => format!("{}    ", splice::line_indent(self.source, self.list.start)),
        }
    }
}

/// The bank with one question replaced. Where the new question says the same as the old, the text
/// is untouched down to its comments and spaces.
pub fn replace_question(
    source: &str,
    id: &QuestionId,
    new: &Question,
) -> Result<String, EditError> {
    let sheet = Sheet::open(source)?;
    let entry = sheet.entry(id)?;
    if new.id != *id && sheet.find(&new.id).is_some() {
        return Err(EditError::RepeatedId { id: new.id.clone() });
    }
    let slice = sheet.slice(&entry.range);
    let says_new = |text: &str| {
        schema::decode_question(text, &sheet.defaults).is_ok_and(|question| question == *new)
    };
    let indent = splice::indent_at(source, entry.range.start);
    let merged = schema::decode_question(slice, &sheet.defaults)
        .ok()
        .filter(|_| entry.problem.is_none())
        .map(|old| merge::merge(slice, indent, &old, new, &sheet.defaults))
        .filter(|text| says_new(text));
    let text = merged.unwrap_or_else(|| sheet.fresh(new, indent));
    if !says_new(&text) {
        return Err(EditError::NotWritten { id: new.id.clone() });
    }
    let mut splices = Splices::new(source);
    splices.replace(entry.range.clone(), text);
    Ok(splices.apply())
}

/// The bank with a question put in: after the one named, or after all others.
pub fn insert_question(
    source: &str,
    after: Option<&QuestionId>,
    new: &Question,
) -> Result<String, EditError> {
    let sheet = Sheet::open(source)?;
    if sheet.find(&new.id).is_some() {
        return Err(EditError::RepeatedId { id: new.id.clone() });
    }
    let anchor = match after {
        Some(id) => Some(sheet.entry(id)?),
        None => sheet.entries.last(),
    };
    let indent = sheet.indent();
    let text = sheet.fresh(new, &indent);
    let mut splices = Splices::new(source);
    if let Some(entry) = anchor {
        insert_after(&mut splices, entry.range.end, &[text], Some(&indent));
    } else {
        let close = sheet.list.end.saturating_sub(1);
        let outer = splice::line_indent(source, sheet.list.start);
        // Comments in an empty list stay above its first question.
        let kept = source.get(..close).unwrap_or_default().trim_end().len();
        splices.replace(kept..close, format!("\n{indent}{text},\n{outer}"));
    }
    let changed = splices.apply();
    let (decoded, _) = schema::decode(&changed);
    let written = decoded.is_some_and(|decoded| {
        // A question that breaks a rule is left out of what is read, but it is in the file.
        decoded.bank.questions.iter().all(|question| question.id != new.id || question == new)
    });
    if written && Sheet::open(&changed)?.find(&new.id).is_some() {
        Ok(changed)
    } else {
        Err(EditError::NotWritten { id: new.id.clone() })
    }
}

/// The bank without one question. Comments that stand before it stay.
pub fn remove_question(source: &str, id: &QuestionId) -> Result<String, EditError> {
    let sheet = Sheet::open(source)?;
    let entry = sheet.entry(id)?;
    let mut splices = Splices::new(source);
    splice::remove(&mut splices, entry.range.clone(), sheet.list.clone());
    Ok(splices.apply())
}
