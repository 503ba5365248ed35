//! What is known of a fact before its first look: how often first looks at others like it were
//! recalled. What is held after it is in `memory`.

use std::collections::HashMap;

/// How often a fact was known at its first look: of its topic and difficulty, held towards its topic,
/// and that towards all.
#[derive(Debug, Clone, Default)]
pub struct Priors {
    all: Known,
    topics: HashMap<u32, Known>,
    kinds: HashMap<(u32, u8), Known>,
}

impl Priors {
    /// What is known of the law before the first look.
    const BEFORE: f32 = 0.2;

    /// Takes in the first look at a fact of this topic and difficulty.
    pub fn add(&mut self, kind: (u32, u8), recalled: bool) {
        self.all.add(recalled);
        self.topics.entry(kind.0).or_default().add(recalled);
        self.kinds.entry(kind).or_default().add(recalled);
    }

    /// The chance, from 0 to 1, that a fact of whatever kind is known.
    pub fn of_all(&self) -> f32 {
        self.all.towards(Self::BEFORE)
    }

    /// The same of a fact of this topic.
    pub fn of_topic(&self, topic: u32) -> f32 {
        self.topics.get(&topic).copied().unwrap_or_default().towards(self.of_all())
    }

    /// The same of a fact of this topic and difficulty.
    pub fn of(&self, kind: (u32, u8)) -> f32 {
        self.kinds.get(&kind).copied().unwrap_or_default().towards(self.of_topic(kind.0))
    }
}

/// First looks, and those of them that were recalled.
#[derive(Debug, Clone, Copy, Default)]
struct Known {
    looks: f32,
    known: f32,
}

impl Known {
    /// First looks as many as this at what is alike count as much as those at the thing itself.
    const ALIKE: f32 = 10.0;

    fn add(&mut self, recalled: bool) {
        self.looks += 1.0;
        self.known += f32::from(u8::from(recalled));
    }

    fn towards(self, other: f32) -> f32 {
        (self.known + other * Self::ALIKE) / (self.looks + Self::ALIKE)
    }
}
