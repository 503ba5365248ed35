//! `smriti learner …`: list, export, import, backup, restore, verify.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Subcommand;

use crate::domain::time::Timestamp;
use crate::env;
use crate::store::backup::{self, Backup};
use crate::store::home::Problem;
use crate::store::{self, Error, Home, LearnerCard, LearnerId, Notice, Span, exchange};

/// What can be done with learners. LEARNER is a name or an id; without it the only learner there is.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Say who is here, with their answers and anything wrong with their file.
    List,
    /// Write every event as one line of RON, to take to another machine.
    Export {
        /// Whose events.
        learner: Option<String>,
        /// Write to this file; `-` is the standard output.
        #[arg(long, value_name = "FILE", default_value = "-")]
        to: PathBuf,
    },
    /// Add the events of an export that are not here yet. Nothing is ever replaced.
    Import {
        /// The export.
        file: PathBuf,
        /// To whom they are added.
        #[arg(long, value_name = "LEARNER")]
        to: Option<String>,
        /// Only say what would be added.
        #[arg(long)]
        dry_run: bool,
    },
    /// Make a backup now, read it back and replay it.
    Backup {
        /// Of whom.
        learner: Option<String>,
    },
    /// List the backups, say what one would change, or put it back.
    Restore {
        /// Whose progress.
        learner: Option<String>,
        /// The backup to put back; without it they are listed.
        #[arg(long, value_name = "BACKUP")]
        from: Option<PathBuf>,
        /// Put it back; without this only what would change is said.
        #[arg(long, requires = "from")]
        yes: bool,
    },
    /// Check every checksum, replay all events, compare with the cache, and read every backup.
    Verify {
        /// Whom; without it everybody.
        learner: Option<String>,
    },
}

/// Runs one of them. Exits with 0 if all is well, 1 if something is wrong with what was read, 2 if
/// it could not be done.
pub fn run(command: Command, data_dir: Option<PathBuf>) -> ExitCode {
    let mut out = io::stdout().lock();
    let done = open_home(data_dir).and_then(|home| serve(command, &home, &mut out));
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        // Whoever closed the pipe has read enough.
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err(failure) => {
            // Nothing is left to be done about a message that cannot be written.
            let _ = writeln!(io::stderr(), "smriti: {failure}");
            ExitCode::from(2)
        }
    }
}

/// Why a command could not be done.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error(transparent)]
    Store(#[from] Error),
    #[error("the output could not be written: {0}")]
    Output(#[from] io::Error),
    #[error("there is no home directory to keep data in; say where with --data-dir")]
    NoDataDir,
    #[error("there is nobody in {}", .0.display())]
    Nobody(PathBuf),
    #[error("say which learner: {0}")]
    Which(String),
}

fn open_home(data_dir: Option<PathBuf>) -> Result<Home, Failure> {
    let root = env::data_dir(data_dir).ok_or(Failure::NoDataDir)?;
    if !root.is_dir() {
        return Err(Failure::Nobody(root));
    }
    Ok(Home::open(root, env::seed())?)
}

/// Does what was asked; `false` if something is wrong with what was read.
fn serve(command: Command, home: &Home, out: &mut impl Write) -> Result<bool, Failure> {
    match command {
        Command::List => list(home, out),
        Command::Export { learner, to } => export(home, &pick(home, learner)?, &to, out),
        Command::Import { file, to, dry_run } => {
            import(home, &pick(home, to)?, &file, dry_run, out)
        }
        Command::Backup { learner } => {
            let made = backup::make(home, &pick(home, learner)?, env::now())?;
            writeln!(out, "{}: {} bytes, read back and replayed", made.path.display(), made.bytes)?;
            Ok(true)
        }
        Command::Restore { learner, from, yes } => {
            restore(home, &pick(home, learner)?, from.as_deref(), yes, out)
        }
        Command::Verify { learner: None } => {
            let mut all_well = true;
            for card in home.learners()? {
                all_well &= verify(home, &card, out)?;
            }
            Ok(all_well)
        }
        Command::Verify { learner: Some(name) } => {
            let id = home.find(&name)?;
            let card = home.learners()?.into_iter().find(|card| card.id == id);
            card.map_or(Ok(true), |card| verify(home, &card, out))
        }
    }
}

/// The learner asked for, or the only one.
fn pick(home: &Home, asked: Option<String>) -> Result<LearnerId, Failure> {
    if let Some(name) = asked {
        return Ok(home.find(&name)?);
    }
    let mut cards = home.learners()?;
    match cards.len() {
        0 => Err(Failure::Nobody(home.root().to_owned())),
        1 => Ok(cards.remove(0).id),
        _ => {
            let names: Vec<String> =
                cards.iter().map(|card| format!("{} ({})", card.name, card.id)).collect();
            Err(Failure::Which(names.join(", ")))
        }
    }
}

fn list(home: &Home, out: &mut impl Write) -> Result<bool, Failure> {
    let mut all_well = true;
    for card in home.learners()? {
        let exam = match (&card.exam, card.exam_date) {
            (Some(exam), Some(date)) => format!(", {exam} on {date}"),
            (Some(exam), None) => format!(", {exam}"),
            (None, Some(date)) => format!(", exam on {date}"),
            (None, None) => String::new(),
        };
        let last = card.last_answer.map_or(String::new(), |at| format!(", last on {}", time(at)));
        writeln!(out, "{}  {}: {} answers{last}{exam}", card.id, card.name, card.answers)?;
        if let Some(problem) = &card.problem {
            all_well = false;
            let said = match problem {
                Problem::Newer { found, known } => format!(
                    "written by a newer Smriti (format {found}, this one knows {known}): update"
                ),
                Problem::Damaged => "damaged: opening it mends what can be mended".to_owned(),
                Problem::Unreadable => "could not be read just now".to_owned(),
            };
            writeln!(out, "    {said}")?;
        }
    }
    Ok(all_well)
}

fn export(
    home: &Home,
    learner: &LearnerId,
    to: &Path,
    out: &mut impl Write,
) -> Result<bool, Failure> {
    if to == Path::new("-") {
        exchange::export(home, learner, out)?;
    } else {
        let count = exchange::export_to_file(home, learner, to)?;
        writeln!(out, "{}: {count} events", to.display())?;
    }
    Ok(true)
}

fn import(
    home: &Home,
    learner: &LearnerId,
    file: &Path,
    dry_run: bool,
    out: &mut impl Write,
) -> Result<bool, Failure> {
    let opened = open(home, learner, out)?;
    let merge = if dry_run {
        opened.preview_merge(file).wait()?
    } else {
        opened.merge(file, env::now()).wait()?.0
    };
    opened.close(env::now()).wait()?;
    let added = if dry_run { "would be added" } else { "added" };
    writeln!(
        out,
        "from {} ({}): {} events {added}, {} known already",
        merge.name, merge.learner, merge.new, merge.known
    )?;
    if merge.conflicts > 0 {
        writeln!(
            out,
            "{} events have the name of others here; ours are kept, theirs are in a file beside",
            merge.conflicts
        )?;
    }
    for line in &merge.damaged {
        writeln!(out, "{}:{line}: damaged, left out", file.display())?;
    }
    if merge.missing > 0 {
        writeln!(out, "{}: cut short, {} events are missing", file.display(), merge.missing)?;
    }
    Ok(merge.conflicts == 0 && merge.damaged.is_empty() && merge.missing == 0)
}

fn restore(
    home: &Home,
    learner: &LearnerId,
    from: Option<&Path>,
    yes: bool,
    out: &mut impl Write,
) -> Result<bool, Failure> {
    let Some(from) = from else {
        for Backup { path, at, bytes } in backup::of(home, learner)? {
            writeln!(out, "{}  {bytes} bytes  {}", time(at), path.display())?;
        }
        return Ok(true);
    };
    let opened = open(home, learner, out)?;
    let preview = opened.preview_restore(from).wait()?;
    writeln!(out, "answers now: {}, then: {}", preview.answers_now, preview.answers_then)?;
    if let Some(newest) = preview.newest_then {
        writeln!(out, "the newest event then: {}", time(newest))?;
    }
    writeln!(out, "{} events set aside, {} brought back", preview.set_aside, preview.brought_back)?;
    if yes {
        let restored = opened.restore(from, env::now()).wait()?;
        writeln!(out, "put back; how things were before: {}", restored.before.path.display())?;
    } else {
        writeln!(out, "nothing has been changed; --yes puts it back")?;
    }
    opened.close(env::now()).wait()?;
    Ok(true)
}

fn verify(home: &Home, card: &LearnerCard, out: &mut impl Write) -> Result<bool, Failure> {
    let verified = store::verify(home, &card.id)?;
    let cache = match verified.cache_agrees {
        Some(true) => "the cache agrees",
        Some(false) => "the cache does not agree and will be made again",
        None => "there is no cache",
    };
    match &verified.damage {
        Some(what) => {
            writeln!(out, "{}: DAMAGED: {what}", card.name)?;
        }
        None => writeln!(
            out,
            "{}: {} events intact, replay {:016x}, {cache}",
            card.name, verified.events, verified.digest
        )?,
    }
    writeln!(out, "    {} backups sound", verified.backups.len())?;
    for bad in &verified.bad_backups {
        writeln!(out, "    {}: not sound", bad.path.display())?;
    }
    Ok(verified.damage.is_none()
        && verified.bad_backups.is_empty()
        && verified.cache_agrees != Some(false))
}

/// Opens a learner and says what the learner should know.
fn open(home: &Home, learner: &LearnerId, out: &mut impl Write) -> Result<store::Handle, Failure> {
    let opened = store::open(home, learner, env::now())?;
    for notice in &opened.notices {
        match notice {
            Notice::Damaged(damage) => {
                writeln!(
                    out,
                    "the file was damaged ({}): {} events kept, {} brought back from a backup",
                    damage.what, damage.kept, damage.restored
                )?;
                for Span { device, from, to } in &damage.lost {
                    writeln!(out, "lost: events {from} to {to} of device {:016x}", device.0)?;
                }
            }
            Notice::Migrated { from, to, backup } => writeln!(
                out,
                "brought from format {from} to {to}; the file before: {}",
                backup.path.display()
            )?,
            Notice::ClockWentBack { last, now } => {
                writeln!(
                    out,
                    "the clock says {}, before the last event ({})",
                    time(*now),
                    time(*last)
                )?;
            }
            Notice::CacheRebuilt => writeln!(out, "the cache was wrong and has been made again")?,
            Notice::BackedUp(_) => {}
            Notice::BackupFailed { why } => writeln!(out, "no backup could be made: {why}")?,
        }
    }
    Ok(opened.handle)
}

/// A time for people who read logs: UTC, to the second.
fn time(at: Timestamp) -> String {
    jiff::Timestamp::from_millisecond(at.0)
        .map_or_else(|_| at.0.to_string(), |at| at.strftime("%Y-%m-%d %H:%M:%S UTC").to_string())
}
