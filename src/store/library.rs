//! Bank files on disk and in the binary: read once, indexed, and read again by slice when asked. Only
//! the index stays in memory. What a bank must be like is in `domain::bank`.

mod cache;
pub mod images;
mod index;
pub mod own;
mod reading;
mod shipped;
mod watch;

use std::borrow::Cow;
use std::fmt;
use std::fs;
use std::io;
use std::ops::{ControlFlow, Range};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

pub(in crate::store) use self::cache::Content;
use self::cache::{Bytes, Cache, Entry};
use self::reading::{Found, Read};
use crate::domain::bank::check::Diagnostic;
use crate::domain::bank::schema::{self, Decoded, content_hash, key_hash};
use crate::domain::bank::shelf::Shelf;
use crate::domain::bank::{BankId, Passage, Question, QuestionId, Source};
use crate::domain::locale::Text;

pub use self::images::NoImage;
pub use self::watch::Watch;

/// Why the library could not be loaded, or a question not be shown. The text is for logs.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Error {
    /// Loading was stopped on request.
    #[error("loading the banks was stopped")]
    Stopped,
    /// No bank has this question.
    #[error("no bank has the question {0}")]
    Unknown(QuestionId),
    /// There are more questions, or longer names, than 32 bits can count.
    #[error("the banks hold more than can be counted")]
    Full,
    /// The file was changed after it was read: the library must be loaded again.
    #[error("{file} was changed after it was loaded; load the banks again")]
    Changed {
        /// The file.
        file: String,
    },
    /// The file cannot be read any more.
    #[error("{file} cannot be read: {source}")]
    Unreadable {
        /// The file.
        file: String,
        /// What the system said.
        source: Arc<io::Error>,
    },
}

/// A bank that is part of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shipped {
    /// Its file under `questions/`.
    pub name: &'static str,
    /// Its text.
    pub text: &'static str,
}

/// The text of the bank that is part of the program under this name.
pub fn shipped(name: &str) -> Option<&'static str> {
    shipped::BANKS.iter().find(|bank| bank.name == name).map(|bank| bank.text)
}

/// Where banks come from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Places {
    /// The banks that are part of the program.
    pub shipped: Vec<Shipped>,
    /// A directory of the learner's own: every `*.ron` in it, however deep.
    pub own: Option<PathBuf>,
    /// The file that indexes are kept in; without one, all is read at every start.
    pub cache: Option<PathBuf>,
}

impl Places {
    /// The shipped banks and those in a directory of the learner's own; indexes are kept in the
    /// directory for caches.
    pub fn of(banks: &Path, caches: &Path) -> Self {
        Self {
            shipped: shipped::BANKS.to_vec(),
            own: Some(banks.to_owned()),
            cache: Some(caches.join("banks.idx")),
        }
    }

    /// The shipped banks alone.
    pub fn shipped_only() -> Self {
        Self { shipped: shipped::BANKS.to_vec(), ..Self::default() }
    }
}

/// A file with something wrong in it. The rest of it is on the shelf, and so are all others.
#[derive(Debug, Clone)]
pub struct BankProblem {
    /// The file: its name under `questions/`, or its path.
    pub file: String,
    /// What is wrong, in the order found; never empty.
    pub diagnostics: Vec<Trouble>,
}

/// One thing wrong with a bank file. The text is for logs and the command line.
#[derive(Debug, Clone)]
pub enum Trouble {
    /// A mistake in the bank.
    Mistake {
        /// What is wrong, and where.
        found: Box<Diagnostic>,
        /// What stands on its line, as far as one can take it in.
        line: String,
    },
    /// The file or directory cannot be read.
    Unreadable(Arc<io::Error>),
    /// The file is not UTF-8 text.
    NotText {
        /// The line where it stops being text, from 1.
        line: usize,
    },
    /// The file has 4 GiB or more.
    TooLarge,
    /// Another file, loaded earlier, holds a bank of this id: this one is left out.
    BankTaken {
        /// The id.
        id: BankId,
    },
    /// A bank loaded earlier has a question of this id: this one is left out.
    QuestionTaken {
        /// The id.
        id: QuestionId,
        /// The bank that has it.
        by: BankId,
    },
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Mistake { found, .. } => {
                let place = &found.place;
                write!(f, "{}:{}: {}", place.line, place.column, found.problem.what())
            }
            Self::Unreadable(error) => write!(f, "cannot be read: {error}"),
            Self::NotText { line } => {
                write!(f, "line {line} is not UTF-8 text; save the file as UTF-8")
            }
            Self::TooLarge => f.write_str("is larger than 4 GiB; split it into several banks"),
            Self::BankTaken { id } => {
                write!(f, "another file holds a bank with the id {id}; give this one its own id")
            }
            Self::QuestionTaken { id, by } => {
                write!(f, "the bank {by} has a question with the id {id}; give this one its own id")
            }
        }
    }
}

/// A question as asked, with all that is shown beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// The question.
    pub question: Question,
    /// The passage it is about.
    pub passage: Option<Passage>,
    /// What its bank is called.
    pub bank: Text,
    /// Its sources, in its own order.
    pub sources: Vec<Source>,
    /// The fact it schedules, in words, if its bank has words for it.
    pub fact: Option<Text>,
    /// The hash of its content.
    pub content: u64,
    /// The hash of its key.
    pub key: u64,
}

/// All banks: the shelf, and the files behind it.
#[derive(Debug)]
pub struct Library {
    shelf: Shelf,
    problems: Vec<BankProblem>,
    /// The file of each bank, by the shelf's number.
    files: Vec<File>,
    /// Banks asked from lately, without their questions; the last one first.
    heads: Mutex<Vec<HeldHead>>,
    cache: Option<PathBuf>,
}

/// At most so many heads of banks are held.
const MOST_HEADS: usize = 64;

/// At most so many bytes of RON are held as heads, unless one head alone has more.
const MOST_HEAD_BYTES: usize = 4 << 20;

/// A bank without its questions (but one): its sources, facts and passages.
#[derive(Debug)]
struct HeldHead {
    bank: u32,
    /// The length of its text.
    bytes: usize,
    head: Arc<Decoded>,
}

/// A bank file, as far as it is needed to read questions from it.
#[derive(Debug)]
struct File {
    name: String,
    text: reading::Origin,
    /// Its bytes, as they were read.
    content: Content,
    /// Where its first question ends and its last one ends.
    between: Option<(u32, u32)>,
}

impl Library {
    /// Loads every bank: from the cache if its file has not changed, else by reading it. `progress` is
    /// told how many bytes of how many have been read, and may stop the loading.
    ///
    /// Whatever is wrong with a file is a problem listed; it never hides the other files. The first
    /// bank of an id stays, and so does the first question; shipped banks come first.
    pub fn load(
        places: &Places,
        mut progress: impl FnMut(u64, u64) -> ControlFlow<()>,
    ) -> Result<Self, Error> {
        let bytes = places.cache.as_deref().map(Bytes::read).unwrap_or_default();
        match Self::assemble(places, &bytes.cache(), &mut progress) {
            // A cache that agrees with its hash and yet makes no sense was not made here.
            Err(Failed::Unfit) => Self::assemble(places, &Cache::default(), &mut progress),
            done => done,
        }
        .map_err(|failed| match failed {
            Failed::Stopped => Error::Stopped,
            Failed::Unfit => Error::Full,
        })
    }

    fn assemble(
        places: &Places,
        cache: &Cache<'_>,
        progress: &mut impl FnMut(u64, u64) -> ControlFlow<()>,
    ) -> Result<Self, Failed> {
        let (jobs, mut problems) = reading::list(places);
        let mut shelf = Shelf::fill();
        let mut files = Vec::new();
        let mut entries = Vec::new();
        let mut any_read = false;
        for read in reading::read_all(jobs, cache, progress).ok_or(Failed::Stopped)? {
            let Read { name, found, mut troubles, from_disk } = read;
            any_read |= from_disk;
            if let Some(Found { text, content, index }) = found {
                let is_sound = troubles.is_empty();
                let refused = index.shelve(&mut shelf).map_err(|index::Unfit| Failed::Unfit)?;
                if !refused.iter().any(|refused| matches!(refused, Trouble::BankTaken { .. })) {
                    files.push(File {
                        name: name.clone(),
                        text: text.clone(),
                        content,
                        between: index.between,
                    });
                }
                troubles.extend(refused);
                if is_sound {
                    let (file, stamp) = (name.clone().into(), text.stamp());
                    entries.push(Entry { file, stamp, content, index });
                }
            }
            if !troubles.is_empty() {
                problems.push(BankProblem { file: name, diagnostics: troubles });
            }
        }
        // Written again after any file was read, since a cache later than a file's dates is what makes
        // the dates worth trusting at the next start.
        if let Some(path) = &places.cache
            && (any_read || !cache.is(&entries))
            && let Err(error) = cache::write(path, &entries)
        {
            tracing::warn!(path = %path.display(), %error, "the index of the banks was not kept");
        }
        Ok(Self {
            shelf: shelf.done(),
            problems,
            files,
            heads: Mutex::default(),
            cache: places.cache.clone(),
        })
    }

    /// What there is to ask.
    pub const fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    /// The files with something wrong in them, in the order of loading.
    pub fn problems(&self) -> &[BankProblem] {
        &self.problems
    }

    /// The file of a bank, by the shelf's number: its name under `questions/`, or its path.
    pub fn file(&self, bank: u32) -> Option<&str> {
        self.files.get(bank as usize).map(|file| file.name.as_str())
    }

    /// The file of a bank of the learner's own; `None` for one that is part of the program.
    pub fn path(&self, bank: u32) -> Option<&Path> {
        self.files.get(bank as usize)?.text.path()
    }

    /// The file of the bank that has a question, if it is one of the learner's own: what its images are
    /// beside.
    pub fn file_of(&self, id: &QuestionId) -> Option<&Path> {
        self.path(self.shelf.find(id)?.bank)
    }

    /// The bytes of an image of a bank.
    ///
    /// # Errors
    ///
    /// If there is none of this name, or it cannot be read. Banks of the program have none.
    pub fn image(&self, bank: &BankId, name: &str) -> Result<Vec<u8>, NoImage> {
        let number = self.shelf.banks().iter().position(|cover| cover.id == *bank);
        let number = number.and_then(|number| u32::try_from(number).ok());
        let path = number.and_then(|number| self.path(number)).ok_or(NoImage::NoFolder)?;
        images::read(path, name)
    }

    /// Reads a question, with all that is shown beside it, from its file.
    pub fn question(&self, id: &QuestionId) -> Result<Asked, Error> {
        let unknown = || Error::Unknown(id.clone());
        let entry = self.shelf.find(id).ok_or_else(unknown)?;
        let cover = self.shelf.banks().get(entry.bank as usize).ok_or_else(unknown)?;
        let file = self.files.get(entry.bank as usize).ok_or_else(unknown)?;
        let slice = self.slice(file, entry.slice.start.into()..entry.slice.end.into())?;
        let head = self.head(entry.bank, file)?;
        let question = schema::decode_question(&slice, &head.defaults)
            .ok()
            .filter(|question| {
                question.id == *id
                    && content_hash(question) == entry.content
                    && key_hash(question) == entry.key
            })
            .ok_or_else(|| self.garbled(file))?;
        let head = &head.bank;
        let passage = question.passage.as_ref();
        let fact = question.scheduled_fact();
        Ok(Asked {
            passage: passage.and_then(|id| head.passages.iter().find(|one| one.id == *id)).cloned(),
            bank: cover.title.clone(),
            sources: question
                .sources
                .iter()
                .filter_map(|id| head.sources.iter().find(|source| source.id == *id))
                .cloned()
                .collect(),
            fact: head.facts.iter().find(|one| one.id == fact).map(|one| one.text.clone()),
            content: entry.content,
            key: entry.key,
            question,
        })
    }

    /// The bytes of a bank's file when it was read, by the shelf's number.
    pub(in crate::store) fn content(&self, bank: u32) -> Option<Content> {
        self.files.get(bank as usize).map(|file| file.content)
    }

    /// Reads a whole bank again and hands on its questions one by one, each with the bank around it and
    /// where it begins in the file; also those that are not on the shelf because another bank has them.
    pub(in crate::store) fn each_question(
        &self,
        bank: u32,
        mut each: impl FnMut(&Decoded, &Question, u32),
    ) -> Result<(), Error> {
        let Some(file) = self.files.get(bank as usize) else { return Ok(()) };
        let text = self.slice(file, 0..file.text.length())?;
        if Content::of(&text) != file.content {
            return Err(self.garbled(file));
        }
        let head = schema::decode_head(&text).0.ok_or_else(|| self.garbled(file))?;
        schema::decode_each(&text, |question, slice| {
            if let Ok(start) = u32::try_from(slice.start) {
                each(&head, &question, start);
            }
        });
        Ok(())
    }

    /// The bank of a file without its questions (but one).
    fn head(&self, bank: u32, file: &File) -> Result<Arc<Decoded>, Error> {
        let mut heads = self.heads.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(place) = heads.iter().position(|head| head.bank == bank) {
            heads[..=place].rotate_right(1);
            return Ok(Arc::clone(&heads[0].head));
        }
        let length = file.text.length();
        let text = match file.between {
            None => self.slice(file, 0..length)?.into_owned(),
            Some((first, last)) => {
                let mut text = self.slice(file, 0..first.into())?.into_owned();
                text.push_str(&self.slice(file, last.into()..length)?);
                text
            }
        };
        let decoded = schema::decode(&text).0.ok_or_else(|| self.garbled(file))?;
        let head = Arc::new(decoded);
        heads.insert(0, HeldHead { bank, bytes: text.len(), head: Arc::clone(&head) });
        let mut bytes = 0;
        let kept = heads.iter().take_while(|held| {
            bytes += held.bytes;
            bytes <= MOST_HEAD_BYTES
        });
        let kept = kept.count().clamp(1, MOST_HEADS);
        heads.truncate(kept);
        Ok(head)
    }

    fn slice<'a>(&self, file: &'a File, range: Range<u64>) -> Result<Cow<'a, str>, Error> {
        file.text.slice(range).map_err(|error| match error {
            reading::NoSlice::Changed => Error::Changed { file: file.name.clone() },
            reading::NoSlice::Garbled => self.garbled(file),
            reading::NoSlice::Unreadable(source) => {
                Error::Unreadable { file: file.name.clone(), source: Arc::new(source) }
            }
        })
    }

    /// The file looks as it did and is not what it was: the cache may have been wrong about it, so it
    /// goes, and the next loading reads everything.
    fn garbled(&self, file: &File) -> Error {
        if let Some(cache) = &self.cache {
            drop(fs::remove_file(cache));
        }
        Error::Changed { file: file.name.clone() }
    }
}

/// Why the library was not put together.
#[derive(Debug)]
enum Failed {
    Stopped,
    Unfit,
}
