//! Reads whatever comes as HTML, in every markup: nothing may panic, the text is bounded, bold is
//! always whole, and what is written back is read again without a remark.
#![no_main]

use libfuzzer_sys::fuzz_target;
use smriti::interchange::limit;
use smriti::interchange::html::{Links, Markup, from_markdown, read, to_markdown};

fuzz_target!(|source: &str| {
    for markup in [Markup::Html, Markup::Lines, Markup::Markdown, Markup::Plain] {
        let (text, said) = read(source, markup);
        assert!(text.len() <= limit::TEXT && said.len() <= 64);
        if markup != Markup::Markdown {
            assert!(text.lines().all(|line| line.split("**").count() % 2 == 1), "{text:?}");
        }
    }
    let (_, said) = to_markdown(&from_markdown(source, Links::Made));
    assert!(said.is_empty() || source.len() >= limit::TEXT / 8, "{said:?}");
});
