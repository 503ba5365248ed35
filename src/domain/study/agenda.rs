//! A learner's plan: what to look at today, what that makes of the days up to the exam, and the marks
//! to come. Everything a plan is made from is gathered here; how it is made is in `planner`, what an
//! exam makes of it in `predict`. Working it out takes a while, and is done away from the window.

use std::collections::BTreeSet;

use super::memory::Model;
use super::planner::law::{Held, Law, Quick};
use super::planner::probe::{self, Evidence};
use super::planner::rehearsal::{Rehearsed, sample};
use super::planner::{Costs, Item, Planner, Time, Way, Worth};
use super::predict::{Level, MarksOn, Recent, Stakes, unaware};
use super::priors::Priors;
use super::queue::Table;
use super::stock::Stock;
use crate::domain::progress::{Misconception, Progress};
use crate::domain::time::Day;

/// On how many facts the days ahead are rehearsed, at most.
const REHEARSED: usize = 1_000;

/// How much less sure marks are after one day that is only rehearsed, in log odds; it grows with the
/// root of the days.
const DRIFT: f64 = 0.05;

/// What the learner prepares for.
#[derive(Debug, Clone, PartialEq)]
pub struct Goal {
    /// The day of the exam; `None` if there is no date.
    pub exam: Option<Day>,
    /// The paper.
    pub stakes: Stakes,
    /// How often each topic is asked, by the stock's number; once where nothing is said.
    pub weights: Vec<u8>,
}

impl Goal {
    /// The day of the exam, if it is after this day.
    pub fn exam_after(&self, day: Day) -> Option<Day> {
        self.exam.filter(|exam| *exam > day)
    }
}

/// The plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Agenda {
    /// The day it was made for.
    pub today: Day,
    /// What to look at, in order; nothing without a date, on a day off, or if the time is used up.
    pub looks: Vec<Planned>,
    /// How many of them are new.
    pub new: u32,
    /// Seconds they take on average.
    pub seconds: f32,
    /// The exam they lead to; `None` without a date to come.
    pub exam: Option<Day>,
    /// Marks that can be obtained.
    pub out_of: f64,
    /// Marks if the exam were today.
    pub now: MarksOn,
    /// The days ahead, up to the exam, if the plan is kept: the marks of an exam on that day, and what
    /// was planned the day before it.
    pub ahead: Vec<(MarksOn, Rehearsed)>,
    /// If not every fact is met before the exam: what can be done about it.
    pub overload: Option<Overload>,
}

/// A look that is planned, and why.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Planned {
    /// The fact, by the stock's number.
    pub fact: u32,
    /// Why.
    pub why: Why,
}

/// Why a look is planned.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Why {
    /// The chance, from 0 to 1, that the fact is recalled on exam day without a look.
    pub falls_to: f32,
    /// What one look now adds to the marks expected then, if none follows.
    pub gain: f32,
    /// The day of the exam.
    pub exam: Day,
}

/// More facts than there is time for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Overload {
    /// Facts that are not met before the exam.
    pub unmet: u32,
    /// Minutes a day that would be enough; `None` if no number of them is.
    pub minutes: Option<u16>,
    /// Facts that there is time for.
    pub fits: u32,
}

impl Agenda {
    /// The plan for a day on which `spent` seconds were used already.
    pub fn of(
        stock: &impl Stock,
        progress: &Progress,
        goal: &Goal,
        today: Day,
        spent: f32,
    ) -> Self {
        let basis = Basis::of(stock, progress, goal, today);
        let planner = basis.planner();
        let now = basis.foretell(&basis.items, today, 0.0);
        let mut agenda = Self {
            today,
            looks: Vec::new(),
            new: 0,
            seconds: 0.0,
            exam: basis.exam,
            out_of: goal.stakes.out_of(),
            now,
            ahead: Vec::new(),
            overload: None,
        };
        let (Some(exam), Some(time)) = (agenda.exam, basis.time) else { return agenda };
        let is_known = basis.evidence.bears_out() || time.exam - time.today < probe::NEAR;
        let luck = u64::from(today.0.unsigned_abs());
        let way =
            if is_known { planner.best_way(&basis.items, time, luck) } else { probe::UNTIL_KNOWN };
        agenda.fill(&basis, &planner, time, way, exam, spent);
        agenda.look_ahead(&basis, &planner, time, way, luck);
        agenda
    }

    /// Today's looks: what must be put right first, then by rank, as long as there is time.
    fn fill(
        &mut self,
        basis: &Basis,
        planner: &Planner<'_, Quick>,
        time: Time,
        way: Way,
        exam: Day,
        spent: f32,
    ) {
        let mut left = time.on(time.today) - spent;
        let ranked = planner.looks(&basis.items, time, way);
        let urgent =
            basis.urgent.iter().map(|item| (*item, planner.gain(&basis.items[*item].held, time).1));
        let rest = ranked.iter().map(|look| (look.item, look.seconds));
        let rest = rest.filter(|(item, _)| !basis.urgent.contains(item));
        for (item, seconds) in urgent.chain(rest) {
            if seconds > left || basis.answered[item] {
                continue;
            }
            left -= seconds;
            self.seconds += seconds;
            let fact = &basis.items[item];
            self.new += u32::from(planner.law.is_new(&fact.held));
            self.looks.push(Planned {
                fact: basis.facts[item],
                why: Why {
                    falls_to: planner.law.chance(&fact.held, time.exam),
                    gain: planner.gain(&fact.held, time).0 * fact.weight * basis.asked,
                    exam,
                },
            });
            // What is shorter than any look is left over.
            if left < planner.costs.recalled {
                break;
            }
        }
    }

    /// The days up to the exam, and whether every fact is met in them.
    fn look_ahead(
        &mut self,
        basis: &Basis,
        planner: &Planner<'_, Quick>,
        time: Time,
        way: Way,
        luck: u64,
    ) {
        let (items, share) = sample(&basis.items, time, REHEARSED, luck);
        let scale = count(basis.items.len()) / count(items.len().max(1));
        let mut unmet = 0;
        planner.rehearse(&items, share, way, luck, |told| {
            #[expect(clippy::cast_possible_truncation, reason = "a study day is a whole number")]
            let day = Day(told.day as i32);
            let ahead = f64::from(told.day - time.today);
            let marks = basis.foretell(told.items, day, DRIFT * ahead.sqrt());
            let many = |count: u32| {
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "some facts a day"
                )]
                let many = (f64::from(count) * scale).round() as u32;
                many
            };
            let did = told.rehearsed;
            let did = Rehearsed { new: many(did.new), reviews: many(did.reviews) };
            self.ahead.push((marks, did));
            unmet = told.items.iter().filter(|item| is_unmet(planner.law, item)).count();
        });
        let share_unmet = count(unmet) / count(items.len().max(1));
        if share_unmet > UNMET && time.daily > 0.0 {
            self.overload = Some(basis.overload(planner, &items, share, way, luck, share_unmet));
        } else if time.daily <= 0.0 && unmet > 0 {
            let unmet = u32::try_from(basis.items.len()).unwrap_or(u32::MAX);
            self.overload = Some(Overload { unmet, minutes: None, fits: 0 });
        }
    }
}

/// So many facts in all may be left over before it is called too much.
const UNMET: f64 = 0.03;

fn is_unmet(law: &Quick, item: &Item<Held>) -> bool {
    item.weight > 0.0 && law.is_new(&item.held)
}

/// What a plan is made from.
struct Basis {
    law: Quick,
    costs: Costs,
    worth: Worth,
    stakes: Stakes,
    unaware: f64,
    level: Level,
    evidence: Evidence,
    /// The facts that can be asked, by the stock's number, as the planner sees them.
    facts: Vec<u32>,
    items: Vec<Item<Held>>,
    /// Those that are to be put right today whatever they gain.
    urgent: BTreeSet<usize>,
    /// Those that were answered today.
    answered: Vec<bool>,
    /// The chance that a fact is known before its first look, of whatever kind.
    prior: f32,
    /// How often one fact of weight 1 is asked in a paper.
    asked: f32,
    minutes: u16,
    /// The day of the exam and the time until then; `None` without a date to come.
    exam: Option<Day>,
    time: Option<Time>,
}

impl Basis {
    fn of(stock: &impl Stock, progress: &Progress, goal: &Goal, today: Day) -> Self {
        let settings = progress.settings();
        let table = Table::new(stock, settings);
        let calibration = progress.totals().certainty;
        let unaware = unaware(&calibration);
        let first_day = progress.days_since(None).next().map_or(today, |(day, _)| day);
        let exam = goal.exam_after(today);
        let time = exam.map(|exam| {
            let mut off = [false; 7];
            for (place, off) in (0_i8..).zip(&mut off) {
                let weekday = jiff::civil::Weekday::from_monday_zero_offset(place);
                *off = weekday.is_ok_and(|weekday| settings.days_off.contains(weekday));
            }
            Time {
                today: number(today),
                exam: number(exam),
                daily: f32::from(settings.minutes) * 60.0,
                off,
                preparation: number(exam) - number(first_day),
            }
        });
        let law = Quick::new(progress.model());
        let mut basis = Self {
            law,
            costs: Costs::USUAL.at_pace(progress.seconds_a_question()),
            worth: goal.stakes.worth(unaware),
            stakes: goal.stakes.clone(),
            unaware,
            level: Recent::default().level(),
            evidence: Evidence::default(),
            facts: Vec::new(),
            items: Vec::new(),
            urgent: BTreeSet::new(),
            answered: Vec::new(),
            prior: 0.0,
            asked: 0.0,
            minutes: settings.minutes,
            exam,
            time,
        };
        basis.gather(&table, stock, progress, goal, today);
        basis
    }

    fn gather<S: Stock>(
        &mut self,
        table: &Table<'_, S>,
        stock: &S,
        progress: &Progress,
        goal: &Goal,
        today: Day,
    ) {
        let waits = self.time.map_or(0.0, |time| probe::days(time.preparation));
        let is_near = self.time.is_none_or(|time| time.exam - time.today < probe::NEAR);
        let mut recent = Recent::default();
        let mut priors = Priors::default();
        let mut new = Vec::new();
        for fact in table.facts() {
            let topic = stock.topic(fact);
            let weight = goal.weights.get(topic as usize).copied().unwrap_or(1);
            let id = stock.fact_id(fact);
            let place = self.items.len();
            let kind = (topic, table.easiest(fact));
            let mut item = Item { held: Held::New(0.0), weight: f32::from(weight), rests: 0.0 };
            let mut answered = false;
            match progress.history_named(id).filter(|(view, _)| !view.is_new()) {
                None => new.push((place, kind)),
                Some((view, reviews)) => {
                    let mut before: Option<Day> = None;
                    for (nth, (review, foretold)) in reviews.enumerate() {
                        let recalled = review.grade.is_recalled();
                        if nth == 0 {
                            priors.add(kind, recalled);
                        }
                        if let (Some(chance), Some(before)) = (foretold, before) {
                            recent.add(today.since(review.day), chance, recalled);
                            if nth == 1 {
                                let waited = number(review.day) - number(before);
                                self.evidence.add(waited, waits, chance, recalled);
                            }
                        }
                        before = Some(review.day);
                    }
                    if let (Some(memory), Some(last)) = (view.memory(), view.last_review()) {
                        item.held = Held::Seen(memory, number(last));
                        let drawn = xxhash_rust::xxh3::xxh3_64(id.as_bytes());
                        if view.reviews() == 1 && !is_near && probe::is_probe(drawn) {
                            item.rests = number(last) + waits;
                        }
                        answered = last >= today;
                    }
                    let wrong =
                        view.misconception() != Misconception::None || view.is_key_changed();
                    if wrong && view.is_due(today) && weight > 0 {
                        self.urgent.insert(place);
                    }
                }
            }
            self.facts.push(fact);
            self.items.push(item);
            self.answered.push(answered);
        }
        if self.evidence.is_enough() {
            for item in &mut self.items {
                item.rests = 0.0;
            }
        }
        self.level = recent.level();
        self.prior = priors.of_all();
        for (place, kind) in &new {
            self.items[*place].held = Held::New(priors.of(*kind));
        }
        let weights: f32 = self.items.iter().map(|item| item.weight).sum();
        #[expect(clippy::cast_possible_truncation, reason = "some hundred questions")]
        let questions = self.stakes.questions() as f32;
        self.asked = if weights > 0.0 { questions / weights } else { 0.0 };
    }

    const fn planner(&self) -> Planner<'_, Quick> {
        Planner { law: &self.law, costs: self.costs, worth: self.worth }
    }

    /// Marks of an exam on a day with facts as they stand, after so much that is only rehearsed.
    fn foretell(&self, items: &[Item<Held>], day: Day, drift: f64) -> MarksOn {
        let chances =
            items.iter().map(|item| (self.law.chance(&item.held, number(day)), item.weight));
        let doubt = self.level.doubt.hypot(drift);
        let level = Level { doubt, ..self.level };
        self.stakes.foretell(chances, self.unaware, &level, day)
    }

    /// What can be done about too many facts.
    fn overload(
        &self,
        planner: &Planner<'_, Quick>,
        items: &[Item<Held>],
        time: Time,
        way: Way,
        luck: u64,
        share: f64,
    ) -> Overload {
        let all = count(self.items.iter().filter(|item| item.weight > 0.0).count());
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "some thousand facts"
        )]
        let unmet = (share * count(self.items.len())).round() as u32;
        let enough = |minutes: u16| {
            let times = f32::from(minutes) / f32::from(self.minutes.max(1));
            let time = Time { daily: time.daily * times, ..time };
            let mut left = 0;
            planner.rehearse(items, time, way, luck, |told| {
                left = told.items.iter().filter(|item| is_unmet(planner.law, item)).count();
            });
            count(left) <= UNMET * count(items.len())
        };
        let tries = [5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 360, 480, 720];
        let more: Vec<u16> = tries.into_iter().filter(|minutes| *minutes > self.minutes).collect();
        // More minutes meet more facts, and so the first that is enough can be halved down to.
        let first = more.partition_point(|minutes| !enough(*minutes));
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "some thousand facts"
        )]
        let fits = (all - f64::from(unmet)).max(0.0) as u32;
        Overload { unmet, minutes: more.get(first).copied(), fits }
    }
}

/// How many there are, to reckon with.
fn count(many: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "some thousand facts")]
    let many = many as f64;
    many
}

/// A study day as the planner counts it: exact for forty thousand years.
fn number(day: Day) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "exact up to sixteen million days")]
    let number = day.0 as f32;
    number
}

/// Marks on past days, if the exam had been on them, with what is known of memory today: at most
/// `points` of them, up to the day before this one, evenly spread from `since` on.
pub fn marks_behind(
    stock: &impl Stock,
    progress: &Progress,
    goal: &Goal,
    since: Day,
    today: Day,
    points: i32,
) -> Vec<MarksOn> {
    let basis = Basis::of(stock, progress, goal, today);
    let model: &Model = progress.model();
    let law = Quick::new(model);
    let span = today.0.saturating_sub(since.0);
    let step = (span / points.max(1)).max(1);
    let mut days = Vec::new();
    let mut day = today.plus(-step);
    while day >= since {
        days.push(day);
        day = day.plus(-step);
    }
    days.reverse();
    // The chance of each fact on each of those days.
    let mut chances: Vec<Vec<(f32, f32)>> = vec![Vec::with_capacity(basis.items.len()); days.len()];
    for (fact, item) in basis.facts.iter().zip(&basis.items) {
        let prior = if let Held::New(prior) = item.held { prior } else { basis.prior };
        let mut held = Held::New(prior);
        let history = progress.history_named(stock.fact_id(*fact));
        let mut reviews = history.into_iter().flat_map(|(_, reviews)| reviews).peekable();
        for (day, chances) in days.iter().zip(&mut chances) {
            while let Some((review, _)) = reviews.next_if(|(review, _)| review.day <= *day) {
                let on = number(review.day);
                held = if review.grade.is_recalled() {
                    law.recalled(&held, on)
                } else {
                    law.forgotten(&held, on)
                };
            }
            chances.push((law.chance(&held, number(*day)), item.weight));
        }
    }
    let marks = days.iter().zip(&chances).map(|(day, chances)| {
        goal.stakes.foretell(chances.iter().copied(), basis.unaware, &basis.level, *day)
    });
    marks.collect()
}
