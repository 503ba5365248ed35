//! The thread that owns the index: it brings it up to date with the banks and answers queries, also
//! between one question and the next while it indexes.

use std::collections::{HashMap, HashSet};
use std::fs::{self, File};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError};

use super::build;
use super::draft::Draft;
use super::seek::{Hits, Seeker, Stop};
use super::segment::{self, Segment};
use super::{Found, Indexed, Labels, Query};
use crate::domain::bank::find::{Facets, Picked};
use crate::store::disk;
use crate::store::library::{Content, Library};
use crate::store::worker::Reply;

/// A part is written when its lists have so many bytes: what indexing holds in memory at most, but for
/// one bank that is larger.
const PART_BYTES: usize = 12 << 20;

/// A part of fewer questions than this is small.
const SMALL: u32 = 4096;

/// At most so many small parts: then they are made one. A learner who edits a bank makes one each time.
const MOST_SMALL: usize = 8;

/// What can be asked of the thread.
pub(super) enum Request {
    Query(u64, Box<Query>, Reply<Option<Found>>),
    Ready(Reply<Indexed>),
    Labels(Facets, Reply<Labels>),
    Replace(Arc<Library>, Reply<()>),
}

/// The thread's own.
pub(super) struct Worker {
    folder: PathBuf,
    /// Held by the one program that writes and removes parts; others only read them.
    lock: Option<File>,
    requests: Receiver<Request>,
    latest: Arc<AtomicU64>,
    library: Arc<Library>,
    /// Whether the index has yet to be compared with the library.
    is_behind: bool,
    is_closing: bool,
    segments: Vec<Segment>,
    /// Damaged parts that are not ours to remove.
    refused: HashSet<PathBuf>,
    waiting: Vec<Reply<Indexed>>,
    /// The last filter, and what it picks: it stays the same from one key to the next.
    picked: Option<(Facets, Picked)>,
}

impl Worker {
    pub(super) fn new(
        folder: PathBuf,
        requests: Receiver<Request>,
        latest: Arc<AtomicU64>,
        library: Arc<Library>,
    ) -> Self {
        Self {
            folder,
            lock: None,
            requests,
            latest,
            library,
            is_behind: true,
            is_closing: false,
            segments: Vec::new(),
            refused: HashSet::new(),
            waiting: Vec::new(),
            picked: None,
        }
    }

    pub(super) fn run(mut self) {
        self.lock = self.lock();
        while !self.is_closing {
            if self.is_behind {
                self.is_behind = false;
                self.catch_up();
            } else {
                let indexed = self.indexed();
                self.waiting.drain(..).for_each(|reply| reply.send(Ok(indexed)));
                match self.requests.recv() {
                    Ok(request) => self.serve(request),
                    Err(_) => return,
                }
            }
        }
    }

    /// The right to write; `None` if another program has it or there is no folder to write to.
    fn lock(&self) -> Option<File> {
        let open = || {
            fs::create_dir_all(&self.folder)?;
            File::options().create(true).truncate(false).write(true).open(self.folder.join("lock"))
        };
        match open() {
            Ok(file) => file.try_lock().ok().map(|()| file),
            Err(error) => {
                tracing::warn!(path = %self.folder.display(), %error, "the search index is not kept");
                None
            }
        }
    }

    /// Serves what waits. Says whether what was being done is still worth going on with.
    fn pause(&mut self) -> ControlFlow<()> {
        loop {
            match self.requests.try_recv() {
                Ok(request) => self.serve(request),
                Err(TryRecvError::Empty) => break,
                Err(TryRecvError::Disconnected) => {
                    self.is_closing = true;
                    break;
                }
            }
        }
        if self.is_behind || self.is_closing {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    }

    fn serve(&mut self, request: Request) {
        match request {
            Request::Query(number, query, reply) => {
                let found = self.answer(number, &query);
                reply.send(Ok(found));
            }
            Request::Ready(reply) => self.waiting.push(reply),
            Request::Labels(facets, reply) => {
                let among = facets.pick(self.library.shelf());
                let labels = loop {
                    match self.seeker(&|| true).labels(&among) {
                        Ok(labels) => break labels,
                        Err(Stop::Superseded) => break Labels::default(),
                        Err(Stop::Broken(place, broken)) => self.give_up(place, &broken),
                    }
                };
                reply.send(Ok(labels));
            }
            Request::Replace(library, reply) => {
                self.library = library;
                self.picked = None;
                self.is_behind = true;
                // Until then nothing is found by numbers of another shelf.
                self.renumber();
                reply.send(Ok(()));
            }
        }
    }

    fn seeker<'a>(&'a self, is_wanted: &'a dyn Fn() -> bool) -> Seeker<'a> {
        Seeker { segments: &self.segments, of: self.library.shelf().len(), is_wanted }
    }

    /// Answers a query, or not if a newer one waits. A part that turns out to be damaged is left out
    /// and made again.
    fn answer(&mut self, number: u64, query: &Query) -> Option<Found> {
        let latest = Arc::clone(&self.latest);
        let is_wanted = move || latest.load(Ordering::Acquire) <= number;
        if !is_wanted() {
            return None;
        }
        let Hits { mut all, mut as_typed } = loop {
            match self.seeker(&is_wanted).find(query) {
                Ok(hits) => break hits,
                Err(Stop::Superseded) => return None,
                Err(Stop::Broken(place, broken)) => self.give_up(place, &broken),
            }
        };
        if !query.facets.is_empty() {
            let is_known = self.picked.as_ref().is_some_and(|(facets, _)| *facets == query.facets);
            if !is_known {
                let picked = query.facets.pick(self.library.shelf());
                self.picked = Some((query.facets.clone(), picked));
            }
            if let Some((_, picked)) = &self.picked {
                all.keep(picked);
            }
        }
        if let Some(only) = &query.only {
            all.keep(only);
        }
        let total = all.count();
        as_typed.keep(&all);
        let mut hits: Vec<u32> = as_typed.iter().take(query.most).collect();
        all.drop_all(&as_typed);
        let rest = query.most - hits.len();
        hits.extend(all.iter().take(rest));
        Some(Found { library: Arc::clone(&self.library), hits, total, indexed: self.indexed() })
    }

    fn indexed(&self) -> Indexed {
        let questions = self.segments.iter().map(|segment| segment.live).sum();
        Indexed { questions, of: self.library.shelf().len() }
    }

    /// Leaves a damaged part out, to be made again.
    fn give_up(&mut self, place: usize, broken: &segment::Broken) {
        let segment = self.segments.remove(place);
        tracing::warn!(why = broken.0, "a part of the search index is damaged and made again");
        self.is_behind = true;
        self.refuse(segment.path.clone());
        self.remove(segment);
    }

    /// Never opens a damaged part again that stays where it is.
    fn refuse(&mut self, path: Option<PathBuf>) {
        if self.lock.is_none() {
            self.refused.extend(path);
        }
    }

    fn remove(&self, segment: Segment) {
        let path = segment.path.clone();
        // Closed first: some systems remove no open file.
        drop(segment);
        if let Some(path) = path {
            self.remove_file(&path);
        }
    }

    fn remove_file(&self, path: &Path) {
        if self.lock.is_some()
            && let Err(error) = disk::remove_if_there(path)
        {
            tracing::warn!(%error, "a part of the search index was not removed");
        }
    }

    /// Gives every question its number on the shelf. Returns the banks that no part has.
    fn renumber(&mut self) -> Vec<u32> {
        let library = Arc::clone(&self.library);
        let mut banks: HashMap<Content, u32> = (0..)
            .zip(library.shelf().banks())
            .filter_map(|(bank, _)| Some((library.content(bank)?, bank)))
            .collect();
        for segment in &mut self.segments {
            segment.number(&library, |content| banks.remove(&content));
        }
        let mut missing: Vec<u32> = banks.into_values().collect();
        missing.sort_unstable();
        missing
    }

    /// Brings the index up to date: opens what parts there are, removes those that are of little use,
    /// and indexes what is missing.
    fn catch_up(&mut self) {
        self.open_parts();
        self.renumber();
        self.tidy();
        let missing = self.renumber();
        let library = Arc::clone(&self.library);
        let mut draft = Draft::default();
        for bank in missing {
            match build::add_bank(&mut draft, &library, bank, || self.pause()) {
                Ok(ControlFlow::Continue(())) => {}
                // The banks are others now, or nobody asks any more.
                Ok(ControlFlow::Break(())) => return,
                Err(error) => {
                    tracing::warn!(%error, "a bank cannot be searched");
                }
            }
            if draft.bytes() >= PART_BYTES {
                self.keep(std::mem::take(&mut draft));
            }
        }
        if !draft.spans.is_empty() {
            self.keep(draft);
        }
    }

    /// Writes a part, or keeps it in memory where that cannot be done.
    fn keep(&mut self, draft: Draft) {
        let folder = self.lock.as_ref().map(|_| self.folder.as_path());
        match segment::write(folder, draft) {
            Ok(segment) => {
                self.segments.push(segment);
                self.renumber();
            }
            Err(error) => {
                tracing::warn!(%error, "a part of the search index was not kept");
            }
        }
    }

    /// Opens the parts in the folder that are not open yet. Whatever else is there, from another
    /// version or a program that was stopped, is removed.
    fn open_parts(&mut self) {
        let Ok(entries) = fs::read_dir(&self.folder) else { return };
        let mut paths: Vec<PathBuf> =
            entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
        paths.sort();
        for path in paths {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let is_refused = self.refused.contains(&path);
            if name == "lock"
                || is_refused
                || self.segments.iter().any(|one| one.path.as_ref() == Some(&path))
            {
                continue;
            }
            if !segment::is_named_so(&name) {
                self.remove_file(&path);
                continue;
            }
            match Segment::open(&path) {
                Ok(segment) => self.segments.push(segment),
                Err(broken) => {
                    tracing::warn!(why = broken.0, "a part of the search index is made again");
                    self.remove_file(&path);
                    self.refuse(Some(path));
                }
            }
        }
    }

    /// Removes parts of which less than half is used, and small ones when there are too many.
    fn tidy(&mut self) {
        let small = |segment: &Segment| segment.live < SMALL;
        let too_many = self.segments.iter().filter(|segment| small(segment)).count() > MOST_SMALL;
        let (kept, gone): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.segments).into_iter().partition(|segment| {
                let is_used = segment.live as usize * 2 >= segment.len();
                is_used && !(too_many && small(segment))
            });
        self.segments = kept;
        for segment in gone {
            self.remove(segment);
        }
    }
}
