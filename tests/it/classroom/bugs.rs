//! What live quizzes elsewhere got wrong, each as a test.

use smriti::classroom::all_answered;
use smriti::classroom::wire::{Phase, Tell, Why};
use smriti::domain::class::lesson::{Marking, Rules};
use smriti::domain::class::room::{Command, Round, Seat, What};

use super::rig::{Class, lesson};

/// `ClassQuiz` read a list of answers, added one and wrote it back: of 130 who answered together, some
/// were lost.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn answers_that_come_together_are_all_counted() {
    let mut class = Class::open(lesson(Rules::default()));
    let mut phones = Vec::new();
    for device in 0..130 {
        phones.push(class.phone(device).await);
        // One address is given a hundred seats at once, and then five a second.
        class.wait(200);
    }
    class.ask().await;
    for (phone, pick) in phones.iter_mut().zip(["A", "B", "C", "D"].iter().cycle()) {
        phone.answer(0, 1, pick).await;
    }
    for phone in &mut phones {
        phone.until(|tell| matches!(tell, Tell::Kept { round: 0, turn: 1 })).await;
    }
    class.until(|room, _| room.vote(Round(0)).is_some_and(|vote| vote.given.len() == 130)).await;
    let vote = class.mirror.vote(Round(0)).expect("a vote");
    assert_eq!(class.mirror.counts(vote), [33, 33, 32, 32]);
}

/// `ClassQuiz` closed questions early: it compared a list with a set that rejoining changed.
#[tokio::test]
async fn rejoining_does_not_make_all_have_answered() {
    let mut class = Class::open(lesson(Rules::default()));
    let mut first = class.phone(1).await;
    let _second = class.phone(2).await;
    class.ask().await;
    first.answered(0, 1, "A").await;
    for _ in 0..3 {
        first = class.knock(1).await;
        first.until(|tell| matches!(tell, Tell::Mine { .. })).await;
        first.answered(0, 1, "A").await;
    }
    class.until(|room, reach| room.is_open() && reach.connected.len() == 2).await;
    class.until(|room, _| room.vote(Round(0)).is_some_and(|vote| vote.given.len() == 1)).await;
    assert!(!all_answered(&class.mirror, &class.reach.connected));
    assert_eq!(class.mirror.seats().count(), 2);
}

/// Razzia took an answer that came late for one to the next question, and then not the real one.
#[tokio::test]
async fn a_late_answer_counts_for_nothing() {
    let mut class = Class::open(lesson(Rules::default()));
    let mut phone = class.phone(1).await;
    class.ask().await;
    phone.phase(Phase::Open).await;
    class.wait(20_300);
    assert!(matches!(phone.answered(0, 1, "B").await, Tell::No { why: Why::Closed, .. }));
    class.command(Command::GoTo(1)).await;
    class.command(Command::Forward).await;
    phone.phase(Phase::Open).await;
    assert!(matches!(phone.answered(0, 2, "B").await, Tell::No { why: Why::Closed, .. }));
    assert_eq!(phone.answered(1, 1, "A").await, Tell::Kept { round: 1, turn: 1 });
    class.until(|room, _| room.vote(Round(1)).is_some_and(|vote| vote.given.len() == 1)).await;
    assert_eq!(class.mirror.vote(Round(0)).map(|vote| vote.given.len()), Some(0));
    assert_eq!(class.mirror.outcome(Seat(0), 1).earned, 1.into());
}

/// `ClassQuiz` took off what a client said its ping was.
#[tokio::test]
async fn nothing_that_a_phone_says_gives_it_time() {
    let rules = Rules { marking: Marking::Speed { most: 1_000 }, ..Rules::default() };
    let mut class = Class::open(lesson(rules));
    let mut phone = class.phone(1).await;
    class.ask().await;
    phone.phase(Phase::Open).await;
    class.wait(10_000);
    let said = r#"{"t":"answer","round":0,"turn":1,"pick":"B","at":0,"ping":9999,"took":1}"#;
    phone.say_raw(said).await;
    phone.until(|tell| matches!(tell, Tell::Kept { .. })).await;
    class.until(|room, _| room.vote(Round(0)).is_some_and(|vote| vote.given.len() == 1)).await;
    let outcome = class.mirror.outcome(Seat(0), 0);
    assert_eq!(outcome.given.map(|given| given.took), Some(10_000));
    assert_eq!(outcome.earned, 750.into());
}

/// Razzia knew answers by their connection: with a new one the same player answered twice.
#[tokio::test]
async fn a_new_connection_is_no_second_answer() {
    let mut class = Class::open(lesson(Rules::default()));
    let mut phone = class.phone(1).await;
    class.ask().await;
    phone.answered(0, 1, "A").await;
    drop(phone);
    let mut phone = class.knock(1).await;
    let mine = phone.until(|tell| matches!(tell, Tell::Mine { .. })).await;
    assert!(matches!(mine, Tell::Mine { given } if given.len() == 1 && given[0].turn == 1));
    // The same again, as if the acknowledgement had been lost; then a change.
    assert_eq!(phone.answered(0, 1, "A").await, Tell::Kept { round: 0, turn: 1 });
    assert_eq!(phone.answered(0, 2, "B").await, Tell::Kept { round: 0, turn: 2 });
    class
        .until(|room, _| {
            room.vote(Round(0)).and_then(|vote| vote.given.get(&Seat(0)).map(|given| given.turn))
                == Some(2)
        })
        .await;
    let vote = class.mirror.vote(Round(0)).expect("a vote");
    assert_eq!(class.mirror.counts(vote), [0, 1, 0, 0]);
    let entries = class.journal.entries();
    let answers = entries.iter().filter(|entry| matches!(entry.what, What::Answered { .. }));
    assert_eq!(answers.count(), 2);
}

/// Players who were gone were waited for.
#[tokio::test]
async fn who_is_gone_holds_nobody_up() {
    let mut class = Class::open(lesson(Rules::default()));
    let mut stays = class.phone(1).await;
    let goes = class.phone(2).await;
    class.ask().await;
    stays.answered(0, 1, "A").await;
    class.until(|room, reach| room.is_open() && reach.connected.len() == 2).await;
    class.until(|room, _| room.vote(Round(0)).is_some_and(|vote| vote.given.len() == 1)).await;
    assert!(!all_answered(&class.mirror, &class.reach.connected));
    drop(goes);
    class.until(|_, reach| reach.connected.len() == 1).await;
    assert!(all_answered(&class.mirror, &class.reach.connected));
}

/// A host that was loaded again froze the game, and a server that was started again lost it.
#[tokio::test]
async fn a_host_that_was_killed_goes_on_where_it_was() {
    let class = Class::open(lesson(Rules::default()));
    let mut phone = class.phone(1).await;
    class.ask().await;
    phone.answered(0, 1, "B").await;
    for _ in 0..3 {
        class.command(Command::Forward).await;
    }
    let told = phone.until(|tell| matches!(tell, Tell::Told { .. })).await;
    class.command(Command::GoTo(1)).await;
    class.command(Command::Forward).await;
    class.wait(5_000);
    phone.answered(1, 1, "C").await;
    let class = class.again();
    let mut phone = class.connect().await;
    // The code is a new one, or forgotten: a device that has a seat needs none.
    phone.hello("", 1).await;
    let seated = phone.until(|tell| matches!(tell, Tell::In { .. })).await;
    assert!(matches!(seated, Tell::In { seat: 1, ref name, .. } if name == "Phone 1"));
    let now = phone.phase(Phase::Open).await;
    assert_eq!((now.paused, now.round, now.left), (true, Some(1), Some(15_000)));
    assert!(matches!(phone.answered(1, 2, "A").await, Tell::No { why: Why::Paused, .. }));
    class.command(Command::Continue).await;
    assert_eq!(phone.answered(1, 2, "A").await, Tell::Kept { round: 1, turn: 2 });
    for _ in 0..3 {
        class.command(Command::Forward).await;
    }
    let again = phone.until(|tell| matches!(tell, Tell::Told { .. })).await;
    let total = |tell: &Tell| match tell {
        Tell::Told { total, .. } => total.clone(),
        _ => String::new(),
    };
    assert_eq!((total(&told), total(&again)), ("1".to_owned(), "2".to_owned()));
}

/// A page that was loaded again, or a phone that slept, came back as somebody else or not at all.
#[tokio::test]
async fn a_phone_that_slept_comes_back_to_its_seat() {
    let mut class = Class::open(lesson(Rules::default()));
    let mut asleep = class.phone(1).await;
    class.command(Command::Lock(true)).await;
    class.ask().await;
    asleep.answered(0, 1, "B").await;
    // The old connection is still open when the phone wakes.
    let mut awake = class.knock(1).await;
    let seated = awake.until(|tell| matches!(tell, Tell::In { .. })).await;
    assert!(matches!(seated, Tell::In { seat: 1, .. }));
    let rest = asleep.rest().await;
    assert_eq!(rest.last(), Some(&Tell::Out { why: Why::Elsewhere }));
    awake.until(|tell| matches!(tell, Tell::Mine { given } if given.len() == 1)).await;
    for _ in 0..3 {
        class.command(Command::Forward).await;
    }
    let told = awake.until(|tell| matches!(tell, Tell::Told { .. })).await;
    assert!(matches!(told, Tell::Told { right: true, ref total, .. } if total == "1"));
    class.until(|room, reach| room.seats().count() == 1 && reach.connected == [Seat(0)]).await;
}
