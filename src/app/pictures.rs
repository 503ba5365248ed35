//! The images of questions, decoded: looked up while a page is drawn, and asked for if they are not
//! here yet. They are read and decoded on a thread of their own; the page is drawn again when they
//! are. What a text says of an image is in `domain::bank::markup`.

mod bell;
mod canvas;
mod decode;
mod drawing;

use std::cell::RefCell;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use iced::widget::image::Handle;
use xxhash_rust::xxh3::xxh3_64;

pub use self::bell::Bell;
pub use self::decode::{Decoded, decode};
use crate::domain::bank::QuestionId;
use crate::domain::bank::picture::Unfit;
use crate::store::library::{Library, NoImage, images};

/// The most bytes of decoded images that are kept.
const MOST_KEPT: usize = 32 << 20;

/// The widths that images are decoded to, in pixels: the least that is enough is taken.
const WIDTHS: [u16; 3] = [430, 860, 1720];

/// Where the images of a text are.
#[derive(Debug, Clone, Copy, Default)]
pub enum Images<'a> {
    /// Nowhere: the text can have none.
    #[default]
    Nowhere,
    /// With the bank that has this question.
    Of(&'a QuestionId),
    /// Beside this file of a bank.
    Beside(&'a Path),
    /// In memory, with what was brought in.
    Brought(&'a Brought),
}

/// Images that were brought in with questions and are in no folder yet.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Brought(HashMap<String, (u64, Arc<[u8]>)>);

impl Brought {
    /// These files, by their names.
    pub fn new(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Self {
        let hashed = |(name, bytes): (String, Vec<u8>)| (name, (xxh3_64(&bytes), bytes.into()));
        Self(files.into_iter().map(hashed).collect())
    }

    /// Each with its bytes.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.0.iter().map(|(name, (_, bytes))| (name.as_str(), &**bytes))
    }
}

/// An image by its place.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Key {
    File(PathBuf, String),
    Brought(u64),
}

/// What is to be read for an image.
#[derive(Debug, Clone)]
enum Source {
    Beside(PathBuf, String),
    Bytes(Arc<[u8]>),
}

/// Why an image is not shown.
#[derive(Debug, Clone)]
pub enum Trouble {
    /// It cannot be had.
    NoImage(NoImage),
    /// So many are on the page that there is no room for it.
    Crowded,
}

/// An image that can be drawn.
#[derive(Debug, Clone)]
pub struct Picture {
    /// Its pixels.
    pub handle: Handle,
    /// Its own width and height, in logical pixels.
    pub own: (f32, f32),
    /// Whether it is a drawing, which may be enlarged.
    pub is_drawing: bool,
    /// Whether anything shows through it.
    pub is_clear: bool,
}

/// What is known of an image.
#[derive(Debug, Clone)]
pub enum Shown {
    /// It is being read.
    Coming,
    /// It is here.
    Here(Picture),
    /// It cannot be shown.
    Not(Trouble),
}

#[derive(Debug)]
struct Entry {
    shown: Shown,
    /// The bytes it takes.
    bytes: usize,
    /// When it was last looked up.
    used: u64,
    /// Whether it has been asked for and has not come.
    is_asked: bool,
    /// The hash of the bytes that it was decoded from.
    hash: Option<u64>,
    /// Whether its file may have changed.
    is_stale: bool,
}

/// An image that is to be read.
#[derive(Debug, Clone)]
struct Wanted {
    key: Key,
    width: u32,
    source: Source,
    /// The hash of the bytes that it was decoded from before.
    before: Option<u64>,
}

/// What came of reading an image.
#[derive(Debug, Clone)]
enum Came {
    /// Its bytes are those of before.
    Same,
    /// It was decoded, from bytes with this hash, to so many bytes.
    Picture(Picture, u64, usize),
    /// It cannot be shown.
    Not(NoImage),
}

/// What came of reading some images.
#[derive(Debug, Clone)]
pub struct Read(Arc<Vec<(Key, u32, Came)>>);

#[derive(Debug, Default)]
struct Inner {
    library: Option<Arc<Library>>,
    entries: HashMap<(Key, u32), Entry>,
    wanted: Vec<Wanted>,
    is_reading: bool,
    turn: u64,
    /// The one that is shown larger, over the page.
    opened: Option<(Wanted, String)>,
}

/// The images that were asked for; every copy is the same.
#[derive(Debug, Clone, Default)]
pub struct Pictures {
    inner: Rc<RefCell<Inner>>,
    bell: Bell,
}

impl Pictures {
    /// What rings when images are to be read.
    pub const fn bell(&self) -> &Bell {
        &self.bell
    }

    /// The banks whose images these are. Any of them may have changed.
    pub fn of(&self, library: Arc<Library>) {
        self.inner.borrow_mut().library = Some(library);
        self.doubt();
    }

    /// Any file may have changed: each is read again when it is next looked up, and stays meanwhile.
    pub fn doubt(&self) {
        for entry in self.inner.borrow_mut().entries.values_mut() {
            entry.is_stale = true;
        }
    }

    /// An image that is drawn in so many pixels. If it is not here, it is asked for.
    pub fn get(&self, images: Images<'_>, name: &str, pixels: f32) -> Shown {
        let mut inner = self.inner.borrow_mut();
        match inner.locate(images, name) {
            Ok((key, source)) => self.look_up(&mut inner, key, source, pixels),
            Err(error) => Shown::Not(Trouble::NoImage(error)),
        }
    }

    fn look_up(&self, inner: &mut Inner, key: Key, source: Source, pixels: f32) -> Shown {
        let enough = WIDTHS.into_iter().find(|width| f32::from(*width) >= pixels);
        let width = enough.unwrap_or(WIDTHS[WIDTHS.len() - 1]).into();
        let turn = inner.turn;
        let entry = inner.entries.entry((key.clone(), width)).or_insert_with(|| Entry {
            shown: Shown::Coming,
            bytes: 0,
            used: turn,
            is_asked: false,
            hash: None,
            is_stale: true,
        });
        entry.used = turn;
        let shown = entry.shown.clone();
        if entry.is_stale && !entry.is_asked {
            entry.is_asked = true;
            let before = entry.hash;
            inner.wanted.push(Wanted { key: key.clone(), width, source, before });
            self.bell.ring();
        }
        if !matches!(shown, Shown::Coming) {
            return shown;
        }
        // Meanwhile it is shown as it is known at another size.
        for other in WIDTHS {
            if let Some(entry) = inner.entries.get_mut(&(key.clone(), other.into()))
                && let Shown::Here(_) = entry.shown
            {
                entry.used = turn;
                return entry.shown.clone();
            }
        }
        shown
    }

    /// Whether nothing is asked for that has not come.
    pub fn is_idle(&self) -> bool {
        let inner = self.inner.borrow();
        inner.wanted.is_empty() && !inner.is_reading
    }

    /// Shows an image larger, over the page.
    pub fn open(&self, opened: &Openable) {
        let mut inner = self.inner.borrow_mut();
        inner.opened = Some((opened.0.clone(), opened.1.clone()));
        self.bell.ring();
    }

    /// What [`Self::open`] takes, if there is such an image.
    pub fn openable(&self, images: Images<'_>, name: &str, alt: &str) -> Option<Openable> {
        let (key, source) = self.inner.borrow().locate(images, name).ok()?;
        let width = WIDTHS[WIDTHS.len() - 1].into();
        let wanted = Wanted { key, width, source, before: None };
        Some(Openable(wanted, alt.to_owned()))
    }

    /// The image that is shown larger in so many pixels, and what it shows in words.
    pub fn opened(&self, pixels: f32) -> Option<(Shown, String)> {
        let mut inner = self.inner.borrow_mut();
        let (wanted, alt) = inner.opened.clone()?;
        Some((self.look_up(&mut inner, wanted.key, wanted.source, pixels), alt))
    }

    /// Whether an image is shown larger.
    pub fn is_open(&self) -> bool {
        self.inner.borrow().opened.is_some()
    }

    /// Shows no image larger; says whether one was.
    pub fn close(&self) -> bool {
        self.inner.borrow_mut().opened.take().is_some()
    }

    /// How often images have come, and whether one is shown larger: what a page is told from another
    /// by, as far as its images go.
    pub fn state(&self) -> (u64, bool) {
        let inner = self.inner.borrow();
        (inner.turn, inner.opened.is_some())
    }

    /// Another page is shown: there may be room for what had none on the last.
    pub fn page_turned(&self) {
        let mut inner = self.inner.borrow_mut();
        inner.turn += 1;
        inner.opened = None;
        inner.entries.retain(|_, entry| !matches!(entry.shown, Shown::Not(Trouble::Crowded)));
    }

    /// The work of reading what was asked for, if there is any and none is done already.
    pub fn to_read(&self) -> Option<impl FnOnce() -> Read + Send + use<>> {
        let mut inner = self.inner.borrow_mut();
        if inner.is_reading || inner.wanted.is_empty() {
            return None;
        }
        inner.is_reading = true;
        let wanted = std::mem::take(&mut inner.wanted);
        Some(move || Read(Arc::new(wanted.into_iter().map(Wanted::read).collect())))
    }

    /// Takes what was read. `None` if reading ended early: what was asked for is then damaged.
    pub fn take(&self, read: Option<Read>) {
        let mut inner = self.inner.borrow_mut();
        inner.is_reading = false;
        let since = inner.turn;
        inner.turn += 1;
        let Some(read) = read else {
            for entry in inner.entries.values_mut().filter(|entry| entry.is_asked) {
                let damaged = Shown::Not(Trouble::NoImage(Unfit::Damaged.into()));
                *entry = Entry::of(damaged, 0, None, entry.used);
            }
            inner.wanted.clear();
            return;
        };
        for (key, width, came) in read.0.iter() {
            let place = (key.clone(), *width);
            let entry = match came {
                Came::Same => {
                    if let Some(entry) = inner.entries.get_mut(&place) {
                        (entry.is_asked, entry.is_stale) = (false, false);
                    }
                    continue;
                }
                Came::Picture(picture, hash, bytes) => {
                    inner.entries.remove(&place);
                    if inner.make_room(*bytes, since) {
                        Entry::of(Shown::Here(picture.clone()), *bytes, Some(*hash), since)
                    } else {
                        Entry::of(Shown::Not(Trouble::Crowded), 0, None, since)
                    }
                }
                Came::Not(error) => {
                    let not = Shown::Not(Trouble::NoImage(error.clone()));
                    Entry::of(not, 0, None, since)
                }
            };
            inner.entries.insert(place, entry);
        }
        if !inner.wanted.is_empty() {
            self.bell.ring();
        }
    }
}

/// An image that can be shown larger.
#[derive(Debug, Clone)]
pub struct Openable(Wanted, String);

impl Inner {
    fn locate(&self, images: Images<'_>, name: &str) -> Result<(Key, Source), NoImage> {
        let beside = |path: &Path| {
            let (path, name) = (path.to_owned(), name.to_owned());
            (Key::File(path.clone(), name.clone()), Source::Beside(path, name))
        };
        match images {
            Images::Nowhere => Err(NoImage::NoFolder),
            Images::Beside(path) => Ok(beside(path)),
            Images::Of(question) => {
                let library = self.library.as_ref();
                let path = library.and_then(|library| library.file_of(question));
                path.map(beside).ok_or(NoImage::NoFolder)
            }
            Images::Brought(Brought(files)) => {
                let missing = || NoImage::Missing { path: name.into() };
                let (hash, bytes) = files.get(name).ok_or_else(missing)?;
                Ok((Key::Brought(*hash), Source::Bytes(Arc::clone(bytes))))
            }
        }
    }

    /// Lets those go that were looked up longest ago, until there is room for so many bytes; never
    /// one of the page that is shown. Says whether there is.
    fn make_room(&mut self, bytes: usize, page: u64) -> bool {
        let mut held: usize = self.entries.values().map(|entry| entry.bytes).sum();
        while held + bytes > MOST_KEPT {
            let unused = self.entries.iter().filter(|(_, entry)| entry.used < page);
            let oldest = unused.filter(|(_, entry)| entry.bytes > 0);
            let oldest = oldest.min_by_key(|(_, entry)| entry.used).map(|(key, _)| key.clone());
            let Some(oldest) = oldest else { return false };
            held -= self.entries.remove(&oldest).map_or(0, |entry| entry.bytes);
        }
        true
    }
}

impl Entry {
    fn of(shown: Shown, bytes: usize, hash: Option<u64>, used: u64) -> Self {
        Self { shown, bytes, used, is_asked: false, hash, is_stale: false }
    }
}

impl Wanted {
    fn read(self) -> (Key, u32, Came) {
        let came = self.came();
        (self.key, self.width, came.unwrap_or_else(Came::Not))
    }

    fn came(&self) -> Result<Came, NoImage> {
        let bytes: Arc<[u8]> = match &self.source {
            Source::Beside(path, name) => images::read(path, name)?.into(),
            Source::Bytes(bytes) => Arc::clone(bytes),
        };
        let hash = xxh3_64(&bytes);
        if self.before == Some(hash) {
            return Ok(Came::Same);
        }
        let decoded = decode(&bytes, self.width)?;
        let size = decoded.pixels.len();
        let picture = Picture {
            own: decoded.own,
            is_drawing: decoded.is_drawing,
            is_clear: decoded.is_clear,
            handle: Handle::from_rgba(decoded.width, decoded.height, decoded.pixels),
        };
        Ok(Came::Picture(picture, hash, size))
    }
}
