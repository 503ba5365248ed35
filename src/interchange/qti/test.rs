//! The order of questions, as a test lists them under its sections.

use std::cell::RefCell;
use std::collections::HashSet;
use std::rc::Rc;

use super::tree::{Found, Node, Pieces};
use super::words::{Around, Words};
use crate::interchange::moodle::plain;

/// The longest name, in characters.
const NAME: usize = 200;
/// The most sections within one another that name a topic.
pub(super) const DEEP: usize = 8;

/// A question that a test lists.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Listed {
    /// The file that lists it.
    pub(super) from: Rc<str>,
    /// Its address, as written there.
    pub(super) href: String,
    /// The sections that it is in, outermost first.
    pub(super) topic: Rc<[Rc<str>]>,
    /// What its sections say to candidates.
    pub(super) passage: Option<Rc<str>>,
}

/// A test.
#[derive(Debug, Default)]
pub(super) struct Test {
    pub(super) title: Option<String>,
    pub(super) listed: Vec<Listed>,
}

/// What is to be read next.
enum Next {
    Question(Listed),
    /// A section in a file of its own, within these sections.
    Section(Listed),
}

/// Reads a test. `open` gives the text of a file, by its name in the archive; `resolve` the name that
/// an address comes to. Each file is read once, so that sections that name each other come to an end.
pub(super) fn read(
    name: &str,
    open: &mut dyn FnMut(&str) -> Option<String>,
    resolve: &dyn Fn(&str, &str) -> Option<String>,
) -> Test {
    let mut test = Test::default();
    let mut seen: HashSet<String> = HashSet::new();
    let first = Listed { href: name.to_owned(), ..Listed::default() };
    let mut stack = vec![Next::Section(first)];
    while let Some(next) = stack.pop() {
        let section = match next {
            Next::Question(question) => {
                test.listed.push(question);
                continue;
            }
            Next::Section(section) => section,
        };
        let file = if section.from.is_empty() {
            Some(section.href.clone())
        } else {
            resolve(&section.from, &section.href)
        };
        let Some(file) = file.filter(|file| seen.insert(file.clone())) else { continue };
        let Some(source) = open(&file) else { continue };
        let mut found = Vec::new();
        for piece in Pieces::new(&source) {
            let Found::Piece(tree) = piece else { continue };
            let root = tree.root();
            match root.name() {
                "assessmenttest" => {
                    let title = root.attribute("title").map(|title| plain(title, NAME));
                    test.title = test.title.take().or(title.filter(|title| !title.is_empty()));
                }
                "assessmentsection" => {}
                _ => continue,
            }
            list(root, &Rc::from(file.as_str()), &section, &mut found);
        }
        found.reverse();
        stack.append(&mut found);
    }
    test
}

/// What a test or a section lists, in its order.
fn list(root: Node<'_, '_>, file: &Rc<str>, around: &Listed, found: &mut Vec<Next>) {
    // What is within the sections that are open, and where each ends.
    let mut open: Vec<(usize, Listed)> = Vec::new();
    for node in std::iter::once(root).chain(root.within()) {
        while open.pop_if(|(end, _)| *end <= node.at).is_some() {}
        let above = open.last().map_or(around, |(_, above)| above);
        match node.name() {
            "assessmentsection" => {
                let title = node.attribute("title").map(|title| plain(title, NAME));
                let title = title.filter(|title| !title.is_empty()).map(Rc::from);
                let topic = above.topic.iter().cloned().chain(title).take(DEEP).collect();
                let passage = said(node).map(Rc::from).or_else(|| above.passage.clone());
                open.push((node.end(), Listed { topic, passage, ..Listed::default() }));
            }
            name @ ("assessmentitemref" | "assessmentsectionref") => {
                let Some(href) = node.attribute("href") else { continue };
                let listed =
                    Listed { from: Rc::clone(file), href: href.to_owned(), ..above.clone() };
                found.push(if name == "assessmentitemref" {
                    Next::Question(listed)
                } else {
                    Next::Section(listed)
                });
            }
            _ => {}
        }
    }
}

/// What a section says to candidates.
fn said(section: Node<'_, '_>) -> Option<String> {
    let is_shown = |block: &Node<'_, '_>| {
        let view = block.attribute("view").unwrap_or("candidate");
        view.split_whitespace().any(|view| view == "candidate")
    };
    let block = section.all("rubricblock").find(is_shown)?;
    // What is said to candidates is words alone.
    let (key, bytes) = (|_: &str| None, |_: &str| None);
    let around = Around { key: &key, bytes: &bytes, images: &RefCell::default() };
    let text = Words::new(&around).of(block);
    (!text.is_empty()).then_some(text)
}
