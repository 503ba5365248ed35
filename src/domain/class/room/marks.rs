//! What the answers earn, and who stands where.

use num_rational::Ratio;

use super::{Given, Millis, Room, Seat, Vote};

/// What became of a seat's answer to a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    /// What it had given, if anything.
    pub given: Option<Given>,
    /// Whether that is right.
    pub is_right: bool,
    /// What it earned.
    pub earned: Ratio<i64>,
    /// Whether it was written on paper, so that nobody knows how long it took.
    pub on_paper: bool,
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
    /// What a seat gave to a question, and what it earns: in the last vote on it, or on paper if it
    /// did not vote. This tells the key: see [`Room::told`] for what may be said in the room.
    pub fn outcome(&self, seat: Seat, item: usize) -> Told {
        let voted = self.voted(seat, item);
        let paper = self.on_paper(seat, item).filter(|ticks| !ticks.is_empty());
        match (voted.given, paper) {
            (None, Some(ticks)) => {
                // Nobody knows when: it counts as given when the lesson began.
                let (took, at) = (0, Millis(0));
                let given = Given { turn: 0, ticks, certainty: None, took, at };
                Told { on_paper: true, ..self.earned(item, Some(given), None) }
            }
            (Some(_), _) | (None, None) => voted,
        }
    }

    /// What a seat gave in the last vote on a question.
    fn voted(&self, seat: Seat, item: usize) -> Told {
        match self.votes_on(item).next_back() {
            Some((_, vote)) => self.outcome_in(seat, item, vote),
            None => self.earned(item, None, None),
        }
    }

    fn outcome_in(&self, seat: Seat, item: usize, vote: &Vote) -> Told {
        let given = vote.given.get(&seat).filter(|given| !given.ticks.is_empty());
        self.earned(item, given.copied(), vote.time)
    }

    fn earned(&self, item: usize, given: Option<Given>, time: Option<u64>) -> Told {
        let Some(given) = given else {
            return Told { given: None, is_right: false, earned: Ratio::ZERO, on_paper: false };
        };
        let is_right = self.item(item).is_some_and(|item| item.key == given.ticks);
        let marking = self.lesson().rules.marking;
        let earned = marking.earned(is_right, given.certainty, given.took, time);
        Told { given: Some(given), is_right, earned, on_paper: false }
    }

    /// What a seat gave in the last vote on a question whose key was told. What its paper says is not
    /// told in the room: papers are written down apart from it, often much later.
    pub fn told(&self, seat: Seat, item: usize) -> Option<Told> {
        self.is_told(item).then(|| self.voted(seat, item))
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
