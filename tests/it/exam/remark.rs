//! Finished sittings marked again: when keys are corrected and questions withdrawn, and when not.

use num_rational::Ratio;
use smriti::domain::bank::printed::Printed;
use smriti::domain::bank::schema::{Defaults, content_hash, decode_question, key_hash};
use smriti::domain::bank::{Body, Question};
use smriti::domain::event::{Kind, Marked};
use smriti::domain::exam::marks::Outcome;
use smriti::domain::exam::pattern::DroppedRule;
use smriti::domain::exam::record::Attempt;
use smriti::domain::exam::remark::{Remark, Today, remark};
use smriti::domain::exam::sitting::{Input, Now};
use smriti::domain::locale::Text;

use super::desk::one;
use super::kept::{Hall, NUMBER, begun, sound};
use super::pattern::named;
use crate::store::world::at;

/// Ten questions of two marks in which 1 is right: three right, two wrong, five never answered.
fn sat() -> (Hall, Vec<Question>) {
    let mut hall = Hall::of(named("short-upsc-10"));
    for choice in ["1", "1", "1", "2", "3"] {
        hall.answer(choice);
    }
    hall.must(Input::Submit);
    let questions = hall.attempt.questions().to_vec();
    (hall, questions)
}

fn there(questions: &[Question]) -> Vec<Today<'_>> {
    questions.iter().map(Today::There).collect()
}

fn standing(hall: &Hall) -> Marked {
    hall.progress.sitting(NUMBER).unwrap().marked.unwrap()
}

fn again(hall: &Hall, today: &[Today<'_>]) -> Remark {
    remark(&hall.attempt, standing(hall), today).unwrap()
}

fn correct(question: &mut Question, right: usize) {
    let Body::SingleBest(choices) = &mut question.body else { panic!("{question:?}") };
    for (place, option) in choices.options.iter_mut().enumerate() {
        option.right = place == right;
    }
}

fn word(question: &mut Question) -> &mut Text {
    let Body::SingleBest(choices) = &mut question.body else { panic!("another format") };
    &mut choices.options[1].text
}

#[test]
fn a_corrected_key_changes_the_marks_by_an_event_and_is_told_once() {
    let (mut hall, mut today) = sat();
    assert_eq!(standing(&hall).obtained, Ratio::new(14, 3));
    assert!(!again(&hall, &there(&today)).is_news());
    // 2 was right all along in the fourth, and in the first.
    correct(&mut today[3], 1);
    correct(&mut today[0], 1);
    let news = again(&hall, &there(&today));
    assert_eq!(news.corrected, [0, 3]);
    assert_eq!((news.before.obtained, news.after.obtained), (Ratio::new(14, 3), Ratio::new(14, 3)));
    assert!(!news.is_news(), "three right and two wrong, as before");
    assert_eq!(
        news.remarked.questions,
        [(0, Outcome::Right, Outcome::Wrong), (3, Outcome::Wrong, Outcome::Right)]
    );
    correct(&mut today[0], 0);
    let news = again(&hall, &there(&today));
    assert_eq!(news.after.obtained, Ratio::new(22, 3));
    assert_eq!(news.remarked.marks, (Ratio::new(14, 3), Ratio::new(22, 3)));
    assert!(news.after.remarked && news.is_news());
    let [Kind::SittingMarked { sitting: NUMBER, marked, skipped }] = news.kinds.as_slice() else {
        panic!("{:?}", news.kinds)
    };
    assert_eq!((*marked, skipped.len()), (news.after, 0));
    let skipped = hall.progress.mistakes().len();
    hall.append(news.kinds);
    assert_eq!(standing(&hall), news.after);
    assert_eq!(hall.progress.mistakes().len(), skipped);
    assert!(!again(&hall, &there(&today)).is_news(), "told once");

    // The correction was none.
    correct(&mut today[3], 0);
    let back = again(&hall, &there(&today));
    assert!(back.is_news());
    assert_eq!((back.before, back.after.obtained), (news.after, Ratio::new(14, 3)));
}

#[test]
fn a_withdrawn_question_counts_by_the_rule_of_the_exam() {
    for (rule, obtained, out_of) in [
        (DroppedRule::Remove, Ratio::new(10, 3), 16),
        (DroppedRule::MarksToAll, Ratio::new(22, 3), 20),
    ] {
        let mut pattern = named("short-upsc-10");
        pattern.dropped = rule;
        let mut hall = Hall::of(pattern);
        for choice in ["1", "1", "1", "2", "3"] {
            hall.answer(choice);
        }
        hall.must(Input::Submit);
        let questions = hall.attempt.questions().to_vec();
        let mut today = there(&questions);
        // One right, one wrong.
        (today[1], today[4]) = (Today::Withdrawn, Today::Withdrawn);
        let news = again(&hall, &today);
        assert_eq!(news.dropped, [1, 4]);
        assert_eq!(
            (news.after.obtained, news.after.out_of),
            (obtained, Ratio::from_integer(out_of))
        );
        assert_eq!((news.after.right, news.after.wrong, news.after.left), (2, 1, 5));
        assert!(news.is_news());
    }
}

#[test]
fn a_bank_that_is_not_there_changes_nothing() {
    let (hall, questions) = sat();
    assert!(!again(&hall, &[]).is_news());
    assert!(!again(&hall, &vec![Today::NoBank; questions.len()]).is_news());
}

#[test]
fn other_words_alone_change_nothing() {
    let (hall, mut today) = sat();
    *word(&mut today[0]) = Text::same("better said".to_owned());
    today[1].explanation = Some(Text::same("It is so, you know.".to_owned()));
    let news = again(&hall, &there(&today));
    assert!(!news.is_news());
    assert!(news.corrected.is_empty() && news.rewritten.is_empty());
    // Options in another order, with the same one right: what was chosen then is what counts.
    let Body::SingleBest(choices) = &mut today[2].body else { panic!() };
    choices.options.rotate_left(1);
    assert!(!again(&hall, &there(&today)).is_news());
}

#[test]
fn another_key_to_other_words_is_named_and_not_applied() {
    let (hall, mut today) = sat();
    correct(&mut today[3], 1);
    *word(&mut today[3]) = Text::same("something else".to_owned());
    let news = again(&hall, &there(&today));
    assert_eq!((news.rewritten.as_slice(), news.corrected.len()), ([3].as_slice(), 0));
    assert!(!news.is_news());
    // A translation may be corrected with the key.
    *word(&mut today[3]) = Text::both("b".to_owned(), "ब".to_owned());
    let news = again(&hall, &there(&today));
    assert_eq!((news.rewritten.len(), news.corrected.as_slice()), (0, [3].as_slice()));
    assert!(news.is_news());
}

/// Codes are made from the key: another key may make others, and its own may not have been printed.
#[test]
fn a_question_printed_without_a_right_answer_is_withdrawn() {
    let (mut paper, mut questions) = sound(named("short-upsc-10"));
    let id = paper.slots[0].question.clone();
    let with = |holds: [bool; 4]| {
        let each: Vec<String> = holds
            .iter()
            .enumerate()
            .map(|(n, holds)| format!("(text: \"Number {n}.\", holds: {holds})"))
            .collect();
        let text = format!(
            "(id: \"{id}\", topic: \"t\", explain: \"It is so.\", \
             ask: Statements(intro: \"Consider:\", statements: [{}]))",
            each.join(", ")
        );
        decode_question(&text, &Defaults::default()).unwrap()
    };
    let holds = |bits: u8| [0, 1, 2, 3].map(|n| bits & (1 << n) != 0);
    questions[0] = with(holds(0b0011));
    (paper.slots[0].content, paper.slots[0].key) =
        (content_hash(&questions[0]), key_hash(&questions[0]));
    let mut attempt = Attempt::of(&begun(paper, &questions)).unwrap();
    let printed = Printed::of(&questions[0], None);
    let now = Now { wall: at(1).at, mono: 5_000 };
    // Applied by hand: where it is kept makes no difference here.
    let mut over = attempt.sitting().clone();
    let key = printed.key().remove(0);
    for input in [Input::Choose(one(key.as_str())), Input::SaveAndNext, Input::Submit] {
        for record in over.take(&input, now).keep {
            over.apply(&record);
            let kinds = attempt.keep(vec![record]);
            let event = written(kinds.into_iter().next().unwrap());
            attempt.apply(&event);
        }
    }
    let Some(Kind::SittingMarked { marked, .. }) = attempt.closing().into_iter().next() else {
        panic!("not over")
    };
    assert_eq!((marked.right, marked.obtained), (1, Ratio::from_integer(2)));
    let (mut offered, mut not_offered) = (0, 0);
    for bits in 1..15_u8 {
        let now = with(holds(bits));
        if key_hash(&now) == key_hash(&questions[0]) {
            continue;
        }
        let new = Printed::of(&now, None).key().remove(0);
        let is_offered = printed.choices().iter().any(|choice| choice.id == new);
        let mut today = questions.clone();
        today[0] = now;
        let news = remark(&attempt, marked, &there(&today)).unwrap();
        assert!(news.rewritten.is_empty());
        if is_offered {
            offered += 1;
            assert_eq!((news.corrected.as_slice(), news.after.wrong), ([0].as_slice(), 1));
        } else {
            not_offered += 1;
            assert_eq!((news.dropped.as_slice(), news.after.wrong), ([0].as_slice(), 0));
            assert_eq!(news.after.out_of, Ratio::from_integer(18));
        }
        assert!(news.is_news());
    }
    assert!(offered == 3 && not_offered > 5, "{offered} {not_offered}");
}

/// An event as a store would give it.
fn written(kind: Kind) -> smriti::domain::event::Event {
    use smriti::domain::event::{Clock, DeviceId, Event, EventId};
    Event {
        id: EventId { device: DeviceId(1), sequence: 1 },
        clock: Clock(1),
        moment: at(1),
        day: at(1).study_day(),
        kind,
    }
}

#[test]
fn a_sitting_that_goes_on_is_not_marked() {
    let hall = Hall::of(named("short-upsc-10"));
    assert!(hall.attempt.closing().is_empty());
    let marked = Marked {
        obtained: Ratio::from_integer(0),
        out_of: Ratio::from_integer(20),
        right: 0,
        wrong: 0,
        left: 10,
        elapsed: 0,
        remarked: false,
    };
    assert!(remark(&hall.attempt, marked, &[]).is_err());
}
