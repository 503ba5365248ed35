//! The exam plan in the settings: every part of it by keys alone and by mouse alone, kept over a
//! restart; and what is refused.

use std::fs;

use iced::Size;
use iced::keyboard::Modifiers;
use iced::keyboard::key::Named;
use jiff::civil::Weekday;

use smriti::app::screen::settings::plan;
use smriti::app::screen::{Screen, settings};
use smriti::app::widget::number::Input;
use smriti::domain::exam::pattern::PatternId;
use smriti::domain::locale::Locale;
use smriti::domain::progress::settings::{DaysOff, Setting, Settings};

use super::driver::{Driver, EVENING};
use crate::folder::Folder;

/// The settings as they are kept.
fn kept(driver: &Driver) -> &Settings {
    driver.app.desk().expect("a desk").progress().settings()
}

/// Waits until the settings are as described.
#[track_caller]
fn until(driver: &mut Driver, what: &str, is_so: impl Fn(&Settings) -> bool) {
    driver.until(what, |driver| is_so(kept(driver)));
}

/// Goes to the settings of a learner, who is made if there is none.
pub(crate) fn at_the_settings(folder: &Folder) -> Driver {
    let mut driver = Driver::start(folder.path(), Locale::En, EVENING);
    driver.until("the start", |driver| driver.has("accept") || driver.app.desk().is_some());
    if driver.has("accept") {
        driver.press(Named::Enter);
    }
    driver.until("the banks", |driver| driver.app.has_library() && driver.app.desk().is_some());
    driver.until("Today", |driver| matches!(driver.app.screen(), Screen::Today(_)));
    driver.hold(Modifiers::empty(), 'g');
    driver.until("the exams", |driver| match driver.app.screen() {
        Screen::Settings(settings) => settings.facts().exams.is_some(),
        _ => false,
    });
    driver.until("the backups", |driver| !driver.sees("Looking for backups…"));
    driver
}

/// Presses Tab until this control has the focus, which must be in sight.
#[track_caller]
fn tab_to(driver: &mut Driver, name: &str) {
    let wanted = format!("\"{name}\"");
    for _ in 0..150 {
        driver.press(Named::Tab);
        if let Some((id, in_sight)) = driver.focused()
            && id.contains(&wanted)
        {
            assert!(in_sight, "{name} has focus out of sight");
            return;
        }
    }
    panic!("no Tab reaches {name}; focus is on {:?}", driver.focused());
}

#[track_caller]
fn has_focus(driver: &mut Driver, name: &str) {
    let (id, in_sight) = driver.focused().expect("a focus");
    assert!(id.contains(&format!("\"{name}\"")) && in_sight, "{id} instead of {name}");
}

/// Empties a field that has the focus, and types this.
fn retype(driver: &mut Driver, text: &str) {
    for _ in 0..20 {
        driver.press(Named::Backspace);
    }
    driver.type_text(text);
}

/// The whole plan as both tests below set it, and as it must come back.
#[track_caller]
fn is_the_plan(driver: &mut Driver) {
    let progress = driver.app.desk().expect("a desk").progress();
    assert_eq!(progress.exam(), Some("SSC CGL 2027"));
    assert_eq!(progress.exam_date(), jiff::civil::Date::new(2027, 5, 23).ok());
    let settings = kept(driver).clone();
    assert_eq!(settings.pattern, Some(PatternId::from("ssc-cgl-tier2")));
    assert_eq!(settings.target, Some(105));
    assert_eq!(settings.minutes, 35);
    for day in [Weekday::Monday, Weekday::Wednesday, Weekday::Saturday] {
        assert!(!settings.days_off.contains(day));
    }
    assert!(settings.days_off.contains(Weekday::Sunday));
    assert!(settings.days_off.contains(Weekday::Tuesday));
    // All of the first bank twice, but for one topic never.
    let weights = &settings.topic_weights;
    let bank = weights.keys().next().expect("a topic").bank.clone();
    assert!(weights.len() > 2 && weights.keys().all(|topic| topic.bank == bank), "{weights:?}");
    assert_eq!(weights.values().filter(|times| **times == 0).count(), 1);
    assert!(weights.values().all(|times| *times == 0 || *times == 2));
    let changed = format!("{} topics changed", weights.len());
    for shown in ["SSC CGL Tier II, Paper I", changed.as_str()] {
        assert!(driver.sees(shown), "{shown} is not among {:?}", driver.texts());
    }
}

/// Closes the window and starts again on the same folder.
fn again(driver: Driver, folder: &Folder) -> Driver {
    driver.close();
    at_the_settings(folder)
}

#[test]
fn every_part_of_the_plan_is_set_by_keys_alone_and_kept() {
    let folder = Folder::new("plan-keys");
    let mut driver = at_the_settings(&folder);
    driver.resize(Size::new(1024, 640), 1.0);

    tab_to(&mut driver, "exam-name");
    driver.type_text("SSC CGL 2027");
    driver.press(Named::Tab);
    has_focus(&mut driver, "exam-date");
    driver.type_text("23-05-2027\n");
    // The paper came with the name, and another one is picked.
    until(&mut driver, "the exam's own paper", |settings| {
        settings.pattern == Some(PatternId::from("ssc-cgl-tier1"))
    });
    tab_to(&mut driver, "plan-paper");
    driver.press(Named::Enter);
    has_focus(&mut driver, "plan-paper");
    // Esc closes the list, and leaves the settings only after that.
    driver.press(Named::Escape);
    assert!(!driver.has("pick-none") && matches!(driver.app.screen(), Screen::Settings(_)));
    driver.press(Named::Enter);
    tab_to(&mut driver, "pick-ssc-cgl-tier2");
    driver.press(Named::Enter);
    until(&mut driver, "the paper", |settings| {
        settings.pattern == Some(PatternId::from("ssc-cgl-tier2"))
    });
    has_focus(&mut driver, "plan-paper");

    tab_to(&mut driver, "plan-target");
    driver.type_text("१०५\n");
    until(&mut driver, "the target", |settings| settings.target == Some(105));
    tab_to(&mut driver, "plan-minutes");
    retype(&mut driver, "33\n");
    until(&mut driver, "the minutes", |settings| settings.minutes == 33);
    tab_to(&mut driver, "plan-minutes-more");
    driver.press(Named::Space);
    until(&mut driver, "a step", |settings| settings.minutes == 35);
    for (name, day) in [
        ("day-off-0", Weekday::Monday),
        ("day-off-1", Weekday::Tuesday),
        ("day-off-6", Weekday::Sunday),
    ] {
        tab_to(&mut driver, name);
        driver.press(Named::Enter);
        until(&mut driver, "the day", |settings| settings.days_off.contains(day));
    }
    tab_to(&mut driver, "day-off-0");
    driver.press(Named::Space);
    until(&mut driver, "Monday", |settings| !settings.days_off.contains(Weekday::Monday));

    tab_to(&mut driver, "plan-often");
    driver.press(Named::Enter);
    tab_to(&mut driver, "often-bank-0-2");
    driver.press(Named::Enter);
    until(&mut driver, "the bank", |settings| settings.topic_weights.len() > 2);
    tab_to(&mut driver, "often-fold-0");
    driver.press(Named::Enter);
    tab_to(&mut driver, "often-topic-1-0");
    driver.press(Named::Enter);
    until(&mut driver, "the topic", |settings| {
        settings.topic_weights.values().any(|times| *times == 0)
    });
    is_the_plan(&mut driver);

    let mut driver = again(driver, &folder);
    is_the_plan(&mut driver);
    driver.close();
}

#[test]
fn every_part_of_the_plan_is_set_by_mouse_alone_and_kept() {
    let folder = Folder::new("plan-mouse");
    let mut driver = at_the_settings(&folder);
    driver.resize(Size::new(1280, 4_000), 1.0);
    // A name and a date have to be typed; the caret goes where the mouse says.
    driver.click("exam-name");
    driver.type_text("SSC CGL 2027");
    driver.click("exam-date");
    driver.type_text("23-05-2027");
    driver.click("exam-save");
    driver.until("the exam", |driver| {
        driver.app.desk().expect("a desk").progress().exam_date().is_some()
    });

    driver.click("plan-paper");
    driver.click("pick-ssc-cgl-tier2");
    until(&mut driver, "the paper", |settings| {
        settings.pattern == Some(PatternId::from("ssc-cgl-tier2"))
    });
    assert!(!driver.has("pick-none"), "the list is put away");
    // From no target half way, and on by steps; taken away and set again.
    driver.click("plan-target-more");
    until(&mut driver, "the target", |settings| settings.target.is_some());
    let half = kept(&driver).target.expect("a target");
    assert!(half.is_multiple_of(5), "{half}");
    driver.click("plan-target-clear");
    until(&mut driver, "no target", |settings| settings.target.is_none());
    driver.click("plan-target-more");
    until(&mut driver, "a target", |settings| settings.target == Some(half));
    while let Some(here) = kept(&driver).target.filter(|here| *here != 105) {
        let (end, next) = if here < 105 {
            ("plan-target-more", here + 5)
        } else {
            ("plan-target-less", here - 5)
        };
        driver.click(end);
        until(&mut driver, "a step", |settings| settings.target == Some(next));
    }
    for minutes in [25, 30, 35] {
        driver.click("plan-minutes-more");
        until(&mut driver, "the minutes", |settings| settings.minutes == minutes);
    }
    for (name, day) in [("day-off-1", Weekday::Tuesday), ("day-off-6", Weekday::Sunday)] {
        driver.click(name);
        until(&mut driver, "the day", |settings| settings.days_off.contains(day));
    }
    driver.click("plan-often");
    driver.click("often-bank-0-2");
    until(&mut driver, "the bank", |settings| settings.topic_weights.len() > 2);
    driver.click("often-fold-0");
    driver.click("often-topic-1-0");
    until(&mut driver, "the topic", |settings| {
        settings.topic_weights.values().any(|times| *times == 0)
    });
    is_the_plan(&mut driver);

    let mut driver = again(driver, &folder);
    is_the_plan(&mut driver);
    // Back to how it was: once each is no setting any more.
    driver.resize(Size::new(1280, 4_000), 1.0);
    driver.click("plan-often");
    driver.click("often-bank-0-1");
    until(&mut driver, "the share of the banks", |settings| settings.topic_weights.is_empty());
    assert!(driver.sees("All by their share"));
    driver.click("plan-paper");
    driver.click("pick-none");
    until(&mut driver, "no paper", |settings| settings.pattern.is_none());
    driver.close();
}

#[test]
fn what_cannot_be_is_refused_in_words_and_nothing_of_it_is_kept() {
    let folder = Folder::new("plan-refused");
    let mut driver = at_the_settings(&folder);
    driver.set(&Setting::Pattern(Some(PatternId::from("upsc-cse-gs1"))));
    driver.resize(Size::new(1024, 640), 1.0);
    tab_to(&mut driver, "plan-target");
    let before = driver.app.desk().expect("a desk").progress().digest();
    for (typed, said) in [
        ("201\n", "This paper has 200 marks. Aim at those or fewer."),
        ("many\n", "Type a whole number from 0 to 200."),
        ("-5\n", "Type a whole number from 0 to 200."),
    ] {
        retype(&mut driver, typed);
        assert!(driver.sees(said), "{typed}: {:?}", driver.texts());
        has_focus(&mut driver, "plan-target");
    }
    // It is gone as soon as it is being mended.
    driver.press(Named::Backspace);
    assert!(!driver.sees("Type a whole number from 0 to 200."));
    retype(&mut driver, "");
    tab_to(&mut driver, "plan-minutes");
    for typed in ["721\n", "99999999\n", "\n", "1.5\n"] {
        retype(&mut driver, typed);
        assert!(driver.sees("Type a whole number from 0 to 720."), "{typed}");
    }
    assert_eq!(driver.app.desk().expect("a desk").progress().digest(), before);
    // None at all may be, and what that means is said.
    retype(&mut driver, "0\n");
    until(&mut driver, "no minutes", |settings| settings.minutes == 0);
    assert!(driver.texts().iter().any(|text| text.starts_with("With 0 minutes nothing is")));
    // A button that goes no further leaves its focus to the field.
    retype(&mut driver, "5\n");
    until(&mut driver, "five minutes", |settings| settings.minutes == 5);
    tab_to(&mut driver, "plan-minutes-less");
    driver.press(Named::Enter);
    until(&mut driver, "no minutes", |settings| settings.minutes == 0);
    has_focus(&mut driver, "plan-minutes");
    driver.close();
}

#[test]
fn a_target_that_a_smaller_paper_cannot_give_is_said_so_and_not_dropped() {
    let folder = Folder::new("plan-smaller");
    let mut driver = at_the_settings(&folder);
    driver.set(&Setting::Pattern(Some(PatternId::from("upsc-cse-gs1"))));
    driver.set(&Setting::Target(Some(130)));
    driver.resize(Size::new(1280, 4_000), 1.0);
    assert!(!driver.texts().iter().any(|text| text.starts_with("This paper has")));
    driver.click("plan-paper");
    driver.click("pick-ibps-po-prelims");
    driver.until("the word of it", |driver| {
        driver.sees("This paper has 100 marks. Aim at those or fewer.")
    });
    assert_eq!(kept(&driver).target, Some(130));
    driver.click("plan-target-less");
    until(&mut driver, "a target that can be", |settings| settings.target == Some(95));
    assert!(!driver.texts().iter().any(|text| text.starts_with("This paper has")));
    driver.close();
}

#[test]
fn a_paper_of_ones_own_can_be_picked_and_its_loss_is_said() {
    let folder = Folder::new("plan-own");
    let patterns = folder.path().join("patterns");
    fs::create_dir_all(&patterns).expect("a folder");
    let shipped = include_str!("../../../assets/patterns/short-ssc-10.ron");
    let own = shipped.replace("short-ssc-10", "our-class");
    fs::write(patterns.join("class.ron"), own).expect("a pattern");
    let mut driver = at_the_settings(&folder);
    driver.resize(Size::new(1280, 4_000), 1.0);
    driver.click("plan-paper");
    assert!(driver.sees("Your own"), "{:?}", driver.texts());
    driver.click("pick-our-class");
    until(&mut driver, "the paper", |settings| {
        settings.pattern == Some(PatternId::from("our-class"))
    });
    let said = "10 questions for 20 marks; a wrong answer costs 1/4 of the marks of its question.";
    assert!(driver.sees(said), "{:?}", driver.texts());
    driver.close();
    fs::remove_file(patterns.join("class.ron")).expect("the pattern");
    let mut driver = at_the_settings(&folder);
    assert!(
        driver.texts().iter().any(|text| text.starts_with("This paper is not installed now.")),
        "{:?}",
        driver.texts()
    );
    assert_eq!(kept(&driver).pattern, Some(PatternId::from("our-class")));
    driver.close();
}

#[test]
fn what_is_pressed_faster_than_the_disk_is_not_lost() {
    let folder = Folder::new("plan-fast");
    let driver = at_the_settings(&folder);
    let Screen::Settings(shown) = driver.app.screen() else { panic!("not in the settings") };
    let before = shown.facts().clone();
    let mut screen = settings::Settings::new(before.clone());
    let mut said = |message: plan::Message, refresh: Option<Settings>| {
        let action = screen.update(settings::Message::Plan(message));
        if let Some(values) = refresh {
            screen.refresh(settings::Facts { values, ..before.clone() });
        }
        let settings::Action::Set { settings, .. } = action else { panic!("nothing is set") };
        settings
    };
    let days = |days: &[Weekday]| {
        let off = days.iter().fold(DaysOff::default(), |off, day| off.with(*day, true));
        Setting::DaysOff(off)
    };
    let with = |setting: &Setting| {
        let mut values = before.values.clone();
        let (key, value) = setting.to_pair();
        values.set(&key, &value);
        values
    };
    let (monday, tuesday, friday) = (Weekday::Monday, Weekday::Tuesday, Weekday::Friday);
    // None of these is on disk when the next one is pressed; then only the first is.
    let first = said(plan::Message::DayToggled(monday), None);
    assert_eq!(first, [days(&[monday])]);
    let kept = with(&first[0]);
    let second = said(plan::Message::DayToggled(tuesday), Some(kept.clone()));
    assert_eq!(second, [days(&[monday, tuesday])]);
    let third = said(plan::Message::DayToggled(friday), Some(with(&second[0])));
    assert_eq!(third, [days(&[monday, tuesday, friday])]);
    // Up and down again is two changes, not none.
    let up = said(plan::Message::Minutes(Input::More), None);
    assert_eq!(up, [Setting::Minutes(25)]);
    assert_eq!(said(plan::Message::Minutes(Input::Less), None), [Setting::Minutes(20)]);
    // What could not be kept is not shown as if it were.
    screen.not_kept();
    screen.refresh(settings::Facts { values: kept.clone(), ..before.clone() });
    assert_eq!(screen.facts().values, kept);
    driver.close();
}

/// A new learner whose exam is given in the first form.
fn new_learner(folder: &Folder, exam: impl FnOnce(&mut Driver)) -> Driver {
    let mut driver = Driver::start(folder.path(), Locale::En, EVENING);
    driver.until("the first start", |driver| driver.has("accept"));
    driver.resize(Size::new(1280, 1_200), 1.0);
    exam(&mut driver);
    driver.click("accept");
    driver.until("Today", |driver| matches!(driver.app.screen(), Screen::Today(_)));
    driver
}

#[test]
fn the_first_form_picks_the_paper_that_a_usual_exam_stands_for() {
    let buttons = [
        ("exam-0", "UPSC Prelims", Some("upsc-cse-gs1")),
        ("exam-1", "SSC CGL", Some("ssc-cgl-tier1")),
        ("exam-2", "State PSC", None),
        ("exam-3", "IBPS PO", Some("ibps-po-prelims")),
        ("exam-4", "RRB NTPC", Some("rrb-ntpc-cbt1")),
        ("exam-5", "NDA / CDS", Some("nda-gat")),
    ];
    for (button, name, pattern) in buttons {
        let folder = Folder::new(&format!("plan-{button}"));
        let mut driver = new_learner(&folder, |driver| driver.click(button));
        let pattern = pattern.map(PatternId::from);
        driver.until(name, |driver| kept(driver).pattern == pattern);
        assert_eq!(driver.app.desk().expect("a desk").progress().exam(), Some(name));
        driver.close();
    }
    // Typed by hand it is the same exam; and what is known by no such name has no paper yet.
    for (typed, pattern) in [("ssc cgl", Some("ssc-cgl-tier1")), ("My exam", None)] {
        let folder = Folder::new(&format!("plan-typed-{}", typed.len()));
        let mut driver = new_learner(&folder, |driver| {
            driver.press(Named::Tab);
            driver.type_text(typed);
        });
        let pattern = pattern.map(PatternId::from);
        driver.until(typed, |driver| kept(driver).pattern == pattern);
        driver.close();
        // It stays as it is at the next start: the learner may have picked another since.
        let driver = at_the_settings(&folder);
        assert_eq!(kept(&driver).pattern, pattern);
        driver.close();
    }
}
