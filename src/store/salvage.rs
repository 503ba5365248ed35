//! Mending a damaged file: every intact event is kept, the rest comes back from the newest sound
//! backup, and what cannot be brought back is named. The damaged file is kept aside.

pub(super) mod page;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use self::page::Found;
use super::codec::Record;
use super::file::{self, About};
use super::home::Folder;
use super::{Damage, Error, LearnerId, Span, backup, check, disk};
use crate::domain::event::DeviceId;
use crate::domain::time::Timestamp;

/// Writes a learner's file anew from what is intact in it, its log and its newest sound backup. The
/// caller holds the lock, has nothing open, and writes as another device from now on.
pub(super) fn rebuild(
    folder: &Folder,
    learner: &LearnerId,
    what: String,
    at: Timestamp,
) -> Result<Damage, Error> {
    let mut found = Found::default();
    // What was about to take the file's place when a crash came counts as well.
    found.scan(&read(&folder.fresh())?, &[]);
    found.scan(&read(&folder.progress())?, &read(&folder.wal())?);
    let Found { mut records, about, listed } = found;
    let kept = records.len() as u64;

    let mut backup = None;
    for candidate in backup::list(folder)? {
        if let Ok(copies) = check::read_still(&candidate.path) {
            for copy in copies {
                records.entry((copy.device, copy.sequence)).or_insert(copy);
            }
            backup = Some(candidate);
            break;
        }
    }
    let restored = records.len() as u64 - kept;
    if records.is_empty() {
        return Err(Error::Unreadable { path: folder.progress(), why: what });
    }

    let known = about.map(|about| about.lost).unwrap_or_default();
    let mut all_lost = gaps(&records, &listed);
    all_lost.sort();
    let lost = without(&all_lost, &known);
    let about =
        About { format: file::newest(), learner: learner.as_str().to_owned(), lost: all_lost };

    let mut rows: Vec<&Record> = records.values().collect();
    rows.sort_by_key(|record| (record.clock, record.device, record.sequence));
    // The name may be taken by a fresh file of before; it has been read above.
    let part = disk::beside(&folder.fresh());
    disk::remove_if_there(&part)?;
    file::write(&part, &about, rows)?;
    disk::rename(&part, &folder.fresh())?;
    let aside = folder.progress().exists().then(|| folder.aside("damaged", at));
    folder.swap_in(aside.as_deref())?;
    Ok(Damage { what, kept, restored, backup: backup.filter(|_| restored > 0), lost, aside })
}

fn read(path: &Path) -> Result<Vec<u8>, Error> {
    match fs::read(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
        bytes => bytes.map_err(|error| disk::file_error(path, error)),
    }
}

/// The numbers that each device gave and that are not there: those below its last, and those that
/// the index goes on to list without a break.
fn gaps(records: &BTreeMap<(i64, i64), Record>, listed: &BTreeSet<(i64, i64)>) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut miss = |device: i64, from: i64, to: i64| {
        if from <= to {
            spans.push(Span {
                device: DeviceId(device.cast_unsigned()),
                from: from.cast_unsigned(),
                to: to.cast_unsigned(),
            });
        }
    };
    let mut names = records.keys().copied().peekable();
    let mut next = 1;
    while let Some((device, sequence)) = names.next() {
        miss(device, next, sequence - 1);
        next = sequence.saturating_add(1);
        if names.peek().is_none_or(|(other, _)| *other != device) {
            let mut after = next;
            while listed.contains(&(device, after)) {
                after += 1;
            }
            miss(device, next, after - 1);
            next = 1;
        }
    }
    spans
}

/// The runs of `all` that are not within one of `known`.
fn without(all: &[Span], known: &[Span]) -> Vec<Span> {
    let mut left = Vec::new();
    for span in all {
        let mut from = span.from;
        let mut within: Vec<&Span> = known
            .iter()
            .filter(|old| old.device == span.device && old.from <= span.to && old.to >= span.from)
            .collect();
        within.sort();
        for old in within {
            if old.from > from {
                left.push(Span { from, to: old.from - 1, ..*span });
            }
            from = from.max(old.to + 1);
        }
        if from <= span.to {
            left.push(Span { from, ..*span });
        }
    }
    left
}
