//! HTML to our Markdown and back.

use proptest::collection::vec;
use proptest::prelude::*;
use smriti::domain::bank::markup::blocks;
use smriti::interchange::html::{Links, Markup, from_inline, from_markdown, read, to_markdown};
use smriti::interchange::{Said, limit};

fn text(source: &str) -> String {
    to_markdown(source).0
}

fn said(source: &str) -> Vec<Said> {
    to_markdown(source).1
}

#[test]
fn words_keep_their_looks() {
    let cases = [
        ("a <b>bold</b> word", "a **bold** word"),
        ("<p>a <strong> bold </strong>word</p>", "a **bold** word"),
        ("an <em>italic</em> word", "an *italic* word"),
        ("<b><i>both</i></b>", "**both**"),
        ("<i>one</i><b>two</b>", "*one*\u{200C}**two**"),
        ("<b>one</b><i>two</i>", "**one**\u{200C}*two*"),
        ("<b>one</b> <b>two</b>", "**one two**"),
        ("<b><i>a</b>b</i>c", "**a***b*c"),
        ("<b>one<br>two</b>", "**one**\n**two**"),
        ("<b></b><i> </i>x", "x"),
        ("<span style=\"font-weight: 700\">bold</span>", "**bold**"),
        ("<b style=\"font-weight:normal\">not</b>", "not"),
        ("<span style='FONT-STYLE: Italic'>it</span>", "*it*"),
        ("<h2>Head</h2>text", "**Head**\n\ntext"),
        ("<u>&nbsp; &nbsp;</u> is the capital", "____ is the capital"),
        ("<u>word</u>", "word"),
    ];
    for (source, wanted) in cases {
        // What stands between bold and italic that touch is no part of the looks.
        let wanted = wanted.replace("**a***b*c", "**a**\u{200C}*b*c");
        assert_eq!(text(source), wanted, "{source}");
    }
}

#[test]
fn spaces_and_lines_are_as_a_browser_shows_them() {
    let cases = [
        ("  one \n\t two&nbsp;&nbsp;three ", "one two three"),
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("<p>one</p>\n<p>&nbsp;</p>\n<p>two</p>", "one\n\ntwo"),
        ("one<br>two<br/>three</br>four", "one\ntwo\nthree\nfour"),
        ("one<br><br><br><br>two", "one\n\ntwo"),
        ("<div>one</div><div>two</div>", "one\ntwo"),
        ("<pre>if x:\n    y</pre>", "if x:\n    y"),
        ("a<!-- a comment -->b", "ab"),
        ("<![CDATA[x]]>y<?php z ?>w", "yw"),
        ("साइबर&nbsp;<b>अपराध</b>", "साइबर **अपराध**"),
        ("5 &lt; 6 &amp;&#38; 7 &gt; 6 &eacute;&#x20B9;&copy", "5 < 6 && 7 > 6 é₹©"),
        ("5 < 6", "5 < 6"),
        ("null\0and\u{7}bell", "nullandbell"),
        ("<unknown>words</unknown> stay</never>", "words stay"),
        ("", ""),
        ("<p></p><br>", ""),
    ];
    for (source, wanted) in cases {
        assert_eq!(text(source).replace('\u{FFFD}', ""), wanted, "{source}");
        assert_eq!(said(source), [], "{source}");
    }
}

#[test]
fn lists_and_tables_are_lines() {
    let cases = [
        ("Which?<ul><li>one</li><li>two</ul>then", "Which?\n\n- one\n- two\n\nthen"),
        ("<ol><li><p>one</p></li><li>two</li></ol>", "1. one\n2. two"),
        ("<ol start=3 type=I><li>x<li>y</ol>", "III. x\nIV. y"),
        ("<ol type=a><li>x<ul><li>deep</ul><li value=4>y</ol>", "a. x\n  - deep\nd. y"),
        ("<li>stray</li>", "- stray"),
        (
            "<table><tr><th>List-I</th><th>List-II</th></tr><tr><td>A</td><td><b>1</b></td></table>",
            "| List-I | List-II |\n| A | **1** |",
        ),
        ("<table><tr><td><p>alone</p></td></tr></table>after", "alone\nafter"),
        (
            "x<table><tr><td>a<table><tr><td>b</td><td>c</td></tr></table></td><td>d</td></tr></table>",
            "x\n| a b c | d |",
        ),
        ("<table><tr><td>one<br>two</td><td>three", "| one two | three |"),
        ("<td>no</td><td>table</td>", "no\ntable"),
    ];
    for (source, wanted) in cases {
        assert_eq!(text(source), wanted, "{source}");
    }
}

#[test]
fn what_stands_above_or_below_the_line_is_a_character_or_says_so() {
    let cases = [
        ("H<sub>2</sub>O", "H₂O"),
        ("10<sup>-12</sup> m<sup>2</sup>", "10⁻¹² m²"),
        ("x<sup>q</sup>", "x^(q)"),
        ("C<sub>V,m</sub>", "C_(V,m)"),
        ("the 42<sup>nd</sup> Amendment", "the 42nd Amendment"),
        ("x<sup>a<sub>1</sub></sup>", "x^(a₁)"),
        ("x<sup></sup>y", "xy"),
        ("<p>x<sup>2</p><p>y</p>", "x²\n\ny"),
        ("x<span style='vertical-align: super'>2</span>", "x²"),
        ("<b>x<sup>2</sup></b>", "**x²**"),
    ];
    for (source, wanted) in cases {
        assert_eq!(text(source), wanted, "{source}");
    }
}

#[test]
fn only_links_to_the_web_stay() {
    let cases = [
        ("see <a href='https://x.org/a_(b)'>here</a>.", "see [here](https://x.org/a_%28b%29)."),
        ("<a href=\"HTTP://x.org\"><b>bold</b></a>", "[**bold**](HTTP://x.org)"),
        ("<a href='http://x.org'>http://x.org</a>", "http://x.org"),
        ("a<a href='http://x.org'> b </a>c", "a [b](http://x.org) c"),
        ("<a href='http://x.org'></a>x", "x"),
        ("<a name=top>x</a> <a href='#top'>y</a>", "x y"),
    ];
    for (source, wanted) in cases {
        assert_eq!(text(source), wanted, "{source}");
        assert_eq!(said(source), [], "{source}");
    }
    for address in
        ["javascript:alert(1)", " jAva\nscript:x", "data:text/html,x", "file:///etc", "vbscript:x"]
    {
        let source = format!("<a href=\"{address}\">word</a>");
        assert_eq!(text(&source), "word");
        assert!(matches!(said(&source).as_slice(), [Said::LinkDropped { .. }]), "{address}");
    }
}

#[test]
fn programs_and_files_go_and_are_named() {
    let file = |found: &str| Said::FileDropped { found: found.to_owned() };
    let markup = |found: &str| Said::MarkupDropped { found: found.to_owned() };
    let cases = [
        ("a<script>alert('<b>')</script>b", "ab", vec![Said::ScriptDropped]),
        ("a<SCRIPT SRC=//evil.example/x.js></SCRIPT >b", "ab", vec![Said::ScriptDropped]),
        ("<p onclick='x()'>a</p>", "a", vec![Said::ScriptDropped]),
        ("<style>b{}</style>a", "a", vec![markup("style")]),
        ("<iframe src='https://v.example/1'>x</iframe>a", "a", vec![file("https://v.example/1")]),
        ("<object data=x.swf><object>in</object>y</object>a", "a", vec![file("x.swf")]),
        ("<svg><text>x</text></svg>a", "a", vec![markup("svg")]),
        ("<img src='https://t.example/p.gif'>a", "a", vec![file("https://t.example/p.gif")]),
        (
            "a<img src=\"@@PLUGINFILE@@/my%20map.png?time=1\" alt=\"a map\">",
            "aa map",
            vec![file("my map.png")],
        ),
        ("<img src='data:image/png;base64,AAAA'>", "", vec![file("data:image/png")]),
        ("<math><mi>x</mi></math>", "x", vec![markup("math")]),
        ("a <del>b</del>", "a b", vec![markup("s")]),
    ];
    for (source, wanted, remarks) in cases {
        assert_eq!(to_markdown(source), (wanted.to_owned(), remarks), "{source}");
    }
    let unclosed = said("a<script>never");
    assert_eq!(unclosed, [Said::ScriptDropped, Said::Unclosed { mark: "<script>".to_owned() }]);
}

#[test]
fn stars_that_were_stars_never_make_bold() {
    for source in ["2**3**4", "***", "<b>2**3</b>", "*<b>a</b>*", "<i>*</i>*", "a*<!-- -->*b**"] {
        let text = text(source);
        let bold: Vec<&str> = text.split("**").skip(1).step_by(2).collect();
        let meant = usize::from(source.contains("<b>"));
        assert_eq!(bold.len(), meant, "{source} became {text:?}");
    }
    assert_eq!(read("a ** b ** c", Markup::Plain).0, "a *\u{200C}* b *\u{200C}* c");
    assert_eq!(read("a **b** c", Markup::Markdown).0, "a **b** c");
    assert_eq!(text("2 * 3 * 4"), "2 * 3 * 4");
}

#[test]
fn other_markups_keep_their_lines() {
    assert_eq!(read("one\r\ntwo\n\n\n<b>three</b>", Markup::Lines).0, "one\ntwo\n\n**three**");
    assert_eq!(read("- a\n  - b &amp; *c*", Markup::Markdown).0, "- a\n  - b & *c*");
    assert_eq!(read(" <b>&amp;\n x ", Markup::Plain).0, "<b>&amp;\n x");
}

#[test]
fn our_text_becomes_html_that_is_safe_anywhere() {
    let cases = [
        ("", ""),
        ("a < b & \"c\"", "<p>a &lt; b &amp; &quot;c&quot;</p>"),
        ("one\ntwo\n\nthree", "<p>one<br>two</p><p>three</p>"),
        ("is **not** so", "<p>is <strong>not</strong> so</p>"),
        ("a *word*, 2*3*4, 2 * 3 * 4", "<p>a <em>word</em>, 2*3*4, 2 * 3 * 4</p>"),
        ("**open", "<p>**open</p>"),
        ("2*\u{200C}*3", "<p>2**3</p>"),
        (
            "| a | b |\n| c | d |",
            "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>",
        ),
        (
            "|a|b|\n|--|--|\n|**c**|d|",
            "<table><tr><th>a</th><th>b</th></tr><tr><td><strong>c</strong></td><td>d</td></tr></table>",
        ),
        (
            "Of:\n- one\n  3. in\n  4. it\n- two\nthen",
            "<p>Of:</p><ul><li>one<ol><li value=\"3\">in</li><li>it</li></ol></li><li>two</li></ul><p>then</p>",
        ),
        ("१. एक", "<ol style=\"list-style-type:devanagari\"><li>एक</li></ol>"),
        ("C_(V,m) e^(<x>)", "<p>C<sub>V,m</sub> e<sup>&lt;x&gt;</sup></p>"),
        ("![A & B](map.png)", "<figure><figcaption>A &amp; B</figcaption></figure>"),
        ("[**t** u](http://x.org)", "<p><a href=\"http://x.org\"><strong>t</strong> u</a></p>"),
        ("[t](https://x.org/?a=1&b)", "<p><a href=\"https://x.org/?a=1&amp;b\">t</a></p>"),
        ("[t](javascript:x)", "<p>[t](javascript:x)</p>"),
        (
            "[t](https://x.org/\"onclick=\")",
            "<p><a href=\"https://x.org/&quot;onclick=&quot;\">t</a></p>",
        ),
        ("<script>", "<p>&lt;script&gt;</p>"),
    ];
    for (source, wanted) in cases {
        assert_eq!(from_markdown(source, Links::Made), wanted, "{source}");
    }
    let said = from_inline("see [t](https://x.org), **x**\n- y", Links::Said);
    assert_eq!(said, "see t (https://x.org), <strong>x</strong><br>- y");
}

#[test]
fn hostile_html_is_bounded() {
    let many = |piece: &str| piece.repeat(100_000);
    for source in [
        many("<b>"),
        many("<table><tr><td>"),
        many("<ul><li>"),
        many("</b>"),
        many("<sup>"),
        many("<a href=http://x.org>x"),
        many("<script>"),
        many("<svg>"),
        many("<object>x</object>"),
        many("&"),
        many("&lt"),
        many("*"),
        many("<p x=y"),
        format!("<p {}>x", many(" a=b")),
        format!("<img src=\"{}\">x", many("data:aaaaaaaaaaaaaaaaaaaaaaaa")),
        format!("x<!--{}", many("<!--")),
    ] {
        let (text, said) = to_markdown(&source);
        assert!(text.len() <= limit::TEXT, "{} bytes", text.len());
        assert!(said.len() <= 64, "{} remarks", said.len());
    }
    assert_eq!(said(&many("words ")), [Said::Cut { most: limit::TEXT }]);
    let back = many("[a](http://x*_**");
    assert!(from_markdown(&back, Links::Made).len() >= back.len());
}

/// Pieces of HTML, whole and broken.
fn soup() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("<b>".to_owned()),
        Just("</b>".to_owned()),
        Just("<i>".to_owned()),
        Just("</i>".to_owned()),
        Just("<p>".to_owned()),
        Just("</p>".to_owned()),
        Just("<br>".to_owned()),
        Just("<sup>2".to_owned()),
        Just("</sup>".to_owned()),
        Just("<ol><li>".to_owned()),
        Just("</ol>".to_owned()),
        Just("<table><tr><td>".to_owned()),
        Just("<td>".to_owned()),
        Just("</table>".to_owned()),
        Just("<a href='https://x.org'>".to_owned()),
        Just("</a>".to_owned()),
        Just("<u>&nbsp;</u>".to_owned()),
        Just("<pre>\n ".to_owned()),
        Just("</pre>".to_owned()),
        Just("**".to_owned()),
        Just("*".to_owned()),
        Just(" ".to_owned()),
        Just("अ".to_owned()),
        "[a-z|&;<>/!-]{0,6}",
    ];
    vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

/// Text as a writer of banks writes it: lines without stray stars.
fn line() -> impl Strategy<Value = String> {
    let begins = prop_oneof![5 => Just(""), 1 => Just("- "), 1 => Just("7. "), 1 => Just("| a | ")];
    let word = prop_oneof![
        "[a-zA-Z0-9<>&\"';:.,|()-]{1,8}",
        Just("**not** so".to_owned()),
        Just("*perhaps* so".to_owned()),
        Just("2*\u{200C}*3".to_owned()),
        Just("[here](https://x.org/a?b=1&c=%20)".to_owned()),
        Just("नहीं".to_owned()),
        Just("m²".to_owned()),
        Just("C_(V,m)".to_owned()),
    ];
    (begins, vec(word, 1..6)).prop_map(|(begins, words)| {
        let ends = if begins.starts_with('|') { " |" } else { "" };
        format!("{begins}{}{ends}", words.join(" "))
    })
}

proptest! {
    #[test]
    fn any_text_can_be_read(source in ".{0,200}") {
        for markup in [Markup::Html, Markup::Lines, Markup::Markdown, Markup::Plain] {
            let (text, _) = read(&source, markup);
            prop_assert!(!text.contains('\0'));
            prop_assert_eq!(text.trim_end(), &text);
        }
        let _ = from_markdown(&source, Links::Made);
    }

    /// Bold is always closed, on its own line, and holds words.
    #[test]
    fn marks_are_always_whole(source in soup()) {
        let (text, _) = to_markdown(&source);
        for line in text.lines() {
            let parts: Vec<&str> = line.split("**").collect();
            prop_assert!(parts.len() % 2 == 1, "{source:?} became {text:?}");
            for bold in parts.iter().skip(1).step_by(2) {
                prop_assert!(!bold.trim().is_empty(), "{source:?} became {text:?}");
            }
        }
        prop_assert!(!text.contains("\n\n\n"));
        prop_assert_eq!(text.trim_end(), &text);
    }

    /// HTML made of our text has no tag but ours, and reads as the text again.
    #[test]
    fn our_text_comes_back(lines in vec(line(), 1..5), blank in any::<bool>()) {
        let source = lines.join(if blank { "\n\n" } else { "\n" });
        let html = from_markdown(&source, Links::Made);
        let (back, said) = to_markdown(&html);
        prop_assert_eq!(said, []);
        // Lists and tables stand apart from paragraphs, with or without a blank line.
        prop_assert_eq!(blocks(&back), blocks(&source), "by {}", html);
    }
}
