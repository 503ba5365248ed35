//! A fortnight of study with an injected clock: what is due each day is what FSRS implies.

use std::collections::BTreeMap;

use smriti::domain::answer::{Certainty, Verdict};
use smriti::domain::event::Kind;
use smriti::domain::progress::{Applied, Progress, snapshot};
use smriti::domain::seed::Seed;
use smriti::domain::study::grade::Grade;
use smriti::domain::study::memory::{Memory, Model};
use smriti::domain::study::outlook::Outlook;
use smriti::domain::study::queue::{Source, plan};
use smriti::domain::study::session::Session;

use super::bench::{Diary, Shelf, day, given};

/// The schedule worked out apart from `progress`: one memory, one last day and one due day a fact.
#[derive(Debug, Default)]
struct Ledger {
    facts: BTreeMap<String, (Memory, i32, i32)>,
    /// The longest a fact may be away because it was answered surely and wrongly.
    caps: BTreeMap<String, u32>,
}

impl Ledger {
    fn review(&mut self, fact: &str, on: i32, grade: Grade, sure_and_wrong: bool) {
        let model = Model::default();
        let before = self.facts.get(fact).copied();
        let days = before.map_or(0, |(_, last, _)| u32::try_from(on - last).unwrap());
        let memory = model.next(before.map(|(memory, _, _)| memory), days, grade);
        let cap = match (grade, self.caps.get(fact)) {
            (Grade::Again, cap) if sure_and_wrong || cap.is_some() => Some(1),
            (Grade::Again, _) => None,
            (_, Some(1)) => Some(7),
            _ => None,
        };
        match cap {
            Some(cap) => self.caps.insert(fact.to_owned(), cap),
            None => self.caps.remove(fact),
        };
        let days = model.interval(memory.stability, 0.90).min(cap.unwrap_or(u32::MAX));
        self.facts.insert(fact.to_owned(), (memory, on, on + i32::try_from(days).unwrap()));
    }

    fn due(&self, on: i32) -> usize {
        self.facts.values().filter(|(_, _, due)| *due <= on).count()
    }
}

/// A learner who is right three times in four, in a way that depends on the fact and the day only.
fn says(fact: &str, on: i32, nth: u8) -> (Verdict, Certainty) {
    let draw = Seed::of(fact).with(&format!("{on}-{nth}")).0 % 16;
    match draw {
        0 => (Verdict::Wrong, Certainty::Sure),
        1 | 2 => (Verdict::Wrong, Certainty::ThinkSo),
        3 => (Verdict::Right, Certainty::Guess),
        4..=6 => (Verdict::Right, Certainty::ThinkSo),
        _ => (Verdict::Right, Certainty::Sure),
    }
}

fn graded(verdict: Verdict, certainty: Certainty) -> Grade {
    match (verdict, certainty) {
        (Verdict::Right, Certainty::Sure) => Grade::Good,
        (Verdict::Right, Certainty::ThinkSo) => Grade::Hard,
        _ => Grade::Again,
    }
}

#[test]
fn a_fortnight_is_due_as_fsrs_implies() {
    let shelf = Shelf::with_topics((0..60).map(|n| n % 7));
    let mut diary = Diary::new();
    let mut progress = Progress::default();
    let mut ledger = Ledger::default();
    let mut due_counts = Vec::new();
    let (mut lapses, mut misconceptions, mut asked_again) = (0, 0, 0);

    for on in 20_400..20_414 {
        let outlook = Outlook::on(&shelf, &progress, day(on));
        assert_eq!(outlook.due as usize, ledger.due(on), "due on day {on}");
        due_counts.push(outlook.due);
        for (ahead, count) in (0..).zip(outlook.days).skip(1) {
            assert_eq!(
                count as usize,
                ledger.due(on + ahead) - ledger.due(on + ahead - 1),
                "the forecast on day {on} for {ahead} days ahead"
            );
        }

        let plan = plan(&shelf, &progress, Source::Today, day(on), Seed(3));
        assert_eq!(plan.asks.len(), (outlook.due + outlook.new) as usize);
        let mut session = Session::start(plan, u64::try_from(on).unwrap());
        let mut nth = BTreeMap::<String, u8>::new();
        while let Some(ask) = session.current() {
            let fact = ask.fact.as_str().to_owned();
            let times = nth.entry(fact.clone()).or_default();
            let (verdict, certainty) = says(&fact, on, *times);
            *times += 1;
            let first = *times == 1;
            let answered = session.answered(verdict, given(certainty)).unwrap();
            diary.write(on, Kind::Answered(answered));
            assert_eq!(progress.apply(diary.last()), Applied::Done);
            let feedback = session.recorded(diary.last(), &progress).unwrap();
            if first {
                let grade = graded(verdict, certainty);
                lapses += u32::from(grade == Grade::Again && ledger.facts.contains_key(&fact));
                misconceptions += u32::from(feedback.misconception);
                ledger.review(&fact, on, grade, feedback.misconception);
                assert_eq!(feedback.grade, Some(grade));
            } else {
                asked_again += 1;
                assert_eq!(feedback.grade, None);
            }
            let due = ledger.facts[&fact].2;
            assert_eq!(feedback.comes_back.day, Some(day(due)));
        }
        assert_eq!(Outlook::on(&shelf, &progress, day(on)).due, 0, "nothing is left on day {on}");
        // The machine is switched off for the night.
        progress = snapshot::decode(&snapshot::encode(&progress)).unwrap();
    }

    assert_eq!(progress.facts().count(), 60);
    assert_eq!(progress.streak(day(20_413)), 14);
    assert!(lapses >= 10 && misconceptions >= 3 && asked_again >= 20);
    for (fact, (memory, _, due)) in &ledger.facts {
        let view = progress.fact_named(fact).unwrap();
        assert_eq!(view.memory(), Some(*memory));
        assert_eq!(view.comes_back(), Some(day(*due)));
    }
    assert!(progress == Progress::replay(&diary.events), "a replay of the fortnight agrees");
    // Frozen: any change is a decision to schedule differently.
    insta::assert_compact_debug_snapshot!(due_counts, @"[0, 6, 16, 16, 27, 13, 12, 11, 11, 12, 8, 13, 13, 20]");
}
