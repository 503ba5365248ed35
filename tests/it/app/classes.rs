//! Classes at the desk: a roll is pasted and kept, a lesson is for a class, and what it got wrong comes
//! again.

use iced::keyboard::Modifiers;
use iced::keyboard::key::Named;
use smriti::app::screen::Screen;
use smriti::app::screen::class::{self, Level, Order, Tempo};
use smriti::app::{Message, Place};
use smriti::domain::class::lesson::{Marking, Pace, Phones};
use smriti::domain::class::room::{Phase, Step};
use smriti::domain::locale::Locale;
use smriti::domain::progress::settings::Setting;

use super::class::{classroom, count_hands, desk, forward_to, phase};
use super::driver::Driver;
use super::editor::crash;
use super::golden::{Fits, Goldens, Look};
use super::report::at_today;
use crate::folder::Folder;

fn at_desk(folder: &Folder) -> Driver {
    let mut driver = at_today(folder);
    driver.send(Message::Went(Place::Class));
    driver.until("the lists", |driver| desk(driver).has_lists());
    driver
}

fn tell(driver: &mut Driver, message: class::Message) {
    driver.send(Message::Class(message));
}

/// Makes a class by keys alone.
fn make_class(driver: &mut Driver, name: &str, roll: &str) {
    driver.hold(Modifiers::empty(), 'n');
    driver.type_text(name);
    driver.type_text("\n");
    driver.type_text(roll);
    driver.hold(Modifiers::COMMAND, 's');
    driver
        .until("the class", |driver| desk(driver).class().is_some_and(|class| class.name == name));
}

fn begin(driver: &mut Driver) {
    // No two lessons begin at the same moment.
    driver.now.at.0 += 60_000;
    driver.press(Named::Enter);
    driver.until("the room", |driver| matches!(driver.app.screen(), Screen::Room(_)));
}

/// Counts ten hands for one choice of the question that is shown.
fn all_choose(driver: &mut Driver, item: usize, right: bool) {
    forward_to(driver, item, Step::Options);
    let asked = classroom(driver).room().lesson().items[item].clone();
    let wanted = (0..asked.choices.len()).find(|place| asked.key.has(*place) == right);
    let hands: Vec<&str> = (0..asked.choices.len())
        .map(|place| if Some(place) == wanted { "10" } else { "0" })
        .collect();
    count_hands(driver, &hands);
    driver.until("the hands", |driver| {
        classroom(driver).room().current().is_some_and(|(_, vote)| !vote.hands.is_empty())
    });
}

fn end(driver: &mut Driver) {
    driver.press(Named::Escape);
    driver.hold(Modifiers::empty(), 'e');
    driver.until("the end", |driver| phase(driver) == Phase::Over);
    driver.press(Named::Escape);
    driver.until("the desk", |driver| {
        matches!(driver.app.screen(), Screen::Class(_)) && desk(driver).has_lists()
    });
}

#[test]
fn a_class_is_made_by_keys_and_is_there_after_a_crash() {
    let folder = Folder::new("classes-made");
    let mut driver = at_desk(&folder);
    make_class(&mut driver, "9 B", "1, Asha Verma\n2, Dev Nath\n2, Usha\n");
    assert!(driver.sees("2 names"), "{:?}", driver.texts());
    let mut driver = crash(driver, folder.path());
    driver.send(Message::Went(Place::Class));
    driver.until("the lists", |driver| desk(driver).has_lists());
    driver.click("class-1");
    let class = desk(&driver).class().expect("a class").clone();
    assert_eq!((class.name.as_str(), class.roll.len()), ("9 B", 2));
    // What is wrong with a line is said while it is written.
    driver.click("class-open");
    driver.type_text("3, \n");
    assert!(driver.sees("Line 1 has no name: left out."), "{:?}", driver.texts());
    driver.press(Named::Escape);
    assert_eq!(desk(&driver).class(), Some(&class));
    // A lesson is for the class as it is now.
    begin(&mut driver);
    assert_eq!(classroom(&driver).room().lesson().class.as_ref(), Some(&class));
    end(&mut driver);
    assert_eq!(desk(&driver).class(), Some(&class), "the same class is chosen afterwards");
    driver.close();
}

#[test]
fn a_class_that_is_let_go_comes_back_with_its_lessons() {
    let folder = Folder::new("classes-gone");
    let mut driver = at_desk(&folder);
    make_class(&mut driver, "9 B", "1, Asha");
    begin(&mut driver);
    end(&mut driver);
    driver.click("class-open");
    driver.click("class-let-go");
    driver.until("it gone", |driver| driver.sees("9 B was let go. Its lessons stay."));
    assert_eq!((desk(&driver).class(), desk(&driver).rooms().count()), (None, 1));
    driver.hold(Modifiers::COMMAND, 'z');
    driver.until("it back", |driver| desk(driver).class().is_some());
    assert_eq!(desk(&driver).rooms().count(), 1);
    make_class(&mut driver, "10 A", "");
    assert_eq!(desk(&driver).rooms().count(), 0, "another class had no lesson");
    driver.close();
}

#[test]
fn what_a_class_got_wrong_the_last_time_is_asked_again() {
    let folder = Folder::new("classes-wrong");
    let mut driver = at_desk(&folder);
    tell(&mut driver, class::Message::SecondsPicked(None));
    make_class(&mut driver, "9 B", "");
    assert!(!driver.sees("What this class got wrong"), "it had no lesson");
    begin(&mut driver);
    for (item, right) in [(0, true), (1, false), (2, false)] {
        all_choose(&mut driver, item, right);
    }
    let asked: Vec<_> =
        classroom(&driver).room().lesson().items.iter().map(|i| i.question.clone()).collect();
    end(&mut driver);
    driver.click("kinds-1");
    assert!(driver.sees("What this class got wrong"));
    begin(&mut driver);
    let again = classroom(&driver).room().lesson().clone();
    let questions: Vec<_> = again.items.iter().map(|item| item.question.clone()).collect();
    assert_eq!(questions, asked[1..3]);
    // Right now: it is not asked a third time; the other one is.
    all_choose(&mut driver, 0, true);
    end(&mut driver);
    driver.click("kinds-1");
    begin(&mut driver);
    let left: Vec<_> =
        classroom(&driver).room().lesson().items.iter().map(|i| i.question.clone()).collect();
    assert_eq!(left, asked[2..3]);
    all_choose(&mut driver, 0, true);
    end(&mut driver);
    driver.click("kinds-1");
    driver.press(Named::Enter);
    driver.until("why not", |driver| {
        driver.texts().iter().any(|text| text.starts_with("Nothing went wrong in the lessons"))
    });
    driver.close();
}

#[test]
fn a_lesson_is_as_hard_and_in_the_order_that_was_chosen() {
    let folder = Folder::new("classes-order");
    let mut driver = at_desk(&folder);
    tell(&mut driver, class::Message::CountPicked(30));
    tell(&mut driver, class::Message::OrderPicked(Order::EasyFirst));
    begin(&mut driver);
    let levels = |driver: &Driver| -> Vec<u8> {
        let lesson = classroom(driver).room().lesson().clone();
        let bank = lesson.bank.questions;
        bank.iter().map(|question| question.difficulty.level()).collect()
    };
    let all = levels(&driver);
    assert!(all.is_sorted() && all.first() < all.last(), "{all:?}");
    end(&mut driver);
    tell(&mut driver, class::Message::LevelPicked(Level::Easy));
    begin(&mut driver);
    assert!(levels(&driver).iter().all(|level| *level <= 2), "{:?}", levels(&driver));
    driver.close();
}

#[test]
fn everybody_goes_at_their_own_pace_only_where_phones_are_let_in() {
    let folder = Folder::new("classes-own");
    let mut driver = at_desk(&folder);
    driver.hold(Modifiers::empty(), 'm');
    assert!(!driver.sees("everybody their own"));
    driver.click("phones-1");
    driver.click("pace-1");
    driver.click("ranks");
    driver.click("certainty");
    driver.click("minutes-1");
    driver.click("earns-4");
    begin(&mut driver);
    let rules = classroom(&driver).room().lesson().rules.clone();
    assert_eq!(rules.pace, Pace::Own { seconds: Some(600) });
    assert_eq!((rules.certainty, rules.ranks), (true, true));
    assert_eq!((rules.marking, rules.phones), (Marking::Speed { most: 1_000 }, Phones::Texts));
    driver.press(Named::Space);
    driver.until("all open", |driver| phase(driver) == Phase::Own);
    driver.press(Named::Space);
    driver.until("the keys", |driver| phase(driver) != Phase::Own);
    driver.close();
}

#[test]
fn questions_that_are_ticked_in_the_library_are_asked_in_class() {
    let folder = Folder::new("classes-by-hand");
    let mut driver = at_desk(&folder);
    driver.send(Message::Went(Place::Library));
    driver.press(Named::Enter);
    driver.until("the questions", |driver| {
        driver.has_named("line-0") || driver.has_named("question-0")
    });
    driver.press(Named::Space);
    driver.press(Named::ArrowDown);
    driver.press(Named::Space);
    driver.hold(Modifiers::empty(), 'k');
    driver.until("the desk", |driver| {
        matches!(driver.app.screen(), Screen::Class(_)) && desk(driver).has_lists()
    });
    begin(&mut driver);
    assert_eq!(classroom(&driver).room().lesson().items.len(), 2);
    driver.close();
}

/// The desk with a class, its form, and all that can be chosen.
fn desks(look: &mut dyn Look, name: &str, dressed: &dyn Fn(&mut Driver)) {
    let folder = Folder::fixed(&format!("classes-look-{name}"));
    let mut driver = at_today(&folder);
    dressed(&mut driver);
    driver.send(Message::Went(Place::Class));
    driver.until("the lists", |driver| desk(driver).has_lists());
    make_class(&mut driver, "10 A", "");
    driver.hold(Modifiers::empty(), 'n');
    driver.type_text("9 B\n");
    driver.type_text("1, Asha Verma\n2, Dev Nath\n2, Usha\n3, विकास कुमार\n");
    look.at(&mut driver, &format!("class-form-{name}"));
    driver.hold(Modifiers::COMMAND, 's');
    driver.until("the class", |driver| desk(driver).class().is_some_and(|c| c.name == "9 B"));
    driver.hold(Modifiers::empty(), 'm');
    driver.click("phones-1");
    tell(&mut driver, class::Message::TempoPicked(Tempo::Own(Some(20))));
    look.at(&mut driver, &format!("class-more-{name}"));
    driver.close();
}

#[test]
fn the_desk_with_classes_looks_as_drawn() {
    let mut goldens = Goldens(Vec::new());
    desks(&mut goldens, "en", &|_| ());
    desks(&mut goldens, "hi", &|driver| driver.set(&Setting::Interface(Locale::Hi)));
    desks(&mut goldens, "dark", &|driver| {
        driver.set(&Setting::Theme(smriti::domain::progress::settings::Theme::Dark));
    });
    assert!(goldens.0.is_empty(), "{}", goldens.0.join("\n"));
}

#[test]
fn the_desk_with_classes_fits_at_every_size() {
    let mut fits = Fits(Vec::new());
    desks(&mut fits, "fits", &|_| ());
    desks(&mut fits, "fits-hi", &|driver| driver.set(&Setting::Interface(Locale::Hi)));
    assert!(fits.0.is_empty(), "{}", fits.0.join("\n"));
}
