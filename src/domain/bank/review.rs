//! A bank as an examiner reads it before it is printed: what no single question shows. Keys that
//! stand too often in one place, options that give themselves away, questions that say nearly the
//! same, languages that disagree, facts that nothing asks. What is wrong with one question by itself
//! is in `check`; nothing here keeps a bank from being used.

pub mod coverage;
pub mod tables;

pub(super) mod alike;
mod articles;
mod languages;
mod options;
mod provenance;
mod statements;
mod wording;
mod words;

use self::tables::Tables;
use super::schema::Decoded;
use super::{BankId, Evidence, FactId, Question, QuestionId};
use crate::domain::locale::Locale;

/// One thing to reconsider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The number of the bank in what was reviewed; `None` if it is about all of them.
    pub bank: Option<usize>,
    /// The line on which its question begins, from 1.
    pub line: Option<usize>,
    /// The question.
    pub question: Option<QuestionId>,
    /// What it is. [`std::fmt::Display`] says it in English.
    pub concern: Concern,
}

/// What an examiner would object to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Concern {
    /// The right option stands in one place too often or too seldom.
    KeyPlaces {
        /// How often it is the first, second, third and fourth.
        counts: [usize; 4],
    },
    /// The longest option is the right one too often.
    LongestKey {
        /// In this language.
        locale: Locale,
        /// How often.
        longest: usize,
        /// Of how many questions.
        questions: usize,
    },
    /// A word of certainty tells right texts from wrong ones.
    CueWord {
        /// The word; several where all of them are counted as one.
        word: String,
        /// Right options and statements with it, and without.
        right: (usize, usize),
        /// Wrong ones with it, and without.
        wrong: (usize, usize),
    },
    /// Some ways in which three statements can hold never occur.
    NoSuchPattern {
        /// The first that is missing: whether each of the three holds.
        pattern: [bool; 3],
    },
    /// Nearly all statements hold, or nearly none.
    Lopsided {
        /// How many hold.
        hold: usize,
        /// Of how many.
        statements: usize,
    },
    /// Two questions ask nearly the same.
    SameQuestion {
        /// The other.
        other: QuestionId,
    },
    /// Two banks say a fact differently.
    OtherFactText {
        /// The fact.
        fact: FactId,
        /// The bank that said it first.
        first: BankId,
    },
    /// A statement stands in two questions of one bank.
    SameStatement {
        /// The statement, from 1.
        statement: usize,
        /// The other question.
        other: QuestionId,
    },
    /// The stem or an option of one question gives away the answer to another.
    GivesAway {
        /// The other.
        other: QuestionId,
    },
    /// A stem with its statements is longer than papers print.
    LongStem {
        /// In this language.
        locale: Locale,
        /// Its length in characters as people count them.
        length: usize,
    },
    /// An option is longer than papers print.
    LongOption {
        /// In this language.
        locale: Locale,
        /// Its length in characters as people count them.
        length: usize,
    },
    /// Nothing says when the answer was checked.
    NoDate,
    /// Nothing says how well the facts are attested.
    NoGrade,
    /// The grade is not that of the weakest fact asked.
    OtherGrade {
        /// The fact.
        fact: FactId,
        /// Its grade.
        grade: Evidence,
    },
    /// A fact that is not sure enough to be asked.
    NotToBeAsked {
        /// The fact.
        fact: FactId,
    },
    /// The text that a fact rests on was not read, and no source says so.
    NoWarning {
        /// The fact.
        fact: FactId,
    },
    /// A fact that can change, in a question without a last day.
    NoLastDay {
        /// The fact.
        fact: FactId,
    },
    /// Numbers in one language are not those in the other.
    OtherNumbers {
        /// The field.
        field: String,
        /// Numbers in English only.
        english: Vec<String>,
        /// Numbers in Hindi only.
        hindi: Vec<String>,
    },
    /// Months in one language are not those in the other.
    OtherMonths {
        /// The field.
        field: String,
    },
    /// A term of the glossary without its counterpart.
    NoCounterpart {
        /// The field.
        field: String,
        /// The term, in the language that has it.
        term: String,
        /// The language that lacks it.
        missing: Locale,
    },
    /// An article that the treaty does not have.
    NoSuchArticle {
        /// The field.
        field: String,
        /// The number.
        article: u32,
    },
    /// A sentence about an article has no word of that article.
    OtherArticle {
        /// The field.
        field: String,
        /// The number.
        article: u32,
        /// Its title.
        title: String,
    },
    /// A fact of the register is asked too seldom.
    NotCovered {
        /// The fact.
        fact: FactId,
        /// How many questions schedule it.
        own: usize,
        /// How many formats ask it.
        formats: usize,
        /// How many questions ask it.
        questions: usize,
    },
    /// A common mistake that no distractor or false statement holds.
    NoTrap {
        /// Its number.
        trap: u32,
        /// Why the place that is named does not hold it; `None` if no place is named.
        place: Option<String>,
    },
}

/// One bank of several, with its number.
#[derive(Debug, Clone, Copy)]
struct Reviewed<'a> {
    number: usize,
    decoded: &'a Decoded,
}

impl<'a> Reviewed<'a> {
    fn questions(self) -> &'a [Question] {
        &self.decoded.bank.questions
    }

    fn about(self, concern: Concern) -> Finding {
        Finding { bank: Some(self.number), line: None, question: None, concern }
    }

    /// About the question with this index.
    fn question(self, index: usize, concern: Concern) -> Finding {
        let place = self.decoded.skeleton.questions.get(index);
        let id = self.questions().get(index).map(|question| question.id.clone());
        Finding {
            bank: Some(self.number),
            line: place.map(|place| place.line),
            question: id,
            concern,
        }
    }
}

/// Everything an examiner would object to, bank by bank and then across them, in the order of the
/// files. The tables add what they know; an empty table asks for nothing.
pub fn review(banks: &[&Decoded], tables: &Tables) -> Vec<Finding> {
    let banks: Vec<Reviewed<'_>> =
        banks.iter().enumerate().map(|(number, decoded)| Reviewed { number, decoded }).collect();
    let mut found = Vec::new();
    for bank in &banks {
        options::places(*bank, &mut found);
        options::lengths(*bank, &mut found);
        statements::patterns(*bank, &mut found);
        alike::within(*bank, &mut found);
        provenance::questions(*bank, tables, &mut found);
        languages::agree(*bank, tables, &mut found);
        articles::exist(*bank, tables, &mut found);
    }
    statements::cues(&banks, &mut found);
    alike::across(&banks, &mut found);
    alike::facts(&banks, &mut found);
    let decoded: Vec<&Decoded> = banks.iter().map(|bank| bank.decoded).collect();
    coverage::holes(&decoded, tables, &mut found);
    found
}
