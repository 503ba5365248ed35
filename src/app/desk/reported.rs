//! A finished sitting read back from its events, marked by the banks of today, and put beside the
//! learner's earlier ones: what the report tells of. Nothing is drawn here.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use iced::Task;

use super::Desk;
use crate::app::Told;
use crate::app::screen::report::{Asked, Earlier, Facts};
use crate::domain::answer::Response;
use crate::domain::bank::shelf::Cover;
use crate::domain::bank::{BankId, QuestionId, TopicId};
use crate::domain::event::{Kind, Marked};
use crate::domain::exam::pattern::Pattern;
use crate::domain::exam::record::{Attempt, Unread};
use crate::domain::exam::remark::{Remark, Today, remark};
use crate::domain::exam::report::{Calibration, Refused};
use crate::domain::locale::Text;
use crate::domain::progress::{Progress, SittingView};
use crate::store::library::{self, Library};
use crate::store::patterns::Patterns;
use crate::store::{self, Handle};

/// Of so many earlier sittings it is read how sure the learner was; the older ones are only counted.
const READ_BACK: usize = 12;

/// Why a sitting cannot be reported on. The text is for logs.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Unreported {
    /// Its events could not be read.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// Its events do not make a sitting.
    #[error(transparent)]
    Unread(#[from] Unread),
    /// It is not over.
    #[error(transparent)]
    Refused(#[from] Refused),
}

/// What is known of a learner that a report needs, apart from their events.
struct Known {
    view: SittingView,
    /// Those that ended before it, the last one first.
    earlier: Vec<SittingView>,
    bookmarks: BTreeSet<QuestionId>,
    notes: BTreeMap<QuestionId, String>,
}

impl Known {
    fn of(progress: &Progress, sitting: u64) -> Option<Self> {
        let view = progress.sitting(sitting)?.clone();
        let earlier = progress
            .sittings()
            .iter()
            .rev()
            .filter(|one| one.clock < view.clock && one.is_over && one.marked.is_some());
        Some(Self {
            earlier: earlier.cloned().collect(),
            bookmarks: progress.bookmarks().cloned().collect(),
            notes: progress.notes().map(|(id, text)| (id.clone(), text.to_owned())).collect(),
            view,
        })
    }
}

impl Desk {
    /// Reads a finished sitting and the ones before it, away from the window. `own` is the folder of
    /// patterns of one's own.
    pub fn read_report(
        &self,
        sitting: u64,
        library: Arc<Library>,
        own: Option<PathBuf>,
    ) -> Task<Result<Told, Unreported>> {
        let handle = self.handle.clone();
        let known = Known::of(&self.progress, sitting);
        Task::future(async move {
            let known = known.ok_or(Unread::NoBeginning)?;
            let attempt = read(&handle, &known.view).await?;
            let mut rates = Calibration::default();
            for view in known.earlier.iter().take(READ_BACK) {
                // One that cannot be read any more is only missing from the rates.
                if let Ok(before) = read(&handle, view).await
                    && let Ok(report) = before.report()
                {
                    rates = rates.with(&report.calibration);
                }
            }
            let patterns = own.map_or_else(Patterns::shipped, |own| Patterns::load(&own));
            let patterns = patterns.listed.into_iter().map(|listed| listed.pattern).collect();
            told(&known, &attempt, &library, &rates, patterns)
        })
    }
}

/// A finished sitting whose marks are not what they were.
#[derive(Debug, Clone)]
pub struct Remarked {
    /// What is known of it.
    pub view: SittingView,
    /// Its marks until now.
    pub before: Marked,
    /// Its marks by the banks of today.
    pub after: Marked,
    /// How many questions count by another key, and how many count no more.
    pub changed: (usize, usize),
    /// What is to be kept.
    pub kinds: Vec<Kind>,
}

impl Desk {
    /// Whether the marks of a finished sitting may have changed: these edits have a key among them,
    /// or a question that was asked is in no bank any more.
    pub fn may_remark(&self, library: &Library, edits: &[Kind]) -> bool {
        let is_key = |kind: &Kind| matches!(kind, Kind::Edited { key_changed: true, .. });
        let is_gone = |id: &str| library.shelf().find_named(id).is_none();
        self.progress.sittings().iter().any(|view| view.is_over)
            && (edits.iter().any(is_key) || self.progress.questions().any(is_gone))
    }

    /// Marks every finished sitting by the banks of today, away from the window, and tells of those
    /// whose marks are not what they were.
    pub fn remark(&self, library: Arc<Library>) -> Task<Vec<Remarked>> {
        let handle = self.handle.clone();
        let over =
            self.progress.sittings().iter().filter(|view| view.is_over && view.marked.is_some());
        let over: Vec<SittingView> = over.cloned().collect();
        Task::future(async move {
            let mut remarked = Vec::new();
            for view in over {
                // One that cannot be read any more keeps its marks.
                let Ok(attempt) = read(&handle, &view).await else { continue };
                let found = found(&attempt, &library);
                let today: Vec<Today<'_>> = found.iter().map(Found::today).collect();
                let Some(standing) = view.marked else { continue };
                let Ok(news) = remark(&attempt, standing, &today) else { continue };
                if news.is_news() {
                    remarked.push(Remarked {
                        view,
                        before: news.before,
                        after: news.after,
                        changed: (news.corrected.len(), news.dropped.len()),
                        kinds: news.kinds,
                    });
                }
            }
            remarked
        })
    }
}

async fn read(handle: &Handle, view: &SittingView) -> Result<Attempt, Unreported> {
    let events = handle.events_between(view.clock, view.last).await?;
    Ok(Attempt::read(view.sitting, &events)?)
}

/// The report on a sitting, by the banks of today. `rates` are those of earlier sittings.
fn told(
    known: &Known,
    attempt: &Attempt,
    library: &Library,
    rates: &Calibration,
    patterns: Vec<Pattern>,
) -> Result<Told, Unreported> {
    let standing = match known.view.marked {
        Some(marked) => marked,
        None => Marked::of(&attempt.report()?, false),
    };
    let found = found(attempt, library);
    let today: Vec<Today<'_>> = found.iter().map(Found::today).collect();
    let Remark { report, remarked, corrected, kinds, .. } = remark(attempt, standing, &today)?;
    let paper = attempt.sitting().paper();
    let topics: Vec<Text> =
        report.topics.iter().map(|part| title(library, &part.name.0, &part.name.1)).collect();
    let banks = report.banks.iter().map(|part| bank_title(library, &part.name)).collect();
    let questions = paper.slots.iter().enumerate().map(|(place, slot)| {
        let now = found.get(place).and_then(Found::shown);
        let new = now.filter(|_| corrected.contains(&place));
        let question = new.map(|new| &new.question).or_else(|| attempt.question(place)).cloned();
        let printed = question.as_ref().map(|question| attempt.printed(place, question));
        let sheet = attempt.sitting().sheet(place);
        let is_its = |part: &(BankId, TopicId)| part.0 == slot.bank && part.1 == slot.topic;
        let topic = report.topics.iter().position(|part| is_its(&part.name));
        Asked {
            printed,
            question,
            response: sheet.map_or(Response::Blank, |sheet| sheet.saved.clone()),
            topic: topic.unwrap_or(usize::MAX),
            sources: now.map_or_else(Vec::new, |now| now.sources.clone()),
            bookmarked: known.bookmarks.contains(&slot.question),
            note: known.notes.get(&slot.question).cloned().unwrap_or_default(),
        }
    });
    let questions = questions.collect();
    let felt_weak = known.view.felt_weak.as_ref().map(|weak| {
        let places = report.topics.iter().enumerate();
        places.filter(|(_, part)| weak.contains(&part.name)).map(|(place, _)| place).collect()
    });
    let is_remarked = standing.remarked || !kinds.is_empty();
    let facts = Facts {
        sitting: known.view.sitting,
        begun: known.view.begun,
        set: paper.set,
        scaled: paper.scaled(),
        remarked: Some(remarked).filter(|news| is_remarked && !news.questions.is_empty()),
        banks,
        topics,
        felt_weak,
        questions,
        earlier: known.earlier.iter().filter_map(|view| earlier(view, &known.view)).collect(),
        own: rates.with(&report.calibration),
        patterns,
        report,
    };
    Ok(Told { facts: Arc::new(facts), keep: kinds })
}

fn earlier(view: &SittingView, this: &SittingView) -> Option<Earlier> {
    let marked = view.marked?;
    Some(Earlier {
        begun: view.begun,
        title: view.title.clone(),
        is_alike: view.pattern == this.pattern,
        obtained: marked.obtained,
        out_of: marked.out_of,
        right: marked.right,
        wrong: marked.wrong,
        left: marked.left,
        millis: marked.elapsed,
    })
}

/// A question of the paper as the banks have it now.
enum Found {
    There(Box<library::Asked>),
    Withdrawn,
    NoBank,
}

impl Found {
    fn today(&self) -> Today<'_> {
        match self {
            Self::There(asked) => Today::There(&asked.question),
            Self::Withdrawn => Today::Withdrawn,
            Self::NoBank => Today::NoBank,
        }
    }

    fn shown(&self) -> Option<&library::Asked> {
        match self {
            Self::There(asked) => Some(asked),
            Self::Withdrawn | Self::NoBank => None,
        }
    }
}

fn found(attempt: &Attempt, library: &Library) -> Vec<Found> {
    let slots = attempt.sitting().paper().slots.iter();
    slots
        .map(|slot| match library.question(&slot.question) {
            Ok(asked) => Found::There(Box::new(asked)),
            Err(library::Error::Unknown(_)) => {
                if cover(library, &slot.bank).is_some() {
                    Found::Withdrawn
                } else {
                    Found::NoBank
                }
            }
            // A file that cannot be read just now says nothing about its questions.
            Err(_) => Found::NoBank,
        })
        .collect()
}

/// A bank, if it is there.
fn cover<'a>(library: &'a Library, bank: &BankId) -> Option<&'a Cover> {
    library.shelf().banks().iter().find(|cover| cover.id == *bank)
}

/// What a bank is called; its id if it is not there any more.
fn bank_title(library: &Library, bank: &BankId) -> Text {
    cover(library, bank)
        .map_or_else(|| Text::same(bank.as_str().to_owned()), |cover| cover.title.clone())
}

/// What a topic is called; its id if its bank is not there any more.
fn title(library: &Library, bank: &BankId, topic: &TopicId) -> Text {
    let topics = cover(library, bank).map_or(&[][..], |cover| &cover.topics);
    let found = topics.iter().find(|one| one.id == *topic);
    found.map_or_else(|| Text::same(topic.as_str().to_owned()), |topic| topic.title.clone())
}
