//! The palette of questions: five states, each told by its shape as well as its colour, as a legend
//! with counts and as a grid of numbers to be pressed.

use iced::advanced::widget::Id;
use iced::border::Radius;
use iced::widget::{Column, Row, container, row, text};
use iced::{Border, Center, Color, Element, Fill};

use crate::app::context::Context;
use crate::app::font;
use crate::app::theme::{Palette as Colours, size};
use crate::app::widget::parts::words;
use crate::app::widget::press::{Look, Status, press};
use crate::app::words::exam::state as state_id;
use crate::domain::exam::sitting::{Palette as State, PaletteCounts};

/// The side of a mark, in logical pixels.
const SIDE: f32 = 26.0;
/// The ring around the open question, with its gap.
const RING: f32 = 2.0;

/// The order in which the legend names the states: what is done first, what was not seen last.
const LEGEND: [State; 5] = [
    State::Answered,
    State::NotAnswered,
    State::Marked,
    State::AnsweredAndMarked,
    State::NotVisited,
];

/// How a state is drawn: ground, text, border and corners. An answered question is a dome, one left
/// without an answer a bowl, one marked a disc, one answered and marked a ringed disc, one not seen
/// an empty square.
fn shape(p: &Colours, state: State) -> (Color, Color, Border) {
    const ROUND: f32 = SIDE / 2.0;
    const SMALL: f32 = 4.0;
    let plain = |radius: Radius| Border { color: Color::TRANSPARENT, width: 0.0, radius };
    match state {
        State::Answered => (p.good, p.on_primary, plain(Radius::new(SMALL).top(ROUND))),
        State::NotAnswered => (p.bad, p.on_primary, plain(Radius::new(SMALL).bottom(ROUND))),
        State::Marked => (p.violet, p.on_primary, plain(Radius::new(ROUND))),
        State::AnsweredAndMarked => (
            p.violet,
            p.on_primary,
            Border { color: p.good, width: 4.0, radius: Radius::new(ROUND) },
        ),
        State::NotVisited => {
            (p.surface, p.muted, Border { color: p.line, width: 1.0, radius: Radius::new(5.0) })
        }
    }
}

/// A mark with a number in it.
pub fn mark<'a, Message: 'a>(
    p: &'static Colours,
    state: State,
    number: impl ToString,
) -> Element<'a, Message> {
    let (ground, color, border) = shape(p, state);
    let number = number.to_string();
    let points = if number.len() > 2 { 11.0 } else { 12.0 };
    let number = text(number).size(points).font(font::SEMIBOLD).line_height(1.0).color(color);
    container(number)
        .center(SIDE)
        .style(move |_| container::Style {
            background: Some(ground.into()),
            border,
            ..container::Style::default()
        })
        .into()
}

/// What the marks mean, with how many questions there are of each.
pub fn legend<'a, Message: 'a>(
    context: &Context<'_>,
    counts: PaletteCounts,
    columns: usize,
) -> Element<'a, Message> {
    let (p, tr) = (context.p, context.tr);
    let entry = |state: State| -> Element<'a, Message> {
        let count = State::ALL.iter().position(|one| *one == state).map_or(0, |at| counts[at]);
        let name = words(tr.get(state_id(state)), size::SMALL, font::REGULAR, p.text);
        row![mark(p, state, count), container(name).width(Fill)]
            .spacing(8)
            .align_y(Center)
            .width(Fill)
            .into()
    };
    let lines = LEGEND.chunks(columns.max(1)).map(|line| {
        let line = Row::with_children(line.iter().map(|state| entry(*state)))
            // The last line of two columns may have one entry, as wide as the others.
            .extend((line.len()..columns).map(|_| iced::widget::space().width(Fill).into()));
        line.spacing(8).into()
    });
    Column::with_children(lines).spacing(8).into()
}

/// A question in the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// Its place in the paper, from 0.
    pub slot: usize,
    /// Its state.
    pub state: State,
    /// Whether it is on the screen.
    pub is_current: bool,
    /// Whether it can be opened; where it cannot, a press only says so.
    pub is_open: bool,
}

/// Numbers to be pressed.
pub fn grid<'a, Message: Clone + 'a>(
    p: &'static Colours,
    cells: &[Cell],
    columns: usize,
    on_open: impl Fn(usize) -> Message + Copy,
) -> Element<'a, Message> {
    let lines = cells.chunks(columns.max(1)).map(|line| {
        let line = line.iter().map(|cell| one(p, *cell, on_open));
        Row::with_children(line).spacing(1).into()
    });
    Column::with_children(lines).spacing(1).into()
}

fn one<'a, Message: Clone + 'a>(
    p: &'static Colours,
    cell: Cell,
    on_open: impl Fn(usize) -> Message,
) -> Element<'a, Message> {
    let (_, _, border) = shape(p, cell.state);
    let corner = |radius: f32| radius + RING;
    let radius = Radius {
        top_left: corner(border.radius.top_left),
        top_right: corner(border.radius.top_right),
        bottom_right: corner(border.radius.bottom_right),
        bottom_left: corner(border.radius.bottom_left),
    };
    let look = move |status: Status| Look {
        ground: None,
        text: p.text,
        border: Border {
            color: match status {
                _ if cell.is_current => p.text,
                Status::Hovered | Status::Held if cell.is_open => p.muted,
                Status::Hovered | Status::Held | Status::Idle | Status::Disabled => {
                    Color::TRANSPARENT
                }
            },
            width: RING,
            radius,
        },
        ring: p.primary,
    };
    press(Id::from(format!("slot-{}", cell.slot)), mark(p, cell.state, cell.slot + 1), look)
        .padding(RING)
        .on_press(on_open(cell.slot))
        .into()
}
