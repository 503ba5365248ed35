//! What a text or a file came to: a sum, what was left out, and the questions one after another as
//! learners see them, each with a tick that takes it and with what is to be looked at.

use iced::widget::{Column, Row, container, row};
use iced::{Border, Center, Element, Fill};

use super::{Import, Like, Message, PAGE, item_name};
use crate::app::context::Context;
use crate::app::font;
use crate::app::icon::{Icon, icon};
use crate::app::pictures::Images;
use crate::app::theme::{size, style};
use crate::app::widget::pages::pages;
use crate::app::widget::parts::{
    Role, body, button, card, chip, chooser, heading, look, muted, tick, words,
};
use crate::app::widget::press::press;
use crate::app::widget::reasons::{self, explanation};
use crate::app::widget::remarks::remarks;
use crate::app::words::import as say;
use crate::app::words::report::format as format_name;
use crate::domain::bank::markup::one_line;
use crate::domain::bank::printed::Printed;
use crate::interchange::{Format, Item};

impl Import {
    pub(super) fn came_to<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        if self.read.format.is_none() {
            return card(p, body(p, tr.get("import-nothing"))).into();
        }
        let format = self.read.format.map(|format| tr.get(say::format(format)));
        let sum = tr.with(
            "import-sum",
            [
                ("questions", self.read.items.len().into()),
                ("format", format.unwrap_or_default().into()),
            ],
        );
        let doubts = self.read.doubts();
        let left_out = self.read.left_out();
        let likes = match self.likes.each().iter().filter(|one| one.is_any()).count() {
            0 if self.ticks() && self.likes().is_none() => {
                Some(muted(p, tr.get("import-comparing")))
            }
            0 => None,
            likes => Some(chip(tr.count("import-likes", likes), p.violet_soft, p.violet)),
        };
        let doubts =
            (doubts > 0).then(|| chip(tr.count("import-doubts", doubts), p.accent_soft, p.accent));
        let left_out =
            (left_out > 0).then(|| chip(tr.count("import-left-out", left_out), p.bad_soft, p.bad));
        let has_chips = doubts.is_some() || left_out.is_some() || likes.is_some();
        let chips = Row::new().push(doubts).push(left_out).push(likes);
        let chips = has_chips.then(|| chips.spacing(8).align_y(Center).wrap().vertical_spacing(6));
        let head = Column::new().push(heading(p, sum)).push(chips).spacing(6);
        let formats = self.formats(context);
        let whole = (!self.read.remarks.is_empty())
            .then(|| card(p, remarks(context, &self.read.remarks, self.on_line())).into());
        let whole: Option<Element<'a, Message>> = whole;
        let first = self.place / PAGE * PAGE;
        let shown = self.read.items.iter().enumerate().skip(first).take(PAGE);
        let items =
            shown.map(|(place, (item, printed))| self.question(context, place, item, printed));
        let turn =
            pages(context, self.place, PAGE, self.read.items.len(), |on| Message::Turned { on });
        Column::new()
            .push(head)
            .push(formats)
            .push(whole)
            .push(Column::with_children(items).spacing(10))
            .push(turn)
            .spacing(10)
            .into()
    }

    /// The formats of text, one of which may be picked instead of the one it seems to be in.
    fn formats<'a>(&'a self, context: &Context<'_>) -> Option<Element<'a, Message>> {
        let (p, tr) = (context.p, context.tr);
        if !self.is_text() {
            return None;
        }
        let shown = button(p, "import-formats", Role::Secondary, tr.get("import-read-otherwise"))
            .says(Message::FormatsShown);
        let formats = Format::ALL.into_iter().filter(|format| format.is_text());
        let choices = [(None, tr.get("import-format-found"))]
            .into_iter()
            .chain(formats.map(|format| (Some(format), tr.get(say::format(format)))));
        let list = self.formats.is_open.then(|| {
            chooser(p, "import-format", choices, self.formats.picked, Message::FormatPicked)
        });
        Some(Column::new().push(shown).push(list).spacing(10).into())
    }

    /// What pressing a remark shows, where the text can be seen.
    fn on_line(&self) -> Option<fn(usize) -> Message> {
        self.is_text().then_some(Message::LinePicked)
    }

    fn question<'a>(
        &'a self,
        context: &Context<'_>,
        place: usize,
        item: &'a Item,
        printed: &'a Printed,
    ) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let is_current = place == self.place;
        let (mark, color) =
            if item.is_in_doubt() { (Icon::Warning, p.accent) } else { (Icon::Right, p.good) };
        let is_taken = self.ticks.is_taken(place);
        let color = if is_taken { color } else { p.muted };
        let about = format!(
            "{} · {} · {}",
            place + 1,
            tr.get(format_name(item.body.format())),
            say::place(tr, &item.place)
        );
        let head = row![
            icon(mark, 16.0, color),
            container(words(about, size::LABEL, font::MEDIUM, p.muted)).width(Fill),
        ]
        .push((!is_taken).then(|| muted(p, tr.get("import-not-taken"))))
        .spacing(8)
        .align_y(Center);
        let head = press(item_name(place), head, look(p, Role::Plain))
            .padding([4, 6])
            .width(Fill)
            .on_press(Message::ItemPicked(place))
            .on_space(Message::Ticked(place));
        let tick = tick(p, format!("tick-{place}"), is_taken).on_press(Message::Ticked(place));
        let head = row![tick, head].spacing(8).align_y(Center);
        let like = self.likes.each().get(place);
        let is_quoted = like.is_some_and(|like| like.twins.iter().any(|twin| twin.alike == 100));
        let content = Column::new().push(head).push(like.and_then(|like| self.like(context, like)));
        // What is left out is folded, until it is looked at.
        let content = if is_taken || is_current {
            let inside = context.with(Images::Brought(&self.read.files));
            let shown = reasons::keyed(&inside, printed);
            let why = item.explanation.as_ref().map(|text| explanation(&inside, Some(text)));
            content
                .push(
                    (!item.remarks.is_empty())
                        .then(|| remarks(context, &item.remarks, self.on_line())),
                )
                .push(shown)
                .push(why)
        } else {
            content.push(
                printed
                    .in_a_line()
                    .filter(|_| !is_quoted)
                    .map(|said| muted(p, one_line(said.text(context.titles())).into_owned())),
            )
        };
        let content = content.spacing(10);
        container(content)
            .padding(14)
            .width(Fill)
            .style(move |_| {
                let mut card = style::card(p);
                card.border = Border {
                    color: if is_current { p.primary } else { p.line },
                    width: if is_current { 2.0 } else { 1.0 },
                    radius: style::CARD_RADIUS.into(),
                };
                card
            })
            .into()
    }

    /// What a question is like: the one of the bank it would go to, or else the one it is most like.
    fn like<'a>(&self, context: &Context<'_>, like: &Like) -> Option<Element<'a, Message>> {
        let (p, tr) = (context.p, context.tr);
        let target = self.aim.own().map(|own| own.path.as_path());
        let had = like.of(target);
        let twin = had.or(like.twins.first()).map(|twin| {
            let id = match (had.is_some(), twin.alike) {
                (true, 100) => "import-had",
                (true, _) => "import-had-nearly",
                (false, 100) => "import-like",
                (false, _) => "import-like-nearly",
            };
            let said = twin.said.as_ref().map(|said| said.text(context.titles()));
            let said = tr.with(
                id,
                [
                    ("bank", twin.bank.text(context.titles()).to_owned().into()),
                    ("question", said.unwrap_or(twin.question.as_str()).to_owned().into()),
                ],
            );
            (if had.is_some() { p.accent } else { p.violet }, said)
        });
        let here = like.here.map(|(place, alike)| {
            let id = if alike == 100 { "import-same-here" } else { "import-like-here" };
            (p.violet, tr.with(id, [("number", (place + 1).into())]))
        });
        let lines = twin.into_iter().chain(here).map(|(color, said)| {
            let line = row![
                icon(Icon::Merge, 15.0, color),
                container(words(said, size::LABEL, font::REGULAR, p.text)).width(Fill),
            ];
            container(line.spacing(8).align_y(Center)).padding([3, 6]).width(Fill).into()
        });
        like.is_any().then(|| Column::with_children(lines).spacing(2).into())
    }
}
