//! Reading banks: every word of them, or only the index that is kept of them.

use divan::Bencher;

use super::world;

#[divan::bench(args = [400, world::MANY], sample_count = 5, sample_size = 1)]
fn read(bencher: Bencher<'_, '_>, questions: usize) {
    let mut places = world::banks(questions);
    places.cache = None;
    bencher.bench_local(|| world::load(&places));
}

#[divan::bench(args = [400, world::MANY], sample_count = 20, sample_size = 1)]
fn from_index(bencher: Bencher<'_, '_>, questions: usize) {
    let places = world::banks(questions);
    // A file changed less than two seconds before it was read is read again at the next start.
    std::thread::sleep(std::time::Duration::from_secs(3));
    drop(world::load(&places));
    bencher.bench_local(|| world::load(&places));
}

/// The shipped banks, as at every start.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn shipped(bencher: Bencher<'_, '_>) {
    let places = smriti::store::library::Places::shipped_only();
    bencher.bench_local(|| world::load(&places));
}

/// One question of many, with all that is shown beside it, from its file.
#[divan::bench]
fn one_question(bencher: Bencher<'_, '_>) {
    let library = &*world::LIBRARY;
    let ids: Vec<_> = library.shelf().entries().step_by(977).map(|one| one.question_id()).collect();
    let mut next = ids.iter().cycle();
    bencher.bench_local(|| library.question(next.next().expect("a question")).expect("read"));
}
