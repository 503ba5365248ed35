//! The words of all banks, to find the questions of any that ask nearly the same as one being written.
//! What is alike is said in `domain::bank::twins`.

use std::path::PathBuf;
use std::sync::Arc;

use super::library::{Content, Library};
use crate::domain::bank::twins::{NEAR, Pool};
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
    pool: Arc<Pool>,
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
            let pool = known.map_or_else(
                || {
                    let mut pool = Pool::default();
                    let read = library.each_question(number, |_, question, _| pool.add(question));
                    if let Err(error) = read {
                        tracing::warn!(%error, "a bank is not looked through for what is alike");
                    }
                    Arc::new(pool)
                },
                |known| Arc::clone(&known.pool),
            );
            Some(Bank { content, title: cover.title.clone(), path, pool })
        });
        Self(banks.collect())
    }

    /// The question of any bank that asks most nearly the same as this one, if any does.
    pub fn nearest(&self, question: &Question) -> Option<Twin> {
        let found = self.0.iter().filter_map(|bank| {
            let (id, alike) = bank.pool.nearest(question, NEAR)?;
            Some((bank, id, alike))
        });
        let (bank, id, _) = found.max_by(|(_, _, a), (_, _, b)| a.total_cmp(b))?;
        let (bank, path) = (bank.title.clone(), bank.path.clone());
        Some(Twin { question: id.clone(), bank, path })
    }
}
