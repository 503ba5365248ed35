//! The screens, of which one is shown at a time.

pub mod claim;
pub mod class;
pub mod editor;
pub mod exam;
pub mod hall;
pub mod import;
pub mod insights;
pub mod keys;
pub mod library;
pub mod notebook;
pub mod offer;
pub mod report;
pub mod results;
pub mod room;
pub mod settings;
pub mod study;
pub mod today;
pub mod welcome;

/// What the window shows.
#[derive(Debug)]
pub enum Screen {
    /// Nothing yet: the learners are being listed, or one is being opened.
    Opening,
    /// Nothing can be done; why, and what to do about it.
    Stuck(String),
    /// Who is learning?
    Welcome(welcome::Welcome),
    /// What is due.
    Today(Box<today::Today>),
    /// A session.
    Study(study::Study),
    /// The desk of mock exams.
    Exam(exam::Exam),
    /// The desk of classes.
    Class(Box<class::Class>),
    /// Class answers that are brought in.
    Claim(Box<claim::Bringing>),
    /// A class being held.
    Room(Box<room::Classroom>),
    /// The report on a lesson.
    Results(Box<results::Results>),
    /// A mock exam being sat.
    Hall(Box<hall::Hall>),
    /// What the answers say.
    Insights(Box<insights::Insights>),
    /// Bringing questions in.
    Import(Box<import::Import>),
    /// The banks.
    Library(Box<library::Library>),
    /// A bank that was handed on.
    Offer(Box<offer::Offer>),
    /// The mistakes notebook.
    Notebook(Box<notebook::Notebook>),
    /// The report on a sitting.
    Report(Box<report::Report>),
    /// A bank being written.
    Editor(Box<editor::Editor>),
    /// The settings.
    Settings(Box<settings::Settings>),
}
