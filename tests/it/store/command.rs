//! `smriti learner …`, run as a learner runs it.

use std::fs;
use std::process::{Command, Output};

use super::world::{World, answer, at};

fn smriti(world: &World, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_smriti"))
        .arg("--data-dir")
        .arg(world.home.root())
        .arg("learner")
        .args(arguments)
        .output()
        .unwrap()
}

fn check(world: &World, arguments: &[&str], code: i32) -> String {
    let output = smriti(world, arguments);
    let said = String::from_utf8(output.stdout).unwrap();
    let errors = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {said}{errors}");
    said + &errors
}

#[test]
fn learners_are_listed_exported_and_imported() {
    let world = World::new();
    world.answer(1, 4);
    let list = check(&world, &["list"], 0);
    assert!(list.contains("Asha: 3 answers, last on 2026-11-22 04:33:00 UTC, UPSC"), "{list}");

    let lines = check(&world, &["export"], 0);
    assert_eq!(lines.lines().count(), 6);
    let file = world.folder.path().join("export.ron");
    let path = file.to_str().unwrap();
    check(&world, &["export", "asha", "--to", path], 0);
    assert_eq!(fs::read_to_string(&file).unwrap(), lines);

    let other = World::seeded(2);
    let said = check(&other, &["import", path, "--dry-run"], 0);
    assert!(said.contains("5 events would be added, 0 known already"), "{said}");
    check(&other, &["import", path, "--to", "Asha"], 0);
    let said = check(&other, &["import", path], 0);
    assert!(said.contains("0 events added, 5 known already"), "{said}");
    fs::write(&file, lines.replace("millis:4002", "millis:4999")).unwrap();
    let said = check(&other, &["import", path], 1);
    assert!(said.contains("export.ron:5: damaged, left out"), "{said}");
    check(&other, &["import", "/nowhere"], 2);
    check(&other, &["export", "Nobody"], 2);
}

#[test]
fn a_backup_is_made_listed_and_put_back() {
    let world = World::new();
    world.answer(1, 4);
    let said = check(&world, &["backup"], 0);
    assert!(said.contains("read back and replayed"), "{said}");
    world.answer(4, 5);
    let list = check(&world, &["restore"], 0);
    // The one made on closing has the time of the test's clock, which is before the real one or
    // after; the one with three answers is the smallest in any case.
    let path = list.lines().find(|line| line.contains("04:34:00")).unwrap();
    let path = path.split("  ").last().unwrap();
    let said = check(&world, &["restore", "--from", path], 0);
    assert!(said.contains("answers now: 4, then: 3"), "{said}");
    assert!(said.contains("nothing has been changed"), "{said}");
    assert_eq!(world.home.learners().unwrap()[0].answers, 4);
    check(&world, &["restore", "--from", path, "--yes"], 0);
    assert_eq!(world.home.learners().unwrap()[0].answers, 3);
}

#[test]
fn verify_finds_damage_and_changes_nothing() {
    let world = World::new();
    world.answer(1, 4);
    let said = check(&world, &["verify"], 0);
    assert!(said.contains("Asha: 5 events intact") && said.contains("the cache agrees"), "{said}");
    let mut bytes = fs::read(world.file()).unwrap();
    let place = bytes.windows(11).position(|window| window == b"millis:4002").unwrap();
    bytes[place] ^= 1;
    fs::write(world.file(), &bytes).unwrap();
    let said = check(&world, &["verify", "Asha"], 1);
    assert!(said.contains("DAMAGED"), "{said}");
    assert_eq!(fs::read(world.file()).unwrap(), bytes);
}

#[test]
fn a_learner_in_use_is_read_and_not_written() {
    let world = World::new();
    let opened = world.open(1).unwrap();
    opened.handle.append(vec![answer(1)], at(2)).wait().unwrap();
    assert!(check(&world, &["list"], 0).contains("1 answers"));
    assert_eq!(check(&world, &["export"], 0).lines().count(), 4);
    check(&world, &["verify"], 0);
    check(&world, &["backup"], 0);
    let file = world.folder.path().join("export.ron");
    fs::write(&file, check(&world, &["export"], 0)).unwrap();
    let said = check(&world, &["import", file.to_str().unwrap()], 2);
    assert!(said.contains("open in another Smriti"), "{said}");
    opened.handle.append(vec![answer(2)], at(3)).wait().unwrap();
}
