//! How the report on a lesson is put together: its head, its parts, and what is said of all of it.

use iced::widget::{Column, Row, column, container, row};
use iced::{Center, Element, Fill};

use super::{File, Message, Results, State, Tab};
use crate::app::context::Context;
use crate::app::icon::Icon;
use crate::app::widget::language;
use crate::app::widget::parts::{
    Role, Tone, body, button, card, chooser, heading, muted, note, page, title,
};
use crate::app::words as say;
use crate::domain::class::report::Report;
use crate::domain::items::{LEAST, Sample};

impl Results {
    /// Draws the screen.
    pub fn view<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let shown = match &self.state {
            State::Working => card(p, body(p, tr.get("results-working"))).into(),
            State::Failed(why) => {
                let said = tr.with("results-not-read", [("why", why.as_str().into())]);
                note(p, Tone::Trouble, said, Vec::new())
            }
            State::Told(report) if !report.has_answers() => {
                card(p, body(p, tr.get("results-nobody"))).into()
            }
            State::Told(report) => self.told(context, report),
        };
        let said = self.said.as_ref().map(|(tone, said)| note(p, *tone, said.clone(), Vec::new()));
        let place = self.place.view(context).map(|form| form.map(Message::Place));
        let content =
            Column::new().push(self.head(context)).push(said).push(place).push(shown).spacing(16);
        let room = if context.is_narrow() { [16, 16] } else { [24, 36] };
        page(p, self.page(), content, 1_100.0, room)
    }

    /// What is told, whatever part of it is shown.
    fn told<'a>(&'a self, context: &Context<'_>, report: &'a Report) -> Element<'a, Message> {
        let tab = match self.tab {
            Tab::Overview => self.overview(context, report),
            Tab::Questions => self.each_question(context, report),
            Tab::Students => self.each_student(context, report),
        };
        Column::new()
            .extend(notes(context, report))
            .push(tab)
            .push(files(context))
            .spacing(16)
            .into()
    }

    fn head<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let about = self.report().map(|report| {
            let when = say::moment(tr, report.begun.at, context.now);
            let asked = tr.count("class-these", report.asked.len());
            muted(p, format!("{} · {when} · {asked}", report.title))
        });
        let name = Column::new().push(title(p, tr.get("results-title"))).push(about);
        let leave = button(p, "results-left", Role::Secondary, tr.get("results-back"))
            .icon(Icon::Back)
            .key("Esc")
            .says(Message::Left);
        let corner = language::of_interface(context, Message::LanguageSwitched);
        let top = row![container(name).width(Fill), leave, corner].spacing(12).align_y(Center);
        let tabs = Tab::ALL.map(|tab| {
            let id = match tab {
                Tab::Overview => "results-tab-overview",
                Tab::Questions => "results-tab-questions",
                Tab::Students => "results-tab-students",
            };
            let digit = 1 + tab as usize;
            (tab, format!("{digit} · {}", tr.get(id)))
        });
        let tabs = self
            .has_answers()
            .then(|| chooser(p, "results-tab", tabs, self.tab, Message::TabPicked));
        Column::new().push(top).push(tabs).spacing(14).into()
    }

    /// The button that says what figures mean.
    pub(super) fn explain<'a>(&self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let label = if self.explains { "results-explain-not" } else { "results-explain" };
        button(p, "results-explain", Role::Plain, tr.get(label))
            .icon(Icon::Help)
            .key("M")
            .says(Message::ExplainsToggled)
            .into()
    }
}

/// What is chosen on the left and explained on the right; one above the other where it is narrow.
pub(super) fn side_by_side<'a>(
    context: &Context<'_>,
    left: Element<'a, Message>,
    right: Element<'a, Message>,
) -> Element<'a, Message> {
    if context.size.width < 560.0 {
        return column![left, right].spacing(8).into();
    }
    row![container(left).width(Fill), right].spacing(12).align_y(Center).into()
}

/// The ways to save it.
fn files<'a>(context: &Context<'_>) -> Element<'a, Message> {
    let (p, tr) = (context.p, context.tr);
    let files = [
        (File::Workbook, "save-xlsx", "results-save-workbook", "Ctrl S"),
        (File::Tables, "save-csv", "results-save-tables", "C"),
        (File::Paper, "save-pdf", "results-save-paper", "P"),
    ];
    let buttons = files.map(|(file, id, label, key)| {
        button(p, id, Role::Secondary, tr.get(label))
            .icon(Icon::Save)
            .key(key)
            .says(Message::SaveAsked(file))
            .into()
    });
    let buttons = Row::with_children(buttons).spacing(10).wrap().vertical_spacing(8);
    column![heading(p, tr.get("results-save")), buttons].spacing(10).into()
}

/// What holds for all figures: that the lesson goes on, that hands belong to nobody, that few sat.
fn notes<'a>(context: &Context<'_>, report: &Report) -> Vec<Element<'a, Message>> {
    let (p, tr) = (context.p, context.tr);
    let mut notes = Vec::new();
    if !report.is_over {
        notes.push(note(p, Tone::Calm, tr.get("results-not-over"), Vec::new()));
    }
    if !report.has_students() {
        notes.push(note(p, Tone::Calm, tr.get("results-hands-only"), Vec::new()));
        return notes;
    }
    let test = &report.analysis.test;
    let count = ("count", test.whole.into());
    match test.sample() {
        Sample::TooFew => {
            let said = tr.with("results-too-few", [count, ("least", LEAST.into())]);
            notes.push(note(p, Tone::Warning, said, Vec::new()));
        }
        Sample::Rough => {
            notes.push(note(p, Tone::Calm, tr.with("results-rough", [count]), Vec::new()));
        }
        Sample::Steady => {}
    }
    notes
}
