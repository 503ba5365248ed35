//! Printed papers as files, all of them or none; and what stood over the last one, which the next
//! begins with.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::rooms::Rooms;
use super::{Error, disk};

/// The format of the letterhead that is written here.
const FORMAT: u32 = 1;

/// The most bytes of a letterhead that are read.
const LONGEST: u64 = 64 * 1024;

/// A document to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// What it is called.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Why documents were not kept. The folder is as it was.
#[derive(Debug, Clone)]
pub enum Refused {
    /// These are there already, and were not to be replaced.
    There(Vec<String>),
    /// They could not be written.
    Failed(Error),
}

impl From<Error> for Refused {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

/// Which of these names stand for something in a folder.
pub fn there(folder: &Path, names: impl IntoIterator<Item = String>) -> Vec<String> {
    let is_there = |name: &String| folder.join(name).symlink_metadata().is_ok();
    names.into_iter().filter(is_there).collect()
}

/// Writes documents into a folder, which is made if it is not there, and says where they are. Each is
/// whole on disk before the first gets its name.
///
/// # Errors
///
/// If some are there already and are not to be replaced, or if one cannot be written.
pub fn keep(folder: &Path, files: &[File], replaces: bool) -> Result<Vec<PathBuf>, Refused> {
    // A bare name has no folder to wait for.
    let folder = std::path::absolute(folder).map_err(|error| disk::file_error(folder, error))?;
    let there = there(&folder, files.iter().map(|file| file.name.clone()));
    if !there.is_empty() && !replaces {
        return Err(Refused::There(there));
    }
    disk::make_folder(&folder)?;
    let paths: Vec<PathBuf> = files.iter().map(|file| folder.join(&file.name)).collect();
    let parts: Vec<PathBuf> = paths.iter().map(|path| disk::beside(path)).collect();
    let written = files.iter().zip(&parts).try_for_each(|(file, part)| {
        fs::write(part, &file.bytes)
            .map_err(|error| disk::file_error(part, error))
            .and_then(|()| disk::sync_file(part))
    });
    let named = written.and_then(|()| {
        parts.iter().zip(&paths).try_for_each(|(part, path)| disk::rename(part, path))
    });
    if let Err(error) = named {
        for part in &parts {
            // What went wrong first is what is said.
            drop(disk::remove_if_there(part));
        }
        return Err(error.into());
    }
    Ok(paths)
}

/// What stands over papers and stays the same from one to the next.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Letterhead {
    /// The school or institute.
    pub school: String,
    /// Who is examined.
    pub class: String,
    /// What candidates are told, line by line; none for the usual.
    pub instructions: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct Shape {
    version: u32,
    school: String,
    class: String,
    instructions: Vec<String>,
}

impl Rooms {
    /// What stood over the last paper; empty if there was none, or if it cannot be read.
    pub fn letterhead(&self) -> Letterhead {
        let path = self.letterhead_path();
        let is_short = path.metadata().is_ok_and(|about| about.len() <= LONGEST);
        let text = is_short.then(|| fs::read_to_string(&path).ok()).flatten();
        let shape = text.and_then(|text| ron::from_str::<Shape>(&text).ok());
        let shape = shape.filter(|shape| shape.version == FORMAT);
        shape.map_or_else(Letterhead::default, |shape| Letterhead {
            school: shape.school,
            class: shape.class,
            instructions: shape.instructions,
        })
    }

    /// Keeps what the next paper is to begin with.
    ///
    /// # Errors
    ///
    /// If it cannot be written.
    pub fn keep_letterhead(&self, letterhead: &Letterhead) -> Result<(), Error> {
        let Letterhead { school, class, instructions } = letterhead.clone();
        let shape = Shape { version: FORMAT, school, class, instructions };
        // Texts always can be written.
        let text = ron::to_string(&shape).unwrap_or_default();
        let path = self.letterhead_path();
        path.parent().map_or(Ok(()), disk::make_folder)?;
        disk::write_whole(&path, text.as_bytes())
    }
}
