//! Notes as text.

use std::fmt::Write as _;

use proptest::prelude::*;
use smriti::interchange::anki::{looks_like_text, read_text};
use smriti::interchange::detect::of_text;
use smriti::interchange::{Format, Place, Said};

use super::{said, told, whole};

const SCHOOL: &str = include_str!("../../../fixtures/interchange/anki/school.txt");
const PACKED: &str = include_str!("../../../fixtures/interchange/anki/school.told");

/// What a text comes to: each question without its place, then what is said of it.
fn check(source: &str, expected: &[&str]) {
    let told = told(&read_text(source));
    let found: Vec<&str> = told.lines().collect();
    assert_eq!(found, expected, "{source}");
}

/// The same collection, as Anki 26.09 writes its notes as text: of its media nothing is there, and
/// its fields have no names.
#[test]
fn what_anki_writes_as_text_is_what_it_packs() {
    let told = told(&read_text(SCHOOL));
    let found: Vec<&str> = told.lines().collect();
    // A text comes without its media.
    let packed = PACKED.replace(
        "⏎![](map.png) +Hanoi\n",
        " +Hanoi\n  a file was dropped: map.png (not in the file)\n",
    );
    let packed: Vec<String> = packed
        .lines()
        .map(|line| {
            // A head of six lines goes before the notes.
            match line.strip_prefix("note ").and_then(|rest| rest.split_once([':', ' '])) {
                Some((number, rest)) => {
                    let line = number.parse::<usize>().expect("a number") + 6;
                    let mark = if rest.starts_with("left") { " " } else { ":" };
                    format!("line {line}{mark}{rest}")
                }
                None => line.to_owned(),
            }
        })
        .collect();
    let differ: Vec<&str> =
        found.iter().copied().filter(|line| !packed.iter().any(|other| other == line)).collect();
    let nameless = "line 18: [anki-d0c354149fc1d0d6] <UNCC|हिन्दी> typed: hi:हनोई किस देश में है? \
        +hi:थाईलैंड (hi:वियतनाम⏎⏎लाओस⏎⏎कंबोडिया⏎⏎2⏎⏎हनोई वियतनाम की राजधानी है।)";
    assert_eq!(
        differ,
        [
            nameless,
            "  does this belong to the question? वियतनाम",
            // The field for sources has its name, as the kind is known by its own.
        ]
    );
    assert_eq!(found.len(), packed.len() + 1);
}

#[test]
fn a_text_of_notes_is_known_by_its_head() {
    assert_eq!(of_text(SCHOOL), Format::AnkiText);
    assert!(looks_like_text("\u{feff}# a note\n#Separator: Tab\nx\ty"));
    assert!(!looks_like_text("# Heading\nWhich?\n(a) one"));
    assert!(!looks_like_text("front\tback\n#html:true"));
}

#[test]
fn the_head_says_what_separates_and_what_columns_are() {
    let head = "#separator:Semicolon\n#html:false\n#columns:Nr;Question;Option 1;Option 2;Answer;Tags\n\
        #guid column:1\n#tags column:6\n#deck:Law::Words\n";
    check(
        &format!(
            "{head}q-1;Which?;\"one; or\";two;2;a b\nq-2;\"He said \"\"x\"\"\nWhat?\";yes;no;1;\n"
        ),
        &[
            "line 7: [q-1] <Law|Words> #a #b one: Which? -one; or +two",
            "line 8: [q-2] <Law|Words> one: He said \"x\"⏎What? +yes -no",
        ],
    );
    for (name, mark) in
        [("Comma", ","), ("pipe", "|"), ("Colon", ":"), ("space", " "), ("tab", "\t"), ("~", "~")]
    {
        check(&format!("#separator:{name}\nWhere?{mark}Rome\n"), &["line 2: typed: Where? +Rome"]);
    }
    check("tags: old\n#separator:tab\nWhere?\tRome\n", &["line 3: #old typed: Where? +Rome"]);
}

#[test]
fn markup_is_read_if_the_head_says_so_or_tags_show_it() {
    check("#html:true\nab<br>cd\t&lt;ef&gt;\n", &["line 2: typed: ab⏎cd +<ef>"]);
    check("#html:false\nab<br>cd\t&lt;ef\n", &["line 2: typed: ab<br>cd +&lt;ef"]);
    check("#deck:D\nab<br>cd\t&lt;ef\n", &["line 2: <D> typed: ab⏎cd +<ef"]);
    check("#deck:D\nab < cd\t&lt;ef\n", &["line 2: <D> typed: ab < cd +&lt;ef"]);
    check("#html:true\nab\n", &["line 2 left: a question without answers"]);
}

#[test]
fn rows_of_one_name_are_one_note() {
    let taken = read_text("#separator:tab\nWhere?\tRome\nWho?\tCato\nWhere?\tAthens\n");
    assert_eq!(taken.items.len(), 2);
    let differ = Said::KeysDiffer { taken: "Athens".into(), other: "Rome".into() };
    assert_eq!(said(&taken.items[0]), [differ]);
    assert_eq!(taken.items[0].place, Place::Line(4));
    let twice = read_text("#separator:tab\nWhere?\tRome\nWhere?\tRome\n");
    assert_eq!((twice.items.len(), said(&twice.items[0])), (1, vec![]));
    let named = read_text("#separator:tab\n#guid column:1\na\tWhere?\tRome\nb\tWhere?\tRome\n");
    assert_eq!(named.items.len(), 2, "names tell them apart");
}

#[test]
fn rows_without_names_are_told_by_what_is_in_them() {
    let mut source = "#separator:tab\n#notetype:Mine\n".to_owned();
    for (at, key) in "ABCDABCD".chars().enumerate() {
        writeln!(
            source,
            "What is number {at} of these?\tone {at}\ttwo {at}\tthree {at}\tfour {at}\t{key}"
        )
        .expect("a string");
    }
    let taken = read_text(&source);
    assert_eq!(taken.items.len(), 8);
    assert!(taken.items.iter().all(|item| item.remarks.is_empty()), "{}", told(&taken));
    assert!(
        told(&taken).starts_with(
            "line 3: one: What is number 0 of these? +one 0 -two 0 -three 0 -four 0\n"
        )
    );
}

#[test]
fn many_kinds_with_long_names_of_fields_take_little() {
    let mut source = "#separator:tab\n#notetype column:1\n#columns:kind".to_owned();
    for at in 0..200 {
        write!(source, "\t{at}{}", "x".repeat(5_000)).expect("a string");
    }
    source.push('\n');
    for at in 0..20_000 {
        writeln!(source, "kind {at}\tCapital {at}?\tRome").expect("a string");
    }
    let taken = read_text(&source);
    assert_eq!(taken.items.len(), 20_000);
}

#[test]
fn a_quote_that_is_never_closed_costs_only_itself() {
    let taken = read_text("#separator:tab\nWhere?\tRome\n\"Who?\tCato\nWhen?\t200\n");
    assert_eq!(whole(&taken), [Said::Unclosed { mark: "\"".into() }]);
    assert_eq!(taken.remarks[0].place, Place::Line(3));
    assert_eq!(taken.items.len(), 3);
}

proptest! {
    #[test]
    fn any_text_can_be_read(source in "\\PC{0,200}", head in "(#[a-z ]{1,10}:[a-z0-9]{0,4}\n){0,4}") {
        read_text(&source);
        read_text(&format!("#separator:tab\n{head}{source}"));
    }

    #[test]
    fn any_pieces_can_be_read(pieces in proptest::collection::vec(0_usize..14, 0..40)) {
        const PIECES: [&str; 14] = [
            "#separator:comma\n", "#html:true\n", "#tags column:2\n", "\"", "\t", ",", "\n", "word",
            "{{c1::", "::", "}}", "[sound:", "<br>", "#columns:a,b\n",
        ];
        let source: String = pieces.into_iter().map(|at| PIECES[at]).collect();
        read_text(&source);
    }
}
