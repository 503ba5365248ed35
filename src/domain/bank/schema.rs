//! The RON shapes of a bank, by version, and their translation to and from the domain. Serde stops
//! here. What a bank must keep besides its shape is in `check`.
//!
//! A file is first cut into fields and entries by its brackets, then each entry is read alone: one
//! bad question never hides the others, and the exact place of each is known.

mod hash;
pub(crate) mod lines;
pub(crate) mod outline;
pub(crate) mod shape;
pub(crate) mod split;
pub(crate) mod token;
pub(crate) mod tree;
mod write;

use std::collections::HashSet;
use std::ops::Range;

use jiff::civil::Date;
use serde::de::DeserializeOwned;

use self::outline::{Shape, nearest};
use self::shape::{
    ExamShape, Fault, LocaleShape, QuestionShape, SourceShape, T, TopicShape, WordedShape,
};
use self::split::{Entry, Piece, Pieces};
use super::check::path::Path;
use super::check::{self, Diagnostic, Place, Problem, Report, Thing};
use super::{Bank, BankId, Exam, Fact, Passage, Question, QuestionId, Source, Topic};
use crate::domain::locale::{Locale, Localized, Text};

pub use self::hash::{content_hash, key_hash};
pub(crate) use self::shape::date as parse_date;
pub(crate) use self::write::number as number_written;
pub use self::write::{encode_bank, encode_question};

/// The version of the format that is read and written.
pub const SCHEMA: u64 = 1;

/// What a bank says once for all its questions.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Defaults {
    /// The day on which its answers were checked.
    pub checked: Option<Date>,
    /// The exams it is written for.
    pub exams: Vec<Exam>,
}

/// A bank as read, and where its questions stand.
#[derive(Debug, Clone, PartialEq)]
pub struct Decoded {
    /// The bank; questions with errors are not in it.
    pub bank: Bank,
    /// Where each question of `bank.questions` stands in the file, in bytes, in the same order.
    pub slices: Vec<Range<usize>>,
    /// What each question falls back on.
    pub defaults: Defaults,
    /// Where the rest stands.
    pub skeleton: Skeleton,
}

/// The places in a file that outlive its text.
#[derive(Debug, Clone, PartialEq)]
pub struct Skeleton {
    /// The id of the bank.
    pub id: Place,
    /// Where each question of the bank begins, in the order of `slices`.
    pub questions: Vec<Place>,
}

/// Reads a bank. What is wrong with it comes beside it, in the order in which it was found; no bank
/// comes only if the file is none, is of another version or has no id. Questions with errors are
/// left out, the others are there. Warnings are not among the diagnostics: see
/// [`check::warnings`].
pub fn decode(source: &str) -> (Option<Decoded>, Vec<Diagnostic>) {
    let mut questions = Vec::new();
    let mut slices = Vec::new();
    let (decoded, found) = decode_each(source, |question, slice| {
        questions.push(question);
        slices.push(slice);
    });
    let decoded = decoded.map(|mut decoded| {
        decoded.skeleton.questions = places(source, &slices);
        decoded.bank.questions = questions;
        decoded.slices = slices;
        decoded
    });
    (decoded, found)
}

/// Reads a bank and hands its questions on one by one, so that they need not all be held at once.
/// As [`decode`], but with no questions, slices or places of questions in what comes back.
pub fn decode_each(
    source: &str,
    mut each: impl FnMut(Question, Range<usize>),
) -> (Option<Decoded>, Vec<Diagnostic>) {
    let mut reader = Reader::new(source);
    let Some(head) = reader.head() else { return (None, reader.report.found) };
    reader.questions(&head, &mut each);
    let decoded = Decoded {
        bank: head.bank,
        slices: Vec::new(),
        defaults: head.defaults,
        skeleton: Skeleton { id: head.id_place, questions: Vec::new() },
    };
    (Some(decoded), reader.report.found)
}

/// Reads everything but the questions, which are not even looked at. As [`decode_each`] otherwise.
pub fn decode_head(source: &str) -> (Option<Decoded>, Vec<Diagnostic>) {
    let mut reader = Reader::new(source);
    let decoded = reader.head().map(|head| Decoded {
        bank: head.bank,
        slices: Vec::new(),
        defaults: head.defaults,
        skeleton: Skeleton { id: head.id_place, questions: Vec::new() },
    });
    (decoded, reader.report.found)
}

/// Reads one question from its slice of a bank's file. Only its shape is looked at: whether the
/// bank has its topic, or whether it keeps the other rules, is not. Places are those in the slice.
pub fn decode_question(slice: &str, defaults: &Defaults) -> Result<Question, Vec<Diagnostic>> {
    let mut reader = Reader { pieces: Pieces::default(), report: Report::new(slice) };
    match shape::read::<QuestionShape>(slice) {
        Ok(shape) => match shape.question(defaults) {
            Ok(question) => return Ok(question),
            Err(fault) => {
                reader.report.question(id_of(slice), 0..slice.len(), std::iter::once(fault));
            }
        },
        Err(error) => {
            reader.diagnose(0..slice.len(), &outline::QUESTION, &Path::default(), true, &error);
        }
    }
    Err(reader.report.found)
}

/// Where slices begin, as lines and columns; the slices are in the order of the file.
fn places(source: &str, slices: &[Range<usize>]) -> Vec<Place> {
    let (mut line, mut at, mut line_start) = (1, 0, 0);
    let mut places = Vec::with_capacity(slices.len());
    for slice in slices {
        let between = source.as_bytes().get(at..slice.start).unwrap_or_default();
        #[expect(clippy::naive_bytecount, reason = "quick enough, and no crate for it")]
        let breaks = between.iter().filter(|byte| **byte == b'\n').count();
        line += breaks;
        if let Some(last) = between.iter().rposition(|byte| *byte == b'\n') {
            line_start = at + last + 1;
        }
        at = slice.start;
        let column = 1 + source.get(line_start..at).unwrap_or_default().chars().count();
        places.push(Place { range: at..at + 1, line, column });
    }
    places
}

/// Everything but the questions, and what they are checked against.
struct Head {
    bank: Bank,
    defaults: Defaults,
    id_place: Place,
    known: Known,
}

/// The ids that a bank declares, also those of entries that could not be read. `None` where the
/// list itself is missing, so that one mistake is not told once for every question.
#[derive(Debug, Clone, Default)]
pub(crate) struct Known {
    pub(crate) topics: Option<HashSet<String>>,
    pub(crate) sources: HashSet<String>,
    pub(crate) passages: HashSet<String>,
}

impl Known {
    /// The problem with an id that should name one of these; `None` if it does.
    pub(crate) fn unknown(ids: &HashSet<String>, thing: Thing, found: &str) -> Option<Problem> {
        if ids.contains(found) {
            return None;
        }
        let mut sorted: Vec<&str> = ids.iter().map(String::as_str).collect();
        sorted.sort_unstable();
        let meant = nearest(found, sorted.into_iter()).map(str::to_owned);
        Some(Problem::UnknownId { thing, found: found.to_owned(), meant })
    }
}

struct Reader<'a> {
    pieces: Pieces<'a>,
    report: Report<'a>,
}

impl<'a> Reader<'a> {
    fn new(source: &'a str) -> Self {
        let mut pieces = split::split(source);
        let mut report = Report::new(source);
        for (range, problem) in pieces.problems.drain(..) {
            report.at(range, None, String::new(), problem);
        }
        Self { pieces, report }
    }

    fn source(&self) -> &'a str {
        self.report.source()
    }

    fn slice(&self, range: Range<usize>) -> &'a str {
        self.source().get(range).unwrap_or_default()
    }

    fn head(&mut self) -> Option<Head> {
        if !self.pieces.is_bank {
            return None;
        }
        self.field_names();
        self.schema()?;
        let (id, id_at) = self.bank_id()?;
        let fallback = Localized::same(id.clone());
        let defaults = Defaults {
            checked: self.checked(),
            exams: self.words::<ExamShape, Exam>("exams").unwrap_or_default(),
        };
        let languages = self.words::<LocaleShape, Locale>("languages");
        if languages.as_ref().is_some_and(Vec::is_empty) {
            self.at_field("languages", Problem::Empty { thing: Thing::Language });
        }
        let languages = languages.filter(|list| !list.is_empty());
        let mut known = Known::default();
        let bank = Bank {
            id: BankId::from(id),
            title: self.text("title").unwrap_or_else(|| fallback.clone()),
            subject: self.text("subject").unwrap_or(fallback),
            about: self.text("about"),
            licence: self.value::<String>("licence").unwrap_or_default(),
            authors: self.value::<Vec<String>>("authors").unwrap_or_default(),
            languages: languages.unwrap_or_else(|| Locale::ALL.to_vec()),
            topics: self.topics(&mut known),
            facts: self.list("facts", Thing::Fact, None, |shape: WordedShape| Fact {
                id: shape.id.into(),
                text: shape.text.0,
            }),
            sources: self.list(
                "sources",
                Thing::Source,
                Some(&mut known.sources),
                |shape: SourceShape| Source {
                    id: shape.id.into(),
                    short: shape.short.0,
                    cite: shape.cite.0,
                    url: shape.url,
                    note: shape.note.map(|note| note.0),
                },
            ),
            passages: self.list(
                "passages",
                Thing::Passage,
                Some(&mut known.passages),
                |shape: WordedShape| Passage { id: shape.id.into(), text: shape.text.0 },
            ),
            questions: Vec::new(),
        };
        check::bank_errors(&bank, &mut self.report, &self.pieces);
        Some(Head { bank, defaults, id_place: self.report.place(id_at), known })
    }

    /// Names that a bank does not have, has twice or lacks.
    fn field_names(&mut self) {
        let fields = self.pieces.fields.clone();
        let mut misspelt = Vec::new();
        for (number, piece) in fields.iter().enumerate() {
            let problem = if outline::of_bank(piece.name).is_none() {
                outline::unknown_of_bank(piece.name)
            } else if fields.iter().take(number).any(|earlier| earlier.name == piece.name) {
                Problem::RepeatedField { field: piece.name.to_owned() }
            } else {
                continue;
            };
            if let Problem::UnknownField { meant: Some(meant), .. } = &problem {
                misspelt.push(*meant);
            }
            self.report.at(piece.name_at.clone(), None, piece.name.to_owned(), problem);
        }
        for field in outline::required_of_bank() {
            if self.pieces.field(field).is_none() && !misspelt.contains(&field) {
                let start = fields.first().map_or(0..0, |piece| piece.name_at.clone());
                self.report.at(start, None, String::new(), Problem::MissingField { field });
            }
        }
    }

    fn schema(&mut self) -> Option<()> {
        let at = self.pieces.field("schema")?.value.clone();
        let written = self.slice(at.clone());
        if written.parse() == Ok(SCHEMA) {
            return Some(());
        }
        let problem = Problem::OtherSchema { found: split::shorten(written) };
        self.report.at(at, None, "schema".to_owned(), problem);
        None
    }

    fn bank_id(&mut self) -> Option<(String, Range<usize>)> {
        let at = self.pieces.field("id")?.value.clone();
        let id = self.value::<String>("id")?;
        if !check::well_formed_id(&id) {
            self.report.at(at, None, "id".to_owned(), Problem::BadId { found: id });
            return None;
        }
        Some((id, at))
    }

    fn checked(&mut self) -> Option<Date> {
        let written = self.value::<String>("checked")?;
        match shape::date(&written) {
            Ok(date) => Some(date),
            Err(problem) => {
                self.at_field("checked", problem);
                None
            }
        }
    }

    fn at_field(&mut self, name: &str, problem: Problem) {
        let at = self.pieces.field(name).map_or(0..0, |piece| piece.value.clone());
        self.report.at(at, None, name.to_owned(), problem);
    }

    /// The value of a field of the bank, if it is there and can be read.
    fn value<S: DeserializeOwned>(&mut self, name: &'static str) -> Option<S> {
        let piece = self.pieces.field(name)?;
        let at = piece.value.clone();
        match shape::read(self.slice(at.clone())) {
            Ok(value) => Some(value),
            Err(error) => {
                let shape = outline::of_bank(name)?;
                self.diagnose(at, shape, &Path::of(name), false, &error);
                None
            }
        }
    }

    fn text(&mut self, name: &'static str) -> Option<Text> {
        self.value::<T>(name).map(|text| text.0)
    }

    fn words<S: DeserializeOwned, W: From<S>>(&mut self, name: &'static str) -> Option<Vec<W>> {
        Some(self.value::<Vec<S>>(name)?.into_iter().map(Into::into).collect())
    }

    fn topics(&mut self, known: &mut Known) -> Vec<Topic> {
        let Some(piece) = self.pieces.field("topics") else { return Vec::new() };
        if piece.entries.as_ref().is_some_and(Vec::is_empty) {
            self.at_field("topics", Problem::Empty { thing: Thing::Topic });
            return Vec::new();
        }
        let mut ids = HashSet::new();
        let topics = self.list("topics", Thing::Topic, Some(&mut ids), |shape: TopicShape| Topic {
            id: shape.id.into(),
            title: shape.title.0,
        });
        known.topics = (!ids.is_empty()).then_some(ids);
        topics
    }

    /// The entries of a list of the bank, each read alone. The ids of all of them, also of those
    /// that cannot be read, go to `ids`.
    fn list<S: DeserializeOwned + Named, V>(
        &mut self,
        name: &'static str,
        thing: Thing,
        mut ids: Option<&mut HashSet<String>>,
        make: impl Fn(S) -> V,
    ) -> Vec<V> {
        let Some(Piece { value, entries, .. }) = self.pieces.field(name).cloned() else {
            return Vec::new();
        };
        let Some(shape) = outline::of_bank(name) else { return Vec::new() };
        let Some(entries) = entries else {
            // No list at all: the whole value is what is wrong.
            if let Err(error) = shape::read::<Vec<S>>(self.slice(value.clone())) {
                self.diagnose(value, shape, &Path::of(name), false, &error);
            }
            return Vec::new();
        };
        let Shape::List(shape) = shape else { return Vec::new() };
        let mut seen: HashSet<String> = HashSet::new();
        let mut list = Vec::with_capacity(entries.len());
        for (number, Entry { range, problem }) in entries.into_iter().enumerate() {
            let path = Path::of(name).entry(number);
            let slice = self.slice(range.clone());
            let read = match problem {
                Some((at, problem)) => {
                    self.report.at(at, None, path.to_string(), problem);
                    None
                }
                None => match shape::read::<S>(slice) {
                    Ok(shape) => Some(shape),
                    Err(error) => {
                        self.diagnose(range.clone(), shape, &path, false, &error);
                        None
                    }
                },
            };
            let id = match &read {
                Some(shape) => Some(shape.id().to_owned()),
                None => tree::parse(slice).0.id(slice).map(str::to_owned),
            };
            let Some(id) = id else { continue };
            let problem = if !check::well_formed_id(&id) {
                Some(Problem::BadId { found: id.clone() })
            } else if !seen.insert(id.clone()) {
                Some(Problem::RepeatedId { thing, id: id.clone() })
            } else {
                None
            };
            if let Some(ids) = ids.as_deref_mut() {
                ids.insert(id);
            }
            if let Some(problem) = problem {
                let at = tree::parse(slice).0.place(slice, &Path::of("id"));
                let at = range.start + at.start..range.start + at.end;
                self.report.at(at, None, path.field("id").to_string(), problem);
            } else {
                list.extend(read.map(&make));
            }
        }
        list
    }

    /// Reads the questions one after another.
    fn questions(&mut self, head: &Head, each: &mut impl FnMut(Question, Range<usize>)) {
        let Some(at) = self.pieces.fields.iter().position(|piece| piece.name == "questions") else {
            return;
        };
        let piece = self.pieces.fields.swap_remove(at);
        let Some(entries) = piece.entries else {
            let found = split::shorten(self.slice(piece.value.clone()));
            let problem = Problem::WrongKind { expected: check::Expected::List, found };
            self.report.at(piece.name_at, None, "questions".to_owned(), problem);
            return;
        };
        let mut seen: HashSet<QuestionId> = HashSet::with_capacity(entries.len());
        let mut faults: Vec<Fault> = Vec::new();
        for Entry { range, problem } in entries {
            let slice = self.slice(range.clone());
            if let Some((at, problem)) = problem {
                let (node, slips) = tree::parse(slice);
                let id = match &problem {
                    Problem::Unopened { .. } => id_of(&format!("({slice}")),
                    _ => node.id(slice).map(QuestionId::from),
                };
                // A text that was never closed swallows brackets: say that instead.
                let text = slips.into_iter().find(|(_, slip)| *slip == Problem::UnclosedText);
                let (at, problem) = match text {
                    Some((at, slip)) => (range.start + at.start..range.start + at.end, slip),
                    None => (at, problem),
                };
                self.report.at(at, id, String::new(), problem);
                continue;
            }
            let question = match shape::read::<QuestionShape>(slice) {
                Ok(shape) => shape.question(&head.defaults),
                Err(error) => {
                    let path = Path::default();
                    self.diagnose(range, &outline::QUESTION, &path, true, &error);
                    continue;
                }
            };
            let question = match question {
                Ok(question) => question,
                Err(fault) => {
                    self.report.question(id_of(slice), range, std::iter::once(fault));
                    continue;
                }
            };
            check::errors(&question, &head.known, &mut faults);
            if !seen.insert(question.id.clone()) {
                let (thing, id) = (Thing::Question, question.id.to_string());
                faults.push((Path::of("id"), Problem::RepeatedId { thing, id }));
            }
            if faults.is_empty() {
                each(question, range);
            } else {
                self.report.question(Some(question.id), range, faults.drain(..));
            }
        }
    }

    /// Says what is wrong with a value that serde refused.
    fn diagnose(
        &mut self,
        range: Range<usize>,
        shape: &'static Shape,
        prefix: &Path,
        is_question: bool,
        error: &ron::error::SpannedError,
    ) {
        let slice = self.slice(range.clone());
        let (node, slips) = tree::parse(slice);
        let id = node.id(slice).filter(|_| is_question).map(QuestionId::from);
        let lines_before = self.report.line(range.start) - 1;
        let mut found = Vec::new();
        let mut doubtful = false;
        for (at, mut slip) in slips {
            if let Problem::Unclosed { line, .. } = &mut slip {
                *line += lines_before;
            }
            doubtful |= matches!(
                slip,
                Problem::Unclosed { .. } | Problem::StrayBracket { .. } | Problem::UnclosedText
            );
            found.push((at.clone(), node.path_at(slice, at.start), slip));
        }
        if !doubtful {
            let misfits = outline::misfits(slice, &node, shape);
            found.extend(
                misfits.into_iter().map(|(at, path, misfit)| (at, path.to_string(), misfit)),
            );
        }
        if found.is_empty() {
            let at = offset_of(slice, error.span.end.line, error.span.end.col);
            let problem = Problem::NotRon { message: error.code.to_string() };
            found.push((at..at, node.path_at(slice, at), problem));
        }
        for (at, field, problem) in found {
            let field = match (prefix.to_string(), field) {
                (prefix, field) if prefix.is_empty() => field,
                (prefix, field) if field.is_empty() => prefix,
                (prefix, field) if field.starts_with('[') => format!("{prefix}{field}"),
                (prefix, field) => format!("{prefix}.{field}"),
            };
            self.report.at(
                range.start + at.start..range.start + at.end,
                id.clone(),
                field,
                problem,
            );
        }
    }
}

/// The id of the question in a slice, as far as it can be made out.
fn id_of(slice: &str) -> Option<QuestionId> {
    tree::parse(slice).0.id(slice).map(QuestionId::from)
}

/// The byte at a line and a column in characters, both from 1.
pub(crate) fn offset_of(source: &str, line: usize, column: usize) -> usize {
    let mut start = 0;
    for text in source.split_inclusive('\n').take(line.saturating_sub(1)) {
        start += text.len();
    }
    let line = source.get(start..).unwrap_or_default();
    start + line.chars().take(column.saturating_sub(1)).map(char::len_utf8).sum::<usize>()
}

/// An entry of a list that has an id.
trait Named {
    /// The id as written.
    fn id(&self) -> &str;
}

impl Named for TopicShape {
    fn id(&self) -> &str {
        &self.id
    }
}

impl Named for WordedShape {
    fn id(&self) -> &str {
        &self.id
    }
}

impl Named for SourceShape {
    fn id(&self) -> &str {
        &self.id
    }
}
