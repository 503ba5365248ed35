//! RON as tokens with their places: enough to find where a question or a field stands, to keep
//! comments, and to see the slips that people make. What the tokens mean is not here.

use std::ops::Range;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `(`, `[` or `{`.
    Open(u8),
    /// `)`, `]` or `}`.
    Close(u8),
    /// `,`
    Comma,
    /// `:`
    Colon,
    /// `=`, which people write for `:`.
    Equals,
    /// A name or a bare word: `stem`, `true`, `Single`.
    Word,
    /// A number, with any sign.
    Number,
    /// A string, plain or raw, with its quotes.
    Text,
    /// A string whose closing quote is missing; it is taken to end with its line.
    OpenText,
    /// Text in curly quotes where straight ones belong.
    CurlyText,
    /// Text of several characters in single quotes.
    SingleText,
    /// One character in single quotes.
    Char,
    /// `// …` up to the end of its line.
    LineComment,
    /// `/* … */`, nested as RON allows.
    BlockComment,
    /// A block comment that never ends.
    OpenComment,
    /// `#![…]`
    Attribute,
    /// Anything else.
    Other,
}

impl Kind {
    /// Whether this is a comment.
    pub(crate) const fn is_comment(self) -> bool {
        matches!(self, Self::LineComment | Self::BlockComment | Self::OpenComment)
    }

    /// Whether a value can begin with this.
    pub(crate) const fn begins_value(self) -> bool {
        matches!(
            self,
            Self::Open(_)
                | Self::Word
                | Self::Number
                | Self::Text
                | Self::OpenText
                | Self::CurlyText
                | Self::SingleText
                | Self::Char
                | Self::Other
        )
    }
}

/// A token and where it stands, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token {
    /// What it is.
    pub(crate) kind: Kind,
    /// Its first byte.
    pub(crate) start: usize,
    /// The byte after its last.
    pub(crate) end: usize,
}

impl Token {
    /// Where it stands.
    pub(crate) const fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// Its text.
    pub(crate) fn text(self, source: &str) -> &str {
        source.get(self.range()).unwrap_or_default()
    }
}

/// The closing bracket that belongs to an opening one.
pub(crate) const fn closing(open: u8) -> u8 {
    match open {
        b'(' => b')',
        b'[' => b']',
        _ => b'}',
    }
}

/// Reads tokens one after another; never fails.
#[derive(Debug, Clone)]
pub(crate) struct Lexer<'a> {
    source: &'a str,
    at: usize,
}

impl<'a> Lexer<'a> {
    /// Starts at the beginning. A byte-order mark there counts as white
    /// space.
    pub(crate) const fn new(source: &'a str) -> Self {
        Self { source, at: 0 }
    }

    /// Starts at a byte, which must be the beginning of a character.
    pub(crate) const fn starting_at(source: &'a str, at: usize) -> Self {
        Self { source, at }
    }

    /// The next token that is no comment.
    pub(crate) fn next_plain(&mut self) -> Option<Token> {
        loop {
            let token = self.next()?;
            if !token.kind.is_comment() {
                return Some(token);
            }
        }
    }

    /// The next token that is no comment, without taking it.
    pub(crate) fn peek_plain(&self) -> Option<Token> {
        self.clone().next_plain()
    }

    fn bytes(&self) -> &'a [u8] {
        self.source.as_bytes()
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.bytes().get(at).copied()
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.source.get(at..)?.chars().next()
    }

    fn skip_space(&mut self) {
        while let Some(byte) = self.byte(self.at) {
            if matches!(byte, b' ' | b'\n' | b'\r' | b'\t' | 0x0B | 0x0C) {
                self.at += 1;
            } else if byte < 0x80 {
                return;
            } else {
                match self.char_at(self.at) {
                    Some(c @ ('\u{85}' | '\u{200E}' | '\u{200F}' | '\u{2028}' | '\u{2029}')) => {
                        self.at += c.len_utf8();
                    }
                    Some(c @ '\u{FEFF}') if self.at == 0 => self.at += c.len_utf8(),
                    _ => return,
                }
            }
        }
    }

    /// The byte at which the line that holds `at` ends: that of its line break, or the end.
    fn line_end(&self, at: usize) -> usize {
        let end = self.bytes().get(at..).and_then(|rest| rest.iter().position(|b| *b == b'\n'));
        let end = end.map_or(self.source.len(), |offset| at + offset);
        if end > at && self.byte(end - 1) == Some(b'\r') { end - 1 } else { end }
    }

    /// A plain string that starts at `self.at`.
    fn text(&mut self) -> Kind {
        let start = self.at;
        let bytes = self.bytes();
        let mut at = start + 1;
        loop {
            match bytes.get(at) {
                Some(b'"') => break,
                Some(b'\\') => at += 2,
                Some(_) => at += 1,
                None => {
                    self.at = self.line_end(start);
                    return Kind::OpenText;
                }
            }
        }
        let end = at + 1;
        // A quote that is followed by more words opened another string: this one was never closed.
        let tail = self.byte(end).unwrap_or(b' ');
        let plausible = tail.is_ascii_whitespace()
            || matches!(tail, b',' | b')' | b']' | b'}' | b'/' | b':' | b'=');
        if !plausible && bytes.get(start..end).is_some_and(|text| text.contains(&b'\n')) {
            self.at = self.line_end(start);
            return Kind::OpenText;
        }
        self.at = end;
        Kind::Text
    }

    /// A raw string whose `r` or `br` ended at `self.at`; nothing is taken if it is none.
    fn raw_text(&mut self) -> Option<Kind> {
        let hashes = self.bytes().get(self.at..)?.iter().take_while(|b| **b == b'#').count();
        let open = self.at + hashes;
        if self.byte(open)? != b'"' {
            return None;
        }
        let mut at = open + 1;
        loop {
            let Some(offset) = self.bytes().get(at..)?.iter().position(|b| *b == b'"') else {
                self.at = self.line_end(open);
                return Some(Kind::OpenText);
            };
            let after = at + offset + 1;
            let closing =
                self.bytes().get(after..)?.iter().take(hashes).take_while(|b| **b == b'#').count();
            if closing == hashes {
                self.at = after + hashes;
                return Some(Kind::Text);
            }
            at = after;
        }
    }

    /// A name, a number, or anything else made of the same characters.
    fn word(&mut self) -> Kind {
        let start = self.at;
        while let Some(byte) = self.byte(self.at) {
            if byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'+' | b'-') {
                self.at += 1;
            } else if byte < 0x80 {
                break;
            } else {
                match self.char_at(self.at) {
                    Some(c) if c.is_alphanumeric() => self.at += c.len_utf8(),
                    _ => break,
                }
            }
        }
        let word = self.source.get(start..self.at).unwrap_or_default();
        if matches!(word, "r" | "b" | "br")
            && matches!(self.byte(self.at), Some(b'"' | b'#'))
            && let Some(kind) = self.raw_text_after(word)
        {
            return kind;
        }
        match word.bytes().next() {
            Some(b'0'..=b'9' | b'+' | b'-' | b'.') => Kind::Number,
            Some(_) => Kind::Word,
            None => {
                self.at = start + self.char_at(start).map_or(1, char::len_utf8);
                Kind::Other
            }
        }
    }

    fn raw_text_after(&mut self, prefix: &str) -> Option<Kind> {
        if prefix == "b" {
            return (self.byte(self.at) == Some(b'"')).then(|| self.text());
        }
        if let Some(kind) = self.raw_text() {
            return Some(kind);
        }
        // A raw name: `r#type`.
        if prefix == "r" && self.byte(self.at) == Some(b'#') {
            self.at += 1;
            return Some(self.word());
        }
        None
    }

    /// Something in single quotes.
    fn single(&mut self) -> Kind {
        let start = self.at;
        let line_end = self.line_end(start);
        let inside = self.source.get(start + 1..line_end).unwrap_or_default();
        let length = if let Some(escaped) = inside.strip_prefix('\\') {
            let first = escaped.chars().next().map_or(0, char::len_utf8);
            escaped.get(first..).and_then(|rest| rest.find('\'')).map(|end| 1 + first + end)
        } else {
            let first = inside.chars().next().map_or(0, char::len_utf8);
            inside.get(first..).and_then(|rest| rest.find('\'')).map(|end| first + end)
        };
        match length {
            None => {
                self.at = start + 1;
                Kind::Other
            }
            Some(length) => {
                self.at = start + 1 + length + 1;
                let body = inside.get(..length).unwrap_or_default();
                if body.starts_with('\\') || body.chars().count() == 1 {
                    Kind::Char
                } else {
                    Kind::SingleText
                }
            }
        }
    }

    fn curly(&mut self) -> Kind {
        let start = self.at;
        let line_end = self.line_end(start);
        let first = self.char_at(start).map_or(1, char::len_utf8);
        let inside = self.source.get(start + first..line_end).unwrap_or_default();
        let close = inside.find(['”', '"', '“']);
        let quote = close.and_then(|end| Some((end, inside.get(end..)?.chars().next()?)));
        if let Some((end, quote)) = quote {
            self.at = start + first + end + quote.len_utf8();
            Kind::CurlyText
        } else {
            self.at = start + first;
            Kind::Other
        }
    }

    fn comment(&mut self) -> Kind {
        let start = self.at;
        match self.byte(start + 1) {
            Some(b'/') => {
                self.at = self.line_end(start);
                Kind::LineComment
            }
            Some(b'*') => {
                let bytes = self.bytes();
                let (mut depth, mut at) = (1_usize, start + 2);
                while depth > 0 {
                    match (bytes.get(at), bytes.get(at + 1)) {
                        (Some(b'/'), Some(b'*')) => (depth, at) = (depth + 1, at + 2),
                        (Some(b'*'), Some(b'/')) => (depth, at) = (depth - 1, at + 2),
                        (Some(_), _) => at += 1,
                        (None, _) => {
                            self.at = self.line_end(start);
                            return Kind::OpenComment;
                        }
                    }
                }
                self.at = at;
                Kind::BlockComment
            }
            _ => {
                self.at = start + 1;
                Kind::Other
            }
        }
    }

    fn attribute(&mut self) -> Kind {
        let rest = self.source.get(self.at..).unwrap_or_default();
        let line = rest.lines().next().unwrap_or_default();
        if rest.starts_with("#!")
            && let Some(end) = line.find(']')
        {
            self.at += end + 1;
            return Kind::Attribute;
        }
        self.at += 1;
        Kind::Other
    }
}

impl Iterator for Lexer<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        self.skip_space();
        let start = self.at;
        let byte = self.byte(start)?;
        let one = |kind| (kind, start + 1);
        let (kind, end) = match byte {
            b'(' | b'[' | b'{' => one(Kind::Open(byte)),
            b')' | b']' | b'}' => one(Kind::Close(byte)),
            b',' => one(Kind::Comma),
            b':' => one(Kind::Colon),
            b'=' => one(Kind::Equals),
            b'"' => {
                let kind = self.text();
                (kind, self.at)
            }
            b'\'' => {
                let kind = self.single();
                (kind, self.at)
            }
            b'/' => {
                let kind = self.comment();
                (kind, self.at)
            }
            b'#' => {
                let kind = self.attribute();
                (kind, self.at)
            }
            0x80.. if matches!(self.char_at(start), Some('“' | '”')) => {
                let kind = self.curly();
                (kind, self.at)
            }
            _ => {
                let kind = self.word();
                (kind, self.at)
            }
        };
        self.at = end;
        Some(Token { kind, start, end })
    }
}
