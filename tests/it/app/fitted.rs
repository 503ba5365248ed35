//! Weights fitted after a session: shown while they are, stopped by a button, claimed only when true.

use std::collections::BTreeMap;

use iced::keyboard::key::Named;
use smriti::app::Message;
use smriti::app::screen::Screen;
use smriti::domain::answer::{Certainty, Response, Verdict};
use smriti::domain::bank::{ChoiceId, FactId, QuestionId};
use smriti::domain::event::{Answered, Kind, Mode};
use smriti::domain::locale::Locale;
use smriti::domain::progress::Progress;
use smriti::domain::seed::Seed;
use smriti::domain::study::grade::MAPPING;
use smriti::domain::time::{Moment, Timestamp};
use smriti::store::{self, Home};

use super::driver::{Driver, EVENING};
use super::study::session;
use crate::folder::Folder;

/// A learner who forgets much faster than the published weights say, with eight answers to each of
/// so many facts that no bank has.
fn forgetful(folder: &Folder, facts: i64) {
    let mut days: BTreeMap<i64, Vec<Kind>> = BTreeMap::new();
    for fact in 0..facts {
        let mut day = fact % 11;
        for n in 0..8_i64 {
            let gap = [0, 1, 4, 2, 6, 1, 9, 3][usize::try_from((n + fact) % 8).expect("a place")];
            day += if n == 0 { 0 } else { gap.max(1) };
            let recalled = n > 0 && gap <= 2 && fact % 5 != n % 5;
            days.entry(day).or_default().push(Kind::Answered(Answered {
                question: QuestionId::from(format!("q{fact}")),
                fact: FactId::from(format!("f{fact}")),
                content: 1,
                key: 1,
                response: Response::One(ChoiceId::from("1")),
                verdict: if recalled { Verdict::Right } else { Verdict::Wrong },
                certainty: Some(if recalled { Certainty::Sure } else { Certainty::ThinkSo }),
                millis: 8_000,
                mode: Mode::Review,
                session: u64::try_from(day).expect("a day"),
                mapping: MAPPING,
            }));
        }
    }
    let last = *days.keys().max().expect("a day");
    let home = Home::open(folder.path(), Seed(1)).expect("a home");
    let id = home.create("Asha", None, None, EVENING).expect("a learner");
    let ago = |days: i64| Moment { at: Timestamp(EVENING.at.0 - days * 86_400_000), ..EVENING };
    let opened = store::open(&home, &id, ago(last + 2)).expect("a learner to open");
    for (day, kinds) in days {
        opened.handle.append(kinds, ago(last + 1 - day)).wait().expect("answers kept");
    }
    opened.handle.close(EVENING).wait().expect("a learner closed");
    opened.handle.join();
}

/// The learner in a session in which nothing was answered yet.
fn at_work(folder: &Folder) -> Driver {
    let mut driver = Driver::start(folder.path(), Locale::En, EVENING);
    driver.until("the banks", |driver| driver.app.has_library());
    driver.until("Today", |driver| driver.has("start"));
    driver.press(Named::Enter);
    driver.until("a question", |driver| matches!(driver.app.screen(), Screen::Study(_)));
    driver
}

fn progress(driver: &Driver) -> &Progress {
    driver.app.desk().expect("a desk").progress()
}

#[test]
fn personalised_is_said_from_the_moment_it_is_true() {
    let folder = Folder::new("fitted");
    forgetful(&folder, 60);
    let mut driver = at_work(&folder);
    assert_eq!(progress(&driver).personalised(), None);
    driver.click("end");
    assert!(session(&driver).is_over());
    driver.until("weights of their own", |driver| progress(driver).personalised().is_some());
    let reviews = progress(&driver).totals().reviews;
    assert_eq!((progress(&driver).personalised(), reviews), (Some(420), 420));
    assert!(!driver.has("fit-cancel"), "nothing is under way any more");
    driver.press(Named::Enter);
    driver.until("Today", |driver| matches!(driver.app.screen(), Screen::Today(_)));
    driver.click("rail-settings");
    assert!(driver.sees("Personalised on 420 reviews"), "{:?}", driver.texts());
    // What was fitted counts for everything that is opened again.
    driver.close();
    let mut driver = Driver::start(folder.path(), Locale::En, EVENING);
    driver.until("Today", |driver| driver.has("start"));
    assert_eq!(progress(&driver).personalised(), Some(420));
    driver.close();
}

#[test]
fn a_fit_that_takes_long_is_shown_and_can_be_stopped() {
    let folder = Folder::new("fit-stopped");
    forgetful(&folder, 4_000);
    let mut driver = at_work(&folder);
    driver.click("end");
    assert!(!driver.has("fit-cancel"), "not before it has taken a while");
    // As the clock of the window says it, half a second later.
    drop(driver.app.update_at(Message::FitWatched, EVENING));
    assert!(driver.has("fit-cancel"), "{:?}", driver.texts());
    let said = driver.texts().into_iter().find(|text| text.starts_with("Fitting"));
    assert!(said.is_some_and(|said| said.ends_with('%')));
    driver.click("fit-cancel");
    assert!(!driver.has("fit-cancel"));
    driver.press(Named::Enter);
    driver.until("Today", |driver| matches!(driver.app.screen(), Screen::Today(_)));
    driver.click("rail-settings");
    assert!(!driver.texts().iter().any(|text| text.starts_with("Personalised")));
    driver.close();
    let mut driver = Driver::start(folder.path(), Locale::En, EVENING);
    driver.until("Today", |driver| driver.has("start"));
    assert_eq!(progress(&driver).personalised(), None, "nothing was kept of it");
    driver.close();
}
