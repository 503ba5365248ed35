//! What a room came to, as the results of a test: its questions and who answered them, to be analysed
//! by `domain::items`. What papers say is in it, where there was no vote. Hands that were counted belong
//! to nobody and are not in it.

use std::collections::BTreeSet;

use num_rational::Ratio;

use super::lesson::Ticks;
use super::room::{Given, Room, Seat, Sitter};
use crate::domain::answer::Response;
use crate::domain::bank::ChoiceId;
use crate::domain::exam::marks::Kind;
use crate::domain::items::{Candidate, Entry, Item};

/// The questions of a lesson that were voted on or answered on paper, and everybody who sat in the room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Which questions of the lesson these are, by their places.
    pub places: Vec<usize>,
    /// The questions, in the order of the lesson.
    pub items: Vec<Item>,
    /// Who sat, by seat.
    pub candidates: Vec<Candidate>,
}

impl Outcome {
    /// The results of a room. Of a question that was voted on twice the last vote counts. Who joined
    /// after a vote had ended was absent for it, unless their paper says something to the question;
    /// of a question that was asked on paper alone, who handed in none.
    pub fn of(room: &Room) -> Self {
        let lesson = room.lesson();
        let marking = lesson.rules.marking;
        let papers = room.items_on_paper();
        let is_known = |item: &usize| lesson.question(*item).is_some();
        let asked = |item: &usize| {
            (room.votes_on(*item).next().is_some() || papers.contains(item)) && is_known(item)
        };
        let places: Vec<usize> = (0..lesson.items.len()).filter(asked).collect();
        let items = places.iter().filter_map(|place| lesson.items.get(*place)).map(|item| Item {
            question: item.question.clone(),
            kind: if item.several { Kind::Several } else { Kind::OneChoice },
            choices: item.choices.clone(),
            key: names(&item.choices, item.key),
            most: marking.most(),
            least: marking.least(),
        });
        let items = items.collect();
        let candidates = room.seats().map(|(seat, sitter)| Candidate {
            label: sitter.name.clone(),
            roll: sitter.roll.clone(),
            entries: places.iter().map(|place| entry(room, seat, sitter, *place)).collect(),
        });
        let candidates = candidates.collect();
        Self { places, items, candidates }
    }
}

/// What a seat gave to a question.
fn entry(room: &Room, seat: Seat, sitter: &Sitter, place: usize) -> Entry {
    let outcome = room.outcome(seat, place);
    let was_there = match room.votes_on(place).next_back() {
        Some((_, vote)) => vote.closed.is_none_or(|ended| sitter.joined <= ended),
        None => room.has_paper(seat),
    };
    match outcome.given {
        Some(given) => Entry::Reached {
            response: response(room, place, given),
            mark: outcome.earned,
            millis: (!outcome.on_paper).then(|| u32::try_from(given.took).unwrap_or(u32::MAX)),
        },
        None if !was_there && room.on_paper(seat, place).is_none() => Entry::Absent,
        None => Entry::Reached { response: Response::Blank, mark: Ratio::ZERO, millis: None },
    }
}

/// What was given to a question, by the names of its choices.
pub(super) fn response(room: &Room, place: usize, given: Given) -> Response {
    let item = room.lesson().items.get(place);
    let mut chosen = item.map(|item| names(&item.choices, given.ticks)).unwrap_or_default();
    let is_several = item.is_some_and(|item| item.several);
    match chosen.pop_first() {
        None => Response::Blank,
        Some(only) if !is_several => Response::One(only),
        Some(first) => {
            chosen.insert(first);
            Response::Many(chosen)
        }
    }
}

fn names(choices: &[ChoiceId], ticks: Ticks) -> BTreeSet<ChoiceId> {
    ticks.places().filter_map(|place| choices.get(place)).cloned().collect()
}
