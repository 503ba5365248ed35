//! The class as a whole: its figures with what they say, how marks are spread, and what went worst.

use std::sync::Arc;

use iced::widget::{Column, Row, column, container, row};
use iced::{Center, Element, Fill, Length};

use super::{Message, Results};
use crate::app::context::Context;
use crate::app::font;
use crate::app::theme::size;
use crate::app::widget::bars;
use crate::app::widget::parts::{Role, button, card, chip, hairline, heading, muted, words};
use crate::app::widget::plot::canvas::plot;
use crate::app::widget::plot::chart::{Axis, Chart, Layer};
use crate::app::widget::plot::scene::{Fill as Filled, Ink};
use crate::app::widget::plot::shape::Plot;
use crate::app::words::exam::short_number;
use crate::app::words::results::{alpha, mean, or_none, percent, plain, spread};
use crate::domain::bank::markup::one_line;
use crate::domain::class::report::{Report, Worst};
use crate::domain::items::Bar;
use crate::i18n::Tr;

/// From this width on the cards stand in two columns.
const TWO_COLUMNS: f32 = 880.0;

impl Results {
    pub(super) fn overview<'a>(
        &'a self,
        context: &Context<'_>,
        report: &'a Report,
    ) -> Element<'a, Message> {
        let has_students = report.has_students();
        let histogram = has_students.then(|| histogram(context, report)).flatten();
        let worst = self.worst(context, report);
        let cards: Element<'a, Message> = match histogram {
            Some(histogram) if context.size.width >= TWO_COLUMNS => row![
                container(histogram).width(Length::FillPortion(1)),
                container(worst).width(Length::FillPortion(1)),
            ]
            .spacing(16)
            .into(),
            histogram => Column::new().push(worst).push(histogram).spacing(16).into(),
        };
        Column::new()
            .push(has_students.then(|| figures(context, report)))
            .push(cards)
            .push(teams(context, report))
            .spacing(16)
            .into()
    }

    /// What went worst, with the way to begin the next class with it.
    fn worst<'a>(&'a self, context: &Context<'_>, report: &'a Report) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        if report.worst.is_empty() {
            let said = muted(p, tr.get("results-worst-none"));
            return card(p, column![heading(p, tr.get("results-worst")), said].spacing(10)).into();
        }
        let lines = report.worst.iter().map(|worst| line(context, worst));
        let warm_up = self.can_warm_up().then(|| {
            let button = button(p, "warm-up", Role::Primary, tr.get("results-warm-up"))
                .key("W")
                .says(Message::WarmUpPicked);
            column![button, muted(p, tr.get("results-warm-up-about"))].spacing(6)
        });
        let content = Column::new()
            .push(heading(p, tr.get("results-worst")))
            .push(Column::with_children(lines).spacing(12))
            .push(warm_up)
            .spacing(14);
        card(p, content).into()
    }
}

/// A question that went badly.
fn line<'a>(context: &Context<'_>, worst: &'a Worst) -> Element<'a, Message> {
    let (p, tr) = (context.p, context.tr);
    let asked = worst
        .line
        .as_ref()
        .map_or_else(String::new, |text| one_line(text.text(context.titles())).into_owned());
    let again =
        worst.taught_again.then(|| chip(tr.get("room-teach-again-mark"), p.accent_soft, p.accent));
    let share = worst.share.map(|(right, total)| {
        let said = [("right", i64::from(right).into()), ("total", i64::from(total).into())];
        let share = f64::from(right) / f64::from(total.max(1));
        #[expect(clippy::cast_possible_truncation, reason = "drawn, not counted")]
        let bar = bars::share(share as f32, p.good, p.sunken);
        row![
            container(bar).width(Fill),
            words(tr.with("room-right-of", said), size::LABEL, font::MEDIUM, p.muted),
        ]
        .spacing(12)
        .align_y(Center)
    });
    let head = Row::new()
        .push(words(format!("{}.", worst.number), size::BODY, font::SEMIBOLD, p.muted))
        .push(container(words(asked, size::BODY, font::REGULAR, p.text)).width(Fill))
        .push(again)
        .spacing(10);
    Column::new().push(head).push(share).spacing(4).into()
}

/// The figures of the class, a line for each: its name, its value, and what that says.
fn figures<'a>(context: &Context<'_>, report: &Report) -> Element<'a, Message> {
    let (p, tr) = (context.p, context.tr);
    let test = &report.analysis.test;
    let is_narrow = context.size.width < 640.0;
    let line = |id: &str, number: Option<String>, of: Option<String>, said: Option<String>| {
        let value = Row::new()
            .push(words(or_none(number), size::STEM, font::SEMIBOLD, p.text))
            .push(of.map(|of| words(of, size::LABEL, font::MEDIUM, p.muted)))
            .spacing(10)
            .align_y(Center)
            .wrap();
        let name = words(tr.get(id), size::BODY, font::MEDIUM, p.text);
        let says = said.map(|said| muted(p, said));
        if is_narrow {
            return Element::from(Column::new().push(name).push(value).push(says).spacing(2));
        }
        Row::new()
            .push(container(name).width(Length::FillPortion(5)))
            .push(container(value).width(Length::FillPortion(5)))
            .push(container(Column::new().push(says)).width(Length::FillPortion(11)))
            .spacing(12)
            .align_y(Center)
            .into()
    };
    let marks = |marks: Option<f64>| marks.map(|marks| plain(marks, 2));
    let share = |marks: Option<f64>| marks.and_then(|marks| test.percent(marks)).map(percent);
    let sat = if test.whole == test.candidates {
        tr.get("results-sat-all")
    } else {
        tr.with("results-sat-whole", [("count", test.whole.into())])
    };
    let sat = match missing(tr, report) {
        Some(missing) => format!("{sat} {missing}"),
        None => sat,
    };
    let mean_of = test.mean.map(|mean| {
        let out = short_number(test.out_of, 2);
        tr.with("results-of-marks", [("marks", plain(mean, 2).into()), ("out", out.into())])
    });
    let says = |id: &str, there: bool| there.then(|| tr.get(id));
    let lines = [
        line("results-sat", Some(test.candidates.to_string()), None, Some(sat)),
        line("results-mean", share(test.mean), mean_of, mean(tr, test)),
        line(
            "results-median",
            marks(test.median),
            share(test.median),
            says("results-median-means", test.median.is_some()),
        ),
        line("results-sd", marks(test.sd), share(test.sd), spread(tr, test)),
        line("results-alpha", marks(test.alpha), None, alpha(tr, test)),
        line(
            "results-sem",
            test.sem.map(|sem| format!("±{}", plain(sem, 2))),
            None,
            says("results-sem-means", test.sem.is_some()),
        ),
    ];
    let mut shown = Column::new().spacing(8);
    for (place, line) in lines.into_iter().enumerate() {
        shown = shown.push((place > 0).then(|| hairline(p))).push(line);
    }
    card(p, shown).padding([14, 20]).into()
}

/// Who of the roll did not sit: the first of them, by number.
fn missing(tr: &Tr, report: &Report) -> Option<String> {
    const NAMED: usize = 12;
    let missing = report.missing();
    let class = report.class.as_ref().filter(|_| !missing.is_empty())?;
    let mut numbers: Vec<&str> =
        missing.iter().take(NAMED).map(|pupil| pupil.number.as_str()).collect();
    if missing.len() > NAMED {
        numbers.push("…");
    }
    let values = [("class", class.name.as_str().into()), ("numbers", numbers.join(", ").into())];
    Some(tr.with("results-sat-missing", values))
}

/// How many have how many marks.
fn histogram<'a>(context: &Context<'_>, report: &Report) -> Option<Element<'a, Message>> {
    let (p, tr) = (context.p, context.tr);
    let bars = report.histogram();
    if bars.len() < 2 {
        return None;
    }
    let drawn = plot(p, Arc::new(Plot::Chart(chart(tr, report, &bars))));
    let content = column![heading(p, tr.get("results-histogram")), drawn].spacing(10);
    Some(card(p, content).into())
}

fn chart(tr: &Tr, report: &Report, bars: &[(Bar, u32)]) -> Chart {
    let tenths = |place: u8| (u32::from(place) * 10, u32::from(place) * 10 + 10);
    let name = |bar: Bar| match bar {
        Bar::Marks(marks) => marks.to_string().replace('-', "−"),
        Bar::BelowNothing => tr.get("results-histogram-below"),
        Bar::Tenth(place) => format!("{}–{} %", tenths(place).0, tenths(place).1),
    };
    let places: Vec<(Bar, u32, f64)> =
        bars.iter().zip(0_u16..).map(|((bar, count), at)| (*bar, *count, f64::from(at))).collect();
    let most = bars.iter().map(|(_, count)| *count).max().unwrap_or(0);
    let last = places.last().map_or(0.0, |(.., place)| *place);
    // Where there is no room for all names, every second one is left out.
    let every = if bars.len() > 12 { 2 } else { 1 };
    let is_single = bars.iter().all(|(bar, _)| matches!(bar, Bar::Marks(_)));
    let label = if is_single {
        tr.get("results-histogram-marks")
    } else {
        let out = short_number(report.analysis.test.out_of, 2);
        tr.with("results-histogram-percent", [("out", out.into())])
    };
    // A tenth begins at the left end of its bar.
    let tick = |(bar, _, place): &(Bar, u32, f64)| match bar {
        Bar::Tenth(tenth) => (place - 0.5, tenths(*tenth).0.to_string()),
        bar => (*place, name(*bar)),
    };
    let spot = |(bar, count, place): &(Bar, u32, f64)| {
        let said = format!("{}\n{}", name(*bar), tr.count("results-sat-count", *count));
        (*place, f64::from(*count), said)
    };
    Chart {
        across: Axis {
            label,
            from: -0.5,
            to: last + 0.5,
            ticks: places.iter().step_by(every).map(tick).collect(),
        },
        up: Axis::counting(tr.get("results-histogram-count"), f64::from(most)),
        layers: vec![Layer::Bars {
            bars: places.iter().map(|(_, count, at)| (*at, 0.0, f64::from(*count))).collect(),
            part: (0.8, 0.1),
            ink: Ink::Primary,
            fill: Filled::Full,
        }],
        spots: places.iter().map(spot).collect(),
        legend: Vec::new(),
        field: 150.0,
        places: bars.len(),
    }
}

/// The teams that played, the best first.
fn teams<'a>(context: &Context<'_>, report: &'a Report) -> Option<Element<'a, Message>> {
    let (p, tr) = (context.p, context.tr);
    if report.teams.is_empty() {
        return None;
    }
    let mut teams: Vec<_> = report.teams.iter().collect();
    teams.sort_by_key(|(_, earned)| -*earned);
    let chips = teams.into_iter().map(|(name, earned)| {
        let name = tr.with("room-team", [("name", name.as_str().into())]);
        chip(format!("{name} · {}", short_number(*earned, 2)), p.sunken, p.text)
    });
    let chips = Row::with_children(chips).spacing(8).wrap().vertical_spacing(8);
    Some(card(p, column![heading(p, tr.get("results-teams")), chips].spacing(10)).into())
}
