//! `bank review` and `bank coverage`: banks as an examiner reads them, held against the tables that
//! stand beside them.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::PathBuf;

use clap::Args;

use crate::cli::files::{File, Outcome, complain, read, say};
use crate::domain::bank::review::coverage;
use crate::domain::bank::review::tables::{NAMES, Tables};
use crate::domain::bank::review::{Finding, review};
use crate::domain::bank::schema::{self, Decoded};

/// `smriti bank review` and `smriti bank coverage`.
#[derive(Debug, Args)]
pub struct Reviewed {
    /// Files, or folders of `.ron` files. Tables are read from the folders of the files.
    #[arg(required = true)]
    paths: Vec<PathBuf>,
}

/// Banks and what they are held against.
struct Read {
    files: Vec<File>,
    banks: Vec<Decoded>,
    tables: Tables,
    outcome: Outcome,
}

fn read_all(args: &Reviewed) -> Read {
    let (files, mut outcome) = read(&args.paths);
    let mut banks = Vec::new();
    let mut readable = Vec::new();
    for file in files {
        if let (Some(decoded), _) = schema::decode(&file.source) {
            banks.push(decoded);
            readable.push(file);
        } else {
            complain(&format!("{}: not a bank; check it first", file.name()));
            outcome = Outcome::Unreadable;
        }
    }
    let folders: BTreeSet<_> =
        readable.iter().filter_map(|file| file.path.parent().map(PathBuf::from)).collect();
    let mut tables = Tables::default();
    for path in folders.iter().flat_map(|folder| NAMES.map(|name| folder.join(name))) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let problem = match fs::read_to_string(&path) {
            Ok(text) => tables.add(&name, &text).err().map(|error| error.to_string()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => Some(error.to_string()),
        };
        if let Some(problem) = problem {
            complain(&format!("{}: {problem}", path.display()));
            outcome = Outcome::Unreadable;
        }
    }
    Read { files: readable, banks, tables, outcome }
}

/// Says what an examiner would object to, one line each.
pub(super) fn objections(args: &Reviewed) -> io::Result<Outcome> {
    let read = read_all(args);
    let banks: Vec<&Decoded> = read.banks.iter().collect();
    let found = review(&banks, &read.tables);
    for finding in &found {
        say(&line(finding, &read.files))?;
    }
    let plural = if found.len() == 1 { "" } else { "s" };
    say(&format!("{} banks reviewed: {} objection{plural}\n", banks.len(), found.len()))?;
    let outcome = if found.is_empty() { Outcome::Clean } else { Outcome::Problems };
    Ok(read.outcome.max(outcome))
}

fn line(finding: &Finding, files: &[File]) -> String {
    let file = finding.bank.and_then(|bank| files.get(bank));
    let place = file.map_or_else(String::new, |file| match finding.line {
        Some(line) => format!("{}:{line}: ", file.name()),
        None => format!("{}: ", file.name()),
    });
    let question = finding.question.as_ref().map_or_else(String::new, |id| format!("{id}: "));
    format!("{place}{question}{}\n", finding.concern)
}

/// Writes the table of facts and the questions that ask them.
pub(super) fn table(args: &Reviewed) -> io::Result<Outcome> {
    let read = read_all(args);
    let banks: Vec<&Decoded> = read.banks.iter().collect();
    say(&coverage::markdown(&banks, &read.tables))?;
    Ok(read.outcome)
}
