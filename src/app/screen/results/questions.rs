//! Each question: what it asked, its figures, who chose which option, and what should be looked at.

use iced::widget::{Column, Row, column, container, row};
use iced::{Center, Element, Fill, Length};

use super::{Message, QUESTIONS, Results};
use crate::app::context::Context;
use crate::app::font;
use crate::app::icon::{Icon, icon};
use crate::app::theme::size;
use crate::app::widget::bars;
use crate::app::widget::pages::pages;
use crate::app::widget::parts::{card, chip, chooser, muted, words};
use crate::app::words::report::span;
use crate::app::words::results::{letter, or_none, part, percent, plain, remarks};
use crate::domain::bank::markup::one_line;
use crate::domain::bank::printed::PrintedChoice;
use crate::domain::class::report::{Asked, Report};
use crate::domain::items::{Item, ItemFigures, Picked};

/// What is told of figures where that is asked.
const MEANINGS: [&str; 5] = [
    "results-means-facility",
    "results-means-discrimination",
    "results-means-efficiency",
    "results-means-left",
    "results-means-thirds",
];

impl Results {
    pub(super) fn each_question<'a>(
        &'a self,
        context: &Context<'_>,
        report: &'a Report,
    ) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let orders = [
            (false, tr.get("results-order-lesson")),
            (true, format!("{} · S", tr.get("results-order-worst"))),
        ];
        let order = chooser(p, "results-order", orders, self.worst_first, |worst_first| {
            Message::OrderPicked { worst_first }
        });
        let head = super::view::side_by_side(context, order, self.explain(context));
        let meanings = self.explains.then(|| {
            let lines = MEANINGS.map(|id| muted(p, tr.get(id)));
            card(p, Column::with_children(lines).spacing(6))
        });
        let shown = self.questions.iter().skip(self.question).take(QUESTIONS);
        let cards = shown.filter_map(|place| {
            let asked = report.asked.get(*place)?;
            let item = report.outcome.items.get(*place)?;
            let figures = report.analysis.items.get(*place)?;
            Some(question(context, asked, item, figures))
        });
        let all = self.questions.len();
        let turn = pages(context, self.question, QUESTIONS, all, |on| Message::Turned { on });
        Column::new().push(head).push(meanings).extend(cards).push(turn).spacing(14).into()
    }
}

fn question<'a>(
    context: &Context<'_>,
    asked: &'a Asked,
    item: &'a Item,
    figures: &'a ItemFigures,
) -> Element<'a, Message> {
    let (p, tr) = (context.p, context.tr);
    let is_by_seat = figures.there > 0;
    let text = asked.printed.in_a_line();
    let text =
        text.map_or_else(String::new, |text| one_line(text.text(context.titles())).into_owned());
    let again =
        asked.taught_again.then(|| chip(tr.get("room-teach-again-mark"), p.accent_soft, p.accent));
    let head = Row::new()
        .push(words(format!("{}.", asked.number), size::BODY, font::BOLD, p.muted))
        .push(container(words(text, size::BODY, font::MEDIUM, p.text)).width(Fill))
        .push(again)
        .spacing(10);
    let right = |(right, total): &(u32, u32)| part(*right, *total);
    let said = if is_by_seat {
        in_figures(context, figures)
    } else {
        let share = or_none(asked.votes.last().map(right));
        tr.with("results-question-hands", [("facility", share.into())])
    };
    let votes = match (asked.votes.first(), asked.votes.last()) {
        (Some(first), Some(last)) if asked.votes.len() > 1 => {
            let shares = [("first", right(first).into()), ("last", right(last).into())];
            Some(muted(p, tr.with("results-votes", shares)))
        }
        _ => None,
    };
    let options = asked.printed.choices().iter().enumerate().map(|(place, choice)| {
        let picked = figures.options.get(place).filter(|_| is_by_seat);
        option(context, asked, choice, place, picked, figures.compared > 0)
    });
    let remarks = remarks(tr, item, figures).into_iter().map(|said| {
        row![
            icon(Icon::Warning, 16.0, p.accent),
            container(words(said, size::LABEL, font::MEDIUM, p.text)).width(Fill),
        ]
        .spacing(8)
        .align_y(Center)
        .into()
    });
    let content = Column::new()
        .push(head)
        .push(muted(p, said))
        .push(votes)
        .push(Column::with_children(options).spacing(8))
        .extend(remarks)
        .spacing(10);
    card(p, content).padding([16, 20]).into()
}

/// The figures of a question in a line.
fn in_figures(context: &Context<'_>, figures: &ItemFigures) -> String {
    let tr = context.tr;
    let share = |share: Option<f64>| or_none(share.map(|share| percent(100.0 * share)));
    let whole = |figure: Option<f64>| or_none(figure.map(|figure| plain(figure, 0)));
    let time = figures.median_millis.map(|millis| span(tr, millis.into()));
    tr.with(
        "results-question-figures",
        [
            ("facility", share(figures.facility).into()),
            ("discrimination", whole(figures.discrimination.map(|index| index.value)).into()),
            ("efficiency", whole(figures.efficiency).into()),
            ("left", share(figures.omit_rate).into()),
            ("time", or_none(time).into()),
        ],
    )
}

/// An option with who chose it: of those in seats, or else by hands.
fn option<'a>(
    context: &Context<'_>,
    asked: &Asked,
    choice: &PrintedChoice,
    place: usize,
    picked: Option<&Picked>,
    has_thirds: bool,
) -> Element<'a, Message> {
    let (p, tr) = (context.p, context.tr);
    let hands = asked.hands.get(place).copied().unwrap_or(0);
    let all: u32 = asked.hands.iter().sum();
    let (count, share) = match picked {
        Some(picked) => (picked.by.count, picked.by.share),
        None => (hands, f64::from(hands) / f64::from(all.max(1))),
    };
    let color = if choice.right { p.good } else { p.muted };
    // A sign and the word as well as a colour, since colour alone may not be seen.
    let mark = choice.right.then(|| icon(Icon::Right, 16.0, p.good));
    let key = choice.right.then(|| chip(tr.get("results-key"), p.good_soft, p.good));
    let face = if choice.right { font::SEMIBOLD } else { font::REGULAR };
    let text = one_line(choice.text.text(context.titles())).into_owned();
    let label = words(letter(place), size::BODY, font::BOLD, color);
    let said = Row::new()
        .push(container(label).width(20))
        .push(container(words(text, size::LABEL, face, p.text)).width(Fill))
        .push(mark)
        .push(key)
        .spacing(8)
        .align_y(Center);
    #[expect(clippy::cast_possible_truncation, reason = "drawn, not counted")]
    let bar = bars::share(share as f32, color, p.sunken);
    let number = format!("{count} · {}", percent(100.0 * share));
    let thirds = picked.filter(|_| has_thirds).map(|picked| {
        let [top, middle, bottom] = picked.by.thirds;
        let values = [("top", top.into()), ("middle", middle.into()), ("bottom", bottom.into())];
        muted(p, tr.with("results-thirds", values))
    });
    // Hands that were counted beside phones are told, and belong to nobody.
    let beside = picked
        .filter(|_| hands > 0)
        .map(|_| muted(p, format!("{}: {hands}", tr.get("results-hands"))));
    let drawn = row![
        container(bar).width(Fill),
        container(words(number, size::LABEL, font::MEDIUM, p.text)).width(84).align_right(84),
    ]
    .spacing(10)
    .align_y(Center);
    let told = Column::new().push(drawn).push(thirds).push(beside).spacing(2);
    if context.size.width < 720.0 {
        return column![said, told].spacing(4).into();
    }
    row![
        container(said).width(Length::FillPortion(1)),
        container(told).width(Length::FillPortion(1)),
    ]
    .spacing(20)
    .align_y(Center)
    .into()
}
