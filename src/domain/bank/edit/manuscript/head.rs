//! What a bank says of itself, written anew: its title, its topics, its sources. Only the lines of what
//! changed are touched; the questions are not even read.

use super::{Delta, Manuscript};
use crate::domain::bank::Bank;
use crate::domain::bank::edit::EditError;
use crate::domain::bank::edit::merge::merge_written;
use crate::domain::bank::edit::splice::Splices;
use crate::domain::bank::schema::split::split;
use crate::domain::bank::schema::{self, Defaults, tree};

/// The parts of a head, each by what takes it from another bank.
const PARTS: [fn(&mut Bank, &Bank); 11] = [
    |bank, new| bank.id = new.id.clone(),
    |bank, new| bank.title = new.title.clone(),
    |bank, new| bank.subject = new.subject.clone(),
    |bank, new| bank.about.clone_from(&new.about),
    |bank, new| bank.licence.clone_from(&new.licence),
    |bank, new| bank.authors.clone_from(&new.authors),
    |bank, new| bank.languages.clone_from(&new.languages),
    |bank, new| bank.topics.clone_from(&new.topics),
    |bank, new| bank.facts.clone_from(&new.facts),
    |bank, new| bank.sources.clone_from(&new.sources),
    |bank, new| bank.passages.clone_from(&new.passages),
];

impl Manuscript {
    /// Makes the head of the bank say this; what it says of questions does not matter. The same as it
    /// says now changes nothing.
    ///
    /// # Errors
    ///
    /// If the text would not say what was meant; nothing is changed then.
    pub fn set_head(&mut self, new: &Bank) -> Result<Delta, EditError> {
        let mut said = self.head.bank.clone();
        said.questions.clear();
        let questions = self.source.get(self.list.clone()).unwrap_or_default();
        let before = self.source.get(..self.list.start).unwrap_or_default();
        let after = self.source.get(self.list.end..).unwrap_or_default();
        let mut text = format!("{before}[]{after}");
        // One part after another, so that what cannot be told apart in one does not touch the others.
        for part in PARTS {
            let mut next = said.clone();
            part(&mut next, new);
            if next != said {
                text = saying(&text, &said, &next, &self.head.defaults)?;
                said = next;
            }
        }
        let list = split(&text).field("questions").map(|piece| piece.value.clone());
        let mut whole = text;
        whole.replace_range(list.ok_or(EditError::NotABank)?, questions);
        let head = schema::decode_head(&whole).0.ok_or(EditError::NotABank)?;
        let delta = self.take(whole, |before, after| before == after)?;
        self.head = head;
        Ok(delta)
    }
}

/// The text of a bank without questions, changed as little as possible so that it says the new and not
/// the old.
fn saying(text: &str, old: &Bank, new: &Bank, defaults: &Defaults) -> Result<String, EditError> {
    let (was, is) = (schema::encode_bank(old), schema::encode_bank(new));
    [merge_written(text, "", &was, &is), replaced(text, &was, &is)]
        .into_iter()
        .find(|text| {
            let head = schema::decode_head(text).0;
            head.is_some_and(|head| head.bank == *new && head.defaults == *defaults)
        })
        .ok_or(EditError::NotABank)
}

/// A bank's text in which every field that changed is written anew as a whole: what is done where
/// smaller changes do not come out right.
fn replaced(text: &str, old: &str, new: &str) -> String {
    let (written, _) = tree::parse(text);
    let (before, _) = tree::parse(old);
    let (after, _) = tree::parse(new);
    let mut splices = Splices::new(text);
    for field in after.fields() {
        let name = new.get(field.name.clone()).unwrap_or_default();
        let said = new.get(field.value.range.clone()).unwrap_or_default();
        let was = before.field(old, name).and_then(|was| old.get(was.value.range.clone()));
        if was == Some(said) {
            continue;
        }
        if let Some(place) = written.field(text, name) {
            splices.replace(place.value.range.clone(), said.to_owned());
        }
    }
    splices.apply()
}
