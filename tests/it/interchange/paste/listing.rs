//! What a paste came to, as text to be read by a person.

use std::fmt::Write as _;

use smriti::domain::bank::{Body, Choices, Numbering, Statements, Which};
use smriti::domain::locale::{Locale, Text};
use smriti::interchange::paste::{Pasted, Role};

/// The listing of everything.
pub(super) fn listing(source: &str, pasted: &Pasted) -> String {
    let mut out = String::new();
    let taken = &pasted.taken;
    if let Some(title) = &taken.title {
        let _ = writeln!(out, "title: {title}");
    }
    for remark in &taken.remarks {
        let _ = writeln!(out, "! {}: {}", remark.place, remark.said);
    }
    for (number, item) in taken.items.iter().enumerate() {
        let doubt = if item.is_in_doubt() { " (look!)" } else { "" };
        let _ = writeln!(
            out,
            "\n#{} at {}: {}{doubt}",
            number + 1,
            item.place,
            item.body.format().name()
        );
        if let Some(passage) = &item.passage {
            let _ = writeln!(out, "  passage: {}", text(passage));
        }
        if !item.tags.is_empty() {
            let _ = writeln!(out, "  tags: {}", item.tags.join(", "));
        }
        let _ = write!(out, "{}", body(&item.body));
        if let Some(explanation) = &item.explanation {
            let _ = writeln!(out, "  why: {}", text(explanation));
        }
        for remark in &item.remarks {
            let _ = writeln!(out, "  ! {}: {}", remark.place, remark.said);
        }
    }
    out.push('\n');
    for (line, words) in pasted.lines.iter().zip(source.lines()) {
        let mut roles: Vec<String> = line.roles.iter().map(role).collect();
        if let Some(question) = line.question {
            roles.insert(0, format!("#{}", question + 1));
        }
        let start: String = words.trim().chars().take(24).collect();
        if !words.trim().is_empty() {
            let _ = writeln!(out, "{:<28} | {}", roles.join(" "), start.escape_debug());
        }
    }
    out
}

fn role(role: &Role) -> String {
    match role {
        Role::Entry(place) => format!("entry{}", place + 1),
        Role::Option(place) => format!("option{}", place + 1),
        Role::Number
        | Role::Stem
        | Role::Key
        | Role::Explanation
        | Role::Passage
        | Role::Heading
        | Role::Ignored
        | Role::Noise => format!("{role:?}").to_lowercase(),
    }
}

/// A text with the languages it is in.
fn text(text: &Text) -> String {
    let shown = |words: &str| words.replace('\n', " ⏎ ");
    if text.is_same() {
        return format!("= {}", shown(text.text(Locale::En)));
    }
    let each = text.locales().map(|locale| format!("{locale} {}", shown(text.text(locale))));
    each.collect::<Vec<_>>().join(" ‖ ")
}

fn choices(choices: &Choices) -> String {
    let mut out = format!("  {}\n", text(&choices.stem));
    for option in &choices.options {
        let mark = if option.right { '*' } else { '-' };
        let _ = writeln!(out, "  {mark} {}", text(&option.text));
    }
    out
}

fn statements(statements: &Statements) -> String {
    let mut out = format!("  {}\n", text(&statements.intro));
    for statement in &statements.statements {
        let mark = if statement.holds { '+' } else { '-' };
        let _ = writeln!(out, "  {mark} {}", text(&statement.text));
    }
    if statements.which == Which::Incorrect {
        let _ = writeln!(out, "  asked: incorrect");
    }
    if statements.numbering == Numbering::Roman {
        let _ = writeln!(out, "  roman");
    }
    if !statements.codes.is_empty() {
        let _ = writeln!(out, "  codes: {:?}", statements.codes);
    }
    out
}

fn body(body: &Body) -> String {
    let mut out = String::new();
    let holds = |holds: bool| if holds { '+' } else { '-' };
    match body {
        Body::SingleBest(it)
        | Body::Negative(it)
        | Body::OddOneOut(it)
        | Body::FillIn(it)
        | Body::MultiSelect(it) => out = choices(it),
        Body::Statements(it) | Body::HowMany(it) => out = statements(it),
        Body::PairsCoded(it) | Body::PairsHowMany(it) => {
            let _ = writeln!(out, "  {}", text(&it.intro));
            if let Some((left, right)) = &it.heads {
                let _ = writeln!(out, "  heads: {} / {}", text(left), text(right));
            }
            for pair in &it.pairs {
                let _ = writeln!(
                    out,
                    "  {} {} ~ {}",
                    holds(pair.matched),
                    text(&pair.left),
                    text(&pair.right)
                );
            }
            if !it.codes.is_empty() {
                let _ = writeln!(out, "  codes: {:?}", it.codes);
            }
        }
        Body::Lists(it) => {
            let _ = writeln!(out, "  {}", text(&it.intro));
            if let Some((left, right)) = &it.heads {
                let _ = writeln!(out, "  heads: {} / {}", text(left), text(right));
            }
            for row in &it.rows {
                let _ = writeln!(out, "  {} ~ {}", text(&row.left), text(&row.right));
            }
            for extra in &it.extra {
                let _ = writeln!(out, "  spare: {}", text(extra));
            }
        }
        Body::AssertionReason(it) => {
            let _ =
                writeln!(out, "  {} A: {}", holds(it.assertion.holds), text(&it.assertion.text));
            let _ = writeln!(out, "  {} R: {}", holds(it.reason.holds), text(&it.reason.text));
            let _ = writeln!(out, "  explains: {}", it.explains);
        }
        Body::Explains(it) => {
            let _ = writeln!(out, "  {} I: {}", holds(it.first.holds), text(&it.first.text));
            for other in &it.others {
                let statement = &other.statement;
                let _ = writeln!(
                    out,
                    "  {} other: {} (explains: {})",
                    holds(statement.holds),
                    text(&statement.text),
                    other.explains
                );
            }
        }
        Body::Order(it) => {
            let _ = writeln!(out, "  {}", text(&it.intro));
            for item in &it.items {
                let _ = writeln!(out, "  > {}", text(&item.text));
            }
        }
        Body::TrueFalse(it) => {
            let _ = writeln!(out, "  {} {}", holds(it.holds), text(&it.text));
        }
        Body::Numeric(it) => {
            let _ = writeln!(out, "  {}\n  * {}", text(&it.stem), it.answer);
        }
        Body::Typed(it) => {
            let _ = writeln!(out, "  {}", text(&it.stem));
            for words in &it.accept {
                let _ = writeln!(out, "  * {}", text(words));
            }
        }
    }
    out
}
