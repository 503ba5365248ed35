//! A field of one line that shows Hindi rightly. It is a text editor underneath, since iced's text
//! input draws caret and selection wrongly for conjuncts.

use iced::advanced::widget::Id;
use iced::keyboard::{Key, key::Named};
use iced::widget::text::Wrapping;
use iced::widget::text_editor::{self, Binding, Content, KeyPress, Status};
use iced::widget::{Column, row};
use iced::{Element, Task, widget};

use crate::app::context::Context;
use crate::app::font;
use crate::app::icon::Icon;
use crate::app::theme::{Palette, size, style};
use crate::app::widget::parts::{Role, button, card, heading, muted};

/// What a field says: an edit to be performed on its content, or Enter.
pub fn field<'a, Message: Clone + 'a>(
    p: &'static Palette,
    id: impl Into<Id>,
    content: &'a Content,
    placeholder: String,
    on_edit: impl Fn(text_editor::Action) -> Message + 'a,
    on_enter: Message,
) -> Element<'a, Message> {
    let keys = move |press: KeyPress| {
        if !matches!(press.status, Status::Focused { .. }) {
            return None;
        }
        match press.key {
            Key::Named(Named::Enter) => Some(Binding::Custom(on_enter.clone())),
            // Tab goes to the next control, and up and down have nowhere to go in one line.
            Key::Named(Named::Tab | Named::ArrowUp | Named::ArrowDown) => None,
            _ => Binding::from_key_press(press),
        }
    };
    widget::text_editor(content)
        .id(id)
        .placeholder(placeholder)
        .on_action(on_edit)
        .key_binding(keys)
        .wrapping(Wrapping::None)
        .font(font::REGULAR)
        .size(size::BODY)
        .line_height(1.6)
        .padding([8, 12])
        .height(44)
        .style(style::editor(p))
        .into()
}

/// A field of several lines that grows with its text. Enter says `on_enter`, or begins a new line where
/// there is none. Keys that belong to the page are left to it.
pub fn area<'a, Message: Clone + 'a>(
    p: &'static Palette,
    id: impl Into<Id>,
    content: &'a Content,
    placeholder: String,
    has_trouble: bool,
    on_edit: impl Fn(text_editor::Action) -> Message + 'a,
    on_enter: Option<Message>,
) -> Element<'a, Message> {
    let keys = move |press: KeyPress| {
        if !matches!(press.status, Status::Focused { .. }) {
            return None;
        }
        let held = press.modifiers.command() || press.modifiers.alt();
        match press.key {
            // With these held down they are the page's: another question, saving.
            Key::Named(Named::Enter | Named::ArrowUp | Named::ArrowDown) if held => None,
            Key::Named(Named::Enter) => {
                on_enter.clone().map(Binding::Custom).or(Some(Binding::Enter))
            }
            // Tab goes to the next control.
            Key::Named(Named::Tab | Named::F6) => None,
            Key::Named(Named::Delete) if press.modifiers.alt() => None,
            _ => Binding::from_key_press(press),
        }
    };
    widget::text_editor(content)
        .id(id)
        .placeholder(placeholder)
        .on_action(on_edit)
        .key_binding(keys)
        .wrapping(Wrapping::WordOrGlyph)
        .font(font::REGULAR)
        .size(size::BODY)
        .line_height(1.5)
        .padding([8, 12])
        .min_height(24)
        .style(move |theme, status| {
            let mut look = style::editor(p)(theme, status);
            if has_trouble && !matches!(status, text_editor::Status::Focused { .. }) {
                look.border.color = p.accent;
            }
            look
        })
        .into()
}

/// The text of a field: one line, whatever was pasted into it.
pub fn line(content: &Content) -> String {
    content.text().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A field's content with this text, the caret at its end.
pub fn filled(text: &str) -> Content {
    let mut content = Content::with_text(text);
    content.perform(text_editor::Action::Move(text_editor::Motion::DocumentEnd));
    content
}

/// Where the caret should go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Focus(pub &'static str);

impl Focus {
    /// The task that puts it there.
    pub fn task<T: Send + 'static>(self) -> Task<T> {
        widget::operation::focus(Id::new(self.0))
    }
}

/// The buttons that bookmark a question and open its note.
pub fn marking<'a, Message: Clone + 'a>(
    context: &Context<'_>,
    bookmarked: bool,
    on_bookmark: Message,
    on_note: Message,
) -> [Element<'a, Message>; 2] {
    let (p, tr) = (context.p, context.tr);
    let (mark, label) = if bookmarked {
        (Icon::BookmarkFilled, "study-bookmarked")
    } else {
        (Icon::Bookmark, "study-bookmark")
    };
    let bookmark = button(p, "bookmark", Role::Secondary, tr.get(label)).icon(mark).key("Ctrl B");
    let note =
        button(p, "report", Role::Secondary, tr.get("study-note")).icon(Icon::Write).key("Ctrl E");
    [bookmark.says(on_bookmark).into(), note.says(on_note).into()]
}

/// The card in which a note on a question is written; `hint` says what it is for.
pub fn note_form<'a, Message: Clone + 'a>(
    context: &Context<'_>,
    content: &'a Content,
    hint: Option<String>,
    edited: fn(text_editor::Action) -> Message,
    accepted: Message,
    left: Message,
) -> Element<'a, Message> {
    let (p, tr) = (context.p, context.tr);
    let buttons = row![
        button(p, "note-save", Role::Primary, tr.get("save")).key("Enter").says(accepted.clone()),
        button(p, "note-leave", Role::Secondary, tr.get("cancel")).key("Esc").says(left),
    ]
    .spacing(10);
    let placeholder = tr.get("study-note-placeholder");
    let form = Column::new()
        .push(heading(p, tr.get("study-note-title")))
        .push(hint.map(|hint| muted(p, hint)))
        .push(field(p, "note", content, placeholder, edited, accepted))
        .push(buttons)
        .spacing(8);
    card(p, form).into()
}
