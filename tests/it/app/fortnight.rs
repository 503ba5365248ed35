//! A fortnight with the shipped banks, the clock injected: every morning Today says what FSRS-6
//! implies, worked out here once more from nothing but the answers given.

use std::collections::BTreeMap;

use iced::keyboard::key::Named;

use smriti::app::Message;
use smriti::app::screen::Screen;
use smriti::domain::locale::Locale;
use smriti::domain::study::grade::Grade;
use smriti::domain::study::memory::{Model, Review};
use smriti::domain::time::Day;

use super::driver::{Driver, EVENING};
use super::study::{answer, session};
use crate::folder::Folder;

/// When a fact with these reviews is due, under the weights in force.
fn due(model: &Model, history: &[Review]) -> Day {
    let mut memory = None;
    let mut last: Option<Day> = None;
    for review in history {
        let days = last.map_or(0, |last| review.day.since(last));
        memory = Some(model.next(memory, days, review.grade));
        last = Some(review.day);
    }
    let interval = model.interval(memory.expect("a review").stability, 0.9);
    last.expect("a review").plus(i32::try_from(interval).expect("days"))
}

#[test]
fn a_fortnight_of_revision_has_the_due_counts_that_fsrs_implies() {
    let folder = Folder::new("fortnight");
    let mut driver = Driver::start(folder.path(), Locale::En, EVENING);
    driver.until("the first start", |driver| driver.has("accept"));
    driver.until("the banks", |driver| driver.app.has_library());
    driver.press(Named::Enter);
    driver.until("Today", |driver| matches!(driver.app.screen(), Screen::Today(_)));

    let mut known: BTreeMap<String, Vec<Review>> = BTreeMap::new();
    let mut answers = 0_u32;
    let mut reviews = 0_u32;
    for day in 0..14 {
        let today = driver.now.study_day();
        let Screen::Today(screen) = driver.app.screen() else { panic!("not on Today") };
        let board = screen.board().clone();
        // From 64 reviews on the weights may be the learner's own.
        let model = driver.app.desk().expect("a desk").progress().model().clone();
        let days: Vec<Day> = known.values().map(|history| due(&model, history)).collect();
        let count = days.iter().filter(|day| **day <= today).count();
        assert_eq!(board.due as usize, count, "due on day {day}");
        let ahead = |ahead: i32| days.iter().filter(|day| **day == today.plus(ahead)).count();
        for days in 1..14 {
            let (when, count) = board.forecast[days as usize];
            assert_eq!(
                (when, count as usize),
                (today.plus(days), ahead(days)),
                "day {day} + {days}"
            );
        }
        if board.due + board.new > 0 {
            driver.press(Named::Enter);
            driver.until("a session", |driver| matches!(driver.app.screen(), Screen::Study(_)));
            while !session(&driver).is_over() {
                answers += 1;
                let ask = session(&driver).current().expect("a question").clone();
                let right = !answers.is_multiple_of(6);
                // Sure only while nothing can be called quick yet, so that no grade hangs on the clock.
                let certainty = if answers <= 15 { '3' } else { '2' };
                // A wrong answer is never a sure one, which would be a misconception.
                let certainty = if right { certainty } else { '2' };
                answer(&mut driver, right, certainty);
                if ask.reason.is_review() {
                    reviews += 1;
                    let grade = match (right, certainty) {
                        (true, '3') => Grade::Good,
                        (true, _) => Grade::Hard,
                        (false, _) => Grade::Again,
                    };
                    let history = known.entry(ask.fact.to_string()).or_default();
                    history.push(Review { day: today, grade });
                }
                driver.press(Named::Enter);
                driver.until("the next", |driver| !session(driver).shows_key());
            }
            driver.press(Named::Enter);
            driver.until("Today", |driver| matches!(driver.app.screen(), Screen::Today(_)));
        }
        driver.now.at.0 += 86_400_000;
        driver.send(Message::Focused);
    }
    assert!(known.len() > 60, "only {} facts were studied", known.len());
    assert!(reviews as usize > known.len() + 30, "only {reviews} reviews");
    driver.close();
}
