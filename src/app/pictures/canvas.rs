//! What a drawing takes while it is drawn: canvases within canvases, and the time to fill them.
#![expect(clippy::cast_precision_loss, reason = "counted roughly, to refuse by")]

use resvg::usvg::{Fill, Group, Node, Paint, Path, Stroke, Tree};

use crate::domain::bank::picture::Unfit;

/// The most pixels that are held at once besides the drawing's own: 128 MiB.
const MOST_HELD: f64 = (32 << 20) as f64;
/// The most pixels that are filled one after the other: a few seconds.
const MOST_FILLED: f64 = 1e9;
/// The most parts that are drawn.
const MOST_PARTS: usize = 200_000;
/// The most dashes.
const MOST_DASHES: f64 = 500_000.0;
/// A canvas within is at most so many times as large as the drawing's own.
const LARGEST: f64 = 25.0;

/// Refuses a drawing that takes too much at this scale, in which it has `own` pixels.
pub(super) fn measure(tree: &Tree, scale: f32, own: f64) -> Result<(), Unfit> {
    let mut told = Told { own, open: Vec::new(), filled: 0.0, dashes: 0.0 };
    told.open(tree.root(), f64::from(scale), 0.0);
    let mut parts = 0;
    while let Some(Part { group, scale, held }) = told.open.pop() {
        let mut held = held;
        if group.should_isolate() {
            let room = group.abs_layer_bounding_box();
            let around =
                (f64::from(room.width()) * scale + 4.0) * (f64::from(room.height()) * scale + 4.0);
            let one = around.min(LARGEST * own);
            let mask = group.mask();
            let clip = group.clip_path();
            let canvases = 1
                + group.filters().len()
                + 2 * usize::from(mask.is_some())
                + 2 * usize::from(clip.is_some());
            held += one * canvases as f64;
            told.filled += one * canvases as f64;
            let mut next = mask;
            while let Some(mask) = next {
                told.open(mask.root(), scale, held);
                next = mask.mask();
            }
            let mut next = clip;
            while let Some(clip) = next {
                told.open(clip.root(), scale, held);
                next = clip.clip_path();
            }
        }
        parts += 1 + group.children().len();
        for node in group.children() {
            match node {
                Node::Group(group) => told.open(group, scale, held),
                Node::Text(text) => told.open(text.flattened(), scale, held),
                Node::Path(path) => held = held.max(told.path(path, scale, held)),
                Node::Image(_) => {}
            }
        }
        let is_too_much = held > MOST_HELD + own
            || told.filled > MOST_FILLED
            || told.dashes > MOST_DASHES
            || parts > MOST_PARTS;
        if is_too_much {
            return Err(Unfit::TooIntricate);
        }
    }
    Ok(())
}

/// A group to be looked into, its scale, and the pixels held around it.
struct Part<'t> {
    group: &'t Group,
    scale: f64,
    held: f64,
}

struct Told<'t> {
    own: f64,
    open: Vec<Part<'t>>,
    filled: f64,
    dashes: f64,
}

impl<'t> Told<'t> {
    fn open(&mut self, group: &'t Group, scale: f64, held: f64) {
        self.open.push(Part { group, scale, held });
    }

    /// What is held while a path is drawn.
    fn path(&mut self, path: &'t Path, scale: f64, held: f64) -> f64 {
        let (sx, sy) = path.abs_transform().get_scale();
        let by = f64::from(sx.abs().max(sy.abs()));
        if let Some((stroke, dashes)) =
            path.stroke().and_then(|stroke| Some((stroke, stroke.dasharray()?)))
        {
            let room = path.bounding_box();
            let side = f64::from(room.width() + room.height() + stroke.width().get());
            let whole: f64 = dashes.iter().map(|dash| f64::from(*dash)).sum();
            let corners = path.data().verbs().len() as f64;
            self.dashes += side * corners * dashes.len() as f64 / whole.max(1e-6);
        }
        let paints = path.fill().map(Fill::paint);
        let paints = paints.into_iter().chain(path.stroke().map(Stroke::paint));
        let mut most = held;
        for paint in paints {
            if let Paint::Pattern(pattern) = paint {
                let (px, py) = pattern.transform().get_scale();
                let within = scale * by * f64::from(px.abs().max(py.abs()));
                let rect = pattern.rect();
                let tile = f64::from(rect.width()) * within * f64::from(rect.height()) * within;
                // Not a number, if a transform is none.
                let tile = if tile.is_finite() { tile } else { f64::MAX };
                self.filled += tile.min(f64::from(f32::MAX));
                most = most.max(held + tile);
                self.open(pattern.root(), within, held + tile);
            }
        }
        self.filled += self.own * 0.01;
        most
    }
}
