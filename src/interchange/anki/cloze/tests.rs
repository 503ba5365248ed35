//! Tests of texts with gaps.

use super::{gaps, has_gaps};

fn check(source: &str, expected: &[(u32, &str, &[&str])]) {
    let gaps = gaps(source).expect("few gaps");
    let found: Vec<(u32, &str, Vec<&str>)> = gaps
        .iter()
        .map(|gap| {
            let answers = gap.answers.iter().map(String::as_str).collect();
            (gap.number, gap.text.as_str(), answers)
        })
        .collect();
    let expected: Vec<(u32, &str, Vec<&str>)> =
        expected.iter().map(|(number, text, answers)| (*number, *text, answers.to_vec())).collect();
    assert_eq!(found, expected, "{source}");
}

#[test]
fn each_number_is_asked_once() {
    check("No gap.", &[]);
    check("In {{c1::Hanoi}}.", &[(1, "In ____.", &["Hanoi"])]);
    check("In {{c1::Hanoi::a city}}.", &[(1, "In ____ (a city).", &["Hanoi"])]);
    check(
        "{{c2::Forty}} States, {{c1::90}} days.",
        &[(1, "Forty States, ____ days.", &["90"]), (2, "____ States, 90 days.", &["Forty"])],
    );
    check("{{c1::a}} and {{c1::b}} and {{c1::a}}", &[(1, "____ and ____ and ____", &["a", "b"])]);
    check(
        "{{c1,2::both}} {{c2::two}}",
        &[(1, "____ two", &["both"]), (2, "____ ____", &["both", "two"])],
    );
}

#[test]
fn a_gap_within_a_gap_belongs_to_both() {
    check(
        "{{c1::In {{c2::Hanoi}}, 2025}}.",
        &[(1, "____.", &["In Hanoi, 2025"]), (2, "In ____, 2025.", &["Hanoi"])],
    );
}

#[test]
fn what_is_no_gap_stays_text() {
    check("{{c1:no}} {{cx::no}} {{Front}} }} :: {", &[]);
    check("{{c1::never closed", &[(1, "never closed", &[])]);
    assert!(!has_gaps("{{c::x}} {{c1:x}}"));
    assert!(has_gaps("a {{c12::x"));
}

#[test]
fn too_many_gaps_are_not_taken() {
    assert_eq!(gaps(&"{{c1::a}}".repeat(101)), Err(100));
    assert_eq!(gaps(&"{{c1::a}}".repeat(100)).map(|gaps| gaps.len()), Ok(1));
}
