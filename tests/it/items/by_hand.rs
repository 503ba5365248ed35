//! Small tables worked by hand.

use std::collections::BTreeSet;

use num_rational::Ratio;
use smriti::domain::answer::Response;
use smriti::domain::bank::ChoiceId;
use smriti::domain::exam::marks::Kind;
use smriti::domain::items::{Analysis, Became, Candidate, Entry, Flag, Item, Sample, Third};

use super::{PLAIN, UPSC, analysis, assert_close, choice, exam, figures, item, test_figures};

/// Four candidates on a staircase: 3, 2, 1 and 0 of three.
const STAIRCASE: [&str; 4] = ["AAA", "AAB", "ABB", "BBB"];

#[test]
fn a_staircase_has_the_figures_of_the_textbook() {
    let analysis = analysis("AAA", &STAIRCASE, PLAIN);
    let [first, second, third] = &analysis.items[..] else { panic!("three questions") };
    for (item, facility) in [(first, 0.75), (second, 0.5), (third, 0.25)] {
        assert_close("facility", item.facility, facility);
        assert_eq!((item.there, item.compared), (4, 4));
        assert_close("classical D", item.classical_d, 1.0);
        // Nobody who knew less did better, so no other order of the same marks would tell more.
        assert_close("efficiency", item.efficiency, 100.0);
    }
    // Marks 1 1 1 0 against rests 2 1 0 0: cov ¼, variances ¼ and 11/12.
    let value = |item: &smriti::domain::items::ItemFigures| item.discrimination.map(|i| i.value);
    assert_close("discrimination 1", value(first), 100.0 * (3.0_f64 / 11.0).sqrt());
    // Marks 1 1 0 0 against rests 2 1 1 0: cov ⅓, variances ⅓ and ⅔.
    assert_close("discrimination 2", value(second), 100.0 * 0.5_f64.sqrt());
    assert_close("sd 1", first.sd, 0.5);
    // Without the second: totals 2 1 1 0, variances ¼ + ¼ of ⅔.
    assert_close("alpha without 2", second.alpha_without, 0.5);
    let test = &analysis.test;
    assert_close("mean", test.mean, 1.5);
    assert_close("mean in per cent", test.mean.and_then(|mean| test.percent(mean)), 50.0);
    assert_close("median", test.median, 1.5);
    assert_close("sd", test.sd, (5.0_f64 / 3.0).sqrt());
    assert_close("skewness", test.skewness, 0.0);
    assert_close("kurtosis", test.kurtosis, -1.2);
    // 3/2 · (1 − (¼ + ⅓ + ¼) / (5/3)).
    assert_close("alpha", test.alpha, 0.75);
    assert_close("error ratio", test.error_ratio, 50.0);
    assert_close("sem", test.sem, (5.0_f64 / 12.0).sqrt());
    assert_eq!((test.candidates, test.whole, test.thirds), (4, 4, [1, 2, 1]));
    assert_eq!(test.sample(), Sample::TooFew);
}

#[test]
fn skewness_is_that_of_the_k_statistics() {
    // Totals 0 0 0 1: k₂ = ¼, k₃ = ¼, k₄ = ¼, so 2 and 4.
    let test = analysis("A", &["A", "B", "B", "B"], PLAIN).test;
    assert_close("skewness", test.skewness, 2.0);
    assert_close("kurtosis", test.kurtosis, 4.0);
}

#[test]
fn equal_marks_share_their_rank_and_the_percentile_is_that_of_the_railways() {
    let analysis = analysis("AAAA", &["AAAB", "AAAB", "AABB", "...."], PLAIN);
    let told: Vec<_> = analysis
        .standings
        .iter()
        .map(|one| (one.total, one.rank, one.percentile.map(f64::round)))
        .collect();
    let marks = Ratio::from_integer;
    assert_eq!(
        told,
        [
            (marks(3), Some(1), Some(100.0)),
            (marks(3), Some(1), Some(100.0)),
            (marks(2), Some(3), Some(33.0)),
            (marks(0), None, None),
        ]
    );
    assert_close("percent", analysis.standings[0].percent, 75.0);
    let last = &analysis.standings[3];
    assert_eq!((last.absent, last.third, analysis.test.candidates), (4, None, 3));
}

#[test]
fn equal_totals_are_in_one_third_and_share_the_ends() {
    let analysis = analysis("AAA", &["AAB", "ABA", "BAA", "AAB", "BBB", "BBB"], PLAIN);
    // Four with 2 lie around the border of middle and top.
    assert_eq!(analysis.test.thirds, [0, 4, 2]);
    let thirds: Vec<_> = analysis.standings.iter().filter_map(|one| one.third).collect();
    assert_eq!(thirds[0], Third::Middle);
    assert_eq!(thirds[5], Third::Bottom);
    // 27 % of six are two: half of each of the four, three of whom are right; none of the others.
    assert_close("D", analysis.items[0].classical_d, 0.75);
    assert_close("D", analysis.items[2].classical_d, 0.5);
}

#[test]
fn the_least_mark_is_not_taken_for_nothing() {
    let analysis = analysis("AA", &["AB", "BB", "B-", "AB"], UPSC);
    // 2 − ⅔ − ⅔ + 2 of 4 · 2; −⅔ three times of 4 · 2.
    assert_close("facility", analysis.items[0].facility, 1.0 / 3.0);
    assert_close("facility", analysis.items[1].facility, -0.25);
    assert_eq!(analysis.standings[1].total, Ratio::new(-4, 3));
    assert_close("percent", analysis.standings[1].percent, -100.0 / 3.0);
    assert_eq!(analysis.test.least, Ratio::new(-4, 3));
}

#[test]
fn the_left_the_unreached_and_the_absent_are_told_apart() {
    let analysis = analysis("AAA", &["AA*", "AB-", "BA.", "BBA", "-AB"], PLAIN);
    let last = &analysis.items[2];
    assert_eq!((last.there, last.compared), (4, 4));
    assert_eq!((last.omitted.count, last.not_reached.count), (1, 1));
    assert_close("omit rate of those who reached it", last.omit_rate, 1.0 / 3.0);
    // Of all who were there: 1 of 4.
    assert_close("facility", last.facility, 0.25);
    let first = &analysis.items[0];
    assert_eq!((first.there, first.compared), (5, 4));
    assert_close("facility of all five", first.facility, 0.4);
    // Each of five, but the thirds are of the four who were there throughout.
    assert_eq!(first.options[1].by.count, 2);
    assert_eq!(first.options[1].by.thirds.iter().sum::<u32>(), 1);
    let all: f64 = last.options.iter().map(|option| option.by.share).sum::<f64>()
        + last.omitted.share
        + last.not_reached.share;
    assert_close("shares", Some(all), 1.0);
    assert_eq!(analysis.test.whole, 4);
    assert_close("mean", analysis.test.mean, 5.0 / 4.0);
    let counts: Vec<_> = analysis
        .standings
        .iter()
        .map(|one| (one.right, one.wrong, one.omitted, one.not_reached, one.absent))
        .collect();
    assert_eq!(
        counts,
        [(2, 0, 0, 1, 0), (1, 1, 1, 0, 0), (1, 1, 0, 0, 1), (1, 2, 0, 0, 0), (1, 1, 1, 0, 0)]
    );
}

#[test]
fn what_is_not_defined_is_none() {
    // All right; one question; one candidate; nobody; no question.
    for (key, lines) in [
        ("AA", &["AA", "AA", "AA"][..]),
        ("A", &["A", "B", "A"]),
        ("AA", &["AB"]),
        ("AA", &[]),
        ("", &["", ""]),
    ] {
        let analysis = analysis(key, lines, PLAIN);
        assert_eq!(analysis.test.alpha, None, "{key} {lines:?}");
        assert_eq!(analysis.test.sem, None);
        for item in &analysis.items {
            assert_eq!(item.discrimination, None, "{key} {lines:?}");
            assert_eq!((item.efficiency, item.alpha_without), (None, None));
        }
    }
    let nobody = analysis("AA", &[], PLAIN);
    assert!(test_figures(&nobody).iter().all(|(_, figure)| figure.is_none()));
    assert!(figures(&nobody.items[0]).iter().all(|(_, figure)| figure.is_none()));
    let equal = analysis("AA", &["AA", "AA", "AA", "AA"], UPSC).test;
    assert_eq!((equal.sd, equal.skewness, equal.kurtosis), (Some(0.0), None, None));
}

#[test]
fn marks_of_two_thirds_that_are_all_equal_have_no_spread() {
    // As floats, the mean of −⅔ twenty times over is not −⅔.
    let lines: Vec<&str> = (0..20).map(|at| if at % 2 == 0 { "BA" } else { "BB" }).collect();
    let analysis = analysis("AA", &lines, UPSC);
    assert_eq!(analysis.items[0].sd, Some(0.0));
    assert_eq!(analysis.items[0].discrimination, None);
    assert_eq!(analysis.items[0].efficiency, None);
}

/// Twelve candidates, of whom the last five questions say who is good: four each.
#[rustfmt::skip]
const MISLED: [&str; 12] = [
    "BAAAAA", "BAAAAA", "BAAAAA", "AAAAAA",
    "AAAABB", "AAAABB", "CAAABB", "AAAABB",
    "AABBBB", "ABBBBB", "ABBBBB", "CBBBBB",
];

#[test]
fn a_distractor_that_the_best_prefer_and_one_that_nobody_takes_are_named() {
    let analysis = analysis("AAAAAA", &MISLED, PLAIN);
    let first = &analysis.items[0];
    assert_eq!(first.options[0].by.thirds, [1, 3, 3]);
    assert_eq!(first.options[1].by.thirds, [3, 0, 0]);
    assert!(first.options[0].is_key && !first.options[1].is_key);
    assert_close("share", Some(first.options[1].by.share), 0.25);
    assert_eq!(
        first.flags,
        [Flag::NegativeDiscrimination, Flag::BeatsKey(choice('B')), Flag::Unchosen(choice('D')),]
    );
    // Nine of twelve are easy, eight are not, and three are hard where four are not.
    assert!(analysis.items[1].flags.contains(&Flag::TooEasy));
    let unchosen = [Flag::Unchosen(choice('C')), Flag::Unchosen(choice('D'))];
    assert_eq!(analysis.items[2].flags, unchosen);
    assert_eq!(analysis.items[4].flags, unchosen);
    let three: Vec<&str> =
        MISLED.iter().map(|line| if *line == "AAAAAA" { "AAAABB" } else { line }).collect();
    assert!(super::analysis("AAAAAA", &three, PLAIN).items[4].flags.contains(&Flag::TooHard));
    // Of nine nothing is said.
    let few = super::analysis("AAAAAA", &MISLED[..9], PLAIN);
    assert_eq!(few.items[0].flags, [Flag::TooFew]);
}

#[test]
fn a_withdrawn_question_has_no_distractors() {
    let (mut items, candidates) = exam("AAAAAA", &MISLED, PLAIN);
    items[0].key = BTreeSet::new();
    let analysis = Analysis::of(&items, &candidates);
    assert_eq!(analysis.items[0].flags, [Flag::NegativeDiscrimination]);
}

#[test]
fn of_several_right_choices_each_is_held_against_a_distractor() {
    // Of the top third three took B and one A.
    let (mut items, candidates) = exam("AAAAAA", &MISLED, PLAIN);
    items[0].key.insert(choice('D'));
    assert!(
        Analysis::of(&items, &candidates).items[0].flags.contains(&Flag::BeatsKey(choice('B')))
    );
    items[0].key.insert(choice('B'));
    items[0].kind = Kind::Several;
    let flags = &Analysis::of(&items, &candidates).items[0].flags;
    assert!(
        !flags.contains(&Flag::BeatsKey(choice('B')))
            && !flags.contains(&Flag::Unchosen(choice('D')))
    );
    // Where either of two is accepted, what they have together counts; where both are asked for, the
    // one that fewer took.
    let (mut items, candidates) = exam("BAAAAA", &MISLED, PLAIN);
    items[0].key.insert(choice('C'));
    let beats_key = Flag::BeatsKey(choice('A'));
    assert!(!Analysis::of(&items, &candidates).items[0].flags.contains(&beats_key));
    items[0].kind = Kind::Several;
    assert!(Analysis::of(&items, &candidates).items[0].flags.contains(&beats_key));
}

#[test]
fn nobody_is_right_where_there_is_nothing_to_earn() {
    let nothing = Ratio::from_integer(0);
    let withdrawn = Item { key: BTreeSet::new(), most: nothing, ..item(1, 'A', PLAIN) };
    let given = super::entry('A', 'B', PLAIN, None);
    assert_eq!(withdrawn.became(&given), Became::Wrong);
    assert_eq!(item(1, 'A', PLAIN).became(&super::entry('A', 'A', PLAIN, None)), Became::Right);
}

#[test]
fn not_attempted_is_a_way_of_leaving_and_no_distractor() {
    let mut only = item(1, 'A', PLAIN);
    let not_attempted = ChoiceId::from("not-attempted");
    only.choices.push(not_attempted.clone());
    let reached =
        |response| Entry::Reached { response, mark: Ratio::from_integer(0), millis: None };
    let left = reached(Response::One(not_attempted.clone()));
    assert_eq!(only.became(&left), Became::Omitted);
    assert!(!only.is_distractor(&not_attempted) && only.is_distractor(&choice('B')));
    let candidate = Candidate { label: "one".to_owned(), roll: None, entries: vec![left] };
    let figures = Analysis::of(&[only], &[candidate]).items.swap_remove(0);
    assert_eq!((figures.omitted.count, figures.options[4].by.count), (1, 1));
    assert_close("omit rate", figures.omit_rate, 1.0);
}

#[test]
fn questions_with_several_answers_and_typed_ones_are_judged_by_key_and_mark() {
    let several =
        Item { kind: Kind::Several, key: ['A', 'C'].map(choice).into(), ..item(1, 'A', UPSC) };
    let typed =
        Item { kind: Kind::Typed, choices: Vec::new(), key: BTreeSet::new(), ..item(2, 'A', UPSC) };
    let many = |letters: &[char]| Response::Many(letters.iter().copied().map(choice).collect());
    let reached = |response, mark| Entry::Reached { response, mark, millis: Some(1_000) };
    let marks = Ratio::from_integer;
    let rows = [
        (reached(many(&['A', 'C']), marks(2)), Became::Right),
        (reached(many(&['A']), marks(1)), Became::Partly),
        (reached(many(&['A', 'B']), Ratio::new(-2, 3)), Became::Wrong),
        (reached(many(&[]), marks(0)), Became::Omitted),
    ];
    for (entry, became) in &rows {
        assert_eq!(several.became(entry), *became, "{entry:?}");
    }
    let words = |text: &str| Response::Typed(text.to_owned());
    assert_eq!(typed.became(&reached(words("Hanoi"), marks(2))), Became::Right);
    assert_eq!(typed.became(&reached(words("Delhi"), marks(0))), Became::Wrong);
    assert_eq!(typed.became(&reached(words("  "), marks(0))), Became::Omitted);
    let candidates: Vec<Candidate> = rows
        .iter()
        .map(|(entry, _)| Candidate {
            label: "one".to_owned(),
            roll: None,
            entries: vec![entry.clone(), reached(words("Hanoi"), marks(2))],
        })
        .collect();
    let analysis = Analysis::of(&[several, typed], &candidates);
    let counts: Vec<u32> = analysis.items[0].options.iter().map(|option| option.by.count).collect();
    assert_eq!(counts, [3, 1, 1, 0]);
    assert_eq!((analysis.items[0].partly, analysis.items[0].other.count), (1, 0));
    assert_eq!((analysis.items[1].options.len(), analysis.items[1].other.count), (0, 4));
    assert_eq!(analysis.items[0].median_millis, Some(1_000));
}

#[test]
fn the_time_in_the_middle_is_that_of_those_who_are_known() {
    let times = [Some(40_000), None, Some(10_000), Some(30_000), Some(21_000)];
    let candidates: Vec<Candidate> = times
        .iter()
        .map(|millis| Candidate {
            label: "one".to_owned(),
            roll: None,
            entries: vec![super::entry('A', 'A', PLAIN, *millis)],
        })
        .collect();
    let figures = Analysis::of(&[item(1, 'A', PLAIN)], &candidates).items.swap_remove(0);
    assert_eq!(figures.median_millis, Some(25_500));
}
