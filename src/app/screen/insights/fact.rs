//! One fact: how its answers went, and the chance that it is remembered, day by day.

use iced::widget::{Column, column, container, row};
use iced::{Center, Element, Fill};

use super::axes::{day_axis, share_axis};
use super::figure::{Figure, Kind, nothing, plotted, told};
use super::figures::{day_cell, head, share_cell, too_few};
use super::{Insights, Message};
use crate::app::context::Context;
use crate::app::font;
use crate::app::icon::Icon;
use crate::app::theme::size;
use crate::app::widget::parts::{Role, body, button, card, heading, muted, page, words};
use crate::app::widget::plot::chart::{Chart, Layer, Sign};
use crate::app::widget::plot::scene::Ink;
use crate::app::widget::plot::shape::Plot;
use crate::app::widget::table;
use crate::app::words::{self as app_words, report as say};
use crate::domain::study::grade::Grade;
use crate::domain::study::insights::FactCurve;
use crate::domain::time::Day;

/// How many reviews a curve needs to be more than a guess.
const FEW: u32 = 3;

/// What a grade is called.
const fn grade_name(grade: Grade) -> (&'static str, &'static str) {
    let plain = match grade {
        Grade::Again => "again",
        Grade::Hard => "hard",
        Grade::Good => "good",
        Grade::Easy => "easy",
    };
    (say::grade(grade), plain)
}

/// What was reviewed on a day, with the chance of recall that was foretold of it.
fn reviewed(curve: &FactCurve, day: Day) -> Option<(Grade, Option<f32>)> {
    let found = curve.reviews.iter().find(|(review, _)| review.day == day);
    found.map(|(review, foretold)| (review.grade, *foretold))
}

impl Insights {
    /// The forgetting curve of the opened fact.
    pub(super) fn fact_figure(&self, context: &Context<'_>) -> Option<Figure> {
        let tr = context.tr;
        let curve = self.curve()?;
        let mut figure = Figure::new(Kind::Fact, tr.get("insights-curve"));
        let (Some((first, _)), Some((last, _))) = (curve.curve.first(), curve.curve.last()) else {
            figure.few = Some(tr.get("insights-curve-none"));
            return Some(figure);
        };
        figure.heads = vec![
            head(tr, "column-date", "day", 36),
            head(tr, "insights-column-chance", "chance_of_recall", 24),
            head(tr, "insights-column-review", "review", 24),
            head(tr, "insights-column-foretold", "chance_foretold_before_review", 24),
        ];
        let (mut recalled, mut forgotten, mut spots) = (vec![], vec![], vec![]);
        let mut line = Vec::new();
        for (day, chance) in &curve.curve {
            let chance = f64::from(*chance);
            let x = f64::from(day.0);
            let date = app_words::date(tr, day.date());
            let percent = say::percent(chance);
            let mut said = tr.with("insights-curve-spot", [("chance", percent.into())]);
            let mut row = vec![day_cell(tr, *day), share_cell(chance)];
            if let Some((grade, foretold)) = reviewed(curve, *day) {
                // Where it stood when it was asked; the first time nothing was foretold.
                let stood = foretold.map_or(chance, f64::from);
                // The line falls to where it stood, and rises from there.
                line.push((x, stood));
                if grade == Grade::Again { &mut forgotten } else { &mut recalled }.push((x, stood));
                let (name, plain) = grade_name(grade);
                said = format!("{said} · {}", tr.get(name));
                row.push(told(tr.get(name), plain));
                row.push(foretold.map_or_else(nothing, |chance| share_cell(chance.into())));
            } else {
                row.extend([nothing(), nothing()]);
            }
            line.push((x, chance));
            spots.push((x, chance, format!("{date}\n{said}")));
            figure.rows.push(row);
        }
        let today = self.board.today;
        figure.behind = curve.curve.iter().filter(|(day, _)| *day <= today).count();
        let today = f64::from(today.0);
        figure.plot = plotted(Plot::Chart(Chart {
            across: day_axis(tr, *first, *last, tr.get("insights-day-unit")),
            up: share_axis(tr.get("insights-chance-unit")),
            layers: vec![
                Layer::Upright(today, tr.get("insights-today")),
                Layer::Line { points: line, ink: Ink::Primary, dashed: false, dots: false },
                Layer::Dots { points: recalled, ink: Ink::Primary, hollow: false },
                Layer::Dots { points: forgotten, ink: Ink::Bad, hollow: true },
            ],
            spots,
            legend: vec![
                (Sign::Line { dashed: false }, tr.get("insights-column-chance")),
                (Sign::Dot { ink: Ink::Primary, hollow: false }, tr.get("insights-recalled")),
                (Sign::Dot { ink: Ink::Bad, hollow: true }, tr.get("insights-forgotten")),
            ],
            field: 240.0,
            places: 0,
        }));
        let reviews = u32::try_from(curve.reviews.len()).unwrap_or(u32::MAX);
        figure.notes = vec![tr.count("insights-curve-note", reviews)];
        figure.few = too_few(tr, "insights-few-reviews", reviews, FEW);
        Some(figure)
    }

    /// The page of the opened fact.
    pub(super) fn fact_page<'a>(&'a self, context: &Context<'_>) -> Option<Element<'a, Message>> {
        let (p, tr) = (context.p, context.tr);
        let opened = self.fact.as_ref()?;
        let weak = self.opened()?;
        let count = self.list(opened.list).len();
        let place = opened.place;
        let step = |on: bool, there: bool| there.then_some(Message::FactStepped { on });
        let buttons = row![
            button(p, "fact-left", Role::Secondary, tr.get("insights-back"))
                .icon(Icon::Back)
                .key("Esc")
                .says(Message::FactLeft),
            button(p, "fact-before", Role::Secondary, tr.get("insights-before"))
                .key("←")
                .says(step(false, place > 0)),
            button(p, "fact-next", Role::Secondary, tr.get("insights-next"))
                .key("→")
                .says(step(true, place + 1 < count)),
            button(p, "fact-revise", Role::Primary, tr.get("insights-revise-one"))
                .key("R")
                .says(Message::FactRevised),
        ]
        .spacing(10)
        .wrap()
        .vertical_spacing(8);
        let numbers = [
            ("remembered", say::percent(weak.remembered.into()).into()),
            ("reviews", weak.reviews.into()),
            ("lapses", weak.lapses.into()),
        ];
        let topic = self.board.topics.get(&weak.topic);
        let topic = topic.map(|topic| muted(p, topic.title.text(context.titles())));
        let head = Column::new()
            .push(words(self.fact_text(context, weak), size::STEM, font::SEMIBOLD, p.text))
            .push(topic)
            .push(body(p, tr.with("insights-fact-line", numbers)))
            .spacing(4);
        let place =
            tr.with("insights-place", [("place", (place + 1).into()), ("all", count.into())]);
        let content = Column::new()
            .push(row![container(buttons).width(Fill), muted(p, place)].spacing(12).align_y(Center))
            .push(head)
            .extend(self.messages(context))
            .push(self.figure_card(context, Kind::Fact))
            .push(self.history(context))
            .spacing(18);
        let room = if context.is_narrow() { [16, 16] } else { [24, 36] };
        Some(page(p, "insights-fact", content, 1000.0, room))
    }

    /// The answers that moved the schedule of the opened fact, the last one first.
    fn history<'a>(&'a self, context: &Context<'_>) -> Option<Element<'a, Message>> {
        /// At most so many; all are in the table of the plot and in its file.
        const MOST: usize = 12;
        let (p, tr) = (context.p, context.tr);
        let curve = self.curve()?;
        if curve.reviews.is_empty() {
            return None;
        }
        let heads = vec![
            table::head(tr.get("column-date"), 40),
            table::head(tr.get("insights-column-review"), 30),
            table::head(tr.get("insights-column-foretold"), 30),
        ];
        let rows = curve.reviews.iter().rev().take(MOST).map(|(review, foretold)| {
            let color = if review.grade == Grade::Again { p.bad } else { p.text };
            let foretold =
                foretold.map_or_else(|| "–".to_owned(), |chance| say::percent(chance.into()));
            vec![
                table::cell(app_words::date(tr, review.day.date()), font::REGULAR, p.text),
                table::cell(tr.get(grade_name(review.grade).0), font::MEDIUM, color),
                table::cell(foretold, font::REGULAR, p.muted),
            ]
        });
        let more = curve.reviews.len().saturating_sub(MOST);
        let content = column![
            heading(p, tr.get("insights-history")),
            table::table(p, heads, rows.collect()),
        ]
        .push((more > 0).then(|| muted(p, tr.count("insights-more", more))))
        .spacing(10);
        Some(card(p, content).into())
    }
}
