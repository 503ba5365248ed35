//! `smriti room`.

use std::io::Write as _;
use std::process::{Command, Stdio};

use smriti::domain::locale::Locale;
use smriti::store::rooms::Rooms;

use super::{Folder, path, text};

fn bank(id: &str, topic: &str, questions: &[(&str, &str)]) -> String {
    let one = |(name, until): &(&str, &str)| {
        format!(
            "(id: \"{name}\", topic: \"t\", passage: \"p\", {until} ask: Single(stem: \"Of {id}: \
             which?\", options: [(text: \"This\", right: true), (text: \"That\")]))"
        )
    };
    let questions: Vec<String> = questions.iter().map(one).collect();
    format!(
        "(schema: 1, id: \"{id}\", title: \"{id}\", subject: \"S\", licence: \"CC0-1.0\", topics: \
         [(id: \"t\", title: \"{topic}\")], passages: [(id: \"p\", text: \"About {topic}.\")], \
         questions: [{}])",
        questions.join(", ")
    )
}

#[test]
fn a_lesson_of_two_banks_keeps_what_each_says_and_leaves_out_what_no_longer_holds() {
    let folder = Folder::new("room-two-banks");
    let past = "valid_until: \"2020-01-01\", checked: \"2019-01-01\",";
    let one = folder.file("one.ron", &bank("one", "Rain", &[("q-1", ""), ("q-2", past)]));
    let two = folder.file("two.ron", &bank("two", "Snow", &[("q-1", ""), ("q-3", "")]));
    let data = folder.0.join("data");
    let mut child = Command::new(env!("CARGO_BIN_EXE_smriti"))
        .args(["--data-dir", path(&data), "room", "--bank", path(&one), path(&two)])
        .args(["--bind", "127.0.0.1", "--port", "0"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("smriti");
    // Enter goes on, to the end.
    child.stdin.take().expect("its input").write_all(&[b'\n'; 40]).expect("keys");
    let output = child.wait_with_output().expect("its end");
    let said = text(&output.stdout);
    assert!(output.status.success(), "{said}{}", text(&output.stderr));
    assert!(said.contains("1 questions are left out: they are past the day"), "{said}");
    let rooms = Rooms::at(data.join("rooms"));
    let card = rooms.list().pop().expect("a room");
    let lesson = rooms.read(&card.id).expect("a room").lesson;
    let asked: Vec<_> = (0..lesson.items.len())
        .map(|item| {
            let (question, passage) = lesson.question(item).expect("a question");
            let topic = lesson.bank.topics.iter().find(|topic| topic.id == question.topic);
            let title = topic.expect("its topic").title.text(Locale::En).to_owned();
            let passage = passage.expect("its passage").text.text(Locale::En).to_owned();
            (question.id.as_str().to_owned(), title, passage)
        })
        .collect();
    let wanted = [("q-1", "Rain", "About Rain."), ("q-3", "Snow", "About Snow.")];
    assert_eq!(asked, wanted.map(|(a, b, c)| (a.to_owned(), b.to_owned(), c.to_owned())));
}
