//! The Library: banks on and off, files with mistakes, edits beside the window, looking through
//! questions, and a bank begun.

use std::fs;

use iced::keyboard::Modifiers;
use iced::keyboard::key::Named;
use smriti::app::Message;
use smriti::app::screen::Screen;
use smriti::app::screen::library::{self, Library, PAGE};
use smriti::domain::bank::{BankId, QuestionId};
use smriti::domain::locale::Locale;
use smriti::domain::progress::settings::Setting;

use super::driver::Driver;
use super::golden::{Fits, Goldens, Look, dress};
use super::report::at_today;
use super::study::{answer, session};
use crate::folder::Folder;

/// A bank with three questions over two topics; `stem` is that of the first.
pub(super) fn bank(id: &str, stem: &str) -> String {
    let question = |number: usize, topic: usize, stem: &str| {
        format!(
            "(id: \"{id}-{number}\", topic: \"t{topic}\", difficulty: {}, explain: \"It is so, as \
             the text says.\", ask: Single(stem: \"{stem}\", options: [(text: \"The first\", \
             right: true), (text: \"The second\", why: \"No.\"), (text: \"The third\", why: \
             \"No.\"), (text: \"The fourth\", why: \"No.\")])),\n",
            number + 1
        )
    };
    format!(
        "(schema: 1, id: \"{id}\", title: \"Rivers of {id}\", subject: \"Own\", licence: \
         \"CC0-1.0\", languages: [En], topics: [(id: \"t0\", title: \"North\"), (id: \"t1\", \
         title: \"South\")], questions: [\n{}{}{}])",
        question(1, 0, stem),
        question(2, 1, "Which of these flows to the sea?"),
        question(3, 1, "Which of these is the longest?"),
    )
}

fn shelves(driver: &Driver) -> &Library {
    match driver.app.screen() {
        Screen::Library(library) => library,
        other => panic!("no library but {other:?}"),
    }
}

/// The Library of a new learner with these files among their banks.
pub(super) fn open(folder: &Folder, files: &[(&str, &str)]) -> Driver {
    let banks = folder.path().join("banks");
    fs::create_dir_all(&banks).expect("a folder");
    for (name, text) in files {
        fs::write(banks.join(name), text).expect("a bank");
    }
    let mut driver = at_today(folder);
    driver.click("rail-library");
    driver.resize(iced::Size::new(1280, 1600), 1.0);
    driver
}

fn place(driver: &Driver, title: &str) -> usize {
    let rows = &shelves(driver).board().banks;
    let is_it = |text: &smriti::domain::locale::Text| {
        text.text(smriti::domain::locale::Locale::En) == title
    };
    rows.iter().position(|row| is_it(&row.title)).expect("a bank of this title")
}

/// The banks are read again, as when a file has changed.
fn read_again(driver: &mut Driver, what: &str, is_so: impl FnMut(&mut Driver) -> bool) {
    driver.send(Message::BanksChanged);
    driver.until(what, is_so);
}

#[test]
fn every_bank_has_a_row_and_one_key_stops_its_questions() {
    let folder = Folder::new("library-rows");
    let mut driver = open(&folder, &[("rivers.ron", &bank("rivers", "Which is the first?"))]);
    let own = place(&driver, "Rivers of rivers");
    assert_eq!(own, shelves(&driver).board().banks.len() - 1, "own banks stand last");
    assert!(own >= 8, "the shipped banks are listed");
    assert!(driver.sees("rivers.ron") && driver.sees("3 questions") && driver.sees("not started"));
    let is_on = |driver: &Driver| {
        let settings = driver.app.desk().expect("a desk").progress().settings();
        settings.is_on(&BankId::from("rivers"))
    };
    assert!(is_on(&driver));
    for _ in 0..own {
        driver.press(Named::ArrowDown);
    }
    driver.hold(Modifiers::empty(), 'x');
    driver.until("it off", |driver| !is_on(driver));
    assert!(driver.sees("switched off"));
    driver.click(&format!("switch-{own}"));
    driver.until("it on", |driver| is_on(driver));
    driver.close();
}

#[test]
fn a_file_with_mistakes_is_named_with_its_line_and_mended_beside_the_window() {
    let folder = Folder::new("library-mistakes");
    let good = bank("rivers", "Which is the first?");
    let bad = good.replace("right: true", "rihgt: true");
    let mut driver = open(&folder, &[("rivers.ron", &bad), ("none.ron", "(schema: 1,")]);
    let troubles = &shelves(&driver).board().troubles;
    let files: Vec<&str> = troubles.iter().map(|trouble| trouble.file.as_str()).collect();
    assert_eq!(files, ["none.ron", "rivers.ron"]);
    // The one is a bank all the same, the other is none.
    let own = place(&driver, "Rivers of rivers");
    assert_eq!(shelves(&driver).board().banks[own].trouble, Some(1));
    assert!(driver.texts().iter().any(|text| text.starts_with("line 2, column ")));
    driver.click(&format!("fix-{own}"));
    let meant = driver.texts().into_iter().find(|text| text.contains("“right” meant"));
    assert!(meant.is_some(), "{:?}", driver.texts());
    driver.press(Named::Escape);
    // Below the banks stands the file that is none.
    for _ in 0..=own {
        driver.press(Named::ArrowDown);
    }
    driver.press(Named::Enter);
    assert!(driver.sees("none.ron"));
    fs::write(folder.path().join("banks/rivers.ron"), good).expect("a bank");
    fs::remove_file(folder.path().join("banks/none.ron")).expect("a file");
    read_again(&mut driver, "no mistakes", |driver| shelves(driver).board().troubles.is_empty());
    // What was shown is gone: the banks are shown.
    assert!(driver.sees("Library"));
    driver.close();
}

#[test]
fn questions_are_looked_through_by_keys_with_their_key_and_history() {
    let folder = Folder::new("library-questions");
    let mut driver = open(&folder, &[("rivers.ron", &bank("rivers", "Which is the first?"))]);
    let own = place(&driver, "Rivers of rivers");
    driver.click(&format!("bank-{own}"));
    let ids: Vec<_> = shelves(&driver).lines().iter().map(|l| l.question.to_string()).collect();
    assert_eq!(ids, ["rivers-1", "rivers-2", "rivers-3"]);
    driver.press(Named::ArrowDown);
    driver.press(Named::Enter);
    assert_eq!(shelves(&driver).opened().map(QuestionId::as_str), Some("rivers-2"));
    assert!(driver.sees("not seen yet") && driver.sees("Its history"));
    driver.hold(Modifiers::CTRL, 'b');
    driver.until("the bookmark", |driver| {
        let progress = driver.app.desk().expect("a desk").progress();
        progress.bookmarks().any(|id| id.as_str() == "rivers-2")
    });
    // Answered in a session of these three, it has a history.
    driver.hold(Modifiers::empty(), 'r');
    driver.until("a session", |driver| matches!(driver.app.screen(), Screen::Study(_)));
    let first = session(&driver).current().expect("a question").question.clone();
    answer(&mut driver, true, '3');
    driver.press(Named::Escape);
    driver.until("Today or the end", |driver| {
        driver.press(Named::Escape);
        matches!(driver.app.screen(), Screen::Today(_))
    });
    driver.hold(Modifiers::CTRL, 'f');
    driver.until("the library", |driver| matches!(driver.app.screen(), Screen::Library(_)));
    driver.click(&format!("bank-{own}"));
    let at = shelves(&driver).lines().iter().position(|line| line.question == first);
    driver.click(&format!("question-{}", at.expect("its line")));
    assert_eq!(shelves(&driver).opened(), Some(&first));
    assert!(driver.texts().iter().any(|text| text.starts_with("answered once, on ")));
    driver.close();
}

#[test]
fn filters_leave_what_they_name() {
    let folder = Folder::new("library-filters");
    let mut driver = open(&folder, &[("rivers.ron", &bank("rivers", "Which is the first?"))]);
    let own = place(&driver, "Rivers of rivers");
    driver.click(&format!("bank-{own}"));
    driver.hold(Modifiers::empty(), 'f');
    let shown = |driver: &Driver| shelves(driver).shown().len();
    driver.click("topic-2");
    assert_eq!(shown(&driver), 2);
    driver.click("level-4");
    assert_eq!(shown(&driver), 1);
    driver.click("standing-2");
    assert_eq!(shown(&driver), 0);
    assert!(driver.sees("No question is left with these filters."));
    driver.click("standing-1");
    assert_eq!(shown(&driver), 1);
    driver.close();
}

#[test]
fn sources_and_tags_filter_too_and_are_found_by_typing() {
    let folder = Folder::new("library-labels");
    let own = bank("rivers", "Which is the first?")
        .replace(
            "questions: [",
            "sources: [(id: \"a\", short: (en: \"Art. 6\", hi: \"अनु. 6\"), cite: \"A\"), (id: \
             \"b\", short: \"Atlas\", cite: \"B\")], questions: [",
        )
        .replace("(id: \"rivers-1\",", "(id: \"rivers-1\", sources: [\"a\"], tags: [\"2024\"],")
        .replace("(id: \"rivers-2\",", "(id: \"rivers-2\", sources: [\"a\", \"b\"],")
        .replace("(id: \"rivers-3\",", "(id: \"rivers-3\", tags: [\"2024\", \"week 3\"],");
    let mut driver = open(&folder, &[("rivers.ron", &own)]);
    let own = place(&driver, "Rivers of rivers");
    driver.click(&format!("bank-{own}"));
    driver.hold(Modifiers::empty(), 'f');
    driver.until("the labels of this bank", |driver| driver.sees("Art. 6") && driver.sees("2024"));
    assert!(!driver.has("label") && !driver.has("source-3"), "labels of other banks are offered");
    let shown = |driver: &Driver| -> Vec<String> {
        shelves(driver).lines().iter().map(|line| line.question.to_string()).collect()
    };
    // The commonest comes first.
    driver.click("source-1");
    driver.until("those with the source", |d| shown(d) == ["rivers-1", "rivers-2"]);
    driver.click("tagged-1");
    driver.until("those with both", |d| shown(d) == ["rivers-1"]);
    driver.set(&Setting::Interface(Locale::Hi));
    assert!(driver.sees("अनु. 6"));
    driver.set(&Setting::Interface(Locale::En));
    driver.click("level-5");
    driver.until("none", |d| shown(d).is_empty());
    assert!(driver.sees("No question is left with these filters."));
    driver.click("level-0");
    driver.click("source-0");
    driver.until("those with the tag", |d| shown(d) == ["rivers-1", "rivers-3"]);
    driver.click("search");
    driver.type_text("longest");
    driver.until("the word among them", |d| shown(d) == ["rivers-3"]);
    driver.click("search-clear");
    driver.press(Named::Escape);
    // A bank with more of them than are shown.
    driver.send(Message::Library(library::Message::RowOpened(1)));
    driver.hold(Modifiers::empty(), 'f');
    driver.until("many labels", |driver| driver.has("label"));
    let all = shelves(&driver).shown().len();
    driver.click("label");
    driver.type_text("art. 7\n");
    driver.until("those with it", |d| {
        let wanted = shelves(d).wanted().source.clone();
        wanted.is_some_and(|text| text.text(Locale::En).to_lowercase().contains("art. 7"))
            && (1..all).contains(&shelves(d).shown().len())
    });
    driver.close();
}

#[test]
fn an_edit_shows_at_once_and_the_place_in_the_list_is_kept() {
    let folder = Folder::new("library-edit");
    let mut driver = open(&folder, &[("rivers.ron", &bank("rivers", "Which is the first?"))]);
    let own = place(&driver, "Rivers of rivers");
    driver.click(&format!("bank-{own}"));
    driver.press(Named::ArrowDown);
    driver.press(Named::ArrowDown);
    let edited = bank("rivers", "Which was the very first?");
    fs::write(folder.path().join("banks/rivers.ron"), edited).expect("a bank");
    // A bank that comes before it moves all numbers.
    fs::write(folder.path().join("banks/a.ron"), bank("a", "Which one?")).expect("a bank");
    read_again(&mut driver, "the edit", |driver| driver.sees("Which was the very first?"));
    let ids: Vec<_> = shelves(&driver).lines().iter().map(|l| l.question.to_string()).collect();
    assert_eq!(ids, ["rivers-1", "rivers-2", "rivers-3"]);
    driver.close();
}

#[test]
fn a_session_goes_on_while_its_bank_is_edited() {
    let folder = Folder::new("library-session");
    let mut driver = open(&folder, &[("rivers.ron", &bank("rivers", "Which is the first?"))]);
    let own = place(&driver, "Rivers of rivers");
    driver.click(&format!("bank-{own}"));
    driver.hold(Modifiers::empty(), 'r');
    driver.until("a session", |driver| matches!(driver.app.screen(), Screen::Study(_)));
    let edited = bank("rivers", "Which was the very first?");
    fs::write(folder.path().join("banks/rivers.ron"), edited).expect("a bank");
    let before = session(&driver).current().expect("a question").question.clone();
    assert_eq!(session(&driver).current().map(|ask| &ask.question), Some(&before));
    // Nobody has said yet that the file was changed: it is found out when the next is to be read.
    for _ in 0..3 {
        driver.until("a question", |driver| {
            let study = session(driver);
            let asked = study.current().map(|ask| &ask.question);
            asked.is_some() && study.sheet().map(|sheet| &sheet.question.id) == asked
        });
        answer(&mut driver, true, '3');
        driver.press(Named::Enter);
    }
    let answers = driver.app.desk().expect("a desk").progress().totals().answers;
    assert_eq!(answers, 3);
    driver.close();
}

#[test]
fn a_bank_is_begun_under_a_name_of_its_own_and_opened() {
    let folder = Folder::new("library-new");
    let mut driver = open(&folder, &[("week-1.ron", &bank("other", "Which one?"))]);
    for turn in 1..=2 {
        driver.hold(Modifiers::empty(), 'n');
        driver.type_text("Week 1\n");
        // It is opened, and so shows what can be done with its questions.
        driver.until("the bank", |driver| driver.has("filters"));
        let empty = shelves(&driver).board().banks.iter().filter(|row| row.questions == 0);
        assert_eq!(empty.count(), turn);
        driver.press(Named::Escape);
        driver.until("the banks", |driver| driver.has("bank-new"));
    }
    let rows = &shelves(&driver).board().banks;
    let begun: Vec<_> = rows.iter().filter(|row| row.questions == 0).collect();
    assert_eq!(begun.len(), 2, "{rows:?}");
    assert_ne!(begun[0].id, begun[1].id);
    for row in begun {
        let file = row.file.as_ref().expect("a file");
        let text = fs::read_to_string(folder.path().join("banks").join(file)).expect("a file");
        let (decoded, problems) = smriti::domain::bank::check::examine(&text);
        let bank = decoded.expect("a bank").bank;
        assert_eq!(bank.title.text(smriti::domain::locale::Locale::En), "Week 1");
        // All that is to be said of it is that it is empty.
        assert!(
            problems
                .iter()
                .all(|one| one.problem.severity() != smriti::domain::bank::check::Severity::Error),
            "{problems:?}"
        );
    }
    driver.close();
}

#[test]
fn a_long_list_is_turned_page_by_page() {
    let folder = Folder::new("library-pages");
    let mut driver = open(&folder, &[]);
    let (at, row) = shelves(&driver)
        .board()
        .banks
        .iter()
        .enumerate()
        .find(|(_, row)| row.questions as usize > PAGE)
        .map(|(at, row)| (at, row.questions as usize))
        .expect("a bank of several pages");
    driver.click(&format!("bank-{at}"));
    assert_eq!((shelves(&driver).shown().len(), shelves(&driver).lines().len()), (row, PAGE));
    let first = shelves(&driver).lines()[0].question.clone();
    driver.press(Named::ArrowRight);
    assert_ne!(shelves(&driver).lines()[0].question, first);
    driver.press(Named::ArrowLeft);
    assert_eq!(shelves(&driver).lines()[0].question, first);
    // Down past the end of a page is the next page.
    for _ in 0..PAGE {
        driver.press(Named::ArrowDown);
    }
    let last = row - PAGE;
    assert_eq!(shelves(&driver).lines().len(), last.min(PAGE));
    driver.close();
}

/// The banks with one that has mistakes, its mistakes, a bank's questions with one opened, the
/// filters, what was found, an empty bank, and the form for a new one.
fn tour(folder: &Folder, look: &mut impl Look) {
    let good = bank("rivers", "Which of these rises in **Tibet**?");
    let bad = good.replace("right: true", "rihgt: true").replace("id: \"rivers\"", "id: \"bad\"");
    let bad = bad.replace("id: \"rivers-", "id: \"bad-").replace("Rivers of rivers", "Geography");
    let files =
        [("rivers.ron", good.as_str()), ("geography.ron", &bad), ("none.ron", "(schema: 1,")];
    let mut driver = open(folder, &files);
    driver.resize(iced::Size::new(1280, 800), 1.0);
    dress(&mut driver, "library-banks", look);
    driver.send(Message::Library(library::Message::TroubleOpened(0)));
    dress(&mut driver, "library-mistakes", look);
    driver.press(Named::Escape);
    driver.hold(Modifiers::empty(), 'n');
    look.at(&mut driver, "library-new");
    driver.press(Named::Escape);
    driver.send(Message::Library(library::Message::RowOpened(4)));
    driver.press(Named::Enter);
    dress(&mut driver, "library-question", look);
    driver.press(Named::Escape);
    driver.hold(Modifiers::empty(), 'f');
    driver.until("the labels", |driver| driver.has("source-1"));
    dress(&mut driver, "library-filters", look);
    driver.close();
}

#[test]
fn the_library_looks_as_it_did() {
    let folder = Folder::fixed("golden-library");
    let mut goldens = Goldens(Vec::new());
    tour(&folder, &mut goldens);
    assert!(goldens.0.is_empty(), "{}", goldens.0.join("\n"));
}

#[test]
fn nothing_of_the_library_is_cut_or_overlaps_at_any_size() {
    let folder = Folder::new("fits-library");
    let mut fits = Fits(Vec::new());
    tour(&folder, &mut fits);
    fits.0.dedup();
    assert!(fits.0.is_empty(), "{} complaints:\n{}", fits.0.len(), fits.0.join("\n"));
}

#[test]
fn words_are_found_as_they_are_typed_in_both_scripts_and_in_latin_letters() {
    let folder = Folder::new("library-search");
    let own = bank("rivers", "Which of these rises in Tibet?");
    let mut driver = open(&folder, &[("rivers.ron", &own)]);
    // From Today into the field, out of it, and into it again.
    driver.press(Named::Escape);
    driver.until("Today", |driver| matches!(driver.app.screen(), Screen::Today(_)));
    driver.hold(Modifiers::CTRL, 'f');
    driver.press(Named::Escape);
    assert!(driver.has("bank-new"), "Escape left the Library and not the field");
    driver.hold(Modifiers::CTRL, 'f');
    driver.type_text("tibe");
    let is_found = |driver: &mut Driver| {
        let ids: Vec<_> =
            shelves(driver).lines().iter().map(|line| line.question.to_string()).collect();
        ids == ["rivers-1"]
    };
    driver.until("the question about Tibet", is_found);
    // Out of the field, which changes nothing; then into the line.
    driver.press(Named::Escape);
    assert!(is_found(&mut driver));
    driver.press(Named::Enter);
    driver.until("it open", |driver| shelves(driver).opened().is_some());
    driver.click("search-clear");
    driver.until("the banks", |driver| driver.has("bank-new"));
    let mut count = |typed: &str| {
        driver.click("search");
        driver.type_text(typed);
        driver.until("an answer", |driver| shelves(driver).is_answered());
        let found = shelves(&driver).shown().to_vec();
        driver.click("search-clear");
        driver.until("the banks", |driver| driver.has("bank-new"));
        found
    };
    let hindi = count("संयुक्त राष्ट्र");
    let latin = count("sanyukt rashtra");
    assert!(hindi.len() > 20, "{hindi:?}");
    assert!(hindi.iter().all(|number| latin.contains(number)), "{hindi:?} and {latin:?}");
    // What is saved while it is searched is found, too.
    driver.click("search");
    driver.type_text("kailash");
    driver.until("an answer", |driver| shelves(driver).is_answered());
    driver.until("nothing", |driver| {
        driver.sees("Nothing was found. Try fewer letters, or another word for it.")
    });
    let edited = bank("rivers", "Which of these rises at Kailash?");
    fs::write(folder.path().join("banks/rivers.ron"), edited).expect("a bank");
    read_again(&mut driver, "the edit", is_found);
    driver.close();
}
