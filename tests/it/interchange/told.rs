//! What a file came to, in short, so that a test can say it in a few lines.

use std::fmt::Write as _;

use smriti::domain::bank::{Body, Choices};
use smriti::domain::locale::{Locale, Text};
use smriti::interchange::{Item, Taken};

/// Every item and remark on lines of their own: the place, the names, the kind, the stem and the
/// answers, then what is said of it. Text of one language begins with `hi:` or nothing, text of both
/// with `==`; line breaks are `⏎`.
pub(super) fn told(taken: &Taken) -> String {
    let mut told = String::new();
    for item in &taken.items {
        told.push_str(&one(item));
        told.push('\n');
        for remark in &item.remarks {
            writeln!(told, "  {}", remark.said).expect("a string");
        }
    }
    for remark in &taken.remarks {
        writeln!(told, "{} left: {}", remark.place, remark.said).expect("a string");
    }
    told
}

fn one(item: &Item) -> String {
    let mut told = format!("{}:", item.place);
    if let Some(id) = &item.id {
        write!(told, " [{id}]").expect("a string");
    }
    if !item.topic.is_empty() {
        write!(told, " <{}>", item.topic.join("|")).expect("a string");
    }
    for tag in &item.tags {
        write!(told, " #{tag}").expect("a string");
    }
    write!(told, " {}", body(&item.body)).expect("a string");
    if let Some(explanation) = &item.explanation {
        write!(told, " ({})", words(explanation)).expect("a string");
    }
    told
}

fn words(text: &Text) -> String {
    let words = text.text(Locale::En).replace('\n', "⏎");
    match (text.is_same(), text.exact(Locale::En)) {
        (true, _) => format!("=={words}"),
        (false, Some(_)) => words,
        (false, None) => format!("hi:{words}"),
    }
}

fn options(kind: &str, choices: &Choices) -> String {
    let mut told = format!("{kind}: {}", words(&choices.stem));
    for option in &choices.options {
        let mark = if option.right { "+" } else { "-" };
        write!(told, " {mark}{}", words(&option.text)).expect("a string");
        if let Some(why) = &option.why {
            write!(told, " [{}]", words(why)).expect("a string");
        }
    }
    told
}

fn body(body: &Body) -> String {
    match body {
        Body::SingleBest(choices) => options("one", choices),
        Body::FillIn(choices) => options("gap", choices),
        Body::MultiSelect(choices) => options("many", choices),
        Body::TrueFalse(statement) => {
            let why = statement.why.as_ref().map(|why| format!(" [{}]", words(why)));
            let why = why.unwrap_or_default();
            format!("{}: {}{why}", statement.holds, words(&statement.text))
        }
        Body::Typed(typed) => {
            let accept: Vec<String> = typed.accept.iter().map(words).collect();
            format!("typed: {} +{}", words(&typed.stem), accept.join(" +"))
        }
        Body::Numeric(numeric) => {
            format!("number: {} +{} ±{}", words(&numeric.stem), numeric.answer, numeric.tolerance)
        }
        Body::Lists(lists) => {
            let rows = lists.rows.iter();
            let rows = rows.map(|row| format!(" {}->{}", words(&row.left), words(&row.right)));
            let extra = lists.extra.iter().map(|text| format!(" ->{}", words(text)));
            let pairs: String = rows.chain(extra).collect();
            format!("lists: {}{pairs}", words(&lists.intro))
        }
        other => panic!("no reader of these formats makes {other:?}"),
    }
}
