//! Printed papers as files, and what stands over the next one.

use std::fs;

use smriti::store::papers::{File, Letterhead, Refused, keep, there};
use smriti::store::rooms::Rooms;

use crate::folder::Folder;

fn file(name: &str, text: &str) -> File {
    File { name: name.to_owned(), bytes: text.as_bytes().to_vec() }
}

#[test]
fn papers_are_kept_all_or_none_and_never_over_others_unasked() {
    let folder = Folder::new("papers-kept");
    let out = folder.path().join("week 3/paper");
    let files = [file("a.pdf", "one"), file("b.pdf", "two")];
    let kept = keep(&out, &files, false).expect("papers");
    assert_eq!(kept.len(), 2);
    assert!(kept.iter().all(|path| path.is_absolute()));
    let read = |name: &str| fs::read_to_string(out.join(name)).expect("a file");
    assert_eq!((read("a.pdf"), read("b.pdf")), ("one".to_owned(), "two".to_owned()));
    // One of them is there: nothing is touched, not even the others.
    let more = [file("b.pdf", "mine"), file("c.pdf", "three")];
    match keep(&out, &more, false) {
        Err(Refused::There(names)) => assert_eq!(names, ["b.pdf"]),
        other => panic!("{other:?}"),
    }
    assert_eq!(read("b.pdf"), "two");
    assert_eq!(there(&out, ["b.pdf", "c.pdf"].map(str::to_owned)), ["b.pdf"]);
    keep(&out, &more, true).expect("papers");
    assert_eq!((read("b.pdf"), read("c.pdf")), ("mine".to_owned(), "three".to_owned()));
    // What cannot be written leaves neither a file nor a part of one.
    fs::create_dir(out.join("e.pdf.part")).expect("a folder in the way");
    let last = [file("d.pdf", "four"), file("e.pdf", "five")];
    assert!(matches!(keep(&out, &last, false), Err(Refused::Failed(_))));
    let mut names: Vec<_> = fs::read_dir(&out)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().display().to_string())
        .collect();
    names.sort();
    assert_eq!(names, ["a.pdf", "b.pdf", "c.pdf", "e.pdf.part"]);
}

#[test]
fn the_next_paper_begins_with_what_stood_over_the_last() {
    let folder = Folder::new("papers-letterhead");
    let rooms = Rooms::at(folder.path().join("rooms"));
    assert_eq!(rooms.letterhead(), Letterhead::default());
    let letterhead = Letterhead {
        school: "राजकीय \"इंटर\" कॉलेज".to_owned(),
        class: "9 B".to_owned(),
        instructions: vec!["Write in ink.".to_owned(), "Keep calm.".to_owned()],
    };
    rooms.keep_letterhead(&letterhead).expect("kept");
    assert_eq!(rooms.letterhead(), letterhead);
    assert_eq!(rooms.list(), [], "it is no room");
    // What is damaged, or of a later version, is not believed.
    let path = folder.path().join("rooms/letterhead.ron");
    let text = fs::read_to_string(&path).expect("a file");
    for other in [text.replace("version:1", "version:2"), "(".to_owned(), "x".repeat(70_000)] {
        fs::write(&path, other).expect("a file");
        assert_eq!(rooms.letterhead(), Letterhead::default());
    }
}
