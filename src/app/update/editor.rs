//! What the editor of banks asks for: files read and saved beside the window, copies, and the way in
//! and out.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use iced::Task;
use iced::advanced::widget::Id;
use iced::widget::operation::AbsoluteOffset;

use super::upkeep::pick_file;
use super::work;
use crate::app::beside::beside;
use crate::app::screen::Screen;
use crate::app::screen::editor::{self, Editor, Opened, Unwritten, Work, picture};
use crate::app::widget::reveal;
use crate::app::{App, Message, words};
use crate::domain::bank::check;
use crate::domain::bank::draft::{Draft, Head};
use crate::domain::bank::edit::{Portion, copy_bank};
use crate::domain::bank::editing::Editing;
use crate::domain::bank::picture::{MOST_BYTES, Unfit};
use crate::domain::bank::{BankId, QuestionId};
use crate::i18n::Tr;
use crate::store::alike::Alike;
use crate::store::library::{images, own};
use crate::store::rooms::Rooms;
use crate::store::writing::{self, Saved};
use crate::store::{self, library};

/// Why a bank was not opened.
#[derive(Debug, Clone)]
pub enum Unopened {
    /// The file cannot be read.
    Unreadable(store::Error),
    /// It cannot be read as a bank: the first thing that is wrong with it.
    NotABank(Option<Box<check::Diagnostic>>),
}

impl App {
    /// Opens a bank's file in the editor, at a question or its head. A bank that is part of the program is named as
    /// the library names it, and can only be copied.
    pub fn open_editor(&self, path: PathBuf, first: Option<Portion>) -> Task<Message> {
        let Some(home) = &self.home else { return Task::none() };
        let caches = home.cache();
        let read = work("editor", move || Ok(read(path, &caches, first)));
        Task::perform(read, |read| {
            Message::EditorRead(read.unwrap_or_else(|error| Err(Unopened::Unreadable(error))))
        })
    }

    pub(super) fn editor_read(&mut self, read: Result<Arc<Opened>, Unopened>) -> Task<Message> {
        match read {
            Ok(opened) => {
                let saved = self.save_last();
                self.screen = Screen::Editor(Box::new(Editor::new(Arc::unwrap_or_clone(opened))));
                let alike = self.read_alike();
                let top = self.editor_action(editor::Action::Top);
                return Task::batch([saved, alike, top, self.read_past()]);
            }
            Err(Unopened::Unreadable(error)) => {
                self.notices.push(words::store_file(&self.tr, &error));
            }
            Err(Unopened::NotABank(wrong)) => {
                let why = wrong.map_or_else(
                    || self.tr.get("problem-not-a-bank"),
                    |wrong| words::bank::diagnostic(&self.tr, &wrong),
                );
                self.notices.push(self.tr.with("editor-not-a-bank", [("why", why.into())]));
            }
        }
        Task::none()
    }

    pub(super) fn editor(&mut self, message: editor::Message) -> Task<Message> {
        let Screen::Editor(editor) = &mut self.screen else { return Task::none() };
        let action = editor.update(message);
        self.editor_action(action)
    }

    fn editor_action(&mut self, action: editor::Action) -> Task<Message> {
        match action {
            editor::Action::None => Task::none(),
            editor::Action::Many(actions) => {
                Task::batch(actions.into_iter().map(|action| self.editor_action(action)))
            }
            editor::Action::Focus(field) => iced::widget::operation::focus(Id::from(field))
                .chain(reveal::focused("editor-form")),
            editor::Action::Unfocus => iced::advanced::widget::operate(
                iced::advanced::widget::operation::focusable::unfocus(),
            ),
            editor::Action::Show(offset) => iced::widget::operation::scroll_to(
                "editor-list",
                AbsoluteOffset { x: None, y: Some(offset) },
            ),
            editor::Action::Top => iced::widget::operation::scroll_to(
                "editor-form",
                AbsoluteOffset { x: None, y: Some(0.0) },
            ),
            editor::Action::Save(work) => self.save_bank(*work),
            editor::Action::Forget(path) => {
                let Some(home) = &self.home else { return Task::none() };
                let caches = home.cache();
                let forgot = work("editor", move || writing::keep_drafts(&caches, &path, &[]));
                Task::perform(forgot, |_| ()).discard()
            }
            editor::Action::PickPicture => {
                Task::perform(pick_file(&["png", "jpg", "jpeg", "webp", "svg"]), |path| {
                    editor_picture(picture::Message::Chosen(path))
                })
            }
            editor::Action::KeepPicture(bank, file) => {
                let tr = self.tr.clone();
                let kept = beside("picture", move || keep_picture(&tr, &bank, &file));
                Task::perform(kept, |kept| {
                    let kept = kept.unwrap_or_else(|| Err(String::new()));
                    editor_picture(picture::Message::Kept(kept))
                })
            }
            editor::Action::Copy(id, text) => self.copy_bank(&id, text),
            editor::Action::Open(path, question) => {
                self.open_editor(path, Some(Portion::Question(question)))
            }
            editor::Action::SwitchQuestions => self.switch_questions(),
            editor::Action::Leave { is_changed } => self.leave_editor(is_changed),
        }
    }

    /// Where the editor is left to.
    fn leave_editor(&mut self, is_changed: bool) -> Task<Message> {
        self.show_library();
        if is_changed { self.banks_changed() } else { Task::none() }
    }

    /// Keeps the drafts, saves the file, and lets the drafts go that are in it now; then looks for a
    /// question like the open one.
    fn save_bank(&self, to_save: Work) -> Task<Message> {
        let Some(home) = &self.home else { return Task::none() };
        let caches = home.cache();
        let path = to_save.path.clone();
        let saved = work("editor", move || save(&caches, &to_save));
        let tr = self.tr.clone();
        let saved = Task::perform(saved, move |saved| {
            let saved = saved.map_err(|error| words::not_kept(&tr, &error));
            Message::Editor(editor::Message::Saved(path.clone(), saved))
        });
        saved.chain(self.compare())
    }

    /// Looks in all banks for a question like the open one.
    fn compare(&self) -> Task<Message> {
        let Screen::Editor(editor) = &self.screen else { return Task::none() };
        let (Some(alike), Some(open)) = (self.alike.clone(), editor.editing().reading()) else {
            return Task::none();
        };
        let changes = editor.changes();
        let twin = beside("alike", move || alike.nearest(&open));
        Task::perform(twin, move |twin| {
            Message::Editor(editor::Message::Compared(changes, twin.flatten()))
        })
    }

    /// Reads the words of all banks while one is edited; of those that changed, when they did.
    pub(super) fn read_alike(&self) -> Task<Message> {
        let Some(library) = self.library.clone() else { return Task::none() };
        if !matches!(self.screen, Screen::Editor(_)) {
            return Task::none();
        }
        let before = self.alike.clone();
        let read = beside("alike", move || Arc::new(Alike::of(&library, before.as_deref())));
        Task::perform(read, Message::AlikeRead)
    }

    pub(super) fn alike_read(&mut self, alike: Option<Arc<Alike>>) -> Task<Message> {
        self.alike = alike.or(self.alike.take());
        self.compare()
    }

    /// Reads what classes made of questions, beside the window.
    fn read_past(&self) -> Task<Message> {
        let Some(home) = &self.home else { return Task::none() };
        let rooms = Rooms::at(home.rooms());
        Task::future(beside("past", move || Arc::new(rooms.past())))
            .and_then(|past| Task::done(Message::Editor(editor::Message::PastRead(past))))
    }

    fn open_question(&self) -> Option<QuestionId> {
        let Screen::Editor(editor) = &self.screen else { return None };
        let at = editor.editing().current()?;
        editor.editing().lines().get(at)?.id.clone()
    }

    /// Saves what is in the editor before the window is closed.
    pub(super) fn save_last(&mut self) -> Task<Message> {
        let Some(home) = &self.home else { return Task::none() };
        let caches = home.cache();
        let Screen::Editor(editor) = &mut self.screen else { return Task::none() };
        let Some(last) = editor.last_work() else { return Task::none() };
        let saved = work("editor", move || save(&caches, &last));
        Task::perform(saved, |_| ()).discard()
    }

    /// Copies a bank under a name that is not taken, and opens the copy.
    fn copy_bank(&self, id: &BankId, text: Arc<str>) -> Task<Message> {
        let Some(home) = &self.home else { return Task::none() };
        let (banks, caches) = (home.banks(), home.cache());
        let taken: Vec<BankId> = self.library.as_ref().map_or_else(Vec::new, |library| {
            library.shelf().banks().iter().map(|cover| cover.id.clone()).collect()
        });
        let id = id.clone();
        let question = self.open_question();
        let copied = work("editor", move || {
            let marks = (1..=taken.len() + 1).map(|number| match number {
                1 => "own".to_owned(),
                _ => format!("own-{number}"),
            });
            for mark in marks {
                let name = BankId::from(format!("{id}-{mark}"));
                if taken.contains(&name) || banks.join(format!("{name}.ron")).exists() {
                    continue;
                }
                let Ok(copy) = copy_bank(&text, &name, &mark) else { break };
                let path = own::create(&banks, &name, &copy)?;
                let question =
                    question.map(|id| Portion::Question(QuestionId::from(format!("{id}-{mark}"))));
                return Ok(read(path, &caches, question));
            }
            Ok(Err(Unopened::NotABank(None)))
        });
        Task::perform(copied, |read| {
            Message::EditorRead(read.unwrap_or_else(|error| Err(Unopened::Unreadable(error))))
        })
    }
}

/// Reads a bank to be edited, with the drafts that a crash left.
fn read(
    path: PathBuf,
    caches: &std::path::Path,
    first: Option<Portion>,
) -> Result<Arc<Opened>, Unopened> {
    let shipped = path.to_str().and_then(library::shipped);
    let text = match shipped {
        Some(text) => text.to_owned(),
        None => writing::read(&path).map_err(Unopened::Unreadable)?,
    };
    let base: Arc<str> = text.as_str().into();
    let editing = Editing::open(text).map_err(|_| {
        let wrong = check::checks(&base);
        Unopened::NotABank(wrong.into_iter().next().map(Box::new))
    })?;
    let kept = writing::kept_drafts(caches, &path).into_iter();
    let drafts = kept.filter_map(|(portion, draft)| unwritten(&editing, portion, &draft)).collect();
    let is_shipped = shipped.is_some();
    Ok(Arc::new(Opened { path, base, editing, is_shipped, drafts, first }))
}

/// A draft that was kept, unless the file says the same: then it was saved after all.
fn unwritten(editing: &Editing, portion: Portion, draft: &str) -> Option<Unwritten> {
    match portion {
        Portion::Head => {
            let head = Head::from_journal(draft, editing.bank())?;
            let is_new = head.reading() != *editing.bank();
            is_new.then(|| Unwritten::Head(Box::new(head)))
        }
        Portion::Question(id) => {
            let draft = Draft::from_journal(draft, &editing.bank().languages)?;
            let at = editing.find(&id);
            let written = at.and_then(|at| editing.manuscript().question(at).ok());
            let is_new = match (written, draft.question()) {
                (Some(written), Ok(draft)) => written != draft,
                _ => true,
            };
            is_new.then(|| Unwritten::Question(id, Box::new(draft)))
        }
    }
}

fn save(caches: &std::path::Path, to_save: &Work) -> Result<Saved, store::Error> {
    // A journal that cannot be kept is no reason not to save.
    if let Err(error) = writing::keep_drafts(caches, &to_save.path, &to_save.drafts) {
        tracing::warn!(%error, "drafts were not kept");
    }
    let saved = writing::save(&to_save.path, &to_save.base, &to_save.mine, &to_save.settled)?;
    if matches!(saved, Saved::Written { .. }) && !to_save.keeps_drafts {
        writing::keep_drafts(caches, &to_save.path, &[])?;
    }
    Ok(saved)
}

const fn editor_picture(message: picture::Message) -> Message {
    Message::Editor(editor::Message::Picture(message))
}

/// Keeps a file as an image beside a bank's file; says under which name, or why not.
fn keep_picture(tr: &Tr, bank: &Path, file: &Path) -> Result<String, String> {
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let unreadable = |error: std::io::Error| {
        let values = [("name", name.as_str().into()), ("error", error.to_string().into())];
        tr.with("picture-unreadable", values)
    };
    let unfit = |why| words::picture::unfit(tr, why, &name);
    let length = std::fs::metadata(file).map_err(unreadable)?.len();
    if length > MOST_BYTES as u64 {
        return Err(unfit(Unfit::TooLarge { most: MOST_BYTES }));
    }
    let bytes = std::fs::read(file).map_err(unreadable)?;
    images::keep(bank, &name, &bytes).map_err(|error| match error {
        images::NotKept::Unfit(why) => unfit(why),
        images::NotKept::Failed(error) => words::not_kept(tr, &error),
    })
}
