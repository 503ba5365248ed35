//! One answer of a learner with 100,000 facts and 1,000,000 answers: marked, scheduled, written to
//! disk, and the next question read.

use std::fs::{self, File};
use std::io::{Seek as _, SeekFrom, Write as _};

use divan::Bencher;
use smriti::domain::answer::{Certainty, Response};
use smriti::domain::bank::printed::Printed;
use smriti::domain::event::Kind;
use smriti::domain::progress::{Applied, Progress};
use smriti::domain::seed::Seed;
use smriti::domain::study::queue::{self, Source};
use smriti::domain::study::session::{Given, Session};
use smriti::domain::time::Moment;
use smriti::store::library::Asked;
use smriti::store::{self, Handle};

use super::world::{self, LEARNER, LIBRARY, NOW};

/// A learner in the middle of a session.
struct AtWork {
    handle: Handle,
    progress: Progress,
    session: Session,
    shown: Asked,
    printed: Printed,
    now: Moment,
}

impl AtWork {
    fn begin() -> Self {
        let opened = store::open(&LEARNER.home, &LEARNER.id, NOW).expect("a learner to open");
        let today = NOW.study_day();
        let plan = queue::plan(LIBRARY.shelf(), &opened.progress, Source::Today, today, Seed(7));
        let session = Session::start(plan, 1_000);
        let (shown, printed) = read(&session);
        let mut learner = Self {
            handle: opened.handle,
            progress: opened.progress,
            session,
            shown,
            printed,
            now: NOW,
        };
        // The first answer of a day starts a backup beside it; that is waited for.
        learner.answer();
        learner.handle.backup(learner.now).wait().expect("a backup");
        learner
    }

    /// Answers the question on the screen; returns when the next one could be drawn.
    fn answer(&mut self) {
        self.now.at.0 += 500;
        let choice = self.printed.choices()[1].id.clone();
        let given = Given {
            response: Response::One(choice),
            certainty: Some(Certainty::Sure),
            millis: 8_000,
            content: self.shown.content,
            key: self.shown.key,
        };
        let answered = self.session.judge(&self.shown.question, given).expect("the question");
        let kept = self.handle.append(vec![Kind::Answered(answered)], self.now).wait();
        for event in kept.expect("an answer kept") {
            assert_eq!(self.progress.apply(&event), Applied::Done);
            self.session.recorded(&event, &self.progress).expect("an answer of this session");
        }
        (self.shown, self.printed) = read(&self.session);
    }

    fn end(self) {
        self.handle.close(self.now).wait().expect("a learner closed");
        self.handle.join();
    }
}

fn read(session: &Session) -> (Asked, Printed) {
    let next = session.current().expect("more to ask than is measured");
    let shown = LIBRARY.question(&next.question).expect("a question");
    let seed = Seed(session.id()).with(next.question.as_str());
    let printed =
        Printed::of(&shown.question, shown.passage.as_ref()).shuffled(&shown.question, seed);
    (shown, printed)
}

#[divan::bench(sample_count = 400, sample_size = 1)]
fn kept_on_disk(bencher: Bencher<'_, '_>) {
    let mut learner = AtWork::begin();
    bencher.bench_local(|| learner.answer());
    learner.end();
}

/// What the disk alone needs for as many bytes as one answer adds to the log, flushed: the floor
/// under the bench above.
#[divan::bench(sample_count = 400, sample_size = 1)]
fn flush_alone(bencher: Bencher<'_, '_>) {
    let path = world::folder("flush").join("log");
    let mut file = File::create(&path).expect("a file");
    let pages = [7_u8; 2 * 4_120];
    // As the log is: grown once, written over ever after.
    for _ in 0..1_000 {
        file.write_all(&pages).expect("written");
    }
    file.sync_all().expect("flushed");
    file.seek(SeekFrom::Start(0)).expect("the beginning");
    bencher.bench_local(|| {
        file.write_all(&pages).expect("written");
        file.sync_data().expect("flushed");
    });
}

/// Prints what one answer costs the processor, on all threads together. The benches above say how
/// long it takes, and most of that is waiting for the disk.
pub(crate) fn say_processor_time() {
    const ANSWERS: u32 = 500;
    // Asked for by name as the other benches are, or by none.
    let mut names = std::env::args().skip(1).filter(|argument| !argument.starts_with('-'));
    if !names.all(|name| "answer::processor_time".contains(&name)) {
        return;
    }
    let mut learner = AtWork::begin();
    let Some(before) = processor_nanos() else { return };
    for _ in 0..ANSWERS {
        learner.answer();
    }
    let Some(after) = processor_nanos() else { return };
    let each = (after - before) as f64 / f64::from(ANSWERS) / 1e6;
    println!("answer::processor_time: {each:.3} ms each, over {ANSWERS} answers, all threads");
    learner.end();
}

/// The nanoseconds that the threads of this process have run, where the system counts them so.
fn processor_nanos() -> Option<u64> {
    let mut nanos = 0;
    for thread in fs::read_dir("/proc/self/task").ok()? {
        let counted = fs::read_to_string(thread.ok()?.path().join("schedstat")).ok()?;
        nanos += counted.split_whitespace().next()?.parse::<u64>().ok()?;
    }
    Some(nanos)
}
