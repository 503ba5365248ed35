//! Settings: the exam plan, how to learn, languages, look, the learner, and where the data is and how
//! it is kept safe. What backups and merges do is in `store`.

mod data;
pub mod plan;

use std::collections::BTreeMap;
use std::path::PathBuf;

use iced::widget::text_editor::{Action as Edit, Content};
use iced::widget::{Column, Row, column, container, row};
use iced::{Center, Element, Fill};
use jiff::civil::Date;

use crate::app::context::Context;
use crate::app::font;
use crate::app::icon::Icon;
use crate::app::shortcut::Command;
use crate::app::theme::size;
use crate::app::widget::exams::Group;
use crate::app::widget::field::{Focus, field, filled, line};
use crate::app::widget::language;
use crate::app::widget::parts::{
    Role, Tone, body, button, card, chooser, heading, muted, note, page, setting, title, words,
};
use crate::app::widget::topics::BankLine;
use crate::domain::locale::Locale;
use crate::domain::progress::settings::{
    NEW_PER_DAY, QuestionLanguage, RETENTION, Setting, Settings as Values, TEXT_SCALE, Theme,
};

use plan::Plan;

/// A backup to go back to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupLine {
    /// Its file.
    pub path: PathBuf,
    /// When it was made, in words of the interface.
    pub when: String,
}

/// What a restore or a merge would do, in words, before it is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// What is to be done.
    pub deed: Deed,
    /// What would change.
    pub said: Vec<String>,
}

/// Something that changes the whole file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// Go back to this backup.
    Restore(PathBuf),
    /// Add what another machine exported.
    Merge(PathBuf),
    /// Delete the learner.
    Delete,
}

/// What the screen knows of the learner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// The settings.
    pub values: Values,
    /// The learner's name.
    pub name: String,
    /// Their exam.
    pub exam: Option<String>,
    /// Its date.
    pub date: Option<Date>,
    /// On how many of their reviews the memory model was fitted, if it was.
    pub fitted_on: Option<u32>,
    /// Where the learner's file is.
    pub folder: PathBuf,
    /// Where own banks go.
    pub own_banks: PathBuf,
    /// The exams there are, in groups; `None` while they are read.
    pub exams: Option<Vec<Group>>,
    /// The banks that have questions; `None` while they are read.
    pub banks: Option<Vec<BankLine>>,
}

/// The screen.
#[derive(Debug)]
pub struct Settings {
    facts: Facts,
    /// Settings that are being kept, by key: what is changed next goes on from them.
    sent: BTreeMap<String, String>,
    name: Content,
    plan: Plan,
    path: Content,
    backups: Option<Vec<BackupLine>>,
    preview: Option<Preview>,
    busy: Option<&'static str>,
    said: Option<(Tone, String)>,
    shows_licences: bool,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// A setting was changed.
    Changed(Setting),
    /// The name was edited.
    NameEdited(Edit),
    /// The name was accepted.
    NameAccepted,
    /// Something of the exam plan was changed.
    Plan(plan::Message),
    /// The path of a file was edited.
    PathEdited(Edit),
    /// A file was to be picked in a dialog.
    BrowseAsked,
    /// A file was picked, or not.
    Browsed(Option<PathBuf>),
    /// A backup was asked for.
    BackupAsked,
    /// The list of backups arrived.
    BackupsListed(Vec<BackupLine>),
    /// A restore was asked for: show first what it would do.
    RestoreAsked(PathBuf),
    /// An export was asked for.
    ExportAsked,
    /// A merge of the file in the path field was asked for: show first what it would do.
    MergeAsked,
    /// A deletion was asked for: say first what it means.
    DeleteAsked,
    /// What would be done is known.
    Previewed(Preview),
    /// The deed was confirmed.
    Confirmed,
    /// The deed was given up.
    Cancelled,
    /// Something was done or went wrong.
    Said(Tone, String),
    /// A folder was to be opened.
    FolderAsked(PathBuf),
    /// The licences were opened or closed.
    LicencesToggled,
    /// Another learner was asked for.
    SwitchAsked,
    /// The language was switched.
    LanguageSwitched,
}

/// What the parent should do.
#[derive(Debug, Clone)]
pub enum Action {
    /// Nothing.
    None,
    /// Give a control the focus, and bring it into sight.
    Focus(Focus),
    /// Keep settings.
    Set {
        /// Which; none if nothing is new.
        settings: Vec<Setting>,
        /// The control that has the focus afterwards, if it is another one.
        focus: Option<Focus>,
    },
    /// Rename the learner.
    Rename(String),
    /// Keep the exam and its date.
    ChooseExam {
        /// The exam.
        name: Option<String>,
        /// Its date.
        date: Option<Date>,
        /// The pattern that goes with its new name, if that is another one.
        pattern: Option<Setting>,
    },
    /// Open a file dialog.
    Browse,
    /// Make a backup.
    BackUp,
    /// Find out what a deed would do.
    Preview(Deed),
    /// Do it.
    Do(Deed),
    /// Export everything.
    Export,
    /// Open a folder in the file manager.
    OpenFolder(PathBuf),
    /// Go to the picker of learners.
    Switch,
    /// Switch the language of the interface.
    SwitchLanguage,
}

impl Action {
    /// Keep one setting.
    fn set(setting: Setting) -> Self {
        Self::Set { settings: vec![setting], focus: None }
    }
}

impl Settings {
    /// The screen for a learner.
    pub fn new(facts: Facts) -> Self {
        Self {
            name: filled(&facts.name),
            plan: Plan::of(&facts),
            facts,
            sent: BTreeMap::new(),
            path: Content::new(),
            backups: None,
            preview: None,
            busy: None,
            said: None,
            shows_licences: false,
        }
    }

    /// What the screen knows.
    pub const fn facts(&self) -> &Facts {
        &self.facts
    }

    /// Takes new facts after something was kept. What is still on its way stays as it was set.
    pub fn refresh(&mut self, mut facts: Facts) {
        let kept = facts.values.clone();
        self.sent.retain(|key, value| {
            facts.values.set(key, value);
            let mut after = kept.clone();
            after.set(key, value);
            after != kept
        });
        self.plan.refresh(&self.facts, &facts);
        self.facts = facts;
    }

    /// Something could not be kept: nothing is on its way any more.
    pub fn not_kept(&mut self) {
        self.sent.clear();
    }

    /// What a key means here.
    pub fn key(&self, command: Command) -> Option<Message> {
        match (&self.preview, command) {
            (Some(_), Command::Escape) => Some(Message::Cancelled),
            (Some(_), Command::Enter) => Some(Message::Confirmed),
            (None, Command::Escape) => self.plan.escape().map(Message::Plan),
            (None, Command::Letter('l')) => Some(Message::LanguageSwitched),
            _ => None,
        }
    }

    /// Takes what happened.
    pub fn update(&mut self, message: Message) -> Action {
        let action = self.take(message);
        if let Action::Set { settings, .. } = &action {
            for (key, value) in settings.iter().map(Setting::to_pair) {
                self.facts.values.set(&key, &value);
                self.sent.insert(key, value);
            }
        }
        action
    }

    fn take(&mut self, message: Message) -> Action {
        match message {
            Message::Changed(setting) => return Action::set(setting),
            Message::Plan(message) => {
                self.said = None;
                return self.plan.update(message, &self.facts);
            }
            Message::NameEdited(edit) => self.name.perform(edit),
            Message::PathEdited(edit) => self.path.perform(edit),
            Message::NameAccepted => {
                let name = line(&self.name);
                if name.is_empty() {
                    self.name = filled(&self.facts.name);
                } else if name != self.facts.name {
                    return Action::Rename(name);
                }
            }
            Message::BrowseAsked => return Action::Browse,
            Message::Browsed(Some(path)) => {
                self.path = filled(&path.display().to_string());
                self.said = None;
            }
            // No file dialog, or none picked: the field is there to type in.
            Message::Browsed(None) => return Action::Focus(Focus("path")),
            Message::BackupAsked => {
                self.busy = Some("settings-backing-up");
                return Action::BackUp;
            }
            Message::BackupsListed(backups) => self.backups = Some(backups),
            Message::RestoreAsked(path) => return self.preview(Deed::Restore(path)),
            Message::MergeAsked => {
                let path = line(&self.path);
                if path.is_empty() {
                    return Action::Focus(Focus("path"));
                }
                return self.preview(Deed::Merge(PathBuf::from(path)));
            }
            Message::DeleteAsked => return self.preview(Deed::Delete),
            Message::Previewed(preview) => {
                self.busy = None;
                self.preview = Some(preview);
            }
            Message::Confirmed => {
                if let Some(preview) = self.preview.take() {
                    self.busy = Some("settings-working");
                    return Action::Do(preview.deed);
                }
            }
            Message::Cancelled => {
                self.preview = None;
                self.busy = None;
            }
            Message::ExportAsked => {
                self.busy = Some("settings-exporting");
                return Action::Export;
            }
            Message::Said(tone, said) => {
                self.busy = None;
                self.said = Some((tone, said));
            }
            Message::FolderAsked(path) => return Action::OpenFolder(path),
            Message::LicencesToggled => self.shows_licences = !self.shows_licences,
            Message::SwitchAsked => return Action::Switch,
            Message::LanguageSwitched => return Action::SwitchLanguage,
        }
        Action::None
    }

    fn preview(&mut self, deed: Deed) -> Action {
        self.said = None;
        self.busy = Some("settings-looking");
        Action::Preview(deed)
    }

    /// What is to be confirmed, as a dialog over the page.
    pub fn dialog<'a>(&'a self, context: &Context<'_>) -> Option<Element<'a, Message>> {
        let (p, tr) = (context.p, context.tr);
        let preview = self.preview.as_ref()?;
        let (heading_id, verb, role) = match &preview.deed {
            Deed::Restore(_) => ("settings-restore-title", "settings-restore-do", Role::Primary),
            Deed::Merge(_) => ("settings-merge-title", "settings-merge-do", Role::Primary),
            Deed::Delete => ("settings-delete-title", "settings-delete-do", Role::Danger),
        };
        let said = preview.said.iter().map(|said| body(p, said.clone()));
        let buttons = row![
            button(p, "confirm", role, tr.get(verb)).key("Enter").says(Message::Confirmed),
            button(p, "cancel", Role::Secondary, tr.get("cancel"))
                .key("Esc")
                .says(Message::Cancelled),
        ]
        .spacing(12)
        .wrap();
        let content = column![
            words(tr.get(heading_id), size::STEM, font::SEMIBOLD, p.text),
            Column::with_children(said).spacing(8),
            buttons,
        ]
        .spacing(18);
        Some(card(p, content).max_width(560).into())
    }

    /// Draws the screen.
    pub fn view<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let corner = language::of_interface(context, Message::LanguageSwitched);
        let (p, tr) = (context.p, context.tr);
        let busy = self.busy.map(|id| note(p, Tone::Calm, tr.get(id), Vec::new()));
        let said = self.said.as_ref().map(|(tone, said)| note(p, *tone, said.clone(), Vec::new()));
        let head =
            row![container(title(p, tr.get("settings-title"))).width(Fill), corner].align_y(Center);
        let content = Column::new()
            .push(head)
            .push(busy)
            .push(said)
            .push(self.plan.view(context, &self.facts))
            .push(self.learning(context))
            .push(self.languages(context))
            .push(self.looks(context))
            .push(self.learner(context))
            .push(self.data(context))
            .push(self.about(context))
            .spacing(16);
        let room = if context.is_narrow() { [16, 16] } else { [24, 36] };
        page(p, "settings", content, 900.0, room)
    }

    fn section<'a>(
        context: &Context<'_>,
        id: &str,
        lines: Vec<Element<'a, Message>>,
    ) -> Element<'a, Message> {
        let content = Column::new()
            .push(words(context.tr.get(id), size::OPTION, font::SEMIBOLD, context.p.text))
            .extend(lines)
            .spacing(18);
        card(context.p, content).into()
    }

    fn line<'a>(
        context: &Context<'_>,
        label: &str,
        hint: Option<&str>,
        control: Element<'a, Message>,
    ) -> Element<'a, Message> {
        let tr = context.tr;
        setting(context.p, tr.get(label), hint.map(|id| tr.get(id)), control, context.is_narrow())
    }

    /// A number with buttons to make it smaller and larger.
    fn stepper<'a>(
        context: &Context<'_>,
        name: &str,
        shown: String,
        less: Option<Setting>,
        more: Option<Setting>,
    ) -> Element<'a, Message> {
        let p = context.p;
        let step = |sign: &'static str, end: &str, setting: Option<Setting>| {
            button(p, format!("{name}-{end}"), Role::Secondary, sign)
                .says(setting.map(Message::Changed))
        };
        row![
            step("−", "less", less),
            container(words(shown, size::BODY, font::SEMIBOLD, p.text)).center_x(120),
            step("+", "more", more),
        ]
        .spacing(8)
        .align_y(Center)
        .into()
    }

    fn learning<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let tr = context.tr;
        let values = &self.facts.values;
        let new = values.new_per_day;
        let step = if new >= 20 { 5 } else { 1 };
        let fewer =
            (new > *NEW_PER_DAY.start()).then(|| Setting::NewPerDay(new.saturating_sub(step)));
        let more = (new < *NEW_PER_DAY.end()).then(|| {
            Setting::NewPerDay((new + if new >= 20 { 5 } else { 1 }).min(*NEW_PER_DAY.end()))
        });
        let retention = values.retention;
        let lower = (retention > *RETENTION.start()).then(|| Setting::Retention(retention - 1));
        let higher = (retention < *RETENTION.end()).then(|| Setting::Retention(retention + 1));
        let mut lines = vec![
            Self::line(
                context,
                "settings-new-per-day",
                Some("settings-new-per-day-hint"),
                Self::stepper(context, "new", tr.count("settings-facts", new), fewer, more),
            ),
            Self::line(
                context,
                "settings-retention",
                Some("settings-retention-hint"),
                Self::stepper(context, "retention", format!("{retention}%"), lower, higher),
            ),
        ];
        // Said only where it is true.
        lines.extend(self.facts.fitted_on.map(|reviews| {
            let said = tr.with("settings-personalised-on", [("reviews", reviews.into())]);
            Self::line(
                context,
                "settings-personalised",
                Some("settings-personalised-hint"),
                body(context.p, said),
            )
        }));
        Self::section(context, "settings-learning", lines)
    }

    fn languages<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let values = &self.facts.values;
        let interface = chooser(
            p,
            "interface",
            [(Locale::En, tr.get("language-english")), (Locale::Hi, tr.get("language-hindi"))],
            values.interface,
            |locale| Message::Changed(Setting::Interface(locale)),
        );
        let questions = chooser(
            p,
            "questions",
            [
                (QuestionLanguage::One(Locale::En), tr.get("language-english")),
                (QuestionLanguage::One(Locale::Hi), tr.get("language-hindi")),
                (QuestionLanguage::Both, tr.get("language-both")),
            ],
            values.questions,
            |language| Message::Changed(Setting::Questions(language)),
        );
        Self::section(
            context,
            "settings-languages",
            vec![
                Self::line(context, "settings-interface-language", None, interface),
                Self::line(
                    context,
                    "settings-question-language",
                    Some("settings-question-language-hint"),
                    questions,
                ),
            ],
        )
    }

    fn looks<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let values = &self.facts.values;
        let theme = chooser(
            p,
            "theme",
            [
                (Theme::Light, tr.get("theme-light")),
                (Theme::Dark, tr.get("theme-dark")),
                (Theme::System, tr.get("theme-system")),
            ],
            values.theme,
            |theme| Message::Changed(Setting::Theme(theme)),
        );
        let scale = values.text_scale;
        let smaller = (scale > *TEXT_SCALE.start()).then(|| Setting::TextScale(scale - 10));
        let larger = (scale < *TEXT_SCALE.end()).then(|| Setting::TextScale(scale + 10));
        Self::section(
            context,
            "settings-look",
            vec![
                Self::line(context, "settings-theme", None, theme),
                Self::line(
                    context,
                    "settings-text-size",
                    Some("settings-text-size-hint"),
                    Self::stepper(context, "scale", format!("{scale}%"), smaller, larger),
                ),
            ],
        )
    }

    fn learner<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let name = row![
            container(field(
                p,
                "rename",
                &self.name,
                tr.get("welcome-name-hint"),
                Message::NameEdited,
                Message::NameAccepted
            ))
            .width(Fill),
            button(p, "name-save", Role::Secondary, tr.get("save")).says(Message::NameAccepted),
        ]
        .spacing(8)
        .align_y(Center);
        let more = row![
            button(p, "switch", Role::Secondary, tr.get("settings-switch"))
                .icon(Icon::Learners)
                .says(Message::SwitchAsked),
            button(p, "delete", Role::Danger, tr.get("settings-delete"))
                .icon(Icon::Delete)
                .says(Message::DeleteAsked),
        ]
        .spacing(12)
        .wrap()
        .vertical_spacing(8);
        Self::section(
            context,
            "settings-learner",
            vec![Self::line(context, "welcome-name", None, name.into()), more.into()],
        )
    }

    fn about<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let version = tr.with("settings-version", [("version", env!("CARGO_PKG_VERSION").into())]);
        let toggle = button(p, "licences", Role::Secondary, tr.get("settings-licences"))
            .says(Message::LicencesToggled);
        let licences = self.shows_licences.then(|| {
            column![
                heading(p, tr.get("settings-licence-code")),
                muted(p, "MIT OR Apache-2.0"),
                heading(p, tr.get("settings-licence-banks")),
                muted(p, "CC BY-SA 4.0"),
                heading(p, tr.get("settings-licence-fonts")),
                muted(p, "Smriti Sans: Mukta, Noto Sans — SIL Open Font License 1.1"),
                muted(p, "Smriti Icons: Lucide — ISC"),
            ]
            .spacing(4)
        });
        let about =
            Row::new().push(container(body(p, version)).width(Fill)).push(toggle).align_y(Center);
        let lines = Column::new().push(about).push(licences).spacing(14);
        Self::section(context, "settings-about", vec![lines.into()])
    }
}
