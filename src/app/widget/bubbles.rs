//! The sheet of bubbles: a row for each question, filled with a pen that does not come off.

use std::collections::BTreeSet;

use iced::advanced::widget::Id;
use iced::widget::{Column, Row, container, text};
use iced::{Border, Center, Color, Element, Fill};

use crate::app::context::Context;
use crate::app::font;
use crate::app::theme::{Palette, size, style};
use crate::app::widget::parts::words;
use crate::app::widget::press::{Look, Status, press};
use crate::app::widget::question::letter;
use crate::domain::bank::ChoiceId;

/// A row of the sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetRow<'a> {
    /// The place of its question, from 0.
    pub slot: usize,
    /// Its bubbles, in the order printed.
    pub choices: Vec<&'a ChoiceId>,
    /// Those that are filled.
    pub filled: BTreeSet<ChoiceId>,
    /// Whether its question is on the screen.
    pub is_current: bool,
    /// Whether the pen is at this row.
    pub has_pen: bool,
}

/// The rows, each with its number to open the question and its bubbles to fill.
pub fn sheet<'a, Message: Clone + 'a>(
    context: &Context<'_>,
    rows: &[SheetRow<'_>],
    on_open: impl Fn(usize) -> Message + Copy,
    on_fill: impl Fn(usize, ChoiceId) -> Message + Copy,
) -> Element<'a, Message> {
    let p = context.p;
    let lines = rows.iter().map(|line| {
        let color = if line.is_current { p.primary } else { p.text };
        let face = if line.is_current { font::BOLD } else { font::MEDIUM };
        let number =
            container(words((line.slot + 1).to_string(), size::LABEL, face, color)).align_right(30);
        let slot = line.slot;
        let open =
            press(Id::from(format!("slot-{slot}")), number, move |status| row_look(p, status))
                .padding([3, 6])
                .on_press(on_open(slot));
        let bubbles = line.choices.iter().enumerate().map(|(place, choice)| {
            let is_filled = line.filled.contains(*choice);
            let message = (!is_filled).then(|| on_fill(slot, (*choice).clone()));
            bubble(p, format!("bubble-{slot}-{place}"), place, is_filled, message)
        });
        let bubbles = Row::with_children(bubbles).spacing(8).align_y(Center);
        let content = Row::new().push(open).push(bubbles).spacing(8).align_y(Center);
        let has_pen = line.has_pen;
        container(content)
            .padding([1, 6])
            .width(Fill)
            .style(move |_| container::Style {
                background: has_pen.then_some(p.primary_soft.into()),
                border: Border {
                    color: if has_pen { p.primary } else { Color::TRANSPARENT },
                    width: 1.0,
                    radius: style::CONTROL_RADIUS.into(),
                },
                ..container::Style::default()
            })
            .into()
    });
    Column::with_children(lines).spacing(2).into()
}

fn row_look(p: &Palette, status: Status) -> Look {
    Look {
        ground: matches!(status, Status::Hovered | Status::Held).then_some(p.background),
        text: p.text,
        border: Border { radius: 4.0.into(), ..Border::default() },
        ring: p.primary,
    }
}

fn bubble<'a, Message: Clone + 'a>(
    p: &'static Palette,
    id: String,
    place: usize,
    is_filled: bool,
    message: Option<Message>,
) -> Element<'a, Message> {
    /// The width of a bubble, in logical pixels.
    const SIDE: f32 = 26.0;
    let color = if is_filled { p.text } else { p.muted };
    // A filled bubble hides its letter, as ink does.
    let label =
        text(letter(place).to_string()).size(12).font(font::MEDIUM).line_height(1.0).color(color);
    let look = move |status: Status| Look {
        ground: Some(if is_filled { p.text } else { p.surface }),
        text: p.text,
        border: Border {
            color: match status {
                _ if is_filled => p.text,
                Status::Hovered | Status::Held => p.primary,
                Status::Idle | Status::Disabled => p.muted,
            },
            width: 1.5,
            radius: (SIDE / 2.0).into(),
        },
        ring: p.primary,
    };
    press(Id::from(id), container(label).center(SIDE), look)
        .padding(0)
        .on_press_maybe(message)
        .into()
}
