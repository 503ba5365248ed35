//! A report as a file, a page to read and print or a table for spreadsheets; and the figures of Insights
//! as drawings, pictures and tables. Text goes in, text comes out; writing it to a disk is the store's,
//! and what is told is made in `domain`.

mod csv;
mod escape;
mod figure;
mod html;
mod plots;

pub use csv::csv;
pub use escape::{csv_cell, html as html_text};
pub use figure::{figure_csv, figure_png, figure_svg, figures_csv};
pub use html::{html, html_with};

use crate::domain::answer::Response;
use crate::domain::bank::ChoiceId;
use crate::domain::bank::printed::{Form, Printed};
use crate::domain::locale::Locale;

/// What was answered, in words of the question; empty for a blank.
fn answer(printed: Option<&Printed>, response: &Response, locale: Locale) -> String {
    let say = |id: &ChoiceId| {
        let choice =
            printed.and_then(|printed| printed.choices().iter().find(|choice| choice.id == *id));
        choice.map_or_else(|| id.as_str(), |choice| choice.text.text(locale)).to_owned()
    };
    match response {
        Response::Blank => String::new(),
        Response::Typed(typed) => typed.clone(),
        Response::One(id) => say(id),
        Response::Many(ids) => ids.iter().map(say).collect::<Vec<_>>().join("; "),
    }
}

/// What is right, in words of the question.
fn key(printed: Option<&Printed>, locale: Locale) -> String {
    let Some(printed) = printed else { return String::new() };
    match &printed.form {
        Form::Number { key, .. } | Form::Words { key } => key.text(locale).to_owned(),
        Form::One(choices) | Form::Many(choices) => {
            let right = choices.iter().filter(|choice| choice.right);
            right.map(|choice| choice.text.text(locale)).collect::<Vec<_>>().join("; ")
        }
    }
}
