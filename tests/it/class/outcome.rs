//! What a room came to, as the results of a test.

use num_rational::Ratio;
use smriti::domain::answer::Response;
use smriti::domain::bank::ChoiceId;
use smriti::domain::class::lesson::{Marking, Rules};
use smriti::domain::class::outcome::Outcome;
use smriti::domain::class::report::Report;
use smriti::domain::class::room::{
    Command, OnPaper, Phase, Refusal, Reply, Seat, Step, What, Whose,
};
use smriti::domain::exam::paper::Set;
use smriti::domain::items::{Analysis, Entry};
use smriti::domain::time::{Moment, Timestamp};

use super::rig::{Rig, ticks};

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

fn named(name: &str, roll: &str) -> Whose {
    Whose::Named { name: name.to_owned(), roll: Some(roll.to_owned()) }
}

/// What a paper says, a question and its letters at a time; "-" is a blank and "" takes back.
fn paper(whose: Whose, answers: &[(usize, &str)]) -> Command {
    let answers = answers.iter().map(|(item, letters)| {
        let marked = if *letters == "-" { ticks("") } else { ticks(letters) };
        (*item, (!letters.is_empty()).then_some(marked))
    });
    Command::OnPaper(OnPaper { whose, set: None, answers: answers.collect() })
}

#[test]
fn papers_count_where_nobody_voted_even_days_after_the_lesson() {
    let mut rig = Rig::two_at_the_first(Rules::default());
    rig.answer(1, 0, 1, "B").expect("an answer");
    rig.forward_to(Step::Reason);
    rig.host(Command::End).expect("an end");
    assert_eq!(rig.room.phase(), Phase::Over);
    // Asha voted on the first question; her paper does not change that. Nobody voted on the others.
    rig.now = 86_400_000;
    rig.host(paper(Whose::Seat(Seat(0)), &[(0, "A"), (1, "A"), (2, "-"), (3, "AB")]))
        .expect("kept");
    rig.host(paper(Whose::Seat(Seat(1)), &[(0, "B")])).expect("kept");
    // Who was never seen is given a seat, once.
    assert_eq!(rig.host(paper(named("Meena", "7"), &[(1, "C")])), Ok(Reply::Seated(Seat(2))));
    assert_eq!(rig.host(paper(named("Meena", "7"), &[(2, "C")])), Ok(Reply::Seated(Seat(2))));
    let given: Vec<Vec<String>> =
        (0..3).map(|seat| (0..4).map(|item| rig.given(seat, item)).collect()).collect();
    assert_eq!(given, [["B", "A", "", "AB"], ["B", "", "", ""], ["", "C", "C", ""]]);
    let outcome = Outcome::of(&rig.room);
    assert_eq!(outcome.places, [0, 1, 2, 3]);
    let reached = |response, mark: i64, millis| Entry::Reached {
        response,
        mark: Ratio::from_integer(mark),
        millis,
    };
    let both = Response::Many(["1", "2"].map(ChoiceId::from).into());
    let blank = || reached(Response::Blank, 0, None);
    let meena = &outcome.candidates[2];
    assert_eq!(meena.roll.as_deref(), Some("7"));
    let expected = [
        vec![
            reached(one("2"), 1, Some(0)),
            reached(one("1"), 1, None),
            blank(),
            reached(both, 1, None),
        ],
        vec![reached(one("2"), 1, None), blank(), blank(), blank()],
        // She was not there when the first question was voted on, and her paper does not say.
        vec![Entry::Absent, reached(one("3"), 0, None), reached(one("3"), 1, None), blank()],
    ];
    for (candidate, expected) in outcome.candidates.iter().zip(expected) {
        assert_eq!(candidate.entries, expected, "{}", candidate.label);
    }
    assert_eq!(rig.room.papers_on(0).collect::<Vec<_>>(), [(Seat(1), ticks("B"))]);
    // What was asked on paper alone is in the report, too.
    assert_eq!(rig.room.share(0), Some((2, 2)));
    let begun = Moment { at: Timestamp(1_795_000_000_000), offset_minutes: 330 };
    let report = Report::of(&rig.room, begun);
    let shares: Vec<_> = report.asked.iter().map(|asked| asked.votes.clone()).collect();
    assert_eq!(shares, [vec![(2, 2)], vec![(1, 2)], vec![(1, 1)], vec![(1, 1)]]);
    assert!(report.has_answers());
}

#[test]
fn a_paper_is_kept_whole_or_not_at_all_and_can_be_put_right_and_taken_back() {
    let mut rig = Rig::new(Rules::default());
    let before = rig.entries.len();
    let asha = || named("Asha", "1");
    assert_eq!(rig.host(paper(asha(), &[(0, "A"), (1, "AB")])), Err(Refusal::NotChoices));
    assert_eq!(rig.host(paper(asha(), &[(0, "A"), (9, "A")])), Err(Refusal::NoSuch));
    assert_eq!(rig.host(paper(asha(), &[(0, "E")])), Err(Refusal::NotChoices));
    assert_eq!(rig.entries.len(), before, "nobody is seated for it either");
    rig.host(paper(asha(), &[(0, "A"), (3, "AC")])).expect("kept");
    assert_eq!((rig.given(0, 0), rig.given(0, 3)), ("A".to_owned(), "AC".to_owned()));
    // The same again is not written again.
    let before = rig.entries.len();
    rig.host(paper(asha(), &[(0, "A"), (3, "AC")])).expect("kept");
    assert_eq!(rig.entries.len(), before);
    rig.host(paper(asha(), &[(0, "D"), (3, "")])).expect("kept");
    assert_eq!((rig.given(0, 0), rig.given(0, 3)), ("D".to_owned(), String::new()));
    assert!(rig.room.on_paper(Seat(0), 3).is_none() && rig.room.has_paper(Seat(0)));
    rig.host(paper(asha(), &[(0, "")])).expect("kept");
    assert!(!rig.room.has_paper(Seat(0)) && Outcome::of(&rig.room).places.is_empty());
    let set = |set| OnPaper { whose: Whose::Seat(Seat(0)), set: Some(set), answers: Vec::new() };
    rig.host(Command::OnPaper(set(Set::C))).expect("kept");
    assert_eq!(rig.room.set_of(Seat(0)), Set::C);
    rig.host(Command::OnPaper(set(Set::A))).expect("kept");
    assert_eq!(rig.room.set_of(Seat(0)), Set::A);
    // Who has no number is known by name, and who was put out is given another seat.
    rig.join(5, "Ravi").expect("a seat");
    assert_eq!(rig.host(paper(named("RAVI", "2"), &[(0, "B")])), Ok(Reply::Seated(Seat(1))));
    rig.host(Command::Remove(Seat(1))).expect("a seat");
    assert_eq!(rig.room.items_on_paper().len(), 0);
    assert_eq!(rig.host(paper(named("Ravi", "2"), &[(0, "B")])), Ok(Reply::Seated(Seat(2))));
    let joined = |entry: &&smriti::domain::class::room::Entry| {
        matches!(entry.what, What::Joined { token: None, .. })
    };
    assert_eq!(rig.entries.iter().filter(joined).count(), 2);
}
