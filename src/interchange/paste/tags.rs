//! What papers write behind a question and does not belong to what is asked: the exam it comes from
//! (`[UPSC 2023]`), its marks (`(2 marks)`), how it is to be answered (`(True/False)`).

use super::block::{Asked, Flow};
use super::tongue::Part;
use super::{Remark, codes, mark};
use crate::interchange::{Place, Said};

/// What stands in brackets.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Tag {
    /// An exam with its year, and whether it is one that is known.
    Exam(String, bool),
    /// Marks, and whether it says that it is marks.
    Marks(bool),
    /// How to answer.
    Truth,
}

/// Words of the names of exams; others in capitals with a year are taken with a remark.
const EXAMS: &[&str] = &[
    "ssc",
    "cgl",
    "chsl",
    "mts",
    "cpo",
    "upsc",
    "cse",
    "ias",
    "ips",
    "cds",
    "nda",
    "capf",
    "bpsc",
    "uppsc",
    "uppcs",
    "upsssc",
    "rpsc",
    "ras",
    "mppsc",
    "mpsc",
    "jpsc",
    "hpsc",
    "hcs",
    "ukpsc",
    "cgpsc",
    "opsc",
    "wbcs",
    "appsc",
    "tspsc",
    "tnpsc",
    "kpsc",
    "gpsc",
    "ppsc",
    "psc",
    "pcs",
    "net",
    "ugc",
    "jrf",
    "mpcj",
    "djs",
    "bjs",
    "rjs",
    "hjs",
    "pcsj",
    "apo",
    "set",
    "ctet",
    "tet",
    "uptet",
    "reet",
    "htet",
    "stet",
    "kvs",
    "nvs",
    "dsssb",
    "rrb",
    "ntpc",
    "alp",
    "je",
    "ibps",
    "sbi",
    "po",
    "rbi",
    "lic",
    "aao",
    "neet",
    "jee",
    "aieee",
    "aipmt",
    "gate",
    "clat",
    "cuet",
    "cat",
    "cbse",
    "icse",
    "ncert",
    "board",
    "police",
    "constable",
    "si",
    "railway",
    "afcat",
    "epfo",
    "lekhpal",
    "patwari",
    "bank",
];

/// Words that stand beside those names.
const BESIDE: &[&str] = &[
    "pre",
    "prelims",
    "preliminary",
    "mains",
    "main",
    "shift",
    "tier",
    "paper",
    "exam",
    "examination",
    "group",
    "clerk",
    "officer",
    "grade",
    "asked",
    "in",
    "grp",
    "gs",
    "i",
    "ii",
    "iii",
    "iv",
    "d",
    "c",
    "b",
    "a",
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "june",
    "july",
    "aug",
    "sept",
    "oct",
    "nov",
    "dec",
    "and",
    "phase",
    "set",
];

/// Takes the tags off a question: those of exams are returned, for the rest nothing stays. Marks that
/// only a number in brackets stands for are taken where `numbers` says that the paper has them, and
/// what looks like an exam nobody knows without a remark where `exams_named` says that it has such.
pub(super) fn take(
    asked: &mut Asked,
    (numbers, exams_named): (bool, bool),
    remarks: &mut Vec<Remark>,
    place: &Place,
) -> Vec<String> {
    let mut exams = Vec::new();
    let mut unsure = None;
    // What must be answered has a star in forms.
    if let Some(part) = asked.lead.first()
        && let Some(rest) =
            part.text.strip_suffix(" *").filter(|rest| rest.ends_with('?') || !rest.contains('*'))
    {
        let rest = rest.trim_end().to_owned();
        cut(asked, Where::Lead(0), &rest);
    }
    let truth = asked.options.is_empty() || asked.options.len() == 2;
    for _ in 0..3 {
        let Some((part, rest, tag, found)) = last(asked) else { break };
        match tag {
            Tag::Exam(name, known) => {
                if !known && !exams_named {
                    unsure = Some(found);
                }
                exams.push(name);
            }
            Tag::Marks(said) if said || numbers => {}
            Tag::Truth if truth => {}
            Tag::Marks(_) => {
                unsure = Some(found);
                break;
            }
            Tag::Truth => break,
        }
        cut(asked, part, &rest);
    }
    for option in &mut asked.options {
        let Some(part) = option.parts.last_mut() else { continue };
        let found =
            trailing(&part.text).and_then(|(rest, inner)| Some((rest.to_owned(), tag(inner)?)));
        match found {
            Some((rest, Tag::Exam(name, true))) if !rest.is_empty() => {
                exams.push(name);
                part.text = rest;
            }
            Some((rest, Tag::Marks(true))) if !rest.is_empty() => part.text = rest,
            _ => {}
        }
    }
    // Alone behind the key.
    let keyed = asked.keys.iter_mut().map(|said| &mut said.rest);
    for text in asked.reason.iter_mut().map(|part| &mut part.text).take(1).chain(keyed) {
        match tag(text.trim_matches(['(', ')', '[', ']', ' '])) {
            Some(Tag::Exam(name, true)) => {
                exams.push(name);
                text.clear();
            }
            Some(Tag::Marks(true)) => text.clear(),
            _ => {}
        }
    }
    asked.reason.retain(|part| !part.text.is_empty());
    if let Some(first) = asked.lead.first()
        && let Some((Tag::Exam(name, true), rest)) = leading(&first.text)
    {
        exams.push(name);
        cut(asked, Where::Lead(0), &rest);
    }
    if let Some(found) = unsure {
        remarks.push(Remark { place: place.clone(), said: Said::Stray { found } });
    }
    exams.reverse();
    exams
}

/// Whether the question ends with what looks like an exam that is not known: `[XYZ 2019]`.
pub(super) fn has_exam(asked: &Asked) -> bool {
    matches!(last(asked), Some((_, _, Tag::Exam(_, false), _)))
}

/// Whether the question ends with a number in brackets, as marks are written: `[1]`.
pub(super) fn has_number(asked: &Asked) -> bool {
    matches!(last(asked), Some((_, _, Tag::Marks(false), _)))
}

/// A part of a question at which tags stand.
#[derive(Clone, Copy)]
enum Where {
    Lead(usize),
    Tail(usize),
    /// The last entry of the last row.
    Entry,
}

/// The tag at the end of the lead or of what is asked: where, what is left there, and what it is.
fn last(asked: &Asked) -> Option<(Where, String, Tag, String)> {
    let at_end = |text: &str| {
        let (rest, inner) = trailing(text)?;
        Some((rest.to_owned(), tag(inner)?, inner.to_owned()))
    };
    // Where nothing is asked below the entries, what stands behind the last is behind the question.
    let entry = asked.tail.is_empty().then(|| last_entry(asked)).flatten();
    let ends = [
        asked.tail.len().checked_sub(1).map(Where::Tail),
        entry.map(|_| Where::Entry),
        asked.lead.len().checked_sub(1).map(Where::Lead),
        asked.lead.first().map(|_| Where::Lead(0)),
    ];
    ends.into_iter().flatten().find_map(|place| {
        let text = match place {
            Where::Tail(at) => &asked.tail[at].text,
            Where::Lead(at) => &asked.lead[at].text,
            Where::Entry => &entry?.text,
        };
        let (rest, tag, found) = at_end(text)?;
        let fits = !matches!((place, &tag), (Where::Entry, Tag::Exam(_, false) | Tag::Truth));
        fits.then_some((place, rest, tag, found))
    })
}

/// The last part of the last entry, if words mark the entries: `Reason (R): …`.
fn last_entry(asked: &Asked) -> Option<&Part> {
    let group = asked.groups.last().filter(|group| group.style.wrap == mark::Wrap::Word)?;
    group.items.last()?.last()
}

/// Leaves this of a part, and of its copy in the order of the whole.
fn cut(asked: &mut Asked, place: Where, rest: &str) {
    let (parts, at): (&mut Vec<Part>, usize) = match place {
        Where::Lead(at) => (&mut asked.lead, at),
        Where::Tail(at) => (&mut asked.tail, at),
        Where::Entry => {
            let entry = asked.groups.last_mut().and_then(|group| group.items.last_mut());
            if let Some(part) = entry.and_then(|parts| parts.last_mut()) {
                rest.clone_into(&mut part.text);
            }
            return;
        }
    };
    let Some(part) = parts.get_mut(at) else { return };
    let before = std::mem::replace(&mut part.text, rest.to_owned());
    let copy = asked.flow.iter_mut().find_map(|flow| match flow {
        Flow::Words(part) if part.text == before => Some(part),
        Flow::Words(_) | Flow::Entry(..) => None,
    });
    if let Some(part) = copy {
        rest.clone_into(&mut part.text);
    }
}

/// What stands in brackets at the end of a text, and the text before it. `True / False` needs none.
fn trailing(text: &str) -> Option<(&str, &str)> {
    let bare = text.trim_end_matches(['*', ' ', '।', '.']);
    for (open, close) in [('(', ')'), ('[', ']')] {
        if let Some(inner) = bare.strip_suffix(close) {
            let at = inner.rfind(open)?;
            let (rest, inner) = (&text[..at], &inner[at + open.len_utf8()..]);
            return (inner.len() < 60).then(|| (rest.trim_end(), inner.trim()));
        }
    }
    (matches!(tag(bare), Some(Tag::Truth))).then_some(("", bare))
}

/// An exam in brackets at the beginning of a text, and the text after it.
fn leading(text: &str) -> Option<(Tag, String)> {
    let (open, close) = if text.starts_with('[') { ('[', ']') } else { ('(', ')') };
    let (inner, rest) = text.strip_prefix(open)?.split_once(close)?;
    let rest = rest.trim_start_matches([' ', ':', '-', '.']);
    (inner.len() < 60 && !rest.is_empty()).then(|| Some((tag(inner)?, rest.to_owned())))?
}

fn tag(inner: &str) -> Option<Tag> {
    if inner.is_empty() || inner.len() > 60 {
        return None;
    }
    let words = codes::words(inner);
    let joined = words.join(" ");
    if matches!(
        joined.as_str(),
        "true false"
            | "t f"
            | "true or false"
            | "yes no"
            | "सत्य असत्य"
            | "सही गलत"
            | "सत्य या असत्य"
            | "सही या गलत"
    ) {
        return Some(Tag::Truth);
    }
    let is_marks = |word: &str| {
        matches!(word, "mark" | "marks" | "m" | "अंक" | "अंकों" | "pt" | "pts" | "point" | "points")
    };
    let amount = |word: &str| {
        mark::number(word).is_some_and(|number| number <= 50)
            || matches!(
                word,
                "one" | "two" | "three" | "four" | "five" | "half" | "एक" | "दो" | "तीन"
            )
    };
    match &words[..] {
        [number, word] if amount(number) && is_marks(word) => return Some(Tag::Marks(true)),
        [word, number] if amount(number) && is_marks(word) => return Some(Tag::Marks(true)),
        [both] => {
            let digits = both.trim_end_matches('m');
            if digits.len() < both.len() && digits.len() < 3 && mark::number(digits).is_some() {
                return Some(Tag::Marks(true));
            }
            if mark::number(both).is_some_and(|number| (1..=20).contains(&number)) {
                return Some(Tag::Marks(false));
            }
        }
        _ => {}
    }
    let year = |word: &str| {
        mark::number(word).is_some_and(|number| (1950..2100).contains(&number)) && word.len() == 4
            || word.len() == 4 && word.starts_with("20")
    };
    let is_year = words.iter().any(|word| year(word));
    let known = words.iter().filter(|word| EXAMS.contains(&word.as_str())).count();
    let number = |word: &str| mark::number(word).is_some();
    let others = words.iter().filter(|word| {
        !EXAMS.contains(&word.as_str()) && !BESIDE.contains(&word.as_str()) && !number(word)
    });
    let others: Vec<&String> = others.collect();
    if is_year && known > 0 && others.len() <= 1 {
        return Some(Tag::Exam(inner.to_owned(), true));
    }
    // A name in capitals with a year, and nothing else: `(XYZ 2019)`.
    let shouted = inner.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    (is_year && shouted && others.len() == 1 && words.len() <= 3 && others[0].chars().count() <= 8)
        .then(|| Tag::Exam(inner.to_owned(), false))
}
