//! The thin binary: arguments, and either the window or a command.

use std::process::ExitCode;

use clap::Parser;
use smriti::cli;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::prelude::*;

fn main() -> ExitCode {
    log_to_terminal();
    let arguments = cli::Arguments::parse();
    match arguments.command {
        Some(command) => cli::run(command, arguments.data_dir),
        None => window::open(arguments.data_dir),
    }
}

/// What goes wrong beside the screen's own words is logged where a terminal shows it. What the
/// toolkit has to say about the desktop is not for learners.
fn log_to_terminal() {
    let ours = Targets::new().with_target("smriti", tracing::Level::WARN);
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr).without_time();
    tracing_subscriber::registry().with(lines.with_filter(ours)).init();
}

#[cfg(feature = "gui")]
mod window {
    use std::io::Write;
    use std::path::PathBuf;
    use std::process::ExitCode;

    use smriti::{app, env};

    /// Opens the window. Whatever keeps it from opening is said in one sentence.
    pub(crate) fn open(data_dir: Option<PathBuf>) -> ExitCode {
        if let Err(why) = env::check_display() {
            return fail(why);
        }
        let Some(data) = env::data_dir(data_dir) else {
            return fail(
                "There is no home folder to keep your progress in; start with --data-dir and a folder.",
            );
        };
        let start = app::Start { data, now: env::now(), locale: env::locale(), seed: env::seed() };
        // A library that the window needs and does not find makes the toolkit panic. That is said as
        // a sentence too; later panics, in an open window, keep their usual report.
        let usual = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if app::is_open() {
                usual(panic);
            } else {
                let _ = fail(&format!("The window could not be opened: {}.", reason(panic)));
            }
        }));
        match std::panic::catch_unwind(|| app::run(start)) {
            Ok(Ok(())) => ExitCode::SUCCESS,
            Ok(Err(error)) => fail(&format!("The window could not be opened: {error}.")),
            Err(_) => ExitCode::FAILURE,
        }
    }

    fn reason(panic: &std::panic::PanicHookInfo<'_>) -> String {
        let said = panic.payload_as_str().unwrap_or("the system gave no reason");
        let library = said.contains("library") || said.contains(".so");
        let hint = if library {
            " (on Debian and Ubuntu: apt install libx11-6 libx11-xcb1 libxcursor1 libxi6 libxkbcommon-x11-0)"
        } else {
            ""
        };
        format!("{}{hint}", said.lines().next().unwrap_or_default().trim_end_matches('.'))
    }

    fn fail(why: &str) -> ExitCode {
        // Nothing can be done about a closed standard error.
        drop(writeln!(std::io::stderr(), "smriti: {why}"));
        ExitCode::FAILURE
    }
}

#[cfg(not(feature = "gui"))]
mod window {
    use std::io::Write;
    use std::path::PathBuf;
    use std::process::ExitCode;

    /// Says that this build has no window.
    pub(crate) fn open(_data_dir: Option<PathBuf>) -> ExitCode {
        drop(writeln!(std::io::stderr(), "smriti: this build has no window; see smriti --help."));
        ExitCode::FAILURE
    }
}
