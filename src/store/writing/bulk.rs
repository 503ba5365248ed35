//! Many questions at once, over several files: tagged, filed elsewhere, carried from bank to bank, and
//! all of it taken back. Files are written in such an order that a crash between two of them leaves a
//! question twice rather than nowhere.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Saved, read, save};
use crate::domain::bank::edit::{Carrying, Coming, EditError, Manuscript};
use crate::domain::bank::{Question, QuestionId, TopicId};
use crate::store::library::shipped;
use crate::store::{Error, disk};

/// Questions of one bank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// The bank's file; for one that is part of the program its name there.
    pub path: PathBuf,
    /// The questions.
    pub questions: Vec<QuestionId>,
}

/// What is to be done with them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// Give them these tags, and take those from them.
    Tag {
        /// To be given.
        add: Vec<String>,
        /// To be taken.
        remove: Vec<String>,
    },
    /// Put them into a bank of one's own.
    Carry {
        /// Its file.
        to: PathBuf,
        /// The topic there; without one, that of the name which they have.
        topic: Option<TopicId>,
        /// Whether they stay where they are, too.
        copies: bool,
    },
}

/// What was done.
#[derive(Debug, Clone)]
pub struct Done {
    /// How many questions were changed, moved or copied.
    pub questions: usize,
    /// How many of them have another name now, since theirs was taken.
    pub renamed: usize,
    /// The files that were written, in this order.
    pub rewritten: Vec<Rewritten>,
}

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rewritten {
    /// Where it is.
    pub path: PathBuf,
    /// What it said.
    pub before: Arc<str>,
    /// What it says.
    pub after: Arc<str>,
}

/// Why nothing was done. The text is for logs.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Refused {
    /// A file cannot be read or written.
    #[error(transparent)]
    File(#[from] Error),
    /// A file cannot be read as a bank.
    #[error("{} cannot be read as a bank", .0.display())]
    NotABank(PathBuf),
    /// A bank is part of the program.
    #[error("{} is part of the program", .0.display())]
    Shipped(PathBuf),
    /// A question cannot be written.
    #[error("the question {0} cannot be written")]
    NotWritten(QuestionId),
    /// A file was changed by others meanwhile.
    #[error("{} was changed meanwhile", .0.display())]
    Changed(PathBuf),
}

/// Does a deed. `is_taken` knows the names of the questions of all banks.
///
/// # Errors
///
/// Why nothing was done: then all files are as they were.
pub fn carry_out(
    chosen: &[Chosen],
    deed: &Deed,
    is_taken: &dyn Fn(&QuestionId) -> bool,
) -> Result<Done, Refused> {
    let done = match deed {
        Deed::Tag { add, remove } => tagged(chosen, add, remove)?,
        Deed::Carry { to, topic, copies } => {
            let coming = if *copies { Coming::Copied } else { Coming::Moved };
            let carrying = Carrying { topic: topic.as_ref(), coming, is_taken };
            carried(chosen, to, &carrying)?
        }
    };
    write_all(&done.rewritten, |path, text| disk::write_whole(path, text.as_bytes()))?;
    Ok(done)
}

/// Takes back what was done, as far as others have not changed the same questions since.
///
/// # Errors
///
/// Why a file was not written; what comes after it in the order of taking back is as it was.
pub fn take_back(rewritten: &[Rewritten]) -> Result<(), Refused> {
    for Rewritten { path, before, after } in rewritten.iter().rev() {
        match save(path, after, before, &[])? {
            Saved::Written { .. } => {}
            Saved::Clash(_) => return Err(Refused::Changed(path.clone())),
            Saved::NotABank => return Err(Refused::NotABank(path.clone())),
        }
    }
    Ok(())
}

/// Writes the files in their order, each only if it still says what was read; the first that cannot be
/// written has those before it put back.
pub(super) fn write_all(
    rewritten: &[Rewritten],
    write: impl Fn(&Path, &str) -> Result<(), Error>,
) -> Result<(), Refused> {
    for (at, file) in rewritten.iter().enumerate() {
        let is_same = read(&file.path).map(|now| *now == *file.before);
        let written = match is_same {
            Ok(true) => write(&file.path, &file.after).map_err(Refused::File),
            Ok(false) => Err(Refused::Changed(file.path.clone())),
            Err(error) => Err(Refused::File(error)),
        };
        if let Err(refused) = written {
            if let Err(error) = take_back(rewritten.get(..at).unwrap_or_default()) {
                tracing::error!(%error, "a change that was half made was not taken back");
            }
            return Err(refused);
        }
    }
    Ok(())
}

/// A bank's file, and what it said.
pub(super) fn open(path: &Path) -> Result<(Arc<str>, Manuscript), Refused> {
    let text = read(path)?;
    let manuscript = Manuscript::open(text.clone());
    Ok((text.into(), manuscript.map_err(|_| Refused::NotABank(path.to_owned()))?))
}

/// The same, also of a bank that is part of the program.
fn look_into(path: &Path) -> Result<Manuscript, Refused> {
    match path.to_str().and_then(shipped) {
        Some(text) => {
            Manuscript::open(text.to_owned()).map_err(|_| Refused::NotABank(path.to_owned()))
        }
        None => open(path).map(|(_, manuscript)| manuscript),
    }
}

/// Whether a bank is part of the program.
pub(super) fn is_shipped(path: &Path) -> bool {
    path.to_str().is_some_and(|name| shipped(name).is_some())
}

fn own(chosen: &Chosen) -> Result<&Chosen, Refused> {
    if is_shipped(&chosen.path) { Err(Refused::Shipped(chosen.path.clone())) } else { Ok(chosen) }
}

pub(super) fn refused(path: &Path) -> impl Fn(EditError) -> Refused + '_ {
    move |error| match error {
        EditError::NotABank => Refused::NotABank(path.to_owned()),
        EditError::NoSuchQuestion { id }
        | EditError::RepeatedId { id }
        | EditError::NotWritten { id } => Refused::NotWritten(id),
    }
}

/// The questions at some places, each changed.
fn changed(
    manuscript: &Manuscript,
    places: &[usize],
    change: impl Fn(&mut Question),
) -> Result<Vec<(usize, Question)>, EditError> {
    let each = places.iter().map(|at| {
        let unreadable = |_| {
            let id = manuscript.id(*at);
            id.map_or(EditError::NotABank, |id| EditError::NotWritten { id })
        };
        let mut question = manuscript.question(*at).map_err(unreadable)?;
        change(&mut question);
        Ok((*at, question))
    });
    each.collect()
}

fn tagged(chosen: &[Chosen], add: &[String], remove: &[String]) -> Result<Done, Refused> {
    let mut done = Done { questions: 0, renamed: 0, rewritten: Vec::new() };
    for chosen in chosen {
        let path = &own(chosen)?.path;
        let (before, mut manuscript) = open(path)?;
        let places = manuscript.places_of(&chosen.questions);
        let changes = changed(&manuscript, &places, |question| {
            question.tags.retain(|tag| !remove.contains(tag));
            for tag in add {
                if !question.tags.contains(tag) {
                    question.tags.push(tag.clone());
                }
            }
        });
        let changes = changes.map_err(refused(path))?;
        manuscript.replace_all(&changes).map_err(refused(path))?;
        done.questions += changes.len();
        note(&mut done.rewritten, path, before, &manuscript);
    }
    Ok(done)
}

fn carried(chosen: &[Chosen], to: &Path, carrying: &Carrying<'_>) -> Result<Done, Refused> {
    if is_shipped(to) {
        return Err(Refused::Shipped(to.to_owned()));
    }
    let mut done = Done { questions: 0, renamed: 0, rewritten: Vec::new() };
    let (before, mut into) = open(to)?;
    let mut left = Vec::new();
    for chosen in chosen {
        let path = &chosen.path;
        let stays = carrying.coming == Coming::Copied;
        // What is there already is only filed under the topic.
        if path == to && !stays {
            let places = into.places_of(&chosen.questions);
            let topic = carrying.topic;
            let changes = changed(&into, &places, |question| {
                if let Some(topic) = topic {
                    question.topic = topic.clone();
                }
            });
            let changes = changes.map_err(refused(to))?;
            into.replace_all(&changes).map_err(refused(to))?;
            done.questions += changes.len();
            continue;
        }
        if stays {
            let from = look_into(path)?;
            let places = from.places_of(&chosen.questions);
            let names = into.carry(&from, &places, carrying).map_err(refused(path))?;
            done.questions += names.len();
            continue;
        }
        let (text, mut from) = open(&own(chosen)?.path)?;
        let places = from.places_of(&chosen.questions);
        let names = into.carry(&from, &places, carrying).map_err(refused(path))?;
        from.remove_all(&places).map_err(refused(path))?;
        done.questions += names.len();
        done.renamed += names.iter().filter(|name| name.from != name.to).count();
        note(&mut left, path, text, &from);
    }
    // They are where they go to before they are gone where they were.
    note(&mut done.rewritten, to, before, &into);
    done.rewritten.append(&mut left);
    Ok(done)
}

/// A file is to be written, if it changed.
pub(super) fn note(
    rewritten: &mut Vec<Rewritten>,
    path: &Path,
    before: Arc<str>,
    manuscript: &Manuscript,
) {
    if *before != *manuscript.source() {
        let after = manuscript.source().into();
        rewritten.push(Rewritten { path: path.to_owned(), before, after });
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::fs;

    use super::{Deed, Refused, carried, carry_out, write_all};
    use crate::domain::bank::QuestionId;
    use crate::domain::bank::edit::{Carrying, Coming};
    use crate::store::Error;
    use crate::store::writing::bulk::Chosen;

    fn bank(id: &str, questions: &str) -> String {
        format!(
            "(schema: 1, id: \"{id}\", title: \"T\", subject: \"S\", licence: \"CC0-1.0\", \
             languages: [En], topics: [(id: \"t\", title: \"T\")], questions: [\n{questions}])\n"
        )
    }

    fn question(id: &str) -> String {
        format!(
            "    // About {id}.\n    (id: \"{id}\", topic: \"t\", ask: TrueFalse(text: \"{id} is \
             so.\", holds: true)),\n"
        )
    }

    /// Two banks in a folder of its own.
    fn two(name: &str) -> (std::path::PathBuf, std::path::PathBuf) {
        let folder =
            std::env::temp_dir().join(format!("smriti-bulk-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        let (from, to) = (folder.join("from.ron"), folder.join("to.ron"));
        fs::write(&from, bank("from", &(question("one") + &question("two")))).expect("a bank");
        fs::write(&to, bank("to", "")).expect("a bank");
        (from, to)
    }

    fn one_of(from: &std::path::Path) -> Vec<Chosen> {
        vec![Chosen { path: from.to_owned(), questions: vec![QuestionId::from("one")] }]
    }

    #[test]
    fn a_question_is_where_it_goes_to_before_it_is_gone_where_it_was() {
        let (from, to) = two("order");
        let carrying = Carrying { topic: None, coming: Coming::Moved, is_taken: &|_| true };
        let done = carried(&one_of(&from), &to, &carrying).expect("a plan");
        let was = [&from, &to].map(|path| fs::read_to_string(path).expect("a bank"));
        let order = RefCell::new(Vec::new());
        let refused = write_all(&done.rewritten, |path, text| {
            order.borrow_mut().push(path.to_owned());
            if path == from {
                return Err(Error::Full { path: path.to_owned() });
            }
            fs::write(path, text).expect("a file");
            Ok(())
        });
        assert!(matches!(refused, Err(Refused::File(Error::Full { .. }))));
        assert_eq!(*order.borrow(), [to.clone(), from.clone()]);
        // The one that was written is as it was again.
        let is = [&from, &to].map(|path| fs::read_to_string(path).expect("a bank"));
        assert_eq!(is, was);
    }

    #[test]
    fn what_others_wrote_after_it_was_read_is_never_written_over() {
        let (from, to) = two("meanwhile");
        let carrying = Carrying { topic: None, coming: Coming::Moved, is_taken: &|_| true };
        let done = carried(&one_of(&from), &to, &carrying).expect("a plan");
        let theirs = bank("from", &(question("one") + &question("three")));
        fs::write(&from, &theirs).expect("a bank");
        let refused = write_all(&done.rewritten, |path, text| {
            fs::write(path, text).expect("a file");
            Ok(())
        });
        assert!(matches!(refused, Err(Refused::Changed(path)) if path == from));
        assert_eq!(fs::read_to_string(&from).expect("a bank"), theirs);
        assert!(!fs::read_to_string(&to).expect("a bank").contains("\"one\""));
    }

    #[test]
    fn banks_of_the_program_are_copied_from_and_never_written() {
        let (_, to) = two("shipped");
        let shipped = crate::store::library::Places::shipped_only().shipped;
        let text = shipped[0].text;
        let id = crate::domain::bank::schema::decode(text).0.expect("a bank").bank.questions[0]
            .id
            .clone();
        let chosen = [Chosen { path: shipped[0].name.into(), questions: vec![id.clone()] }];
        let tag = Deed::Tag { add: vec!["x".to_owned()], remove: Vec::new() };
        assert!(matches!(carry_out(&chosen, &tag, &|_| true), Err(Refused::Shipped(_))));
        let carry = |copies| Deed::Carry { to: to.clone(), topic: None, copies };
        assert!(matches!(carry_out(&chosen, &carry(false), &|_| false), Err(Refused::Shipped(_))));
        let done = carry_out(&chosen, &carry(true), &|taken| *taken == id).expect("a copy");
        assert_eq!(done.questions, 1);
        let text = fs::read_to_string(&to).expect("a bank");
        let copied = crate::domain::bank::schema::decode(&text).0.expect("a bank").bank;
        let one = &copied.questions[0];
        assert_eq!(one.id.as_str(), format!("{id}-own"));
        assert_eq!(one.sources.len(), copied.sources.len(), "what it cites came along");
        assert!(!one.sources.is_empty() && copied.topics.len() == 2);
    }
}
