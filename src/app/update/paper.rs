//! What a room asks for on paper: papers laid out and written beside the window, and answers that were
//! marked on them.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;

use iced::advanced::widget::Id;
use iced::futures::{SinkExt, Stream, channel::mpsc};
use iced::{Task, advanced};

use super::report::suggestion;
use super::upkeep::pick_file;
use crate::app::beside::beside;
use crate::app::screen::Screen;
use crate::app::screen::room::answers::{self, Message as Said};
use crate::app::screen::room::printing::{self, Begin, Order, Outcome, Report};
use crate::app::screen::room::{self, Classroom};
use crate::app::widget::field::Focus;
use crate::app::widget::reveal;
use crate::app::words::exam::short_number;
use crate::app::{App, Message, words};
use crate::classroom::Handle;
use crate::domain::bank::BankId;
use crate::domain::bank::check::slug;
use crate::domain::class::lesson::Lesson;
use crate::domain::class::room::{Command, OnPaper};
use crate::domain::exam::paper::Set;
use crate::domain::locale::Locale;
use crate::domain::progress::settings::QuestionLanguage;
use crate::i18n::Tr;
use crate::interchange::answers::Test;
use crate::print::{Asked, Columns, Header, Kind, Language, Paper, Size};
use crate::store::library::Library;
use crate::store::papers::{self, File, Refused};
use crate::store::rooms::Rooms;

/// The most bytes of a file of answers.
const LARGEST: u64 = 32 * 1024 * 1024;

fn printing(message: printing::Message) -> Message {
    Message::Room(room::Message::Print(message))
}

fn answering(message: Said) -> Message {
    Message::Room(room::Message::Answers(message))
}

impl App {
    fn room_shown(&mut self) -> Option<&mut Classroom> {
        match &mut self.screen {
            Screen::Room(screen) => Some(screen),
            _ => None,
        }
    }

    /// Shows the form for printing, with what stood over the last paper and what the lesson says.
    pub(super) fn open_printing(&mut self) -> Task<Message> {
        let (Some(home), Screen::Room(screen)) = (&self.home, &self.screen) else {
            return Task::none();
        };
        let lesson = screen.room().lesson();
        let mut letterhead = Rooms::at(home.rooms()).letterhead();
        if let Some(class) = &lesson.class {
            letterhead.class.clone_from(&class.name);
        }
        let marking = lesson.rules.marking;
        // On paper nobody says how sure they are, and nobody is timed.
        let right = marking.earned(true, None, 0, None);
        let wrong = marking.earned(false, None, 0, None);
        let scheme = if *wrong.numer() == 0 {
            format!("+{}", short_number(right, 2))
        } else {
            format!("+{}, {}", short_number(right, 2), short_number(wrong, 2))
        };
        let count = i64::try_from(lesson.items.len()).unwrap_or(0);
        let language = match self.question_language() {
            QuestionLanguage::One(Locale::En) => Language::English,
            QuestionLanguage::One(Locale::Hi) => Language::Hindi,
            QuestionLanguage::Both => Language::Both,
        };
        let begin = Begin {
            letterhead,
            subject: lesson.title.clone(),
            date: words::date(&self.tr, self.now.local_date()),
            marks: short_number(right * count, 2),
            scheme,
            language,
        };
        let focus = self.room_shown().map(|screen| screen.show_printing(begin));
        focus.map_or_else(Task::none, Focus::task)
    }

    pub(super) fn print(&mut self, action: printing::Action) -> Task<Message> {
        match action {
            printing::Action::None | printing::Action::Close => Task::none(),
            printing::Action::Focus(focus) => {
                // Where there is no dialog the folder is typed, from a suggestion on.
                if let Some(screen) = self.room_shown() {
                    let name = slug(&screen.room().lesson().title);
                    let name = name.unwrap_or_else(|| "papers".to_owned());
                    let folder = suggestion(&name).display().to_string();
                    if let Some(form) = screen.printing() {
                        form.suggest(&folder);
                    }
                }
                focus.task()
            }
            printing::Action::Reveal(name) => {
                iced::widget::operation::focus(Id::new(name)).chain(reveal::focused("paper"))
            }
            printing::Action::Unfocus => {
                advanced::widget::operate(advanced::widget::operation::focusable::unfocus())
            }
            printing::Action::Browse => {
                Task::perform(pick_folder(), |path| printing(printing::Message::Picked(path)))
            }
            printing::Action::Make(order) => self.make_papers(*order),
            printing::Action::Open(folder) => {
                let opened = open::that_detached(&folder);
                match opened {
                    Ok(()) => Task::none(),
                    Err(error) => {
                        let why = words::file(&self.tr, &error.to_string());
                        Task::done(printing(printing::Message::NotOpened(why)))
                    }
                }
            }
        }
    }

    fn make_papers(&self, order: Order) -> Task<Message> {
        let (Some(home), Screen::Room(screen)) = (&self.home, &self.screen) else {
            return Task::none();
        };
        let work = Work {
            lesson: screen.room().lesson().clone(),
            library: self.library.clone(),
            rooms: Rooms::at(home.rooms()),
            tr: self.tr.clone(),
            order,
        };
        Task::run(making(work), printing)
    }

    // ---- Answers

    /// Shows the sheet for answers on paper.
    pub(super) fn open_answers(&mut self) -> Task<Message> {
        let Some(screen) = self.room_shown() else { return Task::none() };
        let lesson = screen.room().lesson();
        let paper = Paper {
            header: Header::default(),
            questions: Asked::of_lesson(lesson),
            language: Language::default(),
            columns: Columns::default(),
            size: Size::default(),
            sets: Set::ALL.to_vec(),
            seed: lesson.seed,
        };
        let orders = Set::ALL.map(|set| paper.order(set));
        screen.show_answers(orders);
        advanced::widget::operate(advanced::widget::operation::focusable::unfocus())
    }

    pub(super) fn write_down(
        &mut self,
        action: answers::Action,
        handle: Option<&Handle>,
    ) -> Task<Message> {
        match action {
            answers::Action::None | answers::Action::Close => Task::none(),
            answers::Action::Focus(focus) => {
                if let Some(sheet) = self.room_shown().and_then(Classroom::answers) {
                    sheet.suggest(&suggestion("").display().to_string());
                }
                focus.task()
            }
            answers::Action::Unfocus => {
                advanced::widget::operate(advanced::widget::operation::focusable::unfocus())
            }
            answers::Action::Write(papers) => {
                handle.map_or_else(Task::none, |handle| self.keep_papers(papers, handle))
            }
            answers::Action::Seat(name, roll) => handle.map_or_else(Task::none, |handle| {
                let tr = self.tr.clone();
                let seated = handle.command(Command::Seat { name, roll });
                Task::perform(seated, move |done| {
                    let refused = |fault| words::class::fault(&tr, &fault);
                    answering(Said::Kept(done.map(|_| ()).map_err(refused)))
                })
            }),
            answers::Action::Browse => Task::perform(pick_file(&["csv", "xlsx", "ods"]), |path| {
                answering(Said::FilePicked(path))
            }),
            answers::Action::Read(path, test) => {
                let tr = self.tr.clone();
                let read = beside("answers", move || read_answers(&tr, &path, &test));
                Task::perform(read, |read| {
                    answering(Said::FileRead(read.unwrap_or_else(|| Err(String::new()))))
                })
            }
            answers::Action::SwitchLanguage => self.switch_language(),
        }
    }

    /// Gives papers to the host, in their order; they are kept with one flush.
    fn keep_papers(&self, papers: Vec<OnPaper>, handle: &Handle) -> Task<Message> {
        let kept: Vec<_> =
            papers.into_iter().map(|paper| handle.command(Command::OnPaper(paper))).collect();
        let tr = self.tr.clone();
        let all = async move {
            let mut outcome = Ok(());
            for done in kept {
                if let Err(fault) = done.await {
                    outcome = outcome.and(Err(fault));
                }
            }
            outcome
        };
        Task::perform(all, move |outcome| {
            answering(Said::Kept(outcome.map_err(|fault| words::class::fault(&tr, &fault))))
        })
    }
}

/// Asks in the system's dialog for a folder; `None` if there is no dialog, or none was picked.
async fn pick_folder() -> Option<PathBuf> {
    let mut dialog = rfd::AsyncFileDialog::new();
    if let Some(folder) = crate::env::documents() {
        dialog = dialog.set_directory(folder);
    }
    dialog.pick_folder().await.map(|folder| folder.path().to_path_buf())
}

/// Reads a file of answers, unless it is too large for one.
fn read_answers(
    tr: &Tr,
    path: &Path,
    test: &Test,
) -> Result<Arc<crate::interchange::answers::Taken>, String> {
    let failed = |error: std::io::Error| words::file(tr, &error.to_string());
    let about = std::fs::metadata(path).map_err(failed)?;
    if about.len() > LARGEST {
        return Err(tr.get("answers-too-large"));
    }
    let bytes = std::fs::read(path).map_err(failed)?;
    Ok(Arc::new(crate::interchange::answers::read(&bytes, test)))
}

/// Papers to be made.
struct Work {
    lesson: Lesson,
    library: Option<Arc<Library>>,
    rooms: Rooms,
    tr: Tr,
    order: Order,
}

/// Makes papers on a thread, as a stream of how far it is and, at the end, of what came of it.
fn making(work: Work) -> impl Stream<Item = printing::Message> {
    iced::stream::channel(16, async move |mut output: mpsc::Sender<printing::Message>| {
        let mut steps = output.clone();
        let made = beside("papers", move || {
            work.make(&mut |made, of| {
                // A step more or less is not missed when the window is busy.
                drop(steps.try_send(printing::Message::Progressed(made, of)));
            })
        });
        let outcome = made.await.unwrap_or_else(|| Outcome::Failed(String::new()));
        drop(output.send(printing::Message::Finished(outcome)).await);
    })
}

impl Work {
    /// The paper: its images are those of the banks that its questions were taken from.
    fn paper(&self) -> Paper {
        let shelf = self.library.as_ref().map(|library| library.shelf());
        let bank = |asked: &Asked| -> Option<&BankId> {
            let shelf = shelf?;
            let entry = shelf.find(&asked.id)?;
            Some(&shelf.banks().get(entry.bank as usize)?.id)
        };
        let questions =
            Asked::of_lesson(&self.lesson).into_iter().map(|asked| match bank(&asked) {
                Some(bank) => asked.with_images_of(bank),
                None => asked,
            });
        Paper {
            header: self.order.header.clone(),
            questions: questions.collect(),
            language: self.order.language,
            columns: self.order.columns,
            size: self.order.size,
            sets: self.order.sets.clone(),
            seed: self.lesson.seed,
        }
    }

    fn make(&self, step: &mut dyn FnMut(usize, usize)) -> Outcome {
        let order = &self.order;
        let paper = self.paper();
        let kinds: Vec<Kind> = order.kinds.clone();
        let documents = paper.documents(&kinds);
        let names = || documents.iter().map(|document| document.file_name());
        if !order.replaces {
            // Said before anything is laid out, and looked at again when it is written.
            let there = papers::there(&order.folder, names());
            if !there.is_empty() {
                return Outcome::There(order.folder.clone(), there);
            }
        }
        let (mut files, mut report) = (Vec::new(), Vec::new());
        let images = Images::of(self.library.as_deref());
        for (made, document) in documents.iter().enumerate() {
            if order.stop.load(Ordering::Relaxed) {
                return Outcome::Stopped;
            }
            step(made, documents.len());
            let printout = paper.printout(*document, &|bank, name| images.read(bank, name));
            let bytes = match printout.to_pdf() {
                Ok(bytes) => bytes,
                Err(error) => {
                    let why = [("why", error.to_string().into())];
                    return Outcome::Failed(self.tr.with("paper-failed", why));
                }
            };
            report.push((document.file_name(), printout.pages.len()));
            files.push(File { name: document.file_name(), bytes });
        }
        if order.stop.load(Ordering::Relaxed) {
            return Outcome::Stopped;
        }
        match papers::keep(&order.folder, &files, order.replaces) {
            Ok(_) => {}
            Err(Refused::There(names)) => return Outcome::There(order.folder.clone(), names),
            Err(Refused::Failed(error)) => {
                return Outcome::Failed(words::store_file(&self.tr, &error));
            }
        }
        if let Err(error) = self.rooms.keep_letterhead(&order.letterhead) {
            tracing::warn!(%error, "what stands over papers was not kept for the next");
        }
        Outcome::Made(Arc::new(Report {
            folder: order.folder.clone(),
            documents: report,
            images_missing: images.missing.get(),
        }))
    }
}

/// Images by bank and name, `None` where there is none.
type Known = HashMap<(BankId, String), Option<Vec<u8>>>;

/// The images of the banks, each read once.
struct Images<'a> {
    library: Option<&'a Library>,
    read: RefCell<Known>,
    /// How many could not be had.
    missing: Cell<usize>,
}

impl<'a> Images<'a> {
    fn of(library: Option<&'a Library>) -> Self {
        Self { library, read: RefCell::default(), missing: Cell::new(0) }
    }

    fn read(&self, bank: &BankId, name: &str) -> Option<Vec<u8>> {
        let mut read = self.read.borrow_mut();
        read.entry((bank.clone(), name.to_owned()))
            .or_insert_with(|| {
                let bytes = self.library.and_then(|library| library.image(bank, name).ok());
                if bytes.is_none() {
                    self.missing.set(self.missing.get() + 1);
                }
                bytes
            })
            .clone()
    }
}
