//! What Insights tells, gathered away from the window: the answers of the learner, the names of what
//! they are about, and what lies ahead. Nothing is drawn here.

use std::collections::BTreeMap;
use std::sync::Arc;

use iced::Task;

use super::Desk;
use super::agenda::{goal, paper};
use crate::app::beside::beside;
use crate::app::screen::insights::{Ahead, Board, Marks, Planned, Topic};
use crate::domain::bank::FactId;
use crate::domain::bank::printed::Printed;
use crate::domain::bank::shelf::Shelf;
use crate::domain::locale::Text;
use crate::domain::progress::Progress;
use crate::domain::study::agenda::{Agenda, Goal, marks_behind};
use crate::domain::study::insights::{FactCurve, Insights, Scope, WeakFact};
use crate::domain::time::Day;
use crate::store::library::Library;
use crate::store::patterns::Patterns;

impl Desk {
    /// What can be told at once: which banks there are. Everything else is being worked out.
    pub fn glance(library: Option<&Library>, scope: Scope, today: Day) -> Board {
        let banks = library.map_or_else(Vec::new, |library| banks(library.shelf()));
        Board { scope, today, banks, is_filling: true, ..Board::default() }
    }

    /// Everything, worked out on a thread of its own.
    pub fn gather(
        &self,
        library: Arc<Library>,
        patterns: Option<&Patterns>,
        scope: Scope,
        today: Day,
    ) -> Task<Arc<Board>> {
        let progress = Arc::clone(&self.progress);
        let agenda = self.agenda(today).cloned();
        let goal = goal(library.shelf(), &progress, patterns, today);
        let paper = paper(&progress, patterns).is_some();
        aside(move || {
            let mut board = gather(&library, &progress, scope, today);
            if let Some(agenda) = &agenda {
                plan(&mut board.forecast, agenda);
                if let Some(goal) = goal.filter(|_| paper) {
                    board.marks = Some(marks(&library, &progress, &goal, agenda, scope));
                }
            }
            Arc::new(board)
        })
    }

    /// The past of a fact and the days ahead of it, worked out on a thread of its own.
    pub fn trace(&self, fact: FactId, today: Day) -> Task<(FactId, FactCurve)> {
        let progress = Arc::clone(&self.progress);
        aside(move || {
            let curve = FactCurve::of(&progress, &fact, today);
            (fact, curve)
        })
    }
}

/// Works something out on a thread of its own; nothing comes if there is no thread to be had.
fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Task<T> {
    let told = beside("insights", work);
    Task::future(told).then(|told| told.map_or_else(Task::none, Task::done))
}

/// Everything that Insights tells.
fn gather(library: &Library, progress: &Progress, scope: Scope, today: Day) -> Board {
    let shelf = library.shelf();
    let insights = Insights::on(shelf, progress, scope, today);
    let topics = shelf
        .topics()
        .map(|topic| (topic.number, Topic { bank: topic.bank, title: topic.title.clone() }));
    let listed = [&insights.weakest, &insights.leeches, &insights.misconceptions];
    let mut facts = BTreeMap::new();
    for weak in listed.into_iter().flatten() {
        if !facts.contains_key(&weak.fact)
            && let Some(text) = fact_text(library, weak)
        {
            facts.insert(weak.fact.clone(), text);
        }
    }
    Board {
        scope,
        today,
        banks: banks(shelf),
        topics: topics.collect(),
        facts,
        marks: None,
        forecast: forecast(&insights, today),
        is_filling: false,
        insights,
    }
}

/// Marks on the days behind and ahead.
fn marks(
    library: &Library,
    progress: &Progress,
    goal: &Goal,
    agenda: &Agenda,
    scope: Scope,
) -> Marks {
    /// More points than this are no longer told apart.
    const POINTS: i32 = 90;
    let today = agenda.today;
    let began = progress.days_since(scope.since).next().map_or(today, |(day, _)| day);
    let mut past = marks_behind(library.shelf(), progress, goal, began, today, POINTS);
    past.push(agenda.now);
    Marks {
        past,
        ahead: agenda.ahead.iter().map(|(marks, _)| *marks).collect(),
        out_of: agenda.out_of,
        exam: agenda.exam,
        target: progress.settings().target,
    }
}

/// Writes what the plan asks on each day beside what comes back on it.
fn plan(forecast: &mut [Ahead], agenda: &Agenda) {
    for day in forecast {
        let done = agenda.ahead.iter().find(|(marks, _)| marks.day == day.day.plus(1));
        day.plan = done.map(|(_, did)| Planned { reviews: did.reviews, new: did.new });
    }
}

/// The banks that have questions, by number.
fn banks(shelf: &Shelf) -> Vec<(u32, Text)> {
    (0..).zip(shelf.banks()).map(|(number, cover)| (number, cover.title.clone())).collect()
}

/// What a fact says; what is asked about it, if the bank does not say.
fn fact_text(library: &Library, weak: &WeakFact) -> Option<Text> {
    let asked = library.question(&weak.question).ok()?;
    asked.fact.or_else(|| Printed::of(&asked.question, None).in_a_line())
}

/// What comes back on each of the next days.
fn forecast(insights: &Insights, today: Day) -> Vec<Ahead> {
    let days = (0..).zip(insights.ahead);
    days.map(|(ahead, due)| Ahead { day: today.plus(ahead), due, plan: None }).collect()
}
