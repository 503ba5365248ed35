//! One answer of a learner with 100,000 facts and 1,000,000 answers: marked, scheduled, written to
//! disk, and the next question read.

use std::fs::{self, File};
use std::io::{Seek as _, SeekFrom, Write as _};
use std::time::Duration;

use divan::Bencher;
use smriti::domain::answer::{Certainty, Response};
use smriti::domain::bank::printed::Printed;
use smriti::domain::event::Kind;
use smriti::domain::progress::{Applied, Progress};
use smriti::domain::seed::Seed;
use smriti::domain::study::queue::{self, Ask, Source};
use smriti::domain::study::session::{Given, Session};
use smriti::domain::time::Moment;
use smriti::env;
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
        let (shown, printed) = next(&session);
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
        world::settle_disk();
        learner
    }

    /// Answers the question on the screen, and reads the next one.
    fn answer(&mut self) {
        self.keep();
        (self.shown, self.printed) = next(&self.session);
    }

    /// Answers the question on the screen: marked, written, counted, the next one chosen.
    fn keep(&mut self) {
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
    }

    fn end(self) {
        self.handle.close(self.now).wait().expect("a learner closed");
        self.handle.join();
    }
}

/// The question that is next in the session.
fn next(session: &Session) -> (Asked, Printed) {
    read(session, session.current().expect("more to ask than is measured"))
}

fn read(session: &Session, next: &Ask) -> (Asked, Printed) {
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
/// under the bench above. The log grows until it is folded into the file, as here.
#[divan::bench(sample_count = 400, sample_size = 1)]
fn flush_alone(bencher: Bencher<'_, '_>) {
    let mut file = File::create(world::folder("flush").join("growing")).expect("a file");
    world::settle_disk();
    bencher.bench_local(|| flush(&mut file));
}

/// The same into a file that has its size already.
#[divan::bench(sample_count = 400, sample_size = 1)]
fn flush_alone_without_growing(bencher: Bencher<'_, '_>) {
    let mut file = File::create(world::folder("flush").join("grown")).expect("a file");
    for _ in 0..1_000 {
        file.write_all(&PAGES).expect("written");
    }
    world::settle_disk();
    file.seek(SeekFrom::Start(0)).expect("the beginning");
    bencher.bench_local(|| flush(&mut file));
}

/// Two pages with their headers.
const PAGES: [u8; 2 * 4_120] = [7; 2 * 4_120];

fn flush(file: &mut File) {
    file.write_all(&PAGES).expect("written");
    file.sync_all().expect("flushed");
}

/// Prints how long one answer takes and how long the disk takes alone, in turn: other programs that
/// write make both slower. The benches above come one after the other, and may meet another disk.
pub(crate) fn say_time_against_disk() {
    if !is_wanted("answer::against_disk") {
        return;
    }
    let mut learner = AtWork::begin();
    let mut file = File::create(world::folder("flush").join("in-turn")).expect("a file");
    let (mut kept, mut flushed) = (Vec::new(), Vec::new());
    for _ in 0..ANSWERS {
        let start = env::instant();
        flush(&mut file);
        flushed.push(start.elapsed());
        let start = env::instant();
        learner.keep();
        kept.push(start.elapsed());
        (learner.shown, learner.printed) = next(&learner.session);
    }
    learner.end();
    let millis = |mut times: Vec<Duration>, part: usize| {
        times.sort_unstable();
        times[times.len() / part].as_secs_f64() * 1e3
    };
    println!(
        "answer::against_disk: kept {:.3} ms, flush alone {:.3} ms (median), {:.3} and {:.3} ms (a \
         tenth are quicker), {ANSWERS} in turn",
        millis(kept.clone(), 2),
        millis(flushed.clone(), 2),
        millis(kept, 10),
        millis(flushed, 10),
    );
}

/// How many answers these two ask for.
const ANSWERS: u32 = 500;

/// Asked for by name as the benches are, or by none.
pub(crate) fn is_wanted(bench: &str) -> bool {
    let names: Vec<String> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    names.is_empty() || names.iter().any(|name| bench.contains(name))
}

/// Prints what one answer costs the processor, on all threads together. The benches above say how
/// long it takes, and most of that is waiting for the disk.
pub(crate) fn say_processor_time() {
    if !is_wanted("answer::processor_time") {
        return;
    }
    let mut learner = AtWork::begin();
    let begun = processor_nanos();
    for _ in 0..ANSWERS {
        learner.answer();
    }
    let answered = processor_nanos();
    // As many questions of the same session are read once more, to tell the two apart.
    let next: Vec<_> = learner.session.ahead().take(ANSWERS as usize).cloned().collect();
    for ask in &next {
        drop(read(&learner.session, ask));
    }
    let read_again = processor_nanos();
    let mut file = File::create(world::folder("flush").join("processor")).expect("a file");
    for _ in 0..ANSWERS {
        flush(&mut file);
    }
    let (Some(begun), Some(answered), Some(read_again), Some(flushed)) =
        (begun, answered, read_again, processor_nanos())
    else {
        return;
    };
    let each = |nanos: u64, count: usize| nanos as f64 / count as f64 / 1e6;
    let reading = each(read_again - answered, next.len());
    let flushing = each(flushed - read_again, ANSWERS as usize);
    let keeping = each(answered - begun, ANSWERS as usize) - reading;
    println!(
        "answer::processor_time: {keeping:.3} ms to mark, schedule, keep and choose the next, where \
         the system takes {flushing:.3} ms to flush as many bytes; {reading:.3} ms to read it; over \
         {ANSWERS} answers, all threads"
    );
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
