//! What a room came to, as the results of a test.

use num_rational::Ratio;
use smriti::domain::answer::Response;
use smriti::domain::bank::ChoiceId;
use smriti::domain::class::lesson::{Marking, Rules};
use smriti::domain::class::outcome::Outcome;
use smriti::domain::class::room::{Command, Seat, Step};
use smriti::domain::items::{Analysis, Entry};

use super::rig::Rig;

fn one(id: &str) -> Response {
    Response::One(ChoiceId::from(id))
}

#[test]
fn results_say_what_everybody_gave_and_earned_and_who_was_not_there() {
    let marking = Marking::Exam { right: Ratio::from_integer(2), wrong: Ratio::new(2, 3) };
    let mut rig = Rig::two_at_the_first(Rules { marking, ..Rules::default() });
    rig.now = 3_000;
    rig.answer(1, 0, 1, "B").expect("an answer");
    rig.now = 9_000;
    rig.answer(2, 0, 1, "A").expect("an answer");
    rig.forward_to(Step::Reason);
    rig.now = 10_000;
    rig.join(3, "Late").expect("a seat");
    // Nobody is asked the second and third question; the last has two right choices.
    rig.host(Command::GoTo(3)).expect("a question");
    rig.forward_to(Step::Options);
    rig.now = 11_000;
    rig.answer(1, 1, 1, "AB").expect("an answer");
    rig.answer(3, 1, 1, "A").expect("an answer");
    rig.join(4, "Gone").expect("a seat");
    rig.host(Command::Remove(Seat(3))).expect("a seat");
    rig.host(Command::End).expect("an end");
    let outcome = Outcome::of(&rig.room);
    assert_eq!(outcome.places, [0, 3]);
    let names: Vec<_> = outcome.candidates.iter().map(|c| c.label.as_str()).collect();
    assert_eq!(names, ["Asha", "Ravi", "Late"], "who was put out is not in it");
    let reached = |response, mark, millis| Entry::Reached { response, mark, millis };
    let both = Response::Many(["1", "2"].map(ChoiceId::from).into());
    let two = Ratio::from_integer(2);
    let blank = || reached(Response::Blank, Ratio::ZERO, None);
    let expected = [
        vec![reached(one("2"), two, Some(3_000)), reached(both, two, Some(1_000))],
        vec![reached(one("1"), Ratio::new(-2, 3), Some(9_000)), blank()],
        vec![
            Entry::Absent,
            reached(Response::Many([ChoiceId::from("1")].into()), Ratio::new(-2, 3), Some(1_000)),
        ],
    ];
    for (candidate, expected) in outcome.candidates.iter().zip(expected) {
        assert_eq!(candidate.entries, expected, "{}", candidate.label);
    }
    // The figures rest on the same marks as the standings of the room.
    let analysis = Analysis::of(&outcome.items, &outcome.candidates);
    for (seat, standing) in analysis.standings.iter().enumerate() {
        let seat = Seat(u32::try_from(seat).expect("a seat"));
        let sum: Ratio<i64> =
            [0, 3].into_iter().map(|item| rig.room.outcome(seat, item).earned).sum();
        assert_eq!(standing.total, sum);
    }
    assert_eq!(analysis.items.len(), 2);
    assert_eq!((analysis.items[0].there, analysis.items[1].there), (2, 3));
}
