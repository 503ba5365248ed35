//! A bank being written: its list is at every step what it would be if the text were read anew.

use proptest::prelude::*;
use smriti::domain::bank::draft::Kind;
use smriti::domain::bank::editing::Editing;
use smriti::domain::bank::schema::encode_bank;
use smriti::domain::bank::{Question, QuestionId};

use super::arbitrary;

/// What is done to the bank.
#[derive(Debug, Clone)]
enum Deed {
    Go(usize),
    Insert,
    Remove,
    Shift(bool),
    Rename(&'static str),
    Undo,
    Redo,
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        (0_usize..4).prop_map(Deed::Go),
        Just(Deed::Insert),
        Just(Deed::Remove),
        any::<bool>().prop_map(Deed::Shift),
        prop_oneof![Just("one"), Just("two"), Just("three")].prop_map(Deed::Rename),
        Just(Deed::Undo),
        Just(Deed::Undo),
        Just(Deed::Redo),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn the_list_is_what_the_text_says(
        bank in arbitrary::bank(),
        twice in any::<bool>(),
        deeds in proptest::collection::vec(deed(), 1..14),
    ) {
        let mut bank = bank;
        // Two of one name, of which the second is an error until the first is gone.
        if let (true, Some(first)) = (twice, bank.questions.first().cloned()) {
            bank.questions.push(Question { id: first.id.clone(), ..first });
        }
        let mut editing = Editing::open(encode_bank(&bank)).expect("a bank");
        editing.go(0);
        for deed in deeds {
            match deed {
                Deed::Go(at) => drop(editing.go(at)),
                Deed::Insert => drop(editing.insert(Kind::TrueFalse, false)),
                Deed::Remove => drop(editing.remove()),
                Deed::Shift(down) => drop(editing.shift(down)),
                Deed::Rename(name) => editing.change(|draft| draft.id = name.to_owned()),
                Deed::Undo => drop(editing.undo()),
                Deed::Redo => drop(editing.redo()),
            }
            drop(editing.pause());
            let anew = Editing::open(editing.source().to_owned()).expect("a bank");
            let named = |editing: &Editing| -> Vec<Option<QuestionId>> {
                editing.lines().iter().map(|line| line.id.clone()).collect()
            };
            prop_assert_eq!(named(&editing), named(&anew));
            prop_assert_eq!(editing.lines(), anew.lines());
        }
    }
}
