//! What lies over the page: all questions, the instructions, and what is asked before something that
//! cannot be taken back.

use iced::widget::{Column, Row, column, container, row, scrollable};
use iced::{Center, Element, Fill, Length, Padding};

use super::super::{Hall, Message, Over};
use super::{COLUMN, of, printed_choices};
use crate::app::context::Context;
use crate::app::font;
use crate::app::theme::{size, style};
use crate::app::widget::field::field;
use crate::app::widget::palette::{self};
use crate::app::widget::parts::{Role, body, button, card, hairline, heading, look, words};
use crate::app::widget::question::{self};
use crate::app::widget::{press, rules};
use crate::app::words::exam as say;
use crate::domain::bank::printed::Block;
use crate::domain::exam::sitting::{Palette as State, PaletteCounts, Sheet};

impl Hall {
    /// What lies over the page, if anything.
    pub fn dialog<'a>(&'a self, context: &Context<'_>) -> Option<Element<'a, Message>> {
        let (p, tr) = (context.p, context.tr);
        let close = |key: &'static str| {
            button(p, "close", Role::Secondary, tr.get("close")).key(key).says(Message::Closed)
        };
        Some(match self.over.as_ref()? {
            Over::Paper => {
                let mut inside = *context;
                inside.size.width = inside.size.width.min(COLUMN);
                sheet_over(
                    context,
                    tr.get("hall-paper"),
                    close("P").into(),
                    self.all_questions(&inside),
                    "hall-paper",
                )
            }
            Over::Instructions => {
                let start = self.sitting().start();
                let said = rules::rules(context, self.sitting().paper(), start.extra, start.saving);
                sheet_over(context, tr.get("hall-rules"), close("I").into(), said, "hall-dialog")
            }
            Over::Submit => self.submit_dialog(context),
            Over::EndPart => {
                let end = button(p, "end-part", Role::Primary, tr.get("hall-end-part"))
                    .key("Enter")
                    .says(Message::PartEnded);
                asking(
                    context,
                    tr.get("hall-end-part-title"),
                    tr.get("hall-end-part-said"),
                    end.into(),
                    "hall-back",
                )
            }
            Over::Leave => {
                let leave = button(p, "leave", Role::Secondary, tr.get("hall-leave"))
                    .key("Q")
                    .says(Message::Left);
                let said = tr.get("hall-leave-said");
                asking(context, tr.get("hall-leave-title"), said, leave.into(), "hall-stay")
            }
            Over::GoTo(content) => {
                let go = button(p, "go", Role::Primary, tr.get("hall-go"))
                    .key("Enter")
                    .says(Message::GoToAccepted);
                let hint =
                    tr.with("hall-go-hint", [("total", self.sitting().paper().slots.len().into())]);
                let typed =
                    field(p, "go-to", content, hint, Message::GoToEdited, Message::GoToAccepted);
                let form = column![
                    heading(p, tr.get("hall-go-title")),
                    typed,
                    row![go, close("Esc")].spacing(10),
                ];
                card(p, form.spacing(12)).max_width(360).into()
            }
        })
    }

    /// Every question of the open part, to be read and pressed.
    fn all_questions<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let p = context.p;
        let mut narrow = *context;
        // A size smaller than on its own page.
        narrow.size.width = narrow.size.width.min(700.0);
        let open = self.sitting().parts().get(self.sitting().part());
        let slots = open.map_or(0..0, |part| part.slots.clone());
        let mut passage = None;
        let lines = slots.filter_map(|slot| {
            let leaf = self.leaves.get(slot)?;
            let set = self.sitting().paper().slots.get(slot)?.passage;
            let narrow = narrow.of(&leaf.question);
            let is_again = set.is_some() && set == passage;
            passage = set;
            let state = self.sitting().sheet(slot).map_or(State::NotVisited, Sheet::palette);
            let is_passage = |block: &Block| matches!(block, Block::Passage(_));
            let blocks: Vec<Block> = leaf
                .printed
                .blocks
                .iter()
                .filter(|block| !(is_again && is_passage(block)))
                .cloned()
                .collect();
            let mark: Element<'a, Message> = if self.sitting().is_omr() {
                words((slot + 1).to_string(), size::BODY, font::SEMIBOLD, p.text)
            } else {
                palette::mark(p, state, slot + 1)
            };
            let go = press(format!("paper-{slot}"), mark, look(p, Role::Plain))
                .padding(4)
                .on_press(Message::Opened(slot));
            let said =
                column![question::blocks(&narrow, &blocks, false), printed_choices(&narrow, leaf)]
                    .spacing(8)
                    .width(Fill);
            Some(column![row![go, said].spacing(12), hairline(p)].spacing(14).into())
        });
        Column::with_children(lines).spacing(14).into()
    }

    fn submit_dialog<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let submit = button(p, "submit-now", Role::Primary, tr.get("hall-submit-now"))
            .key("Enter")
            .says(Message::Submitted);
        let back = button(p, "back", Role::Secondary, tr.get("hall-back"))
            .key("Esc")
            .says(Message::Closed);
        let left = say::countdown(self.sitting().left(self.now));
        let left = tr.with("hall-submit-left", [("time", left.into())]);
        let unsaved = self
            .sitting()
            .sheet(self.sitting().current())
            .is_some_and(|sheet| sheet.draft.is_some())
            .then(|| words(tr.get("hall-submit-unsaved"), size::LABEL, font::MEDIUM, p.accent));
        let table =
            if context.is_narrow() { self.count_list(context) } else { self.count_table(context) };
        let actions = row![submit, back].spacing(10).wrap().vertical_spacing(8);
        let content = Column::new()
            .push(words(tr.get("hall-submit-title"), size::STEM, font::SEMIBOLD, p.text))
            .push(body(p, left))
            .push(unsaved)
            .push(table)
            .push(actions)
            .spacing(14);
        let content = container(content).padding(Padding { right: 10.0, ..Padding::ZERO });
        let content = scrollable(content).id("hall-dialog").style(style::scroll(p));
        card(p, content).max_width(860).into()
    }

    /// The sections that have questions, each with its name and counts, and all together if several.
    fn counts(&self, context: &Context<'_>) -> Vec<(String, PaletteCounts)> {
        let paper = self.sitting().paper();
        let mut lines: Vec<(String, PaletteCounts)> = (0..paper.sections.len())
            .filter(|section| self.first_of(*section).is_some())
            .filter_map(|section| {
                let name = paper.pattern.sections.get(section)?.name.text(context.titles());
                Some((name.to_owned(), self.sitting().counts_of(section)))
            })
            .collect();
        if lines.len() > 1 {
            lines.push((context.tr.get("hall-all-sections"), self.sitting().counts()));
        }
        lines
    }

    fn states(&self) -> Vec<State> {
        if self.sitting().is_omr() {
            return vec![State::Answered, State::NotAnswered];
        }
        vec![
            State::Answered,
            State::AnsweredAndMarked,
            State::Marked,
            State::NotAnswered,
            State::NotVisited,
        ]
    }

    /// On paper there are only filled rows and empty ones.
    fn count_of(&self, counts: &PaletteCounts, state: State) -> u32 {
        let filled = of(counts, State::Answered) + of(counts, State::AnsweredAndMarked);
        match (self.sitting().is_omr(), state) {
            (true, State::Answered) => filled,
            (true, _) => counts.iter().sum::<u32>() - filled,
            (false, _) => of(counts, state),
        }
    }

    fn state_name(&self, context: &Context<'_>, state: State) -> String {
        context.tr.get(match (self.sitting().is_omr(), state) {
            (true, State::Answered) => "hall-bubble-filled",
            (true, _) => "hall-bubble-empty",
            (false, state) => say::state(state),
        })
    }

    fn count_table<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let states = self.states();
        let cell = |content: Element<'a, Message>| {
            container(content).width(Length::FillPortion(2)).center_x(Length::FillPortion(2))
        };
        let heads = states.iter().map(|state| {
            let name = iced::widget::text(self.state_name(context, *state))
                .size(size::SMALL)
                .font(font::MEDIUM)
                .color(p.muted)
                .align_x(Center);
            let mark = (!self.sitting().is_omr()).then(|| palette::mark(p, *state, ""));
            cell(Column::new().push(mark).push(name).spacing(4).align_x(Center).into()).into()
        });
        let name = |content: String, face| {
            container(words(content, size::LABEL, face, p.text)).width(Length::FillPortion(4))
        };
        let head = Row::new()
            .push(name(tr.get("hall-section"), font::MEDIUM))
            .extend(heads)
            .spacing(8)
            .align_y(iced::Alignment::End);
        let lines = self.counts(context);
        let last = lines.len();
        let lines = lines.into_iter().enumerate().flat_map(|(place, (section, counts))| {
            let face = if last > 1 && place + 1 == last { font::BOLD } else { font::REGULAR };
            let cells = states.iter().map(|state| {
                let count = self.count_of(&counts, *state).to_string();
                cell(words(count, size::LABEL, face, p.text)).into()
            });
            let cells: Vec<Element<'a, Message>> = cells.collect();
            let line =
                Row::new().push(name(section, face)).extend(cells).spacing(8).align_y(Center);
            [hairline(p), container(line).padding([6, 0]).into()]
        });
        let lines: Vec<Element<'a, Message>> = lines.collect();
        Column::new().push(head).extend(lines).spacing(4).into()
    }

    fn count_list<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let p = context.p;
        let sections = self.counts(context).into_iter().map(|(section, counts)| {
            let lines = self.states().into_iter().map(|state| {
                let mark = (!self.sitting().is_omr()).then(|| palette::mark(p, state, ""));
                let count = self.count_of(&counts, state).to_string();
                Row::new()
                    .push(mark)
                    .push(container(body(p, self.state_name(context, state))).width(Fill))
                    .push(words(count, size::BODY, font::SEMIBOLD, p.text))
                    .spacing(10)
                    .align_y(Center)
                    .into()
            });
            column![heading(p, section), Column::with_children(lines).spacing(4)].spacing(6).into()
        });
        Column::with_children(sections).spacing(14).into()
    }
}

/// Something long to read over the page.
fn sheet_over<'a>(
    context: &Context<'_>,
    name: String,
    close: Element<'a, Message>,
    content: Element<'a, Message>,
    id: &'static str,
) -> Element<'a, Message> {
    let p = context.p;
    let head = row![container(words(name, size::STEM, font::SEMIBOLD, p.text)).width(Fill), close]
        .spacing(12)
        .align_y(Center);
    let content = container(content).padding(Padding { right: 12.0, ..Padding::ZERO });
    let content = scrollable(content).id(id).style(style::scroll(p));
    card(p, column![head, content].spacing(16)).max_width(COLUMN).into()
}

/// A question over the page with what to do about it, and staying.
fn asking<'a>(
    context: &Context<'_>,
    name: String,
    said: String,
    doing: Element<'a, Message>,
    back: &str,
) -> Element<'a, Message> {
    let (p, tr) = (context.p, context.tr);
    let back = button(p, "back", Role::Secondary, tr.get(back)).key("Esc").says(Message::Closed);
    let actions = row![doing, back].spacing(10).wrap().vertical_spacing(8);
    let content = column![words(name, size::STEM, font::SEMIBOLD, p.text), body(p, said), actions];
    card(p, content.spacing(14)).max_width(560).into()
}
