//! In which order each set asks the questions of a paper. Set A is as the teacher has them; the others
//! are drawn from the seed. Options never move, and questions on one passage stay together.

use super::{Asked, Shared};
use crate::domain::exam::paper::Set;
use crate::domain::seed::Seed;

/// The questions of a paper, by place, in the order of a set.
pub(super) fn order(questions: &[Asked], set: Set, seed: Seed) -> Vec<usize> {
    let units = units(questions);
    let mut earlier: Vec<Vec<usize>> = Vec::new();
    for each in Set::ALL {
        let mut places: Vec<usize> = (0..units.len()).collect();
        if each != Set::A {
            // A set that came out as another is drawn again, as long as there may be others.
            for attempt in 0..8_u32 {
                seed.with(&format!("set {} {attempt}", letter(each))).shuffle(&mut places);
                if !earlier.contains(&places) {
                    break;
                }
            }
        }
        if each == set {
            return places.into_iter().flat_map(|place| units[place].clone()).collect();
        }
        earlier.push(places);
    }
    Vec::new()
}

/// So many of the questions, drawn from a seed and left in their order. A passage comes with all of its
/// questions or with none, so there may be fewer.
pub fn drawn(questions: Vec<Asked>, count: usize, seed: Seed) -> Vec<Asked> {
    let units = units(&questions);
    let mut places: Vec<usize> = (0..units.len()).collect();
    seed.with("questions").shuffle(&mut places);
    let mut taken = vec![false; questions.len()];
    let mut left = count;
    for unit in places.into_iter().map(|place| &units[place]) {
        if unit.len() <= left {
            left -= unit.len();
            for place in unit {
                taken[*place] = true;
            }
        }
    }
    questions
        .into_iter()
        .zip(taken)
        .filter(|(_, taken)| *taken)
        .map(|(question, _)| question)
        .collect()
}

/// The letter of a set.
pub const fn letter(set: Set) -> &'static str {
    match set {
        Set::A => "A",
        Set::B => "B",
        Set::C => "C",
        Set::D => "D",
    }
}

/// Questions that stay together, each unit where its first question is.
fn units(questions: &[Asked]) -> Vec<Vec<usize>> {
    let mut units: Vec<(Option<&Shared>, Vec<usize>)> = Vec::new();
    for (place, question) in questions.iter().enumerate() {
        let shared = question.passage.as_ref();
        let known = units.iter_mut().find(|(known, _)| shared.is_some() && *known == shared);
        match known {
            Some((_, unit)) => unit.push(place),
            None => units.push((shared, vec![place])),
        }
    }
    units.into_iter().map(|(_, unit)| unit).collect()
}
