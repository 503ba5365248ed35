//! Diagnostics as people and programs read them.

use std::fmt;

use miette::{
    GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents,
    SourceCode, SourceSpan, SpanContents,
};

use super::files::File;
use super::json::Json;
use crate::domain::bank::check::{Diagnostic, Severity};

/// A diagnostic as an object: file, line, column, question, field, severity, what, fix.
pub(super) fn json(file: &str, diagnostic: &Diagnostic) -> Json {
    let question = diagnostic.question.as_ref();
    let field = |name: &str, value: Json| (name.to_owned(), value);
    Json::Object(vec![
        field("file", Json::text(file)),
        field("line", Json::Number(diagnostic.place.line)),
        field("column", Json::Number(diagnostic.place.column)),
        field("question", question.map_or(Json::Null, |id| Json::text(id.as_str()))),
        field("field", Json::text(diagnostic.field.clone())),
        field("severity", Json::text(severity(diagnostic.severity))),
        field("what", Json::text(diagnostic.problem.what())),
        field("fix", Json::text(diagnostic.problem.fix())),
    ])
}

const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// A diagnostic with the line it is about, a caret and the remedy.
pub(super) fn human(file: &str, source: &str, diagnostic: &Diagnostic, colours: bool) -> String {
    let theme = if colours { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    let handler = GraphicalReportHandler::new_themed(theme).with_width(100).with_links(false);
    let shown = Shown { file: Named { file, source }, diagnostic };
    let mut out = String::new();
    match handler.render_report(&mut out, &shown) {
        Ok(()) => out,
        Err(fmt::Error) => format!("{shown}\n"),
    }
}

/// One line that sums everything up.
pub(super) fn summary(
    files: usize,
    questions: usize,
    found: &[(&File, Vec<Diagnostic>)],
) -> String {
    let of = |severity| {
        let all = found.iter().flat_map(|(_, problems)| problems);
        all.filter(|problem| problem.severity == severity).count()
    };
    let counted = |count: usize, one: &str| {
        let plural = if count == 1 { "" } else { "s" };
        format!("{count} {one}{plural}")
    };
    format!(
        "{}, {}: {}, {}\n",
        counted(files, "file"),
        counted(questions, "sound question"),
        counted(of(Severity::Error), "error"),
        counted(of(Severity::Warning), "warning"),
    )
}

/// A text and the name of its file.
#[derive(Debug)]
struct Named<'a> {
    file: &'a str,
    source: &'a str,
}

impl SourceCode for Named<'_> {
    fn read_span<'s>(
        &'s self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'s> + 's>, MietteError> {
        let contents = self.source.read_span(span, before, after)?;
        Ok(Box::new(MietteSpanContents::new_named(
            self.file.to_owned(),
            contents.data(),
            *contents.span(),
            contents.line(),
            contents.column(),
            contents.line_count(),
        )))
    }
}

/// A diagnostic with its file, as miette wants it.
#[derive(Debug)]
struct Shown<'a> {
    file: Named<'a>,
    diagnostic: &'a Diagnostic,
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(question) = &self.diagnostic.question {
            write!(f, "{question}: ")?;
        }
        f.write_str(&self.diagnostic.problem.what())
    }
}

impl std::error::Error for Shown<'_> {}

impl miette::Diagnostic for Shown<'_> {
    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.diagnostic.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
        })
    }

    fn help<'s>(&'s self) -> Option<Box<dyn fmt::Display + 's>> {
        Some(Box::new(self.diagnostic.problem.fix()))
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.file)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let field = Some(self.diagnostic.field.clone()).filter(|field| !field.is_empty());
        let field = field.unwrap_or_else(|| "here".to_owned());
        let span = SourceSpan::from(self.diagnostic.place.range.clone());
        Some(Box::new(std::iter::once(LabeledSpan::new_with_span(Some(field), span))))
    }
}
