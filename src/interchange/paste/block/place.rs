//! What each piece of a question is, once its options are known: stem, entry, option, or words of
//! nobody.

use std::collections::HashMap;

use super::{Asked, Bit, Flow, Group, Opt, Remarked, Role, Run, is_ask, is_codes_head, start};
use crate::interchange::paste::clean::Line;
use crate::interchange::paste::heading::is_list_head;
use crate::interchange::paste::mark;
use crate::interchange::paste::tongue::{self, Part};

/// Says of every bit what it is.
#[expect(
    clippy::too_many_lines,
    reason = "one walk over the bits, whose state would have to be carried along"
)]
pub(super) fn place(
    lines: &[Line],
    bits: Vec<Bit>,
    runs: &[Run],
    chosen: &[usize],
    asked: &mut Asked,
    put: &mut dyn FnMut(usize, Role),
) {
    let first_option = chosen.iter().map(|run| runs[*run].first).min();
    let last_option = chosen.iter().map(|run| runs[*run].last).max();
    let mut group_of: HashMap<usize, usize> = HashMap::new();
    let mut in_tail = false;
    let mut second = false;
    let mut current: Option<usize> = None;
    let mut open_group: Option<usize> = None;
    let options_begin = first_option.unwrap_or(usize::MAX);
    for (index, bit) in bits.into_iter().enumerate() {
        let line = &lines[bit.at];
        let run = bit.run.filter(|(run, _)| runs[*run].len >= 2);
        let words = |end: usize| Part {
            text: bit.text[end..].trim().to_owned(),
            blank_before: false,
            soft_end: bit.part.soft_end,
        };
        if let Some((run, end)) = run
            && let Some(which) = chosen.iter().position(|chosen| *chosen == run)
        {
            second = which == 1;
            let place = if second {
                current = Some(
                    current.filter(|_| index != runs[run].first).map_or(0, |current| current + 1),
                );
                current.unwrap_or_default()
            } else {
                asked.options.push(Opt {
                    parts: Vec::new(),
                    line: line.number,
                    ticked: false,
                    bold: false,
                    style: runs[run].style,
                });
                current = Some(asked.options.len() - 1);
                asked.options.len() - 1
            };
            if let Some(option) = asked.options.get_mut(place) {
                let (words, right) = without_sign(words(end));
                // A name or a number is the same in both languages.
                let is_again = second && option.parts.iter().any(|part| part.text == words.text);
                if !is_again {
                    option.parts.push(words);
                }
                option.ticked |= right == Some(true);
                option.bold |= right == Some(false);
                // A tick on a line of several options does not say which.
                option.ticked |= line.ticked && bit.whole;
                option.bold |= line.bold && bit.whole;
            }
            if line.ticked && !bit.whole {
                asked.noticed.push((line.number, Remarked::Stray { found: "✓".to_owned() }));
            }
            put(bit.at, Role::Option(place));
            continue;
        }
        if index < options_begin {
            if let Some((run, end)) = run {
                set_heads(asked);
                let group = *group_of.entry(run).or_insert_with(|| {
                    let tail_before = asked.tail.len();
                    asked.groups.push(Group {
                        style: runs[run].style,
                        items: Vec::new(),
                        tail_before,
                    });
                    asked.groups.len() - 1
                });
                asked.groups[group].items.push(vec![words(end)]);
                asked.flow.push(Flow::Entry(group, asked.groups[group].items.len() - 1));
                open_group = Some(group);
                in_tail = false;
                put(bit.at, Role::Entry(asked.groups[group].items.len() - 1));
                continue;
            }
            if is_codes_head(&bit.text) {
                put(bit.at, Role::Ignored);
                in_tail = true;
                continue;
            }
            if bit.after_key && first_option.is_none() {
                put(bit.at, Role::Explanation);
                asked.reason.push(bit.part);
                continue;
            }
            put(bit.at, Role::Stem);
            let mut bit = bit;
            set_list_name(&mut bit.part);
            let Some(group) = open_group else {
                asked.flow.push(Flow::Words(bit.part.clone()));
                asked.lead.push(bit.part);
                continue;
            };
            in_tail |= bit.part.blank_before || is_ask(&bit.text) || is_list_head(&bit.text);
            if in_tail {
                asked.flow.push(Flow::Words(bit.part.clone()));
                asked.tail.push(bit.part);
            } else if let Some(item) = asked.groups[group].items.last_mut() {
                put(bit.at, Role::Entry(0));
                item.push(bit.part);
            }
            continue;
        }
        let past = last_option.is_some_and(|last| index > last);
        let between_runs = chosen.len() == 2 && !second && index > runs[chosen[0]].last;
        if between_runs {
            put(bit.at, Role::Stem);
            asked.lead.push(Part { blank_before: true, ..bit.part });
            continue;
        }
        if !past {
            if bit.after_key || current.is_none() {
                put(bit.at, Role::Stem);
                asked.noticed.push((line.number, Remarked::Stray { found: start(&bit.text) }));
                asked.tail.push(bit.part);
            } else if let Some(option) = current.and_then(|current| asked.options.get_mut(current))
            {
                put(bit.at, Role::Option(current.unwrap_or_default()));
                option.parts.push(bit.part);
            }
            continue;
        }
        after_options(line, bit, current, asked, put);
    }
}

/// A line after the last option: its next line, or words of nobody.
fn after_options(
    line: &Line,
    bit: Bit,
    current: Option<usize>,
    asked: &mut Asked,
    put: &mut dyn FnMut(usize, Role),
) {
    let option = current.and_then(|current| asked.options.get_mut(current));
    if !bit.after_key
        && !bit.part.blank_before
        && asked.reason.is_empty()
        && let Some(option) = option
    {
        let before = option.parts.last().map(|part| part.text.clone()).unwrap_or_default();
        let other_tongue = option.parts.len() == 1
            && tongue::script(&before).is_some()
            && tongue::script(&bit.text)
                .is_some_and(|script| tongue::script(&before) != Some(script));
        let sure = other_tongue
            || (bit.text.starts_with(char::is_lowercase) && before.chars().count() >= 25)
            || before.ends_with(['-', ','])
            || option.parts.last().is_some_and(|part| part.soft_end)
            || before.chars().count() >= 45;
        if !sure {
            asked.noticed.push((line.number, Remarked::Stray { found: start(&bit.text) }));
        }
        put(bit.at, Role::Option(current.unwrap_or_default()));
        option.parts.push(bit.part);
        return;
    }
    // Right under a key it is the reason; elsewhere that is not certain.
    let follows = bit.after_key && (!asked.reason.is_empty() || !bit.part.blank_before);
    if !follows {
        asked.noticed.push((line.number, Remarked::Stray { found: start(&bit.text) }));
    }
    put(bit.at, Role::Explanation);
    asked.reason.push(bit.part);
}

/// Whether an option ends with `(correct)` or the like.
pub(in crate::interchange::paste) fn is_signed(text: &str) -> bool {
    let part = Part { text: text.to_owned(), ..Part::default() };
    without_sign(part).1 == Some(true)
}

/// An option without `(correct)` at its end, or without the stars around all of it; whether it is
/// ticked by that, or else emphasised.
fn without_sign(part: Part) -> (Part, Option<bool>) {
    const SIGNS: &[&str] = &[
        "(correct)",
        "(correct answer)",
        "(right)",
        "(answer)",
        "(ans)",
        "[correct]",
        "(सही)",
        "(सही उत्तर)",
        "← correct",
        "←",
        "<--",
        "<-",
    ];
    let text = part.text.trim_end_matches([' ', '.']);
    let lower = text.to_ascii_lowercase();
    if let Some(sign) = SIGNS.iter().find(|sign| lower.ends_with(**sign) && sign.len() < text.len())
    {
        let words = text[..text.len() - sign.len()].trim_end().to_owned();
        return (Part { text: words, ..part }, Some(true));
    }
    // `Delhi*`, if no other has one.
    if let Some(inner) = text.strip_suffix('*').filter(|inner| !inner.contains('*')) {
        let words = inner.trim_end().to_owned();
        return (Part { text: words, ..part }, Some(false));
    }
    for stars in ["**", "*"] {
        let inner = text.strip_prefix(stars).and_then(|text| text.strip_suffix(stars));
        if let Some(inner) = inner.filter(|inner| !inner.is_empty() && !inner.contains('*')) {
            let words = inner.trim().to_owned();
            return (Part { text: words, ..part }, Some(false));
        }
    }
    (part, None)
}

/// Sets the name of a list apart that stands alone on its line.
fn set_list_name(part: &mut Part) {
    const NAMES: &[&str] = &["list", "column", "सूची", "स्तंभ", "स्तम्भ", "कॉलम"];
    let text = part.text.as_str();
    part.blank_before |= mark::after_any(text, NAMES).is_some() && text.chars().count() <= 12;
}

/// Sets the heads of two columns apart, where they stand over the first of their rows.
fn set_heads(asked: &mut Asked) {
    let over = asked.lead.len() > 1 && asked.groups.is_empty() && !asked.lists;
    let Some(part) = asked.lead.last_mut().filter(|_| over) else { return };
    let text = part.text.as_str();
    let mut cells = text.split("   ").map(str::trim).filter(|cell| !cell.is_empty());
    if let (Some(left), Some(right), None) = (cells.next(), cells.next(), cells.next())
        && text.chars().count() <= 120
        && left.split(' ').count() <= 4
        && right.split(' ').count() <= 4
        && !text.contains([':', '–', '—', '?', '.', '|', '='])
        && !text.contains(" - ")
        && !is_list_head(text)
    {
        part.text = format!("{left} : {right}");
        part.blank_before = true;
        if let Some(Flow::Words(copy)) = asked.flow.last_mut() {
            *copy = part.clone();
        }
    }
}
