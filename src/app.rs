//! The window: one program that owns the learner at work and shows one screen at a time. What is
//! asked and remembered is in `domain`, what is kept in `store`; here messages are passed between
//! them, and nothing is decided about either.

mod beside;
pub mod context;
pub mod desk;
pub mod font;
pub mod icon;
pub mod pictures;
mod repaint;
pub mod saved;
pub mod screen;
mod shell;
pub mod shortcut;
pub mod theme;
mod update;
pub mod widget;
pub mod words;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use iced::{Element, Size, Subscription, Task, Theme, window};

use crate::app::context::Context;
use crate::app::desk::{Desk, Refitted, Remarked};
use crate::app::pictures::{Images, Pictures, Read};
use crate::app::screen::{
    Screen, claim, class, editor, exam, hall, import, insights, library as library_screen,
    notebook, offer, report, results, room, settings, study, today, welcome,
};
use crate::app::shortcut::Command;
use crate::app::theme::{DARK, LIGHT, Palette};
use crate::app::update::editor::Unopened;
use crate::app::update::many::Undo;
use crate::domain::bank::{BankId, QuestionId};
use crate::domain::class::report::Report as LessonReport;
use crate::domain::event::{Event, Kind, SittingBegun};
use crate::domain::exam::draw;
use crate::domain::exam::paper::Paper;
use crate::domain::locale::Locale;
use crate::domain::progress::Progress;
use crate::domain::progress::settings::{QuestionLanguage, Theme as ThemeSetting};
use crate::domain::seed::Seed;
use crate::domain::study::queue::Source;
use crate::domain::time::Moment;
use crate::i18n::Tr;
use crate::store::alike::Alike;
use crate::store::library::own::Installed;
use crate::store::library::{self, Library};
use crate::store::patterns::Patterns;
use crate::store::rooms::RoomId;
use crate::store::search::{Found, Labels, Search};
use crate::store::writing::bulk;
use crate::store::{self, Home, LearnerId};

/// The smallest window that everything fits in.
const SMALLEST: Size = Size::new(640.0, 420.0);
/// The window of the first start.
const FIRST: Size = Size::new(1280.0, 800.0);

/// Everything the program knows.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of its own, in any combination"
)]
pub struct App {
    /// Where things are kept; `None` if the data directory cannot be used.
    home: Option<Home>,
    /// The banks, once they are read.
    library: Option<Arc<Library>>,
    /// The search over them, once anything was searched.
    search: Option<Search>,
    /// Whether they are being read, and whether they were changed since that began.
    is_reading_banks: bool,
    banks_are_stale: bool,
    /// Whether a question waits for them to be read.
    awaits_banks: bool,
    /// How much of the banks has been read, from 0 to 1.
    reading: f32,
    /// The images of questions, as far as they were looked at.
    pictures: Pictures,
    /// The learner at work.
    desk: Option<Desk>,
    screen: Screen,
    /// What was being brought in when its screen was left.
    parked: Option<Box<import::Import>>,
    /// Whether the keys are shown over the screen.
    shows_keys: bool,
    /// Things to be said once, above the screen.
    notices: Vec<String>,
    /// The words of all banks, once one is edited; and whether they are being read.
    alike: Option<Arc<Alike>>,
    /// What was done last with many questions, as long as it can be taken back.
    undo: Option<Undo>,
    /// Stops the export that is being written.
    stop_export: Arc<AtomicBool>,
    /// The window.
    window: Option<window::Id>,
    /// The class that is held.
    held: Option<update::class::Held>,
    projector: Option<update::projector::Projector>,
    /// The window's size in logical pixels when it was last told, and the text size then.
    size: Size,
    size_at: u16,
    /// How many pixels of the screen a pixel of the window takes, along one side.
    density: f32,
    is_full_screen: bool,
    /// Whether the system asks for dark windows.
    system_is_dark: bool,
    /// The size of text before a learner is at work, in percent.
    scale: u16,
    /// The learner being opened or made, so that a second press does nothing.
    opening: Option<Opening>,
    /// A session asked for before the banks were read: it starts when they are.
    wanted: Option<Source>,
    /// A report asked for before the banks were read: it cannot be marked without them.
    wanted_report: Option<u64>,
    /// How many facts wait today, for the rail.
    waiting: u32,
    /// Turned over whenever another page is shown: see `repaint`.
    is_other_page: bool,
    now: Moment,
    /// Milliseconds by a clock that cannot be set; its zero holds while the program runs.
    steady: u64,
    /// The exams there are, once they are read.
    patterns: Option<Arc<Patterns>>,
    /// Whether they were asked for because a plan needs them.
    reads_patterns: bool,
    seed: Seed,
    tr: Tr,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// The window is open.
    WindowOpened(window::Id),
    /// The window has another size.
    Resized(Size),
    /// One of the windows has.
    WindowResized(window::Id, Size),
    /// One of the windows is to be closed.
    WindowCloseRequested(window::Id),
    /// The window is on a screen with so many pixels for each of its own.
    Rescaled(f32),
    /// The window is to be closed.
    CloseRequested,
    /// The learner is closed, and the program can end.
    Closed,
    /// The window came to the front.
    Focused,
    /// The system says whether it is dark.
    SystemTheme(iced::theme::Mode),
    /// A key was left over by the screen's own controls.
    Key(Command),
    /// More of the banks was read.
    Reading(f32),
    /// The banks are read.
    LibraryRead(Result<Arc<Library>, library::Error>),
    /// The learners were listed.
    LearnersListed(Result<Roll, store::Error>),
    /// A learner was opened, or not.
    LearnerOpened(LearnerId, Result<Arc<store::Opened>, store::Error>),
    /// Something was kept, or not.
    Kept(Purpose, Result<Vec<Event>, store::Error>),
    /// The progress was worked out anew from all events, after these were kept.
    Replayed(Purpose, Vec<Event>, Result<Arc<Progress>, store::Error>),
    /// A learner was made, or not.
    Created(Result<LearnerId, store::Error>),
    /// Better weights were found for this learner, or not.
    Fitted(LearnerId, Option<Kind>),
    /// Time to look how far the fit is.
    FitWatched,
    /// The fit was to be stopped.
    FitCancelled,
    /// The progress was worked out under new weights.
    Refitted(Refitted),
    /// Something to say about the learner's file.
    Noticed(Result<store::Notice, store::Error>),
    /// To another screen.
    Went(Place),
    /// The language was switched at the top right.
    LanguageSwitched,
    /// The keys were shown or hidden.
    KeysToggled,
    /// A notice was read.
    NoticeDismissed(usize),
    /// From the picker of learners.
    Welcome(welcome::Message),
    /// From Today.
    Today(today::Message),
    /// From a session.
    Study(study::Message),
    /// From the desk of classes.
    Class(class::Message),
    /// From a room.
    Room(room::Message),
    /// Of the room that is held, or is to be.
    Held(update::class::Event),
    /// A key was left over in the projector's window.
    ProjectorKey(Command),
    /// From the desk of mock exams.
    Exam(exam::Message),
    /// From the hall.
    Hall(hall::Message),
    /// The exams were read.
    PatternsRead(Arc<Patterns>),
    /// The plan for the exam was worked out.
    Planned(desk::Made),
    /// A paper was drawn, of this number among those asked for; or there is nothing to draw.
    PaperDrawn(u32, Result<Box<Paper>, draw::Refused>),
    /// The questions of a paper were read, and the sitting can begin; or not, and why.
    PaperRead(Result<Box<SittingBegun>, Unbegun>),
    /// A sitting was read back, or not.
    SittingRead(u64, Result<Vec<Event>, store::Error>),
    /// The time of the open sitting is over, and nobody is in the hall.
    Overdue,
    /// It was read back, or not.
    OverdueRead(u64, Result<Vec<Event>, store::Error>),
    /// Finished sittings were marked again, because these questions were edited in their banks.
    Remarked(LearnerId, Vec<Kind>, Vec<Remarked>),
    /// The report on this sitting was asked for.
    ReportAsked(u64),
    /// A sitting was read to be reported on, or why it could not be.
    ReportRead(Result<Told, String>),
    /// The lines of the mistakes notebook were read.
    NotebookRead(Vec<notebook::Line>),
    /// From the mistakes notebook.
    Notebook(notebook::Message),
    /// From the Library.
    Library(library_screen::Message),
    /// This was searched for.
    LibrarySearched(library_screen::Sought, Result<Option<Found>, store::Error>),
    /// All banks can be searched, as this was before.
    LibraryIndexed(library_screen::Sought),
    /// The labels of a bank, or of all, were looked up.
    LibraryLabelled(Option<u32>, Labels),
    /// The tags of the questions that are chosen were counted.
    TagsCounted(Vec<(String, u32)>),
    /// Something was done with many questions; or not, and why.
    ManyDone(library_screen::many::Deed, Result<Option<Arc<bulk::Done>>, bulk::Refused>),
    /// That is to be taken back.
    UndoPicked,
    /// It is to stay.
    UndoDismissed,
    /// It was taken back; or not, and why.
    TakenBack(Result<(), bulk::Refused>),
    /// From the screen that questions are brought in on.
    Import(import::Message),
    /// On the screen of a bank that was handed on.
    Offer(offer::Message),
    /// Something happened where class answers are brought in.
    Claim(claim::Message),
    /// A file of class answers was opened elsewhere.
    Claimed(Arc<Vec<u8>>),
    /// A file was dropped on the window.
    Dropped(PathBuf),
    /// A bank that was handed on was looked at.
    Offered(Arc<offer::Told>),
    /// It was installed, or not.
    OfferInstalled(Result<Installed, store::Error>),
    /// What was there before was put back, or not.
    OfferPutBack(Installed, Result<(), store::Error>),
    /// Questions that were brought in were kept in a bank, or not.
    Imported(Result<PathBuf, store::Error>),
    /// They were added to the bank of this name in this file; or not, and why.
    ImportAdded(BankId, PathBuf, Result<Arc<bulk::Done>, bulk::Refused>),
    /// The words of all banks were read, and what was brought in was compared with them.
    ImportCompared(Option<(Arc<Alike>, Arc<Vec<import::Like>>)>),
    /// A file of a bank was changed, added or removed.
    BanksChanged,
    /// Images are to be read that were asked for while the page was drawn.
    PicturesAsked,
    /// They were read; `None` if that ended early.
    PicturesRead(Option<Read>),
    /// The image that is shown larger is to be so no more.
    PictureClosed,
    /// A bank was begun, or not.
    BankMade(Result<PathBuf, store::Error>),
    /// From Insights.
    Insights(insights::Message),
    /// Worked out for Insights, about this learner.
    InsightsTold(LearnerId, insights::Message),
    /// From a report.
    Report(report::Message),
    /// From the report on a lesson.
    Results(results::Message),
    /// The report on this lesson was worked out, or why it could not be.
    ResultsRead(RoomId, Result<Arc<LessonReport>, String>),
    /// From the settings.
    Settings(settings::Message),
    /// The file of a bank is to be edited, at this question.
    EditorAsked(PathBuf, Option<QuestionId>),
    /// It was read to be edited, or not, and why.
    EditorRead(Result<Arc<editor::Opened>, Unopened>),
    /// The words of all banks were read, to find what is alike.
    AlikeRead(Option<Arc<Alike>>),
    /// From the editor.
    Editor(editor::Message),
}

/// How a learner comes to be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Opening {
    /// They were there before.
    Known,
    /// They were made just now.
    New,
}

/// The learners there are, and those who can be brought back.
#[derive(Debug, Clone)]
pub struct Roll {
    /// Those to pick from.
    pub learners: Vec<store::LearnerCard>,
    /// Those deleted in the last 30 days.
    pub deleted: Vec<store::home::Deleted>,
    /// The one who was at work last.
    pub last: Option<LearnerId>,
}

/// A sitting to be reported on.
#[derive(Debug, Clone)]
pub struct Told {
    /// What is told of it.
    pub facts: Arc<report::Facts>,
    /// What is to be kept, if marking it again changed its marks.
    pub keep: Vec<Kind>,
}

/// Why something is kept: what to do when it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// An answer, whose key is then shown.
    Answer,
    /// An answer taken back.
    Undo,
    /// The beginning of a mock exam.
    Begin,
    /// A step of a mock exam, which then holds.
    Sitting,
    /// The end of a mock exam that nobody was in.
    HandedIn,
    /// A setting, a name, a bookmark: only counted.
    Other,
    /// A restore or a merge: everything is new.
    Everything,
}

/// A screen that can be gone to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Today.
    Today,
    /// Mock exams.
    Exam,
    /// The banks.
    Library,
    /// Classes.
    Class,
    /// What the answers say.
    Insights,
    /// The mistakes notebook.
    Notebook,
    /// Settings.
    Settings,
    /// The picker of learners.
    Learners,
}

/// Why a paper could not begin.
#[derive(Debug, Clone)]
pub enum Unbegun {
    /// A bank was changed after the paper was drawn.
    Changed,
    /// A question could not be read.
    Unreadable(library::Error),
}

/// What the program is started with. Cloned for every boot.
#[derive(Debug, Clone)]
pub struct Start {
    /// The data directory.
    pub data: PathBuf,
    /// When this is.
    pub now: Moment,
    /// The language before a learner is at work.
    pub locale: Locale,
    /// Chance: from here sessions take theirs.
    pub seed: Seed,
}

static OPEN: AtomicBool = AtomicBool::new(false);

/// Whether a window has been opened.
pub fn is_open() -> bool {
    OPEN.load(Ordering::Relaxed)
}

/// Opens the window and runs until it is closed.
///
/// # Errors
///
/// If no window can be opened: no display, or a library that it needs is missing.
pub fn run(start: Start) -> iced::Result {
    font::load();
    iced::daemon(move || App::boot(&start), App::update, App::view)
        .title(App::title)
        .theme(App::theme)
        .style(App::style)
        .scale_factor(App::scale_factor)
        .subscription(App::subscription)
        .settings(iced::Settings {
            id: Some("smriti".to_owned()),
            default_font: font::REGULAR,
            ..iced::Settings::default()
        })
        .run()
}

/// How a window of the program is opened.
fn window_settings() -> window::Settings {
    window::Settings {
        size: FIRST,
        icon: icon::window(),
        exit_on_close_request: false,
        #[cfg(target_os = "linux")]
        platform_specific: window::settings::PlatformSpecific {
            application_id: "smriti".to_owned(),
            ..window::settings::PlatformSpecific::default()
        },
        ..window::Settings::default()
    }
}

impl App {
    /// The program as it starts, and what it does first: open the window, list the learners, read
    /// the banks.
    pub fn boot(start: &Start) -> (Self, Task<Message>) {
        let (mut app, tasks) = Self::new(start);
        let settings = window::Settings { min_size: Some(SMALLEST), ..window_settings() };
        let (id, open) = window::open(settings);
        app.window = Some(id);
        let open = open.map(Message::WindowOpened);
        let theme = iced::system::theme().map(Message::SystemTheme);
        (app, Task::batch([open, theme, tasks]))
    }

    /// The program without a window, for tests and pictures.
    pub fn new(start: &Start) -> (Self, Task<Message>) {
        let tr = Tr::new(start.locale);
        let mut app = Self {
            home: None,
            library: None,
            search: None,
            is_reading_banks: true,
            banks_are_stale: false,
            awaits_banks: false,
            reading: 0.0,
            pictures: Pictures::default(),
            desk: None,
            screen: Screen::Opening,
            parked: None,
            shows_keys: false,
            notices: Vec::new(),
            undo: None,
            alike: None,
            stop_export: Arc::default(),
            window: None,
            held: None,
            projector: None,
            size: FIRST,
            size_at: 100,
            density: 1.0,
            is_full_screen: false,
            system_is_dark: false,
            scale: 100,
            opening: None,
            wanted: None,
            wanted_report: None,
            waiting: 0,
            is_other_page: false,
            now: start.now,
            steady: 0,
            patterns: None,
            reads_patterns: false,
            seed: start.seed,
            tr,
        };
        match Home::open(&start.data, start.seed) {
            Ok(home) => {
                let tasks = Task::batch([app.list_learners(&home), Self::read_banks(&home)]);
                app.home = Some(home);
                (app, tasks)
            }
            Err(error) => {
                let why = words::data_folder(&app.tr, &start.data, &error);
                app.screen = Screen::Stuck(why);
                (app, Task::none())
            }
        }
    }

    /// The surroundings that screens are told of.
    fn context(&self) -> Context<'_> {
        // Larger text leaves less room before the window tells its new size.
        let shrunk = f32::from(self.size_at) / f32::from(self.text_scale().max(1));
        Context {
            p: self.palette(),
            tr: &self.tr,
            questions: self.question_language(),
            now: self.now,
            size: Size::new(self.size.width * shrunk, self.size.height * shrunk),
            scale: self.density * f32::from(self.text_scale()) / 100.0,
            magnify: 1.0,
            pictures: &self.pictures,
            images: Images::Nowhere,
        }
    }

    fn question_language(&self) -> QuestionLanguage {
        let unset = QuestionLanguage::One(self.tr.locale());
        self.desk.as_ref().map_or(unset, |desk| desk.progress().settings().questions)
    }

    /// The colours in force.
    pub fn palette(&self) -> &'static Palette {
        let setting = self
            .desk
            .as_ref()
            .map_or(ThemeSetting::System, |desk| desk.progress().settings().theme);
        match setting {
            ThemeSetting::Light => &LIGHT,
            ThemeSetting::Dark => &DARK,
            ThemeSetting::System => {
                if self.system_is_dark {
                    &DARK
                } else {
                    &LIGHT
                }
            }
        }
    }

    /// The screen that is shown.
    pub const fn screen(&self) -> &Screen {
        &self.screen
    }

    /// The learner at work.
    pub const fn desk(&self) -> Option<&Desk> {
        self.desk.as_ref()
    }

    /// The images of questions.
    pub const fn pictures(&self) -> &Pictures {
        &self.pictures
    }

    /// Whether the banks are read.
    pub const fn has_library(&self) -> bool {
        self.library.is_some()
    }

    /// The window's title. ASCII only: where the window's frame is drawn for us, its font has no
    /// Devanagari.
    fn title(_app: &Self, _window: window::Id) -> String {
        "Smriti".to_owned()
    }

    fn theme(&self, _window: window::Id) -> Theme {
        theme::iced(self.palette())
    }

    fn style(&self, _theme: &Theme) -> iced::theme::Style {
        let p = self.palette();
        iced::theme::Style {
            background_color: repaint::ground(p.background, self.is_other_page),
            text_color: p.text,
        }
    }

    fn scale_factor(&self, _window: window::Id) -> f32 {
        f32::from(self.text_scale()) / 100.0
    }

    fn text_scale(&self) -> u16 {
        self.desk.as_ref().map_or(self.scale, |desk| desk.progress().settings().text_scale)
    }

    fn subscription(app: &Self) -> Subscription<Message> {
        // But for a fit under way and a bank that is not saved, the clock of the hall is the only thing
        // that asks for the time by itself.
        let second = std::time::Duration::from_secs(1);
        let tick = match &app.screen {
            Screen::Room(room) if room.is_running() => {
                let quarter = std::time::Duration::from_millis(250);
                iced::time::every(quarter).map(|_| Message::Room(room::Message::Ticked))
            }
            Screen::Hall(hall) if hall.is_running() => {
                iced::time::every(second).map(|_| Message::Hall(hall::Message::Ticked))
            }
            _ => match app.until_deadline() {
                Some(left) if !left.is_zero() => {
                    iced::time::every(left.max(second)).map(|_| Message::Overdue)
                }
                _ => Subscription::none(),
            },
        };
        // A fit is over before anybody could read of it, or is worth being told of.
        let is_fitting = app.desk.as_ref().is_some_and(Desk::is_fitting);
        let fit = if is_fitting {
            iced::time::every(std::time::Duration::from_millis(500)).map(|_| Message::FitWatched)
        } else {
            Subscription::none()
        };
        let watch = match &app.home {
            Some(home) if app.desk.is_some() => {
                Subscription::run_with(home.banks(), update::banks::watching)
            }
            _ => Subscription::none(),
        };
        // The pause after which a change is saved: begun anew with every change.
        let pause = match &app.screen {
            Screen::Editor(editor) if editor.is_unsaved() => {
                iced::time::every(std::time::Duration::from_millis(editor::PAUSE))
                    .with(editor.changes())
                    .map(|_| Message::Editor(editor::Message::Paused))
            }
            _ => Subscription::none(),
        };
        Subscription::batch([
            tick,
            fit,
            watch,
            pause,
            Subscription::run_with(app.pictures.bell().clone(), update::pictures::asked),
            window::resize_events().map(|(id, size)| Message::WindowResized(id, size)),
            window::close_requests().map(Message::WindowCloseRequested),
            iced::event::listen_with(|event, _, _| match event {
                iced::Event::Window(window::Event::Focused) => Some(Message::Focused),
                iced::Event::Window(window::Event::FileDropped(path)) => {
                    Some(Message::Dropped(path))
                }
                iced::Event::Window(window::Event::Rescaled(scale)) => {
                    Some(Message::Rescaled(scale))
                }
                _ => None,
            }),
            iced::system::theme_changes().map(Message::SystemTheme),
        ])
    }

    /// Draws a window.
    pub fn view(&self, window: window::Id) -> Element<'_, Message> {
        if let Some(projector) = self.projector.filter(|projector| projector.id == window) {
            return shell::projector(self, projector.size);
        }
        shell::view(self)
    }
}
