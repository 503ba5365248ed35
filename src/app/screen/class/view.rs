//! How the desk of classes is drawn.

use iced::widget::{Column, Row, column, container, row};
use iced::{Center, Element, Fill, Length};

use super::{COUNTS, Class, Earns, Message, SECONDS};
use crate::app::context::Context;
use crate::app::font;
use crate::app::icon::{Icon, icon};
use crate::app::theme::size;
use crate::app::widget::parts::{
    Role, Tone, body, button, card, chooser, hairline, heading, line_look, muted, note, page,
    setting, tick, title, words,
};
use crate::app::widget::topics::{BankLine, TopicLine, fold, indented};
use crate::app::widget::{language, press};
use crate::app::words as say;
use crate::domain::class::lesson::Phones;
use crate::store::rooms::RoomCard;

impl Class {
    /// Draws the screen.
    pub fn view<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let named = column![title(p, tr.get("class-title")), muted(p, tr.get("class-about"))];
        let corner = language::of_interface(context, Message::LanguageSwitched);
        let head = row![container(named).width(Fill), corner].spacing(16).align_y(Center);
        let trouble =
            self.trouble.as_ref().map(|why| note(p, Tone::Trouble, why.clone(), Vec::new()));
        let (lesson, before) = (self.lesson(context), self.before(context));
        let cards: Element<'a, Message> = if context.size.width < 860.0 {
            column![lesson, before].spacing(16).into()
        } else {
            row![
                container(lesson).width(Length::FillPortion(3)),
                container(before).width(Length::FillPortion(2)),
            ]
            .spacing(16)
            .into()
        };
        let content = Column::new().push(head).push(trouble).push(cards).spacing(18);
        let room = if context.is_narrow() { [16, 16] } else { [24, 36] };
        page(p, "class", content, 1_200.0, room)
    }

    fn lesson<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let is_narrow = context.size.width < 640.0;
        let counts = COUNTS.map(|count| (count, count.to_string()));
        let seconds = SECONDS.map(|seconds| {
            let label = match seconds {
                Some(seconds) => tr.with("class-seconds", [("seconds", seconds.into())]),
                None => tr.get("class-no-time"),
            };
            (seconds, label)
        });
        let earns = Earns::ALL.map(|earns| {
            let id = match earns {
                Earns::One => "class-earns-one",
                Earns::Civil => "class-earns-civil",
                Earns::Staff => "class-earns-staff",
                Earns::Certainty => "class-earns-certainty",
            };
            (earns, tr.get(id))
        });
        let count = self.these.is_none().then(|| {
            let control = chooser(p, "count", counts, self.count, Message::CountPicked);
            setting(p, tr.get("class-count"), None, control, is_narrow)
        });
        let time = chooser(p, "seconds", seconds, self.seconds, Message::SecondsPicked);
        let marks = chooser(p, "earns", earns, self.earns, Message::EarnsPicked);
        let phones = [
            (None, tr.get("class-phones-none")),
            (Some(Phones::Letters), tr.get("class-phones-letters")),
            (Some(Phones::Texts), tr.get("class-phones-texts")),
        ];
        let phones = chooser(p, "phones", phones, self.phones, Message::PhonesPicked);
        let hint = self.phones.is_some().then(|| tr.get("class-phones-hint"));
        let begin = button(p, "begin", Role::Primary, tr.get("class-begin"))
            .icon(Icon::Monitor)
            .key("Enter")
            .says(self.can_begin().then_some(Message::Begun));
        let content = Column::new()
            .push(
                row![container(heading(p, tr.get("class-new"))).width(Fill), begin]
                    .spacing(12)
                    .align_y(Center),
            )
            .push(count)
            .push(setting(p, tr.get("class-time"), None, time, is_narrow))
            .push(setting(p, tr.get("class-marks"), None, marks, is_narrow))
            .push(setting(p, tr.get("class-phones"), hint, phones, is_narrow))
            .push(hairline(p))
            .push(self.sources(context));
        card(p, content.spacing(16)).into()
    }

    /// Where the questions come from.
    fn sources<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let all = |label: &str| {
            button(p, "all-topics", Role::Plain, tr.get(label)).says(Message::AllPicked)
        };
        if let Some(these) = &self.these {
            let said = body(p, tr.count("class-these", these.len()));
            return row![container(said).width(Fill), all("class-others")]
                .spacing(12)
                .align_y(Center)
                .into();
        }
        if self.board.is_reading {
            return muted(p, tr.get("today-reading"));
        }
        let said = if self.topics.is_empty() {
            tr.count("class-from-all", self.available() as usize)
        } else {
            tr.count("class-from", self.available() as usize)
        };
        let head = Row::new()
            .push(container(body(p, said)).width(Fill))
            .push((!self.topics.is_empty()).then(|| all("class-all")))
            .spacing(12)
            .align_y(Center);
        let banks = self.board.banks.iter().map(|bank| self.bank(context, bank));
        column![head, Column::with_children(banks).spacing(4)].spacing(10).into()
    }

    fn bank<'a>(&'a self, context: &Context<'_>, bank: &'a BankLine) -> Element<'a, Message> {
        let p = context.p;
        let taken = bank.topics.iter().filter(|line| self.topics.contains(&line.topic)).count();
        let is_open = self.open == Some(bank.bank);
        let is_whole = taken > 0 && taken == bank.topics.len();
        let name = bank.title.text(context.titles());
        let count = if taken > 0 && !is_whole {
            format!("{taken}/{}", bank.topics.len())
        } else {
            bank.questions.to_string()
        };
        let line = row![
            tick(p, format!("bank-{}", bank.bank), is_whole)
                .on_press(Message::BankToggled(bank.bank)),
            container(words(name, size::LABEL, font::MEDIUM, p.text)).width(Fill),
            muted(p, count),
            fold(context, "class", bank.bank, is_open, Message::Unfolded(bank.bank)),
        ]
        .spacing(10)
        .align_y(Center);
        let topics = is_open
            .then(|| indented(bank.topics.iter().map(|topic| self.topic(context, topic)), 4));
        Column::new().push(line).push(topics).spacing(4).into()
    }

    fn topic<'a>(&'a self, context: &Context<'_>, topic: &'a TopicLine) -> Element<'a, Message> {
        let p = context.p;
        let is_taken = self.topics.contains(&topic.topic);
        let name = topic.title.text(context.titles());
        row![
            tick(p, format!("topic-{}", topic.topic), is_taken)
                .on_press(Message::TopicToggled(topic.topic)),
            container(words(name, size::LABEL, font::REGULAR, p.text)).width(Fill),
            muted(p, topic.questions.to_string()),
        ]
        .spacing(10)
        .align_y(Center)
        .into()
    }

    /// The lessons so far.
    fn before<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let name = container(heading(p, tr.get("class-before"))).padding([0, 10]);
        if self.board.rooms.is_empty() {
            let none = container(body(p, tr.get("class-before-none"))).padding([0, 10]);
            return card(p, column![name, none].spacing(10)).padding([16, 10]).into();
        }
        let lines = self.board.rooms.iter().map(|room| self.room(context, room));
        let lines = Column::with_children(lines).spacing(2);
        card(p, column![name, lines].spacing(6)).padding([16, 10]).into()
    }

    fn room<'a>(&'a self, context: &Context<'_>, room: &'a RoomCard) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let when = say::moment(tr, room.begun.at, context.now);
        let content = Row::new()
            .push(
                column![
                    words(room.title.as_str(), size::BODY, font::MEDIUM, p.text),
                    muted(p, when)
                ]
                .width(Fill),
            )
            .push(icon(Icon::Open, 16.0, p.muted))
            .spacing(10)
            .align_y(Center);
        let picked = (!self.is_busy).then(|| Message::RoomPicked(room.id.clone()));
        press(format!("room-{}", room.id), content, line_look(p))
            .padding([6, 10])
            .width(Fill)
            .on_press_maybe(picked)
            .into()
    }
}
