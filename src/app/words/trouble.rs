//! What is wrong with the files of banks.

use crate::domain::bank::check::{Place, Severity};
use crate::i18n::Tr;
use crate::store::library::Trouble;

/// Something wrong, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What it is.
    pub what: String,
    /// What to do about it.
    pub fix: Option<String>,
    /// Whether something is left out for it.
    pub is_error: bool,
}

/// What is wrong and what to do about it.
pub fn trouble(tr: &Tr, trouble: &Trouble) -> Told {
    let said = |what: String, fix: &str| Told { what, fix: Some(tr.get(fix)), is_error: true };
    match trouble {
        Trouble::Mistake { found, .. } => Told {
            what: super::bank::problem(tr, &found.problem),
            fix: None,
            is_error: found.severity == Severity::Error,
        },
        Trouble::Unreadable(error) => {
            let what = tr.with("trouble-unreadable", [("error", error.to_string().into())]);
            said(what, "trouble-unreadable-fix")
        }
        Trouble::NotText { line } => {
            let line = u32::try_from(*line).unwrap_or(u32::MAX);
            said(tr.with("trouble-not-text", [("line", line.into())]), "trouble-not-text-fix")
        }
        Trouble::TooLarge => said(tr.get("trouble-too-large"), "trouble-too-large-fix"),
        Trouble::BankTaken { id } => {
            let what = tr.with("trouble-bank-taken", [("id", id.as_str().into())]);
            said(what, "trouble-bank-taken-fix")
        }
        Trouble::QuestionTaken { id, by } => {
            let values = [("id", id.as_str().into()), ("by", by.as_str().into())];
            said(tr.with("trouble-question-taken", values), "trouble-question-taken-fix")
        }
    }
}

/// The same in a line, with its place.
pub fn in_a_line(tr: &Tr, one: &Trouble) -> String {
    let what = trouble(tr, one).what;
    match one {
        Trouble::Mistake { found, .. } => {
            format!("{}: {what}", place(tr, &found.place))
        }
        _ => what,
    }
}

/// The line and column of something in a file.
pub fn place(tr: &Tr, place: &Place) -> String {
    let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX).into();
    tr.with("trouble-place", [("line", number(place.line)), ("column", number(place.column))])
}
