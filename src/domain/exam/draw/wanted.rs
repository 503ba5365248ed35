//! What a learner wants the papers of an exam to be drawn from, by names that hold when banks come and
//! go, and as the value of a setting. What that is by number is worked out where the banks are known.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::bank::{BankId, TopicId};

/// The most often that a topic can be asked, against its share of the banks.
pub const MOST_OFTEN: u8 = 3;

/// A topic, by its bank and its own name there.
pub type TopicName = (BankId, TopicId);

/// What one section draws from; nothing named means all banks.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Mapped {
    /// Whole banks.
    pub banks: BTreeSet<BankId>,
    /// Single topics of other banks.
    pub topics: BTreeSet<TopicName>,
}

impl Mapped {
    /// Whether it is all banks.
    pub fn is_everything(&self) -> bool {
        self.banks.is_empty() && self.topics.is_empty()
    }

    /// Puts a whole bank to the section, or takes it away with all its topics.
    pub fn toggle_bank(&mut self, bank: &BankId) {
        self.topics.retain(|(of, _)| of != bank);
        if !self.banks.remove(bank) {
            self.banks.insert(bank.clone());
        }
    }

    /// Puts a topic to the section, or takes it away; `all` are the topics of its bank.
    pub fn toggle_topic<'a>(
        &mut self,
        bank: &BankId,
        topic: &TopicId,
        all: impl Iterator<Item = &'a TopicId>,
    ) {
        let all: BTreeSet<TopicName> = all.map(|id| (bank.clone(), id.clone())).collect();
        if self.banks.remove(bank) {
            self.topics.extend(all.iter().cloned());
        }
        let name = (bank.clone(), topic.clone());
        if !self.topics.remove(&name) {
            self.topics.insert(name);
        }
        if !all.is_empty() && all.is_subset(&self.topics) {
            self.toggle_bank(bank);
        }
    }
}

/// What the papers of one exam are drawn from.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Wanted {
    /// By section, in the order of the pattern; one that is missing draws from all banks.
    pub sections: Vec<Mapped>,
    /// How often topics are asked against their share of the banks, from 0 to [`MOST_OFTEN`]; those
    /// that are not here as often as their share. Empty unless the learner set any.
    pub often: BTreeMap<TopicName, u8>,
}

impl Wanted {
    /// The value that a setting keeps: sections parted by `;`, each with its banks and `bank/topic`s,
    /// then after `|` each `bank/topic=times`.
    pub fn to_value(&self) -> String {
        let topic = |(bank, topic): &TopicName| format!("{bank}/{topic}");
        let section = |mapped: &Mapped| {
            let banks = mapped.banks.iter().map(ToString::to_string);
            banks.chain(mapped.topics.iter().map(topic)).collect::<Vec<_>>().join(" ")
        };
        let mut value = self.sections.iter().map(section).collect::<Vec<_>>().join(";");
        if !self.often.is_empty() {
            let often = self.often.iter().map(|(name, times)| format!("{}={times}", topic(name)));
            value.push('|');
            value.push_str(&often.collect::<Vec<_>>().join(" "));
        }
        value
    }

    /// What a value says; what cannot be read of it is left out.
    pub fn from_value(value: &str) -> Self {
        let (sections, often) = value.split_once('|').unwrap_or((value, ""));
        let topic = |name: &str| {
            let (bank, topic) = name.split_once('/')?;
            Some((BankId::from(bank), TopicId::from(topic)))
        };
        let section = |names: &str| {
            let mut mapped = Mapped::default();
            for name in names.split_whitespace() {
                match topic(name) {
                    Some(name) => mapped.topics.insert(name),
                    None => mapped.banks.insert(BankId::from(name)),
                };
            }
            mapped
        };
        let often = often.split_whitespace().filter_map(|entry| {
            let (name, times) = entry.split_once('=')?;
            Some((topic(name)?, times.parse::<u8>().ok().filter(|times| *times <= MOST_OFTEN)?))
        });
        let mut sections: Vec<Mapped> = sections.split(';').map(section).collect();
        while sections.last().is_some_and(Mapped::is_everything) {
            sections.pop();
        }
        Self { sections, often: often.collect() }
    }

    /// Whether nothing is wanted but what everybody gets.
    pub fn is_default(&self) -> bool {
        self.sections.iter().all(Mapped::is_everything) && self.often.is_empty()
    }

    /// The section of this place, which is there from now on.
    pub fn section_mut(&mut self, place: usize) -> &mut Mapped {
        if self.sections.len() <= place {
            self.sections.resize_with(place + 1, Mapped::default);
        }
        // The vector is at least one longer than the place.
        &mut self.sections[place]
    }
}
