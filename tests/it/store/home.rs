//! The data directory: several learners, deleting and bringing back, folders that cannot be
//! written.

use std::fs;
use std::path::Path;
use std::process::Command;

use smriti::domain::event::Kind;
use smriti::domain::seed::Seed;
use smriti::domain::time::Timestamp;
use smriti::store::home::Problem;
use smriti::store::{Error, Home, exchange};

use super::world::{World, answer, at, folder};

const DAY: i64 = 86_400_000;

#[test]
fn a_device_keeps_its_name() {
    let place = folder();
    let first = Home::open(place.path(), Seed(1)).unwrap();
    let second = Home::open(place.path(), Seed(2)).unwrap();
    assert_eq!(first.device(), second.device());
    // One that cannot be read is not guessed at.
    fs::write(place.path().join("device.ron"), "(version:1,id:\"12\")").unwrap();
    let third = Home::open(place.path(), Seed(3)).unwrap();
    assert_ne!(third.device(), first.device());
    assert_eq!(Home::open(place.path(), Seed(4)).unwrap().device(), third.device());
}

#[test]
fn learners_are_listed_by_who_answered_last() {
    let world = World::new();
    let ravi = world.home.create("रवि", None, None, at(0)).unwrap();
    let date = jiff::civil::date(2027, 5, 23);
    let meera = world.home.create("Meera", Some("SSC CGL"), Some(date), at(0)).unwrap();
    world.answer(1, 4);
    let opened = smriti::store::open(&world.home, &ravi, at(9)).unwrap();
    let answers = opened.handle.append(vec![answer(1), answer(2)], at(10)).wait().unwrap();
    let undone = Kind::Undone(answers[1].id);
    let undone = opened.handle.append(vec![undone], at(11)).wait().unwrap();
    let cards = world.home.learners().unwrap();
    let shown: Vec<(&str, u64)> =
        cards.iter().map(|card| (card.name.as_str(), card.answers)).collect();
    assert_eq!(shown, [("रवि", 1), ("Asha", 3), ("Meera", 0)]);
    assert_eq!(cards[0].last_answer, Some(at(10).at));
    assert_eq!((cards[2].exam.as_deref(), cards[2].exam_date), (Some("SSC CGL"), Some(date)));
    assert_eq!((cards[2].last_answer, &cards[2].id), (None, &meera));

    // Taking back the taking back, and reading it from the snapshot.
    let again = Kind::Undone(undone[0].id);
    opened.handle.append(vec![again], at(12)).wait().unwrap();
    assert_eq!(world.home.learners().unwrap()[0].answers, 2);
    opened.handle.close(at(13)).wait().unwrap();
    assert_eq!(world.home.learners().unwrap()[0].answers, 2);

    assert_eq!(world.home.find("meera").unwrap(), meera);
    assert_eq!(world.home.find(ravi.as_str()).unwrap(), ravi);
    assert!(matches!(world.home.find("nobody"), Err(Error::NoLearner { .. })));
    world.home.remember_last(&ravi).unwrap();
    assert_eq!(world.home.last_learner(), Some(ravi.clone()));
    world.home.delete(&ravi, at(14)).unwrap();
    assert_eq!(world.home.last_learner(), None);
}

#[test]
fn a_deleted_learner_can_be_brought_back_for_thirty_days() {
    let world = World::new();
    let all = world.answer(1, 4);
    let opened = world.open(5).unwrap();
    assert!(matches!(world.home.delete(&world.asha, at(5)), Err(Error::InUse)));
    opened.handle.close(at(6)).wait().unwrap();
    world.home.delete(&world.asha, at(7)).unwrap();
    assert!(world.home.learners().unwrap().is_empty());
    assert!(matches!(world.open(8), Err(Error::NoLearner { .. })));
    let deleted = world.home.deleted().unwrap();
    assert_eq!((deleted[0].card.name.as_str(), deleted[0].card.answers), ("Asha", 3));
    assert_eq!(deleted[0].at, at(7).at);

    assert_eq!(world.home.purge(Timestamp(at(7).at.0 + 30 * DAY)).unwrap(), 0);
    world.home.bring_back(&world.asha).unwrap();
    assert!(world.home.deleted().unwrap().is_empty());
    let back = world.open(9).unwrap();
    assert_eq!(back.handle.events().wait().unwrap(), all);
    back.handle.close(at(10)).wait().unwrap();

    world.home.delete(&world.asha, at(11)).unwrap();
    assert_eq!(world.home.purge(Timestamp(at(11).at.0 + 30 * DAY + 1)).unwrap(), 1);
    assert!(world.home.deleted().unwrap().is_empty());
    assert!(world.home.bring_back(&world.asha).is_err());
}

#[test]
fn a_newer_file_is_refused_and_left_as_it_is() {
    let world = World::new();
    world.answer(1, 4);
    // What a later version may do: its number in the head, and the rest in another shape.
    let file = rusqlite::Connection::open(world.file()).unwrap();
    file.execute_batch(
        "pragma user_version = 7; drop table about; create table about (format text) strict;
         insert into about values ('seven'); pragma wal_checkpoint(truncate);",
    )
    .unwrap();
    file.close().unwrap();
    let snapshot = |path: &Path| -> Vec<(std::path::PathBuf, Vec<u8>)> {
        let mut files: Vec<_> = fs::read_dir(path)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.is_file())
            .map(|path| (path.clone(), fs::read(path).unwrap()))
            .collect();
        files.sort();
        files
    };
    // Listing may leave an empty log beside; opening must not.
    let before = snapshot(&world.learner_folder());
    match world.open(10) {
        Err(error @ Error::Newer { found: 7, known: 1, .. }) => {
            let said = error.to_string();
            assert!(said.contains("newer Smriti") && said.contains("update"), "{said}");
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(snapshot(&world.learner_folder()), before);
    let cards = world.home.learners().unwrap();
    assert_eq!(cards[0].problem, Some(Problem::Newer { found: 7, known: 1 }));
    assert_eq!(cards[0].name, "Asha");
    assert_eq!(snapshot(&world.learner_folder()), before);
}

/// The file of the first release: it must open for ever.
#[test]
fn a_file_of_format_1_opens() {
    let world = World::new();
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/store/v1.sqlite");
    fs::copy(&fixture, world.file()).unwrap();
    let opened = world.open(1_000).unwrap();
    assert!(
        opened
            .notices
            .iter()
            .all(|notice| matches!(notice, smriti::store::Notice::Migrated { from: 1, .. })),
        "{:?}",
        opened.notices
    );
    let events = opened.handle.events().wait().unwrap();
    assert_eq!(events.len(), 16);
    for event in &events {
        assert!(!matches!(event.kind, Kind::Unknown { .. }), "{event:?}");
    }
    assert_eq!(events[2].kind, answer(1));
    assert_eq!(events[15].kind, Kind::Undone(events[2].id));
    let mut lines = Vec::new();
    exchange::export(&world.home, &world.asha, &mut lines).unwrap();
    let expected = fs::read_to_string(fixture.with_file_name("v1.events.ron")).unwrap();
    let rows = |text: &str| text.lines().skip(1).map(ToOwned::to_owned).collect::<Vec<_>>();
    assert_eq!(rows(&String::from_utf8(lines).unwrap()), rows(&expected));
}

#[test]
fn nothing_readable_and_no_backup_is_an_error_that_changes_nothing() {
    let world = World::new();
    for contents in [b"not a database at all".to_vec(), vec![0; 8192], Vec::new()] {
        fs::write(world.file(), &contents).unwrap();
        let refused = world.open(1);
        assert!(matches!(refused, Err(Error::Unreadable { .. })), "{refused:?}");
        assert_eq!(fs::read(world.file()).unwrap(), contents);
        assert_eq!(world.home.learners().unwrap()[0].problem, Some(Problem::Damaged));
    }
}

#[test]
fn a_folder_that_cannot_be_written_is_said() {
    // Under a file there can be no folder, not even for root.
    let place = folder();
    let file = place.path().join("file");
    fs::write(&file, "").unwrap();
    let refused = Home::open(file.join("data"), Seed(1));
    let Err(Error::File { path, .. }) = &refused else { panic!("{refused:?}") };
    assert_eq!(*path, file.join("data"));

    // A read-only mount binds root as well.
    let world = World::new();
    let all = world.answer(1, 3);
    let data = world.home.root().to_owned();
    let mount = |arguments: &[&str]| -> bool {
        Command::new("mount")
            .args(arguments)
            .arg(&data)
            .output()
            .is_ok_and(|output| output.status.success())
    };
    if !mount(&["--bind", data.to_str().unwrap()]) {
        println!("skipped: no mounts here");
        return;
    }
    let read_only = mount(&["-o", "remount,ro,bind"]);
    let checks = std::panic::catch_unwind(|| {
        assert!(read_only);
        let home = Home::open(&data, Seed(1)).unwrap();
        assert_eq!(home.learners().unwrap().len(), 1);
        let refused = smriti::store::open(&home, &world.asha, at(4));
        assert!(matches!(refused, Err(Error::ReadOnly { .. })), "{refused:?}");
        let refused = home.create("Ravi", None, None, at(4));
        assert!(matches!(refused, Err(Error::ReadOnly { .. })), "{refused:?}");
        let fresh = Home::open(data.join("deeper"), Seed(1));
        assert!(matches!(fresh, Err(Error::ReadOnly { .. })), "{fresh:?}");
    });
    assert!(Command::new("umount").arg(&data).status().unwrap().success());
    checks.unwrap();
    assert_eq!(world.open(5).unwrap().handle.events().wait().unwrap(), all);
}

#[test]
fn a_disk_that_fills_up_is_said_and_goes_on_when_there_is_room() {
    let world = World::new();
    world.answer(1, 3);
    let small = folder();
    let mounted = Command::new("mount")
        .args(["-t", "tmpfs", "-o", "size=320k", "smriti-test"])
        .arg(small.path())
        .output()
        .is_ok_and(|output| output.status.success());
    if !mounted {
        println!("skipped: no mounts here");
        return;
    }
    let checks = std::panic::catch_unwind(|| {
        let home = Home::open(small.path(), Seed(1)).unwrap();
        let asha = home.create("Asha", None, None, at(0)).unwrap();
        let filler = small.path().join("filler");
        fs::write(&filler, vec![1; 64 * 1024]).unwrap();
        let opened = smriti::store::open(&home, &asha, at(1)).unwrap();
        let mut saved = Vec::new();
        let refused = loop {
            let n = u32::try_from(saved.len()).unwrap();
            match opened.handle.append(vec![answer(n)], at(2)).wait() {
                Ok(events) => saved.extend(events),
                Err(error) => break error,
            }
            assert!(saved.len() < 1_000, "the disk never fills");
        };
        let Error::NotSaved { why } = &refused else { panic!("{refused:?}") };
        assert!(matches!(**why, Error::Full { .. }), "{why:?}");
        assert!(!saved.is_empty());
        assert!(opened.handle.append(vec![answer(900)], at(3)).wait().is_err());

        fs::remove_file(&filler).unwrap();
        saved.extend(opened.handle.append(vec![answer(901)], at(4)).wait().unwrap());
        let answers: Vec<_> = opened
            .handle
            .events()
            .wait()
            .unwrap()
            .into_iter()
            .filter(|event| matches!(event.kind, Kind::Answered(_)))
            .collect();
        assert_eq!(answers, saved);
        opened.handle.close(at(5)).wait().unwrap();
    });
    assert!(Command::new("umount").arg(small.path()).status().unwrap().success());
    checks.unwrap();
}

/// With `SMRITI_BLESS` it becomes the fixture, when a new format is released.
#[test]
fn every_kind_of_event_is_written_as_format_1_has_it() {
    use smriti::domain::answer::{Response, Verdict};
    let world = World::new();
    let opened = world.open(1).unwrap();
    let mut kinds: Vec<Kind> = (1..4).map(answer).collect();
    for response in [
        Response::Many(["1".into(), "3".into()].into()),
        Response::Typed("४० days".to_owned()),
        Response::Blank,
    ] {
        let Kind::Answered(mut answered) = answer(9) else { panic!() };
        answered.response = response;
        answered.verdict = Verdict::Blank;
        answered.certainty = None;
        kinds.push(Kind::Answered(answered));
    }
    kinds.push(Kind::Set { key: "new-facts".to_owned(), value: "10".to_owned() });
    kinds.push(Kind::Bookmarked { question: "uncc-timeline-001".into(), on: true });
    kinds.push(Kind::Noted {
        question: "uncc-timeline-001".into(),
        text: "देखो \"this\"".to_owned(),
    });
    kinds.push(Kind::Edited { question: "uncc-timeline-002".into(), key_changed: true });
    kinds.push(Kind::Fitted {
        model: "fsrs-6".to_owned(),
        weights: vec![0.212, 1.2931],
        reviews: 64,
    });
    kinds.push(Kind::ExamChosen { name: None, date: Some(jiff::civil::date(2027, 5, 23)) });
    // Longer than a page, so that it goes on in overflow pages.
    kinds.push(Kind::Noted {
        question: "uncc-timeline-003".into(), text: "स्मृति ".repeat(700)
    });
    let written = opened.handle.append(kinds, at(2)).wait().unwrap();
    opened.handle.append(vec![Kind::Undone(written[0].id)], at(3)).wait().unwrap();
    let mut lines = Vec::new();
    exchange::export(&world.home, &world.asha, &mut lines).unwrap();
    opened.handle.close(at(4)).wait().unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/store");
    if smriti::env::variable("SMRITI_BLESS").is_some() {
        fs::copy(world.file(), folder.join("v1.sqlite")).unwrap();
        fs::write(folder.join("v1.events.ron"), &lines).unwrap();
    }
    let fixture = fs::read_to_string(folder.join("v1.events.ron")).unwrap();
    assert_eq!(String::from_utf8(lines).unwrap(), fixture, "format 1 is written differently now");
}
