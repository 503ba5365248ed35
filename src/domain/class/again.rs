//! What a class got wrong: which questions of its lessons are to be asked again.

use std::collections::BTreeSet;

use super::room::Room;
use crate::domain::bank::QuestionId;

/// Of a hundred answers to a question, so many must be right for it not to be asked again.
pub const ENOUGH: u64 = 80;

/// The questions that went wrong the last time they were asked in these rooms, which come with the last
/// one first: those that were to be taught again, then those with the smallest share of right answers.
pub fn went_wrong<'a>(rooms: impl IntoIterator<Item = &'a Room>) -> Vec<QuestionId> {
    let mut seen: BTreeSet<QuestionId> = BTreeSet::new();
    let mut wrong: Vec<(bool, u64, usize, QuestionId)> = Vec::new();
    for room in rooms {
        let mut here = Vec::new();
        for (place, item) in room.lesson().items.iter().enumerate() {
            let share = room.share(place);
            let again = room.is_taught_again(place);
            if (share.is_none() && !again) || seen.contains(&item.question) {
                continue;
            }
            here.push(item.question.clone());
            let permille = share.map_or(1_000, permille);
            if again || permille < ENOUGH * 10 {
                wrong.push((!again, permille, wrong.len(), item.question.clone()));
            }
        }
        seen.extend(here);
    }
    wrong.sort_unstable();
    wrong.into_iter().map(|(_, _, _, question)| question).collect()
}

/// So many of a thousand.
pub(super) fn permille((right, total): (u32, u32)) -> u64 {
    u64::from(right) * 1_000 / u64::from(total).max(1)
}
