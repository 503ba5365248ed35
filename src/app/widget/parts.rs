//! Text by role, buttons by role, cards, chips, keys, notes and choosers.

use iced::advanced::widget::Id;
use iced::border::Radius;
use iced::widget::{Column, Row, container, row, scrollable, space, text};
use iced::{Alignment, Border, Center, Color, Element, Fill, Font, Length, Padding};

use crate::app::font;
use crate::app::icon::{Icon, icon};
use crate::app::theme::{Palette, leading, size, style};
use crate::app::widget::press::{Look, Press, Status, press};

/// Text of one size, weight and colour, with the line height of its script.
pub fn words<'a, Message: 'a>(
    content: impl Into<String>,
    points: f32,
    face: Font,
    color: Color,
) -> Element<'a, Message> {
    let content = content.into();
    let height = leading(&content);
    text(content).size(points).font(face).line_height(height).color(color).into()
}

/// Running text.
pub fn body<'a, Message: 'a>(p: &Palette, content: impl Into<String>) -> Element<'a, Message> {
    words(content, size::BODY, font::REGULAR, p.text)
}

/// Second lines.
pub fn muted<'a, Message: 'a>(p: &Palette, content: impl Into<String>) -> Element<'a, Message> {
    words(content, size::LABEL, font::REGULAR, p.muted)
}

/// The heading of a card.
pub fn heading<'a, Message: 'a>(p: &Palette, content: impl Into<String>) -> Element<'a, Message> {
    words(content, size::BODY, font::SEMIBOLD, p.text)
}

/// The title of a page.
pub fn title<'a, Message: 'a>(p: &Palette, content: impl Into<String>) -> Element<'a, Message> {
    words(content, size::TITLE, font::SEMIBOLD, p.text)
}

/// A key as printed on a button.
pub fn key_cap<'a, Message: 'a>(label: impl Into<String>, color: Color) -> Element<'a, Message> {
    let label = text(label.into()).size(12).font(font::REGULAR).line_height(1.3).color(color);
    container(label).padding([1, 6]).style(move |_| style::key(color)).into()
}

/// What a button is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The one thing to do here.
    Primary,
    /// One of several things.
    Secondary,
    /// Removes something.
    Danger,
    /// No ground until the pointer is over it.
    Plain,
}

/// The look of a button with this role.
pub fn look(p: &'static Palette, role: Role) -> impl Fn(Status) -> Look {
    move |status| {
        let radius = style::CONTROL_RADIUS.into();
        let (ground, text, line) = match (role, status) {
            (Role::Plain, Status::Idle) => (None, p.text, Color::TRANSPARENT),
            (Role::Plain, Status::Hovered | Status::Held) => {
                (Some(p.sunken), p.text, Color::TRANSPARENT)
            }
            (Role::Plain, Status::Disabled) => (None, p.muted, Color::TRANSPARENT),
            (_, Status::Disabled) => (None, p.muted.scale_alpha(0.7), p.line),
            (Role::Primary, Status::Idle) => (Some(p.primary), p.on_primary, p.primary),
            (Role::Primary, Status::Hovered | Status::Held) => {
                (Some(mix(p.primary, p.text, 0.15)), p.on_primary, p.primary)
            }
            (Role::Secondary, Status::Idle) => (Some(p.surface), p.text, p.line),
            (Role::Secondary, Status::Hovered) => (Some(p.surface), p.text, p.muted),
            (Role::Secondary, Status::Held) => (Some(p.sunken), p.text, p.muted),
            (Role::Danger, Status::Idle) => (Some(p.surface), p.bad, p.bad),
            (Role::Danger, Status::Hovered | Status::Held) => (Some(p.bad_soft), p.bad, p.bad),
        };
        let width = if line == Color::TRANSPARENT { 0.0 } else { 1.0 };
        Look { ground, text, border: Border { color: line, width, radius }, ring: p.primary }
    }
}

/// The look of something that can be chosen: of its own colour when it is.
pub fn choice_look(p: &'static Palette, is_chosen: bool) -> impl Fn(Status) -> Look {
    move |status| {
        let mut look = look(p, Role::Secondary)(status);
        if is_chosen {
            look.ground = Some(p.primary_soft);
            look.border.color = p.primary;
        }
        look
    }
}

/// A box that is ticked or not.
pub fn tick<'a, Message: 'a>(
    p: &'static Palette,
    id: impl Into<Id>,
    is_ticked: bool,
) -> Press<'a, Message> {
    let color = if is_ticked { p.primary } else { Color::TRANSPARENT };
    press(id, icon(Icon::Check, 16.0, color), choice_look(p, is_ticked)).padding([4, 5])
}

/// The colour between two, `share` of the way from the first to the second.
pub fn mix(from: Color, to: Color, share: f32) -> Color {
    let part = |a: f32, b: f32| a + (b - a) * share;
    Color::from_rgb(part(from.r, to.r), part(from.g, to.g), part(from.b, to.b))
}

/// The text colour of a button with this role.
fn role_text(p: &Palette, role: Role) -> Color {
    match role {
        Role::Primary => p.on_primary,
        Role::Secondary | Role::Plain => p.text,
        Role::Danger => p.bad,
    }
}

/// A button: an icon if it has one, a verb, and the key that does the same.
pub struct Button<'a> {
    p: &'static Palette,
    id: Id,
    role: Role,
    label: String,
    icon: Option<Icon>,
    key: Option<&'a str>,
    points: f32,
}

/// A button with a verb on it.
pub fn button<'a>(
    p: &'static Palette,
    id: impl Into<Id>,
    role: Role,
    label: impl Into<String>,
) -> Button<'a> {
    Button {
        p,
        id: id.into(),
        role,
        label: label.into(),
        icon: None,
        key: None,
        points: size::LABEL,
    }
}

impl<'a> Button<'a> {
    /// With an icon before the verb.
    #[must_use]
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// With the key that does the same printed on it.
    #[must_use]
    pub fn key(mut self, key: &'a str) -> Self {
        self.key = Some(key);
        self
    }

    /// Larger, for the one button of a card.
    #[must_use]
    pub fn large(mut self) -> Self {
        self.points = size::OPTION;
        self
    }

    /// The button, saying this when pressed; disabled if `None`.
    pub fn says<Message: Clone + 'a>(
        self,
        message: impl Into<Option<Message>>,
    ) -> Press<'a, Message> {
        let message = message.into();
        let color = if message.is_some() { role_text(self.p, self.role) } else { self.p.muted };
        let content = row![
            self.icon.map(|mark| icon(mark, self.points + 1.0, color)),
            words(self.label, self.points, font::SEMIBOLD, color),
            self.key.map(|key| key_cap(key, color)),
        ]
        .spacing(if self.icon.is_some() && self.key.is_none() { 8 } else { 10 })
        .align_y(Center);
        let padding = if self.points > size::BODY { [13, 26] } else { [8, 16] };
        press(self.id, content, look(self.p, self.role)).padding(padding).on_press_maybe(message)
    }
}

/// A card with its content.
pub fn card<'a, Message: 'a>(
    p: &'static Palette,
    content: impl Into<Element<'a, Message>>,
) -> container::Container<'a, Message> {
    container(content).padding(20).width(Fill).style(move |_| style::card(p))
}

/// The look of a line in a list: framed, and twice as strongly when the keys are on it.
pub fn framed_look(p: &'static Palette, is_current: bool) -> impl Fn(Status) -> Look {
    move |status| {
        let mut drawn = look(p, Role::Secondary)(status);
        drawn.border = Border {
            color: if is_current { p.primary } else { p.line },
            width: if is_current { 2.0 } else { 1.0 },
            radius: style::CARD_RADIUS.into(),
        };
        drawn
    }
}

/// The look of a line that can be pressed, without a frame.
pub fn line_look(p: &'static Palette) -> impl Fn(Status) -> Look {
    move |status| Look {
        ground: matches!(status, Status::Hovered | Status::Held).then_some(p.sunken),
        text: p.text,
        border: Border { radius: style::CONTROL_RADIUS.into(), ..Border::default() },
        ring: p.primary,
    }
}

/// A chip.
pub fn chip<'a, Message: 'a>(
    label: impl Into<String>,
    ground: Color,
    color: Color,
) -> Element<'a, Message> {
    container(words(label, size::SMALL, font::MEDIUM, color))
        .padding([1, 11])
        .style(move |_| style::chip(ground, color))
        .into()
}

/// How serious a note is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Something worth knowing.
    Calm,
    /// Something to look at.
    Warning,
    /// Something went wrong.
    Trouble,
}

/// A note across the page, with whatever can be done about it.
pub fn note<'a, Message: 'a>(
    p: &'static Palette,
    tone: Tone,
    content: impl Into<String>,
    actions: Vec<Element<'a, Message>>,
) -> Element<'a, Message> {
    let (mark, color, ground) = match tone {
        Tone::Calm => (Icon::Info, p.primary, p.primary_soft),
        Tone::Warning => (Icon::Warning, p.accent, p.accent_soft),
        Tone::Trouble => (Icon::Alert, p.bad, p.bad_soft),
    };
    let words = container(words(content, size::LABEL, font::REGULAR, p.text)).width(Fill);
    let line = Row::new()
        .push(icon(mark, 18.0, color))
        .push(words)
        .extend(actions)
        .spacing(12)
        .align_y(Center);
    container(line)
        .padding([10, 14])
        .width(Fill)
        .style(move |_| style::note(ground, color.scale_alpha(0.5)))
        .into()
}

/// A button that shows whether it is chosen.
pub fn choice<'a, Message: Clone + 'a>(
    p: &'static Palette,
    id: impl Into<Id>,
    label: impl Into<String>,
    is_chosen: bool,
) -> Press<'a, Message> {
    let color = if is_chosen { p.primary } else { p.text };
    let face = if is_chosen { font::SEMIBOLD } else { font::REGULAR };
    // A tick as well as a colour, since colour alone may not be seen.
    let content = row![
        is_chosen.then(|| icon(Icon::Check, 14.0, p.primary)),
        words(label, size::LABEL, face, color),
    ]
    .spacing(6)
    .align_y(Center);
    press(id, content, choice_look(p, is_chosen)).padding([6, 12])
}

/// A chooser: buttons side by side, of which one is chosen; they wrap where there is no room.
pub fn chooser<'a, T: Copy + PartialEq + 'a, Message: Clone + 'a>(
    p: &'static Palette,
    name: &str,
    choices: impl IntoIterator<Item = (T, String)>,
    chosen: T,
    on_choose: impl Fn(T) -> Message + 'a,
) -> Element<'a, Message> {
    let buttons = choices.into_iter().enumerate().map(|(place, (value, label))| {
        choice(p, format!("{name}-{place}"), label, value == chosen)
            .on_press(on_choose(value))
            .into()
    });
    Row::with_children(buttons).spacing(8).wrap().vertical_spacing(8).into()
}

/// A chooser in a form: the space bar picks, and Enter says that the form is filled in, if it says
/// anything of its own.
pub fn chooser_in_form<'a, T: Copy + PartialEq + 'a, Message: Clone + 'a>(
    p: &'static Palette,
    name: &str,
    choices: impl IntoIterator<Item = (T, String)>,
    chosen: Option<T>,
    on_choose: impl Fn(T) -> Message + 'a,
    accepted: impl Into<Option<Message>>,
) -> Element<'a, Message> {
    let accepted = accepted.into();
    let buttons = choices.into_iter().enumerate().map(move |(place, (value, label))| {
        let button = choice(p, format!("{name}-{place}"), label, Some(value) == chosen)
            .on_press(on_choose(value));
        match &accepted {
            Some(accepted) => button.on_enter(accepted.clone()).into(),
            None => button.into(),
        }
    });
    Row::with_children(buttons).spacing(8).wrap().vertical_spacing(8).into()
}

/// A labelled line of a form: what it is on the left, the control on the right; one above the other
/// where it is narrow.
pub fn setting<'a, Message: 'a>(
    p: &'static Palette,
    label: impl Into<String>,
    hint: Option<String>,
    control: impl Into<Element<'a, Message>>,
    is_narrow: bool,
) -> Element<'a, Message> {
    let about = Column::new()
        .push(words(label, size::BODY, font::MEDIUM, p.text))
        .push(hint.map(|hint| muted(p, hint)))
        .spacing(2);
    if is_narrow {
        Column::new().push(about).push(control).spacing(8).width(Fill).into()
    } else {
        row![
            container(about).width(Length::FillPortion(2)),
            container(control).width(Length::FillPortion(3))
        ]
        .spacing(24)
        .align_y(Alignment::Start)
        .into()
    }
}

/// A page that scrolls when it must, in a column no wider than `widest`.
pub fn page<'a, Message: 'a>(
    p: &'static Palette,
    id: &'static str,
    content: impl Into<Element<'a, Message>>,
    widest: f32,
    padding: impl Into<Padding>,
) -> Element<'a, Message> {
    let content = container(content).max_width(widest).width(Fill);
    let content = container(content).padding(padding).center_x(Fill);
    scrollable(content).id(id).width(Fill).height(Fill).style(style::scroll(p)).into()
}

/// A hairline.
pub fn hairline<'a, Message: 'a>(p: &'static Palette) -> Element<'a, Message> {
    container(space().height(1)).width(Fill).style(move |_| style::ground(p.line)).into()
}

/// A card with a bar of this colour at its left, which says a second time what its words say. The
/// bar follows the corners of the card: a ground in its colour, and the card upon it.
pub fn barred<'a, Message: 'a>(
    p: &'static Palette,
    color: Color,
    content: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    let inside = container(content).padding([16, 20]).width(Fill).style(move |_| {
        let mut card = style::card(p);
        card.border.radius = Radius::new(style::CARD_RADIUS).left(style::CARD_RADIUS - 4.0);
        card
    });
    container(inside)
        .padding(Padding { left: 4.0, ..Padding::ZERO })
        .width(Fill)
        .style(move |_| container::Style {
            background: Some(color.into()),
            border: Border { radius: style::CARD_RADIUS.into(), ..Border::default() },
            ..container::Style::default()
        })
        .into()
}
