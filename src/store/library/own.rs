//! The files of the learner's own banks: making one.

use std::path::{Path, PathBuf};

use super::images;
use crate::domain::bank::BankId;
use crate::store::{Error, disk};

/// Makes a folder of a bank's own within a folder, with its text and its images; says where the text
/// is.
///
/// # Errors
///
/// If any of it cannot be written; what was written of it goes again.
pub fn create_with<'f>(
    folder: &Path,
    id: &BankId,
    text: &str,
    files: impl Iterator<Item = (&'f str, &'f [u8])>,
) -> Result<PathBuf, Error> {
    let names = (1_u32..).map(|number| match number {
        1 => id.to_string(),
        number => format!("{id}-{number}"),
    });
    let home = names.map(|name| folder.join(name)).find(|path| !path.exists());
    let home = home.unwrap_or_else(|| folder.join("bank"));
    // Hidden until it is whole: a bank without its images would be complained of.
    let hidden = folder.join(format!(".{}.part", home.file_name().unwrap_or_default().display()));
    let path = hidden.join(format!("{id}.ron"));
    let write = || -> Result<(), Error> {
        disk::make_folder(&hidden)?;
        for (name, bytes) in files {
            images::put(&path, name, bytes)?;
        }
        disk::write_whole(&path, text.as_bytes())?;
        disk::rename(&hidden, &home)
    };
    if let Err(error) = write() {
        drop(std::fs::remove_dir_all(&hidden));
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
    let names = (1_u32..).map(|number| match number {
        1 => format!("{id}.ron"),
        number => format!("{id}-{number}.ron"),
    });
    let path = names
        .map(|name| folder.join(name))
        .find(|path| !path.exists())
        .unwrap_or_else(|| folder.join("bank.ron"));
    disk::write_whole(&path, text.as_bytes())?;
    Ok(path)
}
