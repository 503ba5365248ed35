//! What there is to ask, as the queue sees it: facts and questions by number, without their text.
//! The shelf of loaded banks is such a stock; its tests make others.

use crate::domain::bank::Difficulty;

/// Facts and questions by number.
///
/// Facts are numbered from 0 in the order they were authored, bank by bank, and so are questions.
/// Ids are those of [`FactId`](crate::domain::bank::FactId) and its kin, as text. A number that the
/// stock did not hand out may make it panic.
pub trait Stock {
    /// How many facts there are.
    fn facts(&self) -> u32;

    /// The id of a fact.
    fn fact_id(&self, fact: u32) -> &str;

    /// The topic a fact is counted under, numbered from 0 over all banks in the order learners see.
    fn topic(&self, fact: u32) -> u32;

    /// The questions that schedule a fact, in authored order. A fact that is only named by rows has
    /// none, and is never asked.
    fn questions(&self, fact: u32) -> &[u32];

    /// The id of a question.
    fn question_id(&self, question: u32) -> &str;

    /// The question with this id.
    fn find_question(&self, id: &str) -> Option<u32>;

    /// The fact that a question schedules.
    fn fact_of(&self, question: u32) -> u32;

    /// The topic a question is about.
    fn topic_of(&self, question: u32) -> u32;

    /// The bank a question is from, numbered from 0 in the order learners see.
    fn bank_of(&self, question: u32) -> u32;

    /// The id of the bank a question is from.
    fn bank_id(&self, question: u32) -> &str;

    /// How hard a question is.
    fn difficulty(&self, question: u32) -> Difficulty;

    /// The passage a question is about, numbered over all banks.
    fn passage(&self, question: u32) -> Option<u32>;

    /// The other facts that a question's statements, pairs or rows name.
    fn rows(&self, question: u32) -> &[u32];
}
