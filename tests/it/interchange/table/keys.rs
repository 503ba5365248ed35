//! Cells of answers: letters, numbers from 1 or 0, "Option3", words, several, and all of them in one
//! file.

use std::fmt::Write as _;

use smriti::interchange::Said;
use smriti::interchange::table::{KeyForm, Unclear, guess, read};

use super::{fixture, guessed, only_sheet, right, said, taken};

/// A table of four-option questions with these answers.
fn table(answers: &[&str]) -> String {
    let mut text = String::from("Question,Option 1,Option 2,Option 3,Option 4,Answer\n");
    for (number, answer) in answers.iter().enumerate() {
        writeln!(text, "Question {number}?,red,green,blue,white,\"{answer}\"")
            .expect("a text grows");
    }
    text
}

/// What each answer is taken for.
fn keys(answers: &[&str]) -> Vec<Vec<usize>> {
    taken(&table(answers)).items.iter().map(right).collect()
}

#[test]
fn letters_are_read_however_they_are_written() {
    let answers =
        ["B", "b", "(b)", "b)", "B.", "[B]", "Option B", "Ans. (b)", "b) green", "ख", "(ब)"];
    assert_eq!(keys(&answers), vec![vec![2]; answers.len()]);
    let taken = taken(&table(&answers));
    assert!(taken.items.iter().all(|item| item.remarks.is_empty()), "{taken:?}");
}

#[test]
fn a_letter_whose_words_are_those_of_another_option_is_in_doubt() {
    let taken = taken(&table(&["A", "b) blue", "C"]));
    let item = &taken.items[1];
    assert_eq!(right(item), [2]);
    assert_eq!(
        said(&item.remarks),
        [&Said::KeysDiffer { taken: "B green".to_owned(), other: "C blue".to_owned() }]
    );
}

#[test]
fn numbers_count_from_one_where_the_last_option_is_named() {
    let guess = guessed(&table(&["1", "4", "2"]));
    assert_eq!(guess.mapping.key, KeyForm::OneBased);
    assert_eq!(guess.unclear, []);
    assert_eq!(keys(&["1", "4", "2"]), [[1], [4], [2]]);
}

#[test]
fn numbers_count_from_nought_where_there_is_one() {
    let guess = guessed(&table(&["0", "3", "2"]));
    assert_eq!(guess.mapping.key, KeyForm::ZeroBased);
    assert_eq!(guess.unclear, []);
    assert_eq!(keys(&["0", "3", "2"]), [[1], [4], [3]]);
}

#[test]
fn where_neither_shows_the_guess_says_so_and_each_key_is_in_doubt() {
    let text = table(&["1", "3", "2"]);
    let guess = guessed(&text);
    assert_eq!(guess.unclear, [Unclear::Base]);
    let taken = taken(&text);
    assert!(taken.items.iter().all(smriti::interchange::Item::is_in_doubt));
    assert_eq!(
        said(&taken.items[0].remarks),
        [&Said::KeysDiffer { taken: "A red".to_owned(), other: "B green".to_owned() }]
    );
    // Once a person has said it there is no doubt.
    let sheet = only_sheet(text.as_bytes());
    let mapping = smriti::interchange::table::Mapping { key: KeyForm::ZeroBased, ..guess.mapping };
    let taken = read(&sheet, &mapping);
    assert_eq!(taken.items.iter().map(right).collect::<Vec<_>>(), [[2], [4], [3]]);
    assert!(taken.items.iter().all(|item| item.remarks.is_empty()));
}

#[test]
fn a_head_may_say_from_where_numbers_count() {
    let text = table(&["1", "3"]).replace("Answer", "Correct Option No");
    assert_eq!(guessed(&text).unclear, []);
    let text = table(&["1", "3"]).replace("Answer", "Answer Index");
    assert_eq!(guessed(&text).unclear, [Unclear::Base]);
}

#[test]
fn option_3_and_words_are_read() {
    let text = table(&["Option3", "option 1", "Opt. 4"]);
    assert_eq!(guessed(&text).mapping.key, KeyForm::OptionN);
    assert_eq!(keys(&["Option3", "option 1", "Opt. 4"]), [[3], [1], [4]]);
    let text = table(&["Blue", "red", "white."]);
    assert_eq!(guessed(&text).mapping.key, KeyForm::Text);
    assert_eq!(keys(&["Blue", "red", "white."]), [[3], [1], [4]]);
}

#[test]
fn several_answers_are_read_by_what_stands_between_them() {
    let answers = ["A,C", "B,D", "A"];
    let guess = guessed(&table(&answers));
    assert_eq!(guess.mapping.several, Some(','));
    let taken = taken(&table(&answers));
    assert_eq!(
        taken.items.iter().map(right).collect::<Vec<_>>(),
        [vec![1, 3], vec![2, 4], vec![1]]
    );
    assert!(taken.items.iter().all(|item| item.remarks.is_empty()), "{taken:?}");
    assert_eq!(keys(&["1;3", "4"]), [vec![1, 3], vec![4]]);
    assert_eq!(keys(&["red|blue", "green"]), [vec![1, 3], vec![2]]);
    assert_eq!(keys(&["ACD", "B"]), [vec![1, 3, 4], vec![2]]);
}

#[test]
fn words_with_a_comma_that_say_an_option_are_one_answer() {
    let text = "Question,A,B,C,Answer\nWhich?,\"red, white\",green,white,\"red, white\"\n\
        Whose?,\"this, that\",those,that,those\n";
    assert_eq!(taken(text).items.iter().map(right).collect::<Vec<_>>(), [[1], [2]]);
}

#[test]
fn a_file_may_mix_its_keys_and_only_what_is_open_is_in_doubt() {
    let bytes = fixture("mixed-keys.csv");
    let guess = guess(&only_sheet(&bytes));
    assert!(guess.unclear.contains(&Unclear::Mixed), "{guess:?}");
    let taken = smriti::interchange::table::take(&bytes);
    assert_eq!(taken.items.iter().take(3).map(right).collect::<Vec<_>>(), [[2], [2], [1]]);
    let doubts: Vec<bool> =
        taken.items.iter().map(smriti::interchange::Item::is_in_doubt).collect();
    // "2" is the second option, or what the first one says.
    assert_eq!([doubts[0], doubts[1], doubts[3]], [false, false, true], "{taken:?}");
}

#[test]
fn examples_show_what_answers_are_taken_for() {
    let guess = guessed(&table(&["B", "A,D"]));
    assert_eq!(guess.examples.len(), 2);
    assert_eq!(guess.examples[1].written, "A,D");
    assert_eq!(guess.examples[1].meant, ["red", "white"]);
    assert_eq!(guess.examples[1].row, 3);
}
