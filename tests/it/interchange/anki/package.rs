//! Packages of any age.

use std::time::Instant;

use proptest::prelude::*;
use smriti::interchange::anki::{looks_like, read};
use smriti::interchange::detect::{How, detect, open};
use smriti::interchange::{Format, Said, limit};

use super::{TABLES, basic, database, fixture, model, package, said, short, told, whole, zipped};

const SCHOOL: &str = include_str!("../../../fixtures/interchange/anki/school.told");

#[test]
fn packages_of_any_age_say_the_same() {
    assert_eq!(told(&read(&fixture("school-new.apkg"))), SCHOOL);
    assert_eq!(told(&read(&fixture("school-old.apkg"))), SCHOOL);
    // Collections are packed without their media.
    let without_media = SCHOOL.replace(
        "⏎![](map.png) +Hanoi\n",
        " +Hanoi\n  a file was dropped: map.png (not in the file)\n",
    );
    assert_eq!(told(&read(&fixture("school.colpkg"))), without_media);
}

#[test]
fn packages_are_known_by_what_is_in_them() {
    for name in ["school-new.apkg", "school-old.apkg", "school.colpkg"] {
        let bytes = fixture(name);
        assert_eq!(detect(&bytes), Format::AnkiPackage);
        assert_eq!(open(&bytes, &How::default()).taken, read(&bytes));
    }
    let book = std::fs::read("tests/fixtures/interchange/table/polity.xlsx").expect("a fixture");
    assert!(!looks_like(&book));
    assert_eq!(detect(&book), Format::Xlsx);
}

#[test]
fn a_short_back_is_typed_and_a_sentence_is_not() {
    let long = "a".repeat(61);
    let taken = basic(&[
        &["Capital of Viet Nam?", "Ha Noi"],
        &["Say it", "It is in Viet Nam."],
        &["Lines", "one<br>two"],
        &["Long", &long],
        &["Fits", &long[..60]],
        &["", "Ha Noi"],
        &["Nothing?", "&nbsp;"],
        &["Sign", "—"],
    ]);
    assert_eq!(
        short(&taken),
        [
            "typed: Capital of Viet Nam? +Ha Noi",
            &format!("typed: Fits +{}", &long[..60]),
            "a question that only a person can mark",
            "a question that only a person can mark",
            "a question that only a person can mark",
            "answers without a question",
            "a question without answers",
            "a question that only a person can mark",
        ]
        .map(str::to_owned)
    );
    assert_eq!(taken.items[0].topic, ["A", "B"]);
}

#[test]
fn longer_backs_are_chosen_among_those_of_like_length() {
    let sentence = |word: &str| format!("The {word} one is the answer to this question here.");
    let backs: Vec<String> = ["first", "second", "third", "fourth"].map(sentence).to_vec();
    let much = "This one is far longer than any other. ".repeat(5);
    let notes: Vec<[&str; 2]> = backs
        .iter()
        .chain([&much])
        .zip(["A?", "B?", "C?", "D?", "E?"])
        .map(|(b, f)| [f, b.as_str()])
        .collect();
    let notes: Vec<&[&str]> = notes.iter().map(<[&str; 2]>::as_slice).collect();
    let taken = basic(&notes);
    assert_eq!(taken.items.len(), 4, "{}", told(&taken));
    for item in &taken.items {
        assert_eq!(said(item), [Said::OptionsDrawn]);
        assert!(item.is_in_doubt());
    }
    assert_eq!(whole(&taken), [Said::NotMarkable], "nothing is as long as the last");
    assert_eq!(taken, basic(&notes), "the same options are drawn at any time");
    let fewer = basic(&notes[..3]);
    assert_eq!(fewer.items, [], "three are too few");
}

#[test]
fn a_front_with_options_is_a_question_if_the_back_names_one() {
    let front = "Where?<br>(a) Vienna<br>(b) Ha Noi<br>(c) Geneva<br>(d) Rome";
    let taken = basic(&[
        &[front, "(b)"],
        &[front, "(b) Ha Noi<div>It was opened there.</div>"],
        &[front, "nobody knows"],
    ]);
    let options = "one: Where? -Vienna +Ha Noi -Geneva -Rome";
    assert_eq!(
        short(&taken)[..2],
        [options.to_owned(), format!("{options} (It was opened there.)")]
    );
    assert!(short(&taken)[2].starts_with("typed: Where?"), "{}", told(&taken));
}

#[test]
fn the_first_card_says_which_fields_are_asked_and_answered() {
    let fields = ["Sound", "Word", "Meaning", "Example", "Extra"];
    let model =
        model("Words", 0, &fields, "{{#Word}}{{text:Word}}{{/Word}}", "{{FrontSide}}{{Meaning}}");
    let taken = read(&package(
        &model,
        &[&["[sound:a.mp3]", "suo motu", "of its own motion", "a case", "Latin"]],
    ));
    assert_eq!(short(&taken), ["typed: suo motu +of its own motion (Example: a case⏎⏎Latin)"]);
    assert_eq!(
        said(&taken.items[0]),
        [Said::FileDropped { found: "a.mp3 (not in the file)".into() }]
    );
}

#[test]
fn what_is_to_be_typed_is_no_part_of_the_question() {
    let fields = ["Front", "Back", "Add Reverse"];
    let back = "{{Front}}<hr>{{type:Back}}";
    let model = model("Basic (type)", 0, &fields, "{{Front}} {{type:Back}}", back);
    let taken = read(&package(&model, &[&["Capital of Italy?", "Rome", "y"]]));
    assert_eq!(short(&taken), ["typed: Capital of Italy? +Rome"]);
}

#[test]
fn pictures_with_parts_hidden_are_left_out() {
    let fields = ["Occlusion", "Image", "Header"];
    let model = model("Image Occlusion", 1, &fields, "{{cloze:Occlusion}}", "");
    let shape = "{{c1::image-occlusion:rect:left=.1:top=.2}}";
    let taken = read(&package(&model, &[&[shape, "<img src=a.png>", "Map"]]));
    assert_eq!(whole(&taken), [Said::UnknownKind { kind: "Image Occlusion".into() }]);
}

#[test]
fn options_are_found_by_the_names_of_their_fields() {
    let fields = ["Question", "Option A", "Option B", "Option C", "Answer", "Explanation"];
    let model = model("MCQ", 0, &fields, "{{Question}}", "{{Answer}}");
    let taken = read(&package(
        &model,
        &[
            &["Which?", "one", "two", "three", "B", "Because."],
            &["Which?", "one", "two", "three", "A, C", ""],
            &["Which?", "one", "two", "", "two", ""],
            &["Which?", "one", "two", "three", "", ""],
            &["Which?", "one", "two", "three", "E", ""],
            &["Which?", "one", "", "", "A", ""],
            &["How many?", "", "", "", "forty", ""],
        ],
    ));
    assert_eq!(
        short(&taken),
        [
            "one: Which? -one +two -three (Because.)",
            "many: Which? +one -two +three",
            "one: Which? -one +two",
            "one: Which? -one -two -three",
            "one: Which? -one -two -three",
            "typed: How many? +forty",
            "1 answers where 2 are needed",
        ]
    );
    assert_eq!(said(&taken.items[3]), [Said::NoKey]);
    assert_eq!(said(&taken.items[4]), [Said::KeyBeyond { key: "E".into() }]);
    let nought = read(&package(
        &model,
        &[&["Which?", "one", "two", "three", "0", ""], &["Which?", "one", "two", "three", "1", ""]],
    ));
    assert_eq!(short(&nought), ["one: Which? +one -two -three", "one: Which? -one +two -three"]);
}

#[test]
fn statements_of_which_none_holds_have_no_key() {
    let fields = ["Question", "Title", "QType (0=kprim,1=mc,2=sc)", "Q_1", "Q_2", "Q_3", "Answers"];
    let model = model("AllInOne (kprim, mc, sc)", 0, &fields, "{{Question}}", "{{Answers}}");
    let taken = read(&package(
        &model,
        &[
            &["Which hold?", "", "0", "one", "two", "three", "0 0 0"],
            &["Which hold?", "", "1", "one", "two", "three", "0 1 0"],
            &["Which is it?", "", "2", "one", "two", "three", "1 1 0"],
        ],
    ));
    assert_eq!(said(&taken.items[0]), [Said::NoKey]);
    assert!(matches!(said(&taken.items[1])[..], [Said::Lenient { .. }]));
    assert_eq!(said(&taken.items[2]), [Said::SeveralKeys]);
}

#[test]
fn gaps_that_are_long_are_chosen_or_left_out() {
    let model = model("Cloze", 1, &["Text", "Back Extra"], "{{cloze:Text}}", "{{cloze:Text}}");
    let taken = read(&package(
        &model,
        &[
            &[
                "In {{c1::Ha <b>Noi</b>::city}} on {{c2::25 October}}, it was {{c1::opened}}.",
                "More.",
            ],
            &["It says that {{c1::each State shall take such measures as may be needed.}}", ""],
            &["No gap", "Back"],
        ],
    ));
    assert_eq!(
        short(&taken),
        [
            "typed: In ____ (city) on 25 October, it was ____. +Ha **Noi**, opened (More.)",
            "typed: In Ha **Noi** on ____, it was opened. +25 October (More.)",
            "typed: No gap +Back",
            "a question that only a person can mark",
        ]
    );
    assert!(matches!(said(&taken.items[0])[..], [Said::Lenient { .. }]));
}

#[test]
fn nothing_of_a_file_is_run() {
    let broken = |sql: &str| {
        let bytes = database(|db| {
            db.execute_batch(sql).expect("made");
        });
        let taken = read(&zipped(&[("collection.anki2", &bytes)]));
        assert_eq!(taken.items, [], "{sql}");
        let said = whole(&taken);
        assert!(matches!(said[..], [Said::Unreadable { .. }]), "{sql}: {said:?}");
    };
    let begin = Instant::now();
    broken("CREATE TABLE x (y)");
    let without_notes =
        "CREATE TABLE col (models, decks); CREATE TABLE cards (nid, ord, did, odid);
        INSERT INTO col VALUES ('{}', '{}');";
    broken(&format!(
        "{without_notes} CREATE VIEW notes AS WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL \
         SELECT id + 1 FROM n) SELECT id, '' AS guid, 1 AS mid, '' AS tags, 'a' AS flds FROM n;"
    ));
    broken(&format!(
        "{without_notes} CREATE TABLE notes (id, guid, mid, tags, \
         flds AS (hex(zeroblob(1000000)))); INSERT INTO notes VALUES (1, '', 1, '');"
    ));
    broken(&format!(
        "{without_notes} CREATE VIRTUAL TABLE notes USING fts5(id, guid, mid, tags, flds);"
    ));
    broken(&format!("{TABLES} INSERT INTO col VALUES ('[[[', '{{}}');"));
    let deep = "[".repeat(100_000);
    broken(&format!("{TABLES} INSERT INTO col VALUES ('{deep}', '{{}}');"));
    assert!(begin.elapsed().as_secs() < 20, "and nothing spins");
}

#[test]
fn a_package_without_its_questions_says_so() {
    let unreadable = |bytes: &[u8]| {
        let taken = read(bytes);
        assert_eq!(taken.items, []);
        let said = whole(&taken);
        assert!(matches!(said[..], [Said::Unreadable { .. }]), "{said:?}");
    };
    unreadable(b"PK\x03\x04 and no more");
    unreadable(&zipped(&[("else", b"")]));
    unreadable(&zipped(&[("collection.anki2", b"")]));
    unreadable(&zipped(&[("collection.anki2", &[7; 5_000])]));
    unreadable(&zipped(&[("collection.anki21b", b"no zstandard")]));
    let please = "Please update to the latest Anki version, then import the file again.";
    let old = package(&model("Basic", 0, &["Front", "Back"], "", ""), &[&[please, ""]]);
    unreadable(&old);
}

/// A stream of zstandard in which each block is one byte, 128 KiB times.
fn bomb(blocks: usize) -> Vec<u8> {
    let mut bytes = vec![0x28, 0xB5, 0x2F, 0xFD, 0x00, 0x58];
    for block in 0..blocks {
        let last = u32::from(block + 1 == blocks);
        let head = ((128 * 1024) << 3) | (1 << 1) | last;
        bytes.extend(&u32::to_le_bytes(head)[..3]);
        bytes.push(0);
    }
    bytes
}

#[test]
fn a_bomb_is_not_unpacked() {
    let taken = read(&zipped(&[("collection.anki21b", &bomb(8 * 2049))]));
    assert_eq!(whole(&taken), [Said::Limit { what: "bytes", most: limit::FILE }]);
    // One that is small enough is, and holds nothing.
    let taken = read(&zipped(&[("collection.anki21b", &bomb(1))]));
    assert!(matches!(whole(&taken)[..], [Said::Unreadable { .. }]), "{:?}", whole(&taken));
}

#[test]
fn what_is_long_in_one_place_is_not_read_for_every_note() {
    // A card that names its fields without end, and a field that names sounds without end.
    let front = "{{Front}}".repeat(200_000);
    let model = model("Basic", 0, &["Front", "Back"], &front, "{{Back}}");
    let sounds: Vec<String> = (0..20_000).map(|at| format!("[sound:{at}]")).collect();
    let sounds = sounds.concat();
    let mut notes: Vec<[&str; 2]> = vec![["Capital of Italy?", "Rome"]; 20_000];
    notes.push([&sounds, "Rome"]);
    let notes: Vec<&[&str]> = notes.iter().map(<[&str; 2]>::as_slice).collect();
    let bytes = package(&model, &notes);
    let begin = Instant::now();
    let taken = read(&bytes);
    assert!(begin.elapsed().as_secs() < 60);
    assert_eq!(taken.items.len(), 20_000);
}

#[test]
fn notes_beyond_the_limit_are_not_taken() {
    let collection = database(|db| {
        db.execute_batch(TABLES).expect("tables");
        let model = model("Basic", 0, &["Front", "Back"], "{{Front}}", "{{Back}}");
        db.execute("INSERT INTO col VALUES (?1, '{}')", [model]).expect("a row");
        db.execute_batch(
            "WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n WHERE id < 200005)
             INSERT INTO notes SELECT id, '', 1, '', 'a' || id || char(31) || 'b' FROM n",
        )
        .expect("notes");
    });
    let taken = read(&zipped(&[("collection.anki2", &collection)]));
    assert_eq!(taken.items.len(), limit::QUESTIONS);
    assert_eq!(whole(&taken), [Said::Limit { what: "notes", most: limit::QUESTIONS }]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes_can_be_read(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        read(&bytes);
        read(&zipped(&[("collection.anki21b", &bytes), ("media", &bytes)]));
        read(&zipped(&[("collection.anki2", &bytes), ("media", &bytes)]));
    }

    /// A collection in which some bytes are others, in its pages as in its fields.
    #[test]
    fn any_slips_can_be_read(
        slips in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40),
        packed in any::<bool>(),
    ) {
        let name = if packed { "collection.anki21b" } else { "collection.anki21" };
        let source = fixture(if packed { "school-new.apkg" } else { "school-old.apkg" });
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(source)).expect("a zip");
        let mut bytes = Vec::new();
        let mut part = archive.by_name(name).expect("a collection");
        std::io::Read::read_to_end(&mut part, &mut bytes).expect("bytes");
        for (at, byte) in slips {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        read(&zipped(&[(name, &bytes)]));
    }
}
