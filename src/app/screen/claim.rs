//! Bringing class answers in: where they come from, what they are, and what became of them. Reading,
//! fetching and keeping them are the parent's.

mod view;

use std::path::PathBuf;
use std::sync::Arc;

use iced::widget::text_editor::{Action as Edit, Content};

use crate::app::shortcut::Command;
use crate::app::widget::field::{Focus, line};
use crate::domain::class::claim::Claim;
use crate::domain::event::{Event, EventId};

/// The fields of the screen.
const ADDRESS: Focus = Focus("claim-address");
const CODE: Focus = Focus("claim-code");
const PATH: Focus = Focus("claim-path");

/// Class answers as they were read, held against the banks and against what is known.
#[derive(Debug)]
pub struct Told {
    /// What was brought.
    pub claim: Claim,
    /// The answers that can be taken: to questions of the banks here, by the keys that they have.
    pub events: Vec<Event>,
    /// How many of these would be new, or had been taken back.
    pub new: usize,
    /// How many of these are here already.
    pub here: usize,
    /// The answers to questions that no bank here has.
    pub missing: usize,
    /// The answers to questions whose key is another here.
    pub changed: usize,
    /// Whether it was answered at a time that has yet to come: some clock is wrong.
    pub is_ahead: bool,
}

impl Told {
    /// Whether anything would be taken.
    pub const fn can_take(&self) -> bool {
        self.new > 0 && !self.is_ahead
    }
}

/// What taking them came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// The answers that were taken.
    pub taken: Vec<EventId>,
    /// How many of their facts are asked again until the end of tomorrow.
    pub soon: usize,
}

/// How far it is.
#[derive(Debug)]
enum State {
    /// Where they come from is asked.
    Asked,
    /// They are looked at.
    Shown(Arc<Told>),
    /// They are taken.
    Taken(Arc<Told>, Done),
}

/// The screen.
#[derive(Debug)]
pub struct Bringing {
    state: State,
    /// Whether the parent is reading, fetching or keeping.
    is_busy: bool,
    trouble: Option<String>,
    address: Content,
    code: Content,
    /// The place of a file, typed where there is no file dialog.
    path: Option<Content>,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// A file is to be picked.
    FilePicked,
    /// One was; `None` if there is no dialog, or nothing was picked.
    FileChosen(Option<PathBuf>),
    /// The place of a file was edited.
    PathEdited(Edit),
    /// The place of a file was entered.
    PathEntered,
    /// The address was edited.
    AddressEdited(Edit),
    /// The caret is to go on to the code.
    AddressEntered,
    /// The code was edited.
    CodeEdited(Edit),
    /// The answers are to be fetched.
    FetchPicked,
    /// Answers were read, or why not.
    Read(Result<Arc<Told>, String>),
    /// They are to be taken.
    TakePicked,
    /// They were taken, or why not.
    Taken(Result<Done, String>),
    /// What was taken is to be taken back.
    UndoPicked,
    /// It was, or why not.
    TakenBack(Result<Arc<Told>, String>),
    /// Others are to be brought.
    OthersPicked,
    /// The language was switched.
    LanguageSwitched,
    /// Back to the desk of classes.
    Left,
}

/// What the parent should do.
#[derive(Debug, Clone)]
pub enum Action {
    /// Nothing.
    None,
    /// Put the caret somewhere.
    Focus(Focus),
    /// Ask for a file.
    Browse,
    /// Read this file.
    Open(PathBuf),
    /// Fetch the answers at this address by this code.
    Fetch {
        /// As it was typed.
        address: String,
        /// As it was typed.
        code: String,
    },
    /// Take these.
    Take(Arc<Told>),
    /// Take these events back, and look at the answers again.
    TakeBack(Arc<Told>, Vec<EventId>),
    /// Switch the language of the interface.
    SwitchLanguage,
    /// Back to the desk of classes.
    Leave,
}

impl Default for Bringing {
    fn default() -> Self {
        Self {
            state: State::Asked,
            is_busy: false,
            trouble: None,
            address: Content::new(),
            code: Content::new(),
            path: None,
        }
    }
}

impl Bringing {
    /// The answers that are looked at, or were taken.
    pub const fn told(&self) -> Option<&Arc<Told>> {
        match &self.state {
            State::Asked => None,
            State::Shown(told) | State::Taken(told, _) => Some(told),
        }
    }

    /// What taking them came to.
    pub const fn done(&self) -> Option<&Done> {
        match &self.state {
            State::Taken(_, done) => Some(done),
            State::Asked | State::Shown(_) => None,
        }
    }

    /// How far it is, so that the window knows when to draw all of itself.
    pub const fn turn(&self) -> usize {
        match self.state {
            State::Asked => 0,
            State::Shown(_) => 1,
            State::Taken(..) => 2,
        }
    }

    /// Whether the parent is at work for it.
    pub const fn is_busy(&self) -> bool {
        self.is_busy
    }

    /// What a key means here.
    pub fn key(&self, command: Command) -> Option<Message> {
        match (command, &self.state) {
            (Command::Submit, State::Shown(_)) => Some(Message::TakePicked),
            (Command::Submit, State::Asked) => Some(Message::FetchPicked),
            (Command::Undo, State::Taken(..)) => Some(Message::UndoPicked),
            (Command::Letter('o'), State::Asked) => Some(Message::FilePicked),
            (Command::Letter('n'), State::Shown(_) | State::Taken(..)) => {
                Some(Message::OthersPicked)
            }
            (Command::Letter('l'), _) => Some(Message::LanguageSwitched),
            (Command::Escape, _) => Some(Message::Left),
            _ => None,
        }
    }

    /// Takes what happened.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::FilePicked if !self.is_busy => return Action::Browse,
            Message::FileChosen(Some(path)) => return self.open(path),
            Message::FileChosen(None) => {
                self.path.get_or_insert_with(Content::new);
                return Action::Focus(PATH);
            }
            Message::PathEdited(edit) => {
                if let Some(path) = &mut self.path {
                    path.perform(edit);
                }
            }
            Message::PathEntered => {
                let typed = self.path.as_ref().map(line).filter(|typed| !typed.is_empty());
                return typed.map_or(Action::None, |typed| self.open(PathBuf::from(typed)));
            }
            Message::AddressEdited(edit) => self.address.perform(edit),
            Message::AddressEntered => return Action::Focus(CODE),
            Message::CodeEdited(edit) => self.code.perform(edit),
            Message::FetchPicked if !self.is_busy => return self.fetch(),
            Message::Read(read) => {
                self.is_busy = false;
                match read {
                    Ok(told) => {
                        self.trouble = None;
                        self.state = State::Shown(told);
                    }
                    Err(why) => self.trouble = Some(why),
                }
            }
            Message::TakePicked => {
                if let State::Shown(told) = &self.state
                    && told.can_take()
                    && !self.is_busy
                {
                    self.is_busy = true;
                    return Action::Take(Arc::clone(told));
                }
            }
            Message::Taken(taken) => {
                self.is_busy = false;
                match (taken, &self.state) {
                    (Ok(done), State::Shown(told)) => {
                        self.trouble = None;
                        self.state = State::Taken(Arc::clone(told), done);
                    }
                    (Ok(_), _) => {}
                    (Err(why), _) => self.trouble = Some(why),
                }
            }
            Message::UndoPicked => {
                if let State::Taken(told, done) = &self.state
                    && !self.is_busy
                {
                    self.is_busy = true;
                    return Action::TakeBack(Arc::clone(told), done.taken.clone());
                }
            }
            Message::TakenBack(back) => {
                self.is_busy = false;
                match back {
                    Ok(told) => self.state = State::Shown(told),
                    Err(why) => self.trouble = Some(why),
                }
            }
            Message::OthersPicked if !self.is_busy => *self = Self::default(),
            Message::FilePicked | Message::FetchPicked | Message::OthersPicked => {}
            Message::LanguageSwitched => return Action::SwitchLanguage,
            Message::Left => return Action::Leave,
        }
        Action::None
    }

    fn open(&mut self, path: PathBuf) -> Action {
        self.is_busy = true;
        self.trouble = None;
        Action::Open(path)
    }

    fn fetch(&mut self) -> Action {
        let (address, code) = (line(&self.address), line(&self.code));
        if address.is_empty() {
            return Action::Focus(ADDRESS);
        }
        if code.is_empty() {
            return Action::Focus(CODE);
        }
        self.is_busy = true;
        self.trouble = None;
        Action::Fetch { address, code }
    }
}
