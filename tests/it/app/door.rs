//! The door of a class: which address phones come to, the code to photograph beside questions, what to
//! do where nobody gets here, and answers saved for everybody to take home.

use std::fs;

use iced::Size;
use iced::keyboard::Modifiers;
use iced::keyboard::key::Named;
use smriti::app::Message;
use smriti::app::screen::Screen;
use smriti::app::screen::class;
use smriti::app::screen::room::door::{self, Way, Ways};
use smriti::app::screen::room::{self, Classroom, Saving};
use smriti::classroom::claim::read;
use smriti::domain::class::lesson::Phones;
use smriti::domain::class::room::{Phase, Step};
use smriti::domain::locale::Locale;
use smriti::domain::progress::settings::{QuestionLanguage, Setting, Theme};

use super::driver::Driver;
use super::golden::{Fits, Goldens, Look};
use super::report::at_today;
use crate::folder::Folder;

fn classroom(driver: &Driver) -> &Classroom {
    match driver.app.screen() {
        Screen::Room(room) => room,
        other => panic!("no room but {other:?}"),
    }
}

fn phase(driver: &Driver) -> Phase {
    classroom(driver).room().phase()
}

fn in_the_lobby(folder: &Folder, phones: Option<Phones>) -> Driver {
    let mut driver = at_today(folder);
    driver.hold(Modifiers::empty(), 'c');
    driver.send(Message::Class(class::Message::CountPicked(5)));
    driver.send(Message::Class(class::Message::SecondsPicked(None)));
    driver.send(Message::Class(class::Message::PhonesPicked(phones)));
    driver.press(Named::Enter);
    driver.until("the room", |driver| matches!(driver.app.screen(), Screen::Room(_)));
    driver
}

fn forward(driver: &mut Driver) {
    let before = phase(driver);
    driver.press(Named::Space);
    driver.until("what comes next", |driver| phase(driver) != before);
}

/// A door of two addresses, of which this one is shown.
fn open(driver: &mut Driver, shown: usize) {
    let way = |interface: &str, address: &str| Way {
        interface: interface.to_owned(),
        address: address.to_owned(),
    };
    let ways = vec![way("wlan0", "192.168.1.20:8472"), way("Hotspot", "10.42.0.1:8472")];
    let ways = Ways { ways, shown, code: "482713".to_owned() };
    driver.send(Message::Room(room::Message::Door(door::Message::Shown(ways))));
}

#[test]
fn the_door_shows_an_address_its_code_and_what_to_do() {
    let folder = Folder::new("door-shown");
    let mut driver = in_the_lobby(&folder, None);
    open(&mut driver, 0);
    assert!(driver.sees("192.168.1.20:8472") && driver.sees("482 713"));
    driver.hold(Modifiers::empty(), 'd');
    assert!(driver.sees("A hotspot of your own, without internet"), "{:?}", driver.texts());
    assert!(driver.sees("10.42.0.1:8472") && driver.sees("Hotspot"));
    let nobody =
        "No phone has reached this computer yet. Go through these steps with one phone first.";
    assert!(!driver.sees(nobody));
    driver.send(Message::Room(room::Message::Door(door::Message::Waited)));
    assert!(driver.sees(nobody));
    // Another address is shown as soon as something listens there.
    open(&mut driver, 1);
    assert!(driver.sees(nobody), "it has been open as long as before");
    driver.press(Named::Escape);
    assert!(driver.sees("10.42.0.1:8472") && !driver.sees("192.168.1.20:8472"));
    driver.close();
}

#[test]
fn the_code_to_photograph_stands_beside_questions_until_it_is_hidden() {
    let folder = Folder::new("door-square");
    let mut driver = in_the_lobby(&folder, None);
    open(&mut driver, 0);
    forward(&mut driver);
    forward(&mut driver);
    assert!(driver.sees("192.168.1.20:8472"));
    let with = driver.picture();
    driver.hold(Modifiers::empty(), 'q');
    let without = driver.picture();
    driver.hold(Modifiers::empty(), 'q');
    assert!(with.rgba != without.rgba);
    assert!(with.rgba == driver.picture().rgba);
    assert!(driver.sees("192.168.1.20:8472"));
    driver.close();
}

/// Phones are let in for real, wherever this machine has a network.
#[test]
fn phones_are_let_in_moved_and_shut_out() {
    let folder = Folder::new("door-real");
    let mut driver = in_the_lobby(&folder, Some(Phones::Letters));
    let none = "This computer is on no network that phones could reach. Join a Wi-Fi or open a \
                hotspot, then let phones in.";
    driver.until("the door", |driver| driver.sees("Code") || driver.sees(none));
    if driver.sees(none) {
        println!("skipped: there is no network here");
        return driver.close();
    }
    let code = |driver: &mut Driver| {
        let texts = driver.texts();
        let place = texts.iter().position(|text| text == "Code").expect("a code");
        texts[place + 1].clone()
    };
    let before = code(&mut driver);
    driver.hold(Modifiers::empty(), 'd');
    assert!(driver.has("way-0"));
    // The same again is nothing; what is not there is nothing.
    driver.send(Message::Room(room::Message::Door(door::Message::WayPicked(0))));
    driver.send(Message::Room(room::Message::Door(door::Message::WayPicked(99))));
    driver.hold(Modifiers::empty(), 'x');
    driver.until("the door shut", |driver| !driver.sees("Code"));
    driver.hold(Modifiers::empty(), 'd');
    driver.until("the door again", |driver| driver.sees("Code"));
    assert_ne!(code(&mut driver), before, "a door that was shut gets another code");
    driver.close();
}

#[test]
fn the_teacher_saves_what_everybody_takes_home() {
    let folder = Folder::new("door-home");
    let mut driver = in_the_lobby(&folder, None);
    let rooms = smriti::store::rooms::Rooms::at(folder.path().join("rooms"));
    driver.hold(Modifiers::empty(), 's');
    assert!(!driver.has("take-home"), "nothing is complete before the end");
    driver.press(Named::Escape);
    driver.press(Named::Escape);
    driver.press(Named::Enter);
    driver.until("the desk", |driver| matches!(driver.app.screen(), Screen::Class(_)));
    // Three answer on paper: the store has what a teacher would have typed.
    let card = rooms.list().into_iter().next().expect("a room");
    let (kept, mut file) = rooms.open(&card.id).expect("a room");
    let mut room = smriti::domain::class::room::Room::replay(kept.lesson.clone(), &kept.entries);
    let mut entries = Vec::new();
    let mut take = |command: smriti::domain::class::room::Command| {
        use smriti::domain::class::room::{Input, Millis};
        let at = Millis(room.now().0 + 1_000);
        entries.extend(room.take(Input::Host(command), at).entries);
    };
    {
        use smriti::domain::class::lesson::Ticks;
        use smriti::domain::class::room::{Command, Seat};
        for (name, roll) in [("Asha/Verma", Some("07")), ("देव: कुमार", None), ("Absent", None)]
        {
            take(Command::Seat { name: name.into(), roll: roll.map(str::to_owned) });
        }
        take(Command::Forward);
        take(Command::Forward);
        take(Command::Write(Seat(0), Ticks::at(0)));
        take(Command::Write(Seat(1), Ticks::at(1)));
        take(Command::Close);
        for _ in 0..3 {
            take(Command::Forward);
        }
        take(Command::End);
    }
    smriti::domain::class::journal::Journal::append(&mut file, &entries).expect("kept");
    drop(file);
    let line = format!("room-{}", card.id);
    driver.until("the lessons", |driver| driver.has_named(&line));
    driver.click(&line);
    driver.until("the room", |driver| {
        matches!(driver.app.screen(), Screen::Room(_)) && phase(driver) == Phase::Over
    });
    driver.hold(Modifiers::empty(), 's');
    assert!(driver.has("take-home"), "{:?}", driver.texts());
    let place = folder.path().join("home");
    driver.send(Message::Room(room::Message::SaveTo(Saving::TakeHome, Some(place.clone()))));
    driver.until("the files", |driver| {
        driver.texts().iter().any(|text| text.starts_with("2 files are in "))
    });
    let mut names: Vec<String> = fs::read_dir(&place)
        .expect("a folder")
        .map(|file| file.expect("a file").file_name().into_string().expect("text"))
        .collect();
    names.sort();
    let day = card.begun.local_date();
    let wanted = [
        format!("smriti-class-{day}-07-Asha-Verma.json"),
        format!("smriti-class-{day}-2-देव-कुमार.json"),
    ];
    assert_eq!(names, wanted);
    let claim = read(&fs::read(place.join(&names[1])).expect("a file")).expect("a claim");
    assert_eq!((claim.name.as_str(), claim.answers.len()), ("देव: कुमार", 1));
    assert_eq!(claim.room, card.id.to_string());
    driver.close();
}

/// The lobby with its door, the dialog of the door, and a question beside the code.
fn looks(look: &mut dyn Look, name: &str, dressed: &dyn Fn(&mut Driver)) {
    let folder = Folder::fixed(&format!("door-look-{name}"));
    let mut driver = at_today(&folder);
    dressed(&mut driver);
    driver.hold(Modifiers::empty(), 'c');
    driver.send(Message::Class(class::Message::CountPicked(5)));
    driver.send(Message::Class(class::Message::SecondsPicked(None)));
    driver.press(Named::Enter);
    driver.until("the room", |driver| matches!(driver.app.screen(), Screen::Room(_)));
    open(&mut driver, 0);
    look.at(&mut driver, &format!("door-lobby-{name}"));
    driver.hold(Modifiers::empty(), 'd');
    driver.send(Message::Room(room::Message::Door(door::Message::Waited)));
    look.at(&mut driver, &format!("door-dialog-{name}"));
    driver.press(Named::Escape);
    while phase(&driver) != (Phase::At { item: 0, step: Step::Options }) {
        forward(&mut driver);
    }
    look.at(&mut driver, &format!("door-question-{name}"));
    driver.close();
}

#[test]
fn the_door_looks_as_drawn() {
    let mut goldens = Goldens(Vec::new());
    looks(&mut goldens, "light-en", &|_| ());
    looks(&mut goldens, "dark-hi", &|driver| {
        driver.set(&Setting::Interface(Locale::Hi));
        driver.set(&Setting::Questions(QuestionLanguage::One(Locale::Hi)));
        driver.set(&Setting::Theme(Theme::Dark));
    });
    looks(&mut goldens, "small-hi", &|driver| {
        driver.set(&Setting::Interface(Locale::Hi));
        driver.resize(Size::new(1024, 640), 1.0);
    });
    assert!(goldens.0.is_empty(), "{}", goldens.0.join("\n"));
}

#[test]
fn the_door_fits_at_every_size() {
    let mut fits = Fits(Vec::new());
    looks(&mut fits, "fits-en", &|_| ());
    looks(&mut fits, "fits-hi", &|driver| driver.set(&Setting::Interface(Locale::Hi)));
    assert!(fits.0.is_empty(), "{}", fits.0.join("\n"));
}
