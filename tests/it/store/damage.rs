//! A damaged byte anywhere: it is named or harmless, never believed, and costs at most the event
//! it hit.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use smriti::domain::event::Event;
use smriti::domain::progress::Progress;
use smriti::store::{Damage, Notice};

use super::world::{World, answer, at};

/// What one damaged byte did.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Tally {
    harmless: u32,
    named: u32,
    restored: u32,
    lost: u32,
}

impl Tally {
    const fn plus(self, other: Self) -> Self {
        Self {
            harmless: self.harmless + other.harmless,
            named: self.named + other.named,
            restored: self.restored + other.restored,
            lost: self.lost + other.lost,
        }
    }
}

/// A learner with small pages, so that a file with all its kinds of pages is small too: answers up
/// to 10 in a sound backup, the rest only in the file or its log.
struct Sample {
    world: World,
    events: Vec<Event>,
    in_backup: BTreeSet<u64>,
    main: Vec<u8>,
    log: Vec<u8>,
    backup: (PathBuf, Vec<u8>),
}

impl Sample {
    /// The last `in_log` of 18 answers are in the log only.
    fn new(in_log: u32) -> Self {
        let world = World::new();
        world.answer(1, 11);
        let in_backup = (1..=12).collect();
        let mut backups: Vec<PathBuf> = fs::read_dir(world.learner_folder().join("backups"))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        backups.sort();
        let newest = backups.pop().unwrap();
        let backup = (newest.clone(), fs::read(&newest).unwrap());
        let file = rusqlite::Connection::open(world.file()).unwrap();
        file.execute_batch("pragma journal_mode = delete; pragma page_size = 512; vacuum;")
            .unwrap();
        file.close().unwrap();
        if in_log < 8 {
            world.answer(11, 19 - in_log);
        }
        let opened = world.open(20).unwrap();
        assert!(opened.notices.is_empty(), "{:?}", opened.notices);
        for n in 19 - in_log..19 {
            opened.handle.append(vec![answer(n)], at(20)).wait().unwrap();
        }
        let events = opened.handle.events().wait().unwrap();
        let main = fs::read(world.file()).unwrap();
        let log = fs::read(world.learner_folder().join("progress.sqlite-wal")).unwrap_or_default();
        opened.handle.close(at(21)).wait().unwrap();
        let (main, log) =
            if in_log == 0 { (fs::read(world.file()).unwrap(), Vec::new()) } else { (main, log) };
        Self { world, events, in_backup, main, log, backup }
    }

    /// Opens the learner with these bytes on disk and checks everything that must hold.
    fn open(&self, main: &[u8], log: &[u8], what: &str) -> (Tally, Option<Damage>) {
        let folder = self.world.learner_folder();
        self.clean();
        fs::write(self.world.file(), main).unwrap();
        if !log.is_empty() {
            fs::write(folder.join("progress.sqlite-wal"), log).unwrap();
        }
        let opened = self.world.open(30).unwrap_or_else(|error| panic!("{what}: {error}"));
        let events = opened.handle.events().wait().unwrap();
        assert_eq!(opened.progress, Progress::replay(&events), "{what}");
        // Given up without a last backup, which these thousands of openings need not make.
        drop(opened.handle);
        self.world.wait_until_closed();
        let file = rusqlite::Connection::open(self.world.file()).unwrap();
        let sound: String = file.query_row("pragma integrity_check", [], |row| row.get(0)).unwrap();
        assert_eq!(sound, "ok", "{what}: left unsound");
        let damage = opened.notices.iter().find_map(|notice| match notice {
            Notice::Damaged(damage) => Some(damage.clone()),
            _ => None,
        });
        for event in &events {
            assert!(self.events.contains(event), "{what}: {event:?} was never written");
        }
        let missing: Vec<&Event> =
            self.events.iter().filter(|event| !events.contains(event)).collect();
        let mut tally = Tally::default();
        match &damage {
            None => {
                assert!(missing.is_empty(), "{what}: {missing:?} vanished in silence");
                tally.harmless = 1;
            }
            Some(damage) => {
                tally.named = 1;
                tally.restored = u32::from(damage.restored > 0);
                tally.lost = u32::from(!missing.is_empty());
                for event in &missing {
                    assert!(
                        !self.in_backup.contains(&event.id.sequence),
                        "{what}: {event:?} {damage:?}"
                    );
                    assert!(
                        damage.lost.iter().any(|span| span.contains(event.id)),
                        "{what}: {event:?} is lost and not named in {damage:?}",
                    );
                }
                let named: u64 = damage.lost.iter().map(smriti::store::Span::count).sum();
                assert_eq!(named, missing.len() as u64, "{what}: {damage:?}");
                assert_eq!(damage.kept + damage.restored, events.len() as u64, "{what}");
                let aside = damage.aside.as_ref().unwrap();
                assert_eq!(fs::read(aside).unwrap(), main, "{what}");
            }
        }
        (tally, damage)
    }

    /// Opens the learner with these bytes on disk and says which events there are.
    fn open_anyhow(&self, main: &[u8], log: &[u8]) -> Vec<Event> {
        let folder = self.world.learner_folder();
        self.clean();
        fs::write(self.world.file(), main).unwrap();
        fs::write(folder.join("progress.sqlite-wal"), log).unwrap();
        let opened = self.world.open(30).unwrap();
        let events = opened.handle.events().wait().unwrap();
        assert_eq!(opened.progress, Progress::replay(&events));
        drop(opened.handle);
        self.world.wait_until_closed();
        events
    }

    /// Leaves nothing but the backup from the middle.
    fn clean(&self) {
        let folder = self.world.learner_folder();
        for place in [folder.clone(), folder.join("backups")] {
            for entry in fs::read_dir(place).unwrap() {
                let path = entry.unwrap().path();
                // The lock stays: it is how one opening waits for the end of the one before.
                if path.is_file() && !path.ends_with("lock") {
                    fs::remove_file(path).unwrap();
                }
            }
        }
        let (path, bytes) = &self.backup;
        fs::write(path, bytes).unwrap();
    }
}

/// Whether a byte is within the row of an event: from its head to its checksum.
fn hits(main: &[u8], event: &Event, at: usize) -> bool {
    let smriti::domain::event::Kind::Answered(answered) = &event.kind else { return false };
    let text = format!("(question:\"{}\"", answered.question);
    main.windows(text.len())
        .enumerate()
        .filter(|(_, window)| *window == text.as_bytes())
        .any(|(start, _)| (start.saturating_sub(64)..start + 320).contains(&at))
}

/// Damages each byte of the file (or of its log) in turn, and says what came of it.
fn sweep(in_log: u32, mask: u8) -> Tally {
    let work = |half: usize| {
        let sample = Sample::new(in_log);
        let (undamaged, _) = sample.open(&sample.main, &sample.log, "undamaged");
        assert_eq!(undamaged.harmless, 1);
        let length = if in_log == 0 { sample.main.len() } else { sample.log.len() };
        let mut total = Tally::default();
        for offset in (half..length).step_by(2) {
            let (mut main, mut log) = (sample.main.clone(), sample.log.clone());
            let bytes = if in_log == 0 { &mut main } else { &mut log };
            bytes[offset] ^= mask;
            let what = format!("byte {offset} of {length}");
            let (tally, damage) = sample.open(&main, &log, &what);
            total = total.plus(tally);
            // A damaged byte costs at most the event it hit.
            for span in damage.iter().flat_map(|damage| &damage.lost) {
                let bytes = if in_log == 0 { &sample.main } else { &sample.log };
                let mut hit = sample.events.iter().filter(|event| span.contains(event.id));
                assert!(hit.all(|event| hits(bytes, event, offset)), "{what}: {damage:?}");
            }
        }
        total
    };
    thread::scope(|scope| {
        let other = scope.spawn(|| work(1));
        work(0).plus(other.join().unwrap())
    })
}

#[test]
fn a_damaged_byte_anywhere_in_the_file_is_named_or_harmless() {
    let total = sweep(0, 0xff);
    println!("file: {total:?}");
    assert!(total.harmless > 0 && total.restored > 0 && total.lost > 0, "{total:?}");
    assert!(total.named > total.harmless, "{total:?}");
}

#[test]
fn a_damaged_byte_anywhere_in_the_log_is_named_or_harmless() {
    let total = sweep(3, 0x01);
    println!("log: {total:?}");
    assert!(total.named > 0 && total.lost > 0, "{total:?}");
}

#[test]
fn a_file_without_its_first_pages_gives_back_every_event() {
    // One of the events is longer than a page and goes on in others.
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/store/v1.sqlite");
    let world = World::new();
    fs::copy(&fixture, world.file()).unwrap();
    let sound = world.open(1_000).unwrap();
    let all = sound.handle.events().wait().unwrap();
    sound.handle.close(at(1_001)).wait().unwrap();
    fs::remove_dir_all(world.learner_folder().join("backups")).unwrap();
    for page_size in [4096_usize, 100, 20] {
        let mut bytes = fs::read(&fixture).unwrap();
        bytes[..page_size].fill(0xa5);
        fs::write(world.file(), &bytes).unwrap();
        let opened = world.open(1_002).unwrap();
        let [Notice::Damaged(damage)] = opened.notices.as_slice() else {
            panic!("{:?}", opened.notices)
        };
        assert_eq!((damage.kept, damage.restored, &damage.lost), (16, 0, &Vec::new()));
        assert_eq!(opened.handle.events().wait().unwrap(), all);
        drop(opened.handle);
        world.wait_until_closed();
    }
}

/// What can happen to bytes.
#[derive(Debug, Clone)]
enum Harm {
    Fill { at: usize, length: usize, with: u8 },
    Cut { at: usize },
    Remove { at: usize, length: usize },
    Insert { at: usize, bytes: Vec<u8> },
    Copy { from: usize, to: usize, length: usize },
}

impl Harm {
    fn any() -> impl Strategy<Value = Self> {
        prop_oneof![
            (any::<usize>(), 1_usize..3000, any::<u8>())
                .prop_map(|(at, length, with)| Self::Fill { at, length, with }),
            any::<usize>().prop_map(|at| Self::Cut { at }),
            (any::<usize>(), 1_usize..600).prop_map(|(at, length)| Self::Remove { at, length }),
            (any::<usize>(), proptest::collection::vec(any::<u8>(), 1..600))
                .prop_map(|(at, bytes)| Self::Insert { at, bytes }),
            (any::<usize>(), any::<usize>(), 1_usize..1200)
                .prop_map(|(from, to, length)| Self::Copy { from, to, length }),
        ]
    }

    fn to(&self, bytes: &mut Vec<u8>) {
        let size = bytes.len();
        let span = |at: usize, length: usize| {
            let start = at % (size + 1);
            start..(start + length).min(size)
        };
        match self {
            Self::Fill { at, length, with } => bytes[span(*at, *length)].fill(*with),
            Self::Cut { at } => bytes.truncate(at % (size + 1)),
            Self::Remove { at, length } => drop(bytes.drain(span(*at, *length))),
            Self::Insert { at, bytes: more } => {
                let start = at % (size + 1);
                bytes.splice(start..start, more.iter().copied());
            }
            Self::Copy { from, to, length } => {
                let (from, to) = (span(*from, *length), span(*to, *length));
                let length = from.len().min(to.len());
                bytes.copy_within(from.start..from.start + length, to.start);
            }
        }
    }
}

#[test]
fn whatever_happens_to_a_file_and_its_log_nothing_false_is_believed() {
    let sample = Sample::new(3);
    let mut runner = TestRunner::new(ProptestConfig {
        cases: 300,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let harms = (
        proptest::collection::vec(Harm::any(), 0..3),
        proptest::collection::vec(Harm::any(), 0..3),
    );
    runner
        .run(&harms, |(to_main, to_log)| {
            let (mut main, mut log) = (sample.main.clone(), sample.log.clone());
            for harm in &to_main {
                harm.to(&mut main);
            }
            for harm in &to_log {
                harm.to(&mut log);
            }
            // What is in the sound backup is there in any case.
            let events = sample.open_anyhow(&main, &log);
            for event in &events {
                prop_assert!(sample.events.contains(event), "{event:?} was never written");
            }
            for event in &sample.events {
                let safe = sample.in_backup.contains(&event.id.sequence);
                prop_assert!(!safe || events.contains(event), "{event:?} was in the backup");
            }
            Ok(())
        })
        .unwrap();
}
