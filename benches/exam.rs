//! Mock exams of 150 questions: drawn from 100,000, and marked with all that a report tells.

use std::collections::BTreeSet;

use divan::Bencher;
use smriti::domain::answer::{Certainty, Response};
use smriti::domain::bank::Question;
use smriti::domain::exam::draw::{First, Mix, Shelved, Wish, draw};
use smriti::domain::exam::paper::{ExtraTime, Paper};
use smriti::domain::exam::pattern::Pattern;
use smriti::domain::exam::pattern::schema::shipped;
use smriti::domain::exam::report::{Asked, Report};
use smriti::domain::exam::sitting::{Input, Kept, Now, Sitting, Start};
use smriti::domain::seed::Seed;

use super::world::{LIBRARY, NOW, PROGRESS};

/// Uttar Pradesh: 150 questions in two hours.
fn pattern() -> Pattern {
    shipped().into_iter().find(|pattern| pattern.id.as_str() == "uppsc-gs1").expect("the pattern")
}

/// What the learner has seen of 100,000 questions, looked up once for every paper.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn standings_looked_up(bencher: Bencher<'_, '_>) {
    let progress = &*PROGRESS;
    bencher.bench_local(|| Shelved::new(LIBRARY.shelf(), progress, NOW.study_day()));
}

/// 150 of 100,000: by weight and unseen first, or lumpy and weakest first.
#[divan::bench(args = [false, true], sample_count = 20, sample_size = 1)]
fn drawn_from_100_000(bencher: Bencher<'_, '_>, lumpy: bool) {
    let pool = Shelved::new(LIBRARY.shelf(), &PROGRESS, NOW.study_day());
    let mut wish = Wish::of(pattern());
    if lumpy {
        (wish.mix, wish.first) = (Mix::Lumpy, First::Weakest);
    }
    let mut seed = 0;
    bencher.bench_local(|| {
        seed += 1;
        let paper = draw(&pool, &wish, Seed(seed)).expect("a paper");
        assert_eq!(paper.slots.len(), 150);
        paper
    });
}

/// A paper sat to its end, with all that was kept of it.
fn sat() -> (Paper, Start, Vec<Kept>, Sitting, Vec<Question>) {
    let pool = Shelved::new(LIBRARY.shelf(), &PROGRESS, NOW.study_day());
    let paper = draw(&pool, &Wish::of(pattern()), Seed(7)).expect("a paper");
    let saving = paper.pattern.saving;
    let start = Start { moment: NOW, mono: 0, extra: ExtraTime::None, saving };
    let mut sitting = Sitting::begin(paper.clone(), start);
    let questions: Vec<Question> = paper
        .slots
        .iter()
        .map(|slot| LIBRARY.question(&slot.question).expect("a question").question)
        .collect();
    let mut kept = Vec::new();
    let mut now = Now { wall: NOW.at, mono: 0 };
    for slot in 0..paper.slots.len() {
        now.wall.0 += 20_000;
        now.mono += 20_000;
        let certainty = Certainty::ALL[slot % 3];
        let choice = (slot % 4 + 1).to_string().as_str().into();
        let bubble = Input::Bubble { slot, choice, millis: 900 };
        let mut inputs = vec![Input::Tag(certainty), bubble];
        if slot > 0 {
            inputs.insert(0, Input::Open(slot));
        }
        for input in inputs {
            let step = sitting.take(&input, now);
            assert_eq!(step.refused, None);
            for record in step.keep {
                sitting.apply(&record);
                kept.push(record);
            }
        }
    }
    for record in sitting.take(&Input::Submit, now).keep {
        sitting.apply(&record);
        kept.push(record);
    }
    assert!(sitting.sheets().iter().all(|sheet| sheet.saved != Response::Blank));
    (paper, start, kept, sitting, questions)
}

/// A sitting of 150 answers brought back from what was kept of it.
#[divan::bench]
fn replayed(bencher: Bencher<'_, '_>) {
    let (paper, start, kept, ..) = sat();
    bencher.bench_local(|| Sitting::replay(paper.clone(), start, &kept));
}

/// Marked and analysed, with what the answers would have earned under every other pattern.
#[divan::bench]
fn marked_and_analysed(bencher: Bencher<'_, '_>) {
    let (.., sitting, questions) = sat();
    let slots = &sitting.paper().slots;
    let asked: Vec<Option<Asked<'_>>> = questions
        .iter()
        .zip(slots)
        .map(|(question, slot)| Some(Asked { question, key: slot.key }))
        .collect();
    let (nothing, others) = (BTreeSet::new(), shipped());
    bencher.bench_local(|| {
        let report = Report::of(&sitting, &asked, &nothing).expect("a report");
        let elsewhere: Vec<_> = others.iter().map(|other| report.what_if(other)).collect();
        (report, elsewhere)
    });
}

/// All shipped patterns read.
#[divan::bench]
fn patterns_read() -> Vec<Pattern> {
    shipped()
}
