//! The first card of the report: marks by bank and topic, section, format or third of the paper.

use iced::widget::{Column, Row, container, row, space};
use iced::{Center, Element, Fill};

use super::{By, Message, Report};
use crate::app::context::Context;
use crate::app::font;
use crate::app::icon::{Icon, icon};
use crate::app::widget::parts::{Role, card, chooser, heading, look, muted};
use crate::app::widget::press;
use crate::app::widget::table::{cell, head, table};
use crate::app::words::report as say;
use crate::domain::bank::{BankId, TopicId};
use crate::domain::exam::report::Part;

/// How far the topics of a bank stand to the right of its name.
const FOLD: f32 = 18.0;

impl Report {
    /// Marks by topic, section, format or third.
    pub(super) fn by_part<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let report = &self.facts.report;
        let tabs = By::ALL.map(|by| (by, tr.get(by_name(by))));
        let rows: Vec<PartRow> = match self.by {
            By::Topic => self.banks_and_topics(context),
            By::Section => report
                .sections
                .iter()
                .map(|part| PartRow::of(part.name.text(context.titles()).to_owned(), part))
                .collect(),
            By::Format => report
                .formats
                .iter()
                .map(|part| PartRow::of(tr.get(say::format(part.name)), part))
                .collect(),
            By::Third => report
                .thirds
                .iter()
                .map(|part| PartRow::of(tr.get(third(part.name)), part))
                .collect(),
        };
        let decimals = report.rules.decimals;
        let lines = rows.into_iter().map(|row| {
            let numbers = row.numbers;
            let face = if row.fold.is_some() { font::MEDIUM } else { font::REGULAR };
            let marks = if row.is_inner { font::REGULAR } else { font::BOLD };
            let name = Row::new()
                .push(row.is_inner.then(|| space().width(FOLD)))
                .push(row.felt.then(|| icon(Icon::Flag, 14.0, p.violet)))
                .push(cell(row.name, face, p.text))
                .spacing(6)
                .align_y(Center);
            let name: Element<'a, Message> = match row.fold {
                None => name.into(),
                Some((bank, is_open)) => {
                    let mark = if is_open { Icon::Down } else { Icon::Open };
                    let content = row![icon(mark, 14.0, p.muted), name].spacing(6).align_y(Center);
                    press(format!("part-{bank}"), content, look(p, Role::Plain))
                        .padding([2, 4])
                        .on_press(Message::BankToggled(bank))
                        .into()
                }
            };
            vec![
                name,
                cell(numbers.asked.to_string(), font::REGULAR, p.text),
                cell(numbers.right.to_string(), font::REGULAR, p.good),
                cell(numbers.wrong.to_string(), font::REGULAR, p.bad),
                cell(numbers.left.to_string(), font::REGULAR, p.muted),
                cell(say::signed(numbers.obtained, decimals), marks, p.text),
            ]
        });
        let heads = vec![
            head(tr.get(by_name(self.by)), 48),
            head(tr.get("column-asked"), 12),
            head(tr.get("column-right"), 11),
            head(tr.get("column-wrong"), 12),
            head(tr.get("column-left"), 11),
            head(tr.get("column-marks"), 15),
        ];
        let felt = (self.by == By::Topic).then(|| self.felt(context)).flatten();
        let content = Column::new()
            .push(heading(p, tr.get("report-by")))
            .push(chooser(p, "by", tabs, self.by, Message::PartsPicked))
            .push(table(p, heads, lines.collect()))
            .push(felt)
            .spacing(10);
        card(p, content).into()
    }

    /// The banks of the paper, the open one with its topics; the topics alone where they are of one
    /// bank.
    fn banks_and_topics(&self, context: &Context<'_>) -> Vec<PartRow> {
        let facts = &self.facts;
        let weak =
            |place: usize| facts.felt_weak.as_ref().is_some_and(|weak| weak.contains(&place));
        let topics = |bank: &BankId| {
            let topics = facts.report.topics.iter().enumerate();
            let own: Vec<_> = topics.filter(|(_, part)| part.name.0 == *bank).collect();
            own
        };
        let topic = |place: usize, part: &Part<(BankId, TopicId)>, is_inner: bool| {
            let title = facts.topics.get(place);
            let name = title.map_or_else(|| part.name.1.as_str(), |t| t.text(context.titles()));
            PartRow { felt: weak(place), is_inner, ..PartRow::of(name.to_owned(), part) }
        };
        if let [only] = facts.report.banks.as_slice() {
            let own = topics(&only.name).into_iter();
            return own.map(|(place, part)| topic(place, part, false)).collect();
        }
        let mut rows = Vec::new();
        for (bank, part) in facts.report.banks.iter().enumerate() {
            let own = topics(&part.name);
            let title = facts.banks.get(bank);
            let name = title.map_or_else(|| part.name.as_str(), |t| t.text(context.titles()));
            let is_open = self.open_bank == Some(bank);
            rows.push(PartRow {
                felt: own.iter().any(|(place, _)| weak(*place)),
                fold: Some((bank, is_open)),
                ..PartRow::of(name.to_owned(), part)
            });
            if is_open {
                rows.extend(own.into_iter().map(|(place, part)| topic(place, part, true)));
            }
        }
        rows
    }

    /// What came of the topics that felt weak, beside the others.
    fn felt<'a>(&'a self, context: &Context<'_>) -> Option<Element<'a, Message>> {
        let (p, tr) = (context.p, context.tr);
        let weak = self.facts.felt_weak.as_ref().filter(|weak| !weak.is_empty())?;
        let share = |felt: bool| {
            let parts = self.facts.report.topics.iter().enumerate();
            let parts = parts.filter(|(place, _)| weak.contains(place) == felt);
            let sum = parts.fold((num_rational::Ratio::from_integer(0), 0.into()), |sum, part| {
                (sum.0 + part.1.obtained, sum.1 + part.1.out_of)
            });
            say::percent(say::share_of(sum.0, sum.1))
        };
        let said =
            tr.with("report-felt", [("weak", share(true).into()), ("rest", share(false).into())]);
        let line = row![icon(Icon::Flag, 14.0, p.violet), container(muted(p, said)).width(Fill)]
            .spacing(6)
            .align_y(Center);
        Some(line.into())
    }
}

/// A line of the paper's parts.
struct PartRow {
    name: String,
    /// Whether it felt weak, or something in it did.
    felt: bool,
    numbers: Numbers,
    /// The bank that a press on it opens or closes, and whether it is open.
    fold: Option<(usize, bool)>,
    /// Whether it belongs to the bank above.
    is_inner: bool,
}

impl PartRow {
    fn of<N>(name: String, part: &Part<N>) -> Self {
        Self { name, felt: false, numbers: Numbers::of(part), fold: None, is_inner: false }
    }
}

/// The numbers of a part of the paper.
struct Numbers {
    asked: u32,
    right: u32,
    wrong: u32,
    left: u32,
    obtained: num_rational::Ratio<i64>,
}

impl Numbers {
    fn of<N>(part: &Part<N>) -> Self {
        let counts = &part.counts;
        Self {
            asked: counts.asked(),
            right: counts.right,
            wrong: counts.wrong + counts.partial,
            left: counts.blank + counts.not_attempted,
            obtained: part.obtained,
        }
    }
}

const fn by_name(by: By) -> &'static str {
    match by {
        By::Topic => "column-topic",
        By::Section => "column-section",
        By::Format => "column-format",
        By::Third => "column-third",
    }
}

/// A third of the paper by its number.
pub(super) const fn third(number: u8) -> &'static str {
    match number {
        1 => "third-first",
        2 => "third-middle",
        _ => "third-last",
    }
}
