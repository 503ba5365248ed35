//! What holds of a room whatever happens in it, in any order.

use proptest::collection::vec;
use proptest::prelude::*;
use smriti::domain::answer::Certainty;
use smriti::domain::class::lesson::{Marking, Pace, Rules, Ticks};
use smriti::domain::class::outcome::Outcome;
use smriti::domain::class::room::{
    Command, GRACE_MS, Input, Millis, OnPaper, Play, Reply, Room, Round, Seat, What, Whose,
};
use smriti::domain::exam::paper::Set;
use smriti::domain::items;

use super::rig::{lesson, token};

fn rules() -> impl Strategy<Value = Rules> {
    let pace = prop_oneof![
        3 => Just(Pace::Teacher),
        1 => Just(Pace::Own { seconds: Some(40) }),
        1 => Just(Pace::Own { seconds: None }),
    ];
    let marking = prop_oneof![
        Just(Marking::Accuracy),
        Just(Marking::Certainty),
        Just(Marking::Speed { most: 1_000 }),
        Just(Marking::Exam {
            right: num_rational::Ratio::from_integer(2),
            wrong: num_rational::Ratio::new(2, 3),
        }),
    ];
    (pace, marking).prop_map(|(pace, marking)| Rules { pace, marking, ..Rules::default() })
}

fn input() -> impl Strategy<Value = Input> {
    let seat = || (0_u32..6).prop_map(Seat);
    let play = prop_oneof![Just(Play::Right), Just(Play::Wrong), Just(Play::Passed)];
    let whose = prop_oneof![
        3 => seat().prop_map(Whose::Seat),
        1 => ("[a-cA-C]{0,2}", proptest::option::of("[12]"))
            .prop_map(|(name, roll)| Whose::Named { name, roll }),
    ];
    let set = proptest::option::of(proptest::sample::select(Set::ALL.to_vec()));
    let marked = proptest::option::of((0_u16..32).prop_map(Ticks));
    let paper = (whose, set, vec((0_usize..5, marked), 0..3))
        .prop_map(|(whose, set, answers)| OnPaper { whose, set, answers });
    let command = prop_oneof![
        3 => paper.prop_map(Command::OnPaper),
        1 => Just(Command::End),
        8 => Just(Command::Forward),
        1 => Just(Command::Back),
        1 => (0_usize..5).prop_map(Command::GoTo),
        1 => Just(Command::Pause),
        2 => Just(Command::Continue),
        1 => Just(Command::Close),
        1 => Just(Command::VoteAgain),
        1 => vec(0_u32..50, 3..5).prop_map(Command::Count),
        1 => (0_usize..5, any::<bool>()).prop_map(|(item, on)| Command::TeachAgain(item, on)),
        1 => any::<bool>().prop_map(Command::Lock),
        1 => seat().prop_map(Command::Remove),
        1 => (seat(), "[a-cA-C]{0,2}").prop_map(|(seat, name)| Command::Rename(seat, name)),
        1 => "[a-c]{0,2}".prop_map(|name| Command::Seat { name, roll: None }),
        1 => (seat(), 0_u16..32).prop_map(|(seat, ticks)| Command::Write(seat, Ticks(ticks))),
        1 => (0_usize..4).prop_map(|n| Command::Teams(vec!["t".to_owned(); n])),
        1 => (0_usize..4, play).prop_map(|(team, play)| Command::Play(team, play)),
        1 => Just(Command::Unplay),
        1 => Just(Command::Resume(None)),
    ];
    let join = (0_u8..6, "[a-cA-C]{0,2}", proptest::option::of("[12]"), any::<bool>());
    let certainty = proptest::option::of(
        (1_u8..=3).prop_map(|level| Certainty::from_level(level).expect("a level")),
    );
    let answer = (0_u8..6, 0_u32..5, 0_u32..4, 0_u16..32, certainty);
    prop_oneof![
        4 => command.prop_map(Input::Host),
        2 => join.prop_map(|(device, name, roll, held)| {
            Input::Join { token: token(device), name, roll, held }
        }),
        6 => answer.prop_map(|(device, round, turn, ticks, certainty)| Input::Answer {
            token: token(device),
            round: Round(round),
            turn,
            ticks: Ticks(ticks),
            certainty,
        }),
        1 => Just(Input::Tick),
    ]
}

proptest! {
    #[test]
    fn whatever_happens_in_any_order_the_entries_alone_make_the_room(
        rules in rules(),
        inputs in vec((input(), 0_u64..15_000), 1..120),
    ) {
        let lesson = lesson(rules);
        let mut room = Room::new(lesson.clone());
        let mut entries = Vec::new();
        let mut now = 0;
        for (input, later) in inputs {
            now += later;
            let before = room.clone();
            let taken = room.take(input.clone(), Millis(now));
            let closes_by_itself =
                matches!(taken.entries.first(), Some(entry) if entry.what == What::Closed);
            // What is refused changes nothing, but that time may have run out meanwhile.
            if taken.reply.is_err() && !closes_by_itself {
                prop_assert!(taken.entries.is_empty());
                prop_assert_eq!(&room, &before);
            }
            // What is asked again is answered in the same way and changes nothing.
            if let (Input::Join { .. } | Input::Answer { .. }, Ok(reply)) = (&input, &taken.reply) {
                let again = room.take(input.clone(), Millis(now));
                prop_assert_eq!(&again.reply, &Ok(*reply));
                prop_assert!(again.entries.is_empty());
            }
            if let Ok(Reply::Kept { round, .. }) = taken.reply
                && taken.entries.iter().any(|entry| matches!(entry.what, What::Answered { .. }))
            {
                let vote = room.vote(round).expect("a vote");
                let longest = vote.time.map_or(u64::MAX, |time| time + GRACE_MS);
                prop_assert!(vote.given.values().all(|given| given.took <= longest));
            }
            entries.extend(taken.entries);
            prop_assert!(entries.is_sorted_by_key(|entry| entry.at));
        }
        // Papers are apart: without them all else is as it was, and so is all that the room is told.
        let is_paper = |what: &What| matches!(what, What::TookSet { .. } | What::OnPaper { .. });
        let others: Vec<_> = entries.iter().filter(|entry| !is_paper(&entry.what)).collect();
        let without = Room::replay(lesson.clone(), others.iter().copied());
        prop_assert_eq!(without.votes(), room.votes());
        prop_assert_eq!(without.standings(), room.standings());
        prop_assert_eq!(without.items_on_paper().len(), 0);
        let outcome = Outcome::of(&room);
        for item in 0..room.lesson().items.len() {
            prop_assert_eq!(without.struck(), room.struck());
            let voted = room.votes_on(item).next_back().map(|(_, vote)| vote);
            let is_asked = voted.is_some() || room.items_on_paper().contains(&item);
            prop_assert_eq!(outcome.places.contains(&item), is_asked);
            for ((seat, _), candidate) in room.seats().zip(&outcome.candidates) {
                prop_assert_eq!(without.told(seat, item), room.told(seat, item));
                let vote = voted.and_then(|vote| vote.given.get(&seat));
                let vote = vote.filter(|given| !given.ticks.is_empty());
                let paper = room.on_paper(seat, item);
                if let Some(ticks) = paper.filter(|ticks| !ticks.is_empty()) {
                    prop_assert!(room.lesson().items[item].allows(ticks));
                }
                // A vote counts, and else what the paper says.
                let marked = vote.map(|given| given.ticks).or(paper);
                let told = room.outcome(seat, item);
                prop_assert_eq!(told.given.map(|given| given.ticks), marked.filter(|t| !t.is_empty()));
                prop_assert_eq!(told.on_paper, vote.is_none() && told.given.is_some());
                let place = outcome.places.iter().position(|place| *place == item);
                if let (Some(_), Some(place)) = (marked, place) {
                    let reached = matches!(candidate.entries[place], items::Entry::Reached { .. });
                    prop_assert!(reached, "what is written down was there");
                }
            }
        }
        let again = Room::replay(lesson, &entries);
        prop_assert_eq!(again.standings(), room.standings());
        prop_assert_eq!(&again, &room);
        for (_, sitter) in room.seats() {
            let same = room.seats().filter(|(_, other)| {
                other.name.to_lowercase() == sitter.name.to_lowercase()
            });
            prop_assert_eq!(same.count(), 1, "two are called {}", &sitter.name);
        }
        for vote in room.votes() {
            let item = &room.lesson().items[vote.item];
            let all = vote.given.values().filter(|given| !given.ticks.is_empty());
            for given in all {
                prop_assert!(item.allows(given.ticks));
            }
            prop_assert!(vote.is_open || vote.given.values().all(|given| !given.ticks.is_empty()));
        }
        // Struck out is never what is right.
        if let Some(item) = room.at() {
            let key = room.lesson().items[item].key;
            prop_assert!(room.struck().places().all(|place| !key.has(place)));
        }
    }
}
