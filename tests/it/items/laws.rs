//! What holds of every table of answers.

use num_rational::Ratio;
use proptest::prelude::*;
use smriti::domain::items::{Analysis, Candidate, Entry, Item};

use super::{PLAIN, Scheme, UPSC, close, exam, figures, test_figures};

/// Marks that are told apart by a blank as well.
const ODD: Scheme = Scheme {
    right: Ratio::new_raw(3, 1),
    wrong: Ratio::new_raw(-3, 4),
    blank: Ratio::new_raw(-1, 9),
};

fn tables() -> impl Strategy<Value = (Vec<Item>, Vec<Candidate>)> {
    let given = prop_oneof![
        12 => prop::sample::select(vec!['A', 'B', 'C', 'D']),
        2 => Just('-'),
        1 => Just('*'),
        1 => Just('.'),
    ];
    let scheme = prop::sample::select(vec![PLAIN, UPSC, ODD]);
    (0_usize..7, 0_usize..18, scheme).prop_flat_map(move |(items, candidates, scheme)| {
        let line = prop::collection::vec(given.clone(), items);
        let lines = prop::collection::vec(line.prop_map(String::from_iter), candidates);
        lines.prop_map(move |lines: Vec<String>| {
            let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
            exam(&"ABBCAD"[..items], &lines, scheme)
        })
    })
}

fn changed(candidates: &[Candidate], change: impl Fn(Ratio<i64>) -> Ratio<i64>) -> Vec<Candidate> {
    let mut candidates = candidates.to_vec();
    for entry in candidates.iter_mut().flat_map(|one| &mut one.entries) {
        match entry {
            Entry::Reached { mark, .. } | Entry::NotReached { mark } => *mark = change(*mark),
            Entry::Absent => {}
        }
    }
    candidates
}

fn near(one: &[(&str, Option<f64>)], other: &[(&str, Option<f64>)]) -> bool {
    one.len() == other.len()
        && one.iter().zip(other).all(|(one, other)| close(one.1, other.1, 1e-9))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn the_order_of_candidates_does_not_matter(
        (items, candidates) in tables(),
        turn in 0_usize..20,
    ) {
        let analysis = Analysis::of(&items, &candidates);
        let mut turned = candidates.clone();
        turned.reverse();
        let turn = turn % turned.len().max(1);
        turned.rotate_left(turn);
        let again = Analysis::of(&items, &turned);
        prop_assert!(near(&test_figures(&analysis), &test_figures(&again)));
        prop_assert_eq!(analysis.test.thirds, again.test.thirds);
        for (one, other) in analysis.items.iter().zip(&again.items) {
            prop_assert!(near(&figures(one), &figures(other)), "{:?} {:?}", one, other);
            prop_assert_eq!(&one.options, &other.options);
        }
        let mut standings = analysis.standings.clone();
        standings.reverse();
        standings.rotate_left(turn);
        prop_assert_eq!(standings, again.standings);
    }

    #[test]
    fn the_order_of_questions_does_not_matter((items, candidates) in tables()) {
        let analysis = Analysis::of(&items, &candidates);
        let reversed: Vec<Item> = items.iter().rev().cloned().collect();
        let mut answers = candidates.clone();
        for one in &mut answers {
            one.entries.reverse();
        }
        let again = Analysis::of(&reversed, &answers);
        prop_assert!(near(&test_figures(&analysis), &test_figures(&again)));
        for (one, other) in analysis.items.iter().zip(again.items.iter().rev()) {
            prop_assert!(near(&figures(one), &figures(other)), "{:?} {:?}", one, other);
        }
        prop_assert_eq!(analysis.standings, again.standings);
    }

    #[test]
    fn figures_are_within_their_ranges_and_never_no_number((items, candidates) in tables()) {
        let analysis = Analysis::of(&items, &candidates);
        for item in &analysis.items {
            for (name, figure) in figures(item) {
                prop_assert!(figure.is_none_or(f64::is_finite), "{} {:?}", name, figure);
            }
            let index = item.discrimination;
            prop_assert!(index.is_none_or(|index| (-100.0..=100.0).contains(&index.value)));
            prop_assert!(index.and_then(|index| Some((index.value, index.interval?))).is_none_or(
                |(value, (low, high))| low <= value + 1e-9 && value <= high + 1e-9
            ));
            prop_assert!(item.efficiency.is_none_or(|efficiency| efficiency <= 100.0));
            prop_assert!(item.classical_d.is_none_or(|d| (-1.0..=1.0).contains(&d)));
            prop_assert!(item.facility.is_none_or(|facility| facility <= 1.0));
            prop_assert!(item.right + item.partly + item.wrong + item.omitted.count
                + item.not_reached.count == item.there);
            let shares: f64 = item.options.iter().map(|option| option.by.share).sum();
            let rest = item.omitted.share + item.not_reached.share;
            prop_assert!(item.there == 0 || (shares + rest - 1.0).abs() < 1e-9);
        }
        for (name, figure) in test_figures(&analysis) {
            prop_assert!(figure.is_none_or(f64::is_finite), "{} {:?}", name, figure);
        }
        prop_assert!(analysis.test.alpha.is_none_or(|alpha| alpha <= 1.0 + 1e-12));
        prop_assert_eq!(analysis.test.thirds.iter().sum::<u32>(), analysis.test.whole);
        for standing in &analysis.standings {
            prop_assert!(standing.percentile.is_none_or(|one| one > 0.0 && one <= 100.0));
        }
        let best = analysis.standings.iter().filter_map(|one| Some((one.rank?, one.percentile?)));
        prop_assert!(best.clone().count() == 0 || best.min_by_key(|one| one.0) == Some((1, 100.0)));
    }

    #[test]
    fn a_constant_on_all_marks_and_a_factor_change_no_comparison(
        (items, candidates) in tables(),
        more in -5_i64..6,
        times in 1_i64..4,
    ) {
        let analysis = Analysis::of(&items, &candidates);
        let change = |mark: Ratio<i64>| mark * times + Ratio::from_integer(more);
        let mut moved = items.clone();
        for item in &mut moved {
            item.most = change(item.most);
            item.least = change(item.least);
        }
        let again = Analysis::of(&moved, &changed(&candidates, change));
        for (one, other) in analysis.items.iter().zip(&again.items) {
            let value = |item: &smriti::domain::items::ItemFigures| item.discrimination.map(|i| i.value);
            prop_assert!(close(value(one), value(other), 1e-9));
            prop_assert!(close(one.efficiency, other.efficiency, 1e-9));
            prop_assert!(close(one.alpha_without, other.alpha_without, 1e-9));
            for (one, other) in one.options.iter().zip(&other.options) {
                prop_assert_eq!(one.by, other.by);
            }
        }
        prop_assert!(close(analysis.test.alpha, again.test.alpha, 1e-9));
        prop_assert!(close(analysis.test.skewness, again.test.skewness, 1e-9));
        #[expect(clippy::cast_precision_loss, reason = "1 to 3")]
        let sem = analysis.test.sem.map(|sem| sem * times as f64);
        prop_assert!(close(sem, again.test.sem, 1e-9));
    }

    #[test]
    fn questions_that_are_all_the_same_agree_perfectly(
        column in prop::collection::vec(prop::sample::select(vec!['A', 'B']), 2..20),
        times in 2_usize..6,
    ) {
        prop_assume!(column.contains(&'A') && column.contains(&'B'));
        let lines: Vec<String> =
            column.iter().map(|given| given.to_string().repeat(times)).collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let (items, candidates) = exam(&"A".repeat(times), &lines, UPSC);
        let analysis = Analysis::of(&items, &candidates);
        prop_assert!(close(analysis.test.alpha, Some(1.0), 1e-9));
        // A root of what is left of 1 − 1.
        prop_assert!(analysis.test.sem.is_some_and(|sem| sem < 1e-6));
        for item in &analysis.items {
            prop_assert!(close(item.discrimination.map(|index| index.value), Some(100.0), 1e-9));
        }
    }
}
