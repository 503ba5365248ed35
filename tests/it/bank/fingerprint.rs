//! The two fingerprints: what changes them and what does not.

use std::fmt::Write as _;

use proptest::prelude::*;
use smriti::domain::bank::schema::{
    Defaults, content_hash, decode, decode_question, encode_question, key_hash,
};
use smriti::domain::bank::{Body, Question};

use super::arbitrary;
use super::decode::FORMATS;

fn question(source: &str, id: &str) -> Question {
    let bank = decode(source).0.expect("a bank").bank;
    bank.questions.into_iter().find(|question| question.id.as_str() == id).expect("the question")
}

/// The same question before and after a change to the file.
fn changed(id: &str, from: &str, to: &str) -> (Question, Question) {
    assert_eq!(FORMATS.matches(from).count(), 1, "{from:?} does not stand there once");
    (question(FORMATS, id), question(&FORMATS.replace(from, to), id))
}

#[test]
fn fingerprints_never_change_silently() {
    let mut hashes = String::new();
    for question in decode(FORMATS).0.expect("a bank").bank.questions {
        let (content, key) = (content_hash(&question), key_hash(&question));
        writeln!(hashes, "{:17} {content:016x} {key:016x}", question.id.as_str())
            .expect("a string");
    }
    insta::assert_snapshot!(hashes, @r"
    f-single          431e40327156b8f0 bb0b39e90cfebfac
    f-negative        8c56edc000cd410d ad738a4a5ca0dfb1
    f-odd             d3dc0df8415d9132 15a033c6617dc648
    f-fill            637837874d0f9893 7b2abc4a87f6bb0d
    f-multi           e635331a75806538 dba6e820a784d31b
    f-two             157d20a16ab439a2 d9fe0b260d79e735
    f-statements      e5e26cb6318247a7 c66de11e0bb176f7
    f-how-many        4c0b9f9f2e12124d 227d9de53cac3c33
    f-pairs-how-many  8cd38fb923dc2dd6 a365fd38b165cd21
    f-pairs-coded     d2790a2e128a0f3a c8d845c4fe5f416e
    f-lists           54152f58deb7d6ef 9975a446b3ae62d1
    f-ar              7fed2123599b70b9 778109f56a7308d6
    f-explains        3ae356989fbce593 d6716b1e3571a2fe
    f-order           a687325ff8211e7f 6dc377d6781bc7b1
    f-true-false      093c3eea43c39c99 c29b545f9901e49b
    f-numeric         8556f37a94fa3190 c21259d3c975cda0
    f-typed           b5fcc8fd02d1708f c3efd3bf47ac6741
    f-passage-1       4446c1cf4cbf37f3 92510af11c947adc
    ");
}

#[test]
fn a_typo_mended_changes_the_content_and_not_the_key() {
    let slips = [
        ("f-single", "It took no decision on the treaty.", "It took no decision on this treaty."),
        ("f-single", "Which body adopted the Convention?", "Which body adopted this Convention?"),
        ("f-how-many", "Article 7 is on illegal access.", "Article 7 is about illegal access."),
        ("f-true-false", "It is 90 days.", "It is ninety days."),
        // The right option itself: case and the Hindi do not decide.
        (
            "f-single",
            "\"UN General Assembly\", hi: \"संयुक्त राष्ट्र महासभा\"",
            "\"UN general assembly\", hi: \"महासभा\"",
        ),
        ("f-numeric", "unit: (en: \"instruments\"", "unit: (en: \"documents\""),
    ];
    for (id, from, to) in slips {
        let (before, after) = changed(id, from, to);
        assert_ne!(content_hash(&before), content_hash(&after), "{from}");
        assert_eq!(key_hash(&before), key_hash(&after), "{from}");
    }
}

#[test]
fn another_key_changes_both() {
    let keys = [
        ("f-single", "महासभा\"), right: true", "महासभा\"), right: false, why: \"No.\""),
        (
            "f-how-many",
            "\"अनुच्छेद 7 अवैध अभिगम पर है।\"), holds: true",
            "\"अनुच्छेद 7 अवैध अभिगम पर है।\"), holds: false",
        ),
        ("f-statements", "which: Incorrect,", "which: Correct,"),
        ("f-pairs-how-many", "\"अवैध अभिगम\"), matched: true", "\"अवैध अभिगम\"), matched: false"),
        ("f-ar", "explains: true,\n            ),", "explains: false,\n            ),"),
        ("f-explains", "holds: true, explains: false", "holds: true, explains: true"),
        ("f-true-false", "holds: false,\n", "holds: true,\n"),
        ("f-numeric", "answer: \"40\"", "answer: \"41\""),
        ("f-numeric", "tolerance: \"0.5\"", "tolerance: \"1\""),
        ("f-typed", "\"Ha Noi\"", "\"Saigon\""),
    ];
    for (id, from, to) in keys {
        // Where the change alone would leave no right option, or no fitting code, another is made.
        let file = FORMATS.replace(from, to);
        let file = match id {
            "f-single" => file.replace(
                "(text: (en: \"UN Security Council\", hi: \"संयुक्त राष्ट्र सुरक्षा परिषद\"), ",
                "(text: (en: \"UN Security Council\", hi: \"संयुक्त राष्ट्र सुरक्षा परिषद\"), right: true, ",
            ),
            _ => file,
        };
        let (before, after) = (question(FORMATS, id), question(&file, id));
        assert_ne!(content_hash(&before), content_hash(&after), "{from}");
        assert_ne!(key_hash(&before), key_hash(&after), "{from}");
    }
}

#[test]
fn the_order_of_things_is_their_key_and_the_order_of_options_is_not() {
    let mut order = question(FORMATS, "f-order");
    let before = key_hash(&order);
    if let Body::Order(body) = &mut order.body {
        body.items.swap(0, 1);
    }
    assert_ne!(before, key_hash(&order));

    let mut single = question(FORMATS, "f-single");
    let (content, key) = (content_hash(&single), key_hash(&single));
    if let Body::SingleBest(body) = &mut single.body {
        body.options.swap(0, 1);
    }
    assert_eq!(key, key_hash(&single));
    assert_ne!(content, content_hash(&single));
}

#[test]
fn a_question_moved_renamed_or_cited_anew_keeps_both() {
    let before = question(FORMATS, "f-typed");
    let mut after = before.clone();
    after.id = "elsewhere".into();
    after.topic = "force".into();
    after.sources.clear();
    after.fact = Some("another".into());
    after.exams.clear();
    after.checked = None;
    assert_eq!(content_hash(&before), content_hash(&after));
    assert_eq!(key_hash(&before), key_hash(&after));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn white_space_and_comments_do_not_count(question in arbitrary::question("q")) {
        let defaults = Defaults::default();
        let written = encode_question(&question, &defaults, 0);
        // Texts hold no bare line breaks, so every break is between fields.
        let spread = written.replace('\n', "\n\n// a note\n  ");
        let read = decode_question(&spread, &defaults).expect("the question");
        prop_assert_eq!(content_hash(&question), content_hash(&read));
        prop_assert_eq!(key_hash(&question), key_hash(&read));
    }
}
