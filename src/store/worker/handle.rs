//! What the rest of the program holds of an open learner.

use std::fmt;
use std::path::PathBuf;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use super::reply::reply;
use super::{Pending, Reply, Request};
use crate::domain::event::{Clock, Event, EventId, Kind};
use crate::domain::progress::Progress;
use crate::domain::time::Moment;
use crate::store::backup::{Backup, Preview};
use crate::store::bring::{Brought, Standing};
use crate::store::exchange::Merge;
use crate::store::keeper::Restored;
use crate::store::{LearnerId, Notice, Verified};

/// An open learner. Clones speak to the same worker, which serves them first in, first out. When
/// the last is dropped the file is closed; [`close`](Self::close) also makes the last backup.
///
/// Every answer can be awaited on any executor, or waited for with [`Pending::wait`]. After the
/// learner is closed it is [`Error::Closed`](crate::store::Error::Closed).
#[derive(Clone)]
pub struct Handle(Arc<Inner>);

struct Inner {
    learner: LearnerId,
    requests: Sender<Request>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl Handle {
    pub(super) fn new(
        learner: LearnerId,
        requests: Sender<Request>,
        thread: JoinHandle<()>,
    ) -> Self {
        Self(Arc::new(Inner { learner, requests, thread: Mutex::new(Some(thread)) }))
    }

    fn ask<T>(&self, request: impl FnOnce(Reply<T>) -> Request) -> Pending<T> {
        let (reply, pending) = reply();
        // A request that finds nobody is dropped, and its reply with it: that says `Closed`.
        let _ = self.0.requests.send(request(reply));
        pending
    }

    /// Whose file this is.
    pub fn learner(&self) -> &LearnerId {
        &self.0.learner
    }

    /// Writes down what happened at `moment`. The events come back when they are on disk, numbered
    /// and in order; fold them with [`Progress::apply`].
    ///
    /// Fails with [`Error::NotSaved`](crate::store::Error::NotSaved); then nothing has been
    /// acknowledged, and the same may be asked again: it will not be written twice.
    pub fn append(&self, kinds: Vec<Kind>, moment: Moment) -> Pending<Vec<Event>> {
        self.ask(|reply| Request::Append(kinds, moment, reply))
    }

    /// Makes a backup now: copied, read back and replayed. Answers go on meanwhile.
    pub fn backup(&self, moment: Moment) -> Pending<Backup> {
        self.ask(|reply| Request::Backup(moment, reply))
    }

    /// The backups there are, newest first.
    pub fn backups(&self) -> Pending<Vec<Backup>> {
        self.ask(Request::Backups)
    }

    /// What [`restore`](Self::restore) would change. Fails with
    /// [`Error::NotABackup`](crate::store::Error::NotABackup) if the copy is not sound.
    pub fn preview_restore(&self, path: impl Into<PathBuf>) -> Pending<Preview> {
        self.ask(|reply| Request::PreviewRestore(path.into(), reply))
    }

    /// Puts a copy in the place of the file, after a backup of how things are. After an error ask
    /// [`reload`](Self::reload): it may have come after the file was replaced.
    pub fn restore(&self, path: impl Into<PathBuf>, moment: Moment) -> Pending<Restored> {
        self.ask(|reply| Request::Restore(path.into(), moment, reply))
    }

    /// Writes all events to a text file, and says how many.
    pub fn export(&self, path: impl Into<PathBuf>) -> Pending<u64> {
        self.ask(|reply| Request::Export(path.into(), reply))
    }

    /// What [`merge`](Self::merge) would do.
    pub fn preview_merge(&self, path: impl Into<PathBuf>) -> Pending<Merge> {
        self.ask(|reply| Request::PreviewMerge(path.into(), reply))
    }

    /// Adds the events of another machine's export; the progress is what all events come to then.
    /// After an error ask [`reload`](Self::reload). Merging the same again changes nothing.
    pub fn merge(&self, path: impl Into<PathBuf>, moment: Moment) -> Pending<(Merge, Progress)> {
        self.ask(|reply| Request::Merge(path.into(), moment, reply))
    }

    /// Whether these are here, each in its place.
    pub fn standings(&self, ids: Vec<EventId>) -> Pending<Vec<Standing>> {
        self.ask(|reply| Request::Standings(ids, reply))
    }

    /// Adds events that were made elsewhere, as far as they are not here yet; those that were taken
    /// back count again. The progress is what all events come to then. After an error ask
    /// [`reload`](Self::reload). Bringing the same again changes nothing.
    pub fn bring(&self, events: Vec<Event>, moment: Moment) -> Pending<(Brought, Progress)> {
        self.ask(|reply| Request::Bring(events, moment, reply))
    }

    /// Checks everything and compares a full replay with the cache.
    pub fn verify(&self) -> Pending<Verified> {
        self.ask(Request::Verify)
    }

    /// All events, in the order of replay.
    pub fn events(&self) -> Pending<Vec<Event>> {
        self.ask(Request::Events)
    }

    /// The events with a clock from `from` to `to`, both included, in the order of replay. Found
    /// without reading the others: a sitting is read by its clocks.
    pub fn events_between(&self, from: Clock, to: Clock) -> Pending<Vec<Event>> {
        self.ask(|reply| Request::EventsBetween(from, to, reply))
    }

    /// What the events on disk add up to: to be asked after [`Notice::Damaged`].
    pub fn reload(&self) -> Pending<Progress> {
        self.ask(Request::Reload)
    }

    /// Writes the snapshot now, so that the next start is quick.
    pub fn checkpoint(&self) -> Pending<()> {
        self.ask(Request::Checkpoint)
    }

    /// The next notice, whenever it comes. Ask again after each.
    pub fn notice(&self) -> Pending<Notice> {
        self.ask(Request::Notice)
    }

    /// Makes a backup if anything changed since the last one, writes the snapshot, and gives the
    /// file up. When the answer is there another Smriti may open the learner.
    pub fn close(&self, moment: Moment) -> Pending<()> {
        self.ask(|reply| Request::Close(moment, reply))
    }

    /// Waits until the worker has ended, after [`close`](Self::close). For the end of a program.
    pub fn join(self) {
        let thread = self.0.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(thread) = thread {
            let _ = thread.join();
        }
    }
}

impl fmt::Debug for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Handle").field(&self.0.learner).finish()
    }
}
