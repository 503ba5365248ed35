//! What a question of text2qti is to us.

use num_rational::Ratio;

use super::{Element, Mark};
use crate::domain::bank::{Body, Choice, Choices, Numeric, Statement, Typed};
use crate::domain::locale::Text;
use crate::interchange::html::{self, Markup};
use crate::interchange::lines::beginning;
use crate::interchange::moodle::number::exact;
use crate::interchange::{Item, Place, Remark, Said, tongue};

/// The most answers of one question.
const ANSWERS: usize = 100;

/// A question with what is said of it.
#[derive(Debug)]
pub(super) struct Asked {
    body: Body,
    explanation: Option<Text>,
    said: Vec<Said>,
}

/// An option on its way.
struct Offered<'e> {
    element: &'e Element,
    right: bool,
    why: Option<&'e str>,
}

/// The elements of a question, sorted.
#[derive(Default)]
struct Parts<'e> {
    general: Vec<&'e str>,
    on_right: Vec<&'e str>,
    on_wrong: Vec<&'e str>,
    solution: Vec<&'e str>,
    choices: Vec<Offered<'e>>,
    boxes: Vec<Offered<'e>>,
    words: Vec<&'e str>,
    numbers: Vec<&'e str>,
}

impl<'e> Parts<'e> {
    fn of(elements: &'e [Element]) -> Result<Self, Said> {
        let mut parts = Self::default();
        let mut last = Mark::Question;
        for element in elements.iter().skip(1) {
            let text = element.text.as_str();
            match element.mark {
                Mark::Choice(right) => parts.choices.push(Offered { element, right, why: None }),
                Mark::Box(right) => parts.boxes.push(Offered { element, right, why: None }),
                Mark::Words => parts.words.push(text),
                Mark::Number => parts.numbers.push(text),
                // What follows an option is said of it.
                Mark::General => match last {
                    Mark::Choice(_) => put_why(&mut parts.choices, text),
                    Mark::Box(_) => put_why(&mut parts.boxes, text),
                    _ => parts.general.push(text),
                },
                Mark::OnRight => parts.on_right.push(text),
                Mark::OnWrong => parts.on_wrong.push(text),
                Mark::Solution => parts.solution.push(text),
                Mark::Essay | Mark::Upload => return Err(Said::NotMarkable),
                Mark::Question
                | Mark::Title
                | Mark::QuizTitle
                | Mark::TextTitle
                | Mark::Text
                | Mark::Setting
                | Mark::Group
                | Mark::Pick
                | Mark::EndGroup => {}
            }
            if element.mark != Mark::General {
                last = element.mark;
            }
        }
        let kinds =
            [parts.choices.len(), parts.boxes.len(), parts.words.len(), parts.numbers.len()];
        let count: usize = kinds.iter().sum();
        if count == 0 {
            return Err(Said::NoAnswer);
        }
        if count > ANSWERS {
            return Err(Said::TooMany { count, most: ANSWERS });
        }
        if kinds.iter().filter(|kind| **kind > 0).count() > 1 {
            return Err(Said::UnknownKind { kind: "answers of several kinds".to_owned() });
        }
        Ok(parts)
    }
}

fn put_why<'e>(options: &mut [Offered<'e>], text: &'e str) {
    if let Some(last) = options.last_mut() {
        last.why = Some(text);
    }
}

impl Asked {
    /// Reads a question from its elements, of which the first is the stem.
    pub(super) fn read(elements: &[Element]) -> Result<Self, Said> {
        let parts = Parts::of(elements)?;
        let mut said = Vec::new();
        let stem = elements.first().map_or("", |element| element.text.as_str());
        let stem = words(stem, &mut said);
        if stem.is_empty() {
            return Err(Said::NoStem);
        }
        let stem = tongue::owned(stem);
        let body = if !parts.choices.is_empty() {
            truth(&parts.choices, &stem, &mut said)
                .map_or_else(|| options(&parts.choices, stem, true, &mut said), Ok)?
        } else if !parts.boxes.is_empty() {
            options(&parts.boxes, stem, false, &mut said)?
        } else if parts.words.is_empty() {
            numeric(&parts.numbers, stem)?
        } else {
            let mut accept: Vec<Text> = Vec::new();
            for answer in &parts.words {
                let answer = answer.split_whitespace().collect::<Vec<_>>().join(" ");
                let answer = tongue::owned(answer);
                if !accept.contains(&answer) {
                    accept.push(answer);
                }
            }
            Body::Typed(Typed { stem, accept })
        };
        let mut explanation = String::new();
        for text in parts.general.iter().chain(&parts.on_right).chain(&parts.solution) {
            if !explanation.is_empty() {
                explanation.push_str("\n\n");
            }
            explanation.push_str(&words(text, &mut said));
        }
        if !parts.on_wrong.is_empty() {
            remark(Said::FeedbackDropped, &mut said);
        }
        let explanation = (!explanation.is_empty()).then(|| tongue::owned(explanation));
        Ok(Self { body, explanation, said })
    }

    pub(super) fn item(self, place: Place) -> Item {
        let remark = |said| Remark { place: place.clone(), said };
        let remarks = self.said.into_iter().map(remark).collect();
        let mut item = Item::new(place.clone(), self.body);
        item.explanation = self.explanation;
        item.remarks = remarks;
        item
    }
}

fn remark(found: Said, said: &mut Vec<Said>) {
    if !said.contains(&found) {
        said.push(found);
    }
}

fn words(source: &str, said: &mut Vec<Said>) -> String {
    let (words, more) = html::read(source, Markup::Markdown);
    for more in more {
        remark(more, said);
    }
    words
}

/// A statement, if the options are True and False.
fn truth(choices: &[Offered<'_>], stem: &Text, said: &mut Vec<Said>) -> Option<Body> {
    let [one, other] = choices else { return None };
    let named = |choice: &Offered<'_>| match choice.element.text.to_lowercase().as_str() {
        "true" | "सत्य" | "सही" => Some(true),
        "false" | "असत्य" | "गलत" | "ग़लत" => Some(false),
        _ => None,
    };
    let (yes, no) = match (named(one)?, named(other)?) {
        (true, false) => (one, other),
        (false, true) => (other, one),
        _ => return None,
    };
    if yes.right == no.right {
        return None;
    }
    let (right, wrong) = if yes.right { (yes, no) } else { (no, yes) };
    if right.why.is_some() && wrong.why.is_some() {
        remark(Said::FeedbackDropped, said);
    }
    let why = wrong.why.or(right.why).map(|why| tongue::owned(words(why, said)));
    Some(Body::TrueFalse(Statement { text: stem.clone(), holds: yes.right, why, fact: None }))
}

fn options(
    options: &[Offered<'_>],
    stem: Text,
    single: bool,
    said: &mut Vec<Said>,
) -> Result<Body, Said> {
    if options.len() < 2 {
        return Err(Said::TooFew { count: options.len(), least: 2 });
    }
    let mut choices: Vec<Choice> = Vec::new();
    for option in options {
        let text = tongue::owned(words(&option.element.text, said));
        let why = option.why.map(|why| tongue::owned(words(why, said)));
        if choices.iter().any(|other| other.text == text) {
            remark(Said::SameOptions, said);
        }
        choices.push(Choice { text, right: option.right, why, pinned: false });
    }
    let rights = choices.iter().filter(|choice| choice.right).count();
    match (rights, single) {
        (0, _) => remark(Said::NoKey, said),
        (1, false) => {
            let found = "several options may be chosen, but one is right".to_owned();
            remark(Said::Lenient { found }, said);
        }
        (2.., true) => remark(Said::SeveralKeys, said),
        (1, true) | (2.., false) => {}
    }
    let choices = Choices { stem, options: choices };
    let is_single = single || rights < 2;
    Ok(if is_single { Body::SingleBest(choices) } else { Body::MultiSelect(choices) })
}

fn numeric(numbers: &[&str], stem: Text) -> Result<Body, Said> {
    let [number] = numbers else {
        return Err(Said::TooMany { count: numbers.len(), most: 1 });
    };
    let bad = || Said::BadNumber { found: beginning(number) };
    let (answer, tolerance) = within(number).ok_or_else(bad)?;
    Ok(Body::Numeric(Numeric { stem, answer, tolerance, unit: None }))
}

/// `[1, 2]`, `5 +- 0.1`, `5 +- 2%` or `5`: a number, and how far off is still right.
fn within(source: &str) -> Option<(Ratio<i64>, Ratio<i64>)> {
    let wide = |text: &str| {
        let number = exact(text)?;
        Some(Ratio::new(i128::from(*number.numer()), i128::from(*number.denom())))
    };
    let narrow = |number: Ratio<i128>| {
        let top = i64::try_from(*number.numer()).ok()?;
        Some(Ratio::new(top, i64::try_from(*number.denom()).ok()?))
    };
    let zero = Ratio::from_integer(0);
    let source = source.trim();
    let (answer, tolerance) = if let Some(inner) = source.strip_prefix('[') {
        let (from, to) = inner.strip_suffix(']')?.split_once(',')?;
        let (from, to) = (wide(from)?, wide(to)?);
        ((from + to) / 2, (to - from) / 2)
    } else if let Some((number, off)) = source.split_once("+-").or_else(|| source.split_once('±'))
    {
        let number = wide(number)?;
        match off.trim().strip_suffix('%') {
            Some(share) => {
                let size = if number < zero { -number } else { number };
                // Both fit sixty-four bits, so what they make fits twice as many.
                (number, size * wide(share)? / 100)
            }
            None => (number, wide(off)?),
        }
    } else {
        (wide(source)?, zero)
    };
    if tolerance < zero {
        return None;
    }
    Some((narrow(answer)?, narrow(tolerance)?))
}
