//! Brings a control into sight: the one that has focus, since moving focus by keyboard does not scroll
//! by itself, or one that is named.

use iced::advanced::widget::operation::{Focusable, Operation, Outcome, Scrollable};
use iced::advanced::widget::{Id, operate};
use iced::widget::operation::{AbsoluteOffset, scroll_by};
use iced::{Rectangle, Task, Vector};

/// Room left between the control and the edge, in logical pixels.
const MARGIN: f32 = 24.0;

/// Scrolls the page with this id as little as shows the focused control, if it is on that page.
pub fn focused<Message: Send + 'static>(page: &'static str) -> Task<Message> {
    search(page, None)
}

/// Scrolls the page with this id as little as shows the control with that one, if it is on that page.
pub fn named<Message: Send + 'static>(page: &'static str, control: impl Into<Id>) -> Task<Message> {
    search(page, Some(control.into()))
}

fn search<Message: Send + 'static>(page: &'static str, named: Option<Id>) -> Task<Message> {
    let search = Search { page: Id::new(page), named, window: None, found: None };
    operate(search).then(move |y| scroll_by(page, AbsoluteOffset { x: 0.0, y }))
}

struct Search {
    page: Id,
    /// The control to be found; `None` means the one that has focus.
    named: Option<Id>,
    /// What the page shows of its content.
    window: Option<Rectangle>,
    found: Option<Rectangle>,
}

impl Operation<f32> for Search {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<f32>)) {
        operate(self);
    }

    fn scrollable(
        &mut self,
        id: Option<&Id>,
        bounds: Rectangle,
        _content_bounds: Rectangle,
        translation: Vector,
        _state: &mut dyn Scrollable,
    ) {
        if id == Some(&self.page) {
            self.window = Some(bounds + translation);
        }
    }

    fn container(&mut self, id: Option<&Id>, bounds: Rectangle) {
        if id.is_some() && id == self.named.as_ref() {
            self.found = Some(bounds);
        }
    }

    fn focusable(&mut self, _id: Option<&Id>, bounds: Rectangle, state: &mut dyn Focusable) {
        if self.named.is_none() && state.is_focused() {
            self.found = Some(bounds);
        }
    }

    fn finish(&self) -> Outcome<f32> {
        let (Some(window), Some(found)) = (self.window, self.found) else {
            return Outcome::None;
        };
        // A control beside the page, in the rail, is in sight already.
        let is_beside = found.x + found.width < window.x;
        let above = found.y - MARGIN - window.y;
        let below = found.y + found.height + MARGIN - (window.y + window.height);
        match (is_beside, above < 0.0, below > 0.0) {
            (false, true, _) => Outcome::Some(above),
            (false, false, true) => Outcome::Some(below),
            (true, ..) | (false, false, false) => Outcome::None,
        }
    }
}
