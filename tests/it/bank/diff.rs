//! What changed from one version of a bank to another.

use smriti::domain::bank::diff::{Difference, What};
use smriti::domain::bank::schema::decode;
use smriti::domain::bank::{Bank, Body, QuestionId};
use smriti::domain::locale::Text;

fn bank() -> Bank {
    let path =
        concat!(env!("CARGO_MANIFEST_DIR"), "/questions/un-cybercrime-convention/timeline.ron");
    let source = std::fs::read_to_string(path).expect("a shipped bank");
    decode(&source).0.expect("a bank").bank
}

#[test]
fn a_bank_does_not_differ_from_itself() {
    assert!(Difference::between(&bank(), &bank()).is_empty());
}

#[test]
fn every_kind_of_change_is_told_as_what_it_is() {
    let old = bank();
    let mut new = old.clone();
    let ids: Vec<QuestionId> = old.questions.iter().map(|question| question.id.clone()).collect();
    new.title = Text::same("Another".to_owned());
    new.questions.remove(0);
    let added = QuestionId::from("added-1");
    let mut question = new.questions[4].clone();
    question.id = added.clone();
    new.questions.push(question);
    new.questions[1].explanation = Some(Text::same("Otherwise.".to_owned()));
    new.questions[2].tags.push("week 3".to_owned());
    let single = new
        .questions
        .iter()
        .position(|one| {
            matches!(one.body, Body::SingleBest(_)) && one.id != ids[2] && one.id != ids[3]
        })
        .expect("a question of one right option");
    if let Body::SingleBest(choices) = &mut new.questions[single].body {
        for option in &mut choices.options {
            option.right = !option.right;
        }
    }
    let key = new.questions[single].id.clone();
    let found = Difference::between(&old, &new);
    assert_eq!(found.head, ["title"]);
    assert_eq!(found.removed, [ids[0].clone()]);
    assert_eq!(found.added, [added]);
    let what = |id: &QuestionId| {
        found.changed.iter().find(|change| change.question == *id).map(|change| change.what)
    };
    assert_eq!(what(&ids[2]), Some(What::Text));
    assert_eq!(what(&ids[3]), Some(What::Rest));
    assert_eq!(what(&key), Some(What::Key));
    assert_eq!(found.changed.len(), 3);
    assert!(!found.reordered);
    new.questions.swap(5, 6);
    assert!(Difference::between(&old, &new).reordered);
}
