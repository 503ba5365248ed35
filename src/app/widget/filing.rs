//! Picking the bank of one's own that questions go into, and the topic of it that they go under. What is
//! done to its file is in `store::writing`.

use iced::Element;
use iced::widget::column;

use crate::app::context::Context;
use crate::app::widget::parts::{chooser_in_form, muted};

/// Under which topic questions go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goes {
    /// None was picked yet.
    Nowhere,
    /// The one of the name that each has now.
    AsNow,
    /// This one, by its number.
    Under(u32),
}

/// Which bank. `accepted` is what Enter says, where the form is filled in then.
pub fn banks<'a, T: Copy + PartialEq + 'a, Message: Clone + 'a>(
    context: &Context<'_>,
    label: &str,
    banks: impl IntoIterator<Item = (T, String)>,
    into: Option<T>,
    on_pick: impl Fn(T) -> Message + 'a,
    accepted: Option<Message>,
) -> Element<'a, Message> {
    let picked = chooser_in_form(context.p, "to-bank", banks, into, on_pick, accepted);
    column![muted(context.p, context.tr.get(label)), picked].spacing(6).into()
}

/// Which topic of it: each under its own, where `kept` calls that something, or one of these.
pub fn topics<'a, Message: Clone + 'a>(
    context: &Context<'_>,
    kept: Option<String>,
    topics: impl IntoIterator<Item = (u32, String)>,
    goes: Goes,
    on_pick: impl Fn(Goes) -> Message + 'a,
    accepted: Option<Message>,
) -> Element<'a, Message> {
    let kept = kept.map(|label| (Goes::AsNow, label));
    let topics = topics.into_iter().map(|(number, title)| (Goes::Under(number), title));
    let all = kept.into_iter().chain(topics);
    let picked = chooser_in_form(context.p, "to-topic", all, Some(goes), on_pick, accepted);
    column![muted(context.p, context.tr.get("many-to-topic")), picked].spacing(6).into()
}
