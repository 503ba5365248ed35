//! The files of the learner's own banks: making one, and installing one that was handed on.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Library, images};
use crate::domain::bank::diff::Difference;
use crate::domain::bank::{Bank, BankId, schema};
use crate::domain::time::Timestamp;
use crate::store::{Error, disk, writing};

/// Keeps a bank in a folder: alone as a file, with images in a folder of its own; says where its text
/// is.
///
/// # Errors
///
/// If any of it cannot be written; what was written of it goes again.
pub fn create_with(
    folder: &Path,
    id: &BankId,
    text: &str,
    images: &[(&str, &[u8])],
) -> Result<PathBuf, Error> {
    if images.is_empty() {
        return create(folder, id, text);
    }
    let home = free(folder, id.as_str(), "");
    // Hidden until it is whole: a bank without its images would be complained of.
    let hidden = folder.join(format!(".{}.part", home.file_name().unwrap_or_default().display()));
    let path = hidden.join(format!("{id}.ron"));
    let write = || -> Result<(), Error> {
        disk::make_folder(&hidden)?;
        for (name, bytes) in images {
            images::put(&path, name, bytes)?;
        }
        disk::write_whole(&path, text.as_bytes())?;
        disk::rename(&hidden, &home)
    };
    if let Err(error) = write() {
        drop(fs::remove_dir_all(&hidden));
        return Err(error);
    }
    Ok(home.join(format!("{id}.ron")))
}

/// Writes the text of a bank into a folder, under its id or, where a file has that name, under one
/// like it; says where.
///
/// # Errors
///
/// If the folder or the file cannot be written.
pub fn create(folder: &Path, id: &BankId, text: &str) -> Result<PathBuf, Error> {
    disk::make_folder(folder)?;
    let path = free(folder, id.as_str(), ".ron");
    disk::write_whole(&path, text.as_bytes())?;
    Ok(path)
}

/// What there is under the id of a bank that was handed on.
#[derive(Debug, Clone, PartialEq)]
pub enum Standing {
    /// Nothing.
    New,
    /// A bank that is part of the program, whose place nothing takes.
    Shipped,
    /// A bank of the learner's own.
    Installed {
        /// Its file.
        path: PathBuf,
        /// The bank as it is.
        older: Box<Bank>,
        /// What would change.
        difference: Difference,
        /// Whether the two files are the same to the last character.
        is_same: bool,
    },
}

impl Standing {
    /// How a bank with this text stands to those in a library.
    ///
    /// # Errors
    ///
    /// If the file of the older one cannot be read.
    pub fn of(library: &Library, bank: &Bank, text: &str) -> Result<Self, Error> {
        let covers = library.shelf().banks();
        let Some(place) = covers.iter().position(|cover| cover.id == bank.id) else {
            return Ok(Self::New);
        };
        let path = u32::try_from(place).ok().and_then(|number| library.path(number));
        let Some(path) = path else { return Ok(Self::Shipped) };
        let there = writing::read(path)?;
        // A file of which no bank comes is not on the shelf; it may be one by now.
        let Some(older) = schema::decode(&there).0 else { return Ok(Self::New) };
        Ok(Self::Installed {
            path: path.to_owned(),
            difference: Difference::between(&older.bank, bank),
            older: Box::new(older.bank),
            is_same: there == text,
        })
    }

    /// The file of the older version, if there is one.
    pub fn older(&self) -> Option<&Path> {
        match self {
            Self::Installed { path, .. } => Some(path),
            Self::New | Self::Shipped => None,
        }
    }
}

/// A bank that is to be kept: its name, its file and its images by name.
#[derive(Debug, Clone, Copy)]
pub struct Handed<'a> {
    /// Its id.
    pub id: &'a BankId,
    /// Its file.
    pub text: &'a str,
    /// Its images: a name without a folder, and the bytes.
    pub images: &'a [(&'a str, &'a [u8])],
}

/// What was installed, and what was there before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Installed {
    /// The file of the bank.
    pub path: PathBuf,
    /// Where what it took the place of is kept; `None` for a bank that is new.
    pub before: Option<PathBuf>,
    /// The folder that was made for it, if one was.
    pub made: Option<PathBuf>,
}

/// Puts a bank among the learner's own: alone as a file, with images in a folder. Over an older
/// version of the same bank if there is one, which is kept under `kept` first; what was learned of it
/// stays, since that hangs on the ids of its questions. Images are there before the file that names
/// them, so a crash leaves the older version or the newer one.
///
/// # Errors
///
/// If something cannot be written; then what was there is there still.
pub fn install(
    folder: &Path,
    kept: &Path,
    handed: Handed<'_>,
    older: Option<&Path>,
    now: Timestamp,
) -> Result<Installed, Error> {
    let is_plain =
        |name: &str| !name.is_empty() && Path::new(name).file_name() == Some(name.as_ref());
    let images: Vec<(&str, &[u8])> =
        handed.images.iter().copied().filter(|(name, _)| is_plain(name)).collect();
    let Some(path) = older else {
        let path = create_with(folder, handed.id, handed.text, &images)?;
        let made = path.parent().filter(|_| !images.is_empty()).map(Path::to_owned);
        return Ok(Installed { path, before: None, made });
    };
    let before = free(kept, &format!("{}-{}", handed.id, disk::time_name(now)), "");
    disk::make_folder(&before)?;
    keep(path, &before)?;
    let here = images::folder(path);
    for (name, bytes) in &images {
        let there = here.join(name);
        if fs::read(&there).is_ok_and(|old| old != *bytes) {
            disk::make_folder(&before.join("images"))?;
            keep(&there, &before.join("images"))?;
        }
    }
    for (name, bytes) in &images {
        disk::make_folder(&here)?;
        disk::write_whole(&here.join(name), bytes)?;
    }
    disk::write_whole(path, handed.text.as_bytes())?;
    thin(kept, handed.id);
    Ok(Installed { path: path.to_owned(), before: Some(before), made: None })
}

/// So many replaced versions of each bank are kept.
const MOST_KEPT: usize = 10;

/// Lets go of the oldest versions of a bank that newer ones took the place of. What cannot be removed
/// stays; it is in nobody's way.
fn thin(kept: &Path, id: &BankId) {
    let Ok(entries) = fs::read_dir(kept) else { return };
    let of_bank = |name: String| {
        let rest = name.strip_prefix(id.as_str())?.strip_prefix('-')?;
        // Several may have come within a second: `…Z`, `…Z-2`.
        let (time, after) = rest.split_once('Z')?;
        let at = disk::named_time(&format!("{time}Z"))?;
        let number =
            after.strip_prefix('-').map_or(Some(1), |number| number.parse::<u32>().ok())?;
        Some(((at, number), name))
    };
    let names = entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut versions: Vec<_> = names.filter_map(of_bank).collect();
    versions.sort_unstable();
    let old = versions.len().saturating_sub(MOST_KEPT);
    for (_, name) in versions.into_iter().take(old) {
        drop(fs::remove_dir_all(kept.join(name)));
    }
}

/// Puts back what a newer version took the place of. A bank that was new goes to `kept`.
///
/// # Errors
///
/// If something cannot be written.
pub fn put_back(installed: &Installed, kept: &Path) -> Result<(), Error> {
    let Some(before) = &installed.before else {
        disk::make_folder(kept)?;
        let goes = installed.made.as_deref().unwrap_or(&installed.path);
        let name = goes.file_name().unwrap_or_default().to_string_lossy();
        return disk::rename(goes, &free(kept, &name, ""));
    };
    let read = |path: &Path| fs::read(path).map_err(|error| disk::file_error(path, error));
    let images = before.join("images");
    if images.is_dir() {
        let here = images::folder(&installed.path);
        let names = fs::read_dir(&images).map_err(|error| disk::file_error(&images, error))?;
        for name in names.flatten().map(|entry| entry.file_name()) {
            disk::write_whole(&here.join(&name), &read(&images.join(&name))?)?;
        }
    }
    let file = installed.path.file_name().unwrap_or_default();
    disk::write_whole(&installed.path, &read(&before.join(file))?)
}

fn keep(file: &Path, folder: &Path) -> Result<(), Error> {
    let bytes = fs::read(file).map_err(|error| disk::file_error(file, error))?;
    disk::write_whole(&folder.join(file.file_name().unwrap_or_default()), &bytes)
}

/// A path of this name in a folder that is not there yet.
fn free(folder: &Path, name: &str, ending: &str) -> PathBuf {
    let names = (1_u32..).map(|number| match number {
        1 => format!("{name}{ending}"),
        number => format!("{name}-{number}{ending}"),
    });
    let mut paths = names.map(|name| folder.join(name));
    paths.find(|path| !path.exists()).unwrap_or_else(|| folder.join(name))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{Handed, MOST_KEPT, install};
    use crate::domain::bank::BankId;
    use crate::domain::time::Timestamp;

    #[test]
    fn the_newest_replaced_versions_of_each_bank_are_kept() {
        let root = std::env::temp_dir().join(format!("smriti-own-{}", std::process::id()));
        let (banks, kept) = (root.join("banks"), root.join("replaced"));
        // Of another bank, whose name begins alike; and something of somebody's own.
        let others = ["rivers-2-2026-11-22T06-30-00Z", "rivers-notes"];
        for name in others {
            fs::create_dir_all(kept.join(name)).expect("a folder");
        }
        fs::create_dir_all(&banks).expect("a folder");
        let path = banks.join("rivers.ron");
        fs::write(&path, "version 0").expect("a bank");
        let id = BankId::from("rivers");
        for version in 1..=i64::try_from(MOST_KEPT).expect("few") + 3 {
            let text = format!("version {version}");
            let handed = Handed { id: &id, text: &text, images: &[] };
            // Two within each second.
            let now = Timestamp(1_800_000_000_000 + version / 2 * 1_000);
            install(&banks, &kept, handed, Some(&path), now).expect("installed");
        }
        let mut names: Vec<String> = fs::read_dir(&kept)
            .expect("the folder")
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort_unstable();
        let mut said: Vec<String> = names
            .iter()
            .filter_map(|name| fs::read_to_string(kept.join(name).join("rivers.ron")).ok())
            .collect();
        said.sort_unstable_by_key(|said| said.trim_start_matches("version ").parse::<u32>().ok());
        assert_eq!((said.len(), said[0].as_str()), (MOST_KEPT, "version 3"), "{names:?}");
        assert!(others.iter().all(|other| names.contains(&(*other).to_owned())), "{names:?}");
        fs::remove_dir_all(&root).expect("the end");
    }
}
