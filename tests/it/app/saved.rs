//! The files of a report: any text survives in them, and a page needs nothing but itself.

use proptest::prelude::*;
use smriti::app::saved::{csv, csv_cell, html, html_text, html_with};
use smriti::domain::locale::{Locale, Text};
use smriti::domain::progress::settings::QuestionLanguage;
use smriti::i18n::Tr;
use smriti::interchange::files::to_base64;

use super::report::{at_today, mixed, open, shown, sit};
use crate::folder::Folder;
use crate::pictures::{DOT, svg};

/// What a browser makes of escaped text, as far as this program escapes it.
fn read_html(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&#13;", "\r")
        .replace("&amp;", "&")
}

/// The rows of a table, read as RFC 4180 says.
pub(super) fn read_csv(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let row = rows.last_mut().expect("a row");
        let cell = row.last_mut().expect("a cell");
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\r' if !quoted => {}
            '\n' if !quoted => rows.push(vec![String::new()]),
            _ => cell.push(letter),
        }
    }
    if rows.last().is_some_and(|row| *row == [String::new()]) {
        rows.pop();
    }
    rows
}

/// A cell as it was before it was kept from being a formula.
fn bare(cell: &str) -> &str {
    cell.strip_prefix('\'').unwrap_or(cell)
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[=+@'\",;\r\n\t<>&a-zक-ह-]{0,12}",
        proptest::collection::vec(any::<char>(), 0..20).prop_map(|all| all.into_iter().collect()),
    ]
}

proptest! {
    #[test]
    fn any_text_survives_in_a_table(texts in proptest::collection::vec(any_text(), 1..6)) {
        let line: Vec<String> = texts.iter().map(|text| csv_cell(text)).collect();
        let rows = read_csv(&format!("{}\r\n", line.join(",")));
        prop_assert_eq!(rows.len(), 1);
        let found: Vec<&str> = rows[0].iter().map(|cell| bare(cell)).collect();
        prop_assert_eq!(found, texts.iter().map(String::as_str).collect::<Vec<_>>());
        for cell in &rows[0] {
            // No spreadsheet takes it for a formula.
            prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']));
        }
    }

    #[test]
    fn any_text_survives_in_a_page(text in any_text()) {
        let escaped = html_text(&text);
        prop_assert!(!escaped.contains(['<', '>', '"', '\'', '\r']));
        let lost = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r');
        let expected: String =
            text.chars().map(|c| if lost(c) { '\u{FFFD}' } else { c }).collect();
        prop_assert_eq!(read_html(&escaped), expected);
    }
}

/// A text that would run, fetch or calculate if anything let it.
const EVIL: &str = "=1+1</p><script src=\"https://x.example/a.js\">alert('x')</script>\"&amp;,\n";

#[test]
fn a_page_and_a_table_hold_a_hostile_bank() {
    let folder = Folder::new("saved-hostile");
    let mut driver = at_today(&folder);
    sit(&mut driver, "short-upsc-25", 31, mixed);
    open(&mut driver, 31);
    let mut facts = (**shown(&driver).facts()).clone();
    let evil = || Text::same(EVIL.to_owned());
    facts.report.rules.title = evil();
    facts.report.rules.sections[0].name = evil();
    facts.topics[0] = evil();
    for asked in &mut facts.questions {
        asked.note = EVIL.to_owned();
        let question = asked.question.as_mut().expect("a question");
        question.explanation = Some(evil());
        let printed = asked.printed.as_mut().expect("a layout");
        printed.blocks.push(smriti::domain::bank::printed::Block::Stem(evil()));
    }
    for locale in Locale::ALL {
        let tr = Tr::new(locale);
        for questions in [QuestionLanguage::One(locale), QuestionLanguage::Both] {
            let page = html(&tr, questions, &facts);
            assert!(!page.contains("<script"), "{locale}");
            assert!(page.contains("&lt;script"), "{locale}");
            // Nothing is fetched: every address in it is text of a bank.
            for tag in
                ["<link", "<img", "<iframe", "<object", "@import", "url(", "src=\"", "href=\""]
            {
                assert!(!page.contains(tag), "{locale}: {tag}");
            }
            assert_eq!(page.matches("<svg").count(), 2);
            // Every tag that is opened is closed.
            for tag in ["table", "tr", "td", "th", "p", "li", "ol", "ul", "section", "svg", "dl"] {
                let opened = page.matches(&format!("<{tag}>")).count()
                    + page.matches(&format!("<{tag} ")).count();
                let closed = page.matches(&format!("</{tag}>")).count();
                assert_eq!(opened, closed, "{locale}: {tag}");
            }
        }
        let table = csv(&tr, &facts);
        let rows = read_csv(table.strip_prefix('\u{FEFF}').expect("the mark of UTF-8"));
        assert_eq!(rows.len(), 26);
        assert!(rows.iter().all(|row| row.len() == rows[0].len()));
        let column = |name: &str| rows[0].iter().position(|head| head == name).expect("a column");
        assert!(rows[1..].iter().all(|row| bare(&row[column("explanation")]) == EVIL));
        // Marks add up exactly from their fractions: 24 2/3.
        let sum: num_rational::Ratio<i64> = rows[1..]
            .iter()
            .map(|row| {
                let number = |name: &str| row[column(name)].parse::<i64>().expect("a number");
                num_rational::Ratio::new(number("marks_numerator"), number("marks_denominator"))
            })
            .sum();
        assert_eq!(sum, facts.report.marks.obtained);
    }
    driver.close();
}

#[test]
fn a_page_has_lists_tables_and_scripts_and_names_no_site() {
    let folder = Folder::new("saved-prose");
    let mut driver = at_today(&folder);
    sit(&mut driver, "short-upsc-25", 31, mixed);
    open(&mut driver, 31);
    let mut facts = (**shown(&driver).facts()).clone();
    let said = "Of **these**:\n\n- one\n- x^(n)\n\n|a|b|\n|--|--|\n|c|d|\n\n![A map](map.png)\n\nSee [it](https://x.example/a).";
    let asked = facts.questions.first_mut().expect("a question");
    let question = asked.question.as_mut().expect("a question");
    question.explanation = Some(Text::both(said.to_owned(), "**एक** पंक्ति".to_owned()));
    let page = html(&Tr::new(Locale::En), QuestionLanguage::One(Locale::En), &facts);
    let expected = "<div class=\"why\"><div lang=\"en\"><p>Of <strong>these</strong>:</p>\
        <ul><li>one</li><li>x<sup>n</sup></li></ul>\
        <table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>\
        <figure><figcaption>A map</figcaption></figure>\
        <p>See it (https://x.example/a).</p></div></div>";
    assert!(page.contains(expected), "{page}");
    assert!(!page.contains("href"));
    driver.close();
}

#[test]
fn a_page_holds_the_images_of_its_questions_and_no_more_than_have_room() {
    let folder = Folder::new("saved-images");
    let mut driver = at_today(&folder);
    sit(&mut driver, "short-upsc-25", 31, mixed);
    open(&mut driver, 31);
    let mut facts = (**shown(&driver).facts()).clone();
    let said =
        "![A \"dot\"](dot.png)\n\n![A page](page.png)\n\n![Gone](gone.png)\n\n![Large](large.svg)";
    let asked = facts.questions.first_mut().expect("a question");
    let question = asked.question.as_mut().expect("a question");
    question.explanation = Some(Text::same(said.to_owned()));
    let id = question.id.clone();
    let image = |of: &smriti::domain::bank::QuestionId, name: &str| match name {
        _ if *of != id => None,
        "dot.png" => Some(DOT.to_vec()),
        "page.png" => Some(b"<html><script>alert(1)</script>".to_vec()),
        "large.svg" => Some(svg(1, 1, &" ".repeat(2 << 20))),
        _ => None,
    };
    let questions = QuestionLanguage::One(Locale::En);
    let page = html_with(&Tr::new(Locale::En), questions, &facts, &image);
    let dot =
        format!("<img src=\"data:image/png;base64,{}\" alt=\"A &quot;dot&quot;\">", to_base64(DOT));
    assert!(page.contains(&dot), "{page}");
    assert_eq!(page.matches("<img").count(), 1);
    for words in ["A page", "Gone", "Large"] {
        assert!(page.contains(&format!("<figcaption>{words}</figcaption>")));
    }
    assert!(page.contains("img-src data:"));
    driver.close();
}
