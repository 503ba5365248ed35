//! What a bank says of itself, as people see it before they open it.

use iced::Element;
use iced::widget::{Column, Row, column};

use crate::app::context::Context;
use crate::app::font;
use crate::app::theme::size;
use crate::app::widget::parts::{body, card, chip, muted, words};
use crate::app::words as say;
use crate::domain::bank::Bank;
use crate::interchange::pack::is_spdx;

/// A bank of so many questions: its title, what it is about, its languages and what else is said in
/// `chips`, who wrote it, its licence and its topics.
pub fn about<'a, Message: 'a>(
    context: &Context<'_>,
    bank: &Bank,
    questions: usize,
    chips: Vec<Element<'a, Message>>,
) -> Element<'a, Message> {
    let (p, tr) = (context.p, context.tr);
    let locale = context.titles();
    let languages = say::languages(tr, &bank.languages);
    let chips = Row::new()
        .push(chip(tr.count("library-questions", questions), p.primary_soft, p.primary))
        .push(chip(languages, p.sunken, p.muted))
        .extend(chips)
        .spacing(8)
        .wrap()
        .vertical_spacing(8);
    let by = (!bank.authors.is_empty())
        .then(|| body(p, tr.with("offer-by", [("authors", bank.authors.join(", ").into())])));
    let licence = body(p, tr.with("offer-licence", [("licence", bank.licence.as_str().into())]));
    let licence = if is_spdx(&bank.licence) {
        licence
    } else {
        column![licence, muted(p, tr.get("offer-licence-unknown"))].spacing(2).into()
    };
    let topics = bank.topics.iter().map(|topic| topic.title.text(locale));
    let topics = topics.collect::<Vec<_>>().join(" · ");
    let content = Column::new()
        .push(words(bank.title.text(locale), size::STEM, font::SEMIBOLD, p.text))
        .push(muted(p, bank.subject.text(locale)))
        .push(bank.about.as_ref().map(|about| body(p, about.text(locale))))
        .push(chips)
        .push(by)
        .push(licence)
        .push((!topics.is_empty()).then(|| muted(p, topics)))
        .spacing(8);
    card(p, content).into()
}
