//! The files of the learner's own banks: making one.

use std::path::{Path, PathBuf};

use crate::domain::bank::BankId;
use crate::store::{Error, disk};

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
