//! The data directory: whose device this is, the learners in it, and those deleted lately. What is
//! inside a learner's file is not read here, except for the line that the picker shows.

mod card;
mod folder;

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub(super) use card::Card;
pub(super) use folder::Folder;

use super::codec::Record;
use super::file::{self, About};
use super::{Error, disk};
use crate::domain::event::{Clock, DeviceId, Event, EventId, Kind};
use crate::domain::seed::Seed;
use crate::domain::time::{Moment, Timestamp};

/// How long a deleted learner can be brought back: 30 days, in milliseconds.
pub const KEPT_MS: i64 = 30 * 86_400_000;

/// Names a learner in this data directory: letters, digits and hyphens, drawn when they are
/// created.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LearnerId(Box<str>);

impl LearnerId {
    /// The id in this text, if it can be one.
    pub fn read(text: &str) -> Option<Self> {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        (!text.is_empty() && text.len() <= 64 && text.chars().all(plain)).then(|| Self(text.into()))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for LearnerId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A data directory.
#[derive(Debug, Clone)]
pub struct Home {
    root: PathBuf,
    device: DeviceId,
}

/// A learner as the picker shows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LearnerCard {
    /// Which learner.
    pub id: LearnerId,
    /// What they are called.
    pub name: String,
    /// The exam they prepare for.
    pub exam: Option<String>,
    /// The day of the exam.
    pub exam_date: Option<Date>,
    /// How many answers they have given and not taken back.
    pub answers: u64,
    /// When they last answered.
    pub last_answer: Option<Timestamp>,
    /// Why they might not be opened as they are.
    pub problem: Option<Problem>,
}

/// What is known to be wrong with a learner's file without reading all of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// A later version of Smriti wrote it.
    Newer {
        /// Its format.
        found: u32,
        /// The newest format known here.
        known: u32,
    },
    /// It is damaged; opening it will mend it as far as can be.
    Damaged,
    /// It could not be read just now.
    Unreadable,
}

/// A learner who was deleted and can still be brought back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deleted {
    /// What the picker showed.
    pub card: LearnerCard,
    /// When they were deleted, to the second.
    pub at: Timestamp,
}

#[derive(Serialize, Deserialize)]
struct Device {
    version: u32,
    id: String,
}

impl Home {
    /// Opens a data directory, making it if it is not there. `seed` is chance: it names this device
    /// on its first start and is not used again.
    pub fn open(root: impl Into<PathBuf>, seed: Seed) -> Result<Self, Error> {
        let root = root.into();
        disk::make_folder(&root)?;
        let path = root.join("device.ron");
        if let Some(device) = read_device(&path)? {
            return Ok(Self { root, device });
        }
        // What cannot be read is not believed: this becomes another device, which is always safe.
        if path.exists() {
            disk::rename(&path, &root.join("device.damaged.ron"))?;
        }
        let drawn = seed.with("device");
        let fresh = Device { version: 1, id: format!("{:016x}", drawn.0) };
        let mut text = ron::to_string(&fresh).unwrap_or_default();
        text.push('\n');
        let part = root.join(format!("device.{:016x}.part", drawn.with("part").0));
        fs::write(&part, text).map_err(|error| disk::file_error(&part, error))?;
        disk::sync_file(&part)?;
        // Two first starts at once: a link never replaces, so both end with the same device.
        let linked = fs::hard_link(&part, &path);
        match linked {
            Err(_) if !path.exists() => disk::rename(&part, &path)?,
            _ => {
                disk::remove_if_there(&part)?;
                disk::sync_folder(&root)?;
            }
        }
        let device = read_device(&path)?.unwrap_or(DeviceId(drawn.0));
        Ok(Self { root, device })
    }

    /// This installation.
    pub const fn device(&self) -> DeviceId {
        self.device
    }

    /// The data directory itself.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Where the learners' own banks are read from.
    pub fn banks(&self) -> PathBuf {
        self.root.join("banks")
    }

    /// Where banks are kept that newer versions took the place of.
    pub fn replaced(&self) -> PathBuf {
        self.root.join("replaced")
    }

    /// Where exams of their own are read from.
    pub fn patterns(&self) -> PathBuf {
        self.root.join("patterns")
    }

    /// Where the classes of a teacher are kept.
    pub fn classes(&self) -> PathBuf {
        self.root.join("classes")
    }

    /// Where the rooms of classes are kept.
    pub fn rooms(&self) -> PathBuf {
        self.root.join("rooms")
    }

    /// Where things are kept that can be made again.
    pub fn cache(&self) -> PathBuf {
        self.root.join("cache")
    }

    /// Everybody here, those who answered last first. Quick, and never waits for another Smriti.
    pub fn learners(&self) -> Result<Vec<LearnerCard>, Error> {
        let mut cards: Vec<LearnerCard> = ids_in(&self.root.join("learners"))?
            .into_iter()
            .map(|(id, path)| Folder::new(path).card(&id))
            .collect();
        cards.sort_by(|a, b| (b.last_answer, &a.name, &a.id).cmp(&(a.last_answer, &b.name, &b.id)));
        Ok(cards)
    }

    /// Adds a learner. They are there whole or not at all.
    pub fn create(
        &self,
        name: &str,
        exam: Option<&str>,
        date: Option<Date>,
        moment: Moment,
    ) -> Result<LearnerId, Error> {
        let learners = self.root.join("learners");
        disk::make_folder(&learners)?;
        let mut seed = Seed(self.device.0).with(name).with(&moment.at.0.to_string());
        let id = loop {
            let id = LearnerId(format!("{:016x}", seed.0).into());
            if !learners.join(id.as_str()).exists() && !self.deleted_folder(&id).exists() {
                break id;
            }
            seed = seed.with("again");
        };
        let mut kinds = vec![Kind::Named(name.to_owned())];
        if exam.is_some() || date.is_some() {
            kinds.push(Kind::ExamChosen { name: exam.map(ToOwned::to_owned), date });
        }
        let mut clock = Clock::default();
        let mut sequence = 0;
        let records: Vec<Record> = kinds
            .into_iter()
            .map(|kind| {
                clock = clock.next(moment);
                sequence += 1;
                let id = EventId { device: self.device, sequence };
                Record::of(&Event { id, clock, moment, day: moment.study_day(), kind })
            })
            .collect();
        let part = Folder::new(learners.join(format!(".{id}.part")));
        if part.path().exists() {
            fs::remove_dir_all(part.path())
                .map_err(|error| disk::file_error(part.path(), error))?;
        }
        let written = disk::make_folder(&part.backups())
            .and_then(|()| {
                let about = About {
                    format: file::newest(),
                    learner: id.as_str().to_owned(),
                    lost: Vec::new(),
                };
                file::write(&part.progress(), &about, &records)
            })
            .and_then(|()| disk::sync_folder(part.path()))
            .and_then(|()| disk::rename(part.path(), &learners.join(id.as_str())));
        if written.is_err() {
            // Nothing of it is a learner yet; what cannot be removed is never listed.
            let _ = fs::remove_dir_all(part.path());
        }
        written.map(|()| id)
    }

    /// Deletes a learner, so that they can be brought back for 30 days. Not while they are open.
    pub fn delete(&self, id: &LearnerId, moment: Moment) -> Result<(), Error> {
        let folder = self.folder(id)?;
        let lock = folder.lock()?;
        disk::make_folder(&self.root.join("deleted"))?;
        let to = self.deleted_folder(id);
        let since = disk::time_name(moment.at);
        let mark = folder.path().join("deleted-at");
        disk::write_whole(&mark, since.as_bytes())?;
        // Windows does not move a folder while a file in it is open.
        drop(lock);
        disk::rename(folder.path(), &to)?;
        disk::sync_folder(&self.root.join("learners"))
    }

    /// The learners who can be brought back, those deleted last first.
    pub fn deleted(&self) -> Result<Vec<Deleted>, Error> {
        let mut deleted: Vec<Deleted> = ids_in(&self.root.join("deleted"))?
            .into_iter()
            .map(|(id, path)| Deleted {
                at: deleted_at(&path).unwrap_or_default(),
                card: Folder::new(path).card(&id),
            })
            .collect();
        deleted.sort_by(|a, b| (b.at, &a.card.id).cmp(&(a.at, &b.card.id)));
        Ok(deleted)
    }

    /// Brings a deleted learner back as they were.
    pub fn bring_back(&self, id: &LearnerId) -> Result<(), Error> {
        let from = self.deleted_folder(id);
        if !from.is_dir() {
            return Err(Error::NoLearner { name: id.to_string() });
        }
        let learners = self.root.join("learners");
        disk::make_folder(&learners)?;
        disk::rename(&from, &learners.join(id.as_str()))?;
        disk::remove_if_there(&learners.join(id.as_str()).join("deleted-at"))
    }

    /// Removes for good those deleted more than 30 days before `now`, and says how many.
    pub fn purge(&self, now: Timestamp) -> Result<usize, Error> {
        let mut purged = 0;
        for (_, path) in ids_in(&self.root.join("deleted"))? {
            // Without a readable date it is kept: better too much than too little.
            if deleted_at(&path).is_some_and(|at| now.since(at) > KEPT_MS) {
                fs::remove_dir_all(&path).map_err(|error| disk::file_error(&path, error))?;
                purged += 1;
            }
        }
        Ok(purged)
    }

    /// Remembers who was here last, for the next start.
    pub fn remember_last(&self, id: &LearnerId) -> Result<(), Error> {
        disk::write_whole(&self.root.join("last-learner"), id.as_str().as_bytes())
    }

    /// Who was here last, if they still are.
    pub fn last_learner(&self) -> Option<LearnerId> {
        let text = fs::read_to_string(self.root.join("last-learner")).ok()?;
        let id = LearnerId::read(text.trim())?;
        self.folder(&id).is_ok().then_some(id)
    }

    /// The learner with this id, or else the only one with this name, whatever its case.
    pub fn find(&self, name_or_id: &str) -> Result<LearnerId, Error> {
        let nobody = || Error::NoLearner { name: name_or_id.to_owned() };
        if let Some(id) = LearnerId::read(name_or_id)
            && self.folder(&id).is_ok()
        {
            return Ok(id);
        }
        let wanted = name_or_id.to_lowercase();
        let mut named =
            self.learners()?.into_iter().filter(|card| card.name.to_lowercase() == wanted);
        match (named.next(), named.next()) {
            (Some(card), None) => Ok(card.id),
            _ => Err(nobody()),
        }
    }

    /// The folder of a learner.
    pub(super) fn folder(&self, id: &LearnerId) -> Result<Folder, Error> {
        let path = self.root.join("learners").join(id.as_str());
        if !path.is_dir() {
            return Err(Error::NoLearner { name: id.to_string() });
        }
        Ok(Folder::new(path))
    }

    /// The device that this installation writes as in a learner's file: itself, unless the
    /// learner's file was ever put back to an earlier state.
    pub(super) fn writer(&self, id: &LearnerId) -> DeviceId {
        let path = self.writer_file(id);
        let forked = fs::read_to_string(path).ok().and_then(|text| read_hex(&text));
        forked.map_or(self.device, DeviceId)
    }

    /// Writes as another device from now on: after events were lost or set aside, their numbers
    /// must never be given again, since another machine may hold them.
    pub(super) fn fork_writer(&self, id: &LearnerId, moment: Moment) -> Result<DeviceId, Error> {
        disk::make_folder(&self.root.join("writers"))?;
        let name = format!("{id} {} {:016x}", moment.at.0, self.writer(id).0);
        let writer = Seed(self.device.0).with(&name).0;
        disk::write_whole(&self.writer_file(id), format!("{writer:016x}\n").as_bytes())?;
        Ok(DeviceId(writer))
    }

    fn writer_file(&self, id: &LearnerId) -> PathBuf {
        self.root.join("writers").join(id.as_str())
    }

    fn deleted_folder(&self, id: &LearnerId) -> PathBuf {
        self.root.join("deleted").join(id.as_str())
    }
}

/// The device in a file; `None` if the file is missing or not as it was written.
fn read_device(path: &Path) -> Result<Option<DeviceId>, Error> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(ron::from_str::<Device>(&text)
            .ok()
            .filter(|device| device.version == 1)
            .and_then(|device| read_hex(&device.id))
            .map(DeviceId)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) if error.kind() == std::io::ErrorKind::InvalidData => Ok(None),
        Err(error) => Err(disk::file_error(path, error)),
    }
}

fn read_hex(text: &str) -> Option<u64> {
    let text = text.trim();
    (text.len() == 16).then(|| u64::from_str_radix(text, 16).ok()).flatten()
}

/// The learners' folders in a folder, which need not be there.
fn ids_in(path: &Path) -> Result<Vec<(LearnerId, PathBuf)>, Error> {
    let fail = |error| disk::file_error(path, error);
    let entries = match fs::read_dir(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.map_err(fail)?,
    };
    let mut ids = Vec::new();
    for entry in entries {
        let path = entry.map_err(fail)?.path();
        let id = path.file_name().and_then(|name| name.to_str()).and_then(LearnerId::read);
        if let Some(id) = id
            && path.is_dir()
        {
            ids.push((id, path));
        }
    }
    ids.sort();
    Ok(ids)
}

/// When a deleted learner was deleted.
fn deleted_at(path: &Path) -> Option<Timestamp> {
    disk::named_time(fs::read_to_string(path.join("deleted-at")).ok()?.trim())
}
