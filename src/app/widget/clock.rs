//! The time that is left, large enough to be read at a glance.

use iced::widget::{Row, container, row};
use iced::{Center, Element, Shrink};

use crate::app::context::Context;
use crate::app::font;
use crate::app::icon::{Icon, icon};
use crate::app::theme::size;
use crate::app::widget::parts::words;
use crate::app::words::exam::countdown;

/// From here on the clock warns, in milliseconds.
const LATE: u64 = 5 * 60_000;

/// The count-down. In the last five minutes it changes colour and shows a sign, since colour alone
/// may not be seen.
pub fn left<'a, Message: 'a>(context: &Context<'_>, millis: u64) -> Element<'a, Message> {
    let p = context.p;
    let is_late = millis <= LATE;
    let color = if is_late { p.bad } else { p.text };
    let label = (!context.is_narrow())
        .then(|| words(context.tr.get("hall-time-left"), size::LABEL, font::REGULAR, p.muted));
    let points = if context.is_low() { size::OPTION } else { 24.0 };
    // Wide enough for any time, so that nothing beside it moves as the digits change.
    let width = if millis >= 3_600_000 { 3.6 } else { 2.7 } * points;
    let time = container(words(countdown(millis), points, font::BOLD, color))
        .align_right(width)
        .height(Shrink);
    let sign = is_late.then(|| icon(Icon::Timer, points * 0.8, color));
    Row::new()
        .push(label)
        .push(row![sign, time].spacing(6).align_y(Center))
        .spacing(14)
        .align_y(Center)
        .into()
}
