//! The language switch at the top right of a screen: which language is on, and a press for the next.

use iced::widget::{container, row, space};
use iced::{Center, Element};

use crate::app::context::Context;
use crate::app::font;
use crate::app::theme::{size, style};
use crate::app::widget::parts::{Role, look, words};
use crate::app::widget::press;
use crate::domain::locale::Locale;
use crate::domain::progress::settings::QuestionLanguage;

/// The switch for the interface.
pub fn of_interface<'a, Message: Clone + 'a>(
    context: &Context<'_>,
    on_press: Message,
) -> Element<'a, Message> {
    switch(context, QuestionLanguage::One(context.locale()), on_press)
}

/// The switch for questions.
pub fn of_questions<'a, Message: Clone + 'a>(
    context: &Context<'_>,
    on_press: Message,
) -> Element<'a, Message> {
    switch(context, context.questions, on_press)
}

fn switch<'a, Message: Clone + 'a>(
    context: &Context<'_>,
    on: QuestionLanguage,
    on_press: Message,
) -> Element<'a, Message> {
    let (p, tr) = (context.p, context.tr);
    let side = |locale: Locale, id: &str| {
        let is_on = on == QuestionLanguage::Both || on == QuestionLanguage::One(locale);
        let (face, color) = if is_on { (font::BOLD, p.text) } else { (font::REGULAR, p.muted) };
        words(tr.get(id), size::LABEL, face, color)
    };
    let bar = container(space().width(1).height(16)).style(move |_| style::ground(p.line));
    let content =
        row![side(Locale::En, "language-switch-en"), bar, side(Locale::Hi, "language-switch-hi")]
            .spacing(8)
            .align_y(Center);
    press("language", content, look(p, Role::Secondary)).padding([7, 14]).on_press(on_press).into()
}
