//! The documents of a paper: which there are, what their files are called, and how each is laid out.
//! The command line and the window make the same ones.

use super::{Images, Paper, Printout, Size, order};
use crate::domain::exam::paper::Set;

/// A kind of document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// The question paper, one for each set.
    Questions,
    /// The same in letters of 18 points, for those who see little.
    BigType,
    /// The sheet for answers.
    AnswerSheet,
    /// The right answers of every set.
    AnswerKey,
    /// Every question with its key and reasons.
    Solutions,
}

impl Kind {
    /// All of them, in the order in which they are made.
    pub const ALL: [Self; 5] =
        [Self::Questions, Self::BigType, Self::AnswerSheet, Self::AnswerKey, Self::Solutions];

    /// Whether there is one for each set.
    pub const fn is_of_a_set(self) -> bool {
        matches!(self, Self::Questions | Self::BigType)
    }
}

/// One document: a file of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Document {
    kind: Kind,
    /// Its set, if there is one for each.
    set: Option<Set>,
}

impl Document {
    /// What its file is called.
    pub fn file_name(self) -> String {
        let set = self.set.map(order::letter).unwrap_or_default();
        match self.kind {
            Kind::Questions => format!("question-paper-{set}.pdf"),
            Kind::BigType => format!("question-paper-{set}-big-type.pdf"),
            Kind::AnswerSheet => "answer-sheet.pdf".to_owned(),
            Kind::AnswerKey => "answer-key.pdf".to_owned(),
            Kind::Solutions => "solutions.pdf".to_owned(),
        }
    }
}

impl Paper {
    /// The documents of these kinds, in the order in which they are made.
    pub fn documents(&self, kinds: &[Kind]) -> Vec<Document> {
        let wanted = Kind::ALL.into_iter().filter(|kind| kinds.contains(kind));
        wanted
            .flat_map(|kind| -> Vec<Document> {
                if kind.is_of_a_set() {
                    self.sets.iter().map(|set| Document { kind, set: Some(*set) }).collect()
                } else {
                    vec![Document { kind, set: None }]
                }
            })
            .collect()
    }

    /// Lays out a document.
    pub fn printout(&self, document: Document, images: Images<'_>) -> Printout {
        let set = document.set.unwrap_or_default();
        match document.kind {
            Kind::Questions => self.question_paper(set, images),
            Kind::BigType => {
                let big = Self { size: Size::Big, ..self.clone() };
                big.question_paper(set, images)
            }
            Kind::AnswerSheet => self.answer_sheet(),
            Kind::AnswerKey => self.answer_key(),
            Kind::Solutions => self.solutions(images),
        }
    }
}
