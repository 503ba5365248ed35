//! Loads the banks of a directory and says how long it took and what it holds: `load_banks DIR [CACHE]`.
//! With a cache directory a second run shows what the cache saves.

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::time::Duration;

use smriti::env;
use smriti::store::library::{Error, Library, Places};

fn main() -> Result<(), Error> {
    let mut arguments = std::env::args().skip(1).map(PathBuf::from);
    let own = arguments.next();
    let cache = arguments.next().map(|directory| directory.join("banks.idx"));
    let places = Places { own, cache, ..Places::shipped_only() };
    let start = env::instant();
    let mut bytes = 0;
    let library = Library::load(&places, |_, total| {
        bytes = total;
        ControlFlow::Continue(())
    })?;
    let took = start.elapsed();
    let shelf = library.shelf();
    let ids: Vec<_> = shelf.entries().step_by(97).map(|entry| entry.question_id()).collect();
    say(&format!(
        "{} questions, {} facts, {} problems: {:.1} ms, {bytes} bytes read",
        shelf.len(),
        shelf.fact_count(),
        library.problems().len(),
        took.as_secs_f64() * 1e3,
    ));
    for (label, value) in memory() {
        say(&format!("{label} {value}"));
    }
    let start = env::instant();
    for id in &ids {
        drop(library.question(id)?);
    }
    let each = each_of(start.elapsed(), ids.len());
    say(&format!("{} questions read again: {each:.1} µs each", ids.len()));
    let start = env::instant();
    let found = ids.iter().filter(|id| shelf.find(id).is_some()).count();
    let took = start.elapsed();
    say(&format!("{found} ids found: {:.2} µs each", each_of(took, found)));
    Ok(())
}

/// Microseconds for each of so many.
fn each_of(took: Duration, count: usize) -> f64 {
    took.as_secs_f64() * 1e6 / f64::from(u32::try_from(count).unwrap_or(u32::MAX).max(1))
}

/// What the system says this process holds now, and held at most.
fn memory() -> Vec<(String, String)> {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let wanted = ["VmRSS", "VmHWM", "RssAnon"];
    let lines = status.lines().filter_map(|line| line.split_once(':'));
    lines
        .filter(|(label, _)| wanted.contains(label))
        .map(|(label, value)| (label.to_owned(), value.trim().to_owned()))
        .collect()
}

#[expect(clippy::print_stdout, reason = "this program is for reading its output")]
fn say(line: &str) {
    println!("{line}");
}
