//! The first start, the picker of learners, and what cannot be opened.

use iced::keyboard::Modifiers;
use iced::keyboard::key::Named;

use smriti::app::screen::Screen;
use smriti::domain::locale::Locale;

use super::driver::{Driver, EVENING};
use crate::folder::Folder;

#[test]
fn a_name_is_asked_and_nothing_else_is_needed() {
    let folder = Folder::new("name");
    let mut driver = Driver::start(folder.path(), Locale::En, EVENING);
    driver.until("the first start", |driver| driver.has("accept"));
    for _ in 0..40 {
        driver.press(Named::Backspace);
    }
    driver.press(Named::Enter);
    assert!(driver.sees("Please type a name first."));
    driver.type_text("आशा\n");
    driver.until("Today", |driver| matches!(driver.app.screen(), Screen::Today(_)));
    assert_eq!(driver.app.desk().expect("a desk").progress().name(), Some("आशा"));
    driver.close();
}

#[test]
fn what_is_typed_takes_the_place_of_the_suggested_name() {
    let folder = Folder::new("suggestion");
    let mut driver = Driver::start(folder.path(), Locale::En, EVENING);
    driver.until("the first start", |driver| driver.has("accept"));
    driver.type_text("Asha\n");
    driver.until("Today", |driver| matches!(driver.app.screen(), Screen::Today(_)));
    assert_eq!(driver.app.desk().expect("a desk").progress().name(), Some("Asha"));
    driver.close();
}

#[test]
fn a_date_that_cannot_be_read_is_said_so_and_not_guessed() {
    let folder = Folder::new("date");
    let mut driver = Driver::start(folder.path(), Locale::En, EVENING);
    driver.until("the first start", |driver| driver.has("accept"));
    driver.press(Named::Tab);
    driver.type_text("UPSC");
    driver.send(smriti::app::Message::Welcome(smriti::app::screen::welcome::Message::DateEdited(
        iced::widget::text_editor::Action::Edit(iced::widget::text_editor::Edit::Paste(
            std::sync::Arc::new("31-02-2027".to_owned()),
        )),
    )));
    driver.click("accept");
    assert!(driver.texts().iter().any(|text| text.starts_with("That date is not clear")));
    driver.close();
}

#[test]
fn a_second_window_says_why_it_cannot_open_the_learner_and_loses_nothing() {
    let folder = Folder::new("second");
    let first = Driver::at_first_question(folder.path(), Locale::En);
    let mut second = Driver::start(folder.path(), Locale::En, EVENING);
    second.until("the reason", |driver| {
        driver.texts().iter().any(|text| text.contains("is open in another window of Smriti"))
    });
    first.close();
    second.until("the picker", |driver| driver.has("learner-0"));
    assert!(second.texts().iter().any(|text| text.contains("is open in another window")));
    second.hold(Modifiers::empty(), '1');
    second.until("Today", |driver| matches!(driver.app.screen(), Screen::Today(_)));
    second.close();
}

#[test]
fn a_deleted_learner_can_be_brought_back() {
    let folder = Folder::new("deleted");
    let mut driver = Driver::at_first_question(folder.path(), Locale::En);
    super::study::answer(&mut driver, true, '3');
    driver.press(Named::Escape);
    driver.press(Named::Enter);
    driver.until("Today", |driver| matches!(driver.app.screen(), Screen::Today(_)));
    driver.hold(Modifiers::empty(), 'g');
    driver.until("Settings", |driver| driver.has("delete"));
    driver.resize(iced::Size::new(1280, 3000), 1.0);
    driver.click("delete");
    driver.until("the question", |driver| driver.has("confirm"));
    driver.press(Named::Enter);
    driver.until("the first screen", |driver| driver.has("bring-back-0"));
    assert!(driver.app.desk().is_none());
    driver.click("bring-back-0");
    driver.until("the learner", |driver| driver.has("learner-0") || driver.app.desk().is_some());
    if driver.app.desk().is_none() {
        driver.click("learner-0");
    }
    driver.until("Today", |driver| driver.app.desk().is_some());
    assert_eq!(driver.app.desk().expect("a desk").progress().totals().answers, 1);
    driver.close();
}

#[test]
fn a_data_folder_that_cannot_be_used_is_said_so() {
    let folder = Folder::new("unusable");
    let file = folder.path().join("file");
    std::fs::write(&file, "not a folder").expect("a file");
    let mut driver = Driver::start(&file, Locale::En, EVENING);
    let said = driver.texts().join(" ");
    assert!(said.contains("cannot be used") && said.contains("--data-dir"), "{said}");
}

#[test]
fn tab_reaches_every_control_of_the_settings_and_shows_it() {
    let folder = Folder::new("tab");
    let mut driver = Driver::at_first_question(folder.path(), Locale::En);
    driver.press(Named::Escape);
    driver.press(Named::Enter);
    driver.until("Today", |driver| matches!(driver.app.screen(), Screen::Today(_)));
    driver.hold(Modifiers::empty(), 'g');
    driver.until("Settings", |driver| driver.has("back-up"));
    driver.resize(iced::Size::new(1024, 640), 1.0);
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..100 {
        driver.press(Named::Tab);
        // After the last control nothing has focus once, and then the first.
        let Some((id, is_visible)) = driver.focused() else { continue };
        assert!(is_visible, "{id} has focus out of sight");
        seen.insert(id);
    }
    for control in [
        "rail-today",
        "language",
        "day-off-6",
        "new-more",
        "theme-1",
        "rename",
        "delete",
        "export",
        "licences",
    ] {
        assert!(seen.iter().any(|id| id.contains(control)), "{control} was not reached: {seen:?}");
    }
    driver.close();
}
