//! What a key does: what holds everywhere, what scrolls the page, and what is the screen's to decide.

use iced::Task;
use iced::widget::operation::{AbsoluteOffset, RelativeOffset};

use crate::app::screen::Screen;
use crate::app::shortcut::Command;
use crate::app::widget::reveal;
use crate::app::{App, Message, Place};

impl App {
    pub(super) fn key(&mut self, command: Command) -> Task<Message> {
        match command {
            Command::Help => return self.update_at(Message::KeysToggled, self.now),
            Command::FullScreen => return self.full_screen(),
            Command::FocusNext => {
                return iced::widget::operation::focus_next().chain(self.reveal_focus());
            }
            Command::FocusPrevious => {
                return iced::widget::operation::focus_previous().chain(self.reveal_focus());
            }
            Command::Larger => return self.scale_to(self.text_scale().saturating_add(10)),
            Command::Smaller => return self.scale_to(self.text_scale().saturating_sub(10)),
            Command::ActualSize => return self.scale_to(100),
            Command::Escape if self.shows_keys => {
                self.shows_keys = false;
                return Task::none();
            }
            _ if self.shows_keys => return Task::none(),
            Command::Escape if self.pictures.close() => return Task::none(),
            _ if self.pictures.is_open() => return Task::none(),
            _ => {}
        }
        let ticks = match &self.screen {
            Screen::Library(library) => library.ticks(),
            Screen::Import(import) => import.ticks(),
            Screen::Room(_) => true,
            _ => false,
        };
        let command = match command {
            Command::Space if !ticks => Command::PageDown,
            command => command,
        };
        // Only where pages are turned is what is on the left not what is above.
        let command = match (&self.screen, command) {
            (
                Screen::Hall(_)
                | Screen::Room(_)
                | Screen::Report(_)
                | Screen::Results(_)
                | Screen::Notebook(_)
                | Screen::Insights(_)
                | Screen::Library(_)
                | Screen::Import(_)
                | Screen::Offer(_)
                | Screen::Editor(_),
                command,
            ) => command,
            (_, Command::Left) => Command::Up,
            (_, Command::Right) => Command::Down,
            (_, command) => command,
        };
        if let Some(scroll) = self.scroll(command) {
            return scroll;
        }
        let message = match &self.screen {
            Screen::Opening | Screen::Stuck(_) => None,
            Screen::Welcome(welcome) => welcome.key(command).map(Message::Welcome),
            Screen::Today(today) => match command {
                Command::Letter('g') => Some(Message::Went(Place::Settings)),
                Command::Letter('e') => Some(Message::Went(Place::Exam)),
                Command::Letter('c') => Some(Message::Went(Place::Class)),
                Command::Letter('i') => Some(Message::Went(Place::Insights)),
                Command::Find => return self.search_library(),
                _ => today.key(command).map(Message::Today),
            },
            Screen::Study(study) => study.key(command).map(Message::Study),
            Screen::Class(class) => class.key(command).map(Message::Class),
            Screen::Claim(claim) => claim.key(command).map(Message::Claim),
            Screen::Room(room) => room.key(command).map(Message::Room),
            Screen::Exam(exam) => exam.key(command).map(Message::Exam),
            Screen::Hall(hall) => hall.key(command, &self.context()).map(Message::Hall),
            Screen::Report(report) => report.key(command).map(Message::Report),
            Screen::Results(results) => results.key(command).map(Message::Results),
            Screen::Insights(insights) => insights.key(command).map(Message::Insights),
            Screen::Notebook(notebook) => notebook.key(command).map(Message::Notebook),
            Screen::Library(library) => library.key(command).map(Message::Library),
            Screen::Import(import) => import.key(command).map(Message::Import),
            Screen::Offer(offer) => offer.key(command).map(Message::Offer),
            Screen::Editor(editor) => editor.key(command).map(Message::Editor),
            Screen::Settings(settings) => match (settings.key(command), command) {
                (Some(message), _) => Some(Message::Settings(message)),
                (None, Command::Letter('h') | Command::Escape) => Some(Message::Went(Place::Today)),
                (None, _) => None,
            },
        };
        message.map_or_else(Task::none, |message| self.update_at(message, self.now))
    }

    /// The name of the page that scrolls on this screen.
    const fn page(&self) -> Option<&'static str> {
        match &self.screen {
            Screen::Opening | Screen::Stuck(_) => None,
            Screen::Room(room) => room.page(),
            Screen::Class(_) => Some("class"),
            Screen::Claim(_) => Some("claim"),
            Screen::Welcome(_) => Some("welcome"),
            Screen::Today(_) => Some("today"),
            Screen::Settings(_) => Some("settings"),
            Screen::Study(study) => Some(study.page()),
            Screen::Exam(exam) => Some(exam.page()),
            Screen::Hall(hall) => Some(hall.page()),
            Screen::Report(report) => Some(report.page()),
            Screen::Results(results) => Some(results.page()),
            Screen::Insights(insights) => Some(insights.page()),
            Screen::Notebook(_) => Some("notebook"),
            Screen::Library(_) => Some("library"),
            Screen::Import(_) => Some("import"),
            Screen::Offer(_) => Some("offer"),
            Screen::Editor(editor) => Some(editor.page()),
        }
    }

    /// Scrolls to the control that has focus.
    fn reveal_focus(&self) -> Task<Message> {
        self.page().map_or_else(Task::none, reveal::focused)
    }

    /// Scrolls the page, if that is what the key says here.
    fn scroll(&self, command: Command) -> Option<Task<Message>> {
        /// What an arrow moves, in logical pixels.
        const STEP: f32 = 56.0;
        let page = self.page()?;
        let arrows_scroll = match &self.screen {
            Screen::Study(study) => !study.is_asking(),
            Screen::Hall(hall) => hall.has_dialog() || !hall.is_running(),
            Screen::Notebook(_) | Screen::Import(_) => false,
            Screen::Library(library) => library.scrolls(),
            _ => true,
        };
        let height = self.context().size.height * 0.8;
        let by = |y: f32| iced::widget::operation::scroll_by(page, AbsoluteOffset { x: 0.0, y });
        let to = |y: f32| iced::widget::operation::snap_to(page, RelativeOffset { x: 0.0, y });
        match command {
            Command::Up if arrows_scroll => Some(by(-STEP)),
            Command::Down if arrows_scroll => Some(by(STEP)),
            Command::PageUp => Some(by(-height)),
            Command::PageDown => Some(by(height)),
            Command::Top => Some(to(0.0)),
            Command::Bottom => Some(to(1.0)),
            _ => None,
        }
    }
}
