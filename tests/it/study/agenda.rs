//! The plan of a learner, and whether the marks it foretells come about, tried on made-up learners
//! who answer through events as real ones do.

use std::collections::BTreeSet;

use jiff::civil::Weekday;
use smriti::domain::answer::Certainty;
use smriti::domain::event::Kind;
use smriti::domain::progress::Progress;
use smriti::domain::progress::settings::{DaysOff, Setting};
use smriti::domain::seed::Seed;
use smriti::domain::simulation::mind::{Dice, Family, Held, Mind};
use smriti::domain::study::agenda::{Agenda, Goal};
use smriti::domain::study::memory::{self, Watch};
use smriti::domain::study::planner::law::Law;
use smriti::domain::study::predict::{Level, Recent, Stake, Stakes};
use smriti::domain::time::Day;

use super::bench::{Diary, Said, Shelf};

const START: i32 = 20_000;

/// UPSC's first paper: a hundred questions of two marks, a third off for a wrong one.
const UPSC: Stake = Stake { questions: 100, right: 2.0, wrong: 2.0 / 3.0, options: 4 };

/// A made-up learner with their events and what they truly remember.
struct Learner {
    mind: Mind,
    truth: Vec<Held>,
    shelf: Shelf,
    diary: Diary,
    progress: Progress,
    dice: Dice,
    read: usize,
}

impl Learner {
    fn new(family: Family, facts: usize, minutes: u16, seed: u64) -> Self {
        let mind = Mind::new(family, facts, Seed(seed));
        let truth = (0..facts).map(|fact| mind.fresh(fact)).collect();
        let shelf = Shelf::with_topics(mind.facts.iter().map(|fresh| u32::from(fresh.topic)));
        let mut learner = Self {
            mind,
            truth,
            shelf,
            diary: Diary::new(),
            progress: Progress::default(),
            dice: Dice(seed ^ 0x5eed, 0),
            read: 0,
        };
        learner.set(&Setting::Minutes(minutes));
        learner
    }

    fn set(&mut self, setting: &Setting) {
        let (key, value) = setting.to_pair();
        self.diary.write(START, Kind::Set { key, value });
        self.take_in();
    }

    fn take_in(&mut self) {
        for event in &self.diary.events[self.read..] {
            let _ = self.progress.apply(event);
        }
        self.read = self.diary.events.len();
    }

    fn agenda(&self, goal: &Goal, day: i32) -> Agenda {
        Agenda::of(&self.shelf, &self.progress, goal, Day(day), 0.0)
    }

    /// Answers these facts on a day.
    fn answer(&mut self, facts: &[u32], day: i32) {
        for fact in facts {
            let number = *fact as usize;
            let on = number_of(day);
            let held = self.truth[number];
            let recalled = self.dice.even() < self.mind.chance(&held, on);
            let (slip, unaware, luck) = (self.dice.even(), self.dice.even(), self.dice.even());
            let name = format!("f{fact}");
            let said = if recalled && slip >= self.mind.slips {
                Said::sure(&name)
            } else if recalled {
                Said::sure_and_wrong(&name)
            } else if unaware < self.mind.unaware {
                if luck < 0.25 {
                    Said::right(&name, Certainty::ThinkSo)
                } else {
                    Said::wrong(&name)
                }
            } else if luck < 0.25 {
                Said::right(&name, Certainty::Guess)
            } else {
                Said { certainty: Some(Certainty::Guess), ..Said::wrong(&name) }
            };
            let said = said.question(&format!("q{fact}"));
            self.diary.write(day, said.kind());
            self.truth[number] = if recalled {
                self.mind.recalled(&held, on)
            } else {
                self.mind.forgotten(&held, on)
            };
        }
        self.take_in();
    }

    /// Fits weights to the answers so far, as the program does after sessions.
    fn fit(&mut self, day: i32) {
        let histories = self.progress.histories();
        let fit = self.progress.model().fit(&histories, &Watch::default()).unwrap();
        if let Some(fit) = fit {
            let model = memory::NAME.to_owned();
            let (weights, reviews) = (fit.weights, fit.reviews);
            self.diary.write(day, Kind::Fitted { model, weights, reviews });
            self.take_in();
        }
    }

    /// Sits a paper on a day: questions drawn from all facts, answered with what is truly held.
    fn sit(&mut self, stake: &Stake, day: i32) -> f64 {
        let mut facts: Vec<usize> = (0..self.truth.len()).collect();
        Seed(u64::from(self.dice.even().to_bits())).shuffle(&mut facts);
        let mut marks = 0.0;
        for place in 0..stake.questions as usize {
            let held = self.truth[facts[place % facts.len()]];
            let recalled = self.dice.even() < self.mind.chance(&held, number_of(day));
            let (slip, unaware, luck) = (self.dice.even(), self.dice.even(), self.dice.even());
            let answers = recalled || unaware < self.mind.unaware || stake.guess() > 0.0;
            let right = if recalled { slip >= self.mind.slips } else { luck < 0.25 };
            marks += match (answers, right) {
                (false, _) => 0.0,
                (true, true) => stake.right,
                (true, false) => -stake.wrong,
            };
        }
        marks
    }
}

fn number_of(day: i32) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "small")]
    let day = day as f32;
    day
}

fn goal(exam: i32) -> Goal {
    Goal { exam: Some(Day(exam)), stakes: Stakes::of_one(UPSC), weights: Vec::new() }
}

/// A fortnight of studying whatever is known least, with weights fitted at its end.
fn fortnight(family: Family, seed: u64) -> Learner {
    let facts = 120 + 40 * usize::try_from(seed % 4).unwrap();
    let mut learner = Learner::new(family, facts, 10, seed);
    for day in START..START + 14 {
        let mut weakest: Vec<(f32, u32)> = (0_u32..)
            .zip(&learner.truth)
            .map(|(fact, _)| {
                let view = learner.progress.fact_named(&format!("f{fact}"));
                let chance = view.and_then(|view| learner.progress.retrievability(&view, Day(day)));
                (chance.unwrap_or(0.8), fact)
            })
            .collect();
        weakest.sort_by(|one, other| one.0.total_cmp(&other.0));
        let facts: Vec<u32> = weakest.iter().take(30).map(|(_, fact)| *fact).collect();
        learner.answer(&facts, day);
    }
    learner.fit(START + 13);
    learner
}

#[test]
fn four_papers_in_five_fall_into_the_interval() {
    let (mut within, mut papers) = (0_u32, 0_u32);
    for family in Family::ALL {
        for seed in 1..=30 {
            let mut learner = fortnight(family, seed);
            let exam = START + 15;
            let foretold = learner.agenda(&goal(exam), exam).now;
            assert!(foretold.low <= foretold.mean && foretold.mean <= foretold.high);
            for _ in 0..4 {
                let marks = learner.sit(&UPSC, exam);
                within += u32::from(marks >= foretold.low && marks <= foretold.high);
                papers += 1;
            }
        }
    }
    let share = f64::from(within) / f64::from(papers);
    assert!((0.72..=0.88).contains(&share), "{within} of {papers}");
}

#[test]
fn a_plan_stays_within_the_minutes_and_before_the_exam() {
    let mut learner = Learner::new(Family::Fsrs, 80, 5, 3);
    let sunday = Setting::DaysOff(DaysOff::default().with(Weekday::Sunday, true));
    learner.set(&sunday);
    let exam = START + 12;
    let goal = goal(exam);
    let mut last = START;
    for day in START..exam + 3 {
        let agenda = learner.agenda(&goal, day);
        assert!(agenda.seconds <= 300.0, "{} seconds on day {day}", agenda.seconds);
        let is_off = Day(day).date().weekday() == Weekday::Sunday;
        assert!(agenda.looks.is_empty() || (day < exam && !is_off), "looks on day {day}");
        if day < exam {
            assert_eq!(agenda.exam, Some(Day(exam)));
            let days: Vec<Day> = agenda.ahead.iter().map(|(marks, _)| marks.day).collect();
            assert_eq!(days, (day + 1..=exam).map(Day).collect::<Vec<_>>());
            for (marks, did) in &agenda.ahead {
                let before = marks.day.plus(-1).date().weekday();
                assert!(before != Weekday::Sunday || did.new + did.reviews == 0);
                assert!(marks.low <= marks.mean && marks.mean <= marks.high);
                assert!(marks.high <= 200.0 && marks.low >= -200.0);
            }
        } else {
            assert_eq!((agenda.exam, agenda.ahead.len()), (None, 0));
        }
        if !agenda.looks.is_empty() {
            last = day;
        }
        let facts: Vec<u32> = agenda.looks.iter().map(|look| look.fact).collect();
        assert!(facts.iter().collect::<BTreeSet<_>>().len() == facts.len(), "a fact twice");
        learner.answer(&facts, day);
        assert_eq!(learner.agenda(&goal, day), learner.agenda(&goal, day));
    }
    assert!(last < exam);
}

#[test]
fn what_was_looked_at_today_and_what_is_never_asked_is_not_planned() {
    let mut learner = Learner::new(Family::Fsrs, 16, 60, 5);
    let goal = Goal { weights: vec![1, 0, 1, 1, 1, 1, 1, 1], ..goal(START + 5) };
    let planned = |learner: &Learner| -> BTreeSet<u32> {
        learner.agenda(&goal, START).looks.iter().map(|look| look.fact).collect()
    };
    let first = planned(&learner);
    // Topics go round by eight, and the second is never asked.
    let all: BTreeSet<u32> = (0..16).filter(|fact| fact % 8 != 1).collect();
    assert_eq!(first, all);
    learner.answer(&[0, 2], START);
    let rest = planned(&learner);
    assert_eq!(rest, all.into_iter().filter(|fact| *fact != 0 && *fact != 2).collect());
}

#[test]
fn a_confident_error_comes_first() {
    let mut learner = Learner::new(Family::Fsrs, 60, 5, 7);
    learner.diary.write(START, Said::sure_and_wrong("f41").question("q41").kind());
    for fact in 0..20 {
        learner
            .diary
            .write(START, Said::sure(&format!("f{fact}")).question(&format!("q{fact}")).kind());
    }
    // One that was guessed wrong is as weak, and by rank it would come before.
    let guessed = Said { certainty: Some(Certainty::Guess), ..Said::wrong("f30") };
    learner.diary.write(START, guessed.question("q30").kind());
    learner.take_in();
    let agenda = learner.agenda(&goal(START + 30), START + 1);
    let first: Vec<u32> = agenda.looks.iter().take(2).map(|look| look.fact).collect();
    assert_eq!(first, [41, 30]);
    assert_eq!(agenda.looks.iter().filter(|look| look.fact == 41).count(), 1, "once");
    let why = agenda.looks[0].why;
    assert_eq!(why.exam, Day(START + 30));
    assert!(why.gain > 0.0 && why.falls_to > 0.0 && why.falls_to < 1.0);
}

#[test]
fn too_many_facts_are_said_plainly_with_what_would_help() {
    let learner = Learner::new(Family::Fsrs, 400, 5, 9);
    let agenda = learner.agenda(&goal(START + 20), START);
    let overload = agenda.overload.unwrap();
    // Twenty days of five minutes are a hundred minutes: at a minute for a first look, less than
    // a hundred facts.
    assert!(overload.fits < 110, "{overload:?}");
    assert!((290..=400).contains(&overload.unmet), "{overload:?}");
    let minutes = overload.minutes.unwrap();
    assert!((15..=45).contains(&minutes), "{overload:?}");
    let mut learner = learner;
    learner.set(&Setting::Minutes(minutes));
    assert_eq!(learner.agenda(&goal(START + 20), START).overload, None);
}

#[test]
fn nothing_to_plan_with_is_no_trouble() {
    let idle = Learner::new(Family::Fsrs, 40, 0, 11);
    let agenda = idle.agenda(&goal(START + 10), START);
    assert!(agenda.looks.is_empty());
    assert_eq!(agenda.overload.map(|overload| (overload.fits, overload.minutes)), Some((0, None)));
    let empty = Learner::new(Family::Fsrs, 0, 20, 11);
    let agenda = empty.agenda(&goal(START + 10), START);
    assert!(agenda.looks.is_empty() && agenda.now.mean.abs() < 1e-9);
    let past = idle.agenda(&goal(START - 1), START);
    assert_eq!((past.exam, past.looks.len(), past.ahead.len()), (None, 0, 0));
    let one = Stake { questions: 10, right: 1.0, wrong: 1.0, options: 1 };
    let sure = Goal { stakes: Stakes::of_one(one), ..goal(START + 10) };
    let agenda = Learner::new(Family::Fsrs, 20, 20, 11).agenda(&sure, START);
    assert!((agenda.now.mean - 10.0).abs() < 0.5, "with one option nothing is wrong: {agenda:?}");
}

#[test]
fn marks_are_those_of_the_rules() {
    let stakes = Stakes::of_one(UPSC);
    let level = Level { offset: 0.0, slope: 1.0, doubt: 0.0 };
    let day = Day(START);
    let held =
        |chance: f32| stakes.foretell(std::iter::repeat_n((chance, 1.0), 100), 0.3, &level, day);
    // Not recalled at all: believed or guessed, one in four is right, and 2/4 − 3/4 · 2/3 is nothing.
    assert!(held(0.0).mean.abs() < 1e-9);
    // Half recalled, less the four in a hundred that anyone slips.
    assert!((held(0.5).mean - 96.0).abs() < 0.1, "{:?}", held(0.5));
    assert!((stakes.out_of() - 200.0).abs() < 1e-9);
    // Of two questions there is no more to be had than both, however far chance reaches.
    let two = Stakes::of_one(Stake { questions: 2, ..UPSC });
    let most = two.foretell(std::iter::repeat_n((1.0, 1.0), 100), 0.3, &level, day);
    assert!(most.mean < 4.0 && (most.high - 4.0).abs() < 1e-9, "{most:?}");
    // A heavy penalty makes guessing cost: what is not known is left, but for what is believed.
    let heavy = Stakes::of_one(Stake { questions: 100, right: 1.0, wrong: 1.0, options: 4 });
    let at = |chance: f32| {
        heavy.foretell(std::iter::repeat_n((chance, 1.0), 100), 0.5, &level, day).mean
    };
    assert!(at(0.0).abs() < 1e-9);
    assert!((at(0.5) - (48.0 - 52.0 * 0.5 * 0.5)).abs() < 0.1, "{}", at(0.5));
}

#[test]
fn reviews_that_go_worse_than_foretold_lower_the_marks() {
    let level = |recalled: u32| {
        let mut recent = Recent::default();
        for review in 0..200 {
            recent.add(0, 0.9, review % 100 < recalled);
        }
        recent.level()
    };
    let chance = |level: Level| {
        let stakes = Stakes::of_one(Stake { questions: 100, right: 1.0, wrong: 0.0, options: 4 });
        stakes.foretell(std::iter::repeat_n((0.9, 1.0), 100), 1.0, &level, Day(START)).mean
    };
    assert!(chance(level(70)) < chance(level(90)) - 8.0);
    assert!(level(90).doubt < Recent::default().level().doubt);
    let (offset, slope) = (level(90).offset, level(90).slope);
    assert!(offset.abs() < 0.05 && (slope - 1.0).abs() < 0.05, "{offset} {slope}");
}
