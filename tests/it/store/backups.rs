//! Backups: when they are made, what they are worth, how they are thinned and put back.

use std::collections::BTreeSet;
use std::fs;

use proptest::prelude::*;
use smriti::domain::event::Event;
use smriti::domain::progress::Progress;
use smriti::domain::time::Timestamp;
use smriti::store::backup::{self, thin};
use smriti::store::{Error, Notice};

use super::world::{World, answer, at};

const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;

#[test]
fn a_backup_is_made_when_the_last_is_half_an_hour_old_and_on_closing() {
    let world = World::new();
    world.answer(1, 3);
    let backups = || backup::of(&world.home, &world.asha).unwrap();
    let first = backups();
    assert_eq!(first[0].at, at(3).at, "made on closing");

    let opened = world.open(20).unwrap();
    opened.handle.append(vec![answer(3)], at(33)).wait().unwrap();
    // Whatever is asked next is served after the worker has looked at the time.
    opened.handle.backups().wait().unwrap();
    assert_eq!(backups(), first, "30 minutes are not more than 30 minutes");
    opened.handle.append(vec![answer(4)], at(34)).wait().unwrap();
    let Ok(Notice::BackedUp(made)) = opened.handle.notice().wait() else { panic!() };
    assert_eq!(made.at, at(34).at);
    assert_eq!(backups()[0], made);
    opened.handle.close(at(35)).wait().unwrap();
    assert_eq!(backups()[0], made, "nothing changed since");

    // Opened and closed again without a change: none.
    world.open(100).unwrap().handle.close(at(200)).wait().unwrap();
    assert_eq!(backups()[0], made);
}

#[test]
fn a_backup_holds_what_the_file_held_and_answers_go_on_meanwhile() {
    let world = World::new();
    let opened = world.open(0).unwrap();
    let pending = opened.handle.backup(at(1));
    let written: Vec<Event> = (0..20)
        .flat_map(|n| opened.handle.append(vec![answer(n)], at(1)).wait().unwrap())
        .collect();
    let made = pending.wait().unwrap();
    let preview = opened.handle.preview_restore(&made.path).wait().unwrap();
    assert_eq!(preview.answers_now, 20);
    assert_eq!(preview.answers_then + preview.set_aside, 20);
    assert_eq!(preview.brought_back, 0);
    assert_eq!(opened.handle.events().wait().unwrap().len(), written.len() + 2);
    let verified = opened.handle.verify().wait().unwrap();
    assert!(verified.backups.contains(&made) && verified.bad_backups.is_empty());
}

#[test]
fn a_backup_put_back_sets_aside_what_came_after_and_loses_nothing() {
    let world = World::new();
    world.answer(1, 4);
    let then = backup::of(&world.home, &world.asha).unwrap()[0].clone();
    let all = world.answer(4, 7);
    let opened = world.open(10).unwrap();
    let preview = opened.handle.preview_restore(&then.path).wait().unwrap();
    assert_eq!((preview.answers_now, preview.answers_then, preview.set_aside), (6, 3, 3));
    assert_eq!(preview.newest_then, Some(at(3).at));

    let restored = opened.handle.restore(&then.path, at(11)).wait().unwrap();
    let events = opened.handle.events().wait().unwrap();
    assert_eq!(events, all[..5]);
    assert_eq!(restored.progress, Progress::replay(&events));
    assert_eq!(world.home.learners().unwrap()[0].answers, 3);

    // A number that was given once is never given again, not even by the same machine.
    let next = opened.handle.append(vec![answer(50)], at(12)).wait().unwrap();
    assert_ne!(next[0].id.device, world.home.device());
    opened.handle.close(at(13)).wait().unwrap();
    let opened = world.open(14).unwrap();
    assert!(opened.notices.is_empty(), "{:?}", opened.notices);
    let more = opened.handle.append(vec![answer(51)], at(15)).wait().unwrap();
    assert_eq!((more[0].id.device, more[0].id.sequence), (next[0].id.device, 2));

    // How things were before can be put back in turn.
    opened.handle.restore(&restored.before.path, at(16)).wait().unwrap();
    assert_eq!(opened.handle.events().wait().unwrap(), all);
}

#[test]
fn what_is_no_sound_backup_is_not_put_back() {
    let world = World::new();
    let all = world.answer(1, 4);
    let then = backup::of(&world.home, &world.asha).unwrap()[0].clone();
    let bytes = fs::read(&then.path).unwrap();
    let mut damaged = bytes.clone();
    let place = bytes.windows(4).position(|window| window == b"4002").unwrap();
    damaged[place] = b'5';
    let bad = world.folder.path().join("bad.sqlite");
    for contents in [damaged, bytes[..bytes.len() - 4096].to_vec(), b"hello".to_vec(), Vec::new()] {
        fs::write(&bad, contents).unwrap();
        let opened = world.open(10).unwrap();
        for refused in [
            opened.handle.preview_restore(&bad).wait().map(|_| ()),
            opened.handle.restore(&bad, at(11)).wait().map(|_| ()),
        ] {
            assert!(matches!(refused, Err(Error::NotABackup { .. })), "{refused:?}");
        }
        assert_eq!(opened.handle.events().wait().unwrap(), all);
        opened.handle.close(at(12)).wait().unwrap();
    }
    let missing = world.open(20).unwrap();
    assert!(missing.handle.restore("/nowhere/at-all.sqlite", at(21)).wait().is_err());
    assert_eq!(missing.handle.events().wait().unwrap(), all);
}

#[test]
fn a_damaged_backup_is_passed_over_for_the_next() {
    let world = World::new();
    world.answer(1, 4);
    world.answer(4, 6);
    let all = world.answer(6, 8);
    let backups = backup::of(&world.home, &world.asha).unwrap();
    let newest = fs::read(&backups[0].path).unwrap();
    fs::write(&backups[0].path, &newest[..newest.len() / 2]).unwrap();
    fs::write(world.file(), b"gone").unwrap();
    let opened = world.open(10).unwrap();
    let [Notice::Damaged(damage)] = opened.notices.as_slice() else {
        panic!("{:?}", opened.notices);
    };
    assert_eq!((damage.kept, damage.restored), (0, 7));
    assert_eq!(damage.backup.as_ref(), Some(&backups[1]));
    assert_eq!(opened.handle.events().wait().unwrap(), all[..7]);
}

fn stamps(times: &BTreeSet<Timestamp>) -> Vec<Timestamp> {
    times.iter().copied().collect()
}

#[test]
fn a_year_of_backups_is_thinned_to_two_days_twelve_days_ten_weeks_nine_months() {
    // Four backups a day for two years, thinned after each as it happens.
    let start = 1_767_225_600_000;
    let mut kept: Vec<Timestamp> = Vec::new();
    let mut now = Timestamp(start);
    for quarter in 0..730 * 4 {
        now = Timestamp(start + quarter * 6 * HOUR);
        kept.push(now);
        kept = stamps(&thin(&kept, now));
    }
    let ages: Vec<i64> = kept.iter().rev().map(|at| now.since(*at) / HOUR).collect();
    let recent = ages.iter().filter(|age| **age <= 48).count();
    assert_eq!(recent, 9, "all of two days: {ages:?}");
    let older = &ages[recent..];
    assert_eq!(older.len(), 12 + 10 + 9, "{older:?}");
    let days = |from: usize, to: usize| -> Vec<i64> {
        older[from..to].windows(2).map(|pair| (pair[1] - pair[0]) / 24).collect()
    };
    // Where days go over into weeks, and weeks into months, the first is a part of one.
    assert!(days(1, 12).iter().all(|days| *days == 1), "{older:?}");
    assert!(days(13, 22).iter().all(|days| *days == 7), "{older:?}");
    // The last Sunday of each month is what was left of it by then.
    assert!(days(23, 31).iter().all(|days| *days == 28 || *days == 35), "{older:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn thinning_keeps_the_newest_and_two_days_and_is_done_once(
        hours in proptest::collection::vec(-100_i64..20_000, 0..120),
        elapsed in 0_i64..2_000,
    ) {
        let now = Timestamp(1_795_321_800_000);
        let times: Vec<Timestamp> = hours.iter().map(|h| Timestamp(now.0 - h * HOUR)).collect();
        let keep = thin(&times, now);
        prop_assert!(keep.iter().all(|at| times.contains(at)));
        prop_assert!(times.iter().all(|at| now.since(*at) > 2 * DAY || keep.contains(at)));
        prop_assert_eq!(keep.last(), times.iter().max());
        let old = keep.iter().filter(|at| now.since(**at) > 2 * DAY).count();
        prop_assert!(old <= 12 + 10 + 9, "{old}");
        prop_assert_eq!(&thin(&stamps(&keep), now), &keep);
        // Later, nothing is wanted that was thrown away before.
        let later = Timestamp(now.0 + elapsed * HOUR);
        let in_one_go = thin(&times, later);
        let in_two = thin(&stamps(&keep), later);
        prop_assert!(in_two.is_subset(&keep));
        prop_assert_eq!(in_two.last(), in_one_go.last());
    }
}
