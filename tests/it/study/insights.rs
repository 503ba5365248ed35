//! What the answers say: by hand on a few answers, and as laws on any.

use proptest::prelude::*;
use smriti::domain::answer::Certainty;
use smriti::domain::bank::FactId;
use smriti::domain::event::{Kind, Mode};
use smriti::domain::progress::{DayCounts, Hits, HourCounts, Progress};
use smriti::domain::share::Share;
use smriti::domain::study::grade::Grade;
use smriti::domain::study::insights::{
    AHEAD, Bin, FactCurve, Insights, Reliability, Scope, WEAKEST,
};
use smriti::domain::study::memory::{Model, Review};
use smriti::domain::time::{Day, Moment, Timestamp};

use super::bench::{Diary, INDIA, Said, Shelf, day, fact};
use super::laws::{deeds, events};

/// A moment in India, on a date counted in days since 1970.
fn moment(date: i64, hour: i64, minute: i64) -> Moment {
    let local = ((date * 24 + hour) * 60 + minute) * 60_000;
    Moment { at: Timestamp(local - i64::from(INDIA) * 60_000), offset_minutes: INDIA }
}

/// Five answers to two facts, at nine in the morning, late at night and after midnight.
fn diary() -> Diary {
    let mut diary = Diary::new();
    diary.answer(100, Said::sure("f0"));
    diary.answer(100, Said { certainty: Some(Certainty::Guess), ..Said::wrong("f1") });
    diary.answer(102, Said::sure_and_wrong("f0").within(2));
    diary.write_at(moment(103, 23, 30), Said::right("f1", Certainty::ThinkSo).within(3).kind());
    diary.write_at(moment(104, 1, 30), Said::sure("f0").mode(Mode::Practice).within(4).kind());
    diary
}

fn bin(reviews: u32, recalled: u32, foretold: f64) -> Bin {
    Bin { reviews, recalled, foretold }
}

fn close(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-6
}

/// Two facts in one topic, and a third in another that is never asked.
fn shelf() -> Shelf {
    Shelf::with_topics([0, 0, 1])
}

#[test]
fn five_answers_say_what_they_say_by_hand() {
    let diary = diary();
    let progress = Progress::replay(&diary.events);
    let insights = Insights::on(&shelf(), &progress, Scope::default(), day(104));

    let met = |answers, right| DayCounts { answers, right, millis: 8_000, ..DayCounts::default() };
    let days: Vec<_> = insights
        .days
        .iter()
        .map(|(day, counts)| {
            (day.0, counts.answers, counts.right, counts.new, counts.reviews, counts.recalled)
        })
        .collect();
    assert_eq!(days, [(100, 2, 1, 2, 0, 0), (102, 1, 0, 0, 1, 0), (103, 2, 2, 0, 1, 1)]);
    assert_eq!(insights.days[1].1.millis, met(1, 0).millis);
    assert_eq!(insights.totals().millis, 40_000);

    // The practised answer says nothing of certainty.
    let hits = Certainty::ALL.map(|certainty| insights.calibration.hits(certainty));
    assert_eq!(hits, [(1, 0), (1, 1), (2, 1)].map(|(answers, right)| Hits { answers, right }));
    // 0 for the guess, 2 for "think so", 3 and −6 for the sure ones: −1 over four answers.
    assert_eq!(insights.calibration.score(), Some(-0.25));

    let busy: Vec<_> =
        (0..24).zip(insights.hours).filter(|(_, counts)| counts.answers > 0).collect();
    let counts = |answers, right| HourCounts { answers, right };
    assert_eq!(busy, [(1, counts(1, 1)), (9, counts(3, 1)), (23, counts(1, 1))]);

    // (1 + 0.98034 · 2 / 2.3065)^−0.1542 = 0.9095, kept as 231 of 254; missed.
    // (1 + 0.98034 · 3 / 0.212)^−0.1542 = 0.6595, kept as 168 of 254 (167.51); recalled.
    let mut bins = Reliability::default().bins;
    bins[9] = bin(1, 0, 231.0 / 254.0);
    bins[6] = bin(1, 1, 168.0 / 254.0);
    for (got, known) in insights.reliability.bins.iter().zip(&bins) {
        assert_eq!((got.reviews, got.recalled), (known.reviews, known.recalled));
        assert!(close(got.foretold, known.foretold), "{got:?}, not {known:?}");
    }
    let total = insights.reliability.total();
    assert_eq!((total.reviews, total.recalled), (2, 1));
    assert!(close(total.mean_foretold().unwrap(), 399.0 / 508.0));
    let Share { share, low, high } = total.share().unwrap();
    assert!(close(share, 0.5) && low < 0.1 && high > 0.9);

    let topics: Vec<_> = insights
        .topics
        .iter()
        .map(|topic| (topic.topic, topic.facts, topic.studied, topic.remembered.is_some()))
        .collect();
    assert_eq!(topics, [(0, 2, 2, true), (1, 1, 0, false)]);
    let weakest: Vec<_> = insights.weakest.iter().map(|weak| weak.fact.as_str()).collect();
    let chance =
        |id: &str| progress.retrievability(&progress.fact(&fact(id)).unwrap(), day(104)).unwrap();
    assert!(chance("f0") < chance("f1"));
    assert_eq!(weakest, ["f0", "f1"]);
    let [f0] = insights.misconceptions.as_slice() else { panic!("{:?}", insights.misconceptions) };
    assert_eq!((f0.fact.as_str(), f0.question.as_str()), ("f0", "q0"));
    assert_eq!((f0.topic, f0.reviews, f0.lapses), (0, 2, 1));
    assert!(close(f64::from(f0.remembered), f64::from(chance("f0"))));
    assert!(insights.leeches.is_empty());
}

#[test]
fn only_the_days_of_the_scope_are_counted() {
    let progress = Progress::replay(&diary().events);
    let scope = |since| Scope { since: Some(Day(since)), bank: None };
    let since = |first| Insights::on(&shelf(), &progress, scope(first), day(104));
    assert_eq!(since(102).days.len(), 2);
    assert_eq!(since(102).reliability.total().reviews, 2);
    let last = since(103);
    assert_eq!(last.days.len(), 1);
    assert_eq!(last.reliability.total().recalled, 1);
    assert_eq!(last.reliability.bins[9].reviews, 0);
    assert_eq!(last.calibration.hits(Certainty::Sure).answers, 0);
    assert_eq!(last.calibration.score(), Some(2.0));
    assert_eq!(last.hours[9].answers, 0);
    assert_eq!(last.hours[1].answers, 1, "after midnight is still the study day before");
    assert_eq!(last.topics, since(0).topics, "what is remembered has no days");
    assert_eq!(last.began, Some(day(100)));
    let none = since(104);
    assert_eq!((none.days.len(), none.reliability), (0, Reliability::default()));
    assert_eq!((none.calibration.score(), none.reliability.total().share()), (None, None));
    assert_eq!(none.reliability.total().mean_foretold(), None);
}

#[test]
fn only_facts_that_the_bank_of_the_scope_can_still_ask_are_looked_at() {
    let mut shelf = shelf();
    shelf.change(1, |card| card.bank = "other");
    let mut diary = diary();
    diary.answer(104, Said::wrong("gone from all banks"));
    let facts = |progress: &Progress, bank| {
        let insights = Insights::on(&shelf, progress, Scope { bank, since: None }, day(104));
        let weakest: Vec<_> =
            insights.weakest.iter().map(|weak| weak.fact.as_str().to_owned()).collect();
        let ahead = insights.ahead.iter().sum::<u32>();
        (weakest.join(" "), insights.reliability.total().reviews, insights.days.len(), ahead)
    };
    let progress = Progress::replay(&diary.events);
    assert_eq!(facts(&progress, None), ("f0 f1".to_owned(), 2, 4, 2));
    assert_eq!(facts(&progress, Some(0)), ("f0".to_owned(), 1, 4, 1), "days are over all banks");
    assert_eq!(facts(&progress, Some(1)), ("f1".to_owned(), 1, 4, 1));
    diary.write(104, Kind::Set { key: "bank/other".into(), value: "off".into() });
    let progress = Progress::replay(&diary.events);
    assert_eq!(facts(&progress, None), ("f0".to_owned(), 1, 4, 1));
    assert_eq!(facts(&progress, Some(1)), (String::new(), 0, 4, 0));
}

#[test]
fn the_question_of_a_weak_fact_is_the_one_seen_longest_ago() {
    let mut shelf = shelf();
    shelf.card(0, |_| {});
    let mut diary = Diary::new();
    diary.answer(100, Said::wrong("f0").question("q3"));
    let insights = |diary: &Diary| {
        Insights::on(&shelf, &Progress::replay(&diary.events), Scope::default(), day(101))
    };
    assert_eq!(insights(&diary).weakest[0].question.as_str(), "q0");
    diary.answer(101, Said::wrong("f0").question("q0").within(2));
    assert_eq!(insights(&diary).weakest[0].question.as_str(), "q3");
}

#[test]
fn the_weakest_are_a_dozen_in_order() {
    let shelf = Shelf::with_topics(vec![0; 30]);
    let mut diary = Diary::new();
    for n in 0..30 {
        // Not in the order of their numbers.
        diary.answer(100 + (n * 7) % 30, Said::sure(&format!("f{n}")));
    }
    let progress = Progress::replay(&diary.events);
    let weakest = Insights::on(&shelf, &progress, Scope::default(), day(140)).weakest;
    assert_eq!(weakest.len(), WEAKEST);
    let held = |weak: &FactId| progress.fact(weak).unwrap().last_review().unwrap().0;
    let days: Vec<_> = weakest.iter().map(|weak| held(&weak.fact)).collect();
    assert_eq!(days, (100..112).collect::<Vec<_>>(), "the longest ago is the weakest");
    assert!(weakest.is_sorted_by(|one, other| one.remembered <= other.remembered));
}

#[test]
fn a_curve_falls_from_review_to_review() {
    let progress = Progress::replay(&diary().events);
    let FactCurve { reviews, curve } = FactCurve::of(&progress, &fact("f0"), day(104));
    let review = |at, grade| Review { day: day(at), grade };
    assert_eq!(
        reviews,
        [(review(100, Grade::Good), None), (review(102, Grade::Again), Some(231.0 / 254.0))],
        "practice is no review"
    );
    let days: Vec<_> = curve.iter().map(|(day, _)| day.0).collect();
    assert_eq!(days, (100..=104 + AHEAD).collect::<Vec<_>>());
    assert_eq!((curve[0].1, curve[2].1), (1.0, 1.0));
    assert!((curve[1].1 - 0.946_847_5).abs() < 1e-4, "{:?}", curve[1]);
    assert!(curve[2..].is_sorted_by(|one, other| one.1 > other.1));
    let today = progress.retrievability(&progress.fact(&fact("f0")).unwrap(), day(104));
    assert_eq!(Some(curve[4].1), today);
    assert_eq!(FactCurve::of(&progress, &fact("f2"), day(104)), FactCurve::default());
}

#[test]
fn a_clock_set_wrong_draws_no_endless_curve_and_no_day_twice() {
    let mut diary = Diary::new();
    for at in [-700_000, 20_000, 20_040, 20_010] {
        diary.answer(at, Said::sure("f0"));
    }
    let progress = Progress::replay(&diary.events);
    let FactCurve { reviews, curve } = FactCurve::of(&progress, &fact("f0"), day(20_020));
    assert_eq!(reviews.len(), 4);
    assert_eq!(curve.first().unwrap().0, day(20_020 - 36_500));
    assert_eq!(curve.last().unwrap().0, day(20_020 + AHEAD));
    assert!(curve.is_sorted_by(|one, other| one.0.plus(1) == other.0));
}

#[test]
fn certainty_based_marks_are_those_published() {
    let marks = Certainty::ALL.map(|certainty| (certainty.mark(true), certainty.mark(false)));
    assert_eq!(marks, [(1, 0), (2, -2), (3, -6)]);
}

#[test]
fn other_weights_foretell_anew() {
    let mut diary = diary();
    let before = Progress::replay(&diary.events);
    let mut weights = Model::default().weights().to_vec();
    weights[2] = 23.065;
    diary.write(104, Kind::Fitted { model: "fsrs-6".into(), weights, reviews: 64 });
    let after = Progress::replay(&diary.events);
    let foretold = |progress: &Progress| progress.reviews_of(&fact("f0")).nth(1).unwrap().1;
    assert!(foretold(&after) > foretold(&before), "held ten times as long, it falls more slowly");
    let mut stepped = Progress::default();
    for event in &diary.events {
        let _ = stepped.apply(event);
    }
    assert_eq!(foretold(&stepped), foretold(&after));
}

fn on(progress: &Progress, scope: Scope, today: Day) -> Insights {
    Insights::on(&Shelf::with_topics(vec![0, 1, 0, 1, 2, 2]), progress, scope, today)
}

proptest! {
    #[test]
    fn what_is_counted_adds_up(deeds in deeds(), since in prop::option::of(-40..80_i32)) {
        let events = events(deeds);
        let progress = Progress::replay(&events);
        let since = since.map(|days| Day(20_000 + days));
        let insights = on(&progress, Scope { bank: None, since }, Day(20_060));
        let total = insights.reliability.total();
        let counts = insights.totals();
        prop_assert_eq!((total.reviews, total.recalled), (counts.reviews, counts.recalled));
        prop_assert!(total.foretold <= f64::from(total.reviews) + 1e-6);
        let hours = insights.hours.iter().fold((0, 0), |sum, hour| {
            (sum.0 + hour.answers, sum.1 + hour.right)
        });
        prop_assert_eq!(hours, (counts.answers, counts.right));
        prop_assert_eq!(insights.calibration, counts.certainty);
        if let Some(score) = insights.calibration.score() {
            prop_assert!((-6.0..=3.0).contains(&score));
        }
        prop_assert!(insights.weakest.is_sorted_by(|one, other| one.remembered <= other.remembered));
        for list in [&insights.leeches, &insights.misconceptions] {
            prop_assert!(list.is_sorted_by(|one, other| one.remembered <= other.remembered));
        }
        prop_assert_eq!(insights.misconceptions.len(), progress.misconceptions().count());
        let near = progress.forecast(Day(20_060));
        prop_assert_eq!(&insights.ahead[..near.len()], &near[..]);
    }

    #[test]
    fn an_answer_taken_back_leaves_no_trace(deeds in deeds(), answers in 1..6_u8) {
        let events = events(deeds);
        let mut progress = Progress::replay(&events);
        let today = Day(20_060);
        let before = on(&progress, Scope::default(), today);
        let mut diary = Diary::of(1);
        let start = events.iter().map(|event| event.clock.0).max().unwrap_or(0);
        let mut at = Moment { at: Timestamp(start), offset_minutes: INDIA };
        let mut ids = Vec::new();
        for n in 0..answers {
            at.at.0 += 3_600_000 * 20;
            ids.push(diary.write_at(at, Said::sure_and_wrong(&format!("f{}", n % 4)).kind()));
            let _ = progress.apply(diary.last());
        }
        for id in ids.into_iter().rev() {
            at.at.0 += 20_000;
            diary.write_at(at, Kind::Undone(id));
            let _ = progress.apply(diary.last());
        }
        prop_assert!(on(&progress, Scope::default(), today) == before);
    }
}
