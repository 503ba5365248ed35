//! A data directory for a test, a learner in it, and a clock that only moves when told.

use std::fs;
use std::path::PathBuf;

use smriti::domain::answer::{Certainty, Response, Verdict};
use smriti::domain::event::{Answered, Event, Kind, Mode};
use smriti::domain::seed::Seed;
use smriti::domain::time::{Moment, Timestamp};
use smriti::store::{Error, Home, LearnerId, Opened};

/// A folder of its own, in memory where there is such a disk, gone at the end.
pub(crate) fn folder() -> tempfile::TempDir {
    let memory = PathBuf::from("/dev/shm");
    if memory.is_dir() {
        tempfile::tempdir_in(memory).unwrap()
    } else {
        tempfile::tempdir().unwrap()
    }
}

/// 2026-11-22 10:00 in India, and `minutes` later.
pub(crate) fn at(minutes: i64) -> Moment {
    Moment { at: Timestamp(1_795_321_800_000 + minutes * 60_000), offset_minutes: 330 }
}

/// The `n`th answer of a session.
pub(crate) fn answer(n: u32) -> Kind {
    Kind::Answered(Answered {
        question: format!("uncc-timeline-{n:03}").into(),
        fact: format!("uncc-timeline-fact-{n:03}").into(),
        content: 0x0123_4567_89ab_cdef ^ u64::from(n),
        key: u64::from(n),
        response: Response::One("2".into()),
        verdict: if n.is_multiple_of(3) { Verdict::Wrong } else { Verdict::Right },
        certainty: Some(Certainty::ThinkSo),
        millis: 4_000 + n,
        mode: Mode::Review,
        session: 7,
        mapping: 1,
    })
}

/// A data directory with one learner, Asha.
pub(crate) struct World {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) home: Home,
    pub(crate) asha: LearnerId,
}

impl World {
    pub(crate) fn new() -> Self {
        Self::seeded(1)
    }

    /// As if on another machine.
    pub(crate) fn seeded(seed: u64) -> Self {
        let folder = folder();
        let home = Home::open(folder.path(), Seed(seed)).unwrap();
        let asha = home.create("Asha", Some("UPSC"), None, at(0)).unwrap();
        Self { folder, home, asha }
    }

    pub(crate) fn open(&self, minutes: i64) -> Result<Opened, Error> {
        smriti::store::open(&self.home, &self.asha, at(minutes))
    }

    pub(crate) fn learner_folder(&self) -> PathBuf {
        self.home.root().join("learners").join(self.asha.as_str())
    }

    pub(crate) fn file(&self) -> PathBuf {
        self.learner_folder().join("progress.sqlite")
    }

    /// Waits until a handle that was only dropped has been given up.
    pub(crate) fn wait_until_closed(&self) {
        let lock = fs::File::open(self.learner_folder().join("lock")).unwrap();
        lock.lock().unwrap();
        lock.unlock().unwrap();
    }

    /// Opens, appends answers `from..to` one by one, closes, and returns all events.
    pub(crate) fn answer(&self, from: u32, to: u32) -> Vec<Event> {
        let opened = self.open(i64::from(from)).unwrap();
        for n in from..to {
            opened.handle.append(vec![answer(n)], at(i64::from(n))).wait().unwrap();
        }
        let events = opened.handle.events().wait().unwrap();
        opened.handle.close(at(i64::from(to))).wait().unwrap();
        events
    }
}
