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
    /// Whether a sentence below the key says it again, or otherwise.
    pub echo: bool,
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
    /// Its place if it is a Roman number: `i` may be the ninth letter or the first number.
    pub roman: Option<usize>,
}

impl Label {
    /// The place of the option that it names among options of this style.
    pub(super) fn place(&self, style: Option<mark::Style>) -> usize {
        let is_roman = style.is_some_and(|style| style.class == mark::Class::Roman);
        self.roman.filter(|_| is_roman || self.ordinal > 9).unwrap_or(self.ordinal)
    }
}

const WORDS: &[&str] = &[
    "उत्तर/answer",
    "उत्तर/ans",
    "उत्तर / answer",
    "उत्तर / ans",
    "answer/उत्तर",
    "ans/उत्तर",
    "answer / उत्तर",
    "ans / उत्तर",
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
    "उ",
];

/// Sentences that say the answer, and are said in explanations too.
pub(super) const SENTENCES: &[&str] = &[
    "the correct answer is",
    "the right answer is",
    "the correct option is",
    "the right option is",
    "correct answer is",
    "right answer is",
    "correct option is",
    "the answer is",
    "answer is",
    "correct ans is",
    "right ans is",
    "ans is",
    "सही उत्तर है",
];

/// What follows the word for "answer", if the line begins with one that is meant so.
pub(super) fn after_word(text: &str) -> Option<&str> {
    let (word, rest) = SENTENCES
        .iter()
        .chain(WORDS)
        .find_map(|word| mark::after(text, word).map(|rest| (*word, rest)))?;
    if is_below(rest) {
        return Some("");
    }
    let rest = rest.strip_prefix('ः').unwrap_or(rest);
    let rest = rest.strip_prefix("(s)").unwrap_or(rest);
    let spaced = rest.trim_start();
    let bare = spaced.trim_start_matches([
        ':', '.', '-', '–', '—', '=', '*', ' ', '।', '→', '⇒', '➡', '👉', ')',
    ]);
    let bare = bare.strip_prefix(">").map_or(bare, str::trim_start);
    let strict = matches!(word, "correct" | "key" | "सही" | "उ");
    let joint = &spaced[..spaced.len() - bare.len()];
    if word == "उ" {
        let (labels, tail) = labels(bare);
        let named = !labels.is_empty() && tail.trim_matches([' ', '.', '।']).is_empty();
        return (named && joint.contains(['.', ':', '-'])).then_some(bare);
    }
    if joint.contains([':', '-', '–', '—', '=', '.', '→', '⇒', '➡', '👉', ')']) {
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

/// Whether the dash before an answer is the sign of a number: `Ans. -4.5`, not `Ans - 2`.
pub(super) fn is_negative(text: &str, bare: &str) -> bool {
    let before = &text[..text.len() - bare.len()];
    let word = before.strip_suffix('-').and_then(|word| word.strip_suffix(' '));
    bare.starts_with(|c: char| c.is_ascii_digit())
        && word.is_some_and(|word| word.trim_end().ends_with(['.', ':', '=']))
}

/// `(Detailed Solution Below)`, as a site has it after the word: the answer is on the next line.
fn is_below(rest: &str) -> bool {
    let rest = rest.trim();
    rest.len() < 60
        && rest.starts_with('(')
        && rest.ends_with(')')
        && rest.to_lowercase().contains("below")
}

/// Whether a line says the answer in a sentence, which may be one of an explanation.
pub(super) fn is_sentence(text: &str) -> bool {
    mark::after_any(text, SENTENCES).is_some()
}

/// Whether a line is a tick and the name of an option: `✅ B`.
pub(super) fn is_ticked(line: &super::clean::Line) -> bool {
    let (labels, rest) = labels(&line.text);
    line.ticked && !labels.is_empty() && rest.trim_matches([' ', '.']).is_empty()
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

/// The letters as they are spoken, written in Hindi.
const NAMES: [&str; 5] = ["ए", "बी", "सी", "डी", "ई"];

fn label(text: &str) -> Option<(Label, &str)> {
    let open = text.starts_with(['(', '[']);
    let inner = if open { text[1..].trim_start() } else { text };
    let len =
        inner.chars().take(5).take_while(|c| super::clean::is_letter(*c)).map(char::len_utf8).sum();
    let (name, rest) = inner.split_at(len);
    let named = NAMES.iter().position(|spoken| *spoken == name);
    let (class, ordinal) = named
        .map(|ordinal| (mark::Class::Letter, ordinal))
        .or_else(|| mark::ordinals(name).next())?;
    let digit = class == mark::Class::Number;
    let roman = mark::roman(name).map(|number| number - 1);
    let spaced = rest.trim_start();
    // `ii` is a number where nothing follows; in a sentence it could be anything.
    let alone = rest.is_empty() || rest.starts_with([')', '.', ',', ']']);
    if (ordinal > 9 && roman.is_none()) || (class == mark::Class::Roman && !open && !alone) {
        return None;
    }
    if open {
        return spaced
            .strip_prefix([')', ']', '}'])
            .map(|rest| (Label { ordinal, digit, marked: true, roman }, rest));
    }
    let closed = rest
        .strip_prefix(')')
        .or_else(|| rest.strip_prefix('.').filter(|rest| rest.is_empty() || rest.starts_with(' ')));
    let marked = closed.is_some() || spaced.starts_with(['[', '(', ':', '-', '–', '—']);
    if rest.starts_with('.') && closed.is_none() {
        return None;
    }
    Some((Label { ordinal, digit, marked, roman }, closed.unwrap_or(rest)))
}

/// A line that gives an answer.
pub(super) fn said(line: usize, bare: &str) -> Said {
    let (labels, rest) = labels(bare);
    let rest = rest
        .trim_start_matches([' ', '.', ':', '-', '–', '—', '।', ',', '['])
        .trim_end_matches([' ', ']']);
    Said { line, raw: bare.trim().to_owned(), labels, rest: rest.to_owned(), echo: false }
}

/// The head of a table of keys.
pub(super) fn is_table_head(text: &str) -> bool {
    let bare = text.trim_start_matches(|c: char| !c.is_alphabetic());
    if text.len() > 150
        || !bare.starts_with([
            'A', 'a', 'K', 'k', 'S', 's', 'E', 'e', 'H', 'h', 'O', 'o', 'उ', 'व', 'Q', 'q', 'N',
            'n', 'प',
        ])
        || !bare.starts_with(['Q', 'q']) && mark::at(text)[0].is_some()
    {
        return false;
    }
    // `Answer key (for examiners only)`.
    let aside = text.split_once('(').filter(|(_, aside)| {
        aside.ends_with(')')
            && (aside.chars().filter(|c| c.is_alphabetic()).count() > 4
                || aside.to_lowercase().starts_with("set"))
    });
    let text = aside.map_or(text, |(head, _)| head);
    let plain: String = text
        .chars()
        .filter(|c| super::clean::is_letter(*c) || *c == ' ' || *c == '\u{200D}')
        .collect::<String>()
        .to_lowercase();
    let plain = super::clean::spaced(plain.trim());
    names_keys(&plain)
        || matches!(
            plain.as_str(),
            "answer key"
                | "qno ans"
                | "q no ans"
                | "qno answer"
                | "q no answer"
                | "qno key"
                | "q ans"
                | "question answer"
                | "question no answer"
                | "no ans"
                | "no answer"
                | "sno answer"
                | "s no answer"
                | "प्रश्न उत्तर"
                | "प्रश्न संख्या उत्तर"
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

/// Whether words are those over keys and reasons, two or more: `hints and detailed solutions`.
fn names_keys(plain: &str) -> bool {
    let said = |word: &str| {
        matches!(
            word,
            "answer"
                | "answers"
                | "key"
                | "keys"
                | "solution"
                | "solutions"
                | "उत्तर"
                | "उत्तरमाला"
                | "हल"
        )
    };
    let beside = |word: &str| {
        matches!(
            word,
            "explanation"
                | "explanations"
                | "hint"
                | "hints"
                | "sheet"
                | "with"
                | "and"
                | "the"
                | "detailed"
                | "official"
                | "correct"
                | "final"
                | "provisional"
                | "model"
                | "short"
                | "brief"
                | "reasons"
                | "कुंजी"
                | "तालिका"
                | "व्याख्या"
                | "सहित"
                | "एवं"
                | "और"
                | "संक्षिप्त"
                | "आदर्श"
        )
    };
    let words = || plain.split(' ');
    words().all(|word| said(word) || beside(word))
        && words().any(said)
        && words().nth(1).is_some()
        && !words().next().is_some_and(|word| matches!(word, "the" | "correct" | "with" | "and"))
}

/// A row of a table: numbers of questions, each with its key. `free` also takes what is only a key
/// under a head: `1. 2`, `1 b`.
pub(super) fn row(text: &str, free: bool) -> Option<Vec<(usize, Label)>> {
    let mut found = Vec::new();
    let mut rest = after_section(text).unwrap_or(text).trim_matches([' ', '|', ',', ';']);
    let mut joined = 0;
    let mut starred = false;
    while !rest.is_empty() {
        if found.len() > 5000 {
            return None;
        }
        let says_question = rest.starts_with(['Q', 'q']);
        let (number, tail) = row_number(rest)?;
        let spaced = tail.trim_start_matches([' ', '.', ')', ':', '-', '–', '—', '=', '|', '→']);
        let gap = &tail[..tail.len() - spaced.len()];
        // `9-*`: a question that does not count has no key.
        if let Some(after) = spaced.strip_prefix('*')
            && !gap.trim().is_empty()
            && (after.is_empty() || after.starts_with([' ', ',', ';', '|']))
        {
            starred = true;
            rest = after.trim_start_matches([' ', ',', ';', '|']);
            continue;
        }
        let (label, after) = label(spaced)?;
        // `(1 x 5 = 5)` is what a section is worth.
        if label.ordinal > 9 && label.roman.is_some_and(|roman| roman > 5) {
            return None;
        }
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
            || says_question
        {
            joined += 1;
        }
        found.push((number, label));
        rest = after_label.trim_start_matches([' ', ',', ';', '|', '.']);
    }
    // In a sentence a star may stand behind a number.
    if starred && found.len() < 2 {
        return None;
    }
    (!found.is_empty() && joined == found.len()).then_some(found)
}

/// What follows the name of a section and a colon, or the word for a key, before a row of a table:
/// `Section A: 1-b 2-c`, `Set B. Answer key: 1b 2d`.
pub(super) fn after_section(text: &str) -> Option<&str> {
    let mut rest = text;
    for _ in 0..2 {
        if let Some(after) = mark::after_any(
            rest,
            &["section", "part", "set", "series", "paper", "खंड", "खण्ड", "भाग", "सेट"],
        ) {
            let after = after.trim_start_matches([' ', '-', '–', '—']);
            let len = after.chars().take_while(|c| super::clean::is_letter(*c)).map(char::len_utf8);
            let (name, after) = after.split_at(len.sum());
            let bare = after.trim_start_matches([' ', ':', '.', '-', '–', '—', ')']);
            if name.chars().count() > 4 || bare.len() == after.len() {
                return None;
            }
            rest = bare;
        } else if let Some(after) = mark::after_any(
            rest,
            &["answer key", "answer keys", "answers", "ans key", "key", "उत्तर कुंजी", "उत्तरमाला"],
        ) {
            let bare = after.trim_start_matches([' ', ':', '.', '-', '–', '—', '=']);
            if bare.len() == after.len() || bare.is_empty() {
                return None;
            }
            rest = bare;
        }
    }
    (rest.len() < text.len()).then_some(rest)
}

/// A row of numbers with their answers in words: `6. False 7. True`. The numbers go on by one.
pub(super) fn said_row(text: &str) -> Option<Vec<(usize, &str)>> {
    let numbered = |text: &str| {
        if text.starts_with('(') {
            return None;
        }
        let (number, tail) = row_number(text)?;
        let rest = tail.strip_prefix(['.', ')', ':', '-', '–'])?;
        let is_free = rest.starts_with(|c: char| c == ' ' || c.is_alphabetic());
        is_free.then_some((number, rest.trim_start().len()))
    };
    let (mut number, left) = numbered(text)?;
    let mut rest = &text[text.len() - left..];
    let mut found = Vec::new();
    loop {
        let next = super::inline::starts(rest, 0).filter(|at| *at > 0).find_map(|at| {
            let (next, left) = numbered(&rest[at..])?;
            (next == number + 1).then_some((at, rest.len() - left))
        });
        let words =
            rest[..next.map_or(rest.len(), |(at, _)| at)].trim_matches([' ', ',', ';', '|']);
        let is_short = (1..=60).contains(&words.chars().count()) && !words.ends_with(['?', ':']);
        if !is_short || found.len() > 5000 {
            return None;
        }
        found.push((number, words));
        let Some((_, from)) = next else { return Some(found) };
        number += 1;
        rest = &rest[from..];
    }
}

/// The head of a grid: `Q. No.   Ans.   Q. No.   Ans.`
pub(super) fn is_columns_head(text: &str) -> bool {
    let plain: String = text.chars().filter(|c| c.is_alphabetic() || *c == ' ').collect();
    let lower = plain.to_lowercase();
    let words: Vec<&str> = lower.split(' ').filter(|word| !word.is_empty()).collect();
    let keys = words.iter().filter(|word| matches!(**word, "ans" | "answer" | "key" | "उत्तर"));
    keys.count() > 0
        && words.len() >= 2
        && words.first().is_some_and(|word| *word != "ans" && *word != "answer" && *word != "key")
        && words.iter().all(|word| {
            matches!(
                *word,
                "q" | "no"
                    | "qno"
                    | "que"
                    | "sno"
                    | "s"
                    | "ans"
                    | "answer"
                    | "key"
                    | "question"
                    | "उत्तर"
            )
        })
}

/// A row of a grid: number and key by turns, with nothing but room between them.
pub(super) fn pairs(text: &str) -> Option<Vec<(usize, Label)>> {
    let words: Vec<&str> = text.split([' ', '|']).filter(|word| !word.is_empty()).collect();
    if words.is_empty() || words.len() % 2 == 1 || words.len() > 100 {
        return None;
    }
    words
        .chunks(2)
        .map(|pair| {
            let number = mark::number(pair[0].trim_end_matches('.'))?;
            let (label, rest) = label(pair[1])?;
            rest.is_empty().then_some((number, label))
        })
        .collect()
}

fn row_number(text: &str) -> Option<(usize, &str)> {
    let text = match text.strip_prefix(['Q', 'q']).map(|rest| rest.trim_start_matches(['.', ' '])) {
        Some(rest) => mark::after_any(rest, &["no", "number"])
            .map_or(rest, |rest| rest.trim_start_matches(['.', ' ', ':', '-'])),
        None => text.trim_start_matches(['.', ' ']),
    };
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

/// Keys one after the other without numbers, for as many questions: `Answers: A B D`, `ABDCA`,
/// `1 to 5: a b d c a`.
pub(super) fn string(text: &str, count: usize) -> Option<Vec<Label>> {
    if !(3..=500).contains(&count) || text.len() > count * 8 + 60 {
        return None;
    }
    let bare = after_section(text).or_else(|| after_word(text)).unwrap_or(text);
    let bare = bare.split_once(':').map_or(bare, |(_, rest)| rest);
    let mut found = Vec::with_capacity(count);
    for word in bare.split([' ', ',', ';', '-', '|', '.']).filter(|word| !word.is_empty()) {
        let whole = word.trim_matches(['(', ')', '[', ']']);
        for c in whole.chars() {
            let (label, _) = label(c.encode_utf8(&mut [0; 4]))?;
            if label.digit || label.ordinal > 5 {
                return None;
            }
            found.push(label);
        }
    }
    (found.len() == count).then_some(found)
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
                "Q" | "Q.No"
                    | "Q.No."
                    | "No"
                    | "Ans"
                    | "Ans:"
                    | "Answer"
                    | "Que"
                    | "Question"
                    | "प्र"
                    | "प्रश्न"
                    | "उत्तर"
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
