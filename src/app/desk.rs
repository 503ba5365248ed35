//! The learner at work: their progress, the handle that keeps it, and what screens need of both,
//! together with the banks. Nothing is drawn here.

mod agenda;
mod browsing;
mod exam;
mod insights;
mod mistakes;
mod reported;

use std::sync::Arc;

use iced::Task;

use crate::app::beside::beside;
use crate::app::screen::study::{Sheet, Study};
use crate::app::screen::today::{BankLine, BankTrouble, Board, OpenSitting, TopicLine};
use crate::app::{Message, Purpose};
use crate::domain::bank::QuestionId;
use crate::domain::bank::printed::Printed;
use crate::domain::bank::shelf::Shelf;
use crate::domain::event::{Clock, Event, EventId, Kind};
use crate::domain::progress::{Applied, Progress};
use crate::domain::seed::Seed;
use crate::domain::study::memory::{self, Watch};
use crate::domain::study::outlook::Outlook;
use crate::domain::study::queue::{self, Ask, Source};
use crate::domain::study::session::Session;
use crate::domain::time::Moment;
use crate::env;
use crate::store::library::{self, Library};
use crate::store::patterns::Patterns;
use crate::store::{Handle, LearnerId, Opened};

pub use agenda::Made;
pub use exam::{banks, groups};
pub use reported::{Remarked, Unreported};

/// A learner, open.
#[derive(Debug)]
pub struct Desk {
    learner: LearnerId,
    handle: Handle,
    /// Shared with what is drawn from it on another thread.
    progress: Arc<Progress>,
    /// Reviews of known facts when weights were last fitted, or tried.
    fitted_at: u32,
    fitting: Option<Fitting>,
    /// The plan for the exam.
    planning: agenda::Planning,
    /// Whether a sitting whose time is over is being handed in.
    pub(super) is_handing_in: bool,
}

impl Desk {
    /// The desk of a learner just opened.
    pub fn new(learner: LearnerId, opened: &Opened) -> Self {
        Self {
            learner,
            handle: opened.handle.clone(),
            progress: Arc::new(opened.progress.clone()),
            fitted_at: opened.progress.personalised().unwrap_or(0),
            fitting: None,
            planning: agenda::Planning::default(),
            is_handing_in: false,
        }
    }

    /// Whose it is.
    pub const fn learner(&self) -> &LearnerId {
        &self.learner
    }

    /// What is known of them.
    pub fn progress(&self) -> &Progress {
        &self.progress
    }

    /// The handle that keeps their events.
    pub const fn handle(&self) -> &Handle {
        &self.handle
    }

    /// Takes progress worked out anew.
    pub fn replace(&mut self, progress: Progress) {
        self.progress = Arc::new(progress);
    }

    /// Keeps something; the answer comes as [`Message::Kept`].
    pub fn keep(&self, kinds: Vec<Kind>, now: Moment, purpose: Purpose) -> Task<Message> {
        Task::perform(self.handle.append(kinds, now), move |kept| Message::Kept(purpose, kept))
    }

    /// Folds events that were kept. `false` if everything must be worked out anew.
    pub fn fold(&mut self, events: &[Event]) -> bool {
        let progress = Arc::make_mut(&mut self.progress);
        events.iter().all(|event| progress.apply(event) == Applied::Done)
    }

    /// Works everything out anew from all events, after `kept` were written.
    pub fn replay(&self, purpose: Purpose, kept: Vec<Event>) -> Task<Message> {
        Task::perform(self.handle.reload(), move |progress| {
            Message::Replayed(purpose, kept.clone(), progress.map(Arc::new))
        })
    }

    /// The next thing the store has to say, whenever it comes.
    pub fn listen(&self) -> Task<Message> {
        Task::perform(self.handle.notice(), Message::Noticed)
    }

    /// The numbers of the day.
    pub fn board(
        &self,
        library: Option<&Library>,
        patterns: Option<&Patterns>,
        now: Moment,
    ) -> Board {
        let today = now.study_day();
        let name = self.progress.name().unwrap_or_default().to_owned();
        let streak = self.progress.streak(today);
        let done = self.progress.day(today).answers;
        let Some(library) = library else {
            let open = self.open_sitting();
            return Board { name, streak, done, open, is_reading: true, ..Board::default() };
        };
        let shelf = library.shelf();
        let outlook = Outlook::on(shelf, &self.progress, today);
        let plan = self.plan_line(patterns, today);
        let is_planning = self.is_planning(today);
        let (due, new, minutes) =
            if is_planning { (0, 0, 0) } else { self.waiting_by(shelf, &outlook, today) };
        let (forecast, next_due) = self.ahead_by(&outlook, due + new, today);
        let weakest = outlook.weakest().map(|topic| shelf.topic_title(topic.topic).clone());
        Board {
            name,
            streak,
            due,
            new,
            done,
            plan,
            open: self.open_sitting(),
            minutes,
            weakest,
            next_due,
            mistakes: outlook.mistakes,
            bookmarks: outlook.bookmarked,
            banks: bank_lines(shelf, &outlook),
            forecast,
            problems: library
                .problems()
                .iter()
                .filter_map(|problem| {
                    let first = problem.diagnostics.first()?;
                    Some(BankTrouble {
                        file: problem.file.clone(),
                        first: first.to_string(),
                        count: u32::try_from(problem.diagnostics.len()).unwrap_or(u32::MAX),
                    })
                })
                .collect(),
            is_reading: false,
            is_planning,
            stale: u32::try_from(shelf.stale(today).count()).unwrap_or(u32::MAX),
        }
    }

    /// How many facts wait today; none before the banks are read.
    pub fn waiting(&self, library: Option<&Library>, now: Moment) -> u32 {
        library.map_or(0, |library| {
            let today = now.study_day();
            let outlook = Outlook::on(library.shelf(), &self.progress, today);
            let (due, new, _) = self.waiting_by(library.shelf(), &outlook, today);
            due + new
        })
    }

    fn open_sitting(&self) -> Option<OpenSitting> {
        self.progress.open_sitting().map(|view| OpenSitting {
            number: view.sitting,
            title: view.title.clone(),
            begun: view.begun,
            deadline: view.deadline,
        })
    }

    /// A session, if there is anything to ask.
    pub fn session(
        &self,
        library: &Library,
        source: Source,
        now: Moment,
        seed: Seed,
    ) -> Option<Study> {
        // No two sessions of an installation share their number.
        let seed = seed.with(&now.at.0.to_string());
        let today = now.study_day();
        let shelf = library.shelf();
        let plan = match self.planned(today).filter(|_| source == Source::Today) {
            Some(agenda) => queue::plan_looks(shelf, &self.progress, &agenda.looks, today),
            None => queue::plan(shelf, &self.progress, source, today, seed),
        };
        let study = Study::new(Session::start(plan, seed.0), env::instant());
        study.current().is_some().then_some(study)
    }

    /// A session of exactly these questions, if any bank has one of them.
    pub fn session_of(
        &self,
        library: &Library,
        questions: &[QuestionId],
        now: Moment,
        seed: Seed,
    ) -> Option<Study> {
        let seed = seed.with(&now.at.0.to_string());
        let plan = queue::plan_of(library.shelf(), &self.progress, questions, now.study_day());
        let study = Study::new(Session::start(plan, seed.0), env::instant());
        study.current().is_some().then_some(study)
    }

    /// The question that is asked, laid out for this session.
    pub fn sheet(
        &self,
        library: &Library,
        ask: &Ask,
        session: u64,
    ) -> Result<Sheet, library::Error> {
        let shown = library.question(&ask.question)?;
        // The same question keeps the order of its options within a session, so that an answer
        // taken back finds them where they were.
        let seed = Seed(session).with(ask.question.as_str());
        let printed =
            Printed::of(&shown.question, shown.passage.as_ref()).shuffled(&shown.question, seed);
        Ok(Sheet {
            ask: ask.clone(),
            printed,
            topic: library.shelf().topic_title(ask.topic).clone(),
            sources: shown.sources,
            content: shown.content,
            key: shown.key,
            bookmarked: self.progress.is_bookmarked(&ask.question),
            note: self.progress.note(&ask.question).unwrap_or_default().to_owned(),
            question: shown.question,
            chosen: std::collections::BTreeSet::new(),
            typed: iced::widget::text_editor::Content::new(),
            nudged: false,
        })
    }

    /// Questions whose content or key changed since they were seen, as events to keep.
    pub fn edits(&self, library: &Library) -> Vec<Kind> {
        library
            .shelf()
            .hashes()
            .filter_map(|(question, content, key)| self.progress.edit(&question, content, key))
            .collect()
    }

    /// Fits weights to the learner's answers, away from the window, when there are enough new ones.
    pub fn fit(&mut self) -> Task<Message> {
        /// Fit again after this many more reviews.
        const STEP: u32 = 50;
        let reviews = self.progress.totals().reviews;
        if self.fitting.is_some() || reviews < self.fitted_at.saturating_add(STEP) {
            return Task::none();
        }
        self.fitted_at = reviews;
        let watch = Watch::default();
        self.fitting = Some(Fitting { watch: watch.clone(), share: None });
        let progress = Arc::clone(&self.progress);
        let fitted = beside("fit", move || {
            let (model, histories) = (progress.model().clone(), progress.histories());
            // The next answer is counted in place only where nobody else holds on to what is known.
            drop(progress);
            model.fit(&histories, &watch).ok().flatten()
        });
        let learner = self.learner.clone();
        Task::perform(fitted, move |fit| {
            let fit = fit.flatten().map(|fit| Kind::Fitted {
                model: memory::NAME.to_owned(),
                weights: fit.weights,
                reviews: fit.reviews,
            });
            Message::Fitted(learner.clone(), fit)
        })
    }

    /// Whether weights are being fitted.
    pub const fn is_fitting(&self) -> bool {
        self.fitting.is_some()
    }

    /// How far the fit is, from 0 to 1, once it has taken long enough to be spoken of.
    pub fn fit_share(&self) -> Option<f32> {
        self.fitting.as_ref().and_then(|fitting| fitting.share)
    }

    /// Looks how far the fit is.
    pub fn watch_fit(&mut self) {
        if let Some(fitting) = &mut self.fitting {
            fitting.share = Some(fitting.watch.fraction());
        }
    }

    /// Stops the fit: the weights stay as they are.
    pub fn cancel_fit(&mut self) {
        if let Some(fitting) = self.fitting.take() {
            fitting.watch.cancel();
        }
    }

    /// The fit is over. What it came to counts only if it was not stopped.
    pub fn fit_ended(&mut self, fit: Option<Kind>) -> Option<Kind> {
        self.fitting.take().and(fit)
    }

    /// Folds new weights, which reach every fact, away from the window.
    pub fn fold_fit(&self, events: Vec<Event>) -> Task<Message> {
        let learner = self.learner.clone();
        let before = self.progress.last_event();
        let progress = Arc::clone(&self.progress);
        let folded = beside("refit", move || {
            let mut progress = Arc::unwrap_or_clone(progress);
            let is_whole = events.iter().all(|event| progress.apply(event) == Applied::Done);
            (events, is_whole.then(|| Arc::new(progress)))
        });
        Task::perform(folded, move |folded| {
            let (events, progress) = folded.unwrap_or_default();
            Message::Refitted(Refitted { learner: learner.clone(), before, events, progress })
        })
    }

    /// Takes what was folded beside the window. `false` if something else was kept meanwhile, and
    /// everything must be worked out anew.
    pub fn take_fit(&mut self, refitted: Refitted) -> bool {
        match refitted.progress {
            Some(progress) if self.progress.last_event() == refitted.before => {
                self.progress = progress;
                true
            }
            _ => false,
        }
    }
}

impl Drop for Desk {
    /// Nobody waits for the fit any more.
    fn drop(&mut self) {
        self.cancel_fit();
    }
}

/// A fit under way.
#[derive(Debug)]
struct Fitting {
    watch: Watch,
    /// How far it was when it was last looked at; `None` while it is too young to be spoken of.
    share: Option<f32>,
}

/// Progress under new weights.
#[derive(Debug, Clone)]
pub struct Refitted {
    learner: LearnerId,
    /// The last event counted before.
    before: Option<(Clock, EventId)>,
    /// The events that bring the weights.
    events: Vec<Event>,
    /// What they led to, if they could be counted on their own.
    progress: Option<Arc<Progress>>,
}

impl Refitted {
    /// Whose progress it is.
    pub const fn learner(&self) -> &LearnerId {
        &self.learner
    }

    /// The events that bring the weights.
    pub fn events(&self) -> &[Event] {
        &self.events
    }
}

/// What is remembered of each bank and of its topics.
fn bank_lines(shelf: &Shelf, outlook: &Outlook) -> Vec<BankLine> {
    let mut lines: Vec<BankLine> = Vec::new();
    let mut sums: Vec<(f32, u32)> = Vec::new();
    for topic in &outlook.topics {
        let Some(at) = shelf.topic(topic.topic) else { continue };
        let title = || shelf.banks().get(at.bank as usize).map(|cover| cover.title.clone());
        if lines.last().is_none_or(|line| line.bank != at.bank) {
            let Some(title) = title() else { continue };
            lines.push(BankLine { bank: at.bank, title, remembered: None, topics: Vec::new() });
            sums.push((0.0, 0));
        }
        let (Some(line), Some((sum, studied))) = (lines.last_mut(), sums.last_mut()) else {
            continue;
        };
        if let Some(share) = topic.remembered {
            #[expect(clippy::cast_precision_loss, reason = "a mean of some thousand facts")]
            let weight = topic.studied as f32;
            *sum += share * weight;
            *studied += topic.studied;
            #[expect(clippy::cast_precision_loss, reason = "a mean of some thousand facts")]
            let all = *studied as f32;
            line.remembered = Some(*sum / all);
        }
        line.topics.push(TopicLine {
            topic: topic.topic,
            title: at.title.clone(),
            remembered: topic.remembered,
        });
    }
    lines
}
