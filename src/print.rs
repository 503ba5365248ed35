//! Papers to be printed, as PDF: the question paper in sets, the sheet for its answers, the key, the
//! solutions, and the report on a class that was asked. A document is first laid out as pages of placed marks ([`Printout`]), which can be
//! looked at, and then written by [`Printout::to_pdf`]. Nothing here reads a disk or a clock: images
//! are asked for, the date is an argument, and the same paper makes the same bytes.

mod asked;
mod booklet;
mod bubbles;
mod column;
mod document;
mod face;
mod heading;
mod key;
mod line;
mod order;
mod page;
mod pdf;
mod picture;
mod prose;
pub mod results;
mod wording;

pub use self::document::{Document, Kind};
pub use self::face::{BOLD, FAMILY, Face, MEDIUM, REGULAR, SEMIBOLD};
pub use self::line::{Glyph, Line, Run, Style};
pub use self::order::{drawn, letter as set_letter};
pub use self::page::{A4, Mark, Page, Printout, Role, What};
pub use self::picture::Picture;
pub use self::wording::{Language, letter};

use crate::domain::bank::printed::{Form, Printed};
use crate::domain::bank::{Bank, BankId, PassageId, Question, QuestionId, SourceId};
use crate::domain::class::lesson::Lesson;
use crate::domain::exam::paper::Set;
use crate::domain::locale::Text;
use crate::domain::seed::Seed;

/// Why a document cannot be written. The text is for logs and the command line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The library that writes PDFs says this.
    #[error("the PDF cannot be written: {0}")]
    Pdf(String),
}

/// A paper: what is asked, and how it is to look.
#[derive(Debug, Clone, PartialEq)]
pub struct Paper {
    /// What stands over it.
    pub header: Header,
    /// What is asked, in the order of set A.
    pub questions: Vec<Asked>,
    /// In which languages.
    pub language: Language,
    /// In how many columns; in big type, in one.
    pub columns: Columns,
    /// How large letters are.
    pub size: Size,
    /// Which sets there are.
    pub sets: Vec<Set>,
    /// What the orders of sets B to D are drawn from.
    pub seed: Seed,
}

/// What stands over a paper. What is empty is left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Header {
    /// The school or institute.
    pub institution: String,
    /// What is examined.
    pub subject: String,
    /// Who is examined.
    pub class: String,
    /// The day, as it is to be read.
    pub date: String,
    /// How long it takes, as it is to be read: "2 hours".
    pub time: String,
    /// The marks for all of it.
    pub marks: String,
    /// The marks for a question: "+2, −0.66".
    pub scheme: String,
    /// What candidates are told; without any, the usual.
    pub instructions: Vec<Text>,
}

/// A question as it is asked on a paper.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// Its name.
    pub id: QuestionId,
    /// The bank it is from, in which its images are.
    pub bank: BankId,
    /// It as exams print it, without its passage.
    pub printed: Printed,
    /// The passage it is about.
    pub passage: Option<Shared>,
    /// Why its key is right.
    pub explanation: Option<Text>,
    /// Where its answer comes from.
    pub sources: Vec<Text>,
}

/// A passage that questions share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared {
    /// The bank it is from.
    pub bank: BankId,
    /// Its name there.
    pub id: PassageId,
    /// What it says.
    pub text: Text,
}

/// In how many columns a paper is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Columns {
    /// In one.
    One,
    /// In two, as the papers of the commissions.
    #[default]
    Two,
}

/// How large letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Size {
    /// 10.5 points.
    #[default]
    Normal,
    /// 18 points, for those who see little.
    Big,
}

impl Size {
    /// The size of letters in points.
    pub const fn points(self) -> f32 {
        match self {
            Self::Normal => 10.5,
            Self::Big => 18.0,
        }
    }
}

/// Says which image of a bank a name in its texts stands for, if it is to be had.
pub type Images<'a> = &'a dyn Fn(&BankId, &str) -> Option<Vec<u8>>;

impl Asked {
    /// A question of a bank.
    pub fn of(question: &Question, bank: &Bank) -> Self {
        let passage = question.passage.as_ref().and_then(|id| {
            let passage = bank.passages.iter().find(|passage| passage.id == *id)?;
            Some(Shared { bank: bank.id.clone(), id: id.clone(), text: passage.text.clone() })
        });
        let cite = |id: &SourceId| bank.sources.iter().find(|source| source.id == *id);
        Self {
            id: question.id.clone(),
            bank: bank.id.clone(),
            printed: Printed::of(question, None),
            passage,
            explanation: question.explanation.clone(),
            sources: question.sources.iter().filter_map(cite).map(|s| s.cite.clone()).collect(),
        }
    }

    /// The questions of a lesson, in its order.
    pub fn of_lesson(lesson: &Lesson) -> Vec<Self> {
        let asked = (0..lesson.items.len()).filter_map(|place| lesson.question(place));
        asked.map(|(question, _)| Self::of(question, &lesson.bank)).collect()
    }

    /// The same with its images in another bank: that from which a lesson took it.
    #[must_use]
    pub fn with_images_of(mut self, bank: &BankId) -> Self {
        self.bank.clone_from(bank);
        if let Some(shared) = &mut self.passage {
            shared.bank.clone_from(bank);
        }
        self
    }

    /// Whether it is answered by a choice, on the sheet, and not in words.
    pub const fn is_by_choice(&self) -> bool {
        matches!(self.printed.form, Form::One(_) | Form::Many(_))
    }
}

impl Paper {
    /// Its questions, by place, in the order of a set: A as they are, the others drawn from the seed.
    /// Questions on one passage stay together, and options never move.
    pub fn order(&self, set: Set) -> Vec<usize> {
        order::order(&self.questions, set, self.seed)
    }

    /// The question paper of a set.
    pub fn question_paper(&self, set: Set, images: Images<'_>) -> Printout {
        booklet::questions(self, set, images)
    }

    /// The sheet on which answers are marked: one for all sets, or one for each if some are written.
    pub fn answer_sheet(&self) -> Printout {
        bubbles::sheet(self)
    }

    /// The right answers of every set.
    pub fn answer_key(&self) -> Printout {
        key::key(self)
    }

    /// Every question with its key, the reasons and the sources, in the order of set A.
    pub fn solutions(&self, images: Images<'_>) -> Printout {
        booklet::solutions(self, images)
    }
}

impl Printout {
    /// It as a file. The same document makes the same bytes.
    ///
    /// # Errors
    ///
    /// What the library that writes PDFs objects to.
    pub fn to_pdf(&self) -> Result<Vec<u8>, Error> {
        pdf::write(self)
    }
}
