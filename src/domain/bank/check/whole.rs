//! The rules for a bank as a whole: its own texts, what it declares and never uses, passages whose
//! questions are scattered.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::images::without_words;
use super::rules::{languages, raw_tex};
use super::{Problem, Report, Thing};
use crate::domain::bank::schema::split::{Pieces, split};
use crate::domain::bank::schema::{Decoded, tree};
use crate::domain::bank::{Bank, PassageId, SourceId};
use crate::domain::locale::Text;

/// The place of a text outside the questions.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot<'b> {
    /// The field of the bank.
    list: &'static str,
    /// The entry with this id, and its field.
    entry: Option<(&'b str, &'static str)>,
}

/// Every text of a bank outside its questions.
pub(super) fn each_text<'b>(bank: &'b Bank, see: &mut dyn FnMut(Spot<'b>, &'b Text)) {
    see(Spot { list: "title", entry: None }, &bank.title);
    see(Spot { list: "subject", entry: None }, &bank.subject);
    if let Some(about) = &bank.about {
        see(Spot { list: "about", entry: None }, about);
    }
    for topic in &bank.topics {
        see(Spot { list: "topics", entry: Some((topic.id.as_str(), "title")) }, &topic.title);
    }
    for fact in &bank.facts {
        see(Spot { list: "facts", entry: Some((fact.id.as_str(), "text")) }, &fact.text);
    }
    for source in &bank.sources {
        let id = source.id.as_str();
        see(Spot { list: "sources", entry: Some((id, "short")) }, &source.short);
        see(Spot { list: "sources", entry: Some((id, "cite")) }, &source.cite);
        if let Some(note) = &source.note {
            see(Spot { list: "sources", entry: Some((id, "note")) }, note);
        }
    }
    for passage in &bank.passages {
        see(Spot { list: "passages", entry: Some((passage.id.as_str(), "text")) }, &passage.text);
    }
}

/// Where a text stands in the file, and its path.
pub(super) fn locate(pieces: &Pieces<'_>, source: &str, spot: Spot<'_>) -> (Range<usize>, String) {
    let Some(piece) = pieces.field(spot.list) else { return (0..0, spot.list.to_owned()) };
    let Some((id, field)) = spot.entry else {
        let value = source.get(piece.value.clone()).unwrap_or_default();
        let line = value.lines().next().unwrap_or_default().trim_end();
        let start = piece.value.start;
        return (start..start + line.len(), spot.list.to_owned());
    };
    for (number, entry) in piece.entries.iter().flatten().enumerate() {
        let slice = source.get(entry.range.clone()).unwrap_or_default();
        let (node, _) = tree::parse(slice);
        if node.id(slice) != Some(id) {
            continue;
        }
        let found = node.field(slice, field).map_or(&node, |field| &field.value);
        let at = found.first_line(slice);
        let at = entry.range.start + at.start..entry.range.start + at.end;
        return (at, format!("{}[{}].{field}", spot.list, number + 1));
    }
    (piece.name_at.clone(), spot.list.to_owned())
}

/// Texts of a bank, outside its questions, that say nothing.
pub(crate) fn bank_errors(bank: &Bank, report: &mut Report<'_>, pieces: &Pieces<'_>) {
    each_text(bank, &mut |spot, text| {
        if text.locales().any(|locale| text.text(locale).trim().is_empty()) {
            let (at, field) = locate(pieces, report.source(), spot);
            report.at(at, None, field, Problem::EmptyText);
        }
    });
}

/// What should be mended in a bank, outside its questions.
pub(super) fn warnings(decoded: &Decoded, report: &mut Report<'_>) {
    let bank = &decoded.bank;
    let source = report.source();
    let pieces = split(source);
    let mut note = |spot: Spot<'_>, problem: Problem| {
        let (at, field) = locate(&pieces, source, spot);
        report.at(at, None, field, problem);
    };
    each_text(bank, &mut |spot, text| {
        for problem in languages(text, bank) {
            note(spot, problem);
        }
        for name in without_words(text) {
            note(spot, Problem::NoAlt { name: name.to_owned() });
        }
        if let Some(problem) = raw_tex(text).filter(|_| spot.list == "passages") {
            note(spot, problem);
        }
    });
    let written = pieces.field("questions").and_then(|piece| piece.entries.as_ref());
    let written = written.map_or(0, Vec::len);
    if written == 0 {
        let spot = Spot { list: "questions", entry: None };
        note(spot, Problem::Empty { thing: Thing::Question });
    }
    // Questions that were left out may use what seems unused.
    if written > 0 && written == bank.questions.len() {
        unused(bank, &mut note);
    }
    split_passages(decoded, report);
}

/// Sources and passages that no question uses.
fn unused(bank: &Bank, note: &mut impl FnMut(Spot<'_>, Problem)) {
    let cited: HashSet<&str> = bank
        .questions
        .iter()
        .flat_map(|question| &question.sources)
        .map(SourceId::as_str)
        .collect();
    for source in &bank.sources {
        let id = source.id.as_str();
        if !cited.contains(id) {
            let spot = Spot { list: "sources", entry: Some((id, "id")) };
            note(spot, Problem::Unused { thing: Thing::Source, id: id.to_owned() });
        }
    }
    let read: HashSet<&PassageId> =
        bank.questions.iter().filter_map(|question| question.passage.as_ref()).collect();
    for passage in bank.passages.iter().filter(|passage| !read.contains(&passage.id)) {
        let id = passage.id.as_str();
        let spot = Spot { list: "passages", entry: Some((id, "id")) };
        note(spot, Problem::Unused { thing: Thing::Passage, id: id.to_owned() });
    }
}

/// Passages between whose questions others stand.
fn split_passages(decoded: &Decoded, report: &mut Report<'_>) {
    let mut last_of: HashMap<&PassageId, usize> = HashMap::new();
    let questions = &decoded.bank.questions;
    for (number, (question, slice)) in questions.iter().zip(&decoded.slices).enumerate() {
        let Some(passage) = &question.passage else { continue };
        if let Some(last) = last_of.insert(passage, number)
            && last + 1 != number
        {
            let fault = (
                super::path::Path::of("passage"),
                Problem::SplitPassage { passage: passage.to_string() },
            );
            report.question(Some(question.id.clone()), slice.clone(), std::iter::once(fault));
        }
    }
}
