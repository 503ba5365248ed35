//! Texts as sets of words: what two of them have in common.

use std::collections::BTreeSet;

use unicode_segmentation::UnicodeSegmentation;

/// Words that say nothing about the subject.
const EMPTY: &[&str] = &[
    "a",
    "an",
    "and",
    "are",
    "as",
    "at",
    "be",
    "by",
    "for",
    "from",
    "has",
    "have",
    "in",
    "into",
    "is",
    "it",
    "its",
    "of",
    "on",
    "or",
    "that",
    "the",
    "their",
    "this",
    "to",
    "was",
    "were",
    "which",
    "with",
    "what",
    "who",
    "whom",
    "how",
    "many",
    "following",
    "given",
    "above",
    "below",
    "consider",
    "statement",
    "statements",
    "reference",
    "regard",
    "about",
    "un",
    "convention",
    "against",
    "cybercrime",
];

/// The words of a text in small letters.
pub(super) fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.unicode_words().map(str::to_lowercase)
}

/// The words of an English text that say something, each once.
pub(super) fn content(text: &str) -> BTreeSet<String> {
    words(text).filter(|word| !EMPTY.contains(&word.as_str())).collect()
}

/// How much two sets have in common: common words by all words (Jaccard's index), 0 to 1.
pub(super) fn alike(one: &BTreeSet<String>, other: &BTreeSet<String>) -> f64 {
    let (few, many) = if one.len() < other.len() { (one, other) } else { (other, one) };
    // Nothing that is half as long again can be nearly the same.
    if few.is_empty() || few.len() * 2 < many.len() {
        return 0.0;
    }
    let common = few.intersection(many).count();
    ratio(common, few.len() + many.len() - common)
}

/// One count by another.
#[expect(clippy::cast_precision_loss, reason = "counts of words and questions are small")]
pub(super) fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}
