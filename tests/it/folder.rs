//! A folder of a test's own, removed at its end.

use std::fs;
use std::path::{Path, PathBuf};

/// A fresh folder under `target`.
pub(crate) struct Folder(PathBuf);

impl Folder {
    /// Makes it. The name must be the test's own.
    pub(crate) fn new(name: &str) -> Self {
        Self::at(Path::new("target/test-data").join(format!("{name}-{}", std::process::id())))
    }

    /// Makes one that is called the same in every run, for pictures with the path in them.
    pub(crate) fn fixed(name: &str) -> Self {
        Self::at(Path::new("target/test-data").join(name))
    }

    fn at(path: PathBuf) -> Self {
        // One left by a run that was killed.
        drop(fs::remove_dir_all(&path));
        fs::create_dir_all(&path).expect("a folder for the test");
        Self(path)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}
