//! What a class marked on paper, as a table.

use proptest::prelude::*;
use smriti::domain::class::lesson::Ticks;
use smriti::domain::exam::paper::Set;
use smriti::interchange::answers::{Doubt, Offer, Remark, Taken, Test, read};

/// A test of four questions, the third with several right choices and the last with a letter for "not
/// attempted"; set B asks them backwards.
fn test() -> Test {
    let one = Offer { choices: 4, several: false, pass: None };
    let offers = vec![one, one, Offer { several: true, ..one }, Offer { pass: Some(4), ..one }];
    let (there, back) = (vec![0, 1, 2, 3], vec![3, 2, 1, 0]);
    Test { offers, orders: [there.clone(), back.clone(), there, back] }
}

fn taken(text: &str) -> Taken {
    read(text.as_bytes(), &test())
}

fn ticks(letters: &str) -> Ticks {
    letters.bytes().map(|letter| usize::from(letter - b'A')).collect()
}

/// The answers of the only paper, in the order of the lesson; "?" where nothing was taken.
fn answers(taken: &Taken) -> Vec<String> {
    let [paper] = taken.papers.as_slice() else { panic!("one paper in {taken:?}") };
    let letters = |ticks: Ticks| {
        let letter = |place: usize| char::from(b'A' + u8::try_from(place).expect("a letter"));
        ticks.places().map(letter).collect::<String>()
    };
    let said = |item: usize| paper.answers.iter().find(|(known, _)| *known == item);
    (0..4).map(|item| said(item).map_or("?".to_owned(), |(_, ticks)| letters(*ticks))).collect()
}

fn doubts(taken: &Taken) -> Vec<(usize, usize, Doubt)> {
    taken.remarks.iter().map(|r: &Remark| (r.row, r.column, r.doubt.clone())).collect()
}

#[test]
fn letters_and_numbers_are_read_however_they_are_written() {
    for line in
        ["7,Asha,B,C,\"A,C\",D", "7,Asha,b,3,ac,4", "७,Asha,(b),३,1 3,d.", "7,Asha,2,C,a+c,D"]
    {
        let taken = taken(&format!("Roll No,Name,1,2,3,4\n{line}\n"));
        assert_eq!(answers(&taken), ["B", "C", "AC", "D"], "{line}: {taken:?}");
        assert_eq!((taken.columns, taken.remarks.len()), (4, 0), "{line}");
        assert_eq!(taken.papers[0].name, "Asha");
    }
    // Blanks, and the letter that says "not attempted".
    let blanks = taken("Roll No,Name,1,2,3,4\n7,Asha,-,,–,E\n");
    assert_eq!(answers(&blanks), ["", "", "", ""]);
}

#[test]
fn columns_are_found_by_their_heads_in_any_order_and_in_hindi() {
    let heads = [
        "Q4,Q3,Q2,Q1,Student name",
        "Question 4;Ques. 3;Q.2;q-1;नाम",
        "प्रश्न 4\tप्र. 3\tप्रश्न २\t1\tविद्यार्थी का नाम",
    ];
    for head in heads {
        let between = head.chars().find(|c| matches!(c, ',' | ';' | '\t')).expect("a separator");
        let line = "D,AC,C,B,Asha".replace(',', &between.to_string());
        let taken = taken(&format!("Class test,{between}{between}\n\n{head}\n{line}\n"));
        assert_eq!(answers(&taken), ["B", "C", "AC", "D"], "{head}: {taken:?}");
    }
}

#[test]
fn answers_stand_in_the_order_of_the_set_that_a_row_names() {
    let text =
        "Roll,Set,1,2,3,4\n1,A,A,B,C,D\n2,b,D,C,B,A\n3,Set B,D,C,B,A\n4,,A,B,C,D\n5,E,A,B,C,D\n";
    let taken = taken(text);
    let sets: Vec<_> = taken.papers.iter().map(|paper| paper.set).collect();
    assert_eq!(sets, [Some(Set::A), Some(Set::B), Some(Set::B), None]);
    let sorted = |place: usize| {
        let mut answers = taken.papers[place].answers.clone();
        answers.sort_by_key(|(item, _)| *item);
        answers
    };
    let expected: Vec<_> =
        ["A", "B", "C", "D"].iter().enumerate().map(|(item, l)| (item, ticks(l))).collect();
    assert!((0..4).all(|place| sorted(place) == expected), "{taken:?}");
    assert_eq!(doubts(&taken), [(6, 2, Doubt::NoSet("E".to_owned()))]);
}

#[test]
fn what_is_not_clear_is_named_with_its_cell_and_not_taken() {
    let text = "Roll,Name,1,2,3,4,5,2\n\
        1,Asha,F,AB,ABCD,A,A,A\n\
        ,,A,,,,,\n\
        2,Ravi,,,,,,\n\
        01,Meena,A,,,,,\n\
        3,Zoya,x,Q,é,9,,\n";
    let taken = taken(text);
    let choice = |row, column, number, written: &str| {
        (row, column, Doubt::NoChoice { number, written: written.to_owned() })
    };
    let expected = [
        (1, 7, Doubt::NoSuch("5".to_owned())),
        (1, 8, Doubt::Twice(2)),
        choice(2, 3, 1, "F"),
        (2, 4, Doubt::Several { number: 2, written: "AB".to_owned() }),
        (3, 0, Doubt::Nobody),
        (4, 0, Doubt::Absent),
        (5, 0, Doubt::Again(2)),
        choice(6, 3, 1, "x"),
        choice(6, 4, 2, "Q"),
        choice(6, 5, 3, "é"),
        choice(6, 6, 4, "9"),
    ];
    assert_eq!(doubts(&taken), expected);
    assert_eq!(taken.papers.len(), 2);
    assert_eq!(taken.papers[0].answers, [(2, ticks("ABCD")), (3, ticks("A"))]);
    assert_eq!(taken.papers[1].answers, []);
}

#[test]
fn a_file_that_is_no_table_of_answers_says_what_is_missing() {
    for (text, doubt) in [
        ("", Doubt::NoTable),
        ("Name,Answer\nAsha,A\n", Doubt::NoHeads),
        ("1,2,3,4\nA,B,C,D\n", Doubt::NoWho),
    ] {
        let taken = taken(text);
        assert_eq!(doubts(&taken), [(0, 0, doubt)], "{text}");
        assert!(taken.papers.is_empty());
    }
}

proptest! {
    #[test]
    fn whatever_is_in_a_file_nothing_panics_and_all_that_is_taken_can_be_given(
        text in "([0-9A-Fa-fQq,;\t\n\"xé नाम–-]|Roll|Name|Set|Q[0-9]|,|\n){0,200}",
        bytes in proptest::collection::vec(any::<u8>(), 0..200),
    ) {
        let test = test();
        let _ = read(&bytes, &test);
        let taken = read(text.as_bytes(), &test);
        for paper in &taken.papers {
            prop_assert!(!paper.name.is_empty() || paper.roll.is_some());
            for (item, ticks) in &paper.answers {
                let offer = test.offers[*item];
                prop_assert!(ticks.places().all(|place| place < offer.choices));
                prop_assert!(offer.several || ticks.count() <= 1);
            }
        }
    }
}
