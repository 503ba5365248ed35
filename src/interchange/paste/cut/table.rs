//! Tables of keys: where they begin, and what they say for each question.

use super::{Cutter, Label, Look, Parts, TableKey, Told};
use crate::interchange::paste::heading::is_table_word;
use crate::interchange::paste::key;
use crate::interchange::paste::mark::{self, Class};

impl Cutter<'_> {
    /// Whether a table of keys begins at a line.
    pub(super) fn is_table(&self, at: usize, idle: bool) -> bool {
        let text = &self.lines[at].text;
        if key::is_table_head(text) {
            let mut near = self.lines[at + 1..].iter().take(3);
            return near.any(|line| {
                let many = key::row(&line.text, true).is_some();
                let bare = after_letter(&line.text);
                many || key::numbers(&line.text).is_some()
                    || key::entry(&line.text).is_some()
                    || key::row(bare, true).is_some()
                    || key::said_row(bare).is_some_and(|row| row.len() >= 2)
            }) || self.says_rows(at + 1);
        }
        if !idle {
            return false;
        }
        // `Key: 1. (b) 2. (c)`, `Section B: 1-b 2-a`.
        if let Some(rest) = key::after_section(text).or_else(|| key::after_word(text))
            && key::row(rest, true).is_some_and(|row| row.len() >= 2)
        {
            return true;
        }
        key::row(text, false).is_some_and(|row| {
            row.len() >= 2
                || (row.len() == 1
                    && self.lines.get(at + 1).is_some_and(|next| {
                        key::row(&next.text, false).is_some_and(|next| next[0].0 == row[0].0 + 1)
                    }))
        })
    }

    /// Reads a table; the line after it.
    pub(super) fn table(&self, start: usize, parts: &mut Parts, run: &mut usize) -> usize {
        let headed = key::is_table_head(&self.lines[start].text);
        let mut at = start;
        *run += 1;
        let mut before = 0;
        let mut open: Option<usize> = None;
        let grid = self.grid(start);
        if headed {
            parts.table_lines.push(at);
            at += 1;
        }
        let mut put = |parts: &mut Parts, number: usize, key: Told, line: usize, reason| {
            if number <= before {
                *run += 1;
            }
            before = number;
            parts.keys.push(TableKey { number, key, line, run: *run, reason });
        };
        while at < self.lines.len() {
            let text = &self.lines[at].text;
            let bare = if at == start { key::after_word(text).unwrap_or(text) } else { text };
            let bare = if headed { after_letter(bare) } else { bare };
            if grid && let Some(end) = self.pairs_end(at) {
                // Each column goes on where the one before it ends.
                let mut found: Vec<(usize, Label, usize)> = Vec::new();
                for line in at..end {
                    let row = key::pairs(&self.lines[line].text).unwrap_or_default();
                    found.extend(row.into_iter().map(|(number, label)| (number, label, line)));
                    parts.table_lines.push(line);
                }
                found.sort_by_key(|(number, ..)| *number);
                for (number, label, line) in found {
                    put(parts, number, Told::Label(label), line, None);
                }
                open = None;
                at = end;
                continue;
            }
            if let Some(row) = key::row(bare, headed || at == start) {
                for (number, label) in row {
                    put(parts, number, Told::Label(label), at, None);
                }
                open = None;
            } else if let (Some(numbers), Some(labels)) = (
                key::numbers(text),
                self.lines.get(at + 1).and_then(|next| key::letters(&next.text)),
            ) && numbers.len() == labels.len()
                && numbers.is_sorted_by(|one, next| one + 1 == *next)
            {
                parts.table_lines.push(at);
                at += 1;
                for (number, label) in numbers.into_iter().zip(labels) {
                    put(parts, number, Told::Label(label), at, None);
                }
                open = None;
            } else if let Some((number, label, rest)) = key::entry(text)
                && headed
            {
                put(parts, number, Told::Label(label), at, Some((text.len() - rest.len(), at + 1)));
                open = Some(parts.keys.len() - 1);
            } else if let Some(row) = key::said_row(bare).filter(|_| headed && open.is_none()) {
                for (number, words) in row {
                    put(parts, number, Told::Words(words.to_owned()), at, None);
                }
            } else if let Some(key) = open
                && !matches!(self.looks[at], Look::Question(..))
                && !key::is_table_head(text)
            {
                if let Some((_, end)) = parts.keys.get_mut(key).and_then(|key| key.reason.as_mut())
                {
                    *end = at + 1;
                }
            } else if headed && is_table_word(text) {
                open = None;
            } else {
                break;
            }
            parts.table_lines.push(at);
            at += 1;
        }
        at.max(start + 1)
    }

    /// Whether two lines say answers in words, one after the other: `1. Delhi`, `2. False`.
    fn says_rows(&self, at: usize) -> bool {
        let one = |at: usize| {
            let row = key::said_row(after_letter(&self.lines.get(at)?.text))?;
            Some((row.first()?.0, row.last()?.0, row.iter().all(|(_, words)| words.len() <= 30)))
        };
        matches!((one(at), one(at + 1)), (Some((1, last, true)), Some((first, _, true))) if first == last + 1)
            && self.next_option[at] >= self.lines.len().min(at + 4)
    }

    /// Whether one of the first lines of a table names its columns: `Q. No.   Ans.   Q. No.   Ans.`
    fn grid(&self, start: usize) -> bool {
        self.lines[start..].iter().take(3).any(|line| key::is_columns_head(&line.text))
    }

    /// The end of the rows of a grid that begin here, if the numbers go on by one in each column.
    fn pairs_end(&self, at: usize) -> Option<usize> {
        let row = |at: usize| key::pairs(&self.lines.get(at)?.text);
        let mut before = row(at)?;
        let mut end = at + 1;
        while let Some(next) = row(end) {
            let goes_on = next.len() <= before.len()
                && next.iter().zip(&before).all(|(next, before)| next.0 == before.0 + 1);
            if !goes_on {
                break;
            }
            before = next;
            end += 1;
        }
        (end > at + 1 || before.len() > 1).then_some(end)
    }
}

/// A row of a table without the letter of its section: `B. 6. False 7. True`.
fn after_letter(text: &str) -> &str {
    let letter = mark::bare(text).into_iter().flatten().find(|mark| {
        matches!(mark.style.class, Class::Letter | Class::Ka | Class::A | Class::Roman)
    });
    letter
        .map(|mark| &text[mark.end..])
        .filter(|rest| key::said_row(rest).is_some() || key::row(rest, true).is_some())
        .unwrap_or(text)
}
