//! Taking events from one machine to another: the union of sets, in any order, as often as one
//! likes.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use proptest::prelude::*;
use smriti::domain::event::{Event, Kind};
use smriti::domain::progress::{Applied, Progress};
use smriti::domain::seed::Seed;
use smriti::store::{Error, exchange};

use super::world::{World, answer, at};

/// Three machines of one learner, each having answered at times that interleave, and an export of
/// each.
fn three() -> (Vec<World>, Vec<PathBuf>, Vec<Event>) {
    let mut worlds = Vec::new();
    let mut exports = Vec::new();
    let mut all = Vec::new();
    for machine in 0..3 {
        let world = World::seeded(machine);
        let opened = world.open(0).unwrap();
        for n in 0..4 {
            let minutes = i64::from(n) * 10 + i64::try_from(machine).unwrap();
            let number = u32::try_from(machine).unwrap() * 100 + n;
            opened.handle.append(vec![answer(number)], at(minutes)).wait().unwrap();
        }
        // One took its last answer back.
        if machine == 1 {
            let last = opened.handle.events().wait().unwrap().pop().unwrap();
            opened.handle.append(vec![Kind::Undone(last.id)], at(35)).wait().unwrap();
        }
        let export = world.folder.path().join("export.ron");
        opened.handle.export(&export).wait().unwrap();
        all.extend(opened.handle.events().wait().unwrap());
        opened.handle.close(at(60)).wait().unwrap();
        worlds.push(world);
        exports.push(export);
    }
    all.sort_by_key(Event::order);
    (worlds, exports, all)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever machine one begins with, and in whatever order and however often the others'
    /// exports come, the events are the same, and so is what they add up to.
    #[test]
    fn merging_in_any_order_gives_the_same(
        start in 0_usize..3,
        order in proptest::collection::vec(0_usize..3, 0..4),
    ) {
        let (worlds, exports, all) = three();
        let expected = Progress::replay(&all);
        let world = &worlds[start];
        let opened = world.open(70).unwrap();
        let mut progress = opened.progress;
        for machine in order.into_iter().chain([2, 1, 0]) {
            progress = opened.handle.merge(&exports[machine], at(71)).wait().unwrap().1;
        }
        prop_assert_eq!(&progress, &expected);
        prop_assert_eq!(opened.handle.events().wait().unwrap(), all.clone());
        let verified = opened.handle.verify().wait().unwrap();
        prop_assert_eq!((verified.damage, verified.events), (None, all.len() as u64));

        // What is answered from then on comes after everything, on every machine.
        let next = opened.handle.append(vec![answer(900)], at(5)).wait().unwrap();
        prop_assert!(next[0].order() > all.last().unwrap().order());
        prop_assert_eq!(progress.apply(&next[0]), Applied::Done);
        opened.handle.close(at(72)).wait().unwrap();
        let again = world.open(73).unwrap();
        prop_assert_eq!(again.progress, progress);
        prop_assert_eq!(&world.home.learners().unwrap()[0].answers, &12);
    }
}

#[test]
fn an_export_brings_every_event_to_an_empty_machine() {
    let (worlds, exports, _) = three();
    let theirs = worlds[1].open(70).unwrap().handle.events().wait().unwrap();
    let home = smriti::store::Home::open(super::world::folder().path(), Seed(9)).unwrap();
    let asha = home.create("Asha at the office", None, None, at(90)).unwrap();
    let opened = smriti::store::open(&home, &asha, at(91)).unwrap();
    let preview = opened.handle.preview_merge(&exports[1]).wait().unwrap();
    assert_eq!((preview.name.as_str(), preview.new, preview.known), ("Asha", 7, 0));
    assert_eq!(preview.learner, worlds[1].asha.as_str());
    let (merge, progress) = opened.handle.merge(&exports[1], at(92)).wait().unwrap();
    assert_eq!(merge, preview);
    let events = opened.handle.events().wait().unwrap();
    assert_eq!(events[..7], theirs);
    assert_eq!(progress, Progress::replay(&events));
    let again = opened.handle.preview_merge(&exports[1]).wait().unwrap();
    assert_eq!((again.new, again.known), (0, 7));
}

#[test]
fn a_kind_of_a_later_version_travels_unchanged() {
    let world = World::new();
    let unknown = Kind::Unknown {
        kind: "sat".to_owned(),
        version: 3,
        payload: "(paper:\"एक\\n\", marks:[1, 2/3])".to_owned(),
    };
    let opened = world.open(1).unwrap();
    opened.handle.append(vec![unknown.clone()], at(2)).wait().unwrap();
    let mut text = Vec::new();
    exchange::export(&world.home, &world.asha, &mut text).unwrap();
    let export = world.folder.path().join("export.ron");
    fs::write(&export, &text).unwrap();

    let other = World::seeded(2);
    let opened = other.open(3).unwrap();
    opened.handle.merge(&export, at(4)).wait().unwrap();
    let kinds: Vec<Kind> =
        opened.handle.events().wait().unwrap().into_iter().map(|event| event.kind).collect();
    assert!(kinds.contains(&unknown));
    let mut again = Vec::new();
    exchange::export(&other.home, &other.asha, &mut again).unwrap();
    let line = |text: &[u8]| -> String {
        let text = String::from_utf8(text.to_vec()).unwrap();
        text.lines().find(|line| line.contains("\"sat\"")).unwrap().to_owned()
    };
    assert_eq!(line(&again), line(&text));
}

#[test]
fn damaged_lines_of_an_export_are_named_and_left_out() {
    let (worlds, exports, _) = three();
    let text = fs::read_to_string(&exports[0]).unwrap();
    let mut lines: Vec<String> = text.lines().map(ToOwned::to_owned).collect();
    assert_eq!(lines.len(), 7);
    lines[3] = lines[3].replace("millis:4000", "millis:1");
    lines[4].truncate(40);
    lines.pop();
    let damaged = worlds[0].folder.path().join("damaged.ron");
    fs::write(&damaged, lines.join("\n")).unwrap();
    let opened = worlds[1].open(70).unwrap();
    let before: BTreeSet<_> =
        opened.handle.events().wait().unwrap().iter().map(|event| event.id).collect();
    let (merge, _) = opened.handle.merge(&damaged, at(71)).wait().unwrap();
    assert_eq!((merge.new, merge.missing, merge.damaged.as_slice()), (3, 1, [4, 5].as_slice()));
    let events = opened.handle.events().wait().unwrap();
    assert_eq!(events.len(), before.len() + 3);

    for (text, newer) in [
        ("", false),
        ("hello\n", false),
        ("(smriti_events:2,learner:\"\",name:\"\",events:0)\n", true),
    ] {
        fs::write(&damaged, text).unwrap();
        match opened.handle.merge(&damaged, at(72)).wait() {
            Err(Error::NotAnExport { .. }) => assert!(!newer),
            Err(Error::Newer { found: 2, known: 1, .. }) => assert!(newer),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn two_events_of_one_name_are_reported_and_both_kept() {
    // A whole data directory copied to a second machine: two devices with one name.
    let (first, second) = (World::seeded(1), World::seeded(1));
    assert_eq!(first.home.device(), second.home.device());
    first.answer(1, 3);
    second.answer(3, 6);
    let export = second.folder.path().join("export.ron");
    exchange::export_to_file(&second.home, &second.asha, &export).unwrap();
    let opened = first.open(10).unwrap();
    let before = opened.handle.events().wait().unwrap();
    let (merge, _) = opened.handle.merge(&export, at(11)).wait().unwrap();
    assert_eq!((merge.known, merge.conflicts, merge.new), (2, 2, 1));
    let after = opened.handle.events().wait().unwrap();
    assert_eq!(after[..before.len()], before);
    assert_eq!(after.len(), before.len() + 1);
    let aside: Vec<PathBuf> = fs::read_dir(first.learner_folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.file_name().unwrap().to_str().unwrap().starts_with("conflicts-"))
        .collect();
    let kept = fs::read_to_string(&aside[0]).unwrap();
    assert_eq!((aside.len(), kept.lines().count()), (1, 2));
    assert!(kept.contains("uncc-timeline-003") && kept.contains("uncc-timeline-004"));
}
