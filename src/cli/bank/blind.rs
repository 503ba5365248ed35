//! `bank sheet` and `bank mark`: banks tried out on people who do not know the keys. The sheet has
//! the questions as papers print them, without keys; the marks compare what was answered with what
//! the bank holds right.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::PathBuf;

use clap::Args;

use crate::cli::files::{Outcome, complain, read, say};
use crate::domain::answer::{Response, Verdict, mark};
use crate::domain::bank::printed::{Block, Form, Printed};
use crate::domain::bank::schema;
use crate::domain::bank::{Bank, Body, Question};
use crate::domain::locale::Locale;

/// `smriti bank sheet`.
#[derive(Debug, Args)]
pub struct Sheet {
    /// Files, or folders of `.ron` files.
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// The language: `en` or `hi`.
    #[arg(long, default_value = "en", value_parser = locale)]
    language: Locale,
    /// Leave out the stems: only options that an author wrote are printed. Whoever still finds the
    /// keys was told them by the options.
    #[arg(long)]
    options_only: bool,
}

/// `smriti bank mark`.
#[derive(Debug, Args)]
pub struct Mark {
    /// Answers, a line each: a question's id, a comma, and the letter of the option; several letters
    /// without space, or what is typed, where that is asked for.
    answers: PathBuf,
    /// Files, or folders of `.ron` files.
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// Mark only questions whose options an author wrote.
    #[arg(long)]
    options_only: bool,
}

fn locale(tag: &str) -> Result<Locale, String> {
    Locale::from_tag(tag).ok_or_else(|| format!("{tag} is not a language; write en or hi"))
}

/// Whether the options say something by themselves: those that the app makes do not.
const fn has_own_options(question: &Question) -> bool {
    matches!(
        question.body,
        Body::SingleBest(_)
            | Body::Negative(_)
            | Body::OddOneOut(_)
            | Body::FillIn(_)
            | Body::MultiSelect(_)
    )
}

/// Prints the questions without their keys.
pub(super) fn sheet(args: &Sheet) -> io::Result<Outcome> {
    let (files, mut outcome) = read(&args.paths);
    for file in &files {
        let (Some(decoded), _) = schema::decode(&file.source) else {
            complain(&format!("{}: not a bank; check it first", file.name()));
            outcome = Outcome::Unreadable;
            continue;
        };
        let bank = &decoded.bank;
        say(&format!("# {}\n\n", bank.title.text(args.language)))?;
        let mut last_passage = None;
        for question in &bank.questions {
            if args.options_only && !has_own_options(question) {
                continue;
            }
            let shown = question.passage.as_ref().filter(|id| last_passage != Some(*id));
            let passage = bank.passages.iter().find(|passage| Some(&passage.id) == shown);
            last_passage = question.passage.as_ref();
            let printed = Printed::of(question, passage);
            say(&print(question, &printed, args))?;
        }
    }
    Ok(outcome)
}

fn print(question: &Question, printed: &Printed, args: &Sheet) -> String {
    let locale = args.language;
    let mut out = format!("## {}\n", question.id);
    if !args.options_only {
        for block in &printed.blocks {
            print_block(&mut out, block, locale);
        }
    }
    match &printed.form {
        Form::One(choices) | Form::Many(choices) => {
            if matches!(printed.form, Form::Many(_)) {
                out.push_str("(one or more)\n");
            }
            for (letter, choice) in ('A'..).zip(choices) {
                let _ = writeln!(out, "{letter}. {}", choice.text.text(locale));
            }
        }
        Form::Number { unit, .. } => {
            let unit = unit.as_ref().map_or("", |unit| unit.text(locale));
            let _ = writeln!(out, "(a number) {unit}");
        }
        Form::Words { .. } => out.push_str("(words)\n"),
    }
    out.push('\n');
    out
}

fn print_block(out: &mut String, block: &Block, locale: Locale) {
    match block {
        Block::Passage(text) | Block::Stem(text) | Block::Ask(text) => {
            let _ = writeln!(out, "{}", text.text(locale));
        }
        Block::Items(lines) => {
            for line in lines {
                let _ = writeln!(out, "{} {}", line.label.text(locale), line.text.text(locale));
            }
        }
        Block::Table { heads, rows } => {
            if let Some((left, right)) = heads {
                let _ = writeln!(out, "{} | {}", left.text(locale), right.text(locale));
            }
            for row in rows {
                let left = row.left.as_ref();
                let left = left.map(|(label, text)| format!("{label} {}", text.text(locale)));
                let right = row.right.as_ref().map(|(label, text)| {
                    let label = label.as_deref().unwrap_or_default();
                    format!("{label} {}", text.text(locale)).trim().to_owned()
                });
                let _ =
                    writeln!(out, "{} | {}", left.unwrap_or_default(), right.unwrap_or_default());
            }
        }
    }
}

/// How a bank's questions were answered.
#[derive(Debug, Default)]
struct Score {
    asked: usize,
    right: usize,
    missing: usize,
    others: Vec<String>,
}

/// Compares answers with the keys: a row for each bank, then every answer that is not the key.
pub(super) fn marks(args: &Mark) -> io::Result<Outcome> {
    let written = match fs::read_to_string(&args.answers) {
        Ok(written) => written,
        Err(error) => {
            complain(&format!("{}: {error}", args.answers.display()));
            return Ok(Outcome::Unreadable);
        }
    };
    let lines = written.lines().filter_map(|line| line.split_once(','));
    let answers: BTreeMap<&str, &str> =
        lines.map(|(id, answer)| (id.trim(), answer.trim())).collect();
    let (files, mut outcome) = read(&args.paths);
    let mut scores = Vec::new();
    for file in &files {
        if let (Some(decoded), _) = schema::decode(&file.source) {
            let score = score(&decoded.bank, &answers, args.options_only);
            scores.push((decoded.bank.id.to_string(), score));
        } else {
            complain(&format!("{}: not a bank; check it first", file.name()));
            outcome = Outcome::Unreadable;
        }
    }
    say("| bank | asked | as the key | share | not answered |\n|---|---|---|---|---|\n")?;
    for (bank, score) in &scores {
        let share = (score.right * 100).checked_div(score.asked);
        let share = share.map_or_else(|| "–".to_owned(), |share| format!("{share} %"));
        let (asked, right, missing) = (score.asked, score.right, score.missing);
        say(&format!("| {bank} | {asked} | {right} | {share} | {missing} |\n"))?;
    }
    for other in scores.iter().flat_map(|(_, score)| &score.others) {
        say(&format!("{other}\n"))?;
        outcome = outcome.max(Outcome::Problems);
    }
    Ok(outcome)
}

fn score(bank: &Bank, answers: &BTreeMap<&str, &str>, options_only: bool) -> Score {
    let mut score = Score::default();
    for question in &bank.questions {
        if options_only && !has_own_options(question) {
            continue;
        }
        score.asked += 1;
        let Some(answer) = answers.get(question.id.as_str()) else {
            score.missing += 1;
            continue;
        };
        let printed = Printed::of(question, None);
        if mark(question, &response(&printed, answer)) == Verdict::Right {
            score.right += 1;
        } else {
            let key = key(&printed);
            score.others.push(format!("{}: answered {answer}, the key is {key}", question.id));
        }
    }
    score
}

/// What was answered: letters where there are options, otherwise what is typed.
fn response(printed: &Printed, answer: &str) -> Response {
    let chosen = || {
        let letters = answer.chars().filter(char::is_ascii_alphabetic);
        letters.filter_map(|letter| {
            let place = u32::from(letter.to_ascii_uppercase()).checked_sub(u32::from('A'))?;
            let choice = printed.choices().get(usize::try_from(place).ok()?)?;
            Some(choice.id.clone())
        })
    };
    match printed.form {
        Form::One(_) => chosen().next().map_or(Response::Blank, Response::One),
        Form::Many(_) => Response::Many(chosen().collect()),
        Form::Number { .. } | Form::Words { .. } => Response::Typed(answer.to_owned()),
    }
}

fn key(printed: &Printed) -> String {
    match &printed.form {
        Form::One(choices) | Form::Many(choices) => {
            let right = ('A'..).zip(choices).filter(|(_, choice)| choice.right);
            right.map(|(letter, _)| letter).collect()
        }
        Form::Number { key, .. } | Form::Words { key } => key.text(Locale::En).to_owned(),
    }
}
