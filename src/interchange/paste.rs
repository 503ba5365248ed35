//! Plain text as it is pasted: from a PDF, a document, a web page, a message. There is no format to
//! hold it to, so every step takes what is certain and says what is not:
//!
//! - `columns`, `clean` and `noise`: lines in their order, without what the copying left in them;
//! - `hyphen`, `scan`, `regroup` and `unlettered`: broken words put together, marks that a scan
//!   misread, options in their order, and with letters where they have none;
//! - `mark`, `inline` and `key`: what a line looks like by itself;
//! - `cut`: where questions begin and end, and the tables of keys; `amend`: keys said anew;
//! - `block`: stem, entries, options, key and reasons of one question;
//! - `tongue`: texts in two languages;
//! - `codes` and `meaning`: statements, pairs and lists, where codes and key follow from them;
//! - `tags` and `doubt`: what stands in a question and does not belong there; `missed`: what of it
//!   is unlike the rest of the paper, or begins another question;
//! - `gather`: versions of a question, keys from several places, remarks.
//!
//! The work is linear in the text, so that it can be done anew at every keystroke.

mod amend;
mod block;
mod clean;
mod codes;
mod columns;
mod cut;
mod doubt;
mod gather;
mod heading;
mod hyphen;
mod inline;
mod key;
mod mark;
mod meaning;
mod missed;
mod noise;
mod regroup;
mod scan;
mod tags;
mod tongue;
mod unlettered;

use std::collections::HashSet;

use super::{Item, Place, Remark, Said, Taken};
use block::start;
use clean::Line;

/// The most bytes that are read.
const MOST_BYTES: usize = 256 << 20;
/// The most questions that are taken.
const MOST_QUESTIONS: usize = 200_000;
/// The most bytes of one text.
const MOST_TEXT: usize = 64 << 10;

/// What a text came to, and what each of its lines was taken for.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Pasted {
    /// The questions and what is to be said of them.
    pub taken: Taken,
    /// Every line, the first first. A line with nothing on it has no role.
    pub lines: Vec<TakenLine>,
}

/// What a line was taken for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TakenLine {
    /// The question it belongs to, as an index into [`Taken::items`].
    pub question: Option<usize>,
    /// What is on it, from left to right; several options may share a line.
    pub roles: Vec<Role>,
}

/// A part of a question, or of the page around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The number of a question.
    Number,
    /// Words of a stem, or what is asked of statements.
    Stem,
    /// A statement, a pair or an entry of a list: its place in its row, from 0.
    Entry(usize),
    /// An option, from 0.
    Option(usize),
    /// What says which option is right.
    Key,
    /// Why it is right.
    Explanation,
    /// A text that several questions are about.
    Passage,
    /// A heading between questions.
    Heading,
    /// The head of a table, of codes or of keys.
    Ignored,
    /// A number of a page, a header, a footer.
    Noise,
}

/// Reads whatever text comes.
pub fn read(source: &str) -> Pasted {
    let mut remarks = Vec::new();
    let source = if source.len() > MOST_BYTES {
        remarks.push(Remark {
            place: Place::Whole,
            said: Said::Limit { what: "bytes", most: MOST_BYTES },
        });
        &source[..source.floor_char_boundary(MOST_BYTES)]
    } else {
        source
    };
    let (all, columns) = clean::lines(source);
    for line in columns {
        let said = Said::Lenient { found: "two columns, one after the other".to_owned() };
        remarks.push(Remark { place: Place::Line(line), said });
    }
    let noise = noise::find(&all);
    let mut buttons = noise::buttons(&all, &noise);
    let pressed: HashSet<String> = buttons.keys().cloned().collect();
    let mut roles = Roles { lines: vec![TakenLine::default(); clean::split(source).count()] };
    // Of some lines nothing is left but who sent them.
    let mut left = all.iter().map(|line| line.number).collect::<Vec<_>>();
    left.sort_unstable();
    for (index, raw) in clean::split(source) {
        if !raw.trim().is_empty() && left.binary_search(&(index + 1)).is_err() {
            roles.put(index + 1, Role::Noise);
        }
    }
    let mut lines: Vec<Line> = Vec::with_capacity(all.len());
    let (mut after_noise, mut after_slide) = (false, false);
    for (mut line, noise) in all.into_iter().zip(noise) {
        if noise {
            after_slide |= noise::slide(&line.text).is_some();
            after_noise |= line.blank_before;
            roles.put(line.number, Role::Noise);
            // What stands under every question is said once, for all.
            let button = line.text.to_lowercase();
            if let Some(count) = buttons.remove(&button) {
                let found = format!("{} ({count}×)", start(&line.text));
                remarks.push(Remark { place: Place::Whole, said: Said::Noise { found } });
            } else if !pressed.contains(&button) && line.text.chars().any(char::is_alphanumeric) {
                remarks.push(Remark {
                    place: Place::Line(line.number),
                    said: Said::Noise { found: start(&line.text) },
                });
            }
        } else {
            // Around a header or a number the page is empty, the paragraph need not be.
            line.blank_before |= after_slide || after_noise && line.text.ends_with('?');
            (after_noise, after_slide) = (false, false);
            lines.push(line);
        }
    }
    hyphen::join(&mut lines, &mut remarks);
    scan::mend(&mut lines, &mut remarks);
    let mut lines = regroup::in_order(lines);
    unlettered::letter(&mut lines);
    let mut parts = cut::cut(&lines);
    if parts.blocks.len() > MOST_QUESTIONS {
        remarks.push(Remark {
            place: Place::Whole,
            said: Said::Limit { what: "questions", most: MOST_QUESTIONS },
        });
        for block in parts.blocks.drain(MOST_QUESTIONS..) {
            for line in &lines[block.start..block.end] {
                roles.put(line.number, Role::Ignored);
            }
        }
    }
    let title = gather::title(&lines, &parts, &mut roles, &mut remarks);
    let items = gather::items(&lines, &parts, &mut roles, &mut remarks);
    remarks.sort_by(|one, other| one.place.cmp(&other.place));
    Pasted { taken: Taken { title, items, remarks, ..Taken::default() }, lines: roles.lines }
}

/// Whether a text has options with letters under one another in several places, or on lines that
/// begin with the numbers of questions, whatever columns it has; judged by its beginning.
pub(super) fn is_paper(text: &str) -> bool {
    const ENOUGH: usize = 64 << 10;
    let lines = clean::lines(&text[..text.floor_char_boundary(ENOUGH)]).0;
    let rows = (0..lines.len()).filter(|at| cut::opens_row(&lines, *at)).nth(1).is_some();
    let mut said = lines.iter().filter(|line| {
        matches!(mark::question(&line.text), Some((Some(_), _)))
            && inline::within(&line.text).is_some()
    });
    rows || said.nth(1).is_some()
}

/// What each line was taken for, while it is found out.
struct Roles {
    lines: Vec<TakenLine>,
}

impl Roles {
    /// Notes a role of a line, from 1.
    fn put(&mut self, line: usize, role: Role) {
        if let Some(line) = self.lines.get_mut(line - 1)
            && line.roles.last() != Some(&role)
        {
            line.roles.push(role);
        }
    }

    fn belong(&mut self, line: usize, question: usize) {
        if let Some(line) = self.lines.get_mut(line - 1) {
            line.question = Some(question);
        }
    }
}
