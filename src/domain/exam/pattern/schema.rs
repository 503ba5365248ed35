//! A pattern in RON, read by the same reader and with the same diagnostics as banks. Serde stops
//! here. What a pattern must keep besides its shape is in `check`.

mod outline;
mod shape;
mod shipped;

use self::shape::PatternShape;
use super::check::Contradiction;
use super::{Pattern, PatternId};
use crate::domain::bank::check::path::Path;
use crate::domain::bank::check::{Diagnostic, Problem, Report, Severity, well_formed_id};
use crate::domain::bank::schema::outline::misfits;
use crate::domain::bank::schema::shape::read;
use crate::domain::bank::schema::split::shorten;
use crate::domain::bank::schema::tree::{self, Node, Value};
use crate::domain::bank::schema::{SCHEMA, offset_of};

pub use self::shipped::{SHIPPED, ShippedPattern};

/// Reads a pattern. What is wrong with it comes beside it, in the order of the file; no pattern comes
/// if anything of that is an error, for an exam with half its rules is another exam.
pub fn decode(source: &str) -> (Option<Pattern>, Vec<Diagnostic>) {
    let mut report = Report::new(source);
    let pattern = read_pattern(source, &mut report);
    let mut found = report.found;
    found.sort_by_key(|diagnostic| (diagnostic.place.range.start, diagnostic.severity));
    let sound = found.iter().all(|diagnostic| diagnostic.severity != Severity::Error);
    (pattern.filter(|_| sound), found)
}

fn read_pattern(source: &str, report: &mut Report<'_>) -> Option<Pattern> {
    let (node, slips) = tree::parse(source);
    if !matches!(node.value, Value::Group { name: None, .. }) {
        let start = node.range.start;
        let at = start..start + first_char(source, start);
        report.at(at, None, String::new(), Problem::Pattern(Contradiction::NotAPattern));
        return None;
    }
    if !is_this_schema(source, &node, report) {
        return None;
    }
    // A bracket or a quote too few makes everything after it doubtful.
    let doubtful = slips.iter().any(|(_, slip)| {
        matches!(
            slip,
            Problem::Unclosed { .. } | Problem::StrayBracket { .. } | Problem::UnclosedText
        )
    });
    for (at, slip) in slips {
        let field = node.path_at(source, at.start);
        report.at(at, None, field, slip);
    }
    if !doubtful {
        for (at, path, misfit) in misfits(source, &node, &outline::PATTERN) {
            report.at(at, None, path.to_string(), misfit);
        }
    }
    if !report.found.is_empty() {
        return None;
    }
    match read::<PatternShape>(source) {
        Ok(shape) => {
            let (pattern, faults) = shape.pattern();
            for (path, problem) in faults {
                let at = node.place(source, &path);
                report.at(at, None, path.to_string(), problem);
            }
            pattern
        }
        Err(error) => {
            let at = offset_of(source, error.span.end.line, error.span.end.col);
            let problem = Problem::NotRon { message: error.code.to_string() };
            report.at(at..at, None, node.path_at(source, at), problem);
            None
        }
    }
}

/// The length in bytes of the character at `at`; 0 at the end.
fn first_char(source: &str, at: usize) -> usize {
    source.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8)
}

/// Whether the pattern is of the version that is read here. A missing number is told with the other
/// missing fields.
fn is_this_schema(source: &str, node: &Node, report: &mut Report<'_>) -> bool {
    let Some(field) = node.field(source, "schema") else { return true };
    let written = source.get(field.value.range.clone()).unwrap_or_default();
    if field.value.value != Value::Number || written.parse() == Ok(SCHEMA) {
        return true;
    }
    let problem = Problem::Pattern(Contradiction::OtherSchema { found: shorten(written) });
    report.at(field.value.range.clone(), None, "schema".to_owned(), problem);
    false
}

/// The id, if ids are written so.
fn id(written: String) -> Result<PatternId, (Path, Problem)> {
    if well_formed_id(&written) {
        Ok(PatternId::from(written))
    } else {
        Err((Path::of("id"), Problem::BadId { found: written }))
    }
}

/// The patterns that are part of the program, in the order in which learners see them.
pub fn shipped() -> Vec<Pattern> {
    SHIPPED.iter().filter_map(|pattern| decode(pattern.text).0).collect()
}
