//! The desk of classes: whom a lesson is for, what they are asked and by which rules, and the lessons so
//! far. Reading questions, keeping classes and holding the room is the parent's.

mod form;
mod view;
mod wish;

use std::collections::BTreeSet;

use crate::app::shortcut::Command;
use crate::app::widget::field::Focus;
use crate::app::widget::topics::BankLine;
use crate::domain::bank::{BankId, QuestionId};
use crate::domain::class::lesson::Phones;
use crate::domain::class::roll::{Class as Taught, ClassId, Pupil};
use crate::store::rooms::{RoomCard, RoomId};

use self::form::{Form, NAME, ROLL};
use self::wish::Choices;

pub use self::form::Message as FormMessage;
pub use self::wish::{COUNTS, Earns, From, Level, MINUTES, Order, SECONDS, Tempo, Wish};

/// What there is to choose from.
#[derive(Debug, Clone, Default)]
pub struct Board {
    /// The banks that questions can be taken from.
    pub banks: Vec<BankLine>,
    /// Whether the banks are still being read.
    pub is_reading: bool,
}

/// What was kept of classes so far.
#[derive(Debug, Clone, Default)]
pub struct Lists {
    /// The classes, by name.
    pub classes: Vec<Taught>,
    /// How many files of classes could not be read.
    pub unread: usize,
    /// The lessons so far, the last one first.
    pub rooms: Vec<RoomCard>,
}

/// The screen.
#[derive(Debug)]
pub struct Class {
    board: Board,
    /// `None` until they are read.
    lists: Option<Lists>,
    /// The class it is for.
    taught: Option<ClassId>,
    form: Option<Form>,
    /// The class that was let go last, and can come back.
    gone: Option<Taught>,
    /// The questions that were chosen elsewhere, if they were.
    these: Option<Vec<(QuestionId, BankId)>>,
    /// Whether the class is asked what it got wrong.
    is_wrong: bool,
    topics: BTreeSet<u32>,
    open: Option<u32>,
    choices: Choices,
    /// Whether all that can be chosen is shown.
    shows_more: bool,
    /// Whether the parent is reading the questions or a room.
    is_busy: bool,
    trouble: Option<String>,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// What was kept was read.
    Listed(Lists),
    /// Whom the lesson is for was chosen.
    ClassPicked(Option<ClassId>),
    /// A class is to be made.
    ClassMade,
    /// The class that is chosen is to be changed.
    ClassOpened,
    /// Of the class that is written.
    Form(form::Message),
    /// A class was kept, or why it was not.
    ClassKept(Result<Taught, String>),
    /// A class was let go, or why it was not.
    ClassGone(Result<Taught, String>),
    /// It is to come back.
    ClassTakenBack,
    /// Questions are to be what the class got wrong, or drawn from topics.
    WrongPicked(bool),
    /// A bank was opened to its topics, or closed.
    Unfolded(u32),
    /// All topics of a bank were taken, or none of them any more.
    BankToggled(u32),
    /// A topic was taken, or not any more.
    TopicToggled(u32),
    /// Questions are to be taken from all banks again.
    AllPicked,
    /// How many questions was chosen.
    CountPicked(u16),
    /// How hard they are to be was chosen.
    LevelPicked(Level),
    /// In which order they are asked was chosen.
    OrderPicked(Order),
    /// How many seconds each has was chosen.
    SecondsPicked(Option<u32>),
    /// Who says when the next question comes was chosen.
    TempoPicked(Tempo),
    /// What an answer earns was chosen.
    EarnsPicked(Earns),
    /// What phones show was chosen, or that none are let in.
    PhonesPicked(Option<Phones>),
    /// Phones are to ask how sure one is, or not.
    CertaintyToggled,
    /// Phones are to tell who stands where, or not.
    RanksToggled,
    /// All that can be chosen is to be shown, or only what matters most.
    MoreToggled,
    /// The lesson is to begin.
    Begun,
    /// A lesson of before was pressed.
    RoomPicked(RoomId),
    /// The report on one was asked for.
    ReportPicked(RoomId),
    /// Class answers are to be brought in.
    AnswersPicked,
    /// The language was switched.
    LanguageSwitched,
    /// The desk was left.
    Left,
}

/// What the parent should do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Nothing.
    None,
    /// Put the caret somewhere.
    Focus(Focus),
    /// Begin a room with this lesson.
    Begin(Box<Wish>),
    /// Go on with this room.
    Open(RoomId),
    /// Keep a class, a new one if it has no id, and say so with [`Message::ClassKept`].
    Keep {
        /// Which.
        id: Option<ClassId>,
        /// What it is called.
        name: String,
        /// Who is in it.
        roll: Vec<Pupil>,
    },
    /// Let this class go, and say so with [`Message::ClassGone`].
    LetGo(Taught),
    /// Take this class back, and say so with [`Message::ClassKept`].
    TakeBack(Taught),
    /// Ask for the file of a roll, and tell its lines.
    PickRoll,
    /// Show the report on this room.
    Report(RoomId),
    /// Show where class answers are brought in.
    BringAnswers,
    /// Switch the language of the interface.
    SwitchLanguage,
    /// Back to Today.
    Leave,
}

impl Class {
    /// The desk, perhaps with questions that were chosen elsewhere, for a class.
    pub const fn new(
        board: Board,
        these: Option<Vec<(QuestionId, BankId)>>,
        class: Option<ClassId>,
    ) -> Self {
        Self {
            board,
            lists: None,
            taught: class,
            form: None,
            gone: None,
            these,
            is_wrong: false,
            topics: BTreeSet::new(),
            open: None,
            choices: Choices::new(),
            shows_more: false,
            is_busy: false,
            trouble: None,
        }
    }

    /// Takes what there is to choose from now.
    pub fn refresh(&mut self, board: Board) {
        self.topics.retain(|topic| {
            board.banks.iter().any(|bank| bank.topics.iter().any(|line| line.topic == *topic))
        });
        self.board = board;
    }

    /// What was asked for could not be done.
    pub fn fail(&mut self, why: String) {
        self.is_busy = false;
        self.trouble = Some(why);
    }

    /// The topics that are taken; all if there are none.
    pub const fn topics(&self) -> &BTreeSet<u32> {
        &self.topics
    }

    /// The lessons so far, of the class that is chosen if one is.
    pub fn rooms(&self) -> impl Iterator<Item = &RoomCard> {
        let rooms = self.lists.iter().flat_map(|lists| &lists.rooms);
        rooms.filter(|room| match (&self.taught, &room.class) {
            (Some(wanted), Some((class, _))) => class == wanted,
            (Some(_), None) => false,
            (None, _) => true,
        })
    }

    /// Whether what was kept has been read.
    pub const fn has_lists(&self) -> bool {
        self.lists.is_some()
    }

    /// The class that is chosen.
    pub fn class(&self) -> Option<&Taught> {
        let wanted = self.taught.as_ref()?;
        self.lists.as_ref()?.classes.iter().find(|class| class.id == *wanted)
    }

    /// Whether this class had lessons, so that something can have gone wrong in them.
    fn can_be_wrong(&self) -> bool {
        self.taught.is_some() && self.rooms().next().is_some()
    }

    /// How many questions there are to take from.
    fn available(&self) -> u32 {
        let all = self.board.banks.iter().flat_map(|bank| &bank.topics);
        let taken = all.filter(|line| self.topics.is_empty() || self.topics.contains(&line.topic));
        taken.map(|line| line.questions).sum()
    }

    fn can_begin(&self) -> bool {
        let has_questions = match &self.these {
            Some(these) => !these.is_empty(),
            None => self.available() > 0,
        };
        has_questions && self.form.is_none() && !self.is_busy && !self.board.is_reading
    }

    /// What a key means here.
    pub fn key(&self, command: Command) -> Option<Message> {
        if self.form.is_some() {
            return match command {
                Command::Save => Some(Message::Form(form::Message::Saved)),
                Command::Escape => Some(Message::Form(form::Message::Left)),
                _ => None,
            };
        }
        match command {
            Command::Enter => Some(Message::Begun),
            Command::Letter('b') => Some(Message::AnswersPicked),
            Command::Letter('l') => Some(Message::LanguageSwitched),
            Command::Letter('n') => Some(Message::ClassMade),
            Command::Letter('m') => Some(Message::MoreToggled),
            Command::Undo if self.gone.is_some() => Some(Message::ClassTakenBack),
            Command::Escape => Some(Message::Left),
            _ => None,
        }
    }

    /// Takes what happened.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Listed(lists) => {
                let is_there = |id: &ClassId| lists.classes.iter().any(|class| class.id == *id);
                self.taught = self.taught.take().filter(is_there);
                self.lists = Some(lists);
                self.is_wrong &= self.can_be_wrong();
            }
            Message::ClassPicked(class) => {
                self.taught = class;
                self.is_wrong &= self.can_be_wrong();
            }
            Message::ClassMade => {
                self.form = Some(Form::new(None));
                return Action::Focus(NAME);
            }
            Message::ClassOpened => {
                if let Some(class) = self.class() {
                    self.form = Some(Form::new(Some(class)));
                    return Action::Focus(ROLL);
                }
            }
            Message::Form(message) => return self.write(message),
            Message::ClassKept(Ok(class)) => self.kept(class),
            Message::ClassGone(Ok(class)) => self.let_go(class),
            Message::ClassKept(Err(why)) | Message::ClassGone(Err(why)) => match &mut self.form {
                Some(form) => form.fail(why),
                None => self.trouble = Some(why),
            },
            Message::ClassTakenBack => {
                if let Some(class) = self.gone.clone() {
                    return Action::TakeBack(class);
                }
            }
            Message::WrongPicked(is_wrong) => {
                self.is_wrong = is_wrong && self.can_be_wrong();
            }
            Message::Unfolded(bank) => {
                self.open = (self.open != Some(bank)).then_some(bank);
            }
            Message::BankToggled(bank) => self.toggle_bank(bank),
            Message::TopicToggled(topic) => {
                if !self.topics.remove(&topic) {
                    self.topics.insert(topic);
                }
            }
            Message::AllPicked => {
                self.topics.clear();
                self.these = None;
            }
            Message::CountPicked(count) => self.choices.count = count,
            Message::LevelPicked(level) => self.choices.level = level,
            Message::OrderPicked(order) => self.choices.order = order,
            Message::SecondsPicked(seconds) => self.choices.seconds = seconds,
            Message::TempoPicked(tempo) => self.choices.pick_tempo(tempo),
            Message::EarnsPicked(earns) => self.choices.earns = earns,
            Message::PhonesPicked(phones) => self.choices.pick_phones(phones),
            Message::CertaintyToggled => self.choices.certainty = !self.choices.certainty,
            Message::RanksToggled => self.choices.ranks = !self.choices.ranks,
            Message::MoreToggled => self.shows_more = !self.shows_more,
            Message::Begun if self.can_begin() => {
                self.is_busy = true;
                self.trouble = None;
                return Action::Begin(Box::new(self.wish()));
            }
            Message::RoomPicked(room) if !self.is_busy => {
                self.is_busy = true;
                self.trouble = None;
                return Action::Open(room);
            }
            Message::ReportPicked(room) if !self.is_busy => return Action::Report(room),
            Message::Begun | Message::RoomPicked(_) | Message::ReportPicked(_) => {}
            Message::AnswersPicked => return Action::BringAnswers,
            Message::LanguageSwitched => return Action::SwitchLanguage,
            Message::Left => return Action::Leave,
        }
        Action::None
    }

    /// A class was kept, and is the one that is chosen.
    fn kept(&mut self, class: Taught) {
        self.form = None;
        self.gone = None;
        self.taught = Some(class.id.clone());
        if let Some(lists) = &mut self.lists {
            lists.classes.retain(|other| other.id != class.id);
            lists.classes.push(class);
            lists.classes.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
        }
        self.is_wrong &= self.can_be_wrong();
    }

    /// A class was let go, and can come back.
    fn let_go(&mut self, class: Taught) {
        self.form = None;
        self.taught = None;
        self.is_wrong = false;
        if let Some(lists) = &mut self.lists {
            lists.classes.retain(|other| other.id != class.id);
        }
        self.gone = Some(class);
    }

    fn toggle_bank(&mut self, bank: u32) {
        let line = self.board.banks.iter().find(|line| line.bank == bank);
        let topics: Vec<u32> =
            line.iter().flat_map(|line| &line.topics).map(|line| line.topic).collect();
        if topics.iter().all(|topic| self.topics.contains(topic)) {
            self.topics.retain(|topic| !topics.contains(topic));
        } else {
            self.topics.extend(topics);
        }
    }

    /// The lesson as it is chosen.
    fn wish(&self) -> Wish {
        let Choices { count, level, .. } = self.choices;
        let topics = || self.topics.clone();
        let from = match &self.these {
            Some(these) => From::These(these.clone()),
            None if self.is_wrong => From::Wrong { count },
            None => From::Topics { topics: topics(), count, level },
        };
        self.choices.wish(from, self.class().cloned())
    }

    /// Takes what happened to the class that is written.
    fn write(&mut self, message: form::Message) -> Action {
        let Some(form) = &mut self.form else { return Action::None };
        match message {
            form::Message::NameEdited(edit) => form.edit_name(edit),
            form::Message::NameEntered => return Action::Focus(ROLL),
            form::Message::RollEdited(edit) => form.edit_roll(edit),
            form::Message::FilePicked => return Action::PickRoll,
            form::Message::FileRead(Some(lines)) => form.take_lines(lines),
            form::Message::FileRead(None) => {}
            form::Message::Saved => {
                if let Some((name, roll)) = form.written() {
                    form.wait();
                    return Action::Keep { id: form.id.clone(), name, roll };
                }
            }
            form::Message::LetGo => {
                form.wait();
                if let Some(class) = self.class() {
                    return Action::LetGo(class.clone());
                }
            }
            form::Message::Left => self.form = None,
        }
        Action::None
    }
}
