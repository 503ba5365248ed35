//! The manifest of a package: which files it has, what each is, and what is said of it.

use std::collections::HashMap;

use super::tree::{Found, Node, Pieces};
use crate::domain::bank::Difficulty;
use crate::interchange::moodle::plain;
use crate::interchange::{Said, limit};

/// The most files, and the most other resources, that a resource names.
const FILES: usize = 10_000;
/// The most tags of a question.
const TAGS: usize = 32;
/// The longest name, in characters.
const NAME: usize = 200;
/// How hard a question is, in the words of the metadata of learning objects, from 1 to 5.
pub(super) const LEVELS: [&str; 5] = ["very easy", "easy", "medium", "difficult", "very difficult"];
/// The catalogue that our own names of questions are in.
pub(super) const CATALOGUE: &str = "smriti";

/// What a resource is to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Questions of QTI 1.2.
    Old,
    /// One question of QTI 2 or 3.
    Item,
    /// The order of questions.
    Test,
    /// A text that questions share.
    Stimulus,
    /// Anything else.
    Other,
}

/// A resource.
#[derive(Debug)]
pub(super) struct Resource {
    pub(super) kind: Kind,
    /// The addresses of its files as written, the one that it is about first.
    pub(super) files: Vec<String>,
    /// The identifiers of the resources that it needs.
    pub(super) needs: Vec<String>,
    /// What its metadata say of its question.
    pub(super) about: About,
}

/// What metadata say of a question.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct About {
    pub(super) id: Option<String>,
    pub(super) tags: Vec<String>,
    pub(super) difficulty: Option<Difficulty>,
}

/// A manifest.
#[derive(Debug, Default)]
pub(super) struct Manifest {
    pub(super) title: Option<String>,
    pub(super) resources: Vec<Resource>,
    /// Where each is, by its identifier.
    pub(super) by_id: HashMap<String, usize>,
    /// What of it cannot be read, by its line.
    pub(super) broken: Vec<(usize, Said)>,
}

/// Reads a manifest.
pub(super) fn read(source: &str) -> Manifest {
    let mut manifest = Manifest::default();
    let mut base = String::new();
    for found in Pieces::new(source) {
        match found {
            Found::Piece(tree) if tree.root().name() == "resource" => {
                let resource = tree.root();
                if manifest.resources.len() >= limit::QUESTIONS {
                    let said = Said::Limit { what: "resources", most: limit::QUESTIONS };
                    manifest.broken.push((tree.line, said));
                    break;
                }
                if let Some(id) = resource.attribute("identifier") {
                    manifest.by_id.entry(id.to_owned()).or_insert(manifest.resources.len());
                }
                manifest.resources.push(read_resource(resource, &base));
            }
            Found::Piece(tree) if tree.root().name() == "metadata" => {
                let title = tree.root().find("title").map(|title| plain(&title.text(), NAME));
                manifest.title = manifest.title.or(title.filter(|title| !title.is_empty()));
            }
            // The table of contents may have entries within entries.
            Found::Broken(_, Said::Unclosed { mark }) if mark == "<item>" => {}
            Found::Broken(line, said) => manifest.broken.push((line, said)),
            // Where the files of all resources lie.
            Found::Start(tag) if base.len() < NAME => {
                base.push_str(tag.attribute("base").unwrap_or_default());
            }
            Found::Piece(_) | Found::Start(_) | Found::End(_) => {}
        }
    }
    manifest
}

fn read_resource(resource: Node<'_, '_>, base: &str) -> Resource {
    let own = resource.attribute("base").unwrap_or_default();
    let href = resource.attribute("href").into_iter();
    let files = resource.all("file").filter_map(|file| file.attribute("href"));
    let mut names: Vec<String> = Vec::new();
    for file in href.chain(files).take(FILES) {
        let name = format!("{base}{own}{file}");
        if names.first() != Some(&name) {
            names.push(name);
        }
    }
    let needs = resource.all("dependency").filter_map(|one| one.attribute("identifierref"));
    Resource {
        kind: kind(resource.attribute("type").unwrap_or_default()),
        files: names,
        needs: needs.take(FILES).map(str::to_owned).collect(),
        about: resource.first("metadata").map(about).unwrap_or_default(),
    }
}

/// What a resource is by its type, such as `imsqti_item_xmlv2p1` or
/// `imsqti_xmlv1p2/imscc_xmlv1p1/assessment`.
fn kind(written: &str) -> Kind {
    let written = written.trim().to_ascii_lowercase();
    let Some(rest) = written.strip_prefix("imsqti_") else { return Kind::Other };
    let is_new = rest.contains("v2p") || rest.contains("v3p");
    if rest.starts_with("stimulus") {
        Kind::Stimulus
    } else if rest.starts_with("test")
        || rest.starts_with("section")
        || (rest.starts_with("assessment") && is_new)
    {
        Kind::Test
    } else if is_new && (rest.starts_with("item") || rest.starts_with("xml")) {
        Kind::Item
    } else if rest.starts_with("xml") || rest.starts_with("item") || rest.starts_with("assessment")
    {
        Kind::Old
    } else {
        Kind::Other
    }
}

/// What metadata say of a question.
fn about(metadata: Node<'_, '_>) -> About {
    let mut about = About::default();
    for word in metadata.each("keyword").flat_map(texts) {
        if about.tags.len() < TAGS && !about.tags.contains(&word) {
            about.tags.push(word);
        }
    }
    let level = metadata.find("difficulty").and_then(|level| {
        let value = level.first("value").unwrap_or(level).text().to_lowercase();
        LEVELS.iter().position(|name| *name == value)
    });
    let level = level.and_then(|at| u8::try_from(at + 1).ok());
    about.difficulty = level.and_then(Difficulty::new);
    about.id = metadata
        .each("identifier")
        .find(|id| id.first("catalog").is_some_and(|name| name.text() == CATALOGUE))
        .and_then(|id| id.first("entry"))
        .map(Node::text);
    about
}

/// The texts of a keyword: one, or one in each language.
fn texts(keyword: Node<'_, '_>) -> Vec<String> {
    let strings = keyword.children().filter(|node| matches!(node.name(), "string" | "langstring"));
    let mut texts: Vec<String> = strings.map(|node| plain(&node.text(), NAME)).collect();
    if texts.is_empty() {
        texts.push(plain(&keyword.text(), NAME));
    }
    texts.retain(|text| !text.is_empty());
    texts
}
