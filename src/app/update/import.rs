//! What bringing questions in asks for: reading text and files beside the window, comparing what was
//! read with all banks, and keeping it in a new bank or adding it to one of the learner's own.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use iced::Task;
use iced::advanced::widget::Id;

use super::offer::told;
use super::upkeep::pick_file;
use super::work;
use crate::app::beside::beside;
use crate::app::pictures::Brought;
use crate::app::screen::Screen;
use crate::app::screen::import::{self, Goal, Like, Name, Own, Read, Source, Wish};
use crate::app::screen::offer::Told;
use crate::app::widget::reveal;
use crate::app::words::bulk::Did;
use crate::app::{App, Message, words};
use crate::classroom::claim;
use crate::domain::bank::check::images_of_bank;
use crate::domain::bank::printed::Printed;
use crate::domain::bank::schema::content_hash;
use crate::domain::bank::schema::encode_bank;
use crate::domain::bank::twins::{NEAR, Pool, per_cent};
use crate::domain::bank::{
    ALL_RIGHTS_RESERVED, BankId, Passage, PassageId, Question, QuestionId, TopicId,
};
use crate::domain::locale::Text;
use crate::domain::progress::settings::Setting;
use crate::i18n::Tr;
use crate::interchange::detect::{How, open, open_text, text};
use crate::interchange::table::Mapping;
use crate::interchange::{Cover, Item, assemble, file_under, limit, pack};
use crate::store;
use crate::store::alike::Alike;
use crate::store::library::{Library, own};
use crate::store::writing::adding::{Added, Target};
use crate::store::writing::bulk::{Done, Refused};

impl App {
    /// Shows the box that questions are pasted into.
    pub(super) fn show_import(&mut self) -> Task<Message> {
        // What was pasted before and not saved is still there.
        self.screen = Screen::Import(self.parked.take().unwrap_or_default());
        let focus = iced::widget::operation::focus(Id::from("import-text"));
        Task::batch([focus, self.refresh_import()])
    }

    /// Tells of the banks that questions can be added to, after they were read.
    pub(super) fn refresh_import(&mut self) -> Task<Message> {
        let Some(library) = &self.library else { return Task::none() };
        let banks = own_banks(library);
        let Screen::Import(screen) = &mut self.screen else { return Task::none() };
        let action = screen.banks_read(banks);
        self.import_action(action)
    }

    /// Keeps what was being brought in, for when its screen is shown again.
    pub(super) fn park_import(&mut self) {
        if matches!(self.screen, Screen::Import(_))
            && let Screen::Import(import) = std::mem::replace(&mut self.screen, Screen::Opening)
        {
            self.parked = Some(import);
            // The words of all banks take much memory, and are read again when they are needed.
            self.alike = None;
        }
    }

    /// The screen that questions are brought in on: shown, or kept until it is shown again.
    fn import_screen(&mut self) -> Option<&mut import::Import> {
        match &mut self.screen {
            Screen::Import(screen) => Some(screen),
            _ => self.parked.as_deref_mut(),
        }
    }

    pub(super) fn import(&mut self, message: import::Message) -> Task<Message> {
        let Some(screen) = self.import_screen() else { return Task::none() };
        let action = screen.update(message);
        self.import_action(action)
    }

    fn import_action(&mut self, action: import::Action) -> Task<Message> {
        match action {
            import::Action::None => Task::none(),
            import::Action::Focus(focus) => focus.task(),
            import::Action::Reveal(name) => {
                iced::widget::operation::focus(Id::from(name)).chain(reveal::focused("import"))
            }
            import::Action::Read { serial, source, how, guessed } => {
                let how = self.how(how, &guessed);
                let read = beside("import", move || Arc::new(came_to(&source, &how)));
                Task::perform(read, move |read| {
                    Message::Import(import::Message::Read(serial, read.unwrap_or_default()))
                })
            }
            import::Action::Compare(read) => self.compare_import(read),
            import::Action::Browse => Task::perform(pick_file(&[]), |path| {
                Message::Import(import::Message::FileChosen(path))
            }),
            import::Action::Open(path) => self.open_import(path),
            import::Action::Save(wish) => self.save_import(*wish),
            import::Action::SwitchLanguage => self.switch_language(),
            import::Action::Unfocus => iced::advanced::widget::operate(
                iced::advanced::widget::operation::focusable::unfocus(),
            ),
            import::Action::Leave => {
                self.park_import();
                self.show_library();
                Task::none()
            }
        }
    }

    /// How something is to be read: as was said, and where nothing was said as it was for files like
    /// it, but for those tables that are to be guessed.
    fn how(&self, mut how: How, guessed: &[u64]) -> How {
        let Some(desk) = &self.desk else { return how };
        for (shape, mapping) in &desk.progress().settings().columns {
            if let Some(mapping) = Mapping::from_text(mapping).filter(|_| !guessed.contains(shape))
            {
                how.mappings.entry(*shape).or_insert(mapping);
            }
        }
        how
    }

    /// A file was dropped on the window: its questions are brought in, unless something is under way
    /// that must not be left.
    pub(super) fn dropped(&mut self, path: PathBuf) -> Task<Message> {
        let shown = match &self.screen {
            Screen::Import(_) => Task::none(),
            Screen::Today(_)
            | Screen::Library(_)
            | Screen::Offer(_)
            | Screen::Exam(_)
            | Screen::Class(_)
            | Screen::Claim(_)
            | Screen::Insights(_)
            | Screen::Notebook(_)
            | Screen::Report(_)
            | Screen::Settings(_) => self.show_import(),
            Screen::Results(results) if !results.is_over_room() => self.show_import(),
            Screen::Opening
            | Screen::Stuck(_)
            | Screen::Welcome(_)
            | Screen::Study(_)
            | Screen::Hall(_)
            | Screen::Results(_)
            | Screen::Room(_)
            | Screen::Editor(_) => return Task::none(),
        };
        Task::batch([shown, self.open_import(path)])
    }

    /// Opens a file beside the window, on the screen that questions are brought in on.
    pub(super) fn open_import(&self, path: PathBuf) -> Task<Message> {
        let (tr, library) = (self.tr.clone(), self.library.clone());
        let opened = beside("import", move || opened(&tr, library.as_deref(), &path));
        Task::perform(opened, |opened| {
            let opened = match opened.unwrap_or_else(|| Err(String::new())) {
                Ok(Opened::Bank(told)) => return Message::Offered(Arc::new(*told)),
                Ok(Opened::Answers(bytes)) => return Message::Claimed(Arc::new(bytes)),
                Ok(Opened::Questions(file)) => Ok(file),
                Err(why) => Err(why),
            };
            Message::Import(import::Message::FileOpened(opened))
        })
    }

    /// Compares what was read with the questions of all banks, beside the window.
    fn compare_import(&self, read: Arc<Read>) -> Task<Message> {
        let Some(library) = self.library.clone() else {
            return Task::done(Message::ImportCompared(None));
        };
        let before = self.alike.clone();
        let compared = beside("alike", move || {
            let alike = Alike::of(&library, before.as_deref());
            let likes = compared(&read, &alike);
            (Arc::new(alike), Arc::new(likes))
        });
        Task::perform(compared, Message::ImportCompared)
    }

    pub(super) fn import_compared(
        &mut self,
        compared: Option<(Arc<Alike>, Arc<Vec<Like>>)>,
    ) -> Task<Message> {
        let is_shown = matches!(self.screen, Screen::Import(_));
        let likes = compared.map(|(alike, likes)| {
            if is_shown {
                self.alike = Some(alike);
            }
            likes
        });
        self.import(import::Message::Compared(likes.unwrap_or_default()))
    }

    fn save_import(&mut self, wish: Wish) -> Task<Message> {
        let (Some(home), Some(library)) = (&self.home, &self.library) else { return Task::none() };
        let library = Arc::clone(library);
        let folder = home.banks();
        let author = self.desk.as_ref().and_then(|desk| desk.progress().name().map(str::to_owned));
        let Wish { items, files, goal, mappings } = wish;
        let settings: Vec<Setting> = mappings
            .into_iter()
            .map(|(shape, mapping)| {
                let mapping = mapping.map_or_else(String::new, |mapping| mapping.to_text());
                Setting::Columns { shape, mapping }
            })
            .collect();
        let remembered = if settings.is_empty() { Task::none() } else { self.set_all(&settings) };
        let is_taken = move |id: &QuestionId| library.shelf().find(id).is_some();
        let kept = match goal {
            Goal::New(title) => {
                let Some(id) = self.free_bank_id(&title) else { return Task::none() };
                let kept = work("import", move || {
                    let cover = Cover {
                        languages: Cover::languages_of(&items),
                        id,
                        title: Text::same(title),
                        subject: Text::both("General".to_owned(), "सामान्य".to_owned()),
                        licence: ALL_RIGHTS_RESERVED.to_owned(),
                        authors: author.into_iter().collect(),
                        exams: Vec::new(),
                    };
                    let bank = assemble(cover, items, is_taken);
                    // Only what the texts that were taken name.
                    let named = images_of_bank(&bank);
                    let files: Vec<(&str, &[u8])> =
                        files.files().filter(|(name, _)| named.contains(*name)).collect();
                    own::create_with(&folder, &bank.id, &encode_bank(&bank), &files)
                });
                Task::perform(kept, Message::Imported)
            }
            Goal::Own { bank, path, topic } => {
                // What was done before is no longer the last thing.
                self.undo = None;
                let to = path.clone();
                let added = beside("import", move || {
                    added(&to, topic.as_ref(), items, &files, &is_taken).map(Arc::new)
                });
                Task::perform(added, move |done| {
                    let done = done.unwrap_or(Err(Refused::File(store::Error::Closed)));
                    Message::ImportAdded(bank.clone(), path.clone(), done)
                })
            }
        };
        // In this order, so that the next table is read as this one was.
        remembered.chain(kept)
    }

    /// The questions are in a bank that was there, which is shown, and they can be taken out again; or
    /// they are not, and are still on the screen.
    pub(super) fn import_added(
        &mut self,
        bank: &BankId,
        path: &Path,
        done: Result<Arc<Done>, Refused>,
    ) -> Task<Message> {
        match done {
            Ok(done) => {
                if matches!(self.screen, Screen::Import(_)) {
                    self.show_library();
                    self.alike = None;
                }
                self.parked = None;
                if let Screen::Library(screen) = &mut self.screen {
                    screen.made(path);
                }
                self.can_be_undone(Did::Added, done, Some(bank))
            }
            Err(refused) => {
                let why = words::bulk::refused(&self.tr, &refused);
                if let Some(screen) = self.import_screen() {
                    screen.fail(why);
                }
                // It may have been changed elsewhere: the next attempt is at what it says now.
                self.banks_changed()
            }
        }
    }

    /// The questions are in a bank, which is shown; or they are not, and are still on the screen.
    pub(super) fn imported(&mut self, kept: Result<PathBuf, store::Error>) -> Task<Message> {
        match kept {
            Ok(path) => {
                self.show_library();
                self.alike = None;
                self.bank_made(Ok(path))
            }
            Err(error) => {
                let why = self.tr.with("import-not-kept", [("error", error.to_string().into())]);
                if let Some(screen) = self.import_screen() {
                    screen.fail(why);
                }
                Task::none()
            }
        }
    }
}

/// The learner's own banks.
fn own_banks(library: &Library) -> Vec<Own> {
    let shelf = library.shelf();
    let own = (0..).zip(shelf.banks()).filter_map(|(number, cover)| {
        let path = library.path(number)?.to_owned();
        let last = shelf.of_bank(number).last();
        let usual = last.and_then(|last| {
            let topic = shelf.topic(last.topic)?;
            cover.topics.iter().position(|one| one.id == *topic.id)
        });
        let usual = usual.or((!cover.topics.is_empty()).then_some(0));
        let (title, topics) = (cover.title.clone(), cover.topics.clone());
        Some(Own { id: cover.id.clone(), title, path, topics, usual })
    });
    own.collect()
}

/// Adds questions to a bank of the learner's own.
fn added(
    path: &Path,
    topic: Option<&TopicId>,
    mut items: Vec<Item>,
    files: &Brought,
    is_taken: &dyn Fn(&QuestionId) -> bool,
) -> Result<Done, Refused> {
    let target = Target::open(path)?;
    let ids: HashSet<QuestionId> = target.ids().collect();
    let is_taken = |id: &QuestionId| ids.contains(id) || is_taken(id);
    if let Some(topic) = target.usual_topic() {
        file_under(&mut items, &topic.title);
    }
    let bank = assemble(Cover::within(target.head(), target.exams()), items, is_taken);
    let images: Vec<(&str, &[u8])> = files.files().collect();
    target.add(Added { bank, topic, images: &images }, &is_taken)
}

/// What each question is like: of all banks, and of those before it here.
fn compared(read: &Read, alike: &Alike) -> Vec<Like> {
    let mut here = Pool::default();
    let each = read.items.iter().enumerate().map(|(place, (item, _))| {
        // No question of a bank can have this name, so each is compared with all of them.
        let id = QuestionId::from(format!(" {place}"));
        let question = item.clone().into_question(id);
        let before = here.nearest(&question, NEAR).and_then(|(id, alike)| {
            Some((id.as_str().trim_start().parse().ok()?, per_cent(alike)))
        });
        here.add(&question);
        Like { twins: alike.in_each(&question), here: before }
    });
    each.collect()
}

/// A file that was opened.
enum Opened {
    /// Questions of any program.
    Questions(import::File),
    /// A bank that was handed on.
    Bank(Box<Told>),
    /// What somebody answered in a class.
    Answers(Vec<u8>),
}

/// A file: a bank as it is, other questions as text where they are text.
fn opened(tr: &Tr, library: Option<&Library>, path: &Path) -> Result<Opened, String> {
    let fail = |error: std::io::Error| {
        tr.with("import-cannot-open", [("error", error.to_string().into())])
    };
    let length = std::fs::metadata(path).map_err(fail)?.len();
    if length > limit::FILE as u64 {
        return Err(tr.get("import-too-large"));
    }
    let bytes = std::fs::read(path).map_err(fail)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    if pack::looks_like(&bytes) {
        return told(tr, library, name, &bytes).map(|told| Opened::Bank(Box::new(told)));
    }
    if claim::is_ours(&bytes) {
        return Ok(Opened::Answers(bytes));
    }
    let source = match text(&bytes) {
        // A text longer than a person corrects is not laid out in a box.
        Some(text) if text.len() <= import::LONGEST_TEXT => Source::Text(text.into_owned()),
        _ => Source::Bytes(Arc::new(bytes)),
    };
    Ok(Opened::Questions(import::File { name, source }))
}

/// What a text or a file comes to.
fn came_to(source: &Source, how: &How) -> Read {
    let opened = match source {
        Source::Text(text) if text.trim().is_empty() => return Read::default(),
        Source::Text(text) => open_text(text, how),
        Source::Bytes(bytes) => open(bytes, how),
    };
    let has_topics = opened.taken.items.iter().any(|item| !item.topic.is_empty());
    let mut contents = Vec::with_capacity(opened.taken.items.len());
    let items = opened.taken.items.into_iter().map(|item| {
        let (printed, content) = laid_out(&item);
        contents.push(content);
        (item, printed)
    });
    let items = items.collect();
    let files = opened.taken.files.into_iter().map(|file| (file.name, file.bytes));
    Read {
        files: Brought::new(files),
        format: Some(opened.format),
        title: opened.taken.title,
        items,
        names: Name::all(contents),
        has_topics,
        remarks: opened.taken.remarks,
        lines: opened.lines,
        sheets: opened.sheets,
    }
}

/// A question as learners will see it, and the hash of its content.
fn laid_out(item: &Item) -> (Printed, u64) {
    let passage = item
        .passage
        .as_ref()
        .map(|text| Passage { id: PassageId::from("passage"), text: text.clone() });
    let question = Question {
        passage: passage.as_ref().map(|passage| passage.id.clone()),
        ..item.clone().into_question(QuestionId::from("question"))
    };
    (Printed::of(&question, passage.as_ref()), content_hash(&question))
}
