//! One value of RON as a tree with places, read in spite of common slips. Used when something is
//! wrong, when warnings are asked for and when a question is edited; never on the way to studying.

use std::ops::Range;

use super::lines::Lines;
use super::split::shorten;
use super::token::{Kind, Lexer, Token, closing};
use crate::domain::bank::check::Problem;
use crate::domain::bank::check::path::{Path, Step};

/// As deep as RON itself goes.
const DEEPEST: usize = 100;

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Node {
    pub(crate) range: Range<usize>,
    pub(crate) value: Value,
}

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    /// `( … )`, with a name before it if it has one.
    Group {
        name: Option<Range<usize>>,
        fields: Vec<Field>,
        /// Values without a name.
        loose: Vec<Node>,
    },
    /// `[ … ]`
    List(Vec<Node>),
    /// A text in straight quotes.
    Text,
    /// A bare word.
    Word,
    /// A number.
    Number,
    /// Anything else, or nothing.
    Other,
}

/// A field of a group.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Field {
    pub(crate) name: Range<usize>,
    pub(crate) value: Node,
}

impl Node {
    /// The fields, if this is a group.
    pub(crate) fn fields(&self) -> &[Field] {
        match &self.value {
            Value::Group { fields, .. } => fields,
            _ => &[],
        }
    }

    /// The field with this name.
    pub(crate) fn field<'a>(&'a self, source: &str, name: &str) -> Option<&'a Field> {
        self.fields().iter().find(|field| source.get(field.name.clone()) == Some(name))
    }

    /// Where a path leads: the value there, or the nearest thing above it that exists, down to what
    /// fits on one line.
    pub(crate) fn place(&self, source: &str, path: &Path) -> Range<usize> {
        let mut node = self;
        for (number, step) in path.steps().iter().enumerate() {
            let next = match step {
                Step::Field(name) => node.field(source, name).map(|field| &field.value),
                Step::Entry(entry) => match &node.value {
                    Value::List(entries) => entries.get(*entry),
                    _ => None,
                },
            };
            match next {
                Some(next) => node = next,
                // A field that a question lacks is shown at its id.
                None if number == 0 => return self.heading(source),
                None => break,
            }
        }
        if path.steps().is_empty() { self.heading(source) } else { node.first_line(source) }
    }

    /// The text of the `id` field, if it is a plain string.
    pub(crate) fn id<'a>(&self, source: &'a str) -> Option<&'a str> {
        let id = &self.field(source, "id")?.value;
        let text = source.get(id.range.clone())?;
        let inner = text.strip_prefix('"')?.strip_suffix('"')?;
        (id.value == Value::Text).then_some(inner)
    }

    /// The path to the field in which a byte stands, as written; empty at the top.
    pub(crate) fn path_at(&self, source: &str, at: usize) -> String {
        let within = |node: &Node| node.range.start <= at && at <= node.range.end;
        let mut path = String::new();
        let mut node = self;
        loop {
            let next = match &node.value {
                Value::Group { fields, .. } => {
                    let inside =
                        |field: &&Field| field.name.start <= at && at <= field.value.range.end;
                    fields.iter().find(inside).map(|field| {
                        let name = source.get(field.name.clone()).unwrap_or_default();
                        let dot = if path.is_empty() { "" } else { "." };
                        (format!("{dot}{name}"), &field.value)
                    })
                }
                Value::List(entries) => entries
                    .iter()
                    .enumerate()
                    .find(|(_, entry)| within(entry))
                    .map(|(number, entry)| (format!("[{}]", number + 1), entry)),
                _ => None,
            };
            let Some((step, inner)) = next else { return path };
            path.push_str(&step);
            node = inner;
        }
    }

    fn heading(&self, source: &str) -> Range<usize> {
        self.field(source, "id")
            .map_or_else(|| self.first_line(source), |id| id.value.first_line(source))
    }

    /// The range, cut at the end of its first line.
    pub(crate) fn first_line(&self, source: &str) -> Range<usize> {
        let text = source.get(self.range.clone()).unwrap_or_default();
        let line = text.lines().next().unwrap_or_default();
        self.range.start..self.range.start + line.trim_end().len()
    }
}

/// Slips found on the way, in the order of the text.
pub(crate) type Slips = Vec<(Range<usize>, Problem)>;

/// Reads one value. A slip that leaves the brackets in doubt hides those after it, which may only
/// follow from it.
pub(crate) fn parse(source: &str) -> (Node, Slips) {
    let mut parser =
        Parser { source, lexer: Lexer::new(source), slips: Vec::new(), open: Vec::new() };
    let node = parser.value(0);
    if let Some(token) = parser.peek() {
        let problem = match token.kind {
            Kind::Close(bracket) => Problem::StrayBracket { bracket: char::from(bracket) },
            _ => Problem::Unreadable { found: shorten(token.text(source)) },
        };
        parser.slips.push((token.range(), problem));
    }
    let mut slips = parser.slips;
    let doubtful = slips.iter().position(|(_, problem)| {
        matches!(
            problem,
            Problem::Unclosed { .. }
                | Problem::StrayBracket { .. }
                | Problem::UnclosedText
                | Problem::UnclosedComment
                | Problem::TooDeep
        )
    });
    if let Some(first) = doubtful {
        // An open text swallows brackets, so it is the cause when there are both.
        let text = slips.iter().position(|(_, problem)| *problem == Problem::UnclosedText);
        let cause = text.unwrap_or(first);
        slips.swap(first.min(cause), cause);
        slips.truncate(first.min(cause) + 1);
    }
    (node, slips)
}

struct Parser<'a> {
    source: &'a str,
    lexer: Lexer<'a>,
    slips: Slips,
    open: Vec<u8>,
}

impl Parser<'_> {
    fn peek(&self) -> Option<Token> {
        self.lexer.peek_plain()
    }

    fn take(&mut self) -> Option<Token> {
        loop {
            let token = self.lexer.next()?;
            if token.kind == Kind::OpenComment {
                self.slips.push((token.range(), Problem::UnclosedComment));
            }
            if !token.kind.is_comment() {
                return Some(token);
            }
        }
    }

    fn end(&self) -> usize {
        self.source.trim_end().len()
    }

    fn leaf(token: Token, value: Value) -> Node {
        Node { range: token.range(), value }
    }

    fn value(&mut self, depth: usize) -> Node {
        let Some(token) = self.peek().filter(|token| token.kind.begins_value()) else {
            let at = self.peek().map_or_else(|| self.end(), |token| token.start);
            self.slips.push((at..at, Problem::MissingValue));
            return Node { range: at..at, value: Value::Other };
        };
        self.take();
        match token.kind {
            Kind::Open(bracket) if depth >= DEEPEST => {
                self.slips.push((token.range(), Problem::TooDeep));
                self.skip(bracket);
                Self::leaf(token, Value::Other)
            }
            Kind::Open(bracket) => self.bracketed(token, bracket, None, depth),
            Kind::Word => match self.peek() {
                Some(open) if open.kind == Kind::Open(b'(') && depth < DEEPEST => {
                    self.take();
                    self.bracketed(open, b'(', Some(token), depth)
                }
                _ => Self::leaf(token, Value::Word),
            },
            Kind::Number => Self::leaf(token, Value::Number),
            Kind::Text => {
                self.escapes(token);
                Self::leaf(token, Value::Text)
            }
            Kind::OpenText => {
                self.slips.push((token.range(), Problem::UnclosedText));
                Self::leaf(token, Value::Text)
            }
            Kind::CurlyText => {
                self.slips.push((token.range(), Problem::CurlyQuotes));
                Self::leaf(token, Value::Text)
            }
            Kind::SingleText => {
                self.slips.push((token.range(), Problem::SingleQuotes));
                Self::leaf(token, Value::Text)
            }
            _ => {
                let found = shorten(token.text(self.source));
                self.slips.push((token.range(), Problem::Unreadable { found }));
                Self::leaf(token, Value::Other)
            }
        }
    }

    /// Skips to the bracket that closes one of this kind; the rest of a value that is too deep.
    fn skip(&mut self, bracket: u8) {
        let mut open = vec![bracket];
        while let Some(token) = self.take() {
            match token.kind {
                Kind::Open(next) => open.push(next),
                Kind::Close(_) => {
                    open.pop();
                }
                _ => {}
            }
            if open.is_empty() {
                return;
            }
        }
    }

    fn bracketed(&mut self, open: Token, bracket: u8, name: Option<Token>, depth: usize) -> Node {
        let start = name.map_or(open.start, |name| name.start);
        let (mut fields, mut loose) = (Vec::new(), Vec::new());
        self.open.push(bracket);
        let end = self.entries(open, bracket, depth, &mut fields, &mut loose);
        self.open.pop();
        let value = match bracket {
            b'(' => Value::Group { name: name.map(Token::range), fields, loose },
            b'[' => Value::List(loose),
            _ => Value::Other,
        };
        Node { range: start..end, value }
    }

    /// What stands between brackets; gives the byte after the closing one.
    fn entries(
        &mut self,
        open: Token,
        bracket: u8,
        depth: usize,
        fields: &mut Vec<Field>,
        loose: &mut Vec<Node>,
    ) -> usize {
        let mut last_end = open.end;
        let mut after_comma = true;
        loop {
            let Some(token) = self.peek() else {
                self.unclosed(bracket, open.start, last_end..last_end);
                return last_end;
            };
            match token.kind {
                Kind::Close(found) if found == closing(bracket) => {
                    self.take();
                    return token.end;
                }
                Kind::Close(found) => {
                    if self.open.iter().any(|outer| closing(*outer) == found) {
                        self.unclosed(bracket, open.start, token.range());
                        return last_end;
                    }
                    self.take();
                    let bracket = char::from(found);
                    self.slips.push((token.range(), Problem::StrayBracket { bracket }));
                    continue;
                }
                Kind::Comma => {
                    self.take();
                    if after_comma {
                        self.slips.push((token.range(), Problem::ExtraComma));
                    }
                    after_comma = true;
                    continue;
                }
                Kind::Colon | Kind::Equals | Kind::Attribute => {
                    self.take();
                    let found = shorten(token.text(self.source));
                    self.slips.push((token.range(), Problem::Unreadable { found }));
                    continue;
                }
                _ => {}
            }
            if !after_comma {
                self.slips.push((last_end..last_end, Problem::MissingComma));
            }
            after_comma = false;
            let field = if bracket == b'[' { None } else { self.field(depth) };
            if let Some(field) = field {
                last_end = field.value.range.end;
                fields.push(field);
            } else {
                let node = self.value(depth + 1);
                last_end = node.range.end;
                loose.push(node);
            }
        }
    }

    /// A field, if one begins here.
    fn field(&mut self, depth: usize) -> Option<Field> {
        let mut ahead = self.lexer.clone();
        let name = ahead.next_plain()?;
        let next = ahead.next_plain()?;
        let named = matches!(name.kind, Kind::Word);
        match next.kind {
            Kind::Colon if named => {}
            Kind::Equals if named => self.slips.push((next.range(), Problem::EqualsForColon)),
            Kind::Colon if matches!(name.kind, Kind::Text | Kind::CurlyText) => {
                let name_text = name.text(self.source).trim_matches(['"', '“', '”']).to_owned();
                self.slips.push((name.range(), Problem::QuotedName { name: name_text }));
            }
            Kind::Text | Kind::Number | Kind::Word | Kind::CurlyText | Kind::Open(b'[')
                if named && starts_lowercase(name.text(self.source)) =>
            {
                self.slips.push((name.end..name.end, Problem::MissingColon));
                self.take();
                return Some(Field { name: name.range(), value: self.value(depth + 1) });
            }
            _ => return None,
        }
        self.take();
        self.take();
        let range = match name.kind {
            Kind::Text => name.start + 1..name.end - 1,
            _ => name.range(),
        };
        Some(Field { name: range, value: self.value(depth + 1) })
    }

    fn unclosed(&mut self, bracket: u8, open: usize, place: Range<usize>) {
        let line = Lines::new(self.source).line(open);
        self.slips.push((place, Problem::Unclosed { bracket: char::from(bracket), line }));
    }

    /// The backslashes of a text.
    fn escapes(&mut self, token: Token) {
        let text = token.text(self.source);
        if !text.starts_with('"') || !text.contains('\\') {
            return;
        }
        let mut characters = text.char_indices();
        while let Some((at, character)) = characters.next() {
            if character != '\\' {
                continue;
            }
            let Some((_, escaped)) = characters.next() else { return };
            let fine = matches!(
                escaped,
                '"' | '\'' | '\\' | 'n' | 'r' | 't' | '0' | 'x' | 'u' | '\n' | '\r'
            );
            if !fine {
                let start = token.start + at;
                let end = start + 1 + escaped.len_utf8();
                let found = format!("\\{escaped}");
                self.slips.push((start..end, Problem::BadEscape { found }));
            }
        }
    }
}

fn starts_lowercase(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_lowercase())
}
