//! Banks that open to their topics, and how often each topic is asked. What that number does is in
//! `domain::exam::draw` and in the planner.

use iced::widget::{Column, Row, container, row};
use iced::{Center, Element, Fill, Padding};

use crate::app::context::Context;
use crate::app::font;
use crate::app::icon::{Icon, icon};
use crate::app::theme::size;
use crate::app::widget::parts::{Role, chooser, hairline, look, words};
use crate::app::widget::press;
use crate::domain::bank::{BankId, TopicId};
use crate::domain::exam::draw::MOST_OFTEN;
use crate::domain::locale::Text;

/// How far the topics of a bank stand to the right of it.
const INDENT: f32 = 30.0;

/// A bank with its topics.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankLine {
    /// Its number.
    pub bank: u32,
    /// Its name.
    pub id: BankId,
    /// What it is called.
    pub title: Text,
    /// What it belongs to.
    pub subject: Text,
    /// How many questions it has.
    pub questions: u32,
    /// Its topics that have questions.
    pub topics: Vec<TopicLine>,
}

/// A topic of a bank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TopicLine {
    /// Its number, over all banks.
    pub topic: u32,
    /// Its name in its bank.
    pub id: TopicId,
    /// What it is called.
    pub title: Text,
    /// How many questions it has.
    pub questions: u32,
}

/// What was chosen in the list: how often one topic is asked, or if none is named all of its bank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Often {
    /// The bank.
    pub bank: u32,
    /// The topic.
    pub topic: Option<u32>,
    /// How often, against its share.
    pub times: u8,
}

impl Often {
    /// The topics that are meant, with their bank.
    pub fn of(self, banks: &[BankLine]) -> impl Iterator<Item = (&BankLine, &TopicLine)> {
        let bank = banks.iter().find(move |line| line.bank == self.bank);
        let is_meant = move |line: &TopicLine| self.topic.is_none_or(|topic| topic == line.topic);
        bank.into_iter().flat_map(move |bank| {
            bank.topics.iter().filter(move |line| is_meant(line)).map(move |line| (bank, line))
        })
    }
}

/// How often each topic is asked, now `times`; the topics of the bank `open` are listed.
pub fn often<'a, Message: Clone + 'a>(
    context: &Context<'_>,
    banks: &'a [BankLine],
    open: Option<u32>,
    times: impl Fn(&BankLine, &TopicLine) -> u8,
    on_fold: impl Fn(u32) -> Message,
    on_choose: impl Fn(Often) -> Message + Copy + 'a,
) -> Element<'a, Message> {
    let banks = banks.iter().map(|bank| {
        let mut all = bank.topics.iter().map(|topic| times(bank, topic));
        let first = all.next();
        // Where its topics differ the bank has no number of its own.
        let same = first.filter(|first| all.all(|other| other == *first));
        let is_open = open == Some(bank.bank);
        let line = often_line(context, bank, None, same, on_choose);
        let fold = fold(context, "often", bank.bank, is_open, on_fold(bank.bank));
        let topics = is_open.then(|| {
            let lines = bank.topics.iter().map(|topic| {
                often_line(context, bank, Some(topic), Some(times(bank, topic)), on_choose)
            });
            indented(lines, 6)
        });
        Column::new()
            .push(hairline(context.p))
            .push(row![container(line).width(Fill), fold].spacing(6).align_y(Center))
            .push(topics)
            .spacing(6)
            .into()
    });
    Column::with_children(banks).spacing(6).into()
}

/// Opens a bank to its topics, or closes it.
pub fn fold<'a, Message: Clone + 'a>(
    context: &Context<'_>,
    name: &str,
    bank: u32,
    is_open: bool,
    message: Message,
) -> Element<'a, Message> {
    let p = context.p;
    let mark = if is_open { Icon::Down } else { Icon::Open };
    let label = words(context.tr.get("mock-topics"), size::SMALL, font::REGULAR, p.muted);
    let content = Row::new()
        .push((!context.is_narrow()).then_some(label))
        .push(icon(mark, 15.0, p.muted))
        .spacing(6)
        .align_y(Center);
    press(format!("{name}-fold-{bank}"), content, look(p, Role::Plain))
        .padding([5, 8])
        .on_press(message)
        .into()
}

/// Lines of topics under the line of their bank.
pub fn indented<'a, Message: 'a>(
    lines: impl Iterator<Item = Element<'a, Message>>,
    spacing: u32,
) -> Element<'a, Message> {
    let padding = Padding { left: INDENT, ..Padding::ZERO };
    container(Column::with_children(lines).spacing(spacing)).padding(padding).into()
}

/// A bank or a topic, with how often it is asked.
fn often_line<'a, Message: Clone + 'a>(
    context: &Context<'_>,
    bank: &BankLine,
    topic: Option<&TopicLine>,
    times: Option<u8>,
    on_choose: impl Fn(Often) -> Message + 'a,
) -> Element<'a, Message> {
    let (p, tr) = (context.p, context.tr);
    let (title, name, face) = match topic {
        Some(topic) => (&topic.title, format!("often-topic-{}", topic.topic), font::REGULAR),
        None => (&bank.title, format!("often-bank-{}", bank.bank), font::MEDIUM),
    };
    let title = words(title.text(context.titles()), size::LABEL, face, p.text);
    let label = |times: u8| match times {
        0 => tr.get("mock-never"),
        times => format!("{times}×"),
    };
    let (bank, topic) = (bank.bank, topic.map(|topic| topic.topic));
    // A number that is not offered here is shown all the same.
    let more = times.filter(|times| *times > MOST_OFTEN);
    let choices = (0..=MOST_OFTEN).chain(more).map(|times| (Some(times), label(times)));
    let control = chooser(p, &name, choices, times, move |times| {
        on_choose(Often { bank, topic, times: times.unwrap_or(1) })
    });
    if context.is_narrow() {
        Column::new().push(title).push(control).spacing(4).into()
    } else {
        row![container(title).width(Fill), container(control).width(iced::Shrink)]
            .spacing(12)
            .align_y(Center)
            .into()
    }
}
