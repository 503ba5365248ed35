//! One question from its lines: stem, numbered entries, what is asked of them, options, key, reasons.
//! Which of several rows of marks are the options is decided here; what the entries mean is not.

mod place;

use std::collections::HashMap;

use super::clean::Line;
use super::cut::Block;
use super::heading::is_list_head;
use super::key::{self, Said};
use super::mark::{self, Class, Mark, Style, Wrap};
use super::tongue::{self, Part};
use super::{Role, amend, inline};
use crate::domain::bank::markup;
use crate::domain::locale::Locale;
use crate::interchange::remark::Said as Remarked;
pub(super) use place::is_signed;
use place::place;

/// A question in its parts.
#[derive(Debug, Clone, Default)]
pub(super) struct Asked {
    /// Its number, if it has one.
    pub number: Option<usize>,
    /// Its first line, as an index.
    pub start: usize,
    /// The same as it is counted, from 1.
    pub line: usize,
    /// What stands before the entries.
    pub lead: Vec<Part>,
    /// Rows of numbered entries.
    pub groups: Vec<Group>,
    /// What is asked of them.
    pub tail: Vec<Part>,
    /// The options.
    pub options: Vec<Opt>,
    /// Everything of the stem, in its order.
    pub flow: Vec<Flow>,
    /// Whether it is put together of two languages.
    pub merged: bool,
    /// Whether its options are those of several questions.
    pub shares: bool,
    /// Whether it has two lists.
    pub lists: bool,
    /// The keys under it.
    pub keys: Vec<Said>,
    /// Why the key is right.
    pub reason: Vec<Part>,
    /// What was noticed: the line, from 1.
    pub noticed: Vec<(usize, Remarked)>,
}

/// A row of entries.
#[derive(Debug, Clone)]
pub(super) struct Group {
    /// Their marks.
    pub style: Style,
    /// The entries, from the first.
    pub items: Vec<Vec<Part>>,
    /// How many parts of the tail stand before it.
    pub tail_before: usize,
}

/// A piece of the stem.
#[derive(Debug, Clone)]
pub(super) enum Flow {
    /// Words between entries.
    Words(Part),
    /// An entry: its row, and its place there.
    Entry(usize, usize),
}

/// An option.
#[derive(Debug, Clone)]
pub(super) struct Opt {
    /// Its words.
    pub parts: Vec<Part>,
    /// Its line, from 1.
    pub line: usize,
    /// Whether it is marked right by a tick.
    pub ticked: bool,
    /// Whether it is emphasised as a whole.
    pub bold: bool,
    /// What its mark looks like.
    pub style: Style,
}

/// A piece of a line.
#[derive(Debug)]
struct Bit {
    at: usize,
    text: String,
    marks: [Option<Mark>; 2],
    part: Part,
    whole: bool,
    after_key: bool,
    run: Option<(usize, usize)>,
}

impl Bit {
    /// What stands behind the mark by which it belongs to a run.
    fn words(&self) -> Option<&str> {
        self.run.map(|(_, end)| &self.text[end..])
    }
}

/// A row of marks that go on by one.
#[derive(Debug, Clone, Copy)]
struct Run {
    style: Style,
    first: usize,
    last: usize,
    len: usize,
}

/// Reads a block; `put` is told what each line is.
pub(super) fn read(lines: &[Line], block: &Block, role_of: &mut dyn FnMut(usize, Role)) -> Asked {
    let line = lines[block.start].number;
    let mut asked = Asked { number: block.number, start: block.start, line, ..Asked::default() };
    if block.unsure {
        asked.noticed.push((line, Remarked::Stray { found: start(&lines[block.start].text) }));
    }
    let mut has_role = vec![false; block.end - block.start];
    let put = &mut |at: usize, role| {
        if let Some(has_role) = has_role.get_mut(at.wrapping_sub(block.start)) {
            *has_role = true;
        }
        role_of(at, role);
    };
    let mut bits = collect(lines, block, &mut asked, put);
    asked.lists = bits.iter().any(|bit| bit.run.is_none() && is_list_head(&bit.text))
        && bits.iter().any(|bit| bit.marks.iter().flatten().any(|mark| mark.ordinal == 0));
    bits = split(bits, asked.lists);
    let runs = number_runs(&mut bits);
    let chosen = options(&bits, &runs, asked.lists);
    for at in further_options(&bits, &runs, &chosen, asked.lists) {
        let found = start(&lines[at].text);
        asked.noticed.push((lines[at].number, Remarked::Stray { found }));
    }
    place(lines, bits, &runs, &chosen, &mut asked, put);
    no_question_within(lines, block, &mut asked);
    // Whatever was made of the others, no line is lost without a word.
    for (at, line) in lines.iter().enumerate().take(block.end).skip(block.start) {
        if !has_role[at - block.start] {
            asked.noticed.push((line.number, Remarked::Stray { found: start(&line.text) }));
            role_of(at, Role::Ignored);
        }
    }
    asked
}

/// Where no options were found, each line with a number may be a question of its own; and so may the
/// lines under the first be options without letters.
fn no_question_within(lines: &[Line], block: &Block, asked: &mut Asked) {
    if !asked.options.is_empty() {
        return;
    }
    let own = &lines[block.start + 1..block.end];
    for line in own {
        let numbered = mark::bare(&line.text)[0].is_some_and(|mark| {
            mark.style.class == Class::Number
                && matches!(mark.style.wrap, Wrap::Dot | Wrap::Close)
                && mark.ordinal > 0
                && mark.end < line.text.len()
        });
        if numbered {
            asked.noticed.push((line.number, Remarked::Stray { found: start(&line.text) }));
        }
    }
    let short = |part: &&Part| part.text.chars().count() <= 60;
    if asked.groups.is_empty() && asked.lead.iter().skip(1).filter(short).count() >= 3 {
        let found = asked.lead.get(1).map(|part| start(&part.text)).unwrap_or_default();
        asked.noticed.push((asked.line, Remarked::Stray { found }));
    }
}

/// The lines before keys and reasons as bits.
#[expect(
    clippy::too_many_lines,
    reason = "one walk over the lines, whose state would have to be carried along"
)]
fn collect(
    lines: &[Line],
    block: &Block,
    asked: &mut Asked,
    put: &mut dyn FnMut(usize, Role),
) -> Vec<Bit> {
    let mut bits = Vec::new();
    let (mut in_reason, mut after_key, mut pending) = (false, false, false);
    let mut before = "";
    for (at, line) in lines.iter().enumerate().take(block.end).skip(block.start) {
        let mut text = if at == block.start { &line.text[block.text_at..] } else { &line.text };
        if let Some(found) = broken(before, text) {
            asked.noticed.push((line.number, Remarked::Stray { found }));
        }
        before = text;
        if line.unsure {
            asked.noticed.push((line.number, Remarked::Stray { found: start(&line.text) }));
        }
        let part = |text: &str| Part {
            text: text.to_owned(),
            blank_before: line.blank_before && at != block.start,
            soft_end: line.soft_end,
        };
        if let Some(found) = &line.garbled {
            asked.noticed.push((line.number, Remarked::Garbled { found: found.clone() }));
        }
        if pending {
            pending = false;
            let words = super::codes::words(text);
            let is_option = |bit: &Bit| {
                bit.marks
                    .iter()
                    .flatten()
                    .any(|mark| super::codes::words(&bit.text[mark.end..]) == words)
            };
            if !key::labels(text).0.is_empty() || bits.iter().rev().take(8).any(is_option) {
                asked.keys.push(key::said(line.number, text));
                put(at, Role::Key);
                continue;
            }
        }
        if at != block.start && key::is_ticked(line) {
            put(at, Role::Key);
            asked.keys.push(key::said(line.number, text));
            (in_reason, after_key) = (false, true);
            continue;
        }
        let echo = (!asked.keys.is_empty()).then(|| amend::under_key(text)).flatten();
        if let Some(bare) = echo {
            asked.keys.push(Said { echo: true, ..key::said(line.number, bare) });
        }
        let said_before = !asked.keys.is_empty() && key::is_sentence(text);
        if at != block.start
            && !said_before
            && let Some(bare) = key::after_word(text)
        {
            put(at, Role::Key);
            in_reason = false;
            after_key = true;
            if bare.is_empty() {
                pending = true;
            } else {
                take_key(line.number, bare, asked, &part, &mut in_reason);
                if key::is_negative(text, bare)
                    && let Some(said) = asked.keys.last_mut()
                {
                    said.raw.insert(0, '-');
                }
            }
            continue;
        }
        if at != block.start
            && let Some(rest) = mark::explanation(text)
        {
            in_reason = true;
            // `Solution: (b)`, where nothing else says the key.
            let (labels, why) = key::labels(rest);
            if asked.keys.is_empty()
                && labels.first().is_some_and(|label| label.marked)
                && bits.len() > 2
            {
                put(at, Role::Key);
                let why = why.trim_start_matches([' ', '.', ':', '-', '–']);
                let bare = rest[..rest.len() - why.len()].trim();
                asked.keys.push(key::said(line.number, bare));
                if !why.is_empty() {
                    asked.reason.push(part(why));
                }
                continue;
            }
            put(at, Role::Explanation);
            if !rest.is_empty() {
                asked.reason.push(part(rest));
            }
            continue;
        }
        if in_reason {
            put(at, Role::Explanation);
            asked.reason.push(part(text));
            continue;
        }
        // `(d) Kolkata   Ans. (b)`.
        let mut inner = None;
        if let Some((cut, bare)) = key_within(text) {
            inner = Some(bare);
            text = text[..cut].trim_end().trim_end_matches(['(', '[']).trim_end();
        }
        if !text.is_empty() || inner.is_none() {
            let mut marks = mark::at(text);
            // What a question begins with is no option; its first statement it may be.
            if at == block.start
                && !marks.iter().flatten().any(|mark| mark.style.wrap == Wrap::Word)
            {
                marks = [None; 2];
            }
            bits.push(Bit {
                at,
                text: text.to_owned(),
                marks,
                part: part(text),
                whole: true,
                after_key,
                run: None,
            });
        }
        if let Some(bare) = inner {
            put(at, Role::Key);
            after_key = true;
            take_key(line.number, bare, asked, &part, &mut in_reason);
        }
    }
    bits
}

fn take_key(
    line: usize,
    bare: &str,
    asked: &mut Asked,
    part: &dyn Fn(&str) -> Part,
    in_reason: &mut bool,
) {
    let mut said = key::said(line, bare);
    if let Some(rest) = mark::explanation(&said.rest) {
        if !rest.is_empty() {
            asked.reason.push(part(rest));
        }
        *in_reason = true;
        said.rest = String::new();
    } else if let Some((at, word)) = ["Explanation:", "Exp:", "Exp.", "Solution:", "व्याख्या:"]
        .iter()
        .find_map(|word| said.rest.find(word).map(|at| (at, *word)))
    {
        asked.reason.push(part(said.rest[at + word.len()..].trim()));
        said.rest.truncate(at);
        *in_reason = true;
    }
    asked.keys.push(said);
}

/// A word with a hyphen where the line breaks: nothing says whether the hyphen is its own.
fn broken(before: &str, text: &str) -> Option<String> {
    let head = before.strip_suffix('-').filter(|head| head.ends_with(char::is_alphabetic))?;
    let head = head.rsplit(' ').next()?;
    let tail = text.split(' ').next().filter(|tail| tail.starts_with(char::is_lowercase))?;
    Some(start(&format!("{head}-{tail}")))
}

/// Where a key begins within a line, and what it says.
pub(super) fn key_within(text: &str) -> Option<(usize, &str)> {
    const WORDS: &[&str] = &[
        " Ans.",
        " Ans:",
        " ans.",
        " ans:",
        " Ans-",
        " Answer:",
        " Answer (",
        " Ans (",
        " Ans ",
        " Answer -",
        " ANS",
        " उत्तर:",
        " उत्तर -",
        "[Ans",
        "(Ans",
        " Correct Answer",
        " सही उत्तर",
    ];
    let is_near = text.contains("उत्तर")
        || text.as_bytes().windows(3).any(|letters| letters.eq_ignore_ascii_case(b"ans"));
    if !is_near {
        return None;
    }
    let Some(at) = WORDS.iter().filter_map(|word| text.find(word)).min() else {
        return key_at_end(text);
    };
    let rest = text[at + 1..].trim_end_matches([']']);
    let bare = key::after_word(rest)?;
    let (labels, _) = key::labels(bare);
    // An answer in words, after a question that is at its end.
    let asked = text[..at].trim_end().ends_with(['?', '_', '।']) && !bare.is_empty();
    (!labels.is_empty() || asked).then_some((at + 1, bare))
}

/// The word for "answer" and an option, however they are written, at the end of a line: `… ans-b`.
/// Before options the word asks for one: `Choose the right answer: (a) …`.
fn key_at_end(text: &str) -> Option<(usize, &str)> {
    let lower = text.to_ascii_lowercase();
    let at = lower.rfind(" ans")?;
    let bare = key::after_word(&text[at + 1..]).filter(|bare| !bare.is_empty())?;
    let (labels, rest) = key::labels(bare);
    let alone = labels.len() == 1 && rest.trim_matches([' ', '.', ']', ')']).is_empty();
    (alone && !key::is_sentence(&text[at + 1..])).then_some((at + 1, bare))
}

/// Cuts lines on which several marks stand.
#[expect(
    clippy::too_many_lines,
    reason = "one walk over the bits, whose state would have to be carried along"
)]
fn split(bits: Vec<Bit>, lists: bool) -> Vec<Bit> {
    // The next mark of the same style at the beginning of a later line.
    let mut next: HashMap<Style, usize> = HashMap::new();
    let mut later: Vec<[Option<usize>; 2]> = vec![[None; 2]; bits.len()];
    for (index, bit) in bits.iter().enumerate().rev() {
        for (place, mark) in bit.marks.iter().enumerate() {
            let Some(mark) = mark else { continue };
            later[index][place] = next.insert(mark.style, mark.ordinal);
        }
    }
    let mut out = Vec::with_capacity(bits.len());
    let mut before: HashMap<Style, usize> = HashMap::new();
    // The styles of which several marks have stood on one line.
    let mut several: Vec<Style> = Vec::new();
    for (index, bit) in bits.into_iter().enumerate() {
        let mut cuts: Vec<(usize, [Option<Mark>; 2])> = Vec::new();
        for (place, mark) in bit.marks.iter().enumerate() {
            let Some(mark) = mark else { continue };
            let alone = before.get(&mark.style).is_some_and(|last| last + 1 == mark.ordinal);
            before.insert(mark.style, mark.ordinal);
            if mark.ordinal != 0 && !alone {
                continue;
            }
            if lists
                && matches!(mark.style.class, Class::Letter | Class::Ka | Class::A)
                && let Some(cut) = beside(&bit.text, *mark)
            {
                cuts = vec![cut];
                break;
            }
            let mut found = inline::following(&bit.text, mark.end, mark.style, mark.ordinal);
            match later[index][place] {
                Some(ordinal) if ordinal > mark.ordinal => {
                    found.truncate(ordinal - mark.ordinal - 1);
                }
                _ if mark.ordinal >= 3 && found.len() == 1 && !several.contains(&mark.style) => {
                    found.clear();
                }
                _ => {}
            }
            if !found.is_empty() {
                if !several.contains(&mark.style) {
                    several.push(mark.style);
                }
                before.insert(mark.style, mark.ordinal + found.len());
                cuts = found
                    .into_iter()
                    .map(|cut| (cut.start, mark::at(&bit.text[cut.start..])))
                    .collect();
                break;
            }
        }
        if cuts.is_empty()
            && bit.marks.iter().all(Option::is_none)
            && let Some((first, style, rest)) = inline::within(&bit.text)
        {
            before.insert(style, rest.len());
            let starts = [first].into_iter().chain(rest);
            cuts = starts.map(|cut| (cut.start, mark::at(&bit.text[cut.start..]))).collect();
        }
        if cuts.is_empty()
            && index > 0
            && bit.marks.iter().all(Option::is_none)
            && let Some((at, mark)) = goes_on(&bit.text, &before)
        {
            let rest = inline::following(&bit.text, at + mark.end, mark.style, mark.ordinal);
            before.insert(mark.style, mark.ordinal + rest.len());
            let starts = [at].into_iter().chain(rest.into_iter().map(|cut| cut.start));
            cuts = starts.map(|start| (start, mark::at(&bit.text[start..]))).collect();
        }
        if cuts.is_empty() {
            out.push(bit);
            continue;
        }
        let ends: Vec<usize> =
            cuts.iter().skip(1).map(|(start, _)| *start).chain([bit.text.len()]).collect();
        let head = bit.text[..cuts[0].0].trim().to_owned();
        let piece = |text: &str, marks: [Option<Mark>; 2], whole| {
            let text = text.trim();
            // A mark that reaches into what was cut off is none of what is left.
            let within = |mark: &Mark| mark.end <= text.len();
            Bit {
                at: bit.at,
                text: text.to_owned(),
                marks: marks.map(|mark| mark.filter(within)),
                part: Part {
                    text: text.to_owned(),
                    blank_before: bit.part.blank_before && whole,
                    soft_end: false,
                },
                whole: false,
                after_key: bit.after_key,
                run: None,
            }
        };
        if !head.is_empty() {
            out.push(piece(&head, bit.marks, true));
        }
        for ((start, marks), end) in cuts.into_iter().zip(ends) {
            out.push(piece(
                bit.text[start..end].trim_end_matches([' ', ',', ';', '|']),
                marks,
                false,
            ));
        }
        if let Some(last) = out.last_mut() {
            last.part.soft_end = bit.part.soft_end;
        }
    }
    out
}

/// The next mark of a row, apart from the words before it, which go on from the line above:
/// `chromosome      (4) polyploidy`.
fn goes_on(text: &str, before: &HashMap<Style, usize>) -> Option<(usize, Mark)> {
    inline::starts(text, 0).filter(|at| text[..*at].ends_with("  ")).take(20).find_map(|at| {
        let fits = |mark: &Mark| {
            inline::may_be_options(*mark)
                && at + mark.end < text.len()
                && before.get(&mark.style).is_some_and(|last| last + 1 == mark.ordinal)
        };
        Some((at, mark::bare(&text[at..]).into_iter().flatten().find(fits)?))
    })
}

/// The entry of List-II on the line of an entry of List-I.
fn beside(text: &str, mark: Mark) -> Option<(usize, [Option<Mark>; 2])> {
    let bytes = text.as_bytes();
    (mark.end + 1..bytes.len())
        .filter(|at| bytes[at - 1] == b' ' && bytes[*at] != b' ' && text.is_char_boundary(*at))
        .find_map(|at| {
            let marks = mark::at(&text[at..]);
            let fits = marks.iter().flatten().any(|other| {
                matches!(other.style.class, Class::Number | Class::Roman)
                    && other.ordinal == mark.ordinal
                    && at + other.end < text.len()
            });
            fits.then_some((at, marks))
        })
}

/// Puts marks that go on by one into runs.
fn number_runs(bits: &mut [Bit]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut open: HashMap<Style, usize> = HashMap::new();
    for (index, bit) in bits.iter_mut().enumerate() {
        let goes_on = bit.marks.iter().flatten().find_map(|mark| {
            let run = *open.get(&mark.style)?;
            (runs[run].len == mark.ordinal).then_some((*mark, run))
        });
        let taken = goes_on.or_else(|| {
            let mark = *bit.marks.iter().flatten().find(|mark| mark.ordinal == 0)?;
            runs.push(Run { style: mark.style, first: index, last: index, len: 0 });
            open.insert(mark.style, runs.len() - 1);
            Some((mark, runs.len() - 1))
        });
        if let Some((mark, run)) = taken {
            runs[run].len += 1;
            runs[run].last = index;
            bit.run = Some((run, mark.end));
        }
    }
    runs
}

const fn is_lettered(style: Style) -> bool {
    matches!(style.class, Class::Letter | Class::Ka | Class::A)
        && !matches!(style.wrap, Wrap::Colon)
}

/// The run or the two runs (in two languages) that are the options.
fn options(bits: &[Bit], runs: &[Run], lists: bool) -> Vec<usize> {
    let fit: Vec<usize> = (0..runs.len()).filter(|run| runs[*run].len >= 2).collect();
    // What begins after the key is an explanation, where something before it can be the options.
    let early: Vec<usize> =
        fit.iter().copied().filter(|run| !bits[runs[*run].first].after_key).collect();
    let usable = |run: &usize| is_lettered(runs[*run].style) || !lists;
    let fit = if early.iter().any(usable) { early } else { fit };
    let mut lettered: Vec<usize> =
        fit.iter().copied().filter(|run| is_lettered(runs[*run].style)).collect();
    if lettered.is_empty() {
        // `A: Delhi`, which may be who says it, if there are several.
        let colons = fit.iter().copied().filter(|run| {
            runs[*run].style.wrap == Wrap::Colon
                && runs[*run].style.class == Class::Letter
                && runs[*run].len > 2
        });
        lettered = colons.collect();
    }
    let texts =
        |run: usize| bits.iter().filter(move |bit| bit.run.is_some_and(|(own, _)| own == run));
    if lists {
        let coded = |run: &&usize| {
            let codes = texts(**run).filter(|bit| {
                let words = bit.words().unwrap_or_default();
                super::codes::looks_matched(words)
            });
            codes.count() * 2 > runs[**run].len
        };
        let last =
            fit.iter().rev().find(coded).or_else(|| lettered.last().filter(|_| lettered.len() > 1));
        return last.copied().into_iter().collect();
    }
    let script = |run: usize| {
        let hindi = texts(run)
            .filter(|bit| tongue::script(bit.words().unwrap_or(&bit.text)) == Some(Locale::Hi))
            .count();
        hindi * 2 > runs[run].len
    };
    // Statements with letters, and options with numbers that name them.
    let numbered = fit.iter().rev().find(|run| {
        let run = &runs[**run];
        run.style.class == Class::Number
            && matches!(run.style.wrap, Wrap::Round | Wrap::Square | Wrap::Close)
    });
    if let (Some(numbered), Some(last)) = (numbered, lettered.last())
        && runs[*last].last < runs[*numbered].first
    {
        let between = runs[*last].last + 1..runs[*numbered].first;
        let asked = bits[between].iter().any(|bit| bit.run.is_none() && is_ask(&bit.text));
        let named =
            texts(*numbered).filter(|bit| super::codes::letters(bit.words().unwrap_or_default()));
        if asked || named.count() * 2 > runs[*numbered].len {
            return vec![*numbered];
        }
    }
    if let [.., one, other] = lettered[..]
        && runs[one].len == runs[other].len
        && runs[one].len >= 3
        && (script(one) != script(other) || is_again(bits, runs, one, other))
    {
        return vec![one, other];
    }
    if let Some(last) = lettered.last() {
        return vec![*last];
    }
    let worded = fit.iter().any(|run| runs[*run].style.wrap == Wrap::Word);
    let plain: Vec<usize> = fit
        .into_iter()
        .filter(|run| matches!(runs[*run].style.class, Class::Number | Class::Roman))
        .collect();
    match plain[..] {
        [] => Vec::new(),
        [only] => {
            let asked_after =
                bits[runs[only].last + 1..].iter().any(|bit| !bit.after_key && is_ask(&bit.text));
            let intro = bits[..runs[only].first].iter().any(|bit| is_intro(&bit.text));
            if asked_after || (intro && !worded) { Vec::new() } else { vec![only] }
        }
        [.., last] => vec![last],
    }
}

/// The lines of rows of options of the same style as those that were taken: other questions may
/// stand in this one.
fn further_options(bits: &[Bit], runs: &[Run], chosen: &[usize], lists: bool) -> Vec<usize> {
    let style = chosen.first().and_then(|run| runs.get(*run)).map(|run| run.style);
    let Some(style) = style.filter(|style| is_lettered(*style) && !lists) else {
        return Vec::new();
    };
    let is_further = |(place, run): &(usize, &Run)| {
        !chosen.contains(place) && run.style == style && run.len >= 3 && !bits[run.first].after_key
    };
    let found = runs.iter().enumerate().filter(is_further);
    found.map(|(_, run)| bits[run.first].at).collect()
}

/// Whether a second row of options says the same as the first, under the question in the other
/// language: names and numbers are alike in both.
fn is_again(bits: &[Bit], runs: &[Run], one: usize, other: usize) -> bool {
    let texts = |run: usize| {
        let own = bits.iter().filter_map(move |bit| {
            bit.run.filter(|(own, _)| *own == run).and_then(|_| bit.words())
        });
        own.map(super::codes::words).collect::<Vec<_>>()
    };
    let script = |bits: &[Bit]| {
        let bits = bits.iter().filter(|bit| bit.run.is_none());
        tongue::script(&bits.map(|bit| bit.text.as_str()).collect::<Vec<_>>().join(" "))
    };
    // Rows that run into each other are no translation.
    let Some(between) = bits.get(runs[one].last + 1..runs[other].first) else { return false };
    let (before, between) = (script(&bits[..runs[one].first]), script(between));
    runs[one].style == runs[other].style
        && between.is_some()
        && before.is_some()
        && before != between
        && texts(one).into_iter().zip(texts(other)).all(|(one, other)| {
            one == other || tongue::script(&one.concat()) != tongue::script(&other.concat())
        })
}

/// The beginning of a text, for a remark.
pub(super) fn start(text: &str) -> String {
    markup::cut(text, 40)
}

/// Whether a line asks about what stands above it.
pub(super) fn is_ask(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "which",
        "how many",
        "select",
        "choose",
        "code",
        "codes",
        "what",
        "who",
        "identify",
        "of the above",
        "of the statements",
        "find",
        "in respect of",
        "the correct",
        "mark",
        "pick",
        "using",
        "in the light of",
        "in light of",
        "with reference to the above",
        "arrange",
        "in the context of the above",
        "out of",
        "from the above",
        "given the above",
        "correct option",
        "the above",
        "उपर्युक्त",
        "उपरोक्त",
        "ऊपर",
        "नीचे",
        "कूट",
        "सही",
        "इनमें",
        "दिए",
        "निम्नलिखित",
        "निम्न",
        "कौन",
        "कितने",
        "उक्त",
    ];
    let text = text.trim_start_matches(['*', '"', '“', '(']);
    mark::after_any(text, WORDS).is_some()
}

fn is_intro(text: &str) -> bool {
    let lower = text.to_lowercase();
    [
        "consider the following",
        "following statements",
        "following pairs",
        "पर विचार",
        "arrange",
        "statements given below",
    ]
    .iter()
    .any(|words| lower.contains(words))
}

/// `Codes:`, and the letters over a table of codes.
fn is_codes_head(text: &str) -> bool {
    let rest = mark::after_any(text, &["codes", "code", "कूट", "कूटः"]).unwrap_or(text);
    let rest = rest.trim_start_matches(['ः', ' ', ':', '-', '–']);
    let mut words = rest.split(' ').filter(|word| !word.is_empty());
    let row = words.clone().count() >= 3
        && words.clone().enumerate().all(|(place, word)| {
            let name = word.trim_matches(['(', ')', '.', ',']);
            mark::ordinals(name).any(|(class, ordinal)| ordinal == place && class != Class::Number)
        });
    row || (rest.len() < text.len() && words.next().is_none())
}
