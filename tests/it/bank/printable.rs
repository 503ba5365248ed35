//! The rules are strict enough: whatever keeps them can be put on paper with a key.

use proptest::prelude::*;
use smriti::domain::bank::printed::{Form, Printed};

use super::arbitrary;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn whatever_keeps_the_rules_can_be_printed_with_its_key(question in arbitrary::question("q")) {
        let printed = Printed::of(&question, None);
        match printed.form {
            Form::One(_) => prop_assert_eq!(printed.key().len(), 1),
            Form::Many(_) => prop_assert!(printed.key().len() >= 2),
            Form::Number { .. } | Form::Words { .. } => prop_assert!(printed.key().is_empty()),
        }
    }
}
