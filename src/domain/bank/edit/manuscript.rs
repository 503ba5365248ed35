//! A bank's file while it is being edited: its text, cut where its questions stand, and cut anew with
//! every change. A question is named by its place, from 0, so that two of one name can be told apart.

mod carry;
mod head;

use std::ops::Range;

use super::splice::{self, Splices};
use super::{EditError, merge};
use crate::domain::bank::check::Diagnostic;
use crate::domain::bank::schema::split::{Entry, split};
use crate::domain::bank::schema::token::{Kind, Lexer};
use crate::domain::bank::schema::{self, Decoded, Defaults, tree};
use crate::domain::bank::{Question, QuestionId};

pub(super) use self::carry::settle;
pub use self::carry::{Carrying, Coming, Renamed};

/// So many earlier texts of questions are remembered.
const MOST_REMEMBERED: usize = 500;

/// One change of a text: what stood at a byte, and what stands there now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delta {
    at: usize,
    removed: String,
    added: String,
}

impl Delta {
    /// The change that takes this one back.
    #[must_use]
    pub fn reversed(&self) -> Self {
        Self { at: self.at, removed: self.added.clone(), added: self.removed.clone() }
    }

    /// What makes the second text of the first.
    fn between(old: &str, new: &str) -> Self {
        let same = |(a, b): &(u8, u8)| a == b;
        let mut head = old.bytes().zip(new.bytes()).take_while(same).count();
        while !(old.is_char_boundary(head) && new.is_char_boundary(head)) {
            head -= 1;
        }
        let most = old.len().min(new.len()) - head;
        let mut tail = old.bytes().rev().zip(new.bytes().rev()).take(most).take_while(same).count();
        while !(old.is_char_boundary(old.len() - tail) && new.is_char_boundary(new.len() - tail)) {
            tail -= 1;
        }
        let middle = |text: &str| text.get(head..text.len() - tail).unwrap_or_default().to_owned();
        Self { at: head, removed: middle(old), added: middle(new) }
    }
}

/// A bank's file while it is being edited.
#[derive(Debug, Clone)]
pub struct Manuscript {
    source: String,
    head: Decoded,
    list: Range<usize>,
    entries: Vec<Entry>,
    /// How questions were written before they were changed: one that says again what it said is
    /// written again as it was.
    remembered: Vec<(Question, String)>,
}

impl Manuscript {
    /// Opens a file.
    ///
    /// # Errors
    ///
    /// If it cannot be read as a bank, or its brackets are in doubt.
    pub fn open(source: String) -> Result<Self, EditError> {
        let head = schema::decode_head(&source).0.ok_or(EditError::NotABank)?;
        let (list, entries) = cut(&source)?;
        Ok(Self { source, head, list, entries, remembered: Vec::new() })
    }

    /// The text of the file.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The bank without its questions.
    pub const fn head(&self) -> &Decoded {
        &self.head
    }

    /// What its questions fall back on.
    pub const fn defaults(&self) -> &Defaults {
        &self.head.defaults
    }

    /// How many questions it has, also such as cannot be read.
    pub const fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it has no questions.
    pub const fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The text of a question.
    pub fn slice(&self, at: usize) -> &str {
        let range = self.entries.get(at).map_or(0..0, |entry| entry.range.clone());
        self.source.get(range).unwrap_or_default()
    }

    /// The byte at which a question begins.
    pub(super) fn start(&self, at: usize) -> Option<usize> {
        self.entries.get(at).map(|entry| entry.range.start)
    }

    /// The id of a question, as far as it can be made out.
    pub fn id(&self, at: usize) -> Option<QuestionId> {
        let slice = self.slice(at);
        tree::parse(slice).0.id(slice).map(QuestionId::from)
    }

    /// A question.
    ///
    /// # Errors
    ///
    /// What is wrong with its text; places are those in its slice.
    pub fn question(&self, at: usize) -> Result<Question, Vec<Diagnostic>> {
        match self.entries.get(at) {
            Some(Entry { problem: None, .. }) => {
                schema::decode_question(self.slice(at), self.defaults())
            }
            _ => Err(Vec::new()),
        }
    }

    /// Puts a question in place of another. Where the new one says the same as the old, the text is
    /// untouched down to its comments and spaces.
    ///
    /// # Errors
    ///
    /// If the text would not say what was meant; nothing is changed then.
    pub fn replace(&mut self, at: usize, new: &Question) -> Result<Delta, EditError> {
        let entry = self.entries.get(at).ok_or(EditError::NotABank)?.clone();
        let slice = self.slice(at).to_owned();
        let says_new = |text: &str| {
            schema::decode_question(text, self.defaults()).is_ok_and(|question| question == *new)
        };
        let old = schema::decode_question(&slice, self.defaults())
            .ok()
            .filter(|_| entry.problem.is_none());
        let indent = splice::indent_at(&self.source, entry.range.start).to_owned();
        let before = self.remembered.iter().find(|(question, _)| question == new);
        let text = match (before, &old) {
            (Some((_, text)), _) => text.clone(),
            (None, Some(old)) => merge::merge(&slice, &indent, old, new, self.defaults()),
            (None, None) => self.fresh(new, &indent),
        };
        let text = if says_new(&text) { text } else { self.fresh(new, &indent) };
        if !says_new(&text) {
            return Err(EditError::NotWritten { id: new.id.clone() });
        }
        if let Some(old) = old.filter(|old| old.id == new.id) {
            self.remember(old, slice);
        }
        Ok(self.put(at, text))
    }

    fn remember(&mut self, question: Question, text: String) {
        if self.remembered.iter().all(|(known, _)| *known != question) {
            if self.remembered.len() == MOST_REMEMBERED {
                self.remembered.remove(0);
            }
            self.remembered.push((question, text));
        }
    }

    /// Puts a text in place of a question's, whatever it says.
    pub(super) fn put(&mut self, at: usize, text: String) -> Delta {
        let Some(entry) = self.entries.get_mut(at) else {
            return Delta { at: 0, removed: String::new(), added: String::new() };
        };
        let old = entry.range.clone();
        let removed = self.source.get(old.clone()).unwrap_or_default().to_owned();
        self.source.replace_range(old.clone(), &text);
        entry.range.end = old.start + text.len();
        entry.problem = None;
        let shifted = |place: usize| place - removed.len() + text.len();
        for entry in self.entries.iter_mut().skip(at + 1) {
            entry.range = shifted(entry.range.start)..shifted(entry.range.end);
        }
        self.list.end = shifted(self.list.end);
        Delta { at: old.start, removed, added: text }
    }

    fn fresh(&self, question: &Question, indent: &str) -> String {
        schema::encode_question(question, self.defaults(), 0).replace('\n', &format!("\n{indent}"))
    }

    /// Puts a question in at a place.
    ///
    /// # Errors
    ///
    /// If the text would not say what was meant; nothing is changed then.
    pub fn insert(&mut self, at: usize, new: &Question) -> Result<Delta, EditError> {
        let indent = self.indent();
        let text = self.fresh(new, &indent);
        let not_written = || EditError::NotWritten { id: new.id.clone() };
        if !schema::decode_question(&text, self.defaults()).is_ok_and(|said| said == *new) {
            return Err(not_written());
        }
        self.insert_text(at, text).map_err(|_| not_written())
    }

    /// What a question with these neighbours is indented by.
    fn indent(&self) -> String {
        match self.entries.first() {
            Some(first) => splice::indent_at(&self.source, first.range.start).to_owned(),
            None => format!("{}    ", splice::line_indent(&self.source, self.list.start)),
        }
    }

    /// Puts the text of a question in at a place.
    pub(super) fn insert_text(&mut self, at: usize, text: String) -> Result<Delta, EditError> {
        let indent = self.indent();
        let at = at.min(self.entries.len());
        let mut splices = Splices::new(&self.source);
        match (at.checked_sub(1).and_then(|before| self.entries.get(before)), self.entries.first())
        {
            (Some(before), _) => {
                splice::insert_after(
                    &mut splices,
                    before.range.end,
                    std::slice::from_ref(&text),
                    Some(&indent),
                );
            }
            (None, Some(first)) => {
                let first = self.block(0).map_or(first.range.start, |block| {
                    block.start + splice::line_indent(&self.source, block.start).len()
                });
                splices.replace(first..first, format!("{text},\n{indent}"));
            }
            (None, None) => {
                let close = self.list.end.saturating_sub(1);
                let outer = splice::line_indent(&self.source, self.list.start);
                // Comments in an empty list stay above its first question.
                let kept = self.source.get(..close).unwrap_or_default().trim_end().len();
                splices.replace(kept..close, format!("\n{indent}{text},\n{outer}"));
            }
        }
        let changed = splices.apply();
        self.take(changed, |before, after| {
            after.len() == before.len() + 1
                && after.get(at).is_some_and(|found| *found == text)
                && without(after, at) == before
        })
    }

    /// Takes a question out. Comments that stand before it stay.
    ///
    /// # Errors
    ///
    /// If there is none at this place, or it cannot be taken out by itself.
    pub fn remove(&mut self, at: usize) -> Result<Delta, EditError> {
        let entry = self.entries.get(at).ok_or(EditError::NotABank)?;
        let mut splices = Splices::new(&self.source);
        splice::remove(&mut splices, entry.range.clone(), self.list.clone());
        let changed = splices.apply();
        self.take(changed, |before, after| without(before, at) == after)
    }

    /// Moves a question to another place, with the comments right above it and behind it. Empty lines
    /// and what stands between them stay where they are.
    ///
    /// # Errors
    ///
    /// If there is no such place, or the lines cannot be told apart.
    pub fn shift(&mut self, from: usize, to: usize) -> Result<Delta, EditError> {
        let (first, last) = (from.min(to), from.max(to));
        if last >= self.entries.len() {
            return Err(EditError::NotABank);
        }
        let blocks: Option<Vec<Range<usize>>> = (first..=last).map(|at| self.block(at)).collect();
        let rotate = |list: &mut [String]| {
            if from < to {
                list.rotate_left(1);
            } else {
                list.rotate_right(1);
            }
        };
        let places = blocks.clone().unwrap_or_else(|| {
            let entries = self.entries.iter().take(last + 1).skip(first);
            entries.map(|entry| entry.range.clone()).collect()
        });
        let mut texts: Vec<String> = places
            .iter()
            .enumerate()
            .map(|(number, place)| {
                let mut text = self.source.get(place.clone()).unwrap_or_default().to_owned();
                let end = self.entries.get(first + number).map_or(0, |entry| entry.range.end);
                if blocks.is_some() && !self.has_comma(end) {
                    text.insert(end - place.start, ',');
                }
                text
            })
            .collect();
        rotate(&mut texts);
        let mut splices = Splices::new(&self.source);
        for (place, text) in places.into_iter().zip(texts) {
            splices.replace(place, text);
        }
        let changed = splices.apply();
        self.take(changed, |before, after| {
            let mut moved: Vec<String> = before.iter().map(|&text| text.to_owned()).collect();
            if let Some(part) = moved.get_mut(first..=last) {
                rotate(part);
            }
            moved == after
        })
    }

    fn has_comma(&self, end: usize) -> bool {
        let next = Lexer::starting_at(&self.source, end).next_plain();
        next.is_some_and(|token| token.kind == Kind::Comma)
    }

    /// The whole lines of a question with the comments right above it, if it has them for itself.
    fn block(&self, at: usize) -> Option<Range<usize>> {
        let source = &self.source;
        let entry = self.entries.get(at)?;
        let mut start = splice::line_start(source, entry.range.start);
        if !source.get(start..entry.range.start)?.trim().is_empty() || start <= self.list.start {
            return None;
        }
        let next = Lexer::starting_at(source, entry.range.end).next_plain();
        let comma = next.filter(|token| token.kind == Kind::Comma);
        let end = comma.map_or(entry.range.end, |token| token.end);
        let line = splice::line_end(source, end);
        if line >= self.list.end || !splice::line_is_done(source.get(end..line)?) {
            return None;
        }
        let earlier = at.checked_sub(1).and_then(|before| self.entries.get(before));
        let earliest = earlier.map_or(self.list.start, |before| before.range.end);
        while let Some(above) = start.checked_sub(1) {
            let above = splice::line_start(source, above);
            let is_comment =
                source.get(above..start).is_some_and(|line| line.trim_start().starts_with("//"));
            if above <= earliest || !is_comment {
                break;
            }
            start = above;
        }
        Some(start..line + 1)
    }

    /// Takes a change, or a change back.
    ///
    /// # Errors
    ///
    /// If the text is not as it was after the change that is to be taken back.
    pub fn apply(&mut self, delta: &Delta) -> Result<(), EditError> {
        let range = delta.at..delta.at + delta.removed.len();
        if self.source.get(range.clone()) != Some(&delta.removed) {
            return Err(EditError::NotABank);
        }
        let mut changed = self.source.clone();
        changed.replace_range(range, &delta.added);
        let head = schema::decode_head(&changed).0.ok_or(EditError::NotABank)?;
        self.take(changed, |_, _| true)?;
        self.head = head;
        Ok(())
    }

    /// Takes a changed text, if its questions are as they should be.
    fn take(
        &mut self,
        changed: String,
        is_right: impl FnOnce(&[&str], &[&str]) -> bool,
    ) -> Result<Delta, EditError> {
        let (list, entries) = cut(&changed)?;
        let before = texts(&self.source, &self.entries);
        let after = texts(&changed, &entries);
        if !is_right(&before, &after) {
            return Err(EditError::NotABank);
        }
        let delta = Delta::between(&self.source, &changed);
        self.source = changed;
        self.list = list;
        self.entries = entries;
        Ok(delta)
    }
}

/// The list of questions of a bank and its entries. Between the pieces of the file everything must be
/// plain, or a question might be put in a wrong place.
fn cut(source: &str) -> Result<(Range<usize>, Vec<Entry>), EditError> {
    let pieces = split(source);
    if !pieces.problems.is_empty() {
        return Err(EditError::NotABank);
    }
    let list = pieces.field("questions").ok_or(EditError::NotABank)?;
    Ok((list.value.clone(), list.entries.clone().ok_or(EditError::NotABank)?))
}

fn texts<'a>(source: &'a str, entries: &[Entry]) -> Vec<&'a str> {
    entries.iter().map(|entry| source.get(entry.range.clone()).unwrap_or_default()).collect()
}

fn without<'a>(list: &[&'a str], at: usize) -> Vec<&'a str> {
    let others = list.iter().enumerate().filter(|(place, _)| *place != at);
    others.map(|(_, text)| *text).collect()
}
