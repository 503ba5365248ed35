//! From answers to grades.

use smriti::domain::answer::{Certainty, Verdict};
use smriti::domain::study::grade::{Given, Grade, MAPPING, grade};

const RIGHT: Given = Given {
    verdict: Verdict::Right,
    certainty: Some(Certainty::Sure),
    millis: 10_000,
    usual_millis: None,
    right_before: false,
};

fn check(given: Given, expected: Option<Grade>) {
    assert_eq!(grade(MAPPING, &given), expected, "{given:?}");
}

#[test]
fn certainty_decides_what_a_right_answer_is_worth() {
    check(Given { certainty: Some(Certainty::Guess), ..RIGHT }, Some(Grade::Again));
    check(Given { certainty: Some(Certainty::ThinkSo), ..RIGHT }, Some(Grade::Hard));
    check(RIGHT, Some(Grade::Good));
}

#[test]
fn a_wrong_or_abandoned_answer_is_again_however_sure() {
    for certainty in [None, Some(Certainty::Guess), Some(Certainty::Sure)] {
        for verdict in [Verdict::Wrong, Verdict::Blank, Verdict::NotAttempted] {
            let quick = Given { usual_millis: Some(100_000), right_before: true, ..RIGHT };
            check(Given { verdict, certainty, ..quick }, Some(Grade::Again));
        }
    }
}

#[test]
fn a_question_never_reached_says_nothing() {
    check(Given { verdict: Verdict::Blank, certainty: None, millis: 0, ..RIGHT }, None);
    check(
        Given { verdict: Verdict::Blank, certainty: None, millis: 1, ..RIGHT },
        Some(Grade::Again),
    );
}

#[test]
fn easy_needs_two_fifths_of_the_usual_time() {
    let usual = Given { usual_millis: Some(25_000), ..RIGHT };
    check(Given { millis: 10_000, ..usual }, Some(Grade::Easy));
    check(Given { millis: 10_001, ..usual }, Some(Grade::Good));
    check(Given { millis: 1, certainty: Some(Certainty::ThinkSo), ..usual }, Some(Grade::Hard));
    check(Given { millis: u32::MAX, usual_millis: Some(u32::MAX), ..RIGHT }, Some(Grade::Good));
}

#[test]
fn unasked_certainty_is_good_from_the_second_session_on() {
    check(Given { certainty: None, ..RIGHT }, Some(Grade::Hard));
    check(Given { certainty: None, right_before: true, ..RIGHT }, Some(Grade::Good));
}

#[test]
fn an_unknown_mapping_is_read_as_the_newest() {
    assert_eq!(grade(200, &RIGHT), grade(MAPPING, &RIGHT));
    assert_eq!(grade(0, &RIGHT), grade(1, &RIGHT));
}
