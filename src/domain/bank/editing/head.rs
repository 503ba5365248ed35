//! The head of a bank while it is written: opened in place of a question, and written at every pause
//! like one, whatever is wrong with it.

use std::collections::HashMap;

use super::{Editing, Waiting, rules};
use crate::domain::bank::check::{Problem, checks};
use crate::domain::bank::draft::{Head, HeadSlot, Listed};
use crate::domain::bank::{Bank, schema};
use crate::domain::locale::Locale;

/// The draft of the head, and whether it is shown.
#[derive(Debug, Clone, Default)]
pub(super) struct Writing {
    draft: Option<Draft>,
    is_shown: bool,
    /// What is wrong with the head in the text.
    faults: Vec<(String, Problem)>,
}

impl Writing {
    /// The head of this bank is in the text.
    pub(super) fn judge(&mut self, bank: &Bank) {
        self.faults = faults(bank);
    }
}

#[derive(Debug, Clone)]
struct Draft {
    head: Head,
    /// As it stands in the text.
    written: Head,
}

/// How many questions name the entries of each list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Uses(HashMap<(Listed, String), usize>);

impl Uses {
    /// How many questions name this entry.
    pub fn of(&self, list: Listed, id: &str) -> usize {
        self.0.get(&(list, id.to_owned())).copied().unwrap_or(0)
    }
}

impl Editing {
    /// Opens the head in place of a question, which is written as far as can be.
    pub fn open_head(&mut self) {
        if self.head.is_shown {
            return;
        }
        self.hold();
        self.open = None;
        self.head.is_shown = true;
        if self.unwritten_head().is_none() {
            let head = Head::of(self.bank());
            self.head.draft = Some(Draft { written: head.clone(), head });
        }
    }

    /// Writes the head as far as can be and puts it away; what cannot be written is kept.
    pub(super) fn leave_head(&mut self) {
        if self.head.is_shown {
            self.history.close();
            self.head.is_shown = false;
            if self.write_head().is_ok() {
                self.head.draft = None;
            }
        }
    }

    /// The head, while it is open.
    pub fn head(&self) -> Option<&Head> {
        self.head.draft.as_ref().filter(|_| self.head.is_shown).map(|draft| &draft.head)
    }

    /// The head as far as it is not in the text yet: what a crash would take.
    pub fn unwritten_head(&self) -> Option<&Head> {
        let draft = self.head.draft.as_ref().filter(|draft| draft.head != draft.written);
        draft.map(|draft| &draft.head)
    }

    /// Goes on with what was open and not written in another text of the same bank.
    pub(super) fn take_head(&mut self, before: &Self) {
        let unwritten = before.unwritten_head().cloned();
        if before.head.is_shown {
            self.open_head();
        }
        if let Some(head) = unwritten {
            let written = Head::of(self.bank());
            self.head.draft = Some(Draft { head, written });
        }
    }

    /// Types in a field of the head. Typing on in the same field is one step to take back.
    pub fn type_in_head(&mut self, slot: HeadSlot, locale: Locale, text: String) {
        self.alter_head(Some((slot, locale)), |head| head.type_in(slot, locale, text));
    }

    /// Changes the head in any other way, as one step.
    pub fn change_head(&mut self, change: impl FnOnce(&mut Head)) {
        self.alter_head(None, change);
    }

    fn alter_head(&mut self, typing: Option<(HeadSlot, Locale)>, change: impl FnOnce(&mut Head)) {
        let Some(draft) = self.head.draft.as_mut().filter(|_| self.head.is_shown) else { return };
        let before = draft.head.clone();
        change(&mut draft.head);
        if draft.head != before {
            let after = draft.head.clone();
            self.history.headed(before, after, typing);
        }
    }

    /// Puts this in place of the open head, as a step of the history does.
    pub(super) fn set_head(&mut self, head: Head) {
        if let Some(draft) = &mut self.head.draft {
            draft.head = head;
        }
    }

    /// Puts a head that was not written before a crash in place of the one in the text.
    pub fn recover_head(&mut self, head: Head) {
        self.open_head();
        self.change_head(|open| *open = head);
        self.history.close();
    }

    /// What is wrong with the head, errors first, by the path of the field.
    pub fn head_faults(&self) -> Vec<(String, Problem)> {
        let draft = self.head.draft.as_ref();
        draft.map_or_else(|| self.head.faults.clone(), |draft| faults(&draft.head.reading()))
    }

    /// Writes the head into the text of the bank. Nothing happens if it says what it said.
    pub(super) fn write_head(&mut self) -> Result<(), Waiting> {
        let Some(draft) = self.head.draft.as_mut().filter(|draft| draft.head != draft.written)
        else {
            return Ok(());
        };
        let bank = draft.head.reading();
        if bank != *self.rules.bank() && self.manuscript.set_head(&bank).is_err() {
            let problem = Problem::NotRon { message: String::new() };
            return Err(Waiting { path: String::new(), problem });
        }
        draft.written = draft.head.clone();
        let is_judged_alike = judges_by(&bank) == judges_by(self.rules.bank());
        self.set_rules(rules(&self.manuscript));
        if !is_judged_alike {
            self.list();
        }
        Ok(())
    }

    /// How many questions name each topic, source, fact and passage. Reads every question.
    pub fn uses(&self) -> Uses {
        let mut uses = HashMap::new();
        for question in (0..self.lines.len()).filter_map(|at| self.manuscript.question(at).ok()) {
            let mut named: Vec<(Listed, String)> = Vec::new();
            named.push((Listed::Topics, question.topic.to_string()));
            named.extend(question.sources.iter().map(|id| (Listed::Sources, id.to_string())));
            named.extend(question.passage.iter().map(|id| (Listed::Passages, id.to_string())));
            named.extend(question.touched_facts().iter().map(|id| (Listed::Facts, id.to_string())));
            named.sort_unstable();
            named.dedup();
            for name in named {
                *uses.entry(name).or_insert(0) += 1;
            }
        }
        Uses(uses)
    }
}

/// What is wrong with the head of a bank, errors first.
fn faults(bank: &Bank) -> Vec<(String, Problem)> {
    let found = checks(&schema::encode_bank(bank)).into_iter();
    let mut faults: Vec<(String, Problem)> = found
        .filter(|found| found.question.is_none() && !found.field.starts_with("questions"))
        .map(|found| (found.field, found.problem))
        .collect();
    faults.sort_by_key(|(_, problem)| problem.severity());
    faults
}

/// What of a head decides whether a question keeps the rules.
fn judges_by(bank: &Bank) -> (Vec<&str>, &[Locale]) {
    let topics = bank.topics.iter().map(|topic| topic.id.as_str());
    let sources = bank.sources.iter().map(|source| source.id.as_str());
    let passages = bank.passages.iter().map(|passage| passage.id.as_str());
    (topics.chain(sources).chain(passages).collect(), &bank.languages)
}
