//! Rooms on disk: what was kept is there again, whatever happened to the host or the file.

use std::fs;

use smriti::domain::class::journal::Journal;
use smriti::domain::class::lesson::{Marking, Pace, Phones, Rules};
use smriti::domain::class::room::{Command, Input, OnPaper, Play, Room, Seat, Step, Whose};
use smriti::domain::exam::paper::Set;
use smriti::domain::seed::Seed;
use smriti::domain::time::{Moment, Timestamp};
use smriti::store::Error;
use smriti::store::rooms::{RoomId, Rooms};

use super::rig::{Rig, class_of, ticks, token};
use crate::folder::Folder;

const BEGUN: Moment = Moment { at: Timestamp(1_795_000_000_000), offset_minutes: 330 };

/// Everything that can happen in a room, at least once.
fn eventful() -> Rig {
    let marking = Marking::Exam {
        right: num_rational::Ratio::from_integer(2),
        wrong: num_rational::Ratio::new(2, 3),
    };
    let mut rig = Rig::two_at_the_first(Rules { marking, certainty: true, ..Rules::default() });
    rig.take(Input::Join {
        token: token(3),
        name: "मीना \"M\"".into(),
        roll: Some("17".into()),
        held: true,
    })
    .expect("a seat");
    rig.answer(1, 0, 1, "B").expect("an answer");
    let commands = [
        Command::Pause,
        Command::Resume(None),
        Command::Resume(Some(BEGUN)),
        Command::Continue,
        Command::Lock(true),
        Command::Rename(Seat(2), "मीना".into()),
        Command::Seat { name: "No phone".into(), roll: None },
        Command::Write(Seat(3), ticks("A")),
        Command::Remove(Seat(1)),
        Command::Count(vec![1, 2, 3, 4]),
        Command::TeachAgain(0, true),
        Command::Teams(vec!["Ganga".into(), "Yamuna".into()]),
        Command::Play(0, Play::Passed),
        Command::Play(1, Play::Wrong),
        Command::Play(0, Play::Right),
        Command::Unplay,
    ];
    for command in commands {
        rig.now += 1_000;
        rig.host(command.clone()).unwrap_or_else(|refused| panic!("{command:?}: {refused}"));
    }
    rig.forward_to(Step::Reason);
    rig.host(Command::End).expect("an end");
    let whose = Whose::Named { name: "No phone".into(), roll: Some("9".into()) };
    let answers = vec![(0, Some(ticks("C"))), (1, Some(ticks(""))), (3, Some(ticks("AB")))];
    for (set, answers) in [(Some(Set::D), answers), (None, vec![(0, None)])] {
        let paper = OnPaper { whose: whose.clone(), set, answers };
        rig.host(Command::OnPaper(paper)).expect("a paper");
    }
    rig
}

#[test]
fn a_room_is_read_as_it_was_kept() {
    let folder = Folder::new("rooms-kept");
    let rooms = Rooms::at(folder.path().join("rooms"));
    assert_eq!(rooms.list(), []);
    let rig = eventful();
    let lesson = rig.room.lesson();
    let (id, mut file) = rooms.create(lesson, BEGUN, Seed(1)).expect("a room");
    for entries in rig.entries.chunks(3) {
        file.append(entries).expect("kept");
    }
    // It can be looked at while it is held, and held by nobody else.
    assert_eq!(rooms.read(&id).expect("a room").entries, rig.entries);
    assert!(matches!(rooms.open(&id), Err(Error::RoomInUse)));
    drop(file);
    let (kept, mut file) = rooms.open(&id).expect("a room");
    assert_eq!((&kept.lesson, kept.begun, kept.damaged), (lesson, BEGUN, 0));
    assert_eq!(kept.entries, rig.entries);
    assert_eq!(Room::replay(kept.lesson, &kept.entries), rig.room);
    // It goes on behind what there is.
    file.append(&rig.entries[..1]).expect("kept");
    drop(file);
    assert_eq!(rooms.read(&id).expect("a room").entries.len(), rig.entries.len() + 1);
    let cards = rooms.list();
    assert_eq!((cards.len(), &cards[0].id, cards[0].title.as_str()), (1, &id, "A lesson"));
    let (other, _file) = rooms.create(lesson, BEGUN, Seed(1)).expect("another room");
    assert_ne!(other, id, "the same chance gives another name");
}

#[test]
fn every_pace_and_marking_is_kept() {
    let folder = Folder::new("rooms-rules");
    let rooms = Rooms::at(folder.path());
    let paces = [Pace::Teacher, Pace::Own { seconds: None }, Pace::Own { seconds: Some(600) }];
    let markings = [Marking::Accuracy, Marking::Certainty, Marking::Speed { most: 500 }];
    let phones = [Phones::Letters, Phones::Texts, Phones::Shuffled];
    for ((pace, marking), phones) in paces.into_iter().zip(markings).zip(phones) {
        let rules = Rules { pace, marking, phones, certainty: true, ranks: true };
        let mut lesson = super::rig::lesson(rules);
        lesson.class = (pace == Pace::Teacher).then(|| class_of(&[("1", "Asha"), ("2", "विकास")]));
        let (id, file) = rooms.create(&lesson, BEGUN, Seed(2)).expect("a room");
        drop(file);
        assert_eq!(rooms.read(&id).expect("a room").lesson, lesson);
    }
}

#[test]
fn what_is_damaged_is_named_and_never_believed() {
    let folder = Folder::new("rooms-damaged");
    let rooms = Rooms::at(folder.path());
    let rig = eventful();
    let (id, mut file) = rooms.create(rig.room.lesson(), BEGUN, Seed(3)).expect("a room");
    file.append(&rig.entries).expect("kept");
    let path = file.path().to_owned();
    drop(file);
    let whole = fs::read(&path).expect("a file");
    let needle = b"Asha";
    let at = whole.windows(needle.len()).position(|bytes| bytes == needle).expect("a name");
    let mut bytes = whole.clone();
    bytes[at] = b'U';
    fs::write(&path, &bytes).expect("a file");
    let kept = rooms.read(&id).expect("a room");
    assert_eq!((kept.damaged, kept.entries.len()), (1, rig.entries.len() - 1));
    assert!(!kept.entries.iter().any(|entry| format!("{entry:?}").contains("Usha")));
    // The lesson has to be as it was, or there is no room.
    let needle = b"Which of q-1?";
    let at = whole.windows(needle.len()).position(|bytes| bytes == needle).expect("a stem");
    let mut bytes = whole;
    bytes[at] = b'V';
    fs::write(&path, &bytes).expect("a file");
    assert!(matches!(rooms.read(&id), Err(Error::Unreadable { .. })));
    fs::write(&path, b"no room at all").expect("a file");
    assert!(rooms.read(&id).is_err());
    assert_eq!(rooms.list(), []);
    let none = RoomId::read("2026-01-01-abcdef").expect("a name");
    assert!(matches!(rooms.open(&none), Err(Error::NoRoom { .. })));
    assert_eq!(RoomId::read("../learner"), None);
}
