//! Options of whatever version to one of our formats.

use super::words::Words;
use crate::domain::bank::{Body, Choice, Choices, Statement};
use crate::domain::locale::{Locale, Text};
use crate::interchange::{Said, tongue};

/// Options of which one, or all that are right, are to be chosen. What is to be said of their key is
/// said.
pub(super) fn chosen(
    stem: String,
    options: Vec<Choice>,
    several: bool,
    words: &mut Words<'_>,
) -> Body {
    let rights = options.iter().filter(|option| option.right).count();
    match (rights, several) {
        (0, _) => words.remark(Said::NoKey),
        (1, true) => {
            let found = "several options may be chosen, but one is right".to_owned();
            words.remark(Said::Lenient { found });
        }
        (2.., false) => words.remark(Said::SeveralKeys),
        (1, false) | (2.., true) => {}
    }
    let choices = Choices { stem: tongue::owned(stem), options };
    let is_single = !several || rights < 2;
    if is_single { Body::SingleBest(choices) } else { Body::MultiSelect(choices) }
}

/// A sentence with a gap and what may fill it.
pub(super) fn filled(stem: String, options: Vec<Choice>, words: &mut Words<'_>) -> Body {
    match options.iter().filter(|option| option.right).count() {
        0 => words.remark(Said::NoKey),
        1 => {}
        _ => words.remark(Said::SeveralKeys),
    }
    Body::FillIn(Choices { stem: tongue::owned(stem), options })
}

/// Adds an option; says so where another says the same, or where it says nothing.
pub(super) fn add(options: &mut Vec<Choice>, option: Choice, words: &mut Words<'_>) {
    if option.text.text(Locale::En).is_empty() {
        // Whatever it was, such as an image, it was no text.
        words.remark(Said::Stray { found: "an option without words".to_owned() });
    }
    if options.iter().any(|other| other.text == option.text) {
        words.remark(Said::SameOptions);
    }
    options.push(option);
}

/// Two options that are "true" and "false" are a statement.
pub(super) fn statement(
    stem: &str,
    options: &[Choice],
    words: &mut Words<'_>,
) -> Option<Statement> {
    let [one, other] = options else { return None };
    let (yes, no) = match (truth(&one.text)?, truth(&other.text)?) {
        (true, false) => (one, other),
        (false, true) => (other, one),
        _ => return None,
    };
    if yes.right == no.right {
        words.remark(Said::NoKey);
    }
    let holds = yes.right;
    let (right, wrong) = if holds { (yes, no) } else { (no, yes) };
    if wrong.why.is_some() && right.why.is_some() && wrong.why != right.why {
        words.remark(Said::FeedbackDropped);
    }
    let why = wrong.why.clone().or_else(|| right.why.clone());
    Some(Statement { text: tongue::text(stem), holds, why, fact: None })
}

/// Whether the whole of an option says that something is true, or that it is false.
fn truth(option: &Text) -> Option<bool> {
    const TRUE: [&str; 4] = ["true", "सही", "सत्य", "right"];
    const FALSE: [&str; 4] = ["false", "गलत", "असत्य", "wrong"];
    let word = option.text(Locale::En).trim().trim_matches('*').trim_end_matches(['.', '।']);
    let word = word.to_lowercase();
    let is = |words: &[&str]| words.contains(&word.as_str());
    if is(&TRUE) { Some(true) } else { is(&FALSE).then_some(false) }
}
