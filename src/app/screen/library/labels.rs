//! Filtering by the label of a source and by tag: those that the bank has, or all banks, found by
//! typing where there are many.

use iced::Element;
use iced::widget::{Column, Row, column};

use super::{Action, Library, Message};
use crate::app::context::Context;
use crate::app::widget::field::{field, line};
use crate::app::widget::parts::{choice, muted};
use crate::domain::browse::Wanted;
use crate::domain::locale::{Locale, Text};
use crate::store::search::Labels;

/// So many of each kind are shown; the others are found by typing.
const MOST: usize = 12;

impl Library {
    /// Takes the labels there are in this bank, or in all.
    pub fn labelled(&mut self, bank: Option<u32>, labels: Labels) {
        if bank == self.wanted.bank {
            self.labels = Some(labels);
        }
    }

    /// Whether the labels that are shown may be others by now.
    pub const fn shows_labels(&self) -> bool {
        self.shows_filters
    }

    /// The sources that are offered: the chosen one first, then the commonest that what is typed
    /// occurs in.
    fn sources(&self) -> Vec<&Text> {
        let Some(labels) = &self.labels else { return Vec::new() };
        let typed = line(&self.label).to_lowercase();
        let is_meant = |text: &&Text| {
            Locale::ALL.iter().any(|locale| text.text(*locale).to_lowercase().contains(&typed))
        };
        let chosen = self.wanted.source.as_ref();
        let others = by_count(&labels.sources).filter(|text| Some(*text) != chosen);
        chosen.into_iter().chain(others.filter(is_meant)).take(MOST).collect()
    }

    /// The tags that are offered, likewise.
    fn tags(&self) -> Vec<&String> {
        let Some(labels) = &self.labels else { return Vec::new() };
        let typed = line(&self.label).to_lowercase();
        let chosen = self.wanted.tag.as_ref();
        let others = by_count(&labels.tags).filter(|tag| Some(*tag) != chosen);
        let meant = others.filter(|tag| tag.to_lowercase().contains(&typed));
        chosen.into_iter().chain(meant).take(MOST).collect()
    }

    /// Filters by the first label that is offered for what is typed.
    pub(super) fn pick_label(&mut self) -> Action {
        if line(&self.label).is_empty() {
            return Action::None;
        }
        let new = |text: &&Text| Some(*text) != self.wanted.source.as_ref();
        if let Some(source) = self.sources().into_iter().find(new).cloned() {
            self.label = iced::widget::text_editor::Content::new();
            return self.narrow(Wanted { source: Some(source), ..self.wanted.clone() });
        }
        let new = |tag: &&String| Some(*tag) != self.wanted.tag.as_ref();
        if let Some(tag) = self.tags().into_iter().find(new).cloned() {
            self.label = iced::widget::text_editor::Content::new();
            return self.narrow(Wanted { tag: Some(tag), ..self.wanted.clone() });
        }
        Action::None
    }

    /// The sources and tags, as part of the filters; nothing where there are none.
    pub(super) fn label_filters<'a>(
        &'a self,
        context: &Context<'_>,
    ) -> Option<Element<'a, Message>> {
        let (p, tr) = (context.p, context.tr);
        let labels = self.labels.as_ref()?;
        if labels.sources.is_empty() && labels.tags.is_empty() {
            return None;
        }
        let wanted = &self.wanted;
        let is_long = labels.sources.len() > MOST || labels.tags.len() > MOST;
        let typed = is_long.then(|| {
            let hint = tr.get("library-label-hint");
            field(p, "label", &self.label, hint, Message::LabelTyped, Message::LabelEntered)
        });
        let all = |id: &str, is_chosen: bool, none: Wanted| {
            choice(p, id.to_owned(), tr.get("filter-all"), is_chosen)
                .on_press(Message::Narrowed(none))
                .into()
        };
        let sources = self.sources().into_iter().enumerate().map(|(place, source)| {
            let is_chosen = wanted.source.as_ref() == Some(source);
            let label = source.text(context.titles()).to_owned();
            let narrowed = Wanted { source: Some(source.clone()), ..wanted.clone() };
            choice(p, format!("source-{}", place + 1), label, is_chosen)
                .on_press(Message::Narrowed(narrowed))
                .into()
        });
        let none = Wanted { source: None, ..wanted.clone() };
        let sources =
            std::iter::once(all("source-0", wanted.source.is_none(), none)).chain(sources);
        let sources = (!labels.sources.is_empty())
            .then(|| group(context, "library-by-source", sources.collect()));
        let tags = self.tags().into_iter().enumerate().map(|(place, tag)| {
            let is_chosen = wanted.tag.as_ref() == Some(tag);
            let narrowed = Wanted { tag: Some(tag.clone()), ..wanted.clone() };
            choice(p, format!("tagged-{}", place + 1), tag.clone(), is_chosen)
                .on_press(Message::Narrowed(narrowed))
                .into()
        });
        let none = Wanted { tag: None, ..wanted.clone() };
        let tags = std::iter::once(all("tagged-0", wanted.tag.is_none(), none)).chain(tags);
        let tags =
            (!labels.tags.is_empty()).then(|| group(context, "library-by-tag", tags.collect()));
        let rest = labels.sources.len().max(labels.tags.len()).saturating_sub(MOST);
        let more = (is_long && line(&self.label).is_empty())
            .then(|| muted(p, tr.count("library-label-more", rest)));
        Some(Column::new().push(typed).push(sources).push(tags).push(more).spacing(12).into())
    }
}

/// Labels, the commonest first.
fn by_count<T>(labels: &[(T, u32)]) -> impl Iterator<Item = &T> {
    let mut sorted: Vec<&(T, u32)> = labels.iter().collect();
    sorted.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    sorted.into_iter().map(|(label, _)| label)
}

fn group<'a>(
    context: &Context<'_>,
    id: &str,
    choices: Vec<Element<'a, Message>>,
) -> Element<'a, Message> {
    let choices = Row::with_children(choices).spacing(8).wrap().vertical_spacing(8);
    column![muted(context.p, context.tr.get(id)), choices].spacing(4).into()
}
