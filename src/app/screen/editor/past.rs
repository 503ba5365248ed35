//! What classes made of the open question: how often it was asked, how many were right, how well it
//! told students apart, and which wrong answer tempted most. It is read beside the window.

use std::sync::Arc;

use iced::Element;
use iced::widget::Column;

use super::{Editor, Message};
use crate::app::context::Context;
use crate::app::font;
use crate::app::theme::size;
use crate::app::widget::parts::{Tone, card, heading, muted, note, words};
use crate::app::words as say;
use crate::app::words::results::{letter, part, past_discrimination};
use crate::domain::bank::markup::one_line;
use crate::domain::bank::printed::Printed;
use crate::domain::class::past::{Past, Told};

impl Editor {
    /// Takes what classes made of all questions.
    pub(super) fn take_past(&mut self, past: Arc<Past>) {
        self.past = Some(past);
        self.look_back();
    }

    /// Finds what classes made of the open question as it is now.
    pub(super) fn look_back(&mut self) {
        let past = self.past.as_ref().filter(|past| !past.is_empty());
        self.told = past.zip(self.question.as_ref()).and_then(|(past, open)| past.of(open));
    }

    /// What classes made of the open question, if any was asked it.
    pub const fn told(&self) -> Option<&Told> {
        self.told.as_ref()
    }

    /// The card that tells of it.
    pub(super) fn past_card<'a>(&'a self, context: &Context<'_>) -> Option<Element<'a, Message>> {
        let (p, tr) = (context.p, context.tr);
        let told = self.told.as_ref()?;
        let figures = &told.figures;
        let warning = if told.is_of_earlier {
            Some((Tone::Warning, "past-earlier"))
        } else if told.is_reworded {
            Some((Tone::Calm, "past-reworded"))
        } else {
            None
        };
        let date = say::date(tr, figures.last.local_date());
        let asked =
            tr.with("past-asked", [("lessons", figures.lessons.into()), ("date", date.into())]);
        let percent = part(figures.right, figures.answers);
        let answers = [("count", figures.answers.into()), ("percent", percent.into())];
        let answers = tr.with("past-answers", answers);
        let line = |said: String| words(said, size::LABEL, font::REGULAR, p.text);
        let content = Column::new()
            .push(heading(p, tr.get("past-title")))
            .push(warning.map(|(tone, id)| note(p, tone, tr.get(id), Vec::new())))
            .push(muted(p, asked))
            .push(words(answers, size::BODY, font::MEDIUM, p.text))
            .push(past_discrimination(tr, told).map(line))
            .push(self.most_wrong(context, told).map(line))
            .spacing(6);
        Some(card(p, content).into())
    }

    /// The wrong answer that was chosen most, by its letter where it still stands there.
    fn most_wrong(&self, context: &Context<'_>, told: &Told) -> Option<String> {
        let (id, text, count) = told.wrong.as_ref()?;
        let choices = self.printed.as_ref().map(Printed::choices).unwrap_or_default();
        let at = choices.iter().position(|choice| choice.id == *id && choice.text == *text);
        let said = one_line(text.text(context.titles())).into_owned();
        let choice = match at {
            Some(at) => format!("{}, {said}", letter(at)),
            None => said,
        };
        let percent = part(*count, told.figures.answers);
        Some(
            context.tr.with("past-wrong", [("choice", choice.into()), ("percent", percent.into())]),
        )
    }
}
