//! The figures about all facts: what of a board is drawn, and the same as tables.

use std::collections::BTreeMap;

use super::Board;
use super::axes::{day_axis, share_axis};
use super::figure::{Cell, Figure, Head, Kind, cell, nothing, plotted, told};
use crate::app::context::Context;
use crate::app::widget::plot::chart::{Axis, Chart, Layer, Sign};
use crate::app::widget::plot::grid::{self, Calendar, Row, Rows};
use crate::app::widget::plot::scene::{Fill, Ink};
use crate::app::widget::plot::shape::Plot;
use crate::app::words::{self, report as say};
use crate::domain::answer::Certainty;
use crate::domain::exam::report::promised;
use crate::domain::share::Share;
use crate::domain::time::Day;
use crate::i18n::Tr;

/// How many answers or reviews a share needs to be gone by.
const FEW: u32 = 20;
/// At most so many weeks stand in the calendar.
const WEEKS: i32 = 53;
/// At least so many do.
const FEWEST_WEEKS: i32 = 13;
/// Up to so many topics are shown by themselves; of more, their banks.
const MOST_TOPICS: usize = 14;
/// What is remembered less than this falls short.
const LOW: f32 = 0.6;
/// At least so many days of time are shown, so that a single one is no wall.
const FEWEST_DAYS: i32 = 14;
/// How many days time is told by the day; more, and it is told by the week.
const BY_DAY: u32 = 120;
/// How many options the questions of most exams have.
const OPTIONS: u8 = 4;
/// How high most charts are between their axes.
const FIELD: f32 = 180.0;

/// A column.
pub(super) fn head(tr: &Tr, id: &str, plain: &'static str, portion: u16) -> Head {
    Head { said: tr.get(id), plain, portion }
}

/// A column that only files have.
pub(super) const fn hidden(plain: &'static str) -> Head {
    Head { said: String::new(), plain, portion: 0 }
}

/// A day as a cell.
pub(super) fn day_cell(tr: &Tr, day: Day) -> Cell {
    told(words::date(tr, day.date()), day.date())
}

/// A share as a cell.
pub(super) fn share_cell(share: f64) -> Cell {
    told(say::percent(share), format!("{share:.4}"))
}

/// That there are fewer than are needed to go by.
pub(super) fn too_few(tr: &Tr, id: &str, have: u32, need: u32) -> Option<String> {
    (have < need).then(|| tr.with(id, [("count", have.into()), ("need", need.into())]))
}

impl Board {
    /// The figure of this kind; that of one fact is made where its curve is known.
    pub fn figure(&self, context: &Context<'_>, kind: Kind) -> Figure {
        match kind {
            Kind::Marks => self.marks(context.tr),
            Kind::Certainty => self.certainty(context.tr),
            Kind::Calendar => self.calendar(context.tr),
            Kind::Topics => self.topics(context),
            Kind::Forecast => self.forecast(context.tr),
            Kind::Reliability => self.reliability(context.tr),
            Kind::Hours => self.hours(context.tr),
            Kind::Time | Kind::Fact => self.time(context.tr),
        }
    }

    fn certainty(&self, tr: &Tr) -> Figure {
        let mut figure = Figure::new(Kind::Certainty, tr.get("report-sureness"));
        let calibration = &self.insights.calibration;
        let levels = Certainty::ALL.map(|certainty| (certainty, calibration.hits(certainty)));
        let answers: u32 = levels.iter().map(|(_, hits)| hits.answers).sum();
        let Some(score) = calibration.score() else {
            figure.few = Some(tr.get("insights-certainty-none"));
            return figure;
        };
        figure.heads = vec![
            head(tr, "column-certainty", "certainty", 30),
            head(tr, "column-attempted", "answers", 18),
            head(tr, "column-right", "right", 14),
            head(tr, "column-share", "share_right", 18),
            head(tr, "column-range", "share_right_low", 24),
            hidden("share_right_high"),
            head(tr, "insights-column-promised", "share_promised", 20),
        ];
        let (mut shares, mut ticks) = (vec![], vec![]);
        for (certainty, hits) in levels {
            let Some(share) = hits.share() else { continue };
            let promise = promised(certainty, OPTIONS);
            let name = tr.get(say::certainty(Some(certainty)));
            let said = of(tr, "report-of-right", hits.right, hits.answers);
            let percent = say::percent(share.share);
            shares.push((promise, share, format!("{name}: {percent}\n{said}")));
            ticks.push((promise, name.clone()));
            figure.rows.push(vec![
                told(name, certainty.level()),
                cell(hits.answers.to_string()),
                cell(hits.right.to_string()),
                share_cell(share.share),
                told(range(share), format!("{:.4}", share.low)),
                told("", format!("{:.4}", share.high)),
                share_cell(promise),
            ]);
        }
        let across = Axis { ticks, ..share_axis(tr.get("report-how-sure")) };
        let up = share_axis(tr.get("report-how-right"));
        figure.plot = plotted(Plot::Chart(even(across, up, shares, 220.0)));
        let score =
            [("score", format!("{score:.2}").replace('-', "−").into()), ("count", answers.into())];
        figure.notes = vec![tr.with("insights-cbm", score), tr.get("insights-below-line")];
        figure.notes.extend(self.over_all(tr));
        figure.few = too_few(tr, "insights-few-answers", answers, FEW);
        figure
    }

    fn calendar(&self, tr: &Tr) -> Figure {
        let mut figure = Figure::new(Kind::Calendar, tr.get("insights-calendar"));
        let today = self.today;
        let Some((first, _)) = self.insights.days.first() else {
            figure.few = Some(tr.get("insights-days-none"));
            return figure;
        };
        let monday = |day: Day| day.plus(-i32::from(day.date().weekday().to_monday_zero_offset()));
        let earliest = monday(today).plus(-7 * (WEEKS - 1));
        // Before the first answer of all there was none: at least a quarter of a year is shown, so
        // that a few days are seen as what they are. Days before the period are not shown at all.
        let since = self
            .scope
            .since
            .unwrap_or_else(|| (*first).min(monday(today).plus(-7 * (FEWEST_WEEKS - 1))));
        let since = since.max(earliest);
        let start = monday(since);
        let by_day: BTreeMap<Day, u32> =
            self.insights.days.iter().map(|(day, counts)| (*day, counts.answers)).collect();
        let shown = || by_day.range(since..=today).filter(|(_, answers)| **answers > 0);
        let most = shown().map(|(_, answers)| *answers).max().unwrap_or(0);
        let step = most.div_ceil(4).max(1);
        let level = |answers: u32| u8::try_from(answers.div_ceil(step).min(4)).unwrap_or(4);
        let mut cells = Vec::new();
        let mut months: Vec<(u16, String)> = Vec::new();
        let mut last_month = None;
        for ahead in 0..=i32::try_from(today.since(start)).unwrap_or(0) {
            let day = start.plus(ahead);
            let week = u16::try_from(ahead / 7).unwrap_or(u16::MAX);
            let date = day.date();
            if day < since {
                continue;
            }
            if last_month != Some(date.month()) {
                // Where a month begins right after the first one shown, its name comes first.
                months.retain(|(named, _)| week - named > 2);
                months.push((week, words::month_name(tr, day)));
            }
            last_month = Some(date.month());
            let answers = by_day.get(&day).copied().unwrap_or(0);
            let said = tr.count("insights-answers", answers);
            cells.push(grid::Cell {
                week,
                weekday: u8::try_from(ahead % 7).unwrap_or(0),
                level: level(answers),
                label: format!("{}\n{said}", words::long_date(tr, day)),
            });
        }
        let range = |from: u32, to: u32| {
            if from == to { from.to_string() } else { format!("{from}–{to}") }
        };
        let above = |level: u32| range((level - 1) * step + 1, level * step);
        figure.plot = plotted(Plot::Calendar(Calendar {
            cells,
            months,
            weekdays: std::array::from_fn(|place| {
                let place = i32::try_from(place).unwrap_or(0);
                words::short_weekday(tr, start.plus(place))
            }),
            less: tr.get("insights-calendar-legend"),
            shades: ["0".to_owned(), above(1), above(2), above(3), format!("{}+", step * 3 + 1)],
        }));
        figure.heads =
            vec![head(tr, "column-date", "day", 40), head(tr, "column-attempted", "answers", 20)];
        figure.rows = shown()
            .map(|(day, answers)| vec![day_cell(tr, *day), cell(answers.to_string())])
            .collect();
        figure.behind = figure.rows.len();
        let days = today.since(since.max(self.begin(*first))) + 1;
        let answers: u32 = shown().map(|(_, answers)| *answers).sum();
        let numbers = [
            ("studied", shown().count().into()),
            ("days", days.into()),
            ("answers", answers.into()),
        ];
        figure.notes = vec![tr.with("insights-calendar-note", numbers)];
        figure.notes.extend(self.over_all(tr));
        figure
    }

    fn topics(&self, context: &Context<'_>) -> Figure {
        let tr = context.tr;
        let mut figure = Figure::new(Kind::Topics, tr.get("insights-remembered"));
        let by_topic = self.insights.topics.len() <= MOST_TOPICS;
        // Facts, studied ones, and the sum of their chances.
        let mut parts: Vec<(String, u32, u32, f64)> = Vec::new();
        let mut last = None;
        for outlook in &self.insights.topics {
            let Some(topic) = self.topics.get(&outlook.topic) else { continue };
            if by_topic || last != Some(topic.bank) {
                let title = if by_topic {
                    Some(&topic.title)
                } else {
                    self.banks.iter().find(|(bank, _)| *bank == topic.bank).map(|(_, title)| title)
                };
                let name =
                    title.map_or_else(String::new, |title| title.text(context.titles()).to_owned());
                parts.push((name, 0, 0, 0.0));
                last = Some(topic.bank);
            }
            if let Some((_, facts, studied, sum)) = parts.last_mut() {
                *facts += outlook.facts;
                *studied += outlook.studied;
                *sum += f64::from(outlook.remembered.unwrap_or(0.0)) * f64::from(outlook.studied);
            }
        }
        let studied: u32 = parts.iter().map(|(_, _, studied, _)| studied).sum();
        if studied == 0 {
            figure.few = Some(tr.get("today-remembered-empty"));
            return figure;
        }
        let column = if by_topic { "column-topic" } else { "insights-column-bank" };
        figure.heads = vec![
            head(tr, column, if by_topic { "topic" } else { "bank" }, 44),
            head(tr, "insights-column-remembered", "share_remembered", 22),
            head(tr, "insights-column-studied", "facts_studied", 18),
            head(tr, "insights-column-facts", "facts", 14),
        ];
        let mut rows = Vec::new();
        for (name, facts, studied, sum) in parts {
            let mean = (studied > 0).then(|| sum / f64::from(studied));
            let numbers = [("studied", studied.into()), ("facts", facts.into())];
            let said = tr.with("insights-topics-spot", numbers);
            let value = mean.map_or_else(|| tr.get("today-not-started"), say::percent);
            figure.rows.push(vec![
                cell(name.as_str()),
                mean.map_or_else(nothing, share_cell),
                cell(studied.to_string()),
                cell(facts.to_string()),
            ]);
            #[expect(clippy::cast_possible_truncation, reason = "drawn")]
            let share = mean.map(|mean| mean as f32);
            let is_low = share.is_some_and(|share| share < LOW);
            let label = format!("{name}: {value}\n{said}");
            rows.push(Row { name, share, value, is_low, label });
        }
        figure.plot = plotted(Plot::Rows(Rows { rows }));
        figure.notes = vec![tr.count("insights-topics-note", studied)];
        if !by_topic {
            figure.notes.push(tr.get("insights-topics-banks"));
        }
        figure
    }

    fn forecast(&self, tr: &Tr) -> Figure {
        let mut figure = Figure::new(Kind::Forecast, tr.get("insights-forecast"));
        let days = &self.forecast;
        let due: u32 = days.iter().map(|ahead| ahead.due).sum();
        let is_planned = days.iter().any(|ahead| ahead.plan.is_some());
        let (Some(first), Some(last)) = (days.first(), days.last()) else {
            figure.few = Some(tr.get("today-forecast-empty"));
            return figure;
        };
        if due == 0 && !is_planned {
            figure.few = Some(tr.get("today-forecast-empty"));
            return figure;
        }
        figure.heads = vec![
            head(tr, "column-date", "day", 36),
            head(tr, "insights-column-due", "reviews_due_without_plan", 18),
        ];
        if is_planned {
            figure.heads.push(head(tr, "insights-column-reviews", "reviews_planned", 20));
            figure.heads.push(head(tr, "insights-column-new", "new_planned", 14));
        }
        let (mut free, mut reviews, mut new, mut spots) = (vec![], vec![], vec![], vec![]);
        let mut most = 0;
        for ahead in days {
            let x = f64::from(ahead.day.0);
            free.push((x, 0.0, f64::from(ahead.due)));
            let mut row = vec![day_cell(tr, ahead.day), cell(ahead.due.to_string())];
            let mut said = tr.count("insights-due-spot", ahead.due);
            let mut top = ahead.due;
            if let Some(plan) = ahead.plan {
                let both = plan.reviews + plan.new;
                top = top.max(both);
                reviews.push((x, 0.0, f64::from(plan.reviews)));
                new.push((x, f64::from(plan.reviews), f64::from(both)));
                let numbers = [("reviews", plan.reviews.into()), ("new", plan.new.into())];
                said = format!("{said} · {}", tr.with("insights-plan-spot", numbers));
                row.extend([cell(plan.reviews.to_string()), cell(plan.new.to_string())]);
            } else if is_planned {
                row.extend([nothing(), nothing()]);
            }
            let date = words::long_date(tr, ahead.day);
            spots.push((x, f64::from(top), format!("{date}\n{said}")));
            most = most.max(top);
            figure.rows.push(row);
        }
        let (layers, legend) = if is_planned {
            let half = |bars, right, ink, fill| Layer::Bars { bars, part: (0.4, right), ink, fill };
            (
                vec![
                    half(free, 0.08, Ink::Muted, Fill::Hollow),
                    half(reviews, 0.52, Ink::Primary, Fill::Full),
                    half(new, 0.52, Ink::Accent, Fill::Striped),
                ],
                vec![
                    (Sign::Bar(Ink::Muted, Fill::Hollow), tr.get("insights-column-due")),
                    (Sign::Bar(Ink::Primary, Fill::Full), tr.get("insights-column-reviews")),
                    (Sign::Bar(Ink::Accent, Fill::Striped), tr.get("insights-column-new")),
                ],
            )
        } else {
            let (part, fill) = ((0.7, 0.15), Fill::Full);
            (vec![Layer::Bars { bars: free, part, ink: Ink::Primary, fill }], Vec::new())
        };
        let mut across = day_axis(tr, first.day, last.day, tr.get("insights-day-unit"));
        across.from -= 0.5;
        across.to += 0.5;
        figure.plot = plotted(Plot::Chart(Chart {
            across,
            up: Axis::counting(tr.get("insights-facts-unit"), f64::from(most)),
            layers,
            spots,
            legend,
            field: FIELD,
            places: days.len(),
        }));
        let numbers = [("days", days.len().into()), ("due", due.into())];
        figure.notes = vec![tr.with("insights-forecast-note", numbers)];
        if !is_planned {
            figure.notes.push(tr.get("insights-forecast-free"));
        }
        figure
    }

    fn reliability(&self, tr: &Tr) -> Figure {
        let mut figure = Figure::new(Kind::Reliability, tr.get("insights-reliability"));
        let reliability = &self.insights.reliability;
        let total = reliability.total();
        let (Some(all_recalled), Some(all_foretold)) = (total.share(), total.mean_foretold())
        else {
            figure.few = Some(tr.get("insights-reliability-none"));
            return figure;
        };
        figure.heads = vec![
            head(tr, "insights-column-foretold", "share_foretold", 24),
            head(tr, "insights-column-recalled", "share_recalled", 24),
            head(tr, "column-range", "share_recalled_low", 28),
            hidden("share_recalled_high"),
            head(tr, "insights-column-reviews-done", "reviews", 24),
        ];
        let mut shares = Vec::new();
        for bin in &reliability.bins {
            let (Some(share), Some(foretold)) = (bin.share(), bin.mean_foretold()) else {
                continue;
            };
            let numbers = [
                ("foretold", say::percent(foretold).into()),
                ("recalled", say::percent(share.share).into()),
            ];
            let said = tr.with("insights-reliability-spot", numbers);
            let of = of(tr, "insights-recalled-of", bin.recalled, bin.reviews);
            shares.push((foretold, share, format!("{said}\n{of}")));
            figure.rows.push(vec![
                share_cell(foretold),
                share_cell(share.share),
                told(range(share), format!("{:.4}", share.low)),
                told("", format!("{:.4}", share.high)),
                cell(bin.reviews.to_string()),
            ]);
        }
        let across = share_axis(tr.get("insights-foretold-unit"));
        let up = share_axis(tr.get("insights-recalled-unit"));
        figure.plot = plotted(Plot::Chart(even(across, up, shares, 200.0)));
        let numbers = [
            ("recalled", say::percent(all_recalled.share).into()),
            ("foretold", say::percent(all_foretold).into()),
            ("count", total.reviews.into()),
        ];
        figure.notes =
            vec![tr.with("insights-reliability-note", numbers), tr.get("insights-even-line")];
        figure.few = too_few(tr, "insights-few-reviews", total.reviews, FEW);
        figure
    }

    fn hours(&self, tr: &Tr) -> Figure {
        let mut figure = Figure::new(Kind::Hours, tr.get("insights-hours"));
        let hours = &self.insights.hours;
        let answers: u32 = hours.iter().map(|hour| hour.answers).sum();
        if answers == 0 {
            figure.few = Some(tr.get("insights-hours-none"));
            return figure;
        }
        figure.heads = vec![
            head(tr, "insights-column-hour", "hour", 30),
            head(tr, "column-attempted", "answers", 20),
            head(tr, "column-right", "right", 20),
            head(tr, "column-share", "share_right", 20),
        ];
        let (mut right, mut wrong, mut spots) = (vec![], vec![], vec![]);
        for (place, hour) in (0_u8..).zip(hours) {
            let x = f64::from(place);
            right.push((x, 0.0, f64::from(hour.right)));
            wrong.push((x, f64::from(hour.right), f64::from(hour.answers)));
            let when = format!("{place}:00–{}:00", place + 1);
            let said = of(tr, "report-of-right", hour.right, hour.answers);
            spots.push((x, f64::from(hour.answers), format!("{when}\n{said}")));
            figure.rows.push(vec![
                told(when, place),
                cell(hour.answers.to_string()),
                cell(hour.right.to_string()),
                Share::of(hour.right, hour.answers)
                    .map_or_else(nothing, |share| share_cell(share.share)),
            ]);
        }
        let most = hours.iter().map(|hour| hour.answers).max().unwrap_or(0);
        let part = (0.76, 0.12);
        figure.plot = plotted(Plot::Chart(Chart {
            across: Axis {
                label: tr.get("insights-hour-unit"),
                from: -0.5,
                to: 23.5,
                ticks: [0_u8, 6, 12, 18, 23]
                    .map(|hour| (f64::from(hour), format!("{hour}:00")))
                    .to_vec(),
            },
            up: Axis::counting(tr.get("insights-answers-unit"), f64::from(most)),
            layers: vec![
                Layer::Bars { bars: right, part, ink: Ink::Primary, fill: Fill::Full },
                Layer::Bars { bars: wrong, part, ink: Ink::Bad, fill: Fill::Hollow },
            ],
            spots,
            legend: vec![
                (Sign::Bar(Ink::Primary, Fill::Full), tr.get("column-right")),
                (Sign::Bar(Ink::Bad, Fill::Hollow), tr.get("insights-not-right")),
            ],
            field: FIELD,
            places: 24,
        }));
        figure.notes = vec![tr.count("insights-hours-note", answers)];
        figure.notes.extend(self.over_all(tr));
        figure.few = too_few(tr, "insights-few-answers", answers, FEW);
        figure
    }

    fn time(&self, tr: &Tr) -> Figure {
        let mut figure = Figure::new(Kind::Time, tr.get("insights-time"));
        let days = &self.insights.days;
        let Some((first, _)) = days.first() else {
            figure.few = Some(tr.get("insights-days-none"));
            return figure;
        };
        let first = self.begin(*first).min(self.today.plus(1 - FEWEST_DAYS));
        let by_week = self.today.since(first) > BY_DAY;
        let step: i32 = if by_week { 7 } else { 1 };
        let mut spent: BTreeMap<i32, (u64, u32)> = BTreeMap::new();
        for (day, counts) in days {
            let place = (day.0 - first.0) / step;
            let (millis, answers) = spent.entry(place).or_default();
            *millis += counts.millis;
            *answers += counts.answers;
        }
        let unit = if by_week { "insights-column-week" } else { "column-date" };
        figure.heads = vec![
            head(tr, unit, if by_week { "week_from" } else { "day" }, 36),
            head(tr, "column-time", "minutes", 24),
            head(tr, "column-attempted", "answers", 20),
        ];
        let (mut bars, mut spots) = (vec![], vec![]);
        let mut most: f64 = 0.0;
        for (place, (millis, answers)) in &spent {
            let day = first.plus(place * step);
            #[expect(clippy::cast_precision_loss, reason = "drawn, not counted")]
            let minutes = *millis as f64 / 60_000.0;
            let x = f64::from(day.0) + f64::from(step - 1) / 2.0;
            most = most.max(minutes);
            bars.push((x, 0.0, minutes));
            let (date, span) = (words::date(tr, day.date()), say::span(tr, *millis));
            let date =
                if by_week { tr.with("insights-week-of", [("date", date.into())]) } else { date };
            let said = tr.count("insights-answers", *answers);
            spots.push((x, minutes, format!("{date}\n{span} · {said}")));
            figure.rows.push(vec![
                told(date, day.date()),
                told(span, format!("{minutes:.2}")),
                cell(answers.to_string()),
            ]);
        }
        let places = i32::try_from(self.today.since(first)).unwrap_or(i32::MAX - 7) / step + 1;
        let last = first.plus(places * step - 1);
        let mut across = day_axis(tr, first, last, tr.get("insights-day-unit"));
        across.from -= 0.5;
        across.to += 0.5;
        figure.behind = figure.rows.len();
        let up = if by_week { "insights-minutes-week" } else { "insights-minutes-day" };
        figure.plot = plotted(Plot::Chart(Chart {
            across,
            up: Axis::counting(tr.get(up), most),
            layers: vec![Layer::Bars {
                bars,
                part: (0.76, 0.12),
                ink: Ink::Primary,
                fill: Fill::Full,
            }],
            spots,
            legend: Vec::new(),
            field: FIELD,
            places: usize::try_from(places).unwrap_or(1),
        }));
        let totals = self.insights.totals();
        let each = totals.millis.checked_div(u64::from(totals.answers)).unwrap_or(0);
        let numbers = [
            ("time", say::span(tr, totals.millis).into()),
            ("answers", totals.answers.into()),
            ("each", say::span(tr, each).into()),
        ];
        figure.notes = vec![tr.with("insights-time-note", numbers)];
        figure.notes.extend(self.over_all(tr));
        figure
    }

    /// The first day to be told of, where this is the first with an answer: that of the period, but
    /// none before the learner began.
    fn begin(&self, first: Day) -> Day {
        let began = self.insights.began.unwrap_or(first);
        self.scope.since.map_or(first, |since| since.max(began).min(first))
    }

    /// That what is told is counted over all subjects, where only one of them is looked at.
    fn over_all(&self, tr: &Tr) -> Option<String> {
        self.scope.bank.is_some().then(|| tr.get("insights-all-banks"))
    }
}

/// What was promised against what came of it, the even line between them: for each promise the share
/// that came, with what is said of both.
fn even(across: Axis, up: Axis, told: Vec<(f64, Share, String)>, field: f32) -> Chart {
    let points = told.iter().map(|(promise, share, _)| (*promise, share.share)).collect();
    let ranges = told.iter().map(|(promise, share, _)| (*promise, share.low, share.high));
    Chart {
        across,
        up,
        layers: vec![
            Layer::Even,
            Layer::Ranges(ranges.collect()),
            Layer::Line { points, ink: Ink::Primary, dashed: false, dots: true },
        ],
        spots: told
            .into_iter()
            .map(|(promise, share, said)| (promise, share.share, said))
            .collect(),
        legend: Vec::new(),
        field,
        places: 0,
    }
}

/// So many of so many, in the words of a string.
fn of(tr: &Tr, id: &str, right: u32, count: u32) -> String {
    tr.with(id, [("right", right.into()), ("count", count.into())])
}

/// In which range a share may lie.
fn range(share: Share) -> String {
    format!("{}–{}", say::percent(share.low), say::percent(share.high))
}
