//! Images of questions as they are shown: on every page that has a question, larger over the page,
//! and in words where one cannot be had.

use std::fs;
use std::path::PathBuf;

use iced::Size;
use iced::keyboard::Modifiers;
use iced::keyboard::key::Named;
use smriti::app::Message;
use smriti::app::pictures::{Images, Pictures, Shown, Trouble};
use smriti::app::screen::{Screen, exam, library, study, today};
use smriti::domain::locale::Locale;
use smriti::domain::progress::settings::{QuestionLanguage, Setting, Theme};
use smriti::store::library::NoImage;

use super::driver::Driver;
use super::golden::{Fits, Goldens, Look, dress};
use super::hall::{
    at_the_desk, choose, drawn, enter, hand_in, key_of, letter, named, place, sitting,
};
use super::report::at_today;
use super::study::{answer, session};
use crate::folder::Folder;
use crate::pictures::{DOT, bomb, png, svg};

const BANK: &str = include_str!("../../fixtures/banks/pictured.ron");
const CIRCUIT: &[u8] = include_bytes!("../../fixtures/images/circuit.svg");

/// Half red, half seen through.
fn half() -> Vec<u8> {
    png(120, 80, |x, _| if x < 60 { [200, 40, 40, 255] } else { [0, 0, 0, 0] })
}

/// The bank in a folder of its own, without the image of its explanation.
fn bank(folder: &Folder) -> PathBuf {
    let bank = folder.path().join("banks/pictured/pictured.ron");
    let images = bank.with_file_name("images");
    fs::create_dir_all(&images).expect("a folder");
    fs::write(&bank, BANK).expect("a bank");
    fs::write(images.join("circuit.svg"), CIRCUIT).expect("a drawing");
    fs::write(images.join("half.png"), half()).expect("an image");
    bank
}

/// A session of the bank's only question.
fn at_the_question(folder: &Folder) -> Driver {
    bank(folder);
    let mut driver = at_today(folder);
    for bank in 0..32 {
        driver.send(Message::Today(today::Message::WholeBankPicked(bank)));
        driver.until("a session", |driver| matches!(driver.app.screen(), Screen::Study(_)));
        let is_it = |driver: &Driver| {
            session(driver).sheet().is_some_and(|sheet| sheet.question.id.as_str() == "pictured-1")
        };
        if is_it(&driver) {
            return driver;
        }
        driver.send(Message::Study(study::Message::Ended));
        driver.press(Named::Enter);
        driver.until("Today", |driver| matches!(driver.app.screen(), Screen::Today(_)));
    }
    panic!("no session of the bank");
}

#[test]
fn images_are_shown_as_they_are_meant() {
    let folder = Folder::new("pictured-golden");
    let mut driver = at_the_question(&folder);
    let mut look = Goldens(Vec::new());
    driver.resize(Size::new(1024, 640), 1.0);
    dress(&mut driver, "pictured-asked", &mut look);
    driver.set(&Setting::Theme(Theme::Light));
    driver.set(&Setting::Questions(QuestionLanguage::One(Locale::En)));
    driver.resize(Size::new(1280, 1600), 2.0);
    look.at(&mut driver, "pictured-large");
    answer(&mut driver, false, '3');
    driver.resize(Size::new(1280, 1600), 1.0);
    dress(&mut driver, "pictured-told", &mut look);
    driver.resize(Size::new(1024, 640), 1.0);
    driver.set(&Setting::Questions(QuestionLanguage::One(Locale::En)));
    driver.see_pictures();
    driver.click("picture-circuit.svg");
    for (theme, name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        driver.set(&Setting::Theme(theme));
        look.at(&mut driver, &format!("dialog-picture-{name}"));
    }
    driver.close();
    assert!(look.0.is_empty(), "{}", look.0.join("\n"));
}

#[test]
fn nothing_is_cut_or_lies_over_another_where_there_are_images() {
    let folder = Folder::new("pictured-fits");
    let mut driver = at_the_question(&folder);
    let mut look = Fits(Vec::new());
    dress(&mut driver, "pictured-asked", &mut look);
    answer(&mut driver, false, '3');
    dress(&mut driver, "pictured-told", &mut look);
    driver.close();
    assert!(look.0.is_empty(), "{}", look.0.join("\n"));
}

#[test]
fn an_image_is_opened_by_a_key_and_closed_by_escape() {
    let folder = Folder::new("pictured-opened");
    let mut driver = at_the_question(&folder);
    driver.see_pictures();
    assert!(!driver.has("picture-close"));
    for _ in 0..12 {
        driver.press(Named::Tab);
        if driver.focused().is_some_and(|(id, _)| id.contains("picture-circuit.svg")) {
            break;
        }
    }
    driver.press(Named::Enter);
    driver.see_pictures();
    assert!(driver.has("picture-close"));
    assert!(driver.sees("A cell, a lamp and an open switch in one loop"));
    // What lies below cannot be answered meanwhile.
    driver.press(Named::Tab);
    driver.type_text("a");
    assert!(session(&driver).sheet().is_some_and(|sheet| sheet.chosen.is_empty()));
    driver.press(Named::Escape);
    assert!(!driver.has("picture-close"));
    assert!(matches!(driver.app.screen(), Screen::Study(_)));
    driver.type_text("a");
    assert!(session(&driver).sheet().is_some_and(|sheet| !sheet.chosen.is_empty()));
    driver.close();
}

#[test]
fn a_missing_image_is_said_to_be_missing_and_shown_once_it_is_there() {
    let folder = Folder::new("pictured-missing");
    let mut driver = at_the_question(&folder);
    answer(&mut driver, false, '3');
    driver.see_pictures();
    let missing = "The image closed.png is missing. It belongs in the folder “images” beside the bank’s file.";
    assert!(driver.sees(missing), "{:?}", driver.texts());
    assert!(driver.sees("The same loop, closed"));
    fs::write(folder.path().join("banks/pictured/images/closed.png"), half()).expect("an image");
    driver.send(Message::BanksChanged);
    driver.until("the image", |driver| {
        driver.texts();
        driver.has("picture-closed.png")
    });
    assert!(!driver.sees(missing));
    driver.close();
}

#[test]
fn the_library_shows_the_images_of_a_question() {
    let folder = Folder::new("pictured-library");
    bank(&folder);
    let mut driver = at_today(&folder);
    driver.click("rail-library");
    driver.resize(Size::new(1280, 1600), 1.0);
    driver.hold(Modifiers::CTRL, 'f');
    driver.type_text("lamp do when S is closed");
    driver.until("the question", |driver| {
        let Screen::Library(library) = driver.app.screen() else { return false };
        library.lines().first().is_some_and(|line| line.question.as_str() == "pictured-1")
    });
    driver.send(Message::Library(library::Message::LinePicked(0)));
    driver.until("the image", |driver| driver.has("picture-circuit.svg"));
    driver.close();
}

/// The image of the stem is asked for and shown.
#[track_caller]
fn shows(driver: &mut Driver, page: &str) {
    driver.resize(Size::new(1280, 1600), 1.0);
    driver.see_pictures();
    assert!(driver.has("picture-circuit.svg"), "{page}: {}", driver.texts().join(" | "));
    driver.resize(Size::new(1280, 800), 1.0);
}

#[test]
fn the_hall_the_review_and_the_notebook_show_the_images_of_a_question() {
    let folder = Folder::new("pictured-hall");
    bank(&folder);
    let mut driver = at_the_desk(&folder, Locale::En);
    choose(&mut driver, "short-upsc-10");
    let (sections, bank) = match driver.app.screen() {
        Screen::Exam(exam) => {
            let banks = &exam.board().banks;
            let own = banks.iter().position(|bank| bank.title.text(Locale::En) == "Pictured texts");
            (1, u32::try_from(own.expect("the bank")).expect("few"))
        }
        other => panic!("no desk but {other:?}"),
    };
    for section in 0..sections {
        driver.send(Message::Exam(exam::Message::BankToggled { section, bank }));
    }
    drawn(&mut driver);
    enter(&mut driver);
    assert_eq!(sitting(&driver).sheets().len(), 1, "the bank has one question");
    shows(&mut driver, "the hall");
    // A wrong answer, so that the notebook has it.
    let wrong = place(&driver, false).expect("a wrong option");
    letter(&mut driver, key_of(wrong));
    named(&mut driver, Named::Enter);
    hand_in(&mut driver);
    driver.press(Named::Enter);
    driver.until("the report", |driver| matches!(driver.app.screen(), Screen::Report(_)));
    driver.hold(Modifiers::empty(), 'r');
    shows(&mut driver, "the review");
    driver.press(Named::Escape);
    driver.hold(Modifiers::empty(), 'n');
    driver.until("the notebook", |driver| matches!(driver.app.screen(), Screen::Notebook(_)));
    driver.press(Named::Enter);
    shows(&mut driver, "the notebook");
    driver.close();
}

/// Reads what is asked for, as the program would.
fn rest(pictures: &Pictures) {
    while let Some(work) = pictures.to_read() {
        pictures.take(Some(work()));
    }
}

#[test]
fn no_more_is_kept_than_the_bound_and_the_page_keeps_its_own() {
    let folder = Folder::new("pictured-bound");
    let bank = bank(&folder);
    // 1720 × 860 pixels of 4 bytes are 5.6 MiB: five have room, six have not.
    let wide = svg(200, 100, "<rect width='200' height='100' fill='#246'/>");
    let names: Vec<String> = (0..12).map(|number| format!("wide-{number}.svg")).collect();
    for (number, name) in names.iter().enumerate() {
        let mut bytes = wide.clone();
        bytes.extend(format!("<!-- {number} -->").into_bytes());
        fs::write(bank.with_file_name("images").join(name), bytes).expect("a drawing");
    }
    let pictures = Pictures::default();
    let see = |name: &String| pictures.get(Images::Beside(&bank), name, 1720.0);
    let is_here = |name: &String| matches!(see(name), Shown::Here(_));
    for name in &names[..6] {
        assert!(matches!(see(name), Shown::Coming));
    }
    rest(&pictures);
    assert_eq!(names[..6].iter().filter(|name| is_here(name)).count(), 5);
    assert!(matches!(see(&names[5]), Shown::Not(Trouble::Crowded)));
    assert!(pictures.to_read().is_none(), "nothing is asked for again and again");

    pictures.page_turned();
    for name in &names[6..11] {
        see(name);
    }
    rest(&pictures);
    assert!(names[6..11].iter().all(is_here), "those of the last page made room");
    pictures.page_turned();
    assert!(matches!(see(&names[0]), Shown::Coming), "and are read again when they are looked at");
}

#[test]
fn what_cannot_be_shown_says_why() {
    let folder = Folder::new("pictured-why");
    let bank = bank(&folder);
    let images = bank.with_file_name("images");
    fs::write(images.join("bomb.png"), bomb(60_000, 60_000)).expect("a file");
    fs::write(images.join("text.png"), "words").expect("a file");
    let pictures = Pictures::default();
    let why = |name: &str| {
        pictures.get(Images::Beside(&bank), name, 400.0);
        rest(&pictures);
        match pictures.get(Images::Beside(&bank), name, 400.0) {
            Shown::Not(Trouble::NoImage(why)) => why,
            other => panic!("{name} is {other:?}"),
        }
    };
    assert!(matches!(why("none.png"), NoImage::Missing { .. }));
    assert!(matches!(why("../pictured.png"), NoImage::BadName));
    assert!(why("bomb.png").to_string().contains("60000 × 60000"));
    assert!(why("text.png").to_string().contains("no PNG"));
}

#[test]
fn an_unchanged_image_is_not_decoded_again() {
    let folder = Folder::new("pictured-same");
    let bank = bank(&folder);
    let pictures = Pictures::default();
    let see = || match pictures.get(Images::Beside(&bank), "half.png", 400.0) {
        Shown::Here(picture) => Some((picture.handle.id(), picture.own)),
        _ => None,
    };
    see();
    rest(&pictures);
    let first = see().expect("it is here");
    pictures.doubt();
    assert_eq!(see(), Some(first), "it stays while it is looked at again");
    rest(&pictures);
    assert_eq!(see(), Some(first));
    fs::write(bank.with_file_name("images/half.png"), DOT).expect("an image");
    pictures.doubt();
    see();
    rest(&pictures);
    assert_eq!(see().expect("it is here").1, (1.0, 1.0));
}
