//! Questions that say nearly the same, and questions that give away the answers of others. English
//! is compared; Hindi says the same, and `languages` looks after that.

use std::collections::{BTreeMap, BTreeSet};

use super::words::{alike, content, ratio, words};
use super::{Concern, Finding, Reviewed};
use crate::domain::bank::{BankId, Body, Choices, FactId, Question, Statement};
use crate::domain::locale::{Locale, Text};

/// From what share of common words on two questions ask the same.
const SAME: f64 = 0.75;

/// The same for single statements, which are short.
const SAME_STATEMENT: f64 = 0.9;

/// The share of a stem's words that another text must have to speak of the same thing.
const SPEAKS_OF: f64 = 0.8;

fn english(text: &Text) -> &str {
    text.text(Locale::En)
}

fn said(statement: &Statement) -> &str {
    english(&statement.text)
}

/// The options of a question that has some of its own.
fn options(question: &Question) -> Option<&Choices> {
    match &question.body {
        Body::SingleBest(choices)
        | Body::Negative(choices)
        | Body::OddOneOut(choices)
        | Body::FillIn(choices)
        | Body::MultiSelect(choices) => Some(choices),
        _ => None,
    }
}

/// What is asked, as words: for options the stem and the right ones, otherwise everything judged.
fn asked(question: &Question) -> BTreeSet<String> {
    let mut all: Vec<&str> = Vec::new();
    match &question.body {
        Body::SingleBest(choices)
        | Body::Negative(choices)
        | Body::OddOneOut(choices)
        | Body::FillIn(choices)
        | Body::MultiSelect(choices) => {
            all.push(english(&choices.stem));
            let right = choices.options.iter().filter(|option| option.right);
            all.extend(right.map(|option| english(&option.text)));
        }
        Body::Statements(body) | Body::HowMany(body) => {
            all.extend(body.statements.iter().map(said));
        }
        Body::PairsCoded(body) | Body::PairsHowMany(body) => {
            let sides = body.pairs.iter().flat_map(|pair| [&pair.left, &pair.right]);
            all.extend(sides.map(english));
        }
        Body::Lists(body) => {
            let sides = body.rows.iter().flat_map(|row| [&row.left, &row.right]);
            all.extend(sides.map(english));
        }
        Body::AssertionReason(body) => all.extend([&body.assertion, &body.reason].map(said)),
        Body::Explains(body) => {
            all.push(said(&body.first));
            all.extend(body.others.iter().map(|other| said(&other.statement)));
        }
        Body::Order(body) => all.extend(body.items.iter().map(|item| english(&item.text))),
        Body::TrueFalse(statement) => all.push(said(statement)),
        Body::Numeric(body) => all.push(english(&body.stem)),
        Body::Typed(body) => all.push(english(&body.stem)),
    }
    content(&all.join(" "))
}

/// Pairs of questions, in any of the banks, that ask nearly the same in one format.
pub(super) fn across(banks: &[Reviewed<'_>], found: &mut Vec<Finding>) {
    let mut earlier: Vec<(&Question, BTreeSet<String>)> = Vec::new();
    for bank in banks {
        for (index, question) in bank.questions().iter().enumerate() {
            let words = asked(question);
            let format = question.body.format();
            let twin = earlier.iter().find(|(other, others)| {
                other.body.format() == format && alike(&words, others) >= SAME
            });
            if let Some((other, _)) = twin {
                let concern = Concern::SameQuestion { other: other.id.clone() };
                found.push(bank.question(index, concern));
            }
            earlier.push((question, words));
        }
    }
}

/// Facts that two banks say in different words: which of them learners see would be chance.
pub(super) fn facts(banks: &[Reviewed<'_>], found: &mut Vec<Finding>) {
    let mut said: BTreeMap<&FactId, (&BankId, &Text)> = BTreeMap::new();
    for bank in banks {
        let id = &bank.decoded.bank.id;
        for fact in &bank.decoded.bank.facts {
            let (first, text) = *said.entry(&fact.id).or_insert((id, &fact.text));
            if *text != fact.text {
                let (fact, first) = (fact.id.clone(), first.clone());
                found.push(bank.about(Concern::OtherFactText { fact, first }));
            }
        }
    }
}

/// What questions of one bank say twice, or say for each other.
pub(super) fn within(bank: Reviewed<'_>, found: &mut Vec<Finding>) {
    same_statements(bank, found);
    given_away(bank, found);
}

fn same_statements(bank: Reviewed<'_>, found: &mut Vec<Finding>) {
    let mut earlier: Vec<(usize, BTreeSet<String>)> = Vec::new();
    for (index, question) in bank.questions().iter().enumerate() {
        let (Body::Statements(body) | Body::HowMany(body)) = &question.body else { continue };
        for (number, statement) in body.statements.iter().enumerate() {
            let words = content(english(&statement.text));
            let twin = earlier
                .iter()
                .find(|(other, said)| *other != index && alike(&words, said) >= SAME_STATEMENT);
            if let Some(other) = twin.and_then(|(other, _)| bank.questions().get(*other)) {
                let (statement, other) = (number + 1, other.id.clone());
                found.push(bank.question(index, Concern::SameStatement { statement, other }));
            }
            earlier.push((index, words));
        }
    }
}

/// What a question asks for and the words of its right answer, where it is a text.
fn answer(question: &Question) -> Option<(BTreeSet<String>, Vec<String>)> {
    let (stem, key) = match &question.body {
        Body::SingleBest(choices) | Body::FillIn(choices) => {
            let right = choices.options.iter().find(|option| option.right)?;
            (&choices.stem, english(&right.text).to_owned())
        }
        Body::Numeric(body) => (&body.stem, body.answer.to_string()),
        Body::Typed(body) => (&body.stem, body.accept.first().map(english)?.to_owned()),
        _ => return None,
    };
    Some((content(english(stem)), words(&key).collect()))
}

/// Whether these words stand in the text one after another.
fn holds_phrase(text: &[String], phrase: &[String]) -> bool {
    !phrase.is_empty() && text.windows(phrase.len()).any(|window| window == phrase)
}

fn given_away(bank: Reviewed<'_>, found: &mut Vec<Finding>) {
    // A stem is believed, and so is what several options have in common with it.
    let said: Vec<(usize, Vec<String>)> = bank
        .questions()
        .iter()
        .enumerate()
        .filter_map(|(index, question)| Some((index, options(question)?)))
        .flat_map(|(index, choices)| {
            let texts = choices.options.iter().map(|option| english(&option.text));
            let texts = texts.chain([english(&choices.stem)]);
            texts.map(move |text| (index, words(text).collect())).collect::<Vec<_>>()
        })
        .collect();
    for (index, question) in bank.questions().iter().enumerate() {
        let Some((stem, key)) = answer(question) else { continue };
        let giver = said.iter().find(|(other, text)| {
            let common = stem.iter().filter(|word| text.contains(word)).count();
            *other != index && holds_phrase(text, &key) && ratio(common, stem.len()) >= SPEAKS_OF
        });
        if let Some((giver, _)) = giver {
            let concern = Concern::GivesAway { other: question.id.clone() };
            found.push(bank.question(*giver, concern));
        }
    }
}
