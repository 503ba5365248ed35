//! Class answers brought in: looked at, taken as reviews of the learner, taken back, and never twice.

use std::fs;
use std::path::PathBuf;

use iced::keyboard::Modifiers;
use iced::keyboard::key::Named;
use smriti::app::Message;
use smriti::app::screen::Screen;
use smriti::app::screen::claim::{self, Bringing};
use smriti::classroom::claim::write;
use smriti::domain::class::claim::Claim;
use smriti::domain::class::lesson::{Lesson, Rules};
use smriti::domain::class::room::{Command, Input, Millis, Phase, Room, Round, Seat, Token};
use smriti::domain::locale::Locale;
use smriti::domain::progress::settings::{Setting, Theme};
use smriti::domain::time::{Moment, Timestamp};
use smriti::store::library::{Library, Places};

use super::driver::{Driver, EVENING};
use super::editor::crash;
use super::golden::{Fits, Goldens, Look};
use super::report::at_today;
use crate::folder::Folder;

/// The afternoon before the evening of the tests.
const BEGUN: Moment = Moment { at: Timestamp(EVENING.at.0 - 5 * 3_600_000), offset_minutes: 330 };

fn bringing(driver: &Driver) -> &Bringing {
    match driver.app.screen() {
        Screen::Claim(bringing) => bringing,
        other => panic!("nothing is brought in but {other:?}"),
    }
}

/// A lesson of the first six questions of the shipped banks that a class can be asked; one of them
/// perhaps with another key than the bank has, one perhaps of another bank.
fn lesson(is_other: bool) -> Lesson {
    let library =
        Library::load(&Places::shipped_only(), |_, _| std::ops::ControlFlow::Continue(()))
            .expect("the shipped banks");
    let shelf = library.shelf();
    let fits =
        shelf.entries().filter(|entry| entry.format == smriti::domain::bank::Format::SingleBest);
    let six: Vec<_> = fits.take(6).map(|entry| entry.question_id()).collect();
    let questions = six.iter().map(|id| library.question(id).expect("a question").question);
    let text = "(schema: 1, id: \"class\", title: \"Class\", subject: \"S\", licence: \"CC0-1.0\", \
                topics: [(id: \"t\", title: \"T\")], questions: [])";
    let mut bank = smriti::domain::bank::schema::decode(text).0.expect("a bank").bank;
    bank.questions = questions.collect();
    if is_other {
        bank.questions[4].id = "of-another-bank".into();
        if let smriti::domain::bank::Body::SingleBest(single) = &mut bank.questions[5].body {
            single.options.reverse();
            let right: Vec<bool> = single.options.iter().map(|option| option.right).collect();
            let last = right.len() - 1;
            for (option, place) in single.options.iter_mut().zip(0..) {
                option.right = right[last - place];
            }
        }
    }
    let (lesson, unfit) = Lesson::new("Class 9B revision".into(), bank, Rules::default(), None);
    assert_eq!((lesson.items.len(), unfit.len()), (6, 0));
    lesson
}

/// A room in which Asha answered all six questions, the third and fifth wrongly.
fn held(is_other: bool) -> Claim {
    let mut room = Room::new(lesson(is_other));
    let token = Token([1; 16]);
    let mut at = 0;
    let mut take = |input: Input| {
        at += 10_000;
        room.take(input, Millis(at)).reply.expect("done");
    };
    take(Input::Join { token, name: "Asha".into(), roll: None, held: false });
    for round in 0..6_u32 {
        let keys: Vec<_> = lesson(is_other).items.iter().map(|item| item.key).collect();
        let key = keys[round as usize];
        let wrong = (0..4).map(smriti::domain::class::lesson::Ticks::at).find(|one| *one != key);
        let ticks = if [2, 4].contains(&round) { wrong.expect("a wrong one") } else { key };
        take(Input::Host(Command::Forward));
        take(Input::Host(Command::Forward));
        take(Input::Answer { token, round: Round(round), turn: 1, ticks, certainty: None });
        take(Input::Host(Command::Close));
        // Struck out, key, reason.
        for _ in 0..3 {
            let _ = at;
            take(Input::Host(Command::Forward));
        }
    }
    take(Input::Host(Command::End));
    assert_eq!(room.phase(), Phase::Over);
    let claim = Claim::of(&room, "2026-11-21-ab12cd", BEGUN, Seat(0)).expect("a seat");
    assert_eq!(claim.answers.len(), 6);
    claim
}

fn file(folder: &Folder, claim: &Claim) -> PathBuf {
    let path = folder.path().join("smriti-class-2026-11-21-seat-1.json");
    fs::write(&path, write(claim)).expect("a file");
    path
}

fn shown(driver: &mut Driver, path: PathBuf) {
    driver.send(Message::Claim(claim::Message::FileChosen(Some(path))));
    driver.until("the answers", |driver| bringing(driver).told().is_some());
}

fn taken(driver: &mut Driver) {
    driver.hold_named(Modifiers::COMMAND, Named::Enter);
    driver.until("what came of it", |driver| bringing(driver).done().is_some());
}

fn answers(driver: &Driver) -> u32 {
    driver.app.desk().expect("a desk").progress().totals().answers
}

#[test]
fn a_lesson_becomes_the_learners_own_reviews_once() {
    let folder = Folder::new("claim-once");
    let mut driver = at_today(&folder);
    let claim = held(false);
    let path = file(&folder, &claim);
    driver.hold(Modifiers::empty(), 'c');
    driver.hold(Modifiers::empty(), 'b');
    assert!(driver.sees("Bring in class answers"));
    shown(&mut driver, path.clone());
    assert!(driver.sees("Class 9B revision") && driver.sees("6 answers, 4 right"));
    assert!(driver.sees("6 answers will become reviews"));
    assert_eq!(answers(&driver), 0, "nothing is taken before it is meant");
    taken(&mut driver);
    assert!(driver.sees("6 answers are now reviews"), "{:?}", driver.texts());
    let progress = driver.app.desk().expect("a desk").progress().clone();
    assert_eq!(progress.totals().answers, 6);
    for answer in &claim.answers {
        let fact = progress.fact(&answer.fact).expect("a fact");
        assert_eq!(fact.last_review(), Some(BEGUN.study_day()));
        assert!(fact.comes_back() > Some(BEGUN.study_day()));
        let question = progress.question(&answer.question).expect("a question");
        assert_eq!((question.day, question.times), (BEGUN.study_day(), 1));
    }
    // The same again is nothing, however it comes.
    driver.send(Message::Dropped(path.clone()));
    driver.until("the answers", |driver| {
        matches!(driver.app.screen(), Screen::Claim(_))
            && bringing(driver).done().is_none()
            && bringing(driver).told().is_some()
    });
    assert!(driver.sees("6 answers are among yours already"));
    assert!(!driver.has("claim-take"));
    driver.hold_named(Modifiers::COMMAND, Named::Enter);
    assert!(!bringing(&driver).is_busy());
    // Killed without a word: it is all there.
    let mut driver = crash(driver, folder.path());
    assert_eq!(answers(&driver), 6);
    driver.send(Message::Dropped(path));
    driver.until("the answers", |driver| {
        matches!(driver.app.screen(), Screen::Claim(_)) && bringing(driver).told().is_some()
    });
    assert!(driver.sees("6 answers are among yours already"));
    driver.close();
}

#[test]
fn what_was_brought_can_be_taken_back_and_brought_again() {
    let folder = Folder::new("claim-undo");
    let mut driver = at_today(&folder);
    let path = file(&folder, &held(false));
    driver.send(Message::Dropped(path));
    driver.until("the answers", |driver| {
        matches!(driver.app.screen(), Screen::Claim(_)) && bringing(driver).told().is_some()
    });
    taken(&mut driver);
    driver.hold(Modifiers::COMMAND, 'z');
    driver.until("what was before", |driver| bringing(driver).done().is_none());
    assert_eq!(answers(&driver), 0);
    assert!(driver.sees("6 answers will become reviews"));
    taken(&mut driver);
    assert_eq!(answers(&driver), 6);
    driver.close();
}

#[test]
fn answers_by_another_key_and_of_other_banks_stay_out_and_are_said() {
    let folder = Folder::new("claim-others");
    let mut driver = at_today(&folder);
    let path = file(&folder, &held(true));
    driver.send(Message::Dropped(path));
    driver.until("the answers", |driver| {
        matches!(driver.app.screen(), Screen::Claim(_)) && bringing(driver).told().is_some()
    });
    let told = bringing(&driver).told().expect("answers").clone();
    assert_eq!((told.new, told.missing, told.changed), (4, 1, 1));
    taken(&mut driver);
    assert_eq!(answers(&driver), 4);
    driver.close();
}

#[test]
fn what_is_no_file_of_answers_is_refused_with_its_reason() {
    let folder = Folder::new("claim-refused");
    let mut driver = at_today(&folder);
    driver.hold(Modifiers::empty(), 'c');
    driver.click("answers");
    let claim = held(false);
    let whole = String::from_utf8(write(&claim)).expect("text");
    let mut later = claim.clone();
    for answer in &mut later.answers {
        answer.moment.at = EVENING.at.after(3 * 86_400_000);
    }
    for (text, said) in [
        ("a,b".to_owned(), "This is no file of class answers."),
        (whole.replace("right\":true", "right\":false"), "This file is not what was written"),
        (whole.replace("answers\":1", "answers\":9"), "A newer Smriti wrote this file."),
    ] {
        let path = folder.path().join("other.json");
        fs::write(&path, text).expect("a file");
        driver.send(Message::Claim(claim::Message::FileChosen(Some(path))));
        driver.until("why not", |driver| !bringing(driver).is_busy());
        let texts = driver.texts();
        assert!(texts.iter().any(|text| text.starts_with(said)), "{said}: {texts:?}");
    }
    // A clock that is wrong would spoil the schedule.
    let path = file(&folder, &later);
    shown(&mut driver, path);
    assert!(bringing(&driver).told().expect("answers").is_ahead);
    driver.hold_named(Modifiers::COMMAND, Named::Enter);
    assert!(!bringing(&driver).is_busy());
    // Nothing is asked of strangers.
    driver.hold(Modifiers::empty(), 'n');
    driver.focus("claim-address");
    driver.type_text("8.8.8.8\n");
    driver.type_text("K7QM-4RXT\n");
    driver.until("why not", |driver| {
        !bringing(driver).is_busy()
            && driver
                .sees("This address is not on a network of your own, so nothing was asked there.")
    });
    driver.close();
}

/// The screen as it looks: asked, shown, taken.
fn looks(look: &mut dyn Look, name: &str, dressed: &dyn Fn(&mut Driver)) {
    let folder = Folder::fixed(&format!("claim-look-{name}"));
    let mut driver = at_today(&folder);
    dressed(&mut driver);
    driver.hold(Modifiers::empty(), 'c');
    driver.hold(Modifiers::empty(), 'b');
    look.at(&mut driver, &format!("claim-asked-{name}"));
    let path = file(&folder, &held(true));
    shown(&mut driver, path);
    look.at(&mut driver, &format!("claim-shown-{name}"));
    taken(&mut driver);
    look.at(&mut driver, &format!("claim-taken-{name}"));
    driver.close();
}

#[test]
fn bringing_answers_in_looks_as_drawn() {
    let mut goldens = Goldens(Vec::new());
    looks(&mut goldens, "light-en", &|_| ());
    looks(&mut goldens, "dark-hi", &|driver| {
        driver.set(&Setting::Interface(Locale::Hi));
        driver.set(&Setting::Theme(Theme::Dark));
    });
    assert!(goldens.0.is_empty(), "{}", goldens.0.join("\n"));
}

#[test]
fn bringing_answers_in_fits_at_every_size() {
    let mut fits = Fits(Vec::new());
    looks(&mut fits, "fits-en", &|_| ());
    looks(&mut fits, "fits-hi", &|driver| driver.set(&Setting::Interface(Locale::Hi)));
    assert!(fits.0.is_empty(), "{}", fits.0.join("\n"));
}
