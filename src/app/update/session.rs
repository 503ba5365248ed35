//! What a session asks for: its questions, its answers on disk, and its end.

use iced::Task;
use iced::widget::operation::AbsoluteOffset;

use crate::app::screen::{Screen, study};
use crate::app::{App, Message, Purpose, words};
use crate::domain::event::Kind;
use crate::domain::locale::Locale;
use crate::domain::progress::settings::{QuestionLanguage, Setting};
use crate::domain::study::queue::Source;
use crate::env;
use crate::store::library::Error as Unread;

impl App {
    pub(super) fn start(&mut self, source: Source) -> Task<Message> {
        if self.library.is_none() {
            self.wanted = Some(source);
        }
        let (Some(desk), Some(library)) = (&self.desk, &self.library) else { return Task::none() };
        if source == Source::Today && desk.is_planning(self.now.study_day()) {
            self.wanted = Some(source);
            return Task::none();
        }
        if let Some(study) = desk.session(library, source, self.now, self.seed) {
            self.screen = Screen::Study(study);
            return self.show_question();
        }
        self.show_today();
        Task::none()
    }

    pub(super) fn show_question(&mut self) -> Task<Message> {
        let (Some(desk), Some(library)) = (&self.desk, &self.library) else { return Task::none() };
        let Screen::Study(study) = &mut self.screen else { return Task::none() };
        let session = study.session().id();
        let Some(ask) = study.current().cloned() else { return self.end_session() };
        let action = match desk.sheet(library, &ask, session) {
            Ok(sheet) => study.show(sheet, env::instant()),
            // Its bank was saved a moment ago: the question is shown as soon as the banks are read.
            Err(Unread::Changed { .. }) if !self.awaits_banks => {
                self.awaits_banks = true;
                return self.banks_changed();
            }
            Err(error) => {
                study.fail(words::question(&self.tr, &error));
                study::Action::None
            }
        };
        // A new question starts at its top.
        let top = iced::widget::operation::scroll_to(
            "study",
            AbsoluteOffset { x: Some(0.0), y: Some(0.0) },
        );
        Task::batch([top, self.study_action(action)])
    }

    pub(super) fn end_session(&mut self) -> Task<Message> {
        let Some(desk) = &mut self.desk else { return Task::none() };
        if let Screen::Study(study) = &mut self.screen {
            let summary = study.session().summary();
            let titles = self.library.as_ref().map_or_else(Vec::new, |library| {
                let title = |topic| library.shelf().topic_title(topic).clone();
                summary.topics.iter().map(|line| title(line.topic)).collect()
            });
            study.over(summary, titles);
        }
        desk.fit()
    }

    pub(super) fn study(&mut self, message: study::Message) -> Task<Message> {
        let Screen::Study(study) = &mut self.screen else { return Task::none() };
        let action = study.update(message, env::instant());
        self.study_action(action)
    }

    pub(super) fn study_action(&mut self, action: study::Action) -> Task<Message> {
        match action {
            study::Action::None => Task::none(),
            study::Action::Focus(focus) => focus.task(),
            study::Action::Unfocus => iced::advanced::widget::operate(
                iced::advanced::widget::operation::focusable::unfocus(),
            ),
            study::Action::Keep(answered) => {
                self.keep_for(vec![Kind::Answered(answered)], Purpose::Answer)
            }
            study::Action::Undo(event) => self.keep_for(vec![Kind::Undone(event)], Purpose::Undo),
            study::Action::Bookmark { question, on } => {
                self.keep(vec![Kind::Bookmarked { question, on }])
            }
            study::Action::Note { question, text } => {
                self.keep(vec![Kind::Noted { question, text }])
            }
            study::Action::Show => self.show_question(),
            study::Action::End => self.end_session(),
            study::Action::Leave => {
                self.show_today();
                Task::none()
            }
            study::Action::PractiseMistakes => self.start(Source::Mistakes),
            study::Action::SwitchLanguage => self.switch_questions(),
        }
    }

    /// The next language of questions: English, Hindi, both.
    pub(super) fn switch_questions(&self) -> Task<Message> {
        let next = match self.question_language() {
            QuestionLanguage::One(Locale::En) => QuestionLanguage::One(Locale::Hi),
            QuestionLanguage::One(Locale::Hi) => QuestionLanguage::Both,
            QuestionLanguage::Both => QuestionLanguage::One(Locale::En),
        };
        self.set(&Setting::Questions(next))
    }
}
