//! The classes of a teacher: a small RON file for each, with its name and its roll, written whole. A
//! class that is let go is kept beside the others under another ending, so that it can come back.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{Error, disk};
use crate::domain::class::roll::{Class, ClassId, Pupil};
use crate::domain::seed::Seed;

/// The format of the files that are written here.
const FORMAT: u32 = 1;

/// A class's file is no larger than this, in bytes: a full roll has a tenth of it.
const MOST_BYTES: u64 = 4 << 20;

#[derive(Serialize, Deserialize)]
struct Shape {
    format: u32,
    name: String,
    /// Numbers and names, in order.
    roll: Vec<(String, String)>,
}

/// Where the classes are.
#[derive(Debug, Clone)]
pub struct Classes {
    folder: PathBuf,
}

/// All classes, and which files are none.
#[derive(Debug, Clone, Default)]
pub struct Listed {
    /// The classes, by name.
    pub classes: Vec<Class>,
    /// The files that could not be read, and why.
    pub unread: Vec<(PathBuf, Error)>,
}

impl Classes {
    /// The classes in this folder, which need not be there yet.
    pub fn at(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    /// All classes.
    pub fn list(&self) -> Listed {
        let mut listed = Listed::default();
        let files = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let mut files: Vec<PathBuf> = files.map(|file| file.path()).collect();
        files.sort();
        for path in files {
            let is_class = path.extension().is_some_and(|kind| kind == "class");
            let name = path.file_stem().and_then(|name| name.to_str());
            let Some(id) = name.and_then(ClassId::read).filter(|_| is_class) else { continue };
            match read(&path, id) {
                Ok(class) => listed.classes.push(class),
                Err(error) => listed.unread.push((path, error)),
            }
        }
        listed.classes.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
        listed
    }

    /// Makes a class. `seed` is chance, for its id.
    ///
    /// # Errors
    ///
    /// If its file cannot be written.
    pub fn create(&self, name: String, roll: Vec<Pupil>, seed: Seed) -> Result<Class, Error> {
        let id = (0_u64..).find_map(|number| {
            let drawn = seed.with("class").with(&number.to_string()).0;
            let id = ClassId::read(&format!("class-{:08x}", drawn & 0xffff_ffff))?;
            let is_free = !self.path(&id).exists() && !self.aside(&id).exists();
            is_free.then_some(id)
        });
        let Some(id) = id else { return Err(Error::NoRoom { name }) };
        let class = Class { id, name, roll };
        self.save(&class)?;
        Ok(class)
    }

    /// Writes a class, whole.
    ///
    /// # Errors
    ///
    /// If its file cannot be written; then it is as it was.
    pub fn save(&self, class: &Class) -> Result<(), Error> {
        disk::make_folder(&self.folder)?;
        let pupil = |pupil: &Pupil| (pupil.number.clone(), pupil.name.clone());
        let roll = class.roll.iter().map(pupil).collect();
        let shape = Shape { format: FORMAT, name: class.name.clone(), roll };
        let pretty = ron::ser::PrettyConfig::new().compact_structs(true).depth_limit(2);
        // Strings and numbers always can be written.
        let text = ron::ser::to_string_pretty(&shape, pretty).unwrap_or_default();
        disk::write_whole(&self.path(&class.id), text.as_bytes())
    }

    /// Lets a class go. Its lessons stay.
    ///
    /// # Errors
    ///
    /// If its file cannot be renamed.
    pub fn let_go(&self, id: &ClassId) -> Result<(), Error> {
        disk::rename(&self.path(id), &self.aside(id))
    }

    /// Takes a class back that was let go.
    ///
    /// # Errors
    ///
    /// If its file cannot be renamed.
    pub fn take_back(&self, id: &ClassId) -> Result<(), Error> {
        disk::rename(&self.aside(id), &self.path(id))
    }

    fn path(&self, id: &ClassId) -> PathBuf {
        self.folder.join(format!("{id}.class"))
    }

    fn aside(&self, id: &ClassId) -> PathBuf {
        self.folder.join(format!("{id}.class-before"))
    }
}

fn read(path: &Path, id: ClassId) -> Result<Class, Error> {
    let failed = |error| disk::file_error(path, error);
    let unreadable = |why: String| Error::Unreadable { path: path.to_owned(), why };
    if fs::metadata(path).map_err(failed)?.len() > MOST_BYTES {
        return Err(unreadable("it is too large".to_owned()));
    }
    let bytes = fs::read(path).map_err(failed)?;
    let text = String::from_utf8(bytes).map_err(|error| unreadable(error.to_string()))?;
    let shape: Shape = ron::from_str(&text).map_err(|error| unreadable(error.to_string()))?;
    if shape.format > FORMAT {
        let (found, known) = (shape.format, FORMAT);
        return Err(Error::Newer { path: path.to_owned(), found, known });
    }
    let roll = shape.roll.into_iter().map(|(number, name)| Pupil { number, name }).collect();
    Ok(Class { id, name: shape.name, roll })
}
