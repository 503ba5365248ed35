//! A bank or a question as tidy RON, the way a careful person writes it: the fields in the order of
//! the guide, what is the default left out, one option or statement to a line.

use std::fmt::Write as _;

use num_rational::Ratio;

use super::{Defaults, SCHEMA};
use crate::domain::bank::{
    Bank, Body, Choices, Difficulty, Evidence, Exam, FactId, Numbering, Pairs, Question, Shuffle,
    Source, Statement, Statements, Which,
};
use crate::domain::locale::{Locale, Text};

/// Writes a question, as it stands in a bank whose questions are indented by `level` steps of four
/// spaces. The first line is not indented; no comma follows the last.
pub fn encode_question(question: &Question, defaults: &Defaults, level: usize) -> String {
    let mut out = String::new();
    question_doc(question, defaults).print(level, &mut out);
    out
}

/// Writes a whole bank. What most of its questions have in common is said once at the top.
pub fn encode_bank(bank: &Bank) -> String {
    let defaults = shared(bank);
    let worded = |id: &str, text: &Text| Doc::row(vec![("id", quoted(id)), ("text", words(text))]);
    let mut fields = Fields(vec![
        ("schema", Doc::Atom(SCHEMA.to_string())),
        ("id", quoted(bank.id.as_str())),
        ("title", words(&bank.title)),
        ("subject", words(&bank.subject)),
    ]);
    fields.maybe("about", bank.about.as_ref().map(words));
    fields.push("licence", quoted(&bank.licence));
    if !bank.authors.is_empty() {
        fields.push("authors", Doc::line(bank.authors.iter().map(|author| quoted(author))));
    }
    if bank.languages != Locale::ALL {
        let name = |locale: &Locale| match locale {
            Locale::En => "En",
            Locale::Hi => "Hi",
        };
        let languages = bank.languages.iter().map(|locale| Doc::Atom(name(locale).to_owned()));
        fields.push("languages", Doc::line(languages));
    }
    fields.maybe("checked", defaults.checked.map(|date| quoted(&date.to_string())));
    if !defaults.exams.is_empty() {
        fields.push("exams", exams(&defaults.exams));
    }
    let topics = bank.topics.iter().map(|topic| {
        Doc::row(vec![("id", quoted(topic.id.as_str())), ("title", words(&topic.title))])
    });
    fields.push("topics", Doc::lines(topics));
    if !bank.facts.is_empty() {
        let facts = bank.facts.iter().map(|fact| worded(fact.id.as_str(), &fact.text));
        fields.push("facts", Doc::lines(facts));
    }
    if !bank.sources.is_empty() {
        let sources = bank.sources.iter().map(source_doc);
        fields.push("sources", Doc::lines(sources));
    }
    if !bank.passages.is_empty() {
        let passages =
            bank.passages.iter().map(|passage| worded(passage.id.as_str(), &passage.text));
        fields.push("passages", Doc::lines(passages));
    }
    fields.push("questions", printed(bank, &defaults));
    let mut out = String::new();
    Doc::Group { name: "", fields: fields.0, one_line: false }.print(0, &mut out);
    out.push('\n');
    out
}

/// The questions of a bank, laid out one after the other: all of them at once would take many times
/// the room of their text.
fn printed(bank: &Bank, defaults: &Defaults) -> Doc {
    const LEVEL: usize = 1;
    let mut out = "[".to_owned();
    for question in &bank.questions {
        indent(LEVEL + 1, &mut out);
        question_doc(question, defaults).print(LEVEL + 1, &mut out);
        out.push(',');
    }
    if !bank.questions.is_empty() {
        indent(LEVEL, &mut out);
    }
    out.push(']');
    Doc::Atom(out)
}

/// Begins a line, indented by `level` steps.
fn indent(level: usize, out: &mut String) {
    out.push('\n');
    out.extend(std::iter::repeat_n("    ", level));
}

fn source_doc(source: &Source) -> Doc {
    let mut fields = Fields(vec![
        ("id", quoted(source.id.as_str())),
        ("short", words(&source.short)),
        ("cite", words(&source.cite)),
    ]);
    fields.maybe("url", source.url.as_deref().map(quoted));
    fields.maybe("note", source.note.as_ref().map(words));
    Doc::row(fields.0)
}

/// What most questions of a bank have in common.
fn shared(bank: &Bank) -> Defaults {
    fn commonest<V: PartialEq + Clone>(values: impl Iterator<Item = V>) -> Option<V> {
        let mut counts: Vec<(V, usize)> = Vec::new();
        for value in values {
            match counts.iter_mut().find(|(known, _)| *known == value) {
                Some((_, count)) => *count += 1,
                None => counts.push((value, 1)),
            }
        }
        // The first of those that are equally common, so that writing is repeatable.
        counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(value, _)| value)
    }
    Defaults {
        checked: commonest(bank.questions.iter().map(|question| question.checked)).flatten(),
        exams: commonest(bank.questions.iter().map(|question| question.exams.clone()))
            .unwrap_or_default(),
    }
}

/// RON before it is laid out.
enum Doc {
    Atom(String),
    Group { name: &'static str, fields: Vec<(&'static str, Doc)>, one_line: bool },
    List { entries: Vec<Doc>, one_line: bool },
}

impl Doc {
    /// Fields on one line.
    fn row(fields: Vec<(&'static str, Self)>) -> Self {
        Self::Group { name: "", fields, one_line: true }
    }

    /// A list on one line.
    fn line(entries: impl Iterator<Item = Self>) -> Self {
        Self::List { entries: entries.collect(), one_line: true }
    }

    /// A list with a line to each entry.
    fn lines(entries: impl Iterator<Item = Self>) -> Self {
        Self::List { entries: entries.collect(), one_line: false }
    }

    fn print(&self, level: usize, out: &mut String) {
        match self {
            Self::Atom(text) => out.push_str(text),
            Self::Group { name, fields, one_line } => {
                out.push_str(name);
                out.push('(');
                for (number, (name, value)) in fields.iter().enumerate() {
                    if !*one_line {
                        indent(level + 1, out);
                    } else if number > 0 {
                        out.push_str(", ");
                    }
                    out.push_str(name);
                    out.push_str(": ");
                    value.print(level + 1, out);
                    if !*one_line {
                        out.push(',');
                    }
                }
                if !*one_line {
                    indent(level, out);
                }
                out.push(')');
            }
            Self::List { entries, one_line } => {
                out.push('[');
                for (number, entry) in entries.iter().enumerate() {
                    if !*one_line {
                        indent(level + 1, out);
                    } else if number > 0 {
                        out.push_str(", ");
                    }
                    entry.print(level + 1, out);
                    if !*one_line {
                        out.push(',');
                    }
                }
                if !*one_line && !entries.is_empty() {
                    indent(level, out);
                }
                out.push(']');
            }
        }
    }
}

struct Fields(Vec<(&'static str, Doc)>);

impl Fields {
    fn push(&mut self, name: &'static str, value: Doc) {
        self.0.push((name, value));
    }

    fn maybe(&mut self, name: &'static str, value: Option<Doc>) {
        self.0.extend(value.map(|value| (name, value)));
    }

    fn fact(&mut self, fact: Option<&FactId>) {
        self.maybe("fact", fact.map(|fact| quoted(fact.as_str())));
    }
}

fn quoted(text: &str) -> Doc {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    Doc::Atom(out)
}

fn words(text: &Text) -> Doc {
    if text.is_same() {
        return quoted(text.text(Locale::En));
    }
    let fields = [("en", Locale::En), ("hi", Locale::Hi)]
        .into_iter()
        .filter_map(|(name, locale)| text.exact(locale).map(|words| (name, quoted(words))));
    Doc::row(fields.collect())
}

fn yes() -> Doc {
    yes_no(true)
}

fn yes_no(flag: bool) -> Doc {
    Doc::Atom(flag.to_string())
}

fn exams(exams: &[Exam]) -> Doc {
    Doc::line(exams.iter().map(|exam| {
        let name = match exam {
            Exam::Upsc => "Upsc",
            Exam::Ssc => "Ssc",
            Exam::StatePsc => "StatePsc",
            Exam::Banking => "Banking",
            Exam::Railway => "Railway",
            Exam::Defence => "Defence",
            Exam::Other => "Other",
        };
        Doc::Atom(name.to_owned())
    }))
}

fn question_doc(question: &Question, defaults: &Defaults) -> Doc {
    let mut fields = Fields(vec![
        ("id", quoted(question.id.as_str())),
        ("topic", quoted(question.topic.as_str())),
    ]);
    fields.fact(question.fact.as_ref());
    if question.exams != defaults.exams {
        fields.push("exams", exams(&question.exams));
    }
    if question.difficulty != Difficulty::default() {
        fields.push("difficulty", Doc::Atom(question.difficulty.level().to_string()));
    }
    fields.maybe("passage", question.passage.as_ref().map(|passage| quoted(passage.as_str())));
    fields.push("ask", ask(&question.body));
    fields.maybe("explain", question.explanation.as_ref().map(words));
    if !question.sources.is_empty() {
        let sources = question.sources.iter().map(|source| quoted(source.as_str()));
        fields.push("sources", Doc::line(sources));
    }
    if !question.tags.is_empty() {
        fields.push("tags", Doc::line(question.tags.iter().map(|tag| quoted(tag))));
    }
    if question.checked != defaults.checked {
        let date = question.checked.map(|date| quoted(&date.to_string()));
        fields.push("checked", date.unwrap_or_else(|| Doc::Atom("None".to_owned())));
    }
    fields.maybe("valid_until", question.valid_until.map(|date| quoted(&date.to_string())));
    fields.maybe(
        "grade",
        question.grade.map(|grade| {
            let name = match grade {
                Evidence::A => "A",
                Evidence::B => "B",
            };
            Doc::Atom(name.to_owned())
        }),
    );
    match question.shuffle {
        Shuffle::WhereSafe => {}
        Shuffle::Never => fields.push("shuffle", Doc::Atom("Never".to_owned())),
    }
    if question.fifth_option {
        fields.push("fifth_option", yes());
    }
    Doc::Group { name: "", fields: fields.0, one_line: false }
}

fn choices(choices: &Choices) -> Vec<(&'static str, Doc)> {
    let options = choices.options.iter().map(|option| {
        let mut fields = Fields(vec![("text", words(&option.text))]);
        if option.right {
            fields.push("right", yes());
        }
        fields.maybe("why", option.why.as_ref().map(words));
        if option.pinned {
            fields.push("pin", yes());
        }
        Doc::row(fields.0)
    });
    vec![("stem", words(&choices.stem)), ("options", Doc::lines(options))]
}

fn statement_fields(statement: &Statement, explains: Option<bool>) -> Vec<(&'static str, Doc)> {
    let mut fields =
        Fields(vec![("text", words(&statement.text)), ("holds", yes_no(statement.holds))]);
    fields.maybe("explains", explains.map(yes_no));
    fields.maybe("why", statement.why.as_ref().map(words));
    fields.fact(statement.fact.as_ref());
    fields.0
}

fn statements(statements: &Statements) -> Vec<(&'static str, Doc)> {
    let list = statements.statements.iter();
    let list = list.map(|statement| Doc::row(statement_fields(statement, None)));
    let mut fields =
        Fields(vec![("intro", words(&statements.intro)), ("statements", Doc::lines(list))]);
    if statements.which == Which::Incorrect {
        fields.push("which", Doc::Atom("Incorrect".to_owned()));
    }
    numbering(&mut fields, statements.numbering);
    codes(&mut fields, &statements.codes);
    fields.0
}

fn numbering(fields: &mut Fields, numbering: Numbering) {
    if numbering == Numbering::Roman {
        fields.push("numbering", Doc::Atom("Roman".to_owned()));
    }
}

fn codes(fields: &mut Fields, codes: &[Vec<usize>]) {
    if !codes.is_empty() {
        let codes = codes
            .iter()
            .map(|code| Doc::line(code.iter().map(|number| Doc::Atom(number.to_string()))));
        fields.push("codes", Doc::line(codes));
    }
}

fn heads(fields: &mut Fields, heads: Option<&(Text, Text)>) {
    let heads =
        heads.map(|(left, right)| Doc::row(vec![("left", words(left)), ("right", words(right))]));
    fields.maybe("heads", heads);
}

fn pairs(pairs: &Pairs) -> Vec<(&'static str, Doc)> {
    let mut fields = Fields(vec![("intro", words(&pairs.intro))]);
    heads(&mut fields, pairs.heads.as_ref());
    let rows = pairs.pairs.iter().map(|pair| {
        let mut fields = Fields(vec![
            ("left", words(&pair.left)),
            ("right", words(&pair.right)),
            ("matched", yes_no(pair.matched)),
        ]);
        fields.maybe("why", pair.why.as_ref().map(words));
        fields.fact(pair.fact.as_ref());
        Doc::row(fields.0)
    });
    fields.push("pairs", Doc::lines(rows));
    numbering(&mut fields, pairs.numbering);
    codes(&mut fields, &pairs.codes);
    fields.0
}

fn ask(body: &Body) -> Doc {
    let (name, fields) = match body {
        Body::SingleBest(body) => ("Single", choices(body)),
        Body::Negative(body) => ("Negative", choices(body)),
        Body::OddOneOut(body) => ("OddOneOut", choices(body)),
        Body::FillIn(body) => ("FillIn", choices(body)),
        Body::MultiSelect(body) => ("MultiSelect", choices(body)),
        Body::Statements(body) => ("Statements", statements(body)),
        Body::HowMany(body) => ("HowMany", statements(body)),
        Body::PairsCoded(body) => ("PairsCoded", pairs(body)),
        Body::PairsHowMany(body) => ("PairsHowMany", pairs(body)),
        Body::Lists(lists) => {
            let mut fields = Fields(vec![("intro", words(&lists.intro))]);
            heads(&mut fields, lists.heads.as_ref());
            let rows = lists.rows.iter().map(|row| {
                let mut fields =
                    Fields(vec![("left", words(&row.left)), ("right", words(&row.right))]);
                fields.fact(row.fact.as_ref());
                Doc::row(fields.0)
            });
            fields.push("rows", Doc::lines(rows));
            if !lists.extra.is_empty() {
                fields.push("extra", Doc::line(lists.extra.iter().map(words)));
            }
            ("Lists", fields.0)
        }
        Body::AssertionReason(ar) => (
            "AssertionReason",
            vec![
                ("assertion", Doc::row(statement_fields(&ar.assertion, None))),
                ("reason", Doc::row(statement_fields(&ar.reason, None))),
                ("explains", yes_no(ar.explains)),
            ],
        ),
        Body::Explains(explains) => {
            let others = explains.others.iter();
            let others = others
                .map(|other| Doc::row(statement_fields(&other.statement, Some(other.explains))));
            let first = Doc::row(statement_fields(&explains.first, None));
            ("Explains", vec![("first", first), ("others", Doc::lines(others))])
        }
        Body::Order(order) => {
            let items = order.items.iter().map(|item| {
                let mut fields = Fields(vec![("text", words(&item.text))]);
                fields.maybe("why", item.why.as_ref().map(words));
                fields.fact(item.fact.as_ref());
                Doc::row(fields.0)
            });
            ("Order", vec![("intro", words(&order.intro)), ("items", Doc::lines(items))])
        }
        Body::TrueFalse(statement) => ("TrueFalse", statement_fields(statement, None)),
        Body::Numeric(numeric) => {
            let mut fields = Fields(vec![
                ("stem", words(&numeric.stem)),
                ("answer", quoted(&number(numeric.answer))),
            ]);
            if numeric.tolerance != Ratio::ZERO {
                fields.push("tolerance", quoted(&number(numeric.tolerance)));
            }
            fields.maybe("unit", numeric.unit.as_ref().map(words));
            ("Numeric", fields.0)
        }
        Body::Typed(typed) => {
            let accept = Doc::line(typed.accept.iter().map(words));
            ("Typed", vec![("stem", words(&typed.stem)), ("accept", accept)])
        }
    };
    Doc::Group { name, fields, one_line: false }
}

/// A number as people write it: `40`, `2.5`, or `2/3` if it has no end as a decimal.
pub(crate) fn number(number: Ratio<i64>) -> String {
    const MOST_DECIMALS: usize = 9;
    let whole = i128::from(*number.numer());
    let parts = i128::from(*number.denom());
    let mut scale = 1_i128;
    for decimals in 0..=MOST_DECIMALS {
        if scale % parts == 0 {
            let digits = whole * (scale / parts);
            let sign = if digits < 0 { "-" } else { "" };
            let (digits, width) = (digits.unsigned_abs().to_string(), decimals + 1);
            let digits = format!("{digits:0>width$}");
            let (whole, fraction) = digits.split_at(digits.len() - decimals);
            // More digits than the reader takes are written as a fraction.
            if digits.len() <= 18 {
                let point = if fraction.is_empty() { "" } else { "." };
                return format!("{sign}{whole}{point}{fraction}");
            }
        }
        scale *= 10;
    }
    format!("{whole}/{parts}")
}
