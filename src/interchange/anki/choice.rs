//! Notes with fields of their own for a question, its options and its answer, by the names of the
//! fields in either language. The fields are those that columns of tables are known by, and those of
//! the note type "`AllInOne` (kprim, mc, sc)".

use super::Note;
use crate::domain::bank::{Body, Choice, Choices};
use crate::domain::locale::Text;
use crate::interchange::table::key::{Keys, Offered, named};
use crate::interchange::table::{Confidence, Field, KeyForm, Row, Sheet, guess, heads};
use crate::interchange::{Said, tongue};

/// What fields with something more to say are called, in small letters.
const MORE: [&str; 16] = [
    "extra",
    "extra 1",
    "extra1",
    "back extra",
    "note",
    "notes",
    "remark",
    "remarks",
    "reason",
    "why",
    "details",
    "more",
    "info",
    "टिप्पणी",
    "अतिरिक्त",
    "विवरण",
];

/// Where things are in the fields of a kind of note, as indices.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Layout {
    pub(super) question: usize,
    /// A line above the question.
    pub(super) title: Option<usize>,
    pub(super) options: Vec<usize>,
    pub(super) answer: usize,
    /// The field that says how many may be right, as a number.
    pub(super) how: Option<usize>,
    /// What is said with the answer.
    pub(super) more: Vec<usize>,
}

/// Whether what is in a field of this name is said with the answer and needs no name.
pub(super) fn is_more(name: &str) -> bool {
    let small = name.trim().to_lowercase();
    MORE.contains(&small.as_str()) || matches!(heads::field(name), Some((Field::Explanation, _)))
}

/// Where a question with options is in fields of these names, if that is what they hold.
pub(super) fn layout(fields: &[String]) -> Option<Layout> {
    let mut layout = Layout::default();
    let (mut question, mut answer) = (None, None);
    let mut options: Vec<(u8, usize)> = Vec::new();
    for (at, name) in fields.iter().enumerate() {
        let small = name.trim().to_lowercase();
        if small.starts_with("qtype") {
            layout.how = layout.how.or(Some(at));
        } else if let Some(number) = small.strip_prefix("q_").and_then(|n| n.parse().ok()) {
            options.push((number, at));
        } else if small == "title" {
            layout.title = Some(at);
        } else if is_more(name) {
            layout.more.push(at);
        } else {
            match heads::field(name) {
                Some((Field::Question, _)) => question = question.or(Some(at)),
                Some((Field::Answer, _)) => answer = answer.or(Some(at)),
                Some((Field::Option(number), _)) => options.push((number, at)),
                _ if small == "front" => question = question.or(Some(at)),
                // Whatever else it is, such as a source, is read with the answer.
                _ => layout.more.push(at),
            }
        }
    }
    options.sort_unstable();
    layout.question = question?;
    layout.answer = answer?;
    layout.options = options.into_iter().map(|(_, at)| at).collect();
    (layout.options.len() > 1).then_some(layout)
}

/// Where a question with options is in fields that have no names, told from what is in them, and
/// whether numbers of options begin at nought; `None` where any of it could be otherwise.
pub(super) fn layout_by_content(notes: &[&Note]) -> Option<(Layout, bool)> {
    let rows = (1..)
        .zip(notes)
        .map(|(number, note)| Row::new(number, note.fields.iter().map(String::as_str)));
    let guess = guess(&Sheet { name: None, rows: rows.collect() });
    if guess.confidence == Confidence::Unclear {
        return None;
    }
    let mut layout = Layout::default();
    let (mut question, mut answer) = (None, None);
    for (column, found) in &guess.mapping.columns {
        let at = column - 1;
        match found.field {
            Field::Question => question = Some(at),
            Field::Answer => answer = Some(at),
            Field::Option(_) => layout.options.push(at),
            _ => {}
        }
    }
    layout.question = question?;
    layout.answer = answer?;
    let width = notes.iter().map(|note| note.fields.len()).max().unwrap_or_default();
    layout.more = (0..width)
        .filter(|at| *at != layout.question && *at != layout.answer && !layout.options.contains(at))
        .collect();
    let from_nought = guess.mapping.key == KeyForm::ZeroBased;
    (layout.options.len() > 1).then_some((layout, from_nought))
}

/// A question of its texts; `how` is 0 for statements that each hold or not, 1 for several right
/// options and 2 for one.
pub(super) fn body(
    stem: String,
    texts: &[String],
    answer: &str,
    how: &str,
    from_nought: bool,
    said: &mut Vec<Said>,
) -> Result<Body, Said> {
    if stem.is_empty() {
        return Err(Said::NoStem);
    }
    let full: Vec<usize> = (0..texts.len()).filter(|at| !texts[*at].is_empty()).collect();
    if full.len() < 2 {
        return Err(Said::TooFew { count: full.len(), least: 2 });
    }
    let said_options: Vec<Text> = full.iter().map(|at| tongue::text(&texts[*at])).collect();
    let right: Vec<bool> = match bits(answer) {
        Some(bits) if bits.len() >= full.len() => {
            full.iter().map(|at| bits.get(*at) == Some(&true)).collect()
        }
        _ => {
            let offered: Vec<Offered<'_>> = full
                .iter()
                .zip(&said_options)
                .map(|(at, text)| Offered { number: *at, text })
                .collect();
            let is_number = answer.chars().all(|c| !c.is_alphabetic());
            let form = match (is_number, from_nought) {
                (false, _) => KeyForm::Letter,
                (true, false) => KeyForm::OneBased,
                (true, true) => KeyForm::ZeroBased,
            };
            let keys = Keys { form, several: Some(','), is_base_unclear: false };
            let found = named(answer, &offered, keys);
            for doubt in found.doubts {
                // What has no key is said below, and is no part of the question.
                if doubt != Said::NoKey {
                    said.push(doubt);
                }
            }
            (0..full.len()).map(|at| found.right.contains(&at)).collect()
        }
    };
    let rights = right.iter().filter(|right| **right).count();
    let mut options: Vec<Choice> = Vec::new();
    for (text, right) in said_options.into_iter().zip(right) {
        if options.iter().any(|other| other.text == text) {
            said.push(Said::SameOptions);
        }
        options.push(Choice { text, right, why: None, pinned: false });
    }
    let single = how.trim() == "2";
    match rights {
        0 if !said.iter().any(|said| matches!(said, Said::KeyBeyond { .. })) => {
            said.push(Said::NoKey);
        }
        1 if matches!(how.trim(), "0" | "1") => {
            let found = "several options may be right, but one is".to_owned();
            said.push(Said::Lenient { found });
        }
        2.. if single => said.push(Said::SeveralKeys),
        _ => {}
    }
    let choices = Choices { stem: tongue::owned(stem), options };
    let is_many = rights > 1 && !single;
    Ok(if is_many { Body::MultiSelect(choices) } else { Body::SingleBest(choices) })
}

/// `1 0 0 1`: whether each option is right.
fn bits(answer: &str) -> Option<Vec<bool>> {
    let bits: Option<Vec<bool>> = answer
        .split_whitespace()
        .map(|bit| match bit {
            "1" => Some(true),
            "0" => Some(false),
            _ => None,
        })
        .collect();
    bits.filter(|bits| bits.len() > 1)
}
