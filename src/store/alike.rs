//! The words of all banks, to find the questions of any that ask nearly the same as one being written.
//! What is alike is said in `domain::bank::twins`.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::library::{Content, Library};
use super::writing::adding::Target;
use crate::domain::bank::markup::one_line;
use crate::domain::bank::printed::Printed;
use crate::domain::bank::twins::{NEAR, Pool, per_cent};
use crate::domain::bank::{Question, QuestionId};
use crate::domain::locale::Text;

/// The words of every bank.
#[derive(Debug, Clone, Default)]
pub struct Alike(Vec<Bank>);

#[derive(Debug, Clone)]
struct Bank {
    content: Content,
    title: Text,
    path: PathBuf,
    words: Arc<Words>,
}

/// What the questions of a bank ask, and the first thing that each says.
#[derive(Debug, Default)]
struct Words {
    pool: Pool,
    said: HashMap<QuestionId, Text>,
}

impl Words {
    fn add(&mut self, question: &Question) {
        /// Longer than a line that names it.
        const MOST: usize = 90;
        self.pool.add(question);
        let said = Printed::of(question, None).in_a_line().map(|said| {
            said.map(|_, said| {
                let line = one_line(said);
                match line.char_indices().nth(MOST) {
                    Some((end, _)) => {
                        format!("{}…", line.get(..end).unwrap_or_default().trim_end())
                    }
                    None => line.into_owned(),
                }
            })
        });
        self.said.extend(said.map(|said| (question.id.clone(), said)));
    }
}

/// A question that asks nearly the same as another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Twin {
    /// The question.
    pub question: QuestionId,
    /// What its bank is called.
    pub bank: Text,
    /// The file of its bank; of one that is part of the program its name there.
    pub path: PathBuf,
    /// The first thing that the question says, if it says any, on one line.
    pub said: Option<Text>,
    /// How alike they are, in per cent.
    pub alike: u8,
}

impl Alike {
    /// The words of these banks. Those of a bank that is as it was are taken from `before`.
    pub fn of(library: &Library, before: Option<&Self>) -> Self {
        let banks = (0..).zip(library.shelf().banks()).filter_map(|(number, cover)| {
            let content = library.content(number)?;
            let path = match library.path(number) {
                Some(path) => path.to_owned(),
                None => PathBuf::from(library.file(number)?),
            };
            let known =
                before.and_then(|before| before.0.iter().find(|bank| bank.content == content));
            let words = known.map_or_else(
                || {
                    let mut words = Words::default();
                    // In a bank of one's own also those that are not asked because of a mistake.
                    if let Some(Ok(own)) = library.path(number).map(Target::open) {
                        own.questions().for_each(|question| words.add(&question));
                        return Arc::new(words);
                    }
                    let read = library.each_question(number, |_, question, _| words.add(question));
                    if let Err(error) = read {
                        tracing::warn!(%error, "a bank is not looked through for what is alike");
                    }
                    Arc::new(words)
                },
                |known| Arc::clone(&known.words),
            );
            Some(Bank { content, title: cover.title.clone(), path, words })
        });
        Self(banks.collect())
    }

    /// The question of any bank that asks most nearly the same as this one, if any does.
    pub fn nearest(&self, question: &Question) -> Option<Twin> {
        self.in_each(question).into_iter().next()
    }

    /// Of each bank the question that asks most nearly the same as this one, where one does; the most
    /// alike first.
    pub fn in_each(&self, question: &Question) -> Vec<Twin> {
        let twin = |bank: &Bank| {
            let (id, alike) = bank.words.pool.nearest(question, NEAR)?;
            Some(Twin {
                question: id.clone(),
                bank: bank.title.clone(),
                path: bank.path.clone(),
                said: bank.words.said.get(id).cloned(),
                alike: per_cent(alike),
            })
        };
        let mut found: Vec<Twin> = self.0.iter().filter_map(twin).collect();
        found.sort_by_key(|twin| std::cmp::Reverse(twin.alike));
        found
    }
}
