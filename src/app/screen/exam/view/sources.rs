//! Choosing what a paper is drawn from: for each section its banks and topics.

use iced::widget::{Column, container, row, space};
use iced::{Border, Center, Element, Fill};

use super::super::{Exam, List, Message, Setup, TopicLine};
use crate::app::context::Context;
use crate::app::font;
use crate::app::icon::{Icon, icon};
use crate::app::theme::{Palette, size};
use crate::app::widget::parts::{line_look, muted, words};
use crate::app::widget::press;
use crate::app::widget::topics::{fold, indented};
use crate::domain::exam::draw::Mapped;

/// What of something is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ticked {
    None,
    Some,
    All,
}

/// A box with a tick, a line, or nothing in it.
pub(super) fn tick<'a>(p: &'static Palette, ticked: Ticked) -> Element<'a, Message> {
    let mark: Element<'a, Message> = match ticked {
        Ticked::None => space().into(),
        Ticked::Some => words("–", size::BODY, font::BOLD, p.primary),
        Ticked::All => icon(Icon::Check, 14.0, p.on_primary).into(),
    };
    let ground = if ticked == Ticked::All { p.primary } else { p.surface };
    let color = if ticked == Ticked::None { p.muted } else { p.primary };
    container(mark)
        .center(22)
        .style(move |_| container::Style {
            background: Some(ground.into()),
            border: Border { color, width: 1.5, radius: 5.0.into() },
            ..container::Style::default()
        })
        .into()
}

/// A line that can be ticked.
fn ticked_line<'a>(
    p: &'static Palette,
    id: String,
    ticked: Ticked,
    name: &str,
    count: String,
    message: Message,
) -> Element<'a, Message> {
    let face = if ticked == Ticked::None { font::REGULAR } else { font::MEDIUM };
    let content = row![
        tick(p, ticked),
        container(words(name, size::LABEL, face, p.text)).width(Fill),
        muted(p, count),
    ]
    .spacing(12)
    .align_y(Center);
    press(id, content, line_look(p)).padding([5, 8]).width(Fill).on_press(message).into()
}

impl Exam {
    /// What a section draws from, in a few words.
    pub(super) fn from(&self, context: &Context<'_>, setup: &Setup, section: usize) -> String {
        let tr = context.tr;
        let Some(mapped) = setup.wanted.sections.get(section).filter(|m| !m.is_everything()) else {
            return tr.get("mock-from-all");
        };
        let mut banks = self.board.banks.iter().filter(|bank| mapped.banks.contains(&bank.id));
        if let (1, 0, Some(bank)) = (mapped.banks.len(), mapped.topics.len(), banks.next()) {
            return bank.title.text(context.titles()).to_owned();
        }
        let said =
            [("mock-from-banks", mapped.banks.len()), ("mock-from-topics", mapped.topics.len())];
        let said = said.into_iter().filter(|(_, count)| *count > 0);
        said.map(|(id, count)| tr.count(id, count)).collect::<Vec<_>>().join(" · ")
    }

    /// The banks and topics that one section draws from.
    pub(super) fn mapping<'a>(
        &'a self,
        context: &Context<'_>,
        setup: &'a Setup,
        section: usize,
    ) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let everything = Mapped::default();
        let mapped = setup.wanted.sections.get(section).unwrap_or(&everything);
        let all = ticked_line(
            p,
            format!("map-{section}-all"),
            if mapped.is_everything() { Ticked::All } else { Ticked::None },
            &tr.get("mock-all-banks"),
            String::new(),
            Message::AllBanks(section),
        );
        let count = |questions: u32| tr.count("mock-questions", questions);
        let banks = self.board.banks.iter().map(|bank| {
            let has =
                |topic: &TopicLine| mapped.topics.contains(&(bank.id.clone(), topic.id.clone()));
            let is_whole = mapped.banks.contains(&bank.id);
            let ticked = match (is_whole, bank.topics.iter().any(has)) {
                (true, _) => Ticked::All,
                (false, true) => Ticked::Some,
                (false, false) => Ticked::None,
            };
            let is_open = setup.unfolded == Some((List::Mapping, bank.bank));
            let line = ticked_line(
                p,
                format!("map-{section}-bank-{}", bank.bank),
                ticked,
                bank.title.text(context.titles()),
                count(bank.questions),
                Message::BankToggled { section, bank: bank.bank },
            );
            let opens = Message::Unfolded(List::Mapping, bank.bank);
            let fold = fold(context, &format!("map-{section}"), bank.bank, is_open, opens);
            let topics = is_open.then(|| {
                indented(
                    bank.topics.iter().map(|topic| {
                        let ticked =
                            if is_whole || has(topic) { Ticked::All } else { Ticked::None };
                        ticked_line(
                            p,
                            format!("map-{section}-topic-{}", topic.topic),
                            ticked,
                            topic.title.text(context.titles()),
                            count(topic.questions),
                            Message::TopicToggled { section, bank: bank.bank, topic: topic.topic },
                        )
                    }),
                    0,
                )
            });
            Column::new()
                .push(row![container(line).width(Fill), fold].spacing(6).align_y(Center))
                .push(topics)
                .into()
        });
        container(Column::new().push(all).extend(banks)).padding([2, 10]).into()
    }
}
