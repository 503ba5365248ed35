//! The one question before the key is shown: which topics felt weak? It can be left empty.

use std::collections::BTreeSet;

use iced::widget::{Column, Row, column, container, row};
use iced::{Center, Element, Fill};

use super::{Message, Report};
use crate::app::context::Context;
use crate::app::font;
use crate::app::icon::{Icon, icon};
use crate::app::theme::size;
use crate::app::widget::language;
use crate::app::widget::parts::{
    Role, body, button, card, choice_look, key_cap, muted, page, title, words,
};
use crate::app::widget::press;
use crate::domain::locale::Text;

/// The keys of the first topics.
const KEYS: [&str; 9] = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

impl Report {
    pub(super) fn weak<'a>(
        &'a self,
        context: &Context<'_>,
        weak: &BTreeSet<usize>,
    ) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let corner = language::of_interface(context, Message::LanguageSwitched);
        let head =
            row![container(title(p, tr.get("report-weak-title"))).width(Fill), corner].spacing(16);
        let topic = |key: usize, place: usize, topic: &'a Text| -> Element<'a, Message> {
            let is_weak = weak.contains(&place);
            let (face, color) =
                if is_weak { (font::SEMIBOLD, p.primary) } else { (font::REGULAR, p.text) };
            let content = Row::new()
                .push(is_weak.then(|| icon(Icon::Flag, 14.0, p.primary)))
                .push(words(topic.text(context.titles()), size::BODY, face, color))
                .push(KEYS.get(key).map(|key| key_cap(*key, color)))
                .spacing(8)
                .align_y(Center);
            press(format!("weak-{place}"), content, choice_look(p, is_weak))
                .padding([8, 14])
                .on_press(Message::TopicToggled(place))
                .into()
        };
        let report = &self.facts.report;
        let several = report.banks.len() > 1;
        let banks = report.banks.iter().enumerate().map(|(bank, part)| {
            let name = self.facts.banks.get(bank).filter(|_| several);
            let own = self.topics_by_bank().into_iter().enumerate().filter_map(|(key, place)| {
                report.topics.get(place).filter(|one| one.name.0 == part.name)?;
                Some(topic(key, place, self.facts.topics.get(place)?))
            });
            Column::new()
                .push(name.map(|name| muted(p, name.text(context.titles()))))
                .push(Row::with_children(own).spacing(10).wrap().vertical_spacing(10))
                .spacing(6)
                .into()
        });
        let content = column![
            body(p, tr.get("report-weak-why")),
            Column::with_children(banks).spacing(14),
            row![
                button(p, "accept", Role::Primary, tr.get("report-weak-done"))
                    .key("Enter")
                    .says(Message::TopicsAccepted),
                button(p, "later", Role::Secondary, tr.get("report-weak-later"))
                    .key("Esc")
                    .says(Message::Left),
            ]
            .spacing(12)
            .wrap()
            .vertical_spacing(8),
        ]
        .spacing(18);
        let content = Column::new().push(head).push(card(p, content)).spacing(18);
        let room = if context.is_narrow() { [16, 16] } else { [24, 36] };
        page(p, "weak", content, 860.0, room)
    }
}
