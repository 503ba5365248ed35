//! What commands over text files share: finding and reading the files, saying what was found, and
//! the exit code.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// How a command went, from best to worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Outcome {
    Clean,
    Problems,
    Unreadable,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Clean => Self::SUCCESS,
            Outcome::Problems => Self::from(1),
            Outcome::Unreadable => Self::from(2),
        }
    }
}

/// The exit code of a command that could write what it had to say, or not.
pub(super) fn leave(outcome: io::Result<Outcome>) -> ExitCode {
    match outcome {
        Ok(outcome) => outcome.into(),
        // The reader of the pipe had enough: that is no failure.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            complain(&error.to_string());
            Outcome::Unreadable.into()
        }
    }
}

/// Says something on the standard error; there is nowhere to say that this failed.
pub(super) fn complain(message: &str) {
    let _ = writeln!(io::stderr().lock(), "smriti: {message}");
}

/// Writes to the standard output at once, so that a closed pipe is noticed.
pub(super) fn say(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// A file and its text.
pub(super) struct File {
    pub(super) path: PathBuf,
    pub(super) source: String,
}

impl File {
    pub(super) fn name(&self) -> String {
        self.path.display().to_string()
    }
}

/// The files at these paths in order of their names, and whether all of them could be read.
pub(super) fn read(paths: &[PathBuf]) -> (Vec<File>, Outcome) {
    let mut outcome = Outcome::Clean;
    let mut found = Vec::new();
    for path in paths {
        if let Err(error) = gather(path, &mut found) {
            complain(&format!("{}: {error}", path.display()));
            outcome = Outcome::Unreadable;
        }
    }
    let mut files = Vec::with_capacity(found.len());
    for path in found {
        match fs::read(&path).map(String::from_utf8) {
            Ok(Ok(source)) => files.push(File { path, source }),
            Ok(Err(_)) => {
                complain(&format!("{}: not saved as UTF-8 text", path.display()));
                outcome = Outcome::Unreadable;
            }
            Err(error) => {
                complain(&format!("{}: {error}", path.display()));
                outcome = Outcome::Unreadable;
            }
        }
    }
    (files, outcome)
}

/// Adds a file, or every `.ron` file below a folder. Links to folders are not followed, so that
/// none is walked for ever.
fn gather(path: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    if !fs::metadata(path)?.is_dir() {
        found.push(path.to_owned());
        return Ok(());
    }
    let mut entries = fs::read_dir(path)?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        let is_bank = path.extension().is_some_and(|extension| extension == "ron");
        if entry.file_type()?.is_dir() {
            gather(&path, found)?;
        } else if is_bank {
            found.push(path);
        }
    }
    Ok(())
}
