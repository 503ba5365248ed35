//! How the desk of mock exams is drawn: the exams, setting up a paper, the instructions. What its
//! sections draw from is in `sources`.

mod sources;

use iced::widget::{Column, Row, column, container, row};
use iced::{Center, Element, Fill, Length};

use super::{Exam, Group, List, Message, Past, Phase, Setup, Spread};
use crate::app::context::Context;
use crate::app::font;
use crate::app::icon::{Icon, icon};
use crate::app::theme::size;
use crate::app::widget::parts::{
    Role, Tone, body, button, card, chip, chooser, hairline, heading, key_cap, line_look, look,
    muted, note, page, setting, title, words,
};
use crate::app::widget::{language, press, rules, topics};
use crate::app::words as say;
use crate::app::words::exam as said;
use crate::domain::exam::draw::{First, Lean, Refused};
use crate::domain::exam::paper::{DrawnFrom, ExtraTime, Paper, Set};
use crate::domain::exam::pattern::{Mode, Saving};

use sources::{Ticked, tick};

/// The keys of the first exams.
const KEYS: [&str; 9] = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];
/// So many subjects are named; the others are counted.
const NAMED: usize = 3;
/// So many sittings are listed until all are asked for.
const LISTED: usize = 6;

impl Exam {
    /// Draws the screen.
    pub fn view<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let content = match &self.phase {
            Phase::Choosing => self.choosing(context),
            Phase::Setting(setup) => self.setting(context, setup),
            Phase::Instructing { setup, read } => self.instructing(context, setup, *read),
        };
        let trouble = self
            .trouble
            .as_ref()
            .map(|why| note(context.p, Tone::Trouble, why.clone(), Vec::new()));
        let widest = if matches!(self.phase, Phase::Choosing) { 1_200.0 } else { 900.0 };
        let room = if context.is_narrow() { [16, 16] } else { [24, 36] };
        let content = Column::new().push(trouble).push(content).spacing(18);
        page(context.p, self.page(), content, widest, room)
    }

    fn head<'a>(
        &'a self,
        context: &Context<'_>,
        name: String,
        line: String,
    ) -> Element<'a, Message> {
        let p = context.p;
        let corner = language::of_interface(context, Message::LanguageSwitched);
        let back = (!matches!(self.phase, Phase::Choosing)).then(|| {
            button(p, "back", Role::Secondary, context.tr.get("mock-back"))
                .icon(Icon::Back)
                .key("Esc")
                .says(Message::WentBack)
        });
        let named = column![title(p, name), muted(p, line)];
        let right = Row::new().push(back).push(corner).spacing(10).align_y(Center);
        if context.size.width < 560.0 {
            return column![container(right).align_right(Fill), named].spacing(8).into();
        }
        row![container(named).width(Fill), right].spacing(16).align_y(Center).into()
    }

    // ---- Choosing

    fn choosing<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let head = self.head(context, tr.get("mock-title"), tr.get("mock-about"));
        let resume = self.board.open.as_ref().map(|open| {
            let when = say::moment(tr, open.begun.at, context.now);
            let line = tr.with(
                "mock-open",
                [
                    ("title", open.title.text(context.titles()).into()),
                    ("when", when.into()),
                    ("until", say::moment(tr, open.deadline, context.now).into()),
                ],
            );
            let resume = button(p, "resume", Role::Primary, tr.get("mock-resume"))
                .key("Enter")
                .says((!self.is_busy).then_some(Message::Resumed));
            note(p, Tone::Warning, line, vec![resume.into()])
        });
        let reading = self.board.is_reading.then(|| muted(p, tr.get("today-reading")));
        let problems = (!self.board.problems.is_empty()).then(|| {
            let lines = self.board.problems.iter().map(|line| muted(p, line.as_str()));
            let lines = Column::with_children(lines).spacing(4);
            card(p, column![heading(p, tr.get("mock-pattern-problems")), lines].spacing(8))
        });
        // The short papers first, then what was sat, then the exams by their families; where there is
        // room in two columns of about the same length.
        let mut place = 0;
        let mut cards: Vec<(usize, Element<'a, Message>)> = Vec::new();
        for group in &self.board.groups {
            cards.push((group.patterns.len() + 1, self.group(context, group, place)));
            place += group.patterns.len();
        }
        cards.insert(cards.len().min(1), (self.past_shown().len().max(1) + 1, self.past(context)));
        let lists: Element<'a, Message> = if context.size.width < 860.0 {
            Column::with_children(cards.into_iter().map(|(_, card)| card)).spacing(16).into()
        } else {
            let (mut left, mut right) = (Column::new().spacing(16), Column::new().spacing(16));
            let mut lengths = [0, 0];
            for (length, card) in cards {
                if lengths[0] <= lengths[1] {
                    lengths[0] += length;
                    left = left.push(card);
                } else {
                    lengths[1] += length;
                    right = right.push(card);
                }
            }
            row![left.width(Length::FillPortion(1)), right.width(Length::FillPortion(1))]
                .spacing(16)
                .into()
        };
        Column::new()
            .push(head)
            .push(resume)
            .push(reading)
            .push(problems)
            .push(lists)
            .spacing(18)
            .into()
    }

    fn group<'a>(
        &'a self,
        context: &Context<'_>,
        group: &'a Group,
        first: usize,
    ) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let can_choose = self.board.open.is_none() && !self.board.is_reading;
        let lines = group.patterns.iter().enumerate().map(|(place, pattern)| {
            let color = if can_choose { p.text } else { p.muted };
            let name = words(pattern.title.text(context.titles()), size::BODY, font::MEDIUM, color);
            let about = format!(
                "{} · {}",
                said::outline(tr, pattern),
                said::minutes(tr, i64::from(pattern.minutes).into())
            );
            let about = muted(p, about);
            let key = KEYS.get(first + place).map(|key| key_cap(*key, p.muted));
            let omr = (pattern.mode == Mode::Omr).then(|| chip("OMR", p.violet_soft, p.violet));
            let content = Row::new()
                .push(column![name, about].width(Fill))
                .push(omr)
                .push(key)
                .spacing(10)
                .align_y(Center);
            let chosen = can_choose.then(|| Message::Chosen(pattern.id.clone()));
            press(format!("pattern-{}", pattern.id), content, line_look(p))
                .padding([6, 10])
                .width(Fill)
                .on_press_maybe(chosen)
                .into()
        });
        let lines = Column::with_children(lines).spacing(2);
        let name = container(heading(p, tr.get(group.family.name()))).padding([0, 10]);
        card(p, column![name, lines].spacing(6)).padding([16, 10]).into()
    }

    /// The sittings that are listed.
    fn past_shown(&self) -> &[Past] {
        let past = self.board.past.as_slice();
        if self.shows_past { past } else { past.get(..LISTED).unwrap_or(past) }
    }

    fn past<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let name = container(heading(p, tr.get("mock-past"))).padding([0, 10]);
        if self.board.past.is_empty() {
            let none = container(body(p, tr.get("mock-past-none"))).padding([0, 10]);
            return card(p, column![name, none].spacing(10)).padding([16, 10]).into();
        }
        let lines = self.past_shown().iter().map(|past| past_line(context, past));
        let more = (self.board.past.len() > LISTED).then(|| {
            let label = if self.shows_past {
                tr.get("mock-past-fewer")
            } else {
                tr.count("mock-past-all", self.board.past.len())
            };
            button(p, "past-all", Role::Plain, label).says(Message::PastShown)
        });
        let lines = Column::with_children(lines).spacing(2);
        card(p, Column::new().push(name).push(lines).push(more).spacing(6)).padding([16, 10]).into()
    }

    // ---- Setting up

    fn setting<'a>(&'a self, context: &Context<'_>, setup: &'a Setup) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let pattern = &setup.pattern;
        let line = format!(
            "{} · {}",
            said::outline(tr, pattern),
            said::minutes(tr, i64::from(pattern.minutes).into())
        );
        let name = pattern.title.text(context.titles()).to_owned();
        let ready = setup.printed().is_some() && !self.is_busy;
        let go = button(p, "go-on", Role::Primary, tr.get("mock-go-on"))
            .key("Enter")
            .large()
            .says(ready.then_some(Message::WentOn));
        let source = pattern.source.cite.text(context.titles());
        let checked = say::date(tr, pattern.source.checked);
        let source = tr.with("mock-source", [("cite", source.into()), ("date", checked.into())]);
        let caveat = pattern.source.note.as_ref().map(|note| muted(p, note.text(context.titles())));
        Column::new()
            .push(self.head(context, name, line))
            .push(self.drawn_card(context, setup))
            .push(go)
            .push(self.wishes_card(context, setup))
            .push(Column::new().push(muted(p, source)).push(caveat).spacing(4))
            .spacing(18)
            .into()
    }

    /// What the paper has come to: how many questions each section has, and from where.
    fn drawn_card<'a>(&'a self, context: &Context<'_>, setup: &'a Setup) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let paper = match &setup.paper {
            None => return card(p, body(p, tr.get("mock-drawing"))).into(),
            Some(Err(Refused::NoQuestions)) => {
                return column![
                    note(p, Tone::Warning, tr.get("mock-no-questions"), Vec::new()),
                    card(p, self.sections(context, setup, None)),
                ]
                .spacing(12)
                .into();
            }
            Some(Ok(paper)) => paper,
        };
        let scaled = paper.scaled().map(|scaled| {
            let decimals = paper.pattern.decimals;
            let said = tr.with(
                "mock-scaled",
                [
                    ("have", scaled.questions.1.into()),
                    ("asked", scaled.questions.0.into()),
                    ("marks", said::short_number(scaled.marks.1, decimals).into()),
                    ("minutes", said::short_number(scaled.minutes.1, 1).into()),
                ],
            );
            note(p, Tone::Warning, said, Vec::new())
        });
        let from_all = paper.sections.iter().filter(|section| section.from == DrawnFrom::AllBanks);
        let everything = match (from_all.count(), paper.sections.len()) {
            (0, _) => None,
            (1, 1) => Some("mock-all-banks-one"),
            (all, sections) if all == sections => Some("mock-all-banks-sections"),
            _ => Some("mock-all-banks-rest"),
        };
        let everything = everything
            .map(|id| body(p, tr.with(id, [("subjects", self.subjects(context).into())])));
        let content = Column::new()
            .push(heading(p, tr.get("mock-drawn-from")))
            .push(everything)
            .push(self.sections(context, setup, Some(paper)))
            .spacing(12);
        Column::new().push(scaled).push(card(p, content)).spacing(12).into()
    }

    /// What the banks are about.
    fn subjects(&self, context: &Context<'_>) -> String {
        let mut subjects: Vec<&str> = Vec::new();
        for bank in &self.board.banks {
            let subject = bank.subject.text(context.titles());
            if !subjects.contains(&subject) {
                subjects.push(subject);
            }
        }
        let more = subjects.len().saturating_sub(NAMED);
        subjects.truncate(NAMED);
        let mut names = subjects.join(" · ");
        if more > 0 {
            names.push_str(" · ");
            names.push_str(&context.tr.count("mock-more-subjects", more));
        }
        names
    }

    fn sections<'a>(
        &'a self,
        context: &Context<'_>,
        setup: &'a Setup,
        paper: Option<&Paper>,
    ) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let lines = setup.pattern.sections.iter().enumerate().map(|(number, section)| {
            let have = paper.and_then(|paper| paper.sections.get(number)).map(|drawn| drawn.have);
            let count = match have {
                Some(have) if have != section.questions => tr.with(
                    "mock-questions-of",
                    [("have", have.into()), ("asked", section.questions.into())],
                ),
                _ => tr.count("mock-questions", section.questions),
            };
            let mut about = format!("{count} · {}", said::at_stake(&setup.pattern, section));
            if let Some(time) = said::section_time(tr, section) {
                about = format!("{about} · {time}");
            }
            let from = self.from(context, setup, number);
            let is_open = setup.mapped == Some(number);
            let mark = if is_open { Icon::Down } else { Icon::Open };
            let content = row![
                column![
                    words(section.name.text(context.titles()), size::BODY, font::MEDIUM, p.text),
                    muted(p, about)
                ]
                .width(Length::FillPortion(3)),
                container(words(from, size::LABEL, font::REGULAR, p.primary))
                    .width(Length::FillPortion(2))
                    .align_right(Length::FillPortion(2)),
                icon(mark, 16.0, p.muted),
            ]
            .spacing(10)
            .align_y(Center);
            let line = press(format!("section-{number}"), content, line_look(p))
                .padding([6, 10])
                .width(Fill)
                .on_press(Message::SectionToggled(number));
            let banks = is_open.then(|| self.mapping(context, setup, number));
            Column::new().push(hairline(p)).push(line).push(banks).spacing(4).into()
        });
        Column::with_children(lines).spacing(4).into()
    }

    /// What can be wished of a paper.
    fn wishes_card<'a>(&'a self, context: &Context<'_>, setup: &'a Setup) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let narrow = context.is_narrow();
        let choice = |label: &str, hint: &str, control: Element<'a, Message>| {
            setting(p, tr.get(label), Some(tr.get(hint)), control, narrow)
        };
        let first = chooser(
            p,
            "first",
            [
                (First::Unseen, tr.get("mock-first-unseen")),
                (First::Weakest, tr.get("mock-first-weakest")),
                (First::Any, tr.get("mock-first-any")),
            ],
            setup.first,
            Message::FirstChosen,
        );
        let mix = chooser(
            p,
            "mix",
            [
                (Spread::Even, tr.get("mock-mix-even")),
                (Spread::Lumpy, tr.get("mock-mix-lumpy")),
                (Spread::Own, tr.get("mock-mix-own")),
            ],
            setup.spread,
            Message::SpreadChosen,
        );
        let lean = chooser(
            p,
            "lean",
            [
                (Lean::Easier, tr.get("mock-lean-easier")),
                (Lean::Even, tr.get("mock-lean-even")),
                (Lean::Harder, tr.get("mock-lean-harder")),
            ],
            setup.lean,
            Message::LeanChosen,
        );
        let sets = ["A", "B", "C", "D"].map(ToOwned::to_owned);
        let set = chooser(p, "set", Set::ALL.into_iter().zip(sets), setup.set, Message::SetChosen);
        let mode = chooser(
            p,
            "mode",
            [(Mode::Computer, tr.get("mock-mode-computer")), (Mode::Omr, tr.get("mock-mode-omr"))],
            setup.mode,
            Message::ModeChosen,
        );
        let saving = (setup.mode == Mode::Computer).then(|| {
            let control = chooser(
                p,
                "saving",
                [
                    (Saving::Strict, tr.get("mock-saving-strict")),
                    (Saving::OnLeaving, tr.get("mock-saving-leaving")),
                ],
                setup.saving,
                Message::SavingChosen,
            );
            choice("mock-saving", "mock-saving-hint", control)
        });
        let extra = chooser(
            p,
            "extra",
            [
                (ExtraTime::None, tr.get("mock-extra-none")),
                (
                    ExtraTime::Granted,
                    tr.count("mock-extra-some", setup.pattern.extra_minutes_per_hour),
                ),
            ],
            setup.extra,
            Message::ExtraChosen,
        );
        let gives_extra = setup.pattern.extra_minutes_per_hour > 0;
        let content = Column::new()
            .push(choice("mock-mode", "mock-mode-hint", mode))
            .push(saving)
            .push(choice("mock-first", "mock-first-hint", first))
            .push(choice("mock-mix", "mock-mix-hint", mix))
            .push((setup.spread == Spread::Own).then(|| self.often(context, setup)))
            .push(choice("mock-lean", "mock-lean-hint", lean))
            .push(choice("mock-set", "mock-set-hint", set))
            .push(gives_extra.then(|| choice("mock-extra", "mock-extra-hint", extra)))
            .spacing(16);
        card(p, content).into()
    }

    /// How often each topic is asked.
    fn often<'a>(&'a self, context: &Context<'_>, setup: &'a Setup) -> Element<'a, Message> {
        let open = setup.unfolded.filter(|(list, _)| *list == List::Often).map(|(_, bank)| bank);
        topics::often(
            context,
            &self.board.banks,
            open,
            |bank, topic| setup.often(bank, topic),
            |bank| Message::Unfolded(List::Often, bank),
            Message::OftenChosen,
        )
    }

    // ---- The instructions

    fn instructing<'a>(
        &'a self,
        context: &Context<'_>,
        setup: &'a Setup,
        read: bool,
    ) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let name = setup.pattern.title.text(context.titles()).to_owned();
        let head = self.head(context, tr.get("mock-instructions"), name);
        let said = setup
            .printed()
            .map(|paper| card(p, rules::rules(context, &paper, setup.extra, setup.saving)));
        let tick = tick(p, if read { Ticked::All } else { Ticked::None });
        let label = container(body(p, tr.get("mock-have-read"))).width(Fill);
        let content = row![tick, label, key_cap("R", p.muted)].spacing(12).align_y(Center);
        let tick = press("have-read", content, look(p, Role::Secondary))
            .padding([12, 16])
            .width(Fill)
            .on_press(Message::ReadToggled);
        let begin = button(p, "begin", Role::Primary, tr.get("mock-begin"))
            .key("Enter")
            .large()
            .says((read && !self.is_busy).then_some(Message::Begun));
        let begin = Row::new()
            .push(begin)
            .push((!read).then(|| muted(p, tr.get("mock-tick-first"))))
            .spacing(16)
            .align_y(Center)
            .wrap()
            .vertical_spacing(6);
        Column::new().push(head).push(said).push(tick).push(begin).spacing(18).into()
    }
}

fn past_line<'a>(context: &Context<'_>, past: &'a Past) -> Element<'a, Message> {
    let (p, tr) = (context.p, context.tr);
    let when = say::moment(tr, past.begun.at, context.now);
    let name = words(past.title.text(context.titles()), size::BODY, font::MEDIUM, p.text);
    let line = past.marked.as_ref().map_or_else(
        || when.clone(),
        |marked| {
            let counts = tr.with(
                "mock-past-counts",
                [
                    ("right", marked.right.into()),
                    ("wrong", marked.wrong.into()),
                    ("left", marked.left.into()),
                ],
            );
            format!("{when} · {counts}")
        },
    );
    let marks = past.marked.as_ref().map(|marked| {
        let of = said::short_number(marked.out_of, 2);
        let values = [("marks", said::number(marked.obtained, 2).into()), ("total", of.into())];
        words(tr.with("mock-past-marks", values), size::BODY, font::SEMIBOLD, p.primary)
    });
    let content = Row::new()
        .push(column![name, muted(p, line)].width(Fill))
        .push(marks)
        .spacing(12)
        .align_y(Center);
    press(format!("past-{}", past.number), content, line_look(p))
        .padding([6, 10])
        .width(Fill)
        .on_press(Message::PastOpened(past.number))
        .into()
}
