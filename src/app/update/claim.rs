//! What bringing class answers in asks for: reading and fetching them beside the window, making them
//! events of the learner, and taking them back.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use iced::Task;

use super::class::{Event as Said, held as held_said};
use super::upkeep::pick_file;
use crate::app::beside::beside;
use crate::app::screen::Screen;
use crate::app::screen::claim::{self, Done, Told};
use crate::app::{App, Message, Purpose, words};
use crate::classroom::claim::{MOST_BYTES, read, write};
use crate::classroom::fetch::fetch;
use crate::domain::class::claim::Claim;
use crate::domain::event::{Event, EventId, Kind};
use crate::domain::progress::Progress;
use crate::domain::time::Moment;
use crate::i18n::Tr;
use crate::store::bring::{Brought, Standing};
use crate::store::library::Library;
use crate::store::{self, Handle};

/// How far the clocks of two computers may be apart, in milliseconds: a day, for who set the wrong
/// one.
const APART: i64 = 86_400_000;

impl App {
    /// Shows where class answers are brought in.
    pub(super) fn show_claim(&mut self) {
        self.park_import();
        self.screen = Screen::Claim(Box::default());
    }

    pub(super) fn claim(&mut self, message: claim::Message) -> Task<Message> {
        if matches!(message, claim::Message::Taken(_) | claim::Message::TakenBack(_)) {
            self.recount();
        }
        let Screen::Claim(screen) = &mut self.screen else { return Task::none() };
        match screen.update(message) {
            claim::Action::None => Task::none(),
            claim::Action::Focus(focus) => focus.task(),
            claim::Action::Browse => Task::perform(pick_file(&["json"]), |path| {
                Message::Claim(claim::Message::FileChosen(path))
            }),
            claim::Action::Open(path) => {
                let tr = self.tr.clone();
                self.read_claim("claim", move || opened(&tr, &path))
            }
            claim::Action::Fetch { address, code } => {
                let tr = self.tr.clone();
                self.read_claim("claim", move || {
                    fetch(&address, &code).map_err(|fault| words::class::unfetched(&tr, &fault))
                })
            }
            claim::Action::Take(told) => self.take_claim(told),
            claim::Action::TakeBack(told, taken) => self.take_claim_back(told, taken),
            claim::Action::SwitchLanguage => self.switch_language(),
            claim::Action::Leave => self.show_class(None, None),
        }
    }

    /// Shows class answers that came in a file which was opened or dropped elsewhere.
    pub(super) fn show_claimed(&mut self, bytes: Vec<u8>) -> Task<Message> {
        self.show_claim();
        self.read_claim("claim", move || Ok(bytes))
    }

    /// Reads what was brought, and holds it against the banks and the learner's events.
    fn read_claim(
        &self,
        name: &str,
        bytes: impl FnOnce() -> Result<Vec<u8>, String> + Send + 'static,
    ) -> Task<Message> {
        let Some(desk) = &self.desk else { return Task::none() };
        let (handle, library, now) = (desk.handle().clone(), self.library.clone(), self.now);
        let tr = self.tr.clone();
        let told = beside(name, move || {
            let claim = read(&bytes()?).map_err(|fault| words::class::unread_claim(&tr, fault))?;
            let library = library.ok_or_else(|| tr.get("claim-reading"))?;
            told(&handle, &library, claim, now).map_err(|error| words::store_file(&tr, &error))
        });
        Task::perform(told, |told| {
            let told = told.unwrap_or_else(|| Err(String::new()));
            Message::Claim(claim::Message::Read(told.map(Arc::new)))
        })
    }

    /// Makes the answers events of the learner. A backup is made first: whatever comes between the
    /// events that are there can be taken back as a whole.
    fn take_claim(&self, told: Arc<Told>) -> Task<Message> {
        let Some(desk) = &self.desk else { return Task::none() };
        let (handle, now, tr) = (desk.handle().clone(), self.now, self.tr.clone());
        let taken = async move {
            handle.backup(now).await?;
            let (brought, progress) = handle.bring(told.events.clone(), now).await?;
            Ok((done(&told, brought, &progress, now), progress))
        };
        Task::future(taken).then(move |taken: Result<_, store::Error>| match taken {
            Ok((done, progress)) => Task::batch([
                counted(progress),
                Task::done(Message::Claim(claim::Message::Taken(Ok(done)))),
            ]),
            Err(error) => {
                Task::done(Message::Claim(claim::Message::Taken(Err(words::not_kept(&tr, &error)))))
            }
        })
    }

    /// Takes the answers back, each by an event, and looks at them again.
    fn take_claim_back(&self, before: Arc<Told>, taken: Vec<EventId>) -> Task<Message> {
        let (Some(desk), Some(library)) = (&self.desk, self.library.clone()) else {
            return Task::none();
        };
        let (handle, now, tr) = (desk.handle().clone(), self.now, self.tr.clone());
        let back = beside("claim", move || {
            handle.append(taken.into_iter().map(Kind::Undone).collect(), now).wait()?;
            let progress = handle.reload().wait()?;
            Ok((told(&handle, &library, before.claim.clone(), now)?, progress))
        });
        Task::future(back).then(move |back| match back.unwrap_or(Err(store::Error::Closed)) {
            Ok((told, progress)) => Task::batch([
                counted(progress),
                Task::done(Message::Claim(claim::Message::TakenBack(Ok(Arc::new(told))))),
            ]),
            Err(error) => Task::done(Message::Claim(claim::Message::TakenBack(Err(
                words::not_kept(&tr, &error),
            )))),
        })
    }
}

impl App {
    /// Writes what everybody takes home into a folder, a file for each, beside the window: also for
    /// who had no phone.
    pub(super) fn save_to_take_home(&self, folder: PathBuf) -> Task<Message> {
        let (Some(held), Screen::Room(screen)) = (&self.held, &self.screen) else {
            return Task::none();
        };
        let (room, name, begun) = (screen.room().clone(), held.id.to_string(), held.begun);
        let tr = self.tr.clone();
        let written = beside("claim", move || {
            let mut count = 0_usize;
            for (seat, sitter) in room.seats() {
                let Some(claim) = Claim::of(&room, &name, begun, seat) else { continue };
                if claim.answers.is_empty() {
                    continue;
                }
                let path = folder.join(file_of(&claim, sitter.roll.as_deref()));
                std::fs::create_dir_all(&folder)
                    .map_err(|error| words::file(&tr, &error.to_string()))?;
                store::exchange::write_bytes(&path, &write(&claim))
                    .map_err(|error| words::store_file(&tr, &error))?;
                count += 1;
            }
            if count == 0 {
                return Err(tr.get("room-nothing-home"));
            }
            let shown = folder.display().to_string();
            Ok(tr.with("room-taken-home", [("count", count.into()), ("path", shown.into())]))
        });
        Task::perform(written, |written| {
            held_said(Said::Saved(written.unwrap_or_else(|| Err(String::new()))))
        })
    }
}

/// What the file of a seat is called, so that it can be handed to whoever sat there: by roll number,
/// or the number of the seat, and name.
fn file_of(claim: &Claim, roll: Option<&str>) -> String {
    let number = roll.map_or_else(|| (claim.seat.0 + 1).to_string(), ToOwned::to_owned);
    let fits = |c: char| !c.is_control() && !"/\\:*?\"<>|".contains(c);
    let called = |text: &str| {
        let kept: String = text.chars().map(|c| if fits(c) { c } else { ' ' }).collect();
        kept.split_whitespace().collect::<Vec<_>>().join("-")
    };
    let day = claim.begun.local_date();
    format!("smriti-class-{day}-{}-{}.json", called(&number), called(&claim.name))
}

/// Asks for a folder in the system's dialog; `None` if there is no dialog, or nothing was picked.
pub(super) async fn pick_folder() -> Option<PathBuf> {
    let picked = rfd::AsyncFileDialog::new().pick_folder().await;
    picked.map(|folder| folder.path().to_path_buf())
}

/// Goes on with what all events come to now.
fn counted(progress: Progress) -> Task<Message> {
    Task::done(Message::Replayed(Purpose::Everything, Vec::new(), Ok(Arc::new(progress))))
}

/// The bytes of a file, no more than are read.
fn opened(tr: &Tr, path: &Path) -> Result<Vec<u8>, String> {
    let fail = |error: std::io::Error| {
        tr.with("import-cannot-open", [("error", error.to_string().into())])
    };
    let length = std::fs::metadata(path).map_err(fail)?.len();
    if length > MOST_BYTES as u64 {
        return Err(tr.get("import-too-large"));
    }
    std::fs::read(path).map_err(fail)
}

/// What is told of class answers.
fn told(
    handle: &Handle,
    library: &Library,
    claim: Claim,
    now: Moment,
) -> Result<Told, store::Error> {
    let (mut missing, mut changed) = (0, 0);
    let shelf = library.shelf();
    let fits = claim.answers.iter().filter(|answer| match shelf.find(&answer.question) {
        None => {
            missing += 1;
            false
        }
        // Whether it was right by a key that is gone says nothing.
        Some(entry) if entry.key != answer.key => {
            changed += 1;
            false
        }
        Some(_) => true,
    });
    let events: Vec<Event> = fits.map(|answer| claim.event(answer)).collect();
    let standings = handle.standings(events.iter().map(|event| event.id).collect()).wait()?;
    let here = standings.iter().filter(|standing| **standing == Standing::Here).count();
    let is_ahead = claim.last().is_some_and(|last| last.at.since(now.at) > APART);
    Ok(Told { new: events.len() - here, here, missing, changed, is_ahead, events, claim })
}

/// What taking them came to.
fn done(told: &Told, brought: Brought, progress: &Progress, now: Moment) -> Done {
    let taken: Vec<EventId> = brought.new.into_iter().chain(brought.again).collect();
    let facts: std::collections::BTreeSet<_> = told
        .events
        .iter()
        .filter(|event| taken.contains(&event.id))
        .filter_map(|event| match &event.kind {
            Kind::Answered(answered) => Some(&answered.fact),
            _ => None,
        })
        .collect();
    let tomorrow = now.study_day().plus(1);
    let is_soon = |due: crate::domain::time::Day| due <= tomorrow;
    let soon = facts.iter().filter_map(|fact| progress.fact(fact)?.comes_back());
    Done { soon: soon.filter(|due| is_soon(*due)).count(), taken }
}
