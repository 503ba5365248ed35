//! The files of the learner's own banks: making one.

use std::path::{Path, PathBuf};

use crate::domain::bank::Bank;
use crate::domain::bank::schema::encode_bank;
use crate::store::{Error, disk};

/// Writes a bank into the folder under a name of its own, which no file there has; says where.
///
/// # Errors
///
/// If the folder or the file cannot be written.
pub fn create(folder: &Path, bank: &Bank) -> Result<PathBuf, Error> {
    disk::make_folder(folder)?;
    let names = (1_u32..).map(|number| match number {
        1 => format!("{}.ron", bank.id),
        number => format!("{}-{number}.ron", bank.id),
    });
    let path = names
        .map(|name| folder.join(name))
        .find(|path| !path.exists())
        .unwrap_or_else(|| folder.join("bank.ron"));
    disk::write_whole(&path, encode_bank(bank).as_bytes())?;
    Ok(path)
}
