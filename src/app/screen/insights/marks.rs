//! Marks day by day: what would have been foretold on the days behind, what is foretold for the days
//! ahead, and the learner's own target.

use super::axes::day_axis;
use super::figure::{Figure, Kind, plotted, told};
use super::figures::{head, hidden};
use super::{Board, Marks};
use crate::app::widget::plot::chart::{Axis, Chart, Layer, Sign};
use crate::app::widget::plot::scene::Ink;
use crate::app::widget::plot::shape::Plot;
use crate::app::words;
use crate::domain::study::predict::MarksOn;
use crate::domain::time::Day;
use crate::i18n::Tr;

impl Board {
    pub(super) fn marks(&self, tr: &Tr) -> Figure {
        let mut figure = Figure::new(Kind::Marks, tr.get("insights-marks"));
        let Some(marks) = &self.marks else {
            figure.few = Some(tr.get("insights-marks-none"));
            return figure;
        };
        let all: Vec<(&MarksOn, bool)> = marks
            .past
            .iter()
            .map(|on| (on, false))
            .chain(marks.ahead.iter().map(|on| (on, true)))
            .collect();
        let (Some((first, _)), Some((last, _))) = (all.first(), all.last()) else {
            figure.few = Some(tr.get("insights-marks-none"));
            return figure;
        };
        figure.heads = vec![
            head(tr, "column-date", "day", 34),
            head(tr, "column-marks", "marks_mean", 18),
            head(tr, "column-range", "marks_low", 24),
            hidden("marks_high"),
            head(tr, "column-out-of", "marks_out_of", 14),
            head(tr, "insights-column-kind", "kind", 26),
        ];
        let mut spots = Vec::new();
        for (on, is_ahead) in &all {
            let (mean, low, high) = (one(on.mean), one(on.low), one(on.high));
            let kind = if *is_ahead { "insights-ahead" } else { "insights-past" };
            let date = words::date(tr, on.day.date());
            let numbers = [
                ("marks", mean.as_str().into()),
                ("low", low.as_str().into()),
                ("high", high.as_str().into()),
                ("out", short(marks.out_of).into()),
            ];
            let said = tr.with("insights-marks-spot", numbers);
            spots.push((f64::from(on.day.0), on.mean, format!("{date}\n{said}")));
            figure.rows.push(vec![
                told(date, on.day.date()),
                told(mean, on.mean),
                told(format!("{low}–{high}"), on.low),
                told("", on.high),
                told(short(marks.out_of), marks.out_of),
                told(tr.get(kind), if *is_ahead { "ahead" } else { "past" }),
            ]);
        }
        figure.behind = marks.past.len();
        let lowest = all.iter().map(|(on, _)| on.low.min(on.mean)).fold(0.0, f64::min);
        let up = Axis {
            label: tr.get("insights-marks-unit"),
            from: lowest,
            to: marks.out_of.max(1.0),
            ticks: [0.0, 0.25, 0.5, 0.75, 1.0]
                .map(|share| (share * marks.out_of, short(share * marks.out_of)))
                .to_vec(),
        };
        let layers = self.marks_layers(tr, marks, (first.day, last.day));
        let mut legend = vec![
            (Sign::Line { dashed: false }, tr.get("insights-past")),
            (Sign::Band, tr.get("insights-likely")),
        ];
        if !marks.ahead.is_empty() {
            legend.insert(1, (Sign::Line { dashed: true }, tr.get("insights-ahead")));
        }
        figure.plot = plotted(Plot::Chart(Chart {
            across: day_axis(tr, first.day, last.day, tr.get("insights-day-unit")),
            up,
            layers,
            spots,
            legend,
            field: 220.0,
            places: 0,
        }));
        figure.notes = vec![tr.count("insights-marks-note", marks.past.len())];
        if marks.target.is_none() {
            figure.notes.push(tr.get("insights-no-target"));
        }
        figure.few = (marks.past.len() < 2).then(|| tr.get("insights-marks-few"));
        figure
    }

    /// What is drawn of marks between these two days.
    fn marks_layers(&self, tr: &Tr, marks: &Marks, days: (Day, Day)) -> Vec<Layer> {
        let mut layers = vec![
            Layer::Band(marks.past.iter().map(band).collect()),
            // The days ahead begin where those behind end.
            Layer::Band(marks.past.last().into_iter().chain(&marks.ahead).map(band).collect()),
        ];
        if marks.exam.is_some() || !marks.ahead.is_empty() {
            layers.push(Layer::Upright(f64::from(self.today.0), tr.get("insights-today")));
        }
        if let Some(exam) = marks.exam.filter(|exam| (days.0..=days.1).contains(exam)) {
            let said = tr.with("insights-exam", [("date", words::day_month(tr, exam).into())]);
            layers.push(Layer::Upright(f64::from(exam.0), said));
        }
        if let Some(target) = marks.target {
            let said = tr.with("insights-target", [("marks", target.into())]);
            layers.push(Layer::Across(f64::from(target), said));
        }
        layers.push(Layer::Line {
            points: marks.past.iter().map(point).collect(),
            ink: Ink::Primary,
            dashed: false,
            dots: false,
        });
        layers.push(Layer::Line {
            points: marks.past.last().into_iter().chain(&marks.ahead).map(point).collect(),
            ink: Ink::Primary,
            dashed: true,
            dots: false,
        });
        layers
    }
}

/// The range on a day.
fn band(on: &MarksOn) -> (f64, f64, f64) {
    (f64::from(on.day.0), on.low, on.high)
}

/// The marks on a day.
fn point(on: &MarksOn) -> (f64, f64) {
    (f64::from(on.day.0), on.mean)
}

/// Marks with one decimal.
fn one(marks: f64) -> String {
    format!("{marks:.1}").replace('-', "−")
}

/// Marks with no more decimals than they need.
fn short(marks: f64) -> String {
    let said = format!("{marks:.1}");
    said.strip_suffix(".0").unwrap_or(&said).replace('-', "−")
}
