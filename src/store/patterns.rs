//! The exams there are to sit: those that are part of the program, and those that a teacher or a
//! learner wrote and put in a folder. What a pattern must be like is in `domain::exam::pattern`.

use std::fmt;
use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::domain::bank::check::Diagnostic;
use crate::domain::exam::pattern::schema::{SHIPPED, decode};
use crate::domain::exam::pattern::{Pattern, PatternId};

/// A pattern's file is no larger than this, in bytes: the longest shipped one has a hundredth of it.
pub const MOST_BYTES: u64 = 1 << 20;

/// A pattern with the place it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The pattern.
    pub pattern: Pattern,
    /// Its file; `None` if it is part of the program.
    pub file: Option<PathBuf>,
}

impl Listed {
    /// Whether it is the learner's own.
    pub const fn is_own(&self) -> bool {
        self.file.is_some()
    }
}

/// A file with something wrong in it.
#[derive(Debug, Clone)]
pub struct PatternProblem {
    /// The file or folder.
    pub file: PathBuf,
    /// What is wrong, in the order of the file; never empty.
    pub diagnostics: Vec<Trouble>,
    /// Whether the pattern can be sat all the same.
    pub is_listed: bool,
}

/// One thing wrong with a pattern's file. The text is for logs and the command line.
#[derive(Debug, Clone)]
pub enum Trouble {
    /// A mistake in the pattern, or something to look at.
    Mistake(Box<Diagnostic>),
    /// The file or folder cannot be read.
    Unreadable(Arc<io::Error>),
    /// The file is not UTF-8 text.
    NotText {
        /// The line where it stops being text, from 1.
        line: usize,
    },
    /// The file has more than [`MOST_BYTES`].
    TooLarge,
    /// A pattern of this id is there already: this one is left out.
    Taken {
        /// The id.
        id: PatternId,
        /// The file that has it; `None` if it is part of the program.
        by: Option<PathBuf>,
    },
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Mistake(diagnostic) => {
                let place = &diagnostic.place;
                write!(f, "{}:{}: {}", place.line, place.column, diagnostic.problem.what())
            }
            Self::Unreadable(error) => write!(f, "cannot be read: {error}"),
            Self::NotText { line } => {
                write!(f, "line {line} is not UTF-8 text; save the file as UTF-8")
            }
            Self::TooLarge => f.write_str("is larger than 1 MiB, and no pattern is"),
            Self::Taken { id, by: None } => {
                write!(f, "the id {id} is that of a shipped pattern; give this one its own id")
            }
            Self::Taken { id, by: Some(file) } => {
                write!(f, "{} has the id {id} too; give this one its own id", file.display())
            }
        }
    }
}

/// All patterns, and what is wrong with those that are the learner's own.
#[derive(Debug, Clone, Default)]
pub struct Patterns {
    /// The shipped ones in the order in which learners see them, then their own by file.
    pub listed: Vec<Listed>,
    /// The files with something wrong in them, in the same order.
    pub problems: Vec<PatternProblem>,
}

impl Patterns {
    /// Loads every pattern: the shipped ones, and every `*.ron` of this folder, which need not be
    /// there. Whatever is wrong with a file is listed and never hides the others.
    pub fn load(own: &Path) -> Self {
        let mut patterns = Self::shipped();
        for path in patterns.files(own) {
            patterns.add(path);
        }
        patterns
    }

    /// The shipped patterns alone.
    pub fn shipped() -> Self {
        let listed = SHIPPED.iter().filter_map(|shipped| decode(shipped.text).0);
        let listed = listed.map(|pattern| Listed { pattern, file: None }).collect();
        Self { listed, problems: Vec::new() }
    }

    /// The pattern of this id.
    pub fn find(&self, id: &PatternId) -> Option<&Listed> {
        self.listed.iter().find(|listed| listed.pattern.id == *id)
    }

    /// The files of a folder that may hold patterns, by name.
    fn files(&mut self, folder: &Path) -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
        let entries = match entries {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Vec::new(),
            Err(error) => {
                self.problem(folder.to_owned(), vec![Trouble::Unreadable(Arc::new(error))], false);
                return Vec::new();
            }
        };
        let is_pattern = |path: &PathBuf| {
            let hidden =
                path.file_name().is_none_or(|name| name.as_encoded_bytes().starts_with(b"."));
            let ron =
                path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("ron"));
            ron && !hidden && !path.is_dir()
        };
        let mut paths: Vec<PathBuf> =
            entries.into_iter().map(|entry| entry.path()).filter(is_pattern).collect();
        paths.sort();
        paths
    }

    fn add(&mut self, path: PathBuf) {
        let text = match text_of(&path) {
            Ok(text) => text,
            Err(trouble) => return self.problem(path, vec![trouble], false),
        };
        let (pattern, found) = decode(&text);
        let mut troubles: Vec<Trouble> =
            found.into_iter().map(|one| Trouble::Mistake(Box::new(one))).collect();
        let listed = pattern.and_then(|pattern| match self.find(&pattern.id) {
            None => Some(Listed { pattern, file: Some(path.clone()) }),
            Some(taken) => {
                troubles.push(Trouble::Taken { id: pattern.id, by: taken.file.clone() });
                None
            }
        });
        let is_listed = listed.is_some();
        self.listed.extend(listed);
        if !troubles.is_empty() {
            self.problem(path, troubles, is_listed);
        }
    }

    fn problem(&mut self, file: PathBuf, diagnostics: Vec<Trouble>, is_listed: bool) {
        self.problems.push(PatternProblem { file, diagnostics, is_listed });
    }
}

/// The text of a file.
fn text_of(path: &Path) -> Result<String, Trouble> {
    let unreadable = |error| Trouble::Unreadable(Arc::new(error));
    let file = fs::File::open(path).map_err(unreadable)?;
    let mut bytes = Vec::new();
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(Trouble::TooLarge);
    }
    String::from_utf8(bytes).map_err(|error| {
        let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        Trouble::NotText { line: good.split(|byte| *byte == b'\n').count() }
    })
}
