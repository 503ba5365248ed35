//! A table of answers as it was read, before any of it is written down: who each row is, what it says,
//! and what is not clear.

use std::collections::HashMap;
use std::sync::Arc;

use super::Student;
use crate::domain::class::lesson::Ticks;
use crate::domain::class::roll::plain_number;
use crate::domain::class::room::{OnPaper, Room, Whose};
use crate::interchange::answers::{Remark, Taken};

/// The table.
#[derive(Debug)]
pub(super) struct Shown {
    taken: Arc<Taken>,
    rows: Vec<Row>,
}

/// A row of it.
#[derive(Debug)]
pub(super) struct Row {
    /// Who it is of: as the room knows them, or as the table does.
    pub(super) name: String,
    /// Their roll number.
    pub(super) roll: Option<String>,
    /// Whether the room has not heard of them.
    pub(super) is_new: bool,
    /// Whether something else is written down for them already.
    pub(super) replaces: bool,
    /// How many of its answers are no blanks.
    pub(super) answered: usize,
    whose: Whose,
}

impl Shown {
    /// A table held against who is known in a room.
    pub(super) fn of(room: &Room, students: &[Student], taken: Arc<Taken>) -> Self {
        let number = |student: &Student| student.roll.as_deref().map(plain_number);
        let numbers: HashMap<String, &Student> =
            students.iter().filter_map(|student| Some((number(student)?, student))).collect();
        let names: HashMap<String, &Student> =
            students.iter().map(|student| (student.name.to_lowercase(), student)).collect();
        let rows = taken.papers.iter().map(|paper| {
            let numbered = paper.roll.as_deref().and_then(|roll| numbers.get(&plain_number(roll)));
            let named = || {
                let known = names.get(&paper.name.to_lowercase())?;
                // Another of the same name, with another number, is somebody else.
                (paper.roll.is_none() || known.roll.is_none()).then_some(known)
            };
            let known = numbered.or_else(named);
            let seat = known.and_then(|student| student.seat);
            // Whoever has a number and no name is called by it.
            let own = || if paper.name.is_empty() { paper.roll.clone() } else { None };
            let called = || own().unwrap_or_else(|| paper.name.clone());
            let name = known.map_or_else(called, |student| student.name.clone());
            let roll = known.map_or_else(|| paper.roll.clone(), |student| student.roll.clone());
            let whose = match seat {
                Some(seat) => Whose::Seat(seat),
                None => Whose::Named { name: name.clone(), roll: roll.clone() },
            };
            let differs = |(item, ticks): &(usize, Ticks)| {
                let written = seat.and_then(|seat| room.on_paper(seat, *item));
                written.is_some_and(|written| written != *ticks)
            };
            Row {
                name,
                roll,
                is_new: known.is_none(),
                replaces: paper.answers.iter().any(differs),
                answered: paper.answers.iter().filter(|(_, ticks)| !ticks.is_empty()).count(),
                whose,
            }
        });
        let rows = rows.collect();
        Self { taken, rows }
    }

    /// Its rows.
    pub(super) fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// How many questions it has columns for.
    pub(super) fn columns(&self) -> usize {
        self.taken.columns
    }

    /// What is not clear.
    pub(super) fn remarks(&self) -> &[Remark] {
        &self.taken.remarks
    }

    /// All of it, to be written down.
    pub(super) fn papers(&self) -> Vec<OnPaper> {
        let papers = self.taken.papers.iter().zip(&self.rows);
        papers
            .map(|(paper, row)| OnPaper {
                whose: row.whose.clone(),
                set: paper.set,
                answers: paper.answers.iter().map(|(item, ticks)| (*item, Some(*ticks))).collect(),
            })
            .collect()
    }
}
