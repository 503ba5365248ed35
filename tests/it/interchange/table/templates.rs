//! Kahoot's and Wayground's templates.

use smriti::domain::bank::Body;
use smriti::domain::locale::Locale;
use smriti::interchange::table::{Confidence, guess, take, write_kahoot};
use smriti::interchange::{Format, Said};

use super::{fixture, only_sheet, right, said};

#[test]
fn kahoots_template_has_its_heads_in_row_8() {
    let bytes = fixture("kahoot.xlsx");
    let guess = guess(&only_sheet(&bytes));
    assert_eq!(guess.mapping.format, Format::Kahoot);
    assert_eq!((guess.mapping.header, guess.confidence), (Some(8), Confidence::Sure));
    let taken = take(&bytes);
    // The numbers of rows that were not filled in are no questions.
    assert_eq!(taken.remarks, []);
    assert_eq!(taken.items.iter().take(2).map(right).collect::<Vec<_>>(), [vec![1], vec![1, 3]]);
    let Body::TrueFalse(third) = &taken.items[2].body else { panic!("{taken:?}") };
    assert!(!third.holds);
}

#[test]
fn waygrounds_template_gives_advice_in_its_second_row() {
    let bytes = fixture("wayground.csv");
    let guess = guess(&only_sheet(&bytes));
    assert_eq!(guess.mapping.format, Format::Wayground);
    assert_eq!(guess.mapping.first, 3);
    let taken = take(&bytes);
    let names: Vec<_> = taken.items.iter().map(|item| item.body.format().name()).collect();
    assert_eq!(names, ["single-best", "multi-select", "typed"]);
    assert_eq!(right(&taken.items[1]), [1, 3]);
    let Body::Typed(typed) = &taken.items[2].body else { panic!() };
    assert_eq!(typed.accept.len(), 2);
    assert_eq!(said(&taken.remarks), [&Said::NotMarkable, &Said::NotMarkable]);
    assert!(taken.items.iter().all(|item| item.remarks.is_empty()), "{taken:?}");
}

#[test]
fn what_kahoot_cannot_hold_is_cut_or_left_out_and_said() {
    let long = "word ".repeat(40);
    let text = format!(
        "Question,A,B,C,D,E,Answer\n{long}?,x,{long},z,w,,\"A,C\"\nFive?,a,b,c,d,e,E\nCount?,,,,,,42\nTrue.,,,,,,TRUE\n"
    );
    let bank = super::round_trip::bank_of(take(text.as_bytes()).items);
    let written = write_kahoot(&bank, Locale::En).expect("small");
    let cut = |most| Said::Cut { most };
    assert_eq!(
        said(&written.remarks)[..4],
        [
            &cut(120),
            &cut(75),
            &Said::TooMany { count: 5, most: 4 },
            &Said::Unwritable { what: "a number to be typed" },
        ]
    );
    let sheet = only_sheet(&written.bytes);
    assert_eq!(guess(&sheet).mapping.format, Format::Kahoot);
    let question = sheet.row(9).expect("the first question");
    assert_eq!(question.cell(2).chars().count(), 120);
    assert_eq!(question.cell(4).chars().count(), 75);
    assert_eq!(question.cell(8), "1,3");
    let taken = take(&written.bytes);
    assert_eq!(taken.items.len(), 2);
    assert_eq!(right(&taken.items[0]), [1, 3]);
    assert!(matches!(&taken.items[1].body, Body::TrueFalse(statement) if statement.holds));
}
