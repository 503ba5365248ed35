//! The report as a table for spreadsheets: one line for each question, marks as exact fractions and
//! as decimals. Heads are in English, so that a program can read them whatever the interface speaks.

use super::{answer, csv_cell, key};
use crate::app::screen::report::Facts;
use crate::app::words::report as say;
use crate::i18n::Tr;

/// The heads, in their order.
const HEADS: [&str; 19] = [
    "number",
    "question",
    "bank",
    "topic",
    "section",
    "format",
    "outcome",
    "certainty",
    "answer",
    "key",
    "marks",
    "marks_numerator",
    "marks_denominator",
    "seconds",
    "visited",
    "changed",
    "bookmarked",
    "stem",
    "explanation",
];

/// The table. It begins with the mark by which spreadsheets know UTF-8.
pub fn csv(tr: &Tr, facts: &Facts) -> String {
    let locale = tr.locale();
    let report = &facts.report;
    let mut out = String::from("\u{FEFF}");
    out.push_str(&HEADS.join(","));
    out.push_str("\r\n");
    let changes = &report.changes;
    let changed = [
        (&changes.right_to_wrong, "right to wrong"),
        (&changes.right_to_blank, "right to blank"),
        (&changes.wrong_to_right, "wrong to right"),
        (&changes.wrong_to_wrong, "wrong to wrong"),
        (&changes.wrong_to_blank, "wrong to blank"),
    ];
    for (place, (line, asked)) in report.questions.iter().zip(&facts.questions).enumerate() {
        let printed = asked.printed.as_ref();
        let topic = facts.topics.get(asked.topic).map_or("", |topic| topic.text(locale));
        let bank = report.topics.get(asked.topic).map_or("", |part| part.name.0.as_str());
        let section = report.rules.sections.get(line.section);
        let section = section.map_or("", |section| section.name.text(locale));
        let format = asked.question.as_ref().map_or("", |question| question.format().name());
        let certainty = line.certainty.map_or_else(String::new, |sure| sure.level().to_string());
        let change = changed.iter().find(|(places, _)| places.contains(&place));
        let explanation = asked.question.as_ref().and_then(|one| one.explanation.as_ref());
        let words = |text: &str| csv_cell(text);
        // Numbers are our own, and stand as they are: no spreadsheet takes them for anything else.
        let seconds = format!("{}.{:03}", line.millis / 1_000, line.millis % 1_000);
        let cells = [
            (place + 1).to_string(),
            words(line.question.as_str()),
            words(bank),
            words(topic),
            words(section),
            words(format),
            words(outcome(line.outcome)),
            certainty,
            words(&answer(printed, &asked.response, locale)),
            words(&key(printed, locale)),
            say::number(line.marks, report.rules.decimals).replace('−', "-"),
            line.marks.numer().to_string(),
            line.marks.denom().to_string(),
            seconds,
            yes(line.visited).to_owned(),
            change.map_or("", |(_, name)| name).to_owned(),
            yes(asked.bookmarked).to_owned(),
            words(&stem(facts, place, locale)),
            words(explanation.map_or("", |one| one.text(locale))),
        ];
        out.push_str(&cells.join(","));
        out.push_str("\r\n");
    }
    out
}

const fn yes(is: bool) -> &'static str {
    if is { "yes" } else { "no" }
}

const fn outcome(outcome: crate::domain::exam::marks::Outcome) -> &'static str {
    use crate::domain::exam::marks::Outcome;
    match outcome {
        Outcome::Right => "right",
        Outcome::Wrong => "wrong",
        Outcome::Blank => "blank",
        Outcome::NotAttempted => "not attempted",
        Outcome::Multiple => "more than one mark",
        Outcome::Partial(_) => "partly right",
        Outcome::Dropped => "withdrawn",
    }
}

/// What is asked, on one line for each block.
fn stem(facts: &Facts, place: usize, locale: crate::domain::locale::Locale) -> String {
    use crate::domain::bank::printed::Block;
    let Some(printed) = facts.questions.get(place).and_then(|asked| asked.printed.as_ref()) else {
        return String::new();
    };
    let blocks = printed.blocks.iter().map(|block| match block {
        Block::Passage(text) | Block::Stem(text) | Block::Ask(text) => text.text(locale).to_owned(),
        Block::Items(lines) => lines
            .iter()
            .map(|line| format!("{} {}", line.label.text(locale), line.text.text(locale)))
            .collect::<Vec<_>>()
            .join("\n"),
        Block::Table { rows, .. } => rows
            .iter()
            .map(|row| {
                let left = row.left.as_ref().map_or("", |(_, text)| text.text(locale));
                let right = row.right.as_ref().map_or("", |(_, text)| text.text(locale));
                format!("{left} | {right}")
            })
            .collect::<Vec<_>>()
            .join("\n"),
    });
    blocks.collect::<Vec<_>>().join("\n")
}
