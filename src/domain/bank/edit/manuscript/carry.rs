//! Many questions at once: changed, taken out, carried from one bank into another with what they cite,
//! and such added as were in none yet.

use std::collections::{HashMap, HashSet};

use super::{Manuscript, cut, texts};
use crate::domain::bank::edit::splice::{self, Splices};
use crate::domain::bank::edit::{EditError, merge};
use crate::domain::bank::schema;
use crate::domain::bank::{Bank, Question, QuestionId, Source, Topic, TopicId};

/// How questions are to be carried.
#[derive(Clone, Copy)]
pub struct Carrying<'a> {
    /// The topic that they go to; without one, each goes to the topic of the name that it has, which is
    /// made where it is missing.
    pub topic: Option<&'a TopicId>,
    /// Where they come from, by which they are named.
    pub coming: Coming,
    /// Whether a question of any other bank has this name.
    pub is_taken: &'a dyn Fn(&QuestionId) -> bool,
}

impl std::fmt::Debug for Carrying<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { topic, coming, .. } = self;
        f.debug_struct("Carrying")
            .field("topic", topic)
            .field("coming", coming)
            .finish_non_exhaustive()
    }
}

/// Where questions come from that are put into a bank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coming {
    /// From another bank, where they are no more: their names come along.
    Moved,
    /// From another bank, where they stay, so that those carried need names of their own. A copy
    /// schedules the same fact: what was learned of the one counts for the other.
    Copied,
    /// From no bank: nothing was learned of them, and where a name is taken they get another.
    New,
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
        let unreadable =
            |at: usize| from.id(at).map_or(EditError::NotABank, |id| EditError::NotWritten { id });
        let questions = places.iter().map(|at| from.question(*at).map_err(|_| unreadable(*at)));
        let questions: Vec<Question> = questions.collect::<Result<_, _>>()?;
        let mut places = places.iter();
        self.take_in(&from.head.bank, questions, carrying, |into, indent, question| {
            let at = *places.next().ok_or(EditError::NotABank)?;
            let (above, behind) = from.comments(at);
            Ok(Brought { above, text: into.brought(from, at, indent, question)?, behind })
        })
    }

    /// Puts the questions of a bank that is in no file behind all others, with what they name. One that
    /// breaks a rule is written as it is, for its author to see: also if it cannot be read from that.
    /// Says what each was called and is called now.
    ///
    /// # Errors
    ///
    /// If they cannot be written here; nothing is changed then.
    pub fn add(&mut self, bank: Bank, carrying: &Carrying<'_>) -> Result<Vec<Renamed>, EditError> {
        let mut bank = bank;
        let questions = std::mem::take(&mut bank.questions);
        self.take_in(&bank, questions, carrying, |into, indent, question| {
            let text = into.fresh(question, indent);
            Ok(Brought { above: Vec::new(), text, behind: None })
        })
    }

    /// Puts questions from elsewhere behind all others; `write` says how each is written here, in
    /// their order.
    fn take_in<'a>(
        &mut self,
        from: &Bank,
        questions: Vec<Question>,
        carrying: &Carrying<'_>,
        mut write: impl FnMut(&Self, &str, &Question) -> Result<Brought<'a>, EditError>,
    ) -> Result<Vec<Renamed>, EditError> {
        let mut into = self.clone();
        let mut head = into.head.bank.clone();
        let mut known: HashSet<QuestionId> = (0..self.len()).filter_map(|at| self.id(at)).collect();
        let mut names = Vec::with_capacity(questions.len());
        let mut settled = Vec::with_capacity(questions.len());
        for mut question in questions {
            let id = free_id(&question.id, carrying, &known);
            known.insert(id.clone());
            names.push(Renamed { from: question.id.clone(), to: id.clone() });
            if carrying.coming == Coming::New {
                question.id = id.clone();
            }
            settled.push(settle(question, id, carrying.topic, from, &mut head));
        }
        into.set_head(&head)?;
        let indent = into.indent();
        let mut lines = String::new();
        let mut meant = Vec::with_capacity(settled.len());
        for question in &settled {
            let Brought { above, text, behind } = write(&into, &indent, question)?;
            for comment in above {
                lines.extend(["\n", indent.as_str(), comment]);
            }
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

/// How a question from elsewhere is written: its text, and the comments above and behind it.
struct Brought<'a> {
    above: Vec<&'a str>,
    text: String,
    behind: Option<&'a str>,
}

/// A name for a question here: its own, where that is free.
fn free_id(id: &QuestionId, carrying: &Carrying<'_>, known: &HashSet<QuestionId>) -> QuestionId {
    let is_taken = |name: &str| {
        let name = QuestionId::from(name);
        known.contains(&name) || (carrying.is_taken)(&name)
    };
    match carrying.coming {
        Coming::Moved if !known.contains(id) => id.clone(),
        Coming::Moved | Coming::Copied => free(&format!("{id}-own"), is_taken),
        Coming::New => free(id.as_str(), is_taken),
    }
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
    let is_same = |known: &&Topic| known.title == topic.title;
    // Other programs say it in one language.
    let is_named = |known: &&Topic| {
        let mut languages = known.title.locales();
        languages.any(|locale| known.title.exact(locale) == topic.title.exact(locale))
    };
    let mut known = head.topics.iter();
    if let Some(known) = known.clone().find(is_same).or_else(|| known.find(is_named)) {
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
