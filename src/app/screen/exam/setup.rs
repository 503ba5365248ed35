//! What a learner wants of the next paper of one exam, and what of that is kept for the one after it.

use std::collections::BTreeMap;

use super::{Action, BankLine, TopicLine};
use crate::domain::exam::draw::{First, Lean, Mix, Refused, Sources, Wanted, Wish};
use crate::domain::exam::paper::{ExtraTime, Paper, Set};
use crate::domain::exam::pattern::{Mode, Pattern, Saving};
use crate::domain::progress::settings::Setting;

/// A list of banks that open to their topics.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// What a section draws from.
    Mapping,
    /// How often each is asked.
    Often,
}

/// What the learner wants of a paper.
#[derive(Debug)]
pub(super) struct Setup {
    /// The exam as it prints its rules.
    pub(super) pattern: Pattern,
    /// What each section draws from, and how often topics are asked.
    pub(super) wanted: Wanted,
    /// The section that is being mapped.
    pub(super) mapped: Option<usize>,
    /// The bank whose topics are listed, and where.
    pub(super) unfolded: Option<(List, u32)>,
    pub(super) spread: Spread,
    pub(super) lean: Lean,
    pub(super) first: First,
    pub(super) set: Set,
    pub(super) extra: ExtraTime,
    pub(super) saving: Saving,
    pub(super) mode: Mode,
    /// The paper drawn last, in set A; `None` until there is one.
    pub(super) paper: Option<Result<Paper, Refused>>,
    /// How often a paper was asked for: only what was asked for last is taken.
    pub(super) asked: u32,
    /// Whether it is still being drawn.
    pub(super) is_drawing: bool,
}

/// How questions are spread over topics.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spread {
    /// As many of each topic as the banks have.
    Even,
    /// As real papers do.
    Lumpy,
    /// As the learner says for each topic.
    Own,
}

impl Setup {
    pub(super) fn of(pattern: Pattern, wanted: Wanted) -> Self {
        Self {
            mapped: None,
            unfolded: None,
            spread: if wanted.often.is_empty() { Spread::Even } else { Spread::Own },
            wanted,
            lean: Lean::Even,
            first: First::Unseen,
            set: Set::A,
            extra: ExtraTime::None,
            saving: pattern.saving,
            mode: pattern.mode,
            paper: None,
            asked: 0,
            is_drawing: false,
            pattern,
        }
    }

    /// Asks for a paper as it is wished now; `keep` is what is remembered of it.
    pub(super) fn ask(&mut self, banks: &[BankLine], keep: Option<Setting>) -> Action {
        self.asked += 1;
        self.is_drawing = true;
        Action::Draw { wish: Box::new(self.wish(banks)), number: self.asked, keep }
    }

    /// What is kept for the next paper of this exam.
    pub(super) fn remembered(&self) -> Setting {
        let often = match self.spread {
            Spread::Own => self.wanted.often.clone(),
            Spread::Even | Spread::Lumpy => BTreeMap::new(),
        };
        let wanted = Wanted { sections: self.wanted.sections.clone(), often };
        Setting::Papers { pattern: self.pattern.id.clone(), wanted }
    }

    /// How often a topic is asked against its share.
    pub(super) fn often(&self, bank: &BankLine, topic: &TopicLine) -> u8 {
        let name = (bank.id.clone(), topic.id.clone());
        self.wanted.often.get(&name).copied().unwrap_or(1)
    }

    fn wish(&self, banks: &[BankLine]) -> Wish {
        let mut wish = Wish::of(Pattern { mode: self.mode, ..self.pattern.clone() });
        let topics = || banks.iter().flat_map(|bank| bank.topics.iter().map(move |t| (bank, t)));
        wish.sections = self
            .wanted
            .sections
            .iter()
            .map(|mapped| Sources {
                topics: topics()
                    .filter(|(bank, topic)| {
                        mapped.topics.contains(&(bank.id.clone(), topic.id.clone()))
                    })
                    .map(|(_, topic)| topic.topic)
                    .collect(),
                banks: banks
                    .iter()
                    .filter(|bank| mapped.banks.contains(&bank.id))
                    .map(|bank| bank.bank)
                    .collect(),
            })
            .collect();
        wish.mix = match self.spread {
            Spread::Lumpy => Mix::Lumpy,
            Spread::Even => Mix::ByWeight(BTreeMap::new()),
            Spread::Own => Mix::ByWeight(
                topics()
                    .map(|(bank, topic)| {
                        (topic.topic, u32::from(self.often(bank, topic)) * topic.questions)
                    })
                    .collect(),
            ),
        };
        wish.lean = self.lean;
        wish.first = self.first;
        wish
    }

    /// The paper as it will be sat; `None` while it is being drawn.
    pub(super) fn printed(&self) -> Option<Paper> {
        if self.is_drawing {
            return None;
        }
        let paper = self.paper.as_ref()?.as_ref().ok()?;
        Some(paper.in_set(self.set))
    }
}
