//! `bank print`: question papers in sets, the answer sheet, the key and the solutions, as PDFs. How
//! they look is in `print`.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use crate::cli::files::{File, Outcome, complain, read, say};
use crate::domain::bank::check::{self, Severity};
use crate::domain::bank::{BankId, TopicId};
use crate::domain::exam::paper::Set;
use crate::domain::locale::{Locale, Text};
use crate::domain::seed::Seed;
use crate::env;
use crate::print::{Asked, Columns, Error, Header, Kind, Language, Paper, Size, drawn};
use crate::store::library::images;
use crate::store::papers::{self, File as Kept, Refused};

/// `smriti bank print`.
#[derive(Debug, Args)]
pub struct Print {
    /// Files, or folders of `.ron` files.
    #[arg(required = true, value_name = "BANK.ron")]
    paths: Vec<PathBuf>,
    /// The folder for the PDFs; it is made if it is not there.
    #[arg(short, long, value_name = "FOLDER")]
    output: PathBuf,
    /// How many questions are drawn; without it, all.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    questions: Option<u32>,
    /// Only questions of this topic, by its id; may be given several times.
    #[arg(long, value_name = "TOPIC")]
    topic: Vec<String>,
    /// How many sets the paper is printed in: A to D.
    #[arg(long, value_name = "N", default_value_t = 4, value_parser = clap::value_parser!(u8).range(1..=4))]
    sets: u8,
    /// The language of the paper.
    #[arg(long, value_enum, default_value_t = In::En)]
    language: In,
    /// Columns on a page; big type has one.
    #[arg(long, value_name = "N", default_value_t = 2, value_parser = clap::value_parser!(u8).range(1..=2))]
    columns: u8,
    /// Type of 18 points, in one column.
    #[arg(long)]
    big: bool,
    /// The school or institute.
    #[arg(long, default_value = "")]
    school: String,
    /// What is examined; without it, what the bank is called.
    #[arg(long)]
    subject: Option<String>,
    /// Who is examined.
    #[arg(long, default_value = "")]
    class: String,
    /// The day of the examination, as it is to be printed.
    #[arg(long, default_value = "")]
    date: String,
    /// How long it takes: "1 hour".
    #[arg(long, default_value = "")]
    time: String,
    /// The marks for the whole paper.
    #[arg(long, default_value = "")]
    marks: String,
    /// The marks for a question: "+2, −0.66".
    #[arg(long, default_value = "")]
    scheme: String,
    /// Instructions, one to a line; after a line of three hyphens, the same in Hindi.
    #[arg(long, value_name = "FILE")]
    instructions: Option<PathBuf>,
    /// What questions and orders are drawn from; the same number makes the same papers.
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// Write over papers that are there.
    #[arg(long)]
    force: bool,
}

/// The languages of a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum In {
    /// English.
    En,
    /// Hindi.
    Hi,
    /// English with Hindi under it.
    Both,
}

impl In {
    const fn language(self) -> Language {
        match self {
            Self::En => Language::English,
            Self::Hi => Language::Hindi,
            Self::Both => Language::Both,
        }
    }
}

/// Makes the papers.
pub(super) fn print(args: &Print) -> io::Result<Outcome> {
    let (files, mut outcome) = read(&args.paths);
    let Some(found) = gather(&files, args, &mut outcome) else { return Ok(Outcome::Unreadable) };
    let Ok(instructions) = instructions(args.instructions.as_deref()) else {
        return Ok(Outcome::Unreadable);
    };
    let seed = Seed(args.seed);
    let questions = match args.questions {
        Some(count) => drawn(found.questions, usize::try_from(count).unwrap_or(usize::MAX), seed),
        None => found.questions,
    };
    if questions.is_empty() {
        complain("there is no question to be printed; nothing was made");
        return Ok(Outcome::Unreadable);
    }
    let wanted = args.questions.and_then(|count| usize::try_from(count).ok());
    if let Some(wanted) = wanted.filter(|wanted| *wanted > questions.len()) {
        complain(&format!("{wanted} questions were asked for; there are {}", questions.len()));
        outcome = outcome.max(Outcome::Problems);
    }
    let language = args.language.language();
    let paper = Paper {
        header: Header {
            institution: args.school.clone(),
            subject: args.subject.clone().unwrap_or_else(|| titled(&found.titles, language)),
            class: args.class.clone(),
            date: args.date.clone(),
            time: args.time.clone(),
            marks: args.marks.clone(),
            scheme: args.scheme.clone(),
            instructions,
        },
        questions,
        language,
        columns: if args.columns == 1 { Columns::One } else { Columns::Two },
        size: if args.big { Size::Big } else { Size::Normal },
        sets: Set::ALL.into_iter().take(usize::from(args.sets)).collect(),
        seed,
    };
    let image = |bank: &BankId, name: &str| {
        found.folders.get(bank).and_then(|path| images::read(path, name).ok())
    };
    let written = match documents(&paper, &image) {
        Ok(written) => written,
        Err(error) => {
            complain(&error.to_string());
            return Ok(Outcome::Unreadable);
        }
    };
    let Some(kept) = keep(&args.output, written, args.force) else {
        return Ok(Outcome::Unreadable);
    };
    say(&format!("{} questions printed\n", paper.questions.len()))?;
    for (path, count) in kept {
        let pages = if count == 1 { "page" } else { "pages" };
        say(&format!("{}: {count} {pages}\n", path.display()))?;
    }
    Ok(outcome)
}

/// What there is to print.
struct Found<'a> {
    questions: Vec<Asked>,
    folders: HashMap<BankId, &'a Path>,
    titles: Vec<Text>,
}

/// The questions of banks that can be asked today, each once; `None`, with a complaint, if a bank or a
/// topic is not there.
fn gather<'a>(files: &'a [File], args: &Print, outcome: &mut Outcome) -> Option<Found<'a>> {
    let today = env::now().local_date();
    let mut found = Found { questions: Vec::new(), folders: HashMap::new(), titles: Vec::new() };
    let mut known = HashSet::new();
    let mut topics: HashSet<TopicId> = HashSet::new();
    let mut stale = 0_usize;
    for file in files {
        let (decoded, problems) = check::examine(&file.source);
        let Some(decoded) = decoded else {
            complain(&format!("{}: not a bank; check it first", file.name()));
            return None;
        };
        let mistakes =
            problems.iter().filter(|problem| problem.severity == Severity::Error).count();
        if mistakes > 0 {
            complain(&format!("{}: {mistakes} mistakes; what has them is left out", file.name()));
            *outcome = (*outcome).max(Outcome::Problems);
        }
        let bank = &decoded.bank;
        topics.extend(bank.topics.iter().map(|topic| topic.id.clone()));
        found.folders.insert(bank.id.clone(), &file.path);
        found.titles.push(bank.title.clone());
        for question in &bank.questions {
            let is_wanted =
                args.topic.is_empty() || args.topic.iter().any(|id| id == question.topic.as_str());
            if !is_wanted || !known.insert(question.id.clone()) {
                continue;
            }
            if question.is_stale(today) {
                stale += 1;
                continue;
            }
            found.questions.push(Asked::of(question, bank));
        }
    }
    if files.is_empty() {
        return None;
    }
    if let Some(missing) =
        args.topic.iter().find(|id| !topics.contains(&TopicId::from(id.as_str())))
    {
        complain(&format!("there is no topic {missing} in these banks"));
        return None;
    }
    if stale > 0 {
        complain(&format!(
            "{stale} questions are past the day until which they hold, and left out"
        ));
        *outcome = (*outcome).max(Outcome::Problems);
    }
    Some(found)
}

/// What several banks are called together: the only one by its title.
fn titled(titles: &[Text], language: Language) -> String {
    let [only] = titles else { return String::new() };
    let mut said: Vec<&str> = Vec::new();
    for locale in language.locales() {
        let title = only.text(*locale);
        if !said.contains(&title) {
            said.push(title);
        }
    }
    said.join(" / ")
}

/// The instructions of a file; an error, which was complained of, if it cannot be read.
fn instructions(path: Option<&Path>) -> Result<Vec<Text>, ()> {
    let Some(path) = path else { return Ok(Vec::new()) };
    let text = fs::read(path).map_err(|error| error.to_string()).and_then(|bytes| {
        String::from_utf8(bytes).map_err(|_| "not saved as UTF-8 text".to_owned())
    });
    let text = match text {
        Ok(text) => text,
        Err(why) => {
            complain(&format!("{}: {why}", path.display()));
            return Err(());
        }
    };
    let is_said = |line: &&str| !line.trim().is_empty();
    let mut parts = text.trim_start_matches('\u{feff}').split("\n---");
    let mut lines = || -> Vec<String> {
        let part = parts.next().unwrap_or_default();
        part.lines().filter(is_said).map(|line| line.trim().to_owned()).collect()
    };
    let (english, mut hindi) = (lines(), lines().into_iter());
    let mut told: Vec<Text> = english
        .into_iter()
        .map(|english| match hindi.next() {
            Some(hindi) => Text::both(english, hindi),
            None => Text::same(english),
        })
        .collect();
    told.extend(hindi.map(|only| Text::only(Locale::Hi, only)));
    Ok(told)
}

/// A document that was made.
struct Document {
    file: Kept,
    pages: usize,
}

/// All documents of a paper.
fn documents(
    paper: &Paper,
    image: &dyn Fn(&BankId, &str) -> Option<Vec<u8>>,
) -> Result<Vec<Document>, Error> {
    let kinds = [Kind::Questions, Kind::AnswerSheet, Kind::AnswerKey, Kind::Solutions];
    let documents = paper.documents(&kinds).into_iter().map(|document| {
        let printout = paper.printout(document, image);
        let file = Kept { name: document.file_name(), bytes: printout.to_pdf()? };
        Ok(Document { file, pages: printout.pages.len() })
    });
    documents.collect()
}

/// Writes documents into a folder: all of them, or none, with a complaint.
fn keep(folder: &Path, documents: Vec<Document>, force: bool) -> Option<Vec<(PathBuf, usize)>> {
    let pages: Vec<usize> = documents.iter().map(|document| document.pages).collect();
    let files: Vec<Kept> = documents.into_iter().map(|document| document.file).collect();
    match papers::keep(folder, &files, force) {
        Ok(paths) => Some(paths.into_iter().zip(pages).collect()),
        Err(Refused::There(there)) => {
            let there = there.first().cloned().unwrap_or_default();
            complain(&format!(
                "{} exists already; nothing was changed (--force writes over it)",
                folder.join(there).display()
            ));
            None
        }
        Err(Refused::Failed(error)) => {
            complain(&error.to_string());
            None
        }
    }
}
