//! Keys said anew: a line under a key that says another, and a line further down that names the
//! question. Which of the two is taken is decided in `gather`.

use super::key::{self, Label};
use super::{clean, mark};

/// The most bytes of a line that says a key anew.
const MOST: usize = 160;
/// The most words of such a line that has no word for "answer", and of one that has no brackets either.
const FEW_WORDS: usize = 12;
const FEWER_WORDS: usize = 4;

/// A key that a line says for a question which it names: `Sorry, Q6 ka ans D hai`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Amended {
    /// The number of the question.
    pub number: usize,
    /// Whether a word says that the number is that of a question.
    pub sure: bool,
    /// The option, if the line names only one.
    pub label: Option<Label>,
}

/// The question and the option that a line names, whatever else it says.
pub(super) fn named(text: &str) -> Option<Amended> {
    // What begins with brackets is an option or a point.
    if text.len() > MOST
        || text.starts_with(['(', '['])
        || text.ends_with('?')
        || text.contains("__")
        || !text.contains(|c: char| c.is_numeric())
    {
        return None;
    }
    let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    let mut number: Option<(usize, bool)> = None;
    let mut labels: Vec<Label> = Vec::new();
    let (mut answer, mut correct, mut in_brackets, mut at) = (false, false, true, 0);
    while let Some(word) = words.get(at) {
        let before = at.checked_sub(1).map(|before| words[before]);
        at += 1;
        if is_answer(word) {
            answer |= says_answer(word);
            correct = true;
        } else if let Some((found, sure, taken)) = number_of(word, words.get(at).copied()) {
            // Several numbers: of which question it speaks, it does not say.
            if number.is_some_and(|(other, sure)| sure && other != found) {
                return None;
            }
            if sure || number.is_none() {
                number = Some((found, sure));
            }
            at += taken;
        } else if let Some(label) = label_of(word, before.is_some_and(is_answer))
            && !labels.iter().any(|other| other.ordinal == label.ordinal)
        {
            labels.push(label);
            in_brackets &= word.starts_with(['(', '[']);
        }
    }
    let (number, sure) = number?;
    let label = match labels[..] {
        [] => return None,
        [only] => Some(only),
        _ => None,
    };
    let most = if in_brackets { FEW_WORDS } else { FEWER_WORDS };
    (answer || sure && (correct || words.len() <= most)).then_some(Amended { number, sure, label })
}

/// A word without what stands around it.
fn bare(word: &str) -> &str {
    word.trim_matches([' ', ',', '.', ':', ';', '-', '–', '—', '!', '*', '=', '"', '\''])
}

fn is_answer(word: &str) -> bool {
    const BESIDE: &[&str] = &["option", "correct", "विकल्प", "सही"];
    says_answer(word) || is_one(word, BESIDE)
}

/// Whether a word is one for "answer" alone.
fn says_answer(word: &str) -> bool {
    const WORDS: &[&str] = &["ans", "answer", "key", "uttar", "jawab", "उत्तर", "जवाब", "कुंजी"];
    is_one(word, WORDS)
}

fn is_one(word: &str, known: &[&str]) -> bool {
    known.iter().any(|known| bare(word).eq_ignore_ascii_case(known))
}

/// The number of a question, whether a word says that it is one, and whether it is the next word.
fn number_of(word: &str, next: Option<&str>) -> Option<(usize, bool, usize)> {
    const WORDS: &[&str] =
        &["q", "que", "ques", "qn", "question", "qno", "no", "number", "प्रश्न", "प्र", "नं", "नंबर"];
    let known = |name: &str| is_one(name, WORDS);
    let word = word.trim_start_matches(['(', '[', '*']);
    if known(word) {
        let number = next.and_then(|next| mark::number(bare(next).trim_end_matches(')')));
        return number.map(|number| (number, true, 1));
    }
    let len = word.chars().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
    let (name, rest) = word.split_at(len);
    let number = mark::number(bare(rest).trim_end_matches(')'))?;
    if !name.is_empty() {
        return known(name).then_some((number, true, 0));
    }
    let said = next.is_some_and(|next| known(next) && !bare(next).eq_ignore_ascii_case("q"));
    Some((number, said, usize::from(said)))
}

/// An option: a letter in brackets, a capital by itself, or what follows the word for "answer".
fn label_of(word: &str, after_answer: bool) -> Option<Label> {
    let open = word.starts_with(['(', '[']);
    let name = bare(word).trim_matches(['(', ')', '[', ']']);
    let mut chars = name.chars();
    let alone = chars.next().is_some_and(|c| {
        clean::is_letter(c) && !c.is_numeric() && (open || after_answer || c.is_ascii_uppercase())
    }) && chars.next().is_none();
    if !alone && !open {
        return None;
    }
    let (found, _) = key::labels(if alone { name } else { word });
    found.first().copied().filter(|label| label.ordinal < 6)
}

/// The key of a line under another key that takes it back: `Sorry, correct ans is a`.
pub(super) fn under_key(text: &str) -> Option<&str> {
    if text.len() > 120 {
        return None;
    }
    in_sentence(text).or_else(|| in_few_words(text))
}

/// The only option in a few words about the answer, in whatever order: `arre ans D hai`.
fn in_few_words(text: &str) -> Option<&str> {
    const FEW: usize = 8;
    let words = || text.split(' ').filter(|word| !word.is_empty());
    if words().nth(FEW).is_some() || !words().any(says_answer) {
        return None;
    }
    let before = std::iter::once("").chain(words());
    let mut labels = words()
        .zip(before)
        .filter(|(word, before)| label_of(word, says_answer(before)).is_some())
        .map(|(word, _)| if word.starts_with(['(', '[']) { word } else { bare(word) });
    labels.next().filter(|_| labels.next().is_none())
}

/// The key of a sentence that begins as those do which say the answer.
fn in_sentence(text: &str) -> Option<&str> {
    let lower = text.to_ascii_lowercase();
    let at = key::SENTENCES
        .iter()
        .chain(&[
            "correct ans",
            "correct answer",
            "right answer",
            "correct option",
            "answer should be",
            "ans should be",
            "ans:",
            "answer:",
            "सही उत्तर",
            "सही विकल्प",
        ])
        .filter_map(|word| Some((lower.find(word)?, word.len())))
        .min_by_key(|(at, len)| (*at, usize::MAX - len))
        .filter(|(at, _)| *at == 0 || text.as_bytes()[at - 1] == b' ')?;
    let bare = text[at.0 + at.1..].trim_start_matches([' ', ':', '-', '–', '=', '.']);
    let bare = mark::after_any(bare, &["is", "should be", "है"]).map_or(bare, str::trim_start);
    let (labels, tail) = key::labels(bare);
    let is_key = labels.first().is_some_and(|label| label.marked)
        || tail.trim_matches([' ', '.', '!', '।', '*']).is_empty();
    (!labels.is_empty() && is_key).then_some(bare)
}
