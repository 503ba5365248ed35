//! The questions of a bank, or those that were found: filters, a page of lines, and the current one
//! with its key and its history.

use std::collections::BTreeSet;

use iced::widget::{Column, Row, column, container, row};
use iced::{Center, Element, Fill};

use super::{Library, Line, Message, Opened, PAGE, line_name};
use crate::app::context::Context;
use crate::app::font;
use crate::app::icon::{Icon, icon};
use crate::app::theme::size;
use crate::app::widget::pages::pages;
use crate::app::widget::parts::{
    Role, body, button, card, chip, chooser, framed_look, hairline, heading, muted, tick, words,
};
use crate::app::widget::press;
use crate::app::widget::prose::{Type, listed};
use crate::app::widget::reasons::{self, Given};
use crate::app::words as say;
use crate::app::words::exam::family as exam_name;
use crate::app::words::report::{format as format_name, grade as grade_name, percent};
use crate::domain::answer::Verdict;
use crate::domain::bank::{Difficulty, Exam, Format};
use crate::domain::browse::{Standing, Wanted};
use crate::domain::study::grade::Grade;

impl Library {
    pub(super) fn questions<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let content = Column::new().push(self.shows_filters.then(|| self.filters(context)));
        if self.list.is_empty() {
            let id = if !self.words().is_empty() && !self.is_answered() {
                // The index is being made: it is there in a moment.
                "library-searching"
            } else if !self.words().is_empty() {
                "library-none-found"
            } else if self.wanted.narrows() {
                "library-none-left"
            } else {
                "library-empty"
            };
            return content.push(card(p, body(p, tr.get(id)))).spacing(12).into();
        }
        let first = self.place / PAGE * PAGE;
        let rows = self.lines.iter().enumerate().map(|(at, line)| {
            let place = first + at;
            let drawn = self.question_line(context, line, place);
            match self.opened.as_deref().filter(|_| place == self.place) {
                Some(opened) => {
                    column![drawn, opened_question(context, line, opened)].spacing(8).into()
                }
                None => drawn,
            }
        });
        let turn = pages(context, self.place, PAGE, self.list.len(), |on| Message::Turned { on });
        content.push(Column::with_children(rows).spacing(8)).push(turn).spacing(12).into()
    }

    fn filters<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let all = tr.get("filter-all");
        let group = |id: &str, chooser: Element<'a, Message>| -> Element<'a, Message> {
            column![muted(p, tr.get(id)), chooser].spacing(4).into()
        };
        let wanted = &self.wanted;
        let standings = std::iter::once((None, all.clone()))
            .chain(Standing::ALL.map(|one| (Some(one), tr.get(standing_name(one)))));
        let topics =
            self.board
                .banks
                .iter()
                .find(|row| Some(row.bank) == wanted.bank && row.topics.len() > 1)
                .map(|row| {
                    let topics = row.topics.iter().map(|(topic, title)| {
                        (Some(*topic), title.text(context.titles()).to_owned())
                    });
                    std::iter::once((None, all.clone())).chain(topics)
                });
        let formats = std::iter::once((None, all.clone()))
            .chain(Format::ALL.map(|format| (Some(format), tr.get(format_name(format)))));
        let exams = std::iter::once((None, all.clone()))
            .chain(Exam::ALL.map(|exam| (Some(exam), tr.get(exam_name(exam)))));
        let levels = (1..=5).filter_map(Difficulty::new);
        let levels = std::iter::once((None, all.clone()))
            .chain(levels.map(|level| (Some(level), level.level().to_string())));
        let content = Column::new()
            .push(group(
                "library-by-standing",
                chooser(p, "standing", standings, wanted.standing, move |standing| {
                    Message::Narrowed(Wanted { standing, ..wanted.clone() })
                }),
            ))
            .push(topics.map(|topics| {
                group(
                    "library-by-topic",
                    chooser(p, "topic", topics, wanted.topic, move |topic| {
                        Message::Narrowed(Wanted { topic, ..wanted.clone() })
                    }),
                )
            }))
            .push(group(
                "library-by-format",
                chooser(p, "format", formats, wanted.format, move |format| {
                    Message::Narrowed(Wanted { format, ..wanted.clone() })
                }),
            ))
            .push(group(
                "library-by-exam",
                chooser(p, "exam", exams, wanted.exam, move |exam| {
                    Message::Narrowed(Wanted { exam, ..wanted.clone() })
                }),
            ))
            .push(group(
                "library-by-difficulty",
                chooser(p, "level", levels, wanted.difficulty, move |difficulty| {
                    Message::Narrowed(Wanted { difficulty, ..wanted.clone() })
                }),
            ))
            .push(self.label_filters(context))
            .spacing(12);
        card(p, content).into()
    }

    fn question_line<'a>(
        &'a self,
        context: &Context<'_>,
        line: &'a Line,
        place: usize,
    ) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let is_current = place == self.place;
        let (mark, color) = match line.verdict {
            Some(Verdict::Right) => (Icon::Right, p.good),
            Some(Verdict::Wrong) => (Icon::Wrong, p.bad),
            Some(Verdict::Blank | Verdict::NotAttempted) => (Icon::Skip, p.muted),
            None => (Icon::File, p.muted),
        };
        let stem = match &line.stem {
            Some(stem) => {
                let set = Type { points: size::BODY, face: font::REGULAR, color: p.text };
                listed(stem.text(context.titles()), set)
            }
            None => muted(p, tr.get("library-changed")),
        };
        let format = tr.get(format_name(line.format));
        let topic = line.topic.text(context.titles());
        let about = if self.wanted.bank.is_some() {
            format!("{topic} · {format} · {}", line.question)
        } else {
            format!("{} · {topic} · {format}", line.bank.text(context.titles()))
        };
        let marks = Row::new()
            .push(line.is_bookmarked.then(|| icon(Icon::BookmarkFilled, 16.0, p.violet)))
            .push(line.is_stale.then(|| chip(tr.get("library-stale"), p.accent_soft, p.accent)))
            .spacing(8)
            .align_y(Center);
        let content = row![
            icon(mark, 18.0, color),
            column![stem, muted(p, about)].spacing(2).width(Fill),
            marks,
        ]
        .spacing(12)
        .align_y(Center);
        let line_press = press::press(line_name(place), content, framed_look(p, is_current))
            .padding([10, 16])
            .width(Fill)
            .on_press(Message::LinePicked(place))
            .on_space(Message::Ticked(place));
        let is_chosen = self.many.has(&line.question);
        let tick = tick(p, format!("tick-{place}"), is_chosen).on_press(Message::Ticked(place));
        row![tick, line_press].spacing(10).align_y(Center).into()
    }
}

/// A question with its key and its history.
fn opened_question<'a>(
    context: &Context<'_>,
    line: &'a Line,
    opened: &'a Opened,
) -> Element<'a, Message> {
    let (p, tr) = (context.p, context.tr);
    let none = BTreeSet::new();
    let given = Given {
        question: &opened.question,
        printed: &opened.printed,
        chosen: &none,
        typed: None,
        is_right: false,
        sources: &opened.sources,
    };
    let (mark, label) = if line.is_bookmarked {
        (Icon::BookmarkFilled, "study-bookmarked")
    } else {
        (Icon::Bookmark, "study-bookmark")
    };
    let bookmark = button(p, "bookmark", Role::Secondary, tr.get(label))
        .icon(mark)
        .key("Ctrl B")
        .says(Message::BookmarkToggled);
    let head = words(tr.get("notebook-key"), size::BODY, font::SEMIBOLD, p.good);
    let tags = (!opened.question.tags.is_empty()).then(|| {
        let chips = opened.question.tags.iter().map(|tag| chip(tag.clone(), p.sunken, p.muted));
        Row::with_children(chips).spacing(8).wrap().vertical_spacing(6)
    });
    let content = Column::new()
        .push(bookmark)
        .push(tags)
        .push(reasons::keyed(&context.of(&opened.question.id), &opened.printed))
        .push(reasons::why(context, given, head, p.good))
        .push(history(context, opened))
        .spacing(12);
    container(content).padding([4, 16]).width(Fill).into()
}

/// How its fact was answered, the last answer first.
fn history<'a>(context: &Context<'_>, opened: &'a Opened) -> Element<'a, Message> {
    /// Older ones are in Insights.
    const MOST: usize = 12;
    let (p, tr) = (context.p, context.tr);
    let seen = match opened.seen {
        None => tr.get("library-never-seen"),
        Some((times, day)) => tr.with(
            "library-seen",
            [("times", times.into()), ("date", say::date(tr, day.date()).into())],
        ),
    };
    let now = opened
        .remembered
        .map(|share| tr.with("library-remembered-now", [("share", percent(share.into()).into())]));
    let back = opened.comes_back.map(|day| {
        let day = say::due_day(tr, context.today(), day);
        tr.with("library-comes-back", [("day", day.into())])
    });
    let said: Vec<String> = std::iter::once(seen).chain(now).chain(back).collect();
    let mut lines = Column::new().spacing(6);
    for (place, (review, foretold)) in opened.reviews.iter().take(MOST).enumerate() {
        let (mark, color) =
            if review.grade == Grade::Again { (Icon::Wrong, p.bad) } else { (Icon::Right, p.good) };
        let foretold = foretold.map(|chance| {
            muted(p, tr.with("library-foretold", [("share", percent(chance.into()).into())]))
        });
        lines = lines.push((place > 0).then(|| hairline(p))).push(
            Row::new()
                .push(icon(mark, 16.0, color))
                .push(
                    container(body(p, say::date(tr, review.day.date())))
                        .width(iced::Length::Fixed(150.0)),
                )
                .push(container(body(p, tr.get(grade_name(review.grade)))).width(Fill))
                .push(foretold)
                .spacing(12)
                .align_y(Center),
        );
    }
    let more = opened.reviews.len().saturating_sub(MOST);
    let more = (more > 0).then(|| muted(p, tr.count("library-reviews-more", more)));
    let content = Column::new()
        .push(heading(p, tr.get("library-history")))
        .push(muted(p, said.join(" · ")))
        .push(lines)
        .push(more)
        .spacing(8);
    card(p, content).into()
}

const fn standing_name(standing: Standing) -> &'static str {
    match standing {
        Standing::Unseen => "standing-unseen",
        Standing::Seen => "standing-seen",
        Standing::Mistaken => "standing-mistaken",
        Standing::Bookmarked => "standing-bookmarked",
    }
}
