//! The report itself: the marks, what made them, and the cards below.

use iced::widget::{Column, Row, column, container, row};
use iced::{Center, Color, Element, Fill, Length};
use num_rational::Ratio;

use super::{File, Filter, Message, Report};
use crate::app::context::Context;
use crate::app::font;
use crate::app::icon::Icon;
use crate::app::theme::size;
use crate::app::widget::language;
use crate::app::widget::parts::{
    Role, Tone, button, card, heading, muted, note, page, title, words,
};
use crate::app::words::report as say;
use crate::domain::answer::Certainty;
use crate::domain::exam::paper::Set;

/// From this width on the cards stand in two columns.
const TWO_COLUMNS: f32 = 880.0;

impl Report {
    pub(super) fn overview<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let p = context.p;
        let wide = context.size.width >= TWO_COLUMNS;
        let left = [
            self.by_part(context),
            self.times(context),
            self.changes(context),
            self.earlier(context),
        ];
        let right = [
            self.sureness(context),
            self.advice(context),
            self.what_if(context),
            self.course(context),
        ];
        let cards: Element<'a, Message> = if wide {
            row![
                Column::with_children(left).spacing(16).width(Length::FillPortion(58)),
                Column::with_children(right).spacing(16).width(Length::FillPortion(40)),
            ]
            .spacing(16)
            .into()
        } else {
            let both = left.into_iter().zip(right).flat_map(|(left, right)| [left, right]);
            Column::with_children(both).spacing(16).into()
        };
        let content = Column::new()
            .push(self.head(context))
            .extend(self.notes(context))
            .push(self.tiles(context))
            .push(cards)
            .push(self.files(context))
            .spacing(18);
        let room = if context.is_narrow() { [16, 16] } else { [24, 36] };
        page(p, "report", content, 1200.0, room)
    }

    fn head<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let report = &self.facts.report;
        let (marks, decimals) = (&report.marks, report.rules.decimals);
        let total = tr.with(
            "report-total",
            [
                ("marks", say::number(marks.obtained, decimals).into()),
                ("out", say::short_number(marks.out_of, decimals).into()),
            ],
        );
        let mut paper = report.rules.title.text(context.titles()).to_owned();
        if self.facts.set != Set::A {
            let set = format!("{:?}", self.facts.set);
            paper = format!("{paper} · {}", tr.with("report-set", [("set", set.into())]));
        }
        let line =
            format!("{paper} · {} · {}", say::counts(tr, report), say::span(tr, report.time.used));
        let exactly = say::is_rounded(marks.obtained, decimals).then(|| {
            let exact = say::exact(marks.obtained);
            muted(p, tr.with("report-exactly", [("marks", exact.into())]))
        });
        let when = crate::app::words::moment(tr, self.facts.begun.at, self.facts.begun);
        let mistakes = self.mistakes().len();
        let buttons = Row::new()
            .push(
                button(p, "review", Role::Secondary, tr.get("report-review"))
                    .key("R")
                    .says(Message::ReviewOpened(Filter::All)),
            )
            .push((mistakes > 0).then(|| {
                button(p, "revise", Role::Primary, tr.count("report-revise", mistakes))
                    .key("M")
                    .says(Message::MistakesPicked)
            }))
            .push(language::of_interface(context, Message::LanguageSwitched))
            .spacing(12)
            .align_y(Center)
            .wrap()
            .vertical_spacing(8);
        let said = Column::new()
            .push(title(p, total))
            .push(exactly)
            .push(muted(p, line))
            .push(muted(p, when));
        if context.size.width < 1000.0 {
            column![said, buttons].spacing(12).into()
        } else {
            row![container(said).width(Fill), container(buttons)].spacing(16).align_y(Center).into()
        }
    }

    /// What there is to know besides the number.
    fn notes<'a>(&'a self, context: &Context<'_>) -> Vec<Element<'a, Message>> {
        let (p, tr) = (context.p, context.tr);
        let facts = &self.facts;
        let decimals = facts.report.rules.decimals;
        let mut notes = Vec::new();
        if let Some((tone, said)) = &self.said {
            notes.push(note(p, *tone, said.clone(), Vec::new()));
        }
        notes.extend(self.place.view(context).map(|form| form.map(Message::Place)));
        if let Some(remarked) = &facts.remarked {
            let changed = say::places(
                &remarked.questions.iter().map(|(place, ..)| *place).collect::<Vec<_>>(),
            );
            let said = tr.with(
                "report-remarked",
                [
                    ("before", say::number(remarked.marks.0, decimals).into()),
                    ("after", say::number(remarked.marks.1, decimals).into()),
                    ("questions", changed.into()),
                ],
            );
            notes.push(note(p, Tone::Warning, said, Vec::new()));
        }
        if let Some(scaled) = &facts.scaled {
            let said = tr.with(
                "report-scaled",
                [("have", scaled.questions.1.into()), ("asked", scaled.questions.0.into())],
            );
            notes.push(note(p, Tone::Calm, said, Vec::new()));
        }
        for said in say::remarks(tr, &facts.report) {
            notes.push(note(p, Tone::Warning, said, Vec::new()));
        }
        notes
    }

    fn tiles<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let report = &self.facts.report;
        let (marks, decimals) = (&report.marks, report.rules.decimals);
        let tile = |id: &str, number: String, color: Color, line: String| -> Element<'a, Message> {
            let content = column![
                muted(p, tr.get(id)),
                words(number, size::TITLE, font::SEMIBOLD, color),
                muted(p, line),
            ];
            card(p, content).padding([14, 20]).into()
        };
        let with_exact = |value: Ratio<i64>, line: String| {
            if say::is_rounded(value, decimals) {
                let exact = say::exact(value);
                let exact = tr.with("report-exactly", [("marks", exact.into())]);
                format!("{line} · {exact}")
            } else {
                line
            }
        };
        let zero = Ratio::from_integer(0);
        let guesses = &report.guesses;
        let guessed = if guesses.count == 0 {
            tr.get("report-no-guesses")
        } else {
            let numbers = [("right", guesses.right.into()), ("count", guesses.count.into())];
            with_exact(guesses.earned, tr.with("report-of-right", numbers))
        };
        let guess_color = if guesses.earned < zero { p.bad } else { p.text };
        let sure = report.calibration.level(Certainty::Sure);
        let sure_but_wrong = report.sure_but_wrong.len();
        let tiles = [
            tile(
                "report-tile-right",
                say::signed(marks.earned, decimals),
                p.good,
                with_exact(marks.earned, tr.count("report-answers", marks.counts.right)),
            ),
            tile(
                "report-tile-lost",
                say::signed(-marks.lost, decimals),
                p.bad,
                with_exact(-marks.lost, tr.count("report-answers", marks.counts.wrong)),
            ),
            tile(
                "report-tile-guesses",
                say::signed(guesses.earned, decimals),
                guess_color,
                guessed,
            ),
            tile(
                "report-tile-sure",
                tr.count("report-questions", sure_but_wrong),
                if sure_but_wrong > 0 { p.accent } else { p.text },
                tr.count("report-of-sure", sure.count),
            ),
        ];
        let across = if context.size.width < 460.0 {
            1
        } else if context.size.width < 960.0 {
            2
        } else {
            4
        };
        let mut rows = Column::new().spacing(12);
        let mut tiles = tiles.into_iter().peekable();
        while tiles.peek().is_some() {
            rows = rows.push(Row::with_children(tiles.by_ref().take(across)).spacing(16));
        }
        rows.into()
    }

    fn files<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let table = if self.shows_tables { "report-plots" } else { "report-tables" };
        let buttons = row![
            button(p, "tables", Role::Secondary, tr.get(table))
                .key("T")
                .says(Message::TablesToggled),
            button(p, "save-html", Role::Secondary, tr.get("report-save-html"))
                .icon(Icon::Save)
                .key("S")
                .says(Message::SaveAsked(File::Html)),
            button(p, "save-csv", Role::Secondary, tr.get("report-save-csv"))
                .icon(Icon::Save)
                .key("C")
                .says(Message::SaveAsked(File::Csv)),
            button(p, "notebook", Role::Secondary, tr.get("report-notebook"))
                .icon(Icon::Book)
                .key("N")
                .says(Message::NotebookPicked),
            button(p, "left", Role::Secondary, tr.get("report-leave"))
                .icon(Icon::Back)
                .key("Esc")
                .says(Message::Left),
        ]
        .spacing(10)
        .wrap()
        .vertical_spacing(8);
        column![heading(p, tr.get("report-files")), buttons].spacing(10).into()
    }
}
