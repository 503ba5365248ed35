//! What the mistakes notebook asks for: causes, notes, questions, revision and papers of mistakes.

use iced::Task;
use iced::advanced::widget::Id;

use crate::app::screen::Screen;
use crate::app::screen::notebook::{self, Line, Notebook};
use crate::app::widget::reveal;
use crate::app::{App, Message, words};
use crate::domain::bank::QuestionId;
use crate::domain::event::Kind;
use crate::domain::exam::paper::ExtraTime;
use crate::domain::exam::pattern::{Mode, Pattern, PatternId};
use crate::store::patterns::Patterns;

impl App {
    /// Opens the notebook, when its lines are read.
    pub(super) fn read_notebook(&self) -> Task<Message> {
        match (&self.desk, &self.library) {
            (Some(desk), Some(library)) => {
                desk.read_notebook(library.clone()).map(Message::NotebookRead)
            }
            _ => Task::none(),
        }
    }

    pub(super) fn notebook_read(&mut self, lines: Vec<Line>) -> Task<Message> {
        if self.desk.is_some() {
            self.screen = Screen::Notebook(Box::new(Notebook::new(lines)));
        }
        Task::none()
    }

    pub(super) fn notebook(&mut self, message: notebook::Message) -> Task<Message> {
        let Screen::Notebook(notebook) = &mut self.screen else { return Task::none() };
        match notebook.update(message) {
            notebook::Action::None => Task::none(),
            notebook::Action::Resit(questions) => self.resit(&questions),
            notebook::Action::Focus(focus) => focus.task(),
            notebook::Action::Unfocus => iced::advanced::widget::operate(
                iced::advanced::widget::operation::focusable::unfocus(),
            ),
            notebook::Action::Reveal(line) => {
                iced::widget::operation::focus(Id::from(line)).chain(reveal::focused("notebook"))
            }
            notebook::Action::Cause { question, cause } => {
                self.keep(vec![Kind::CauseGiven { question, cause }])
            }
            notebook::Action::Bookmark { question, on } => {
                self.keep(vec![Kind::Bookmarked { question, on }])
            }
            notebook::Action::Note { question, text } => {
                self.keep(vec![Kind::Noted { question, text }])
            }
            notebook::Action::Open(question) => {
                let (Some(desk), Some(library)) = (&self.desk, &self.library) else {
                    return Task::none();
                };
                match desk.opened(library, &question) {
                    Ok(opened) => notebook.open(opened),
                    Err(error) => self.notices.push(words::question(&self.tr, &error)),
                }
                Task::none()
            }
            notebook::Action::Revise(questions) => self.revise(&questions),
            notebook::Action::SwitchLanguage => self.switch_language(),
            notebook::Action::Leave => {
                self.show_today();
                Task::none()
            }
        }
    }

    /// Begins a paper of exactly these questions, under the rules of the last exam that was sat, or
    /// those of the civil services paper.
    fn resit(&mut self, questions: &[QuestionId]) -> Task<Message> {
        let (Some(desk), Some(library)) = (&self.desk, &self.library) else { return Task::none() };
        let shipped = Patterns::shipped();
        let patterns = self.patterns.as_deref().unwrap_or(&shipped);
        let last = desk.progress().sittings().last().map(|view| &view.pattern);
        let listed = last
            .and_then(|id| patterns.find(id))
            .or_else(|| patterns.find(&PatternId::from("short-upsc-10")));
        let Some(listed) = listed else { return Task::none() };
        // Words cannot be typed on a sheet of bubbles.
        let pattern = Pattern { mode: Mode::Computer, ..listed.pattern.clone() };
        let paper = desk.paper_of(library, &pattern, questions, self.now, self.seed);
        let Ok(paper) = paper else {
            self.notices.push(self.tr.get("notice-no-such-questions"));
            return Task::none();
        };
        self.begin(paper, ExtraTime::None, pattern.saving)
    }
}
