//! The instructions of a paper: what is shown before it begins, and again when asked for during it.

use iced::widget::{Column, column, container, row};
use iced::{Element, Fill};
use num_rational::Ratio;

use crate::app::context::Context;
use crate::app::font;
use crate::app::theme::size;
use crate::app::widget::palette;
use crate::app::widget::parts::{body, heading, muted, words};
use crate::app::words::exam as say;
use crate::domain::exam::paper::{ExtraTime, Paper};
use crate::domain::exam::pattern::{Mode, Saving};
use crate::domain::exam::sitting::Palette as State;

/// Everything a candidate reads before a paper.
pub fn rules<'a, Message: Clone + 'a>(
    context: &Context<'_>,
    paper: &Paper,
    extra: ExtraTime,
    saving: Saving,
) -> Element<'a, Message> {
    let (p, tr) = (context.p, context.tr);
    let minutes = Ratio::new(i64::try_from(paper.millis(extra)).unwrap_or(i64::MAX), 60_000);
    let said = say::rules(tr, paper, minutes, saving == Saving::OnLeaving);
    let lines = (1..).zip(said).map(|(number, line)| {
        let number = words(format!("{number}."), size::BODY, font::REGULAR, p.muted);
        row![container(number).width(26), container(body(p, line)).width(Fill)].spacing(4).into()
    });
    let rules = paper.rules();
    let sections = (rules.sections.len() > 1).then(|| {
        let lines = rules.sections.iter().map(|section| {
            let count = tr.count("mock-questions", section.questions);
            let mut line = format!("{count} · {}", say::at_stake(&rules, section));
            if let Some(time) = say::section_time(tr, section) {
                line = format!("{line} · {time}");
            }
            column![
                words(section.name.text(context.titles()), size::BODY, font::MEDIUM, p.text),
                muted(p, line),
            ]
            .into()
        });
        column![heading(p, tr.get("mock-sections")), Column::with_children(lines).spacing(6)]
            .spacing(8)
    });
    let legend = (rules.mode == Mode::Computer).then(|| {
        let lines = State::ALL.into_iter().map(|state| {
            let about = match state {
                State::NotVisited => "mock-state-not-visited",
                State::NotAnswered => "mock-state-not-answered",
                State::Answered => "mock-state-answered",
                State::Marked => "mock-state-marked",
                State::AnsweredAndMarked => "mock-state-answered-marked",
            };
            row![palette::mark(p, state, ""), container(body(p, tr.get(about))).width(Fill)]
                .spacing(10)
                .into()
        });
        column![heading(p, tr.get("mock-palette")), Column::with_children(lines).spacing(6)]
            .spacing(8)
    });
    Column::new()
        .push(Column::with_children(lines).spacing(6))
        .push(sections)
        .push(legend)
        .spacing(18)
        .into()
}
