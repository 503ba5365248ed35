//! Exams of one's own beside the shipped ones.

use std::fs;

use smriti::domain::exam::pattern::PatternId;
use smriti::domain::exam::pattern::schema::SHIPPED;
use smriti::store::patterns::{MOST_BYTES, Patterns, Trouble};

use super::world::{World, folder};

fn shipped(name: &str) -> &'static str {
    SHIPPED.iter().find(|pattern| pattern.name == name).unwrap().text
}

#[test]
fn without_a_folder_there_are_the_shipped_exams() {
    let patterns = Patterns::load(&World::new().home.patterns());
    assert_eq!(patterns.listed.len(), SHIPPED.len());
    assert!(patterns.problems.is_empty() && patterns.listed.iter().all(|one| !one.is_own()));
    let first = &patterns.listed[0].pattern;
    assert_eq!(first.id, PatternId::from("upsc-cse-gs1"));
    assert_eq!(patterns.find(&first.id), patterns.listed.first());
}

#[test]
fn an_exam_of_ones_own_is_listed_after_the_shipped_ones() {
    let folder = folder();
    let own = shipped("short-upsc-10.ron").replace("\"short-upsc-10\"", "\"my-test\"");
    fs::write(folder.path().join("b.ron"), &own).unwrap();
    fs::write(folder.path().join("a.RON"), own.replace("my-test", "a-test")).unwrap();
    fs::write(folder.path().join(".hidden.ron"), "nothing").unwrap();
    fs::write(folder.path().join("notes.txt"), "nothing").unwrap();
    fs::create_dir(folder.path().join("c.ron")).unwrap();
    let patterns = Patterns::load(folder.path());
    assert!(patterns.problems.is_empty(), "{:?}", patterns.problems);
    let own: Vec<(&str, bool)> = patterns.listed[SHIPPED.len()..]
        .iter()
        .map(|listed| (listed.pattern.id.as_str(), listed.is_own()))
        .collect();
    assert_eq!(own, [("a-test", true), ("my-test", true)]);
}

#[test]
fn whatever_is_wrong_with_a_file_is_named_and_hides_no_other() {
    let folder = folder();
    let write = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
    let ten = shipped("short-upsc-10.ron");
    let own = ten.replace("\"short-upsc-10\"", "\"my-test\"");
    write("1.ron", ten.as_bytes());
    write("2.ron", own.as_bytes());
    write("3.ron", own.as_bytes());
    write("4.ron", own.replace("minutes:", "minuets:").as_bytes());
    write("5.ron", b"(schema: 1,\n id: \"\xff\")");
    write("6.ron", &vec![b' '; usize::try_from(MOST_BYTES).unwrap() + 1]);
    write("7.ron", own.replace("my-test", "seventh").as_bytes());
    let patterns = Patterns::load(folder.path());
    let told: Vec<String> = patterns
        .problems
        .iter()
        .map(|problem| {
            let name = problem.file.file_name().unwrap().to_string_lossy().into_owned();
            assert!(!problem.is_listed);
            format!("{name}: {}", problem.diagnostics[0])
        })
        .collect();
    assert_eq!(
        told[0],
        "1.ron: the id short-upsc-10 is that of a shipped pattern; give this one its own id"
    );
    assert!(told[1].starts_with("3.ron: /") && told[1].contains("2.ron has the id my-test too"));
    assert!(told[2].contains("minuets"), "{}", told[2]);
    assert_eq!(told[3], "5.ron: line 2 is not UTF-8 text; save the file as UTF-8");
    assert_eq!(told[4], "6.ron: is larger than 1 MiB, and no pattern is");
    assert_eq!(told.len(), 5);
    let own: Vec<&str> =
        patterns.listed[SHIPPED.len()..].iter().map(|one| one.pattern.id.as_str()).collect();
    assert_eq!(own, ["my-test", "seventh"]);
}

#[test]
fn a_folder_that_is_none_is_named() {
    let folder = folder();
    let file = folder.path().join("patterns");
    fs::write(&file, "no folder").unwrap();
    let patterns = Patterns::load(&file);
    assert_eq!(patterns.listed.len(), SHIPPED.len());
    assert!(matches!(patterns.problems[0].diagnostics[..], [Trouble::Unreadable(_)]));
}
