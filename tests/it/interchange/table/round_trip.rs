//! What is written is read back the same with the mapping that is guessed for it, as far as a table
//! goes.

use proptest::prelude::*;
use smriti::domain::bank::{Bank, BankId, Body, Choice, Choices, Question, Statement};
use smriti::domain::locale::{Locale, Text};
use smriti::interchange::table::{open, take, write_csv, write_xlsx};
use smriti::interchange::{Cover, Item, Said, Taken, assemble};

use super::only_sheet;
use crate::bank::arbitrary;

/// A bank of these items.
pub(super) fn bank_of(items: Vec<Item>) -> Bank {
    let cover = Cover {
        id: BankId::from("made"),
        title: Text::same("Made".to_owned()),
        subject: Text::same("Made".to_owned()),
        licence: "CC0-1.0".to_owned(),
        authors: Vec::new(),
        languages: vec![Locale::En],
        exams: Vec::new(),
    };
    assemble(cover, items, |_| false)
}

/// A text as a cell holds it: without the spaces around it, the line ends of other systems and what
/// is no text; the same in both languages if both say the same.
fn held(text: &Text) -> Option<Text> {
    let clean = |words: &String| {
        let lines = words.replace("\r\n", "\n").replace('\r', "\n");
        let text: String =
            lines.chars().filter(|c| matches!(c, '\n' | '\t') || !c.is_control()).collect();
        text.trim().to_owned()
    };
    let of = |locale| text.exact(locale).map(clean).filter(|words| !words.is_empty());
    match (of(Locale::En), of(Locale::Hi)) {
        (None, None) => None,
        (Some(english), Some(hindi)) if english == hindi => Some(Text::same(english)),
        (Some(english), Some(hindi)) => Some(Text::both(english, hindi)),
        (Some(english), None) => Some(Text::only(Locale::En, english)),
        (None, Some(hindi)) => Some(Text::only(Locale::Hi, hindi)),
    }
}

fn held_choices(choices: &Choices) -> Choices {
    let option = |option: &Choice| Choice {
        text: held(&option.text).expect("words"),
        why: option.why.as_ref().and_then(held),
        ..option.clone()
    };
    Choices {
        stem: held(&choices.stem).expect("words"),
        options: choices.options.iter().map(option).collect(),
    }
}

/// What a table holds of a question; `None` for what is laid flat.
fn held_body(body: &Body) -> Option<Body> {
    Some(match body {
        Body::SingleBest(choices) => Body::SingleBest(held_choices(choices)),
        Body::Negative(choices) => Body::Negative(held_choices(choices)),
        Body::OddOneOut(choices) => Body::OddOneOut(held_choices(choices)),
        Body::FillIn(choices) => Body::FillIn(held_choices(choices)),
        Body::MultiSelect(choices) => Body::MultiSelect(held_choices(choices)),
        Body::TrueFalse(statement) => Body::TrueFalse(Statement {
            text: held(&statement.text).expect("words"),
            holds: statement.holds,
            why: statement.why.as_ref().and_then(held),
            fact: None,
        }),
        Body::Numeric(numeric) => {
            let mut numeric = numeric.clone();
            numeric.stem = held(&numeric.stem).expect("words");
            numeric.unit = numeric.unit.as_ref().and_then(held);
            Body::Numeric(numeric)
        }
        Body::Typed(typed) => {
            let mut typed = typed.clone();
            typed.stem = held(&typed.stem).expect("words");
            typed.accept = typed.accept.iter().filter_map(held).collect();
            Body::Typed(typed)
        }
        Body::Statements(_)
        | Body::HowMany(_)
        | Body::PairsCoded(_)
        | Body::PairsHowMany(_)
        | Body::Lists(_)
        | Body::AssertionReason(_)
        | Body::Explains(_)
        | Body::Order(_) => return None,
    })
}

fn compare(bank: &Bank, taken: &Taken) -> Result<(), TestCaseError> {
    prop_assert_eq!(taken.items.len(), bank.questions.len(), "{:?}", taken.remarks);
    for (question, item) in bank.questions.iter().zip(&taken.items) {
        prop_assert_eq!(item.id.as_deref(), Some(question.id.as_str()));
        prop_assert_eq!(item.difficulty, Some(question.difficulty));
        prop_assert_eq!(item.shuffle, question.shuffle);
        prop_assert_eq!(&item.tags, &question.tags);
        let topic = bank.topics.iter().find(|topic| topic.id == question.topic);
        let topic =
            topic.and_then(|topic| held(&Text::same(topic.title.text(Locale::En).to_owned())));
        let topic = topic.map(|topic| topic.text(Locale::En).to_owned());
        prop_assert_eq!(&item.topic, &topic.into_iter().collect::<Vec<_>>());
        let passage = question.passage.as_ref().map(|_| &bank.passages[0].text);
        prop_assert_eq!(&item.passage, &passage.and_then(held));
        match held_body(&question.body) {
            Some(body) => {
                prop_assert_eq!(&item.body, &body);
                prop_assert_eq!(&item.explanation, &question.explanation.as_ref().and_then(held));
            }
            None => flat_is_right(question, item)?,
        }
    }
    Ok(())
}

/// A question that was laid flat has one right option, the one that is printed as right.
fn flat_is_right(question: &Question, item: &Item) -> Result<(), TestCaseError> {
    let Body::SingleBest(choices) = &item.body else {
        return Err(TestCaseError::fail(format!("{:?}", item.body)));
    };
    let printed = smriti::domain::bank::printed::Printed::of(question, None);
    let key: Vec<bool> = printed
        .choices()
        .iter()
        .filter(|choice| !choice.not_attempted)
        .map(|choice| choice.right)
        .collect();
    prop_assert_eq!(choices.options.iter().map(|option| option.right).collect::<Vec<_>>(), key);
    Ok(())
}

proptest! {
    #[test]
    fn what_is_written_is_read_the_same(bank in arbitrary::bank()) {
        let csv = write_csv(&bank);
        let flattened = bank.questions.iter().filter(|q| held_body(&q.body).is_none()).count();
        let said = csv.remarks.iter().filter(|remark| remark.said == Said::Flattened).count();
        prop_assert_eq!(said, flattened);
        compare(&bank, &take(&csv.bytes))?;
        let xlsx = write_xlsx(&bank).expect("small enough");
        compare(&bank, &take(&xlsx.bytes))?;
    }

    #[test]
    fn cells_come_back_whatever_they_begin_with(
        words in "[=+@'\\-]{0,3}[a-zA-Z0-9=+ \n\",;_x<&>]{1,20}(_x0041_)?",
    ) {
        let stem = format!("{words}?");
        let mut item = take(b"Question,A,B,Answer\nOne?,p,q,A\n").items.remove(0);
        let Body::SingleBest(choices) = &mut item.body else { panic!() };
        choices.stem = Text::only(Locale::En, stem.clone());
        let bank = bank_of(vec![item]);
        let csv = write_csv(&bank);
        let shown = String::from_utf8(csv.bytes.clone()).expect("text");
        // What a spreadsheet sees as the first character of a cell.
        for cell in csv_cells(&shown) {
            prop_assert!(!cell.starts_with(['=', '+', '@']), "{:?}", cell);
            prop_assert!(!cell.starts_with('-') || cell.parse::<f64>().is_ok(), "{:?}", cell);
        }
        compare(&bank, &take(&csv.bytes))?;
        compare(&bank, &take(&write_xlsx(&bank).expect("small enough").bytes))?;
    }
}

/// The cells of a file as any other program reads them.
fn csv_cells(text: &str) -> Vec<String> {
    let text = text.trim_start_matches('\u{FEFF}');
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader
        .records()
        .flat_map(|row| row.expect("a row").iter().map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

#[test]
fn a_bank_in_one_language_has_plain_heads_and_one_in_two_has_twins() {
    let heads = |bytes: &[u8]| -> Vec<String> {
        only_sheet(bytes).rows[0].cells().map(|cell| cell.1.to_owned()).collect()
    };
    let one = bank_of(take(b"Question,A,B,Answer\nOne or two?,yes,no,A\n").items);
    assert_eq!(
        heads(&write_csv(&one).bytes)[2..6],
        ["question", "option_1", "option_2", "option_3"]
    );
    let text = "Question,question_hi,A,B,Answer\nOne?,एक?,x,y,A\n";
    let two = bank_of(take(text.as_bytes()).items);
    let written = write_csv(&two);
    assert_eq!(heads(&written.bytes)[2..5], ["question_en", "question_hi", "option_1_en"]);
    // Excel takes a file without the mark for Windows-1252.
    assert!(written.bytes.starts_with("\u{FEFF}".as_bytes()));
}

#[test]
fn the_same_bank_is_the_same_bytes() {
    let bank = bank_of(take(b"Question,A,B,Answer\nOne?,x,y,A\n").items);
    assert_eq!(write_xlsx(&bank), write_xlsx(&bank));
    assert_eq!(open(&write_xlsx(&bank).expect("small").bytes).sheets.len(), 1);
}

#[test]
fn a_text_too_long_for_excel_is_cut_and_said() {
    let long = "x".repeat(40_000);
    let text = format!("Question,A,B,Answer,Topic\n{long},p,q,A,Law\n");
    let bank = bank_of(take(text.as_bytes()).items);
    assert!(write_csv(&bank).remarks.is_empty());
    let written = write_xlsx(&bank).expect("small");
    assert_eq!(
        written.remarks.iter().map(|r| &r.said).collect::<Vec<_>>(),
        [&Said::Cut { most: 32_767 }]
    );
    assert_eq!(only_sheet(&written.bytes).rows[1].cell(3).chars().count(), 32_767);
}
