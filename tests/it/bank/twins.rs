//! Near-duplicates: what a slow comparison of every two finds, the quick one finds.

use proptest::prelude::*;
use smriti::domain::bank::Question;
use smriti::domain::bank::schema::{Defaults, decode_question};
use smriti::domain::bank::twins::{Asked, NEAR, Pool, twins};
use smriti::domain::locale::Locale;

fn question(id: &str, stem: &str, key: &str) -> Question {
    let text = format!(
        "(id: \"{id}\", topic: \"t\", explain: \"Because of the long and thorough reasons.\", ask: \
         Single(stem: \"{stem}\", options: [(text: \"{key}\", right: true), (text: \"Another\", \
         why: \"An entirely different reason.\")]))"
    );
    decode_question(&text, &Defaults::default()).expect("a question")
}

fn asked(question: &Question) -> Asked {
    Asked::of(question, Locale::En)
}

#[test]
fn the_same_in_another_order_and_case_is_alike_and_explanations_do_not_count() {
    let one = asked(&question("a", "Which river rises in Tibet?", "The Indus"));
    let two = asked(&question("b", "in TIBET which River rises", "the indus!"));
    assert!((one.alike(&two) - 1.0).abs() < 1e-9);
    let other = asked(&question("c", "Who wrote the Discovery of India?", "Nehru"));
    assert!(one.alike(&other) < 0.3, "{}", one.alike(&other));
    let found = twins(&[one, other, two], NEAR);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].one, found[0].other), (0, 2));
}

#[test]
fn a_text_that_is_missing_is_like_nothing() {
    let hindi = Asked::of(&question("a", "Which river?", "The Indus"), Locale::Hi);
    assert_eq!(
        twins(&[hindi.clone(), hindi], NEAR).len(),
        1,
        "words the same in all count in each"
    );
    let none = Asked::default();
    assert!(twins(&[none.clone(), none], 0.1).is_empty());
}

proptest! {
    #[test]
    fn nothing_is_missed_that_comparing_every_two_would_find(
        stems in prop::collection::vec("[a-f]( [a-f]){2,7}", 2..12),
        percent in 30_u32..=100,
    ) {
        let least = f64::from(percent) / 100.0;
        let all: Vec<Asked> = stems
            .iter()
            .map(|stem| asked(&question("q", stem, "key")))
            .collect();
        let mut slow = Vec::new();
        for other in 0..all.len() {
            // Of those that say the very same only the first is compared.
            let first = (0..other).find(|one| all[*one] == all[other]);
            match first {
                Some(first) => slow.push((first, other)),
                None => slow.extend(
                    (0..other)
                        .filter(|one| (0..*one).all(|before| all[before] != all[*one]))
                        .filter(|one| all[*one].alike(&all[other]) >= least)
                        .map(|one| (one, other)),
                ),
            }
        }
        let mut quick: Vec<_> =
            twins(&all, least).iter().map(|pair| (pair.one, pair.other)).collect();
        quick.sort_unstable();
        slow.sort_unstable();
        prop_assert_eq!(quick, slow);
    }
}

#[test]
fn a_pool_finds_the_nearest_and_never_the_question_itself() {
    let one = question("a", "Which State was the first to sign the treaty in Hanoi?", "Austria");
    let near = question("b", "Which State was first to ratify the treaty in Hanoi?", "Austria");
    let far = question("c", "Who wrote the Discovery of India?", "Nehru");
    let mut pool = Pool::default();
    for question in [&one, &near, &far] {
        pool.add(question);
    }
    let found = pool.nearest(&one, NEAR).expect("the other");
    assert_eq!(found.0.as_str(), "b");
    assert!(found.1 > 0.8 && found.1 < 1.0, "{}", found.1);
    assert_eq!(pool.nearest(&far, NEAR), None);
}

proptest! {
    #[test]
    fn a_pool_finds_what_a_slow_comparison_finds(
        all in prop::collection::vec(prop::collection::vec("[a-f]", 1..9), 2..14),
        percent in 30_u32..=100,
    ) {
        let least = f64::from(percent) / 100.0;
        let all: Vec<Question> = all
            .iter()
            .enumerate()
            .map(|(at, words)| question(&format!("q{at}"), &words.join(" "), "x"))
            .collect();
        let mut pool = Pool::default();
        for question in &all {
            pool.add(question);
        }
        for one in &all {
            let others = all.iter().filter(|other| other.id != one.id);
            let best = others.map(|other| asked(one).alike(&asked(other))).fold(0.0, f64::max);
            let found = pool.nearest(one, least).map(|(_, alike)| alike);
            prop_assert_eq!(found, Some(best).filter(|best| *best >= least));
        }
    }
}
