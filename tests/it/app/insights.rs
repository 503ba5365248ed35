//! Insights: opened, filtered, read as tables, revised from and gone into by keys alone; its pictures;
//! and its files, which hold what is drawn.

mod boards;
mod files;
mod learner;

use std::collections::BTreeSet;
use std::sync::Arc;

use iced::keyboard::Modifiers;
use iced::keyboard::key::Named;
use iced::{Point, Size};
use smriti::app::Message;
use smriti::app::screen::Screen;
use smriti::app::screen::insights::figure::Kind;
use smriti::app::screen::insights::{Board, Insights, List, Message as Said, Wanted};
use smriti::domain::bank::QuestionId;
use smriti::domain::study::insights::WeakFact;

use self::boards::{after_days, after_months, traced};
use super::driver::{Driver, EVENING};
use super::golden::{Fits, Goldens, Look, dress};
use super::report::{Does, at_today, sit};
use super::study::session;
use crate::folder::Folder;

fn insights(driver: &Driver) -> &Insights {
    match driver.app.screen() {
        Screen::Insights(insights) => insights,
        other => panic!("no insights but {other:?}"),
    }
}

fn filled(driver: &mut Driver) {
    driver.until("the numbers", |driver| !insights(driver).board().is_filling);
}

/// Opens Insights by its key and waits for its numbers.
fn open(driver: &mut Driver) {
    driver.hold(Modifiers::empty(), 'i');
    assert!(matches!(driver.app.screen(), Screen::Insights(_)), "it opens at once");
    filled(driver);
}

/// Tells the screen these numbers, as if they had been worked out.
fn tell(driver: &mut Driver, board: Board) {
    let learner = driver.app.desk().expect("a desk").learner().clone();
    driver.send(Message::InsightsTold(learner, Said::Gathered(Arc::new(board))));
}

/// Ten answers in a mock exam, of which some are wrong.
fn sat(driver: &mut Driver) {
    sit(driver, "short-upsc-10", 40, |place| match place {
        1 | 3 => Does::Wrong(None),
        5 => Does::Leaves,
        _ => Does::Right(None),
    });
}

fn let_pass(driver: &mut Driver, days: i64) {
    driver.now.at.0 += days * 86_400_000;
    driver.send(Message::Focused);
}

/// A fresh learner at Today. The folder lasts as long as it is held.
fn started(name: &str) -> (Folder, Driver) {
    let folder = Folder::new(&format!("insights-{name}"));
    let driver = at_today(&folder);
    (folder, driver)
}

/// Insights of one who has answered for months.
fn with_months(name: &str) -> (Folder, Driver) {
    let (folder, mut driver) = started(name);
    open(&mut driver);
    tell(&mut driver, after_months());
    (folder, driver)
}

/// Insights nine days after a mock exam, and the facts that are weakest by then.
fn nine_days_after(name: &str) -> (Folder, Driver, Vec<WeakFact>) {
    let (folder, mut driver) = started(name);
    sat(&mut driver);
    let_pass(&mut driver, 9);
    open(&mut driver);
    let weakest = insights(&driver).list(List::Weakest).to_vec();
    (folder, driver, weakest)
}

#[test]
fn it_opens_at_once_and_fills_in_and_escape_leads_back() {
    let (_folder, mut driver) = started("open");
    driver.hold(Modifiers::empty(), 'i');
    let first = insights(&driver).board();
    assert_eq!(first.today, EVENING.study_day());
    assert!(first.insights.days.is_empty());
    filled(&mut driver);
    // Nothing was answered: every card says so, and there is nothing to revise.
    assert!(driver.texts().iter().any(|text| text.starts_with("Once you have answered a few")));
    assert!(!driver.has("revise-weakest") && !driver.has("table-time"));
    driver.press(Named::Escape);
    assert!(matches!(driver.app.screen(), Screen::Today(_)));
    // What was answered is told the next time.
    sat(&mut driver);
    driver.click("rail-insights");
    filled(&mut driver);
    let told = insights(&driver).board();
    assert_eq!(told.insights.days.len(), 1);
    let progress = driver.app.desk().expect("a desk").progress();
    assert_eq!(told.insights.days[0].1, progress.day(EVENING.study_day()));
    let due: u32 = told.forecast.iter().map(|ahead| ahead.due).sum();
    assert!(due > 0 && told.forecast.len() == 30);
    assert!(driver.has("table-time"));
    driver.close();
}

#[test]
fn another_period_or_bank_is_worked_out_anew() {
    let (_folder, mut driver) = started("period");
    sat(&mut driver);
    // Forty days later, thirty days know nothing of it.
    let_pass(&mut driver, 40);
    open(&mut driver);
    assert_eq!(insights(&driver).board().insights.days.len(), 1);
    driver.hold(Modifiers::empty(), '1');
    filled(&mut driver);
    let today = driver.now.study_day();
    assert_eq!(insights(&driver).board().scope.since, Some(today.plus(-29)));
    assert!(insights(&driver).board().insights.days.is_empty());
    driver.hold(Modifiers::empty(), '4');
    filled(&mut driver);
    assert_eq!(insights(&driver).board().insights.days.len(), 1);

    driver.resize(Size::new(1280, 3_000), 1.0);
    driver.hold(Modifiers::empty(), 'b');
    driver.click("bank-2");
    filled(&mut driver);
    let board = insights(&driver).board().clone();
    assert_eq!(board.scope.bank, Some(1));
    let banks: BTreeSet<u32> =
        board.insights.topics.iter().map(|topic| board.topics[&topic.topic].bank).collect();
    assert_eq!(banks, BTreeSet::from([1]));
    // Numbers of something that is no longer looked at change nothing.
    let mut late = after_months();
    late.scope.bank = None;
    tell(&mut driver, late);
    assert_eq!(insights(&driver).board().scope.bank, Some(1));
    driver.close();
}

#[test]
fn every_plot_is_a_table_by_one_key_and_one_of_them_by_its_button() {
    let (_folder, mut driver) = with_months("tables");
    driver.resize(Size::new(1280, 4_000), 1.0);
    assert!(!driver.sees("Foretold"));
    driver.hold(Modifiers::empty(), 't');
    assert_eq!(insights(&driver).tables(), Kind::ALL.into_iter().collect());
    for head in ["Foretold", "Hour", "Promised", "Due without a plan", "Remembered"] {
        assert!(driver.sees(head), "no {head}: {:?}", driver.texts());
    }
    // Long tables are read in pages.
    assert!(driver.sees("273 rows, 1 to 15"), "{:?}", driver.texts());
    driver.click("marks-after");
    assert!(driver.texts().iter().any(|text| text.ends_with("rows, 16 to 30")));
    driver.hold(Modifiers::empty(), 't');
    assert!(insights(&driver).tables().is_empty());
    // By the keyboard: its button is reached by Tab and pressed by Enter.
    for _ in 0..60 {
        driver.press(Named::Tab);
        if driver.focused().is_some_and(|(id, _)| id.contains("table-reliability")) {
            break;
        }
    }
    driver.press(Named::Enter);
    assert_eq!(insights(&driver).tables(), BTreeSet::from([Kind::Reliability]));
    driver.close();
}

#[test]
fn the_weakest_facts_are_revised_and_no_others() {
    let (_folder, mut driver, weakest) = nine_days_after("revise");
    assert!(weakest.len() > 4, "{weakest:?}");
    assert!(weakest.is_sorted_by(|one, other| one.remembered <= other.remembered));
    let wanted: BTreeSet<QuestionId> = weakest.iter().map(|weak| weak.question.clone()).collect();
    driver.hold(Modifiers::empty(), 'r');
    driver.until("a session", |driver| matches!(driver.app.screen(), Screen::Study(_)));
    let mut asked = BTreeSet::new();
    while !session(&driver).is_over() {
        asked.insert(session(&driver).sheet().expect("a question").question.id.clone());
        driver.send(Message::Study(smriti::app::screen::study::Message::Skipped));
    }
    assert_eq!(asked, wanted);
    driver.close();
}

#[test]
fn a_fact_is_opened_turned_and_left_by_keys() {
    let (_folder, mut driver, weakest) = nine_days_after("fact");
    driver.hold(Modifiers::empty(), 'f');
    assert_eq!(insights(&driver).opened(), Some(&weakest[0]));
    assert_eq!(insights(&driver).page(), "insights-fact");
    driver.until("its curve", |driver| driver.has("table-fact"));
    driver.press(Named::ArrowRight);
    assert_eq!(insights(&driver).opened(), Some(&weakest[1]));
    driver.press(Named::ArrowLeft);
    driver.press(Named::ArrowLeft);
    assert_eq!(insights(&driver).opened(), Some(&weakest[0]), "there is none before the first");
    driver.hold(Modifiers::empty(), 't');
    driver.until("its table", |driver| driver.sees("Chance"));
    driver.hold(Modifiers::empty(), 't');
    // Its files are listed and put away before it is left.
    driver.hold(Modifiers::empty(), 's');
    assert!(driver.has("save-fact-png"));
    driver.press(Named::Escape);
    assert!(!driver.has("save-fact-png"));
    assert_eq!(insights(&driver).page(), "insights-fact");
    driver.press(Named::Escape);
    assert_eq!(insights(&driver).page(), "insights");
    // Into one again, and its question is asked.
    driver.hold(Modifiers::empty(), 'f');
    driver.hold(Modifiers::empty(), 'r');
    driver.until("a session", |driver| matches!(driver.app.screen(), Screen::Study(_)));
    let asked = session(&driver).current().map(|ask| ask.question.clone());
    assert_eq!(asked.as_ref(), Some(&weakest[0].question));
    driver.close();
}

#[test]
fn the_value_under_the_pointer_is_shown_and_goes_with_it() {
    let (_folder, mut driver) = with_months("pointer");
    let plain = driver.picture_pointed(None).rgba;
    let over = driver.picture_pointed(Some(Point::new(600.0, 380.0)));
    over.compare("insights-pointed").unwrap_or_else(|complaint| panic!("{complaint}"));
    let over = over.rgba;
    let elsewhere = driver.picture_pointed(Some(Point::new(700.0, 380.0))).rgba;
    let off = driver.picture_pointed(Some(Point::new(600.0, 30.0))).rgba;
    assert!(plain != over && over != elsewhere && plain == off);
    driver.close();
}

#[test]
fn files_are_written_where_they_are_said_to_go() {
    let (folder, mut driver) = with_months("files");
    for (file, begins) in [
        (smriti::app::screen::insights::File::Svg, &b"<?xml"[..]),
        (smriti::app::screen::insights::File::Png, &b"\x89PNG"[..]),
        (smriti::app::screen::insights::File::Csv, "\u{FEFF}day,".as_bytes()),
    ] {
        let wanted = Wanted::One(Kind::Marks, file);
        let name = insights(&driver).file_name(wanted);
        assert_eq!(name, format!("smriti-insights-marks-2026-11-21.{}", file.ending()));
        let path = folder.path().join(name);
        driver.send(Message::Insights(Said::Picked(wanted, Some(path.clone()))));
        driver.until("the file", |_| path.exists());
        let written = std::fs::read(&path).expect("a file");
        assert!(written.starts_with(begins), "{}", file.ending());
        driver.until("the word of it", |driver| {
            driver.texts().iter().any(|text| text.starts_with("Written to"))
        });
    }
    // Without a dialog the place is typed.
    driver.send(Message::Insights(Said::Picked(Wanted::All, None)));
    for _ in 0..200 {
        driver.press(Named::Backspace);
    }
    let path = folder.path().join("all.csv");
    driver.type_text(&path.display().to_string());
    driver.press(Named::Enter);
    driver.until("the tables of all", |_| path.exists());
    driver.close();
}

/// Goes through what Insights can show.
fn tour(folder: &Folder, look: &mut impl Look) {
    let mut driver = at_today(folder);
    open(&mut driver);
    dress(&mut driver, "insights-empty", look);
    tell(&mut driver, after_months());
    dress(&mut driver, "insights", look);
    driver.hold(Modifiers::empty(), 't');
    dress(&mut driver, "insights-tables", look);
    driver.hold(Modifiers::empty(), 't');
    tell(&mut driver, after_days());
    driver.send(Message::Insights(Said::FilesToggled(Kind::Hours)));
    driver.hold(Modifiers::empty(), 'b');
    dress(&mut driver, "insights-few", look);
    driver.hold(Modifiers::empty(), 'b');
    tell(&mut driver, after_months());
    driver.hold(Modifiers::empty(), 'f');
    let fact = insights(&driver).opened().expect("a fact").fact.clone();
    // What is known of a made-up fact comes first, and is nothing.
    driver.until("its curve", |driver| insights(driver).curve().is_some());
    let learner = driver.app.desk().expect("a desk").learner().clone();
    driver.send(Message::InsightsTold(learner, Said::Traced(fact, traced())));
    dress(&mut driver, "insights-fact", look);
    driver.close();
}

/// As a golden the whole page is one picture: a window as high as it is long.
struct Long(Goldens);

impl Look for Long {
    fn at(&mut self, driver: &mut Driver, name: &str) {
        let height = match name.rsplitn(3, '-').last() {
            Some("insights") => 2_400,
            Some("insights-tables") => 3_900,
            Some("insights-few") => 2_300,
            Some("insights-fact") => 1_150,
            _ => 800,
        };
        driver.resize(Size::new(1280, height), 1.0);
        self.0.at(driver, name);
        if name == "insights-hi-dark" || name == "insights-en-light" {
            for (tag, size, scale) in [
                ("large", Size::new(1024, 640), 2.0),
                ("small", Size::new(1024, 640), 1.0),
                ("narrow", Size::new(640, 4_600), 1.0),
            ] {
                driver.resize(size, scale);
                self.0.at(driver, &format!("{name}-{tag}"));
            }
        }
        driver.resize(Size::new(1280, 800), 1.0);
    }
}

#[test]
fn insights_look_as_they_did() {
    let folder = Folder::fixed("golden-insights");
    let mut goldens = Long(Goldens(Vec::new()));
    tour(&folder, &mut goldens);
    assert!(goldens.0.0.is_empty(), "{}", goldens.0.0.join("\n"));
}

#[test]
fn nothing_of_insights_is_cut_or_overlaps_at_any_size() {
    let folder = Folder::new("fits-insights");
    let mut fits = Fits(Vec::new());
    tour(&folder, &mut fits);
    fits.0.dedup();
    assert!(fits.0.is_empty(), "{} complaints:\n{}", fits.0.len(), fits.0.join("\n"));
}
