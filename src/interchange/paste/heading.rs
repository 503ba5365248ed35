//! Words by which a line is known that is no question: headings, directions for several questions,
//! the heads of two lists.

use super::mark;

/// Whether a line stands over two lists: `List-I    List-II`, `Match Column A with …`.
pub(super) fn is_list_head(text: &str) -> bool {
    let mut words = text.split(|c: char| !super::clean::is_letter(c));
    if !words.any(|word| {
        let begins =
            |name: &str| word.get(..name.len()).is_some_and(|head| head.eq_ignore_ascii_case(name));
        ["list", "column", "match", "सूची", "कॉलम", "स्तंभ", "स्तम्भ", "सुमेलित", "मिलान"]
            .into_iter()
            .any(begins)
    }) {
        return false;
    }
    let lower = text.to_lowercase();
    let words = [
        "list-i",
        "list i",
        "list – i",
        "list - i",
        "list–i",
        "list-1",
        "list 1",
        "column i",
        "column-i",
        "column a",
        "column 1",
        "सूची-i",
        "सूची i",
        "सूची – i",
        "सूची - i",
        "सूची-1",
        "सूची 1",
        "सूची–i",
        "सूची-ा",
        "match the following",
        "सुमेलित कीजिए",
        "मिलान कीजिए",
        "match list",
    ];
    words.iter().any(|word| lower.contains(word)) || names_column(text)
}

/// Whether a column of two is named, `स्तम्भ-I`, and not a pillar: `विजय स्तम्भ`.
fn names_column(text: &str) -> bool {
    const NAMES: [&str; 3] = ["कॉलम", "स्तंभ", "स्तम्भ"];
    let found =
        NAMES.iter().flat_map(|name| text.match_indices(name).map(|(at, _)| at + name.len()));
    let is_named = |end: usize| {
        let rest =
            text[end..].trim_start_matches([' ', '-', '–', '—', '(', ':', '\'', '"', '‘', '“']);
        let len =
            rest.chars().take_while(|c| super::clean::is_letter(*c)).map(char::len_utf8).sum();
        let name = &rest[..len];
        mark::ordinals(name).any(|(_, ordinal)| ordinal < 6) || matches!(name, "ए" | "बी")
    };
    found.take(8).any(is_named)
}

pub(super) fn is_heading_word(text: &str) -> bool {
    mark::after_any(
        text,
        &[
            "section",
            "part",
            "unit",
            "chapter",
            "topic",
            "subject",
            "time",
            "test",
            "खंड",
            "भाग",
            "खण्ड",
            "अध्याय",
        ],
    )
    .is_some()
}

/// Whether a line is the head of a section and nothing else: `SECTION – B  (Case study)  (1 x 4 = 4)`.
pub(super) fn is_section(text: &str) -> bool {
    let Some(rest) = mark::after_any(text, &["section", "part", "खंड", "खण्ड", "भाग"])
    else {
        return false;
    };
    let rest = rest.trim_start_matches([' ', '-', '–', '—', ':', '(', '"', '\'', '“', '‘']);
    let len = rest.chars().take_while(|c| super::clean::is_letter(*c)).map(char::len_utf8).sum();
    let (name, rest) = rest.split_at(len);
    let rest = rest.trim_start_matches([')', '"', '\'', '”', '’', ' ']);
    mark::ordinals(name).next().is_some()
        && text.chars().count() <= 100
        && !text.ends_with(['?', '.', ','])
        && (rest.is_empty() || rest.starts_with(['(', '[', ':', '-', '–', '—', '|']))
}

/// Whether a line says how the questions below it are to be answered: `State true or false`.
pub(super) fn is_task(text: &str) -> bool {
    let lower = text.to_lowercase();
    text.chars().count() <= 80
        && !text.ends_with('?')
        && [
            "choose the",
            "tick the",
            "select the correct",
            "choose correct",
            "true or false",
            "true/false",
            "true / false",
            "fill in the blank",
            "fill in blanks",
            "fill up the blank",
            "match the following",
            "answer the following",
            "answer in one word",
            "one word answer",
            "multiple choice",
            "objective type",
            "very short answer",
            "रिक्त स्थान",
            "सत्य या असत्य",
            "सत्य/असत्य",
            "सही या गलत",
            "सही विकल्प चुनिए",
            "सही विकल्प चुनें",
            "एक शब्द में",
            "बहुविकल्पीय",
        ]
        .iter()
        .any(|words| lower.contains(words))
}

pub(super) fn is_table_word(text: &str) -> bool {
    mark::after_any(
        text,
        &["section", "part", "q", "que", "question", "खंड", "भाग", "set", "series", "प्र", "प्रश्न"],
    )
    .is_some()
}

pub(super) fn is_directions(text: &str) -> bool {
    let rest = mark::after_any(
        text,
        &[
            "directions",
            "direction",
            "instructions",
            "passage",
            "निर्देश",
            "गद्यांश",
            "अनुच्छेद",
            "comprehension",
        ],
    );
    rest.is_some_and(|rest| {
        rest.is_empty()
            || rest.trim_start().starts_with([':', '(', '-', '–', '.', '['])
            || range(text).is_some()
    }) || [
        "read the following passage",
        "read the passage",
        "read the following paragraph",
        "read the paragraph",
        "read the following text",
        "read the extract",
        "read the following extract",
        "read the case",
        "read the following case",
        "निम्नलिखित गद्यांश",
        "निम्नलिखित अनुच्छेद",
    ]
    .iter()
    .any(|head| text.to_lowercase().starts_with(head))
}

/// Whether a line over several questions is that of a text to be read.
pub(super) fn is_passage(text: &str) -> bool {
    let lower = text.to_lowercase();
    [
        "passage",
        "comprehension",
        "paragraph",
        "extract",
        "read the case",
        "read the following",
        "गद्यांश",
        "अनुच्छेद",
    ]
    .iter()
    .any(|word| lower.contains(word))
}

/// Whether a line over a text says that several questions follow.
pub(super) fn is_for_several(text: &str) -> bool {
    let lower = text.to_lowercase();
    ["questions", "items", "प्रश्नों"].iter().any(|word| lower.contains(word))
}

/// Whether a line is the head over the reasons of several keys: `Hints`, `Detailed explanations :`.
pub(super) fn is_reasons_head(text: &str) -> bool {
    const NAMES: &[&str] = &[
        "explanation",
        "explanations",
        "hint",
        "hints",
        "solution",
        "solutions",
        "reason",
        "reasons",
        "rationale",
        "व्याख्या",
        "व्याख्याएँ",
        "व्याख्याएं",
        "हल",
        "संकेत",
        "स्पष्टीकरण",
    ];
    const BESIDE: &[&str] = &[
        "answer",
        "answers",
        "key",
        "keys",
        "detailed",
        "brief",
        "short",
        "and",
        "with",
        "for",
        "of",
        "the",
        "to",
        "all",
        "questions",
        "some",
        "selected",
        "step",
        "by",
        "उत्तर",
        "सहित",
        "एवं",
        "और",
        "तथा",
        "संक्षिप्त",
        "विस्तृत",
    ];
    let words = super::codes::words(text);
    let known = |word: &String, names: &[&str]| names.contains(&word.as_str());
    words.len() <= 6
        && words.iter().any(|word| known(word, NAMES))
        && words.iter().all(|word| known(word, NAMES) || known(word, BESIDE))
}

/// The first number of a range that a line begins with, `Q.1 to Q.4 …`, and whether the second can only
/// be that of a question: `Questions 5-8 …`, but not `Q.3 - 4 men …`.
pub(super) fn over_range(text: &str) -> Option<(usize, bool)> {
    const FIRST: &[&str] = &["questions", "question", "ques", "que", "qs", "q", "प्रश्नों", "प्रश्न"];
    let numbered = |text: &str| -> Option<(usize, usize)> {
        let rest = text.trim_start_matches([' ', '.', '(', ':']);
        let rest = mark::after_any(rest, &["nos", "no", "numbers", "number", "संख्या", "सं"])
            .map_or(rest, |rest| rest.trim_start_matches([' ', '.', ':']));
        let len = rest.len() - rest.trim_start_matches(|c: char| c.is_numeric()).len();
        Some((mark::number(&rest[..len])?, text.len() - rest.len() + len))
    };
    let named = |text: &str| {
        FIRST.iter().find_map(|word| {
            let head = text.get(..word.len())?;
            head.eq_ignore_ascii_case(word).then_some(word.len())
        })
    };
    let at = named(text)?;
    let (low, end) = numbered(&text[at..])?;
    let rest = text[at + end..].trim_start_matches([' ', ')', '.']);
    let joined = mark::after_any(rest, &["to", "and", "se", "से", "और", "एवं"])
        .or_else(|| rest.strip_prefix(['-', '–', '—', '&']))?
        .trim_start();
    let again = named(joined);
    let (high, end) = numbered(&joined[again.unwrap_or(0)..])?;
    let rest = &joined[again.unwrap_or(0) + end..];
    let ends = rest.starts_with([' ', ')', ':', '.', ',', '-', '–', '—']);
    let several = again.is_some() || text[..at].ends_with(['s', 'S']) || text.starts_with("प्रश्नों");
    (low < high && high < low + 50 && ends && rest.contains(char::is_alphabetic))
        .then_some((low, several))
}

/// The numbers of `(Q. 1–3)`, `questions 1 to 3`.
pub(super) fn range(text: &str) -> Option<(usize, usize)> {
    let text: String = text.chars().take(160).collect();
    let mut words = text.split(|c: char| !super::clean::is_letter(c)).filter(|word| {
        !word.is_empty()
            && !matches!(word.to_lowercase().as_str(), "to" | "से" | "and" | "q" | "nos" | "no")
    });
    let mut before: Option<usize> = None;
    words.find_map(|word| {
        let number = mark::number(word.trim_start_matches(['Q', 'q']));
        let found = before.zip(number).filter(|(first, last)| first < last && *last < first + 50);
        before = number;
        found
    })
}
