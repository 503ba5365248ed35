//! What papers say: answers that were marked on paper, written down by the teacher at any time. They are
//! held apart from votes and count where a seat did not vote; who did both is held to their vote, which
//! was given in time and before the key was told.

use std::collections::BTreeSet;

use super::{Entry, Millis, Refusal, Reply, Room, Seat, Set, Ticks, What};
use crate::domain::class::roll::plain_number;

/// What somebody's paper says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnPaper {
    /// Who wrote it.
    pub whose: Whose,
    /// Which set it is of; `None` leaves that as it was.
    pub set: Option<Set>,
    /// What it says to some questions of the lesson, by their places there and not on the paper: the
    /// choices that are marked, none for a blank; `None` takes back what was written down before.
    pub answers: Vec<(usize, Option<Ticks>)>,
}

/// Who wrote a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whose {
    /// Who sits here.
    Seat(Seat),
    /// Who has this roll number or, where they or the seat have none, this name. Without a seat they
    /// are given one.
    Named {
        /// Their name.
        name: String,
        /// Their number on the class's roll.
        roll: Option<String>,
    },
}

impl Room {
    /// What a seat's paper says to a question, by places on the paper of set A: none if it was left
    /// blank, `None` if nothing was written down.
    pub fn on_paper(&self, seat: Seat, item: usize) -> Option<Ticks> {
        self.papers.get(&(seat, item)).copied()
    }

    /// Which set a seat's paper is of: A unless something else was said.
    pub fn set_of(&self, seat: Seat) -> Set {
        self.sets.get(&seat).copied().unwrap_or_default()
    }

    /// Whether anything was written down of a seat's paper.
    pub fn has_paper(&self, seat: Seat) -> bool {
        self.papers.range((seat, 0)..=(seat, usize::MAX)).next().is_some()
    }

    /// The questions to which some paper of those who sit says something.
    pub fn items_on_paper(&self) -> BTreeSet<usize> {
        let sits = |(seat, _): &&(Seat, usize)| self.sitter(*seat).is_some();
        self.papers.keys().filter(sits).map(|(_, item)| *item).collect()
    }

    /// What papers say to a question, of those who sit and did not vote on it. Blanks are left out.
    pub fn papers_on(&self, item: usize) -> impl Iterator<Item = (Seat, Ticks)> {
        let here = self.papers.keys().filter(move |(_, asked)| *asked == item);
        here.filter(|(seat, _)| self.sitter(*seat).is_some()).filter_map(move |(seat, _)| {
            let told = self.outcome(*seat, item);
            told.given.filter(|_| told.on_paper).map(|given| (*seat, given.ticks))
        })
    }

    /// The seat of this name and roll number.
    pub fn seat_named(&self, name: &str, roll: Option<&str>) -> Option<Seat> {
        let numbered = roll.and_then(|roll| {
            let number = plain_number(roll);
            let has = |roll: &String| plain_number(roll) == number;
            self.seats().find(|(_, sitter)| sitter.roll.as_ref().is_some_and(has))
        });
        let name = name.to_lowercase();
        let called = || {
            self.seats().find(|(_, sitter)| {
                (roll.is_none() || sitter.roll.is_none()) && sitter.name.to_lowercase() == name
            })
        };
        numbered.or_else(called).map(|(seat, _)| seat)
    }

    pub(super) fn take_set(&mut self, seat: Seat, set: Set) {
        if self.sitters.len() > seat.0 as usize {
            self.sets.insert(seat, set);
            if set == Set::A {
                self.sets.remove(&seat);
            }
        }
    }

    pub(super) fn apply_paper(&mut self, seat: Seat, item: usize, ticks: Option<Ticks>) {
        let fits = ticks.is_none_or(|ticks| self.can_mark(item, ticks).is_ok());
        if !fits || self.sitters.len() <= seat.0 as usize {
            return;
        }
        match ticks {
            Some(ticks) => self.papers.insert((seat, item), ticks),
            None => self.papers.remove(&(seat, item)),
        };
    }

    /// Whether these choices can be marked on paper: blanks can.
    fn can_mark(&self, item: usize, ticks: Ticks) -> Result<(), Refusal> {
        let item = self.item(item).ok_or(Refusal::NoSuch)?;
        let can = ticks.is_empty() || item.allows(ticks);
        if can { Ok(()) } else { Err(Refusal::NotChoices) }
    }

    /// The teacher writes down what a paper says: all of it, or none if any of it cannot be. What is
    /// known already is not written again.
    pub(super) fn write_paper(
        &mut self,
        paper: OnPaper,
        at: Millis,
        entries: &mut Vec<Entry>,
    ) -> Result<Reply, Refusal> {
        for (item, ticks) in &paper.answers {
            self.can_mark(*item, ticks.unwrap_or_default())?;
        }
        let seat = match paper.whose {
            Whose::Seat(seat) => self.sitter(seat).map(|_| seat).ok_or(Refusal::NoSeat)?,
            Whose::Named { name, roll } => match self.seat_named(&name, roll.as_deref()) {
                Some(seat) => seat,
                None => match self.seat(None, &name, roll, false, at, entries)? {
                    Reply::Seated(seat) => seat,
                    Reply::Done | Reply::Kept { .. } => return Err(Refusal::NoSeat),
                },
            },
        };
        if let Some(set) = paper.set.filter(|set| *set != self.set_of(seat)) {
            self.note(entries, at, What::TookSet { seat, set });
        }
        for (item, ticks) in paper.answers {
            if self.on_paper(seat, item) != ticks {
                self.note(entries, at, What::OnPaper { seat, item, ticks });
            }
        }
        Ok(Reply::Seated(seat))
    }
}
