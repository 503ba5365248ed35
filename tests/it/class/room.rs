//! The room as a table of events: what each step does, what counts and what does not.

use num_rational::Ratio;
use smriti::domain::answer::Certainty;
use smriti::domain::class::lesson::{Marking, Pace, Rules, Ticks};
use smriti::domain::class::room::{
    Command, GRACE_MS, Input, Phase, Play, Refusal, Reply, Round, Seat, Step,
};

use super::rig::{Rig, ticks, token};

const KEPT: fn(u32, u32) -> Result<Reply, Refusal> =
    |round, turn| Ok(Reply::Kept { round: Round(round), turn });

#[test]
fn forward_goes_through_every_step_of_every_question() {
    let mut rig = Rig::new(Rules::default());
    let mut seen = Vec::new();
    while rig.host(Command::Forward).is_ok() {
        seen.push(rig.room.phase());
        assert!(seen.len() < 100, "no end");
    }
    let at = |item| Step::ALL.map(|step| Phase::At { item, step });
    let expected: Vec<Phase> =
        [at(0), at(1), at(2), at(3)].concat().into_iter().chain([Phase::Over]).collect();
    assert_eq!(seen, expected);
    assert!((0..4).all(|item| rig.room.is_told(item)));
}

#[test]
fn back_shows_again_and_takes_no_votes_again() {
    let mut rig = Rig::two_at_the_first(Rules::default());
    rig.forward_to(Step::Reason);
    for step in [Step::Key, Step::Struck, Step::Spread] {
        assert_eq!(rig.host(Command::Back), Ok(Reply::Done));
        assert_eq!(rig.room.step(), Some(step));
    }
    assert_eq!(rig.host(Command::Back), Err(Refusal::NotNow));
    assert!(!rig.room.is_open() && rig.room.is_told(0));
    assert_eq!(rig.host(Command::GoTo(2)), Ok(Reply::Done));
    assert_eq!(rig.room.phase(), Phase::At { item: 2, step: Step::Stem });
    rig.host(Command::GoTo(0)).expect("a question");
    assert_eq!(rig.room.phase(), Phase::At { item: 0, step: Step::Key });
    assert_eq!(rig.host(Command::GoTo(4)), Err(Refusal::NoSuch));
}

#[test]
fn one_device_has_one_seat_however_often_it_joins() {
    let mut rig = Rig::two_at_the_first(Rules::default());
    assert_eq!(rig.answer(1, 0, 1, "B"), KEPT(0, 1));
    let before = rig.entries.len();
    assert_eq!(rig.join(1, "Somebody else"), Ok(Reply::Seated(Seat(0))));
    assert_eq!(rig.entries.len(), before, "coming back is nothing new");
    // The answer stands, and is neither given twice nor blocked.
    assert_eq!(rig.answer(1, 0, 1, "C"), KEPT(0, 1));
    assert_eq!(rig.given(0, 0), "B");
    assert_eq!(rig.answer(1, 0, 2, "C"), KEPT(0, 2));
    assert_eq!(rig.given(0, 0), "C");
    // Who is out stays out; a lock keeps out only who has no seat.
    rig.host(Command::Lock(true)).expect("a lock");
    assert_eq!(rig.join(2, "Ravi"), Ok(Reply::Seated(Seat(1))));
    assert_eq!(rig.join(3, "Late"), Err(Refusal::Locked));
    rig.host(Command::Remove(Seat(1))).expect("a seat");
    assert_eq!(rig.join(2, "Ravi"), Err(Refusal::Removed));
    assert_eq!(rig.answer(2, 0, 1, "A"), Err(Refusal::Removed));
    assert_eq!(rig.answer(9, 0, 1, "A"), Err(Refusal::NoSeat));
}

#[test]
fn names_are_told_apart_and_made_fit_to_be_shown() {
    let mut rig = Rig::new(Rules::default());
    let mut name = |device, name: &str| {
        rig.join(device, name)?;
        Ok(rig.room.sitters().last().expect("a seat").name.clone())
    };
    assert_eq!(name(1, "  Asha \n Rani "), Ok("Asha Rani".to_owned()));
    assert_eq!(name(2, "asha rani"), Ok("asha rani 2".to_owned()));
    assert_eq!(name(3, "आशा\u{202e}\u{200b}"), Ok("आशा".to_owned()));
    assert_eq!(name(4, "\u{2066} \t"), Err(Refusal::NoName));
    assert_eq!(name(5, &"क".repeat(41)), Err(Refusal::NoName));
    assert_eq!(name(6, &"क".repeat(40)), Ok("क".repeat(40)));
    rig.host(Command::Rename(Seat(0), "ASHA rani".into())).expect("a name");
    assert_eq!(rig.room.sitters()[0].name, "ASHA rani");
    rig.host(Command::Rename(Seat(2), "Asha Rani".into())).expect("a name");
    assert_eq!(rig.room.sitters()[2].name, "Asha Rani 3");
}

#[test]
fn a_roll_number_is_taken_once() {
    let mut rig = Rig::new(Rules::default());
    let join = |rig: &mut Rig, device, roll: &str| {
        let roll = Some(roll.to_owned());
        rig.take(Input::Join { token: token(device), name: "A".into(), roll, held: false })
    };
    assert_eq!(join(&mut rig, 1, "7"), Ok(Reply::Seated(Seat(0))));
    assert_eq!(join(&mut rig, 2, "7"), Err(Refusal::RollTaken));
    rig.host(Command::Remove(Seat(0))).expect("a seat");
    assert_eq!(join(&mut rig, 2, "7"), Ok(Reply::Seated(Seat(1))));
}

#[test]
fn an_answer_counts_until_time_and_grace_are_over_and_never_for_another_question() {
    let mut rig = Rig::two_at_the_first(Rules::default());
    rig.now = 20_000 + GRACE_MS;
    assert_eq!(rig.answer(1, 0, 1, "B"), KEPT(0, 1));
    rig.now += 1;
    assert_eq!(rig.answer(2, 0, 1, "B"), Err(Refusal::Closed));
    assert_eq!(rig.room.step(), Some(Step::Spread), "time closes the vote by itself");
    // A late answer is not filed under the next question, and does not block the real one.
    rig.forward_to(Step::Reason);
    rig.forward_to(Step::Options);
    assert_eq!(rig.answer(2, 0, 2, "B"), Err(Refusal::Closed));
    assert_eq!(rig.answer(2, 1, 1, "A"), KEPT(1, 1));
    assert_eq!(rig.answer(2, 2, 1, "A"), Err(Refusal::NoSuch));
    assert_eq!((rig.given(1, 0).as_str(), rig.given(1, 1).as_str()), ("", "A"));
    // One that comes again after the end is acknowledged again: it had been kept.
    assert_eq!(rig.answer(1, 0, 1, "B"), KEPT(0, 1));
}

#[test]
fn only_choices_of_the_question_can_be_given() {
    let mut rig = Rig::two_at_the_first(Rules::default());
    for wrong in ["E", "AB", "J"] {
        assert_eq!(rig.answer(1, 0, 1, wrong), Err(Refusal::NotChoices), "{wrong}");
    }
    assert_eq!(rig.answer(1, 0, 1, "D"), KEPT(0, 1));
    assert_eq!(rig.answer(1, 0, 2, ""), KEPT(0, 2), "an answer can be taken back");
    assert_eq!(rig.room.answered(rig.room.vote(Round(0)).expect("a vote")), 0);
    rig.host(Command::GoTo(3)).expect("a question");
    rig.forward_to(Step::Options);
    assert_eq!(rig.answer(1, 1, 1, "AB"), KEPT(1, 1));
    assert_eq!(rig.answer(2, 1, 1, "A"), KEPT(1, 1));
    let right = |seat| rig.room.outcome(Seat(seat), 3).is_right;
    assert!(right(0) && !right(1), "all that is right, and nothing else");
}

#[test]
fn the_clock_stands_while_paused_and_after_a_restart() {
    let mut rig = Rig::two_at_the_first(Rules::default());
    rig.now = 5_000;
    assert_eq!(rig.host(Command::Pause), Ok(Reply::Done));
    rig.now = 100_000;
    assert_eq!(rig.room.left(smriti::domain::class::room::Millis(rig.now)), Some(15_000));
    assert_eq!(rig.answer(1, 0, 1, "B"), Err(Refusal::Paused));
    assert_eq!(rig.host(Command::Pause), Err(Refusal::NotNow));
    assert_eq!(rig.host(Command::Continue), Ok(Reply::Done));
    rig.now = 110_000;
    assert_eq!(rig.answer(1, 0, 1, "B"), KEPT(0, 1));
    assert_eq!(rig.room.outcome(Seat(0), 0).given.expect("an answer").took, 15_000);
    // The host is started again: what was left is left, and nothing runs until the teacher says so.
    let mut again = Rig::new(Rules::default());
    again.room = smriti::domain::class::room::Room::replay(rig.room.lesson().clone(), &rig.entries);
    assert_eq!(again.room, rig.room);
    again.now = 110_000;
    assert_eq!(again.host(Command::Resume(None)), Ok(Reply::Done));
    assert!(again.room.is_paused());
    again.now = 900_000;
    assert_eq!(again.host(Command::Continue), Ok(Reply::Done));
    assert_eq!(again.answer(2, 0, 1, "B"), KEPT(0, 1));
    assert_eq!(again.room.left(smriti::domain::class::room::Millis(900_000)), Some(5_000));
}

#[test]
fn nothing_of_the_key_is_told_before_it_is_shown() {
    let mut rig = Rig::two_at_the_first(Rules::default());
    rig.answer(1, 0, 1, "B").expect("an answer");
    for step in [Step::Spread, Step::Struck] {
        rig.forward_to(step);
        assert_eq!(rig.room.told(Seat(0), 0), None);
        assert!(rig.room.standings().iter().all(|standing| standing.earned == Ratio::ZERO));
    }
    rig.forward_to(Step::Key);
    assert!(rig.room.told(Seat(0), 0).expect("told").is_right);
    let standings = rig.room.standings();
    let ranks: Vec<_> = standings.iter().map(|s| (s.seat.0, s.right, s.rank)).collect();
    assert_eq!(ranks, [(0, 1, 1), (1, 0, 2)]);
}

#[test]
fn struck_out_is_what_is_wrong_but_for_the_favourite() {
    let mut rig = Rig::two_at_the_first(Rules::default());
    rig.join(3, "Third").expect("a late one may join");
    for (device, letter) in [(1, "D"), (2, "D"), (3, "A")] {
        rig.answer(device, 0, 1, letter).expect("an answer");
    }
    rig.forward_to(Step::Spread);
    assert_eq!(rig.room.struck(), Ticks::NONE);
    rig.forward_to(Step::Struck);
    assert_eq!(rig.room.struck(), ticks("AC"));
    let (_, vote) = rig.room.current().expect("a vote");
    assert_eq!(rig.room.counts(vote), [1, 0, 0, 2]);
}

#[test]
fn the_class_votes_again_after_discussing_and_the_last_vote_counts() {
    let mut rig = Rig::two_at_the_first(Rules::default());
    rig.answer(1, 0, 1, "A").expect("an answer");
    rig.answer(2, 0, 1, "B").expect("an answer");
    assert_eq!(rig.host(Command::VoteAgain), Err(Refusal::NotNow), "the first vote goes on");
    rig.host(Command::Close).expect("an end");
    assert_eq!(rig.host(Command::VoteAgain), Ok(Reply::Done));
    assert_eq!(rig.answer(1, 0, 2, "B"), Err(Refusal::Closed));
    assert_eq!(rig.answer(1, 1, 1, "B"), KEPT(1, 1));
    let counts: Vec<_> = rig.room.votes_on(0).map(|(_, vote)| rig.room.counts(vote)).collect();
    assert_eq!(counts, [[1, 1, 0, 0], [0, 1, 0, 0]]);
    rig.forward_to(Step::Key);
    assert_eq!(rig.host(Command::VoteAgain), Err(Refusal::NotNow), "the key is known");
    assert!(rig.room.outcome(Seat(0), 0).is_right);
    assert!(rig.room.outcome(Seat(1), 0).given.is_none(), "who did not vote again has not");
}

#[test]
fn hands_are_counted_without_any_device() {
    let mut rig = Rig::new(Rules::default());
    assert_eq!(rig.host(Command::Count(vec![1; 4])), Err(Refusal::NotNow));
    rig.forward_to(Step::Options);
    assert_eq!(rig.host(Command::Count(vec![3, 20, 5])), Err(Refusal::NotChoices));
    rig.host(Command::Count(vec![3, 20, 5, 0])).expect("hands");
    rig.forward_to(Step::Spread);
    rig.host(Command::Count(vec![4, 20, 5, 0])).expect("they can be put right");
    let (_, vote) = rig.room.current().expect("a vote");
    assert_eq!(rig.room.counts(vote), [4, 20, 5, 0]);
}

#[test]
fn a_teacher_writes_for_who_has_no_device_and_for_nobody_else() {
    let mut rig = Rig::two_at_the_first(Rules::default());
    let seated = rig.host(Command::Seat { name: "Meena".into(), roll: Some("3".into()) });
    assert_eq!(seated, Ok(Reply::Seated(Seat(2))));
    rig.host(Command::Write(Seat(2), ticks("B"))).expect("an answer");
    rig.host(Command::Close).expect("an end");
    rig.host(Command::Write(Seat(2), ticks("C"))).expect("it can be put right");
    assert_eq!(rig.given(2, 0), "C");
    rig.host(Command::Write(Seat(2), ticks(""))).expect("it can be taken back");
    assert!(rig.room.vote(Round(0)).expect("a vote").given.is_empty());
    rig.host(Command::Write(Seat(2), ticks("C"))).expect("and given again");
    assert_eq!(rig.host(Command::Write(Seat(0), ticks("B"))), Err(Refusal::NotNow));
    rig.forward_to(Step::Key);
    assert_eq!(rig.host(Command::Write(Seat(2), ticks("B"))), Err(Refusal::NotNow));
}

#[test]
fn at_their_own_pace_everybody_answers_all_and_the_keys_are_told_after() {
    let rules = Rules { pace: Pace::Own { seconds: Some(60) }, ..Rules::default() };
    let mut rig = Rig::new(rules);
    rig.join(1, "Asha").expect("a seat");
    rig.host(Command::Forward).expect("a start");
    assert_eq!(rig.room.phase(), Phase::Own);
    for (round, letter) in [(3, "AB"), (0, "B"), (2, "A")] {
        rig.now += 10_000;
        assert_eq!(rig.answer(1, round, 1, letter), KEPT(round, 1));
    }
    rig.now = 60_251;
    rig.take(Input::Tick).expect("time passes");
    assert_eq!(rig.room.phase(), Phase::At { item: 0, step: Step::Spread });
    assert_eq!(rig.answer(1, 1, 1, "A"), Err(Refusal::Closed));
    for item in 0..4 {
        assert_eq!(rig.room.phase(), Phase::At { item, step: Step::Spread });
        rig.forward_to(Step::Reason);
        rig.host(Command::Forward).expect("what comes next");
    }
    assert_eq!(rig.room.phase(), Phase::Over);
    assert_eq!(rig.room.standings()[0].right, 2);
}

#[test]
fn teams_take_turns_pass_on_and_take_back() {
    let marking = Marking::Exam { right: Ratio::from_integer(2), wrong: Ratio::new(2, 3) };
    let mut rig = Rig::new(Rules { marking, ..Rules::default() });
    rig.host(Command::Teams(vec!["Ganga".into(), "Yamuna".into(), "Kaveri".into()]))
        .expect("teams");
    rig.forward_to(Step::Options);
    assert_eq!(rig.room.turn(), Some(0));
    rig.host(Command::Play(0, Play::Passed)).expect("a pass");
    assert_eq!(rig.room.turn(), Some(1));
    rig.host(Command::Play(1, Play::Wrong)).expect("a try");
    rig.host(Command::Play(2, Play::Right)).expect("a try");
    assert_eq!(rig.room.turn(), None);
    assert_eq!(rig.host(Command::Play(0, Play::Right)), Err(Refusal::NotNow), "it is won");
    let earned = |rig: &Rig| rig.room.teams().iter().map(|team| team.1).collect::<Vec<_>>();
    assert_eq!(earned(&rig), [Ratio::ZERO, Ratio::new(-2, 3), Ratio::from_integer(2)]);
    rig.host(Command::Unplay).expect("it is taken back");
    assert_eq!(earned(&rig)[2], Ratio::ZERO);
    assert_eq!(rig.room.turn(), Some(2));
    rig.host(Command::GoTo(1)).expect("a question");
    assert_eq!(rig.room.turn(), Some(1), "the next team begins the next question");
}

#[test]
fn an_answer_earns_what_the_rules_say() {
    let two = Ratio::from_integer(2);
    let exam = Marking::Exam { right: two, wrong: Ratio::new(2, 3) };
    let sure = Some(Certainty::Sure);
    let table = [
        (Marking::Accuracy, true, sure, Ratio::ONE),
        (Marking::Accuracy, false, sure, Ratio::ZERO),
        (exam, true, None, two),
        (exam, false, None, Ratio::new(-2, 3)),
        (Marking::Certainty, true, sure, Ratio::from_integer(3)),
        (Marking::Certainty, false, sure, Ratio::from_integer(-6)),
        (Marking::Certainty, true, None, Ratio::ONE),
        (Marking::Speed { most: 1_000 }, true, None, Ratio::from_integer(750)),
        (Marking::Speed { most: 1_000 }, false, None, Ratio::ZERO),
    ];
    for (marking, right, certainty, earned) in table {
        // Half of the time was used.
        assert_eq!(marking.earned(right, certainty, 10_000, Some(20_000)), earned, "{marking:?}");
    }
    // Whoever answers in the grace has used all the time, and no more.
    let speed = Marking::Speed { most: 1_000 };
    assert_eq!(speed.earned(true, None, 20_200, Some(20_000)), Ratio::from_integer(500));
    assert_eq!(speed.earned(true, None, 5_000, None), Ratio::from_integer(1_000));
}

#[test]
fn after_the_end_nothing_changes_but_what_is_put_right() {
    let mut rig = Rig::two_at_the_first(Rules::default());
    rig.host(Command::End).expect("an end");
    assert_eq!(rig.answer(1, 0, 1, "A"), Err(Refusal::Closed));
    assert_eq!(rig.join(4, "Late"), Err(Refusal::Over));
    for command in [Command::Forward, Command::Pause, Command::GoTo(0), Command::End] {
        assert_eq!(rig.host(command.clone()), Err(Refusal::Over), "{command:?}");
    }
    assert_eq!(rig.host(Command::TeachAgain(0, true)), Ok(Reply::Done));
    assert!(rig.room.is_taught_again(0));
}
