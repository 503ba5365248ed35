//! What stands beside the question: the palette at a computer, the sheet of bubbles on paper, and
//! below either of them handing in.

use iced::widget::{Column, column, container, mouse_area, row, scrollable};
use iced::{Center, Element, Fill, Length, Padding};

use super::super::{Hall, Message, Pen};
use super::ROOMY;
use crate::app::context::Context;
use crate::app::font;
use crate::app::theme::{size, style};
use crate::app::widget::bubbles::{self, SheetRow};
use crate::app::widget::palette::{self, Cell};
use crate::app::widget::parts::{Role, heading, key_cap, look, words};
use crate::app::widget::press;

impl Hall {
    pub(super) fn panel<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let p = context.p;
        let columns = columns(context);
        let legend = palette::legend(context, self.sitting().counts(), 2);
        let grids = self.sections_of_palette().into_iter().map(|(section, cells)| {
            let name = self.section_name(context, section);
            Column::new()
                .push(name.map(|name| words(name, size::SMALL, font::MEDIUM, p.muted)))
                .push(palette::grid(p, &cells, columns, Message::Opened))
                .spacing(4)
                .into()
        });
        let grids = Column::with_children(grids).spacing(10);
        beside(context, Some(legend), grids.into())
    }

    pub(super) fn sheet<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let open = self.sitting().parts().get(self.sitting().part());
        let slots = open.map_or(0..0, |part| part.slots.clone());
        let rows: Vec<SheetRow<'_>> = slots
            .filter_map(|slot| {
                let leaf = self.leaves.get(slot)?;
                Some(SheetRow {
                    slot,
                    choices: leaf.printed.choices().iter().map(|choice| &choice.id).collect(),
                    filled: self.sitting().bubbles(slot),
                    is_current: slot == self.sitting().current(),
                    has_pen: matches!(self.pen, Pen::Row { slot: at, .. } if at == slot),
                })
            })
            .collect();
        let filled = rows.iter().filter(|row| !row.filled.is_empty()).count();
        let count = tr.with(
            "hall-filled",
            [("filled", filled.into()), ("total", self.sitting().paper().slots.len().into())],
        );
        let head = column![
            heading(p, tr.get("hall-sheet")),
            words(count, size::SMALL, font::REGULAR, p.muted),
            words(tr.get("hall-sheet-hint"), size::SMALL, font::REGULAR, p.muted),
        ]
        .spacing(4);
        let sheet = bubbles::sheet(context, &rows, Message::Opened, Message::Filled);
        let sheet = mouse_area(sheet)
            .on_enter(Message::PointerOnSheet(true))
            .on_exit(Message::PointerOnSheet(false));
        beside(context, Some(head.into()), sheet.into())
    }

    fn section_name<'a>(&'a self, context: &Context<'_>, section: usize) -> Option<&'a str> {
        let sections = &self.sitting().paper().pattern.sections;
        (sections.len() > 1).then(|| sections.get(section))??.name.text(context.titles()).into()
    }

    /// The cells of each section, in order.
    fn sections_of_palette(&self) -> Vec<(usize, Vec<Cell>)> {
        let mut sections: Vec<(usize, Vec<Cell>)> = Vec::new();
        let both = self.sitting().paper().slots.iter().zip(self.sitting().sheets());
        for (place, (slot, sheet)) in both.enumerate() {
            let cell = Cell {
                slot: place,
                state: sheet.palette(),
                is_current: place == self.sitting().current(),
                is_open: self.sitting().is_open(place),
            };
            match sections.last_mut() {
                Some((section, cells)) if *section == slot.section => cells.push(cell),
                _ => sections.push((slot.section, vec![cell])),
            }
        }
        sections
    }
}

/// The width of what stands beside the question.
pub(super) fn panel_width(context: &Context<'_>) -> f32 {
    if context.size.width < ROOMY { 288.0 } else { 352.0 }
}

/// How many cells of the palette stand in a line.
fn columns(context: &Context<'_>) -> usize {
    if context.is_narrow() {
        // As many as there is room for, in tens where that is possible.
        if context.size.width >= 360.0 { 10 } else { 8 }
    } else if context.size.width < ROOMY {
        8
    } else {
        10
    }
}

fn submit_button<'a>(context: &Context<'_>) -> Element<'a, Message> {
    let (p, tr) = (context.p, context.tr);
    let content = row![
        words(tr.get("hall-submit"), size::BODY, font::SEMIBOLD, p.on_primary),
        key_cap("Ctrl Enter", p.on_primary)
    ]
    .spacing(10)
    .align_y(Center);
    let look = look(p, Role::Primary);
    press("submit", container(content).center_x(Fill), look)
        .padding([9, 16])
        .width(Fill)
        .on_press(Message::SubmitAsked)
        .into()
}

/// What stands beside the question: a head, a list that scrolls, and handing in below.
fn beside<'a>(
    context: &Context<'_>,
    head: Option<Element<'a, Message>>,
    list: Element<'a, Message>,
) -> Element<'a, Message> {
    let (p, tr) = (context.p, context.tr);
    let small = |id: &'static str, label: &str, key: &'static str, message: Message| {
        let content =
            row![words(tr.get(label), size::SMALL, font::MEDIUM, p.text), key_cap(key, p.muted)]
                .spacing(7)
                .align_y(Center);
        press(id, content, look(p, Role::Plain)).padding([5, 8]).on_press(message)
    };
    let paper = small("paper", "hall-paper", "P", Message::PaperToggled);
    let rules = small("rules", "hall-rules", "I", Message::InstructionsToggled);
    let submit = submit_button(context);
    let more = row![paper, rules].spacing(2).wrap();
    let width = if context.is_narrow() { Fill } else { Length::Fixed(panel_width(context)) };
    let side = if context.size.width < ROOMY { 16 } else { 20 };
    let ground = move |_: &iced::Theme| style::ground(p.sunken);
    if context.is_low() {
        let all = Column::new().push(head).push(list).push(more).push(submit).spacing(12);
        let all = container(all).padding([12, side]);
        let all = scrollable(all).id("hall-panel").width(Fill).height(Fill).style(style::scroll(p));
        return container(all).width(width).height(Fill).style(ground).into();
    }
    // The scroll bar stands in the margin on the right.
    let margin = Padding { right: f32::from(side) - 4.0, ..Padding::ZERO };
    let list = container(list).padding(margin);
    let list = scrollable(list).id("hall-panel").height(Fill).width(Fill).style(style::scroll(p));
    let foot = container(column![more, submit].spacing(6)).padding(margin);
    let head = head.map(|head| container(head).padding(margin));
    let content = Column::new().push(head).push(list).push(foot).spacing(14);
    let room = Padding { top: 18.0, right: 4.0, bottom: 18.0, left: side.into() };
    container(content).padding(room).width(width).height(Fill).style(ground).into()
}
