//! Going through the questions of a sitting: each with what was answered, the key and the reasons.

use iced::widget::{Column, Row, column, container, row};
use iced::{Center, Element};

use super::{Asked, Filter, Message, Report};
use crate::app::context::Context;
use crate::app::font;
use crate::app::theme::size;
use crate::app::widget::field::{marking, note_form};
use crate::app::widget::language;
use crate::app::widget::parts::{Role, Tone, button, chip, chooser, note, page, words};
use crate::app::widget::plot::{self, Mark};
use crate::app::widget::reasons::{self, Given};
use crate::app::words::report as say;
use crate::domain::answer::Response;
use crate::domain::exam::report::Line;

impl Report {
    pub(super) fn review<'a>(
        &'a self,
        context: &Context<'_>,
        filter: Filter,
        place: usize,
    ) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let room = if context.is_narrow() { [12, 16] } else { [16, 36] };
        let top = container(self.review_top(context, filter, place)).padding(room);
        let (Some(line), Some(asked)) =
            (self.facts.report.questions.get(place), self.facts.questions.get(place))
        else {
            return top.into();
        };
        let question: Element<'a, Message> = match (&asked.question, &asked.printed) {
            (Some(question), Some(printed)) => {
                let chosen = asked.response.choices();
                let given = Given {
                    question,
                    printed,
                    chosen: &chosen,
                    typed: match &asked.response {
                        Response::Typed(typed) => Some(typed),
                        Response::One(_) | Response::Many(_) | Response::Blank => None,
                    },
                    is_right: super::charts::mark(line) == Mark::Right,
                    sources: &asked.sources,
                };
                let head = words(
                    format!(
                        "{} · {}",
                        tr.get(say::outcome(line.outcome)),
                        say::signed(line.marks, self.facts.report.rules.decimals)
                    ),
                    size::BODY,
                    font::SEMIBOLD,
                    plot::mark_color(p, super::charts::mark(line)),
                );
                let color = plot::mark_color(p, super::charts::mark(line));
                column![
                    reasons::question(context, given),
                    reasons::why(context, given, head, color),
                ]
                .spacing(14)
                .into()
            }
            _ => note(p, Tone::Warning, tr.get("report-question-gone"), Vec::new()),
        };
        let content = Column::new()
            .push(self.chips(context, line, asked, place))
            .push(question)
            .push(self.note_form(context, place))
            .push(self.after(context, place))
            .spacing(14);
        let content = page(p, "review", content, 860.0, [8, 16]);
        column![top, content].into()
    }

    fn review_top<'a>(
        &'a self,
        context: &Context<'_>,
        filter: Filter,
        place: usize,
    ) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let places = self.places(filter);
        let number = places.iter().position(|other| *other == place).unwrap_or(0) + 1;
        let position =
            tr.with("study-position", [("done", number.into()), ("total", places.len().into())]);
        let can = |on: bool| {
            if on { number < places.len() } else { number > 1 }
        };
        let step = |on: bool| can(on).then_some(Message::Stepped { on });
        let filters = Filter::ALL
            .into_iter()
            .map(|filter| (filter, self.places(filter).len()))
            .filter(|(other, count)| *count > 0 || *other == filter)
            .map(|(filter, count)| (filter, format!("{} · {count}", tr.get(filter_name(filter)))));
        let buttons = row![
            button(p, "review-left", Role::Secondary, tr.get("report-back"))
                .key("Esc")
                .says(Message::ReviewLeft),
            button(p, "back", Role::Secondary, tr.get("review-back")).key("←").says(step(false)),
            button(p, "on", Role::Primary, tr.get("study-next")).key("→").says(step(true)),
            words(position, size::LABEL, font::REGULAR, p.muted),
            language::of_questions(context, Message::LanguageSwitched),
        ]
        .spacing(10)
        .align_y(Center)
        .wrap()
        .vertical_spacing(8);
        // Where there is hardly any height the question needs it more.
        let filters = (!context.is_low())
            .then(|| chooser(p, "filter", filters, filter, Message::FilterPicked));
        Column::new().push(buttons).push(filters).spacing(10).into()
    }

    fn chips<'a>(
        &'a self,
        context: &Context<'_>,
        line: &Line,
        asked: &Asked,
        place: usize,
    ) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let facts = &self.facts;
        let number = tr.with("review-number", [("number", (place + 1).into())]);
        let mut chips = Row::new().push(chip(number, p.sunken, p.text)).spacing(8);
        if facts.report.rules.sections.len() > 1
            && let Some(section) = facts.report.rules.sections.get(line.section)
        {
            let name = section.name.text(context.titles());
            chips = chips.push(chip(name, p.violet_soft, p.violet));
        }
        if let Some(topic) = facts.topics.get(asked.topic) {
            chips = chips.push(chip(topic.text(context.titles()), p.primary_soft, p.primary));
        }
        let sure = tr.get(say::certainty(line.certainty));
        chips = chips.push(chip(sure, p.sunken, p.muted));
        let time =
            if line.visited { say::span(tr, line.millis) } else { tr.get("review-not-opened") };
        chips = chips.push(chip(time, p.sunken, p.muted));
        if self.changed.contains(&place) {
            chips = chips.push(chip(tr.get("review-changed"), p.accent_soft, p.accent));
        }
        if facts.report.key_changed.contains(&place) {
            chips = chips.push(chip(tr.get("review-key-changed"), p.accent_soft, p.accent));
        }
        chips.wrap().vertical_spacing(6).into()
    }

    fn note_form<'a>(
        &'a self,
        context: &Context<'_>,
        place: usize,
    ) -> Option<Element<'a, Message>> {
        let (p, tr) = (context.p, context.tr);
        if let Some(content) = &self.note {
            return Some(note_form(
                context,
                content,
                None,
                Message::NoteEdited,
                Message::NoteAccepted,
                Message::NoteToggled,
            ));
        }
        let (_, written) = self.marks.get(place).filter(|(_, written)| !written.is_empty())?;
        let said = tr.with("study-note-shown", [("note", written.as_str().into())]);
        Some(note(p, Tone::Calm, said, Vec::new()))
    }

    fn after<'a>(&'a self, context: &Context<'_>, place: usize) -> Element<'a, Message> {
        let bookmarked = self.marks.get(place).is_some_and(|(bookmarked, _)| *bookmarked);
        Row::with_children(marking(
            context,
            bookmarked,
            Message::BookmarkToggled,
            Message::NoteToggled,
        ))
        .spacing(12)
        .wrap()
        .vertical_spacing(8)
        .into()
    }
}

const fn filter_name(filter: Filter) -> &'static str {
    match filter {
        Filter::All => "filter-all",
        Filter::Wrong => "filter-wrong",
        Filter::Left => "filter-left",
        Filter::SureButWrong => "filter-sure",
        Filter::Guessed => "filter-guessed",
        Filter::Changed => "filter-changed",
    }
}
