//! The layout of a whole bank: the author's lines, evenly indented and spaced. No word, comment or
//! order changes.

use super::EditError;
use crate::domain::bank::schema::split::split;
use crate::domain::bank::schema::token::{Kind, Lexer, Token, closing};

/// The bank with every line indented by four spaces for each bracket it stands in, one space where
/// spaces belong, at most one empty line between others and one line break at the end. Done twice,
/// it changes nothing more.
pub fn format_bank(source: &str) -> Result<String, EditError> {
    let pieces = split(source);
    let entries = || pieces.fields.iter().flat_map(|field| field.entries.iter().flatten());
    if !pieces.is_bank
        || !pieces.problems.is_empty()
        || entries().any(|entry| entry.problem.is_some())
    {
        return Err(EditError::NotABank);
    }
    let tokens: Vec<Token> = Lexer::new(source).collect();
    let broken = |token: &Token| matches!(token.kind, Kind::OpenText | Kind::OpenComment);
    if tokens.iter().any(broken) {
        return Err(EditError::NotABank);
    }
    let formatted = lay_out(source, &tokens).ok_or(EditError::NotABank)?;
    // Whatever the layout did, the same must be read from it.
    let words = |text: &str| -> Vec<(Kind, String)> {
        Lexer::new(text).map(|token| (token.kind, token.text(text).to_owned())).collect()
    };
    if words(source) == words(&formatted) { Ok(formatted) } else { Err(EditError::NotABank) }
}

/// The laid-out text; `None` if the brackets do not match.
fn lay_out(source: &str, tokens: &[Token]) -> Option<String> {
    let mut out = String::with_capacity(source.len());
    // For each open bracket, which one it is and the line of the output it stands on.
    let mut open: Vec<(u8, usize)> = Vec::new();
    let mut line = 0;
    let mut last: Option<Token> = None;
    for token in tokens {
        let gap = source.get(last.map_or(0, |last| last.end)..token.start).unwrap_or_default();
        let breaks = match last {
            None => 0,
            Some(last) => {
                let most = match (last.kind, token.kind) {
                    (Kind::Open(_), _) | (_, Kind::Close(_)) => 1,
                    _ => 2,
                };
                gap.matches('\n').count().min(most)
            }
        };
        if let Kind::Close(bracket) = token.kind {
            let (opened, _) = open.pop()?;
            if closing(opened) != bracket {
                return None;
            }
        }
        if breaks > 0 {
            out.extend(std::iter::repeat_n('\n', breaks));
            line += 1;
            out.extend(std::iter::repeat_n("    ", level(&open)));
        } else if let Some(last) = last
            && spaced(last.kind, token.kind)
        {
            out.push(' ');
        }
        if let Kind::Open(bracket) = token.kind {
            open.push((bracket, line));
        }
        out.push_str(token.text(source));
        last = Some(*token);
    }
    out.push('\n');
    open.is_empty().then_some(out)
}

/// Brackets that opened on one line indent what follows only once.
fn level(open: &[(u8, usize)]) -> usize {
    let mut lines: Vec<usize> = open.iter().map(|(_, line)| *line).collect();
    lines.dedup();
    lines.len()
}

/// Whether a space belongs between two things on one line.
const fn spaced(left: Kind, right: Kind) -> bool {
    match (left, right) {
        (_, Kind::LineComment | Kind::BlockComment) | (Kind::BlockComment, _) => true,
        (_, Kind::Comma | Kind::Colon | Kind::Close(_))
        | (Kind::Open(_), _)
        | (Kind::Word, Kind::Open(_)) => false,
        _ => true,
    }
}
