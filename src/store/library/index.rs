//! One bank file as an index: what the shelf needs to know of its questions, packed into bytes that
//! can be kept. Where files come from is in `library`, how indexes are kept in `cache`.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::Trouble;
use crate::domain::bank::check::{Diagnostic, images_of, images_of_bank, may_name_images};
use crate::domain::bank::schema::{self, content_hash, key_hash};
use crate::domain::bank::shelf::{Cover, Exams, Filling, Listed, Refused};
use crate::domain::bank::{Bank, BankId, Difficulty, FactId, Format, PassageId, Topic, TopicId};
use crate::domain::locale::{Locale, Text};
use crate::domain::time::Day;

/// A bank file, indexed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Index<'a> {
    head: Head,
    /// Topics and passages in the order in which questions first name them.
    topics: Vec<String>,
    passages: Vec<String>,
    /// The images that it names.
    pub(super) images: Vec<String>,
    /// How many rows there are.
    count: u32,
    /// The rows, one after another.
    #[serde(borrow)]
    rows: Cow<'a, [u8]>,
    /// Where the first question ends and the last one ends: what lies between is nothing but
    /// questions. `None` of a bank without any.
    pub(super) between: Option<(u32, u32)>,
}

/// What a bank says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Head {
    id: String,
    title: Words,
    subject: Words,
    about: Option<Words>,
    licence: String,
    authors: Vec<String>,
    languages: Vec<bool>,
    topics: Vec<(String, Words)>,
    passages: Vec<String>,
}

/// A text: English and Hindi, or one for both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
enum Words {
    English(String),
    Hindi(String),
    Same(String),
    Both(String, String),
}

/// A question.
#[derive(Debug, Serialize, Deserialize)]
struct Row<'a> {
    id: &'a str,
    /// Its place in `Index::topics`.
    topic: u32,
    /// `None` where it is its own fact.
    fact: Option<&'a str>,
    /// The other facts that its rows name.
    #[serde(borrow)]
    named: Vec<&'a str>,
    /// The place of its body's format in [`Format::ALL`].
    body: u8,
    exams: u8,
    difficulty: u8,
    valid_until: Option<i32>,
    /// Its place in `Index::passages`.
    passage: Option<u32>,
    content: u64,
    key: u64,
    start: u32,
    end: u32,
}

/// Why an index cannot be read: it was not made by this version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unfit;

impl Index<'_> {
    /// Reads a bank and packs it; `seen` is told how many bytes have been read so far. What is wrong
    /// with the bank comes beside it.
    pub(super) fn of(
        text: &str,
        mut seen: impl FnMut(usize),
    ) -> (Option<Index<'static>>, Vec<Diagnostic>) {
        let mut rows = Vec::new();
        let mut images = BTreeSet::new();
        let may_name_images = may_name_images(text);
        let mut count = 0;
        let mut between = None;
        let (mut topics, mut passages) = (Numbered::default(), Numbered::default());
        let (decoded, diagnostics) = schema::decode_each(text, |question, slice| {
            seen(slice.end);
            if may_name_images {
                images.extend(images_of(&question));
            }
            let (Ok(start), Ok(end)) = (u32::try_from(slice.start), u32::try_from(slice.end))
            else {
                return;
            };
            let (first, _) = between.unwrap_or((end, end));
            between = Some((first, end));
            let topic = topics.number(question.topic.as_str());
            let passage =
                question.passage.as_ref().map(|passage| passages.number(passage.as_str()));
            let facts = question.touched_facts();
            let row = Row {
                id: question.id.as_str(),
                topic,
                fact: question.fact.as_ref().map(FactId::as_str),
                named: facts.iter().skip(1).map(FactId::as_str).collect(),
                body: place_of(question.body.format()),
                exams: question.exams.iter().copied().collect::<Exams>().bits(),
                difficulty: question.difficulty.level(),
                valid_until: question.valid_until.map(|date| Day::from_date(date).0),
                passage,
                content: content_hash(&question),
                key: key_hash(&question),
                start,
                end,
            };
            // Writing to memory does not fail; if it did, the question would be missing, not wrong.
            if let Ok(packed) = postcard::to_stdvec(&row) {
                rows.extend_from_slice(&packed);
                count += 1;
            }
        });
        if let Some(decoded) = decoded.as_ref().filter(|_| may_name_images) {
            images.extend(images_of_bank(&decoded.bank));
        }
        let index = decoded.map(|decoded| Index {
            images: images.into_iter().collect(),
            head: Head::of(&decoded.bank),
            topics: topics.names,
            passages: passages.names,
            count,
            rows: Cow::Owned(rows),
            between,
        });
        (index, diagnostics)
    }

    /// Puts the bank and its questions on the shelf. Returns what the shelf refused.
    pub(super) fn shelve(&self, filling: &mut Filling) -> Result<Vec<Trouble>, Unfit> {
        let cover = self.head.cover();
        let place = |names: &[String], known: &dyn Fn(&str) -> Option<usize>| {
            names.iter().map(|name| known(name).ok_or(Unfit)).collect::<Result<Vec<_>, _>>()
        };
        let topics = place(&self.topics, &|name| {
            cover.topics.iter().position(|topic| topic.id.as_str() == name)
        })?;
        let passages = place(&self.passages, &|name| {
            cover.passages.iter().position(|passage| passage.as_str() == name)
        })?;
        let mut troubles = Vec::new();
        match filling.bank(cover) {
            Ok(_) => {}
            Err(Refused::BankTaken(id)) => return Ok(vec![Trouble::BankTaken { id }]),
            Err(Refused::QuestionTaken { .. } | Refused::Misfit(_)) => return Err(Unfit),
        }
        let mut rest: &[u8] = &self.rows;
        for _ in 0..self.count {
            let (row, more) = postcard::take_from_bytes::<Row<'_>>(rest).map_err(|_| Unfit)?;
            rest = more;
            match filling.question(&row.listed(&topics, &passages)?) {
                Ok(_) => {}
                Err(Refused::QuestionTaken { id, by }) => {
                    troubles.push(Trouble::QuestionTaken { id, by });
                }
                Err(Refused::BankTaken(_) | Refused::Misfit(_)) => return Err(Unfit),
            }
        }
        Ok(troubles)
    }
}

impl Row<'_> {
    /// The row as the shelf takes it; `topics` and `passages` are places in the bank by number here.
    fn listed(&self, topics: &[usize], passages: &[usize]) -> Result<Listed<'_>, Unfit> {
        let passage = match self.passage {
            None => None,
            Some(number) => Some(*passages.get(number as usize).ok_or(Unfit)?),
        };
        Ok(Listed {
            id: self.id,
            topic: *topics.get(self.topic as usize).ok_or(Unfit)?,
            fact: self.fact.unwrap_or(self.id),
            row_facts: self.named.clone(),
            body: *Format::ALL.get(usize::from(self.body)).ok_or(Unfit)?,
            exams: Exams::from_bits(self.exams),
            difficulty: Difficulty::new(self.difficulty).ok_or(Unfit)?,
            valid_until: self.valid_until.map(Day),
            passage,
            content: self.content,
            key: self.key,
            slice: self.start..self.end,
        })
    }
}

fn place_of(format: Format) -> u8 {
    let place = Format::ALL.iter().position(|one| *one == format);
    place.and_then(|place| u8::try_from(place).ok()).unwrap_or(u8::MAX)
}

impl Head {
    fn of(bank: &Bank) -> Self {
        Self {
            id: bank.id.to_string(),
            title: Words::of(&bank.title),
            subject: Words::of(&bank.subject),
            about: bank.about.as_ref().map(Words::of),
            licence: bank.licence.clone(),
            authors: bank.authors.clone(),
            languages: bank.languages.iter().map(|locale| *locale == Locale::Hi).collect(),
            topics: bank
                .topics
                .iter()
                .map(|topic| (topic.id.to_string(), Words::of(&topic.title)))
                .collect(),
            passages: bank.passages.iter().map(|passage| passage.id.to_string()).collect(),
        }
    }

    fn cover(&self) -> Cover {
        Cover {
            id: BankId::from(self.id.as_str()),
            title: self.title.text(),
            subject: self.subject.text(),
            about: self.about.as_ref().map(Words::text),
            licence: self.licence.clone(),
            authors: self.authors.clone(),
            languages: self
                .languages
                .iter()
                .map(|hindi| if *hindi { Locale::Hi } else { Locale::En })
                .collect(),
            topics: self
                .topics
                .iter()
                .map(|(id, title)| Topic { id: TopicId::from(id.as_str()), title: title.text() })
                .collect(),
            passages: self.passages.iter().map(|id| PassageId::from(id.as_str())).collect(),
        }
    }
}

impl Words {
    fn of(text: &Text) -> Self {
        let english = text.exact(Locale::En).cloned();
        match (english, text.exact(Locale::Hi).cloned()) {
            (Some(same), _) if text.is_same() => Self::Same(same),
            (Some(english), Some(hindi)) => Self::Both(english, hindi),
            (Some(english), None) => Self::English(english),
            (None, hindi) => Self::Hindi(hindi.unwrap_or_default()),
        }
    }

    fn text(&self) -> Text {
        match self {
            Self::English(english) => Text::only(Locale::En, english.clone()),
            Self::Hindi(hindi) => Text::only(Locale::Hi, hindi.clone()),
            Self::Same(same) => Text::same(same.clone()),
            Self::Both(english, hindi) => Text::both(english.clone(), hindi.clone()),
        }
    }
}

/// Names numbered as they come.
#[derive(Debug, Default)]
struct Numbered {
    names: Vec<String>,
    numbers: HashMap<String, u32>,
}

impl Numbered {
    fn number(&mut self, name: &str) -> u32 {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let number = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        self.names.push(name.to_owned());
        self.numbers.insert(name.to_owned(), number);
        number
    }
}
