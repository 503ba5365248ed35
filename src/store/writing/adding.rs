//! Questions that were in no bank yet, put behind all others of a bank of one's own. Their images are
//! kept before the file that names them is written, so that a crash between the two leaves images that
//! nothing names rather than names of what is not there.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::bulk::{Done, Refused, is_shipped, note, open, refused, write_all};
use crate::domain::bank::check::images_of_bank;
use crate::domain::bank::edit::{Carrying, Coming, Manuscript};
use crate::domain::bank::texts::rename_images;
use crate::domain::bank::{Bank, Exam, Question, QuestionId, Topic, TopicId};
use crate::store::disk;
use crate::store::library::images::{self, NotKept};

/// A bank of one's own that questions are to be added to, as its file was when it was opened.
#[derive(Debug, Clone)]
pub struct Target {
    path: PathBuf,
    before: Arc<str>,
    manuscript: Manuscript,
}

/// Questions to be added.
#[derive(Debug, Clone)]
pub struct Added<'a> {
    /// They and what they name, as a bank that is in no file. They need not keep the rules of banks.
    pub bank: Bank,
    /// The topic that all go to; without one, each goes to that of the name which it has, which is made
    /// where it is missing.
    pub topic: Option<&'a TopicId>,
    /// The images that their texts may name, each by its name there; only those that are named are
    /// kept.
    pub images: &'a [(&'a str, &'a [u8])],
}

impl Target {
    /// Opens the file of a bank.
    ///
    /// # Errors
    ///
    /// If it cannot be read, or not as a bank, or is part of the program.
    pub fn open(path: &Path) -> Result<Self, Refused> {
        if is_shipped(path) {
            return Err(Refused::Shipped(path.to_owned()));
        }
        let (before, manuscript) = open(path)?;
        Ok(Self { path: path.to_owned(), before, manuscript })
    }

    /// What the bank says of itself.
    pub fn head(&self) -> &Bank {
        &self.manuscript.head().bank
    }

    /// The exams that its questions are for where they say nothing else.
    pub fn exams(&self) -> &[Exam] {
        &self.manuscript.defaults().exams
    }

    /// Its questions that can be read, in their order.
    pub fn questions(&self) -> impl Iterator<Item = Question> {
        (0..self.manuscript.len()).filter_map(|at| self.manuscript.question(at).ok())
    }

    /// The names of all its questions, also of those that are not asked because of a mistake.
    pub fn ids(&self) -> impl Iterator<Item = QuestionId> {
        (0..self.manuscript.len()).filter_map(|at| self.manuscript.id(at))
    }

    /// The topic that was written for last: that of the last question which has one of the bank's, or
    /// the first of the bank.
    pub fn usual_topic(&self) -> Option<&Topic> {
        let topics = &self.head().topics;
        let of = |at| {
            let question = self.manuscript.question(at).ok()?;
            topics.iter().find(|topic| topic.id == question.topic)
        };
        (0..self.manuscript.len()).rev().find_map(of).or(topics.first())
    }

    /// Adds questions. `is_taken` knows the names of the questions of all banks.
    ///
    /// # Errors
    ///
    /// Why nothing was added: then the file is as it was, or as others wrote it meanwhile.
    pub fn add(
        self,
        added: Added<'_>,
        is_taken: &dyn Fn(&QuestionId) -> bool,
    ) -> Result<Done, Refused> {
        let done = self.with(added, is_taken)?;
        write_all(&done.rewritten, |path, text| disk::write_whole(path, text.as_bytes()))?;
        Ok(done)
    }

    /// Keeps the images, and says what the file is to say.
    fn with(
        self,
        added: Added<'_>,
        is_taken: &dyn Fn(&QuestionId) -> bool,
    ) -> Result<Done, Refused> {
        let Self { path, before, mut manuscript } = self;
        let Added { mut bank, topic, images } = added;
        let others = keep_images(&path, &bank, images)?;
        rename_images(&mut bank, &others);
        let carrying = Carrying { topic, coming: Coming::New, is_taken };
        let names = manuscript.add(bank, &carrying).map_err(refused(&path))?;
        let mut done = Done {
            questions: names.len(),
            renamed: names.iter().filter(|name| name.from != name.to).count(),
            rewritten: Vec::new(),
        };
        note(&mut done.rewritten, &path, before, &manuscript);
        Ok(done)
    }
}

/// Keeps the images that a bank names beside the file at `path`; says which have another name there,
/// since theirs is that of a different image.
fn keep_images(
    path: &Path,
    bank: &Bank,
    images: &[(&str, &[u8])],
) -> Result<BTreeMap<String, String>, Refused> {
    let named = images_of_bank(bank);
    let mut others = BTreeMap::new();
    for (name, bytes) in images.iter().filter(|(name, _)| named.contains(*name)) {
        match images::keep(path, name, bytes) {
            Ok(kept) if kept == *name => {}
            Ok(kept) => drop(others.insert((*name).to_owned(), kept)),
            Err(NotKept::Failed(error)) => return Err(Refused::File(error)),
            // The bank then says what is missing, as of any other image.
            Err(NotKept::Unfit(unfit)) => tracing::warn!(name, %unfit, "an image was not kept"),
        }
    }
    Ok(others)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::{Added, Target};
    use crate::domain::bank::schema::decode;
    use crate::domain::bank::{Bank, QuestionId};
    use crate::store::Error;
    use crate::store::writing::bulk::{Refused, take_back, write_all};

    const DOT: &[u8] = b"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>";
    const LINE: &[u8] = b"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"1\"/>";

    fn text(id: &str, question: &str) -> String {
        format!(
            "(schema: 1, id: \"{id}\", title: \"T\", subject: \"S\", licence: \"CC0-1.0\", \
             languages: [En], topics: [(id: \"t\", title: \"T\")], questions: [\n    (id: \
             \"{question}\", topic: \"t\", ask: TrueFalse(text: \"{question} is so.\", holds: \
             true)), // by hand\n])\n"
        )
    }

    /// A bank in a folder of its own.
    fn there(name: &str) -> PathBuf {
        let folder =
            std::env::temp_dir().join(format!("smriti-adding-{name}-{}", std::process::id()));
        drop(fs::remove_dir_all(&folder));
        fs::create_dir_all(&folder).expect("a folder");
        let path = folder.join("to.ron");
        fs::write(&path, text("to", "one")).expect("a bank");
        path
    }

    /// A question that shows `map.svg`.
    fn brought() -> Bank {
        let mut text = text("new", "two");
        text = text.replace("two is so.", "![a map](map.svg)\\n\\nTwo is so.");
        decode(&text).0.expect("a bank").bank
    }

    fn images_of(path: &Path) -> Vec<(String, Vec<u8>)> {
        let Ok(entries) = fs::read_dir(path.with_file_name("images")) else { return Vec::new() };
        let each = entries.map(|entry| {
            let path = entry.expect("an entry").path();
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            (name, fs::read(&path).expect("an image"))
        });
        let mut all: Vec<_> = each.collect();
        all.sort();
        all
    }

    fn added<'a>(images: &'a [(&'a str, &'a [u8])]) -> Added<'a> {
        Added { bank: brought(), topic: None, images }
    }

    #[test]
    fn images_are_there_before_the_file_that_names_them() {
        let path = there("order");
        let target = Target::open(&path).expect("a bank");
        let done = target.with(added(&[("map.svg", DOT)]), &|_| false).expect("a plan");
        let refused = write_all(&done.rewritten, |path, text| {
            assert!(text.contains("](map.svg)"));
            assert_eq!(images_of(path), [("map.svg".to_owned(), DOT.to_vec())]);
            Err(Error::Full { path: path.to_owned() })
        });
        assert!(matches!(refused, Err(Refused::File(Error::Full { .. }))));
        assert_eq!(fs::read_to_string(&path).expect("a bank"), text("to", "one"));
    }

    #[test]
    fn what_others_wrote_after_it_was_opened_is_never_written_over() {
        let path = there("meanwhile");
        let target = Target::open(&path).expect("a bank");
        let theirs = text("to", "three");
        fs::write(&path, &theirs).expect("a bank");
        let refused = target.add(added(&[]), &|_| false);
        assert!(matches!(refused, Err(Refused::Changed(changed)) if changed == path));
        assert_eq!(fs::read_to_string(&path).expect("a bank"), theirs);
    }

    #[test]
    fn an_image_whose_name_is_taken_gets_another_and_the_text_names_that() {
        let path = there("images");
        let images: [(&str, &[u8]); 2] = [("map.svg", DOT), ("unnamed.svg", DOT)];
        let add = |images: &[(&str, &[u8])]| {
            let taken = |id: &QuestionId| id.as_str() == "two-2";
            Target::open(&path).and_then(|target| target.add(added(images), &taken)).expect("room")
        };
        let first = add(&images);
        assert_eq!((first.questions, first.renamed), (1, 0));
        // The same image is the same file.
        add(&images);
        assert_eq!(images_of(&path), [("map.svg".to_owned(), DOT.to_vec())]);
        let done = add(&[("map.svg", LINE)]);
        assert_eq!((done.questions, done.renamed), (1, 1));
        let kept = images_of(&path);
        let [(other, bytes), (map, _)] = kept.as_slice() else { panic!("two images: {kept:?}") };
        assert_eq!((map.as_str(), bytes.as_slice()), ("map.svg", LINE));
        let said = fs::read_to_string(&path).expect("a bank");
        assert_eq!(said.matches("](map.svg)").count(), 2, "{said}");
        assert_eq!(said.matches(&format!("]({other})")).count(), 1, "{said}");
        // Names are free in this bank and in all others.
        let ids: Vec<_> = Target::open(&path).expect("a bank").ids().collect();
        assert_eq!(ids, ["one", "two", "two-3", "two-4"].map(QuestionId::from));
        // All of it is taken back, last first; images stay.
        take_back(&done.rewritten).expect("as it was");
        let said = fs::read_to_string(&path).expect("a bank");
        assert!(!said.contains("two-4") && said.contains("\"two-3\"") && said.contains("by hand"));
        assert_eq!(images_of(&path).len(), 2);
    }
}
