//! `smriti simulate`: made-up learners with every way of choosing what to revise, on threads. What is
//! tried and how it is summed up is `domain::simulation`; the page and the plot are in `report` and
//! `plot`.

mod plot;
mod report;

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use clap::Args;

use super::files::{Outcome, leave, say};
use crate::domain::simulation::mind::Family;
use crate::domain::simulation::table::{Attempt, Grid, Outcomes, Table};
use crate::env;

/// `smriti simulate`. Leaves with 1 if a target of the planner is missed by more than chance.
#[derive(Debug, Args)]
pub struct Simulate {
    /// Few and short settings, in seconds.
    #[arg(long)]
    small: bool,
    /// Learners in each setting; with 2 or more, chance can be told.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(2..))]
    learners: Option<u32>,
    /// Threads to use. The numbers are the same with any number; all that the machine has if not
    /// given.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    threads: Option<u16>,
    /// Also writes what came of each learner with each policy to this file.
    #[arg(long, value_name = "FILE")]
    csv: Option<PathBuf>,
    /// Also writes the page about the planner to this file, and its plot beside it.
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
}

/// Runs the command.
pub fn run(args: Simulate) -> ExitCode {
    leave(simulate(&args))
}

fn simulate(args: &Simulate) -> io::Result<Outcome> {
    let mut grid = if args.small { Grid::small() } else { Grid::whole() };
    if let Some(learners) = args.learners {
        grid.learners = learners;
    }
    let threads = match args.threads {
        Some(threads) => usize::from(threads),
        None => thread::available_parallelism()?.get(),
    };
    let outcomes = attempt_all(&grid, threads);
    let table = Table::of(&grid, &outcomes);
    say(&report::plain(&table))?;
    if let Some(file) = &args.csv {
        write(file, &report::csv(&grid, &outcomes))?;
    }
    if let Some(file) = &args.report {
        let picture = file.with_extension("svg");
        let name = picture.file_name().unwrap_or_default().to_string_lossy();
        let families = [Family::Fsrs, Family::Traces, Family::HalfLife]
            .map(|family| (family, Table::of_part(&grid, &outcomes, |cell| cell.family == family)));
        write(file, &report::page(&table, &families, &name))?;
        write(&picture, &plot::svg(&table))?;
    }
    let missed = report::targets(&table).iter().any(|target| target.missed);
    Ok(if missed { Outcome::Problems } else { Outcome::Clean })
}

fn write(file: &Path, text: &str) -> io::Result<()> {
    fs::write(file, text)
        .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", file.display())))
}

/// What came of every attempt, in the order of the grid.
fn attempt_all(grid: &Grid, threads: usize) -> Vec<(Attempt, Outcomes)> {
    let attempts = grid.attempts();
    let all = attempts.len();
    let (next, done, begun) = (AtomicUsize::new(0), AtomicUsize::new(0), env::steady());
    let work = || {
        let mut outcomes = Vec::new();
        while let Some(attempt) = attempts.get(next.fetch_add(1, Ordering::Relaxed)) {
            outcomes.push((*attempt, grid.attempt(*attempt)));
            let done = done.fetch_add(1, Ordering::Relaxed) + 1;
            if done % (all / 20).max(1) == 0 || done == all {
                let seconds = (env::steady() - begun) / 1_000;
                // Progress that nobody can read is no reason to stop.
                drop(writeln!(io::stderr(), "{done} of {all} learners, {seconds} s"));
            }
        }
        outcomes
    };
    let mut outcomes: Vec<(Attempt, Outcomes)> = thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        workers
            .into_iter()
            .flat_map(|worker| match worker.join() {
                Ok(outcomes) => outcomes,
                Err(panic) => std::panic::resume_unwind(panic),
            })
            .collect()
    });
    outcomes.sort_by_key(|(attempt, _)| (attempt.cell, attempt.learner));
    outcomes
}
