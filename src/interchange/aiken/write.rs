//! A bank as Aiken. Only questions with one right option fit; explanations, topics, ids and tags do
//! not.

use crate::domain::bank::Bank;
use crate::domain::bank::markup::{self, Style};
use crate::domain::locale::Locale;
use crate::interchange::flat::{FlatAnswer, FlatOption, flat_options};
use crate::interchange::{Place, Remark, Said, Written};

/// The questions of a bank that have one right option, in one language and in its order.
pub fn write(bank: &Bank, locale: Locale) -> Written {
    let mut written = Written::default();
    for question in &bank.questions {
        let passage = question.passage.as_ref();
        let passage = passage.and_then(|id| bank.passages.iter().find(|one| one.id == *id));
        let mut flat = flat_options(question, passage, locale);
        let mut remarks = std::mem::take(&mut flat.remarks);
        let place = Place::Question(question.id.to_string());
        match options(&flat.answer) {
            Ok((options, right)) => {
                if flat.explanation.is_some() || options.iter().any(|option| option.why.is_some()) {
                    remarks.push(Said::FeedbackDropped);
                }
                let texts = options.iter().map(|option| &option.text).chain([&flat.stem]);
                if texts.clone().any(|text| markup::is_marked(text)) {
                    let is_bold = texts.clone().any(|text| markup::has_style(text, Style::Bold));
                    let found = if is_bold { Style::Bold.mark() } else { "Markdown" };
                    remarks.push(Said::MarkupDropped { found: found.to_owned() });
                }
                if texts.clone().any(|text| text.trim().contains(['\n', '\r'])) {
                    remarks.push(Said::Reworked { what: "lines" });
                }
                let mut stem = markup::one_line(&flat.stem).into_owned();
                if is_taken_otherwise(&stem) {
                    remarks.push(Said::Reworked { what: "a stem that begins like an option" });
                    let word = match flat.locale {
                        Locale::En => "Question",
                        Locale::Hi => "प्रश्न",
                    };
                    stem = format!("{word}: {stem}");
                }
                if !written.text.is_empty() {
                    written.text.push('\n');
                }
                written.text.push_str(&stem);
                written.text.push('\n');
                for (letter, option) in ('A'..='Z').zip(options) {
                    let text = markup::one_line(&option.text);
                    written.text.extend([letter, ')', ' ']);
                    written.text.push_str(&text);
                    written.text.push('\n');
                }
                written.text.push_str("ANSWER: ");
                written.text.push(right);
                written.text.push('\n');
            }
            Err(what) => remarks = vec![Said::Unwritable { what }],
        }
        written
            .remarks
            .extend(remarks.into_iter().map(|said| Remark { place: place.clone(), said }));
    }
    written
}

/// The options with the letter of the right one, or what there is instead.
fn options(answer: &FlatAnswer) -> Result<(&[FlatOption], char), &'static str> {
    match answer {
        FlatAnswer::One(options) if options.len() < 2 => Err("fewer than two options"),
        FlatAnswer::One(options) if options.len() > 26 => Err("more than 26 options"),
        FlatAnswer::One(options) => {
            let mut right = ('A'..='Z').zip(options).filter(|(_, option)| option.right);
            match (right.next(), right.next()) {
                (Some((letter, _)), None) => Ok((options, letter)),
                (None, _) => Err("a question without a right option"),
                (Some(_), Some(_)) => Err("several right options"),
            }
        }
        FlatAnswer::Many(_) => Err("several right options"),
        FlatAnswer::Number { .. } => Err("a number to be typed"),
        FlatAnswer::Words(_) => Err("words to be typed"),
        FlatAnswer::TrueFalse { .. } => Err("true or false"),
        FlatAnswer::Pairs { .. } => Err("two lists"),
    }
}

/// Whether a stem would be read as an option, as a key or not at all.
fn is_taken_otherwise(stem: &str) -> bool {
    super::option(stem).is_some() || stem.starts_with("ANSWER:") || stem.chars().nth(1).is_none()
}
