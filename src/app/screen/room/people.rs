//! Who sits in the room, and what can be done about it.

use iced::widget::{Column, Row, column, container, row, scrollable};
use iced::{Center, Element, Fill};

use super::{Classroom, Message, Saving};
use crate::app::context::Context;
use crate::app::font;
use crate::app::icon::Icon;
use crate::app::theme::{size, style};
use crate::app::widget::parts::{Role, button, card, chip, heading, muted, words};
use crate::app::words::exam::short_number;

/// So many of those who sit are listed; the others are counted.
const LISTED: usize = 200;

impl Classroom {
    /// Everybody who sits, with what they have earned, and what can be done about them.
    pub(super) fn people<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let seats = self.room.seats().count();
        let lines = self.room.standings().into_iter().take(LISTED).filter_map(|standing| {
            let sitter = self.room.sitter(standing.seat)?;
            let name = match &sitter.roll {
                Some(roll) => format!("{roll}. {}", sitter.name),
                None => sitter.name.clone(),
            };
            let let_stand = sitter.held.then(|| {
                button(
                    p,
                    format!("let-{}", standing.seat.0),
                    Role::Secondary,
                    tr.get("room-name-let"),
                )
                .says(Message::NameLet(standing.seat))
            });
            let held = sitter.held.then(|| chip(tr.get("room-name-held"), p.accent_soft, p.accent));
            let out = button(
                p,
                format!("out-{}", standing.seat.0),
                Role::Danger,
                tr.get("room-seat-remove"),
            )
            .says(Message::Removed(standing.seat));
            let line = Row::new()
                .push(container(words(name, size::BODY, font::MEDIUM, p.text)).width(Fill))
                .push(held)
                .push(muted(p, short_number(standing.earned, 2)))
                .push(let_stand)
                .push(out)
                .spacing(10)
                .align_y(Center);
            Some(line.into())
        });
        let lines = Column::with_children(lines).spacing(6);
        let more = (seats > LISTED).then(|| muted(p, tr.count("room-more-seats", seats - LISTED)));
        let lock = if self.room.is_locked() { "room-unlock" } else { "room-lock" };
        let lock =
            button(p, "lock", Role::Secondary, tr.get(lock)).key("K").says(Message::LockToggled);
        let close = button(p, "people-close", Role::Secondary, tr.get("close"))
            .key("Esc")
            .says(Message::Closed);
        let head =
            row![container(heading(p, tr.count("room-seats", seats))).width(Fill), lock, close]
                .spacing(10)
                .align_y(Center);
        let padding = iced::Padding { right: 14.0, ..iced::Padding::ZERO };
        let list = scrollable(container(column![lines].push(more).spacing(8)).padding(padding))
            .style(style::scroll(p));
        let home = self.can_save(Saving::TakeHome).then(|| {
            button(p, "take-home", Role::Secondary, tr.get("room-take-home"))
                .icon(Icon::Download)
                .key("A")
                .says(Message::SavePicked(Saving::TakeHome))
        });
        card(p, Column::new().push(head).push(list).push(home).spacing(14)).max_width(720).into()
    }
}
