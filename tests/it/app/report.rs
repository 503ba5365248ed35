//! The report on a sitting: what it says, by keys and by clicks; and its files.

use iced::keyboard::Modifiers;
use iced::keyboard::key::Named;
use smriti::app::Message;
use smriti::app::screen::Screen;
use smriti::app::screen::report::Message as Said;
use smriti::app::screen::report::{Facts, File, Report};
use smriti::domain::answer::{Certainty, Response};
use smriti::domain::bank::printed::{Form, Printed};
use smriti::domain::bank::{BankId, Passage, Question, TopicId};
use smriti::domain::event::Kind;
use smriti::domain::event::SittingBegun;
use smriti::domain::exam::draw::{Shelved, Wish, draw};
use smriti::domain::exam::paper::ExtraTime;
use smriti::domain::exam::pattern::schema::shipped;
use smriti::domain::exam::pattern::{Pattern, PatternId};
use smriti::domain::exam::record::{Attempt, Drawn};
use smriti::domain::exam::report::Part;
use smriti::domain::exam::sitting::{Input, Kept, Now, Start};
use smriti::domain::locale::Locale;
use smriti::domain::progress::Progress;
use smriti::domain::seed::Seed;
use smriti::domain::time::Timestamp;
use smriti::store::library::{Library, Places};

use super::driver::{Driver, EVENING};
use super::golden::{Fits, Goldens, Look, dress};
use crate::folder::Folder;

/// What a candidate does with a question.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Does {
    /// Answers it right.
    Right(Option<Certainty>),
    /// Answers it wrong.
    Wrong(Option<Certainty>),
    /// Answers it wrong, and then right.
    Mends,
    /// Answers it right, and then wrong.
    Spoils,
    /// Leaves it.
    Leaves,
}

fn named(id: &str) -> Pattern {
    let found = shipped().into_iter().find(|pattern| pattern.id == PatternId::from(id));
    found.unwrap_or_else(|| panic!("no pattern {id}"))
}

fn response(question: &Question, right: bool) -> Response {
    let printed = Printed::of(question, None);
    match &printed.form {
        Form::One(choices) => {
            let choice = choices.iter().find(|choice| choice.right == right).expect("a choice");
            Response::One(choice.id.clone())
        }
        Form::Many(_) if right => Response::Many(printed.key().into_iter().collect()),
        Form::Many(choices) => {
            let choice = choices.iter().find(|choice| !choice.right).expect("a wrong choice");
            Response::Many([choice.id.clone()].into())
        }
        Form::Number { key, .. } | Form::Words { key } => {
            Response::Typed(if right { key.text(Locale::En).into() } else { "0.5".into() })
        }
    }
}

/// A candidate with two clocks.
struct Desk {
    attempt: Attempt,
    now: Now,
    kept: Vec<Kept>,
    sitting: smriti::domain::exam::sitting::Sitting,
}

impl Desk {
    fn does(&mut self, input: Input) {
        let step = self.sitting.take(&input, self.now);
        assert_eq!(step.refused, None, "{input:?}");
        for record in step.keep {
            self.sitting.apply(&record);
            self.kept.push(record);
        }
    }

    fn pass(&mut self, millis: u64) {
        self.now.mono += millis;
        self.now.wall = Timestamp(self.now.wall.0 + i64::try_from(millis).expect("short"));
    }
}

/// Sits a paper of the shipped banks and keeps it, as the hall would.
pub(crate) fn sit(
    driver: &mut Driver,
    pattern: &str,
    number: u64,
    does: impl Fn(usize) -> Does,
) -> u64 {
    let library =
        Library::load(&Places::shipped_only(), |_, _| std::ops::ControlFlow::Continue(()))
            .expect("the shipped banks");
    let progress = Progress::default();
    let pattern = named(pattern);
    let saving = pattern.saving;
    let pool = Shelved::new(library.shelf(), &progress, EVENING.study_day());
    let paper = draw(&pool, &Wish::of(pattern), Seed(number)).expect("a paper");
    let asked: Vec<(Question, Option<Passage>)> = paper
        .slots
        .iter()
        .map(|slot| {
            let asked = library.question(&slot.question).expect("a question");
            (asked.question, asked.passage)
        })
        .collect();
    let drawn: Vec<Drawn<'_>> = asked
        .iter()
        .map(|(question, passage)| Drawn { question, passage: passage.as_ref() })
        .collect();
    let start = Start { moment: driver.now, mono: 7_000, extra: ExtraTime::None, saving };
    let begun = SittingBegun::of(number, paper, start, &drawn).expect("a beginning");
    let attempt = Attempt::of(&begun).expect("an attempt");
    let mut desk = Desk {
        sitting: attempt.sitting().clone(),
        attempt,
        now: Now { wall: driver.now.at, mono: 7_000 },
        kept: Vec::new(),
    };
    for (place, (question, _)) in asked.iter().enumerate() {
        let millis = 8_000 + (place as u64 * 7_919) % 60_000;
        if desk.sitting.current() != place {
            desk.does(Input::Open(place));
        }
        desk.pass(millis);
        let mut answers = |certainty: Option<Certainty>, rights: &[bool]| {
            for right in rights {
                if desk.sitting.current() != place {
                    desk.does(Input::Open(place));
                }
                if let Some(certainty) = certainty
                    && desk.sitting.sheet(place).is_some_and(|sheet| sheet.certainty.is_none())
                {
                    desk.does(Input::Tag(certainty));
                }
                desk.does(Input::Choose(response(question, *right)));
                desk.does(Input::SaveAndNext);
            }
        };
        match does(place) {
            Does::Right(certainty) => answers(certainty, &[true]),
            Does::Wrong(certainty) => answers(certainty, &[false]),
            Does::Mends => answers(None, &[false, true]),
            Does::Spoils => answers(None, &[true, false]),
            Does::Leaves => {}
        }
    }
    if number % 2 == 1 {
        // The clock is set back, and the program breaks off and is started again.
        desk.now.wall = Timestamp(desk.now.wall.0 - 300_000);
        let records = desk.sitting.tick(desk.now);
        for record in records {
            desk.sitting.apply(&record);
            desk.kept.push(record);
        }
        for record in desk.sitting.resume(desk.now) {
            desk.sitting.apply(&record);
            desk.kept.push(record);
        }
    }
    desk.does(Input::Submit);
    driver.keep(vec![Kind::SittingBegun(Box::new(begun))]);
    let kinds = desk.attempt.keep(desk.kept);
    driver.keep(kinds);
    number
}

/// Six in ten right, some sure and wrong, some guesses, some changed, some left.
pub(crate) fn mixed(place: usize) -> Does {
    use Certainty::{Guess, Sure, ThinkSo};
    match place % 12 {
        0 | 5 => Does::Right(Some(Sure)),
        1 | 6 => Does::Right(Some(ThinkSo)),
        2 => Does::Wrong(Some(Sure)),
        3 => Does::Right(Some(Guess)),
        4 => Does::Wrong(Some(ThinkSo)),
        7 => Does::Mends,
        8 => Does::Leaves,
        9 => Does::Wrong(Some(Guess)),
        10 => Does::Spoils,
        _ => Does::Right(None),
    }
}

pub(crate) fn shown(driver: &Driver) -> &Report {
    match driver.app.screen() {
        Screen::Report(report) => report,
        other => panic!("no report but {other:?}"),
    }
}

fn facts(driver: &Driver) -> &Facts {
    shown(driver).facts()
}

/// A learner on Today, with the banks read.
pub(crate) fn at_today(folder: &Folder) -> Driver {
    let mut driver = Driver::start(folder.path(), Locale::En, EVENING);
    driver.until("the first start", |driver| driver.has("accept"));
    driver.until("the banks", |driver| driver.app.has_library());
    driver.press(Named::Enter);
    driver.until("Today", |driver| matches!(driver.app.screen(), Screen::Today(_)));
    driver
}

pub(crate) fn open(driver: &mut Driver, sitting: u64) {
    driver.send(Message::ReportAsked(sitting));
    driver.until("the report", |driver| matches!(driver.app.screen(), Screen::Report(_)));
}

#[test]
fn a_report_is_gone_through_by_keys_alone() {
    let folder = Folder::new("report-keys");
    let mut driver = at_today(&folder);
    let sitting = sit(&mut driver, "short-upsc-25", 12, mixed);
    open(&mut driver, sitting);
    // First the topics that felt weak, before anything of the key is shown.
    assert_eq!(shown(&driver).page(), "weak");
    assert!(!driver.sees("Review answers"), "{:?}", driver.texts());
    // They stand bank by bank: the second is of the first bank if that has two in the paper.
    let report = &facts(&driver).report;
    let of_first = |part: &&Part<(BankId, TopicId)>| part.name.0 == report.banks[0].name;
    let first = report.topics.iter().filter(of_first);
    let rest = report.topics.iter().filter(|part| !of_first(part));
    let second = first.chain(rest).nth(1).expect("topics").name.clone();
    driver.hold(Modifiers::empty(), '2');
    driver.press(Named::Enter);
    driver.until("the topics on disk", |driver| {
        let progress = driver.app.desk().expect("a desk").progress();
        progress
            .sitting(12)
            .and_then(|view| view.felt_weak.as_ref())
            .is_some_and(|weak| *weak == [second.clone()])
    });
    // 25 questions: 2, 4, 9, 10 wrong of each twelve, 8 left.
    let counts = facts(&driver).report.marks.counts;
    assert_eq!((counts.right, counts.wrong, counts.blank), (15, 8, 2));
    // 15 · 2 − 8 · 2/3 = 24 2/3.
    assert!(driver.sees("24.67 of 50"), "{:?}", driver.texts());
    assert!(driver.sees("exactly 24 2/3"), "{:?}", driver.texts());
    assert!(driver.sees("+30.00") && driver.sees("−5.33"), "{:?}", driver.texts());

    driver.hold(Modifiers::empty(), 't');
    assert!(shown(&driver).shows_tables());
    driver.hold(Modifiers::empty(), '4');
    assert!(driver.sees("Last third"), "{:?}", driver.texts());
    driver.hold(Modifiers::empty(), 'r');
    assert_eq!(shown(&driver).reviewed(), Some(0));
    driver.press(Named::ArrowRight);
    driver.press(Named::ArrowRight);
    driver.press(Named::ArrowLeft);
    assert_eq!(shown(&driver).reviewed(), Some(1));
    // Only those that were sure and wrong.
    driver.hold(Modifiers::empty(), '4');
    assert_eq!(shown(&driver).reviewed(), Some(2));
    driver.press(Named::ArrowRight);
    assert_eq!(shown(&driver).reviewed(), Some(14));
    let question = facts(&driver).report.questions[14].question.clone();
    driver.hold(Modifiers::CTRL, 'b');
    driver.hold(Modifiers::CTRL, 'e');
    driver.type_text("see Art. 40\n");
    driver.until("both kept", |driver| {
        let progress = driver.app.desk().expect("a desk").progress();
        progress.is_bookmarked(&question) && progress.note(&question) == Some("see Art. 40")
    });
    driver.press(Named::Escape);
    assert_eq!(shown(&driver).page(), "report");
    driver.hold(Modifiers::empty(), 'm');
    driver.until("a session", |driver| matches!(driver.app.screen(), Screen::Study(_)));
    let Screen::Study(study) = driver.app.screen() else { panic!("no session") };
    assert!(study.current().is_some());
    driver.close();
}

#[test]
fn a_report_is_gone_through_by_clicks_alone() {
    let folder = Folder::new("report-clicks");
    let mut driver = at_today(&folder);
    let sitting = sit(&mut driver, "short-upsc-25", 12, mixed);
    driver.resize(iced::Size::new(1280, 3000), 1.0);
    open(&mut driver, sitting);
    driver.click("weak-0");
    driver.click("accept");
    driver.click("by-2");
    assert!(driver.sees("Two statements"), "{:?}", driver.texts());
    driver.click("other-next");
    driver.click("tables");
    assert!(shown(&driver).shows_tables());
    driver.click("review");
    driver.click("on");
    driver.click("filter-1");
    assert_eq!(shown(&driver).reviewed(), Some(2));
    driver.click("bookmark");
    driver.click("review-left");
    driver.click("review-changed");
    assert_eq!(shown(&driver).reviewed(), Some(7));
    driver.click("review-left");
    driver.click("revise");
    driver.until("a session", |driver| matches!(driver.app.screen(), Screen::Study(_)));
    driver.close();
}

#[test]
fn the_topics_are_asked_once_and_later_sittings_stand_beside_earlier_ones() {
    let folder = Folder::new("report-twice");
    let mut driver = at_today(&folder);
    sit(&mut driver, "short-upsc-10", 20, |_| Does::Right(Some(Certainty::Sure)));
    driver.now.at.0 += 86_400_000;
    sit(&mut driver, "short-upsc-25", 31, mixed);
    open(&mut driver, 31);
    driver.press(Named::Enter);
    driver.until("kept", |driver| {
        let progress = driver.app.desk().expect("a desk").progress();
        progress.sitting(31).is_some_and(|view| view.felt_weak.is_some())
    });
    let told = facts(&driver);
    assert_eq!(told.earlier.len(), 1);
    assert!(!told.earlier[0].is_alike);
    // The rates are those of both sittings: 10 sure and right, and here 5 of 7 (7 of 12 and 25).
    let here = told.report.calibration.level(Certainty::Sure);
    let both = told.own.level(Certainty::Sure);
    assert_eq!((both.count, both.right), (here.count + 10, here.right + 10));
    // The clock and the interruption are said plainly.
    let said = driver.texts().join("\n");
    assert!(said.contains("broke off once"), "{said}");
    assert!(said.contains("set back by 5 min"), "{said}");
    open(&mut driver, 31);
    assert_eq!(shown(&driver).page(), "report");
    driver.close();
}

#[test]
fn a_report_is_saved_where_the_learner_says() {
    let folder = Folder::new("report-saved");
    let mut driver = at_today(&folder);
    sit(&mut driver, "short-ssc-10", 14, mixed);
    open(&mut driver, 14);
    driver.press(Named::Enter);
    for (file, name) in [(File::Html, "out.html"), (File::Csv, "out.csv")] {
        let path = folder.path().join(name);
        // No place was picked: it is typed.
        driver.send(Message::Report(Said::Picked(file, None)));
        driver.hold(Modifiers::CTRL, 'a');
        driver.press(Named::Backspace);
        driver.type_text(path.to_str().expect("a plain path"));
        driver.press(Named::Enter);
        driver.until("the file", |_| path.exists());
        driver.until("the word of it", |driver| {
            let said = driver.texts();
            said.iter().any(|text| text.starts_with("Written to") && text.ends_with(name))
        });
    }
    let html = std::fs::read_to_string(folder.path().join("out.html")).expect("the page");
    assert!(html.starts_with("<!DOCTYPE html>") && html.ends_with("</html>\n"));
    let csv = std::fs::read_to_string(folder.path().join("out.csv")).expect("the table");
    assert!(csv.contains("\r\n10,"), "{csv}");
    // A place that cannot be written to is said, and nothing is lost.
    driver.send(Message::Report(Said::Picked(File::Csv, Some("/nowhere/at/all.csv".into()))));
    driver.until("the trouble", |driver| {
        driver.texts().iter().any(|text| text.starts_with("The file could not be used"))
    });
    driver.close();
}

/// Everything a learner sees after a paper: the question before the key, the report as plots and as
/// tables, and the review.
fn tour(folder: &Folder, look: &mut impl Look) {
    let mut driver = at_today(folder);
    sit(&mut driver, "short-upsc-10", 20, |place| match place {
        0..7 => Does::Right(Some(Certainty::Sure)),
        7 => Does::Wrong(Some(Certainty::ThinkSo)),
        _ => Does::Leaves,
    });
    driver.now.at.0 += 86_400_000;
    sit(&mut driver, "short-upsc-25", 31, mixed);
    open(&mut driver, 31);
    driver.hold(Modifiers::empty(), '2');
    dress(&mut driver, "report-weak", look);
    driver.press(Named::Enter);
    driver.until("kept", |driver| {
        let progress = driver.app.desk().expect("a desk").progress();
        progress.sitting(31).is_some_and(|view| view.felt_weak.is_some())
    });
    driver.send(Message::Report(Said::BankToggled(1)));
    dress(&mut driver, "report", look);
    driver.hold(Modifiers::empty(), 't');
    dress(&mut driver, "report-tables", look);
    driver.hold(Modifiers::empty(), 't');
    driver.hold(Modifiers::empty(), 'r');
    driver.hold(Modifiers::empty(), '2');
    dress(&mut driver, "report-review", look);
    driver.send(Message::Report(Said::ReviewLeft));
    driver.hold(Modifiers::empty(), 'n');
    driver.until("the notebook", |driver| matches!(driver.app.screen(), Screen::Notebook(_)));
    driver.press(Named::ArrowDown);
    driver.hold(Modifiers::empty(), '2');
    dress(&mut driver, "notebook", look);
    driver.hold(Modifiers::empty(), 'f');
    driver.press(Named::Enter);
    dress(&mut driver, "notebook-question", look);
    driver.close();
}

/// As a golden the whole report is one picture: a window as high as it is long.
struct Long(Goldens);

impl Look for Long {
    fn at(&mut self, driver: &mut Driver, name: &str) {
        let height = match name.rsplitn(3, '-').last() {
            Some("report") => 2_050,
            Some("report-tables") => 3_300,
            Some("notebook-question") => 1_600,
            _ => 800,
        };
        driver.resize(iced::Size::new(1280, height), 1.0);
        self.0.at(driver, name);
        driver.resize(iced::Size::new(1280, 800), 1.0);
    }
}

#[test]
fn the_report_and_the_notebook_look_as_they_did() {
    let folder = Folder::fixed("golden-report");
    let mut goldens = Long(Goldens(Vec::new()));
    tour(&folder, &mut goldens);
    assert!(goldens.0.0.is_empty(), "{}", goldens.0.0.join("\n"));
}

#[test]
fn nothing_of_the_report_is_cut_or_overlaps_at_any_size() {
    let folder = Folder::new("fits-report");
    let mut fits = Fits(Vec::new());
    tour(&folder, &mut fits);
    fits.0.dedup();
    assert!(fits.0.is_empty(), "{} complaints:\n{}", fits.0.len(), fits.0.join("\n"));
}
