//! The root of a window: a page, and what may lie over it. What lies over it takes every event, so that
//! the page keeps its places and its focus until it is seen again, and does nothing meanwhile. Keys
//! that nothing has used become messages; a field that is being typed in keeps its keys. What each
//! key means is not here (see `shortcut`).

use iced::advanced::Renderer as _;
use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::operation::Operation;
use iced::advanced::widget::{Tree, Widget, tree};
use iced::advanced::{Clipboard, Shell, overlay, renderer};
use iced::{Element, Event, Length, Rectangle, Renderer, Size, Theme, Vector, keyboard, mouse};

/// What a key says, if anything.
type OnKey<'a, Message> = Box<dyn Fn(&keyboard::Event) -> Option<Message> + 'a>;

struct Root<'a, Message> {
    /// The page, and what lies over it.
    layers: Vec<Element<'a, Message>>,
    on_key: OnKey<'a, Message>,
}

/// A window's content: a page, and over it what is to be dealt with first. Keys left over become
/// messages.
pub fn root<'a, Message: 'a>(
    page: impl Into<Element<'a, Message>>,
    over: Option<Element<'a, Message>>,
    on_key: impl Fn(&keyboard::Event) -> Option<Message> + 'a,
) -> Element<'a, Message> {
    let mut layers = vec![page.into()];
    layers.extend(over);
    Element::new(Root { layers, on_key: Box::new(on_key) })
}

impl<'a, Message> Root<'a, Message> {
    /// What lies on top, with its tree and its place.
    fn top<'b, 'c>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'c>,
    ) -> Option<(&'b mut Element<'a, Message>, &'b mut Tree, Layout<'c>)> {
        let layout = layout.children().last()?;
        Some((self.layers.last_mut()?, tree.children.last_mut()?, layout))
    }
}

impl<Message> Widget<Message, Theme, Renderer> for Root<'_, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::stateless()
    }

    fn children(&self) -> Vec<Tree> {
        self.layers.iter().map(Tree::new).collect()
    }

    fn diff(&self, tree: &mut Tree) {
        tree.diff_children(&self.layers);
    }

    fn size(&self) -> Size<Length> {
        Size::new(Length::Fill, Length::Fill)
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        let layers = self.layers.iter_mut().zip(&mut tree.children);
        let layers =
            layers.map(|(layer, tree)| layer.as_widget_mut().layout(tree, renderer, limits));
        layout::Node::with_children(limits.max(), layers.collect())
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        if let Some((layer, tree, layout)) = self.top(tree, layout) {
            layer.as_widget_mut().operate(tree, layout, renderer, operation);
        }
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        renderer: &Renderer,
        clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        viewport: &Rectangle,
    ) {
        if let Some((layer, tree, layout)) = self.top(tree, layout) {
            let layer = layer.as_widget_mut();
            layer.update(tree, event, layout, cursor, renderer, clipboard, shell, viewport);
        }
        if let Event::Keyboard(event) = event
            && !shell.is_event_captured()
            && let Some(message) = (self.on_key)(event)
        {
            shell.publish(message);
            shell.capture_event();
        }
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let last = self.layers.len().saturating_sub(1);
        let layers = self.layers.iter().zip(&tree.children).zip(layout.children());
        for (place, ((layer, tree), layout)) in layers.enumerate() {
            let layer = layer.as_widget();
            // What is below does not know of the pointer.
            let cursor = if place == last { cursor } else { mouse::Cursor::Unavailable };
            let draw = |renderer: &mut Renderer| {
                layer.draw(tree, renderer, theme, style, layout, cursor, viewport);
            };
            if place == 0 {
                draw(renderer);
            } else {
                renderer.with_layer(*viewport, draw);
            }
        }
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
        renderer: &Renderer,
    ) -> mouse::Interaction {
        let top = self.layers.last().zip(tree.children.last()).zip(layout.children().last());
        top.map_or(mouse::Interaction::None, |((layer, tree), layout)| {
            layer.as_widget().mouse_interaction(tree, layout, cursor, viewport, renderer)
        })
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        renderer: &Renderer,
        viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, Message, Theme, Renderer>> {
        let (layer, tree, layout) = self.top(tree, layout)?;
        layer.as_widget_mut().overlay(tree, layout, renderer, viewport, translation)
    }
}
