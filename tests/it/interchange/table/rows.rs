//! Text to rows: separators, quotes, empty lines, and what a row may lack.

use std::fmt::Write as _;

use num_rational::Ratio;
use proptest::prelude::*;
use smriti::domain::bank::{Body, Shuffle};
use smriti::domain::locale::{Locale, Text};
use smriti::interchange::table::{open, take};
use smriti::interchange::{Place, Said, Weight};

use super::{cell, cells, fixture, only_sheet, right, row, said, taken};

#[test]
fn the_separator_is_told_from_the_rows() {
    for (name, separator) in [("comma", ","), ("semicolon", ";"), ("tab", "\t"), ("bar", "|")] {
        let text = ["Question", "A", "B", "Answer"].join(separator)
            + "\n"
            + &["Yes; or, no?", "one", "two", "B"].map(|c| format!("\"{c}\"")).join(separator);
        let taken = taken(&text);
        assert_eq!(taken.items.len(), 1, "{name}: {taken:?}");
        assert_eq!(right(&taken.items[0]), [2], "{name}");
    }
}

#[test]
fn excel_may_say_the_separator_itself() {
    let sheet = only_sheet(b"sep=;\r\nQuestion;A, B;C\r\n");
    assert_eq!(sheet.rows[0].number(), 2);
    assert_eq!(sheet.rows[0].cell(2), "A, B");
}

#[test]
fn commas_in_the_text_do_not_part_a_table_of_semicolons() {
    let text = "Question;A;B;Answer\nRed, green or blue?;red;green;A\nOne, two or three?;1;2;B\n";
    assert_eq!(taken(text).items.len(), 2);
}

#[test]
fn quotes_hold_lines_separators_and_quotes() {
    let text = "Question,A,B,Answer\r\n\"First,\r\n\"\"second\"\" line\",x,y,A\r\n";
    let taken = taken(text);
    let Body::SingleBest(choices) = &taken.items[0].body else { panic!("{taken:?}") };
    assert_eq!(choices.stem.text(Locale::En), "First,\n\"second\" line");
}

#[test]
fn rows_are_counted_as_a_spreadsheet_counts_them() {
    for end in ["\n", "\r\n", "\r"] {
        let text = ["", "Question,A,B,Answer", "", "\"a\nb\",x,y,A", "", "", "c?,x,y,B"].join(end);
        let numbers: Vec<usize> = only_sheet(text.as_bytes())
            .rows
            .iter()
            .map(smriti::interchange::table::Row::number)
            .collect();
        assert_eq!(numbers, [2, 4, 7], "{end:?}");
    }
}

#[test]
fn a_quote_that_is_never_closed_costs_no_row_below_it() {
    let taken = taken("Question,A,B,Answer\nOne?,x,y,A\n\"Two?,x,y,B\nThree?,x,y,A\n");
    assert_eq!(taken.items.len(), 3, "{taken:?}");
    let unclosed = Said::Unclosed { mark: "\"".to_owned() };
    assert_eq!(
        taken.remarks.iter().map(|r| (&r.place, &r.said)).collect::<Vec<_>>(),
        [(&row(3), &unclosed)]
    );
    // A quote within a value is a letter.
    assert_eq!(super::taken("Question,A,B,Answer\nA 5\" pipe?,x,y,A").remarks, []);
}

#[test]
fn ragged_rows_are_read_as_far_as_they_go() {
    let taken =
        taken("Question,A,B,C,D,Answer,Explanation\nOne?,x,y,z,w,A\nTwo?,x,y,,,B,why,,,,\n");
    assert_eq!(taken.remarks, []);
    assert_eq!(taken.items.iter().map(right).collect::<Vec<_>>(), [vec![1], vec![2]]);
}

#[test]
fn an_option_that_is_missing_moves_no_other() {
    let taken = taken("Question,A,B,C,D,Answer\nOne?,x,,z,w,D\n");
    let item = &taken.items[0];
    assert_eq!(right(item), [3]);
    assert_eq!(super::choices(item).options[2].text, Text::same("w".to_owned()));
}

#[test]
fn what_a_row_lacks_is_said_of_its_cell() {
    let text = "Question,A,B,Answer\n,x,y,A\nOnly one?,x,,A\nNo key?,x,y,\nBeyond?,x,y,E\nSame?,x,x,A\nWords?,,,\n";
    let taken = taken(text);
    let left: Vec<_> = taken.remarks.iter().map(|r| (r.place.clone(), r.said.clone())).collect();
    assert_eq!(
        left,
        [
            (row(2), Said::NoStem),
            (row(3), Said::TooFew { count: 1, least: 2 }),
            (cell(7, 4), Said::NoAnswer),
        ]
    );
    let doubts: Vec<_> = taken
        .items
        .iter()
        .flat_map(|i| &i.remarks)
        .map(|r| (r.place.clone(), r.said.clone()))
        .collect();
    assert_eq!(
        doubts,
        [
            (cell(4, 4), Said::NoKey),
            (cell(5, 4), Said::KeyBeyond { key: "E".to_owned() }),
            (row(6), Said::SameOptions),
        ]
    );
    assert!(taken.items.iter().all(smriti::interchange::Item::is_in_doubt));
}

#[test]
fn kinds_follow_from_what_there_is() {
    let text = "Question,A,B,C,Answer\nOne?,x,y,z,A\nTwo?,x,y,z,\"A,C\"\nThree.,,,,TRUE\n\
        Four.,True,False,,B\nFive?,,,,42\nSix?,,,,2.5 ± 0.1\nSeven?,,,,New Delhi\n";
    let taken = taken(text);
    assert_eq!(taken.remarks, []);
    let names: Vec<_> = taken.items.iter().map(|item| item.body.format().name()).collect();
    assert_eq!(
        names,
        ["single-best", "multi-select", "true-false", "true-false", "numeric", "numeric", "typed"]
    );
    let Body::TrueFalse(four) = &taken.items[3].body else { panic!() };
    assert!(!four.holds);
    let Body::Numeric(six) = &taken.items[5].body else { panic!() };
    assert_eq!((six.answer, six.tolerance), (Ratio::new(5, 2), Ratio::new(1, 10)));
}

#[test]
fn what_a_question_is_filed_under_is_taken() {
    let text = "Question,A,B,Answer,Explanation,Subject,Topic,Difficulty,Tags,Year,Passage,Shuffle\n\
        One?,x,y,A,Because.,Polity,Courts,hard,\"a, b\",2024,A text.,no\n\
        Two?,x,y,A,,,,9,x;y,,,\n";
    let taken = taken(text);
    let one = &taken.items[0];
    assert_eq!(one.topic, ["Polity", "Courts"]);
    assert_eq!(one.tags, ["a", "b", "2024"]);
    assert_eq!(one.difficulty.map(smriti::domain::bank::Difficulty::level), Some(4));
    assert_eq!(one.shuffle, Shuffle::Never);
    assert_eq!(one.passage.as_ref().map(|t| t.text(Locale::En)), Some("A text."));
    assert!(one.explanation.is_some());
    let two = &taken.items[1];
    assert_eq!(two.tags, ["x", "y"]);
    assert_eq!(two.difficulty, None);
    assert_eq!(said(&two.remarks), [&Said::BadNumber { found: "9".to_owned() }]);
    assert_eq!(two.remarks[0].place, cell(3, 8));
}

#[test]
fn a_topic_in_a_row_of_its_own_is_that_of_the_rows_below() {
    let text = "Section,Question,A,B,Answer\nPolity,,,,\n,One?,x,y,A\nMaths,,,,\n,Two?,x,y,B\nOwn,Three?,x,y,B\n";
    let topics: Vec<_> = taken(text).items.into_iter().map(|item| item.topic).collect();
    assert_eq!(topics, [["Polity"], ["Maths"], ["Own"]]);
}

#[test]
fn rows_that_are_no_questions_are_said_but_for_empty_numbers() {
    let text = "No,Question,A,B,Answer\n1,One?,x,y,A\nTotal marks,,,,\nNo,Question,A,B,Answer\n2,,,,\n3,,,,\n";
    let taken = taken(text);
    assert_eq!(taken.items.len(), 1);
    let places: Vec<_> = taken.remarks.iter().map(|r| (r.place.clone(), r.said.weight())).collect();
    assert_eq!(places, [(row(3), Weight::Doubt), (row(4), Weight::Changed)]);
}

#[test]
fn files_of_other_encodings_are_read_and_said() {
    for (name, encoding) in [
        ("windows-1252.csv", "Windows-1252"),
        ("utf-16le.csv", "UTF-16LE"),
        ("utf-16be-without-mark.csv", "UTF-16BE"),
    ] {
        let taken = take(&fixture(name));
        assert_eq!(taken.items.len(), 1, "{name}");
        assert_eq!(said(&taken.remarks), [&Said::Encoding { name: encoding.to_owned() }]);
        assert_eq!(taken.remarks[0].place, Place::Whole);
        assert_eq!(taken.items[0].remarks, [], "{name}");
    }
}

#[test]
fn what_a_spreadsheet_would_run_is_read_without_its_guard() {
    let sheet = only_sheet(b"a,b,c,d\n'=1+1,''@x,'quoted',-5\n");
    assert_eq!(
        cells(&sheet)[1].1.iter().map(|c| c.1.as_str()).collect::<Vec<_>>(),
        ["=1+1", "'@x", "'quoted'", "-5"]
    );
}

#[test]
fn a_cell_or_a_row_without_end_is_left_out() {
    let long = "x".repeat(64 * 1024 + 1);
    let taken = taken(&format!("Question,A,B,Answer\n{long},x,y,A\nTwo?,x,y,B\n"));
    assert_eq!(taken.items.len(), 1);
    assert!(matches!(taken.remarks[0].said, Said::Limit { what: "bytes in a cell", .. }));
    assert_eq!(taken.remarks[0].place, cell(2, 1));
    let wide = format!("Question,A,B,Answer\nOne?,x,y,A{}far\n", ",".repeat(400));
    let taken = super::taken(&wide);
    assert!(matches!(taken.remarks[0].said, Said::Limit { what: "columns", .. }), "{taken:?}");
    assert_eq!(taken.items.len(), 1);
}

#[test]
fn more_questions_than_are_taken_are_said() {
    let mut text = String::from("Question,A,B,Answer\n");
    for number in 0..200_001 {
        writeln!(text, "Q{number}?,x,y,A").expect("a text grows");
    }
    let taken = taken(&text);
    assert_eq!(taken.items.len(), 200_000);
    assert_eq!(said(&taken.remarks), [&Said::Limit { what: "questions", most: 200_000 }]);
}

proptest! {
    #[test]
    fn no_bytes_make_a_table_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let opened = open(&bytes);
        prop_assert!(opened.sheets.iter().all(|sheet| sheet.rows.is_sorted_by_key(smriti::interchange::table::Row::number)));
        take(&bytes);
    }

    #[test]
    fn no_text_like_a_table_panics(
        lines in proptest::collection::vec(
            proptest::collection::vec("[\"',;|\t =@A-D0-3a-z().क-घ\r\n]{0,6}|Question|Answer|Option 1|B|1,3|TRUE", 0..7),
            0..8,
        ),
    ) {
        let text = lines.iter().map(|line| line.join(",")).collect::<Vec<_>>().join("\n");
        for item in taken(&text).items {
            let is_cell = matches!(item.place, Place::Cell { .. });
            prop_assert!(is_cell);
        }
    }
}
