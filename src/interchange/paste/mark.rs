//! Marks at the beginning of a line: `Q1.`, `(a)`, `2)`, `III.`, `(क)`, `Statement-I:`, `Ans.`.
//! Which of several readings is meant is decided in `cut` and `block`, where there is something to
//! compare with.

/// A row of names that marks are taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Class {
    /// 1, 2, 3; १, २, ३.
    Number,
    /// I, II, III; i, ii, iii.
    Roman,
    /// A, B, C; a, b, c.
    Letter,
    /// क, ख, ग, घ.
    Ka,
    /// अ, ब, स, द.
    A,
    /// `Statement-I:`, `कथन 2:`.
    Statement,
    /// `Assertion (A):`, `Reason (R):`.
    Assertion,
}

/// What stands around the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Wrap {
    /// `a.`
    Dot,
    /// `a)`
    Close,
    /// `(a)`
    Round,
    /// `[a]`
    Square,
    /// `a:`
    Colon,
    /// Its word is mark enough.
    Word,
}

/// What marks of one list have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Style {
    /// The row of names.
    pub class: Class,
    /// What stands around them.
    pub wrap: Wrap,
    /// Whether letters are capital.
    pub upper: bool,
}

/// A mark at the beginning of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    /// What it looks like.
    pub style: Style,
    /// Its place in its row, from 0.
    pub ordinal: usize,
    /// Where the text after it begins, in bytes.
    pub end: usize,
}

/// The readings of the mark that a text begins with; `(i)` has two.
pub(super) fn at(text: &str) -> [Option<Mark>; 2] {
    if let Some(mark) = worded(text) {
        return [Some(mark), None];
    }
    bare(text)
}

/// The same without marks that are words.
pub(super) fn bare(text: &str) -> [Option<Mark>; 2] {
    // Nearly all that is asked about is a word: what cannot be a mark is seen by its second letter.
    let bytes = text.as_bytes();
    if bytes.first().is_some_and(u8::is_ascii_alphabetic)
        && bytes.get(1).is_some_and(u8::is_ascii_alphabetic)
        && bytes.first().is_some_and(|c| !matches!(c, b'i' | b'v' | b'x' | b'I' | b'V' | b'X'))
    {
        return [None; 2];
    }
    let (open, inner) = match text.as_bytes().first() {
        // A scan reads round brackets as curly ones.
        Some(b'(' | b'{') => (Some(')'), &text[1..]),
        Some(b'[') => (Some(']'), &text[1..]),
        _ => (None, text),
    };
    let inner_at = text.len() - inner.len();
    let lead = inner.len() - inner.trim_start_matches(' ').len();
    let inner = &inner[lead..];
    let name_len: usize =
        inner.chars().take(5).take_while(|c| super::clean::is_letter(*c)).map(char::len_utf8).sum();
    let (name, rest) = inner.split_at(name_len);
    if name.is_empty() {
        return [None; 2];
    }
    let gap = rest.len() - rest.trim_start_matches(' ').len();
    let (closing, after) = (rest[gap..].chars().next(), rest[gap..].chars().nth(1));
    let (wrap, len) = match (open, closing) {
        (Some(')'), Some(')')) => (Wrap::Round, gap + 1),
        (Some(')'), Some('}')) if text.starts_with('(') => (Wrap::Round, gap + 1),
        (Some(']'), Some(']')) => (Wrap::Square, gap + 1),
        (None, Some(')' | ']')) if gap <= 1 => (Wrap::Close, gap + 1),
        (None, Some('.')) if gap == 0 && after == Some(')') => (Wrap::Close, 2),
        (None, Some('.')) if gap == 0 => (Wrap::Dot, 1),
        // `2 . Which`, as a scan has it.
        (None, Some('.'))
            if gap == 1 && after == Some(' ') && name.len() < 4 && number(name).is_some() =>
        {
            (Wrap::Dot, 2)
        }
        (None, Some(':')) if gap == 0 => (Wrap::Colon, 1),
        // `1- …`, `A- …`, as Hindi papers have it.
        (None, Some('-' | '–')) if gap == 0 && after == Some(' ') && is_name(name) => {
            (Wrap::Dot, if closing == Some('-') { 1 } else { '–'.len_utf8() })
        }
        _ => return [None; 2],
    };
    let mut tail = &rest[len..];
    if wrap == Wrap::Dot && !ends_mark(name, tail) {
        return [None; 2];
    }
    if wrap == Wrap::Colon && tail.starts_with(|c: char| c.is_ascii_digit()) {
        return [None; 2];
    }
    // `(a).` and `(a):` and `(1)-`.
    if matches!(wrap, Wrap::Round | Wrap::Square) {
        let bare = tail.trim_start_matches(['.', ':']);
        if bare.starts_with(' ') || bare.is_empty() {
            tail = bare;
        }
    }
    let end = inner_at + lead + (inner.len() - tail.trim_start().len());
    let upper = name.starts_with(char::is_uppercase);
    let make = |(class, ordinal)| Mark { style: Style { class, wrap, upper }, ordinal, end };
    let mut found = ordinals(name).map(make);
    [found.next(), found.next()]
}

/// Whether a name is a number or the letter of an option.
fn is_name(name: &str) -> bool {
    let mut chars = name.chars();
    number(name).is_some()
        || matches!((chars.next(), chars.next()), (Some(c), None) if letter(c).is_some_and(|(_, place)| place < 6))
}

/// Whether a name with a point is a mark: not a decimal, nor initials.
fn ends_mark(name: &str, tail: &str) -> bool {
    let mut next = tail.chars();
    match (next.next(), next.next()) {
        (None | Some(' '), _) => true,
        (Some(c), _) if c.is_numeric() || c == '.' => false,
        (Some(_), Some('.')) => false,
        (Some(c), _) => {
            number(name).is_some() || c.is_alphabetic() || c == '(' || c == '"' || c == '“'
        }
    }
}

/// The places of a name in the rows it may belong to, from 0.
pub(super) fn ordinals(name: &str) -> impl Iterator<Item = (Class, usize)> {
    let mut found = [None; 2];
    if let Some(number) = number(name) {
        found[0] = number.checked_sub(1).map(|ordinal| (Class::Number, ordinal));
    } else {
        let mut chars = name.chars();
        if let (Some(c), None) = (chars.next(), chars.next()) {
            found[0] = letter(c);
        }
        if let Some(number) = roman(name) {
            let place = usize::from(found[0].is_some());
            found[place] = Some((Class::Roman, number - 1));
        }
    }
    found.into_iter().flatten()
}

/// The place of a name in one row.
pub(super) fn ordinal(name: &str, class: Class) -> Option<usize> {
    ordinals(name).find(|(found, _)| *found == class).map(|(_, ordinal)| ordinal)
}

fn letter(c: char) -> Option<(Class, usize)> {
    let place = |row: [char; 6]| row.into_iter().position(|other| other == c);
    if c.is_ascii_alphabetic() {
        return Some((Class::Letter, usize::from(c.to_ascii_lowercase() as u8 - b'a')));
    }
    place(['क', 'ख', 'ग', 'घ', 'ङ', 'च'])
        .map(|ordinal| (Class::Ka, ordinal))
        .or_else(|| place(['अ', 'ब', 'स', 'द', 'य', 'र']).map(|ordinal| (Class::A, ordinal)))
}

/// A number of at most four digits, in either script.
pub(super) fn number(name: &str) -> Option<usize> {
    let mut value = 0;
    let mut digits = 0;
    for c in name.chars() {
        let digit = match c {
            '0'..='9' => u32::from(c) - u32::from('0'),
            '०'..='९' => u32::from(c) - u32::from('०'),
            _ => return None,
        };
        value = value * 10 + digit as usize;
        digits += 1;
        if digits > 4 {
            return None;
        }
    }
    (digits > 0).then_some(value)
}

/// A Roman number of 1 to 12.
pub(super) fn roman(name: &str) -> Option<usize> {
    const NAMES: [&str; 12] =
        ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
    let found = NAMES.iter().position(|roman| name.eq_ignore_ascii_case(roman))?;
    let mixed = name.chars().any(char::is_uppercase) && name.chars().any(char::is_lowercase);
    (!mixed).then_some(found + 1)
}

/// The rest of a text after a word, if it begins with it; Latin letters may be of either size.
pub(super) fn after<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let head = text.get(..word.len())?;
    let rest = &text[word.len()..];
    let whole = !rest.starts_with(|c: char| {
        c.is_alphabetic() || matches!(c, '\u{93A}'..='\u{94F}' | '\u{900}'..='\u{903}')
    });
    (head.eq_ignore_ascii_case(word) && whole).then_some(rest)
}

/// The rest after the first of these words that the text begins with.
pub(super) fn after_any<'t>(text: &'t str, words: &[&str]) -> Option<&'t str> {
    words.iter().find_map(|word| after(text, word))
}

/// `Statement-I:`, `Assertion (A):` and their like.
fn worded(text: &str) -> Option<Mark> {
    if !text.starts_with(['S', 's', 'A', 'a', 'R', 'r', 'क', 'व', 'अ', 'त']) {
        return None;
    }
    let end_of = |rest: &str| text.len() - rest.trim_start().len();
    let colon = |rest: &str| {
        let rest = rest.trim_start();
        rest.strip_prefix([':', '-', '–', '—', '.']).map(end_of)
    };
    if let Some(rest) = after_any(text, &["statement", "statements", "कथन", "वक्तव्य"])
    {
        let rest = rest.trim_start_matches([' ', '-', '–', '—', '(']);
        let len = rest.chars().take_while(|c| c.is_alphanumeric()).map(char::len_utf8).sum();
        let (name, rest) = rest.split_at(len);
        let rest = rest.strip_prefix(')').unwrap_or(rest);
        let number = number(name).or_else(|| roman(name));
        if let Some(ordinal) = number.and_then(|number| number.checked_sub(1))
            && let Some(end) = colon(rest)
        {
            let style = Style { class: Class::Statement, wrap: Wrap::Word, upper: false };
            return Some(Mark { style, ordinal, end });
        }
    }
    let style = Style { class: Class::Assertion, wrap: Wrap::Word, upper: false };
    let lettered = |words: &[&str], letters: &[&str]| {
        let rest = after_any(text, words)?.trim_start();
        letters
            .iter()
            .find_map(|letter| rest.strip_prefix(letter))
            .and_then(|rest| colon(rest).or_else(|| rest.starts_with(' ').then(|| end_of(rest))))
    };
    let plain = |words: &[&str]| {
        let rest = after_any(text, words)?.trim_start();
        rest.strip_prefix(':').map(end_of)
    };
    let assertion = lettered(&["assertion", "कथन", "अभिकथन"], &["(A)", "(a)", "[A]", "(क)", "(अ)"])
        .or_else(|| plain(&["assertion", "assertion a", "अभिकथन"]));
    if let Some(end) = assertion {
        return Some(Mark { style, ordinal: 0, end });
    }
    let reason = lettered(&["reason", "कारण", "तर्क"], &["(R)", "(r)", "[R]", "(ख)", "(ब)", "(र)"])
        .or_else(|| plain(&["reason", "reason r", "कारण", "तर्क"]));
    reason.map(|end| Mark { style, ordinal: 1, end })
}

/// A mark that can only be that of a question: its number, if it has one, and where the text begins.
pub(super) fn question(text: &str) -> Option<(Option<usize>, usize)> {
    const WORDS: &[&str] = &["question", "ques", "que", "प्रश्न", "प्र", "प्रश्\u{200D}न"];
    let short = after_q(text).or_else(|| {
        text.strip_prefix('#').filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    });
    // A scan reads a one as a letter.
    if let Some(rest) =
        text.strip_prefix(['Q', 'q']).and_then(|rest| rest.strip_prefix(['l', 'I', '|']))
        && let Some(rest) = rest.strip_prefix(['.', ')'])
        && rest.starts_with(' ')
    {
        return Some((Some(1), text.len() - rest.trim_start().len()));
    }
    let rest = after_any(text, WORDS).or(short)?;
    let rest = rest.trim_start_matches([' ', '.', '-', '–', '#', '(', ':']);
    let rest = after_any(rest, &["number", "no", "संख्या", "सं", "क्रमांक"])
        .map_or(rest, |rest| rest.trim_start_matches([' ', '.', '-', ':']));
    let len = rest
        .chars()
        .take_while(|c| c.is_ascii_digit() || ('०'..='९').contains(c))
        .map(char::len_utf8)
        .sum();
    let (name, after_name) = rest.split_at(len);
    let tail = |rest: &str| text.len() - rest.trim_start().len();
    if name.is_empty() {
        // `Question: Which …`; the mark itself was trimmed above.
        let head = &text[..text.len() - rest.len()];
        let marked = head.trim_end().ends_with([':', '.', '-', '–']) && !rest.is_empty();
        return (marked && !rest.starts_with(|c: char| c.is_lowercase()))
            .then(|| (None, tail(rest)));
    }
    let number = number(name)?;
    let spaced = after_name.trim_start();
    let closed = spaced.trim_start_matches(['.', ')', ':', ']', '-', '–', '—']);
    // A scan reads a point as a comma.
    let closed = closed
        .strip_prefix(", ")
        .filter(|rest| short.is_some() && rest.starts_with(char::is_uppercase))
        .unwrap_or(closed);
    let marked = closed.len() < spaced.len() || spaced.is_empty();
    let decimal = after_name.starts_with('.') && closed.starts_with(|c: char| c.is_numeric());
    let free =
        after_name.starts_with(' ') && (short.is_some() || !spaced.starts_with(char::is_lowercase));
    ((marked && !decimal) || free).then(|| (Some(number), tail(closed)))
}

/// The rest after `Q`, which a number may follow at once.
fn after_q(text: &str) -> Option<&str> {
    let rest = text.strip_prefix(['Q', 'q'])?;
    let next = rest.chars().next()?;
    let follows = next.is_ascii_digit()
        || ('०'..='९').contains(&next)
        || matches!(next, '.' | ':' | ' ' | '-' | ')' | '(');
    follows.then_some(rest)
}

/// Whether a text is nothing but a mark.
pub(super) fn is_all_mark(text: &str) -> bool {
    question(text).is_some_and(|(_, end)| end >= text.len())
        || at(text).iter().flatten().any(|mark| mark.end >= text.len())
        || super::key::is_key_word(text)
        || explanation(text).is_some_and(str::is_empty)
        || matches!(text.trim_end_matches([':', '.', '-', ' ']), "Question" | "Q" | "प्रश्न")
}

/// What follows the word that an explanation begins with.
pub(super) fn explanation(text: &str) -> Option<&str> {
    const WORDS: &[&str] = &[
        "detailed explanation",
        "explanation",
        "explanations",
        "easy explanation",
        "expln",
        "expl",
        "exp",
        "detailed solution",
        "solution",
        "sol",
        "व्याख्या",
        "स्पष्टीकरण",
        "हल",
        "rationale",
        "विवरण",
        "समाधान",
    ];
    let rest = after_any(text, WORDS)?.trim_start();
    let bare = rest.trim_start_matches([':', '.', '-', '–', '—', ')', '*', ' ']);
    (bare.len() < rest.len() || rest.is_empty()).then_some(bare)
}
