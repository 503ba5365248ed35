//! What is wrong with banks only beside each other.

use smriti::domain::bank::check::{Problem, Thing, check_together};
use smriti::domain::bank::schema::{Decoded, decode};

use super::decode::FORMATS;

fn read(source: &str) -> Decoded {
    decode(source).0.expect("a bank")
}

#[test]
fn a_question_in_two_banks_is_told_in_the_second() {
    let first = read(FORMATS);
    let source = FORMATS.replace("id: \"formats\"", "id: \"second\"").replace("\"f-", "\"g-");
    let source = source.replace("\"g-order\"", "\"f-order\"");
    let second = read(&source);
    let found = check_together(&[("one.ron", &first), ("two.ron", &second)]);
    assert_eq!(found.len(), 1, "{found:#?}");
    let (bank, diagnostic) = &found[0];
    assert_eq!(*bank, 1);
    assert_eq!(
        diagnostic.question.as_ref().map(smriti::domain::bank::QuestionId::as_str),
        Some("f-order")
    );
    let at = source.find("id: \"f-order\"").expect("the question");
    // Its place is that of the question's bracket, on the line before.
    assert_eq!(diagnostic.place.line, source[..at].matches('\n').count());
    assert_eq!(
        diagnostic.problem,
        Problem::SameIdElsewhere {
            thing: Thing::Question,
            id: "f-order".to_owned(),
            file: "one.ron".to_owned()
        }
    );
}

#[test]
fn a_bank_installed_twice_is_told_once_for_the_bank_and_once_for_each_question() {
    let (first, second) = (read(FORMATS), read(FORMATS));
    let found = check_together(&[("one.ron", &first), ("two.ron", &second)]);
    assert_eq!(found.len(), 1 + first.bank.questions.len());
    assert!(found.iter().all(|(bank, _)| *bank == 1));
    assert!(matches!(
        &found[0].1.problem,
        Problem::SameIdElsewhere { thing: Thing::Bank, id, .. } if id == "formats"
    ));
}

#[test]
fn different_banks_get_along() {
    let first = read(FORMATS);
    let second = FORMATS.replace("id: \"formats\"", "id: \"second\"").replace("\"f-", "\"g-");
    let second = read(&second);
    assert!(check_together(&[("one.ron", &first), ("two.ron", &second)]).is_empty());
}
