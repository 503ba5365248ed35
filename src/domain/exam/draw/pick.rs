//! Choosing questions for the sections: single questions and whole passage sets, by topic and format,
//! in an order of preference.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, HashMap};

use rand::RngExt;

use super::pool::{Card, Pool, Standing};
use super::share::apportion;
use super::{First, Lean, Mix, Sources, Wish};
use crate::domain::bank::{Exam, Format};
use crate::domain::exam::pattern::FormatMix;
use crate::domain::seed::Seed;

/// Formats as papers are counted: see [`Family::of`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Family {
    /// Statements answered by a code.
    Coded,
    /// How many of the statements.
    HowMany,
    /// How many of the pairs.
    HowManyPairs,
    /// Pairs answered by a code, and lists to be matched.
    CodedPairs,
    /// A statement explained by another, assertion and reason.
    Explains,
    /// Order in time.
    Order,
    /// Everything else.
    Plain,
}

impl Family {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Coded,
        Self::HowMany,
        Self::HowManyPairs,
        Self::CodedPairs,
        Self::Explains,
        Self::Order,
        Self::Plain,
    ];

    /// The family that a format is counted with.
    pub const fn of(format: Format) -> Self {
        match format {
            Format::TwoStatements | Format::Statements => Self::Coded,
            Format::HowMany => Self::HowMany,
            Format::PairsHowMany => Self::HowManyPairs,
            Format::PairsCoded | Format::Lists => Self::CodedPairs,
            Format::Explains | Format::AssertionReason => Self::Explains,
            Format::Order => Self::Order,
            Format::SingleBest
            | Format::Negative
            | Format::OddOneOut
            | Format::Passage
            | Format::TrueFalse
            | Format::FillIn
            | Format::Typed
            | Format::Numeric
            | Format::MultiSelect => Self::Plain,
        }
    }

    /// Its share of a paper: for UPSC the questions of 2022 to 2025 together, as counted from the
    /// transcribed papers.
    const fn weight(self, mix: FormatMix) -> u64 {
        match (mix, self) {
            (FormatMix::Upsc, Self::Coded) => 63 + 7 + 43 + 37,
            (FormatMix::Upsc, Self::HowMany) => 39 + 13 + 20,
            (FormatMix::Upsc, Self::HowManyPairs) => 7 + 8 + 4 + 9,
            (FormatMix::Upsc, Self::CodedPairs) => 1 + 1 + 1,
            (FormatMix::Upsc, Self::Explains) => 18 + 13 + 8,
            (FormatMix::Upsc, Self::Plain) => 29 + 28 + 25 + 22,
            (FormatMix::Upsc, Self::Order) | (FormatMix::Plain, Self::Plain) => 1,
            (FormatMix::Plain | FormatMix::AsInBanks, _) => 0,
        }
    }
}

/// What is drawn whole: one question, or all of a passage.
#[derive(Debug, Clone)]
struct Unit {
    /// The first question, and the set in `sets` if there are more.
    question: u32,
    set: Option<u32>,
    size: u32,
}

/// A unit in line: the lower, the sooner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct InLine {
    key: u64,
    unit: u32,
    size: u32,
}

/// Units of one topic and family that the same sections may draw.
#[derive(Debug)]
struct Bucket {
    topic: u32,
    family: Family,
    /// The sections, as bits.
    mask: u64,
    /// How many questions.
    questions: u32,
    units: Vec<Reverse<InLine>>,
}

/// Everything that can be drawn, sorted for it.
#[derive(Debug)]
pub(super) struct Stock {
    units: Vec<Unit>,
    sets: Vec<Vec<u32>>,
    buckets: Vec<Bucket>,
}

/// What makes a bucket: topic, family, and the sections as bits.
type Sort = (u32, Family, u64);

/// Where each bucket is. Neighbours in a bank mostly share one of few, so the last ones are kept at
/// hand.
#[derive(Debug)]
struct Places {
    all: HashMap<Sort, usize>,
    at_hand: Vec<Option<(Sort, usize)>>,
}

impl Default for Places {
    fn default() -> Self {
        Self { all: HashMap::new(), at_hand: vec![None; Self::AT_HAND] }
    }
}

impl Places {
    const AT_HAND: usize = 256;

    /// The place of a bucket, which is `next` if it is new.
    fn of(&mut self, sort: Sort, next: usize) -> usize {
        let slot = (sort.0 as usize * Family::ALL.len() + sort.1 as usize) % Self::AT_HAND;
        if let Some(Some((known, place))) = self.at_hand.get(slot)
            && *known == sort
        {
            return *place;
        }
        let place = *self.all.entry(sort).or_insert(next);
        if let Some(slot) = self.at_hand.get_mut(slot) {
            *slot = Some((sort, place));
        }
        place
    }
}

/// A passage set as it is gathered.
struct Gathered {
    members: Vec<u32>,
    mask: u64,
    key: u64,
    topic: u32,
}

impl Stock {
    pub(super) fn of<P: Pool + ?Sized>(
        pool: &P,
        wish: &Wish,
        sources: &[&Sources],
        seed: Seed,
    ) -> Self {
        let mut stock = Self { units: Vec::new(), sets: Vec::new(), buckets: Vec::new() };
        let mut places = Places::default();
        let mut gathered: BTreeMap<u32, Gathered> = BTreeMap::new();
        let mut rng = seed.with("questions").rng();
        let mut known: Option<(u32, u32, u64)> = None;
        for question in 0..pool.questions() {
            let card = pool.card(question);
            // Drawn for every question, so that one that goes stale does not change the rest.
            let noise = rng.random::<u32>();
            if card.stale {
                continue;
            }
            let mask = match known {
                Some((topic, bank, mask)) if (topic, bank) == (card.topic, card.bank) => mask,
                _ if !wish.mix.asks(card.topic) => 0,
                _ => open_to(&card, sources),
            };
            known = Some((card.topic, card.bank, mask));
            if mask == 0 {
                continue;
            }
            let key = key(&card, wish, noise);
            if let Some(passage) = card.passage {
                let set = gathered.entry(passage).or_insert_with(|| Gathered {
                    members: Vec::new(),
                    mask,
                    key,
                    topic: card.topic,
                });
                set.members.push(question);
                set.mask &= mask;
                set.key = set.key.min(key);
            } else {
                let unit = Unit { question, set: None, size: 1 };
                let sort = (card.topic, Family::of(card.format), mask);
                stock.add(&mut places, sort, unit, key);
            }
        }
        for set in gathered.into_values().filter(|set| set.mask != 0) {
            let size = u32::try_from(set.members.len()).unwrap_or(u32::MAX);
            let Some(question) = set.members.first().copied() else { continue };
            let number = u32::try_from(stock.sets.len()).unwrap_or(u32::MAX);
            stock.sets.push(set.members);
            let unit = Unit { question, set: Some(number), size };
            stock.add(&mut places, (set.topic, Family::Plain, set.mask), unit, set.key);
        }
        stock
    }

    fn add(&mut self, places: &mut Places, sort: Sort, unit: Unit, key: u64) {
        let place = places.of(sort, self.buckets.len());
        if place == self.buckets.len() {
            let (topic, family, mask) = sort;
            self.buckets.push(Bucket { topic, family, mask, questions: 0, units: Vec::new() });
        }
        if let Some(bucket) = self.buckets.get_mut(place) {
            let number = u32::try_from(self.units.len()).unwrap_or(u32::MAX);
            bucket.questions += unit.size;
            bucket.units.push(Reverse(InLine { key, unit: number, size: unit.size }));
            self.units.push(unit);
        }
    }

    fn unit(&self, unit: u32) -> Option<&Unit> {
        self.units.get(unit as usize)
    }

    /// The questions of a unit, in authored order.
    pub(super) fn members(&self, unit: u32) -> Vec<u32> {
        let Some(unit) = self.unit(unit) else { return Vec::new() };
        let set = unit.set.and_then(|set| self.sets.get(set as usize));
        set.cloned().unwrap_or_else(|| vec![unit.question])
    }

    /// Whether a unit is a passage set.
    pub(super) fn is_set(&self, unit: u32) -> bool {
        self.unit(unit).is_some_and(|unit| unit.set.is_some())
    }

    /// How many questions these units have.
    pub(super) fn questions(&self, units: &[u32]) -> u32 {
        units.iter().filter_map(|unit| self.unit(*unit)).map(|unit| unit.size).sum()
    }

    /// How many questions there are, by the sections that may draw them.
    pub(super) fn supply(&self) -> BTreeMap<u64, u32> {
        let mut supply = BTreeMap::new();
        for bucket in &self.buckets {
            *supply.entry(bucket.mask).or_default() += bucket.questions;
        }
        supply
    }

    /// Units for each section: up to its quota, and with `caps` no more of what sections have in
    /// common than its share.
    pub(super) fn choose(
        &self,
        wish: &Wish,
        quotas: &[u32],
        caps: Option<&BTreeMap<u64, Vec<u32>>>,
        seed: Seed,
    ) -> Vec<Vec<u32>> {
        // Heaps: of a hundred thousand units, a hundred are taken.
        let lines = self.buckets.iter().map(|bucket| BinaryHeap::from(bucket.units.clone()));
        let mut lines: Vec<Line> = lines.collect();
        let mut chosen = vec![Vec::new(); quotas.len()];
        // The section with the least to choose from goes first.
        let mut order: Vec<(u32, usize)> = (0..quotas.len())
            .map(|section| {
                let open = self.buckets.iter().filter(|bucket| bucket.mask >> section & 1 == 1);
                (open.map(|bucket| bucket.questions).sum(), section)
            })
            .collect();
        order.sort_unstable();
        for (_, section) in order {
            let quota = quotas.get(section).copied().unwrap_or(0);
            let caps: Option<BTreeMap<u64, u32>> = caps.map(|caps| {
                let share = |flow: &Vec<u32>| flow.get(section).copied().unwrap_or(0);
                caps.iter().map(|(mask, flow)| (*mask, share(flow))).collect()
            });
            let seed = seed.with("section").with(&section.to_string());
            let mut turn = Turn::new(self, wish, section, quota, caps, seed);
            turn.fill(&mut lines);
            if let Some(own) = chosen.get_mut(section) {
                *own = turn.chosen;
            }
        }
        chosen
    }
}

/// The sections that may draw a question, as bits.
fn open_to(card: &Card, sources: &[&Sources]) -> u64 {
    sources.iter().enumerate().fold(0, |mask, (section, sources)| {
        let open = sources.is_everything()
            || sources.topics.contains(&card.topic)
            || sources.banks.contains(&card.bank);
        if open { mask | 1 << section } else { mask }
    })
}

/// The bit of a key that says that a question is written for other exams only.
const OTHER_EXAM: u64 = 1 << 63;

/// Where a question stands in the order of preference: written for this exam (or for any) before
/// those that are not, then by what the learner wants first, then by lot.
fn key(card: &Card, wish: &Wish, noise: u32) -> u64 {
    let any = card.exams.iter().next().is_none();
    let exam = wish.pattern.exam;
    let fits = any || exam == Exam::Other || card.exams.contains(exam);
    let standing = match (wish.first, card.standing) {
        (First::Any, _) | (First::Unseen, Standing::Unseen) => 0,
        (First::Unseen, Standing::Seen(_)) => 1,
        // In steps of a twentieth, so that there is something left to draw.
        (First::Weakest, Standing::Unseen) => 10,
        (First::Weakest, Standing::Seen(recalled)) => u64::from(recalled / 50),
    };
    let level = u32::from(card.difficulty.level());
    let often = match wish.lean {
        Lean::Even => 0,
        Lean::Easier => 5 - level.min(5),
        Lean::Harder => level.saturating_sub(1),
    };
    let other = if fits { 0 } else { OTHER_EXAM };
    other | standing << 40 | u64::from(noise >> often)
}

/// How much a section wants the next unit of a bucket; compared from the first field to the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Score {
    /// Whether it is written for this exam, or for any.
    fits_exam: bool,
    /// 2 if both its topic and its format are still to come, 1 if one of them is.
    wanted: u8,
    /// What its format still should get.
    family: i64,
    /// What its topic still should get.
    topic: i64,
    /// Its place in the order of preference.
    key: Reverse<u64>,
}

/// The units of a bucket that no section has taken.
type Line = BinaryHeap<Reverse<InLine>>;

/// A bucket that a section may draw from.
#[derive(Debug, Clone, Copy)]
struct Open {
    /// Among all buckets.
    place: usize,
    mask: u64,
    /// Its topic and its family, by their places in [`Turn`].
    topic: usize,
    family: usize,
}

/// Filling one section.
struct Turn {
    quota: u32,
    caps: Option<BTreeMap<u64, u32>>,
    open: Vec<Open>,
    /// What each topic and each family still should get.
    topics: Vec<i64>,
    families: Vec<i64>,
    taken: u32,
    chosen: Vec<u32>,
}

impl Turn {
    fn new(
        stock: &Stock,
        wish: &Wish,
        section: usize,
        quota: u32,
        caps: Option<BTreeMap<u64, u32>>,
        seed: Seed,
    ) -> Self {
        let own = stock.buckets.iter().enumerate();
        let own: Vec<(usize, &Bucket)> =
            own.filter(|(_, bucket)| bucket.mask >> section & 1 == 1).collect();
        let mut by_topic = BTreeMap::new();
        let mut by_family: BTreeMap<Family, u64> =
            Family::ALL.into_iter().map(|family| (family, 0)).collect();
        for (_, bucket) in &own {
            *by_topic.entry(bucket.topic).or_insert(0_u64) += u64::from(bucket.questions);
            *by_family.entry(bucket.family).or_insert(0_u64) += u64::from(bucket.questions);
        }
        let places: HashMap<u32, usize> =
            by_topic.keys().enumerate().map(|(place, topic)| (*topic, place)).collect();
        let open = own.iter().map(|(place, bucket)| Open {
            place: *place,
            mask: bucket.mask,
            topic: places.get(&bucket.topic).copied().unwrap_or(usize::MAX),
            family: by_family.keys().position(|one| *one == bucket.family).unwrap_or(usize::MAX),
        });
        let open = open.collect();
        match &wish.mix {
            Mix::ByWeight(weights) if weights.is_empty() => {}
            Mix::ByWeight(weights) => {
                for (topic, weight) in &mut by_topic {
                    *weight = weights.get(topic).copied().unwrap_or(0).into();
                }
            }
            Mix::Lumpy => lump(&mut by_topic, seed.with("lumps")),
        }
        let mix = wish.pattern.formats;
        if mix != FormatMix::AsInBanks {
            for (family, weight) in &mut by_family {
                *weight = family.weight(mix);
            }
        }
        Self {
            quota,
            caps,
            open,
            topics: targets(by_topic.into_values(), quota, seed.with("topics")),
            families: targets(by_family.into_values(), quota, seed.with("families")),
            taken: 0,
            chosen: Vec::new(),
        }
    }

    /// Takes units until the quota is full or nothing more fits. What does not fit stays in line for
    /// other sections.
    fn fill(&mut self, lines: &mut [Line]) {
        let mut stepped_aside: Vec<(usize, Reverse<InLine>)> = Vec::new();
        while self.taken < self.quota {
            let mut best: Option<(Score, Open)> = None;
            for open in &self.open {
                let Some(line) = lines.get_mut(open.place) else { continue };
                let room = self.room(open.mask);
                while let Some(head) = line.peek().filter(|head| head.0.size > room) {
                    // No single question needs more room than a set behind it.
                    if head.0.size == 1 {
                        break;
                    }
                    stepped_aside.extend(line.pop().map(|head| (open.place, head)));
                }
                let Some(Reverse(head)) = line.peek().filter(|head| head.0.size <= room) else {
                    continue;
                };
                let topic = self.topics.get(open.topic).copied().unwrap_or(0);
                let family = self.families.get(open.family).copied().unwrap_or(0);
                let score = Score {
                    fits_exam: head.key & OTHER_EXAM == 0,
                    wanted: u8::from(topic > 0) + u8::from(family > 0),
                    family,
                    topic,
                    key: Reverse(head.key),
                };
                if best.as_ref().is_none_or(|(most, _)| score > *most) {
                    best = Some((score, *open));
                }
            }
            let Some((_, open)) = best else { break };
            let Some(Reverse(head)) = lines.get_mut(open.place).and_then(BinaryHeap::pop) else {
                break;
            };
            self.take(&open, head);
        }
        for (place, unit) in stepped_aside {
            if let Some(line) = lines.get_mut(place) {
                line.push(unit);
            }
        }
    }

    /// How many more questions the section takes from what the same sections may draw.
    fn room(&self, mask: u64) -> u32 {
        let room = self.quota - self.taken;
        let cap = self.caps.as_ref().map(|caps| caps.get(&mask).copied().unwrap_or(0));
        cap.map_or(room, |cap| room.min(cap))
    }

    fn take(&mut self, open: &Open, unit: InLine) {
        self.taken += unit.size;
        self.chosen.push(unit.unit);
        if let Some(topic) = self.topics.get_mut(open.topic) {
            *topic -= i64::from(unit.size);
        }
        if let Some(family) = self.families.get_mut(open.family) {
            *family -= i64::from(unit.size);
        }
        if let Some(cap) = self.caps.as_mut().and_then(|caps| caps.get_mut(&open.mask)) {
            *cap -= unit.size;
        }
    }
}

/// Makes some topics heavy and leaves some out.
fn lump(weights: &mut BTreeMap<u32, u64>, seed: Seed) {
    const LUMPS: [u64; 6] = [0, 1, 1, 2, 4, 8];
    let mut rng = seed.rng();
    let lumps: Vec<u64> = weights.keys().map(|_| LUMPS[rng.random_range(0..LUMPS.len())]).collect();
    if lumps.iter().all(|lump| *lump == 0) {
        return;
    }
    for (weight, lump) in weights.values_mut().zip(lumps) {
        *weight *= lump;
    }
}

/// How many questions each should get.
fn targets(weights: impl Iterator<Item = u64>, quota: u32, seed: Seed) -> Vec<i64> {
    let weights: Vec<u64> = weights.collect();
    apportion(&weights, quota, seed).into_iter().map(i64::from).collect()
}
