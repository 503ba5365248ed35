//! The keys of a number on the screen, for a hand that is at the mouse. They edit a field.

use iced::widget::text_editor::{Action, Edit};
use iced::widget::{Row, container};
use iced::{Center, Element};

use crate::app::context::Context;
use crate::app::font;
use crate::app::icon::{Icon, icon};
use crate::app::theme::size;
use crate::app::widget::parts::{Role, look, words};
use crate::app::widget::press;

/// The side of a key, in logical pixels.
const SIDE: f32 = 38.0;

/// Digits, the point, the sign, and taking the last one back.
pub fn keypad<'a, Message: Clone + 'a>(
    context: &Context<'_>,
    on_edit: impl Fn(Action) -> Message,
) -> Element<'a, Message> {
    let p = context.p;
    let key = |id: String, content: Element<'a, Message>, edit: Edit| -> Element<'a, Message> {
        press(id, container(content).center(SIDE), look(p, Role::Secondary))
            .padding(0)
            .on_press(on_edit(Action::Edit(edit)))
            .into()
    };
    let signs = "1234567890.-".chars().map(|sign| {
        let shown = if sign == '-' { '−' } else { sign };
        let shown = words(shown.to_string(), size::BODY, font::MEDIUM, p.text);
        key(format!("key-{sign}"), shown, Edit::Insert(sign))
    });
    let back = key("key-back".to_owned(), icon(Icon::Back, 18.0, p.text).into(), Edit::Backspace);
    Row::with_children(signs)
        .push(back)
        .spacing(6)
        .align_y(Center)
        .wrap()
        .vertical_spacing(6)
        .into()
}
