//! `bank import` and `bank export`: the questions of other programs. How they are read and written is
//! in `interchange`; what is added to a bank that is there, in `adding`.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};

use super::adding::{self, Wish};
use crate::cli::files::{Outcome, complain, read, say};
use crate::cli::json::Json;
use crate::domain::bank::check::{self, Severity, slug};
use crate::domain::bank::{ALL_RIGHTS_RESERVED, BankId, schema};
use crate::domain::locale::{Locale, Text};
use crate::env;
use crate::interchange::detect::{How, Opened, open};
use crate::interchange::export::{Exported, Outgoing, WAYS, Way};
use crate::interchange::table::Mapping;
use crate::interchange::{Cover, Format, Item, Place, Remark, Weight, assemble};
use crate::store::library::images;

/// `smriti bank import`.
#[derive(Debug, Args)]
pub struct Import {
    /// Files to take questions from.
    #[arg(required = true, value_name = "IN")]
    paths: Vec<PathBuf>,
    /// The bank to make; it must not exist.
    #[arg(short, long, value_name = "OUT.ron", required_unless_present = "into")]
    output: Option<PathBuf>,
    /// A bank that the questions are added to instead, behind all others.
    #[arg(long, value_name = "BANK.ron", conflicts_with_all = ["output", "title", "licence"])]
    into: Option<PathBuf>,
    /// The topic of that bank that they go to, by its id; without it, each goes to the one it comes with.
    #[arg(long, requires = "into")]
    topic: Option<String>,
    /// What becomes of those that ask nearly the same as one of that bank.
    #[arg(long, value_enum, default_value_t = Duplicates::Leave, requires = "into")]
    duplicates: Duplicates,
    /// The format of the files, if it is not to be told from what is in them.
    #[arg(long, value_enum)]
    from: Option<From>,
    /// What the columns of tables are, as a report of an import says it: "table-1 format=csv …".
    #[arg(long, value_name = "MAPPING", value_parser = mapping)]
    columns: Option<Mapping>,
    /// What learners see the bank called; without it, what the files call themselves.
    #[arg(long)]
    title: Option<String>,
    /// The licence of the questions.
    #[arg(long, default_value = ALL_RIGHTS_RESERVED)]
    licence: String,
    /// The report as one JSON object.
    #[arg(long)]
    json: bool,
}

/// `smriti bank export`.
#[derive(Debug, Args)]
pub struct Export {
    /// The bank.
    path: PathBuf,
    /// The file to make; it must not exist.
    #[arg(short, long, value_name = "OUT")]
    output: PathBuf,
    /// The format to write.
    #[arg(long, value_parser = ways())]
    to: &'static Way,
    /// The language, in formats that hold one.
    #[arg(long, value_enum, default_value_t = Language::En)]
    language: Language,
    /// The report as one JSON object.
    #[arg(long)]
    json: bool,
}

/// A format that questions come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum From {
    /// A bank of ours, packed or not.
    Smriti,
    /// Plain text, as from a PDF, a document or a message.
    Paste,
    /// Aiken.
    Aiken,
    /// GIFT.
    Gift,
    /// Moodle XML.
    MoodleXml,
    /// QTI 1.2 to 3.0 or a Common Cartridge, a package or a bare file.
    Qti,
    /// Comma-separated values, or with semicolons or tabs.
    Csv,
    /// An Excel workbook.
    Xlsx,
    /// An `OpenDocument` sheet.
    Ods,
    /// Kahoot's workbook.
    Kahoot,
    /// Wayground's (Quizizz's) sheet.
    Wayground,
    /// A package of Anki's: `.apkg` or `.colpkg`.
    AnkiPackage,
    /// Notes of Anki's as text.
    AnkiText,
    /// A set of Quizlet's, as its export writes it.
    Quizlet,
    /// A quiz of text2qti.
    #[value(name = "text2qti")]
    Text2qti,
}

impl From {
    const fn format(self) -> Format {
        match self {
            Self::Smriti => Format::Smriti,
            Self::Paste => Format::Paste,
            Self::Aiken => Format::Aiken,
            Self::Gift => Format::Gift,
            Self::MoodleXml => Format::MoodleXml,
            Self::Qti => Format::Qti,
            Self::Csv => Format::Csv,
            Self::Xlsx => Format::Xlsx,
            Self::Ods => Format::Ods,
            Self::Kahoot => Format::Kahoot,
            Self::Wayground => Format::Wayground,
            Self::AnkiPackage => Format::AnkiPackage,
            Self::AnkiText => Format::AnkiText,
            Self::Quizlet => Format::Quizlet,
            Self::Text2qti => Format::Text2qti,
        }
    }
}

/// What becomes of questions that a bank has already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Duplicates {
    /// They are left out, and named.
    Leave,
    /// They are added too, and named.
    Keep,
}

/// A language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Language {
    /// English.
    En,
    /// Hindi.
    Hi,
}

impl Language {
    const fn locale(self) -> Locale {
        match self {
            Self::En => Locale::En,
            Self::Hi => Locale::Hi,
        }
    }
}

/// Makes a bank of the questions of some files, or adds them to one, and says what became of each.
pub(super) fn import(args: &Import, data_dir: Option<PathBuf>) -> io::Result<Outcome> {
    let mut outcome = Outcome::Clean;
    let mut opened: Vec<(String, Opened)> = Vec::new();
    for path in &args.paths {
        match fs::read(path) {
            Ok(bytes) => {
                let how = How::of(args.from.map(From::format));
                let mut as_guessed = open(&bytes, &how);
                if let Some(mapping) = &args.columns {
                    let shapes = as_guessed.sheets.iter().map(|sheet| sheet.shape);
                    let mappings = shapes.map(|shape| (shape, mapping.clone())).collect();
                    as_guessed = open(&bytes, &How { mappings, ..how });
                }
                opened.push((path.display().to_string(), as_guessed));
            }
            Err(error) => {
                complain(&format!("{}: {error}", path.display()));
                outcome = Outcome::Unreadable;
            }
        }
    }
    let said = report(&opened);
    let sheets = sheets(&opened);
    let counts = Counts::of(&opened);
    let mut added = None;
    if counts.taken == 0 {
        complain("no question was found; no bank was made or changed");
        outcome = Outcome::Unreadable;
    } else if let Some(path) = &args.into {
        let wish = Wish { path, topic: args.topic.as_deref(), duplicates: args.duplicates };
        match adding::add(&wish, opened, data_dir) {
            Ok(report) if report.left_out() > 0 => {
                outcome = outcome.max(Outcome::Problems);
                added = Some(report);
            }
            Ok(report) => added = Some(report),
            Err(why) => {
                complain(&why);
                return Ok(Outcome::Unreadable);
            }
        }
    } else if let Some(path) = &args.output {
        match make_bank(path, args, opened) {
            Some(made) => outcome = outcome.max(made),
            None => return Ok(Outcome::Unreadable),
        }
    }
    if counts.left_out + counts.doubtful > 0 {
        outcome = outcome.max(Outcome::Problems);
    }
    let sum = format!(
        "{} questions taken, {} of them to be looked at, {} things left out\n",
        counts.taken, counts.doubtful, counts.left_out
    );
    if args.json {
        let mut object = vec![
            ("taken".to_owned(), Json::Number(counts.taken)),
            ("doubtful".to_owned(), Json::Number(counts.doubtful)),
            ("left_out".to_owned(), Json::Number(counts.left_out)),
            ("columns".to_owned(), Json::List(sheets.iter().map(SheetRead::json).collect())),
            ("remarks".to_owned(), Json::List(said.iter().map(Line::json).collect())),
        ];
        object.extend(added.iter().flat_map(adding::Report::json));
        say(&format!("{}\n", Json::Object(object)))?;
    } else {
        for sheet in &sheets {
            say(&sheet.text())?;
        }
        for line in &said {
            say(&line.text())?;
        }
        say(&sum)?;
        if let Some(added) = &added {
            say(&added.text())?;
        }
    }
    Ok(outcome)
}

/// Makes a bank of the questions of some files; `None`, with a complaint, if it cannot be made.
fn make_bank(path: &Path, args: &Import, opened: Vec<(String, Opened)>) -> Option<Outcome> {
    let mut outcome = Outcome::Clean;
    let title = args
        .title
        .clone()
        .or_else(|| opened.iter().find_map(|(_, opened)| opened.taken.title.clone()))
        .unwrap_or_else(|| stem(path));
    let mut items: Vec<Item> = Vec::new();
    let mut brought = Vec::new();
    for (_, opened) in opened {
        items.extend(opened.taken.items);
        brought.extend(opened.taken.files);
    }
    let id = slug(&stem(path)).unwrap_or_else(|| "my-bank".to_owned());
    let bank = assemble(cover(&id, &title, &args.licence, &items), items, |_| false);
    // First the bank, which must not be there: images are never put beside another's.
    if !make(path, schema::encode_bank(&bank).as_bytes()) {
        return None;
    }
    for file in &brought {
        if let Err(error) = images::put(path, &file.name, &file.bytes) {
            complain(&format!("the image {} was not kept: {error}", file.name));
            outcome = outcome.max(Outcome::Problems);
        }
    }
    Some(outcome)
}

/// A mapping as it was written by a report.
fn mapping(text: &str) -> Result<Mapping, String> {
    Mapping::from_text(text).ok_or_else(|| "not a mapping as a report writes it".to_owned())
}

/// How a sheet was read.
struct SheetRead {
    file: String,
    sheet: Option<String>,
    mapping: String,
}

impl SheetRead {
    fn text(&self) -> String {
        let sheet = self.sheet.as_ref().map(|sheet| format!("{sheet}: ")).unwrap_or_default();
        format!("{}: {sheet}columns: {}\n", self.file, self.mapping)
    }

    fn json(&self) -> Json {
        let sheet = self.sheet.as_ref();
        Json::Object(vec![
            ("file".to_owned(), Json::text(self.file.as_str())),
            ("sheet".to_owned(), sheet.map_or(Json::Null, |sheet| Json::text(sheet.as_str()))),
            ("mapping".to_owned(), Json::text(self.mapping.as_str())),
        ])
    }
}

/// How every sheet of every table was read.
fn sheets(opened: &[(String, Opened)]) -> Vec<SheetRead> {
    let each = |(file, opened): &(String, Opened)| -> Vec<SheetRead> {
        let sheets = opened.sheets.iter().map(|sheet| SheetRead {
            file: file.clone(),
            sheet: sheet.sheet.clone(),
            mapping: sheet.guess.mapping.to_text(),
        });
        sheets.collect()
    };
    opened.iter().flat_map(each).collect()
}

/// How many questions there are of each kind of fate.
struct Counts {
    taken: usize,
    doubtful: usize,
    left_out: usize,
}

impl Counts {
    fn of(opened: &[(String, Opened)]) -> Self {
        let items = || opened.iter().flat_map(|(_, opened)| &opened.taken.items);
        let whole = opened.iter().flat_map(|(_, opened)| &opened.taken.remarks);
        let is_out = |remark: &&Remark| remark.said.weight() == Weight::LeftOut;
        Self {
            taken: items().count(),
            doubtful: items().filter(|item| item.is_in_doubt()).count(),
            left_out: whole.filter(is_out).count(),
        }
    }
}

/// A line of a report.
struct Line {
    file: String,
    place: Place,
    weight: Weight,
    what: String,
}

impl Line {
    const fn weight(&self) -> &'static str {
        match self.weight {
            Weight::LeftOut => "left out",
            Weight::Doubt => "doubt",
            Weight::Changed => "changed",
        }
    }

    fn text(&self) -> String {
        format!("{}: {}: {}: {}\n", self.file, self.place, self.weight(), self.what)
    }

    fn json(&self) -> Json {
        Json::Object(vec![
            ("file".to_owned(), Json::text(self.file.as_str())),
            ("place".to_owned(), Json::text(self.place.to_string())),
            ("weight".to_owned(), Json::text(self.weight())),
            ("what".to_owned(), Json::text(self.what.as_str())),
        ])
    }
}

fn lines<'a>(
    file: &'a str,
    remarks: impl Iterator<Item = &'a Remark> + 'a,
) -> impl Iterator<Item = Line> + 'a {
    remarks.map(|remark| Line {
        file: file.to_owned(),
        place: remark.place.clone(),
        weight: remark.said.weight(),
        what: remark.said.to_string(),
    })
}

/// Every remark on every file, in the order of the file.
fn report(opened: &[(String, Opened)]) -> Vec<Line> {
    let mut all = Vec::new();
    for (file, opened) in opened {
        let within = opened.taken.items.iter().flat_map(|item| &item.remarks);
        let mut said: Vec<Line> = lines(file, opened.taken.remarks.iter().chain(within)).collect();
        said.sort_by(|one, other| one.place.cmp(&other.place));
        all.append(&mut said);
    }
    all
}

/// What is said of a bank of these questions.
fn cover(id: &str, title: &str, licence: &str, items: &[Item]) -> Cover {
    Cover {
        id: BankId::from(id),
        title: Text::same(title.to_owned()),
        subject: Text::both("General".to_owned(), "सामान्य".to_owned()),
        licence: licence.to_owned(),
        authors: Vec::new(),
        languages: Cover::languages_of(items),
        exams: Vec::new(),
    }
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// Makes a file that is not there; complains if it is, or cannot be made.
pub(super) fn make(path: &Path, bytes: &[u8]) -> bool {
    let made = fs::File::create_new(path).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    match made {
        Ok(()) => true,
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            complain(&format!("{} exists already; nothing was changed", path.display()));
            false
        }
        Err(error) => {
            complain(&format!("{}: {error}", path.display()));
            false
        }
    }
}

/// Writes a bank in the format of another program, and says what it could not hold.
pub(super) fn export(args: &Export) -> io::Result<Outcome> {
    let (files, outcome) = read(std::slice::from_ref(&args.path));
    let Some(file) = files.first() else { return Ok(outcome) };
    let (decoded, problems) = check::examine(&file.source);
    let Some(decoded) = decoded else {
        complain(&format!("{}: not a bank; check it first", file.name()));
        return Ok(Outcome::Unreadable);
    };
    let left_out = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
    if left_out > 0 {
        complain(&format!("{}: {left_out} mistakes; what has them is left out", file.name()));
    }
    let image = |name: &str| images::read(&file.path, name).ok();
    let way = Outgoing { bank: &decoded.bank, text: Some(&file.source), image: &image };
    let written = args.to.write(&way, args.language.locale(), env::now().at);
    let Exported { bytes, remarks } = match written {
        Ok(written) => written,
        Err(why) => {
            complain(&format!("{}: {why}", file.name()));
            return Ok(Outcome::Unreadable);
        }
    };
    if !make(&args.output, &bytes) {
        return Ok(Outcome::Unreadable);
    }
    let name = file.name();
    let said: Vec<Line> = lines(&name, remarks.iter()).collect();
    if args.json {
        let object = Json::Object(vec![
            ("questions".to_owned(), Json::Number(decoded.bank.questions.len())),
            ("remarks".to_owned(), Json::List(said.iter().map(Line::json).collect())),
        ]);
        say(&format!("{object}\n"))?;
    } else {
        for line in &said {
            say(&line.text())?;
        }
        let questions = decoded.bank.questions.len();
        say(&format!("{} made from {questions} questions\n", args.output.display()))?;
    }
    let is_whole = remarks.iter().all(|remark| remark.said.weight() != Weight::LeftOut);
    Ok(outcome.max(if is_whole && left_out == 0 { Outcome::Clean } else { Outcome::Problems }))
}

/// The ways out, by name.
fn ways() -> impl TypedValueParser<Value = &'static Way> {
    let names = WAYS.iter().map(|way| PossibleValue::new(way.format.name()).help(way.about));
    PossibleValuesParser::new(names.collect::<Vec<_>>())
        .try_map(|name| Way::from_name(&name).ok_or("no such format"))
}
