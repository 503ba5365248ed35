//! Many questions at once: changed, taken out, and carried from one bank into another with what they
//! cite.

use std::collections::{HashMap, HashSet};

use super::{Manuscript, cut, texts};
use crate::domain::bank::edit::splice::{self, Splices};
use crate::domain::bank::edit::{EditError, merge};
use crate::domain::bank::schema;
use crate::domain::bank::{Bank, Question, QuestionId, Source, TopicId};

/// How questions are to be carried.
#[derive(Clone, Copy)]
pub struct Carrying<'a> {
    /// The topic that they go to; without one, each goes to the topic of the name that it has, which is
    /// made where it is missing.
    pub topic: Option<&'a TopicId>,
    /// Whether they stay where they are, so that those carried need names of their own. A copy
    /// schedules the same fact: what was learned of the one counts for the other.
    pub copies: bool,
    /// Whether a question of any other bank has this name.
    pub is_taken: &'a dyn Fn(&QuestionId) -> bool,
}

impl std::fmt::Debug for Carrying<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { topic, copies, .. } = self;
        f.debug_struct("Carrying")
            .field("topic", topic)
            .field("copies", copies)
            .finish_non_exhaustive()
    }
}

/// What a question was called, and what it is called where it was carried to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renamed {
    /// There.
    pub from: QuestionId,
    /// Here.
    pub to: QuestionId,
}

impl Manuscript {
    /// The places of the questions with these names, in the order of the file; of two with one name the
    /// first counts, and a name that none has is passed over.
    pub fn places_of(&self, ids: &[QuestionId]) -> Vec<usize> {
        let mut wanted: HashSet<&QuestionId> = ids.iter().collect();
        let named = |at: &usize| self.id(*at).is_some_and(|id| wanted.remove(&id));
        (0..self.len()).filter(named).collect()
    }

    /// Puts questions in place of others, all at once: where a new one says the same as the old, the
    /// text is untouched down to its comments and spaces.
    ///
    /// # Errors
    ///
    /// If the text of one would not say what was meant; nothing is changed then.
    pub fn replace_all(&mut self, changes: &[(usize, Question)]) -> Result<(), EditError> {
        let mut splices = Splices::new(&self.source);
        let mut meant: HashMap<usize, String> = HashMap::new();
        for (at, new) in changes {
            let entry = self.entries.get(*at).ok_or(EditError::NotABank)?;
            let old = self.question(*at);
            let old = old.map_err(|_| EditError::NotWritten { id: new.id.clone() })?;
            if old == *new {
                continue;
            }
            let indent = splice::indent_at(&self.source, entry.range.start);
            let text = self.saying(self.slice(*at), indent, Some(&old), new)?;
            splices.replace(entry.range.clone(), text.clone());
            meant.insert(*at, text);
        }
        let changed = splices.apply();
        self.take(changed, |before, after| {
            before.len() == after.len()
                && before.iter().zip(after).enumerate().all(|(at, (before, after))| {
                    meant.get(&at).map_or(*before, String::as_str) == *after
                })
        })?;
        Ok(())
    }

    /// Takes out the questions at these places, with the comments right above them and behind them.
    ///
    /// # Errors
    ///
    /// If there is none at one of these places, or it cannot be taken out by itself; nothing is changed
    /// then.
    pub fn remove_all(&mut self, places: &[usize]) -> Result<(), EditError> {
        let mut splices = Splices::new(&self.source);
        for at in places {
            let entry = self.entries.get(*at).ok_or(EditError::NotABank)?;
            match self.block(*at) {
                Some(block) => splices.replace(block, String::new()),
                None => splice::remove(&mut splices, entry.range.clone(), self.list.clone()),
            }
        }
        let gone: HashSet<usize> = places.iter().copied().collect();
        let changed = splices.apply();
        let is_right = |before: &[&str], after: &[&str]| {
            let left = before.iter().enumerate().filter(|(at, _)| !gone.contains(at));
            left.map(|(_, text)| *text).eq(after.iter().copied())
        };
        if self.take(changed, is_right).is_ok() {
            return Ok(());
        }
        // Questions on one line share their commas: these go one by one, the last one first.
        let mut rest = self.clone();
        let mut order: Vec<usize> = gone.into_iter().collect();
        order.sort_unstable();
        for at in order.into_iter().rev() {
            rest.remove(at)?;
        }
        *self = rest;
        Ok(())
    }

    /// Brings questions of another bank in, behind all others: their text with its comments, and the
    /// topics, facts, sources and passages that they name and that are missing here. Says what each is
    /// called now. They are not taken out there.
    ///
    /// # Errors
    ///
    /// If one cannot be read there, or not be written here; nothing is changed then.
    pub fn carry(
        &mut self,
        from: &Self,
        places: &[usize],
        carrying: &Carrying<'_>,
    ) -> Result<Vec<Renamed>, EditError> {
        let mut into = self.clone();
        let mut head = into.head.bank.clone();
        let mut known: HashSet<QuestionId> = (0..self.len()).filter_map(|at| self.id(at)).collect();
        let indent = into.indent();
        let mut names = Vec::new();
        let mut questions = Vec::new();
        for at in places {
            let unreadable =
                || from.id(*at).map_or(EditError::NotABank, |id| EditError::NotWritten { id });
            let question = from.question(*at).map_err(|_| unreadable())?;
            let id = free_id(&question.id, carrying, &known);
            known.insert(id.clone());
            names.push(Renamed { from: question.id.clone(), to: id.clone() });
            questions.push((*at, settle(question, id, carrying.topic, &from.head.bank, &mut head)));
        }
        into.set_head(&head)?;
        let mut lines = String::new();
        let mut meant = Vec::with_capacity(questions.len());
        for (at, question) in &questions {
            let (above, behind) = from.comments(*at);
            for comment in above {
                lines.extend(["\n", indent.as_str(), comment]);
            }
            let text = into.brought(from, *at, &indent, question)?;
            lines.extend(["\n", indent.as_str(), text.as_str(), ","]);
            if let Some(comment) = behind {
                lines.extend([" ", comment]);
            }
            meant.push(text);
        }
        into.append(lines, &meant)?;
        *self = into;
        Ok(names)
    }

    /// The text of a question of another bank as it is written here.
    fn brought(
        &self,
        from: &Self,
        at: usize,
        indent: &str,
        new: &Question,
    ) -> Result<String, EditError> {
        let slice = from.slice(at);
        let start = from.start(at).unwrap_or_default();
        let there = splice::indent_at(&from.source, start);
        let lines = slice.replace(&format!("\n{there}"), &format!("\n{indent}"));
        // A text of several lines must not be moved with the lines around it.
        let same = |text: &str| schema::decode_question(text, from.defaults()).ok();
        let slice = if same(&lines) == same(slice) { &lines } else { slice };
        // It may say something else here, where other exams or another day are the usual ones.
        let said = schema::decode_question(slice, self.defaults()).ok();
        self.saying(slice, indent, said.as_ref(), new)
    }

    /// A text, which says `old` here, changed as little as possible so that it says `new`.
    fn saying(
        &self,
        slice: &str,
        indent: &str,
        old: Option<&Question>,
        new: &Question,
    ) -> Result<String, EditError> {
        let says_new = |text: &String| {
            schema::decode_question(text, self.defaults()).is_ok_and(|question| question == *new)
        };
        if old == Some(new) {
            return Ok(slice.to_owned());
        }
        let merged = old.map(|old| merge::merge(slice, indent, old, new, self.defaults()));
        merged
            .filter(says_new)
            .or_else(|| Some(self.fresh(new, indent)).filter(says_new))
            .ok_or_else(|| EditError::NotWritten { id: new.id.clone() })
    }

    /// The comments that belong to a question: those right above it, and the one behind it.
    fn comments(&self, at: usize) -> (Vec<&str>, Option<&str>) {
        let Some((block, entry)) = self.block(at).zip(self.entries.get(at)) else {
            return (Vec::new(), None);
        };
        let above = self.source.get(block.start..entry.range.start).unwrap_or_default();
        let above = above.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let behind = self.source.get(entry.range.end..block.end).unwrap_or_default();
        let behind = behind.trim_start_matches([',', ' ', '\t']).trim();
        (above, Some(behind).filter(|behind| !behind.is_empty()))
    }

    /// Puts lines with these questions behind all others.
    fn append(&mut self, lines: String, meant: &[String]) -> Result<(), EditError> {
        let mut splices = Splices::new(&self.source);
        if let Some(last) = self.entries.last() {
            splice::insert_lines_after(&mut splices, last.range.end, lines);
        } else {
            let close = self.list.end.saturating_sub(1);
            let outer = splice::line_indent(&self.source, self.list.start);
            // Comments in an empty list stay above its first question.
            let kept = self.source.get(..close).unwrap_or_default().trim_end().len();
            splices.replace(kept..close, format!("{lines}\n{outer}"));
        }
        let changed = splices.apply();
        let (_, entries) = cut(&changed)?;
        let after = texts(&changed, &entries);
        let before = texts(&self.source, &self.entries);
        if !before.iter().copied().chain(meant.iter().map(String::as_str)).eq(after) {
            return Err(EditError::NotABank);
        }
        self.take(changed, |_, _| true)?;
        Ok(())
    }
}

/// A name for a question here: its own, where that is free.
fn free_id(id: &QuestionId, carrying: &Carrying<'_>, known: &HashSet<QuestionId>) -> QuestionId {
    if !carrying.copies && !known.contains(id) {
        return id.clone();
    }
    let is_taken = |name: &str| {
        let name = QuestionId::from(name);
        known.contains(&name) || (carrying.is_taken)(&name)
    };
    free(&format!("{id}-own"), is_taken)
}

/// A question of one bank as it stands under a name in another, to whose head what it names is added.
/// Without a topic it goes to the one of the name that it has.
pub(in crate::domain::bank::edit) fn settle(
    mut question: Question,
    id: QuestionId,
    topic: Option<&TopicId>,
    from: &Bank,
    head: &mut Bank,
) -> Question {
    if id != question.id {
        // What was learned of it goes on under the name it was learned under.
        question.fact = Some(question.scheduled_fact());
        question.id = id;
    }
    question.topic = match topic {
        Some(topic) => topic.clone(),
        None => topic_of(&question, from, head),
    };
    for id in &mut question.sources {
        let Some(source) = from.sources.iter().find(|source| source.id == *id) else { continue };
        let same = |other: &&Source| {
            (&other.short, &other.cite, &other.url, &other.note)
                == (&source.short, &source.cite, &source.url, &source.note)
        };
        if let Some(known) = head.sources.iter().find(same) {
            *id = known.id.clone();
            continue;
        }
        let mut source = source.clone();
        source.id = free(id.as_str(), |id| head.sources.iter().any(|one| one.id.as_str() == id));
        *id = source.id.clone();
        head.sources.push(source);
    }
    if let Some(id) = &mut question.passage
        && let Some(passage) = from.passages.iter().find(|passage| passage.id == *id)
    {
        if let Some(known) = head.passages.iter().find(|other| other.text == passage.text) {
            *id = known.id.clone();
        } else {
            let mut passage = passage.clone();
            passage.id =
                free(id.as_str(), |id| head.passages.iter().any(|one| one.id.as_str() == id));
            *id = passage.id.clone();
            head.passages.push(passage);
        }
    }
    // A fact is the same in all banks: only its words may be missing here.
    for id in question.touched_facts() {
        let fact = from.facts.iter().find(|fact| fact.id == id);
        let is_known = head.facts.iter().any(|fact| fact.id == id);
        head.facts.extend(fact.filter(|_| !is_known).cloned());
    }
    question
}

/// The topic of this name, made where it is missing.
fn topic_of(question: &Question, from: &Bank, head: &mut Bank) -> TopicId {
    let Some(topic) = from.topics.iter().find(|topic| topic.id == question.topic) else {
        return question.topic.clone();
    };
    if let Some(known) = head.topics.iter().find(|known| known.title == topic.title) {
        return known.id.clone();
    }
    let mut topic = topic.clone();
    topic.id = free(topic.id.as_str(), |id| head.topics.iter().any(|one| one.id.as_str() == id));
    let id = topic.id.clone();
    head.topics.push(topic);
    id
}

/// An id that is not taken: this, or this with a number.
fn free<Id: From<String>>(id: &str, is_taken: impl Fn(&str) -> bool) -> Id {
    let names = (1..=u32::MAX).map(|number| match number {
        1 => id.to_owned(),
        number => format!("{id}-{number}"),
    });
    names.into_iter().find(|name| !is_taken(name)).unwrap_or_default().into()
}
