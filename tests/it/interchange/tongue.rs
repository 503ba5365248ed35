//! The language of a text, by its script.

use smriti::domain::locale::{Locale, Text};
use smriti::interchange::tongue::text;

#[test]
fn a_script_says_which_language_it_is() {
    for english in ["Vienna", "What is TCP?", "Élan", "of 1822", "Москва", "the ____"] {
        assert_eq!(text(english), Text::only(Locale::En, english.to_owned()), "{english}");
    }
    for hindi in ["वियना", "UNODC का मुख्यालय", "क", "ॐ", "Delhi | दिल्ली"]
    {
        assert_eq!(text(hindi), Text::only(Locale::Hi, hindi.to_owned()), "{hindi}");
    }
    for same in ["", "1822", "१८२२", "2/3", "A", "x² + y", "____", "₹ 500", "5 m", "।"]
    {
        assert_eq!(text(same), Text::same(same.to_owned()), "{same}");
    }
}
