//! Who is learning: the first start, the picker of learners, and a new learner. Nothing else is
//! asked, and everything but the name may be left empty.

use iced::advanced::widget::Id;
use iced::widget::text_editor::{Action as Edit, Content};
use iced::widget::{Column, Row, column, container, row, space};
use iced::{Center, Element, Fill};
use jiff::civil::Date;

use crate::app::context::Context;
use crate::app::font;
use crate::app::icon::{Icon, icon};
use crate::app::shortcut::Command;
use crate::app::theme::{size, style};
use crate::app::widget::field::{Focus, field, filled, line};
use crate::app::widget::language;
use crate::app::widget::parts::{
    Role, Tone, button, card, heading, look, muted, note, page, title, words,
};
use crate::app::widget::press;
use crate::app::words as say;
use crate::domain::exam::usual::USUAL;
use crate::store::LearnerId;

/// A learner to pick.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// Which learner.
    pub id: LearnerId,
    /// Their name.
    pub name: String,
    /// How many answers they have given.
    pub answers: u64,
    /// What is wrong with their file, if it cannot be opened.
    pub trouble: Option<String>,
}

/// A deleted learner who can still be brought back.
#[derive(Debug, Clone, PartialEq)]
pub struct Deleted {
    /// What to bring back.
    pub id: LearnerId,
    /// Their name.
    pub name: String,
    /// Days until they are gone for good.
    pub days_left: u32,
}

/// The screen.
#[derive(Debug)]
pub struct Welcome {
    learners: Vec<Card>,
    deleted: Vec<Deleted>,
    form: Option<Form>,
    trouble: Option<String>,
}

/// The few things asked of a new learner.
#[derive(Debug)]
struct Form {
    name: Content,
    exam: Content,
    date: Content,
    complaint: Option<&'static str>,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// The name was edited.
    NameEdited(Edit),
    /// The exam was edited.
    ExamEdited(Edit),
    /// An exam was picked from the usual ones.
    ExamPicked(&'static str),
    /// The date was edited.
    DateEdited(Edit),
    /// The form was accepted.
    Accepted,
    /// A learner was picked.
    Picked(LearnerId),
    /// A new learner was asked for.
    NewAsked,
    /// The form was left.
    FormLeft,
    /// A deleted learner was asked back.
    BroughtBack(LearnerId),
    /// The language was switched.
    LanguageSwitched,
}

/// What the parent should do.
#[derive(Debug, Clone)]
pub enum Action {
    /// Nothing.
    None,
    /// Run a task of this screen.
    Run(Focus),
    /// Make a learner and open them.
    Create {
        /// Their name.
        name: String,
        /// Their exam.
        exam: Option<String>,
        /// Its date.
        date: Option<Date>,
    },
    /// Open this learner.
    Open(LearnerId),
    /// Bring this learner back.
    BringBack(LearnerId),
    /// Switch the language of the interface.
    SwitchLanguage,
}

impl Welcome {
    /// The screen, with a name to suggest to the first learner.
    pub fn new(learners: Vec<Card>, deleted: Vec<Deleted>, suggestion: &str) -> Self {
        let form = learners.is_empty().then(|| Form::new(suggestion));
        Self { learners, deleted, form, trouble: None }
    }

    /// Takes over what the screen before had to say.
    pub fn keep_trouble_of(&mut self, before: &Self) {
        self.trouble.clone_from(&before.trouble);
    }

    /// Shows why a learner could not be opened.
    pub fn fail(&mut self, trouble: String) {
        self.trouble = Some(trouble);
    }

    /// What a key means here.
    pub fn key(&self, command: Command) -> Option<Message> {
        match (&self.form, command) {
            (Some(_), Command::Enter) => Some(Message::Accepted),
            (Some(_), Command::Escape) if !self.learners.is_empty() => Some(Message::FormLeft),
            (_, Command::Letter('l')) => Some(Message::LanguageSwitched),
            (None, Command::Letter('n')) => Some(Message::NewAsked),
            (None, Command::Enter) => {
                self.learners.first().map(|card| Message::Picked(card.id.clone()))
            }
            (None, Command::Digit(digit)) => {
                let place = usize::from(digit).checked_sub(1)?;
                self.learners.get(place).map(|card| Message::Picked(card.id.clone()))
            }
            _ => None,
        }
    }

    /// Takes what happened.
    pub fn update(&mut self, message: Message) -> Action {
        match (message, &mut self.form) {
            (Message::NameEdited(edit), Some(form)) => form.name.perform(edit),
            (Message::ExamEdited(edit), Some(form)) => form.exam.perform(edit),
            (Message::ExamPicked(exam), Some(form)) => form.exam = filled(exam),
            (Message::DateEdited(edit), Some(form)) => {
                form.complaint = None;
                form.date.perform(edit);
            }
            (Message::Accepted, Some(form)) => return form.accept(),
            (Message::NewAsked, _) => {
                self.form = Some(Form::new(""));
                return Action::Run(Focus("name"));
            }
            (Message::FormLeft, _) => self.form = None,
            (Message::Picked(id), _) => {
                self.trouble = None;
                return Action::Open(id);
            }
            (Message::BroughtBack(id), _) => return Action::BringBack(id),
            (Message::LanguageSwitched, _) => return Action::SwitchLanguage,
            (
                Message::NameEdited(_)
                | Message::ExamEdited(_)
                | Message::ExamPicked(_)
                | Message::DateEdited(_)
                | Message::Accepted,
                None,
            ) => {}
        }
        Action::None
    }

    /// Draws the screen.
    pub fn view<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let corner = language::of_interface(context, Message::LanguageSwitched);
        let (p, tr) = (context.p, context.tr);
        let brand = column![
            words("Smriti", size::STEM, font::BOLD, p.primary),
            words("स्मृति", size::LABEL, font::REGULAR, p.muted)
        ];
        let head = row![container(brand).width(Fill), corner].align_y(Center);
        let main = match &self.form {
            Some(form) => form.view(context, self.learners.is_empty()),
            None => self.picker(context),
        };
        let trouble = self
            .trouble
            .as_ref()
            .map(|trouble| note(p, Tone::Trouble, trouble.clone(), Vec::new()));
        let deleted = (!self.deleted.is_empty()).then(|| self.deleted(context));
        let gap = if context.size.height < 720.0 { 4.0 } else { 36.0 };
        let content = Column::new()
            .push(head)
            .push(space().height(gap))
            .push(trouble)
            .push(main)
            .push(deleted)
            .push(muted(p, tr.get("welcome-private")))
            .spacing(16);
        page(p, "welcome", content, 640.0, [24, 24])
    }

    fn picker<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let learners = self.learners.iter().enumerate().map(|(place, learner)| {
            let line = match &learner.trouble {
                Some(trouble) => words(trouble.clone(), size::LABEL, font::REGULAR, p.bad),
                None => muted(p, tr.count("welcome-answers", learner.answers)),
            };
            let content =
                Row::new()
                    .push(icon(Icon::Learner, 22.0, p.primary))
                    .push(container(column![heading(p, learner.name.clone()), line]).width(Fill))
                    .push((place < 9).then(|| {
                        crate::app::widget::parts::key_cap((place + 1).to_string(), p.muted)
                    }))
                    .spacing(14)
                    .align_y(Center);
            press(Id::from(format!("learner-{place}")), content, look(p, Role::Secondary))
                .padding([12, 18])
                .width(Fill)
                .on_press(Message::Picked(learner.id.clone()))
                .into()
        });
        column![
            title(p, tr.get("welcome-who")),
            Column::with_children(learners).spacing(10),
            button(p, "new-learner", Role::Secondary, tr.get("welcome-new"))
                .icon(Icon::Add)
                .key("N")
                .says(Message::NewAsked),
        ]
        .spacing(16)
        .into()
    }

    fn deleted<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let lines = self.deleted.iter().enumerate().map(|(place, learner)| {
            let said = tr.with(
                "welcome-deleted",
                [("name", learner.name.as_str().into()), ("days", learner.days_left.into())],
            );
            row![
                container(muted(p, said)).width(Fill),
                button(
                    p,
                    format!("bring-back-{place}"),
                    Role::Secondary,
                    tr.get("welcome-bring-back")
                )
                .icon(Icon::BringBack)
                .says(Message::BroughtBack(learner.id.clone())),
            ]
            .spacing(12)
            .align_y(Center)
            .into()
        });
        Column::with_children(lines).spacing(8).into()
    }
}

impl Form {
    /// The form, with a name to take or to type over.
    fn new(suggestion: &str) -> Self {
        let mut name = filled(suggestion);
        name.perform(Edit::SelectAll);
        Self { name, exam: Content::new(), date: Content::new(), complaint: None }
    }

    fn accept(&mut self) -> Action {
        let name = line(&self.name);
        if name.is_empty() {
            self.complaint = Some("welcome-name-missing");
            return Action::Run(Focus("name"));
        }
        let typed = line(&self.date);
        let date = if typed.is_empty() { None } else { say::parse_date(&typed) };
        if date.is_none() && !typed.is_empty() {
            self.complaint = Some("welcome-date-unclear");
            return Action::Run(Focus("date"));
        }
        let exam = Some(line(&self.exam)).filter(|exam| !exam.is_empty());
        Action::Create { name, exam, date }
    }

    fn view<'a>(&'a self, context: &Context<'_>, is_first: bool) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let label = |id: &str| words(tr.get(id), size::LABEL, font::MEDIUM, p.text);
        // These are offered by name; any other can be typed.
        let exams = USUAL.into_iter().enumerate().map(|(place, exam)| {
            button(p, format!("exam-{place}"), Role::Secondary, exam.name)
                .says(Message::ExamPicked(exam.name))
                .into()
        });
        let heading = if is_first { "welcome-title" } else { "welcome-new" };
        let leave = (!is_first).then(|| {
            button(p, "leave-form", Role::Secondary, tr.get("cancel"))
                .key("Esc")
                .says(Message::FormLeft)
        });
        let start = button(p, "accept", Role::Primary, tr.get("welcome-start"))
            .key("Enter")
            .large()
            .says(Message::Accepted);
        let complaint =
            self.complaint.map(|id| words(tr.get(id), size::LABEL, font::MEDIUM, p.bad));
        let form = Column::new()
            .push(label("welcome-name"))
            .push(field(
                p,
                "name",
                &self.name,
                tr.get("welcome-name-hint"),
                Message::NameEdited,
                Message::Accepted,
            ))
            .push(space().height(6))
            .push(label("welcome-exam"))
            .push(field(
                p,
                "exam",
                &self.exam,
                tr.get("welcome-exam-hint"),
                Message::ExamEdited,
                Message::Accepted,
            ))
            .push(Row::with_children(exams).spacing(8).wrap().vertical_spacing(8))
            .push(space().height(6))
            .push(label("welcome-date"))
            .push(field(
                p,
                "date",
                &self.date,
                tr.get("welcome-date-hint"),
                Message::DateEdited,
                Message::Accepted,
            ))
            .push(complaint)
            .push(space().height(8))
            .push(Row::new().push(start).push(leave).spacing(12).align_y(Center))
            .spacing(8);
        let intro =
            is_first.then(|| words(tr.get("welcome-intro"), size::BODY, font::REGULAR, p.muted));
        Column::new()
            .push(title(p, tr.get(heading)))
            .push(intro)
            .push(card(p, form).style(move |_| style::card(p)))
            .spacing(12)
            .into()
    }
}
