//! Opening, answering, closing, opening again.

use std::fs;

use smriti::domain::event::Kind;
use smriti::domain::progress::{Applied, Progress};
use smriti::store::{Error, Notice};

use super::world::{World, answer, at};

#[test]
fn an_answer_is_there_after_opening_again() {
    let world = World::new();
    let opened = world.open(1).unwrap();
    assert!(opened.notices.is_empty(), "{:?}", opened.notices);
    let mut progress = opened.progress;
    let written = opened.handle.append(vec![answer(1), answer(2)], at(2)).wait().unwrap();
    assert_eq!(written.iter().map(|event| event.id.sequence).collect::<Vec<_>>(), [3, 4]);
    assert_eq!(written[0].kind, answer(1));
    for event in &written {
        assert_eq!(progress.apply(event), Applied::Done);
    }
    opened.handle.close(at(3)).wait().unwrap();
    assert!(matches!(opened.handle.append(vec![answer(3)], at(4)).wait(), Err(Error::Closed)));

    let again = world.open(5).unwrap();
    assert!(again.notices.is_empty(), "{:?}", again.notices);
    assert_eq!(again.progress.digest(), progress.digest());
    let events = again.handle.events().wait().unwrap();
    assert_eq!(events.len(), 4);
    assert_eq!(events[2..], written);
    assert_eq!(again.progress, Progress::replay(&events));
    assert!(matches!(&events[0].kind, Kind::Named(name) if name == "Asha"));
}

#[test]
fn a_second_smriti_says_why_not_and_loses_nothing() {
    let world = World::new();
    let first = world.open(1).unwrap();
    first.handle.append(vec![answer(1)], at(2)).wait().unwrap();
    assert!(matches!(world.open(3), Err(Error::InUse)));
    first.handle.append(vec![answer(2)], at(4)).wait().unwrap();
    let cards = world.home.learners().unwrap();
    assert_eq!((cards[0].answers, cards[0].name.as_str()), (2, "Asha"));
    first.handle.close(at(5)).wait().unwrap();
    let second = world.open(6).unwrap();
    assert_eq!(second.handle.events().wait().unwrap().len(), 4);
}

#[test]
fn a_clock_that_went_back_is_named_and_the_order_kept() {
    let world = World::new();
    world.answer(100, 101);
    let opened = world.open(10).unwrap();
    let [Notice::ClockWentBack { last, now }] = opened.notices.as_slice() else {
        panic!("{:?}", opened.notices);
    };
    assert_eq!((*last, *now), (at(100).at, at(10).at));
    let written = opened.handle.append(vec![answer(2)], at(11)).wait().unwrap();
    assert_eq!(written[0].moment, at(11));
    let events = opened.handle.events().wait().unwrap();
    assert_eq!(events.last(), written.first());
}

/// A crash leaves the snapshot of the start before, and events since that reach back behind it.
#[test]
fn an_old_answer_taken_back_just_before_a_crash_stays_taken_back() {
    let world = World::new();
    let events = world.answer(1, 6);
    let folder = world.learner_folder();
    let opened = world.open(7).unwrap();
    opened.handle.append(vec![Kind::Undone(events[3].id)], at(8)).wait().unwrap();
    opened.handle.append(vec![answer(9)], at(9)).wait().unwrap();
    let all = opened.handle.events().wait().unwrap();
    let kept: Vec<_> = ["progress.sqlite", "progress.sqlite-wal", "snapshot"]
        .into_iter()
        .map(|name| (name, fs::read(folder.join(name)).unwrap()))
        .collect();
    opened.handle.close(at(10)).wait().unwrap();
    for (name, bytes) in kept {
        fs::write(folder.join(name), bytes).unwrap();
    }
    assert_eq!(world.home.learners().unwrap()[0].answers, 5);
    let again = world.open(11).unwrap();
    assert!(again.notices.is_empty(), "{:?}", again.notices);
    assert_eq!(again.progress, Progress::replay(&all));
    assert_ne!(again.progress, Progress::replay(&all[..all.len() - 1]));
    let verified = again.handle.verify().wait().unwrap();
    assert_eq!((verified.damage, verified.digest), (None, again.progress.digest()));
}

#[test]
fn a_cache_that_is_wrong_is_made_again() {
    let world = World::new();
    let events = world.answer(1, 6);
    let path = world.learner_folder().join("snapshot");
    let good = fs::read(&path).unwrap();
    let rebuilt = |bytes: &[u8]| {
        fs::write(&path, bytes).unwrap();
        let opened = world.open(10).unwrap();
        assert_eq!(opened.progress, Progress::replay(&events));
        opened.handle.close(at(11)).wait().unwrap();
        matches!(opened.notices.as_slice(), [Notice::CacheRebuilt])
    };
    assert!(!rebuilt(&good));
    for offset in (0..good.len()).step_by(7) {
        let mut bad = good.clone();
        bad[offset] ^= 0x10;
        assert!(rebuilt(&bad), "byte {offset}");
    }
    assert!(rebuilt(b""));
    // Another learner's cache, whole in itself.
    let other = World::seeded(2);
    other.answer(1, 6);
    assert!(rebuilt(&fs::read(other.learner_folder().join("snapshot")).unwrap()));
}
