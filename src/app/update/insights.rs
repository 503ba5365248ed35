//! What Insights asks for: its numbers, the past of a fact, sessions of weak facts, and files.

use std::path::PathBuf;
use std::sync::Arc;

use iced::Task;
use iced::widget::operation::{AbsoluteOffset, scroll_to};

use super::report::{pick_place, suggestion};
use super::work;
use crate::app::desk::Desk;
use crate::app::screen::Screen;
use crate::app::screen::insights::figure::Figure;
use crate::app::screen::insights::{self, File, Insights, Period, Wanted};
use crate::app::widget::parts::Tone;
use crate::app::{App, Message, saved, words};
use crate::domain::study::insights::Scope;
use crate::store::{self, LearnerId};

impl App {
    /// Opens Insights at once; its numbers are worked out beside the window.
    pub(super) fn show_insights(&mut self) -> Task<Message> {
        if self.desk.is_none() {
            return Task::none();
        }
        let today = self.now.study_day();
        let scope = Scope { bank: None, since: Period::default().since(today) };
        let board = Desk::glance(self.library.as_deref(), scope, today);
        self.screen = Screen::Insights(Box::new(Insights::new(board)));
        self.gather_insights()
    }

    /// Works out what Insights shows, if it is on the screen and the banks are read.
    pub(super) fn gather_insights(&self) -> Task<Message> {
        let (Screen::Insights(insights), Some(desk), Some(library)) =
            (&self.screen, &self.desk, &self.library)
        else {
            return Task::none();
        };
        let today = self.now.study_day();
        let learner = desk.learner().clone();
        desk.gather(Arc::clone(library), self.patterns.as_deref(), insights.scope(today), today)
            .map(move |board| {
                Message::InsightsTold(learner.clone(), insights::Message::Gathered(board))
            })
    }

    /// The same when the window comes back on another day than it was left.
    pub(super) fn gather_of_another_day(&self) -> Task<Message> {
        match &self.screen {
            Screen::Insights(insights) if insights.board().today != self.now.study_day() => {
                self.gather_insights()
            }
            _ => Task::none(),
        }
    }

    /// Passes on what was worked out, unless another learner is at work by now.
    pub(super) fn insights_told(
        &mut self,
        learner: &LearnerId,
        message: insights::Message,
    ) -> Task<Message> {
        match &self.desk {
            Some(desk) if desk.learner() == learner => self.insights(message),
            _ => Task::none(),
        }
    }

    pub(super) fn insights(&mut self, message: insights::Message) -> Task<Message> {
        let Screen::Insights(insights) = &mut self.screen else { return Task::none() };
        // Where there is no file dialog the place is typed, from a suggestion on.
        let asked = match &message {
            insights::Message::Picked(wanted, None) => Some(*wanted),
            _ => None,
        };
        let before = insights.page();
        let action = insights.update(message);
        if let Some(wanted) = asked {
            let suggested = suggestion(&insights.file_name(wanted));
            insights.suggest(&suggested.display().to_string());
        }
        let page = insights.page();
        let turned = page != before;
        let top = move || scroll_to(page, AbsoluteOffset { x: Some(0.0), y: Some(0.0) });
        let task = match action {
            insights::Action::None => Task::none(),
            insights::Action::Focus(focus) => top().chain(focus.task()),
            insights::Action::Unfocus => iced::advanced::widget::operate(
                iced::advanced::widget::operation::focusable::unfocus(),
            ),
            insights::Action::ToTop => top(),
            insights::Action::Gather => self.gather_insights(),
            insights::Action::Trace(fact) => {
                let Some(desk) = &self.desk else { return Task::none() };
                let learner = desk.learner().clone();
                desk.trace(fact, self.now.study_day()).map(move |(fact, curve)| {
                    let traced = insights::Message::Traced(fact, curve);
                    Message::InsightsTold(learner.clone(), traced)
                })
            }
            insights::Action::Revise(questions) => self.revise(&questions),
            insights::Action::Browse(wanted, name) => {
                Task::perform(pick_place(wanted.ending(), name), move |path| {
                    Message::Insights(insights::Message::Picked(wanted, path))
                })
            }
            insights::Action::Save(wanted, path) => self.save_figures(wanted, path),
            insights::Action::SwitchLanguage => self.switch_language(),
            insights::Action::Leave => {
                self.show_today();
                Task::none()
            }
        };
        // Another page starts at its top.
        if turned { Task::batch([task, top()]) } else { task }
    }

    /// Writes a file of one figure, or of all, beside the window.
    fn save_figures(&self, wanted: Wanted, path: PathBuf) -> Task<Message> {
        let Screen::Insights(insights) = &self.screen else { return Task::none() };
        let context = self.context();
        let figures: Vec<Arc<Figure>> = match wanted {
            Wanted::All => insights.figures(&context),
            Wanted::One(kind, _) => {
                insights.for_file(&context, kind).map(Arc::new).into_iter().collect()
            }
        };
        let shown = path.display().to_string();
        let told = self.tr.clone();
        let written = work("figures", move || {
            let Some(bytes) = bytes(wanted, &figures) else { return Ok(false) };
            store::exchange::write_bytes(&path, &bytes)?;
            Ok(true)
        });
        Task::perform(written, move |written| {
            Message::Insights(match written {
                Ok(true) => insights::Message::Said(
                    Tone::Calm,
                    told.with("report-saved", [("path", shown.as_str().into())]),
                ),
                Ok(false) => insights::Message::Said(Tone::Trouble, told.get("insights-not-drawn")),
                Err(error) => {
                    insights::Message::Said(Tone::Trouble, words::store_file(&told, &error))
                }
            })
        })
    }
}

/// The file; `None` if there is nothing to draw.
fn bytes(wanted: Wanted, figures: &[Arc<Figure>]) -> Option<Vec<u8>> {
    let first = figures.first();
    match wanted {
        Wanted::All => Some(saved::figures_csv(figures).into_bytes()),
        Wanted::One(_, File::Csv) => first.map(|figure| saved::figure_csv(figure).into_bytes()),
        Wanted::One(_, File::Svg) => saved::figure_svg(first?).map(String::into_bytes),
        Wanted::One(_, File::Png) => saved::figure_png(first?),
    }
}
