//! `bank print`.

use std::fs;
use std::path::PathBuf;

use super::{FORMATS, Folder, code, path, run, text};

const MADE: [&str; 7] = [
    "question-paper-A.pdf",
    "question-paper-B.pdf",
    "question-paper-C.pdf",
    "question-paper-D.pdf",
    "answer-sheet.pdf",
    "answer-key.pdf",
    "solutions.pdf",
];

/// A folder with a bank in it that holds on any day, and where its papers are to go.
fn bank(name: &str) -> (Folder, PathBuf, PathBuf) {
    let folder = Folder::new(name);
    let bank = folder.file("formats.ron", &FORMATS.replace("valid_until: \"2026-12-31\",", ""));
    let out = folder.0.join("papers/week 3");
    (folder, bank, out)
}

#[test]
fn print_makes_every_paper_and_the_same_again_from_the_same_seed() {
    let (folder, bank, out) = bank("print");
    let made = run(&["print", path(&bank), "-o", path(&out), "--language", "both", "--seed", "5"]);
    assert_eq!(code(&made), 0, "{}", text(&made.stderr));
    let said = text(&made.stdout);
    assert!(said.starts_with("18 questions printed\n"), "{said}");
    let bytes = |out: &PathBuf| MADE.map(|name| fs::read(out.join(name)).expect(name));
    for (name, bytes) in MADE.iter().zip(bytes(&out)) {
        assert!(bytes.starts_with(b"%PDF-1.7"), "{name}");
        assert!(said.contains(name), "{name} is not in\n{said}");
    }
    assert_eq!(fs::read_dir(&out).expect("a folder").count(), 7);
    let again = folder.0.join("again");
    run(&["print", path(&bank), "-o", path(&again), "--language", "both", "--seed", "5"]);
    assert!(bytes(&out) == bytes(&again), "the same papers");
    let other = folder.0.join("other");
    run(&["print", path(&bank), "-o", path(&other), "--language", "both", "--seed", "6"]);
    let (before, after) = (bytes(&out), bytes(&other));
    assert!(before[0] == after[0] && before[1] != after[1], "set A stays, set B is drawn");
}

#[test]
fn print_never_writes_over_papers_unless_it_is_told_to() {
    let (_folder, bank, out) = bank("print-over");
    fs::create_dir_all(&out).expect("a folder");
    fs::write(out.join("answer-key.pdf"), "mine").expect("a file");
    let refused = run(&["print", path(&bank), "-o", path(&out)]);
    assert_eq!(code(&refused), 2);
    assert!(text(&refused.stderr).contains("answer-key.pdf exists already; nothing was changed"));
    assert_eq!(fs::read_dir(&out).expect("a folder").count(), 1, "not one of them");
    assert_eq!(fs::read(out.join("answer-key.pdf")).expect("a file"), b"mine");
    assert_eq!(code(&run(&["print", path(&bank), "-o", path(&out), "--force"])), 0);
    assert!(fs::read(out.join("answer-key.pdf")).expect("a file").starts_with(b"%PDF"));
}

#[test]
fn print_takes_topics_counts_and_instructions_and_names_what_is_not_there() {
    let (folder, bank, out) = bank("print-some");
    let told = folder.file("told.txt", "Keep calm.\n\nWrite in ink.\n---\nशांत रहें।\n");
    let made = run(&[
        "print",
        path(&bank),
        "-o",
        path(&out),
        "--sets",
        "1",
        "--topic",
        "force",
        "--questions",
        "3",
        "--instructions",
        path(&told),
    ]);
    assert_eq!(code(&made), 0, "{}", text(&made.stderr));
    assert!(text(&made.stdout).starts_with("3 questions printed\n"));
    assert_eq!(fs::read_dir(&out).expect("a folder").count(), 4, "one set and the three others");
    let fewer = folder.0.join("fewer");
    let made = run(&["print", path(&bank), "-o", path(&fewer), "--questions", "99"]);
    assert_eq!(code(&made), 1);
    assert!(text(&made.stderr).contains("99 questions were asked for; there are 18"));
    let none = folder.0.join("none");
    let topic = run(&["print", path(&bank), "-o", path(&none), "--topic", "weather"]);
    assert_eq!((code(&topic), none.exists()), (2, false));
    assert!(text(&topic.stderr).contains("there is no topic weather"));
    let missing = run(&["print", path(&bank), "-o", path(&none), "--instructions", "no-such.txt"]);
    assert_eq!((code(&missing), none.exists()), (2, false));
    assert_eq!(code(&run(&["print", path(&bank), "-o", path(&none), "--sets", "5"])), 2);
}

#[test]
fn questions_that_no_longer_hold_are_left_out_and_counted() {
    let folder = Folder::new("print-stale");
    let stale = FORMATS.replace("valid_until: \"2026-12-31\"", "valid_until: \"2026-11-20\"");
    let bank = folder.file("formats.ron", &stale);
    let made = run(&["print", path(&bank), "-o", path(&folder.0.join("out"))]);
    assert_eq!(code(&made), 1);
    assert!(text(&made.stdout).starts_with("17 questions printed\n"));
    assert!(text(&made.stderr).contains("1 questions are past the day"));
}
