//! New drafts: blank ones, and such as follow on from another question.

use std::collections::HashSet;

use super::{Alone, Draft, Kind};
use crate::domain::bank::schema::Defaults;
use crate::domain::bank::{Bank, Question, QuestionId, TopicId};

impl Draft {
    /// A blank question of a bank: with the topic, passage, exams, difficulty and sources of another,
    /// if it is to be like that.
    pub fn blank(
        kind: Kind,
        id: &QuestionId,
        bank: &Bank,
        defaults: &Defaults,
        like: Option<&Question>,
    ) -> Self {
        let alone = Alone::in_bank(&bank.languages);
        let first = || bank.topics.first().map_or_else(|| TopicId::from(""), |t| t.id.clone());
        let mut draft = Self {
            id: id.to_string(),
            topic: like.map_or_else(first, |like| like.topic.clone()),
            exams: like.map_or_else(|| defaults.exams.clone(), |like| like.exams.clone()),
            passage: like.and_then(|like| like.passage.clone()),
            sources: like.map(|like| like.sources.clone()).unwrap_or_default(),
            difficulty: like.map(|like| like.difficulty).unwrap_or_default(),
            fifth_option: like.is_some_and(|like| like.fifth_option),
            checked: super::text_of(defaults.checked.as_ref()),
            kind,
            ..Self::empty(alone)
        };
        draft.rows.resize_with(kind.first_rows(), || super::Row::blank(alone));
        if kind == Kind::Typed {
            draft.accept.push(draft.blank_words());
        }
        draft
    }
}

/// The name of a new question, following the numbers of a bank: after `off-014` comes the first free
/// of `off-015`, `off-016`, …
pub fn next_id<'a>(
    ids: impl Iterator<Item = &'a str> + Clone,
    like: Option<&str>,
    bank: &str,
) -> QuestionId {
    let taken: HashSet<&str> = ids.clone().collect();
    let Some(like) = like.or_else(|| ids.last()) else {
        return QuestionId::from(format!("{bank}-001"));
    };
    let stem = like.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = like.get(stem.len()..).unwrap_or_default();
    let (stem, width) =
        if digits.is_empty() { (format!("{like}-"), 1) } else { (stem.to_owned(), digits.len()) };
    let last = digits.parse::<u64>().unwrap_or(1);
    // Among one more than there are names, one is free.
    let most = last.saturating_add(1).saturating_add(taken.len() as u64);
    let free = (last.saturating_add(1)..=most)
        .map(|number| format!("{stem}{number:0>width$}"))
        .find(|id| !taken.contains(id.as_str()));
    QuestionId::from(free.unwrap_or_default())
}
