//! Two fingerprints of a question: of all that a learner reads, and of its key alone. Both are kept
//! in learners' files, so what goes into them never changes silently (a test pins them).
//!
//! A question is first written as bytes: every text as its length and its UTF-8, every list as its
//! length and its entries, every yes-or-no as one byte; then hashed with XXH3 (64 bits, no seed).

use xxhash_rust::xxh3::xxh3_64;

use crate::domain::answer::plain;
use crate::domain::bank::{
    Body, Choices, Numbering, Pairs, Question, Statement, Statements, Which,
};
use crate::domain::locale::{Locale, Text};

/// The fingerprint of all that a learner reads: the texts in both languages, what holds, what is
/// right, why, the author's codes and the explanation. White space between fields, comments, the
/// order of fields, the sources, tags, dates, topic, facts, difficulty and shuffling do not count.
pub fn content_hash(question: &Question) -> u64 {
    let mut bytes = Canon::default();
    bytes.body(&question.body);
    // Without one nothing is written, as in the hashes that learners' files have had from the start.
    if let Some(explanation) = &question.explanation {
        bytes.text(explanation);
    }
    bytes.flag(question.fifth_option);
    xxh3_64(&bytes.0)
}

/// The fingerprint of the key alone: what decides which answer is right. It is that of
///
/// - the right options, as a set, for every format with written options;
/// - which statements hold, in order, and which are asked for; likewise pairs;
/// - the rows of two lists, and the order of things to be ordered;
/// - what holds and what explains, for assertion and reason and its kin;
/// - the number and its tolerance, or the set of accepted wordings.
///
/// Where a text decides, it is the English (failing that, the Hindi) as compared in a typed answer:
/// case, punctuation at the ends of words and doubled spaces do not count, nor does a translation.
pub fn key_hash(question: &Question) -> u64 {
    let mut bytes = Canon::default();
    bytes.key(&question.body);
    xxh3_64(&bytes.0)
}

#[derive(Default)]
struct Canon(Vec<u8>);

impl Canon {
    fn tag(&mut self, tag: u8) {
        self.0.push(tag);
    }

    fn flag(&mut self, flag: bool) {
        self.0.push(u8::from(flag));
    }

    fn count(&mut self, count: usize) {
        self.number(i64::try_from(count).unwrap_or(i64::MAX));
    }

    fn number(&mut self, number: i64) {
        self.0.extend_from_slice(&number.to_le_bytes());
    }

    fn str(&mut self, text: &str) {
        self.count(text.len());
        self.0.extend_from_slice(text.as_bytes());
    }

    fn text(&mut self, text: &Text) {
        if text.is_same() {
            self.tag(0);
            self.str(text.text(Locale::En));
            return;
        }
        for (tag, locale) in [(1, Locale::En), (2, Locale::Hi)] {
            if let Some(words) = text.exact(locale) {
                self.tag(tag);
                self.str(words);
            }
        }
        self.tag(3);
    }

    fn maybe(&mut self, text: Option<&Text>) {
        self.flag(text.is_some());
        if let Some(text) = text {
            self.text(text);
        }
    }

    fn choices(&mut self, tag: u8, choices: &Choices) {
        self.tag(tag);
        self.text(&choices.stem);
        self.count(choices.options.len());
        for option in &choices.options {
            self.text(&option.text);
            self.flag(option.right);
            self.maybe(option.why.as_ref());
        }
    }

    fn statement(&mut self, statement: &Statement) {
        self.text(&statement.text);
        self.flag(statement.holds);
        self.maybe(statement.why.as_ref());
    }

    fn codes(&mut self, codes: &[Vec<usize>]) {
        self.count(codes.len());
        for code in codes {
            self.count(code.len());
            for number in code {
                self.count(*number);
            }
        }
    }

    fn statements(&mut self, tag: u8, statements: &Statements) {
        self.tag(tag);
        self.text(&statements.intro);
        self.count(statements.statements.len());
        for statement in &statements.statements {
            self.statement(statement);
        }
        self.flag(statements.which == Which::Incorrect);
        self.flag(statements.numbering == Numbering::Roman);
        self.codes(&statements.codes);
    }

    fn heads(&mut self, heads: Option<&(Text, Text)>) {
        self.maybe(heads.map(|(left, _)| left));
        self.maybe(heads.map(|(_, right)| right));
    }

    fn pairs(&mut self, tag: u8, pairs: &Pairs) {
        self.tag(tag);
        self.text(&pairs.intro);
        self.heads(pairs.heads.as_ref());
        self.count(pairs.pairs.len());
        for pair in &pairs.pairs {
            self.text(&pair.left);
            self.text(&pair.right);
            self.flag(pair.matched);
            self.maybe(pair.why.as_ref());
        }
        self.flag(pairs.numbering == Numbering::Roman);
        self.codes(&pairs.codes);
    }

    fn body(&mut self, body: &Body) {
        match body {
            Body::SingleBest(choices) => self.choices(1, choices),
            Body::Negative(choices) => self.choices(2, choices),
            Body::OddOneOut(choices) => self.choices(3, choices),
            Body::FillIn(choices) => self.choices(4, choices),
            Body::MultiSelect(choices) => self.choices(5, choices),
            Body::Statements(statements) => self.statements(6, statements),
            Body::HowMany(statements) => self.statements(7, statements),
            Body::PairsCoded(pairs) => self.pairs(8, pairs),
            Body::PairsHowMany(pairs) => self.pairs(9, pairs),
            Body::Lists(lists) => {
                self.tag(10);
                self.text(&lists.intro);
                self.heads(lists.heads.as_ref());
                self.count(lists.rows.len());
                for row in &lists.rows {
                    self.text(&row.left);
                    self.text(&row.right);
                }
                self.count(lists.extra.len());
                for extra in &lists.extra {
                    self.text(extra);
                }
            }
            Body::AssertionReason(ar) => {
                self.tag(11);
                self.statement(&ar.assertion);
                self.statement(&ar.reason);
                self.flag(ar.explains);
            }
            Body::Explains(explains) => {
                self.tag(12);
                self.statement(&explains.first);
                self.count(explains.others.len());
                for other in &explains.others {
                    self.statement(&other.statement);
                    self.flag(other.explains);
                }
            }
            Body::Order(order) => {
                self.tag(13);
                self.text(&order.intro);
                self.count(order.items.len());
                for item in &order.items {
                    self.text(&item.text);
                    self.maybe(item.why.as_ref());
                }
            }
            Body::TrueFalse(statement) => {
                self.tag(14);
                self.statement(statement);
            }
            Body::Numeric(numeric) => {
                self.tag(15);
                self.text(&numeric.stem);
                for number in [numeric.answer, numeric.tolerance] {
                    self.number(*number.numer());
                    self.number(*number.denom());
                }
                self.maybe(numeric.unit.as_ref());
            }
            Body::Typed(typed) => {
                self.tag(16);
                self.text(&typed.stem);
                self.count(typed.accept.len());
                for accepted in &typed.accept {
                    self.text(accepted);
                }
            }
        }
    }

    /// Words that decide.
    fn deciding(&mut self, text: &Text) {
        self.str(&plain(text.text(Locale::En)));
    }

    /// Words that decide together, in whatever order.
    fn set(&mut self, mut words: Vec<String>) {
        words.sort_unstable();
        words.dedup();
        self.count(words.len());
        for word in words {
            self.str(&word);
        }
    }

    fn flags(&mut self, flags: impl ExactSizeIterator<Item = bool>) {
        self.count(flags.len());
        for flag in flags {
            self.flag(flag);
        }
    }

    fn key(&mut self, body: &Body) {
        match body {
            Body::SingleBest(choices)
            | Body::Negative(choices)
            | Body::OddOneOut(choices)
            | Body::FillIn(choices)
            | Body::MultiSelect(choices) => {
                self.tag(1);
                let right = choices.options.iter().filter(|option| option.right);
                self.set(right.map(|option| plain(option.text.text(Locale::En))).collect());
            }
            Body::Statements(statements) | Body::HowMany(statements) => {
                self.tag(2);
                self.flags(statements.statements.iter().map(|statement| statement.holds));
                self.flag(statements.which == Which::Incorrect);
            }
            Body::PairsCoded(pairs) | Body::PairsHowMany(pairs) => {
                self.tag(3);
                self.flags(pairs.pairs.iter().map(|pair| pair.matched));
            }
            Body::Lists(lists) => {
                self.tag(4);
                self.count(lists.rows.len());
                for row in &lists.rows {
                    self.deciding(&row.left);
                    self.deciding(&row.right);
                }
            }
            Body::AssertionReason(ar) => {
                self.tag(5);
                self.flags([ar.assertion.holds, ar.reason.holds, ar.explains].into_iter());
            }
            Body::Explains(explains) => {
                self.tag(6);
                self.flag(explains.first.holds);
                self.flags(explains.others.iter().map(|other| other.statement.holds));
                self.flags(explains.others.iter().map(|other| other.explains));
            }
            Body::Order(order) => {
                self.tag(7);
                self.count(order.items.len());
                for item in &order.items {
                    self.deciding(&item.text);
                }
            }
            Body::TrueFalse(statement) => {
                self.tag(8);
                self.flag(statement.holds);
            }
            Body::Numeric(numeric) => {
                self.tag(9);
                for number in [numeric.answer, numeric.tolerance] {
                    self.number(*number.numer());
                    self.number(*number.denom());
                }
            }
            Body::Typed(typed) => {
                self.tag(10);
                let accepted = typed.accept.iter().flat_map(|text| {
                    text.locales().map(|locale| plain(text.text(locale))).collect::<Vec<_>>()
                });
                self.set(accepted.collect());
            }
        }
    }
}
