//! Words become lines: shaped and broken by parley in the embedded faces, ragged right. A line knows
//! its glyphs and the text they stand for, and nothing of where on a page it will be.

use std::ops::Range;
use std::sync::Arc;

use parley::fontique::{Blob, Collection, CollectionOptions, SourceCache};
use parley::{
    FontContext, FontFamily, FontFamilyName, FontWeight, Layout, LayoutContext, LineHeight,
    OverflowWrap, StyleProperty,
};

use super::face::{FAMILY, Face};
use crate::domain::bank::markup::{self, Script};
use crate::domain::locale::Locale;

/// How words are set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Style {
    /// Their size in points.
    pub points: f32,
    /// Their weight, where their marks do not say otherwise.
    pub face: Face,
}

impl Style {
    /// Regular words of this size.
    pub const fn of(points: f32) -> Self {
        Self { points, face: Face::Regular }
    }

    /// The same in bold.
    #[must_use]
    pub const fn bold(self) -> Self {
        Self { face: Face::Bold, ..self }
    }

    /// The same at another size, as a share of this.
    #[must_use]
    pub fn scaled(self, share: f32) -> Self {
        Self { points: self.points * share, ..self }
    }
}

/// A line of words, measured in points from its left end and its top.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The text that the ranges of its glyphs are in.
    pub text: Arc<str>,
    /// The part of the text that it shows.
    pub range: Range<usize>,
    /// Its glyphs, from left to right.
    pub runs: Vec<Run>,
    /// How far its words reach, without spaces at its end.
    pub width: f32,
    /// From its top to the top of the next.
    pub height: f32,
    /// From its top to where its letters stand.
    pub baseline: f32,
    /// The language it is in.
    pub locale: Locale,
    /// The paragraph it belongs to, by number; lines of one paragraph share it.
    pub paragraph: u32,
}

impl Line {
    /// What it says.
    pub fn said(&self) -> &str {
        self.text.get(self.range.clone()).unwrap_or_default()
    }
}

/// Glyphs that are set in one way.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// Where it begins, from the left end of its line.
    pub x: f32,
    /// How far it is raised above the line; below if negative.
    pub rise: f32,
    /// Its weight.
    pub face: Face,
    /// Its size.
    pub points: f32,
    /// Whether a line is drawn under it.
    pub is_underlined: bool,
    /// Its glyphs.
    pub glyphs: Vec<Glyph>,
}

impl Run {
    /// How far it reaches.
    pub fn advance(&self) -> f32 {
        self.glyphs.iter().map(|glyph| glyph.advance).sum()
    }
}

/// A glyph of a face, with lengths in points.
#[derive(Debug, Clone, PartialEq)]
pub struct Glyph {
    /// Its number in the face.
    pub id: u32,
    /// How far it moves on.
    pub advance: f32,
    /// How far it is moved to the right of where it would stand.
    pub dx: f32,
    /// How far it is moved up.
    pub dy: f32,
    /// The bytes of the text that it stands for.
    pub text: Range<usize>,
}

/// What is set differently within a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Ink {
    face: Face,
    script: Option<Script>,
    is_underlined: bool,
}

/// Letters above and below the line are this share of the others.
const SCRIPT_SIZE: f32 = 0.68;

/// What sets words in lines. It keeps what it has learnt of the faces, so one is made for a document.
pub(super) struct Setter {
    fonts: FontContext,
    layouts: LayoutContext<Ink>,
    paragraphs: u32,
    /// The glyph of each face that has neither width nor ink.
    nothing: Vec<(Face, u32)>,
}

impl std::fmt::Debug for Setter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Setter").field("paragraphs", &self.paragraphs).finish_non_exhaustive()
    }
}

impl Default for Setter {
    fn default() -> Self {
        let options = CollectionOptions { shared: false, system_fonts: false };
        let mut collection = Collection::new(options);
        let mut nothing = Vec::new();
        for face in Face::ALL {
            let added = collection.register_fonts(Blob::new(Arc::new(face.bytes())), None);
            let info = added.first().and_then(|(_, infos)| infos.first());
            let id = info
                .and_then(|info| info.charmap_index().charmap(face.bytes())?.map(markup::APART));
            nothing.extend(id.map(|id| (face, id)));
        }
        Self {
            fonts: FontContext { collection, source_cache: SourceCache::default() },
            layouts: LayoutContext::new(),
            paragraphs: 0,
            nothing,
        }
    }
}

impl Setter {
    /// A paragraph with its marks, in lines no wider than `width`; broken only where its writer broke
    /// it, without one. Words that are wider by themselves are broken anywhere. No lines if it is blank.
    pub(super) fn lines(
        &mut self,
        content: &str,
        locale: Locale,
        style: Style,
        width: Option<f32>,
    ) -> Vec<Line> {
        let (text, spans) = inked(content, style);
        self.set(text, &spans, locale, style, width)
    }

    /// The same of words that have no marks, such as names: a star in them is a star.
    pub(super) fn plain(
        &mut self,
        content: &str,
        locale: Locale,
        style: Style,
        width: Option<f32>,
    ) -> Vec<Line> {
        let tame = |c: char| if c.is_control() { ' ' } else { c };
        self.set(content.chars().map(tame).collect(), &[], locale, style, width)
    }

    fn set(
        &mut self,
        text: String,
        spans: &[(Range<usize>, Ink)],
        locale: Locale,
        style: Style,
        width: Option<f32>,
    ) -> Vec<Line> {
        if text.trim().is_empty() {
            return Vec::new();
        }
        self.paragraphs += 1;
        let text: Arc<str> = text.into();
        let layout = self.layout(&text, spans, locale, style, width);
        layout.lines().map(|line| self.placed(&line, &text, locale, style)).collect()
    }

    /// How wide words are on one line, in points.
    pub(super) fn width(&mut self, content: &str, locale: Locale, style: Style) -> f32 {
        let lines = self.lines(content, locale, style, None);
        lines.iter().map(|line| line.width).fold(0.0, f32::max)
    }

    /// Words on one line, which are known to fit: labels, numbers.
    pub(super) fn label(&mut self, content: &str, locale: Locale, style: Style) -> Option<Line> {
        self.lines(content, locale, style, None).into_iter().next()
    }

    fn layout(
        &mut self,
        text: &str,
        spans: &[(Range<usize>, Ink)],
        locale: Locale,
        style: Style,
        width: Option<f32>,
    ) -> Layout<Ink> {
        let mut builder = self.layouts.ranged_builder(&mut self.fonts, text, 1.0, false);
        builder.push_default(FontFamily::from(FontFamilyName::named(FAMILY)));
        builder.push_default(StyleProperty::FontSize(style.points));
        builder.push_default(FontWeight::new(style.face.weight()));
        builder.push_default(LineHeight::Absolute(leading(text, locale) * style.points));
        builder.push_default(OverflowWrap::Anywhere);
        builder.push_default(StyleProperty::Brush(Ink {
            face: style.face,
            script: None,
            is_underlined: false,
        }));
        for (range, ink) in spans {
            builder.push(StyleProperty::Brush(*ink), range.clone());
            builder.push(FontWeight::new(ink.face.weight()), range.clone());
            if ink.script.is_some() {
                builder.push(StyleProperty::FontSize(style.points * SCRIPT_SIZE), range.clone());
            }
        }
        let mut layout = builder.build(text);
        layout.break_all_lines(width);
        layout
    }

    /// A line as parley placed it.
    fn placed(
        &self,
        line: &parley::Line<'_, Ink>,
        text: &Arc<str>,
        locale: Locale,
        style: Style,
    ) -> Line {
        let metrics = line.metrics();
        let mut runs: Vec<Run> = Vec::new();
        let mut x = 0.0;
        for run in line.runs() {
            let mut last: Option<Ink> = None;
            for cluster in run.visual_clusters() {
                let ink = cluster.style().brush;
                let range = cluster.text_range();
                if text.get(range.clone()) == Some("\n") {
                    continue;
                }
                if cluster.is_ligature_continuation() {
                    let end = runs.last_mut().and_then(|run| run.glyphs.last_mut());
                    if let Some(glyph) = end {
                        glyph.text.end = glyph.text.end.max(range.end);
                    }
                    continue;
                }
                if last != Some(ink) {
                    last = Some(ink);
                    runs.push(Run {
                        x,
                        rise: match ink.script {
                            Some(Script::Raised) => 0.36 * style.points,
                            Some(Script::Lowered) => -0.16 * style.points,
                            None => 0.0,
                        },
                        face: ink.face,
                        points: run.font_size(),
                        is_underlined: ink.is_underlined,
                        glyphs: Vec::new(),
                    });
                }
                let Some(open) = runs.last_mut() else { continue };
                for glyph in cluster.glyphs() {
                    x += glyph.advance;
                    open.glyphs.push(Glyph {
                        id: glyph.id,
                        advance: glyph.advance,
                        dx: glyph.x,
                        dy: glyph.y,
                        text: range.clone(),
                    });
                }
                // A sign that is drawn back over its letter, as in के, ends before the letter does; some
                // readers of PDFs would then see a space after it, and not find केवल.
                let ends_early = open
                    .glyphs
                    .last()
                    .is_some_and(|last| last.advance <= 0.0 && last.dx < -0.05 * open.points);
                let nothing = self.nothing.iter().find(|(face, _)| *face == open.face);
                if let Some((_, id)) = nothing.filter(|_| ends_early) {
                    let text = range.clone();
                    open.glyphs.push(Glyph { id: *id, advance: 0.0, dx: 0.0, dy: 0.0, text });
                }
            }
        }
        runs.retain(|run| !run.glyphs.is_empty());
        let top = metrics.block_min_coord;
        Line {
            text: text.clone(),
            range: line.text_range(),
            runs,
            width: (metrics.advance - metrics.hanging_advance).max(0.0),
            height: metrics.line_height,
            baseline: metrics.baseline - top,
            locale,
            paragraph: self.paragraphs,
        }
    }
}

/// The height of a line as a share of its letters: more where signs stand above and below them.
fn leading(text: &str, locale: Locale) -> f32 {
    let is_devanagari = |c: char| ('\u{900}'..'\u{980}').contains(&c);
    if locale == Locale::Hi || text.contains(is_devanagari) { 1.46 } else { 1.28 }
}

/// A text without its marks, and what is set differently in it. Control characters are spaces, but for
/// line breaks.
fn inked(content: &str, style: Style) -> (String, Vec<(Range<usize>, Ink)>) {
    let runs = markup::runs(content);
    let mut text = String::with_capacity(content.len());
    let mut spans = Vec::new();
    for (place, run) in runs.iter().enumerate() {
        let start = text.len();
        text.extend(
            run.text
                .chars()
                .filter(|c| *c != '\r')
                .map(|c| if c.is_control() && c != '\n' { ' ' } else { c }),
        );
        let ink = Ink {
            face: if run.look.style == markup::Style::Bold { Face::Bold } else { style.face },
            script: run.look.script,
            is_underlined: run.look.style == markup::Style::Emphasis,
        };
        let range = start..text.len();
        if run.look != markup::Look::default() && !range.is_empty() {
            spans.push((range, ink));
        }
        // On paper nothing can be followed, so a link says its address.
        let next = runs.get(place + 1).and_then(|next| next.look.link);
        if let Some(address) = run.look.link.filter(|link| next != Some(*link)) {
            text.extend([" (", address, ")"]);
        }
    }
    (text, spans)
}
