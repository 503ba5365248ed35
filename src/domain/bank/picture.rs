//! The images of a bank, as files: how they may be named, which kinds there are, how large they may
//! be, and what their first bytes say. Nothing is decoded here.

/// The folder beside a bank's file that holds its images.
pub const FOLDER: &str = "images";

/// The most bytes of one image.
pub const MOST_BYTES: usize = 8 << 20;

/// The most bytes of one drawing (SVG), all of which has to be understood before it is drawn.
pub const MOST_SVG_BYTES: usize = 1 << 20;

/// The most pixels of one image: 4096 × 4096.
pub const MOST_PIXELS: u64 = 1 << 24;

/// The longest side in pixels.
pub const LONGEST_SIDE: u32 = 16_384;

/// A kind of image that can be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
    /// WebP.
    WebP,
    /// A drawing, SVG.
    Svg,
}

impl Kind {
    /// The ending that files of this kind are given.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg => "jpg",
            Self::WebP => "webp",
            Self::Svg => "svg",
        }
    }

    /// What it is called on the web.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::WebP => "image/webp",
            Self::Svg => "image/svg+xml",
        }
    }
}

/// What the first bytes of an image say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header {
    /// What it is, whatever its name says.
    pub kind: Kind,
    /// Its width and height in pixels; `None` for a drawing, which has none.
    pub size: Option<(u32, u32)>,
}

/// Why bytes cannot be shown as an image. The text is for logs and the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// None of the kinds that can be shown.
    #[error("is no PNG, JPEG, WebP or SVG image")]
    OtherKind,
    /// Too many bytes.
    #[error("is larger than {} MiB", .most >> 20)]
    TooLarge {
        /// The most that are taken.
        most: usize,
    },
    /// Too many pixels.
    #[error("is {width} × {height} pixels large; at most 16 million are shown")]
    TooManyPixels {
        /// Its width.
        width: u32,
        /// Its height.
        height: u32,
    },
    /// Its bytes do not make an image.
    #[error("is damaged")]
    Damaged,
    /// A drawing of too many parts, or parts within parts.
    #[error("is too intricate to be drawn")]
    TooIntricate,
}

/// What is wrong with a file that a text names as an image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// It is not there.
    Missing,
    /// It is a link that leads elsewhere, or no file.
    Outside,
    /// The system does not let it be read, and says this.
    Unreadable(String),
    /// It cannot be shown.
    Unfit(Unfit),
}

/// Whether a file of a bank may be named so: a name without a path, of a kind that can be shown, that
/// means the same on every system.
pub fn is_name(name: &str) -> bool {
    const LONGEST: usize = 120;
    const KINDS: [&str; 5] = ["png", "jpg", "jpeg", "svg", "webp"];
    let is_bare = |c: char| !c.is_control() && !r#"/\:()[]*"<>|?"#.contains(c);
    let Some((stem, extension)) = name.rsplit_once('.') else { return false };
    name.len() <= LONGEST
        && name.trim() == name
        && !name.starts_with('.')
        && name.chars().all(is_bare)
        && !stem.is_empty()
        && !is_device(name)
        && KINDS.iter().any(|known| known.eq_ignore_ascii_case(extension))
}

/// Whether Windows takes a name for a device, whatever follows its first full stop.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_lowercase();
    let port = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul")
        || port.is_some_and(|number| matches!(number.as_bytes(), [b'0'..=b'9']))
}

/// A name like one that was found elsewhere, under which a file of a bank can be kept.
pub fn name_like(found: &str, kind: Kind) -> String {
    const MOST: usize = 60;
    let last = found.rsplit(['/', '\\']).next().unwrap_or_default();
    let (stem, extension) = last.rsplit_once('.').unwrap_or((last, ""));
    let mut name = String::new();
    for c in stem.chars() {
        if name.len() >= MOST {
            break;
        }
        if c.is_alphanumeric() || matches!(c, '-' | '_') || is_sign(c) {
            name.push(c);
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    let stem = name.trim_matches('-');
    let stem = if stem.is_empty() { "image" } else { stem };
    let is_right = match kind {
        Kind::Jpeg => {
            extension.eq_ignore_ascii_case("jpg") || extension.eq_ignore_ascii_case("jpeg")
        }
        Kind::Png | Kind::WebP | Kind::Svg => extension.eq_ignore_ascii_case(kind.extension()),
    };
    let extension = if is_right { extension } else { kind.extension() };
    let name = format!("{stem}.{extension}");
    if is_name(&name) { name } else { format!("image-{stem}.{}", kind.extension()) }
}

/// A sign of Devanagari that is part of a letter.
const fn is_sign(c: char) -> bool {
    matches!(c, '\u{0900}'..='\u{0903}' | '\u{093A}'..='\u{094F}')
}

/// What an image is and how large, by its first bytes.
///
/// # Errors
///
/// If it is none that can be shown, or too large.
pub fn examine(bytes: &[u8]) -> Result<Header, Unfit> {
    if bytes.len() > MOST_BYTES {
        return Err(Unfit::TooLarge { most: MOST_BYTES });
    }
    let (kind, size) = if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        (Kind::Png, png(bytes))
    } else if bytes.starts_with(b"\xff\xd8\xff") {
        (Kind::Jpeg, jpeg(bytes))
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        (Kind::WebP, webp(bytes))
    } else if is_svg(bytes) {
        if bytes.len() > MOST_SVG_BYTES {
            return Err(Unfit::TooLarge { most: MOST_SVG_BYTES });
        }
        return Ok(Header { kind: Kind::Svg, size: None });
    } else {
        return Err(Unfit::OtherKind);
    };
    let (width, height) = size.filter(|(w, h)| *w > 0 && *h > 0).ok_or(Unfit::Damaged)?;
    let is_large = u64::from(width) * u64::from(height) > MOST_PIXELS;
    if is_large || width.max(height) > LONGEST_SIDE {
        return Err(Unfit::TooManyPixels { width, height });
    }
    Ok(Header { kind, size: Some((width, height)) })
}

fn big(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_be_bytes(four.try_into().ok()?))
}

fn short(bytes: &[u8], at: usize) -> Option<u32> {
    let two = bytes.get(at..at.checked_add(2)?)?;
    Some(u32::from(u16::from_be_bytes(two.try_into().ok()?)))
}

/// The first chunk says it.
fn png(bytes: &[u8]) -> Option<(u32, u32)> {
    (bytes.get(12..16)? == b"IHDR").then_some(())?;
    Some((big(bytes, 16)?, big(bytes, 20)?))
}

/// The frame's segment says it; those before are skipped by their lengths.
fn jpeg(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut at = 2;
    loop {
        while *bytes.get(at)? != 0xff {
            at += 1;
        }
        while *bytes.get(at)? == 0xff {
            at += 1;
        }
        let marker = *bytes.get(at)?;
        at += 1;
        match marker {
            0xc0..=0xcf if !matches!(marker, 0xc4 | 0xc8 | 0xcc) => {
                return Some((short(bytes, at + 5)?, short(bytes, at + 3)?));
            }
            0x00 | 0x01 | 0xd0..=0xd8 => {}
            0xd9 | 0xda => return None,
            _ => at += (short(bytes, at)? as usize).max(2),
        }
    }
}

/// One of three kinds of first chunk says it.
fn webp(bytes: &[u8]) -> Option<(u32, u32)> {
    let small = |at: usize| -> Option<u32> {
        Some(u32::from(*bytes.get(at)?) | u32::from(*bytes.get(at + 1)?) << 8)
    };
    let three =
        |at: usize| -> Option<u32> { Some(small(at)? | u32::from(*bytes.get(at + 2)?) << 16) };
    match bytes.get(12..16)? {
        b"VP8X" => Some((three(24)? + 1, three(27)? + 1)),
        b"VP8 " => Some((small(26)? & 0x3fff, small(28)? & 0x3fff)),
        b"VP8L" => {
            let packed = small(21)? | small(23)? << 16;
            Some(((packed & 0x3fff) + 1, (packed >> 14 & 0x3fff) + 1))
        }
        _ => None,
    }
}

/// Whether the first element is a drawing.
fn is_svg(bytes: &[u8]) -> bool {
    const LOOKED_AT: usize = 16 << 10;
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let head = String::from_utf8_lossy(bytes.get(..LOOKED_AT).unwrap_or(bytes));
    let mut rest = head.trim_start();
    loop {
        let end = if rest.starts_with("<?") {
            rest.find("?>").map(|end| end + 2)
        } else if rest.starts_with("<!--") {
            rest.find("-->").map(|end| end + 3)
        } else if rest.starts_with("<!") {
            let end = rest.find('>').map(|end| end + 1);
            let has_subset = end.is_some_and(|end| rest[..end].contains('['));
            if has_subset { rest.find("]>").map(|end| end + 2) } else { end }
        } else {
            let name = rest.strip_prefix('<').unwrap_or_default();
            let name = name.split(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).next();
            return name.is_some_and(|name| name == "svg" || name.ends_with(":svg"));
        };
        let Some(end) = end else { return false };
        rest = rest[end..].trim_start();
    }
}
