//! The mistakes notebook: every question whose last answer went wrong in any way, why, and what to do
//! about it. What counts as a mistake is decided in `domain::progress`.

mod view;

use std::collections::BTreeSet;

use iced::widget::text_editor::{Action as Edit, Content};

use crate::app::shortcut::Command;
use crate::app::widget::field::{Focus, filled, line};
use crate::domain::bank::printed::Printed;
use crate::domain::bank::{BankId, Question, QuestionId, Source};
use crate::domain::event::{Cause, Mode};
use crate::domain::locale::Text;
use crate::domain::progress::MistakeKind;
use crate::domain::time::Day;

/// How many lines are shown at once.
pub const PAGE: usize = 25;

/// A question in the notebook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The question.
    pub question: QuestionId,
    /// How its last answer went wrong.
    pub kind: MistakeKind,
    /// The day on which it was.
    pub day: Day,
    /// Where it was.
    pub mode: Mode,
    /// Why, as the learner said.
    pub cause: Option<Cause>,
    /// What they wrote about it.
    pub note: String,
    /// Whether it is bookmarked.
    pub bookmarked: bool,
    /// Whether its key was corrected since.
    pub key_changed: bool,
    /// What is asked, and where it is from; `None` if no bank has it now.
    pub there: Option<There>,
}

/// A question of a bank that is installed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct There {
    /// The first thing that it says.
    pub stem: Text,
    /// Its topic.
    pub topic: Text,
    /// Its bank.
    pub bank: BankId,
    /// What that is called.
    pub title: Text,
}

/// A question opened in the notebook.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The question.
    pub question: Question,
    /// Laid out.
    pub printed: Printed,
    /// Its sources.
    pub sources: Vec<Source>,
}

/// Whether a cause was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Whether or not.
    Any,
    /// None was.
    Open,
    /// This one was.
    Given(Cause),
}

/// Which lines are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// Only of this kind.
    pub kind: Option<MistakeKind>,
    /// Only with, or without, a cause.
    pub why: Why,
    /// Only of this bank.
    pub bank: Option<usize>,
    /// Only from here.
    pub mode: Option<Mode>,
    /// Only those bookmarked.
    pub bookmarked: bool,
}

impl Filter {
    /// Everything.
    const ALL: Self = Self { kind: None, why: Why::Any, bank: None, mode: None, bookmarked: false };
}

/// Where answers are given, in the order of the notebook.
pub const MODES: [Mode; 4] = [Mode::Mock, Mode::Review, Mode::Practice, Mode::Class];

/// The screen.
#[derive(Debug)]
pub struct Notebook {
    lines: Vec<Line>,
    /// The banks of the lines, in the order in which they are met.
    banks: Vec<(BankId, Text)>,
    filter: Filter,
    /// The lines that the filter leaves, by place.
    shown: Vec<usize>,
    /// The current one, by its place among those shown.
    current: usize,
    shows_filters: bool,
    opened: Option<Opened>,
    note: Option<Content>,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// Another kind is to be shown.
    KindPicked(Option<MistakeKind>),
    /// Others by their cause are to be shown.
    WhyPicked(Why),
    /// Those of another bank are to be shown.
    BankPicked(Option<usize>),
    /// Those from elsewhere are to be shown.
    ModePicked(Option<Mode>),
    /// Only bookmarked ones are to be shown, or all again.
    BookmarkedToggled,
    /// The filters were opened or closed.
    FiltersToggled,
    /// To the line above or below.
    Stepped {
        /// Down, or up.
        down: bool,
    },
    /// To the page before or after.
    Turned {
        /// Onwards, or back.
        on: bool,
    },
    /// A line was pressed.
    LinePicked(usize),
    /// The question of the current line was opened or closed.
    QuestionToggled,
    /// A cause was given, or taken back.
    CausePicked(Cause),
    /// The bookmark was set or removed.
    BookmarkToggled,
    /// The note was opened or closed.
    NoteToggled,
    /// The note was edited.
    NoteEdited(Edit),
    /// The note was accepted.
    NoteAccepted,
    /// Revision of the lines shown was asked for.
    RevisePicked,
    /// A paper of the lines shown was asked for.
    ResitPicked,
    /// The language was switched.
    LanguageSwitched,
    /// The notebook was left.
    Left,
}

/// What the parent should do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Nothing.
    None,
    /// Put the caret somewhere.
    Focus(Focus),
    /// Take the caret out of the field.
    Unfocus,
    /// Bring the line with this name into sight.
    Reveal(String),
    /// Keep why a question went wrong.
    Cause {
        /// Which question.
        question: QuestionId,
        /// Why; `None` takes it back.
        cause: Option<Cause>,
    },
    /// Bookmark this question, or not.
    Bookmark {
        /// Which question.
        question: QuestionId,
        /// Whether it is bookmarked now.
        on: bool,
    },
    /// Keep what was written about this question.
    Note {
        /// Which question.
        question: QuestionId,
        /// What was written.
        text: String,
    },
    /// Read this question and give it to [`Notebook::open`].
    Open(QuestionId),
    /// Start a session of these questions.
    Revise(Vec<QuestionId>),
    /// Sit a paper of these questions.
    Resit(Vec<QuestionId>),
    /// Switch the language of the interface.
    SwitchLanguage,
    /// Back to Today.
    Leave,
}

impl Notebook {
    /// The notebook with its lines, the latest first.
    pub fn new(lines: Vec<Line>) -> Self {
        let mut banks: Vec<(BankId, Text)> = Vec::new();
        for there in lines.iter().filter_map(|line| line.there.as_ref()) {
            if banks.iter().all(|(bank, _)| *bank != there.bank) {
                banks.push((there.bank.clone(), there.title.clone()));
            }
        }
        let mut notebook = Self {
            lines,
            banks,
            filter: Filter::ALL,
            shown: Vec::new(),
            current: 0,
            shows_filters: false,
            opened: None,
            note: None,
        };
        notebook.sift();
        notebook
    }

    /// Whether something is being typed.
    pub const fn is_writing(&self) -> bool {
        self.note.is_some()
    }

    /// The current line.
    pub fn current(&self) -> Option<&Line> {
        self.lines.get(*self.shown.get(self.current)?)
    }

    /// The lines that are shown, in their order.
    pub fn shown(&self) -> impl Iterator<Item = &Line> {
        self.shown.iter().filter_map(|place| self.lines.get(*place))
    }

    /// The question that is opened.
    pub fn opened(&self) -> Option<&QuestionId> {
        self.opened.as_ref().map(|opened| &opened.question.id)
    }

    /// Shows the question of the current line.
    pub fn open(&mut self, opened: Opened) {
        if self.current().is_some_and(|line| line.question == opened.question.id) {
            self.opened = Some(opened);
        }
    }

    /// The questions of the lines shown that are in a bank now.
    fn questions(&self) -> Vec<QuestionId> {
        let there = self.shown().filter(|line| line.there.is_some());
        there.map(|line| line.question.clone()).collect()
    }

    fn current_mut(&mut self) -> Option<&mut Line> {
        let place = *self.shown.get(self.current)?;
        self.lines.get_mut(place)
    }

    /// Works out which lines are shown; the current one stays if it is among them.
    fn sift(&mut self) {
        let was = self.shown.get(self.current).copied();
        let filter = &self.filter;
        let bank = filter.bank.and_then(|bank| self.banks.get(bank));
        let shown = self.lines.iter().enumerate().filter(|(_, line)| {
            filter.kind.is_none_or(|kind| line.kind == kind)
                && match filter.why {
                    Why::Any => true,
                    Why::Open => line.cause.is_none(),
                    Why::Given(cause) => line.cause == Some(cause),
                }
                && bank.is_none_or(|(bank, _)| {
                    line.there.as_ref().is_some_and(|there| there.bank == *bank)
                })
                && filter.mode.is_none_or(|mode| line.mode == mode)
                && (!filter.bookmarked || line.bookmarked)
        });
        self.shown = shown.map(|(place, _)| place).collect();
        let now = self.shown.iter().position(|place| Some(*place) == was);
        self.current = now.unwrap_or(0);
        if now.is_none() {
            self.opened = None;
            self.note = None;
        }
    }

    /// What a key means here.
    pub fn key(&self, command: Command) -> Option<Message> {
        if self.note.is_some() {
            return match command {
                Command::Escape | Command::Note => Some(Message::NoteToggled),
                Command::Enter => Some(Message::NoteAccepted),
                _ => None,
            };
        }
        match command {
            Command::Up => Some(Message::Stepped { down: false }),
            Command::Down => Some(Message::Stepped { down: true }),
            Command::Left => Some(Message::Turned { on: false }),
            Command::Right => Some(Message::Turned { on: true }),
            Command::Enter => Some(Message::QuestionToggled),
            Command::Digit(digit) => {
                let place = usize::from(digit).checked_sub(1)?;
                Cause::ALL.get(place).copied().map(Message::CausePicked)
            }
            Command::Bookmark => Some(Message::BookmarkToggled),
            Command::Note => Some(Message::NoteToggled),
            Command::Letter('f') => Some(Message::FiltersToggled),
            Command::Letter('r') => Some(Message::RevisePicked),
            Command::Letter('e') => Some(Message::ResitPicked),
            Command::Letter('l') => Some(Message::LanguageSwitched),
            Command::Escape if self.opened.is_some() => Some(Message::QuestionToggled),
            Command::Escape => Some(Message::Left),
            _ => None,
        }
    }

    /// Takes what happened.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::KindPicked(kind) => self.filter.kind = kind,
            Message::WhyPicked(why) => self.filter.why = why,
            Message::BankPicked(bank) => self.filter.bank = bank,
            Message::ModePicked(mode) => self.filter.mode = mode,
            Message::BookmarkedToggled => self.filter.bookmarked = !self.filter.bookmarked,
            Message::FiltersToggled => {
                self.shows_filters = !self.shows_filters;
                return Action::None;
            }
            Message::Stepped { down } => return self.step(down, 1),
            Message::Turned { on } => return self.step(on, PAGE),
            Message::LinePicked(place) => {
                let was = self.current;
                self.current = place.min(self.shown.len().saturating_sub(1));
                if self.current != was {
                    self.opened = None;
                    self.note = None;
                }
                return self.toggle_question();
            }
            Message::QuestionToggled => return self.toggle_question(),
            Message::CausePicked(cause) => return self.give(cause),
            Message::BookmarkToggled => {
                let Some(line) = self.current_mut() else { return Action::None };
                line.bookmarked = !line.bookmarked;
                return Action::Bookmark { question: line.question.clone(), on: line.bookmarked };
            }
            Message::NoteToggled => return self.toggle_note(),
            Message::NoteEdited(edit) => {
                if let Some(note) = &mut self.note {
                    note.perform(edit);
                }
                return Action::None;
            }
            Message::NoteAccepted => return self.accept_note(),
            Message::RevisePicked => {
                let questions = self.questions();
                return if questions.is_empty() { Action::None } else { Action::Revise(questions) };
            }
            Message::ResitPicked => {
                let questions = self.questions();
                return if questions.is_empty() { Action::None } else { Action::Resit(questions) };
            }
            Message::LanguageSwitched => return Action::SwitchLanguage,
            Message::Left => return Action::Leave,
        }
        self.sift();
        Action::None
    }

    fn step(&mut self, down: bool, by: usize) -> Action {
        let last = self.shown.len().saturating_sub(1);
        let next =
            if down { (self.current + by).min(last) } else { self.current.saturating_sub(by) };
        if next == self.current {
            return Action::None;
        }
        self.current = next;
        self.opened = None;
        self.note = None;
        Action::Reveal(row_name(next))
    }

    fn toggle_question(&mut self) -> Action {
        if self.opened.take().is_some() {
            return Action::None;
        }
        match self.current() {
            Some(line) if line.there.is_some() => Action::Open(line.question.clone()),
            _ => Action::None,
        }
    }

    /// The same cause once more takes it back.
    fn give(&mut self, cause: Cause) -> Action {
        let Some(line) = self.current_mut() else { return Action::None };
        line.cause = if line.cause == Some(cause) { None } else { Some(cause) };
        Action::Cause { question: line.question.clone(), cause: line.cause }
    }

    fn toggle_note(&mut self) -> Action {
        if self.note.take().is_some() {
            return Action::Unfocus;
        }
        let Some(line) = self.current() else { return Action::None };
        self.note = Some(filled(&line.note));
        Action::Focus(Focus("note"))
    }

    fn accept_note(&mut self) -> Action {
        let Some(typed) = self.note.take() else { return Action::None };
        let text = line(&typed);
        match self.current_mut() {
            Some(line) if line.note != text => {
                line.note.clone_from(&text);
                Action::Note { question: line.question.clone(), text }
            }
            _ => Action::Unfocus,
        }
    }

    /// How many lines are of each kind.
    fn kinds(&self) -> BTreeSet<MistakeKind> {
        self.lines.iter().map(|line| line.kind).collect()
    }
}

/// The name of a line, by its place among those shown.
fn row_name(place: usize) -> String {
    format!("line-{place}")
}
