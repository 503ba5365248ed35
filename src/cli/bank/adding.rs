//! `bank import --into`: questions of other programs, added to a bank that is there. How that is done
//! to its file is in `store::writing::adding`.

use std::collections::HashSet;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::exchange::Duplicates;
use crate::cli::json::Json;
use crate::domain::bank::twins::{NEAR, Pool, per_cent};
use crate::domain::bank::{QuestionId, TopicId};
use crate::env;
use crate::interchange::detect::Opened;
use crate::interchange::{Cover, File, Item, Taken, assemble, file_under};
use crate::store::library::{Library, Places};
use crate::store::writing::adding::{Added, Target};
use crate::store::writing::bulk::{Done, Refused, take_back};

/// What is to be done.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wish<'a> {
    /// The file of the bank.
    pub path: &'a Path,
    /// The topic that the questions go to, by its id.
    pub topic: Option<&'a str>,
    /// What becomes of those that the bank has already.
    pub duplicates: Duplicates,
}

/// What was done.
#[derive(Debug)]
pub(super) struct Report {
    bank: String,
    added: usize,
    duplicates: Vec<Duplicate>,
    are_kept: bool,
}

/// A question that asks nearly the same as one of the bank.
#[derive(Debug)]
struct Duplicate {
    file: String,
    place: String,
    question: QuestionId,
    /// How alike they are, in per cent.
    alike: usize,
}

impl Report {
    /// How many questions were left out because the bank has them already.
    pub(super) const fn left_out(&self) -> usize {
        if self.are_kept { 0 } else { self.duplicates.len() }
    }

    /// The items of a file that are to be added; those that the bank has already are noted.
    fn without_duplicates(&mut self, file: &str, items: Vec<Item>, pool: &Pool) -> Vec<Item> {
        let mut added = Vec::new();
        for item in items {
            // Under a name that no question has, since one is not compared with itself.
            let question = item.clone().into_question(QuestionId::from(""));
            let twin = pool.nearest(&question, NEAR);
            if twin.is_none() || self.are_kept {
                added.push(item.clone());
            }
            self.duplicates.extend(twin.map(|(question, alike)| Duplicate {
                file: file.to_owned(),
                place: item.place.to_string(),
                question: question.clone(),
                alike: per_cent(alike).into(),
            }));
        }
        added
    }

    /// For people.
    pub(super) fn text(&self) -> String {
        let fate = if self.are_kept { "kept" } else { "left out" };
        let each = self.duplicates.iter().map(|Duplicate { file, place, question, alike }| {
            format!("{file}: {place}: {fate}: {alike} % alike: {question}\n")
        });
        let sum = format!(
            "{} questions added to {}, {} that it has already {fate}\n",
            self.added,
            self.bank,
            self.duplicates.len()
        );
        each.chain(std::iter::once(sum)).collect()
    }

    /// For programs.
    pub(super) fn json(&self) -> [(String, Json); 2] {
        let each = self.duplicates.iter().map(|duplicate| {
            Json::Object(vec![
                ("file".to_owned(), Json::text(duplicate.file.as_str())),
                ("place".to_owned(), Json::text(duplicate.place.as_str())),
                ("question".to_owned(), Json::text(duplicate.question.as_str())),
                ("alike".to_owned(), Json::Number(duplicate.alike)),
                ("left_out".to_owned(), Json::Bool(!self.are_kept)),
            ])
        });
        [
            ("added".to_owned(), Json::Number(self.added)),
            ("duplicates".to_owned(), Json::List(each.collect())),
        ]
    }
}

/// Adds the questions of some files to a bank; says why if they were not, and then nothing was changed.
pub(super) fn add(
    wish: &Wish<'_>,
    opened: Vec<(String, Opened)>,
    data_dir: Option<PathBuf>,
) -> Result<Report, String> {
    let not_added = |why: &dyn std::fmt::Display| format!("{why}; nothing was added");
    // The file itself, not a link to it, is what is written.
    let path = fs::canonicalize(wish.path)
        .map_err(|error| not_added(&format!("{}: {error}", wish.path.display())))?;
    let target = Target::open(&path).map_err(|error| not_added(&error))?;
    let topic = wish.topic.map(TopicId::from);
    if let Some(topic) = &topic
        && target.head().topics.iter().all(|one| one.id != *topic)
    {
        let all: Vec<&str> = target.head().topics.iter().map(|topic| topic.id.as_str()).collect();
        let why = format!("the bank has no topic {topic}; it has {}", all.join(", "));
        return Err(not_added(&why));
    }
    let mut pool = Pool::default();
    target.questions().for_each(|question| pool.add(&question));
    let mut report = Report {
        bank: wish.path.display().to_string(),
        added: 0,
        duplicates: Vec::new(),
        are_kept: wish.duplicates == Duplicates::Keep,
    };
    let others = others(data_dir);
    let mut rewritten = Vec::new();
    // One file after another: two may call different images the same.
    for (file, opened) in opened {
        let Taken { items, files, .. } = opened.taken;
        let items = report.without_duplicates(&file, items, &pool);
        if items.is_empty() {
            continue;
        }
        match put(&path, topic.as_ref(), items, &files, others.as_ref()) {
            Ok(mut done) => {
                report.added += done.questions;
                rewritten.append(&mut done.rewritten);
            }
            Err(error) => {
                let back = take_back(&rewritten).err().map(|error| format!("{error}; "));
                return Err(format!("{}{}", back.unwrap_or_default(), not_added(&error)));
            }
        }
    }
    Ok(report)
}

/// Puts the questions of one file into a bank.
fn put(
    path: &Path,
    topic: Option<&TopicId>,
    mut items: Vec<Item>,
    files: &[File],
    others: Option<&Library>,
) -> Result<Done, Refused> {
    let target = Target::open(path)?;
    let ids: HashSet<QuestionId> = target.ids().collect();
    let is_taken = |id: &QuestionId| {
        ids.contains(id) || others.is_some_and(|others| others.shelf().find(id).is_some())
    };
    if let Some(topic) = target.usual_topic() {
        file_under(&mut items, &topic.title);
    }
    let bank = assemble(Cover::within(target.head(), target.exams()), items, is_taken);
    let images: Vec<(&str, &[u8])> =
        files.iter().map(|file| (file.name.as_str(), file.bytes.as_slice())).collect();
    target.add(Added { bank, topic, images: &images }, &is_taken)
}

/// The learner's own banks and those of the program, whose names are taken; none if they cannot be
/// read, since the bank need not be one of them.
fn others(data_dir: Option<PathBuf>) -> Option<Library> {
    let own = env::data_dir(data_dir).map(|root| root.join("banks")).filter(|own| own.is_dir());
    let places = Places { own, ..Places::shipped_only() };
    Library::load(&places, |_, _| ControlFlow::Continue(())).ok()
}
