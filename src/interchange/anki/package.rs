//! The zip of a package: which of its collections is real, and its media. The media are listed as
//! JSON in old packages and as a message in new ones, where all is compressed by zstandard too.

use std::cell::RefCell;
use std::collections::HashMap;
use std::io::Read;

use ruzstd::decoding::StreamingDecoder;

use super::collection;
use super::wire::{self, Value};
use crate::domain::bank::picture;
use crate::interchange::archive::Archive;
use crate::interchange::files::Gathered;
use crate::interchange::{Said, html, limit};

/// The collections that a package may hold, the newest first. Beside the first two there is an old
/// one with nothing but a note that asks for a newer Anki.
const COLLECTIONS: [&str; 3] = ["collection.anki21b", "collection.anki21", "collection.anki2"];
/// The most that may be kept to look back at while a stream is unpacked, in bytes.
const WINDOW: u64 = 64 * 1024 * 1024;
/// The longest list of media, in bytes.
const LIST: usize = 32 * 1024 * 1024;

/// Whether a zip is one of Anki's, by the names in it.
pub(super) fn looks_like(bytes: &[u8]) -> bool {
    Archive::open(bytes).is_ok_and(|package| COLLECTIONS.iter().any(|name| package.has(name)))
}

/// The `SQLite` file of a package, and its media.
pub(super) fn open(bytes: &[u8]) -> Result<(Vec<u8>, Media<'_>), Said> {
    let mut package = Archive::open(bytes)?;
    let name = COLLECTIONS.into_iter().find(|name| package.has(name));
    let name = name.ok_or_else(|| Said::Unreadable { found: "a zip without notes".to_owned() })?;
    let is_packed = name == COLLECTIONS[0];
    let part = package.part(name)?.unwrap_or_default();
    let collection = if is_packed { unpacked(&part, limit::FILE)? } else { part };
    Ok((collection, Media::of(package, is_packed)))
}

/// What a stream of zstandard holds, if it is no more than this.
fn unpacked(bytes: &[u8], most: usize) -> Result<Vec<u8>, Said> {
    let unreadable = |error: &dyn std::fmt::Display| Said::Unreadable { found: error.to_string() };
    let decoder = StreamingDecoder::new_with_max_window_size(bytes, WINDOW)
        .map_err(|error| unreadable(&error))?;
    let mut unpacked = Vec::new();
    decoder.take(most as u64 + 1).read_to_end(&mut unpacked).map_err(|error| unreadable(&error))?;
    if unpacked.len() > most {
        return Err(Said::Limit { what: "bytes", most });
    }
    Ok(unpacked)
}

/// The media of a package.
#[derive(Default)]
pub(super) struct Media<'a> {
    /// By the name that notes call them, the part of the zip that they are in.
    parts: HashMap<String, String>,
    /// The zip, unpacked from wherever a note names a file; `None` for a text, which has none with it.
    package: Option<RefCell<Archive<'a>>>,
    /// Whether each part is compressed by zstandard too.
    is_packed: bool,
    /// The images that notes show.
    pub(super) images: RefCell<Gathered>,
}

impl<'a> Media<'a> {
    /// Those of a text, which has none with it.
    pub(super) fn none() -> Self {
        Self::default()
    }

    /// The list of a package; without one, or with one that cannot be read, no name is known.
    fn of(mut package: Archive<'a>, is_packed: bool) -> Self {
        let list = package.part("media").ok().flatten().unwrap_or_default();
        let list = if is_packed { unpacked(&list, LIST).unwrap_or_default() } else { list };
        if list.len() > LIST {
            return Self::default();
        }
        let named = if is_packed { entries(&list) } else { collection::media_names(&list) };
        let is_there = |(_, part): &(String, String)| package.has(part);
        let parts = named.into_iter().filter(is_there).collect();
        let package = Some(RefCell::new(package));
        Self { parts, package, is_packed, images: RefCell::default() }
    }

    /// The name that the media list has for a file that a note names.
    pub(super) fn key(&self, address: &str) -> Option<String> {
        let found = [address.to_owned(), html::plain_name(address)];
        found.into_iter().find(|name| self.parts.contains_key(name))
    }

    /// The bytes of a file, by its name in the list.
    pub(super) fn bytes(&self, name: &str) -> Option<Vec<u8>> {
        let part = self.parts.get(name)?;
        let bytes = self.package.as_ref()?.borrow_mut().part(part).ok()??;
        if self.is_packed { unpacked(&bytes, picture::MOST_BYTES).ok() } else { Some(bytes) }
    }

    /// What is said of a file that a note names and that is no image; one that the package does not
    /// hold says so.
    pub(super) fn dropped(&self, name: &str) -> Said {
        let found = html::plain_name(name);
        if self.key(name).is_some() {
            Said::FileDropped { found }
        } else {
            Said::FileDropped { found: format!("{found} (not in the file)") }
        }
    }
}

/// Names and parts of a list in a message: the parts are numbered from nought.
fn entries(list: &[u8]) -> Vec<(String, String)> {
    let mut named = Vec::new();
    for (field, value) in wire::fields(list) {
        if let (1, Value::Bytes(entry)) = (field, value) {
            named.push((wire::text_of(entry, 1), named.len().to_string()));
        }
    }
    named
}
