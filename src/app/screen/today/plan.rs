//! What Today says of the plan for the exam: the marks foretold, and what to do if there is more than
//! there is time for.

use iced::widget::{Column, column, container, row};
use iced::{Alignment, Element, Length, Padding};

use super::{MarksLine, Message, PlanLine, Today};
use crate::app::context::Context;
use crate::app::font;
use crate::app::theme::size;
use crate::app::widget::bars;
use crate::app::widget::parts::{Role, Tone, button, card, heading, muted, note, words};
use crate::app::words as say;
use crate::app::words::exam::penalty;

impl Today {
    /// Whether there is more than there is time for.
    pub(super) fn has_overload(&self) -> bool {
        self.board.plan.as_ref().is_some_and(|plan| plan.overload.is_some())
    }

    /// Today's revision and, beside it, the marks foretold.
    pub(super) fn upper<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let revision = self.revision(context);
        let plan = self.board.plan.as_ref();
        let overload = plan.and_then(|plan| too_much(context, plan));
        let marks = plan.and_then(|plan| Some(foretold(context, plan, plan.marks.as_ref()?)));
        let upper: Element<'a, Message> = match marks {
            None => revision,
            Some(marks) if context.is_narrow() => column![revision, marks].spacing(16).into(),
            Some(marks) => row![
                container(revision).width(Length::FillPortion(27)),
                container(marks).width(Length::FillPortion(22)),
            ]
            .spacing(16)
            .into(),
        };
        Column::new().push(overload).push(upper).spacing(16).into()
    }
}

/// The marks of the exam on its day, or if it were today.
fn foretold<'a>(context: &Context<'_>, plan: &PlanLine, marks: &MarksLine) -> Element<'a, Message> {
    let (p, tr) = (context.p, context.tr);
    let shown = marks.then.unwrap_or(marks.now);
    let title = match plan.exam.filter(|_| marks.then.is_some()) {
        Some(exam) => tr.with("today-marks-on", [("day", say::day_month(tr, exam).into())]),
        None => tr.get("today-marks-now"),
    };
    let whole = |marks: f64| format!("{:.0}", marks.round() + 0.0);
    let number = row![
        words(whole(shown.mean), size::NUMBER, font::BOLD, p.primary),
        container(words(
            tr.with("today-marks-of", [("most", whole(marks.out_of).into())]),
            size::STEM,
            font::REGULAR,
            p.muted
        ))
        .padding(Padding { bottom: 7.0, ..Padding::ZERO }),
    ]
    .spacing(10)
    .align_y(Alignment::End)
    .wrap();
    let likely = tr.with(
        "today-marks-likely",
        [("low", whole(shown.low).into()), ("high", whole(shown.high).into())],
    );
    let rules = penalty(tr, &marks.paper);
    let now = marks.then.map(|_| {
        let now = whole(marks.now.mean);
        tr.with("today-marks-if-now", [("marks", now.into())])
    });
    let target = marks
        .target
        .map(|target| tr.with("today-marks-target", [("marks", whole(f64::from(target)).into())]));
    let beside: Vec<String> = now.into_iter().chain(target).collect();
    let beside = (!beside.is_empty()).then(|| muted(p, beside.join(" · ")));
    #[expect(clippy::cast_possible_truncation, reason = "a place on a bar")]
    let place = |of: f64| (of / marks.out_of.max(1.0)).clamp(0.0, 1.0) as f32;
    let bar = bars::range(
        (place(shown.low), place(shown.high)),
        place(shown.mean),
        marks.target.map(|target| place(f64::from(target))),
        p,
    );
    let content = Column::new()
        .push(heading(p, title))
        .push(number)
        .push(muted(p, format!("{likely} · {rules}")))
        .push(container(bar).padding([6, 0]))
        .push(beside)
        .push(muted(p, tr.get("today-marks-banks")))
        .spacing(4);
    card(p, content).into()
}

/// That there is more than there is time for, and the three ways out.
fn too_much<'a>(context: &Context<'_>, plan: &PlanLine) -> Option<Element<'a, Message>> {
    let (p, tr) = (context.p, context.tr);
    let overload = plan.overload?;
    let exam = say::day_month(tr, plan.exam?);
    let head = tr.with("today-overload", [("unmet", overload.unmet.into()), ("day", exam.into())]);
    let more = match overload.minutes {
        Some(minutes) => tr.with("today-overload-minutes", [("minutes", minutes.into())]),
        None => tr.get("today-overload-no-minutes"),
    };
    let fewer = tr.with("today-overload-topics", [("fits", overload.fits.into())]);
    let lower = tr.get("today-overload-lower");
    let change = button(p, "plan", Role::Secondary, tr.get("today-plan-change"))
        .key("P")
        .says(Message::PlanPicked);
    Some(note(p, Tone::Warning, format!("{head} {more} {fewer} {lower}"), vec![change.into()]))
}
