//! The overlay that shows every key.

use iced::widget::{Column, column, container, row, scrollable};
use iced::{Center, Element, Fill};

use crate::app::context::Context;
use crate::app::font;
use crate::app::icon::Icon;
use crate::app::theme::{size, style};
use crate::app::widget::parts::{Role, button, card, key_cap, muted, words};

const EVERYWHERE: [(&str, &str); 8] = [
    ("?", "keys-help"),
    ("Ctrl + / − / 0", "keys-zoom"),
    ("F11", "keys-full-screen"),
    ("Tab", "keys-focus"),
    ("PgUp PgDn", "keys-scroll"),
    ("Esc", "keys-home"),
    ("L", "keys-language"),
    ("Ctrl Z", "keys-undo"),
];

const TODAY: [(&str, &str); 5] = [
    ("Enter", "keys-start"),
    ("M", "keys-mistakes"),
    ("B", "keys-bookmarks"),
    ("T", "keys-topics"),
    ("G", "keys-settings"),
];

const STUDY: [(&str, &str); 8] = [
    ("A–E ↑ ↓", "keys-choose"),
    ("1 2 3", "keys-sure"),
    ("Enter", "keys-next"),
    ("S", "keys-skip"),
    ("Del", "keys-clear"),
    ("Ctrl B", "keys-bookmark"),
    ("Ctrl E", "keys-note"),
    ("Esc", "keys-end"),
];

/// The overlay, which says `close` when its button is pressed.
pub fn view<'a, Message: Clone + 'a>(
    context: &Context<'_>,
    close: Message,
) -> Element<'a, Message> {
    let (p, tr) = (context.p, context.tr);
    let group = |id: &str, keys: &[(&'static str, &'static str)]| -> Element<'a, Message> {
        let lines = keys.iter().map(|(key, id)| {
            row![
                container(key_cap(*key, p.text)).width(130),
                container(muted(p, tr.get(id))).width(Fill),
            ]
            .spacing(8)
            .align_y(Center)
            .into()
        });
        column![words(tr.get(id), size::BODY, font::SEMIBOLD, p.text)]
            .push(Column::with_children(lines).spacing(6))
            .spacing(8)
            .width(Fill)
            .into()
    };
    let everywhere = group("keys-everywhere", &EVERYWHERE);
    let today = group("keys-today", &TODAY);
    let study = group("keys-study", &STUDY);
    let groups: Element<'a, Message> = if context.is_narrow() {
        column![everywhere, today, study].spacing(20).into()
    } else {
        row![column![everywhere, today].spacing(20), study].spacing(28).into()
    };
    let content = column![
        row![
            container(words(tr.get("keys-title"), size::STEM, font::SEMIBOLD, p.text)).width(Fill),
            button(p, "keys-close", Role::Secondary, tr.get("close"))
                .icon(Icon::Close)
                .key("Esc")
                .says(close),
        ]
        .align_y(Center),
        groups,
    ]
    .spacing(18);
    let content = container(content).padding(iced::Padding { right: 12.0, ..iced::Padding::ZERO });
    card(p, scrollable(content).style(style::scroll(p))).max_width(760).into()
}
