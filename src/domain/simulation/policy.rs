//! Ways of choosing what to revise each day, and what a program knows of a learner who follows them.

use super::mind::{self, Dice, Mind, TOPICS};
use super::{COSTS, Cell, worth};
use crate::domain::seed::Seed;
use crate::domain::study::grade::Grade;
use crate::domain::study::memory::{Model, Review, Watch};
use crate::domain::study::planner::law::{Held, Law, Quick};
use crate::domain::study::planner::probe::{self, Evidence};
use crate::domain::study::planner::{Item, Planner, Time, Way, Worth};
use crate::domain::study::predict::unaware_of;
use crate::domain::study::priors::Priors;
use crate::domain::time::Day;

/// A way of choosing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Policy {
    /// Our planner, which knows only what it is told by answers.
    Ours,
    /// Our planner, told the true law of memory, how easy each fact is and what is truly held.
    Oracle,
    /// FSRS as Anki orders it: what is due, the longest overdue first, and new facts among it.
    Anki {
        /// The chance of recall at which a fact is due.
        retention: f32,
        /// New facts a day.
        new: usize,
        /// Reviews a day.
        reviews: usize,
    },
    /// FSRS with a fixed chance of recall: what is due, the weakest first, then new facts while there
    /// is time.
    Fixed(f32),
    /// SM-2: what is due, then new facts while there is time.
    Sm2,
    /// Nothing until the last days, then everything in turn, over and over.
    Cram(u16),
}

/// What is known of a learner, and how it is used.
pub(super) struct Seen {
    policy: Policy,
    cell: Cell,
    model: Model,
    law: Quick,
    held: Vec<Held>,
    histories: Vec<Vec<Review>>,
    topics: Vec<u8>,
    priors: Priors,
    /// Answers that were not recalled, and those of them that were believed right.
    missed: f64,
    believed: f64,
    /// SM-2: ease, interval and the day it is due.
    sm2: Vec<(f32, f32, f32)>,
    turn: usize,
    fitted: usize,
    way: Chosen,
    evidence: Evidence,
    /// The facts left alone after their first look, and how many.
    probes: Vec<bool>,
    probed: usize,
    order: u64,
}

/// The way that was found best, for some days.
struct Chosen {
    way: Way,
    until: f32,
}

impl Chosen {
    fn at<L: Law>(&mut self, planner: &Planner<'_, L>, items: &[Item<L::Held>], time: Time) -> Way {
        if time.today >= self.until {
            self.way = planner.best_way(items, time, u64::from(time.today.to_bits()));
            self.until = time.today + ((time.exam - time.today) / 10.0).clamp(1.0, 7.0).floor();
        }
        self.way
    }
}

impl Seen {
    pub(super) fn new(cell: &Cell, policy: Policy, mind: &Mind, learner: Seed) -> Self {
        let model = Model::default();
        Self {
            policy,
            cell: *cell,
            law: Quick::new(&model),
            model,
            held: vec![Held::New(0.0); cell.facts],
            histories: vec![Vec::new(); cell.facts],
            topics: mind.facts.iter().map(|fresh| fresh.topic).collect(),
            priors: Priors::default(),
            missed: 0.0,
            believed: 0.0,
            sm2: vec![(2.5, 0.0, 0.0); cell.facts],
            turn: 0,
            fitted: 0,
            way: Chosen { way: Way::Gain, until: 0.0 },
            evidence: Evidence::default(),
            probes: vec![false; cell.facts],
            probed: 0,
            order: learner.with("order").0,
        }
    }

    /// How often a fact has been looked at.
    pub(super) fn looks(&self, fact: usize) -> u32 {
        u32::try_from(self.histories[fact].len()).unwrap_or(u32::MAX)
    }

    /// How many days a fact that is left alone is left alone.
    fn gap(&self) -> f32 {
        probe::days(f32::from(self.cell.days))
    }

    /// The facts to look at on this day, in order; more than there is time for.
    pub(super) fn list(&mut self, mind: &Mind, truth: &[mind::Held], time: Time) -> Vec<usize> {
        let day = time.today;
        match self.policy {
            Policy::Ours => self.ours(time),
            Policy::Oracle => {
                let worth = worth(&self.cell.stake, mind.unaware.into(), mind.slips);
                let items: Vec<Item<mind::Held>> = truth
                    .iter()
                    .map(|held| Item { held: *held, weight: 1.0, rests: 0.0 })
                    .collect();
                let planner = Planner { law: mind, costs: COSTS, worth };
                let way = self.way.at(&planner, &items, time);
                planner.looks(&items, time, way).into_iter().map(|look| look.item).collect()
            }
            Policy::Anki { retention, new, reviews } => self.anki(day, retention, new, reviews),
            Policy::Fixed(retention) => {
                let mut due: Vec<(f32, usize)> = self
                    .due(day, retention)
                    .map(|(fact, _)| (self.law.chance(&self.held[fact], day), fact))
                    .collect();
                due.sort_by(|one, other| one.0.total_cmp(&other.0));
                due.into_iter().map(|(_, fact)| fact).chain(self.unseen()).collect()
            }
            Policy::Sm2 => {
                let mut due: Vec<usize> = (0..self.cell.facts)
                    .filter(|fact| self.looks(*fact) > 0 && self.sm2[*fact].2 <= day)
                    .collect();
                due.sort_by(|one, other| self.sm2[*one].2.total_cmp(&self.sm2[*other].2));
                due.into_iter().chain(self.unseen()).collect()
            }
            Policy::Cram(days) => {
                if time.exam - day > f32::from(days) {
                    return Vec::new();
                }
                let facts = self.cell.facts;
                (0..facts).map(|step| (self.turn + step) % facts).collect()
            }
        }
    }

    fn ours(&mut self, time: Time) -> Vec<usize> {
        let items = self.items(time);
        let planner = Planner { law: &self.law, costs: COSTS, worth: self.worth() };
        let known = self.evidence.bears_out() || time.exam - time.today < probe::NEAR;
        let way = if known { self.way.at(&planner, &items, time) } else { probe::UNTIL_KNOWN };
        planner.looks(&items, time, way).into_iter().map(|look| look.item).collect()
    }

    /// The facts as our planner sees them.
    fn items(&self, time: Time) -> Vec<Item<Held>> {
        let mut priors = [0.0; TOPICS];
        for (topic, prior) in (0..).zip(&mut priors) {
            *prior = self.priors.of_topic(topic);
        }
        let near = time.exam - time.today < probe::NEAR;
        let facts = self.held.iter().zip(&self.topics).zip(&self.probes).zip(&self.histories);
        facts
            .map(|(((held, topic), is_probe), history)| match held {
                Held::New(_) => {
                    let held = Held::New(priors[usize::from(*topic)]);
                    Item { held, weight: 1.0, rests: 0.0 }
                }
                Held::Seen(_, last) => {
                    let waits = *is_probe && history.len() == 1 && !near;
                    let rests = if waits { last + self.gap() } else { 0.0 };
                    Item { held: *held, weight: 1.0, rests }
                }
            })
            .collect()
    }

    /// What a fact is worth, as far as answers tell.
    fn worth(&self) -> Worth {
        worth(&self.cell.stake, unaware_of(self.believed, self.missed), 0.0)
    }

    fn unseen(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.cell.facts).filter(|fact| self.looks(*fact) == 0)
    }

    /// The facts due at this retention, with the day on which they fell due.
    fn due(&self, day: f32, retention: f32) -> impl Iterator<Item = (usize, f32)> + '_ {
        self.held.iter().enumerate().filter_map(move |(fact, held)| {
            let Held::Seen(memory, last) = held else { return None };
            #[expect(clippy::cast_precision_loss, reason = "at most a hundred years")]
            let due = last + self.model.interval(memory.stability, retention) as f32;
            (due <= day).then_some((fact, due))
        })
    }

    fn anki(&self, day: f32, retention: f32, new: usize, reviews: usize) -> Vec<usize> {
        let mut due: Vec<(f32, f32, usize)> = self
            .due(day, retention)
            .map(|(fact, since)| {
                let mut dice = Dice(self.order ^ fact as u64, u64::from(day.to_bits()));
                (since, dice.even(), fact)
            })
            .collect();
        due.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.total_cmp(&other.1)));
        due.truncate(reviews);
        let new: Vec<usize> = self.unseen().take(new).collect();
        // Evenly among each other.
        let all = due.len() + new.len();
        let (mut due, mut new) = (due.into_iter().map(|(_, _, fact)| fact), new.into_iter());
        let share = new.len();
        let mut taken = 0;
        (0..all)
            .filter_map(|place| {
                if (place + 1) * share / all.max(1) > taken {
                    taken += 1;
                    new.next().or_else(|| due.next())
                } else {
                    due.next().or_else(|| new.next())
                }
            })
            .collect()
    }

    /// Takes in an answer.
    pub(super) fn answered(&mut self, fact: usize, day: f32, right: bool, sure: bool) {
        let recalled = right && sure;
        let held = self.held[fact];
        match held {
            Held::New(_) => {
                // Made-up facts are all as hard as each other.
                self.priors.add((self.topics[fact].into(), 0), recalled);
                let drawn = xxhash_rust::xxh3::xxh3_64_with_seed(&fact.to_le_bytes(), self.order);
                if self.probed < probe::PROBES && probe::is_probe(drawn) {
                    self.probed += 1;
                    self.probes[fact] = true;
                }
            }
            Held::Seen(memory, last) if self.histories[fact].len() == 1 => {
                let chance = self.law.retrievability(&memory, day - last);
                self.evidence.add(day - last, self.gap(), chance, recalled);
            }
            Held::Seen(..) => {}
        }
        if !recalled {
            self.missed += 1.0;
            self.believed += f64::from(u8::from(sure));
        }
        let law = &self.law;
        self.held[fact] =
            if recalled { law.recalled(&held, day) } else { law.forgotten(&held, day) };
        let grade = if recalled { Grade::Good } else { Grade::Again };
        #[expect(clippy::cast_possible_truncation, reason = "days are whole numbers")]
        self.histories[fact].push(Review { day: Day(day as i32), grade });
        self.turn = (fact + 1) % self.cell.facts;
        let (ease, interval, _) = self.sm2[fact];
        let first = self.histories[fact].len() == 1;
        let (ease, interval) = if !recalled {
            ((ease - 0.2).max(1.3), 1.0)
        } else if first || interval < 1.0 {
            (ease, 1.0)
        } else if interval < 2.0 {
            (ease, 6.0)
        } else {
            (ease, (interval * ease).round())
        };
        self.sm2[fact] = (ease, interval, day + interval);
    }

    /// Fits weights from time to time, as the program does after sessions.
    pub(super) fn slept(&mut self) {
        let fits = match self.policy {
            Policy::Ours | Policy::Anki { .. } | Policy::Fixed(_) => true,
            Policy::Oracle | Policy::Sm2 | Policy::Cram(_) => false,
        };
        let reviews: usize = self.histories.iter().map(Vec::len).sum();
        // Half as many again as at the last fit: some ten fits in all.
        if !fits || reviews < 100 || reviews < self.fitted + self.fitted / 2 {
            return;
        }
        self.fitted = reviews;
        let Ok(Some(fit)) = self.model.fit(&self.histories, &Watch::default()) else { return };
        let Ok(model) = Model::new(&fit.weights) else { return };
        self.law = Quick::new(&model);
        self.model = model;
        self.evidence = Evidence::default();
        let gap = self.gap();
        for (held, history) in self.held.iter_mut().zip(&self.histories) {
            *held = Held::New(0.0);
            for (nth, review) in history.iter().enumerate() {
                #[expect(clippy::cast_precision_loss, reason = "days are small numbers")]
                let day = review.day.0 as f32;
                let recalled = review.grade.is_recalled();
                if let (1, Held::Seen(memory, last)) = (nth, *held) {
                    let chance = self.law.retrievability(&memory, day - last);
                    self.evidence.add(day - last, gap, chance, recalled);
                }
                *held = if recalled {
                    self.law.recalled(held, day)
                } else {
                    self.law.forgotten(held, day)
                };
            }
        }
    }
}
