//! Taking questions out of the Library to other programs: a bank by its row, and those that are chosen.

use std::fs;
use std::sync::Arc;

use iced::keyboard::Modifiers;
use iced::keyboard::key::Named;
use smriti::app::Message;
use smriti::app::screen::Screen;
use smriti::app::screen::library::{self, Library, export};
use smriti::domain::locale::Locale;
use smriti::interchange::detect::{self, How};
use smriti::interchange::export::WAYS;

use super::driver::Driver;
use super::golden::{Fits, Goldens, Look, dress};
use super::library::{bank, open};
use crate::folder::Folder;

fn shelves(driver: &Driver) -> &Library {
    match driver.app.screen() {
        Screen::Library(library) => library,
        other => panic!("no library but {other:?}"),
    }
}

fn own(driver: &Driver) -> usize {
    let rows = &shelves(driver).board().banks;
    rows.iter().position(|row| row.file.is_some()).expect("an own bank")
}

/// No dialog is there: the place is typed.
fn save_as(driver: &mut Driver, path: &std::path::Path) {
    driver.send(Message::Library(library::Message::Export(export::Message::Picked(None))));
    driver.focus("path");
    driver.hold(Modifiers::CTRL, 'a');
    driver.type_text(&path.display().to_string());
    driver.press(Named::Enter);
    driver.until("the end of it", |driver| driver.has("export-leave") && !driver.has("path"));
}

#[test]
fn a_bank_goes_out_in_every_format_and_says_what_became_of_it() {
    let folder = Folder::new("export-all");
    let mut driver = open(&folder, &[("rivers.ron", &bank("rivers", "Which is the first?"))]);
    let row = own(&driver);
    for (place, way) in WAYS.iter().enumerate() {
        driver.click(&format!("export-{row}"));
        driver.click(&format!("export-format-{place}"));
        if !way.is_bilingual {
            driver.click("export-language-0");
        }
        let path = folder.path().join(format!("out-{place}.{}", way.ending));
        save_as(&mut driver, &path);
        driver.until("the report", |driver| {
            driver.texts().iter().any(|text| text.starts_with("3 questions are in "))
        });
        let bytes = fs::read(&path).expect("a file");
        let how = How { format: Some(way.format), ..How::default() };
        let taken = detect::open(&bytes, &how).taken;
        assert_eq!(taken.items.len(), 3, "{}: {:?}", way.format.name(), taken.remarks);
        driver.press(Named::Escape);
        assert!(!driver.has("export-leave"));
    }
    driver.close();
}

#[test]
fn those_that_are_chosen_go_out_and_no_file_is_written_over_unasked() {
    let folder = Folder::new("export-chosen");
    let lakes = bank("lakes", "Which lake is that?");
    let rivers = bank("rivers", "Which is the first?");
    let mut driver = open(&folder, &[("rivers.ron", &rivers), ("lakes.ron", &lakes)]);
    let row = own(&driver);
    driver.send(Message::Library(library::Message::RowOpened(row)));
    driver.press(Named::Space);
    driver.hold(Modifiers::empty(), 's');
    assert!(driver.sees("Export 1 question"));
    let path = folder.path().join("one.gift");
    fs::write(&path, "mine").expect("a file");
    driver.click("export-format-1");
    save_as(&mut driver, &path);
    driver.until("why not", |driver| {
        driver.texts().iter().any(|text| text.starts_with("There is a file "))
    });
    assert_eq!(fs::read_to_string(&path).expect("a file"), "mine");
    let path = folder.path().join("two.gift");
    save_as(&mut driver, &path);
    driver.until("the file", |_| path.exists());
    let text = fs::read_to_string(&path).expect("a file");
    assert!(text.contains("Which lake is that?") && !text.contains("longest"), "{text}");
    driver.close();
}

#[test]
fn what_a_format_cannot_hold_is_said_question_by_question() {
    let folder = Folder::new("export-remarks");
    let mut driver = open(&folder, &[]);
    driver.hold(Modifiers::empty(), 's');
    driver.click("export-format-5");
    let path = folder.path().join("quiz.xlsx");
    save_as(&mut driver, &path);
    driver.until("the report", |driver| {
        driver
            .texts()
            .iter()
            .any(|text| text.contains("things said otherwise") || text.contains("left out"))
    });
    let Screen::Library(_) = driver.app.screen() else { panic!("no library") };
    assert!(path.exists());
    driver.close();
}

#[test]
fn an_export_that_ends_while_its_learner_is_elsewhere_is_told_there() {
    let folder = Folder::new("export-elsewhere");
    let mut driver = open(&folder, &[]);
    driver.click("rail-today");
    let report = export::Report {
        path: folder.path().join("bank.zip"),
        questions: 2,
        unreadable: 0,
        remarks: Vec::new(),
    };
    for (finished, said) in [
        (Ok(Arc::new(report)), "2 questions are in "),
        (Err("The disk is full.".to_owned()), "The disk is full."),
    ] {
        let finished = export::Message::Finished(finished);
        driver.send(Message::Library(library::Message::Export(finished)));
        assert!(driver.texts().iter().any(|text| text.contains(said)), "{said}");
    }
    driver.close();
}

/// The form, and what came of an export with remarks.
fn tour(folder: &Folder, look: &mut impl Look) {
    let mut driver = open(folder, &[("rivers.ron", &bank("rivers", "Which is the first?"))]);
    driver.resize(iced::Size::new(1280, 800), 1.0);
    driver.hold(Modifiers::empty(), 's');
    dress(&mut driver, "export-form", look);
    driver.set(&smriti::domain::progress::settings::Setting::Interface(Locale::En));
    driver.click("export-format-5");
    let path = folder.path().join("quiz.xlsx");
    drop(fs::remove_file(&path));
    save_as(&mut driver, &path);
    driver.until("the report", |driver| {
        driver.texts().iter().any(|text| text.contains("questions are in "))
    });
    dress(&mut driver, "export-report", look);
    driver.close();
}

#[test]
fn taking_questions_out_looks_as_it_did() {
    let folder = Folder::fixed("golden-export");
    let mut goldens = Goldens(Vec::new());
    tour(&folder, &mut goldens);
    assert!(goldens.0.is_empty(), "{}", goldens.0.join("\n"));
}

#[test]
fn nothing_of_taking_questions_out_is_cut_or_overlaps_at_any_size() {
    let folder = Folder::new("fits-export");
    let mut fits = Fits(Vec::new());
    tour(&folder, &mut fits);
    fits.0.dedup();
    assert!(fits.0.is_empty(), "{} complaints:\n{}", fits.0.len(), fits.0.join("\n"));
}
