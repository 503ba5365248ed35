//! What the head of a column says is in it, in the words that people use for it in both languages.

use super::key;
use super::mapping::{Field, MOST_OPTIONS};
use crate::domain::locale::Locale;

/// The whole heads that are known, as [`words`] leaves them.
const KNOWN: &[(Field, &[&str])] = &[
    (
        Field::Question,
        &[
            "question",
            "questions",
            "question text",
            "question stem",
            "question statement",
            "question title",
            "questiontext",
            "ques",
            "que",
            "q",
            "stem",
            "prompt",
            "prashn",
            "प्रश्न",
            "प्रश्न पाठ",
            "सवाल",
        ],
    ),
    (
        Field::Answer,
        &[
            "answer",
            "answers",
            "correct answer",
            "correct answers",
            "correct answer s",
            "correct",
            "right answer",
            "correct option",
            "correct options",
            "correct choice",
            "right option",
            "answer key",
            "answer index",
            "answer option",
            "answer letter",
            "correct index",
            "correct answer index",
            "correct option index",
            "correct option no",
            "correct option number",
            "correct ans",
            "key",
            "ans",
            "uttar",
            "sahi uttar",
            "sahi vikalp",
            "sahi jawab",
            "उत्तर",
            "सही उत्तर",
            "सही विकल्प",
            "सही जवाब",
            "जवाब",
            "उत्तर कुंजी",
        ],
    ),
    (
        Field::Explanation,
        &[
            "explanation",
            "explanations",
            "answer explanation",
            "exp",
            "solution",
            "detailed solution",
            "rationale",
            "general feedback",
            "feedback",
            "comment",
            "hint",
            "vyakhya",
            "व्याख्या",
            "स्पष्टीकरण",
            "हल",
            "समाधान",
        ],
    ),
    (
        Field::Topic,
        &[
            "topic",
            "topics",
            "sub topic",
            "subtopic",
            "subject",
            "category",
            "sub category",
            "subcategory",
            "section",
            "chapter",
            "unit name",
            "विषय",
            "उपविषय",
            "अध्याय",
            "टॉपिक",
            "खंड",
            "खण्ड",
        ],
    ),
    (
        Field::Difficulty,
        &["difficulty", "difficulty level", "level", "कठिनाई", "कठिनाई स्तर", "स्तर"],
    ),
    (
        Field::Tags,
        &["tags", "tag", "labels", "keywords", "exam", "exam name", "year", "टैग", "परीक्षा", "वर्ष"],
    ),
    (
        Field::Kind,
        &["kind", "type", "question type", "question kind", "प्रकार", "प्रश्न प्रकार", "प्रश्न का प्रकार"],
    ),
    (Field::Id, &["id", "question id", "qid", "q id", "code", "question code", "पहचान"]),
    (
        Field::Passage,
        &["passage", "comprehension", "paragraph", "directions", "common data", "गद्यांश", "अनुच्छेद"],
    ),
    (Field::Unit, &["unit", "units", "इकाई"]),
    (Field::Tolerance, &["tolerance", "margin", "error margin", "सहनशीलता"]),
    (Field::Fixed, &["fixed", "pinned", "fixed options", "स्थिर"]),
    (Field::Shuffle, &["shuffle", "shuffle options", "shuffle answers", "randomize", "फेरबदल"]),
];

/// What stands before the number or letter of an option.
const OPTION: [&str; 10] = [
    "option",
    "opt",
    "choice",
    "answer",
    "alternative",
    "option text",
    "distractor",
    "vikalp",
    "विकल्प",
    "उत्तर",
];
/// What stands before the number of an option whose reason is told, or after.
const WHY: [&str; 6] = ["why", "feedback", "rationale", "reason", "explanation", "क्यों"];

/// What a head says of its column: its field, and the language if it names one.
pub(in crate::interchange) fn field(head: &str) -> Option<(Field, Option<Locale>)> {
    if head.len() > 120 {
        return None;
    }
    // `Prashn / Question` says it twice; two halves that say different things say neither.
    one(head).or_else(|| {
        let mut said = head.split(['/', '|']).filter_map(one);
        let first = said.next().filter(|_| head.contains(['/', '|']))?;
        said.all(|(field, _)| field == first.0).then_some((first.0, None))
    })
}

/// The same of a head that says it once.
fn one(head: &str) -> Option<(Field, Option<Locale>)> {
    let mut words = words(head);
    let mut language = None;
    for at in [words.len().wrapping_sub(1), 0] {
        if language.is_none()
            && words.len() > 1
            && let Some(named) = words.get(at).and_then(|word| locale(word))
        {
            language = Some(named);
            words.remove(at);
        }
    }
    let whole = words.join(" ");
    let known = KNOWN.iter().find(|(_, heads)| heads.contains(&whole.as_str()));
    let field = known.map(|(field, _)| *field).or_else(|| numbered(&words))?;
    Some((field, language.filter(|_| field.is_text())))
}

/// Whether this head promises that numbers count from 1, or from 0; `None` if it says neither.
pub(super) fn counts_from(head: &str) -> Option<usize> {
    let words = words(head);
    let has = |word: &str| words.iter().any(|other| other == word);
    if has("0") || has("zero") {
        Some(0)
    } else if has("1") || has("one") || has("no") || has("number") {
        Some(1)
    } else {
        None
    }
}

/// An option, or the reason beside one.
fn numbered(words: &[String]) -> Option<Field> {
    let number = |word: &str| -> Option<u8> {
        let mut letters = word.chars();
        let number = match (letters.next(), letters.next()) {
            (Some(c), None) if !c.is_ascii_digit() => u8::try_from(key::letter(c)?).ok()? + 1,
            _ => word.parse().ok()?,
        };
        (1..=MOST_OPTIONS).contains(&number).then_some(number)
    };
    match words {
        // A lone letter heads an option where the letters are few.
        [letter] => number(letter)
            .filter(|n| *n <= 6 && !letter.is_empty())
            .and_then(|n| letter.chars().all(char::is_alphabetic).then_some(Field::Option(n))),
        [first, last] if OPTION.contains(&first.as_str()) => Some(Field::Option(number(last)?)),
        [first, last] if WHY.contains(&first.as_str()) => Some(Field::Why(number(last)?)),
        [option, middle, last] if OPTION.contains(&option.as_str()) => {
            if WHY.contains(&last.as_str()) {
                return Some(Field::Why(number(middle)?));
            }
            (middle == "text").then(|| number(last)).flatten().map(Field::Option)
        }
        _ => None,
    }
}

fn locale(word: &str) -> Option<Locale> {
    match word {
        "hi" | "hin" | "hindi" | "हिंदी" | "हिन्दी" => Some(Locale::Hi),
        "en" | "eng" | "english" | "अंग्रेजी" | "अंग्रेज़ी" => {
            Some(Locale::En)
        }
        _ => None,
    }
}

/// The words of a head, in small letters: what joins them is dropped, `correctAnswer` is two and
/// `option1` too, and a note on its length is left away.
pub(super) fn words(head: &str) -> Vec<String> {
    let head = [" - max", " – max", " (max"]
        .iter()
        .fold(head, |head, note| head.split_once(note).map_or(head, |(before, _)| before));
    let head = head.split_once(" - choose").map_or(head, |(before, _)| before);
    let mut apart = String::with_capacity(head.len() + 8);
    let mut before = ' ';
    for c in head.chars() {
        let is_joint = c.is_whitespace() || "_-–.:*()[]{}#/?,;'\"".contains(c);
        let begins = c.is_uppercase() && before.is_lowercase()
            || c.is_ascii_digit() && before.is_alphabetic();
        if begins {
            apart.push(' ');
        }
        if is_joint {
            apart.push(' ');
        } else {
            apart.extend(c.to_lowercase());
        }
        before = c;
    }
    apart.split_whitespace().map(str::to_owned).collect()
}
