//! Each student: marks, what was right and wrong, and where that stands in the class.

use iced::widget::{Column, Row, column, container, row};
use iced::{Center, Element};

use super::{Message, Results, SEARCH, STUDENTS, Sort, Tab};
use crate::app::context::Context;
use crate::app::font;
use crate::app::widget::field::field;
use crate::app::widget::pages::pages;
use crate::app::widget::parts::{body, card, chooser, muted};
use crate::app::widget::table::{Head, cell, head, table};
use crate::app::words::exam::short_number;
use crate::app::words::results::{or_none, percent};
use crate::domain::class::report::Report;
use crate::domain::items::{Candidate, Standing};

/// Below this width a row tells less.
const WIDE: f32 = 820.0;

impl Results {
    pub(super) fn each_student<'a>(
        &'a self,
        context: &Context<'_>,
        report: &'a Report,
    ) -> Element<'a, Message> {
        let p = context.p;
        if !report.has_students() {
            // Why there are none is said above.
            return Column::new().into();
        }
        let shown = self.students.iter().skip(self.student).take(STUDENTS);
        let rows: Vec<_> = shown
            .filter_map(|place| {
                let candidate = report.outcome.candidates.get(*place)?;
                let standing = report.analysis.standings.get(*place)?;
                Some(student(context, candidate, standing))
            })
            .collect();
        let list: Element<'a, Message> = if rows.is_empty() {
            card(p, body(p, context.tr.get("results-students-none"))).into()
        } else {
            card(p, table(p, heads(context), rows)).padding([10, 16]).into()
        };
        let all = self.students.len();
        let turn = pages(context, self.student, STUDENTS, all, |on| Message::Turned { on });
        Column::new().push(self.tools(context, report)).push(list).push(turn).spacing(14).into()
    }

    /// Searching, sorting, and what the columns mean.
    fn tools<'a>(&'a self, context: &Context<'_>, report: &Report) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let search = field(
            p,
            SEARCH.0,
            &self.search,
            format!("{} · Ctrl F", tr.get("results-search")),
            Message::Searched,
            Message::TabPicked(Tab::Students),
        );
        let sorts = Sort::ALL.map(|sort| {
            let id = match sort {
                Sort::Rank => "results-sort-rank",
                Sort::Lowest => "results-sort-worst",
                Sort::Name => "results-sort-name",
                Sort::Roll => "results-sort-roll",
            };
            (sort, tr.get(id))
        });
        let sorts = chooser(p, "results-sort", sorts, self.sort, Message::SortPicked);
        let count = [
            ("shown", self.students.len().into()),
            ("all", report.outcome.candidates.len().into()),
        ];
        let found = Row::new()
            .push(container(search).width(300))
            .push(muted(p, tr.with("notebook-count", count)))
            .spacing(12)
            .align_y(Center)
            .wrap()
            .vertical_spacing(8);
        let label = muted(p, format!("{} · S", tr.get("results-sort")));
        let sort: Element<'a, Message> = if context.size.width < 560.0 {
            column![label, sorts].spacing(6).into()
        } else {
            row![label, sorts].spacing(12).align_y(Center).into()
        };
        let line = super::view::side_by_side(context, sort, self.explain(context));
        let means = self.explains.then(|| muted(p, tr.get("results-percentile-means")));
        column![found, line].push(means).spacing(10).into()
    }
}

fn heads(context: &Context<'_>) -> Vec<Head> {
    let tr = context.tr;
    let all = [
        ("results-column-rank", 9, true),
        ("results-column-roll", 13, true),
        ("results-column-name", 30, true),
        ("results-column-marks", 12, true),
        ("results-column-percent", 11, false),
        ("results-column-right", 10, true),
        ("results-column-wrong", 10, true),
        ("results-column-left", 10, true),
        ("results-column-missed", 14, false),
        ("results-column-percentile", 18, true),
    ];
    let is_wide = context.size.width >= WIDE;
    let shown = all.into_iter().filter(|(.., is_always)| is_wide || *is_always);
    shown.map(|(id, portion, _)| head(tr.get(id), portion)).collect()
}

fn student<'a>(
    context: &Context<'_>,
    candidate: &Candidate,
    standing: &Standing,
) -> Vec<Element<'a, Message>> {
    let p = context.p;
    let is_wide = context.size.width >= WIDE;
    let count = |count: u32| cell(count.to_string(), font::REGULAR, p.text);
    // Without an answer, whether it was left or time was up.
    let left = standing.omitted + standing.not_reached;
    let percentile = standing.percentile.map(|percentile| format!("{percentile:.5}"));
    let mut cells = vec![
        cell(or_none(standing.rank.map(|rank| rank.to_string())), font::MEDIUM, p.muted),
        cell(or_none(candidate.roll.clone()), font::REGULAR, p.text),
        cell(candidate.label.clone(), font::MEDIUM, p.text),
        cell(short_number(standing.total, 2), font::SEMIBOLD, p.text),
    ];
    if is_wide {
        cells.push(cell(or_none(standing.percent.map(percent)), font::REGULAR, p.muted));
    }
    cells.extend([count(standing.right), count(standing.wrong + standing.partly), count(left)]);
    if is_wide {
        cells.push(count(standing.absent));
    }
    cells.push(cell(or_none(percentile), font::REGULAR, p.text));
    cells
}
