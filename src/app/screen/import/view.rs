//! How bringing questions in is drawn: the text on the left, what it came to on the right, and below
//! where it goes; one above the other where it is narrow.

use std::sync::Arc;

use iced::widget::text::Wrapping;
use iced::widget::{Column, Row, column, container, row, text_editor};
use iced::{Center, Element, Fill, Length};

use super::marks::{ByLine, Marks, format};
use super::{Import, Message};
use crate::app::context::Context;
use crate::app::font;
use crate::app::icon::Icon;
use crate::app::theme::{size, style};
use crate::app::widget::field::field;
use crate::app::widget::language;
use crate::app::widget::parts::{
    Role, Tone, body, button, card, heading, muted, note, page, title,
};

impl Import {
    /// Draws the screen.
    pub fn view<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let p = context.p;
        let narrow = context.size.width < 900.0;
        let trouble =
            self.trouble.as_ref().map(|why| note(p, Tone::Trouble, why.clone(), Vec::new()));
        let both: Element<'a, Message> = if narrow {
            column![self.source(context), self.came_to(context)].spacing(16).into()
        } else {
            row![
                container(self.source(context)).width(Length::FillPortion(1)),
                container(self.came_to(context)).width(Length::FillPortion(1)),
            ]
            .spacing(16)
            .into()
        };
        let content = Column::new()
            .push(self.head(context))
            .push(trouble)
            .push(self.path(context))
            .push(self.goes(context))
            .push(self.columns(context))
            .push(both)
            .spacing(16);
        let room = if context.is_narrow() { [16, 16] } else { [24, 36] };
        page(p, "import", content, 1400.0, room)
    }

    fn head<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let corner = language::of_interface(context, Message::LanguageSwitched);
        let said = column![title(p, tr.get("import-title")), muted(p, tr.get("import-about"))];
        let top = row![container(said).width(Fill), corner].spacing(16).align_y(Center);
        let buttons = row![
            button(p, "left", Role::Secondary, tr.get("rail-library"))
                .icon(Icon::Back)
                .key("Esc")
                .says(Message::Left),
            button(p, "import-save", Role::Primary, tr.count("import-save", self.taken()))
                .key("Ctrl Enter")
                .says(self.can_save().then_some(Message::SavePicked)),
            button(p, "import-file", Role::Secondary, tr.get("import-file"))
                .icon(Icon::File)
                .key("O")
                .says(Message::FilePicked),
        ]
        .spacing(10)
        .wrap()
        .vertical_spacing(8);
        column![top, buttons].spacing(12).into()
    }

    /// Where a file is, typed where there is no dialog.
    fn path<'a>(&'a self, context: &Context<'_>) -> Option<Element<'a, Message>> {
        let (p, tr) = (context.p, context.tr);
        let content = self.path.as_ref()?;
        let hint = tr.get("import-path-hint");
        let form = column![
            body(p, tr.get("import-path")),
            field(p, "import-path", content, hint, Message::PathEdited, Message::PathEntered),
            row![
                button(p, "path-accept", Role::Primary, tr.get("library-open"))
                    .key("Enter")
                    .says(Message::PathEntered),
                button(p, "path-leave", Role::Secondary, tr.get("cancel"))
                    .key("Esc")
                    .says(Message::Left),
            ]
            .spacing(10),
        ];
        Some(card(p, form.spacing(10)).into())
    }

    /// What is read: the text itself, or the name of the file.
    fn source<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        if let Some(file) = &self.file {
            let said = tr.with("import-from-file", [("file", file.name.as_str().into())]);
            return card(p, body(p, said)).into();
        }
        let lines = Arc::clone(&self.marks);
        let height = (context.size.height - 220.0).clamp(220.0, 900.0);
        let editor = text_editor(&self.text)
            .id("import-text")
            .placeholder(tr.get("import-paste"))
            .on_action(Message::Edited)
            .wrapping(Wrapping::WordOrGlyph)
            .font(font::REGULAR)
            .size(size::BODY)
            .line_height(1.6)
            .padding(14)
            .height(height)
            .style(style::editor(p))
            .highlight_with::<ByLine>(Marks { lines, p }, format);
        let head = Row::new()
            .push(container(heading(p, tr.get("import-text"))).width(Fill))
            .push(muted(p, tr.count("import-lines", self.text.line_count())))
            .spacing(12);
        column![head, editor].spacing(8).into()
    }
}
