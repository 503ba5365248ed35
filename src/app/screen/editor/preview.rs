//! The open question as a learner sees it, with or without its key.

use std::collections::BTreeSet;

use iced::widget::{Column, Row, column, container, row};
use iced::{Center, Element, Fill};

use super::{Editor, Message};
use crate::app::context::Context;
use crate::app::font;
use crate::app::pictures::Images;
use crate::app::theme::{size, style};
use crate::app::widget::language;
use crate::app::widget::parts::{Role, Tone, button, card, heading, muted, note, words};
use crate::app::widget::question::{self, Answering, bilingual};
use crate::app::widget::reasons::{self, Given};
use crate::domain::bank::draft::Kind;
use crate::domain::bank::printed::{Form, Printed};
use crate::domain::bank::{Question, Source};
use crate::domain::progress::settings::QuestionLanguage;

impl Editor {
    /// The preview, in a column of this width.
    pub(super) fn preview<'a>(&'a self, context: &Context<'_>, width: f32) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let mut inside = context.with(Images::Beside(&self.path));
        inside.size.width = width;
        let toggle = if self.shows_key { "editor-hide-key" } else { "editor-show-key" };
        let head = Row::new()
            .push(muted(p, tr.get("editor-as-learners-see-it")))
            .push(language::of_questions(context, Message::PreviewSwitched))
            .push(
                button(p, "preview-key", Role::Secondary, tr.get(toggle))
                    .key("K")
                    .says(Message::KeyToggled),
            )
            .spacing(10)
            .align_y(Center)
            .wrap()
            .vertical_spacing(6);
        let left_out = self
            .is_left_out()
            .then(|| note(p, Tone::Warning, tr.get("editor-left-out"), Vec::new()));
        let shown = match (&self.question, &self.printed) {
            (Some(question), Some(printed)) => {
                let sources = self.sources_of(question);
                let mut shown = column![card(
                    p,
                    printed_question(&inside, question, printed, &sources, self.shows_key)
                )]
                .spacing(12);
                if self.shows_key {
                    shown = shown.push(why(&inside, question, printed, &sources));
                }
                Some(shown)
            }
            _ => None,
        };
        let made = self.editing.draft().and_then(|draft| match draft.kind {
            Kind::Statements | Kind::PairsCoded if draft.codes.trim().is_empty() => {
                Some("editor-codes-are-made")
            }
            Kind::HowMany | Kind::PairsHowMany => Some("editor-counts-are-made"),
            Kind::Lists | Kind::Order => Some("editor-orders-are-made"),
            Kind::AssertionReason | Kind::Explains => Some("editor-options-are-made"),
            _ => None,
        });
        let made = made.map(|id| muted(p, tr.get(id)));
        Column::new()
            .push(head)
            .push(left_out)
            .push(shown)
            .push(made)
            .push(self.past_card(context))
            .spacing(12)
            .into()
    }

    fn sources_of(&self, question: &Question) -> Vec<Source> {
        let known = &self.editing.bank().sources;
        let named = question.sources.iter();
        named.filter_map(|id| known.iter().find(|source| source.id == *id)).cloned().collect()
    }
}

/// A question to be read, and with its key if that is shown.
pub(super) fn printed_question<'a>(
    context: &Context<'_>,
    question: &Question,
    printed: &Printed,
    sources: &[Source],
    key: bool,
) -> Element<'a, Message> {
    let chosen = BTreeSet::new();
    if key {
        let given =
            Given { question, printed, chosen: &chosen, typed: None, is_right: false, sources };
        return reasons::question(context, given);
    }
    let lines_tell = question::lines_tell(&printed.blocks);
    let answering = Answering { chosen: &chosen, key: false, lines_tell };
    let form: Element<'a, Message> = match &printed.form {
        Form::One(choices) => question::judged_choices(context, choices, answering, false),
        Form::Many(choices) => question::judged_choices(context, choices, answering, true),
        Form::Number { unit, .. } => gap(context, unit.as_ref()),
        Form::Words { .. } => gap(context, None),
    };
    column![question::blocks(context, &printed.blocks, false), form].spacing(14).into()
}

/// The field in which a learner types.
fn gap<'a>(
    context: &Context<'_>,
    unit: Option<&crate::domain::locale::Text>,
) -> Element<'a, Message> {
    let p = context.p;
    let field = container(words("____", size::BODY, font::REGULAR, p.muted))
        .padding([9, 12])
        .width(160)
        .style(move |_| style::note(p.surface, p.line));
    let unit = unit.map(|unit| bilingual(context, unit, size::BODY, font::REGULAR, p.text));
    Row::new().push(field).push(unit).spacing(10).align_y(Center).into()
}

fn why<'a>(
    context: &Context<'_>,
    question: &Question,
    printed: &Printed,
    sources: &[Source],
) -> Element<'a, Message> {
    let p = context.p;
    let chosen = BTreeSet::new();
    let given = Given { question, printed, chosen: &chosen, typed: None, is_right: true, sources };
    reasons::why(context, given, heading(p, context.tr.get("editor-why")), p.good)
}

/// Two versions of a question, one beside the other, or one above the other where it is narrow.
pub(super) fn side<'a>(
    context: &Context<'_>,
    title: &str,
    question: Option<&Question>,
    width: f32,
) -> Element<'a, Message> {
    let (p, tr) = (context.p, context.tr);
    let mut inside = *context;
    inside.size.width = width;
    // The difference may be in either language.
    inside.questions = QuestionLanguage::Both;
    let shown: Element<'a, Message> = match question {
        Some(question) => {
            let printed = Printed::of(question, None);
            let body = printed_question(&inside, question, &printed, &[], true);
            column![body, reasons::explanation(&inside, question.explanation.as_ref())]
                .spacing(14)
                .into()
        }
        None => muted(p, tr.get("editor-side-gone")),
    };
    column![row![heading(p, tr.get(title))], card(p, shown)].spacing(8).width(Fill).into()
}
