//! Items to a bank: ids, topics and passages for what was brought. What the items say is left as it
//! is.

use std::collections::{HashMap, HashSet};

use super::Item;
use crate::domain::bank::check::{each_text_of, slug, well_formed_id};
use crate::domain::bank::{
    Bank, BankId, Exam, Passage, PassageId, Question, QuestionId, Topic, TopicId,
};
use crate::domain::locale::{Locale, Text};

/// What a file of questions does not say of the bank it becomes.
#[derive(Debug, Clone, PartialEq)]
pub struct Cover {
    /// Stable name; the ids of its questions begin with it.
    pub id: BankId,
    /// What learners see it called.
    pub title: Text,
    /// What it belongs to.
    pub subject: Text,
    /// The licence of the questions.
    pub licence: String,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// The languages that every text is promised in.
    pub languages: Vec<Locale>,
    /// The exams it is written for.
    pub exams: Vec<Exam>,
}

impl Cover {
    /// What is said of questions that go into a bank which is there; `exams` are those that it is for.
    pub fn within(bank: &Bank, exams: &[Exam]) -> Self {
        Self {
            id: bank.id.clone(),
            title: bank.title.clone(),
            subject: bank.subject.clone(),
            licence: bank.licence.clone(),
            authors: bank.authors.clone(),
            languages: bank.languages.clone(),
            exams: exams.to_vec(),
        }
    }

    /// The languages that every text of these questions has, words that are the same in all aside: at
    /// least one.
    pub fn languages_of(items: &[Item]) -> Vec<Locale> {
        let has = |locale: Locale| {
            items.iter().all(|item| {
                let mut has = true;
                each_text_of(&item.body, &mut |text| has &= text.exact(locale).is_some());
                has
            })
        };
        let all: Vec<Locale> = Locale::ALL.into_iter().filter(|locale| has(*locale)).collect();
        if !all.is_empty() {
            return all;
        }
        // Each has some; the one that more have is promised.
        let count = |locale: Locale| {
            let mut count = 0_usize;
            for item in items {
                each_text_of(&item.body, &mut |text| {
                    count += usize::from(text.exact(locale).is_some());
                });
            }
            count
        };
        vec![if count(Locale::Hi) > count(Locale::En) { Locale::Hi } else { Locale::En }]
    }
}

/// A bank of these items, in their order. An item keeps the id it came with where that is one of
/// ours and no other has it; the others are numbered. `is_taken` knows the ids of other banks.
pub fn assemble(cover: Cover, items: Vec<Item>, is_taken: impl Fn(&QuestionId) -> bool) -> Bank {
    let mut topics = Named::default();
    let mut passages: Vec<Passage> = Vec::new();
    let mut place_of: HashMap<Text, PassageId> = HashMap::new();
    let mut used: HashSet<QuestionId> = HashSet::new();
    let mut number = 0;
    let questions = items
        .into_iter()
        .map(|mut item| {
            let own = item.id.take().filter(|id| well_formed_id(id)).map(QuestionId::from);
            let id = own.filter(|id| !used.contains(id) && !is_taken(id)).unwrap_or_else(|| {
                loop {
                    number += 1;
                    let id = QuestionId::from(format!("{}-{number:03}", cover.id));
                    if !used.contains(&id) && !is_taken(&id) {
                        break id;
                    }
                }
            });
            used.insert(id.clone());
            let passage = item.passage.take().map(|text| {
                let next = passages.len() + 1;
                place_of
                    .entry(text)
                    .or_insert_with_key(|text| {
                        let id = PassageId::from(format!("passage-{next}"));
                        passages.push(Passage { id: id.clone(), text: text.clone() });
                        id
                    })
                    .clone()
            });
            let topic = topics.of(&item.topic);
            let exams = cover.exams.clone();
            Question { topic, exams, passage, ..item.into_question(id) }
        })
        .collect();
    Bank {
        id: cover.id,
        title: cover.title,
        subject: cover.subject,
        about: None,
        licence: cover.licence,
        authors: cover.authors,
        languages: cover.languages,
        topics: topics.topics,
        facts: Vec::new(),
        sources: Vec::new(),
        passages,
        questions,
    }
}

/// Files those items under a topic of this title that name none.
pub fn file_under(items: &mut [Item], title: &Text) {
    let title = title.text(Locale::En);
    for item in items.iter_mut().filter(|item| item.topic.is_empty()) {
        item.topic = vec![title.to_owned()];
    }
}

impl Item {
    /// The question under this name, in no bank yet: under no topic and about no passage.
    pub fn into_question(self, id: QuestionId) -> Question {
        Question {
            id,
            topic: TopicId::from(""),
            fact: None,
            exams: Vec::new(),
            difficulty: self.difficulty.unwrap_or_default(),
            passage: None,
            body: self.body,
            explanation: self.explanation,
            sources: Vec::new(),
            tags: self.tags,
            checked: None,
            valid_until: None,
            grade: None,
            shuffle: self.shuffle,
            fifth_option: false,
        }
    }
}

/// Topics by the path that files give them.
#[derive(Default)]
struct Named {
    topics: Vec<Topic>,
    by_path: HashMap<Vec<String>, TopicId>,
    ids: HashSet<String>,
    /// The last number that was tried after each name.
    numbers: HashMap<String, usize>,
}

impl Named {
    fn of(&mut self, path: &[String]) -> TopicId {
        if let Some(id) = self.by_path.get(path) {
            return id.clone();
        }
        let title = if path.is_empty() { "General".to_owned() } else { path.join(" / ") };
        let base = slug(&title).unwrap_or_else(|| "topic".to_owned());
        // Titles without Latin letters share a name, so the numbers go on from the last.
        let number = self.numbers.entry(base.clone()).or_insert(0);
        let id = loop {
            *number += 1;
            let id = if *number == 1 { base.clone() } else { format!("{base}-{number}") };
            if !self.ids.contains(&id) {
                break id;
            }
        };
        self.ids.insert(id.clone());
        let id = TopicId::from(id);
        let title = if path.is_empty() {
            Text::both(title, "सामान्य".to_owned())
        } else {
            Text::same(title)
        };
        self.topics.push(Topic { id: id.clone(), title });
        self.by_path.insert(path.to_vec(), id.clone());
        id
    }
}
