//! Writes a bank of made-up questions, for measuring: `make_bank 100000 big.ron [id]`. The same
//! arguments always write the same bytes, about 970 for each question; every fifth is in Hindi alone.

use std::fs::File;
use std::io::{self, BufWriter, Write};

const TOPICS: usize = 40;
/// Questions that share a fact, in the banks this program writes.
const SHARING: usize = 3;

const ENGLISH: [&str; 16] = [
    "the Convention",
    "a State Party",
    "electronic evidence",
    "the Secretariat",
    "mutual legal assistance",
    "illegal access",
    "a service provider",
    "the Conference of the Parties",
    "traffic data",
    "extradition",
    "an ad hoc committee",
    "the depositary",
    "content data",
    "a protocol",
    "interception",
    "the reservation",
];
const HINDI: [&str; 16] = [
    "अभिसमय",
    "पक्षकार राज्य",
    "इलेक्ट्रॉनिक साक्ष्य",
    "सचिवालय",
    "पारस्परिक विधिक सहायता",
    "अवैध पहुँच",
    "सेवा प्रदाता",
    "पक्षकारों का सम्मेलन",
    "यातायात आँकड़े",
    "प्रत्यर्पण",
    "तदर्थ समिति",
    "निक्षेपागार",
    "सामग्री आँकड़े",
    "प्रोटोकॉल",
    "अवरोधन",
    "आरक्षण",
];

fn main() -> io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let count = arguments.next().and_then(|count| count.parse().ok()).unwrap_or(1000);
    let path = arguments.next().unwrap_or_else(|| "big.ron".to_owned());
    let id = arguments.next().unwrap_or_else(|| "made-up".to_owned());
    let mut out = BufWriter::new(File::create(path)?);
    write_bank(&mut out, &id, count, SHARING)?;
    out.flush()
}

/// Writes a bank with this id and so many questions, of which every `sharing` in a row ask for the
/// same fact.
pub(crate) fn write_bank(
    out: &mut impl Write,
    id: &str,
    count: usize,
    sharing: usize,
) -> io::Result<()> {
    write!(
        out,
        "(\n    schema: 1,\n    id: \"{id}\",\n    title: (en: \"Made-up questions\", hi: \"गढ़े हुए प्रश्न\"),\n    \
         subject: (en: \"For measuring\", hi: \"मापन के लिए\"),\n    licence: \"CC0-1.0\",\n    \
         authors: [\"make_bank\"],\n    checked: \"2026-11-21\",\n    topics: [\n"
    )?;
    for topic in 0..TOPICS {
        writeln!(
            out,
            "        (id: \"t{topic}\", title: (en: \"Topic {topic}\", hi: \"विषय {topic}\")),"
        )?;
    }
    write!(
        out,
        "    ],\n    sources: [\n        (id: \"made-up\", short: \"Made up\", cite: \"Made up for measuring\"),\n    ],\n    \
         questions: [\n"
    )?;
    for number in 0..count {
        question(out, id, number, number / sharing)?;
    }
    write!(out, "    ],\n)\n")
}

fn question(out: &mut impl Write, bank: &str, number: usize, fact: usize) -> io::Result<()> {
    let hindi = number % 5 == 4;
    let words = if hindi { &HINDI } else { &ENGLISH };
    let text = |salt: usize, least: usize| text(words, number, salt, least);
    let said = |body: String| {
        if hindi { format!("(hi: \"{body}\")") } else { format!("(en: \"{body}\")") }
    };
    // Devanagari takes three bytes a letter: fewer letters make the same size.
    let scale = |length: usize| if hindi { length * 4 / 5 } else { length };
    let stem = said(format!("{} {number}?", text(1, scale(80))));
    let explain = said(format!("{}.", text(2, scale(110))));
    writeln!(out, "        (")?;
    writeln!(out, "            id: \"{bank}-{number:06}\",")?;
    writeln!(out, "            topic: \"t{}\",", number * 7 % TOPICS)?;
    writeln!(out, "            fact: \"{bank}-fact-{fact:06}\",")?;
    writeln!(out, "            difficulty: {},", number % 5 + 1)?;
    writeln!(
        out,
        "            ask: Single(\n                stem: {stem},\n                options: ["
    )?;
    for option in 0..4 {
        let body = said(format!("{} {option}", text(3 + option, scale(18))));
        if option == number % 4 {
            writeln!(out, "                    (text: {body}, right: true),")?;
        } else {
            let why = said(format!("{}.", text(7 + option, scale(22))));
            writeln!(out, "                    (text: {body}, why: {why}),")?;
        }
    }
    writeln!(out, "                ],\n            ),")?;
    writeln!(
        out,
        "            explain: {explain},\n            sources: [\"made-up\"],\n        ),"
    )
}

/// At least so many bytes of words, another mix for each number and salt.
fn text(words: &[&str], number: usize, salt: usize, least: usize) -> String {
    let mut text = String::new();
    let mut state = (number as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ (salt as u64) << 32;
    while text.len() < least {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(words[(state >> 60) as usize]);
    }
    text
}
