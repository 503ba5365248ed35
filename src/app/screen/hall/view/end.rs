//! The last page: the paper is handed in, and what it came to.

use iced::widget::{column, container, row};
use iced::{Color, Element, Padding};

use super::super::{Hall, Message};
use crate::app::context::Context;
use crate::app::font;
use crate::app::theme::size;
use crate::app::widget::parts::{Role, body, button, card, muted, page, title, words};
use crate::app::words::exam as say;
use crate::domain::event::Marked;

impl Hall {
    pub(super) fn last_page<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let corner = if context.is_narrow() { [16, 16] } else { [48, 36] };
        let paper = self.sitting().paper();
        let by_time = matches!(
            self.sitting().ended(),
            Some((crate::domain::exam::sitting::Ended::ByTime, _))
        );
        let how = if by_time { "hall-over-time" } else { "hall-over-handed-in" };
        let head = column![
            title(p, tr.get("hall-over")),
            muted(p, paper.pattern.title.text(context.titles())),
        ];
        let content = match &self.end {
            Some(end) => column![head, body(p, tr.get(how)), self.came_to(context, end)],
            None => column![head, body(p, tr.get("hall-over-marking"))],
        };
        page(p, "hall", content.spacing(18), 720.0, corner)
    }

    fn came_to<'a>(&'a self, context: &Context<'_>, end: &Marked) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let decimals = self.sitting().paper().pattern.decimals;
        let out_of = say::short_number(end.out_of, decimals);
        let marks = row![
            words(say::number(end.obtained, decimals), size::NUMBER, font::BOLD, p.primary),
            container(words(
                tr.with("hall-over-of", [("marks", out_of.into())]),
                size::STEM,
                font::REGULAR,
                p.text
            ))
            .padding(Padding { bottom: 7.0, ..Padding::ZERO }),
        ]
        .spacing(10)
        .align_y(iced::Alignment::End)
        .wrap();
        let number = |count: u32, id: &str, color: Color| -> Element<'a, Message> {
            column![words(count.to_string(), size::TITLE, font::BOLD, color), muted(p, tr.get(id))]
                .into()
        };
        let numbers = row![
            number(end.right, "hall-over-right", p.good),
            number(end.wrong, "hall-over-wrong", p.bad),
            number(end.left, "hall-over-left", p.text),
        ]
        .spacing(36)
        .wrap()
        .vertical_spacing(8);
        let used = tr.with("hall-over-used", [("time", say::countdown(end.elapsed).into())]);
        let done = button(p, "done", Role::Primary, tr.get("hall-over-done"))
            .key("Enter")
            .says(Message::Done);
        let content = column![marks, numbers, muted(p, used), done];
        card(p, content.spacing(16)).into()
    }
}
