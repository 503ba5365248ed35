//! Changes of a draft that are made with buttons, and where the caret goes after them.

use crate::domain::bank::draft::{Draft, Kind, Slot};
use crate::domain::bank::{
    Difficulty, Evidence, Exam, Numbering, PassageId, Shuffle, SourceId, TopicId, Which,
};

/// A change of the draft other than typing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Another format.
    Kind(Kind),
    /// A row more, after this one.
    AddRow(Option<usize>),
    /// A row less.
    RemoveRow(usize),
    /// A row moved.
    ShiftRow(usize, bool),
    /// A row is right, holds or is matched; or not.
    Mark(usize),
    /// A row explains, or not.
    Explains(usize),
    /// An option keeps its place, or not.
    Pin(usize),
    /// An entry of List-II more.
    AddExtra,
    /// One less.
    RemoveExtra(usize),
    /// A wording more.
    AddAccept,
    /// One less.
    RemoveAccept(usize),
    /// The statement of true or false holds, or not.
    Own(bool),
    /// Which statements are asked for.
    Which(Which),
    /// How they are numbered.
    Numbering(Numbering),
    /// The topic.
    Topic(TopicId),
    /// The difficulty.
    Difficulty(Difficulty),
    /// For this exam, or not.
    Exam(Exam),
    /// The passage.
    Passage(Option<PassageId>),
    /// This source, or not.
    Source(SourceId),
    /// How well it is attested.
    Grade(Option<Evidence>),
    /// Whether options change places.
    Shuffle(Shuffle),
    /// Whether there is a fifth option.
    Fifth(bool),
}

/// Makes a change; says in which field to go on.
pub(super) fn apply(draft: &mut Draft, change: Change) -> Option<Slot> {
    match change {
        Change::Kind(kind) => draft.become_kind(kind),
        Change::AddRow(after) => {
            draft.add_row(after);
            return Some(Slot::Left(after.map_or(0, |after| after + 1)));
        }
        Change::RemoveRow(place) => {
            draft.remove_row(place);
            let last = draft.rows.len().checked_sub(1)?;
            return Some(Slot::Left(place.min(last)));
        }
        Change::ShiftRow(place, down) => return draft.shift_row(place, down).map(Slot::Left),
        Change::Mark(place) => {
            let holds = draft.rows.get(place).is_some_and(|row| row.holds);
            draft.mark_row(place, !holds);
        }
        Change::Explains(place) => {
            if let Some(row) = draft.rows.get_mut(place) {
                row.explains = !row.explains;
            }
        }
        Change::Pin(place) => {
            if let Some(row) = draft.rows.get_mut(place) {
                row.pinned = !row.pinned;
            }
        }
        Change::AddExtra => {
            draft.extra.push(draft.blank_words());
            return draft.extra.len().checked_sub(1).map(Slot::Extra);
        }
        Change::RemoveExtra(place) => {
            if place < draft.extra.len() {
                draft.extra.remove(place);
            }
        }
        Change::AddAccept => {
            draft.accept.push(draft.blank_words());
            return draft.accept.len().checked_sub(1).map(Slot::Accept);
        }
        Change::RemoveAccept(place) => {
            if place < draft.accept.len() {
                draft.accept.remove(place);
            }
        }
        Change::Own(holds) => draft.own.holds = holds,
        Change::Which(which) => draft.which = which,
        Change::Numbering(numbering) => draft.numbering = numbering,
        Change::Topic(topic) => draft.topic = topic,
        Change::Difficulty(difficulty) => draft.difficulty = difficulty,
        Change::Exam(exam) => toggle(&mut draft.exams, exam),
        Change::Passage(passage) => draft.passage = passage,
        Change::Source(source) => toggle(&mut draft.sources, source),
        Change::Grade(grade) => draft.grade = grade,
        Change::Shuffle(shuffle) => draft.shuffle = shuffle,
        Change::Fifth(fifth) => draft.fifth_option = fifth,
    }
    None
}

fn toggle<T: PartialEq>(list: &mut Vec<T>, value: T) {
    match list.iter().position(|known| *known == value) {
        Some(at) => {
            list.remove(at);
        }
        None => list.push(value),
    }
}
