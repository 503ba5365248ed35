//! A bank to be handed on: a zip of its file, its images, its licence in words, and a checksum of
//! each that `sha256sum -c` understands. Opening one says whether it is still what was packed.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::archive::{Archive, is_zip, pack as zipped};
use super::{File, Item, Place, Remark, Said, Taken, limit};
use crate::domain::bank::check::{Diagnostic, Severity};
use crate::domain::bank::picture::{FOLDER as IMAGES, is_name as is_image_name};
use crate::domain::bank::{Bank, schema};
use crate::domain::locale::Locale;

/// What the checksums are called.
const SUMS: &str = "SHA256SUMS";
/// What says the licence.
const LICENCE: &str = "LICENCE.txt";
/// The most images of one bank.
const MOST_IMAGES: usize = 2_000;
/// How many bytes of a file are looked at for its version.
const HEAD: usize = 2_000;

/// A bank as it is handed on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack {
    /// The file of the bank, as its author wrote it.
    pub text: String,
    /// Its images.
    pub images: Vec<File>,
    /// Whether it is what was packed.
    pub sums: Sums,
}

/// What the checksums of a pack say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sums {
    /// Every file is what was packed.
    Right,
    /// There are none: it is a bank alone, or a zip that was made by hand.
    Missing,
    /// These files are not what was packed, or are gone.
    Wrong(Vec<String>),
}

/// Why something is no bank that was handed on. The text is for logs and the command line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// There is no file of a bank in it.
    #[error("there is no bank in it")]
    NoBank,
    /// There are several.
    #[error("there are {0} banks in it; hand on each by itself")]
    SeveralBanks(usize),
    /// The file of the bank is no text.
    #[error("the bank in it is not UTF-8 text")]
    NotText,
    /// A part of it cannot be read, or it holds more than is taken.
    #[error("{0}")]
    Unreadable(String),
}

/// Whether bytes may be a bank that was handed on: a zip with a RON file in it, or a RON file.
pub fn looks_like(bytes: &[u8]) -> bool {
    if is_zip(bytes) {
        let Ok(package) = Archive::open(bytes) else { return false };
        return package.names().any(|name| is_bank(&name));
    }
    std::str::from_utf8(bytes).is_ok_and(is_ron)
}

/// Whether a text begins as a bank in RON does: a bracket, the name of a field, and before long the
/// version.
pub fn is_ron(text: &str) -> bool {
    let rest = past_comments(text.trim_start_matches('\u{FEFF}'));
    let head = &rest[..rest.floor_char_boundary(HEAD)];
    let Some(inside) = head.strip_prefix("Bank").unwrap_or(head).trim_start().strip_prefix('(')
    else {
        return false;
    };
    // "(a) …" is an option, and has no colon after its name.
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let field = past_comments(inside).trim_start_matches(is_of_name);
    field.trim_start().starts_with(':') && inside.contains("schema")
}

/// What follows the comments and attributes at the beginning.
fn past_comments(text: &str) -> &str {
    let mut rest = text.trim_start();
    loop {
        let line = rest.strip_prefix("//").or_else(|| rest.strip_prefix("#!"));
        rest = if let Some(line) = line {
            line.split_once('\n').map_or("", |(_, after)| after).trim_start()
        } else if let Some(comment) = rest.strip_prefix("/*") {
            comment.split_once("*/").map_or("", |(_, after)| after).trim_start()
        } else {
            return rest;
        };
    }
}

/// The bank that was handed on.
///
/// # Errors
///
/// If there is not exactly one in it, or it cannot be read.
pub fn open(bytes: &[u8]) -> Result<Pack, Fault> {
    if bytes.len() > limit::FILE {
        let most = Said::Limit { what: "bytes", most: limit::FILE };
        return Err(Fault::Unreadable(most.to_string()));
    }
    if !is_zip(bytes) {
        let text = std::str::from_utf8(bytes).map_err(|_| Fault::NotText)?;
        if !is_ron(text) {
            return Err(Fault::NoBank);
        }
        return Ok(Pack { text: text.to_owned(), images: Vec::new(), sums: Sums::Missing });
    }
    let unreadable = |said: Said| Fault::Unreadable(said.to_string());
    let mut package = Archive::open(bytes).map_err(unreadable)?;
    let banks: Vec<String> =
        package.names().filter(|name| is_bank(name)).map(Cow::into_owned).collect();
    let [bank] = banks.as_slice() else {
        return Err(if banks.is_empty() {
            Fault::NoBank
        } else {
            Fault::SeveralBanks(banks.len())
        });
    };
    let folder = bank.rsplit_once('/').map(|(folder, _)| format!("{folder}/")).unwrap_or_default();
    let names: Vec<String> = package
        .names()
        .filter(|name| image_of(&folder, name).is_some())
        .take(MOST_IMAGES + 1)
        .map(Cow::into_owned)
        .collect();
    if names.len() > MOST_IMAGES {
        return Err(unreadable(Said::Limit { what: "images", most: MOST_IMAGES }));
    }
    let mut parts: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let licence = format!("{folder}{LICENCE}");
    for name in names.iter().chain([bank, &licence]) {
        if let Some(bytes) = package.part(name).map_err(unreadable)? {
            parts.insert(name[folder.len()..].to_owned(), bytes);
        }
    }
    let listed = package.part(&format!("{folder}{SUMS}")).map_err(unreadable)?;
    let sums = listed.map_or(Sums::Missing, |listed| compare(&listed, &parts));
    let text = parts.remove(&bank[folder.len()..]).unwrap_or_default();
    let text = String::from_utf8(text).map_err(|_| Fault::NotText)?;
    let images = parts.into_iter().filter_map(|(name, bytes)| {
        let name = image_of("", &name)?.to_owned();
        Some(File { name, bytes })
    });
    Ok(Pack { text, images: images.collect(), sums })
}

/// The questions of a bank as those of other programs are, to be put together with others: what they
/// ask, with their topics, passages and images; not what they cite, which belongs to their bank.
pub fn read(bytes: &[u8]) -> Taken {
    let whole = |said| vec![Remark { place: Place::Whole, said }];
    let pack = match open(bytes) {
        Ok(pack) => pack,
        Err(fault) => {
            let remarks = whole(Said::Unreadable { found: fault.to_string() });
            return Taken { remarks, ..Taken::default() };
        }
    };
    let (decoded, found) = schema::decode(&pack.text);
    let said = |one: &Diagnostic| Said::Unreadable { found: one.problem.what() };
    let mut remarks: Vec<Remark> = found
        .iter()
        .filter(|one| one.severity == Severity::Error)
        .map(|one| Remark { place: Place::Line(one.place.line), said: said(one) })
        .collect();
    let Some(decoded) = decoded else { return Taken { remarks, ..Taken::default() } };
    let lines: Vec<usize> = decoded.skeleton.questions.iter().map(|place| place.line).collect();
    let bank = decoded.bank;
    let languages = &bank.languages;
    let locale = languages.first().copied().unwrap_or(Locale::En);
    let most = bank.questions.len().min(limit::QUESTIONS);
    if most < bank.questions.len() {
        let said = Said::Limit { what: "questions", most: limit::QUESTIONS };
        remarks.push(Remark { place: Place::Whole, said });
    }
    let items = bank.questions.into_iter().zip(lines).take(most).map(|(question, line)| {
        let topic = bank.topics.iter().find(|topic| topic.id == question.topic);
        let passage = question.passage.as_ref();
        let passage = passage.and_then(|id| bank.passages.iter().find(|one| one.id == *id));
        let cites =
            (!question.sources.is_empty()).then_some(Said::Reworked { what: "its sources" });
        Item {
            id: Some(question.id.to_string()),
            topic: topic.map(|topic| topic.title.text(locale).to_owned()).into_iter().collect(),
            tags: question.tags,
            difficulty: Some(question.difficulty),
            passage: passage.map(|passage| passage.text.clone()),
            explanation: question.explanation,
            shuffle: question.shuffle,
            remarks: cites
                .into_iter()
                .map(|said| Remark { place: Place::Line(line), said })
                .collect(),
            ..Item::new(Place::Line(line), question.body)
        }
    });
    let title = Some(bank.title.text(locale).to_owned());
    Taken { title, items: items.collect(), files: pack.images, remarks }
}

/// The zip of a bank, its text and its images. The same bank is the same bytes at any time.
///
/// # Errors
///
/// If it holds more than a zip can.
pub fn write(bank: &Bank, text: &str, images: &[File]) -> Result<Vec<u8>, Said> {
    let id = bank.id.as_str();
    let licence = licence(bank);
    let mut parts: Vec<(String, &[u8])> =
        vec![(format!("{id}.ron"), text.as_bytes()), (LICENCE.to_owned(), licence.as_bytes())];
    for image in images.iter().filter(|image| is_image_name(&image.name)) {
        parts.push((format!("{IMAGES}/{}", image.name), &image.bytes));
    }
    let mut sums = String::new();
    for (name, bytes) in &parts {
        // Writing to a text cannot fail.
        let _ = writeln!(sums, "{}  {name}", sum(bytes));
    }
    parts.push((SUMS.to_owned(), sums.as_bytes()));
    let parts: Vec<(String, &[u8])> =
        parts.into_iter().map(|(name, bytes)| (format!("{id}/{name}"), bytes)).collect();
    let parts: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
    zipped(&parts).map_err(|error| Said::Unreadable { found: error.to_string() })
}

/// What a bank is under, in words, for whoever unpacks it.
fn licence(bank: &Bank) -> String {
    let title = bank.title.text(Locale::En);
    let mut text = format!("{title}\n");
    if !bank.authors.is_empty() {
        let _ = writeln!(text, "by {}", bank.authors.join(", "));
    }
    let _ = writeln!(text, "\nLicence of the questions and images: {}", bank.licence);
    if is_spdx(&bank.licence) {
        let _ = writeln!(text, "https://spdx.org/licenses/{}.html", bank.licence);
    }
    let _ = writeln!(
        text,
        "\nThis is a question bank for Smriti. Open the zip as it is: Library, Import, Open a file."
    );
    text
}

/// Whether a licence is named by one SPDX identifier.
pub fn is_spdx(licence: &str) -> bool {
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '+');
    !licence.is_empty() && licence.contains('-') && licence.chars().all(is_of_name)
}

/// Whether a part of a zip is the file of a bank; what systems add beside files is not.
fn is_bank(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name);
    file.to_ascii_lowercase().ends_with(".ron")
        && !file.starts_with('.')
        && !name.starts_with("__MACOSX/")
        && name.matches('/').count() <= 1
}

/// The name of an image, if this part is one of the bank in that folder.
fn image_of<'a>(folder: &str, name: &'a str) -> Option<&'a str> {
    let name = name.strip_prefix(folder)?.strip_prefix(IMAGES)?.strip_prefix('/')?;
    is_image_name(name).then_some(name)
}

fn sum(bytes: &[u8]) -> String {
    let mut text = String::new();
    for byte in Sha256::digest(bytes) {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// What a list of checksums says of these parts.
fn compare(listed: &[u8], parts: &BTreeMap<String, Vec<u8>>) -> Sums {
    let listed = String::from_utf8_lossy(listed);
    let mut known: BTreeMap<&str, &str> = BTreeMap::new();
    for line in listed.lines() {
        if let Some((sum, name)) = line.split_once("  ").or_else(|| line.split_once(" *")) {
            known.insert(name.trim(), sum.trim());
        }
    }
    let mut wrong: Vec<String> = Vec::new();
    for (name, bytes) in parts {
        if known.remove(name.as_str()).is_none_or(|said| !said.eq_ignore_ascii_case(&sum(bytes))) {
            wrong.push(name.clone());
        }
    }
    wrong.extend(known.into_keys().map(str::to_owned));
    wrong.sort();
    if wrong.is_empty() { Sums::Right } else { Sums::Wrong(wrong) }
}
