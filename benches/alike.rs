//! Finding the like of a question among ten thousand, as at every pause while one is written.

use divan::Bencher;
use smriti::store::alike::Alike;

use super::world;

const QUESTIONS: usize = 10_000;

/// All banks read for the first time, as when the editor is opened.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn read(bencher: Bencher<'_, '_>) {
    let library = world::load(&world::banks(QUESTIONS));
    bencher.bench_local(|| Alike::of(&library, None));
}

/// All banks read again, of which none changed.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn read_again(bencher: Bencher<'_, '_>) {
    let library = world::load(&world::banks(QUESTIONS));
    let before = Alike::of(&library, None);
    bencher.bench_local(|| Alike::of(&library, Some(&before)));
}

/// The like of one question. The made-up ones are all of one mould, which is the worst there is.
#[divan::bench(sample_count = 50, sample_size = 1)]
fn nearest(bencher: Bencher<'_, '_>) {
    let library = world::load(&world::banks(QUESTIONS));
    let alike = Alike::of(&library, None);
    let ids: Vec<_> = library.shelf().entries().step_by(97).map(|one| one.question_id()).collect();
    let mut next = ids.iter().cycle();
    bencher
        .with_inputs(|| library.question(next.next().expect("a question")).expect("read").question)
        .bench_local_values(|question| alike.nearest(&question));
}
