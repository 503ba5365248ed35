//! The cards of the report: each a plot that can be a table, or a table.

use iced::widget::{Column, Row, column, container, row};
use iced::{Center, Element, Fill, Length};

use super::{Filter, Message, Report};
use crate::app::context::Context;
use crate::app::font;
use crate::app::icon::{Icon, icon};
use crate::app::theme::size;
use crate::app::widget::bars;
use crate::app::widget::parts::{Role, body, button, card, heading, muted, words};
use crate::app::widget::plot::{self, Calibration, Mark, Sure, Times};
use crate::app::widget::table::{cell, head, table};
use crate::app::words::{self as app_words, report as say};
use crate::domain::answer::Certainty;
use crate::domain::exam::marks::Outcome;
use crate::domain::exam::report::{Level, Line, Verdict, promised};
use crate::domain::share::Share;
use crate::i18n::Tr;

/// At most so many earlier sittings are drawn.
const EARLIER: usize = 8;

impl Report {
    /// How sure against how often right.
    pub(super) fn sureness<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let report = &self.facts.report;
        let options = report.rules.options;
        let levels: Vec<(Certainty, Level, Share)> = Certainty::ALL
            .into_iter()
            .map(|certainty| (certainty, report.calibration.level(certainty)))
            .filter_map(|(certainty, level)| Some((certainty, level, level.share()?)))
            .collect();
        let said = if levels.is_empty() {
            vec![body(p, tr.get("report-no-certainty"))]
        } else {
            let mut said = Vec::new();
            if !self.shows_tables {
                said.push(muted(p, tr.get("report-below-line")));
            }
            said.extend(levels.iter().filter_map(|(certainty, level, share)| {
                let promise = promised(*certainty, options);
                let id = if share.high < promise {
                    "report-too-sure"
                } else if share.low > promise {
                    "report-too-modest"
                } else {
                    return None;
                };
                let name = tr.get(say::certainty(Some(*certainty)));
                let numbers = [
                    ("certainty", name.into()),
                    ("right", level.right.into()),
                    ("count", level.count.into()),
                ];
                Some(words(tr.with(id, numbers), size::LABEL, font::MEDIUM, p.accent))
            }));
            said
        };
        let shown: Element<'a, Message> = if self.shows_tables || levels.is_empty() {
            self.sureness_table(context)
        } else {
            #[expect(clippy::cast_possible_truncation, reason = "drawn")]
            let points = levels.iter().map(|(certainty, _, share)| Sure {
                promised: promised(*certainty, options) as f32,
                right: share.share as f32,
                range: (share.low as f32, share.high as f32),
                label: tr.get(say::certainty(Some(*certainty))),
            });
            let drawn = Calibration {
                points: points.collect(),
                across: tr.get("report-how-sure"),
                up: tr.get("report-how-right"),
                p,
            };
            plot::calibration(drawn, 250.0)
        };
        let content =
            Column::new().push(heading(p, tr.get("report-sureness"))).push(shown).extend(said);
        card(p, content.spacing(10)).into()
    }

    fn sureness_table<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let calibration = &self.facts.report.calibration;
        let heads = vec![
            head(tr.get("column-certainty"), 34),
            head(tr.get("column-attempted"), 20),
            head(tr.get("column-right"), 16),
            head(tr.get("column-share"), 16),
            head(tr.get("column-range"), 26),
        ];
        let tagged = Certainty::ALL.into_iter().map(Some).zip(calibration.levels);
        let all = tagged.chain(std::iter::once((None, calibration.untagged)));
        let rows = all.map(|(certainty, level)| {
            let (share, range) = shares(level);
            vec![
                cell(tr.get(say::certainty(certainty)), font::REGULAR, p.text),
                cell(level.count.to_string(), font::REGULAR, p.text),
                cell(level.right.to_string(), font::REGULAR, p.text),
                cell(share, font::BOLD, p.text),
                cell(range, font::REGULAR, p.muted),
            ]
        });
        table(p, heads, rows.collect())
    }

    /// Time by question.
    pub(super) fn times<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let report = &self.facts.report;
        let count = u64::try_from(report.questions.len().max(1)).unwrap_or(1);
        let even = report.time.allowed / count;
        let line = tr.with(
            "report-time-line",
            [
                ("used", say::span(tr, report.time.used).into()),
                ("allowed", say::span(tr, report.time.allowed).into()),
                ("even", say::span(tr, even).into()),
            ],
        );
        let shown: Element<'a, Message> = if self.shows_tables {
            self.times_table(context)
        } else {
            #[expect(clippy::cast_precision_loss, reason = "drawn, not counted")]
            let seconds = |millis: u64| millis as f32 / 1_000.0;
            let bars = report.questions.iter().map(|line| (seconds(line.millis), mark(line)));
            let times = Times {
                bars: bars.collect(),
                even: seconds(even),
                even_label: say::short_span(even),
                p,
            };
            let legend = [
                (Mark::Right, "column-right"),
                (Mark::Wrong, "column-wrong"),
                (Mark::Left, "column-left"),
            ];
            let legend = legend.map(|(mark, id)| {
                row![plot::swatch(p, mark), muted(p, tr.get(id))].spacing(6).align_y(Center).into()
            });
            column![
                plot::times(times, 190.0, Message::QuestionOpened),
                Row::with_children(legend).spacing(16).wrap().vertical_spacing(6),
            ]
            .spacing(8)
            .into()
        };
        let content = Column::new()
            .push(heading(p, tr.get("report-times")))
            .push(shown)
            .push(muted(p, line))
            .push(self.time_by_outcome(context));
        card(p, content.spacing(10)).into()
    }

    /// On what the time went: on right answers, on wrong ones, on what was left.
    fn time_by_outcome<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let questions = &self.facts.report.questions;
        let spent = |wanted: Mark| {
            let lines = questions.iter().filter(|line| mark(line) == wanted);
            let millis: u64 = lines.clone().map(|line| line.millis).sum();
            let count = u64::try_from(lines.count()).unwrap_or(0);
            say::span(tr, millis.checked_div(count).unwrap_or(0))
        };
        let said = tr.with(
            "report-time-each",
            [
                ("right", spent(Mark::Right).into()),
                ("wrong", spent(Mark::Wrong).into()),
                ("left", spent(Mark::Left).into()),
            ],
        );
        muted(p, said)
    }

    fn times_table<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let report = &self.facts.report;
        let heads = vec![
            head(tr.get("column-number"), 10),
            head(tr.get("column-outcome"), 30),
            head(tr.get("column-certainty"), 24),
            head(tr.get("column-marks"), 16),
            head(tr.get("column-time"), 24),
        ];
        let rows = (1..).zip(&report.questions).map(|(number, line)| {
            vec![
                cell(number.to_string(), font::REGULAR, p.muted),
                cell(
                    tr.get(say::outcome(line.outcome)),
                    font::REGULAR,
                    plot::mark_color(p, mark(line)),
                ),
                cell(tr.get(say::certainty(line.certainty)), font::REGULAR, p.text),
                cell(say::signed(line.marks, report.rules.decimals), font::MEDIUM, p.text),
                cell(say::span(tr, line.millis), font::REGULAR, p.text),
            ]
        });
        table(p, heads, rows.collect())
    }

    /// Whether attempting pays, by how sure, at the learner's own rates.
    pub(super) fn advice<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let own = &self.facts.own;
        let lines = self.facts.report.advice.iter().map(|told| {
            // The rates are those of all own sittings; the exam decides what they are worth.
            let advice = own.advise(told.certainty, told.break_even);
            let (share, range) = shares(advice.level);
            let name = tr.get(say::certainty(Some(told.certainty)));
            let rate = if advice.level.count == 0 {
                tr.get("report-no-answers")
            } else {
                let numbers = [
                    ("right", advice.level.right.into()),
                    ("count", advice.level.count.into()),
                    ("share", share.into()),
                    ("range", range.into()),
                ];
                tr.with("report-rate", numbers)
            };
            let color = match advice.verdict {
                Verdict::AlwaysAttempt | Verdict::Attempt => p.good,
                Verdict::Skip => p.bad,
                Verdict::Unclear | Verdict::TooFew => p.muted,
            };
            let head = row![
                words(name, size::BODY, font::MEDIUM, p.text),
                container(words(
                    tr.get(say::advice(advice.verdict)),
                    size::LABEL,
                    font::SEMIBOLD,
                    color
                ))
                .align_right(Fill),
            ]
            .spacing(8)
            .align_y(Center);
            column![head, muted(p, rate)].spacing(0).into()
        });
        let least = self.facts.report.advice.first().map(|told| told.break_even);
        let line = match least {
            Some(least) if least > 0.into() => {
                let share = say::percent(say::share_of(least, 1.into()));
                let numbers = [("exact", say::exact(least).into()), ("share", share.into())];
                tr.with("report-break-even", numbers)
            }
            _ => tr.get("report-break-even-none"),
        };
        let sittings = self.facts.earlier.len() + 1;
        let content = Column::new()
            .push(heading(p, tr.get("report-advice")))
            .push(body(p, line))
            .extend(lines)
            .push(muted(p, tr.count("report-own-rates", sittings)))
            .spacing(10);
        card(p, content).into()
    }

    /// Answers that were changed.
    pub(super) fn changes<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let changes = &self.facts.report.changes;
        let kinds = [
            ("change-wrong-right", &changes.wrong_to_right, p.good),
            ("change-right-wrong", &changes.right_to_wrong, p.bad),
            ("change-right-blank", &changes.right_to_blank, p.bad),
            ("change-wrong-wrong", &changes.wrong_to_wrong, p.muted),
            ("change-wrong-blank", &changes.wrong_to_blank, p.good),
        ];
        let content = Column::new().push(heading(p, tr.get("report-changes"))).spacing(10);
        if self.changed.is_empty() {
            return card(p, content.push(body(p, tr.get("report-no-changes")))).into();
        }
        let rows = kinds.into_iter().filter(|(_, places, _)| !places.is_empty()).map(
            |(id, places, color)| {
                vec![
                    cell(tr.get(id), font::REGULAR, p.text),
                    cell(places.len().to_string(), font::BOLD, color),
                    cell(say::places(places), font::REGULAR, p.muted),
                ]
            },
        );
        let heads = vec![
            head(tr.get("column-change"), 40),
            head(tr.get("column-count"), 14),
            head(tr.get("column-numbers"), 40),
        ];
        let look = button(p, "review-changed", Role::Secondary, tr.get("report-look-changed"))
            .says(Message::ReviewOpened(Filter::Changed));
        card(p, content.push(table(p, heads, rows.collect())).push(look)).into()
    }

    /// The same answers under another exam's rules.
    pub(super) fn what_if<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let facts = &self.facts;
        let content = Column::new().push(heading(p, tr.get("report-what-if"))).spacing(10);
        let (Some(pattern), Some(marks)) =
            (facts.patterns.get(self.other), self.others.get(self.other))
        else {
            return card(p, content.push(body(p, tr.get("report-no-patterns")))).into();
        };
        let number = words(
            tr.with(
                "report-total",
                [
                    ("marks", say::number(marks.obtained, pattern.decimals).into()),
                    ("out", say::short_number(marks.out_of, pattern.decimals).into()),
                ],
            ),
            size::STEM,
            font::SEMIBOLD,
            p.text,
        );
        let own = &facts.report.marks;
        let numbers = [
            ("there", say::percent(say::share_of(marks.obtained, marks.out_of)).into()),
            ("here", say::percent(say::share_of(own.obtained, own.out_of)).into()),
        ];
        let exactly = say::is_rounded(marks.obtained, pattern.decimals).then(|| {
            let exact = say::exact(marks.obtained);
            muted(p, tr.with("report-exactly", [("marks", exact.into())]))
        });
        let rejected = marks
            .disqualified
            .map(|_| words(tr.get("report-would-be-rejected"), size::LABEL, font::MEDIUM, p.bad));
        let count = facts.patterns.len();
        let step = |back: bool| {
            let other = if back { self.other + count - 1 } else { self.other + 1 };
            Message::OtherPicked(other % count.max(1))
        };
        let pick = row![
            button(p, "other-back", Role::Secondary, tr.get("report-other-back")).says(step(true)),
            button(p, "other-next", Role::Secondary, tr.get("report-other-next"))
                .key("W")
                .says(step(false)),
        ]
        .spacing(8)
        .wrap()
        .vertical_spacing(8);
        let place = format!("{} / {count}", self.other + 1);
        let content = content
            .push(words(pattern.title.text(context.titles()), size::BODY, font::MEDIUM, p.primary))
            .push(number)
            .push(exactly)
            .push(rejected)
            .push(muted(p, tr.with("report-share-beside", numbers)))
            .push(pick)
            .push(muted(p, place));
        card(p, content).into()
    }

    /// Own earlier sittings beside this one.
    pub(super) fn earlier<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let facts = &self.facts;
        let content = Column::new().push(heading(p, tr.get("report-earlier"))).spacing(10);
        if facts.earlier.is_empty() {
            return card(p, content.push(body(p, tr.get("report-first")))).into();
        }
        let report = &facts.report;
        let this = Sat {
            when: tr.get("report-this"),
            title: report.rules.title.text(context.titles()).to_owned(),
            marks: report.marks.obtained,
            out_of: report.marks.out_of,
            counts: [
                report.marks.counts.right,
                report.marks.counts.wrong + report.marks.counts.partial,
                report.marks.counts.blank + report.marks.counts.not_attempted,
            ],
            millis: report.time.used,
            is_this: true,
        };
        let others = facts.earlier.iter().take(EARLIER).map(|one| Sat {
            when: app_words::date(tr, one.begun.local_date()),
            title: one.title.text(context.titles()).to_owned(),
            marks: one.obtained,
            out_of: one.out_of,
            counts: [one.right, one.wrong, one.left],
            millis: one.millis,
            is_this: false,
        });
        let sat: Vec<Sat> = std::iter::once(this).chain(others).collect();
        let decimals = report.rules.decimals;
        let shown: Element<'a, Message> = if self.shows_tables {
            let heads = vec![
                head(tr.get("column-date"), 30),
                head(tr.get("column-marks"), 22),
                head(tr.get("column-right"), 14),
                head(tr.get("column-wrong"), 14),
                head(tr.get("column-left"), 14),
                head(tr.get("column-time"), 22),
            ];
            let rows = sat.iter().map(|one| {
                let [right, wrong, left] = one.counts;
                vec![
                    column![
                        cell(one.when.clone(), font::MEDIUM, p.text),
                        words(one.title.clone(), size::SMALL, font::REGULAR, p.muted)
                    ]
                    .into(),
                    cell(one.said(tr, decimals), font::BOLD, p.text),
                    cell(right.to_string(), font::REGULAR, p.good),
                    cell(wrong.to_string(), font::REGULAR, p.bad),
                    cell(left.to_string(), font::REGULAR, p.muted),
                    cell(say::span(tr, one.millis), font::REGULAR, p.text),
                ]
            });
            table(p, heads, rows.collect())
        } else {
            let rows = sat.iter().map(|one| {
                #[expect(clippy::cast_possible_truncation, reason = "drawn")]
                let share = say::share_of(one.marks, one.out_of) as f32;
                let color = if one.is_this { p.accent } else { p.primary };
                let face = if one.is_this { font::SEMIBOLD } else { font::REGULAR };
                let name = column![
                    words(one.when.clone(), size::LABEL, face, p.text),
                    words(one.title.clone(), size::SMALL, font::REGULAR, p.muted),
                ];
                row![
                    container(name).width(Length::FillPortion(5)),
                    container(bars::share(share, color, p.sunken)).width(Length::FillPortion(4)),
                    container(words(one.said(tr, decimals), size::LABEL, font::BOLD, p.text))
                        .width(Length::FillPortion(3))
                        .align_x(iced::Alignment::End),
                ]
                .spacing(12)
                .align_y(Center)
                .into()
            });
            Column::with_children(rows).spacing(8).into()
        };
        let alike: Vec<_> = facts.earlier.iter().filter(|one| one.is_alike).collect();
        let best = alike.iter().map(|one| say::share_of(one.obtained, one.out_of)).reduce(f64::max);
        let compared = best.map(|best| {
            let here = say::share_of(report.marks.obtained, report.marks.out_of);
            let id = if here > best { "report-best-yet" } else { "report-best-before" };
            muted(p, tr.with(id, [("share", say::percent(best).into())]))
        });
        let more = facts.earlier.len().saturating_sub(EARLIER);
        let more = (more > 0).then(|| muted(p, tr.count("report-earlier-more", more)));
        card(p, content.push(shown).push(compared).push(more)).into()
    }

    /// What happened to the clock and to the program.
    pub(super) fn course<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let said = say::course(tr, &self.facts.report);
        let content = Column::new().push(heading(p, tr.get("report-course"))).spacing(8);
        if said.is_empty() {
            return card(p, content.push(body(p, tr.get("report-course-quiet")))).into();
        }
        let lines = said.into_iter().map(|line| {
            row![icon(Icon::Clock, 16.0, p.accent), container(body(p, line)).width(Fill)]
                .spacing(8)
                .into()
        });
        let safe = muted(p, tr.get("report-course-safe"));
        card(p, content.extend(lines).push(safe)).into()
    }
}

/// A sitting as it is compared with others.
struct Sat {
    when: String,
    title: String,
    marks: num_rational::Ratio<i64>,
    out_of: num_rational::Ratio<i64>,
    counts: [u32; 3],
    millis: u64,
    is_this: bool,
}

impl Sat {
    fn said(&self, tr: &Tr, decimals: u8) -> String {
        tr.with(
            "report-total",
            [
                ("marks", say::number(self.marks, decimals).into()),
                ("out", say::short_number(self.out_of, decimals).into()),
            ],
        )
    }
}

/// The share of right answers, and the interval it may lie in.
fn shares(level: Level) -> (String, String) {
    match level.share() {
        None => ("–".to_owned(), "–".to_owned()),
        Some(share) => (
            say::percent(share.share),
            format!("{}–{}", say::percent(share.low), say::percent(share.high)),
        ),
    }
}

/// What a question counts as where there is room for three kinds only.
pub(super) const fn mark(line: &Line) -> Mark {
    match line.outcome {
        Outcome::Right => Mark::Right,
        Outcome::Wrong | Outcome::Multiple | Outcome::Partial(_) => Mark::Wrong,
        Outcome::Blank | Outcome::NotAttempted | Outcome::Dropped => Mark::Left,
    }
}
