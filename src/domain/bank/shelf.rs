//! All loaded banks as one index: what there is to ask, without its text. 100,000 questions take about
//! 12 MB. Where the text is read again is the store's business; what is due is the study's.

mod names;

use std::ops::Range;

use self::names::Names;
use super::{BankId, Difficulty, Exam, FactId, Format, PassageId, QuestionId, Topic, TopicId};
use crate::domain::locale::{Locale, Text};
use crate::domain::study::stock::Stock;
use crate::domain::time::Day;

/// What is said of a bank itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cover {
    /// Stable name.
    pub id: BankId,
    /// What learners see it called.
    pub title: Text,
    /// What it belongs to.
    pub subject: Text,
    /// One or two sentences for the Library.
    pub about: Option<Text>,
    /// The licence of its questions.
    pub licence: String,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// The languages that every text is promised in.
    pub languages: Vec<Locale>,
    /// Its topics, in the order that learners see.
    pub topics: Vec<Topic>,
    /// Its passages, by name.
    pub passages: Vec<PassageId>,
}

/// A question to be put on the shelf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its topic, as a place among its bank's topics.
    pub topic: usize,
    /// The fact it schedules.
    pub fact: &'a str,
    /// The other facts that its statements, pairs or rows name.
    pub row_facts: Vec<&'a str>,
    /// The format of its body: how it is answered.
    pub body: Format,
    /// Exams it is written for.
    pub exams: Exams,
    /// How hard it is.
    pub difficulty: Difficulty,
    /// The last day on which its answer is known to hold.
    pub valid_until: Option<Day>,
    /// Its passage, as a place among its bank's passages.
    pub passage: Option<usize>,
    /// The hash of its content.
    pub content: u64,
    /// The hash of its key.
    pub key: u64,
    /// Where it stands in its bank's file, in bytes.
    pub slice: Range<u32>,
}

/// Why something cannot be put on the shelf.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Another bank has this id.
    #[error("a bank with the id {0} is on the shelf already")]
    BankTaken(BankId),
    /// A question with this id is there already.
    #[error("a question with the id {id} is on the shelf already, from the bank {by}")]
    QuestionTaken {
        /// The id.
        id: QuestionId,
        /// The bank that has it.
        by: BankId,
    },
    /// It names a bank, topic or passage that is not there, or the shelf is full.
    #[error("the question {0} does not fit on the shelf")]
    Misfit(QuestionId),
}

/// A set of exams.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Exams(u8);

impl Exams {
    /// Whether this exam is among them.
    pub fn contains(self, exam: Exam) -> bool {
        self.iter().any(|one| one == exam)
    }

    /// The exams.
    pub fn iter(self) -> impl Iterator<Item = Exam> {
        let has = move |place: &(usize, Exam)| self.0 >> place.0 & 1 == 1;
        Exam::ALL.into_iter().enumerate().filter(has).map(|(_, exam)| exam)
    }

    /// The set as bits, the same for ever: from the lowest UPSC, SSC, State PSCs, banking, railways,
    /// defence, other.
    pub const fn bits(self) -> u8 {
        self.0
    }

    /// The set with these bits; unknown ones are dropped.
    pub const fn from_bits(bits: u8) -> Self {
        Self(bits & 0x7f)
    }
}

impl FromIterator<Exam> for Exams {
    fn from_iter<I: IntoIterator<Item = Exam>>(exams: I) -> Self {
        let bit = |exam| Exam::ALL.iter().position(|one| *one == exam).map_or(0, |bit| 1 << bit);
        Self(exams.into_iter().fold(0, |bits, exam| bits | bit(exam)))
    }
}

/// One question on the shelf, without its text. Numbers are the shelf's own and hold as long as it
/// does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry<'a> {
    /// Its number.
    pub number: u32,
    /// Its id.
    pub id: &'a str,
    /// The number of its bank.
    pub bank: u32,
    /// The number of its topic, over all banks.
    pub topic: u32,
    /// The number of the fact it schedules.
    pub fact: u32,
    /// The numbers of the other facts that its rows name.
    pub row_facts: &'a [u32],
    /// Its format.
    pub format: Format,
    /// The format of its body, which is another one on a passage: how it is answered.
    pub body: Format,
    /// Exams it is written for.
    pub exams: Exams,
    /// How hard it is.
    pub difficulty: Difficulty,
    /// The last day on which its answer is known to hold.
    pub valid_until: Option<Day>,
    /// The number of its passage, over all banks.
    pub passage: Option<u32>,
    /// The hash of its content.
    pub content: u64,
    /// The hash of its key.
    pub key: u64,
    /// Where it stands in its bank's file, in bytes.
    pub slice: Range<u32>,
}

impl Entry<'_> {
    /// Its id.
    pub fn question_id(&self) -> QuestionId {
        QuestionId::from(self.id)
    }

    /// Whether its answer may no longer hold on this day.
    pub fn is_stale(&self, today: Day) -> bool {
        self.valid_until.is_some_and(|last| today > last)
    }
}

/// A topic on the shelf.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TopicRef<'a> {
    /// Its number, over all banks.
    pub number: u32,
    /// The number of its bank.
    pub bank: u32,
    /// Its id within the bank.
    pub id: &'a TopicId,
    /// What learners see it called.
    pub title: &'a Text,
}

/// A question, packed.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Row {
    content: u64,
    key: u64,
    start: u32,
    end: u32,
    topic: u32,
    fact: u32,
    /// Where its row facts end in `Shelf::row_facts`.
    named_end: u32,
    /// The number of its passage, or `NONE`.
    passage: u32,
    /// As a number of days, or `HOLDS`.
    valid_until: i32,
    body: Format,
    exams: Exams,
    difficulty: Difficulty,
}

const NONE: u32 = u32::MAX;
const HOLDS: i32 = i32::MAX;

/// All loaded banks. Banks, topics, facts, questions and passages are numbered from 0 in the order
/// they were added; a number that the shelf did not hand out finds nothing, or the empty text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shelf {
    covers: Vec<Cover>,
    /// The number of each bank's first topic.
    first_topics: Vec<u32>,
    /// The bank and the place there of every topic.
    topics: Vec<(u32, u32)>,
    /// The number of each bank's first passage.
    first_passages: Vec<u32>,
    passages: u32,
    /// The number of the first question after each bank.
    last_questions: Vec<u32>,
    ids: Names,
    rows: Vec<Row>,
    row_facts: Vec<u32>,
    facts: Names,
    /// The topic of each fact.
    fact_topics: Vec<u32>,
    /// Where the questions of each fact end in `fact_questions`.
    fact_ends: Vec<u32>,
    /// The questions that schedule each fact, one fact after another.
    fact_questions: Vec<u32>,
}

/// A shelf being filled, one bank after another.
#[derive(Debug, Default)]
pub struct Filling {
    made: Shelf,
}

impl Filling {
    /// Puts a bank on the shelf; its questions follow. Returns its number.
    pub fn bank(&mut self, cover: Cover) -> Result<u32, Refused> {
        let made = &mut self.made;
        if made.covers.iter().any(|other| other.id == cover.id) {
            return Err(Refused::BankTaken(cover.id));
        }
        let number = length(&made.covers);
        made.first_topics.push(length(&made.topics));
        made.topics.extend((0..length(&cover.topics)).map(|place| (number, place)));
        made.first_passages.push(made.passages);
        made.passages += length(&cover.passages);
        made.last_questions.push(length(&made.rows));
        made.covers.push(cover);
        Ok(number)
    }

    /// Puts a question of the last bank on the made. The first question of an id stays. Returns its
    /// number.
    pub fn question(&mut self, listed: &Listed<'_>) -> Result<u32, Refused> {
        let misfit = || Refused::Misfit(QuestionId::from(listed.id));
        let made = &mut self.made;
        let bank = made.covers.len().checked_sub(1).ok_or_else(misfit)?;
        let cover = &made.covers[bank];
        let place = |place: usize, among: usize| {
            u32::try_from(place).ok().filter(|_| place < among).ok_or_else(misfit)
        };
        let topic = made.first_topics[bank] + place(listed.topic, cover.topics.len())?;
        let passage = match listed.passage {
            None => NONE,
            Some(passage) => made.first_passages[bank] + place(passage, cover.passages.len())?,
        };
        let (number, taken) = made.ids.intern(listed.id).ok_or_else(misfit)?;
        if taken {
            let by = made.entry(number).and_then(|entry| made.covers.get(entry.bank as usize));
            let by = by.map_or_else(|| BankId::from(""), |cover| cover.id.clone());
            return Err(Refused::QuestionTaken { id: QuestionId::from(listed.id), by });
        }
        let fact = made.fact(listed.fact, topic).ok_or_else(misfit)?;
        for name in &listed.row_facts {
            let row_fact = made.fact(name, topic).ok_or_else(misfit)?;
            if row_fact != fact {
                made.row_facts.push(row_fact);
            }
        }
        made.rows.push(Row {
            content: listed.content,
            key: listed.key,
            start: listed.slice.start,
            end: listed.slice.end,
            topic,
            fact,
            named_end: length(&made.row_facts),
            passage,
            valid_until: listed.valid_until.map_or(HOLDS, |day| day.0),
            body: listed.body,
            exams: listed.exams,
            difficulty: listed.difficulty,
        });
        made.last_questions[bank] = length(&made.rows);
        Ok(number)
    }

    /// The shelf, when all is on it.
    pub fn done(self) -> Shelf {
        let mut made = self.made;
        // Counted, summed up, then dealt out: two passes and no list for each fact.
        let mut ends = vec![0_u32; made.facts.len()];
        for row in &made.rows {
            ends[row.fact as usize] += 1;
        }
        let mut sum = 0;
        for end in &mut ends {
            sum += *end;
            *end = sum;
        }
        let mut questions = vec![0; made.rows.len()];
        let mut places = ends.clone();
        for number in (0..length(&made.rows)).rev() {
            let place = &mut places[made.rows[number as usize].fact as usize];
            *place -= 1;
            questions[*place as usize] = number;
        }
        // A fact belongs where it is scheduled first, whichever bank named it before.
        let mut start = 0;
        for (topic, end) in made.fact_topics.iter_mut().zip(&ends) {
            if start < *end {
                *topic = made.rows[questions[start as usize] as usize].topic;
            }
            start = *end;
        }
        made.fact_ends = ends;
        made.fact_questions = questions;
        made.ids.shrink();
        made.facts.shrink();
        made.rows.shrink_to_fit();
        made.row_facts.shrink_to_fit();
        made.fact_topics.shrink_to_fit();
        made
    }
}

impl Shelf {
    /// A shelf to be filled.
    pub fn fill() -> Filling {
        Filling::default()
    }

    /// How many questions there are.
    pub fn len(&self) -> u32 {
        length(&self.rows)
    }

    /// Whether there is nothing to ask.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The banks, by number.
    pub fn banks(&self) -> &[Cover] {
        &self.covers
    }

    /// The questions of a bank, in the order of its file.
    pub fn of_bank(&self, bank: u32) -> impl Iterator<Item = Entry<'_>> {
        let bank = bank as usize;
        let last = self.last_questions.get(bank).copied().unwrap_or(0);
        let first = bank
            .checked_sub(1)
            .map_or(0, |before| self.last_questions.get(before).copied().unwrap_or(last));
        (first..last).filter_map(|number| self.entry(number))
    }

    /// Every question, in order.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        (0..self.len()).filter_map(|number| self.entry(number))
    }

    /// The question with this number.
    pub fn entry(&self, number: u32) -> Option<Entry<'_>> {
        let row = self.rows.get(number as usize)?;
        Some(Entry {
            number,
            id: self.ids.get(number)?,
            bank: self.topics.get(row.topic as usize)?.0,
            topic: row.topic,
            fact: row.fact,
            row_facts: self.row_facts(number),
            format: if row.passage == NONE { row.body } else { Format::Passage },
            body: row.body,
            exams: row.exams,
            difficulty: row.difficulty,
            valid_until: Some(row.valid_until).filter(|day| *day != HOLDS).map(Day),
            passage: Some(row.passage).filter(|passage| *passage != NONE),
            content: row.content,
            key: row.key,
            slice: row.start..row.end,
        })
    }

    /// These questions with the banks that they are in. Those that are not here are left out.
    pub fn with_banks(
        &self,
        questions: impl IntoIterator<Item = QuestionId>,
    ) -> Vec<(QuestionId, BankId)> {
        let with_bank = |question: QuestionId| {
            let bank = self.banks().get(self.find(&question)?.bank as usize)?;
            Some((question, bank.id.clone()))
        };
        questions.into_iter().filter_map(with_bank).collect()
    }

    /// The question with this id.
    pub fn find(&self, id: &QuestionId) -> Option<Entry<'_>> {
        self.find_named(id.as_str())
    }

    /// The question with this id, by its text.
    pub fn find_named(&self, id: &str) -> Option<Entry<'_>> {
        self.entry(self.ids.find(id)?)
    }

    /// Every question's id with the hashes of its content and of its key.
    pub fn hashes(&self) -> impl Iterator<Item = (QuestionId, u64, u64)> {
        self.entries().map(|entry| (entry.question_id(), entry.content, entry.key))
    }

    /// The questions whose answers may no longer hold on this day.
    pub fn stale(&self, today: Day) -> impl Iterator<Item = Entry<'_>> {
        self.entries().filter(move |entry| entry.is_stale(today))
    }

    /// The topics of all banks, in the order that learners see.
    pub fn topics(&self) -> impl Iterator<Item = TopicRef<'_>> {
        (0..length(&self.topics)).filter_map(|number| self.topic(number))
    }

    /// The topic with this number.
    pub fn topic(&self, number: u32) -> Option<TopicRef<'_>> {
        let (bank, place) = *self.topics.get(number as usize)?;
        let topic = self.covers.get(bank as usize)?.topics.get(place as usize)?;
        Some(TopicRef { number, bank, id: &topic.id, title: &topic.title })
    }

    /// What a topic is called.
    pub fn topic_title(&self, number: u32) -> &Text {
        static UNKNOWN: std::sync::LazyLock<Text> =
            std::sync::LazyLock::new(|| Text::same(String::new()));
        self.topic(number).map_or(&UNKNOWN, |topic| topic.title)
    }

    /// How many facts there are: those that questions schedule, and those that rows name.
    pub fn fact_count(&self) -> u32 {
        length(&self.fact_topics)
    }

    /// The id of a fact.
    pub fn fact_name(&self, fact: u32) -> &str {
        self.facts.get(fact).unwrap_or_default()
    }

    /// The number of a fact.
    pub fn find_fact(&self, id: &FactId) -> Option<u32> {
        self.facts.find(id.as_str())
    }

    /// The topic of the first question that schedules this fact; of the first that names it if none
    /// schedules it.
    pub fn topic_of_fact(&self, fact: u32) -> Option<u32> {
        self.fact_topics.get(fact as usize).copied()
    }

    /// The questions that schedule a fact, in order.
    pub fn questions_of_fact(&self, fact: u32) -> &[u32] {
        let fact = fact as usize;
        let Some(end) = self.fact_ends.get(fact) else { return &[] };
        let start = fact.checked_sub(1).map_or(0, |before| self.fact_ends[before]);
        self.fact_questions.get(start as usize..*end as usize).unwrap_or_default()
    }

    /// The other facts that the rows of a question name.
    fn row_facts(&self, question: u32) -> &[u32] {
        let question = question as usize;
        let Some(row) = self.rows.get(question) else { return &[] };
        let start = question.checked_sub(1).map_or(0, |before| self.rows[before].named_end);
        self.row_facts.get(start as usize..row.named_end as usize).unwrap_or_default()
    }

    /// The number of a fact, given one with this topic if it had none.
    fn fact(&mut self, name: &str, topic: u32) -> Option<u32> {
        let (number, known) = self.facts.intern(name)?;
        if !known {
            self.fact_topics.push(topic);
        }
        Some(number)
    }
}

/// The length of a list whose entries are numbered with 32 bits. No list here can outgrow them:
/// `Names` refuses the id that would.
fn length<T>(list: &[T]) -> u32 {
    u32::try_from(list.len()).unwrap_or(u32::MAX)
}

impl Stock for Shelf {
    fn facts(&self) -> u32 {
        self.fact_count()
    }

    fn fact_id(&self, fact: u32) -> &str {
        self.fact_name(fact)
    }

    fn topic(&self, fact: u32) -> u32 {
        self.topic_of_fact(fact).unwrap_or_default()
    }

    fn questions(&self, fact: u32) -> &[u32] {
        self.questions_of_fact(fact)
    }

    fn question_id(&self, question: u32) -> &str {
        self.ids.get(question).unwrap_or_default()
    }

    fn find_question(&self, id: &str) -> Option<u32> {
        self.ids.find(id)
    }

    fn fact_of(&self, question: u32) -> u32 {
        self.rows.get(question as usize).map_or(0, |row| row.fact)
    }

    fn topic_of(&self, question: u32) -> u32 {
        self.rows.get(question as usize).map_or(0, |row| row.topic)
    }

    fn bank_of(&self, question: u32) -> u32 {
        self.entry(question).map_or(0, |entry| entry.bank)
    }

    fn bank_id(&self, question: u32) -> &str {
        let bank = self.entry(question).map(|entry| entry.bank as usize);
        bank.and_then(|bank| self.covers.get(bank)).map_or("", |cover| cover.id.as_str())
    }

    fn difficulty(&self, question: u32) -> Difficulty {
        self.rows.get(question as usize).map_or_else(Difficulty::default, |row| row.difficulty)
    }

    fn passage(&self, question: u32) -> Option<u32> {
        self.entry(question)?.passage
    }

    fn rows(&self, question: u32) -> &[u32] {
        self.row_facts(question)
    }
}
