//! The elements of one question, with their text. Only those are kept that mean something here, few
//! deep and few in number; what is broken costs the question it stands in.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::errors::SyntaxError;
use quick_xml::events::{BytesRef, BytesStart, Event};

use crate::interchange::{Place, Remark, Said};

/// The most elements of one question.
const ELEMENTS: usize = 4_000;
/// The most elements within one another.
const DEEP: usize = 16;
/// How often reading begins again behind something that is never closed.
const TRIES: usize = 16;
/// The longest value of an attribute, in characters.
const VALUE: usize = 200;

/// The elements that are read.
const NAMES: [&str; 41] = [
    "question",
    "text",
    "name",
    "questiontext",
    "generalfeedback",
    "answer",
    "feedback",
    "single",
    "shuffleanswers",
    "subquestion",
    "category",
    "tags",
    "tag",
    "idnumber",
    "hidden",
    "tolerance",
    "units",
    "unit",
    "multiplier",
    "unit_name",
    "usecase",
    "correctfeedback",
    "partiallycorrectfeedback",
    "incorrectfeedback",
    "hint",
    "file",
    "dragbox",
    "selectoption",
    "group",
    "info",
    "defaultgrade",
    "penalty",
    "answernumbering",
    "unitgradingtype",
    "unitpenalty",
    "showunits",
    "unitsleft",
    "layouttype",
    "selecttype",
    "shownumcorrect",
    "instructions",
];

/// One element.
#[derive(Debug)]
pub(super) struct Element<'s> {
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
    text: Cow<'s, str>,
    children: Vec<usize>,
}

/// A question as its elements.
#[derive(Debug)]
pub(super) struct Tree<'s> {
    /// The line where it begins, from 1.
    pub(super) line: usize,
    elements: Vec<Element<'s>>,
}

/// One element, with its children.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node<'t, 's> {
    tree: &'t Tree<'s>,
    at: usize,
}

impl<'s> Tree<'s> {
    /// The question itself.
    pub(super) const fn root(&self) -> Node<'_, 's> {
        Node { tree: self, at: 0 }
    }

    /// Its type, as written.
    pub(super) fn kind(&self) -> &str {
        self.root().attribute("type").unwrap_or_default().trim()
    }
}

impl<'t, 's> Node<'t, 's> {
    fn element(self) -> Option<&'t Element<'s>> {
        self.tree.elements.get(self.at)
    }

    /// The children of this name.
    pub(super) fn all(self, name: &'static str) -> impl Iterator<Item = Self> {
        let children = self.element().map_or(&[][..], |element| &element.children);
        let node = move |at: &usize| Self { tree: self.tree, at: *at };
        let is_named = move |node: &Self| node.element().is_some_and(|one| one.name == name);
        children.iter().map(node).filter(is_named)
    }

    /// The first child of this name.
    pub(super) fn first(self, name: &'static str) -> Option<Self> {
        self.all(name).next()
    }

    /// An attribute.
    pub(super) fn attribute(self, name: &str) -> Option<&'t str> {
        let attributes = &self.element()?.attributes;
        attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    /// What stands in it, without its children.
    pub(super) fn own_text(self) -> &'t str {
        self.element().map_or("", |element| &element.text)
    }

    /// What stands in its `text`, or in itself where it has none.
    pub(super) fn text(self) -> &'t str {
        self.first("text").unwrap_or(self).own_text()
    }
}

/// What comes next in a file.
#[derive(Debug)]
pub(super) enum Found<'s> {
    /// A question, or the category of those that follow.
    Question(Tree<'s>),
    /// Something that cannot be read.
    Broken(Remark),
}

/// A question that is being read.
#[derive(Debug)]
struct Growing<'s> {
    tree: Tree<'s>,
    /// The elements that are open, outermost first.
    open: Vec<usize>,
    /// How many elements are open that are not kept.
    passed: usize,
    /// Where the text that is open begins, once it has shown to hold elements.
    markup: bool,
    text_from: usize,
    is_too_large: bool,
}

/// The questions of a file, one after the other.
pub(super) struct Quiz<'s> {
    source: &'s str,
    /// Where the reader's input begins in the source.
    base: usize,
    reader: Reader<&'s [u8]>,
    tries: usize,
    is_done: bool,
    growing: Option<Growing<'s>>,
    /// Up to where lines have been counted, and how many.
    counted: (usize, usize),
    /// What was found together with what was given last.
    held: Option<Found<'s>>,
}

impl<'s> Quiz<'s> {
    pub(super) fn new(source: &'s str) -> Self {
        Self {
            source,
            base: 0,
            reader: reader(source),
            tries: 0,
            is_done: false,
            growing: None,
            counted: (0, 1),
            held: None,
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

    fn broken(&mut self, at: usize, said: Said) -> Found<'s> {
        Found::Broken(Remark { place: Place::Line(self.line(at)), said })
    }

    /// The question that is open, which something else now ends.
    fn unclosed(&mut self) -> Option<Found<'s>> {
        let growing = self.growing.take()?;
        let said = Said::Unclosed { mark: "<question>".to_owned() };
        Some(Found::Broken(Remark { place: Place::Line(growing.tree.line), said }))
    }

    /// One step; `None` where there is nothing to give yet.
    fn step(&mut self) -> Option<Found<'s>> {
        let before = self.here();
        match self.reader.read_event() {
            Ok(Event::Start(tag)) => self.start(&tag, before, false),
            Ok(Event::Empty(tag)) => self.start(&tag, before, true),
            Ok(Event::End(tag)) => self.end(tag.name().as_ref(), before),
            Ok(Event::Text(text)) => {
                self.text(text.into_inner());
                None
            }
            Ok(Event::CData(text)) => {
                self.text(text.into_inner());
                None
            }
            Ok(Event::GeneralRef(name)) => {
                self.text(Cow::Owned(referred(&name).into_bytes()));
                None
            }
            Ok(Event::DocType(grammar)) => {
                if grammar.contains(&b'[') {
                    self.is_done = true;
                    let found = "<!DOCTYPE [".to_owned();
                    return Some(self.broken(before, Said::Unreadable { found }));
                }
                None
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
                Some(self.broken(at, said))
            }
        }
    }

    /// Begins again with the next question behind a place.
    fn again(&mut self, at: usize) {
        self.tries += 1;
        let mut from = at + 1;
        while !self.source.is_char_boundary(from) {
            from += 1;
        }
        let rest = self.source.get(from..).unwrap_or_default();
        match rest.find("<question") {
            Some(next) if self.tries < TRIES => {
                self.base = from + next;
                self.reader = reader(rest.get(next..).unwrap_or_default());
            }
            _ => self.is_done = true,
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>, before: usize, is_empty: bool) -> Option<Found<'s>> {
        let after = self.here();
        let name = NAMES.into_iter().find(|name| name.as_bytes() == tag.name().as_ref());
        if name == Some("question") {
            let unclosed = self.unclosed();
            let line = self.line(before);
            let root = element("question", tag);
            let mut growing = Growing {
                tree: Tree { line, elements: vec![root] },
                open: vec![0],
                passed: 0,
                markup: false,
                text_from: 0,
                is_too_large: false,
            };
            if is_empty {
                growing.open.clear();
                let question = Some(Found::Question(growing.tree));
                if unclosed.is_some() {
                    self.held = question;
                    return unclosed;
                }
                return question;
            }
            self.growing = Some(growing);
            return unclosed;
        }
        let growing = self.growing.as_mut()?;
        let parent = growing.open.last().copied().unwrap_or_default();
        let in_text = growing.tree.elements.get(parent).is_some_and(|one| one.name == "text");
        if in_text {
            growing.markup = true;
            growing.passed += usize::from(!is_empty);
            return None;
        }
        let Some(name) = name.filter(|_| growing.passed == 0) else {
            growing.passed += usize::from(!is_empty);
            return None;
        };
        if growing.open.len() >= DEEP || growing.tree.elements.len() >= ELEMENTS {
            growing.is_too_large = true;
            growing.passed += usize::from(!is_empty);
            return None;
        }
        let at = growing.tree.elements.len();
        growing.tree.elements.push(element(name, tag));
        if let Some(parent) = growing.tree.elements.get_mut(parent) {
            parent.children.push(at);
        }
        if !is_empty {
            growing.open.push(at);
            if name == "text" {
                growing.markup = false;
                growing.text_from = after;
            }
        }
        None
    }

    fn end(&mut self, name: &[u8], before: usize) -> Option<Found<'s>> {
        let source = self.source;
        let growing = self.growing.as_mut()?;
        if name == b"question" {
            let growing = self.growing.take()?;
            let line = growing.tree.line;
            let said = if growing.is_too_large {
                Said::Limit { what: "elements in a question", most: ELEMENTS }
            } else if growing.open.len() > 1 && growing.passed == 0 {
                let open = growing.open.last().and_then(|at| growing.tree.elements.get(*at));
                let name = open.map_or("question", |open| open.name);
                Said::Unclosed { mark: format!("<{name}>") }
            } else if growing.open.len() > 1 {
                Said::Unclosed { mark: "<text>".to_owned() }
            } else {
                return Some(Found::Question(growing.tree));
            };
            return Some(Found::Broken(Remark { place: Place::Line(line), said }));
        }
        let last = growing.open.last().copied().unwrap_or_default();
        let open = growing.tree.elements.get_mut(last)?;
        if open.name.as_bytes() == name && (growing.passed == 0 || open.name == "text") {
            if open.name == "text" && growing.markup {
                // HTML that was not escaped: it is what was meant.
                open.text =
                    Cow::Borrowed(source.get(growing.text_from..before).unwrap_or_default());
            }
            growing.passed = 0;
            growing.markup = false;
            growing.open.pop();
        } else {
            growing.passed = growing.passed.saturating_sub(1);
        }
        None
    }

    fn text(&mut self, text: Cow<'s, [u8]>) {
        let Some(growing) = &mut self.growing else { return };
        if growing.passed > 0 || growing.markup {
            return;
        }
        let last = growing.open.last().copied().unwrap_or_default();
        let Some(open) = growing.tree.elements.get_mut(last) else { return };
        // What stands between elements is space.
        if open.name == "question" {
            return;
        }
        let text = match text {
            Cow::Borrowed(bytes) => std::str::from_utf8(bytes).map(Cow::Borrowed).ok(),
            Cow::Owned(bytes) => String::from_utf8(bytes).map(Cow::Owned).ok(),
        };
        let Some(text) = text else { return };
        if open.text.is_empty() {
            open.text = text;
        } else {
            open.text.to_mut().push_str(&text);
        }
    }
}

impl<'s> Iterator for Quiz<'s> {
    type Item = Found<'s>;

    fn next(&mut self) -> Option<Found<'s>> {
        if let Some(held) = self.held.take() {
            return Some(held);
        }
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

fn element<'s>(name: &'static str, tag: &BytesStart<'_>) -> Element<'s> {
    const READ: [&str; 4] = ["type", "format", "fraction", "name"];
    let mut attributes: Vec<(&'static str, String)> = Vec::new();
    // Looking for doubles takes time that grows with their square.
    for attribute in tag.attributes().with_checks(false).flatten() {
        let key = READ.into_iter().find(|name| name.as_bytes() == attribute.key.as_ref());
        if let Some(key) = key.filter(|key| attributes.iter().all(|(known, _)| known != key)) {
            let value = String::from_utf8_lossy(&attribute.value);
            let value: String = value.chars().take(VALUE).collect();
            let value = quick_xml::escape::unescape(&value).map(Cow::into_owned).unwrap_or(value);
            attributes.push((key, value));
        }
    }
    Element { name, attributes, text: Cow::Borrowed(""), children: Vec::new() }
}

/// What `&name;` stands for: one of the five of XML or a number. What is left is HTML's, and is read
/// as HTML.
fn referred(name: &BytesRef<'_>) -> String {
    if let Ok(Some(c)) = name.resolve_char_ref() {
        return c.to_string();
    }
    let name = String::from_utf8_lossy(name);
    quick_xml::escape::resolve_xml_entity(&name).map_or_else(|| format!("&{name};"), str::to_owned)
}

/// What is never closed.
pub(in crate::interchange) const fn mark(error: SyntaxError) -> &'static str {
    match error {
        SyntaxError::InvalidBangMarkup => "<!",
        SyntaxError::UnclosedPI | SyntaxError::UnclosedXmlDecl => "<?",
        SyntaxError::UnclosedComment => "<!--",
        SyntaxError::UnclosedDoctype => "<!DOCTYPE",
        SyntaxError::UnclosedCData => "<![CDATA[",
        SyntaxError::UnclosedTag => "<",
        SyntaxError::UnclosedSingleQuotedAttributeValue => "'",
        SyntaxError::UnclosedDoubleQuotedAttributeValue => "\"",
    }
}
