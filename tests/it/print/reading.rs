//! The text of a PDF, as a reader of PDFs gives it: by the character maps of its fonts, with what
//! stands for groups of glyphs put in their place, and without what belongs to the page.

use std::collections::{BTreeMap, HashMap};

use lopdf::content::Content;
use lopdf::{Document, Object};

/// A PDF that was written, opened again.
pub(crate) struct Read {
    document: Document,
}

impl Read {
    pub(crate) fn of(bytes: &[u8]) -> Self {
        Self { document: Document::load_mem(bytes).expect("a PDF") }
    }

    pub(crate) fn pages(&self) -> usize {
        self.document.get_pages().len()
    }

    /// The text of all pages, without spaces.
    pub(crate) fn text(&self) -> String {
        let pages: String =
            self.document.get_pages().values().map(|page| self.page(*page)).collect();
        bare(&pages)
    }

    /// An entry of the document's information, as text.
    pub(crate) fn about(&self, key: &[u8]) -> String {
        let info = self.document.trailer.get(b"Info").and_then(Object::as_reference);
        let info = info.and_then(|id| self.document.get_dictionary(id)).expect("information");
        lopdf::decode_text_string(info.get(key).expect("an entry")).expect("text")
    }

    /// The language that the document says it is in.
    pub(crate) fn language(&self) -> String {
        let language =
            self.document.catalog().expect("a catalog").get(b"Lang").expect("a language");
        lopdf::decode_text_string(language).expect("text")
    }

    /// How many images it holds, without the masks of others.
    pub(crate) fn images(&self) -> usize {
        let is_image = |object: &&Object| {
            let Object::Stream(stream) = object else { return false };
            let is = |key: &[u8], name: &[u8]| {
                stream.dict.get(key).and_then(Object::as_name).is_ok_and(|found| found == name)
            };
            is(b"Subtype", b"Image") && !is(b"ColorSpace", b"DeviceGray")
        };
        self.document.objects.values().filter(is_image).count()
    }

    /// The words that tell what its figures show.
    pub(crate) fn told(&self) -> Vec<String> {
        let alt = |object: &Object| {
            let dictionary = object.as_dict().ok()?;
            lopdf::decode_text_string(dictionary.get(b"Alt").ok()?).ok()
        };
        self.document.objects.values().filter_map(alt).collect()
    }

    fn page(&self, page: (u32, u16)) -> String {
        let fonts = self.document.get_page_fonts(page).expect("fonts");
        let maps: BTreeMap<Vec<u8>, HashMap<u16, String>> = fonts
            .into_iter()
            .map(|(name, font)| {
                let id = font.get(b"ToUnicode").and_then(Object::as_reference).expect("a map");
                let stream = self.document.get_object(id).and_then(Object::as_stream);
                let stream = stream.expect("a stream");
                let bytes =
                    stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
                (name, character_map(&String::from_utf8_lossy(&bytes)))
            })
            .collect();
        let bytes = self.document.get_page_content(page);
        let content = Content::decode(&bytes).expect("operations");
        let mut out = String::new();
        let mut font: &[u8] = &[];
        // What is marked at the moment: left out, stood for by other words, or as it is.
        let mut marked: Vec<Marked> = Vec::new();
        for operation in &content.operations {
            let operands = &operation.operands;
            match operation.operator.as_str() {
                "Tf" => font = operands[0].as_name().expect("a font"),
                "BMC" | "BDC" => marked.push(Marked::of(operands)),
                "EMC" => {
                    if let Some(Marked::Instead(words)) = marked.pop()
                        && !marked.contains(&Marked::Out)
                    {
                        out.push_str(&words);
                    }
                }
                "Tj" | "TJ" if marked.iter().all(|marked| *marked == Marked::Text) => {
                    let map = maps.get(font).expect("a font of the page");
                    for code in codes(&operands[0]) {
                        out.push_str(map.get(&code).map_or("\u{fffd}", String::as_str));
                    }
                }
                _ => {}
            }
        }
        out
    }
}

#[derive(PartialEq)]
enum Marked {
    Text,
    Out,
    Instead(String),
}

impl Marked {
    fn of(operands: &[Object]) -> Self {
        if operands[0].as_name().is_ok_and(|name| name == b"Artifact") {
            return Self::Out;
        }
        let words = operands.get(1).and_then(|list| list.as_dict().ok()?.get(b"ActualText").ok());
        words.map_or(Self::Text, |words| {
            Self::Instead(lopdf::decode_text_string(words).expect("text"))
        })
    }
}

/// The codes of glyphs that an operand shows.
fn codes(shown: &Object) -> Vec<u16> {
    match shown {
        Object::String(bytes, _) => {
            bytes.chunks_exact(2).map(|two| u16::from_be_bytes([two[0], two[1]])).collect()
        }
        Object::Array(parts) => parts.iter().flat_map(codes).collect(),
        _ => Vec::new(),
    }
}

/// What each glyph stands for.
fn character_map(text: &str) -> HashMap<u16, String> {
    let mut map = HashMap::new();
    for part in text.split("beginbfchar").skip(1) {
        let part = part.split("endbfchar").next().unwrap_or_default();
        let mut hex = part.split(['<', '>']).filter(|hex| !hex.trim().is_empty());
        while let (Some(code), Some(words)) = (hex.next(), hex.next()) {
            let units: Vec<u16> = (0..words.len() / 4)
                .map(|at| u16::from_str_radix(&words[at * 4..at * 4 + 4], 16).expect("hexadecimal"))
                .collect();
            let code = u16::from_str_radix(code, 16).expect("hexadecimal");
            map.insert(code, String::from_utf16(&units).expect("characters"));
        }
    }
    assert!(!text.contains("beginbfrange"), "ranges are not read here");
    map
}

/// A text without spaces and what takes none.
pub(crate) fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect()
}
