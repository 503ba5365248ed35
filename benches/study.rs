//! What is worked out of a learner's answers: all of it anew, what to ask, how things stand, and
//! weights of their own.

use std::cell::RefCell;

use divan::Bencher;
use smriti::domain::progress::Progress;
use smriti::domain::seed::Seed;
use smriti::domain::study::insights::{Insights, Scope};
use smriti::domain::study::memory::{Model, Watch};
use smriti::domain::study::outlook::Outlook;
use smriti::domain::study::queue::{self, Source};
use smriti::store::{self, Opened};

use super::world::{self, LEARNER, LIBRARY, NOW, PROGRESS};

/// What to ask today, of 100,000 facts.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn queue_of_the_day(bencher: Bencher<'_, '_>) {
    let (shelf, progress) = (LIBRARY.shelf(), &*PROGRESS);
    bencher.bench_local(|| queue::plan(shelf, progress, Source::Today, NOW.study_day(), Seed(7)));
}

/// The numbers of Today, of 100,000 facts.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn outlook(bencher: Bencher<'_, '_>) {
    let (shelf, progress) = (LIBRARY.shelf(), &*PROGRESS);
    bencher.bench_local(|| Outlook::on(shelf, progress, NOW.study_day()));
}

/// The numbers of Insights, over a million answers to 100,000 facts.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn insights(bencher: Bencher<'_, '_>) {
    let (shelf, progress) = (LIBRARY.shelf(), &*PROGRESS);
    bencher.bench_local(|| Insights::on(shelf, progress, Scope::default(), NOW.study_day()));
}

/// A million answers that are in memory already.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn replay_from_memory(bencher: Bencher<'_, '_>) {
    let events = world::past();
    bencher.bench_local(|| Progress::replay(&events));
}

/// Opening a learner with a million answers whose snapshot is gone: every answer is read from the
/// file, checked and counted.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn replay_from_file(bencher: Bencher<'_, '_>) {
    open(bencher, || drop(std::fs::remove_file(LEARNER.folder.join("snapshot"))));
}

/// The same with the snapshot, as at every other start.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn opened_from_snapshot(bencher: Bencher<'_, '_>) {
    open(bencher, || {});
}

fn open(bencher: Bencher<'_, '_>, prepare: impl Fn()) {
    let learner = &*LEARNER;
    let held: RefCell<Option<Opened>> = RefCell::new(None);
    let close = || {
        if let Some(opened) = held.take() {
            // Waits for the check that follows every opening of a large file.
            opened.handle.close(NOW).wait().expect("a learner closed");
            opened.handle.join();
        }
    };
    bencher
        .with_inputs(|| {
            close();
            prepare();
        })
        .bench_local_refs(|()| {
            let opened = store::open(&learner.home, &learner.id, NOW).expect("a learner to open");
            held.replace(Some(opened));
        });
    close();
}

/// Weights for a learner who gave 100,000 answers, to 10,000 facts.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn fit_of_100_000_answers(bencher: Bencher<'_, '_>) {
    let histories = PROGRESS.histories();
    let histories = &histories[..10_000];
    assert_eq!(histories.iter().map(Vec::len).sum::<usize>(), 100_000);
    bencher.bench_local(|| Model::default().fit(histories, &Watch::default()).expect("a fit"));
}
