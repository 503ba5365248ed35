//! Aiken as people write it: small letters, letters in brackets, Hindi letters, `Answer: b` and
//! `उत्तर: (ख)`, stems of several lines, numbers before them, explanations after the key. Letters are
//! options only where they follow each other from the first, so a stem may begin "C. V. Raman".

use super::{Draft, MOST_OPTIONS};
use crate::interchange::lines::{beginning, lines};
use crate::interchange::{Place, Remark, Said, Taken, limit, tongue};

/// The most lines of one stem with the explanation before it.
const MOST_LINES: usize = 2_000;

/// Letters that options are counted by. Those of Hindi papers follow the Hindi or the Latin order.
const ALPHABETS: [&str; 4] =
    ["ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz", "कखगघङच", "अबसद"];

/// What a key stands after, in small letters; the longer first.
const KEY_WORDS: [&str; 10] = [
    "correct answer",
    "correct option",
    "right answer",
    "answer",
    "ans",
    "key",
    "सही उत्तर",
    "सही विकल्प",
    "उत्तर",
    "उत्‍तर",
];

/// What an explanation stands after, in small letters.
const EXPLANATION_WORDS: [&str; 8] =
    ["explanation", "exp", "solution", "sol", "rationale", "व्याख्या", "स्पष्टीकरण", "हल"];

pub(super) fn read(source: &str) -> Taken {
    let mut reader = Reader::default();
    let mut after_blank = true;
    for (number, text) in lines(source) {
        if text.is_empty() {
            after_blank = true;
            continue;
        }
        if reader.taken.items.len() + reader.taken.remarks.len() >= limit::QUESTIONS {
            let said = Said::Limit { what: "questions", most: limit::QUESTIONS };
            reader.leave_out(number, said);
            return reader.taken;
        }
        reader.line(&Line { number, text, after_blank });
        after_blank = false;
    }
    reader.finish(None);
    reader.rest();
    reader.taken
}

/// A line that is not empty.
#[derive(Debug, Clone, Copy)]
struct Line<'a> {
    number: usize,
    text: &'a str,
    /// Whether it is the first, or there is an empty one before it.
    after_blank: bool,
}

/// An option that has begun.
struct Begun<'a> {
    first: Line<'a>,
    text: String,
}

#[derive(Default)]
struct Reader<'a> {
    taken: Taken,
    /// The lines since the last key: an explanation, a stem.
    before: Vec<Line<'a>>,
    /// More lines than are kept of one question.
    overflows: bool,
    options: Vec<Begun<'a>>,
    /// How many options there are, also of those that are not kept.
    count: usize,
    /// What is said of the question that has options already.
    said: Vec<Said>,
}

impl<'a> Reader<'a> {
    fn leave_out(&mut self, line: usize, said: Said) {
        self.taken.remarks.push(Remark { place: Place::Line(line), said });
    }

    fn say(&mut self, said: Said) {
        if !self.said.contains(&said) && self.said.len() < 20 {
            self.said.push(said);
        }
    }

    fn line(&mut self, line: &Line<'a>) {
        if self.options.is_empty() {
            self.outside(line);
        } else {
            self.among_options(line);
        }
    }

    /// A line where a stem or an explanation may stand.
    fn outside(&mut self, line: &Line<'a>) {
        if let Some(key) = after_word(line.text, &KEY_WORDS) {
            // A key without options: what is before it cannot be asked.
            let (explanation, stem) = self.parted();
            self.explain(explanation);
            match stem.first() {
                Some(first) => {
                    self.leave_out(first.number, Said::TooFew { count: 0, least: 2 });
                }
                None if key.is_empty() => {}
                None => self.leave_out(line.number, Said::NoStem),
            }
        } else if let Some((0, rest)) = label(line.text)
            && !self.before.is_empty()
        {
            self.begin_option(line, rest);
        } else {
            self.keep(line);
        }
    }

    fn keep(&mut self, line: &Line<'a>) {
        if self.before.len() < MOST_LINES {
            self.before.push(*line);
        } else {
            self.overflows = true;
        }
    }

    fn begin_option(&mut self, line: &Line<'a>, text: &str) {
        self.count += 1;
        if self.count <= MOST_OPTIONS {
            if super::option(line.text).is_none() {
                self.say(Said::Lenient { found: beginning(line.text) });
            }
            self.options.push(Begun { first: *line, text: text.to_owned() });
        }
    }

    fn among_options(&mut self, line: &Line<'a>) {
        if let Some(key) = after_word(line.text, &KEY_WORDS) {
            let is_strict = line.text.strip_prefix("ANSWER:").is_some_and(|key| {
                key.trim().len() == 1 && key.trim().starts_with(|c: char| c.is_ascii_uppercase())
            });
            if !is_strict {
                self.say(Said::Lenient { found: beginning(line.text) });
            }
            self.finish(Some(key));
            return;
        }
        match label(line.text) {
            Some((place, text)) if place == self.count => self.begin_option(line, text),
            // What looked like the first option was a line of the stem.
            Some((0, text)) if self.count == 1 => {
                let lost = self.options.pop();
                self.count = 0;
                self.said.clear();
                if let Some(lost) = lost {
                    self.keep(&lost.first);
                }
                self.begin_option(line, text);
            }
            // A letter was passed over.
            Some((place, text)) if place > self.count && place < MOST_OPTIONS => {
                self.say(Said::Stray { found: beginning(line.text) });
                self.begin_option(line, text);
            }
            _ if line.after_blank || without_number(line.text).is_some() => {
                self.finish(None);
                self.keep(line);
            }
            _ => {
                self.say(Said::Lenient { found: "an option of several lines".to_owned() });
                if let Some(option) = self.options.last_mut()
                    && option.text.len() <= limit::TEXT
                {
                    option.text.push(' ');
                    option.text.push_str(line.text);
                }
            }
        }
    }

    /// The lines before the options: the explanation of the question before, and the stem.
    fn parted(&mut self) -> (Vec<Line<'a>>, Vec<Line<'a>>) {
        let mut lines = std::mem::take(&mut self.before);
        let explains = !self.taken.items.is_empty()
            && lines
                .first()
                .is_some_and(|line| after_word(line.text, &EXPLANATION_WORDS).is_some());
        if !explains {
            return (Vec::new(), lines);
        }
        let begins = |line: &Line<'_>| line.after_blank || without_number(line.text).is_some();
        let end = lines.iter().skip(1).position(begins).map(|place| place + 1);
        let end = end.unwrap_or_else(|| {
            // Nothing parts them: the last line is the stem.
            if lines.len() > 2 {
                self.said.push(Said::Stray { found: beginning(lines[lines.len() - 2].text) });
            }
            lines.len() - 1
        });
        let stem = lines.split_off(end);
        (lines, stem)
    }

    /// Gives the last question its explanation.
    fn explain(&mut self, lines: Vec<Line<'a>>) {
        let Some(first) = lines.first() else { return };
        let Some(item) = self.taken.items.last_mut() else { return };
        let place = item.place.clone();
        let mut text = joined(&lines);
        if let Some(rest) = after_word(first.text, &EXPLANATION_WORDS) {
            text = format!("{rest}{}", &text[first.text.len()..]);
        }
        let text = text.trim();
        let said = if text.len() > limit::TEXT {
            Said::Limit { what: "bytes of one text", most: limit::TEXT }
        } else {
            item.explanation = (!text.is_empty()).then(|| tongue::text(text));
            Said::Lenient { found: "an explanation".to_owned() }
        };
        item.remarks.push(Remark { place, said });
    }

    /// Ends the question that has options, with its key if there is one.
    fn finish(&mut self, key: Option<&str>) {
        let options = std::mem::take(&mut self.options);
        let count = std::mem::take(&mut self.count);
        let overflows = std::mem::take(&mut self.overflows);
        let Some(first) = options.first() else { return };
        let (explanation, stem) = self.parted();
        self.explain(explanation);
        let mut said = std::mem::take(&mut self.said);
        let Some(start) = stem.first() else {
            self.leave_out(first.first.number, Said::NoStem);
            return;
        };
        if overflows {
            self.leave_out(
                start.number,
                Said::Limit { what: "lines of one question", most: MOST_LINES },
            );
            return;
        }
        if count > MOST_OPTIONS {
            self.leave_out(start.number, Said::TooMany { count, most: MOST_OPTIONS });
            return;
        }
        if stem.len() > 1 {
            said.insert(0, Said::Lenient { found: "a stem of several lines".to_owned() });
        }
        if let Some(part) = stem.iter().skip(1).find(|line| line.after_blank) {
            said.push(Said::Stray { found: beginning(part.text) });
        }
        let mut text = joined(&stem);
        if let Some(rest) = without_number(&text) {
            said.insert(
                0,
                Said::Lenient { found: beginning(text[..text.len() - rest.len()].trim()) },
            );
            text = text.split_off(text.len() - rest.len());
        }
        let line = start.number;
        let mut draft = Draft::new(line, text);
        draft.said = said;
        for option in options {
            draft.option(option.text);
        }
        match key {
            None | Some("") => draft.said.push(Said::NoKey),
            Some(key) => take_key(&mut draft, key),
        }
        match draft.end() {
            Ok(item) => self.taken.items.push(item),
            Err(said) => self.leave_out(line, said),
        }
    }

    /// What is left at the end: an explanation, or a stem without options.
    fn rest(&mut self) {
        let mut lines = std::mem::take(&mut self.before);
        let Some(first) = lines.first() else { return };
        if after_word(first.text, &EXPLANATION_WORDS).is_some() && !self.taken.items.is_empty() {
            let end = lines.iter().skip(1).position(|line| line.after_blank);
            let stem = lines.split_off(end.map_or(lines.len(), |place| place + 1));
            self.explain(lines);
            lines = stem;
        }
        if let Some(first) = lines.first() {
            self.leave_out(first.number, Said::NoAnswer);
        }
    }
}

fn joined(lines: &[Line<'_>]) -> String {
    lines.iter().map(|line| line.text).collect::<Vec<_>>().join("\n")
}

/// The right option: the one whose text the key is, or the one of its letter.
fn take_key(draft: &mut Draft, key: &str) {
    let said_by = |text: &str| {
        let text = text.trim().trim_end_matches('.');
        draft.options.iter().position(|option| {
            option.trim_end_matches('.').to_lowercase() == text.to_lowercase() && !text.is_empty()
        })
    };
    let by_text = said_by(key);
    let Some((letter, rest)) = key_letter(key) else { return draft.key(by_text, key) };
    let other = said_by(rest).filter(|other| *other != letter);
    if by_text.is_none()
        && let Some(other) = other
    {
        let name = |place: usize| ALPHABETS[0].get(place..=place).unwrap_or("?").to_owned();
        draft.said.push(Said::KeysDiffer { taken: name(letter), other: name(other) });
    }
    draft.key(by_text.or(Some(letter)), key);
}

/// The place of a letter that stands alone, from 0, and what follows it.
fn key_letter(key: &str) -> Option<(usize, &str)> {
    let key = key.trim_start_matches(['(', '[', '*', ' ']);
    let letter = key.chars().next()?;
    let rest = &key[letter.len_utf8()..];
    let goes_on = |c: char| c.is_alphanumeric() || matches!(c, '\u{0900}'..='\u{0963}');
    if rest.starts_with(goes_on) {
        return None;
    }
    let rest = rest.trim_start_matches([')', ']', '.', ':', '-', '*', ' ']);
    Some((place_of(letter)?, rest))
}

fn place_of(letter: char) -> Option<usize> {
    ALPHABETS.into_iter().find_map(|letters| letters.chars().position(|one| one == letter))
}

/// The place of the letter that a line begins with, from 0, and what follows: `a)`, `A.`, `(b)`,
/// `[C]`, `क)`.
fn label(line: &str) -> Option<(usize, &str)> {
    let (close, rest) = match line.chars().next()? {
        '(' => (&[')'][..], &line[1..]),
        '[' => (&[']'][..], &line[1..]),
        _ => (&[')', '.'][..], line),
    };
    let letter = rest.chars().next()?;
    let place = place_of(letter)?;
    let rest = &rest[letter.len_utf8()..];
    let after = rest.strip_prefix(close)?;
    // "A.P.J." is a name.
    if rest.starts_with('.') && !after.is_empty() && !after.starts_with(char::is_whitespace) {
        return None;
    }
    Some((place, after.trim()))
}

/// What follows one of these words and a mark after it: `Answer: b`, `Ans.(b)`, `व्याख्या - …`.
fn after_word<'t>(line: &'t str, words: &[&str]) -> Option<&'t str> {
    const MARKS: [char; 7] = [':', '.', '-', '–', '—', '=', 'ः'];
    let rest = words.iter().find_map(|word| {
        let start = line.get(..word.len())?;
        start.eq_ignore_ascii_case(word).then(|| line[word.len()..].trim_start())
    })?;
    rest.starts_with(MARKS).then(|| {
        rest.trim_start_matches(MARKS).trim_start_matches([' ', '\t', ':', '.', '-']).trim_end()
    })
}

/// What follows the number of a question: `1.`, `Q2)`, `Q. 3:`, `प्र. 4.`, `Question 5:`; `None` if
/// there is no such number.
fn without_number(text: &str) -> Option<&str> {
    const WORDS: [&str; 4] = ["question", "प्रश्न", "प्र", "q"];
    let word = WORDS
        .iter()
        .find(|word| text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word)));
    let rest = &text[word.map_or(0, |word| word.len())..];
    let rest = if word.is_some() { rest.trim_start_matches(['.', ' ']) } else { rest };
    let digits = rest.len()
        - rest.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '०'..='९')).len();
    if digits == 0 || digits > 12 {
        return None;
    }
    let rest = rest[digits..].strip_prefix(['.', ')', ':'])?;
    let text = rest.trim_start_matches(['.', ')', ':']);
    (text.starts_with(char::is_whitespace) && !text.trim().is_empty()).then(|| text.trim_start())
}
