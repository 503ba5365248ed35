//! An exam's rules as data: sections, marks, penalties, time, locks. Reading patterns from RON is in
//! `schema`, what contradicts itself in `check`; what the rules make of answers is in
//! [`marks`](super::marks).

pub mod check;
pub mod schema;

use std::fmt;
use std::ops::Range;

use jiff::civil::Date;
use num_rational::Ratio;

use crate::domain::bank::Exam;
use crate::domain::locale::{Locale, Text};

/// The most sections a pattern has.
pub const MOST_SECTIONS: usize = 40;
/// The most questions a section has.
pub const MOST_QUESTIONS: u32 = 1_000;
/// The most minutes a paper or a section takes.
pub const MOST_MINUTES: u32 = 1_440;
/// The most marks a question carries.
pub const MOST_MARKS: i64 = 1_000;

/// Names a pattern, the same for ever: `upsc-cse-gs1`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PatternId(Box<str>);

impl PatternId {
    /// The id as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for PatternId {
    fn from(id: &str) -> Self {
        Self(id.into())
    }
}

impl From<String> for PatternId {
    fn from(id: String) -> Self {
        Self(id.into())
    }
}

impl fmt::Display for PatternId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The rules of one paper of an exam.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// Stable name.
    pub id: PatternId,
    /// The family of exams it belongs to: questions written for it are drawn first.
    pub exam: Exam,
    /// What learners see it called.
    pub title: Text,
    /// Where its rules come from.
    pub source: Source,
    /// Whether it is sat at a computer or on an OMR sheet.
    pub mode: Mode,
    /// Its sections, in the order of the paper; at least one.
    pub sections: Vec<Section>,
    /// Whether the sections are sat in that order.
    pub order: SectionOrder,
    /// Minutes for the whole paper, without extra time.
    pub minutes: u32,
    /// How many options a question of the exam prints, 4 or 5, "not attempted" apart.
    pub options: u8,
    /// What a wrong answer costs.
    pub penalty: Penalty,
    /// Whether a wrong typed answer costs that too.
    pub typed: Costs,
    /// Whether a wrong answer to a multi-select question costs that too.
    pub multi_select_wrong: Costs,
    /// What a question left blank costs.
    pub blank: Penalty,
    /// Whether there is an option that says "not attempted" and costs nothing.
    pub not_attempted: NotAttempted,
    /// The share of blanks (of all questions that count) above which the whole paper is rejected.
    pub blank_limit: Option<Ratio<i64>>,
    /// What more than one mark on a question with one answer is taken for.
    pub multiple: MultipleMarks,
    /// What an incomplete answer to a multi-select question earns.
    pub multi_select: MultiSelect,
    /// Minutes added to each hour for a candidate who may use a scribe.
    pub extra_minutes_per_hour: u32,
    /// Whether going elsewhere keeps a choice that was not saved.
    pub saving: Saving,
    /// What becomes of a question that the board withdraws.
    pub dropped: DroppedRule,
    /// The share of all marks that must be reached, if there is one.
    pub qualifying: Option<Ratio<i64>>,
    /// Decimals of marks on a screen; they are rounded nowhere else.
    pub decimals: u8,
    /// In what proportions it sets its formats.
    pub formats: FormatMix,
}

/// Where a pattern's rules come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The notification or rule, in words.
    pub cite: Text,
    /// Where it can be read, if it is on the web.
    pub url: Option<String>,
    /// The day it was last compared with it.
    pub checked: Date,
    /// What is not certain about it, or differs by category or year.
    pub note: Option<Text>,
}

/// A part of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// What it is called.
    pub name: Text,
    /// How many questions it has; at least one.
    pub questions: u32,
    /// Marks for a right answer, exactly; above zero.
    pub mark: Ratio<i64>,
    /// What a wrong answer costs here, where that differs from the rest of the paper.
    pub penalty: Option<Penalty>,
    /// Its share of the time.
    pub time: SectionTime,
    /// The share of its marks that must be reached, if there is one.
    pub qualifying: Option<Ratio<i64>>,
    /// Whether its marks count for more than qualifying.
    pub merit: Merit,
    /// The languages it is printed in.
    pub languages: Vec<Locale>,
}

/// A section's share of the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SectionTime {
    /// The time of the whole paper is its time.
    Pooled,
    /// So many minutes are advised; nothing closes when they are over.
    Advised(u32),
    /// It opens with so many minutes of its own, closes when they are over, and is not opened again.
    Locked(u32),
    /// It shares the minutes, and the lock, of the section before it.
    Shared,
}

/// Whether sections are sat in the order of the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SectionOrder {
    /// Any section may be opened at any time.
    Free,
    /// Each section is opened after the one before it, and not opened again.
    Fixed,
}

/// Where a paper is sat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mode {
    /// At a computer: answers can be changed.
    Computer,
    /// With a pen on a sheet of bubbles: they cannot.
    Omr,
}

/// Marks taken off, exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Penalty {
    /// A share of the question's marks: one third.
    Share(Ratio<i64>),
    /// So many marks, whatever the question carries.
    Marks(Ratio<i64>),
}

impl Penalty {
    /// Nothing is taken off.
    pub const NONE: Self = Self::Share(Ratio::new_raw(0, 1));

    /// Marks taken off a question that carries `mark`.
    pub fn of(self, mark: Ratio<i64>) -> Ratio<i64> {
        match self {
            Self::Share(share) => mark * share,
            Self::Marks(marks) => marks,
        }
    }
}

/// Whether a wrong answer of some kind costs what others do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Costs {
    /// It does.
    AsOthers,
    /// It costs nothing.
    Nothing,
}

/// Whether there is an option that says "not attempted".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NotAttempted {
    /// There is none.
    NoOption,
    /// It is the last option of every question, and costs nothing.
    LastOption,
}

/// What more than one mark on a question with one answer is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MultipleMarks {
    /// A wrong answer, even if one of them is right.
    Wrong,
    /// A blank.
    Blank,
}

/// What an incomplete answer to a multi-select question earns. One that names anything wrong is
/// wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MultiSelect {
    /// Nothing: it is wrong.
    AllOrNothing,
    /// The share of the right options that were chosen.
    Proportional,
    /// The share of the mark for one, two, … right options chosen, while some are missing. A row
    /// that is not there is wrong.
    Table(Vec<Ratio<i64>>),
}

/// Whether going elsewhere keeps a choice that was not saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Saving {
    /// Only the buttons that say so save, as in the hall.
    Strict,
    /// Going to another question saves.
    OnLeaving,
}

/// What becomes of a question that the board withdraws.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DroppedRule {
    /// It counts for nobody, and the paper carries fewer marks.
    Remove,
    /// Everybody gets its marks.
    MarksToAll,
}

/// Whether a section's marks count for more than qualifying.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Merit {
    /// They count.
    Counts,
    /// The section is only to be passed.
    QualifyingOnly,
}

/// In what proportions an exam sets its formats.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FormatMix {
    /// As UPSC set them on average from 2022 to 2025: mostly coded statements, many "how many".
    Upsc,
    /// Plain questions, as SSC, banks and railways set them.
    Plain,
    /// As they are in the banks.
    AsInBanks,
}

/// Sections that are open together, and the minutes they share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// The sections, by place.
    pub sections: Range<usize>,
    /// Minutes of their own; `None` where the time of the paper runs on.
    pub minutes: Option<u32>,
}

impl Pattern {
    /// How many questions the paper has.
    pub fn questions(&self) -> u32 {
        self.sections.iter().map(|section| section.questions).sum()
    }

    /// The marks of the whole paper, with sections that are only to be passed.
    pub fn marks(&self) -> Ratio<i64> {
        self.sections.iter().map(Section::marks).sum()
    }

    /// Whether sections close by themselves.
    pub fn is_locked(&self) -> bool {
        self.sections.iter().any(|section| matches!(section.time, SectionTime::Locked(_)))
    }

    /// The parts of the paper that are open together, in order. One if nothing is locked and the
    /// sections may be sat in any order.
    pub fn blocks(&self) -> Vec<Block> {
        let mut blocks: Vec<Block> = Vec::new();
        for (number, section) in self.sections.iter().enumerate() {
            let joins = match (section.time, self.order) {
                (SectionTime::Shared, _)
                | (SectionTime::Pooled | SectionTime::Advised(_), SectionOrder::Free) => true,
                (SectionTime::Locked(_), _)
                | (SectionTime::Pooled | SectionTime::Advised(_), SectionOrder::Fixed) => false,
            };
            let minutes = match section.time {
                SectionTime::Locked(minutes) => Some(minutes),
                SectionTime::Pooled | SectionTime::Advised(_) | SectionTime::Shared => None,
            };
            match blocks.last_mut() {
                Some(last) if joins => last.sections.end = number + 1,
                _ => blocks.push(Block { sections: number..number + 1, minutes }),
            }
        }
        blocks
    }

    /// What a wrong answer in this section costs, with one mark on a printed question.
    pub fn penalty_in(&self, section: &Section) -> Ratio<i64> {
        section.penalty.unwrap_or(self.penalty).of(section.mark)
    }

    /// What a blank in this section costs.
    pub fn blank_in(&self, section: &Section) -> Ratio<i64> {
        self.blank.of(section.mark)
    }
}

impl Section {
    /// The marks of the whole section.
    pub fn marks(&self) -> Ratio<i64> {
        self.mark * i64::from(self.questions)
    }
}
