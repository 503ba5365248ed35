//! A client that means harm harms nobody else, and the teacher is told.

use std::net::{IpAddr, Ipv4Addr};

use smriti::classroom::Offence;
use smriti::classroom::wire::{Phase, Tell, To, Why};
use smriti::domain::class::lesson::Rules;
use smriti::domain::class::room::{Round, Seat};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;

use super::rig::{Class, Phone, lesson};
use futures_util::SinkExt as _;

const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

async fn reported(class: &mut Class, offence: Offence) {
    class.until(|_, reach| reach.offences.contains_key(&(HERE, offence))).await;
}

/// Whether somebody else can still answer.
async fn others_can_answer(phone: &mut Phone) {
    assert!(matches!(phone.answered(0, 1, "A").await, Tell::Kept { round: 0, turn: 1 }));
}

#[tokio::test]
async fn floods_huge_frames_and_garbage_end_only_the_connection_that_sends_them() {
    let mut class = Class::open(lesson(Rules::default()));
    let mut honest = class.phone(1).await;
    class.ask().await;
    honest.phase(Phase::Open).await;
    let mut flood = class.phone(2).await;
    for turn in 0..300 {
        flood.answer(0, turn, "B").await;
    }
    assert_eq!(flood.rest().await.last(), Some(&Tell::Out { why: Why::Noise }));
    reported(&mut class, Offence::Flood).await;
    let mut huge = class.phone(3).await;
    let _ = huge.socket.send(Message::text("x".repeat(1_000_000))).await;
    huge.rest().await;
    reported(&mut class, Offence::Garbage).await;
    let all = ["", "{}", "null", "[1]", r#"{"t":"in"}"#, r#"{"t":"answer","round":-1}"#, "\u{0}"];
    for (garbage, device) in all.into_iter().zip(4..) {
        let mut phone = class.phone(device).await;
        phone.say_raw(garbage).await;
        assert_eq!(phone.rest().await.last(), Some(&Tell::Out { why: Why::Noise }), "{garbage}");
    }
    let mut phone = class.knock(4).await;
    let _ = phone.socket.send(Message::binary(vec![0; 100])).await;
    assert_eq!(phone.rest().await.last(), Some(&Tell::Out { why: Why::Noise }));
    others_can_answer(&mut honest).await;
}

#[tokio::test]
async fn only_choices_that_are_there_can_be_given() {
    let mut class = Class::open(lesson(Rules::default()));
    let mut phone = class.phone(1).await;
    let mut stranger = class.knock(2).await;
    class.ask().await;
    phone.phase(Phase::Open).await;
    for (said, why) in [
        (r#"{"t":"answer","round":0,"turn":1,"pick":"E"}"#, Why::Choices),
        (r#"{"t":"answer","round":0,"turn":1,"pick":"AB"}"#, Why::Choices),
        (r#"{"t":"answer","round":0,"turn":1,"pick":"A","sure":9}"#, Why::Choices),
        (r#"{"t":"answer","round":7,"turn":1,"pick":"A"}"#, Why::Gone),
    ] {
        phone.say_raw(said).await;
        let told = phone.until(|tell| matches!(tell, Tell::No { .. })).await;
        assert!(matches!(told, Tell::No { why: said, .. } if said == why), "{said}: {told:?}");
    }
    // Who has no seat answers for nobody.
    assert!(matches!(stranger.answered(0, 1, "A").await, Tell::No { why: Why::Order, .. }));
    // A seat is nobody else's: another secret is another seat, whatever name it gives.
    let mut namesake = class.knock(3).await;
    namesake.join("Phone 1").await;
    namesake.answered(0, 9, "D").await;
    others_can_answer(&mut phone).await;
    class.until(|room, _| room.vote(Round(0)).is_some_and(|vote| vote.given.len() == 2)).await;
    assert_eq!(class.mirror.sitter(Seat(1)).map(|sitter| sitter.name.as_str()), Some("Phone 1 2"));
    assert_eq!(class.mirror.vote(Round(0)).map(|vote| vote.given[&Seat(0)].turn), Some(1));
}

#[tokio::test]
async fn names_are_only_text() {
    let mut class = Class::open(lesson(Rules::default()));
    let mut phone = class.knock(1).await;
    phone.join("<img src=x onerror=alert(1)>\u{202e}").await;
    let name = "<img src=x onerror=alert(1)>";
    class.until(|room, _| room.sitter(Seat(0)).is_some_and(|sitter| sitter.name == name)).await;
    for name in ["", "   ", "\u{200b}", &"न".repeat(300)] {
        let mut phone = class.knock(2).await;
        phone.until(|tell| matches!(tell, Tell::Who { .. })).await;
        let said = serde_json::json!({ "t": "join", "name": name });
        phone.say_raw(&said.to_string()).await;
        phone.until(|tell| matches!(tell, Tell::No { to: To::Join, why: Why::Name, .. })).await;
    }
}

#[tokio::test]
async fn codes_cannot_be_guessed_at_speed_and_who_has_a_seat_comes_back_meanwhile() {
    let mut class = Class::open(lesson(Rules::default()));
    let seated = class.phone(1).await;
    drop(seated);
    let right = class.server.code().to_string();
    let mut whys = Vec::new();
    for guess in 0..30 {
        let mut phone = class.connect().await;
        phone.hello(&format!("{guess:06}"), 9).await;
        match phone.rest().await.as_slice() {
            [Tell::No { to: To::Hello, why, .. }] => whys.push(*why),
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(whys.iter().filter(|why| **why == Why::Code).count(), 20);
    assert_eq!(whys.last(), Some(&Why::Wait));
    // Not even the right one is heard: else it would be found.
    let mut phone = class.connect().await;
    phone.hello(&right, 9).await;
    assert!(matches!(phone.rest().await.as_slice(), [Tell::No { why: Why::Wait, .. }]));
    reported(&mut class, Offence::WrongCode).await;
    reported(&mut class, Offence::Guessing).await;
    let mut back = class.connect().await;
    back.hello("", 1).await;
    back.until(|tell| matches!(tell, Tell::In { .. })).await;
    class.wait(6_001);
    let mut phone = class.connect().await;
    phone.hello(&right, 9).await;
    phone.until(|tell| matches!(tell, Tell::Who { .. })).await;
}

#[tokio::test]
async fn one_address_takes_seats_no_faster_than_a_class() {
    let mut class = Class::open(lesson(Rules::default()));
    // A school of four hundred behind one router sits at once, with some to spare.
    for device in 0..10 {
        let mut phone = class.knock(device).await;
        phone.until(|tell| matches!(tell, Tell::Who { .. })).await;
        for _ in 0..50 {
            phone.say_raw(r#"{"t":"join","name":""}"#).await;
            phone.until(|tell| matches!(tell, Tell::No { why: Why::Name, .. })).await;
        }
    }
    let mut phone = class.knock(200).await;
    phone.until(|tell| matches!(tell, Tell::Who { .. })).await;
    phone.say_raw(r#"{"t":"join","name":"One more"}"#).await;
    phone.until(|tell| matches!(tell, Tell::No { to: To::Join, why: Why::Wait, .. })).await;
    reported(&mut class, Offence::ManyJoins).await;
    class.wait(26);
    phone.say_raw(r#"{"t":"join","name":"One more"}"#).await;
    phone.until(|tell| matches!(tell, Tell::In { .. })).await;
}

#[tokio::test]
async fn another_version_is_told_so() {
    let class = Class::open(lesson(Rules::default()));
    let mut phone = class.connect().await;
    let code = class.server.code();
    let said = format!(r#"{{"t":"hello","v":2,"code":"{code}","secret":"{:032x}"}}"#, 5);
    phone.say_raw(&said).await;
    assert!(matches!(phone.rest().await.as_slice(), [Tell::No { why: Why::Version, .. }]));
}

/// What comes back for a request as it is written, up to the end of its head.
async fn head(class: &Class, request: &str) -> String {
    let mut stream = TcpStream::connect(class.server.address()).await.expect("a connection");
    // A host that will not read it all is found out by its answer.
    let _ = stream.write_all(request.as_bytes()).await;
    let mut answer = Vec::new();
    while !answer.windows(4).any(|end| end == b"\r\n\r\n") {
        let reading = stream.read_buf(&mut answer);
        let read = tokio::time::timeout(std::time::Duration::from_secs(20), reading).await;
        if !read.expect("an answer in time").is_ok_and(|read| read > 0) {
            break;
        }
    }
    String::from_utf8_lossy(&answer).split("\r\n\r\n").next().unwrap_or_default().to_lowercase()
}

#[tokio::test]
async fn a_page_of_another_site_reaches_nothing() {
    let mut class = Class::open(lesson(Rules::default()));
    let own = class.server.address().to_string();
    let ask = |path: &str, host: &str, more: &str| {
        format!("GET {path} HTTP/1.1\r\nHost: {host}\r\n{more}\r\n")
    };
    let page = head(&class, &ask("/", &own, "")).await;
    assert!(page.starts_with("http/1.1 200"), "{page}");
    for wanted in [
        "default-src 'none'",
        "frame-ancestors 'none'",
        &format!("connect-src 'self' ws://{own}"),
        "x-content-type-options: nosniff",
        "referrer-policy: no-referrer",
    ] {
        assert!(page.contains(wanted), "{wanted} is not in {page}");
    }
    assert!(!page.contains("unsafe-inline"));
    // A name that was made to stand for this machine.
    for host in ["evil.example", "evil.example:80", "localhost.evil.example", "localhost:x"] {
        assert!(head(&class, &ask("/", host, "")).await.starts_with("http/1.1 421"), "{host}");
    }
    let upgrade = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\
                   Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    let foreign = format!("{upgrade}Origin: http://evil.example\r\n");
    assert!(head(&class, &ask("/room", &own, &foreign)).await.starts_with("http/1.1 403"));
    reported(&mut class, Offence::Foreign).await;
    let ours = format!("{upgrade}Origin: http://{own}\r\n");
    assert!(head(&class, &ask("/room", &own, &ours)).await.starts_with("http/1.1 101"));
    for path in ["/room.ron", "/../Cargo.toml", "/%2e%2e/Cargo.toml", "/key", "/admin"] {
        assert!(head(&class, &ask(path, &own, "")).await.starts_with("http/1.1 404"), "{path}");
    }
    let long = format!("X: {}\r\n", "y".repeat(100_000));
    assert!(!head(&class, &ask("/", &own, &long)).await.starts_with("http/1.1 200"));
}
