//! The memory model against FSRS-6.

use proptest::prelude::*;
use smriti::domain::seed::Seed;
use smriti::domain::study::grade::Grade;
use smriti::domain::study::memory::{Error, FIT_REVIEWS, Memory, Model, Review, Watch};
use smriti::domain::time::Day;

/// Reviews as days since the one before, and rating.
type Steps = &'static [(u32, u8)];

/// Histories as (days since the review before, rating) with the stability and difficulty they lead
/// to under the published weights. Worked out from the published formulas in double precision, apart
/// from the crate: a change here is a decision to schedule differently.
const KNOWN: &[(Steps, f32, f32)] = &[
    (&[(0, 1)], 0.212, 6.4133),
    (&[(0, 2)], 1.2931, 5.11217),
    (&[(0, 3)], 2.3065, 2.1181),
    (&[(0, 4)], 8.2956, 1.0),
    (&[(0, 3), (9, 3), (31, 3)], 104.817, 2.10433),
    (&[(0, 1), (1, 1), (1, 3), (2, 3), (5, 4)], 9.85389, 8.35644),
    (&[(0, 4), (40, 4), (200, 1), (2, 2), (6, 3)], 14.7198, 7.99882),
    (&[(0, 2), (3, 2), (8, 2), (17, 2)], 23.1701, 8.53897),
    (&[(0, 3), (0, 3), (0, 1), (0, 2), (0, 4)], 1.42469, 7.6559),
    (&[(0, 3), (400, 1), (1, 3), (3, 3), (12, 3), (60, 1)], 2.29287, 9.11683),
    (&[(0, 4), (900, 4), (3000, 3)], 2662.3, 1.0),
];

fn close(got: f32, known: f32) -> bool {
    (got - known).abs() <= 1e-4 * known.abs().max(1e-3)
}

fn grade(rating: u8) -> Grade {
    Grade::from_rating(rating).unwrap()
}

fn history(steps: &[(u32, u8)]) -> Vec<Review> {
    let mut day = Day(20_000);
    steps
        .iter()
        .map(|(days, rating)| {
            day = day.plus(i32::try_from(*days).unwrap());
            Review { day, grade: grade(*rating) }
        })
        .collect()
}

#[test]
fn known_histories_lead_to_the_memories_of_fsrs_6() {
    let model = Model::default();
    for (steps, stability, difficulty) in KNOWN {
        let mut memory = None;
        for (days, rating) in *steps {
            memory = Some(model.next(memory, *days, grade(*rating)));
        }
        let memory = memory.unwrap();
        assert!(
            close(memory.stability, *stability) && close(memory.difficulty, *difficulty),
            "{steps:?} led to {memory:?}"
        );
        assert_eq!(model.after(history(steps)), Some(memory), "at once or step by step");
        assert_eq!(model.memories(history(steps)).len(), steps.len());
    }
}

#[test]
fn chances_of_recall_follow_the_curve_of_fsrs_6() {
    let known = [
        (0, 1.0, 1.0),
        (1, 1.0, 0.9),
        (2, 1.0, 0.845_884_6),
        (1, 2.3065, 0.946_847_5),
        (10, 2.3065, 0.774_366_9),
        (30, 100.0, 0.961_024_3),
        (365, 20.0, 0.635_624_1),
        (3650, 8.2956, 0.392_242_8),
    ];
    for (days, stability, chance) in known {
        let memory = Memory { stability, difficulty: 5.0 };
        let got = Model::default().retrievability(&memory, days);
        assert!(close(got, chance), "after {days} days at {stability}: {got}");
    }
}

#[test]
fn intervals_are_those_of_fsrs_6_in_whole_days() {
    let known: [(f32, [u32; 6]); 7] = [
        (0.2, [2, 1, 1, 1, 1, 1]),
        (1.0, [9, 3, 1, 1, 1, 1]),
        (2.3065, [21, 8, 2, 1, 1, 1]),
        (8.2956, [77, 28, 8, 3, 2, 1]),
        (121.015_52, [1124, 401, 121, 49, 27, 8]),
        (1000.0, [9288, 3316, 1000, 403, 223, 69]),
        (36_500.0, [36_500, 36_500, 36_500, 14_693, 8131, 2507]),
    ];
    let model = Model::default();
    for (stability, days) in known {
        let got = [0.70, 0.80, 0.90, 0.95, 0.97, 0.99].map(|wish| model.interval(stability, wish));
        assert_eq!(got, days, "at stability {stability}");
    }
}

#[test]
fn a_retention_out_of_reach_is_brought_within_it() {
    let model = Model::default();
    assert_eq!(model.interval(100.0, 0.0), model.interval(100.0, 0.70));
    assert_eq!(model.interval(100.0, 1.0), model.interval(100.0, 0.99));
    assert_eq!(model.interval(100.0, f32::NAN), 100);
    assert_eq!(model.interval(f32::NAN, 0.9), 1);
    assert_eq!(model.interval(f32::INFINITY, 0.9), 36_500);
}

#[test]
fn damaged_weights_are_refused() {
    assert_eq!(Model::new(&[1.0; 20]), Err(Error::Weights(20)));
    assert_eq!(Model::new(&[f32::NAN; 21]), Err(Error::Weights(21)));
    assert_eq!(Model::new(Model::default().weights()), Ok(Model::default()));
}

/// Histories of a learner who forgets much faster than the published weights say: what was right
/// yesterday is gone after four days.
fn forgetful(facts: usize) -> Vec<Vec<Review>> {
    (0..facts)
        .map(|fact| {
            let mut day = Day(20_000 + i32::try_from(fact % 11).unwrap());
            (0..8_usize)
                .map(|n| {
                    let gap = [0, 1, 4, 2, 6, 1, 9, 3][(n + fact) % 8];
                    day = day.plus(if n == 0 { 0 } else { gap.max(1) });
                    let recalled = n > 0 && gap <= 2 && fact % 5 != n % 5;
                    Review { day, grade: if recalled { Grade::Good } else { Grade::Again } }
                })
                .collect()
        })
        .collect()
}

#[test]
fn weights_are_fitted_when_they_foretell_better_and_always_the_same() {
    let histories = forgetful(60);
    let fit = Model::default().fit(&histories, &Watch::default()).unwrap().unwrap();
    assert_eq!(fit.reviews, 60 * 7);
    assert!(fit.log_loss_after < fit.log_loss_before * 0.9, "{fit:?}");
    assert_eq!(Model::default().fit(&histories, &Watch::default()).unwrap(), Some(fit.clone()));

    let own = Model::new(&fit.weights).unwrap();
    assert_eq!(
        own.fit(&histories, &Watch::default()).unwrap(),
        None,
        "nothing better than the best is offered again"
    );
}

#[test]
fn nothing_is_fitted_to_too_few_reviews() {
    let facts = FIT_REVIEWS / 7;
    assert_eq!(facts * 7, 63);
    assert_eq!(Model::default().fit(&forgetful(facts), &Watch::default()), Ok(None));
    assert_eq!(Model::default().fit(&[], &Watch::default()), Ok(None));
}

/// A learner who remembers as the published weights say, by chance from a fixed seed.
fn as_published(facts: usize) -> Vec<Vec<Review>> {
    let model = Model::default();
    (0..facts)
        .map(|fact| {
            let mut day = Day(20_000 + i32::try_from(fact / 5).unwrap());
            let mut held: Option<Memory> = None;
            let mut days = 0;
            (0..6_u32)
                .map(|n| {
                    let drawn = Seed::of("learner").with(&format!("{fact} {n}")).0 % 1_000;
                    let chance = held.map_or(0.7, |held| model.retrievability(&held, days));
                    let recalled =
                        f64::from(u32::try_from(drawn).unwrap()) < f64::from(chance) * 1e3;
                    let grade = if recalled { Grade::Good } else { Grade::Again };
                    let review = Review { day, grade };
                    let memory = model.next(held, days, grade);
                    days = model.interval(memory.stability, 0.85);
                    day = day.plus(i32::try_from(days).unwrap());
                    held = Some(memory);
                    review
                })
                .collect()
        })
        .collect()
}

#[test]
fn weights_that_are_right_already_are_kept() {
    let histories = as_published(400);
    assert_eq!(Model::default().fit(&histories, &Watch::default()), Ok(None));
    // Under these weights hardly anything is learned by a review: the same answers speak against
    // them at once.
    let mut weights = Model::default().weights().to_vec();
    weights[8] = 0.2;
    let slow = Model::new(&weights).unwrap();
    let fit = slow.fit(&histories, &Watch::default()).unwrap().unwrap();
    assert!(fit.log_loss_after < fit.log_loss_before, "{fit:?}");
}

#[test]
fn what_is_foretold_lies_after_what_was_learned_from() {
    // The learner forgets fast, and of late nothing at all: the earlier reviews speak for other
    // weights, the later ones against them.
    let mut histories = forgetful(60);
    assert!(Model::default().fit(&histories, &Watch::default()).unwrap().is_some());
    for history in &mut histories {
        for _ in 0..3 {
            let day = history.last().unwrap().day.plus(20);
            history.push(Review { day, grade: Grade::Good });
        }
    }
    assert_eq!(Model::default().fit(&histories, &Watch::default()), Ok(None));
}

#[test]
fn a_day_that_came_twice_does_not_end_all_fitting() {
    let mut histories = forgetful(60);
    // A clock set back: no day has passed since the review before, yet it was forgotten.
    let last = *histories[7].last().unwrap();
    histories[7].push(Review { day: last.day.plus(-3), grade: Grade::Again });
    let fit = Model::default().fit(&histories, &Watch::default()).unwrap().unwrap();
    assert!(fit.log_loss_after.is_finite() && fit.log_loss_before.is_finite(), "{fit:?}");
}

#[test]
fn a_sample_of_a_long_past_decides_and_all_of_it_is_fitted() {
    // 32,000 reviews: more than are looked at to decide.
    let histories = forgetful(4_000);
    let watch = Watch::default();
    assert!(watch.fraction().abs() < f32::EPSILON);
    let fit = Model::default().fit(&histories, &watch).unwrap().unwrap();
    assert_eq!(fit.reviews, 4_000 * 7);
    assert!((watch.fraction() - 1.0).abs() < f32::EPSILON, "{}", watch.fraction());
    assert_eq!(Model::default().fit(&histories, &Watch::default()).unwrap(), Some(fit));
}

#[test]
fn a_fit_that_was_cancelled_brings_nothing() {
    let watch = Watch::default();
    watch.clone().cancel();
    assert_eq!(Model::default().fit(&forgetful(60), &watch), Err(Error::Cancelled));
}

#[test]
fn a_fit_can_be_watched_and_cancelled_from_another_thread() {
    let histories = forgetful(12_000);
    let watch = Watch::default();
    let seen = watch.clone();
    let fit = std::thread::spawn(move || Model::default().fit(&histories, &watch));
    while seen.fraction() <= 0.0 {
        std::thread::yield_now();
    }
    seen.cancel();
    assert_eq!(fit.join().unwrap(), Err(Error::Cancelled));
    assert!(seen.fraction() < 1.0);
}

#[test]
fn histories_without_a_later_day_do_not_break_the_fit() {
    let same_day = vec![Review { day: Day(1), grade: Grade::Good }; 3];
    assert_eq!(Model::default().fit(&vec![same_day; 100], &Watch::default()), Ok(None));
}

proptest! {
    #[test]
    fn a_better_grade_is_never_due_sooner(
        steps in prop::collection::vec((0_u32..500, 1_u8..=4), 0..12),
        days in 0_u32..2_000,
        wish in 0.70_f32..0.97,
    ) {
        let model = Model::default();
        let before = model.after(history(&steps));
        let intervals = Grade::ALL.map(|grade| {
            model.interval(model.next(before, days, grade).stability, wish)
        });
        prop_assert!(intervals.is_sorted(), "{:?} after {:?}", intervals, steps);
    }

    #[test]
    fn a_memory_stays_within_its_bounds(
        steps in prop::collection::vec((0_u32..40_000, 1_u8..=4), 1..40),
    ) {
        let memory = Model::default().after(history(&steps)).unwrap();
        prop_assert!((0.001..=36_500.0).contains(&memory.stability));
        prop_assert!((1.0..=10.0).contains(&memory.difficulty));
    }
}
