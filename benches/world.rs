//! What is measured on: folders, made-up banks, and a learner with a made-up past. All of it is made
//! when it is first asked for, once, and is gone at the end.

use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use smriti::domain::answer::{Certainty, Response, Verdict};
use smriti::domain::bank::{ChoiceId, FactId, QuestionId};
use smriti::domain::event::{Answered, Clock, DeviceId, Event, EventId, Kind, Mode};
use smriti::domain::progress::Progress;
use smriti::domain::seed::Seed;
use smriti::domain::study::grade::MAPPING;
use smriti::domain::time::{Moment, Timestamp};
use smriti::store::library::{Library, Places};
use smriti::store::{Home, LearnerId};

#[expect(dead_code, reason = "its `main` is the example's")]
#[path = "../examples/make_bank.rs"]
mod make_bank;

/// How many questions, each of another fact, are asked by the large banks.
pub(crate) const MANY: usize = 100_000;

/// How many of them are in one bank.
const PER_BANK: usize = 5_000;

/// How often each fact was answered in the past.
const ROUNDS: usize = 10;

/// Days from one of these answers to the next.
const GAP: i64 = 36;

/// Days from the last of them to today.
const AGO: i64 = 11;

const DAY_MS: i64 = 86_400_000;

/// 21 November 2026, 18:40 in India.
pub(crate) const NOW: Moment = Moment { at: Timestamp(1_795_266_600_000), offset_minutes: 330 };

static ROOT: LazyLock<PathBuf> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("bench-{}", std::process::id()));
    fs::create_dir_all(&root).expect("a folder for measuring");
    root
});

/// A folder of this name on the disk that the build is on.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = ROOT.join(name);
    fs::create_dir_all(&folder).expect("a folder for measuring");
    folder
}

/// Waits until what was made is on the disk, where the system has a command for that: a flush also
/// waits for what others wrote.
pub(crate) fn settle_disk() {
    drop(std::process::Command::new("sync").status());
}

/// Removes everything that was made.
pub(crate) fn remove() {
    drop(fs::remove_dir_all(&*ROOT));
}

/// Banks of so many questions in a folder of their own, and where an index of them is kept.
pub(crate) fn banks(questions: usize) -> Places {
    let name = format!("banks-{questions}");
    let is_there = ROOT.join(&name).exists();
    let own = folder(&name);
    let cache = folder(&format!("cache-{questions}")).join("banks.idx");
    if !is_there {
        for first in (0..questions).step_by(PER_BANK) {
            let id = format!("made-up-{:02}", first / PER_BANK);
            let file = File::create(own.join(&id).with_extension("ron")).expect("a bank file");
            let mut out = BufWriter::new(file);
            let count = PER_BANK.min(questions - first);
            make_bank::write_bank(&mut out, &id, count, 1).expect("a bank written");
            out.flush().expect("a bank written");
        }
    }
    Places { shipped: Vec::new(), own: Some(own), cache: Some(cache) }
}

/// The text of one bank of so many questions.
pub(crate) fn one_bank(questions: usize) -> String {
    let mut out = Vec::new();
    make_bank::write_bank(&mut out, "made-up", questions, 1).expect("a bank written");
    String::from_utf8(out).expect("text")
}

/// Loads banks, all or not at all.
pub(crate) fn load(places: &Places) -> Library {
    let library = Library::load(places, |_, _| ControlFlow::Continue(())).expect("banks that load");
    assert!(library.problems().is_empty(), "{:?}", library.problems());
    library
}

/// The library of [`MANY`] questions.
pub(crate) static LIBRARY: LazyLock<Library> = LazyLock::new(|| load(&banks(MANY)));

/// What a learner said in the past: every fact ten times, 36 days apart, one answer in forty wrong.
fn said(round: usize, fact: usize, library: &Library) -> Kind {
    let entry = library.shelf().entry(fact as u32).expect("a question for each fact");
    let wrong = Seed::of(entry.id).with(&round.to_string()).0.is_multiple_of(40);
    Kind::Answered(Answered {
        question: QuestionId::from(entry.id),
        fact: FactId::from(library.shelf().fact_name(entry.fact)),
        content: entry.content,
        key: entry.key,
        response: Response::One(ChoiceId::from("1")),
        verdict: if wrong { Verdict::Wrong } else { Verdict::Right },
        certainty: Some(if wrong { Certainty::ThinkSo } else { Certainty::Sure }),
        millis: 6_000 + (fact % 4_000) as u32,
        mode: Mode::Review,
        session: round as u64,
        mapping: MAPPING,
    })
}

/// When a round of these answers was given.
fn then(round: usize) -> Moment {
    let days = AGO + GAP * i64::try_from(ROUNDS - 1 - round).unwrap_or_default();
    Moment { at: Timestamp(NOW.at.0 - days * DAY_MS), ..NOW }
}

/// A million answers to [`MANY`] facts, as events.
pub(crate) fn past() -> Vec<Event> {
    let library = &*LIBRARY;
    let mut clock = Clock::default();
    let mut events = Vec::with_capacity(ROUNDS * MANY);
    for round in 0..ROUNDS {
        let moment = then(round);
        for fact in 0..MANY {
            clock = clock.next(moment);
            let sequence = events.len() as u64 + 1;
            let id = EventId { device: DeviceId(1), sequence };
            let kind = said(round, fact, library);
            events.push(Event { id, clock, moment, day: moment.study_day(), kind });
        }
    }
    events
}

/// What these answers add up to.
pub(crate) static PROGRESS: LazyLock<Progress> = LazyLock::new(|| Progress::replay(&past()));

/// A learner with these answers in their file, closed.
#[derive(Debug, Clone)]
pub(crate) struct Learner {
    pub(crate) home: Home,
    pub(crate) id: LearnerId,
    /// Their folder.
    pub(crate) folder: PathBuf,
}

/// The learner with a million answers on disk.
pub(crate) static LEARNER: LazyLock<Arc<Learner>> = LazyLock::new(|| {
    let home = Home::open(folder("home"), Seed(1)).expect("a home");
    let id = home.create("Asha", None, None, then(0)).expect("a learner");
    let opened = smriti::store::open(&home, &id, then(0)).expect("a learner to open");
    for round in 0..ROUNDS {
        let kinds = (0..MANY).map(|fact| said(round, fact, &LIBRARY)).collect();
        opened.handle.append(kinds, then(round)).wait().expect("answers kept");
    }
    opened.handle.close(NOW).wait().expect("a learner closed");
    opened.handle.join();
    let folder = home.root().join("learners").join(id.as_str());
    Arc::new(Learner { home, id, folder })
});
