//! Writing in a bank of ten thousand questions: what one step costs before the window shows it.

use divan::Bencher;
use smriti::domain::bank::check::checks;
use smriti::domain::bank::draft::{HeadSlot, Kind, Slot};
use smriti::domain::bank::edit::reconcile;
use smriti::domain::bank::editing::Editing;
use smriti::domain::locale::Locale;

use super::world;

const QUESTIONS: usize = 10_000;

/// The bank, open at a question in its middle.
fn opened() -> Editing {
    let mut editing = Editing::open(world::one_bank(QUESTIONS)).expect("a bank");
    assert!(editing.go(QUESTIONS / 2));
    editing
}

/// The file read, and every question for the list.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn open(bencher: Bencher<'_, '_>) {
    bencher.with_inputs(|| world::one_bank(QUESTIONS)).bench_local_values(Editing::open);
}

/// A letter typed, with what is wrong then.
#[divan::bench(sample_count = 50, sample_size = 1)]
fn letter(bencher: Bencher<'_, '_>) {
    let mut editing = opened();
    let mut said = editing.draft().expect("a draft").typed(Slot::Stem, Locale::En).to_owned();
    bencher.bench_local(|| {
        said.push('a');
        editing.type_in(Slot::Stem, Locale::En, said.clone());
        editing.faults()
    });
}

/// What was typed written into the text, as at every pause.
#[divan::bench(sample_count = 50, sample_size = 1)]
fn pause(bencher: Bencher<'_, '_>) {
    let mut editing = opened();
    let mut said = editing.draft().expect("a draft").typed(Slot::Stem, Locale::En).to_owned();
    bencher.bench_local(|| {
        said.push('a');
        editing.type_in(Slot::Stem, Locale::En, said.clone());
        editing.pause()
    });
}

/// A question put in.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn insert(bencher: Bencher<'_, '_>) {
    let mut editing = opened();
    bencher.bench_local(|| editing.insert(Kind::Single, true));
}

/// A question moved.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn shift(bencher: Bencher<'_, '_>) {
    let mut editing = opened();
    bencher.bench_local(|| editing.shift(true));
}

/// That taken back.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn undo(bencher: Bencher<'_, '_>) {
    let mut editing = opened();
    for _ in 0..40 {
        editing.shift(true).expect("room");
    }
    bencher.bench_local(|| editing.undo());
}

/// The head opened, with how many questions name what it lists.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn head_open(bencher: Bencher<'_, '_>) {
    let mut editing = opened();
    bencher.bench_local(|| {
        editing.open_head();
        editing.uses()
    });
}

/// A letter of the title typed, checked and written.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn head_pause(bencher: Bencher<'_, '_>) {
    let mut editing = opened();
    editing.open_head();
    let mut said = "A title".to_owned();
    bencher.bench_local(|| {
        said.push('a');
        editing.type_in_head(HeadSlot::Title, Locale::En, said.clone());
        (editing.head_faults(), editing.pause())
    });
}

/// Edits made here and elsewhere brought together.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn merge(bencher: Bencher<'_, '_>) {
    let base = world::one_bank(QUESTIONS);
    let edit = |at: usize, said: &str| {
        let mut editing = Editing::open(base.clone()).expect("a bank");
        assert!(editing.go(at));
        editing.type_in(Slot::Stem, Locale::En, said.to_owned());
        editing.pause().expect("written");
        editing.source().to_owned()
    };
    let (mine, theirs) = (edit(5_000, "This is mine now."), edit(7_000, "That is theirs now."));
    bencher.bench_local(|| reconcile(&base, &mine, &theirs, &[]));
}

/// The whole file checked, as the Library does when it is saved.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn check(bencher: Bencher<'_, '_>) {
    let source = world::one_bank(QUESTIONS);
    bencher.bench_local(|| checks(&source));
}
