//! What the picker shows of a learner: a small fold over the events, kept with the snapshot and
//! brought up to date from the rows written since.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Folder, LearnerCard, LearnerId, Problem};
use crate::domain::event::{Event, EventId, Kind};
use crate::domain::time::Timestamp;
use crate::store::check::{self, Standing};
use crate::store::file::{self, Fault};
use crate::store::snapshot;

/// The line of one learner.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(in crate::store) struct Card {
    name: Option<String>,
    exam: Option<String>,
    exam_date: Option<String>,
    /// Answers given and not taken back.
    pub(in crate::store) answers: u64,
    last_answer: Option<i64>,
}

impl Card {
    /// Counts one more event. `find` gives an earlier event by name.
    pub(in crate::store) fn apply(
        &mut self,
        event: &Event,
        find: impl FnMut(EventId) -> Option<Event>,
    ) {
        match &event.kind {
            Kind::Named(name) => self.name = Some(name.clone()),
            Kind::ExamChosen { name, date } => {
                self.exam.clone_from(name);
                self.exam_date = date.map(|date| date.to_string());
            }
            Kind::Answered(_) => {
                self.answers += 1;
                self.last_answer = self.last_answer.max(Some(event.moment.at.0));
            }
            Kind::Undone(id) => match undone_answer(*id, find) {
                Some(true) => self.answers = self.answers.saturating_sub(1),
                Some(false) => self.answers += 1,
                None => {}
            },
            Kind::Set { .. }
            | Kind::Bookmarked { .. }
            | Kind::Noted { .. }
            | Kind::Edited { .. }
            | Kind::Fitted { .. }
            | Kind::SittingBegun(_)
            | Kind::SittingKept { .. }
            | Kind::SittingMarked { .. }
            | Kind::FeltWeak { .. }
            | Kind::CauseGiven { .. }
            | Kind::Unknown { .. } => {}
        }
    }

    /// The line as the picker takes it.
    pub(in crate::store) fn show(self, id: &LearnerId, problem: Option<Problem>) -> LearnerCard {
        LearnerCard {
            id: id.clone(),
            name: self.name.unwrap_or_else(|| id.to_string()),
            exam: self.exam,
            exam_date: self.exam_date.and_then(|date| date.parse::<Date>().ok()),
            answers: self.answers,
            last_answer: self.last_answer.map(Timestamp),
            problem,
        }
    }
}

/// Whether taking back this event takes an answer away (`true`) or, by taking back a taking back,
/// brings one in again (`false`); `None` if no answer is concerned.
fn undone_answer(id: EventId, mut find: impl FnMut(EventId) -> Option<Event>) -> Option<bool> {
    let mut away = true;
    let mut target = find(id)?;
    loop {
        match target.kind {
            // An answer of a sitting cannot be taken back.
            _ if target.kind.is_of_a_sitting() => return None,
            Kind::Answered(_) => return Some(away),
            // An event can only take back an earlier one, so this ends; a file that says
            // otherwise is not followed round in circles.
            Kind::Undone(earlier) if earlier != target.id => {
                let next = find(earlier)?;
                if next.order() >= target.order() {
                    return None;
                }
                away = !away;
                target = next;
            }
            _ => return None,
        }
    }
}

impl Folder {
    /// The line of this learner, without waiting for anybody and without changing anything.
    pub(in crate::store) fn card(&self, id: &LearnerId) -> LearnerCard {
        let kept = snapshot::read_head(&self.snapshot());
        let known = kept.as_ref().map(|head| head.card.clone()).unwrap_or_default();
        match check::glance(self, file::newest()) {
            Ok(Standing::Sound | Standing::Older(_)) => {}
            Ok(Standing::Newer { found }) => {
                let problem = Problem::Newer { found, known: file::newest() };
                return known.show(id, Some(problem));
            }
            Ok(Standing::Damaged(_)) => return known.show(id, Some(Problem::Damaged)),
            Err(_) => return known.show(id, Some(Problem::Unreadable)),
        }
        match self.read_card(kept) {
            Ok(card) => card.show(id, None),
            Err(Fault::Damaged(_)) => known.show(id, Some(Problem::Damaged)),
            Err(Fault::Failed(_)) => known.show(id, Some(Problem::Unreadable)),
        }
    }

    fn read_card(&self, kept: Option<snapshot::Head>) -> Result<Card, Fault> {
        let path = self.progress();
        let connection = file::open_to_read(&path)?;
        connection
            .busy_timeout(std::time::Duration::ZERO)
            .map_err(|error| Fault::of(&path, error))?;
        let find = |id: EventId| {
            let (device, sequence) = (id.device.0.cast_signed(), id.sequence.cast_signed());
            file::find(&connection, device, sequence).ok().flatten()?.event()
        };
        let kept = kept.filter(|head| snapshot::belongs(head, &connection));
        let (after, mut card) = kept.map_or((0, Card::default()), |head| (head.row, head.card));
        let mut events = Vec::new();
        file::read_intact(&connection, &path, after, |_, record| events.extend(record.believed()))?;
        // Rows stand in the order of writing, which a merge makes another than that of events.
        events.sort_by_key(Event::order);
        for event in &events {
            card.apply(event, find);
        }
        Ok(card)
    }
}
