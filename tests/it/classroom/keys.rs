//! Before a key is told nothing that phones are sent depends on it.

use proptest::prelude::*;
use smriti::classroom::wire::{Phase, Tell};
use smriti::domain::class::lesson::{Marking, Pace, Phones, Rules};
use smriti::domain::class::room::Command;

use super::rig::{Class, lesson_of};

/// All that a phone is sent until the key of the first question is told, byte by byte.
async fn frames(keys: &[Vec<usize>], options: usize, several: bool, rules: Rules) -> Vec<String> {
    let keys: Vec<&[usize]> = keys.iter().map(Vec::as_slice).collect();
    let is_own = matches!(rules.pace, Pace::Own { .. });
    let class = Class::open(lesson_of(&keys, options, several, rules));
    let mut phone = class.phone(1).await;
    let mut heard = Vec::new();
    if is_own {
        class.command(Command::Forward).await;
        phone.phase(Phase::Own).await;
        phone.say_raw(r#"{"t":"ask","n":1}"#).await;
        phone.until(|tell| matches!(tell, Tell::Item { .. })).await;
    } else {
        class.ask().await;
        phone.phase(Phase::Open).await;
    }
    class.wait(3_000);
    phone.answered(0, 1, "A").await;
    phone.answered(0, 2, "B").await;
    heard.append(&mut phone.heard);
    // It comes back before the end, and after it.
    let mut phone = class.knock(1).await;
    phone.until(|tell| matches!(tell, Tell::Mine { .. })).await;
    class.command(Command::Forward).await;
    phone.phase(Phase::Closed).await;
    heard.append(&mut phone.heard);
    let mut phone = class.knock(1).await;
    phone.until(|tell| matches!(tell, Tell::Mine { .. })).await;
    // Wrong choices are struck out, where there are several: then the key.
    while !phone.heard.last().is_some_and(|frame| frame.contains(r#""phase":"told""#)) {
        class.command(Command::Forward).await;
        tokio::select! {
            tell = phone.next() => drop(tell),
            () = tokio::time::sleep(std::time::Duration::from_millis(30)) => {}
        }
    }
    phone.heard.pop();
    heard.append(&mut phone.heard);
    heard
}

fn rules() -> impl Strategy<Value = Rules> {
    let phones = prop_oneof![Just(Phones::Letters), Just(Phones::Texts), Just(Phones::Shuffled)];
    let marking = prop_oneof![
        Just(Marking::Accuracy),
        Just(Marking::Certainty),
        Just(Marking::Speed { most: 1_000 })
    ];
    let pace = prop_oneof![Just(Pace::Teacher), Just(Pace::Own { seconds: Some(60) })];
    (phones, marking, pace, any::<bool>()).prop_map(|(phones, marking, pace, ranks)| Rules {
        pace,
        marking,
        phones,
        certainty: false,
        ranks,
    })
}

/// Two keys of some questions, so many options, and whether several may be chosen.
fn two_keys() -> impl Strategy<Value = (Vec<Vec<usize>>, Vec<Vec<usize>>, usize, bool)> {
    (3_usize..=6, any::<bool>(), 1_usize..=3).prop_flat_map(|(options, several, questions)| {
        let key = if several {
            proptest::sample::subsequence((0..options).collect::<Vec<_>>(), 2..options).boxed()
        } else {
            (0..options).prop_map(|place| vec![place]).boxed()
        };
        let keys = proptest::collection::vec(key, questions);
        (keys.clone(), keys, Just(options), Just(several))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn no_frame_before_the_key_tells_anything_of_it(
        (first, second, options, several) in two_keys(),
        rules in rules(),
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let one = runtime.block_on(frames(&first, options, several, rules.clone()));
        let other = runtime.block_on(frames(&second, options, several, rules));
        prop_assert!(one.len() >= 8);
        prop_assert_eq!(one, other);
    }
}

#[tokio::test]
async fn every_seat_has_an_order_of_its_own_and_is_understood_in_it() {
    let rules = Rules { phones: Phones::Shuffled, ..Rules::default() };
    let mut class = Class::open(lesson_of(&[&[1], &[2]], 4, false, rules));
    let mut phones = Vec::new();
    for device in 0..12 {
        phones.push(class.phone(device).await);
    }
    class.ask().await;
    let mut orders = std::collections::BTreeSet::new();
    for phone in &mut phones {
        let now = phone.phase(Phase::Open).await;
        let text = now.item.and_then(|item| item.text).expect("texts");
        let options = text["en"].options.clone();
        let place = options.iter().position(|option| option == "Answer blue").expect("blue");
        phone.answered(0, 1, &"ABCD"[place..=place]).await;
        orders.insert(options);
    }
    assert!(orders.len() > 3, "{orders:?}");
    for _ in 0..3 {
        class.command(Command::Forward).await;
    }
    for phone in &mut phones {
        let told = phone.until(|tell| matches!(tell, Tell::Told { .. })).await;
        assert!(matches!(told, Tell::Told { right: true, key, pick, .. } if key == pick));
    }
    class.until(|room, _| room.is_told(0)).await;
    let vote = class.mirror.votes().first().expect("a vote");
    assert_eq!(class.mirror.counts(vote), [0, 12, 0, 0]);
}
