//! `bank diff` and `bank find-duplicates`: banks held against each other.

use std::collections::HashSet;
use std::io;
use std::path::PathBuf;

use clap::Args;

use crate::cli::files::{Outcome, complain, read, say};
use crate::cli::json::Json;
use crate::domain::bank::QuestionId;
use crate::domain::bank::diff::{Difference, What};
use crate::domain::bank::schema;
use crate::domain::bank::twins::{Asked, NEAR, twins};
use crate::domain::locale::Locale;

/// `smriti bank diff`.
#[derive(Debug, Args)]
pub struct Diff {
    /// The older version.
    old: PathBuf,
    /// The newer one.
    new: PathBuf,
    /// As one JSON object.
    #[arg(long)]
    json: bool,
}

/// `smriti bank find-duplicates`.
#[derive(Debug, Args)]
pub struct Duplicates {
    /// Files, or folders of `.ron` files.
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// The share of words, in per cent, that two questions must have in common.
    #[arg(long, default_value_t = near(), value_parser = clap::value_parser!(u8).range(1..=100))]
    least: u8,
    /// As a JSON array.
    #[arg(long)]
    json: bool,
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share of 1 in per cent"
)]
const fn near() -> u8 {
    (NEAR * 100.0) as u8
}

/// What changed from one version of a bank to another.
pub(super) fn diff(args: &Diff) -> io::Result<Outcome> {
    let (files, outcome) = read(&[args.old.clone(), args.new.clone()]);
    let mut banks = Vec::new();
    for file in &files {
        match schema::decode(&file.source).0 {
            Some(decoded) => banks.push(decoded.bank),
            None => complain(&format!("{}: not a bank; check it first", file.name())),
        }
    }
    let [old, new] = banks.as_slice() else { return Ok(Outcome::Unreadable) };
    let found = Difference::between(old, new);
    say(&if args.json { format!("{}\n", diff_json(&found)) } else { diff_text(&found) })?;
    let differs = if found.is_empty() { Outcome::Clean } else { Outcome::Problems };
    Ok(outcome.max(differs))
}

const fn what(what: What) -> &'static str {
    match what {
        What::Key => "key",
        What::Text => "text",
        What::Rest => "rest",
    }
}

pub(super) fn diff_text(found: &Difference) -> String {
    let mut text = String::new();
    let mut line = |mark: &str, said: &str| {
        text.push_str(mark);
        text.push_str(said);
        text.push('\n');
    };
    for field in &found.head {
        line("  bank: ", &format!("{field} differs"));
    }
    for id in &found.removed {
        line("- ", id.as_str());
    }
    for id in &found.added {
        line("+ ", id.as_str());
    }
    for change in &found.changed {
        let said = match change.what {
            What::Key => "the key differs",
            What::Text => "the text differs",
            What::Rest => "only topic, sources, dates or the like differ",
        };
        line("~ ", &format!("{}: {said}", change.question));
    }
    if found.reordered {
        line("  ", "the questions stand in another order");
    }
    if found.is_empty() {
        line("", "no difference");
    }
    text
}

pub(super) fn diff_json(found: &Difference) -> Json {
    let ids =
        |ids: &[QuestionId]| Json::List(ids.iter().map(|id| Json::text(id.as_str())).collect());
    let changed = found.changed.iter().map(|change| {
        Json::Object(vec![
            ("question".to_owned(), Json::text(change.question.as_str())),
            ("what".to_owned(), Json::text(what(change.what))),
        ])
    });
    Json::Object(vec![
        ("head".to_owned(), Json::List(found.head.iter().map(|name| Json::text(*name)).collect())),
        ("added".to_owned(), ids(&found.added)),
        ("removed".to_owned(), ids(&found.removed)),
        ("changed".to_owned(), Json::List(changed.collect())),
        ("reordered".to_owned(), Json::Bool(found.reordered)),
    ])
}

/// Questions of any of the banks that ask nearly the same.
pub(super) fn duplicates(args: &Duplicates) -> io::Result<Outcome> {
    let (files, mut outcome) = read(&args.paths);
    let mut questions = Vec::new();
    for (file, at) in files.iter().zip(0_usize..) {
        if let Some(decoded) = schema::decode(&file.source).0 {
            let lines = decoded.skeleton.questions.iter().map(|place| place.line);
            let all = decoded.bank.questions.into_iter().zip(lines);
            questions.extend(all.map(|(question, line)| (at, line, question)));
        } else {
            complain(&format!("{}: not a bank; check it first", file.name()));
            outcome = Outcome::Unreadable;
        }
    }
    let least = f64::from(args.least) / 100.0;
    let mut found: Vec<(usize, usize, f64)> = Vec::new();
    let mut told = HashSet::new();
    for locale in Locale::ALL {
        let asked: Vec<Asked> =
            questions.iter().map(|(.., question)| Asked::of(question, locale)).collect();
        for pair in twins(&asked, least) {
            // Alike in one language is alike; told of once.
            if told.insert((pair.one, pair.other)) {
                found.push((pair.one, pair.other, pair.alike));
            }
        }
    }
    found.sort_by(|a, b| b.2.total_cmp(&a.2));
    let place = |number: usize| -> Option<(String, usize, &QuestionId)> {
        let (file, line, question) = questions.get(number)?;
        Some((files.get(*file)?.name(), *line, &question.id))
    };
    let pairs = found.iter().filter_map(|(one, other, alike)| {
        Some((place(*one)?, place(*other)?, format!("{:.0}", alike * 100.0)))
    });
    if args.json {
        let side = |(file, line, id): &(String, usize, &QuestionId)| {
            Json::Object(vec![
                ("file".to_owned(), Json::text(file.as_str())),
                ("line".to_owned(), Json::Number(*line)),
                ("question".to_owned(), Json::text(id.as_str())),
            ])
        };
        let pairs = pairs.map(|(one, other, alike)| {
            Json::Object(vec![
                ("alike".to_owned(), Json::Number(alike.parse().unwrap_or_default())),
                ("one".to_owned(), side(&one)),
                ("other".to_owned(), side(&other)),
            ])
        });
        say(&format!("{}\n", Json::List(pairs.collect())))?;
    } else {
        for ((file, line, id), (other_file, other_line, other), alike) in pairs {
            say(&format!(
                "{alike} % alike: {file}:{line}: {id} and {other_file}:{other_line}: {other}\n"
            ))?;
        }
        say(&format!("{} questions compared, {} pairs alike\n", questions.len(), found.len()))?;
    }
    Ok(if found.is_empty() { outcome } else { outcome.max(Outcome::Problems) })
}
