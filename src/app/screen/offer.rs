//! A bank that was handed on, before it is among one's own: what it is, what of it is wrong, what it
//! would change. Nothing is kept before it is installed, and installing can be taken back.

mod view;

use std::sync::Arc;

use crate::app::pictures::Brought;
use crate::app::shortcut::Command;
use crate::domain::bank::Bank;
use crate::domain::bank::printed::Printed;
use crate::interchange::pack::Sums;
use crate::store::library::own::{Installed, Standing};

/// How many questions are shown at once.
pub const PAGE: usize = 5;

/// What is told of a bank that was handed on.
#[derive(Debug)]
pub struct Told {
    /// The name of the file it came in.
    pub file: String,
    /// The file of the bank, as its author wrote it.
    pub text: String,
    /// The images that came with it.
    pub images: Brought,
    /// Whether it is what was packed.
    pub sums: Sums,
    /// The bank, without the questions that cannot be asked.
    pub bank: Bank,
    /// How many mistakes there are in it; the questions that have them are not asked.
    pub mistakes: usize,
    /// How many things about it could be better.
    pub warnings: usize,
    /// How many of its questions another bank has already.
    pub taken: usize,
    /// What there is under its id.
    pub standing: Standing,
}

impl Told {
    /// Whether it can be installed.
    pub fn can_install(&self) -> bool {
        !matches!(self.sums, Sums::Wrong(_))
            && !matches!(self.standing, Standing::Shipped)
            && !self.is_here()
    }

    /// Whether exactly this is installed.
    pub fn is_here(&self) -> bool {
        matches!(&self.standing, Standing::Installed { is_same: true, .. })
    }
}

/// How far it is.
#[derive(Debug, Clone, PartialEq)]
enum State {
    /// It is looked at.
    Offered,
    /// It is being written, or what it replaced is being put back.
    Working,
    /// It is installed.
    Done(Installed),
}

/// The screen.
#[derive(Debug)]
pub struct Offer {
    told: Arc<Told>,
    state: State,
    trouble: Option<String>,
    /// The first question that is shown.
    place: usize,
    shown: Vec<Printed>,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// It is to be installed.
    InstallPicked,
    /// It is to be as it was before.
    UndoPicked,
    /// To the page before or after.
    Turned {
        /// Onwards, or back.
        on: bool,
    },
    /// The language was switched.
    LanguageSwitched,
    /// Back to the Library.
    Left,
}

/// What the parent should do.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Nothing.
    None,
    /// Install it.
    Install,
    /// Put back what was there before.
    PutBack(Installed),
    /// Switch the language of the interface.
    SwitchLanguage,
    /// Back to the Library.
    Leave,
}

impl Offer {
    /// The screen, with this bank.
    pub fn new(told: Arc<Told>) -> Self {
        let mut offer =
            Self { told, state: State::Offered, trouble: None, place: 0, shown: Vec::new() };
        offer.lay_out();
        offer
    }

    /// The bank.
    pub const fn told(&self) -> &Arc<Told> {
        &self.told
    }

    /// Counts the pages turned, so that the window knows when to draw all of itself.
    pub const fn turn(&self) -> usize {
        self.place
    }

    /// It is installed, or why not.
    pub fn installed(&mut self, done: Result<Installed, String>) {
        match done {
            Ok(installed) => self.state = State::Done(installed),
            Err(why) => {
                self.state = State::Offered;
                self.trouble = Some(why);
            }
        }
    }

    /// It is as it was before, or why not.
    pub fn put_back(&mut self, installed: Installed, done: Result<(), String>) {
        match done {
            Ok(()) => self.state = State::Offered,
            Err(why) => {
                self.state = State::Done(installed);
                self.trouble = Some(why);
            }
        }
    }

    /// What a key means here.
    pub const fn key(&self, command: Command) -> Option<Message> {
        match command {
            Command::Submit => Some(Message::InstallPicked),
            Command::Undo => Some(Message::UndoPicked),
            Command::Left => Some(Message::Turned { on: false }),
            Command::Right => Some(Message::Turned { on: true }),
            Command::Letter('l') => Some(Message::LanguageSwitched),
            Command::Escape => Some(Message::Left),
            _ => None,
        }
    }

    /// Takes what happened.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::InstallPicked => {
                if self.state == State::Offered && self.told.can_install() {
                    self.state = State::Working;
                    self.trouble = None;
                    return Action::Install;
                }
            }
            Message::UndoPicked => {
                if let State::Done(installed) = &self.state {
                    let installed = installed.clone();
                    self.state = State::Working;
                    self.trouble = None;
                    return Action::PutBack(installed);
                }
            }
            Message::Turned { on } => {
                let all = self.told.bank.questions.len();
                let next = if on { self.place + PAGE } else { self.place.saturating_sub(PAGE) };
                if next < all && next != self.place {
                    self.place = next;
                    self.lay_out();
                }
            }
            Message::LanguageSwitched => return Action::SwitchLanguage,
            Message::Left => return Action::Leave,
        }
        Action::None
    }

    /// Lays out the questions of the page.
    fn lay_out(&mut self) {
        let bank = &self.told.bank;
        let page = bank.questions.iter().skip(self.place).take(PAGE);
        self.shown = page
            .map(|question| {
                let passage = question.passage.as_ref();
                let passage = passage.and_then(|id| bank.passages.iter().find(|one| one.id == *id));
                Printed::of(question, passage)
            })
            .collect();
    }
}
