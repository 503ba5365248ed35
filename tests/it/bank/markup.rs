//! What the little Markdown of banks means, and what is only written like it.

use proptest::prelude::*;
use smriti::domain::bank::markup::{
    Block, Entry, Look, Run, Script, Style, Table, blocks, has_style, is_marked, maths, one_line,
    plain, runs, scripted, tex,
};
use smriti::domain::bank::picture::is_name;

/// A run as the tests write it: `b` bold, `e` emphasised, `_` lowered, `^` raised, and the address
/// of a link after `>`.
fn told(text: &str) -> Vec<(String, &str)> {
    let tag = |look: Look<'_>| {
        let style = match look.style {
            Style::Plain => "",
            Style::Bold => "b",
            Style::Emphasis => "e",
        };
        let script = match look.script {
            None => "",
            Some(Script::Lowered) => "_",
            Some(Script::Raised) => "^",
        };
        let link = look.link.map(|link| format!(">{link}")).unwrap_or_default();
        format!("{style}{script}{link}")
    };
    runs(text).into_iter().map(|Run { text, look }| (tag(look), text)).collect()
}

#[track_caller]
fn check(text: &str, expected: &[(&str, &str)]) {
    let found = told(text);
    let found: Vec<(&str, &str)> = found.iter().map(|(tag, text)| (tag.as_str(), *text)).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn stars_around_words_mark_them_and_others_are_stars() {
    check("Which is **not** so?", &[("", "Which is "), ("b", "not"), ("", " so?")]);
    check("*Bold* as he was", &[("e", "Bold"), ("", " as he was")]);
    check("कौन-सा **नहीं** है", &[("", "कौन-सा "), ("b", "नहीं"), ("", " है")]);
    check("(*rank*), they say", &[("", "("), ("e", "rank"), ("", "), they say")]);
    check("un**happy**", &[("", "un"), ("b", "happy")]);
    for text in [
        "3 * 4 * 5",
        "3*4*5",
        "a footnote* here*",
        "a */ b)* c",
        "** open",
        "****",
        "over *two\nlines*",
        "a ** b ** c",
    ] {
        check(text, &[("", text)]);
    }
    check("**one**\n**two", &[("b", "one"), ("", "\n**two")]);
    check("", &[]);
    assert_eq!(plain("Which is **not** *so*?"), "Which is not so?");
    assert!(has_style("is **not** so", Style::Bold) && !has_style("is ** not", Style::Bold));
}

#[test]
fn stars_kept_apart_are_stars_and_marks_kept_apart_are_marks() {
    check("2*\u{200C}*3", &[("", "2*"), ("", "*3")]);
    check("**one**\u{200C}*two*", &[("b", "one"), ("e", "two")]);
    check("*one*\u{200C}**two**", &[("e", "one"), ("b", "two")]);
    check("*\u{200C}**a**\u{200C}*", &[("", "*"), ("b", "a"), ("", "*")]);
    check("*\u{200C}*b*", &[("", "*"), ("", "*b*")]);
}

#[test]
fn brackets_after_a_low_line_or_a_caret_lower_and_raise() {
    check("C_(V,m) = x^(n+1)", &[("", "C"), ("_", "V,m"), ("", " = x"), ("^", "n+1")]);
    check("e^(f(x)) and", &[("", "e"), ("^", "f(x)"), ("", " and")]);
    check("**x_(a)** y", &[("b", "x"), ("b_", "a"), ("", " y")]);
    check("The capital is ____(a city).", &[("", "The capital is ____(a city).")]);
    for text in ["x^2", "a_b", "x^()", "x^( )", "x^(open", "x^(two\nlines)", "^_^"] {
        check(text, &[("", text)]);
    }
    let long = format!("x^({})", "a".repeat(300));
    check(&long, &[("", long.as_str())]);
    // What is raised is not read as if it stood on the line.
    assert_eq!(plain("x^(n) and **b**"), "x^(n) and b");
}

#[test]
fn links_name_addresses_of_the_web_only() {
    let address = ">https://x.org/a?b=1";
    check(
        "see [the **act**](https://x.org/a?b=1).",
        &[("", "see "), (address, "the "), (&format!("b{address}"), "act"), ("", ".")],
    );
    check("**see [it](HTTP://x.org)**", &[("b", "see "), ("b>HTTP://x.org", "it")]);
    for text in [
        "[t](javascript:x)",
        "[t](file:///etc)",
        "[](https://x.org)",
        "[t] (https://x.org)",
        "[t](https://x.org",
        "![t](https://x.org/a.png)",
        "[1] and [2]",
        "[a\nb](https://x.org)",
    ] {
        check(text, &[("", text)]);
    }
    assert_eq!(plain("see [here](https://x.org)"), "see here");
}

fn entry<'t>(depth: u8, number: Option<&'t str>, text: &'t str) -> Entry<'t> {
    Entry { depth, number, text }
}

#[test]
fn lines_become_blocks() {
    use Block::{Image, List, Paragraph};
    assert_eq!(
        blocks("One line. 1. And - more | of it |"),
        [Paragraph("One line. 1. And - more | of it |")]
    );
    assert_eq!(blocks(" \n\n "), []);
    assert_eq!(blocks("one\ntwo\n\n  three  \r\n"), [Paragraph("one\ntwo"), Paragraph("  three")]);
    assert_eq!(
        blocks("Of these:\n- one\n  - **in** it\n      - deep\n- two\nthen"),
        [
            Paragraph("Of these:"),
            List(vec![
                entry(0, None, "one"),
                entry(1, None, "**in** it"),
                entry(2, None, "deep"),
                entry(0, None, "two"),
            ]),
            Paragraph("then"),
        ]
    );
    assert_eq!(
        blocks("1. एक\n2. दो\n\n३. तीन"),
        [
            List(vec![entry(0, Some("1."), "एक"), entry(0, Some("2."), "दो")]),
            List(vec![entry(0, Some("३."), "तीन")]),
        ]
    );
    for text in ["-5 and 6", "- ", "1947. A year", "1.5 and 2", "1.\nx", "A. Smith", "−5 °C"] {
        assert!(!blocks(text).iter().any(|block| matches!(block, List(_))), "{text}");
    }
    assert_eq!(
        blocks("See:\n![A map of *x*](map-1.PNG)\nWhere?"),
        [Paragraph("See:"), Image { alt: "A map of *x*", file: "map-1.PNG" }, Paragraph("Where?"),]
    );
    for text in [
        "![a](../a.png)",
        "![a](a/b.png)",
        "![a](C:b.png)",
        "![a](a.gif)",
        "![a](.png)",
        "![a](https://x.org/a.png)",
        "![a](a.png) and more",
        "![a(a.png)",
    ] {
        assert_eq!(blocks(text), [Paragraph(text)], "{text}");
    }
    assert!(is_name("map of India.webp") && !is_name(" a.png"));
}

#[test]
fn rows_become_tables() {
    let table = |text: &'static str| match blocks(text).as_slice() {
        [Block::Table(table)] => table.clone(),
        other => panic!("{text} became {other:?}"),
    };
    assert_eq!(
        table("| a | **b** |\n|  | d |"),
        Table { has_head: false, rows: vec![vec!["a", "**b**"], vec!["", "d"]] }
    );
    assert_eq!(
        table("|List-I|List-II|\n|:--|---:|\n|a|b|\n|c|"),
        Table {
            has_head: true,
            rows: vec![vec!["List-I", "List-II"], vec!["a", "b"], vec!["c", ""]],
        }
    );
    for text in ["|x| > |y|", "| alone |", "a | b | c", "|", "||", "| |\n|---|"] {
        assert!(!blocks(text).iter().any(|block| matches!(block, Block::Table(_))), "{text}");
    }
}

#[test]
fn lists_show_a_line_of_words() {
    let text = "Of **these**:\n\n- one\n- *two*\n\n| a | b |\n| c | d |\n![A map](map.png)";
    assert_eq!(plain(text), "Of these:\n• one\n• two\na | b\nc | d\nA map");
    assert_eq!(one_line(text), "Of these: • one • two a | b c | d A map");
    assert!(is_marked(text) && is_marked("x^(n)") && !is_marked("2 * 3\n\nfour - five"));
    assert!(matches!(plain("nothing at all"), std::borrow::Cow::Borrowed(_)));
    assert!(matches!(one_line("कुछ नहीं"), std::borrow::Cow::Borrowed(_)));
}

#[test]
fn scripts_are_characters_where_the_faces_have_them() {
    assert_eq!(scripted(Script::Raised, "-12"), "⁻¹²");
    assert_eq!(scripted(Script::Lowered, "n+i"), "_(n+i)");
    assert_eq!(scripted(Script::Raised, " "), "");
}

#[test]
fn mathematics_is_told_from_money() {
    let found = |text: &str| -> Vec<String> {
        maths(text).into_iter().map(|found| text[found.inside].to_owned()).collect()
    };
    for (text, wanted) in [
        ("If $x^2 = 4$, then", vec!["x^2 = 4"]),
        ("$x$ and $n+1$", vec!["x", "n+1"]),
        ("\\(a\\) or \\[ b \\] or $$c$$", vec!["a", " b ", "c"]),
        ("$\\frac{1}{2}$ of $8", vec!["\\frac{1}{2}"]),
        ("$a = b$", vec!["a = b"]),
        ("$5 and $6", vec![]),
        ("$5 or 6$", vec![]),
        ("$5-$10", vec![]),
        ("US$ 20 and 30 $", vec![]),
        ("$5,000 to an heir, $6,000 to a friend", vec![]),
        ("costs \\$5 or \\$6", vec![]),
        ("$x\n$", vec![]),
        ("$$ \\( \\[", vec![]),
        ("a $____ gap$", vec![]),
    ] {
        assert_eq!(found(text), wanted, "{text}");
    }
    assert_eq!(tex("what is $x_1$?"), Some("$x_1$"));
    assert_eq!(tex("what is \\frac12, or $x$?"), Some("\\frac"));
    for text in ["$5 and $6", "C:\\times\\new", "x₁ ≤ 2", "\\n"] {
        assert_eq!(tex(text), None, "{text}");
    }
}

/// Text of the characters that mean something.
fn soup() -> impl Strategy<Value = String> {
    "([a-c *\n०|_^$()\\[\\]\u{200C}-]|\\*\\*|\\\\\\(|\\\\\\)|1\\. |\\| |!\\[|https://|\\.png\\)){0,60}"
}

proptest! {
    #[test]
    fn nothing_but_marks_is_lost(text in soup()) {
        let shown: String = runs(&text).into_iter().map(|run| run.text).collect();
        let bare = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        // Of a link, the address is no run of its own.
        let links: String = runs(&text).iter().filter_map(|run| run.look.link).collect();
        prop_assert!(bare(&shown).len() + bare(&links).len() <= 2 * bare(&text).len());
        if links.is_empty() {
            prop_assert_eq!(bare(&shown), bare(&text));
        }
        for run in runs(&text) {
            prop_assert!(!run.text.is_empty());
        }
    }

    #[test]
    fn blocks_keep_every_letter_and_their_shape(text in soup()) {
        let mut kept = String::new();
        for block in blocks(&text) {
            match block {
                Block::Paragraph(words) => {
                    prop_assert!(!words.trim().is_empty());
                    kept.push_str(words);
                }
                Block::List(entries) => {
                    let mut deepest = 0;
                    for entry in entries {
                        prop_assert!(entry.depth <= deepest);
                        deepest = entry.depth + 1;
                        kept.push_str(entry.number.unwrap_or_default());
                        kept.push_str(entry.text);
                    }
                }
                Block::Table(table) => {
                    let width = table.rows[0].len();
                    prop_assert!(width > 1 && table.rows.iter().all(|row| row.len() == width));
                    kept.extend(table.rows.concat());
                }
                Block::Image { alt, file } => {
                    prop_assert!(is_name(file));
                    kept.extend([alt, file]);
                }
            }
        }
        let bare = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        prop_assert_eq!(bare(&kept), bare(&text));
    }

    #[test]
    fn any_text_can_be_read(text in ".{0,200}") {
        let _ = (plain(&text), one_line(&text), is_marked(&text), maths(&text), tex(&text));
        for run in runs(&text) {
            prop_assert!(text.contains(run.text));
        }
    }

    #[test]
    fn words_without_marks_are_themselves(text in "[a-zA-Zऀ-ॿ0-9 ,.;:()/'\"?%-]{1,80}") {
        prop_assume!(!text.trim().is_empty());
        prop_assume!(!text.trim_start().starts_with(['-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '०', '१', '२', '३', '४', '५', '६', '७', '८', '९']));
        prop_assert_eq!(blocks(&text), [Block::Paragraph(text.as_str())]);
        prop_assert_eq!(runs(&text), [Run { text: &text, look: Look::default() }]);
        prop_assert_eq!(plain(&text), text.as_str());
    }
}

#[test]
fn long_texts_of_open_marks_are_read_at_once() {
    let many = |piece: &str| piece.repeat(200_000);
    for text in [
        many("*"),
        many("**a "),
        many(" *a"),
        many("_("),
        many("x^("),
        many("["),
        many("[a](https://"),
        many("$a "),
        many("\\("),
        many("$$ "),
        many("- \n"),
        many("| a "),
        many("| a | b |\n|--|\n"),
        many("\\"),
    ] {
        assert!(!runs(&text).is_empty());
        let _ = (blocks(&text), plain(&text), maths(&text), tex(&text));
    }
}
