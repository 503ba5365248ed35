//! What the answers earn, and who stands where.

use num_rational::Ratio;

use super::{Given, Room, Seat, Vote};

/// What became of a seat's answer to a question whose key was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    /// What it had given, if anything.
    pub given: Option<Given>,
    /// Whether that is right.
    pub is_right: bool,
    /// What it earned.
    pub earned: Ratio<i64>,
}

/// Where a seat stands after the questions whose keys were told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Whose.
    pub seat: Seat,
    /// What it has earned.
    pub earned: Ratio<i64>,
    /// How many answers were right.
    pub right: usize,
    /// Its rank, from 1; who earned the same shares one.
    pub rank: usize,
}

impl Room {
    /// What a seat gave to a question, in the last vote on it, and what it earns. This tells the key:
    /// see [`Room::told`] for what may be said in the room.
    pub fn outcome(&self, seat: Seat, item: usize) -> Told {
        let nothing = Told { given: None, is_right: false, earned: Ratio::ZERO };
        let vote = self.votes_on(item).next_back();
        vote.map_or(nothing, |(_, vote)| self.outcome_in(seat, item, vote))
    }

    fn outcome_in(&self, seat: Seat, item: usize, vote: &Vote) -> Told {
        let Some(given) = vote.given.get(&seat).filter(|given| !given.ticks.is_empty()) else {
            return Told { given: None, is_right: false, earned: Ratio::ZERO };
        };
        let is_right = self.item(item).is_some_and(|item| item.key == given.ticks);
        let marking = self.lesson().rules.marking;
        let earned = marking.earned(is_right, given.certainty, given.took, vote.time);
        Told { given: Some(*given), is_right, earned }
    }

    /// The same, once the key was told.
    pub fn told(&self, seat: Seat, item: usize) -> Option<Told> {
        self.is_told(item).then(|| self.outcome(seat, item))
    }

    /// Everybody who sits, the best first, by what was told. Who earned the same is in the order of
    /// seats.
    pub fn standings(&self) -> Vec<Standing> {
        let told: Vec<(usize, &Vote)> = (0..self.lesson().items.len())
            .filter(|item| self.is_told(*item))
            .filter_map(|item| Some((item, self.votes_on(item).next_back()?.1)))
            .collect();
        let mut all: Vec<Standing> = self
            .seats()
            .map(|(seat, _)| {
                let mut standing = Standing { seat, earned: Ratio::ZERO, right: 0, rank: 0 };
                for (item, vote) in &told {
                    let outcome = self.outcome_in(seat, *item, vote);
                    standing.earned += outcome.earned;
                    standing.right += usize::from(outcome.is_right);
                }
                standing
            })
            .collect();
        all.sort_by_key(|standing| (-standing.earned, standing.seat));
        let mut before: Option<(Ratio<i64>, usize)> = None;
        for (place, standing) in all.iter_mut().enumerate() {
            standing.rank = match before {
                Some((earned, rank)) if earned == standing.earned => rank,
                Some(_) | None => place + 1,
            };
            before = Some((standing.earned, standing.rank));
        }
        all
    }
}
