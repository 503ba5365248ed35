//! Anki: packages of decks (`.apkg`, `.colpkg`) of any age in and out, and notes as text in. What is in a zip is
//! in `anki/package`, its database in `anki/collection`, notes as text in `anki/text`. What a note
//! asks is in `anki/note`, with gaps in `anki/cloze` and options in `anki/choice`; a card without
//! options is that of `card`.
//!
//! # What a note becomes
//!
//! | note | here |
//! |---|---|
//! | front and back, whichever fields its first card shows | see `card`; the other way round is not asked |
//! | gaps (`{{c1::text::hint}}`) | a question for each number |
//! | fields for a question, options and an answer, by their names | one or several right options |
//! | several statements to be judged (kprim) | several right options |
//! | a picture with parts hidden | left out |

mod build;
mod choice;
mod cloze;
mod collection;
mod note;
mod own;
mod package;
mod text;
mod wire;
mod write;

use self::collection::Collection;
use super::card::settle;
use super::html::Markup;
use super::{Place, Remark, Said, Taken};

pub use self::text::{looks_like_text, read_text};
pub use self::write::{write, write_with};

/// The most tags of a note.
const TAGS: usize = 32;
/// The most decks within one another.
const DECKS: usize = 12;
/// The longest name, in characters.
const NAME: usize = 200;

/// A note: fields of HTML of which its kind makes cards.
#[derive(Debug, Default)]
struct Note {
    place: Place,
    /// Its number within its collection.
    id: i64,
    /// What names it in all collections.
    guid: String,
    kind: i64,
    /// The path of its deck, outermost first.
    deck: Vec<String>,
    tags: Vec<String>,
    fields: Vec<String>,
    /// What is to be said of it already.
    said: Vec<Said>,
}

/// A kind of notes.
#[derive(Debug, Default)]
struct Kind {
    name: String,
    /// Whether its notes are texts with gaps.
    is_cloze: bool,
    /// Whether its notes are pictures with parts hidden.
    is_occlusion: bool,
    /// The names of its fields.
    fields: Vec<String>,
    /// What its first card asks, with fields in double braces.
    front: String,
    /// What the back of its first card says.
    back: String,
}

impl Kind {
    /// Names the field at this place, from 0.
    fn put_field(&mut self, place: i64, name: String) {
        const MOST: usize = 256;
        if let Ok(place) = usize::try_from(place)
            && place < MOST
        {
            if self.fields.len() <= place {
                self.fields.resize(place + 1, String::new());
            }
            self.fields[place] = name;
        }
    }
}

/// Whether bytes are a package of Anki's.
pub fn looks_like(bytes: &[u8]) -> bool {
    package::looks_like(bytes)
}

/// The questions of a package. One bad note costs no other.
pub fn read(bytes: &[u8]) -> Taken {
    let mut taken = Taken::default();
    let whole = |said| Remark { place: Place::Whole, said };
    let (file, media) = match package::open(bytes) {
        Ok(opened) => opened,
        Err(said) => {
            taken.remarks.push(whole(said));
            return taken;
        }
    };
    let mut collection = collection::read(file);
    taken.remarks.extend(collection.cut.take().map(whole));
    taken.title = title(&collection);
    if let [only] = collection.notes.as_slice()
        && only.fields.first().is_some_and(|field| field.starts_with("Please update to the latest"))
    {
        let found = "a file without its notes, which Anki writes for older programs".to_owned();
        taken.remarks.push(whole(Said::Unreadable { found }));
        return taken;
    }
    let entries =
        note::entries(&collection.notes, &collection.kinds, &media, Markup::Html, &mut taken);
    settle(entries, &mut taken);
    taken.files = media.images.into_inner().into_files();
    taken
}

/// The bank that a package was, if all of its notes are of one.
fn title(collection: &Collection) -> Option<String> {
    let first = collection.notes.first().and_then(own::title)?;
    let is_ours = |note: &Note| collection.kinds.get(&note.kind).is_some_and(own::is_ours);
    let same = |note: &Note| is_ours(note) && own::title(note) == Some(first);
    collection.notes.iter().all(same).then(|| first.clone())
}

/// The path that a name of a deck is, in either of the ways in which it is kept. The deck that all
/// have says nothing.
fn deck(name: &str) -> Vec<String> {
    let name = name.replace('\u{1F}', "::");
    let names = name.split("::").map(|name| name.trim().chars().take(NAME).collect::<String>());
    let path: Vec<String> = names.filter(|name| !name.is_empty()).take(DECKS).collect();
    if path.len() == 1 && path[0] == "Default" { Vec::new() } else { path }
}

/// The tags in a field of tags, but for those that tell of a learner.
fn tags(field: &str) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in field.split_whitespace().take(TAGS) {
        let tag: String = tag.chars().take(NAME).collect();
        if !matches!(tag.as_str(), "leech" | "marked") && !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags
}
