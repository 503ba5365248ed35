//! The images that come with questions: found by what a text calls them, checked, and given names
//! under which a bank can keep them.

use std::borrow::Cow;
use std::collections::HashMap;

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use super::{Place, Remark, Said, limit};
use crate::domain::bank::check::images_of;
use crate::domain::bank::{Bank, picture};

/// An image that came with questions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its name in texts.
    pub name: String,
    /// Its bytes: an image that can be shown, by its first bytes.
    pub bytes: Vec<u8>,
}

/// The images of a file that is being read, each once.
#[derive(Debug, Default)]
pub struct Gathered {
    files: Vec<File>,
    bytes: usize,
    /// What became of the files of an archive: the name each has now, `None` for one that is no image.
    known: HashMap<String, Option<String>>,
}

impl Gathered {
    /// What was gathered.
    pub fn into_files(self) -> Vec<File> {
        self.files
    }

    /// Keeps an image that is called so where it comes from; says what it is called now. `None` if it
    /// is none that can be shown, or there are too many.
    pub fn keep(&mut self, found: &str, bytes: &[u8]) -> Option<String> {
        let kind = picture::examine(bytes).ok()?.kind;
        if let Some(file) = self.files.iter().find(|file| file.bytes == bytes) {
            return Some(file.name.clone());
        }
        let has_room = self.files.len() < limit::IMAGES
            && self.bytes.saturating_add(bytes.len()) <= limit::IMAGE_BYTES;
        if !has_room {
            return None;
        }
        let first = picture::name_like(found, kind);
        let (stem, extension) = first.rsplit_once('.').unwrap_or((&first, kind.extension()));
        let is_free =
            |name: &String| !self.files.iter().any(|file| file.name.eq_ignore_ascii_case(name));
        let others = (2..).map(|number: usize| format!("{stem}-{number}.{extension}"));
        let name = std::iter::once(first.clone()).chain(others).find(is_free)?;
        self.bytes += bytes.len();
        self.files.push(File { name: name.clone(), bytes: bytes.to_vec() });
        Some(name)
    }
}

/// Says which file of an archive an address names, if it names one.
type Key<'a> = dyn Fn(&str) -> Option<String> + 'a;

/// Where the images of a text are: within its addresses, or as the format says.
pub struct Files<'a> {
    gathered: &'a mut Gathered,
    key: Option<&'a Key<'a>>,
    find: &'a dyn Fn(&str) -> Option<Cow<'a, [u8]>>,
}

impl std::fmt::Debug for Files<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Files").field("gathered", &self.gathered).finish_non_exhaustive()
    }
}

impl<'a> Files<'a> {
    /// The images that `find` knows by the addresses in a text; nothing is ever fetched.
    pub fn new(
        gathered: &'a mut Gathered,
        find: &'a dyn Fn(&str) -> Option<Cow<'a, [u8]>>,
    ) -> Self {
        Self { gathered, key: None, find }
    }

    /// The same of an archive: `key` says which file of it an address names, and only once is each
    /// unpacked by `find`, whatever many texts name it.
    pub fn of_archive(
        gathered: &'a mut Gathered,
        key: &'a Key<'a>,
        find: &'a dyn Fn(&str) -> Option<Cow<'a, [u8]>>,
    ) -> Self {
        Self { gathered, key: Some(key), find }
    }

    /// The name that the image at an address has now; `None` if it is not to be had.
    pub fn name_of(&mut self, address: &str) -> Option<String> {
        let address = address.trim();
        let is_within = address.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("data:"));
        if is_within {
            let (_, data) = address.split_once(',').filter(|(head, _)| {
                head.rsplit(';')
                    .next()
                    .is_some_and(|last| last.trim().eq_ignore_ascii_case("base64"))
            })?;
            return self.gathered.keep("image", &from_base64(&unescaped(data))?);
        }
        if let Some(key) = self.key {
            let key = key(address)?;
            if let Some(known) = self.gathered.known.get(&key) {
                return known.clone();
            }
            let bytes = (self.find)(&key).unwrap_or_default();
            let kept = self.gathered.keep(key.rsplit('/').next().unwrap_or_default(), &bytes);
            self.gathered.known.insert(key, kept.clone());
            return kept;
        }
        let bytes = (self.find)(address)?;
        let name = address.rsplit('/').next().unwrap_or_default();
        let name = unescaped(name.split(['?', '#']).next().unwrap_or_default());
        self.gathered.keep(&name, &bytes)
    }
}

/// The bytes that base64 stands for, whatever spaces are between; `None` if it is none, or more than an
/// image may have.
pub fn from_base64(text: &str) -> Option<Vec<u8>> {
    const AS_FOUND: GeneralPurpose = GeneralPurpose::new(
        &STANDARD,
        GeneralPurposeConfig::new()
            .with_decode_padding_mode(DecodePaddingMode::Indifferent)
            .with_decode_allow_trailing_bits(true),
    );
    if text.len() > picture::MOST_BYTES * 3 / 2 {
        return None;
    }
    let text: Vec<u8> = text.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
    AS_FOUND.decode(text).ok()
}

/// Bytes as base64.
pub fn to_base64(bytes: &[u8]) -> String {
    base64::engine::general_purpose::STANDARD.encode(bytes)
}

/// What is to be said where a format holds no images: one remark for each image of each question.
pub fn left_behind(bank: &Bank) -> impl Iterator<Item = Remark> {
    bank.questions.iter().flat_map(|question| {
        let place = Place::Question(question.id.to_string());
        images_of(question)
            .into_iter()
            .map(move |found| Remark { place: place.clone(), said: Said::FileDropped { found } })
    })
}

/// A part of an address without its `%20`s; as it is if they make no text.
pub fn unescaped(part: &str) -> Cow<'_, str> {
    if !part.contains('%') {
        return part.into();
    }
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let bytes = part.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let two = bytes
            .get(at + 1)
            .copied()
            .and_then(digit)
            .zip(bytes.get(at + 2).copied().and_then(digit));
        match two {
            Some((high, low)) if *byte == b'%' => {
                out.push(high << 4 | low);
                at += 3;
            }
            _ => {
                out.push(*byte);
                at += 1;
            }
        }
    }
    String::from_utf8(out).map_or_else(|_| part.into(), Cow::Owned)
}

/// A name as a part of an address: whatever is not a plain letter or digit as `%20`.
pub fn escaped_path(name: &str) -> String {
    use std::fmt::Write as _;
    let mut out = String::with_capacity(name.len());
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            out.push(char::from(byte));
        } else {
            // Writing to memory does not fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}
