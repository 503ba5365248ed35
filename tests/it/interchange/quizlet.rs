//! Sets of Quizlet's.

use proptest::prelude::*;
use smriti::interchange::detect::of_text;
use smriti::interchange::quizlet::{looks_like, read};
use smriti::interchange::{Format, Said};

use super::told::told;

/// What a text comes to, in lines: the first says which side is the answer.
fn check(source: &str, expected: &[&str]) {
    let told = told(&read(source));
    let found: Vec<&str> = told.lines().collect();
    assert_eq!(found, expected, "{source}");
}

const FIRST: &str = "the file left: the first side of the cards is the answer, since it is shorter";
const SECOND: &str =
    "the file left: the second side of the cards is the answer, since it is no longer";

#[test]
fn the_shorter_side_is_the_answer() {
    check(
        "Capital of Italy\tRome\nCapital of Greece\tAthens\n\nCapital of Nepal\tKathmandu\n",
        &[
            "line 1: typed: Capital of Italy +Rome",
            "line 2: typed: Capital of Greece +Athens",
            "line 4: typed: Capital of Nepal +Kathmandu",
            SECOND,
        ],
    );
    check(
        "amicus curiae\ta friend of the court\nsuo motu\tof its own motion\nres judicata\tres\n",
        &[
            "line 1: typed: a friend of the court +amicus curiae",
            "line 2: typed: of its own motion +suo motu",
            "line 3: typed: res +res judicata",
            FIRST,
        ],
    );
    assert!(matches!(read("ab\tcd\n").remarks[0].said, Said::ShorterSide { first: false }));
}

#[test]
fn other_marks_are_told_by_what_parts_every_card() {
    for source in [
        "Capital of Italy - Rome\nCapital of Peru - Lima\n",
        "Capital of Italy,Rome;Capital of Peru,Lima",
        "Capital of Italy,Rome\nCapital of Peru,Lima",
        "Capital of Italy;Rome\nCapital of Peru;Lima",
        "Capital of Italy\tRome;Capital of Peru\tLima",
    ] {
        let taken = read(source);
        let told = told(&taken);
        assert!(told.contains("typed: Capital of Italy +Rome\n"), "{source}: {told}");
        assert!(told.contains("typed: Capital of Peru +Lima\n"), "{source}: {told}");
    }
    // Where one card is not parted, none is.
    let taken = read("Capital of Italy - Rome\nCapital of Peru: Lima\n");
    assert_eq!(taken.items, []);
    assert!(matches!(taken.remarks[0].said, Said::Unreadable { .. }));
    // What a term means may go over lines if an empty one parts the cards.
    let taken =
        read("Rome\tIt is in Italy.\nIt has seven hills.\n\nLima\tIt is in Peru.\nIt rains.\n");
    assert!(told(&taken).contains("line 1: typed: It is in Italy.⏎It has seven hills. +Rome\n"));
    assert!(told(&taken).contains("line 4: typed: It is in Peru.⏎It rains. +Lima\n"));
}

#[test]
fn a_line_without_a_tab_is_left_out_and_said() {
    check(
        "Unit one\nCapital of Italy\tRome\nCapital of Peru\tLima\nCapital of Cuba\tHavana\n",
        &[
            "line 2: typed: Capital of Italy +Rome",
            "line 3: typed: Capital of Peru +Lima",
            "line 4: typed: Capital of Cuba +Havana",
            "line 1 left: cannot be read: Unit one",
            SECOND,
        ],
    );
}

#[test]
fn only_what_is_beyond_doubt_is_known_for_a_set() {
    let set = "Capital of Italy\tRome\nCapital of Peru\tLima\nCapital of Cuba\tHavana\n";
    assert_eq!(of_text(set), Format::Quizlet);
    assert!(!looks_like("Capital of Italy\tRome\nCapital of Peru\tLima\n"), "two are too few");
    assert!(!looks_like(&format!("Heading\n{set}")));
    assert!(!looks_like("1.\tWhich?\n(a)\tone\n(b)\ttwo\n(c)\tthree\n"));
    assert!(!looks_like("Which?\tone\ttwo\nWhich?\tone\ttwo\nWhich?\tone\ttwo\n"));
    assert!(!looks_like("a - b\nc - d\ne - f\n"));
}

proptest! {
    #[test]
    fn any_text_can_be_read(source in "\\PC{0,200}") {
        read(&source);
        looks_like(&source);
    }

    #[test]
    fn any_pieces_can_be_read(pieces in proptest::collection::vec(0_usize..9, 0..40)) {
        const PIECES: [&str; 9] = ["\t", "\n", "\n\n", " - ", ",", ";", "word", "(a)", "है"];
        let source: String = pieces.into_iter().map(|at| PIECES[at]).collect();
        read(&source);
        looks_like(&source);
    }
}
