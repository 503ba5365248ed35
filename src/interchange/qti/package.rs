//! Which files of a package are read, in which order, and where what they hold is filed.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

use super::files::Files;
use super::item::PARTS;
use super::manifest::{self, About, Kind, Manifest};
use super::test::{self, DEEP, Listed};
use super::tree::{Found, Pieces, Tree};
use super::words::{Around, Words};
use super::{Asked, item, old, text_of};
use crate::domain::locale::Locale;
use crate::interchange::files::Gathered;
use crate::interchange::moodle::plain;
use crate::interchange::{Item, Place, Remark, Said, Taken, limit};

/// The longest name, in characters.
const NAME: usize = 200;
/// The most remarks on what was left out.
const REMARKS: usize = limit::QUESTIONS;
/// The most files with texts that one question shares with others.
const SHARED: usize = 16;

/// Reads a bare file.
pub(super) fn read_bare(source: &str) -> Taken {
    let mut reader = Reader::new(None);
    reader.document(source, "", &Filed::default());
    reader.finish(None)
}

/// Reads a package. Without a manifest every file of XML in it is read.
pub(super) fn read(bytes: &[u8]) -> Taken {
    let files = match Files::open(bytes) {
        Ok(files) => files,
        Err(said) => {
            let remarks = vec![Remark { place: Place::Whole, said }];
            return Taken { remarks, ..Taken::default() };
        }
    };
    let manifests = files.manifests();
    let mut reader = Reader::new(Some(files));
    if manifests.is_empty() {
        let is_xml = |name: &&str| name.to_ascii_lowercase().ends_with(".xml");
        let names: Vec<String> = reader.names().filter(is_xml).map(str::to_owned).collect();
        for name in names {
            reader.file(&name, &Filed::default());
        }
        return reader.finish(None);
    }
    let mut title = None;
    for name in manifests {
        reader.seen.insert(name.clone());
        let Some(source) = reader.open(&name) else { continue };
        let manifest = manifest::read(&source);
        for (line, said) in &manifest.broken {
            reader.remark(Place::Within { file: name.clone(), line: *line }, said.clone());
        }
        reader.manifest(&name, &manifest);
        title = title.or(manifest.title);
    }
    reader.finish(title)
}

/// Where questions of a file are filed.
#[derive(Debug, Clone, Default)]
struct Filed {
    topic: Vec<String>,
    passage: Option<String>,
    about: About,
}

/// What has been read.
struct Reader<'a> {
    files: Option<Files<'a>>,
    /// The images that questions show.
    images: RefCell<Gathered>,
    taken: Taken,
    /// The files that were read, by their names in the archive.
    seen: HashSet<String>,
    /// The texts that questions share, by the file that each is in.
    shared: HashMap<String, Option<String>>,
    /// The titles of tests and quizzes, and how many questions had been taken before each.
    titles: Vec<(usize, String)>,
    /// How many bytes of topics and shared texts may still be taken.
    room: usize,
    is_full: bool,
}

impl<'a> Reader<'a> {
    fn new(files: Option<Files<'a>>) -> Self {
        Self {
            files,
            images: RefCell::default(),
            taken: Taken::default(),
            seen: HashSet::new(),
            shared: HashMap::new(),
            titles: Vec::new(),
            room: limit::FILE,
            is_full: false,
        }
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        self.files.iter().flat_map(Files::names)
    }

    fn remark(&mut self, place: Place, said: Said) {
        if self.taken.remarks.len() < REMARKS {
            self.taken.remarks.push(Remark { place, said });
        }
    }

    /// The text of a file; says so where it cannot be read.
    fn open(&mut self, name: &str) -> Option<String> {
        let place = || Place::Within { file: plain(name, NAME), line: 1 };
        match self.files.as_ref()?.bytes(name) {
            Ok(bytes) => {
                let (text, remark) = text_of(&bytes);
                let text = text.into_owned();
                if let Some(remark) = remark {
                    self.remark(place(), remark.said);
                }
                Some(text)
            }
            Err(said) => {
                self.remark(place(), said);
                None
            }
        }
    }

    fn resolve(&self, from: &str, address: &str) -> Option<String> {
        self.files.as_ref()?.resolve(from, address).map(str::to_owned)
    }

    /// Everything of a package that a manifest lists.
    fn manifest(&mut self, name: &str, manifest: &Manifest) {
        let mut about: HashMap<String, &About> = HashMap::new();
        for resource in manifest.resources.iter().filter(|one| one.kind == Kind::Item) {
            let file = resource.files.first().and_then(|file| self.resolve(name, file));
            if let Some(file) = file {
                about.entry(file).or_insert(&resource.about);
            }
        }
        let of_kind = |kind: Kind| manifest.resources.iter().filter(move |one| one.kind == kind);
        // What the tests list comes first, in their order; what none lists comes after.
        for resource in of_kind(Kind::Test) {
            let Some(file) = resource.files.first().and_then(|file| self.resolve(name, file))
            else {
                continue;
            };
            if self.seen.insert(file.clone()) {
                self.test(&file, &about);
            }
        }
        for resource in &manifest.resources {
            match resource.kind {
                Kind::Item => {
                    let Some(file) = self.named(name, resource.files.first()) else { continue };
                    let about = resource.about.clone();
                    self.file(&file, &Filed { about, ..Filed::default() });
                }
                Kind::Old => {
                    let fuller = fuller(manifest, resource)
                        .filter(|file| self.resolve(name, file).is_some());
                    let file = fuller.or(resource.files.first());
                    let Some(file) = self.named(name, file) else { continue };
                    self.file(&file, &Filed::default());
                }
                Kind::Test | Kind::Stimulus | Kind::Other => {}
            }
        }
        // Canvas keeps its banks of questions among what other programs pass over.
        for resource in of_kind(Kind::Other) {
            for file in resource.files.iter().filter(|file| is_of_canvas(file)) {
                if let Some(file) = self.resolve(name, file) {
                    self.file(&file, &Filed::default());
                }
            }
        }
        self.passed_over(name, manifest);
    }

    /// The file that an address of the manifest names; says so where there is none.
    fn named(&mut self, manifest: &str, address: Option<&String>) -> Option<String> {
        let address = address?;
        let found = self.resolve(manifest, address);
        if found.is_none() {
            let place = Place::Within { file: plain(manifest, NAME), line: 1 };
            self.remark(place, Said::Unreadable { found: plain(address, NAME) });
        }
        found
    }

    /// Says how many resources are neither questions nor belong to any.
    fn passed_over(&mut self, name: &str, manifest: &Manifest) {
        let mut needed: HashSet<usize> = HashSet::new();
        let mut next: Vec<usize> = Vec::new();
        for (at, resource) in manifest.resources.iter().enumerate() {
            if resource.kind != Kind::Other || resource.files.iter().any(|one| is_of_canvas(one)) {
                next.push(at);
            }
        }
        while let Some(at) = next.pop() {
            if needed.insert(at) {
                let needs = manifest.resources.get(at).into_iter().flat_map(|one| &one.needs);
                next.extend(needs.filter_map(|id| manifest.by_id.get(id)));
            }
        }
        let count = manifest.resources.len() - needed.len();
        if count > 0 {
            let place = Place::Within { file: plain(name, NAME), line: 1 };
            self.remark(place, Said::PassedOver { count });
        }
    }

    /// The questions that a test lists.
    fn test(&mut self, name: &str, about: &HashMap<String, &About>) {
        let Some(files) = &self.files else { return };
        let mut open = |name: &str| {
            let bytes = files.bytes(name).ok()?;
            Some(text_of(&bytes).0.into_owned())
        };
        let resolve = |from: &str, address: &str| files.resolve(from, address).map(str::to_owned);
        let test = test::read(name, &mut open, &resolve);
        if let Some(title) = test.title {
            self.titles.push((self.taken.items.len(), title));
        }
        for Listed { from, href, topic, passage } in test.listed {
            let Some(file) = self.resolve(&from, &href) else {
                let place = Place::Within { file: plain(&from, NAME), line: 1 };
                self.remark(place, Said::Unreadable { found: plain(&href, NAME) });
                continue;
            };
            let topic = topic.iter().map(ToString::to_string).collect();
            let passage = passage.as_deref().map(str::to_owned);
            let about = about.get(&file).map(|about| (*about).clone()).unwrap_or_default();
            self.file(&file, &Filed { topic, passage, about });
        }
    }

    /// Reads a file of the archive, once.
    fn file(&mut self, name: &str, filed: &Filed) {
        if self.is_full || !self.seen.insert(name.to_owned()) {
            return;
        }
        if let Some(source) = self.open(name) {
            self.document(&source, name, filed);
        }
    }

    /// Reads a file of whatever version. `name` is empty for a bare one.
    fn document(&mut self, source: &str, name: &str, filed: &Filed) {
        // The sections of QTI 1.2 that are open: the name of the element, their title, their text.
        let mut open: Vec<(&'static str, Option<String>, Option<String>)> = Vec::new();
        // How many more are open within them.
        let mut deeper = 0_usize;
        let place = |line: usize| match name {
            "" => Place::Line(line),
            name => Place::Within { file: plain(name, NAME), line },
        };
        for found in Pieces::new(source) {
            match found {
                Found::Start(tag) => {
                    let name = match &*tag.name {
                        "assessment" => "assessment",
                        "objectbank" => "objectbank",
                        "section" => "section",
                        _ => continue,
                    };
                    let title = tag.attribute("title").map(|title| plain(title, NAME));
                    let title = title.filter(|title| !title.is_empty());
                    if open.len() >= DEEP {
                        deeper += 1;
                    } else if name != "section" {
                        self.titles.extend(title.map(|title| (self.taken.items.len(), title)));
                        open.push((name, None, None));
                    } else {
                        let is_root = tag.attribute("ident") == Some("root_section");
                        open.push((name, title.filter(|_| !is_root), None));
                    }
                }
                Found::End(name) if deeper > 0 => {
                    deeper -=
                        usize::from(matches!(&*name, "assessment" | "objectbank" | "section"));
                }
                Found::End(name) => {
                    open.pop_if(|(known, ..)| **known == *name);
                }
                Found::Broken(line, said) => self.remark(place(line), said),
                Found::Piece(tree) => match tree.root().name() {
                    "item" | "assessmentitem" => {
                        if self.taken.items.len() >= limit::QUESTIONS {
                            let most = limit::QUESTIONS;
                            self.remark(Place::Whole, Said::Limit { what: "questions", most });
                            self.is_full = true;
                            return;
                        }
                        let mut filed = Cow::Borrowed(filed);
                        if !open.is_empty() {
                            let filed = filed.to_mut();
                            filed.topic.extend(open.iter().filter_map(|(_, t, _)| t.clone()));
                            let said = open.iter().rev().find_map(|(.., said)| said.clone());
                            filed.passage = said.or(filed.passage.take());
                        }
                        self.question(&tree, name, place(tree.line), &filed);
                    }
                    "qtimetadata" => {
                        let fields = old::fields(tree.root());
                        let title = fields.into_iter().find(|(name, _)| name == "bank_title");
                        let title = title.map(|(_, title)| plain(&title, NAME));
                        self.titles.extend(title.map(|title| (self.taken.items.len(), title)));
                    }
                    "presentation_material" => {
                        let key = |address: &str| self.resolve(name, address);
                        let bytes = |name: &str| self.files.as_ref()?.bytes(name).ok();
                        let around = Around { key: &key, bytes: &bytes, images: &self.images };
                        let mut words = Words::new(&around);
                        let text = old::shared(&tree, &mut words);
                        if let Some((_, _, said)) = open.last_mut().filter(|_| !text.is_empty()) {
                            *said = Some(text);
                        }
                    }
                    "assessmenttest" if name.is_empty() => {
                        // Its questions are in files that did not come with it.
                        let found = tree.root().each("assessmentitemref");
                        for reference in found {
                            let found =
                                plain(reference.attribute("href").unwrap_or_default(), NAME);
                            self.remark(place(tree.line), Said::Unreadable { found });
                        }
                    }
                    _ => {}
                },
            }
        }
    }

    /// A text that questions share, by its address.
    fn shared(&mut self, from: &str, address: &str) -> Option<String> {
        let name = self.resolve(from, address)?;
        if let Some(text) = self.shared.get(&name) {
            return text.clone();
        }
        let source = self.open(&name);
        self.seen.insert(name.clone());
        let mut text = None;
        for found in source.as_deref().map(Pieces::new).into_iter().flatten() {
            if let Found::Piece(tree) = found
                && let Some(body) = tree.root().find("stimulusbody")
            {
                let key = |address: &str| self.resolve(&name, address);
                let bytes = |name: &str| self.files.as_ref()?.bytes(name).ok();
                let around = Around { key: &key, bytes: &bytes, images: &self.images };
                text = Some(Words::new(&around).of(body)).filter(|text| !text.is_empty());
            }
        }
        self.shared.insert(name, text.clone());
        text
    }

    fn question(&mut self, tree: &Tree<'_>, name: &str, place: Place, filed: &Filed) {
        let root = tree.root();
        let mut passage = filed.passage.clone();
        let mut missing: Vec<Said> = Vec::new();
        for reference in root.each("assessmentstimulusref").take(SHARED) {
            let address = reference.attribute("href").unwrap_or_default();
            match self.shared(name, address) {
                Some(text) => passage = Some(text),
                None => missing.push(Said::FileDropped { found: plain(address, NAME) }),
            }
        }
        let mut part = 0;
        loop {
            let key = |address: &str| self.resolve(name, address);
            let bytes = |name: &str| self.files.as_ref()?.bytes(name).ok();
            let around = Around { key: &key, bytes: &bytes, images: &self.images };
            let mut words = Words::new(&around);
            for said in &missing {
                words.remark(said.clone());
            }
            let (asked, count) = if root.name() == "item" {
                old::read(tree, part, &mut words, passage.as_deref())
            } else {
                let count = item::parts(tree);
                let count = if count > PARTS { 1 } else { count };
                (item::read(tree, part, &mut words, passage.clone()), count)
            };
            let said = words.said;
            let at = |said| Remark { place: place.clone(), said };
            match asked {
                Ok(asked) => {
                    let remarks = said.into_iter().map(at).collect();
                    self.take(asked, place.clone(), filed, remarks);
                }
                Err(left_out) => {
                    let is_file = |said: &Said| matches!(said, Said::FileDropped { .. });
                    for said in std::iter::once(left_out).chain(said.into_iter().filter(is_file)) {
                        self.remark(place.clone(), said);
                    }
                }
            }
            part += 1;
            if part >= count {
                return;
            }
        }
    }

    fn take(&mut self, asked: Asked, place: Place, filed: &Filed, remarks: Vec<Remark>) {
        let mut item = Item::new(place, asked.body);
        item.id = filed.about.id.clone().or(asked.id);
        item.topic.clone_from(&filed.topic);
        item.topic.extend(asked.topic);
        item.tags = asked.tags;
        item.tags.extend(filed.about.tags.iter().cloned());
        item.difficulty = filed.about.difficulty;
        item.passage = asked.passage;
        item.explanation = asked.explanation;
        item.shuffle = asked.shuffle;
        item.remarks = remarks;
        // A text that is written once may be shared by every question, and each holds its own.
        let of_topic = item.topic.iter().map(String::len).sum::<usize>();
        let of_passage = item.passage.as_ref().map_or(0, |text| text.text(Locale::En).len());
        if let Some(room) = self.room.checked_sub(of_topic + of_passage) {
            self.room = room;
        } else {
            (item.topic, item.passage) = (Vec::new(), None);
            let said = Said::Limit { what: "bytes", most: limit::FILE };
            item.remarks.push(Remark { place: item.place.clone(), said });
        }
        self.taken.items.push(item);
    }

    /// What was read. The title of the only test is that of the whole; where there are several, each is
    /// the topic of its questions.
    fn finish(self, title: Option<String>) -> Taken {
        let Self { mut taken, titles, images, .. } = self;
        taken.files = images.into_inner().into_files();
        let ends = titles.iter().skip(1).map(|(at, _)| *at).chain([taken.items.len()]);
        let spans: Vec<(usize, usize, &String)> = titles
            .iter()
            .zip(ends)
            .map(|((begin, title), end)| (*begin, end, title))
            .filter(|(begin, end, _)| begin < end)
            .collect();
        if let [(_, _, only)] = spans.as_slice() {
            taken.title = Some((*only).clone());
        } else {
            for (begin, end, name) in spans {
                for item in taken.items.get_mut(begin..end).unwrap_or_default() {
                    item.topic.insert(0, name.clone());
                }
            }
            taken.title = title;
        }
        taken
    }
}

/// Canvas writes each quiz twice; the one that is not for other programs has all kinds of questions.
fn fuller<'m>(manifest: &'m Manifest, resource: &manifest::Resource) -> Option<&'m String> {
    let needs = resource.needs.iter().filter_map(|id| manifest.by_id.get(id));
    let others = needs.filter_map(|at| manifest.resources.get(*at));
    others.flat_map(|other| &other.files).find(|file| is_of_canvas(file))
}

fn is_of_canvas(file: &str) -> bool {
    file.to_ascii_lowercase().ends_with(".xml.qti")
}
