//! The images beside a bank's file: reading one, and keeping one. Nothing outside the bank's folder is
//! ever read or written.

use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use xxhash_rust::xxh3::xxh3_64;

use crate::domain::bank::picture::{self, Fault, Header, Kind, Unfit};
use crate::store::{Error, disk};

/// Why an image of a bank cannot be had. The text is for logs and the command line.
#[derive(Debug, Clone, thiserror::Error)]
pub enum NoImage {
    /// A bank that is part of the program, and has none.
    #[error("banks of the program have no images")]
    NoFolder,
    /// A name that leads elsewhere, or says no kind that can be shown.
    #[error("is not the name of an image")]
    BadName,
    /// There is no such file.
    #[error("is not there: {}", path.display())]
    Missing {
        /// Where it should be.
        path: PathBuf,
    },
    /// It is a link that leads out of the bank's folder, or no file.
    #[error("is not a file in the bank's folder: {}", path.display())]
    Outside {
        /// Where it is.
        path: PathBuf,
    },
    /// The system does not let it be read.
    #[error("cannot be read: {source}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: Arc<io::Error>,
    },
    /// It is there, and cannot be shown.
    #[error("{0}")]
    Unfit(#[from] Unfit),
}

/// The folder for the images of a bank.
pub fn folder(bank: &Path) -> PathBuf {
    bank.with_file_name(picture::FOLDER)
}

/// The bytes of an image of a bank, by the bank's file.
///
/// # Errors
///
/// If there is no such image, or it is none that can be shown.
pub fn read(bank: &Path, name: &str) -> Result<Vec<u8>, NoImage> {
    let path = find(bank, name)?;
    let unreadable = |error| NoImage::Unreadable { path: path.clone(), source: Arc::new(error) };
    let mut bytes = Vec::new();
    let most = picture::MOST_BYTES;
    let file = fs::File::open(&path).map_err(unreadable)?;
    file.take(most as u64 + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() > most {
        return Err(Unfit::TooLarge { most }.into());
    }
    Ok(bytes)
}

/// What an image of a bank is, by its first bytes, without decoding it.
///
/// # Errors
///
/// As [`read`], and if its first bytes say that it cannot be shown.
pub fn look(bank: &Path, name: &str) -> Result<Header, NoImage> {
    /// Nearly always enough: what a camera tells of itself comes before the size.
    const HEAD: u64 = 256 << 10;
    let path = find(bank, name)?;
    let unreadable = |error| NoImage::Unreadable { path: path.clone(), source: Arc::new(error) };
    let file = fs::File::open(&path).map_err(unreadable)?;
    let length = file.metadata().map_err(unreadable)?.len();
    if length > picture::MOST_BYTES as u64 {
        return Err(Unfit::TooLarge { most: picture::MOST_BYTES }.into());
    }
    let mut head = Vec::new();
    file.take(HEAD).read_to_end(&mut head).map_err(unreadable)?;
    match picture::examine(&head) {
        Ok(Header { kind: Kind::Svg, .. }) if length > picture::MOST_SVG_BYTES as u64 => {
            Err(Unfit::TooLarge { most: picture::MOST_SVG_BYTES }.into())
        }
        Err(Unfit::Damaged) if length > HEAD => Ok(picture::examine(&read(bank, name)?)?),
        examined => Ok(examined?),
    }
}

/// What is wrong with an image of a bank.
pub fn fault(bank: &Path, name: &str) -> Option<Fault> {
    match look(bank, name).err()? {
        NoImage::NoFolder | NoImage::Missing { .. } => Some(Fault::Missing),
        NoImage::BadName | NoImage::Outside { .. } => Some(Fault::Outside),
        NoImage::Unreadable { source, .. } => Some(Fault::Unreadable(source.to_string())),
        NoImage::Unfit(unfit) => Some(Fault::Unfit(unfit)),
    }
}

/// Whether there is a file for an image of a bank.
pub(super) fn is_there(bank: &Path, name: &str) -> bool {
    find(bank, name).is_ok()
}

/// The file of an image, if it is one within the bank's folder.
fn find(bank: &Path, name: &str) -> Result<PathBuf, NoImage> {
    if !picture::is_name(name) {
        return Err(NoImage::BadName);
    }
    let path = folder(bank).join(name);
    let no = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
            NoImage::Missing { path: path.clone() }
        }
        _ => NoImage::Unreadable { path: path.clone(), source: Arc::new(error) },
    };
    let home = bank.parent().filter(|home| !home.as_os_str().is_empty());
    let home = fs::canonicalize(home.unwrap_or(Path::new("."))).map_err(no)?;
    let real = fs::canonicalize(&path).map_err(no)?;
    // What is opened is asked first: a pipe would be waited for without end.
    if !real.starts_with(&home) || !fs::metadata(&real).map_err(no)?.is_file() {
        return Err(NoImage::Outside { path });
    }
    Ok(real)
}

/// Keeps an image beside a bank's file, under a name like `found`; says under which. Bytes that are
/// there already under that name are not written again, and other bytes are never written over.
///
/// # Errors
///
/// If it cannot be shown, or cannot be written.
pub fn keep(bank: &Path, found: &str, bytes: &[u8]) -> Result<String, NotKept> {
    let kind = picture::examine(bytes)?.kind;
    let name = picture::name_like(found, kind);
    keep_as(&folder(bank), &name, bytes)
}

/// Why an image was not kept beside its bank.
#[derive(Debug, Clone, thiserror::Error)]
pub enum NotKept {
    /// It cannot be shown.
    #[error("{0}")]
    Unfit(#[from] Unfit),
    /// It cannot be written.
    #[error("{0}")]
    Failed(#[from] Error),
}

/// Keeps an image beside a bank's file under this very name.
///
/// # Errors
///
/// If other bytes have the name, or it cannot be written.
pub fn put(bank: &Path, name: &str, bytes: &[u8]) -> Result<(), Error> {
    let folder = folder(bank);
    let path = folder.join(name);
    let is_free = match fs::symlink_metadata(&path) {
        Ok(there) => !there.is_file() || fs::read(&path).is_ok_and(|held| held == bytes),
        Err(_) => true,
    };
    if !is_free || !picture::is_name(name) {
        let taken = io::Error::from(io::ErrorKind::AlreadyExists);
        return Err(Error::File { path, source: Arc::new(taken) });
    }
    disk::make_folder(&folder)?;
    if path.exists() { Ok(()) } else { disk::write_whole(&path, bytes) }
}

/// Writes an image under this name or, if other bytes have it, under one with their hash.
fn keep_as(folder: &Path, name: &str, bytes: &[u8]) -> Result<String, NotKept> {
    disk::make_folder(folder)?;
    let hashed = || {
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "png"));
        format!("{stem}-{:08x}.{extension}", xxh3_64(bytes) & 0xffff_ffff)
    };
    let mut name = name.to_owned();
    for _ in 0..2 {
        let path = folder.join(&name);
        match fs::symlink_metadata(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                disk::write_whole(&path, bytes)?;
                return Ok(name);
            }
            Ok(there)
                if there.is_file()
                    && there.len() == bytes.len() as u64
                    && fs::read(&path).is_ok_and(|held| held == bytes) =>
            {
                return Ok(name);
            }
            _ => {}
        }
        name = hashed();
    }
    // Even the name with the hash is taken by something else.
    let path = folder.join(name);
    let taken = io::Error::from(io::ErrorKind::AlreadyExists);
    Err(Error::File { path, source: Arc::new(taken) }.into())
}
