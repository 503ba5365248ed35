//! The rules for one question. Errors are looked for whenever a bank is read, so nothing is made
//! until one is found; warnings only on request.

use std::collections::BTreeSet;

use num_rational::Ratio;

use super::images::without_words;
use super::path::Path;
use super::text::{language, longer_than, option_by_letter, shorter_than, well_formed_id};
use super::{Problem, Thing};
use crate::domain::bank::markup::{Style, has_style, tex};
use crate::domain::bank::schema::Known;
use crate::domain::bank::{
    Bank, Body, Choices, Explains, FactId, Lists, Order, Pairs, Question, Statement, Statements,
    Which,
};
use crate::domain::locale::{Locale, Text};

/// A problem and the field it belongs to.
type Fault = (Path, Problem);

/// The place of a text in a question, made into a path only when there is something to say.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot {
    in_ask: bool,
    field: &'static str,
    entry: Option<usize>,
    inner: Option<&'static str>,
}

impl Spot {
    const fn ask(field: &'static str) -> Self {
        Self { in_ask: true, field, entry: None, inner: None }
    }

    const fn entry(field: &'static str, entry: usize) -> Self {
        Self { in_ask: true, field, entry: Some(entry), inner: None }
    }

    const fn inner(self, inner: &'static str) -> Self {
        Self { inner: Some(inner), ..self }
    }

    pub(super) fn path(self) -> Path {
        let path = if self.in_ask { ask(self.field) } else { Path::of(self.field) };
        let path = self.entry.map_or_else(|| path.clone(), |entry| path.entry(entry));
        self.inner.map_or_else(|| path.clone(), |inner| path.field(inner))
    }
}

fn ask(field: &'static str) -> Path {
    Path::of("ask").field(field)
}

/// Every text of what is asked, in the order in which it is read.
pub(super) fn each_text_of(body: &Body, see: &mut dyn FnMut(Spot, &Text)) {
    let statement = |spot: Spot, statement: &Statement, see: &mut dyn FnMut(Spot, &Text)| {
        see(spot.inner("text"), &statement.text);
        if let Some(why) = &statement.why {
            see(spot.inner("why"), why);
        }
    };
    let heads = |heads: &Option<(Text, Text)>, see: &mut dyn FnMut(Spot, &Text)| {
        if let Some((left, right)) = heads {
            see(Spot::ask("heads").inner("left"), left);
            see(Spot::ask("heads").inner("right"), right);
        }
    };
    match body {
        Body::SingleBest(choices)
        | Body::Negative(choices)
        | Body::OddOneOut(choices)
        | Body::FillIn(choices)
        | Body::MultiSelect(choices) => {
            see(Spot::ask("stem"), &choices.stem);
            for (number, option) in choices.options.iter().enumerate() {
                see(Spot::entry("options", number).inner("text"), &option.text);
                if let Some(why) = &option.why {
                    see(Spot::entry("options", number).inner("why"), why);
                }
            }
        }
        Body::Statements(body) | Body::HowMany(body) => {
            see(Spot::ask("intro"), &body.intro);
            for (number, each) in body.statements.iter().enumerate() {
                statement(Spot::entry("statements", number), each, see);
            }
        }
        Body::PairsCoded(body) | Body::PairsHowMany(body) => {
            see(Spot::ask("intro"), &body.intro);
            heads(&body.heads, see);
            for (number, pair) in body.pairs.iter().enumerate() {
                let spot = Spot::entry("pairs", number);
                see(spot.inner("left"), &pair.left);
                see(spot.inner("right"), &pair.right);
                if let Some(why) = &pair.why {
                    see(spot.inner("why"), why);
                }
            }
        }
        Body::Lists(body) => {
            see(Spot::ask("intro"), &body.intro);
            heads(&body.heads, see);
            for (number, row) in body.rows.iter().enumerate() {
                see(Spot::entry("rows", number).inner("left"), &row.left);
                see(Spot::entry("rows", number).inner("right"), &row.right);
            }
            for (number, extra) in body.extra.iter().enumerate() {
                see(Spot::entry("extra", number), extra);
            }
        }
        Body::AssertionReason(body) => {
            statement(Spot::ask("assertion"), &body.assertion, see);
            statement(Spot::ask("reason"), &body.reason, see);
        }
        Body::Explains(body) => {
            statement(Spot::ask("first"), &body.first, see);
            for (number, other) in body.others.iter().enumerate() {
                statement(Spot::entry("others", number), &other.statement, see);
            }
        }
        Body::Order(body) => {
            see(Spot::ask("intro"), &body.intro);
            for (number, item) in body.items.iter().enumerate() {
                see(Spot::entry("items", number).inner("text"), &item.text);
                if let Some(why) = &item.why {
                    see(Spot::entry("items", number).inner("why"), why);
                }
            }
        }
        Body::TrueFalse(body) => {
            see(Spot::ask("text"), &body.text);
            if let Some(why) = &body.why {
                see(Spot::ask("why"), why);
            }
        }
        Body::Numeric(body) => {
            see(Spot::ask("stem"), &body.stem);
            if let Some(unit) = &body.unit {
                see(Spot::ask("unit"), unit);
            }
        }
        Body::Typed(body) => {
            see(Spot::ask("stem"), &body.stem);
            for (number, accepted) in body.accept.iter().enumerate() {
                see(Spot::entry("accept", number), accepted);
            }
        }
    }
}

/// Every text of a question, in the order in which it is read.
pub(super) fn each_text(question: &Question, see: &mut dyn FnMut(Spot, &Text)) {
    each_text_of(&question.body, see);
    if let Some(explanation) = &question.explanation {
        see(Spot { in_ask: false, field: "explain", entry: None, inner: None }, explanation);
    }
}

/// Whether every text is there in this language.
pub(super) fn complete_in(question: &Question, locale: Locale) -> bool {
    let mut complete = true;
    each_text(question, &mut |_, text| complete &= text.exact(locale).is_some());
    complete
}

/// What makes a question unfit to be asked.
pub(crate) fn errors(question: &Question, known: &Known, faults: &mut Vec<Fault>) {
    if !well_formed_id(question.id.as_str()) {
        faults.push((Path::of("id"), Problem::BadId { found: question.id.to_string() }));
    }
    if let Some(topics) = &known.topics {
        let problem = Known::unknown(topics, Thing::Topic, question.topic.as_str());
        faults.extend(problem.map(|problem| (Path::of("topic"), problem)));
    }
    if let Some(passage) = &question.passage {
        let problem = Known::unknown(&known.passages, Thing::Passage, passage.as_str());
        faults.extend(problem.map(|problem| (Path::of("passage"), problem)));
    }
    for (number, source) in question.sources.iter().enumerate() {
        let problem = Known::unknown(&known.sources, Thing::Source, source.as_str());
        faults.extend(problem.map(|problem| (Path::of("sources").entry(number), problem)));
    }
    facts(question, faults);
    if let (Some(checked), Some(until)) = (question.checked, question.valid_until)
        && until < checked
    {
        faults.push((Path::of("valid_until"), Problem::StaleWhenChecked));
    }
    each_text(question, &mut |spot, text| {
        let empty = text.locales().any(|locale| text.text(locale).trim().is_empty());
        if empty {
            faults.push((spot.path(), Problem::EmptyText));
        }
    });
    match &question.body {
        Body::SingleBest(body) | Body::OddOneOut(body) => one_right(body, faults),
        Body::Negative(body) => {
            one_right(body, faults);
            for locale in without(&body.stem, |text| has_style(text, Style::Bold)) {
                faults.push((ask("stem"), Problem::NoBold { locale }));
            }
        }
        Body::FillIn(body) => {
            one_right(body, faults);
            for locale in without(&body.stem, |text| text.contains("____")) {
                faults.push((ask("stem"), Problem::NoGap { locale }));
            }
        }
        Body::MultiSelect(body) => several_right(body, faults),
        Body::Statements(body) => coded_statements(body, faults),
        Body::HowMany(body) => {
            count(faults, "statements", Thing::Statement, body.statements.len(), 3, 4);
            same_statements(&body.statements, faults);
        }
        Body::PairsCoded(body) => coded_pairs(body, faults),
        Body::PairsHowMany(body) => {
            count(faults, "pairs", Thing::Pair, body.pairs.len(), 3, 4);
            same_pairs(body, faults);
        }
        Body::Lists(body) => lists(body, faults),
        Body::AssertionReason(body) => {
            let (assertion, reason) = (body.assertion.holds, body.reason.holds);
            if !assertion && !reason {
                faults.push((ask("reason").field("holds"), Problem::BothFalse));
            }
            if body.explains && !(assertion && reason) {
                faults.push((ask("explains"), Problem::ExplainsWithoutHolding));
            }
        }
        Body::Explains(body) => explains(body, faults),
        Body::Order(body) => order(body, faults),
        Body::TrueFalse(_) => {}
        Body::Numeric(body) => {
            if body.tolerance < Ratio::ZERO {
                faults.push((ask("tolerance"), Problem::NegativeTolerance));
            }
        }
        Body::Typed(body) => {
            if body.accept.is_empty() {
                faults.push((ask("accept"), Problem::Empty { thing: Thing::Answer }));
            }
        }
    }
}

/// The facts a question names need not be declared, but must be ids.
fn facts(question: &Question, faults: &mut Vec<Fault>) {
    let mut see = |path: &dyn Fn() -> Path, fact: Option<&FactId>| {
        if let Some(fact) = fact.filter(|fact| !well_formed_id(fact.as_str())) {
            faults.push((path(), Problem::BadId { found: fact.to_string() }));
        }
    };
    let mut entry = |list: &'static str, number: usize, fact: Option<&FactId>| {
        see(&|| Spot::entry(list, number).inner("fact").path(), fact);
    };
    match &question.body {
        Body::Statements(body) | Body::HowMany(body) => {
            for (number, statement) in body.statements.iter().enumerate() {
                entry("statements", number, statement.fact.as_ref());
            }
        }
        Body::PairsCoded(body) | Body::PairsHowMany(body) => {
            for (number, pair) in body.pairs.iter().enumerate() {
                entry("pairs", number, pair.fact.as_ref());
            }
        }
        Body::Lists(body) => {
            for (number, row) in body.rows.iter().enumerate() {
                entry("rows", number, row.fact.as_ref());
            }
        }
        Body::Order(body) => {
            for (number, item) in body.items.iter().enumerate() {
                entry("items", number, item.fact.as_ref());
            }
        }
        Body::Explains(body) => {
            for (number, other) in body.others.iter().enumerate() {
                entry("others", number, other.statement.fact.as_ref());
            }
            see(&|| ask("first").field("fact"), body.first.fact.as_ref());
        }
        Body::AssertionReason(body) => {
            see(&|| ask("assertion").field("fact"), body.assertion.fact.as_ref());
            see(&|| ask("reason").field("fact"), body.reason.fact.as_ref());
        }
        Body::TrueFalse(body) => see(&|| ask("fact"), body.fact.as_ref()),
        Body::SingleBest(_)
        | Body::Negative(_)
        | Body::OddOneOut(_)
        | Body::FillIn(_)
        | Body::MultiSelect(_)
        | Body::Numeric(_)
        | Body::Typed(_) => {}
    }
    see(&|| Path::of("fact"), question.fact.as_ref());
}

/// The languages of a text that do not pass; `None` stands for all, where they share it.
fn without(text: &Text, passes: impl Fn(&str) -> bool) -> Vec<Option<Locale>> {
    if text.is_same() {
        return if passes(text.text(Locale::En)) { Vec::new() } else { vec![None] };
    }
    text.locales().filter(|locale| !passes(text.text(*locale))).map(Some).collect()
}

/// Whether two texts say the same in some language.
fn same(one: &Text, other: &Text) -> bool {
    Locale::ALL.into_iter().any(|locale| match (one.exact(locale), other.exact(locale)) {
        (Some(one), Some(other)) => one.trim() == other.trim(),
        _ => false,
    })
}

/// Notes every text that repeats an earlier one.
fn repeats<'t>(
    texts: impl Iterator<Item = &'t Text> + Clone,
    thing: Thing,
    path: impl Fn(usize) -> Path,
    faults: &mut Vec<Fault>,
) {
    for (number, text) in texts.clone().enumerate() {
        if let Some(first) = texts.clone().take(number).position(|earlier| same(earlier, text)) {
            faults.push((path(number), Problem::SameText { thing, first: first + 1 }));
        }
    }
}

fn count(
    faults: &mut Vec<Fault>,
    field: &'static str,
    thing: Thing,
    count: usize,
    least: usize,
    most: usize,
) {
    if !(least..=most).contains(&count) {
        faults.push((ask(field), Problem::Count { thing, count, least, most }));
    }
}

fn options(choices: &Choices, faults: &mut Vec<Fault>) {
    count(faults, "options", Thing::Option, choices.options.len(), 2, 6);
    let texts = choices.options.iter().map(|option| &option.text);
    let path = |number| ask("options").entry(number).field("text");
    repeats(texts, Thing::Option, path, faults);
}

fn right(choices: &Choices) -> usize {
    choices.options.iter().filter(|option| option.right).count()
}

fn one_right(choices: &Choices, faults: &mut Vec<Fault>) {
    options(choices, faults);
    match right(choices) {
        0 => faults.push((ask("options"), Problem::NoRightOption)),
        1 => {}
        count => faults.push((ask("options"), Problem::SeveralRightOptions { count })),
    }
}

fn several_right(choices: &Choices, faults: &mut Vec<Fault>) {
    options(choices, faults);
    match right(choices) {
        0 => faults.push((ask("options"), Problem::NoRightOption)),
        1 => faults.push((ask("options"), Problem::OneRightOption)),
        count if count == choices.options.len() => {
            faults.push((ask("options"), Problem::EveryOptionRight));
        }
        _ => {}
    }
}

fn same_statements(statements: &[Statement], faults: &mut Vec<Fault>) {
    let path = |number| ask("statements").entry(number).field("text");
    repeats(statements.iter().map(|statement| &statement.text), Thing::Statement, path, faults);
}

fn coded_statements(body: &Statements, faults: &mut Vec<Fault>) {
    let all = body.statements.len();
    count(faults, "statements", Thing::Statement, all, 2, 5);
    same_statements(&body.statements, faults);
    if all <= 2 {
        return;
    }
    let wanted = body.which == Which::Correct;
    let key = numbers(body.statements.iter().map(|statement| statement.holds == wanted));
    if key.is_empty() {
        let problem = Problem::NothingAskedFor { thing: Thing::Statement, incorrect: !wanted };
        faults.push((ask("statements"), problem));
    }
    codes(&body.codes, &key, all, faults);
}

fn coded_pairs(body: &Pairs, faults: &mut Vec<Fault>) {
    count(faults, "pairs", Thing::Pair, body.pairs.len(), 3, 5);
    same_pairs(body, faults);
    let key = numbers(body.pairs.iter().map(|pair| pair.matched));
    if key.is_empty() {
        let problem = Problem::NothingAskedFor { thing: Thing::Pair, incorrect: false };
        faults.push((ask("pairs"), problem));
    }
    codes(&body.codes, &key, body.pairs.len(), faults);
}

/// The numbers, from 1, of those that are asked for.
fn numbers(asked_for: impl Iterator<Item = bool>) -> Vec<usize> {
    asked_for.enumerate().filter(|(_, asked)| *asked).map(|(number, _)| number + 1).collect()
}

/// The author's codes.
fn codes(codes: &[Vec<usize>], key: &[usize], all: usize, faults: &mut Vec<Fault>) {
    if codes.is_empty() {
        return;
    }
    count(faults, "codes", Thing::Code, codes.len(), 4, 5);
    let mut sets: Vec<BTreeSet<usize>> = Vec::with_capacity(codes.len());
    for (number, code) in codes.iter().enumerate() {
        let path = || ask("codes").entry(number);
        let set: BTreeSet<usize> = code.iter().copied().collect();
        if set.is_empty() || set.len() != code.len() {
            faults.push((path(), Problem::BadCode));
        }
        if let Some(wrong) = set.iter().find(|number| !(1..=all).contains(*number)) {
            faults.push((path(), Problem::CodeNumber { number: *wrong, count: all }));
        }
        if let Some(first) = sets.iter().position(|earlier| *earlier == set) {
            faults.push((path(), Problem::SameText { thing: Thing::Code, first: first + 1 }));
        }
        sets.push(set);
    }
    let key_set: BTreeSet<usize> = key.iter().copied().collect();
    if !key.is_empty() && !sets.contains(&key_set) {
        faults.push((ask("codes"), Problem::CodesWithoutKey { key: key.to_vec() }));
    }
}

fn same_pairs(body: &Pairs, faults: &mut Vec<Fault>) {
    for (number, pair) in body.pairs.iter().enumerate() {
        let twin = |earlier: &crate::domain::bank::Pair| {
            same(&earlier.left, &pair.left) && same(&earlier.right, &pair.right)
        };
        if let Some(first) = body.pairs.iter().take(number).position(twin) {
            let problem = Problem::SameText { thing: Thing::Pair, first: first + 1 };
            faults.push((ask("pairs").entry(number), problem));
        }
    }
}

fn lists(body: &Lists, faults: &mut Vec<Fault>) {
    count(faults, "rows", Thing::Left, body.rows.len(), 3, 5);
    let left = |number| ask("rows").entry(number).field("left");
    repeats(body.rows.iter().map(|row| &row.left), Thing::Left, left, faults);
    let right = |number: usize| {
        let rows = body.rows.len();
        if number < rows {
            ask("rows").entry(number).field("right")
        } else {
            ask("extra").entry(number - rows)
        }
    };
    let rights = body.rows.iter().map(|row| &row.right).chain(&body.extra);
    repeats(rights, Thing::Right, right, faults);
}

fn explains(body: &Explains, faults: &mut Vec<Fault>) {
    count(faults, "others", Thing::Statement, body.others.len(), 1, 2);
    for (number, other) in body.others.iter().enumerate() {
        if other.explains && !(other.statement.holds && body.first.holds) {
            let path = ask("others").entry(number).field("explains");
            faults.push((path, Problem::ExplainsWithoutHolding));
        }
    }
    match body.others.as_slice() {
        [only] if !only.statement.holds && !body.first.holds => {
            faults.push((ask("others").entry(0).field("holds"), Problem::BothFalse));
        }
        [_, _] if !body.first.holds => {
            faults.push((ask("first").field("holds"), Problem::FirstMustHold));
        }
        // The options are: both hold and both, or one, explain; one holds and explains; none holds.
        [one, two] => {
            let hold = usize::from(one.statement.holds) + usize::from(two.statement.holds);
            let explain = usize::from(one.explains) + usize::from(two.explains);
            if hold > 0 && explain == 0 {
                faults.push((ask("others"), Problem::NoOptionFits));
            }
        }
        _ => {}
    }
}

fn order(body: &Order, faults: &mut Vec<Fault>) {
    count(faults, "items", Thing::Item, body.items.len(), 3, 5);
    let path = |number| ask("items").entry(number).field("text");
    repeats(body.items.iter().map(|item| &item.text), Thing::Item, path, faults);
}

/// Mathematics in a text that is not written with characters.
pub(super) fn raw_tex(text: &Text) -> Option<Problem> {
    const SHOWN: usize = 60;
    let found = text.locales().find_map(|locale| tex(text.text(locale)))?;
    Some(Problem::RawTex { found: found.chars().take(SHOWN).collect() })
}

/// What should be mended although the question can be asked.
pub(super) fn warnings(question: &Question, bank: &Bank, faults: &mut Vec<Fault>) {
    const LONGEST_STEM: usize = 900;
    const SHORTEST_EXPLANATION: usize = 15;
    each_text(question, &mut |spot, text| {
        faults.extend(languages(text, bank).map(|problem| (spot.path(), problem)));
        faults.extend(
            without_words(text).map(|name| (spot.path(), Problem::NoAlt { name: name.to_owned() })),
        );
        faults.extend(raw_tex(text).map(|problem| (spot.path(), problem)));
        let explains = matches!((spot.field, spot.inner), ("explain", _) | (_, Some("why")));
        let each = || text.locales().map(|locale| text.text(locale));
        if explains && let Some(found) = each().find_map(option_by_letter) {
            faults.push((spot.path(), Problem::OptionByLetter { found }));
        }
        if matches!(spot.field, "stem" | "intro") {
            let length = each().filter_map(|text| longer_than(text, LONGEST_STEM)).max();
            faults.extend(length.map(|length| (spot.path(), Problem::LongStem { length })));
        }
    });
    if let Some(explanation) = &question.explanation {
        let length = explanation.locales().filter_map(|locale| {
            shorter_than(explanation.text(locale).trim(), SHORTEST_EXPLANATION)
        });
        if let Some(length) = length.min() {
            faults.push((Path::of("explain"), Problem::ShortExplanation { length }));
        }
    } else {
        faults.push((Path::of("explain"), Problem::NoExplanation));
    }
    if question.sources.is_empty() {
        faults.push((Path::of("sources"), Problem::NoSources));
    }
    match &question.body {
        Body::SingleBest(body)
        | Body::Negative(body)
        | Body::OddOneOut(body)
        | Body::FillIn(body)
        | Body::MultiSelect(body) => {
            let count = body.options.len();
            if matches!(count, 2 | 3 | 6) {
                faults.push((ask("options"), Problem::UnusualOptionCount { count }));
            }
        }
        Body::Statements(body) if body.statements.len() == 2 && !body.codes.is_empty() => {
            faults.push((ask("codes"), Problem::CodesIgnored));
        }
        _ => {}
    }
    reasons(&question.body, faults);
}

/// Languages that a text lacks, or should have.
pub(super) fn languages(text: &Text, bank: &Bank) -> impl Iterator<Item = Problem> {
    let missing = bank.languages.iter().filter(|locale| text.exact(**locale).is_none());
    let missing: Vec<Problem> =
        missing.map(|locale| Problem::MissingLanguage { locale: *locale }).collect();
    let alone = (text.is_same() && bank.languages.len() > 1)
        .then(|| language(text.text(Locale::En)))
        .flatten()
        .map(|locale| Problem::OneLanguage { locale });
    missing.into_iter().chain(alone)
}

/// Wrong options, false statements and false pairs that nothing explains.
fn reasons(body: &Body, faults: &mut Vec<Fault>) {
    let mut need = |path: Path, thing: Thing| faults.push((path, Problem::NoReason { thing }));
    let unexplained = |statement: &Statement| !statement.holds && statement.why.is_none();
    match body {
        Body::SingleBest(body)
        | Body::Negative(body)
        | Body::OddOneOut(body)
        | Body::FillIn(body)
        | Body::MultiSelect(body) => {
            for (number, option) in body.options.iter().enumerate() {
                if !option.right && option.why.is_none() {
                    need(ask("options").entry(number).field("why"), Thing::Option);
                }
            }
        }
        Body::Statements(body) | Body::HowMany(body) => {
            for (number, statement) in body.statements.iter().enumerate() {
                if unexplained(statement) {
                    need(ask("statements").entry(number).field("why"), Thing::Statement);
                }
            }
        }
        Body::PairsCoded(body) | Body::PairsHowMany(body) => {
            for (number, pair) in body.pairs.iter().enumerate() {
                if !pair.matched && pair.why.is_none() {
                    need(ask("pairs").entry(number).field("why"), Thing::Pair);
                }
            }
        }
        Body::AssertionReason(body) => {
            if unexplained(&body.assertion) {
                need(ask("assertion").field("why"), Thing::Statement);
            }
            if unexplained(&body.reason) {
                need(ask("reason").field("why"), Thing::Statement);
            }
        }
        Body::Explains(body) => {
            if unexplained(&body.first) {
                need(ask("first").field("why"), Thing::Statement);
            }
            for (number, other) in body.others.iter().enumerate() {
                if unexplained(&other.statement) {
                    need(ask("others").entry(number).field("why"), Thing::Statement);
                }
            }
        }
        Body::TrueFalse(body) => {
            if unexplained(body) {
                need(ask("why"), Thing::Statement);
            }
        }
        Body::Lists(_) | Body::Order(_) | Body::Numeric(_) | Body::Typed(_) => {}
    }
}
