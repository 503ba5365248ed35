//! Answers that a class marked on paper, written down by keyboard: a row for each student, a key for
//! each question, and on to the next. What is written is kept by the parent at once; here is only where
//! the keys are. A table of answers is looked at here before it is taken (`table`).

mod table;
mod view;
mod writing;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::PathBuf;
use std::sync::Arc;

use iced::widget::text_editor::{Action as Edit, Content};

use crate::app::shortcut::Command;
use crate::app::widget::field::{Focus, filled, line};
use crate::app::widget::parts::Tone;
use crate::domain::bank::printed::Printed;
use crate::domain::class::lesson::Ticks;
use crate::domain::class::roll::plain_number;
use crate::domain::class::room::{Entry, OnPaper, Room, Seat, What};
use crate::domain::exam::paper::Set;
use crate::interchange::answers::{Offer, Taken, Test};

/// How many rows a page up or down goes.
const PAGE: usize = 10;

/// The fields of the forms.
const NAME: Focus = Focus("answers-name");
const ROLL: Focus = Focus("answers-roll");
const FILE: Focus = Focus("answers-file");

/// A student, whether they have a seat yet or not.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Student {
    name: String,
    roll: Option<String>,
    seat: Option<Seat>,
}

/// Where the keys are in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cell {
    /// On its set.
    Set,
    /// On the question of this number, from 0; behind the last one the row is full.
    Number(usize),
}

/// Something written down, as it can be taken back.
#[derive(Debug, Clone)]
struct Undone {
    row: usize,
    cell: Cell,
    paper: OnPaper,
}

/// What lies over the sheet.
#[derive(Debug)]
enum Form {
    /// Somebody is added: their roll number and name.
    Student { roll: Content, name: Content },
    /// Somebody is looked for.
    Find(Content),
    /// A file of answers is named, where there is no dialog to pick it in.
    File(Content),
    /// A table that was read, before it is taken.
    Table(table::Shown),
}

/// What is said below the sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Said {
    /// The question has only so many choices.
    NoChoice { number: usize, choices: usize },
    /// The row is full.
    Full,
    /// So many questions of a student were left out.
    Left { name: String, count: usize },
    /// That was the last row.
    Last,
    /// Nobody is called so.
    Nobody,
    /// There is no row yet.
    NoRows,
    /// Nothing is left to be taken back.
    NothingToUndo,
    /// So many papers of a table were taken.
    Taken(usize),
    /// What the parent says.
    Other(String),
}

/// The sheet.
#[derive(Debug)]
pub struct Answers {
    test: Test,
    students: Vec<Student>,
    row: usize,
    cell: Cell,
    /// What is marked so far of a question with several right choices.
    marking: Option<Ticks>,
    /// Whether every row begins with its set.
    asks_sets: bool,
    /// What was sent to be kept and is not yet known to be, by row and question.
    sent: BTreeMap<(usize, usize), Option<Ticks>>,
    /// The sets that were, by row.
    sent_sets: BTreeMap<usize, Set>,
    undone: Vec<Undone>,
    form: Option<Form>,
    said: Option<(Tone, Said)>,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// The choice at this place on the paper was marked.
    Marked(usize),
    /// A blank, or what is marked is all.
    Spaced,
    /// A blank.
    Blank,
    /// What was written last is to go.
    Cleared,
    /// The row is done.
    RowEnded,
    /// So many cells to the right, or to the left.
    Across(isize),
    /// So many rows down, or up.
    Along(isize),
    /// A cell was pressed: its row, and its number unless it is the set.
    Pressed(usize, Option<usize>),
    /// This set was pressed in the row that the keys are on.
    SetPicked(Set),
    /// Every row is to begin with its set, or not.
    SetsToggled,
    /// What was written last is to be taken back.
    Undone,
    /// It was kept, or not and why.
    Kept(Result<(), String>),
    /// Somebody is to be added.
    StudentAsked,
    /// Their number was edited.
    RollEdited(Edit),
    /// Their name, what is looked for, or the place of a file was.
    NameEdited(Edit),
    /// The caret is to go on to the name.
    RollEntered,
    /// The form is filled in.
    FormAccepted,
    /// Somebody is to be found.
    FindAsked,
    /// A file of answers is to be read.
    FileAsked,
    /// It was picked; or there is no dialog, or none was.
    FilePicked(Option<PathBuf>),
    /// It was read, or not and why.
    FileRead(Result<Arc<Taken>, String>),
    /// What is on the table is to be written down.
    TableTaken,
    /// The form, or the sheet, is to go.
    Left,
    /// The language was switched.
    LanguageSwitched,
}

/// What the parent should do.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Nothing.
    None,
    /// Write these papers down, in order.
    Write(Vec<OnPaper>),
    /// Give somebody a seat: their name and number.
    Seat(String, Option<String>),
    /// Put the caret somewhere.
    Focus(Focus),
    /// Take the caret out of the fields.
    Unfocus,
    /// Ask for a file.
    Browse,
    /// Read answers of this test from a file.
    Read(PathBuf, Box<Test>),
    /// Switch the language of the interface.
    SwitchLanguage,
    /// The sheet is gone.
    Close,
}

impl Answers {
    /// The sheet of a room whose questions stand in these orders on sets A to D.
    pub fn new(room: &Room, orders: [Vec<usize>; 4]) -> Self {
        let lesson = room.lesson();
        let offer = |(place, item): (usize, &crate::domain::class::lesson::Item)| {
            let printed = lesson.question(place).map(|(question, _)| Printed::of(question, None));
            let pass = printed.and_then(|printed| {
                printed.choices().iter().position(|choice| choice.not_attempted)
            });
            Offer { choices: item.choices.len(), several: item.several, pass }
        };
        let offers = lesson.items.iter().enumerate().map(offer).collect();
        let mut sheet = Self {
            test: Test { offers, orders },
            students: Vec::new(),
            row: 0,
            cell: Cell::Number(0),
            marking: None,
            asks_sets: false,
            sent: BTreeMap::new(),
            sent_sets: BTreeMap::new(),
            undone: Vec::new(),
            form: None,
            said: None,
        };
        sheet.list(room);
        sheet.asks_sets = room.seats().any(|(seat, _)| room.set_of(seat) != Set::A);
        // The first row of which nothing is written down.
        let is_new = |student: &Student| student.seat.is_none_or(|seat| !room.has_paper(seat));
        sheet.row = sheet.students.iter().position(is_new).unwrap_or(0);
        sheet.cell = sheet.first();
        sheet
    }

    /// Takes what happened in the room.
    pub(super) fn happened(&mut self, room: &Room, entries: &[Entry]) {
        let seats = |entry: &Entry| {
            matches!(entry.what, What::Joined { .. } | What::Renamed { .. } | What::Removed(_))
        };
        if entries.iter().any(seats) {
            let known: BTreeSet<Seat> = self.students.iter().filter_map(|s| s.seat).collect();
            let at = self.students.get(self.row).cloned();
            self.list(room);
            let is_at = |student: &Student| {
                at.as_ref().is_some_and(|at| {
                    (at.seat.is_some() && at.seat == student.seat)
                        || (at.roll == student.roll && at.name == student.name)
                })
            };
            if let Some(row) = self.students.iter().position(is_at) {
                self.row = row;
            }
            self.row = self.row.min(self.students.len().saturating_sub(1));
            // Whoever was added by hand is who is written down next.
            let added =
                entries.iter().any(|entry| matches!(entry.what, What::Joined { token: None, .. }));
            if added && matches!(self.form, Some(Form::Student { .. })) {
                let new =
                    |student: &Student| student.seat.is_some_and(|seat| !known.contains(&seat));
                if let Some(row) = self.students.iter().rposition(new) {
                    (self.row, self.cell) = (row, self.first());
                }
                self.form = None;
            }
        }
        let students = &self.students;
        self.sent.retain(|(row, item), ticks| {
            let seat = students.get(*row).and_then(|student| student.seat);
            seat.and_then(|seat| room.on_paper(seat, *item)) != *ticks
        });
        self.sent_sets.retain(|row, set| {
            let seat = students.get(*row).and_then(|student| student.seat);
            seat.map_or(Set::A, |seat| room.set_of(seat)) != *set
        });
    }

    /// Who is on the roll, in its order, and whoever else sits in the room.
    fn list(&mut self, room: &Room) {
        let (mut numbers, mut names) = (HashMap::new(), HashMap::new());
        for (seat, sitter) in room.seats() {
            match &sitter.roll {
                Some(roll) => numbers.insert(plain_number(roll), seat),
                None => names.insert(sitter.name.to_lowercase(), seat),
            };
        }
        let roll = room.lesson().class.iter().flat_map(|class| &class.roll);
        let mut students: Vec<Student> = roll
            .map(|pupil| Student {
                name: pupil.name.clone(),
                roll: Some(pupil.number.clone()).filter(|number| !number.is_empty()),
                seat: numbers
                    .get(&plain_number(&pupil.number))
                    .or_else(|| names.get(&pupil.name.to_lowercase()))
                    .copied(),
            })
            .collect();
        let known: BTreeSet<Seat> = students.iter().filter_map(|student| student.seat).collect();
        let others = room.seats().filter(|(seat, _)| !known.contains(seat));
        students.extend(others.map(|(seat, sitter)| Student {
            name: sitter.name.clone(),
            roll: sitter.roll.clone(),
            seat: Some(seat),
        }));
        self.students = students;
    }

    /// Tells what is shown apart from what is shown elsewhere in it.
    pub(super) const fn turn(&self) -> usize {
        match self.form {
            None => 0,
            Some(Form::Student { .. }) => 1,
            Some(Form::Find(_)) => 2,
            Some(Form::File(_)) => 3,
            Some(Form::Table(_)) => 4,
        }
    }

    /// Whether answers are written down, and nothing lies over the sheet.
    pub const fn is_bare(&self) -> bool {
        self.form.is_none()
    }

    /// Where each row begins.
    const fn first(&self) -> Cell {
        if self.asks_sets { Cell::Set } else { Cell::Number(0) }
    }

    /// How many questions a paper has.
    fn questions(&self) -> usize {
        self.test.offers.len()
    }

    /// The set of a row.
    fn set_of(&self, room: &Room, row: usize) -> Set {
        let kept = || self.students.get(row)?.seat.map(|seat| room.set_of(seat));
        self.sent_sets.get(&row).copied().or_else(kept).unwrap_or_default()
    }

    /// The question at a number of a row.
    fn item_at(&self, room: &Room, row: usize, number: usize) -> Option<usize> {
        self.test.orders[self.set_of(room, row) as usize].get(number).copied()
    }

    /// What is written down for a question, kept or about to be.
    fn written(&self, room: &Room, row: usize, item: usize) -> Option<Ticks> {
        match self.sent.get(&(row, item)) {
            Some(sent) => *sent,
            None => room.on_paper(self.students.get(row)?.seat?, item),
        }
    }

    /// What a key means here.
    pub fn key(&self, command: Command) -> Option<Message> {
        match &self.form {
            None => {}
            Some(Form::Table(_)) => {
                return match command {
                    Command::Enter => Some(Message::TableTaken),
                    Command::Escape => Some(Message::Left),
                    _ => None,
                };
            }
            Some(Form::Student { .. } | Form::Find(_) | Form::File(_)) => {
                return match command {
                    Command::Enter => Some(Message::FormAccepted),
                    Command::Escape => Some(Message::Left),
                    _ => None,
                };
            }
        }
        match command {
            // Choices have letters up to J; all others are commands.
            Command::Letter(letter @ 'a'..='j') => {
                u8::try_from(letter).ok().map(|byte| Message::Marked(usize::from(byte - b'a')))
            }
            Command::Digit(digit @ 1..=9) => Some(Message::Marked(usize::from(digit) - 1)),
            Command::Space => Some(Message::Spaced),
            Command::Dash => Some(Message::Blank),
            Command::Clear => Some(Message::Cleared),
            Command::Enter => Some(Message::RowEnded),
            Command::Left => Some(Message::Across(-1)),
            Command::Right => Some(Message::Across(1)),
            Command::Up => Some(Message::Along(-1)),
            Command::Down => Some(Message::Along(1)),
            Command::PageUp => Some(Message::Along(-PAGE.cast_signed())),
            Command::PageDown => Some(Message::Along(PAGE.cast_signed())),
            Command::Undo => Some(Message::Undone),
            Command::Find => Some(Message::FindAsked),
            Command::Letter('n') => Some(Message::StudentAsked),
            Command::Letter('s') => Some(Message::SetsToggled),
            Command::Letter('o') => Some(Message::FileAsked),
            Command::Letter('l') => Some(Message::LanguageSwitched),
            Command::Escape => Some(Message::Left),
            _ => None,
        }
    }

    /// Takes what happened.
    pub fn update(&mut self, room: &Room, message: Message) -> Action {
        if !matches!(message, Message::Kept(Ok(()))) {
            self.said = None;
        }
        match message {
            Message::Marked(place) => self.mark(room, place),
            Message::Spaced => match self.marking.take() {
                Some(ticks) => self.write(room, ticks),
                None => self.write(room, Ticks::NONE),
            },
            Message::Blank => {
                self.marking = None;
                self.write(room, Ticks::NONE)
            }
            Message::Cleared => self.clear(room),
            Message::RowEnded => self.end_row(room),
            Message::Across(by) => self.go_across(room, by),
            Message::Along(by) => self.go_along(room, by),
            Message::Pressed(row, number) => self.go_to(room, row, number),
            Message::SetPicked(set) => self.pick_set(room, set),
            Message::SetsToggled => {
                self.asks_sets = !self.asks_sets;
                if self.cell == Cell::Set || self.cell == Cell::Number(0) {
                    self.cell = self.first();
                }
                Action::None
            }
            Message::Undone => self.undo(room),
            Message::Kept(Ok(())) => Action::None,
            Message::Kept(Err(why)) => {
                // Nothing of it is believed: the sheet shows what the room has.
                self.sent.clear();
                self.sent_sets.clear();
                self.say(Tone::Warning, Said::Other(why))
            }
            Message::StudentAsked => {
                let written = self.settle(room);
                self.form = Some(Form::Student { roll: Content::new(), name: Content::new() });
                if written == Action::None { Action::Focus(ROLL) } else { written }
            }
            Message::RollEdited(edit) => {
                if let Some(Form::Student { roll, .. }) = &mut self.form {
                    roll.perform(edit);
                }
                Action::None
            }
            Message::NameEdited(edit) => {
                match &mut self.form {
                    Some(Form::Student { name, .. }) => name.perform(edit),
                    Some(Form::Find(content) | Form::File(content)) => content.perform(edit),
                    Some(Form::Table(_)) | None => {}
                }
                Action::None
            }
            Message::RollEntered => Action::Focus(NAME),
            Message::FormAccepted => self.accept(),
            Message::FindAsked => {
                self.form = Some(Form::Find(Content::new()));
                Action::Focus(NAME)
            }
            Message::FileAsked => Action::Browse,
            Message::FilePicked(Some(path)) => Action::Read(path, Box::new(self.test.clone())),
            Message::FilePicked(None) => {
                self.form = Some(Form::File(Content::new()));
                Action::Focus(FILE)
            }
            Message::FileRead(Ok(taken)) => {
                self.form = Some(Form::Table(table::Shown::of(room, &self.students, taken)));
                Action::Unfocus
            }
            Message::FileRead(Err(why)) => {
                self.form = None;
                self.say(Tone::Trouble, Said::Other(why))
            }
            Message::TableTaken => self.take_table(),
            Message::LanguageSwitched => Action::SwitchLanguage,
            Message::Left => {
                if self.form.take().is_some() {
                    return Action::Unfocus;
                }
                let written = self.settle(room);
                if written == Action::None { Action::Close } else { written }
            }
        }
    }

    /// Suggests where a file of answers may be.
    pub fn suggest(&mut self, path: &str) {
        if let Some(Form::File(content)) = &mut self.form {
            *content = filled(path);
        }
    }

    fn say(&mut self, tone: Tone, said: Said) -> Action {
        self.said = Some((tone, said));
        Action::None
    }

    /// Does what the form that is filled in asks for.
    fn accept(&mut self) -> Action {
        match &self.form {
            Some(Form::Student { roll, name }) => {
                let (roll, name) = (line(roll), line(name));
                if name.is_empty() {
                    return Action::Focus(NAME);
                }
                Action::Seat(name, Some(roll).filter(|roll| !roll.is_empty()))
            }
            Some(Form::Find(content)) => {
                let wanted = line(content).to_lowercase();
                self.form = None;
                let number = plain_number(&wanted);
                let numbered = |student: &Student| {
                    student.roll.as_deref().is_some_and(|roll| plain_number(roll) == number)
                };
                let named = |student: &Student| student.name.to_lowercase().contains(&wanted);
                let row = (!wanted.is_empty())
                    .then(|| {
                        let exact = self.students.iter().position(numbered);
                        exact.or_else(|| self.students.iter().position(named))
                    })
                    .flatten();
                match row {
                    Some(row) => (self.row, self.cell) = (row, self.first()),
                    None => self.said = Some((Tone::Warning, Said::Nobody)),
                }
                Action::Unfocus
            }
            Some(Form::File(content)) => {
                let path = line(content);
                if path.is_empty() {
                    return Action::Focus(FILE);
                }
                Action::Read(PathBuf::from(path), Box::new(self.test.clone()))
            }
            Some(Form::Table(_)) => self.take_table(),
            None => Action::None,
        }
    }

    fn take_table(&mut self) -> Action {
        let Some(Form::Table(shown)) = self.form.take() else { return Action::None };
        let papers = shown.papers();
        if papers.is_empty() {
            return Action::Unfocus;
        }
        self.asks_sets |= papers.iter().any(|paper| paper.set.is_some_and(|set| set != Set::A));
        self.said = Some((Tone::Calm, Said::Taken(papers.len())));
        self.undone.clear();
        Action::Write(papers)
    }
}
