//! Questions of several banks as one bank that is in no file: what goes out to another program.

use super::manuscript::settle;
use crate::domain::bank::{Bank, BankId, Question};
use crate::domain::locale::{Locale, Text};

/// A bank under this name and title with questions of others, in the order given, and with the topics,
/// facts, sources and passages that they name. What several have in common is there once.
pub fn gather(id: BankId, title: Text, parts: Vec<(&Bank, Vec<Question>)>) -> Bank {
    let first = parts.first().map(|(bank, _)| *bank);
    let in_all = |locale: &Locale| parts.iter().all(|(bank, _)| bank.languages.contains(locale));
    let mut languages: Vec<Locale> = Locale::ALL.into_iter().filter(in_all).collect();
    if languages.is_empty() {
        languages = first.map_or_else(|| Locale::ALL.to_vec(), |bank| bank.languages.clone());
    }
    let mut licences: Vec<String> = Vec::new();
    let mut authors: Vec<String> = Vec::new();
    for (bank, _) in &parts {
        if !licences.contains(&bank.licence) {
            licences.push(bank.licence.clone());
        }
        for author in &bank.authors {
            if !authors.contains(author) {
                authors.push(author.clone());
            }
        }
    }
    let mut made = Bank {
        id,
        title,
        subject: first.map_or_else(|| Text::same(String::new()), |bank| bank.subject.clone()),
        about: None,
        licence: licences.join(" AND "),
        authors,
        languages,
        topics: Vec::new(),
        facts: Vec::new(),
        sources: Vec::new(),
        passages: Vec::new(),
        questions: Vec::new(),
    };
    for (bank, questions) in parts {
        for question in questions {
            let id = question.id.clone();
            let question = settle(question, id, None, bank, &mut made);
            made.questions.push(question);
        }
    }
    made
}
