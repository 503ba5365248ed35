//! A question with its key: what was answered, what is right, and why. For looking back, where
//! nothing can be answered any more; shared by the report and the mistakes notebook.

use std::collections::BTreeSet;

use iced::widget::{Column, Row, column, container, row};
use iced::{Border, Center, Color, Element, Fill};

use crate::app::context::Context;
use crate::app::font;
use crate::app::icon::{Icon, icon};
use crate::app::theme::{size, style};
use crate::app::widget::parts::{barred, chip, muted, words};
use crate::app::widget::question::{self, Answering, bilingual};
use crate::app::words as say;
use crate::domain::bank::printed::{Form, Printed};
use crate::domain::bank::{ChoiceId, Question, Source};
use crate::domain::locale::Text;

/// A question that was answered, or left.
#[derive(Debug, Clone, Copy)]
pub struct Given<'a> {
    /// The question.
    pub question: &'a Question,
    /// Laid out.
    pub printed: &'a Printed,
    /// The choices that were made.
    pub chosen: &'a BTreeSet<ChoiceId>,
    /// What was typed, if anything was.
    pub typed: Option<&'a String>,
    /// Whether it was right.
    pub is_right: bool,
    /// Its sources.
    pub sources: &'a [Source],
}

/// A question that nobody has answered, with its key.
pub fn keyed<'a, Message: Clone + 'a>(
    context: &Context<'_>,
    printed: &Printed,
) -> Element<'a, Message> {
    laid_out(context, printed, &BTreeSet::new(), None, false)
}

/// The question with its key.
pub fn question<'a, Message: Clone + 'a>(
    context: &Context<'_>,
    given: Given<'_>,
) -> Element<'a, Message> {
    let context = &context.of(&given.question.id);
    laid_out(context, given.printed, given.chosen, given.typed, given.is_right)
}

fn laid_out<'a, Message: Clone + 'a>(
    context: &Context<'_>,
    printed: &Printed,
    chosen: &BTreeSet<ChoiceId>,
    own: Option<&String>,
    is_right: bool,
) -> Element<'a, Message> {
    let lines_tell = question::lines_tell(&printed.blocks);
    let answering = Answering { chosen, key: true, lines_tell };
    let form: Element<'a, Message> = match &printed.form {
        Form::One(choices) => question::judged_choices(context, choices, answering, false),
        Form::Many(choices) => question::judged_choices(context, choices, answering, true),
        Form::Number { key, .. } | Form::Words { key } => typed(context, key, own, is_right),
    };
    column![question::blocks(context, &printed.blocks, true), form].spacing(14).into()
}

fn typed<'a, Message: Clone + 'a>(
    context: &Context<'_>,
    key: &Text,
    own: Option<&String>,
    is_right: bool,
) -> Element<'a, Message> {
    let (p, tr) = (context.p, context.tr);
    let line = |mark: Icon, color: Color, ground: Color, id: &str, said: Element<'a, Message>| {
        let said = row![
            icon(mark, 20.0, color),
            container(said).width(Fill),
            words(tr.get(id), size::SMALL, font::MEDIUM, p.muted),
        ]
        .spacing(12)
        .align_y(Center);
        container(said).padding([11, 16]).width(Fill).style(move |_| container::Style {
            background: Some(ground.into()),
            border: Border { color, width: 2.0, radius: style::CONTROL_RADIUS.into() },
            ..container::Style::default()
        })
    };
    let right = (!is_right).then(|| {
        let shown = bilingual(context, key, size::OPTION, font::REGULAR, p.text);
        line(Icon::Right, p.good, p.good_soft, "study-correct", shown)
    });
    let own = own.map(|typed| {
        let shown = words(typed.clone(), size::OPTION, font::REGULAR, p.text);
        if is_right {
            line(Icon::Right, p.good, p.good_soft, "study-your-answer-right", shown)
        } else {
            line(Icon::Wrong, p.bad, p.bad_soft, "study-your-answer", shown)
        }
    });
    Column::new().push(right).push(own).spacing(10).into()
}

/// Why the key is right, under a line that says how it went, with a bar in that line's colour.
pub fn why<'a, Message: Clone + 'a>(
    context: &Context<'_>,
    given: Given<'_>,
    head: Element<'a, Message>,
    color: Color,
) -> Element<'a, Message> {
    let (p, tr) = (context.p, context.tr);
    let context = &context.of(&given.question.id);
    let chips = given
        .sources
        .iter()
        .map(|source| chip(source.short.text(context.titles()), p.violet_soft, p.violet));
    let cites = given.sources.iter().map(|source| {
        let mut cite = source.cite.text(context.titles()).to_owned();
        if let Some(said) = &source.note {
            cite.push_str(" — ");
            cite.push_str(said.text(context.titles()));
        }
        muted(p, cite)
    });
    let checked = given
        .question
        .checked
        .map(|day| muted(p, tr.with("study-checked", [("date", say::date(tr, day).into())])));
    let content = Column::new()
        .push(head)
        .push(explanation(context, given.question.explanation.as_ref()))
        .push(
            (!given.sources.is_empty())
                .then(|| Row::with_children(chips).spacing(8).wrap().vertical_spacing(6)),
        )
        .push(Column::with_children(cites).push(checked).spacing(2))
        .spacing(10);
    barred(p, color, content)
}

/// Why the key is right, in the writer's words; said to be missing if there are none.
pub fn explanation<'a, Message: Clone + 'a>(
    context: &Context<'_>,
    explanation: Option<&Text>,
) -> Element<'a, Message> {
    let p = context.p;
    match explanation {
        Some(text) => bilingual(context, text, size::BODY, font::REGULAR, p.text),
        None => muted(p, context.tr.get("study-no-explanation")),
    }
}
