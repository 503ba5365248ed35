//! Marking one question: what a learner gave, how sure they were, and whether it is right. What the
//! answer does to memory is in `study`; marks under an exam's rules are not here.

use std::collections::BTreeSet;

use num_rational::Ratio;
use unicode_normalization::UnicodeNormalization;

use super::bank::printed::Printed;
use super::bank::{Body, ChoiceId, Numeric, Question};

/// What a learner gave.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Response {
    /// One choice.
    One(ChoiceId),
    /// Several choices, for a multi-select question.
    Many(BTreeSet<ChoiceId>),
    /// Something typed, kept as typed.
    Typed(String),
    /// Nothing: skipped, or left when time was up.
    Blank,
}

/// How sure a learner said they were.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Certainty {
    /// "Guess", key 1.
    Guess,
    /// "Think so", key 2.
    ThinkSo,
    /// "Sure", key 3.
    Sure,
}

impl Certainty {
    /// All three, least sure first.
    pub const ALL: [Self; 3] = [Self::Guess, Self::ThinkSo, Self::Sure];

    /// 1, 2 or 3: the key that says it.
    pub const fn level(self) -> u8 {
        match self {
            Self::Guess => 1,
            Self::ThinkSo => 2,
            Self::Sure => 3,
        }
    }

    /// The certainty that this key says.
    pub fn from_level(level: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|certainty| certainty.level() == level)
    }

    /// What an answer of this certainty earns by certainty-based marking (A. R. Gardner-Medwin
    /// 1995, ALT-J 3(1), 80): 1, 2 or 3 if it is right, and 0, −2 or −6 if it is wrong. So a guess
    /// is best below 67 %, "sure" above 80 %, and what is meant earns most.
    pub const fn mark(self, is_right: bool) -> i8 {
        match (self, is_right) {
            (Self::Guess, true) => 1,
            (Self::ThinkSo, true) => 2,
            (Self::Sure, true) => 3,
            (Self::Guess, false) => 0,
            (Self::ThinkSo, false) => -2,
            (Self::Sure, false) => -6,
        }
    }
}

impl Response {
    /// The choices it names: none of what is typed, and none of a blank.
    pub fn choices(&self) -> BTreeSet<ChoiceId> {
        match self {
            Self::One(id) => BTreeSet::from([id.clone()]),
            Self::Many(ids) => ids.clone(),
            Self::Typed(_) | Self::Blank => BTreeSet::new(),
        }
    }
}

/// Whether a response is right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verdict {
    /// All that is right, and nothing that is not.
    Right,
    /// Anything else that was given.
    Wrong,
    /// Nothing was given.
    Blank,
    /// The fifth option, "not attempted", was chosen.
    NotAttempted,
}

impl Verdict {
    /// Whether the answer was right.
    pub const fn is_right(self) -> bool {
        matches!(self, Self::Right)
    }
}

/// Marks a response. A choice that the question does not have is wrong, and so is more than one
/// choice where one is asked for, as in the hall.
pub fn mark(question: &Question, response: &Response) -> Verdict {
    match response {
        Response::Blank => Verdict::Blank,
        Response::Typed(typed) if typed.trim().is_empty() => Verdict::Blank,
        Response::Typed(typed) => match &question.body {
            Body::Numeric(numeric) => right_if(is_within(numeric, typed)),
            Body::Typed(words) => {
                let given = plain(typed);
                right_if(words.accept.iter().any(|accepted| {
                    accepted.locales().any(|locale| plain(accepted.text(locale)) == given)
                }))
            }
            _ => Verdict::Wrong,
        },
        Response::One(id) => mark_chosen(question, &[id]),
        Response::Many(ids) if ids.is_empty() => Verdict::Blank,
        Response::Many(ids) => mark_chosen(question, &ids.iter().collect::<Vec<_>>()),
    }
}

/// Marks at least one choice.
fn mark_chosen(question: &Question, chosen: &[&ChoiceId]) -> Verdict {
    let printed = Printed::of(question, None);
    if let [only] = chosen
        && printed.is_not_attempted(only)
    {
        return Verdict::NotAttempted;
    }
    let key: BTreeSet<&ChoiceId> =
        printed.choices().iter().filter(|choice| choice.right).map(|choice| &choice.id).collect();
    right_if(!key.is_empty() && key == chosen.iter().copied().collect())
}

/// Whether the number typed, with or without its unit, is as near as the question asks.
fn is_within(numeric: &Numeric, typed: &str) -> bool {
    let folded = |text: &str| text.trim().nfkc().flat_map(char::to_lowercase).collect::<String>();
    let bare = numeric.unit.as_ref().and_then(|unit| {
        let typed = folded(typed);
        unit.locales().find_map(|locale| {
            parse_number(typed.strip_suffix(folded(unit.text(locale)).as_str())?)
        })
    });
    let Some(number) = parse_number(typed).or(bare) else { return false };
    let wide = |ratio: Ratio<i64>| (i128::from(*ratio.numer()), i128::from(*ratio.denom()));
    let ((a, b), (c, d)) = (wide(number), wide(numeric.answer));
    let (allowed, parts) = wide(numeric.tolerance);
    // |a/b - c/d| <= allowed/parts; only numbers of absurd length do not fit, and they are wrong.
    let off = (a * d - c * b).abs().checked_mul(parts);
    let most = (b * d).checked_mul(allowed);
    off.zip(most).is_some_and(|(off, most)| off <= most)
}

const fn right_if(right: bool) -> Verdict {
    if right { Verdict::Right } else { Verdict::Wrong }
}

/// Reads a number as people type it: `40`, `४०`, `1,000`, `2.5`, `-3`, `2/3`. `None` if it is no
/// number, or too long to hold.
pub fn parse_number(typed: &str) -> Option<Ratio<i64>> {
    let text: String = ascii_digits(typed)
        .nfkc()
        .filter(|c| !c.is_whitespace() && *c != ',')
        .map(|c| {
            if c == '\u{2212}' {
                '-'
            } else if c == '\u{2044}' {
                '/'
            } else {
                c
            }
        })
        .collect();
    if let Some((top, bottom)) = text.split_once('/') {
        let (top, bottom): (i64, i64) = (top.parse().ok()?, bottom.parse().ok()?);
        return (bottom > 0).then(|| Ratio::new(top, bottom));
    }
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(&text)),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let given = !(whole.is_empty() && fraction.is_empty());
    let fraction = fraction.trim_end_matches('0');
    let all_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if !given || !all_digits(whole) || !all_digits(fraction) {
        return None;
    }
    let scale = 10_i64.checked_pow(u32::try_from(fraction.len()).ok()?)?;
    let number: i64 = format!("0{whole}{fraction}").parse().ok()?;
    Some(Ratio::new(if negative { -number } else { number }, scale))
}

/// Text as compared in a typed answer: without case, marks at the ends of words, doubled spaces, or
/// a difference between Devanagari and European digits, hyphen and space, or two spellings that
/// Hindi holds equal (पाँच, पांच).
pub fn plain(text: &str) -> String {
    // Invisible marks go first: what they keep apart may change places when they are gone.
    let folded: String = ascii_digits(text)
        .chars()
        .filter(|c| !matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}'))
        .nfkc()
        .flat_map(char::to_lowercase)
        .nfkc()
        .map(|c| if c == 'ँ' { 'ं' } else { c })
        .collect();
    let words: Vec<&str> = folded
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | '\u{2010}'..='\u{2015}'))
        .map(|word| word.trim_matches(is_mark))
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}

/// A mark of punctuation that may stand at the end of a word without belonging to it.
fn is_mark(c: char) -> bool {
    c.is_ascii_punctuation() && !matches!(c, '$' | '%' | '+')
        || matches!(c, '।' | '“' | '”' | '‘' | '’')
}

/// The text with Devanagari digits turned into European ones.
pub fn ascii_digits(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '०'..='९' => char::from_digit(u32::from(c) - u32::from('०'), 10).unwrap_or(c),
            _ => c,
        })
        .collect()
}
