//! `smriti bank …`: check, stats, review, coverage, sheet, mark, print, fmt, new. What a bank must keep is in
//! `domain::bank::check`, what an examiner would object to in `domain::bank::review`.

mod adding;
mod blind;
mod compare;
mod exchange;
mod handing;
mod printing;
mod review;
mod stats;

use std::collections::HashSet;
use std::fs;
use std::io::{self, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Subcommand, ValueEnum};

use crate::domain::bank::check::{self, Diagnostic, slug};
use crate::domain::bank::edit::format_bank;
use crate::domain::bank::schema::{self, Decoded};
use crate::store::library::images;

use super::files::{self, File, Outcome, complain, read, say};
use super::json::Json;
use super::report;

/// What can be done with banks.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Say what is wrong with banks and what to write instead.
    ///
    /// Leaves with 0 if nothing is, 1 if something is, 2 if a file cannot be read.
    Check(Check),
    /// Count questions by topic, format, language and exam.
    Stats(Stats),
    /// Say what an examiner would object to: keys, near-duplicates, languages that disagree.
    ///
    /// Tables beside the banks (glossary.csv, articles.csv, facts.csv, traps.csv) add what they know.
    /// Leaves with 0 if there is nothing, 1 if there is, 2 if a file cannot be read.
    Review(review::Reviewed),
    /// Write a table of facts and the questions that ask them.
    Coverage(review::Reviewed),
    /// Print questions without their keys, to try them out.
    Sheet(blind::Sheet),
    /// Compare answers to a sheet with the keys.
    Mark(blind::Mark),
    /// Make a bank of questions from other programs: pasted text, Aiken, GIFT, Moodle XML, tables.
    /// Or add them to a bank, without those that it has already.
    ///
    /// Leaves with 0 if all was taken, 1 if something is to be looked at or was left out, 2 if a file
    /// cannot be read or no question was found.
    Import(exchange::Import),
    /// Write a bank for other programs, and say what they cannot hold.
    ///
    /// Leaves with 0 if all of it was written, 1 if something was left out, 2 if it cannot be.
    Export(exchange::Export),
    /// Say what changed from one version of a bank to another.
    ///
    /// Leaves with 0 if nothing did, 1 if something did, 2 if a file cannot be read.
    Diff(compare::Diff),
    /// Find questions that ask nearly the same, in any of the banks.
    ///
    /// Leaves with 0 if there are none, 1 if there are, 2 if a file cannot be read.
    FindDuplicates(compare::Duplicates),
    /// Check a bank and pack it to be handed on: a zip with its images, its licence and checksums.
    ///
    /// Leaves with 0 if it was packed, 1 if something is wrong with the bank, 2 if it cannot be.
    Pack(handing::Pack),
    /// Say what a bank that was handed on is, what it would change here, and install it.
    ///
    /// Leaves with 0 if it can be installed, 1 if it is not what was packed, 2 if it cannot be read.
    Install(handing::Install),
    /// Print question papers in sets A to D, the answer sheet, the key and the solutions, as PDFs.
    ///
    /// Leaves with 0 if all of it was printed, 1 if questions were left out, 2 if it cannot be.
    Print(Box<printing::Print>),
    /// Indent and space banks evenly; words, comments and order stay.
    Fmt(Fmt),
    /// Start a bank from a commented example.
    New(New),
}

/// `smriti bank check`.
#[derive(Debug, Args)]
pub struct Check {
    /// Files, or folders of `.ron` files.
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// For people, or for programs.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

/// How diagnostics are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// With the line in question and a caret.
    Human,
    /// As an array of objects.
    Json,
}

/// `smriti bank stats`.
#[derive(Debug, Args)]
pub struct Stats {
    /// Files, or folders of `.ron` files.
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// As one JSON object.
    #[arg(long)]
    json: bool,
}

/// `smriti bank fmt`.
#[derive(Debug, Args)]
pub struct Fmt {
    /// Files, or folders of `.ron` files.
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// Change nothing; leave with 1 if something would change.
    #[arg(long)]
    check: bool,
}

/// `smriti bank new`.
#[derive(Debug, Args)]
pub struct New {
    /// The file to make; it must not exist.
    path: PathBuf,
    /// What learners see the bank called.
    #[arg(long, default_value = "My first bank")]
    title: String,
}

/// Runs one of them.
pub fn run(command: Command, data_dir: Option<PathBuf>) -> ExitCode {
    let outcome = match command {
        Command::Check(args) => check_banks(&args),
        Command::Stats(args) => count_banks(&args),
        Command::Review(args) => review::objections(&args),
        Command::Coverage(args) => review::table(&args),
        Command::Sheet(args) => blind::sheet(&args),
        Command::Mark(args) => blind::marks(&args),
        Command::Import(args) => exchange::import(&args, data_dir),
        Command::Export(args) => exchange::export(&args),
        Command::Diff(args) => compare::diff(&args),
        Command::FindDuplicates(args) => compare::duplicates(&args),
        Command::Pack(args) => handing::pack(&args),
        Command::Install(args) => handing::install(&args, data_dir),
        Command::Print(args) => printing::print(&args),
        Command::Fmt(args) => format_banks(&args),
        Command::New(args) => new_bank(&args),
    };
    files::leave(outcome)
}

fn check_banks(args: &Check) -> io::Result<Outcome> {
    let (files, mut outcome) = read(&args.paths);
    let mut found: Vec<(&File, Vec<Diagnostic>)> = Vec::new();
    let mut banks: Vec<(usize, String, Decoded)> = Vec::new();
    for (number, file) in files.iter().enumerate() {
        let (decoded, mut problems) = check::examine(&file.source);
        if let Some(decoded) = &decoded {
            let mut look = |name: &str| images::fault(&file.path, name);
            problems.extend(check::images(&file.source, decoded, &mut look));
        }
        banks.extend(decoded.map(|decoded| (number, file.name(), decoded)));
        found.push((file, problems));
    }
    let together: Vec<(&str, &Decoded)> =
        banks.iter().map(|(_, name, decoded)| (name.as_str(), decoded)).collect();
    for (bank, problem) in check::check_together(&together) {
        let file = banks.get(bank).map(|(number, ..)| *number);
        if let Some((_, problems)) = file.and_then(|number| found.get_mut(number)) {
            problems.push(problem);
        }
    }
    for (_, problems) in &mut found {
        problems.sort_by_key(|problem| (problem.place.range.start, problem.severity));
    }
    if found.iter().any(|(_, problems)| !problems.is_empty()) {
        outcome = outcome.max(Outcome::Problems);
    }
    match args.format {
        Format::Json => {
            let all = found.iter().flat_map(|(file, problems)| {
                problems.iter().map(|problem| report::json(&file.name(), problem))
            });
            say(&format!("{}\n", Json::List(all.collect())))?;
        }
        Format::Human => {
            let colours = io::stdout().is_terminal() && crate::env::variable("NO_COLOR").is_none();
            for (file, problems) in &found {
                for problem in problems {
                    say(&report::human(&file.name(), &file.source, problem, colours))?;
                }
            }
            let questions = banks.iter().map(|(.., decoded)| decoded.bank.questions.len()).sum();
            say(&report::summary(files.len(), questions, &found))?;
        }
    }
    Ok(outcome)
}

fn count_banks(args: &Stats) -> io::Result<Outcome> {
    let (files, mut outcome) = read(&args.paths);
    let mut banks = Vec::new();
    for file in &files {
        let (decoded, problems) = schema::decode(&file.source);
        if let Some(decoded) = decoded {
            let left_out: HashSet<_> =
                problems.iter().filter_map(|problem| problem.question.as_ref()).collect();
            banks.push(stats::BankStats::of(&decoded.bank, left_out.len()));
        } else {
            complain(&format!("{}: not a bank; check it first", file.name()));
            outcome = Outcome::Unreadable;
        }
    }
    let all = stats::Stats::of(banks);
    say(&if args.json { format!("{}\n", all.json()) } else { all.table() })?;
    Ok(outcome)
}

fn format_banks(args: &Fmt) -> io::Result<Outcome> {
    let (files, mut outcome) = read(&args.paths);
    for file in &files {
        match format_bank(&file.source) {
            Ok(tidy) if tidy == file.source => {}
            Ok(_) if args.check => {
                say(&format!("{} would change\n", file.name()))?;
                outcome = outcome.max(Outcome::Problems);
            }
            Ok(tidy) => match replace(&file.path, tidy.as_bytes()) {
                Ok(()) => say(&format!("{} formatted\n", file.name()))?,
                Err(error) => {
                    complain(&format!("{}: {error}", file.name()));
                    outcome = Outcome::Unreadable;
                }
            },
            Err(error) => {
                complain(&format!("{}: {error}", file.name()));
                outcome = outcome.max(Outcome::Problems);
            }
        }
    }
    Ok(outcome)
}

/// Puts new bytes in the place of a file in one step: a power cut leaves the old or the new.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // The file itself, not a link to it, is what is replaced.
    let path = fs::canonicalize(path)?;
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".new");
    let beside = path.with_file_name(name);
    let mut file = fs::File::create(&beside)?;
    file.write_all(bytes)?;
    file.set_permissions(fs::metadata(&path)?.permissions())?;
    file.sync_all()?;
    drop(file);
    fs::rename(&beside, &path)
}

/// The bank that `new` makes: `{id}` and `{title}` are put in.
const STARTER: &str = include_str!("bank/starter.ron");

fn new_bank(args: &New) -> io::Result<Outcome> {
    let stem = args.path.file_stem().unwrap_or_default().to_string_lossy();
    let id = slug(&stem).unwrap_or_else(|| "my-bank".to_owned());
    let title = args.title.trim();
    if title.is_empty() {
        complain("a bank needs a title");
        return Ok(Outcome::Unreadable);
    }
    let title = title.replace('\\', "\\\\").replace('"', "\\\"");
    let text = STARTER.replace("{id}", &id).replace("{title}", &title);
    let made = fs::File::create_new(&args.path).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.sync_all()
    });
    match made {
        Ok(()) => {
            let path = args.path.display();
            say(&format!("{path} made; edit it, then run: smriti bank check {path}\n"))?;
            Ok(Outcome::Clean)
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            complain(&format!("{} exists already; nothing was changed", args.path.display()));
            Ok(Outcome::Unreadable)
        }
        Err(error) => {
            complain(&format!("{}: {error}", args.path.display()));
            Ok(Outcome::Unreadable)
        }
    }
}
