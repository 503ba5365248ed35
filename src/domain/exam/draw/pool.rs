//! What there is to draw from, by number and without text; and the shelf of loaded banks, with what a
//! learner remembers, as such a pool.

use crate::domain::bank::shelf::{Entry, Exams, Shelf};
use crate::domain::bank::{BankId, Difficulty, Format, QuestionId, TopicId};
use crate::domain::progress::Progress;
use crate::domain::time::Day;

/// Questions to draw from, numbered from 0 in authored order. A number that is not among them may
/// make it panic.
pub trait Pool {
    /// How many questions there are.
    fn questions(&self) -> u32;

    /// What drawing asks of a question.
    fn card(&self, question: u32) -> Card;

    /// What a paper keeps of a question.
    fn name(&self, question: u32) -> Name;
}

/// A question as drawing sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Card {
    /// Its bank.
    pub bank: u32,
    /// Its topic, numbered over all banks.
    pub topic: u32,
    /// Its format.
    pub format: Format,
    /// The format of its body, which is another one on a passage: how it is answered.
    pub body: Format,
    /// How hard it is.
    pub difficulty: Difficulty,
    /// The exams it is written for; none means any.
    pub exams: Exams,
    /// The passage it is about, numbered over all banks. A set stands together in authored order.
    pub passage: Option<u32>,
    /// Whether its answer may no longer hold: such a question is not drawn.
    pub stale: bool,
    /// How the learner stands to it.
    pub standing: Standing,
}

/// How a learner stands to a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// They have not seen it.
    Unseen,
    /// They have, and its fact is recalled with this chance, in thousandths.
    Seen(u16),
}

/// A question as a paper keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The question.
    pub question: QuestionId,
    /// Its bank.
    pub bank: BankId,
    /// Its topic there.
    pub topic: TopicId,
    /// The hash of its content.
    pub content: u64,
    /// The hash of its key.
    pub key: u64,
}

/// The shelf as a pool for one learner on one day.
#[derive(Debug)]
pub struct Shelved<'a> {
    shelf: &'a Shelf,
    today: Day,
    standings: Vec<Standing>,
}

impl<'a> Shelved<'a> {
    /// Looks up, once, what of the shelf this learner has seen.
    pub fn new(shelf: &'a Shelf, progress: &Progress, today: Day) -> Self {
        let mut standings = vec![Standing::Unseen; shelf.len() as usize];
        for (id, fact) in progress.facts() {
            let Some(number) = shelf.find_fact(&id.into()) else { continue };
            let recalled = progress.retrievability(&fact, today).unwrap_or(0.0).clamp(0.0, 1.0);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a chance in thousandths"
            )]
            let recalled = (recalled * 1_000.0) as u16;
            for question in shelf.questions_of_fact(number) {
                let seen = shelf
                    .entry(*question)
                    .and_then(|entry| progress.question_named(entry.id))
                    .is_some();
                if seen && let Some(standing) = standings.get_mut(*question as usize) {
                    *standing = Standing::Seen(recalled);
                }
            }
        }
        Self { shelf, today, standings }
    }
}

impl Pool for Shelved<'_> {
    fn questions(&self) -> u32 {
        self.shelf.len()
    }

    fn card(&self, question: u32) -> Card {
        let Some(entry) = self.shelf.entry(question) else {
            return Card {
                bank: 0,
                topic: 0,
                format: Format::SingleBest,
                body: Format::SingleBest,
                difficulty: Difficulty::default(),
                exams: Exams::default(),
                passage: None,
                stale: true,
                standing: Standing::Unseen,
            };
        };
        Card {
            bank: entry.bank,
            topic: entry.topic,
            format: entry.format,
            body: entry.body,
            difficulty: entry.difficulty,
            exams: entry.exams,
            passage: entry.passage,
            stale: entry.is_stale(self.today),
            standing: self.standings.get(question as usize).copied().unwrap_or(Standing::Unseen),
        }
    }

    fn name(&self, question: u32) -> Name {
        let entry = self.shelf.entry(question);
        let bank = entry.as_ref().and_then(|entry| self.shelf.banks().get(entry.bank as usize));
        let topic = entry.as_ref().and_then(|entry| self.shelf.topic(entry.topic));
        Name {
            question: entry.as_ref().map_or_else(|| "".into(), Entry::question_id),
            bank: bank.map_or_else(|| "".into(), |cover| cover.id.clone()),
            topic: topic.map_or_else(|| "".into(), |topic| topic.id.clone()),
            content: entry.as_ref().map_or(0, |entry| entry.content),
            key: entry.as_ref().map_or(0, |entry| entry.key),
        }
    }
}
