//! Where one question ends and the next begins. A number alone does not say so: statements are
//! numbered too, and so are points of an explanation. What decides is what has been seen of the
//! question before (options, a key) and whether numbers go on by one.

mod around;
mod behind;
mod table;

use std::collections::HashMap;

use super::clean::Line;
use super::heading::{is_directions, is_heading_word, is_list_head, is_passage, is_section, range};
use super::key::{self, Label};
use super::mark::{self, Class, Style, Wrap};
use super::{inline, tongue};

/// The lines of a question.
#[derive(Debug, Clone)]
pub(super) struct Block {
    /// Its number, if it has one.
    pub number: Option<usize>,
    /// Its first line, as an index.
    pub start: usize,
    /// Where its text begins in that line, in bytes.
    pub text_at: usize,
    /// The line after its last.
    pub end: usize,
    /// Whether it may begin elsewhere.
    pub unsure: bool,
}

/// A key from a table.
#[derive(Debug, Clone)]
pub(super) struct TableKey {
    /// The number of the question.
    pub number: usize,
    /// What it says.
    pub key: Told,
    /// The line, as an index.
    pub line: usize,
    /// Which run of numbers it is in: they begin anew with each section.
    pub run: usize,
    /// Why, where the table has reasons: where it begins in the line, and the line after its last.
    pub reason: Option<(usize, usize)>,
}

/// What a table says for a question.
#[derive(Debug, Clone)]
pub(super) enum Told {
    /// An option.
    Label(Label),
    /// Words or a number.
    Words(String),
    /// Only why; and whether it is certain that it is not a question of its own.
    Reason { sure: bool },
}

/// A key that is said anew further down.
#[derive(Debug, Clone, Copy)]
pub(super) struct Anew {
    /// The block of its question.
    pub block: usize,
    /// The option, if the line names only one.
    pub label: Option<Label>,
    /// The line, as an index.
    pub line: usize,
}

/// A paper in its parts.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// The questions.
    pub blocks: Vec<Block>,
    /// The lines that belong to no question.
    pub heads: Vec<usize>,
    /// Those of them that are headings.
    pub headings: Vec<usize>,
    /// Those at the end of the paper.
    pub closers: Vec<usize>,
    /// Texts for several questions: from line to line, for the questions from number to number, and
    /// the block that follows.
    pub directions: Vec<Directions>,
    /// The keys of tables.
    pub keys: Vec<TableKey>,
    /// Keys that are said anew.
    pub anew: Vec<Anew>,
    /// The last block with each number.
    last_of: HashMap<usize, usize>,
    /// Whether numbers begin anew somewhere, as in sections: they do not say which is meant.
    repeats: bool,
    /// The lines of tables, heads included.
    pub table_lines: Vec<usize>,
}

impl Parts {
    /// Takes the keys that stand in one line.
    fn tell(&mut self, line: usize, run: usize, keys: impl Iterator<Item = (usize, Told)>) {
        self.table_lines.push(line);
        let keys = keys.map(|(number, key)| TableKey { number, key, line, run, reason: None });
        self.keys.extend(keys);
    }

    fn push(&mut self, block: Block) {
        if let Some(number) = block.number {
            let last = self.blocks.iter().rev().find_map(|block| block.number);
            self.repeats |= last.is_some_and(|last| number <= last);
            self.last_of.insert(number, self.blocks.len());
        }
        self.blocks.push(block);
    }
}

/// A text for several questions.
#[derive(Debug)]
pub(super) struct Directions {
    /// Its lines.
    pub lines: std::ops::Range<usize>,
    /// The first and last number that it is for.
    pub numbers: Option<(usize, usize)>,
    /// How many questions stand before it.
    pub before: usize,
    /// Whether it calls itself a passage.
    pub passage: bool,
}

/// What a line looks like by itself.
#[derive(Debug, Clone, Copy)]
enum Look {
    Question(Option<usize>, usize),
    Number(usize, Style, usize),
    Key,
    Reason,
    Option,
    Plain,
}

/// What is seen of the question so far.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "what is seen of a question, each by itself")]
struct Seen {
    number: Option<usize>,
    style: Option<Style>,
    hindi: bool,
    /// The options: the longest run of letters.
    options: usize,
    run: usize,
    runs: usize,
    /// The last of a run of numbers.
    last: Option<(Style, usize)>,
    numbered: usize,
    key: bool,
    reason: bool,
    lists: bool,
    ask: bool,
    /// Whether its text begins right after the point of its number.
    tight: bool,
}

impl Seen {
    fn is_done(&self) -> bool {
        self.key || self.options >= 2
    }
}

struct Cutter<'l> {
    lines: &'l [Line],
    looks: Vec<Look>,
    next_option: Vec<usize>,
    next_question: Vec<usize>,
    next_number: Vec<usize>,
    next_first: Vec<usize>,
    next_key: Vec<usize>,
    last_blank: Vec<usize>,
    /// The last line at which a question says that it has this number.
    said_last: HashMap<usize, usize>,
}

/// Cuts a paper into its parts.
pub(super) fn cut(lines: &[Line]) -> Parts {
    Cutter::new(lines).run()
}

fn look(text: &str) -> Look {
    if let Some((number, end)) = mark::question(text) {
        return Look::Question(number, end);
    }
    let marks = mark::at(text);
    if let Some(mark) = marks.iter().flatten().find(|mark| mark.style.class == Class::Number) {
        if mark.style.wrap == Wrap::Round && mark.ordinal == 0 {
            return Look::Number(1, mark.style, mark.end);
        }
        return Look::Number(mark.ordinal + 1, mark.style, mark.end);
    }
    if key::after_word(text).is_some() {
        return Look::Key;
    }
    if mark::explanation(text).is_some() {
        return Look::Reason;
    }
    if marks.iter().flatten().any(|mark| mark.ordinal == 0 && inline::may_be_options(*mark)) {
        return Look::Option;
    }
    Look::Plain
}

impl<'l> Cutter<'l> {
    fn new(lines: &'l [Line]) -> Self {
        let looks: Vec<Look> = lines
            .iter()
            .enumerate()
            .map(|(at, line)| {
                if key::is_ticked(line) {
                    Look::Key
                } else if is_between_letters(lines, at) {
                    Look::Plain
                } else {
                    look(&line.text)
                }
            })
            .collect();
        let after_all = lines.len();
        let mut next_option = vec![after_all; lines.len() + 1];
        let mut next_question = next_option.clone();
        let mut next_number = next_option.clone();
        let (mut next_first, mut next_key) = (next_option.clone(), next_option.clone());
        let mut said_last = HashMap::new();
        for at in (0..lines.len()).rev() {
            let is_option = match looks[at] {
                Look::Option => opens_row(lines, at),
                Look::Number(1, style, _) if style.wrap == Wrap::Round => true,
                Look::Question(..) | Look::Number(..) | Look::Plain => {
                    inline::within(&lines[at].text).is_some()
                }
                Look::Key | Look::Reason => false,
            };
            next_option[at] = if is_option { at } else { next_option[at + 1] };
            next_question[at] =
                if matches!(looks[at], Look::Question(..)) { at } else { next_question[at + 1] };
            next_number[at] =
                if matches!(looks[at], Look::Number(..)) { at } else { next_number[at + 1] };
            next_first[at] =
                if matches!(looks[at], Look::Number(1, ..)) { at } else { next_first[at + 1] };
            next_key[at] = if matches!(looks[at], Look::Key) { at } else { next_key[at + 1] };
            if let Look::Question(Some(number), _) = looks[at] {
                said_last.entry(number).or_insert(at);
            }
        }
        let mut last_blank = Vec::with_capacity(lines.len());
        let mut last = 0;
        for (at, line) in lines.iter().enumerate() {
            if line.blank_before {
                last = at;
            }
            last_blank.push(last);
        }
        Self {
            lines,
            looks,
            next_option,
            next_question,
            next_number,
            next_first,
            next_key,
            last_blank,
            said_last,
        }
    }

    #[expect(
        clippy::too_many_lines,
        reason = "what a line may be, one after the other, as the order decides"
    )]
    fn run(&self) -> Parts {
        let mut parts = Parts::default();
        let mut seen: Option<Seen> = None;
        let mut at = 0;
        let mut table_run = 0;
        // The numbers of questions for which directions have the options.
        let mut shared = 1..1;
        while at < self.lines.len() {
            let idle = seen.as_ref().is_none_or(|seen| {
                seen.is_done() || seen.number.is_some_and(|number| shared.contains(&number))
            });
            if let Some(keys) = self.key_string(at, &parts) {
                table_run += 1;
                let keys = keys.into_iter().map(|(number, label)| (number, Told::Label(label)));
                parts.tell(at, table_run, keys);
                seen = None;
                at += 1;
                continue;
            }
            if let Some(number) = seen.as_ref().and_then(|seen| seen.number)
                && let Some(row) = self.answers_of_all(at, number, &parts)
            {
                table_run += 1;
                let row = row.into_iter();
                parts.tell(at, table_run, row.map(|(n, words)| (n, Told::Words(words.to_owned()))));
                seen = None;
                at += 1;
                continue;
            }
            let is_option = seen.as_ref().is_some_and(|seen| seen.counts_on(&self.lines[at].text));
            if !is_option && self.is_table(at, idle) {
                at = self.table(at, &mut parts, &mut table_run);
                seen = None;
                continue;
            }
            let is_done =
                |seen: &Seen| seen.is_done() && !is_option && !seen.goes_on(&self.lines[at].text);
            if seen.as_ref().is_none_or(is_done)
                && let Some(anew) = self.said_anew(at, &parts)
            {
                parts.anew.push(anew);
                at += 1;
                continue;
            }
            if idle && let Some(end) = self.reasons(at, &mut parts, table_run, seen.is_none()) {
                seen = None;
                at = end;
                continue;
            }
            // Those for the next number on end a question without options.
            let next = seen.as_ref().and_then(|seen| seen.number).map(|number| number + 1);
            let for_next =
                || next.is_some() && range(&self.lines[at].text).map(|(low, _)| low) == next;
            let over = self.is_over_range(at, &parts);
            if over || is_directions(&self.lines[at].text) && (idle || for_next()) {
                let start = at;
                let numbers = range(&self.lines[start].text);
                at += 1;
                let mut options = 0;
                let first = numbers.and_then(|(low, _)| self.first_of(at, low));
                let ends = |at: usize, options: usize| {
                    if let Some(first) = first {
                        return at >= first;
                    }
                    let numbered = matches!(self.looks[at], Look::Number(..));
                    self.begins_after_directions(at)
                        || options >= 3 && numbered
                        || numbers.is_none() && self.begins_unnumbered(at)
                };
                while at < self.lines.len() && !ends(at, options) {
                    options += usize::from(is_lettered(&self.lines[at].text));
                    at += 1;
                }
                shared = match numbers {
                    Some((low, high)) if options >= 3 => low..high + 1,
                    _ => 1..1,
                };
                parts.directions.push(Directions {
                    lines: start..at,
                    numbers,
                    before: parts.blocks.len(),
                    passage: is_passage(&self.lines[start].text),
                });
                seen = None;
                continue;
            }
            let line = &self.lines[at];
            if let Some(before) = &seen
                && is_section(&line.text)
                && (line.blank_before && idle
                    || (line.blank_before || idle) && self.begins_anew(at + 1, before))
            {
                parts.heads.push(at);
                parts.headings.push(at);
                seen = None;
                at += 1;
                continue;
            }
            if seen.is_some()
                && idle
                && line.blank_before
                && is_heading_word(&line.text)
                && line.text.chars().count() <= 40
                && !line.text.ends_with(['?', '.', ':'])
            {
                parts.heads.push(at);
                parts.headings.push(at);
                seen = None;
                at += 1;
                continue;
            }
            if seen.is_none()
                && parts.blocks.is_empty()
                && let Some(end) = self.instructions(at)
            {
                parts.heads.extend(at..end);
                at = end;
                continue;
            }
            if self.is_heading(at, seen.as_ref()) {
                parts.heads.push(at);
                parts.headings.push(at);
                seen = None;
                at += 1;
                continue;
            }
            if let Some(before) = &seen
                && let Some(end) = self.closing(at, before)
            {
                parts.closers.extend(at..end);
                at = end;
                continue;
            }
            let tight = seen.as_ref().and_then(|seen| self.tight(at, seen));
            if let Some((number, text_at, style)) = tight.or_else(|| self.begins(at, seen.as_ref()))
            {
                let unsure = tight.is_some()
                    || style.is_none() && text_at == 0 && self.begins_unsurely(at, seen.as_ref());
                parts.push(Block { number, start: at, text_at, end: at + 1, unsure });
                let tight = text_at > 0 && !self.lines[at].text[..text_at].ends_with(' ');
                let mut fresh = Seen { number, style, tight, ..Seen::default() };
                let text = &self.lines[at].text[text_at..];
                fresh.hindi = tongue::script(text) == Some(crate::domain::locale::Locale::Hi);
                fresh.see(text, Look::Plain);
                seen = Some(fresh);
            } else if let Some(seen) = &mut seen {
                seen.see(&self.lines[at].text, self.looks[at]);
                if let Some(block) = parts.blocks.last_mut() {
                    block.end = at + 1;
                }
            } else {
                parts.heads.push(at);
            }
            at += 1;
        }
        parts
    }

    /// Whether options come after this line and before the next question that says it is one.
    fn options_follow(&self, at: usize) -> bool {
        self.next_option[at] < self.lines.len() && self.next_option[at] < self.next_question[at + 1]
    }

    /// Whether numbered lines stand between this line and the options that follow, other than those
    /// that begin at 1.
    fn numbers_between(&self, at: usize) -> bool {
        let next = self.next_number[at + 1];
        next < self.next_option[at] && !matches!(self.looks[next], Look::Number(1, ..))
    }

    /// The number, the beginning and the style of a question that begins at a line.
    fn begins(
        &self,
        at: usize,
        seen: Option<&Seen>,
    ) -> Option<(Option<usize>, usize, Option<Style>)> {
        let text = &self.lines[at].text;
        match self.looks[at] {
            Look::Question(number, end) => Some((number, end, None)),
            Look::Number(number, style, end) => {
                let begins = match seen {
                    None => {
                        end < text.len()
                            && (!matches!(style.wrap, Wrap::Round | Wrap::Square | Wrap::Colon)
                                || self.options_follow(at))
                    }
                    Some(seen) => self.number_begins(at, number, style, seen),
                };
                begins.then_some((Some(number), end, Some(style)))
            }
            // Options may stand apart, each a paragraph.
            Look::Plain if seen.is_some_and(|seen| seen.goes_on(text)) => None,
            Look::Plain => {
                let option = self.next_option[at];
                let numbered = self.next_question[at].min(self.next_number[at]);
                let ready = option < self.lines.len() && !is_heading_word(text);
                let begins = match seen {
                    None => {
                        ready
                            && (option < numbered
                                || (self.next_question[at] > option
                                    && !self.number_begins_paper(numbered)))
                            && (option == at
                                || self.last_blank[option] <= at
                                || option < numbered && self.last_blank[option - 1] <= at)
                    }
                    Some(seen) if self.follows_key(at, seen) => true,
                    Some(seen) => {
                        ready
                            && seen.is_done()
                            && self.lines[at].blank_before
                            && !seen.is_open_list()
                            && (option < numbered
                                || (seen.number.is_none()
                                    && self.next_question[at] > option
                                    && matches!(
                                        self.looks.get(numbered),
                                        Some(Look::Number(1, ..))
                                    )))
                            && (!seen.reason && !seen.key
                                || option == at
                                || self.last_blank[option - 1] <= at)
                    }
                };
                begins.then_some((None, 0, None))
            }
            Look::Key | Look::Reason | Look::Option => None,
        }
    }

    /// Whether the numbered line at a place is the first question, and not a statement of one without
    /// a number.
    fn number_begins_paper(&self, at: usize) -> bool {
        match self.looks.get(at) {
            Some(Look::Number(_, _, _)) => {
                let next = self.next_number[at + 1];
                // 1. 2. 3. and then options: statements, unless options come before the 2.
                self.next_option[at] < next || next >= self.lines.len()
            }
            Some(Look::Question(..)) => true,
            _ => false,
        }
    }

    fn number_begins(&self, at: usize, number: usize, style: Style, seen: &Seen) -> bool {
        let line = &self.lines[at];
        let next = seen.number.map(|number| number + 1);
        let is_next = next == Some(number);
        let goes_on =
            seen.last.is_some_and(|(last_style, last)| last_style == style && number == last + 1);
        // Questions that say so go on saying so.
        if seen.style.is_none()
            && next.is_some_and(|next| self.said_last.get(&next).is_some_and(|last| *last > at))
        {
            return false;
        }
        let same_style = seen.style.is_none_or(|own| own == style);
        let round = matches!(style.wrap, Wrap::Round | Wrap::Square | Wrap::Colon);
        if round && seen.style != Some(style) {
            return false;
        }
        // Options that are numbered as the questions are, or otherwise.
        let numbered_options = seen.options == 0 && seen.numbered >= 2 && !goes_on;
        if !(seen.is_done() || numbered_options && is_next && same_style) {
            if number == 1 || seen.is_open_list() {
                return false;
            }
            if goes_on {
                let restarts = matches!(self.looks.get(self.next_number[at + 1]), Some(Look::Number(1, next, _)) if *next == style);
                return is_next
                    && same_style
                    && (seen.ask || (restarts && self.next_number[at + 1] < self.next_option[at]));
            }
            // A question without options, as where blanks are to be filled, ends with the next number.
            let plain = seen.numbered == 0 && matches!(style.wrap, Wrap::Dot | Wrap::Close);
            return is_next
                && same_style
                && (plain || self.options_follow(at) || line.text.ends_with('?'));
        }
        if is_next {
            if goes_on && (seen.reason || seen.key) {
                return line.blank_before || (self.options_follow(at) && !self.numbers_between(at));
            }
            return same_style || self.options_follow(at);
        }
        if goes_on && !seen.key && seen.options == 0 {
            return false;
        }
        let hindi = tongue::script(&line.text) == Some(crate::domain::locale::Locale::Hi);
        if seen.number == Some(number) {
            return hindi != seen.hindi && self.options_follow(at);
        }
        let near = seen.number.is_none_or(|last| number < last + 100);
        let listed = self.numbers_between(at);
        near && number < 1000
            && self.options_follow(at)
            && !listed
            && same_style
            && (seen.options >= 2 || line.blank_before || self.lines[at - 1].text.len() < 60)
            && (!seen.reason || line.blank_before)
    }

    /// The line at which the first question begins that directions say they are for, unless numbers
    /// from 1 could be those of something else.
    fn first_of(&self, at: usize, low: usize) -> Option<usize> {
        const MOST: usize = 60;
        let end = self.lines.len().min(at + MOST);
        let is_first = |at: &usize| match self.looks[*at] {
            Look::Question(number, _) => number == Some(low),
            Look::Number(number, style, _) => {
                number == low && matches!(style.wrap, Wrap::Dot | Wrap::Close)
            }
            Look::Key | Look::Reason | Look::Option | Look::Plain => false,
        };
        let others = |at: &usize| !is_directions(&self.lines[*at].text);
        (low > 1).then(|| (at..end).take_while(others).find(is_first)).flatten()
    }

    fn begins_after_directions(&self, at: usize) -> bool {
        match self.looks[at] {
            Look::Question(..) => true,
            Look::Number(..) => self.options_follow(at),
            Look::Key | Look::Reason | Look::Option | Look::Plain => self.is_table(at, true),
        }
    }
}

/// Whether a line that begins with `Q.` stands between `P.` and `R.`
fn is_between_letters(lines: &[Line], at: usize) -> bool {
    let begins = |at: Option<usize>, letter: char| {
        let text = at.and_then(|at| lines.get(at)).map_or("", |line| line.text.as_str());
        let text = text.trim_start_matches('(');
        text.to_ascii_uppercase().starts_with(letter) && text[1..].starts_with(['.', ')', ':'])
    };
    begins(Some(at), 'Q') && begins(at.checked_sub(1), 'P') && begins(Some(at + 1), 'R')
}

/// Whether a line begins with a letter as options have it.
fn is_lettered(text: &str) -> bool {
    mark::bare(text)
        .iter()
        .flatten()
        .any(|mark| matches!(mark.style.class, Class::Letter | Class::Ka | Class::A))
}

/// How many lines an option may have before the next one.
const LONG: usize = 8;

/// Whether the mark at the beginning of a line is the first of a row: one or two further on follow on
/// the line, or on one of the next.
pub(super) fn opens_row(lines: &[Line], at: usize) -> bool {
    let text = &lines[at].text;
    mark::at(text).into_iter().flatten().any(|first| {
        first.ordinal == 0
            && inline::may_be_options(first)
            && (!inline::following(text, first.end, first.style, 0).is_empty()
                || lines[at + 1..]
                    .iter()
                    .take(LONG)
                    .take_while(|line| !parts_rows(&line.text))
                    .any(|line| {
                        mark::at(&line.text).iter().flatten().any(|mark| {
                            mark.style.class == first.style.class && matches!(mark.ordinal, 1 | 2)
                        })
                    }))
    })
}

/// Whether a line cannot stand between two options of one row.
fn parts_rows(text: &str) -> bool {
    key::after_word(text).is_some()
        || mark::question(text).is_some()
        || mark::bare(text)[0].is_some_and(|mark| {
            mark.style.class == Class::Number
                && matches!(mark.style.wrap, Wrap::Dot | Wrap::Close)
                && mark.end < text.len()
        })
}

impl Seen {
    /// Whether a line is the next option of the row.
    fn goes_on(&self, text: &str) -> bool {
        !self.key
            && self.run > 0
            && mark::at(text).iter().flatten().any(|mark| {
                matches!(mark.style.class, Class::Letter | Class::Ka | Class::A)
                    && mark.ordinal == self.run
            })
    }

    /// Whether a line begins with the next of a row of numbers in brackets: `(3) C  (4) D`.
    fn counts_on(&self, text: &str) -> bool {
        !self.key
            && mark::bare(text)[0].is_some_and(|mark| {
                matches!(mark.style.wrap, Wrap::Round | Wrap::Square)
                    && self.last == Some((mark.style, mark.ordinal))
            })
    }

    fn is_open_list(&self) -> bool {
        self.lists && self.runs < 2
    }

    fn see(&mut self, text: &str, look: Look) {
        match look {
            Look::Key => self.key = true,
            Look::Reason => {
                self.reason = true;
                self.key |= self.options >= 2;
                return;
            }
            Look::Question(..) | Look::Number(..) | Look::Option | Look::Plain => {}
        }
        self.key |= super::block::key_within(text).is_some();
        self.lists |= is_list_head(text);
        let marks = mark::at(text);
        let mut marked = false;
        for mark in marks.into_iter().flatten() {
            match mark.style.class {
                Class::Letter | Class::Ka | Class::A
                    if mark.ordinal == 0 || mark.ordinal == self.run =>
                {
                    marked = true;
                    if mark.ordinal == 0 {
                        self.run = 0;
                        self.runs += 1;
                    }
                    let cuts = inline::following(text, mark.end, mark.style, mark.ordinal).len();
                    self.run += 1 + cuts;
                    if !self.is_open_list() {
                        self.options = self.options.max(self.run);
                    }
                }
                Class::Number | Class::Roman => {
                    let number = mark.ordinal + 1;
                    let follows = self
                        .last
                        .is_some_and(|(style, last)| style == mark.style && last + 1 == number);
                    if number == 1 || follows {
                        marked = true;
                        self.ask &= number != 1;
                        self.numbered = if number == 1 { 1 } else { self.numbered + 1 };
                        let cuts =
                            inline::following(text, mark.end, mark.style, mark.ordinal).len();
                        self.numbered += cuts;
                        self.last = Some((mark.style, number + cuts));
                        if inline::may_be_options(mark) && self.numbered >= 2 && !self.lists {
                            self.options = self.options.max(self.numbered);
                        }
                    }
                }
                Class::Letter | Class::Ka | Class::A | Class::Statement | Class::Assertion => {}
            }
        }
        if !marked {
            if let Some((_, _, cuts)) = inline::within(text) {
                self.options = self.options.max(cuts.len() + 1);
                self.runs += 1;
                self.run = cuts.len() + 1;
            }
            self.ask |= self.numbered >= 2 && super::block::is_ask(text);
        }
    }
}
