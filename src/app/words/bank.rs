//! What is wrong with a bank, for those who write it: in the language of the interface, what it is and
//! what to do about it.

use crate::domain::bank::check::{Diagnostic, Expected, Problem, Thing};
use crate::domain::bank::picture::Fault;
use crate::domain::locale::Locale;
use crate::i18n::Tr;

/// One thing wrong with a file, with its line.
pub fn diagnostic(tr: &Tr, diagnostic: &Diagnostic) -> String {
    let said = problem(tr, &diagnostic.problem);
    tr.with(
        "problem-on-line",
        [("line", diagnostic.place.line.to_string().into()), ("said", said.into())],
    )
}

/// What is wrong, and what to do.
#[expect(clippy::too_many_lines, reason = "one arm for each problem")]
pub fn problem(tr: &Tr, problem: &Problem) -> String {
    let with_found = |id: &str, found: &str| tr.with(id, [("found", found.into())]);
    let meant = |found: &str, meant: Option<&str>| match meant {
        Some(meant) => {
            tr.with("problem-unknown-meant", [("found", found.into()), ("meant", meant.into())])
        }
        None => tr.with("problem-unknown", [("found", found.into())]),
    };
    match problem {
        Problem::NotABank => tr.get("problem-not-a-bank"),
        Problem::Unclosed { bracket, line } => tr.with(
            "problem-unclosed",
            [("bracket", bracket.to_string().into()), ("line", line.to_string().into())],
        ),
        Problem::Unopened { bracket } | Problem::StrayBracket { bracket } => {
            with_found("problem-bracket", &bracket.to_string())
        }
        Problem::AfterTheEnd => tr.get("problem-after-the-end"),
        Problem::EqualsForColon | Problem::MissingColon => tr.get("problem-colon"),
        Problem::MissingComma => tr.get("problem-missing-comma"),
        Problem::ExtraComma => tr.get("problem-extra-comma"),
        Problem::MissingValue => tr.get("problem-missing-value"),
        Problem::CurlyQuotes | Problem::SingleQuotes => tr.get("problem-quotes"),
        Problem::UnclosedText => tr.get("problem-unclosed-text"),
        Problem::UnclosedComment => tr.get("problem-unclosed-comment"),
        Problem::BadEscape { found } => with_found("problem-escape", found),
        Problem::QuotedName { name } => with_found("problem-quoted-name", name),
        Problem::TooDeep => tr.get("problem-too-deep"),
        Problem::Unreadable { found } => with_found("problem-unreadable", found),
        Problem::NotRon { message } => with_found("problem-not-ron", message),
        Problem::OtherSchema { found } => with_found("problem-other-schema", found),
        Problem::UnknownField { found, meant: near, .. }
        | Problem::UnknownWord { found, meant: near, .. } => meant(found, *near),
        Problem::MissingField { field } => with_found("problem-missing-field", field),
        Problem::RepeatedField { field } => with_found("problem-repeated-field", field),
        Problem::WrongKind { expected: wanted, found } => tr.with(
            "problem-wrong-kind",
            [("expected", expected(tr, *wanted).into()), ("found", found.as_str().into())],
        ),
        Problem::BadDate { found } => with_found("problem-date", found),
        Problem::BadNumber { found } if found.is_empty() => tr.get("problem-no-number"),
        Problem::BadNumber { found } => with_found("problem-number", found),
        Problem::BadDifficulty { .. } => tr.get("problem-difficulty"),
        Problem::BadId { found } if found.is_empty() => tr.get("problem-no-id"),
        Problem::BadId { found } => with_found("problem-id", found),
        Problem::RepeatedId { thing: of, id } => tr.with(
            "problem-repeated-id",
            [("thing", thing(tr, *of).into()), ("found", id.as_str().into())],
        ),
        Problem::UnknownId { found, meant: near, .. } if near.is_some() => {
            meant(found, near.as_deref())
        }
        Problem::UnknownId { thing: of, found, .. } => tr.with(
            "problem-unknown-id",
            [("thing", thing(tr, *of).into()), ("found", found.as_str().into())],
        ),
        Problem::Empty { thing: of } => {
            tr.with("problem-empty", [("things", several(tr, *of).into())])
        }
        Problem::NoRightOption => tr.get("problem-no-right-option"),
        Problem::SeveralRightOptions { count } => tr.count("problem-several-right", *count),
        Problem::OneRightOption => tr.get("problem-one-right"),
        Problem::EveryOptionRight => tr.get("problem-every-right"),
        Problem::Count { thing: of, count, least, most } => {
            let things = several(tr, *of);
            let range = if least == most { least.to_string() } else { format!("{least}–{most}") };
            tr.with(
                if count < least { "problem-too-few" } else { "problem-too-many" },
                [
                    ("things", things.into()),
                    ("count", count.to_string().into()),
                    ("range", range.into()),
                ],
            )
        }
        Problem::UnusualOptionCount { count } => tr.count("problem-option-count", *count),
        Problem::SameText { thing: of, first } => tr.with(
            "problem-same-text",
            [("thing", thing(tr, *of).into()), ("first", first.to_string().into())],
        ),
        Problem::NoGap { locale } => {
            tr.with("problem-no-gap", [("text", text(tr, *locale).into())])
        }
        Problem::NoBold { locale } => {
            tr.with("problem-no-bold", [("text", text(tr, *locale).into())])
        }
        Problem::NothingAskedFor { incorrect: false, .. } => tr.get("problem-nothing-correct"),
        Problem::NothingAskedFor { incorrect: true, .. } => tr.get("problem-nothing-incorrect"),
        Problem::CodesWithoutKey { key } => {
            let key: Vec<String> = key.iter().map(ToString::to_string).collect();
            with_found("problem-codes-without-key", &key.join(", "))
        }
        Problem::CodeNumber { number, count } => tr.with(
            "problem-code-number",
            [("number", number.to_string().into()), ("count", count.to_string().into())],
        ),
        Problem::BadCode => tr.get("problem-bad-code"),
        Problem::CodesIgnored => tr.get("problem-codes-ignored"),
        Problem::BothFalse => tr.get("problem-both-false"),
        Problem::ExplainsWithoutHolding => tr.get("problem-explains-without-holding"),
        Problem::FirstMustHold => tr.get("problem-first-must-hold"),
        Problem::NoOptionFits => tr.get("problem-no-option-fits"),
        Problem::NegativeTolerance => tr.get("problem-negative-tolerance"),
        Problem::EmptyText => tr.get("problem-empty-text"),
        Problem::MissingLanguage { locale } => {
            with_found("problem-missing-language", &language(tr, *locale))
        }
        Problem::OneLanguage { locale } => {
            with_found("problem-one-language", &language(tr, *locale))
        }
        Problem::NoReason { thing: Thing::Option } => tr.get("problem-no-reason-option"),
        Problem::NoReason { thing: Thing::Pair } => tr.get("problem-no-reason-pair"),
        Problem::NoReason { .. } => tr.get("problem-no-reason"),
        Problem::NoExplanation => tr.get("problem-no-explanation"),
        Problem::ShortExplanation { length } => tr.count("problem-short-explanation", *length),
        Problem::OptionByLetter { found } => with_found("problem-option-by-letter", found),
        Problem::RawTex { found } => with_found("problem-raw-tex", found),
        Problem::LongStem { length } => tr.count("problem-long-stem", *length),
        Problem::NoSources => tr.get("problem-no-sources"),
        Problem::StaleWhenChecked => tr.get("problem-stale-when-checked"),
        Problem::Image { name, fault } => match fault {
            Fault::Missing => with_found("problem-image-missing", name),
            Fault::Outside => with_found("problem-image-outside", name),
            Fault::Unreadable(error) => {
                let values = [("name", name.as_str().into()), ("error", error.as_str().into())];
                tr.with("picture-unreadable", values)
            }
            Fault::Unfit(why) => super::picture::unfit(tr, *why, name),
        },
        Problem::NoAlt { name } => with_found("problem-no-alt", name),
        Problem::SplitPassage { passage } => with_found("problem-split-passage", passage),
        Problem::Unused { thing: of, id } => tr.with(
            "problem-unused",
            [("thing", thing(tr, *of).into()), ("found", id.as_str().into())],
        ),
        Problem::SameIdElsewhere { thing: of, id, file } => tr.with(
            "problem-same-id-elsewhere",
            [
                ("thing", thing(tr, *of).into()),
                ("found", id.as_str().into()),
                ("file", file.as_str().into()),
            ],
        ),
        // Of exams, not of banks: their rules are said in English wherever they are written.
        Problem::Pattern(contradiction) => with_found("problem-not-ron", &contradiction.what()),
    }
}

fn text(tr: &Tr, locale: Option<Locale>) -> String {
    match locale {
        None => tr.get("problem-the-text"),
        Some(Locale::En) => tr.get("problem-the-english-text"),
        Some(Locale::Hi) => tr.get("problem-the-hindi-text"),
    }
}

fn language(tr: &Tr, locale: Locale) -> String {
    match locale {
        Locale::En => tr.get("problem-english"),
        Locale::Hi => tr.get("problem-hindi"),
    }
}

/// "option".
fn thing(tr: &Tr, thing: Thing) -> String {
    tr.get(match thing {
        Thing::Bank => "thing-bank",
        Thing::Topic => "thing-topic",
        Thing::Fact => "thing-fact",
        Thing::Source => "thing-source",
        Thing::Passage => "thing-passage",
        Thing::Question => "thing-question",
        Thing::Option => "thing-option",
        Thing::Statement => "thing-statement",
        Thing::Pair => "thing-pair",
        Thing::Left => "thing-left",
        Thing::Right => "thing-right",
        Thing::Item => "thing-item",
        Thing::Code => "thing-code",
        Thing::Answer => "thing-answer",
        Thing::Language => "thing-language",
    })
}

/// "options".
fn several(tr: &Tr, thing: Thing) -> String {
    tr.get(match thing {
        Thing::Bank => "things-bank",
        Thing::Topic => "things-topic",
        Thing::Fact => "things-fact",
        Thing::Source => "things-source",
        Thing::Passage => "things-passage",
        Thing::Question => "things-question",
        Thing::Option => "things-option",
        Thing::Statement => "things-statement",
        Thing::Pair => "things-pair",
        Thing::Left => "things-left",
        Thing::Right => "things-right",
        Thing::Item => "things-item",
        Thing::Code => "things-code",
        Thing::Answer => "things-answer",
        Thing::Language => "things-language",
    })
}

fn expected(tr: &Tr, expected: Expected) -> String {
    tr.get(match expected {
        Expected::Text => "expected-text",
        Expected::Plain => "expected-plain",
        Expected::YesNo => "expected-yes-no",
        Expected::Number => "expected-number",
        Expected::Word => "expected-word",
        Expected::List => "expected-list",
        Expected::Group => "expected-group",
        Expected::Format => "expected-format",
        Expected::Choice => "expected-choice",
    })
}
