//! What stars mean in the text of a bank, and what they do not.

use proptest::prelude::*;
use smriti::domain::bank::markup::{Run, plain, runs};

#[test]
fn stars_around_words_mark_them_and_others_are_stars() {
    use Run::{Bold, Emphasis, Plain};
    let check = |text: &str, expected: &[(Run, &str)]| assert_eq!(runs(text), expected, "{text}");
    check("Which is **not** so?", &[(Plain, "Which is "), (Bold, "not"), (Plain, " so?")]);
    check("*Bold* as he was", &[(Emphasis, "Bold"), (Plain, " as he was")]);
    check("कौन-सा **नहीं** है", &[(Plain, "कौन-सा "), (Bold, "नहीं"), (Plain, " है")]);
    check("(*rank*), they say", &[(Plain, "("), (Emphasis, "rank"), (Plain, "), they say")]);
    check("3 * 4 * 5", &[(Plain, "3 * 4 * 5")]);
    check("3*4*5", &[(Plain, "3*4*5")]);
    check("a footnote* here*", &[(Plain, "a footnote* here*")]);
    check("** open", &[(Plain, "** open")]);
    check("****", &[(Plain, "****")]);
    check("over *two\nlines*", &[(Plain, "over *two\nlines*")]);
    check("", &[]);
    assert_eq!(plain("Which is **not** *so*?"), "Which is not so?");
}

proptest! {
    #[test]
    fn nothing_but_stars_is_lost(text in "[a-c *\n०]{0,40}") {
        let shown: String = runs(&text).into_iter().map(|(_, run)| run).collect();
        let bare = |text: &str| text.chars().filter(|c| *c != '*').collect::<String>();
        prop_assert_eq!(bare(&shown), bare(&text));
    }
}
