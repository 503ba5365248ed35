//! Problems in English, for the command line and for logs: what is wrong, and what to write instead.

use super::{Expected, Problem, Thing};
use crate::domain::bank::picture::Fault;
use crate::domain::locale::Locale;

impl Thing {
    /// Its name: "option".
    const fn one(self) -> &'static str {
        match self {
            Self::Bank => "bank",
            Self::Topic => "topic",
            Self::Fact => "fact",
            Self::Source => "source",
            Self::Passage => "passage",
            Self::Question => "question",
            Self::Option => "option",
            Self::Statement => "statement",
            Self::Pair => "pair",
            Self::Left => "entry of List-I",
            Self::Right => "entry of List-II",
            Self::Item => "item",
            Self::Code => "code",
            Self::Answer => "accepted answer",
            Self::Language => "language",
        }
    }

    /// Several of it: "options".
    const fn several(self) -> &'static str {
        match self {
            Self::Bank => "banks",
            Self::Topic => "topics",
            Self::Fact => "facts",
            Self::Source => "sources",
            Self::Passage => "passages",
            Self::Question => "questions",
            Self::Option => "options",
            Self::Statement => "statements",
            Self::Pair => "pairs",
            Self::Left => "entries of List-I",
            Self::Right => "entries of List-II",
            Self::Item => "items",
            Self::Code => "codes",
            Self::Answer => "accepted answers",
            Self::Language => "languages",
        }
    }

    /// So many of it: "3 options".
    fn counted(self, count: usize) -> String {
        match count {
            0 => format!("no {}", self.several()),
            1 => format!("1 {}", self.one()),
            _ => format!("{count} {}", self.several()),
        }
    }
}

impl Expected {
    const fn name(self) -> &'static str {
        match self {
            Self::Text => "a text",
            Self::Plain => "a text in quotes",
            Self::YesNo => "true or false",
            Self::Number => "a whole number",
            Self::Word => "one word without quotes",
            Self::List => "a list in square brackets",
            Self::Group => "fields in round brackets",
            Self::Format => "a format with its fields in round brackets",
            Self::Choice => "a word, or a word with one value in round brackets,",
        }
    }

    const fn example(self) -> &'static str {
        match self {
            Self::Text => "write \"…\", or (en: \"…\", hi: \"…\")",
            Self::Plain => "put straight double quotes around it: \"…\"",
            Self::YesNo => "write true or false, without quotes",
            Self::Number => "write the digits alone, without quotes: 2",
            Self::Word => "write the word alone, without quotes",
            Self::List => "put square brackets around it: […]",
            Self::Group => "put round brackets around the fields, with no name before them: (…)",
            Self::Format => "write the format and its fields: Single(stem: …, options: […])",
            Self::Choice => "write it as the guide does: None, Share(\"1/3\"), Table([\"1/4\"])",
        }
    }
}

const fn language(locale: Locale) -> &'static str {
    match locale {
        Locale::En => "English",
        Locale::Hi => "Hindi",
    }
}

/// "the English text has", or "the text has" where one stands for all.
fn the_text(locale: Option<Locale>) -> String {
    locale.map_or_else(|| "the text".to_owned(), |locale| format!("the {} text", language(locale)))
}

const fn closing(bracket: char) -> char {
    match bracket {
        '(' => ')',
        '[' => ']',
        _ => '}',
    }
}

fn quoted(names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    names.join(", ")
}

fn code(numbers: &[usize]) -> String {
    let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    format!("[{}]", numbers.join(", "))
}

/// "between 2 and 6", "3 or 4", "4".
fn range(least: usize, most: usize) -> String {
    match most.saturating_sub(least) {
        0 => least.to_string(),
        1 => format!("{least} or {most}"),
        _ => format!("{least} to {most}"),
    }
}

impl Problem {
    /// What is wrong, in English; one sentence without a full stop.
    #[expect(clippy::too_many_lines, reason = "one line for each problem")]
    pub fn what(&self) -> String {
        match self {
            Self::NotABank => "this file does not begin with the `(` of a bank".to_owned(),
            Self::Unclosed { bracket, line } => {
                format!("the `{bracket}` of line {line} is not closed before this")
            }
            Self::Unopened { bracket } => format!("the `{bracket}` before this is missing"),
            Self::StrayBracket { bracket } => format!("this `{bracket}` closes nothing"),
            Self::AfterTheEnd => "something stands after the end of the bank".to_owned(),
            Self::EqualsForColon => "`=` stands where `:` belongs".to_owned(),
            Self::MissingColon => "the colon after the field's name is missing".to_owned(),
            Self::MissingComma => "a comma is missing here".to_owned(),
            Self::ExtraComma => "this comma has nothing before it".to_owned(),
            Self::MissingValue => "a value is missing here".to_owned(),
            Self::CurlyQuotes => "this text stands in curly quotes".to_owned(),
            Self::SingleQuotes => "this text stands in single quotes".to_owned(),
            Self::UnclosedText => "the closing quote of this text is missing".to_owned(),
            Self::UnclosedComment => "this comment never ends".to_owned(),
            Self::BadEscape { found } => format!("`{found}` means nothing in a text"),
            Self::QuotedName { name } => format!("the field's name `{name}` stands in quotes"),
            Self::TooDeep => "there are too many brackets within brackets".to_owned(),
            Self::Unreadable { found } => format!("`{found}` cannot stand here"),
            Self::NotRon { message } => format!("this cannot be read: {message}"),
            Self::OtherSchema { found } => {
                format!(
                    "this bank is written in version {found} of the format; this Smriti reads version 1"
                )
            }
            Self::UnknownField { found, .. } => format!("there is no field `{found}` here"),
            Self::MissingField { field } => format!("the field `{field}` is missing"),
            Self::RepeatedField { field } => format!("the field `{field}` stands here twice"),
            Self::UnknownWord { found, .. } => format!("`{found}` is not known here"),
            Self::WrongKind { expected, found } => {
                format!("{} belongs here, not `{found}`", expected.name())
            }
            Self::BadDate { found } => format!("“{found}” is not a date"),
            Self::BadNumber { found } => format!("“{found}” is not a number"),
            Self::BadDifficulty { found } => format!("a difficulty of {found} does not exist"),
            Self::BadId { found } => format!("“{found}” cannot be an id"),
            Self::RepeatedId { thing, id } => {
                format!("an earlier {} has the id “{id}” already", thing.one())
            }
            Self::UnknownId { thing, found, .. } => {
                format!("this bank has no {} “{found}”", thing.one())
            }
            Self::Empty { thing } => format!("there are no {} here", thing.several()),
            Self::NoRightOption => "no option is marked right".to_owned(),
            Self::SeveralRightOptions { count } => {
                format!("{count} options are marked right; this format has one right answer")
            }
            Self::OneRightOption => {
                "only one option is marked right; this format asks for several".to_owned()
            }
            Self::EveryOptionRight => "every option is marked right".to_owned(),
            Self::Count { thing, count, least, most } => format!(
                "there {} {} here; this format takes {}",
                if *count == 1 { "is" } else { "are" },
                thing.counted(*count),
                range(*least, *most)
            ),
            Self::UnusualOptionCount { count } => {
                format!("there are {count} options; exams print four or five")
            }
            Self::SameText { thing, first } => {
                format!("this says the same as {} {first}", thing.one())
            }
            Self::NoGap { locale } => format!("{} has no gap", the_text(*locale)),
            Self::NoBold { locale } => {
                format!("{} does not show its negation in bold", the_text(*locale))
            }
            Self::NothingAskedFor { thing, incorrect } => {
                let asked = if *incorrect { "incorrect" } else { "correct" };
                format!("no {} is {asked}, so no code can be right", thing.one())
            }
            Self::CodesWithoutKey { key } => {
                format!("the right answer, {}, is not among the codes", code(key))
            }
            Self::CodeNumber { number, count } => {
                format!("this code says {number}, but the numbers go from 1 to {count}")
            }
            Self::BadCode => "this code is empty or says a number twice".to_owned(),
            Self::CodesIgnored => "codes are not used for two statements".to_owned(),
            Self::BothFalse => "both are false, and no option of the exam says so".to_owned(),
            Self::ExplainsWithoutHolding => {
                "this is said to explain although one of the two does not hold".to_owned()
            }
            Self::FirstMustHold => "with two other statements, Statement-I must hold".to_owned(),
            Self::NoOptionFits => {
                "a statement holds but none explains, and no option of the exam says so".to_owned()
            }
            Self::NegativeTolerance => "a tolerance cannot be below zero".to_owned(),
            Self::EmptyText => "this text is empty".to_owned(),
            Self::MissingLanguage { locale } => {
                format!("the {} of this text is missing", language(*locale))
            }
            Self::OneLanguage { locale } => {
                format!("this {} text stands for both languages", language(*locale))
            }
            Self::NoReason { thing: Thing::Option } => {
                "nothing says why this option is wrong".to_owned()
            }
            Self::NoReason { thing: Thing::Pair } => {
                "nothing says why this pair is not matched".to_owned()
            }
            Self::NoReason { thing } => {
                format!("nothing says why this {} is false", thing.one())
            }
            Self::NoExplanation => {
                "nothing explains the key, and learners look for it after a wrong answer".to_owned()
            }
            Self::ShortExplanation { length } => {
                format!("the explanation has only {length} characters")
            }
            Self::OptionByLetter { found } => {
                format!(
                    "“{found}” names an option by its place, which changes when options are shuffled"
                )
            }
            Self::RawTex { found } => {
                format!("mathematics as TeX is shown as typed: {found}")
            }
            Self::LongStem { length } => {
                format!("this has {length} characters; no exam prints more than 700")
            }
            Self::NoSources => "this question names no source".to_owned(),
            Self::StaleWhenChecked => {
                "the answer was checked after the last day on which it holds".to_owned()
            }
            Self::Image { name, fault } => match fault {
                Fault::Missing => format!("the image “{name}” is not there"),
                Fault::Outside => {
                    format!("the image “{name}” is not a file within the bank's folder")
                }
                Fault::Unreadable(error) => format!("the image “{name}” cannot be read: {error}"),
                Fault::Unfit(unfit) => format!("the image “{name}” {unfit}"),
            },
            Self::NoAlt { name } => format!("nothing says what the image “{name}” shows"),
            Self::SplitPassage { passage } => {
                format!("other questions stand between those on the passage “{passage}”")
            }
            Self::Unused { thing, id } => {
                format!("no question uses the {} “{id}”", thing.one())
            }
            Self::SameIdElsewhere { thing, id, file } => {
                format!("{file} has a {} with the id “{id}” already", thing.one())
            }
            Self::Pattern(contradiction) => contradiction.what(),
        }
    }

    /// What to do about it, in English; one sentence without a full stop.
    #[expect(clippy::too_many_lines, reason = "one line for each problem")]
    pub fn fix(&self) -> String {
        match self {
            Self::NotABank => {
                "begin with `(`, then `schema: 1, id: …`; `smriti bank new` makes a file to start from"
                    .to_owned()
            }
            Self::Unclosed { bracket, .. } => format!("write the missing `{}`", closing(*bracket)),
            Self::Unopened { bracket } => format!("write the missing `{bracket}`"),
            Self::StrayBracket { .. } => {
                "delete it, or look for an opening bracket that is missing before it".to_owned()
            }
            Self::AfterTheEnd => {
                "delete it; a file holds one bank, and every question stands in its `questions: […]`"
                    .to_owned()
            }
            Self::EqualsForColon => "write `:` between a field's name and its value".to_owned(),
            Self::MissingColon => "write a `:` after the name".to_owned(),
            Self::MissingComma => "write a `,` here".to_owned(),
            Self::ExtraComma => "delete it".to_owned(),
            Self::MissingValue => "write the value, or delete the field's name".to_owned(),
            Self::CurlyQuotes => {
                "put straight quotes \"…\" around it; curly ones may stand inside".to_owned()
            }
            Self::SingleQuotes => "put double quotes \"…\" around it".to_owned(),
            Self::UnclosedText => {
                "write `\"` at its end; a quote inside a text is written `\\\"`".to_owned()
            }
            Self::UnclosedComment => "end it with `*/`".to_owned(),
            Self::BadEscape { .. } => {
                "write `\\\\` for a backslash, `\\\"` for a quote, `\\n` for a new line".to_owned()
            }
            Self::QuotedName { name } => format!("write {name}: without quotes"),
            Self::TooDeep => "take away the brackets that are not needed".to_owned(),
            Self::Unreadable { .. } => {
                "delete it, or write what belongs here: a field's name and a value".to_owned()
            }
            Self::NotRon { .. } => "compare it with the examples in the guide".to_owned(),
            Self::OtherSchema { .. } => {
                "get a newer Smriti, or write `schema: 1` if the bank follows its guide".to_owned()
            }
            Self::UnknownField { meant: Some(meant), .. }
            | Self::UnknownWord { meant: Some(meant), .. } => format!("did you mean `{meant}`?"),
            Self::UnknownField { known, .. } => {
                format!("delete it; the fields here are {}", quoted(known))
            }
            Self::MissingField { field } => format!("add `{field}: …`"),
            Self::RepeatedField { .. } => "keep one of the two".to_owned(),
            Self::UnknownWord { known, .. } => format!("write one of {}", quoted(known)),
            Self::WrongKind { expected, .. } => expected.example().to_owned(),
            Self::BadDate { .. } => "write year, month and day: \"2026-11-21\"".to_owned(),
            Self::BadNumber { .. } => {
                "write digits, with a point or a slash if need be: \"40\", \"2.5\", \"2/3\"".to_owned()
            }
            Self::BadDifficulty { .. } => {
                "write 1 (a plain definition) to 5 (few get it), or leave it out for 3".to_owned()
            }
            Self::BadId { .. } => {
                "use small letters a–z, digits and hyphens, at most 64: \"uncc-tl-001\"".to_owned()
            }
            Self::RepeatedId { .. } => {
                "give this one an id of its own; never reuse the id of something deleted".to_owned()
            }
            Self::UnknownId { meant: Some(meant), .. } => format!("did you mean “{meant}”?"),
            Self::UnknownId { thing, .. } => {
                format!("add it to `{}` at the top of the bank, or name one that is there", thing.several())
            }
            Self::Empty { thing } => format!("add at least one {}", thing.one()),
            Self::NoRightOption => "write `right: true` in the right one".to_owned(),
            Self::SeveralRightOptions { .. } => {
                "keep `right: true` in one option, or make it a MultiSelect".to_owned()
            }
            Self::OneRightOption => {
                "mark a second option right, or make it a Single".to_owned()
            }
            Self::EveryOptionRight => "at least one option must be wrong".to_owned(),
            Self::Count { thing, count, least, .. } if count < least => {
                format!("add {}, or use another format", thing.several())
            }
            Self::Count { thing, .. } => {
                format!("take out {}, or use another format", thing.several())
            }
            Self::UnusualOptionCount { count } if *count < 4 => "add options up to four".to_owned(),
            Self::UnusualOptionCount { .. } => "take out the weakest".to_owned(),
            Self::SameText { .. } => "change or delete one of the two".to_owned(),
            Self::NoGap { .. } => "write ____ (four underscores) where the answer goes".to_owned(),
            Self::NoBold { .. } => {
                "put two stars on both sides of the negation: **not**, **नहीं**".to_owned()
            }
            Self::NothingAskedFor { incorrect: true, .. } => {
                "let at least one be false, or ask for the correct ones".to_owned()
            }
            Self::NothingAskedFor { thing, .. } => {
                format!("let at least one {} be right, or ask how many are", thing.one())
            }
            Self::CodesWithoutKey { key } => {
                format!("put {} in place of one of them, or delete `codes`", code(key))
            }
            Self::CodeNumber { count, .. } => format!("use numbers from 1 to {count}"),
            Self::BadCode => "say each number once, and at least one".to_owned(),
            Self::CodesIgnored => "delete `codes`".to_owned(),
            Self::BothFalse => "let at least one of the two hold".to_owned(),
            Self::ExplainsWithoutHolding => {
                "write `explains: false`, or let both hold".to_owned()
            }
            Self::FirstMustHold => {
                "rewrite Statement-I so that it holds, or drop one of the others".to_owned()
            }
            Self::NoOptionFits => "let one that holds explain Statement-I".to_owned(),
            Self::NegativeTolerance => {
                "write how far off an answer may be, \"0\" or more".to_owned()
            }
            Self::EmptyText => "write the text, or delete the field".to_owned(),
            Self::MissingLanguage { locale } => {
                format!("add `{}: \"…\"`, or take the language out of `languages`", locale.tag())
            }
            Self::OneLanguage { .. } => "write (en: \"…\", hi: \"…\")".to_owned(),
            Self::NoReason { .. } => "add `why: …` in one sentence".to_owned(),
            Self::NoExplanation | Self::ShortExplanation { .. } => {
                "say in two to five sentences why the key is right and where the trap is".to_owned()
            }
            Self::OptionByLetter { .. } => "name the option by what it says".to_owned(),
            Self::RawTex { .. } => {
                "write it with characters: x², √2, a/b, π, ≤; x_(i) lowers and x^(n) raises".to_owned()
            }
            Self::LongStem { .. } => {
                "shorten it, or make its first part a passage".to_owned()
            }
            Self::NoSources => {
                "add `sources: [\"…\"]` with the id of an entry in the bank's `sources`".to_owned()
            }
            Self::StaleWhenChecked => "correct one of the two dates".to_owned(),
            Self::Image { fault: Fault::Missing, .. } => {
                "put the file into the folder `images` beside the bank's file".to_owned()
            }
            Self::Image { fault: Fault::Unfit(_), .. } => {
                "save it as PNG, JPEG, WebP or SVG, smaller than that".to_owned()
            }
            Self::Image { .. } => {
                "put a copy of it into the folder `images` beside the bank's file".to_owned()
            }
            Self::NoAlt { .. } => {
                "say it between the square brackets: `![what it shows](name.png)`".to_owned()
            }
            Self::SplitPassage { .. } => {
                "move this question next to the others on that passage".to_owned()
            }
            Self::Unused { .. } => "delete it, or name it where it is used".to_owned(),
            Self::SameIdElsewhere { thing: Thing::Bank, .. } => {
                "remove one of the two files, or give this bank an id of its own".to_owned()
            }
            Self::SameIdElsewhere { .. } => {
                "give this question an id of its own; learners' progress hangs on it".to_owned()
            }
            Self::Pattern(contradiction) => contradiction.fix(),
        }
    }
}
