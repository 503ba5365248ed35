//! Bringing questions in: a box to paste them into with what it came to beside it, or a file. Every
//! question is either right or marked, and nothing is kept before it is saved. How text becomes
//! questions is in `interchange`.

mod columns;
mod found;
mod goal;
mod marks;
mod ticks;
mod view;

use std::path::PathBuf;
use std::sync::Arc;

use self::columns::Sheets;
use self::goal::Aim;
pub use self::goal::{Goal, Own};
use self::marks::{Mark, marks};
pub use self::ticks::{Like, Name};
use self::ticks::{Likes, Ticks};
use iced::widget::text_editor::{Action as Edit, Content, Cursor, Position};

use crate::app::pictures::Brought;
use crate::app::shortcut::Command;
use crate::app::widget::field::{Focus, filled, line};
use crate::app::widget::filing::Goes;
use crate::domain::bank::printed::Printed;
use crate::interchange::detect::How;
use crate::interchange::paste::TakenLine;
use crate::interchange::table::{Columns, Mapping};
use crate::interchange::{Format, Item, Place, Remark, Weight};

/// How many questions are shown at once.
pub const PAGE: usize = 10;

/// What was read, and what it came to.
#[derive(Debug, Clone, Default)]
pub struct Read {
    /// The format it was read in; `None` for nothing.
    pub format: Option<Format>,
    /// The title it gives itself.
    pub title: Option<String>,
    /// The questions, each laid out as learners see it.
    pub items: Vec<(Item, Printed)>,
    /// A name for each of them.
    pub names: Vec<Name>,
    /// Whether any of them comes with a topic.
    pub has_topics: bool,
    /// The images that they name.
    pub files: Brought,
    /// What else is to be said.
    pub remarks: Vec<Remark>,
    /// What the lines of a pasted text were taken for.
    pub lines: Vec<TakenLine>,
    /// What the columns of its sheets were taken for.
    pub sheets: Vec<Columns>,
}

impl Read {
    /// How many questions must be looked at.
    pub fn doubts(&self) -> usize {
        self.items.iter().filter(|(item, _)| item.is_in_doubt()).count()
    }

    /// How many things were left out.
    pub fn left_out(&self) -> usize {
        let is_out = |remark: &&Remark| remark.said.weight() == Weight::LeftOut;
        let within = self.items.iter().flat_map(|(item, _)| &item.remarks);
        self.remarks.iter().chain(within).filter(is_out).count()
    }
}

/// A longer text than this, in bytes, is read as a file: nobody corrects it by hand in a box.
pub const LONGEST_TEXT: usize = 1 << 20;

/// What is to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A text.
    Text(String),
    /// The bytes of a file that is no text.
    Bytes(Arc<Vec<u8>>),
}

/// A file that was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its name, without its folder.
    pub name: String,
    /// What is in it.
    pub source: Source,
}

/// What is to be kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Wish {
    /// The questions.
    pub items: Vec<Item>,
    /// The images that they name.
    pub files: Brought,
    /// What they go into.
    pub goal: Goal,
    /// How tables of these kinds are to be read from now on; `None` for as they are guessed.
    pub mappings: Vec<(u64, Option<Mapping>)>,
}

/// The format that a text is to be read in.
#[derive(Debug, Default)]
struct Formats {
    /// Without one, the one it seems to be in.
    picked: Option<Format>,
    /// Whether they are listed to pick one of.
    is_open: bool,
}

/// The screen.
#[derive(Debug)]
pub struct Import {
    text: Content,
    /// Whether the caret is in a field.
    is_typing: bool,
    /// The file that is read, if it is no text.
    file: Option<File>,
    /// What the file was called, if there was one.
    name: Option<String>,
    /// Counts what was asked to be read; only the last one counts.
    serial: u32,
    is_reading: bool,
    read: Arc<Read>,
    /// What its lines are shown as.
    marks: Arc<[Mark]>,
    formats: Formats,
    /// What the columns of a table are.
    sheets: Sheets,
    /// The current question.
    place: usize,
    /// What each of them is like.
    likes: Likes,
    /// Which are taken.
    ticks: Ticks,
    /// Where they go.
    aim: Aim,
    /// What the bank is called if a new one is made.
    title: Content,
    is_saving: bool,
    /// Where a file is, being typed.
    path: Option<Content>,
    trouble: Option<String>,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// The text was edited.
    Edited(Edit),
    /// The formats are to be listed, or put away.
    FormatsShown,
    /// A format was picked; `None` for the one it seems to be in.
    FormatPicked(Option<Format>),
    /// Something about the columns of a table.
    Columns(columns::Message),
    /// It was read, at the request of this number.
    Read(u32, Arc<Read>),
    /// What was read was compared with all banks; empty if that could not be done.
    Compared(Arc<Vec<Like>>),
    /// The question at this place is to be taken, or not any more.
    Ticked(usize),
    /// The current one is.
    CurrentTicked,
    /// All are, or none.
    AllTicked,
    /// Another bank is to be picked by keys.
    BankAsked,
    /// A bank was picked, by its place among one's own; `None` for a new one.
    BankPicked(Option<usize>),
    /// A topic of it was picked.
    TopicPicked(Goes),
    /// A file is to be opened.
    FilePicked,
    /// One was chosen in the system's dialog, or there is no dialog or nothing was chosen.
    FileChosen(Option<PathBuf>),
    /// Where one is was typed.
    PathEdited(Edit),
    /// It is to be opened.
    PathEntered,
    /// It was opened, or not, and why.
    FileOpened(Result<File, String>),
    /// To the question above or below.
    Stepped {
        /// Down, or up.
        down: bool,
    },
    /// To the page before or after.
    Turned {
        /// Onwards, or back.
        on: bool,
    },
    /// A question was pressed: its place in the text is shown.
    ItemPicked(usize),
    /// A remark was pressed: its line is shown.
    LinePicked(usize),
    /// The title of the bank was edited.
    TitleEdited(Edit),
    /// The questions are to be saved.
    SavePicked,
    /// The language was switched.
    LanguageSwitched,
    /// Back to the Library.
    Left,
}

/// What the parent should do.
#[derive(Debug, Clone)]
pub enum Action {
    /// Nothing.
    None,
    /// Put the caret somewhere.
    Focus(Focus),
    /// Take the caret out of the field.
    Unfocus,
    /// Bring the question with this name into sight.
    Reveal(String),
    /// Read this beside the window, and give it back with its number.
    Read {
        /// Its number.
        serial: u32,
        /// What is to be read.
        source: Source,
        /// How, as was said here.
        how: How,
        /// The tables that are to be read as they are guessed, whatever was said before.
        guessed: Vec<u64>,
    },
    /// Look beside the window for what this is like, and say so with [`Message::Compared`].
    Compare(Arc<Read>),
    /// Ask for a file.
    Browse,
    /// Open this file.
    Open(PathBuf),
    /// Keep the questions.
    Save(Box<Wish>),
    /// Switch the language of the interface.
    SwitchLanguage,
    /// Back to the Library.
    Leave,
}

impl Default for Import {
    fn default() -> Self {
        Self::new()
    }
}

impl Import {
    /// The screen, with nothing to read yet.
    pub fn new() -> Self {
        Self {
            text: Content::new(),
            is_typing: true,
            file: None,
            name: None,
            serial: 0,
            is_reading: false,
            read: Arc::default(),
            marks: Arc::default(),
            formats: Formats::default(),
            sheets: Sheets::new(),
            place: 0,
            likes: Likes::default(),
            ticks: Ticks::default(),
            aim: Aim::default(),
            title: Content::new(),
            is_saving: false,
            path: None,
            trouble: None,
        }
    }

    /// What was read.
    pub fn read(&self) -> &Read {
        &self.read
    }

    /// Whether what is there is still being read.
    pub const fn is_reading(&self) -> bool {
        self.is_reading
    }

    /// What each question is like, once that is known.
    pub fn likes(&self) -> Option<&[Like]> {
        self.likes.known()
    }

    /// How many questions are taken.
    pub const fn taken(&self) -> usize {
        self.ticks.count()
    }

    /// Whether there is something that the space bar takes.
    pub fn ticks(&self) -> bool {
        !self.read.items.is_empty()
    }

    /// Takes the learner's own banks, which were read anew.
    pub fn banks_read(&mut self, banks: Vec<Own>) -> Action {
        self.aim.follow(banks);
        self.compare()
    }

    /// The questions could not be kept, and why; they are still here.
    pub fn fail(&mut self, why: String) {
        self.is_saving = false;
        self.trouble = Some(why);
    }

    /// What a key means here, where no field has the caret.
    pub fn key(&self, command: Command) -> Option<Message> {
        match command {
            Command::Up => Some(Message::Stepped { down: false }),
            Command::Down => Some(Message::Stepped { down: true }),
            Command::Left => Some(Message::Turned { on: false }),
            Command::Right => Some(Message::Turned { on: true }),
            Command::Enter if self.path.is_some() => Some(Message::PathEntered),
            Command::Enter => Some(Message::ItemPicked(self.place)),
            Command::Space => Some(Message::CurrentTicked),
            Command::Letter('a') if self.ticks() => Some(Message::AllTicked),
            Command::Letter('b') if self.ticks() => Some(Message::BankAsked),
            Command::Letter('c') => self.sheets.first(&self.read.sheets).map(Message::Columns),
            Command::Letter('o') => Some(Message::FilePicked),
            Command::Letter('l') => Some(Message::LanguageSwitched),
            Command::Submit => Some(Message::SavePicked),
            Command::Escape => Some(Message::Left),
            _ => None,
        }
    }

    /// Takes what happened.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Edited(edit) => {
                self.is_typing = true;
                let changes = edit.is_edit();
                self.text.perform(edit);
                if changes {
                    self.file = None;
                    return self.ask();
                }
            }
            Message::FormatsShown => self.formats.is_open = !self.formats.is_open,
            Message::FormatPicked(format) => {
                self.formats.is_open = false;
                if format != self.formats.picked {
                    self.formats.picked = format;
                    return self.ask();
                }
            }
            Message::Columns(message) => {
                if self.sheets.update(message, &self.read.sheets) {
                    return self.ask();
                }
            }
            Message::Read(serial, read) => {
                if serial == self.serial {
                    self.is_reading = false;
                    self.place = self.place.min(read.items.len().saturating_sub(1));
                    self.marks = marks(&read).into();
                    self.sheets.follow(&read.sheets);
                    self.ticks.forget_others(&read.names);
                    self.likes.follow(&self.read.names, &read.names);
                    self.read = read;
                    self.suggest_title();
                    return self.compare();
                }
            }
            Message::Compared(likes) => {
                if !self.likes.take(likes) {
                    return self.compare();
                }
                self.settle();
            }
            Message::Ticked(place) => {
                self.place = place.min(self.read.items.len().saturating_sub(1));
                self.ticks.toggle(&self.read.names, self.place);
            }
            Message::CurrentTicked => self.ticks.toggle(&self.read.names, self.place),
            Message::AllTicked => self.ticks.toggle_all(&self.read.names),
            Message::BankAsked => return Action::Reveal(self.aim.control()),
            Message::BankPicked(place) => {
                self.aim.pick(place);
                self.settle();
            }
            Message::TopicPicked(goes) => self.aim.pick_topic(goes),
            Message::FilePicked => return Action::Browse,
            Message::FileChosen(Some(path)) => return Action::Open(path),
            Message::FileChosen(None) => {
                self.path.get_or_insert_with(Content::new);
                return Action::Focus(Focus("import-path"));
            }
            Message::PathEdited(edit) => {
                if let Some(path) = &mut self.path {
                    path.perform(edit);
                }
            }
            Message::PathEntered => {
                let typed = self.path.as_ref().map(line).filter(|typed| !typed.is_empty());
                return typed.map_or(Action::None, |typed| Action::Open(PathBuf::from(typed)));
            }
            Message::FileOpened(Ok(file)) => return self.open(file),
            Message::FileOpened(Err(why)) => self.trouble = Some(why),
            Message::Stepped { down } => return self.step(down, 1),
            Message::Turned { on } => return self.step(on, PAGE),
            Message::ItemPicked(place) => {
                self.place = place.min(self.read.items.len().saturating_sub(1));
                let at = self.read.items.get(self.place).map(|(item, _)| item.place.clone());
                return match at {
                    Some(Place::Line(line)) => self.show_line(line),
                    _ => Action::None,
                };
            }
            Message::LinePicked(line) => return self.show_line(line),
            Message::TitleEdited(edit) => {
                self.is_typing = true;
                self.title.perform(edit);
            }
            Message::SavePicked => return self.save(),
            Message::LanguageSwitched => return Action::SwitchLanguage,
            Message::Left => return self.leave(),
        }
        Action::None
    }

    /// What is there is to be read.
    fn ask(&mut self) -> Action {
        self.serial += 1;
        self.is_reading = true;
        self.trouble = None;
        let source = match &self.file {
            Some(file) => file.source.clone(),
            None => Source::Text(self.text.text()),
        };
        let (mappings, guessed) = self.sheets.said();
        let how = How { format: self.formats.picked, mappings };
        Action::Read { serial: self.serial, source, how, guessed }
    }

    /// What each question is like is to be looked for, or once more if it is being looked for.
    fn compare(&mut self) -> Action {
        let is_due = self.likes.seek(self.read.items.is_empty());
        self.settle();
        if is_due { Action::Compare(Arc::clone(&self.read)) } else { Action::None }
    }

    /// Which are taken is worked out anew.
    fn settle(&mut self) {
        let bank = self.aim.own().map(|own| own.path.as_path());
        self.ticks.settle(&self.read.names, self.likes.each(), bank);
    }

    /// Whether any question comes with a topic.
    fn comes_with_topics(&self) -> bool {
        self.read.has_topics
    }

    /// Whether the questions can be saved: into a bank that is there once it is known which of them it
    /// has already.
    fn can_save(&self) -> bool {
        let is_known = self.aim.own().is_none() || self.likes().is_some();
        let is_idle = !self.is_reading && !self.is_saving;
        is_idle && is_known && self.ticks.count() > 0
    }

    fn open(&mut self, file: File) -> Action {
        self.path = None;
        self.place = 0;
        self.formats = Formats::default();
        self.sheets.fold();
        self.title = Content::new();
        self.name = Some(file.name.clone());
        if let Source::Text(text) = &file.source {
            self.text = Content::with_text(text);
            self.file = None;
        } else {
            self.text = Content::new();
            self.file = Some(file);
        }
        self.ask()
    }

    /// The title that the questions, or their file, suggest, until another is typed.
    fn suggest_title(&mut self) {
        if !line(&self.title).is_empty() {
            return;
        }
        let stem = self.name.as_ref().map(|name| {
            name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem).replace('_', " ")
        });
        let title = self.read.title.clone().or(stem);
        if let Some(title) = title.filter(|_| !self.read.items.is_empty()) {
            self.title = filled(&title);
        }
    }

    /// Whether the text can be corrected here.
    const fn is_text(&self) -> bool {
        self.file.is_none()
    }

    fn show_line(&mut self, line: usize) -> Action {
        if !self.is_text() || line == 0 || line > self.text.line_count() {
            return Action::None;
        }
        let position = Position { line: line - 1, column: 0 };
        self.text.move_to(Cursor { position, selection: None });
        self.text.perform(Edit::SelectLine);
        self.is_typing = true;
        Action::Focus(Focus("import-text"))
    }

    fn step(&mut self, down: bool, by: usize) -> Action {
        let last = self.read.items.len().saturating_sub(1);
        let next = if down { (self.place + by).min(last) } else { self.place.saturating_sub(by) };
        if next == self.place {
            return Action::None;
        }
        self.place = next;
        self.is_typing = false;
        Action::Reveal(item_name(next))
    }

    fn save(&mut self) -> Action {
        if !self.can_save() {
            return Action::None;
        }
        let title = line(&self.title);
        if title.is_empty() && self.aim.own().is_none() {
            return Action::Focus(Focus("import-title"));
        }
        self.is_saving = true;
        self.trouble = None;
        let items = self.read.items.iter().enumerate();
        let taken = items.filter(|(place, _)| self.ticks.is_taken(*place));
        Action::Save(Box::new(Wish {
            items: taken.map(|(_, (item, _))| item.clone()).collect(),
            files: self.read.files.clone(),
            goal: self.aim.goal(title, self.comes_with_topics()),
            mappings: self.sheets.chosen(),
        }))
    }

    fn leave(&mut self) -> Action {
        if self.path.take().is_some() || std::mem::take(&mut self.formats.is_open) {
            Action::None
        } else if std::mem::take(&mut self.is_typing) {
            Action::Unfocus
        } else {
            Action::Leave
        }
    }
}

/// The name of a question in the list.
fn item_name(place: usize) -> String {
    format!("item-{place}")
}
