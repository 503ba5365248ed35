//! What the report on a lesson asks for: the room read and worked out beside the window, a lesson of
//! what went worst, and files. While a class is held its room waits behind its report.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use iced::Task;
use iced::widget::operation::{AbsoluteOffset, scroll_to};

use super::report::{pick_place, suggestion};
use crate::app::beside::beside;
use crate::app::screen::Screen;
use crate::app::screen::results::{self, File, Results};
use crate::app::screen::room::Classroom;
use crate::app::widget::parts::Tone;
use crate::app::{App, Message, words};
use crate::domain::bank::markup::one_line;
use crate::domain::class::report::Report;
use crate::domain::class::room::Room;
use crate::domain::locale::Locale;
use crate::env;
use crate::interchange::results::{Results as Tables, Sheet};
use crate::interchange::{Said, results as tables};
use crate::print::results::Results as Printed;
use crate::store::rooms::{RoomId, Rooms};
use crate::store::{self, exchange};

impl App {
    /// The class that is held, whether its room is on the screen or waits behind its report.
    pub(in crate::app) fn classroom(&self) -> Option<&Classroom> {
        match &self.screen {
            Screen::Room(room) => Some(room),
            _ => self.held.as_ref()?.behind.as_deref(),
        }
    }

    /// The same, to be told of what happens.
    pub(super) fn classroom_mut(&mut self) -> Option<&mut Classroom> {
        match &mut self.screen {
            Screen::Room(room) => Some(room),
            _ => self.held.as_mut()?.behind.as_deref_mut(),
        }
    }

    /// Shows the report on the room that is held, over it.
    pub(super) fn report_held(&mut self) -> Task<Message> {
        let Some(id) = self.held.as_ref().map(|held| held.id.clone()) else {
            return Task::none();
        };
        let shown = Screen::Results(Box::new(Results::new(id.clone(), true)));
        match (std::mem::replace(&mut self.screen, shown), &mut self.held) {
            (Screen::Room(room), Some(held)) => {
                held.behind = Some(room);
                self.read_results(id)
            }
            (screen, _) => {
                self.screen = screen;
                Task::none()
            }
        }
    }

    /// Shows the report on a lesson of before.
    pub(super) fn report_room(&mut self, id: RoomId) -> Task<Message> {
        self.screen = Screen::Results(Box::new(Results::new(id.clone(), false)));
        self.read_results(id)
    }

    /// Reads a room, which may be held meanwhile, and works its report out beside the window.
    fn read_results(&self, id: RoomId) -> Task<Message> {
        let Some(home) = &self.home else { return Task::none() };
        let (rooms, tr, room) = (Rooms::at(home.rooms()), self.tr.clone(), id.clone());
        let read = beside("results", move || {
            let kept = rooms.read(&room).map_err(|error| words::store_file(&tr, &error))?;
            let room = Room::replay(kept.lesson, &kept.entries);
            Ok(Arc::new(Report::of(&room, kept.begun)))
        });
        Task::perform(read, move |read| {
            Message::ResultsRead(id.clone(), read.unwrap_or_else(|| Err(String::new())))
        })
    }

    pub(super) fn results_read(&mut self, id: &RoomId, read: Result<Arc<Report>, String>) {
        if let Screen::Results(screen) = &mut self.screen
            && screen.room() == id
        {
            screen.tell(read);
        }
    }

    pub(super) fn results(&mut self, message: results::Message) -> Task<Message> {
        let Screen::Results(screen) = &mut self.screen else { return Task::none() };
        // Where there is no file dialog the place is typed, from a suggestion on.
        let asked = match &message {
            results::Message::Picked(file, None) => Some(*file),
            _ => None,
        };
        let action = screen.update(message);
        if let Some(file) = asked {
            screen.suggest(&suggestion(&screen.file_name(file)).display().to_string());
        }
        match action {
            results::Action::None => Task::none(),
            results::Action::Focus(focus) => focus.task(),
            results::Action::Unfocus => iced::advanced::widget::operate(
                iced::advanced::widget::operation::focusable::unfocus(),
            ),
            results::Action::ToTop => {
                scroll_to(screen.page(), AbsoluteOffset { x: Some(0.0), y: Some(0.0) })
            }
            results::Action::WarmUp(questions) => {
                let class = screen.class();
                let library = self.library.as_ref();
                let these = library.map(|library| library.shelf().with_banks(questions));
                if self.held.is_some() {
                    return self.leave_room(these);
                }
                self.show_class(these, class)
            }
            results::Action::Browse(file, name) => Task::perform(pick(file, name), move |path| {
                Message::Results(results::Message::Picked(file, path))
            }),
            results::Action::Save(file, path) => self.save_report_file(file, path),
            results::Action::SwitchLanguage => self.switch_language(),
            results::Action::Leave => {
                let class = screen.class();
                let Some(room) = self.held.as_mut().and_then(|held| held.behind.take()) else {
                    return self.show_class(None, class);
                };
                self.screen = Screen::Room(room);
                Task::none()
            }
        }
    }

    /// Writes a file of the report beside the window.
    fn save_report_file(&self, file: File, path: PathBuf) -> Task<Message> {
        let Screen::Results(screen) = &self.screen else { return Task::none() };
        let Some(report) = screen.report().map(Arc::clone) else { return Task::none() };
        let (questions, students) = screen.order();
        let (tr, told) = (self.tr.clone(), self.tr.clone());
        let when = words::moment(&tr, report.begun.at, self.now);
        let shown = path.display().to_string();
        let written = beside("results", move || {
            let locale = tr.locale();
            let unwritten = |why: String| tr.with("export-failed", [("why", why.into())]);
            let not_kept = |error: store::Error| words::store_file(&tr, &error);
            match file {
                File::Workbook => {
                    let bytes = workbook(&report, locale)
                        .map_err(|said| unwritten(words::import::said(&tr, &said)))?;
                    exchange::write_bytes(&path, &bytes).map_err(not_kept)
                }
                File::Tables => {
                    let files = csv(&report, locale);
                    exchange::write_folder(&path, &files).map_err(not_kept)
                }
                File::Paper => {
                    let paper = Printed {
                        report: &report,
                        when: &when,
                        questions: &questions,
                        students: &students,
                        locale,
                    };
                    let bytes =
                        paper.printout().to_pdf().map_err(|error| unwritten(error.to_string()))?;
                    exchange::write_bytes(&path, &bytes).map_err(not_kept)
                }
            }
        });
        Task::perform(written, move |written| {
            let (tone, said) = match written.unwrap_or_else(|| Err(String::new())) {
                Ok(()) => {
                    let id = match file {
                        File::Workbook | File::Paper => "report-saved",
                        File::Tables => "results-saved-tables",
                    };
                    (Tone::Calm, told.with(id, [("path", shown.as_str().into())]))
                }
                Err(why) => (Tone::Trouble, why),
            };
            Message::Results(results::Message::Said(tone, said))
        })
    }
}

/// Asks in the system's dialog where a file is to go; for three tables, into which folder.
async fn pick(file: File, name: String) -> Option<PathBuf> {
    match file {
        File::Workbook => pick_place("xlsx", name).await,
        File::Paper => pick_place("pdf", name).await,
        File::Tables => {
            let mut dialog = rfd::AsyncFileDialog::new();
            if let Some(folder) = env::documents() {
                dialog = dialog.set_directory(folder);
            }
            let folder = dialog.pick_folder().await?;
            // In a folder of their own: their names are the same for every lesson.
            Some(Path::join(folder.path(), name))
        }
    }
}

/// The report as a workbook, in this language.
#[expect(
    clippy::redundant_closure_for_method_calls,
    reason = "the method by itself is of one lifetime only"
)]
pub(super) fn workbook(report: &Report, locale: Locale) -> Result<Vec<u8>, Said> {
    with_tables(report, locale, |tables| tables.xlsx())
}

/// The report as three tables, each with the name of its file.
fn csv(report: &Report, locale: Locale) -> Vec<(String, Vec<u8>)> {
    with_tables(report, locale, |tables| {
        Sheet::ALL.map(|sheet| (format!("{}.csv", sheet.name()), tables.csv(sheet))).into()
    })
}

fn with_tables<T>(report: &Report, locale: Locale, made: impl FnOnce(&Tables<'_>) -> T) -> T {
    let asked: Vec<String> = report
        .asked
        .iter()
        .map(|asked| {
            let text = asked.printed.in_a_line();
            text.map_or_else(String::new, |text| one_line(text.text(locale)).into_owned())
        })
        .collect();
    made(&Tables {
        title: &report.title,
        items: &report.outcome.items,
        asked: &asked,
        candidates: &report.outcome.candidates,
        analysis: &report.analysis,
        say: &|word: tables::Word| word.text(locale).to_owned(),
    })
}
