//! When the window is drawn anew as a whole. Which parts of it are drawn otherwise is the renderer's
//! own affair.
//!
//! The software renderer draws each rectangle that changed on its own, and for each of them whatever
//! reaches beyond it too, in full and through a mask. Where a few words change that is little; where
//! the page is another one it is ten times the work of drawing everything once. Everything is drawn
//! once if the colour of the ground is another, by however little.

#[cfg(test)]
mod tests;

use std::mem::{Discriminant, discriminant};

use iced::Color;

use super::App;
use super::screen::Screen;
use super::screen::study::Study;
use crate::domain::bank::QuestionId;
use crate::domain::locale::Locale;
use crate::domain::progress::settings::QuestionLanguage;

/// What a page is told from another by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Page {
    screen: Discriminant<Screen>,
    question: Option<QuestionId>,
    shows_key: bool,
    is_over: bool,
    /// The question of the hall, and what lies over it.
    hall: Option<(usize, bool, bool)>,
    /// The page of a report or a lesson’s, of Insights or of the editor, and the question or the numbers on it.
    report: Option<(&'static str, Option<usize>)>,
    shows_keys: bool,
    locale: Locale,
    questions: QuestionLanguage,
}

impl Page {
    /// The page that is shown.
    pub(super) fn of(app: &App) -> Self {
        let study = match &app.screen {
            Screen::Study(study) => Some(study),
            Screen::Opening
            | Screen::Stuck(_)
            | Screen::Welcome(_)
            | Screen::Today(_)
            | Screen::Exam(_)
            | Screen::Class(_)
            | Screen::Room(_)
            | Screen::Hall(_)
            | Screen::Report(_)
            | Screen::Results(_)
            | Screen::Insights(_)
            | Screen::Import(_)
            | Screen::Offer(_)
            | Screen::Claim(_)
            | Screen::Library(_)
            | Screen::Notebook(_)
            | Screen::Editor(_)
            | Screen::Settings(_) => None,
        };
        let report = match &app.screen {
            Screen::Report(report) => Some((report.page(), report.reviewed())),
            Screen::Insights(insights) => Some((insights.page(), Some(insights.turn()))),
            Screen::Library(library) => Some(("library", Some(library.turn()))),
            Screen::Offer(offer) => Some(("offer", Some(offer.turn()))),
            Screen::Results(results) => Some((results.page(), Some(results.turn()))),
            Screen::Claim(claim) => Some(("claim", Some(claim.turn()))),
            Screen::Room(room) => Some(("room", Some(room.turn()))),
            Screen::Editor(editor) => Some((editor.page(), editor.editing().current())),
            _ => None,
        };
        let hall = match &app.screen {
            Screen::Hall(hall) => Some(hall),
            _ => None,
        };
        Self {
            screen: discriminant(&app.screen),
            question: study.and_then(|study| Some(study.sheet()?.ask.question.clone())),
            shows_key: study.is_some_and(Study::shows_key),
            is_over: study.is_some_and(Study::is_over),
            hall: hall.map(|hall| hall.page_shown()),
            report,
            shows_keys: app.shows_keys,
            locale: app.tr.locale(),
            questions: app.question_language(),
        }
    }
}

/// The colour of the ground: on every other page another one, by less than can be seen.
pub(super) fn ground(color: Color, is_other: bool) -> Color {
    if is_other { Color { r: nudged(color.r), ..color } } else { color }
}

/// The next value, away from the nearer end.
fn nudged(share: f32) -> f32 {
    if share < 0.5 { share.next_up() } else { share.next_down() }
}
