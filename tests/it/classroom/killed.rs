//! The host of a room killed at any write, the disk full, the flush failing: nothing that was
//! acknowledged is lost, nothing is kept twice, and the room goes on from its file.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use smriti::classroom::{Host, Start};
use smriti::domain::class::lesson::{Rules, Ticks};
use smriti::domain::class::room::{Command, Entry, Phase, Reply, Room, Seat, What};
use smriti::domain::seed::Seed;
use smriti::store::rooms::{Kept, RoomFile, Rooms};

use super::rig::{BEGUN, RESUMED, lesson};
use crate::store::faults::{Acknowledged, CHILD, strace};

/// How many sit.
const SEATS: u32 = 3;

/// A host of this room.
fn host(kept: Kept, file: RoomFile) -> Host {
    let (host, news) = Host::start(Start {
        name: "2026-11-22-room".to_owned(),
        lesson: kept.lesson,
        entries: kept.entries,
        journal: Box::new(file),
        steady: Arc::new(|| 1_000),
        begun: kept.begun,
        now: RESUMED,
        seed: Seed(11),
    })
    .expect("a host");
    drop(news);
    host
}

/// What a child does: strace counts the calls of each thread, so making a room, which is the main
/// thread's, would hide the writes of its host.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Task {
    /// Makes a room.
    Make,
    /// Holds one that was made.
    Hold,
}

/// Not a test of its own: the child of the tests below. It says what was acknowledged.
#[test]
fn child_of_the_killed_rooms() {
    #[expect(clippy::disallowed_methods, reason = "how a test speaks to its child")]
    let Some(asked) = std::env::var_os(CHILD) else { return };
    let asked = asked.into_string().unwrap();
    let (task, place) = asked.split_once(' ').unwrap();
    let place = PathBuf::from(place);
    let mut acknowledged = Acknowledged(fs::File::create(place.join("said")).unwrap());
    let rooms = Rooms::at(place.join("rooms"));
    if task == "Make" {
        return match rooms.create(&lesson(Rules::default()), BEGUN, Seed(1)) {
            Ok((id, file)) => {
                acknowledged.say(&format!("made {id}"));
                drop(file);
                acknowledged.say("stopped");
            }
            Err(error) => acknowledged.say(&format!("not made {error}")),
        };
    }
    // On a disk that is full it may not even be seen.
    let Some(card) = rooms.list().into_iter().next() else {
        return acknowledged.say("not opened");
    };
    let (kept, file) = match rooms.open(&card.id) {
        Ok(opened) => opened,
        Err(error) => return acknowledged.say(&format!("not opened {error}")),
    };
    let host = host(kept, file);
    let handle = host.handle();
    let mut tell = |command: Command, word: &str| match handle.command_and_wait(command) {
        Ok(reply) => {
            acknowledged.say(word);
            Some(reply)
        }
        Err(fault) => {
            acknowledged.say(&format!("not kept: {fault}"));
            None
        }
    };
    for seat in 0..SEATS {
        let name = format!("Seat {seat}");
        let told = tell(Command::Seat { name, roll: None }, &format!("seat {seat}"));
        assert!(told.is_none_or(|told| told == Reply::Seated(Seat(seat))));
    }
    for _ in 0..2 {
        tell(Command::Forward, "forward");
    }
    for seat in 0..SEATS {
        tell(Command::Write(Seat(seat), Ticks::at(1)), &format!("answer {seat}"));
    }
    tell(Command::Close, "closed");
    host.stop();
    acknowledged.say("stopped");
}

fn count(entries: &[Entry], is_it: impl Fn(&What) -> bool) -> usize {
    entries.iter().filter(|entry| is_it(&entry.what)).count()
}

/// What is on disk after a child, held against what it was told; and the room goes on. Returns what
/// was said.
fn examine(place: &Path, fault: &str) -> String {
    let said = fs::read_to_string(place.join("said")).unwrap_or_default();
    let rooms = Rooms::at(place.join("rooms"));
    let made = said.lines().find_map(|line| line.strip_prefix("made "));
    let cards = rooms.list();
    let Some(card) = cards.first() else {
        assert_eq!(made, None, "{fault}: a room that was made is gone");
        return said;
    };
    assert!(made.is_none_or(|made| made == card.id.as_str()), "{fault}");
    let (kept, file) =
        rooms.open(&card.id).unwrap_or_else(|error| panic!("{fault}: {error}\n{said}"));
    assert_eq!((kept.damaged, kept.begun), (0, BEGUN), "{fault}\n{said}");
    for line in said.lines() {
        let (word, number) = line.split_once(' ').unwrap_or((line, ""));
        let number = number.parse::<u32>().map(Seat).ok();
        let times = match (word, number) {
            ("seat", Some(seat)) => {
                let name = format!("Seat {}", seat.0);
                count(
                    &kept.entries,
                    |what| matches!(what, What::Joined { name: is, .. } if *is == name),
                )
            }
            ("answer", Some(seat)) => count(
                &kept.entries,
                |what| matches!(what, What::Answered { seat: is, .. } if *is == seat),
            ),
            ("closed", _) => count(&kept.entries, |what| matches!(what, What::Closed)),
            _ => 1,
        };
        assert_eq!(times, 1, "{fault}: {line} in\n{:?}\n{said}", kept.entries);
    }
    let before = Room::replay(kept.lesson.clone(), &kept.entries);
    assert_eq!(before.seats().count(), before.sitters().len(), "{fault}");
    // It goes on where it was.
    let host = host(kept, file);
    let told = host.handle().command_and_wait(Command::Forward);
    assert_eq!(told, Ok(Reply::Done), "{fault}\n{said}");
    host.stop();
    let after = rooms.read(&card.id).expect("a room");
    let after = Room::replay(after.lesson, &after.entries);
    assert_ne!(after.phase(), Phase::Lobby, "{fault}");
    assert_eq!(after.sitters(), before.sitters(), "{fault}");
    said
}

/// Lets the fault hit the 1st, 2nd, 3rd … call until it hits none. Returns how often it hit, and
/// everything that was said.
fn sweep(task: Task, calls: &str, fault: &str, last: &str) -> Option<(u32, String)> {
    let mut all = String::new();
    for nth in 1..400 {
        let place = crate::store::world::folder();
        let fault = format!("{calls}:{fault}:when={nth}{last}");
        if task == Task::Hold {
            let rooms = Rooms::at(place.path().join("rooms"));
            drop(rooms.create(&lesson(Rules::default()), BEGUN, Seed(1)).expect("a room"));
        }
        let asked = format!("{task:?} {}", place.path().display());
        let test = "classroom::killed::child_of_the_killed_rooms";
        let met = strace(test, &asked, place.path(), &fault)?;
        all.push_str(&examine(place.path(), &fault));
        if !met {
            return Some((nth - 1, all));
        }
    }
    panic!("{calls} never ends");
}

#[test]
fn a_host_killed_at_any_write_loses_nothing_that_was_acknowledged() {
    for task in [Task::Make, Task::Hold] {
        for calls in ["pwrite64", "fsync", "fdatasync", "unlink", "ftruncate"] {
            let Some((hits, said)) = sweep(task, calls, "signal=SIGKILL", "") else { return };
            println!("{task:?}: killed at each of {hits} {calls}");
            assert!(said.contains("stopped"), "the last child met no fault");
            if task == Task::Hold && calls == "pwrite64" {
                assert!(hits >= 9, "every batch is written: {hits}");
            }
        }
    }
}

#[test]
fn a_disk_that_is_full_or_fails_stops_the_room_and_is_said() {
    for task in [Task::Make, Task::Hold] {
        for (calls, fault) in [("pwrite64", "error=ENOSPC"), ("fsync,fdatasync", "error=EIO")] {
            for last in ["", "+"] {
                let Some((hits, said)) = sweep(task, calls, fault, last) else { return };
                println!("{task:?}: {fault} at each of {hits} {calls}{last}");
                let wanted = match task {
                    Task::Make => "not made ",
                    Task::Hold => "not kept: the room could not be kept",
                };
                assert!(said.contains(wanted), "{said}");
            }
        }
    }
}
