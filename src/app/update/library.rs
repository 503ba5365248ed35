//! What the Library asks for: lists, questions, banks switched on and off, and a bank begun.

use std::path::PathBuf;
use std::sync::Arc;

use iced::Task;
use iced::advanced::widget::Id;

use super::work;

use crate::app::screen::Screen;
use crate::app::screen::library::{self, Hits, Library, Sought, export};
use crate::app::widget::reveal;
use crate::app::{App, Message, words};
use crate::domain::bank::check::slug;
use crate::domain::bank::find::Facets;
use crate::domain::bank::schema::encode_bank;
use crate::domain::bank::{ALL_RIGHTS_RESERVED, Bank, BankId, Topic, TopicId};
use crate::domain::event::Kind;
use crate::domain::locale::{Locale, Text};
use crate::domain::progress::settings::{QuestionLanguage, Setting};
use crate::store;
use crate::store::library::own;
use crate::store::search::{Found, Labels, Query, Search};

impl App {
    /// Shows the banks.
    pub(super) fn show_library(&mut self) {
        if let Some(board) = self.library_board() {
            self.screen = Screen::Library(Box::new(Library::new(board)));
        }
    }

    /// Shows the banks with the caret in the search.
    pub(super) fn search_library(&mut self) -> Task<Message> {
        self.show_library();
        self.library(library::Message::SearchPicked)
    }

    /// Shows what the banks hold now.
    pub(super) fn refresh_library(&mut self) -> Task<Message> {
        if let (Some(search), Some(library)) = (&self.search, &self.library) {
            search.replace(Arc::clone(library));
        }
        let Some(board) = self.library_board() else { return Task::none() };
        let Screen::Library(screen) = &mut self.screen else { return Task::none() };
        if let Some(library) = &self.library {
            let shelf = library.shelf();
            screen.many_mut().refresh(|question| {
                let bank = shelf.find(question)?.bank;
                shelf.banks().get(bank as usize).map(|cover| cover.id.clone())
            });
        }
        let action = screen.refresh(board);
        let labels = screen.shows_labels().then(|| screen.wanted().bank);
        let shown = self.library_action(action);
        let labels = labels.map_or_else(Task::none, |bank| self.look_up_labels(bank));
        Task::batch([shown, labels])
    }

    /// An id for a bank of this title that no other bank has.
    pub(super) fn free_bank_id(&self, title: &str) -> Option<BankId> {
        let shelf = self.library.as_ref()?.shelf();
        let base = slug(title).unwrap_or_else(|| "bank".to_owned());
        let is_taken = |id: &BankId| shelf.banks().iter().any(|cover| cover.id == *id);
        let first = BankId::from(base.as_str());
        if !is_taken(&first) {
            return Some(first);
        }
        (2_u32..=u32::MAX)
            .map(|number| BankId::from(format!("{base}-{number}")))
            .find(|id| !is_taken(id))
    }

    /// Begins a bank of the learner's own, in the languages they read questions in.
    fn make_bank(&self, title: &str) -> Task<Message> {
        let (Some(home), Some(id)) = (&self.home, self.free_bank_id(title)) else {
            return Task::none();
        };
        let languages = match self.question_language() {
            QuestionLanguage::One(locale) => vec![locale],
            QuestionLanguage::Both => Locale::ALL.to_vec(),
        };
        let author = self.desk.as_ref().and_then(|desk| desk.progress().name());
        let general = Text::both("General".to_owned(), "सामान्य".to_owned());
        let bank = Bank {
            id,
            title: Text::same(title.to_owned()),
            subject: general.clone(),
            about: None,
            licence: ALL_RIGHTS_RESERVED.to_owned(),
            authors: author.map(ToOwned::to_owned).into_iter().collect(),
            languages,
            topics: vec![Topic { id: TopicId::from("general"), title: general }],
            facts: Vec::new(),
            sources: Vec::new(),
            passages: Vec::new(),
            questions: Vec::new(),
        };
        let folder = home.banks();
        let made = work("bank", move || own::create(&folder, &bank.id, &encode_bank(&bank)));
        Task::perform(made, Message::BankMade)
    }

    pub(super) fn bank_made(&mut self, made: Result<PathBuf, store::Error>) -> Task<Message> {
        match made {
            Ok(path) => {
                if let Screen::Library(screen) = &mut self.screen {
                    screen.made(&path);
                }
                self.banks_changed()
            }
            Err(error) => {
                self.notices.push(words::store_file(&self.tr, &error));
                Task::none()
            }
        }
    }

    /// Starts the search, unless it is there or cannot be.
    fn start_search(&mut self) {
        let (Some(home), Some(library)) = (&self.home, &self.library) else { return };
        if self.search.is_none() {
            match Search::start(&home.cache(), Arc::clone(library)) {
                Ok(search) => self.search = Some(search),
                Err(error) => self.notices.push(words::store_file(&self.tr, &error)),
            }
        }
    }

    /// Looks up the labels of a bank, or of all; those of banks that are being indexed come later.
    pub(super) fn look_up_labels(&mut self, bank: Option<u32>) -> Task<Message> {
        self.start_search();
        let Some(search) = &self.search else { return Task::none() };
        let facets = Facets { banks: bank.into_iter().collect(), ..Facets::default() };
        let told = move |labels: Result<Labels, store::Error>| {
            Message::LibraryLabelled(bank, labels.unwrap_or_default())
        };
        let now = Task::perform(search.labels(facets.clone()), told);
        let search = search.clone();
        let whole = async move {
            search.ready().await?;
            search.labels(facets).await
        };
        now.chain(Task::perform(whole, told))
    }

    /// Searches the words among what is wanted; the index is made beside the window, from the first
    /// search on.
    fn search(&mut self, sought: Sought) -> Task<Message> {
        /// More than anybody looks through.
        const MOST: usize = 500;
        self.start_search();
        let (Some(desk), Some(library)) = (&self.desk, &self.library) else {
            return Task::none();
        };
        let Some(search) = &self.search else { return Task::none() };
        let Sought { words, wanted } = &sought;
        let only =
            wanted.standing.map(|standing| Arc::new(desk.standing(library.shelf(), standing)));
        let query = Query {
            text: words.clone(),
            facets: wanted.facets(),
            only,
            // What is filtered without words is looked through as a bank is.
            most: if words.is_empty() { usize::MAX } else { MOST },
            sources: wanted.source.iter().cloned().collect(),
            tags: wanted.tag.iter().cloned().collect(),
        };
        Task::perform(search.query(query), move |found| {
            Message::LibrarySearched(sought.clone(), found)
        })
    }

    /// What was found is shown, unless the banks or what is searched for are others by now.
    pub(super) fn searched(
        &mut self,
        sought: Sought,
        found: Result<Option<Found>, store::Error>,
    ) -> Task<Message> {
        let found = match found {
            Ok(Some(found)) => found,
            Ok(None) => return Task::none(),
            Err(error) => {
                self.notices.push(words::store_file(&self.tr, &error));
                return Task::none();
            }
        };
        let Screen::Library(screen) = &mut self.screen else { return Task::none() };
        let is_current =
            self.library.as_ref().is_some_and(|library| Arc::ptr_eq(library, &found.library));
        if !is_current {
            return Task::none();
        }
        let is_whole = found.indexed.questions >= found.indexed.of;
        let more = found.total as usize > found.hits.len() || !is_whole;
        let action = screen.found(&sought, Hits { numbers: found.hits, more });
        let task = self.library_action(action);
        match &self.search {
            // What is not indexed yet is found a little later.
            Some(search) if !is_whole => {
                let again =
                    Task::perform(search.ready(), move |_| Message::LibraryIndexed(sought.clone()));
                Task::batch([task, again])
            }
            _ => task,
        }
    }

    /// All banks are indexed: what was searched meanwhile is searched again.
    pub(super) fn indexed(&mut self, sought: Sought) -> Task<Message> {
        match &self.screen {
            Screen::Library(screen) if screen.searches(&sought) => self.search(sought),
            _ => Task::none(),
        }
    }

    pub(super) fn library_board(&self) -> Option<library::Board> {
        let (desk, home) = (self.desk.as_ref()?, self.home.as_ref()?);
        let today = self.now.study_day();
        Some(desk.library_board(self.library.as_deref(), &home.banks(), today))
    }

    pub(super) fn library(&mut self, message: library::Message) -> Task<Message> {
        if let library::Message::Export(export::Message::Finished(finished)) = &message
            && !matches!(&self.screen, Screen::Library(screen) if screen.is_exporting())
        {
            // Its learner went on with something else meanwhile.
            let said = self.exported(finished);
            self.notices.push(said);
            return Task::none();
        }
        let Screen::Library(screen) = &mut self.screen else { return Task::none() };
        let action = screen.update(message);
        self.library_action(action)
    }

    pub(super) fn library_action(&mut self, action: library::Action) -> Task<Message> {
        let today = self.now.study_day();
        let Screen::Library(screen) = &mut self.screen else { return Task::none() };
        let (Some(desk), Some(banks)) = (&self.desk, &self.library) else { return Task::none() };
        match action {
            library::Action::None => Task::none(),
            library::Action::Focus(focus) => focus.task(),
            library::Action::Unfocus => iced::advanced::widget::operate(
                iced::advanced::widget::operation::focusable::unfocus(),
            ),
            library::Action::Reveal(name) => {
                iced::widget::operation::focus(Id::from(name)).chain(reveal::focused("library"))
            }
            library::Action::Switch { bank, on } => self.set(&Setting::Bank { bank, on }),
            library::Action::List(wanted) => {
                let next = screen.list(desk.library_list(banks, &wanted));
                self.library_action(next)
            }
            library::Action::Search(sought) => self.search(sought),
            library::Action::Label(bank) => self.look_up_labels(bank),
            library::Action::Read(numbers) => {
                screen.read(desk.library_lines(banks, &numbers, today));
                Task::none()
            }
            library::Action::Open(question) => {
                match desk.library_question(banks, &question, today) {
                    Ok(opened) => screen.open(opened),
                    Err(error) => self.notices.push(words::question(&self.tr, &error)),
                }
                Task::none()
            }
            library::Action::Name(numbers) => {
                let shelf = banks.shelf();
                let entries = numbers.iter().filter_map(|number| shelf.entry(*number));
                screen.choose(shelf.with_banks(entries.map(|entry| entry.question_id())));
                Task::none()
            }
            library::Action::Many(action) => self.many_action(action),
            library::Action::Asked => self.export_asked(),
            library::Action::Export(action) => self.export_action(action),
            library::Action::Teach(questions) => self.show_class(Some(questions), None),
            library::Action::Undo => self.take_back(),
            library::Action::Bookmark { question, on } => {
                self.keep(vec![Kind::Bookmarked { question, on }])
            }
            library::Action::Edit(path, at) => self.open_editor(path, at),
            library::Action::Show(path) => {
                // The folder of banks is made when it is first wanted.
                let is_folder = self.home.as_ref().is_some_and(|home| home.banks() == path);
                let made = if is_folder { std::fs::create_dir_all(&path) } else { Ok(()) };
                if let Err(error) = made.and_then(|()| open::that_detached(&path)) {
                    self.notices.push(words::file(&self.tr, &error.to_string()));
                }
                Task::none()
            }
            library::Action::Import => self.show_import(),
            library::Action::Make(title) => self.make_bank(&title),
            library::Action::Revise(numbers) => {
                let shelf = banks.shelf();
                let questions: Vec<_> = numbers
                    .iter()
                    .filter_map(|number| Some(shelf.entry(*number)?.question_id()))
                    .collect();
                self.revise(&questions)
            }
            library::Action::SwitchLanguage => self.switch_language(),
            library::Action::Leave => {
                self.show_today();
                Task::none()
            }
        }
    }
}
