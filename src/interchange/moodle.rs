//! Moodle XML, in and out: the questions of a course as Moodle writes them with all that they have.
//! What stands in an element is in `moodle/tree`, what a question means in `moodle/question`, numbers
//! in `moodle/number`, writing in `moodle/write`. HTML is next door.

pub(super) mod number;
mod question;
mod tree;
mod write;

use self::tree::{Found, Quiz};
use super::files::Gathered;
use super::{Item, Place, Remark, Said, Taken, limit};

pub(super) use self::question::{ANSWERS, enough, plain, single_line};
pub(super) use self::tree::mark;
pub use self::write::{write, write_with};

/// How much of a file is looked at to know what it is, in bytes.
const HEAD: usize = 4 * 1024;

/// Whether this is the beginning of a file of Moodle XML, in whatever encoding.
pub fn looks_like(bytes: &[u8]) -> bool {
    // In UTF-16 every other byte of a tag is nought.
    let head: Vec<u8> = bytes.iter().take(HEAD).copied().filter(|byte| *byte != 0).collect();
    let Some(begin) = head.iter().position(|byte| *byte == b'<') else { return false };
    let only_marks = head
        .iter()
        .take(begin)
        .all(|byte| byte.is_ascii_whitespace() || matches!(byte, 0xEF | 0xBB | 0xBF | 0xFE | 0xFF));
    only_marks && head.windows(5).any(|piece| piece == b"<quiz")
}

/// Reads a file of Moodle XML. One bad question costs no other; a file with a grammar of its own is
/// not read at all, since that is where entities are made that grow without end.
pub fn read(source: &str) -> Taken {
    if source.len() > limit::FILE {
        return Taken::too_large();
    }
    let mut taken = Taken::default();
    let whole = |said| Remark { place: Place::Whole, said };
    let mut topic: Vec<String> = Vec::new();
    let mut gathered = Gathered::default();
    for found in Quiz::new(source) {
        match found {
            Found::Broken(remark) => {
                if taken.remarks.len() < limit::QUESTIONS {
                    taken.remarks.push(remark);
                }
            }
            Found::Question(tree) if tree.kind() == "category" => topic = question::path(&tree),
            Found::Question(_) if taken.items.len() >= limit::QUESTIONS => {
                let most = limit::QUESTIONS;
                taken.remarks.push(whole(Said::Limit { what: "questions", most }));
                break;
            }
            Found::Question(tree) => {
                let place = Place::Line(tree.line);
                let at = |said| Remark { place: place.clone(), said };
                let (body, said) = question::read(&tree, &mut gathered);
                let remarks = said.into_iter().map(at);
                match body {
                    Some(asked) => {
                        let mut item = Item::new(place.clone(), asked.body);
                        item.id = asked.id;
                        item.topic.clone_from(&topic);
                        item.tags = asked.tags;
                        item.explanation = asked.explanation;
                        item.shuffle = asked.shuffle;
                        item.remarks = remarks.collect();
                        taken.items.push(item);
                    }
                    None if taken.remarks.len() < limit::QUESTIONS => taken.remarks.extend(remarks),
                    None => {}
                }
            }
        }
    }
    taken.files = gathered.into_files();
    taken
}
