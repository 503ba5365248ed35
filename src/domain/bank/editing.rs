//! A bank being written: its file, the question that is open as a draft, and what can be taken back.
//! How it looks and when it is saved is not here; nor is what others do to the file meanwhile (see
//! `edit::reconcile`).

mod head;
mod history;

use std::collections::{BTreeMap, HashSet};

pub use self::head::Uses;
use self::history::{History, Step};
use super::check::{Problem, Rules, Severity, Thing};
use super::draft::{Draft, Kind, Listed, Slot, free_name, next_id};
use super::edit::{EditError, Manuscript};
use super::markup;
use super::{Body, Format, Question, QuestionId, Source, SourceId};
use crate::domain::locale::{Locale, Text};

/// A question in the list of a bank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its name, as far as it can be made out.
    pub id: Option<QuestionId>,
    /// The first thing it says; `None` if it cannot be read.
    pub says: Option<Text>,
    /// Its format.
    pub format: Option<Format>,
    /// How bad the worst is that is wrong with it by itself.
    own: Option<Severity>,
    /// Whether a question before it has the same name.
    is_repeated: bool,
}

impl Line {
    /// How bad the worst is that is wrong with it.
    pub const fn worst(&self) -> Option<Severity> {
        if self.is_repeated { Some(Severity::Error) } else { self.own }
    }
}

/// The question that is open.
#[derive(Debug, Clone)]
struct Open {
    at: usize,
    draft: Draft,
    /// As it stands in the text.
    written: Draft,
}

/// Why a draft is not in the text of the bank yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// The field.
    pub path: String,
    /// What keeps it from being written.
    pub problem: Problem,
}

/// A bank being written.
#[derive(Debug, Clone)]
pub struct Editing {
    manuscript: Manuscript,
    rules: Rules,
    lines: Vec<Line>,
    open: Option<Open>,
    head: self::head::Writing,
    /// Drafts that were left although they cannot be written yet, by the name in the text.
    held: BTreeMap<QuestionId, Draft>,
    history: History,
}

impl Editing {
    /// Opens a bank, and reads every question in it.
    ///
    /// # Errors
    ///
    /// If the text cannot be read as a bank, or its brackets are in doubt.
    pub fn open(source: String) -> Result<Self, EditError> {
        let manuscript = Manuscript::open(source)?;
        let mut editing = Self {
            lines: Vec::new(),
            rules: rules(&manuscript),
            manuscript,
            open: None,
            head: self::head::Writing::default(),
            held: BTreeMap::new(),
            history: History::default(),
        };
        editing.head.judge(editing.rules.bank());
        editing.list();
        Ok(editing)
    }

    /// The bank has another head by now.
    fn set_rules(&mut self, rules: Rules) {
        self.head.judge(rules.bank());
        self.rules = rules;
    }

    /// Goes on with another text of the same bank, that others changed too. What can be taken back
    /// begins anew, since the text it was about is gone.
    ///
    /// # Errors
    ///
    /// If the text cannot be read as a bank; nothing is changed then.
    pub fn take(&mut self, source: String) -> Result<(), EditError> {
        let id = self.current().and_then(|at| self.lines.get(at)).and_then(|line| line.id.clone());
        let draft = self.open.as_ref().filter(|open| open.draft != open.written);
        let draft = draft.map(|open| open.draft.clone());
        let mut next = Self::open(source)?;
        next.take_head(self);
        next.held = std::mem::take(&mut self.held);
        if let (Some(id), Some(draft)) = (&id, draft) {
            next.held.insert(id.clone(), draft);
        }
        let at = id.and_then(|id| next.find(&id));
        let at = at.or_else(|| self.current().map(|at| at.min(next.lines.len().saturating_sub(1))));
        if let Some(at) = at {
            next.load(at);
        }
        *self = next;
        Ok(())
    }

    /// Reads every question for the list.
    fn list(&mut self) {
        self.lines = (0..self.manuscript.len()).map(|at| self.line(at)).collect();
        self.mark_repeated();
    }

    /// Reads for the list what stands otherwise in the text than it did before.
    fn list_changes(&mut self, before: &Manuscript) {
        let now = &self.manuscript;
        let (old, new) = (before.len(), now.len());
        let most = old.min(new);
        let first = (0..most).take_while(|at| before.slice(*at) == now.slice(*at)).count();
        let last = (1..=most - first)
            .take_while(|back| before.slice(old - back) == now.slice(new - back))
            .count();
        let changed: Vec<Line> = (first..new - last).map(|at| self.line(at)).collect();
        self.lines.splice(first..old - last, changed);
        self.mark_repeated();
    }

    fn mark_repeated(&mut self) {
        let mut seen = HashSet::with_capacity(self.lines.len());
        for line in &mut self.lines {
            line.is_repeated = line.id.as_ref().is_some_and(|id| !seen.insert(id));
        }
    }

    fn line(&self, at: usize) -> Line {
        match self.manuscript.question(at) {
            Ok(question) => {
                let own =
                    self.rules.faults(&question).first().map(|(_, problem)| problem.severity());
                Line {
                    says: Some(says(&question)),
                    format: Some(question.body.format()),
                    id: Some(question.id),
                    own,
                    is_repeated: false,
                }
            }
            Err(_) => Line {
                id: self.manuscript.id(at),
                says: None,
                format: None,
                own: Some(Severity::Error),
                is_repeated: false,
            },
        }
    }

    /// The bank without its questions.
    pub const fn bank(&self) -> &super::Bank {
        self.rules.bank()
    }

    /// The text of the bank with everything that could be written.
    pub fn source(&self) -> &str {
        self.manuscript.source()
    }

    /// The file behind it.
    pub const fn manuscript(&self) -> &Manuscript {
        &self.manuscript
    }

    /// Its questions, in the order of the file.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The place of the question of this name.
    pub fn find(&self, id: &QuestionId) -> Option<usize> {
        self.lines.iter().position(|line| line.id.as_ref() == Some(id))
    }

    /// The place of the question that is open.
    pub fn current(&self) -> Option<usize> {
        self.open.as_ref().map(|open| open.at)
    }

    /// The draft of the question that is open.
    pub fn draft(&self) -> Option<&Draft> {
        self.open.as_ref().map(|open| &open.draft)
    }

    /// Whether there is something that is not in the text yet.
    pub fn is_unwritten(&self) -> bool {
        self.open.as_ref().is_some_and(|open| open.draft != open.written)
            || !self.held.is_empty()
            || self.unwritten_head().is_some()
    }

    /// Every draft that is not in the text, with the name of its question there: what a crash would
    /// take.
    pub fn unwritten(&self) -> Vec<(QuestionId, &Draft)> {
        let open = self.open.as_ref().filter(|open| open.draft != open.written);
        let open = open.and_then(|open| Some((self.lines.get(open.at)?.id.clone()?, &open.draft)));
        let held = self.held.iter().map(|(id, draft)| (id.clone(), draft));
        held.chain(open).collect()
    }

    /// Opens the question at a place, and writes the one that was open as far as can be. A question
    /// that cannot be read is not opened; the one before stays.
    pub fn go(&mut self, at: usize) -> bool {
        if self.current() == Some(at) {
            return true;
        }
        if self.manuscript.question(at).is_err() {
            return false;
        }
        self.leave_head();
        self.hold();
        self.load(at)
    }

    /// Writes the open question, or holds it where that cannot be done yet.
    fn hold(&mut self) {
        self.history.close();
        if self.write().is_err()
            && let Some(open) = &self.open
            && let Some(id) = self.lines.get(open.at).and_then(|line| line.id.clone())
        {
            self.held.insert(id, open.draft.clone());
        }
    }

    fn load(&mut self, at: usize) -> bool {
        let Ok(question) = self.manuscript.question(at) else {
            self.open = None;
            return false;
        };
        let written = Draft::of(&question, &self.bank().languages);
        let draft = self.held.remove(&question.id).unwrap_or_else(|| written.clone());
        self.open = Some(Open { at, draft, written });
        true
    }

    /// Types in a field. Typing on in the same field is one step to take back, until a pause.
    pub fn type_in(&mut self, slot: Slot, locale: Locale, text: String) {
        let Some(open) = &mut self.open else { return };
        if open.draft.typed(slot, locale) == text {
            return;
        }
        let before = open.draft.clone();
        open.draft.type_in(slot, locale, text);
        self.history.typed(open.at, before, open.draft.clone(), (slot, locale));
    }

    /// Changes the draft in any other way, as one step.
    pub fn change(&mut self, change: impl FnOnce(&mut Draft)) {
        let Some(open) = &mut self.open else { return };
        let before = open.draft.clone();
        change(&mut open.draft);
        if open.draft != before {
            self.history.changed(open.at, before, open.draft.clone());
        }
    }

    /// The open question as far as it can be read.
    pub fn reading(&self) -> Option<Question> {
        Some(self.draft()?.reading().0)
    }

    /// What is wrong with the open question, errors first, by the path of the field: what keeps it
    /// from being written, and what the rules of banks say.
    pub fn faults(&self) -> Vec<(String, Problem)> {
        let Some(open) = &self.open else { return Vec::new() };
        let (question, unreadable) = open.draft.reading();
        let mut faults: Vec<(String, Problem)> = unreadable
            .into_iter()
            .map(|(slot, problem)| (open.draft.path(slot), problem))
            .collect();
        let known: Vec<String> = faults.iter().map(|(path, _)| path.clone()).collect();
        let is_taken = self
            .lines
            .iter()
            .enumerate()
            .any(|(at, line)| at != open.at && line.id.as_ref() == Some(&question.id));
        if is_taken {
            let (thing, id) = (Thing::Question, question.id.to_string());
            faults.push(("id".to_owned(), Problem::RepeatedId { thing, id }));
        }
        let rules = self.rules.faults(&question).into_iter();
        faults.extend(rules.filter(|(path, _)| !known.contains(path)));
        faults
    }

    /// Writes the open question into the text of the bank. Nothing happens if it says what it said.
    ///
    /// # Errors
    ///
    /// Why that cannot be done yet.
    pub fn write(&mut self) -> Result<(), Waiting> {
        let Some(open) = &mut self.open else { return Ok(()) };
        if open.draft == open.written {
            return Ok(());
        }
        let question = open.draft.question().map_err(|unreadable| {
            let (slot, problem) =
                unreadable.into_iter().next().unwrap_or((Slot::Id, Problem::MissingValue));
            Waiting { path: open.draft.path(slot), problem }
        })?;
        let at = open.at;
        let is_taken =
            |(place, line): (usize, &Line)| place != at && line.id.as_ref() == Some(&question.id);
        if self.lines.iter().enumerate().any(is_taken) {
            let (thing, id) = (Thing::Question, question.id.to_string());
            let problem = Problem::RepeatedId { thing, id };
            return Err(Waiting { path: "id".to_owned(), problem });
        }
        let is_same = self.manuscript.question(at).is_ok_and(|written| written == question);
        if !is_same && self.manuscript.replace(at, &question).is_err() {
            let problem = Problem::NotRon { message: String::new() };
            return Err(Waiting { path: String::new(), problem });
        }
        open.written = open.draft.clone();
        let line = self.line(at);
        if let Some(place) = self.lines.get_mut(at) {
            let is_renamed = place.id != line.id;
            *place = Line { is_repeated: place.is_repeated, ..line };
            if is_renamed {
                self.mark_repeated();
            }
        }
        Ok(())
    }

    /// Ends a step of typing and writes.
    ///
    /// # Errors
    ///
    /// As [`Self::write`].
    pub fn pause(&mut self) -> Result<(), Waiting> {
        self.history.close();
        self.write()?;
        self.write_head()
    }

    /// A new question behind the open one: of its format and topic, if it is to be like that.
    ///
    /// # Errors
    ///
    /// If it cannot be put into the text.
    pub fn insert(&mut self, kind: Kind, is_like: bool) -> Result<(), EditError> {
        self.leave_head();
        self.hold();
        let at = self.current();
        let like = at.and_then(|at| self.manuscript.question(at).ok());
        let ids = self.lines.iter().filter_map(|line| line.id.as_ref()).map(QuestionId::as_str);
        let after = like.as_ref().map(|question| question.id.as_str());
        let id = next_id(ids, after, self.bank().id.as_str());
        let kind = like.as_ref().filter(|_| is_like).map_or(kind, |like| Kind::of(&like.body));
        let near = like.as_ref().filter(|_| is_like);
        let defaults = self.manuscript.defaults();
        let mut draft = Draft::blank(kind, &id, self.bank(), defaults, near);
        // The topic goes on where it was, also for a question that is otherwise blank.
        if let Some(like) = &like {
            draft.topic = like.topic.clone();
        }
        self.put(at.map_or(self.lines.len(), |at| at + 1), &draft.reading().0)
    }

    /// Puts a question in at a place and opens it.
    fn put(&mut self, at: usize, question: &Question) -> Result<(), EditError> {
        let from = self.current();
        let delta = self.manuscript.insert(at, question)?;
        let line = self.line(at);
        self.lines.insert(at, line);
        self.mark_repeated();
        self.load(at);
        self.history.shaped(delta, from, Some(at));
        Ok(())
    }

    /// A copy of this question under the next free name, behind the open one.
    ///
    /// # Errors
    ///
    /// If it cannot be put into the text.
    pub fn next_name(&self, like: &QuestionId) -> QuestionId {
        let ids = self.lines.iter().filter_map(|line| line.id.as_ref()).map(QuestionId::as_str);
        next_id(ids, Some(like.as_str()), self.bank().id.as_str())
    }

    /// Takes the open question out, and opens the next.
    ///
    /// # Errors
    ///
    /// If it cannot be taken out of the text.
    pub fn remove(&mut self) -> Result<(), EditError> {
        let Some(at) = self.current() else { return Ok(()) };
        // What was typed last comes back with it.
        self.hold();
        if let Some(id) = self.lines.get(at).and_then(|line| line.id.clone()) {
            self.held.remove(&id);
        }
        let delta = self.manuscript.remove(at)?;
        self.lines.remove(at);
        self.mark_repeated();
        self.open = None;
        let near = (at..self.lines.len()).chain((0..at).rev());
        let next = near.into_iter().find(|at| self.manuscript.question(*at).is_ok());
        if let Some(next) = next {
            self.load(next);
        }
        self.history.shaped(delta, Some(at), next);
        Ok(())
    }

    /// Moves the open question down or up by one.
    ///
    /// # Errors
    ///
    /// If the lines of the file cannot be told apart.
    pub fn shift(&mut self, down: bool) -> Result<(), EditError> {
        let Some(at) = self.current() else { return Ok(()) };
        let other = if down { at.checked_add(1) } else { at.checked_sub(1) };
        let Some(other) = other.filter(|other| *other < self.lines.len()) else { return Ok(()) };
        self.hold();
        let delta = self.manuscript.shift(at, other)?;
        self.lines.swap(at, other);
        self.mark_repeated();
        self.load(other);
        self.history.shaped(delta, Some(at), Some(other));
        Ok(())
    }

    /// Adds a source to the bank, which the open question then cites. Its name is made from its label.
    ///
    /// # Errors
    ///
    /// If it cannot be put into the text.
    pub fn add_source(
        &mut self,
        short: Text,
        cite: Text,
        url: Option<String>,
    ) -> Result<(), EditError> {
        self.hold();
        let taken: Vec<String> =
            self.bank().sources.iter().map(|source| source.id.to_string()).collect();
        let id = SourceId::from(free_name(short.text(Locale::En), Listed::Sources, &taken));
        let source = Source { id: id.clone(), short, cite, url, note: None };
        let mut head = self.bank().clone();
        head.sources.push(source);
        let delta = self.manuscript.set_head(&head)?;
        self.set_rules(rules(&self.manuscript));
        let at = self.current();
        self.history.shaped(delta, at, at);
        self.change(|draft| draft.sources.push(id));
        self.history.close();
        Ok(())
    }

    /// Whether there is something to take back.
    pub fn can_undo(&self) -> bool {
        self.history.can_undo()
    }

    /// Whether something was taken back.
    pub fn can_redo(&self) -> bool {
        self.history.can_redo()
    }

    /// Takes the last step back.
    pub fn undo(&mut self) -> bool {
        let Some(step) = self.history.undo() else { return false };
        self.step(step)
    }

    /// Does again what was taken back last.
    pub fn redo(&mut self) -> bool {
        let Some(step) = self.history.redo() else { return false };
        self.step(step)
    }

    fn step(&mut self, step: Step) -> bool {
        match step {
            Step::Changed { at, draft } => {
                if !self.go(at) {
                    return false;
                }
                if let Some(open) = &mut self.open {
                    open.draft = *draft;
                }
                true
            }
            Step::Head { draft } => {
                self.open_head();
                self.set_head(*draft);
                true
            }
            Step::Shaped { delta, at } => {
                self.leave_head();
                self.hold();
                let before = self.manuscript.clone();
                if self.manuscript.apply(&delta).is_err() {
                    return false;
                }
                let rules = rules(&self.manuscript);
                let is_judged_alike = rules.bank() == self.rules.bank()
                    && before.defaults() == self.manuscript.defaults();
                if is_judged_alike {
                    self.list_changes(&before);
                } else {
                    self.set_rules(rules);
                    self.list();
                }
                self.open = None;
                at.is_none_or(|at| self.load(at))
            }
        }
    }

    /// Puts a draft that was not written before a crash in the place of its question; at the end, if
    /// that is gone.
    pub fn recover(&mut self, id: &QuestionId, draft: Draft) {
        let is_there = if let Some(at) = self.find(id) {
            self.go(at)
        } else {
            self.hold();
            self.put(self.lines.len(), &draft.reading().0).is_ok()
        };
        if is_there {
            self.change(|open| *open = draft);
            self.history.close();
        }
    }
}

/// The rules of a bank as it is written now.
fn rules(manuscript: &Manuscript) -> Rules {
    let mut bank = manuscript.head().bank.clone();
    bank.questions.clear();
    Rules::of(bank)
}

/// The first thing that a question says, shortened.
fn says(question: &Question) -> Text {
    /// Longer than any line of the list.
    const MOST: usize = 90;
    let text = match &question.body {
        Body::SingleBest(body)
        | Body::Negative(body)
        | Body::OddOneOut(body)
        | Body::FillIn(body)
        | Body::MultiSelect(body) => &body.stem,
        // Introductions are much alike; the first statement tells them apart.
        Body::Statements(body) | Body::HowMany(body) => {
            body.statements.first().map_or(&body.intro, |first| &first.text)
        }
        Body::PairsCoded(body) | Body::PairsHowMany(body) => &body.intro,
        Body::Lists(body) => &body.intro,
        Body::AssertionReason(body) => &body.assertion.text,
        Body::Explains(body) => &body.first.text,
        Body::Order(body) => &body.intro,
        Body::TrueFalse(body) => &body.text,
        Body::Numeric(body) => &body.stem,
        Body::Typed(body) => &body.stem,
    };
    text.map(|_, text| markup::one_line(text).chars().take(MOST).collect())
}
