//! What is told of a lesson that was held.

use smriti::domain::class::lesson::{Marking, Rules};
use smriti::domain::class::report::Report;
use smriti::domain::class::room::{Command, Play, Seat, Step};
use smriti::domain::items::Bar;

use super::held::{BEGUN, Held, lesson};
use super::rig::{Rig, bank};

#[test]
fn phones_and_hands_say_what_went_worst_and_only_phones_have_marks() {
    let mut rig = Rig::two_at_the_first(Rules::default());
    rig.answer(1, 0, 1, "B").expect("an answer");
    rig.answer(2, 0, 1, "B").expect("an answer");
    rig.host(Command::Count(vec![6, 1, 0, 0])).expect("hands");
    rig.forward_to(Step::Reason);
    rig.forward_to(Step::Options);
    rig.answer(1, 1, 1, "A").expect("an answer");
    rig.forward_to(Step::Reason);
    rig.host(Command::TeachAgain(3, true)).expect("a mark");
    let report = Report::of(&rig.room, BEGUN);
    assert!(!report.is_over && report.has_answers() && report.has_students());
    assert_eq!(report.asked.len(), 2);
    // Two phones and one of seven hands are right.
    assert_eq!(report.asked[0].votes, [(3, 9)]);
    assert_eq!(report.asked[0].hands, [6, 1, 0, 0]);
    assert_eq!(report.asked[1].votes, [(1, 1)]);
    assert!(report.asked[1].hands.is_empty());
    let worst: Vec<_> =
        report.worst.iter().map(|one| (one.number, one.share, one.taught_again)).collect();
    assert_eq!(worst, [(4, None, true), (1, Some((3, 9)), false)]);
    assert_eq!(report.worst_first(), [0, 1]);
    assert_eq!(report.analysis.standings[0].total, 2.into());
    assert_eq!(report.analysis.standings[1].total, 1.into());
    assert_eq!(report.histogram(), [(0, 0), (1, 1), (2, 1)].map(|(m, c)| (Bar::Marks(m), c)));
    rig.host(Command::End).expect("an end");
    assert!(Report::of(&rig.room, BEGUN).is_over);
}

#[test]
fn of_a_question_with_several_answers_only_whole_ones_are_right_and_who_is_out_does_not_count() {
    let mut rig = Rig::two_at_the_first(Rules::default());
    rig.join(3, "Out").expect("a seat");
    rig.host(Command::GoTo(3)).expect("a question");
    rig.forward_to(Step::Options);
    rig.answer(1, 1, 1, "AB").expect("an answer");
    rig.answer(2, 1, 1, "A").expect("an answer");
    rig.answer(3, 1, 1, "AB").expect("an answer");
    rig.host(Command::Remove(Seat(2))).expect("a seat");
    assert_eq!(rig.room.share(3), Some((1, 2)));
    assert_eq!(rig.room.share(1), None);
    // An answer that was taken back is none.
    rig.answer(2, 1, 2, "").expect("taken back");
    assert_eq!(rig.room.share(3), Some((1, 1)));
}

#[test]
fn a_second_vote_is_told_beside_the_first_and_teams_with_what_they_earned() {
    let mut rig = Rig::two_at_the_first(Rules::default());
    rig.host(Command::Teams(vec!["Ganga".into(), "Yamuna".into()])).expect("teams");
    rig.host(Command::Play(0, Play::Right)).expect("a play");
    rig.answer(1, 0, 1, "A").expect("an answer");
    rig.answer(2, 0, 1, "B").expect("an answer");
    rig.forward_to(Step::Spread);
    rig.host(Command::VoteAgain).expect("a second vote");
    rig.answer(1, 1, 1, "B").expect("an answer");
    rig.answer(2, 1, 1, "B").expect("an answer");
    rig.forward_to(Step::Reason);
    let report = Report::of(&rig.room, BEGUN);
    assert_eq!(report.asked[0].votes, [(1, 2), (2, 2)]);
    assert_eq!(report.teams, [("Ganga".into(), 1.into()), ("Yamuna".into(), 0.into())]);
    // All were right in the end, so nothing went badly.
    assert!(report.worst.is_empty());
}

#[test]
fn nobody_and_hands_alone_are_told_apart() {
    let mut rig = Rig::new(Rules::default());
    rig.forward_to(Step::Options);
    let report = Report::of(&rig.room, BEGUN);
    assert!(!report.has_answers() && !report.has_students() && report.histogram().is_empty());
    rig.host(Command::Count(vec![0, 5, 0, 1])).expect("hands");
    let report = Report::of(&rig.room, BEGUN);
    assert!(report.has_answers() && !report.has_students());
    assert_eq!(report.asked[0].votes, [(5, 6)]);
}

#[test]
fn the_report_of_a_large_class_counts_everybody_once() {
    let held = Held::whole(lesson(&bank(), 4, Marking::Accuracy), 70);
    let report = Report::of(&held.room, BEGUN);
    assert_eq!((report.analysis.test.candidates, report.analysis.test.whole), (70, 69));
    let all: u32 = report.histogram().iter().map(|(_, count)| count).sum();
    assert_eq!(all, 69, "who came late is not in it");
    for (asked, figures) in report.asked.iter().zip(&report.analysis.items) {
        let (right, answers) = asked.votes[0];
        assert_eq!(right, figures.right);
        assert_eq!(answers, figures.there - figures.omitted.count);
    }
}
