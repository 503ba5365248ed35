//! GIFT, as Moodle reads and writes it. Here a file is taken apart into questions; what stands
//! between the braces is in `answers`, the words themselves in `words`, writing in `write`.
//!
//! # What a question becomes
//!
//! | GIFT | here |
//! |---|---|
//! | `=` and `~` | one right option, or a gap to fill where the stem has `____` |
//! | `~` alone, with weights | several right options: those above zero |
//! | `T`, `F` | true or false |
//! | `=` alone | words to be typed: those with full marks |
//! | `#` | a number to be typed |
//! | `->` | two lists |
//! | `{}`, no braces | left out |
//!
//! The id of a comment (`[id:…]`) names the question, else its title if that is one of our ids. Any
//! other title becomes its first tag, unless it is the beginning of the stem or a mere number.

mod answers;
mod words;
mod write;

use answers::Asked;
use words::{Markup, marks, split_at_mark};

pub use write::write;

use super::lines::{beginning, lines, trim};
use super::{Item, Place, Remark, Said, Taken, limit, tongue};
use crate::domain::bank::check::well_formed_id;

/// The longest category and the longest title that is kept, in characters.
const LONGEST_NAME: usize = 200;

/// The questions of a file.
pub fn read(source: &str) -> Taken {
    if source.len() > limit::FILE {
        return Taken::too_large();
    }
    let mut reader = Reader::default();
    let mut block = Block::default();
    for (number, line) in lines(source) {
        if line.is_empty() {
            if !reader.end(&mut block) {
                return reader.taken;
            }
        } else if line.starts_with("//") {
            block.comment(line);
        } else {
            block.line(number, line);
        }
    }
    reader.end(&mut block);
    reader.taken
}

/// How likely it is that a text is GIFT, from 0 (it is not) to 100, judged by its beginning.
pub fn looks_like(source: &str) -> u8 {
    const ENOUGH: usize = 64 * 1024;
    let beginning = &source[..source.floor_char_boundary(ENOUGH)];
    let (mut signs, mut all) = (0_usize, 0_usize);
    let mut block = Block::default();
    let mut see = |block: &mut Block| {
        let text = trim(&block.text);
        if !text.is_empty() {
            all += 1;
            signs += usize::from(is_sign(text));
        }
        block.clear();
    };
    for (number, line) in lines(beginning) {
        if line.is_empty() {
            see(&mut block);
        } else if !line.starts_with("//") {
            block.line(number, line);
        }
    }
    // What the beginning cuts off says nothing.
    if beginning.len() == source.len() {
        see(&mut block);
    }
    u8::try_from(signs * 100 / all.max(1)).unwrap_or(100)
}

/// Whether a block could hardly be anything but GIFT.
fn is_sign(text: &str) -> bool {
    if text.starts_with("$CATEGORY:") {
        return true;
    }
    let Some((stem, rest)) = split_at_mark(text, b'{') else { return false };
    let Some((answers, _)) = split_at_mark(rest, b'}') else { return false };
    let answers = trim(answers);
    let is_truth = matches!(answers, "T" | "TRUE" | "F" | "FALSE")
        || ["T#", "TRUE#", "F#", "FALSE#"].iter().any(|start| answers.starts_with(start));
    !trim(stem).is_empty() && (is_truth || answers.starts_with(['=', '~', '#']))
        || stem.starts_with("::") && answers.is_empty()
}

/// Lines without an empty one between them.
#[derive(Default)]
struct Block {
    /// The line that it begins on, from 1; 0 if there is none yet.
    line: usize,
    /// Its lines but for comments.
    text: String,
    id: Option<String>,
    tags: Vec<String>,
}

impl Block {
    fn clear(&mut self) {
        self.line = 0;
        self.text.clear();
        self.id = None;
        self.tags.clear();
    }

    fn line(&mut self, number: usize, line: &str) {
        if self.line == 0 {
            self.line = number;
        } else {
            self.text.push('\n');
        }
        self.text.push_str(line);
    }

    /// Takes the id and the tags that a comment may give.
    fn comment(&mut self, comment: &str) {
        let mut rest = comment;
        while let Some(at) = rest.find('[') {
            rest = &rest[at + 1..];
            if let Some(after) = rest.strip_prefix("id:") {
                if let Some(id) = bracketed(after, |c| !c.is_control())
                    && self.id.is_none()
                {
                    self.id = Some(id);
                }
            } else if let Some(after) = rest.strip_prefix("tag:")
                && let Some(tag) =
                    bracketed(after, |c| !c.is_control() && !matches!(c, '<' | '>' | '`'))
                && !self.tags.contains(&tag)
                && self.tags.len() < 20
            {
                self.tags.push(tag);
            }
        }
    }
}

/// What stands before a closing bracket, where `\]` is a bracket within it; `None` if it is not
/// closed, is empty, is too long for a name or has a character that may not stand there.
fn bracketed(raw: &str, may: impl Fn(char) -> bool) -> Option<String> {
    let mut name = String::new();
    let mut chars = raw.chars().take(LONGEST_NAME).peekable();
    while let Some(c) = chars.next() {
        match c {
            ']' => {
                let name = name.trim();
                return (!name.is_empty()).then(|| name.to_owned());
            }
            '\\' if chars.peek() == Some(&']') => {
                chars.next();
                name.push(']');
            }
            c if may(c) => name.push(c),
            _ => return None,
        }
    }
    None
}

#[derive(Default)]
struct Reader {
    taken: Taken,
    topic: Vec<String>,
    /// How many blocks there were, taken or not.
    blocks: usize,
}

impl Reader {
    fn leave_out(&mut self, place: Place, said: Said) {
        self.taken.remarks.push(Remark { place, said });
    }

    /// Takes what a block holds and empties it. Returns whether there may be more.
    fn end(&mut self, block: &mut Block) -> bool {
        let text = trim(&block.text);
        if !text.is_empty() {
            let place = Place::Line(block.line);
            if self.blocks == limit::QUESTIONS {
                self.leave_out(place, Said::Limit { what: "questions", most: limit::QUESTIONS });
                return false;
            }
            self.blocks += 1;
            let (id, tags) = (block.id.take(), std::mem::take(&mut block.tags));
            let (rest, said) = self.category(text, &place);
            if !rest.is_empty() {
                match self.question(rest, place.clone(), id, tags) {
                    Ok(mut item) => {
                        let said = said.map(|said| Remark { place, said });
                        item.remarks.splice(0..0, said);
                        self.taken.items.push(item);
                    }
                    Err(said) => self.leave_out(place, said),
                }
            }
        }
        block.clear();
        true
    }

    /// Takes the category that a block begins with; what follows its line is a question, although
    /// Moodle asks for an empty line between them.
    fn category<'t>(&mut self, text: &'t str, place: &Place) -> (&'t str, Option<Said>) {
        let Some(rest) = text.strip_prefix("$CATEGORY:") else { return (text, None) };
        let (path, rest) = rest.split_once('\n').unwrap_or((rest, ""));
        let path = match path.char_indices().nth(LONGEST_NAME) {
            Some((end, _)) => {
                self.leave_out(place.clone(), Said::Cut { most: LONGEST_NAME });
                &path[..end]
            }
            None => path,
        };
        self.topic = path_of(path);
        let found = || "a question right after its category".to_owned();
        (rest, (!rest.is_empty()).then(|| Said::Lenient { found: found() }))
    }

    fn question(
        &self,
        text: &str,
        place: Place,
        id: Option<String>,
        tags: Vec<String>,
    ) -> Result<Item, Said> {
        let (title, text) = match text.strip_prefix("::") {
            Some(rest) => end_of_title(rest)
                .map_or((None, rest), |at| (Some(&rest[..at]), trim(&rest[at + 2..]))),
            None => (None, text),
        };
        let (before, answers, after) = braces(text)?;
        let mut said = Vec::new();
        let (stem, markup) = if trim(after).is_empty() {
            words::text(before, Markup::default(), &mut said)?
        } else {
            if marks(after).any(|(_, mark)| matches!(mark, b'{' | b'}')) || after.contains(';') {
                said.push(Said::Stray { found: beginning(trim(after)) });
            }
            words::text(&format!("{before}____{after}"), Markup::default(), &mut said)?
        };
        let (answers, feedback) = general_feedback(answers);
        let explanation = match feedback {
            Some(feedback) => Some(words::text(feedback, markup, &mut said)?.0),
            None => None,
        };
        let explanation = explanation.filter(|text| !text.is_empty());
        let has_stem = !stem.is_empty();
        let title = title.map(words::unescape);
        let (id, title) = named(id, title, &stem, &mut said);
        let mut asked = Asked { stem, markup, explanation, said };
        let body = asked.body(answers)?;
        if !has_stem {
            return Err(Said::NoStem);
        }
        let mut item = Item::new(place, body);
        item.id = id;
        item.topic.clone_from(&self.topic);
        item.tags = title.into_iter().filter(|title| !tags.contains(title)).collect();
        item.tags.extend(tags);
        item.explanation = asked.explanation.map(tongue::owned);
        let remark = |said| Remark { place: item.place.clone(), said };
        item.remarks = asked.said.into_iter().map(remark).collect();
        Ok(item)
    }
}

/// The path of a category: parts between slashes, two of which are one within a name. What Moodle
/// puts before every path (`$course$/top`) says nothing.
fn path_of(raw: &str) -> Vec<String> {
    let raw = words::unescape(raw);
    let mut parts = vec![String::new()];
    let mut chars = raw.chars().peekable();
    while let Some(c) = chars.next() {
        let doubled = c == '/' && chars.peek() == Some(&'/');
        if doubled {
            chars.next();
        }
        if c == '/' && !doubled {
            parts.push(String::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(c);
        }
    }
    let parts = parts.iter().map(|part| part.trim().to_owned()).filter(|part| !part.is_empty());
    let mut parts: Vec<String> = parts.collect();
    let is_context = |part: &String| part.len() > 1 && part.starts_with('$') && part.ends_with('$');
    if parts.first().is_some_and(is_context) {
        parts.remove(0);
        if parts.first().is_some_and(|part| part == "top") {
            parts.remove(0);
        }
    }
    parts
}

/// Where `::` ends a title.
fn end_of_title(raw: &str) -> Option<usize> {
    let mut last = None;
    marks(raw).filter(|(_, mark)| *mark == b':').find_map(|(at, _)| {
        let found = last.filter(|last| last + 1 == at);
        last = Some(at);
        found
    })
}

/// What stands before the braces, between them and after them.
fn braces(text: &str) -> Result<(&str, &str, &str), Said> {
    let (mut open, mut close) = (None, None);
    for (at, mark) in marks(text) {
        match mark {
            b'{' => open = open.or(Some(at)),
            b'}' => close = close.or(Some(at)),
            _ => continue,
        }
        if open.is_some() && close.is_some() {
            break;
        }
    }
    match (open, close) {
        (None, None) => Err(Said::NotAsked),
        (Some(_), None) => Err(Said::Unclosed { mark: "{".to_owned() }),
        (Some(open), Some(close)) if open < close => {
            Ok((&text[..open], trim(&text[open + 1..close]), &text[close + 1..]))
        }
        (_, Some(close)) => Err(Said::Unreadable { found: beginning(&text[close..]) }),
    }
}

/// The answers, and what is said of all of them: what follows the last `####`.
fn general_feedback(answers: &str) -> (&str, Option<&str>) {
    let (mut run, mut end, mut last) = (0, 0, None);
    for (at, _) in marks(answers).filter(|(_, mark)| *mark == b'#') {
        run = if at == end { run + 1 } else { 1 };
        end = at + 1;
        if run >= 4 {
            last = Some(at - 3);
        }
    }
    match last {
        Some(at) => (trim(&answers[..at]), Some(&answers[at + 4..])),
        None => (answers, None),
    }
}

/// What names a question: its id, and its title if that says more than the id and the stem.
fn named(
    id: Option<String>,
    title: Option<String>,
    stem: &str,
    said: &mut Vec<Said>,
) -> (Option<String>, Option<String>) {
    let Some(title) = title.map(|title| title.trim().to_owned()) else { return (id, None) };
    let name: String = letters(&title).take(LONGEST_NAME).collect();
    let without_number = name.trim_end_matches(char::is_numeric).to_lowercase();
    if matches!(without_number.as_str(), "" | "q" | "question" | "प्र" | "प्रश्न")
    {
        return (id, None);
    }
    if id.is_none() && well_formed_id(&title) {
        return (Some(title), None);
    }
    let mut start = letters(stem);
    if id.as_ref() == Some(&title) || name.chars().all(|c| start.next() == Some(c)) {
        return (id, None);
    }
    let title = match title.char_indices().nth(LONGEST_NAME) {
        Some((end, _)) => {
            said.push(Said::Cut { most: LONGEST_NAME });
            title[..end].to_owned()
        }
        None => title,
    };
    (id, Some(title))
}

/// Letters, digits and the signs of Devanagari that belong to a letter.
fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphanumeric() || matches!(c, '\u{900}'..='\u{963}'))
}
