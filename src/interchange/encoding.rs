//! Bytes to text, whatever program wrote them: UTF-8, UTF-16 or Windows-1252, with a mark at the
//! beginning or without. Nothing fails here; what is no text is replaced and said.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::{Place, Remark, Said};

/// How many bytes at the beginning tell UTF-16 without a mark from other text.
const SAMPLE: usize = 4_096;

/// The characters of a mark-less or marked file, and what is to be said of how they were read:
/// [`Said::Garbled`] with the line of the first character that is none, or else
/// [`Said::Encoding`] where it is not UTF-8.
pub fn decode(bytes: &[u8]) -> (Cow<'_, str>, Option<Remark>) {
    let (encoding, mark) = Encoding::for_bom(bytes).unwrap_or_else(|| (unmarked(bytes), 0));
    let (text, _) = encoding.decode_without_bom_handling(&bytes[mark..]);
    let first = text.char_indices().find(|(_, c)| is_no_text(*c)).map(|(at, _)| at);
    if let Some(at) = first {
        let remark = garbled(&text, at);
        let text = text.chars().map(|c| if is_no_text(c) { '\u{FFFD}' } else { c }).collect();
        return (Cow::Owned(text), Some(remark));
    }
    let name = if encoding == UTF_8 {
        None
    } else if encoding == WINDOWS_1252 {
        Some("Windows-1252")
    } else {
        Some(encoding.name())
    };
    let remark =
        name.map(|name| Remark { place: Place::Whole, said: Said::Encoding { name: name.into() } });
    (text, remark)
}

/// Whether a character stands for nothing that can be read: a control character other than those
/// between words and lines, or the mark of a byte that was none.
pub(super) fn is_no_text(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' | '\u{C}' => false,
        '\u{FFFD}' | '\u{FFFE}' | '\u{FFFF}' => true,
        _ => c.is_control(),
    }
}

fn garbled(text: &str, at: usize) -> Remark {
    let line = text[..at].matches('\n').count() + 1;
    let begin = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let lead = text[begin..at].char_indices().rev().take(12).last().map_or(at, |(i, _)| begin + i);
    let found = text[lead..].lines().next().unwrap_or_default().chars().take(24);
    let found = found.map(|c| if is_no_text(c) { '\u{FFFD}' } else { c }).collect();
    Remark { place: Place::Line(line), said: Said::Garbled { found } }
}

/// What text without a mark is in.
fn unmarked(bytes: &[u8]) -> &'static Encoding {
    if let Some(utf16) = unmarked_utf16(bytes) {
        return utf16;
    }
    // One broken letter in a page of Hindi does not make the page Windows-1252, in which it would be
    // noise from end to end.
    let mut broken = 0_usize;
    let mut letters = 0_usize;
    for chunk in bytes.utf8_chunks() {
        letters += chunk.valid().bytes().filter(|byte| *byte >= 0xC0).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    if broken == 0 || letters > 4 * broken { UTF_8 } else { WINDOWS_1252 }
}

/// UTF-16, if nearly every second byte is that of Latin or Devanagari letters and some are zero.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let pairs = sample.len() / 2;
    if pairs < 2 {
        return None;
    }
    let fits = |place: usize| {
        let high = sample.chunks_exact(2).map(|pair| pair[place]);
        let zeros = high.clone().filter(|byte| *byte == 0).count();
        let usual = high.filter(|byte| matches!(byte, 0x00 | 0x09)).count();
        let low_zeros = sample.chunks_exact(2).filter(|pair| pair[1 - place] == 0).count();
        zeros > 0 && low_zeros * 20 <= pairs && usual * 10 >= pairs * 9
    };
    if fits(1) {
        Some(UTF_16LE)
    } else if fits(0) {
        Some(UTF_16BE)
    } else {
        None
    }
}
