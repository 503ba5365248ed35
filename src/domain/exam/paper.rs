//! A paper: questions drawn under a pattern, in an order, with the time there is for them. How they
//! are chosen is in [`draw`](super::draw); an attempt at it is a [`sitting`](super::sitting).

use std::ops::Range;

use num_rational::Ratio;

use super::pattern::{Pattern, SectionTime};
use crate::domain::bank::{BankId, Difficulty, Format, QuestionId, TopicId};
use crate::domain::seed::Seed;

/// A drawn paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// The rules of the exam, as it prints them: see [`Paper::rules`] for those of this paper.
    pub pattern: Pattern,
    /// What it was drawn from; the same seed, wish and banks give the same paper.
    pub seed: Seed,
    /// Which of the four orders it is printed in.
    pub set: Set,
    /// Its sections, in the order of the pattern.
    pub sections: Vec<PaperSection>,
    /// Its questions, section after section.
    pub slots: Vec<Slot>,
}

/// What was drawn for a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PaperSection {
    /// How many questions the exam asks.
    pub asked: u32,
    /// How many there are here.
    pub have: u32,
    /// Where they were drawn from.
    pub from: DrawnFrom,
}

/// Where the questions of a section were drawn from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DrawnFrom {
    /// The topics and banks that the learner named for it.
    Named,
    /// All banks, whatever the section is called.
    AllBanks,
}

/// A place in a paper, with its question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// The question.
    pub question: QuestionId,
    /// The section it stands in, by place.
    pub section: usize,
    /// The bank it is from.
    pub bank: BankId,
    /// Its topic there.
    pub topic: TopicId,
    /// Its format.
    pub format: Format,
    /// How hard it is.
    pub difficulty: Difficulty,
    /// The set it belongs to, if it shares a passage with its neighbours; numbered within the paper.
    pub passage: Option<u32>,
    /// The hash of its content when it was drawn.
    pub content: u64,
    /// The hash of its key then.
    pub key: u64,
}

/// The orders in which one paper is printed for neighbours in the hall. Options never move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Set {
    /// As drawn.
    #[default]
    A,
    /// Each section begins with its second quarter.
    B,
    /// Each section begins with its third quarter.
    C,
    /// Each section begins with its last quarter.
    D,
}

impl Set {
    /// All four.
    pub const ALL: [Self; 4] = [Self::A, Self::B, Self::C, Self::D];

    const fn quarters(self) -> usize {
        match self {
            Self::A => 0,
            Self::B => 1,
            Self::C => 2,
            Self::D => 3,
        }
    }
}

/// A paper that is shorter than its exam, because there were not enough questions: counts, marks and
/// time in the same proportion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scaled {
    /// Questions: asked by the exam, and here.
    pub questions: (u32, u32),
    /// Marks: of the exam, and here.
    pub marks: (Ratio<i64>, Ratio<i64>),
    /// Minutes: of the exam, and here.
    pub minutes: (Ratio<i64>, Ratio<i64>),
}

/// Whether a candidate has extra time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ExtraTime {
    /// The time of the exam.
    None,
    /// The minutes for each hour that the pattern gives with a scribe.
    Granted,
}

/// Sections that are open together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its sections, by place.
    pub sections: Range<usize>,
    /// Its questions, by place.
    pub slots: Range<usize>,
    /// Milliseconds of its own; `None` where the time of the paper runs on.
    pub millis: Option<u64>,
}

impl Paper {
    /// The rules of this paper: those of the exam, with as many questions as there are.
    pub fn rules(&self) -> Pattern {
        let mut rules = self.pattern.clone();
        for (section, drawn) in rules.sections.iter_mut().zip(&self.sections) {
            section.questions = drawn.have;
        }
        rules
    }

    /// How it is scaled; `None` if there are as many questions as the exam asks.
    pub fn scaled(&self) -> Option<Scaled> {
        let asked = self.sections.iter().map(|section| section.asked).sum();
        let have = self.sections.iter().map(|section| section.have).sum();
        (asked != have).then(|| Scaled {
            questions: (asked, have),
            marks: (self.pattern.marks(), self.rules().marks()),
            minutes: (Ratio::from_integer(self.pattern.minutes.into()), self.minutes()),
        })
    }

    /// Minutes for the whole paper without extra time, exactly.
    pub fn minutes(&self) -> Ratio<i64> {
        if self.pattern.is_locked() {
            let blocks = self.pattern.blocks();
            return blocks
                .iter()
                .map(|block| self.block_minutes(block.minutes, &block.sections))
                .sum();
        }
        self.block_minutes(Some(self.pattern.minutes), &(0..self.sections.len()))
    }

    /// Milliseconds for the whole paper.
    pub fn millis(&self, extra: ExtraTime) -> u64 {
        if self.pattern.is_locked() {
            return self.parts(extra).iter().filter_map(|part| part.millis).sum();
        }
        self.in_millis(self.minutes(), extra)
    }

    /// What is open together, in order; nothing that has no question.
    pub fn parts(&self, extra: ExtraTime) -> Vec<Part> {
        let blocks = self.pattern.blocks().into_iter().filter_map(|block| {
            let inside = |slot: &Slot| block.sections.contains(&slot.section);
            let start = self.slots.iter().position(inside)?;
            let end = start + self.slots.iter().filter(|slot| inside(slot)).count();
            let millis = block
                .minutes
                .map(|_| self.in_millis(self.block_minutes(block.minutes, &block.sections), extra));
            Some(Part { sections: block.sections, slots: start..end, millis })
        });
        blocks.collect()
    }

    /// Whether any section draws from all banks although the exam names a subject for it.
    pub fn draws_from_all_banks(&self) -> bool {
        self.sections.iter().any(|section| section.from == DrawnFrom::AllBanks)
    }

    /// The same questions as another set prints them: each section turned by quarters, and passage
    /// sets whole. Only of set A; any other is given back as it is.
    #[must_use]
    pub fn in_set(&self, set: Set) -> Self {
        if self.set != Set::A {
            return self.clone();
        }
        let mut turned = Self { set, slots: Vec::with_capacity(self.slots.len()), ..self.clone() };
        for section in 0..self.sections.len() {
            let own: Vec<&Slot> = self.slots.iter().filter(|s| s.section == section).collect();
            let mut start = own.len() * set.quarters() / 4;
            // A set that begins before the turn stays with what is before it.
            while start > 0
                && let (Some(before), Some(after)) = (own.get(start - 1), own.get(start))
                && after.passage.is_some()
                && before.passage == after.passage
            {
                start -= 1;
            }
            let (head, tail) = own.split_at(start);
            turned.slots.extend(tail.iter().chain(head).map(|slot| (*slot).clone()));
        }
        turned
    }

    /// Minutes of these sections in proportion to the questions there are.
    fn block_minutes(&self, minutes: Option<u32>, sections: &Range<usize>) -> Ratio<i64> {
        let inside = self.sections.get(sections.clone()).unwrap_or_default();
        let asked: i64 = inside.iter().map(|section| i64::from(section.asked)).sum();
        let have: i64 = inside.iter().map(|section| i64::from(section.have)).sum();
        Ratio::new(i64::from(minutes.unwrap_or(0)) * have, asked.max(1))
    }

    /// A time in milliseconds, with its extra minutes; rounded up, once.
    fn in_millis(&self, minutes: Ratio<i64>, extra: ExtraTime) -> u64 {
        let more = match extra {
            ExtraTime::None => 0,
            ExtraTime::Granted => i64::from(self.pattern.extra_minutes_per_hour),
        };
        let millis = minutes * Ratio::new(60 + more, 60) * 60_000;
        millis.ceil().to_integer().unsigned_abs()
    }

    /// Minutes advised for each section, in proportion to the questions there are.
    pub fn advised(&self) -> Vec<Option<Ratio<i64>>> {
        let sections = self.pattern.sections.iter().enumerate();
        sections
            .map(|(number, section)| match section.time {
                SectionTime::Advised(minutes) => {
                    Some(self.block_minutes(Some(minutes), &(number..number + 1)))
                }
                SectionTime::Pooled | SectionTime::Locked(_) | SectionTime::Shared => None,
            })
            .collect()
    }
}
