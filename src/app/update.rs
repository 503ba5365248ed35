//! What each message does: passes it to its screen, and does what the screen asks for.

pub(super) mod banks;
mod claim;
pub(super) mod class;
pub(super) mod door;
pub(super) mod editor;
mod exam;
mod export;
mod import;
mod insights;
mod keys;
mod lesson;
mod library;
pub(super) mod many;
mod notebook;
mod offer;
mod paper;
pub(super) mod pictures;
mod plan;
pub(super) mod projector;
mod report;
mod results;
mod session;
mod upkeep;

use std::sync::Arc;

use iced::{Task, window};

use super::{App, Message, Opening, Place, Purpose, Roll};
use crate::app::beside::beside;
use crate::app::desk::{self, Desk, Refitted};
use crate::app::repaint::Page;
use crate::app::screen::settings::Facts;
use crate::app::screen::today::Practice;
use crate::app::screen::{Screen, settings, today, welcome};
use crate::app::shortcut::Command;
use crate::app::widget::field::Focus;
use crate::app::words;
use crate::domain::bank::edit::Portion;
use crate::domain::event::{Event, Kind};
use crate::domain::exam::usual;
use crate::domain::locale::Locale;
use crate::domain::progress::settings::{QuestionLanguage, Setting, TEXT_SCALE};
use crate::domain::study::queue::Source;
use crate::env;
use crate::i18n::Tr;
use crate::store::{self, Home, LearnerId};

impl App {
    /// Takes what happened. Asks the outside world for the time once.
    pub fn update(&mut self, message: Message) -> Task<Message> {
        let page = (Page::of(self), self.pictures.state());
        let task = self.update_by(message, env::now(), env::steady());
        self.is_other_page ^= page != (Page::of(self), self.pictures.state());
        task
    }

    /// Takes what happened at this moment; the steady clock went as the wall clock did, but never
    /// back.
    pub fn update_at(
        &mut self,
        message: Message,
        now: crate::domain::time::Moment,
    ) -> Task<Message> {
        let passed = u64::try_from(now.at.since(self.now.at)).unwrap_or(0);
        self.update_by(message, now, self.steady.saturating_add(passed))
    }

    /// Takes what happened, by both clocks.
    pub fn update_by(
        &mut self,
        message: Message,
        now: crate::domain::time::Moment,
        steady: u64,
    ) -> Task<Message> {
        self.now = now;
        self.steady = steady;
        let page = Page::of(self);
        let task = self.take(message);
        if page != Page::of(self) {
            self.pictures.page_turned();
        }
        Task::batch([task, self.plan_ahead()])
    }

    #[expect(clippy::too_many_lines, reason = "one arm for each message")]
    fn take(&mut self, message: Message) -> Task<Message> {
        match message {
            Message::WindowOpened(id) => {
                self.window = Some(id);
                super::OPEN.store(true, std::sync::atomic::Ordering::Relaxed);
                window::scale_factor(id).map(Message::Rescaled)
            }
            Message::Resized(size) => {
                self.size = size;
                self.size_at = self.text_scale();
                Task::none()
            }
            Message::Rescaled(density) => {
                self.density = density;
                Task::none()
            }
            Message::WindowResized(id, size) => match &mut self.projector {
                Some(projector) if projector.id == id => {
                    projector.size = size;
                    Task::none()
                }
                _ => self.take(Message::Resized(size)),
            },
            Message::WindowCloseRequested(id) => self.close_window(id),
            Message::CloseRequested => self.close(),
            Message::Closed => iced::exit(),
            Message::Focused => {
                self.refresh();
                Task::batch([self.hand_in_overdue(), self.gather_of_another_day()])
            }
            Message::SystemTheme(mode) => {
                self.system_is_dark = mode == iced::theme::Mode::Dark;
                Task::none()
            }
            Message::ProjectorKey(Command::FullScreen) => self.projector_full_screen(),
            Message::Key(command) | Message::ProjectorKey(command) => self.key(command),
            Message::Reading(share) => {
                self.reading = share;
                Task::none()
            }
            Message::LibraryRead(Ok(library)) => {
                self.pictures.of(Arc::clone(&library));
                self.library = Some(library);
                self.refresh();
                let mut edits = Task::batch([
                    self.keep_edits(),
                    self.gather_insights(),
                    self.refresh_library(),
                    self.refresh_import(),
                    self.read_alike(),
                    self.banks_read(),
                ]);
                if let Some(sitting) = self.wanted_report.take() {
                    edits = Task::batch([edits, self.read_report(sitting)]);
                }
                if self.awaits_banks {
                    edits = Task::batch([edits, self.show_question()]);
                    self.awaits_banks = false;
                }
                let is_waiting = matches!(self.screen, Screen::Today(_));
                match self.wanted.take().filter(|_| is_waiting) {
                    Some(source) => Task::batch([edits, self.start(source)]),
                    None => edits,
                }
            }
            Message::LibraryRead(Err(error)) => {
                self.notices.push(words::file(&self.tr, &error.to_string()));
                self.banks_read()
            }
            Message::LearnersListed(roll) => self.list(roll),
            Message::LearnerOpened(learner, opened) => self.open(learner, opened),
            Message::Kept(purpose, Ok(events)) => self.kept(purpose, &events),
            Message::Kept(purpose, Err(error)) | Message::Replayed(purpose, _, Err(error)) => {
                self.not_kept(purpose, &error);
                Task::none()
            }
            Message::Replayed(purpose, kept, Ok(progress)) => {
                if let Some(desk) = &mut self.desk {
                    desk.replace(Arc::unwrap_or_clone(progress));
                }
                self.counted(purpose, &kept)
            }
            Message::Created(Ok(learner)) => self.open_learner(learner, Opening::New),
            Message::Created(Err(error)) => {
                self.opening = None;
                self.fail(words::learner(&self.tr, &error));
                Task::none()
            }
            Message::Fitted(learner, fit) => {
                let desk = self.desk.as_mut().filter(|desk| *desk.learner() == learner);
                match desk.and_then(|desk| desk.fit_ended(fit)) {
                    Some(fit) => self.keep(vec![fit]),
                    None => Task::none(),
                }
            }
            Message::FitWatched => {
                if let Some(desk) = &mut self.desk {
                    desk.watch_fit();
                }
                Task::none()
            }
            Message::FitCancelled => {
                if let Some(desk) = &mut self.desk {
                    desk.cancel_fit();
                }
                Task::none()
            }
            Message::Refitted(refitted) => self.refitted(refitted),
            Message::Noticed(Ok(notice)) => self.notice(&notice),
            // The learner was closed: there is nothing more to hear.
            Message::Noticed(Err(_)) => Task::none(),
            Message::Went(place) => self.go(place),
            Message::LanguageSwitched => self.switch_language(),
            Message::KeysToggled => {
                self.shows_keys = !self.shows_keys;
                Task::none()
            }
            Message::NoticeDismissed(place) => {
                if place < self.notices.len() {
                    self.notices.remove(place);
                }
                Task::none()
            }
            Message::Welcome(message) => self.welcome(message),
            Message::Today(message) => self.today(message),
            Message::Study(message) => self.study(message),
            Message::Class(message) => self.class(message),
            Message::Room(message) => self.room(message),
            Message::Claim(message) => self.claim(message),
            Message::Claimed(bytes) => self.show_claimed(Arc::unwrap_or_clone(bytes)),
            Message::Held(event) => self.held(event),
            Message::Exam(message) => self.exam(message),
            Message::Hall(message) => self.hall(message),
            Message::PatternsRead(patterns) => {
                self.patterns = Some(patterns);
                self.refresh();
                Task::none()
            }
            Message::Planned(made) => self.planned(made),
            Message::PaperDrawn(number, drawn) => {
                self.paper_drawn(number, drawn);
                Task::none()
            }
            Message::PaperRead(read) => self.begin_read(read),
            Message::SittingRead(number, events) => self.sitting_read(number, events),
            Message::Overdue => self.hand_in_overdue(),
            Message::OverdueRead(number, events) => self.overdue_read(number, events),
            Message::Remarked(learner, edits, remarked) => {
                self.remarked(&learner, edits, &remarked)
            }
            Message::ReportAsked(sitting) => self.read_report(sitting),
            Message::ReportRead(read) => self.report_read(read),
            Message::NotebookRead(lines) => self.notebook_read(lines),
            Message::Notebook(message) => self.notebook(message),
            Message::Library(message) => self.library(message),
            Message::LibrarySearched(sought, found) => self.searched(sought, found),
            Message::LibraryIndexed(sought) => self.indexed(sought),
            Message::LibraryLabelled(bank, labels) => {
                if let Screen::Library(screen) = &mut self.screen {
                    screen.labelled(bank, labels);
                }
                Task::none()
            }
            Message::TagsCounted(tags) => {
                self.tags_counted(tags);
                Task::none()
            }
            Message::ManyDone(deed, done) => self.many_done(&deed, done),
            Message::UndoPicked => self.take_back(),
            Message::UndoDismissed => {
                self.undo = None;
                Task::none()
            }
            Message::TakenBack(taken) => self.taken_back(taken),
            Message::Import(message) => self.import(message),
            Message::Dropped(path) => self.dropped(path),
            Message::Offer(message) => self.offer(message),
            Message::Offered(told) => self.show_offer(told),
            Message::OfferInstalled(done) => self.offer_installed(done),
            Message::OfferPutBack(installed, done) => self.offer_put_back(installed, done),
            Message::Imported(kept) => self.imported(kept),
            Message::ImportAdded(bank, path, done) => self.import_added(&bank, &path, done),
            Message::ImportCompared(compared) => self.import_compared(compared),
            Message::PicturesAsked => self.read_pictures(),
            Message::PicturesRead(read) => {
                self.pictures.take(read);
                self.read_pictures()
            }
            Message::PictureClosed => {
                self.pictures.close();
                Task::none()
            }
            Message::BanksChanged => self.banks_changed(),
            Message::BankMade(made) => self.bank_made(made),
            Message::Insights(message) => self.insights(message),
            Message::InsightsTold(learner, message) => self.insights_told(&learner, message),
            Message::Report(message) => self.report(message),
            Message::Results(message) => self.results(message),
            Message::ResultsRead(room, read) => {
                self.results_read(&room, read);
                Task::none()
            }
            Message::Settings(message) => self.settings(message),
            Message::EditorAsked(path, question) => {
                self.open_editor(path, question.map(Portion::Question))
            }
            Message::EditorRead(read) => self.editor_read(read),
            Message::AlikeRead(alike) => self.alike_read(alike),
            Message::Editor(message) => self.editor(message),
        }
    }

    // ---- Beginning and end

    pub(super) fn list_learners(&self, home: &Home) -> Task<Message> {
        let home = home.clone();
        let now = self.now;
        let listed = work("learners", move || {
            // What cannot be purged now is purged another time; nobody has to wait for that.
            if let Err(error) = home.purge(now.at) {
                tracing::warn!(%error, "deleted learners were not purged");
            }
            roll(&home)
        });
        Task::perform(listed, Message::LearnersListed)
    }

    fn list(&mut self, roll: Result<Roll, store::Error>) -> Task<Message> {
        let roll = match roll {
            Ok(roll) => roll,
            Err(error) => {
                self.screen = Screen::Stuck(words::learner(&self.tr, &error));
                return Task::none();
            }
        };
        // The only learner there is goes straight to work, unless another was asked for.
        if let ([only], Screen::Opening) = (roll.learners.as_slice(), &self.screen) {
            return self.open_learner(only.id.clone(), Opening::Known);
        }
        let suggestion = env::user_name()
            .filter(|name| name != "root")
            .map_or_else(|| self.tr.get("welcome-default-name"), |name| words::capitalised(&name));
        let (learners, deleted) = words::roll(&self.tr, &roll, self.now);
        let is_first = learners.is_empty();
        let mut picker = welcome::Welcome::new(learners, deleted, &suggestion);
        if let Screen::Welcome(before) = &self.screen {
            picker.keep_trouble_of(before);
        }
        self.screen = Screen::Welcome(picker);
        if is_first { Focus("name").task() } else { Task::none() }
    }

    fn open_learner(&mut self, learner: LearnerId, opening: Opening) -> Task<Message> {
        let Some(home) = self.home.clone() else { return Task::none() };
        self.opening = Some(opening);
        let now = self.now;
        let id = learner.clone();
        let opened = work("open", move || {
            let opened = store::open(&home, &id, now)?;
            home.remember_last(&id)?;
            Ok(Arc::new(opened))
        });
        Task::perform(opened, move |opened| Message::LearnerOpened(learner.clone(), opened))
    }

    fn open(
        &mut self,
        learner: LearnerId,
        opened: Result<Arc<store::Opened>, store::Error>,
    ) -> Task<Message> {
        let opening = self.opening.take();
        let opened = match opened {
            Ok(opened) => opened,
            Err(error) => {
                let name = self.name_of(&learner);
                let is_listed = matches!(self.screen, Screen::Welcome(_));
                self.fail(words::opening(&self.tr, &name, &error));
                if is_listed {
                    return Task::none();
                }
                return match &self.home {
                    Some(home) => self.list_learners(home),
                    None => Task::none(),
                };
            }
        };
        self.notices.extend(opened.notices.iter().filter_map(|said| words::notice(&self.tr, said)));
        let desk = Desk::new(learner, &opened);
        let listen = desk.listen();
        // The language that the first screen was read in is the one to go on in.
        let spoken = self.tr.locale();
        let is_new = opening == Some(Opening::New);
        let mut first = Vec::new();
        if is_new && spoken != Locale::En {
            let language = QuestionLanguage::One(spoken);
            first.extend([Setting::Interface(spoken), Setting::Questions(language)]);
        } else {
            self.speak(desk.progress().settings().interface);
        }
        // The rules that go with the exam's name, where that says which.
        let pattern = usual::pattern_of(desk.progress().exam()).filter(|_| is_new);
        first.extend(pattern.map(|pattern| Setting::Pattern(Some(pattern))));
        self.desk = Some(desk);
        self.show_today();
        let first = self.set_all(&first);
        Task::batch([listen, first, self.keep_edits(), self.hand_in_overdue()])
    }

    /// Says on the picker what went wrong.
    fn fail(&mut self, why: String) {
        if !matches!(self.screen, Screen::Welcome(_)) {
            self.screen = Screen::Welcome(welcome::Welcome::new(Vec::new(), Vec::new(), ""));
        }
        if let Screen::Welcome(welcome) = &mut self.screen {
            welcome.fail(why);
        }
    }

    fn name_of(&self, learner: &LearnerId) -> String {
        self.home
            .as_ref()
            .and_then(|home| home.learners().ok())
            .and_then(|cards| cards.into_iter().find(|card| card.id == *learner))
            .map_or_else(|| learner.to_string(), |card| card.name)
    }

    fn close(&mut self) -> Task<Message> {
        let saved = self.save_last();
        saved.chain(self.close_desk())
    }

    fn close_desk(&mut self) -> Task<Message> {
        match self.desk.take() {
            // The last backup of a long history takes a moment that nobody should have to watch.
            Some(desk) => {
                let hide = self
                    .window
                    .map_or_else(Task::none, |id| window::set_mode(id, window::Mode::Hidden));
                let closed = desk.handle().close(self.now);
                Task::batch([hide, Task::perform(closed, |_| Message::Closed)])
            }
            None => iced::exit(),
        }
    }

    fn notice(&mut self, notice: &store::Notice) -> Task<Message> {
        self.notices.extend(words::notice(&self.tr, notice));
        let Some(desk) = &self.desk else { return Task::none() };
        let more = desk.listen();
        match notice {
            store::Notice::Damaged(_) => {
                Task::batch([more, desk.replay(Purpose::Everything, Vec::new())])
            }
            _ => more,
        }
    }

    // ---- Keeping

    fn keep(&self, kinds: Vec<Kind>) -> Task<Message> {
        self.keep_for(kinds, Purpose::Other)
    }

    fn keep_for(&self, kinds: Vec<Kind>, purpose: Purpose) -> Task<Message> {
        match &self.desk {
            Some(desk) if !kinds.is_empty() => desk.keep(kinds, self.now, purpose),
            _ => Task::none(),
        }
    }

    fn kept(&mut self, purpose: Purpose, events: &[Event]) -> Task<Message> {
        let Some(desk) = &mut self.desk else { return Task::none() };
        if events.iter().any(|event| matches!(event.kind, Kind::Fitted { .. })) {
            desk.fold_fit(events.to_vec())
        } else if desk.fold(events) {
            self.counted(purpose, events)
        } else {
            desk.replay(purpose, events.to_vec())
        }
    }

    /// New weights are counted, or could not be on their own.
    fn refitted(&mut self, refitted: Refitted) -> Task<Message> {
        let desk = self.desk.as_mut().filter(|desk| desk.learner() == refitted.learner());
        let Some(desk) = desk else { return Task::none() };
        let events = refitted.events().to_vec();
        if desk.take_fit(refitted) {
            self.counted(Purpose::Other, &events)
        } else {
            desk.replay(Purpose::Other, events)
        }
    }

    /// What was kept is counted: go on.
    fn counted(&mut self, purpose: Purpose, events: &[Event]) -> Task<Message> {
        let Some(desk) = &self.desk else { return Task::none() };
        let settings = desk.progress().settings();
        let locale = settings.interface;
        match (purpose, &mut self.screen) {
            (Purpose::Answer, Screen::Study(study)) => {
                let feedback = events
                    .iter()
                    .find_map(|event| study.session().recorded(event, desk.progress()));
                if let Some(feedback) = feedback {
                    study.kept(feedback);
                }
                Task::none()
            }
            (Purpose::Undo, Screen::Study(study)) => {
                study.session().undo();
                study.undone();
                self.show_question()
            }
            (Purpose::Begin, _) => self.begun(events),
            (Purpose::Sitting, _) => self.hall_kept(events),
            (Purpose::HandedIn, _) => self.handed_in(events),
            (Purpose::Answer | Purpose::Undo, _) => Task::none(),
            (Purpose::Other, _) => {
                self.speak(locale);
                self.refresh();
                Task::none()
            }
            (Purpose::Everything, _) => {
                self.speak(locale);
                self.refresh();
                self.keep_edits()
            }
        }
    }

    fn not_kept(&mut self, purpose: Purpose, error: &store::Error) {
        let tr = &self.tr;
        if let (Purpose::HandedIn, Some(desk)) = (purpose, &mut self.desk) {
            desk.is_handing_in = false;
        }
        match (purpose, &mut self.screen) {
            (Purpose::Answer, Screen::Study(study)) => study.not_kept(words::not_saved(tr, error)),
            (Purpose::Undo, Screen::Study(study)) => {
                study.undone();
                self.notices.push(words::not_kept(tr, error));
            }
            (Purpose::Begin, Screen::Exam(exam)) => exam.fail(words::not_kept(tr, error)),
            (Purpose::Sitting, Screen::Hall(hall)) => hall.not_kept(words::not_saved(tr, error)),
            (_, screen) => {
                self.notices.push(words::not_kept(tr, error));
                if let Screen::Settings(settings) = screen {
                    settings.not_kept();
                    self.refresh();
                }
            }
        }
    }

    /// Notes questions that were edited in their banks since the learner saw them. Where that may
    /// change the marks of finished sittings, they are marked again first, and both are kept together.
    fn keep_edits(&mut self) -> Task<Message> {
        let (Some(desk), Some(library)) = (&self.desk, &self.library) else { return Task::none() };
        let edits = desk.edits(library);
        if !desk.may_remark(library, &edits) {
            return self.edited(edits);
        }
        let learner = desk.learner().clone();
        desk.remark(Arc::clone(library))
            .map(move |remarked| Message::Remarked(learner.clone(), edits.clone(), remarked))
    }

    /// Keeps what was edited, and says so where it matters.
    fn edited(&mut self, edits: Vec<Kind>) -> Task<Message> {
        let changed = edits
            .iter()
            .filter(|kind| matches!(kind, Kind::Edited { key_changed: true, .. }))
            .count();
        if changed > 0 {
            self.notices.push(self.tr.count("notice-key-changed", changed));
        }
        self.keep(edits)
    }

    fn set(&self, setting: &Setting) -> Task<Message> {
        self.set_all(std::slice::from_ref(setting))
    }

    fn set_all(&self, settings: &[Setting]) -> Task<Message> {
        self.keep(settings.iter().map(set).collect())
    }

    // ---- Words and size

    fn speak(&mut self, locale: Locale) {
        if self.tr.locale() != locale {
            self.tr = Tr::new(locale);
        }
    }

    fn switch_language(&mut self) -> Task<Message> {
        let next = self.tr.locale().other();
        if self.desk.is_some() {
            return self.set(&Setting::Interface(next));
        }
        self.speak(next);
        Task::none()
    }

    fn scale_to(&mut self, scale: u16) -> Task<Message> {
        let scale = scale.clamp(*TEXT_SCALE.start(), *TEXT_SCALE.end());
        if scale == self.text_scale() {
            return Task::none();
        }
        self.scale = scale;
        if self.desk.is_some() { self.set(&Setting::TextScale(scale)) } else { Task::none() }
    }

    fn full_screen(&mut self) -> Task<Message> {
        self.is_full_screen = !self.is_full_screen;
        let mode = mode(self.is_full_screen);
        self.window.map_or_else(Task::none, |id| window::set_mode(id, mode))
    }

    // ---- Screens

    fn go(&mut self, place: Place) -> Task<Message> {
        self.park_import();
        match place {
            Place::Today => {
                self.show_today();
                Task::none()
            }
            Place::Exam => self.show_exam(),
            Place::Library => {
                self.show_library();
                Task::none()
            }
            Place::Class => self.show_class(None, None),
            Place::Insights => self.show_insights(),
            Place::Notebook => self.read_notebook(),
            Place::Settings => self.show_settings(),
            Place::Learners => self.leave_learner(),
        }
    }

    /// Counts anew what waits for the learner today.
    fn recount(&mut self) {
        if let Some(desk) = &self.desk {
            self.waiting = desk.waiting(self.library.as_deref(), self.now);
        }
    }

    fn show_today(&mut self) {
        if let Some(desk) = &self.desk {
            let board = desk.board(self.library.as_deref(), self.patterns.as_deref(), self.now);
            self.waiting = board.due + board.new;
            self.screen = Screen::Today(Box::new(today::Today::new(board)));
        }
    }

    fn show_settings(&mut self) -> Task<Message> {
        let Some(facts) = self.facts() else { return Task::none() };
        self.screen = Screen::Settings(Box::new(settings::Settings::new(facts)));
        Task::batch([self.list_backups(), self.read_patterns()])
    }

    fn leave_learner(&mut self) -> Task<Message> {
        let Some(desk) = self.desk.take() else { return Task::none() };
        self.notices.clear();
        self.undo = None;
        self.screen = Screen::Welcome(welcome::Welcome::new(Vec::new(), Vec::new(), ""));
        let Some(home) = self.home.clone() else { return Task::none() };
        let list = self.list_learners(&home);
        Task::perform(desk.handle().close(self.now), |_| ())
            .then(move |()| Task::none())
            .chain(list)
    }

    /// Brings the numbers on the screen up to date.
    fn refresh(&mut self) {
        let facts = if matches!(self.screen, Screen::Settings(_)) { self.facts() } else { None };
        let is_class = matches!(self.screen, Screen::Class(_));
        let class_board = is_class.then(|| self.class_board());
        let Some(desk) = &self.desk else { return };
        match &mut self.screen {
            Screen::Today(today) => {
                let board = desk.board(self.library.as_deref(), self.patterns.as_deref(), self.now);
                self.waiting = board.due + board.new;
                today.refresh(board);
            }
            Screen::Settings(settings) => {
                if let Some(facts) = facts {
                    settings.refresh(facts);
                }
            }
            Screen::Class(class) => {
                if let Some(board) = class_board {
                    class.refresh(board);
                }
            }
            Screen::Exam(exam) => {
                exam.refresh(desk.exam_board(self.library.as_deref(), self.patterns.as_deref()));
            }
            Screen::Opening
            | Screen::Stuck(_)
            | Screen::Welcome(_)
            | Screen::Hall(_)
            | Screen::Room(_)
            | Screen::Study(_)
            | Screen::Report(_)
            | Screen::Results(_)
            | Screen::Import(_)
            | Screen::Offer(_)
            | Screen::Claim(_)
            | Screen::Insights(_)
            | Screen::Library(_)
            | Screen::Editor(_)
            | Screen::Notebook(_) => {}
        }
    }

    fn facts(&self) -> Option<Facts> {
        let (desk, home) = (self.desk.as_ref()?, self.home.as_ref()?);
        let progress = desk.progress();
        Some(Facts {
            values: progress.settings().clone(),
            name: progress.name().unwrap_or_default().to_owned(),
            exam: progress.exam().map(ToOwned::to_owned),
            date: progress.exam_date(),
            fitted_on: progress.personalised(),
            folder: home.root().join("learners").join(desk.learner().as_str()),
            own_banks: home.banks(),
            exams: self.patterns.as_deref().map(desk::groups),
            banks: self.library.as_deref().map(desk::banks),
        })
    }

    fn welcome(&mut self, message: welcome::Message) -> Task<Message> {
        let Screen::Welcome(welcome) = &mut self.screen else { return Task::none() };
        match welcome.update(message) {
            welcome::Action::None => Task::none(),
            welcome::Action::Run(focus) => focus.task(),
            // A second press while a learner is being opened changes nothing.
            welcome::Action::Open(_) | welcome::Action::Create { .. } if self.opening.is_some() => {
                Task::none()
            }
            welcome::Action::Open(learner) => self.open_learner(learner, Opening::Known),
            welcome::Action::SwitchLanguage => self.switch_language(),
            welcome::Action::BringBack(learner) => {
                let Some(home) = self.home.clone() else { return Task::none() };
                let brought = work("bring-back", move || {
                    home.bring_back(&learner)?;
                    roll(&home)
                });
                Task::perform(brought, Message::LearnersListed)
            }
            welcome::Action::Create { name, exam, date } => {
                let Some(home) = self.home.clone() else { return Task::none() };
                self.opening = Some(Opening::New);
                let now = self.now;
                let created =
                    work("create", move || home.create(&name, exam.as_deref(), date, now));
                Task::perform(created, Message::Created)
            }
        }
    }

    fn today(&mut self, message: today::Message) -> Task<Message> {
        let Screen::Today(today) = &mut self.screen else { return Task::none() };
        match today.update(message) {
            today::Action::None => Task::none(),
            today::Action::SwitchLanguage => self.switch_language(),
            today::Action::Resume(number) => self.read_sitting(number),
            today::Action::OpenNotebook => self.read_notebook(),
            today::Action::OpenPlan => self.show_settings(),
            today::Action::Study(practice) => self.start(match practice {
                Practice::Today => Source::Today,
                Practice::Mistakes => Source::Mistakes,
                Practice::Bookmarks => Source::Bookmarks,
                Practice::Topic(topic) => Source::Topic(topic),
                Practice::Bank(bank) => Source::Bank(bank),
            }),
        }
    }
}

/// A setting as it is kept.
fn set(setting: &Setting) -> Kind {
    let (key, value) = setting.to_pair();
    Kind::Set { key, value }
}

/// The learners there are now.
fn roll(home: &Home) -> Result<Roll, store::Error> {
    Ok(Roll { learners: home.learners()?, deleted: home.deleted()?, last: home.last_learner() })
}

/// Runs work that waits for the disk beside the window.
async fn work<T: Send + 'static>(
    name: &str,
    work: impl FnOnce() -> Result<T, store::Error> + Send + 'static,
) -> Result<T, store::Error> {
    beside(name, work).await.unwrap_or(Err(store::Error::Closed))
}

/// How a window is shown that fills its screen, or does not.
const fn mode(is_full: bool) -> window::Mode {
    if is_full { window::Mode::Fullscreen } else { window::Mode::Windowed }
}
