//! What keys write down on the sheet of paper answers, and how it is taken back. What is there comes from
//! the room; what was sent and is not yet kept counts as there already, since keys may be faster than
//! the disk.

use super::{Action, Answers, Cell, Said, Undone};
use crate::app::widget::parts::Tone;
use crate::domain::class::lesson::Ticks;
use crate::domain::class::room::{OnPaper, Room, Whose};
use crate::domain::exam::paper::Set;

/// How many steps can be taken back.
const MOST_UNDONE: usize = 1_000;

impl Answers {
    /// So many cells to the right, or to the left.
    pub(super) fn go_across(&mut self, room: &Room, by: isize) -> Action {
        let written = self.settle(room);
        let last = self.questions();
        self.cell = match self.cell {
            Cell::Set if by > 0 => Cell::Number(0),
            Cell::Number(0) if by < 0 => Cell::Set,
            Cell::Number(number) => Cell::Number(number.saturating_add_signed(by).min(last)),
            Cell::Set => Cell::Set,
        };
        written
    }

    /// So many rows down, or up.
    pub(super) fn go_along(&mut self, room: &Room, by: isize) -> Action {
        let written = self.settle(room);
        let last = self.students.len().saturating_sub(1);
        self.row = self.row.saturating_add_signed(by).min(last);
        if let Cell::Number(number) = self.cell {
            self.cell = Cell::Number(number.min(self.questions().saturating_sub(1)));
        }
        written
    }

    /// To a cell: of the set, if there is no number.
    pub(super) fn go_to(&mut self, room: &Room, row: usize, number: Option<usize>) -> Action {
        let written = self.settle(room);
        if row < self.students.len() {
            self.row = row;
            self.cell = number.map_or(Cell::Set, Cell::Number);
        }
        // The caret stays with the sheet, and not with the cell.
        if written == Action::None { Action::Unfocus } else { written }
    }

    /// A key for a choice.
    pub(super) fn mark(&mut self, room: &Room, place: usize) -> Action {
        let Cell::Number(number) = self.cell else {
            return match Set::ALL.get(place) {
                Some(set) => self.pick_set(room, *set),
                None => Action::None,
            };
        };
        if self.students.is_empty() {
            return self.say(Tone::Warning, Said::NoRows);
        }
        let Some(item) = self.item_at(room, self.row, number) else {
            return self.say(Tone::Warning, Said::Full);
        };
        let Some(offer) = self.test.offers.get(item).copied() else { return Action::None };
        let Some(ticks) = offer.tick(place) else {
            let (number, choices) = (number + 1, offer.choices);
            return self.say(Tone::Warning, Said::NoChoice { number, choices });
        };
        if !offer.several {
            return self.write(room, ticks);
        }
        // A second time takes the letter away again.
        let marked = self.marking.unwrap_or_default();
        self.marking = Some(Ticks(marked.0 ^ ticks.0));
        Action::None
    }

    /// What is marked of a question with several right choices is written down before the keys go
    /// elsewhere.
    pub(super) fn settle(&mut self, room: &Room) -> Action {
        match self.marking.take() {
            Some(ticks) => {
                let cell = self.cell;
                let written = self.write(room, ticks);
                self.cell = cell;
                written
            }
            None => Action::None,
        }
    }

    /// Writes an answer down where the keys are, and goes on.
    pub(super) fn write(&mut self, room: &Room, ticks: Ticks) -> Action {
        if self.students.is_empty() {
            return self.say(Tone::Warning, Said::NoRows);
        }
        let number = match self.cell {
            Cell::Set => {
                self.cell = Cell::Number(0);
                return Action::None;
            }
            Cell::Number(number) => number,
        };
        let Some(item) = self.item_at(room, self.row, number) else {
            return self.say(Tone::Warning, Said::Full);
        };
        let written = self.put(room, vec![(item, Some(ticks))], None);
        self.cell = Cell::Number(number + 1);
        written
    }

    /// Writes something down in the row that the keys are on, and remembers what was there.
    fn put(
        &mut self,
        room: &Room,
        answers: Vec<(usize, Option<Ticks>)>,
        set: Option<Set>,
    ) -> Action {
        let Some(whose) = self.whose(self.row) else { return Action::None };
        let before = answers.iter().map(|(item, _)| (*item, self.written(room, self.row, *item)));
        let before = OnPaper {
            whose: whose.clone(),
            set: set.map(|_| self.set_of(room, self.row)),
            answers: before.collect(),
        };
        self.undone.push(Undone { row: self.row, cell: self.cell, paper: before });
        if self.undone.len() > MOST_UNDONE {
            self.undone.remove(0);
        }
        self.send(self.row, OnPaper { whose, set, answers })
    }

    fn send(&mut self, row: usize, paper: OnPaper) -> Action {
        for (item, ticks) in &paper.answers {
            self.sent.insert((row, *item), *ticks);
        }
        if let Some(set) = paper.set {
            self.sent_sets.insert(row, set);
        }
        Action::Write(vec![paper])
    }

    fn whose(&self, row: usize) -> Option<Whose> {
        let student = self.students.get(row)?;
        Some(match student.seat {
            Some(seat) => Whose::Seat(seat),
            None => Whose::Named { name: student.name.clone(), roll: student.roll.clone() },
        })
    }

    /// Takes away what is marked, what is written here, or else what was written before it.
    pub(super) fn clear(&mut self, room: &Room) -> Action {
        if self.marking.take().is_some() {
            return Action::None;
        }
        let Cell::Number(number) = self.cell else { return Action::None };
        let here = self.item_at(room, self.row, number);
        let has = |item: &usize| self.written(room, self.row, *item).is_some();
        if let Some(item) = here.filter(has) {
            return self.put(room, vec![(item, None)], None);
        }
        let Some(before) = number.checked_sub(1) else { return Action::None };
        self.cell = Cell::Number(before);
        match self
            .item_at(room, self.row, before)
            .filter(|item| self.written(room, self.row, *item).is_some())
        {
            Some(item) => self.put(room, vec![(item, None)], None),
            None => Action::None,
        }
    }

    /// On to the next row; what was left out of this one is said.
    pub(super) fn end_row(&mut self, room: &Room) -> Action {
        let written = self.settle(room);
        let Some(student) = self.students.get(self.row) else {
            return self.say(Tone::Warning, Said::NoRows);
        };
        let empty = (0..self.questions())
            .filter_map(|number| self.item_at(room, self.row, number))
            .filter(|item| self.written(room, self.row, *item).is_none())
            .count();
        if empty > 0 && empty < self.questions() {
            let said = Said::Left { name: student.name.clone(), count: empty };
            self.said = Some((Tone::Calm, said));
        }
        if self.row + 1 < self.students.len() {
            self.row += 1;
            self.cell = self.first();
        } else if self.said.is_none() {
            self.said = Some((Tone::Calm, Said::Last));
        }
        written
    }

    /// The paper of this row is of another set: what was typed for each number stays with its number.
    pub(super) fn pick_set(&mut self, room: &Room, set: Set) -> Action {
        let before = self.set_of(room, self.row);
        if self.students.is_empty() {
            return self.say(Tone::Warning, Said::NoRows);
        }
        self.asks_sets |= set != Set::A;
        self.cell = Cell::Number(0);
        if set == before {
            return Action::None;
        }
        let (old, new) = (&self.test.orders[before as usize], &self.test.orders[set as usize]);
        let typed: Vec<Option<Ticks>> =
            old.iter().map(|item| self.written(room, self.row, *item)).collect();
        let answers = if typed.iter().all(Option::is_none) {
            Vec::new()
        } else {
            let fits = |item: usize, ticks: Option<Ticks>| {
                let offer = self.test.offers.get(item)?;
                let known = ticks?.places().all(|place| place < offer.choices);
                let single = offer.several || ticks?.count() <= 1;
                ticks.filter(|_| known && single)
            };
            new.iter().zip(typed).map(|(item, ticks)| (*item, fits(*item, ticks))).collect()
        };
        self.put(room, answers, Some(set))
    }

    pub(super) fn undo(&mut self, room: &Room) -> Action {
        if self.marking.take().is_some() {
            return Action::None;
        }
        let Some(Undone { row, cell, paper }) = self.undone.pop() else {
            return self.say(Tone::Calm, Said::NothingToUndo);
        };
        // Rows may have moved since.
        let seat = match &paper.whose {
            Whose::Seat(seat) => Some(*seat),
            Whose::Named { name, roll } => room.seat_named(name, roll.as_deref()),
        };
        let moved = self.students.iter().position(|student| student.seat == seat);
        self.row = moved.filter(|_| seat.is_some()).unwrap_or(row);
        self.cell = cell;
        self.send(self.row, paper)
    }
}
