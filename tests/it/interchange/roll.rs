//! Rolls of classes, as teachers paste and keep them.

use proptest::prelude::*;
use smriti::domain::class::roll::MOST_PUPILS;
use smriti::interchange::roll::{Why, lines_of, read};

fn pairs(text: &str) -> Vec<(String, String)> {
    let roll = read(text);
    assert_eq!(roll.doubts, [], "{text}");
    roll.pupils.into_iter().map(|pupil| (pupil.number, pupil.name)).collect()
}

fn is(text: &str, wanted: &[(&str, &str)]) {
    let wanted: Vec<_> = wanted.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
    assert_eq!(pairs(text), wanted, "{text}");
}

#[test]
fn numbers_and_names_are_told_apart_however_they_are_written() {
    let two = [("1", "Asha Verma"), ("2", "Dev Nath")];
    is("1, Asha Verma\n2, Dev Nath\n", &two);
    is("1\tAsha Verma\r\n2\tDev Nath", &two);
    is("1. Asha Verma\n2. Dev Nath", &two);
    is("1) Asha Verma\n\n2) Dev  Nath", &two);
    is("1 Asha Verma\n2 - Dev Nath", &two);
    is("1.Asha Verma\n2.Dev Nath", &two);
    is("Asha Verma, 1\nDev Nath, 2", &two);
    is("Asha Verma 1\nDev Nath (2)", &two);
    is("\"1\",\"Asha Verma\"\n\"2\",\"Dev Nath\"", &two);
    is("Roll No,Name\n1,Asha Verma\n2,Dev Nath", &two);
    is("अनुक्रमांक\tनाम\n१\tआशा वर्मा\n२\tविकास", &[("१", "आशा वर्मा"), ("२", "विकास")]);
    is(
        "21CS-04 Asha Verma\n21CS-05 Dev Nath",
        &[("21CS-04", "Asha Verma"), ("21CS-05", "Dev Nath")],
    );
}

#[test]
fn of_a_list_of_the_office_the_name_of_the_pupil_is_taken() {
    let text =
        "S.No\tFather's Name\tName\tDOB\n1\tR. Verma\tAsha Verma\t2010\n2\tP. Nath\tDev Nath\t2011";
    is(text, &[("1", "Asha Verma"), ("2", "Dev Nath")]);
    let text = "First name,Last name,ID number\nAsha,Verma,17\nDev,Nath,18";
    is(text, &[("17", "Asha Verma"), ("18", "Dev Nath")]);
}

#[test]
fn names_alone_are_counted() {
    let roll = read("Asha Verma\nDev Nath\nVerma, Usha");
    assert!(roll.is_counted);
    let names: Vec<_> = roll.pupils.iter().map(|p| (p.number.as_str(), p.name.as_str())).collect();
    assert_eq!(names, [("1", "Asha Verma"), ("2", "Dev Nath"), ("3", "Verma, Usha")]);
}

#[test]
fn what_cannot_be_taken_is_named_with_its_line() {
    let long = "x".repeat(41);
    let text = format!(
        "1\tAsha\n01\tAsha again\n3\t\n\n5\t{long}\n6\tFine\nNo number\n7\tLast\n8\tA\n9\tB\n10\tC\n11\tD\n12\tE\n13\tF"
    );
    let roll = read(&text);
    let why: Vec<_> = roll.doubts.iter().map(|doubt| (doubt.line, doubt.why.clone())).collect();
    assert_eq!(
        why,
        [(2, Why::SameNumber(1)), (3, Why::NoName), (5, Why::LongName), (7, Why::NoNumber)]
    );
    assert_eq!(roll.pupils.len(), 9);
    let many: Vec<String> = (0..MOST_PUPILS + 2).map(|n| format!("{n}, Pupil {n}")).collect();
    let roll = read(&many.join("\n"));
    assert_eq!((roll.pupils.len(), roll.doubts.len()), (MOST_PUPILS, 2));
    assert_eq!(roll.doubts[0].why, Why::TooMany);
}

#[test]
fn a_file_becomes_lines_to_be_looked_at() {
    let bytes = "Name,Roll no,Mother\nAsha Verma,7,U. Verma\n\"Nath, Dev\",8,K. Nath\n".as_bytes();
    let lines = lines_of(bytes).expect("lines");
    assert_eq!(lines, "7\tAsha Verma\n8\tNath, Dev");
    is(&lines, &[("7", "Asha Verma"), ("8", "Nath, Dev")]);
    assert_eq!(lines_of("1. Asha\n2. Dev".as_bytes()).as_deref(), Some("1. Asha\n2. Dev"));
}

proptest! {
    #[test]
    fn whatever_is_taken_is_read_again_as_it_is(text in "[0-9a-cअ-ऊ१२,;.\t \n\"()#-]{0,80}") {
        let roll = read(&text);
        let lines: Vec<_> = roll.pupils.iter().map(|p| format!("{}\t{}", p.number, p.name)).collect();
        let again = read(&lines.join("\n"));
        prop_assert!(again.pupils.len() <= roll.pupils.len());
        for pupil in &roll.pupils {
            prop_assert!(!pupil.name.is_empty() && !pupil.number.is_empty());
        }
    }

    #[test]
    fn no_bytes_are_too_much(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        if let Some(lines) = lines_of(&bytes) {
            read(&lines);
        }
    }
}
