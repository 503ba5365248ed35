//! Brings the control that has focus into sight: moving focus by keyboard does not scroll by itself.

use iced::advanced::widget::operation::{Focusable, Operation, Outcome, Scrollable};
use iced::advanced::widget::{Id, operate};
use iced::widget::operation::{AbsoluteOffset, scroll_by};
use iced::{Rectangle, Task, Vector};

/// Room left between the control and the edge, in logical pixels.
const MARGIN: f32 = 24.0;

/// Scrolls the page with this id as little as shows the focused control, if it is on that page.
pub fn focused<Message: Send + 'static>(page: &'static str) -> Task<Message> {
    let search = Search { page: Id::new(page), window: None, focused: None };
    operate(search).then(move |y| scroll_by(page, AbsoluteOffset { x: 0.0, y }))
}

struct Search {
    page: Id,
    /// What the page shows of its content.
    window: Option<Rectangle>,
    focused: Option<Rectangle>,
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

    fn focusable(&mut self, _id: Option<&Id>, bounds: Rectangle, state: &mut dyn Focusable) {
        if state.is_focused() {
            self.focused = Some(bounds);
        }
    }

    fn finish(&self) -> Outcome<f32> {
        let (Some(window), Some(focused)) = (self.window, self.focused) else {
            return Outcome::None;
        };
        // A control beside the page, in the rail, is in sight already.
        let is_beside = focused.x + focused.width < window.x;
        let above = focused.y - MARGIN - window.y;
        let below = focused.y + focused.height + MARGIN - (window.y + window.height);
        match (is_beside, above < 0.0, below > 0.0) {
            (false, true, _) => Outcome::Some(above),
            (false, false, true) => Outcome::Some(below),
            (true, ..) | (false, false, false) => Outcome::None,
        }
    }
}
