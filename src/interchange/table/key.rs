//! Which options a cell of answers names: by letter, by number, by "Option3" or by their words. One
//! file mixes them freely, so every cell is read in each way that fits, and where two ways name
//! different options, that is a doubt.

use super::Said;
use super::mapping::KeyForm;
use crate::domain::locale::{Locale, Text};

/// An option as it stands in its row: which one it is, from 0, and what it says.
pub(in crate::interchange) struct Offered<'a> {
    pub(in crate::interchange) number: usize,
    pub(in crate::interchange) text: &'a Text,
}

/// How a column of answers is to be read.
#[derive(Clone, Copy)]
pub(in crate::interchange) struct Keys {
    /// How an option is named.
    pub(in crate::interchange) form: KeyForm,
    /// What stands between several.
    pub(in crate::interchange) several: Option<char>,
    /// Whether it is unknown if numbers count from 0 or from 1.
    pub(in crate::interchange) is_base_unclear: bool,
}

/// The options that a cell names, by their place among those offered, ascending; and what is in
/// doubt.
#[derive(Debug, PartialEq, Eq, Default)]
pub(in crate::interchange) struct Named {
    pub(in crate::interchange) right: Vec<usize>,
    pub(in crate::interchange) doubts: Vec<Said>,
}

/// What usually stands between several answers.
pub(super) const BETWEEN: [char; 7] = [',', ';', '|', '/', '&', '+', '\n'];

/// What is named; without options where nothing is, or something that is not there.
pub(in crate::interchange) fn named(cell: &str, options: &[Offered<'_>], keys: Keys) -> Named {
    if cell.is_empty() {
        return Named { right: Vec::new(), doubts: vec![Said::NoKey] };
    }
    // Words with a comma in them may say what an option says.
    let said_whole = spoken(cell, options).is_some()
        && (keys.form == KeyForm::Text || cell.split(BETWEEN).any(|part| token(part).is_none()));
    let mut separators: Vec<char> = keys.several.into_iter().collect();
    separators.extend(BETWEEN.iter().filter(|c| Some(**c) != keys.several));
    if !said_whole && token(cell).is_none_or(|token| !token.rest.is_empty()) {
        for separator in separators {
            let usual = keys.several.is_some();
            if let Some(named) = several(cell.split(separator), options, keys, usual) {
                return named;
            }
        }
        if let Some(letters) = run_of_letters(cell, options.len()) {
            let parts = letters.iter().map(String::as_str);
            if let Some(named) = several(parts, options, keys, keys.several.is_some()) {
                return named;
            }
        }
    }
    let Some((right, doubt)) = one(cell, options, keys) else {
        let key = cell.chars().take(40).collect();
        return Named { right: Vec::new(), doubts: vec![Said::KeyBeyond { key }] };
    };
    Named { right: vec![right], doubts: doubt.into_iter().collect() }
}

/// Several answers, if there are and each of them names an option.
fn several<'a>(
    parts: impl Iterator<Item = &'a str>,
    options: &[Offered<'_>],
    keys: Keys,
    usual: bool,
) -> Option<Named> {
    let mut found = Named::default();
    let mut count = 0;
    for part in parts.map(str::trim).filter(|part| !part.is_empty()) {
        count += 1;
        if count > options.len() {
            return None;
        }
        let (right, doubt) = one(part, options, keys)?;
        if !found.right.contains(&right) {
            found.right.push(right);
        }
        found.doubts.extend(doubt);
    }
    if count < 2 {
        return None;
    }
    found.right.sort_unstable();
    found.doubts.truncate(1);
    if !usual && found.right.len() > 1 {
        found.doubts.push(Said::SeveralKeys);
    }
    Some(found)
}

/// `ACD`: letters of options, each after the one before.
fn run_of_letters(cell: &str, count: usize) -> Option<Vec<String>> {
    let letters = cell.bytes().map(|byte| byte.is_ascii_uppercase().then(|| byte - b'A'));
    let letters: Vec<u8> = letters.collect::<Option<_>>().filter(|all: &Vec<u8>| all.len() > 1)?;
    let fits = letters.is_sorted_by(|one, next| one < next)
        && letters.last().is_some_and(|last| usize::from(*last) < count);
    fits.then(|| letters.iter().map(|letter| char::from(b'A' + letter).to_string()).collect())
}

/// The option that one answer names, with the doubt that another reading names another.
fn one(part: &str, options: &[Offered<'_>], keys: Keys) -> Option<(usize, Option<Said>)> {
    let part = part.trim();
    let spoken = spoken(part, options);
    let token = token(part);
    let at = |number: usize| options.iter().position(|option| option.number == number);
    let counted = |token: &Token<'_>| match token.mark {
        Mark::Letter(letter) => at(letter),
        Mark::Number(number) if keys.form == KeyForm::ZeroBased && !token.is_named => at(number),
        Mark::Number(number) => number.checked_sub(1).and_then(at),
    };
    let marked = token.as_ref().and_then(counted);
    let is_letter = token.as_ref().is_some_and(|token| matches!(token.mark, Mark::Letter(_)));
    let is_usual = token.as_ref().is_some_and(|token| match keys.form {
        KeyForm::Letter => is_letter,
        KeyForm::OneBased | KeyForm::ZeroBased => !is_letter,
        KeyForm::OptionN => token.is_named,
        KeyForm::Text => false,
    });
    let name = |at: usize| label(&options[at]);
    let differ =
        |taken: usize, other: usize| Said::KeysDiffer { taken: name(taken), other: name(other) };
    match (marked.filter(|_| is_usual), spoken) {
        // As the file usually says it.
        (Some(marked), Some(spoken)) if marked != spoken => {
            Some((marked, Some(differ(marked, spoken))))
        }
        (Some(marked), _) => {
            let doubt = token.as_ref().and_then(|token| {
                let rest = token.rest;
                if !rest.is_empty() {
                    return match self::spoken(rest, options) {
                        Some(other) if other != marked => Some(differ(marked, other)),
                        Some(_) => None,
                        None => Some(Said::Stray { found: rest.chars().take(40).collect() }),
                    };
                }
                let is_bare = !token.is_named && !is_letter;
                let other = match token.mark {
                    Mark::Number(number) if keys.is_base_unclear && is_bare => at(number),
                    _ => None,
                };
                other.filter(|other| *other != marked).map(|other| differ(marked, other))
            });
            Some((marked, doubt))
        }
        (None, Some(spoken)) => {
            // A number beyond the options can only be words.
            let other = marked.filter(|other| *other != spoken && token_is_bare(token.as_ref()));
            Some((spoken, other.map(|other| differ(spoken, other))))
        }
        (None, None) => {
            let token = token?;
            let marked = marked?;
            let Mark::Number(number) = token.mark else { return Some((marked, None)) };
            let other = at(number).filter(|_| !token.is_named);
            let doubt = other.filter(|other| *other != marked);
            Some((marked, doubt.map(|other| differ(marked, other))))
        }
    }
}

fn token_is_bare(token: Option<&Token<'_>>) -> bool {
    token.is_some_and(|token| token.rest.is_empty())
}

/// The name of an option in a remark: its letter and the beginning of what it says.
fn label(option: &Offered<'_>) -> String {
    let words: String = option.text.text(Locale::En).chars().take(24).collect();
    format!("{} {words}", letter_of(option.number))
}

/// The letter of an option, from 0; its number from 1 after Z.
pub(in crate::interchange) fn letter_of(number: usize) -> String {
    let letter = u8::try_from(number).ok().filter(|number| *number < 26);
    letter.map_or_else(|| (number + 1).to_string(), |n| char::from(b'A' + n).to_string())
}

/// The option that says this, in either language: letter by letter or, failing that, but for its
/// spaces, capitals and full stop.
pub(super) fn spoken(cell: &str, options: &[Offered<'_>]) -> Option<usize> {
    let says = |fits: &mut dyn FnMut(&str) -> bool| {
        options.iter().position(|option| {
            Locale::ALL.into_iter().filter_map(|locale| option.text.exact(locale)).any(|t| fits(t))
        })
    };
    if let Some(found) = says(&mut |text| text == cell) {
        return Some(found);
    }
    let mut folded: Option<String> = None;
    says(&mut |text| {
        text.len().abs_diff(cell.len()) <= 8
            && fold(text) == *folded.get_or_insert_with(|| fold(cell))
    })
}

fn fold(text: &str) -> String {
    let words = text.trim_end_matches('.').split_whitespace();
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// What a cell names an option by.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Token<'a> {
    /// Whether a word such as "Option" stands before it.
    pub(super) is_named: bool,
    pub(super) mark: Mark,
    /// What comes after it: the option's words, perhaps.
    pub(super) rest: &'a str,
}

#[derive(Debug, PartialEq, Eq, Clone, Copy)]
pub(super) enum Mark {
    /// A letter, from 0.
    Letter(usize),
    /// A number, as it stands.
    Number(usize),
}

/// The words that stand before a letter or a number.
const NAMES: [&str; 9] =
    ["option", "opt", "choice", "answer", "ans", "विकल्प", "उत्तर", "सही विकल्प", "correct answer"];

/// `B`, `(b)`, `b. Paris`, `3`, `Option3`, `विकल्प ग`.
pub(super) fn token(cell: &str) -> Option<Token<'_>> {
    let mut rest = cell.trim();
    let mut is_named = false;
    for name in NAMES {
        let begins = rest.get(..name.len()).is_some_and(|head| head.eq_ignore_ascii_case(name));
        let after = if begins { &rest[name.len()..] } else { continue };
        let bare = after.trim_start_matches([' ', '.', ':', '-', '_', '#']);
        // A word that only begins so is no name: "optics", "answerable".
        let single = bare.len() < after.len()
            || bare.chars().next().is_some_and(|c| c.is_ascii_digit() || c == '(')
            || bare.chars().count() == 1;
        if single && !bare.is_empty() {
            rest = bare;
            is_named = true;
            break;
        }
    }
    let opened = rest.trim_start_matches(['(', '[', '{']);
    let is_open = opened.len() < rest.len();
    let digits = opened.len() - opened.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (mark, after) = if digits > 0 {
        (Mark::Number(opened[..digits].parse().ok().filter(|n| *n < 1_000)?), &opened[digits..])
    } else {
        let first = opened.chars().next()?;
        (Mark::Letter(letter(first)?), &opened[first.len_utf8()..])
    };
    if after.is_empty() && !is_open {
        return Some(Token { is_named, mark, rest: "" });
    }
    let closed = after.trim_start_matches([')', ']', '}']);
    let is_closed = closed.len() < after.len();
    let bare = closed.strip_prefix(['.', ':', '-', '–']).unwrap_or(closed);
    let is_marked = is_closed || bare.len() < closed.len();
    let goes_on = bare.chars().next().is_some_and(char::is_alphanumeric);
    // `2.5` is a number of its own and `B-52` a word.
    if !is_marked || !is_closed && goes_on {
        return None;
    }
    Some(Token { is_named, mark, rest: bare.trim() })
}

/// The place of a letter among options, from 0, in the alphabets that papers use.
pub(super) fn letter(c: char) -> Option<usize> {
    const HINDI: [[char; 6]; 2] = [['क', 'ख', 'ग', 'घ', 'ङ', 'च'], ['अ', 'ब', 'स', 'द', 'इ', 'फ']];
    let upper = c.to_ascii_uppercase();
    if upper.is_ascii_uppercase() {
        return Some(usize::from(u8::try_from(upper).ok()? - b'A'));
    }
    HINDI.iter().find_map(|letters| letters.iter().position(|letter| *letter == c))
}

/// What a cell says is true or false, in both languages.
pub(super) fn truth(cell: &str) -> Option<bool> {
    match cell.trim_end_matches('.').to_lowercase().as_str() {
        "true" | "t" | "सत्य" | "सही" => Some(true),
        "false" | "f" | "असत्य" | "गलत" | "ग़लत" => Some(false),
        _ => None,
    }
}
