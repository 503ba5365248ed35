//! Each bank in `fixtures/banks/bad` has exactly the problems written beside it.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use smriti::domain::bank::check::{Severity, checks};
use smriti::domain::bank::schema::decode;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/banks/bad")
}

fn banks() -> Vec<PathBuf> {
    let files = fs::read_dir(folder()).expect("the fixtures");
    let mut banks: Vec<PathBuf> = files
        .map(|file| file.expect("a fixture").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "ron"))
        .collect();
    banks.sort();
    banks
}

/// The problems of a bank, three lines to each: place, severity, question and field; what is wrong;
/// what to write.
fn told(source: &str) -> String {
    let mut told = String::new();
    for problem in checks(source) {
        let severity = match problem.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let question = problem.question.as_ref().map_or("-", |id| id.as_str());
        let field = if problem.field.is_empty() { "-" } else { &problem.field };
        let (line, column) = (problem.place.line, problem.place.column);
        writeln!(told, "{line}:{column} {severity} {question} {field}").expect("a string");
        writeln!(told, "    {}", problem.problem.what()).expect("a string");
        writeln!(told, "    {}", problem.problem.fix()).expect("a string");
    }
    told
}

#[test]
fn each_bad_bank_gives_exactly_its_diagnostics() {
    let banks = banks();
    assert!(banks.len() >= 50, "only {} fixtures were found", banks.len());
    let mut wrong = String::new();
    for bank in banks {
        let source = fs::read_to_string(&bank).expect("a bank");
        let expected = fs::read_to_string(bank.with_extension("txt")).expect("its diagnostics");
        assert!(!expected.is_empty(), "{} is not bad at all", bank.display());
        let told = told(&source);
        if told != expected {
            let name = bank.file_name().expect("a name").to_string_lossy();
            writeln!(wrong, "== {name}: expected\n{expected}== but got\n{told}").expect("a string");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn a_bad_question_never_hides_a_good_one() {
    // Banks that are none, of which nothing can be read, or that have no good question.
    let hopeless = [
        "empty",
        "explanations",
        "languages",
        "no-id",
        "no-questions",
        "no-reasons",
        "not-a-bank",
        "long-stem",
        "other-schema",
    ];
    for bank in banks() {
        let name = bank.file_stem().expect("a name").to_string_lossy().into_owned();
        if hopeless.contains(&name.as_str()) {
            continue;
        }
        let source = fs::read_to_string(&bank).expect("a bank");
        let (decoded, _) = decode(&source);
        let decoded = decoded.unwrap_or_else(|| panic!("{name} is not read at all"));
        let good = decoded.bank.questions.iter().any(|question| question.id.as_str() == "good");
        assert!(good, "{name}: the good question is not read");
    }
}

#[test]
fn a_question_with_an_error_is_left_out_and_named() {
    for bank in banks() {
        let source = fs::read_to_string(&bank).expect("a bank");
        let (decoded, problems) = decode(&source);
        let Some(decoded) = decoded else { continue };
        let read: BTreeSet<&str> =
            decoded.bank.questions.iter().map(|question| question.id.as_str()).collect();
        let named = problems.iter().filter(|problem| {
            // The second of two questions with one id is named by an id that was read.
            problem.severity == Severity::Error && !bank.ends_with("repeated-id.ron")
        });
        for problem in named {
            if let Some(id) = &problem.question {
                assert!(!read.contains(id.as_str()), "{}: {id} was read", bank.display());
            }
        }
    }
}

#[test]
fn places_are_the_bytes_of_the_line_and_column_told() {
    for bank in banks() {
        let source = fs::read_to_string(&bank).expect("a bank");
        for problem in checks(&source) {
            let place = problem.place;
            let before = source.get(..place.range.start).expect("a character's first byte");
            assert!(source.get(place.range.clone()).is_some(), "{}", bank.display());
            assert_eq!(place.line, before.matches('\n').count() + 1);
            let line = before.rsplit('\n').next().expect("a line");
            assert_eq!(place.column, line.chars().count() + 1);
        }
    }
}
