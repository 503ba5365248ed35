//! Laws of the fold, for any diary of any number of devices.

use num_rational::Ratio;
use proptest::prelude::*;
use smriti::domain::answer::{Certainty, Verdict};
use smriti::domain::bank::QuestionId;
use smriti::domain::event::{Cause, Event, EventId, Kind, Marked, Mode, SittingBegun};
use smriti::domain::exam::paper::{ExtraTime, Paper, Set};
use smriti::domain::exam::pattern::schema;
use smriti::domain::exam::sitting::{Ended, Kept, Start, What};
use smriti::domain::progress::{Applied, Progress, Replay, snapshot};
use smriti::domain::seed::Seed;
use smriti::domain::study::memory::{self, Model};
use smriti::domain::time::{Moment, Timestamp};

use super::bench::{Diary, Said, fact};

/// One thing a learner does, with the days since the one before (negative if the clock is set back).
#[derive(Debug, Clone)]
pub(super) enum Deed {
    Answer(Said),
    Undo(prop::sample::Index),
    Other(Kind),
    /// Something of one of three sittings.
    Hall(Kind),
}

fn said() -> impl Strategy<Value = Said> {
    let certainty = prop::option::weighted(0.8, prop::sample::select(Certainty::ALL.to_vec()));
    let verdict = prop::sample::select(vec![
        Verdict::Right,
        Verdict::Right,
        Verdict::Right,
        Verdict::Wrong,
        Verdict::Blank,
        Verdict::NotAttempted,
    ]);
    let modes = vec![Mode::Review, Mode::Review, Mode::Practice, Mode::Mock, Mode::Class];
    let millis = prop::sample::select(vec![0, 900, 4_000, 20_000, 900_000]);
    (0..6_u8, 0..3_u8, verdict, certainty, prop::sample::select(modes), millis, 0..4_u64).prop_map(
        |(fact, question, verdict, certainty, mode, millis, session)| Said {
            fact: format!("f{fact}"),
            question: format!("q{fact}-{question}"),
            verdict,
            certainty,
            mode,
            millis,
            session,
        },
    )
}

fn other() -> impl Strategy<Value = Kind> {
    let question = (0..6_u8, 0..3_u8)
        .prop_map(|(fact, question)| QuestionId::from(format!("q{fact}-{question}")));
    let settings = prop::sample::select(vec![
        ("retention", "80"),
        ("retention", "95"),
        ("retention", "?"),
        ("new-per-day", "3"),
        ("bank/b", "off"),
    ]);
    let mut weights = Model::default().weights().to_vec();
    weights[2] = 4.5;
    prop_oneof![
        settings.prop_map(|(key, value)| Kind::Set { key: key.into(), value: value.into() }),
        (question.clone(), any::<bool>())
            .prop_map(|(question, on)| Kind::Bookmarked { question, on }),
        (question.clone(), "[a-z]{0,3}")
            .prop_map(|(question, text)| Kind::Noted { question, text }),
        (question, any::<bool>())
            .prop_map(|(question, key_changed)| Kind::Edited { question, key_changed }),
        Just(Kind::Fitted { model: memory::NAME.into(), weights, reviews: 64 }),
        Just(Kind::Named("Asha".into())),
    ]
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        8 => said().prop_map(Deed::Answer),
        1 => any::<prop::sample::Index>().prop_map(Deed::Undo),
        1 => other().prop_map(Deed::Other),
        2 => hall().prop_map(Deed::Hall),
    ]
}

fn hall() -> impl Strategy<Value = Kind> {
    let question = (0..6_u8, 0..3_u8)
        .prop_map(|(fact, question)| QuestionId::from(format!("q{fact}-{question}")));
    let skipped = prop::collection::vec(question.clone(), 0..3);
    let cause = prop::option::of(prop::sample::select(Cause::ALL.to_vec()));
    let topics = prop::collection::vec("[a-c]", 0..3);
    prop_oneof![
        (0..3_u64).prop_map(|sitting| Kind::SittingBegun(Box::new(begun(sitting)))),
        (0..3_u64, any::<bool>()).prop_map(|(sitting, over)| {
            let ended = Ended::ByCandidate;
            let what =
                if over { What::Submitted { ended, at: 9 } } else { What::Opened { slot: 1 } };
            let kept = Kept { elapsed: 9, wall: Timestamp(9), mono: 9, what };
            Kind::SittingKept { sitting, kept: vec![kept] }
        }),
        (0..3_u64, -9..9_i64, any::<bool>(), skipped).prop_map(
            |(sitting, marks, remarked, skipped)| {
                let marked = Marked {
                    obtained: Ratio::new(marks, 3),
                    out_of: Ratio::from_integer(20),
                    right: 3,
                    wrong: 4,
                    left: 3,
                    elapsed: 9_000,
                    remarked,
                };
                Kind::SittingMarked { sitting, marked, skipped }
            }
        ),
        (0..3_u64, topics).prop_map(|(sitting, topics)| {
            let topics = topics.into_iter().map(|topic| ("b".into(), topic.into())).collect();
            Kind::FeltWeak { sitting, topics }
        }),
        (question, cause).prop_map(|(question, cause)| Kind::CauseGiven { question, cause }),
    ]
}

/// A sitting of no question.
fn begun(sitting: u64) -> SittingBegun {
    let pattern = schema::shipped().swap_remove(0);
    let (start, saving) = (Moment { at: Timestamp(5), offset_minutes: 330 }, pattern.saving);
    SittingBegun {
        sitting,
        paper: Paper {
            pattern,
            seed: Seed(sitting),
            set: Set::A,
            sections: Vec::new(),
            slots: Vec::new(),
        },
        start: Start { moment: start, mono: 1, extra: ExtraTime::None, saving },
        texts: Vec::new(),
        passages: Vec::new(),
    }
}

pub(super) fn deeds() -> impl Strategy<Value = Vec<(i32, u64, Deed)>> {
    let days = prop::sample::select(vec![0, 0, 0, 1, 1, 2, 9, 40, -1, -30]);
    prop::collection::vec((days, 0..2_u64, deed()), 0..60)
}

/// The events of two devices that know nothing of each other, in the order of replay.
pub(super) fn events(deeds: Vec<(i32, u64, Deed)>) -> Vec<Event> {
    let mut diaries = [Diary::of(3), Diary::of(9)];
    let mut day = 20_000;
    for (days, device, deed) in deeds {
        day += days;
        let diary = &mut diaries[usize::try_from(device).unwrap()];
        match deed {
            Deed::Answer(said) => diary.answer(day, said),
            Deed::Other(kind) | Deed::Hall(kind) => diary.write(day, kind),
            Deed::Undo(which) if !diary.events.is_empty() => {
                let target = diary.events[which.index(diary.events.len())].id;
                diary.write(day, Kind::Undone(target))
            }
            Deed::Undo(_) => continue,
        };
    }
    let mut events: Vec<Event> = diaries.into_iter().flat_map(|diary| diary.events).collect();
    events.sort_by_key(Event::order);
    events
}

/// Applies events one by one, replaying where it is asked for; with how often that was.
fn step_by_step(events: &[Event]) -> (Progress, usize) {
    let mut progress = Progress::default();
    let mut replays = 0;
    for (n, event) in events.iter().enumerate() {
        if progress.apply(event) == Applied::NeedsReplay {
            progress = Progress::replay(&events[..=n]);
            replays += 1;
        }
    }
    (progress, replays)
}

/// Everything that is known but the hours of answers.
fn apart_from_hours(progress: &Progress) -> String {
    let histories: Vec<_> = progress
        .facts()
        .map(|(id, _)| progress.reviews_of(&fact(id)).collect::<Vec<_>>())
        .collect();
    let questions: Vec<_> =
        progress.questions().map(|id| progress.question(&QuestionId::from(id))).collect();
    format!(
        "{:?}",
        (
            progress.facts().collect::<Vec<_>>(),
            histories,
            questions,
            progress.days_since(None).collect::<Vec<_>>(),
            (progress.settings(), progress.model(), progress.personalised()),
            progress.mistakes(),
            progress.sittings(),
            progress.expected_minutes(1_000),
        )
    )
}

proptest! {
    #[test]
    fn replay_is_the_same_as_going_step_by_step(deeds in deeds()) {
        let events = events(deeds);
        let replayed = Progress::replay(&events);
        let (stepped, _) = step_by_step(&events);
        prop_assert_eq!(stepped.digest(), replayed.digest());
        prop_assert!(stepped == replayed);
        prop_assert_eq!(replayed.events(), events.len() as u64);
    }

    #[test]
    fn the_order_of_arrival_makes_no_difference(
        (deeds, shuffled) in deeds().prop_flat_map(|deeds| {
            let events = events(deeds.clone());
            (Just(deeds), Just(events).prop_shuffle())
        })
    ) {
        let events = events(deeds);
        let mut sorted = shuffled.clone();
        sorted.sort_by_key(Event::order);
        sorted.dedup();
        prop_assert_eq!(Progress::replay(&sorted).digest(), Progress::replay(&events).digest());
        // A stream that is told of the undos beforehand, in whatever order, comes to the same.
        let mut replay = Replay::new(&shuffled);
        for event in &events {
            replay.feed(event);
            replay.feed(event);
        }
        prop_assert!(replay.finish() == Progress::replay(&events));
    }

    #[test]
    fn an_event_taken_back_might_never_have_been(
        deeds in deeds(),
        which in any::<prop::sample::Index>(),
    ) {
        let mut events = events(deeds);
        events.retain(|event| !matches!(event.kind, Kind::Undone(_)));
        prop_assume!(!events.is_empty());
        let target = which.index(events.len());
        let mut without = events.clone();
        let undone = events[target].clone();
        // What was done in the hall stays.
        if !undone.kind.is_of_a_sitting() {
            without.remove(target);
        }
        let mut diary = Diary::of(5);
        let last = events.last().unwrap();
        let later = Moment { at: Timestamp(last.clock.0 + 1), ..last.moment };
        diary.write_at(later, Kind::Undone(undone.id));
        events.extend(diary.events);
        let digest = Progress::replay(&events).digest();
        prop_assert_eq!(digest, Progress::replay(&without).digest());
    }

    #[test]
    fn taking_back_the_last_answers_restores_every_state_before(
        deeds in deeds(),
        answers in prop::collection::vec(said(), 1..8),
    ) {
        let events = events(deeds);
        let mut progress = Progress::replay(&events);
        let mut diary = Diary::of(1);
        let start = events.iter().map(|event| event.clock.0).max().unwrap_or(0);
        let mut at = Moment { at: Timestamp(start), offset_minutes: 330 };
        let mut write = |progress: &mut Progress, kind: Kind| -> EventId {
            at.at.0 += 20_000;
            let id = diary.write_at(at, kind);
            assert_eq!(progress.apply(diary.last()), Applied::Done);
            id
        };
        let mut before = Vec::new();
        for said in answers.into_iter().filter(|said| said.mode != Mode::Mock) {
            let digest = progress.digest();
            before.push((write(&mut progress, said.kind()), digest));
        }
        for (id, digest) in before.into_iter().rev() {
            write(&mut progress, Kind::Undone(id));
            prop_assert_eq!(progress.digest(), digest);
        }
    }

    #[test]
    fn a_snapshot_reads_back_as_it_was(deeds in deeds()) {
        let progress = Progress::replay(&events(deeds));
        let back = snapshot::decode(&snapshot::encode(&progress));
        prop_assert!(back.as_ref() == Some(&progress));
        prop_assert_eq!(back.unwrap().digest(), progress.digest());
    }

    #[test]
    fn the_offset_from_utc_only_says_the_hour_once_the_day_is_written(
        deeds in deeds(),
        offsets in prop::collection::vec(-720_i16..=840, 1..10),
    ) {
        let events = events(deeds);
        let mut moved = events.clone();
        for (event, offset) in moved.iter_mut().zip(offsets.iter().cycle()) {
            // A sitting is listed with the hour of its place, which is all that differs.
            if matches!(event.kind, Kind::SittingBegun(_)) {
                continue;
            }
            event.moment.offset_minutes = *offset;
        }
        prop_assert_eq!(
            apart_from_hours(&Progress::replay(&moved)),
            apart_from_hours(&Progress::replay(&events))
        );
    }

    #[test]
    fn from_any_state_a_better_grade_is_never_due_sooner(deeds in deeds(), days in 0..60_i32) {
        let mut diary = Diary::of(4);
        let before = events(deeds);
        let day = before.last().map_or(20_000, |event| event.day.0) + days;
        let mut due = Vec::new();
        let answers = [
            Said::sure_and_wrong("f0"),
            Said::wrong("f0"),
            Said::right("f0", Certainty::ThinkSo),
            Said::sure("f0"),
        ];
        for said in answers {
            let mut events = before.clone();
            diary.events.clear();
            diary.answer(day, said);
            let mut last = diary.last().clone();
            last.clock.0 = i64::MAX;
            events.push(last);
            due.push(Progress::replay(&events).comes_back(&fact("f0")));
        }
        prop_assert!(due.is_sorted(), "{:?}", due);
    }
}

#[test]
fn undo_in_a_session_of_one_device_never_needs_a_replay() {
    let mut diary = Diary::new();
    let mut ids = Vec::new();
    for n in 0..40 {
        ids.push(diary.answer(100, Said::sure(&format!("f{n}"))));
    }
    for id in ids.into_iter().rev() {
        diary.write(100, Kind::Undone(id));
    }
    let (progress, replays) = step_by_step(&diary.events);
    assert_eq!(replays, 0);
    assert_eq!(progress.digest(), Progress::default().digest());
}
