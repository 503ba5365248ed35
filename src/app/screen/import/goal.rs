//! Where questions that were brought in go: a new bank, or one of the learner's own and a topic of it.

use std::path::PathBuf;

use iced::widget::{Column, row};
use iced::{Center, Element};

use super::{Import, Message};
use crate::app::context::Context;
use crate::app::widget::field::field;
use crate::app::widget::filing::{self, Goes};
use crate::app::widget::parts::{card, heading, key_cap, muted};
use crate::domain::bank::{BankId, Topic, TopicId};
use crate::domain::locale::Text;

/// A bank of the learner's own that questions can be added to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Own {
    /// Its name.
    pub id: BankId,
    /// What it is called.
    pub title: Text,
    /// Its file.
    pub path: PathBuf,
    /// Its topics, in their order.
    pub topics: Vec<Topic>,
    /// The topic of its last question, by its place: the one that is written for now.
    pub usual: Option<usize>,
}

/// What the questions go into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Goal {
    /// A new bank of this title.
    New(String),
    /// A bank of the learner's own.
    Own {
        /// Its name.
        bank: BankId,
        /// Its file.
        path: PathBuf,
        /// The topic of it; without one, each goes to the one it comes with.
        topic: Option<TopicId>,
    },
}

/// What was picked.
#[derive(Debug, Default)]
pub(super) struct Aim {
    banks: Vec<Own>,
    /// `None` for a new bank.
    bank: Option<BankId>,
    /// `None` for as it is suggested.
    topic: Option<TopicPicked>,
}

/// A topic as it was picked.
#[derive(Debug)]
enum TopicPicked {
    AsItComes,
    This(TopicId),
}

impl Aim {
    /// Takes the learner's banks anew; one that is gone is not picked any more.
    pub(super) fn follow(&mut self, banks: Vec<Own>) {
        self.banks = banks;
        if self.own().is_none() {
            self.bank = None;
            self.topic = None;
        }
    }

    /// The bank that was picked, if it is none that is to be made.
    pub(super) fn own(&self) -> Option<&Own> {
        self.banks.iter().find(|own| Some(&own.id) == self.bank.as_ref())
    }

    /// Picks a bank by its place; `None` for a new one.
    pub(super) fn pick(&mut self, place: Option<usize>) {
        let id = place.and_then(|place| self.banks.get(place)).map(|own| own.id.clone());
        if id != self.bank {
            self.bank = id;
            self.topic = None;
        }
    }

    /// Picks a topic of the bank.
    pub(super) fn pick_topic(&mut self, goes: Goes) {
        let Some(own) = self.own() else { return };
        self.topic = match goes {
            Goes::Nowhere => None,
            Goes::AsNow => Some(TopicPicked::AsItComes),
            Goes::Under(place) => {
                let topic = own.topics.get(place as usize);
                topic.map(|topic| TopicPicked::This(topic.id.clone()))
            }
        };
    }

    /// Under which topic of its bank the questions go, by its place; `comes` says whether any of them
    /// comes with one.
    fn goes(&self, own: &Own, comes: bool) -> Goes {
        let under = |place: usize| u32::try_from(place).map_or(Goes::AsNow, Goes::Under);
        let of = |id: &TopicId| own.topics.iter().position(|topic| topic.id == *id).map(under);
        let picked = match &self.topic {
            Some(TopicPicked::AsItComes) => comes.then_some(Goes::AsNow),
            Some(TopicPicked::This(id)) => of(id),
            None => None,
        };
        let usual = own.usual.map_or(Goes::AsNow, under);
        picked.unwrap_or(if comes { Goes::AsNow } else { usual })
    }

    /// What the questions go into, where a new bank is called this.
    pub(super) fn goal(&self, title: String, comes: bool) -> Goal {
        let Some(own) = self.own() else { return Goal::New(title) };
        let topic = match self.goes(own, comes) {
            Goes::Nowhere | Goes::AsNow => None,
            Goes::Under(place) => own.topics.get(place as usize).map(|topic| topic.id.clone()),
        };
        Goal::Own { bank: own.id.clone(), path: own.path.clone(), topic }
    }

    /// The name of the control for the bank that is picked.
    pub(super) fn control(&self) -> String {
        let place = self.banks.iter().position(|own| Some(&own.id) == self.bank.as_ref());
        format!("to-bank-{}", place.map_or(0, |place| place + 1))
    }
}

impl Import {
    /// Draws where the questions go.
    pub(super) fn goes<'a>(&'a self, context: &Context<'_>) -> Option<Element<'a, Message>> {
        let (p, tr) = (context.p, context.tr);
        if self.read.items.is_empty() {
            return None;
        }
        let aim = &self.aim;
        let title = || {
            let hint = tr.get("library-new-placeholder");
            let (edited, entered) = (Message::TitleEdited, Message::SavePicked);
            field(p, "import-title", &self.title, hint, edited, entered)
        };
        let content = if aim.banks.is_empty() {
            Column::new()
                .push(heading(p, tr.get("import-where-new")))
                .push(muted(p, tr.get("library-new-hint")))
                .push(title())
                .spacing(8)
        } else {
            let named = aim
                .banks
                .iter()
                .enumerate()
                .map(|(place, own)| (Some(place), own.title.text(context.titles()).to_owned()));
            let all = std::iter::once((None, tr.get("import-new-bank"))).chain(named);
            let into = aim.banks.iter().position(|own| Some(&own.id) == aim.bank.as_ref());
            let banks =
                filing::banks(context, "many-to-bank", all, Some(into), Message::BankPicked, None);
            let head = row![heading(p, tr.get("import-where")), key_cap("B", p.muted)];
            let head = head.spacing(10).align_y(Center);
            let column = Column::new().push(head).push(banks);
            match aim.own() {
                Some(own) => {
                    column.push(self.topic(context, own)).push(muted(p, tr.get("import-into-hint")))
                }
                None => column.push(title()),
            }
            .spacing(10)
        };
        Some(card(p, content).into())
    }

    fn topic<'a>(&'a self, context: &Context<'_>, own: &'a Own) -> Option<Element<'a, Message>> {
        if own.topics.is_empty() {
            return None;
        }
        let comes = self.comes_with_topics();
        let kept = comes.then(|| context.tr.get("import-topic-kept"));
        let topics = (0..).zip(&own.topics);
        let topics =
            topics.map(|(place, topic)| (place, topic.title.text(context.titles()).to_owned()));
        let goes = self.aim.goes(own, comes);
        Some(filing::topics(context, kept, topics, goes, Message::TopicPicked, None))
    }
}
