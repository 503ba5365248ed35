//! A button that takes keyboard focus: iced's own cannot. It is pressed by a click, or by Enter or
//! Space when it has focus, and then shows a ring.

use iced::advanced::layout::{self, Layout};
use iced::advanced::renderer::{self, Quad};
use iced::advanced::widget::operation::{Focusable, Operation};
use iced::advanced::widget::{Id, Tree, Widget, tree};
use iced::advanced::{Clipboard, Renderer as _, Shell, overlay};
use iced::keyboard::{self, key::Named};
use iced::{
    Background, Border, Color, Element, Event, Length, Padding, Rectangle, Renderer, Size, Theme,
    Vector, mouse, touch, window,
};

/// How a button looks in one state.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Look {
    /// Its ground.
    pub ground: Option<Color>,
    /// Its text, unless the content says otherwise.
    pub text: Color,
    /// Its border.
    pub border: Border,
    /// The ring around it when it has focus.
    pub ring: Color,
}

/// The state a button is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Nothing special.
    Idle,
    /// The pointer is over it.
    Hovered,
    /// It is held down.
    Held,
    /// It cannot be pressed now.
    Disabled,
}

/// A button with a focus of its own. Made by [`press`].
pub struct Press<'a, Message> {
    id: Id,
    content: Element<'a, Message>,
    message: Option<Message>,
    on_space: Option<Message>,
    on_enter: Option<Message>,
    act: Option<Box<dyn Fn() + 'a>>,
    look: Box<dyn Fn(Status) -> Look + 'a>,
    padding: Padding,
    width: Length,
    status: Option<Status>,
}

/// A focusable button. The id is what tests and focus operations find it by.
pub fn press<'a, Message>(
    id: impl Into<Id>,
    content: impl Into<Element<'a, Message>>,
    look: impl Fn(Status) -> Look + 'a,
) -> Press<'a, Message> {
    Press {
        id: id.into(),
        content: content.into(),
        message: None,
        on_space: None,
        on_enter: None,
        act: None,
        look: Box::new(look),
        padding: Padding::from([10, 18]),
        width: Length::Shrink,
        status: None,
    }
}

impl<'a, Message> Press<'a, Message> {
    /// What is said when it is pressed; without it the button is disabled.
    #[must_use]
    pub fn on_press(mut self, message: Message) -> Self {
        self.message = Some(message);
        self
    }

    /// As [`Self::on_press`], or disabled if `None`.
    #[must_use]
    pub fn on_press_maybe(mut self, message: Option<Message>) -> Self {
        self.message = message;
        self
    }

    /// What the space bar says instead, when it has focus.
    #[must_use]
    pub fn on_space(mut self, message: Message) -> Self {
        self.on_space = Some(message);
        self
    }

    /// What Enter says instead, when it has focus: in a form, that it is filled in.
    #[must_use]
    pub fn on_enter(mut self, message: Message) -> Self {
        self.on_enter = Some(message);
        self
    }

    /// What is done when it is pressed, where nothing needs to be said.
    #[must_use]
    pub fn on_press_do(mut self, act: impl Fn() + 'a) -> Self {
        self.act = Some(Box::new(act));
        self
    }

    const fn is_live(&self) -> bool {
        self.message.is_some() || self.act.is_some()
    }

    /// The room around the content.
    #[must_use]
    pub fn padding(mut self, padding: impl Into<Padding>) -> Self {
        self.padding = padding.into();
        self
    }

    /// The width.
    #[must_use]
    pub fn width(mut self, width: impl Into<Length>) -> Self {
        self.width = width.into();
        self
    }
}

impl<Message: Clone> Press<'_, Message> {
    fn pressed(&self, shell: &mut Shell<'_, Message>) {
        if let Some(act) = &self.act {
            act();
        }
        if let Some(message) = &self.message {
            shell.publish(message.clone());
        }
    }
}

#[derive(Debug, Default)]
struct State {
    is_held: bool,
    is_focused: bool,
}

impl Focusable for State {
    fn is_focused(&self) -> bool {
        self.is_focused
    }

    fn focus(&mut self) {
        self.is_focused = true;
    }

    fn unfocus(&mut self) {
        self.is_focused = false;
    }
}

impl<Message: Clone> Widget<Message, Theme, Renderer> for Press<'_, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    fn children(&self) -> Vec<Tree> {
        vec![Tree::new(&self.content)]
    }

    fn diff(&self, tree: &mut Tree) {
        tree.diff_children(std::slice::from_ref(&self.content));
    }

    fn size(&self) -> Size<Length> {
        Size { width: self.width, height: Length::Shrink }
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        layout::padded(limits, self.width, Length::Shrink, self.padding, |limits| {
            self.content.as_widget_mut().layout(&mut tree.children[0], renderer, limits)
        })
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        let state = tree.state.downcast_mut::<State>();
        operation.container(Some(&self.id), layout.bounds());
        if self.is_live() {
            operation.focusable(Some(&self.id), layout.bounds(), state);
        } else {
            state.unfocus();
        }
        operation.traverse(&mut |operation| {
            if let Some(inner) = layout.children().next() {
                let content = self.content.as_widget_mut();
                content.operate(&mut tree.children[0], inner, renderer, operation);
            }
        });
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _renderer: &Renderer,
        _clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        _viewport: &Rectangle,
    ) {
        let state = tree.state.downcast_mut::<State>();
        let is_over = cursor.is_over(layout.bounds());

        match event {
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left))
            | Event::Touch(touch::Event::FingerPressed { .. }) => {
                if state.is_focused {
                    state.is_focused = false;
                    shell.request_redraw();
                }
                if is_over && self.is_live() && !shell.is_event_captured() {
                    state.is_held = true;
                    shell.capture_event();
                }
            }
            Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left))
            | Event::Touch(touch::Event::FingerLifted { .. }) => {
                let was_held = std::mem::take(&mut state.is_held);
                if was_held {
                    shell.capture_event();
                }
                if was_held && is_over {
                    self.pressed(shell);
                }
            }
            Event::Touch(touch::Event::FingerLost { .. }) => state.is_held = false,
            Event::Keyboard(keyboard::Event::KeyPressed { key, modifiers, repeat, .. }) => {
                let (is_pressed, said) = match key {
                    keyboard::Key::Named(Named::Enter) => (true, self.on_enter.as_ref()),
                    keyboard::Key::Named(Named::Space) => (true, self.on_space.as_ref()),
                    _ => (false, None),
                };
                if state.is_focused
                    && !repeat
                    && modifiers.is_empty()
                    && !shell.is_event_captured()
                    && (said.is_some() || is_pressed && self.is_live())
                {
                    match said {
                        Some(message) => shell.publish(message.clone()),
                        None => self.pressed(shell),
                    }
                    shell.capture_event();
                }
            }
            _ => {}
        }

        let status = if !self.is_live() {
            Status::Disabled
        } else if is_over && state.is_held {
            Status::Held
        } else if is_over {
            Status::Hovered
        } else {
            Status::Idle
        };
        if let Event::Window(window::Event::RedrawRequested(_)) = event {
            self.status = Some(status);
        } else if self.status.is_some_and(|drawn| drawn != status) {
            shell.request_redraw();
        }
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        _style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let idle = if self.is_live() { Status::Idle } else { Status::Disabled };
        let look = (self.look)(self.status.unwrap_or(idle));
        let bounds = layout.bounds();
        if look.ground.is_some() || look.border.width > 0.0 {
            renderer.fill_quad(
                Quad { bounds, border: look.border, ..Quad::default() },
                Background::Color(look.ground.unwrap_or(Color::TRANSPARENT)),
            );
        }
        if let Some(inner) = layout.children().next() {
            let style = renderer::Style { text_color: look.text };
            let content = self.content.as_widget();
            content.draw(&tree.children[0], renderer, theme, &style, inner, cursor, viewport);
        }
        if tree.state.downcast_ref::<State>().is_focused {
            let ring = Quad {
                bounds: bounds.expand(3.0),
                border: Border {
                    color: look.ring,
                    width: 2.0,
                    radius: (look.border.radius.top_left + 3.0).into(),
                },
                ..Quad::default()
            };
            renderer.with_layer(viewport.expand(3.0), |renderer| {
                renderer.fill_quad(ring, Background::Color(Color::TRANSPARENT));
            });
        }
    }

    fn mouse_interaction(
        &self,
        _tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _viewport: &Rectangle,
        _renderer: &Renderer,
    ) -> mouse::Interaction {
        if self.is_live() && cursor.is_over(layout.bounds()) {
            mouse::Interaction::Pointer
        } else {
            mouse::Interaction::default()
        }
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        renderer: &Renderer,
        viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, Message, Theme, Renderer>> {
        let inner = layout.children().next()?;
        let content = self.content.as_widget_mut();
        content.overlay(&mut tree.children[0], inner, renderer, viewport, translation)
    }
}

impl<'a, Message: Clone + 'a> From<Press<'a, Message>> for Element<'a, Message> {
    fn from(press: Press<'a, Message>) -> Self {
        Self::new(press)
    }
}
