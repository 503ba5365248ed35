//! How the editor is put together: the list, the form and the preview side by side; one at a time
//! where there is no room for all.

use iced::widget::{Column, Row, column, container, row, scrollable, space};
use iced::{Center, Element, Fill, Length, Padding};

use super::head::head_side;
use super::{Editor, Message, Pane, Side, Trouble, Unwritten, preview};
use crate::app::context::Context;
use crate::app::font;
use crate::app::icon::{Icon, icon};
use crate::app::pictures::Images;
use crate::app::theme::{size, style};
use crate::app::widget::parts::{Role, Tone, button, choice, chooser, heading, muted, note, words};
use crate::app::words::{self as say};
use crate::domain::bank::edit::Clash;
use crate::domain::locale::Locale;

/// The width of the list beside the form.
const LIST: f32 = 270.0;

impl Editor {
    /// Draws the screen.
    pub fn view<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        if let Some(Trouble::Clash(clash)) = &self.trouble {
            return self.clash(context, clash);
        }
        let width = context.size.width;
        let has_list = width >= 760.0;
        let has_preview = width >= 1100.0;
        let p = context.p;
        let bar = || container(space().width(1)).height(Fill).style(move |_| style::ground(p.line));
        let list = has_list.then(|| {
            let list = column![self.head(context), self.list(context, LIST)];
            let list =
                container(list).width(LIST).height(Fill).style(move |_| style::ground(p.sunken));
            row![list, bar()]
        });
        let rest = width - if has_list { LIST } else { 0.0 };
        // The form is a little wider, since two languages stand in it side by side.
        let preview_width = if has_preview { rest * 0.45 } else { rest };
        let tabs = (has_list && !has_preview).then(|| {
            container(self.tabs(context, has_list)).padding(Padding::from([8, 24])).into()
        });
        let preview = || {
            let width = preview_width - 48.0;
            let shown = match self.editing.head() {
                Some(head) => self.head_preview(context, head, width),
                None => self.preview(context, width),
            };
            Self::scrolling(context, "editor-preview", shown)
        };
        let shows_list = !has_list && self.pane == Pane::List;
        let main: Element<'a, Message> = if shows_list {
            self.list(context, width)
        } else if !has_preview && self.pane == Pane::Preview {
            preview()
        } else {
            let mut inside = *context;
            inside.size.width = rest - if has_preview { preview_width } else { 0.0 } - 52.0;
            Self::scrolling(context, "editor-form", self.middle(&inside))
        };
        let head = (!has_list).then(|| {
            // Where it is narrow it is often low as well: one line for both.
            let row = row![Self::back(context), self.tabs(context, has_list)].spacing(12);
            container(row.wrap().vertical_spacing(8)).padding([10, 24]).into()
        });
        let head: Option<Element<'a, Message>> = head.or(tabs);
        let main = Column::new().push(head).push(main).width(Fill).height(Fill);
        let side = has_preview.then(|| {
            row![bar(), container(preview()).width(Fill)].width(Length::Fixed(preview_width))
        });
        Row::new().push(list).push(main).push(side).into()
    }

    fn scrolling<'a>(
        context: &Context<'_>,
        id: &'static str,
        content: Element<'a, Message>,
    ) -> Element<'a, Message> {
        let content = container(content).padding([16, 24]).max_width(980).width(Fill);
        scrollable(content).id(id).width(Fill).height(Fill).style(style::scroll(context.p)).into()
    }

    /// The way back, and the name of the bank.
    fn head<'a>(&self, context: &Context<'_>) -> Element<'a, Message> {
        let p = context.p;
        let title = self.editing.bank().title.text(context.titles());
        let title = container(words(title, size::BODY, font::SEMIBOLD, p.text)).width(Fill);
        container(column![row![Self::back(context)], title].spacing(8))
            .padding([14, 12])
            .width(Fill)
            .into()
    }

    fn back<'a>(context: &Context<'_>) -> Element<'a, Message> {
        button(context.p, "editor-leave", Role::Secondary, context.tr.get("editor-leave"))
            .icon(Icon::Back)
            .key("Esc")
            .says(Message::Left)
            .into()
    }

    fn tabs<'a>(&self, context: &Context<'_>, has_list: bool) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let list = (!has_list).then(|| (Pane::List, tr.get("editor-pane-list")));
        let panes = list.into_iter().chain([
            (Pane::Form, tr.get("editor-pane-form")),
            (Pane::Preview, tr.get("editor-pane-preview")),
        ]);
        let shown = if has_list && self.pane == Pane::List { Pane::Form } else { self.pane };
        chooser(p, "pane", panes, shown, Message::PanePicked)
    }

    /// What stands in the middle: the form, or what is to be decided first.
    fn middle<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        if self.is_shipped {
            let copy = button(p, "editor-copy", Role::Primary, tr.get("editor-copy"))
                .key("Enter")
                .says(Message::CopyAsked);
            let said = note(p, Tone::Calm, tr.get("editor-shipped"), Vec::new());
            return column![said, copy].spacing(14).into();
        }
        if self.offers_drafts() {
            let take = button(p, "drafts-take", Role::Primary, tr.get("editor-drafts-take"))
                .says(Message::Recovered(true));
            let drop = button(p, "drafts-drop", Role::Secondary, tr.get("editor-drafts-drop"))
                .says(Message::Recovered(false));
            let names = self.drafts.iter().map(|draft| match draft {
                Unwritten::Head(_) => muted(p, tr.get("editor-head")),
                Unwritten::Question(id, draft) => {
                    let said = draft.stem.shown();
                    muted(p, if said.is_empty() { id.to_string() } else { format!("{id}: {said}") })
                }
            });
            let said = tr.count("editor-drafts", self.drafts.len());
            return Column::new()
                .push(note(p, Tone::Warning, said, Vec::new()))
                .extend(names)
                .push(row![take, drop].spacing(10).wrap().vertical_spacing(8))
                .spacing(14)
                .into();
        }
        let trouble = self.trouble(context);
        if let Some(head) = self.editing.head() {
            return Column::new()
                .push(self.title(context, tr.get("editor-head")))
                .push(trouble)
                .push(self.head_form(context, head))
                .push(self.tools(context))
                .spacing(14)
                .into();
        }
        let Some(draft) = self.editing.draft() else {
            let said = muted(p, tr.get("editor-nothing"));
            return Column::new().push(trouble).push(said).spacing(14).into();
        };
        let twin = self.twin.as_ref().map(|twin| {
            let values = [
                ("question", twin.question.to_string().into()),
                ("bank", twin.bank.text(context.titles()).to_owned().into()),
            ];
            let is_here = twin.path == self.path;
            let said = tr.with(if is_here { "editor-twin" } else { "editor-twin-in" }, values);
            let show = button(p, "twin-show", Role::Secondary, tr.get("editor-twin-show"))
                .says(Message::TwinPicked);
            note(p, Tone::Warning, said, vec![show.into()])
        });
        Column::new()
            .push(
                self.title(context, tr.with("editor-question", [("id", draft.id.clone().into())])),
            )
            .push(trouble)
            .push(twin)
            .push(self.form(context, draft))
            .push(self.tools(context))
            .spacing(14)
            .into()
    }

    /// The name of what is open, whether it is saved, and the languages whose fields are shown.
    fn title<'a>(&'a self, context: &Context<'_>, name: String) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let (mark, said, color) = if let Some(waiting) = &self.waiting {
            let why = say::bank::problem(tr, &waiting.problem);
            (Icon::Warning, tr.with("editor-waits", [("why", why.into())]), p.accent)
        } else if self.is_saved() && !self.editing.is_unwritten() {
            (Icon::Check, tr.get("editor-saved"), p.good)
        } else {
            (Icon::Write, tr.get("editor-unsaved"), p.muted)
        };
        let state = row![
            container(icon(mark, 15.0, color)).padding([3, 0]),
            words(said, size::LABEL, font::REGULAR, color)
        ]
        .spacing(6);
        let languages = &self.editing.bank().languages;
        // The form of the head has the fields of all languages that it promises.
        let is_head = self.editing.head().is_some();
        let toggles = (languages.len() > 1 && !is_head).then(|| {
            let each = Locale::ALL.into_iter().map(|locale| {
                let label = say::language(tr, locale);
                choice(p, format!("shows-{locale}"), label, self.shows(locale))
                    .on_press(Message::LanguageToggled(locale))
                    .into()
            });
            Row::with_children(each).spacing(8).wrap().vertical_spacing(6)
        });
        let head = words(name, size::OPTION, font::SEMIBOLD, p.text);
        Column::new()
            .push(if self.waiting.is_some() {
                Element::from(column![head, state].spacing(4))
            } else {
                row![container(head).width(Fill), state].spacing(12).align_y(Center).into()
            })
            .push(toggles)
            .spacing(8)
            .into()
    }

    fn trouble<'a>(&self, context: &Context<'_>) -> Option<Element<'a, Message>> {
        let (p, tr) = (context.p, context.tr);
        let again = || {
            button(p, "save-again", Role::Secondary, tr.get("editor-save-again"))
                .key("Ctrl S")
                .says(Message::SaveAsked)
                .into()
        };
        match self.trouble.as_ref()? {
            Trouble::NotSaved(why) => Some(note(p, Tone::Trouble, why.clone(), vec![again()])),
            Trouble::NotABank => {
                Some(note(p, Tone::Trouble, tr.get("editor-no-bank-now"), vec![again()]))
            }
            Trouble::NotDone => Some(note(p, Tone::Warning, tr.get("editor-not-done"), Vec::new())),
            Trouble::Clash(_) => None,
        }
    }

    /// What can be done to what is open as a whole.
    fn tools<'a>(&self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let all = self.editing.lines().len();
        let at = self.editing.current().unwrap_or(0);
        let tool = |id: &'static str, key: &'static str, says: Option<Message>| {
            button(p, id, Role::Secondary, tr.get(id)).key(key).says(says).into()
        };
        let moved = |down: bool| Message::Moved { down };
        let is_head = self.editing.head().is_some();
        let history = [
            tool("editor-undo", "Ctrl Z", self.editing.can_undo().then_some(Message::Undone)),
            tool("editor-redo", "Ctrl ⇧ Z", self.editing.can_redo().then_some(Message::Redone)),
        ];
        let save = tool("editor-save", "Ctrl S", Some(Message::SaveAsked));
        if is_head {
            let tools = Row::with_children(history).push(save);
            return tools.spacing(8).wrap().vertical_spacing(8).into();
        }
        let remove = button(p, "editor-remove", Role::Danger, tr.get("editor-remove"))
            .key("Alt Del")
            .says(Message::Removed);
        let tools = Row::new()
            .push(tool("editor-like", "Ctrl D", Some(Message::Added { is_like: true })))
            .extend(history)
            .push(tool("editor-up", "Alt ↑", (at > 0).then(|| moved(false))))
            .push(tool("editor-down", "Alt ↓", (at + 1 < all).then(|| moved(true))))
            .push(save)
            .push(remove)
            .spacing(8)
            .wrap()
            .vertical_spacing(8);
        column![heading(p, tr.get("editor-tools")), tools].spacing(8).into()
    }

    /// Both versions of what was changed here and elsewhere.
    fn clash<'a>(&self, context: &Context<'_>, clash: &Clash) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let is_wide = context.size.width >= 900.0;
        let width = if is_wide { context.size.width / 2.0 - 60.0 } else { context.size.width };
        let context = &context.with(Images::Beside(&self.path));
        let (mine, theirs, said) = match clash {
            Clash::Question { id, mine, theirs } => (
                preview::side(context, "editor-side-mine", mine.as_deref(), width),
                preview::side(context, "editor-side-theirs", theirs.as_deref(), width),
                tr.with("editor-clash", [("question", id.to_string().into())]),
            ),
            Clash::Head { parts, mine, theirs } => (
                head_side(context, "editor-side-mine", mine, parts),
                head_side(context, "editor-side-theirs", theirs, parts),
                tr.get("editor-clash-head"),
            ),
        };
        let both = matches!(clash, Clash::Question { .. });
        let sides: Element<'a, Message> = if is_wide {
            row![mine, theirs].spacing(24).into()
        } else {
            column![mine, theirs].spacing(20).into()
        };
        let answer = |id: &'static str, role: Role, side: Side| {
            button(p, id, role, tr.get(id)).says(Message::Settled(side))
        };
        let answers = Row::new()
            .push(answer("editor-keep-mine", Role::Primary, Side::Mine))
            .push(answer("editor-take-theirs", Role::Secondary, Side::Theirs))
            .push(both.then(|| answer("editor-keep-both", Role::Secondary, Side::Both)))
            .spacing(10)
            .align_y(Center)
            .wrap()
            .vertical_spacing(8);
        let content = column![note(p, Tone::Warning, said, Vec::new()), answers, sides].spacing(16);
        let content = container(content).padding([20, 24]).width(Fill);
        scrollable(content)
            .id("editor-form")
            .width(Fill)
            .height(Fill)
            .style(style::scroll(p))
            .into()
    }
}
