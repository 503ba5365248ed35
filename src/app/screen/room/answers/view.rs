//! How the sheet of paper answers is drawn: a row for each student, a cell for each question. Only the
//! rows and questions around the one that the keys are on are made.

use iced::widget::text::Wrapping;
use iced::widget::{Column, Row, column, container, row, scrollable, text};
use iced::{Border, Center, Color, Element, Fill, Font};

use super::table::Shown;
use super::{Answers, Cell, FILE, Form, Message, NAME, ROLL, Said, Student};
use crate::app::context::Context;
use crate::app::font;
use crate::app::theme::type_scale::leading;
use crate::app::theme::{Palette, size, style};
use crate::app::widget::field::field;
use crate::app::widget::language;
use crate::app::widget::parts::{
    Role, Tone, body, button, card, chip, choice, heading, muted, note, title, words,
};
use crate::app::widget::press::{Look, Status, press};
use crate::app::widget::question::letter;
use crate::app::words::class as say;
use crate::app::words::exam::short_number;
use crate::domain::class::lesson::Ticks;
use crate::domain::class::room::Room;
use crate::domain::exam::paper::Set;
use crate::print::set_letter;

/// The height of a row with the room below it, in logical pixels.
const ROW: f32 = 40.0;
/// The width of a cell with the room beside it.
const CELL: f32 = 44.0;
/// What stands around the rows, above and below.
const AROUND: f32 = 330.0;
/// The widths of the number, the set and the marks.
const NUMBER: f32 = 56.0;
const SET: f32 = 52.0;
const MARKS: f32 = 64.0;
/// So many lines of a table and remarks are listed; the others are counted.
const LISTED: usize = 100;

impl Answers {
    /// Draws the page.
    pub fn view<'a>(&'a self, context: &Context<'_>, room: &'a Room) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let named = column![title(p, tr.get("answers-title")), muted(p, tr.get("answers-about"))];
        let corner = language::of_interface(context, Message::LanguageSwitched);
        let head = row![container(named).width(Fill), corner].spacing(16).align_y(Center);
        let said = self
            .said
            .as_ref()
            .map(|(tone, said)| note(p, *tone, saying(context, said), Vec::new()));
        let sheet: Element<'a, Message> = if self.students.is_empty() {
            card(p, body(p, tr.get("answers-nobody"))).into()
        } else {
            self.sheet(context, room)
        };
        let content =
            Column::new().push(head).push(sheet).push(said).push(self.tools(context, room));
        let room = if context.is_narrow() { [12, 16] } else { [20, 36] };
        let content = container(content.spacing(14)).padding(room).width(Fill);
        scrollable(content).id("answers").width(Fill).height(Fill).style(style::scroll(p)).into()
    }

    /// What lies over it.
    pub fn dialog<'a>(&'a self, context: &Context<'_>) -> Option<Element<'a, Message>> {
        let (p, tr) = (context.p, context.tr);
        let form = match self.form.as_ref()? {
            Form::Table(shown) => return Some(table(context, shown)),
            Form::Student { roll, name } => {
                let number = field(
                    p,
                    ROLL.0,
                    roll,
                    tr.get("answers-roll-hint"),
                    Message::RollEdited,
                    Message::RollEntered,
                );
                let name = field(
                    p,
                    NAME.0,
                    name,
                    tr.get("answers-name-hint"),
                    Message::NameEdited,
                    Message::FormAccepted,
                );
                column![
                    heading(p, tr.get("answers-add")),
                    row![container(number).width(140), container(name).width(Fill)].spacing(10),
                ]
            }
            Form::Find(content) => column![
                heading(p, tr.get("answers-find")),
                field(
                    p,
                    NAME.0,
                    content,
                    tr.get("answers-find-hint"),
                    Message::NameEdited,
                    Message::FormAccepted
                ),
            ],
            Form::File(content) => column![
                heading(p, tr.get("answers-file")),
                muted(p, tr.get("answers-file-about")),
                field(
                    p,
                    FILE.0,
                    content,
                    tr.get("answers-file-hint"),
                    Message::NameEdited,
                    Message::FormAccepted
                ),
            ],
        };
        let accept = button(p, "answers-accept", Role::Primary, tr.get("answers-accept"))
            .key("Enter")
            .says(Message::FormAccepted);
        let leave = button(p, "answers-form-leave", Role::Secondary, tr.get("cancel"))
            .key("Esc")
            .says(Message::Left);
        // What was refused is said where it is put right.
        let refused = self
            .said
            .as_ref()
            .map(|(tone, said)| note(p, *tone, saying(context, said), Vec::new()));
        let form = form.push(refused).push(row![accept, leave].spacing(10)).spacing(12);
        Some(card(p, form).max_width(560).into())
    }

    /// The rows and questions around the one that the keys are on.
    fn sheet<'a>(&'a self, context: &Context<'_>, room: &'a Room) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let fits = |space: f32, one: f32| -> usize {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a number of rows in a window"
            )]
            let fitting = (space / one).max(3.0) as usize;
            fitting
        };
        let shows_sets = self.asks_sets || self.cell == Cell::Set;
        let name = if context.is_narrow() { 120.0 } else { 200.0 };
        let side = NUMBER + name + MARKS + if shows_sets { SET } else { 0.0 } + 120.0;
        let across = fits(context.size.width - side, CELL);
        let along = fits(context.size.height - AROUND, ROW);
        let at = match self.cell {
            Cell::Set => 0,
            Cell::Number(number) => number.min(self.questions().saturating_sub(1)),
        };
        let first = at / across * across;
        let numbers = first..(first + across).min(self.questions());
        // The row that the keys are on has others above and below it, as far as there are any.
        let last = self.students.len().saturating_sub(along);
        let top = self.row.saturating_sub(along / 2).min(last);
        let cell = |text: String, width: f32, color| {
            container(words(text, size::SMALL, font::SEMIBOLD, color)).center_x(width)
        };
        let head = Row::new()
            .push(container(muted(p, tr.get("answers-roll"))).width(NUMBER))
            .push(container(muted(p, tr.get("answers-name"))).width(name))
            .push(shows_sets.then(|| {
                let color = if self.cell == Cell::Set { p.primary } else { p.muted };
                cell(tr.get("answers-set"), SET, color)
            }))
            .extend(numbers.clone().map(|number| {
                let is_at = self.cell == Cell::Number(number);
                let color = if is_at { p.primary } else { p.muted };
                cell((number + 1).to_string(), CELL, color).into()
            }))
            .push(container(muted(p, tr.get("answers-marks"))).align_right(MARKS))
            .align_y(Center);
        let students = self.students.iter().enumerate().skip(top).take(along);
        let rows = students.map(|(place, student)| {
            let is_at = place == self.row;
            let numbers = numbers.clone();
            let line = Row::new()
                .push(
                    container(words(
                        student.roll.clone().unwrap_or_default(),
                        size::LABEL,
                        font::REGULAR,
                        p.muted,
                    ))
                    .width(NUMBER)
                    .clip(true),
                )
                .push(
                    container(line_of(
                        student.name.as_str(),
                        size::BODY,
                        if is_at { font::SEMIBOLD } else { font::REGULAR },
                        p.text,
                    ))
                    .width(name)
                    .padding(iced::Padding { right: 8.0, ..iced::Padding::ZERO })
                    .clip(true),
                )
                .push(shows_sets.then(|| self.set_cell(p, room, place)))
                .extend(numbers.map(|number| self.cell(p, room, place, number)))
                .push(container(muted(p, self.marks(room, student))).align_right(MARKS))
                .align_y(Center);
            let line = container(line).padding([0, 8]).center_y(ROW - 2.0);
            if is_at { line.style(move |_| style::chosen(p)).into() } else { line.into() }
        });
        let rows = Column::with_children(rows).spacing(2);
        let below = self.students.len().saturating_sub(top + along);
        let counted = (top + below > 0).then(|| {
            let from = (top + 1).into();
            let to = (top + along).min(self.students.len()).into();
            let of = self.students.len().into();
            muted(p, tr.with("answers-rows", [("from", from), ("to", to), ("of", of)]))
        });
        let table = Column::new().push(container(head).padding([0, 8])).push(rows).push(counted);
        card(p, table.spacing(6)).padding(12).into()
    }

    fn set_cell<'a>(&self, p: &'static Palette, room: &Room, row: usize) -> Element<'a, Message> {
        let is_at = row == self.row && self.cell == Cell::Set;
        let set = set_letter(self.set_of(room, row));
        let content = container(words(set, size::BODY, font::SEMIBOLD, p.violet)).center_x(Fill);
        let cell = press(format!("set-{row}"), content, look(p, is_at))
            .padding([3, 0])
            .width(SET - 6.0)
            .on_press(Message::Pressed(row, None));
        container(cell).center_x(SET).into()
    }

    fn cell<'a>(
        &self,
        p: &'static Palette,
        room: &Room,
        row: usize,
        number: usize,
    ) -> Element<'a, Message> {
        let is_at = row == self.row && self.cell == Cell::Number(number);
        let item = self.item_at(room, row, number);
        let seat = self.students.get(row).and_then(|student| student.seat);
        let voted = item.zip(seat).and_then(|(item, seat)| {
            let told = room.outcome(seat, item);
            told.given.filter(|_| !told.on_paper).map(|given| given.ticks)
        });
        let written = item.and_then(|item| self.written(room, row, item));
        let is_sent = item.is_some_and(|item| self.sent.contains_key(&(row, item)));
        let (said, color) = match (self.marking.filter(|_| is_at), written, voted) {
            (Some(marking), _, _) => (letters(marking), p.primary),
            (None, Some(ticks), _) => (letters(ticks), if is_sent { p.muted } else { p.text }),
            (None, None, Some(ticks)) => (format!("({})", letters(ticks)), p.muted),
            (None, None, None) => (String::new(), p.text),
        };
        let small = said.chars().count() > 3;
        let size = if small { size::SMALL } else { size::BODY };
        let content =
            container(line_of(said, size, font::SEMIBOLD, color)).center_x(Fill).center_y(24.0);
        let cell = press(format!("cell-{row}-{number}"), content, look(p, is_at))
            .padding([3, 0])
            .width(CELL - 6.0)
            .on_press(Message::Pressed(row, Some(number)));
        container(cell).center_x(CELL).into()
    }

    /// What a student earned with all that is written down.
    fn marks(&self, room: &Room, student: &Student) -> String {
        let Some(seat) = student.seat.filter(|seat| room.has_paper(*seat)) else {
            return String::new();
        };
        let earned = (0..self.questions()).map(|item| room.outcome(seat, item).earned).sum();
        short_number(earned, 2)
    }

    /// What can be done, with the keys that do it.
    fn tools<'a>(&'a self, context: &Context<'_>, room: &'a Room) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let tool = |id: &'static str, label: &str, key: &'static str, message: Message| {
            button(p, id, Role::Secondary, tr.get(label)).key(key).says(message).into()
        };
        let sets = if self.asks_sets { "answers-sets-not" } else { "answers-sets" };
        let tools: Vec<Element<'a, Message>> = vec![
            tool("answers-new", "answers-add", "N", Message::StudentAsked),
            tool("answers-find", "answers-find", "Ctrl F", Message::FindAsked),
            tool("answers-sets", sets, "S", Message::SetsToggled),
            tool("answers-open", "answers-file", "O", Message::FileAsked),
            tool("answers-undo", "answers-undo", "Ctrl Z", Message::Undone),
            tool("answers-leave", "answers-done", "Esc", Message::Left),
        ];
        let tools = Row::with_children(tools).spacing(10).wrap().vertical_spacing(8);
        let sets = (self.asks_sets && !self.students.is_empty()).then(|| {
            let own = self.set_of(room, self.row);
            let sets = Set::ALL.map(|set| {
                choice(p, format!("answers-set-{}", set_letter(set)), set_letter(set), set == own)
                    .on_press(Message::SetPicked(set))
                    .into()
            });
            let name = words(tr.get("answers-set-of"), size::LABEL, font::MEDIUM, p.muted);
            row![name, Row::with_children(sets).spacing(8)].spacing(12).align_y(Center)
        });
        Column::new()
            .push(sets)
            .push(tools)
            .push(muted(p, tr.get("answers-keys")))
            .spacing(12)
            .into()
    }
}

/// What is said below the sheet, in words.
fn saying(context: &Context<'_>, said: &Said) -> String {
    let tr = context.tr;
    match said {
        Said::NoChoice { number, choices } => {
            let last = choices.checked_sub(1).map(letter).unwrap_or_default();
            let values = [("number", (*number).into()), ("last", last.to_string().into())];
            tr.with("answers-no-choice", values)
        }
        Said::Full => tr.get("answers-full"),
        Said::Left { name, count } => {
            tr.with("answers-left", [("name", name.clone().into()), ("count", (*count).into())])
        }
        Said::Last => tr.get("answers-last"),
        Said::Nobody => tr.get("answers-not-found"),
        Said::NoRows => tr.get("answers-nobody"),
        Said::NothingToUndo => tr.get("answers-nothing-to-undo"),
        Said::Taken(count) => tr.count("answers-taken", *count),
        Said::Other(why) => why.clone(),
    }
}

/// Words on one line, however long they are.
fn line_of<'a>(
    content: impl Into<String>,
    points: f32,
    face: Font,
    color: Color,
) -> Element<'a, Message> {
    let content = content.into();
    let height = leading(&content);
    let set = text(content).size(points).font(face).line_height(height).color(color);
    set.wrapping(Wrapping::None).into()
}

/// A cell: framed where the keys are.
fn look(p: &'static Palette, is_at: bool) -> impl Fn(Status) -> Look {
    move |status| Look {
        ground: match status {
            Status::Hovered | Status::Held => Some(p.sunken),
            Status::Idle | Status::Disabled => Some(p.surface),
        },
        text: p.text,
        border: Border {
            color: if is_at { p.primary } else { p.line },
            width: if is_at { 2.0 } else { 1.0 },
            radius: 6.0.into(),
        },
        ring: p.primary,
    }
}

/// What is marked, as letters; a blank as a stroke.
fn letters(ticks: Ticks) -> String {
    if ticks.is_empty() { "–".to_owned() } else { ticks.places().map(letter).collect() }
}

/// A table before it is taken.
fn table<'a>(context: &Context<'_>, shown: &'a Shown) -> Element<'a, Message> {
    let (p, tr) = (context.p, context.tr);
    let rows = shown.rows();
    let values = [("rows", rows.len().into()), ("questions", shown.columns().into())];
    let take = button(p, "answers-take", Role::Primary, tr.count("answers-take", rows.len()))
        .key("Enter")
        .says((!rows.is_empty()).then_some(Message::TableTaken));
    let leave = button(p, "answers-table-leave", Role::Secondary, tr.get("cancel"))
        .key("Esc")
        .says(Message::Left);
    let remarks = shown.remarks();
    let lines = remarks.iter().take(LISTED).map(|remark| body(p, say::doubt(tr, remark)));
    let more = remarks.len().saturating_sub(LISTED);
    let doubts = (!remarks.is_empty()).then(|| {
        column![heading(p, tr.count("answers-doubts", remarks.len()))]
            .push(Column::with_children(lines).spacing(4))
            .push((more > 0).then(|| muted(p, tr.count("answers-more", more))))
            .spacing(6)
    });
    let lines = rows.iter().take(LISTED).map(|line| {
        let name = match &line.roll {
            Some(roll) if *roll != line.name => format!("{roll}. {}", line.name),
            Some(_) | None => line.name.clone(),
        };
        let replaces =
            line.replaces.then(|| chip(tr.get("answers-replaces"), p.accent_soft, p.accent));
        let new = line.is_new.then(|| chip(tr.get("answers-new-student"), p.violet_soft, p.violet));
        Row::new()
            .push(container(words(name, size::BODY, font::MEDIUM, p.text)).width(Fill))
            .push(new)
            .push(replaces)
            .push(muted(p, tr.count("answers-answered", line.answered)))
            .spacing(10)
            .align_y(Center)
            .into()
    });
    let more = rows.len().saturating_sub(LISTED);
    let list = Column::new()
        .push(doubts)
        .push(Column::with_children(lines).spacing(6))
        .push((more > 0).then(|| muted(p, tr.count("answers-more", more))))
        .spacing(14);
    let padding = iced::Padding { right: 14.0, ..iced::Padding::ZERO };
    let list = scrollable(container(list).padding(padding)).style(style::scroll(p));
    let about = if rows.iter().any(|line| line.replaces) {
        note(p, Tone::Warning, tr.get("answers-table-replaces"), Vec::new())
    } else {
        muted(p, tr.get("answers-table-about"))
    };
    let content = column![
        heading(p, tr.with("answers-table", values)),
        about,
        container(list).max_height((context.size.height - 300.0).max(120.0)),
        row![take, leave].spacing(10),
    ];
    card(p, content.spacing(14)).max_width(760).into()
}
