//! The command line: what was asked for, and the commands that need no window.

pub mod bank;
pub mod learner;
pub mod pattern;
pub mod room;
pub mod simulate;

mod files;
mod json;
mod report;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Offline revision for UPSC, SSC and similar exams. Without a command the window opens.
#[derive(Debug, Parser)]
#[command(version, about)]
pub struct Arguments {
    /// Keep all data in this folder (also: `SMRITI_DATA_DIR`).
    #[arg(long, global = true, value_name = "DIR")]
    pub data_dir: Option<PathBuf>,
    /// What to do.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What can be done without a window.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check, count, tidy and start question banks.
    #[command(subcommand)]
    Bank(bank::Command),
    /// Check patterns of exams.
    #[command(subcommand)]
    Pattern(pattern::Command),
    /// List, export, import, back up, restore and verify learners.
    #[command(subcommand)]
    Learner(learner::Command),
    /// Hold a live class without a window: phones answer over the local network.
    Room(room::RoomArgs),
    /// Try the planner on made-up learners, against other ways of choosing what to revise.
    Simulate(simulate::Simulate),
}

/// Runs a command.
pub fn run(command: Command, data_dir: Option<PathBuf>) -> ExitCode {
    match command {
        Command::Bank(command) => bank::run(command, data_dir),
        Command::Pattern(command) => pattern::run(command),
        Command::Learner(command) => learner::run(command, data_dir),
        Command::Room(args) => room::run(args, data_dir),
        Command::Simulate(args) => simulate::run(args),
    }
}
