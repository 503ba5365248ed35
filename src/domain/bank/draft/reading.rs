//! A draft read as a question, and why it cannot be one.

use jiff::civil::Date;
use num_rational::Ratio;

use super::{Draft, Kind, Row, Slot};
use crate::domain::answer::parse_number;
use crate::domain::bank::check::Problem;
use crate::domain::bank::schema::{number_written, parse_date};
use crate::domain::bank::{
    AssertionReason, Body, Choice, Choices, Explains, Explanation, FactId, Item, Lists, Numeric,
    Order, Pair, Pairs, Question, QuestionId, Row as ListRow, Statement, Statements, Typed,
};
use crate::domain::locale::Text;

/// A field of a draft that cannot be read, and why.
type Unreadable = (Slot, Problem);

impl Draft {
    /// The question.
    ///
    /// # Errors
    ///
    /// The fields that say nothing a question can hold: half a date, a number with letters.
    pub fn question(&self) -> Result<Question, Vec<Unreadable>> {
        let (question, unreadable) = self.reading();
        if unreadable.is_empty() { Ok(question) } else { Err(unreadable) }
    }

    /// The question as far as it can be read, with the fields that cannot.
    pub fn reading(&self) -> (Question, Vec<Unreadable>) {
        let mut unreadable = Vec::new();
        let body = self.body(&mut unreadable);
        let mut date = |slot: Slot, written: &str| -> Option<Date> {
            let written = written.trim();
            if written.is_empty() {
                return None;
            }
            parse_date(written).map_err(|problem| unreadable.push((slot, problem))).ok()
        };
        let checked = date(Slot::Checked, &self.checked);
        let valid_until = date(Slot::ValidUntil, &self.valid_until);
        if self.id.trim().is_empty() {
            unreadable.push((Slot::Id, Problem::BadId { found: String::new() }));
        }
        let question = Question {
            id: QuestionId::from(self.id.as_str()),
            topic: self.topic.clone(),
            fact: fact(&self.fact),
            exams: self.exams.clone(),
            difficulty: self.difficulty,
            passage: self.passage.clone(),
            body,
            explanation: self.explanation.text(),
            sources: self.sources.clone(),
            tags: tags(&self.tags),
            checked,
            valid_until,
            grade: self.grade,
            shuffle: self.shuffle,
            fifth_option: self.fifth_option,
        };
        (question, unreadable)
    }

    fn body(&self, unreadable: &mut Vec<Unreadable>) -> Body {
        match self.kind {
            Kind::Single => Body::SingleBest(self.choices()),
            Kind::Negative => Body::Negative(self.choices()),
            Kind::OddOneOut => Body::OddOneOut(self.choices()),
            Kind::FillIn => Body::FillIn(self.choices()),
            Kind::MultiSelect => Body::MultiSelect(self.choices()),
            Kind::Statements => Body::Statements(self.statements(self.codes(unreadable))),
            Kind::HowMany => Body::HowMany(self.statements(Vec::new())),
            Kind::PairsCoded => Body::PairsCoded(self.pairs(self.codes(unreadable))),
            Kind::PairsHowMany => Body::PairsHowMany(self.pairs(Vec::new())),
            Kind::Lists => Body::Lists(Lists {
                intro: self.stem.needed(),
                heads: self.heads(),
                rows: self
                    .rows
                    .iter()
                    .map(|row| ListRow {
                        left: row.left.needed(),
                        right: row.right.needed(),
                        fact: fact(&row.fact),
                    })
                    .collect(),
                extra: self.extra.iter().map(super::Words::needed).collect(),
            }),
            Kind::AssertionReason => {
                let [assertion, reason] = [0, 1].map(|place| self.rows.get(place));
                Body::AssertionReason(AssertionReason {
                    assertion: self.statement(assertion),
                    explains: reason.is_some_and(|row| row.explains),
                    reason: self.statement(reason),
                })
            }
            Kind::Explains => Body::Explains(Explains {
                first: self.statement(self.rows.first()),
                others: self
                    .rows
                    .iter()
                    .skip(1)
                    .map(|row| Explanation {
                        statement: self.statement(Some(row)),
                        explains: row.explains,
                    })
                    .collect(),
            }),
            Kind::Order => Body::Order(Order {
                intro: self.stem.needed(),
                items: self
                    .rows
                    .iter()
                    .map(|row| Item {
                        text: row.left.needed(),
                        why: row.why.text(),
                        fact: fact(&row.fact),
                    })
                    .collect(),
            }),
            Kind::TrueFalse => Body::TrueFalse(Statement {
                text: self.stem.needed(),
                holds: self.own.holds,
                why: self.own.why.text(),
                fact: fact(&self.own.fact),
            }),
            Kind::Numeric => {
                let mut number = |slot: Slot, written: &str| {
                    parse_number(written).unwrap_or_else(|| {
                        let found = written.trim().to_owned();
                        unreadable.push((slot, Problem::BadNumber { found }));
                        Ratio::ZERO
                    })
                };
                let answer = number(Slot::Answer, &self.answer);
                let is_exact = self.tolerance.trim().is_empty();
                let tolerance =
                    if is_exact { Ratio::ZERO } else { number(Slot::Tolerance, &self.tolerance) };
                let (stem, unit) = (self.stem.needed(), self.unit.text());
                Body::Numeric(Numeric { stem, answer, tolerance, unit })
            }
            Kind::Typed => Body::Typed(Typed {
                stem: self.stem.needed(),
                accept: self.accept.iter().map(super::Words::needed).collect(),
            }),
        }
    }

    fn choices(&self) -> Choices {
        let options = self.rows.iter().map(|row| Choice {
            text: row.left.needed(),
            right: row.holds,
            why: row.why.text(),
            pinned: row.pinned,
        });
        Choices { stem: self.stem.needed(), options: options.collect() }
    }

    fn statement(&self, row: Option<&Row>) -> Statement {
        let blank = Row::blank(self.alone);
        let row = row.unwrap_or(&blank);
        Statement {
            text: row.left.needed(),
            holds: row.holds,
            why: row.why.text(),
            fact: fact(&row.fact),
        }
    }

    fn statements(&self, codes: Vec<Vec<usize>>) -> Statements {
        Statements {
            intro: self.stem.needed(),
            statements: self.rows.iter().map(|row| self.statement(Some(row))).collect(),
            which: self.which,
            numbering: self.numbering,
            codes,
        }
    }

    fn heads(&self) -> Option<(Text, Text)> {
        let [left, right] = &self.heads;
        match (left.text(), right.text()) {
            (None, None) => None,
            _ => Some((left.needed(), right.needed())),
        }
    }

    fn pairs(&self, codes: Vec<Vec<usize>>) -> Pairs {
        let pairs = self.rows.iter().map(|row| Pair {
            left: row.left.needed(),
            right: row.right.needed(),
            matched: row.holds,
            why: row.why.text(),
            fact: fact(&row.fact),
        });
        Pairs {
            intro: self.stem.needed(),
            heads: self.heads(),
            pairs: pairs.collect(),
            numbering: self.numbering,
            codes,
        }
    }

    fn codes(&self, unreadable: &mut Vec<Unreadable>) -> Vec<Vec<usize>> {
        let mut codes = Vec::new();
        let sets = self.codes.split(';').map(str::trim);
        for set in sets.filter(|set| !set.is_empty()) {
            let numbers = set.split(|c: char| matches!(c, ',' | '+') || c.is_whitespace());
            let numbers = numbers.filter(|number| !number.is_empty()).map(str::parse);
            match numbers.collect::<Result<Vec<usize>, _>>() {
                Ok(code) => codes.push(code),
                Err(_) => {
                    unreadable.push((Slot::Codes, Problem::BadNumber { found: set.to_owned() }));
                }
            }
        }
        codes
    }
}

/// Whether this can be typed where a number belongs.
pub(super) fn is_number(written: &str) -> bool {
    parse_number(written).is_some()
}

/// A number as it is typed.
pub(super) fn number_shown(number: Ratio<i64>) -> String {
    number_written(number)
}

/// Codes as they are typed: `1, 2; 1, 3`.
pub(super) fn codes_shown(codes: &[Vec<usize>]) -> String {
    let code =
        |code: &Vec<usize>| code.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    codes.iter().map(code).collect::<Vec<_>>().join("; ")
}

/// Tags as they are typed, with commas; with semicolons if a tag has a comma.
pub(super) fn tags_shown(tags: &[String]) -> String {
    if tags.iter().any(|tag| tag.contains(',')) {
        return tags.iter().map(|tag| format!("{tag};")).collect::<Vec<_>>().join(" ");
    }
    tags.join(", ")
}

fn tags(shown: &str) -> Vec<String> {
    let between = if shown.contains(';') { ';' } else { ',' };
    let tags = shown.split(between).map(str::trim).filter(|tag| !tag.is_empty());
    tags.map(str::to_owned).collect()
}

fn fact(written: &str) -> Option<FactId> {
    let written = written.trim();
    (!written.is_empty()).then(|| FactId::from(written))
}
