//! The editor of a bank: its questions, the form of the one that is open, and that question as a
//! learner sees it. What can be done to a bank is in `domain::bank::editing`; files are saved by the
//! parent.

mod change;
mod fields;
mod form;
pub mod head;
mod list;
mod past;
pub mod picture;
mod preview;
mod saving;
mod view;

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use iced::widget::text_editor::{Action as Edit, Content};

use crate::app::shortcut::Command;
use crate::app::widget::field::line;
use crate::domain::bank::check::{Problem, Severity};
use crate::domain::bank::draft::{Draft, Head, Kind, Slot};
use crate::domain::bank::edit::{Clash, Portion, Settled};
use crate::domain::bank::editing::{Editing, Waiting};
use crate::domain::bank::printed::Printed;
use crate::domain::bank::{BankId, Question, QuestionId};
use crate::domain::class::past::{Past, Told};
use crate::domain::locale::{Locale, Text};
use crate::store::alike::Twin;
use crate::store::writing::Saved;

pub use self::change::Change;

/// How long after the last change it is saved, in milliseconds.
pub const PAUSE: u64 = 800;

/// A bank that was read to be edited.
#[derive(Debug, Clone)]
pub struct Opened {
    /// Its file; for a bank that is part of the program its name there.
    pub path: PathBuf,
    /// Its text.
    pub base: Arc<str>,
    /// Its questions.
    pub editing: Editing,
    /// Whether it is part of the program, and cannot be changed.
    pub is_shipped: bool,
    /// Drafts that were not in the file when the program ended.
    pub drafts: Vec<Unwritten>,
    /// What to begin with.
    pub first: Option<Portion>,
}

/// A draft that was not in the file when the program ended.
#[derive(Debug, Clone)]
pub enum Unwritten {
    /// Of the question of this name.
    Question(QuestionId, Box<Draft>),
    /// Of the bank's head.
    Head(Box<Head>),
}

/// Where the keyboard is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pane {
    /// The questions.
    List,
    /// The form.
    Form,
    /// What the learner sees.
    Preview,
}

/// A part of the form that opens when it is pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// The formats.
    Formats,
    /// The topics.
    Topics,
    /// The sources.
    Sources,
    /// The passages.
    Passages,
    /// Names, facts, dates and all that is seldom changed.
    More,
}

/// What stands in the way of saving.
#[derive(Debug, Clone, PartialEq)]
enum Trouble {
    /// The file could not be written, and why.
    NotSaved(String),
    /// The file is no bank any more.
    NotABank,
    /// Others changed the same.
    Clash(Box<Clash>),
    /// The last thing could not be done to the text of the file.
    NotDone,
}

/// The screen.
#[derive(Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of its own, in any combination"
)]
pub struct Editor {
    path: PathBuf,
    editing: Editing,
    is_shipped: bool,
    /// The text of the file when it was last read or written.
    base: Arc<str>,
    /// What is being saved.
    sent: Option<Arc<str>>,
    /// How many changes there were, and how many of them when it was last saved.
    changes: u64,
    handled: u64,
    waiting: Option<Waiting>,
    trouble: Option<Trouble>,
    settled: Vec<(Portion, Settled)>,
    /// Whether the file was changed at all.
    is_changed: bool,
    /// Whether the screen is left as soon as everything is saved.
    is_leaving: bool,
    drafts: Vec<Unwritten>,
    /// The form of the bank's head.
    head: head::Form,
    contents: fields::Contents<Slot>,
    faults: fields::Faults,
    question: Option<Question>,
    printed: Option<Printed>,
    twin: Option<Twin>,
    /// What classes made of all questions, once it is read, and of the open one.
    past: Option<Arc<Past>>,
    told: Option<Told>,
    /// The languages whose fields are shown.
    shown: Vec<Locale>,
    pane: Pane,
    parts: Vec<Part>,
    shows_key: bool,
    /// How far the list is scrolled, in logical pixels.
    offset: f32,
    /// The field with the caret, or the last that had it.
    caret: Option<(Slot, Locale)>,
    /// An image that is being put in.
    picture: Option<picture::Asked>,
    /// A source that is being added.
    source: HashMap<Cited, Content>,
}

/// A field of a source that is being added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cited {
    /// Its label.
    Short(Locale),
    /// The full reference.
    Cite(Locale),
    /// Where it can be read.
    Url,
}

/// How a clash is to be settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// As it is here.
    Mine,
    /// As it is in the file.
    Theirs,
    /// Both, the one here under a new name.
    Both,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// A question of the list was pressed.
    QuestionPicked(usize),
    /// To the question above or below.
    Stepped {
        /// Down, or up.
        down: bool,
    },
    /// The bank's head is to be opened.
    HeadPicked,
    /// From the form of the bank's head.
    Head(head::Message),
    /// The list was scrolled to here.
    Scrolled(f32),
    /// Something was done in a field.
    Typed(Slot, Locale, Edit),
    /// Something was done in a field of a new source.
    SourceTyped(Cited, Edit),
    /// The new source is to be added to the bank.
    SourceAdded,
    /// Something else was changed.
    Changed(Change),
    /// A part of the form was opened or closed.
    PartToggled(Part),
    /// The fields of a language were shown or hidden.
    LanguageToggled(Locale),
    /// The language of the preview was switched.
    PreviewSwitched,
    /// The key was shown or hidden.
    KeyToggled,
    /// A pane was picked, where there is room for one only.
    PanePicked(Pane),
    /// To the next pane.
    PaneTurned,
    /// Nothing was typed for a while.
    Paused,
    /// Saving was asked for.
    SaveAsked,
    /// It was saved, or not, and why.
    Saved(PathBuf, Result<Saved, String>),
    /// The last step is to be taken back.
    Undone,
    /// What was taken back is to be done again.
    Redone,
    /// A new question was asked for: like the open one, or blank.
    Added {
        /// Like the open one.
        is_like: bool,
    },
    /// The open question is to be taken out.
    Removed,
    /// The open question is to be moved.
    Moved {
        /// Down, or up.
        down: bool,
    },
    /// Looked for a question that asks nearly the same as it did after so many changes.
    Compared(u64, Option<Twin>),
    /// What classes made of all questions was read.
    PastRead(Arc<Past>),
    /// The question that asks nearly the same is to be shown.
    TwinPicked,
    /// What a clash comes to was decided.
    Settled(Side),
    /// The drafts of before the crash were taken, or thrown away.
    Recovered(bool),
    /// From an image that is being put in.
    Picture(picture::Message),
    /// A copy of one's own was asked for.
    CopyAsked,
    /// The editor was left.
    Left,
}

impl Message {
    /// Whether it changes the bank, or opens a form to do so.
    const fn writes(&self) -> bool {
        matches!(
            self,
            Message::Typed(..)
                | Message::Changed(_)
                | Message::HeadPicked
                | Message::Head(_)
                | Message::SourceAdded
                | Message::Added { .. }
                | Message::Removed
                | Message::Moved { .. }
                | Message::Undone
                | Message::Redone
        )
    }
}

/// What the parent should do.
#[derive(Debug)]
pub enum Action {
    /// Nothing.
    None,
    /// Save, and look for a question like the open one.
    Save(Box<Work>),
    /// Throw the drafts kept of this file away.
    Forget(PathBuf),
    /// Put the caret into the field of this name, and show it.
    Focus(String),
    /// Take the caret out of the field.
    Unfocus,
    /// Scroll the list to here.
    Show(f32),
    /// Scroll the form to its top.
    Top,
    /// Several things.
    Many(Vec<Action>),
    /// Let the writer pick the file of an image.
    PickPicture,
    /// Keep an image beside this bank's file: the second file.
    KeepPicture(PathBuf, PathBuf),
    /// Copy the bank of this name and text, and open the copy.
    Copy(BankId, Arc<str>),
    /// Open this file at this question.
    Open(PathBuf, QuestionId),
    /// Switch the language of questions.
    SwitchQuestions,
    /// Leave; the banks are read again if one was changed.
    Leave {
        /// Whether the file was changed.
        is_changed: bool,
    },
}

/// What is to be saved.
#[derive(Debug, Clone)]
pub struct Work {
    /// The file.
    pub path: PathBuf,
    /// Its text when it was last read or written.
    pub base: Arc<str>,
    /// Its text now.
    pub mine: Arc<str>,
    /// What was decided about clashes.
    pub settled: Vec<(Portion, Settled)>,
    /// Drafts that are not in the file: kept until it is written.
    pub drafts: Vec<(Portion, String)>,
    /// Whether those stay when it is written, since they cannot be in it yet.
    pub keeps_drafts: bool,
    /// How many changes there were, to tell answers apart.
    pub changes: u64,
}

impl Editor {
    /// The editor with a bank that was read.
    pub fn new(opened: Opened) -> Self {
        let Opened { path, base, editing, is_shipped, drafts, first } = opened;
        let languages = editing.bank().languages.clone();
        let mut editor = Self {
            path,
            editing,
            is_shipped,
            base,
            sent: None,
            changes: 0,
            handled: 0,
            waiting: None,
            trouble: None,
            settled: Vec::new(),
            is_changed: false,
            is_leaving: false,
            drafts,
            head: head::Form::default(),
            contents: fields::Contents::default(),
            faults: fields::Faults::new(),
            question: None,
            printed: None,
            twin: None,
            past: None,
            told: None,
            shown: languages,
            pane: Pane::Form,
            parts: Vec::new(),
            shows_key: true,
            offset: 0.0,
            caret: None,
            picture: None,
            source: HashMap::new(),
        };
        editor.clear_source();
        let at = match &first {
            Some(Portion::Question(id)) => editor.editing.find(id),
            Some(Portion::Head) | None => None,
        };
        let first_at = at.unwrap_or(0);
        let all = editor.editing.lines().len();
        let readable = (first_at..all).chain(0..first_at).find(|at| editor.editing.go(*at));
        if let Some(at) = readable {
            editor.offset = list::offset_of(at, editor.offset);
        }
        if first == Some(Portion::Head) && !editor.is_shipped {
            editor.mend_head();
        }
        editor.sync();
        editor
    }

    /// The file.
    pub const fn path(&self) -> &PathBuf {
        &self.path
    }

    /// The bank being written.
    pub const fn editing(&self) -> &Editing {
        &self.editing
    }

    /// Whether a pause is to be waited for: there are changes that it has not seen.
    pub const fn is_unsaved(&self) -> bool {
        // While both sides are being compared nothing is typed, and nothing is saved.
        self.changes != self.handled && !self.has_clash()
    }

    /// How many changes there were.
    pub const fn changes(&self) -> u64 {
        self.changes
    }

    /// Whether the file holds everything that could be written.
    pub fn is_saved(&self) -> bool {
        *self.editing.source() == *self.base && !self.is_unsaved() && self.sent.is_none()
    }

    /// The page that scrolls with the keys.
    pub const fn page(&self) -> &'static str {
        match self.pane {
            Pane::List => "editor-list",
            Pane::Form => "editor-form",
            Pane::Preview => "editor-preview",
        }
    }

    /// Whether questions of both sides are being compared.
    pub const fn has_clash(&self) -> bool {
        matches!(self.trouble, Some(Trouble::Clash(_)))
    }

    /// Drafts of before a crash that are offered.
    pub fn offers_drafts(&self) -> bool {
        !self.drafts.is_empty()
    }

    /// Whether this language's fields are shown.
    fn shows(&self, locale: Locale) -> bool {
        self.shown.contains(&locale)
    }

    fn opens(&self, part: Part) -> bool {
        self.parts.contains(&part)
    }

    /// Brings what is shown up to date with the draft.
    fn sync(&mut self) {
        self.head.sync(&self.editing);
        match self.editing.draft() {
            Some(draft) => self
                .contents
                .follow(draft.slots(), Slot::is_words, |slot, locale| draft.typed(slot, locale)),
            None => self.contents = fields::Contents::default(),
        }
        self.look();
    }

    /// Checks the open question and lays it out.
    fn look(&mut self) {
        self.faults = fields::by_path(self.editing.faults());
        self.question = self.editing.reading();
        // A number that cannot be read has no place in the key.
        let has_number =
            !self.faults.values().flatten().any(|why| matches!(why, Problem::BadNumber { .. }));
        self.printed = self.question.as_ref().filter(|_| has_number).map(|question| {
            let passages = &self.editing.bank().passages;
            let passage = question
                .passage
                .as_ref()
                .and_then(|id| passages.iter().find(|passage| passage.id == *id));
            Printed::of(question, passage)
        });
        self.look_back();
    }

    /// Whether learners are not asked the open question as it is.
    fn is_left_out(&self) -> bool {
        self.faults.values().flatten().any(|problem| problem.severity() == Severity::Error)
    }

    fn changed(&mut self) {
        self.changes += 1;
        self.twin = None;
    }

    /// What a key means here.
    pub fn key(&self, command: Command) -> Option<Message> {
        if self.is_shipped {
            return match command {
                Command::QuestionAbove => Some(Message::Stepped { down: false }),
                Command::QuestionBelow => Some(Message::Stepped { down: true }),
                Command::Letter('k') => Some(Message::KeyToggled),
                Command::Escape => Some(Message::Left),
                Command::Enter => Some(Message::CopyAsked),
                _ => None,
            };
        }
        if self.picture.is_some() {
            match command {
                Command::Escape => return Some(Message::Picture(picture::Message::Left)),
                Command::Enter => return Some(Message::Picture(picture::Message::Accepted)),
                _ => {}
            }
        }
        match command {
            Command::Picture => Some(Message::Picture(picture::Message::Asked)),
            Command::Save => Some(Message::SaveAsked),
            Command::Undo => Some(Message::Undone),
            Command::Redo => Some(Message::Redone),
            Command::New => Some(Message::Added { is_like: false }),
            Command::Like => Some(Message::Added { is_like: true }),
            Command::QuestionAbove => Some(Message::Stepped { down: false }),
            Command::QuestionBelow => Some(Message::Stepped { down: true }),
            Command::MoveUp => Some(Message::Moved { down: false }),
            Command::MoveDown => Some(Message::Moved { down: true }),
            Command::Remove => Some(Message::Removed),
            Command::Bookmark => Some(Message::HeadPicked),
            Command::Pane => Some(Message::PaneTurned),
            Command::Letter('k') => Some(Message::KeyToggled),
            Command::Letter('l') => Some(Message::PreviewSwitched),
            Command::Escape => Some(Message::Left),
            _ => None,
        }
    }

    /// Takes what happened.
    pub fn update(&mut self, message: Message) -> Action {
        // What a crash left is decided first: the next saving would take its place in the journal.
        if message.writes() && (self.is_shipped || self.offers_drafts()) {
            return Action::None;
        }
        match message {
            Message::QuestionPicked(at) => self.go(at),
            Message::Stepped { down } => self.step(down),
            Message::HeadPicked => self.pick_head(),
            Message::Head(message) => self.head_update(message),
            Message::Scrolled(offset) => {
                self.offset = offset;
                Action::None
            }
            Message::Typed(slot, locale, edit) => self.typed(slot, locale, edit),
            Message::SourceTyped(field, edit) => {
                if let Some(content) = self.source.get_mut(&field) {
                    content.perform(edit);
                }
                Action::None
            }
            Message::SourceAdded => self.add_source(),
            Message::Changed(change) => self.change(change),
            Message::PartToggled(part) => {
                if self.opens(part) {
                    self.parts.retain(|open| *open != part);
                } else {
                    self.parts.push(part);
                }
                Action::None
            }
            Message::LanguageToggled(locale) => {
                if self.shows(locale) && self.shown.len() > 1 {
                    self.shown.retain(|shown| *shown != locale);
                } else if !self.shows(locale) {
                    self.shown.push(locale);
                    self.shown.sort_unstable();
                }
                Action::None
            }
            Message::PreviewSwitched => Action::SwitchQuestions,
            Message::KeyToggled => {
                self.shows_key = !self.shows_key;
                Action::None
            }
            Message::PanePicked(pane) => {
                self.pane = pane;
                Action::None
            }
            Message::PaneTurned => self.turn(),
            Message::Paused | Message::SaveAsked => self.save(),
            // Another bank may be open by now.
            Message::Saved(path, saved) if path == self.path => self.saved(saved),
            Message::Saved(..) => Action::None,
            Message::Undone => self.travel(Editing::undo),
            Message::Redone => self.travel(Editing::redo),
            Message::Added { is_like } => {
                let done = self.editing.insert(Kind::Single, is_like).is_ok();
                if !self.shaped(done) {
                    return Action::None;
                }
                // The file is written at the next pause, with what is typed by then.
                self.pane = Pane::Form;
                Action::Many(vec![self.show_current(), Action::Top, self.focus_first()])
            }
            Message::Removed => {
                let done = self.editing.remove().is_ok();
                if self.shaped(done) {
                    Action::Many(vec![self.show_current(), Action::Top, self.save()])
                } else {
                    Action::None
                }
            }
            Message::Moved { down } => {
                let before = self.editing.current();
                let done = self.editing.shift(down).is_ok();
                if (done && before == self.editing.current()) || !self.shaped(done) {
                    return Action::None;
                }
                Action::Many(vec![self.show_current(), self.save()])
            }
            Message::Compared(changes, twin) => {
                if changes == self.changes {
                    self.twin = twin;
                }
                Action::None
            }
            Message::PastRead(past) => {
                self.take_past(past);
                Action::None
            }
            Message::TwinPicked => self.show_twin(),
            Message::Settled(side) => self.settle(side),
            Message::Recovered(takes) => self.recover(takes),
            Message::Picture(message) => self.picture_update(message),
            Message::CopyAsked => Action::Copy(self.editing.bank().id.clone(), self.base.clone()),
            Message::Left => self.leave(),
        }
    }

    /// Shows the question that asks nearly the same, in whichever bank it is.
    fn show_twin(&mut self) -> Action {
        let Some(twin) = self.twin.clone() else { return Action::None };
        if twin.path != self.path {
            return Action::Open(twin.path, twin.question);
        }
        let at = self.editing.find(&twin.question);
        at.map_or(Action::None, |at| self.go(at))
    }

    fn go(&mut self, at: usize) -> Action {
        if !self.editing.go(at) {
            self.trouble = Some(Trouble::NotDone);
            return Action::None;
        }
        self.waiting = None;
        self.pane = if self.pane == Pane::List { Pane::Form } else { self.pane };
        self.twin = None;
        self.sync();
        Action::Many(vec![self.show_current(), Action::Top, self.save()])
    }

    /// Scrolls the list so that the open question is in it.
    fn show_current(&mut self) -> Action {
        let Some(at) = self.editing.current() else { return Action::None };
        self.offset = list::offset_of(at, self.offset);
        Action::Show(self.offset)
    }

    /// Puts the caret in the first field.
    fn focus_first(&self) -> Action {
        if self.editing.head().is_some() {
            return self.focus_head();
        }
        let locale = self.shown.first().copied().unwrap_or(Locale::En);
        self.editing.draft().map_or(Action::None, |draft| {
            let slot = draft.slots().first().copied().unwrap_or(Slot::Id);
            Action::Focus(fields::name(draft, slot, locale))
        })
    }

    fn step(&mut self, down: bool) -> Action {
        let all = self.editing.lines().len();
        // What cannot be read cannot be opened, and is passed over.
        let readable =
            |at: &usize| self.editing.lines().get(*at).is_some_and(|line| line.says.is_some());
        // The head stands above the first question.
        let is_head = self.editing.head().is_some();
        let next = match self.editing.current() {
            Some(at) if down => (at + 1..all).find(readable),
            Some(at) => (0..at).rev().find(readable),
            None if is_head && down => (0..all).find(readable),
            None => return Action::None,
        };
        match next {
            Some(at) => self.go(at),
            None if !down && !is_head && !self.is_shipped && !self.offers_drafts() => {
                self.pick_head()
            }
            None => Action::None,
        }
    }

    fn typed(&mut self, slot: Slot, locale: Locale, edit: Edit) -> Action {
        self.caret = Some((slot, locale));
        if let Some(text) = self.contents.perform(slot, locale, edit) {
            self.editing.type_in(slot, locale, text);
            self.changed();
            self.look();
        }
        Action::None
    }

    fn change(&mut self, change: Change) -> Action {
        let mut focus = None;
        self.editing.change(|draft| focus = change::apply(draft, change));
        self.changed();
        self.sync();
        match (focus, self.editing.draft()) {
            (Some(slot), Some(draft)) => {
                let locale = self.shown.first().copied().unwrap_or(Locale::En);
                Action::Focus(fields::name(draft, slot, locale))
            }
            _ => Action::None,
        }
    }

    fn clear_source(&mut self) {
        let texts = Locale::ALL.into_iter().flat_map(|at| [Cited::Short(at), Cited::Cite(at)]);
        self.source = texts.chain([Cited::Url]).map(|field| (field, Content::new())).collect();
    }

    /// The new source as far as it is written: its label, its reference and where it can be read.
    fn new_source(&self) -> Option<(Text, Text, Option<String>)> {
        let typed = |field: Cited| self.source.get(&field).map(line).unwrap_or_default();
        let text = |field: fn(Locale) -> Cited| {
            let mut words = self.editing.draft()?.blank_words();
            for locale in Locale::ALL {
                words.set(locale, typed(field(locale)));
            }
            words.text()
        };
        let url = Some(typed(Cited::Url)).filter(|url| !url.is_empty());
        Some((text(Cited::Short)?, text(Cited::Cite)?, url))
    }

    fn add_source(&mut self) -> Action {
        let Some((short, cite, url)) = self.new_source() else { return Action::None };
        let done = self.editing.add_source(short, cite, url).is_ok();
        if self.shaped(done) {
            self.clear_source();
        }
        Action::None
    }

    /// To the next pane, with the caret in the form.
    fn turn(&mut self) -> Action {
        self.pane = match self.pane {
            Pane::List => Pane::Form,
            Pane::Form => Pane::Preview,
            Pane::Preview => Pane::List,
        };
        if self.pane == Pane::Form { self.focus_first() } else { Action::Unfocus }
    }

    fn travel(&mut self, travel: fn(&mut Editing) -> bool) -> Action {
        if self.is_shipped || !travel(&mut self.editing) {
            return Action::None;
        }
        self.changed();
        self.sync();
        self.show_current()
    }

    /// A question was put in, taken out or moved, or could not be.
    fn shaped(&mut self, done: bool) -> bool {
        if done {
            self.waiting = None;
            self.changed();
            self.sync();
        } else {
            self.trouble = Some(Trouble::NotDone);
        }
        done
    }
}
