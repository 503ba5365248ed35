//! The package that a bank goes out as, and its way back.

use std::collections::BTreeSet;
use std::io::{Cursor, Read as _};

use num_rational::Ratio;
use proptest::prelude::*;
use smriti::domain::bank::{Bank, Body, Choice, Exam, Passage, Question, Shuffle};
use smriti::domain::locale::Locale;
use smriti::interchange::flat::{Flat, FlatAnswer, FlatOption, flat};
use smriti::interchange::qti::{is_content_package, looks_like, read, write};
use smriti::interchange::{Cover, Remark, Said, Weight, assemble};
use zip::ZipArchive;

use super::en;
use crate::bank::arbitrary;

fn cover() -> Cover {
    Cover {
        id: "back".into(),
        title: en("Back"),
        subject: en("Back"),
        licence: "CC0-1.0".to_owned(),
        authors: Vec::new(),
        languages: vec![Locale::En],
        exams: vec![Exam::Other],
    }
}

/// The files of a package.
fn files(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    (0..archive.len())
        .map(|at| {
            let mut file = archive.by_index(at).expect("a file");
            let mut text = String::new();
            file.read_to_string(&mut text).expect("text");
            (file.name().expect("a name").into_owned(), text)
        })
        .collect()
}

/// Whether every element of a file is closed in its place, and every entity is one of XML.
fn assert_well_formed(name: &str, xml: &str) {
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut depth = 0_usize;
    loop {
        match reader.read_event() {
            Ok(quick_xml::events::Event::Start(tag)) => {
                depth += 1;
                assert!(tag.attributes().all(|attribute| attribute.is_ok()), "{name}: {tag:?}");
            }
            Ok(quick_xml::events::Event::End(_)) => depth -= 1,
            Ok(quick_xml::events::Event::GeneralRef(entity)) => {
                let known = ["amp", "lt", "gt", "quot"].iter().any(|e| e.as_bytes() == &*entity);
                assert!(known, "{name}: {entity:?}");
            }
            Ok(quick_xml::events::Event::Eof) => break,
            Ok(_) => {}
            Err(error) => panic!("{name}: {error}\n{xml}"),
        }
    }
    assert_eq!(depth, 0, "{name}");
    assert!(xml.chars().all(|c| matches!(c, '\n' | '\t') || !c.is_control()), "{name}");
}

/// Words alone, since HTML and XML have their own ways with spaces and no control characters.
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

/// Whether what came back is what was written, as far as QTI can hold it: the words of one language,
/// the key, what is said of each option, and numbers to the last of twelve places.
fn assert_alike(before: &Flat, after: &Flat) {
    assert_eq!(squash(&before.stem), squash(&after.stem));
    let explanation = |flat: &Flat| flat.explanation.as_deref().map(squash);
    assert_eq!(explanation(before), explanation(after));
    match (&before.answer, &after.answer) {
        (FlatAnswer::One(one), FlatAnswer::One(other))
        | (FlatAnswer::Many(one), FlatAnswer::Many(other)) => {
            assert_eq!(squashed(one), squashed(other));
        }
        (
            FlatAnswer::Number { answer, tolerance, unit },
            FlatAnswer::Number { answer: number, tolerance: within, unit: name },
        ) => {
            let wide = |number: &Ratio<i64>| {
                Ratio::new(i128::from(*number.numer()), i128::from(*number.denom()))
            };
            let off = wide(answer) - wide(number);
            let off = if off < Ratio::from_integer(0) { -off } else { off };
            assert!(off <= Ratio::new(1, 100_000), "{answer} became {number}");
            assert!(wide(within) >= wide(tolerance) && off <= wide(within));
            let exact = |number: &Ratio<i64>| [1, 10, 1000].contains(number.denom());
            if exact(answer) && exact(tolerance) {
                assert_eq!((answer, tolerance), (number, within));
            }
            assert_eq!(unit.as_deref().map(squash), name.as_deref().map(squash));
        }
        (FlatAnswer::Words(one), FlatAnswer::Words(other)) => {
            let set = |words: &[String]| -> BTreeSet<String> {
                words.iter().map(|words| squash(words)).collect()
            };
            assert_eq!(squash(&one[0]), squash(&other[0]), "the first is shown as the key");
            assert_eq!(set(one), set(other));
        }
        (
            FlatAnswer::TrueFalse { holds, why },
            FlatAnswer::TrueFalse { holds: held, why: said },
        ) => {
            assert_eq!(holds, held);
            assert_eq!(why.as_deref().map(squash), said.as_deref().map(squash));
        }
        (FlatAnswer::Pairs { rows, extra }, FlatAnswer::Pairs { rows: back, extra: more }) => {
            let pairs = |rows: &[(String, String)]| -> Vec<(String, String)> {
                rows.iter().map(|(left, right)| (squash(left), squash(right))).collect()
            };
            assert_eq!(pairs(rows), pairs(back));
            let words =
                |words: &[String]| words.iter().map(|one| squash(one)).collect::<Vec<String>>();
            assert_eq!(words(extra), words(more));
        }
        (one, other) => panic!("{one:?} became {other:?}"),
    }
}

fn passage_of<'b>(bank: &'b Bank, question: &Question) -> Option<&'b Passage> {
    let id = question.passage.as_ref()?;
    bank.passages.iter().find(|passage| passage.id == *id)
}

/// The options that an author wrote, who may have pinned some.
fn options(body: &Body) -> Option<&[Choice]> {
    match body {
        Body::SingleBest(choices)
        | Body::Negative(choices)
        | Body::OddOneOut(choices)
        | Body::FillIn(choices)
        | Body::MultiSelect(choices) => Some(&choices.options),
        _ => None,
    }
}

proptest! {
    #[test]
    fn any_bank_comes_back_as_far_as_qti_can_hold_it(
        bank in arbitrary::bank(),
        in_hindi in any::<bool>(),
    ) {
        let locale = if in_hindi { Locale::Hi } else { Locale::En };
        let packed = write(&bank, locale).expect("a package");
        prop_assert_eq!(&packed, &write(&bank, locale).expect("a package"));
        prop_assert!(is_content_package(&packed.bytes));
        for (name, xml) in files(&packed.bytes) {
            assert_well_formed(&name, &xml);
            prop_assert_eq!(looks_like(xml.as_bytes()), name != "imsmanifest.xml");
        }
        let back = read(&packed.bytes);
        prop_assert_eq!(&back.remarks, &[]);
        prop_assert_eq!(back.items.len(), bank.questions.len());
        for item in &back.items {
            let lost = |remark: &&Remark| remark.said.weight() != Weight::Doubt;
            prop_assert_eq!(item.remarks.iter().find(lost), None);
        }
        if !bank.questions.is_empty() {
            let title = back.title.as_deref().map(squash);
            prop_assert_eq!(title, Some(squash(bank.title.text(locale))));
        }
        let again = assemble(cover(), back.items, |_| false);
        for (before, after) in bank.questions.iter().zip(&again.questions) {
            prop_assert_eq!(&before.id, &after.id);
            prop_assert_eq!(&before.tags, &after.tags);
            prop_assert_eq!(before.difficulty, after.difficulty);
            let flat_before = flat(before, None, locale);
            let flat_after = flat(after, None, flat_before.locale);
            let told = |bank: &Bank, question: &Question| {
                passage_of(bank, question).map(|it| squash(it.text.text(flat_before.locale)))
            };
            prop_assert_eq!(told(&bank, before), told(&again, after));
            if let (Body::Order(order), Body::Order(back)) = (&before.body, &after.body) {
                let item = |item: &smriti::domain::bank::Item| {
                    let said = |text: &smriti::domain::locale::Text| {
                        squash(text.text(flat_before.locale))
                    };
                    (said(&item.text), item.why.as_ref().map(said))
                };
                let items = order.items.iter().map(item).collect::<Vec<_>>();
                prop_assert_eq!(items, back.items.iter().map(item).collect::<Vec<_>>());
                let intro = squash(order.intro.text(flat_before.locale));
                prop_assert_eq!(intro, squash(back.intro.text(flat_before.locale)));
                continue;
            }
            prop_assert!(!matches!(before.body, Body::Order(_)));
            assert_alike(&flat_before, &flat_after);
            if let (Some(options), Some(back)) = (options(&before.body), options(&after.body)) {
                let pins = |options: &[Choice]| -> Vec<bool> {
                    options.iter().map(|option| option.pinned).collect()
                };
                prop_assert_eq!(pins(options), pins(back));
                prop_assert_eq!(before.shuffle, after.shuffle);
            } else if flat_before.remarks.contains(&Said::Flattened) {
                prop_assert_eq!(after.shuffle, Shuffle::Never);
            }
        }
        let flattened = |remark: &&Remark| remark.said == Said::Flattened;
        for remark in packed.remarks.iter().filter(flattened) {
            prop_assert_eq!(remark.said.weight(), Weight::Changed);
        }
    }
}
