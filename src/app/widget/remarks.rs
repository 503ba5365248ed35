//! What is said of questions that were brought in or written for another program, a line each.

use iced::widget::{Column, column, container, row};
use iced::{Center, Element, Fill};

use crate::app::context::Context;
use crate::app::font;
use crate::app::icon::{Icon, icon};
use crate::app::theme::size;
use crate::app::widget::parts::{Role, look, muted, words};
use crate::app::widget::press::press;
use crate::app::words::import as say;
use crate::interchange::{Place, Remark, Weight};

/// Remarks, a line each. Where `on_line` says what it shows, one can be pressed that has a line.
pub fn remarks<'a, Message: Clone + 'a>(
    context: &Context<'_>,
    all: &[Remark],
    on_line: Option<fn(usize) -> Message>,
) -> Element<'a, Message> {
    /// The rest is seen when these are mended.
    const MOST: usize = 50;
    let (p, tr) = (context.p, context.tr);
    let lines = all.iter().take(MOST).enumerate().map(|(number, remark)| {
        let (mark, color) = match remark.said.weight() {
            Weight::LeftOut => (Icon::Alert, p.bad),
            Weight::Doubt => (Icon::Warning, p.accent),
            Weight::Changed => (Icon::Info, p.muted),
        };
        let at = say::place(tr, &remark.place);
        let said = format!("{at}: {}", say::said(tr, &remark.said));
        let content = row![
            icon(mark, 15.0, color),
            container(words(said, size::LABEL, font::REGULAR, p.text)).width(Fill),
        ]
        .spacing(8)
        .align_y(Center);
        match (&remark.place, on_line) {
            (Place::Line(line), Some(on_line)) => {
                let id = format!("remark-{line}-{number}-{at}");
                press(id, content, look(p, Role::Plain))
                    .padding([3, 6])
                    .width(Fill)
                    .on_press(on_line(*line))
                    .into()
            }
            _ => container(content).padding([3, 6]).width(Fill).into(),
        }
    });
    let rest = all.len().saturating_sub(MOST);
    let rest = (rest > 0).then(|| muted(p, tr.count("library-mistakes-more", rest)));
    column![Column::with_children(lines).spacing(2)].push(rest).into()
}
