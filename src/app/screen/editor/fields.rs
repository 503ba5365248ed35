//! Fields of the form: each with its label, one for each language that is shown, and under it what is
//! wrong with what it says.

use iced::widget::{Column, Row, container, row};
use iced::{Alignment, Element, Fill};

use super::{Change, Editor, Message};
use crate::app::context::Context;
use crate::app::icon::{Icon, icon};
use crate::app::theme::size;
use crate::app::widget::field::area;
use crate::app::widget::parts::{muted, words};
use crate::app::{font, words as say};
use crate::domain::bank::check::{Problem, Severity};
use crate::domain::bank::draft::{Draft, Slot};
use crate::domain::locale::Locale;

/// The name of a field, for focus and tests: `ask.options[2].text-hi`.
pub(super) fn name(draft: &Draft, slot: Slot, locale: Locale) -> String {
    let path = draft.path(slot);
    if slot.is_words() { format!("{path}-{locale}") } else { path }
}

impl Editor {
    /// A field under its label, with what is wrong with it.
    pub(super) fn field<'a>(
        &'a self,
        context: &Context<'_>,
        slot: Slot,
        label: &str,
    ) -> Element<'a, Message> {
        let label = (!label.is_empty()).then(|| muted(context.p, context.tr.get(label)));
        Column::new().push(label).push(self.bare(context, slot, None)).spacing(4).width(Fill).into()
    }

    /// The field itself with what is wrong with it; Enter makes this change, if there is one.
    pub(super) fn bare<'a>(
        &'a self,
        context: &Context<'_>,
        slot: Slot,
        on_enter: Option<Change>,
    ) -> Element<'a, Message> {
        let Some(draft) = self.editing.draft() else { return Row::new().into() };
        let path = draft.path(slot);
        let problems = self.faults.get(&path).map(Vec::as_slice).unwrap_or_default();
        let locales: Vec<Locale> = match draft.words(slot) {
            Some(words) => {
                // What is written is shown, whichever language it is in.
                let alone = self.shown.len() == 1 && words.get(self.shown[0]).is_empty();
                Locale::ALL
                    .into_iter()
                    .filter(|locale| {
                        self.shows(*locale) || (alone && !words.get(*locale).is_empty())
                    })
                    .collect()
            }
            None => vec![Locale::En],
        };
        let has_trouble = |locale: Locale| {
            problems.iter().any(|problem| match problem {
                Problem::MissingLanguage { locale: missing } => *missing == locale,
                _ => true,
            })
        };
        let several = locales.len() > 1;
        let is_shared = draft.words(slot).is_some_and(crate::domain::bank::draft::Words::is_shared);
        let each = locales.into_iter().filter_map(|locale| {
            let (_, content) = self.contents.get(&(slot, locale))?;
            let hint = match (slot.is_words(), several, locale) {
                (true, true, other) if is_shared && draft.typed(slot, other).is_empty() => {
                    context.tr.get("editor-same")
                }
                (true, true, Locale::En) => context.tr.get("editor-in-english"),
                (true, true, Locale::Hi) => context.tr.get("editor-in-hindi"),
                _ => String::new(),
            };
            let enter = on_enter.clone().map(Message::Changed);
            let field = area(
                context.p,
                name(draft, slot, locale),
                content,
                hint,
                has_trouble(locale),
                move |edit| Message::Typed(slot, locale, edit),
                enter,
            );
            Some(container(field).width(Fill).into())
        });
        let fields: Element<'a, Message> = if Self::has_room_for_two(context) {
            Row::with_children(each).spacing(8).align_y(Alignment::Start).into()
        } else {
            Column::with_children(each).spacing(4).into()
        };
        Column::new().push(fields).push(self.said(context, &path)).spacing(4).width(Fill).into()
    }

    /// Whether both languages fit side by side.
    fn has_room_for_two(context: &Context<'_>) -> bool {
        context.size.width >= 420.0
    }

    /// What is wrong at a path, if anything is.
    pub(super) fn said<'a>(
        &'a self,
        context: &Context<'_>,
        path: &str,
    ) -> Option<Element<'a, Message>> {
        let problems = self.faults.get(path)?;
        let lines = problems.iter().map(|problem| {
            let (p, tr) = (context.p, context.tr);
            let (mark, color) = match problem.severity() {
                Severity::Error => (Icon::Alert, p.bad),
                Severity::Warning => (Icon::Warning, p.accent),
            };
            let said = words(say::bank::problem(tr, problem), size::LABEL, font::REGULAR, color);
            row![container(icon(mark, 15.0, color)).padding([3, 0]), container(said).width(Fill)]
                .spacing(6)
                .into()
        });
        Some(Column::with_children(lines).spacing(2).into())
    }
}
