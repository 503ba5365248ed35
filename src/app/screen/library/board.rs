//! What the Library is told: banks, files with mistakes, lines of questions, and one question with its
//! history.

use std::path::PathBuf;

use crate::domain::answer::Verdict;
use crate::domain::bank::printed::Printed;
use crate::domain::bank::{BankId, Format, Question, QuestionId, Source};
use crate::domain::browse::Wanted;
use crate::domain::locale::Text;
use crate::domain::study::memory::Review;
use crate::domain::time::Day;
use crate::store::library::Trouble;

/// What is told of the banks.
#[derive(Debug, Clone, Default)]
pub struct Board {
    /// The banks, in the order in which they are read.
    pub banks: Vec<BankRow>,
    /// The files with something wrong in them.
    pub troubles: Vec<FileTrouble>,
    /// Where own banks go.
    pub folder: PathBuf,
    /// Whether the banks are still being read for the first time.
    pub is_reading: bool,
}

/// A bank.
#[derive(Debug, Clone, PartialEq)]
pub struct BankRow {
    /// Its number.
    pub bank: u32,
    /// Its name.
    pub id: BankId,
    /// What it is called.
    pub title: Text,
    /// What it belongs to.
    pub subject: Text,
    /// Its file, if it is one of the learner's own: as seen from the folder of banks.
    pub file: Option<String>,
    /// Its file, or the name it has among those in the program.
    pub path: PathBuf,
    /// Whether it is asked from.
    pub is_on: bool,
    /// How many questions it has.
    pub questions: u32,
    /// The mean chance, from 0 to 1, that what was studied of it is remembered; `None` before that.
    pub remembered: Option<f32>,
    /// What is wrong with its file, by the place among the troubles.
    pub trouble: Option<usize>,
    /// Its topics, by number.
    pub topics: Vec<(u32, Text)>,
}

/// A file with something wrong in it.
#[derive(Debug, Clone)]
pub struct FileTrouble {
    /// As seen from the folder of banks.
    pub file: String,
    /// Where it is.
    pub path: PathBuf,
    /// What is wrong; never empty.
    pub troubles: Vec<Trouble>,
}

/// A question in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its number on the shelf.
    pub number: u32,
    /// Its id.
    pub question: QuestionId,
    /// The first thing it says; `None` if its file can no longer be read.
    pub stem: Option<Text>,
    /// Its format.
    pub format: Format,
    /// Its topic.
    pub topic: Text,
    /// Its bank, by number.
    pub bank_number: u32,
    /// What that is called.
    pub bank: Text,
    /// How it was answered last, if it was.
    pub verdict: Option<Verdict>,
    /// Whether it is bookmarked.
    pub is_bookmarked: bool,
    /// Whether the day until which its answer surely holds is over.
    pub is_stale: bool,
}

/// A question, opened.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The question.
    pub question: Question,
    /// Laid out.
    pub printed: Printed,
    /// Its sources.
    pub sources: Vec<Source>,
    /// How often it was answered, and the day of the last answer.
    pub seen: Option<(u32, Day)>,
    /// The reviews of its fact, the last one first, each with the chance, from 0 to 1, that was
    /// foretold of it.
    pub reviews: Vec<(Review, Option<f32>)>,
    /// The chance, from 0 to 1, that its fact is remembered now; `None` before the first review.
    pub remembered: Option<f32>,
    /// The day its fact comes back.
    pub comes_back: Option<Day>,
}

/// What is searched for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sought {
    /// The words, perhaps none.
    pub words: String,
    /// What they are searched among.
    pub wanted: Wanted,
}

/// What a search found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hits {
    /// The questions, in the order of the banks.
    pub numbers: Vec<u32>,
    /// Whether there are more than these.
    pub more: bool,
}
