//! A bank cut into its top-level fields and the entries of its lists, by brackets alone. A bracket
//! that is missing or too many inside one entry costs that entry and no other. What the pieces say
//! is not read here.

use std::ops::Range;

use super::lines::Lines;
use super::outline::{is_inner_field, of_bank};
use super::token::{Kind, Lexer, Token, closing};
use crate::domain::bank::check::Problem;

/// The pieces of a bank.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Pieces<'a> {
    /// The fields of the bank, in the order of the file.
    pub(crate) fields: Vec<Piece<'a>>,
    /// What is wrong with the brackets and marks between the pieces, and where.
    pub(crate) problems: Vec<(Range<usize>, Problem)>,
    /// Whether the file is a bank's `( … )` at all.
    pub(crate) is_bank: bool,
    /// The byte at which the closing bracket of the bank stands, or the end of the file.
    pub(crate) end: usize,
}

impl<'a> Pieces<'a> {
    /// The field with this name.
    pub(crate) fn field(&self, name: &str) -> Option<&Piece<'a>> {
        self.fields.iter().find(|piece| piece.name == name)
    }
}

/// A field of the bank.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Piece<'a> {
    /// Its name.
    pub(crate) name: &'a str,
    /// Where the name stands.
    pub(crate) name_at: Range<usize>,
    /// Where the value stands.
    pub(crate) value: Range<usize>,
    /// The entries, if the value is a list.
    pub(crate) entries: Option<Vec<Entry>>,
}

/// An entry of a list.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Entry {
    /// Where it stands, without commas and the comments around it.
    pub(crate) range: Range<usize>,
    /// What is wrong with its brackets; such an entry is not read.
    pub(crate) problem: Option<(Range<usize>, Problem)>,
}

/// Cuts a bank into pieces. Never fails: what cannot be made out is among the problems.
pub(crate) fn split(source: &str) -> Pieces<'_> {
    let mut splitter = Splitter {
        source,
        lexer: Lexer::new(source),
        lines: Lines::new(source),
        pieces: Pieces::default(),
    };
    splitter.bank();
    splitter.pieces
}

struct Splitter<'a> {
    source: &'a str,
    lexer: Lexer<'a>,
    lines: Lines<'a>,
    pieces: Pieces<'a>,
}

/// Where a value ended.
struct Taken {
    end: usize,
    problem: Option<(Range<usize>, Problem)>,
}

impl<'a> Splitter<'a> {
    fn peek(&self) -> Option<Token> {
        self.lexer.peek_plain()
    }

    fn take(&mut self) -> Option<Token> {
        self.lexer.next_plain()
    }

    fn problem(&mut self, range: Range<usize>, problem: Problem) {
        self.pieces.problems.push((range, problem));
    }

    fn text(&self, token: Token) -> &'a str {
        token.text(self.source)
    }

    fn bank(&mut self) {
        self.pieces.end = self.source.len();
        let mut first = self.take();
        while first.is_some_and(|token| token.kind == Kind::Attribute) {
            first = self.take();
        }
        // A name may stand before the bracket, as in `Bank(…)`.
        if first.is_some_and(|token| token.kind == Kind::Word)
            && self.peek().is_some_and(|next| next.kind == Kind::Open(b'('))
        {
            first = self.take();
        }
        let Some(open) = first.filter(|token| token.kind == Kind::Open(b'(')) else {
            let range = first.map_or(0..0, Token::range);
            self.problem(range, Problem::NotABank);
            return;
        };
        self.pieces.is_bank = true;
        loop {
            let Some(token) = self.take() else {
                let line = self.lines.line(open.start);
                let end = self.source.trim_end().len();
                self.problem(end..end, Problem::Unclosed { bracket: '(', line });
                return;
            };
            match token.kind {
                Kind::Close(b')') => {
                    self.pieces.end = token.start;
                    self.tail();
                    return;
                }
                Kind::Close(bracket) => self
                    .problem(token.range(), Problem::StrayBracket { bracket: char::from(bracket) }),
                Kind::Comma => {}
                Kind::Word => self.field(token),
                _ => self.stray(token),
            }
        }
    }

    /// Whatever stands after the bank.
    fn tail(&mut self) {
        if let Some(token) = self.take() {
            let problem = match token.kind {
                Kind::Close(bracket) => Problem::StrayBracket { bracket: char::from(bracket) },
                _ => Problem::AfterTheEnd,
            };
            self.problem(token.range(), problem);
        }
    }

    /// Something that cannot stand between fields, up to the next comma or closing bracket.
    fn stray(&mut self, token: Token) {
        self.problem(token.range(), Problem::Unreadable { found: shorten(self.text(token)) });
        if let Kind::Open(bracket) = token.kind {
            self.balanced(token, bracket, false);
        }
        self.comma();
    }

    /// The comma after a value; nothing is taken if there is none.
    fn comma(&mut self) -> bool {
        let comma = self.peek().is_some_and(|token| token.kind == Kind::Comma);
        if comma {
            self.take();
        }
        comma
    }

    fn field(&mut self, name: Token) {
        match self.peek().map(|token| token.kind) {
            Some(Kind::Colon) => {
                self.take();
            }
            Some(Kind::Equals) => {
                if let Some(token) = self.take() {
                    self.problem(token.range(), Problem::EqualsForColon);
                }
            }
            Some(kind) if kind.begins_value() => {
                self.problem(name.end..name.end, Problem::MissingColon);
            }
            _ => {
                self.problem(name.range(), Problem::Unreadable { found: shorten(self.text(name)) });
                return;
            }
        }
        let Some(first) = self.peek().filter(|token| token.kind.begins_value()) else {
            self.problem(name.range(), Problem::MissingValue);
            return;
        };
        self.take();
        let mut entries = None;
        let end = if first.kind == Kind::Open(b'[') {
            let mut list = Vec::new();
            let end = self.list(first, &mut list);
            entries = Some(list);
            end
        } else {
            let taken = self.value(first, false);
            self.pieces.problems.extend(taken.problem);
            taken.end
        };
        let piece = Piece {
            name: self.text(name),
            name_at: name.range(),
            value: first.start..end,
            entries,
        };
        self.pieces.fields.push(piece);
        if !self.comma() && !self.peek().is_none_or(|token| matches!(token.kind, Kind::Close(_))) {
            self.problem(end..end, Problem::MissingComma);
        }
    }

    /// The rest of a value that begins with `first`.
    fn value(&mut self, first: Token, is_entry: bool) -> Taken {
        match first.kind {
            Kind::Open(bracket) => self.balanced(first, bracket, is_entry),
            Kind::Word => match self.peek() {
                Some(Token { kind: Kind::Open(bracket @ b'('), .. }) => match self.take() {
                    Some(open) => self.balanced(open, bracket, is_entry),
                    None => Taken { end: first.end, problem: None },
                },
                _ => Taken { end: first.end, problem: None },
            },
            _ => Taken { end: first.end, problem: None },
        }
    }

    /// Everything up to the bracket that closes `open`. With `is_entry`, an opening bracket where a
    /// field name must stand is taken for the next entry, whose predecessor was never closed.
    fn balanced(&mut self, open: Token, bracket: u8, is_entry: bool) -> Taken {
        let mut stack = vec![(bracket, open.start)];
        let mut last = open;
        let mut problem = None;
        loop {
            let unclosed = |(bracket, at): (u8, usize), place: Range<usize>| {
                let line = self.lines.line(at);
                Some((place, Problem::Unclosed { bracket: char::from(bracket), line }))
            };
            let mark = self.lexer.clone();
            let Some(token) = self.lexer.next_plain() else {
                let open = stack.last().copied().unwrap_or((bracket, open.start));
                let problem = problem.or_else(|| unclosed(open, last.end..last.end));
                return Taken { end: last.end, problem };
            };
            match token.kind {
                Kind::Open(next) => {
                    let starts_entry = is_entry && next == bracket && {
                        let for_a_name = stack.len() == 1
                            && matches!(last.kind, Kind::Comma | Kind::Text | Kind::Close(_));
                        for_a_name || self.id_follows(token.end)
                    };
                    if starts_entry {
                        let inner = stack.last().copied().unwrap_or((bracket, open.start));
                        let problem = problem.or_else(|| unclosed(inner, last.end..last.end));
                        self.lexer = mark;
                        return Taken { end: before_comma(last), problem };
                    }
                    stack.push((next, token.start));
                }
                Kind::Close(found) => {
                    let depth = stack.iter().rposition(|(open, _)| closing(*open) == found);
                    match depth {
                        Some(depth) => {
                            if let Some(inner) = stack.get(depth + 1).copied() {
                                problem = problem.or_else(|| unclosed(inner, token.range()));
                            }
                            stack.truncate(depth);
                        }
                        None if is_entry && found == b']' && self.ends_list(true) => {
                            let problem = problem
                                .or_else(|| unclosed((bracket, open.start), last.end..last.end));
                            self.lexer = mark;
                            return Taken { end: before_comma(last), problem };
                        }
                        None => {
                            problem = problem.or_else(|| {
                                let bracket = char::from(found);
                                Some((token.range(), Problem::StrayBracket { bracket }))
                            });
                        }
                    }
                    if stack.is_empty() {
                        return Taken { end: token.end, problem };
                    }
                }
                _ => {}
            }
            last = token;
        }
    }

    /// Whether the field `id` comes next: only entries of the bank's own lists have one.
    fn id_follows(&self, at: usize) -> bool {
        let rest = self.source.as_bytes().get(at..).unwrap_or_default();
        rest.trim_ascii_start()
            .strip_prefix(b"id")
            .is_some_and(|rest| matches!(rest.trim_ascii_start().first(), Some(b':' | b'=')))
    }

    /// The entries of a list whose bracket is open; gives the byte after its closing bracket.
    fn list(&mut self, open: Token, entries: &mut Vec<Entry>) -> usize {
        let mut last_end = open.end;
        loop {
            let Some(token) = self.take() else {
                let line = self.lines.line(open.start);
                self.problem(last_end..last_end, Problem::Unclosed { bracket: '[', line });
                return last_end;
            };
            match token.kind {
                Kind::Close(b']') if self.ends_list(false) => return token.end,
                Kind::Comma => {}
                Kind::Close(bracket) => {
                    // With nothing after it, this is the bank's own bracket: `]` was left out.
                    if self.peek().is_none() {
                        let line = self.lines.line(open.start);
                        self.problem(last_end..last_end, Problem::Unclosed { bracket: '[', line });
                        self.lexer = Lexer::starting_at(self.source, token.start);
                        return last_end;
                    }
                    self.problem(
                        token.range(),
                        Problem::StrayBracket { bracket: char::from(bracket) },
                    );
                }
                Kind::Word
                    if self
                        .peek()
                        .is_some_and(|next| matches!(next.kind, Kind::Colon | Kind::Equals)) =>
                {
                    last_end = self.loose_fields(token, entries);
                }
                kind if kind.begins_value() => {
                    let value = self.value(token, true);
                    last_end = value.end;
                    // The comma after an entry that was never closed has been taken with it.
                    let whole = value.problem.is_none();
                    entries.push(Entry { range: token.start..value.end, problem: value.problem });
                    let next = self.peek();
                    let begins = |kind: Kind| kind.begins_value() && kind != Kind::Word;
                    if whole && next.is_some_and(|next| begins(next.kind)) {
                        self.problem(last_end..last_end, Problem::MissingComma);
                    }
                }
                _ => self.problem(
                    token.range(),
                    Problem::Unreadable { found: shorten(self.text(token)) },
                ),
            }
        }
    }

    /// Whether the `]` just taken can be the end of a list of the bank: another field or the end of
    /// the bank follows. Where it cannot, an opening bracket is missing somewhere before it. Within
    /// an entry, a field that entries have too is taken for the entry's.
    fn ends_list(&self, in_entry: bool) -> bool {
        let mut ahead = self.lexer.clone();
        let mut next = ahead.next_plain();
        if next.is_some_and(|token| token.kind == Kind::Comma) {
            next = ahead.next_plain();
        }
        let Some(token) = next else { return true };
        match token.kind {
            Kind::Close(b')') => {
                let after = ahead.next_plain();
                !after.is_some_and(|after| matches!(after.kind, Kind::Comma | Kind::Close(_)))
            }
            Kind::Open(_) | Kind::Close(_) => false,
            Kind::Word => {
                let name = token.text(self.source);
                !is_inner_field(name) || (!in_entry && of_bank(name).is_some())
            }
            _ => true,
        }
    }

    /// Fields that stand among the entries: the entry before them was closed too early, or was never
    /// opened if they begin with its id.
    fn loose_fields(&mut self, name: Token, entries: &mut Vec<Entry>) -> usize {
        let mut end = name.end;
        while let Some(token) = self.peek() {
            match token.kind {
                Kind::Close(b')') => {
                    self.take();
                    end = token.end;
                    break;
                }
                Kind::Close(_) => break,
                Kind::Open(bracket) => {
                    // The next entry begins where a bracket stands without a name before it.
                    let before = self.source.get(..token.start).unwrap_or_default().trim_end();
                    if before.ends_with(',') && bracket == b'(' {
                        break;
                    }
                    self.take();
                    end = self.balanced(token, bracket, false).end;
                }
                _ => {
                    self.take();
                    end = token.end;
                }
            }
        }
        let is_id = self.text(name) == "id";
        if let Some(entry) = entries.last_mut().filter(|_| !is_id) {
            let at = entry.range.end;
            let bracket = self.source.get(..at).is_some_and(|before| before.ends_with(')'));
            let start = if bracket { at - 1 } else { at };
            entry.range.end = end;
            let problem = Problem::StrayBracket { bracket: ')' };
            entry.problem = entry.problem.take().or(Some((start..at, problem)));
        } else {
            let problem = Some((name.range(), Problem::Unopened { bracket: '(' }));
            entries.push(Entry { range: name.start..end, problem });
        }
        end
    }
}

/// The end of a token, or its start if it is the comma after an entry.
const fn before_comma(last: Token) -> usize {
    if matches!(last.kind, Kind::Comma) { last.start } else { last.end }
}

/// The first few characters of a text, for a message.
pub(crate) fn shorten(text: &str) -> String {
    const LONGEST: usize = 24;
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= LONGEST && line.len() == text.len() {
        line.to_owned()
    } else {
        line.chars().take(LONGEST).chain(['…']).collect()
    }
}
