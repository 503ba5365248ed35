//! Plots drawn on a canvas: how sure against how often right, and time by question. Every plot is
//! shown as a table too, and that is the screen's to do.
//!
//! Below are plots as descriptions: a [`Plot`](shape::Plot) becomes a [`Scene`](scene::Scene) of
//! lines, bars and labels, which the canvas draws and `app::saved` writes as SVG and PNG.

pub mod canvas;
pub mod chart;
pub mod grid;
pub mod scene;
pub mod shape;

use iced::widget::canvas::{
    self as drawing, Canvas, Frame, Geometry, LineDash, Path, Stroke, Text,
};
use iced::{
    Color, Element, Event, Fill, Pixels, Point, Rectangle, Renderer, Size, Theme, Vector,
    alignment, mouse,
};

use crate::app::font;
use crate::app::theme::Palette;

/// The size of labels on axes.
const LABEL: f32 = 12.0;

/// What those said who were so sure, and how it was.
#[derive(Debug, Clone, PartialEq)]
pub struct Sure {
    /// The share of right answers that this promises, 0 to 1.
    pub promised: f32,
    /// The share that were right.
    pub right: f32,
    /// The interval in which that share may lie.
    pub range: (f32, f32),
    /// What it is called.
    pub label: String,
}

/// How sure against how often right.
#[derive(Debug, Clone, PartialEq)]
pub struct Calibration {
    /// The points, from the least sure.
    pub points: Vec<Sure>,
    /// What is said along the lower edge.
    pub across: String,
    /// What is said along the left edge.
    pub up: String,
    /// Colours.
    pub p: &'static Palette,
}

/// The plot, `height` pixels high with its labels.
pub fn calibration<'a, Message: 'a>(plot: Calibration, height: f32) -> Element<'a, Message> {
    Canvas::new(plot).width(Fill).height(height).into()
}

/// A label of a plot.
pub(super) fn written(
    content: String,
    position: Point,
    color: Color,
    across: iced::widget::text::Alignment,
) -> Text {
    Text {
        content,
        position,
        color,
        size: Pixels(LABEL),
        font: font::REGULAR,
        align_x: across,
        align_y: alignment::Vertical::Center,
        ..Text::default()
    }
}

/// A line to compare with.
fn dashed(color: Color) -> Stroke<'static> {
    Stroke {
        line_dash: LineDash { segments: &[5.0, 5.0], offset: 0 },
        ..Stroke::default().with_color(color).with_width(1.0)
    }
}

impl<Message> drawing::Program<Message> for Calibration {
    type State = ();

    fn draw(
        &self,
        _state: &(),
        renderer: &Renderer,
        _theme: &Theme,
        bounds: Rectangle,
        _cursor: mouse::Cursor,
    ) -> Vec<Geometry> {
        use iced::widget::text::Alignment::{Center, Right};
        const LEFT: f32 = 62.0;
        const RIGHT: f32 = 34.0;
        const TOP: f32 = 8.0;
        const BOTTOM: f32 = 44.0;
        let p = self.p;
        let mut frame = Frame::new(renderer, bounds.size());
        let width = (bounds.width - LEFT - RIGHT).max(40.0);
        let height = (bounds.height - TOP - BOTTOM).max(40.0);
        let place = |x: f32, y: f32| Point::new(LEFT + x * width, TOP + (1.0 - y) * height);
        let edge = Path::rectangle(Point::new(LEFT, TOP), Size::new(width, height));
        frame.stroke(&edge, Stroke::default().with_color(p.line).with_width(1.5));
        frame.stroke(&Path::line(place(0.0, 0.0), place(1.0, 1.0)), dashed(p.muted));
        for share in [0.0, 0.5, 1.0] {
            let at = place(0.0, share) - Vector::new(8.0, 0.0);
            frame.fill_text(written(format!("{:.0}%", share * 100.0), at, p.muted, Right));
        }
        let thin = Stroke::default().with_color(p.primary).with_width(1.5);
        for point in &self.points {
            let (low, high) = point.range;
            let (low, high) = (place(point.promised, low), place(point.promised, high));
            frame.stroke(&Path::line(low, high), thin);
            for end in [low, high] {
                let cap = Vector::new(5.0, 0.0);
                frame.stroke(&Path::line(end - cap, end + cap), thin);
            }
        }
        let joined = Path::new(|path| {
            for (number, point) in self.points.iter().enumerate() {
                let at = place(point.promised, point.right);
                if number == 0 {
                    path.move_to(at);
                } else {
                    path.line_to(at);
                }
            }
        });
        frame.stroke(&joined, Stroke::default().with_color(p.primary).with_width(2.0));
        for point in &self.points {
            let at = place(point.promised, point.right);
            frame.fill(&Path::circle(at, 7.0), p.primary);
            let below = Point::new(at.x, TOP + height + 12.0);
            frame.fill_text(written(point.label.clone(), below, p.text, Center));
        }
        let middle = Point::new(LEFT + width / 2.0, TOP + height + 32.0);
        frame.fill_text(written(self.across.clone(), middle, p.muted, Center));
        frame.with_save(|frame| {
            frame.translate(Vector::new(11.0, TOP + height / 2.0));
            frame.rotate(-std::f32::consts::FRAC_PI_2);
            frame.fill_text(written(self.up.clone(), Point::ORIGIN, p.muted, Center));
        });
        vec![frame.into_geometry()]
    }
}

/// What became of a question whose time is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Right: a full bar.
    Right,
    /// Wrong: a hollow bar.
    Wrong,
    /// Left: a bar of stripes.
    Left,
}

/// Time by question, in the order of the paper.
#[derive(Debug, Clone, PartialEq)]
pub struct Times {
    /// Seconds, and what became of the question.
    pub bars: Vec<(f32, Mark)>,
    /// Seconds that there were for each on average.
    pub even: f32,
    /// What is said of that.
    pub even_label: String,
    /// Colours.
    pub p: &'static Palette,
}

/// A bar with its mark, of which full, hollow and striped can be told apart without colour.
fn bar(frame: &mut Frame, p: &Palette, at: Point, room: Size, mark: Mark) {
    let color = mark_color(p, mark);
    match mark {
        Mark::Right => frame.fill(&Path::rectangle(at, room), color),
        Mark::Wrong => {
            let inset = Vector::new(0.75, 0.75);
            let inner = Size::new((room.width - 1.5).max(0.5), (room.height - 1.5).max(0.5));
            let edge = Path::rectangle(at + inset, inner);
            frame.stroke(&edge, Stroke::default().with_color(color).with_width(1.5));
        }
        Mark::Left => {
            let mut y = at.y + room.height;
            while y > at.y {
                let top = (y - 2.0).max(at.y);
                let stripe = Path::rectangle(Point::new(at.x, top), Size::new(room.width, y - top));
                frame.fill(&stripe, color);
                y -= 4.0;
            }
        }
    }
}

/// The colour of a mark.
pub const fn mark_color(p: &Palette, mark: Mark) -> Color {
    match mark {
        Mark::Right => p.good,
        Mark::Wrong => p.bad,
        Mark::Left => p.muted,
    }
}

/// A swatch for the legend.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Swatch {
    mark: Mark,
    p: &'static Palette,
}

impl<Message> drawing::Program<Message> for Swatch {
    type State = ();

    fn draw(
        &self,
        _state: &(),
        renderer: &Renderer,
        _theme: &Theme,
        bounds: Rectangle,
        _cursor: mouse::Cursor,
    ) -> Vec<Geometry> {
        let mut frame = Frame::new(renderer, bounds.size());
        bar(&mut frame, self.p, Point::ORIGIN, bounds.size(), self.mark);
        vec![frame.into_geometry()]
    }
}

/// A swatch of this mark for a legend.
pub fn swatch<'a, Message: 'a>(p: &'static Palette, mark: Mark) -> Element<'a, Message> {
    Canvas::new(Swatch { mark, p }).width(10).height(16).into()
}

/// The plot, `height` pixels high, saying which question was pressed.
pub fn times<'a, Message: Clone + 'a>(
    times: Times,
    height: f32,
    on_press: impl Fn(usize) -> Message + 'a,
) -> Element<'a, Message> {
    Canvas::new(Pressed { times, on_press }).width(Fill).height(height).into()
}

struct Pressed<F> {
    times: Times,
    on_press: F,
}

impl Times {
    const LEFT: f32 = 46.0;
    const TOP: f32 = 10.0;
    const BOTTOM: f32 = 22.0;

    /// The width of a bar with the gap after it.
    fn step(&self, bounds: Size) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "drawn, not counted")]
        let count = self.bars.len().max(1) as f32;
        ((bounds.width - Self::LEFT).max(1.0) / count).min(40.0)
    }

    /// Which bar stands here.
    fn at(&self, bounds: Size, x: f32) -> Option<usize> {
        if x < Self::LEFT {
            return None;
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "not below zero, and no wider than a screen"
        )]
        let place = ((x - Self::LEFT) / self.step(bounds)) as usize;
        (place < self.bars.len()).then_some(place)
    }
}

impl<Message: Clone, F: Fn(usize) -> Message> drawing::Program<Message> for Pressed<F> {
    type State = ();

    fn update(
        &self,
        _state: &mut (),
        event: &Event,
        bounds: Rectangle,
        cursor: mouse::Cursor,
    ) -> Option<drawing::Action<Message>> {
        let Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)) = event else {
            return None;
        };
        let x = cursor.position_in(bounds)?.x;
        let place = self.times.at(bounds.size(), x)?;
        Some(drawing::Action::publish((self.on_press)(place)).and_capture())
    }

    fn draw(
        &self,
        _state: &(),
        renderer: &Renderer,
        _theme: &Theme,
        bounds: Rectangle,
        _cursor: mouse::Cursor,
    ) -> Vec<Geometry> {
        use iced::widget::text::Alignment::{Center, Right};
        let (times, p) = (&self.times, self.times.p);
        let mut frame = Frame::new(renderer, bounds.size());
        let step = times.step(bounds.size());
        let height = (bounds.height - Times::TOP - Times::BOTTOM).max(10.0);
        let most = times.bars.iter().map(|(seconds, _)| *seconds).fold(times.even, f32::max);
        let most = most.max(1.0) * 1.05;
        let y = |seconds: f32| Times::TOP + height * (1.0 - seconds / most);
        let floor = y(0.0);
        let gap = (step * 0.25).min(4.0);
        for (number, (seconds, mark)) in (1_u16..).zip(&times.bars) {
            let x = Times::LEFT + f32::from(number - 1) * step + gap / 2.0;
            // A question that was hardly looked at is still there to be seen and pressed.
            let top = y(*seconds).min(floor - 2.0);
            bar(&mut frame, p, Point::new(x, top), Size::new(step - gap, floor - top), *mark);
            let every = if step * 10.0 > 60.0 { 5 } else { 25 };
            if number == 1 || number % every == 0 {
                let at = Point::new(x + (step - gap) / 2.0, floor + 12.0);
                frame.fill_text(written(number.to_string(), at, p.muted, Center));
            }
        }
        let right = bounds.width;
        frame.stroke(
            &Path::line(Point::new(Times::LEFT, floor), Point::new(right, floor)),
            Stroke::default().with_color(p.line).with_width(1.0),
        );
        let even = y(times.even);
        let line = Path::line(Point::new(Times::LEFT, even), Point::new(right, even));
        frame.stroke(&line, dashed(p.accent));
        let label = Point::new(Times::LEFT - 6.0, even);
        frame.fill_text(written(times.even_label.clone(), label, p.accent, Right));
        vec![frame.into_geometry()]
    }

    fn mouse_interaction(
        &self,
        _state: &(),
        bounds: Rectangle,
        cursor: mouse::Cursor,
    ) -> mouse::Interaction {
        let over = cursor.position_in(bounds).and_then(|at| self.times.at(bounds.size(), at.x));
        if over.is_some() { mouse::Interaction::Pointer } else { mouse::Interaction::default() }
    }
}
