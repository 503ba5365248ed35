//! Moodle XML in and out.

use std::collections::BTreeSet;

use num_rational::Ratio;
use proptest::prelude::*;
use smriti::domain::bank::{Body, Choices, Exam, Shuffle};
use smriti::domain::locale::{Locale, Localized, Text};
use smriti::interchange::flat::{Flat, FlatAnswer, FlatOption, flat};
use smriti::interchange::moodle::{looks_like, read, write};
use smriti::interchange::{Cover, Item, Place, Remark, Said, Taken, Weight, assemble, limit};

use crate::bank::arbitrary;

const COURSE: &str = include_str!("../../fixtures/interchange/moodle/course.xml");

fn en(text: &str) -> Text {
    Localized::only(Locale::En, text.to_owned())
}

fn same(text: &str) -> Text {
    Localized::same(text.to_owned())
}

fn said(item: &Item) -> Vec<Said> {
    item.remarks.iter().map(|remark| remark.said.clone()).collect()
}

/// The one question of a file with this inside.
fn question(kind: &str, inner: &str) -> Taken {
    let stem = "<questiontext format=\"html\"><text>Stem</text></questiontext>";
    read(&format!("<quiz><question type=\"{kind}\">{stem}{inner}</question></quiz>"))
}

fn one(kind: &str, inner: &str) -> Item {
    let mut taken = question(kind, inner);
    assert_eq!(taken.remarks, [], "{inner}");
    assert_eq!(taken.items.len(), 1, "{inner}");
    taken.items.remove(0)
}

fn left_out(kind: &str, inner: &str) -> Vec<Said> {
    let taken = question(kind, inner);
    assert_eq!(taken.items, [], "{inner}");
    taken.remarks.into_iter().map(|remark| remark.said).collect()
}

fn choices(item: &Item) -> &Choices {
    match &item.body {
        Body::SingleBest(choices) | Body::MultiSelect(choices) | Body::FillIn(choices) => choices,
        other => panic!("no choices: {other:?}"),
    }
}

fn rights(item: &Item) -> Vec<bool> {
    choices(item).options.iter().map(|option| option.right).collect()
}

#[test]
fn a_course_is_read_with_all_it_has() {
    let taken = read(COURSE);
    let [best, many, truth, lists, typed, number, order, gap] = taken.items.as_slice() else {
        panic!("{} questions", taken.items.len());
    };

    assert_eq!(best.place, Place::Line(10));
    assert_eq!(best.id.as_deref(), Some("uncc-hanoi"));
    assert_eq!(best.topic, ["Default for UNCC", "Dates and places", "Signing/ratifying"]);
    assert_eq!(best.tags, ["treaty", "week 3"]);
    assert_eq!(best.shuffle, Shuffle::Never);
    let asked = "Where was the Convention **opened** for signature?\n\na map";
    assert_eq!(choices(best).stem, en(asked));
    let why = "In *Hanoi*, on 25 October 2025; see [UNODC](https://www.unodc.org/x?a=1&b=2).";
    assert_eq!(best.explanation, Some(en(why)));
    assert!(matches!(best.body, Body::SingleBest(_)));
    assert_eq!(rights(best), [false, true, false]);
    assert_eq!(choices(best).options[0].why, Some(en("There it was ₂ adopted.")));
    assert_eq!(choices(best).options[1].why, None);
    assert_eq!(choices(best).options[2].text, en("R&D *Park*"));
    assert_eq!(said(best), [Said::FileDropped { found: "map of asia.png".to_owned() }]);

    assert!(matches!(many.body, Body::MultiSelect(_)));
    assert_eq!(rights(many), [true, true, false]);
    assert_eq!(many.shuffle, Shuffle::WhereSafe);
    assert_eq!(said(many), [Said::FeedbackDropped]);
    assert_eq!((many.id.as_ref(), many.explanation.as_ref()), (None, None));

    let Body::TrueFalse(statement) = &truth.body else { panic!("{:?}", truth.body) };
    assert_eq!(statement.text, en("5 < 6 and *\u{200C}*not*\u{200C}* bold"));
    assert!(statement.holds);
    assert_eq!(statement.why, Some(en("It is less.")));
    assert_eq!(said(truth), []);

    assert_eq!(lists.topic, Vec::<String>::new());
    let Body::Lists(body) = &lists.body else { panic!("{:?}", lists.body) };
    assert_eq!(body.intro, en("Match."));
    let rows: Vec<(&Text, &Text)> = body.rows.iter().map(|row| (&row.left, &row.right)).collect();
    let hindi = Localized::only(Locale::Hi, "अनुच्छेद 9".to_owned());
    assert_eq!(
        rows,
        [
            (&en("Article 7"), &en("Illegal access")),
            (&en("Article 8"), &en("Illegal interception")),
            (&hindi, &same("2025")),
        ]
    );
    assert_eq!(body.extra, [en("Extradition & more")]);
    assert_eq!(said(lists), []);

    let Body::Typed(body) = &typed.body else { panic!("{:?}", typed.body) };
    assert_eq!(body.stem, en("Name the city.\nIt is in Viet Nam."));
    assert_eq!(body.accept, [en("Ha Noi"), en("Han*i")]);
    let doubts = [
        Said::FeedbackDropped,
        Said::Wildcard { found: "Han*i".to_owned() },
        Said::WeightsDropped,
        Said::CaseMatters,
    ];
    assert_eq!(said(typed), doubts);
    assert!(typed.is_in_doubt());

    let Body::Numeric(body) = &number.body else { panic!("{:?}", number.body) };
    assert_eq!((body.answer, body.tolerance), (Ratio::from_integer(40), Ratio::new(1, 2)));
    assert_eq!(body.unit, Some(en("States")));
    let units = Said::MarkupDropped { found: "other units".to_owned() };
    assert_eq!(said(number), [Said::WeightsDropped, units]);

    let Body::Order(body) = &order.body else { panic!("{:?}", order.body) };
    let items: Vec<&Text> = body.items.iter().map(|item| &item.text).collect();
    assert_eq!(items, [&en("Negotiation"), &en("Adoption"), &en("Signature")]);

    assert!(matches!(gap.body, Body::FillIn(_)));
    assert_eq!(choices(gap).stem, en("Opened in ____ in 2025."));
    assert_eq!(choices(gap).options.len(), 2, "only those of its group");
    assert_eq!(rights(gap), [false, true]);

    let left: Vec<(Place, Said)> =
        taken.remarks.into_iter().map(|remark| (remark.place, remark.said)).collect();
    let unknown = |kind: &str| Said::UnknownKind { kind: kind.to_owned() };
    let line = COURSE[..COURSE.find("ddwtos").expect("in the file")].lines().count();
    let wanted = [
        unknown("ddwtos with several gaps"),
        Said::NotMarkable,
        Said::NotAsked,
        unknown("cloze"),
        Said::PutAway,
        Said::TooFew { count: 2, least: 3 },
    ];
    assert_eq!(left.iter().map(|(_, said)| said.clone()).collect::<Vec<_>>(), wanted);
    assert_eq!(left[0].0, Place::Line(line));
    assert_eq!(left[1].0, Place::Line(line + 5));
}

#[test]
fn options_are_right_by_their_marks() {
    let answers = |marks: &[&str]| -> String {
        let answer = |(number, marks): (usize, &&str)| {
            format!("<answer fraction=\"{marks}\"><text>option {number}</text></answer>")
        };
        marks.iter().enumerate().map(answer).collect()
    };
    let single = |marks: &[&str]| one("multichoice", &answers(marks));
    let several =
        |marks: &[&str]| one("multichoice", &format!("<single>false</single>{}", answers(marks)));
    let cases = [
        (single(&["100", "0", "0"]), vec![true, false, false], vec![]),
        (
            single(&["100.0000", "50", "-33,33333"]),
            vec![true, false, false],
            vec![Said::WeightsDropped],
        ),
        (single(&["100", "100"]), vec![true, true], vec![Said::SeveralKeys]),
        (single(&["50", "0"]), vec![false, false], vec![Said::WeightsDropped, Said::NoKey]),
        (several(&["50", "50", "0"]), vec![true, true, false], vec![]),
        (
            several(&["33.33333", "66.66667", "-50"]),
            vec![true, true, false],
            vec![Said::WeightsDropped],
        ),
        (
            several(&["50", "50", "0", "-50"]),
            vec![true, true, false, false],
            vec![Said::WeightsDropped],
        ),
        (several(&["0", "-100"]), vec![false, false], vec![Said::WeightsDropped, Said::NoKey]),
    ];
    for (item, wanted, remarks) in cases {
        assert_eq!((rights(&item), said(&item)), (wanted, remarks), "{item:?}");
    }
    let alone = several(&["100", "0"]);
    assert!(matches!(alone.body, Body::SingleBest(_)));
    assert!(matches!(said(&alone).as_slice(), [Said::Lenient { .. }]));
    let twice = "<answer fraction=\"100\"><text>x</text></answer>".repeat(2);
    assert_eq!(said(&one("multichoice", &twice)), [Said::SameOptions, Said::SeveralKeys]);
    let number = Said::BadNumber { found: "half".to_owned() };
    assert_eq!(left_out("multichoice", &answers(&["half", "0"])), [number]);
    assert_eq!(left_out("multichoice", ""), [Said::NoAnswer]);
    assert_eq!(left_out("multichoice", &answers(&["100"])), [Said::TooFew { count: 1, least: 2 }]);
    let most = answers(&["0"; 101]);
    assert_eq!(left_out("multichoice", &most), [Said::TooMany { count: 101, most: 100 }]);
}

#[test]
fn true_and_false_are_told_by_their_words() {
    let answers = |one: (&str, u8, &str), two: (&str, u8, &str)| -> String {
        let answer = |(word, marks, why): (&str, u8, &str)| {
            format!(
                "<answer fraction=\"{marks}\"><text>{word}</text><feedback><text>{why}</text></feedback></answer>"
            )
        };
        format!("{}{}", answer(one), answer(two))
    };
    let read = |answers: &str| {
        let item = one("truefalse", answers);
        let Body::TrueFalse(statement) = &item.body else { panic!("{:?}", item.body) };
        (statement.holds, statement.why.clone(), said(&item))
    };
    let cases = [
        (answers(("true", 100, ""), ("false", 0, "wrong")), (true, Some(en("wrong")), vec![])),
        (answers(("False", 100, ""), ("True", 0, "wrong")), (false, Some(en("wrong")), vec![])),
        (answers(("true", 0, ""), ("false", 100, "right")), (false, Some(en("right")), vec![])),
        (
            answers(("true", 0, "wrong"), ("false", 100, "right")),
            (false, Some(en("wrong")), vec![Said::FeedbackDropped]),
        ),
        (
            answers(("सही", 0, ""), ("गलत", 100, "")),
            (false, None, vec![Said::Stray { found: "सही / गलत".to_owned() }]),
        ),
        (answers(("true", 0, ""), ("false", 0, "")), (false, None, vec![Said::NoKey])),
    ];
    for (answers, wanted) in cases {
        assert_eq!(read(&answers), wanted, "{answers}");
    }
}

#[test]
fn numbers_are_exact_or_left_out() {
    let read = |number: &str| {
        let answer = format!("<answer fraction=\"100\"><text>{number}</text></answer>");
        let taken = question("numerical", &answer);
        taken.items.first().map(|item| match &item.body {
            Body::Numeric(numeric) => numeric.answer,
            other => panic!("{other:?}"),
        })
    };
    let cases = [
        ("40", Some(Ratio::from_integer(40))),
        (" -3.14 ", Some(Ratio::new(-157, 50))),
        ("2,5", Some(Ratio::new(5, 2))),
        (".5", Some(Ratio::new(1, 2))),
        ("1.5e3", Some(Ratio::from_integer(1500))),
        ("5E-2", Some(Ratio::new(1, 20))),
        ("0e99999", Some(Ratio::from_integer(0))),
        ("9223372036854775807", Some(Ratio::from_integer(i64::MAX))),
        ("9223372036854775808", None),
        ("1e99", None),
        ("1e99999999999", None),
        ("1.2.3", None),
        ("*", None),
        ("", None),
        ("four", None),
    ];
    for (number, wanted) in cases {
        assert_eq!(read(number), wanted, "{number}");
    }
}

#[test]
fn what_is_broken_costs_only_its_own_question() {
    let good = "<question type=\"truefalse\"><questiontext><text>Good</text></questiontext>\
                <answer fraction=\"100\"><text>true</text></answer>\
                <answer fraction=\"0\"><text>false</text></answer></question>";
    let unclosed = |mark: &str| Said::Unclosed { mark: mark.to_owned() };
    let cases = [
        ("<question type=\"multichoice\"><questiontext>", unclosed("<question>")),
        (
            "<question type=\"multichoice\"><questiontext><text>x</questiontext></question>",
            unclosed("<text>"),
        ),
        ("<question type=\"essay\"><answer></question>", unclosed("<answer>")),
        (
            "<question type=\"multichoice\"><questiontext><text></text></questiontext></question>",
            Said::NoStem,
        ),
        ("<question/>", Said::UnknownKind { kind: String::new() }),
        ("<question type=\"matching\"><questiontext><![CDATA[", unclosed("<![CDATA[")),
        ("<question type=\"x\"><!-- ", unclosed("<!--")),
        ("<question type=\"x", unclosed("\"")),
    ];
    for (broken, wanted) in cases {
        let taken = read(&format!("<quiz>{good}\n{broken}\n{good}</quiz>"));
        let remarks: Vec<Said> = taken.remarks.into_iter().map(|remark| remark.said).collect();
        assert_eq!(remarks, [wanted], "{broken}");
        assert_eq!(taken.items.len(), 2, "{broken}");
    }
}

#[test]
fn html_that_was_not_escaped_is_html() {
    let item = read(
        "<quiz><question type='truefalse'><questiontext format='html'><text><p>A <b>bold</b>&nbsp;word</p></text>\
         </questiontext><answer fraction='100'><text>true</text></answer>\
         <answer><text>false</text></answer></question></quiz>",
    );
    let Body::TrueFalse(statement) = &item.items[0].body else { panic!("{item:?}") };
    assert_eq!(statement.text, en("A **bold** word"));
}

#[test]
fn a_file_with_a_grammar_is_not_read() {
    let bomb = "<?xml version=\"1.0\"?>\n<!DOCTYPE quiz [<!ENTITY a \"aaaaaaaaaa\">\
                <!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>\n<quiz>&b;</quiz>";
    let taken = read(bomb);
    assert_eq!(taken.items, []);
    let found = "<!DOCTYPE [".to_owned();
    assert_eq!(taken.remarks[0].said, Said::Unreadable { found });
    assert_eq!(taken.remarks[0].place, Place::Line(2));
    assert_eq!(read("<!DOCTYPE quiz><quiz/>"), Taken::default());
    // An entity that nothing declares stays what it is.
    let item = one(
        "matching",
        "<subquestion><text>is &b; so</text><answer><text>1</text></answer></subquestion><subquestion><text>b</text><answer><text>&#50;&lt;</text></answer></subquestion>",
    );
    let Body::Lists(lists) = item.body else { panic!() };
    assert_eq!((&lists.rows[0].left, &lists.rows[1].right), (&en("is &b; so"), &same("2<")));
}

#[test]
fn hostile_files_are_bounded() {
    let many = |piece: &str| piece.repeat(200_000);
    let long = "a".repeat(20 << 20);
    let inner = [
        many("<answer>"),
        many("<text>"),
        many("<x>"),
        many("<answer fraction=\"100\"><text>x</text></answer>"),
        many("<file name=\"a\">A</file>"),
        many("<tags><tag><text>x</text></tag></tags>"),
        many("<![CDATA["),
        many("&amp;"),
        many("&"),
        many("</answer>"),
        format!("<answer fraction=\"{long}\"/>"),
        format!("<answer {}/>", many("a=\"b\" ")),
        format!("<questiontext><text><![CDATA[<script>{long}"),
    ];
    for inner in inner {
        let taken = question("multichoice", &inner);
        assert!(taken.remarks.len() + taken.items.len() < 10, "{inner:.60}");
        assert!(taken.items.iter().all(|item| item.remarks.len() < 10));
    }
    let taken = read(&many("<question><![CDATA["));
    assert!(taken.remarks.len() < 40, "{}", taken.remarks.len());
    let taken = read(&many("<question>"));
    assert_eq!(taken.remarks.len(), 200_000);
    let words = "word ".repeat(100_000);
    let taken = read(&format!(
        "<quiz><question type='shortanswer'><questiontext><text>{words}</text></questiontext><answer fraction='100'><text>{words}</text></answer></question></quiz>"
    ));
    assert_eq!(said(&taken.items[0]), [Said::Cut { most: limit::TEXT }]);
    let Body::Typed(typed) = &taken.items[0].body else { panic!() };
    assert!(typed.stem.text(Locale::En).len() <= limit::TEXT);
    assert!(typed.accept[0].text(Locale::En).len() <= limit::TEXT);
}

#[test]
fn a_file_is_known_by_its_beginning() {
    let utf16: Vec<u8> =
        "\u{FEFF}<?xml version='1.0'?><quiz>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for yes in [COURSE.as_bytes(), b"\xEF\xBB\xBF <quiz>", b"<!-- x --><quiz a='b'>", &utf16] {
        assert!(looks_like(yes), "{:?}", String::from_utf8_lossy(yes));
    }
    for no in [&b""[..], b"Question <quiz>", b"<html><body>", b"::t:: q {=a ~b}", b"PK\x03\x04"] {
        assert!(!looks_like(no), "{:?}", String::from_utf8_lossy(no));
    }
}

fn cover() -> Cover {
    Cover {
        id: "back".into(),
        title: en("Back"),
        subject: en("Back"),
        licence: "CC0-1.0".to_owned(),
        authors: Vec::new(),
        languages: vec![Locale::En],
        exams: vec![Exam::Other],
    }
}

/// Words alone, since HTML and XML have their own ways with spaces and no control characters.
fn squash(text: &str) -> String {
    let text: String = text.chars().filter(|c| c.is_whitespace() || !c.is_control()).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn squashed(options: &[FlatOption]) -> Vec<(String, bool, Option<String>)> {
    let one = |option: &FlatOption| {
        (squash(&option.text), option.right, option.why.as_deref().map(squash))
    };
    options.iter().map(one).collect()
}

/// Whether what came back is what was written, as far as Moodle can hold it: the words of one
/// language, the key, what is said of each option, lists with more on the right than on the left,
/// and numbers to the last of twelve places.
fn assert_alike(before: &Flat, after: &Flat) {
    assert_eq!(squash(&before.stem), squash(&after.stem));
    let explanation = |flat: &Flat| flat.explanation.as_deref().map(squash);
    assert_eq!(explanation(before), explanation(after));
    match (&before.answer, &after.answer) {
        (FlatAnswer::One(one), FlatAnswer::One(other))
        | (FlatAnswer::Many(one), FlatAnswer::Many(other)) => {
            assert_eq!(squashed(one), squashed(other));
        }
        (
            FlatAnswer::Number { answer, tolerance, unit },
            FlatAnswer::Number { answer: number, tolerance: within, unit: name },
        ) => {
            let wide = |number: &Ratio<i64>| {
                Ratio::new(i128::from(*number.numer()), i128::from(*number.denom()))
            };
            let off = wide(answer) - wide(number);
            let off = if off < Ratio::from_integer(0) { -off } else { off };
            assert!(off <= Ratio::new(1, 100_000), "{answer} became {number}");
            assert!(wide(within) >= wide(tolerance) && off <= wide(within));
            let exact = |number: &Ratio<i64>| [1, 10, 1000].contains(number.denom());
            if exact(answer) && exact(tolerance) {
                assert_eq!((answer, tolerance), (number, within));
            }
            assert_eq!(unit.as_deref().map(squash), name.as_deref().map(squash));
        }
        (FlatAnswer::Words(one), FlatAnswer::Words(other)) => {
            let set = |words: &[String]| -> BTreeSet<String> {
                words.iter().map(|words| squash(words)).collect()
            };
            assert_eq!(set(one), set(other));
        }
        (
            FlatAnswer::TrueFalse { holds, why },
            FlatAnswer::TrueFalse { holds: held, why: said },
        ) => {
            assert_eq!(holds, held);
            assert_eq!(why.as_deref().map(squash), said.as_deref().map(squash));
        }
        (FlatAnswer::Pairs { rows, extra }, FlatAnswer::Pairs { rows: back, extra: more }) => {
            let pairs = |rows: &[(String, String)]| -> Vec<(String, String)> {
                rows.iter().map(|(left, right)| (squash(left), squash(right))).collect()
            };
            assert_eq!(pairs(rows), pairs(back));
            let words =
                |words: &[String]| words.iter().map(|one| squash(one)).collect::<Vec<String>>();
            assert_eq!(words(extra), words(more));
        }
        (one, other) => panic!("{one:?} became {other:?}"),
    }
}

#[test]
fn markup_goes_out_as_html_and_comes_back() {
    let taken = read(COURSE);
    let mut items = taken.items;
    items[0].explanation = Some(en("**Not** ]]> <b>, 2 * 3, a_(b)\n\n- one\n- two"));
    let bank = assemble(cover(), items, |_| false);
    let written = write(&bank, Locale::En);
    assert_eq!(written.remarks.len(), 1, "{:?}", written.remarks);
    assert_eq!(written.remarks[0].said, Said::Flattened, "the order");
    let back = read(&written.text);
    assert_eq!(back.remarks, []);
    assert_eq!(back.items[0].topic, ["Default for UNCC", "Dates and places", "Signing/ratifying"]);
    assert_eq!(back.items[0].tags, ["treaty", "week 3"]);
    assert_eq!(back.items[0].shuffle, Shuffle::Never);
    assert_eq!(back.items[1].shuffle, Shuffle::WhereSafe);
    let again = assemble(cover(), back.items, |_| false);
    for (before, after) in bank.questions.iter().zip(&again.questions) {
        assert_eq!(before.id, after.id);
        if !matches!(before.body, Body::Order(_) | Body::FillIn(_)) {
            assert_eq!(before.body, after.body);
            assert_eq!(before.explanation, after.explanation);
        }
    }
}

#[test]
fn the_marks_are_those_that_moodle_allows() {
    let mut items = read(COURSE).items;
    let choice = choices(&items[1]).options[0].clone();
    let number = |number: usize, right| {
        let mut choice = choice.clone();
        choice.text = same(&number.to_string());
        choice.right = right;
        choice
    };
    for rights in 2..=10 {
        let mut options: Vec<_> = (0..rights).map(|at| number(at, true)).collect();
        options.push(number(99, false));
        items[1].body = Body::MultiSelect(Choices { stem: en("Which?"), options });
        let bank = assemble(cover(), items[1..2].to_vec(), |_| false);
        let written = write(&bank, Locale::En).text;
        let share =
            ["50", "33.33333", "25", "20", "16.66667", "14.28571", "12.5", "11.11111", "10"]
                [rights - 2];
        assert_eq!(written.matches(&format!("fraction=\"{share}\"")).count(), rights);
        assert_eq!(written.matches("fraction=\"-100\"").count(), 1);
        assert_eq!(said(&read(&written).items[0]), []);
    }
}

proptest! {
    #[test]
    fn any_text_can_be_read(source in ".{0,300}") {
        let _ = read(&source);
    }

    /// Pieces of the format, whole and broken, in any order.
    #[test]
    fn any_pieces_can_be_read(pieces in proptest::collection::vec(0_usize..24, 0..40)) {
        const PIECES: [&str; 24] = [
            "<quiz>", "</quiz>", "<question type=\"multichoice\">", "<question type=\"matching\">",
            "<question type=\"numerical\">", "<question type=\"gapselect\">", "</question>",
            "<questiontext format=\"html\">", "</questiontext>", "<text>", "</text>",
            "<answer fraction=\"100\">", "<answer fraction=\"-50\">", "</answer>", "[[1]]",
            "<subquestion>", "</subquestion>", "<![CDATA[", "]]>", "word", "40", "<p>", "&lt;", "<",
        ];
        let source: String = pieces.into_iter().map(|at| PIECES[at]).collect();
        let taken = read(&source);
        let on_line_one = taken.remarks.iter().all(|remark| remark.place == Place::Line(1));
        prop_assert!(on_line_one);
    }

    #[test]
    fn any_bank_comes_back_as_far_as_moodle_can_hold_it(
        bank in arbitrary::bank(),
        in_hindi in any::<bool>(),
    ) {
        let locale = if in_hindi { Locale::Hi } else { Locale::En };
        let written = write(&bank, locale);
        let back = read(&written.text);
        prop_assert_eq!(&back.remarks, &[]);
        prop_assert_eq!(back.items.len(), bank.questions.len());
        for item in &back.items {
            let lost = |remark: &&Remark| remark.said.weight() != Weight::Doubt;
            prop_assert_eq!(item.remarks.iter().find(lost), None);
        }
        let again = assemble(cover(), back.items, |_| false);
        for (before, after) in bank.questions.iter().zip(&again.questions) {
            prop_assert_eq!(&before.id, &after.id);
            prop_assert_eq!(&before.tags, &after.tags);
            let passage = before.passage.as_ref().and_then(|id| {
                bank.passages.iter().find(|passage| passage.id == *id)
            });
            let before = flat(before, passage, locale);
            let after = flat(after, None, before.locale);
            assert_alike(&before, &after);
        }
    }
}
