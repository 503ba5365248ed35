//! A class held in the window: a lesson put together, shown step by step, hands counted, and all of
//! it there again when the host was killed.

use iced::keyboard::Modifiers;
use iced::keyboard::key::Named;
use smriti::app::screen::Screen;
use smriti::app::screen::class::{self, Class};
use smriti::app::screen::room::{self, Classroom};
use smriti::app::{Message, Place};
use smriti::domain::class::room::{Phase, Step};
use smriti::domain::locale::Locale;
use smriti::domain::progress::settings::{QuestionLanguage, Setting, Theme};

use super::driver::Driver;
use super::editor::crash;
use super::golden::{Fits, Goldens, Look};
use super::report::at_today;
use crate::folder::Folder;

pub(super) fn desk(driver: &Driver) -> &Class {
    match driver.app.screen() {
        Screen::Class(desk) => desk,
        other => panic!("no desk of classes but {other:?}"),
    }
}

pub(super) fn classroom(driver: &Driver) -> &Classroom {
    match driver.app.screen() {
        Screen::Room(room) => room,
        other => panic!("no room but {other:?}"),
    }
}

pub(super) fn phase(driver: &Driver) -> Phase {
    classroom(driver).room().phase()
}

fn is_at(driver: &Driver, item: usize, step: Step) -> bool {
    phase(driver) == Phase::At { item, step }
}

/// A lesson of five questions without a time, in the lobby.
pub(super) fn in_the_lobby(folder: &Folder) -> Driver {
    let mut driver = at_today(folder);
    driver.hold(Modifiers::empty(), 'c');
    driver.send(Message::Class(class::Message::CountPicked(5)));
    driver.send(Message::Class(class::Message::SecondsPicked(None)));
    driver.press(Named::Enter);
    driver.until("the room", |driver| matches!(driver.app.screen(), Screen::Room(_)));
    driver
}

/// Goes forward to a step of a question.
pub(super) fn forward_to(driver: &mut Driver, item: usize, step: Step) {
    for _ in 0..40 {
        if is_at(driver, item, step) {
            return;
        }
        let before = phase(driver);
        driver.press(Named::Space);
        driver.until("what comes next", |driver| phase(driver) != before);
    }
    panic!("{step:?} of {item} never comes");
}

pub(super) fn count_hands(driver: &mut Driver, hands: &[&str]) {
    driver.hold(Modifiers::empty(), 'h');
    for typed in hands {
        driver.type_text(typed);
        driver.type_text("\n");
    }
}

#[test]
fn a_lesson_is_held_by_keys_alone_and_its_hands_are_counted() {
    let folder = Folder::new("class-keys");
    let mut driver = in_the_lobby(&folder);
    assert_eq!(phase(&driver), Phase::Lobby);
    assert!(driver.sees("Begin") && driver.sees("5 questions"));
    forward_to(&mut driver, 0, Step::Stem);
    assert!(driver.sees("Question 1 of 5") && driver.sees("Show the choices"));
    let sheet = classroom(&driver).room().lesson().items[0].clone();
    forward_to(&mut driver, 0, Step::Options);
    assert!(driver.sees("A") && driver.sees("End the vote"));
    // What is no number is not kept.
    driver.hold(Modifiers::empty(), 'h');
    driver.type_text("many");
    assert!(driver.sees("Only whole numbers can be counted."));
    driver.press(Named::Escape);
    let hands: Vec<String> = (1..=sheet.choices.len()).map(|n| (n * 10).to_string()).collect();
    count_hands(&mut driver, &hands.iter().map(String::as_str).collect::<Vec<_>>());
    let wanted: Vec<u32> =
        (1..=sheet.choices.len()).map(|n| u32::try_from(n * 10).expect("hands")).collect();
    driver.until("the hands", |driver| {
        classroom(driver).room().current().is_some_and(|(_, vote)| vote.hands == wanted)
    });
    forward_to(&mut driver, 0, Step::Spread);
    let total: u32 = wanted.iter().sum();
    let first = format!("10 · {} %", (1_000 + total / 2) / total);
    assert!(driver.sees(&first), "{first}: {:?}", driver.texts());
    // The key is told nowhere before its step, and then with its reason.
    assert!(!classroom(&driver).room().is_told(0));
    forward_to(&mut driver, 0, Step::Key);
    assert!(driver.sees("Show the reason"));
    driver.hold(Modifiers::empty(), 't');
    driver.until("the mark", |driver| driver.sees("teach again"));
    forward_to(&mut driver, 0, Step::Reason);
    driver.press(Named::ArrowLeft);
    driver.until("the key again", |driver| is_at(driver, 0, Step::Key));
    driver.close();
}

#[test]
fn the_screen_goes_black_and_comes_back_where_it_was() {
    let folder = Folder::new("class-black");
    let mut driver = in_the_lobby(&folder);
    forward_to(&mut driver, 0, Step::Options);
    driver.hold(Modifiers::empty(), 'b');
    assert!(driver.texts().is_empty(), "{:?}", driver.texts());
    driver.press(Named::Space);
    assert!(is_at(&driver, 0, Step::Options) && driver.sees("Question 1 of 5"));
    driver.close();
}

#[test]
fn a_class_votes_again_before_the_key_is_told() {
    let folder = Folder::new("class-again");
    let mut driver = in_the_lobby(&folder);
    forward_to(&mut driver, 0, Step::Spread);
    driver.hold(Modifiers::empty(), 'v');
    driver.until("the second vote", |driver| is_at(driver, 0, Step::Options));
    assert!(driver.sees("Second vote"));
    forward_to(&mut driver, 0, Step::Key);
    driver.hold(Modifiers::empty(), 'v');
    driver.until("why not", |driver| driver.sees("That cannot be done now."));
    assert!(is_at(&driver, 0, Step::Key));
    driver.close();
}

#[test]
fn teams_play_pass_on_and_take_back() {
    let folder = Folder::new("class-teams");
    let mut driver = in_the_lobby(&folder);
    driver.hold(Modifiers::empty(), 'm');
    driver.click("teams-2");
    driver.until("the teams", |driver| classroom(driver).room().teams().len() == 3);
    forward_to(&mut driver, 0, Step::Options);
    for (key, shown) in [('n', "Team 1 · 0"), ('x', "Team 2 · 0"), ('r', "Team 3 · 1")] {
        let plays = classroom(&driver).room().plays(0).count();
        driver.hold(Modifiers::empty(), key);
        driver.until("the play", |driver| classroom(driver).room().plays(0).count() > plays);
        assert!(driver.sees(shown), "{shown}: {:?}", driver.texts());
    }
    driver.hold(Modifiers::COMMAND, 'z');
    driver.until("what was before", |driver| driver.sees("Team 3 · 0"));
    driver.close();
}

#[test]
fn a_room_is_gone_on_with_after_the_host_was_killed() {
    let folder = Folder::new("class-killed");
    let mut driver = in_the_lobby(&folder);
    forward_to(&mut driver, 1, Step::Options);
    let choices = classroom(&driver).room().lesson().items[1].choices.len();
    count_hands(&mut driver, &["1", "2", "3", "4", "5"][..choices]);
    driver.until("the hands", |driver| {
        classroom(driver).room().current().is_some_and(|(_, vote)| !vote.hands.is_empty())
    });
    let before = classroom(&driver).room().clone();
    // Nothing is said to it: it is gone as if by a power cut.
    let mut driver = crash(driver, folder.path());
    driver.send(Message::Went(Place::Class));
    driver.until("the lessons", |driver| desk(driver).rooms().count() == 1);
    let room = format!("room-{}", desk(&driver).rooms().next().expect("a lesson").id);
    driver.click(&room);
    driver.until("the room", |driver| {
        matches!(driver.app.screen(), Screen::Room(_)) && classroom(driver).room().is_paused()
    });
    let after = classroom(&driver).room();
    assert_eq!((after.phase(), after.votes()), (before.phase(), before.votes()));
    // To the end, and tomorrow's warm-up is made of what went wrong.
    while phase(&driver) != Phase::Over {
        let before = phase(&driver);
        driver.press(Named::Space);
        driver.until("what comes next", |driver| phase(driver) != before);
    }
    assert!(driver.sees("The lesson is over"));
    let worst: Vec<_> = classroom(&driver).room().worst();
    assert_eq!(worst, [1], "only one question was answered, and not by all rightly");
    driver.hold(Modifiers::empty(), 'w');
    driver.until("the desk", |driver| matches!(driver.app.screen(), Screen::Class(_)));
    assert!(driver.sees("One question"));
    driver.press(Named::Enter);
    driver.until("the warm-up", |driver| matches!(driver.app.screen(), Screen::Room(_)));
    assert_eq!(classroom(&driver).room().lesson().items.len(), 1);
    driver.close();
}

#[test]
fn a_room_is_left_and_ended_only_when_that_was_meant() {
    let folder = Folder::new("class-left");
    let mut driver = in_the_lobby(&folder);
    forward_to(&mut driver, 0, Step::Options);
    driver.press(Named::Escape);
    assert!(driver.sees("Leave the lesson?"));
    driver.press(Named::Escape);
    assert!(!driver.sees("Leave the lesson?"));
    driver.press(Named::Escape);
    driver.press(Named::Enter);
    driver.until("the desk", |driver| matches!(driver.app.screen(), Screen::Class(_)));
    driver.until("the lessons", |driver| desk(driver).rooms().count() == 1);
    let room = format!("room-{}", desk(&driver).rooms().next().expect("a lesson").id);
    driver.click(&room);
    driver.until("the room", |driver| matches!(driver.app.screen(), Screen::Room(_)));
    driver.press(Named::Escape);
    driver.hold(Modifiers::empty(), 'e');
    driver.until("the end", |driver| phase(driver) == Phase::Over);
    driver.press(Named::Escape);
    driver.until("the desk", |driver| matches!(driver.app.screen(), Screen::Class(_)));
    driver.until("the lessons", |driver| desk(driver).rooms().count() == 1);
    driver.close();
}

#[test]
fn only_the_topics_that_are_taken_are_asked() {
    let folder = Folder::new("class-topics");
    let mut driver = at_today(&folder);
    driver.send(Message::Went(Place::Class));
    driver.send(Message::Class(class::Message::Unfolded(0)));
    let topic = driver.texts();
    assert!(topic.iter().any(|text| text.starts_with("From all banks")), "{topic:?}");
    driver.send(Message::Class(class::Message::TopicToggled(0)));
    assert_eq!(desk(&driver).topics().iter().copied().collect::<Vec<_>>(), [0]);
    driver.press(Named::Enter);
    driver.until("the room", |driver| matches!(driver.app.screen(), Screen::Room(_)));
    let room = classroom(&driver).room();
    let topics: std::collections::BTreeSet<_> =
        room.lesson().bank.questions.iter().map(|question| question.topic.clone()).collect();
    assert_eq!(topics.len(), 1, "{topics:?}");
    driver.close();
}

/// The desk and a question at every step, as they look.
fn rooms(look: &mut dyn Look, name: &str, dressed: &dyn Fn(&mut Driver)) {
    let folder = Folder::fixed(&format!("class-look-{name}"));
    let mut driver = at_today(&folder);
    dressed(&mut driver);
    driver.hold(Modifiers::empty(), 'c');
    driver.until("the lists", |driver| desk(driver).has_lists());
    look.at(&mut driver, &format!("class-{name}"));
    driver.send(Message::Class(class::Message::CountPicked(5)));
    driver.send(Message::Class(class::Message::SecondsPicked(None)));
    driver.press(Named::Enter);
    driver.until("the room", |driver| matches!(driver.app.screen(), Screen::Room(_)));
    forward_to(&mut driver, 0, Step::Options);
    look.at(&mut driver, &format!("room-options-{name}"));
    let choices = classroom(&driver).room().lesson().items[0].choices.len();
    count_hands(&mut driver, &["4", "20", "7", "2", "1"][..choices]);
    driver.until("the hands", |driver| {
        classroom(driver).room().current().is_some_and(|(_, vote)| !vote.hands.is_empty())
    });
    driver.send(Message::Room(room::Message::ToolsToggled));
    forward_to(&mut driver, 0, Step::Struck);
    look.at(&mut driver, &format!("room-struck-{name}"));
    driver.send(Message::Room(room::Message::ToolsToggled));
    forward_to(&mut driver, 0, Step::Reason);
    look.at(&mut driver, &format!("room-reason-{name}"));
    driver.send(Message::Room(room::Message::WindowToggled));
    look.at(&mut driver, &format!("room-apart-{name}"));
    driver.send(Message::Room(room::Message::WindowToggled));
    driver.press(Named::Escape);
    driver.send(Message::Room(room::Message::EndPicked));
    driver.until("the end", |driver| phase(driver) == Phase::Over);
    look.at(&mut driver, &format!("room-over-{name}"));
    driver.close();
}

#[test]
fn the_room_looks_as_drawn() {
    let mut goldens = Goldens(Vec::new());
    rooms(&mut goldens, "en", &|_| ());
    rooms(&mut goldens, "hi", &|driver| {
        driver.set(&Setting::Interface(Locale::Hi));
        driver.set(&Setting::Questions(QuestionLanguage::One(Locale::Hi)));
    });
    rooms(&mut goldens, "dark", &|driver| driver.set(&Setting::Theme(Theme::Dark)));
    assert!(goldens.0.is_empty(), "{}", goldens.0.join("\n"));
}

#[test]
fn the_room_fits_at_every_size() {
    let mut fits = Fits(Vec::new());
    rooms(&mut fits, "fits-both", &|driver| {
        driver.set(&Setting::Questions(QuestionLanguage::Both));
    });
    assert!(fits.0.is_empty(), "{}", fits.0.join("\n"));
}
