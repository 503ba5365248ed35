//! text2qti, in which quizzes for Canvas are written by hand: plain text with Markdown. Here a file is
//! taken apart into elements by how their first line begins; what a question means is in
//! `text2qti/question`. Programs in a file, which text2qti would run, are left out and never run.
//!
//! | text2qti | here |
//! |---|---|
//! | `a)`, `*b)` | one right option; True and False alone are a statement |
//! | `[ ]`, `[*]` | several right options |
//! | `*` | words to be typed |
//! | `=` | a number to be typed |
//! | `...`, `+`, `!` | the explanation, or why an option is what it is |
//! | `GROUP` | all of its questions |
//! | `___`, `^^^`, texts, programs | left out |

mod question;

use self::question::Asked;
use super::html::{self, Markup};
use super::lines::beginning;
use super::{Place, Remark, Said, Taken, limit};

/// How much of a text is looked at to know what it is, in bytes.
const SAMPLE: usize = 64 * 1024;

/// What an element is, by how it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Question,
    /// `a)` or `*a)`, and whether it is right.
    Choice(bool),
    /// `[ ]` or `[*]`, and whether it is right.
    Box(bool),
    Words,
    Number,
    General,
    OnRight,
    OnWrong,
    Solution,
    Essay,
    Upload,
    Title,
    QuizTitle,
    TextTitle,
    Text,
    /// What says how a quiz is held: points, shuffling, its description.
    Setting,
    Group,
    Pick,
    EndGroup,
}

/// An element: what it is, where it begins, and its text without its mark.
#[derive(Debug)]
struct Element {
    mark: Mark,
    /// From 1.
    line: usize,
    text: String,
}

/// Whether a text is a quiz of this kind beyond doubt: nothing in its beginning stands outside of an
/// element, and some mark is one that other texts hardly have.
pub fn looks_like(source: &str) -> bool {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let sample = &source[..source.floor_char_boundary(SAMPLE)];
    let (mut questions, mut answers, mut signs) = (0_usize, 0_usize, 0_usize);
    let mut is_skipped = false;
    for line in sample.lines() {
        let bare = line.trim_end();
        match bare {
            "COMMENT" => is_skipped = true,
            "END_COMMENT" => is_skipped = false,
            _ => {}
        }
        let is_code = bare.starts_with("```");
        if is_code {
            is_skipped = !is_skipped;
        }
        let is_open = bare.is_empty() || bare.starts_with([' ', '\t', '%']) || is_code;
        if is_skipped || is_open || bare == "END_COMMENT" {
            continue;
        }
        let Some((mark, _)) = mark(bare) else { return false };
        match mark {
            Mark::Question => questions += 1,
            Mark::Choice(right) => {
                answers += 1;
                signs += usize::from(right);
            }
            Mark::Box(_) | Mark::QuizTitle | Mark::Group | Mark::Essay | Mark::Upload => {
                answers += 1;
                signs += 1;
            }
            Mark::Words | Mark::Number => {
                answers += 1;
                signs += usize::from(questions > 0);
            }
            _ => {}
        }
    }
    questions > 0 && signs > 0 && answers >= questions
}

/// The questions of a quiz. One bad question costs no other.
pub fn read(source: &str) -> Taken {
    if source.len() > limit::FILE {
        return Taken::too_large();
    }
    let mut reader = Reader::default();
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let mut lines = (1..).zip(source.lines());
    while let Some((number, line)) = lines.next() {
        let bare = line.trim_end();
        let is_indented = bare.starts_with([' ', '\t']);
        if bare.is_empty() {
            reader.blanks += 1;
        } else if bare == "COMMENT" {
            reader.skip(number, "COMMENT", &mut lines, |line| line == "END_COMMENT");
        } else if bare.starts_with('%') {
            // A comment of one line.
        } else if bare.starts_with("```") {
            reader.end();
            let fence = bare.len() - bare.trim_start_matches('`').len();
            let kind = "a program, which is never run".to_owned();
            reader.leave_out(Place::Line(number), Said::UnknownKind { kind });
            let ends = |line: &str| line.len() >= fence && line.bytes().all(|byte| byte == b'`');
            reader.skip(number, "```", &mut lines, ends);
        } else if is_indented {
            reader.more(number, bare);
        } else if let Some((mark, text)) = mark(bare) {
            if !reader.begin(mark, number, text) {
                return reader.taken;
            }
        } else {
            reader.stray(number, bare);
        }
    }
    reader.end();
    reader.taken.title = reader.taken.title.and_then(|title| short(&title));
    reader.taken
}

/// What a line that begins an element begins it with, and the rest of it.
fn mark(line: &str) -> Option<(Mark, &str)> {
    const WORDS: [(Mark, &str); 16] = [
        (Mark::QuizTitle, "quiz title:"),
        (Mark::Setting, "quiz description:"),
        (Mark::Setting, "shuffle answers:"),
        (Mark::Setting, "show correct answers:"),
        (Mark::Setting, "one question at a time:"),
        (Mark::Setting, "can't go back:"),
        (Mark::Setting, "feedback is solution:"),
        (Mark::Setting, "solutions sample groups:"),
        (Mark::Setting, "solutions randomize groups:"),
        (Mark::Setting, "solutions pick:"),
        (Mark::Setting, "points per question:"),
        (Mark::Setting, "points:"),
        (Mark::Title, "title:"),
        (Mark::TextTitle, "text title:"),
        (Mark::Text, "text:"),
        (Mark::Pick, "pick:"),
    ];
    match line {
        "GROUP" => return Some((Mark::Group, "")),
        "END_GROUP" => return Some((Mark::EndGroup, "")),
        _ => {}
    }
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if (1..=9).contains(&digits)
        && let Some(rest) = line[digits..].strip_prefix('.')
    {
        return begins(rest).then_some((Mark::Question, rest));
    }
    let (right, rest) = line.strip_prefix('*').map_or((false, line), |rest| (true, rest));
    if let Some(rest) = rest.strip_prefix(|c: char| c.is_ascii_alphabetic())
        && let Some(rest) = rest.strip_prefix(')')
    {
        return begins(rest).then_some((Mark::Choice(right), rest));
    }
    let signs = [
        ("[*]", Mark::Box(true)),
        ("[ ]", Mark::Box(false)),
        ("[]", Mark::Box(false)),
        ("...", Mark::General),
        ("+", Mark::OnRight),
        ("-", Mark::OnWrong),
        ("!", Mark::Solution),
        ("*", Mark::Words),
        ("=", Mark::Number),
    ];
    for (sign, mark) in signs {
        if let Some(rest) = line.strip_prefix(sign) {
            return begins(rest).then_some((mark, rest));
        }
    }
    for (sign, mark) in [('_', Mark::Essay), ('^', Mark::Upload)] {
        if line.len() > 2 && line.chars().all(|c| c == sign) {
            return Some((mark, ""));
        }
    }
    let named = |(mark, name): (Mark, &str)| {
        let head = line.get(..name.len())?;
        head.eq_ignore_ascii_case(name).then(|| (mark, &line[name.len()..]))
    };
    WORDS.into_iter().find_map(named)
}

/// Whether a line stands on its own in Markdown: an entry of a list, a row of a table, a quotation.
fn begins_block(line: &str) -> bool {
    let line = line.trim_start();
    let after_number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_numbered = after_number.len() < line.len() && after_number.starts_with(['.', ')']);
    is_numbered || line.starts_with(['|', '>', '#']) || {
        let mut chars = line.chars();
        matches!((chars.next(), chars.next()), (Some('-' | '*' | '+'), Some(' ')))
    }
}

/// Whether a mark ends there: a blank follows it.
fn begins(rest: &str) -> bool {
    rest.starts_with([' ', '\t']) && !rest.trim().is_empty()
}

/// The quiz as it is read.
#[derive(Default)]
struct Reader {
    taken: Taken,
    /// The elements of the question that is being read, its own first.
    question: Vec<Element>,
    /// The title of the question to come.
    title: Option<String>,
    /// Whether the last element is none of the question's.
    is_aside: bool,
    /// The last element that is no question's: the title of the quiz, a text.
    aside: Option<Mark>,
    /// Whether the last line is one of a program that is shown.
    is_fenced: bool,
    /// How many empty lines there were since the last that was not.
    blanks: usize,
    /// How many questions there were, taken or not.
    count: usize,
}

impl Reader {
    fn leave_out(&mut self, place: Place, said: Said) {
        if self.taken.remarks.len() < limit::QUESTIONS {
            self.taken.remarks.push(Remark { place, said });
        }
    }

    /// Skips lines up to one, and says so if there is none.
    fn skip<'s>(
        &mut self,
        line: usize,
        mark: &str,
        lines: &mut impl Iterator<Item = (usize, &'s str)>,
        ends: impl Fn(&str) -> bool,
    ) {
        if !lines.any(|(_, line)| ends(line.trim_end())) {
            self.leave_out(Place::Line(line), Said::Unclosed { mark: mark.to_owned() });
        }
        self.blanks = 0;
    }

    fn stray(&mut self, line: usize, text: &str) {
        let said = Said::Unreadable { found: beginning(text.trim()) };
        self.leave_out(Place::Line(line), said);
        self.is_aside = true;
        self.aside = None;
        self.blanks = 0;
    }

    /// Adds a line to the last element.
    fn more(&mut self, line: usize, text: &str) {
        let blanks = std::mem::take(&mut self.blanks);
        if self.is_aside {
            match self.aside {
                Some(Mark::QuizTitle) => {
                    if let Some(title) = &mut self.taken.title {
                        title.push(' ');
                        title.push_str(text.trim());
                    }
                }
                Some(_) => {}
                None => self.stray(line, text),
            }
            return;
        }
        let Some(element) = self.question.last_mut() else {
            self.stray(line, text);
            return;
        };
        // What a mark and the blanks after it take is no part of the text.
        let indent = text.len() - text.trim_start_matches([' ', '\t']).len();
        let text = &text[indent.min(4)..];
        let is_fence = text.trim_start().starts_with("```");
        // A paragraph goes on over its lines; lists, tables and programs that are shown do not.
        let goes_on = blanks == 0 && !is_fence && !self.is_fenced && !begins_block(text);
        if goes_on && !element.text.ends_with('\\') {
            element.text.push(' ');
            element.text.push_str(text.trim_start());
        } else {
            element.text.push_str(if blanks > 0 { "\n\n" } else { "\n" });
            element.text.push_str(text);
        }
        self.is_fenced ^= is_fence;
    }

    /// Begins an element. Returns whether there may be more.
    fn begin(&mut self, mark: Mark, line: usize, text: &str) -> bool {
        self.blanks = 0;
        let text = text.trim();
        let place = Place::Line(line);
        self.is_aside = true;
        self.aside = Some(mark);
        self.is_fenced = false;
        match mark {
            Mark::Question => {
                self.end();
                if self.count == limit::QUESTIONS {
                    let most = limit::QUESTIONS;
                    self.leave_out(place, Said::Limit { what: "questions", most });
                    return false;
                }
                self.count += 1;
                self.question.push(Element { mark, line, text: text.to_owned() });
                self.is_aside = false;
            }
            Mark::Choice(_)
            | Mark::Box(_)
            | Mark::Words
            | Mark::Number
            | Mark::General
            | Mark::OnRight
            | Mark::OnWrong
            | Mark::Solution
            | Mark::Essay
            | Mark::Upload => {
                if self.question.is_empty() {
                    self.stray(line, text);
                } else {
                    self.question.push(Element { mark, line, text: text.to_owned() });
                    self.is_aside = false;
                }
            }
            Mark::Title => {
                self.end();
                self.title = Some(text.to_owned());
            }
            Mark::QuizTitle => {
                self.end();
                self.taken.title = Some(text.to_owned());
            }
            Mark::Text => {
                self.end();
                self.leave_out(place, Said::NotAsked);
            }
            Mark::TextTitle | Mark::Setting | Mark::Group | Mark::EndGroup => self.end(),
            Mark::Pick => {
                self.end();
                let found = "a group to pick from, of which all were taken".to_owned();
                self.leave_out(place, Said::Lenient { found });
            }
        }
        true
    }

    /// Takes the question that was read.
    fn end(&mut self) {
        let elements = std::mem::take(&mut self.question);
        let Some(first) = elements.first() else { return };
        let place = Place::Line(first.line);
        match Asked::read(&elements) {
            Ok(asked) => {
                let mut item = asked.item(place);
                item.tags.extend(self.title.take().and_then(|title| short(&title)));
                self.taken.items.push(item);
            }
            Err(said) => self.leave_out(place, said),
        }
        self.title = None;
    }
}

/// A title without markup, on one line.
fn short(title: &str) -> Option<String> {
    const LONGEST: usize = 200;
    let (title, _) = html::read(title, Markup::Markdown);
    let title: String = title.lines().next()?.chars().take(LONGEST).collect();
    (!title.is_empty()).then_some(title)
}
