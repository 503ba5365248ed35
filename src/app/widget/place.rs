//! The place where a file is to be saved, typed where there is no file dialog. Saving it is not here.

use std::path::PathBuf;

use iced::Element;
use iced::widget::text_editor::{Action as Edit, Content};
use iced::widget::{column, row};

use crate::app::context::Context;
use crate::app::shortcut::Command;
use crate::app::widget::field::{Focus, field, filled, line};
use crate::app::widget::parts::{Role, body, button, card};

/// The field it is typed in.
const FIELD: Focus = Focus("path");

/// A file of kind `F` whose place is being typed, if there is one.
#[derive(Debug)]
pub struct Place<F>(Option<(F, Content)>);

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// The place was edited.
    Edited(Edit),
    /// It was accepted.
    Accepted,
    /// The file is not to be saved after all.
    Left,
}

/// What the parent should do.
#[derive(Debug, Clone, PartialEq)]
pub enum Action<F> {
    /// Nothing.
    None,
    /// Put the caret somewhere.
    Focus(Focus),
    /// Take the caret out of the field.
    Unfocus,
    /// Save the file there.
    Save(F, PathBuf),
}

/// What a key means while a place is being asked for.
pub const fn key(command: Command) -> Option<Message> {
    match command {
        Command::Escape => Some(Message::Left),
        Command::Enter => Some(Message::Accepted),
        _ => None,
    }
}

impl<F> Default for Place<F> {
    fn default() -> Self {
        Self(None)
    }
}

impl<F: Copy> Place<F> {
    /// Asks for the place of a file; says where the caret should go.
    pub fn ask(&mut self, file: F) -> Focus {
        self.0 = Some((file, Content::new()));
        FIELD
    }

    /// Suggests a place, where one is being asked for.
    pub fn suggest(&mut self, path: &str) {
        if let Some((_, content)) = &mut self.0 {
            *content = filled(path);
        }
    }

    /// Whether a place is being asked for: then every key is the form's.
    pub const fn is_asked(&self) -> bool {
        self.0.is_some()
    }

    /// Takes what happened.
    pub fn update(&mut self, message: Message) -> Action<F> {
        let Some((file, content)) = &mut self.0 else { return Action::None };
        match message {
            Message::Edited(edit) => {
                content.perform(edit);
                Action::None
            }
            Message::Accepted => {
                let path = line(content);
                if path.is_empty() {
                    return Action::Focus(FIELD);
                }
                let file = *file;
                self.0 = None;
                Action::Save(file, PathBuf::from(path))
            }
            Message::Left => {
                self.0 = None;
                Action::Unfocus
            }
        }
    }

    /// The card in which the place is typed, while it is being asked for.
    pub fn view<'a>(&'a self, context: &Context<'_>) -> Option<Element<'a, Message>> {
        let (p, tr) = (context.p, context.tr);
        let (_, content) = self.0.as_ref()?;
        let hint = tr.get("report-path-hint");
        let form = column![
            body(p, tr.get("report-path")),
            field(p, FIELD.0, content, hint, Message::Edited, Message::Accepted),
            row![
                button(p, "path-accept", Role::Primary, tr.get("save"))
                    .key("Enter")
                    .says(Message::Accepted),
                button(p, "path-leave", Role::Secondary, tr.get("cancel"))
                    .key("Esc")
                    .says(Message::Left),
            ]
            .spacing(10),
        ];
        Some(card(p, form.spacing(10)).into())
    }
}
