//! A bank that was handed on: looked at, installed, taken back, brought up to date.

use std::fs;
use std::path::PathBuf;

use iced::keyboard::Modifiers;
use smriti::app::Message;
use smriti::app::screen::{Screen, import};
use smriti::domain::bank::schema::decode;
use smriti::interchange::pack::write;

use super::driver::Driver;
use super::golden::{Fits, Goldens, Look, dress};
use super::report::at_today;
use crate::folder::Folder;

const RIVERS: &str = include_str!("../../fixtures/interchange/pack/rivers.ron");

/// Packs a bank in the folder of a test.
fn packed(folder: &Folder, name: &str, text: &str) -> PathBuf {
    let bank = decode(text).0.expect("a bank").bank;
    let path = folder.path().join(name);
    fs::write(&path, write(&bank, text, &[]).expect("a pack")).expect("a file");
    path
}

fn open(driver: &mut Driver, path: PathBuf) {
    driver.send(Message::Import(import::Message::FileChosen(Some(path))));
    driver.until("the offer", |driver| matches!(driver.app.screen(), Screen::Offer(_)));
}

fn at_import(folder: &Folder) -> Driver {
    let mut driver = at_today(folder);
    driver.click("rail-library");
    driver.until("the banks", |driver| driver.has_named("bank-0"));
    driver.hold(Modifiers::empty(), 'i');
    driver
}

/// A newer version: one question says something else, one has another key, one is new.
fn newer() -> String {
    let newer = RIVERS
        .replace("Which of these rivers flows west?", "Which of these flows to the west?")
        .replace(
            "The Indus rises in Tibet.\", holds: true",
            "The Indus rises in Tibet.\", holds: false",
        );
    let end = newer.rfind("    ],\n)").expect("its end");
    format!(
        "{}        (\n            id: \"rivers-new\",\n            topic: \"course\",\n            ask: \
         TrueFalse(text: \"The Tapi flows west.\", holds: true),\n        ),\n{}",
        &newer[..end],
        &newer[end..]
    )
}

#[test]
fn a_pack_shows_what_it_is_is_installed_and_can_be_taken_back() {
    let folder = Folder::new("offer-install");
    let mut driver = at_import(&folder);
    let pack = packed(&folder, "rivers.zip", RIVERS);
    open(&mut driver, pack);
    for said in ["Rivers of India", "2 questions", "as it was packed", "Licence: CC-BY-4.0"] {
        assert!(driver.sees(said), "{said}: {:?}", driver.texts());
    }
    let file = folder.path().join("banks/rivers.ron");
    assert!(!file.exists(), "nothing is kept before");
    driver.click("offer-install");
    driver.until("it is installed", |driver| driver.has("offer-undo"));
    assert_eq!(fs::read_to_string(&file).expect("the bank"), RIVERS);
    driver.hold(Modifiers::CTRL, 'z');
    driver.until("it is taken back", |_| !file.exists());
    assert_eq!(
        fs::read_to_string(folder.path().join("replaced/rivers.ron")).expect("kept"),
        RIVERS
    );
    driver.close();
}

#[test]
fn a_newer_version_shows_what_changes_and_what_was_there_can_be_put_back() {
    let folder = Folder::new("offer-newer");
    fs::create_dir_all(folder.path().join("banks")).expect("a folder");
    let file = folder.path().join("banks/mine.ron");
    fs::write(&file, RIVERS).expect("the older one");
    let mut driver = at_import(&folder);
    let pack = packed(&folder, "rivers.zip", &newer());
    open(&mut driver, pack);
    assert!(
        driver.sees("1 new question · 1 has another key · 1 says something else"),
        "{:?}",
        driver.texts()
    );
    driver.click("offer-install");
    driver.until("it is installed", |driver| driver.has("offer-undo"));
    assert_eq!(fs::read_to_string(&file).expect("the bank"), newer(), "in the same file");
    driver.click("offer-undo");
    driver.until("it is put back", |_| fs::read_to_string(&file).is_ok_and(|text| text == RIVERS));
    driver.until("it can be taken again", |driver| driver.has("offer-install"));
    driver.close();
}

#[test]
fn what_was_changed_on_the_way_and_what_comes_with_the_program_is_not_installed() {
    let folder = Folder::new("offer-refused");
    let mut driver = at_import(&folder);
    let shipped = PathBuf::from("questions/un-cybercrime-convention/timeline.ron");
    open(&mut driver, shipped);
    assert!(driver.sees("This bank comes with Smriti, and nothing takes its place. To change it, copy it in the Library first."));
    driver.click("offer-install");
    driver.rest();
    assert!(!driver.has("offer-undo"));
    driver.click("left");
    driver.until("the library", |driver| matches!(driver.app.screen(), Screen::Library(_)));
    driver.hold(Modifiers::empty(), 'i');
    // A file that is no bank says so where it was opened.
    let two = folder.path().join("broken.ron");
    fs::write(&two, "(schema: 1, id: ").expect("a file");
    driver.send(Message::Import(import::Message::FileChosen(Some(two))));
    driver.until("the trouble", |driver| {
        driver.texts().iter().any(|text| text.starts_with("There is no bank in this file"))
    });
    driver.close();
}

#[test]
fn a_file_that_is_dropped_on_the_window_is_opened_unless_a_question_is_being_answered() {
    let folder = Folder::new("offer-dropped");
    let mut driver = at_today(&folder);
    let pack = packed(&folder, "rivers.zip", RIVERS);
    driver.send(Message::Dropped(pack.clone()));
    driver.until("the offer", |driver| matches!(driver.app.screen(), Screen::Offer(_)));
    let gift = folder.path().join("one.gift");
    fs::write(&gift, "1+1? {#2}\n").expect("a file");
    driver.send(Message::Dropped(gift));
    driver.until("what was read", |driver| match driver.app.screen() {
        Screen::Import(import) => import.read().items.len() == 1,
        _ => false,
    });
    driver.click("rail-today");
    driver.press(iced::keyboard::key::Named::Enter);
    driver.until("a session", |driver| matches!(driver.app.screen(), Screen::Study(_)));
    driver.send(Message::Dropped(pack));
    driver.rest();
    assert!(matches!(driver.app.screen(), Screen::Study(_)), "the question stays");
    driver.close();
}

/// What is new, and a newer version of it.
fn tour(folder: &Folder, look: &mut impl Look) {
    fs::create_dir_all(folder.path().join("banks")).expect("a folder");
    fs::write(folder.path().join("banks/rivers.ron"), RIVERS).expect("the older one");
    let mut driver = at_import(folder);
    let pack = packed(folder, "rivers.zip", &newer());
    open(&mut driver, pack);
    dress(&mut driver, "offer-newer", look);
    driver.close();
}

#[test]
fn a_bank_that_was_handed_on_looks_as_it_did() {
    let folder = Folder::fixed("golden-offer");
    let mut goldens = Goldens(Vec::new());
    tour(&folder, &mut goldens);
    assert!(goldens.0.is_empty(), "{}", goldens.0.join("\n"));
}

#[test]
fn nothing_of_a_bank_that_was_handed_on_is_cut_or_overlaps_at_any_size() {
    let folder = Folder::new("fits-offer");
    let mut fits = Fits(Vec::new());
    tour(&folder, &mut fits);
    fits.0.dedup();
    assert!(fits.0.is_empty(), "{} complaints:\n{}", fits.0.len(), fits.0.join("\n"));
}
