//! Papers: what is drawn, from where, in which order, and how a short paper is scaled.

use std::collections::{BTreeMap, BTreeSet};

use num_rational::Ratio;
use proptest::prelude::*;
use smriti::domain::bank::shelf::Exams;
use smriti::domain::bank::{Difficulty, Exam, Format, QuestionId};
use smriti::domain::exam::draw::{
    Card, Family, First, Lean, Mix, Name, Pool, Refused, Sources, Standing, Wish, again, draw,
};
use smriti::domain::exam::paper::{DrawnFrom, ExtraTime, Paper, Set};
use smriti::domain::seed::Seed;

use super::pattern::named;

/// Questions made of nothing but their cards.
#[derive(Debug, Clone, Default)]
pub(super) struct Cards(pub(super) Vec<Card>);

impl Pool for Cards {
    fn questions(&self) -> u32 {
        u32::try_from(self.0.len()).expect("a few cards")
    }

    fn card(&self, question: u32) -> Card {
        self.0[question as usize]
    }

    fn name(&self, question: u32) -> Name {
        let card = self.card(question);
        Name {
            question: QuestionId::from(format!("q{question}")),
            bank: format!("b{}", card.bank).into(),
            topic: format!("t{}", card.topic).into(),
            content: u64::from(question),
            key: u64::from(question) + 1_000,
        }
    }
}

const PLAIN: Card = Card {
    bank: 0,
    topic: 0,
    format: Format::SingleBest,
    body: Format::SingleBest,
    difficulty: match Difficulty::new(3) {
        Some(level) => level,
        None => panic!("three is a difficulty"),
    },
    exams: Exams::from_bits(0),
    passage: None,
    stale: false,
    standing: Standing::Unseen,
};

/// So many cards, each changed by its number.
pub(super) fn cards(count: u32, change: impl Fn(u32, &mut Card)) -> Cards {
    let make = |number| {
        let mut card = PLAIN;
        change(number, &mut card);
        card
    };
    Cards((0..count).map(make).collect())
}

fn number(id: &QuestionId) -> u32 {
    id.as_str()[1..].parse().expect("a number")
}

fn numbers(paper: &Paper) -> Vec<u32> {
    paper.slots.iter().map(|slot| number(&slot.question)).collect()
}

fn drawn(pool: &Cards, wish: &Wish, seed: u64) -> Paper {
    draw(pool, wish, Seed(seed)).expect("a paper")
}

#[test]
fn the_same_seed_draws_the_same_paper_and_another_seed_another() {
    let pool = cards(500, |number, card| card.topic = number % 7);
    let wish = Wish::of(named("short-upsc-50"));
    assert_eq!(drawn(&pool, &wish, 5), drawn(&pool, &wish, 5));
    assert_ne!(numbers(&drawn(&pool, &wish, 5)), numbers(&drawn(&pool, &wish, 6)));
    // Written down once: a paper that was drawn must be drawn again by every later version.
    let ten = Wish::of(named("short-ssc-10"));
    assert_eq!(numbers(&drawn(&pool, &ten, 7)), FIXED);
}

const FIXED: [u32; 10] = [413, 200, 465, 278, 440, 101, 170, 160, 459, 288];

#[test]
fn stale_questions_are_left_out() {
    let pool = cards(60, |number, card| card.stale = number % 2 == 0);
    let paper = drawn(&pool, &Wish::of(named("short-ssc-25")), 1);
    assert_eq!(paper.slots.len(), 25);
    assert!(numbers(&paper).iter().all(|number| number % 2 == 1));
}

#[test]
fn unseen_questions_come_first() {
    let pool = cards(60, |number, card| {
        card.standing = if number < 15 { Standing::Unseen } else { Standing::Seen(900) };
    });
    let paper = drawn(&pool, &Wish::of(named("short-ssc-25")), 1);
    let unseen = numbers(&paper).into_iter().filter(|number| *number < 15).count();
    assert_eq!(unseen, 15);
}

#[test]
fn the_weakest_come_first_when_that_is_wished() {
    let pool = cards(60, |number, card| {
        card.standing = Standing::Seen(if number < 25 { 100 } else { 900 });
    });
    let wish = Wish { first: First::Weakest, ..Wish::of(named("short-ssc-25")) };
    assert!(numbers(&drawn(&pool, &wish, 1)).iter().all(|number| *number < 25));
}

#[test]
fn questions_written_for_another_exam_come_last() {
    let pool = cards(60, |number, card| {
        let exam = if number < 30 { Exam::Upsc } else { Exam::Ssc };
        card.exams = std::iter::once(exam).collect();
    });
    let ssc = drawn(&pool, &Wish::of(named("short-ssc-25")), 3);
    assert!(numbers(&ssc).iter().all(|number| *number >= 30));
    let upsc = drawn(&pool, &Wish::of(named("short-upsc-50")), 3);
    let own = numbers(&upsc).iter().filter(|number| **number < 30).count();
    assert_eq!(own, 30);
}

#[test]
fn a_topic_of_another_exam_waits_for_one_that_fits() {
    let pool = cards(60, |number, card| {
        card.topic = number % 2;
        let exam = if number % 2 == 0 { Exam::Upsc } else { Exam::Ssc };
        card.exams = std::iter::once(exam).collect();
    });
    let paper = drawn(&pool, &Wish::of(named("short-ssc-25")), 3);
    assert!(numbers(&paper).iter().all(|number| number % 2 == 1));
}

#[test]
fn a_passage_set_that_does_not_fit_one_section_is_there_for_the_next() {
    // Two sets of fifteen, then ten single questions, for two sections of twenty.
    let pool = cards(40, |number, card| {
        card.passage = Some(number / 15).filter(|set| *set < 2);
        card.standing = if number < 30 { Standing::Unseen } else { Standing::Seen(500) };
    });
    let wish = Wish::of(named("ssc-mts-session1"));
    for seed in 0..20 {
        assert_eq!(drawn(&pool, &wish, seed).slots.len(), 40);
    }
}

#[test]
fn a_lean_draws_more_of_one_end() {
    let pool = cards(1_000, |number, card| {
        let level = u8::try_from(number % 5 + 1).expect("a level");
        card.difficulty = Difficulty::new(level).expect("a level");
    });
    let mean = |lean| {
        let wish = Wish { lean, ..Wish::of(named("upsc-cse-gs1")) };
        let slots = drawn(&pool, &wish, 9).slots;
        slots.iter().map(|slot| f64::from(slot.difficulty.level())).sum::<f64>() / 100.0
    };
    let (easier, even, harder) = (mean(Lean::Easier), mean(Lean::Even), mean(Lean::Harder));
    assert!(easier + 0.5 < even && even + 0.5 < harder, "{easier} {even} {harder}");
}

#[test]
fn formats_are_set_as_upsc_sets_them() {
    const FORMATS: [Format; 7] = [
        Format::Statements,
        Format::HowMany,
        Format::PairsHowMany,
        Format::PairsCoded,
        Format::Explains,
        Format::Order,
        Format::SingleBest,
    ];
    let pool = cards(7_000, |number, card| {
        card.format = FORMATS[number as usize % 7];
        card.topic = number % 11;
    });
    let count = |id: &str, seed| {
        let mut counts: BTreeMap<Family, u32> = BTreeMap::new();
        for slot in drawn(&pool, &Wish::of(named(id)), seed).slots {
            *counts.entry(Family::of(slot.format)).or_default() += 1;
        }
        counts
    };
    let upsc = count("upsc-cse-gs1", 4);
    for (family, share) in [
        (Family::Coded, 37.8),
        (Family::HowMany, 18.1),
        (Family::HowManyPairs, 7.1),
        (Family::CodedPairs, 0.8),
        (Family::Explains, 9.8),
        (Family::Order, 0.3),
        (Family::Plain, 26.2),
    ] {
        let count = f64::from(upsc.get(&family).copied().unwrap_or(0));
        assert!((count - share).abs() < 1.0, "{family:?}: {count} of {share}");
    }
    assert_eq!(count("ssc-chsl-tier1", 4), BTreeMap::from([(Family::Plain, 100)]));
}

#[test]
fn topics_are_set_by_their_weight() {
    let pool = cards(600, |number, card| card.topic = number % 3);
    let weights = BTreeMap::from([(0, 3), (1, 1)]);
    let wish = Wish { mix: Mix::ByWeight(weights), ..Wish::of(named("short-ssc-50")) };
    for seed in 0..20 {
        let of = |topic| {
            let slots = numbers(&drawn(&pool, &wish, seed));
            slots.into_iter().filter(|number| number % 3 == topic).count()
        };
        assert!((37..=38).contains(&of(0)), "{}", of(0));
        assert_eq!((of(0) + of(1), of(2)), (50, 0));
    }
}

#[test]
fn a_small_topic_is_not_left_out_of_every_short_paper() {
    let pool = cards(400, |number, card| card.topic = if number < 20 { 9 } else { number % 9 });
    let wish = Wish::of(named("short-ssc-10"));
    let with = (0..60).filter(|seed| numbers(&drawn(&pool, &wish, *seed)).iter().any(|n| *n < 20));
    let with = with.count();
    assert!((15..=45).contains(&with), "in {with} of 60 papers");
}

#[test]
fn a_lumpy_paper_is_less_even_than_a_weighted_one() {
    let pool = cards(2_000, |number, card| card.topic = number % 10);
    let largest = |mix: Mix, seed| {
        let wish = Wish { mix, ..Wish::of(named("upsc-cse-gs1")) };
        let mut counts = [0; 10];
        for number in numbers(&drawn(&pool, &wish, seed)) {
            counts[number as usize % 10] += 1;
        }
        counts.into_iter().max().unwrap_or(0)
    };
    let even: u32 = (0..10).map(|seed| largest(Mix::ByWeight(BTreeMap::new()), seed)).sum();
    let lumpy: u32 = (0..10).map(|seed| largest(Mix::Lumpy, seed)).sum();
    assert!(even <= 110 && lumpy > 200, "{even} {lumpy}");
}

#[test]
fn each_section_draws_from_what_was_named_for_it() {
    let pool = cards(400, |number, card| {
        card.bank = number / 100;
        card.topic = number / 50;
    });
    let topics =
        |topics: &[u32]| Sources { topics: topics.iter().copied().collect(), ..Sources::default() };
    let banks =
        |banks: &[u32]| Sources { banks: banks.iter().copied().collect(), ..Sources::default() };
    let sections = vec![topics(&[0]), topics(&[2, 3]), banks(&[2])];
    let wish = Wish { sections, ..Wish::of(named("ssc-cgl-tier1")) };
    let paper = drawn(&pool, &wish, 1);
    assert_eq!(paper.scaled(), None);
    for slot in &paper.slots {
        let number = number(&slot.question);
        let fits = match slot.section {
            0 => number < 50,
            1 => (100..200).contains(&number),
            2 => (200..300).contains(&number),
            _ => true,
        };
        assert!(fits, "{number} in section {}", slot.section);
    }
    let from: Vec<DrawnFrom> = paper.sections.iter().map(|section| section.from).collect();
    assert_eq!(from, [DrawnFrom::Named, DrawnFrom::Named, DrawnFrom::Named, DrawnFrom::AllBanks]);
    assert!(paper.draws_from_all_banks());
}

#[test]
fn what_only_one_section_can_use_is_not_taken_by_another() {
    // Section 3 has nothing but topic 1, which the others may use too; there are just enough.
    let pool = cards(100, |number, card| card.topic = u32::from(number < 25));
    let only = Sources { topics: BTreeSet::from([1]), ..Sources::default() };
    let all = Sources::default();
    let sections = vec![all.clone(), all.clone(), all, only];
    let wish = Wish { sections, ..Wish::of(named("ssc-cgl-tier1")) };
    for seed in 0..20 {
        assert_eq!(drawn(&pool, &wish, seed).scaled(), None);
    }
}

#[test]
fn sections_that_have_banks_in_common_leave_each_other_enough() {
    // 10 only for the first, 25 for both, 15 only for the second: 50 if they share with care.
    let pool = cards(50, |number, card| {
        card.topic = match number {
            0..10 => 0,
            10..35 => 1,
            _ => 2,
        };
    });
    let topics = |topics: [u32; 2]| Sources { topics: topics.into(), ..Sources::default() };
    let sections = vec![topics([0, 1]), topics([1, 2])];
    let wish = Wish { sections, ..Wish::of(named("ssc-mts-session2")) };
    for seed in 0..20 {
        assert_eq!(drawn(&pool, &wish, seed).scaled(), None);
    }
}

#[test]
fn a_paper_with_too_few_questions_is_scaled_in_everything() {
    let pool = cards(60, |_, _| {});
    let paper = drawn(&pool, &Wish::of(named("ssc-cgl-tier1")), 1);
    let have: Vec<(u32, u32)> = paper.sections.iter().map(|s| (s.asked, s.have)).collect();
    assert_eq!(have, [(25, 15); 4]);
    let scaled = paper.scaled().expect("a scaled paper");
    assert_eq!(scaled.questions, (100, 60));
    assert_eq!(scaled.marks, (Ratio::from_integer(200), Ratio::from_integer(120)));
    assert_eq!(scaled.minutes, (Ratio::from_integer(60), Ratio::from_integer(36)));
    assert_eq!(paper.millis(ExtraTime::None), 36 * 60_000);
    assert_eq!(paper.millis(ExtraTime::Granted), 48 * 60_000);
    let parts = paper.parts(ExtraTime::None);
    assert_eq!(parts.len(), 4);
    assert!(parts.iter().all(|part| part.millis == Some(9 * 60_000) && part.slots.len() == 15));
    // Seven of ten: 12 minutes become 42/5.
    let short = drawn(&cards(7, |_, _| {}), &Wish::of(named("short-upsc-10")), 1);
    assert_eq!(short.minutes(), Ratio::new(42, 5));
    assert_eq!(short.millis(ExtraTime::None), 504_000);
    assert_eq!(short.rules().marks(), Ratio::from_integer(14));
}

#[test]
fn no_question_no_paper() {
    let none = draw(&Cards::default(), &Wish::of(named("short-ssc-10")), Seed(1));
    assert_eq!(none, Err(Refused::NoQuestions));
    let stale = cards(5, |_, card| card.stale = true);
    assert_eq!(draw(&stale, &Wish::of(named("short-ssc-10")), Seed(1)), Err(Refused::NoQuestions));
}

#[test]
fn extra_time_is_twenty_minutes_an_hour() {
    let pool = cards(200, |_, _| {});
    let minutes =
        |id: &str| drawn(&pool, &Wish::of(named(id)), 1).millis(ExtraTime::Granted) / 60_000;
    assert_eq!(minutes("ssc-cgl-tier1"), 80);
    assert_eq!(minutes("rrb-ntpc-cbt1"), 120);
}

#[test]
fn sets_turn_the_questions_by_a_quarter() {
    let pool = cards(300, |_, _| {});
    let paper = drawn(&pool, &Wish::of(named("upsc-cse-gs1")), 1);
    let first = numbers(&paper);
    for (set, turn) in Set::ALL.into_iter().zip([0, 25, 50, 75]) {
        let turned = paper.in_set(set);
        let mut expected = first.clone();
        expected.rotate_left(turn);
        assert_eq!(numbers(&turned), expected);
        assert_eq!(turned.set, set);
    }
}

fn arbitrary_pool() -> impl Strategy<Value = Cards> {
    let card =
        (0_u32..6, 0_usize..Format::ALL.len(), prop::option::weighted(0.3, 0_u32..12), 0_u8..10);
    prop::collection::vec(card, 1..220).prop_map(|made| {
        let cards = made.into_iter().map(|(topic, format, passage, chance)| Card {
            topic,
            bank: topic / 2,
            format: Format::ALL[format],
            body: Format::ALL[format],
            // A passage belongs to one topic.
            passage: passage.map(|passage| passage + 12 * topic),
            stale: chance == 0,
            standing: if chance < 5 { Standing::Unseen } else { Standing::Seen(500) },
            ..PLAIN
        });
        Cards(cards.collect())
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_paper_asks_nothing_twice_and_keeps_passage_sets_whole(
        pool in arbitrary_pool(),
        which in 0_usize..30,
        lumpy in any::<bool>(),
        mapped in prop::collection::vec(prop::collection::btree_set(0_u32..6, 0..3), 0..5),
        seed in any::<u64>(),
    ) {
        let pattern = smriti::domain::exam::pattern::schema::shipped().swap_remove(which);
        let sections =
            mapped.into_iter().map(|topics| Sources { topics, ..Sources::default() }).collect();
        let mix = if lumpy { Mix::Lumpy } else { Mix::ByWeight(BTreeMap::new()) };
        let wish = Wish { sections, mix, ..Wish::of(pattern.clone()) };
        let Ok(paper) = draw(&pool, &wish, Seed(seed)) else { return Ok(()) };
        prop_assert_eq!(&draw(&pool, &wish, Seed(seed)), &Ok(paper.clone()));
        for set in Set::ALL {
            let paper = paper.in_set(set);
            let asked = numbers(&paper);
            let once: BTreeSet<u32> = asked.iter().copied().collect();
            prop_assert_eq!(once.len(), asked.len(), "a question twice");
            prop_assert!(asked.iter().all(|number| !pool.card(*number).stale));
            for (number, section) in paper.sections.iter().enumerate() {
                let own = paper.slots.iter().filter(|slot| slot.section == number).count();
                prop_assert_eq!(own, section.have as usize);
                prop_assert!(section.have <= section.asked);
            }
            // Every set stands together, in authored order, with all that is not stale.
            let sets: BTreeSet<u32> =
                asked.iter().filter_map(|number| pool.card(*number).passage).collect();
            for passage in sets {
                let all: Vec<u32> = (0..pool.questions())
                    .filter(|number| {
                        let card = pool.card(*number);
                        card.passage == Some(passage) && !card.stale
                    })
                    .collect();
                let start = asked.iter().position(|number| *number == all[0]);
                let start = start.expect("the first of the set");
                prop_assert_eq!(asked.get(start..start + all.len()), Some(all.as_slice()));
            }
            prop_assert!(paper.slots.is_sorted_by_key(|slot| slot.section));
        }
        // Singles fill every section that may draw them.
        if wish.sections.is_empty() && pool.0.iter().all(|card| card.passage.is_none()) {
            let usable = pool.0.iter().filter(|card| !card.stale).count();
            prop_assert_eq!(paper.slots.len(), usable.min(pattern.questions() as usize));
        }
    }
}

proptest! {
    /// Sitting mistakes once more: exactly what was chosen, once each, sets whole, marks and minutes
    /// in proportion to the exam.
    #[test]
    fn a_paper_of_chosen_questions_has_exactly_those(
        chosen in proptest::collection::vec(0_u32..80, 1..40),
        id in prop_oneof![Just("upsc-cse-gs1"), Just("ssc-cgl-tier1"), Just("rpsc-ras")],
        seed in any::<u64>(),
    ) {
        // Every ten questions share a passage, and some are past their date: they were chosen.
        let pool = cards(60, |number, card| {
            card.passage = (number % 20 < 10).then_some(number / 20);
            card.stale = number % 7 == 0;
        });
        let pattern = named(id);
        let wanted: BTreeSet<u32> = chosen.iter().copied().filter(|number| *number < 60).collect();
        let paper = again(&pool, &pattern, &chosen, Seed(seed));
        if wanted.is_empty() {
            prop_assert_eq!(paper, Err(Refused::NoQuestions));
            return Ok(());
        }
        let paper = paper.expect("a paper");
        prop_assert_eq!(&again(&pool, &pattern, &chosen, Seed(seed)).expect("the same"), &paper);
        let found = numbers(&paper);
        prop_assert_eq!(found.iter().copied().collect::<BTreeSet<u32>>(), wanted.clone());
        prop_assert_eq!(found.len(), wanted.len());
        let mut runs: Vec<Option<u32>> = paper.slots.iter().map(|slot| slot.passage).collect();
        runs.dedup();
        let sets: Vec<u32> = runs.into_iter().flatten().collect();
        prop_assert_eq!(sets.iter().collect::<BTreeSet<_>>().len(), sets.len(), "a set was split");
        let count = i64::try_from(wanted.len()).expect("few");
        let largest = pattern.sections.iter().max_by_key(|one| one.questions).expect("a section");
        prop_assert_eq!(paper.rules().marks(), largest.mark * count);
        prop_assert_eq!(paper.scaled(), None);
        prop_assert_eq!(paper.parts(ExtraTime::None).len(), 1);
        let share = Ratio::new(i64::from(pattern.minutes) * count, pattern.questions().into());
        prop_assert_eq!(paper.minutes(), share.ceil().max(Ratio::from_integer(1)));
    }
}
