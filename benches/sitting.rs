//! Mock exams among a million answers: what keeping a step of one costs, reading one again by its
//! clocks, and what a hundred of them add to a replay.

use std::cell::RefCell;
use std::path::PathBuf;
use std::sync::LazyLock;

use divan::Bencher;
use smriti::domain::answer::{Certainty, Response};
use smriti::domain::event::{Clock, DeviceId, Event, EventId, Kind, SittingBegun};
use smriti::domain::exam::draw::{Shelved, Wish, draw};
use smriti::domain::exam::paper::ExtraTime;
use smriti::domain::exam::pattern::schema::shipped;
use smriti::domain::exam::record::{Attempt, Drawn};
use smriti::domain::exam::sitting::{Input, Now, Start};
use smriti::domain::progress::Progress;
use smriti::domain::seed::Seed;
use smriti::domain::time::Moment;
use smriti::store::library::Asked;
use smriti::store::{Home, LearnerId, Opened};

use super::world::{self, LIBRARY, NOW, PROGRESS};

/// How many mock exams the learner has sat.
const SITTINGS: u64 = 100;

/// A sitting of 100 questions at its beginning.
fn begun(number: u64, moment: Moment) -> SittingBegun {
    let fresh = Progress::default();
    let progress = if number == 0 { &*PROGRESS } else { &fresh };
    let pool = Shelved::new(LIBRARY.shelf(), progress, NOW.study_day());
    let pattern = shipped().into_iter().find(|pattern| pattern.id.as_str() == "uppsc-gs2");
    let mut pattern = pattern.expect("a pattern of 100 questions");
    pattern.mode = smriti::domain::exam::pattern::Mode::Computer;
    let paper = draw(&pool, &Wish::of(pattern), Seed(number)).expect("a paper");
    assert_eq!(paper.slots.len(), 100);
    let asked: Vec<Asked> = paper
        .slots
        .iter()
        .map(|slot| LIBRARY.question(&slot.question).expect("a question"))
        .collect();
    let drawn: Vec<Drawn<'_>> = asked
        .iter()
        .map(|asked| Drawn { question: &asked.question, passage: asked.passage.as_ref() })
        .collect();
    let saving = paper.pattern.saving;
    let start = Start { moment, mono: 0, extra: ExtraTime::None, saving };
    SittingBegun::of(number, paper, start, &drawn).expect("a sitting")
}

/// A candidate at work, seven seconds to an input.
struct Candidate {
    attempt: Attempt,
    now: Now,
}

impl Candidate {
    /// At the beginning, with what is to be written of it.
    fn begin(number: u64, moment: Moment) -> (Self, Kind) {
        let begun = begun(number, moment);
        let attempt = Attempt::of(&begun).expect("an attempt");
        let now = Now { wall: moment.at, mono: 0 };
        (Self { attempt, now }, Kind::SittingBegun(Box::new(begun)))
    }

    /// What is to be written for an input.
    fn step(&mut self, input: &Input) -> Vec<Kind> {
        self.now.wall.0 += 7_000;
        self.now.mono += 7_000;
        self.attempt.keep(self.attempt.sitting().take(input, self.now).keep)
    }

    /// Takes over what is written, by an event that names no place in a file.
    fn written(&mut self, kind: &Kind) {
        let id = EventId { device: DeviceId(1), sequence: 1 };
        let clock = Clock(self.now.wall.0);
        let moment = Moment { at: self.now.wall, ..NOW };
        self.attempt.apply(&Event {
            id,
            clock,
            moment,
            day: moment.study_day(),
            kind: kind.clone(),
        });
    }
}

/// All that is written of a sitting: three inputs to every question, chosen, tagged, saved.
fn sat(number: u64, moment: Moment) -> Vec<Kind> {
    let (mut candidate, begun) = Candidate::begin(number, moment);
    let mut kinds = vec![begun];
    let inputs = (0..100_usize).flat_map(|slot| {
        let choice = ["1", "2", "3", "4"][slot % 4].into();
        [
            Input::Choose(Response::One(choice)),
            Input::Tag(Certainty::ALL[slot % 3]),
            Input::SaveAndNext,
        ]
    });
    for input in inputs.chain([Input::Submit]) {
        for kind in candidate.step(&input) {
            candidate.written(&kind);
            kinds.push(kind);
        }
    }
    assert!(candidate.attempt.sitting().ended().is_some());
    kinds
}

/// A learner with a million answers and a hundred mock exams between them, closed.
struct Learner {
    home: Home,
    id: LearnerId,
    folder: PathBuf,
}

static LEARNER: LazyLock<Learner> = LazyLock::new(|| {
    let home = Home::open(world::folder("home-of-sittings"), Seed(1)).expect("a home");
    let past = world::past();
    let first = past.first().expect("a million answers").moment;
    let id = home.create("Sita", None, None, first).expect("a learner");
    let opened = smriti::store::open(&home, &id, first).expect("a learner to open");
    let mut number = 0;
    for answers in past.chunks(past.len() / 10) {
        let moment = answers.first().expect("answers").moment;
        let mut kinds: Vec<Kind> = answers.iter().map(|event| event.kind.clone()).collect();
        for _ in 0..SITTINGS / 10 {
            number += 1;
            kinds.extend(sat(number, moment));
        }
        opened.handle.append(kinds, moment).wait().expect("answers and sittings kept");
    }
    opened.handle.close(NOW).wait().expect("a learner closed");
    opened.handle.join();
    let folder = home.root().join("learners").join(id.as_str());
    Learner { home, id, folder }
});

fn open() -> Opened {
    smriti::store::open(&LEARNER.home, &LEARNER.id, NOW).expect("a learner to open")
}

fn close(opened: Opened) {
    opened.handle.close(NOW).wait().expect("a learner closed");
    opened.handle.join();
}

/// One answer chosen, written and flushed: to be compared with `answer::kept_on_disk` and
/// `answer::flush_alone`.
#[divan::bench(sample_count = 200, sample_size = 1)]
fn step_kept_on_disk(bencher: Bencher<'_, '_>) {
    let opened = open();
    let (mut candidate, begun) = Candidate::begin(0, NOW);
    opened.handle.append(vec![begun], NOW).wait().expect("a sitting kept");
    let mut choices = ["1", "2"].into_iter().cycle();
    world::settle_disk();
    bencher.bench_local(|| {
        let choice = choices.next().expect("one or the other").into();
        let kinds = candidate.step(&Input::Choose(Response::One(choice)));
        for event in opened.handle.append(kinds, NOW).wait().expect("a step kept") {
            candidate.attempt.apply(&event);
        }
    });
    close(opened);
}

/// A sitting of 100 questions and 301 steps from the middle of the file, ready to be shown.
#[divan::bench(sample_count = 50, sample_size = 1)]
fn read_by_its_clocks(bencher: Bencher<'_, '_>) {
    let opened = open();
    let view = opened.progress.sitting(SITTINGS / 2).expect("a sitting").clone();
    bencher.bench_local(|| {
        let events = opened.handle.events_between(view.clock, view.last).wait().expect("events");
        assert_eq!(events.len(), 302);
        Attempt::read(view.sitting, &events).expect("a sitting")
    });
    close(opened);
}

/// Opening this learner without a snapshot: to be compared with `study::replay_from_file`.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn replay_from_file(bencher: Bencher<'_, '_>) {
    let held: RefCell<Option<Opened>> = RefCell::new(None);
    let learner = &*LEARNER;
    bencher
        .with_inputs(|| {
            if let Some(opened) = held.take() {
                close(opened);
            }
            drop(std::fs::remove_file(learner.folder.join("snapshot")));
        })
        .bench_local_values(|()| held.replace(Some(open())));
    if let Some(opened) = held.take() {
        close(opened);
    }
}

/// The mistakes notebook of 100,000 questions.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn notebook(bencher: Bencher<'_, '_>) {
    let opened = open();
    bencher.bench_local(|| opened.progress.mistakes().len());
    close(opened);
}
