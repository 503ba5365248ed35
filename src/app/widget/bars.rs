//! Bars: a share of a whole, and a column for each of several days.

use iced::widget::canvas::{self, Canvas, Frame, Geometry, Path};
use iced::widget::text::Alignment::Center;
use iced::widget::{container, row, space};
use iced::{Border, Color, Element, Fill, Length, Point, Rectangle, Renderer, Size, Theme, mouse};

use super::parts::mix;
use super::plot;
use crate::app::theme::Palette;

/// A bar filled to a share from 0 to 1.
pub fn share<'a, Message: 'a>(share: f32, filled: Color, track: Color) -> Element<'a, Message> {
    let round = move |color: Color| {
        move |_: &Theme| container::Style {
            background: Some(color.into()),
            border: Border { radius: 4.0.into(), ..Border::default() },
            ..container::Style::default()
        }
    };
    // A thousand parts are finer than a pixel on any screen; the bar never quite vanishes.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 1,000")]
    let part = (share.clamp(0.0, 1.0) * 1000.0).round() as u16;
    let fill =
        container(space().height(8)).width(Length::FillPortion(part.max(1))).style(round(filled));
    let rest = (part < 1000).then(|| space().width(Length::FillPortion(1000 - part.max(1))));
    container(
        row![(part > 0).then_some(fill), rest]
            .push((part == 0).then(|| space().width(Fill).height(8))),
    )
    .width(Fill)
    .style(round(track))
    .into()
}

/// Where a number may lie on the way from nothing to all.
struct Span {
    range: (f32, f32),
    middle: f32,
    aim: Option<f32>,
    p: &'static Palette,
}

/// A track with the part in which something is likely to lie, the middle of it, and what is aimed at:
/// shares from 0 to 1.
pub fn range<'a, Message: 'a>(
    range: (f32, f32),
    middle: f32,
    aim: Option<f32>,
    p: &'static Palette,
) -> Element<'a, Message> {
    Canvas::new(Span { range, middle, aim, p }).width(Fill).height(18).into()
}

impl<Message> canvas::Program<Message> for Span {
    type State = ();

    fn draw(
        &self,
        _state: &(),
        renderer: &Renderer,
        _theme: &Theme,
        bounds: Rectangle,
        _cursor: mouse::Cursor,
    ) -> Vec<Geometry> {
        const THICK: f32 = 8.0;
        const MARK: f32 = 3.0;
        let mut frame = Frame::new(renderer, bounds.size());
        let top = (bounds.height - THICK) / 2.0;
        let at = |share: f32| share.clamp(0.0, 1.0) * bounds.width;
        let track = Path::rounded_rectangle(
            Point::new(0.0, top),
            Size::new(bounds.width, THICK),
            4.0.into(),
        );
        frame.fill(&track, self.p.sunken);
        let (low, high) = (at(self.range.0), at(self.range.1));
        let likely = Size::new((high - low).max(MARK), THICK);
        frame.fill_rectangle(
            Point::new(low, top),
            likely,
            mix(self.p.primary, self.p.surface, 0.55),
        );
        let middle = (at(self.middle) - MARK / 2.0).clamp(0.0, (bounds.width - MARK).max(0.0));
        frame.fill_rectangle(
            Point::new(middle, 0.0),
            Size::new(MARK, bounds.height),
            self.p.primary,
        );
        if let Some(aim) = self.aim {
            let aim = (at(aim) - 1.0).clamp(0.0, (bounds.width - 2.0).max(0.0));
            for dash in 0_u8..3 {
                let top = f32::from(dash) * 7.0;
                let dash = Size::new(2.0, 4.0);
                frame.fill_rectangle(Point::new(aim, top), dash, self.p.accent);
            }
        }
        vec![frame.into_geometry()]
    }
}

/// Columns over labels, one a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Days {
    /// How many, with the label under each; the first is today.
    pub days: Vec<(u32, String)>,
    /// The colour of today.
    pub today: Color,
    /// The colour of the other days.
    pub other: Color,
    /// The colour of numbers and labels.
    pub text: Color,
}

/// The columns, `height` pixels high with their labels.
pub fn days<'a, Message: 'a>(days: Days, height: f32) -> Element<'a, Message> {
    Canvas::new(days).width(Fill).height(height).into()
}

impl<Message> canvas::Program<Message> for Days {
    type State = ();

    fn draw(
        &self,
        _state: &(),
        renderer: &Renderer,
        _theme: &Theme,
        bounds: Rectangle,
        _cursor: mouse::Cursor,
    ) -> Vec<Geometry> {
        const LABEL: f32 = 22.0;
        const NUMBER: f32 = 18.0;
        let mut frame = Frame::new(renderer, bounds.size());
        #[expect(clippy::cast_precision_loss, reason = "a fortnight of days")]
        let step = bounds.width / self.days.len().max(1) as f32;
        let width = (step * 0.68).min(28.0);
        let most = self.days.iter().map(|(count, _)| *count).max().unwrap_or(0).max(1);
        let room = bounds.height - LABEL - NUMBER;
        for (place, (count, label)) in self.days.iter().enumerate() {
            #[expect(clippy::cast_precision_loss, reason = "drawn, not counted")]
            let (x, share) = (place as f32 * step + step / 2.0, *count as f32 / most as f32);
            let color = if place == 0 { self.today } else { self.other };
            let height = if *count == 0 { 0.0 } else { (share * room).max(3.0) };
            let top = NUMBER + room - height;
            if *count > 0 {
                let bar = Path::rounded_rectangle(
                    Point::new(x - width / 2.0, top),
                    Size::new(width, height),
                    3.0.into(),
                );
                frame.fill(&bar, color);
            }
            let written = |content: String, y: f32| {
                plot::written(content, Point::new(x, y), self.text, Center)
            };
            frame.fill_text(written(label.clone(), bounds.height - LABEL / 2.0));
            if *count > 0 {
                frame.fill_text(written(count.to_string(), top - NUMBER / 2.0));
            }
        }
        vec![frame.into_geometry()]
    }
}
