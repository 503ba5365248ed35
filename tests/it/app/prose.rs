//! Questions whose texts have lists, tables, images and what stands above or below the line, as they
//! are set: in both languages and themes, in a small window and with large letters.

use std::fs;

use iced::Size;
use smriti::app::Message;
use smriti::app::screen::{Screen, today};
use smriti::domain::locale::Locale;
use smriti::domain::progress::settings::{QuestionLanguage, Setting, Theme};

use super::driver::Driver;
use super::golden::{Fits, Goldens, Look, dress};
use super::report::at_today;
use super::study::{answer, session};
use crate::folder::Folder;

/// A bank of one question that has everything a text may have.
const BANK: &str = include_str!("../../fixtures/banks/prose.ron");

/// A session of the bank's only question.
fn at_the_question(folder: &Folder) -> Driver {
    let banks = folder.path().join("banks");
    fs::create_dir_all(&banks).expect("a folder");
    fs::write(banks.join("prose.ron"), BANK).expect("a bank");
    let mut driver = at_today(folder);
    for bank in 0..32 {
        driver.send(Message::Today(today::Message::WholeBankPicked(bank)));
        driver.until("a session", |driver| matches!(driver.app.screen(), Screen::Study(_)));
        let is_it = |driver: &Driver| {
            session(driver).sheet().is_some_and(|sheet| sheet.question.id.as_str() == "prose-1")
        };
        if is_it(&driver) {
            return driver;
        }
        driver.send(Message::Study(smriti::app::screen::study::Message::Ended));
        driver.press(iced::keyboard::key::Named::Enter);
        driver.until("Today", |driver| matches!(driver.app.screen(), Screen::Today(_)));
    }
    panic!("no session of the bank");
}

#[test]
fn lists_tables_and_scripts_are_set_as_they_are_meant() {
    let folder = Folder::new("prose-golden");
    let mut driver = at_the_question(&folder);
    let mut look = Goldens(Vec::new());
    driver.resize(Size::new(1280, 1100), 1.0);
    dress(&mut driver, "prose-asked", &mut look);
    driver.set(&Setting::Theme(Theme::Light));
    for (locale, name) in [(Locale::En, "en"), (Locale::Hi, "hi")] {
        driver.set(&Setting::Questions(QuestionLanguage::One(locale)));
        driver.resize(Size::new(1024, 640), 1.0);
        look.at(&mut driver, &format!("prose-small-{name}"));
        driver.resize(Size::new(1280, 1600), 2.0);
        look.at(&mut driver, &format!("prose-large-{name}"));
    }
    driver.set(&Setting::Questions(QuestionLanguage::Both));
    driver.resize(Size::new(1280, 1100), 1.0);
    look.at(&mut driver, "prose-both");
    driver.set(&Setting::Questions(QuestionLanguage::One(Locale::En)));
    answer(&mut driver, false, '3');
    driver.resize(Size::new(1280, 2000), 1.0);
    dress(&mut driver, "prose-told", &mut look);
    driver.close();
    assert!(look.0.is_empty(), "{}", look.0.join("\n"));
}

#[test]
fn nothing_of_them_is_cut_or_lies_over_another_at_any_size() {
    let folder = Folder::new("prose-fits");
    let mut driver = at_the_question(&folder);
    let mut look = Fits(Vec::new());
    dress(&mut driver, "prose-asked", &mut look);
    answer(&mut driver, false, '3');
    dress(&mut driver, "prose-told", &mut look);
    driver.close();
    assert!(look.0.is_empty(), "{}", look.0.join("\n"));
}
