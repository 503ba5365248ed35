//! Questions and banks made by chance, of every format, that keep every rule that is an error.

use jiff::civil::Date;
use num_rational::Ratio;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use smriti::domain::bank::{
    AssertionReason, Bank, BankId, Body, Choice, Choices, Difficulty, Evidence, Exam, Explains,
    Explanation, Fact, FactId, Item, Lists, Numbering, Numeric, Order, Pair, Pairs, Passage,
    PassageId, Question, QuestionId, Row, Shuffle, Source, SourceId, Statement, Statements, Topic,
    TopicId, Typed, Which,
};
use smriti::domain::locale::{Locale, Localized, Text};

/// Words with everything that is awkward in RON: quotes, backslashes, line breaks, brackets,
/// comment marks, both scripts, control characters.
fn words() -> impl Strategy<Value = String> {
    let awkward = prop_oneof![
        Just("\"".to_owned()),
        Just("\\".to_owned()),
        Just("\n".to_owned()),
        Just("\r\n\t".to_owned()),
        Just("(id: [".to_owned()),
        Just("// not a comment".to_owned()),
        Just("*/ )]".to_owned()),
        Just("“curly” ‘quotes’".to_owned()),
        Just("साइबर अपराध".to_owned()),
        Just("\u{7}\u{200D}é".to_owned()),
        Just("r#\"raw\"#".to_owned()),
        "[a-zA-Z0-9 ,.:=]{1,12}",
    ];
    (vec(awkward, 0..3), "[a-z]{1,6}").prop_map(|(parts, end)| format!("{}{end}", parts.concat()))
}

fn text() -> impl Strategy<Value = Text> {
    prop_oneof![
        words().prop_map(Localized::same),
        words().prop_map(|en| Localized::only(Locale::En, en)),
        words().prop_map(|hi| Localized::only(Locale::Hi, hi)),
        (words(), words()).prop_map(|(en, hi)| Localized::both(en, hi)),
    ]
}

/// Texts that differ in every language: the first so many of an endless row.
fn distinct(count: std::ops::RangeInclusive<usize>) -> impl Strategy<Value = Vec<Text>> {
    vec(text(), count).prop_map(|texts| {
        let number =
            |(number, text): (usize, Text)| text.map(|_, words| format!("{words} {number}"));
        texts.into_iter().enumerate().map(number).collect()
    })
}

fn fact() -> impl Strategy<Value = Option<FactId>> {
    option::of("[a-z][a-z0-9-]{0,6}[a-z0-9]".prop_map(FactId::from))
}

fn choices(right: usize) -> impl Strategy<Value = Choices> {
    (text(), distinct(4..=5), vec((option::of(text()), any::<bool>()), 5), 0_usize..4).prop_map(
        move |(stem, texts, more, first)| {
            let all = texts.len();
            let key: Vec<usize> = (0..right).map(|number| (first + number) % all).collect();
            let options = texts.into_iter().zip(more).enumerate();
            let options = options.map(|(number, (text, (why, pinned)))| {
                let right = key.contains(&number);
                Choice { text, right, why, pinned }
            });
            Choices { stem, options: options.collect() }
        },
    )
}

/// The stem put right for its format in every language.
fn stem(mut choices: Choices, with: &'static str) -> Choices {
    choices.stem = choices.stem.map(|_, words| format!("{words} {with}"));
    choices
}

fn statement() -> impl Strategy<Value = Statement> {
    (text(), any::<bool>(), option::of(text()), fact())
        .prop_map(|(text, holds, why, fact)| Statement { text, holds, why, fact })
}

fn which() -> impl Strategy<Value = Which> {
    prop_oneof![Just(Which::Correct), Just(Which::Incorrect)]
}

fn numbering() -> impl Strategy<Value = Numbering> {
    prop_oneof![Just(Numbering::Arabic), Just(Numbering::Roman)]
}

fn statements(
    count: std::ops::RangeInclusive<usize>,
    own: bool,
) -> impl Strategy<Value = Statements> {
    let each = vec((any::<bool>(), option::of(text()), fact()), 5);
    (text(), distinct(count), each, which(), numbering(), any::<bool>()).prop_map(
        move |(intro, texts, more, which, numbering, own_codes)| {
            let mut list: Vec<Statement> = texts
                .into_iter()
                .zip(more)
                .map(|(text, (holds, why, fact))| Statement { text, holds, why, fact })
                .collect();
            list[0].holds = which == Which::Correct;
            let codes = if own && own_codes && list.len() > 2 {
                codes(list.iter().map(|s| s.holds == (which == Which::Correct)))
            } else {
                Vec::new()
            };
            Statements { intro, statements: list, which, numbering, codes }
        },
    )
}

/// Four codes with the right one among them.
fn codes(asked: impl Iterator<Item = bool>) -> Vec<Vec<usize>> {
    let key: Vec<usize> =
        asked.enumerate().filter(|(_, asked)| *asked).map(|(n, _)| n + 1).collect();
    let mut codes = vec![key];
    for other in [vec![1], vec![2], vec![1, 2], vec![1, 3], vec![2, 3]] {
        if codes.len() < 4 && !codes.contains(&other) {
            codes.push(other);
        }
    }
    codes
}

fn heads() -> impl Strategy<Value = Option<(Text, Text)>> {
    option::of((text(), text()))
}

fn pairs(own: bool) -> impl Strategy<Value = Pairs> {
    let each = vec((text(), any::<bool>(), option::of(text()), fact()), 4);
    (text(), heads(), distinct(3..=4), each, numbering(), any::<bool>()).prop_map(
        move |(intro, heads, lefts, more, numbering, own_codes)| {
            let mut list: Vec<Pair> = lefts
                .into_iter()
                .zip(more)
                .map(|(left, (right, matched, why, fact))| Pair { left, right, matched, why, fact })
                .collect();
            list[0].matched = true;
            let codes = if own && own_codes {
                codes(list.iter().map(|pair| pair.matched))
            } else {
                Vec::new()
            };
            Pairs { intro, heads, pairs: list, numbering, codes }
        },
    )
}

fn lists() -> impl Strategy<Value = Lists> {
    let extra = distinct(0..=2).prop_map(|extra| {
        extra.into_iter().map(|text| text.map(|_, words| format!("{words} more"))).collect()
    });
    (text(), heads(), distinct(5..=5), distinct(3..=5), vec(fact(), 5), extra).prop_map(
        |(intro, heads, lefts, rights, facts, extra)| {
            let rows = lefts.into_iter().zip(rights).zip(facts);
            let rows = rows.map(|((left, right), fact)| Row { left, right, fact }).collect();
            Lists { intro, heads, rows, extra }
        },
    )
}

fn assertion_reason() -> impl Strategy<Value = AssertionReason> {
    (statement(), statement(), any::<bool>()).prop_map(|(mut assertion, reason, explains)| {
        assertion.holds |= !reason.holds;
        let explains = explains && assertion.holds && reason.holds;
        AssertionReason { assertion, reason, explains }
    })
}

fn explains() -> impl Strategy<Value = Explains> {
    (statement(), vec((statement(), any::<bool>()), 1..=2)).prop_map(|(mut first, others)| {
        let several = others.len() == 2;
        first.holds |= several || !others[0].0.holds;
        let mut others: Vec<Explanation> = others
            .into_iter()
            .map(|(statement, explains)| Explanation {
                explains: explains && statement.holds && first.holds,
                statement,
            })
            .collect();
        if several && others.iter().all(|other| !other.explains) {
            for other in &mut others {
                other.explains = other.statement.holds;
            }
        }
        Explains { first, others }
    })
}

fn order() -> impl Strategy<Value = Order> {
    (text(), distinct(3..=5), vec((option::of(text()), fact()), 5)).prop_map(
        |(intro, texts, more)| {
            let items = texts.into_iter().zip(more);
            let items = items.map(|(text, (why, fact))| Item { text, why, fact }).collect();
            Order { intro, items }
        },
    )
}

fn number(least: i64) -> impl Strategy<Value = Ratio<i64>> {
    (least..1_000_000_000_i64, prop_oneof![Just(1_i64), Just(10), Just(1000), 1_i64..40])
        .prop_map(|(top, bottom)| Ratio::new(top, bottom))
}

fn body() -> impl Strategy<Value = Body> {
    prop_oneof![
        choices(1).prop_map(Body::SingleBest),
        choices(1).prop_map(|body| Body::Negative(stem(body, "**not**"))),
        choices(1).prop_map(Body::OddOneOut),
        choices(1).prop_map(|body| Body::FillIn(stem(body, "____"))),
        choices(2).prop_map(Body::MultiSelect),
        statements(2..=5, true).prop_map(Body::Statements),
        statements(3..=4, false).prop_map(Body::HowMany),
        pairs(true).prop_map(Body::PairsCoded),
        pairs(false).prop_map(Body::PairsHowMany),
        lists().prop_map(Body::Lists),
        assertion_reason().prop_map(Body::AssertionReason),
        explains().prop_map(Body::Explains),
        order().prop_map(Body::Order),
        statement().prop_map(Body::TrueFalse),
        (text(), number(-1_000_000_000), number(0), option::of(text())).prop_map(
            |(stem, answer, tolerance, unit)| Body::Numeric(Numeric {
                stem,
                answer,
                tolerance,
                unit
            })
        ),
        (text(), vec(text(), 1..4)).prop_map(|(stem, accept)| Body::Typed(Typed { stem, accept })),
    ]
}

fn date() -> impl Strategy<Value = Date> {
    (2020_i16..2100, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| {
        Date::new(year, month, day).expect("every month has 28 days")
    })
}

fn exams() -> impl Strategy<Value = Vec<Exam>> {
    let exam = prop_oneof![
        Just(Exam::Upsc),
        Just(Exam::Ssc),
        Just(Exam::StatePsc),
        Just(Exam::Banking),
        Just(Exam::Railway),
        Just(Exam::Defence),
        Just(Exam::Other),
    ];
    vec(exam, 0..3)
}

/// A question of the topic `t` of a bank with the source `s` and the passage `p`.
pub(crate) fn question(id: &'static str) -> impl Strategy<Value = Question> {
    let about = (fact(), exams(), 1_u8..=5, any::<bool>(), any::<bool>());
    let dates = (option::of(date()), any::<bool>());
    let grade = option::of(prop_oneof![Just(Evidence::A), Just(Evidence::B)]);
    (about, body(), option::of(text()), dates, grade, (any::<bool>(), any::<bool>())).prop_map(
        move |(about, body, explanation, (checked, stale), grade, (never, fifth_option))| {
            let (fact, exams, level, in_passage, cited) = about;
            Question {
                id: QuestionId::from(id),
                topic: TopicId::from("t"),
                fact,
                exams,
                difficulty: Difficulty::new(level).expect("1 to 5"),
                passage: in_passage.then(|| PassageId::from("p")),
                body,
                explanation,
                sources: if cited { vec![SourceId::from("s")] } else { Vec::new() },
                tags: if cited && never { vec!["week 3".to_owned()] } else { Vec::new() },
                checked,
                valid_until: checked.filter(|_| stale),
                grade,
                shuffle: if never { Shuffle::Never } else { Shuffle::WhereSafe },
                fifth_option,
            }
        },
    )
}

/// A bank with a few questions.
pub(crate) fn bank() -> impl Strategy<Value = Bank> {
    let texts = (text(), text(), option::of(text()), text(), text());
    let source = (text(), text(), option::of(words()), option::of(text()));
    let more = (words(), vec(words(), 0..3));
    let languages = prop_oneof![
        Just(vec![Locale::En]),
        Just(vec![Locale::Hi]),
        Just(vec![Locale::En, Locale::Hi]),
    ];
    let questions = (question("q-1"), question("q-2"), question("q-3"), 0_usize..=3);
    (texts, source, more, languages, questions).prop_map(
        |((title, subject, about, topic, passage), source, (licence, authors), languages, all)| {
            let (short, cite, url, note) = source;
            let (one, two, three, count) = all;
            Bank {
                id: BankId::from("bank"),
                title: title.clone(),
                subject,
                about,
                licence,
                authors,
                languages,
                topics: vec![Topic { id: TopicId::from("t"), title: topic }],
                facts: vec![Fact { id: FactId::from("f"), text: title }],
                sources: vec![Source { id: SourceId::from("s"), short, cite, url, note }],
                passages: vec![Passage { id: PassageId::from("p"), text: passage }],
                questions: [one, two, three].into_iter().take(count).collect(),
            }
        },
    )
}
