//! Classes on disk: what a teacher wrote of one is there again, and comes back after it was let go.

use std::fs;

use smriti::domain::seed::Seed;
use smriti::store::Error;
use smriti::store::classes::Classes;

use super::rig::class_of;
use crate::folder::Folder;

#[test]
fn a_class_is_kept_renamed_let_go_and_taken_back() {
    let folder = Folder::new("classes");
    let classes = Classes::at(folder.path().join("classes"));
    assert!(classes.list().classes.is_empty());
    let roll = class_of(&[("07", "Asha \"A\" Verma"), ("8", "विकास")]).roll;
    let made = classes.create("9 B".into(), roll, Seed(1)).expect("a class");
    let other = classes.create("10 A".into(), Vec::new(), Seed(1)).expect("another");
    assert_ne!(made.id, other.id, "the same chance gives another id");
    assert_eq!(classes.list().classes, [other.clone(), made.clone()]);
    let mut renamed = made.clone();
    renamed.name = "9 B, evening".into();
    renamed.roll.pop();
    classes.save(&renamed).expect("saved");
    assert_eq!(classes.list().classes, [other.clone(), renamed.clone()]);
    classes.let_go(&renamed.id).expect("let go");
    assert_eq!(classes.list().classes, std::slice::from_ref(&other));
    let third = classes.create("11".into(), Vec::new(), Seed(1)).expect("a third");
    assert_ne!(third.id, renamed.id, "an id that can come back is not given again");
    classes.take_back(&renamed.id).expect("taken back");
    assert!(classes.list().classes.contains(&renamed));
}

#[test]
fn a_file_that_is_no_class_is_named_and_left_as_it_is() {
    let folder = Folder::new("classes-broken");
    let classes = Classes::at(folder.path());
    let made = classes.create("9 B".into(), Vec::new(), Seed(1)).expect("a class");
    fs::write(folder.path().join("bad.class"), "(format: 1, name: 3").expect("a file");
    let later = "(format: 99, name: \"x\", roll: [])";
    fs::write(folder.path().join("later.class"), later).expect("a file");
    fs::write(folder.path().join("notes.txt"), "no class").expect("a file");
    let listed = classes.list();
    assert_eq!(listed.classes, [made]);
    assert!(matches!(
        &listed.unread[..],
        [(_, Error::Unreadable { .. }), (_, Error::Newer { found: 99, .. })]
    ));
    assert_eq!(fs::read_to_string(folder.path().join("later.class")).expect("a file"), later);
}
