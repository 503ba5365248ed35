//! What a room asks for: it is held on a thread of its own, phones are let in, and its results saved.

use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use iced::{Task, window};

use super::claim::pick_folder;
use super::door::{Open, Opened};
use super::report::{pick_place, suggestion};
use super::results::workbook;
use crate::app::beside::beside;
use crate::app::screen::Screen;
use crate::app::screen::room::{self, Classroom, Saving};
use crate::app::{App, Message, words};
use crate::classroom::{Fault, Host, News, Start as Opening};
use crate::domain::bank::{BankId, QuestionId};
use crate::domain::class::lesson::Lesson;
use crate::domain::class::report::Report;
use crate::domain::class::room::{Entry, Reply, Room};
use crate::domain::time::Moment;
use crate::env;
use crate::store;
use crate::store::rooms::{RoomFile, RoomId};

/// A room that is held, with its host.
pub(in crate::app) struct Held {
    pub(super) host: Host,
    pub(super) id: RoomId,
    /// When the room began.
    pub(super) begun: Moment,
    /// The screen of the room while its report is shown.
    pub(super) behind: Option<Box<Classroom>>,
    /// Lets phones in, while it is there.
    pub(super) open: Option<Open>,
}

/// A room read or made, ready to be held.
pub struct Ready {
    pub(super) id: RoomId,
    /// When it began.
    pub(super) begun: Moment,
    pub(super) lesson: Lesson,
    pub(super) entries: Vec<Entry>,
    pub(super) file: Mutex<Option<RoomFile>>,
    /// How many entries were damaged.
    pub(super) damaged: usize,
    /// Whether phones are let in from the beginning.
    pub(super) phones: bool,
}

impl fmt::Debug for Ready {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Ready({})", self.id)
    }
}

/// What happened to the room that is held, or is to be.
#[derive(Debug, Clone)]
pub enum Event {
    /// A room was read or made, or why it could not be.
    Ready(Result<Arc<Ready>, String>),
    /// Something happened in the room.
    News(News),
    /// A command was done, or not.
    Done(Result<Reply, Fault>),
    /// The room is closed; these questions are for the next lesson, if any.
    Left(Option<Vec<(QuestionId, BankId)>>),
    /// Phones are let in, or why not.
    Opened(Result<Arc<Opened>, String>),
    /// The projector's window is open.
    Projector(window::Id),
    /// The results were saved, or not, and what to say of it.
    Saved(Result<String, String>),
}

pub(super) fn held(event: Event) -> Message {
    Message::Held(event)
}

impl App {
    pub(super) fn held(&mut self, event: Event) -> Task<Message> {
        match event {
            Event::Ready(Ok(ready)) => self.hold(&ready),
            Event::Ready(Err(why)) => {
                if let Screen::Class(screen) = &mut self.screen {
                    screen.fail(why);
                }
                Task::none()
            }
            Event::News(news) => {
                let tr = self.tr.clone();
                let Some(screen) = self.classroom_mut() else { return Task::none() };
                match news {
                    News::Happened(entries) => screen.happened(&entries),
                    News::Reach(reach) => {
                        screen.reached(reach.connected.len(), reach.addresses.len());
                    }
                    News::NotKept(why) => {
                        screen.fail(words::class::fault(&tr, &Fault::NotKept(why)));
                    }
                }
                Task::none()
            }
            Event::Done(Ok(_)) => Task::none(),
            Event::Done(Err(fault)) => {
                let why = words::class::fault(&self.tr, &fault);
                if let Some(screen) = self.classroom_mut() {
                    screen.fail(why);
                }
                Task::none()
            }
            Event::Left(these) => {
                let Screen::Room(screen) = &self.screen else { return Task::none() };
                let class = screen.room().lesson().class.as_ref().map(|class| class.id.clone());
                self.show_class(these, class)
            }
            Event::Saved(said) => {
                if let Some(screen) = self.classroom_mut() {
                    match said {
                        Ok(said) => screen.tell(said),
                        Err(why) => screen.fail(why),
                    }
                }
                Task::none()
            }
            Event::Opened(opened) => self.opened(opened),
            Event::Projector(id) => {
                if !self.is_projector(id) {
                    return window::close(id);
                }
                Task::none()
            }
        }
    }

    /// Holds a room: from here on its host has its file.
    fn hold(&mut self, ready: &Ready) -> Task<Message> {
        let file = ready.file.lock().ok().and_then(|mut file| file.take());
        let (Screen::Class(_), Some(file)) = (&self.screen, file) else { return Task::none() };
        let opening = Opening {
            name: ready.id.to_string(),
            lesson: ready.lesson.clone(),
            entries: ready.entries.clone(),
            journal: Box::new(file),
            steady: Arc::new(env::steady),
            begun: ready.begun,
            now: self.now,
            seed: env::seed(),
        };
        let (host, told) = match Host::start(opening) {
            Ok(started) => started,
            Err(error) => {
                if let Screen::Class(screen) = &mut self.screen {
                    screen.fail(words::file(&self.tr, &error.to_string()));
                }
                return Task::none();
            }
        };
        if ready.damaged > 0 {
            self.notices.push(self.tr.count("room-damaged", ready.damaged));
        }
        let room = Room::replay(ready.lesson.clone(), &ready.entries);
        self.screen = Screen::Room(Box::new(Classroom::new(room)));
        self.held =
            Some(Held { host, id: ready.id.clone(), begun: ready.begun, behind: None, open: None });
        let door = if ready.phones { self.let_in(None) } else { Task::none() };
        let news = iced::futures::stream::unfold(told, async |mut told| {
            let news = told.recv().await?;
            Some((news, told))
        });
        Task::batch([door, Task::run(news, |news| held(Event::News(news)))])
    }

    pub(super) fn room(&mut self, message: room::Message) -> Task<Message> {
        let handle = self.held.as_ref().map(|held| held.host.handle());
        let Screen::Room(screen) = &mut self.screen else { return Task::none() };
        if let Some(handle) = &handle {
            screen.tell_time(handle.now());
        }
        // Where there is no file dialog the place is typed, from a suggestion on.
        let asked = match &message {
            room::Message::SaveTo(saving, None) => Some(*saving),
            _ => None,
        };
        let action = screen.update(message);
        if let Some(saving) = asked {
            screen.suggest(&suggestion(&screen.file_name(saving)).display().to_string());
        }
        match action {
            room::Action::None => Task::none(),
            room::Action::Command(command) => handle.map_or_else(Task::none, |handle| {
                Task::perform(handle.command(command), |done| held(Event::Done(done)))
            }),
            room::Action::Focus(focus) => focus.task(),
            room::Action::Unfocus => iced::advanced::widget::operate(
                iced::advanced::widget::operation::focusable::unfocus(),
            ),
            room::Action::Window { open } => {
                if open {
                    self.open_projector()
                } else {
                    self.close_projector()
                }
            }
            room::Action::Door { open } => {
                if open {
                    self.let_in(None)
                } else {
                    self.shut_out()
                }
            }
            room::Action::MoveDoor { to } => self.let_in(Some(to)),
            room::Action::Browse(saving @ Saving::Results) => {
                let name = screen.file_name(saving);
                Task::perform(pick_place("xlsx", name), move |path| {
                    Message::Room(room::Message::SaveTo(saving, path))
                })
            }
            room::Action::Browse(saving @ Saving::TakeHome) => {
                Task::perform(pick_folder(), move |path| {
                    Message::Room(room::Message::SaveTo(saving, path))
                })
            }
            room::Action::Save(Saving::Results, path) => self.save_results(path),
            room::Action::Save(Saving::TakeHome, path) => self.save_to_take_home(path),
            room::Action::Report => self.report_held(),
            room::Action::WarmUp(questions) => {
                let library = self.library.as_ref();
                let these = library.map(|library| library.shelf().with_banks(questions));
                self.leave_room(these)
            }
            room::Action::SwitchLanguage => self.switch_language(),
            room::Action::Leave => self.leave_room(None),
            room::Action::OpenPrinting => self.open_printing(),
            room::Action::Print(action) => self.print(action),
            room::Action::OpenAnswers => self.open_answers(),
            room::Action::Answers(action) => self.write_down(action, handle.as_ref()),
        }
    }

    /// Closes the room, beside the window since phones are told; all that happened in it is on disk.
    /// Then the desk is shown, perhaps with questions for the next lesson.
    pub(super) fn leave_room(&mut self, these: Option<Vec<(QuestionId, BankId)>>) -> Task<Message> {
        let projector = self.close_projector();
        // The room stays on the screen, or behind its report, until phones were told.
        let Some(Held { host, id, open, behind, .. }) = self.held.take() else { return projector };
        if let Some(room) = behind {
            self.screen = Screen::Room(room);
        }
        let left = beside("room", move || {
            host.stop();
            drop(open);
            tracing::debug!(room = %id, "a room was left");
        });
        let left = Task::perform(left, move |_| held(Event::Left(these.clone())));
        Task::batch([projector, left])
    }

    // ---- Results

    /// Writes what the room came to as a workbook, beside the window.
    fn save_results(&self, path: PathBuf) -> Task<Message> {
        let Screen::Room(screen) = &self.screen else { return Task::none() };
        let (room, told, now) = (screen.room().clone(), self.tr.clone(), self.now);
        let locale = self.tr.locale();
        let shown = path.display().to_string();
        let tr = self.tr.clone();
        let written = beside("results", move || {
            let report = Report::of(&room, now);
            let bytes = workbook(&report, locale).map_err(|said| said.to_string())?;
            store::exchange::write_bytes(&path, &bytes)
                .map_err(|error| words::store_file(&tr, &error))
        });
        Task::perform(written, move |written| {
            held(Event::Saved(match written.unwrap_or_else(|| Err(String::new())) {
                Ok(()) => Ok(told.with("report-saved", [("path", shown.as_str().into())])),
                Err(why) => Err(why),
            }))
        })
    }
}
