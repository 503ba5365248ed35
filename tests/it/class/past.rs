//! What classes made of a question over all lessons that are kept.

use smriti::domain::bank::{Bank, Body};
use smriti::domain::class::lesson::Marking;
use smriti::domain::class::past::Past;
use smriti::domain::class::report::Report;
use smriti::domain::class::room::{Command, Step};
use smriti::domain::locale::Text;
use smriti::domain::time::{Moment, Timestamp};
use smriti::store::rooms::Rooms;

use super::held::{BEGUN, Held, lesson};
use super::rig::bank;
use crate::folder::Folder;

fn later(days: i64) -> Moment {
    Moment { at: Timestamp(BEGUN.at.0 + days * 86_400_000), ..BEGUN }
}

/// A lesson in which only hands are counted, on the first question.
fn by_hands(hands: &[u32]) -> Held {
    let mut held = Held::new(lesson(&bank(), 4, Marking::Accuracy));
    held.forward_to(Step::Options);
    held.host(Command::Count(hands.to_vec()));
    held.forward_to(Step::Reason);
    held.host(Command::End);
    held
}

/// The bank with the first question changed.
fn with_first(change: impl FnOnce(&mut smriti::domain::bank::Choices)) -> Bank {
    let mut bank = bank();
    let Body::SingleBest(choices) = &mut bank.questions[0].body else { panic!("one choice") };
    change(choices);
    bank
}

#[test]
fn lessons_are_added_up_from_the_rooms_on_disk() {
    let folder = Folder::new("class-past");
    let rooms = Rooms::at(folder.path());
    assert!(rooms.past().is_empty());
    let first = Held::whole(lesson(&bank(), 4, Marking::Accuracy), 40);
    let second = Held::whole(lesson(&bank(), 4, Marking::Accuracy), 25);
    // Written in no order: the last is told by when it began.
    second.keep(&rooms, later(3));
    first.keep(&rooms, BEGUN);
    by_hands(&[30, 2, 0, 1]).keep(&rooms, later(1));
    let past = rooms.past();
    let told = past.of(&bank().questions[0]).expect("it was asked");
    let reports = [&first, &second].map(|held| Report::of(&held.room, BEGUN));
    let sum = |of: fn(&(u32, u32)) -> u32| -> u32 {
        reports.iter().map(|report| of(&report.asked[0].votes[0])).sum()
    };
    assert_eq!(told.figures.lessons, 3);
    assert_eq!(told.figures.last, later(3));
    assert_eq!(told.figures.right, sum(|vote| vote.0) + 2);
    assert_eq!(told.figures.answers, sum(|vote| vote.1) + 33);
    // Between the indices of both classes, nearer to that of the larger one.
    let index = |report: &Report| report.analysis.items[0].discrimination.expect("an index").value;
    let (one, other) = (index(&reports[0]), index(&reports[1]));
    let told_index = told.discrimination.expect("an index");
    assert!(told_index > one.min(other) && told_index < one.max(other), "{told_index}");
    assert!((told_index - one).abs() < (told_index - other).abs());
    assert_eq!(told.compared, 39 + 24);
    // The hands make the first choice the most tempting one.
    let (id, text, count) = told.wrong.expect("a wrong answer");
    let by_phone: u32 =
        reports.iter().map(|report| report.analysis.items[0].options[0].by.count).sum();
    assert_eq!((id.as_str(), count), ("1", by_phone + 30));
    assert_eq!(text, Text::same("Option 1".into()));
    assert!(!told.is_of_earlier && !told.is_reworded);
    // A question that no class was asked has nothing to tell.
    let mut other = bank().questions[0].clone();
    other.id = "q-9".into();
    assert_eq!(past.of(&other), None);
}

#[test]
fn figures_of_another_key_are_told_as_those_of_an_earlier_version() {
    let mut past = Past::default();
    let held = by_hands(&[1, 8, 0, 0]);
    past.add(&held.room, BEGUN);
    let other_key = with_first(|choices| {
        choices.options[1].right = false;
        choices.options[0].right = true;
    });
    let told = past.of(&other_key.questions[0]).expect("figures");
    assert!(told.is_of_earlier);
    assert_eq!((told.figures.right, told.figures.answers), (8, 9));
    // Once a class was asked the new version, the old figures are not mixed in.
    let mut again = Held::new(lesson(&other_key, 4, Marking::Accuracy));
    again.forward_to(Step::Options);
    again.host(Command::Count(vec![3, 4, 0, 0]));
    again.host(Command::End);
    past.add(&again.room, later(1));
    let told = past.of(&other_key.questions[0]).expect("figures");
    assert!(!told.is_of_earlier);
    assert_eq!((told.figures.right, told.figures.answers, told.figures.lessons), (3, 7, 1));
    // And the old question still has its own.
    let told = past.of(&bank().questions[0]).expect("figures");
    assert_eq!((told.figures.right, told.figures.answers), (8, 9));
}

#[test]
fn other_words_of_the_same_key_are_the_same_question_and_told() {
    let mut past = Past::default();
    past.add(&by_hands(&[4, 5, 1, 0]).room, BEGUN);
    let reworded = with_first(|choices| {
        choices.options[0].text = Text::same("Another option".into());
    });
    let told = past.of(&reworded.questions[0]).expect("figures");
    assert!(told.is_reworded && !told.is_of_earlier);
    // Which wrong answer it was is told in the words that were chosen.
    assert_eq!(told.wrong.expect("a wrong answer").1, Text::same("Option 1".into()));
    assert_eq!(told.discrimination, None);
    // A room that nobody answered in says nothing.
    let mut nothing = Past::default();
    let mut empty = Held::new(lesson(&bank(), 4, Marking::Accuracy));
    empty.forward_to(Step::Options);
    nothing.add(&empty.room, BEGUN);
    assert!(nothing.is_empty());
}

#[test]
fn a_damaged_room_is_left_out_and_the_others_are_told() {
    let folder = Folder::new("class-past-damaged");
    let rooms = Rooms::at(folder.path());
    by_hands(&[0, 5, 0, 0]).keep(&rooms, BEGUN);
    let broken = by_hands(&[5, 0, 0, 0]).keep(&rooms, later(1));
    std::fs::write(folder.path().join(format!("{broken}.room")), b"no room").expect("written");
    let told = rooms.past().of(&bank().questions[0]).expect("figures");
    assert_eq!((told.figures.right, told.figures.answers), (5, 5));
}
