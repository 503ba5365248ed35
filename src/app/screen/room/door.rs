//! Where phones come in: the address and the code as the class sees them, which of this machine's
//! addresses that is, and what to do where no phone gets here.

use iced::widget::{Column, Row, column, container, qr_code, row, scrollable};
use iced::{Center, Color, Element, Fill};

use super::{Action, Classroom, Dialog, Message as Parent};
use crate::app::context::Context;
use crate::app::font;
use crate::app::theme::{size, style};
use crate::app::widget::parts::{
    Role, Tone, body, button, card, choice_look, heading, key_cap, muted, note, words,
};
use crate::app::widget::press;

/// The least height of a stage that has room for the square beside a question, and how large it is.
const LEAST: f32 = 600.0;
pub(super) const SQUARE: f32 = 92.0;

/// One of the addresses of this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// What the system calls the network's card: `wlan0`, `Wi-Fi`.
    pub interface: String,
    /// What is typed on a phone.
    pub address: String,
}

/// The addresses of this machine, and which of them phones are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ways {
    /// The addresses, those of networks at home and at school first.
    pub ways: Vec<Way>,
    /// Which of them is shown.
    pub shown: usize,
    /// The code of the room.
    pub code: String,
}

/// Where phones come in.
#[derive(Debug)]
pub struct Door {
    /// The addresses of this machine, those of networks at home and at school first.
    ways: Vec<Way>,
    /// Which of them is shown.
    shown: usize,
    /// What is asked there.
    code: String,
    /// Both, to be photographed; `None` if they do not fit.
    square: Option<qr_code::Data>,
    /// Whether it has been open for a while.
    is_old: bool,
    /// Whether the square is not to stand beside questions.
    hides_square: bool,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// All about the door is to be shown, or phones are to be let in.
    Picked,
    /// This address is to be shown.
    WayPicked(usize),
    /// The square is to stand beside questions, or not.
    SquareToggled,
    /// Phones come in here now.
    Shown(Ways),
    /// Phones are to be shut out.
    ShutPicked,
    /// It has been open for a while.
    Waited,
}

impl Door {
    /// A door at the address that is shown.
    fn at(ways: Ways) -> Self {
        let Ways { ways, shown, code } = ways;
        let square = ways
            .get(shown)
            .and_then(|way| qr_code::Data::new(format!("http://{}/#{code}", way.address)).ok());
        Self { ways, shown, code, square, is_old: false, hides_square: false }
    }

    /// Whether the square is not to stand beside questions.
    pub(super) const fn hides_square(&self) -> bool {
        self.hides_square
    }

    /// What is typed on a phone.
    pub fn address(&self) -> &str {
        self.ways.get(self.shown).map_or("", |way| &way.address)
    }
}

impl Classroom {
    /// Takes what happened at the door.
    pub(super) fn at_door(&mut self, message: Message) -> Action {
        match message {
            Message::Picked if self.door.is_none() => Action::Door { open: true },
            Message::Picked => {
                let is_shown = self.dialog == Some(Dialog::Door);
                self.dialog = (!is_shown).then_some(Dialog::Door);
                Action::None
            }
            Message::WayPicked(way) => match &self.door {
                Some(door) if way < door.ways.len() && way != door.shown => {
                    Action::MoveDoor { to: way }
                }
                _ => Action::None,
            },
            Message::Shown(ways) => {
                let mut door = Door::at(ways);
                if let Some(before) = &self.door {
                    (door.is_old, door.hides_square) = (before.is_old, before.hides_square);
                }
                self.door = Some(door);
                Action::None
            }
            Message::SquareToggled => {
                if let Some(door) = &mut self.door {
                    door.hides_square = !door.hides_square;
                }
                Action::None
            }
            Message::ShutPicked => {
                self.dialog = None;
                Action::Door { open: false }
            }
            Message::Waited => {
                if let Some(door) = &mut self.door {
                    door.is_old = true;
                }
                Action::None
            }
        }
    }

    /// Whether the square stands beside a question, on a stage of this size.
    pub(super) fn shows_square(&self, context: &Context<'_>) -> bool {
        let has = |door: &Door| door.square.is_some() && !door.hides_square;
        let has = self.door.as_ref().is_some_and(has);
        has && context.size.height >= LEAST && context.size.width >= 760.0
    }

    /// Where phones come in, beside a question: so that who comes late joins.
    pub(super) fn corner<'a>(&'a self, context: &Context<'_>) -> Option<Element<'a, Parent>> {
        let (p, tr) = (context.p, context.tr);
        let door = self.door.as_ref()?;
        let join = column![
            muted(p, tr.get("room-join-at")),
            words(door.address(), size::OPTION, font::BOLD, p.text),
        ]
        .align_x(iced::Alignment::End);
        let code = column![
            muted(p, tr.get("room-code")),
            words(spaced(&door.code), size::OPTION, font::BOLD, p.text),
        ];
        let square = self.shows_square(context).then(|| square(door, SQUARE)).flatten();
        Some(Row::new().push(join).push(square).push(code).spacing(16).align_y(Center).into())
    }

    /// Where phones come in, as large as the lobby has room for.
    pub(super) fn invitation<'a>(&'a self, context: &Context<'_>) -> Option<Element<'a, Parent>> {
        let (p, tr) = (context.p, context.tr);
        let door = self.door.as_ref()?;
        let large = if context.size.height < 560.0 { 160.0 } else { 260.0 };
        let line = |label: String, said: String| {
            column![
                words(label, size::OPTION, font::REGULAR, p.muted),
                words(said, size::NUMBER, font::BOLD, p.text),
            ]
        };
        let seats = self.room.seats().count();
        let here = words(
            tr.count("room-seats", seats),
            size::TITLE,
            font::SEMIBOLD,
            if seats > 0 { p.primary } else { p.muted },
        );
        let help = (self.reach.1 == 0).then(|| {
            button(p, "door-help", Role::Secondary, tr.get("door-help"))
                .key("D")
                .says(Parent::Door(Message::Picked))
        });
        let said = Column::new()
            .push(line(tr.get("room-join-at"), door.address().to_owned()))
            .push(line(tr.get("room-code"), spaced(&door.code)))
            .push(here)
            .push(
                container(words(self.reached_said(context), size::BODY, font::REGULAR, p.muted))
                    .max_width(460),
            )
            .push(help)
            .spacing(16);
        let square = square(door, large);
        Some(Row::new().push(square).push(said).spacing(40).align_y(Center).into())
    }

    /// How many have reached us.
    fn reached_said(&self, context: &Context<'_>) -> String {
        let (connected, addresses) = self.reach;
        if addresses == 0 {
            return context.tr.get("room-nobody-reached");
        }
        let said = [("count", connected.into()), ("addresses", addresses.into())];
        context.tr.with("room-reached", said)
    }

    /// All about the door: which address it is, who got here, and what to do where nobody does.
    pub(super) fn doors<'a>(&'a self, context: &Context<'_>) -> Option<Element<'a, Parent>> {
        let (p, tr) = (context.p, context.tr);
        let door = self.door.as_ref()?;
        let shut = button(p, "door-shut", Role::Danger, tr.get("room-door-close"))
            .key("X")
            .says(Parent::Door(Message::ShutPicked));
        let close = button(p, "door-close", Role::Secondary, tr.get("close"))
            .key("Esc")
            .says(Parent::Closed);
        let head = row![container(heading(p, tr.get("door-title"))).width(Fill), shut, close]
            .spacing(10)
            .align_y(Center);
        let ways = door.ways.iter().enumerate().map(|(place, way)| {
            let is_shown = place == door.shown;
            let key = (place < 9).then(|| key_cap((place + 1).to_string(), p.muted));
            let line = Row::new()
                .push(
                    container(words(way.address.as_str(), size::BODY, font::SEMIBOLD, p.text))
                        .width(Fill),
                )
                .push(muted(p, way.interface.as_str()))
                .push(key)
                .spacing(12)
                .align_y(Center);
            press(format!("way-{place}"), line, choice_look(p, is_shown))
                .padding([8, 12])
                .width(Fill)
                .on_press(Parent::Door(Message::WayPicked(place)))
                .into()
        });
        let ways = Column::with_children(ways).spacing(6);
        let which = (door.ways.len() > 1).then(|| muted(p, tr.get("door-which")));
        let square = if door.hides_square { "door-square-show" } else { "door-square-hide" };
        let square = button(p, "door-square", Role::Secondary, tr.get(square))
            .key("Q")
            .says(Parent::Door(Message::SquareToggled));
        // Said once: as it stands, or that it has been so for a while.
        let is_alone = door.is_old && self.reach.1 == 0;
        let reach = (!is_alone).then(|| body(p, self.reached_said(context)));
        let late = is_alone.then(|| note(p, Tone::Warning, tr.get("door-nobody"), Vec::new()));
        let steps = ["door-step-same", "door-step-type", "door-step-apart", "door-step-wall"];
        let steps = steps.into_iter().enumerate().map(|(place, id)| {
            row![
                container(words(format!("{}.", place + 1), size::BODY, font::SEMIBOLD, p.muted))
                    .width(20),
                container(body(p, tr.get(id))).width(Fill),
            ]
            .spacing(6)
            .into()
        });
        let spots = ["door-spot-windows", "door-spot-linux", "door-spot-phone"].into_iter();
        let spots = spots.map(|id| container(body(p, tr.get(id))).padding([0, 26]).into());
        let about = Column::new()
            .push(which)
            .push(ways)
            .push(square)
            .push(reach)
            .push(late)
            .push(heading(p, tr.get("door-steps")))
            .push(Column::with_children(steps).spacing(8))
            .push(heading(p, tr.get("door-spot")))
            .push(Column::with_children(spots).spacing(8))
            .spacing(12);
        let padding = iced::Padding { right: 14.0, ..iced::Padding::ZERO };
        let about = scrollable(container(about).padding(padding)).style(style::scroll(p));
        Some(card(p, column![head, about].spacing(14)).max_width(720).into())
    }
}

/// Address and code to be photographed, so large. Black on white in either theme: not every camera
/// reads it the other way round.
fn square<'a, M: 'a>(door: &'a Door, large: f32) -> Option<Element<'a, M>> {
    let square = qr_code(door.square.as_ref()?)
        .total_size(large)
        .style(|_| qr_code::Style { cell: Color::BLACK, background: Color::WHITE });
    Some(container(square).style(|_| style::ground(Color::WHITE)).into())
}

/// A code in groups of three, as it is read aloud.
fn spaced(code: &str) -> String {
    let (first, second) = code.split_at_checked(3).unwrap_or((code, ""));
    format!("{first} {second}")
}
