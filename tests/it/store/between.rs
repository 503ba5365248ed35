//! Events by their clocks, without reading the others.

use smriti::domain::event::{Clock, Event, Kind};
use smriti::store::Notice;

use super::world::{World, answer, at};

/// Two machines that answered in turns, their events in one file, with a gap where some were lost.
#[test]
fn events_are_found_by_their_clocks_whoever_wrote_them() {
    let (first, second) = (World::seeded(1), World::seeded(2));
    for (world, from) in [(&first, 0), (&second, 5)] {
        let opened = world.open(0).unwrap();
        for n in 0..12 {
            opened
                .handle
                .append(vec![answer(n), answer(n + 50)], at(from + 10 * i64::from(n)))
                .wait()
                .unwrap();
        }
        opened.handle.close(at(200)).wait().unwrap();
    }
    let export = second.folder.path().join("export.ron");
    smriti::store::exchange::export_to_file(&second.home, &second.asha, &export).unwrap();
    let opened = first.open(201).unwrap();
    opened.handle.merge(&export, at(202)).wait().unwrap();
    let all = opened.handle.events().wait().unwrap();
    assert_eq!(all.len(), 52);
    let clocks: Vec<i64> = all.iter().map(|event| event.clock.0).collect();
    let bounds: Vec<i64> =
        clocks.iter().step_by(5).flat_map(|clock| [clock - 1, *clock, clock + 1]).collect();
    for from in &bounds {
        for to in &bounds {
            let (from, to) = (Clock(*from), Clock(*to));
            let found = opened.handle.events_between(from, to).wait().unwrap();
            let expected: Vec<Event> =
                all.iter().filter(|event| (from..=to).contains(&event.clock)).cloned().collect();
            assert_eq!(found, expected, "{from:?} to {to:?}");
        }
    }
    let everything = opened.handle.events_between(Clock(i64::MIN), Clock(i64::MAX));
    assert_eq!(everything.wait().unwrap(), all);
}

/// After a loss the numbers of a device have a gap, and what follows has another device.
#[test]
fn a_gap_in_the_numbers_hides_nothing() {
    let world = World::new();
    let events = world.answer(1, 30);
    for backup in std::fs::read_dir(world.learner_folder().join("backups")).unwrap() {
        std::fs::remove_file(backup.unwrap().path()).unwrap();
    }
    let mut bytes = std::fs::read(world.file()).unwrap();
    for n in [8, 9, 10, 20] {
        let name = format!("uncc-timeline-{n:03}");
        // In every copy that a page may still hold of it.
        let places: Vec<usize> = (0..bytes.len() - name.len())
            .filter(|at| bytes[*at..].starts_with(name.as_bytes()))
            .collect();
        for at in places {
            bytes[at] ^= 1;
        }
    }
    std::fs::write(world.file(), bytes).unwrap();
    let opened = world.open(40).unwrap();
    assert!(matches!(&opened.notices[0], Notice::Damaged(damage) if damage.kept == 27));
    opened.handle.append(vec![answer(99)], at(41)).wait().unwrap();
    let all = opened.handle.events().wait().unwrap();
    assert!(all.iter().all(|event| events.contains(event) || event.kind == answer(99)));
    for from in 0..31 {
        let (from, to) = (Clock(at(from).at.0), Clock(at(41).at.0));
        let found = opened.handle.events_between(from, to).wait().unwrap();
        let expected: Vec<&Event> = all.iter().filter(|event| event.clock >= from).collect();
        assert!(found.iter().eq(expected), "from {from:?}");
    }
    assert!(all.iter().any(|event| matches!(&event.kind, Kind::Named(_))));
}
