//! What a seat takes home: what it answered and was told, under the same names however often.

use std::collections::HashSet;

use smriti::domain::answer::{Response, Verdict};
use smriti::domain::class::claim::Claim;
use smriti::domain::class::lesson::{Pace, Rules};
use smriti::domain::class::room::{Command, OnPaper, Round, Seat, Step, Whose};
use smriti::domain::event::{Kind, Mode};
use smriti::domain::time::{Moment, Timestamp};

use super::rig::{Rig, ticks};

const BEGUN: Moment = Moment { at: Timestamp(1_795_000_000_000), offset_minutes: 330 };

fn claim(rig: &Rig, seat: u32) -> Claim {
    Claim::of(&rig.room, "2026-11-18-ab12cd", BEGUN, Seat(seat)).expect("a seat")
}

fn rounds(claim: &Claim) -> Vec<u32> {
    claim.answers.iter().map(|answer| answer.round.0).collect()
}

#[test]
fn nothing_goes_home_before_its_key_is_told() {
    let mut rig = Rig::two_at_the_first(Rules::default());
    rig.now += 3_000;
    rig.answer(1, 0, 1, "B").expect("an answer");
    assert_eq!(claim(&rig, 0).answers, []);
    rig.forward_to(Step::Struck);
    assert_eq!(claim(&rig, 0).answers, []);
    rig.forward_to(Step::Key);
    let told = claim(&rig, 0);
    let [answer] = told.answers.as_slice() else { panic!("{told:?}") };
    assert_eq!((answer.question.as_str(), answer.verdict), ("q-1", Verdict::Right));
    assert_eq!(answer.response, Response::One("2".into()));
    assert_eq!(answer.millis, 3_000);
    // Who did not answer takes nothing home, and nobody sits in the third seat.
    assert_eq!(claim(&rig, 1).answers, []);
    assert_eq!(Claim::of(&rig.room, "x", BEGUN, Seat(2)), None);
    // A question that was asked and never told stays the teacher's, even when all is over.
    rig.forward_to(Step::Reason);
    rig.host(Command::Forward).expect("the next question");
    rig.host(Command::Forward).expect("its choices");
    rig.answer(1, 1, 1, "A").expect("an answer");
    rig.host(Command::End).expect("an end");
    assert_eq!(rounds(&claim(&rig, 0)), [0]);
    rig.host(Command::Remove(Seat(0))).expect("removed");
    assert_eq!(Claim::of(&rig.room, "x", BEGUN, Seat(0)), None);
}

#[test]
fn at_ones_own_pace_everything_goes_home_when_it_is_over_and_not_before() {
    let rules = Rules { pace: Pace::Own { seconds: None }, ..Rules::default() };
    let mut rig = Rig::new(rules);
    rig.join(1, "Asha").expect("a seat");
    rig.host(Command::Forward).expect("all questions");
    for (round, pick) in [(0, "A"), (3, "AB")] {
        rig.now += 2_000;
        rig.answer(1, round, 1, pick).expect("an answer");
    }
    assert_eq!(claim(&rig, 0).answers, []);
    rig.host(Command::End).expect("an end");
    let told = claim(&rig, 0);
    assert_eq!(rounds(&told), [0, 3]);
    let verdicts: Vec<_> = told.answers.iter().map(|answer| answer.verdict).collect();
    assert_eq!(verdicts, [Verdict::Wrong, Verdict::Right]);
    let both = Response::Many(["1".into(), "2".into()].into());
    assert_eq!(told.answers[1].response, both);
}

#[test]
fn what_a_paper_says_goes_home_when_all_is_over_where_there_was_no_vote() {
    let mut rig = Rig::two_at_the_first(Rules::default());
    rig.answer(1, 0, 1, "B").expect("an answer");
    let paper =
        |answers| Command::OnPaper(OnPaper { whose: Whose::Seat(Seat(0)), set: None, answers });
    let marked = [(0, Some(ticks("A"))), (1, Some(ticks("A"))), (2, Some(ticks("")))];
    rig.host(paper(marked.into())).expect("a paper");
    rig.forward_to(Step::Key);
    assert_eq!(rounds(&claim(&rig, 0)), [0], "papers are not told of before the end");
    rig.host(Command::End).expect("an end");
    let told = claim(&rig, 0);
    let home: Vec<_> = told.answers.iter().map(|a| (a.question.as_str(), a.verdict)).collect();
    assert_eq!(home, [("q-1", Verdict::Right), ("q-2", Verdict::Right)]);
    assert_eq!((told.answers[1].moment, told.answers[1].millis), (BEGUN, 0));
    assert_ne!(told.event_id(&told.answers[0]), told.event_id(&told.answers[1]));
}

#[test]
fn an_answer_becomes_the_same_event_however_often_it_is_claimed() {
    let mut rig = Rig::two_at_the_first(Rules { certainty: true, ..Rules::default() });
    for (device, pick) in [(1, "B"), (2, "C")] {
        rig.answer(device, 0, 1, pick).expect("an answer");
    }
    // Peer instruction: both votes are answers, and the fold takes the first of the day.
    rig.forward_to(Step::Spread);
    rig.host(Command::VoteAgain).expect("a second vote");
    rig.now += 5_000;
    rig.answer(1, 1, 1, "B").expect("an answer");
    rig.forward_to(Step::Key);
    let (early, late) = (claim(&rig, 0), {
        rig.forward_to(Step::Reason);
        rig.host(Command::End).expect("an end");
        claim(&rig, 0)
    });
    assert_eq!(rounds(&late), [0, 1]);
    assert_eq!(early.answers, late.answers);
    let events: Vec<_> = late.answers.iter().map(|answer| late.event(answer)).collect();
    let again: Vec<_> = early.answers.iter().map(|answer| early.event(answer)).collect();
    assert_eq!(events, again);
    // Each answer of each seat of each room has a name of its own.
    let other = claim(&rig, 1);
    let elsewhere = Claim { room: "2026-11-18-ffffff".into(), ..late.clone() };
    let later = Claim { begun: Moment { at: BEGUN.at.after(1), ..BEGUN }, ..late.clone() };
    let all = [&late, &other, &elsewhere, &later];
    let names: HashSet<_> =
        all.iter().flat_map(|claim| claim.answers.iter().map(|one| claim.event_id(one))).collect();
    assert_eq!(names.len(), 2 + 1 + 2 + 2);
    let event = &events[1];
    assert_eq!((event.id.sequence, event.clock.0), (1, event.moment.at.0));
    assert_eq!(event.moment.at, BEGUN.at.after(rig.room.votes()[1].given[&Seat(0)].at.0));
    let Kind::Answered(answered) = &event.kind else { panic!("{event:?}") };
    assert_eq!((answered.mode, answered.mapping), (Mode::Class, 1));
}

#[test]
fn a_room_that_was_taken_up_again_the_next_day_knows_what_day_it_is() {
    let mut rig = Rig::two_at_the_first(Rules::default());
    rig.answer(1, 0, 1, "B").expect("an answer");
    rig.forward_to(Step::Reason);
    let before = rig.room.now();
    let morning = Moment { at: BEGUN.at.after(20 * 3_600_000), offset_minutes: 330 };
    rig.now += 1_000;
    rig.host(Command::Resume(Some(morning))).expect("taken up");
    let resumed = rig.now;
    rig.host(Command::Forward).expect("the next question");
    rig.host(Command::Forward).expect("its choices");
    rig.now += 7_000;
    rig.answer(1, 1, 1, "A").expect("an answer");
    rig.forward_to(Step::Key);
    let told = claim(&rig, 0);
    let days: Vec<_> = told.answers.iter().map(|answer| answer.moment.study_day()).collect();
    assert_eq!(days, [BEGUN.study_day(), morning.study_day()]);
    assert_ne!(days[0], days[1]);
    assert_eq!(told.answers[1].moment.at, morning.at.after(rig.now - resumed));
    assert_eq!(rig.room.moment(BEGUN, before).at, BEGUN.at.after(before.0));
    assert_eq!(told.answers[0].round, Round(0));
}
