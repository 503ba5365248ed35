//! Aiken: a stem on one line, options after `A)` or `A.`, and `ANSWER: A`. Strictly as Moodle reads
//! it here, as people write it in `lenient`, writing in `write`.

mod lenient;
mod write;

pub use write::write;

use super::lines::{beginning, lines};
use super::{Item, Place, Remark, Said, Taken, limit, tongue};
use crate::domain::bank::{Body, Choice, Choices};

/// How a file is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Strictness {
    /// As Moodle does: what it would not take is left out.
    Strict,
    /// With small letters, Hindi letters and words, stems of several lines and explanations; each
    /// assumption is a remark.
    Lenient,
}

/// The most options of one question: more than any bank takes, so that a person may choose.
const MOST_OPTIONS: usize = 64;

/// The questions of a file.
pub fn read(source: &str, strictness: Strictness) -> Taken {
    if source.len() > limit::FILE {
        return Taken::too_large();
    }
    match strictness {
        Strictness::Strict => strict(source),
        Strictness::Lenient => lenient::read(source),
    }
}

/// How likely it is that a text is Aiken, from 0 (it is not) to 100, judged by its beginning. What
/// only the lenient reader takes is worth three fifths: other texts are written like it.
pub fn looks_like(source: &str) -> u8 {
    const ENOUGH: usize = 64 * 1024;
    let start = &source[..source.floor_char_boundary(ENOUGH)];
    // What the beginning cuts off says nothing.
    let cut = usize::from(start.len() < source.len());
    let share = |taken: &Taken, of: usize| {
        let sound = taken.items.iter().filter(|item| !item.is_in_doubt()).count();
        let left_out = taken.remarks.len().saturating_sub(cut);
        u8::try_from(sound * of / (taken.items.len() + left_out).max(1)).unwrap_or(100)
    };
    share(&strict(start), 100).max(share(&lenient::read(start), 60))
}

/// A question that has begun.
struct Open<'a> {
    line: usize,
    stem: &'a str,
    options: Vec<&'a str>,
    /// How many there are, also of those that are not kept.
    count: usize,
}

fn strict(source: &str) -> Taken {
    let mut taken = Taken::default();
    let mut open: Option<Open<'_>> = None;
    let mut is_lost = false;
    for (number, line) in lines(source) {
        if line.chars().nth(1).is_none() {
            continue;
        }
        let place = Place::Line(number);
        if let Some(option) = option(line) {
            if let Some(open) = &mut open {
                open.count += 1;
                if open.count <= MOST_OPTIONS {
                    open.options.push(option);
                }
            } else if !is_lost {
                is_lost = true;
                taken.remarks.push(Remark { place, said: Said::NoStem });
            }
        } else if let Some(key) = line.strip_prefix("ANSWER:") {
            match open.take() {
                Some(open) => {
                    let place = Place::Line(open.line);
                    match open.end(key.trim()) {
                        Ok(item) => taken.items.push(item),
                        Err(said) => taken.remarks.push(Remark { place, said }),
                    }
                }
                None if is_lost => {}
                None => taken.remarks.push(Remark { place, said: Said::NoStem }),
            }
            is_lost = false;
        } else {
            // Moodle throws the open question away.
            if let Some(open) = &open {
                let place = Place::Line(open.line);
                taken.remarks.push(Remark { place, said: Said::NoAnswer });
            }
            if taken.items.len() + taken.remarks.len() >= limit::QUESTIONS {
                let said = Said::Limit { what: "questions", most: limit::QUESTIONS };
                taken.remarks.push(Remark { place, said });
                return taken;
            }
            open = Some(Open { line: number, stem: line, options: Vec::new(), count: 0 });
            is_lost = false;
        }
    }
    if let Some(open) = open {
        taken.remarks.push(Remark { place: Place::Line(open.line), said: Said::NoAnswer });
    }
    taken
}

/// What an option says, if the line is one.
fn option(line: &str) -> Option<&str> {
    let rest = line.strip_prefix(|c: char| c.is_ascii_uppercase())?;
    Some(rest.strip_prefix([')', '.'])?.trim())
}

impl Open<'_> {
    /// The question with the key that ends it; only the first letter counts.
    fn end(self, key: &str) -> Result<Item, Said> {
        if self.count > MOST_OPTIONS {
            return Err(Said::TooMany { count: self.count, most: MOST_OPTIONS });
        }
        let mut draft = Draft::new(self.line, self.stem.to_owned());
        for option in &self.options {
            draft.option((*option).to_owned());
        }
        match key.chars().next() {
            None => draft.said.push(Said::NoKey),
            Some(letter) => {
                let place = u32::from(letter).checked_sub(u32::from('A'));
                draft.key(place.and_then(|place| usize::try_from(place).ok()), &letter.to_string());
            }
        }
        draft.end()
    }
}

/// A question on its way to an item, however it was read.
struct Draft {
    line: usize,
    stem: String,
    options: Vec<String>,
    /// The right option, from 0.
    right: Option<usize>,
    said: Vec<Said>,
}

impl Draft {
    fn new(line: usize, stem: String) -> Self {
        Self { line, stem, options: Vec::new(), right: None, said: Vec::new() }
    }

    fn option(&mut self, text: String) {
        if text.is_empty() {
            self.said.push(Said::Stray { found: beginning(&self.stem) });
        }
        if self.options.contains(&text) && !self.said.contains(&Said::SameOptions) {
            self.said.push(Said::SameOptions);
        }
        self.options.push(text);
    }

    /// Takes the place of the right option, from 0, as the key names it.
    fn key(&mut self, place: Option<usize>, written: &str) {
        self.right = place.filter(|place| *place < self.options.len());
        if self.right.is_none() {
            self.said.push(Said::KeyBeyond { key: beginning(written) });
        }
    }

    fn end(self) -> Result<Item, Said> {
        let (count, least) = (self.options.len(), 2);
        if count < least {
            return Err(Said::TooFew { count, least });
        }
        if self.options.iter().chain([&self.stem]).any(|text| text.len() > limit::TEXT) {
            return Err(Said::Limit { what: "bytes of one text", most: limit::TEXT });
        }
        let has_gap = self.stem.contains("____");
        let options = self.options.into_iter().enumerate().map(|(place, text)| Choice {
            text: tongue::owned(text),
            right: self.right == Some(place),
            why: None,
            pinned: false,
        });
        let choices = Choices { stem: tongue::owned(self.stem), options: options.collect() };
        let body = if has_gap { Body::FillIn(choices) } else { Body::SingleBest(choices) };
        let mut item = Item::new(Place::Line(self.line), body);
        let remark = |said| Remark { place: Place::Line(self.line), said };
        item.remarks = self.said.into_iter().map(remark).collect();
        Ok(item)
    }
}
