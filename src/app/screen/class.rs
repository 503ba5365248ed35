//! The desk of classes: what a class is to be asked, by which rules, and the lessons so far. Reading
//! the questions and holding the room is the parent's.

mod view;

use std::collections::BTreeSet;

use num_rational::Ratio;

use crate::app::shortcut::Command;
use crate::app::widget::topics::BankLine;
use crate::domain::bank::{BankId, QuestionId};
use crate::domain::class::lesson::{Marking, Phones};
use crate::store::rooms::{RoomCard, RoomId};

/// How many questions a lesson can be given.
pub const COUNTS: [u16; 4] = [5, 10, 15, 20];

/// How many seconds a question can be given; `None` for as long as the teacher gives.
pub const SECONDS: [Option<u32>; 5] = [None, Some(30), Some(60), Some(90), Some(120)];

/// What there is to choose from.
#[derive(Debug, Clone, Default)]
pub struct Board {
    /// The banks that questions can be taken from.
    pub banks: Vec<BankLine>,
    /// The lessons so far, the last one first.
    pub rooms: Vec<RoomCard>,
    /// Whether the banks are still being read.
    pub is_reading: bool,
}

/// What an answer earns, as it can be chosen here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Earns {
    /// One mark for a right answer.
    One,
    /// As in the civil services: two marks, and a third of them off for a wrong answer.
    Civil,
    /// As in the staff selection: two marks, and half a mark off.
    Staff,
    /// By how sure they were.
    Certainty,
}

impl Earns {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::One, Self::Civil, Self::Staff, Self::Certainty];

    /// The marking.
    pub fn marking(self) -> Marking {
        let two = Ratio::from_integer(2);
        match self {
            Self::One => Marking::Accuracy,
            Self::Civil => Marking::Exam { right: two, wrong: Ratio::new(2, 3) },
            Self::Staff => Marking::Exam { right: two, wrong: Ratio::new(1, 2) },
            Self::Certainty => Marking::Certainty,
        }
    }
}

/// Which questions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum From {
    /// Some of these topics, by number; of all if there are none.
    Topics {
        /// The topics.
        topics: BTreeSet<u32>,
        /// How many questions.
        count: u16,
    },
    /// Exactly these.
    These(Vec<(QuestionId, BankId)>),
}

/// What a class is to be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// Which questions.
    pub from: From,
    /// Seconds for each.
    pub seconds: Option<u32>,
    /// What an answer earns.
    pub marking: Marking,
    /// What phones show, if any are let in.
    pub phones: Option<Phones>,
}

/// The screen.
#[derive(Debug)]
pub struct Class {
    board: Board,
    /// The questions that were chosen elsewhere, if they were.
    these: Option<Vec<(QuestionId, BankId)>>,
    topics: BTreeSet<u32>,
    open: Option<u32>,
    count: u16,
    seconds: Option<u32>,
    earns: Earns,
    phones: Option<Phones>,
    /// Whether the parent is reading the questions or a room.
    is_busy: bool,
    trouble: Option<String>,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
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
    /// How many seconds each has was chosen.
    SecondsPicked(Option<u32>),
    /// What an answer earns was chosen.
    EarnsPicked(Earns),
    /// What phones show was chosen, or that none are let in.
    PhonesPicked(Option<Phones>),
    /// The lesson is to begin.
    Begun,
    /// A lesson of before was pressed.
    RoomPicked(RoomId),
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
    /// Begin a room with this lesson.
    Begin(Wish),
    /// Go on with this room.
    Open(RoomId),
    /// Switch the language of the interface.
    SwitchLanguage,
    /// Back to Today.
    Leave,
}

impl Class {
    /// The desk, perhaps with questions that were chosen elsewhere.
    pub const fn new(board: Board, these: Option<Vec<(QuestionId, BankId)>>) -> Self {
        Self {
            board,
            these,
            topics: BTreeSet::new(),
            open: None,
            count: 10,
            seconds: Some(60),
            earns: Earns::One,
            phones: None,
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

    /// The lessons so far.
    pub fn rooms(&self) -> &[RoomCard] {
        &self.board.rooms
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
        has_questions && !self.is_busy && !self.board.is_reading
    }

    /// What a key means here.
    pub fn key(&self, command: Command) -> Option<Message> {
        match command {
            Command::Enter => Some(Message::Begun),
            Command::Letter('l') => Some(Message::LanguageSwitched),
            Command::Escape => Some(Message::Left),
            _ => None,
        }
    }

    /// Takes what happened.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Unfolded(bank) => {
                self.open = (self.open != Some(bank)).then_some(bank);
            }
            Message::BankToggled(bank) => {
                let line = self.board.banks.iter().find(|line| line.bank == bank);
                let topics: Vec<u32> =
                    line.iter().flat_map(|line| &line.topics).map(|line| line.topic).collect();
                if topics.iter().all(|topic| self.topics.contains(topic)) {
                    self.topics.retain(|topic| !topics.contains(topic));
                } else {
                    self.topics.extend(topics);
                }
            }
            Message::TopicToggled(topic) => {
                if !self.topics.remove(&topic) {
                    self.topics.insert(topic);
                }
            }
            Message::AllPicked => {
                self.topics.clear();
                self.these = None;
            }
            Message::CountPicked(count) => self.count = count,
            Message::SecondsPicked(seconds) => self.seconds = seconds,
            Message::EarnsPicked(earns) => self.earns = earns,
            Message::PhonesPicked(phones) => self.phones = phones,
            Message::Begun if self.can_begin() => {
                self.is_busy = true;
                self.trouble = None;
                let topics = || From::Topics { topics: self.topics.clone(), count: self.count };
                return Action::Begin(Wish {
                    from: self.these.clone().map_or_else(topics, From::These),
                    seconds: self.seconds,
                    marking: self.earns.marking(),
                    phones: self.phones,
                });
            }
            Message::RoomPicked(room) if !self.is_busy => {
                self.is_busy = true;
                self.trouble = None;
                return Action::Open(room);
            }
            Message::Begun | Message::RoomPicked(_) => {}
            Message::LanguageSwitched => return Action::SwitchLanguage,
            Message::Left => return Action::Leave,
        }
        Action::None
    }
}
