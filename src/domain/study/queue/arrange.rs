//! Puts chosen questions in a row: as near as possible to the order they are wanted in, with no two
//! of a topic in a row where that can be avoided, siblings apart, and the questions about one
//! passage together. Which questions are chosen is in the parent.

use std::collections::{BTreeSet, HashMap, VecDeque};

use super::{Pick, SIBLING_GAP};
use crate::domain::study::stock::Stock;

/// How many topics are tried for a question that has no sibling near.
const TOPICS_TRIED: usize = 8;

/// How far down a topic such a question is looked for.
const DEPTH_TRIED: usize = 8;

/// What stays together: one question, or several about one passage. The numbers are places in the
/// list of picks.
struct Unit {
    /// Its topic, numbered in the order of first use.
    topic: usize,
    first: usize,
    /// What follows the first.
    rest: Vec<usize>,
}

impl Unit {
    fn picks(&self) -> impl Iterator<Item = usize> + '_ {
        std::iter::once(self.first).chain(self.rest.iter().copied())
    }
}

/// The order in which the picks are asked, as places in their list.
pub(super) fn arrange(stock: &impl Stock, picks: &[Pick]) -> Vec<usize> {
    let units = units(picks);
    let mut row = Row::new(stock, picks, &units);
    while let Some(unit) = row.next() {
        row.place(unit);
    }
    row.order
}

/// The units in the order of their most wanted pick.
fn units(picks: &[Pick]) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::with_capacity(picks.len());
    let mut sets: HashMap<u32, usize> = HashMap::new();
    let mut topics: Vec<Option<usize>> = Vec::new();
    let mut used = 0;
    for (place, pick) in picks.iter().enumerate() {
        if let Some(passage) = pick.passage {
            if let Some(unit) = sets.get(&passage) {
                units[*unit].rest.push(place);
                continue;
            }
            sets.insert(passage, units.len());
        }
        let number = pick.topic as usize;
        if topics.len() <= number {
            topics.resize(number + 1, None);
        }
        let topic = *topics[number].get_or_insert_with(|| {
            used += 1;
            used - 1
        });
        units.push(Unit { topic, first: place, rest: Vec::new() });
    }
    for unit in sets.into_values() {
        let unit = &mut units[unit];
        let mut all: Vec<usize> = unit.picks().collect();
        all.sort_by_key(|place| picks[*place].question);
        unit.first = all.remove(0);
        unit.rest = all;
    }
    units
}

struct Row<'a, S> {
    stock: &'a S,
    picks: &'a [Pick],
    units: &'a [Unit],
    /// The units of each topic that are still to be placed, the most wanted first.
    waiting: Vec<VecDeque<usize>>,
    /// The most wanted unit of each topic, with the topic.
    heads: BTreeSet<(usize, usize)>,
    crowds: Crowds,
    /// The topic placed last.
    last: Option<usize>,
    order: Vec<usize>,
}

impl<'a, S: Stock> Row<'a, S> {
    fn new(stock: &'a S, picks: &'a [Pick], units: &'a [Unit]) -> Self {
        let mut waiting: Vec<VecDeque<usize>> = Vec::new();
        for (number, unit) in units.iter().enumerate() {
            if waiting.len() <= unit.topic {
                waiting.resize_with(unit.topic + 1, VecDeque::new);
            }
            waiting[unit.topic].push_back(number);
        }
        Self {
            stock,
            picks,
            units,
            heads: waiting.iter().enumerate().map(|(topic, units)| (units[0], topic)).collect(),
            crowds: Crowds::new(waiting.iter().map(VecDeque::len).collect()),
            waiting,
            last: None,
            order: Vec::with_capacity(picks.len()),
        }
    }

    /// The unit to place next.
    fn next(&mut self) -> Option<usize> {
        // A topic with more than half of what is left must go now, or two of it meet later.
        if let Some(crowd) = self.crowds.majority()
            && self.last != Some(crowd)
        {
            return self.apart(crowd).or_else(|| self.waiting[crowd].front().copied());
        }
        let others = self.heads.iter().filter(|(_, topic)| self.last != Some(*topic));
        let apart = others.clone().take(TOPICS_TRIED).find_map(|(_, topic)| self.apart(*topic));
        apart.or_else(|| others.clone().next().map(|(unit, _)| *unit)).or_else(|| {
            // Only the topic placed last is left.
            let (unit, topic) = *self.heads.first()?;
            self.apart(topic).or(Some(unit))
        })
    }

    /// The most wanted unit of a topic that has no sibling among the last ones placed.
    fn apart(&self, topic: usize) -> Option<usize> {
        let waiting = self.waiting[topic].iter().take(DEPTH_TRIED).copied();
        waiting.into_iter().find(|unit| !self.is_near_sibling(*unit))
    }

    fn is_near_sibling(&self, unit: usize) -> bool {
        let near = self.order.len().saturating_sub(SIBLING_GAP - 1);
        self.units[unit].picks().any(|pick| {
            let pick = &self.picks[pick];
            self.order[near..].iter().any(|placed| self.are_siblings(pick, &self.picks[*placed]))
        })
    }

    /// Whether two questions touch the same fact.
    fn are_siblings(&self, one: &Pick, other: &Pick) -> bool {
        let (one_rows, other_rows) =
            (self.stock.rows(one.question), self.stock.rows(other.question));
        one.fact == other.fact
            || other_rows.contains(&one.fact)
            || one_rows.iter().any(|row| *row == other.fact || other_rows.contains(row))
    }

    fn place(&mut self, number: usize) {
        let unit = &self.units[number];
        let waiting = &mut self.waiting[unit.topic];
        let head = waiting.front().copied();
        if let Some(at) = waiting.iter().position(|one| *one == number) {
            waiting.remove(at);
        }
        if head == Some(number) {
            self.heads.remove(&(number, unit.topic));
            self.heads.extend(waiting.front().map(|next| (*next, unit.topic)));
        }
        self.crowds.take(unit.topic);
        self.last = Some(unit.topic);
        self.order.extend(unit.picks());
    }
}

/// How many units of each topic are left, and whether one topic has more than half.
struct Crowds {
    counts: Vec<usize>,
    /// How many topics have each count.
    topics: Vec<usize>,
    /// The highest count.
    most: usize,
    left: usize,
    /// The topic that last had more than half.
    crowd: usize,
}

impl Crowds {
    fn new(counts: Vec<usize>) -> Self {
        let most = counts.iter().copied().max().unwrap_or(0);
        let mut topics = vec![0; most + 1];
        for count in &counts {
            topics[*count] += 1;
        }
        Self { left: counts.iter().sum(), counts, topics, most, crowd: 0 }
    }

    fn majority(&mut self) -> Option<usize> {
        if self.most * 2 <= self.left {
            return None;
        }
        // Only one topic can have more than half, and mostly it is the one that had it before.
        if self.counts[self.crowd] != self.most {
            self.crowd = self.counts.iter().position(|count| *count == self.most)?;
        }
        Some(self.crowd)
    }

    fn take(&mut self, topic: usize) {
        let count = &mut self.counts[topic];
        self.topics[*count] -= 1;
        *count -= 1;
        self.topics[*count] += 1;
        self.left -= 1;
        while self.most > 0 && self.topics[self.most] == 0 {
            self.most -= 1;
        }
    }
}
