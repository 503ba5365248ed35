//! What changed from one version of a bank to another, question by question. Reading both is in
//! `schema`.

use std::collections::HashMap;

use super::schema::{content_hash, key_hash};
use super::{Bank, Question, QuestionId};

/// What is different in the newer of two versions.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Difference {
    /// Fields of the bank itself that say something else, by their names in the file.
    pub head: Vec<&'static str>,
    /// Questions that are new, in the order of the newer version.
    pub added: Vec<QuestionId>,
    /// Questions that are gone, in the order of the older one.
    pub removed: Vec<QuestionId>,
    /// Questions that say something else, in the order of the newer one.
    pub changed: Vec<Change>,
    /// Whether those that stayed stand in another order.
    pub reordered: bool,
}

/// A question that says something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Which.
    pub question: QuestionId,
    /// What is different about it.
    pub what: What,
}

/// How much of a question is different, the most first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum What {
    /// Its key: what was right may be wrong now, and answers to it are asked again.
    Key,
    /// What learners read, but not the key.
    Text,
    /// Only what stands around it: topic, sources, dates, tags.
    Rest,
}

impl Difference {
    /// What changed from an older version to a newer one.
    pub fn between(old: &Bank, new: &Bank) -> Self {
        let before: HashMap<&QuestionId, &Question> =
            old.questions.iter().map(|question| (&question.id, question)).collect();
        let after: HashMap<&QuestionId, &Question> =
            new.questions.iter().map(|question| (&question.id, question)).collect();
        let stayed = |bank: &'_ Bank| -> Vec<QuestionId> {
            let both = |id: &&QuestionId| before.contains_key(id) && after.contains_key(id);
            bank.questions.iter().map(|question| &question.id).filter(both).cloned().collect()
        };
        let gone = |question: &&Question| !after.contains_key(&question.id);
        let fresh = |question: &&Question| !before.contains_key(&question.id);
        Self {
            head: head(old, new),
            added: new.questions.iter().filter(fresh).map(|one| one.id.clone()).collect(),
            removed: old.questions.iter().filter(gone).map(|one| one.id.clone()).collect(),
            changed: new
                .questions
                .iter()
                .filter_map(|new| Some((before.get(&new.id)?, new)))
                .filter_map(|(old, new)| {
                    Some(Change { question: new.id.clone(), what: changed(old, new)? })
                })
                .collect(),
            reordered: stayed(old) != stayed(new),
        }
    }

    /// Whether the two say the same.
    pub const fn is_empty(&self) -> bool {
        self.head.is_empty()
            && self.added.is_empty()
            && self.removed.is_empty()
            && self.changed.is_empty()
            && !self.reordered
    }
}

fn changed(old: &Question, new: &Question) -> Option<What> {
    if old == new {
        None
    } else if key_hash(old) != key_hash(new) {
        Some(What::Key)
    } else if content_hash(old) != content_hash(new) {
        Some(What::Text)
    } else {
        Some(What::Rest)
    }
}

fn head(old: &Bank, new: &Bank) -> Vec<&'static str> {
    let fields = [
        ("id", old.id != new.id),
        ("title", old.title != new.title),
        ("subject", old.subject != new.subject),
        ("about", old.about != new.about),
        ("licence", old.licence != new.licence),
        ("authors", old.authors != new.authors),
        ("languages", old.languages != new.languages),
        ("topics", old.topics != new.topics),
        ("facts", old.facts != new.facts),
        ("sources", old.sources != new.sources),
        ("passages", old.passages != new.passages),
    ];
    fields.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name).collect()
}
