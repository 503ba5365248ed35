//! What a report asks for: topics that felt weak, revision, notes, and files of it.

use std::path::PathBuf;
use std::sync::Arc;

use iced::Task;
use iced::widget::operation::{AbsoluteOffset, scroll_to};

use super::work;
use crate::app::screen::Screen;
use crate::app::screen::report::{self, File, Report};
use crate::app::widget::parts::Tone;
use crate::app::{App, Message, Told, saved, words};
use crate::domain::bank::QuestionId;
use crate::domain::event::Kind;
use crate::env;
use crate::store::library::images;
use crate::store::{self, Home};

impl App {
    /// Reads a finished sitting beside the window, to report on it.
    pub(super) fn read_report(&mut self, sitting: u64) -> Task<Message> {
        let Some(desk) = &self.desk else { return Task::none() };
        let Some(library) = self.library.clone() else {
            self.wanted_report = Some(sitting);
            return Task::none();
        };
        let tr = self.tr.clone();
        let own = self.home.as_ref().map(Home::patterns);
        desk.read_report(sitting, library, own).map(move |read| {
            Message::ReportRead(read.map_err(|error| words::report::unread(&tr, &error)))
        })
    }

    pub(super) fn report_read(&mut self, read: Result<Told, String>) -> Task<Message> {
        match read {
            Ok(told) if self.desk.is_some() => {
                self.screen = Screen::Report(Box::new(Report::new(told.facts)));
                self.recount();
                self.keep(told.keep)
            }
            Ok(_) => Task::none(),
            Err(why) => {
                self.notices.push(why);
                Task::none()
            }
        }
    }

    pub(super) fn report(&mut self, message: report::Message) -> Task<Message> {
        let Screen::Report(report) = &mut self.screen else { return Task::none() };
        // Where there is no file dialog the place is typed, from a suggestion on.
        let asked = match &message {
            report::Message::Picked(file, None) => Some(*file),
            _ => None,
        };
        let before = report.page();
        let action = report.update(message);
        if let Some(file) = asked {
            let suggested = suggestion(&report.file_name(file));
            report.suggest(&suggested.display().to_string());
        }
        let (page, sitting) = (report.page(), report.facts().sitting);
        let turned = page != before;
        let task = match action {
            report::Action::None => Task::none(),
            report::Action::Focus(focus) => focus.task(),
            report::Action::Unfocus => iced::advanced::widget::operate(
                iced::advanced::widget::operation::focusable::unfocus(),
            ),
            report::Action::ToTop => scroll_to(page, AbsoluteOffset { x: Some(0.0), y: Some(0.0) }),
            report::Action::FeltWeak(topics) => self.keep(vec![Kind::FeltWeak { sitting, topics }]),
            report::Action::Bookmark { question, on } => {
                self.keep(vec![Kind::Bookmarked { question, on }])
            }
            report::Action::Note { question, text } => {
                self.keep(vec![Kind::Noted { question, text }])
            }
            report::Action::Revise(questions) => self.revise(&questions),
            report::Action::OpenNotebook => self.read_notebook(),
            report::Action::Browse(file, name) => {
                Task::perform(pick_place(file.ending(), name), move |path| {
                    Message::Report(report::Message::Picked(file, path))
                })
            }
            report::Action::Save(file, path) => self.save_report(file, path),
            report::Action::SwitchLanguage => self.switch_language(),
            report::Action::SwitchQuestions => self.switch_questions(),
            report::Action::Leave => self.show_exam(),
        };
        // Another page starts at its top.
        let top = turned.then(|| scroll_to(page, AbsoluteOffset { x: Some(0.0), y: Some(0.0) }));
        Task::batch([task, top.unwrap_or_else(Task::none)])
    }

    /// Starts a session of exactly these questions, as far as there are banks that have them.
    pub(super) fn revise(&mut self, questions: &[QuestionId]) -> Task<Message> {
        let (Some(desk), Some(library)) = (&self.desk, &self.library) else { return Task::none() };
        let Some(study) = desk.session_of(library, questions, self.now, self.seed) else {
            self.notices.push(self.tr.get("notice-no-such-questions"));
            return Task::none();
        };
        self.screen = Screen::Study(study);
        self.show_question()
    }

    /// Writes a file of the report beside the window.
    fn save_report(&self, file: File, path: PathBuf) -> Task<Message> {
        let Screen::Report(report) = &self.screen else { return Task::none() };
        let facts = Arc::clone(report.facts());
        let (tr, questions) = (self.tr.clone(), self.question_language());
        let shown = path.display().to_string();
        let told = self.tr.clone();
        let library = self.library.clone();
        let written = work("report", move || {
            let text = match file {
                File::Html => saved::html_with(&tr, questions, &facts, &|question, name| {
                    let bank = library.as_ref()?.file_of(question)?;
                    images::read(bank, name).ok()
                }),
                File::Csv => saved::csv(&tr, &facts),
            };
            store::exchange::write_text(&path, &text)
        });
        Task::perform(written, move |written| {
            Message::Report(match written {
                Ok(()) => report::Message::Said(
                    Tone::Calm,
                    told.with("report-saved", [("path", shown.as_str().into())]),
                ),
                Err(error) => {
                    report::Message::Said(Tone::Trouble, words::store_file(&told, &error))
                }
            })
        })
    }
}

/// Where a file goes unless something else is said.
pub(super) fn suggestion(name: &str) -> PathBuf {
    env::documents().unwrap_or_default().join(name)
}

/// Asks in the system's dialog where to save; `None` if there is no dialog, or nothing was picked.
pub(super) async fn pick_place(ending: &'static str, name: String) -> Option<PathBuf> {
    let mut dialog = rfd::AsyncFileDialog::new().set_file_name(name).add_filter(ending, &[ending]);
    if let Some(folder) = env::documents() {
        dialog = dialog.set_directory(folder);
    }
    dialog.save_file().await.map(|file| file.path().to_path_buf())
}
