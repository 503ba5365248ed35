//! Who sits in the room, where phones come in, and what can be done about either.

use iced::widget::{Column, Row, column, container, qr_code, row, scrollable};
use iced::{Center, Color, Element, Fill};

use super::{Classroom, Message};
use crate::app::context::Context;
use crate::app::font;
use crate::app::theme::{size, style};
use crate::app::widget::parts::{Role, button, card, chip, heading, muted, words};
use crate::app::words::exam::short_number;

/// So many of those who sit are listed; the others are counted.
const LISTED: usize = 200;

impl Classroom {
    /// Where phones come in, beside a question.
    pub(super) fn door<'a>(&'a self, context: &Context<'_>) -> Option<Element<'a, Message>> {
        let (p, tr) = (context.p, context.tr);
        let door = self.door.as_ref()?;
        let join = column![
            muted(p, tr.get("room-join-at")),
            words(door.address.as_str(), size::OPTION, font::BOLD, p.text),
        ]
        .align_x(iced::Alignment::End);
        let code = column![
            muted(p, tr.get("room-code")),
            words(spaced(&door.code), size::OPTION, font::BOLD, p.text),
        ];
        Some(Row::new().push(join).push(code).spacing(16).align_y(Center).into())
    }

    /// Where phones come in, as large as the lobby has room for.
    pub(super) fn invitation<'a>(&'a self, context: &Context<'_>) -> Option<Element<'a, Message>> {
        let (p, tr) = (context.p, context.tr);
        let door = self.door.as_ref()?;
        let (connected, addresses) = self.reach;
        let cell = if context.size.height < 560.0 { 4.0 } else { 7.0 };
        // Black on white in either theme: not every camera reads it the other way round.
        let square = door.square.as_ref().map(|data| {
            let square = qr_code(data)
                .cell_size(cell)
                .style(|_| qr_code::Style { cell: Color::BLACK, background: Color::WHITE });
            container(square).padding(12).style(|_| style::ground(Color::WHITE))
        });
        let line = |label: String, said: String| {
            column![
                words(label, size::OPTION, font::REGULAR, p.muted),
                words(said, size::NUMBER, font::BOLD, p.text),
            ]
        };
        let seats = self.room.seats().count();
        let here = words(
            tr.count("room-seats", seats),
            size::TITLE,
            font::SEMIBOLD,
            if seats > 0 { p.primary } else { p.muted },
        );
        let reach = if addresses == 0 {
            tr.get("room-nobody-reached")
        } else {
            tr.with("room-reached", [("count", connected.into()), ("addresses", addresses.into())])
        };
        let said = column![
            line(tr.get("room-join-at"), door.address.clone()),
            line(tr.get("room-code"), spaced(&door.code)),
            here,
            container(words(reach, size::BODY, font::REGULAR, p.muted)).max_width(460),
        ]
        .spacing(16);
        Some(Row::new().push(square).push(said).spacing(40).align_y(Center).into())
    }

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
        card(p, column![head, list].spacing(14)).max_width(720).into()
    }
}

/// A code in groups of three, as it is read aloud.
fn spaced(code: &str) -> String {
    let (first, second) = code.split_at_checked(3).unwrap_or((code, ""));
    format!("{first} {second}")
}
