//! How the desk of classes is drawn.

use iced::widget::{Column, Row, column, container, row};
use iced::{Center, Element, Fill, Length};

use super::{COUNTS, Class, Earns, Level, MINUTES, Message, Order, SECONDS, Tempo};
use crate::app::context::Context;
use crate::app::font;
use crate::app::icon::{Icon, icon};
use crate::app::theme::size;
use crate::app::widget::parts::{
    Role, Tone, body, button, card, choice, chooser, hairline, heading, line_look, muted, note,
    page, setting, tick, title, words,
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
        let answers = button(p, "answers", Role::Secondary, tr.get("claim-title"))
            .icon(Icon::Download)
            .key("B")
            .says(Message::AnswersPicked);
        let head = row![container(named).width(Fill), answers, corner].spacing(16).align_y(Center);
        let trouble =
            self.trouble.as_ref().map(|why| note(p, Tone::Trouble, why.clone(), Vec::new()));
        let lesson = match &self.form {
            Some(form) => form.view(context).map(Message::Form),
            None => self.lesson(context),
        };
        let before = self.before(context);
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
        let gone = self.gone.as_ref().map(|class| {
            let back = button(p, "class-back", Role::Secondary, tr.get("study-undo"))
                .key("Ctrl Z")
                .says(Message::ClassTakenBack);
            let said = tr.with("class-gone", [("class", class.name.as_str().into())]);
            note(p, Tone::Calm, said, vec![back.into()])
        });
        let content = Column::new().push(head).push(trouble).push(gone).push(cards).spacing(18);
        let room = if context.is_narrow() { [16, 16] } else { [24, 36] };
        page(p, "class", content, 1_200.0, room)
    }

    fn lesson<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let is_narrow = context.size.width < 640.0;
        let counts = COUNTS.map(|count| (count, count.to_string()));
        let count = self.these.is_none().then(|| {
            let control = chooser(p, "count", counts, self.choices.count, Message::CountPicked);
            setting(p, tr.get("class-count"), None, control, is_narrow)
        });
        let phones = [
            (None, tr.get("class-phones-none")),
            (Some(Phones::Letters), tr.get("class-phones-letters")),
            (Some(Phones::Texts), tr.get("class-phones-texts")),
            (Some(Phones::Shuffled), tr.get("class-phones-shuffled")),
        ];
        let phones = chooser(p, "phones", phones, self.choices.phones, Message::PhonesPicked);
        let hint = self.choices.phones.is_some().then(|| tr.get("class-phones-hint"));
        let begin = button(p, "begin", Role::Primary, tr.get("class-begin"))
            .icon(Icon::Monitor)
            .key("Enter")
            .says(self.can_begin().then_some(Message::Begun));
        let label = if self.shows_more { "class-less" } else { "class-more" };
        let more =
            button(p, "more", Role::Plain, tr.get(label)).key("M").says(Message::MoreToggled);
        let content = Column::new()
            .push(
                row![container(heading(p, tr.get("class-new"))).width(Fill), begin]
                    .spacing(12)
                    .align_y(Center),
            )
            .push(self.whom(context))
            .push(count)
            .push(setting(p, tr.get("class-phones"), hint, phones, is_narrow))
            .push(self.time(context, is_narrow))
            .push(self.shows_more.then(|| self.details(context, is_narrow)))
            .push(more)
            .push(hairline(p))
            .push(self.sources(context));
        card(p, content.spacing(16)).into()
    }

    /// Whom the lesson is for.
    fn whom<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let Some(lists) = &self.lists else { return muted(p, tr.get("class-reading")) };
        let anybody = (None, tr.get("class-anybody"));
        let classes =
            lists.classes.iter().map(|class| (Some(class.id.clone()), class.name.clone()));
        let choices =
            std::iter::once(anybody).chain(classes).zip(0_u32..).map(|((class, label), place)| {
                let is_chosen = class == self.taught;
                choice(p, format!("class-{place}"), label, is_chosen)
                    .on_press(Message::ClassPicked(class))
                    .into()
            });
        let make = button(p, "class-make", Role::Plain, tr.get("class-make"))
            .icon(Icon::Add)
            .key("N")
            .says(Message::ClassMade);
        let choices = Row::with_children(choices).push(make).spacing(8).wrap().vertical_spacing(8);
        let about = self.class().map(|class| {
            let said = if class.roll.is_empty() {
                tr.get("class-form-nobody")
            } else {
                tr.count("class-form-pupils", class.roll.len())
            };
            let open = button(p, "class-open", Role::Plain, tr.get("class-change"))
                .says(Message::ClassOpened);
            row![container(muted(p, said)).width(Fill), open].spacing(12).align_y(Center)
        });
        let unread = (lists.unread > 0)
            .then(|| note(p, Tone::Warning, tr.count("class-unread", lists.unread), Vec::new()));
        Column::new()
            .push(words(tr.get("class-whom"), size::BODY, font::MEDIUM, p.text))
            .push(choices)
            .push(about)
            .push(unread)
            .spacing(8)
            .into()
    }

    /// How long there is.
    fn time<'a>(&'a self, context: &Context<'_>, is_narrow: bool) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        if let Tempo::Own(minutes) = self.choices.tempo {
            let all = MINUTES.map(|minutes| {
                let label = match minutes {
                    Some(minutes) => tr.count("class-minutes", minutes),
                    None => tr.get("class-no-time"),
                };
                (minutes, label)
            });
            let control = chooser(p, "minutes", all, minutes, |minutes| {
                Message::TempoPicked(Tempo::Own(minutes))
            });
            return setting(p, tr.get("class-time-in-all"), None, control, is_narrow);
        }
        let seconds = SECONDS.map(|seconds| {
            let label = match seconds {
                Some(seconds) => tr.with("class-seconds", [("seconds", seconds.into())]),
                None => tr.get("class-no-time"),
            };
            (seconds, label)
        });
        let control = chooser(p, "seconds", seconds, self.choices.seconds, Message::SecondsPicked);
        setting(p, tr.get("class-time"), None, control, is_narrow)
    }

    /// What is seldom chosen otherwise.
    fn details<'a>(&'a self, context: &Context<'_>, is_narrow: bool) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let earns = Earns::ALL.map(|earns| {
            let id = match earns {
                Earns::One => "class-earns-one",
                Earns::Civil => "class-earns-civil",
                Earns::Staff => "class-earns-staff",
                Earns::Certainty => "class-earns-certainty",
                Earns::Speed => "class-earns-speed",
            };
            (earns, tr.get(id))
        });
        let marks = chooser(p, "earns", earns, self.choices.earns, Message::EarnsPicked);
        let hint = (self.choices.earns == Earns::Speed).then(|| tr.get("class-earns-speed-hint"));
        let orders = Order::ALL.map(|order| {
            let id = match order {
                Order::Given => "class-order-given",
                Order::Mixed => "class-order-mixed",
                Order::EasyFirst => "class-order-easy",
            };
            (order, tr.get(id))
        });
        let order = chooser(p, "order", orders, self.choices.order, Message::OrderPicked);
        let level = (self.these.is_none() && !self.is_wrong).then(|| {
            let levels = Level::ALL.map(|level| {
                let id = match level {
                    Level::Any => "class-level-any",
                    Level::Easy => "class-level-easy",
                    Level::Middle => "class-level-middle",
                    Level::Hard => "class-level-hard",
                };
                (level, tr.get(id))
            });
            let control = chooser(p, "level", levels, self.choices.level, Message::LevelPicked);
            setting(p, tr.get("class-level"), None, control, is_narrow)
        });
        let pace = self.choices.phones.is_some().then(|| {
            // The minutes for all are chosen above, once everybody goes at their own pace.
            let own = match self.choices.tempo {
                Tempo::Led => Tempo::Own(Some(20)),
                own @ Tempo::Own(_) => own,
            };
            let paces =
                [(Tempo::Led, tr.get("class-pace-teacher")), (own, tr.get("class-pace-own"))];
            let control = chooser(p, "pace", paces, self.choices.tempo, Message::TempoPicked);
            setting(p, tr.get("class-pace"), None, control, is_narrow)
        });
        let also = self.choices.phones.is_some().then(|| {
            // Who is marked by how sure they are is asked that anyway.
            let certainty =
                choice(p, "certainty", tr.get("class-asks-certainty"), self.choices.certainty)
                    .on_press_maybe(
                        (self.choices.earns != Earns::Certainty)
                            .then_some(Message::CertaintyToggled),
                    );
            let ranks = choice(p, "ranks", tr.get("class-tells-ranks"), self.choices.ranks)
                .on_press(Message::RanksToggled);
            let both = row![certainty, ranks].spacing(8).wrap().vertical_spacing(8);
            setting(p, tr.get("class-phones-also"), None, both, is_narrow)
        });
        Column::new()
            .push(setting(p, tr.get("class-marks"), hint, marks, is_narrow))
            .push(level)
            .push(setting(p, tr.get("class-order"), None, order, is_narrow))
            .push(pace)
            .push(also)
            .spacing(16)
            .into()
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
        let kinds = self.can_be_wrong().then(|| {
            let kinds = [(false, tr.get("class-from-topics")), (true, tr.get("class-from-wrong"))];
            chooser(p, "kinds", kinds, self.is_wrong, Message::WrongPicked)
        });
        if self.is_wrong {
            let about = muted(p, tr.get("class-wrong-about"));
            return Column::new().push(kinds).push(about).spacing(10).into();
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
        let banks = Column::with_children(banks).spacing(4);
        Column::new().push(kinds).push(head).push(banks).spacing(10).into()
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
        let lines: Vec<_> = self.rooms().map(|room| self.room(context, room)).collect();
        if lines.is_empty() {
            let none = if self.lists.is_some() { "class-before-none" } else { "class-reading" };
            let none = container(body(p, tr.get(none))).padding([0, 10]);
            return card(p, column![name, none].spacing(10)).padding([16, 10]).into();
        }
        let lines = Column::with_children(lines).spacing(2);
        card(p, column![name, lines].spacing(6)).padding([16, 10]).into()
    }

    fn room<'a>(&'a self, context: &Context<'_>, room: &'a RoomCard) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let mut when = say::moment(tr, room.begun.at, context.now);
        if let Some((_, class)) = room.class.as_ref().filter(|_| self.taught.is_none()) {
            when = format!("{class} · {when}");
        }
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
        let open = press(format!("room-{}", room.id), content, line_look(p))
            .padding([6, 10])
            .width(Fill)
            .on_press_maybe(picked);
        let report =
            button(p, format!("report-{}", room.id), Role::Secondary, tr.get("class-report"))
                .says((!self.is_busy).then(|| Message::ReportPicked(room.id.clone())));
        row![open, report].spacing(8).align_y(Center).into()
    }
}
