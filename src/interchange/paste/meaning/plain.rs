//! A question as it was typed: one stem with all that stands in it, and its options.

use num_rational::Ratio;

use super::Texts;
use crate::domain::bank::{Body, Choice, Choices};
use crate::domain::locale::{Locale, Text};
use crate::interchange::paste::block::{Asked, Flow};
use crate::interchange::paste::clean::is_letter;
use crate::interchange::paste::mark::{self, Class, Style, Wrap};
use crate::interchange::paste::tongue::{self, Part, compose};

/// The question as it was typed.
pub(super) fn plain(texts: &Texts, asked: &Asked, key: &[usize]) -> Body {
    let stem = stem(texts, asked);
    let options = texts.options.iter().enumerate().map(|(place, text)| Choice {
        text: text.clone(),
        right: key.contains(&place),
        why: None,
        pinned: false,
    });
    let choices = Choices { stem, options: options.collect() };
    let each = |test: &dyn Fn(&str) -> bool| {
        choices.stem.locales().all(|locale| test(choices.stem.text(locale)))
    };
    if key.len() > 1 {
        return Body::MultiSelect(choices);
    }
    if each(&|stem| {
        let lower = stem.to_lowercase();
        lower.contains("odd one") || lower.contains("विषम") || lower.contains("odd man out")
    }) {
        return Body::OddOneOut(choices);
    }
    if each(&|stem| stem.contains("____")) {
        return Body::FillIn(choices);
    }
    if let Some(stem) = negative(&choices.stem) {
        return Body::Negative(Choices { stem, ..choices });
    }
    Body::SingleBest(choices)
}

/// A stem that asks for what is not so, with the word that says so emphasised.
fn negative(stem: &Text) -> Option<Text> {
    const WORDS: &[&str] = &["NOT", "EXCEPT", "INCORRECT", "not", "except", "नहीं"];
    let one = |stem: &str| -> Option<String> {
        let inside: Vec<&str> = stem.split("**").skip(1).step_by(2).collect();
        if inside.iter().any(|word| WORDS.contains(&word.trim())) {
            return Some(stem.to_owned());
        }
        if !inside.is_empty() {
            return None;
        }
        let shouted =
            WORDS[..3].iter().find_map(|word| at_word(stem, word).map(|at| (at, word.len())));
        let asked = || {
            let phrases = [
                ("is not", 3),
                ("are not", 4),
                ("was not", 4),
                ("were not", 5),
                ("not correct", 0),
                ("does not", 5),
                ("do not", 3),
                ("can not", 4),
            ];
            let lower = stem.to_lowercase();
            let which =
                ["which", "who ", "what"].iter().filter_map(|word| lower.rfind(word)).max()?;
            let last = stem.ends_with('?') && lower.len() == stem.len();
            let found = phrases
                .iter()
                .filter_map(|(phrase, skip)| {
                    at_word(&stem[which..], phrase).map(|at| at + skip + which)
                })
                .min()?;
            last.then_some((found, 3))
        };
        let hindi = || {
            let asks = ["कौन", "किस", "निम्न"].iter().any(|word| stem.contains(word))
                && stem.ends_with('?');
            let at = at_word(stem, "नहीं")?;
            asks.then_some((at, "नहीं".len()))
        };
        let (at, len) = shouted.or_else(asked).or_else(hindi)?;
        Some(format!("{}**{}**{}", stem.get(..at)?, stem.get(at..at + len)?, stem.get(at + len..)?))
    };
    let mut made: Vec<(Locale, String)> = Vec::new();
    for locale in stem.locales() {
        made.push((locale, one(stem.text(locale))?));
    }
    match &made[..] {
        [(locale, text)] => Some(Text::only(*locale, text.clone())),
        [(_, english), (_, hindi)] if !stem.is_same() => {
            Some(Text::both(english.clone(), hindi.clone()))
        }
        _ => None,
    }
}

/// Where a word stands by itself.
fn at_word(text: &str, word: &str) -> Option<usize> {
    text.match_indices(word).map(|(at, _)| at).find(|at| {
        let open = |c: Option<char>| !c.is_some_and(is_letter);
        open(text[..*at].chars().next_back()) && open(text[at + word.len()..].chars().next())
    })
}

/// Lead, entries and question as one text, a line each.
fn stem(texts: &Texts, asked: &Asked) -> Text {
    if let Some(stem) = in_order(texts, asked) {
        return stem;
    }
    let mut pieces: Vec<&Text> = vec![&texts.lead];
    let mut labels: Vec<Option<String>> = vec![None];
    for ((class, items), group) in texts.groups.iter().zip(&asked.groups) {
        for (place, item) in items.iter().enumerate() {
            pieces.push(item);
            labels.push(Some(label(*class, place, group.style)));
        }
    }
    pieces.push(&texts.tail);
    labels.push(None);
    let full: Vec<usize> = (0..pieces.len()).filter(|place| !is_empty(pieces[*place])).collect();
    let texts: Vec<&Text> = full.iter().map(|place| pieces[*place]).collect();
    compose(&texts, |parts| {
        let lines = parts.iter().zip(&full).map(|(part, place)| match &labels[*place] {
            Some(label) => format!("{label} {part}"),
            None => (*part).to_owned(),
        });
        lines.collect::<Vec<_>>().join("\n")
    })
}

/// The same for rows within rows, or with words between them: everything in the order it is written.
fn in_order(texts: &Texts, asked: &Asked) -> Option<Text> {
    if asked.merged || texts.groups.len() < 2 {
        return None;
    }
    let mut pieces: Vec<(Option<String>, Text)> = Vec::new();
    let mut words: Vec<Part> = Vec::new();
    let close = |words: &mut Vec<Part>, pieces: &mut Vec<(Option<String>, Text)>| {
        if !words.is_empty() {
            pieces.push((None, tongue::of(&std::mem::take(words), false)));
        }
    };
    for piece in &asked.flow {
        match piece {
            Flow::Words(part) => words.push(part.clone()),
            Flow::Entry(group, place) => {
                close(&mut words, &mut pieces);
                let style = asked.groups[*group].style;
                pieces.push((
                    Some(label(style.class, *place, style)),
                    texts.groups[*group].1[*place].clone(),
                ));
            }
        }
    }
    close(&mut words, &mut pieces);
    let texts: Vec<&Text> = pieces.iter().map(|(_, text)| text).collect();
    Some(compose(&texts, |parts| {
        let lines = parts.iter().zip(&pieces).map(|(part, (label, _))| match label {
            Some(label) => format!("{label} {part}"),
            None => (*part).to_owned(),
        });
        lines.collect::<Vec<_>>().join("\n")
    }))
}

pub(super) fn is_empty(text: &Text) -> bool {
    text.locales().all(|locale| text.text(locale).is_empty())
}

/// The mark of an entry as it is written again.
fn label(class: Class, place: usize, style: Style) -> String {
    const ROMAN: &[&str] =
        &["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
    let upper = style.upper;
    let letter = |first: u8| {
        u8::try_from(place)
            .ok()
            .filter(|place| *place < 26)
            .map_or('?', |place| char::from(first + place))
    };
    let name = match class {
        Class::Number => (place + 1).to_string(),
        Class::Roman => {
            let roman = (*ROMAN.get(place).unwrap_or(&"")).to_owned();
            if upper { roman } else { roman.to_lowercase() }
        }
        Class::Letter => letter(if upper { b'A' } else { b'a' }).to_string(),
        Class::Ka => ['क', 'ख', 'ग', 'घ', 'ङ', 'च'].get(place).unwrap_or(&'?').to_string(),
        Class::A => ['अ', 'ब', 'स', 'द', 'य', 'र'].get(place).unwrap_or(&'?').to_string(),
        Class::Statement => return format!("Statement-{}:", ROMAN.get(place).unwrap_or(&"")),
        Class::Assertion if place == 0 => return "Assertion (A):".to_owned(),
        Class::Assertion => return "Reason (R):".to_owned(),
    };
    match style.wrap {
        Wrap::Dot | Wrap::Word => format!("{name}."),
        Wrap::Close => format!("{name})"),
        Wrap::Round => format!("({name})"),
        Wrap::Square => format!("[{name}]"),
        Wrap::Colon => format!("{name}:"),
    }
}

/// A number that can be typed as an answer: of at most four digits before its point and four after.
pub(in crate::interchange::paste) fn number(text: &str) -> Option<Ratio<i64>> {
    let text = text.trim();
    let (sign, text) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    // `1,250` is one number, `1, 3` are two.
    let whole = match whole.split_once(',') {
        Some((head, tail)) if !head.is_empty() && tail.len() == 3 => format!("{head}{tail}"),
        _ => whole.to_owned(),
    };
    let read = |digits: &str| mark::number(digits).and_then(|number| i64::try_from(number).ok());
    let places = u32::try_from(part.chars().count()).ok()?;
    let part = if part.is_empty() { 0 } else { read(part)? };
    let scale = 10_i64.checked_pow(places)?;
    Some(Ratio::new(sign * (read(&whole)? * scale + part), scale))
}
