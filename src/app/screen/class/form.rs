//! A class while it is written: its name, and its roll as lines that can be pasted.

use iced::widget::text_editor::{Action as Edit, Content};
use iced::widget::{Column, Row, column, container, text_editor};
use iced::{Center, Element, Fill};

use crate::app::context::Context;
use crate::app::font;
use crate::app::icon::Icon;
use crate::app::theme::{size, style};
use crate::app::widget::field::{Focus, field, filled, line};
use crate::app::widget::parts::{Role, Tone, body, button, card, heading, muted, note};
use crate::domain::class::roll::{Class, ClassId, Pupil};
use crate::i18n::Tr;
use crate::interchange::roll::{Doubt, Roll, Why, read};

/// The field of the name.
pub(super) const NAME: Focus = Focus("class-name");

/// The field of the roll.
pub(super) const ROLL: Focus = Focus("class-roll");

/// The most doubts that are named one by one.
const MOST_DOUBTS: usize = 5;

/// A class while it is written.
#[derive(Debug)]
pub(super) struct Form {
    /// Which; `None` for a new one.
    pub(super) id: Option<ClassId>,
    name: Content,
    roll: Content,
    /// The roll as it is read.
    read: Roll,
    trouble: Option<String>,
    /// Whether it is being kept.
    is_busy: bool,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// The name was typed.
    NameEdited(Edit),
    /// The caret is to go on to the roll.
    NameEntered,
    /// The roll was typed or pasted.
    RollEdited(Edit),
    /// A file of the roll is to be picked.
    FilePicked,
    /// The lines of a file, or why there are none; `None` if no file was picked.
    FileRead(Option<Result<String, String>>),
    /// It is to be kept.
    Saved,
    /// The class is to be let go.
    LetGo,
    /// It is to be as it was.
    Left,
}

impl Form {
    /// A class that is there, or a new one.
    pub(super) fn new(class: Option<&Class>) -> Self {
        let lines = class.iter().flat_map(|class| &class.roll);
        let lines: Vec<String> =
            lines.map(|pupil| format!("{}\t{}", pupil.number, pupil.name)).collect();
        let roll = lines.join("\n");
        Self {
            id: class.map(|class| class.id.clone()),
            name: filled(class.map_or("", |class| class.name.as_str())),
            read: read(&roll),
            roll: Content::with_text(&roll),
            trouble: None,
            is_busy: false,
        }
    }

    /// The name and the roll, if they can be kept.
    pub(super) fn written(&self) -> Option<(String, Vec<Pupil>)> {
        let name = line(&self.name);
        (!name.is_empty() && !self.is_busy).then(|| (name, self.read.pupils.clone()))
    }

    pub(super) fn edit_name(&mut self, edit: Edit) {
        self.name.perform(edit);
    }

    pub(super) fn edit_roll(&mut self, edit: Edit) {
        let changes = edit.is_edit();
        self.roll.perform(edit);
        if changes {
            self.read = read(&self.roll.text());
        }
    }

    /// Takes the lines of a file in place of what was written.
    pub(super) fn take_lines(&mut self, lines: Result<String, String>) {
        match lines {
            Ok(lines) => {
                self.read = read(&lines);
                self.roll = Content::with_text(&lines);
                self.trouble = None;
            }
            Err(why) => self.trouble = Some(why),
        }
    }

    pub(super) fn wait(&mut self) {
        self.is_busy = true;
        self.trouble = None;
    }

    pub(super) fn fail(&mut self, why: String) {
        self.is_busy = false;
        self.trouble = Some(why);
    }

    pub(super) fn view<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let title = if self.id.is_some() { "class-form-change" } else { "class-form-new" };
        let name = field(
            p,
            NAME.0,
            &self.name,
            tr.get("class-form-name-hint"),
            Message::NameEdited,
            Message::NameEntered,
        );
        let height = (context.size.height - 520.0).clamp(150.0, 520.0);
        let roll = text_editor(&self.roll)
            .id(ROLL.0)
            .placeholder(tr.get("class-form-roll-hint"))
            .on_action(Message::RollEdited)
            .key_binding(|press| match press.key {
                // Tab goes to the next control.
                iced::keyboard::Key::Named(iced::keyboard::key::Named::Tab) => None,
                _ => text_editor::Binding::from_key_press(press),
            })
            .font(font::REGULAR)
            .size(size::BODY)
            .line_height(1.6)
            .padding(12)
            .height(height)
            .style(style::editor(p));
        let count = if self.read.is_counted {
            tr.count("class-form-counted", self.read.pupils.len())
        } else {
            tr.count("class-form-pupils", self.read.pupils.len())
        };
        let said =
            body(p, if self.read.pupils.is_empty() { tr.get("class-form-nobody") } else { count });
        let file = button(p, "class-roll-file", Role::Secondary, tr.get("class-form-file"))
            .icon(Icon::Folder)
            .says(Message::FilePicked);
        let buttons = Row::new()
            .push(
                button(p, "class-save", Role::Primary, tr.get("save"))
                    .key("Ctrl S")
                    .says(self.written().map(|_| Message::Saved)),
            )
            .push(
                button(p, "class-leave", Role::Secondary, tr.get("cancel"))
                    .key("Esc")
                    .says(Message::Left),
            )
            .push(self.id.is_some().then(|| {
                button(p, "class-let-go", Role::Plain, tr.get("class-form-let-go"))
                    .says((!self.is_busy).then_some(Message::LetGo))
            }))
            .spacing(10)
            .wrap()
            .vertical_spacing(8);
        let trouble =
            self.trouble.as_ref().map(|why| note(p, Tone::Trouble, why.clone(), Vec::new()));
        let content = Column::new()
            .push(heading(p, tr.get(title)))
            .push(column![muted(p, tr.get("class-form-name")), name].spacing(6))
            .push(column![muted(p, tr.get("class-form-roll")), roll].spacing(6))
            .push(
                Row::new().push(container(said).width(Fill)).push(file).spacing(12).align_y(Center),
            )
            .push(self.doubts(context))
            .push(trouble)
            .push(buttons);
        card(p, content.spacing(14)).into()
    }

    /// The lines that are not taken, and why.
    fn doubts<'a>(&'a self, context: &Context<'_>) -> Option<Element<'a, Message>> {
        let (p, tr) = (context.p, context.tr);
        if self.read.doubts.is_empty() {
            return None;
        }
        let named = self.read.doubts.iter().take(MOST_DOUBTS).map(|doubt| said(tr, doubt));
        let mut lines: Vec<String> = named.collect();
        let more = self.read.doubts.len().saturating_sub(MOST_DOUBTS);
        if more > 0 {
            lines.push(tr.count("class-doubt-more", more));
        }
        Some(note(p, Tone::Warning, lines.join("\n"), Vec::new()))
    }
}

/// Why a line is not taken.
fn said(tr: &Tr, doubt: &Doubt) -> String {
    let id = match doubt.why {
        Why::NoNumber => "class-doubt-no-number",
        Why::NoName => "class-doubt-no-name",
        Why::SameNumber(_) => "class-doubt-same-number",
        Why::LongNumber => "class-doubt-long-number",
        Why::LongName => "class-doubt-long-name",
        Why::TooMany => "class-doubt-too-many",
    };
    let earlier = match doubt.why {
        Why::SameNumber(earlier) => earlier,
        _ => 0,
    };
    tr.with(id, [("line", doubt.line.into()), ("earlier", earlier.into())])
}
