//! Sittings: what the buttons of the hall do, how time is counted, and that nothing is lost.

use proptest::prelude::*;
use smriti::domain::answer::{Certainty, Response};
use smriti::domain::exam::paper::ExtraTime;
use smriti::domain::exam::pattern::Saving;
use smriti::domain::exam::sitting::{CHECKPOINT_MS, Ended, Input, Palette, Refused, Sitting, What};

use Palette::{Answered, AnsweredAndMarked, Marked, NotAnswered, NotVisited};

use super::desk::{BEGUN, Desk, MINUTE, SECOND, one};
use super::pattern::named;

fn palette(desk: &Desk, slot: usize) -> Palette {
    desk.sitting.sheet(slot).expect("a question").palette()
}

#[test]
fn the_palette_has_the_five_states_of_the_hall() {
    let mut desk = Desk::at(named("rrb-ntpc-cbt1"));
    assert_eq!(palette(&desk, 0), Palette::NotAnswered);
    desk.answer("1");
    desk.must(Input::MarkAndNext);
    desk.must(Input::Choose(one("2")));
    desk.must(Input::MarkAndNext);
    desk.must(Input::SaveAndNext);
    let states: Vec<Palette> = (0..6).map(|slot| palette(&desk, slot)).collect();
    let expected = [Answered, Marked, AnsweredAndMarked, NotAnswered, NotAnswered, NotVisited];
    assert_eq!(states, expected);
    assert_eq!(desk.sitting.counts(), [95, 2, 1, 1, 1]);
    assert_eq!(desk.sitting.counts_of(1), [30, 0, 0, 0, 0]);
    // Saving takes the mark for review away.
    desk.must(Input::Open(2));
    desk.must(Input::SaveAndNext);
    assert_eq!(palette(&desk, 2), Answered);
}

#[test]
fn jumping_by_the_palette_does_not_save() {
    let mut desk = Desk::at(named("rrb-ntpc-cbt1"));
    desk.must(Input::Choose(one("3")));
    desk.must(Input::Open(7));
    assert_eq!(palette(&desk, 0), Palette::NotAnswered);
    assert_eq!(desk.sitting.sheets()[0].shown(), &Response::Blank);
    desk.must(Input::Choose(one("3")));
    desk.must(Input::Previous);
    assert_eq!((palette(&desk, 7), desk.sitting.current()), (Palette::NotAnswered, 6));
}

#[test]
fn jumping_saves_where_the_learner_wants_it() {
    let pattern = named("rrb-ntpc-cbt1");
    let mut desk = Desk::with(pattern, Saving::OnLeaving, ExtraTime::None);
    desk.must(Input::Choose(one("3")));
    desk.must(Input::Open(7));
    assert_eq!(desk.sitting.sheets()[0].saved, one("3"));
    desk.must(Input::Choose(one("2")));
    desk.must(Input::Submit);
    assert_eq!(desk.sitting.sheets()[7].saved, one("2"));
}

#[test]
fn a_choice_pressed_again_or_cleared_is_gone() {
    let mut desk = Desk::at(named("rrb-ntpc-cbt1"));
    desk.must(Input::Choose(one("3")));
    desk.must(Input::Choose(one("3")));
    assert_eq!(desk.sitting.sheets()[0].shown(), &Response::Blank);
    desk.answer("2");
    desk.must(Input::Previous);
    desk.must(Input::Choose(one("2")));
    assert_eq!(desk.sitting.sheets()[0].shown(), &Response::Blank);
    assert_eq!(desk.sitting.sheets()[0].saved, one("2"), "not before it is saved");
    desk.must(Input::SaveAndNext);
    assert_eq!(palette(&desk, 0), Palette::NotAnswered);
    desk.must(Input::Choose(one("4")));
    desk.must(Input::SaveAndNext);
    desk.must(Input::Previous);
    desk.must(Input::Clear);
    assert_eq!(palette(&desk, 1), Palette::NotAnswered);
    assert_eq!(desk.sitting.sheets()[1].history, [one("4"), Response::Blank]);
}

#[test]
fn certainty_is_said_and_taken_back() {
    let mut desk = Desk::at(named("rrb-ntpc-cbt1"));
    desk.must(Input::Tag(Certainty::Guess));
    desk.must(Input::Tag(Certainty::Sure));
    assert_eq!(desk.sitting.sheets()[0].certainty, Some(Certainty::Sure));
    desk.must(Input::Tag(Certainty::Sure));
    assert_eq!(desk.sitting.sheets()[0].certainty, None);
}

#[test]
fn the_last_question_of_a_section_leads_to_the_next_section() {
    let mut desk = Desk::at(named("rrb-ntpc-cbt1"));
    desk.must(Input::Open(39));
    desk.must(Input::SaveAndNext);
    assert_eq!(desk.sitting.current(), 40);
    desk.must(Input::Open(99));
    desk.must(Input::SaveAndNext);
    assert_eq!(desk.sitting.current(), 0, "and that of the paper to its first");
}

#[test]
fn a_locked_section_keeps_the_candidate_inside() {
    let mut desk = Desk::at(named("ssc-cgl-tier1"));
    assert_eq!(desk.does(Input::Open(25)), Some(Refused::Closed));
    assert!(desk.sitting.is_section_open(0) && !desk.sitting.is_section_open(1));
    desk.must(Input::Open(24));
    desk.must(Input::SaveAndNext);
    assert_eq!(desk.sitting.current(), 0);
    desk.pass(5 * MINUTE);
    desk.must(Input::EndPart);
    assert_eq!((desk.sitting.part(), desk.sitting.current()), (1, 25));
    assert_eq!(desk.left(), 15 * MINUTE, "unused time is not carried over");
    assert_eq!(desk.does(Input::Open(0)), Some(Refused::Closed));
    assert_eq!(desk.does(Input::Open(100)), Some(Refused::NoSuchQuestion));
    desk.must(Input::Previous);
    assert_eq!(desk.sitting.current(), 25);
    for _ in 0..3 {
        desk.must(Input::EndPart);
    }
    assert_eq!(desk.sitting.ended(), Some((Ended::ByCandidate, 5 * MINUTE)));
}

#[test]
fn locked_sections_end_one_after_another_while_nobody_is_there() {
    let mut desk = Desk::at(named("ssc-cgl-tier1"));
    desk.answer("1");
    desk.killed_for(40 * MINUTE);
    assert_eq!((desk.sitting.part(), desk.sitting.current()), (2, 50));
    assert_eq!(desk.left(), 5 * MINUTE);
    desk.pass(20 * MINUTE);
    assert_eq!(desk.does(Input::SaveAndNext), Some(Refused::TimeUp));
    assert_eq!((desk.sitting.part(), desk.left()), (3, 0));
    assert_eq!(desk.sitting.ended(), Some((Ended::ByTime, 60 * MINUTE)));
}

#[test]
fn sections_that_share_an_hour_are_open_together() {
    let mut desk = Desk::at(named("ssc-chsl-tier2"));
    desk.must(Input::Open(45));
    assert_eq!(desk.does(Input::Open(60)), Some(Refused::Closed));
    assert_eq!(desk.left(), 60 * MINUTE);
    desk.pass(60 * MINUTE);
    desk.tick();
    assert_eq!((desk.sitting.current(), desk.left()), (60, 60 * MINUTE));
}

#[test]
fn extra_time_is_granted_to_each_section() {
    let pattern = named("ssc-cgl-tier1");
    let desk = Desk::with(pattern, Saving::Strict, ExtraTime::Granted);
    assert_eq!(desk.left(), 20 * MINUTE);
    assert_eq!(desk.sitting.allowed(), 80 * MINUTE);
}

#[test]
fn a_clock_set_back_gives_no_time() {
    let mut desk = Desk::at(named("upsc-cse-gs1"));
    desk.pass(30 * MINUTE);
    desk.tick();
    desk.set_wall(-20 * 60_000);
    desk.tick();
    assert_eq!(desk.left(), 90 * MINUTE);
    desk.pass(10 * MINUTE);
    assert_eq!(desk.left(), 80 * MINUTE);
    assert_eq!(desk.sitting.jumps().len(), 1);
    assert_eq!(desk.sitting.jumps()[0].by, -20 * 60_000);
    // Not after a restart either.
    desk.tick();
    desk.killed_for(0);
    assert_eq!(desk.left(), 80 * MINUTE);
    desk.set_wall(-60 * 60_000);
    desk.killed_for(0);
    assert_eq!(desk.left(), 80 * MINUTE);
    assert_eq!((desk.sitting.jumps().len(), desk.sitting.interruptions()), (2, 2));
}

#[test]
fn sleep_and_a_restart_do_not_stretch_the_time() {
    let mut desk = Desk::at(named("upsc-cse-gs1"));
    let deadline = desk.sitting.deadline();
    assert_eq!(deadline.since(BEGUN.at), 120 * 60_000);
    // Asleep: the wall clock runs on, the steady one may not.
    desk.set_wall(50 * 60_000);
    desk.tick();
    assert_eq!(desk.left(), 70 * MINUTE);
    desk.killed_for(60 * MINUTE);
    assert_eq!(desk.left(), 10 * MINUTE);
    assert_eq!(desk.sitting.deadline(), deadline);
    // Time asleep or away was spent on no question.
    let spent: u64 = desk.sitting.sheets().iter().map(|sheet| sheet.millis).sum();
    assert_eq!(spent, 0);
    desk.killed_for(11 * MINUTE);
    assert_eq!(desk.sitting.ended(), Some((Ended::ByTime, 120 * MINUTE)));
}

#[test]
fn a_clock_that_sleeps_while_it_was_set_back_still_gives_no_time() {
    let mut desk = Desk::at(named("upsc-cse-gs1"));
    desk.set_wall(30 * 60_000);
    desk.tick();
    assert_eq!(desk.left(), 90 * MINUTE);
    desk.set_wall(-30 * 60_000);
    desk.tick();
    desk.pass(MINUTE);
    assert_eq!(desk.left(), 89 * MINUTE);
}

#[test]
fn time_alone_is_kept_now_and_then() {
    let mut desk = Desk::at(named("upsc-cse-gs1"));
    desk.pass(CHECKPOINT_MS - 1);
    desk.tick();
    assert!(desk.kept.is_empty());
    desk.pass(1);
    desk.tick();
    assert_eq!(desk.kinds(), [&What::Checkpoint]);
    desk.pass(SECOND);
    desk.tick();
    assert_eq!(desk.kept.len(), 1);
}

#[test]
fn time_is_counted_for_the_question_on_the_screen() {
    let mut desk = Desk::at(named("rrb-ntpc-cbt1"));
    desk.pass(40 * SECOND);
    desk.tick();
    desk.pass(2 * SECOND);
    desk.must(Input::Open(3));
    desk.pass(9 * SECOND);
    desk.answer("1");
    desk.must(Input::Open(0));
    desk.pass(SECOND);
    desk.must(Input::Submit);
    let millis: Vec<u64> =
        [0, 3, 4].iter().map(|slot| desk.sitting.sheets()[*slot].millis).collect();
    assert_eq!(millis, [43 * SECOND, 9 * SECOND, 0]);
}

#[test]
fn a_kill_costs_a_question_no_more_of_its_time_than_since_the_last_record() {
    let mut desk = Desk::at(named("rrb-ntpc-cbt1"));
    desk.pass(40 * SECOND);
    desk.tick();
    desk.pass(9 * SECOND);
    desk.killed_for(5 * MINUTE);
    desk.pass(SECOND);
    desk.must(Input::Submit);
    assert_eq!(desk.sitting.sheets()[0].millis, 41 * SECOND);
}

#[test]
fn a_bubble_cannot_be_taken_back() {
    let mut desk = Desk::at(named("upsc-cse-gs1"));
    let bubble = |choice: &str| Input::Bubble { slot: 4, choice: choice.into(), millis: 1_500 };
    desk.must(bubble("2"));
    assert_eq!(desk.sitting.sheets()[4].saved, one("2"));
    assert_eq!(desk.does(bubble("2")), Some(Refused::Filled));
    desk.must(bubble("3"));
    let both = Response::Many(["2".into(), "3".into()].into());
    assert_eq!(desk.sitting.sheets()[4].saved, both);
    for input in [Input::Clear, Input::Choose(one("1")), Input::SaveAndNext, Input::MarkAndNext] {
        assert_eq!(desk.does(input), Some(Refused::NotOnASheet));
    }
    assert_eq!(desk.sitting.filling(), 3_000);
    let mut computer = Desk::at(named("rrb-ntpc-cbt1"));
    assert_eq!(computer.does(bubble("2")), Some(Refused::NoBubbles));
}

#[test]
fn the_same_question_and_answers_are_there_after_a_kill_at_every_response() {
    let mut desk = Desk::at(named("short-ssc-10"));
    for slot in 0..10_usize {
        desk.pass(3 * SECOND);
        desk.must(Input::Choose(one("2")));
        let (current, left) = (desk.sitting.current(), desk.left());
        desk.killed_for(0);
        assert_eq!((desk.sitting.current(), desk.left()), (current, left));
        assert_eq!(desk.sitting.sheets()[slot].shown(), &one("2"), "chosen and not saved yet");
        desk.must(Input::SaveAndNext);
        desk.killed_for(0);
        assert_eq!(desk.sitting.sheets()[slot].saved, one("2"));
    }
    assert_eq!(desk.sitting.counts()[2], 10);
    assert_eq!(desk.left(), 6 * MINUTE - 30 * SECOND);
}

/// A quiz app of the web started its clock anew, and counted anew, after ten questions; questions
/// that were skipped could not be reached again.
#[test]
fn x18_clock_and_counts_never_begin_anew_and_skipped_questions_are_reached() {
    let mut desk = Desk::at(named("upsc-cse-gs1").clone());
    assert!(desk.sitting.is_omr());
    let mut desk_cbt = Desk::at(named("short-upsc-25"));
    let mut before = desk_cbt.left();
    for slot in 0..25 {
        desk_cbt.pass(10 * SECOND);
        desk_cbt.tick();
        if slot % 2 == 0 {
            desk_cbt.answer("1");
        } else {
            desk_cbt.must(Input::SaveAndNext);
        }
        assert_eq!(desk_cbt.left(), before - 10 * SECOND, "after question {slot}");
        before = desk_cbt.left();
        assert_eq!(desk_cbt.sitting.counts()[2] as usize, slot / 2 + 1);
    }
    for slot in (1..25).step_by(2) {
        desk_cbt.must(Input::Open(slot));
        desk_cbt.answer("1");
    }
    assert_eq!(desk_cbt.sitting.counts(), [0, 0, 25, 0, 0]);
    for slot in 0..100 {
        if slot != desk.sitting.current() {
            desk.must(Input::Open(slot));
        }
    }
}

/// A clock of an exam site went on below zero.
#[test]
fn x20_time_ends_for_good() {
    let mut desk = Desk::at(named("short-upsc-10"));
    desk.answer("1");
    desk.must(Input::Choose(one("2")));
    desk.pass(12 * MINUTE - 1);
    desk.tick();
    assert_eq!((desk.left(), desk.sitting.ended()), (1, None));
    desk.pass(1);
    desk.tick();
    let end = Some((Ended::ByTime, 12 * MINUTE));
    assert_eq!((desk.left(), desk.sitting.ended()), (0, end));
    let over = desk.sitting.clone();
    for input in [Input::SaveAndNext, Input::Open(3), Input::Submit, Input::EndPart] {
        assert_eq!(desk.does(input), Some(Refused::Over));
    }
    desk.set_wall(-3_600_000);
    desk.tick();
    desk.killed_for(0);
    assert_eq!(desk.sitting, over);
    assert_eq!(desk.sitting.sheets()[1].saved, Response::Blank, "it was never saved");
    assert_eq!(desk.left(), 0);
}

/// Something that happens to a candidate, their clocks or their machine.
#[derive(Debug, Clone)]
pub(super) enum Event {
    Does(Input),
    Passes(u64),
    WallMoves(i64),
    Killed(u64),
    Ticks,
}

pub(super) fn event() -> impl Strategy<Value = Event> {
    let choice = prop::sample::select(vec!["1", "2", "3", "4", "not-attempted"]);
    let input = prop_oneof![
        (0_usize..110).prop_map(Input::Open),
        choice.clone().prop_map(|choice| Input::Choose(one(choice))),
        Just(Input::SaveAndNext),
        Just(Input::SaveAndNext),
        Just(Input::MarkAndNext),
        Just(Input::Clear),
        Just(Input::Previous),
        (0_usize..110, choice, 0_u32..9_000).prop_map(|(slot, choice, millis)| Input::Bubble {
            slot,
            choice: choice.into(),
            millis
        }),
        prop::sample::select(Certainty::ALL.to_vec()).prop_map(Input::Tag),
        Just(Input::EndPart),
        Just(Input::Submit),
    ];
    prop_oneof![
        8 => input.prop_map(Event::Does),
        4 => (0_u64..3 * MINUTE).prop_map(Event::Passes),
        1 => (-7_200_000_i64..3_600_000).prop_map(Event::WallMoves),
        1 => (0_u64..20 * MINUTE).prop_map(Event::Killed),
        3 => Just(Event::Ticks),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn replaying_what_was_kept_gives_the_same_sitting_at_every_point(
        which in 0_usize..30,
        lenient in any::<bool>(),
        extra in any::<bool>(),
        events in prop::collection::vec(event(), 1..60),
    ) {
        let pattern = smriti::domain::exam::pattern::schema::shipped().swap_remove(which);
        let saving = if lenient { Saving::OnLeaving } else { Saving::Strict };
        let extra = if extra { ExtraTime::Granted } else { ExtraTime::None };
        let mut desk = Desk::with(pattern, saving, extra);
        let (paper, start) = (desk.sitting.paper().clone(), desk.sitting.start());
        let mut live = vec![desk.sitting.clone()];
        let (mut elapsed, deadline) = (0, desk.sitting.deadline());
        for event in events {
            let before = desk.kept.len();
            let was_over = desk.sitting.ended();
            match event {
                Event::Does(input) => {
                    // Deciding changes nothing.
                    let untouched = desk.sitting.clone();
                    let _ = desk.sitting.take(&input, desk.now);
                    prop_assert_eq!(&desk.sitting, &untouched);
                    let refused = desk.does(input);
                    prop_assert!(was_over.is_none() || refused == Some(Refused::Over));
                }
                Event::Passes(millis) => desk.pass(millis),
                Event::WallMoves(millis) => desk.set_wall(millis),
                Event::Killed(millis) => desk.killed_for(millis),
                Event::Ticks => desk.tick(),
            }
            let mut step = live.last().cloned().expect("a sitting");
            for record in &desk.kept[before..] {
                step.apply(record);
                live.push(step.clone());
            }
            // Time never comes back, once it is kept; what ended stays so; the deadline stands.
            let kept = desk.kept.last().map_or(0, |kept| kept.elapsed);
            prop_assert!(kept >= elapsed);
            elapsed = kept;
            prop_assert!(desk.sitting.ended().is_some() || desk.sitting.elapsed(desk.now) >= kept);
            prop_assert!(was_over.is_none() || desk.sitting.ended() == was_over);
            prop_assert_eq!(desk.sitting.deadline(), deadline);
            prop_assert!(desk.left() <= desk.sitting.allowed());
            prop_assert_eq!(desk.sitting.counts().iter().sum::<u32>() as usize, paper.slots.len());
        }
        for (count, expected) in live.iter().enumerate() {
            let replayed = Sitting::replay(paper.clone(), start, &desk.kept[..count]);
            prop_assert_eq!(&replayed, expected);
        }
        // Nothing ends later than its time, and no question takes longer than the sitting.
        if let Some((_, at)) = desk.sitting.ended() {
            prop_assert!(at <= desk.sitting.allowed());
            let spent: u64 = desk.sitting.sheets().iter().map(|sheet| sheet.millis).sum();
            prop_assert!(spent <= at);
        }
    }
}
