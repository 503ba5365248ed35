//! SVG to pixels. A drawing is a small program: what it may cost is counted before it is understood,
//! and nothing it names outside itself is read.
#![expect(clippy::cast_precision_loss, reason = "sides are at most 3,440")]

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use quick_xml::Reader;
use quick_xml::events::Event;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{ImageHrefResolver, ImageKind, Options, Tree, fontdb, roxmltree};
use roxmltree::{Document, Node, NodeType, ParsingOptions};

use super::canvas;
use super::decode::{Decoded, fitted};
use crate::app::font;
use crate::domain::bank::picture::{self, Kind, MOST_SVG_BYTES, Unfit};

/// The most elements, texts and comments of the file.
const MOST_NODES: u32 = 20_000;
/// The most elements within elements, those that are used elsewhere counted there too.
const DEEPEST: u32 = 64;
/// The most that a drawing may cost, in plain elements: about a second of drawing.
const MOST_COST: u64 = 100_000;
/// The most bytes of style sheets, which are held against every element.
const MOST_STYLE: usize = 64 << 10;

/// What a step of a filter costs, which passes over every pixel.
const FILTER_COST: u64 = 2_000;
/// What an image within a drawing costs.
const IMAGE_COST: u64 = 5_000;
/// What is drawn apart, or dashed, costs.
const LAYER_COST: u64 = 100;

/// The steps of filters that are drawn: those whose work does not grow with what they are told.
const STEPS: [&str; 15] = [
    "feBlend",
    "feColorMatrix",
    "feComponentTransfer",
    "feComposite",
    "feDropShadow",
    "feFlood",
    "feFuncA",
    "feFuncB",
    "feFuncG",
    "feFuncR",
    "feGaussianBlur",
    "feMerge",
    "feMergeNode",
    "feOffset",
    "feTile",
];

/// Draws a drawing to fit a width in pixels, and twice that in height.
pub(super) fn draw(bytes: &[u8], width: u32) -> Result<Decoded, Unfit> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.len() > MOST_SVG_BYTES {
        return Err(Unfit::TooLarge { most: MOST_SVG_BYTES });
    }
    let text = str::from_utf8(bytes).map_err(|_| Unfit::Damaged)?;
    let text = without_doctype(text)?;
    let text = apart(&text);
    shallow(&text)?;
    let options =
        ParsingOptions { allow_dtd: false, nodes_limit: MOST_NODES, entity_resolver: None };
    let document = Document::parse_with_options(&text, options).map_err(|error| match error {
        roxmltree::Error::NodesLimitReached => Unfit::TooIntricate,
        _ => Unfit::Damaged,
    })?;
    weigh(&document)?;
    let tree = Tree::from_xmltree(&document, &surroundings()).map_err(|_| Unfit::Damaged)?;
    let own = (tree.size().width(), tree.size().height());
    let (w, h) = fitted(own, width, true);
    canvas::measure(&tree, w as f32 / own.0, f64::from(w) * f64::from(h))?;
    let mut canvas = Pixmap::new(w, h).ok_or(Unfit::Damaged)?;
    let transform = Transform::from_scale(w as f32 / own.0, h as f32 / own.1);
    resvg::render(&tree, transform, &mut canvas.as_mut());
    let mut pixels = Vec::with_capacity(canvas.pixels().len() * 4);
    let mut is_clear = false;
    for pixel in canvas.pixels() {
        let plain = pixel.demultiply();
        is_clear |= plain.alpha() < u8::MAX;
        pixels.extend([plain.red(), plain.green(), plain.blue(), plain.alpha()]);
    }
    Ok(Decoded { own, is_drawing: true, is_clear, width: w, height: h, pixels })
}

/// The text without its document type, as most programs write one that says nothing. One that makes
/// entities is refused: they may stand for any length of text.
fn without_doctype(text: &str) -> Result<Cow<'_, str>, Unfit> {
    if text.contains("<!ENTITY") {
        return Err(Unfit::TooIntricate);
    }
    let Some(start) = text.find("<!DOCTYPE") else { return Ok(text.into()) };
    let rest = &text[start..];
    let end = rest.find('>').ok_or(Unfit::Damaged)?;
    let subset = rest[..end].contains('[').then(|| rest.find("]>").map(|end| end + 1));
    let end = subset.unwrap_or(Some(end)).ok_or(Unfit::Damaged)?;
    Ok([&text[..start], &rest[end + 1..]].concat().into())
}

/// The text with every run of Devanagari embedded: words of two scripts would else be shaped by the
/// rules of the first of them.
fn apart(text: &str) -> Cow<'_, str> {
    const OPENS: char = '\u{202A}';
    const CLOSES: char = '\u{202C}';
    let is_devanagari = |c: char| matches!(c, '\u{0900}'..='\u{097F}');
    if !text.contains(is_devanagari) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let (mut in_tag, mut in_run) = (false, false);
    for c in text.chars() {
        let goes_on = is_devanagari(c) || (in_run && matches!(c, '\u{200C}' | '\u{200D}'));
        if in_run && !goes_on {
            out.push(CLOSES);
            in_run = false;
        }
        in_tag = if in_tag { c != '>' } else { c == '<' };
        if goes_on && !in_run && !in_tag {
            out.push(OPENS);
            in_run = true;
        }
        out.push(c);
    }
    out.into()
}

/// Refuses elements within elements, too many, before they are read by what calls itself for each.
fn shallow(text: &str) -> Result<(), Unfit> {
    let mut reader = Reader::from_str(text);
    let mut depth = 0_u32;
    loop {
        match reader.read_event().map_err(|_| Unfit::Damaged)? {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Eof => return Ok(()),
            _ => {}
        }
        if depth > DEEPEST {
            return Err(Unfit::TooIntricate);
        }
    }
}

/// Counts what a drawing costs, and refuses one that costs too much. What an element names by `#id`
/// is counted as often as it is named, since it is drawn as often.
fn weigh(document: &Document<'_>) -> Result<(), Unfit> {
    let ids: HashMap<&str, Node<'_, '_>> =
        document.descendants().filter_map(|node| Some((node.attribute("id")?, node))).collect();
    let style: usize = document
        .descendants()
        .filter(|node| node.has_tag_name("style") || node.tag_name().name() == "style")
        .flat_map(|node| node.descendants())
        .filter_map(|node| node.text())
        .map(str::len)
        .sum();
    if style > MOST_STYLE {
        return Err(Unfit::TooIntricate);
    }
    let from_styles = document
        .descendants()
        .filter(|node| node.tag_name().name() == "style")
        .flat_map(|node| node.descendants())
        .filter_map(|node| node.text())
        .flat_map(named);
    // A style may be that of every element.
    for id in from_styles {
        let gradient = |node: &Node<'_, '_>| node.tag_name().name().ends_with("Gradient");
        if ids.get(id).is_some_and(|node| !gradient(node)) {
            return Err(Unfit::TooIntricate);
        }
    }
    // Each node is looked at twice: before what it is made of, and after.
    let mut known: HashMap<roxmltree::NodeId, Weight> = HashMap::new();
    let mut open = vec![(document.root(), false)];
    while let Some((node, is_after)) = open.pop() {
        if is_after {
            let weight = Weight::of(node, &ids, &known)?;
            known.insert(node.id(), weight);
            continue;
        }
        match known.get(&node.id()) {
            Some(Weight { cost: 0, .. }) => return Err(Unfit::TooIntricate),
            Some(_) => continue,
            None => {}
        }
        // Known, and not yet weighed: to be met again from within is to go in circles.
        known.insert(node.id(), Weight { cost: 0, height: 0 });
        open.push((node, true));
        let parts =
            node.children().chain(references(node).filter_map(|(id, _)| ids.get(id).copied()));
        for part in parts {
            if known.get(&part.id()).is_none_or(|weight| weight.cost == 0) {
                open.push((part, false));
            }
        }
    }
    Ok(())
}

/// What a node costs, with all in it and all that it names.
#[derive(Debug, Clone, Copy)]
struct Weight {
    /// In plain elements; 0 while it is not known.
    cost: u64,
    /// How many elements are within one another.
    height: u32,
}

impl Weight {
    fn of(
        node: Node<'_, '_>,
        ids: &HashMap<&str, Node<'_, '_>>,
        known: &HashMap<roxmltree::NodeId, Self>,
    ) -> Result<Self, Unfit> {
        let weight = |id: &str| ids.get(id).and_then(|node| known.get(&node.id())).copied();
        let (mut within, mut height) = (0_u64, 0);
        let drawn = references(node).filter(|(_, times)| *times == Times::Within);
        let parts = node.children().filter_map(|child| known.get(&child.id()).copied());
        for part in parts.chain(drawn.filter_map(|(id, _)| weight(id))) {
            within = within.saturating_add(part.cost);
            height = height.max(part.height);
        }
        let mut cost = own_cost(node)?.saturating_add(within);
        for (id, times) in references(node) {
            let Some(part) = weight(id) else { continue };
            let times = match times {
                Times::Within => continue,
                Times::Once => 1,
                Times::Each => within.max(1),
                Times::Corners(corners) => corners.saturating_mul(within.max(1)),
            };
            cost = cost.saturating_add(part.cost.saturating_mul(times));
            height = height.max(part.height);
        }
        let height = height + u32::from(node.is_element());
        let is_light = cost <= MOST_COST && height <= DEEPEST;
        is_light.then_some(Self { cost, height }).ok_or(Unfit::TooIntricate)
    }
}

/// What an element costs by itself.
fn own_cost(node: Node<'_, '_>) -> Result<u64, Unfit> {
    if node.node_type() != NodeType::Element {
        return Ok(1 + node.text().map_or(0, |text| text.len() as u64 / 8));
    }
    let name = node.tag_name().name();
    let kind = match name {
        "image" => IMAGE_COST,
        _ if STEPS.contains(&name) => FILTER_COST,
        _ if name.starts_with("fe") => return Err(Unfit::TooIntricate),
        _ => 1,
    };
    let apart = ["opacity", "stroke-dasharray", "mask", "clip-path", "filter", "mix-blend-mode"];
    let told = |attribute: &roxmltree::Attribute<'_, '_>| {
        let is_apart = apart.contains(&attribute.name());
        let styles = if attribute.name() == "style" {
            apart.iter().filter(|name| attribute.value().contains(*name)).count() as u64
        } else {
            u64::from(is_apart)
        };
        styles * LAYER_COST + if name == "image" { 0 } else { attribute.value().len() as u64 / 32 }
    };
    Ok(kind + node.attributes().map(|attribute| told(&attribute)).sum::<u64>())
}

/// How often what an element names is drawn for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Times {
    /// In place of it, as a part.
    Within,
    /// For it as a whole.
    Once,
    /// For every part of it.
    Each,
    /// For so many corners of every part of it.
    Corners(u64),
}

/// The ids that an element names, and how often what they name is drawn for it.
fn references<'a>(node: Node<'a, '_>) -> impl Iterator<Item = (&'a str, Times)> {
    let is_link = node.tag_name().name() == "a";
    let attributes = node.attributes().filter(move |_| !is_link);
    attributes.flat_map(move |attribute| {
        let (name, value) = (attribute.name(), attribute.value());
        let link = (name == "href").then(|| value.trim().strip_prefix('#')).flatten();
        let told = value.split(';').flat_map(move |told| {
            let name = match told.split_once(':') {
                Some((name, _)) if attribute.name() == "style" => name.trim(),
                _ => name,
            };
            let times = match name {
                "filter" | "mask" | "clip-path" => Times::Once,
                _ if name.starts_with("marker") => Times::Corners(corners(node)),
                _ => Times::Each,
            };
            named(told).map(move |id| (id, times))
        });
        link.map(|id| (id, Times::Within)).into_iter().chain(told)
    })
}

/// The most corners that a line of an element has, or all lines of the file where it has none itself.
fn corners(node: Node<'_, '_>) -> u64 {
    let line = |node: Node<'_, '_>| node.attribute("d").or(node.attribute("points")).map(str::len);
    let all = || node.document().input_text().len();
    line(node).unwrap_or_else(all) as u64 / 3 + 1
}

/// The ids of every `url(#id)`.
fn named(value: &str) -> impl Iterator<Item = &str> {
    value.split("url(").skip(1).filter_map(|rest| {
        let inner = rest.split(')').next()?.trim();
        let inner = inner.trim_matches(['"', '\'']).trim();
        inner.strip_prefix('#')
    })
}

/// What a drawing may count on: our own faces, and nothing that is not in it.
fn surroundings() -> Options<'static> {
    static FACES: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
        let mut faces = fontdb::Database::new();
        for face in font::FACES {
            faces.load_font_source(fontdb::Source::Binary(Arc::new(face)));
        }
        faces.set_serif_family(font::FAMILY);
        faces.set_sans_serif_family(font::FAMILY);
        faces.set_monospace_family(font::FAMILY);
        faces.set_cursive_family(font::FAMILY);
        faces.set_fantasy_family(font::FAMILY);
        Arc::new(faces)
    });
    Options {
        font_family: font::FAMILY.to_owned(),
        fontdb: Arc::clone(&FACES),
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, data, _| inner(data)),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    }
}

/// An image within a drawing: of pixels, and no more of them than by itself.
fn inner(data: Arc<Vec<u8>>) -> Option<ImageKind> {
    match picture::examine(&data).ok()?.kind {
        Kind::Png => Some(ImageKind::PNG(data)),
        Kind::Jpeg => Some(ImageKind::JPEG(data)),
        Kind::WebP => Some(ImageKind::WEBP(data)),
        Kind::Svg => None,
    }
}
