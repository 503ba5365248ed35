//! Which options may change places. An option that names a letter, a statement or another option means
//! something else once its neighbours move, and a row of numbers is read in order; such questions keep
//! the author's order. "All of the above" keeps its place at the end.

use super::PrintedChoice;
use crate::domain::bank::{Question, Shuffle};
use crate::domain::locale::{Locale, Text};
use crate::domain::seed::Seed;

/// Moves every choice that is not pinned, in an order drawn from the seed.
pub(super) fn shuffle(choices: &mut [PrintedChoice], seed: Seed) {
    let free: Vec<usize> = (0..choices.len()).filter(|place| !choices[*place].pinned).collect();
    let mut moved: Vec<PrintedChoice> = free.iter().map(|place| choices[*place].clone()).collect();
    seed.shuffle(&mut moved);
    for (place, choice) in free.into_iter().zip(moved) {
        choices[place] = choice;
    }
}

/// Whether this question's options may change places at all.
pub(super) fn is_safe(question: &Question) -> bool {
    let Some(choices) = question.body.choices() else { return false };
    let texts: Vec<&Text> = choices.options.iter().map(|option| &option.text).collect();
    question.shuffle == Shuffle::WhereSafe
        && Locale::ALL.into_iter().all(|locale| {
            let said: Vec<Said> = texts.iter().map(|text| Said::of(text.text(locale))).collect();
            are_free(&said)
        })
}

/// Whether this option is "all of the above" or "none of these", in either language.
pub(super) fn is_all_or_none(text: &Text) -> bool {
    text.locales().any(|locale| Said::of(text.text(locale)).is_all_or_none())
}

fn are_free(said: &[Said]) -> bool {
    let ordinary: Vec<&Said> = said.iter().filter(|option| !option.is_all_or_none()).collect();
    // "All of the above" with something below it speaks of some options only.
    let sums_up_at_the_end =
        said.iter().take(ordinary.len()).all(|option| !option.is_all_or_none());
    let refers = ordinary.iter().any(|option| option.refers())
        || ordinary.iter().enumerate().any(|(index, option)| {
            let others = ordinary.iter().enumerate().filter(|(other, _)| *other != index);
            others.into_iter().any(|(_, other)| option.names(other))
        });
    sums_up_at_the_end && !refers && !are_in_order(&ordinary)
}

/// Whether the options are numbers, dates or sizes, which are read in their order: each is a number
/// with at most a unit, or they differ in nothing but their numbers.
fn are_in_order(options: &[&Said]) -> bool {
    let Some(first) = options.first() else { return false };
    let sizes = options.iter().all(|option| option.is_size());
    let numbered = options.iter().all(|option| option.words.iter().any(|word| is_number(word)));
    let frame = first.without_numbers();
    sizes || (numbered && options.iter().all(|option| option.without_numbers() == frame))
}

/// An option in one language, word by word: in lower case, without marks at the ends of words.
struct Said {
    words: Vec<String>,
    /// Whether a single letter stands in brackets, such as "(a)" or "(क)".
    has_lettered: bool,
}

impl Said {
    fn of(text: &str) -> Self {
        let words: Vec<String> = crate::domain::answer::plain(text)
            .split(' ')
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect();
        let has_lettered = text.split('(').skip(1).any(|rest| {
            let inside = rest.split(')').next().unwrap_or_default().trim();
            is_letter(&inside.to_lowercase())
        });
        Self { words, has_lettered }
    }

    fn starts_with(&self, starts: &[&str]) -> bool {
        self.words.first().is_some_and(|word| starts.contains(&word.as_str()))
    }

    /// "All of the above", "none of these", "उपर्युक्त सभी", "इनमें से कोई नहीं": nothing else.
    fn is_all_or_none(&self) -> bool {
        const SUM: [&str; 10] =
            ["all", "none", "any", "सभी", "सब", "कोई", "nothing", "everything", "दोनों", "both"];
        const FILL: [&str; 29] = [
            "of",
            "the",
            "above",
            "these",
            "them",
            "options",
            "option",
            "foregoing",
            "following",
            "given",
            "more",
            "than",
            "one",
            "are",
            "correct",
            "उपर्युक्त",
            "उपरोक्त",
            "इनमें",
            "में",
            "से",
            "भी",
            "नहीं",
            "ये",
            "विकल्प",
            "ऊपर",
            "दिए",
            "गए",
            "हैं",
            "सही",
        ];
        let sums = self.words.iter().any(|word| SUM.contains(&word.as_str()));
        let more_than_one = self.words.join(" ").starts_with("more than one of the above");
        (sums || more_than_one)
            && self
                .words
                .iter()
                .all(|word| SUM.contains(&word.as_str()) || FILL.contains(&word.as_str()))
    }

    /// Whether it speaks of letters, of statement numbers, or of how many.
    fn refers(&self) -> bool {
        const JOIN: [&str; 9] = ["and", "or", "nor", "&", "और", "या", "तथा", "एवं", "व"];
        const NAMED: [&str; 14] = [
            "statement",
            "statements",
            "option",
            "options",
            "pair",
            "pairs",
            "assertion",
            "reason",
            "कथन",
            "विकल्प",
            "युग्म",
            "कारण",
            "above",
            "उपर्युक्त",
        ];
        let label = |word: &String| is_letter(word) || is_numeral(word);
        let joined = self
            .words
            .windows(3)
            .any(|three| label(&three[0]) && JOIN.contains(&three[1].as_str()) && label(&three[2]));
        let named = self
            .words
            .windows(2)
            .any(|two| NAMED.contains(&two[0].as_str()) && (label(&two[1]) || is_number(&two[1])));
        let above =
            self.words.iter().any(|word| matches!(word.as_str(), "above" | "उपर्युक्त" | "उपरोक्त"));
        let counted = self.starts_with(&["only", "केवल", "मात्र"])
            && self.words.get(1).is_some_and(|word| label(word) || is_number(word));
        let counted_last = self.words.last().is_some_and(|word| word == "only")
            && self.words.iter().any(|word| label(word) || is_number(word));
        let both = self.starts_with(&["both", "neither"])
            || self.words.last().is_some_and(|word| word == "दोनों")
            || self.words.starts_with(&["न".to_owned(), "तो".to_owned()]);
        self.has_lettered || joined || named || above || counted || counted_last || both
    }

    /// Whether it says the whole of `other` and something more that is joined to it: "India and China"
    /// beside "India".
    fn names(&self, other: &Self) -> bool {
        const JOIN: [&str; 9] = ["and", "or", "with", "both", "और", "या", "तथा", "एवं", "दोनों"];
        let longer = self.words.len() > other.words.len() && !other.words.is_empty();
        let joined = self.words.iter().any(|word| JOIN.contains(&word.as_str()));
        longer && joined && self.words.windows(other.words.len()).any(|words| words == other.words)
    }

    /// Whether it is a number, a date, or a number with a unit of one or two words.
    fn is_size(&self) -> bool {
        let numbers = self.words.iter().filter(|word| is_number(word)).count();
        let starts = self.words.first().is_some_and(|word| is_number(word));
        numbers > 0 && (numbers == self.words.len() || (starts && self.words.len() - numbers <= 2))
    }

    fn without_numbers(&self) -> Vec<&str> {
        self.words
            .iter()
            .filter(|word| !is_number(word))
            .map(|word| word.strip_suffix('s').unwrap_or(word))
            .collect()
    }
}

/// A letter that stands for an option: a–e, or क–ङ.
fn is_letter(word: &str) -> bool {
    let mut chars = word.chars();
    matches!((chars.next(), chars.next()), (Some('a'..='e' | 'क'..='ङ'), None))
}

/// A number that stands for a statement: 1 to 9, or i to x.
fn is_numeral(word: &str) -> bool {
    const ROMAN: [&str; 10] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];
    ROMAN.contains(&word) || matches!(word.as_bytes(), [b'1'..=b'9'])
}

/// A number in digits or words, a month, or a part of a date.
fn is_number(word: &str) -> bool {
    const WORDS: [&str; 72] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "fifteen",
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "sixty",
        "ninety",
        "hundred",
        "thousand",
        "lakh",
        "crore",
        "million",
        "billion",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "एक",
        "दो",
        "तीन",
        "चार",
        "पाँच",
        "पांच",
        "छह",
        "सात",
        "आठ",
        "नौ",
        "दस",
        "बीस",
        "तीस",
        "चालीस",
        "पचास",
        "साठ",
        "नब्बे",
        "सौ",
        "हज़ार",
        "हजार",
        "लाख",
        "करोड़",
        "जनवरी",
        "फरवरी",
        "फ़रवरी",
        "मार्च",
        "अप्रैल",
        "मई",
        "जून",
        "जुलाई",
        "अगस्त",
        "सितंबर",
        "अक्टूबर",
        "नवंबर",
    ];
    let digits = word.starts_with(|c: char| c.is_ascii_digit())
        || word.strip_prefix(['$', '₹', '€']).is_some_and(|rest| !rest.is_empty());
    digits || WORDS.contains(&word) || matches!(word, "दिसंबर" | "सितम्बर" | "नवम्बर" | "दिसम्बर")
}
