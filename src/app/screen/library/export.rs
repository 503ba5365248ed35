//! Taking questions out: a whole bank, or those that are chosen, in a format of another program. What a
//! format can hold is in `interchange`; files are written by the parent.

mod view;

use std::path::PathBuf;
use std::sync::Arc;

use super::{Action as Asked, Library, View};
use crate::app::shortcut::Command;
use crate::app::widget::field::Focus;
use crate::app::widget::place::{self, Place};
use crate::domain::bank::{BankId, QuestionId};
use crate::domain::locale::{Locale, Text};
use crate::interchange::Remark;
use crate::interchange::export::{WAYS, Way};

/// What is to go out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// A whole bank.
    Bank(BankId, Text),
    /// These questions, each with its bank.
    Questions(Vec<(QuestionId, BankId)>),
}

/// The form, and what came of it.
#[derive(Debug)]
pub struct Export {
    what: What,
    /// How many questions that is.
    questions: usize,
    /// The format, by its place among [`WAYS`].
    way: usize,
    /// The language, in formats that hold one.
    locale: Locale,
    place: Place<()>,
    phase: Phase,
}

#[derive(Debug)]
enum Phase {
    /// The form is being filled in.
    Asking,
    /// The questions are being written; how many were read.
    Writing(usize),
    /// They are in this file.
    Written(Arc<Report>),
    /// They were not written, and why.
    Failed(String),
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The file.
    pub path: PathBuf,
    /// How many questions were read.
    pub questions: usize,
    /// How many could not be read.
    pub unreadable: usize,
    /// What was left out and what was changed.
    pub remarks: Vec<Remark>,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// A format was picked.
    WayPicked(usize),
    /// A language was picked.
    LanguagePicked(Locale),
    /// It is to be written.
    Accepted,
    /// A place for the file was picked; or there is no dialog, or nothing was picked.
    Picked(Option<PathBuf>),
    /// Something happened to the place that is being typed.
    Place(place::Message),
    /// So many questions were read.
    Read(usize),
    /// It was written, or not, and why.
    Finished(Result<Arc<Report>, String>),
    /// It was stopped before anything was written.
    Stopped,
    /// Away with it, or with the form.
    Left,
}

/// What the parent should do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Nothing.
    None,
    /// Put the caret somewhere.
    Focus(Focus),
    /// Put the focus on the control of this name.
    Reveal(&'static str),
    /// Take the caret out of the field.
    Unfocus,
    /// Ask where to save a file of this name; its ending comes first.
    Browse(&'static str, String),
    /// Write it.
    Write(Box<Order>),
    /// Stop writing it.
    Stop,
    /// The form is gone.
    Close,
}

/// What is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// The questions.
    pub what: What,
    /// The format, by its place among [`WAYS`].
    pub way: usize,
    /// The language, in formats that hold one.
    pub locale: Locale,
    /// The file.
    pub path: PathBuf,
    /// Whether it may take the place of another: nobody was asked who typed it.
    pub replaces: bool,
}

impl Export {
    /// The form for these questions; formats of one language begin with this one.
    pub fn new(what: What, questions: usize, locale: Locale) -> Self {
        Self { what, questions, way: 0, locale, place: Place::default(), phase: Phase::Asking }
    }

    fn way(&self) -> &'static Way {
        WAYS.get(self.way).unwrap_or(&WAYS[0])
    }

    /// What came of it, once it is written.
    pub fn report(&self) -> Option<&Report> {
        match &self.phase {
            Phase::Written(report) => Some(report),
            Phase::Asking | Phase::Writing(_) | Phase::Failed(_) => None,
        }
    }

    /// What the file is called unless something else is said.
    pub fn file_name(&self) -> String {
        let name = match &self.what {
            What::Bank(bank, _) => bank.to_string(),
            What::Questions(questions) => match questions.as_slice() {
                [(only, _)] => only.to_string(),
                [(_, bank), ..] => format!("{bank}-{}", questions.len()),
                [] => "smriti".to_owned(),
            },
        };
        format!("{name}.{}", self.way().ending)
    }

    /// Suggests a place for the file.
    pub fn suggest(&mut self, path: &str) {
        self.place.suggest(path);
    }

    /// What a key means here.
    pub fn key(&self, command: Command) -> Option<Message> {
        if self.place.is_asked() {
            return place::key(command).map(Message::Place);
        }
        match (&self.phase, command) {
            (_, Command::Escape) | (Phase::Written(_), Command::Enter) => Some(Message::Left),
            (Phase::Asking | Phase::Failed(_), Command::Enter) => Some(Message::Accepted),
            _ => None,
        }
    }

    /// Takes what happened.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::WayPicked(way) => self.way = way.min(WAYS.len() - 1),
            Message::LanguagePicked(locale) => self.locale = locale,
            Message::Accepted => {
                if matches!(self.phase, Phase::Asking | Phase::Failed(_)) {
                    return Action::Browse(self.way().ending, self.file_name());
                }
            }
            Message::Picked(Some(path)) => return self.write(path, true),
            Message::Picked(None) => return Action::Focus(self.place.ask(())),
            Message::Place(message) => {
                return match self.place.update(message) {
                    place::Action::None => Action::None,
                    place::Action::Focus(focus) => Action::Focus(focus),
                    place::Action::Unfocus => Action::Unfocus,
                    place::Action::Save((), path) => self.write(path, false),
                };
            }
            Message::Read(count) => {
                if let Phase::Writing(read) = &mut self.phase {
                    *read = count;
                }
            }
            Message::Finished(Ok(report)) => {
                self.phase = Phase::Written(report);
                return Action::Reveal("export-leave");
            }
            Message::Finished(Err(why)) => {
                self.phase = Phase::Failed(why);
                return Action::Reveal("export-leave");
            }
            Message::Stopped => self.phase = Phase::Asking,
            Message::Left => {
                return if matches!(self.phase, Phase::Writing(_)) {
                    Action::Stop
                } else {
                    Action::Close
                };
            }
        }
        Action::None
    }

    fn write(&mut self, path: PathBuf, replaces: bool) -> Action {
        self.phase = Phase::Writing(0);
        let Self { what, way, locale, .. } = self;
        let (what, way, locale) = (what.clone(), *way, *locale);
        Action::Write(Box::new(Order { what, way, locale, path, replaces }))
    }
}

impl Library {
    /// Whether a file is being written for this screen.
    pub fn is_exporting(&self) -> bool {
        self.export.as_ref().is_some_and(|export| matches!(export.phase, Phase::Writing(_)))
    }

    /// What is being written for another program.
    pub fn exporting(&mut self) -> Option<&mut Export> {
        self.export.as_deref_mut()
    }

    /// Takes what happened to what is being written.
    pub(super) fn exported(&mut self, message: Message) -> Asked {
        let Some(export) = &mut self.export else { return Asked::None };
        let action = export.update(message);
        if action == Action::Close {
            self.export = None;
        }
        Asked::Export(action)
    }

    /// Asks how a bank is to be written.
    pub(super) fn export_bank(&mut self, place: usize) -> Asked {
        let Some(row) = self.board.banks.get(place) else { return Asked::None };
        let what = What::Bank(row.id.clone(), row.title.clone());
        self.ask_export(what, row.questions as usize)
    }

    /// Asks how those that are chosen are to be written, or the current bank.
    pub(super) fn export(&mut self) -> Asked {
        if self.view == View::Questions && !self.many.is_empty() {
            let questions = self.many.with_banks();
            let count = questions.len();
            return self.ask_export(What::Questions(questions), count);
        }
        match self.view {
            View::Banks => self.export_bank(self.row),
            View::Questions => {
                let bank = self.wanted.bank;
                let place = self.board.banks.iter().position(|row| Some(row.bank) == bank);
                place.map_or(Asked::None, |place| self.export_bank(place))
            }
            View::Trouble(_) => Asked::None,
        }
    }

    fn ask_export(&mut self, what: What, count: usize) -> Asked {
        // One at a time: what is being written is not thrown away by a key.
        if self.export.is_none() {
            self.export = Some(Box::new(Export::new(what, count, Locale::En)));
        }
        Asked::Asked
    }
}
