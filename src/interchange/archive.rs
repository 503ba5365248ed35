//! The zip that workbooks and packages of questions come in. Only the parts that are asked for are
//! unpacked, and never more than a file may hold, whatever the directory says of their sizes.

use std::borrow::Cow;
use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::Said;
use super::limit::FILE as MAX_BYTES;

/// Whether bytes are those of a zip.
pub(super) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// An opened zip.
pub(super) struct Archive<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// How many bytes may still be unpacked.
    left: usize,
}

impl<'a> Archive<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Said> {
        let archive = ZipArchive::new(Cursor::new(bytes))
            .map_err(|error| Said::Unreadable { found: error.to_string() })?;
        Ok(Self { archive, left: MAX_BYTES })
    }

    /// The names of its parts, in the order of its directory.
    pub(super) fn names(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.archive.file_names().filter_map(Result::ok)
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// The bytes of a part; `None` if there is no such part.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Said> {
        let Some(index) = self.archive.index_for_name(name) else { return Ok(None) };
        let unreadable = || Said::Unreadable { found: name.to_owned() };
        let limit = Said::Limit { what: "bytes", most: MAX_BYTES };
        let file = self.archive.by_index(index).map_err(|_| unreadable())?;
        if file.size() > self.left as u64 {
            return Err(limit);
        }
        let mut bytes = Vec::new();
        let read = file.take(self.left as u64 + 1).read_to_end(&mut bytes);
        // What was unpacked counts, whatever became of it: a package may have many bad parts.
        let left = self.left.checked_sub(bytes.len());
        self.left = left.unwrap_or_default();
        if left.is_none() {
            return Err(limit);
        }
        read.map_err(|_| unreadable())?;
        Ok(Some(bytes))
    }
}

/// A zip of these parts, each a name and its bytes. The same parts are the same bytes at any time.
pub(super) fn pack(parts: &[(&str, &[u8])]) -> zip::result::ZipResult<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated)
        .compression_level(Some(1))
        .last_modified_time(zip::DateTime::default());
    for (name, bytes) in parts {
        writer.start_file(*name, options)?;
        writer.write_all(bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}
