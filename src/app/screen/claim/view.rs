//! How bringing class answers in is drawn.

use iced::widget::{Column, Row, column, container, row};
use iced::{Center, Element, Fill, Length};

use super::{ADDRESS, Bringing, CODE, Done, Message, PATH, State, Told};
use crate::app::context::Context;
use crate::app::font;
use crate::app::icon::{Icon, icon};
use crate::app::theme::size;
use crate::app::widget::field::field;
use crate::app::widget::language;
use crate::app::widget::parts::{
    Role, Tone, body, button, card, heading, muted, note, page, title, words,
};
use crate::app::words as say;

impl Bringing {
    /// Draws the screen.
    pub fn view<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let p = context.p;
        let trouble =
            self.trouble.as_ref().map(|why| note(p, Tone::Trouble, why.clone(), Vec::new()));
        let shown: Element<'a, Message> = match &self.state {
            State::Asked => self.ways(context),
            State::Shown(told) => about(context, told, None),
            State::Taken(told, done) => about(context, told, Some(done)),
        };
        let content = Column::new().push(self.head(context)).push(trouble).push(shown).spacing(16);
        let room = if context.is_narrow() { [16, 16] } else { [24, 36] };
        page(p, "claim", content, 900.0, room)
    }

    fn head<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let corner = language::of_interface(context, Message::LanguageSwitched);
        let said = column![title(p, tr.get("claim-title")), muted(p, tr.get("claim-about"))];
        let top = row![container(said).width(Fill), corner].spacing(16).align_y(Center);
        let take = match &self.state {
            State::Shown(told) if told.new > 0 => Some(
                button(p, "claim-take", Role::Primary, tr.get("claim-take"))
                    .icon(Icon::Check)
                    .key("Ctrl Enter")
                    .says((told.can_take() && !self.is_busy).then_some(Message::TakePicked)),
            ),
            _ => None,
        };
        let undo = matches!(self.state, State::Taken(..)).then(|| {
            button(p, "claim-undo", Role::Secondary, tr.get("study-undo"))
                .icon(Icon::Undo)
                .key("Ctrl Z")
                .says((!self.is_busy).then_some(Message::UndoPicked))
        });
        let others = (!matches!(self.state, State::Asked)).then(|| {
            button(p, "claim-others", Role::Secondary, tr.get("claim-others"))
                .key("N")
                .says((!self.is_busy).then_some(Message::OthersPicked))
        });
        let buttons = Row::new()
            .push(
                button(p, "left", Role::Secondary, tr.get("rail-class"))
                    .icon(Icon::Back)
                    .key("Esc")
                    .says(Message::Left),
            )
            .push(take)
            .push(undo)
            .push(others)
            .spacing(10)
            .wrap()
            .vertical_spacing(8);
        column![top, buttons].spacing(12).into()
    }

    /// The two ways in which answers come: as a file, and from the teacher's computer.
    fn ways<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let path = self.path.as_ref().map(|path| {
            field(
                p,
                PATH.0,
                path,
                tr.get("import-path-hint"),
                Message::PathEdited,
                Message::PathEntered,
            )
        });
        let file = Column::new()
            .push(heading(p, tr.get("claim-file")))
            .push(body(p, tr.get("claim-file-about")))
            .push(path)
            .push(
                button(p, "claim-browse", Role::Secondary, tr.get("claim-browse"))
                    .icon(Icon::File)
                    .key("O")
                    .says((!self.is_busy).then_some(Message::FilePicked)),
            )
            .spacing(12);
        let address = column![
            muted(p, tr.get("room-join-at")),
            field(
                p,
                ADDRESS.0,
                &self.address,
                "192.168.1.5:8472".to_owned(),
                Message::AddressEdited,
                Message::AddressEntered,
            ),
        ]
        .spacing(4);
        let code = column![
            muted(p, tr.get("claim-code")),
            field(
                p,
                CODE.0,
                &self.code,
                "K7QM-4RXT".to_owned(),
                Message::CodeEdited,
                Message::FetchPicked,
            ),
        ]
        .spacing(4);
        let fetch = if self.is_busy { "claim-busy" } else { "claim-fetch" };
        let near = column![
            heading(p, tr.get("claim-near")),
            body(p, tr.get("claim-near-about")),
            address,
            code,
            button(p, "claim-fetch", Role::Secondary, tr.get(fetch))
                .icon(Icon::Download)
                .key("Ctrl Enter")
                .says((!self.is_busy).then_some(Message::FetchPicked)),
        ]
        .spacing(12);
        if context.size.width < 760.0 {
            column![card(p, file), card(p, near)].spacing(16).into()
        } else {
            row![
                container(card(p, file)).width(Length::FillPortion(1)),
                container(card(p, near)).width(Length::FillPortion(1)),
            ]
            .spacing(16)
            .into()
        }
    }
}

/// What was brought, and what became of it.
fn about<'a>(context: &Context<'_>, told: &'a Told, done: Option<&Done>) -> Element<'a, Message> {
    let (p, tr) = (context.p, context.tr);
    let claim = &told.claim;
    let when = say::moment(tr, claim.begun.at, context.now);
    let head = column![
        words(claim.title.as_str(), size::STEM, font::SEMIBOLD, p.text),
        muted(p, format!("{} · {when}", claim.name)),
    ]
    .spacing(2);
    let right = claim.answers.iter().filter(|answer| answer.verdict.is_right()).count();
    let line = |mark: Icon, color, said: String| {
        row![icon(mark, 18.0, color), container(body(p, said)).width(Fill)]
            .spacing(10)
            .align_y(Center)
    };
    let all = claim.answers.len();
    let mut lines = vec![line(
        Icon::File,
        p.muted,
        tr.with("claim-answers", [("count", all.into()), ("right", right.into())]),
    )];
    let mut push = |count: usize, mark, color, id| {
        if count > 0 {
            lines.push(line(mark, color, tr.count(id, count)));
        }
    };
    match done {
        None => {
            push(told.new, Icon::Check, p.good, "claim-new");
            push(told.here, Icon::Check, p.muted, "claim-here");
        }
        Some(done) => {
            push(done.taken.len(), Icon::Check, p.good, "claim-taken");
            push(done.soon, Icon::Today, p.primary, "claim-soon");
        }
    }
    push(told.missing, Icon::Info, p.muted, "claim-missing");
    push(told.changed, Icon::Warning, p.accent, "claim-changed");
    let lines = lines.into_iter().map(Into::into);
    let nothing = (done.is_none() && told.new == 0 && told.here == 0)
        .then(|| note(p, Tone::Warning, tr.get("claim-nothing"), Vec::new()));
    let ahead = told.is_ahead.then(|| {
        let last = claim.last().unwrap_or(claim.begun);
        let when = say::moment(tr, last.at, context.now);
        let said = tr.with("claim-ahead", [("date", when.into())]);
        note(p, Tone::Trouble, said, Vec::new())
    });
    let content = Column::new()
        .push(head)
        .push(Column::with_children(lines).spacing(8))
        .push(nothing)
        .push(ahead)
        .push(muted(p, tr.get("claim-counts")))
        .spacing(14);
    card(p, content).into()
}
