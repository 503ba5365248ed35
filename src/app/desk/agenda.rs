//! The learner's plan for the exam, worked out away from the window whenever what it rests on changed.
//! Nothing is drawn here.

use std::sync::Arc;

use iced::Task;

use super::Desk;
use crate::app::Message;
use crate::app::beside::beside;
use crate::app::screen::today::{MarksLine, PlanLine};
use crate::domain::bank::shelf::Shelf;
use crate::domain::event::EventId;
use crate::domain::exam::pattern::Pattern;
use crate::domain::progress::Progress;
use crate::domain::progress::settings::TopicKey;
use crate::domain::study::agenda::{Agenda, Goal};
use crate::domain::study::outlook::Outlook;
use crate::domain::study::predict::Stakes;
use crate::domain::study::stock::Stock;
use crate::domain::time::Day;
use crate::store::LearnerId;
use crate::store::library::Library;
use crate::store::patterns::Patterns;

/// What a plan rests on: if it is the same, so is the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Basis {
    last: Option<EventId>,
    today: Day,
    /// Where the library lies: another reading of the banks is another library.
    library: usize,
    has_patterns: bool,
}

/// A plan that was worked out.
#[derive(Debug, Clone)]
pub struct Made {
    learner: LearnerId,
    basis: Basis,
    agenda: Option<Arc<Agenda>>,
}

/// The plan in force, and what it, or the one being worked out, rests on.
#[derive(Debug, Default)]
pub(super) struct Planning {
    agenda: Option<Arc<Agenda>>,
    basis: Option<Basis>,
    is_under_way: bool,
}

impl Desk {
    /// The plan for this day, once it is worked out; `None` also where there is neither a date nor a
    /// paper to plan for.
    pub fn agenda(&self, today: Day) -> Option<&Arc<Agenda>> {
        self.planning.agenda.as_ref().filter(|agenda| agenda.today == today)
    }

    /// Works the plan out, if what it rests on changed since.
    pub fn plan_ahead(
        &mut self,
        library: &Arc<Library>,
        patterns: Option<&Arc<Patterns>>,
        today: Day,
    ) -> Task<Message> {
        let basis = Basis {
            last: self.progress.last_event().map(|(_, id)| id),
            today,
            library: Arc::as_ptr(library) as usize,
            has_patterns: patterns.is_some(),
        };
        if self.planning.is_under_way || self.planning.basis == Some(basis) {
            return Task::none();
        }
        self.planning.basis = Some(basis);
        let progress = Arc::clone(&self.progress);
        let Some(goal) = goal(library.shelf(), &progress, patterns.map(Arc::as_ref), today) else {
            self.planning.agenda = None;
            return Task::none();
        };
        self.planning.is_under_way = true;
        let library = Arc::clone(library);
        let made = beside("plan", move || {
            let spent = seconds_spent(&progress, today);
            Arc::new(Agenda::of(library.shelf(), &progress, &goal, today, spent))
        });
        let learner = self.learner.clone();
        Task::perform(made, move |agenda| {
            Message::Planned(Made { learner: learner.clone(), basis, agenda })
        })
    }

    /// Whether a plan for this day is still to come, so that it cannot be said what waits today.
    pub fn is_planning(&self, today: Day) -> bool {
        let wants = self.progress.settings().minutes > 0
            && self.progress.exam_date().is_some_and(|exam| Day::from_date(exam) > today);
        // If it was worked out and is not there, it is not to be had.
        let was_tried = self.planning.basis.is_some_and(|basis| basis.today == today)
            && !self.planning.is_under_way;
        wants && self.agenda(today).is_none() && !was_tried
    }

    /// Whether what is planned for this day, if anything is, rests on all that was kept so far.
    pub fn is_planned_by(&self, today: Day) -> bool {
        let last = self.progress.last_event().map(|(_, id)| id);
        let is_of_now = |basis: Basis| basis.last == last && basis.today == today;
        !self.planning.is_under_way && self.planning.basis.is_some_and(is_of_now)
    }

    /// Takes a plan that was worked out, if it is of this learner.
    pub fn take_plan(&mut self, made: Made) {
        if made.learner != self.learner {
            return;
        }
        self.planning.is_under_way = false;
        if self.planning.basis == Some(made.basis) {
            self.planning.agenda = made.agenda;
        }
    }

    /// The plan for this day if there is an exam to plan for and time to plan with: without minutes
    /// what is due still waits.
    pub(super) fn planned(&self, today: Day) -> Option<&Arc<Agenda>> {
        let has_time = self.progress.settings().minutes > 0;
        self.agenda(today).filter(|agenda| has_time && agenda.exam.is_some())
    }

    /// Known facts and new ones that wait today, and the minutes they take: as planned, or as due.
    /// What was answered since the plan was made waits no more.
    pub(super) fn waiting_by(
        &self,
        shelf: &Shelf,
        outlook: &Outlook,
        today: Day,
    ) -> (u32, u32, u32) {
        let Some(agenda) = self.planned(today) else {
            return (outlook.due, outlook.new, outlook.minutes);
        };
        let (mut known, mut new) = (0_u16, 0_u16);
        for look in agenda.looks.iter().filter(|look| look.fact < shelf.facts()) {
            let view = self.progress.fact_named(shelf.fact_id(look.fact));
            match view.and_then(|view| view.last_review()) {
                Some(last) if last >= today => {}
                Some(_) => known += 1,
                None => new += 1,
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "some hundred looks")]
        let share = f32::from(known + new) / agenda.looks.len().max(1) as f32;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some minutes")]
        let minutes = (agenda.seconds * share / 60.0).ceil() as u32;
        (known.into(), new.into(), minutes)
    }

    /// What each of the next days brings, today first, and the first of them on which anything comes
    /// after today: as planned, or as due.
    pub(super) fn ahead_by(
        &self,
        outlook: &Outlook,
        waiting: u32,
        today: Day,
    ) -> (Vec<(Day, u32)>, Option<Day>) {
        let days = (0..).zip(outlook.days).map(|(ahead, due)| (today.plus(ahead), due));
        let Some(agenda) = self.planned(today) else { return (days.collect(), outlook.next_due) };
        let looks = |day: Day| {
            let did = agenda.ahead.iter().find(|(marks, _)| marks.day == day.plus(1));
            did.map_or(0, |(_, did)| did.reviews + did.new)
        };
        let days = days.map(|(day, _)| (day, if day == today { waiting } else { looks(day) }));
        let next = agenda.ahead.iter().map(|(marks, _)| marks.day.plus(-1));
        (days.collect(), next.filter(|day| *day > today).find(|day| looks(*day) > 0))
    }

    /// What Today says of the plan.
    pub(super) fn plan_line(&self, patterns: Option<&Patterns>, today: Day) -> Option<PlanLine> {
        let agenda = self.agenda(today)?;
        let settings = self.progress.settings();
        let paper = paper(&self.progress, patterns);
        let marks = paper.map(|paper| MarksLine {
            now: agenda.now,
            then: agenda.ahead.last().map(|(marks, _)| *marks),
            out_of: agenda.out_of,
            target: settings.target,
            paper: paper.clone(),
        });
        Some(PlanLine {
            exam: agenda.exam,
            is_planned: self.planned(today).is_some(),
            is_day_off: settings.days_off.contains(today.date().weekday()),
            marks,
            overload: agenda.overload,
        })
    }
}

/// Seconds of revision used on a day: answers by the learner's pace, reading included.
fn seconds_spent(progress: &Progress, today: Day) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "some hundred answers")]
    let answers = progress.day(today).answers as f32;
    answers * progress.seconds_a_question()
}

/// What the learner prepares for; `None` without a date to come and without a paper.
pub(super) fn goal(
    shelf: &Shelf,
    progress: &Progress,
    patterns: Option<&Patterns>,
    today: Day,
) -> Option<Goal> {
    let pattern = paper(progress, patterns);
    let settings = progress.settings();
    let weights = shelf.topics().map(|topic| {
        let bank = shelf.banks().get(topic.bank as usize);
        bank.map_or(1, |bank| {
            let key = TopicKey { bank: bank.id.clone(), topic: topic.id.clone() };
            settings.topic_weight(&key)
        })
    });
    let goal = Goal {
        exam: progress.exam_date().map(Day::from_date),
        stakes: pattern.map_or_else(Stakes::per_cent, Stakes::of),
        weights: weights.collect(),
    };
    (pattern.is_some() || goal.exam_after(today).is_some()).then_some(goal)
}

/// The paper whose marks are foretold, if it is installed.
pub(super) fn paper<'a>(
    progress: &Progress,
    patterns: Option<&'a Patterns>,
) -> Option<&'a Pattern> {
    Some(&patterns?.find(progress.settings().pattern.as_ref()?)?.pattern)
}
