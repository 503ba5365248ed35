//! How choosing many questions is drawn: the bar that says how many, and the forms of what can be done
//! with them.

use iced::widget::{Column, Row, column, container, row};
use iced::{Center, Element, Fill};

use super::{Form, Goes, Many, Message, TAGS, own};
use crate::app::context::Context;
use crate::app::icon::Icon;
use crate::app::screen::library::Board;
use crate::app::widget::field::field;
use crate::app::widget::filing;
use crate::app::widget::parts::{Role, Tone, button, card, heading, muted, note, words};
use crate::app::{font, theme::size};

impl Many {
    /// How many are chosen, and what can be done with them; `None` while none is. `export` is
    /// what takes them out, `teach` what makes a lesson of them.
    pub(in crate::app::screen::library) fn bar<'a, M: Clone + 'a>(
        &self,
        context: &Context<'_>,
        board: &Board,
        export: M,
        teach: M,
        says: impl Fn(Message) -> M + 'a,
    ) -> Option<Element<'a, M>> {
        let (p, tr) = (context.p, context.tr);
        if self.is_empty() {
            return None;
        }
        let shipped = self.shipped(board);
        let can_change = shipped == 0 && !self.is_busy;
        let count = tr.count("many-chosen", self.len());
        let why = (shipped > 0).then(|| muted(p, tr.count("many-shipped", shipped)));
        let idle = |message: Message| (!self.is_busy).then_some(message);
        let open = |message: Message| can_change.then_some(message);
        let buttons = Row::new()
            .push(
                button(p, "many-tag", Role::Secondary, tr.get("many-tag"))
                    .key("T")
                    .says(open(Message::TagsAsked).map(&says)),
            )
            .push(
                button(p, "many-move", Role::Secondary, tr.get("many-move"))
                    .key("M")
                    .says(open(Message::CarryAsked { copies: false }).map(&says)),
            )
            .push(
                button(p, "many-copy", Role::Secondary, tr.get("many-copy"))
                    .key("C")
                    .says(idle(Message::CarryAsked { copies: true }).map(&says)),
            )
            .push(
                button(p, "many-export", Role::Secondary, tr.get("export-picked"))
                    .icon(Icon::Upload)
                    .key("S")
                    .says((!self.is_busy).then_some(export)),
            )
            .push(
                button(p, "many-teach", Role::Secondary, tr.get("many-teach"))
                    .icon(Icon::Learners)
                    .key("K")
                    .says((!self.is_busy).then_some(teach)),
            )
            .push(
                button(p, "many-clear", Role::Plain, tr.get("many-clear"))
                    .key("Esc")
                    .says(idle(Message::Cleared).map(&says)),
            )
            .spacing(8)
            .wrap()
            .vertical_spacing(6);
        let count = words(count, size::BODY, font::SEMIBOLD, p.text);
        let content = Column::new()
            .push(row![count, buttons].spacing(16).align_y(Center).wrap().vertical_spacing(6))
            .push(why)
            .spacing(4);
        Some(content.into())
    }

    /// The form of what is to be done, while it is asked.
    pub(in crate::app::screen::library) fn form<'a>(
        &'a self,
        context: &Context<'_>,
        board: &'a Board,
    ) -> Option<Element<'a, Message>> {
        let (p, tr) = (context.p, context.tr);
        let (title, content, done) = match self.form.as_ref()? {
            Form::Tags { typed, there, off } => (
                tr.count("many-tags-title", self.len()),
                Self::tags(context, typed, there.as_deref(), off),
                "many-tags-do",
            ),
            Form::Carry { copies, bank, topic } => {
                let (title, done) = if *copies {
                    ("many-copy-title", "many-copy-do")
                } else {
                    ("many-move-title", "many-move-do")
                };
                let content = self.carry(context, board, *copies, bank.as_ref(), *topic);
                (tr.count(title, self.len()), content, done)
            }
        };
        let can = !self.is_busy && self.deed().is_some();
        let buttons = row![
            button(p, "carry-do", Role::Primary, tr.get(done))
                .key("Enter")
                .says(can.then_some(Message::Accepted)),
            button(p, "carry-leave", Role::Secondary, tr.get("cancel"))
                .key("Esc")
                .says(Message::Left),
        ]
        .spacing(10)
        .wrap()
        .vertical_spacing(8);
        let trouble =
            self.trouble.as_ref().map(|why| note(p, Tone::Trouble, why.clone(), Vec::new()));
        let form = Column::new()
            .push(heading(p, title))
            .push(content)
            .push(trouble)
            .push(buttons)
            .spacing(14);
        Some(card(p, form).into())
    }

    fn tags<'a>(
        context: &Context<'_>,
        typed: &'a iced::widget::text_editor::Content,
        there: Option<&'a [(String, u32)]>,
        off: &std::collections::BTreeSet<String>,
    ) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let hint = tr.get("many-tags-placeholder");
        let add = column![
            muted(p, tr.get("many-tags-add")),
            field(p, TAGS.0, typed, hint, Message::Typed, Message::Accepted),
        ]
        .spacing(4);
        let known: Element<'a, Message> = match there {
            None => muted(p, tr.get("many-tags-counting")),
            Some([]) => muted(p, tr.get("many-tags-none")),
            Some(there) => {
                let each = there.iter().enumerate().map(|(place, (tag, count))| {
                    let is_off = off.contains(tag);
                    let said = if is_off {
                        let values = [("tag", tag.as_str().into()), ("count", (*count).into())];
                        tr.with("many-tag-off", values)
                    } else {
                        format!("{tag} · {count}")
                    };
                    let mark = if is_off { Icon::Close } else { Icon::Flag };
                    let role = if is_off { Role::Danger } else { Role::Secondary };
                    button(p, format!("tag-{place}"), role, said)
                        .icon(mark)
                        .says(Message::TagToggled(tag.clone()))
                        .into()
                });
                let each = Row::with_children(each).spacing(8).wrap().vertical_spacing(8);
                column![muted(p, tr.get("many-tags-there")), each].spacing(6).into()
            }
        };
        column![add, known].spacing(12).into()
    }

    fn carry<'a>(
        &'a self,
        context: &Context<'_>,
        board: &'a Board,
        copies: bool,
        bank: Option<&crate::domain::bank::BankId>,
        topic: Goes,
    ) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        if own(board).next().is_none() {
            return muted(p, tr.get("many-no-bank"));
        }
        let hint = if copies { "many-copy-hint" } else { "many-move-hint" };
        let banks =
            own(board).map(|(place, row)| (place, row.title.text(context.titles()).to_owned()));
        let done = Some(Message::Accepted);
        let into = board.banks.iter().position(|row| Some(&row.id) == bank);
        let banks =
            filing::banks(context, "many-to-bank", banks, into, Message::BankPicked, done.clone());
        let topics = into.and_then(|into| board.banks.get(into)).map(|row| {
            let kept = (!self.stays(bank)).then(|| tr.get("many-topic-kept"));
            let topics = row
                .topics
                .iter()
                .map(|(number, title)| (*number, title.text(context.titles()).to_owned()));
            filing::topics(context, kept, topics, topic, Message::TopicPicked, done)
        });
        let hint = container(muted(p, tr.get(hint))).width(Fill);
        Column::new().push(hint).push(banks).push(topics).spacing(12).into()
    }
}
