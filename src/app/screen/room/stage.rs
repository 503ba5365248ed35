//! What the class sees: the question as large as there is room for, its choices as tiles, and what
//! becomes of them step by step. In a window of its own, or in the larger part of the only one.

use iced::widget::{Column, Row, Space, center, column, container, scrollable};
use iced::{Border, Center, Color, Element, Fill, Size};

use super::door::SQUARE;
use super::{Classroom, Message, Sheet};
use crate::app::context::Context;
use crate::app::font;
use crate::app::icon::{Icon, icon};
use crate::app::theme::type_scale::is_devanagari;
use crate::app::theme::{Palette, size, style};
use crate::app::widget::bars;
use crate::app::widget::parts::{chip, muted, title, words};
use crate::app::widget::question::{bilingual, bilingual_short, blocks, letter};
use crate::app::words::exam::{countdown, short_number};
use crate::domain::bank::check::graphemes;
use crate::domain::bank::markup::one_line;
use crate::domain::bank::printed::{Block, PrintedChoice};
use crate::domain::class::room::{Phase, Step};
use crate::domain::locale::{Locale, Text};
use crate::domain::progress::settings::QuestionLanguage;

/// How many times larger than on a page a question can be set, the largest first.
const TIMES: [f32; 10] = [2.4, 2.1, 1.9, 1.7, 1.5, 1.35, 1.2, 1.1, 1.0, 0.9];
/// What stands above a question, with its distance, in logical pixels.
const HEAD: f32 = 52.0;
/// The distance between tiles.
const GAP: f32 = 14.0;

impl Classroom {
    /// Draws what the class sees, in this much room.
    pub fn stage<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let p = context.p;
        if self.is_black {
            return container(Space::new())
                .width(Fill)
                .height(Fill)
                .style(|_| style::ground(Color::BLACK))
                .into();
        }
        match self.room.phase() {
            Phase::Lobby => self.lobby(context),
            Phase::At { item, step } => match self.sheets.get(item) {
                Some(sheet) => self.question(context, sheet, item, step),
                None => center(muted(p, context.tr.get("room-no-question"))).into(),
            },
            Phase::Own => self.own(context),
            Phase::Over => self.over(context),
        }
    }

    fn lobby<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let lesson = self.room.lesson();
        let content = Column::new()
            .push(words(lesson.title.as_str(), size::NUMBER * 1.2, font::BOLD, p.text))
            .push(words(
                tr.count("class-these", lesson.items.len()),
                size::TITLE,
                font::REGULAR,
                p.muted,
            ))
            .push(self.invitation(context))
            .spacing(20)
            .align_x(Center);
        let content = container(content).padding(32).center_x(Fill);
        center(scrollable(content).style(style::scroll(p))).into()
    }

    fn own<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let left = self
            .room
            .left(self.now)
            .map(|left| words(countdown(left), size::NUMBER * 2.0, font::BOLD, p.text));
        let said = words(tr.get("room-own-pace"), size::TITLE, font::REGULAR, p.muted);
        center(Column::new().push(left).push(said).spacing(16).align_x(Center)).into()
    }

    /// That a question is to be taught again, if it is.
    fn taught_again<'a>(&self, context: &Context<'_>, item: usize) -> Option<Element<'a, Message>> {
        let (p, tr) = (context.p, context.tr);
        let is_marked = self.room.is_taught_again(item);
        is_marked.then(|| chip(tr.get("room-teach-again-mark"), p.accent_soft, p.accent))
    }

    /// What became of the lesson: a line for each question.
    fn over<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let lines = self.sheets.iter().enumerate().map(|(item, sheet)| {
            let share = self.room.share(item);
            let asked = sheet.printed.in_a_line();
            let asked = asked.map_or_else(String::new, |text| {
                one_line(text.text(context.titles())).into_owned()
            });
            let said = match share {
                Some((right, total)) => tr.with(
                    "room-right-of",
                    [("right", i64::from(right).into()), ("total", i64::from(total).into())],
                ),
                None => tr.get("room-not-asked"),
            };
            let bar = share.map(|(right, total)| bars::share(part(right, total), p.good, p.sunken));
            let again = self.taught_again(context, item);
            let head = Row::new()
                .push(words(format!("{}.", item + 1), size::OPTION, font::SEMIBOLD, p.muted))
                .push(container(words(asked, size::OPTION, font::REGULAR, p.text)).width(Fill))
                .push(again)
                .push(words(said, size::BODY, font::MEDIUM, p.muted))
                .spacing(12)
                .align_y(Center);
            Column::new().push(head).push(bar).spacing(6).into()
        });
        let teams = self.teams(context);
        let content = Column::new()
            .push(title(p, tr.get("room-over")))
            .push(teams)
            .push(Column::with_children(lines).spacing(14))
            .spacing(20)
            .max_width(1_000);
        let content = container(content).padding(32).center_x(Fill);
        scrollable(content).id("stage").width(Fill).height(Fill).style(style::scroll(p)).into()
    }

    /// The teams with what they have earned, whose turn it is first among equals.
    pub(super) fn teams<'a>(&'a self, context: &Context<'_>) -> Option<Element<'a, Message>> {
        let (p, tr) = (context.p, context.tr);
        let teams = self.room.teams();
        if teams.is_empty() {
            return None;
        }
        let turn = self.room.turn();
        let chips = teams.into_iter().enumerate().map(|(place, (name, earned))| {
            let is_turn = turn == Some(place);
            let (ground, color) =
                if is_turn { (p.primary, p.on_primary) } else { (p.sunken, p.text) };
            let name = tr.with("room-team", [("name", name.to_owned().into())]);
            let said = format!("{name} · {}", short_number(earned, 2));
            let mark = is_turn.then(|| icon(Icon::Next, 16.0, color));
            let face = if is_turn { font::BOLD } else { font::MEDIUM };
            let content = Row::new()
                .push(mark)
                .push(words(said, size::BODY, face, color))
                .spacing(6)
                .align_y(Center);
            container(content).padding([4, 14]).style(move |_| style::chip(ground, color)).into()
        });
        Some(Row::with_children(chips).spacing(10).wrap().vertical_spacing(8).into())
    }

    fn question<'a>(
        &'a self,
        context: &Context<'_>,
        sheet: &'a Sheet,
        item: usize,
        step: Step,
    ) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let of = [("number", (item + 1).into()), ("count", self.sheets.len().into())];
        let rounds = self.room.votes_on(item).count();
        let again = (rounds > 1).then(|| chip(tr.get("room-second-vote"), p.violet_soft, p.violet));
        let taught = self.taught_again(context, item);
        let head = Row::new()
            .push(chip(tr.with("room-question", of), p.primary_soft, p.primary))
            .push(again)
            .push(taught)
            .push(Space::new().width(Fill))
            .push(self.teams(context))
            .push(self.corner(context))
            .spacing(10)
            .align_y(Center);
        let above = if self.shows_square(context) { SQUARE + 16.0 } else { HEAD };
        let room = Size::new(context.size.width - 80.0, context.size.height - above - 40.0);
        let times = fit(context, sheet, step, room);
        let set = context.of(&sheet.question.id).magnified(times);
        let shown = blocks(&set, &sheet.printed.blocks, step.tells());
        let tiles = (step >= Step::Options).then(|| self.tiles(&set, sheet, step, room.width));
        let reason = (step == Step::Reason).then(|| reason(&set, sheet));
        let content =
            Column::new().push(shown).push(tiles).push(reason).spacing(18.0 * times).width(Fill);
        let content = scrollable(content).id("stage").width(Fill).height(Fill);
        column![container(head).height(above - 16.0), content.style(style::scroll(p))]
            .spacing(16)
            .padding([20, 40])
            .into()
    }

    fn tiles<'a>(
        &'a self,
        context: &Context<'_>,
        sheet: &'a Sheet,
        step: Step,
        width: f32,
    ) -> Element<'a, Message> {
        let struck = self.room.struck();
        let counts = match self.room.current() {
            Some((_, vote)) if step >= Step::Spread => self.room.counts(vote),
            Some(_) | None => Vec::new(),
        };
        let total: u32 = counts.iter().sum();
        let columns = columns(context, sheet, width);
        let choices = sheet.printed.choices();
        let rows = choices.chunks(columns).enumerate().map(|(line, chunk)| {
            let tiles = chunk.iter().enumerate().map(|(place, choice)| {
                let place = line * columns + place;
                let count = counts.get(place).copied().filter(|_| total > 0);
                let fate = match step {
                    Step::Key | Step::Reason if choice.right => Fate::Right,
                    Step::Key | Step::Reason => Fate::Out,
                    Step::Struck if struck.has(place) => Fate::Out,
                    _ => Fate::Open,
                };
                tile(context, place, choice, fate, count.map(|count| (count, total)))
            });
            let blank = (chunk.len() < columns).then(|| Space::new().width(Fill));
            Row::with_children(tiles).push(blank).spacing(GAP).into()
        });
        Column::with_children(rows).spacing(GAP).into()
    }
}

/// What becomes of a choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// Nothing is said of it.
    Open,
    /// It is struck out, or wrong.
    Out,
    /// It is right.
    Right,
}

/// The colours of the first choices; all after them share one.
const fn color(p: &Palette, place: usize) -> Color {
    match place {
        0 => p.primary,
        1 => p.accent,
        2 => p.violet,
        3 => p.good,
        _ => p.muted,
    }
}

fn tile<'a>(
    context: &Context<'_>,
    place: usize,
    choice: &PrintedChoice,
    fate: Fate,
    count: Option<(u32, u32)>,
) -> Element<'a, Message> {
    let (p, m) = (context.p, context.magnify);
    let (ground, ink, mark) = match fate {
        Fate::Open => (color(p, place), p.on_primary, None),
        Fate::Out => (p.sunken, p.muted, Some(Icon::Wrong)),
        Fate::Right => (p.good, p.on_primary, Some(Icon::Right)),
    };
    let points = size::OPTION * m;
    let letter = words(letter(place).to_string(), points * 1.2, font::BOLD, ink.scale_alpha(0.8));
    let said = bilingual_short(context, &choice.text, points, font::MEDIUM, ink);
    let share = count.map(|(count, total)| {
        let percent = (u64::from(count) * 100 + u64::from(total) / 2) / u64::from(total.max(1));
        let said = words(format!("{count} · {percent} %"), points * 0.85, font::SEMIBOLD, ink);
        (said, bars::share(part(count, total), ink, ink.scale_alpha(0.25)))
    });
    let (number, bar) = share.map_or((None, None), |(said, bar)| (Some(said), Some(bar)));
    let line = Row::new()
        .push(container(letter).width(points * 1.4))
        .push(container(said).width(Fill))
        .push(number)
        .push(mark.map(|mark| icon(mark, points * 1.1, ink)))
        .spacing(10.0 * m)
        .align_y(Center);
    container(Column::new().push(line).push(bar).spacing(6.0 * m))
        .padding([12.0 * m, 16.0 * m])
        .width(Fill)
        .style(move |_| container::Style {
            background: Some(ground.into()),
            border: Border { radius: style::CARD_RADIUS.into(), ..Border::default() },
            ..container::Style::default()
        })
        .into()
}

/// Why the key is right, smaller than the question.
fn reason<'a>(context: &Context<'_>, sheet: &'a Sheet) -> Element<'a, Message> {
    let (p, m) = (context.p, context.magnify);
    let explained =
        sheet.question.explanation.as_ref().map(|explanation| {
            bilingual(context, explanation, size::BODY * m, font::REGULAR, p.text)
        });
    let sources = sheet
        .sources
        .iter()
        .map(|source| chip(source.short.text(context.titles()), p.violet_soft, p.violet));
    let sources = (!sheet.sources.is_empty())
        .then(|| Row::with_children(sources).spacing(8).wrap().vertical_spacing(6));
    Column::new().push(explained).push(sources).spacing(10.0 * m).into()
}

/// A part of a whole, from 0 to 1.
pub(super) fn part(part: u32, whole: u32) -> f32 {
    let permille = u64::from(part) * 1_000 / u64::from(whole.max(1));
    f32::from(u16::try_from(permille).unwrap_or(1_000)) / 1_000.0
}

// ---- How large

/// How many times larger a question can be set so that all of it is in sight, by an estimate of its
/// lines; what does not fit all the same can be scrolled.
fn fit(context: &Context<'_>, sheet: &Sheet, step: Step, room: Size) -> f32 {
    let fits = |times: &&f32| height(context, sheet, step, room.width, **times) <= room.height;
    TIMES.iter().find(fits).copied().unwrap_or(0.9)
}

/// The height of a question set so many times larger, estimated.
fn height(context: &Context<'_>, sheet: &Sheet, step: Step, width: f32, times: f32) -> f32 {
    let set = context.magnified(times);
    let stem = if set.is_narrow() { size::OPTION } else { size::STEM } * times;
    let of = |text: &Text, points: f32, width: f32| lines(&set, text, points, width);
    let spacing = 12.0 * times;
    let mut height = 0.0;
    for block in &sheet.printed.blocks {
        height += spacing;
        height += match block {
            Block::Passage(text) => of(text, size::BODY * times, width) + 28.0 * times,
            Block::Stem(text) | Block::Ask(text) => of(text, stem, width),
            Block::Items(items) => items
                .iter()
                .map(|line| of(&line.text, stem, width - 90.0 * times) + 8.0 * times)
                .sum(),
            Block::Table { heads, rows } => {
                let points = if set.is_narrow() { size::BODY } else { size::OPTION } * times;
                let half = width / 2.0 - 50.0 * times;
                let row = |left: f32, right: f32| left.max(right) + 16.0 * times;
                let head = heads.as_ref().map_or(0.0, |(left, right)| {
                    row(of(left, points, half), of(right, points, half))
                });
                let cell = |text: Option<&Text>| text.map_or(0.0, |text| of(text, points, half));
                let rows = rows.iter().map(|line| {
                    let left = line.left.as_ref().map(|(_, text)| text);
                    let right = line.right.as_ref().map(|(_, text)| text);
                    row(cell(left), cell(right))
                });
                head + rows.sum::<f32>()
            }
        };
    }
    if step >= Step::Options {
        let columns = columns(&set, sheet, width);
        let points = size::OPTION * times;
        #[expect(clippy::cast_precision_loss, reason = "one or two")]
        let wide = width / columns as f32 - (GAP + 130.0 * times);
        let choices = sheet.printed.choices();
        let bar = if step >= Step::Spread { 14.0 * times } else { 0.0 };
        height += 18.0 * times;
        for chunk in choices.chunks(columns) {
            let tallest = chunk.iter().map(|choice| of(&choice.text, points, wide));
            height += tallest.fold(0.0, f32::max) + 24.0 * times + GAP + bar;
        }
    }
    if step == Step::Reason {
        let explained = sheet.question.explanation.as_ref();
        height += explained.map_or(0.0, |text| of(text, size::BODY * times, width));
        height += 18.0 * times + 40.0;
    }
    height
}

/// The height of a text at this size in this width, in the languages that are shown.
fn lines(context: &Context<'_>, text: &Text, points: f32, width: f32) -> f32 {
    let one = |said: &str, width: f32| {
        let (wide, leading) = if is_devanagari(said) { (0.5, 1.6) } else { (0.45, 1.45) };
        let per_line = (width / (points * wide)).max(8.0);
        let lines: f32 = said.lines().map(|line| (clusters(line) / per_line).ceil().max(1.0)).sum();
        lines.max(1.0) * points * leading
    };
    match context.questions {
        QuestionLanguage::One(locale) => one(text.text(locale), width),
        QuestionLanguage::Both if text.is_same() => one(text.text(Locale::En), width),
        QuestionLanguage::Both if !context.is_narrow() => {
            let half = width / 2.0 - 24.0;
            one(text.text(Locale::En), half).max(one(text.text(Locale::Hi), half))
        }
        QuestionLanguage::Both => {
            one(text.text(Locale::En), width) + one(text.text(Locale::Hi), width)
        }
    }
}

fn clusters(text: &str) -> f32 {
    f32::from(u16::try_from(graphemes(text)).unwrap_or(u16::MAX))
}

/// In how many columns the tiles stand: two where all of them are short.
fn columns(context: &Context<'_>, sheet: &Sheet, width: f32) -> usize {
    let points = size::OPTION * context.magnify;
    let half = width / 2.0 - (GAP + 130.0 * context.magnify);
    let is_short = |choice: &PrintedChoice| {
        lines(context, &choice.text, points, half) <= points * 1.6 * 2.0 + 1.0
    };
    if width > 560.0 && sheet.printed.choices().iter().all(is_short) { 2 } else { 1 }
}
