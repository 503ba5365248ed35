//! The lines of the mistakes notebook, with what their questions ask; and a paper of mistakes. Nothing
//! is drawn on a screen here.

use std::sync::Arc;

use iced::Task;

use super::Desk;
use crate::app::screen::notebook::{Line, Opened, There};
use crate::domain::bank::QuestionId;
use crate::domain::bank::printed::Printed;
use crate::domain::exam::draw::{Refused, Shelved, again};
use crate::domain::exam::paper::Paper;
use crate::domain::exam::pattern::Pattern;
use crate::domain::seed::Seed;
use crate::domain::time::Moment;
use crate::store::library::{self, Library};

impl Desk {
    /// The lines of the notebook, the latest first; what they ask is read away from the window.
    pub fn read_notebook(&self, library: Arc<Library>) -> Task<Vec<Line>> {
        let lines: Vec<Line> = self
            .progress
            .mistakes()
            .into_iter()
            .map(|mistake| Line {
                kind: mistake.kind,
                day: mistake.day,
                mode: mistake.mode,
                cause: mistake.cause,
                note: mistake.note.unwrap_or_default().to_owned(),
                bookmarked: mistake.is_bookmarked,
                key_changed: mistake.key_changed,
                there: None,
                question: mistake.question,
            })
            .collect();
        Task::future(async move {
            let lines =
                lines.into_iter().map(|line| Line { there: there(&library, &line), ..line });
            lines.collect()
        })
    }

    /// A question of the notebook, to be shown with its key.
    pub fn opened(
        &self,
        library: &Library,
        question: &QuestionId,
    ) -> Result<Opened, library::Error> {
        let asked = library.question(question)?;
        let printed = Printed::of(&asked.question, asked.passage.as_ref());
        Ok(Opened { printed, sources: asked.sources, question: asked.question })
    }

    /// A paper of exactly these questions under a pattern, as far as there are banks that have them.
    pub fn paper_of(
        &self,
        library: &Library,
        pattern: &Pattern,
        questions: &[QuestionId],
        now: Moment,
        seed: Seed,
    ) -> Result<Paper, Refused> {
        let shelf = library.shelf();
        let numbers: Vec<u32> =
            questions.iter().filter_map(|id| Some(shelf.find(id)?.number)).collect();
        let shelved = Shelved::new(shelf, &self.progress, now.study_day());
        again(&shelved, pattern, &numbers, seed.with(&now.at.0.to_string()))
    }
}

fn there(library: &Library, line: &Line) -> Option<There> {
    let shelf = library.shelf();
    let entry = shelf.find(&line.question)?;
    let cover = shelf.banks().get(entry.bank as usize)?;
    let asked = library.question(&line.question).ok()?;
    let printed = Printed::of(&asked.question, None);
    Some(There {
        stem: printed.in_a_line()?,
        topic: shelf.topic_title(entry.topic).clone(),
        bank: cover.id.clone(),
        title: cover.title.clone(),
    })
}
