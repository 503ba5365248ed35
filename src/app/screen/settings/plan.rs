//! The exam plan: which exam and when, whose rules give the marks, what is aimed at, the time there
//! is, and how often topics are asked. What is made of it is the planner's.

use iced::widget::text_editor::{Action as Edit, Content};
use iced::widget::{Column, Row, column, container, row};
use iced::{Center, Element, Fill};
use jiff::civil::{Date, Weekday};

use super::{Action, Facts, Message as Above, Settings};
use crate::app::context::Context;
use crate::app::font;
use crate::app::icon::{Icon, icon};
use crate::app::theme::size;
use crate::app::widget::field::{Focus, field, filled, line};
use crate::app::widget::number::{Input, Limits, Number, Refused, Taken};
use crate::app::widget::parts::{Role, button, choice, look, muted, words};
use crate::app::widget::topics::{self, Often};
use crate::app::widget::{exams, press};
use crate::app::words as say;
use crate::app::words::exam as said;
use crate::domain::exam::pattern::{Pattern, PatternId};
use crate::domain::exam::usual;
use crate::domain::progress::settings::{MINUTES_PER_DAY, Setting, TARGET, TopicKey};

/// The days of a week, in the order in which they are shown.
const WEEK: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

/// The minutes a day that can be set.
const MINUTES: Limits = Limits { most: *MINUTES_PER_DAY.end(), step: 5, empty: None };

/// What is being changed.
#[derive(Debug)]
pub(super) struct Plan {
    exam: Content,
    date: Content,
    minutes: Number,
    target: Number,
    /// Whether the papers are listed to pick one of.
    picks: bool,
    /// Whether the banks are listed with how often each is asked.
    weighs: bool,
    /// The bank whose topics are listed.
    unfolded: Option<u32>,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// The exam was edited.
    ExamEdited(Edit),
    /// The exam's date was edited.
    DateEdited(Edit),
    /// Exam and date were accepted.
    ExamAccepted,
    /// The papers were listed, or put away.
    PickToggled,
    /// A paper was picked, or none.
    Picked(Option<PatternId>),
    /// Something was done to the marks aimed at.
    Target(Input),
    /// Something was done to the minutes a day.
    Minutes(Input),
    /// A day of the week was taken off, or is none any longer.
    DayToggled(Weekday),
    /// The banks were listed with how often each is asked, or put away.
    WeighToggled,
    /// The topics of a bank were listed, or put away.
    Unfolded(u32),
    /// How often a topic is asked, or every topic of a bank, was chosen.
    Weighed(Often),
}

impl Facts {
    /// The paper whose rules give the marks, if it is there.
    fn pattern(&self) -> Option<&Pattern> {
        let id = self.values.pattern.as_ref()?;
        let all = self.exams.iter().flatten().flat_map(|group| &group.patterns);
        all.into_iter().find(|pattern| pattern.id == *id)
    }

    /// The marks that can be aimed at.
    fn marks(&self) -> Limits {
        /// What the first step goes to before a paper is picked.
        const FIRST: u16 = 100;
        const STEP: u16 = 5;
        let all = self.pattern().map(|pattern| pattern.marks().to_integer());
        let all = all.and_then(|marks| u16::try_from(marks).ok());
        let most = all.unwrap_or(*TARGET.end()).min(*TARGET.end());
        // Half of the marks is a place to start from that is nobody's target.
        let first = all.map_or(FIRST, |marks| marks / 2 / STEP * STEP);
        Limits { most, step: STEP, empty: Some(first) }
    }
}

impl Plan {
    /// The plan as it is kept.
    pub(super) fn of(facts: &Facts) -> Self {
        Self {
            exam: filled(facts.exam.as_deref().unwrap_or("")),
            // As the hint beside it asks for it.
            date: filled(&facts.date.map(day_first).unwrap_or_default()),
            minutes: Number::of(Some(facts.values.minutes)),
            target: Number::of(facts.values.target),
            picks: false,
            weighs: false,
            unfolded: None,
        }
    }

    /// Takes what is kept now.
    pub(super) fn refresh(&mut self, before: &Facts, now: &Facts) {
        self.minutes.follow(Some(before.values.minutes), Some(now.values.minutes));
        self.target.follow(before.values.target, now.values.target);
    }

    /// What Esc means here, if a list is open.
    pub(super) fn escape(&self) -> Option<Message> {
        match (self.picks, self.weighs) {
            (true, _) => Some(Message::PickToggled),
            (false, true) => Some(Message::WeighToggled),
            (false, false) => None,
        }
    }

    /// Takes what happened.
    pub(super) fn update(&mut self, message: Message, facts: &Facts) -> Action {
        match message {
            Message::ExamEdited(edit) => self.exam.perform(edit),
            Message::DateEdited(edit) => self.date.perform(edit),
            Message::ExamAccepted => return self.accept_exam(facts),
            Message::PickToggled => {
                self.picks = !self.picks;
                // What had the focus in the list is gone with it.
                if !self.picks {
                    return Action::Focus(Focus("plan-paper"));
                }
            }
            Message::Picked(pattern) => {
                self.picks = false;
                let is_new = pattern != facts.values.pattern;
                let settings = is_new.then_some(Setting::Pattern(pattern));
                let focus = Some(Focus("plan-paper"));
                return Action::Set { settings: settings.into_iter().collect(), focus };
            }
            Message::Target(input) => {
                return number(&mut self.target, input, "plan-target", facts.marks(), |marks| {
                    (marks != facts.values.target).then_some(Setting::Target(marks))
                });
            }
            Message::Minutes(input) => {
                return number(&mut self.minutes, input, "plan-minutes", MINUTES, |minutes| {
                    let minutes = minutes.filter(|minutes| *minutes != facts.values.minutes);
                    minutes.map(Setting::Minutes)
                });
            }
            Message::DayToggled(day) => {
                let days = facts.values.days_off;
                return Action::set(Setting::DaysOff(days.with(day, !days.contains(day))));
            }
            Message::WeighToggled => {
                self.weighs = !self.weighs;
                if !self.weighs {
                    return Action::Focus(Focus("plan-often"));
                }
            }
            Message::Unfolded(bank) => {
                self.unfolded = Some(bank).filter(|_| self.unfolded != Some(bank));
            }
            Message::Weighed(often) => {
                let banks = facts.banks.as_deref().unwrap_or_default();
                let topics = often.of(banks).map(|(bank, topic)| TopicKey {
                    bank: bank.id.clone(),
                    topic: topic.id.clone(),
                });
                let settings = topics
                    .filter(|topic| facts.values.topic_weight(topic) != often.times)
                    .map(|topic| Setting::TopicWeight { topic, times: often.times })
                    .collect();
                return Action::Set { settings, focus: None };
            }
        }
        Action::None
    }

    fn accept_exam(&self, facts: &Facts) -> Action {
        let name = Some(line(&self.exam)).filter(|name| !name.is_empty());
        let typed = line(&self.date);
        let date = if typed.is_empty() { None } else { say::parse_date(&typed) };
        if date.is_none() && !typed.is_empty() {
            return Action::Focus(Focus("exam-date"));
        }
        if name == facts.exam && date == facts.date {
            return Action::None;
        }
        let before = facts.values.pattern.clone();
        let pattern = usual::renamed(facts.exam.as_deref(), name.as_deref(), before.clone());
        let pattern = (pattern != before).then_some(Setting::Pattern(pattern));
        Action::ChooseExam { name, date, pattern }
    }

    /// Whether the typed date cannot be read.
    fn date_is_unclear(&self) -> bool {
        let typed = line(&self.date);
        !typed.is_empty() && say::parse_date(&typed).is_none()
    }

    /// Draws the card.
    pub(super) fn view<'a>(
        &'a self,
        context: &Context<'_>,
        facts: &'a Facts,
    ) -> Element<'a, Above> {
        let lines = vec![
            Settings::line(context, "settings-exam", None, self.exam(context)),
            self.paper(context, facts),
            Settings::line(
                context,
                "plan-target",
                Some("plan-target-hint"),
                self.target(context, facts),
            ),
            Settings::line(
                context,
                "plan-minutes",
                Some("plan-minutes-hint"),
                self.minutes(context, facts),
            ),
            Settings::line(
                context,
                "plan-days-off",
                Some("plan-days-off-hint"),
                days_off(context, facts),
            ),
            self.often(context, facts),
        ];
        Settings::section(context, "plan-title", lines)
    }

    /// What it is called and when it is.
    fn exam<'a>(&'a self, context: &Context<'_>) -> Element<'a, Above> {
        let (p, tr) = (context.p, context.tr);
        let accepted = Above::Plan(Message::ExamAccepted);
        let name = field(
            p,
            "exam-name",
            &self.exam,
            tr.get("welcome-exam-hint"),
            |edit| Above::Plan(Message::ExamEdited(edit)),
            accepted.clone(),
        );
        let date = field(
            p,
            "exam-date",
            &self.date,
            tr.get("welcome-date-hint"),
            |edit| Above::Plan(Message::DateEdited(edit)),
            accepted.clone(),
        );
        let save = button(p, "exam-save", Role::Secondary, tr.get("save")).says(accepted);
        let unclear =
            self.date_is_unclear().then(|| refusal(context, tr.get("welcome-date-unclear")));
        Column::new()
            .push(name)
            .push(row![container(date).width(Fill), save].spacing(8).align_y(Center))
            .push(unclear)
            .spacing(8)
            .into()
    }

    /// The paper whose rules give the marks, and all there are when one is to be picked.
    fn paper<'a>(&'a self, context: &Context<'_>, facts: &'a Facts) -> Element<'a, Above> {
        let (p, tr) = (context.p, context.tr);
        let picked = facts.values.pattern.as_ref();
        let (name, about) = match (picked, facts.pattern()) {
            (None, _) => (tr.get("plan-paper-none"), tr.get("plan-paper-none-said")),
            (Some(_), Some(pattern)) => {
                (pattern.title.text(context.titles()).to_owned(), said::in_short(tr, pattern))
            }
            (Some(id), None) if facts.exams.is_none() => (id.to_string(), String::new()),
            (Some(id), None) => (id.to_string(), tr.get("plan-paper-gone")),
        };
        let is_open = self.picks && facts.exams.is_some();
        let says = facts.exams.as_ref().map(|_| Message::PickToggled);
        let control =
            column![opener(context, "plan-paper", name, is_open, says), muted(p, about)].spacing(8);
        let line = Settings::line(context, "plan-paper", Some("plan-paper-hint"), control.into());
        let list = facts.exams.as_deref().filter(|_| is_open).map(|groups| {
            exams::picker(context, groups, picked, tr.get("plan-paper-none"), |pattern| {
                Above::Plan(Message::Picked(pattern))
            })
        });
        Column::new().push(line).push(list).spacing(16).into()
    }

    /// The marks that are aimed at.
    fn target<'a>(&'a self, context: &Context<'_>, facts: &Facts) -> Element<'a, Above> {
        let tr = context.tr;
        let limits = facts.marks();
        let above = || match facts.pattern() {
            Some(_) => tr.with("plan-target-above", [("most", limits.most.into())]),
            None => tr.with("plan-number-refused", [("most", limits.most.into())]),
        };
        // A target may be left over from a paper with more marks.
        let is_above = facts.values.target.is_some_and(|marks| marks > limits.most);
        let refused = match self.target.refused() {
            Some(Refused::Unclear) => {
                Some(tr.with("plan-number-refused", [("most", limits.most.into())]))
            }
            Some(Refused::TooMuch) => Some(above()),
            None => is_above.then(above),
        };
        let clear = Some(tr.get("plan-target-clear"));
        let control = self.target.view(context, "plan-target", limits, clear, |input| {
            Above::Plan(Message::Target(input))
        });
        let refused = refused.map(|why| refusal(context, why));
        Column::new().push(control).push(refused).spacing(8).into()
    }

    /// The minutes a day.
    fn minutes<'a>(&'a self, context: &Context<'_>, facts: &Facts) -> Element<'a, Above> {
        let (p, tr) = (context.p, context.tr);
        let control = self.minutes.view(context, "plan-minutes", MINUTES, None, |input| {
            Above::Plan(Message::Minutes(input))
        });
        let about = match self.minutes.refused() {
            Some(Refused::Unclear | Refused::TooMuch) => {
                let why = tr.with("plan-number-refused", [("most", MINUTES.most.into())]);
                Some(refusal(context, why))
            }
            None => (facts.values.minutes == 0).then(|| muted(p, tr.get("plan-minutes-none"))),
        };
        Column::new().push(control).push(about).spacing(8).into()
    }

    /// How often topics are asked, with all banks when it is to be changed.
    fn often<'a>(&'a self, context: &Context<'_>, facts: &'a Facts) -> Element<'a, Above> {
        let (p, tr) = (context.p, context.tr);
        let weight = |bank: &topics::BankLine, topic: &topics::TopicLine| {
            let key = TopicKey { bank: bank.id.clone(), topic: topic.id.clone() };
            facts.values.topic_weight(&key)
        };
        let banks = facts.banks.as_deref();
        let none = match banks {
            None => Some("today-reading"),
            Some([]) => Some("today-no-banks"),
            Some(_) => None,
        };
        let control = if let Some(none) = none {
            muted(p, tr.get(none))
        } else {
            let all = banks.unwrap_or_default().iter();
            let all = all.flat_map(|bank| bank.topics.iter().map(move |topic| (bank, topic)));
            let changed = all.filter(|(bank, topic)| weight(bank, topic) != 1).count();
            let summary = match changed {
                0 => tr.get("plan-often-even"),
                changed => tr.count("plan-often-changed", changed),
            };
            opener(context, "plan-often", summary, self.weighs, Some(Message::WeighToggled))
        };
        let line = Settings::line(context, "plan-often", Some("plan-often-hint"), control);
        let list = banks.filter(|banks| self.weighs && !banks.is_empty()).map(|banks| {
            topics::often(
                context,
                banks,
                self.unfolded,
                weight,
                |bank| Above::Plan(Message::Unfolded(bank)),
                |often| Above::Plan(Message::Weighed(often)),
            )
        });
        Column::new().push(line).push(list).spacing(16).into()
    }
}

/// Takes what was done to a number. A button that can go no further gives its focus to the field, so
/// that it is not lost.
fn number(
    number: &mut Number,
    input: Input,
    name: &'static str,
    limits: Limits,
    setting: impl FnOnce(Option<u16>) -> Option<Setting>,
) -> Action {
    let pressed = input.clone();
    match number.update(input, limits) {
        Taken::Nothing if number.refused().is_some() => Action::Focus(Focus(name)),
        Taken::Nothing => Action::None,
        Taken::Kept(kept) => {
            let focus = (!number.can(&pressed, limits)).then_some(Focus(name));
            Action::Set { settings: setting(kept).into_iter().collect(), focus }
        }
    }
}

/// A date as people type it: "23-05-2027".
fn day_first(date: Date) -> String {
    format!("{:02}-{:02}-{}", date.day(), date.month(), date.year())
}

/// The seven days, each to be taken off.
fn days_off<'a>(context: &Context<'_>, facts: &Facts) -> Element<'a, Above> {
    let (p, tr) = (context.p, context.tr);
    let off = facts.values.days_off;
    let days = WEEK.into_iter().enumerate().map(|(place, day)| {
        choice(p, format!("day-off-{place}"), say::weekday_in_short(tr, day), off.contains(day))
            .on_press(Above::Plan(Message::DayToggled(day)))
            .into()
    });
    let none_left = WEEK
        .into_iter()
        .all(|day| off.contains(day))
        .then(|| muted(p, tr.get("plan-days-off-all")));
    Column::new()
        .push(Row::with_children(days).spacing(8).wrap().vertical_spacing(8))
        .push(none_left)
        .spacing(8)
        .into()
}

/// A control that shows what is chosen and opens the list of what there is.
fn opener<'a>(
    context: &Context<'_>,
    id: &'static str,
    shown: String,
    is_open: bool,
    says: Option<Message>,
) -> Element<'a, Above> {
    let p = context.p;
    let mark = if is_open { Icon::Down } else { Icon::Open };
    let content = row![
        container(words(shown, size::LABEL, font::MEDIUM, p.text)).width(Fill),
        icon(mark, 16.0, p.muted),
    ]
    .spacing(10)
    .align_y(Center);
    press(id, content, look(p, Role::Secondary))
        .padding([9, 12])
        .width(Fill)
        .on_press_maybe(says.map(Above::Plan))
        .into()
}

/// Why something was not taken.
fn refusal<'a>(context: &Context<'_>, why: String) -> Element<'a, Above> {
    words(why, size::LABEL, font::MEDIUM, context.p.bad)
}
