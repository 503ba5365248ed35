//! How the notebook is drawn: filters, lines, and the current one with its cause, note and question.

use std::collections::BTreeSet;

use iced::widget::{Column, Row, column, container, row};
use iced::{Center, Element, Fill};

use super::{Line, MODES, Message, Notebook, PAGE, Why, row_name};
use crate::app::context::Context;
use crate::app::font;
use crate::app::icon::{Icon, icon};
use crate::app::theme::size;
use crate::app::widget::field::{marking, note_form};
use crate::app::widget::language;
use crate::app::widget::pages::pages;
use crate::app::widget::parts::{
    Role, body, button, card, chip, choice_look, chooser, framed_look, muted, page, title, words,
};
use crate::app::widget::press;
use crate::app::widget::reasons::{self, Given};
use crate::app::words as say;
use crate::domain::bank::markup;
use crate::domain::event::{Cause, Mode};
use crate::domain::progress::MistakeKind;

/// The keys of the causes.
const KEYS: [&str; 5] = ["1", "2", "3", "4", "5"];

impl Notebook {
    /// Draws the screen.
    pub fn view<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let content = Column::new()
            .push(self.head(context))
            .push(self.shows_filters.then(|| self.filters(context)))
            .push(if self.lines.is_empty() {
                card(p, body(p, tr.get("notebook-empty"))).into()
            } else if self.shown.is_empty() {
                card(p, body(p, tr.get("notebook-none-left"))).into()
            } else {
                self.rows(context)
            })
            .spacing(16);
        let room = if context.is_narrow() { [16, 16] } else { [24, 36] };
        page(p, "notebook", content, 1000.0, room)
    }

    fn head<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let said = tr.with(
            "notebook-count",
            [("shown", self.shown.len().into()), ("all", self.lines.len().into())],
        );
        let corner = language::of_interface(context, Message::LanguageSwitched);
        let title = column![title(p, tr.get("notebook-title")), muted(p, said)];
        let any = self.shown().any(|line| line.there.is_some());
        let filters = if self.shows_filters { "notebook-filters-hide" } else { "notebook-filters" };
        let buttons = row![
            button(p, "revise", Role::Primary, tr.count("notebook-revise", self.questions().len()))
                .key("R")
                .says(any.then_some(Message::RevisePicked)),
            button(p, "resit", Role::Secondary, tr.get("notebook-resit"))
                .key("E")
                .says(any.then_some(Message::ResitPicked)),
            button(p, "filters", Role::Secondary, tr.get(filters))
                .key("F")
                .says(Message::FiltersToggled),
            button(p, "left", Role::Secondary, tr.get("report-leave"))
                .icon(Icon::Back)
                .key("Esc")
                .says(Message::Left),
        ]
        .spacing(10)
        .wrap()
        .vertical_spacing(8);
        let top = row![container(title).width(Fill), corner].spacing(16).align_y(Center);
        column![top, buttons].spacing(12).into()
    }

    fn filters<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let all = tr.get("filter-all");
        let kinds = self.kinds();
        let kinds = std::iter::once((None, all.clone())).chain(
            MistakeKind::ALL
                .into_iter()
                .filter(|kind| kinds.contains(kind))
                .map(|kind| (Some(kind), tr.get(kind_name(kind)))),
        );
        let whys = [(Why::Any, all.clone()), (Why::Open, tr.get("cause-none"))]
            .into_iter()
            .chain(Cause::ALL.map(|cause| (Why::Given(cause), tr.get(cause_name(cause)))));
        let modes = std::iter::once((None, all.clone()))
            .chain(MODES.map(|mode| (Some(mode), tr.get(mode_name(mode)))));
        let banks = std::iter::once((None, all.clone())).chain(
            self.banks
                .iter()
                .enumerate()
                .map(|(place, (_, title))| (Some(place), title.text(context.titles()).to_owned())),
        );
        let marked = [(false, all.clone()), (true, tr.get("notebook-only-bookmarked"))];
        let group = |id: &str, chooser: Element<'a, Message>| -> Element<'a, Message> {
            column![muted(p, tr.get(id)), chooser].spacing(4).into()
        };
        let content = Column::new()
            .push(group(
                "notebook-by-kind",
                chooser(p, "kind", kinds, self.filter.kind, Message::KindPicked),
            ))
            .push(group(
                "notebook-by-cause",
                chooser(p, "why", whys, self.filter.why, Message::WhyPicked),
            ))
            .push((self.banks.len() > 1).then(|| {
                group(
                    "notebook-by-bank",
                    chooser(p, "bank", banks, self.filter.bank, Message::BankPicked),
                )
            }))
            .push(group(
                "notebook-by-mode",
                chooser(p, "mode", modes, self.filter.mode, Message::ModePicked),
            ))
            .push(group(
                "notebook-by-bookmark",
                chooser(p, "marked", marked, self.filter.bookmarked, |_| {
                    Message::BookmarkedToggled
                }),
            ))
            .spacing(12);
        card(p, content).into()
    }

    fn rows<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let first = self.current / PAGE * PAGE;
        let last = (first + PAGE).min(self.shown.len());
        let places = first..last;
        let rows = places.clone().zip(self.shown().skip(first)).map(|(place, line)| {
            if place == self.current {
                column![self.line(context, line, place), self.current_line(context, line)]
                    .spacing(6)
                    .into()
            } else {
                self.line(context, line, place)
            }
        });
        let turn =
            pages(context, self.current, PAGE, self.shown.len(), |on| Message::Turned { on });
        Column::with_children(rows).push(turn).spacing(8).into()
    }

    fn line<'a>(
        &'a self,
        context: &Context<'_>,
        line: &'a Line,
        place: usize,
    ) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let is_current = place == self.current;
        let (mark, color) = match line.kind {
            MistakeKind::Wrong => (Icon::Wrong, p.bad),
            MistakeKind::ConfidentWrong => (Icon::Alert, p.bad),
            MistakeKind::Lucky => (Icon::Lucky, p.accent),
            MistakeKind::Skipped => (Icon::Skip, p.muted),
        };
        let stem = match &line.there {
            Some(there) => words(
                markup::one_line(there.stem.text(context.titles())),
                size::BODY,
                if is_current { font::MEDIUM } else { font::REGULAR },
                p.text,
            ),
            None => words(
                format!("{} · {}", line.question, tr.get("notebook-gone")),
                size::BODY,
                font::REGULAR,
                p.muted,
            ),
        };
        let mut said = format!(
            "{} · {} · {}",
            tr.get(kind_name(line.kind)),
            tr.get(mode_name(line.mode)),
            say::date(tr, line.day.date()),
        );
        if let Some(there) = &line.there {
            said = format!("{said} · {}", there.topic.text(context.titles()));
        }
        let mut chips = Row::new().spacing(6);
        let mut has_chips = false;
        if let Some(cause) = line.cause {
            chips = chips.push(chip(tr.get(cause_name(cause)), p.violet_soft, p.violet));
            has_chips = true;
        }
        if line.bookmarked {
            chips = chips.push(chip(tr.get("study-bookmarked"), p.primary_soft, p.primary));
            has_chips = true;
        }
        if line.key_changed {
            chips = chips.push(chip(tr.get("review-key-changed"), p.accent_soft, p.accent));
            has_chips = true;
        }
        let written = (!line.note.is_empty()).then(|| {
            let said = tr.with("study-note-shown", [("note", line.note.as_str().into())]);
            muted(p, said)
        });
        let content = row![
            icon(mark, 18.0, color),
            Column::new()
                .push(stem)
                .push(muted(p, said))
                .push(written)
                .push(has_chips.then(|| chips.wrap().vertical_spacing(4)))
                .spacing(3)
                .width(Fill),
        ]
        .spacing(12);
        press(row_name(place), content, framed_look(p, is_current))
            .padding([10, 16])
            .width(Fill)
            .on_press(Message::LinePicked(place))
            .into()
    }

    /// What can be done with the current line.
    fn current_line<'a>(&'a self, context: &Context<'_>, line: &'a Line) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let causes = Cause::ALL.into_iter().zip(KEYS).map(|(cause, key)| {
            let is_given = line.cause == Some(cause);
            let color = if is_given { p.primary } else { p.text };
            let content = row![
                is_given.then(|| icon(Icon::Check, 14.0, p.primary)),
                words(
                    tr.get(cause_name(cause)),
                    size::LABEL,
                    if is_given { font::SEMIBOLD } else { font::REGULAR },
                    color
                ),
                crate::app::widget::parts::key_cap(key, color),
            ]
            .spacing(6)
            .align_y(Center);
            press(format!("cause-{key}"), content, choice_look(p, is_given))
                .padding([6, 12])
                .on_press(Message::CausePicked(cause))
                .into()
        });
        let [bookmark, note] =
            marking(context, line.bookmarked, Message::BookmarkToggled, Message::NoteToggled);
        let shows = if self.opened.is_some() { "notebook-close" } else { "notebook-open" };
        let buttons = row![
            button(p, "open", Role::Secondary, tr.get(shows))
                .key("Enter")
                .says(line.there.is_some().then_some(Message::QuestionToggled)),
            bookmark,
            note,
        ]
        .spacing(8)
        .wrap()
        .vertical_spacing(8);
        let content = Column::new()
            .push(muted(p, tr.get("notebook-why")))
            .push(Row::with_children(causes).spacing(8).wrap().vertical_spacing(8))
            .push(buttons)
            .push(self.note_form(context))
            .push(self.question(context))
            .spacing(10);
        container(content).padding([4, 16]).width(Fill).into()
    }

    fn note_form<'a>(&'a self, context: &Context<'_>) -> Option<Element<'a, Message>> {
        let content = self.note.as_ref()?;
        Some(note_form(
            context,
            content,
            None,
            Message::NoteEdited,
            Message::NoteAccepted,
            Message::NoteToggled,
        ))
    }

    fn question<'a>(&'a self, context: &Context<'_>) -> Option<Element<'a, Message>> {
        let p = context.p;
        let opened = self.opened.as_ref()?;
        let none = BTreeSet::new();
        let given = Given {
            question: &opened.question,
            printed: &opened.printed,
            chosen: &none,
            typed: None,
            is_right: false,
            sources: &opened.sources,
        };
        let head = words(context.tr.get("notebook-key"), size::BODY, font::SEMIBOLD, p.good);
        Some(
            column![reasons::question(context, given), reasons::why(context, given, head, p.good),]
                .spacing(12)
                .into(),
        )
    }
}

const fn kind_name(kind: MistakeKind) -> &'static str {
    match kind {
        MistakeKind::Wrong => "mistake-wrong",
        MistakeKind::ConfidentWrong => "mistake-sure",
        MistakeKind::Lucky => "mistake-lucky",
        MistakeKind::Skipped => "mistake-left",
    }
}

const fn cause_name(cause: Cause) -> &'static str {
    match cause {
        Cause::DidNotKnow => "cause-did-not-know",
        Cause::Misread => "cause-misread",
        Cause::EliminatedBadly => "cause-eliminated",
        Cause::Slip => "cause-slip",
        Cause::Time => "cause-time",
    }
}

const fn mode_name(mode: Mode) -> &'static str {
    match mode {
        Mode::Review => "mode-review",
        Mode::Practice => "mode-practice",
        Mode::Mock => "mode-mock",
        Mode::Class => "mode-class",
    }
}
