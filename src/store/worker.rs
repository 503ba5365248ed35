//! The thread that owns a learner's open file, and the handle by which the rest of the program
//! speaks to it. Requests are served first in, first out; those that only read run beside it.

mod handle;
mod reply;

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, TryRecvError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

pub use handle::Handle;
pub use reply::Pending;

pub(super) use reply::{Reply, reply};

use super::backup::{self, Backup, Preview};
use super::bring::{self, Brought, Standing};
use super::exchange::{self, Merge};
use super::file::{self, Fault};
use super::keeper::{Keeper, Restored};
use super::{Error, Home, LearnerId, Notice, Opened, Verified, check, disk};
use crate::domain::event::{Clock, Event, EventId, Kind};
use crate::domain::progress::Progress;
use crate::domain::time::Moment;

/// What can be asked of the worker.
enum Request {
    Append(Vec<Kind>, Moment, Reply<Vec<Event>>),
    Backup(Moment, Reply<Backup>),
    Backups(Reply<Vec<Backup>>),
    PreviewRestore(PathBuf, Reply<Preview>),
    Restore(PathBuf, Moment, Reply<Restored>),
    Export(PathBuf, Reply<u64>),
    PreviewMerge(PathBuf, Reply<Merge>),
    Merge(PathBuf, Moment, Reply<(Merge, Progress)>),
    Standings(Vec<EventId>, Reply<Vec<Standing>>),
    Bring(Vec<Event>, Moment, Reply<(Brought, Progress)>),
    Verify(Reply<Verified>),
    Events(Reply<Vec<Event>>),
    EventsBetween(Clock, Clock, Reply<Vec<Event>>),
    Reload(Reply<Progress>),
    Checkpoint(Reply<()>),
    Notice(Reply<Notice>),
    Close(Moment, Reply<()>),
}

/// How often the worker looks whether a job beside it is done.
const GLANCE: Duration = Duration::from_millis(20);

/// How many events at most share one flush.
const GROUP: usize = 4096;

/// Opens a learner in a thread of its own, which serves them from then on.
pub(super) fn open(home: &Home, learner: &LearnerId, moment: Moment) -> Result<Opened, Error> {
    let (sender, requests) = mpsc::channel();
    let (opened, loaded) = reply();
    let (home, name) = (home.clone(), learner.clone());
    let thread =
        thread::Builder::new().name("store".to_owned()).spawn(move || {
            match Keeper::open(&home, &name, moment, file::STEPS) {
                Ok((keeper, progress, notices)) => {
                    opened.send(Ok((progress, notices)));
                    Worker::new(keeper, requests).run();
                }
                Err(error) => opened.send(Err(error)),
            }
        });
    let thread = thread.map_err(|error| disk::file_error(Path::new("store"), error))?;
    let (progress, notices) = loaded.wait()?;
    Ok(Opened { handle: Handle::new(learner.clone(), sender, thread), progress, notices })
}

struct Worker {
    keeper: Keeper,
    requests: Receiver<Request>,
    /// Taken from the queue while gathering appends, and not one.
    next: Option<Request>,
    jobs: Vec<JoinHandle<Done>>,
    notices: VecDeque<Notice>,
    waiting: VecDeque<Reply<Notice>>,
    /// The last moment anybody spoke of: the worker has no clock.
    moment: Option<Moment>,
}

/// How a job beside the worker ended.
enum Done {
    /// Nothing that concerns the file.
    Answered,
    /// A backup, which nobody waits for if there is no reply.
    BackedUp(Result<Backup, Fault>, Option<Reply<Backup>>),
    /// The check that follows the opening of a large file.
    Checked(Result<(), Fault>),
}

impl Worker {
    const fn new(keeper: Keeper, requests: Receiver<Request>) -> Self {
        Self {
            keeper,
            requests,
            next: None,
            jobs: Vec::new(),
            notices: VecDeque::new(),
            waiting: VecDeque::new(),
            moment: None,
        }
    }

    fn run(mut self) {
        if !self.keeper.checked {
            let folder = self.keeper.folder().clone();
            self.beside(move || Done::Checked(check::thorough(&folder).map(|_| ())));
        }
        while let Some(request) = self.receive() {
            if let Request::Close(moment, reply) = request {
                self.finish(Some(moment));
                reply.send(Ok(()));
                return;
            }
            self.serve(request);
            self.reap();
        }
        self.finish(None);
    }

    /// The next request; `None` when nobody can ask any more.
    fn receive(&mut self) -> Option<Request> {
        if let Some(request) = self.next.take() {
            return Some(request);
        }
        loop {
            if self.jobs.is_empty() {
                return self.requests.recv().ok();
            }
            match self.requests.recv_timeout(GLANCE) {
                Ok(request) => return Some(request),
                Err(RecvTimeoutError::Disconnected) => return None,
                Err(RecvTimeoutError::Timeout) => self.reap(),
            }
        }
    }

    fn serve(&mut self, request: Request) {
        match request {
            Request::Append(kinds, moment, reply) => self.append(kinds, moment, reply),
            Request::Backup(moment, reply) => self.back_up(moment, Some(reply)),
            Request::Backups(reply) => reply.send(backup::list(self.keeper.folder())),
            Request::PreviewRestore(path, reply) => {
                let folder = self.keeper.folder().clone();
                self.beside(move || {
                    reply.send(backup::preview(&folder, &path));
                    Done::Answered
                });
            }
            Request::Restore(path, moment, reply) => {
                self.wait_for_jobs();
                reply.send(self.keeper.restore(&path, moment));
            }
            Request::Export(path, reply) => {
                let (folder, learner) =
                    (self.keeper.folder().clone(), self.keeper.learner().clone());
                self.beside(move || {
                    reply.send(exchange::export_to(&folder, &learner, &path));
                    Done::Answered
                });
            }
            Request::PreviewMerge(path, reply) => {
                let folder = self.keeper.folder().clone();
                self.beside(move || {
                    reply.send(exchange::preview(&folder, &path));
                    Done::Answered
                });
            }
            Request::Merge(path, moment, reply) => {
                self.wait_for_jobs();
                reply.send(self.keeper.merge(&path, moment));
            }
            Request::Standings(ids, reply) => {
                let folder = self.keeper.folder().clone();
                self.beside(move || {
                    reply.send(bring::standings(&folder, &ids));
                    Done::Answered
                });
            }
            Request::Bring(events, moment, reply) => {
                self.wait_for_jobs();
                reply.send(self.keeper.bring(&events, moment));
            }
            Request::Verify(reply) => {
                let folder = self.keeper.folder().clone();
                self.beside(move || {
                    reply.send(check::verify_folder(&folder));
                    Done::Answered
                });
            }
            Request::Events(reply) => reply.send(self.keeper.events()),
            Request::EventsBetween(from, to, reply) => {
                reply.send(self.keeper.events_between(from, to));
            }
            Request::Reload(reply) => reply.send(self.keeper.load_again()),
            Request::Checkpoint(reply) => reply.send(self.keeper.write_snapshot()),
            Request::Notice(reply) => {
                self.waiting.push_back(reply);
                self.deliver();
            }
            // Handled where the loop can end.
            Request::Close(_, reply) => reply.send(Err(Error::Closed)),
        }
    }

    /// Writes what was asked for and whatever else waits behind it in one flush.
    fn append(&mut self, kinds: Vec<Kind>, moment: Moment, reply: Reply<Vec<Event>>) {
        let mut count = kinds.len();
        let mut batches = vec![(kinds, moment)];
        let mut replies = vec![reply];
        while count < GROUP && self.next.is_none() {
            match self.requests.try_recv() {
                Ok(Request::Append(kinds, moment, reply)) => {
                    count += kinds.len();
                    batches.push((kinds, moment));
                    replies.push(reply);
                }
                Ok(other) => self.next = Some(other),
                Err(TryRecvError::Empty | TryRecvError::Disconnected) => break,
            }
        }
        let moment = batches.last().map_or(moment, |(_, moment)| *moment);
        self.moment = Some(moment);
        let result = match self.keeper.append(&batches) {
            Err(Fault::Damaged(what)) => {
                self.mend(what, moment);
                self.keeper.append(&batches)
            }
            result => result,
        };
        match result {
            Ok(written) => {
                for (reply, events) in replies.into_iter().zip(written) {
                    reply.send(Ok(events));
                }
            }
            Err(fault) => {
                let why = std::sync::Arc::new(fault.into_error(&self.keeper.folder().progress()));
                for reply in replies {
                    reply.send(Err(Error::NotSaved { why: why.clone() }));
                }
                return;
            }
        }
        if let Err(error) = self.keeper.tidy(!self.jobs.is_empty()) {
            tracing::warn!(%error, "could not tidy up after an answer");
        }
        if self.jobs.is_empty() && self.keeper.backup_is_due(moment.at) {
            self.back_up(moment, None);
        }
    }

    /// Begins a backup beside the answers, one at a time.
    fn back_up(&mut self, moment: Moment, reply: Option<Reply<Backup>>) {
        self.wait_for_jobs();
        self.moment = Some(moment);
        self.keeper.backup_begins(moment.at);
        let folder = self.keeper.folder().clone();
        self.beside(move || Done::BackedUp(backup::make_in(&folder, moment), reply));
    }

    fn beside(&mut self, job: impl FnOnce() -> Done + Send + 'static) {
        match thread::Builder::new().name("store-reader".to_owned()).spawn(job) {
            Ok(job) => self.jobs.push(job),
            // The reply went with the job: whoever waits is told that nobody answers.
            Err(error) => tracing::warn!(%error, "no thread for a job"),
        }
    }

    /// Takes note of the jobs that are done.
    fn reap(&mut self) {
        let (done, running) =
            std::mem::take(&mut self.jobs).into_iter().partition(JoinHandle::is_finished);
        self.jobs = running;
        self.take_note(done);
    }

    fn wait_for_jobs(&mut self) {
        let jobs = std::mem::take(&mut self.jobs);
        self.take_note(jobs);
    }

    fn take_note(&mut self, jobs: Vec<JoinHandle<Done>>) {
        for job in jobs {
            match job.join() {
                Ok(Done::Answered | Done::Checked(Ok(()))) => {}
                Ok(Done::Checked(Err(Fault::Damaged(what)))) => {
                    self.mend(what, self.moment.unwrap_or(EPOCH));
                }
                Ok(Done::Checked(Err(Fault::Failed(error)))) => {
                    tracing::warn!(%error, "the file could not be checked");
                }
                Ok(Done::BackedUp(result, reply)) => self.backed_up(result, reply),
                Err(_) => tracing::error!("a job beside the store broke off"),
            }
        }
        self.deliver();
    }

    fn backed_up(&mut self, result: Result<Backup, Fault>, reply: Option<Reply<Backup>>) {
        match result {
            Ok(backup) => match reply {
                Some(reply) => reply.send(Ok(backup)),
                None => self.notices.push_back(Notice::BackedUp(backup)),
            },
            Err(fault) => {
                self.keeper.backup_failed();
                if let Fault::Damaged(what) = &fault {
                    self.mend(what.clone(), self.moment.unwrap_or(EPOCH));
                }
                let why = fault.into_error(&self.keeper.folder().progress());
                match reply {
                    Some(reply) => reply.send(Err(why)),
                    None => self.notices.push_back(Notice::BackupFailed { why }),
                }
            }
        }
    }

    fn mend(&mut self, what: String, moment: Moment) {
        self.wait_for_jobs();
        match self.keeper.mend(what, moment) {
            Ok(notice) => self.notices.push_back(notice),
            Err(error) => tracing::error!(%error, "a damaged file could not be mended"),
        }
    }

    fn deliver(&mut self) {
        while !self.waiting.is_empty() {
            let Some(notice) = self.notices.pop_front() else { break };
            if let Some(reply) = self.waiting.pop_front() {
                reply.send(Ok(notice));
            }
        }
    }

    /// The last backup, then the file is given up.
    fn finish(&mut self, moment: Option<Moment>) {
        self.wait_for_jobs();
        if let Some(moment) = moment
            && self.keeper.has_changed()
        {
            self.back_up(moment, None);
            self.wait_for_jobs();
        }
        self.keeper.close();
    }
}

/// Stands for now where nobody has said when now is.
const EPOCH: Moment = Moment { at: crate::domain::time::Timestamp(0), offset_minutes: 0 };
