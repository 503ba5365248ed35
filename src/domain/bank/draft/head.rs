//! What a bank says of itself as it is being written: every text as two strings, the lists with an
//! entry for each topic, source, fact and passage. Names of entries are not typed: what has one keeps
//! it, since questions name it, and what is new gets one from what it says.

use super::{Alone, Words};
use crate::domain::bank::check::slug;
use crate::domain::bank::schema;
use crate::domain::bank::{Bank, Fact, Passage, Source, Topic};
use crate::domain::locale::{Locale, Text};

/// The lists that a bank declares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Listed {
    /// The parts of its subject.
    Topics,
    /// What its questions cite.
    Sources,
    /// Facts with a text of their own.
    Facts,
    /// Texts that sets of questions share.
    Passages,
}

impl Listed {
    /// Every list, in the order of the form.
    pub const ALL: [Self; 4] = [Self::Topics, Self::Sources, Self::Facts, Self::Passages];

    /// The field of the bank.
    pub const fn field(self) -> &'static str {
        match self {
            Self::Topics => "topics",
            Self::Sources => "sources",
            Self::Facts => "facts",
            Self::Passages => "passages",
        }
    }

    /// The field of an entry that says what it is.
    const fn says(self) -> &'static str {
        match self {
            Self::Topics => "title",
            Self::Sources => "short",
            Self::Facts | Self::Passages => "text",
        }
    }

    /// What an entry is called whose words make no name.
    const fn name(self) -> &'static str {
        match self {
            Self::Topics => "topic",
            Self::Sources => "source",
            Self::Facts => "fact",
            Self::Passages => "passage",
        }
    }
}

/// An entry of a list. What its list does not use is empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entry {
    /// Its name in the file; `None` if it is new.
    id: Option<String>,
    /// What it says: the title of a topic, the label of a source, a fact, a passage.
    pub text: Words,
    /// The full reference of a source.
    pub cite: Words,
    /// What is said beside a source.
    pub note: Words,
    /// Where a source can be read.
    pub url: String,
}

impl Entry {
    fn blank(alone: Alone) -> Self {
        let words = || Words::blank(alone);
        Self { text: words(), cite: words(), note: words(), ..Self::default() }
    }

    /// Its name in the file; `None` if it is new.
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// Whether it is new, and nothing was written yet: then it is not in the file.
    fn is_nothing(&self) -> bool {
        let texts = [&self.text, &self.cite, &self.note];
        self.id.is_none() && self.url.is_empty() && texts.into_iter().all(Words::is_empty)
    }
}

/// A field of a bank's head. Entries are counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum HeadSlot {
    /// The title.
    Title,
    /// What it belongs to.
    Subject,
    /// What the Library says of it.
    About,
    /// The licence.
    Licence,
    /// Who wrote it, one on each line.
    Authors,
    /// What an entry says.
    Text(Listed, usize),
    /// The full reference of a source.
    Cite(usize),
    /// Where a source can be read.
    Url(usize),
    /// What is said beside a source.
    Note(usize),
}

impl HeadSlot {
    /// Whether it is a text of the bank, in one or both languages.
    pub const fn is_words(self) -> bool {
        !matches!(self, Self::Licence | Self::Authors | Self::Url(_))
    }
}

/// What a bank says of itself, as it is being written.
#[derive(Debug, Clone, PartialEq)]
pub struct Head {
    /// As it was before.
    was: Box<Bank>,
    title: Words,
    subject: Words,
    about: Words,
    licence: String,
    authors: String,
    languages: Vec<Locale>,
    topics: Vec<Entry>,
    sources: Vec<Entry>,
    facts: Vec<Entry>,
    passages: Vec<Entry>,
}

impl Head {
    /// The head of a bank, whose questions do not matter.
    pub fn of(bank: &Bank) -> Self {
        let alone = Alone::in_bank(&bank.languages);
        let words = |text: &Text| Words::of(Some(text), alone);
        let entry = |id: &str, text: &Text| Entry {
            id: Some(id.to_owned()),
            text: words(text),
            ..Entry::blank(alone)
        };
        let mut was = bank.clone();
        was.questions.clear();
        Self {
            title: words(&bank.title),
            subject: words(&bank.subject),
            about: Words::of(bank.about.as_ref(), alone),
            licence: bank.licence.clone(),
            authors: bank.authors.join("\n"),
            languages: bank.languages.clone(),
            topics: bank.topics.iter().map(|it| entry(it.id.as_str(), &it.title)).collect(),
            sources: bank
                .sources
                .iter()
                .map(|it| Entry {
                    cite: words(&it.cite),
                    note: Words::of(it.note.as_ref(), alone),
                    url: it.url.clone().unwrap_or_default(),
                    ..entry(it.id.as_str(), &it.short)
                })
                .collect(),
            facts: bank.facts.iter().map(|it| entry(it.id.as_str(), &it.text)).collect(),
            passages: bank.passages.iter().map(|it| entry(it.id.as_str(), &it.text)).collect(),
            was: Box::new(was),
        }
    }

    /// The bank as it would be written, without questions. Whether it keeps the rules is for `check`.
    pub fn reading(&self) -> Bank {
        // What was not touched is as it was, spaces and all.
        let authors = if self.authors == self.was.authors.join("\n") {
            self.was.authors.clone()
        } else {
            let lines = self.authors.lines().map(str::trim).filter(|line| !line.is_empty());
            lines.map(str::to_owned).collect()
        };
        Bank {
            title: self.title.needed(),
            subject: self.subject.needed(),
            about: self.about.text(),
            licence: self.licence.clone(),
            authors,
            languages: self.languages.clone(),
            topics: self
                .each(Listed::Topics, |id, it| Topic { id: id.into(), title: it.text.needed() }),
            sources: self.each(Listed::Sources, |id, it| Source {
                id: id.into(),
                short: it.text.needed(),
                cite: it.cite.needed(),
                url: Some(it.url.clone()).filter(|url| !url.is_empty()),
                note: it.note.text(),
            }),
            facts: self
                .each(Listed::Facts, |id, it| Fact { id: id.into(), text: it.text.needed() }),
            passages: self
                .each(Listed::Passages, |id, it| Passage { id: id.into(), text: it.text.needed() }),
            id: self.was.id.clone(),
            questions: Vec::new(),
        }
    }

    /// The entries of a list that say something, each made into what it is under a name of its own.
    fn each<T>(&self, list: Listed, made: impl Fn(String, &Entry) -> T) -> Vec<T> {
        let entries = self.entries(list);
        let mut taken: Vec<String> = entries.iter().filter_map(|entry| entry.id.clone()).collect();
        let said = entries.iter().filter(|entry| !entry.is_nothing());
        said.map(|entry| {
            let id = entry.id.clone().unwrap_or_else(|| {
                let id = free_name(entry.text.shown(), list, &taken);
                taken.push(id.clone());
                id
            });
            made(id, entry)
        })
        .collect()
    }

    /// The entries of a list, in their order.
    pub const fn entries(&self, list: Listed) -> &[Entry] {
        match list {
            Listed::Topics => self.topics.as_slice(),
            Listed::Sources => self.sources.as_slice(),
            Listed::Facts => self.facts.as_slice(),
            Listed::Passages => self.passages.as_slice(),
        }
    }

    const fn entries_mut(&mut self, list: Listed) -> &mut Vec<Entry> {
        match list {
            Listed::Topics => &mut self.topics,
            Listed::Sources => &mut self.sources,
            Listed::Facts => &mut self.facts,
            Listed::Passages => &mut self.passages,
        }
    }

    /// The languages that every text is promised in.
    pub fn languages(&self) -> &[Locale] {
        &self.languages
    }

    /// Promises a language, or no longer; the last one stays.
    pub fn toggle_language(&mut self, locale: Locale) {
        if self.languages.contains(&locale) {
            if self.languages.len() > 1 {
                self.languages.retain(|known| *known != locale);
            }
        } else {
            self.languages.push(locale);
            self.languages.sort_unstable();
        }
    }

    /// Adds a blank entry; says where it is.
    pub fn add(&mut self, list: Listed) -> usize {
        let entry = Entry::blank(Alone::in_bank(&self.languages));
        let entries = self.entries_mut(list);
        entries.push(entry);
        entries.len() - 1
    }

    /// Takes an entry out. Whether a question names it is for the caller to know.
    pub fn remove(&mut self, list: Listed, at: usize) {
        let entries = self.entries_mut(list);
        if at < entries.len() {
            entries.remove(at);
        }
    }

    /// Moves an entry down or up by one; says where it is then.
    pub fn shift(&mut self, list: Listed, at: usize, down: bool) -> Option<usize> {
        let entries = self.entries_mut(list);
        let other = if down { at.checked_add(1) } else { at.checked_sub(1) }?;
        if at.max(other) >= entries.len() {
            return None;
        }
        entries.swap(at, other);
        Some(other)
    }

    /// The text in two languages behind a field; `None` for fields that are in none.
    pub fn words(&self, slot: HeadSlot) -> Option<&Words> {
        let source = |at: usize| self.sources.get(at);
        match slot {
            HeadSlot::Title => Some(&self.title),
            HeadSlot::Subject => Some(&self.subject),
            HeadSlot::About => Some(&self.about),
            HeadSlot::Text(list, at) => self.entries(list).get(at).map(|entry| &entry.text),
            HeadSlot::Cite(at) => source(at).map(|entry| &entry.cite),
            HeadSlot::Note(at) => source(at).map(|entry| &entry.note),
            HeadSlot::Licence | HeadSlot::Authors | HeadSlot::Url(_) => None,
        }
    }

    /// What stands in a field; of those that are in no language in that of English.
    pub fn typed(&self, slot: HeadSlot, locale: Locale) -> &str {
        match slot {
            HeadSlot::Licence => &self.licence,
            HeadSlot::Authors => &self.authors,
            HeadSlot::Url(at) => self.sources.get(at).map_or("", |entry| &entry.url),
            _ => self.words(slot).map_or("", |words| words.get(locale)),
        }
    }

    /// Types in a field.
    pub fn type_in(&mut self, slot: HeadSlot, locale: Locale, text: String) {
        let words = match slot {
            HeadSlot::Licence => {
                text.trim().clone_into(&mut self.licence);
                return;
            }
            HeadSlot::Authors => {
                self.authors = text;
                return;
            }
            HeadSlot::Url(at) => {
                if let Some(entry) = self.sources.get_mut(at) {
                    text.trim().clone_into(&mut entry.url);
                }
                return;
            }
            HeadSlot::Title => Some(&mut self.title),
            HeadSlot::Subject => Some(&mut self.subject),
            HeadSlot::About => Some(&mut self.about),
            HeadSlot::Text(list, at) => {
                self.entries_mut(list).get_mut(at).map(|entry| &mut entry.text)
            }
            HeadSlot::Cite(at) => self.sources.get_mut(at).map(|entry| &mut entry.cite),
            HeadSlot::Note(at) => self.sources.get_mut(at).map(|entry| &mut entry.note),
        };
        if let Some(words) = words {
            words.set(locale, text);
        }
    }

    /// The path of a field, as checks name it: `topics[2].title`.
    pub fn path(&self, slot: HeadSlot) -> String {
        let (list, at, field) = match slot {
            HeadSlot::Title => return "title".to_owned(),
            HeadSlot::Subject => return "subject".to_owned(),
            HeadSlot::About => return "about".to_owned(),
            HeadSlot::Licence => return "licence".to_owned(),
            HeadSlot::Authors => return "authors".to_owned(),
            HeadSlot::Text(list, at) => (list, at, list.says()),
            HeadSlot::Cite(at) => (Listed::Sources, at, "cite"),
            HeadSlot::Url(at) => (Listed::Sources, at, "url"),
            HeadSlot::Note(at) => (Listed::Sources, at, "note"),
        };
        format!("{}.{field}", self.entry_path(list, at))
    }

    /// The path of an entry: `topics[2]`. What says nothing yet is not counted.
    pub fn entry_path(&self, list: Listed, at: usize) -> String {
        let before = self.entries(list).iter().take(at);
        let number = before.filter(|entry| !entry.is_nothing()).count() + 1;
        format!("{}[{number}]", list.field())
    }

    /// The head as text, to outlive a crash.
    pub fn journal(&self) -> String {
        schema::encode_bank(&self.reading())
    }

    /// The head in such a text, of a bank that says `was` now.
    pub fn from_journal(text: &str, was: &Bank) -> Option<Self> {
        let bank = schema::decode_head(text).0?.bank;
        (bank.id == was.id).then(|| Self::of(&bank))
    }
}

/// A name for an entry that says this: `art-65` for "Art. 65".
pub fn free_name(said: &str, list: Listed, taken: &[String]) -> String {
    let name = slug(said).unwrap_or_else(|| list.name().to_owned());
    let free = (1..=taken.len() + 1).map(|number| match number {
        1 => name.clone(),
        _ => format!("{name}-{number}"),
    });
    free.into_iter().find(|id| !taken.contains(id)).unwrap_or_else(|| name.clone())
}
