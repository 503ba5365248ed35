//! Pages become a PDF, by krilla: faces embedded as far as they are used, text that can be selected and
//! searched, and the structure that screen readers follow. The same pages make the same bytes.

use std::collections::HashMap;

use krilla::color::luma;
use krilla::error::KrillaError;
use krilla::geom::{PathBuilder, Point, Rect, Size, Transform};
use krilla::image::Image;
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Tag, TagGroup, TagTree};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use krilla::{Data, Document};

use super::Error;
use super::face::Face;
use super::line::{Line, Run};
use super::page::{A4, Mark, Printout, Role, What};
use super::picture::Picture;
use crate::domain::bank::picture::Kind;

/// The file of a document.
pub(super) fn write(printout: &Printout) -> Result<Vec<u8>, Error> {
    match drawn(printout, true) {
        // Only here is an image decoded: a damaged one is left out, and what it shows is still told to
        // those who have the page read to them.
        Err(KrillaError::Image(..) | KrillaError::SixteenBitImage(..)) => drawn(printout, false),
        done => done,
    }
    .map_err(|error| Error::Pdf(error.to_string()))
}

fn drawn(printout: &Printout, with_pictures: bool) -> Result<Vec<u8>, KrillaError> {
    let mut document = Document::new();
    let mut metadata = Metadata::new()
        .title(printout.title.clone())
        .language(printout.locale.tag().to_owned())
        .creator("Smriti".to_owned());
    if !printout.author.is_empty() {
        metadata = metadata.authors(vec![printout.author.clone()]);
    }
    document.set_metadata(metadata);
    let mut pen = Pen { faces: HashMap::new(), with_pictures, open: None };
    for face in Face::ALL {
        if let Some(font) = Font::new(Data::from(face.bytes()), 0) {
            pen.faces.insert(face, font);
        }
    }
    let mut tree = TagTree::new().with_lang(Some(printout.locale.tag().to_owned()));
    for page in &printout.pages {
        let Some(settings) = PageSettings::from_wh(A4.0, A4.1) else { continue };
        let mut sheet = document.start_page_with(settings);
        let mut surface = sheet.surface();
        for mark in &page.marks {
            pen.mark(&mut surface, mark, &mut tree);
        }
        surface.finish();
        sheet.finish();
    }
    pen.close(&mut tree);
    document.set_tag_tree(tree);
    document.finish()
}

/// What draws, and the paragraph it is in.
struct Pen {
    faces: HashMap<Face, Font>,
    with_pictures: bool,
    open: Option<(u32, TagGroup)>,
}

impl Pen {
    fn close(&mut self, tree: &mut TagTree) {
        if let Some((_, group)) = self.open.take() {
            tree.push(group);
        }
    }

    fn mark(&mut self, surface: &mut Surface<'_>, mark: &Mark, tree: &mut TagTree) {
        match (&mark.what, mark.role) {
            (What::Words(line), Role::Text | Role::Heading) => {
                let id = surface.start_tagged(ContentTag::Other);
                self.words(surface, mark.x, mark.y, line);
                surface.end_tagged();
                let is_open = self.open.as_ref().is_some_and(|(open, _)| *open == line.paragraph);
                if !is_open {
                    self.close(tree);
                    let lang = Some(line.locale.tag().to_owned());
                    let group = match mark.role {
                        Role::Heading => {
                            TagGroup::new(Tag::Hn(std::num::NonZeroU16::MIN, None).with_lang(lang))
                        }
                        Role::Text | Role::Aside => TagGroup::new(Tag::P.with_lang(lang)),
                    };
                    self.open = Some((line.paragraph, group));
                }
                if let Some((_, group)) = &mut self.open {
                    group.push(id);
                }
            }
            (What::Picture { alt, .. }, Role::Text | Role::Heading) => {
                let id = surface.start_tagged(ContentTag::Other);
                self.shape(surface, mark);
                surface.end_tagged();
                self.close(tree);
                let mut group = TagGroup::new(Tag::Figure(Some(alt.clone())));
                group.push(id);
                tree.push(group);
            }
            _ => {
                let artifact = Artifact::with_kind(ArtifactType::Layout);
                surface.start_tagged(ContentTag::Artifact(artifact));
                match &mark.what {
                    What::Words(line) => self.words(surface, mark.x, mark.y, line),
                    _ => self.shape(surface, mark),
                }
                surface.end_tagged();
            }
        }
    }

    fn words(&self, surface: &mut Surface<'_>, x: f32, y: f32, line: &Line) {
        surface.set_stroke(None);
        surface.set_fill(Some(black_fill()));
        for run in &line.runs {
            let Some(font) = self.faces.get(&run.face) else { continue };
            let glyphs: Vec<KrillaGlyph> = run
                .glyphs
                .iter()
                .map(|glyph| {
                    KrillaGlyph::new(
                        GlyphId::new(glyph.id),
                        glyph.advance / run.points,
                        glyph.dx / run.points,
                        glyph.dy / run.points,
                        0.0,
                        glyph.text.clone(),
                        None,
                    )
                })
                .collect();
            let start = Point::from_xy(x + run.x, y - run.rise);
            surface.draw_glyphs(start, &glyphs, font.clone(), &line.text, run.points, false);
            if run.is_underlined {
                underline(surface, x + run.x, y - run.rise, run);
            }
        }
    }

    fn shape(&self, surface: &mut Surface<'_>, mark: &Mark) {
        let (x, y) = (mark.x, mark.y);
        match &mark.what {
            What::Words(_) => {}
            What::Rule { right, down, weight } => {
                let mut path = PathBuilder::new();
                path.move_to(x, y);
                path.line_to(x + right, y + down);
                draw(surface, path, Some(*weight));
            }
            What::Frame { width, height, weight } => {
                if let Some(rect) = Rect::from_xywh(x, y, *width, *height) {
                    let mut path = PathBuilder::new();
                    path.push_rect(rect);
                    draw(surface, path, Some(*weight));
                }
            }
            What::Block { width, height } => {
                if let Some(rect) = Rect::from_xywh(x, y, *width, *height) {
                    let mut path = PathBuilder::new();
                    path.push_rect(rect);
                    draw(surface, path, None);
                }
            }
            What::Circle { radius, weight, is_full } => {
                draw(surface, circle(x, y, *radius), (!is_full).then_some(*weight));
            }
            What::Picture { picture, width, height, .. } => {
                let image = self.with_pictures.then(|| image(picture)).flatten();
                if let (Some(image), Some(size)) = (image, Size::from_wh(*width, *height)) {
                    surface.push_transform(&Transform::from_translate(x, y));
                    surface.draw_image(image, size);
                    surface.pop();
                }
            }
        }
    }
}

fn underline(surface: &mut Surface<'_>, x: f32, y: f32, run: &Run) {
    let mut path = PathBuilder::new();
    let below = y + run.points * 0.16;
    path.move_to(x, below);
    path.line_to(x + run.advance(), below);
    draw(surface, path, Some(run.points * 0.05));
    surface.set_stroke(None);
    surface.set_fill(Some(black_fill()));
}

fn black_fill() -> Fill {
    Fill { paint: luma::Color::new(0).into(), ..Fill::default() }
}

/// Draws a path: its line if it has a weight, else what it encloses.
fn draw(surface: &mut Surface<'_>, path: PathBuilder, weight: Option<f32>) {
    let Some(path) = path.finish() else { return };
    if let Some(width) = weight {
        surface.set_fill(None);
        let paint = luma::Color::new(0).into();
        surface.set_stroke(Some(Stroke { paint, width, ..Stroke::default() }));
    } else {
        surface.set_stroke(None);
        surface.set_fill(Some(black_fill()));
    }
    surface.draw_path(&path);
}

/// A circle of four curves.
fn circle(x: f32, y: f32, radius: f32) -> PathBuilder {
    /// How far the points that bend a quarter stand from its ends.
    const BEND: f32 = 0.552_284_8;
    let (r, b) = (radius, radius * BEND);
    let mut path = PathBuilder::new();
    path.move_to(x + r, y);
    path.cubic_to(x + r, y + b, x + b, y + r, x, y + r);
    path.cubic_to(x - b, y + r, x - r, y + b, x - r, y);
    path.cubic_to(x - r, y - b, x - b, y - r, x, y - r);
    path.cubic_to(x + b, y - r, x + r, y - b, x + r, y);
    path.close();
    path
}

fn image(picture: &Picture) -> Option<Image> {
    let data = Data::from(picture.bytes.clone());
    match picture.kind {
        Kind::Png => Image::from_png(data, true).ok(),
        Kind::Jpeg => Image::from_jpeg(data, true).ok(),
        Kind::WebP => Image::from_webp(data, true).ok(),
        Kind::Svg => None,
    }
}
