//! Taking questions out to other programs: read and written beside the window, which can stop it.

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use iced::advanced::widget::Id;
use iced::futures::{SinkExt, Stream, channel::mpsc};
use iced::{Task, advanced};

use super::many::{file_of, files_of};
use super::report::{pick_place, suggestion};
use crate::app::beside::beside;
use crate::app::screen::Screen;
use crate::app::screen::library::export::{Action, Message as Said, Order, Report, What};
use crate::app::screen::library::{self, Library};
use crate::app::widget::reveal;
use crate::app::{App, Message, words};
use crate::domain::locale::Text;
use crate::domain::time::Timestamp;
use crate::i18n::Tr;
use crate::interchange::export::{Outgoing, WAYS};
use crate::store::exchange::write_bytes;
use crate::store::library::images;
use crate::store::writing::gather::{Whole, gathered};

impl App {
    /// The form is open: it begins with the language that questions are read in.
    pub(super) fn export_asked(&mut self) -> Task<Message> {
        let locale = self.context().titles();
        if let Screen::Library(screen) = &mut self.screen {
            drop(screen.update(library::Message::Export(Said::LanguagePicked(locale))));
        }
        shown("export-format-0")
    }

    fn exporting(&mut self) -> Option<&mut Library> {
        match &mut self.screen {
            Screen::Library(screen) => Some(screen),
            _ => None,
        }
    }

    pub(super) fn export_action(&mut self, action: Action) -> Task<Message> {
        match action {
            Action::None | Action::Close => Task::none(),
            Action::Focus(focus) => {
                // Where there is no file dialog the place is typed, from a suggestion on.
                if let Some(export) = self.exporting().and_then(Library::exporting) {
                    let place = suggestion(&export.file_name());
                    export.suggest(&place.display().to_string());
                }
                focus.task().chain(reveal::focused("library"))
            }
            Action::Reveal(name) => shown(name),
            Action::Unfocus => {
                advanced::widget::operate(advanced::widget::operation::focusable::unfocus())
            }
            Action::Browse(ending, name) => {
                Task::perform(pick_place(ending, name), |path| said(Said::Picked(path)))
            }
            Action::Write(order) => self.write_export(*order),
            Action::Stop => {
                self.stop_export.store(true, Ordering::Relaxed);
                Task::none()
            }
        }
    }

    /// What came of an export, in a sentence.
    pub(super) fn exported(&self, finished: &Result<Arc<Report>, String>) -> String {
        match finished {
            Ok(report) => {
                let path = report.path.display().to_string();
                let values = [("count", report.questions.into()), ("path", path.into())];
                self.tr.with("export-written", values)
            }
            Err(why) => why.clone(),
        }
    }

    fn write_export(&mut self, order: Order) -> Task<Message> {
        let Some(banks) = &self.library else { return Task::none() };
        let whole = match order.what.clone() {
            What::Bank(bank, _) => file_of(banks, &bank).map(Whole::Bank),
            What::Questions(questions) => {
                let several =
                    Text::both("Questions from Smriti".to_owned(), "स्मृति के प्रश्न".to_owned());
                Some(Whole::Some(files_of(banks, questions), several))
            }
        };
        let Some(whole) = whole else { return Task::none() };
        self.stop_export = Arc::new(AtomicBool::new(false));
        let stop = Arc::clone(&self.stop_export);
        let made = Made { tr: self.tr.clone(), now: self.now.at };
        Task::run(writing(made, whole, order, stop), said)
    }
}

fn said(message: Said) -> Message {
    Message::Library(library::Message::Export(message))
}

/// Gives a control of the Library the focus, and brings it into sight.
fn shown(name: &'static str) -> Task<Message> {
    iced::widget::operation::focus(Id::new(name)).chain(reveal::focused("library"))
}

/// In what words, and when, a file is made.
struct Made {
    tr: Tr,
    now: Timestamp,
}

/// Writes on a thread, as a stream of how far it is and, at the end, of what came of it.
fn writing(
    made: Made,
    whole: Whole,
    order: Order,
    stop: Arc<AtomicBool>,
) -> impl Stream<Item = Said> {
    iced::stream::channel(16, async move |mut output: mpsc::Sender<Said>| {
        let mut steps = output.clone();
        let written = beside("export", move || {
            let progress = &mut |read: usize| {
                if read.is_multiple_of(100) {
                    // A step more or less is not missed when the window is busy.
                    drop(steps.try_send(Said::Read(read)));
                }
                if stop.load(Ordering::Relaxed) {
                    ControlFlow::Break(())
                } else {
                    ControlFlow::Continue(())
                }
            };
            export(&made, &whole, &order, &stop, progress)
        });
        let written = written.await.unwrap_or_else(|| Err(String::new()));
        let said = match written.transpose() {
            Some(finished) => Said::Finished(finished),
            None => Said::Stopped,
        };
        drop(output.send(said).await);
    })
}

/// Reads and writes; `None` if it was stopped, and then there is no file.
fn export(
    made: &Made,
    whole: &Whole,
    order: &Order,
    stop: &AtomicBool,
    progress: &mut dyn FnMut(usize) -> ControlFlow<()>,
) -> Result<Option<Arc<Report>>, String> {
    let tr = &made.tr;
    if !order.replaces && exists(&order.path) {
        let path = order.path.display().to_string();
        return Err(tr.with("export-exists", [("path", path.into())]));
    }
    let gathered =
        gathered(whole, progress).map_err(|refused| words::bulk::refused(tr, &refused))?;
    let Some(gathered) = gathered else { return Ok(None) };
    let image = |name: &str| gathered.files.iter().find_map(|path| images::read(path, name).ok());
    let text = gathered.text.as_deref();
    let out = Outgoing { bank: &gathered.bank, text, image: &image };
    let way = WAYS.get(order.way).unwrap_or(&WAYS[0]);
    let written = way
        .write(&out, order.locale, made.now)
        .map_err(|why| tr.with("export-failed", [("why", words::import::said(tr, &why).into())]))?;
    if stop.load(Ordering::Relaxed) {
        return Ok(None);
    }
    write_bytes(&order.path, &written.bytes).map_err(|error| words::store_file(tr, &error))?;
    let mut remarks = written.remarks;
    // What is missing in the file matters most.
    remarks.sort_by_key(|remark| remark.said.weight());
    Ok(Some(Arc::new(Report {
        path: order.path.clone(),
        questions: gathered.bank.questions.len(),
        unreadable: gathered.unreadable,
        remarks,
    })))
}

/// Whether something is there already.
fn exists(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}
