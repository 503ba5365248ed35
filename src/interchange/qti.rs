//! QTI in and out: packages of versions 1.2, 2.0 to 2.2 and 3.0, Common Cartridges with their
//! quizzes, and bare XML files of any of these. Out goes a package of version 2.1.
//!
//! What stands in a file is in `qti/tree` and `qti/files`, what the files of a package are in
//! `qti/manifest`, in which order they are read in `qti/package`. What a question means is in
//! `qti/item` with `qti/declared` (2 and 3), in `qti/old` with `qti/key` (1.2) and, for options of
//! both, in `qti/chosen`. Writing is in `qti/write`.

mod chosen;
mod declared;
mod files;
mod item;
mod key;
mod manifest;
mod old;
mod package;
mod range;
mod test;
mod tree;
mod words;
mod write;

use std::borrow::Cow;

use encoding_rs::Encoding;

use super::archive::is_zip;
use super::encoding::decode;
use super::{Place, Remark, Said, Taken, limit};
use crate::domain::bank::{Body, Shuffle};
use crate::domain::locale::Text;

pub use self::write::{write, write_with};

/// How much of a file is looked at to know what it is, in bytes.
const HEAD: usize = 8 * 1024;
/// The elements that a bare file begins with, without what stands before a colon.
const ROOTS: [&str; 8] = [
    "questestinterop",
    "assessmentItem",
    "assessmentTest",
    "assessmentStimulus",
    "qti-assessment-item",
    "qti-assessment-test",
    "qti-assessment-stimulus",
    "assessmentSection",
];

/// A question as it was read, wherever it is filed.
struct Asked {
    body: Body,
    id: Option<String>,
    topic: Option<String>,
    tags: Vec<String>,
    explanation: Option<Text>,
    passage: Option<Text>,
    shuffle: Shuffle,
}

/// Whether this is the beginning of a bare file of QTI, in whatever encoding.
pub fn looks_like(bytes: &[u8]) -> bool {
    // In UTF-16 every other byte of a tag is nought.
    let head: Vec<u8> = bytes.iter().take(HEAD).copied().filter(|byte| *byte != 0).collect();
    let Some(begin) = head.iter().position(|byte| *byte == b'<') else { return false };
    let only_marks = head
        .iter()
        .take(begin)
        .all(|byte| byte.is_ascii_whitespace() || matches!(byte, 0xEF | 0xBB | 0xBF | 0xFE | 0xFF));
    let head = String::from_utf8_lossy(&head);
    only_marks && root(&head).is_some_and(|name| ROOTS.contains(&name))
}

/// The first element of a file, by its name without a prefix.
fn root(head: &str) -> Option<&str> {
    let mut rest = head;
    loop {
        rest = rest.get(rest.find('<')? + 1..)?;
        let past = if rest.starts_with("!--") {
            rest.find("-->")?
        } else if rest.starts_with(['?', '!']) {
            rest.find('>')?
        } else {
            let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'))?;
            let name = rest.get(..end)?;
            return Some(name.rsplit(':').next().unwrap_or(name));
        };
        rest = rest.get(past..)?;
    }
}

/// Whether a zip is a package with a manifest.
pub fn is_content_package(bytes: &[u8]) -> bool {
    is_zip(bytes) && files::has_manifest(bytes)
}

/// Reads a package or a bare file. One bad question costs no other.
pub fn read(bytes: &[u8]) -> Taken {
    if bytes.len() > limit::FILE {
        return Taken::too_large();
    }
    if is_zip(bytes) {
        return package::read(bytes);
    }
    let (text, remark) = text_of(bytes);
    let mut taken = package::read_bare(&text);
    taken.remarks.splice(0..0, remark);
    taken
}

/// Reads a bare file that is text already.
pub fn read_text(source: &str) -> Taken {
    if source.len() > limit::FILE { Taken::too_large() } else { package::read_bare(source) }
}

/// The text of a file: in the encoding that it declares, unless it is UTF-8 or UTF-16 all the same.
fn text_of(bytes: &[u8]) -> (Cow<'_, str>, Option<Remark>) {
    let is_plain = std::str::from_utf8(bytes).is_ok() || bytes.iter().take(HEAD).any(|b| *b == 0);
    let declared = if is_plain { None } else { declared(bytes) };
    let Some(encoding) = declared else { return decode(bytes) };
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let said = Said::Encoding { name: encoding.name().to_owned() };
    (text, Some(Remark { place: Place::Whole, said }))
}

/// What a file says that it is written in, if that is no form of Unicode.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(HEAD))?);
    let declaration = head.split("?>").next()?.split_once("encoding")?.1;
    let name = declaration.split(['"', '\'']).nth(1)?;
    let encoding = Encoding::for_label(name.trim().as_bytes())?;
    let is_unicode = encoding.name().starts_with("UTF") || encoding.name() == "replacement";
    (!is_unicode).then_some(encoding)
}
