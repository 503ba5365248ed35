//! A scene on a canvas. The value under the pointer is shown in a small box; nothing is drawn while
//! nothing changes.

use std::cell::RefCell;
use std::sync::Arc;

use iced::widget::canvas::{
    Action, Cache, Canvas, Frame, Geometry, LineDash, Path, Program, Stroke, Text,
};
use iced::widget::{responsive, text};
use iced::{
    Element, Event, Fill as Wide, Pixels, Point, Rectangle, Renderer, Size, Theme, Vector,
    alignment, mouse, touch,
};

use super::scene::{Fill, Ink, LABEL, Scene, Shape, Stands, room};
use super::shape::Plot;
use crate::app::font;
use crate::app::theme::Palette;

/// The plot, as wide as there is room.
pub fn plot<'a, Message: 'a>(p: &'static Palette, plot: Arc<Plot>) -> Element<'a, Message> {
    // The height of a plot follows from its width, which only the layout knows.
    responsive(move |room: Size| {
        let size = plot.size(room.width);
        Canvas::new(Drawn { plot: Arc::clone(&plot), p }).width(Wide).height(size.height).into()
    })
    .height(iced::Shrink)
    .into()
}

#[derive(Debug, Clone)]
struct Drawn {
    plot: Arc<Plot>,
    p: &'static Palette,
}

/// What was drawn, and the value under the pointer.
#[derive(Debug, Default)]
struct State {
    kept: RefCell<Option<Kept>>,
    cache: Cache,
    pointed: Option<usize>,
}

/// A scene, and of what it is.
#[derive(Debug)]
struct Kept {
    plot: Arc<Plot>,
    is_dark: bool,
    scene: Scene,
}

impl State {
    /// The scene of this plot, made anew only if the plot or its room changed.
    fn with<T>(&self, drawn: &Drawn, width: f32, act: impl FnOnce(&Scene) -> T) -> T {
        let mut kept = self.kept.borrow_mut();
        let is_kept = kept.as_ref().is_some_and(|kept| {
            kept.is_dark == drawn.p.is_dark
                && (kept.scene.size.width - width).abs() < 0.1
                && (Arc::ptr_eq(&kept.plot, &drawn.plot) || kept.plot == drawn.plot)
        });
        if !is_kept {
            self.cache.clear();
        }
        let kept = match &mut *kept {
            Some(kept) if is_kept => kept,
            other => other.insert(Kept {
                plot: Arc::clone(&drawn.plot),
                is_dark: drawn.p.is_dark,
                scene: drawn.plot.scene(width),
            }),
        };
        act(&kept.scene)
    }
}

impl<Message> Program<Message> for Drawn {
    type State = State;

    fn update(
        &self,
        state: &mut State,
        event: &Event,
        bounds: Rectangle,
        cursor: mouse::Cursor,
    ) -> Option<Action<Message>> {
        if !matches!(
            event,
            Event::Mouse(mouse::Event::CursorMoved { .. } | mouse::Event::CursorLeft)
                | Event::Touch(touch::Event::FingerPressed { .. })
        ) {
            return None;
        }
        let at = cursor.position_in(bounds);
        let pointed = at.and_then(|at| state.with(self, bounds.width, |scene| scene.pointed(at)));
        if pointed == state.pointed {
            return None;
        }
        state.pointed = pointed;
        Some(Action::request_redraw())
    }

    fn draw(
        &self,
        state: &State,
        renderer: &Renderer,
        _theme: &Theme,
        bounds: Rectangle,
        _cursor: mouse::Cursor,
    ) -> Vec<Geometry> {
        state.with(self, bounds.width, |scene| {
            let drawn =
                state.cache.draw(renderer, bounds.size(), |frame| paint(frame, scene, self.p));
            let spot = state.pointed.and_then(|number| scene.spots.get(number));
            let said = spot.map(|spot| {
                let mut frame = Frame::new(renderer, bounds.size());
                say(&mut frame, spot.at, &spot.label, bounds.size(), self.p);
                frame.into_geometry()
            });
            std::iter::once(drawn).chain(said).collect()
        })
    }
}

/// Draws a scene.
pub fn paint(frame: &mut Frame, scene: &Scene, p: &Palette) {
    for shape in &scene.shapes {
        match shape {
            Shape::Line { points, ink, width, dashed } => {
                let path = through(points, false);
                let segments: &[f32] = if *dashed { &[5.0, 5.0] } else { &[] };
                let stroke = Stroke {
                    line_dash: LineDash { segments, offset: 0 },
                    ..Stroke::default().with_color(ink.color(p)).with_width(*width)
                };
                frame.stroke(&path, stroke);
            }
            Shape::Area { points, ink } => frame.fill(&through(points, true), ink.color(p)),
            Shape::Bar { room, ink, fill, radius } => bar(frame, *room, *ink, *fill, *radius, p),
            Shape::Dot { at, radius, ink, hollow } => {
                let color = ink.color(p);
                if *hollow {
                    frame.fill(&Path::circle(*at, *radius), p.surface);
                    let edge = Path::circle(*at, radius - 1.0);
                    frame.stroke(&edge, Stroke::default().with_color(color).with_width(2.0));
                } else {
                    frame.fill(&Path::circle(*at, *radius), color);
                }
            }
            Shape::Label { text: content, at, ink, stands, size, bold } => {
                frame.fill_text(Text {
                    content: content.clone(),
                    position: *at,
                    color: ink.color(p),
                    size: Pixels(*size),
                    font: if *bold { font::BOLD } else { font::REGULAR },
                    align_x: match stands {
                        Stands::After => text::Alignment::Left,
                        Stands::Around => text::Alignment::Center,
                        Stands::Before => text::Alignment::Right,
                    },
                    align_y: alignment::Vertical::Center,
                    shaping: text::Shaping::Advanced,
                    ..Text::default()
                });
            }
        }
    }
}

fn through(points: &[Point], closed: bool) -> Path {
    Path::new(|path| {
        for (number, point) in points.iter().enumerate() {
            if number == 0 {
                path.move_to(*point);
            } else {
                path.line_to(*point);
            }
        }
        if closed {
            path.close();
        }
    })
}

fn bar(frame: &mut Frame, room: Rectangle, ink: Ink, fill: Fill, radius: f32, p: &Palette) {
    let color = ink.color(p);
    let whole = Path::rounded_rectangle(room.position(), room.size(), radius.into());
    match fill {
        Fill::Full => frame.fill(&whole, color),
        Fill::Hollow => {
            let inset = 0.75_f32.min(room.width / 2.0).min(room.height / 2.0);
            let size = Size::new(room.width - inset * 2.0, room.height - inset * 2.0);
            let at = room.position() + Vector::new(inset, inset);
            let edge = Path::rounded_rectangle(at, size, radius.into());
            frame.stroke(&edge, Stroke::default().with_color(color).with_width(1.5));
        }
        Fill::Striped => {
            for stripe in stripes(room) {
                frame.fill(&Path::rectangle(stripe.position(), stripe.size()), color);
            }
        }
    }
}

/// The stripes of a striped bar, from its foot.
pub fn stripes(room: Rectangle) -> impl Iterator<Item = Rectangle> {
    let foot = room.y + room.height;
    let mut low = foot;
    std::iter::from_fn(move || {
        if low <= room.y {
            return None;
        }
        let top = (low - 2.0).max(room.y);
        let stripe = Rectangle { y: top, height: low - top, ..room };
        low -= 4.0;
        Some(stripe)
    })
}

/// Says a value in a box beside its place, within the plot.
fn say(frame: &mut Frame, at: Point, label: &str, bounds: Size, p: &Palette) {
    const ROOM: f32 = 8.0;
    let words = room(label, LABEL, font::MEDIUM);
    let size = Size::new(words.width + ROOM * 2.0, words.height + ROOM);
    let ring = Path::circle(at, 5.0);
    frame.stroke(&ring, Stroke::default().with_color(p.text).with_width(1.5));
    let right = at.x + 12.0 + size.width <= bounds.width;
    let x = if right { at.x + 12.0 } else { at.x - 12.0 - size.width };
    let x = x.min(bounds.width - size.width).max(0.0);
    let y = (at.y - size.height - 8.0).min(bounds.height - size.height).max(0.0);
    let ground = Path::rounded_rectangle(Point::new(x, y), size, 6.0.into());
    frame.fill(&ground, p.text);
    frame.fill_text(Text {
        content: label.to_owned(),
        position: Point::new(x + ROOM, y + ROOM / 2.0),
        color: p.surface,
        size: Pixels(LABEL),
        font: font::MEDIUM,
        shaping: text::Shaping::Advanced,
        ..Text::default()
    });
}

#[cfg(test)]
mod tests {
    use super::super::grid::{Row, Rows};
    use super::super::shape::Plot;
    use super::{Arc, Drawn, State};
    use crate::app::theme::LIGHT;
    use iced::widget::canvas::Program;
    use iced::{Event, Point, Rectangle, Size, mouse, window};

    fn row(name: &str) -> Row {
        Row {
            name: name.to_owned(),
            share: Some(0.5),
            value: "50%".to_owned(),
            is_low: false,
            label: name.to_owned(),
        }
    }

    #[test]
    fn only_another_value_under_the_pointer_asks_for_a_frame() {
        crate::app::font::load();
        let plot = Plot::Rows(Rows { rows: vec![row("one"), row("two")] });
        let drawn = Drawn { plot: Arc::new(plot), p: &LIGHT };
        let bounds = Rectangle::new(Point::new(10.0, 10.0), Size::new(300.0, 84.0));
        let mut state = State::default();
        let mut asks = |event: Event, at: Option<Point>| {
            let cursor = at.map_or(mouse::Cursor::Unavailable, mouse::Cursor::Available);
            let action = Program::<()>::update(&drawn, &mut state, &event, bounds, cursor);
            (action.is_some(), state.pointed)
        };
        let moved = |at: Point| Event::Mouse(mouse::Event::CursorMoved { position: at });
        let to = |x: f32, y: f32| Point::new(x, y);
        let now = Event::Window(window::Event::RedrawRequested(crate::env::instant()));
        assert_eq!(asks(now.clone(), Some(to(50.0, 20.0))), (false, None));
        assert_eq!(asks(moved(to(50.0, 20.0)), Some(to(50.0, 20.0))), (true, Some(0)));
        assert_eq!(asks(moved(to(90.0, 25.0)), Some(to(90.0, 25.0))), (false, Some(0)));
        assert_eq!(asks(now, Some(to(90.0, 80.0))), (false, Some(0)));
        assert_eq!(asks(moved(to(90.0, 80.0)), Some(to(90.0, 80.0))), (true, Some(1)));
        assert_eq!(asks(moved(to(90.0, 200.0)), Some(to(90.0, 200.0))), (true, None));
        assert_eq!(asks(moved(to(90.0, 210.0)), Some(to(90.0, 210.0))), (false, None));
    }
}
