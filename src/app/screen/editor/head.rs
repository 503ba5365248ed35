//! The form of what a bank says of itself: its title, its licence, its languages, and the lists that
//! its questions draw on. It stands in the editor in place of a question.

use iced::widget::text_editor::Action as Edit;
use iced::widget::{Column, Row, column, container, row};
use iced::{Center, Element, Fill};

use super::fields::{Contents, Faults, Typed, by_path, wrong};
use super::form::cross;
use super::{Action, Editor, Message as Whole};
use crate::app::context::Context;
use crate::app::font;
use crate::app::icon::Icon;
use crate::app::pictures::Images;
use crate::app::theme::{size, style};
use crate::app::widget::parts::{Role, body, button, card, choice, heading, look, muted, words};
use crate::app::widget::question::bilingual;
use crate::app::widget::{self, press};
use crate::app::words as say;
use crate::domain::bank::check::{Problem, Severity};
use crate::domain::bank::draft::{Entry, Head, HeadSlot, Listed};
use crate::domain::bank::edit::HeadPart;
use crate::domain::bank::editing::{Editing, Uses};
use crate::domain::bank::markup;
use crate::domain::bank::{ALL_RIGHTS_RESERVED, Bank};
use crate::domain::locale::{Locale, Text};

/// So many entries of a list are shown at first, and so many more each time.
const PAGE: usize = 20;

/// Licences that a writer can choose with a press; any other can be typed.
const LICENCES: [&str; 4] = ["CC0-1.0", "CC-BY-4.0", "CC-BY-SA-4.0", ALL_RIGHTS_RESERVED];

/// What is shown of the head.
#[derive(Debug, Default)]
pub(super) struct Form {
    contents: Contents<HeadSlot>,
    faults: Faults,
    uses: Uses,
    /// The list that is open, with how many of its entries are shown and the one that is open.
    open: Option<(Listed, usize, Option<usize>)>,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// Something was done in a field.
    Typed(HeadSlot, Locale, Edit),
    /// This licence was chosen.
    LicencePicked(&'static str),
    /// A language is promised, or no longer.
    LanguagePromised(Locale),
    /// A list was opened or closed.
    ListToggled(Listed),
    /// More of the open list is to be shown.
    MoreShown,
    /// An entry of the open list was opened or closed.
    EntryToggled(usize),
    /// An entry is to be added to a list.
    Added(Listed),
    /// An entry of the open list is to be taken out.
    Removed(usize),
    /// An entry of the open list is to be moved down or up.
    Shifted(usize, bool),
}

impl Form {
    /// How bad the worst is that is wrong with the head.
    pub(super) fn worst(&self) -> Option<Severity> {
        self.faults.values().flatten().map(Problem::severity).min()
    }

    /// The fields that are shown, in their order.
    fn slots(&self) -> Vec<HeadSlot> {
        let mut slots = vec![
            HeadSlot::Title,
            HeadSlot::Subject,
            HeadSlot::About,
            HeadSlot::Licence,
            HeadSlot::Authors,
        ];
        if let Some((list, _, Some(at))) = self.open {
            slots.push(HeadSlot::Text(list, at));
            if list == Listed::Sources {
                slots.extend([HeadSlot::Cite(at), HeadSlot::Url(at), HeadSlot::Note(at)]);
            }
        }
        slots
    }

    /// Brings what is shown up to date with the draft.
    pub(super) fn sync(&mut self, editing: &Editing) {
        if let (Some(head), Some((list, _, open))) = (editing.head(), &mut self.open) {
            *open = open.filter(|at| *at < head.entries(*list).len());
        }
        match editing.head() {
            Some(head) => self
                .contents
                .follow(self.slots(), HeadSlot::is_words, |slot, locale| head.typed(slot, locale)),
            None => self.contents = Contents::default(),
        }
        self.look(editing);
    }

    /// Checks the head.
    fn look(&mut self, editing: &Editing) {
        self.faults = by_path(editing.head_faults());
    }
}

impl Editor {
    /// Opens the head in place of a question.
    pub(super) fn open_head(&mut self) {
        self.editing.open_head();
        self.head.uses = self.editing.uses();
        self.sync();
    }

    /// The same where something in it is to be mended: the first entry with a mistake is open.
    pub(super) fn mend_head(&mut self) {
        self.open_head();
        let Some(head) = self.editing.head() else { return };
        let faults = &self.head.faults;
        let is_wrong = |list: Listed, at: usize| {
            let path = format!("{}.", head.entry_path(list, at));
            faults.iter().any(|(known, problems)| {
                known.starts_with(&path)
                    && problems.iter().any(|problem| problem.severity() == Severity::Error)
            })
        };
        let places = Listed::ALL
            .into_iter()
            .flat_map(|list| (0..head.entries(list).len()).map(move |at| (list, at)));
        let first = places.into_iter().find(|(list, at)| is_wrong(*list, *at));
        if let Some((list, at)) = first {
            self.head.open = Some((list, PAGE.max(at + 1), Some(at)));
            self.sync();
        }
    }

    /// The same when its writer asks for it.
    pub(super) fn pick_head(&mut self) -> Action {
        if self.editing.head().is_some() {
            return self.focus_head();
        }
        self.waiting = None;
        self.twin = None;
        self.picture = None;
        self.pane = super::Pane::Form;
        self.open_head();
        Action::Many(vec![Action::Top, self.focus_head(), self.save()])
    }

    /// Puts the caret in the first field of the head.
    pub(super) fn focus_head(&self) -> Action {
        self.focus_slot(HeadSlot::Title)
    }

    fn focus_slot(&self, slot: HeadSlot) -> Action {
        let Some(head) = self.editing.head() else { return Action::None };
        let path = head.path(slot);
        let locale = head.languages().first().copied().unwrap_or(Locale::En);
        Action::Focus(if slot.is_words() { format!("{path}-{locale}") } else { path })
    }

    /// Takes what happened to the head.
    pub(super) fn head_update(&mut self, message: Message) -> Action {
        match message {
            Message::Typed(slot, locale, edit) => {
                if let Some(text) = self.head.contents.perform(slot, locale, edit) {
                    self.editing.type_in_head(slot, locale, text);
                    self.changed();
                    self.head.look(&self.editing);
                }
                Action::None
            }
            Message::LicencePicked(licence) => self.alter(|head| {
                head.type_in(HeadSlot::Licence, Locale::En, licence.to_owned());
            }),
            Message::LanguagePromised(locale) => self.alter(|head| head.toggle_language(locale)),
            Message::ListToggled(list) => {
                let is_open = self.head.open.is_some_and(|(open, ..)| open == list);
                self.head.open = (!is_open).then_some((list, PAGE, None));
                self.sync();
                Action::None
            }
            Message::MoreShown => {
                if let Some((_, shown, _)) = &mut self.head.open {
                    *shown += PAGE;
                }
                Action::None
            }
            Message::EntryToggled(at) => {
                if let Some((_, _, open)) = &mut self.head.open {
                    *open = if *open == Some(at) { None } else { Some(at) };
                }
                self.sync();
                match self.head.open {
                    Some((list, _, Some(at))) => self.focus_slot(HeadSlot::Text(list, at)),
                    _ => Action::None,
                }
            }
            Message::Added(list) => {
                let mut place = 0;
                self.editing.change_head(|head| place = head.add(list));
                let shown = self.head.open.map_or(PAGE, |(_, shown, _)| shown).max(place + 1);
                self.head.open = Some((list, shown, Some(place)));
                self.changed();
                self.sync();
                self.focus_slot(HeadSlot::Text(list, place))
            }
            Message::Removed(at) => {
                let Some((list, _, open)) = &mut self.head.open else { return Action::None };
                *open = None;
                let list = *list;
                self.alter(|head| head.remove(list, at))
            }
            Message::Shifted(at, down) => {
                let Some((list, shown, open)) = self.head.open else { return Action::None };
                let mut moved = None;
                self.editing.change_head(|head| moved = head.shift(list, at, down));
                if let Some(moved) = moved {
                    let open = open.map(|open| match open {
                        open if open == at => moved,
                        open if open == moved => at,
                        open => open,
                    });
                    self.head.open = Some((list, shown, open));
                    self.changed();
                    self.sync();
                }
                Action::None
            }
        }
    }

    fn alter(&mut self, change: impl FnOnce(&mut Head)) -> Action {
        self.editing.change_head(change);
        self.changed();
        self.sync();
        Action::None
    }

    /// The form of the head.
    pub(super) fn head_form<'a>(
        &'a self,
        context: &Context<'_>,
        head: &'a Head,
    ) -> Element<'a, Whole> {
        let (p, tr) = (context.p, context.tr);
        let licences = LICENCES.into_iter().map(|licence| {
            let is_on = head.typed(HeadSlot::Licence, Locale::En).trim() == licence;
            let label = if licence == ALL_RIGHTS_RESERVED {
                tr.get("editor-head-rights")
            } else {
                licence.to_owned()
            };
            choice(p, format!("licence-{licence}"), label, is_on)
                .on_press(Whole::Head(Message::LicencePicked(licence)))
                .into()
        });
        let licences = Row::with_children(licences).spacing(8).wrap().vertical_spacing(8);
        let licence = column![
            self.head_field(context, head, HeadSlot::Licence, "editor-head-licence"),
            licences
        ];
        let languages = Locale::ALL.into_iter().map(|locale| {
            let label = say::language(tr, locale);
            choice(p, format!("promises-{locale}"), label, head.languages().contains(&locale))
                .on_press(Whole::Head(Message::LanguagePromised(locale)))
                .into()
        });
        let languages = column![
            muted(p, tr.get("editor-head-languages")),
            Row::with_children(languages).spacing(8).wrap().vertical_spacing(8),
        ];
        Column::new()
            .push(self.head_field(context, head, HeadSlot::Title, "editor-head-title"))
            .push(self.head_field(context, head, HeadSlot::Subject, "editor-head-subject"))
            .push(self.head_field(context, head, HeadSlot::About, "editor-head-about"))
            .push(licence.spacing(8))
            .push(self.head_field(context, head, HeadSlot::Authors, "editor-head-authors"))
            .push(languages.spacing(6))
            .push(wrong(context, &self.head.faults, "languages"))
            .extend(Listed::ALL.into_iter().map(|list| self.head_list(context, head, list)))
            .spacing(14)
            .width(Fill)
            .into()
    }

    fn head_field<'a>(
        &'a self,
        context: &Context<'_>,
        head: &'a Head,
        slot: HeadSlot,
        label: &str,
    ) -> Element<'a, Whole> {
        let typed = Typed {
            path: head.path(slot),
            faults: &self.head.faults,
            words: head.words(slot),
            shown: head.languages(),
            contents: self.head.contents.of(slot),
        };
        let edited = move |locale, edit| Whole::Head(Message::Typed(slot, locale, edit));
        let field = Self::pair(context, &typed, edited, None);
        column![muted(context.p, context.tr.get(label)), field].spacing(4).width(Fill).into()
    }

    /// A list under the button that opens it.
    fn head_list<'a>(
        &'a self,
        context: &Context<'_>,
        head: &'a Head,
        list: Listed,
    ) -> Element<'a, Whole> {
        let (p, tr) = (context.p, context.tr);
        let entries = head.entries(list);
        let (name, id, add) = match list {
            Listed::Topics => ("head-topics", "editor-head-topics", "editor-head-topic-add"),
            Listed::Sources => ("head-sources", "editor-head-sources", "editor-head-source-add"),
            Listed::Facts => ("head-facts", "editor-head-facts", "editor-head-fact-add"),
            Listed::Passages => {
                ("head-passages", "editor-head-passages", "editor-head-passage-add")
            }
        };
        let label = tr.with(id, [("count", entries.len().into())]);
        let open = self.head.open.filter(|(open, ..)| *open == list);
        let mark = if open.is_some() { Icon::Close } else { Icon::Down };
        let toggle = button(p, name, Role::Secondary, label)
            .icon(mark)
            .says(Whole::Head(Message::ListToggled(list)));
        // What is wrong in there is said even while it is closed.
        let hidden =
            |at: usize| open.is_none_or(|(_, shown, open)| at >= shown || open != Some(at));
        let troubles = (0..entries.len()).filter(|at| hidden(*at)).flat_map(|at| {
            let path = format!("{}.", head.entry_path(list, at));
            let within = self.head.faults.keys().filter(move |known| known.starts_with(&path));
            within.filter_map(|path| wrong(context, &self.head.faults, path))
        });
        let content = open.map(|(_, shown, open)| {
            let rows = (0..entries.len().min(shown))
                .map(|at| self.head_entry(context, head, list, at, open == Some(at)));
            let more = (entries.len() > shown).then(|| {
                button(p, "entries-more", Role::Secondary, tr.get("editor-head-more"))
                    .says(Whole::Head(Message::MoreShown))
            });
            let add = button(p, "entry-add", Role::Secondary, tr.get(add))
                .icon(Icon::Add)
                .says(Whole::Head(Message::Added(list)));
            let below = Row::new().push(add).push(more).spacing(8).wrap().vertical_spacing(8);
            Column::with_children(rows).push(below).spacing(8)
        });
        Column::new()
            .push(toggle)
            .push(wrong(context, &self.head.faults, list.field()))
            .extend(troubles.take(PAGE))
            .push(content)
            .spacing(8)
            .width(Fill)
            .into()
    }

    /// An entry of a list: what it says and who names it, and its fields when it is open.
    fn head_entry<'a>(
        &'a self,
        context: &Context<'_>,
        head: &'a Head,
        list: Listed,
        at: usize,
        is_open: bool,
    ) -> Element<'a, Whole> {
        let (p, tr) = (context.p, context.tr);
        let Some(entry) = head.entries(list).get(at) else { return Row::new().into() };
        let uses = entry.id().map_or(0, |id| self.head.uses.of(list, id));
        let says = |message: Message| Whole::Head(message);
        let small = |id: &str, sign: &'static str, can: bool, down: bool| {
            button(p, format!("{id}-{at}"), Role::Plain, sign)
                .says(can.then(|| says(Message::Shifted(at, down))))
                .padding([4, 8])
        };
        // A fact that questions name needs no text; all else that they name must be there.
        let can_go = uses == 0 || list == Listed::Facts;
        let tools = row![
            small("entry-up", "↑", at > 0, false),
            small("entry-down", "↓", at + 1 < head.entries(list).len(), true),
            cross(p, format!("entry-remove-{at}"), can_go.then(|| says(Message::Removed(at)))),
        ];
        let named = match (entry.id(), uses) {
            (None, _) => tr.get("editor-head-new"),
            (Some(id), uses) => {
                let uses = tr.count("editor-head-uses", uses);
                format!("{id} · {uses}")
            }
        };
        let label = column![
            words(says_of(context, entry), size::BODY, font::SEMIBOLD, p.text),
            muted(p, named),
        ];
        let toggle = press(format!("entry-{at}"), label, look(p, Role::Plain))
            .padding([4, 6])
            .width(Fill)
            .on_press(says(Message::EntryToggled(at)));
        let mut content = column![row![toggle, tools].spacing(4).align_y(Center)].spacing(8);
        if is_open {
            let label = match list {
                Listed::Topics => "editor-head-topic",
                Listed::Sources => "editor-head-source",
                Listed::Facts => "editor-head-fact",
                Listed::Passages => "editor-head-passage",
            };
            content = content.push(self.head_field(context, head, HeadSlot::Text(list, at), label));
            if list == Listed::Sources {
                content = content
                    .push(self.head_field(context, head, HeadSlot::Cite(at), "editor-source-cite"))
                    .push(self.head_field(context, head, HeadSlot::Url(at), "editor-source-url"))
                    .push(self.head_field(context, head, HeadSlot::Note(at), "editor-head-note"));
            }
        }
        container(content)
            .padding([6, 8])
            .width(Fill)
            .style(move |_| style::note(p.sunken, p.line))
            .into()
    }

    /// The bank as people see it, beside the form of its head.
    pub(super) fn head_preview<'a>(
        &'a self,
        context: &Context<'_>,
        head: &Head,
        width: f32,
    ) -> Element<'a, Whole> {
        let (p, tr) = (context.p, context.tr);
        let bank = head.reading();
        let mut inside = context.with(Images::Beside(&self.path));
        inside.size.width = width;
        let about = widget::bank::about(&inside, &bank, self.editing.lines().len(), Vec::new());
        // A passage is long: it is shown as learners read it.
        let passage = match self.head.open {
            Some((Listed::Passages, _, Some(at))) => {
                let entry = head.entries(Listed::Passages).get(at);
                entry.and_then(|entry| entry.text.text())
            }
            _ => None,
        };
        let passage = passage.map(|text| {
            let text = bilingual(&inside, &text, size::BODY, font::REGULAR, p.text);
            card(p, text)
        });
        Column::new()
            .push(muted(p, tr.get("editor-head-preview")))
            .push(about)
            .push(passage)
            .spacing(12)
            .into()
    }
}

/// One side of a clash about the head: the parts that both changed, as they are there.
pub(super) fn head_side<'a>(
    context: &Context<'_>,
    title: &'static str,
    bank: &Bank,
    parts: &[HeadPart],
) -> Element<'a, Whole> {
    let (p, tr) = (context.p, context.tr);
    let gone = || tr.get("editor-side-gone-part");
    // Both languages, since only one of them may differ.
    let text = |text: Option<&Text>| -> Element<'a, Whole> {
        let Some(text) = text else { return body(p, gone()) };
        if text.is_same() {
            return body(p, text.text(Locale::En));
        }
        let each = text.locales().map(|locale| body(p, text.text(locale)));
        Column::with_children(each).spacing(4).into()
    };
    let plain = |said: String| body(p, if said.is_empty() { gone() } else { said });
    let each = parts.iter().map(|part| {
        let (label, said) = match part {
            HeadPart::Id => ("editor-head-id", plain(bank.id.to_string())),
            HeadPart::Title => ("editor-head-title", text(Some(&bank.title))),
            HeadPart::Subject => ("editor-head-subject", text(Some(&bank.subject))),
            HeadPart::About => ("editor-head-about", text(bank.about.as_ref())),
            HeadPart::Licence => ("editor-head-licence", plain(bank.licence.clone())),
            HeadPart::Authors => ("editor-head-authors", plain(bank.authors.join("\n"))),
            HeadPart::Languages => {
                ("editor-head-languages", plain(say::languages(tr, &bank.languages)))
            }
            HeadPart::Topic(id) => {
                let found = bank.topics.iter().find(|topic| topic.id == *id);
                ("editor-head-topic", text(found.map(|topic| &topic.title)))
            }
            HeadPart::Fact(id) => {
                let found = bank.facts.iter().find(|fact| fact.id == *id);
                ("editor-head-fact", text(found.map(|fact| &fact.text)))
            }
            HeadPart::Source(id) => {
                let found = bank.sources.iter().find(|source| source.id == *id);
                let texts = column![
                    text(found.map(|source| &source.short)),
                    text(found.map(|source| &source.cite)),
                ];
                let url = found.and_then(|source| source.url.clone());
                let note = found.and_then(|source| source.note.as_ref());
                let texts = texts
                    .push(url.map(|url| body(p, url)))
                    .push(note.map(|note| text(Some(note))))
                    .spacing(4);
                ("editor-head-source", texts.into())
            }
            HeadPart::Passage(id) => {
                let found = bank.passages.iter().find(|passage| passage.id == *id);
                ("editor-head-passage", text(found.map(|passage| &passage.text)))
            }
        };
        column![muted(p, tr.get(label)), said].spacing(4).into()
    });
    let content = Column::with_children(each).spacing(12);
    column![heading(p, tr.get(title)), card(p, content)].spacing(10).width(Fill).into()
}

/// What an entry says, on one line.
fn says_of(context: &Context<'_>, entry: &Entry) -> String {
    /// Longer than any line of the form.
    const MOST: usize = 90;
    let text = entry.text.text();
    let said = text.as_ref().map(|text| markup::one_line(text.text(context.titles())));
    let said = said.filter(|said| !said.trim().is_empty());
    let Some(said) = said else { return context.tr.get("editor-blank") };
    markup::cut(&said, MOST)
}
