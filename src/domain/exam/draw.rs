//! Drawing a paper from a seed: which questions a section gets, and in which order. The same seed,
//! wish and pool give the same paper on every machine; nothing here divides with a remainder lost.

mod again;
mod pick;
mod pool;
mod share;
mod wanted;

use std::collections::{BTreeMap, BTreeSet};

use super::paper::{DrawnFrom, Paper, PaperSection, Set, Slot};
use super::pattern::Pattern;
use crate::domain::seed::Seed;

pub use self::again::again;
pub use self::pick::Family;
pub use self::pool::{Card, Name, Pool, Shelved, Standing};
pub use self::wanted::{MOST_OFTEN, Mapped, TopicName, Wanted};

/// What a learner wants of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// The rules.
    pub pattern: Pattern,
    /// What each section draws from, in the order of the pattern; a section without an entry, or with
    /// an empty one, draws from all banks.
    pub sections: Vec<Sources>,
    /// How questions are spread over topics.
    pub mix: Mix,
    /// Whether easy or hard ones are drawn more often.
    pub lean: Lean,
    /// Which come first within a topic and format.
    pub first: First,
}

impl Wish {
    /// A paper under this pattern with no other wish: all banks, topics by their size, unseen first.
    pub fn of(pattern: Pattern) -> Self {
        Self {
            pattern,
            sections: Vec::new(),
            mix: Mix::ByWeight(BTreeMap::new()),
            lean: Lean::Even,
            first: First::Unseen,
        }
    }
}

/// What a section draws from; nothing named means all banks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sources {
    /// Topics, by the pool's numbers.
    pub topics: BTreeSet<u32>,
    /// Whole banks, by the pool's numbers.
    pub banks: BTreeSet<u32>,
}

impl Sources {
    fn is_everything(&self) -> bool {
        self.topics.is_empty() && self.banks.is_empty()
    }
}

/// How questions are spread over topics.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mix {
    /// In these proportions, by the pool's numbers of topics. If none is named each weighs as many
    /// as it has questions to draw; if any is, the others and those that weigh nothing are not asked.
    ByWeight(BTreeMap<u32, u32>),
    /// As real papers do: some topics many times over, some not at all.
    Lumpy,
}

impl Mix {
    /// Whether a topic is asked at all.
    fn asks(&self, topic: u32) -> bool {
        match self {
            Self::ByWeight(weights) => {
                weights.is_empty() || weights.get(&topic).is_some_and(|weight| *weight > 0)
            }
            Self::Lumpy => true,
        }
    }
}

/// Whether easy or hard questions are drawn more often.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Lean {
    /// Neither.
    #[default]
    Even,
    /// Each step of difficulty is drawn half as often.
    Easier,
    /// Each step of difficulty is drawn twice as often.
    Harder,
}

/// Which questions come first within a topic and format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum First {
    /// Those not seen yet.
    #[default]
    Unseen,
    /// Those least remembered; what was not seen counts as half remembered.
    Weakest,
    /// Any.
    Any,
}

/// Why no paper can be drawn.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// There is not one question to draw.
    #[error("there is no question to draw for any section")]
    NoQuestions,
}

/// Draws a paper in set A.
pub fn draw<P: Pool + ?Sized>(pool: &P, wish: &Wish, seed: Seed) -> Result<Paper, Refused> {
    let asked: Vec<u32> = wish.pattern.sections.iter().map(|section| section.questions).collect();
    let everything = Sources::default();
    let sources: Vec<&Sources> =
        (0..asked.len()).map(|number| wish.sections.get(number).unwrap_or(&everything)).collect();
    let stock = pick::Stock::of(pool, wish, &sources, seed);
    let quotas = share::quotas(&asked, &stock.supply());
    let mut chosen = stock.choose(wish, &quotas.sections, None, seed);
    let is_short = |chosen: &[Vec<u32>]| {
        let mut both = chosen.iter().zip(&quotas.sections);
        both.any(|(units, quota)| stock.questions(units) < *quota)
    };
    if is_short(&chosen) {
        // A section took what another one needs more: keep each to its share of what they have in
        // common.
        let shared = stock.choose(wish, &quotas.sections, Some(&quotas.flows), seed);
        let total = |chosen: &[Vec<u32>]| -> u32 {
            chosen.iter().map(|units| stock.questions(units)).sum()
        };
        if total(&shared) > total(&chosen) {
            chosen = shared;
        }
    }
    let mut slots = Vec::new();
    let mut sections = Vec::with_capacity(asked.len());
    let mut passages = 0;
    for (number, mut units) in chosen.into_iter().enumerate() {
        seed.with("order").with(&number.to_string()).shuffle(&mut units);
        let before = slots.len();
        for unit in units {
            let members = stock.members(unit);
            let passage = stock.is_set(unit).then_some(passages);
            passages += u32::from(passage.is_some());
            slots.extend(members.iter().map(|question| {
                let (card, name) = (pool.card(*question), pool.name(*question));
                Slot {
                    question: name.question,
                    section: number,
                    bank: name.bank,
                    topic: name.topic,
                    format: card.format,
                    difficulty: card.difficulty,
                    passage,
                    content: name.content,
                    key: name.key,
                }
            }));
        }
        sections.push(PaperSection {
            asked: asked.get(number).copied().unwrap_or(0),
            have: u32::try_from(slots.len() - before).unwrap_or(u32::MAX),
            from: match sources.get(number) {
                Some(sources) if !sources.is_everything() => DrawnFrom::Named,
                Some(_) | None => DrawnFrom::AllBanks,
            },
        });
    }
    if slots.is_empty() {
        return Err(Refused::NoQuestions);
    }
    Ok(Paper { pattern: wish.pattern.clone(), seed, set: Set::A, sections, slots })
}
