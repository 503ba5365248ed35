//! One sitting of study.

use proptest::prelude::*;
use smriti::domain::answer::{Certainty, Response, Verdict};
use smriti::domain::bank::{
    Body, Choice, ChoiceId, Choices, Difficulty, Question, QuestionId, Shuffle, TopicId,
};
use smriti::domain::event::{Kind, Mode};
use smriti::domain::locale::Text;
use smriti::domain::progress::{Applied, Outcome, Progress};
use smriti::domain::seed::Seed;
use smriti::domain::study::grade::{Grade, MAPPING};
use smriti::domain::study::queue::{Reason, Source, plan};
use smriti::domain::study::session::{
    AGAIN_AFTER, AGAIN_AT_MOST, Feedback, Given, Session, Skipped,
};

use super::bench::{Diary, Said, Shelf, day, fact, given};

/// A learner at work: the window, the store and the fold in one.
struct Desk {
    shelf: Shelf,
    diary: Diary,
    progress: Progress,
    session: Session,
    on: i32,
}

impl Desk {
    fn new(shelf: Shelf, diary: Diary, on: i32, source: Source) -> Self {
        let progress = Progress::replay(&diary.events);
        let session = Session::start(plan(&shelf, &progress, source, day(on), Seed(1)), 77);
        Self { shelf, diary, progress, session, on }
    }

    /// A session of new facts, each of a topic of its own.
    fn fresh(facts: u32) -> Self {
        Self::new(Shelf::with_topics(0..facts), Diary::new(), 100, Source::Today)
    }

    fn now(&self) -> String {
        self.session.current().map_or_else(String::new, |ask| ask.fact.as_str().to_owned())
    }

    fn answer(&mut self, verdict: Verdict, certainty: Certainty) -> Feedback {
        let answered = self.session.answered(verdict, given(certainty)).unwrap();
        self.diary.write(self.on, Kind::Answered(answered));
        assert_eq!(self.progress.apply(self.diary.last()), Applied::Done);
        self.session.recorded(self.diary.last(), &self.progress).unwrap()
    }

    fn right(&mut self) -> Feedback {
        self.answer(Verdict::Right, Certainty::Sure)
    }

    fn wrong(&mut self) -> Feedback {
        self.answer(Verdict::Wrong, Certainty::ThinkSo)
    }

    fn undo(&mut self) {
        let last = self.session.last_answer().unwrap();
        self.diary.write(self.on, Kind::Undone(last));
        assert_eq!(self.progress.apply(self.diary.last()), Applied::Done);
        assert_eq!(self.session.undo(), Some(last));
    }

    fn order(&self) -> Vec<&str> {
        self.session.ahead().map(|ask| ask.fact.as_str()).collect()
    }
}

#[test]
fn a_session_asks_each_fact_and_ends() {
    let mut desk = Desk::fresh(5);
    for done in 0..5 {
        assert_eq!((desk.session.position().done, desk.session.position().total), (done, 5));
        let feedback = desk.right();
        assert_eq!(feedback.grade, Some(Grade::Good));
        assert!(!feedback.comes_back.again_in_session);
        assert_eq!(feedback.comes_back.day, Some(day(102)));
    }
    assert!(desk.session.current().is_none());
    assert!(desk.session.answered(Verdict::Right, given(Certainty::Sure)).is_none());
    assert_eq!(desk.session.skip(), None);
}

#[test]
fn an_answer_is_marked_against_the_question_that_is_asked() {
    let option = |text: &str, right| Choice {
        text: Text::same(text.to_owned()),
        right,
        why: None,
        pinned: false,
    };
    let question = Question {
        id: QuestionId::from("q0"),
        topic: TopicId::from("t"),
        fact: Some(fact("f0")),
        exams: Vec::new(),
        difficulty: Difficulty::default(),
        passage: None,
        body: Body::SingleBest(Choices {
            stem: Text::same("How many?".to_owned()),
            options: vec![option("40", true), option("72", false)],
        }),
        explanation: Some(Text::same("Forty.".to_owned())),
        sources: Vec::new(),
        tags: Vec::new(),
        checked: None,
        valid_until: None,
        grade: None,
        shuffle: Shuffle::WhereSafe,
        fifth_option: false,
    };
    let desk = Desk::fresh(2);
    let with = |choice: &str| Given {
        response: Response::One(ChoiceId::from(choice)),
        ..given(Certainty::Sure)
    };
    let answered = desk.session.judge(&question, with("1")).unwrap();
    assert_eq!(answered.verdict, Verdict::Right);
    assert_eq!((answered.fact.as_str(), answered.mode), ("f0", Mode::Review));
    assert_eq!((answered.session, answered.mapping), (77, MAPPING));
    assert_eq!((answered.content, answered.key), (11, 22));
    assert_eq!(desk.session.judge(&question, with("2")).unwrap().verdict, Verdict::Wrong);
    let other = Question { id: QuestionId::from("q1"), ..question };
    assert_eq!(desk.session.judge(&other, with("1")), None, "it is not its turn");
}

#[test]
fn a_missed_fact_comes_again_after_four_others_as_practice() {
    let mut desk = Desk::fresh(8);
    let missed = desk.now();
    let feedback = desk.wrong();
    assert_eq!(feedback.grade, Some(Grade::Again));
    assert!(feedback.comes_back.again_in_session);
    assert_eq!(feedback.comes_back.day, Some(day(101)));
    assert_eq!(desk.order()[AGAIN_AFTER], missed);
    assert_eq!(desk.session.position().total, 9);
    for _ in 0..AGAIN_AFTER {
        assert_ne!(desk.now(), missed);
        desk.right();
    }
    assert_eq!(desk.now(), missed);
    assert_eq!(desk.session.current().unwrap().reason, Reason::AgainSoon);
    let memory = desk.progress.fact(&fact(&missed)).unwrap().memory();
    let feedback = desk.right();
    assert_eq!(feedback.grade, None, "practice is not graded");
    assert!(!feedback.comes_back.again_in_session);
    assert_eq!(feedback.comes_back.day, Some(day(101)), "and does not put off tomorrow");
    assert_eq!(desk.progress.fact(&fact(&missed)).unwrap().memory(), memory);
    let Kind::Answered(answer) = &desk.diary.last().kind else { panic!() };
    assert_eq!(answer.mode, Mode::Practice);
}

#[test]
fn luck_is_asked_again_and_thinking_so_is_enough() {
    let mut desk = Desk::fresh(2);
    let feedback = desk.answer(Verdict::Right, Certainty::Guess);
    assert!(feedback.is_lucky() && feedback.comes_back.again_in_session);
    assert_eq!(feedback.outcome, Outcome::Lucky);
    assert_eq!(feedback.grade, Some(Grade::Again));
    assert_eq!(desk.order(), ["f1", "f0"], "at the end where there are not four others");
    assert!(!desk.answer(Verdict::Right, Certainty::ThinkSo).comes_back.again_in_session);
    assert!(!desk.answer(Verdict::Right, Certainty::ThinkSo).comes_back.again_in_session);
    assert!(desk.session.current().is_none());
}

#[test]
fn a_fact_is_asked_again_at_most_three_times() {
    let mut desk = Desk::fresh(1);
    for _ in 0..AGAIN_AT_MOST {
        assert!(desk.wrong().comes_back.again_in_session);
    }
    assert!(!desk.wrong().comes_back.again_in_session);
    assert!(desk.session.current().is_none());
    let summary = desk.session.summary();
    assert_eq!((summary.facts, summary.wrong, summary.again), (1, 1, 3));
    assert_eq!(desk.progress.fact(&fact("f0")).unwrap().reviews(), 1);
}

#[test]
fn asking_again_takes_another_question_of_the_fact() {
    let mut shelf = Shelf::default();
    let fact = shelf.fact(0);
    for _ in 0..3 {
        shelf.card(fact, |_| {});
    }
    let mut desk = Desk::new(shelf, Diary::new(), 100, Source::Today);
    let mut asked = Vec::new();
    while let Some(ask) = desk.session.current() {
        asked.push(ask.question.as_str().to_owned());
        desk.wrong();
    }
    assert_eq!(asked, ["q0", "q1", "q2", "q0"]);
}

#[test]
fn asking_again_does_not_split_a_passage() {
    let mut shelf = Shelf::with_topics(0..9);
    for card in 3..7 {
        shelf.change(card, |card| card.passage = Some(0));
    }
    let mut desk = Desk::new(shelf, Diary::new(), 100, Source::Today);
    desk.wrong();
    let order = desk.order();
    assert_eq!(order.iter().position(|fact| *fact == "f0"), Some(6), "{order:?}");
}

#[test]
fn a_confident_error_is_said_to_be_one() {
    let mut desk = Desk::fresh(3);
    assert!(desk.answer(Verdict::Wrong, Certainty::Sure).misconception);
    assert!(!desk.wrong().misconception);
    assert!(!desk.right().misconception);
}

#[test]
fn a_leech_is_told_at_eight_lapses_and_at_every_fourth_after() {
    let mut told = Vec::new();
    let shelf = Shelf::with_topics([0]);
    let mut diary = Diary::new();
    diary.answer(0, Said::sure("f0").question("q0"));
    for lapse in 1..=17 {
        let mut desk = Desk::new(shelf.clone(), diary, lapse * 3, Source::Today);
        let feedback = desk.wrong();
        told.extend(feedback.leech);
        assert_eq!(desk.wrong().leech, None, "not again in practice");
        diary = desk.diary;
    }
    assert_eq!(told, [8, 12, 16]);
}

#[test]
fn a_skipped_question_comes_at_the_end_once_and_writes_nothing() {
    let mut desk = Desk::fresh(3);
    assert_eq!(desk.session.skip(), Some(Skipped::PutOff));
    assert_eq!(desk.order(), ["f1", "f2", "f0"]);
    desk.right();
    desk.right();
    assert_eq!(desk.session.skip(), Some(Skipped::Dropped));
    assert!(desk.session.current().is_none());
    assert_eq!(desk.diary.events.len(), 2);
    assert_eq!(desk.session.position().total, 2);
}

#[test]
fn drills_are_practice_unless_the_fact_is_due_or_new() {
    let shelf = Shelf::with_topics([0, 0, 0]);
    let mut diary = Diary::new();
    diary.answer(90, Said::sure("f0").question("q0"));
    diary.answer(100, Said::sure("f1").question("q1"));
    let mut desk = Desk::new(shelf, diary, 100, Source::Topic(0));
    assert_eq!(desk.order(), ["f0", "f2", "f1"]);
    let modes: Vec<Mode> = (0..3)
        .map(|_| {
            desk.right();
            let Kind::Answered(answer) = &desk.diary.last().kind else { panic!() };
            answer.mode
        })
        .collect();
    assert_eq!(modes, [Mode::Review, Mode::Review, Mode::Practice]);
}

#[test]
fn only_an_answer_to_the_current_question_is_recorded() {
    let mut desk = Desk::fresh(3);
    desk.right();
    let before = desk.session.clone();
    let stale = desk.diary.last().clone();
    assert_eq!(desk.session.recorded(&stale, &desk.progress), None);
    desk.diary.write(100, Kind::Named("Asha".into()));
    assert_eq!(desk.session.recorded(desk.diary.last(), &desk.progress), None);
    desk.diary.answer(100, Said::sure("f1").question("q1").within(5));
    assert_eq!(desk.session.recorded(desk.diary.last(), &desk.progress), None);
    assert_eq!(desk.session, before);
}

#[test]
fn a_summary_counts_first_answers() {
    let mut desk = Desk::fresh(4);
    desk.wrong();
    desk.answer(Verdict::Right, Certainty::Guess);
    desk.right();
    desk.right();
    while desk.session.current().is_some() {
        desk.right();
    }
    let summary = desk.session.summary();
    assert_eq!((summary.facts, summary.right, summary.lucky, summary.wrong), (4, 2, 1, 1));
    assert_eq!((summary.new, summary.again), (4, 2));
    assert_eq!(summary.millis, 6 * 8_000);
    assert_eq!(summary.next_due, Some(day(101)));
    assert_eq!(summary.topics.len(), 4);
    assert_eq!(summary.weakest().unwrap().topic, 0);
    assert_eq!(Desk::fresh(2).session.summary().weakest(), None);
}

#[test]
fn after_a_crash_the_rest_of_the_day_is_the_same() {
    let shelf = Shelf::with_topics((0..30).map(|n| n % 4));
    let mut diary = Diary::new();
    for fact in 0..12 {
        diary.answer(90, Said::sure(&format!("f{fact}")).question(&format!("q{fact}")));
    }
    let mut desk = Desk::new(shelf, diary, 120, Source::Today);
    for n in 0..9 {
        if n % 4 == 1 {
            desk.wrong()
        } else {
            desk.right()
        };
    }
    let facts = |session: &Session, skip_again: bool| {
        let mut facts: Vec<String> = session
            .ahead()
            .filter(|ask| !skip_again || ask.reason != Reason::AgainSoon)
            .map(|ask| ask.fact.as_str().to_owned())
            .collect();
        facts.sort();
        facts
    };
    let left = facts(&desk.session, true);
    assert!(left.len() > 15);
    let desk = Desk::new(desk.shelf, desk.diary, 120, Source::Today);
    assert_eq!(facts(&desk.session, false), left);
}

#[derive(Debug, Clone, Copy)]
enum Do {
    Answer(Verdict, Certainty),
    Skip,
    Undo,
}

fn deeds() -> impl Strategy<Value = Vec<Do>> {
    let certainty = prop::sample::select(Certainty::ALL.to_vec());
    let verdict = prop::sample::select(vec![Verdict::Right, Verdict::Wrong, Verdict::Blank]);
    let deed = prop_oneof![
        6 => (verdict, certainty).prop_map(|(verdict, certainty)| Do::Answer(verdict, certainty)),
        2 => Just(Do::Skip),
        2 => Just(Do::Undo),
    ];
    prop::collection::vec(deed, 0..40)
}

proptest! {
    #[test]
    fn undo_restores_session_and_progress_exactly(deeds in deeds()) {
        let mut desk = Desk::fresh(6);
        // What was there before each answer that still stands.
        let mut before: Vec<(Session, u64)> = Vec::new();
        for deed in deeds {
            match deed {
                Do::Answer(verdict, certainty) => {
                    if desk.session.current().is_some() {
                        before.push((desk.session.clone(), desk.progress.digest()));
                        desk.answer(verdict, certainty);
                    }
                }
                Do::Skip => {
                    desk.session.skip();
                }
                Do::Undo => {
                    if let Some((session, digest)) = before.pop() {
                        desk.undo();
                        prop_assert_eq!(&desk.session, &session);
                        prop_assert_eq!(desk.progress.digest(), digest);
                    } else {
                        prop_assert_eq!(desk.session.clone().undo(), None);
                    }
                }
            }
            let position = desk.session.position();
            prop_assert_eq!(position.done, before.len());
            prop_assert_eq!(position.total, position.done + desk.session.ahead().len());
        }
        prop_assert!(desk.progress == Progress::replay(&desk.diary.events));
    }

    #[test]
    fn every_session_ends(deeds in prop::collection::vec(any::<(bool, u8)>(), 200)) {
        let mut desk = Desk::fresh(12);
        let mut steps = 0;
        for (skip, certainty) in deeds {
            if desk.session.current().is_none() {
                break;
            }
            steps += 1;
            if skip {
                desk.session.skip();
            } else {
                desk.answer(Verdict::Wrong, Certainty::ALL[usize::from(certainty % 3)]);
            }
        }
        prop_assert!(desk.session.current().is_none(), "still going after {} steps", steps);
    }
}
