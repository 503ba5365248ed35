//! `smriti pattern check`: patterns of exams, read as the program reads them. What a pattern must
//! keep is in `domain::exam::pattern`.

use std::collections::HashMap;
use std::io::{self, IsTerminal as _};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};

use super::files::{self, Outcome, complain, read, say};
use super::report;
use crate::domain::exam::pattern::PatternId;
use crate::domain::exam::pattern::schema;

/// What can be done with patterns.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Say what is wrong with patterns and what to write instead.
    ///
    /// Leaves with 0 if nothing is, 1 if something is, 2 if a file cannot be read.
    Check(Check),
}

/// `smriti pattern check`.
#[derive(Debug, Args)]
pub struct Check {
    /// Files, or folders of `.ron` files.
    #[arg(required = true)]
    paths: Vec<PathBuf>,
}

/// Runs one of them.
pub fn run(command: Command) -> ExitCode {
    let Command::Check(args) = command;
    files::leave(check(&args))
}

fn check(args: &Check) -> io::Result<Outcome> {
    let (files, mut outcome) = read(&args.paths);
    let colours = io::stdout().is_terminal() && crate::env::variable("NO_COLOR").is_none();
    let mut sound = 0;
    let mut names: HashMap<PatternId, String> = HashMap::new();
    for file in &files {
        let (pattern, problems) = schema::decode(&file.source);
        for problem in &problems {
            say(&report::human(&file.name(), &file.source, problem, colours))?;
            outcome = outcome.max(Outcome::Problems);
        }
        let Some(pattern) = pattern else { continue };
        sound += 1;
        let first = names.entry(pattern.id.clone()).or_insert_with(|| file.name());
        if *first != file.name() {
            complain(&format!("{}: {} is also the id of {first}", file.name(), pattern.id));
            outcome = outcome.max(Outcome::Problems);
        }
    }
    say(&format!("{sound} of {} patterns can be used\n", files.len()))?;
    Ok(outcome)
}
