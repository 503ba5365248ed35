//! How the hall is drawn: the head with the clock, the question and its buttons. What stands beside
//! it is in `panel`, what lies over it in `dialog`, the last page in `end`.

mod dialog;
mod end;
mod panel;

use iced::widget::{Column, Row, column, container, row, scrollable, space};
use iced::{Border, Center, Color, Element, Fill, Padding};

use super::{Hall, Keeping, Leaf, Message, Pen};
use crate::app::context::Context;
use crate::app::font;
use crate::app::icon::{Icon, icon};
use crate::app::theme::{size, style};
use crate::app::widget::field::field;
use crate::app::widget::parts::{
    Role, Tone, button, chip, choice_look, hairline, key_cap, look, muted, note, words,
};
use crate::app::widget::press::{Look, Status};
use crate::app::widget::question::{self, Answering, bilingual, bilingual_short};
use crate::app::widget::{clock, keypad, language, press};
use crate::app::words::exam as say;
use crate::domain::answer::Certainty;
use crate::domain::bank::printed::Form;
use crate::domain::exam::marks::Kind;
use crate::domain::exam::sitting::{Palette as State, PaletteCounts, Refused};

/// The width of the reading column.
const COLUMN: f32 = 860.0;
/// Below this the head, the buttons and the palette take less room.
const ROOMY: f32 = 1_100.0;

impl Hall {
    /// Draws the screen.
    pub fn view<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        if !self.is_running() {
            return self.last_page(context);
        }
        let p = context.p;
        let shows_palette = self.shows_palette(context);
        // Where there is no room for both, the palette takes the place of the question.
        let question = (!(context.is_narrow() && shows_palette)).then(|| self.question(context));
        let panel = shows_palette.then(|| {
            let line =
                container(space().width(1)).height(Fill).style(move |_| style::ground(p.line));
            let panel =
                if self.sitting().is_omr() { self.sheet(context) } else { self.panel(context) };
            Row::new().push((!context.is_narrow()).then_some(line)).push(panel)
        });
        let below = Row::new().push(question).push(panel).height(Fill);
        Column::new()
            .push(self.head(context))
            .push(hairline(p))
            .push(self.tabs(context))
            .push(below)
            .into()
    }

    // ---- The head

    fn head<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let paper = self.sitting().paper();
        let about: Element<'a, Message> = if context.is_narrow() {
            let numbers = [
                ("number", (self.sitting().current() + 1).into()),
                ("total", paper.slots.len().into()),
            ];
            words(tr.with("hall-place", numbers), size::BODY, font::SEMIBOLD, p.text)
        } else {
            let name = paper.pattern.title.text(context.titles());
            row![
                words(name, 17.0, font::SEMIBOLD, p.text),
                chip(say::outline(tr, &paper.rules()), p.sunken, p.muted),
            ]
            .spacing(16)
            .align_y(Center)
            .wrap()
            .vertical_spacing(2)
            .into()
        };
        let mut shown = *context;
        shown.questions = self.language(context);
        let switch = self
            .next_language(context)
            .map(|next| language::of_questions(&shown, Message::LanguageSwitched(next)));
        let is_shown = self.shows_palette(context);
        let mark = if is_shown { Icon::Open } else { Icon::Unfold };
        let content =
            row![icon(mark, 18.0, p.text), key_cap("H", p.text)].spacing(6).align_y(Center);
        let fold = press("palette", content, look(p, Role::Secondary))
            .padding([9, 10])
            .on_press(Message::PaletteShown(!is_shown));
        let right = Row::new()
            .push(clock::left(context, self.sitting().left(self.now)))
            .push(switch)
            .push(fold)
            .spacing(if context.is_narrow() { 10 } else { 16 })
            .align_y(Center);
        let room = if context.is_low() { [6, 16] } else { [13, 28] };
        let line = row![container(about).width(Fill), right].spacing(16).align_y(Center);
        container(line).padding(room).width(Fill).style(move |_| style::ground(p.surface)).into()
    }

    /// The sections, if there are several: those that are closed are dead.
    fn tabs<'a>(&'a self, context: &Context<'_>) -> Option<Element<'a, Message>> {
        let (p, tr) = (context.p, context.tr);
        let paper = self.sitting().paper();
        if paper.sections.len() < 2 {
            return None;
        }
        let here = paper.slots.get(self.sitting().current())?.section;
        let count = |section: usize| {
            let counts = self.sitting().counts_of(section);
            let answered = of(&counts, State::Answered) + of(&counts, State::AnsweredAndMarked);
            format!("{answered}/{}", counts.iter().sum::<u32>())
        };
        let name = |section: usize| {
            paper.pattern.sections.get(section).map_or("", |s| s.name.text(context.titles()))
        };
        // After the last section there is none.
        let is_last = (here + 1..paper.sections.len()).all(|s| self.first_of(s).is_none());
        let next = (!is_last).then(|| {
            press(
                "next-section",
                row![
                    words(tr.get("hall-next-section"), size::SMALL, font::MEDIUM, p.text),
                    key_cap("S", p.text)
                ]
                .spacing(8)
                .align_y(Center),
                look(p, Role::Plain),
            )
            .padding([4, 10])
            .on_press(Message::NextSection)
        });
        let line: Element<'a, Message> = if context.is_narrow() {
            let numbers = [("number", (here + 1).into()), ("total", paper.sections.len().into())];
            let place = tr.with("hall-section-place", numbers);
            let said = format!("{place}: {} · {}", name(here), count(here));
            Row::new()
                .push(container(words(said, size::SMALL, font::MEDIUM, p.text)).width(Fill))
                .push(next)
                .spacing(8)
                .align_y(Center)
                .into()
        } else {
            let is_wide = context.size.width >= ROOMY;
            let tabs =
                (0..paper.sections.len()).filter(|section| self.first_of(*section).is_some());
            let tabs = tabs.map(|section| {
                let is_open = self.sitting().is_section_open(section);
                let is_here = section == here;
                let color = match (is_here, is_open) {
                    (true, _) => p.primary,
                    (false, true) => p.text,
                    (false, false) => p.muted,
                };
                let face = if is_here { font::SEMIBOLD } else { font::REGULAR };
                let content = Row::new()
                    .push((!is_open).then(|| icon(Icon::Lock, 13.0, p.muted)))
                    .push(words(name(section), size::LABEL, face, color))
                    .push(
                        is_wide.then(|| words(count(section), size::SMALL, font::REGULAR, p.muted)),
                    )
                    .spacing(8)
                    .align_y(Center);
                press(format!("section-{section}"), content, move |status| {
                    tab_look(p, is_here, status)
                })
                .padding([4, 10])
                .on_press_maybe(is_open.then_some(Message::SectionOpened(section)))
                .into()
            });
            let tabs =
                Row::with_children(tabs).spacing(4).align_y(Center).wrap().vertical_spacing(2);
            row![container(tabs).width(Fill), next].spacing(8).align_y(Center).into()
        };
        let line = container(line)
            .padding([5, if context.is_narrow() { 16 } else { 26 }])
            .width(Fill)
            .style(move |_| style::ground(p.surface));
        Some(column![line, hairline(p)].into())
    }

    // ---- The question

    fn question<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let p = context.p;
        let is_tight = context.is_low();
        let side = if context.is_narrow() {
            16
        } else if context.size.width < ROOMY {
            20
        } else {
            36
        };
        let buttons = container(self.buttons(context)).max_width(COLUMN).width(Fill);
        let buttons = container(buttons).padding([16, side]).center_x(Fill);
        let mut inside = *context;
        inside.questions = self.language(context);
        if self.shows_palette(context) && !context.is_narrow() {
            inside.size.width -= panel::panel_width(context);
        }
        let content = Column::new()
            .push(self.trouble(context))
            .push(self.leaf().map(|leaf| self.leaf_view(&inside, leaf)))
            // Where there is hardly any height, the buttons scroll with the question.
            .push(is_tight.then(|| self.buttons(context)))
            .spacing(14)
            .max_width(COLUMN)
            .width(Fill);
        let top = if is_tight { 10.0 } else { 22.0 };
        let padding = Padding { top, bottom: 16.0, left: f32::from(side), right: f32::from(side) };
        let content = container(content).padding(padding).center_x(Fill);
        let content =
            scrollable(content).id("hall").width(Fill).height(Fill).style(style::scroll(p));
        Column::new()
            .push(content)
            .push((!is_tight).then_some(buttons))
            .width(Fill)
            .height(Fill)
            .into()
    }

    /// What went wrong, or why the last press did nothing.
    fn trouble<'a>(&'a self, context: &Context<'_>) -> Option<Element<'a, Message>> {
        let (p, tr) = (context.p, context.tr);
        if let Keeping::Failed(_, why) = &self.keeping {
            let retry = button(p, "retry", Role::Primary, tr.get("study-retry"))
                .key("Enter")
                .says(Message::Retried);
            return Some(note(p, Tone::Trouble, why.clone(), vec![retry.into()]));
        }
        let id = match self.refused? {
            Refused::Closed => "hall-refused-closed",
            Refused::TimeUp => "hall-refused-time",
            Refused::Filled => "hall-refused-filled",
            Refused::NoSuchQuestion => "hall-refused-number",
            Refused::Over | Refused::NotOnASheet | Refused::NoBubbles => return None,
        };
        Some(note(p, Tone::Warning, tr.get(id), Vec::new()))
    }

    fn leaf_view<'a>(&'a self, context: &Context<'_>, leaf: &'a Leaf) -> Element<'a, Message> {
        let context = &context.of(&leaf.question);
        let (p, tr) = (context.p, context.tr);
        let paper = self.sitting().paper();
        let slot = self.sitting().current();
        let section = paper.slots.get(slot).and_then(|s| paper.pattern.sections.get(s.section));
        let number = tr.with("hall-question", [("number", (slot + 1).into())]);
        let kind = self.attempt.question(slot).map_or(Kind::OneChoice, Kind::of);
        let stake =
            section.map(|section| muted(p, say::at_stake_of(&paper.pattern, section, kind)));
        let is_marked = self.sitting().sheet(slot).is_some_and(|sheet| sheet.marked);
        let marked = is_marked.then(|| chip(tr.get("hall-marked"), p.violet_soft, p.violet));
        let head = Row::new()
            .push(words(number, size::BODY, font::SEMIBOLD, p.text))
            .push(stake)
            .push(marked)
            .spacing(16)
            .align_y(Center)
            .wrap();
        Column::new()
            .push(head)
            .push(question::blocks(context, &leaf.printed.blocks, false))
            .push(self.form(context, leaf))
            .push(self.sure(context))
            .spacing(14)
            .into()
    }

    fn form<'a>(&'a self, context: &Context<'_>, leaf: &'a Leaf) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        if self.sitting().is_omr() {
            return printed_choices(context, leaf);
        }
        let chosen = self.chosen();
        let answering = Answering { chosen: &chosen, key: false, lines_tell: false };
        let typed = |placeholder: &str| {
            let placeholder = tr.get(placeholder);
            field(p, "typed", &self.typed, placeholder, Message::Typed, Message::FieldLeft)
        };
        match &leaf.printed.form {
            Form::One(choices) => {
                question::choices(context, choices, answering, false, Message::Chosen)
            }
            Form::Many(choices) => column![
                muted(p, tr.get("study-choose-all")),
                question::choices(context, choices, answering, true, Message::Chosen),
            ]
            .spacing(8)
            .into(),
            Form::Number { unit, .. } => {
                let unit = unit
                    .as_ref()
                    .map(|unit| bilingual(context, unit, size::OPTION, font::REGULAR, p.muted));
                let number = Row::new()
                    .push(container(typed("study-type-number")).width(220))
                    .push(unit)
                    .spacing(12)
                    .align_y(Center);
                column![number, keypad::keypad(context, Message::Typed)].spacing(10).into()
            }
            Form::Words { .. } => container(typed("study-type-words")).max_width(480).into(),
        }
    }

    /// How sure the candidate is of this answer, if they want to say.
    fn sure<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let sheet = self.sitting().sheet(self.sitting().current());
        let said = sheet.and_then(|sheet| sheet.certainty);
        let tag = |certainty: Certainty, id: &'static str, label: &str, key: &'static str| {
            let is_said = said == Some(certainty);
            let color = if is_said { p.primary } else { p.muted };
            let face = if is_said { font::SEMIBOLD } else { font::REGULAR };
            let content = Row::new()
                .push(is_said.then(|| icon(Icon::Check, 13.0, p.primary)))
                .push(words(tr.get(label), size::SMALL, face, color))
                .push(key_cap(key, color))
                .spacing(8)
                .align_y(Center);
            press(id, content, choice_look(p, is_said))
                .padding([4, 10])
                .on_press(Message::Tagged(certainty))
        };
        row![
            words(tr.get("hall-how-sure"), size::SMALL, font::REGULAR, p.muted),
            tag(Certainty::Guess, "sure-1", "study-guess", "1"),
            tag(Certainty::ThinkSo, "sure-2", "study-think-so", "2"),
            tag(Certainty::Sure, "sure-3", "study-sure", "3"),
        ]
        .spacing(8)
        .align_y(Center)
        .wrap()
        .vertical_spacing(6)
        .into()
    }

    fn buttons<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let previous = button(p, "previous", Role::Secondary, tr.get("hall-previous"))
            .key("←")
            .says(Message::WentBack);
        if self.sitting().is_omr() {
            let pen = match self.pen {
                Pen::Row { .. } => button(p, "pen", Role::Secondary, tr.get("hall-pen-down"))
                    .key("F")
                    .says(Message::PenPutDown),
                Pen::Down | Pen::Pointer { .. } => {
                    button(p, "pen", Role::Secondary, tr.get("hall-pen"))
                        .key("F")
                        .says(Message::PenTaken)
                }
            };
            let next = button(p, "next", Role::Primary, tr.get("hall-next"))
                .key("→")
                .says(Message::WentOn);
            let right = row![previous, next].spacing(12);
            return spread(context, pen.into(), right.into());
        }
        let has_answer = self.sitting().sheet(self.sitting().current()).is_some_and(|sheet| {
            *sheet.shown() != crate::domain::answer::Response::Blank || sheet.certainty.is_some()
        });
        let left = row![
            button(p, "mark", Role::Secondary, tr.get("hall-mark-next"))
                .key("M")
                .says(Message::MarkedAndNext),
            button(p, "clear", Role::Secondary, tr.get("hall-clear"))
                .key("Del")
                .says(has_answer.then_some(Message::Cleared)),
        ]
        .spacing(12);
        let save = button(p, "save", Role::Primary, tr.get("hall-save-next"))
            .key("→")
            .says(Message::SavedAndNext);
        spread(context, left.into(), row![previous, save].spacing(12).into())
    }
}

/// How many there are of a state.
fn of(counts: &PaletteCounts, state: State) -> u32 {
    State::ALL.iter().position(|one| *one == state).map_or(0, |at| counts[at])
}

/// The choices as they are printed, not to be pressed.
fn printed_choices<'a>(context: &Context<'_>, leaf: &Leaf) -> Element<'a, Message> {
    let p = context.p;
    let lines = leaf.printed.choices().iter().enumerate().map(|(place, choice)| {
        let letter =
            words(format!("({})", question::letter(place)), size::OPTION, font::MEDIUM, p.muted);
        let said = bilingual_short(context, &choice.text, size::OPTION, font::REGULAR, p.text);
        row![letter, container(said).width(Fill)].spacing(10).into()
    });
    Column::with_children(lines).spacing(6).into()
}

/// Two groups of buttons at the two ends of a line, or one above the other where that is too short.
fn spread<'a>(
    context: &Context<'_>,
    left: Element<'a, Message>,
    right: Element<'a, Message>,
) -> Element<'a, Message> {
    if context.is_narrow() {
        column![right, left].spacing(8).into()
    } else {
        row![container(left).width(Fill), right].spacing(12).align_y(Center).into()
    }
}

fn tab_look(p: &crate::app::theme::Palette, is_here: bool, status: Status) -> Look {
    let hovered = matches!(status, Status::Hovered | Status::Held);
    Look {
        ground: if is_here { Some(p.primary_soft) } else { hovered.then_some(p.sunken) },
        text: p.text,
        border: Border {
            color: if is_here { p.primary } else { Color::TRANSPARENT },
            width: if is_here { 1.0 } else { 0.0 },
            radius: style::CONTROL_RADIUS.into(),
        },
        ring: p.primary,
    }
}
