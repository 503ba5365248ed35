//! Bringing a file to a format that is not released yet.

use super::*;
use crate::domain::event::Kind;
use crate::domain::seed::Seed;

const NEXT: &[&str] = &[file::STEPS[0], "create table tried (n integer not null) strict;"];
const BROKEN: &[&str] =
    &[file::STEPS[0], "create table tried (n integer not null) strict; nonsense;"];

fn now(minutes: i64) -> Moment {
    Moment { at: Timestamp(1_795_321_800_000 + minutes * 60_000), offset_minutes: 330 }
}

fn world() -> (tempfile::TempDir, Home, LearnerId) {
    let folder = tempfile::tempdir().unwrap();
    let home = Home::open(folder.path(), Seed(1)).unwrap();
    let learner = home.create("Asha", None, None, now(0)).unwrap();
    let (mut keeper, _, _) = Keeper::open(&home, &learner, now(1), file::STEPS).unwrap();
    keeper.append(&[(vec![Kind::Named("Asha K".to_owned())], now(2))]).unwrap();
    keeper.close();
    (folder, home, learner)
}

#[test]
fn an_older_file_is_backed_up_and_brought_up_to_date() {
    let (_folder, home, learner) = world();
    let (mut keeper, progress, notices) = Keeper::open(&home, &learner, now(3), NEXT).unwrap();
    let [Notice::Migrated { from: 1, to: 2, backup }] = notices.as_slice() else {
        panic!("{notices:?}");
    };
    let events = keeper.events().unwrap();
    assert_eq!(events.len(), 2);
    let copies = backup::read_records(&backup.path).unwrap();
    assert_eq!(copies.iter().filter_map(Record::event).collect::<Vec<_>>(), events);
    assert_eq!(progress, Progress::replay(&events));
    keeper.append(&[(vec![Kind::Named("Asha".to_owned())], now(4))]).unwrap();
    keeper.close();
    drop(keeper);

    // What brought it up to date is a newer version to what did not.
    let before = fs::read(home.folder(&learner).unwrap().progress()).unwrap();
    let refused = Keeper::open(&home, &learner, now(5), file::STEPS);
    assert!(matches!(refused, Err(Error::Newer { found: 2, known: 1, .. })), "{refused:?}");
    assert_eq!(fs::read(home.folder(&learner).unwrap().progress()).unwrap(), before);

    let (mut keeper, _, notices) = Keeper::open(&home, &learner, now(6), NEXT).unwrap();
    assert!(notices.is_empty(), "{notices:?}");
    assert_eq!(keeper.events().unwrap().len(), 3);
}

#[test]
fn a_step_that_fails_leaves_the_file_as_it_was() {
    let (_folder, home, learner) = world();
    let path = home.folder(&learner).unwrap().progress();
    let before = fs::read(&path).unwrap();
    assert!(Keeper::open(&home, &learner, now(3), BROKEN).is_err());
    assert_eq!(fs::read(&path).unwrap(), before);
    let (mut keeper, _, notices) = Keeper::open(&home, &learner, now(4), file::STEPS).unwrap();
    assert!(notices.is_empty(), "{notices:?}");
    assert_eq!(keeper.events().unwrap().len(), 2);
}
