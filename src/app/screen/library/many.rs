//! Many questions at once: which are chosen, and the form of what is to be done with them. What is done
//! to their files is in `store::writing::bulk`.

mod view;

use std::collections::{BTreeMap, BTreeSet};

use iced::widget::text_editor::{Action as Edit, Content};

use super::{BankRow, Board};
use crate::app::shortcut::Command;
use crate::app::widget::field::{Focus, line};
pub use crate::app::widget::filing::Goes;
use crate::domain::bank::{BankId, QuestionId};

/// What is chosen, and what is to be done with it.
#[derive(Debug, Default)]
pub struct Many {
    chosen: BTreeMap<QuestionId, BankId>,
    form: Option<Form>,
    /// Whether it is being done.
    is_busy: bool,
    /// Why the last thing was not done.
    trouble: Option<String>,
}

/// What is to be said before it can be done.
#[derive(Debug)]
enum Form {
    /// Which tags.
    Tags {
        /// Those to be given.
        typed: Content,
        /// Those that are there, each with how many questions bear it; `None` until they are counted.
        there: Option<Vec<(String, u32)>>,
        /// Those to be taken off.
        off: BTreeSet<String>,
    },
    /// Where to.
    Carry {
        /// Whether they stay where they are, too.
        copies: bool,
        /// The bank.
        bank: Option<BankId>,
        /// The topic.
        topic: Goes,
    },
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// Nothing is to be chosen any more.
    Cleared,
    /// Tags are to be given or taken off.
    TagsAsked,
    /// They are to be moved, or copied.
    CarryAsked {
        /// Copied, or moved.
        copies: bool,
    },
    /// Tags were typed.
    Typed(Edit),
    /// A tag is to be taken off, or not after all.
    TagToggled(String),
    /// A bank was picked, by its place among the banks.
    BankPicked(usize),
    /// A topic was picked.
    TopicPicked(Goes),
    /// It is to be done.
    Accepted,
    /// It is not to be done.
    Left,
}

/// What the parent should do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Nothing.
    None,
    /// Put the caret somewhere.
    Focus(Focus),
    /// Put the focus on the control of this name.
    Reveal(&'static str),
    /// Count the tags of these questions, and give them to [`Many::tags_counted`].
    CountTags(Vec<QuestionId>),
    /// Do it, and say so with [`Many::done`] or [`Many::fail`].
    Do(Wish),
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// The questions, each with its bank.
    pub questions: Vec<(QuestionId, BankId)>,
    /// What is to be done with them.
    pub deed: Deed,
}

/// What can be done with many questions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// Tags given and taken off.
    Tag {
        /// Given.
        add: Vec<String>,
        /// Taken off.
        remove: Vec<String>,
    },
    /// Moved or copied.
    Carry {
        /// The bank they go to.
        bank: BankId,
        /// The topic, by the shelf's number; `None` for the one of the name that each has.
        topic: Option<u32>,
        /// Whether they stay where they are, too.
        copies: bool,
    },
}

/// The field in which tags are typed.
const TAGS: Focus = Focus("tags");

impl Many {
    /// How many are chosen.
    pub fn len(&self) -> usize {
        self.chosen.len()
    }

    /// Whether none is chosen.
    pub fn is_empty(&self) -> bool {
        self.chosen.is_empty()
    }

    /// Whether this one is chosen.
    pub fn has(&self, question: &QuestionId) -> bool {
        self.chosen.contains_key(question)
    }

    /// The questions that are chosen, by name.
    pub fn chosen(&self) -> impl Iterator<Item = &QuestionId> {
        self.chosen.keys()
    }

    /// The same, each with its bank.
    pub(super) fn with_banks(&self) -> Vec<(QuestionId, BankId)> {
        let pairs = self.chosen.iter();
        pairs.map(|(question, bank)| (question.clone(), bank.clone())).collect()
    }

    /// Whether something is being asked: then every key is the form's.
    pub const fn is_asking(&self) -> bool {
        self.form.is_some()
    }

    /// Chooses a question, or not any more.
    pub(super) fn tick(&mut self, question: QuestionId, bank: BankId) {
        if self.chosen.remove(&question).is_none() {
            self.chosen.insert(question, bank);
        }
    }

    /// Chooses these, too.
    pub(super) fn choose(&mut self, questions: impl IntoIterator<Item = (QuestionId, BankId)>) {
        self.chosen.extend(questions);
    }

    /// Chooses none, and asks nothing.
    pub(super) fn clear(&mut self) {
        self.chosen.clear();
        self.form = None;
        self.trouble = None;
    }

    /// Takes the banks anew that the chosen ones are in; those that are gone are chosen no more.
    pub fn refresh(&mut self, bank_of: impl Fn(&QuestionId) -> Option<BankId>) {
        self.chosen.retain(|question, bank| match bank_of(question) {
            Some(now) => {
                *bank = now;
                true
            }
            None => false,
        });
        if self.chosen.is_empty() {
            self.form = None;
        }
    }

    /// Takes the tags that the chosen ones have, each with how many bear it.
    pub fn tags_counted(&mut self, tags: Vec<(String, u32)>) {
        if let Some(Form::Tags { there, .. }) = &mut self.form {
            *there = Some(tags);
        }
    }

    /// It was done. What was tagged stays chosen; what was carried is elsewhere.
    pub fn done(&mut self) {
        self.is_busy = false;
        self.trouble = None;
        if matches!(self.form.take(), Some(Form::Carry { .. })) {
            self.chosen.clear();
        }
    }

    /// It was not done, and why.
    pub fn fail(&mut self, why: String) {
        self.is_busy = false;
        self.trouble = Some(why);
    }

    /// How many of the chosen ones are in banks that are part of the program.
    fn shipped(&self, board: &Board) -> usize {
        let is_shipped =
            |bank: &&BankId| board.banks.iter().any(|row| row.id == **bank && row.file.is_none());
        self.chosen.values().filter(is_shipped).count()
    }

    /// The bank that all chosen ones are in, if it is one.
    fn only_bank(&self) -> Option<&BankId> {
        let first = self.chosen.values().next()?;
        self.chosen.values().all(|bank| bank == first).then_some(first)
    }

    /// What a key means here, while something is asked.
    pub(super) const fn key(command: Command) -> Option<Message> {
        match command {
            Command::Escape => Some(Message::Left),
            Command::Enter => Some(Message::Accepted),
            _ => None,
        }
    }

    /// Takes what happened.
    pub(super) fn update(&mut self, message: Message, board: &Board) -> Action {
        match message {
            Message::Cleared => self.clear(),
            Message::TagsAsked => {
                if self.is_empty() || self.shipped(board) > 0 {
                    return Action::None;
                }
                let (typed, off) = (Content::new(), BTreeSet::new());
                self.ask(Form::Tags { typed, there: None, off });
                return Action::CountTags(self.chosen.keys().cloned().collect());
            }
            Message::CarryAsked { copies } => {
                if self.is_empty() || (!copies && self.shipped(board) > 0) {
                    return Action::None;
                }
                let own: Vec<&BankRow> = own(board).map(|(_, row)| row).collect();
                let here = self.only_bank().cloned();
                // To another topic of the same bank is the nearest move; a copy goes elsewhere.
                let is_own = |bank: &BankId| own.iter().any(|row| row.id == *bank);
                let bank = here.filter(|bank| !copies && is_own(bank));
                let bank = bank.or_else(|| match own.as_slice() {
                    [only] => Some(only.id.clone()),
                    _ => None,
                });
                let topic = if self.stays(bank.as_ref()) { Goes::Nowhere } else { Goes::AsNow };
                self.ask(Form::Carry { copies, bank, topic });
                let first = if own.is_empty() { "carry-leave" } else { "to-bank-0" };
                return Action::Reveal(first);
            }
            Message::Typed(edit) => {
                if let Some(Form::Tags { typed, .. }) = &mut self.form {
                    typed.perform(edit);
                }
            }
            Message::TagToggled(tag) => {
                if let Some(Form::Tags { off, .. }) = &mut self.form
                    && !off.remove(&tag)
                {
                    off.insert(tag);
                }
            }
            Message::BankPicked(place) => {
                let picked = board.banks.get(place).map(|row| row.id.clone());
                let stays = self.stays(picked.as_ref());
                if let Some(Form::Carry { bank, topic, .. }) = &mut self.form {
                    *bank = picked;
                    *topic = if stays { Goes::Nowhere } else { Goes::AsNow };
                }
            }
            Message::TopicPicked(picked) => {
                if let Some(Form::Carry { topic, .. }) = &mut self.form {
                    *topic = picked;
                }
            }
            Message::Accepted => return self.accept(),
            Message::Left => {
                self.form = None;
                self.trouble = None;
            }
        }
        Action::None
    }

    fn ask(&mut self, form: Form) {
        self.form = Some(form);
        self.trouble = None;
    }

    /// Whether all chosen ones are in this bank already.
    fn stays(&self, bank: Option<&BankId>) -> bool {
        bank.is_some() && self.only_bank() == bank
    }

    /// What is to be done, as far as it has been said.
    fn deed(&self) -> Option<Deed> {
        match self.form.as_ref()? {
            Form::Tags { typed, off, .. } => {
                let add = tags(&line(typed));
                let remove: Vec<String> =
                    off.iter().filter(|tag| !add.contains(tag)).cloned().collect();
                let says = !add.is_empty() || !remove.is_empty();
                says.then_some(Deed::Tag { add, remove })
            }
            Form::Carry { copies, bank, topic } => {
                let topic = match topic {
                    Goes::Nowhere => return None,
                    Goes::AsNow => None,
                    Goes::Under(topic) => Some(*topic),
                };
                Some(Deed::Carry { bank: bank.clone()?, topic, copies: *copies })
            }
        }
    }

    fn accept(&mut self) -> Action {
        if self.is_busy {
            return Action::None;
        }
        let Some(deed) = self.deed() else {
            let is_tags = matches!(self.form, Some(Form::Tags { .. }));
            return if is_tags { Action::Focus(TAGS) } else { Action::None };
        };
        self.is_busy = true;
        self.trouble = None;
        Action::Do(Wish { questions: self.with_banks(), deed })
    }
}

/// The learner's own banks, with their places among all.
fn own(board: &Board) -> impl Iterator<Item = (usize, &BankRow)> {
    board.banks.iter().enumerate().filter(|(_, row)| row.file.is_some())
}

/// Tags as they are typed, with commas between them, each once.
fn tags(typed: &str) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in typed.split([',', '،', '、']) {
        let tag = tag.trim();
        if !tag.is_empty() && tags.iter().all(|known| known != tag) {
            tags.push(tag.to_owned());
        }
    }
    tags
}
