//! Putting an image into a text: its file is typed or picked, kept beside the bank, and named on a line
//! of its own where the caret was.

use std::path::PathBuf;
use std::sync::Arc;

use iced::widget::text_editor::{Action as Edit, Content, Edit as Change, Motion};
use iced::widget::{Column, column, row};
use iced::{Center, Element};

use super::{Action, Editor, Message as Whole};
use crate::app::context::Context;
use crate::app::icon::Icon;
use crate::app::widget::field::{Focus, field, line};
use crate::app::widget::parts::{Role, Tone, button, card, muted, note};
use crate::domain::bank::draft::Slot;
use crate::domain::locale::Locale;

/// The field that the file is typed in.
const FIELD: Focus = Focus("picture-path");

/// An image that is being asked for.
#[derive(Debug, Default)]
pub(super) struct Asked {
    path: Content,
    /// Why the last one was not kept.
    trouble: Option<String>,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// An image was asked for.
    Asked,
    /// The place of its file was edited.
    Edited(Edit),
    /// A file is to be picked.
    Browsed,
    /// One was, or none.
    Chosen(Option<PathBuf>),
    /// The place was accepted.
    Accepted,
    /// It is kept beside the bank under this name, or why it is not.
    Kept(Result<String, String>),
    /// There is to be no image after all.
    Left,
}

impl Editor {
    /// Takes what happened to an image that is being put in.
    pub(super) fn picture_update(&mut self, message: Message) -> Action {
        if self.is_shipped || self.offers_drafts() || self.has_clash() {
            return Action::None;
        }
        match message {
            Message::Asked => {
                self.picture.get_or_insert_default();
                Action::Focus(FIELD.0.to_owned())
            }
            Message::Edited(edit) => {
                if let Some(asked) = &mut self.picture {
                    asked.path.perform(edit);
                }
                Action::None
            }
            Message::Browsed => Action::PickPicture,
            Message::Chosen(Some(path)) => Action::KeepPicture(self.path.clone(), path),
            Message::Chosen(None) => Action::None,
            Message::Accepted => {
                let path = self.picture.as_ref().map(|asked| line(&asked.path)).unwrap_or_default();
                if path.is_empty() {
                    return Action::Focus(FIELD.0.to_owned());
                }
                Action::KeepPicture(self.path.clone(), PathBuf::from(path))
            }
            Message::Kept(Ok(name)) => {
                self.picture = None;
                self.put_in(&name)
            }
            Message::Kept(Err(why)) => {
                self.picture.get_or_insert_default().trouble = Some(why);
                Action::None
            }
            Message::Left => {
                self.picture = None;
                Action::Unfocus
            }
        }
    }

    /// The field that an image goes into: the text where the caret was last.
    fn place_of_picture(&self) -> Option<(Slot, Locale)> {
        let is_there =
            |at: &(Slot, Locale)| at.0.is_words() && self.contents.get(at.0, at.1).is_some();
        let locale = self.shown.first().copied().unwrap_or(Locale::En);
        let draft = self.editing.draft()?;
        let first = || draft.slots().into_iter().map(|slot| (slot, locale)).find(is_there);
        self.caret.filter(is_there).or_else(first)
    }

    /// Names an image on a line of its own, below the one with the caret, and puts the caret where what
    /// it shows is written.
    fn put_in(&mut self, name: &str) -> Action {
        let Some(at) = self.place_of_picture() else { return Action::None };
        let Some(content) = self.contents.get_mut(at.0, at.1) else { return Action::None };
        content.perform(Edit::Move(Motion::End));
        let here = content.cursor().position.line;
        let is_blank = content.line(here).is_none_or(|line| line.text.trim().is_empty());
        let begins = if is_blank { "" } else { "\n" };
        let text = format!("{begins}![]({name})");
        let action = self.typed(at.0, at.1, Edit::Edit(Change::Paste(Arc::new(text))));
        if let Some(content) = self.contents.get_mut(at.0, at.1) {
            for _ in 0..name.chars().count() + 3 {
                content.perform(Edit::Move(Motion::Left));
            }
        }
        let Some(draft) = self.editing.draft() else { return action };
        Action::Focus(super::fields::name(draft, at.0, at.1))
    }

    /// The button that asks for an image, or the card in which its file is named.
    pub(super) fn picture<'a>(&'a self, context: &Context<'_>) -> Element<'a, Whole> {
        let (p, tr) = (context.p, context.tr);
        let Some(asked) = &self.picture else {
            return button(p, "picture", Role::Secondary, tr.get("editor-picture"))
                .icon(Icon::Image)
                .key("Ctrl P")
                .says(Whole::Picture(Message::Asked))
                .into();
        };
        let says = |message: Message| Whole::Picture(message);
        let form = column![
            muted(p, tr.get("editor-picture-file")),
            field(
                p,
                FIELD.0,
                &asked.path,
                tr.get("editor-picture-hint"),
                move |edit| says(Message::Edited(edit)),
                says(Message::Accepted),
            ),
            row![
                button(p, "picture-put", Role::Primary, tr.get("editor-picture-put"))
                    .key("Enter")
                    .says(says(Message::Accepted)),
                button(p, "picture-browse", Role::Secondary, tr.get("editor-picture-browse"))
                    .icon(Icon::Folder)
                    .says(says(Message::Browsed)),
                button(p, "picture-leave", Role::Secondary, tr.get("cancel"))
                    .key("Esc")
                    .says(says(Message::Left)),
            ]
            .spacing(10)
            .align_y(Center)
            .wrap()
            .vertical_spacing(8),
        ]
        .spacing(8);
        let why = asked.trouble.clone();
        let why = why.map(|why| note(p, Tone::Warning, why, Vec::new()));
        card(p, Column::new().push(form).push(why).spacing(10)).into()
    }
}
