//! What an option says where it is a code: a set of statements, a count, a match, an order, a verdict
//! on an assertion and a reason. A text that says anything more is no code.

use super::clean::is_devanagari;
use super::mark::{self, Class};

/// The words of a text, small, with digits of one script.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for c in text.chars() {
        let c = match c {
            '०'..='९' => char::from_digit(u32::from(c) - u32::from('०'), 10).unwrap_or(c),
            _ => c,
        };
        if is_devanagari(c) {
            word.push(c);
        } else if c.is_alphanumeric() {
            word.extend(c.to_lowercase());
        } else if c != '\u{200D}' && c != '\u{200C}' && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// Whether a text names statements by their letters, and says nothing else: `A and C only`,
/// `B, D, A, C`.
pub(super) fn letters(text: &str) -> bool {
    const FREE: &[&str] = &[
        "and",
        "only",
        "both",
        "all",
        "of",
        "the",
        "above",
        "none",
        "nor",
        "neither",
        "these",
        "और",
        "तथा",
        "केवल",
        "दोनों",
        "सभी",
    ];
    let words = words(text);
    let is_letter = |word: &String| word.len() == 1 && word.chars().all(|c| c.is_ascii_lowercase());
    words.iter().any(is_letter)
        && words.iter().all(|word| is_letter(word) || FREE.contains(&word.as_str()))
}

fn small(word: &str) -> Option<usize> {
    mark::number(word).or_else(|| mark::roman(word)).filter(|number| (1..=12).contains(number))
}

/// The statements, from 1, that a code names: `1 and 3 only`, `Neither 1 nor 2`.
pub(super) fn set(text: &str, total: usize) -> Option<Vec<usize>> {
    const FREE: &[&str] = &[
        "and",
        "only",
        "both",
        "all",
        "the",
        "of",
        "above",
        "these",
        "statement",
        "statements",
        "pair",
        "pairs",
        "are",
        "is",
        "correct",
        "are",
        "given",
        "true",
        "nor",
        "or",
        "और",
        "तथा",
        "एवं",
        "व",
        "केवल",
        "दोनों",
        "सिर्फ",
        "मात्र",
        "सभी",
        "कथन",
        "युग्म",
        "उपर्युक्त",
        "उपरोक्त",
        "ही",
        "सही",
        "है",
        "हैं",
        "तो",
        "में",
        "से",
        "ये",
        "तीनों",
    ];
    let words = words(text);
    let mut numbers = Vec::new();
    let (mut none, mut all, mut nots) = (false, false, 0);
    for word in &words {
        if let Some(number) = small(word) {
            numbers.push(number);
        } else {
            match word.as_str() {
                "neither" | "none" => none = true,
                "no" | "कोई" | "नहीं" | "भी" | "न" | "ना" => nots += 1,
                "all" | "सभी" => all = true,
                word if FREE.contains(&word) => all |= word == "तीनों",
                _ => return None,
            }
        }
    }
    let none = none || nots >= 2;
    if !none && nots > 0 {
        return None;
    }
    let climbing = numbers.windows(2).all(|pair| pair[0] < pair[1]);
    if !climbing || numbers.iter().any(|number| *number > total) {
        return None;
    }
    match (none, numbers.len()) {
        (true, 0) => Some(Vec::new()),
        (true, count) => (count == total).then(Vec::new),
        (false, 0) => (all && words.len() > 1).then(|| (1..=total).collect()),
        (false, _) => Some(numbers),
    }
}

/// How many an option says: `Only two`, `All the three pairs`, `None`.
pub(super) fn count(text: &str, total: usize) -> Option<usize> {
    const ENGLISH: &[&str] = &["none", "one", "two", "three", "four", "five"];
    const HINDI: &[&str] = &["", "एक", "दो", "तीन", "चार", "पाँच"];
    const FREE: &[&str] = &[
        "only",
        "the",
        "of",
        "above",
        "pair",
        "pairs",
        "statement",
        "statements",
        "all",
        "these",
        "are",
        "correct",
        "is",
        "just",
        "केवल",
        "सभी",
        "युग्म",
        "कथन",
        "सिर्फ",
        "मात्र",
        "में",
        "से",
        "इनमें",
        "उपर्युक्त",
        "ही",
        "हैं",
        "सही",
        "के",
    ];
    let words = words(text);
    let mut found = None;
    let mut nots = 0;
    let mut all = false;
    for word in &words {
        let word = word.as_str();
        let number = mark::number(word)
            .or_else(|| ENGLISH.iter().position(|name| *name == word))
            .or_else(|| HINDI.iter().position(|name| *name == word))
            .or(match word {
                "पांच" => Some(5),
                "both" | "दोनों" => Some(2),
                "तीनों" => Some(3),
                "चारों" => Some(4),
                _ => None,
            });
        match (number, word) {
            (Some(number), _) if found.is_none() => found = Some(number),
            (None, "कोई" | "भी" | "नहीं" | "no") => nots += 1,
            (None, _) if FREE.contains(&word) => all |= matches!(word, "all" | "सभी"),
            (Some(_) | None, _) => return None,
        }
    }
    match (found, nots) {
        (None, 2..) => Some(0),
        (Some(number), 0) if number <= total => Some(number),
        (None, 0) if all => Some(total),
        _ => None,
    }
}

/// Whether a text is made of names and numbers only, as `A-2, B-1` and `2 1 4 3` are.
pub(super) fn looks_matched(text: &str) -> bool {
    let words = words(text);
    words.len() >= 3 && words.iter().all(|word| mark::ordinals(word).next().is_some())
}

/// The entry of List-II, from 0, for each entry of List-I.
pub(super) fn matched(text: &str, left: Class, right: Class, rows: usize) -> Option<Vec<usize>> {
    let words = words(text);
    if words.len() == rows {
        return words.iter().map(|word| mark::ordinal(word, right)).collect();
    }
    if words.len() != rows * 2 {
        return None;
    }
    let pair = |(row, pair): (usize, &[String])| {
        let [one, other] = pair else { return None };
        // The letters of codes may be of the other script or size.
        let named = mark::ordinal(one, left) == Some(row)
            || mark::ordinals(one).any(|(class, ordinal)| class != right && ordinal == row);
        named.then(|| mark::ordinal(other, right)).flatten()
    };
    words.chunks(2).enumerate().map(pair).collect()
}

/// An order of all things, from 1.
pub(super) fn order(text: &str, total: usize) -> Option<Vec<usize>> {
    let words = words(text);
    let numbers: Option<Vec<usize>> = words.iter().map(|word| small(word)).collect();
    let numbers = numbers.filter(|numbers| numbers.len() == total && total > 1)?;
    let mut sorted = numbers.clone();
    sorted.sort_unstable();
    sorted.iter().copied().eq(1..=total).then_some(numbers)
}

/// Whether a text says that something is true or false; `None` if it says neither.
fn truth(words: &[String]) -> Option<bool> {
    let negated = words.iter().any(|word| matches!(word.as_str(), "not" | "नहीं"));
    words.iter().find_map(|word| match word.as_str() {
        "true" | "correct" | "right" | "सही" | "सत्य" => Some(!negated),
        "false" | "incorrect" | "wrong" | "गलत" | "असत्य" | "ग़लत" => {
            Some(false)
        }
        _ => None,
    })
}

/// A verdict on two statements: whether each holds, and whether the second explains the first.
/// `names` are the words that each is called by.
pub(super) fn verdict(text: &str, names: [&[&str]; 2]) -> Option<(bool, bool, bool)> {
    let words = words(text);
    let explains = words
        .iter()
        .position(|word| word.starts_with("expla") || word == "व्याख्या" || word == "स्पष्टीकरण");
    let both = words.iter().any(|word| matches!(word.as_str(), "both" | "दोनों"));
    if both {
        let at = explains?;
        let negated = words.iter().any(|word| matches!(word.as_str(), "not" | "नहीं"));
        let said = words[..at]
            .iter()
            .all(|word| !matches!(word.as_str(), "false" | "incorrect" | "wrong" | "गलत" | "असत्य"));
        return said.then_some((true, true, !negated));
    }
    if explains.is_some() {
        return None;
    }
    let parts = words.split(|word| {
        matches!(
            word.as_str(),
            "but"
                | "and"
                | "while"
                | "किन्तु"
                | "किंतु"
                | "परन्तु"
                | "परंतु"
                | "लेकिन"
                | "और"
                | "तथा"
                | "जबकि"
        )
    });
    let mut found = [None; 2];
    for part in parts {
        let place = names
            .iter()
            .position(|names| part.iter().any(|word| names.contains(&word.as_str())))?;
        if found[place].is_some() {
            return None;
        }
        found[place] = Some(truth(part)?);
    }
    match found {
        [Some(first), Some(second)] if first != second => Some((first, second, false)),
        _ => None,
    }
}

/// What an option says of Statements II and III: how many are correct and how many of those explain.
pub(super) fn of_two(text: &str) -> Option<(usize, usize)> {
    let lower = text.to_lowercase();
    let words = words(text);
    let has = |word: &str| words.iter().any(|other| other == word);
    if has("neither") || (lower.contains("न तो")) {
        return Some((0, 0));
    }
    let one = (has("only") && has("one")) || lower.contains("केवल एक");
    let starts_with_one =
        lower.trim_start().starts_with("only one") || lower.contains("में से केवल एक सही");
    let explains = lower.contains("explain") || has("व्याख्या");
    match (one, starts_with_one, explains) {
        (_, true, true) => Some((1, 1)),
        (true, false, true) if has("both") || has("दोनों") => Some((2, 1)),
        (false, false, true)
            if (lower.matches("both").count() >= 2 || lower.matches("दोनों").count() >= 2)
                && !has("not") =>
        {
            Some((2, 2))
        }
        _ => None,
    }
}

/// Which of the numbered things an explanation says to hold: `Statement 1 is correct`, `Statements 1
/// and 3 are not correct`, `कथन 2 गलत है`. `None` where one is not spoken of, or twice and differently.
pub(super) fn verdicts(text: &str, total: usize) -> Option<Vec<bool>> {
    let mut found: Vec<Option<bool>> = vec![None; total];
    for sentence in text
        .split(['.', ';', '।', '\n', ':', ','])
        .flat_map(|part| part.split(" but "))
        .flat_map(|part| part.split(" while "))
    {
        let words = words(sentence);
        let Some(at) = words.iter().position(|word| {
            matches!(word.as_str(), "statement" | "statements" | "pair" | "pairs" | "कथन" | "युग्म")
        }) else {
            continue;
        };
        let named: Vec<usize> = words[at + 1..]
            .iter()
            .take_while(|word| {
                small(word).is_some() || matches!(word.as_str(), "and" | "और" | "तथा" | "एवं" | "व")
            })
            .filter_map(|word| small(word))
            .collect();
        let rest = &words[at + 1..];
        let Some(verb) = rest.iter().position(|word| {
            matches!(word.as_str(), "is" | "are" | "सही" | "गलत" | "असत्य" | "सत्य" | "सुमेलित")
        }) else {
            continue;
        };
        let end = (verb + 5).min(rest.len());
        let Some(holds) = truth(&rest[verb..end]).or_else(|| {
            let matched =
                rest[verb..end].iter().any(|word| matches!(word.as_str(), "matched" | "सुमेलित"));
            let not = rest[verb..end].iter().any(|word| matches!(word.as_str(), "not" | "नहीं"));
            matched.then_some(!not)
        }) else {
            continue;
        };
        for number in named {
            let place = found.get_mut(number - 1)?;
            if place.is_some_and(|before| before != holds) {
                return None;
            }
            *place = Some(holds);
        }
    }
    found.into_iter().collect()
}

/// "True" or "False", alone.
pub(super) fn true_or_false(text: &str) -> Option<bool> {
    let words = words(text);
    match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["true" | "सत्य" | "सही"] => Some(true),
        ["false" | "असत्य" | "गलत" | "ग़लत"] => Some(false),
        _ => None,
    }
}
