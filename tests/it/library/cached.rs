//! The cache of indexes: a shortcut that is never believed when it is damaged.

use std::fs;
use std::ops::ControlFlow;
use std::thread;
use std::time::Duration;

use smriti::domain::bank::shelf::Shelf;
use smriti::store::library::{Error, Library, Places};
use xxhash_rust::xxh3::xxh3_64;

use super::*;

fn filled() -> Scratch {
    let scratch = Scratch::new();
    scratch.write("a.ron", &bank("a", &[("a-1", "One"), ("a-2p", "Two")]));
    scratch.write("b.ron", &bank("b", &[("b-1", "One")]));
    scratch
}

fn without_cache(scratch: &Scratch) -> Library {
    load(&Places { cache: None, ..scratch.places() })
}

/// How many bytes a load says it reads.
fn bytes_read(scratch: &Scratch) -> u64 {
    let mut all = 0;
    let library = Library::load(&scratch.places(), |_, total| {
        all = total;
        ControlFlow::Continue(())
    });
    assert!(library.is_ok());
    all
}

fn check(scratch: &Scratch, expected: &Shelf, what: &str) {
    let library = load(&scratch.places());
    assert_eq!(library.shelf(), expected, "{what}");
    assert!(library.problems().is_empty(), "{what}");
}

#[test]
fn a_cache_gives_the_shelf_that_reading_gives() {
    let scratch = filled();
    let fresh = without_cache(&scratch);
    for turn in ["made", "used", "used again"] {
        check(&scratch, fresh.shelf(), turn);
        assert!(scratch.cache().is_file());
    }
    let cached = load(&scratch.places());
    for entry in fresh.shelf().entries() {
        let id = entry.question_id();
        assert_eq!(cached.question(&id).unwrap(), fresh.question(&id).unwrap());
    }
}

#[test]
fn a_file_left_alone_is_not_read_again() {
    let scratch = filled();
    assert!(bytes_read(&scratch) > 0, "nothing is known yet");
    thread::sleep(Duration::from_millis(2200));
    assert!(bytes_read(&scratch) > 0, "its dates were too near to the cache's to be trusted");
    assert_eq!(bytes_read(&scratch), 0);
    let path = scratch.write("b.ron", &bank("b", &[("b-1", "Eno")]));
    assert_eq!(bytes_read(&scratch), fs::metadata(path).unwrap().len(), "that file alone");
}

#[test]
fn a_file_moved_or_copied_keeps_its_index() {
    let scratch = filled();
    let fresh = without_cache(&scratch);
    check(&scratch, fresh.shelf(), "before");
    fs::rename(scratch.banks().join("b.ron"), scratch.banks().join("c.ron")).unwrap();
    check(&scratch, fresh.shelf(), "moved");
    assert!(load(&scratch.places()).question(&q("b-1")).is_ok());
}

#[test]
fn a_bank_with_mistakes_is_read_every_time() {
    let scratch = filled();
    let bad =
        bank("c", &[("c-1", "One"), ("c-2", "Two")]).replacen("topic: \"t\"", "topic: \"u\"", 1);
    scratch.write("c.ron", &bad);
    for _ in 0..2 {
        let library = load(&scratch.places());
        assert_eq!(ids(&library), ["a-1", "a-2p", "b-1", "c-2"]);
        assert_eq!(library.problems().len(), 1);
    }
}

#[test]
fn a_cache_damaged_anywhere_is_made_again() {
    let scratch = filled();
    let fresh = without_cache(&scratch);
    check(&scratch, fresh.shelf(), "whole");
    let whole = fs::read(scratch.cache()).unwrap();
    for place in 0..whole.len() {
        let mut damaged = whole.clone();
        damaged[place] ^= 1 << (place % 8);
        fs::write(scratch.cache(), damaged).unwrap();
        check(&scratch, fresh.shelf(), &format!("damaged at {place} of {}", whole.len()));
    }
    for length in (0..whole.len()).step_by(7) {
        fs::write(scratch.cache(), &whole[..length]).unwrap();
        check(&scratch, fresh.shelf(), &format!("cut to {length} of {}", whole.len()));
    }
    fs::write(scratch.cache(), [whole.as_slice(), b"more"].concat()).unwrap();
    check(&scratch, fresh.shelf(), "with something behind it");
}

/// Not damage but malice or a bug: the hash is right, and what it covers makes no sense.
#[test]
fn a_cache_that_lies_never_shows_a_wrong_question() {
    let scratch = filled();
    let fresh = without_cache(&scratch);
    check(&scratch, fresh.shelf(), "whole");
    let whole = fs::read(scratch.cache()).unwrap();
    for place in 24..whole.len() {
        let mut lying = whole.clone();
        lying[place] ^= 1 << (place % 8);
        let hash = xxh3_64(&lying[24..]).to_le_bytes();
        lying[16..24].copy_from_slice(&hash);
        fs::write(scratch.cache(), lying).unwrap();
        let library = load(&scratch.places());
        for entry in library.shelf().entries() {
            let id = entry.question_id();
            match library.question(&id) {
                Ok(asked) => {
                    let truth = fresh.question(&id).unwrap();
                    assert_eq!(asked.question, truth.question, "at {place}");
                    assert_eq!(
                        (asked.content, asked.key),
                        (truth.content, truth.key),
                        "at {place}"
                    );
                }
                Err(Error::Changed { .. } | Error::Unreadable { .. }) => {
                    assert!(!scratch.cache().exists(), "what lied is gone (at {place})");
                }
                Err(error) => panic!("{error} at {place}"),
            }
        }
    }
}

#[test]
fn a_cache_that_cannot_be_kept_is_no_problem() {
    let scratch = filled();
    fs::write(scratch.0.join("cache"), "no directory").unwrap();
    check(&scratch, without_cache(&scratch).shelf(), "no cache");
}
