//! A question as it stands on paper: its number, its blocks in the languages of the paper, its options
//! in four, two or one to a row; and in a booklet of solutions what is right and why.

use super::Asked;
use super::column::Piece;
use super::line::{Setter, Style};
use super::page::Mark;
use super::prose::{Room, labelled, of_line, paragraph, prose, shared};
use super::wording::{Language, Word, letter};
use crate::domain::bank::markup::{self, Block as Markup};
use crate::domain::bank::printed::{Block, Form, Line, Printed, PrintedChoice, TableRow};
use crate::domain::locale::{Locale, Text};

/// How questions are printed.
#[derive(Clone, Copy)]
pub(super) struct Manner<'a> {
    /// Where, and how words are set.
    pub(super) room: Room<'a>,
    /// In which languages.
    pub(super) language: Language,
    /// How far questions stand from their numbers.
    pub(super) indent: f32,
    /// Whether keys and reasons are told.
    pub(super) solved: Option<Solved<'a>>,
}

/// How solutions are told.
#[derive(Clone, Copy)]
pub(super) struct Solved<'a> {
    /// What the question's number is in the other sets: "B 7, C 12".
    pub(super) elsewhere: &'a str,
}

/// A question with its number in front.
pub(super) fn question(
    setter: &mut Setter,
    number: &str,
    asked: &Asked,
    manner: Manner<'_>,
) -> Vec<Piece> {
    let room = manner.room.beside(manner.indent);
    let mut pieces: Vec<Piece> = Vec::new();
    let mut shown: Vec<String> = Vec::new();
    for (turn, locale) in manner.language.locales().iter().enumerate() {
        if turn > 0 && !speaks(&asked.printed, *locale) {
            continue;
        }
        let room = room.in_locale(*locale);
        for (place, block) in asked.printed.blocks.iter().enumerate() {
            let mut set = blocks(setter, block, room, &mut shown);
            if let Some(first) = set.first_mut() {
                first.gap = match (place, turn) {
                    (0, 0) => 0.0,
                    (0, _) => room.em(0.45),
                    _ => room.em(0.22),
                };
            }
            pieces.append(&mut set);
        }
    }
    let choices = asked.printed.choices();
    if matches!(asked.printed.form, Form::Many(_)) {
        let mut set = said(setter, manner, room, room.style, |locale| {
            Word::SeveralRight.text(locale).to_owned()
        });
        append(&mut pieces, &mut set, room.em(0.2), true);
    }
    let mut set = if choices.is_empty() {
        written(setter, manner, room, &asked.printed.form)
    } else {
        options(setter, choices, manner, room)
    };
    append(&mut pieces, &mut set, room.em(0.3), true);
    if let Some(solved) = manner.solved {
        let mut set = solution(setter, asked, manner, solved, room);
        append(&mut pieces, &mut set, room.em(0.35), false);
    }
    let label = setter.label(number, Locale::En, room.style.bold());
    labelled(label, pieces, manner.indent)
}

/// Puts pieces under others.
fn append(pieces: &mut Vec<Piece>, set: &mut Vec<Piece>, gap: f32, is_tied: bool) {
    if let Some(first) = set.first_mut() {
        first.gap = gap;
        first.is_tied |= is_tied;
    }
    pieces.append(set);
}

/// Whether a question has anything of its own to say in this language.
fn speaks(printed: &Printed, locale: Locale) -> bool {
    let own = |text: &&Text| !text.is_same() && text.exact(locale).is_some();
    let (mut stems, mut rows) = (Vec::new(), Vec::new());
    for block in &printed.blocks {
        match block {
            Block::Passage(text) | Block::Stem(text) => stems.push(text),
            Block::Items(lines) => rows.extend(lines.iter().map(|line| &line.text)),
            Block::Table { rows: table, .. } => {
                for row in table {
                    rows.extend(row.left.iter().map(|(_, text)| text));
                    rows.extend(row.right.iter().map(|(_, text)| text));
                }
            }
            Block::Ask(_) => {}
        }
    }
    // Sentences over statements are the app's own; whether they are there says nothing of those.
    let are_same = rows.iter().all(|text| text.is_same());
    if are_same { stems.iter().any(own) } else { rows.iter().any(own) }
}

fn blocks(
    setter: &mut Setter,
    block: &Block,
    room: Room<'_>,
    shown: &mut Vec<String>,
) -> Vec<Piece> {
    match block {
        Block::Passage(text) | Block::Stem(text) | Block::Ask(text) => {
            let mut pieces = prose(setter, &once(text.text(room.locale), shown), room);
            // What is asked goes with what it is asked of.
            if matches!(block, Block::Ask(_))
                && let Some(first) = pieces.first_mut()
            {
                first.is_tied = true;
            }
            pieces
        }
        Block::Items(lines) => items(setter, lines, room),
        Block::Table { heads, rows } => table(setter, heads.as_ref(), rows, room),
    }
}

/// A text without the images that were shown before: once is enough for both languages.
fn once(text: &str, shown: &mut Vec<String>) -> String {
    let images: Vec<&str> = markup::blocks(text)
        .into_iter()
        .filter_map(|block| match block {
            Markup::Image { file, .. } => Some(file),
            Markup::Paragraph(_) | Markup::List(_) | Markup::Table(_) => None,
        })
        .collect();
    if images.is_empty() {
        return text.to_owned();
    }
    let is_again = |line: &str| {
        shown
            .iter()
            .any(|file| line.trim_start().starts_with("![") && line.contains(&format!("]({file})")))
    };
    let kept: Vec<&str> = text.lines().filter(|line| !is_again(line)).collect();
    let kept = kept.join("\n");
    shown.extend(images.into_iter().map(str::to_owned));
    kept
}

/// Labelled lines. Long labels begin their text; short ones stand before it.
fn items(setter: &mut Setter, lines: &[Line], room: Room<'_>) -> Vec<Piece> {
    let labels: Vec<&str> = lines.iter().map(|line| line.label.text(room.locale)).collect();
    let widest =
        labels.iter().map(|label| setter.width(label, room.locale, room.style)).fold(0.0, f32::max);
    let mut pieces = Vec::new();
    for (line, label) in lines.iter().zip(labels) {
        let text = line.text.text(room.locale);
        let mut set = if widest > room.em(2.6) {
            let is_plain = matches!(markup::blocks(text).as_slice(), [Markup::Paragraph(_)]);
            let bold = format!("**{label}**");
            if is_plain {
                prose(setter, &format!("{bold} {text}"), room)
            } else {
                let mut set = paragraph(setter, &bold, room);
                let mut rest = prose(setter, text, room);
                append(&mut set, &mut rest, 0.0, true);
                set
            }
        } else {
            let indent = widest + room.em(0.5);
            let words = prose(setter, text, room.beside(indent));
            labelled(setter.label(label, room.locale, room.style), words, indent)
        };
        if let Some(first) = set.first_mut() {
            first.gap = room.em(0.15);
        }
        pieces.append(&mut set);
    }
    pieces
}

/// A cell of two columns: its label, which may be empty, and its words.
type Cell = (String, String);

/// Two columns: pairs, or List-I beside List-II.
fn table(
    setter: &mut Setter,
    heads: Option<&(Text, Text)>,
    rows: &[TableRow],
    room: Room<'_>,
) -> Vec<Piece> {
    let locale = room.locale;
    let cell = |label: &str, text: &Text| (label.to_owned(), on_a_line(text.text(locale)));
    let mut lines: Vec<(Cell, Cell, Style)> = Vec::new();
    if let Some((left, right)) = heads {
        lines.push((cell("", left), cell("", right), room.style.bold()));
    }
    for row in rows {
        let left = row.left.as_ref().map(|(label, text)| cell(label, text));
        let right = row.right.as_ref();
        let right = right.map(|(label, text)| cell(label.as_deref().unwrap_or_default(), text));
        lines.push((left.unwrap_or_default(), right.unwrap_or_default(), room.style));
    }
    // Labels of a column are as wide as the widest, so that words begin below words.
    let mut labels = [0.0_f32; 2];
    for (left, right, style) in &lines {
        for (wide, cell) in labels.iter_mut().zip([left, right]) {
            if !cell.0.is_empty() {
                *wide = wide.max(setter.width(&cell.0, locale, *style) + room.em(0.4));
            }
        }
    }
    let gap = room.em(1.4);
    let mut natural = [0.0_f32; 2];
    for (left, right, style) in &lines {
        natural[0] = natural[0].max(setter.width(&left.1, locale, *style) + labels[0] + gap);
        natural[1] = natural[1].max(setter.width(&right.1, locale, *style) + labels[1] + 0.5);
    }
    let widths = match shared(&natural, room.width, 0.0).as_deref() {
        Some([left, right]) => [*left, *right],
        _ => [room.width / 2.0; 2],
    };
    let mut pieces = Vec::new();
    for (number, (left, right, style)) in lines.iter().enumerate() {
        let column = |width: f32| Room { width: width.max(1.0), style: *style, ..room };
        let left = hung(setter, left, labels[0], column(widths[0] - gap));
        let right = hung(setter, right, labels[1], column(widths[1]));
        let mut set = beside(left, right, widths[0], room.tallest);
        if let Some(first) = set.first_mut() {
            first.gap = room.em(0.15);
            first.is_tied = number > 0;
        }
        pieces.append(&mut set);
    }
    pieces
}

/// Words with their label, if they have one, hanging before them.
fn hung(setter: &mut Setter, (label, words): &Cell, indent: f32, room: Room<'_>) -> Vec<Piece> {
    if label.is_empty() {
        return paragraph(setter, words, room);
    }
    let words = paragraph(setter, words, room.beside(indent));
    labelled(setter.label(label, room.locale, room.style), words, indent)
}

/// A text in a cell: a paragraph with its marks, anything else on one line without.
fn on_a_line(text: &str) -> String {
    match markup::blocks(text).as_slice() {
        [Markup::Paragraph(words)] => words.trim().to_owned(),
        _ => markup::one_line(text).into_owned(),
    }
}

/// Lines beside lines, the second so far right: a row that is not broken, read cell by cell. One that
/// is very high is tied line by line, so that it can be broken if it must.
fn beside(left: Vec<Piece>, right: Vec<Piece>, x: f32, tallest: f32) -> Vec<Piece> {
    let count = left.len().max(right.len());
    let mut left = left.into_iter();
    let mut right = right.into_iter();
    let mut lines: Vec<(Piece, Piece)> = Vec::with_capacity(count);
    for _ in 0..count {
        lines.push((left.next().unwrap_or_default(), right.next().unwrap_or_default()));
    }
    let together = |(left, right): &(Piece, Piece)| {
        let baseline = left.baseline.max(right.baseline);
        let (down, other) = (baseline - left.baseline, baseline - right.baseline);
        (baseline, down, other, (left.height + down).max(right.height + other))
    };
    let tall: f32 = lines.iter().map(|line| together(line).3).sum();
    let is_whole = tall <= tallest * 0.5;
    let mut rows: Vec<Piece> = Vec::new();
    let (mut later, mut y) = (Vec::new(), 0.0);
    for (number, line) in lines.into_iter().enumerate() {
        let (baseline, down, other, height) = together(&line);
        let left = line.0.marks.into_iter().map(|mark| mark.moved(0.0, down));
        let right = line.1.marks.into_iter().map(|mark| mark.moved(x, other));
        match rows.first_mut().filter(|_| is_whole) {
            Some(row) => {
                row.marks.extend(left.map(|mark| mark.moved(0.0, y)));
                later.extend(right.map(|mark| mark.moved(0.0, y)));
                row.height += height;
            }
            None if is_whole => {
                later.extend(right);
                let marks = left.collect();
                rows.push(Piece { height, gap: 0.0, baseline, is_tied: false, marks });
            }
            None => {
                let marks = left.chain(right).collect();
                rows.push(Piece { height, gap: 0.0, baseline, is_tied: number > 0, marks });
            }
        }
        y += height;
    }
    if let Some(row) = rows.first_mut() {
        row.marks.append(&mut later);
    }
    rows
}

/// Words in every language of the paper, one under the other.
fn said(
    setter: &mut Setter,
    manner: Manner<'_>,
    room: Room<'_>,
    style: Style,
    of: impl Fn(Locale) -> String,
) -> Vec<Piece> {
    let words = manner.language.said(of);
    paragraph(setter, &words, Room { style, locale: manner.language.first(), ..room })
}

/// A text in the languages of a paper, each once.
fn spoken(text: &Text, language: Language) -> Vec<(Locale, &str)> {
    let mut said: Vec<(Locale, &str)> = Vec::new();
    for locale in language.locales() {
        let (words, locale) = text.get(*locale);
        if !said.iter().any(|(_, known)| *known == words.as_str()) {
            said.push((locale, words));
        }
    }
    said
}

/// What is at most on one line: a single paragraph, both languages with a stroke between.
fn in_a_line(text: &Text, language: Language) -> Option<String> {
    let said = spoken(text, language);
    let is_plain = |words: &str| {
        !words.trim().contains('\n')
            && matches!(markup::blocks(words).as_slice(), [Markup::Paragraph(_)])
    };
    said.iter()
        .all(|(_, words)| is_plain(words))
        .then(|| said.iter().map(|(_, words)| words.trim()).collect::<Vec<_>>().join(" / "))
}

/// Options with their letters, in equal columns as many as the widest allows.
fn options(
    setter: &mut Setter,
    choices: &[PrintedChoice],
    manner: Manner<'_>,
    room: Room<'_>,
) -> Vec<Piece> {
    let style_of = |choice: &PrintedChoice| {
        if manner.solved.is_some() && choice.right { room.style.bold() } else { room.style }
    };
    let labels: Vec<String> =
        (0..choices.len()).map(|place| format!("({})", letter(place))).collect();
    let widest = |setter: &mut Setter, words: &mut dyn Iterator<Item = (String, Style)>| {
        words
            .map(|(words, style)| setter.width(&words, manner.language.first(), style))
            .fold(0.0, f32::max)
    };
    let indent = widest(setter, &mut labels.iter().map(|label| (label.clone(), room.style.bold())))
        .max(room.em(1.5))
        + room.em(0.35);
    let lines: Option<Vec<String>> = choices
        .iter()
        .map(|choice| {
            let line = in_a_line(&choice.text, manner.language)?;
            Some(if manner.solved.is_some() && choice.right { format!("{line} ✓") } else { line })
        })
        .collect();
    let per_row = lines.as_ref().map_or(1, |lines| {
        let mut each = lines.iter().cloned().zip(choices.iter().map(style_of));
        let needed = widest(setter, &mut each) + indent;
        let columns = [choices.len(), 2, 1].into_iter().filter(|count| *count <= 5);
        #[expect(clippy::cast_precision_loss, reason = "at most five")]
        let fits = |count: &usize| needed + room.em(0.8) <= room.width / *count as f32;
        columns.into_iter().find(fits).unwrap_or(1).max(1)
    });
    let mut pieces = Vec::new();
    if per_row > 1 {
        #[expect(clippy::cast_precision_loss, reason = "at most five")]
        let column = room.width / per_row as f32;
        let lines = lines.unwrap_or_default();
        let cells: Vec<Vec<Piece>> = choices
            .iter()
            .zip(&lines)
            .zip(&labels)
            .map(|((choice, line), label)| {
                let set = Room { width: column - indent, style: style_of(choice), ..room };
                let words = paragraph(setter, line, set);
                labelled(setter.label(label, Locale::En, style_of(choice)), words, indent)
            })
            .collect();
        let mut cells = cells.into_iter().peekable();
        while cells.peek().is_some() {
            let mut row: Vec<Piece> = Vec::new();
            let mut x = 0.0;
            for cell in cells.by_ref().take(per_row) {
                row = if row.is_empty() { cell } else { beside(row, cell, x, room.tallest) };
                x += column;
            }
            if let Some(first) = row.first_mut() {
                first.gap = room.em(0.12);
            }
            pieces.append(&mut row);
        }
        return pieces;
    }
    for (place, (choice, label)) in choices.iter().zip(&labels).enumerate() {
        let inner = Room { style: style_of(choice), ..room.beside(indent) };
        let line = lines.as_ref().and_then(|lines| lines.get(place));
        let joined = line
            .filter(|line| setter.width(line, manner.language.first(), inner.style) <= inner.width);
        let words = if let Some(line) = joined {
            paragraph(setter, line, Room { locale: manner.language.first(), ..inner })
        } else {
            let mut words = Vec::new();
            for (locale, text) in spoken(&choice.text, manner.language) {
                let mut set = prose(setter, text, inner.in_locale(locale));
                append(&mut words, &mut set, 0.0, true);
            }
            words
        };
        let mut set = labelled(setter.label(label, Locale::En, inner.style), words, indent);
        for (number, piece) in set.iter_mut().enumerate() {
            piece.is_tied = number > 0;
        }
        if let Some(first) = set.first_mut() {
            first.gap = room.em(0.12);
        }
        pieces.append(&mut set);
    }
    pieces
}

/// Room for an answer that is written.
fn written(setter: &mut Setter, manner: Manner<'_>, room: Room<'_>, form: &Form) -> Vec<Piece> {
    let label = format!("{}: ", manner.language.word(Word::Answer));
    let Some(label) = setter.label(&label, manner.language.first(), room.style) else {
        return Vec::new();
    };
    let from = label.width + room.em(0.4);
    let line = room.em(9.0).min(room.width - from).max(1.0);
    let unit = match form {
        Form::Number { unit: Some(unit), .. } => {
            manner.language.said(|locale| unit.text(locale).to_owned())
        }
        _ => String::new(),
    };
    let baseline = label.baseline;
    let mut piece = of_line(label, 0.0);
    piece.marks.push(Mark::rule(from, baseline + 1.5, line, 0.0, 0.5));
    let left = room.width - from - line - room.em(0.4);
    if let Some(unit) =
        setter.label(&unit, manner.language.first(), room.style).filter(|unit| unit.width <= left)
    {
        piece.marks.push(Mark::words(from + line + room.em(0.4), baseline, unit));
    }
    piece.height += room.em(0.3);
    vec![piece]
}

/// What is right, why, why not the others, and where it comes from.
fn solution(
    setter: &mut Setter,
    asked: &Asked,
    manner: Manner<'_>,
    solved: Solved<'_>,
    room: Room<'_>,
) -> Vec<Piece> {
    let language = manner.language;
    let mut pieces = Vec::new();
    let add =
        |setter: &mut Setter, pieces: &mut Vec<Piece>, words: &str, locale: Locale, indent: f32| {
            let mut set = prose(setter, words, room.beside(indent).in_locale(locale));
            set = set.into_iter().map(|piece| piece.moved(indent)).collect();
            append(pieces, &mut set, room.em(0.18), false);
        };
    let key = key(asked, language);
    let mut answer = format!("**{}: {key}**", language.word(Word::Answer));
    if !solved.elsewhere.is_empty() {
        answer = format!("{answer} ({})", solved.elsewhere);
    }
    add(setter, &mut pieces, &answer, language.first(), 0.0);
    for (turn, locale) in language.locales().iter().enumerate() {
        // A text that is not in this language was said in the one before.
        let says = |text: &Text| turn == 0 || (!text.is_same() && text.exact(*locale).is_some());
        let mut say = |setter: &mut Setter, words: &str, locale: Locale| {
            add(setter, &mut pieces, words, locale, 0.0);
        };
        if let Some(explanation) = asked.explanation.as_ref().filter(|text| says(text)) {
            let (words, locale) = explanation.get(*locale);
            say(setter, &headed(Word::Explanation.text(locale), words), locale);
        }
        let judged = judged(&asked.printed);
        for (label, holds, why) in judged.iter().filter(|(_, _, why)| why.is_none_or(says)) {
            let verdict = if *holds { Word::Holds } else { Word::HoldsNot }.text(*locale);
            let why = why.map(|why| format!(": {}", why.text(*locale))).unwrap_or_default();
            let label = label.text(*locale).trim_end_matches([':', '.']);
            say(setter, &format!("**{label}** – {verdict}{why}"), *locale);
        }
        for (place, choice) in asked.printed.choices().iter().enumerate() {
            // What is wrong with a code follows from its statements, which were told.
            let is_told = !judged.is_empty() && is_code(choice.id.as_str());
            let why = choice.why.as_ref().filter(|why| !choice.right && !is_told && says(why));
            if let Some(why) = why {
                let (words, locale) = why.get(*locale);
                say(setter, &format!("**({})** {words}", letter(place)), locale);
            }
        }
        let cites: Vec<&str> = asked
            .sources
            .iter()
            .filter(|source| says(source))
            .map(|source| source.text(*locale))
            .collect();
        if !cites.is_empty() {
            say(setter, &headed(Word::Source.text(*locale), &cites.join("; ")), *locale);
        }
    }
    pieces
}

/// Whether a choice is a code or a count of statements, by its name.
fn is_code(id: &str) -> bool {
    let id = id.strip_prefix('n').unwrap_or(id);
    !id.is_empty() && id.chars().all(|c| c.is_ascii_digit() || c == '+')
}

/// Words with a heading in bold before them.
fn headed(head: &str, words: &str) -> String {
    if matches!(markup::blocks(words).first(), Some(Markup::Paragraph(_))) {
        format!("**{head}:** {words}")
    } else {
        format!("**{head}:**\n\n{words}")
    }
}

/// The right letters, or the right words.
pub(super) fn key(asked: &Asked, language: Language) -> String {
    match &asked.printed.form {
        Form::One(choices) | Form::Many(choices) => {
            let right = choices.iter().enumerate().filter(|(_, choice)| choice.right);
            let letters: Vec<String> =
                right.map(|(place, _)| format!("({})", letter(place))).collect();
            letters.join(" ")
        }
        Form::Number { key, .. } | Form::Words { key } => {
            language.said(|locale| markup::one_line(key.text(locale)).into_owned())
        }
    }
}

/// Statements and pairs with whether each holds, and why.
fn judged(printed: &Printed) -> Vec<(Text, bool, Option<&Text>)> {
    let mut judged = Vec::new();
    for block in &printed.blocks {
        match block {
            Block::Items(lines) => judged.extend(
                lines
                    .iter()
                    .filter_map(|line| Some((line.label.clone(), line.holds?, line.why.as_ref()))),
            ),
            Block::Table { rows, .. } => judged.extend(rows.iter().filter_map(|row| {
                let label = Text::same(row.left.as_ref().map(|(label, _)| label.clone())?);
                Some((label, row.holds?, row.why.as_ref()))
            })),
            Block::Passage(_) | Block::Stem(_) | Block::Ask(_) => {}
        }
    }
    judged
}
