//! Every text of what is asked, to be changed in place.

use std::collections::BTreeMap;

use super::markup::with_images_from;
use super::{Bank, Body, Statement};
use crate::domain::locale::Text;

/// Names other files for images of a bank's questions and passages.
pub fn rename_images(bank: &mut Bank, names: &BTreeMap<String, String>) {
    if names.is_empty() {
        return;
    }
    let mut rename = |text: &mut Text| {
        *text = text.map(|_, text| with_images_from(text, |file| names.get(file).cloned()));
    };
    bank.passages.iter_mut().for_each(|passage| rename(&mut passage.text));
    for question in &mut bank.questions {
        each_text_mut(&mut question.body, &mut rename);
        question.explanation.iter_mut().for_each(&mut rename);
    }
}

/// Changes every text of a body, in the order in which it is read.
pub fn each_text_mut(body: &mut Body, change: &mut dyn FnMut(&mut Text)) {
    match body {
        Body::SingleBest(body)
        | Body::Negative(body)
        | Body::OddOneOut(body)
        | Body::FillIn(body)
        | Body::MultiSelect(body) => {
            change(&mut body.stem);
            for option in &mut body.options {
                change(&mut option.text);
                option.why.iter_mut().for_each(&mut *change);
            }
        }
        Body::Statements(body) | Body::HowMany(body) => {
            change(&mut body.intro);
            body.statements.iter_mut().for_each(|each| statement(each, change));
        }
        Body::PairsCoded(body) | Body::PairsHowMany(body) => {
            change(&mut body.intro);
            heads(body.heads.as_mut(), change);
            for pair in &mut body.pairs {
                change(&mut pair.left);
                change(&mut pair.right);
                pair.why.iter_mut().for_each(&mut *change);
            }
        }
        Body::Lists(body) => {
            change(&mut body.intro);
            heads(body.heads.as_mut(), change);
            for row in &mut body.rows {
                change(&mut row.left);
                change(&mut row.right);
            }
            body.extra.iter_mut().for_each(change);
        }
        Body::AssertionReason(body) => {
            statement(&mut body.assertion, change);
            statement(&mut body.reason, change);
        }
        Body::Explains(body) => {
            statement(&mut body.first, change);
            body.others.iter_mut().for_each(|other| statement(&mut other.statement, change));
        }
        Body::Order(body) => {
            change(&mut body.intro);
            for item in &mut body.items {
                change(&mut item.text);
                item.why.iter_mut().for_each(&mut *change);
            }
        }
        Body::TrueFalse(body) => statement(body, change),
        Body::Numeric(body) => {
            change(&mut body.stem);
            body.unit.iter_mut().for_each(change);
        }
        Body::Typed(body) => {
            change(&mut body.stem);
            body.accept.iter_mut().for_each(change);
        }
    }
}

fn statement(statement: &mut Statement, change: &mut dyn FnMut(&mut Text)) {
    change(&mut statement.text);
    statement.why.iter_mut().for_each(change);
}

fn heads(heads: Option<&mut (Text, Text)>, change: &mut dyn FnMut(&mut Text)) {
    if let Some((left, right)) = heads {
        change(left);
        change(right);
    }
}
