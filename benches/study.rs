//! What is worked out of a learner's answers: all of it anew, what to ask, how things stand, and
//! weights of their own.

use std::cell::RefCell;

use divan::Bencher;
use smriti::domain::progress::Progress;
use smriti::domain::seed::Seed;
use smriti::domain::simulation::mind::Family;
use smriti::domain::simulation::policy::Policy;
use smriti::domain::simulation::{self, Cell, table};
use smriti::domain::study::insights::{Insights, Scope};
use smriti::domain::study::memory::{Memory, Model, Watch};
use smriti::domain::study::outlook::Outlook;
use smriti::domain::study::planner::law::{Held, Quick};
use smriti::domain::study::planner::rehearsal::Told;
use smriti::domain::study::planner::{Costs, Item, Planner, Time, Way};
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

/// 5,000 facts, one in three of them new, as a learner might hold them after some weeks.
fn facts() -> Vec<Item<Held>> {
    (0..5_000_u16)
        .map(|number| {
            let number = f32::from(number);
            let held = if number % 3.0 < 1.0 {
                Held::New(0.15)
            } else {
                let stability = 1.0 + (number * 7.3) % 60.0;
                let memory = Memory { stability, difficulty: 1.0 + number % 9.0 };
                Held::Seen(memory, -(number % 20.0))
            };
            Item { held, weight: 1.0, rests: 0.0 }
        })
        .collect()
}

/// 180 days of 60 minutes.
const HALF_A_YEAR: Time =
    Time { today: 1.0, exam: 181.0, daily: 3_600.0, off: [false; 7], preparation: 180.0 };

fn planner(law: &Quick) -> Planner<'_, Quick> {
    Planner { law, costs: Costs::USUAL, worth: simulation::worth(&table::UPSC, 0.3, 0.0) }
}

/// What to look at today, of 5,000 facts.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn looks_of_a_day(bencher: Bencher<'_, '_>) {
    let (law, facts) = (Quick::new(&Model::default()), facts());
    bencher.bench_local(|| planner(&law).looks(&facts, HALF_A_YEAR, Way::Gain));
}

/// Finding the best way for 5,000 facts and 180 days.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn best_way(bencher: Bencher<'_, '_>) {
    let (law, facts) = (Quick::new(&Model::default()), facts());
    bencher.bench_local(|| planner(&law).best_way(&facts, HALF_A_YEAR, 7));
}

/// A forecast: 5,000 facts rehearsed for 180 days, with the marks of each.
#[divan::bench(sample_count = 5, sample_size = 1, args = [true, false])]
fn rehearsal(bencher: Bencher<'_, '_>, by_gain: bool) {
    let (law, facts) = (Quick::new(&Model::default()), facts());
    let way = if by_gain { Way::Gain } else { Way::Keep { retention: 0.8, window: 6.0 } };
    bencher.bench_local(|| {
        let mut days = Vec::new();
        let told = |told: Told<'_, Held>| days.push(planner(&law).marks(told.items, told.day));
        let marks = planner(&law).rehearse(&facts, HALF_A_YEAR, way, 7, told);
        (marks, days)
    });
}

/// One made-up learner with our planner: 1,000 facts, 60 days, 20 minutes a day.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn made_up_learner(bencher: Bencher<'_, '_>) {
    let cell =
        Cell { family: Family::Traces, facts: 1_000, days: 60, minutes: 20, stake: table::UPSC };
    bencher.bench_local(|| simulation::run(&cell, Policy::Ours, Seed(7)));
}
