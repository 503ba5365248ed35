//! How a session is drawn: the bar on top, the question, and the key with its reasons.

use iced::widget::{Column, Row, column, container, row, space};
use iced::{Alignment, Border, Center, Element, Fill, Length};

use super::{Message, Phase, Sheet, Study, summary};
use crate::app::context::Context;
use crate::app::font;
use crate::app::icon::{Icon, icon};
use crate::app::theme::{size, style};
use crate::app::widget::bars;
use crate::app::widget::field::{field, marking, note_form};
use crate::app::widget::language;
use crate::app::widget::parts::{Role, Tone, barred, button, chip, muted, note, page, words};
use crate::app::widget::question::{self, Answering, bilingual};
use crate::app::widget::reasons::explanation;
use crate::app::words as say;
use crate::app::words::exam::family as exam_family;
use crate::domain::answer::{Certainty, Verdict};
use crate::domain::bank::printed::Form;
use crate::domain::event::Answered;
use crate::domain::study::queue::Reason;
use crate::domain::study::session::Feedback;

/// The width of the reading column.
pub(super) const COLUMN: f32 = 860.0;

impl Study {
    /// Draws the screen.
    pub fn view<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let p = context.p;
        let corner = language::of_questions(context, Message::LanguageSwitched);
        let room = if context.is_narrow() { [12, 16] } else { [20, 36] };
        let content: Element<'a, Message> = match &self.phase {
            Phase::Asking(sheet) | Phase::Keeping(sheet, _) => self.question(context, sheet),
            Phase::NotKept(sheet, _, why) => {
                let retry = button(p, "retry", Role::Primary, context.tr.get("study-retry"))
                    .key("Enter")
                    .says(Message::Retried);
                let trouble = note(p, Tone::Trouble, why.clone(), vec![retry.into()]);
                column![trouble, self.question(context, sheet)].spacing(16).into()
            }
            Phase::Feedback(sheet, answered, feedback) => {
                self.feedback(context, sheet, answered, feedback)
            }
            Phase::Unreadable(why) => Self::unreadable(context, why),
            Phase::Over(over) => return summary::view(context, over, corner),
        };
        let content = container(content).max_width(COLUMN).width(Fill);
        let content = page(p, self.page(), content, COLUMN, [8, 16]);
        column![container(self.top(context, corner)).padding(room), content].into()
    }

    fn top<'a>(
        &'a self,
        context: &Context<'_>,
        corner: Element<'a, Message>,
    ) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let position = self.session.position();
        #[expect(clippy::cast_precision_loss, reason = "drawn, not counted")]
        let share = position.done as f32 / position.total.max(1) as f32;
        // An open question is counted as the one being done.
        let open = usize::from(!self.shows_key() && position.done < position.total);
        let place = position.done + open;
        let numbers = [("done", place.into()), ("total", position.total.into())];
        let place = tr.with("study-position", numbers);
        let end = button(p, "end", Role::Secondary, tr.get("study-end"))
            .icon(Icon::Close)
            .says(Message::Ended);
        row![
            end,
            bars::share(share, p.primary, p.sunken),
            words(place, size::LABEL, font::REGULAR, p.muted),
            corner,
        ]
        .spacing(16)
        .align_y(Center)
        .into()
    }

    fn chips<'a>(context: &Context<'_>, sheet: &Sheet) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let mut chips = Row::new()
            .push(chip(sheet.topic.text(context.titles()), p.primary_soft, p.primary))
            .spacing(8);
        if let Some(exam) = sheet.question.exams.first() {
            chips = chips.push(chip(tr.get(exam_family(*exam)), p.accent_soft, p.accent));
        }
        let reason = match (sheet.ask.reason, sheet.ask.why) {
            (Reason::New, Some(why)) => say::first_look(tr, &why),
            (Reason::Due | Reason::Planned, Some(why)) => say::look(tr, &why),
            _ => Self::reason(context, sheet),
        };
        chips = chips.push(chip(reason, p.sunken, p.muted));
        if let Some(until) = sheet.question.valid_until
            && context.today().date() > until
        {
            let said = tr.with("study-stale", [("date", say::date(tr, until).into())]);
            chips = chips.push(chip(said, p.accent_soft, p.accent));
        }
        chips.wrap().vertical_spacing(6).into()
    }

    /// Why a question is asked, without an exam.
    fn reason(context: &Context<'_>, sheet: &Sheet) -> String {
        let tr = context.tr;
        match sheet.ask.reason {
            Reason::New => tr.get("study-new"),
            Reason::Due => {
                let chance = sheet.ask.remembered.unwrap_or(0.0) * 100.0;
                let percent = format!("{chance:.0}");
                let review = sheet.ask.reviews + 1;
                tr.with("study-due", [("review", review.into()), ("percent", percent.into())])
            }
            Reason::AgainSoon => tr.get("study-again"),
            Reason::KeyChanged => tr.get("study-key-changed"),
            Reason::Misconception => tr.get("study-misconception"),
            Reason::Planned | Reason::Drill => tr.get("study-drill"),
        }
    }

    fn form<'a>(
        &'a self,
        context: &Context<'_>,
        sheet: &'a Sheet,
        key: bool,
    ) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let lines_tell = question::lines_tell(&sheet.printed.blocks);
        let answering = Answering { chosen: &sheet.chosen, key, lines_tell };
        match &sheet.printed.form {
            Form::One(choices) => {
                question::choices(context, choices, answering, false, Message::Chosen)
            }
            Form::Many(choices) => column![
                muted(p, tr.get("study-choose-all")),
                question::choices(context, choices, answering, true, Message::Chosen),
            ]
            .spacing(8)
            .into(),
            Form::Number { unit, .. } if !key => {
                let typed = field(
                    p,
                    "typed",
                    &sheet.typed,
                    tr.get("study-type-number"),
                    Message::Typed,
                    Message::Nudged,
                );
                let unit = unit
                    .as_ref()
                    .map(|unit| bilingual(context, unit, size::OPTION, font::REGULAR, p.muted));
                Row::new()
                    .push(container(typed).width(220))
                    .push(unit)
                    .spacing(12)
                    .align_y(Center)
                    .into()
            }
            Form::Words { .. } if !key => {
                let typed = field(
                    p,
                    "typed",
                    &sheet.typed,
                    tr.get("study-type-words"),
                    Message::Typed,
                    Message::Nudged,
                );
                container(typed).max_width(480).into()
            }
            Form::Number { .. } | Form::Words { .. } => self.typed_key(context, sheet),
        }
    }

    fn typed_key<'a>(&'a self, context: &Context<'_>, sheet: &'a Sheet) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let given = crate::app::widget::field::line(&sheet.typed);
        let right = match &self.phase {
            Phase::Feedback(_, answered, _) => answered.verdict.is_right(),
            _ => false,
        };
        let (color, ground, mark) = if right {
            (p.good, p.good_soft, Icon::Right)
        } else {
            (p.bad, p.bad_soft, Icon::Wrong)
        };
        let line = |mark: Icon, color, ground, label: String, content: Element<'a, Message>| {
            let said = row![
                icon(mark, 20.0, color),
                container(content).width(Fill),
                words(label, size::SMALL, font::MEDIUM, p.muted),
            ]
            .spacing(12)
            .align_y(Center);
            container(said).padding([11, 16]).width(Fill).style(move |_| container::Style {
                background: Some(iced::Background::Color(ground)),
                border: Border { color, width: 2.0, radius: style::CONTROL_RADIUS.into() },
                ..container::Style::default()
            })
        };
        let given = words(given, size::OPTION, font::REGULAR, p.text);
        let given = line(mark, color, ground, tr.get("study-your-answer"), given);
        let key = match &sheet.printed.form {
            Form::Number { key, .. } | Form::Words { key } if !right => {
                let shown = bilingual(context, key, size::OPTION, font::REGULAR, p.text);
                Some(line(Icon::Right, p.good, p.good_soft, tr.get("study-correct"), shown))
            }
            _ => None,
        };
        Column::new().push(key).push(given).spacing(10).into()
    }

    fn question<'a>(&'a self, context: &Context<'_>, sheet: &'a Sheet) -> Element<'a, Message> {
        let context = &context.of(&sheet.question.id);
        let (p, tr) = (context.p, context.tr);
        let ready = sheet.is_answered() && matches!(self.phase, Phase::Asking(_));
        let ask_color = if sheet.nudged { p.accent } else { p.muted };
        let face = if sheet.nudged { font::SEMIBOLD } else { font::REGULAR };
        let asked = if matches!(self.phase, Phase::Keeping(..)) {
            "study-keeping"
        } else if sheet.nudged && !sheet.is_answered() {
            "study-choose-first"
        } else {
            "study-how-sure"
        };
        let sure =
            |certainty: Certainty, role: Role, id: &'static str, label: &str, key: &'static str| {
                button(p, id, role, tr.get(label))
                    .key(key)
                    .says(ready.then_some(Message::Committed(certainty)))
            };
        let certainty = row![
            words(tr.get(asked), size::LABEL, face, ask_color),
            sure(Certainty::Guess, Role::Secondary, "sure-1", "study-guess", "1"),
            sure(Certainty::ThinkSo, Role::Secondary, "sure-2", "study-think-so", "2"),
            sure(Certainty::Sure, Role::Primary, "sure-3", "study-sure", "3"),
        ]
        .spacing(12)
        .align_y(Center)
        .wrap()
        .vertical_spacing(8);
        let skip = button(p, "skip", Role::Secondary, tr.get("study-skip"))
            .key("S")
            .says(matches!(self.phase, Phase::Asking(_)).then_some(Message::Skipped));
        let actions =
            row![container(certainty).width(Fill), skip].spacing(12).align_y(Alignment::Start);
        let undo = self.session.last_answer().is_some().then(|| {
            button(p, "undo", Role::Plain, tr.get("study-undo-last"))
                .icon(Icon::Undo)
                .key("Ctrl Z")
                .says(Message::Undone)
        });
        let top = if context.is_low() {
            0.0
        } else {
            ((context.size.height - 640.0) / 3.0).clamp(0.0, 90.0)
        };
        Column::new()
            .push(space().height(top))
            .push(Self::chips(context, sheet))
            .push(question::blocks(context, &sheet.printed.blocks, false))
            .push(self.form(context, sheet, false))
            .push(actions)
            .push(undo)
            .spacing(14)
            .into()
    }

    fn feedback<'a>(
        &'a self,
        context: &Context<'_>,
        sheet: &'a Sheet,
        answered: &Answered,
        feedback: &Feedback,
    ) -> Element<'a, Message> {
        let context = &context.of(&sheet.question.id);
        Column::new()
            .push(Self::chips(context, sheet))
            .push(question::blocks(context, &sheet.printed.blocks, true))
            .push(self.form(context, sheet, true))
            .push(Self::why(context, sheet, answered, feedback))
            .push(self.note_form(context, sheet))
            .push(Self::after(context, sheet))
            .spacing(14)
            .into()
    }

    fn why<'a>(
        context: &Context<'_>,
        sheet: &'a Sheet,
        answered: &Answered,
        feedback: &Feedback,
    ) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let (id, color) = match (answered.verdict, feedback.is_lucky(), feedback.misconception) {
            (Verdict::Right, true, _) => ("study-lucky", p.accent),
            (Verdict::Right, false, _) => ("study-right", p.good),
            (Verdict::Wrong, _, true) => ("study-sure-but-wrong", p.bad),
            (Verdict::Wrong, _, false) => ("study-wrong", p.bad),
            (Verdict::Blank | Verdict::NotAttempted, ..) => ("study-not-attempted", p.muted),
        };
        let back = say::comes_back(tr, context.today(), feedback);
        let head = row![
            words(tr.get(id), size::BODY, font::SEMIBOLD, color),
            container(muted(p, back)).align_right(Fill),
        ]
        .spacing(12)
        .align_y(Center);
        let sources = sheet
            .sources
            .iter()
            .map(|source| chip(source.short.text(context.titles()), p.violet_soft, p.violet));
        let cites = sheet.sources.iter().map(|source| {
            let mut cite = source.cite.text(context.titles()).to_owned();
            if let Some(said) = &source.note {
                cite.push_str(" — ");
                cite.push_str(said.text(context.titles()));
            }
            muted(p, cite)
        });
        let leech = feedback.leech.map(|lapses| {
            words(tr.count("study-leech", lapses), size::LABEL, font::MEDIUM, p.accent)
        });
        let checked = sheet
            .question
            .checked
            .map(|day| muted(p, tr.with("study-checked", [("date", say::date(tr, day).into())])));
        let content = Column::new()
            .push(head)
            .push(leech)
            .push(explanation(context, sheet.question.explanation.as_ref()))
            .push(
                (!sheet.sources.is_empty())
                    .then(|| Row::with_children(sources).spacing(8).wrap().vertical_spacing(6)),
            )
            .push(Column::with_children(cites).push(checked).spacing(2))
            .spacing(10);
        barred(p, color, content)
    }

    fn note_form<'a>(
        &'a self,
        context: &Context<'_>,
        sheet: &'a Sheet,
    ) -> Option<Element<'a, Message>> {
        let (p, tr) = (context.p, context.tr);
        if let Some(content) = &self.note {
            let hint = Some(tr.get("study-note-hint"));
            return Some(note_form(
                context,
                content,
                hint,
                Message::NoteEdited,
                Message::NoteAccepted,
                Message::NoteToggled,
            ));
        }
        (!sheet.note.is_empty()).then(|| {
            let said = tr.with("study-note-shown", [("note", sheet.note.as_str().into())]);
            note(p, Tone::Calm, said, Vec::new())
        })
    }

    fn after<'a>(context: &Context<'_>, sheet: &'a Sheet) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let left = Row::with_children(marking(
            context,
            sheet.bookmarked,
            Message::BookmarkToggled,
            Message::NoteToggled,
        ))
        .spacing(12)
        .wrap()
        .vertical_spacing(8);
        let right = row![
            button(p, "undo", Role::Secondary, tr.get("study-undo"))
                .icon(Icon::Undo)
                .key("Ctrl Z")
                .says(Message::Undone),
            button(p, "next", Role::Primary, tr.get("study-next")).key("Enter").says(Message::Next),
        ]
        .spacing(12);
        if context.is_narrow() {
            column![right, left].spacing(10).into()
        } else {
            row![container(left).width(Length::Fill), right].spacing(12).align_y(Center).into()
        }
    }

    fn unreadable<'a>(context: &Context<'_>, why: &str) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let next =
            button(p, "next", Role::Primary, tr.get("study-next")).key("Enter").says(Message::Next);
        column![note(p, Tone::Trouble, why.to_owned(), Vec::new()), next].spacing(16).into()
    }
}
