//! A question on the screen: its blocks to read and its form to answer on, before and after the key
//! is shown. The same for study, the editor's preview and the projector.

use std::collections::BTreeSet;

use iced::advanced::widget::Id;
use iced::widget::{Column, Row, column, container, row, space, text};
use iced::{Alignment, Border, Center, Color, Element, Fill, Font, Padding, Shrink};

use crate::app::context::Context;
use crate::app::font;
use crate::app::icon::{Icon, icon};
use crate::app::theme::{size, style};
use crate::app::widget::parts::{chip, hairline, words};
use crate::app::widget::press::{Look, Status, press};
use crate::app::widget::prose::{Type, prose, short};
use crate::domain::bank::ChoiceId;
use crate::domain::bank::printed::{Block, Line, PrintedChoice, TableRow};
use crate::domain::locale::{Locale, Text};
use crate::domain::progress::settings::QuestionLanguage;

/// Text of a bank in the language, or languages, that the learner reads; a fallback is marked.
pub fn bilingual<'a, Message: Clone + 'a>(
    context: &Context<'_>,
    content: &Text,
    points: f32,
    face: Font,
    color: Color,
) -> Element<'a, Message> {
    in_languages(context, content, &|context, text| {
        prose(context, text, Type { points, face, color })
    })
}

/// The same where there is room for words alone: an option.
pub fn bilingual_short<'a, Message: Clone + 'a>(
    context: &Context<'_>,
    content: &Text,
    points: f32,
    face: Font,
    color: Color,
) -> Element<'a, Message> {
    in_languages(context, content, &|context, text| {
        short(context, text, Type { points, face, color })
    })
}

fn in_languages<'a, Message: Clone + 'a>(
    context: &Context<'_>,
    content: &Text,
    show: &dyn Fn(&Context<'_>, &str) -> Element<'a, Message>,
) -> Element<'a, Message> {
    let p = context.p;
    let single = |wanted: Locale| -> Element<'a, Message> {
        let (found, locale) = content.get(wanted);
        let shown = show(context, found);
        if locale == wanted || content.is_same() {
            return shown;
        }
        let name = if locale == Locale::En { "EN" } else { "हिं" };
        row![shown, chip(name, p.sunken, p.muted)].spacing(8).align_y(Alignment::Start).into()
    };
    match context.questions {
        QuestionLanguage::One(locale) => single(locale),
        QuestionLanguage::Both if content.is_same() => single(Locale::En),
        // As in the printed paper: two columns where there is room for them.
        QuestionLanguage::Both if !context.is_narrow() && content.locales().count() == 2 => {
            let mut half = *context;
            half.size.width = half.size.width.min(1010.0) / 2.0;
            let said = |locale| container(show(&half, content.text(locale))).width(Fill);
            row![said(Locale::En), said(Locale::Hi)].spacing(24).into()
        }
        QuestionLanguage::Both => Column::new()
            .push(content.exact(Locale::En).map(|english| show(context, english)))
            .push(content.exact(Locale::Hi).map(|hindi| show(context, hindi)))
            .spacing(2)
            .into(),
    }
}

/// What is read, from top to bottom. With `key` it also says what holds, and why.
pub fn blocks<'a, Message: Clone + 'a>(
    context: &Context<'_>,
    blocks: &[Block],
    key: bool,
) -> Element<'a, Message> {
    let p = context.p;
    let (stem, m) = (stem_size(context), context.magnify);
    let shown = blocks.iter().map(|block| match block {
        Block::Passage(passage) => {
            let words = bilingual(context, passage, size::BODY * m, font::REGULAR, p.text);
            container(words)
                .padding([14.0 * m, 18.0 * m])
                .width(Fill)
                .style(move |_| style::note(p.surface, p.line))
                .into()
        }
        Block::Stem(stem_text) | Block::Ask(stem_text) => {
            bilingual(context, stem_text, stem, font::REGULAR, p.text)
        }
        Block::Items(lines) => items(context, lines, key),
        Block::Table { heads, rows } => table(context, heads.as_ref(), rows, key),
    });
    Column::with_children(shown).spacing(12.0 * m).width(Fill).into()
}

fn stem_size(context: &Context<'_>) -> f32 {
    let points = if context.is_narrow() { size::OPTION } else { size::STEM };
    points * context.magnify
}

fn items<'a, Message: Clone + 'a>(
    context: &Context<'_>,
    lines: &[Line],
    key: bool,
) -> Element<'a, Message> {
    let p = context.p;
    let (points, m) = (stem_size(context), context.magnify);
    let indent = if context.is_narrow() { 8.0 } else { 40.0 } * m;
    let shown = lines.iter().map(|line| {
        let label = line.label.text(label_locale(context)).to_owned();
        // A long label, "Statement-I:", stands in a column of its own width; a number in a narrow one.
        let wide = label.chars().count() > 5;
        let label = words(label, points, if wide { font::SEMIBOLD } else { font::REGULAR }, p.text);
        let label = if wide {
            container(label)
        } else {
            container(label).width(34.0 * m).align_x(Alignment::End)
        };
        let mark = line.holds.filter(|_| key).map(|holds| holds_mark(context, holds));
        let why = line.why.as_ref().filter(|_| key);
        let said = Column::new()
            .push(bilingual(context, &line.text, points, font::REGULAR, p.text))
            .push(why.map(|why| bilingual(context, why, size::LABEL * m, font::REGULAR, p.muted)))
            .spacing(2)
            .width(Fill);
        Row::new().push(mark).push(label).push(said).spacing(8.0 * m).into()
    });
    container(Column::with_children(shown).spacing(8.0 * m))
        .padding(Padding { left: indent, ..Padding::ZERO })
        .into()
}

/// The locale of labels and codes: that of the questions, English first when both are shown.
fn label_locale(context: &Context<'_>) -> Locale {
    match context.questions {
        QuestionLanguage::One(locale) => locale,
        QuestionLanguage::Both => Locale::En,
    }
}

/// A tick or a cross in colour.
fn holds_mark<'a, Message: 'a>(context: &Context<'_>, holds: bool) -> Element<'a, Message> {
    let p = context.p;
    let (mark, color) = if holds { (Icon::Right, p.good) } else { (Icon::Wrong, p.bad) };
    let m = context.magnify;
    container(icon(mark, 20.0 * m, color)).padding([6.0 * m, 0.0]).into()
}

fn table<'a, Message: Clone + 'a>(
    context: &Context<'_>,
    heads: Option<&(Text, Text)>,
    rows: &[TableRow],
    key: bool,
) -> Element<'a, Message> {
    let p = context.p;
    let m = context.magnify;
    let points = if context.is_narrow() { size::BODY } else { size::OPTION } * m;
    let cell =
        |content: Element<'a, Message>| container(content).padding([8.0 * m, 14.0 * m]).width(Fill);
    // Two languages stand one above the other in the half of a row.
    let mut half = *context;
    half.size.width /= 2.0;
    let context = &half;
    let labelled = |label: Option<String>, content: &Text| -> Element<'a, Message> {
        let said = bilingual(context, content, points, font::REGULAR, p.text);
        match label {
            Some(label) => {
                row![words(label, points, font::REGULAR, p.text), said].spacing(8.0 * m).into()
            }
            None => said,
        }
    };
    let mut shown = Column::new();
    if let Some((left, right)) = heads {
        let head = |content: &Text| {
            cell(bilingual(context, content, size::BODY * m, font::SEMIBOLD, p.text))
        };
        shown = shown.push(row![head(left), head(right)]);
    }
    for (place, line) in rows.iter().enumerate() {
        if place > 0 || heads.is_some() {
            shown = shown.push(hairline(p));
        }
        let left = line.left.as_ref().map_or_else(
            || Element::from(space()),
            |(label, content)| labelled(Some(label.clone()), content),
        );
        let right = line.right.as_ref().map_or_else(
            || Element::from(space()),
            |(label, content)| labelled(label.clone(), content),
        );
        let why = line.why.as_ref().filter(|_| key);
        let right = Column::new()
            .push(right)
            .push(why.map(|why| bilingual(context, why, size::LABEL * m, font::REGULAR, p.muted)))
            .spacing(2);
        let mark = line.holds.filter(|_| key).map(|holds| holds_mark(context, holds));
        let left = Row::new().push(mark).push(left).spacing(8.0 * m);
        shown = shown.push(row![cell(left.into()), cell(right.into())]);
    }
    container(shown).width(Fill).style(move |_| style::note(p.surface, p.line)).into()
}

/// What is known of the answer so far.
#[derive(Debug, Clone, Copy)]
pub struct Answering<'a> {
    /// The choices made.
    pub chosen: &'a BTreeSet<ChoiceId>,
    /// Whether the key is shown.
    pub key: bool,
    /// Whether statements or pairs above already tell what holds and why: then only the choice that
    /// was made says so again.
    pub lines_tell: bool,
}

/// Whether these blocks say of each line whether it holds, once the key is shown.
pub fn lines_tell(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| match block {
        Block::Items(lines) => lines.iter().any(|line| line.holds.is_some()),
        Block::Table { rows, .. } => rows.iter().any(|row| row.holds.is_some()),
        Block::Passage(_) | Block::Stem(_) | Block::Ask(_) => false,
    })
}

/// The choices, each pressed to choose it until the key is shown.
pub fn choices<'a, Message: Clone + 'a>(
    context: &Context<'_>,
    choices: &[PrintedChoice],
    answering: Answering<'_>,
    many: bool,
    on_choose: impl Fn(ChoiceId) -> Message,
) -> Element<'a, Message> {
    let shown = choices.iter().enumerate().map(|(place, choice)| {
        let on_press = (!answering.key).then(|| on_choose(choice.id.clone()));
        one_choice(context, place, choice, answering, many, on_press)
    });
    Column::with_children(shown).spacing(10).width(Fill).into()
}

/// The choices with the key, for looking back: none can be pressed.
pub fn judged_choices<'a, Message: Clone + 'a>(
    context: &Context<'_>,
    choices: &[PrintedChoice],
    answering: Answering<'_>,
    many: bool,
) -> Element<'a, Message> {
    let shown = choices.iter().enumerate();
    let shown =
        shown.map(|(place, choice)| one_choice(context, place, choice, answering, many, None));
    Column::with_children(shown).spacing(10).width(Fill).into()
}

/// The letter of the choice at this place.
pub fn letter(place: usize) -> char {
    u8::try_from(place).map_or('?', |place| char::from(b'A'.saturating_add(place)))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Open,
    Chosen,
    Right,
    ChosenWrong,
}

fn one_choice<'a, Message: Clone + 'a>(
    context: &Context<'_>,
    place: usize,
    choice: &PrintedChoice,
    answering: Answering<'_>,
    many: bool,
    on_press: Option<Message>,
) -> Element<'a, Message> {
    let p = context.p;
    let is_chosen = answering.chosen.contains(&choice.id);
    let mark = match (answering.key, choice.right, is_chosen) {
        (true, true, _) => Mark::Right,
        (true, false, true) => Mark::ChosenWrong,
        (false, _, true) => Mark::Chosen,
        (_, _, false) => Mark::Open,
    };
    let (color, ground) = match mark {
        Mark::Open => (p.line, p.surface),
        Mark::Chosen => (p.primary, p.primary_soft),
        Mark::Right => (p.good, p.good_soft),
        Mark::ChosenWrong => (p.bad, p.bad_soft),
    };
    let bold = mark != Mark::Open;
    let radius = if many { 6.0 } else { 15.0 };
    let badge = text(letter(place).to_string())
        .size(size::LABEL)
        .font(font::SEMIBOLD)
        .line_height(1.0)
        .color(if bold { p.on_primary } else { p.muted });
    let badge = container(badge).center(30).style(move |_| container::Style {
        background: bold.then_some(color.into()),
        border: Border { color, width: 1.0, radius: radius.into() },
        ..container::Style::default()
    });
    let points = if context.is_narrow() { size::BODY } else { size::OPTION };
    let tells_why = answering.key && !choice.right && (is_chosen || !answering.lines_tell);
    let why = choice.why.as_ref().filter(|_| tells_why);
    let said = column![bilingual_short(context, &choice.text, points, font::REGULAR, p.text)]
        .push(why.map(|why| bilingual(context, why, size::LABEL, font::REGULAR, p.muted)))
        .width(Fill);
    let tag = match mark {
        Mark::Right if is_chosen => Some(("study-your-answer-right", Icon::Right)),
        Mark::Right => Some(("study-correct", Icon::Right)),
        Mark::ChosenWrong => Some(("study-your-answer", Icon::Wrong)),
        Mark::Open | Mark::Chosen => None,
    };
    let tag = tag.map(|(id, mark)| {
        row![icon(mark, 16.0, color), words(context.tr.get(id), size::SMALL, font::MEDIUM, p.muted)]
            .spacing(6)
            .align_y(Center)
            .width(Shrink)
    });
    let content = Row::new().push(badge).push(said).push(tag).spacing(14).align_y(Center);
    let wide = if bold { 2.0 } else { 1.0 };
    let padding = if context.is_low() { [7, 14] } else { [11, 16] };
    let look = move |status: Status| Look {
        ground: Some(ground),
        text: p.text,
        border: Border {
            color: if status == Status::Hovered && !bold { p.muted } else { color },
            width: wide,
            radius: style::CONTROL_RADIUS.into(),
        },
        ring: p.primary,
    };
    press(Id::from(format!("choice-{place}")), content, look)
        .padding(padding)
        .width(Fill)
        .on_press_maybe(on_press)
        .into()
}
