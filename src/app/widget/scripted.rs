//! Words of which some stand above or below the line. The toolkit sets all words on one line, so the
//! paragraph is laid out three times in the same places, each time with other words in sight, and
//! what is raised or lowered is drawn higher or lower. Which words these are is in `prose`.

use iced::advanced::text::Paragraph as _;
use iced::advanced::text::{self, Alignment, LineHeight, Shaping, Span, Wrapping};
use iced::advanced::widget::{Operation, Tree, Widget, tree};
use iced::advanced::{Layout, Renderer as _, layout, mouse, renderer, text::Renderer as _};
use iced::alignment::Vertical;
use iced::{Color, Element, Font, Length, Pixels, Point, Rectangle, Renderer, Size, Theme, Vector};

use crate::domain::bank::markup::Script;

/// How large what is raised or lowered is, against the rest.
const SMALL: f32 = 0.72;
/// How far it is raised and lowered, in sizes of the rest.
const RAISED: f32 = 0.34;
const LOWERED: f32 = 0.14;

/// Some of the words.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// What they say.
    pub text: String,
    /// Their face.
    pub face: Font,
    /// Their colour.
    pub color: Color,
    /// Whether a line is drawn under them.
    pub is_underlined: bool,
    /// Whether they stand above or below the line.
    pub script: Option<Script>,
}

/// Words with some above or below the line.
pub struct Scripted {
    pieces: Vec<Piece>,
    points: f32,
    face: Font,
    leading: LineHeight,
}

/// Pieces of words, in order, at this size and line height.
pub fn scripted(pieces: Vec<Piece>, points: f32, face: Font, leading: LineHeight) -> Scripted {
    Scripted { pieces, points, face, leading }
}

type Paragraph = <Renderer as text::Renderer>::Paragraph;

#[derive(Default)]
struct State {
    pieces: Vec<Piece>,
    points: f32,
    bounds: Size,
    /// The words on the line, those above it and those below it.
    paragraphs: [Paragraph; 3],
}

const LAYERS: [Option<Script>; 3] = [None, Some(Script::Raised), Some(Script::Lowered)];

impl Scripted {
    /// The paragraph with only the words of this layer in sight.
    fn paragraph(&self, layer: Option<Script>, bounds: Size) -> Paragraph {
        let height = self.leading.to_absolute(Pixels(self.points));
        let spans: Vec<Span<'_, (), Font>> = self
            .pieces
            .iter()
            .map(|piece| {
                let is_seen = piece.script == layer;
                let size = if piece.script.is_some() { self.points * SMALL } else { self.points };
                Span::new(piece.text.as_str())
                    .font(piece.face)
                    .size(size)
                    .line_height(LineHeight::Absolute(height))
                    .color(if is_seen { piece.color } else { Color::TRANSPARENT })
            })
            .collect();
        Paragraph::with_spans(text::Text {
            content: spans.as_slice(),
            bounds,
            size: Pixels(self.points),
            line_height: self.leading,
            font: self.face,
            align_x: Alignment::Default,
            align_y: Vertical::Top,
            shaping: Shaping::Advanced,
            wrapping: Wrapping::default(),
        })
    }
}

impl<Message> Widget<Message, Theme, Renderer> for Scripted {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    fn size(&self) -> Size<Length> {
        Size { width: Length::Shrink, height: Length::Shrink }
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        _renderer: &Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        let state = tree.state.downcast_mut::<State>();
        layout::sized(limits, Length::Shrink, Length::Shrink, |limits| {
            let bounds = limits.max();
            let is_same = state.pieces == self.pieces
                && state.bounds == bounds
                && state.points.to_bits() == self.points.to_bits();
            if !is_same {
                state.paragraphs = LAYERS.map(|layer| self.paragraph(layer, bounds));
                state.pieces.clone_from(&self.pieces);
                state.points = self.points;
                state.bounds = bounds;
            }
            let [words, ..] = &state.paragraphs;
            words.min_bounds()
        })
    }

    fn operate(
        &mut self,
        _tree: &mut Tree,
        layout: Layout<'_>,
        _renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        let whole: String = self.pieces.iter().map(|piece| piece.text.as_str()).collect();
        operation.text(None, layout.bounds(), &whole);
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        _theme: &Theme,
        defaults: &renderer::Style,
        layout: Layout<'_>,
        _cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        if !layout.bounds().intersects(viewport) {
            return;
        }
        let state = tree.state.downcast_ref::<State>();
        let place = layout.position();
        for (layer, paragraph) in LAYERS.into_iter().zip(&state.paragraphs) {
            if layer.is_some() && !self.pieces.iter().any(|piece| piece.script == layer) {
                continue;
            }
            let shift = match layer {
                None => 0.0,
                Some(Script::Raised) => -RAISED * self.points,
                Some(Script::Lowered) => LOWERED * self.points,
            };
            let place = place + Vector::new(0.0, shift);
            renderer.fill_paragraph(paragraph, place, defaults.text_color, *viewport);
        }
        let [words, ..] = &state.paragraphs;
        let height = self.leading.to_absolute(Pixels(self.points)).0;
        let baseline = self.points + (height - self.points) / 2.0 - self.points * 0.08;
        for (number, piece) in self.pieces.iter().enumerate() {
            if !piece.is_underlined || piece.script.is_some() {
                continue;
            }
            for bounds in words.span_bounds(number) {
                let line = Rectangle::new(
                    bounds.position() + (place - Point::ORIGIN) + Vector::new(0.0, baseline),
                    Size::new(bounds.width, 1.0),
                );
                renderer
                    .fill_quad(renderer::Quad { bounds: line, ..Default::default() }, piece.color);
            }
        }
    }
}

impl<'a, Message: 'a> From<Scripted> for Element<'a, Message> {
    fn from(scripted: Scripted) -> Self {
        Self::new(scripted)
    }
}
