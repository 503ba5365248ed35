//! An image of a question: on the page, to be opened, and larger over the page. Decoding it is
//! `pictures`' business.

use iced::advanced::image::{self, Renderer as _};
use iced::advanced::widget::{Id, Tree, Widget};
use iced::advanced::{Layout, layout, mouse, renderer};
use iced::widget::image::Handle;
use iced::widget::{Column, column, container, row};
use iced::{Border, Center, Color, Element, Fill, Length, Rectangle, Renderer, Size, Theme};

use crate::app::context::Context;
use crate::app::icon::{Icon, icon};
use crate::app::pictures::{Picture, Shown, Trouble};
use crate::app::theme::style;
use crate::app::widget::parts::{Role, button, muted, words};
use crate::app::widget::press::{Look, Status, press};
use crate::app::widget::prose::Type;
use crate::app::words::picture as say;

/// The widest column that is read, in logical pixels.
const COLUMN: f32 = 860.0;
/// How much of the window's height an image takes at most, on the page and in an option.
const OF_HEIGHT: f32 = 0.6;
const OF_HEIGHT_IN_OPTION: f32 = 0.3;
/// What a frame takes around an image, on each side.
const FRAME: f32 = 5.0;

/// An image of the text that is drawn, to be opened by a press. Until it is here, and where it
/// cannot be had, its words stand for it.
pub fn picture<'a, Message: Clone + 'a>(
    context: &Context<'_>,
    alt: &str,
    file: &str,
    set: Type,
) -> Element<'a, Message> {
    let most = Size::new(COLUMN.min(context.size.width), context.size.height * OF_HEIGHT);
    match context.pictures.get(context.images, file, most.width * context.scale) {
        Shown::Here(picture) => {
            let framed = framed(context, &picture, most);
            let Some(openable) = context.pictures.openable(context.images, file, alt) else {
                return framed;
            };
            let pictures = context.pictures.clone();
            let p = context.p;
            let look = move |_: Status| Look {
                ground: None,
                text: p.text,
                border: Border { radius: style::CONTROL_RADIUS.into(), ..Border::default() },
                ring: p.primary,
            };
            press(Id::from(format!("picture-{file}")), framed, look)
                .padding(0)
                .on_press_do(move || pictures.open(&openable))
                .into()
        }
        Shown::Coming => in_words(context, alt, file, set, None),
        Shown::Not(trouble) => in_words(context, alt, file, set, Some(&trouble)),
    }
}

/// An image in an option, which is itself pressed.
pub fn in_option<'a, Message: Clone + 'a>(
    context: &Context<'_>,
    alt: &str,
    file: &str,
    set: Type,
) -> Element<'a, Message> {
    let height = context.size.height * OF_HEIGHT_IN_OPTION;
    let most = Size::new(COLUMN.min(context.size.width), height.max(96.0));
    match context.pictures.get(context.images, file, most.width * context.scale) {
        Shown::Here(picture) => framed(context, &picture, most),
        Shown::Coming => in_words(context, alt, file, set, None),
        Shown::Not(trouble) => in_words(context, alt, file, set, Some(&trouble)),
    }
}

/// The image that is shown larger, over the page; `None` if none is.
pub fn opened<'a, Message: Clone + 'a>(
    context: &Context<'_>,
    close: Message,
) -> Option<Element<'a, Message>> {
    let (p, tr) = (context.p, context.tr);
    let room = Size::new(context.size.width - 80.0, context.size.height - 150.0);
    let (shown, alt) = context.pictures.opened(room.width * context.scale)?;
    let shown: Element<'a, Message> = match shown {
        Shown::Here(picture) => {
            // As large as the window, but a small image not as a mosaic.
            let (width, height) = (picture.own.0 * 4.0, picture.own.1 * 4.0);
            let own = if picture.is_drawing { (f32::MAX, f32::MAX) } else { (width, height) };
            let fit =
                (room.width.min(own.0) / picture.own.0).min(room.height.min(own.1) / picture.own.1);
            let size = Size::new(picture.own.0 * fit, picture.own.1 * fit);
            let large = Fitted { handle: picture.handle.clone(), own: size, most: size };
            paper(context, &picture, large.into())
        }
        Shown::Coming => muted(p, tr.get("picture-coming")),
        Shown::Not(trouble) => muted(p, say::trouble(tr, &trouble, &alt)),
    };
    let said = (!alt.is_empty()).then(|| muted(p, alt));
    let close =
        button(p, "picture-close", Role::Secondary, tr.get("picture-close")).key("Esc").says(close);
    let content = column![shown].push(said).push(close).spacing(12).align_x(Center);
    Some(container(content).padding(16).style(move |_| style::card(p)).into())
}

/// An image no larger than this, and never larger than itself, unless it is a drawing.
fn framed<'a, Message: 'a>(
    context: &Context<'_>,
    picture: &Picture,
    most: Size,
) -> Element<'a, Message> {
    let (width, height) = picture.own;
    let own = if picture.is_drawing {
        Size::new(COLUMN, COLUMN * height / width)
    } else {
        Size::new(width, height)
    };
    let fitted = Fitted { handle: picture.handle.clone(), own, most };
    paper(context, picture, fitted.into())
}

/// A frame with round corners; white where something shows through, since diagrams are drawn for paper.
fn paper<'a, Message: 'a>(
    context: &Context<'_>,
    picture: &Picture,
    content: Element<'a, Message>,
) -> Element<'a, Message> {
    let p = context.p;
    let ground = if picture.is_clear { Color::WHITE } else { p.surface };
    container(content).padding(FRAME).style(move |_| style::note(ground, p.line)).into()
}

/// What an image shows, in words, and why it is not shown itself.
fn in_words<'a, Message: 'a>(
    context: &Context<'_>,
    alt: &str,
    file: &str,
    set: Type,
    trouble: Option<&Trouble>,
) -> Element<'a, Message> {
    let (p, tr) = (context.p, context.tr);
    let said = if alt.is_empty() { file } else { alt };
    let said = words(said, set.points, set.face, set.color);
    let why = trouble.map(|trouble| muted(p, say::trouble(tr, trouble, file)));
    let said = Column::new().push(said).push(why).spacing(2).width(Fill);
    let content =
        row![icon(Icon::Image, set.points + 4.0, p.muted), said].spacing(12).align_y(Center);
    container(content)
        .padding([12, 16])
        .width(Fill)
        .style(move |_| style::note(p.sunken, p.line))
        .into()
}

/// Pixels in their own proportions, in as much room as there is.
struct Fitted {
    handle: Handle,
    own: Size,
    most: Size,
}

impl<Message> Widget<Message, Theme, Renderer> for Fitted {
    fn size(&self) -> Size<Length> {
        Size::new(Length::Shrink, Length::Shrink)
    }

    fn layout(
        &mut self,
        _tree: &mut Tree,
        _renderer: &Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        let room = limits.max();
        let width = self.most.width.min(room.width) / self.own.width;
        let height = self.most.height.min(room.height) / self.own.height;
        let scale = width.min(height).min(1.0);
        let size = Size::new(self.own.width * scale, self.own.height * scale);
        layout::Node::new(limits.resolve(Length::Shrink, Length::Shrink, size))
    }

    fn draw(
        &self,
        _tree: &Tree,
        renderer: &mut Renderer,
        _theme: &Theme,
        _style: &renderer::Style,
        layout: Layout<'_>,
        _cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let bounds = layout.bounds();
        renderer.draw_image(image::Image::new(self.handle.clone()), bounds, *viewport);
    }
}

impl<'a, Message: 'a> From<Fitted> for Element<'a, Message> {
    fn from(fitted: Fitted) -> Self {
        Self::new(fitted)
    }
}
