//! Finding bank files and reading them, several at a time. What is in them is `index`'s business.

use std::borrow::Cow;
use std::fs;
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::ops::{ControlFlow, Range};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{self, Sender};
use std::thread;

use super::cache::{Cache, Content, Stamp};
use super::index::Index;
use super::{BankProblem, Places, Trouble, images};
use crate::domain::bank::check::{self, Diagnostic};
use crate::domain::bank::{markup, schema};

/// At most so many files are read at once: each is held in memory while it is.
const MOST_THREADS: usize = 4;

/// Progress is told about this often, in bytes.
const STEP: usize = 1 << 18;

/// Where the text of a bank is.
#[derive(Debug, Clone)]
pub(super) enum Origin {
    /// In the program.
    Shipped(&'static str),
    /// In a file that looked so.
    File(PathBuf, Stamp),
}

/// Why a slice of a text cannot be had.
#[derive(Debug)]
pub(super) enum NoSlice {
    /// The file does not look as it did.
    Changed,
    /// The file looks as it did and does not hold what it held.
    Garbled,
    /// The system says no.
    Unreadable(io::Error),
}

impl Origin {
    /// Its length in bytes.
    pub(super) const fn length(&self) -> u64 {
        match self {
            Self::Shipped(text) => text.len() as u64,
            Self::File(_, stamp) => stamp.length(),
        }
    }

    /// Its file, if it has one.
    pub(super) fn path(&self) -> Option<&Path> {
        match self {
            Self::Shipped(_) => None,
            Self::File(path, _) => Some(path),
        }
    }

    /// How its file looked; `None` if it has none.
    pub(super) const fn stamp(&self) -> Option<Stamp> {
        match self {
            Self::Shipped(_) => None,
            Self::File(_, stamp) => Some(*stamp),
        }
    }

    /// A part of the text, read anew.
    pub(super) fn slice(&self, range: Range<u64>) -> Result<Cow<'_, str>, NoSlice> {
        match self {
            Self::Shipped(text) => {
                let part = |range: Range<u64>| {
                    text.get(usize::try_from(range.start).ok()?..usize::try_from(range.end).ok()?)
                };
                part(range).map(Cow::Borrowed).ok_or(NoSlice::Garbled)
            }
            Self::File(path, stamp) => {
                let mut file = fs::File::open(path).map_err(NoSlice::Unreadable)?;
                if Stamp::of(&file.metadata().map_err(NoSlice::Unreadable)?) != *stamp {
                    return Err(NoSlice::Changed);
                }
                file.seek(SeekFrom::Start(range.start)).map_err(NoSlice::Unreadable)?;
                let mut text = String::new();
                let length = range.end.saturating_sub(range.start);
                match file.take(length).read_to_string(&mut text) {
                    Ok(read) if read as u64 == length => Ok(Cow::Owned(text)),
                    Ok(_) => Err(NoSlice::Garbled),
                    Err(error) if error.kind() == io::ErrorKind::InvalidData => {
                        Err(NoSlice::Garbled)
                    }
                    Err(error) => Err(NoSlice::Unreadable(error)),
                }
            }
        }
    }
}

/// A bank to be read.
#[derive(Debug, Clone)]
pub(super) struct Job {
    /// What its file is called in the library.
    name: String,
    source: Source,
}

#[derive(Debug, Clone)]
enum Source {
    Shipped(&'static str),
    File(PathBuf),
}

/// A bank file that was read, or was known already.
#[derive(Debug)]
pub(super) struct Read<'a> {
    /// What its file is called in the library.
    pub(super) name: String,
    /// Its index, unless the file cannot be read as a bank.
    pub(super) found: Option<Found<'a>>,
    /// What is wrong with it.
    pub(super) troubles: Vec<Trouble>,
    /// Whether a file had to be read for it.
    pub(super) from_disk: bool,
}

/// A bank, indexed.
#[derive(Debug)]
pub(super) struct Found<'a> {
    /// Where its text is.
    pub(super) text: Origin,
    /// Its bytes.
    pub(super) content: Content,
    /// Its index.
    pub(super) index: Index<'a>,
}

/// Every bank there is, the shipped ones first, then those of the learner by path.
pub(super) fn list(places: &Places) -> (Vec<Job>, Vec<BankProblem>) {
    let mut problems = Vec::new();
    let mut paths = Vec::new();
    if let Some(own) = &places.own {
        walk(own, true, &mut paths, &mut problems);
    }
    paths.sort();
    let shipped = places
        .shipped
        .iter()
        .map(|bank| Job { name: bank.name.to_owned(), source: Source::Shipped(bank.text) });
    let own = paths
        .into_iter()
        .map(|path| Job { name: path.display().to_string(), source: Source::File(path) });
    (shipped.chain(own).collect(), problems)
}

/// Collects every `*.ron` below a directory. Hidden ones and directories reached by a link are left
/// out, so that no walk is without end.
fn walk(
    directory: &Path,
    may_be_missing: bool,
    paths: &mut Vec<PathBuf>,
    problems: &mut Vec<BankProblem>,
) {
    let entries = fs::read_dir(directory).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let entries = match entries {
        Ok(entries) => entries,
        Err(error) if may_be_missing && error.kind() == io::ErrorKind::NotFound => return,
        Err(error) => {
            problems.push(BankProblem {
                file: directory.display().to_string(),
                diagnostics: vec![Trouble::Unreadable(Arc::new(error))],
            });
            return;
        }
    };
    for entry in entries {
        let path = entry.path();
        if entry.file_name().as_encoded_bytes().starts_with(b".") {
            continue;
        }
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            walk(&path, false, paths, problems);
        } else if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("ron"))
            && !path.is_dir()
        {
            paths.push(path);
        }
    }
}

/// What a reading thread tells.
enum Told<'a> {
    /// So many bytes more.
    Bytes(usize),
    /// The bank in this place is read.
    Done(usize, Box<Read<'a>>),
}

/// Reads every bank that the cache does not know, several at a time. `None` if `progress` says stop.
pub(super) fn read_all<'a>(
    jobs: Vec<Job>,
    cache: &Cache<'a>,
    progress: &mut impl FnMut(u64, u64) -> ControlFlow<()>,
) -> Option<Vec<Read<'a>>> {
    let mut done: Vec<Option<Read<'a>>> = jobs.iter().map(|job| job.known(cache)).collect();
    let waiting: Vec<usize> = (0..jobs.len()).filter(|place| done[*place].is_none()).collect();
    let total: u64 = waiting.iter().map(|place| jobs[*place].length()).sum();
    let mut bytes = 0;
    if progress(bytes, total).is_break() {
        return None;
    }
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let threads = threads.min(MOST_THREADS).min(waiting.len());
    let next = AtomicUsize::new(0);
    let stop = AtomicBool::new(false);
    thread::scope(|scope| {
        let (sender, told) = mpsc::channel();
        for _ in 0..threads {
            let (sender, jobs, waiting, next, stop) =
                (sender.clone(), &jobs, &waiting, &next, &stop);
            scope.spawn(move || {
                while let Some(place) = waiting.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if stop.load(Ordering::Relaxed) {
                        break;
                    }
                    let read = jobs[*place].read(cache, &sender);
                    // Nobody listens any more once the loading was stopped.
                    drop(sender.send(Told::Done(*place, Box::new(read))));
                }
            });
        }
        drop(sender);
        for told in told {
            match told {
                Told::Bytes(more) => bytes += more as u64,
                Told::Done(place, read) => done[place] = Some(*read),
            }
            if progress(bytes.min(total), total).is_break() {
                stop.store(true, Ordering::Relaxed);
                return None;
            }
        }
        Some(())
    })?;
    Some(done.into_iter().flatten().collect())
}

impl Job {
    fn length(&self) -> u64 {
        match &self.source {
            Source::Shipped(text) => text.len() as u64,
            Source::File(path) => fs::metadata(path).map_or(0, |metadata| metadata.len()),
        }
    }

    /// The bank as the cache knows it, if that can be said without reading its file.
    fn known<'a>(&self, cache: &Cache<'a>) -> Option<Read<'a>> {
        let (text, content, index) = match &self.source {
            Source::Shipped(text) => {
                let content = Content::of(text);
                (Origin::Shipped(text), content, cache.of(content)?)
            }
            Source::File(path) => {
                let stamp = Stamp::of(&fs::metadata(path).ok()?);
                let entry = cache.unchanged(&self.name, &stamp)?;
                // Whatever is wrong with its images is told anew.
                let images = &entry.index.images;
                images.iter().all(|name| images::is_there(path, name)).then_some(())?;
                (Origin::File(path.clone(), stamp), entry.content, &entry.index)
            }
        };
        let found = Some(Found { text, content, index: index.clone() });
        Some(Read { name: self.name.clone(), found, troubles: Vec::new(), from_disk: false })
    }

    fn read<'a>(&self, cache: &Cache<'a>, told: &Sender<Told<'a>>) -> Read<'a> {
        let (origin, text) = match &self.source {
            Source::Shipped(text) => (Origin::Shipped(text), Cow::Borrowed(*text)),
            Source::File(path) => match text_of(path) {
                Ok((text, stamp)) => (Origin::File(path.clone(), stamp), Cow::Owned(text)),
                Err(trouble) => {
                    return Read {
                        name: self.name.clone(),
                        found: None,
                        troubles: vec![trouble],
                        from_disk: false,
                    };
                }
            },
        };
        let content = Content::of(&text);
        let mut counted = 0;
        let mut count = |seen: usize| {
            // As above: it does not matter if nobody listens.
            drop(told.send(Told::Bytes(seen - counted)));
            counted = seen;
        };
        let (index, mistakes) = if let Some(index) = cache.of(content) {
            (Some(index.clone()), Vec::new())
        } else {
            let mut last = 0;
            Index::of(&text, |seen| {
                if seen >= last + STEP {
                    last = seen;
                    count(seen);
                }
            })
        };
        count(text.len());
        let from_disk = origin.stamp().is_some();
        let found = index.map(|index| Found { text: origin, content, index });
        let mistakes = mistakes.into_iter().chain(self.images(&text));
        let troubles = mistakes.map(|found| {
            let line = excerpt(&text, found.place.range.start);
            Trouble::Mistake { found: Box::new(found), line }
        });
        let troubles = troubles.collect();
        Read { name: self.name.clone(), found, troubles, from_disk }
    }
}

/// The line of a byte; of a long one what follows the byte.
fn excerpt(text: &str, at: usize) -> String {
    /// In characters.
    const MOST: usize = 120;
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    let begins = before.rfind('\n').map_or(0, |end| end + 1);
    let rest = after.lines().next().unwrap_or_default();
    let line = text.get(begins..before.len() + rest.len()).unwrap_or_default().trim();
    if line.chars().nth(MOST).is_none() {
        return line.to_owned();
    }
    markup::cut(rest.trim(), MOST)
}

impl Job {
    /// What is wrong with the images that a bank names.
    fn images(&self, text: &str) -> Vec<Diagnostic> {
        let Source::File(path) = &self.source else { return Vec::new() };
        if !check::may_name_images(text) {
            return Vec::new();
        }
        let (decoded, _) = schema::decode(text);
        decoded.map_or_else(Vec::new, |decoded| {
            check::images(text, &decoded, &mut |name| images::fault(path, name))
        })
    }
}

/// The text of a file, and how the file looked before it was read.
fn text_of(path: &Path) -> Result<(String, Stamp), Trouble> {
    let unreadable = |error| Trouble::Unreadable(Arc::new(error));
    let mut file = fs::File::open(path).map_err(unreadable)?;
    let stamp = Stamp::of(&file.metadata().map_err(unreadable)?);
    if u32::try_from(stamp.length()).is_err() {
        return Err(Trouble::TooLarge);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(stamp.length()).unwrap_or(0) + 1);
    file.read_to_end(&mut bytes).map_err(unreadable)?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        Trouble::NotText { line: good.split(|byte| *byte == b'\n').count() }
    })?;
    Ok((text, stamp))
}
