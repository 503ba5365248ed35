//! Words that a narrow column broke at the end of its lines: `estab-` and `lished`. One alone may
//! have a hyphen of its own and is left, with a remark; a paper that breaks several breaks them all.

use super::clean::Line;
use super::{Place, Remark, Said};

/// How many words a paper breaks that breaks words.
const SEVERAL: usize = 3;

/// What is written with a hyphen wherever it stands.
const OWN: &[&str] = &[
    "self", "non", "anti", "ex", "vice", "well", "co", "semi", "quasi", "socio", "half", "first",
    "second", "third", "one", "two", "three", "four", "five", "ten", "long", "short", "high",
    "low", "zero", "post", "multi", "pan", "so", "by", "cross", "all", "sub", "attorney", "ill",
    "part",
];

/// Puts together what several lines break, and says so.
pub(super) fn join(lines: &mut [Line], remarks: &mut Vec<Remark>) {
    let broken: Vec<(usize, String)> = (1..lines.len())
        .filter_map(|at| Some((at, broken(&lines[at - 1].text, &lines[at].text)?)))
        .collect();
    if broken.len() < SEVERAL {
        return;
    }
    for (at, word) in broken {
        let line = &mut lines[at - 1];
        line.text.truncate(line.text.len() - 1);
        line.soft_end = true;
        remarks
            .push(Remark { place: Place::Line(line.number), said: Said::Lenient { found: word } });
    }
}

/// The word that goes on in the next line, without its hyphen.
fn broken(text: &str, next: &str) -> Option<String> {
    let head = text.strip_suffix('-').filter(|head| head.ends_with(char::is_alphabetic))?;
    let head = head.rsplit([' ', '-', '(', '“', '"']).next()?;
    let tail = next.split([' ', ',', '.', '?']).next()?;
    let fits = tail.starts_with(char::is_lowercase)
        && head.chars().count() + tail.chars().count() <= 40
        && !OWN.contains(&head.to_lowercase().as_str());
    fits.then(|| format!("{head}{tail}"))
}
