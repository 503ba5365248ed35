//! The files of a package, by the names that its manifest gives them. A name is a key and nothing
//! else: nothing is written anywhere, so one that climbs out of its folder only fails to be found.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::interchange::Said;
use crate::interchange::archive::Archive;

/// The most files of a package.
const FILES: usize = 250_000;
/// The longest name, in bytes.
const NAME: usize = 1_000;
/// What addresses of a Common Cartridge begin with.
const BASES: [&str; 3] = ["$IMS-CC-FILEBASE$", "$IMS_CC_FILE_BASE$", "$IMS_CC_FILEBASE$"];
/// The folder that Canvas puts the files of a course into.
const WEB: &str = "web_resources/";

/// An opened package.
pub(super) struct Files<'a> {
    /// Unpacked from wherever a text names a file.
    package: RefCell<Archive<'a>>,
    /// The names as they stand in the archive, in its order.
    names: Vec<String>,
    by_key: HashMap<String, usize>,
}

impl<'a> Files<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Said> {
        // A table of them is made before anything is seen.
        if entries(bytes) > FILES {
            return Err(Said::Limit { what: "files", most: FILES });
        }
        let package = Archive::open(bytes)?;
        let mut names = Vec::new();
        let mut by_key = HashMap::new();
        for name in package.names() {
            let key = key("", &name);
            if name.len() <= NAME && !key.is_empty() && !name.ends_with('/') {
                by_key.entry(key).or_insert(names.len());
                names.push(name.into_owned());
            }
        }
        Ok(Self { package: RefCell::new(package), names, by_key })
    }

    /// The names, in the order of the archive.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    /// The manifests that lie highest.
    pub(super) fn manifests(&self) -> Vec<String> {
        let is_manifest = |name: &&str| is_manifest(name);
        let depth = |name: &str| name.matches(['/', '\\']).count();
        let least = self.names().filter(is_manifest).map(depth).min();
        self.names()
            .filter(is_manifest)
            .filter(|name| Some(depth(name)) == least)
            .map(str::to_owned)
            .collect()
    }

    /// The file of the archive that an address names, seen from a file or a folder that ends with
    /// `/`. Whatever a text shows (an image) is found here.
    pub(super) fn resolve(&self, from: &str, address: &str) -> Option<&str> {
        let address = address.split(['?', '#']).next().unwrap_or_default();
        if address.is_empty() || address.len() > NAME || address.contains("://") {
            return None;
        }
        let base = BASES.into_iter().find_map(|base| address.split_once(base));
        let at = match base {
            Some((_, rest)) => {
                let rest = rest.trim_start_matches('/');
                let at = self.by_key.get(&key(WEB, rest));
                at.or_else(|| self.by_key.get(&key("", rest)))
            }
            None => self.by_key.get(&key(folder(from), address)),
        };
        at.and_then(|at| self.names.get(*at)).map(String::as_str)
    }

    /// The bytes of a file of the archive.
    pub(super) fn bytes(&self, name: &str) -> Result<Vec<u8>, Said> {
        let found = || Said::Unreadable { found: name.to_owned() };
        self.package.borrow_mut().part(name)?.ok_or_else(found)
    }
}

/// Whether a name is that of a manifest, in whatever folder.
pub(super) fn is_manifest(name: &str) -> bool {
    let file = name.rsplit(['/', '\\']).next().unwrap_or_default();
    file.eq_ignore_ascii_case("imsmanifest.xml")
}

/// Whether a zip has a manifest, told from its directory without unpacking anything.
pub(super) fn has_manifest(bytes: &[u8]) -> bool {
    entries(bytes) <= FILES
        && Archive::open(bytes).is_ok_and(|package| package.names().any(|name| is_manifest(&name)))
}

/// How many files a zip has at most: each entry of its directory begins with the same sign.
fn entries(bytes: &[u8]) -> usize {
    bytes.windows(4).filter(|four| four == b"PK\x01\x02").count()
}

/// The folder of a file, with the stroke at its end.
fn folder(file: &str) -> &str {
    file.rfind(['/', '\\']).map_or("", |end| &file[..=end])
}

/// One key for every way to write the name of a file: its folders without `.` and `..`, without the
/// escapes of an address, in small letters.
fn key(folder: &str, name: &str) -> String {
    let name = plain(name.trim());
    let mut parts: Vec<&str> = Vec::new();
    let rooted = name.starts_with(['/', '\\']);
    let folder = if rooted { "" } else { folder };
    for part in folder.split(['/', '\\']).chain(name.split(['/', '\\'])) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/").to_lowercase()
}

/// A name without the escapes of an address.
fn plain(name: &str) -> String {
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digit = |at: usize| after.get(at).and_then(|digit| char::from(*digit).to_digit(16));
        let escaped = match (first, digit(0), digit(1)) {
            (b'%', Some(high), Some(low)) => u8::try_from(high * 16 + low).ok(),
            _ => None,
        };
        bytes.push(escaped.unwrap_or(*first));
        rest = if escaped.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
