//! The rows of the banks: on or off, what is in them, what is remembered, what is wrong.

use iced::widget::{Column, Row, column, container, row, space};
use iced::{Center, Element, Fill, Length};

use super::{BankRow, Library, Message, row_name};
use crate::app::context::Context;
use crate::app::font;
use crate::app::icon::{Icon, icon};
use crate::app::theme::{size, style};
use crate::app::widget::parts::{
    Role, body, button, card, choice_look, hairline, key_cap, look, muted, words,
};
use crate::app::widget::press;
use crate::app::words::report::percent;
use crate::app::words::trouble as say;

impl Library {
    pub(super) fn banks<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        if self.board.is_reading {
            return card(p, body(p, tr.get("library-reading"))).into();
        }
        let banks = self.board.banks.len();
        let rows = self.board.banks.iter().enumerate().map(|(place, row)| {
            let is_current = place == self.row;
            bank_row(context, place, row, is_current, self.first_wrong(context, row.trouble))
        });
        let loose = self.loose().enumerate().map(|(place, trouble)| {
            let is_current = banks + place == self.row;
            self.loose_row(context, banks + place, trouble, is_current)
        });
        let mut lines = Column::new();
        for (place, line) in rows.chain(loose).enumerate() {
            lines = lines.push((place > 0).then(|| hairline(p))).push(line);
        }
        let own = self.board.banks.iter().any(|row| row.file.is_some());
        let hint = (!own).then(|| muted(p, tr.get("library-own-hint")));
        let list = container(lines).padding([8, 12]).width(Fill).style(move |_| style::card(p));
        Column::new().push(list).push(hint).spacing(12).into()
    }

    /// The first thing that is wrong with a file, in a line.
    fn first_wrong(
        &self,
        context: &Context<'_>,
        trouble: Option<usize>,
    ) -> Option<(usize, String)> {
        let place = trouble?;
        let trouble = self.board.troubles.get(place)?;
        let first = say::in_a_line(context.tr, trouble.troubles.first()?);
        let more = trouble.troubles.len() - 1;
        let said = match more {
            0 => first,
            more => {
                let values = [("first", first.into()), ("count", more.into())];
                context.tr.with("library-first-of", values)
            }
        };
        Some((place, said))
    }

    /// A file of which no bank came.
    fn loose_row<'a>(
        &'a self,
        context: &Context<'_>,
        place: usize,
        trouble: usize,
        is_current: bool,
    ) -> Element<'a, Message> {
        let p = context.p;
        let file = self.board.troubles.get(trouble).map_or("", |trouble| trouble.file.as_str());
        let wrong = self.first_wrong(context, Some(trouble));
        let name = words(file, size::BODY, font::SEMIBOLD, p.text);
        let said = wrong.map(|(_, said)| words(said, size::LABEL, font::REGULAR, p.bad));
        let about = Column::new().push(name).push(said).width(Fill);
        let fix = fix(context, place, trouble);
        let content = row![container(icon(Icon::Alert, 20.0, p.bad)).padding([0, 8]), about, fix]
            .spacing(12)
            .align_y(Center);
        current(context, is_current, content.into())
    }
}

fn fix<'a>(context: &Context<'_>, place: usize, trouble: usize) -> Element<'a, Message> {
    button(context.p, format!("fix-{place}"), Role::Secondary, context.tr.get("library-fix"))
        .says(Message::TroubleOpened(trouble))
        .into()
}

/// The ground of the row that the keys are on.
fn current<'a>(
    context: &Context<'_>,
    is_current: bool,
    content: Element<'a, Message>,
) -> Element<'a, Message> {
    let p = context.p;
    let row = container(content).padding([10, 8]).width(Fill);
    if is_current { row.style(move |_| style::chosen(p)).into() } else { row.into() }
}

fn bank_row<'a>(
    context: &Context<'_>,
    place: usize,
    row: &'a BankRow,
    is_current: bool,
    wrong: Option<(usize, String)>,
) -> Element<'a, Message> {
    let (p, tr) = (context.p, context.tr);
    let mark = if row.is_on {
        icon(Icon::Check, 16.0, p.primary)
    } else {
        icon(Icon::Check, 16.0, iced::Color::TRANSPARENT)
    };
    let switch = press(format!("switch-{place}"), mark, choice_look(p, row.is_on))
        .padding([4, 5])
        .on_press(Message::BankToggled(place));
    let color = if row.is_on { p.text } else { p.muted };
    let beneath = row.file.clone();
    let beneath = beneath.unwrap_or_else(|| row.subject.text(context.titles()).to_owned());
    let name = words(row.title.text(context.titles()), size::BODY, font::SEMIBOLD, color);
    let wrong_said =
        wrong.as_ref().map(|(_, said)| words(said.clone(), size::LABEL, font::REGULAR, p.bad));
    let questions = muted(p, tr.count("library-questions", row.questions));
    let remembered = match (row.is_on, row.remembered) {
        (false, _) => tr.get("library-off"),
        (true, Some(share)) => {
            tr.with("library-remembered", [("share", percent(share.into()).into())])
        }
        (true, None) => tr.get("library-not-begun"),
    };
    let weak = row.remembered.is_some_and(|share| share < 0.7) && row.is_on;
    let remembered =
        words(remembered, size::LABEL, font::REGULAR, if weak { p.accent } else { p.muted });
    let open = press(
        row_name(place),
        words(tr.get("library-open"), size::LABEL, font::SEMIBOLD, p.text),
        look(p, Role::Secondary),
    )
    .padding([8, 16])
    .on_press(Message::RowOpened(place));
    let export = press(
        format!("export-{place}"),
        Row::new()
            .push(icon(Icon::Upload, 16.0, p.muted))
            .push(is_current.then(|| key_cap("S", p.muted)))
            .spacing(8)
            .align_y(Center),
        look(p, Role::Plain),
    )
    .padding([8, 10])
    .on_press(Message::BankExported(place));
    // With or without its key it takes the same room.
    let export = container(export).width(Length::Fixed(68.0));
    let mend = wrong.as_ref().map(|(trouble, _)| fix(context, place, *trouble));
    let about = Column::new().push(name).push(muted(p, beneath)).push(wrong_said).width(Fill);
    let content: Element<'a, Message> = if context.is_narrow() {
        let numbers = Row::new().push(questions).push(remembered).spacing(12).wrap();
        let buttons = Row::new().push(mend).push(export).push(open).spacing(8);
        let foot = row![container(numbers).width(Fill), buttons].spacing(8).align_y(Center);
        row![switch, column![about, foot].spacing(6)].spacing(12).into()
    } else {
        Row::new()
            .push(switch)
            .push(about)
            .push(mend)
            .push(container(questions).width(Length::Fixed(110.0)))
            .push(container(remembered).width(Length::Fixed(140.0)))
            .push(export)
            .push(open)
            .push(space().width(0))
            .spacing(12)
            .align_y(Center)
            .into()
    };
    current(context, is_current, content)
}
