//! A row of words with a line between its cells, as high as the highest of them. What the toolkit
//! lays out side by side can be no higher than its own words.

use iced::advanced::widget::{Operation, Tree, Widget};
use iced::advanced::{Layout, Renderer as _, layout, mouse, renderer};
use iced::widget::Row;
use iced::{Color, Element, Length, Point, Rectangle, Renderer, Size, Theme};

/// A row with lines.
pub struct Ruled<'a, Message> {
    row: Row<'a, Message>,
    color: Color,
}

/// A row with lines of this colour between its cells, in which nothing can be pressed.
pub fn ruled<Message>(row: Row<'_, Message>, color: Color) -> Ruled<'_, Message> {
    Ruled { row, color }
}

impl<Message> Widget<Message, Theme, Renderer> for Ruled<'_, Message> {
    fn children(&self) -> Vec<Tree> {
        Widget::<Message, Theme, Renderer>::children(&self.row)
    }

    fn diff(&self, tree: &mut Tree) {
        Widget::<Message, Theme, Renderer>::diff(&self.row, tree);
    }

    fn size(&self) -> Size<Length> {
        Widget::<Message, Theme, Renderer>::size(&self.row)
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        self.row.layout(tree, renderer, limits)
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        self.row.operate(tree, layout, renderer, operation);
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        defaults: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        self.row.draw(tree, renderer, theme, defaults, layout, cursor, viewport);
        let whole = layout.bounds();
        for cell in layout.children().skip(1) {
            let place = Point::new(cell.bounds().x.round(), whole.y);
            let bounds = Rectangle::new(place, Size::new(1.0, whole.height));
            renderer.fill_quad(renderer::Quad { bounds, ..Default::default() }, self.color);
        }
    }
}

impl<'a, Message: 'a> From<Ruled<'a, Message>> for Element<'a, Message> {
    fn from(ruled: Ruled<'a, Message>) -> Self {
        Self::new(ruled)
    }
}
