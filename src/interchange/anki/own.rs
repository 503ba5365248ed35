//! The kind of note that questions of ours are written as: its fields, its cards, and a note of it
//! read back. Whatever a person changed in Anki holds.

use num_rational::Ratio;

use super::Note;
use super::note::Reading;
use crate::domain::bank::{Body, Choice, Choices, Numeric, Shuffle, Statement, Typed};
use crate::domain::locale::Text;
use crate::interchange::moodle::number::exact;
use crate::interchange::{Item, Remark, Said, limit, tongue};

/// What the kind is called.
pub(super) const NAME: &str = "Smriti question";
/// Its fields, in their order.
pub(super) const FIELDS: [&str; 7] =
    ["Question", "Options", "Answer", "Explanation", "Source", "Kind", "Id"];
/// The two sides of its card, and how they look.
pub(super) const FRONT: &str = include_str!("front.html");
pub(super) const BACK: &str = include_str!("back.html");
pub(super) const STYLE: &str = include_str!("style.css");

/// What is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    One,
    Many,
    TrueFalse,
    Number,
    Words,
}

impl Kind {
    const ALL: [Self; 5] = [Self::One, Self::Many, Self::TrueFalse, Self::Number, Self::Words];

    const fn name(self) -> &'static str {
        match self {
            Self::One => "one",
            Self::Many => "many",
            Self::TrueFalse => "true-false",
            Self::Number => "number",
            Self::Words => "words",
        }
    }
}

/// What stands in the field for the kind: its name, and whether options keep their places.
pub(super) fn kind_text(kind: Kind, is_fixed: bool) -> String {
    format!("{}{}", kind.name(), if is_fixed { " fixed" } else { "" })
}

/// Whether notes of this kind are ours.
pub(super) fn is_ours(kind: &super::Kind) -> bool {
    kind.name.starts_with(NAME) && kind.fields.iter().map(String::as_str).eq(FIELDS)
}

/// The bank and the path of the topic that a deck stands for.
pub(super) fn title(note: &Note) -> Option<&String> {
    note.deck.first().filter(|_| note.deck.len() > 1)
}

/// The question that a note of ours is.
pub(super) fn item(reading: &mut Reading<'_, '_>) -> Result<Item, Said> {
    let note = reading.note;
    let [question, options, answer, explanation, source, kind, id] =
        std::array::from_fn(|at| note.fields.get(at).map_or("", String::as_str));
    let stem = reading.words(question);
    if stem.is_empty() {
        return Err(Said::NoStem);
    }
    let stem = tongue::owned(stem);
    let mut words = kind.split_whitespace();
    let name = words.next().unwrap_or_default();
    let is_fixed = words.next() == Some("fixed");
    let kind = Kind::ALL
        .into_iter()
        .find(|kind| kind.name() == name)
        .ok_or_else(|| Said::UnknownKind { kind: name.chars().take(40).collect() })?;
    let body = match kind {
        Kind::Number => number(reading, answer, stem)?,
        Kind::Words => {
            let accept: Vec<Text> = pieces(answer, "div")
                .map(|(_, piece)| plain(reading, piece))
                .filter(|words| !words.is_empty())
                .map(tongue::owned)
                .collect();
            if accept.is_empty() {
                return Err(Said::NoAnswer);
            }
            Body::Typed(Typed { stem, accept })
        }
        Kind::One | Kind::Many | Kind::TrueFalse => choices(reading, kind, options, answer, stem)?,
    };
    let mut explanation = reading.words(explanation);
    let source = reading.words(source);
    if !source.is_empty() {
        if !explanation.is_empty() {
            explanation.push_str("\n\n");
        }
        explanation.push_str(&source);
    }
    let mut item = Item::new(reading.place.clone(), body);
    let id = plain(reading, id);
    item.id = (!id.is_empty()).then_some(id);
    item.topic = note.deck.iter().skip(usize::from(title(note).is_some())).cloned().collect();
    item.tags.clone_from(&note.tags);
    item.explanation = (!explanation.is_empty()).then(|| tongue::owned(explanation));
    item.shuffle = if is_fixed { Shuffle::Never } else { Shuffle::WhereSafe };
    let remark = |said: &Said| Remark { place: reading.place.clone(), said: said.clone() };
    item.remarks = reading.said.iter().map(remark).collect();
    Ok(item)
}

/// Text without markup on one line.
fn plain(reading: &mut Reading<'_, '_>, source: &str) -> String {
    // Two stars that are only stars are kept apart in Markdown.
    let words = reading.words(source).replace("*\u{200C}*", "**");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What stands in each element of this name, with what its tag says beside; without such an element,
/// the whole.
fn pieces<'s>(source: &'s str, name: &'static str) -> impl Iterator<Item = (&'s str, &'s str)> {
    let mut rest = Some(source);
    let mut is_first = true;
    std::iter::from_fn(move || {
        let source = rest?;
        let begin = source.match_indices('<').find(|(at, _)| {
            source[at + 1..].strip_prefix(name).is_some_and(|rest| rest.starts_with(['>', ' ']))
        });
        let was_first = std::mem::take(&mut is_first);
        let Some((at, _)) = begin else {
            rest = None;
            return was_first.then_some(("", source));
        };
        let tag = &source[at + 1 + name.len()..];
        let (tag, inner) = tag.split_once('>').unwrap_or((tag, ""));
        let end = inner.find(if name == "li" { "</li>" } else { "</div>" });
        let (inner, after) = inner.split_at(end.unwrap_or(inner.len()));
        rest = Some(after);
        Some((tag, inner))
    })
}

fn choices(
    reading: &mut Reading<'_, '_>,
    kind: Kind,
    list: &str,
    answer: &str,
    stem: Text,
) -> Result<Body, Said> {
    const OPTIONS: usize = 100;
    let mut options: Vec<Choice> = Vec::new();
    for (tag, piece) in pieces(list, "li").filter(|_| list.contains("<li")) {
        if options.len() == OPTIONS {
            return Err(Said::TooMany { count: OPTIONS + 1, most: OPTIONS });
        }
        let (text, why) = piece.split_once("<div class=\"why\">").unwrap_or((piece, ""));
        let text = tongue::owned(reading.words(text));
        let why = reading.words(why.strip_suffix("</div>").unwrap_or(why));
        let why = (!why.is_empty()).then(|| tongue::owned(why));
        if options.iter().any(|other| other.text == text) {
            reading.remark(Said::SameOptions);
        }
        options.push(Choice { text, right: tag.contains("right"), why, pinned: false });
    }
    if options.len() < 2 {
        return Err(Said::TooFew { count: options.len(), least: 2 });
    }
    // The letters are what a person would change.
    let letters = plain(reading, answer);
    let named: Vec<&str> = letters.split([',', ' ']).filter(|letter| !letter.is_empty()).collect();
    let is_named = |at: usize| named.contains(&crate::interchange::letters(at + 1).as_str());
    let marked: Vec<String> = (0..options.len())
        .filter(|at| options[*at].right)
        .map(|at| crate::interchange::letters(at + 1))
        .collect();
    let count = (0..options.len()).filter(|at| is_named(*at)).count();
    if count < named.len() {
        reading.remark(Said::KeyBeyond { key: letters.chars().take(40).collect() });
    } else if marked != named {
        let said = Said::KeysDiffer { taken: letters.clone(), other: marked.join(", ") };
        reading.remark(said);
    }
    for (at, option) in options.iter_mut().enumerate() {
        option.right = is_named(at);
    }
    match (kind, count) {
        (_, 0) => reading.remark(Said::NoKey),
        (Kind::One | Kind::TrueFalse, 2..) => reading.remark(Said::SeveralKeys),
        _ => {}
    }
    if kind == Kind::TrueFalse
        && count == 1
        && let [yes, no] = options.as_slice()
    {
        let wrong = if yes.right { no } else { yes };
        let why = wrong.why.clone();
        return Ok(Body::TrueFalse(Statement { text: stem, holds: yes.right, why, fact: None }));
    }
    let choices = Choices { stem, options };
    Ok(if kind == Kind::Many { Body::MultiSelect(choices) } else { Body::SingleBest(choices) })
}

/// `40 ± 2 km`.
fn number(reading: &mut Reading<'_, '_>, answer: &str, stem: Text) -> Result<Body, Said> {
    let text = plain(reading, answer);
    let bad = || Said::BadNumber { found: text.chars().take(40).collect() };
    let (number, rest) = text.split_once(' ').unwrap_or((&text, ""));
    let answer = exact(number).ok_or_else(bad)?;
    let (tolerance, unit) = match rest.strip_prefix("± ") {
        Some(rest) => {
            let (within, unit) = rest.split_once(' ').unwrap_or((rest, ""));
            (exact(within).ok_or_else(bad)?, unit)
        }
        None => (Ratio::from_integer(0), rest),
    };
    if tolerance < Ratio::from_integer(0) {
        return Err(bad());
    }
    let unit = (!unit.is_empty() && unit.len() <= limit::TEXT).then(|| tongue::text(unit));
    Ok(Body::Numeric(Numeric { stem, answer, tolerance, unit }))
}
