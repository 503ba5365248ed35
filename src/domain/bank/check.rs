//! Every rule that a bank must keep, as diagnostics with a place and a remedy. An error leaves its
//! question out; a warning does not. How RON is read is in `schema`.

mod images;
pub(crate) mod path;
mod rules;
mod text;
mod whole;
mod wording;

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::picture::Fault;
use super::schema::lines::Lines;
use super::schema::{self, Decoded, Known};
use super::{Bank, BankId, Body, Question, QuestionId};
use crate::domain::exam::pattern::check::Contradiction;
use crate::domain::locale::{Locale, Text};

pub use images::{images, images_of, images_of_bank, images_of_text, may_name_images};
pub(crate) use rules::errors;
pub(crate) use text::well_formed_id;
pub use text::{graphemes, slug};
pub(crate) use whole::bank_errors;

/// Something wrong with a bank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// Where in the file it stands.
    pub place: Place,
    /// The question it belongs to, as far as it has a readable id.
    pub question: Option<QuestionId>,
    /// The field, as a path: `ask.statements[2].why` is why the second statement is false. Empty
    /// for the file, or the question, as a whole.
    pub field: String,
    /// What is wrong.
    pub problem: Problem,
}

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// The question (or the part of the bank) is left out.
    Error,
    /// It is used, but should be mended.
    Warning,
}

/// Where in a file something stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// In bytes of the file.
    pub range: Range<usize>,
    /// Its line, counted from 1.
    pub line: usize,
    /// Its column in characters, counted from 1.
    pub column: usize,
}

/// A kind of thing in a bank that problems are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Thing {
    /// The bank itself.
    Bank,
    /// A topic.
    Topic,
    /// A fact.
    Fact,
    /// A source.
    Source,
    /// A passage.
    Passage,
    /// A question.
    Question,
    /// An option.
    Option,
    /// A statement.
    Statement,
    /// A pair.
    Pair,
    /// An entry of List-I.
    Left,
    /// An entry of List-II.
    Right,
    /// A thing to be put in order.
    Item,
    /// A code.
    Code,
    /// A wording that is accepted.
    Answer,
    /// A language.
    Language,
}

/// A kind of value that a field asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Expected {
    /// A text in one or both languages.
    Text,
    /// A text in quotes, without languages.
    Plain,
    /// `true` or `false`.
    YesNo,
    /// A whole number.
    Number,
    /// One of some words, without quotes.
    Word,
    /// A list in square brackets.
    List,
    /// Fields in round brackets.
    Group,
    /// A format with its fields in round brackets: `Single(…)`.
    Format,
    /// A word, or a word with one value in round brackets: `Share("1/3")`.
    Choice,
}

/// What is wrong. [`Problem::what`] and [`Problem::fix`] say it in English; other languages are
/// made from the data here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The file is not a bank at all.
    NotABank,
    /// A bracket is never closed.
    Unclosed {
        /// The opening bracket.
        bracket: char,
        /// The line it stands on, from 1.
        line: usize,
    },
    /// The opening bracket before something is missing.
    Unopened {
        /// The bracket.
        bracket: char,
    },
    /// A closing bracket closes nothing.
    StrayBracket {
        /// The bracket.
        bracket: char,
    },
    /// Something follows the bank.
    AfterTheEnd,
    /// `=` where `:` belongs.
    EqualsForColon,
    /// No `:` after a field's name.
    MissingColon,
    /// No comma between two things.
    MissingComma,
    /// A comma with nothing before it.
    ExtraComma,
    /// Nothing after a field's name.
    MissingValue,
    /// A text in curly quotes.
    CurlyQuotes,
    /// A text in single quotes.
    SingleQuotes,
    /// A text whose closing quote is missing.
    UnclosedText,
    /// A comment that never ends.
    UnclosedComment,
    /// A backslash in a text before a character that it does not go with.
    BadEscape {
        /// The backslash and what follows it.
        found: String,
    },
    /// A field's name in quotes.
    QuotedName {
        /// The name.
        name: String,
    },
    /// Brackets within brackets, too many.
    TooDeep,
    /// Something that cannot stand there.
    Unreadable {
        /// Its beginning.
        found: String,
    },
    /// Anything else that the reader of RON refuses.
    NotRon {
        /// What it says.
        message: String,
    },
    /// The bank was written for another version of the format.
    OtherSchema {
        /// The number in the file.
        found: String,
    },
    /// A field that is not known there.
    UnknownField {
        /// As written.
        found: String,
        /// The nearest that is known, if one is near.
        meant: Option<&'static str>,
        /// All that are known.
        known: Vec<&'static str>,
    },
    /// A field that must be there.
    MissingField {
        /// Its name.
        field: &'static str,
    },
    /// A field given twice.
    RepeatedField {
        /// Its name.
        field: String,
    },
    /// A word that is not one of those that are known there.
    UnknownWord {
        /// As written.
        found: String,
        /// The nearest that is known, if one is near.
        meant: Option<&'static str>,
        /// All that are known.
        known: Vec<&'static str>,
    },
    /// A value of another kind.
    WrongKind {
        /// What belongs there.
        expected: Expected,
        /// What stands there, shortened.
        found: String,
    },
    /// No date of the form 2026-11-21.
    BadDate {
        /// As written.
        found: String,
    },
    /// Nothing that can be read as a number.
    BadNumber {
        /// As written.
        found: String,
    },
    /// A difficulty other than 1 to 5.
    BadDifficulty {
        /// As written.
        found: u8,
    },
    /// An id with characters that ids do not have.
    BadId {
        /// As written.
        found: String,
    },
    /// An id given twice.
    RepeatedId {
        /// What it names.
        thing: Thing,
        /// The id.
        id: String,
    },
    /// An id that names nothing in this bank.
    UnknownId {
        /// What it should name.
        thing: Thing,
        /// As written.
        found: String,
        /// The nearest that is known, if one is near.
        meant: Option<String>,
    },
    /// A list that must have entries has none.
    Empty {
        /// What it should hold.
        thing: Thing,
    },
    /// No option is marked right.
    NoRightOption,
    /// Several options are marked right where one answer is asked for.
    SeveralRightOptions {
        /// How many.
        count: usize,
    },
    /// One option is marked right where several are asked for.
    OneRightOption,
    /// Every option is marked right.
    EveryOptionRight,
    /// More or fewer than the format takes.
    Count {
        /// Of what.
        thing: Thing,
        /// How many there are.
        count: usize,
        /// The fewest.
        least: usize,
        /// The most.
        most: usize,
    },
    /// A number of options that no exam prints.
    UnusualOptionCount {
        /// How many there are.
        count: usize,
    },
    /// Two that say the same.
    SameText {
        /// What they are.
        thing: Thing,
        /// The number of the first, from 1.
        first: usize,
    },
    /// No `____` for the gap.
    NoGap {
        /// In this language; `None` for a text that is the same in all.
        locale: Option<Locale>,
    },
    /// A negative stem without its negation in bold.
    NoBold {
        /// In this language; `None` for a text that is the same in all.
        locale: Option<Locale>,
    },
    /// Nothing fits what is asked for, so no code can be right.
    NothingAskedFor {
        /// Statements or pairs.
        thing: Thing,
        /// Whether the incorrect ones are asked for.
        incorrect: bool,
    },
    /// The author's codes do not have the right one.
    CodesWithoutKey {
        /// The right code.
        key: Vec<usize>,
    },
    /// A code names something that is not there.
    CodeNumber {
        /// The number.
        number: usize,
        /// How many there are.
        count: usize,
    },
    /// A code that is empty, or names one thing twice.
    BadCode,
    /// Codes where the app always makes them.
    CodesIgnored,
    /// Assertion and reason, or both statements, are false: no option of the exam says so.
    BothFalse,
    /// Something explains although it, or what it explains, does not hold.
    ExplainsWithoutHolding,
    /// With two others, Statement-I must hold.
    FirstMustHold,
    /// What holds and what explains go together in a way that no option of the exam says.
    NoOptionFits,
    /// A tolerance below zero.
    NegativeTolerance,
    /// A text without words.
    EmptyText,
    /// A language that the bank promises is missing.
    MissingLanguage {
        /// The language.
        locale: Locale,
    },
    /// A sentence in one language stands for both.
    OneLanguage {
        /// The language it seems to be in.
        locale: Locale,
    },
    /// Nothing says why this is wrong.
    NoReason {
        /// What it is.
        thing: Thing,
    },
    /// Nothing says why the key is right.
    NoExplanation,
    /// An explanation that hardly explains.
    ShortExplanation {
        /// Its length in characters as people count them.
        length: usize,
    },
    /// An explanation that names an option by its letter.
    OptionByLetter {
        /// The words.
        found: String,
    },
    /// Mathematics as TeX, which is shown as typed.
    RawTex {
        /// Its beginning.
        found: String,
    },
    /// A stem that is longer than any exam's.
    LongStem {
        /// Its length in characters as people count them.
        length: usize,
    },
    /// No source.
    NoSources,
    /// The last day on which it holds is before the day it was checked.
    StaleWhenChecked,
    /// An image that a text names cannot be shown.
    Image {
        /// Its name.
        name: String,
        /// Why.
        fault: Fault,
    },
    /// An image without words for what it shows.
    NoAlt {
        /// Its name.
        name: String,
    },
    /// Other questions stand between those of one passage.
    SplitPassage {
        /// The passage.
        passage: String,
    },
    /// Nothing uses it.
    Unused {
        /// What it is.
        thing: Thing,
        /// Its id.
        id: String,
    },
    /// Another file has a question, or a bank, of the same name.
    SameIdElsewhere {
        /// A question or a bank.
        thing: Thing,
        /// The id.
        id: String,
        /// The other file.
        file: String,
    },
    /// The rules of an exam contradict themselves.
    Pattern(Contradiction),
}

impl Problem {
    /// Whether it keeps its question, or its file, from being read at all: it can only be mended in the
    /// text.
    pub const fn is_of_reading(&self) -> bool {
        matches!(
            self,
            Self::NotABank
                | Self::Unclosed { .. }
                | Self::Unopened { .. }
                | Self::StrayBracket { .. }
                | Self::AfterTheEnd
                | Self::EqualsForColon
                | Self::MissingColon
                | Self::MissingComma
                | Self::ExtraComma
                | Self::MissingValue
                | Self::CurlyQuotes
                | Self::SingleQuotes
                | Self::UnclosedText
                | Self::UnclosedComment
                | Self::BadEscape { .. }
                | Self::QuotedName { .. }
                | Self::TooDeep
                | Self::Unreadable { .. }
                | Self::NotRon { .. }
                | Self::OtherSchema { .. }
                | Self::UnknownField { .. }
                | Self::MissingField { .. }
                | Self::RepeatedField { .. }
                | Self::UnknownWord { .. }
                | Self::WrongKind { .. }
                | Self::BadDate { .. }
                | Self::BadNumber { .. }
                | Self::BadDifficulty { .. }
        )
    }

    /// Whether it leaves its question out.
    pub const fn severity(&self) -> Severity {
        match self {
            Self::UnusualOptionCount { .. }
            | Self::CodesIgnored
            | Self::MissingLanguage { .. }
            | Self::OneLanguage { .. }
            | Self::NoReason { .. }
            | Self::NoExplanation
            | Self::ShortExplanation { .. }
            | Self::OptionByLetter { .. }
            | Self::RawTex { .. }
            | Self::LongStem { .. }
            | Self::NoSources
            | Self::Image { .. }
            | Self::NoAlt { .. }
            | Self::SplitPassage { .. }
            | Self::Unused { .. }
            | Self::Empty { thing: Thing::Question } => Severity::Warning,
            Self::Pattern(contradiction) => contradiction.severity(),
            _ => Severity::Error,
        }
    }
}

/// Everything wrong with a bank, in the order of the file: what stops it or its questions from
/// being read, and the warnings.
pub fn checks(source: &str) -> Vec<Diagnostic> {
    examine(source).1
}

/// A bank and everything wrong with it, in the order of the file.
pub fn examine(source: &str) -> (Option<Decoded>, Vec<Diagnostic>) {
    let (decoded, mut found) = schema::decode(source);
    if let Some(decoded) = &decoded {
        // While it is not known which languages are promised, none can be said to be missing.
        let unknown = found.iter().any(|diagnostic| diagnostic.field.starts_with("languages"));
        found.extend(warnings(source, decoded).into_iter().filter(|warning| {
            let about_languages = matches!(
                warning.problem,
                Problem::MissingLanguage { .. } | Problem::OneLanguage { .. }
            );
            !(unknown && about_languages)
        }));
    }
    found.sort_by_key(|diagnostic| (diagnostic.place.range.start, diagnostic.severity));
    (decoded, found)
}

/// The warnings about a bank that has been read; its errors came with the reading.
pub fn warnings(source: &str, decoded: &Decoded) -> Vec<Diagnostic> {
    let mut report = Report::new(source);
    whole::warnings(decoded, &mut report);
    let mut faults = Vec::new();
    for (question, slice) in decoded.bank.questions.iter().zip(&decoded.slices) {
        rules::warnings(question, &decoded.bank, &mut faults);
        report.question(Some(question.id.clone()), slice.clone(), faults.drain(..));
    }
    report.found
}

/// The rules for the questions of one bank, to be asked of each as it is written.
#[derive(Debug, Clone)]
pub struct Rules {
    bank: Bank,
    known: Known,
}

impl Rules {
    /// The rules of a bank, whose own questions do not matter.
    pub fn of(bank: Bank) -> Self {
        let topics: HashSet<String> =
            bank.topics.iter().map(|topic| topic.id.to_string()).collect();
        let known = Known {
            topics: (!topics.is_empty()).then_some(topics),
            sources: bank.sources.iter().map(|source| source.id.to_string()).collect(),
            passages: bank.passages.iter().map(|passage| passage.id.to_string()).collect(),
        };
        Self { bank, known }
    }

    /// The bank.
    pub const fn bank(&self) -> &Bank {
        &self.bank
    }

    /// What is wrong with a question, errors first, each with the path of its field.
    pub fn faults(&self, question: &Question) -> Vec<(String, Problem)> {
        let mut faults = Vec::new();
        rules::errors(question, &self.known, &mut faults);
        rules::warnings(question, &self.bank, &mut faults);
        let mut faults: Vec<(String, Problem)> =
            faults.into_iter().map(|(path, problem)| (path.to_string(), problem)).collect();
        faults.sort_by_key(|(_, problem)| problem.severity());
        faults
    }
}

/// Whether a text says something in one language: a sentence does, a number or a name does not.
pub fn has_language(text: &str) -> bool {
    text::language(text).is_some()
}

/// Whether every text of a question can be read in this language.
pub fn complete_in(question: &Question, locale: Locale) -> bool {
    rules::complete_in(question, locale)
}

/// Every text of a question with the path of its field (`ask.statements[2].why`), in the order in
/// which they are read.
pub fn each_text(question: &Question, see: &mut dyn FnMut(&str, &Text)) {
    rules::each_text(question, &mut |spot, text| see(&spot.path().to_string(), text));
}

/// Every text of what is asked, without its explanation, in the order in which it is read.
pub fn each_text_of(body: &Body, see: &mut dyn FnMut(&Text)) {
    rules::each_text_of(body, &mut |_, text| see(text));
}

/// What is wrong with banks only when they are installed together: each with the number of its file
/// in `banks`. The files are given in the order in which they are installed; the first keeps a name.
pub fn check_together(banks: &[(&str, &Decoded)]) -> Vec<(usize, Diagnostic)> {
    let mut found = Vec::new();
    let mut first_bank: HashMap<&BankId, usize> = HashMap::new();
    let mut first_question: HashMap<&QuestionId, usize> = HashMap::new();
    let file = |number: usize| banks.get(number).map_or("", |(file, _)| *file).to_owned();
    for (number, (_, decoded)) in banks.iter().enumerate() {
        let bank = &decoded.bank;
        match first_bank.get(&bank.id) {
            Some(first) => {
                let (thing, id) = (Thing::Bank, bank.id.to_string());
                let problem = Problem::SameIdElsewhere { thing, id, file: file(*first) };
                let place = decoded.skeleton.id.clone();
                found.push((number, diagnostic(place, None, "id".to_owned(), problem)));
            }
            None => {
                first_bank.insert(&bank.id, number);
            }
        }
        for (question, place) in bank.questions.iter().zip(&decoded.skeleton.questions) {
            match first_question.get(&question.id) {
                Some(first) if *first != number => {
                    let (thing, id) = (Thing::Question, question.id.to_string());
                    let problem = Problem::SameIdElsewhere { thing, id, file: file(*first) };
                    let question = Some(question.id.clone());
                    found.push((
                        number,
                        diagnostic(place.clone(), question, "id".to_owned(), problem),
                    ));
                }
                Some(_) => {}
                None => {
                    first_question.insert(&question.id, number);
                }
            }
        }
    }
    found
}

fn diagnostic(
    place: Place,
    question: Option<QuestionId>,
    field: String,
    problem: Problem,
) -> Diagnostic {
    Diagnostic { severity: problem.severity(), place, question, field, problem }
}

/// Diagnostics as they are gathered, with the lines of the file once they are needed.
pub(crate) struct Report<'a> {
    lines: Lines<'a>,
    pub(crate) found: Vec<Diagnostic>,
}

impl<'a> Report<'a> {
    pub(crate) const fn new(source: &'a str) -> Self {
        Self { lines: Lines::new(source), found: Vec::new() }
    }

    /// The text of the file.
    pub(crate) const fn source(&self) -> &'a str {
        self.lines.source()
    }

    /// The line, from 1, of a byte.
    pub(crate) fn line(&self, at: usize) -> usize {
        self.lines.line(at)
    }

    /// Notes a problem at a place in the file.
    pub(crate) fn at(
        &mut self,
        range: Range<usize>,
        question: Option<QuestionId>,
        field: String,
        problem: Problem,
    ) {
        let place = self.place(range);
        self.found.push(diagnostic(place, question, field, problem));
    }

    /// Notes the problems of a value, whose fields are looked up in its text.
    pub(crate) fn question(
        &mut self,
        question: Option<QuestionId>,
        slice: Range<usize>,
        faults: impl Iterator<Item = (path::Path, Problem)>,
    ) {
        let mut tree = None;
        for (path, problem) in faults {
            let source = self.source().get(slice.clone()).unwrap_or_default();
            let (tree, _) = tree.get_or_insert_with(|| schema::tree::parse(source));
            let range = tree.place(source, &path);
            let range = slice.start + range.start..slice.start + range.end;
            self.at(range, question.clone(), path.to_string(), problem);
        }
    }

    /// The line and column of a range of bytes.
    pub(crate) fn place(&self, range: Range<usize>) -> Place {
        let (line, column) = self.lines.place(range.start);
        Place { range, line, column }
    }
}
