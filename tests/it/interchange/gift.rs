//! GIFT as Moodle reads it, rule by rule, and out again.

use std::fs;

use num_rational::Ratio;
use proptest::prelude::*;
use smriti::domain::bank::check::checks;
use smriti::domain::bank::schema::{decode, encode_bank};
use smriti::domain::bank::{Bank, BankId, Body, Choices, Question};
use smriti::domain::locale::{Locale, Text};
use smriti::interchange::flat::{FlatAnswer, flat, flat_coded};
use smriti::interchange::gift::{looks_like, read, write};
use smriti::interchange::{Cover, Place, Said, Taken, Weight, assemble, limit};

use super::told::told;
use crate::bank::arbitrary;

fn fixture(name: &str) -> String {
    fs::read_to_string(format!("tests/fixtures/interchange/gift/{name}")).expect("a fixture")
}

/// What a file of one line or a few comes to.
#[track_caller]
fn comes_to(gift: &str, expected: &str) {
    assert_eq!(told(&read(gift)).trim_end(), expected, "{gift}");
}

#[test]
fn a_file_of_a_school_is_read() {
    assert_eq!(told(&read(&fixture("school.gift"))), fixture("school.txt"));
}

#[test]
fn questions_are_parted_by_lines_that_look_empty() {
    let two = "line 1: one: First here? +Yes -Not\nline 3: one: Other one? +Yes -Not";
    comes_to("First here? {=Yes ~Not}\n\nOther one? {=Yes ~Not}", two);
    comes_to("\u{feff}First here? {=Yes ~Not}\r\n \t\r\n  Other one? {=Yes ~Not}  \r\n", two);
    comes_to("First here? {=Yes ~Not}\r\rOther one? {=Yes ~Not}\r", two);
    comes_to("First here? {=Yes ~Not}\n\u{a0}\u{3000}\nOther one? {=Yes ~Not}", two);
    // A line with 0 is not empty, and nothing but an empty line parts two questions.
    comes_to("How many?\n0\n{=Yes ~Not}", "line 1: one: How many?⏎0 +Yes -Not");
    comes_to(
        "First here? {=Yes ~Not}\nOther? {=No ~Not}",
        "line 1: gap: First here? ____⏎Other? {=No ~Not} +Yes -Not\n  \
         does this belong to the question? Other? {=No ~Not}",
    );
    comes_to(
        "Broken? {=Yes\n\n~Not}",
        "line 1 left: { is never closed\nline 3 left: cannot be read: }",
    );
    comes_to("", "");
}

#[test]
fn comments_are_whole_lines_and_may_name_the_question() {
    comes_to(
        "// [id:a\\]b] [tag: one ] [tag:two] [tag:one]\nWhich //of these? {\n  // [id:other] no\n=Yes // sure\n~Not}",
        "line 2: [a]b] #one #two one: Which //of these? +Yes // sure -Not",
    );
    // A comment of another block, or with what may not stand in a name.
    comes_to(
        "// [id:lost]\n\n// [tag:<b>] [tag:] [id:] [id:x\nWhich one? {=Yes ~Not}",
        "line 4: one: Which one? +Yes -Not",
    );
}

#[test]
fn a_category_holds_for_what_follows() {
    comes_to(
        "Before me? {T}\n\n$CATEGORY: $course$/top/Law: cyber/A//B \n\nAfter it? {T}\n\n$CATEGORY: /\n\nAnd here? {T}",
        "line 1: true: Before me?\nline 5: <Law: cyber|A/B> true: After it?\nline 9: true: And here?",
    );
    comes_to(
        "$CATEGORY: Law\nRight after? {T}",
        "line 1: <Law> true: Right after?\n  read as it was meant: a question right after its category",
    );
    let long = format!("$CATEGORY: {}\n\nWhat now? {{T}}", "a".repeat(300));
    let taken = read(&long);
    assert_eq!(taken.items[0].topic[0].len(), 199);
    assert_eq!(taken.remarks[0].said, Said::Cut { most: 200 });
}

#[test]
fn a_title_names_the_question() {
    comes_to("::law-1::Which one? {T}", "line 1: [law-1] true: Which one?");
    comes_to("// [id:x]\n::law-1::Which one? {T}", "line 2: [x] #law-1 true: Which one?");
    comes_to("// [id:x]\n::x::Which one? {T}", "line 2: [x] true: Which one?");
    comes_to(
        ":: Grant's \\:\\: tomb :: Which one? {T}",
        "line 1: #Grant's :: tomb true: Which one?",
    );
    for silent in ["Which one...", "Question 12", "Q1", "q1", "12", "", "प्रश्न ३"] {
        comes_to(&format!("::{silent}::Which one? {{T}}"), "line 1: true: Which one?");
    }
    comes_to("::Which one? {T}", "line 1: true: Which one?");
    let long = read(&format!("::{}::Which one? {{T}}", "É".repeat(300)));
    assert_eq!(long.items[0].tags, ["É".repeat(200)]);
    assert_eq!(long.items[0].remarks[0].said, Said::Cut { most: 200 });
}

#[test]
fn escapes_are_those_of_moodle_and_no_others() {
    comes_to(
        r"All of \~ \= \# \{ \} \: here\nand \\ there, \( \x [ ] {=a\=b ~c\~d#e\#f ~g\}h}",
        r"line 1: one: All of ~ = # { } : here⏎and \ there, \( \x [ ] +==a=b -==c~d [==e#f] -==g}h",
    );
    // Two backslashes are one, and what follows them is not escaped.
    comes_to(
        r"Which path? {=C\\=D ~E}",
        "line 1: one: Which path? +==C\\ +==D -==E\n  several options are marked right",
    );
    comes_to("Time: 1 = 2? {T}", "line 1: true: Time: 1 = 2?");
}

#[test]
fn the_first_braces_are_the_answers() {
    comes_to("No braces at all", "line 1 left: a text that asks nothing");
    comes_to("Write about it {}", "line 1 left: a question that only a person can mark");
    comes_to("Write about it {####Well}", "line 1 left: a question that only a person can mark");
    comes_to("Which one? {T", "line 1 left: { is never closed");
    comes_to("Which one? T}", "line 1 left: cannot be read: }");
    comes_to("Which } one? {T}", "line 1 left: cannot be read: } one? {T}");
    comes_to("{T}", "line 1 left: answers without a question");
    comes_to("::Only a title:: {=a ~b}", "line 1 left: answers without a question");
    comes_to(
        "A set {1, 2} has {=two ~three} members.",
        "line 1: typed: A set ____ has {=two ~three} members. +==1, 2\n  \
         does this belong to the question? has {=two ~three} members.",
    );
}

#[test]
fn text_after_the_braces_leaves_a_gap() {
    comes_to("It is in {=Vienna ~Paris}.", "line 1: gap: It is in ____. +Vienna -Paris");
    comes_to("It is in {=Vienna}, is it?", "line 1: typed: It is in ____, is it? +Vienna");
    comes_to("It is in {=Vienna ~Paris} ", "line 1: one: It is in +Vienna -Paris");
    comes_to(
        "Who is \"buried in {=Grant ~Lee}\";",
        "line 1: gap: Who is \"buried in ____\"; +Grant -Lee\n  does this belong to the question? \";",
    );
}

#[test]
fn markup_holds_for_the_answers_until_they_say_otherwise() {
    comes_to(
        "[html]A&lt;B <b>not</b><br/>so&#58;&#x21;{=<p>yes</p> ~[plain]<p>no</p>#[html]x&amp;y ~[moodle]c &amp; d}",
        "line 1: one: A<B **not**⏎so:! +yes -<p>no</p> [==x&y] -c &amp; d",
    );
    comes_to(r"[markdown]A **b**  \nc{=*d* ~e}", "line 1: one: ==A **b**⏎c +==*d* -==e");
    comes_to("[plain]Is <b>x</b>? {T#[html]<i>so</i>}", "line 1: true: Is <b>x</b>? [*so*]");
    comes_to("[other]Is it so? {T}", "line 1: true: [other]Is it so?");
    // Without a word on it, tags are tags and lines are lines.
    comes_to("Is <b>this</b> it?\nAnd 1 < 2? {T}", "line 1: true: Is **this** it?⏎And 1 < 2?");
    comes_to("Is a<b and c>d? {T}", "line 1: true: Is a<b and c>d?");
    comes_to("[html]Broken <b and &bogus; & <3 {T}", "line 1: true: Broken <b and &bogus; & <3");
}

#[test]
fn the_kind_is_told_in_the_order_of_moodle() {
    comes_to("Is it? {#1 -> =2 ~x}", "line 1 left: not a number that can be held: 1 ->");
    comes_to("Which one? {~a1 -> b1 =c1 -> d1}", "line 1: one: Which one? -==a1 -> b1 +==c1 -> d1");
    comes_to("Which one? {=ab -> cd =ef -> gh}", "line 1: lists: Which one? ab->cd ef->gh");
    comes_to("Is it so? {TRUE}", "line 1: true: Is it so?");
    comes_to("Is it so? { F }", "line 1: false: Is it so?");
    comes_to("Is it so? {FALSE # why}", "line 1: false: Is it so? [why]");
    comes_to("Is it so? {true}", "line 1: typed: Is it so? +true");
    comes_to("Is it so? {=T}", "line 1: typed: Is it so? +==T");
    comes_to("Which arrow? {ab -> cd}", "line 1: typed: Which arrow? +ab -> cd");
}

#[test]
fn options_have_marks_weights_and_feedback() {
    comes_to(
        "Which one?{=right#well done~wrong ~wrong too#no\n}",
        "line 1: one: Which one? +right [well done] -wrong -wrong too [no]",
    );
    comes_to(
        "Which one? {~%50%half =full ~%-33.33333%less ~%0%none}",
        "line 1: one: Which one? -half +full -less -none\n  part marks were dropped",
    );
    comes_to("Which one? {=%100%full ~none}", "line 1: one: Which one? +full -none");
    comes_to(
        "Which ones? {~%50%one ~%50%two ~three ~%-100%four}",
        "line 1: many: Which ones? +one +two -three -four",
    );
    comes_to(
        "Which ones? {~%60%one ~%40%two ~%-50%three}",
        "line 1: many: Which ones? +one +two -three\n  part marks were dropped",
    );
    comes_to(
        "Which ones? {~%100%one ~two}",
        "line 1: one: Which ones? +one -two\n  read as it was meant: \
         a question with one right answer, of which several may be chosen",
    );
    comes_to(
        "Which ones? {~one ~two}",
        "line 1: many: Which ones? -one -two\n  no answer is marked right",
    );
    comes_to(
        "Which one? {=one =two ~not}",
        "line 1: one: Which one? +one +two -not\n  several options are marked right",
    );
    comes_to(
        "Which one? {=same ~same}",
        "line 1: one: Which one? +same -same\n  two options say the same",
    );
    comes_to(
        "Which one? {stray ~not =yes}",
        "line 1: one: Which one? -stray -not +yes\n  does this belong to the question? stray",
    );
    comes_to("Which one? {~only}", "line 1 left: 1 answers where 2 are needed");
    for bad in ["%101%", "%1000%", "%--5%"] {
        comes_to(
            &format!("Which one? {{~{bad}a ~%100%b}}"),
            &format!("line 1 left: not a number that can be held: {bad}"),
        );
    }
    for text in ["%a%b", "%%b", "%5 b", "5%b", "%.5%b"] {
        let expected = format!("line 1: one: Which one? +=={text} -cd");
        comes_to(&format!("Which one? {{={text} ~cd}}"), &expected);
    }
}

#[test]
fn what_is_said_of_true_and_false_is_first_of_the_wrong_answer() {
    comes_to("Is it so? {T#no#yes}", "line 1: true: Is it so? [no] (yes)");
    comes_to("Is it so? {F##yes}", "line 1: false: Is it so? [yes]");
    comes_to(
        "Is it so? {F#no#yes####why}",
        "line 1: false: Is it so? [no] (why)\n  a comment on an answer was dropped",
    );
    comes_to("Is it so? {F#no#no}", "line 1: false: Is it so? [no]");
}

#[test]
fn the_last_four_hashes_begin_what_is_said_of_all() {
    comes_to(
        "Which one? {=yes ~no#bad####first####last}",
        "line 1: one: Which one? +yes -no [bad####first] (last)",
    );
    comes_to("Which one? {=yes ~no#####all}", "line 1: one: Which one? +yes -no (all)");
    comes_to(r"Which one? {=yes ~no#\####bad}", "line 1: one: Which one? +yes -no [####bad]");
    comes_to("Which one? {=yes ~no####}", "line 1: one: Which one? +yes -no");
}

#[test]
fn words_are_typed_as_one_of_those_with_full_marks() {
    comes_to(
        "Who was it? {=Nehru =%100%Pandit Nehru =%50%Neru =%0%*#no}",
        "line 1: typed: Who was it? +Nehru +Pandit Nehru\n  part marks were dropped\n  a comment on an answer was dropped",
    );
    comes_to("Who was it? {Nehru#the first}", "line 1: typed: Who was it? +Nehru (the first)");
    comes_to(
        "Who was it? {=%80%Nehru =%20%Patel}",
        "line 1: typed: Who was it? +Nehru\n  part marks were dropped",
    );
    comes_to(
        "Who was it? {=N*ru}",
        "line 1: typed: Who was it? +N*ru\n  does this belong to the question? N*ru",
    );
    comes_to(r"Who was it? {=N\*ru}", "line 1: typed: Who was it? +N*ru");
    comes_to("Who was it? {=[html]<b>Nehru</b>}", "line 1: typed: Who was it? +<b>Nehru</b>");
    comes_to("Who was it? {=*}", "line 1 left: a question without answers");
    comes_to("Who was it? {=%0%Nehru}", "line 1 left: a question without answers");
}

#[test]
fn numbers_are_exact() {
    comes_to("How many? {#1822}", "line 1: number: How many? +1822 ±0");
    comes_to("How many? {#1822:5}", "line 1: number: How many? +1822 ±5");
    comes_to(r"How many? {#-0.1\:.05}", "line 1: number: How many? +-1/10 ±1/20");
    comes_to("How many? {#1..5}", "line 1: number: How many? +3 ±2");
    comes_to("How many? {#0.1 .. 0.4}", "line 1: number: How many? +1/4 ±3/20");
    comes_to("How many? {#5..1}", "line 1: number: How many? +3 ±2");
    comes_to("How many? {# = 1.5e3 }", "line 1: number: How many? +1500 ±0");
    comes_to("How many? {#२५}", "line 1: number: How many? +25 ±0");
    comes_to(
        "How many? {#=1822#well =%50%1822:2#near =%0%1:9}",
        "line 1: number: How many? +1822 ±0 (well)\n  part marks were dropped\n  a comment on an answer was dropped",
    );
    comes_to(
        "How many? {#=1 =2}",
        "line 1: number: How many? +1 ±0\n  several options are marked right",
    );
    comes_to(
        "How many? {#4 ~#wrong}",
        "line 1: number: How many? +4 ±0\n  a comment on an answer was dropped",
    );
    comes_to("How many? {#}", "line 1 left: a question without answers");
    for bad in ["1,5", "2/3", "x", "1:x", "1:-1", "1e99", "99999999999999999999", "*", "1..", "1e-"]
    {
        comes_to(
            &format!("How many? {{#{bad}}}"),
            &format!("line 1 left: not a number that can be held: {bad}"),
        );
    }
    let top = i64::MAX;
    comes_to(
        &format!("How many? {{#-{top}..{top}}}"),
        &format!("line 1: number: How many? +0 ±{top}"),
    );
}

#[test]
fn pairs_are_split_at_the_first_arrow() {
    comes_to(
        "Match these.{=[html]ab<br>cd -> ef -> gh = 12 -> [html]<b> = -> spare}",
        "line 1: lists: Match these. ab⏎cd->ef -> gh ==12->[html]<b> ->spare",
    );
    comes_to("Match these.{=ab -> cd =ef}", "line 1 left: cannot be read: ef");
    comes_to("Match these.{=ab -> cd =ef ->}", "line 1 left: cannot be read: ef ->");
    comes_to("Match these.{=ab -> cd = -> ef}", "line 1 left: 1 answers where 2 are needed");
}

#[test]
fn there_is_a_limit_to_everything() {
    let long = "x".repeat(limit::TEXT);
    assert_eq!(read(&format!("{long} {{T}}")).items.len(), 1);
    let taken = read(&format!("{long}x {{T}}\n\nNext one? {{T}}"));
    let said = Said::Limit { what: "bytes of one text", most: limit::TEXT };
    assert_eq!((taken.items.len(), &taken.remarks[0].said), (1, &said));

    let many = format!("Which? {{={}}}", "a~".repeat(65));
    assert_eq!(read(&many).remarks[0].said, Said::TooMany { count: 65, most: 64 });
    let pairs = format!("Which? {{{}}}", "=a->b".repeat(65));
    assert_eq!(read(&pairs).remarks[0].said, Said::TooMany { count: 65, most: 64 });

    let all = "Is it? {T}\n\n".repeat(limit::QUESTIONS + 2);
    let taken = read(&all);
    assert_eq!(taken.items.len(), limit::QUESTIONS);
    let said = Said::Limit { what: "questions", most: limit::QUESTIONS };
    assert_eq!(taken.remarks.iter().map(|remark| &remark.said).collect::<Vec<_>>(), [&said]);
    assert_eq!(taken.remarks[0].place, Place::Line(2 * limit::QUESTIONS + 1));
}

#[test]
fn gift_is_known_when_it_is_seen() {
    assert!(looks_like(&fixture("school.gift")) > 70);
    assert_eq!(looks_like("Is it? {T}\n\n::x::Which one? {\n=a\n~b\n}"), 100);
    for other in [
        "",
        "Some prose about {braces} and so on.\n\nMore of it.",
        "{\"json\": {\"a\": 1}}\n\n{}",
        "body { color: red }\n\np { margin: 0 }",
        "What?\nA) x\nB) y\nANSWER: A",
        "<?xml version=\"1.0\"?>\n<quiz>\n\n</quiz>",
    ] {
        assert_eq!(looks_like(other), 0, "{other}");
    }
    assert_eq!(looks_like(&fs::read_to_string("ARCHITECTURE.md").expect("a file")), 0);
}

fn cover() -> Cover {
    Cover {
        id: BankId::from("bank"),
        title: Text::same("Bank".to_owned()),
        subject: Text::same("Subject".to_owned()),
        licence: "CC0-1.0".to_owned(),
        authors: Vec::new(),
        languages: vec![Locale::En],
        exams: Vec::new(),
    }
}

#[test]
fn what_is_read_becomes_a_bank_without_errors() {
    let taken = read(&fixture("school.gift"));
    let bank = assemble(cover(), taken.items, |_| false);
    let ron = encode_bank(&bank);
    let errors: Vec<_> = checks(&ron)
        .into_iter()
        .filter(|problem| problem.severity == smriti::domain::bank::check::Severity::Error)
        .collect();
    // Two lists of a school may be shorter than those of the exam.
    assert!(errors.iter().all(|error| error.field.starts_with("ask.rows")), "{errors:#?}");
    let titles: Vec<&str> = bank.topics.iter().map(|topic| topic.title.text(Locale::En)).collect();
    assert_eq!(titles, ["World / Rivers", "World / Lakes and A/B"]);
}

#[test]
fn a_question_is_written_as_people_write_it() {
    let gift = "// [id:x-1] [tag:week 3]\n::x-1::[markdown]Which is **not** \\{so\\}? {\n\t=yes#for \\#1\n\t~[markdown]%5% no\n\t####Line  \\ntwo\n}\n";
    let bank = assemble(cover(), read(gift).items, |_| false);
    let written = write(&bank, Locale::En);
    assert_eq!(written.text, format!("// Bank\n// CC0-1.0\n\n$CATEGORY: General\n\n{gift}"));
    assert!(written.remarks.is_empty());
}

#[test]
fn what_gift_has_no_place_for_is_said() {
    let source = r#"(schema: 1, id: "b", title: "B", subject: "S", licence: "x", languages: [en, hi],
        topics: [(id: "t", title: "A/B")], questions: [
        (id: "n", topic: "t", ask: Numeric(stem: (en: "How long?", hi: "कितना?"), answer: "2/3", unit: (en: "km", hi: "किमी"))),
        (id: "l", topic: "t", ask: Lists(intro: "Match these", rows: [
            (left: "ab -> cd", right: "one"), (left: "ef", right: "two"), (left: "gh", right: "three")])),
        (id: "a", topic: "t", ask: Typed(stem: "Which arrow?", accept: ["ab -> cd"])),
        (id: "s", topic: "t", ask: Typed(stem: "Which star?", accept: ["a*b", "c -> d", "[html]x", "%50%y"])),
    ])"#;
    let (decoded, found) = decode(source);
    let bank = decoded.map(|decoded| decoded.bank).filter(|bank| bank.questions.len() == 4);
    let bank = bank.unwrap_or_else(|| panic!("{found:?}"));
    let written = write(&bank, Locale::Hi);
    let said: Vec<String> =
        written.remarks.iter().map(|r| format!("{}: {}", r.place, r.said)).collect();
    assert_eq!(
        said,
        [
            "question n: only one language can be held",
            "question n: the format has no place of its own for a unit",
            "question n: the format has no place of its own for a fraction without an end",
            "question l: written as options, since the format has no such kind",
            "question a: the format cannot hold an arrow in an answer that is typed",
            "question s: the format has no place of its own for an arrow in an answer that is typed",
        ]
    );
    assert_eq!(written.remarks[4].said.weight(), Weight::LeftOut);
    assert!(
        written.text.contains("::n::कितना? (किमी) {#0.666666667:0.000000001}"),
        "{}",
        written.text
    );
    let back = read(&written.text);
    assert_eq!(back.remarks, []);
    assert_eq!(back.items[0].topic, ["A/B"]);
    let Body::SingleBest(lists) = &back.items[1].body else { panic!("{:?}", back.items[1]) };
    assert!(lists.stem.text(Locale::En).contains("A. ab -> cd"));
    let Body::Typed(star) = &back.items[2].body else { panic!("{:?}", back.items[2]) };
    let accept: Vec<&str> = star.accept.iter().map(|text| text.text(Locale::En)).collect();
    assert_eq!(accept, ["a*b", "[html]x", "%50%y"]);
}

/// Gift, its punctuation and whatever else, in any order.
fn snippets() -> impl Strategy<Value = String> {
    let snippet = prop_oneof![
        proptest::sample::select(vec![
            "{",
            "}",
            "=",
            "~",
            "#",
            "####",
            "->",
            "::",
            "//",
            "\n",
            "\n\n",
            "\r",
            "\\",
            "%",
            "%50%",
            "%-100%",
            "[html]",
            "[markdown]",
            "[plain]",
            "[id:",
            "[tag:",
            "]",
            "$CATEGORY: ",
            "T",
            "FALSE",
            "..",
            ":",
            "1",
            "-9223372036854775808",
            "9223372036854775807",
            "1e18",
            "<b>",
            "</p>",
            "<",
            ">",
            "&amp;",
            "&#",
            ";",
            "____",
            "**",
            "\0",
            "\u{feff}",
            "क",
            "़",
            "é",
        ])
        .prop_map(str::to_owned),
        any::<String>(),
    ];
    proptest::collection::vec(snippet, 0..40).prop_map(|snippets| snippets.concat())
}

/// What GIFT holds of a text: in one language, by lines that end alike, without blanks around it.
fn held(words: &str) -> String {
    words
        .replace("\r\n", "\n")
        .replace('\r', "\n")
        .trim_matches([' ', '\t', '\n', '\0', '\u{b}'])
        .to_owned()
}

/// What GIFT holds of a question: its kind of answer, every option with whether it is right and what
/// is said of it, every number that ends as a decimal, every word, every pair, and the explanation.
fn assert_holds(question: &Question, bank: &Bank, back: &smriti::interchange::Item) {
    let passage = question.passage.as_ref().map(|_| &bank.passages[0]);
    let mut one = flat(question, passage, Locale::En);
    if matches!(&one.answer, FlatAnswer::Pairs { rows, .. } if rows.iter().any(|row| row.0.contains("->")))
    {
        one = flat_coded(question, passage, Locale::En);
    }
    assert_eq!(back.id.as_deref(), Some(question.id.as_str()));
    assert_eq!(back.tags, question.tags);
    let text = |text: &Text| text.text(Locale::En).to_owned();
    assert_eq!(back.explanation.as_ref().map(text), one.explanation.as_deref().map(held));
    let options = |choices: &Choices| -> Vec<(String, bool, Option<String>)> {
        let option = |option: &smriti::domain::bank::Choice| {
            (text(&option.text), option.right, option.why.as_ref().map(text))
        };
        choices.options.iter().map(option).collect()
    };
    let stem = match (&one.answer, &back.body) {
        (FlatAnswer::One(flat), Body::SingleBest(choices) | Body::FillIn(choices))
        | (FlatAnswer::Many(flat), Body::MultiSelect(choices)) => {
            let flat: Vec<_> = flat
                .iter()
                .map(|option| (held(&option.text), option.right, option.why.as_deref().map(held)))
                .collect();
            assert_eq!(options(choices), flat);
            &choices.stem
        }
        (FlatAnswer::TrueFalse { holds, why }, Body::TrueFalse(statement)) => {
            assert_eq!(statement.holds, *holds);
            assert_eq!(statement.why.as_ref().map(text), why.as_deref().map(held));
            &statement.text
        }
        (FlatAnswer::Number { answer, tolerance, unit }, Body::Numeric(numeric)) => {
            let ends = |number: &Ratio<i64>| 10_i64.pow(18) % number.denom() == 0;
            if ends(answer) {
                assert_eq!(numeric.answer, *answer);
            }
            if ends(answer) && ends(tolerance) {
                assert_eq!(numeric.tolerance, *tolerance);
            }
            if let Some(unit) = unit.as_ref().filter(|unit| !one.stem.contains(unit.as_str())) {
                one.stem = format!("{} ({unit})", one.stem);
            }
            &numeric.stem
        }
        (FlatAnswer::Words(words), Body::Typed(typed)) => {
            let mut typed_words: Vec<String> = Vec::new();
            for word in words.iter().map(|word| held(word)) {
                if !typed_words.contains(&word) {
                    typed_words.push(word);
                }
            }
            assert_eq!(typed.accept.iter().map(text).collect::<Vec<_>>(), typed_words);
            &typed.stem
        }
        (FlatAnswer::Pairs { rows, extra }, Body::Lists(lists)) => {
            let back_rows: Vec<_> =
                lists.rows.iter().map(|row| (text(&row.left), text(&row.right))).collect();
            let rows: Vec<_> = rows.iter().map(|(left, right)| (held(left), held(right))).collect();
            assert_eq!(back_rows, rows);
            let extra: Vec<_> = extra.iter().map(|extra| held(extra)).collect();
            assert_eq!(lists.extra.iter().map(text).collect::<Vec<_>>(), extra);
            &lists.intro
        }
        other => panic!("another kind: {other:?}"),
    };
    assert_eq!(text(stem), held(&one.stem));
}

proptest! {
    /// Whatever is read, nothing panics, and what is taken can be written and read again.
    #[test]
    fn anything_can_be_read(source in snippets()) {
        let taken: Taken = read(&source);
        looks_like(&source);
        let bank = assemble(cover(), taken.items, |_| false);
        let once = write(&bank, Locale::En);
        let again = assemble(cover(), read(&once.text).items, |_| false);
        prop_assert_eq!(encode_bank(&again).is_empty(), false);
    }

    #[test]
    fn what_is_written_is_read_back(bank in arbitrary::bank()) {
        let written = write(&bank, Locale::En);
        let back = read(&written.text);
        prop_assert_eq!(&back.remarks, &[]);
        prop_assert_eq!(back.items.len(), bank.questions.len());
        for (question, back) in bank.questions.iter().zip(&back.items) {
            assert_holds(question, &bank, back);
        }
        // What was read once is written and read as it is.
        let once = assemble(cover(), back.items, |_| false);
        let twice = read(&write(&once, Locale::En).text);
        prop_assert_eq!(assemble(cover(), twice.items, |_| false), once);
    }
}
