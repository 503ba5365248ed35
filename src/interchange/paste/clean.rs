//! What a copy leaves in the text beside the words: invisible characters, ligatures, bullets,
//! marks of emphasis. Each line is cleaned by itself; what it means is not asked here.

/// A line with something on it.
#[derive(Debug, Clone, Default)]
#[expect(clippy::struct_excessive_bools, reason = "what is seen of a line, each by itself")]
pub(super) struct Line {
    /// Its number in what was pasted, from 1.
    pub number: usize,
    /// What it says, trimmed; two spaces or more stand where columns part.
    pub text: String,
    /// Whether an empty line stands before it.
    pub blank_before: bool,
    /// Whether a new page begins with it.
    pub page_break: bool,
    /// Whether its last word goes on in the next line.
    pub soft_end: bool,
    /// Whether all of it was emphasised.
    pub bold: bool,
    /// Whether a tick stands in it.
    pub ticked: bool,
    /// Whether a rule stands on either side of its words.
    pub framed: bool,
    /// Whether it may not be what it was taken for.
    pub unsure: bool,
    /// The bullet or box that stood before it.
    pub bullet: Option<char>,
    /// An example of characters that are no text.
    pub garbled: Option<String>,
}

/// Every line that says something, and the number of each at which two columns were put one after
/// the other. A line of which nothing is left has an empty text.
pub(super) fn lines(source: &str) -> (Vec<Line>, Vec<usize>) {
    let mut lines = Vec::new();
    let mut blank_before = false;
    // A reply quotes line after line; one line that begins so may be a sum.
    let is_reply = split(source).filter(|(_, raw)| unquoted(raw).is_some()).nth(2).is_some();
    let plain = |raw| {
        let raw = if is_reply { unquoted(raw).unwrap_or(raw) } else { raw };
        without_sender(raw)
    };
    let pieces = split(source).map(|(index, raw)| (index, plain(raw))).collect();
    let (pieces, columns) = super::columns::ordered(pieces);
    for (index, raw) in pieces {
        if raw.trim().is_empty() {
            blank_before = true;
            continue;
        }
        let mut line = clean(raw);
        line.number = index + 1;
        line.blank_before = blank_before;
        blank_before = false;
        lines.push(line);
    }
    (lines, columns.into_iter().map(|index| index + 1).collect())
}

/// A line without the marks of a quotation in mail: `> `, `>> `.
fn unquoted(raw: &str) -> Option<&str> {
    let mut rest = raw;
    while let Some(inner) = rest.trim_start_matches(' ').strip_prefix('>') {
        rest = inner;
    }
    let is_quoted = rest.len() < raw.len() && (rest.is_empty() || rest.starts_with([' ', '\t']));
    is_quoted.then_some(rest)
}

/// A line without the time and the name that a copied chat sets before it:
/// `[10:12, 03/02/2024] Asha: `, `03/02/24, 10:12 am - Asha: `, and what it sets behind one that was
/// changed.
fn without_sender(raw: &str) -> &str {
    const EDITED: &str = "<This message was edited>";
    let hidden = ['\u{200E}', '\u{200F}'];
    let raw = raw.trim_start_matches(hidden);
    let raw = raw
        .trim_end()
        .trim_end_matches(hidden)
        .strip_suffix(EDITED)
        .map_or(raw, |text| text.trim_end_matches(hidden).trim_end());
    let is_time = |text: &str| {
        text.len() < 40
            && text.contains(':')
            && text.contains(['/', '.', '-'])
            && text.contains(',')
            && text.chars().filter(char::is_ascii_digit).count() >= 6
            && text.chars().all(|c| !c.is_alphabetic() || "apmAPM".contains(c))
    };
    let cut = raw.strip_prefix('[').and_then(|rest| rest.split_once("] ")).or_else(|| {
        raw.starts_with(|c: char| c.is_ascii_digit()).then(|| raw.split_once(" - "))?
    });
    cut.filter(|(time, _)| is_time(time))
        .and_then(|(_, rest)| rest.split_once(": "))
        .filter(|(name, _)| name.chars().count() <= 40)
        .map_or(raw, |(_, text)| text)
}

/// Lines with their indexes, whichever way they end.
pub(super) fn split(source: &str) -> impl Iterator<Item = (usize, &str)> {
    source
        .split('\n')
        .flat_map(|line| {
            let line = line.strip_suffix('\r').unwrap_or(line);
            line.split(['\r', '\u{2028}', '\u{2029}', '\u{85}', '\u{B}'])
        })
        .enumerate()
}

/// Whether a character is one of Devanagari, a digit or a sign included.
pub(super) const fn is_devanagari(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{963}' | '\u{966}'..='\u{97F}')
}

/// Whether a character is a letter, a digit or a sign on one, of any script.
pub(super) fn is_letter(c: char) -> bool {
    is_devanagari(c) || c.is_alphanumeric()
}

#[expect(clippy::match_same_arms, reason = "marks that hide and marks that say no are told apart")]
fn clean(raw: &str) -> Line {
    let mut line = Line::default();
    let mut text = String::with_capacity(raw.len());
    let flag = raw.chars().filter(|c| matches!(c, '🇦'..='🇿')).nth(1).is_some();
    for c in raw.chars() {
        line.soft_end = false;
        match c {
            '\u{AD}' => line.soft_end = true,
            '\u{C}' => line.page_break = true,
            '\u{200C}' | '\u{200D}' => {
                if text.chars().next_back().is_some_and(is_devanagari) {
                    text.push(c);
                }
            }
            '\u{200B}'
            | '\u{200E}'
            | '\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{2069}'
            | '\u{FEFF}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{1F3FB}'..='\u{1F3FF}' => {}
            '\t' => text.push_str("   "),
            '\u{20E3}' => text.push('.'),
            'ﬀ' => text.push_str("ff"),
            'ﬁ' => text.push_str("fi"),
            'ﬂ' => text.push_str("fl"),
            'ﬃ' => text.push_str("ffi"),
            'ﬄ' => text.push_str("ffl"),
            'ﬅ' | 'ﬆ' => text.push_str("st"),
            '✅' | '✔' | '✓' | '☑' | '\u{F0FC}' | '\u{F0FE}' => line.ticked = true,
            '❌' | '✖' | '✗' | '✘' | '❎' => {}
            '\u{F0B7}' | '\u{F0A7}' | '\u{F0D8}' | '\u{F076}' => text.push('•'),
            '\u{E000}'..='\u{F8FF}' | '\u{F0000}'.. | '\u{FFFD}' => {
                line.garbled.get_or_insert_with(String::new).push(c);
                text.push(c);
            }
            '\u{FF01}'..='\u{FF5E}' => text.extend(char::from_u32(u32::from(c) - 0xFEE0)),
            'Ⓐ'..='Ⓩ' => boxed(&mut text, u32::from(c) - u32::from('Ⓐ'), 'A'),
            'ⓐ'..='ⓩ' => boxed(&mut text, u32::from(c) - u32::from('ⓐ'), 'a'),
            '🅐'..='🅩' => boxed(&mut text, u32::from(c) - u32::from('🅐'), 'A'),
            '🅰'..='🆉' => boxed(&mut text, u32::from(c) - u32::from('🅰'), 'A'),
            '🄰'..='🅉' => boxed(&mut text, u32::from(c) - u32::from('🄰'), 'A'),
            '⒜'..='⒵' => boxed(&mut text, u32::from(c) - u32::from('⒜'), 'a'),
            '⑴'..='⑼' => boxed(&mut text, u32::from(c) - u32::from('⑴'), '1'),
            // Of two, a flag is made.
            '🇦'..='🇿' if text.is_empty() && !flag => {
                boxed(&mut text, u32::from(c) - u32::from('🇦'), 'A');
            }
            '①'..='⑨' => boxed(&mut text, u32::from(c) - u32::from('①'), '1'),
            _ if c.is_whitespace() => text.push(' '),
            _ if c.is_control() => {
                let found = line.garbled.get_or_insert_with(String::new);
                if found.len() < 40 {
                    found.extend(c.escape_default());
                }
            }
            _ => text.push(c),
        }
    }
    if let Some(found) = &mut line.garbled
        && found.chars().count() > 8
    {
        *found = found.chars().take(8).collect();
    }
    line.framed = is_framed(text.trim());
    let bare = text.trim();
    let listed = || bare.strip_prefix(['-', '*', '+', '•']).map(str::trim_start).and_then(box_of);
    let text = match box_of(bare).or_else(listed) {
        Some((is_ticked, rest)) => {
            line.ticked |= is_ticked;
            line.bullet = Some(if is_ticked { '●' } else { '○' });
            rest.to_owned()
        }
        None => text,
    };
    let (text, bold, bullet) = unmarked(text.trim());
    line.bullet = line.bullet.or(bullet);
    line.bold = bold;
    line.text = marks_first(&text).unwrap_or(text);
    line
}

/// The line with the mark of an option before the stars that stand around option and mark, where
/// something else stands on the line: `a) Delhi  **b) Mumbai**` has `b) **Mumbai**`.
fn marks_first(text: &str) -> Option<String> {
    ["**", "*"].into_iter().filter(|star| text.contains(*star)).find_map(|star| {
        let pieces: Vec<&str> = text.split(star).collect();
        let beside = pieces.iter().step_by(2).any(|piece| piece.chars().any(is_letter));
        if pieces.len() < 3 || pieces.len().is_multiple_of(2) || !beside {
            return None;
        }
        let mut out = String::with_capacity(text.len());
        let mut is_moved = false;
        for (place, piece) in pieces.iter().enumerate() {
            if place % 2 == 0 {
                out.push_str(piece);
                continue;
            }
            let is_free = pieces[place - 1].is_empty() || pieces[place - 1].ends_with(' ');
            let mark = super::mark::bare(piece).into_iter().flatten().find(|mark| {
                super::inline::may_be_options(*mark) && mark.ordinal < 6 && mark.end < piece.len()
            });
            let end = mark.filter(|_| is_free).map_or(0, |mark| mark.end);
            is_moved |= end > 0;
            out.push_str(&piece[..end]);
            out.push_str(star);
            out.push_str(piece[end..].trim_end());
            out.push_str(star);
        }
        is_moved.then_some(out)
    })
}

/// `*** End of paper ***`, `--- easy till here ---`: a few words between two rules.
fn is_framed(text: &str) -> bool {
    let is_rule =
        |c: char| matches!(c, '-' | '–' | '—' | '*' | '=' | '~' | '#' | '•' | '━' | '─' | '➖');
    let rest = text.trim_start_matches(is_rule);
    let inner = rest.trim_end_matches(is_rule);
    let least = |len: usize| len >= 2;
    least(text.len() - rest.len())
        && least(rest.len() - inner.len())
        && (inner.starts_with(' ') && inner.ends_with(' '))
        && inner.len() < 80
        && !inner.contains('?')
}

/// A box to be ticked at the beginning of a line, whether it is, and what follows.
fn box_of(text: &str) -> Option<(bool, &str)> {
    const OPEN: &[&str] = &["[ ]", "( )", "○", "◯", "☐", "⚪", "◻", "❍"];
    const TICKED: &[&str] = &["[x]", "[X]", "◉", "🔘", "⦿", "⚫"];
    let rest = |signs: &[&str]| signs.iter().find_map(|sign| text.strip_prefix(sign));
    let open = rest(OPEN).map(|rest| (false, rest));
    let (is_ticked, rest) = open.or_else(|| rest(TICKED).map(|rest| (true, rest)))?;
    let rest = rest.trim_start();
    (!rest.is_empty()).then_some((is_ticked, rest))
}

/// A letter or digit in a circle or square as papers print it: `(b)`.
fn boxed(text: &mut String, offset: u32, first: char) {
    if let Some(c) = char::from_u32(u32::from(first) + offset) {
        text.push('(');
        text.push(c);
        text.push_str(") ");
    }
}

/// The line without bullets, heading marks and stars around it; whether the stars were around all of
/// it, and the bullet.
fn unmarked(text: &str) -> (String, bool, Option<char>) {
    let mut found = None;
    let text = without_bullets(text, &mut found);
    let (text, bold) = without_stars(text);
    (text, bold, found)
}

fn without_bullets<'t>(text: &'t str, found: &mut Option<char>) -> &'t str {
    let mut text = text;
    for _ in 0..4 {
        let before = text;
        if let Some(pointer) = text.chars().next().filter(|c| is_pointer(*c)) {
            found.get_or_insert(pointer);
        }
        text = text.trim_start_matches(is_ornament).trim_start();
        let hashes = text.trim_start_matches('#');
        if hashes.len() < text.len() && hashes.starts_with(' ') {
            text = hashes.trim_start();
        }
        for bullet in
            ['•', '▪', '◦', '●', '■', '□', '➤', '➢', '►', '▶', '·', '-', '–', '>', '*', '◆', '❖']
        {
            // Word's bullet of the second level is a letter.
            if let Some(rest) = text.strip_prefix("o ")
                && found.is_none()
                && rest.trim_start().starts_with(|c: char| c.is_uppercase() || c.is_numeric())
            {
                text = rest.trim_start();
                found.get_or_insert('◦');
                break;
            }
            if let Some(rest) = text.strip_prefix(bullet)
                && (rest.starts_with(' ') || !matches!(bullet, '-' | '–' | '*' | '>'))
            {
                text = rest.trim_start();
                found.get_or_insert(bullet);
                break;
            }
        }
        if text.len() == before.len() {
            break;
        }
    }
    text
}

fn without_stars(text: &str) -> (String, bool) {
    for star in ["***", "**", "__", "*"] {
        let Some(inner) = text.strip_prefix(star) else { continue };
        // An underlined gap is no emphasis.
        if star == "__" && inner.starts_with('_') {
            continue;
        }
        let Some(close) = inner.find(star) else {
            return if star == "__" {
                (text.to_owned(), false)
            } else {
                (inner.trim().to_owned(), true)
            };
        };
        let (inside, after) = (inner[..close].trim(), inner[close + star.len()..].trim());
        if after.chars().all(|c| !c.is_alphanumeric()) {
            return (format!("{inside}{after}"), true);
        }
        // `**Q1.** Which …`: what is emphasised is the mark, not a word of the sentence.
        if super::mark::is_all_mark(inside) {
            return (format!("{inside} {after}"), false);
        }
        return (text.to_owned(), false);
    }
    (text.to_owned(), false)
}

/// Those of them that stand for bullets.
const fn is_pointer(c: char) -> bool {
    matches!(c, '👉' | '🔹' | '🔸' | '🔷' | '🔶' | '🔺' | '🔻' | '➡' | '☞' | '☛' | '⭐')
}

/// Pictures that are set before lines in messages.
const fn is_ornament(c: char) -> bool {
    matches!(c, '\u{1F300}'..='\u{1F6FF}' | '\u{1F900}'..='\u{1F9FF}' | '❓' | '❔' | '❗' | '➡' | '⬅' | '✍' | '✨' | '⭐' | '⚡' | '☞' | '⏩' | '☛')
}

/// The words with one space between them.
pub(super) fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Where the emphasis that two underscores begin ends: at the next two, if both stand at words.
fn underline_end(chars: &[char], at: usize) -> Option<usize> {
    let is_word = |c: Option<&char>| c.is_some_and(|c| !c.is_whitespace() && *c != '_');
    let is_free = |c: Option<&char>| c.is_none_or(|c| !c.is_alphanumeric());
    if !is_word(chars.get(at + 2)) || !is_free(at.checked_sub(1).and_then(|at| chars.get(at))) {
        return None;
    }
    let end = at + 2 + chars[at + 2..].iter().position(|c| *c == '_')?;
    let run = chars[end..].iter().take_while(|c| **c == '_').count();
    (run == 2 && is_word(chars.get(end - 1)) && is_free(chars.get(end + 2))).then_some(end)
}

/// Stars and lines as our banks write them: `*so*` becomes `**so**`, a row of `_` becomes `____`.
pub(super) fn marked_up(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let chars: Vec<char> = text.chars().collect();
    let mut open = false;
    let mut at = 0;
    let mut stars_left = chars.iter().filter(|c| **c == '*').count();
    let mut underlined = None;
    while at < chars.len() {
        let c = chars[at];
        let run = chars[at..].iter().take_while(|other| **other == c).count();
        match c {
            '*' if run <= 2 => {
                stars_left -= run;
                let inside = |c: Option<&char>| c.is_some_and(|c| !c.is_whitespace());
                let (opens, closes) = (
                    !open && stars_left > 0 && inside(chars.get(at + run)),
                    open && at > 0 && inside(chars.get(at - 1)),
                );
                if opens || closes {
                    out.push_str("**");
                    open = !open;
                } else {
                    out.extend(&chars[at..at + run]);
                }
            }
            // `__words__` is emphasis, as messages have it; it is not kept.
            '_' if run == 2 && underlined == Some(at) => underlined = None,
            '_' if run == 2 && underline_end(&chars, at).is_some() => {
                underlined = underline_end(&chars, at);
            }
            '_' if run >= 2 => out.push_str("____"),
            _ => {
                if c == '*' {
                    stars_left -= run;
                }
                out.extend(&chars[at..at + run]);
            }
        }
        at += run;
    }
    out
}
