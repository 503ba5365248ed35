//! Nothing is acknowledged before it is kept, and much is kept at once.

use std::time::Duration;

use smriti::classroom::wire::{Phase, Tell, Why};
use smriti::classroom::{Fault, News};
use smriti::domain::class::lesson::Rules;
use smriti::domain::class::room::{Command, Round, Seat};

use super::rig::{Class, lesson};
use crate::class::rig::class_of;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_flush_acknowledges_all_that_wait_and_none_before_it_ends() {
    let class = Class::open(lesson(Rules::default()));
    let mut phones = Vec::new();
    for device in 0..40 {
        phones.push(class.phone(device).await);
    }
    class.ask().await;
    for phone in &mut phones {
        phone.phase(Phase::Open).await;
    }
    let before = class.journal.with(|kept| {
        kept.waits = true;
        kept.appends
    });
    for phone in &mut phones {
        phone.answer(0, 1, "A").await;
    }
    while class.journal.with(|kept| kept.begun) == 0 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    // While the disk is busy the rest arrives, and nobody is told anything.
    tokio::time::sleep(Duration::from_millis(200)).await;
    for phone in &mut phones {
        let told = tokio::time::timeout(Duration::from_millis(1), phone.next()).await;
        assert!(told.is_err(), "told before it was kept: {told:?}");
    }
    class.journal.with(|kept| kept.waits = false);
    for phone in &mut phones {
        phone.until(|tell| matches!(tell, Tell::Kept { round: 0, turn: 1 })).await;
    }
    let appends = class.journal.with(|kept| kept.appends) - before;
    assert!((1..=3).contains(&appends), "{appends} appends for forty answers");
}

#[tokio::test]
async fn a_room_that_cannot_be_kept_stands_still_and_says_so() {
    let mut class = Class::open(lesson(Rules::default()));
    let mut phone = class.phone(1).await;
    let mut other = class.phone(2).await;
    class.ask().await;
    phone.answered(0, 1, "A").await;
    let kept = class.journal.entries();
    class.journal.with(|kept| kept.fails = true);
    let told = phone.answered(0, 2, "B").await;
    assert!(matches!(told, Tell::No { why: Why::Halted, round: Some(0), turn: Some(2), .. }));
    other.phase(Phase::Halted).await;
    // The disk may be well again: what is in memory is no longer what is on disk.
    class.journal.with(|kept| kept.fails = false);
    assert!(matches!(other.answered(0, 1, "C").await, Tell::No { why: Why::Halted, .. }));
    let fault = class.handle().command(Command::Forward).await;
    assert_eq!(fault, Err(Fault::NotKept("the disk is full".into())));
    assert_eq!(class.journal.entries(), kept);
    loop {
        match class.news.recv().await.expect("news") {
            News::NotKept(why) => {
                assert_eq!(&*why, "the disk is full");
                break;
            }
            News::Happened(entries) => assert!(entries.iter().all(|entry| kept.contains(entry))),
            News::Reach(_) => {}
        }
    }
    // Opened again from what is on disk it goes on.
    let class = class.again();
    let mut phone = class.knock(1).await;
    let mine = phone.until(|tell| matches!(tell, Tell::Mine { .. })).await;
    assert!(matches!(mine, Tell::Mine { given } if given[0].turn == 1));
    class.command(Command::Continue).await;
    assert_eq!(phone.answered(0, 2, "B").await, Tell::Kept { round: 0, turn: 2 });
}

#[tokio::test]
async fn votes_end_by_themselves_and_the_news_mirror_the_room() {
    let mut class = Class::open(lesson(Rules::default()));
    let mut phone = class.phone(1).await;
    class.ask().await;
    phone.answered(0, 1, "D").await;
    class.wait(20_250);
    // Within the grace: still open.
    assert_eq!(phone.answered(0, 2, "B").await, Tell::Kept { round: 0, turn: 2 });
    class.wait(1);
    phone.phase(Phase::Closed).await;
    class.until(|room, _| !room.is_open() && room.current().is_some()).await;
    let replayed = smriti::domain::class::room::Room::replay(
        lesson(Rules::default()),
        &class.journal.entries(),
    );
    assert_eq!(class.mirror, replayed);
    assert_eq!(class.mirror.outcome(Seat(0), 0).earned, 1.into());
}

#[tokio::test]
async fn who_is_on_the_roll_sits_by_number_once() {
    let mut lesson = lesson(Rules::default());
    lesson.class = Some(class_of(&[("07", "Asha Verma"), ("8", "Dev")]));
    let class = Class::open(lesson);
    let mut phone = class.knock(1).await;
    let join = |roll: &str| smriti::classroom::wire::Said::Join {
        name: "Somebody".to_owned(),
        roll: Some(roll.to_owned()),
    };
    phone.until(|tell| matches!(tell, Tell::Who { roll: true, .. })).await;
    phone.say(&join("9")).await;
    phone.until(|tell| matches!(tell, Tell::No { why: Why::Roll, .. })).await;
    phone.say(&join("7")).await;
    let seated = phone.until(|tell| matches!(tell, Tell::In { .. })).await;
    assert!(matches!(seated, Tell::In { ref name, held: false, .. } if name == "Asha Verma"));
    let mut other = class.knock(2).await;
    other.until(|tell| matches!(tell, Tell::Who { .. })).await;
    other.say(&join("007")).await;
    other.until(|tell| matches!(tell, Tell::No { why: Why::Taken, .. })).await;
}

#[tokio::test]
async fn what_the_teacher_does_with_a_seat_reaches_its_phone() {
    let mut class = Class::open(lesson(Rules::default()));
    let mut phone = class.knock(1).await;
    phone.join("chutiya").await;
    class.until(|room, _| room.sitter(Seat(0)).is_some_and(|sitter| sitter.held)).await;
    class.command(Command::Rename(Seat(0), "Ravi".to_owned())).await;
    let renamed = phone.until(|tell| matches!(tell, Tell::In { .. })).await;
    assert!(matches!(renamed, Tell::In { ref name, held: false, .. } if name == "Ravi"));
    class.command(Command::Lock(true)).await;
    let mut late = class.knock(2).await;
    late.until(|tell| matches!(tell, Tell::Who { .. })).await;
    late.say_raw(r#"{"t":"join","name":"Late"}"#).await;
    late.until(|tell| matches!(tell, Tell::No { why: Why::Locked, .. })).await;
    class.command(Command::Remove(Seat(0))).await;
    assert_eq!(phone.rest().await.last(), Some(&Tell::Out { why: Why::Removed }));
    let mut back = class.knock(1).await;
    assert_eq!(back.rest().await, [Tell::Out { why: Why::Removed }]);
}

#[tokio::test]
async fn everybody_answers_all_questions_at_their_own_pace() {
    let pace = smriti::domain::class::lesson::Pace::Own { seconds: Some(60) };
    let mut class = Class::open(lesson(Rules { pace, ..Rules::default() }));
    let mut phone = class.phone(1).await;
    phone.say_raw(r#"{"t":"ask","n":1}"#).await;
    phone.until(|tell| matches!(tell, Tell::No { why: Why::Gone, .. })).await;
    class.command(Command::Forward).await;
    let now = phone.phase(Phase::Own).await;
    assert_eq!((now.left, now.n), (Some(60_000), None));
    for n in [3, 1] {
        phone.say_raw(&format!(r#"{{"t":"ask","n":{n}}}"#)).await;
        let item = phone.until(|tell| matches!(tell, Tell::Item { .. })).await;
        let Tell::Item { round, n: told, .. } = item else { unreachable!() };
        assert_eq!(told, n);
        phone.answered(round, 1, "C").await;
    }
    class.until(|room, _| room.vote(Round(2)).is_some_and(|vote| vote.given.len() == 1)).await;
    // Back to its seat it finds both answers.
    let mut phone = class.knock(1).await;
    phone.until(|tell| matches!(tell, Tell::Mine { given } if given.len() == 2)).await;
}
