//! A seat takes its answers home: by the phone, over the network, as a file that is what was written.

use std::fs;

use proptest::prelude::*;
use smriti::classroom::claim::{Fault, MOST_BYTES, Ticket, is_ours, read, write};
use smriti::classroom::fetch::{self, fetch};
use smriti::classroom::wire::{Tell, To, Why};
use smriti::domain::answer::Certainty;
use smriti::domain::class::claim::Claim;
use smriti::domain::class::lesson::Rules;
use smriti::domain::class::room::{Command, Round, Seat};

use super::rig::{BEGUN, Class, Phone, lesson};

const CLAIM: &str = r#"{"t":"claim"}"#;

/// A lesson of which one question was answered by two phones and told, and is over.
async fn over() -> (Class, Phone, Phone) {
    let mut class = Class::open(lesson(Rules { certainty: true, ..Rules::default() }));
    let (mut phone, mut other) = (class.phone(1).await, class.phone(2).await);
    class.ask().await;
    phone.say_raw(CLAIM).await;
    phone.until(|tell| matches!(tell, Tell::No { to: To::Claim, why: Why::Order, .. })).await;
    class.wait(4_000);
    phone.say_raw(r#"{"t":"answer","round":0,"turn":1,"pick":"B","sure":3}"#).await;
    phone.until(|tell| matches!(tell, Tell::Kept { .. })).await;
    for _ in 0..4 {
        class.command(Command::Forward).await;
    }
    class.command(Command::End).await;
    class.until(|room, _| room.is_told(0)).await;
    other.say_raw(CLAIM).await;
    other.until(|tell| matches!(tell, Tell::No { to: To::Claim, why: Why::Gone, .. })).await;
    (class, phone, other)
}

async fn ticket(phone: &mut Phone) -> String {
    phone.say_raw(CLAIM).await;
    match phone.until(|tell| matches!(tell, Tell::Claim { .. })).await {
        Tell::Claim { ticket, answers: 1 } => ticket,
        other => panic!("{other:?}"),
    }
}

async fn fetched(address: String, code: String) -> Result<Vec<u8>, fetch::Fault> {
    tokio::task::spawn_blocking(move || fetch(&address, &code)).await.expect("a thread")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_phone_takes_its_answers_home_and_nobody_elses() {
    let (mut class, mut phone, mut other) = over().await;
    let code = ticket(&mut phone).await;
    assert_eq!(ticket(&mut phone).await, code, "asked again it is the same");
    let address = format!("http://{}/", class.server.address());
    let typed = code.to_lowercase().replace('-', " ");
    let bytes = fetched(address.clone(), typed).await.expect("a file");
    let claim = read(&bytes).expect("a claim");
    class.until(|room, _| room.current().is_none()).await;
    let here = Claim::of(&class.mirror, "2026-11-22-room", BEGUN, Seat(0)).expect("a seat");
    assert_eq!(claim, here);
    let answer = &claim.answers[0];
    assert_eq!((answer.certainty, answer.millis), (Some(Certainty::Sure), 4_000));
    // Before it is shown who it is of, whoever has no seat has no ticket.
    other.say_raw(CLAIM).await;
    other.until(|tell| matches!(tell, Tell::No { to: To::Claim, .. })).await;
    let mut stranger = class.knock(9).await;
    stranger.say_raw(CLAIM).await;
    stranger.until(|tell| matches!(tell, Tell::No { to: To::Claim, why: Why::Order, .. })).await;
    // After the host was killed the old ticket is none, and the next is there for the asking.
    let class = class.again();
    let address = class.server.address().to_string();
    let gone = fetched(address.clone(), code).await;
    assert_eq!(gone, Err(fetch::Fault::WrongCode));
    let mut phone = class.knock(1).await;
    phone.until(|tell| matches!(tell, Tell::Mine { .. })).await;
    let code = ticket(&mut phone).await;
    let again = read(&fetched(address, code).await.expect("a file")).expect("a claim");
    assert_eq!(again.answers, claim.answers);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tickets_cannot_be_guessed_at_speed() {
    let (class, mut phone, _other) = over().await;
    let code = ticket(&mut phone).await;
    let address = class.server.address().to_string();
    for guess in 0..20 {
        let guess = format!("AAAA-AA{}{}", char::from(b'A' + guess / 8), 2 + guess % 8);
        let told = fetched(address.clone(), guess).await;
        assert_eq!(told, Err(fetch::Fault::WrongCode));
    }
    assert_eq!(fetched(address.clone(), code.clone()).await, Err(fetch::Fault::Wait));
    class.wait(6_001);
    assert!(fetched(address, code).await.is_ok());
}

#[test]
fn only_networks_of_ones_own_are_asked() {
    use fetch::host;
    for (typed, address) in [
        ("192.168.1.5:8472", "192.168.1.5:8472"),
        (" http://10.0.0.2:81/#482713 ", "10.0.0.2:81"),
        ("१९२.१६८.१.५", "192.168.1.5:8472"),
        ("172.31.255.1", "172.31.255.1:8472"),
        ("169.254.3.4", "169.254.3.4:8472"),
        ("100.64.0.1", "100.64.0.1:8472"),
        ("[fd00::1]:9", "[fd00::1]:9"),
    ] {
        assert_eq!(host(typed).map(|host| host.to_string()), Ok(address.to_owned()), "{typed}");
    }
    for typed in ["8.8.8.8", "172.32.0.1:80", "100.128.0.1", "[2001:db8::1]:80", "0.0.0.0"] {
        assert_eq!(host(typed), Err(fetch::Fault::NotLocal), "{typed}");
    }
    for typed in ["", "example.org", "localhost", "192.168.1", "192.168.1.5:x", "https://10.0.0.1"]
    {
        assert_eq!(host(typed), Err(fetch::Fault::NoAddress), "{typed}");
    }
    assert_eq!(fetch("10.0.0.1", "K7QM-4RX"), Err(fetch::Fault::NoCode));
    for wrong in ["", "K7QM-4RX1", "K7QM-4RXTT", "K7QM-4RXé", "0000-0000"] {
        assert_eq!(Ticket::read(wrong), None, "{wrong}");
    }
    assert_eq!(Ticket::read(" k7qm 4rxt").map(|code| code.to_string()), Some("K7QM-4RXT".into()));
}

/// The file of the page that describes it, with its checksum worked out.
fn written() -> String {
    let page = fs::read_to_string("docs/class-protocol.md").expect("the page");
    let block = page.split("```json answers\n").nth(1).expect("the file");
    let line = block.lines().next().expect("a line");
    let (told, _) = line.split_once(",\"checksum\"").expect("a checksum");
    let sum = xxhash_rust::xxh3::xxh3_64(told.as_bytes());
    line.replace("SUM", &format!("{sum:016x}"))
}

#[test]
fn the_file_is_as_written_down() {
    let text = written();
    let claim = read(text.as_bytes()).expect("a claim");
    assert_eq!((claim.answers.len(), claim.seat, claim.answers[1].round), (2, Seat(6), Round(2)));
    assert_eq!(String::from_utf8(write(&claim)).expect("text").trim_end(), text);
    // A messenger may put a mark or an end of line around it.
    assert_eq!(read(format!("\n{text}\r\n").as_bytes()), Ok(claim));
    assert_eq!(read(b"{}"), Err(Fault::NotOurs));
    assert_eq!(read(&vec![b' '; MOST_BYTES + 1]), Err(Fault::NotOurs));
    let newer = text.replace("answers\":1,", "answers\":2,");
    assert_eq!(read(newer.as_bytes()), Err(Fault::Newer(2)));
    assert!(is_ours(newer.as_bytes()) && !is_ours(b"id,answer"));
    // The same vote twice, no choice, a day that is none: not what any host writes.
    for (from, to) in [
        ("\"round\":2", "\"round\":0"),
        ("[\"1\",\"4\"]", "[]"),
        ("\"response\":\"3\"", "\"response\":\"\""),
        ("\"utc_ms\":1795000090000", "\"utc_ms\":-1"),
        ("\"sure\":3", "\"sure\":4"),
        ("\"seat\":7", "\"seat\":0"),
    ] {
        let changed = text.replacen(from, to, 1);
        assert_ne!(changed, text);
        assert_eq!(read(changed.as_bytes()), Err(Fault::Damaged), "by its checksum");
        let (told, _) = changed.split_once(",\"checksum\"").expect("a checksum");
        let sum = xxhash_rust::xxh3::xxh3_64(told.as_bytes());
        let forged = format!("{told},\"checksum\":\"{sum:016x}\"}}");
        assert_eq!(read(forged.as_bytes()), Err(Fault::Damaged), "{to}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// A byte that is not as it was, anywhere, is found; and so is a file that was cut short.
    #[test]
    fn what_is_damaged_is_never_believed(place in 0_usize..1_000, byte: u8, cut: bool) {
        let mut bytes = written().into_bytes();
        let place = place % bytes.len();
        if cut {
            bytes.truncate(place);
        } else if bytes[place] == byte {
            return Ok(());
        } else {
            bytes[place] = byte;
        }
        prop_assert!(read(&bytes).is_err());
    }

    /// Whatever somebody brings, nothing panics.
    #[test]
    fn whatever_is_brought_is_read_or_refused(text in "\\PC{0,200}", bytes: Vec<u8>) {
        let _ = read(&bytes);
        let _ = read(format!("{{\"smriti_class_answers\":1{text}").as_bytes());
        let _ = fetch::host(&text);
        let _ = Ticket::read(&text);
    }
}
