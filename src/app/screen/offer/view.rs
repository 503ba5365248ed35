//! How a bank that was handed on is drawn: what it is, what is wrong, what changes, its questions.

use iced::widget::{Column, Row, column, container, row};
use iced::{Center, Element, Fill};

use super::{Message, Offer, PAGE, State};
use crate::app::context::Context;
use crate::app::font;
use crate::app::icon::{Icon, icon};
use crate::app::pictures::Images;
use crate::app::theme::size;
use crate::app::widget::pages::pages;
use crate::app::widget::parts::{
    Role, Tone, body, button, card, chip, heading, muted, note, page, title, words,
};
use crate::app::widget::reasons;
use crate::app::widget::{self, language};
use crate::domain::bank::diff::{Difference, What};
use crate::domain::bank::printed::Printed;
use crate::domain::bank::{Bank, QuestionId};
use crate::interchange::pack::Sums;
use crate::store::library::own::Standing;

/// The most lines of what changes.
const MOST: usize = 40;

impl Offer {
    /// Draws the screen.
    pub fn view<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let p = context.p;
        let trouble =
            self.trouble.as_ref().map(|why| note(p, Tone::Trouble, why.clone(), Vec::new()));
        let notes = self.notes(context);
        let notes = (!notes.is_empty()).then(|| Column::with_children(notes).spacing(8));
        let content = Column::new()
            .push(self.head(context))
            .push(trouble)
            .push(notes)
            .push(self.about(context))
            .push(self.changes(context))
            .push(self.questions(context))
            .spacing(16);
        let room = if context.is_narrow() { [16, 16] } else { [24, 36] };
        page(p, "offer", content, 1000.0, room)
    }

    fn head<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let corner = language::of_interface(context, Message::LanguageSwitched);
        let said = tr.with("offer-from", [("file", self.told.file.as_str().into())]);
        let said = column![title(p, tr.get("offer-title")), muted(p, said)];
        let top = row![container(said).width(Fill), corner].spacing(16).align_y(Center);
        let install = match self.told.standing {
            Standing::Installed { .. } => "offer-replace",
            Standing::New | Standing::Shipped => "offer-install",
        };
        let can = self.state == State::Offered && self.told.can_install();
        let install = matches!(self.state, State::Offered | State::Working).then(|| {
            button(p, "offer-install", Role::Primary, tr.get(install))
                .key("Ctrl Enter")
                .says(can.then_some(Message::InstallPicked))
        });
        let undo = matches!(self.state, State::Done(_)).then(|| {
            button(p, "offer-undo", Role::Secondary, tr.get("study-undo"))
                .icon(Icon::Undo)
                .key("Ctrl Z")
                .says(Message::UndoPicked)
        });
        let buttons = Row::new()
            .push(
                button(p, "left", Role::Secondary, tr.get("rail-library"))
                    .icon(Icon::Back)
                    .key("Esc")
                    .says(Message::Left),
            )
            .push(install)
            .push(undo)
            .spacing(10)
            .wrap()
            .vertical_spacing(8);
        column![top, buttons].spacing(12).into()
    }

    /// What should be known before it is installed, or once it is.
    fn notes<'a>(&'a self, context: &Context<'_>) -> Vec<Element<'a, Message>> {
        let (p, tr) = (context.p, context.tr);
        let told = &self.told;
        let mut notes = Vec::new();
        let mut push = |tone, said| notes.push(note(p, tone, said, Vec::new()));
        if let State::Done(installed) = &self.state {
            let file = installed.path.display().to_string();
            let id = match installed.before {
                Some(_) => "offer-replaced",
                None => "offer-installed",
            };
            push(Tone::Calm, tr.with(id, [("file", file.into())]));
        }
        if let Sums::Wrong(files) = &told.sums {
            push(Tone::Trouble, tr.with("offer-sums-wrong", [("files", files.join(", ").into())]));
        }
        match &told.standing {
            Standing::Shipped => push(Tone::Trouble, tr.get("offer-shipped")),
            Standing::Installed { is_same: true, .. } if self.state == State::Offered => {
                push(Tone::Calm, tr.get("offer-same"));
            }
            Standing::New | Standing::Installed { .. } => {}
        }
        if told.mistakes > 0 {
            push(Tone::Warning, tr.count("offer-mistakes", told.mistakes));
        }
        if told.taken > 0 {
            push(Tone::Warning, tr.count("offer-taken", told.taken));
        }
        notes
    }

    /// What it is.
    fn about<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let told = &self.told;
        let sums = match told.sums {
            Sums::Right => Some((tr.get("offer-sums-right"), p.good_soft, p.good)),
            Sums::Missing => None,
            Sums::Wrong(_) => Some((tr.get("offer-sums-bad"), p.bad_soft, p.bad)),
        };
        let images = told.images.files().count();
        let images =
            (images > 0).then(|| (tr.count("offer-images", images), p.primary_soft, p.primary));
        let chips = images.into_iter().chain(sums);
        let chips = chips.map(|(said, ground, color)| chip(said, ground, color)).collect();
        widget::bank::about(context, &told.bank, told.bank.questions.len(), chips)
    }

    /// What would change in the bank of the same id that is here.
    fn changes<'a>(&'a self, context: &Context<'_>) -> Option<Element<'a, Message>> {
        let (p, tr) = (context.p, context.tr);
        let Standing::Installed { older, difference, is_same: false, .. } = &self.told.standing
        else {
            return None;
        };
        let keys = difference.changed.iter().filter(|change| change.what == What::Key).count();
        let counts = [
            ("offer-added", difference.added.len()),
            ("offer-removed", difference.removed.len()),
            ("offer-keys", keys),
            ("offer-changed", difference.changed.len() - keys),
        ];
        let counts = counts.into_iter().filter(|(_, count)| *count > 0);
        let mut said: Vec<String> = counts.map(|(id, count)| tr.count(id, count)).collect();
        if !difference.head.is_empty() {
            said.push(tr.get("offer-head"));
        }
        if difference.reordered {
            said.push(tr.get("offer-reordered"));
        }
        if said.is_empty() {
            said.push(tr.get("offer-layout"));
        }
        let lines = lines(context, older, &self.told.bank, difference);
        let more = (difference.added.len() + difference.removed.len() + difference.changed.len())
            .saturating_sub(MOST);
        let content = Column::new()
            .push(heading(p, tr.get("offer-changes")))
            .push(body(p, said.join(" · ")))
            .push(muted(p, tr.get("offer-progress-stays")))
            .push(Column::with_children(lines).spacing(6))
            .push((more > 0).then(|| muted(p, tr.count("library-mistakes-more", more))))
            .spacing(8);
        Some(card(p, content).into())
    }

    /// Its questions, with their keys, as learners will see them.
    fn questions<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let p = context.p;
        let inside = context.with(Images::Brought(&self.told.images));
        let shown =
            self.shown.iter().map(|printed| card(p, reasons::keyed(&inside, printed)).into());
        let all = self.told.bank.questions.len();
        let turn = pages(context, self.place, PAGE, all, |on| Message::Turned { on });
        Column::new().push(Column::with_children(shown).spacing(10)).push(turn).spacing(10).into()
    }
}

/// A line for each question that changes.
fn lines<'a>(
    context: &Context<'_>,
    older: &Bank,
    newer: &Bank,
    difference: &Difference,
) -> Vec<Element<'a, Message>> {
    let (p, tr) = (context.p, context.tr);
    let said = |bank: &Bank, id: &QuestionId| {
        let question = bank.questions.iter().find(|question| question.id == *id);
        let text = question.and_then(|question| {
            let line = Printed::of(question, None).in_a_line()?;
            Some(line.text(context.titles()).to_owned())
        });
        text.unwrap_or_else(|| id.to_string())
    };
    let added = difference.added.iter().map(|id| (Icon::Add, p.good, "offer-is-new", newer, id));
    let removed =
        difference.removed.iter().map(|id| (Icon::Close, p.bad, "offer-is-gone", older, id));
    let changed = difference.changed.iter().map(|change| {
        let (color, id) = match change.what {
            What::Key => (p.accent, "offer-key-differs"),
            What::Text => (p.muted, "offer-text-differs"),
            What::Rest => (p.muted, "offer-rest-differs"),
        };
        (Icon::Write, color, id, newer, &change.question)
    });
    let all = added.chain(removed).chain(changed).take(MOST);
    all.map(|(mark, color, what, bank, id)| {
        let about = column![
            words(said(bank, id), size::LABEL, font::REGULAR, p.text),
            words(tr.get(what), size::SMALL, font::REGULAR, color),
        ];
        row![icon(mark, 15.0, color), container(about).width(Fill)].spacing(10).into()
    })
    .collect()
}
