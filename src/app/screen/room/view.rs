//! What the teacher sees: the stage with what comes next below it or, where the projector has a window
//! of its own, the question with its key, what can be done, and the question after it.

use iced::widget::{Column, Row, Space, column, container, mouse_area, row, scrollable};
use iced::{Center, Element, Fill, Length};

use super::stage::part;
use super::{Classroom, Dialog, HANDS, MOST_TEAMS, Message, Paper, Saving, door};
use crate::app::context::Context;
use crate::app::font;
use crate::app::theme::{size, style};
use crate::app::widget::bars;
use crate::app::widget::field::field;
use crate::app::widget::parts::{
    Role, button, card, chooser, hairline, heading, muted, note, words,
};
use crate::app::widget::question::letter;
use crate::app::widget::reasons;
use crate::app::words::exam::countdown;
use crate::domain::bank::markup::one_line;
use crate::domain::class::room::{Phase, Play, Step};

impl Classroom {
    /// Draws the teacher's window.
    pub fn view<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let p = context.p;
        match &self.paper {
            Some(Paper::Printing(form)) => return form.view(context).map(Message::Print),
            Some(Paper::Answers(sheet)) => {
                return sheet.view(context, &self.room).map(Message::Answers);
            }
            None => {}
        }
        let trouble = self.said.as_ref().map(|(tone, said)| {
            container(note(p, *tone, said.clone(), Vec::new())).padding([8, 40])
        });
        let bar = self.bar(context);
        let is_quiet = self.is_black && !self.is_apart;
        let tools = (self.shows_tools || self.is_apart).then(|| self.tools(context));
        let below = Column::new().push(hairline(p)).push(tools).push(bar);
        let content: Element<'a, Message> = if self.is_apart {
            self.desk(context)
        } else {
            let mut above = *context;
            above.size.height -= if self.shows_tools { 228.0 } else { 84.0 };
            container(self.stage(&above)).height(Fill).into()
        };
        let page = Column::new().push(content).push(trouble);
        if is_quiet {
            // Nothing is on the projector, and so nothing is here; a press brings it back.
            return mouse_area(page).on_press(Message::BlackToggled).into();
        }
        page.push(below).into()
    }

    /// Draws the projector's own window.
    pub fn projector<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let p = context.p;
        if self.is_black {
            return self.stage(context);
        }
        let mut above = *context;
        let time = self.time(context).map(|time| {
            above.size.height -= 84.0;
            column![hairline(p), container(time).padding([16, 40])]
        });
        Column::new().push(container(self.stage(&above)).height(Fill)).push(time).into()
    }

    /// Draws what lies over the page.
    pub fn dialog<'a>(&'a self, context: &Context<'_>) -> Option<Element<'a, Message>> {
        if let Some(place) = self.place.view(context) {
            return Some(container(place.map(Message::Place)).max_width(640).into());
        }
        match &self.paper {
            Some(Paper::Printing(form)) => {
                return form.dialog(context).map(|dialog| dialog.map(Message::Print));
            }
            Some(Paper::Answers(sheet)) => {
                return sheet.dialog(context).map(|dialog| dialog.map(Message::Answers));
            }
            None => {}
        }
        match self.dialog? {
            Dialog::Leaving => Some(leaving(context)),
            Dialog::Hands => Some(self.hands(context)),
            Dialog::People => Some(self.people(context)),
            Dialog::Door => self.doors(context),
        }
    }

    /// The time that is left, and how many have answered.
    fn time<'a>(&'a self, context: &Context<'_>) -> Option<Element<'a, Message>> {
        let (p, tr) = (context.p, context.tr);
        let (left, vote) = (self.room.left(self.now), self.room.current());
        let answered = vote.filter(|(_, vote)| vote.is_open).map(|(_, vote)| {
            let answered = self.room.answered(vote);
            (answered > 0 || self.room.seats().next().is_some()).then(|| {
                let of = self.reach.0.max(answered);
                let said = [("count", answered.into()), ("of", of.into())];
                words(tr.with("room-answered", said), size::OPTION, font::MEDIUM, p.text)
            })
        });
        let time = left.map(|left| {
            let of = vote.and_then(|(_, vote)| vote.time).unwrap_or(left).max(1);
            let share = part(
                u32::try_from(left).unwrap_or(u32::MAX),
                u32::try_from(of).unwrap_or(u32::MAX),
            );
            let is_late = left <= 10_000;
            let color = if is_late { p.bad } else { p.text };
            let clock = words(countdown(left), size::NUMBER, font::BOLD, color);
            let bar = bars::share(share, if is_late { p.bad } else { p.primary }, p.sunken);
            row![container(clock).width(100), container(bar).width(Fill)]
                .spacing(16)
                .align_y(Center)
        });
        let paused = self
            .room
            .is_paused()
            .then(|| words(tr.get("room-paused"), size::OPTION, font::SEMIBOLD, p.accent));
        let is_there =
            time.is_some() || paused.is_some() || answered.as_ref().is_some_and(Option::is_some);
        is_there.then(|| {
            Row::new()
                .push(time)
                .push(paused)
                .push(answered.flatten())
                .spacing(16)
                .align_y(Center)
                .into()
        })
    }

    /// The time and what comes next.
    fn bar<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let pause = self.room.is_open().then(|| {
            let label = if self.room.is_paused() { "room-continue" } else { "room-pause" };
            button(p, "pause", Role::Secondary, tr.get(label)).key("P").says(Message::PauseToggled)
        });
        let next = button(p, "forward", Role::Primary, tr.get(self.next()))
            .key("Space")
            .says((self.room.phase() != Phase::Over).then_some(Message::Forward));
        let over = (self.room.phase() == Phase::Over).then(|| {
            let can = !self.room.worst().is_empty();
            Row::new()
                .push(can.then(|| {
                    button(p, "warm-up", Role::Secondary, tr.get("room-warm-up"))
                        .key("W")
                        .says(Message::WarmUpPicked)
                }))
                .push(self.has_votes().then(|| {
                    button(p, "report", Role::Secondary, tr.get("room-report"))
                        .key("I")
                        .says(Message::ReportPicked)
                }))
                .push(self.can_save(Saving::Results).then(|| {
                    button(p, "save", Role::Secondary, tr.get("room-save"))
                        .key("Ctrl S")
                        .says(Message::SavePicked(Saving::Results))
                }))
                .push(
                    button(p, "leave-over", Role::Primary, tr.get("room-done"))
                        .key("Esc")
                        .says(Message::LeavePicked),
                )
                .spacing(12)
                .wrap()
                .vertical_spacing(8)
        });
        let more = (!self.is_apart).then(|| {
            let label = if self.shows_tools { "room-less" } else { "room-more" };
            button(p, "tools", Role::Plain, tr.get(label)).key("M").says(Message::ToolsToggled)
        });
        let is_over = over.is_some();
        let line = Row::new()
            .push(container(self.time(context).unwrap_or_else(|| Space::new().into())).width(Fill))
            .push(more)
            .push(pause)
            .push(over)
            .push((!is_over).then_some(next))
            .spacing(12)
            .align_y(Center);
        container(line).padding([16, 40]).into()
    }

    /// The words for what comes next.
    fn next(&self) -> &'static str {
        match self.room.phase() {
            Phase::Lobby => "room-begin",
            Phase::Own => "room-close",
            Phase::Over => "room-over",
            Phase::At { item, step } => match step {
                Step::Stem if self.room.votes_on(item).next().is_none() => "room-show-choices",
                Step::Options if self.room.is_open() => "room-close",
                Step::Stem | Step::Options => "room-show-spread",
                Step::Spread if self.room_strikes() => "room-strike",
                Step::Spread | Step::Struck => "room-show-key",
                Step::Key => "room-show-reason",
                Step::Reason if item + 1 < self.sheets.len() => "room-next",
                Step::Reason => "room-finish",
            },
        }
    }

    /// Whether choices can be struck out of the question that is shown.
    fn room_strikes(&self) -> bool {
        let item = self.room.at().and_then(|item| self.room.lesson().items.get(item));
        let counts = self.room.current().map(|(_, vote)| self.room.counts(vote));
        item.is_some_and(|item| !item.strikes(&counts.unwrap_or_default()).is_empty())
    }

    /// All else that can be done.
    fn tools<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let tool = |id: &'static str, label: &str, key: &'static str, message: Option<Message>| {
            button(p, id, Role::Secondary, tr.get(label)).key(key).says(message).into()
        };
        let phase = self.room.phase();
        let is_at = matches!(phase, Phase::At { .. });
        let can_again = self.room.at().is_some_and(|item| {
            let voted = self.room.votes_on(item).next().is_some();
            voted && !self.room.is_told(item) && !self.room.is_open()
        });
        let taught = self.room.at().is_some_and(|item| self.room.is_taught_again(item));
        let taught = if taught { "room-teach-again-not" } else { "room-teach-again" };
        let black = if self.is_black { "room-light" } else { "room-black" };
        let way_in = if self.door.is_some() { "door-title" } else { "room-door" };
        let apart = if self.is_apart { "room-window-close" } else { "room-window" };
        let buttons: Vec<Element<'a, Message>> = vec![
            tool("back", "room-back", "←", is_at.then_some(Message::Back)),
            tool("hands", "room-hands", "H", self.can_count().then_some(Message::HandsToggled)),
            tool("again", "room-vote-again", "V", can_again.then_some(Message::VoteAgain)),
            tool("teach", taught, "T", is_at.then_some(Message::TeachAgainToggled)),
            tool("black", black, "B", Some(Message::BlackToggled)),
            tool("window", apart, "O", Some(Message::WindowToggled)),
            tool("door", way_in, "D", Some(Message::Door(door::Message::Picked))),
            tool("people", "room-people", "S", Some(Message::PeopleToggled)),
            tool("report", "room-report", "I", self.has_votes().then_some(Message::ReportPicked)),
            tool("print", "room-print", "Ctrl P", Some(Message::PrintPicked)),
            tool("answers", "room-answers", "A", Some(Message::AnswersPicked)),
            tool("leave", "room-leave", "Esc", Some(Message::LeavePicked)),
        ];
        let buttons = Row::with_children(buttons).spacing(10).wrap().vertical_spacing(8);
        let playing = self.room.teams().len();
        let counts = std::iter::once((0, tr.get("room-no-teams")))
            .chain((2..=MOST_TEAMS).map(|teams| (teams, teams.to_string())));
        let teams = chooser(p, "teams", counts, playing, Message::TeamsPicked);
        let play = (playing > 0).then(|| {
            let turn = self.room.turn().is_some();
            let plays = [
                ("play-right", "room-play-right", "R", Play::Right),
                ("play-wrong", "room-play-wrong", "X", Play::Wrong),
                ("play-pass", "room-play-pass", "N", Play::Passed),
            ];
            let plays = plays.map(|(id, label, key, play)| {
                tool(id, label, key, turn.then_some(Message::Played(play)))
            });
            let undo = tool("unplay", "room-unplay", "Ctrl Z", Some(Message::Unplayed));
            Row::with_children(plays).push(undo).spacing(10).wrap().vertical_spacing(8)
        });
        let teams = row![
            words(tr.get("room-teams"), size::LABEL, font::MEDIUM, p.muted),
            container(teams).width(Fill)
        ]
        .spacing(12)
        .align_y(Center);
        let content = Column::new().push(buttons).push(teams).push(play).spacing(10);
        container(content).padding([12, 40]).width(Fill).into()
    }

    /// The teacher's own side: the question with its key, and what comes after it.
    fn desk<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let (Some(item), Some(sheet)) = (self.room.at(), self.sheet()) else {
            return container(self.stage(context)).height(Fill).into();
        };
        let inside = context.of(&sheet.question.id);
        let of = [("number", (item + 1).into()), ("count", self.sheets.len().into())];
        let explained = reasons::explanation(&inside, sheet.question.explanation.as_ref());
        let question = column![
            heading(p, tr.with("room-question", of)),
            reasons::keyed(&inside, &sheet.printed),
            explained,
        ]
        .spacing(14);
        let spread = self.spread(context, item);
        let next = self.sheets.get(item + 1).and_then(|sheet| sheet.printed.in_a_line());
        let next = next.map(|text| {
            let said = one_line(text.text(context.titles()));
            column![
                muted(p, tr.get("room-after-this")),
                words(said, size::BODY, font::REGULAR, p.text)
            ]
            .spacing(4)
        });
        let side = Column::new().push(spread).push(next).spacing(20);
        let question = scrollable(container(question).padding([20, 40]))
            .id("desk")
            .height(Fill)
            .style(style::scroll(p));
        if context.size.width < 860.0 {
            return question.into();
        }
        let side = scrollable(container(card(p, side)).padding([20, 20]))
            .height(Fill)
            .style(style::scroll(p));
        row![
            container(question).width(Length::FillPortion(3)),
            container(side).width(Length::FillPortion(2)),
        ]
        .height(Fill)
        .into()
    }

    /// How many chose what, in each vote.
    fn spread<'a>(&'a self, context: &Context<'_>, item: usize) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let key = self.room.lesson().items.get(item).map(|item| item.key).unwrap_or_default();
        let votes = self.room.votes_on(item).enumerate().map(|(number, (_, vote))| {
            let counts = self.room.counts(vote);
            let total: u32 = counts.iter().sum();
            let lines = counts.into_iter().enumerate().map(|(place, count)| {
                let color = if key.has(place) { p.good } else { p.muted };
                row![
                    container(words(letter(place).to_string(), size::BODY, font::BOLD, color))
                        .width(24),
                    container(bars::share(part(count, total), color, p.sunken)).width(Fill),
                    container(words(count.to_string(), size::BODY, font::MEDIUM, p.text))
                        .width(44)
                        .align_right(44),
                ]
                .spacing(8)
                .align_y(Center)
                .into()
            });
            let name = if number == 0 { "room-spread" } else { "room-second-vote" };
            column![heading(p, tr.get(name)), Column::with_children(lines).spacing(6)]
                .spacing(8)
                .into()
        });
        let votes: Vec<Element<'a, Message>> = votes.collect();
        if votes.is_empty() {
            return muted(p, tr.get("room-no-votes"));
        }
        Column::with_children(votes).spacing(16).into()
    }

    /// Hands to be typed for each choice.
    fn hands<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let fields = self.hands.iter().enumerate().map(|(place, content)| {
            let id = HANDS.get(place).copied().unwrap_or("hands-9");
            let hands = field(
                p,
                id,
                content,
                "0".to_owned(),
                move |edit| Message::HandsEdited(place, edit),
                Message::HandsEntered(place),
            );
            column![
                words(letter(place).to_string(), size::STEM, font::BOLD, p.text),
                container(hands).width(88)
            ]
            .spacing(6)
            .align_x(Center)
            .into()
        });
        let fields = Row::with_children(fields).spacing(14).wrap().vertical_spacing(10);
        let sum = self
            .typed_hands()
            .map(|hands| muted(p, tr.count("room-hands-sum", hands.iter().sum::<u32>())));
        let unclear = sum
            .is_none()
            .then(|| words(tr.get("room-hands-unclear"), size::LABEL, font::MEDIUM, p.bad));
        let keep = button(p, "hands-keep", Role::Primary, tr.get("room-hands-keep"))
            .key("Enter")
            .says(self.typed_hands().map(|_| Message::HandsAccepted));
        let cancel = button(p, "hands-cancel", Role::Secondary, tr.get("cancel"))
            .key("Esc")
            .says(Message::Closed);
        let content = Column::new()
            .push(heading(p, tr.get("room-hands-title")))
            .push(muted(p, tr.get("room-hands-about")))
            .push(fields)
            .push(sum)
            .push(unclear)
            .push(row![cancel, keep].spacing(12))
            .spacing(14);
        card(p, content).max_width(640).into()
    }
}

fn leaving<'a>(context: &Context<'_>) -> Element<'a, Message> {
    let (p, tr) = (context.p, context.tr);
    let leave = button(p, "leave-room", Role::Primary, tr.get("room-leave"))
        .key("Enter")
        .says(Message::Left);
    let end =
        button(p, "end-room", Role::Danger, tr.get("room-end")).key("E").says(Message::EndPicked);
    let stay =
        button(p, "stay", Role::Secondary, tr.get("room-stay")).key("Esc").says(Message::Closed);
    let content = column![
        heading(p, tr.get("room-leave-title")),
        words(tr.get("room-leave-about"), size::BODY, font::REGULAR, p.text),
        Row::with_children([stay.into(), end.into(), leave.into()])
            .spacing(12)
            .wrap()
            .vertical_spacing(10),
    ]
    .spacing(16);
    card(p, content).max_width(560).into()
}
