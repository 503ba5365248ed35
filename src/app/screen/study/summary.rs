//! The end of a session: what it came to, by topic, and what to do next.

use iced::widget::{Column, Row, column, container, row};
use iced::{Center, Element, Fill, Length};

use super::{Message, Over};
use crate::app::context::Context;
use crate::app::font;
use crate::app::theme::size;
use crate::app::widget::bars;
use crate::app::widget::parts::{Role, body, button, card, heading, muted, page, title, words};
use crate::app::words as say;

/// The screen.
pub(super) fn view<'a>(
    context: &Context<'_>,
    over: &'a Over,
    corner: Element<'a, Message>,
) -> Element<'a, Message> {
    let (p, tr) = (context.p, context.tr);
    let summary = &over.summary;
    let head =
        row![container(title(p, tr.get("summary-title"))).width(Fill), corner].align_y(Center);
    let number = |count: u32, id: &str, color| -> Element<'a, Message> {
        column![words(count.to_string(), size::NUMBER, font::BOLD, color), muted(p, tr.get(id)),]
            .into()
    };
    let numbers: Element<'a, Message> = if summary.facts == 0 {
        body(p, tr.get("summary-nothing"))
    } else {
        Row::new()
            .push(number(summary.right, "summary-right", p.good))
            .push((summary.lucky > 0).then(|| number(summary.lucky, "summary-lucky", p.accent)))
            .push(number(summary.wrong, "summary-wrong", p.bad))
            .push((summary.new > 0).then(|| number(summary.new, "summary-new", p.text)))
            .spacing(36)
            .wrap()
            .vertical_spacing(12)
            .into()
    };
    let minutes = u32::try_from(summary.millis.div_ceil(60_000)).unwrap_or(u32::MAX);
    let answers = summary.facts + summary.again;
    let spent = (answers > 0).then(|| {
        let answers = tr.count("summary-answered", answers);
        muted(p, format!("{answers} · {}", tr.count("summary-minutes", minutes)))
    });
    let next = summary.next_due.map(|day| {
        let when = say::due_day(tr, context.today(), day);
        body(p, tr.with("summary-next", [("when", when.into())]))
    });
    let first = card(p, Column::new().push(numbers).push(spent).push(next).spacing(12));

    let topics = summary.topics.iter().zip(&over.titles).map(|(topic, name)| {
        #[expect(clippy::cast_precision_loss, reason = "drawn, not counted")]
        let share = topic.right as f32 / topic.facts.max(1) as f32;
        let color = if share < 0.6 { p.accent } else { p.primary };
        let numbers = [("right", topic.right.into()), ("total", topic.facts.into())];
        let said = tr.with("summary-of", numbers);
        row![
            container(words(name.text(context.titles()), size::LABEL, font::REGULAR, p.text))
                .width(Length::FillPortion(5)),
            container(bars::share(share, color, p.sunken)).width(Length::FillPortion(4)),
            container(words(said, size::LABEL, font::REGULAR, p.muted))
                .width(Length::FillPortion(3))
                .align_x(iced::Alignment::End),
        ]
        .spacing(12)
        .align_y(Center)
        .into()
    });
    let topics = (!summary.topics.is_empty())
        .then(|| card(p, column![heading(p, tr.get("summary-topics"))].extend(topics).spacing(10)));
    let actions = Row::new()
        .push(
            button(p, "left", Role::Primary, tr.get("summary-done"))
                .key("Enter")
                .says(Message::Left),
        )
        .push(over.has_mistakes().then(|| {
            button(p, "more-mistakes", Role::Secondary, tr.get("summary-mistakes"))
                .key("M")
                .says(Message::MistakesPicked)
        }))
        .push(summary_undo(context, answers))
        .spacing(12)
        .wrap()
        .vertical_spacing(8);
    let content = Column::new().push(head).push(first).push(topics).push(actions).spacing(18);
    page(p, "summary", content, super::view::COLUMN, [24, 24])
}

/// The last answer can be taken back from here too.
fn summary_undo<'a>(context: &Context<'_>, answers: u32) -> Option<Element<'a, Message>> {
    let (p, tr) = (context.p, context.tr);
    (answers > 0).then(|| {
        button(p, "undo", Role::Plain, tr.get("study-undo-last"))
            .key("Ctrl Z")
            .says(Message::Undone)
            .into()
    })
}
