//! Laws of the choices that the app makes: one key, near neighbours, and no place where the key is
//! likelier to stand.

#![expect(clippy::unwrap_used, reason = "a helper of tests may stop at what cannot be")]

use std::collections::BTreeSet;

use proptest::prelude::*;
use smriti::domain::bank::Body;
use smriti::domain::bank::printed::{Form, Printed};
use smriti::domain::locale::Locale;

use super::*;

fn numbers(id: &str) -> BTreeSet<usize> {
    id.split('+').map(|number| number.parse().unwrap()).collect()
}

proptest! {
    #[test]
    fn every_question_has_its_key_among_its_choices(question in any_question()) {
        let printed = Printed::of(&question, None);
        let ids: BTreeSet<_> = printed.choices().iter().map(|choice| &choice.id).collect();
        prop_assert_eq!(ids.len(), printed.choices().len(), "every id is another");
        match &printed.form {
            Form::One(_) => prop_assert_eq!(printed.key().len(), 1),
            Form::Many(_) => prop_assert!(!printed.key().is_empty()),
            Form::Number { .. } | Form::Words { .. } => prop_assert!(printed.key().is_empty()),
        }
        for choice in printed.choices() {
            prop_assert_eq!(choice.text.locales().count(), 2);
        }
    }

    #[test]
    fn a_question_is_printed_alike_in_every_sitting(question in any_question()) {
        prop_assert_eq!(Printed::of(&question, None), Printed::of(&question.clone(), None));
    }

    #[test]
    fn made_codes_are_four_near_sets(
        id in "[a-z]{2}-[0-9]{3}",
        holds in proptest::collection::vec(any::<bool>(), 3..9),
    ) {
        prop_assume!(holds.contains(&true));
        let printed = Printed::of(&question(&id, Body::Statements(statements(&holds))), None);
        let sets: Vec<BTreeSet<usize>> =
            printed.choices().iter().map(|choice| numbers(choice.id.as_str())).collect();
        prop_assert_eq!(sets.len(), 4);
        for (index, one) in sets.iter().enumerate() {
            prop_assert!(!one.contains(&0), "no code is empty");
            for other in &sets[index + 1..] {
                let apart = one.symmetric_difference(other).count();
                prop_assert!((1..=2).contains(&apart), "{:?} and {:?}", one, other);
            }
        }
        // Going round once, the codes grow but for the one step back to the first.
        let rank = |set: &BTreeSet<usize>| (set.len(), set.iter().copied().collect::<Vec<_>>());
        let falls = (0..4).filter(|i| rank(&sets[*i]) > rank(&sets[(i + 1) % 4])).count();
        prop_assert_eq!(falls, 1);
    }

    #[test]
    fn made_orders_are_near_the_key(id in "[a-z]{2}-[0-9]{3}", items in 3..6_usize) {
        let texts = ["Vienna", "Hanoi", "Budapest", "Strasbourg", "Geneva"];
        let printed = Printed::of(&question(&id, Body::Order(order(&texts[..items]))), None);
        let orders: Vec<Vec<usize>> = printed
            .choices()
            .iter()
            .map(|choice| choice.id.as_str().split('-').map(|n| n.parse().unwrap()).collect())
            .collect();
        prop_assert_eq!(orders.len(), 4);
        for (index, one) in orders.iter().enumerate() {
            let mut sorted = one.clone();
            sorted.sort_unstable();
            prop_assert!(sorted.iter().copied().eq(1..=items), "{:?} has every number once", one);
            prop_assert!(!one.is_sorted(), "the plain order is never the key, nor offered");
            for other in &orders[index + 1..] {
                let apart = one.iter().zip(other).filter(|(a, b)| a != b).count();
                prop_assert!(apart >= 2, "{:?} and {:?}", one, other);
            }
        }
        let key = printed.choices().iter().position(|choice| choice.right).unwrap();
        for place in (0..items).filter(|_| items > 3) {
            let agree = orders.iter().filter(|order| order[place] == orders[key][place]).count();
            prop_assert!((2..4).contains(&agree), "entry {} decides or is idle: {:?}", place, orders);
        }
    }

    #[test]
    fn a_count_offers_the_key_and_its_neighbours(
        id in "[a-z]{2}-[0-9]{3}",
        holds in proptest::collection::vec(any::<bool>(), 3..9),
    ) {
        let printed = Printed::of(&question(&id, Body::HowMany(statements(&holds))), None);
        prop_assert_eq!(printed.choices().len(), 4);
        let counts: Vec<usize> =
            printed.choices().iter().map(|c| c.id.as_str()[1..].parse().unwrap()).collect();
        let rising: Vec<usize> = counts.iter().copied().filter(|count| *count > 0).collect();
        prop_assert!(rising.windows(2).all(|two| two[0] + 1 == two[1]), "{:?}", counts);
        let right = holds.iter().filter(|holds| **holds).count();
        prop_assert_eq!(printed.key(), [format!("n{right}").into()]);
    }
}

/// How often the key stands first, second, third and last over many ids.
fn places(body: &Body) -> [usize; 4] {
    let mut places = [0; 4];
    for id in 0..4000 {
        let printed = Printed::of(&question(&format!("uncc-{id:04}"), body.clone()), None);
        let place = printed.choices().iter().position(|choice| choice.right).unwrap();
        places[place] += 1;
    }
    places
}

#[test]
fn the_key_stands_in_every_place_alike() {
    let mut bodies: Vec<Body> = Vec::new();
    for holds in [
        &[true, false, false][..],
        &[false, true, true],
        &[true, true, true],
        &[true, false, false, false],
        &[true, true, false, true],
        &[true, true, true, true],
        &[false, false, true, false, true],
    ] {
        bodies.push(Body::Statements(statements(holds)));
        bodies.push(Body::PairsCoded(pairs(holds)));
    }
    bodies.push(Body::Order(order(&["Vienna", "Hanoi", "Budapest", "Geneva"])));
    bodies.push(Body::Lists(lists(&[("a", "x"), ("b", "y"), ("c", "z")], &[])));
    bodies.push(Body::Lists(lists(&[("a", "x"), ("b", "y"), ("c", "z")], &["w"])));
    for body in bodies {
        let places = places(&body);
        // 1,000 each is expected; five standard deviations are 137.
        assert!(places.iter().all(|count| (863..=1137).contains(count)), "{places:?}: {body:?}");
    }
}

/// Over all keys of three statements alike likely, how often each code that is offered is right.
#[test]
fn no_code_is_a_safer_guess_than_its_likeness_to_the_others() {
    let (mut offered, mut most_central_right) = (0, 0);
    for id in 0..4000 {
        let key = id % 14 + 1;
        let holds: Vec<bool> = (0..4).map(|bit| key >> bit & 1 == 1).collect();
        let body = Body::Statements(statements(&holds));
        let printed = Printed::of(&question(&format!("uncc-{id:04}"), body), None);
        let sets: Vec<BTreeSet<usize>> =
            printed.choices().iter().map(|choice| numbers(choice.id.as_str())).collect();
        // A test-wise learner picks the code that is nearest to all others.
        let distance = |set: &BTreeSet<usize>| -> usize {
            sets.iter().map(|other| set.symmetric_difference(other).count()).sum()
        };
        let nearest = (0..4).min_by_key(|index| distance(&sets[*index])).unwrap();
        offered += 1;
        most_central_right += usize::from(printed.choices()[nearest].right);
    }
    let share = most_central_right * 100 / offered;
    assert!(share <= 40, "the most central code is right in {share} of 100");
}

#[test]
fn codes_depend_on_nothing_but_the_id() {
    let ids = |english: &str| {
        let mut written = statements(&[true, false, true, true]);
        written.statements[0].text = t(english);
        let printed = Printed::of(&question("uncc-1", Body::Statements(written)), None);
        printed.choices().iter().map(|choice| choice.id.clone()).collect::<Vec<_>>()
    };
    assert_eq!(ids("One wording."), ids("Another wording."));
    let texts = |id: &str| {
        let body = Body::Statements(statements(&[true, false, true, true]));
        let printed = Printed::of(&question(id, body), None);
        printed.choices().iter().map(|c| c.text.text(Locale::En).to_owned()).collect::<Vec<_>>()
    };
    let different: BTreeSet<_> = (0..50).map(|id| texts(&id.to_string())).collect();
    assert!(different.len() > 20, "{} sets of codes over 50 ids", different.len());
}
