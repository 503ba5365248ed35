//! Banks being written: their files, saved whole and never over what others wrote meanwhile, and the
//! journal of what was not in the file when the program ended. What is in a bank is in `domain::bank`.

pub mod adding;
pub mod bulk;
pub mod gather;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use xxhash_rust::xxh3::xxh3_64;

use super::{Error, disk};
use crate::domain::bank::QuestionId;
use crate::domain::bank::edit::{Clash, Portion, Reconciled, Settled, reconcile};

/// What came of saving.
#[derive(Debug, Clone)]
pub enum Saved {
    /// The file holds this text now.
    Written {
        /// The text.
        text: Arc<str>,
        /// Whether edits made elsewhere are in it too.
        is_merged: bool,
    },
    /// Both sides changed the same; nothing was written.
    Clash(Box<Clash>),
    /// The file is no bank any more; nothing was written.
    NotABank,
}

/// The text of a bank's file.
///
/// # Errors
///
/// If the file cannot be read, or is not UTF-8 text.
pub fn read(path: &Path) -> Result<String, Error> {
    fs::read_to_string(path).map_err(|error| disk::file_error(path, error))
}

/// Saves a text that was made from `base`. What the file says now is looked at first, and edits made
/// elsewhere are brought together with these.
///
/// # Errors
///
/// If the file cannot be read or written; it is then as it was.
pub fn save(
    path: &Path,
    base: &str,
    mine: &str,
    settled: &[(Portion, Settled)],
) -> Result<Saved, Error> {
    let theirs = match fs::read_to_string(path) {
        Ok(theirs) => theirs,
        // A file that is gone has nothing to lose.
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => base.to_owned(),
        Err(error) if error.kind() == std::io::ErrorKind::InvalidData => {
            return Ok(Saved::NotABank);
        }
        Err(error) => return Err(disk::file_error(path, error)),
    };
    let is_merged = theirs != base && theirs != mine;
    let text = if is_merged {
        match reconcile(base, mine, &theirs, settled) {
            Reconciled::Merged(text) => text,
            Reconciled::Clash(clash) => return Ok(Saved::Clash(clash)),
            Reconciled::NotABank => return Ok(Saved::NotABank),
        }
    } else {
        mine.to_owned()
    };
    if theirs != text || !path.exists() {
        disk::write_whole(path, text.as_bytes())?;
    }
    Ok(Saved::Written { text: text.into(), is_merged })
}

/// The file of the journal of a bank.
fn journal(caches: &Path, path: &Path) -> PathBuf {
    let name = xxh3_64(path.as_os_str().as_encoded_bytes());
    caches.join("drafts").join(format!("{name:016x}.txt"))
}

/// The line between two drafts of a journal.
const BETWEEN: char = '\u{1e}';

/// Keeps drafts that are not in the file of a bank: each with what it is of there. None at all removes
/// the journal.
///
/// # Errors
///
/// If they cannot be kept.
pub fn keep_drafts(caches: &Path, path: &Path, drafts: &[(Portion, String)]) -> Result<(), Error> {
    let file = journal(caches, path);
    if drafts.is_empty() {
        return disk::remove_if_there(&file);
    }
    if let Some(folder) = file.parent() {
        disk::make_folder(folder)?;
    }
    let parts = drafts.iter().map(|(portion, draft)| match portion {
        // No question is without a name.
        Portion::Head => format!("\n{draft}"),
        Portion::Question(id) => format!("{id}\n{draft}"),
    });
    let text = parts.collect::<Vec<_>>().join(&BETWEEN.to_string());
    disk::write_whole(&file, text.as_bytes())
}

/// The drafts that were kept; none if there are none, or they cannot be read.
pub fn kept_drafts(caches: &Path, path: &Path) -> Vec<(Portion, String)> {
    let Ok(text) = fs::read_to_string(journal(caches, path)) else { return Vec::new() };
    text.split(BETWEEN)
        .filter_map(|part| part.split_once('\n'))
        .map(|(id, draft)| {
            let portion =
                if id.is_empty() { Portion::Head } else { Portion::Question(QuestionId::from(id)) };
            (portion, draft.to_owned())
        })
        .collect()
}
