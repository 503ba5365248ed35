//! What the Library tells: banks, lists of questions, and one question with its history. Nothing is
//! drawn here.

use std::path::{Path, PathBuf};

use super::{Desk, bank_lines};
use crate::app::screen::library::{BankRow, Board, FileTrouble, Line, Opened};
use crate::domain::bank::QuestionId;
use crate::domain::bank::find::Picked;
use crate::domain::bank::printed::Printed;
use crate::domain::bank::shelf::Shelf;
use crate::domain::browse::{Standing, Wanted};
use crate::domain::study::outlook::Outlook;
use crate::domain::time::Day;
use crate::store::library::{self, Library};

impl Desk {
    /// The banks, and the files with something wrong in them; own files are named as seen from
    /// `folder`.
    pub fn library_board(&self, library: Option<&Library>, folder: &Path, today: Day) -> Board {
        let Some(library) = library else {
            let folder = folder.to_owned();
            return Board { folder, is_reading: true, ..Board::default() };
        };
        let short = |file: &str| {
            let path = Path::new(file);
            path.strip_prefix(folder).unwrap_or(path).display().to_string()
        };
        let troubles: Vec<FileTrouble> = library
            .problems()
            .iter()
            .map(|problem| FileTrouble {
                file: short(&problem.file),
                path: PathBuf::from(&problem.file),
                troubles: problem.diagnostics.clone(),
            })
            .collect();
        let shelf = library.shelf();
        let outlook = Outlook::on(shelf, &self.progress, today);
        let remembered = bank_lines(shelf, &outlook);
        let settings = self.progress.settings();
        let banks = (0..).zip(shelf.banks()).map(|(bank, cover)| {
            let file = library.file(bank).unwrap_or_default();
            BankRow {
                bank,
                id: cover.id.clone(),
                title: cover.title.clone(),
                subject: cover.subject.clone(),
                file: library.path(bank).map(|_| short(file)),
                path: library.path(bank).map_or_else(|| PathBuf::from(file), Path::to_owned),
                is_on: settings.is_on(&cover.id),
                questions: u32::try_from(shelf.of_bank(bank).count()).unwrap_or(u32::MAX),
                remembered: remembered
                    .iter()
                    .find(|line| line.bank == bank)
                    .and_then(|line| line.remembered),
                trouble: library.problems().iter().position(|problem| problem.file == file),
                topics: shelf
                    .topics()
                    .filter(|topic| topic.bank == bank)
                    .map(|topic| (topic.number, topic.title.clone()))
                    .collect(),
            }
        });
        Board { banks: banks.collect(), troubles, folder: folder.to_owned(), is_reading: false }
    }

    /// The questions with which the learner stands so.
    pub fn standing(&self, shelf: &Shelf, standing: Standing) -> Picked {
        standing.pick(shelf, &self.progress)
    }

    /// The questions that are wanted, by the shelf's numbers.
    pub fn library_list(&self, library: &Library, wanted: &Wanted) -> Vec<u32> {
        wanted.among(library.shelf(), &self.progress)
    }

    /// What some questions ask, and how they stand; read from their files.
    pub fn library_lines(&self, library: &Library, numbers: &[u32], today: Day) -> Vec<Line> {
        let shelf = library.shelf();
        let line = |number: &u32| {
            let entry = shelf.entry(*number)?;
            let question = entry.question_id();
            let asked = library.question(&question).ok();
            let stem = asked.and_then(|asked| Printed::of(&asked.question, None).in_a_line());
            Some(Line {
                number: *number,
                stem,
                format: entry.format,
                topic: shelf.topic_title(entry.topic).clone(),
                bank_number: entry.bank,
                bank: shelf.banks().get(entry.bank as usize)?.title.clone(),
                verdict: self.progress.question(&question).map(|seen| seen.verdict),
                is_bookmarked: self.progress.is_bookmarked(&question),
                is_stale: entry.is_stale(today),
                question,
            })
        };
        numbers.iter().filter_map(line).collect()
    }

    /// A question with its key and its history.
    pub fn library_question(
        &self,
        library: &Library,
        question: &QuestionId,
        today: Day,
    ) -> Result<Opened, library::Error> {
        let asked = library.question(question)?;
        let fact = asked.question.scheduled_fact();
        let mut reviews: Vec<_> = self.progress.reviews_of(&fact).collect();
        reviews.reverse();
        let view = self.progress.fact(&fact);
        Ok(Opened {
            printed: Printed::of(&asked.question, asked.passage.as_ref()),
            sources: asked.sources,
            seen: self.progress.question(question).map(|seen| (seen.times, seen.day)),
            reviews,
            remembered: view.and_then(|view| self.progress.retrievability(&view, today)),
            comes_back: self.progress.comes_back(&fact),
            question: asked.question,
        })
    }
}
