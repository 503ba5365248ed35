//! The window that a class sees, beside that of the teacher.

use iced::{Size, Task, window};

use super::class::Event;
use crate::app::screen::Screen;
use crate::app::{App, FIRST, Message, window_settings};

/// The projector's window.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::app) struct Projector {
    /// Which.
    pub(in crate::app) id: window::Id,
    /// How large it is.
    pub(in crate::app) size: Size,
    /// Whether it fills its screen.
    is_full: bool,
}

impl App {
    pub(super) fn open_projector(&mut self) -> Task<Message> {
        if self.projector.is_some() {
            return Task::none();
        }
        let (id, open) = window::open(window_settings());
        self.projector = Some(Projector { id, size: FIRST, is_full: false });
        if let Screen::Room(screen) = &mut self.screen {
            screen.set_apart(true);
        }
        open.map(|id| Message::Held(Event::Projector(id)))
    }

    pub(super) fn close_projector(&mut self) -> Task<Message> {
        if let Some(screen) = self.classroom_mut() {
            screen.set_apart(false);
        }
        self.projector.take().map_or_else(Task::none, |projector| window::close(projector.id))
    }

    pub(super) fn projector_full_screen(&mut self) -> Task<Message> {
        let Some(projector) = &mut self.projector else { return Task::none() };
        projector.is_full = !projector.is_full;
        window::set_mode(projector.id, super::mode(projector.is_full))
    }

    /// Whether this is the projector's window.
    pub(super) fn is_projector(&self, id: window::Id) -> bool {
        self.projector.is_some_and(|projector| projector.id == id)
    }

    /// A window is to be closed: the projector's alone, or all.
    pub(super) fn close_window(&mut self, id: window::Id) -> Task<Message> {
        if self.is_projector(id) { self.close_projector() } else { self.close() }
    }
}
