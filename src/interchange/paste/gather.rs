//! Questions as they are handed over: two versions of one put together, the keys of several places
//! held against each other, and remarks on what a person should look at.

use std::collections::HashMap;

use num_rational::Ratio;

use super::block::{self, Asked, start};
use super::clean::Line;
use super::cut::{Anew, Block, Directions, Parts, TableKey, Told};
use super::heading::is_for_several;
use super::key::{self, Label};
use super::meaning::{self, Texts};
use super::tongue::{self, Part};
use super::{Item, MOST_TEXT, Place, Remark, Role, Roles, Said, codes, doubt, mark, missed, tags};
use crate::domain::bank::{Body, Numeric, Statement, Typed};
use crate::domain::locale::{Locale, Text};

/// The most questions that a text is for which does not say how many.
const MOST_OF_PASSAGE: usize = 10;
/// The most of them that it may be for where it does not say that it is for several.
const MOST_AFTER_PASSAGE: usize = 4;

/// What the paper is called: its first line, if that belongs to no question.
pub(super) fn title(
    lines: &[Line],
    parts: &Parts,
    roles: &mut Roles,
    remarks: &mut Vec<Remark>,
) -> Option<String> {
    let first = parts.blocks.first().map_or(lines.len(), |block| block.start);
    let mut title = None;
    let mut said_once = false;
    for at in &parts.closers {
        let line = &lines[*at];
        roles.put(line.number, Role::Noise);
        let said = Said::Noise { found: start(&line.text) };
        remarks.push(Remark { place: Place::Line(line.number), said });
    }
    for at in &parts.heads {
        let line = &lines[*at];
        roles.put(line.number, Role::Heading);
        if title.is_none() && *at < first && !parts.blocks.is_empty() && at == &parts.heads[0] {
            title = Some(line.text.clone());
        } else if *at >= first && parts.headings.binary_search(at).is_ok() {
            let said = Said::Noise { found: start(&line.text) };
            remarks.push(Remark { place: Place::Line(line.number), said });
        } else if *at >= first || !said_once || parts.blocks.is_empty() {
            // What stands above the first question is asked about once.
            said_once |= *at < first;
            let said = Said::Stray { found: start(&line.text) };
            remarks.push(Remark { place: Place::Line(line.number), said });
        }
    }
    for at in &parts.table_lines {
        roles.put(lines[*at].number, Role::Ignored);
    }
    let mut put = |at: usize, role: Role| {
        if let Some(line) = roles.lines.get_mut(lines[at].number - 1) {
            line.roles = vec![role];
        }
    };
    for anew in &parts.anew {
        put(anew.line, Role::Key);
    }
    for key in &parts.keys {
        let is_reason = matches!(key.key, Told::Reason { .. });
        put(key.line, if is_reason { Role::Explanation } else { Role::Key });
        for at in key.line + 1..key.reason.map_or(0, |(_, end)| end) {
            put(at, Role::Explanation);
        }
    }
    title
}

/// The questions.
pub(super) fn items(
    lines: &[Line],
    parts: &Parts,
    roles: &mut Roles,
    remarks: &mut Vec<Remark>,
) -> Vec<Item> {
    let mut all: Vec<Asked> = Vec::with_capacity(parts.blocks.len());
    let mut item_of: Vec<usize> = Vec::with_capacity(parts.blocks.len());
    for block in &parts.blocks {
        if block.text_at > 0 {
            roles.put(lines[block.start].number, Role::Number);
        }
        let asked = block::read(lines, block, &mut |at, role| roles.put(lines[at].number, role));
        let joined = match all.last_mut() {
            Some(before) if is_same_question(before, &asked) => {
                merge(before, &asked);
                true
            }
            _ => false,
        };
        if !joined {
            all.push(asked);
        }
        let item = all.len() - 1;
        item_of.push(item);
        for line in &lines[block.start..block.end] {
            roles.belong(line.number, item);
        }
    }
    shared_options(lines, parts, &mut all, &item_of);
    for asked in &mut all {
        doubt::look(asked);
    }
    for (place, item) in item_of.iter().enumerate() {
        let next = parts.blocks.get(place + 1).and_then(|next| next.number);
        let begun = missed::begun(lines, &parts.blocks[place], next, &all[*item], roles);
        all[*item].noticed.extend(begun);
    }
    missed::unlike(&mut all);
    let tagged = tagged(lines, &mut all);
    let (table, strays) = deal(&all, &parts.keys);
    for key in strays {
        let line = &lines[key.line];
        remarks.push(Remark {
            place: Place::Line(line.number),
            said: Said::Stray { found: start(&line.text) },
        });
    }
    let mut anew: Vec<Vec<&Anew>> = vec![Vec::new(); all.len()];
    for said in &parts.anew {
        anew[item_of[said.block]].push(said);
    }
    let mut before: Option<usize> = None;
    let mut items: Vec<Item> = Vec::with_capacity(all.len());
    for (place, asked) in all.iter().enumerate() {
        let mut item = finish(lines, asked, &table[place], &anew[place]);
        let (tags, remarks) = &tagged[place];
        item.tags.clone_from(tags);
        item.remarks.extend(remarks.iter().cloned());
        if let (Some(from), Some(to)) = (before, asked.number)
            && to != from + 1
            && !(to == 1 && from > 1 && asked.number == Some(1))
        {
            item.remarks.insert(
                0,
                Remark { place: item.place.clone(), said: Said::NumberJumps { from, to } },
            );
        }
        before = asked.number.or(before);
        items.push(item);
    }
    passages(lines, parts, &all, &item_of, &mut items, roles, remarks);
    items
}

/// The exams that questions name, taken off them, and what is to be said of that.
fn tagged(lines: &[Line], all: &mut [Asked]) -> Vec<(Vec<String>, Vec<Remark>)> {
    // A number in brackets stands for marks where several questions have one.
    let numbers = all.iter().filter(|asked| tags::has_number(asked)).nth(1).is_some();
    let exams = all.iter().filter(|asked| tags::has_exam(asked)).nth(2).is_some();
    let tags = all.iter_mut().map(|asked| {
        let mut remarks = Vec::new();
        let place = Place::Line(lines[asked.start].number);
        (tags::take(asked, (numbers, exams), &mut remarks, &place), remarks)
    });
    tags.collect()
}

/// Gives questions without options those that the directions above them have for all.
fn shared_options(lines: &[Line], parts: &Parts, all: &mut [Asked], item_of: &[usize]) {
    for directions in &parts.directions {
        let range = directions.lines.clone();
        let block =
            Block { number: None, start: range.start, text_at: 0, end: range.end, unsure: false };
        let given = block::read(lines, &block, &mut |_, _| {}).options;
        let from = item_of.get(directions.before).copied().unwrap_or(all.len());
        if given.len() < 3 {
            continue;
        }
        let Some((low, high)) = directions.numbers else {
            // Until a heading, for all that have none of their own.
            let to = reach(parts, directions, item_of).max(from);
            for asked in all[from..to].iter_mut().take_while(|asked| asked.options.is_empty()) {
                asked.options.clone_from(&given);
                asked.shares = true;
            }
            continue;
        };
        let own = all[from..].iter_mut().take(high - low + 1);
        for asked in own
            .take_while(|asked| asked.number.is_some_and(|number| (low..=high).contains(&number)))
        {
            if asked.options.is_empty() {
                asked.options.clone_from(&given);
                asked.shares = true;
            }
        }
    }
}

/// The question, as an index, at which what directions without numbers say ends: at a heading, at
/// other directions, or at a table of keys.
fn reach(parts: &Parts, directions: &Directions, item_of: &[usize]) -> usize {
    let end = directions.lines.end;
    let next = |lines: &[usize]| lines.get(lines.partition_point(|line| *line < end)).copied();
    let others = parts.directions.partition_point(|other| other.lines.start < end);
    let others = parts.directions.get(others).map(|other| other.lines.start);
    let line =
        [next(&parts.headings), next(&parts.table_lines), others].into_iter().flatten().min();
    let blocks = line.map_or(parts.blocks.len(), |line| {
        parts.blocks.partition_point(|block| block.start < line)
    });
    item_of.get(blocks).copied().unwrap_or_else(|| item_of.last().map_or(0, |last| last + 1))
}

/// Whether a block says in the other language what the one before it says.
fn is_same_question(before: &Asked, asked: &Asked) -> bool {
    let script = |asked: &Asked| {
        tongue::script(
            &asked.lead.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().concat(),
        )
    };
    let scripts = (script(before), script(asked));
    let numbers =
        asked.number == before.number || (asked.number.is_none() && before.number.is_some());
    let shapes = asked.options.len() == before.options.len()
        && asked.groups.len() == before.groups.len()
        && asked
            .groups
            .iter()
            .zip(&before.groups)
            .all(|(one, other)| one.items.len() == other.items.len());
    let whole =
        |parts: &[Part]| parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join(" ");
    // Without a number nothing says that they are one, unless one key is for both.
    let told =
        asked.number.is_some() && before.number.is_some() || !(is_keyed(before) && is_keyed(asked));
    numbers
        && told
        && !before.merged
        && digits(before) == digits(asked)
        && asked.options.len() >= 2
        && shapes
        && matches!(
            scripts,
            (Some(Locale::En), Some(Locale::Hi)) | (Some(Locale::Hi), Some(Locale::En))
        )
        && asked.options.iter().zip(&before.options).all(|(one, other)| {
            let (one, other) = (whole(&one.parts), whole(&other.parts));
            codes::words(&one) == codes::words(&other)
                || tongue::script(&one) != tongue::script(&other)
        })
}

/// Whether a key stands with a question.
fn is_keyed(asked: &Asked) -> bool {
    !asked.keys.is_empty() || asked.options.iter().any(|option| option.ticked || option.bold)
}

/// The digits of the options, in order: two languages write the same numbers.
fn digits(asked: &Asked) -> Vec<u32> {
    let digit = |c: char| match c {
        '०'..='९' => Some(u32::from(c) - u32::from('०')),
        _ => c.to_digit(10),
    };
    let parts = asked.options.iter().flat_map(|option| &option.parts);
    parts.flat_map(|part| part.text.chars()).filter_map(digit).collect()
}

fn merge(before: &mut Asked, asked: &Asked) {
    tongue::add(&mut before.lead, &asked.lead);
    tongue::add(&mut before.tail, &asked.tail);
    for (group, other) in before.groups.iter_mut().zip(&asked.groups) {
        for (item, other) in group.items.iter_mut().zip(&other.items) {
            tongue::add(item, other);
        }
    }
    for (option, other) in before.options.iter_mut().zip(&asked.options) {
        tongue::add(&mut option.parts, &other.parts);
        option.ticked |= other.ticked;
        option.bold |= other.bold;
    }
    tongue::add(&mut before.reason, &asked.reason);
    before.merged = true;
    before.keys.extend(asked.keys.iter().cloned());
    before.noticed.extend(asked.noticed.iter().cloned());
}

/// The keys of tables for each question, and those that no question has.
fn deal<'k>(all: &[Asked], keys: &'k [TableKey]) -> (Vec<Vec<&'k TableKey>>, Vec<&'k TableKey>) {
    let mut dealt: Vec<Vec<&TableKey>> = vec![Vec::new(); all.len()];
    let mut strays = Vec::new();
    if keys.is_empty() {
        return (dealt, strays);
    }
    // Sections: numbers begin anew. A question without a number counts on.
    let mut sections: Vec<HashMap<usize, usize>> = vec![HashMap::new()];
    let mut last = 0;
    for (place, asked) in all.iter().enumerate() {
        let number = asked.number.unwrap_or(last + 1);
        if number <= last {
            sections.push(HashMap::new());
        }
        last = number;
        if let Some(section) = sections.last_mut() {
            section.insert(number, place);
        }
    }
    // The questions with each number, one of each section, in their order.
    let mut holding: HashMap<usize, Vec<usize>> = HashMap::new();
    for (number, place) in sections.iter().flatten() {
        holding.entry(*number).or_default().push(*place);
    }
    let mut runs: Vec<usize> = keys.iter().map(|key| key.run).collect();
    runs.dedup();
    for (order, table) in keys.chunk_by(|one, other| one.run == other.run).enumerate() {
        for key in table {
            let places = holding.get(&key.number).map_or(&[][..], Vec::as_slice);
            let found = if sections.len() == runs.len() {
                sections[order].get(&key.number).copied()
            } else if sections.len() == 1 || runs.len() > sections.len() {
                // Tables after each part, or one table for all.
                let before = places.partition_point(|place| all[*place].start < key.line);
                before.checked_sub(1).map(|last| places[last]).or_else(|| {
                    // A key that stands before all questions is for all of them.
                    let early = all.first().is_some_and(|first| key.line < first.start);
                    early.then(|| sections.first()?.get(&key.number).copied()).flatten()
                })
            } else {
                // One table for several sections with the same numbers does not say which it means.
                places.first().copied().filter(|_| places.len() == 1)
            };
            match found {
                Some(place) => dealt[place].push(key),
                None => strays.push(key),
            }
        }
    }
    (dealt, strays)
}

/// What an answer comes to.
struct Resolved {
    options: Vec<usize>,
    written: String,
}

#[expect(
    clippy::too_many_lines,
    reason = "the places that a key may come from, one after the other"
)]
fn finish(lines: &[Line], asked: &Asked, table: &[&TableKey], anew: &[&Anew]) -> Item {
    let texts = meaning::texts(asked);
    let at = lines[asked.start].number;
    let mut remarks: Vec<Remark> = asked
        .noticed
        .iter()
        .map(|(line, said)| Remark { place: Place::Line(*line), said: said.clone() })
        .collect();
    let mut reason = asked.reason.clone();
    let mut say = |line: usize, said: Said| remarks.push(Remark { place: Place::Line(line), said });

    let mut keys: Vec<(usize, Resolved)> = Vec::new();
    let typed = texts.options.is_empty();
    let is_typed = |label: &Label| typed && label.digit && !label.marked;
    let in_words = table.iter().filter_map(|key| {
        let line = lines[key.line].number;
        match &key.key {
            Told::Words(words) => Some(key::said(line, words)),
            Told::Label(label) if is_typed(label) => Some(key::said(line, &written(label))),
            Told::Label(_) | Told::Reason { .. } => None,
        }
    });
    let told: Vec<key::Said> = asked.keys.iter().cloned().chain(in_words).collect();
    for said in told.iter().filter(|_| !typed) {
        if said.echo {
            // A sentence of the explanation counts where it names an option.
            let (resolved, _) = resolve(said, asked, &texts, &mut |_, _| {});
            keys.extend(resolved.map(|resolved| (said.line, resolved)));
            continue;
        }
        let (resolved, rest) = resolve(said, asked, &texts, &mut say);
        if let Some(rest) = rest {
            reason.insert(0, Part { text: rest, ..Part::default() });
        }
        keys.extend(resolved.map(|resolved| (said.line, resolved)));
    }
    for key in table {
        let line = lines[key.line].number;
        if let Some((from, end)) = key.reason {
            let first = &lines[key.line].text[from..];
            let parts = lines[key.line + 1..end].iter().map(|line| line.text.as_str());
            for text in std::iter::once(first).chain(parts).filter(|text| !text.is_empty()) {
                let text = mark::explanation(text).unwrap_or(text);
                reason.push(Part { text: text.to_owned(), ..Part::default() });
            }
        }
        if matches!(key.key, Told::Reason { sure: false }) {
            say(line, Said::Stray { found: start(&lines[key.line].text) });
        }
        let Told::Label(label) = key.key else { continue };
        let written = written(&label);
        let place = label.place(first_style(asked));
        if place < texts.options.len() {
            keys.push((line, Resolved { options: vec![place], written }));
        } else if !is_typed(&label) {
            say(line, Said::KeyBeyond { key: written });
        }
    }
    let marked = |is: &dyn Fn(&block::Opt) -> bool| -> Vec<usize> {
        (0..asked.options.len()).filter(|place| is(&asked.options[*place])).collect()
    };
    let ticked = marked(&|option| option.ticked);
    let bold = marked(&|option| option.bold);
    for (found, sign) in [(ticked, "✓"), (bold, "**")] {
        if let Some(first) = found.first()
            && found.len() < asked.options.len()
            && (sign == "✓" || found.len() == 1)
        {
            keys.push((
                asked.options[*first].line,
                Resolved { options: found, written: sign.to_owned() },
            ));
        }
    }
    // What is said last holds; that another was said stays to be looked at.
    for said in anew {
        let line = &lines[said.line];
        let place = said.label.map(|label| label.place(first_style(asked)));
        match (said.label, place.filter(|place| *place < texts.options.len())) {
            (Some(label), Some(place)) => {
                if keys.is_empty() {
                    say(line.number, Said::Stray { found: start(&line.text) });
                }
                keys.insert(
                    0,
                    (line.number, Resolved { options: vec![place], written: written(&label) }),
                );
            }
            _ => say(line.number, Said::Stray { found: start(&line.text) }),
        }
    }
    let key = match keys.split_first() {
        Some(((_, first), others)) => {
            for (line, other) in others {
                if other.options != first.options {
                    say(*line, Said::KeysDiffer { taken: name(first), other: name(other) });
                }
            }
            first.options.clone()
        }
        None => Vec::new(),
    };
    let reason = (!reason.is_empty()).then(|| tongue::of(&reason, false));
    let mut unclear = false;
    if let Some((first, others)) = told.split_first().filter(|_| typed) {
        let differs = |other: &&key::Said| codes::words(&other.raw) != codes::words(&first.raw);
        for other in others.iter().filter(|other| !other.echo).filter(differs) {
            let (taken, other_raw) = (start(&first.raw), start(&other.raw));
            say(other.line, Said::KeysDiffer { taken, other: other_raw });
        }
    }
    let body = match told.first() {
        Some(said) if typed => answered(said, &texts, &mut say),
        _ => None,
    };
    let body = body.unwrap_or_else(|| {
        let (body, is_unclear) = meaning::body(asked, &texts, &key, reason.as_ref());
        unclear = is_unclear;
        if texts.options.len() < 2 {
            say(at, Said::TooFew { count: texts.options.len(), least: 2 });
        }
        if texts.options.len() > 6 {
            say(at, Said::TooMany { count: texts.options.len(), most: 6 });
        }
        if key.is_empty() {
            say(at, Said::NoKey);
        }
        body
    });
    if key.len() > 1 && !told.first().is_some_and(names_several) {
        say(at, Said::SeveralKeys);
    }
    if unclear {
        say(at, Said::CodesUnclear);
    }
    if texts.lead.locales().all(|locale| texts.lead.text(locale).is_empty())
        && texts.groups.is_empty()
    {
        say(at, Said::NoStem);
    }
    if let Some(place) = twins(&texts.options) {
        say(asked.options[place].line, Said::SameOptions);
    }
    let every: Vec<&Text> = [&texts.lead, &texts.tail]
        .into_iter()
        .chain(&texts.options)
        .chain(texts.groups.iter().flat_map(|(_, items)| items))
        .chain(&reason)
        .collect();
    if let Some(found) = every.iter().find_map(|text| legacy(text.text(Locale::En))) {
        say(at, Said::Garbled { found });
    }
    if every.iter().any(|text| text.locales().any(|locale| text.text(locale).len() + 4 > MOST_TEXT))
    {
        say(at, Said::Cut { most: MOST_TEXT });
    }
    remarks.sort_by(|one, other| one.place.cmp(&other.place));
    remarks.dedup();
    Item { explanation: reason, remarks, ..Item::new(Place::Line(at), body) }
}

/// What the marks of the options look like.
fn first_style(asked: &Asked) -> Option<mark::Style> {
    asked.options.first().map(|option| option.style)
}

/// An option with its letter, for a remark: `b) 1947`.
fn named_option(asked: &Asked, place: usize) -> String {
    let letter = written(&Label { ordinal: place, digit: false, marked: true, roman: None });
    let words = asked.options[place].parts.first().map_or("", |part| part.text.as_str());
    start(&format!("{letter}) {words}"))
}

fn name(resolved: &Resolved) -> String {
    resolved.written.clone()
}

fn written(label: &Label) -> String {
    if label.digit {
        return (label.ordinal + 1).to_string();
    }
    u8::try_from(label.ordinal)
        .map_or_else(|_| "?".to_owned(), |place| char::from(b'a' + place.min(25)).to_string())
}

/// Whether a key names several options as one answer: `a, b and d`, not `a or b`.
fn names_several(said: &key::Said) -> bool {
    let raw = said.raw.to_lowercase();
    said.labels.len() > 1 && !raw.contains('/') && !raw.contains(" or ") && !raw.contains(" या ")
}

/// The options that a line names, and what else it says.
fn resolve(
    said: &key::Said,
    asked: &Asked,
    texts: &Texts,
    say: &mut dyn FnMut(usize, Said),
) -> (Option<Resolved>, Option<String>) {
    let is = |option: &Text, words: &[String]| {
        let one = |locale: Locale| codes::words(option.text(locale));
        let (english, hindi) = (one(Locale::En), one(Locale::Hi));
        words == english
            || words == hindi
            || (words.len() == english.len() + hindi.len()
                && words.starts_with(&english)
                && words.ends_with(&hindi))
    };
    let raw = codes::words(&said.raw);
    let by_text: Vec<usize> =
        (0..texts.options.len()).filter(|place| is(&texts.options[*place], &raw)).collect();
    let digits =
        asked.options.first().is_some_and(|option| option.style.class == mark::Class::Number);
    let style = asked.options.first().map(|option| option.style);
    let named = said.labels.iter().map(|label| label.place(style)).collect::<Vec<_>>();
    if let [only] = by_text[..]
        && !said.labels.first().is_some_and(|label| label.marked)
    {
        if let [other] = named[..]
            && other != only
            && other < texts.options.len()
            && said.rest.is_empty()
        {
            let (taken, other) = (named_option(asked, only), named_option(asked, other));
            say(said.line, Said::KeysDiffer { taken, other });
        }
        return (Some(Resolved { options: vec![only], written: said.raw.clone() }), None);
    }
    // `A-1, B-2` pairs two lists and names no option.
    let pairs = said.raw.split([',', ';', ' ']).filter(|word| {
        let ends = word.split_once(['-', '–']).map(|(one, other)| (one.trim(), other.trim()));
        ends.is_some_and(|(one, other)| {
            one.len() == 1
                && mark::ordinals(one).next().is_some()
                && mark::ordinals(other).next().is_some()
        })
    });
    if pairs.count() > 1 {
        say(said.line, Said::KeyBeyond { key: start(&said.raw) });
        return (None, None);
    }
    let Some(first) = said.labels.first() else {
        say(said.line, Said::KeyBeyond { key: start(&said.raw) });
        return (None, None);
    };
    if let Some(label) = said.labels.iter().find(|label| label.place(style) >= texts.options.len())
    {
        say(said.line, Said::KeyBeyond { key: written(label) });
        return (None, None);
    }
    let mut options = named;
    options.sort_unstable();
    options.dedup();
    let mut rest = None;
    if !said.rest.is_empty() {
        let words = codes::words(&said.rest);
        let own = options.iter().any(|place| is(&texts.options[*place], &words));
        let other = (0..texts.options.len()).find(|place| is(&texts.options[*place], &words));
        match other {
            _ if own => {}
            Some(other) => {
                let label = Label { ordinal: other, ..*first };
                say(said.line, Said::KeysDiffer { taken: written(first), other: written(&label) });
            }
            None if first.marked || said.labels.len() > 1 => rest = Some(said.rest.clone()),
            None => {
                say(said.line, Said::KeyBeyond { key: start(&said.raw) });
                return (None, None);
            }
        }
    }
    let is_roman = style.is_some_and(|style| style.class == mark::Class::Roman);
    if first.digit != digits && rest.is_none() && said.rest.is_empty() && !is_roman {
        say(said.line, Said::Stray { found: start(&said.raw) });
    }
    let written = written(first);
    (Some(Resolved { options, written }), rest)
}

/// A question without options whose key is typed: words, a number, true or false.
fn answered(said: &key::Said, texts: &Texts, say: &mut dyn FnMut(usize, Said)) -> Option<Body> {
    let is_label = !said.labels.is_empty()
        && said.rest.is_empty()
        && (said.labels[0].marked || !said.labels[0].digit);
    if said.raw.is_empty() || is_label || !texts.groups.is_empty() {
        if !said.raw.is_empty() {
            say(said.line, Said::KeyBeyond { key: start(&said.raw) });
        }
        return None;
    }
    let raw = said.raw.trim_end_matches(['.', '।']).trim();
    if let Some(holds) = codes::true_or_false(raw) {
        let text = texts.lead.clone();
        return Some(Body::TrueFalse(Statement { text, holds, why: None, fact: None }));
    }
    // What answers it stands in the question: options that were not seen as such.
    let (answer, asked) = (codes::words(raw), codes::words(&whole_lead(texts)));
    if !answer.is_empty() && asked.windows(answer.len()).any(|words| words == answer) {
        say(said.line, Said::Stray { found: start(raw) });
    }
    // `1. Apple 2. Hammer`: the key of several questions.
    let several = mark::bare(raw)[0].is_some_and(|mark| {
        mark.style.class == mark::Class::Number
            && !super::inline::following(raw, mark.end, mark.style, mark.ordinal).is_empty()
    });
    // `A. 1. (b) 2. (a)`, `a, b: c`: letters in brackets are names of options.
    let named = raw.match_indices('(').filter(|(at, _)| mark::bare(&raw[*at..])[0].is_some());
    if several || named.count() > 1 {
        say(said.line, Said::KeyBeyond { key: start(raw) });
        return None;
    }
    if let Some(answer) = meaning::number(raw) {
        return Some(Body::Numeric(Numeric {
            stem: texts.lead.clone(),
            answer,
            tolerance: Ratio::ZERO,
            unit: None,
        }));
    }
    let part = Part { text: raw.to_owned(), ..Part::default() };
    Some(Body::Typed(Typed { stem: texts.lead.clone(), accept: vec![tongue::of(&[part], true)] }))
}

fn whole_lead(texts: &Texts) -> String {
    texts.lead.locales().map(|locale| texts.lead.text(locale)).collect::<Vec<_>>().join(" | ")
}

/// The second of two options that say the same.
fn twins(options: &[Text]) -> Option<usize> {
    let mut seen = std::collections::HashSet::new();
    (0..options.len()).find(|place| {
        let option = &options[*place];
        let words = option
            .locales()
            .map(|locale| option.text(locale).to_lowercase())
            .collect::<Vec<_>>()
            .join("|");
        !seen.insert(words)
    })
}

/// Words of a font that writes Hindi with Latin letters, where there are several.
fn legacy(text: &str) -> Option<String> {
    const WORDS: &[&str] = &[
        "gS",
        "gSa",
        "ds",
        "dk",
        "dh",
        "dks",
        "esa",
        "vkSj",
        "fuEufyf[kr",
        "fuEu",
        "dkSu",
        "dkSulk",
        "lgh",
        "dFku",
        "dFkuksa",
        "ugha",
        "fopkj",
        "dhft,",
        "Hkkjr",
        "fd;k",
        "x;k",
        "laxr",
    ];
    let found: Vec<&str> = text
        .split_whitespace()
        .filter(|word| WORDS.contains(&word.trim_end_matches(['?', '.', ':', '%', 'A'])))
        .take(3)
        .collect();
    (found.len() >= 2).then(|| found.join(" "))
}

/// Lines as the parts of a text.
fn pieces(lines: &[Line]) -> Vec<Part> {
    let piece = |line: &Line| Part {
        text: line.text.clone(),
        blank_before: line.blank_before,
        soft_end: line.soft_end,
    };
    lines.iter().map(piece).collect()
}

/// Gives questions the texts that they share.
fn passages(
    lines: &[Line],
    parts: &Parts,
    all: &[Asked],
    item_of: &[usize],
    items: &mut [Item],
    roles: &mut Roles,
    remarks: &mut Vec<Remark>,
) {
    for directions in &parts.directions {
        let own = &lines[directions.lines.clone()];
        for line in own {
            roles.put(line.number, Role::Passage);
        }
        let Some(first) = own.first() else { continue };
        let from = item_of.get(directions.before).copied().unwrap_or(items.len());
        let Some((low, high)) = directions.numbers else {
            // How many questions a passage is for it need not say; the next one it is for.
            if directions.passage
                && own.len() > 1
                && let Some(item) = items.get_mut(from)
            {
                let text = tongue::of(&pieces(own), false);
                item.passage = Some(text.clone());
                // Where it says that it is for several, it is for those up to a heading; those of a
                // section of their own, with numbers from 1, are certain.
                let end = reach(parts, directions, item_of);
                let several = is_for_several(&first.text);
                let anew = all[from].number == Some(1) && end <= from + MOST_OF_PASSAGE;
                let most = if several { MOST_OF_PASSAGE } else { MOST_AFTER_PASSAGE };
                for item in items.iter_mut().take(end.min(from + most)).skip(from) {
                    if several {
                        item.passage = Some(text.clone());
                    }
                    if !(several && anew) {
                        let said = Said::Stray { found: start(&first.text) };
                        item.remarks.push(Remark { place: item.place.clone(), said });
                    }
                }
                continue;
            }
            if all.get(from).is_some_and(|asked| asked.shares) {
                continue;
            }
            remarks.push(Remark {
                place: Place::Line(first.number),
                said: Said::Stray { found: start(&first.text) },
            });
            continue;
        };
        let shared: Vec<usize> = (from..all.len())
            .take(high - low + 1)
            .take_while(|place| {
                all[*place].number.is_some_and(|number| (low..=high).contains(&number))
            })
            .collect();
        if shared.is_empty() {
            remarks.push(Remark {
                place: Place::Line(first.number),
                said: Said::Stray { found: start(&first.text) },
            });
        }
        let text = tongue::of(&pieces(own), false);
        for place in shared {
            if !all[place].shares {
                items[place].passage = Some(text.clone());
            }
        }
    }
}
