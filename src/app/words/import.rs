//! What is said of questions that are brought in.

use crate::i18n::Tr;
use crate::interchange::table::{Column, Field, KeyForm, Unclear};
use crate::interchange::{Format, Place, Said, letters};

/// A format of other programs.
pub const fn format(format: Format) -> &'static str {
    match format {
        Format::Smriti => "import-format-smriti",
        Format::Paste => "import-format-paste",
        Format::Aiken => "import-format-aiken",
        Format::Gift => "import-format-gift",
        Format::MoodleXml => "import-format-moodle",
        Format::Qti => "import-format-qti",
        Format::Csv => "import-format-csv",
        Format::Xlsx => "import-format-xlsx",
        Format::Ods => "import-format-ods",
        Format::Kahoot => "import-format-kahoot",
        Format::Wayground => "import-format-wayground",
        Format::AnkiPackage => "import-format-anki-package",
        Format::AnkiText => "import-format-anki-text",
        Format::Quizlet => "import-format-quizlet",
        Format::Text2qti => "import-format-text2qti",
    }
}

fn number(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// What a column is taken for.
pub fn meaning(tr: &Tr, column: Column) -> String {
    let said = field(tr, column.field);
    match column.language {
        None => said,
        Some(locale) => format!("{said} · {}", super::language(tr, locale)),
    }
}

/// What a column may hold.
pub fn field(tr: &Tr, field: Field) -> String {
    let numbered = |id, number: u8| tr.with(id, [("number", u32::from(number).into())]);
    tr.get(match field {
        Field::Option(number) => return numbered("holds-option", number),
        Field::Why(number) => return numbered("holds-why", number),
        Field::Id => "holds-id",
        Field::Kind => "holds-kind",
        Field::Question => "holds-question",
        Field::Answer => "holds-answer",
        Field::Explanation => "holds-explanation",
        Field::Topic => "holds-topic",
        Field::Difficulty => "holds-difficulty",
        Field::Tags => "holds-tags",
        Field::Passage => "holds-passage",
        Field::Unit => "holds-unit",
        Field::Tolerance => "holds-tolerance",
        Field::Fixed => "holds-fixed",
        Field::Shuffle => "holds-shuffle",
    })
}

/// How a cell of answers names an option.
pub const fn key_form(form: KeyForm) -> &'static str {
    match form {
        KeyForm::Letter => "key-letter",
        KeyForm::OneBased => "key-one-based",
        KeyForm::ZeroBased => "key-zero-based",
        KeyForm::OptionN => "key-option-n",
        KeyForm::Text => "key-text",
    }
}

/// What cannot be told of a table.
pub const fn unclear(unclear: Unclear) -> &'static str {
    match unclear {
        Unclear::Question => "columns-unclear-question",
        Unclear::Answer => "columns-unclear-answer",
        Unclear::Base => "columns-unclear-base",
        Unclear::Mixed => "columns-unclear-mixed",
    }
}

/// Where something stands in what was read.
pub fn place(tr: &Tr, place: &Place) -> String {
    match place {
        Place::Whole => tr.get("import-at-whole"),
        Place::Line(line) => tr.with("import-at-line", [("line", number(*line).into())]),
        Place::Cell { sheet, row, column } => {
            let at = match column {
                Some(column) => {
                    let cell = format!("{}{row}", letters(*column));
                    tr.with("import-at-cell", [("cell", cell.into())])
                }
                None => tr.with("import-at-row", [("row", number(*row).into())]),
            };
            sheet.as_ref().map_or_else(|| at.clone(), |sheet| format!("{sheet}: {at}"))
        }
        Place::Within { file, line } => {
            format!("{file}: {}", tr.with("import-at-line", [("line", number(*line).into())]))
        }
        Place::Note(note) => tr.with("import-at-note", [("note", number(*note).into())]),
        Place::Question(id) => id.clone(),
    }
}

/// What is to be said.
pub fn said(tr: &Tr, said: &Said) -> String {
    let found = |id: &str, found: &str| tr.with(id, [("found", found.to_owned().into())]);
    let counts = |id: &str, count: usize, bound: usize| {
        tr.with(id, [("count", number(count).into()), ("bound", number(bound).into())])
    };
    match said {
        Said::NotAsked => tr.get("said-not-asked"),
        Said::NotMarkable => tr.get("said-not-markable"),
        Said::UnknownKind { kind } => found("said-unknown-kind", kind),
        Said::TooFew { count, least } => counts("said-too-few", *count, *least),
        Said::TooMany { count, most } => counts("said-too-many", *count, *most),
        Said::PutAway => tr.get("said-put-away"),
        Said::NoStem => tr.get("said-no-stem"),
        Said::NoAnswer => tr.get("said-no-answer"),
        Said::Unclosed { mark } => found("said-unclosed", mark),
        Said::Unreadable { found: what } => found("said-unreadable", what),
        Said::BadNumber { found: what } => found("said-bad-number", what),
        Said::Limit { most, .. } => tr.count("said-limit", *most),
        Said::Unwritable { what } => found("said-unwritable", what),
        Said::PassedOver { count } => tr.count("said-passed-over", *count),
        Said::Noise { found: what } => found("said-noise", what),
        Said::NoKey => tr.get("said-no-key"),
        Said::KeyBeyond { key } => found("said-key-beyond", key),
        Said::KeysDiffer { taken, other } => {
            let values = [("taken", taken.clone().into()), ("other", other.clone().into())];
            tr.with("said-keys-differ", values)
        }
        Said::SeveralKeys => tr.get("said-several-keys"),
        Said::SameOptions => tr.get("said-same-options"),
        Said::CodesUnclear => tr.get("said-codes-unclear"),
        Said::Wildcard { found: what } => found("said-wildcard", what),
        Said::CaseMatters => tr.get("said-case-matters"),
        Said::Stray { found: what } => found("said-stray", what),
        Said::Unlike => tr.get("said-unlike"),
        Said::NumberJumps { from, to } => {
            let values = [("from", number(*from).into()), ("to", number(*to).into())];
            tr.with("said-number-jumps", values)
        }
        Said::Garbled { found: what } => found("said-garbled", what),
        Said::TexKept { found: what } => found("said-tex-kept", what),
        Said::Maths { found: what } => found("said-maths", what),
        Said::OptionsDrawn => tr.get("said-options-drawn"),
        Said::WeightsDropped => tr.get("said-weights-dropped"),
        Said::FeedbackDropped => tr.get("said-feedback-dropped"),
        Said::MarkupDropped { found: what } => found("said-markup-dropped", what),
        Said::ScriptDropped => tr.get("said-script-dropped"),
        Said::FileDropped { found: what } => found("said-file-dropped", what),
        Said::LinkDropped { found: what } => found("said-link-dropped", what),
        Said::Lenient { found: what } => found("said-lenient", what),
        Said::Flattened => tr.get("said-flattened"),
        Said::LanguageDropped => tr.get("said-language-dropped"),
        Said::Reworked { what } => found("said-reworked", what),
        Said::Cut { most } => tr.count("said-cut", *most),
        Said::ShorterSide { first: true } => tr.get("said-first-side"),
        Said::ShorterSide { first: false } => tr.get("said-second-side"),
        Said::Encoding { name } => found("said-encoding", name),
    }
}
