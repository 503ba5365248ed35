//! Patterns: every shipped one is sound and says what its exam does; a contradiction is named with its
//! line and column; no text makes the reader panic.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use num_rational::Ratio;
use proptest::prelude::*;
use smriti::domain::bank::check::{Problem, Severity};
use smriti::domain::exam::pattern::schema::{SHIPPED, decode, shipped};
use smriti::domain::exam::pattern::{Mode, NotAttempted, Pattern, PatternId, Saving, SectionTime};
use smriti::domain::locale::Locale;

const CONTRADICTIONS: &str = include_str!("../../fixtures/patterns/contradictions.txt");
const GUIDE: &str = include_str!("../../../docs/pattern-format.md");

/// A pattern in which each test changes one thing.
const SOUND: &str = r#"(
    schema: 1,
    id: "own-test",
    exam: Other,
    title: "Weekly test",
    source: (cite: "Own rules", checked: "2026-11-21"),
    mode: Computer,
    minutes: 30,
    marks: "50",
    penalty: Share("1/3"),
    sections: [
        (name: "First", questions: 10, mark: "2", minutes: 10, lock: true),
        (name: "Second", questions: 15, mark: "2", minutes: 20, lock: true),
    ],
)"#;

pub(super) fn named(id: &str) -> Pattern {
    let found = shipped().into_iter().find(|pattern| pattern.id == PatternId::from(id));
    found.unwrap_or_else(|| panic!("no pattern {id}"))
}

/// The problems of a pattern: place, severity and field; what is wrong; what to write.
fn told(source: &str) -> String {
    let mut told = String::new();
    let (pattern, found) = decode(source);
    let errors = found.iter().any(|one| one.severity == Severity::Error);
    assert_eq!(pattern.is_none(), errors, "a pattern comes only without errors");
    for one in found {
        let severity = match one.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let (line, column) = (one.place.line, one.place.column);
        writeln!(told, "{line}:{column} {severity} {}: {}", one.field, one.problem.what())
            .expect("a string");
        writeln!(told, "    {}", one.problem.fix()).expect("a string");
    }
    told
}

fn changed(from: &str, to: &str) -> String {
    assert!(SOUND.contains(from), "{from} is not in the example");
    told(&SOUND.replacen(from, to, 1))
}

#[test]
fn every_shipped_pattern_is_sound_and_in_both_languages() {
    for file in SHIPPED {
        assert_eq!(told(file.text), "", "{}", file.name);
        let pattern = decode(file.text).0.expect("a pattern");
        assert_eq!(format!("{}.ron", pattern.id), file.name);
        let texts = [&pattern.title, &pattern.source.cite];
        let names = pattern.sections.iter().map(|section| &section.name);
        let note = pattern.source.note.iter();
        for text in texts.into_iter().chain(names).chain(note) {
            for locale in Locale::ALL {
                assert!(text.exact(locale).is_some(), "{}: {text:?}", file.name);
            }
        }
        assert_eq!(pattern.source.checked.to_string(), "2026-11-21");
    }
}

#[test]
fn every_pattern_in_the_folder_is_shipped() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/patterns");
    let there: BTreeSet<String> = fs::read_dir(folder)
        .expect("the patterns")
        .map(|file| file.expect("a file").file_name().to_string_lossy().into_owned())
        .collect();
    let listed: BTreeSet<String> = SHIPPED.iter().map(|file| file.name.to_owned()).collect();
    assert_eq!(there, listed);
}

/// Pattern, questions, marks, minutes, options; the marks of a right and a wrong answer by section.
type Row<'a> = (&'a str, u32, i64, u32, u8, &'a [(&'a str, &'a str)]);

#[test]
fn shipped_patterns_are_those_of_the_table() {
    let table: &[Row<'_>] = &[
        ("upsc-cse-gs1", 100, 200, 120, 4, &[("2", "2/3")]),
        ("upsc-cse-csat", 80, 200, 120, 4, &[("5/2", "5/6")]),
        ("ssc-cgl-tier1", 100, 200, 60, 4, &[("2", "1/2"); 4]),
        ("ssc-cgl-tier2", 150, 450, 135, 4, &[("3", "1"); 5]),
        ("ssc-chsl-tier1", 100, 200, 60, 4, &[("2", "1/2"); 4]),
        ("ssc-chsl-tier2", 135, 405, 135, 4, &[("3", "1"); 5]),
        ("ssc-mts-session1", 40, 120, 45, 4, &[("3", "0"); 2]),
        ("ssc-mts-session2", 50, 150, 45, 4, &[("3", "1"); 2]),
        ("ssc-gd", 80, 160, 60, 4, &[("2", "1/4"); 4]),
        ("ibps-po-prelims", 100, 100, 60, 5, &[("1", "1/4"), ("6/7", "3/14"), ("8/7", "2/7")]),
        (
            "ibps-po-mains",
            145,
            200,
            160,
            5,
            &[("3/2", "3/8"), ("10/7", "5/14"), ("8/7", "2/7"), ("10/7", "5/14")],
        ),
        ("sbi-po-prelims", 100, 100, 60, 5, &[("1", "1/4"); 3]),
        (
            "sbi-po-mains",
            170,
            200,
            180,
            5,
            &[("3/2", "3/8"), ("2", "1/2"), ("1", "1/4"), ("1/2", "1/8")],
        ),
        ("rrb-ntpc-cbt1", 100, 100, 90, 4, &[("1", "1/3"); 3]),
        ("rrb-ntpc-cbt2", 120, 120, 90, 4, &[("1", "1/3"); 3]),
        ("nda-maths", 120, 300, 150, 4, &[("5/2", "5/6")]),
        ("nda-gat", 150, 600, 150, 4, &[("4", "4/3"); 2]),
        ("cds-gk", 120, 100, 120, 4, &[("5/6", "5/18")]),
        ("uppsc-gs1", 150, 200, 120, 4, &[("4/3", "4/9")]),
        ("uppsc-gs2", 100, 200, 120, 4, &[("2", "2/3")]),
        ("bpsc-cce", 150, 150, 120, 4, &[("1", "1/3")]),
        ("rpsc-ras", 150, 200, 180, 4, &[("4/3", "4/9")]),
        ("mppsc-gs", 100, 200, 120, 4, &[("2", "2/3")]),
        ("mppsc-csat", 100, 200, 120, 4, &[("2", "2/3")]),
        ("short-upsc-10", 10, 20, 12, 4, &[("2", "2/3")]),
        ("short-upsc-25", 25, 50, 30, 4, &[("2", "2/3")]),
        ("short-upsc-50", 50, 100, 60, 4, &[("2", "2/3")]),
        ("short-ssc-10", 10, 20, 6, 4, &[("2", "1/2")]),
        ("short-ssc-25", 25, 50, 15, 4, &[("2", "1/2")]),
        ("short-ssc-50", 50, 100, 30, 4, &[("2", "1/2")]),
    ];
    assert_eq!(table.len(), SHIPPED.len());
    for (id, questions, marks, minutes, options, sections) in table {
        let pattern = named(id);
        assert_eq!(pattern.questions(), *questions, "{id}");
        assert_eq!(pattern.marks(), Ratio::from_integer(*marks), "{id}");
        assert_eq!((pattern.minutes, pattern.options), (*minutes, *options), "{id}");
        let each: Vec<(String, String)> = pattern
            .sections
            .iter()
            .map(|section| (section.mark.to_string(), pattern.penalty_in(section).to_string()))
            .collect();
        let stated: Vec<(String, String)> =
            sections.iter().map(|(right, wrong)| ((*right).into(), (*wrong).into())).collect();
        assert_eq!(each, stated, "{id}");
        assert_eq!(pattern.saving, Saving::Strict, "{id}");
        assert_eq!(pattern.extra_minutes_per_hour, 20, "{id}");
    }
}

#[test]
fn tier_one_has_four_locked_blocks_of_fifteen_minutes() {
    let pattern = named("ssc-cgl-tier1");
    assert_eq!(pattern.sections.len(), 4);
    for section in &pattern.sections {
        assert_eq!((section.questions, section.time), (25, SectionTime::Locked(15)));
    }
    assert_eq!(pattern.blocks().len(), 4);
    // In the paper of the higher secondary level two sections share an hour.
    let blocks = named("ssc-chsl-tier2").blocks();
    let stated: Vec<_> = blocks.into_iter().map(|b| (b.sections, b.minutes)).collect();
    assert_eq!(stated, [(0..2, Some(60)), (2..4, Some(60)), (4..5, Some(15))]);
    assert_eq!(named("ssc-chsl-tier1").blocks().len(), 1);
}

#[test]
fn state_commissions_charge_for_a_blank() {
    let rpsc = named("rpsc-ras");
    assert_eq!(rpsc.mode, Mode::Omr);
    assert_eq!(rpsc.blank_in(&rpsc.sections[0]).to_string(), "4/9");
    assert_eq!(rpsc.blank_limit, Some(Ratio::new(1, 10)));
    assert_eq!(rpsc.not_attempted, NotAttempted::LastOption);
    let bpsc = named("bpsc-cce");
    assert_eq!(bpsc.blank_in(&bpsc.sections[0]).to_string(), "1/3");
    assert_eq!((bpsc.blank_limit, bpsc.not_attempted), (None, NotAttempted::LastOption));
    let upsc = named("upsc-cse-gs1");
    assert_eq!(upsc.blank_in(&upsc.sections[0]).to_string(), "0");
}

#[test]
fn every_example_of_the_guide_is_a_pattern() {
    let examples: Vec<&str> = GUIDE
        .split("\n```ron\n")
        .skip(1)
        .map(|block| block.split("\n```").next().expect("the end of an example"))
        .collect();
    assert!(examples.len() >= 3, "only {} examples", examples.len());
    for example in examples {
        assert_eq!(told(example), "", "{example}");
    }
}

#[test]
fn the_guide_names_every_field() {
    let (_, found) = decode("(nothing: 1)");
    let known = found.iter().find_map(|one| match &one.problem {
        Problem::UnknownField { known, .. } => Some(known),
        _ => None,
    });
    for field in known.expect("a field that is not known") {
        assert!(GUIDE.contains(&format!("`{field}`")), "{field} is not in the guide");
    }
}

#[test]
fn an_unknown_field_is_named_with_what_was_meant() {
    assert_eq!(
        changed("penalty:", "penalti:"),
        "10:5 error : there is no field `penalti` here\n    did you mean `penalty`?\n"
    );
}

#[test]
fn contradictions_are_named_with_line_and_column() {
    let mut all = String::new();
    for (from, to) in [
        ("marks: \"50\"", "marks: \"60\""),
        ("mark: \"2\", minutes: 10", "mark: \"2\", marks: \"25\", minutes: 10"),
        ("mark: \"2\", minutes: 10", "minutes: 10"),
        ("minutes: 10, lock: true", "lock: true"),
        ("minutes: 10, lock: true", "minutes: 10"),
        ("minutes: 30", "minutes: 45"),
        ("minutes: 30", "minutes: 0"),
        ("questions: 10", "questions: 0"),
        ("questions: 10", "questions: 5000"),
        ("Share(\"1/3\")", "Share(\"4/3\")"),
        ("Share(\"1/3\")", "Marks(\"5/2\")"),
        ("Share(\"1/3\")", "Share(\"-1/3\")"),
        ("Share(\"1/3\")", "Share(\"a third\")"),
        ("Share(\"1/3\")", "Share(0.33)"),
        ("Share(\"1/3\")", "Third"),
        ("Share(\"1/3\")", "Share(\"0.33\")"),
        ("Share(\"1/3\")", "Share(\"1/100003\")"),
        ("mode: Computer,", "mode: Computer, blank_limit: \"1/10\","),
        ("mode: Computer,", "mode: Computer, not_attempted: true, blank_limit: \"10\","),
        ("mode: Computer,", "mode: Computer, not_attempted: true, options: 5,"),
        ("mode: Computer,", "mode: Computer, options: 3,"),
        ("mode: Computer,", "mode: Computer, order: Free,"),
        ("mode: Computer,", "mode: Computer, multi_select: Table([\"1/2\", \"1/4\"]),"),
        ("minutes: 10, lock: true", "shares_time: true"),
        ("minutes: 20, lock: true", "minutes: 20, shares_time: true"),
        ("lock: true),\n    ]", "lock: true, languages: []),\n    ]"),
        ("mark: \"2\"", "mark: \"0\""),
        ("checked: \"2026-11-21\"", "checked: \"21 November\""),
        ("id: \"own-test\"", "id: \"Own Test\""),
        ("schema: 1", "schema: 2"),
        ("mode: Computer,", "mode: Computer"),
        ("    ],\n)", "    \n)"),
    ] {
        let told = changed(from, to);
        writeln!(all, "{from} -> {to}\n{told}").expect("a string");
    }
    assert_eq!(all.trim_end(), CONTRADICTIONS.trim_end(), "but got\n{all}");
}

fn piece() -> impl Strategy<Value = String> {
    const TOKENS: &[&str] = &[
        "(",
        ")",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\\",
        "//",
        "/*",
        "\n",
        "sections",
        "mark",
        "penalty",
        "Share",
        "Marks",
        "Table",
        "None",
        "true",
        "0",
        "-1",
        "99999999999999999999",
        "\"1/3\"",
        "\"9223372036854775807\"",
        "\"-9223372036854775808\"",
        "\"1/9223372036854775807\"",
        "4294967295",
        "हि",
        "\u{FEFF}",
        "\0",
    ];
    prop_oneof![prop::sample::select(TOKENS).prop_map(str::to_owned), ".{0,3}"]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_text_is_read_without_panic(parts in prop::collection::vec(piece(), 0..60)) {
        let source = parts.concat();
        let (pattern, found) = decode(&source);
        prop_assert!(pattern.is_some() || !found.is_empty(), "nothing read, nothing said");
        for one in found {
            prop_assert!(source.get(one.place.range).is_some());
            let _ = (one.problem.what(), one.problem.fix());
        }
    }

    #[test]
    fn a_pattern_with_a_piece_put_in_or_cut_out_is_read_without_panic(
        file in 0..SHIPPED.len(),
        at in 0.0_f64..1.0,
        length in 0_usize..12,
        put in piece(),
    ) {
        let text = SHIPPED[file].text;
        let boundary = |mut at: usize| {
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            at
        };
        #[expect(clippy::cast_possible_truncation, reason = "a place in a short text")]
        let start = boundary((at * text.len() as f64) as usize);
        let end = boundary((start + length).min(text.len()));
        let source = format!("{}{put}{}", &text[..start], &text[end..]);
        let (pattern, found) = decode(&source);
        prop_assert!(pattern.is_some() || !found.is_empty());
        for one in found {
            prop_assert!(source.get(one.place.range).is_some());
            let _ = (one.problem.what(), one.problem.fix());
        }
    }

    /// Numbers as absurd as a file can hold them are refused and never added up.
    #[test]
    fn absurd_numbers_are_refused_without_panic(
        mark in any::<i64>(),
        of in 1..i64::MAX,
        share in any::<i64>(),
        part in 1..i64::MAX,
        questions in any::<u32>(),
        minutes in any::<u32>(),
    ) {
        let source = SOUND
            .replace("mark: \"2\"", &format!("mark: \"{mark}/{of}\""))
            .replace("1/3", &format!("{share}/{part}"))
            .replace("questions: 10", &format!("questions: {questions}"))
            .replace("minutes: 10", &format!("minutes: {minutes}"));
        let (pattern, found) = decode(&source);
        prop_assert!(pattern.is_some() || !found.is_empty());
        for one in found {
            let _ = (one.problem.what(), one.problem.fix());
        }
    }
}
