//! Turning the pages of a long list.

use iced::widget::row;
use iced::{Center, Element};

use crate::app::context::Context;
use crate::app::widget::parts::{Role, button, muted};

/// The buttons that turn pages of `size` lines, of which the one with the line `place` is shown;
/// `None` if all lines are on one page. The message says whether it goes on.
pub fn pages<'a, Message: Clone + 'a>(
    context: &Context<'_>,
    place: usize,
    size: usize,
    all: usize,
    turned: impl Fn(bool) -> Message,
) -> Option<Element<'a, Message>> {
    let (p, tr) = (context.p, context.tr);
    if all <= size {
        return None;
    }
    let first = place / size * size;
    let last = (first + size).min(all);
    let values = [("first", (first + 1).into()), ("last", last.into()), ("all", all.into())];
    let line = row![
        button(p, "page-back", Role::Secondary, tr.get("notebook-earlier"))
            .key("←")
            .says((first > 0).then(|| turned(false))),
        button(p, "page-on", Role::Secondary, tr.get("notebook-later"))
            .key("→")
            .says((last < all).then(|| turned(true))),
        muted(p, tr.with("notebook-page", values)),
    ]
    .spacing(10)
    .align_y(Center)
    .wrap()
    .vertical_spacing(8);
    Some(line.into())
}
