//! What kind of question it is. Numbered entries become statements, pairs, lists or an order only
//! where the codes of every option and the key follow from them, and nothing that is written is
//! lost; otherwise the question stays as it was typed.

mod plain;

use super::block::{Asked, Group};
use super::codes;
use super::mark::{self, Class};
use super::tongue::{self, Part, compose};
use crate::domain::bank::printed::Printed;
use crate::domain::bank::{
    AssertionReason, Body, Difficulty, Explains, Explanation, Item, Lists, Numbering, Order, Pair,
    Pairs, Question, QuestionId, Row, Shuffle, Statement, Statements, TopicId, Which,
};
use crate::domain::locale::{Locale, Text};

pub(super) use plain::number;
use plain::plain;

/// The texts of a question.
pub(super) struct Texts {
    /// What stands before the entries.
    pub lead: Text,
    /// Rows of entries with the class of their marks.
    pub groups: Vec<(Class, Vec<Text>)>,
    /// What is asked of them.
    pub tail: Text,
    /// The options.
    pub options: Vec<Text>,
}

/// Puts the parts together, a row in English and the same row in Hindi as one.
pub(super) fn texts(asked: &Asked) -> Texts {
    let script = |group: &Group| {
        let hindi = group
            .items
            .iter()
            .filter(|item| item.iter().any(|part| tongue::script(&part.text) == Some(Locale::Hi)));
        hindi.count() * 2 > group.items.len()
    };
    let (mut lead, mut tail) = (asked.lead.clone(), asked.tail.clone());
    let mut groups: Vec<(Class, Vec<Text>)> = Vec::new();
    if let [one, other] = &asked.groups[..]
        && one.items.len() == other.items.len()
        && !asked.lists
        && script(one) != script(other)
    {
        let items = one.items.iter().zip(&other.items).map(|(one, other)| {
            let mut parts = one.clone();
            parts.extend(other.iter().enumerate().map(|(place, part)| Part {
                blank_before: part.blank_before || place == 0,
                ..part.clone()
            }));
            tongue::of(&parts, true)
        });
        groups.push((one.style.class, items.collect()));
        let moved = other.tail_before.min(tail.len());
        let second = if script(other) { Locale::Hi } else { Locale::En };
        let (intro, rest): (Vec<Part>, Vec<Part>) =
            tail.drain(..moved).partition(|part| tongue::script(&part.text) == Some(second));
        lead.extend(
            intro.into_iter().enumerate().map(|(place, part)| Part {
                blank_before: part.blank_before || place == 0,
                ..part
            }),
        );
        tail.splice(0..0, rest);
    } else {
        groups.extend(asked.groups.iter().map(|group| {
            (group.style.class, group.items.iter().map(|item| tongue::of(item, false)).collect())
        }));
    }
    Texts {
        lead: tongue::of(&lead, false),
        groups,
        tail: tongue::of(&tail, false),
        options: asked.options.iter().map(|option| tongue::of(&option.parts, true)).collect(),
    }
}

/// The body, and whether there was a structure that could not be had.
pub(super) fn body(
    asked: &Asked,
    texts: &Texts,
    key: &[usize],
    reason: Option<&Text>,
) -> (Body, bool) {
    if texts.options.is_empty() && !key.is_empty() {
        return (plain(texts, asked, key), false);
    }
    if let [key] = key {
        if let Some(body) = true_or_false(texts, *key) {
            return (body, false);
        }
        if let Some(body) = structured(asked, texts, *key, reason) {
            return (body, false);
        }
        let unclear = expected(asked, texts);
        return (plain(texts, asked, &[*key]), unclear);
    }
    (plain(texts, asked, key), false)
}

/// Whether the options look like codes for the entries.
fn expected(asked: &Asked, texts: &Texts) -> bool {
    let [.., (class, items)] = &texts.groups[..] else { return false };
    if asked.lists || matches!(class, Class::Assertion) {
        return true;
    }
    let about_truth = {
        let ask = whole_ask(texts);
        ["correct", "true", "सही", "सत्य", "सुमेलित", "matched", "explain"]
            .iter()
            .any(|word| ask.contains(word))
    };
    // Two that are true or false each are no statements with codes.
    let explains = texts.options.iter().any(|option| {
        option.locales().any(|locale| {
            let text = option.text(locale).to_lowercase();
            text.contains("expla") || text.contains("व्याख्या")
        })
    });
    // How many hold does not say which; nothing is wrong with such a question.
    let total = items.len();
    let coded = texts.options.iter().filter(|option| {
        let says = |text: &str| {
            codes::set(text, total).is_some()
                || codes::order(text, total).is_some()
                || (explains && codes::verdict(text, [&["i", "1"], &["ii", "2"]]).is_some())
        };
        option.locales().all(|locale| says(option.text(locale)))
    });
    about_truth && coded.count() * 2 >= texts.options.len()
}

/// The question and all that stands around its entries, small.
fn whole_ask(texts: &Texts) -> String {
    let each = |text: &Text| {
        text.locales().map(|locale| text.text(locale).to_lowercase()).collect::<Vec<_>>().join(" ")
    };
    format!("{} {}", each(&texts.lead), each(&texts.tail)).replace('*', "")
}

fn structured(asked: &Asked, texts: &Texts, key: usize, reason: Option<&Text>) -> Option<Body> {
    if asked.lists {
        return lists(texts, key);
    }
    let [(class, items)] = &texts.groups[..] else { return None };
    if items.iter().any(|item| item.locales().any(|locale| item.text(locale).is_empty()))
        || has_twins(items)
    {
        return None;
    }
    match class {
        Class::Assertion => assertion(texts, items, key),
        Class::Statement => {
            explains(texts, items, key).or_else(|| numbered(texts, items, key, reason, asked))
        }
        Class::Number | Class::Roman => {
            order(texts, items, key).or_else(|| numbered(texts, items, key, reason, asked))
        }
        Class::Letter | Class::Ka | Class::A => None,
    }
}

/// What every language of a text says, if all say the same.
fn agreed<T: PartialEq>(text: &Text, read: impl Fn(&str) -> Option<T>) -> Option<T> {
    let mut found = None;
    for locale in text.locales() {
        let said = read(text.text(locale))?;
        if found.as_ref().is_some_and(|found| *found != said) {
            return None;
        }
        found = Some(said);
    }
    found
}

fn each_agreed<T: PartialEq>(texts: &[Text], read: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
    texts.iter().map(|text| agreed(text, &read)).collect()
}

fn has_twins<T: PartialEq>(things: &[T]) -> bool {
    things.iter().enumerate().any(|(place, thing)| things[..place].contains(thing))
}

const fn statement(text: Text, holds: bool) -> Statement {
    Statement { text, holds, why: None, fact: None }
}

fn assertion(texts: &Texts, items: &[Text], key: usize) -> Option<Body> {
    let [assertion, reason] = items else { return None };
    let names: [&[&str]; 2] =
        [&["a", "assertion", "अभिकथन", "कथन", "क"], &["r", "reason", "कारण", "तर्क", "ख"]];
    let said = each_agreed(&texts.options, |text| codes::verdict(text, names))?;
    let (first, second, explains) = *said.get(key)?;
    (only_usual(texts) && said.len() == 4).then_some(())?;
    let body = Body::AssertionReason(AssertionReason {
        assertion: statement(assertion.clone(), first),
        reason: statement(reason.clone(), second),
        explains,
    });
    let ids = said.iter().map(|said| match said {
        (true, true, true) => "both-explained",
        (true, true, false) => "both",
        (true, false, _) => "a-only",
        (false, _, _) => "r-only",
    });
    reproduces(body, &ids.map(str::to_owned).collect::<Vec<_>>(), key)
}

fn explains(texts: &Texts, items: &[Text], key: usize) -> Option<Body> {
    if !only_usual(texts) || texts.options.len() != 4 {
        return None;
    }
    if let [first, other] = items {
        let said =
            each_agreed(&texts.options, |text| codes::verdict(text, [&["i", "1"], &["ii", "2"]]))?;
        let (one, two, explains) = *said.get(key)?;
        let body = Body::Explains(Explains {
            first: statement(first.clone(), one),
            others: vec![Explanation { statement: statement(other.clone(), two), explains }],
        });
        let ids = said.iter().map(|said| match said {
            (true, true, true) => "both-explained",
            (true, true, false) => "both",
            (true, false, _) => "i-only",
            (false, _, _) => "ii-only",
        });
        return reproduces(body, &ids.map(str::to_owned).collect::<Vec<_>>(), key);
    }
    let [first, one, two] = items else { return None };
    let said = each_agreed(&texts.options, codes::of_two)?;
    // Where one of the two explains or holds, the key does not say which.
    let holds = match said.get(key)? {
        (2, 2) => true,
        (0, 0) => false,
        _ => return None,
    };
    let other =
        |text: &Text| Explanation { statement: statement(text.clone(), holds), explains: holds };
    let body = Body::Explains(Explains {
        first: statement(first.clone(), true),
        others: vec![other(one), other(two)],
    });
    let ids = said.iter().map(|said| match said {
        (2, 2) => "both-explain",
        (2, _) => "one-explains",
        (1, _) => "one-correct",
        _ => "neither",
    });
    reproduces(body, &ids.map(str::to_owned).collect::<Vec<_>>(), key)
}

fn order(texts: &Texts, items: &[Text], key: usize) -> Option<Body> {
    let total = items.len();
    if !(3..=5).contains(&total) || has_twins(&texts.options) {
        return None;
    }
    let said = each_agreed(&texts.options, |text| codes::order(text, total))?;
    let all = (1..=total).collect::<Vec<_>>();
    let ask = whole_ask(texts);
    let ordered = ["order", "arrange", "sequence", "chronolog", "क्रम", "earliest", "व्यवस्थित"]
        .iter()
        .any(|word| ask.contains(word));
    if !ordered || said.iter().all(|said| *said == all) || has_twins(&said) {
        return None;
    }
    let items = said.get(key)?.iter().map(|number| Item {
        text: items[number - 1].clone(),
        why: None,
        fact: None,
    });
    Some(Body::Order(Order { intro: asked_intro(texts)?, items: items.collect() }))
}

/// Statements or pairs, with codes or counts.
fn numbered(
    texts: &Texts,
    items: &[Text],
    key: usize,
    reason: Option<&Text>,
    asked: &Asked,
) -> Option<Body> {
    let ask = whole_ask(texts);
    let total = items.len();
    let numbering = match asked.groups.first().map(|group| group.style.class) {
        Some(Class::Roman) => Numbering::Roman,
        Some(Class::Statement)
            if texts.options.iter().any(|option| option.text(Locale::En).contains('I')) =>
        {
            Numbering::Roman
        }
        _ => Numbering::Arabic,
    };
    let intro = asked_intro(texts)?;
    let which = if is_negative(&ask) { Which::Incorrect } else { Which::Correct };
    let of_pairs = ["pair", "युग्म", "matched", "सुमेलित"].iter().any(|word| ask.contains(word));
    let pairs =
        if of_pairs { Some(items.iter().map(pair).collect::<Option<Vec<_>>>()?) } else { None };
    if pairs.is_some() && which == Which::Incorrect {
        return None;
    }
    let counted = ["how many", "कितने", "कितनी"].iter().any(|word| ask.contains(word));
    let (ids, asked_for, codes);
    if counted {
        let counts = each_agreed(&texts.options, |text| codes::count(text, total))?;
        let count = *counts.get(key)?;
        let told = reason.and_then(|reason| agreed(reason, |text| codes::verdicts(text, total)));
        let told: Option<Vec<bool>> = told
            .map(|told| told.into_iter().map(|holds| holds == (which == Which::Correct)).collect());
        asked_for = match told {
            _ if count == 0 => vec![false; total],
            _ if count == total => vec![true; total],
            Some(told) if told.iter().filter(|told| **told).count() == count => told,
            _ => return None,
        };
        if !(3..=4).contains(&total) {
            return None;
        }
        codes = Vec::new();
        ids = counts.iter().map(|count| format!("n{count}")).collect::<Vec<_>>();
    } else {
        let sets = each_agreed(&texts.options, |text| codes::set(text, total))?;
        let set = sets.get(key)?;
        asked_for = (1..=total).map(|number| set.contains(&number)).collect::<Vec<_>>();
        let least = if pairs.is_some() { 3 } else { 2 };
        if !(least..=5).contains(&total) || has_twins(&sets) {
            return None;
        }
        if total > 2 && (!(4..=5).contains(&sets.len()) || sets.iter().any(Vec::is_empty)) {
            return None;
        }
        ids = sets
            .iter()
            .map(|set| {
                let names: Vec<String> = set.iter().map(usize::to_string).collect();
                if names.is_empty() { "0".to_owned() } else { names.join("+") }
            })
            .collect();
        codes = if total > 2 { sets } else { Vec::new() };
    }
    if has_twins(&ids) {
        return None;
    }
    let body = if let Some(pairs) = pairs {
        let (intro, heads) = heads_of(intro);
        let pairs = pairs.into_iter().zip(&asked_for).map(|((left, right), matched)| Pair {
            left,
            right,
            matched: *matched,
            why: None,
            fact: None,
        });
        let pairs = Pairs { intro, heads, pairs: pairs.collect(), numbering, codes };
        if counted { Body::PairsHowMany(pairs) } else { Body::PairsCoded(pairs) }
    } else {
        let holds = asked_for.iter().map(|asked_for| *asked_for == (which == Which::Correct));
        let statements =
            items.iter().zip(holds).map(|(text, holds)| statement(text.clone(), holds));
        let statements =
            Statements { intro, statements: statements.collect(), which, numbering, codes };
        if counted { Body::HowMany(statements) } else { Body::Statements(statements) }
    };
    reproduces(body, &ids, key)
}

/// The two halves of a pair: `Manas – Assam`.
fn pair(text: &Text) -> Option<(Text, Text)> {
    const MARKS: &[&str] = &[" – ", " — ", " - ", " : ", ":-", " | ", " → ", " = ", "–", "—", ":"];
    let cut = |text: &str| -> Option<(String, String)> {
        let mark = MARKS.iter().find(|mark| text.contains(**mark))?;
        let (one, other) = text.split_once(mark)?;
        let (one, other) = (one.trim(), other.trim_start_matches(['-', '–', '—', ':']).trim());
        (!one.is_empty() && !other.is_empty()).then(|| (one.to_owned(), other.to_owned()))
    };
    match (
        text.exact(Locale::En).map(|text| cut(text)),
        text.exact(Locale::Hi).map(|text| cut(text)),
    ) {
        (Some(english), Some(hindi)) if !text.is_same() => {
            let (english, hindi) = (english?, hindi?);
            Some((Text::both(english.0, hindi.0), Text::both(english.1, hindi.1)))
        }
        (Some(one), _) | (None, Some(one)) => {
            let (one, other) = one?;
            Some((tongue::text(&one), tongue::text(&other)))
        }
        (None, None) => None,
    }
}

/// `Place : Country` on the last line of an intro is what stands over the columns.
fn heads_of(intro: Text) -> (Text, Option<(Text, Text)>) {
    let last =
        |text: &str| text.rsplit_once('\n').map(|(rest, last)| (rest.to_owned(), last.to_owned()));
    let found: Vec<_> = intro.locales().map(|locale| (locale, last(intro.text(locale)))).collect();
    let [(locale, Some((rest, line)))] = &found[..] else { return (intro, None) };
    let line = Text::only(*locale, line.clone());
    match pair(&line) {
        Some(heads) if !line.text(*locale).ends_with(':') => {
            (Text::only(*locale, rest.clone()), Some(heads))
        }
        _ => (intro, None),
    }
}

fn lists(texts: &Texts, key: usize) -> Option<Body> {
    let [(left_class, lefts), (right_class, rights)] = &texts.groups[..] else { return None };
    let (rows, entries) = (lefts.len(), rights.len());
    if !(3..=5).contains(&rows) || entries < rows || has_twins(lefts) || has_twins(rights) {
        return None;
    }
    let said =
        each_agreed(&texts.options, |text| codes::matched(text, *left_class, *right_class, rows))?;
    let fits = said.iter().all(|said| said.iter().all(|entry| *entry < entries));
    let key = said.get(key)?;
    if !fits || has_twins(&said) || has_twins(key) {
        return None;
    }
    let (lead, left_head) = head_line(&texts.lead, true);
    let (tail, right_head) = head_line(&texts.tail, false);
    let rest = Texts { lead, groups: Vec::new(), tail, options: Vec::new() };
    let (intro, mut heads) = list_heads(&asked_intro(&rest)?);
    if let (Some(left), Some(right)) = (left_head, right_head) {
        // "List-I" alone says nothing that the table does not.
        let says =
            |head: &Text| head.locales().any(|locale| codes::words(head.text(locale)).len() > 2);
        heads = (says(&left) || says(&right)).then_some((left, right));
    }
    let row = |(left, entry): (&Text, &usize)| Row {
        left: left.clone(),
        right: rights[*entry].clone(),
        fact: None,
    };
    Some(Body::Lists(Lists {
        intro,
        heads,
        rows: lefts.iter().zip(key).map(row).collect(),
        extra: (0..entries)
            .filter(|entry| !key.contains(entry))
            .map(|entry| rights[entry].clone())
            .collect(),
    }))
}

/// The line that stands over one list, the last of what is before it or the first of what is after.
fn head_line(text: &Text, last: bool) -> (Text, Option<Text>) {
    const NAMES: &[&str] = &["list", "column", "सूची", "स्तंभ", "स्तम्भ", "कॉलम"];
    let cut = |text: &str| -> Option<(String, String)> {
        let (rest, line) = if last {
            text.rsplit_once('\n')?
        } else {
            text.split_once('\n').map_or(("", text), |(line, rest)| (rest, line))
        };
        let alone = line.chars().count() < 60 && mark::after_any(line, NAMES).is_some();
        (alone && line.matches(['I', '1', '2', 'A', 'B']).next().is_some())
            .then(|| (rest.to_owned(), line.to_owned()))
    };
    let one_list = |line: &str| {
        let words = codes::words(line);
        words.iter().filter(|word| NAMES.contains(&word.as_str())).count() == 1
    };
    let found: Option<Vec<_>> = text
        .locales()
        .map(|locale| {
            cut(text.text(locale)).filter(|(_, line)| one_list(line)).map(|cut| (locale, cut))
        })
        .collect();
    match found.as_deref() {
        Some([(locale, (rest, line))]) => {
            (Text::only(*locale, rest.clone()), Some(Text::only(*locale, line.clone())))
        }
        Some([(_, one), (_, other)]) if !text.is_same() => (
            Text::both(one.0.clone(), other.0.clone()),
            Some(Text::both(one.1.clone(), other.1.clone())),
        ),
        _ => (text.clone(), None),
    }
}

/// The line `List-I (Treaty)  List-II (Place)` as heads.
fn list_heads(intro: &Text) -> (Text, Option<(Text, Text)>) {
    let cut = |text: &str| -> Option<(String, String, String)> {
        let lower = text.to_lowercase();
        // The last naming of the second list, with the first before it.
        let second = [
            "list-ii",
            "list ii",
            "list – ii",
            "list - ii",
            "list-2",
            "column ii",
            "column-ii",
            "column b",
            "सूची-ii",
            "सूची ii",
            "सूची - ii",
            "सूची-2",
        ]
        .iter()
        .filter_map(|name| lower.rfind(name))
        .max()?;
        let first = [
            "list-i",
            "list i",
            "list – i",
            "list - i",
            "list-1",
            "column i",
            "column-i",
            "column a",
            "सूची-i",
            "सूची i",
            "सूची - i",
            "सूची-1",
        ]
        .iter()
        .filter_map(|name| lower.get(..second)?.rfind(name))
        .max()?;
        if lower.len() != text.len() || first == 0 {
            return None;
        }
        let between = text.get(first..second)?;
        // "Match List-I with List-II" names them in a sentence.
        let sentence = between
            .split_whitespace()
            .any(|word| matches!(word, "with" | "and" | "को" | "से" | "के" | "का"));
        let intro = text.get(..first)?.trim();
        let right = text.get(second..)?.trim();
        (!sentence && !intro.is_empty() && right.chars().count() < 80)
            .then(|| (intro.to_owned(), between.trim().to_owned(), right.to_owned()))
    };
    let found: Option<Vec<_>> =
        intro.locales().map(|locale| cut(intro.text(locale)).map(|cut| (locale, cut))).collect();
    match found.as_deref() {
        Some([(locale, (rest, left, right))]) => {
            let text = |words: &str| Text::only(*locale, words.to_owned());
            (text(rest), Some((text(left), text(right))))
        }
        Some([(_, english), (_, hindi)]) if !intro.is_same() => {
            let both = |one: &str, other: &str| Text::both(one.to_owned(), other.to_owned());
            (
                both(&english.0, &hindi.0),
                Some((both(&english.1, &hindi.1), both(&english.2, &hindi.2))),
            )
        }
        _ => (intro.clone(), None),
    }
}

/// The sentence before the entries, if what is asked after them is what our papers ask anyway.
fn asked_intro(texts: &Texts) -> Option<Text> {
    let empty = |text: &Text| text.locales().all(|locale| text.text(locale).trim().is_empty());
    (is_usual(&texts.tail) && !empty(&texts.lead)).then(|| texts.lead.clone())
}

/// Whether lead and question are only those that papers print over an assertion and a reason.
fn only_usual(texts: &Texts) -> bool {
    is_usual(&texts.lead) && is_usual(&texts.tail)
}

fn is_usual(text: &Text) -> bool {
    text.locales().all(|locale| {
        codes::words(text.text(locale)).iter().all(|word| USUAL.contains(&word.as_str()))
    })
}

/// The words of the sentences that papers print around statements, pairs and codes.
const USUAL: &[&str] = &[
    "which",
    "of",
    "the",
    "statement",
    "statements",
    "given",
    "above",
    "is",
    "are",
    "correct",
    "true",
    "not",
    "incorrect",
    "how",
    "many",
    "following",
    "select",
    "choose",
    "answer",
    "using",
    "code",
    "codes",
    "below",
    "from",
    "one",
    "in",
    "respect",
    "pairs",
    "pair",
    "correctly",
    "matched",
    "properly",
    "option",
    "options",
    "and",
    "with",
    "s",
    "a",
    "r",
    "right",
    "wrong",
    "false",
    "what",
    "these",
    "out",
    "consider",
    "two",
    "three",
    "labelled",
    "as",
    "assertion",
    "reason",
    "other",
    "i",
    "ii",
    "iii",
    "read",
    "carefully",
    "to",
    "light",
    "your",
    "by",
    "mark",
    "it",
    "context",
    "regard",
    "about",
    "list",
    "lists",
    "order",
    "sequence",
    "chronological",
    "arrange",
    "there",
    "been",
    "has",
    "have",
    "marked",
    "most",
    "appropriate",
    "find",
    "then",
    "them",
    "this",
    "both",
    "question",
    "identify",
    "regarding",
    "matching",
    "उपर्युक्त",
    "उपरोक्त",
    "ऊपर",
    "दिए",
    "दिये",
    "गए",
    "गये",
    "कथनों",
    "कथन",
    "में",
    "से",
    "कौन",
    "सा",
    "सी",
    "से",
    "सही",
    "है",
    "हैं",
    "नहीं",
    "गलत",
    "असत्य",
    "सत्य",
    "नीचे",
    "कूट",
    "का",
    "की",
    "के",
    "प्रयोग",
    "कर",
    "करके",
    "उत्तर",
    "चुनिए",
    "चुनें",
    "कितने",
    "युग्मों",
    "युग्म",
    "सुमेलित",
    "निम्नलिखित",
    "एक",
    "विचार",
    "कीजिए",
    "करें",
    "पर",
    "दो",
    "तथा",
    "और",
    "जिनमें",
    "को",
    "कारण",
    "अभिकथन",
    "कहा",
    "गया",
    "दूसरे",
    "बारे",
    "संदर्भ",
    "विकल्प",
    "सूची",
    "हैं",
    "किस",
    "किए",
];

fn is_negative(ask: &str) -> bool {
    let words = codes::words(ask);
    let has = |word: &str| words.iter().any(|other| other == word);
    (has("not") && (has("correct") || has("true") || has("correctly")))
        || has("incorrect")
        || has("incorrectly")
        || has("wrong")
        || has("false")
        || has("गलत")
        || has("असत्य")
        || ((has("सही") || has("सत्य") || has("सुमेलित")) && has("नहीं"))
}

/// The body, if what is printed of it offers the choices that were written, with the same key.
fn reproduces(body: Body, written: &[String], key: usize) -> Option<Body> {
    let question = question(body);
    let printed = Printed::of(&question, None);
    let choices = printed.choices();
    let same = choices.len() == written.len()
        && choices.iter().all(|choice| written.iter().any(|id| id == choice.id.as_str()));
    let keyed = printed.key();
    let right = keyed.len() == 1
        && keyed.first().map(crate::domain::bank::ChoiceId::as_str)
            == written.get(key).map(String::as_str);
    (same && right).then_some(question.body)
}

fn question(body: Body) -> Question {
    Question {
        id: QuestionId::from("pasted"),
        topic: TopicId::from("pasted"),
        fact: None,
        exams: Vec::new(),
        difficulty: Difficulty::default(),
        passage: None,
        body,
        explanation: None,
        sources: Vec::new(),
        tags: Vec::new(),
        checked: None,
        valid_until: None,
        grade: None,
        shuffle: Shuffle::default(),
        fifth_option: false,
    }
}

/// A statement with the options True and False.
fn true_or_false(texts: &Texts, key: usize) -> Option<Body> {
    if texts.options.len() != 2 || !texts.groups.is_empty() {
        return None;
    }
    let said = each_agreed(&texts.options, codes::true_or_false)?;
    if said[0] == said[1] {
        return None;
    }
    let text = compose(&[&texts.lead], |parts| {
        let text = parts.concat();
        let bare = [
            "State whether true or false:",
            "State true or false:",
            "True or False:",
            "True or false:",
            "True/False:",
            "सत्य या असत्य:",
            "सही या गलत:",
        ]
        .iter()
        .find_map(|head| text.trim().strip_prefix(head));
        bare.map_or_else(|| text.trim().to_owned(), |bare| bare.trim().to_owned())
    });
    let asks = text
        .locales()
        .any(|locale| text.text(locale).ends_with('?') || text.text(locale).is_empty());
    (!asks).then(|| Body::TrueFalse(statement(text, said[key])))
}
