//! Searching all banks as one types. A thread owns the index and answers [`Search`], the handle; what
//! counts as a word and what a query means is in `domain::bank::find`.
//!
//! The index lies in a folder of its own among the caches, in parts (`segment`) that are written once.
//! Each holds the words of some banks, by their bytes; a bank that changed is indexed anew in another
//! part. Damage, another version, or a missing folder cost nothing but the time to index again.

mod build;
mod draft;
mod packed;
mod seek;
mod segment;
mod worker;

use std::fmt;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use self::worker::{Request, Worker};
use super::library::Library;
use super::worker::{Reply, reply};
use super::{Error, Pending, disk};
use crate::domain::bank::find::{Facets, Picked};
use crate::domain::locale::Text;

/// What is looked for.
#[derive(Debug, Clone, Default)]
pub struct Query {
    /// The words, as typed; none of them finds everything.
    pub text: String,
    /// What the shelf knows.
    pub facets: Facets,
    /// The labels of sources, of which one is enough; none asks for none.
    pub sources: Vec<Text>,
    /// Tags, of which one is enough; none asks for none.
    pub tags: Vec<String>,
    /// The only questions to look among, by their numbers on the shelf: what was seen, say.
    pub only: Option<Arc<Picked>>,
    /// How many are shown at most.
    pub most: usize,
}

/// What was found.
#[derive(Debug, Clone)]
pub struct Found {
    /// The banks that were searched. The numbers below are those of their shelf.
    pub library: Arc<Library>,
    /// The first questions: those with every word as typed, then those with words that begin or sound
    /// so; either in the order of the banks.
    pub hits: Vec<u32>,
    /// How many there are in all.
    pub total: u32,
    /// How much was searched.
    pub indexed: Indexed,
}

/// How far the index is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Indexed {
    /// Questions that can be found by their words.
    pub questions: u32,
    /// Questions on the shelf.
    pub of: u32,
}

/// The labels by which questions can be picked, each with how many questions bear it, by their text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Labels {
    /// Labels of sources: "Art. 65".
    pub sources: Vec<(Text, u32)>,
    /// Tags.
    pub tags: Vec<(String, u32)>,
}

/// The search over all banks. Clones speak to the same thread, which ends with the last of them.
#[derive(Clone)]
pub struct Search(Arc<Inner>);

struct Inner {
    requests: Mutex<Option<Sender<Request>>>,
    /// The number of the latest query.
    latest: Arc<AtomicU64>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl Search {
    /// Starts to index these banks, in the folder `search` of the directory for caches; what was
    /// indexed before is only looked at. Returns at once.
    pub fn start(caches: &Path, library: Arc<Library>) -> Result<Self, Error> {
        let (sender, requests) = mpsc::channel();
        let latest = Arc::new(AtomicU64::new(0));
        let folder = caches.join("search");
        let worker = Worker::new(folder, requests, Arc::clone(&latest), library);
        let thread = thread::Builder::new().name("search".to_owned()).spawn(move || worker.run());
        let thread = thread.map_err(|error| disk::file_error(Path::new("search"), error))?;
        Ok(Self(Arc::new(Inner {
            requests: Mutex::new(Some(sender)),
            latest,
            thread: Mutex::new(Some(thread)),
        })))
    }

    fn ask<T>(&self, request: impl FnOnce(Reply<T>) -> Request) -> Pending<T> {
        let (reply, pending) = reply();
        let sender = self.0.requests.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(sender) = &*sender {
            // A request that finds nobody is dropped, and its reply with it: that says `Closed`.
            let _ = sender.send(request(reply));
        }
        pending
    }

    /// Looks for questions. `None` comes back if another query was asked meanwhile: only the latest is
    /// worth an answer. While banks are being indexed, those that are already are searched.
    pub fn query(&self, query: Query) -> Pending<Option<Found>> {
        let number = self.0.latest.fetch_add(1, Ordering::AcqRel) + 1;
        self.ask(|reply| Request::Query(number, Box::new(query), reply))
    }

    /// Answers when all banks are indexed, as far as they can be read.
    pub fn ready(&self) -> Pending<Indexed> {
        self.ask(Request::Ready)
    }

    /// Searches other banks from now on: those that were loaded again.
    pub fn replace(&self, library: Arc<Library>) {
        let pending = self.ask(|reply| Request::Replace(library, reply));
        drop(pending);
    }

    /// The labels and tags there are to pick from among questions like these, as far as they are
    /// indexed.
    pub fn labels(&self, facets: Facets) -> Pending<Labels> {
        self.ask(|reply| Request::Labels(facets, reply))
    }

    /// Ends the thread, and waits until it has. Whatever is asked afterwards is
    /// [`Error::Closed`].
    pub fn close(&self) {
        drop(self.0.requests.lock().unwrap_or_else(PoisonError::into_inner).take());
        let thread = self.0.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(thread) = thread {
            let _ = thread.join();
        }
    }
}

impl fmt::Debug for Search {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Search").finish_non_exhaustive()
    }
}
