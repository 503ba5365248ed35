//! The lines of a file of text, as Moodle tells them apart.

/// The lines without the blanks around them, numbered from 1; those that look empty are empty. Lines
/// that end in a carriage return alone are lines too, where no line ends otherwise.
pub(super) fn lines(source: &str) -> impl Iterator<Item = (usize, &str)> {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let end = if source.contains('\n') { '\n' } else { '\r' };
    (1..).zip(source.split(end).map(without_blanks))
}

fn without_blanks(line: &str) -> &str {
    let looks_empty = line.chars().all(|c| c.is_whitespace() || c == '\0');
    if looks_empty { "" } else { trim(line) }
}

/// Without the blanks around it, which are those of Moodle: a space that does not break stays.
pub(super) fn trim(text: &str) -> &str {
    text.trim_matches([' ', '\t', '\n', '\r', '\0', '\u{b}'])
}

/// The beginning of what cannot be taken, to be recognised by.
pub(super) fn beginning(found: &str) -> String {
    const LONGEST: usize = 40;
    match found.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &found[..at]),
        None => found.to_owned(),
    }
}
