//! Two sets of edits of one bank's file brought together: those made here, and those made elsewhere
//! meanwhile. What only one side touched is taken from that side; where both touched a question, the
//! writer is asked.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::Manuscript;
use super::heads::{self, HeadPart, Whose};
use crate::domain::bank::{Bank, Question, QuestionId};

/// What both sides changed.
#[derive(Debug, Clone, PartialEq)]
pub enum Clash {
    /// A question.
    Question {
        /// Its name.
        id: QuestionId,
        /// As it is here; `None` if it cannot be read.
        mine: Option<Box<Question>>,
        /// As it is in the file now; `None` if it is gone, or cannot be read.
        theirs: Option<Box<Question>>,
    },
    /// What the bank says of itself.
    Head {
        /// The parts; at least one.
        parts: Vec<HeadPart>,
        /// The bank as it is here, without its questions.
        mine: Box<Bank>,
        /// The same as it is in the file now.
        theirs: Box<Bank>,
    },
}

impl Clash {
    /// What of the bank it is about.
    pub fn about(&self) -> Portion {
        match self {
            Self::Question { id, .. } => Portion::Question(id.clone()),
            Self::Head { .. } => Portion::Head,
        }
    }
}

/// What of a bank is written by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Portion {
    /// What the bank says of itself.
    Head,
    /// A question.
    Question(QuestionId),
}

/// What the writer said about a clash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Settled {
    /// As it is here it goes into the file.
    Mine,
    /// It stays as it is in the file.
    Theirs,
    /// Both questions: the one here gets this name. Of heads there is one; the one here counts.
    Both(QuestionId),
}

/// What came of bringing two sides together.
#[derive(Debug, Clone, PartialEq)]
pub enum Reconciled {
    /// A text with the edits of both.
    Merged(String),
    /// The first thing that both changed.
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
    settled: &[(Portion, Settled)],
) -> Reconciled {
    let open = |text: &str| Manuscript::open(text.to_owned());
    let (Ok(base), Ok(mine), Ok(mut theirs)) = (open(base), open(mine), open(theirs)) else {
        return Reconciled::NotABank;
    };
    let settled_of = |what: &Portion| {
        settled.iter().find(|(known, _)| known == what).map(|(_, verdict)| verdict)
    };
    let whose = settled_of(&Portion::Head).map(|verdict| match verdict {
        Settled::Theirs => Whose::Theirs,
        Settled::Mine | Settled::Both(_) => Whose::Mine,
    });
    let (was, is) = (&base.head().bank, &mine.head().bank);
    match heads::merge(was, is, &theirs.head().bank, whose) {
        Ok(head) if theirs.set_head(&head).is_err() => return Reconciled::NotABank,
        Ok(_) => {}
        Err(parts) => {
            let theirs = Box::new(theirs.head().bank.clone());
            let clash = Clash::Head { parts, mine: Box::new(is.clone()), theirs };
            return Reconciled::Clash(Box::new(clash));
        }
    }
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
        let verdict = settled_of(&Portion::Question(id.clone()));
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
            return Reconciled::Clash(Box::new(Clash::Question {
                id: id.clone(),
                mine: mine.question(at).ok().map(Box::new),
                theirs: now.and_then(|now| theirs.question(now).ok()).map(Box::new),
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
