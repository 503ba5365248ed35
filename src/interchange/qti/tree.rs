//! The elements of an XML file, one piece at a time: a question, a resource, a test. What stands
//! around the pieces is told as it opens and closes; what is broken costs the piece it stands in.
//!
//! Names are told without their prefix, in small letters and without hyphens, so that
//! `qti-choice-interaction` of QTI 3 is the `choiceInteraction` of QTI 2.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use crate::interchange::moodle::mark;
use crate::interchange::{Said, limit};

/// The most elements and texts of a question.
const NODES: usize = 20_000;
/// The same of a test, which lists every question.
const NODES_OF_A_TEST: usize = 2_000_000;
/// The most elements within one another.
const DEEP: usize = 100;
/// How often reading begins again behind something that is never closed.
const TRIES: usize = 16;
/// The longest value of an attribute, in characters.
const VALUE: usize = 2_000;
/// The longest name of an element or attribute, in bytes.
const NAME: usize = 64;
/// The most attributes of an element that are kept.
const ATTRIBUTES: usize = 32;

/// The elements that are given as a piece.
const PIECES: [&str; 9] = [
    "item",
    "qtimetadata",
    "presentation_material",
    "assessmentitem",
    "assessmentstimulus",
    "assessmenttest",
    "assessmentsection",
    "resource",
    "metadata",
];

/// One element's name and attributes.
#[derive(Debug)]
pub(super) struct Tag {
    /// As it is told.
    pub(super) name: Box<str>,
    attributes: Vec<(Box<str>, Box<str>)>,
}

impl Tag {
    /// The value of an attribute, by the name that it is told by.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| **known == *name).map(|(_, value)| &**value)
    }
}

/// An element, whose descendants come right behind it, or a text.
#[derive(Debug)]
enum Content<'s> {
    Element { tag: Tag, end: usize },
    Text(Cow<'s, str>),
}

/// A piece as its elements.
#[derive(Debug)]
pub(super) struct Tree<'s> {
    /// The line where it begins, from 1.
    pub(super) line: usize,
    nodes: Vec<Content<'s>>,
}

/// An element of a piece, or a text of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node<'t, 's> {
    tree: &'t Tree<'s>,
    /// Its place in the piece, in the order of the file.
    pub(super) at: usize,
}

impl<'s> Tree<'s> {
    /// The piece itself.
    pub(super) const fn root(&self) -> Node<'_, 's> {
        Node { tree: self, at: 0 }
    }
}

impl<'t, 's> Node<'t, 's> {
    fn tag(self) -> Option<&'t Tag> {
        match self.tree.nodes.get(self.at)? {
            Content::Element { tag, .. } => Some(tag),
            Content::Text(_) => None,
        }
    }

    /// Its name; empty for a text.
    pub(super) fn name(self) -> &'t str {
        self.tag().map_or("", |tag| &tag.name)
    }

    /// The place behind its last descendant.
    pub(super) fn end(self) -> usize {
        match self.tree.nodes.get(self.at) {
            Some(Content::Element { end, .. }) => *end,
            Some(Content::Text(_)) | None => self.at + 1,
        }
    }

    /// The value of an attribute.
    pub(super) fn attribute(self, name: &str) -> Option<&'t str> {
        self.tag()?.attribute(name)
    }

    /// What a text says; `None` for an element.
    pub(super) fn own_text(self) -> Option<&'t str> {
        match self.tree.nodes.get(self.at)? {
            Content::Text(text) => Some(text),
            Content::Element { .. } => None,
        }
    }

    /// Its children, texts among them.
    pub(super) fn children(self) -> impl Iterator<Item = Self> + use<'t, 's> {
        let end = self.end();
        let mut next = self.at + 1;
        std::iter::from_fn(move || {
            let node = Self { tree: self.tree, at: next };
            (next < end).then(|| next = node.end())?;
            Some(node)
        })
    }

    /// Its children of this name.
    pub(super) fn all(self, name: &'static str) -> impl Iterator<Item = Self> + use<'t, 's> {
        self.children().filter(move |node| node.name() == name)
    }

    /// Its first child of this name.
    pub(super) fn first(self, name: &'static str) -> Option<Self> {
        self.all(name).next()
    }

    /// All within it, in the order of the file.
    pub(super) fn within(self) -> impl Iterator<Item = Self> + use<'t, 's> {
        (self.at + 1..self.end()).map(move |at| Self { tree: self.tree, at })
    }

    /// All within it of this name.
    pub(super) fn each(self, name: &'static str) -> impl Iterator<Item = Self> + use<'t, 's> {
        self.within().filter(move |node| node.name() == name)
    }

    /// The first within it of this name.
    pub(super) fn find(self, name: &'static str) -> Option<Self> {
        self.each(name).next()
    }

    /// Whether another stands within it.
    pub(super) fn holds(self, other: Self) -> bool {
        self.at < other.at && other.at < self.end()
    }

    /// The words within it, without spaces around them, cut to [`limit::TEXT`].
    pub(super) fn text(self) -> String {
        let mut words = String::new();
        for text in self.within().filter_map(Self::own_text) {
            let room = limit::TEXT - words.len();
            words.push_str(&text[..text.floor_char_boundary(room)]);
            if text.len() >= room {
                break;
            }
        }
        words.trim().to_owned()
    }
}

/// What comes next in a file.
#[derive(Debug)]
pub(super) enum Found<'s> {
    /// A piece.
    Piece(Tree<'s>),
    /// An element around pieces begins.
    Start(Tag),
    /// An element of this name around pieces ends.
    End(Box<str>),
    /// Something that cannot be read, on a line.
    Broken(usize, Said),
}

/// A piece that is being read.
#[derive(Debug)]
struct Growing<'s> {
    tree: Tree<'s>,
    /// The elements that are open, outermost first.
    open: Vec<usize>,
    /// How many elements are open that lie too deep to be kept.
    passed: usize,
    /// Whether a text goes on.
    is_text: bool,
    most: usize,
    is_too_large: bool,
}

/// The pieces of a file, one after the other.
pub(super) struct Pieces<'s> {
    source: &'s str,
    /// Where the reader's input begins in the source.
    base: usize,
    reader: Reader<&'s [u8]>,
    tries: usize,
    is_done: bool,
    growing: Option<Growing<'s>>,
    /// Up to where lines have been counted, and how many.
    counted: (usize, usize),
}

impl<'s> Pieces<'s> {
    pub(super) fn new(source: &'s str) -> Self {
        Self {
            source,
            base: 0,
            reader: reader(source),
            tries: 0,
            is_done: false,
            growing: None,
            counted: (0, 1),
        }
    }

    fn here(&self) -> usize {
        self.base + usize::try_from(self.reader.buffer_position()).unwrap_or_default()
    }

    fn line(&mut self, at: usize) -> usize {
        let (from, line) = self.counted;
        if at > from {
            let between = self.source.as_bytes().get(from..at).unwrap_or_default();
            let line = line + between.split(|byte| *byte == b'\n').count() - 1;
            self.counted = (at, line);
        }
        self.counted.1
    }

    /// The piece that is open, which something else now ends.
    fn unclosed(&mut self) -> Option<Found<'s>> {
        let growing = self.growing.take()?;
        let mark = format!("<{}>", growing.tree.root().name());
        Some(Found::Broken(growing.tree.line, Said::Unclosed { mark }))
    }

    /// One step; `None` where there is nothing to give yet.
    fn step(&mut self) -> Option<Found<'s>> {
        let before = self.here();
        match self.reader.read_event() {
            Ok(Event::Start(tag)) => self.start(&tag, before, false),
            Ok(Event::Empty(tag)) => self.start(&tag, before, true),
            Ok(Event::End(tag)) => self.end(&canonical(tag.name().as_ref())),
            Ok(Event::Text(text)) => self.text(text.into_inner()),
            Ok(Event::CData(text)) => self.text(text.into_inner()),
            Ok(Event::GeneralRef(name)) => self.text(Cow::Owned(referred(&name).into_bytes())),
            Ok(Event::DocType(grammar)) => {
                if !grammar.contains(&b'[') {
                    return None;
                }
                // Here entities are made that grow without end.
                self.is_done = true;
                let found = "<!DOCTYPE [".to_owned();
                Some(Found::Broken(self.line(before), Said::Unreadable { found }))
            }
            Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_)) => None,
            Ok(Event::Eof) => {
                self.is_done = true;
                self.unclosed()
            }
            Err(error) => {
                let at =
                    self.base + usize::try_from(self.reader.error_position()).unwrap_or_default();
                let said = match error {
                    quick_xml::Error::Syntax(error) => {
                        Said::Unclosed { mark: mark(error).to_owned() }
                    }
                    other => Said::Unreadable { found: other.to_string() },
                };
                self.growing = None;
                self.again(at.max(before));
                Some(Found::Broken(self.line(at), said))
            }
        }
    }

    /// Begins again with the next question behind a place.
    fn again(&mut self, at: usize) {
        self.tries += 1;
        let from = self.source.ceil_char_boundary(at + 1);
        let rest = self.source.get(from..).unwrap_or_default();
        match rest.find("<item ").into_iter().chain(rest.find("<assessmentItem ")).min() {
            Some(next) if self.tries < TRIES => {
                self.base = from + next;
                self.reader = reader(rest.get(next..).unwrap_or_default());
            }
            _ => self.is_done = true,
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>, before: usize, is_empty: bool) -> Option<Found<'s>> {
        let name = canonical(tag.name().as_ref());
        let again = self.growing.as_ref().is_some_and(|growing| {
            let root = growing.tree.root().name();
            root == &*name && matches!(root, "item" | "assessmentitem" | "resource")
        });
        let unclosed = if again { self.unclosed() } else { None };
        let Some(growing) = &mut self.growing else {
            let tag = Tag { attributes: attributes(tag), name };
            if !PIECES.contains(&&*tag.name) {
                // An empty one holds no pieces.
                return if is_empty { None } else { Some(Found::Start(tag)) };
            }
            let line = self.line(before);
            let most = match &*tag.name {
                "assessmenttest" | "assessmentsection" => NODES_OF_A_TEST,
                _ => NODES,
            };
            let tree = Tree { line, nodes: vec![Content::Element { tag, end: 1 }] };
            if is_empty && unclosed.is_none() {
                return Some(Found::Piece(tree));
            }
            self.growing = Some(Growing {
                tree,
                open: vec![0],
                passed: 0,
                is_text: false,
                most,
                is_too_large: false,
            });
            return unclosed;
        };
        growing.is_text = false;
        if growing.open.len() >= DEEP || growing.passed > 0 {
            growing.is_too_large = true;
            growing.passed += usize::from(!is_empty);
            return None;
        }
        if growing.tree.nodes.len() >= growing.most {
            growing.is_too_large = true;
            return None;
        }
        let at = growing.tree.nodes.len();
        let tag = Tag { attributes: attributes(tag), name };
        growing.tree.nodes.push(Content::Element { tag, end: at + 1 });
        if !is_empty {
            growing.open.push(at);
        }
        None
    }

    fn end(&mut self, name: &str) -> Option<Found<'s>> {
        let Some(growing) = &mut self.growing else { return Some(Found::End(name.into())) };
        growing.is_text = false;
        if growing.passed > 0 {
            growing.passed -= 1;
            return None;
        }
        let nodes = &mut growing.tree.nodes;
        let is_named = |at: &usize| matches!(nodes.get(*at), Some(Content::Element { tag, .. }) if *tag.name == *name);
        // What is open within it was never closed: a line break of HTML, a paragraph.
        let place = growing.open.iter().rposition(is_named)?;
        let last = nodes.len();
        for at in growing.open.drain(place..) {
            if let Some(Content::Element { end, .. }) = nodes.get_mut(at) {
                *end = last;
            }
        }
        if place > 0 {
            return None;
        }
        let growing = self.growing.take()?;
        Some(if growing.is_too_large {
            let said = Said::Limit { what: "elements in a question", most: growing.most };
            Found::Broken(growing.tree.line, said)
        } else {
            Found::Piece(growing.tree)
        })
    }

    fn text(&mut self, text: Cow<'s, [u8]>) -> Option<Found<'s>> {
        let growing = self.growing.as_mut()?;
        if growing.passed > 0 {
            return None;
        }
        let text = match text {
            Cow::Borrowed(bytes) => Cow::Borrowed(std::str::from_utf8(bytes).ok()?),
            Cow::Owned(bytes) => Cow::Owned(String::from_utf8(bytes).ok()?),
        };
        let is_text = std::mem::replace(&mut growing.is_text, true);
        if let Some(Content::Text(before)) = growing.tree.nodes.last_mut().filter(|_| is_text) {
            before.to_mut().push_str(&text);
        } else if growing.tree.nodes.len() >= growing.most {
            growing.is_too_large = true;
        } else {
            growing.tree.nodes.push(Content::Text(text));
        }
        None
    }
}

impl<'s> Iterator for Pieces<'s> {
    type Item = Found<'s>;

    fn next(&mut self) -> Option<Found<'s>> {
        while !self.is_done {
            if let Some(found) = self.step() {
                return Some(found);
            }
        }
        None
    }
}

fn reader(source: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(source);
    let config = reader.config_mut();
    config.allow_dangling_amp = true;
    config.allow_unmatched_ends = true;
    config.check_end_names = false;
    reader
}

/// A name as it is told.
fn canonical(name: &[u8]) -> Box<str> {
    let local = name.iter().rposition(|byte| *byte == b':').map_or(0, |at| at + 1);
    let name = name.get(local..).unwrap_or_default();
    let name = String::from_utf8_lossy(&name[..name.len().min(NAME)]).to_lowercase();
    name.strip_prefix("qti-").unwrap_or(&name).replace('-', "").into()
}

fn attributes(tag: &BytesStart<'_>) -> Vec<(Box<str>, Box<str>)> {
    let mut attributes: Vec<(Box<str>, Box<str>)> = Vec::new();
    // Looking for doubles takes time that grows with their square.
    for attribute in tag.attributes().with_checks(false).flatten().take(ATTRIBUTES) {
        let most = attribute.value.len().min(VALUE * 4);
        let value = String::from_utf8_lossy(&attribute.value[..most]);
        let value: String = value.chars().take(VALUE).collect();
        let value = quick_xml::escape::unescape(&value).map(Cow::into_owned).unwrap_or(value);
        attributes.push((canonical(attribute.key.as_ref()), value.into()));
    }
    attributes
}

/// What `&name;` stands for: one of the five of XML, a number, or what HTML's names stand for most
/// often. What a file declares itself is not followed.
fn referred(name: &BytesRef<'_>) -> String {
    if let Ok(Some(c)) = name.resolve_char_ref() {
        return c.to_string();
    }
    let name = String::from_utf8_lossy(name);
    let known = match &*name {
        "nbsp" => "\u{A0}",
        "ndash" => "–",
        "mdash" => "—",
        "lsquo" => "‘",
        "rsquo" => "’",
        "ldquo" => "“",
        "rdquo" => "”",
        "hellip" => "…",
        "bull" => "•",
        "middot" => "·",
        "deg" => "°",
        "times" => "×",
        "divide" => "÷",
        "minus" => "−",
        "plusmn" => "±",
        "le" => "≤",
        "ge" => "≥",
        "ne" => "≠",
        "eacute" => "é",
        "copy" => "©",
        "reg" => "®",
        "trade" => "™",
        "euro" => "€",
        "pound" => "£",
        name => match quick_xml::escape::resolve_xml_entity(name) {
            Some(known) => known,
            None => return format!("&{name};"),
        },
    };
    known.to_owned()
}
