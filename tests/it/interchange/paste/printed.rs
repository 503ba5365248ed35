//! What is printed of a question, in whichever style, comes back as that question.

use std::fmt::Write as _;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use smriti::domain::bank::printed::{Block, Printed};
use smriti::domain::bank::{
    AssertionReason, Body, Choice, Choices, Difficulty, Explains, Explanation, Item, Lists,
    Numbering, Order, Pair, Pairs, Question, QuestionId, Row, Shuffle, Statement, Statements,
    TopicId, Which,
};
use smriti::domain::locale::{Locale, Text};
use smriti::interchange::paste::read;

const ENGLISH: &[&str] = &[
    "Rivers",
    "Mountains",
    "Copper",
    "Treaties",
    "Banks",
    "Comets",
    "Forests",
    "Markets",
    "Poets",
    "Glaciers",
    "Harbours",
    "Rubber",
    "Saffron",
    "Temples",
    "Volcanoes",
    "Wheat",
];
const HINDI: &[&str] = &[
    "नदियाँ",
    "पर्वत",
    "ताँबा",
    "संधियाँ",
    "बैंक",
    "धूमकेतु",
    "वन",
    "बाज़ार",
    "कवि",
    "हिमनद",
    "बंदरगाह",
    "रबर",
    "केसर",
    "मंदिर",
    "ज्वालामुखी",
    "गेहूँ",
];

/// Different texts in one language.
fn texts(locale: Locale, count: usize) -> impl Strategy<Value = Vec<Text>> {
    let words = if locale == Locale::En { ENGLISH } else { HINDI };
    let end = if locale == Locale::En {
        "grow near the sea"
    } else {
        "समुद्र के पास बढ़ते रहते"
    };
    (subsequence(words.to_vec(), count).prop_shuffle(), any::<bool>()).prop_map(
        move |(words, long)| {
            let one = |word: &str| if long { format!("{word} {end}") } else { word.to_owned() };
            words.into_iter().map(|word| Text::only(locale, one(word))).collect()
        },
    )
}

fn say(locale: Locale, english: &str, hindi: &str) -> Text {
    Text::only(locale, if locale == Locale::En { english } else { hindi }.to_owned())
}

fn statement(text: Text, holds: bool) -> Statement {
    Statement { text, holds, why: None, fact: None }
}

/// Four codes for `total` things, the right one among them.
fn codes(key: &[bool]) -> Vec<Vec<usize>> {
    let key: Vec<usize> =
        (1..).zip(key).filter(|(_, holds)| **holds).map(|(number, _)| number).collect();
    let mut codes = vec![key];
    for other in [vec![1], vec![2], vec![1, 2], vec![1, 3], vec![2, 3]] {
        if codes.len() < 4 && !codes.contains(&other) {
            codes.push(other);
        }
    }
    codes.sort();
    codes
}

/// Whether each holds, at least one.
fn truths(count: usize) -> impl Strategy<Value = Vec<bool>> {
    vec(any::<bool>(), count).prop_map(|mut holds| {
        if !holds.contains(&true) {
            holds[0] = true;
        }
        holds
    })
}

fn single(locale: Locale) -> impl Strategy<Value = Body> {
    (texts(locale, 5), 0_usize..4).prop_map(move |(mut texts, right)| {
        let about = texts.pop().expect("a text");
        let stem = about.map(|_, about| match locale {
            Locale::En => format!("What goes best with {about}?"),
            Locale::Hi => format!("{about} किससे जुड़ते रहे?"),
        });
        let option =
            |(place, text)| Choice { text, right: place == right, why: None, pinned: false };
        Body::SingleBest(Choices {
            stem,
            options: texts.into_iter().enumerate().map(option).collect(),
        })
    })
}

fn statements(locale: Locale, count: usize) -> impl Strategy<Value = Body> {
    let numbering = prop_oneof![Just(Numbering::Arabic), Just(Numbering::Roman)];
    let which = prop_oneof![Just(Which::Correct), Just(Which::Incorrect)];
    (texts(locale, count), truths(count), numbering, which).prop_map(
        move |(texts, asked, numbering, which)| {
            let codes = if count > 2 { codes(&asked) } else { Vec::new() };
            let statements = texts.into_iter().zip(asked);
            let statements =
                statements.map(|(text, asked)| statement(text, asked == (which == Which::Correct)));
            Body::Statements(Statements {
                intro: say(
                    locale,
                    "Consider the following statements:",
                    "निम्नलिखित कथनों पर विचार कीजिए:",
                ),
                statements: statements.collect(),
                which,
                numbering,
                codes,
            })
        },
    )
}

fn pairs(locale: Locale) -> impl Strategy<Value = Body> {
    (texts(locale, 3), texts(locale, 3), truths(3)).prop_map(move |(lefts, rights, matched)| {
        let codes = codes(&matched);
        let pairs = lefts.into_iter().zip(rights).zip(matched);
        let pairs = pairs.map(|((left, right), matched)| Pair {
            left,
            right,
            matched,
            why: None,
            fact: None,
        });
        Body::PairsCoded(Pairs {
            intro: say(locale, "Consider the following pairs:", "निम्नलिखित युग्मों पर विचार कीजिए:"),
            heads: None,
            pairs: pairs.collect(),
            numbering: Numbering::Arabic,
            codes,
        })
    })
}

fn lists(locale: Locale) -> impl Strategy<Value = Body> {
    (texts(locale, 4), texts(locale, 5), 0_usize..2).prop_map(move |(lefts, mut rights, spare)| {
        let extra = rights.split_off(4).into_iter().take(spare).collect();
        let rows = lefts.into_iter().zip(rights);
        Body::Lists(Lists {
            intro: say(locale, "Match List-I with List-II:", "सूची-I को सूची-II से सुमेलित कीजिए:"),
            heads: None,
            rows: rows.map(|(left, right)| Row { left, right, fact: None }).collect(),
            extra,
        })
    })
}

fn order(locale: Locale) -> impl Strategy<Value = Body> {
    texts(locale, 4).prop_map(move |texts| {
        let items = texts.into_iter().map(|text| Item { text, why: None, fact: None });
        let intro = say(
            locale,
            "Arrange the following in chronological order:",
            "निम्नलिखित को कालक्रम में व्यवस्थित कीजिए:",
        );
        Body::Order(Order { intro, items: items.collect() })
    })
}

fn of_two(locale: Locale) -> impl Strategy<Value = Body> {
    let truth = select(vec![
        (true, true, true),
        (true, true, false),
        (true, false, false),
        (false, true, false),
    ]);
    (texts(locale, 2), truth, any::<bool>()).prop_map(
        |(mut texts, (one, two, explains), assertion)| {
            let second = statement(texts.pop().expect("two"), two);
            let first = statement(texts.pop().expect("two"), one);
            if assertion {
                return Body::AssertionReason(AssertionReason {
                    assertion: first,
                    reason: second,
                    explains,
                });
            }
            Body::Explains(Explains {
                first,
                others: vec![Explanation { statement: second, explains }],
            })
        },
    )
}

fn body(locale: Locale) -> impl Strategy<Value = Body> {
    prop_oneof![
        3 => single(locale),
        2 => statements(locale, 3),
        1 => statements(locale, 2),
        1 => statements(locale, 4),
        1 => pairs(locale),
        1 => lists(locale),
        1 => order(locale),
        1 => of_two(locale),
    ]
}

/// How a paper is typed.
#[derive(Debug, Clone)]
struct Style {
    question: &'static str,
    option: &'static [&'static str],
    one_line: bool,
    key: Key,
    gap: bool,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Key {
    Ans,
    Answer,
    Uttar,
    Tick,
    Table,
}

const ROUND: &[&str] = &["(a)", "(b)", "(c)", "(d)"];
const CLOSE: &[&str] = &["a)", "b)", "c)", "d)"];
const DOT: &[&str] = &["A.", "B.", "C.", "D."];
const SQUARE: &[&str] = &["[A]", "[B]", "[C]", "[D]"];
const DIGIT: &[&str] = &["(1)", "(2)", "(3)", "(4)"];
const KA: &[&str] = &["(क)", "(ख)", "(ग)", "(घ)"];
const A: &[&str] = &["(अ)", "(ब)", "(स)", "(द)"];

fn style() -> impl Strategy<Value = Style> {
    let question = select(vec!["#.", "#)", "Q#.", "Q.#)", "Question #:", "प्र. #", "*#.*"]);
    let option = select(vec![ROUND, CLOSE, DOT, SQUARE, DIGIT, KA, A]);
    let key = select(vec![Key::Ans, Key::Answer, Key::Uttar, Key::Tick, Key::Table]);
    (question, option, any::<bool>(), key, any::<bool>()).prop_map(
        |(question, option, one_line, key, gap)| Style {
            question,
            option,
            // A tick on a line of several options says nothing.
            one_line: one_line && key != Key::Tick,
            key,
            gap,
        },
    )
}

fn question(number: usize, body: Body) -> Question {
    Question {
        id: QuestionId::from(format!("typed-{number}")),
        topic: TopicId::from("typed"),
        fact: None,
        exams: Vec::new(),
        difficulty: Difficulty::default(),
        passage: None,
        body,
        explanation: None,
        sources: Vec::new(),
        tags: Vec::new(),
        checked: None,
        valid_until: None,
        grade: None,
        shuffle: Shuffle::default(),
        fifth_option: false,
    }
}

fn typed(bodies: &[Body], locale: Locale, style: &Style) -> String {
    let mut paper = String::new();
    let mut table = String::from("\nAnswer Key\n");
    for (index, body) in bodies.iter().enumerate() {
        let number = index + 1;
        let printed = Printed::of(&question(number, body.clone()), None);
        let mut lines: Vec<String> = Vec::new();
        for block in &printed.blocks {
            match block {
                Block::Passage(text) | Block::Stem(text) | Block::Ask(text) => {
                    lines.push(text.text(locale).replace("**", ""));
                }
                Block::Items(items) => {
                    lines.extend(items.iter().map(|line| {
                        format!("{} {}", line.label.text(locale), line.text.text(locale))
                    }));
                }
                Block::Table { rows, .. } => lines.extend(rows.iter().map(|row| {
                    let left = row
                        .left
                        .as_ref()
                        .map(|(label, text)| format!("{label} {}", text.text(locale)));
                    let right = row.right.as_ref().map(|(label, text)| match label {
                        Some(label) => format!("    {label} {}", text.text(locale)),
                        None => format!(" – {}", text.text(locale)),
                    });
                    format!("{}{}", left.unwrap_or_default(), right.unwrap_or_default())
                })),
            }
        }
        let head = style.question.replace('#', &number.to_string());
        let _ = writeln!(paper, "{head} {}", lines.join("\n"));
        let key = printed.choices().iter().position(|choice| choice.right).expect("a key");
        for (choice, mark) in printed.choices().iter().zip(style.option) {
            let tick = if style.key == Key::Tick && choice.right { " ✅" } else { "" };
            let end = if style.one_line { "  " } else { "\n" };
            let _ = write!(paper, "{mark} {}{tick}{end}", choice.text.text(locale));
        }
        if style.one_line {
            paper.push('\n');
        }
        let mark = style.option[key];
        let name = mark.trim_matches(['(', ')', '[', ']', '.']);
        let _ = match style.key {
            Key::Ans => writeln!(paper, "Ans. ({name})"),
            Key::Answer => writeln!(paper, "Answer: {name}"),
            Key::Uttar => writeln!(paper, "उत्तर: ({name})"),
            Key::Tick => Ok(()),
            Key::Table => write!(table, "{number}. ({name}) "),
        };
        if style.gap {
            paper.push('\n');
        }
    }
    if style.key == Key::Table {
        paper.push_str(&table);
    }
    paper
}

/// Entries of List-II that match nothing have no order of their own.
fn settled(mut body: Body) -> Body {
    if let Body::Lists(lists) = &mut body {
        lists.extra.sort_by(|one, other| one.text(Locale::En).cmp(other.text(Locale::En)));
    }
    body
}

fn paper() -> impl Strategy<Value = (Locale, Vec<Body>)> {
    select(vec![Locale::En, Locale::Hi])
        .prop_flat_map(|locale| vec(body(locale), 2..7).prop_map(move |bodies| (locale, bodies)))
}

proptest! {
    #[test]
    fn what_is_printed_comes_back((locale, bodies) in paper(), style in style()) {
        let paper = typed(&bodies, locale, &style);
        let taken = read(&paper).taken;
        let found: Vec<Body> = taken.items.iter().map(|item| settled(item.body.clone())).collect();
        let wanted: Vec<Body> = bodies.into_iter().map(settled).collect();
        prop_assert_eq!(&found, &wanted, "{}", paper);
        let remarks: Vec<_> = taken.items.iter().flat_map(|item| &item.remarks).chain(&taken.remarks).collect();
        prop_assert!(remarks.is_empty(), "{:?} {}", remarks, paper);
    }
}
