//! The questions of a bank, of which only those in sight are made.

use iced::widget::{Column, Row, column, container, row, scrollable, space};
use iced::{Border, Center, Element, Fill};
use unicode_segmentation::UnicodeSegmentation;

use super::{Editor, Message};
use crate::app::context::Context;
use crate::app::font;
use crate::app::icon::{Icon, icon};
use crate::app::theme::{Palette, size, style};
use crate::app::widget::parts::{Role, button, hairline, key_cap, muted, words};
use crate::app::widget::press;
use crate::app::widget::press::{Look, Status};
use crate::app::words::report;
use crate::domain::bank::check::Severity;

/// The height of a line, in logical pixels.
pub(super) const LINE: f32 = 58.0;

/// So much of the list is in sight at least, in logical pixels.
const LEAST: f32 = 4.0 * LINE;

/// How far the list is to be scrolled so that a place is in sight, if it is scrolled this far now.
#[expect(clippy::cast_precision_loss, reason = "a place in a list that is drawn")]
pub(super) fn offset_of(place: usize, now: f32) -> f32 {
    let top = place as f32 * LINE;
    if top < now {
        (top - LINE).max(0.0)
    } else if top + LINE > now + LEAST {
        top + 2.0 * LINE - LEAST
    } else {
        now
    }
}

impl Editor {
    /// The list, in a column of this width.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "places in a list that is drawn"
    )]
    pub(super) fn list<'a>(&'a self, context: &Context<'_>, width: f32) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let lines = self.editing.lines();
        let in_sight = (context.size.height / LINE).ceil() as usize + 2;
        let first = ((self.offset / LINE).floor().max(0.0) as usize).saturating_sub(1);
        let first = first.min(lines.len().saturating_sub(in_sight));
        let last = (first + in_sight).min(lines.len());
        let shown = (first..last).map(|place| self.line(context, place, width));
        let content = column![
            space().height(first as f32 * LINE),
            Column::with_children(shown),
            space().height((lines.len() - last) as f32 * LINE),
        ];
        let list = scrollable(content)
            .id("editor-list")
            .on_scroll(|viewport| Message::Scrolled(viewport.absolute_offset().y))
            .width(Fill)
            .height(Fill)
            .style(style::scroll(p));
        let count = muted(p, tr.count("editor-count", lines.len()));
        let new = (!self.is_shipped && !self.offers_drafts()).then(|| {
            button(p, "question-new", Role::Secondary, tr.get("editor-new"))
                .icon(Icon::Add)
                .key("Ctrl N")
                .says(Message::Added { is_like: false })
        });
        let foot =
            Row::new().push(new).push(count).spacing(10).align_y(Center).wrap().vertical_spacing(6);
        let head = (!self.is_shipped && !self.offers_drafts()).then(|| self.head_line(context));
        Column::new()
            .push(head)
            .push(list)
            .push(container(foot).padding([10, 12]).width(Fill))
            .into()
    }

    /// The line of the bank's head, above all questions.
    fn head_line<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let texts = row![
            container(words(tr.get("editor-head"), size::LABEL, font::SEMIBOLD, p.text))
                .width(Fill),
            key_cap("Ctrl B", p.muted),
        ]
        .align_y(Center);
        let content =
            Row::new().push(texts).push(mark(p, self.head.worst())).spacing(8).align_y(Center);
        let line = press("editor-head", content, line_look(p, self.editing.head().is_some()))
            .padding([8, 12])
            .width(Fill)
            .on_press(Message::HeadPicked);
        column![hairline(p), line, hairline(p)].into()
    }

    fn line<'a>(&'a self, context: &Context<'_>, place: usize, width: f32) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let Some(line) = self.editing.lines().get(place) else { return space().into() };
        let is_open = self.editing.current() == Some(place);
        let said = line.says.as_ref().map(|says| says.text(context.titles()).trim().to_owned());
        let said = match said {
            Some(said) if said.is_empty() => tr.get("editor-blank"),
            Some(said) => said,
            None => tr.get("editor-unreadable"),
        };
        // What would not fit on its line is shortened here, by what people count as characters.
        let room = width - if line.worst().is_some() { 52.0 } else { 28.0 };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a number of characters"
        )]
        let most = (room / 7.6).max(8.0) as usize;
        let mut short: String = said.graphemes(true).take(most).collect();
        if short.len() < said.len() {
            short.push('…');
        }
        let short = short.replace('\n', " ");
        let kind = line.format.map(|format| tr.get(report::format(format))).unwrap_or_default();
        let texts = column![words(short, size::LABEL, font::SEMIBOLD, p.text), muted(p, kind)];
        let content = Row::new()
            .push(container(texts).width(Fill).height(LINE - 9.0).clip(true))
            .push(mark(p, line.worst()))
            .spacing(8)
            .align_y(Center);
        let pressed = line.says.is_some().then_some(Message::QuestionPicked(place));
        let line = press(format!("question-{place}"), content, line_look(p, is_open))
            .padding([4, 12])
            .width(Fill)
            .on_press_maybe(pressed);
        column![line, row![hairline(p)]].height(LINE).into()
    }
}

/// How bad the worst is that is wrong with a line.
fn mark<'a>(p: &Palette, worst: Option<Severity>) -> Option<Element<'a, Message>> {
    worst.map(|worst| match worst {
        Severity::Error => icon(Icon::Alert, 16.0, p.bad).into(),
        Severity::Warning => icon(Icon::Warning, 16.0, p.accent).into(),
    })
}

fn line_look(p: &'static Palette, is_open: bool) -> impl Fn(Status) -> Look {
    move |status| Look {
        ground: match (is_open, status) {
            (true, _) => Some(p.primary_soft),
            (false, Status::Hovered | Status::Held) => Some(p.background),
            (false, _) => None,
        },
        text: p.text,
        border: Border::default(),
        ring: p.primary,
    }
}
