//! What is asked today, and in which order.

use std::collections::BTreeMap;

use proptest::prelude::*;
use smriti::domain::answer::Certainty;
use smriti::domain::bank::QuestionId;
use smriti::domain::event::{Kind, Mode};
use smriti::domain::progress::Progress;
use smriti::domain::seed::Seed;
use smriti::domain::study::outlook::Outlook;
use smriti::domain::study::queue::{Ask, Plan, Reason, SIBLING_GAP, Source, plan, plan_of};

use super::bench::{Diary, Said, Shelf, day};

const SEED: Seed = Seed(7);

fn today(shelf: &Shelf, progress: &Progress, on: i32) -> Plan {
    plan(shelf, progress, Source::Today, day(on), SEED)
}

fn ids(plan: &Plan) -> Vec<&str> {
    plan.asks.iter().map(|ask| ask.fact.as_str()).collect()
}

fn questions(plan: &Plan) -> Vec<&str> {
    plan.asks.iter().map(|ask| ask.question.as_str()).collect()
}

/// A diary in which these facts were answered by their own questions on these days, surely and
/// right.
fn studied(shelf: &Shelf, facts: impl IntoIterator<Item = (u32, i32)>) -> Diary {
    let mut answers: Vec<(u32, i32)> = facts.into_iter().collect();
    answers.sort_by_key(|(_, day)| *day);
    let mut diary = Diary::new();
    for (fact, on) in answers {
        let card = shelf.cards().iter().find(|card| card.fact == fact).unwrap();
        diary.answer(on, Said::sure(&format!("f{fact}")).question(&card.id));
    }
    diary
}

fn replay(diary: &Diary) -> Progress {
    Progress::replay(&diary.events)
}

fn without_new(diary: &mut Diary, on: i32) {
    diary.write(on, Kind::Set { key: "new-per-day".into(), value: "0".into() });
}

/// How many neighbours share a topic.
fn meetings(asks: &[Ask]) -> usize {
    asks.windows(2).filter(|pair| pair[0].topic == pair[1].topic).count()
}

#[test]
fn due_facts_come_weakest_first() {
    let shelf = Shelf::with_topics([0, 1, 2, 3]);
    let mut diary = studied(&shelf, [(0, 110), (1, 90), (2, 100), (3, 119)]);
    without_new(&mut diary, 119);
    let plan = today(&shelf, &replay(&diary), 120);
    assert_eq!(ids(&plan), ["f1", "f2", "f0"]);
    assert!(plan.asks.iter().all(|ask| ask.reason == Reason::Due && ask.reviews == 1));
    let chances: Vec<f32> = plan.asks.iter().filter_map(|ask| ask.remembered).collect();
    assert!(chances.is_sorted() && chances.len() == 3);
}

#[test]
fn a_session_of_chosen_questions_asks_exactly_those_whether_due_or_not() {
    let mut shelf = Shelf::with_topics([0, 1, 2, 3]);
    // A second question about the first fact.
    let second = shelf.card(0, |_| {});
    let second = shelf.cards()[second as usize].id.clone();
    let first = shelf.cards()[0].id.clone();
    let mut diary = studied(&shelf, [(0, 90), (1, 119)]);
    without_new(&mut diary, 119);
    let wanted: Vec<QuestionId> =
        [second.as_str(), "nowhere", &shelf.cards()[1].id, &second].map(QuestionId::from).to_vec();
    let progress = replay(&diary);
    let plan = plan_of(&shelf, &progress, &wanted, day(120));
    let mut asked = questions(&plan);
    asked.sort_unstable();
    let mut expected = vec![second.as_str(), shelf.cards()[1].id.as_str()];
    expected.sort_unstable();
    assert_eq!(asked, expected);
    let reason =
        |fact: &str| plan.asks.iter().find(|ask| ask.fact.as_str() == fact).map(|ask| ask.reason);
    // What is due may move the schedule, and what is not is practice.
    assert_eq!((reason("f0"), reason("f1")), (Some(Reason::Due), Some(Reason::Drill)));
    assert!(!asked.contains(&first.as_str()));
}

#[test]
fn new_facts_take_turns_by_topic_the_easiest_first() {
    let mut shelf = Shelf::with_topics([0, 0, 0, 1, 1, 2]);
    shelf.change(2, |card| card.difficulty = 1);
    let mut diary = Diary::new();
    diary.write(1, Kind::Set { key: "new-per-day".into(), value: "5".into() });
    let plan = today(&shelf, &replay(&diary), 100);
    assert_eq!(ids(&plan), ["f2", "f3", "f5", "f0", "f4"]);
    assert!(plan.asks.iter().all(|ask| ask.reason == Reason::New && ask.remembered.is_none()));
    assert_eq!(plan.new_facts(), 5);
}

#[test]
fn the_day_allows_only_so_many_new_facts() {
    let shelf = Shelf::with_topics((0..40).map(|n| n % 4));
    assert_eq!(today(&shelf, &Progress::default(), 100).asks.len(), 15);
    let diary = studied(&shelf, (0..6).map(|fact| (fact, 100)));
    assert_eq!(today(&shelf, &replay(&diary), 100).asks.len(), 9);
    assert_eq!(today(&shelf, &replay(&diary), 101).new_facts(), 15);
}

#[test]
fn new_facts_are_spread_among_reviews() {
    let shelf = Shelf::with_topics((0..24).map(|n| n % 8));
    let mut diary = studied(&shelf, (0..16).map(|fact| (fact, 90)));
    diary.write(90, Kind::Set { key: "new-per-day".into(), value: "4".into() });
    let plan = today(&shelf, &replay(&diary), 120);
    let new: Vec<usize> =
        (0..plan.asks.len()).filter(|place| plan.asks[*place].reason == Reason::New).collect();
    assert_eq!(plan.asks.len(), 20);
    assert_eq!(new.len(), 4);
    assert!(new[0] > 0, "a session does not begin with something new");
    assert!(new.windows(2).all(|pair| (3..=7).contains(&(pair[1] - pair[0]))), "{new:?}");
}

#[test]
fn a_fact_answered_today_is_not_asked_again() {
    let shelf = Shelf::with_topics([0, 1]);
    let mut diary = studied(&shelf, [(0, 90), (1, 90)]);
    without_new(&mut diary, 90);
    diary.answer(120, Said::wrong("f0").question("q0"));
    assert_eq!(ids(&today(&shelf, &replay(&diary), 120)), ["f1"]);
}

#[test]
fn a_fact_is_asked_by_the_question_seen_longest_ago() {
    let mut shelf = Shelf::default();
    let fact = shelf.fact(0);
    for difficulty in [4, 2, 3] {
        shelf.card(fact, |card| card.difficulty = difficulty);
    }
    let mut diary = Diary::new();
    let mut asked = Vec::new();
    for round in 0..6 {
        let on = 100 + round * 30;
        let plan = today(&shelf, &replay(&diary), on);
        assert_eq!(plan.asks.len(), 1, "one question of a fact a day");
        assert_eq!(plan.asks[0].others.len(), 2);
        let question = plan.asks[0].question.as_str().to_owned();
        diary.answer(on, Said::wrong("f0").question(&question));
        asked.push(question);
    }
    assert_eq!(asked, ["q1", "q2", "q0", "q1", "q2", "q0"]);
}

#[test]
fn the_questions_of_a_passage_stay_together_and_in_order() {
    let mut shelf = Shelf::with_topics((0..12).map(|n| n % 3));
    for card in [2, 5, 8] {
        shelf.change(card, |card| card.passage = Some(0));
    }
    // The last of the set is the weakest, and draws the others with it.
    let mut diary = studied(&shelf, (0..12).map(|fact| (fact, if fact == 8 { 60 } else { 90 })));
    without_new(&mut diary, 90);
    let plan = today(&shelf, &replay(&diary), 120);
    assert_eq!(questions(&plan)[..3], ["q2", "q5", "q8"]);
    assert_eq!(plan.asks.len(), 12);
}

#[test]
fn siblings_are_kept_apart() {
    let mut shelf = Shelf::with_topics((0..14).map(|n| n % 7));
    // One question names four other facts in its rows; two others share a row fact.
    shelf.change(0, |card| card.rows = vec![1, 2, 3, 4]);
    let named = shelf.fact(0);
    shelf.change(5, |card| card.rows = vec![named]);
    shelf.change(6, |card| card.rows = vec![named]);
    let mut diary = studied(&shelf, (0..14).map(|fact| (fact, 90)));
    without_new(&mut diary, 90);
    let plan = today(&shelf, &replay(&diary), 120);
    assert_eq!(plan.asks.len(), 14, "a fact that only rows name is not asked");
    let place = |id: &str| ids(&plan).iter().position(|fact| *fact == id).unwrap();
    let gaps: Vec<usize> =
        ["f1", "f2", "f3", "f4"].map(|id| place("f0").abs_diff(place(id))).into();
    assert!(gaps.iter().all(|gap| *gap >= SIBLING_GAP), "{gaps:?}");
    assert!(place("f5").abs_diff(place("f6")) >= SIBLING_GAP);
}

#[test]
fn a_bank_that_is_off_is_not_asked() {
    let mut shelf = Shelf::with_topics([0, 1, 2]);
    shelf.change(1, |card| card.bank = "other");
    shelf.card(2, |card| card.bank = "other");
    let mut diary = studied(&shelf, [(0, 90), (1, 90)]);
    diary.write(90, Kind::Set { key: "bank/other".into(), value: "off".into() });
    let progress = replay(&diary);
    let plan = today(&shelf, &progress, 120);
    assert_eq!(questions(&plan), ["q0", "q2"]);
    assert!(plan.asks[1].others.is_empty());
    let outlook = Outlook::on(&shelf, &progress, day(120));
    assert_eq!((outlook.due, outlook.new), (1, 1));
    assert_eq!(outlook.topics.len(), 2);
}

#[test]
fn reasons_are_told_apart() {
    let shelf = Shelf::with_topics([0, 1, 2]);
    let mut diary = Diary::new();
    for fact in 0..3 {
        diary.answer(90, Said::sure(&format!("f{fact}")).question(&format!("q{fact}")));
    }
    diary.answer(100, Said::sure_and_wrong("f1").question("q1"));
    diary.write(101, Kind::Edited { question: QuestionId::from("q2"), key_changed: true });
    let plan = today(&shelf, &replay(&diary), 101);
    let reasons: BTreeMap<&str, Reason> =
        plan.asks.iter().map(|ask| (ask.fact.as_str(), ask.reason)).collect();
    assert_eq!(reasons["f0"], Reason::Due);
    assert_eq!(reasons["f1"], Reason::Misconception);
    assert_eq!(reasons["f2"], Reason::KeyChanged);
}

#[test]
fn mistakes_and_bookmarks_and_topics_are_drilled() {
    let shelf = Shelf::with_topics([0, 0, 1, 1]);
    let mut diary = Diary::new();
    diary.answer(100, Said::sure("f0").question("q0"));
    diary.answer(100, Said::wrong("f1").question("q1"));
    diary.answer(100, Said::right("f2", Certainty::Guess).question("q2"));
    diary.write(100, Kind::Bookmarked { question: QuestionId::from("q3"), on: true });
    diary.write(100, Kind::Bookmarked { question: QuestionId::from("gone"), on: true });
    let progress = replay(&diary);
    let source = |source| plan(&shelf, &progress, source, day(100), SEED);
    let mut mistakes =
        ids(&source(Source::Mistakes)).into_iter().map(str::to_owned).collect::<Vec<_>>();
    mistakes.sort();
    assert_eq!(mistakes, ["f1", "f2"]);
    assert!(source(Source::Mistakes).asks.iter().all(|ask| ask.reason == Reason::Drill));
    assert_eq!(questions(&source(Source::Bookmarks)), ["q3"]);
    assert_eq!(source(Source::Bookmarks).asks[0].reason, Reason::New);
    let topic = source(Source::Topic(1));
    assert_eq!(ids(&topic), ["f3", "f2"], "what is new before what is not due");
    let later = plan(&shelf, &progress, Source::Topic(0), day(102), SEED);
    assert_eq!(ids(&later), ["f1", "f0"]);
    assert!(later.asks.iter().all(|ask| ask.reason == Reason::Due));
    let outlook = Outlook::on(&shelf, &progress, day(100));
    assert_eq!((outlook.mistakes, outlook.bookmarked), (2, 1));
}

#[test]
fn the_outlook_counts_what_the_plan_asks() {
    let shelf = Shelf::with_topics((0..60).map(|n| n % 5));
    let diary = studied(&shelf, (0..30).map(|fact| (fact, 100 + i32::try_from(fact % 9).unwrap())));
    let progress = replay(&diary);
    for on in 100..115 {
        let plan = today(&shelf, &progress, on);
        let outlook = Outlook::on(&shelf, &progress, day(on));
        assert_eq!(outlook.new as usize, plan.new_facts());
        assert_eq!(outlook.due as usize, plan.asks.len() - plan.new_facts());
        assert_eq!(outlook.days, progress.forecast(day(on)));
        assert_eq!(outlook.days[0], outlook.due);
        let next = outlook.days.iter().skip(1).position(|count| *count > 0);
        let expected = next.map(|ahead| day(on).plus(i32::try_from(ahead).unwrap() + 1));
        assert_eq!(outlook.next_due, expected);
        assert_eq!(outlook.topics.len(), 5);
        let weakest = outlook.weakest().unwrap();
        assert!(
            outlook
                .topics
                .iter()
                .filter(|topic| topic.due > 0 || outlook.due == 0)
                .all(|topic| topic.remembered >= weakest.remembered)
        );
    }
}

#[test]
fn a_plan_interrupted_goes_on_with_the_same_facts() {
    let shelf = Shelf::with_topics((0..50).map(|n| n * n % 7));
    let mut diary = studied(&shelf, (0..20).map(|fact| (fact, 90)));
    let first = today(&shelf, &replay(&diary), 120);
    assert_eq!(first.asks.len(), 35);
    for (n, ask) in first.asks.iter().enumerate() {
        let rest = today(&shelf, &replay(&diary), 120);
        let mut expected = ids(&first)[n..].to_vec();
        let mut got = ids(&rest);
        expected.sort_unstable();
        got.sort_unstable();
        assert_eq!(got, expected, "after {n} answers");
        let said = if n % 3 == 0 { Said::wrong } else { Said::sure };
        diary.answer(120, said(ask.fact.as_str()).question(ask.question.as_str()));
    }
    assert!(today(&shelf, &replay(&diary), 120).asks.is_empty());
}

#[test]
fn practice_does_not_use_up_what_is_due() {
    let shelf = Shelf::with_topics([0]);
    let mut diary = studied(&shelf, [(0, 90)]);
    diary.answer(120, Said::sure("f0").question("q0").mode(Mode::Practice));
    assert_eq!(ids(&today(&shelf, &replay(&diary), 120)), ["f0"]);
}

proptest! {
    #[test]
    fn no_topic_twice_in_a_row_where_that_can_be_avoided(
        facts in prop::collection::vec((0_u32..6, 60_i32..110, any::<bool>()), 1..80),
        seed in any::<u64>(),
    ) {
        let shelf = Shelf::with_topics(facts.iter().map(|(topic, _, _)| *topic));
        let known = (0..).zip(&facts).filter(|(_, (_, _, known))| *known);
        let diary = studied(&shelf, known.map(|(fact, (_, on, _))| (fact, *on)));
        let plan = plan(&shelf, &replay(&diary), Source::Today, day(120), Seed(seed));
        let mut counts = BTreeMap::<u32, usize>::new();
        for ask in &plan.asks {
            *counts.entry(ask.topic).or_default() += 1;
        }
        let most = counts.values().copied().max().unwrap_or(0);
        // The largest topic needs the others between its own.
        let forced = most.saturating_sub(plan.asks.len() - most + 1);
        prop_assert_eq!(meetings(&plan.asks), forced);
        let mut ids = ids(&plan);
        ids.sort_unstable();
        ids.dedup();
        prop_assert_eq!(ids.len(), plan.asks.len(), "each fact once");
    }

    #[test]
    fn the_seed_changes_nothing_but_ties(seeds in (any::<u64>(), any::<u64>())) {
        let shelf = Shelf::with_topics((0..12).map(|n| n % 3));
        let progress = replay(&studied(&shelf, (0..12).map(|fact| (fact, 80))));
        let plans = [seeds.0, seeds.1].map(|seed| {
            plan(&shelf, &progress, Source::Today, day(120), Seed(seed))
        });
        let mut sorted = plans.each_ref().map(ids);
        for ids in &mut sorted {
            ids.sort_unstable();
        }
        prop_assert_eq!(&sorted[0], &sorted[1]);
        if seeds.0 == seeds.1 {
            prop_assert_eq!(&plans[0], &plans[1]);
        }
    }
}
