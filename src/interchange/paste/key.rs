//! What says which option is right: a line under the question, or a table at the end.

use super::mark;

/// An answer as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    /// The line, from 1.
    pub line: usize,
    /// All of it after the word for "answer".
    pub raw: String,
    /// The options it names.
    pub labels: Vec<Label>,
    /// What follows the names.
    pub rest: String,
}

/// The name of an option.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Label {
    /// Its place in its row, from 0.
    pub ordinal: usize,
    /// Whether it is a number.
    pub digit: bool,
    /// Whether a bracket or a point marks it as a name.
    pub marked: bool,
}

const WORDS: &[&str] = &[
    "the correct answer is",
    "correct answer is",
    "the right answer is",
    "correct answer",
    "right answer",
    "correct option",
    "correct ans",
    "answer key",
    "answer",
    "ans",
    "correct",
    "key",
    "सही उत्तर",
    "सही विकल्प",
    "सही जवाब",
    "उत्तरः",
    "उत्तर",
    "जवाब",
    "सही",
    "right option",
    "answers",
];

/// What follows the word for "answer", if the line begins with one that is meant so.
pub(super) fn after_word(text: &str) -> Option<&str> {
    let (word, rest) =
        WORDS.iter().find_map(|word| mark::after(text, word).map(|rest| (*word, rest)))?;
    let rest = rest.strip_prefix('ः').unwrap_or(rest);
    let rest = rest.strip_prefix("(s)").unwrap_or(rest);
    let spaced = rest.trim_start();
    let bare = spaced.trim_start_matches([':', '.', '-', '–', '—', '=', '*', ' ', '।']);
    let bare = bare.strip_prefix(">").map_or(bare, str::trim_start);
    let strict = matches!(word, "correct" | "key" | "सही");
    if spaced[..spaced.len() - bare.len()].contains([':', '-', '–', '—', '=', '.']) {
        // "key: …" in a sentence is rare; "सही - …" too.
        return Some(bare);
    }
    if bare.is_empty() {
        return (!strict).then_some(bare);
    }
    if strict {
        return None;
    }
    let (labels, tail) = labels(bare);
    let named = labels.first().is_some_and(|label| label.marked || tail.trim().is_empty());
    (named || word.ends_with(" is")).then_some(bare)
}

/// Whether a text is the word for "answer" and nothing else.
pub(super) fn is_key_word(text: &str) -> bool {
    after_word(text).is_some_and(str::is_empty)
}

/// The names of options at the beginning of a text, and what follows them.
pub(super) fn labels(text: &str) -> (Vec<Label>, &str) {
    let mut found: Vec<Label> = Vec::new();
    let mut rest = text.trim_start();
    loop {
        let inner =
            mark::after_any(rest, &["option", "options", "विकल्प"]).map_or(rest, str::trim_start);
        let Some((label, tail)) = label(inner) else { break };
        found.push(label);
        rest = tail;
        let spaced = tail.trim_start();
        let joined = spaced
            .strip_prefix([',', '&', '/', '+'])
            .or_else(|| mark::after_any(spaced, &["and", "or", "और", "तथा", "एवं", "या"]));
        match joined {
            Some(next) if found.len() < 10 && self::label(next.trim_start()).is_some() => {
                rest = next.trim_start();
            }
            _ => break,
        }
    }
    (found, rest)
}

fn label(text: &str) -> Option<(Label, &str)> {
    let open = text.starts_with(['(', '[']);
    let inner = if open { text[1..].trim_start() } else { text };
    let len =
        inner.chars().take(5).take_while(|c| super::clean::is_letter(*c)).map(char::len_utf8).sum();
    let (name, rest) = inner.split_at(len);
    let (class, ordinal) = mark::ordinals(name).next()?;
    let digit = class == mark::Class::Number;
    if ordinal > 9 || (class == mark::Class::Roman && !open) {
        return None;
    }
    let spaced = rest.trim_start();
    if open {
        return spaced
            .strip_prefix([')', ']'])
            .map(|rest| (Label { ordinal, digit, marked: true }, rest));
    }
    let closed = rest
        .strip_prefix(')')
        .or_else(|| rest.strip_prefix('.').filter(|rest| rest.is_empty() || rest.starts_with(' ')));
    let marked = closed.is_some() || spaced.starts_with(['[', '(', ':', '-', '–', '—']);
    if rest.starts_with('.') && closed.is_none() {
        return None;
    }
    Some((Label { ordinal, digit, marked }, closed.unwrap_or(rest)))
}

/// A line that gives an answer.
pub(super) fn said(line: usize, bare: &str) -> Said {
    let (labels, rest) = labels(bare);
    let rest = rest
        .trim_start_matches([' ', '.', ':', '-', '–', '—', '।', ',', '['])
        .trim_end_matches([' ', ']']);
    Said { line, raw: bare.trim().to_owned(), labels, rest: rest.to_owned() }
}

/// The head of a table of keys.
pub(super) fn is_table_head(text: &str) -> bool {
    let bare = text.trim_start_matches(|c: char| !c.is_alphabetic());
    if text.len() > 150
        || !bare.starts_with(['A', 'a', 'K', 'k', 'S', 's', 'E', 'e', 'H', 'h', 'O', 'o', 'उ', 'व'])
        || mark::at(text)[0].is_some()
    {
        return false;
    }
    let plain: String = text
        .chars()
        .filter(|c| {
            c.is_alphabetic() || super::clean::is_devanagari(*c) || *c == ' ' || *c == '\u{200D}'
        })
        .collect::<String>()
        .to_lowercase();
    let plain = super::clean::spaced(plain.trim());
    matches!(
        plain.as_str(),
        "answer key"
            | "answers"
            | "answer keys"
            | "key"
            | "keys"
            | "answer sheet"
            | "answers and explanations"
            | "answers explanations"
            | "answers with explanations"
            | "answer key with explanations"
            | "solutions"
            | "answers and solutions"
            | "explanations"
            | "hints and solutions"
            | "answer"
            | "official answer key"
            | "उत्तरमाला"
            | "उत्तर माला"
            | "उत्तर कुंजी"
            | "उत्तर तालिका"
            | "उत्तर"
            | "उत्तरावली"
            | "व्याख्यात्मक उत्तर"
            | "answer key उत्तरमाला"
            | "answer key उत्तर कुंजी"
            | "उत्तरमाला answer key"
    )
}

/// A row of a table: numbers of questions, each with its key. `free` also takes what is only a key
/// under a head: `1. 2`, `1 b`.
pub(super) fn row(text: &str, free: bool) -> Option<Vec<(usize, Label)>> {
    let mut found = Vec::new();
    let mut rest = text.trim_matches([' ', '|', ',', ';']);
    let mut joined = 0;
    while !rest.is_empty() {
        if found.len() > 5000 {
            return None;
        }
        let (number, tail) = row_number(rest)?;
        let spaced = tail.trim_start_matches([' ', '.', ')', ':', '-', '–', '—', '=', '|', '→']);
        let gap = &tail[..tail.len() - spaced.len()];
        let (label, after) = label(spaced)?;
        let after_label = after.trim_start();
        let whole = after_label.len() < after.len()
            || after.is_empty()
            || after.starts_with([',', ';', '|', '.']);
        if !whole || (gap.is_empty() && label.digit && !label.marked) {
            return None;
        }
        if !free && (label.digit && !label.marked) {
            return None;
        }
        if gap.contains(['-', '–', '—', '.', ')', ':', '=', '|', '→'])
            || label.marked
            || !label.digit
        {
            joined += 1;
        }
        found.push((number, label));
        rest = after_label.trim_start_matches([' ', ',', ';', '|', '.']);
    }
    (!found.is_empty() && joined == found.len()).then_some(found)
}

fn row_number(text: &str) -> Option<(usize, &str)> {
    let text = text.strip_prefix(['Q', 'q']).unwrap_or(text).trim_start_matches(['.', ' ']);
    let text = text.strip_prefix('(').unwrap_or(text);
    let len = text
        .chars()
        .take(5)
        .take_while(|c| c.is_ascii_digit() || ('०'..='९').contains(c))
        .map(char::len_utf8)
        .sum();
    let (name, rest) = text.split_at(len);
    mark::number(name).map(|number| (number, rest))
}

/// A row of nothing but numbers, the upper half of a table of two rows.
pub(super) fn numbers(text: &str) -> Option<Vec<usize>> {
    let words: Vec<&str> = words(text).collect();
    (words.len() > 1).then(|| words.into_iter().map(mark::number).collect())?
}

/// A row of nothing but keys, the lower half.
pub(super) fn letters(text: &str) -> Option<Vec<Label>> {
    let one = |word: &str| label(word).filter(|(_, rest)| rest.is_empty()).map(|(label, _)| label);
    let found: Option<Vec<Label>> = words(text).map(one).collect();
    found.filter(|found| found.len() > 1)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', '|', ','])
        .filter(|word| !word.is_empty())
        .map(|word| word.trim_end_matches('.'))
        .filter(|word| {
            !matches!(
                *word,
                "Q" | "Q.No" | "Q.No." | "No" | "Ans" | "Ans:" | "Answer" | "Que" | "प्र" | "उत्तर"
            )
        })
}

/// An entry of answers with reasons: `7. (b) Because …`.
pub(super) fn entry(text: &str) -> Option<(usize, Label, &str)> {
    let (number, tail) = row_number(text)?;
    let spaced = tail.trim_start_matches([' ', '.', ')', ':', '-', '–', '—', '=']);
    let spaced = after_word(spaced).unwrap_or(spaced);
    let (label, rest) = label(spaced)?;
    let rest = rest.trim_start_matches([' ', '.', ':', '-', '–', '—']);
    label.marked.then_some((number, label, rest))
}
