//! What Insights tells, gathered away from the window: the answers of the learner, the names of what
//! they are about, and what lies ahead. Nothing is drawn here.

use std::collections::BTreeMap;
use std::sync::Arc;

use iced::Task;
use iced::futures::channel::oneshot;

use super::Desk;
use super::mistakes::stem;
use crate::app::screen::insights::{Ahead, Board, Topic};
use crate::domain::bank::printed::Printed;
use crate::domain::bank::shelf::Shelf;
use crate::domain::bank::{FactId, QuestionId};
use crate::domain::locale::Text;
use crate::domain::progress::{Misconception, Progress};
use crate::domain::study::insights::{AHEAD, FactCurve, Insights, Scope, WEAKEST, WeakFact};
use crate::domain::study::outlook::Outlook;
use crate::domain::study::stock::Stock;
use crate::domain::time::Day;
use crate::store::library::Library;

/// How many days ahead what comes back is counted.
const FORECAST: usize = 30;

impl Desk {
    /// What can be told at once: which banks there are. Everything else is being worked out.
    pub fn glance(library: Option<&Library>, scope: Scope, today: Day) -> Board {
        let banks = library.map_or_else(Vec::new, |library| banks(library.shelf()));
        Board { scope, today, banks, is_filling: true, ..Board::default() }
    }

    /// Everything, worked out on a thread of its own.
    pub fn gather(&self, library: Arc<Library>, scope: Scope, today: Day) -> Task<Arc<Board>> {
        let progress = Arc::clone(&self.progress);
        aside(move || Arc::new(gather(&library, &progress, scope, today)))
    }

    /// The past of a fact and the days ahead of it, worked out on a thread of its own.
    pub fn trace(&self, fact: FactId, today: Day) -> Task<(FactId, FactCurve)> {
        let progress = Arc::clone(&self.progress);
        aside(move || {
            let curve = curve(&progress, &fact, today);
            (fact, curve)
        })
    }
}

/// Works something out on a thread of its own; nothing comes if there is no thread to be had.
fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Task<T> {
    let (sender, receiver) = oneshot::channel();
    let spawned = std::thread::Builder::new().name("insights".to_owned()).spawn(move || {
        // Nobody waits any more if the window is closed meanwhile.
        drop(sender.send(work()));
    });
    if spawned.is_err() {
        return Task::none();
    }
    Task::future(receiver).then(|told| told.map_or_else(|_| Task::none(), Task::done))
}

/// Everything that Insights tells.
fn gather(library: &Library, progress: &Progress, scope: Scope, today: Day) -> Board {
    let shelf = library.shelf();
    let insights = answers(shelf, progress, scope, today);
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
        forecast: forecast(shelf, progress, scope, today),
        is_filling: false,
        insights,
    }
}

/// The banks that have questions, by number.
fn banks(shelf: &Shelf) -> Vec<(u32, Text)> {
    (0..).zip(shelf.banks()).map(|(number, cover)| (number, cover.title.clone())).collect()
}

/// What a fact says; what is asked about it, if the bank does not say.
fn fact_text(library: &Library, weak: &WeakFact) -> Option<Text> {
    let asked = library.question(&weak.question).ok()?;
    asked.fact.or_else(|| stem(&Printed::of(&asked.question, None)))
}

/// What the answers say.
fn answers(shelf: &Shelf, progress: &Progress, scope: Scope, today: Day) -> Insights {
    let is_in = |topic: u32| {
        scope.bank.is_none() || shelf.topic(topic).map(|topic| topic.bank) == scope.bank
    };
    let mut topics = Outlook::on(shelf, progress, today).topics;
    topics.retain(|topic| is_in(topic.topic));
    let mut weakest: Vec<WeakFact> = known(shelf, progress, scope)
        .filter_map(|(fact, question)| weak(shelf, progress, today, fact, question))
        .collect();
    weakest.sort_by(|one, other| one.remembered.total_cmp(&other.remembered));
    let such = |is_such: &dyn Fn(&WeakFact) -> bool| -> Vec<WeakFact> {
        weakest.iter().filter(|weak| is_such(weak)).cloned().collect()
    };
    let view = |weak: &WeakFact| progress.fact(&weak.fact);
    let leeches = such(&|weak| view(weak).is_some_and(|view| view.is_leech()));
    let misconceptions =
        such(&|weak| view(weak).is_some_and(|view| view.misconception() != Misconception::None));
    weakest.truncate(WEAKEST);
    let since = |day: Day| scope.since.is_none_or(|since| since <= day);
    Insights {
        topics,
        days: progress
            .days()
            .filter(|(day, _)| since(*day))
            .map(|(day, counts)| (day, *counts))
            .collect(),
        calibration: *progress.calibration(),
        weakest,
        leeches,
        misconceptions,
        ..Insights::default()
    }
}

/// The facts of the scope's bank that a bank which is on can ask, each with the question of it that
/// was seen longest ago.
fn known<'a>(
    shelf: &'a Shelf,
    progress: &'a Progress,
    scope: Scope,
) -> impl Iterator<Item = (u32, u32)> + 'a {
    (0..Stock::facts(shelf)).filter_map(move |fact| {
        let asks = |question: &u32| {
            let bank = shelf.entry(*question).map(|entry| entry.bank);
            let cover = bank.and_then(|bank| shelf.banks().get(bank as usize));
            cover.is_some_and(|cover| progress.settings().is_on(&cover.id))
                && (scope.bank.is_none() || scope.bank == bank)
        };
        let seen = |question: &u32| {
            progress.question_named(shelf.question_id(*question)).map(|view| view.last)
        };
        let questions = Stock::questions(shelf, fact).iter().copied().filter(asks);
        Some((fact, questions.min_by_key(seen)?))
    })
}

fn weak(
    shelf: &Shelf,
    progress: &Progress,
    today: Day,
    fact: u32,
    question: u32,
) -> Option<WeakFact> {
    let id = Stock::fact_id(shelf, fact);
    let view = progress.fact_named(id)?;
    Some(WeakFact {
        fact: FactId::from(id),
        question: QuestionId::from(shelf.question_id(question)),
        topic: Stock::topic(shelf, fact),
        remembered: progress.retrievability(&view, today)?,
        reviews: view.reviews(),
        lapses: view.lapses(),
    })
}

/// What comes back on each of the next days.
fn forecast(shelf: &Shelf, progress: &Progress, scope: Scope, today: Day) -> Vec<Ahead> {
    let mut due = [0_u32; FORECAST];
    for (fact, _) in known(shelf, progress, scope) {
        let view = progress.fact_named(Stock::fact_id(shelf, fact));
        let ahead = view.and_then(|view| view.days_ahead(today));
        if let Some(count) = ahead.and_then(|ahead| due.get_mut(ahead as usize)) {
            *count += 1;
        }
    }
    (0..).zip(due).map(|(ahead, due)| Ahead { day: today.plus(ahead), due, plan: None }).collect()
}

/// The past of a fact and the days ahead of it.
fn curve(progress: &Progress, fact: &FactId, today: Day) -> FactCurve {
    let Some(view) = progress.fact(fact) else { return FactCurve::default() };
    let Some(last) = view.last_review() else { return FactCurve::default() };
    let days = i32::try_from(today.since(last)).unwrap_or(0) + AHEAD;
    let chance = |day: Day| Some((day, progress.retrievability(&view, day)?));
    FactCurve {
        reviews: Vec::new(),
        curve: (0..=days).filter_map(|ahead| chance(last.plus(ahead))).collect(),
    }
}
