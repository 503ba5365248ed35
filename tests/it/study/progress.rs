//! What events add up to, rule by rule.

use smriti::domain::answer::{Certainty, Verdict};
use smriti::domain::bank::QuestionId;
use smriti::domain::event::{EventId, Kind, Mode};
use smriti::domain::progress::{
    Applied, Calibration, FactView, LEECH_LAPSES, Misconception, Outcome, Progress, snapshot,
};
use smriti::domain::study::grade::Grade;
use smriti::domain::study::memory::{self, Model};

use super::bench::{Diary, Said, day, fact};

fn folded(diary: &Diary) -> Progress {
    let mut progress = Progress::default();
    for event in &diary.events {
        assert_eq!(progress.apply(event), Applied::Done);
    }
    assert!(progress == Progress::replay(&diary.events), "step by step or at once");
    progress
}

fn fold(answers: &[(i32, Said)]) -> Progress {
    let mut diary = Diary::new();
    for (day, said) in answers {
        diary.answer(*day, said.clone());
    }
    folded(&diary)
}

fn view(progress: &Progress, id: &str) -> FactView {
    progress.fact(&fact(id)).unwrap()
}

fn back_in(progress: &Progress, id: &str) -> u32 {
    let view = view(progress, id);
    view.comes_back().unwrap().since(view.last_review().unwrap())
}

#[test]
fn the_first_answer_of_a_day_moves_the_schedule_and_later_ones_do_not() {
    let once = fold(&[(100, Said::sure("a"))]);
    let twice = fold(&[(100, Said::sure("a")), (100, Said::wrong("a").within(2))]);
    assert_eq!(view(&once, "a").memory(), view(&twice, "a").memory());
    assert_eq!(view(&twice, "a").reviews(), 1);
    assert_eq!(view(&twice, "a").outcome(), Outcome::Wrong);
    assert_eq!(twice.totals().answers, 2);

    let next_day = fold(&[(100, Said::sure("a")), (101, Said::wrong("a"))]);
    assert_eq!(view(&next_day, "a").reviews(), 2);
    assert_eq!(view(&next_day, "a").lapses(), 1);
}

#[test]
fn practice_never_moves_the_schedule() {
    let progress = fold(&[(100, Said::wrong("a").mode(Mode::Practice))]);
    assert!(view(&progress, "a").is_new());
    assert_eq!(progress.comes_back(&fact("a")), None);
    assert_eq!(progress.due_facts(day(500)).count(), 0);
    assert_eq!(progress.totals().new, 0);
    assert_eq!(progress.totals().answers, 1);
}

#[test]
fn mock_and_class_answers_are_reviews_of_their_own_mapping() {
    let mock = |session| Said::sure("a").unasked().mode(Mode::Mock).within(session);
    let model = Model::default();
    let first = model.next(None, 0, Grade::Hard);
    let progress = fold(&[(100, mock(1))]);
    assert_eq!(view(&progress, "a").memory(), Some(first));
    let again = fold(&[(100, mock(1)), (103, mock(1))]);
    assert_eq!(view(&again, "a").memory(), Some(model.next(Some(first), 3, Grade::Hard)));
    let other = fold(&[(100, mock(1)), (103, mock(2).mode(Mode::Class))]);
    assert_eq!(view(&other, "a").memory(), Some(model.next(Some(first), 3, Grade::Good)));
    let missed = fold(&[
        (100, mock(1)),
        (103, Said::wrong("a").unasked().mode(Mode::Mock).within(2)),
        (105, mock(3)),
    ]);
    let lapsed = model.next(Some(first), 3, Grade::Again);
    assert_eq!(
        view(&missed, "a").memory(),
        Some(model.next(Some(lapsed), 2, Grade::Hard)),
        "a miss begins the count again"
    );
}

#[test]
fn a_question_never_reached_leaves_no_trace() {
    let unread = Said { verdict: Verdict::Blank, ..Said::sure("a").unasked().taking(0) };
    let progress = fold(&[(100, unread.mode(Mode::Mock))]);
    assert!(progress.fact(&fact("a")).is_none());
    assert!(progress.question(&QuestionId::from("q-a")).is_none());
    assert_eq!(progress.totals().answers, 0);
    assert_eq!(progress.events(), 1);
}

#[test]
fn a_fact_comes_back_when_the_model_says() {
    let progress = fold(&[(100, Said::sure("a"))]);
    assert_eq!(progress.comes_back(&fact("a")), Some(day(102)));
    assert!(!view(&progress, "a").is_due(day(101)));
    assert!(view(&progress, "a").is_due(day(102)));
    assert!(view(&progress, "a").is_due(day(400)));
    let chance = progress.retrievability(&view(&progress, "a"), day(110)).unwrap();
    assert!((chance - 0.774_366_9).abs() < 1e-4, "{chance}");
}

#[test]
fn a_wish_for_more_recall_brings_everything_sooner_at_once() {
    let mut diary = Diary::new();
    diary.answer(100, Said::sure("a"));
    diary.answer(102, Said::sure("a"));
    let before = back_in(&folded(&diary), "a");
    diary.write(102, Kind::Set { key: "retention".into(), value: "97".into() });
    let after = back_in(&folded(&diary), "a");
    assert!(after < before, "{after} days, {before} before");
    diary.write(102, Kind::Set { key: "retention".into(), value: "broken".into() });
    assert_eq!(back_in(&folded(&diary), "a"), before);
}

#[test]
fn a_confident_error_is_asked_within_a_day_and_again_within_a_week() {
    let held = vec![
        (100, Said::sure("a")),
        (102, Said::sure("a")),
        (112, Said::sure("a")),
        (160, Said::sure("a")),
    ];
    assert!(back_in(&fold(&held), "a") > 60);
    let mut missed = held.clone();
    missed.push((300, Said::sure_and_wrong("a")));
    let progress = fold(&missed);
    assert_eq!(view(&progress, "a").misconception(), Misconception::Fresh);
    assert_eq!(back_in(&progress, "a"), 1);
    assert_eq!(progress.misconceptions().count(), 1);

    let mut unsure = held;
    unsure.push((300, Said::wrong("a")));
    assert!(back_in(&fold(&unsure), "a") > 1, "an unsure error follows the model");

    missed.push((301, Said::sure("a")));
    let progress = fold(&missed);
    assert_eq!(view(&progress, "a").misconception(), Misconception::Fading);
    assert!(back_in(&progress, "a") <= 7);
    let mut lucky = missed.clone();
    lucky.push((308, Said::right("a", Certainty::Guess)));
    assert_eq!(view(&fold(&lucky), "a").misconception(), Misconception::Fresh);
    missed.push((308, Said::sure("a")));
    let progress = fold(&missed);
    assert_eq!(view(&progress, "a").misconception(), Misconception::None);
    assert_eq!(progress.misconceptions().count(), 0);
}

#[test]
fn a_leech_is_called_after_eight_lapses_and_heals_when_held() {
    let mut answers = vec![(0, Said::sure("a"))];
    for lapse in 0..LEECH_LAPSES {
        assert!(!view(&fold(&answers), "a").is_leech(), "{lapse} lapses");
        answers.push((i32::try_from(lapse).unwrap() + 1, Said::wrong("a")));
    }
    let progress = fold(&answers);
    assert_eq!(view(&progress, "a").lapses(), LEECH_LAPSES);
    assert!(view(&progress, "a").is_leech());
    assert_eq!(progress.leeches().count(), 1);
    let mut day = 9;
    for _ in 0..12 {
        answers.push((day, Said::sure("a")));
        day = view(&fold(&answers), "a").comes_back().unwrap().0;
    }
    assert!(!view(&fold(&answers), "a").is_leech());
}

#[test]
fn missing_a_new_fact_is_no_lapse() {
    assert_eq!(view(&fold(&[(1, Said::wrong("a"))]), "a").lapses(), 0);
}

#[test]
fn a_mistake_stands_until_it_is_put_right_in_another_session() {
    let wrong = (100, Said::wrong("a").within(7));
    let listed = |answers: &[(i32, Said)]| fold(answers).missed_facts().count();
    let practice = |said: Said| said.mode(Mode::Practice);
    assert_eq!(listed(std::slice::from_ref(&wrong)), 1);
    assert_eq!(listed(&[wrong.clone(), (100, practice(Said::sure("a").within(7)))]), 1);
    assert_eq!(listed(&[wrong.clone(), (100, practice(Said::sure("a").within(8)))]), 0);
    let guess = practice(Said::right("a", Certainty::Guess).within(8));
    assert_eq!(listed(&[wrong, (100, guess)]), 1);
    assert_eq!(listed(&[(100, Said::right("a", Certainty::Guess))]), 1, "luck is on the list");
}

#[test]
fn quick_and_sure_is_easy_only_against_twenty_of_ones_own() {
    let slow = |n: usize| Said::sure(&format!("s{n}")).taking(20_000);
    let with = |samples: usize| {
        let mut answers: Vec<_> = (0..samples).map(|n| (100, slow(n))).collect();
        answers.push((100, Said::sure("quick").taking(7_000)));
        view(&fold(&answers), "quick").memory()
    };
    let model = Model::default();
    assert_eq!(with(19), Some(model.next(None, 0, Grade::Good)));
    assert_eq!(with(20), Some(model.next(None, 0, Grade::Easy)));
}

#[test]
fn a_changed_key_is_asked_the_same_day() {
    let mut diary = Diary::new();
    diary.answer(100, Said::sure("a"));
    diary.answer(102, Said::sure("a"));
    let question = QuestionId::from("q-a");
    assert_eq!(folded(&diary).edit(&question, 11, 22), None);
    let typo = folded(&diary).edit(&question, 99, 22).unwrap();
    assert_eq!(typo, Kind::Edited { question: question.clone(), key_changed: false });
    diary.write(103, typo);
    let progress = folded(&diary);
    assert!(!view(&progress, "a").is_due(day(103)), "a typo changes nothing");
    assert!(progress.question(&question).unwrap().edited);
    assert_eq!(progress.edit(&question, 99, 22), None, "and is written once");

    let key = progress.edit(&question, 99, 33).unwrap();
    assert_eq!(key, Kind::Edited { question: question.clone(), key_changed: true });
    diary.write(103, key);
    let progress = folded(&diary);
    assert!(view(&progress, "a").is_due(day(103)));
    assert!(view(&progress, "a").is_key_changed());
    assert_eq!(view(&progress, "a").memory().unwrap(), {
        let model = Model::default();
        let first = model.next(None, 0, Grade::Good);
        model.next(Some(first), 2, Grade::Good)
    });
    assert_eq!(progress.edit(&question, 99, 33), None);

    diary.answer(103, Said::sure("a"));
    let progress = folded(&diary);
    assert!(!view(&progress, "a").is_key_changed());
    assert!(!view(&progress, "a").is_due(day(103)));
}

#[test]
fn a_key_changed_after_todays_review_is_asked_tomorrow() {
    let mut diary = Diary::new();
    diary.answer(100, Said::sure("a"));
    let question = QuestionId::from("q-a");
    diary.write(100, Kind::Edited { question, key_changed: true });
    assert_eq!(folded(&diary).comes_back(&fact("a")), Some(day(101)));
}

#[test]
fn fitted_weights_recompute_every_memory_from_its_history() {
    let mut weights = *Model::default().weights();
    weights[2] = 9.0;
    let own = Model::new(&weights).unwrap();
    let mut diary = Diary::new();
    diary.answer(100, Said::sure("a"));
    diary.answer(102, Said::sure("a"));
    let fitted = |model: &str, weights: &[f32]| Kind::Fitted {
        model: model.to_owned(),
        weights: weights.to_vec(),
        reviews: 64,
    };
    diary.write(102, fitted("fsrs-9", &weights));
    diary.write(102, fitted(memory::NAME, &weights[..20]));
    let progress = folded(&diary);
    assert_eq!(progress.personalised(), None);
    assert_eq!(*progress.model(), Model::default());
    diary.write(102, fitted(memory::NAME, &weights));
    let progress = folded(&diary);
    let expected = own.next(Some(own.next(None, 0, Grade::Good)), 2, Grade::Good);
    assert_eq!(view(&progress, "a").memory(), Some(expected));
    assert_eq!(progress.personalised(), Some(64));
    // Neither the published weights nor those of a few reviews are the learner's own.
    diary.write(103, fitted(memory::NAME, Model::default().weights()));
    assert_eq!(folded(&diary).personalised(), None);
    let few = Kind::Fitted { model: memory::NAME.into(), weights: weights.to_vec(), reviews: 63 };
    diary.write(103, few);
    assert_eq!(folded(&diary).personalised(), None);
}

#[test]
fn undoing_the_last_answers_one_by_one_is_exact_and_needs_no_replay() {
    let mut diary = Diary::new();
    diary.answer(100, Said::sure("a"));
    let mut progress = folded(&diary);
    let start = progress.digest();
    let said = [
        Said::wrong("b"),
        Said::sure_and_wrong("a").mode(Mode::Practice),
        Said::right("b", Certainty::Guess).question("q-b2"),
    ];
    let ids = said.map(|said| {
        let id = diary.answer(101, said);
        assert_eq!(progress.apply(diary.last()), Applied::Done);
        // What lies between and touches no answer does not stand in the way.
        let question = QuestionId::from("q-b");
        diary.write(101, Kind::Bookmarked { question, on: true });
        assert_eq!(progress.apply(diary.last()), Applied::Done);
        id
    });
    assert_ne!(progress.digest(), start);
    for id in ids.into_iter().rev() {
        diary.write(101, Kind::Undone(id));
        assert_eq!(progress.apply(diary.last()), Applied::Done);
        assert!(progress == Progress::replay(&diary.events));
    }
    let question = QuestionId::from("q-b");
    diary.write(101, Kind::Bookmarked { question, on: false });
    assert_eq!(progress.apply(diary.last()), Applied::Done);
    assert_eq!(progress.digest(), start);
    assert_eq!(progress.totals().answers, 1);
    assert_eq!(progress.facts().count(), 1);
}

#[test]
fn undoing_anything_older_needs_a_replay_and_leaves_the_progress_alone() {
    let mut diary = Diary::new();
    let first = diary.answer(100, Said::sure("a"));
    diary.answer(100, Said::wrong("b"));
    let mut progress = folded(&diary);
    let before = progress.clone();
    diary.write(100, Kind::Undone(first));
    assert_eq!(progress.apply(diary.last()), Applied::NeedsReplay);
    assert!(progress == before);
    let replayed = Progress::replay(&diary.events);
    assert!(replayed.fact(&fact("a")).is_none());
    assert!(replayed.fact(&fact("b")).is_some());
    let without = fold(&[(100, Said::wrong("b"))]);
    assert_eq!(facts(&replayed), facts(&without));
}

fn facts(progress: &Progress) -> Vec<(String, FactView)> {
    progress.facts().map(|(id, view)| (id.to_owned(), view)).collect()
}

#[test]
fn undoing_an_undo_is_a_redo() {
    let mut diary = Diary::new();
    let answer = diary.answer(100, Said::sure("a"));
    let done = folded(&diary).digest();
    let undo = diary.write(100, Kind::Undone(answer));
    let undone = Progress::replay(&diary.events).digest();
    let redo = diary.write(100, Kind::Undone(undo));
    assert_eq!(Progress::replay(&diary.events).digest(), done);
    diary.write(100, Kind::Undone(redo));
    assert_eq!(Progress::replay(&diary.events).digest(), undone);
    assert_ne!(done, undone);
}

#[test]
fn an_undo_takes_back_only_what_came_before_it() {
    let mut diary = Diary::new();
    let next = EventId { sequence: 2, ..diary.clone().answer(100, Said::sure("x")) };
    diary.write(100, Kind::Undone(next));
    diary.answer(100, Said::sure("a"));
    let unknown = EventId { sequence: 77, ..next };
    diary.write(100, Kind::Undone(unknown));
    assert!(Progress::replay(&diary.events).fact(&fact("a")).is_some());
}

#[test]
fn an_event_from_before_needs_a_replay_and_a_known_one_changes_nothing() {
    let mut diary = Diary::new();
    diary.answer(100, Said::sure("a"));
    diary.answer(101, Said::sure("b"));
    let mut progress = folded(&diary);
    let before = progress.clone();
    assert_eq!(progress.apply(&diary.events[1]), Applied::Done);
    assert_eq!(progress.apply(&diary.events[0]), Applied::NeedsReplay);
    assert!(progress == before);
}

#[test]
fn a_streak_counts_days_in_a_row_and_waits_for_today() {
    let progress = fold(&[
        (90, Said::sure("a")),
        (98, Said::sure("b")),
        (99, Said::sure("c")),
        (100, Said::wrong("d").mode(Mode::Practice)),
    ]);
    assert_eq!(progress.streak(day(100)), 3);
    assert_eq!(progress.streak(day(101)), 3);
    assert_eq!(progress.streak(day(102)), 0);
    assert_eq!(progress.streak(day(90)), 1);
    assert_eq!(Progress::default().streak(day(1)), 0);
}

#[test]
fn days_keep_their_counts() {
    let progress = fold(&[
        (100, Said::sure("a")),
        (100, Said::wrong("b").taking(u32::MAX)),
        (102, Said::sure("a").within(2)),
        (102, Said::wrong("b").within(2)),
        (102, Said::sure("b").within(2).mode(Mode::Practice)),
    ]);
    let first = progress.day(day(100));
    assert_eq!((first.answers, first.right, first.new, first.reviews), (2, 1, 2, 0));
    assert_eq!(first.millis, 8_000 + 600_000);
    let second = progress.day(day(102));
    assert_eq!((second.answers, second.right, second.new), (3, 2, 0));
    assert_eq!((second.reviews, second.recalled), (2, 1));
    assert_eq!(progress.new_allowance(day(100)), 13);
    assert_eq!(progress.new_allowance(day(102)), 15);
    assert_eq!(progress.days_since(None).count(), 2);
    let sure = progress.totals().certainty.hits(Certainty::Sure);
    assert_eq!((sure.answers, sure.right), (2, 2), "practice does not count");
}

#[test]
fn a_score_by_certainty_rewards_being_as_sure_as_right() {
    use Certainty::{Guess, Sure, ThinkSo};
    let score =
        |answers: &[(Certainty, bool)]| answers.iter().copied().collect::<Calibration>().score();
    assert_eq!(score(&[]), None);
    assert_eq!(score(&[(Guess, true), (ThinkSo, true), (Sure, true)]), Some(2.0));
    assert_eq!(score(&[(Guess, false)]), Some(0.0));
    assert_eq!(score(&[(ThinkSo, false)]), Some(-2.0));
    assert_eq!(score(&[(Sure, false)]), Some(-6.0));
    // Nine right of ten: best said surely. One of two: best called a guess.
    let of = |certainty, right: usize, all: usize| {
        let answers: Vec<_> = (0..all).map(|number| (certainty, number < right)).collect();
        score(&answers).expect("answers")
    };
    assert!(of(Sure, 9, 10) > of(ThinkSo, 9, 10) && of(ThinkSo, 9, 10) > of(Guess, 9, 10));
    assert!(of(Guess, 1, 2) > of(ThinkSo, 1, 2) && of(ThinkSo, 1, 2) > of(Sure, 1, 2));
}

#[test]
fn a_forecast_counts_what_is_overdue_today() {
    let progress = fold(&[(100, Said::sure("a")), (100, Said::wrong("b")), (101, Said::sure("c"))]);
    let days = |progress: &Progress, today| progress.forecast(day(today))[..4].to_vec();
    assert_eq!(days(&progress, 100), [0, 1, 1, 1]);
    assert_eq!(days(&progress, 101), [1, 1, 1, 0]);
    assert_eq!(days(&progress, 150), [3, 0, 0, 0]);
}

#[test]
fn minutes_follow_the_learners_own_pace() {
    let few = fold(&[(100, Said::sure("a"))]);
    assert_eq!(few.expected_minutes(10), 5, "half a minute each until more is known");
    assert_eq!(few.expected_minutes(0), 0);
    assert_eq!(few.expected_minutes(1), 1);
    let many: Vec<_> = (0..30).map(|n| (100, Said::sure(&format!("f{n}")))).collect();
    let minutes = fold(&many).expected_minutes(100);
    assert!((45..=55).contains(&minutes), "the diary writes every half minute: {minutes}");
}

#[test]
fn names_exams_bookmarks_and_notes_are_the_last_ones() {
    let mut diary = Diary::new();
    let question = QuestionId::from("q");
    diary.write(1, Kind::Named("Asha".into()));
    diary.write(1, Kind::Named("आशा".into()));
    let date = jiff::civil::date(2027, 5, 24);
    diary.write(1, Kind::ExamChosen { name: Some("UPSC".into()), date: Some(date) });
    diary.write(1, Kind::Bookmarked { question: question.clone(), on: true });
    diary.write(1, Kind::Noted { question: question.clone(), text: "check Art. 65".into() });
    let unknown = Kind::Unknown { kind: "room".into(), version: 3, payload: "?".into() };
    diary.write(1, unknown);
    let progress = folded(&diary);
    assert_eq!(progress.name(), Some("आशा"));
    assert_eq!((progress.exam(), progress.exam_date()), (Some("UPSC"), Some(date)));
    assert!(progress.is_bookmarked(&question));
    assert_eq!(progress.note(&question), Some("check Art. 65"));
    assert_eq!(snapshot::decode(&snapshot::encode(&progress)), Some(progress));
    diary.write(1, Kind::Bookmarked { question: question.clone(), on: false });
    diary.write(1, Kind::Noted { question: question.clone(), text: String::new() });
    diary.write(1, Kind::ExamChosen { name: None, date: None });
    let progress = folded(&diary);
    assert_eq!(progress.bookmarks().len() + progress.notes().len(), 0);
    assert_eq!((progress.exam(), progress.exam_date()), (None, None));
}

#[test]
fn what_an_answer_did_is_told_until_it_is_taken_back() {
    let mut diary = Diary::new();
    let review = diary.answer(100, Said::sure("a"));
    let practice = diary.answer(100, Said::sure("a"));
    let mut progress = folded(&diary);
    assert_eq!(progress.effect(review).unwrap().grade, Some(Grade::Good));
    assert_eq!(progress.effect(practice).unwrap().grade, None);
    diary.write(100, Kind::Undone(practice));
    assert_eq!(progress.apply(diary.last()), Applied::Done);
    assert_eq!(progress.effect(practice), None);
}

#[test]
fn a_damaged_snapshot_is_never_believed() {
    let progress = fold(&[(100, Said::sure("a")), (101, Said::wrong("b"))]);
    let bytes = snapshot::encode(&progress);
    assert_eq!(snapshot::decode(&bytes), Some(progress));
    for place in 0..bytes.len() {
        let mut damaged = bytes.clone();
        damaged[place] ^= 0x10;
        assert_eq!(snapshot::decode(&damaged), None, "byte {place}");
        assert_eq!(snapshot::decode(&bytes[..place]), None, "cut at {place}");
    }
}
