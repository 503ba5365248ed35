//! Fields of the form: each with its label, one for each language that is shown, and under it what is
//! wrong with what it says.

use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

use iced::widget::text_editor::{Action as Edit, Content};
use iced::widget::{Column, Row, container, row};
use iced::{Alignment, Element, Fill};

use super::{Change, Editor, Message};
use crate::app::context::Context;
use crate::app::icon::{Icon, icon};
use crate::app::theme::size;
use crate::app::widget::field::{area, filled};
use crate::app::widget::parts::{muted, words};
use crate::app::{font, words as say};
use crate::domain::bank::check::{Problem, Severity};
use crate::domain::bank::draft::{Draft, Slot, Words};
use crate::domain::locale::Locale;

/// The name of a field, for focus and tests: `ask.options[2].text-hi`.
pub(super) fn name(draft: &Draft, slot: Slot, locale: Locale) -> String {
    let path = draft.path(slot);
    if slot.is_words() { format!("{path}-{locale}") } else { path }
}

/// What is wrong, by the path of the field.
pub(super) type Faults = BTreeMap<String, Vec<Problem>>;

/// The same, of what was found in any order.
pub(super) fn by_path(found: Vec<(String, Problem)>) -> Faults {
    let mut faults = Faults::new();
    for (path, problem) in found {
        faults.entry(path).or_default().push(problem);
    }
    faults
}

/// The fields of a form, each with the text that it was last known to show. What is in no language has
/// the field of English.
#[derive(Debug)]
pub(super) struct Contents<S>(HashMap<(S, Locale), (String, Content)>);

impl<S> Default for Contents<S> {
    fn default() -> Self {
        Self(HashMap::new())
    }
}

impl<S: Copy + Eq + Hash> Contents<S> {
    /// Makes the fields those of these slots; one whose text is what it was known to be keeps its caret.
    pub(super) fn follow<'t>(
        &mut self,
        slots: impl IntoIterator<Item = S>,
        is_words: impl Fn(S) -> bool,
        typed: impl Fn(S, Locale) -> &'t str,
    ) {
        let mut kept = HashMap::new();
        for slot in slots {
            let locales = if is_words(slot) { &Locale::ALL[..] } else { &[Locale::En] };
            for locale in locales {
                let at = (slot, *locale);
                let text = typed(slot, *locale);
                let known = self.0.remove(&at).filter(|(known, _)| known == text);
                kept.insert(at, known.unwrap_or_else(|| (text.to_owned(), filled(text))));
            }
        }
        self.0 = kept;
    }

    /// Does this in a field; its text, if that was edited.
    pub(super) fn perform(&mut self, slot: S, locale: Locale, edit: Edit) -> Option<String> {
        let (known, content) = self.0.get_mut(&(slot, locale))?;
        let is_edit = edit.is_edit();
        content.perform(edit);
        is_edit.then(|| {
            *known = content.text();
            known.clone()
        })
    }

    /// The field of a slot in a language.
    pub(super) fn get(&self, slot: S, locale: Locale) -> Option<&Content> {
        self.0.get(&(slot, locale)).map(|(_, content)| content)
    }

    /// The same, to move its caret.
    pub(super) fn get_mut(&mut self, slot: S, locale: Locale) -> Option<&mut Content> {
        self.0.get_mut(&(slot, locale)).map(|(_, content)| content)
    }

    /// The fields of a slot, by language.
    pub(super) fn of(&self, slot: S) -> [Option<&Content>; 2] {
        Locale::ALL.map(|locale| self.get(slot, locale))
    }
}

/// A text that is typed in.
pub(super) struct Typed<'a> {
    /// Its path, as checks know it; fields are named by it.
    pub path: String,
    /// What is wrong with it and others.
    pub faults: &'a Faults,
    /// What it says; `None` if it is in no language.
    pub words: Option<&'a Words>,
    /// The languages whose fields are shown.
    pub shown: &'a [Locale],
    /// Its fields, of each language; what is in none has that of English.
    pub contents: [Option<&'a Content>; 2],
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
        let typed = Typed {
            path: draft.path(slot),
            faults: &self.faults,
            words: draft.words(slot),
            shown: &self.shown,
            contents: self.contents.of(slot),
        };
        let edited = move |locale, edit| Message::Typed(slot, locale, edit);
        Self::pair(context, &typed, edited, on_enter.map(Message::Changed))
    }

    /// The fields of one text side by side, or the one of what is in no language, with what is wrong
    /// with it.
    pub(super) fn pair<'a>(
        context: &Context<'_>,
        typed: &Typed<'a>,
        edited: impl Fn(Locale, Edit) -> Message + Copy + 'a,
        on_enter: Option<Message>,
    ) -> Element<'a, Message> {
        let Typed { path, faults, words, shown, contents } = typed;
        let problems = faults.get(path).map(Vec::as_slice).unwrap_or_default();
        let locales: Vec<Locale> = match words {
            Some(words) => {
                // What is written is shown, whichever language it is in.
                let alone = matches!(**shown, [only] if words.get(only).is_empty());
                Locale::ALL
                    .into_iter()
                    .filter(|locale| {
                        shown.contains(locale) || (alone && !words.get(*locale).is_empty())
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
        let each = Locale::ALL.into_iter().zip(contents).filter_map(|(locale, content)| {
            let content = content.filter(|_| locales.contains(&locale))?;
            let hint = match (words, locale) {
                (Some(words), other)
                    if several && words.is_shared() && words.get(other).is_empty() =>
                {
                    context.tr.get("editor-same")
                }
                (Some(_), Locale::En) if several => context.tr.get("editor-in-english"),
                (Some(_), Locale::Hi) if several => context.tr.get("editor-in-hindi"),
                _ => String::new(),
            };
            let name = if words.is_some() { format!("{path}-{locale}") } else { path.clone() };
            let edited = move |edit| edited(locale, edit);
            let wrong = has_trouble(locale);
            let field = area(context.p, name, content, hint, wrong, edited, on_enter.clone());
            Some(container(field).width(Fill).into())
        });
        let fields: Element<'a, Message> = if Self::has_room_for_two(context) {
            Row::with_children(each).spacing(8).align_y(Alignment::Start).into()
        } else {
            Column::with_children(each).spacing(4).into()
        };
        Column::new().push(fields).push(wrong(context, faults, path)).spacing(4).width(Fill).into()
    }

    /// Whether both languages fit side by side.
    fn has_room_for_two(context: &Context<'_>) -> bool {
        context.size.width >= 420.0
    }

    /// What is wrong with the open question at a path, if anything is.
    pub(super) fn said<'a>(
        &self,
        context: &Context<'_>,
        path: &str,
    ) -> Option<Element<'a, Message>> {
        wrong(context, &self.faults, path)
    }
}

/// What is wrong at a path, if anything is.
pub(super) fn wrong<'a>(
    context: &Context<'_>,
    faults: &Faults,
    path: &str,
) -> Option<Element<'a, Message>> {
    let lines = faults.get(path)?.iter().map(|problem| {
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
