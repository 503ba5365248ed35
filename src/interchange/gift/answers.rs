//! What stands between the braces: which kind of question it makes, and its answers.

use super::words::{self, FULL, Markup, Weight, marks, split_at_mark};
use crate::domain::bank::{Body, Choice, Choices, Lists, Numeric, Row, Statement, Typed};
use crate::domain::locale::{Locale, Text};
use crate::interchange::lines::{beginning, trim};
use crate::interchange::{Said, tongue};

/// The most answers of one question: more than any bank takes, so that a person may choose.
const MOST: usize = 64;

/// A question without its answers, and what is said of it on the way.
pub(super) struct Asked {
    /// The stem, with a gap where the answers stood within it.
    pub(super) stem: String,
    /// What the stem is written in.
    pub(super) markup: Markup,
    /// What is said with the key.
    pub(super) explanation: Option<String>,
    /// What was changed or is in doubt.
    pub(super) said: Vec<Said>,
}

/// An answer: what stands before it, its weight, the text as written, and what is said of it.
struct Answer<'a> {
    mark: Option<u8>,
    weight: Option<Weight>,
    raw: &'a str,
    feedback: Option<String>,
}

impl Answer<'_> {
    /// Its weight in an answer that is typed.
    fn typed_weight(&self) -> Weight {
        self.weight.unwrap_or(FULL)
    }
}

impl Asked {
    /// The body that these answers make; what it cannot be taken for is the error.
    pub(super) fn body(&mut self, raw: &str) -> Result<Body, Said> {
        if raw.is_empty() {
            return Err(Said::NotMarkable);
        }
        if let Some(numbers) = raw.strip_prefix('#') {
            return self.numeric(numbers);
        }
        let (mut tilde, mut equals, mut hash) = (false, false, None);
        for (at, mark) in marks(raw) {
            match mark {
                b'~' => tilde = true,
                b'=' => equals = true,
                b'#' => hash = hash.or(Some(at)),
                _ => {}
            }
        }
        if tilde {
            return self.choice(raw, equals);
        }
        if equals && raw.contains("->") {
            return self.matching(raw);
        }
        match trim(hash.map_or(raw, |at| &raw[..at])) {
            "T" | "TRUE" => self.true_false(true, hash.map(|at| &raw[at + 1..])),
            "F" | "FALSE" => self.true_false(false, hash.map(|at| &raw[at + 1..])),
            _ => self.short(raw),
        }
    }

    fn text(&mut self, raw: &str) -> Result<String, Said> {
        Ok(words::text(raw, self.markup, &mut self.said)?.0)
    }

    /// A text where there is one.
    fn words(&mut self, raw: &str) -> Result<Option<String>, Said> {
        let text = self.text(raw)?;
        Ok((!text.is_empty()).then_some(text))
    }

    fn stem(&mut self) -> Text {
        tongue::owned(std::mem::take(&mut self.stem))
    }

    fn say(&mut self, said: Said) {
        if !self.said.contains(&said) {
            self.said.push(said);
        }
    }

    /// Takes what is said of the right answer as the explanation, if there is none.
    fn explain(&mut self, feedback: Option<String>) {
        match feedback {
            Some(feedback) if self.explanation.is_none() => self.explanation = Some(feedback),
            Some(_) => self.say(Said::FeedbackDropped),
            None => {}
        }
    }

    /// The answers that begin with one of these marks, without those that say nothing.
    fn answers<'a>(&mut self, raw: &'a str, separators: &[u8]) -> Result<Vec<Answer<'a>>, Said> {
        let mut answers = Vec::new();
        let mut count = 0_usize;
        let ends = marks(raw).filter(|(_, mark)| separators.contains(mark)).map(Some);
        let (mut start, mut mark) = (0, None);
        for end in ends.chain([None]) {
            let piece = trim(&raw[start..end.map_or(raw.len(), |(at, _)| at)]);
            if !piece.is_empty() {
                count += 1;
                if count <= MOST {
                    let (weight, rest) = words::weight(piece)?;
                    let (raw, feedback) = match split_at_mark(rest, b'#') {
                        Some((raw, feedback)) => (trim(raw), self.words(feedback)?),
                        None => (rest, None),
                    };
                    answers.push(Answer { mark, weight, raw, feedback });
                }
            }
            if let Some((at, found)) = end {
                (start, mark) = (at + 1, Some(found));
            }
        }
        if count > MOST {
            return Err(Said::TooMany { count, most: MOST });
        }
        Ok(answers)
    }

    fn choice(&mut self, raw: &str, single: bool) -> Result<Body, Said> {
        let answers = self.answers(raw, b"~=")?;
        let mut options: Vec<Choice> = Vec::with_capacity(answers.len());
        let mut weights = Vec::with_capacity(answers.len());
        for answer in answers {
            if answer.mark.is_none() {
                self.say(Said::Stray { found: beginning(answer.raw) });
            }
            let text = self.text(answer.raw)?;
            if text.is_empty() {
                self.say(Said::Stray { found: beginning(raw) });
                continue;
            }
            let text = tongue::owned(text);
            if options.iter().any(|option| option.text == text) {
                self.say(Said::SameOptions);
            }
            let right = if single {
                answer.mark == Some(b'=')
            } else {
                answer.weight.is_some_and(|weight| weight > 0)
            };
            weights.push((right, answer.weight));
            let why = answer.feedback.map(tongue::owned);
            options.push(Choice { text, right, why, pinned: false });
        }
        let (count, least) = (options.len(), 2);
        if count < least {
            return Err(Said::TooFew { count, least });
        }
        let right = options.iter().filter(|option| option.right).count();
        let even = weights.iter().find(|(right, _)| *right).and_then(|(_, weight)| *weight);
        let uneven = |(right, weight): &(bool, Option<Weight>)| match (single, right) {
            (true, true) => weight.is_some_and(|weight| weight != FULL),
            (false, true) => *weight != even,
            (_, false) => weight.is_some_and(|weight| weight != 0 && weight != -FULL),
        };
        if weights.iter().any(uneven) {
            self.say(Said::WeightsDropped);
        }
        let stem = self.stem();
        let has_gap = stem.text(Locale::En).contains("____");
        let choices = Choices { stem, options };
        match (single, right) {
            (_, 0) => self.say(Said::NoKey),
            (false, 1) => self.say(Said::Lenient {
                found: "a question with one right answer, of which several may be chosen"
                    .to_owned(),
            }),
            (true, 2..) => self.say(Said::SeveralKeys),
            (true, 1) | (false, 2..) => {}
        }
        Ok(if !single && right != 1 {
            Body::MultiSelect(choices)
        } else if has_gap {
            Body::FillIn(choices)
        } else {
            Body::SingleBest(choices)
        })
    }

    fn matching(&mut self, raw: &str) -> Result<Body, Said> {
        let (mut rows, mut extra) = (Vec::new(), Vec::new());
        let mut count = 0_usize;
        let ends = marks(raw).filter(|(_, mark)| *mark == b'=').map(|(at, _)| at);
        let mut start = 0;
        for end in ends.chain([raw.len()]) {
            let pair = trim(&raw[start..end]);
            start = (end + 1).min(raw.len());
            if pair.is_empty() {
                continue;
            }
            count += 1;
            if count > MOST {
                continue;
            }
            let arrow = pair.split_once("->");
            let (left, right) = arrow.ok_or_else(|| Said::Unreadable { found: beginning(pair) })?;
            // Moodle takes the right side as it is, whatever the stem is written in.
            let right = words::as_typed(right)?;
            if right.is_empty() {
                return Err(Said::Unreadable { found: beginning(pair) });
            }
            let right = tongue::owned(right);
            match self.words(left)? {
                Some(left) => rows.push(Row { left: tongue::owned(left), right, fact: None }),
                None => extra.push(right),
            }
        }
        if count > MOST {
            return Err(Said::TooMany { count, most: MOST });
        }
        let (count, least) = (rows.len(), 2);
        if count < least {
            return Err(Said::TooFew { count, least });
        }
        Ok(Body::Lists(Lists { intro: self.stem(), heads: None, rows, extra }))
    }

    /// What follows the first `#` is said of a wrong answer, what follows the second of a right one.
    fn true_false(&mut self, holds: bool, feedback: Option<&str>) -> Result<Body, Said> {
        let mut why = None;
        if let Some(feedback) = feedback {
            let (wrong, right) = match split_at_mark(feedback, b'#') {
                Some((wrong, right)) => (wrong, Some(right)),
                None => (feedback, None),
            };
            why = self.words(wrong)?;
            let right = match right {
                Some(right) => self.words(right)?,
                None => None,
            };
            if why.is_none() {
                why = right;
            } else if right != why {
                self.explain(right);
            }
        }
        let why = why.map(tongue::owned);
        Ok(Body::TrueFalse(Statement { text: self.stem(), holds, why, fact: None }))
    }

    fn short(&mut self, raw: &str) -> Result<Body, Said> {
        let answers = self.answers(raw, b"=")?;
        let best = answers.iter().map(Answer::typed_weight).max().unwrap_or_default();
        let mut accept: Vec<Text> = Vec::new();
        for answer in answers {
            let weight = answer.typed_weight();
            if weight != FULL && weight != 0 {
                self.say(Said::WeightsDropped);
            }
            // A star alone is whatever else is typed.
            if weight <= 0 || weight < best || answer.raw == "*" {
                if answer.feedback.is_some() {
                    self.say(Said::FeedbackDropped);
                }
                continue;
            }
            if answer.raw.replace("\\*", "").contains('*') {
                self.say(Said::Stray { found: beginning(answer.raw) });
            }
            // What is typed has no markup: only the mark of one is taken away.
            let raw = Markup::before(answer.raw).map_or(answer.raw, |(_, rest)| rest);
            let word = words::as_typed(raw)?.replace("\\*", "*");
            let word = tongue::owned(word);
            if !word.text(Locale::En).is_empty() && !accept.contains(&word) {
                accept.push(word);
            }
            self.explain(answer.feedback);
        }
        if accept.is_empty() {
            return Err(Said::NoAnswer);
        }
        Ok(Body::Typed(Typed { stem: self.stem(), accept }))
    }

    fn numeric(&mut self, raw: &str) -> Result<Body, Said> {
        // What is said of any other number.
        let raw = match split_at_mark(raw, b'~') {
            Some((numbers, _)) => {
                self.say(Said::FeedbackDropped);
                trim(numbers)
            }
            None => trim(raw),
        };
        let answers = self.answers(raw, b"=")?;
        let best = answers.iter().map(Answer::typed_weight).max().unwrap_or_default();
        let mut taken = None;
        for answer in answers {
            let weight = answer.typed_weight();
            if weight != FULL && weight != 0 {
                self.say(Said::WeightsDropped);
            }
            if weight <= 0 || weight < best {
                if answer.feedback.is_some() {
                    self.say(Said::FeedbackDropped);
                }
                continue;
            }
            let number = words::number(&words::unescape(answer.raw))?;
            match taken {
                None => {
                    taken = Some(number);
                    self.explain(answer.feedback);
                }
                Some(taken) if taken != number => self.say(Said::SeveralKeys),
                Some(_) => {}
            }
        }
        let (answer, tolerance) = taken.ok_or(Said::NoAnswer)?;
        Ok(Body::Numeric(Numeric { stem: self.stem(), answer, tolerance, unit: None }))
    }
}
