//! A bank as a package of Anki's, in one language: a note for each question, of a kind of our own
//! that `own` reads back, in a deck for each topic. The database is made by `build`.
//!
//! A note is known by its name, which follows from the question's and the language: a package that is
//! brought in again changes the notes that are there and leaves their reviews alone.

use super::build::{self, Content, Deck, OutNote};
use super::own::{self, Kind};
use crate::domain::bank::check::images_of_bank;
use crate::domain::bank::{Bank, PassageId, Question, Shuffle};
use crate::domain::locale::Locale;
use crate::domain::time::Timestamp;
use crate::interchange::archive::pack;
use crate::interchange::export::Exported;
use crate::interchange::flat::{Flat, FlatAnswer, FlatOption, flat_coded};
use crate::interchange::html::{Links, from_markdown_with};
use crate::interchange::moodle::number;
use crate::interchange::{Place, Remark, Said, letters};

/// A bank as Anki takes it in. The same bank at the same time is the same bytes; Anki takes what is
/// later than what it has.
pub fn write(bank: &Bank, locale: Locale, now: Timestamp) -> Result<Exported, Said> {
    write_with(bank, locale, now, &|_| None)
}

/// The same with its images, of which `image` knows the bytes by their names.
pub fn write_with(
    bank: &Bank,
    locale: Locale,
    now: Timestamp,
    image: &dyn Fn(&str) -> Option<Vec<u8>>,
) -> Result<Exported, Said> {
    let mut remarks = Vec::new();
    let mut content = Content::default();
    let title = deck_name(bank.title.text(locale));
    for question in &bank.questions {
        let topic = bank.topics.iter().find(|topic| topic.id == question.topic);
        let topic = topic.map_or(question.topic.as_str(), |topic| topic.title.text(locale));
        // What was taken in under a path has the path for its title.
        let path: Vec<String> = topic.split(" / ").map(deck_name).collect();
        let deck = content.deck(Deck { name: format!("{title}::{}", path.join("::")) });
        let named = |id: &PassageId| bank.passages.iter().find(|passage| passage.id == *id);
        let passage = question.passage.as_ref().and_then(named);
        let mut flat = flat_coded(question, passage, locale);
        let source = source(bank, question, flat.locale);
        let mut note = one(question, &mut flat, source);
        note.deck = deck;
        if question.tags.iter().any(|tag| tag.contains(char::is_whitespace)) {
            flat.remarks.push(Said::Reworked { what: "a space in a tag" });
        }
        content.notes.push(note);
        let place = Place::Question(question.id.to_string());
        remarks.extend(flat.remarks.into_iter().map(|said| Remark { place: place.clone(), said }));
    }
    let unwritten = |error: &dyn std::fmt::Display| Said::Unreadable { found: error.to_string() };
    let collection = build::collection(&content, now).map_err(|error| unwritten(&error))?;
    // The media are numbered, and a list says what notes call them; the names need no escapes.
    let mut media: Vec<(String, Vec<u8>)> = Vec::new();
    let mut list = Vec::new();
    for name in images_of_bank(bank) {
        match image(&name) {
            Some(bytes) => {
                list.push(format!("\"{}\": \"{name}\"", media.len()));
                media.push((media.len().to_string(), bytes));
            }
            None => remarks
                .push(Remark { place: Place::Whole, said: Said::FileDropped { found: name } }),
        }
    }
    let list = format!("{{{}}}", list.join(", "));
    let mut parts: Vec<(&str, &[u8])> =
        vec![("collection.anki2", &collection), ("media", list.as_bytes())];
    parts.extend(media.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())));
    let bytes = pack(&parts).map_err(|error| unwritten(&error))?;
    Ok(Exported { bytes, remarks })
}

/// A name as a deck may have it: two colons would be a deck within it.
fn deck_name(name: &str) -> String {
    let name = name.replace("::", ":").replace('"', "”");
    let name: String = name.chars().filter(|c| !c.is_control()).collect();
    let name = name.trim().trim_matches(':').trim();
    if name.is_empty() { "-".to_owned() } else { name.to_owned() }
}

/// What a question cites, a line for each.
fn source(bank: &Bank, question: &Question, locale: Locale) -> String {
    let mut lines: Vec<String> = Vec::new();
    for id in &question.sources {
        let Some(source) = bank.sources.iter().find(|source| source.id == *id) else { continue };
        let mut line = format!("{}: {}", source.short.text(locale), source.cite.text(locale));
        if let Some(url) = &source.url {
            line.push(' ');
            line.push_str(url);
        }
        lines.push(line);
    }
    lines.join("\n")
}

fn one(question: &Question, flat: &mut Flat, source: String) -> OutNote {
    let is_fixed = question.shuffle == Shuffle::Never || flat.remarks.contains(&Said::Flattened);
    let (kind, options, answer) = match &flat.answer {
        FlatAnswer::One(list) => (Kind::One, list_of(list), key(list)),
        FlatAnswer::Many(list) => (Kind::Many, list_of(list), key(list)),
        FlatAnswer::TrueFalse { holds, why } => {
            let option = |said: bool| FlatOption {
                text: truth(said, flat.locale).to_owned(),
                right: said == *holds,
                why: if said == *holds { None } else { why.clone() },
            };
            let list = [option(true), option(false)];
            (Kind::TrueFalse, list_of(&list), key(&list))
        }
        FlatAnswer::Words(words) => {
            let lines =
                words.iter().map(|words| format!("<div>{}</div>", escaped(&one_line(words))));
            (Kind::Words, String::new(), lines.collect())
        }
        FlatAnswer::Number { answer, tolerance, unit } => {
            let (mut text, cut) = number::decimal(*answer);
            let (within, is_exact) = number::tolerance(*tolerance, cut);
            if !is_exact {
                flat.remarks.push(Said::Reworked { what: "a fraction without an end" });
            }
            if within != "0" {
                text.push_str(" ± ");
                text.push_str(&within);
            }
            if let Some(unit) = unit {
                text.push(' ');
                text.push_str(&escaped(&one_line(unit)));
            }
            (Kind::Number, String::new(), text)
        }
        // Lists are written as options.
        FlatAnswer::Pairs { .. } => (Kind::Words, String::new(), String::new()),
    };
    let fields = [
        html(&flat.stem),
        options,
        answer,
        html(flat.explanation.as_deref().unwrap_or_default()),
        html(&source),
        own::kind_text(kind, is_fixed),
        question.id.to_string(),
    ];
    let tags = question.tags.iter().map(|tag| {
        tag.split_whitespace().collect::<Vec<_>>().join("_").chars().filter(|c| *c != '"').collect()
    });
    OutNote {
        guid: format!("{}@{}", question.id, flat.locale.tag()),
        deck: 0,
        tags: tags.filter(|tag: &String| !tag.is_empty()).collect(),
        sort: flat.stem.chars().take(200).collect(),
        fields,
    }
}

const fn truth(holds: bool, locale: Locale) -> &'static str {
    match (holds, locale) {
        (true, Locale::En) => "True",
        (false, Locale::En) => "False",
        (true, Locale::Hi) => "सत्य",
        (false, Locale::Hi) => "असत्य",
    }
}

/// Our Markdown as a field: what would be a sound in Anki is only text.
fn html(text: &str) -> String {
    // A tab and its like are no characters of HTML, but they part words.
    let parts = |c: char| c != '\n' && c.is_control() && c.is_whitespace();
    let mut address = |name: &str| Some(name.to_owned());
    from_markdown_with(&text.replace(parts, " "), Links::Made, &mut address)
        .replace("[sound:", "&#91;sound:")
        .replace("[anki:", "&#91;anki:")
}

/// The same without a paragraph of its own around one line.
fn line(text: &str) -> String {
    let html = html(text);
    let inner = html.strip_prefix("<p>").and_then(|rest| rest.strip_suffix("</p>"));
    match inner.filter(|inner| !inner.contains("<p>")) {
        Some(inner) => inner.to_owned(),
        None => html,
    }
}

/// Words with one space between them.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Text that is only text, as a field.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !c.is_control()) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '[' => out.push_str("&#91;"),
            c => out.push(c),
        }
    }
    out
}

/// Options as a list, of which the right ones are shown with the answer, and so is what is said of
/// each.
fn list_of(options: &[FlatOption]) -> String {
    let mut list = String::from("<ol>");
    for option in options {
        list.push_str(if option.right { "<li class=\"right\">" } else { "<li>" });
        list.push_str(&line(&option.text));
        if let Some(why) = &option.why {
            list.push_str("<div class=\"why\">");
            list.push_str(&line(why));
            list.push_str("</div>");
        }
        list.push_str("</li>");
    }
    list.push_str("</ol>");
    list
}

/// The letters of the right options.
fn key(options: &[FlatOption]) -> String {
    let right = (1..).zip(options).filter(|(_, option)| option.right);
    right.map(|(number, _)| letters(number)).collect::<Vec<_>>().join(", ")
}
