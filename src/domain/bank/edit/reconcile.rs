//! Two sets of edits of one bank's file brought together: those made here, and those made elsewhere
//! meanwhile. What only one side touched is taken from that side; where both touched a question, the
//! writer is asked.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::Manuscript;
use crate::domain::bank::{Question, QuestionId};

/// A question that both sides changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Clash {
    /// The question.
    pub id: QuestionId,
    /// As it is here; `None` if it cannot be read.
    pub mine: Option<Question>,
    /// As it is in the file now; `None` if it is gone, or cannot be read.
    pub theirs: Option<Question>,
}

/// What the writer said about a clash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Settled {
    /// The question as it is here goes into the file.
    Mine,
    /// The question stays as it is in the file.
    Theirs,
    /// Both: the one here gets this name.
    Both(QuestionId),
}

/// What came of bringing two sides together.
#[derive(Debug, Clone, PartialEq)]
pub enum Reconciled {
    /// A text with the edits of both.
    Merged(String),
    /// The first question that both changed.
    Clash(Box<Clash>),
    /// The file cannot be read as a bank any more.
    NotABank,
}

/// The questions of a file by name, with their places; the first of a name counts.
fn places(manuscript: &Manuscript) -> (Vec<QuestionId>, HashMap<QuestionId, usize>) {
    let mut order = Vec::with_capacity(manuscript.len());
    let mut places = HashMap::with_capacity(manuscript.len());
    for at in 0..manuscript.len() {
        let Some(id) = manuscript.id(at) else { continue };
        if let Entry::Vacant(place) = places.entry(id) {
            order.push(place.key().clone());
            place.insert(at);
        }
    }
    (order, places)
}

/// What both made of a text that was `base` when it was read here: `mine` is what it has become here,
/// `theirs` what stands in the file.
pub fn reconcile(
    base: &str,
    mine: &str,
    theirs: &str,
    settled: &[(QuestionId, Settled)],
) -> Reconciled {
    let open = |text: &str| Manuscript::open(text.to_owned());
    let (Ok(base), Ok(mine), Ok(mut theirs)) = (open(base), open(mine), open(theirs)) else {
        return Reconciled::NotABank;
    };
    let (_, before) = places(&base);
    let (order, here) = places(&mine);
    for (number, id) in order.iter().enumerate() {
        let Some(&at) = here.get(id) else { continue };
        let text = mine.slice(at);
        let was = before.get(id).map(|at| base.slice(*at));
        if was == Some(text) {
            continue;
        }
        let (_, there) = places(&theirs);
        let now = there.get(id).copied();
        let found = now.map(|at| theirs.slice(at));
        if found == Some(text) {
            continue;
        }
        let verdict = settled.iter().find(|(known, _)| known == id).map(|(_, verdict)| verdict);
        // Where a question of mine belongs in their file: behind the one that it follows in mine.
        let after = order.iter().take(number).rev().find_map(|id| there.get(id));
        let behind = after.map_or(0, |at| at + 1);
        let done = match (now, verdict) {
            (Some(now), _) if found == was => {
                theirs.put(now, text.to_owned());
                true
            }
            (Some(now), Some(Settled::Mine)) => {
                theirs.put(now, text.to_owned());
                true
            }
            (None, Some(Settled::Mine)) => theirs.insert_text(behind, text.to_owned()).is_ok(),
            (None, _) if was.is_none() => theirs.insert_text(behind, text.to_owned()).is_ok(),
            (_, Some(Settled::Theirs)) => true,
            (_, Some(Settled::Both(name))) => match mine.question(at) {
                Ok(question) => {
                    let question = Question { id: name.clone(), ..question };
                    theirs.insert(now.map_or(behind, |now| now + 1), &question).is_ok()
                }
                Err(_) => false,
            },
            (_, None) => false,
        };
        if !done {
            return Reconciled::Clash(Box::new(Clash {
                id: id.clone(),
                mine: mine.question(at).ok(),
                theirs: now.and_then(|now| theirs.question(now).ok()),
            }));
        }
    }
    for (id, at) in &before {
        if here.contains_key(id) {
            continue;
        }
        let (_, there) = places(&theirs);
        // What was taken out here and changed there stays: nothing is lost.
        if let Some(now) = there.get(id)
            && theirs.slice(*now) == base.slice(*at)
            && theirs.remove(*now).is_err()
        {
            return Reconciled::NotABank;
        }
    }
    Reconciled::Merged(theirs.source().to_owned())
}
