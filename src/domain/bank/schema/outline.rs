//! What fields each part of a bank has and what belongs in them, as a table: for saying what is
//! wrong with a value that serde refuses, all of it at once and with the nearest right name.

use std::ops::Range;

use super::split::shorten;
use super::tree::{Node, Value};
use crate::domain::bank::check::path::Path;
use crate::domain::bank::check::{Expected, Problem};

/// What belongs in a place.
pub(crate) enum Shape {
    /// A text, in languages or plain.
    Words,
    /// A plain string.
    Plain,
    /// A plain string, or `None`.
    PlainOrNone,
    /// `true` or `false`.
    YesNo,
    /// A whole number from 0 up to this.
    Number(u64),
    /// One of these words.
    Word(&'static [&'static str]),
    /// A list of one kind.
    List(&'static Shape),
    /// Fields in brackets.
    Group(&'static [Slot]),
    /// A word with fields in brackets.
    Format(&'static [(&'static str, &'static [Slot])]),
    /// One of these words, with one value in brackets after it where it takes one.
    Choice(&'static [(&'static str, Option<&'static Shape>)]),
}

/// A field.
pub(crate) struct Slot {
    pub(crate) name: &'static str,
    shape: &'static Shape,
    required: bool,
}

pub(crate) const fn must(name: &'static str, shape: &'static Shape) -> Slot {
    Slot { name, shape, required: true }
}

pub(crate) const fn may(name: &'static str, shape: &'static Shape) -> Slot {
    Slot { name, shape, required: false }
}

/// The fields of a bank.
pub(crate) static BANK: &[Slot] = &[
    must("schema", &Shape::Number(u64::MAX)),
    must("id", &Shape::Plain),
    must("title", &Shape::Words),
    must("subject", &Shape::Words),
    may("about", &Shape::Words),
    must("licence", &Shape::Plain),
    may("authors", &Shape::List(&Shape::Plain)),
    may("languages", &Shape::List(&LANGUAGE)),
    may("checked", &Shape::Plain),
    may("exams", &Shape::List(&EXAM)),
    must("topics", &Shape::List(&TOPIC)),
    may("facts", &Shape::List(&WORDED)),
    may("sources", &Shape::List(&SOURCE)),
    may("passages", &Shape::List(&WORDED)),
    must("questions", &Shape::List(&QUESTION)),
];

pub(crate) static LANGUAGE: Shape = Shape::Word(&["En", "Hi"]);

pub(crate) static EXAM: Shape =
    Shape::Word(&["Upsc", "Ssc", "StatePsc", "Banking", "Railway", "Defence", "Other"]);

static TOPIC: Shape = Shape::Group(&[must("id", &Shape::Plain), must("title", &Shape::Words)]);

static WORDED: Shape = Shape::Group(&[must("id", &Shape::Plain), must("text", &Shape::Words)]);

static SOURCE: Shape = Shape::Group(&[
    must("id", &Shape::Plain),
    must("short", &Shape::Words),
    must("cite", &Shape::Words),
    may("url", &Shape::Plain),
    may("note", &Shape::Words),
]);

/// A question.
pub(crate) static QUESTION: Shape = Shape::Group(&[
    must("id", &Shape::Plain),
    must("topic", &Shape::Plain),
    may("fact", &Shape::Plain),
    may("exams", &Shape::List(&EXAM)),
    may("difficulty", &Shape::Number(255)),
    may("passage", &Shape::Plain),
    must("ask", &ASK),
    may("explain", &Shape::Words),
    may("sources", &Shape::List(&Shape::Plain)),
    may("tags", &Shape::List(&Shape::Plain)),
    may("checked", &Shape::PlainOrNone),
    may("valid_until", &Shape::Plain),
    may("grade", &Shape::Word(&["A", "B"])),
    may("shuffle", &Shape::Word(&["WhereSafe", "Never"])),
    may("fifth_option", &Shape::YesNo),
]);

static CHOICES: &[Slot] = &[must("stem", &Shape::Words), must("options", &Shape::List(&OPTION))];

static OPTION: Shape = Shape::Group(&[
    must("text", &Shape::Words),
    may("right", &Shape::YesNo),
    may("why", &Shape::Words),
    may("pin", &Shape::YesNo),
]);

static STATEMENT_SLOTS: &[Slot] = &[
    must("text", &Shape::Words),
    must("holds", &Shape::YesNo),
    may("why", &Shape::Words),
    may("fact", &Shape::Plain),
];

static STATEMENT: Shape = Shape::Group(STATEMENT_SLOTS);

static OTHER: Shape = Shape::Group(&[
    must("text", &Shape::Words),
    must("holds", &Shape::YesNo),
    may("explains", &Shape::YesNo),
    may("why", &Shape::Words),
    may("fact", &Shape::Plain),
]);

static PAIR: Shape = Shape::Group(&[
    must("left", &Shape::Words),
    must("right", &Shape::Words),
    must("matched", &Shape::YesNo),
    may("why", &Shape::Words),
    may("fact", &Shape::Plain),
]);

static ROW: Shape = Shape::Group(&[
    must("left", &Shape::Words),
    must("right", &Shape::Words),
    may("fact", &Shape::Plain),
]);

static ITEM: Shape = Shape::Group(&[
    must("text", &Shape::Words),
    may("why", &Shape::Words),
    may("fact", &Shape::Plain),
]);

static HEADS: Shape = Shape::Group(&[must("left", &Shape::Words), must("right", &Shape::Words)]);
static WHICH: Shape = Shape::Word(&["Correct", "Incorrect"]);
static NUMBERING: Shape = Shape::Word(&["Arabic", "Roman"]);
static CODES: Shape = Shape::List(&Shape::List(&Shape::Number(u64::MAX)));

static ASK: Shape = Shape::Format(&[
    ("Single", CHOICES),
    ("Negative", CHOICES),
    ("OddOneOut", CHOICES),
    ("FillIn", CHOICES),
    ("MultiSelect", CHOICES),
    (
        "Statements",
        &[
            must("intro", &Shape::Words),
            must("statements", &Shape::List(&STATEMENT)),
            may("which", &WHICH),
            may("numbering", &NUMBERING),
            may("codes", &CODES),
        ],
    ),
    (
        "HowMany",
        &[
            must("intro", &Shape::Words),
            must("statements", &Shape::List(&STATEMENT)),
            may("which", &WHICH),
            may("numbering", &NUMBERING),
        ],
    ),
    (
        "PairsCoded",
        &[
            must("intro", &Shape::Words),
            may("heads", &HEADS),
            must("pairs", &Shape::List(&PAIR)),
            may("numbering", &NUMBERING),
            may("codes", &CODES),
        ],
    ),
    (
        "PairsHowMany",
        &[
            must("intro", &Shape::Words),
            may("heads", &HEADS),
            must("pairs", &Shape::List(&PAIR)),
            may("numbering", &NUMBERING),
        ],
    ),
    (
        "Lists",
        &[
            must("intro", &Shape::Words),
            may("heads", &HEADS),
            must("rows", &Shape::List(&ROW)),
            may("extra", &Shape::List(&Shape::Words)),
        ],
    ),
    (
        "AssertionReason",
        &[
            must("assertion", &STATEMENT),
            must("reason", &STATEMENT),
            may("explains", &Shape::YesNo),
        ],
    ),
    ("Explains", &[must("first", &STATEMENT), must("others", &Shape::List(&OTHER))]),
    ("Order", &[must("intro", &Shape::Words), must("items", &Shape::List(&ITEM))]),
    ("TrueFalse", STATEMENT_SLOTS),
    (
        "Numeric",
        &[
            must("stem", &Shape::Words),
            must("answer", &Shape::Plain),
            may("tolerance", &Shape::Plain),
            may("unit", &Shape::Words),
        ],
    ),
    ("Typed", &[must("stem", &Shape::Words), must("accept", &Shape::List(&Shape::Words))]),
]);

/// A problem, where it stands in the text and the field it belongs to.
pub(crate) type Found = (Range<usize>, Path, Problem);

/// Everything about a value that does not fit its shape.
pub(crate) fn misfits(source: &str, node: &Node, shape: &'static Shape) -> Vec<Found> {
    let mut walk = Walk { source, found: Vec::new() };
    walk.value(node, shape, &Path::default());
    walk.found
}

/// The shape of the field of a bank with this name.
pub(crate) fn of_bank(name: &str) -> Option<&'static Shape> {
    BANK.iter().find(|slot| slot.name == name).map(|slot| slot.shape)
}

/// Whether questions, or formats, have a field of this name.
pub(crate) fn is_inner_field(name: &str) -> bool {
    let has = |slots: &[Slot]| slots.iter().any(|slot| slot.name == name);
    let in_question = matches!(&QUESTION, Shape::Group(slots) if has(slots));
    let in_format =
        matches!(&ASK, Shape::Format(formats) if formats.iter().any(|(_, slots)| has(slots)));
    in_question || in_format
}

/// The fields that every bank has.
pub(crate) fn required_of_bank() -> impl Iterator<Item = &'static str> {
    BANK.iter().filter(|slot| slot.required).map(|slot| slot.name)
}

/// The field of a bank with this name, or what is wrong with the name.
pub(crate) fn unknown_of_bank(found: &str) -> Problem {
    unknown_field(found, BANK)
}

struct Walk<'a> {
    source: &'a str,
    found: Vec<Found>,
}

impl Walk<'_> {
    fn text(&self, node: &Node) -> &str {
        self.source.get(node.range.clone()).unwrap_or_default()
    }

    fn note(&mut self, range: Range<usize>, path: &Path, problem: Problem) {
        self.found.push((range, path.clone(), problem));
    }

    fn wrong(&mut self, node: &Node, path: &Path, expected: Expected) {
        // Nothing at all was noted when the text was read.
        if node.range.is_empty() {
            return;
        }
        let found = shorten(self.text(node));
        self.note(node.first_line(self.source), path, Problem::WrongKind { expected, found });
    }

    fn value(&mut self, node: &Node, shape: &'static Shape, path: &Path) {
        match shape {
            Shape::Words => self.words(node, path),
            Shape::Plain => {
                if node.value != Value::Text {
                    self.wrong(node, path, Expected::Plain);
                }
            }
            Shape::PlainOrNone => {
                if node.value != Value::Text && self.text(node) != "None" {
                    self.wrong(node, path, Expected::Plain);
                }
            }
            Shape::YesNo => self.yes_no(node, path),
            Shape::Number(most) => {
                let number = self.text(node).parse::<u64>().ok();
                if number.is_none_or(|number| number > *most) {
                    self.wrong(node, path, Expected::Number);
                }
            }
            Shape::Word(known) => self.word(node, path, known),
            Shape::List(shape) => match &node.value {
                Value::List(entries) => {
                    for (number, entry) in entries.iter().enumerate() {
                        self.value(entry, shape, &path.entry(number));
                    }
                }
                _ => self.wrong(node, path, Expected::List),
            },
            Shape::Group(slots) => match &node.value {
                Value::Group { name: None, .. } => self.group(node, slots, path),
                _ => self.wrong(node, path, Expected::Group),
            },
            Shape::Format(formats) => self.format(node, path, formats),
            Shape::Choice(choices) => self.choice(node, path, choices),
        }
    }

    fn words(&mut self, node: &Node, path: &Path) {
        static LANGUAGES: &[Slot] = &[may("en", &Shape::Plain), may("hi", &Shape::Plain)];
        match &node.value {
            Value::Text => {}
            Value::Group { name: None, fields, loose } => {
                if fields.is_empty() && loose.is_empty() {
                    self.note(node.range.clone(), path, Problem::EmptyText);
                }
                self.group(node, LANGUAGES, path);
            }
            _ => self.wrong(node, path, Expected::Text),
        }
    }

    fn yes_no(&mut self, node: &Node, path: &Path) {
        let found = self.text(node);
        if matches!(found, "true" | "false") {
            return;
        }
        if node.value == Value::Word {
            self.word(node, path, &["true", "false"]);
        } else {
            self.wrong(node, path, Expected::YesNo);
        }
    }

    fn word(&mut self, node: &Node, path: &Path, known: &'static [&'static str]) {
        let found = self.text(node);
        let Value::Word = node.value else {
            self.wrong(node, path, Expected::Word);
            return;
        };
        if !known.contains(&found) {
            let problem = unknown_word(found, known.to_vec());
            self.note(node.range.clone(), path, problem);
        }
    }

    fn format(
        &mut self,
        node: &Node,
        path: &Path,
        formats: &'static [(&'static str, &'static [Slot])],
    ) {
        let name = match &node.value {
            Value::Group { name: Some(name), .. } => name.clone(),
            Value::Word => node.range.clone(),
            _ => return self.wrong(node, path, Expected::Format),
        };
        let found = self.source.get(name.clone()).unwrap_or_default();
        match formats.iter().find(|(known, _)| *known == found) {
            None => {
                let known = formats.iter().map(|(known, _)| *known).collect();
                self.note(name, path, unknown_word(found, known));
            }
            Some(_) if node.value == Value::Word => self.wrong(node, path, Expected::Format),
            Some((_, slots)) => self.group(node, slots, path),
        }
    }

    fn choice(
        &mut self,
        node: &Node,
        path: &Path,
        choices: &'static [(&'static str, Option<&'static Shape>)],
    ) {
        let (name, inner) = match &node.value {
            Value::Group { name: Some(name), fields, loose } if fields.is_empty() => {
                (name.clone(), Some(loose.as_slice()))
            }
            Value::Word => (node.range.clone(), None),
            _ => return self.wrong(node, path, Expected::Choice),
        };
        let found = self.source.get(name.clone()).unwrap_or_default();
        match choices.iter().find(|(known, _)| *known == found) {
            None => {
                let known = choices.iter().map(|(known, _)| *known).collect();
                self.note(name, path, unknown_word(found, known));
            }
            Some((_, None)) if inner.is_none() => {}
            Some((_, Some(shape))) if let Some([value]) = inner => self.value(value, shape, path),
            Some(_) => self.wrong(node, path, Expected::Choice),
        }
    }

    fn group(&mut self, node: &Node, slots: &'static [Slot], path: &Path) {
        let Value::Group { fields, loose, .. } = &node.value else { return };
        for value in loose {
            let found = shorten(self.text(value));
            self.note(value.first_line(self.source), path, Problem::Unreadable { found });
        }
        let mut seen: Vec<&str> = Vec::new();
        let mut misspelt = Vec::new();
        for field in fields {
            let name = self.source.get(field.name.clone()).unwrap_or_default();
            let Some(slot) = slots.iter().find(|slot| slot.name == name) else {
                let problem = unknown_field(name, slots);
                if let Problem::UnknownField { meant: Some(meant), .. } = &problem {
                    misspelt.push(*meant);
                }
                self.note(field.name.clone(), path, problem);
                continue;
            };
            if seen.contains(&name) {
                let problem = Problem::RepeatedField { field: name.to_owned() };
                self.note(field.name.clone(), &path.field(slot.name), problem);
                continue;
            }
            seen.push(slot.name);
            self.value(&field.value, slot.shape, &path.field(slot.name));
        }
        for slot in slots.iter().filter(|slot| slot.required) {
            // A required field that is there under a wrong name has been spoken of.
            if !seen.contains(&slot.name) && !misspelt.contains(&slot.name) {
                let range = node.place(self.source, &Path::default());
                self.note(range, path, Problem::MissingField { field: slot.name });
            }
        }
    }
}

fn unknown_field(found: &str, slots: &[Slot]) -> Problem {
    let known: Vec<&'static str> = slots.iter().map(|slot| slot.name).collect();
    let meant = nearest(found, known.iter().copied());
    Problem::UnknownField { found: found.to_owned(), meant, known }
}

fn unknown_word(found: &str, known: Vec<&'static str>) -> Problem {
    let meant = nearest(found, known.iter().copied());
    Problem::UnknownWord { found: found.to_owned(), meant, known }
}

/// The known name nearest to what was written, if it is near enough to be meant: at most a third of
/// its letters differ (Damerau–Levenshtein, case apart), or one contains the other.
pub(crate) fn nearest<'k>(found: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    let plain = |name: &str| name.to_lowercase().replace('_', "");
    let written: Vec<char> = plain(found).chars().take(64).collect();
    if written.is_empty() {
        return None;
    }
    let mut best: Option<(usize, &str)> = None;
    for name in known {
        let letters: Vec<char> = plain(name).chars().take(64).collect();
        let away = distance(&written, &letters);
        let longest = written.len().max(letters.len());
        let near = away <= longest.div_ceil(3) && away < longest
            || (written.len().min(letters.len()) >= 4
                && (letters.starts_with(&written) || written.starts_with(&letters)));
        if near && best.is_none_or(|(least, _)| away < least) {
            best = Some((away, name));
        }
    }
    best.map(|(_, name)| name)
}

/// Insertions, deletions, replacements and swaps of neighbours between two words (optimal string
/// alignment).
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut next = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let replaced = row.get(j).map_or(0, |cost| cost + usize::from(x != y));
            let deleted = row.get(j + 1).map_or(replaced, |cost| cost + 1);
            let inserted = next.last().map_or(replaced, |cost| cost + 1);
            let mut least = replaced.min(deleted).min(inserted);
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(y) && b.get(j - 1) == Some(x);
            if swapped && let Some(cost) = before.get(j - 1) {
                least = least.min(cost + 1);
            }
            next.push(least);
        }
        before = std::mem::replace(&mut row, next);
    }
    row.last().copied().unwrap_or(0)
}
