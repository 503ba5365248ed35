//! A learner of some weeks, by the keys they press: what Insights tells of them is what they did.

use std::collections::BTreeMap;

use iced::keyboard::Modifiers;
use iced::keyboard::key::Named;
use smriti::app::Message;
use smriti::app::screen::Screen;
use smriti::app::screen::insights::List;
use smriti::domain::answer::Certainty;
use smriti::domain::locale::Locale;
use smriti::domain::progress::Hits;
use smriti::domain::progress::settings::Setting;
use smriti::domain::time::Day;

use super::super::driver::{Driver, EVENING};
use super::super::study::{answer, session};
use super::{insights, open};
use crate::folder::Folder;

const HOUR: i64 = 3_600_000;

/// What a learner did, counted as they did it.
#[derive(Debug, Default)]
struct Did {
    /// Answers and right ones by day.
    days: BTreeMap<Day, (u32, u32)>,
    /// The same by the hour.
    hours: BTreeMap<usize, (u32, u32)>,
    /// The same by certainty, guesses first, and not of what was asked again.
    levels: [(u32, u32); 3],
}

/// Counts an answer.
fn count(counts: &mut (u32, u32), right: bool) {
    counts.0 += 1;
    counts.1 += u32::from(right);
}

/// Answers all that a day asks, from this hour on, 25 seconds each.
fn study(driver: &mut Driver, hour: usize, did: &mut Did) {
    driver.press(Named::Enter);
    driver.until("a session", |driver| matches!(driver.app.screen(), Screen::Study(_)));
    while !session(driver).is_over() {
        let number: u32 = did.days.values().map(|(all, _)| all).sum();
        // Neither regular nor left to chance: right about four times in five, more often when sure.
        let level = [2, 1, 2, 0, 2, 1][number as usize % 6];
        let right = number.wrapping_mul(2_654_435_761).rotate_left(11) % 10 < [4, 7, 9][level];
        let is_review = session(driver).current().expect("a question").reason.is_review();
        driver.now.at.0 += 25_000;
        answer(driver, right, ['1', '2', '3'][level]);
        count(did.days.entry(driver.now.study_day()).or_default(), right);
        count(did.hours.entry(hour).or_default(), right);
        if is_review {
            count(&mut did.levels[level], right);
        }
        driver.press(Named::Enter);
        driver.until("the next", |driver| !session(driver).shows_key());
    }
    driver.press(Named::Enter);
    driver.until("Today", |driver| matches!(driver.app.screen(), Screen::Today(_)));
}

/// Lives so many days up to [`EVENING`], of which every fifth is free.
fn live(driver: &mut Driver, days: i64) -> Did {
    let mut did = Did::default();
    for ago in (0..days).rev().filter(|ago| ago % 5 != 3) {
        let hour = if ago % 3 == 1 { 7 } else { 18 };
        // Early in the hour: the evening is at 18:40.
        let day = EVENING.at.0 - ago * 24 * HOUR - 35 * HOUR / 60;
        driver.now.at.0 = day + (i64::try_from(hour).expect("an hour") - 18) * HOUR;
        driver.send(Message::Focused);
        study(driver, hour, &mut did);
    }
    driver.now = EVENING;
    driver.now.at.0 += 2 * HOUR;
    driver.send(Message::Focused);
    did
}

/// A learner with their first start behind them, so many days before [`EVENING`].
fn begun(folder: &Folder, days: i64) -> Driver {
    let mut start = EVENING;
    start.at.0 -= days * 24 * HOUR;
    let mut driver = Driver::start(folder.path(), Locale::En, start);
    driver.until("the first start", |driver| driver.has("accept"));
    driver.until("the banks", |driver| driver.app.has_library());
    driver.press(Named::Enter);
    driver.until("Today", |driver| matches!(driver.app.screen(), Screen::Today(_)));
    driver.set(&Setting::NewPerDay(5));
    driver
}

#[test]
fn weeks_of_answers_are_told_as_they_were_given() {
    let folder = Folder::new("insights-weeks");
    let mut driver = begun(&folder, 24);
    let did = live(&mut driver, 24);
    open(&mut driver);
    let told = &insights(&driver).board().insights;
    let days: BTreeMap<Day, (u32, u32)> =
        told.days.iter().map(|(day, counts)| (*day, (counts.answers, counts.right))).collect();
    assert_eq!(days, did.days);
    let levels = Certainty::ALL.map(|certainty| {
        let Hits { answers, right } = told.calibration.hits(certainty);
        (answers, right)
    });
    assert_eq!(levels, did.levels);
    let hours: BTreeMap<usize, (u32, u32)> = told
        .hours
        .iter()
        .enumerate()
        .filter(|(_, hour)| hour.answers > 0)
        .map(|(hour, counts)| (hour, (counts.answers, counts.right)))
        .collect();
    assert_eq!(hours, did.hours);
    let total = told.reliability.total();
    assert!(total.reviews > 100 && total.reviews == told.totals().reviews);
    assert!(total.share().expect("reviews").share < 0.9, "one in five was wrong");
    assert!(!told.misconceptions.is_empty(), "some of those were sure");
    let ahead: u32 = told.ahead.iter().sum();
    let known: u32 = told.topics.iter().map(|topic| topic.studied).sum();
    assert!(ahead > 50 && ahead <= known, "{ahead} of {known} come back");

    driver.hold(Modifiers::empty(), 'f');
    let reviews = insights(&driver).opened().expect("a fact").reviews;
    driver.until("its curve", |driver| insights(driver).curve().is_some());
    let curve = insights(&driver).curve().expect("a curve");
    assert_eq!(curve.reviews.len(), reviews as usize);
    assert_eq!(insights(&driver).list(List::Weakest).len(), 12);
    driver.close();
}
