//! Events made elsewhere that become the learner's: once, in their place, whatever was there before.

use smriti::domain::event::{Answered, Clock, DeviceId, Event, EventId, Kind, Mode};
use smriti::domain::progress::Progress;
use smriti::store::bring::Standing;

use super::world::{World, answer, at};

/// The answers to these questions in a class at ten past ten, one a minute.
pub(super) fn class(questions: std::ops::Range<u32>) -> Vec<Event> {
    let event = |number: u32| {
        let moment = at(10 + i64::from(number));
        let Kind::Answered(answered) = answer(number) else { unreachable!() };
        Event {
            id: EventId { device: DeviceId(0xc1a5_5000 + u64::from(number)), sequence: 1 },
            clock: Clock(moment.at.0),
            moment,
            day: moment.study_day(),
            kind: Kind::Answered(Answered { mode: Mode::Class, session: 99, ..answered }),
        }
    };
    questions.map(event).collect()
}

fn ids(events: &[Event]) -> Vec<EventId> {
    events.iter().map(|event| event.id).collect()
}

#[test]
fn what_is_brought_counts_once_in_its_place_and_survives() {
    let world = World::new();
    let opened = world.open(0).unwrap();
    // Answered before, between and after the class, one of them the same question.
    for (number, minutes) in [(50, 1), (2, 14), (51, 90)] {
        opened.handle.append(vec![answer(number)], at(minutes)).wait().unwrap();
    }
    let events = class(0..5);
    let news = opened.handle.standings(ids(&events)).wait().unwrap();
    assert_eq!(news, [Standing::New; 5]);
    let (brought, progress) = opened.handle.bring(events.clone(), at(100)).wait().unwrap();
    assert_eq!((brought.new.len(), brought.again.len(), brought.here), (5, 0, 0));
    let all = opened.handle.events().wait().unwrap();
    assert_eq!(Progress::replay(&all), progress);
    assert_eq!(progress.totals().answers, 8);
    // Again, in part and as a whole: nothing.
    for again in [&events[1..3], &events] {
        let (brought, same) = opened.handle.bring(again.to_vec(), at(101)).wait().unwrap();
        assert_eq!((brought.new.len(), brought.again.len(), brought.here), (0, 0, again.len()));
        assert_eq!(same, progress);
    }
    // What is answered then comes after everything.
    let next = opened.handle.append(vec![answer(60)], at(102)).wait().unwrap();
    assert!(next[0].order() > all.last().unwrap().order());
    // Dropped without a word, as by kill -9: all of it is there.
    drop(opened);
    world.wait_until_closed();
    let opened = world.open(103).unwrap();
    assert_eq!(opened.progress.totals().answers, 9);
    let verified = opened.handle.verify().wait().unwrap();
    // Two of them say who the learner is.
    assert_eq!((verified.damage, verified.events), (None, 11));
    assert_eq!(opened.notices.len(), 0, "{:?}", opened.notices);
    opened.handle.close(at(104)).wait().unwrap();
}

#[test]
fn what_was_taken_back_counts_again_when_it_is_brought_again() {
    let world = World::new();
    let opened = world.open(0).unwrap();
    let events = class(0..4);
    let (_, with) = opened.handle.bring(events.clone(), at(100)).wait().unwrap();
    let undone: Vec<_> = ids(&events[..3]).into_iter().map(Kind::Undone).collect();
    opened.handle.append(undone, at(101)).wait().unwrap();
    assert_eq!(opened.handle.reload().wait().unwrap().totals().answers, 1);
    let standings = opened.handle.standings(ids(&events)).wait().unwrap();
    let back = Standing::TakenBack;
    assert_eq!(standings, [back, back, back, Standing::Here]);
    let (brought, again) = opened.handle.bring(events.clone(), at(102)).wait().unwrap();
    assert_eq!((brought.new.len(), brought.again.len(), brought.here), (0, 3, 1));
    assert_eq!((again.totals(), again.histories()), (with.totals(), with.histories()));
    // And once more, so that an undo of an undo is itself taken back.
    let undone: Vec<_> = ids(&events).into_iter().map(Kind::Undone).collect();
    opened.handle.append(undone, at(103)).wait().unwrap();
    assert_eq!(opened.handle.reload().wait().unwrap().totals().answers, 0);
    let (brought, again) = opened.handle.bring(events, at(104)).wait().unwrap();
    assert_eq!((brought.again.len(), again.totals()), (4, with.totals()));
    assert_eq!(again.histories(), with.histories());
    opened.handle.close(at(105)).wait().unwrap();
}

#[test]
fn brought_on_two_machines_that_are_merged_later_it_counts_once() {
    let (here, there) = (World::seeded(1), World::seeded(2));
    let events = class(0..6);
    let other = there.open(0).unwrap();
    other.handle.append(vec![answer(70)], at(5)).wait().unwrap();
    // Not all banks were installed there.
    other.handle.bring(events[2..].to_vec(), at(100)).wait().unwrap();
    let export = there.folder.path().join("export.ron");
    other.handle.export(&export).wait().unwrap();
    let opened = here.open(0).unwrap();
    opened.handle.bring(events[..4].to_vec(), at(100)).wait().unwrap();
    let (merge, progress) = opened.handle.merge(&export, at(110)).wait().unwrap();
    assert_eq!((merge.known, merge.conflicts, merge.damaged.len()), (2, 0, 0));
    assert_eq!(progress.totals().answers, 7);
    let (brought, same) = opened.handle.bring(events, at(111)).wait().unwrap();
    assert_eq!((brought.new.len(), brought.here), (0, 6));
    assert_eq!(same, progress);
    let verified = opened.handle.verify().wait().unwrap();
    assert_eq!(verified.damage, None);
}

/// A class goes at its teacher's pace: what it says of the learner's own would be wrong.
#[test]
fn a_class_says_nothing_of_how_fast_the_learner_is() {
    let world = World::new();
    let opened = world.open(0).unwrap();
    let usual = opened.progress.seconds_a_question();
    let (_, progress) = opened.handle.bring(class(0..15), at(100)).wait().unwrap();
    assert_eq!(progress.totals().answers, 15);
    assert!((progress.seconds_a_question() - usual).abs() < f32::EPSILON);
}
