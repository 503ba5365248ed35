//! How Insights is drawn: filters, cards of figures, and lists of facts.

use iced::widget::{Column, Row, column, container, row};
use iced::{Center, Element, Fill, Length};

use super::figure::{Figure, Kind};
use super::{File, Insights, List, Message, PAGE, Period, Wanted};
use crate::app::context::Context;
use crate::app::font;
use crate::app::icon::{Icon, icon};
use crate::app::theme::size;
use crate::app::widget::language;
use crate::app::widget::parts::{
    Role, button, card, chooser, heading, look, muted, note, page, title, words,
};
use crate::app::widget::plot::canvas::plot;
use crate::app::widget::press;
use crate::app::widget::table;
use crate::app::words::report as say;
use crate::domain::bank::markup;
use crate::domain::study::insights::WeakFact;

/// From this width on the cards stand in two columns.
const TWO_COLUMNS: f32 = 880.0;
/// What is remembered less than this is as good as forgotten.
const FORGOTTEN: f32 = 0.5;
/// What is remembered less than this is fading.
const FADING: f32 = 0.7;
/// At most so many leeches and misconceptions are listed.
const LISTED: usize = 12;

impl Insights {
    /// Draws the screen.
    pub fn view<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        if let Some(fact) = self.fact_page(context) {
            return fact;
        }
        let p = context.p;
        let figure = |kind| self.figure_card(context, kind);
        let left = [
            figure(Kind::Marks),
            figure(Kind::Calendar),
            figure(Kind::Forecast),
            figure(Kind::Time),
            figure(Kind::Hours),
            self.list_card(context, List::Misconceptions),
        ];
        let right = [
            figure(Kind::Certainty),
            self.list_card(context, List::Weakest),
            figure(Kind::Topics),
            figure(Kind::Reliability),
            self.list_card(context, List::Leeches),
        ];
        let cards: Element<'a, Message> = if context.size.width >= TWO_COLUMNS {
            row![
                Column::with_children(left).spacing(16).width(Length::FillPortion(58)),
                Column::with_children(right).spacing(16).width(Length::FillPortion(42)),
            ]
            .spacing(16)
            .into()
        } else {
            // One after the other, as they stand beside each other where there is room.
            let mut right = right.into_iter();
            let both = left.into_iter().flat_map(|left| [Some(left), right.next()]);
            Column::with_children(both.flatten()).spacing(16).into()
        };
        let content = Column::new()
            .push(self.head(context))
            .push(self.shows_banks.then(|| self.bank_chooser(context)))
            .extend(self.messages(context))
            .push(cards)
            .spacing(18);
        let room = if context.is_narrow() { [16, 16] } else { [24, 36] };
        page(p, "insights", content, 1240.0, room)
    }

    fn head<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let bank = self.bank.and_then(|bank| {
            let found = self.board.banks.iter().find(|(number, _)| *number == bank);
            found.map(|(_, title)| title.text(context.titles()).to_owned())
        });
        let bank = bank.unwrap_or_else(|| tr.get("insights-banks-all"));
        let said = if self.board.is_filling {
            tr.get("insights-filling")
        } else {
            tr.get("insights-subtitle")
        };
        let periods = Period::ALL.map(|period| (period, tr.get(period.name())));
        let filters = row![
            chooser(p, "period", periods, self.period, Message::PeriodPicked),
            (self.board.banks.len() > 1).then(|| {
                button(p, "banks", Role::Secondary, bank)
                    .icon(Icon::Down)
                    .key("B")
                    .says(Message::BanksToggled)
            }),
        ]
        .spacing(8)
        .align_y(Center)
        .wrap()
        .vertical_spacing(8);
        let tables = if Kind::ALL.iter().all(|kind| self.tables.contains_key(kind)) {
            "report-plots"
        } else {
            "report-tables"
        };
        let has_numbers = self.has_numbers();
        let buttons = row![
            button(p, "tables", Role::Secondary, tr.get(tables))
                .key("T")
                .says(has_numbers.then_some(Message::TablesToggled)),
            button(p, "save-all", Role::Secondary, tr.get("insights-save-all"))
                .icon(Icon::Save)
                .key("S")
                .says(has_numbers.then_some(Message::SaveAsked(Wanted::All))),
            language::of_interface(context, Message::LanguageSwitched),
        ]
        .spacing(8)
        .align_y(Center)
        .wrap()
        .vertical_spacing(8);
        let name = column![title(p, tr.get("insights-title")), muted(p, said)];
        let top: Element<'a, Message> = if context.size.width < TWO_COLUMNS {
            column![name, buttons].spacing(12).into()
        } else {
            row![container(name).width(Fill), buttons].spacing(16).align_y(Center).into()
        };
        column![top, filters].spacing(14).into()
    }

    fn bank_chooser<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let all = std::iter::once((None, tr.get("insights-banks-all")));
        let banks = self
            .board
            .banks
            .iter()
            .map(|(bank, title)| (Some(*bank), title.text(context.titles()).to_owned()));
        let content = column![
            muted(p, tr.get("insights-by-bank")),
            chooser(p, "bank", all.chain(banks), self.bank, Message::BankPicked),
        ];
        card(p, content.spacing(8)).into()
    }

    /// What was done or went wrong, and the place of a file that is being typed.
    pub(super) fn messages<'a>(&'a self, context: &Context<'_>) -> Vec<Element<'a, Message>> {
        let mut notes = Vec::new();
        if let Some((tone, said)) = &self.said {
            notes.push(note(context.p, *tone, said.clone(), Vec::new()));
        }
        notes.extend(self.place.view(context).map(|form| form.map(Message::Place)));
        notes
    }

    /// A card of a figure: the plot or its table, and what is said of it.
    pub(super) fn figure_card<'a>(
        &'a self,
        context: &Context<'_>,
        kind: Kind,
    ) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let Some(figure) = self.figure(context, kind) else {
            return card(p, muted(p, tr.get("insights-filling"))).into();
        };
        let open = self.tables.get(&kind).copied();
        let has_plot = figure.plot.is_some();
        let small = |id: String, mark: Icon, label: String, message: Message| {
            let content =
                row![icon(mark, 15.0, p.muted), words(label, size::SMALL, font::MEDIUM, p.muted)];
            press(id, content.spacing(6).align_y(Center), look(p, Role::Plain))
                .padding([4, 4])
                .on_press(message)
        };
        let tools = has_plot.then(|| {
            let table = if open.is_some() { "insights-as-plot" } else { "insights-as-table" };
            row![
                small(
                    format!("table-{}", kind.name()),
                    Icon::Practice,
                    tr.get(table),
                    Message::TableToggled(kind),
                ),
                small(
                    format!("files-{}", kind.name()),
                    Icon::Save,
                    tr.get("save"),
                    Message::FilesToggled(kind),
                ),
            ]
            .spacing(14)
            .wrap()
            .vertical_spacing(2)
        });
        let files = (self.files == Some(kind) && has_plot).then(|| {
            let files = File::ALL.map(|file| {
                let id = format!("save-{}-{}", kind.name(), file.ending());
                button(p, id, Role::Secondary, tr.get(file_name(file)))
                    .says(Message::SaveAsked(Wanted::One(kind, file)))
                    .into()
            });
            Row::with_children(files).spacing(8).wrap().vertical_spacing(8)
        });
        let few = figure.few.clone().map(|few| match has_plot {
            true => row![
                icon(Icon::Info, 16.0, p.accent),
                container(words(few, size::LABEL, font::MEDIUM, p.accent)).width(Fill)
            ]
            .spacing(8)
            .align_y(Center)
            .into(),
            false if self.board.is_filling => muted(p, tr.get("insights-filling")),
            false => muted(p, few),
        });
        let notes: Vec<Element<'a, Message>> =
            figure.notes.iter().map(|said| muted(p, said.clone())).collect();
        let shown = match (open, figure.plot.clone()) {
            (Some(open), Some(_)) => Some(Self::figure_table(context, &figure, open)),
            (None, Some(drawn)) => Some(plot(p, drawn)),
            (_, None) => None,
        };
        let notes = (!notes.is_empty()).then(|| Column::with_children(notes).spacing(2));
        let content = Column::new()
            .push(heading(p, figure.title.clone()))
            .push(shown)
            .push(few)
            .push(notes)
            .push(tools)
            .push(files);
        card(p, content.spacing(10)).into()
    }

    fn figure_table<'a>(
        context: &Context<'_>,
        figure: &Figure,
        open: usize,
    ) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let heads = figure.heads.iter().filter(|head| head.portion > 0);
        let heads = heads.map(|head| table::head(head.said.clone(), head.portion)).collect();
        let pages = figure.rows.len().div_ceil(PAGE).max(1);
        let open = open.min(pages - 1);
        let first = open * PAGE;
        let last = (first + PAGE).min(figure.rows.len());
        let rows = figure.rows_read().skip(first).take(PAGE).map(|row| {
            let cells = row.iter().zip(&figure.heads).filter(|(_, head)| head.portion > 0);
            let faces = cells.enumerate().map(|(place, (cell, _))| {
                let face = if place == 0 { font::MEDIUM } else { font::REGULAR };
                table::cell(cell.said.clone(), face, p.text)
            });
            faces.collect()
        });
        let turn = (pages > 1).then(|| {
            let numbers = [
                ("first", (first + 1).into()),
                ("last", last.into()),
                ("all", figure.rows.len().into()),
            ];
            let to = |page: Option<usize>| {
                let page = page.filter(|page| *page < pages);
                page.map(|page| Message::PageTurned(figure.kind, page))
            };
            let name = figure.kind.name();
            row![
                button(
                    p,
                    format!("{name}-before"),
                    Role::Secondary,
                    tr.get("insights-rows-before")
                )
                .says(to(open.checked_sub(1))),
                button(p, format!("{name}-after"), Role::Secondary, tr.get("insights-rows-after"))
                    .says(to(Some(open + 1))),
                muted(p, tr.with("insights-rows", numbers)),
            ]
            .spacing(10)
            .align_y(Center)
            .wrap()
            .vertical_spacing(8)
        });
        Column::new().push(table::table(p, heads, rows.collect())).push(turn).spacing(10).into()
    }

    /// The facts of a list with what can be done about them.
    fn list_card<'a>(&'a self, context: &Context<'_>, list: List) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let facts = self.list(list);
        let (name, hint, empty) = list_words(list);
        let mut content = Column::new().push(heading(p, tr.get(name))).spacing(10);
        if facts.is_empty() {
            let said = if self.board.is_filling { "insights-filling" } else { empty };
            return card(p, content.push(muted(p, tr.get(said)))).into();
        }
        let lines = facts
            .iter()
            .take(LISTED)
            .enumerate()
            .map(|(place, weak)| self.fact_line(context, list, place, weak));
        content = content.push(Column::with_children(lines).spacing(2));
        let more = facts.len().saturating_sub(LISTED);
        if more > 0 {
            content = content.push(muted(p, tr.count("insights-more", more)));
        }
        content = content.push(muted(p, tr.get(hint)));
        let role = if list == List::Weakest { Role::Primary } else { Role::Secondary };
        let id = format!("revise-{}", list_name(list));
        let mut revise = button(p, id, role, tr.count("insights-revise", facts.len()));
        if list == List::Weakest {
            revise = revise.key("R");
        }
        card(p, content.push(revise.says(Message::RevisePicked(list)))).into()
    }

    fn fact_line<'a>(
        &'a self,
        context: &Context<'_>,
        list: List,
        place: usize,
        weak: &WeakFact,
    ) -> Element<'a, Message> {
        let p = context.p;
        let color = if weak.remembered < FORGOTTEN {
            p.bad
        } else if weak.remembered < FADING {
            p.accent
        } else {
            p.text
        };
        // What puts a fact on its list; of what was sure and wrong, that it is there says it all.
        let told = match list {
            List::Weakest => Some((say::percent(weak.remembered.into()), color)),
            List::Leeches => Some((context.tr.count("insights-lapses", weak.lapses), p.text)),
            List::Misconceptions => None,
        };
        let told = told.map(|(said, color)| words(said, size::LABEL, font::BOLD, color));
        let text = words(self.fact_text(context, weak), size::LABEL, font::REGULAR, p.text);
        let content = row![container(text).width(Fill), told, icon(Icon::Open, 16.0, p.muted),]
            .spacing(10)
            .align_y(Center);
        press(format!("{}-{place}", list_name(list)), content, look(p, Role::Plain))
            .padding([5, 8])
            .width(Fill)
            .on_press(Message::FactPicked(list, place))
            .into()
    }

    /// What a fact says, or what is asked about it.
    pub(super) fn fact_text(&self, context: &Context<'_>, weak: &WeakFact) -> String {
        let text = self.board.facts.get(&weak.fact).map(|text| text.text(context.titles()));
        markup::one_line(text.unwrap_or_else(|| weak.fact.as_str())).into_owned()
    }
}

const fn file_name(file: File) -> &'static str {
    match file {
        File::Svg => "insights-save-svg",
        File::Png => "insights-save-png",
        File::Csv => "insights-save-csv",
    }
}

/// The name of a list in the ids of its controls.
const fn list_name(list: List) -> &'static str {
    match list {
        List::Weakest => "weakest",
        List::Leeches => "leeches",
        List::Misconceptions => "misconceptions",
    }
}

/// Its title, what it means, and what is said when it is empty.
const fn list_words(list: List) -> (&'static str, &'static str, &'static str) {
    match list {
        List::Weakest => ("insights-weakest", "insights-weakest-hint", "insights-weakest-none"),
        List::Leeches => ("insights-leeches", "insights-leeches-hint", "insights-leeches-none"),
        List::Misconceptions => (
            "insights-misconceptions",
            "insights-misconceptions-hint",
            "insights-misconceptions-none",
        ),
    }
}
