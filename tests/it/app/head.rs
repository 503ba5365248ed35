//! What a bank says of itself, in the editor: its form, its lists, its crash, and what others do to it
//! meanwhile.

use std::fs;
use std::path::PathBuf;

use iced::Size;
use iced::keyboard::Modifiers;
use iced::keyboard::key::Named;
use smriti::app::Message;
use smriti::app::screen::Screen;
use smriti::app::screen::editor;
use smriti::app::screen::editor::head::Message as Said;
use smriti::domain::bank::draft::Listed;
use smriti::domain::locale::Locale;
use smriti::domain::progress::settings::{QuestionLanguage, Setting};

use super::driver::Driver;
use super::editor::{BANK, ask, crash, diff, editor, open, pause, read, start, type_in, write};
use super::golden::{Fits, Goldens, Look, dress};
use crate::folder::Folder;

fn opened(name: &str) -> (Folder, Driver, PathBuf) {
    let folder = Folder::new(name);
    let (mut driver, path) = open(&folder, BANK, "off-013");
    driver.hold(Modifiers::CTRL, 'b');
    assert!(editor(&driver).editing().head().is_some());
    (folder, driver, path)
}

fn list(driver: &mut Driver, list: Listed) {
    driver.send(Message::Editor(editor::Message::Head(Said::ListToggled(list))));
}

#[test]
fn a_head_edited_here_shows_only_the_edited_lines() {
    let (_folder, mut driver, path) = opened("head-diff");
    assert!(!editor(&driver).is_unsaved(), "opening changes nothing");
    type_in(&mut driver, "title-en", " of cybercrime");
    driver.click("licence-CC-BY-4.0");
    pause(&mut driver);
    let after = read(&path);
    let (gone, new) = diff(BANK, &after);
    assert_eq!(gone.len(), 2, "{gone:#?}");
    assert_eq!(
        new,
        [
            "    title: (en: \"Offence types of cybercrime\", hi: \"अपराध के प्रकार\"),",
            "    licence: \"CC-BY-4.0\",",
        ]
    );
    // The list shows the new title, and so does what people will see.
    assert!(driver.sees("Offence types of cybercrime"));
    assert!(driver.sees("Licence: CC-BY-4.0"));
    driver.hold(Modifiers::CTRL, 'z');
    driver.hold(Modifiers::CTRL, 'z');
    pause(&mut driver);
    assert_eq!(read(&path), BANK);
    driver.close();
}

#[test]
fn a_topic_is_added_used_and_can_then_not_be_taken_out() {
    let (_folder, mut driver, path) = opened("head-topic");
    driver.resize(Size::new(1280, 1800), 1.0);
    driver.click("head-topics");
    driver.click("entry-add");
    driver.type_text("Evidence");
    driver.focus("topics[3].title-hi");
    driver.type_text("साक्ष्य");
    pause(&mut driver);
    let line = "(id: \"evidence\", title: (en: \"Evidence\", hi: \"साक्ष्य\")),";
    assert!(read(&path).contains(line), "{}", read(&path));
    // Up to the question, whose topic it becomes, and back.
    driver.hold_named(Modifiers::CTRL, Named::ArrowDown);
    driver.send(Message::Editor(editor::Message::PartToggled(editor::Part::Topics)));
    driver.click("topic-2");
    pause(&mut driver);
    driver.hold_named(Modifiers::CTRL, Named::ArrowUp);
    assert!(driver.sees("evidence · in one question"), "{:?}", driver.texts());
    driver.click("entry-remove-2");
    assert_eq!(editor(&driver).editing().head().expect("a head").entries(Listed::Topics).len(), 3);
    // As soon as none names it, it goes with a press, and comes back with undo.
    driver.hold(Modifiers::CTRL, 'z');
    driver.hold(Modifiers::CTRL, 'b');
    driver.until("the file", |driver| editor(driver).is_saved());
    assert!(driver.sees("evidence · in no question"), "{:?}", driver.texts());
    driver.click("entry-remove-2");
    pause(&mut driver);
    assert!(!read(&path).contains("evidence"));
    driver.hold(Modifiers::CTRL, 'z');
    pause(&mut driver);
    assert!(read(&path).contains(line));
    driver.close();
}

#[test]
fn entries_change_places_and_the_open_one_stays_open() {
    let (_folder, mut driver, path) = opened("head-order");
    list(&mut driver, Listed::Topics);
    driver.click("entry-0");
    driver.click("entry-down-0");
    assert!(driver.has_named("topics[2].title-en"));
    type_in(&mut driver, "topics[2].title-en", " now second");
    pause(&mut driver);
    let after = read(&path);
    let at = |words: &str| after.find(words).expect("a topic");
    assert!(at("Entry into force") < at("Illegal access now second"), "{after}");
    driver.close();
}

#[test]
fn a_head_that_is_not_in_the_file_yet_outlives_a_crash() {
    let (folder, mut driver, path) = opened("head-crash");
    type_in(&mut driver, "title-en", " of all kinds");
    // Someone else changed the same title: the file waits for the writer, the draft does not.
    let theirs = BANK.replace("Offence types", "Crimes");
    fs::write(&path, &theirs).expect("a bank");
    driver.send(Message::Editor(editor::Message::Paused));
    driver.until("the clash", |driver| editor(driver).has_clash());
    let mut driver = crash(driver, folder.path());
    ask(&mut driver, &path, None);
    assert!(editor(&driver).offers_drafts());
    assert!(driver.sees("About this bank"));
    driver.click("drafts-take");
    assert!(editor(&driver).editing().head().is_some());
    pause(&mut driver);
    assert_eq!(read(&path), BANK.replace("Offence types", "Offence types of all kinds"));
    driver.close();
    let mut driver = start(folder.path());
    ask(&mut driver, &path, None);
    assert!(!editor(&driver).offers_drafts());
    driver.close();
}

#[test]
fn a_head_changed_elsewhere_is_taken_in_and_asked_about_where_both_changed_the_same() {
    let (_folder, mut driver, path) = opened("head-elsewhere");
    type_in(&mut driver, "title-en", " here");
    fs::write(&path, BANK.replace("\"A teacher\"", "\"A teacher\", \"Another\"")).expect("a bank");
    pause(&mut driver);
    let both = read(&path);
    assert!(both.contains("Offence types here") && both.contains("\"Another\""), "{both}");
    assert_eq!(editor(&driver).editing().source(), both);
    assert!(editor(&driver).editing().head().is_some(), "the form stays open");
    for (answer, stays) in [
        ("editor-take-theirs", "Offence types there"),
        ("editor-keep-mine", "Offence types here again"),
    ] {
        fs::write(&path, &both).expect("a bank");
        driver.send(Message::Editor(editor::Message::Left));
        driver.until("the Library", |driver| driver.has("library-import") || driver.has("import"));
        ask(&mut driver, &path, Some("off-013"));
        driver.hold(Modifiers::CTRL, 'b');
        type_in(&mut driver, "title-en", " again");
        fs::write(&path, both.replace("types here", "types there")).expect("a bank");
        driver.send(Message::Editor(editor::Message::Paused));
        driver.until("the clash", |driver| editor(driver).has_clash());
        assert!(driver.sees("Offence types there") && driver.sees("Offence types here again"));
        assert!(!driver.has("editor-keep-both"));
        driver.click(answer);
        driver.until("the file", |driver| editor(driver).is_saved());
        assert!(read(&path).contains(stays), "{answer}: {}", read(&path));
    }
    driver.close();
}

#[test]
fn a_mistake_in_a_head_shows_its_line_and_is_fixed_in_its_form() {
    let folder = Folder::new("head-fix");
    let path = write(&folder, &BANK.replace("\"अवैध पहुँच\"", "\"\""));
    let mut driver = start(folder.path());
    driver.resize(Size::new(1280, 1600), 1.0);
    driver.hold(Modifiers::CTRL, 'f');
    driver.press(Named::Escape);
    driver.until("the Library", |driver| driver.has_named("fix-9"));
    driver.click("fix-9");
    assert!(driver.sees("(id: \"t\", title: (en: \"Illegal access\", hi: \"\")),"));
    driver.click("mend-0");
    driver.until("the editor", |driver| match driver.app.screen() {
        Screen::Editor(editor) => editor.path() == &path,
        _ => false,
    });
    assert!(editor(&driver).editing().head().is_some());
    driver.focus("topics[1].title-hi");
    driver.type_text("अवैध पहुँच");
    pause(&mut driver);
    assert_eq!(read(&path), BANK);
    driver.close();
}

#[test]
fn the_head_of_a_bank_of_the_program_stays_as_it_is() {
    let folder = Folder::new("head-shipped");
    let mut driver = start(folder.path());
    ask(&mut driver, std::path::Path::new("un-cybercrime-convention/timeline.ron"), None);
    assert!(!driver.has("editor-head"));
    driver.hold(Modifiers::CTRL, 'b');
    assert!(editor(&driver).editing().head().is_none());
    driver.close();
}

fn states(folder: &Folder, look: &mut impl Look) {
    let path = write(folder, BANK);
    let mut driver = start(folder.path());
    ask(&mut driver, &path, Some("off-013"));
    driver.hold(Modifiers::CTRL, 'b');
    dress(&mut driver, "head", look);
    driver.set(&Setting::Interface(Locale::En));
    driver.set(&Setting::Questions(QuestionLanguage::One(Locale::En)));
    list(&mut driver, Listed::Sources);
    driver.send(Message::Editor(editor::Message::Head(Said::EntryToggled(1))));
    dress(&mut driver, "head-sources", look);
    driver.close();
}

#[test]
fn the_form_of_a_head_looks_as_it_should() {
    let folder = Folder::fixed("head-golden");
    let mut goldens = Goldens(Vec::new());
    states(&folder, &mut goldens);
    assert!(goldens.0.is_empty(), "{}", goldens.0.join("\n"));
}

#[test]
fn the_form_of_a_head_fits_every_window() {
    let folder = Folder::fixed("head-fits");
    let mut fits = Fits(Vec::new());
    states(&folder, &mut fits);
    let path = write(&folder, BANK);
    let mut driver = start(folder.path());
    for locale in Locale::ALL {
        driver.set(&Setting::Interface(locale));
        ask(&mut driver, &path, Some("off-013"));
        driver.hold(Modifiers::CTRL, 'b');
        let before = read(&path);
        type_in(&mut driver, &format!("title-{locale}"), " a");
        fs::write(&path, before.replace("Offence types", "Crimes").replace("अपराध", "जुर्म"))
            .expect("a bank");
        driver.send(Message::Editor(editor::Message::Paused));
        driver.until("the clash", |driver| editor(driver).has_clash());
        fits.at(&mut driver, &format!("head-clash-{locale}"));
        driver.click("editor-take-theirs");
        driver.until("the file", |driver| editor(driver).is_saved());
        fs::write(&path, &before).expect("a bank");
        driver.send(Message::Editor(editor::Message::Left));
    }
    assert!(fits.0.is_empty(), "{}", fits.0.join("\n"));
    driver.close();
}
