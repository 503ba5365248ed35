//! `bank pack` and `bank install`: banks handed on from one person to another. What a pack is, is in
//! `interchange::pack`.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::ops::ControlFlow;
use std::path::PathBuf;

use clap::Args;

use super::compare::{diff_json, diff_text};
use super::exchange::make;
use crate::cli::files::{Outcome, complain, read, say};
use crate::cli::json::Json;
use crate::domain::bank::Bank;
use crate::domain::bank::check::{self, Diagnostic, Severity};
use crate::domain::locale::Locale;
use crate::env;
use crate::interchange::pack::{self, Sums};
use crate::interchange::{File, limit};
use crate::store::Home;
use crate::store::library::own::{self, Handed, Standing};
use crate::store::library::{Library, Places, images};

/// `smriti bank pack`.
#[derive(Debug, Args)]
pub struct Pack {
    /// The bank.
    path: PathBuf,
    /// The zip to make; it must not exist.
    #[arg(short, long, value_name = "OUT.zip")]
    output: PathBuf,
}

/// `smriti bank install`.
#[derive(Debug, Args)]
pub struct Install {
    /// The pack, or the RON file of a bank.
    path: PathBuf,
    /// Install it; without this only what it is and what would change is said.
    #[arg(long)]
    yes: bool,
    /// What it is as one JSON object.
    #[arg(long)]
    json: bool,
}

fn errors(found: &[Diagnostic]) -> usize {
    found.iter().filter(|one| one.severity == Severity::Error).count()
}

/// Checks a bank and packs it.
pub(super) fn pack(args: &Pack) -> io::Result<Outcome> {
    let (files, outcome) = read(std::slice::from_ref(&args.path));
    let Some(file) = files.first() else { return Ok(outcome) };
    let (decoded, found) = check::examine(&file.source);
    let Some(decoded) = decoded else {
        complain(&format!("{}: not a bank; check it first", file.name()));
        return Ok(Outcome::Unreadable);
    };
    let mistakes = errors(&found);
    if mistakes > 0 {
        complain(&format!(
            "{}: {mistakes} mistakes; nothing was packed. `smriti bank check` names them",
            file.name()
        ));
        return Ok(Outcome::Problems);
    }
    let mut images = Vec::new();
    for name in check::images_of_bank(&decoded.bank) {
        match images::read(&file.path, &name) {
            Ok(bytes) => images.push(File { name, bytes }),
            Err(error) => {
                complain(&format!(
                    "{}: the image {name}: {error}; nothing was packed",
                    file.name()
                ));
                return Ok(Outcome::Problems);
            }
        }
    }
    let bytes = match pack::write(&decoded.bank, &file.source, &images) {
        Ok(bytes) => bytes,
        Err(said) => {
            complain(&said.to_string());
            return Ok(Outcome::Unreadable);
        }
    };
    if !make(&args.output, &bytes) {
        return Ok(Outcome::Unreadable);
    }
    if !pack::is_spdx(&decoded.bank.licence) {
        complain(&format!(
            "the licence is \"{}\": whoever gets the pack may not know what they may do with it",
            decoded.bank.licence
        ));
    }
    say(&format!(
        "{}: {} questions and {} images under {}; {} warnings\n",
        args.output.display(),
        decoded.bank.questions.len(),
        images.len(),
        decoded.bank.licence,
        found.len() - mistakes,
    ))?;
    Ok(Outcome::Clean)
}

/// Says what a bank is that was handed on, and installs it.
pub(super) fn install(args: &Install, data_dir: Option<PathBuf>) -> io::Result<Outcome> {
    let opened = fs::metadata(&args.path).and_then(|data| {
        if data.len() > limit::FILE as u64 {
            return Err(io::Error::other(format!("more than {} bytes", limit::FILE)));
        }
        fs::read(&args.path)
    });
    let name = args.path.display();
    let opened = match opened.map(|bytes| pack::open(&bytes)) {
        Ok(Ok(opened)) => opened,
        Ok(Err(fault)) => {
            complain(&format!("{name}: {fault}"));
            return Ok(Outcome::Unreadable);
        }
        Err(error) => {
            complain(&format!("{name}: {error}"));
            return Ok(Outcome::Unreadable);
        }
    };
    let (decoded, found) = check::examine(&opened.text);
    let Some(decoded) = decoded else {
        complain(&format!("{name}: the bank in it cannot be read"));
        return Ok(Outcome::Unreadable);
    };
    let Some(root) = env::data_dir(data_dir) else {
        complain("there is no home directory to keep data in; say where with --data-dir");
        return Ok(Outcome::Unreadable);
    };
    let done = Home::open(root, env::seed())
        .map_err(|error| error.to_string())
        .and_then(|home| here(&home, &decoded.bank, &opened.text).map(|here| (home, here)));
    let (home, here) = match done {
        Ok(done) => done,
        Err(error) => {
            complain(&error);
            return Ok(Outcome::Unreadable);
        }
    };
    let told = Told { bank: &decoded.bank, opened: &opened, found: &found, here: &here };
    say(&if args.json { format!("{}\n", told.json()) } else { told.text() })?;
    if matches!(opened.sums, Sums::Wrong(_)) || matches!(here, Standing::Shipped) {
        return Ok(Outcome::Problems);
    }
    if !args.yes {
        return Ok(Outcome::Clean);
    }
    let images: Vec<(&str, &[u8])> =
        opened.images.iter().map(|image| (image.name.as_str(), image.bytes.as_slice())).collect();
    let handed = Handed { id: &decoded.bank.id, text: &opened.text, images: &images };
    match own::install(&home.banks(), &home.replaced(), handed, here.older(), env::now().at) {
        Ok(installed) => {
            // What is read by a program is the one object alone.
            if !args.json {
                say(&format!("installed as {}\n", installed.path.display()))?;
                if let Some(before) = installed.before {
                    say(&format!("what was there before is in {}\n", before.display()))?;
                }
            }
            Ok(Outcome::Clean)
        }
        Err(error) => {
            complain(&error.to_string());
            Ok(Outcome::Unreadable)
        }
    }
}

/// What is installed under the id of this bank.
fn here(home: &Home, bank: &Bank, text: &str) -> Result<Standing, String> {
    let places = Places::of(&home.banks(), &home.cache());
    let library = Library::load(&places, |_, _| ControlFlow::Continue(()))
        .map_err(|error| error.to_string())?;
    Standing::of(&library, bank, text).map_err(|error| error.to_string())
}

/// What is said of a bank that was handed on.
struct Told<'a> {
    bank: &'a Bank,
    opened: &'a pack::Pack,
    found: &'a [Diagnostic],
    here: &'a Standing,
}

impl Told<'_> {
    fn sums(&self) -> String {
        match &self.opened.sums {
            Sums::Right => "checksums: right".to_owned(),
            Sums::Missing => "checksums: none".to_owned(),
            Sums::Wrong(names) => format!("checksums: WRONG for {}", names.join(", ")),
        }
    }

    fn text(&self) -> String {
        let bank = self.bank;
        let mistakes = errors(self.found);
        let mut text = format!(
            "{} ({})\n{}\nby {}\nlicence: {}\n{} questions, {} images; {mistakes} mistakes, {} \
             warnings\n{}\n",
            bank.title.text(Locale::En),
            bank.id,
            bank.subject.text(Locale::En),
            if bank.authors.is_empty() {
                "nobody named".to_owned()
            } else {
                bank.authors.join(", ")
            },
            bank.licence,
            bank.questions.len(),
            self.opened.images.len(),
            self.found.len() - mistakes,
            self.sums(),
        );
        match self.here {
            Standing::New => text.push_str("not installed yet\n"),
            Standing::Shipped => text.push_str("comes with Smriti; nothing takes its place\n"),
            Standing::Installed { path, difference, .. } => {
                let path = path.display();
                // Writing to a text cannot fail.
                let _ =
                    write!(text, "installed as {path}; what changes:\n{}", diff_text(difference));
            }
        }
        text
    }

    fn json(&self) -> Json {
        let bank = self.bank;
        let mistakes = errors(self.found);
        let sums = match &self.opened.sums {
            Sums::Right => "right",
            Sums::Missing => "missing",
            Sums::Wrong(_) => "wrong",
        };
        let here = match self.here {
            Standing::New => Json::Null,
            Standing::Shipped => Json::text("shipped"),
            Standing::Installed { path, .. } => Json::text(path.display().to_string()),
        };
        let difference = match self.here {
            Standing::Installed { difference, .. } => diff_json(difference),
            Standing::New | Standing::Shipped => Json::Null,
        };
        Json::Object(vec![
            ("id".to_owned(), Json::text(bank.id.as_str())),
            ("title".to_owned(), Json::text(bank.title.text(Locale::En))),
            ("licence".to_owned(), Json::text(bank.licence.as_str())),
            (
                "authors".to_owned(),
                Json::List(bank.authors.iter().map(|name| Json::text(name.as_str())).collect()),
            ),
            ("questions".to_owned(), Json::Number(bank.questions.len())),
            ("images".to_owned(), Json::Number(self.opened.images.len())),
            ("mistakes".to_owned(), Json::Number(mistakes)),
            ("warnings".to_owned(), Json::Number(self.found.len() - mistakes)),
            ("checksums".to_owned(), Json::text(sums)),
            ("installed".to_owned(), here),
            ("difference".to_owned(), difference),
        ])
    }
}
