//! The plan for the exam: worked out beside the window whenever what it rests on changed. What Start
//! asked for meanwhile begins with the plan.

use iced::Task;

use crate::app::desk::Made;
use crate::app::screen::Screen;
use crate::app::{App, Message};

impl App {
    /// Sees to it that the plan is that of now wherever it is shown.
    pub(super) fn plan_ahead(&mut self) -> Task<Message> {
        if !matches!(self.screen, Screen::Today(_) | Screen::Insights(_)) {
            return Task::none();
        }
        let (Some(desk), Some(library)) = (&mut self.desk, &self.library) else {
            return Task::none();
        };
        let wants_paper = desk.progress().settings().pattern.is_some();
        if wants_paper && self.patterns.is_none() && !self.reads_patterns {
            self.reads_patterns = true;
            return self.read_patterns();
        }
        desk.plan_ahead(library, self.patterns.as_ref(), self.now.study_day())
    }

    /// Takes a plan, and starts what waited for it.
    pub(super) fn planned(&mut self, made: Made) -> Task<Message> {
        if let Some(desk) = &mut self.desk {
            desk.take_plan(made);
        }
        self.refresh();
        let told = self.gather_insights();
        let is_waiting = matches!(self.screen, Screen::Today(_)) && self.library.is_some();
        match self.wanted.take().filter(|_| is_waiting) {
            Some(source) => Task::batch([told, self.start(source)]),
            None => told,
        }
    }
}
