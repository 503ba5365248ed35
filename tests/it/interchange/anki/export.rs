//! Banks as packages.

use proptest::prelude::*;
use rusqlite::Connection;
use smriti::domain::bank::{Bank, Body, Exam, Shuffle, schema};
use smriti::domain::locale::{Locale, Localized, Text};
use smriti::domain::time::Timestamp;
use smriti::interchange::anki::{read, read_text, write};
use smriti::interchange::flat::{Flat, FlatAnswer, FlatOption, flat_coded};
use smriti::interchange::{Cover, Said, Weight, assemble};

use super::{said, told};
use crate::bank::arbitrary;

const FORMATS: &str = include_str!("../../../fixtures/banks/good/formats.ron");
const NOW: Timestamp = Timestamp(1_790_000_000_123);

fn formats() -> Bank {
    schema::decode(FORMATS).0.expect("a bank").bank
}

fn cover() -> Cover {
    let title = Localized::only(Locale::En, "Back".to_owned());
    Cover {
        id: "back".into(),
        title: title.clone(),
        subject: title,
        licence: "CC0-1.0".to_owned(),
        authors: Vec::new(),
        languages: vec![Locale::En],
        exams: vec![Exam::Other],
    }
}

/// The database of a package.
fn opened(package: &[u8]) -> Connection {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(package)).expect("a zip");
    let mut bytes = Vec::new();
    let mut part = archive.by_name("collection.anki2").expect("a collection");
    std::io::Read::read_to_end(&mut part, &mut bytes).expect("bytes");
    let mut db = Connection::open_in_memory().expect("memory");
    db.deserialize_read_exact("main", bytes.as_slice(), bytes.len(), false).expect("a database");
    db
}

/// A package whose database was changed by this statement.
fn changed(package: &[u8], statement: &str) -> Vec<u8> {
    let mut db = opened(package);
    assert!(db.execute(statement, []).expect("a statement") > 0, "{statement}");
    let bytes = db.serialize("main").expect("bytes").to_vec();
    super::zipped(&[("collection.anki2", &bytes)])
}

fn texts(db: &Connection, query: &str) -> Vec<String> {
    let mut statement = db.prepare(query).expect("a query");
    let rows = statement.query_map([], |row| row.get(0)).expect("rows");
    rows.map(|row| row.expect("a text")).collect()
}

#[test]
fn a_bank_is_a_note_for_each_question_in_a_deck_for_each_topic() {
    let bank = formats();
    let written = write(&bank, Locale::En, NOW).expect("written");
    assert_eq!(write(&bank, Locale::En, NOW).as_ref(), Ok(&written), "the same bytes");
    let db = opened(&written.bytes);
    let guids = texts(&db, "SELECT guid FROM notes ORDER BY id");
    let ids: Vec<String> =
        bank.questions.iter().map(|question| format!("{}@en", question.id)).collect();
    assert_eq!(guids, ids);
    let cards: Vec<String> =
        texts(&db, "SELECT count(*) || '' FROM cards JOIN notes ON nid = notes.id");
    assert_eq!(cards, [bank.questions.len().to_string()]);
    let decks = texts(
        &db,
        "SELECT DISTINCT json_extract(decks, '$.\"' || did || '\".name') FROM cards, col ORDER BY did",
    );
    let title = bank.title.text(Locale::En);
    assert!(decks.iter().all(|deck| deck.starts_with(&format!("{title}::"))), "{decks:?}");
    let topics: std::collections::BTreeSet<_> =
        bank.questions.iter().map(|question| &question.topic).collect();
    assert_eq!(decks.len(), topics.len());
    let later = write(&bank, Locale::En, Timestamp(NOW.0 + 5_000)).expect("written");
    let later = opened(&later.bytes);
    assert_eq!(
        texts(&later, "SELECT guid FROM notes ORDER BY id"),
        guids,
        "notes keep their names"
    );
    assert_eq!(texts(&later, "SELECT DISTINCT mod || '' FROM notes"), ["1790000005"]);
    let kinds = "SELECT key FROM col, json_each(models)";
    assert_eq!(texts(&later, kinds), texts(&db, kinds), "and their kind");
}

#[test]
fn what_was_written_comes_back_in_its_place() {
    let bank = formats();
    let back = read(&write(&bank, Locale::En, NOW).expect("written").bytes);
    assert_eq!(back.remarks, []);
    assert_eq!(back.title.as_deref(), Some(bank.title.text(Locale::En)));
    for (item, question) in back.items.iter().zip(&bank.questions) {
        assert_eq!(item.id.as_deref(), Some(question.id.as_str()));
        let topic = bank.topics.iter().find(|topic| topic.id == question.topic).expect("a topic");
        assert_eq!(item.topic.join(" / "), topic.title.text(Locale::En));
        assert!(item.remarks.is_empty(), "{}", told(&back));
        let is_flat = flat_coded(question, None, Locale::En).remarks.contains(&Said::Flattened);
        let is_fixed = question.shuffle == Shuffle::Never || is_flat;
        assert_eq!(item.shuffle == Shuffle::Never, is_fixed, "{}", question.id);
    }
}

#[test]
fn what_anki_writes_as_text_comes_back_too() {
    let bank = formats();
    let package = write(&bank, Locale::En, NOW).expect("written").bytes;
    let mut text = "#separator:tab\n#html:true\n#notetype column:1\n#deck:Bank::Topic\n".to_owned();
    for fields in texts(&opened(&package), "SELECT flds FROM notes ORDER BY id") {
        let fields: Vec<String> = fields
            .split('\u{1f}')
            .map(|field| format!("\"{}\"", field.replace('"', "\"\"")))
            .collect();
        text.push_str("Smriti question\t");
        text.push_str(&fields.join("\t"));
        text.push('\n');
    }
    let (packed, written) = (read(&package), read_text(&text));
    assert_eq!(written.items.len(), packed.items.len());
    for (one, other) in packed.items.iter().zip(&written.items) {
        assert_eq!((&one.id, &one.body), (&other.id, &other.body));
        assert_eq!(one.explanation, other.explanation);
    }
}

#[test]
fn signs_that_only_part_words_still_part_them() {
    let mut bank = formats();
    let number =
        bank.questions.iter().position(|question| matches!(question.body, Body::Numeric(_)));
    let at = number.expect("one of this kind");
    if let Body::Numeric(numeric) = &mut bank.questions[at].body {
        numeric.stem = Localized::only(Locale::En, "How\tmany\u{85}are there?".to_owned());
        numeric.unit = Some(Localized::only(Locale::En, "sq\u{85}km".to_owned()));
    }
    let back = read(&write(&bank, Locale::En, NOW).expect("written").bytes);
    let Body::Numeric(numeric) = &back.items[at].body else { panic!("{}", told(&back)) };
    assert_eq!(numeric.stem.text(Locale::En), "How many are there?");
    assert_eq!(numeric.unit.as_ref().map(|unit| unit.text(Locale::En)), Some("sq km"));
}

#[test]
fn what_was_changed_in_anki_holds() {
    let bank = formats();
    let package = write(&bank, Locale::En, NOW).expect("written").bytes;
    let at = bank
        .questions
        .iter()
        .position(|question| matches!(question.body, Body::SingleBest(_)))
        .expect("one of this kind");
    let id = NOW.0 + i64::try_from(at).expect("few");
    let letter = "SELECT flds FROM notes WHERE id = ";
    let fields = texts(&opened(&package), &format!("{letter}{id}")).remove(0);
    let answer = fields.split('\u{1f}').nth(2).expect("an answer").to_owned();
    let other = if answer == "A" { "B" } else { "A" };
    let swap = |to: &str| {
        changed(
            &package,
            &format!(
                "UPDATE notes SET flds = replace(flds, char(31) || '{answer}' || char(31), \
                 char(31) || '{to}' || char(31)) WHERE id = {id}"
            ),
        )
    };
    let item = &read(&swap(other)).items[at];
    assert_eq!(said(item), [Said::KeysDiffer { taken: other.into(), other: answer.clone() }]);
    assert_eq!(
        said(&read(&swap("Z")).items[at]),
        [Said::KeyBeyond { key: "Z".into() }, Said::NoKey]
    );
    assert_eq!(said(&read(&swap("")).items[at]).last(), Some(&Said::NoKey));
    let renamed = changed(&package, "UPDATE notes SET flds = replace(flds, 'one fixed', 'essay')");
    let left = read(&renamed).remarks;
    assert!(left.iter().any(|remark| remark.said == Said::UnknownKind { kind: "essay".into() }));
}

/// Words alone, since HTML has its own ways with spaces and no control characters.
fn squash(text: &str) -> String {
    let text: String = text.chars().filter(|c| c.is_whitespace() || !c.is_control()).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn squashed(options: &[FlatOption]) -> Vec<(String, bool, Option<String>)> {
    let one = |option: &FlatOption| {
        (squash(&option.text), option.right, option.why.as_deref().map(squash))
    };
    options.iter().map(one).collect()
}

fn explanation(flat: &Flat) -> String {
    flat.explanation.as_deref().map(squash).unwrap_or_default()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// The words of one language, the key, what is said of each option, tags but for their spaces,
    /// the topic but for its colons, what is cited as a part of the explanation.
    #[test]
    fn any_bank_comes_back_as_far_as_a_note_can_hold_it(
        bank in arbitrary::bank(),
        in_hindi in any::<bool>(),
    ) {
        let locale = if in_hindi { Locale::Hi } else { Locale::En };
        let written = write(&bank, locale, NOW).expect("written");
        let back = read(&written.bytes);
        prop_assert_eq!(&back.remarks, &[]);
        prop_assert_eq!(back.items.len(), bank.questions.len());
        for item in &back.items {
            let lost = item.remarks.iter().find(|remark| remark.said.weight() != Weight::Doubt);
            prop_assert_eq!(lost, None);
        }
        let again = assemble(cover(), back.items, |_| false);
        for (question, after) in bank.questions.iter().zip(&again.questions) {
            prop_assert_eq!(&question.id, &after.id);
            let tags: Vec<String> =
                question.tags.iter().map(|tag| tag.replace(' ', "_")).collect();
            prop_assert_eq!(&tags, &after.tags);
            let passage = question.passage.as_ref().and_then(|id| {
                bank.passages.iter().find(|passage| passage.id == *id)
            });
            let before = flat_coded(question, passage, locale);
            let after = flat_coded(after, None, before.locale);
            prop_assert_eq!(squash(&before.stem), squash(&after.stem));
            let mut why = explanation(&before);
            if !question.sources.is_empty() {
                let text = |text: &Text| text.text(before.locale).to_owned();
                let source = &bank.sources[0];
                let url = source.url.as_deref().unwrap_or_default();
                why = squash(&format!("{why} {}: {} {url}", text(&source.short), text(&source.cite)));
            }
            prop_assert_eq!(why, explanation(&after));
            match (&before.answer, &after.answer) {
                (FlatAnswer::One(one), FlatAnswer::One(other))
                | (FlatAnswer::Many(one), FlatAnswer::Many(other)) => {
                    prop_assert_eq!(squashed(one), squashed(other));
                }
                (FlatAnswer::Words(one), FlatAnswer::Words(other)) => {
                    let words = |words: &[String]| -> Vec<String> {
                        words.iter().map(|words| squash(words)).collect()
                    };
                    prop_assert_eq!(words(one), words(other));
                }
                (
                    FlatAnswer::Number { answer, tolerance, unit },
                    FlatAnswer::Number { answer: number, tolerance: within, unit: name },
                ) => {
                    let exact = |number: &num_rational::Ratio<i64>| {
                        [1, 10, 1000].contains(number.denom())
                    };
                    if exact(answer) && exact(tolerance) {
                        prop_assert_eq!((answer, tolerance), (number, within));
                    }
                    prop_assert_eq!(unit.as_deref().map(squash), name.as_deref().map(squash));
                }
                (
                    FlatAnswer::TrueFalse { holds, why },
                    FlatAnswer::TrueFalse { holds: held, why: said },
                ) => {
                    prop_assert_eq!(holds, held);
                    prop_assert_eq!(why.as_deref().map(squash), said.as_deref().map(squash));
                }
                (one, other) => panic!("{one:?} became {other:?}"),
            }
        }
    }
}
